"""Which noun groups are coordinated: "A, B and C", "both A and B", "A as well as B".

What hangs on an item is stepped over ("the mayor of Oslo, the minister and Reed"). Of several noun groups that a
later one could go
with, the most alike one is taken: with the same preposition behind it, of the same kind, with or without a determiner,
in number; then of the same meaning; then the nearest.
"""

import re
from collections.abc import Iterator
from typing import Final

from dipbrief.syntax.classes import OPENER, SUBJECT
from dipbrief.syntax.forms import NOUN_SINGULAR, PERSON, Words
from dipbrief.syntax.rows import ADVERBS, COMMAS, INSIDE, PREPOSITIONS, TIME_HEADS, Row, noun_at, over_adverbs
from dipbrief.syntax.vocabulary import closed_words

__all__ = ["conjuncts"]

_COORDINATOR: Final = "&"
_OF: Final = "F"
_COORDINATORS: Final = re.compile(_COORDINATOR)
_OPENING: Final = {")": "(", "]": "(", ",": ",", "<": ","}  # the gap that opens what a gap closes
_RELATIVES: Final = frozenset("WQ")
_BEFORE_PARTICIPLES: Final = ADVERBS | frozenset("TY")
_LONGEST_ASIDE: Final = 6  # chunks
_OPENERS: Final = frozenset("WTCYQ")
_RATHER_ALIKE, _ALIKE = 2, 3  # of at most 4, see _alike
_PARALLEL: Final = 3


def conjuncts(row: Row, words: Words) -> dict[int, int]:
    """Return the first item of each later one of a list of noun groups, by their numbers in the row.

    *words* tell which nouns are alike in meaning.
    """
    first_of: dict[int, int] = {}
    begun = 0  # where the clause begins
    for mark in _COORDINATORS.finditer(row.marks, 2):
        k = mark.start() // 2
        right = _noun_behind(row, k)
        if right is not None and _begins_clause(row, words, begun, k, right):
            begun = k
        elif right is not None and not _opens_with_time(row, right):
            left = _partner(row, words, k, right)
            if left is not None:
                _join(row, words, first_of, left, right)
    return first_of


def _noun_behind(row: Row, k: int) -> int | None:
    """Return the noun group behind the coordinator at *k*, over a preposition and adverbs."""
    at = _behind_aside(row, k + 1)
    while at < len(row.chunks) and row.chunks[at].gap in INSIDE and row.chunks[at].kind in ADVERBS | PREPOSITIONS:
        at += 1
    near = at < len(row.chunks) and (row.chunks[at].gap in INSIDE or at > k + 1)
    return at if near and row.chunks[at].kind == "N" else None


def _behind_aside(row: Row, at: int) -> int:
    """Return the chunk behind an aside right behind a coordinator: "and, |at length|, energy"."""
    if at < len(row.chunks) and row.chunks[at].gap == ",":
        rest = range(at + 1, min(at + _LONGEST_ASIDE, len(row.chunks)))
        return next((n for n in rest if row.chunks[n].gap == ","), at)
    return at


def _opens_with_time(row: Row, right: int) -> bool:
    """Tell of "and on |Monday| left": a time before the verb that goes on."""
    time = row.chunks[right].letter in TIME_HEADS and row.preposition[right] >= 0
    return time and row.leads[right] == right + 1


def _begins_clause(row: Row, words: Words, begun: int, k: int, right: int) -> bool:
    """Tell whether a clause of its own follows the coordinator: "met Reed and |Lund said|", "and by then he"."""
    subject = right if row.preposition[right] < 0 else _free_behind(row, right)
    waits = row.chunks[k - 1].letter == SUBJECT and row.leads[right] >= 0  # "said |she| and Reed left"
    if subject is None or waits or not _has_verb(row, begun, _before_aside(row, words, k)):
        return False
    return row.leads[subject] >= 0 or (row.jointly[subject] >= 0 and _is_parted(row, k, right))


def _is_parted(row: Row, k: int, right: int) -> bool:
    """Tell of ", and a plan", "and both Reed", "and |we| and he", "lasted |two days| and the plan of Reed was"."""
    opens = row.chunks[k].gap in COMMAS or row.chunks[k + 1].kind == OPENER
    return opens or row.chunks[right].letter == SUBJECT or row.chunks[k - 1].letter in TIME_HEADS


def _free_behind(row: Row, at: int) -> int | None:
    """Return the noun group behind the prepositional phrase that *at* ends, over those that hang on it."""
    at += 1
    while at + 1 < len(row.chunks) and row.chunks[at].kind in PREPOSITIONS and row.chunks[at].gap in INSIDE:
        at += 2
    free = at < len(row.chunks) and row.chunks[at].kind == "N" and row.chunks[at].gap in INSIDE
    return at if free and row.preposition[at] < 0 else None


def _has_verb(row: Row, first: int, last: int) -> bool:
    """Tell whether the clause from the chunk *first* up to *last* already has its finite verb."""
    for chunk in reversed(row.chunks[first : last + 1]):
        if chunk.kind in _OPENERS:
            return False
        if chunk.verb is not None and chunk.verb.form == "finite":
            return True
    return False


def _partner(row: Row, words: Words, k: int, right: int) -> int | None:
    """Return the noun group before the coordinator that the one behind it goes with."""
    candidates = list(_candidates(row, _before_aside(row, words, k)))
    if row.preposition[right] >= 0:
        kind = row.chunks[row.preposition[right]].kind
        return next((at for at in candidates if _governed_by(row, at, kind)), None)
    paired = next((at for at in candidates if _wants_partner(row, at)), None)
    if paired is not None:
        return paired
    return _most_alike(row, words, k, candidates, right) if candidates else None


def _most_alike(row: Row, words: Words, k: int, candidates: list[int], right: int) -> int:
    """Return the most alike candidate, the nearest of several; one that others hang on where it ends a list itself.

    What has the same head goes together in any case: "went for Norland to the trade |talks|, and the port |talks|".
    """
    best = max(candidates, key=lambda at: (_fit(row, at, right), _mean_alike(row, words, at, right), at))
    outer, parted = candidates[-1], row.chunks[k].gap in COMMAS
    if parted and _fit(row, best, right) < _ALIKE:
        best = _beside_apposition(row, outer, right) or best
    listed = row.keys[best] not in (row.keys[outer], row.keys[right]) and (parted or _ends_list(row, words, outer))
    return outer if listed and _fit(row, outer, right) >= _alike(row, best, right) - 1 else best


def _mean_alike(row: Row, words: Words, left: int, right: int) -> bool:
    """Tell whether both mean persons, or are names of several words: "|King Olaf| of Sudland and |Kari Lund|"."""
    a, b = noun_at(row, left), noun_at(row, right)
    long = a.kind == b.kind == "name" and min(a.last - a.first, b.last - b.first) > 1
    return long or _are_persons(row, words, left, right)


def _are_persons(row: Row, words: Words, left: int, right: int) -> bool:
    """Tell whether two noun groups mean persons."""
    return bool(words.lookup(row.keys[left]).kinds & words.lookup(row.keys[right]).kinds & PERSON)


def _ends_list(row: Row, words: Words, item: int) -> bool:
    """Tell whether *item* can make a list with a noun group before a comma: "trade, |the repair| of roads and"."""
    return row.preposition[item] < 0 and _item_before(row, words, item) is not None


def _beside_apposition(row: Row, item: int, right: int) -> int | None:
    """Return what *item* is an apposition of, when that is just like the item behind: "|Reed|, the envoy, and Lund"."""
    if row.chunks[item].gap not in COMMAS or item == 0 or row.chunks[item - 1].kind != "N":
        return None
    return item - 1 if _alike(row, item - 1, right) > _ALIKE else None


def _wants_partner(row: Row, at: int) -> bool:
    """Tell of "between |Norway| and Kenya", but "between |the towns|"."""
    pairing = closed_words("pairing")
    return row.preposition[at] >= 0 and row.keys[row.preposition[at]] in pairing and not noun_at(row, at).plural


def _governed_by(row: Row, at: int, kind: str) -> bool:
    return row.preposition[at] >= 0 and row.chunks[row.preposition[at]].kind == kind


def _candidates(row: Row, at: int) -> Iterator[int]:
    """Yield the noun group that ends at *at*, and those that it hangs on."""
    while at >= 0 and row.chunks[at].kind == "N":
        yield at
        preposition = row.preposition[at]
        if preposition <= 0 or row.chunks[at].gap not in INSIDE or row.chunks[preposition].gap not in INSIDE:
            return
        at = preposition - 2 if _is_reduced(row, preposition - 1) else preposition - 1


def _before_aside(row: Row, words: Words, k: int) -> int:
    """Return the last chunk before *k*, over adverbs, a bracket, a relative clause or an apposition between commas."""
    opening = _OPENING.get(row.chunks[k].gap)
    begin = next((n for n in range(k - 1, 0, -1) if row.chunks[n].gap == opening), None) if opening else None
    if begin is not None and (opening == "(" or _is_aside(row, words, begin, k)):
        return begin - 1
    return over_adverbs(row, k)


def _is_aside(row: Row, words: Words, at: int, k: int) -> bool:
    """Tell of "Reed, |who left|, and", "Reed, |mayor of Selm|, and", "the mayor of Selm, |Kari Lund|, and"."""
    noun = row.chunks[at].noun
    if row.chunks[at].kind in _RELATIVES or noun is None:
        return row.chunks[at].kind in _RELATIVES and row.chunks[k].kind == _COORDINATOR
    if _is_office(row, words, at) or _encloses_office(row, words, at, k):
        return True
    named = at == k - 1 and noun.kind == "name" and noun.last - noun.first > 1  # a name alone may be a place
    return named and any(_is_a_person(row, words, host) for host in _candidates(row, at - 1))


def _is_office(row: Row, words: Words, at: int) -> bool:
    """Tell of "Reed, |governor| of Nan": behind a name a noun for one person without determiner."""
    noun, beside = noun_at(row, at), row.chunks[at - 1].noun
    bare = noun.kind == "common" and noun.determiner is None and beside is not None and beside.kind == "name"
    return bare and _is_a_person(row, words, at)


def _encloses_office(row: Row, words: Words, at: int, k: int) -> bool:
    """Tell of "Kari Lund, |President of the bank|, and": nothing but the office stands between the commas."""
    office = row.chunks[k].kind == _COORDINATOR and _is_printed_office(row, words, at)
    return office and all(chunk.verb is None for chunk in row.chunks[at:k])


def _is_printed_office(row: Row, words: Words, at: int) -> bool:
    """Tell of "Kari Lund, |President| of the bank": no title of a name behind it ("|Mayor| of Oslo Paul Reed")."""
    noun, beside = noun_at(row, at), row.chunks[at - 1].noun
    bare = noun.kind == "name" and noun.last - noun.first == 1 and beside is not None and beside.kind == "name"
    return bare and _is_a_person(row, words, at) and _has_short_complement(row, at)


def _has_short_complement(row: Row, at: int) -> bool:
    """Tell of "of |the bank|,", "of |Oslo| and": a noun group with a determiner or of one word, and nothing on it."""
    behind = row.chunks[at + 1 : at + 4]
    own = behind[1].noun if behind[1:] and behind[0].kind == _OF else None
    if own is None or (own.determiner is None and own.last - own.first > 1):
        return False
    return not behind[2:] or behind[2].gap not in INSIDE or behind[2].kind == _COORDINATOR


def _is_a_person(row: Row, words: Words, at: int) -> bool:
    """Tell whether the head of a noun group is a noun for one person."""
    form = words.lookup(row.keys[at])
    return bool(form.kinds & PERSON and form.bits & NOUN_SINGULAR)


def _is_reduced(row: Row, k: int) -> bool:
    """Tell whether the chunk at *k* is a participle behind the noun group that it says something of."""
    return k > 0 and _is_participle(row, k) and row.chunks[k].gap in INSIDE


def _fit(row: Row, left: int, right: int) -> int:
    """Return how well two noun groups go together: how alike they are, and the same preposition behind both most."""
    return _alike(row, left, right) + _PARALLEL * _is_parallel(row, left, right)


def _is_parallel(row: Row, left: int, right: int) -> bool:
    """Tell of "the port |of| Oslo and the mayor |of|"; what has no determiner is no partner of what has one."""
    a, b, behind = noun_at(row, left), noun_at(row, right), right + 1
    partners = a.kind == b.kind and (a.determiner is None or b.determiner is not None) and behind < len(row.chunks)
    if not partners or row.chunks[behind].kind not in PREPOSITIONS or row.keys[left + 1] != row.keys[behind]:
        return False
    return row.chunks[left + 1].gap in INSIDE and row.chunks[behind].gap in INSIDE


def _alike(row: Row, left: int, right: int) -> int:
    """Return how alike two noun groups are: their kind counts 2, a determiner 1, their number 1."""
    a, b = noun_at(row, left), noun_at(row, right)
    return 2 * (a.kind == b.kind) + ((a.determiner is None) == (b.determiner is None)) + (a.plural == b.plural)


def _join(row: Row, words: Words, first_of: dict[int, int], left: int, right: int) -> None:
    """Enter the pair, and the items before it that commas part from it."""
    items = [left]
    while (earlier := _item_before(row, words, items[-1])) is not None:
        items.append(earlier)
    head = first_of.get(items[-1], items[-1])
    for item in (*reversed(items), right):
        if item != head:
            first_of.setdefault(item, head)


def _item_before(row: Row, words: Words, item: int) -> int | None:
    """Return the item of the list before *item*, when a comma parts them and both are alike."""
    start = row.preposition[item] if row.preposition[item] >= 0 else item
    if start == 0 or row.chunks[start].gap not in COMMAS or row.chunks[start - 1].kind != "N":
        return None
    if row.preposition[item] >= 0:
        above = row.preposition[start - 1]
        return start - 1 if above >= 0 and row.keys[above] == row.keys[start] else None
    candidates = _candidates(row, _before_aside(row, words, start))
    best = max(candidates, key=lambda at: (_fit(row, at, item), at), default=None)
    return None if best is None or _is_no_item(row, words, best, item) else best


def _is_no_item(row: Row, words: Words, left: int, item: int) -> bool:
    """Tell of "under the pact, |Kenya| and Norway will", "Reed, |governor| of Nan and chairman", and what is unlike."""
    fronted = _is_fronted(row, left)
    if (fronted and row.jointly[item] >= 0) or _is_office(row, words, item) or _is_printed_office(row, words, item):
        return True
    return _alike(row, left, item) < (_ALIKE if fronted else _RATHER_ALIKE)


def _is_fronted(row: Row, item: int) -> bool:
    """Tell whether a noun group hangs on what opens the clause: "in an |interview|, Reed said", "leaving |Oslo|,"."""
    at = _governor(row, item)
    while at > 0 and row.chunks[at].gap in INSIDE:
        if row.chunks[at - 1].noun is not None:
            at = _governor(row, at - 1)
        elif row.chunks[at - 1].kind in _BEFORE_PARTICIPLES or _is_participle(row, at - 1):
            at -= 1
        else:
            break
    return at == 0 or (at > 0 and row.chunks[at].gap not in INSIDE)


def _governor(row: Row, item: int) -> int:
    """Return the preposition or participle that governs a noun group; -1 for none."""
    governs = row.chunks[item].gap in INSIDE and item > 0 and _is_participle(row, item - 1)
    return item - 1 if governs else row.preposition[item]


def _is_participle(row: Row, k: int) -> bool:
    verb = row.chunks[k].verb
    return verb is not None and verb.form in ("participle", "ing")

"""Which noun groups are coordinated: "A, B and C", "both A and B", "A as well as B".

A sentence is a row of :class:`Chunk`; asides and what hangs on an item ("the mayor of Oslo, the minister and Reed") are stepped over.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dipbrief.syntax.groups import Groups, NounGroup, VerbGroup

__all__ = ["Chunk", "Row", "conjuncts", "read_row"]

_COMMAS = frozenset(",<")
_INSIDE = frozenset(" \"-'")  # gaps that part nothing


class Chunk(NamedTuple):
    """A noun group ("N"), a verb group ("V"), or one other word by its class, in the order of the sentence."""

    kind: str
    first: int
    last: int
    gap: str  # the gap before it
    noun: NounGroup | None = None
    verb: VerbGroup | None = None


class Row(NamedTuple):
    """The chunks of one sentence, with the number of the preposition before each noun group, or -1."""

    chunks: tuple[Chunk, ...]
    preposition: tuple[int, ...]
    leads: tuple[int, ...]  # the finite verb that a noun group and what hangs on it come before, or -1


_PREPOSITIONS = frozenset("IFJc")
_LINKS = frozenset("IFJc")
_PASSED = frozenset("BziZ")


def read_row(groups: Groups, nouns: dict[int, NounGroup], verbs: dict[int, VerbGroup], first: int, last: int) -> Row:
    """Return the chunks of the sentence from word *first* up to *last*; *nouns* and *verbs* by their first word."""
    chunks = tuple(_chunks(groups, nouns, verbs, first, last))
    return Row(chunks, tuple(_prepositions(chunks)), _leads(chunks))


def _chunks(groups: Groups, nouns: dict[int, NounGroup], verbs: dict[int, VerbGroup], first: int, last: int) -> Iterator[Chunk]:
    i = first
    while i < last:
        at = 2 * (i - groups.first)
        gap, letter = groups.tags[at], groups.tags[at + 1]
        noun, verb = nouns.get(i), verbs.get(i)
        if noun is not None:
            yield Chunk(letter if letter in "WQ" else "N", i, noun.last, gap, noun=noun)
            if verb is not None:
                yield Chunk("V", i, verb.last, " ", verb=verb)
            i = max(noun.last, verb.last if verb else 0)
        elif verb is not None:
            yield Chunk("V", i, verb.last, gap, verb=verb)
            i = verb.last
        else:
            yield Chunk(letter, i, i + 1, gap)
            i += 1


def _prepositions(chunks: Sequence[Chunk]) -> Iterator[int]:
    """The preposition of each noun group: "in |Oslo|", "in about |200 towns|"."""
    for k, chunk in enumerate(chunks):
        before = k - 1
        while before >= 0 and chunks[before].kind in _PASSED and chunks[before + 1].gap in _INSIDE:
            before -= 1
        governed = chunk.noun is not None and before >= 0 and chunks[before].kind in _PREPOSITIONS and chunk.gap in _INSIDE
        yield before if governed else -1


def _leads(chunks: Sequence[Chunk]) -> tuple[int, ...]:
    """For each chunk the finite verb that follows it with nothing but what hangs on it between, or -1."""
    found = [-1] * (len(chunks) + 2)
    for k in range(len(chunks) - 1, -1, -1):
        chunk = chunks[k]
        follows = chunks[k + 1] if k + 1 < len(chunks) else None
        if follows is None or follows.gap not in _INSIDE:
            continue
        if follows.verb is not None:
            found[k] = k + 1 if follows.verb.form == "finite" else found[k + 1] if chunk.verb is None else -1
        elif chunk.verb is not None and follows.noun is not None:
            found[k] = found[k + 1] if chunk.verb.form != "finite" else -1
        elif follows.kind in _PASSED or follows.kind in _LINKS or (chunk.kind in _LINKS and follows.noun):
            found[k] = found[k + 1]
    return tuple(found[: len(chunks)])


# --- lists -------------------------------------------------------------------------------------------------------
def conjuncts(row: Row) -> dict[int, int]:
    """Return the first item of each later one of a list of noun groups, by their numbers in the row."""
    first_of: dict[int, int] = {}
    for k, chunk in enumerate(row.chunks):
        if chunk.kind == "&" and k:
            pair = _pair(row, k)
            if pair is not None:
                _join(row, first_of, *pair)
    return first_of


def _pair(row: Row, k: int) -> tuple[int, int] | None:
    """Return the noun groups left and right of the coordinator at *k*, where it joins two."""
    right = _noun_behind(row, k)
    if right is None or _begins_clause(row, k, right):
        return None
    left = _partner(row, k, right)
    return None if left is None else (left, right)


def _noun_behind(row: Row, k: int) -> int | None:
    """Return the noun group behind the coordinator at *k*, over a preposition and adverbs."""
    at = k + 1
    while at < len(row.chunks) and row.chunks[at].gap in _INSIDE and (
        row.chunks[at].kind in _PASSED or row.chunks[at].kind in _PREPOSITIONS
    ):
        at += 1
    usable = at < len(row.chunks) and row.chunks[at].noun is not None and row.chunks[at].gap in _INSIDE
    return at if usable and row.chunks[at].kind == "N" else None


def _begins_clause(row: Row, k: int, right: int) -> bool:
    """Tell whether what follows the coordinator is a clause of its own: "met Reed and |Lund said|"."""
    return row.leads[right] >= 0 and row.preposition[right] < 0 and _has_verb(row, k)


def _has_verb(row: Row, k: int) -> bool:
    """Tell whether the clause before *k* already has its finite verb."""
    for chunk in reversed(row.chunks[:k]):
        if chunk.kind in ("W", "T", "C", "Y", "Q"):
            return False
        if chunk.verb is not None and chunk.verb.form == "finite":
            return True
    return False


def _partner(row: Row, k: int, right: int) -> int | None:
    """Return the noun group before the coordinator that the one behind it goes with: the most alike, then the nearest."""
    candidates = list(_candidates(row, k))
    if not candidates:
        return None
    if row.preposition[right] >= 0:
        word = row.chunks[row.preposition[right]]
        same = [at for at in candidates if row.preposition[at] >= 0 and row.chunks[row.preposition[at]].kind == word.kind]
        return same[0] if same else None
    return max(candidates, key=lambda at: (_alike(row.chunks[at], row.chunks[right]), at))


def _candidates(row: Row, k: int) -> Iterator[int]:
    """Yield the noun groups that end before *k*: the nearest, and those that it hangs on by prepositions."""
    at = k - 1
    while at >= 0 and (row.chunks[at].kind in _PASSED or row.chunks[at].kind == "o"):
        at -= 1
    while at >= 0 and row.chunks[at].noun is not None and row.chunks[at].kind == "N":
        yield at
        before = row.preposition[at] - 1
        if before < -1 or row.chunks[at].gap not in _INSIDE or row.preposition[at] < 0:
            return
        if row.chunks[row.preposition[at]].gap not in _INSIDE:
            return
        at = before - 1 if _is_reduced(row, before) else before


def _is_reduced(row: Row, k: int) -> bool:
    """Tell whether the chunk at *k* is a participle behind the noun group that it says something of."""
    verb = row.chunks[k].verb
    return k > 0 and verb is not None and verb.form in ("participle", "ing") and row.chunks[k].gap in _INSIDE


def _alike(left: Chunk, right: Chunk) -> int:
    """How alike two noun groups are: of one kind, with or without a determiner, in number."""
    a, b = left.noun, right.noun
    if a is None or b is None:
        return 0
    return 2 * (a.kind == b.kind) + ((a.determiner is None) == (b.determiner is None)) + (a.plural == b.plural)


def _join(row: Row, first_of: dict[int, int], left: int, right: int) -> None:
    """Enter the pair and the items before it that commas part from it."""
    items = [left]
    while (before := _item_before(row, items[-1])) is not None:
        items.append(before)
    head = first_of.get(items[-1], items[-1])
    for item in (*reversed(items[:-1]), right):
        if item != head:
            first_of.setdefault(item, head)


def _item_before(row: Row, item: int) -> int | None:
    """Return the item of the list before *item*, when a comma parts them and both are alike."""
    start = row.preposition[item] if row.preposition[item] >= 0 else item
    if start == 0 or row.chunks[start].gap not in _COMMAS or row.chunks[start - 1].noun is None:
        return None
    nearest = start - 1
    if row.chunks[nearest].kind != "N":
        return None
    if row.preposition[item] >= 0:
        return nearest if row.preposition[nearest] >= 0 else None
    best = max(_candidates(row, start), key=lambda at: (_alike(row.chunks[at], row.chunks[item]), at), default=None)
    return best if best is not None and _alike(row.chunks[best], row.chunks[item]) >= _RATHER_ALIKE else None


_RATHER_ALIKE = 2

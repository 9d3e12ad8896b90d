"""Which slot a noun group fills: subject, object, predicate, or what hangs on a verb or noun by a preposition."""

from typing import Final

from dipbrief.syntax.forms import (
    ACT,
    BARE_INFINITIVE,
    COMMUNICATION,
    COPULAR,
    DITRANSITIVE,
    EVENT,
    GERUND,
    INTRANSITIVE,
    OBJECT_COMPLEMENT,
    SPEECH,
    THAT,
    TIME,
    TRANSITIVE,
)
from dipbrief.syntax.reading import Open, Reading
from dipbrief.syntax.rows import ADVERBS, BREAKS, COMMAS, INSIDE, TIME_HEADS, before, noun_at, verb_at
from dipbrief.syntax.vocabulary import closed_words

__all__ = ["on_noun"]

_APART: Final = "apart"
_OF_NOUN: Final = frozenset(["noun", _APART])  # what a preposition goes with
_DASH: Final = "~"
_QUOTING: Final = "<"
_BRACKET: Final = "("
_BEHIND_BRACKET: Final = ")"
_ASIDE: Final = COMMAS | frozenset(_DASH)
_OF: Final = "F"
_BY: Final = "J"
_THAN: Final = "c"
_OBJECT_PRONOUN: Final = "O"
_SUBJECT_PRONOUN: Final = "R"
_EXISTENTIAL: Final = "x"
_DATED: Final = ACT | COMMUNICATION | EVENT  # what nouns mean that have a date: "talks on Monday"
_NAMING: Final = frozenset(["common", "name"])
_WITH_OBJECT: Final = BARE_INFINITIVE | DITRANSITIVE | GERUND | OBJECT_COMPLEMENT | SPEECH | THAT


def on_noun(reading: Reading, k: int) -> None:
    """Put the noun group *k* into the slot that it fills, when there is one."""
    if k in reading.attached or k in reading.first_of:
        return
    if reading.row.preposition[k] >= 0:
        _on_phrase(reading, k)
    elif _is_inverted_subject(reading, k):
        reading.top.subject = k
    elif _is_object(reading, k):
        _on_object(reading, k)
    elif (host := _verb_before_asides(reading, k)) is not None:
        reading.back_to(host)
        _on_object(reading, k)
    elif noun_at(reading.row, k).kind != "date" and reading.head(k) != _OBJECT_PRONOUN:
        _on_free(reading, k)


def _is_inverted_subject(reading: Reading, k: int) -> bool:
    """Tell of "Also discussed were |trade and energy|"."""
    behind = reading.inverted is not None and before(reading.row, k) == reading.inverted
    return behind and reading.top.subject is None


# --- subjects ----------------------------------------------------------------------------------------------------
def _on_free(reading: Reading, k: int) -> None:
    """Read a noun group that is no object: it may be an apposition, or become a subject."""
    if reading.head(k) == _SUBJECT_PRONOUN:
        _back_to_lacking(reading)
    if _says_the_same(reading, k):
        at = _beside(reading, k)
        if reading.row.chunks[at].noun is not None:
            reading.appositions.append((at, k))
        return
    if reading.row.chunks[k].gap in _ASIDE or _is_further_title(reading, k):
        _close_finished(reading)
    elif _is_subject_of_relative(reading, k):
        clause = reading.push("relative", reading.top)
        clause.antecedent, clause.waiting = k - 1, k
        clause.objects.append(k - 1)
        return
    if reading.head(k) not in TIME_HEADS or reading.top.waiting is None:
        reading.top.passed, reading.top.waiting = reading.top.waiting, k


def _says_the_same(reading: Reading, k: int) -> bool:
    """Tell of a bracket, what ends a phrase behind one ("a member of the Lorne Union (LU) |Council|, said"), and more.

    An age ("Reed, now |31|, left"), an apposition, and what stands between dashes.
    """
    gap = reading.row.chunks[k].gap
    if reading.leads(k) >= 0:
        return False
    if _is_among_them(reading, k) or _is_aside_of_subject(reading, k):
        return True
    behind = gap == _BEHIND_BRACKET and reading.top.waiting is not None
    return gap == _BRACKET or behind or (noun_at(reading.row, k).kind == "number" and reading.top.awaits_verb())


def _is_aside_of_subject(reading: Reading, k: int) -> bool:
    """Tell of an apposition, and of what stands between dashes."""
    aside = reading.row.chunks[k].gap in _ASIDE or _is_further_title(reading, k)
    return aside and (_is_apposition(reading, k) or _is_between_dashes(reading, k))


def _is_among_them(reading: Reading, k: int) -> bool:
    """Tell of "states, among them |Norway|, signed"."""
    preposition = reading.row.preposition[k - 1] if k else -1
    named = preposition >= 0 and reading.head(k - 1) == _OBJECT_PRONOUN and reading.top.awaits_verb()
    return named and reading.row.chunks[k].gap in INSIDE and reading.row.chunks[preposition].gap in COMMAS


def _is_behind_quotation(reading: Reading, k: int) -> bool:
    """Tell of '"Nobody waits at night," |Reed|, visibly angry, said'."""
    chunk = reading.row.chunks[k]
    return chunk.gap == _QUOTING and reading.document.quoted[chunk.first] < 0


def _back_to_lacking(reading: Reading) -> None:
    """Go back to a clause that lacks its verb, when the last one has it: "said that if it rained |he| would stay"."""
    lacking = next((c for c in reversed(reading.stack) if c.verb is None), None)
    if lacking is not None and lacking is not reading.top and reading.top.verb is not None:
        reading.back_to(lacking)


def _close_finished(reading: Reading) -> None:
    """Close the clauses that have a verb."""
    while len(reading.stack) > 1 and reading.top.verb is not None:
        reading.stack.pop()


def _beside(reading: Reading, k: int) -> int:
    """Return the chunk before a noun group, over adverbs."""
    at = k - 1
    while at > 0 and reading.row.chunks[at].kind in ADVERBS:
        at -= 1
    return at


def _is_further_title(reading: Reading, k: int) -> bool:
    """Tell of "Reed, also |deputy head| of the office, said": an adverb parts a comma and what it opens."""
    at = _beside(reading, k)
    return 0 <= at < k - 1 and reading.row.chunks[at + 1].gap in _ASIDE


def _is_between_dashes(reading: Reading, k: int) -> bool:
    """Tell of "three towns - |Lorne and Selm| - refused": what stands behind a dash says what the subject is."""
    beside = reading.row.chunks[k - 1].noun is not None and reading.row.chunks[k].gap == _DASH
    return beside and reading.top.verb is None and reading.top.waiting is not None


def _is_subject_of_relative(reading: Reading, k: int) -> bool:
    """Tell of "one of the letters |she| wrote arrived": behind the open subject another one that leads to a verb."""
    open_subject = reading.top.verb is None and any(host == reading.top.waiting for host in reading.hosts(k - 1))
    timeless = not _is_time(reading, k - 1) and not _is_time(reading, k)  # "Lund |last week| met Reed"
    beside = open_subject and reading.row.chunks[k].gap in INSIDE and timeless
    return beside and reading.leads(k) >= 0


def _is_time(reading: Reading, k: int) -> bool:
    return reading.head(k) in TIME_HEADS


def _is_apposition(reading: Reading, k: int) -> bool:
    """Tell of "Reed, |the envoy|, said": a noun group behind a comma behind another, that no verb follows."""
    beside = reading.row.chunks[_beside(reading, k)].noun if k else None
    main = reading.stack[0]
    alone = main.verb is None and not main.awaits_verb()
    return beside is not None and beside.kind != "date" and not alone and not _is_behind_quotation(reading, k)


# --- objects -----------------------------------------------------------------------------------------------------
def _is_object(reading: Reading, k: int) -> bool:
    """Tell whether a noun group stands where an object of the last verb does, and is no subject of what follows."""
    top, row = reading.top, reading.row
    if top.verb is None or row.chunks[k].gap in BREAKS or reading.head(k) == _SUBJECT_PRONOUN:
        return False
    return _is_object_of(reading, top, top.verb, k)


def _is_object_of(reading: Reading, top: Open, verb: int, k: int) -> bool:
    row = reading.row
    at, leads, kind = before(row, k), row.leads[k] >= 0, noun_at(row, k).kind
    if leads and (reading.valency(verb) & THAT or (kind == "pronoun" and k - 1 != verb)):
        return False
    second = top.objects == [at] and not leads and kind != "date"
    return second or at == verb or _is_far_object(reading, top, verb, k)


def _is_far_object(reading: Reading, top: Open, verb: int, k: int) -> bool:
    """Tell of "received here today |the chairman|", "stressed to him |the importance|"."""
    if not _lacks_object(reading, top) or reading.leads(k) >= 0:
        return False
    chunks = reading.row.chunks
    unbroken = all(chunk.gap in INSIDE for chunk in chunks[verb + 1 : k + 1]) and chunks[k - 1].verb is None
    return unbroken and _wants_object(reading, verb, k)


def _lacks_object(reading: Reading, clause: Open) -> bool:
    """Tell whether a verb may take an object and has none yet."""
    verb = clause.verb
    takes = verb is not None and bool(reading.valency(verb) & TRANSITIVE) and not verb_at(reading.row, verb).passive
    return takes and not clause.objects and clause.predicate is None


def _verb_before_asides(reading: Reading, k: int) -> Open | None:
    """Return the clause of which a noun group behind asides is the object: "announced, to applause, |the reopening|".

    Commas or dashes enclose phrases, or a clause ("expressed, as it always has, |its regret|").
    """
    if reading.row.chunks[k].gap not in _ASIDE or noun_at(reading.row, k).kind != "common" or reading.leads(k) >= 0:
        return None
    host = reading.top.parent if _is_enclosed(reading, reading.top) else reading.top
    if host is None or not _lacks_object(reading, host):
        return None
    return host if host is not reading.top or _are_asides(reading, host, k) else None


def _is_enclosed(reading: Reading, clause: Open) -> bool:
    """Tell whether a clause with a conjunction stands behind a comma right behind the verb around it."""
    verb = None if clause.parent is None else clause.parent.verb
    opens = verb is not None and clause.kind == "adverbial" and clause.opener == verb + 1
    return opens and reading.row.chunks[clause.opener or 0].gap in COMMAS


def _are_asides(reading: Reading, clause: Open, k: int) -> bool:
    """Tell whether only phrases and appositions stand between a verb and its object, one of them behind a break."""
    between = range((clause.verb or 0) + 1, k)
    apart = any(reading.row.chunks[n].gap in _ASIDE for n in between) and all(_is_aside(reading, n) for n in between)
    return apart and _wants_object(reading, clause.verb or 0, k) and not _is_said_of_person(reading, k)


def _is_aside(reading: Reading, k: int) -> bool:
    """Tell whether a chunk is a phrase, a day, an apposition or no noun group."""
    adjunct = reading.row.preposition[k] >= 0 or reading.row.chunks[k].noun is None
    return adjunct or noun_at(reading.row, k).kind == "date" or any(noun == k for _, noun in reading.appositions)


def _is_said_of_person(reading: Reading, k: int) -> bool:
    """Tell of "discussed with the minister, |a former banker|, the port": a person behind a person and a comma."""
    beside = _beside(reading, k)
    return reading.row.chunks[beside].noun is not None and reading.is_actor(beside) and reading.is_actor(k)


def _wants_object(reading: Reading, verb: int, k: int) -> bool:
    """Tell whether a verb takes an object: one that can do without takes only what plainly begins so far away."""
    valency, noun = reading.valency(verb), noun_at(reading.row, k)
    beside = noun_at(reading.row, k - 1).kind if reading.row.chunks[k - 1].noun else "common"
    apart = noun.determiner is not None or beside != "common"  # "discussed on Monday |trade|"
    return (apart and noun.kind in _NAMING) or not valency & INTRANSITIVE


def _on_object(reading: Reading, k: int) -> None:
    """Read what stands behind a verb: its object, its predicate, or, of "there are", its subject."""
    top = reading.top
    assert top.verb is not None
    valency = reading.valency(top.verb)
    if _lacks_subject(reading, top, reading.is_be(top.verb)):
        top.subject = k
    elif reading.head(k) in TIME_HEADS and not _is_measure(reading, k) and not reading.is_be(top.verb):
        return
    elif _takes_predicate(reading, top.verb, valency):
        top.predicate = k
    else:
        top.objects.append(k)
        if not reading.says(top):
            reading.attached.add(k)


def _is_measure(reading: Reading, k: int) -> bool:
    """Tell of "held |two days| of talks"."""
    behind = reading.row.chunks[k + 1 : k + 2]
    return reading.row.chunks[k].gap in INSIDE and any(chunk.kind == _OF for chunk in behind)


def _lacks_subject(reading: Reading, clause: Open, be: bool) -> bool:
    """Tell of "there are |talks|", "in the corner stood |a guard|": the subject follows the verb."""
    if clause.subject is None and clause.kind == "main":
        return be or any(reading.leads(noun) == clause.verb for _, noun in clause.obliques)
    if clause.subject is None:
        return False
    return be and reading.head(clause.subject) == _EXISTENTIAL


def _takes_predicate(reading: Reading, verb: int, valency: int) -> bool:
    """Tell whether what follows a verb is no object: behind "be" and its like, and behind most passives."""
    if verb_at(reading.row, verb).passive and verb not in reading.active:
        return not valency & DITRANSITIVE
    return reading.is_be(verb) or bool(valency & COPULAR and not valency & _WITH_OBJECT)


# --- prepositional phrases ---------------------------------------------------------------------------------------
def _on_phrase(reading: Reading, k: int) -> None:
    """Read a prepositional phrase: it goes to the noun group before it, or to the verb."""
    preposition = reading.row.preposition[k]
    kind = reading.kind_at(preposition)
    if kind == _THAN:
        return
    if kind == _BY and (deed := _deed_of(reading, preposition, k)) is not None:
        reading.modifiers.append((deed, k))
        return
    host = _host(reading, kind, preposition, k)
    if host is None:
        reading.top.obliques.append((preposition, k))
    else:
        reading.modifiers.append((host, k))


def _host(reading: Reading, kind: str, preposition: int, k: int) -> int | None:
    """Return the noun group that a phrase belongs to; ``None`` where it belongs to the verb."""
    host = preposition - 1
    apart = reading.row.chunks[preposition].gap in BREAKS and not _names_examples(reading, preposition)
    if host < 0 or apart or reading.kind_at(host) != "N":
        return None
    return host if _goes_to_noun(reading, kind, host, k) else _around_pair(reading, host, k)


def _around_pair(reading: Reading, host: int, k: int) -> int | None:
    """Return the noun group that a pair hangs on: "|tensions| between the union and Norland over fares"."""
    preposition, first = reading.row.preposition[k], reading.first_item(host)
    free = reading.key(preposition) not in reading.vocabulary.links.attachment and reading.leads(k) < 0
    if not free or _is_time_of_verb(reading, host, k):
        return None
    at, pairing = reading.row.preposition[first], closed_words("pairing")
    paired = first != host and at > 0 and reading.key(at) in pairing
    return at - 1 if paired and (at - 1, first) in reading.modifiers else None


def _deed_of(reading: Reading, preposition: int, k: int) -> int | None:
    """Return the deed that somebody behind "by" does: "began |a visit| to Selm by the king", but "was seen by"."""
    top = reading.top
    if reading.row.chunks[preposition].gap in BREAKS or not reading.is_actor(k):
        return None
    if top.verb is not None and (verb_at(reading.row, top.verb).passive or top.kind == "participle"):
        return None
    return next((n for n in reading.hosts(preposition - 1) if reading.noun_kinds(n) & _DATED), None)


def _names_examples(reading: Reading, preposition: int) -> bool:
    """Tell of "crops, |including| tea": behind a comma, what always goes with a noun."""
    apart = reading.vocabulary.links.attachment.get(reading.key(preposition)) == _APART
    return apart and reading.row.chunks[preposition].gap in COMMAS


def _goes_to_noun(reading: Reading, kind: str, host: int, k: int) -> bool:
    """Tell whether a prepositional phrase belongs to the noun group right before it rather than to the verb."""
    wants = reading.vocabulary.links.attachment.get(reading.key(reading.row.preposition[k]), "either")
    above, below = noun_at(reading.row, host).kind, noun_at(reading.row, k).kind
    if kind == _OF or (above == below == "date"):
        return True
    if wants in _OF_NOUN:
        return above != "date"  # "a meeting on Monday |between them|"
    if wants == "verb" or kind == _BY or "pronoun" in (above, below) or _is_time_of_verb(reading, host, k):
        return False
    return _is_rather_of_noun(reading, host, above == below == "name", wants == "rather verb")


def _is_waiting(reading: Reading, k: int) -> bool:
    """Tell of "|the minister| for trade said": a noun group that leads to the verb of which it will be the subject."""
    return k == reading.top.waiting and reading.leads(k) >= 0


def _is_time_of_verb(reading: Reading, host: int, k: int) -> bool:
    """Tell whether a phrase stands behind a time, or is one ("the summer") and what is before it has none."""
    time = noun_at(reading.row, k).kind == "date" or _is_time(reading, k) or bool(reading.noun_kinds(k) & TIME)
    return _is_time(reading, host) or (time and not reading.noun_kinds(host) & _DATED)


def _is_rather_of_noun(reading: Reading, host: int, names: bool, rather_verb: bool) -> bool:
    """Decide where neither preposition nor noun does: before the verb to the noun; names seldom take a phrase."""
    if reading.top.verb is None or _is_waiting(reading, host) or (names and reading.row.preposition[host] >= 0):
        return True
    return noun_at(reading.row, host).kind != "name" and not (rather_verb and host in reading.top.objects)

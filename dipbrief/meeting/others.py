"""The other encounters of a text, and which of its sentences tell of which."""

from collections.abc import Iterator, Sequence

from dipbrief.meeting.account import Account, Text
from dipbrief.meeting.encounter import Encounter
from dipbrief.meeting.main import is_set_apart
from dipbrief.meeting.sentence import Sentence
from dipbrief.meeting.vocabulary import id_list
from dipbrief.participants import Person

__all__ = ["share_out"]


def share_out(text: Text, main: list[Encounter]) -> tuple[Account, ...]:
    """Return what *text* tells of the meeting that *main* report, and of each other one, in order."""
    reports = [main, *_others(text, main)]
    owners = dict(_owners(text, reports)) if len(reports) > 1 else {}
    sentences: list[list[Sentence]] = [[] for _ in reports]
    for sentence in text.sentences:
        sentences[owners.get(text.document.sentence_of[sentence.last - 1], 0)].append(sentence)
    return tuple(Account(text, cues, own) for cues, own in zip(reports, sentences, strict=True) if own)


def _others(text: Text, main: Sequence[Encounter]) -> list[list[Encounter]]:
    """What reports each other encounter: of other people, or of one who met with somebody new."""
    taken = {text.number(cue) for cue in main}
    found: dict[frozenset[Person], list[Encounter]] = {}
    by_sentence: dict[int, list[Encounter]] = {}
    for e in text.encounters:
        number = text.number(e)
        if number not in taken and _is_plain(e) and _is_another(text, main, e):
            reports = by_sentence.get(number) or found.setdefault(frozenset(e.persons), [])
            by_sentence[number] = reports
            reports.append(e)
    return list(found.values())


def _is_plain(encounter: Encounter) -> bool:
    """Tell whether a text tells plainly who met whom: not "recalled her meeting with", nor only when others acted."""
    plain = encounter.by_verb and encounter.plain and encounter.kind not in id_list("attending_classes")
    return plain and not encounter.embedded and encounter.official and encounter.told and len(encounter.persons) > 1


def _is_another(text: Text, main: Sequence[Encounter], encounter: Encounter) -> bool:
    """Tell whether those who met are not those of the *main* encounter, with others or without; nor all in the title.

    "They" who met are no others. Near to it, what one of them does with somebody new goes with it, unless it is set
    apart.
    """
    met = {person for cue in main for person in cue.persons}
    both = set(main[0].persons).intersection(encounter.persons)
    if not set(text.named(text.number(encounter))).issuperset(encounter.persons):
        return False
    if met.issuperset(encounter.persons) or both.issuperset(main[0].persons):
        return False
    near = len(both) == 1 and encounter.first < text.reach(main[0].first)
    return (not near or is_set_apart(main, encounter)) and not all(map(text.titles, encounter.persons))


def _owners(text: Text, reports: Sequence[Sequence[Encounter]]) -> Iterator[tuple[int, int]]:
    """Yield the number of each sentence, and which of *reports* it goes on with.

    A sentence belongs to the encounter that it reports, or the one whose people alone it names; else to the main one if
    it names somebody who met there, or to that of the sentence before.
    """
    reporting = {text.number(cue): n for n, cues in reversed([*enumerate(reports)]) for cue in cues}
    met: dict[Person, set[int]] = {}
    owner = _register(met, reports, 0)
    for sentence in text.sentences:
        number = text.document.sentence_of[sentence.last - 1]
        if number in reporting:
            owner = _register(met, reports, reporting[number])
        else:
            owner = _goes_on([met[person] for person in text.named(number) if person in met], owner)
        yield number, owner


def _goes_on(named: Sequence[set[int]], before: int) -> int:
    """Return what a sentence tells of that names people who met at *named*, behind one that tells of *before*."""
    alone = set[int]().union(*(places for places in named if len(places) == 1))
    if len(alone) == 1:
        return alone.pop()
    return 0 if any(0 in places for places in named) else before


def _register(met: dict[Person, set[int]], reports: Sequence[Sequence[Encounter]], n: int) -> int:
    """Remember that the text has told who met there; return *n*."""
    for cue in reports[n]:
        for person in cue.persons:
            met.setdefault(person, set()).add(n)
    return n

"""What a dispatch as a whole tells of states and of who stands for them: what the kinds of evidence ask of."""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dipbrief.document import Document
from dipbrief.frames import Filler, Sentence, read_sentences
from dipbrief.lexicon import keys_of
from dipbrief.models import Header, Party
from dipbrief.participants.cast import Cast, Person
from dipbrief.participants.offices import is_bare, is_past
from dipbrief.participants.parties import LANDS, STATES, Named, named_in
from dipbrief.participants.sides import Sides, read_sides
from dipbrief.syntax import closed_words
from dipbrief.syntax.rows import chunk_at
from dipbrief.tables import read_table

__all__ = ["Dispatch", "is_envoy", "read_dispatch", "sole_offices"]

_SOLE = frozenset(["head-of-state", "head-of-government"])


@dataclass(frozen=True, slots=True)
class Dispatch:
    """What the kinds of evidence ask of.

    *office* is that whose readout this is; *counts* says how often each state is named as one who acts or beside
    another, *first* where first. *home* is the first official whose office is printed without a state, *hosts* are the
    states where diplomats are accredited, *envoys* the printed ones, *visitors* the states of those who come.
    *spoken_for*, *held* and *inferred* go on with what is given: whom somebody stands for, by the office that one alone
    holds whose of which state it is, and whose state was inferred.
    """

    document: Document
    header: Header
    people: Cast
    sides: Sides
    office: dict[str, Any]
    counts: Counter[str]
    first: dict[str, Named]
    home: Person | None
    hosts: dict[str, tuple[Party, Person]]
    envoys: tuple[Person, ...]
    visitors: frozenset[str]
    spoken_for: set[str]
    held: dict[str, dict[str, Person]]
    inferred: list[Person]


def read_dispatch(document: Document, title: Document | None, header: Header, body: int, people: Cast) -> Dispatch:
    """Return what *document* tells from word *body* on."""
    acting = [*_told(document, body)]
    sides = read_sides(document, body, people)
    return Dispatch(
        document,
        header,
        people,
        sides,
        office=_readout_office(document, title),
        counts=_count(document, title, acting),
        first={named.party.code: named for named in reversed(acting)},
        home=next((p for p in sorted(people, key=lambda p: p.first) if p.home and p.titles and not is_envoy(p)), None),
        hosts={party.code: (party, p) for p in people for party in p.accredited if party.kind == "country"},
        envoys=tuple(filter(_is_envoy_of_state, people)),
        visitors=frozenset(_visitors(people, sides)),
        spoken_for={p.party.code for p in people if p.party is not None},
        held=_held(people),
        inferred=[],
    )


def is_envoy(person: Person) -> bool:
    """Tell whether only an ambassador's office is printed."""
    return bool(person.titles) and all(
        title.head.data.get("vienna") or title.head.id == "counterpart" for title, _ in person.titles
    )


def _is_envoy_of_state(person: Person) -> bool:
    return person.party is not None and person.party.kind == "country" and is_envoy(person)


def sole_offices(person: Person) -> Iterator[str]:
    """Yield the offices of somebody that one alone holds in a state: "President", and of nothing else."""
    for title, _ in person.titles:
        if title.head.data.get("kind") in _SOLE and is_bare(title) and not is_past(title):
            yield title.head.id


def _held(people: Cast) -> dict[str, dict[str, Person]]:
    """Return who holds an office that one alone holds, by office and state."""
    found: dict[str, dict[str, Person]] = defaultdict(dict)
    for person in people:
        if person.party is not None:
            for office in sole_offices(person):
                found[office].setdefault(person.party.code, person)
    return found


def _count(document: Document, title: Document | None, acting: list[Named]) -> Counter[str]:
    """How often each state is told of as one who acts, and in the title by its cities too."""
    counts = Counter(named.party.code for named in acting if "$" not in document.sep(named.first))  # "US$100 million"
    in_title = () if title is None else named_in(title, 0, len(title.words), LANDS)
    counts.update(named.party.code for named in in_title if named.kind != "region")
    return counts


def _visitors(people: Cast, sides: Sides) -> Iterator[str]:
    """Yield the states of visitors, and those to which people go of whom no state is printed."""
    for person in people:
        if person.party is not None and "visiting" in person.statuses:
            yield person.party.code
        if not person.parties:
            yield from (named.party.code for named in sides.goals.get(person, ()))


_PASSIVE_ROLES = ("topic", "destination", "home", "origin")  # states there do not act
_ASIDE = closed_words("place", "goal", "origin", "topic", "opposition")  # before a state that does not act


def _told(document: Document, body: int) -> Iterator[Named]:
    """Yield the states that the sentences tell of as ones who act, and those named beside another."""
    sentences = [(s, list(named_in(document, s.first, s.last, STATES))) for s in read_sentences(document, body)]
    naming = [(sentence, states) for sentence, states in sentences if states]
    for sentence, states in naming:
        yield from _acting(document, sentence, states)
    for sentence, states in naming:
        yield from _paired(sentence, states)


def _acting(document: Document, sentence: Sentence, states: list[Named]) -> Iterator[Named]:
    """Yield each state told of as one who acts: not where it is a place or in brackets, nor what is talked about."""
    passive = {
        word
        for frame in sentence.frames
        for role in _PASSIVE_ROLES
        for filler in frame.roles.get(role, ())
        for word in _whole(sentence, filler)
    }
    for named in states:
        aside = named.first in passive or _is_in_brackets(document, sentence.first, named.first)
        if not aside and not _is_only_place(document, sentence, named):
            yield named


def _is_in_brackets(document: Document, first: int, word: int) -> bool:
    """ "the four countries (|Norland|, |Selm|)"."""
    marks = "".join(document.seps[first + 1 : word + 1])
    return marks.rfind("(") > marks.rfind(")")


def _whole(sentence: Sentence, filler: Filler) -> Iterator[int]:
    """Yield the words of a noun group and of all that hang on it: "|aid for the north of Norland|"."""
    row = sentence.clauses.row
    inside = {chunk_at(row, filler.first)}
    for host, noun in sorted(sentence.clauses.modifiers):
        if host in inside:
            inside.add(noun)
    yield from range(filler.first, filler.last)
    for chunk in inside:
        yield from range(row.chunks[chunk].first, row.chunks[chunk].last)


def _is_only_place(document: Document, sentence: Sentence, named: Named) -> bool:
    """ "in |Norland|", "the war in |Norland|", "visited |Norland|": the name alone behind a preposition of place."""
    row = sentence.clauses.row
    k = chunk_at(row, named.first)
    noun = row.chunks[k].noun if k >= 0 else None
    if noun is None or noun.last > named.last or row.preposition[k] < 0:
        return False
    return document.keys[row.chunks[row.preposition[k]].first] in _ASIDE


def _paired(sentence: Sentence, states: list[Named]) -> Iterator[Named]:
    """Yield both of two states that are named together: "Norland and Selm", "Norwegian-Danish relations"."""
    first_of = sentence.clauses.first_of
    row = sentence.clauses.row
    told = [(first_of.get(k := chunk_at(row, named.first), k), named) for named in states]
    for _, run in itertools.groupby(told, key=lambda item: item[0]):
        together = list({named.party.code: named for _, named in run}.values())
        if len(together) == 2:
            yield from together


def _readout_office(document: Document, title: Document | None) -> dict[str, Any]:
    """Return the office whose readout this is, by its opening line, its title, or its name in the text; else {}."""
    whole = f" {' '.join(document.keys)} "
    for line, data in _readout_offices():
        if data.get("title") and title is not None and title.keys[: len(line)] == line:
            return data
        if document.keys[: len(line)] == line or (data.get("anywhere") and f" {' '.join(line)} " in whole):
            return data
    return {}


@cache
def _readout_offices() -> tuple[tuple[tuple[str, ...], dict[str, Any]], ...]:
    return tuple((keys_of(data["line"]), data) for data in read_table("readouts")["office"])

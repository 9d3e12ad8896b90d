"""Who stands on the two sides of encounters, and who comes to whom, by the frames of the sentences."""

import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dipbrief.document import Document
from dipbrief.frames import Filler, Frame, read_sentences
from dipbrief.lexicon import names, words
from dipbrief.participants.cast import Cast, Person

__all__ = ["Opposites", "read_opposites"]

_LANDS = frozenset(["country", "place"])


@dataclass(slots=True)
class Opposites:
    """*against* has those on the other side of an encounter.

    *guests* are those whom each host receives, *visited* the states to which each goes.
    """

    against: dict[Person, set[Person]] = field(default_factory=lambda: defaultdict(set))
    guests: dict[Person, set[Person]] = field(default_factory=lambda: defaultdict(set))
    visited: dict[Person, set[str]] = field(default_factory=lambda: defaultdict(set))

    def received(self) -> set[Person]:
        """Return all guests."""
        return set().union(*self.guests.values())


def read_opposites(document: Document, body: int, people: Cast) -> Opposites:
    """Return who is against whom in what the sentences from word *body* on tell outside quotations."""
    found, by_word = Opposites(), people.by_word()
    for sentence in read_sentences(document, body):
        for frame in sentence.frames:
            _count_leaders(by_word, frame)
        for frame in sentence.frames:
            _take_journey(document, found, by_word, frame)
            if frame.kind in words("grammar", "two_sided") and document.quoted[frame.cue] < 0:
                _take(found, by_word, frame)
    return found


def _count_leaders(by_word: dict[int, Person], frame: Frame) -> None:
    """Let the words of a group mean who leads it: "|a delegation| led by Lund met Reed"."""
    for leader in _persons(by_word, frame.roles.get("leader", ()))[:1]:
        for group in frame.roles.get("group", ()):
            by_word.update((word, leader) for word in range(group.first, group.last) if word not in by_word)


def _take(found: Opposites, by_word: dict[int, Person], frame: Frame) -> None:
    """Take the sides of one encounter by their roles; an ambassador receives the guests of his own state, too."""
    ours = _persons(by_word, _of_roles(frame, "own_roles"))
    theirs = _persons(by_word, _of_roles(frame, "other_roles"))
    hosts = _persons(by_word, frame.roles.get("host", ()))
    if any("diplomatic" in host.kinds for host in hosts):
        return
    for one, other in itertools.product(ours, theirs):
        if one is not other:
            found.against[one].add(other)
            found.against[other].add(one)
    for host in hosts:
        found.guests[host].update(_persons(by_word, frame.roles.get("guest", ())))


def _take_journey(document: Document, found: Opposites, by_word: dict[int, Person], frame: Frame) -> None:
    """Take the states to which somebody goes: "Lund |arrived| in Norland"."""
    states = {
        entry.data["country"] if entry.kind == "place" else entry.id
        for filler in frame.roles.get("destination", ())
        for word in range(filler.first, filler.last)
        for entry in names().longest(document, word)
        if entry.kind in _LANDS
    }
    for visitor in _persons(by_word, _of_roles(frame, "going_roles")):
        found.visited[visitor] |= states


def _of_roles(frame: Frame, name: str) -> list[Filler]:
    return [filler for role in words("grammar", name) for filler in frame.roles.get(role, ())]


def _persons(by_word: dict[int, Person], fillers: Iterable[Filler]) -> list[Person]:
    """The persons in what fills a role; an owner is none of them."""
    found: dict[Person, None] = {}
    for filler in fillers:
        owner = None if filler.noun is None else filler.noun.possessor
        first = filler.first if owner is None else max(owner[1], filler.first)
        found.update((by_word[word], None) for word in range(first, filler.last) if word in by_word)
    return list(found)

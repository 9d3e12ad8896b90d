"""Who stands on which side, in whose delegation somebody is, and who comes to whom: by the frames of the sentences."""

import itertools
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from dipbrief.document import Document
from dipbrief.frames import Filler, Frame, Sentence, read_sentences, shipped_frames
from dipbrief.participants.antecedents import Antecedents
from dipbrief.participants.cast import Cast, Person
from dipbrief.participants.parties import LANDS, STATES, Named, capitals_in, named_in
from dipbrief.syntax import closed_words, english
from dipbrief.syntax.groups import NounGroup
from dipbrief.syntax.rows import chunk_at

__all__ = ["Sides", "extent", "read_sides"]

_OF = closed_words("of", "origin")
_WHERE = closed_words("place", "goal")

# Classes of frames in which people are on two sides, and the roles of each side; of those who are in a delegation, or
# with somebody, and of that delegation or somebody; of those who go somewhere.
_DELEGATION, _APART = "delegation", "apart"
_TWO_SIDED = frozenset(["encounter", "hosting", "talk"])
_OURS, _THEIRS = ("side", "host"), ("counterpart", "guest")
_MEMBERS, _GROUPS = ("leader", "member", "attendee"), ("group", "principal")
_GOING = ("visitor", "traveller")
_IN_GROUP, _JOURNEY = frozenset(_MEMBERS), frozenset([*_GOING, "destination", "origin"])


@dataclass(slots=True)
class Sides:
    """What the sentences tell of each person.

    *against* has those on the other side of an encounter, *opposed* the states of delegations there, *guests* those
    whom a host receives, *beside* those whom somebody accompanies or leads. *groups* are the states and organizations
    of the delegations that somebody is in, *goals* the states to which somebody goes, *seats* those of the places where
    a host receives, *scenes* those of the places where somebody is met.
    """

    against: dict[Person, set[Person]] = field(default_factory=lambda: defaultdict(set))
    opposed: dict[Person, set[str]] = field(default_factory=lambda: defaultdict(set))
    guests: dict[Person, set[Person]] = field(default_factory=lambda: defaultdict(set))
    beside: dict[Person, list[Person]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[Person, list[Named]] = field(default_factory=lambda: defaultdict(list))
    goals: dict[Person, list[Named]] = field(default_factory=lambda: defaultdict(list))
    seats: dict[Person, list[Named]] = field(default_factory=lambda: defaultdict(list))
    scenes: dict[Person, list[Named]] = field(default_factory=lambda: defaultdict(list))

    def received(self) -> set[Person]:
        """Return all guests."""
        return set().union(*self.guests.values())


def read_sides(document: Document, body: int, people: Cast) -> Sides:
    """Return what the sentences from word *body* on tell outside quotations."""
    sentences = read_sentences(document, body)
    named = document.once((read_sides, body), lambda document: {s.first: _delegations(document, s) for s in sentences})
    reader = _Reader(document, people, named)
    for sentence in sentences:
        reader.read(sentence)
    return reader.found


def extent(sentence: Sentence, filler: Filler) -> tuple[int, int]:
    """Return the words of a noun group with what it is of or from: "|a delegation of the Navy of Norland|"."""
    row = sentence.clauses.row
    chunks = row.chunks
    last = chunk_at(row, filler.first)
    for host, noun in sorted(sentence.clauses.modifiers):
        if host == last and row.keys[row.preposition[noun]] in _OF:
            last = noun
    return filler.first, max(chunks[last].last, filler.last)


def _delegations(document: Document, sentence: Sentence) -> list[Named]:
    """Whose delegations a sentence names: "the |Norwegian| delegation"."""
    nouns = [chunk.noun for chunk in sentence.clauses.row.chunks if chunk.noun is not None]
    groups = [extent(sentence, Filler.of(noun)) for noun in nouns if _is_delegation(document, noun)]
    return [named for words in groups for named in [*named_in(document, *words)][:1]]


def _is_delegation(document: Document, group: Filler | NounGroup) -> bool:
    before = document.keys[group.head - 1] if group.head > group.first else ""
    return _DELEGATION in shipped_frames().noun(document.keys[group.head], before).classes


class _Reader:
    """Takes the frames in the order of the text.

    *named* are the delegations that each sentence names, by its first word, *delegations* those named so far, by code,
    *leader* is the last one.
    """

    def __init__(self, document: Document, people: Cast, named: dict[int, list[Named]]) -> None:
        self.document = document
        self.people = people
        self.named = named
        self.by_word = people.by_word()
        self.antecedents = Antecedents(document, dict(self.by_word))
        self.found = Sides()
        self.delegations: dict[str, Named] = {}
        self.leader: list[Person] = []

    def read(self, sentence: Sentence) -> None:
        told = [frame for frame in sentence.frames if self.document.quoted[frame.cue] < 0]
        self._take_examples(sentence)
        for frame in told:
            if not _JOURNEY.isdisjoint(frame.roles):
                self._take_journey(sentence, frame)
        for frame in told:
            if not _IN_GROUP.isdisjoint(frame.roles):
                self._take_members(sentence, frame)
        for frame in told:
            if frame.kind in _TWO_SIDED:
                self._take_encounter(sentence, frame)
        self.delegations.update((named.party.code, named) for named in self.named.get(sentence.first, ()))

    # --- delegations ---------------------------------------------------------------------------------------------
    def _take_members(self, sentence: Sentence, frame: Frame) -> None:
        """ "Lund |led| the Norwegian delegation", "Reed |accompanied| Lund", "his delegation |included| Reed"."""
        members = self._persons(_of_roles(frame, *_MEMBERS))
        for filler in [*_of_roles(frame, *_GROUPS), *self._side_of(sentence, frame)] if members else ():
            leaders = self._named(filler)
            group = [] if leaders else self._group(sentence, filler)
            leaders = leaders or ([] if group else self._leaders(sentence, filler))
            for one, other in itertools.product(members, leaders):
                if one is not other:
                    self.found.beside[one].append(other)
                    self.found.beside[other].append(one)
            for member in members:
                self.found.groups[member] += group
            self._count_leader(filler, members, leaders)

    def _named(self, filler: Filler) -> list[Person]:
        """The persons in what fills a role, and those to whom it belongs: "|his| delegation"."""
        return [self.by_word[word] for word in range(filler.first, filler.last) if word in self.by_word]

    def _leaders(self, sentence: Sentence, filler: Filler) -> list[Person]:
        """Whose a delegation is of which no more is said: "|her| delegation", or that of who led or travelled last."""
        if not self._is_delegation(filler):
            return []
        if self.document.keys[filler.first] not in closed_words("possessive"):
            return self.leader if len(self.delegations) < 2 else []
        number = max(self.document.sentence_of[sentence.first] - 1, 0)
        return [person for _, person in self.people.between(*self.document.sentences[number])][:1]

    def _side_of(self, sentence: Sentence, frame: Frame) -> Iterator[Filler]:
        """ "|On the Norwegian side|, the meeting was attended by Lund"."""
        row = sentence.clauses.row
        nouns = () if frame.clause is None else (row.chunks[oblique.noun].noun for oblique in frame.clause.obliques)
        yield from (Filler.of(noun) for noun in nouns if noun is not None and self._is_delegation(noun))

    def _take_examples(self, sentence: Sentence) -> None:
        """ "Norwegian officials, |including| Lund and Berg"."""
        row = sentence.clauses.row
        for host, noun in sentence.clauses.modifiers:
            group = row.chunks[host].noun
            if group is None or not _gives_examples(self.document.keys[row.chunks[row.preposition[noun]].first]):
                continue
            named = next(named_in(self.document, group.first, group.last), None)
            items = (row.chunks[item].noun for item in sentence.clauses.items(noun))
            for member in self._persons(Filler.of(item) for item in items if item is not None) if named else ():
                self.found.groups[member] += [] if named is None else [named]

    def _group(self, sentence: Sentence, filler: Filler) -> list[Named]:
        """Whom a group stands for, if that is known; "the delegation" is the one before, if there was one."""
        known = self.document.keys[filler.first] in closed_words("definite") and self._is_delegation(filler)
        before = [*self.delegations.values()] if known and len(self.delegations) == 1 else []
        words = extent(sentence, filler)
        return [*named_in(self.document, *words), *capitals_in(self.document, *words), *before][:1]

    def _is_delegation(self, group: Filler | NounGroup) -> bool:
        return _is_delegation(self.document, group)

    def _count_leader(self, filler: Filler, members: list[Person], leaders: list[Person]) -> None:
        """Let the words of a delegation mean who leads it: "|a delegation| led by Lund met Reed"."""
        if not leaders and self._is_delegation(filler):
            self.by_word.update((word, members[0]) for word in range(filler.first, filler.last))
            self.leader = members[:1]

    # --- encounters and journeys ---------------------------------------------------------------------------------
    def _take_encounter(self, sentence: Sentence, frame: Frame) -> None:
        """Take the sides of one encounter by their roles; an ambassador receives the guests of his own state, too."""
        ours, theirs = self._persons(_of_roles(frame, *_OURS)), self._persons(_of_roles(frame, *_THEIRS))
        meant = [self._meant(sentence, frame, roles, (*ours, *theirs)) for roles in (_OURS, _THEIRS)]
        ours, theirs = [*ours, *meant[0]], [*theirs, *meant[1]]
        ours = ours or self._travelling(frame, theirs)
        hosts = self._persons(frame.roles.get("host", ()))
        if any("diplomatic" in host.kinds for host in hosts):
            return
        two = ours if len(ours) == 2 and not _of_roles(frame, *_THEIRS) else ()  # "Lund and Reed met"
        for one, other in (*itertools.product(ours, theirs), *itertools.combinations(two, 2)):
            if one is not other:
                self.found.against[one].add(other)
                self.found.against[other].add(one)
        self._take_groups(sentence, ours, _of_roles(frame, *_THEIRS))
        self._take_groups(sentence, theirs, _of_roles(frame, *_OURS))
        self._take_scene(sentence, frame, theirs if ours else ())
        self._take_hosts(sentence, frame, hosts)

    def _take_hosts(self, sentence: Sentence, frame: Frame, hosts: list[Person]) -> None:
        """Take whom somebody receives, and where: "Lund received |Reed in Oslo|"."""
        for host in hosts:
            self.found.guests[host].update(p for p in self._persons(frame.roles.get("guest", ())) if p is not host)
            self.found.seats[host] += self._places(sentence, frame)

    def _meant(
        self, sentence: Sentence, frame: Frame, roles: tuple[str, ...], named: Collection[Person]
    ) -> Iterator[Person]:
        """Yield whom words without names mean: "Lund arrived. Reed received |her|"."""
        return self.antecedents.meant(sentence.clauses, _of_roles(frame, *roles), named)

    def _take_scene(self, sentence: Sentence, frame: Frame, met: Iterable[Person]) -> None:
        """Take the states of the places where somebody is met: "Lund met Reed |in Oslo|"."""
        for person in met:
            self.found.scenes[person] += self._places(sentence, frame)

    def _travelling(self, frame: Frame, theirs: Collection[Person]) -> list[Person]:
        """ "Lund will travel to Norland. |Talks will take place with Reed|": who travelled last meets those there."""
        told = _of_roles(frame, *_OURS)
        return [] if told or not theirs or any(one in theirs for one in self.leader) else self.leader

    def _take_groups(self, sentence: Sentence, people: list[Person], others: list[Filler]) -> None:
        """Take whom a delegation on the other side stands for: "Lund received |a delegation of Norland|"."""
        for filler in others if people else ():
            if self._is_delegation(filler) and not self._persons([filler]):
                states = {named.party.code for named in named_in(self.document, *extent(sentence, filler), STATES)}
                for person in people:
                    self.found.opposed[person] |= states

    def _places(self, sentence: Sentence, frame: Frame) -> Iterator[Named]:
        """Yield the states where somebody receives: "received Reed |in Oslo|", "welcomed him |to Norland|"."""
        row = sentence.clauses.row
        both = {filler.first for filler in _of_roles(frame, *_OURS, *_THEIRS)}
        nouns = [oblique.noun for oblique in (() if frame.clause is None else frame.clause.obliques)]
        nouns += [noun for host, noun in sentence.clauses.modifiers if row.chunks[host].first in both]
        for noun in nouns:
            if self.document.keys[row.chunks[row.preposition[noun]].first] in _WHERE:
                yield from named_in(self.document, row.chunks[noun].first, row.chunks[noun].last, LANDS)

    def _take_journey(self, sentence: Sentence, frame: Frame) -> None:
        """Take the states to which somebody goes: "Lund |arrived| in Norland"."""
        goals = [*self._goals(sentence, frame)]
        going = _of_roles(frame, *_GOING)
        visitors = self._persons(going)
        if goals and not visitors and all(filler.noun is None for filler in going):
            visitors = self._guests(sentence)
        for visitor in visitors:
            self.found.goals[visitor] += goals
        self.leader = visitors[:1] or self.leader

    def _goals(self, sentence: Sentence, frame: Frame) -> Iterator[Named]:
        """Yield the states where somebody goes, or, where none is named, leaves."""
        ends = frame.roles.get("destination") or frame.roles.get("origin", ())
        for filler in ends:
            if not self._persons([filler]):
                yield from named_in(self.document, *extent(sentence, filler), LANDS)

    def _guests(self, sentence: Sentence) -> list[Person]:
        """ "|Lund|, on a visit to Norland, met Reed", "during her visit |Lund| met Reed": who is received, or meets."""
        met = [frame for frame in sentence.frames if frame.kind in _TWO_SIDED][:1]
        guests = self._persons(filler for frame in met for filler in frame.roles.get("guest", ()))
        hosted = any("host" in frame.roles for frame in met)
        return guests if hosted else self._persons(filler for frame in met for filler in _of_roles(frame, *_OURS))

    def _persons(self, fillers: Iterable[Filler]) -> list[Person]:
        """The persons in what fills a role; an owner is none of them."""
        found: dict[Person, None] = {}
        for filler in fillers:
            owner = None if filler.noun is None else filler.noun.possessor
            first = filler.first if owner is None else max(owner[1], filler.first)
            found.update((self.by_word[word], None) for word in range(first, filler.last) if word in self.by_word)
        return list(found)


def _of_roles(frame: Frame, *roles: str) -> list[Filler]:
    return [filler for role in roles for filler in frame.roles.get(role, ())]


def _gives_examples(key: str) -> bool:
    """Tell whether a preposition is one of examples: "including"."""
    return english().links.attachment.get(key) == _APART

"""Which frames a sentence has: of verbs, of event nouns, and of nouns that a light verb carries ("held talks")."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from dipbrief.document import Document
from dipbrief.frames.patterns import ANY, Entry, Frames, Noun, Pattern, Standing, furthest
from dipbrief.frames.view import Filler, Slots, View
from dipbrief.syntax import closed_words
from dipbrief.syntax.clauses import Clause, Clauses
from dipbrief.syntax.groups import Groups, NounGroup, VerbGroup

__all__ = ["Frame", "Governor", "find_frames"]

_PARTICLE = 16  # more than any condition weighs: "point out" is no "point"


class Governor(NamedTuple):
    """What governs a frame, a verb or a noun before an infinitive: head word, lemma, class and act of its frame."""

    word: int
    lemma: str
    kinds: frozenset[str]


class Frame(NamedTuple):
    """A frame that a sentence has.

    *kind* is its class, *act* what is said (an id of ``acts.toml``), *cue* the word of the verb, or of the noun where
    no verb carries it. *roles* has what plays each role, with all items of a list. *negative*, *modality* and *tense*
    are those of the verb, *condition* is "if" and its like. *governors* are the verbs above, the nearest first;
    *governed* has the lemmas and kinds of all of them.
    *standing* sums it up: whether the text gives it as a fact. *format* is how people meet, if the word tells.
    """

    id: str
    kind: str
    act: str | None
    cue: int
    noun: NounGroup | None
    clause: Clause | None
    roles: Mapping[str, tuple[Filler, ...]]
    negative: bool
    modality: str | None
    tense: str | None
    condition: str | None
    governors: tuple[Governor, ...]
    governed: frozenset[str]
    standing: Standing
    format: str | None


class _Place(NamedTuple):
    """The clause and the slot in which a noun stands."""

    clause: Clause
    slot: str


_place = partial(tuple.__new__, _Place)  # one for every noun of a clause


class _Above(NamedTuple):
    """What governs something, the nearest first, and what becomes of it."""

    governors: tuple[Governor, ...]
    kinds: frozenset[str]
    standing: Standing

    def below(self, governor: Governor, higher: "_Above", standing: Standing) -> "_Above":
        """Return what governs it with *governor* and all that is above that."""
        kinds = self.kinds | governor.kinds | higher.kinds | {governor.lemma}
        return _Above((*self.governors, governor, *higher.governors), kinds, furthest(self.standing, standing))


_NOTHING = _Above((), frozenset(), "fact")


def find_frames(document: Document, groups: Groups, clauses: Clauses, frames: Frames) -> tuple[Frame, ...]:
    """Return the frames of one sentence in the order of their cues."""
    return _Finder(View(document, groups, clauses, frames.words, frames.alike), frames).find()


class _Finder:
    """Compares the clauses of one sentence with the frames."""

    def __init__(self, view: View, frames: Frames) -> None:
        self.view = view
        self.frames = frames
        self._classes_of: dict[int, frozenset[str]] = {}  # by the first word of a noun group
        self.denies = not frames.standing["negating"].keys().isdisjoint(view.own_keys)  # "no", "nobody"
        self.slots = {clause: self._slots(clause) for clause in view.clauses}
        self.behind = {clause: view.behind(clause) for clause in view.clauses}
        self.events = [  # nouns that have frames
            (k, chunk.noun, entries)
            for k, chunk in enumerate(view.chunks)
            if chunk.noun is not None and (entries := self._noun(chunk.noun).entries)
        ]
        behind = view.phrases_behind(frames.governing) if self.events else ()
        self.hosts = {noun: view.noun_at(host) for noun, host in behind}
        self.places = self._places(view.phrases_behind(_OF)) if self.events else {}
        self.readings: dict[Clause, tuple[Entry, Slots] | None] = {}
        for clause in view.clauses:
            self.readings[clause] = self._verb_reading(clause)
        self._hand_down()
        self.carried = self._carried()
        self.above: dict[Clause, _Above] = {}
        for clause in view.clauses:  # those above come first
            self.above[clause] = self._above_of(clause)

    def find(self) -> tuple[Frame, ...]:
        nouns = list(self._noun_frames())
        carried = {frame.clause for frame in nouns if frame.noun is not None and frame.cue != frame.noun.head}
        verbs = [self._verb_frame(clause) for clause in self.view.clauses if clause not in carried]
        found = [*nouns, *(frame for frame in verbs if frame is not None), *self._preposition_frames()]
        return tuple(sorted(found, key=lambda frame: frame.cue))

    def _slots(self, clause: Clause) -> Slots:
        """What fills the slots of a clause, without the clauses that say what a noun is ("the need |to act|")."""
        slots = self.view.slots(clause)
        if not self.view.has_clauses(clause):
            return slots
        found = {}
        for slot, fillers in slots.items():
            own = [filler for filler in fillers if filler.clause is None or not self._is_governed(filler.clause)]
            if own:
                found[slot] = own
        return found

    def _is_governed(self, clause: Clause) -> bool:
        noun = self.view.noun_before(clause)
        return noun is not None and self._noun(noun).governs

    def _hand_down(self) -> None:
        """Give clauses the subject that the frame above says: "quoted |Reed| as saying", "called on |Reed| to act"."""
        for clause, reading in self.readings.items():
            doer = None if reading is None else self._controller(reading[0].pattern, clause)
            for below in self.view.below(clause) if doer else ():
                if doer and below.kind != _CONTENT and self._asks_for(clause, below):
                    self.slots[below][_SUBJECT] = doer
                    self.readings[below] = self._verb_reading(below)

    def _controller(self, pattern: Pattern, clause: Clause) -> list[Filler] | None:
        """Who does what the clauses below say, when the frame tells."""
        filled = (self.slots[clause].get(slot) for slot in pattern.control)
        return next((fillers for fillers in filled if fillers), None)

    # --- verbs ---------------------------------------------------------------------------------------------------
    def _verb_reading(self, clause: Clause) -> tuple[Entry, Slots] | None:
        """The frame of the verb that fits and asks for most, and what fills its slots."""
        if clause.group.lemma not in self.frames.particles:
            return None
        slots = self.slots[clause]
        found = self._reading_of(clause, slots)
        others = self.view.antecedents(clause) if found is None else ()
        slot = _OBJECT if clause.group.passive else _SUBJECT
        readings = (self._reading_of(clause, {**slots, slot: other}) for other in others)
        return next((reading for reading in readings if reading is not None), found)

    def _reading_of(self, clause: Clause, slots: Slots) -> tuple[Entry, Slots] | None:
        lemma = clause.group.lemma
        found: list[tuple[int, int, Entry, Slots]] = []
        for particle, given in self._particles(clause, slots, self.frames.particles[lemma]):
            hosts = self._hosts(given)
            for entry in self.frames.verbs[lemma, particle]:
                filled = self._reach(entry.pattern, given, hosts) if self._fits(entry, clause, given) else None
                if filled is not None and self._meets(entry.pattern, filled):
                    weight = self._asked(entry.pattern, filled) + _PARTICLE * bool(particle)
                    found.append((weight, -len(found), entry, filled))
        return max(found, key=_RANK)[2:] if found else None

    def _asked(self, pattern: Pattern, slots: Slots) -> int:
        """How much a frame that fits asks for: of two, the one that asks for more counts."""
        filled = (len(need) for need in pattern.needs if _is_filled(pattern, need, slots))
        return pattern.weight + 2 * max(filled, default=0)

    def _particles(self, clause: Clause, slots: Slots, known: frozenset[str]) -> Iterator[tuple[str, Slots]]:
        """Yield those of *known*, "" for none, that may be the verb's own, each with the slots that are then filled.

        A word behind the verb may be either: "went over |it|", "revolved around |it|", not "called on him |in| Oslo".
        """
        behind = self.behind[clause]
        if "" in known:
            yield "", slots
        for particle in sorted(behind & known):
            yield particle, slots
        if _OBJECT not in slots:
            nearest = self._nearest(clause, slots)
            if nearest in slots.keys() & known - behind:
                yield nearest, {**slots, _OBJECT: slots[nearest]}
        elif "" in known:
            others = {slot: fillers for slot, fillers in slots.items() if slot != _OBJECT}
            for particle in sorted(behind.difference(slots)):
                yield "", {**others, particle: slots[_OBJECT]}

    def _nearest(self, clause: Clause, slots: Slots) -> str:
        """The slot of what stands next behind the verb, but for days; "" for none."""
        head = clause.group.head
        behind = {slot: fillers[0] for slot, fillers in slots.items() if fillers[0].first > head}
        undated = (slot for slot, filler in behind.items() if not _is_date(filler))
        return min(undated, key=lambda slot: behind[slot].first, default="")

    def _fits(self, entry: Entry, clause: Clause, slots: Slots) -> bool:
        """Tell whether the verb has the voice that the frame asks for, and a passive an agent or no need of one."""
        pattern, verb = entry.pattern, clause.group
        if pattern.voice and (pattern.voice == "passive") != verb.passive:
            return False
        return not verb.passive or "subject" in slots or self._goes_without_agent(entry, verb, slots)

    def _goes_without_agent(self, entry: Entry, verb: VerbGroup, slots: Slots) -> bool:
        """Tell whether a passive without "by" counts: by its act and form, or as "it was agreed that"."""
        if verb.form == "participle" and entry.pattern.participles:
            return False
        named = entry.act is None or entry.act not in entry.pattern.agent
        said = not _SAID.isdisjoint(slots)
        return named or (said and self._is_expletive(slots.get("object", ())))

    def _is_expletive(self, fillers: Iterable[Filler]) -> bool:
        kinds = [self._classes(filler) for filler in fillers]
        return bool(kinds) and all("pronoun" in kind and "human" not in kind for kind in kinds)

    def _meets(self, pattern: Pattern, slots: Slots) -> bool:
        """Tell whether what fills the slots is what the frame asks for."""
        if pattern.needs and not any(_is_filled(pattern, need, slots) for need in pattern.needs):
            return False
        wanted = all(self._is_one_of(slots[slot], names) for slot, names in pattern.only.items() if slot in slots)
        return wanted and not any(
            self._is_one_of(slots[slot], names) for slot, names in pattern.never.items() if slot in slots
        )

    def _is_one_of(self, fillers: Sequence[Filler], names: frozenset[str]) -> bool:
        several = _SEVERAL in names and (
            len(fillers) > 1 or any(filler.noun and filler.noun.plural for filler in fillers)
        )
        return several or any(not names.isdisjoint(self._classes(filler)) for filler in fillers)

    def _classes(self, filler: Filler) -> frozenset[str]:
        """What a filler is: "clause" and the class of its verb, or the kind of noun group and the classes of its head.

        A lone name tells none.
        """
        noun = filler.noun
        if noun is None:
            return self._classes_of_clause(filler.clause)
        found = self._classes_of.get(noun.first)
        if found is None:
            lone = noun.kind == _NAME and noun.last - noun.first == 1
            more = () if lone else self._noun(noun).classes
            found = self._classes_of[noun.first] = frozenset((noun.kind, *more, *self._classes_of_whole(noun)))
        return found

    def _classes_of_whole(self, noun: NounGroup) -> Iterator[str]:
        """ "A part of |the talks|"."""
        if self.view.keys[noun.head] in self.frames.partitive:
            for preposition, k in self.view.phrases(self.view.at(noun.first)):
                whole = self.view.noun(k)
                if preposition in _OF and whole is not None:
                    yield from self._noun(whole).classes

    def _classes_of_clause(self, clause: Clause | None) -> frozenset[str]:
        reading = None if clause is None else self.readings.get(clause)
        return _OF_CLAUSE if reading is None else _OF_CLAUSE | {reading[0].pattern.kind}

    def _noun(self, noun: NounGroup) -> Noun:
        keys = self.view.keys
        return self.frames.noun(keys[noun.head], keys[noun.head - 1] if noun.head > noun.first else "")

    def _verb_frame(self, clause: Clause) -> Frame | None:
        reading = self.readings[clause]
        if reading is None:
            return None
        entry, slots = reading
        return self._frame(entry, clause.group.head, None, clause, slots)

    # --- nouns ---------------------------------------------------------------------------------------------------
    def _places(self, of_phrases: Iterable[tuple[int, int]]) -> dict[int, list[_Place]]:
        """Where each noun group stands, by its first word; one behind "of" stands where the other does."""
        found: dict[int, list[_Place]] = {}
        for clause, slots in self.slots.items():
            for slot, fillers in slots.items():
                for filler in fillers:
                    if filler.noun is not None:
                        found.setdefault(filler.first, []).append(_place((clause, slot)))
        for noun, host in of_phrases:
            found[noun] = [*found.get(noun, ()), *found.get(host, ())]
        return found

    def _noun_frames(self) -> Iterator[Frame]:
        for k, noun, entries in self.events:
            frame = self._first(k, noun, entries)
            if frame is not None:
                yield frame

    def _carried(self) -> dict[Clause, frozenset[str]]:
        """The classes of the nouns that verbs only carry: of "held |talks|"."""
        found: dict[Clause, frozenset[str]] = {}
        for _, noun, entries in self.events:
            for place in self.places.get(noun.first, ()):
                kinds = [entry.pattern.kind for entry in entries if self._carries(entry.pattern, place)]
                if kinds:
                    found[place.clause] = found.get(place.clause, frozenset()).union(kinds)
        return found

    def _first(self, k: int, noun: NounGroup, entries: Iterable[Entry]) -> Frame | None:
        """The first frame of the noun at chunk *k* that a verb carries, or else the first."""
        own = self.view.noun_slots(k)
        found = (self._noun_frame(noun, own, entry) for entry in entries)
        fitting = [frame for frame in found if frame is not None]
        return next((frame for frame in fitting if frame.clause is not None), fitting[0] if fitting else None)

    def _noun_frame(self, noun: NounGroup, own: Slots, entry: Entry) -> Frame | None:
        """The frame of a noun, carried by a verb or by itself; *own* is what fills the slots behind it."""
        pattern = entry.pattern
        places = self.places.get(noun.first, ())
        carrier = self._carrier(pattern, places)
        if carrier is None and not pattern.alone:
            return None
        given = self._given(carrier, noun) if carrier is not None else self._beside(places, noun)
        given = {**given, **own}
        slots = self._reach(pattern, given, self._hosts(given))
        if not self._meets(pattern, slots):
            return None
        cue = noun.head if carrier is None or pattern.beside else carrier.group.head
        return self._frame(entry, cue, noun, carrier, slots)

    def _carrier(self, pattern: Pattern, places: Iterable[_Place]) -> Clause | None:
        """The first verb that only carries the noun; of "talks |failed| to |take| place" the lower one."""
        carriers = [place.clause for place in places if self._carries(pattern, place)]
        governing = [self.view.governor(clause) for clause in carriers[1:] if clause.kind == _INFINITIVE]
        return next((clause for clause in carriers if clause not in governing), None)

    def _carries(self, pattern: Pattern, place: _Place) -> bool:
        """Tell whether the verb only carries the noun: "held |talks|", "was of |the view|", "|talks| took place"."""
        lemma, slot = place.clause.group.lemma, place.slot
        verbs = pattern.through if slot == _SUBJECT else pattern.light
        if slot in _NUCLEAR:
            return bool(verbs) and not verbs.isdisjoint((lemma, word) for word in ("", *self.behind[place.clause]))
        return (lemma, slot) in verbs or (ANY, slot) in verbs

    def _given(self, carrier: Clause, noun: NounGroup) -> Slots:
        """What the verb gives to the noun that it carries: all its slots but the noun's own."""
        given = {
            slot: fillers
            for slot, fillers in self.slots[carrier].items()
            if all(filler.noun is not noun for filler in fillers)
        }
        if "second" in given and "object" not in given:
            given["object"] = given.pop("second")
        return given

    def _beside(self, places: Sequence[_Place], noun: NounGroup) -> Slots:
        """Return phrases of talk behind a noun that were given to the verb: "at talks on Monday |with Reed|"."""
        found: Slots = {}
        for clause, own in places[:1]:
            reading = self.readings[clause]
            taken = {own} if reading is None else {own, *reading[0].pattern.slots}
            verb = clause.group.first
            last = verb if noun.first < verb else self.view.chunks[-1].last
            for slot in self.frames.far & self.slots[clause].keys() - taken:
                found[slot] = [filler for filler in self.slots[clause][slot] if noun.first < filler.first < last]
        return {slot: fillers for slot, fillers in found.items() if fillers}

    # --- prepositions --------------------------------------------------------------------------------------------
    def _preposition_frames(self) -> Iterator[Frame]:
        """Yield the frames of "|according to| Lund"."""
        for clause in self.view.clauses:
            for word, k in self.view.obliques(clause):
                entry = self.frames.prepositions.get(self.view.keys[word])
                if entry is None:
                    continue
                slots = {"noun": self.view.fillers(k), "clause": [self.view.clause_filler(clause)]}
                if self._meets(entry.pattern, slots):
                    yield self._frame(entry, word, None, None, slots)

    # --- slots ---------------------------------------------------------------------------------------------------
    def _hosts(self, slots: Slots) -> list[tuple[str, Filler]]:
        """The noun groups in *slots* on which something hangs, each behind its slot."""
        hosts = self.view.hosts
        if not hosts:
            return []
        return [
            (slot, filler)
            for slot, fillers in slots.items()
            for filler in fillers
            if filler.first in hosts and filler.noun is not None
        ]

    def _reach(self, pattern: Pattern, slots: Slots, hosts: Sequence[tuple[str, Filler]]) -> Slots:
        """Add what hangs on one of *hosts* and the frame asks for: "talks with the envoy |on trade|"."""
        if not hosts:
            return slots
        found, waiting = dict(slots), list(hosts)
        while waiting:
            slot, host = waiting.pop()
            for preposition, k in self._hanging(pattern, slot, host):
                if preposition not in found:
                    found[preposition] = self.view.fillers(k)
                    waiting.extend((preposition, filler) for filler in found[preposition])
        return found

    def _hanging(self, pattern: Pattern, slot: str, host: Filler) -> Iterator[tuple[str, int]]:
        """Yield what the frame asks for that hangs on *host*: a person, one without a role, or before *apart*."""
        phrases = () if host.noun is None else self.view.phrases(self.view.at(host.first))
        if not phrases or host.noun is None or self._noun(host.noun).keeps:
            return
        free = slot not in pattern.slots or not self._classes(host).isdisjoint(_PERSONS)
        wanted = pattern.slots.keys() & (pattern.apart | self.frames.far if free else pattern.apart)
        yield from ((preposition, k) for preposition, k in phrases if preposition in wanted)

    def _roles(self, pattern: Pattern, slots: Slots) -> dict[str, tuple[Filler, ...]]:
        found: dict[str, tuple[Filler, ...]] = {}
        for slot, role in pattern.slots.items():
            own = [filler for filler in slots[slot] if self._may_play(role, filler)] if slot in slots else ()
            if own:
                found[role] = tuple(dict.fromkeys((*found.get(role, ()), *own)))
        return found

    def _may_play(self, role: str, filler: Filler) -> bool:
        """Tell whether a filler is no date and, where only people play a role or no meal does, none of the others."""
        classes = self._classes(filler)
        people, without = self.frames.people.get(role), self.frames.without.get(role, frozenset())
        fits = people is None or not classes.isdisjoint(people)
        return fits and classes.isdisjoint(without) and not _is_date(filler)

    # --- what is above -------------------------------------------------------------------------------------------
    def _frame(self, entry: Entry, cue: int, noun: NounGroup | None, clause: Clause | None, slots: Slots) -> Frame:
        pattern = entry.pattern
        verb = None if clause is None else clause.group
        none = (noun is not None and self._is_negating(noun)) or self._has_nobody(pattern, slots)
        above = self._above_all(clause, noun)
        condition = self._condition(clause)
        modality = None if verb is None else verb.modality
        negative = none or (clause is not None and self._is_denied(clause))
        own: Standing = "none" if negative else "fact"
        return Frame(
            pattern.id,
            pattern.kind,
            entry.act,
            cue,
            noun,
            clause,
            self._roles(pattern, slots),
            negative,
            modality,
            None if verb is None else verb.tense,
            condition,
            above.governors,
            above.kinds,
            furthest(above.standing, own, self._standing("modals", modality), self._standing("openers", condition)),
            entry.format,
        )

    def _above_all(self, clause: Clause | None, noun: NounGroup | None) -> _Above:
        """What governs a frame: of its clause, else of its noun."""
        of_noun = _NOTHING if noun is None else self._above_noun(noun)
        if clause is None:
            return of_noun
        own = self.above[clause]
        if clause.kind != _RELATIVE:
            return own
        kinds = own.kinds | of_noun.kinds  # "the talks |that were to take place| were cancelled"
        return _Above((*own.governors, *of_noun.governors), kinds, furthest(own.standing, of_noun.standing))

    def _is_denied(self, clause: Clause) -> bool:
        """Tell whether a verb is denied, or that anybody does it: "|nobody| met", "|neither| A nor B met"."""
        subject = self.slots[clause].get("subject", ()) if self.denies else ()
        nobody = any(filler.noun is not None and self._is_negating(filler.noun) for filler in subject)
        return nobody or self.view.is_negative(clause)

    def _has_nobody(self, pattern: Pattern, slots: Slots) -> bool:
        """ "met |nobody|", "met |no Danish officials|": of a role that people play."""
        if not self.denies:
            return False
        people = (
            filler
            for slot, role in pattern.slots.items()
            if role in self.frames.people
            for filler in slots.get(slot, ())
        )
        return any(filler.noun is not None and self._is_negating(filler.noun) for filler in people)

    def _standing(self, name: str, word: str | None) -> Standing:
        """What a word makes of a frame: nothing, where the table does not tell."""
        return "fact" if word is None else self.frames.standing[name].get(word, "fact")

    def _is_negating(self, noun: NounGroup) -> bool:
        """Tell whether a noun group is a negative one: "|no| talks", "|without| a meeting"."""
        return self.denies and not self.frames.standing["negating"].keys().isdisjoint(self.view.before(noun))

    def _condition(self, clause: Clause | None) -> str | None:
        """The subordinator of the clause, or the preposition before a gerund."""
        if clause is None:
            return None
        word = self.view.opener(clause)
        return word if word in self.frames.standing["openers"] else None

    def _above_of(self, clause: Clause) -> _Above:
        """What governs a clause: the noun before it, the verb, and what governs that; content stands by itself."""
        found = self._noun_before(clause)
        governor = self.view.governor(clause)
        if governor is None:
            return found
        asked = self._asks_for(governor, clause) or self._acts_on_deed(governor, clause)
        if clause.kind == _GERUND and not asked:
            return found
        higher = self.above.get(governor, _NOTHING)
        standing = furthest(self._governing(governor, asked), higher.standing)
        subjunctive = clause.group.form == _INFINITIVE  # "urged that they |meet|"
        if clause.kind == _CONTENT and not subjunctive:  # "said that they met", but "denied that they met"
            standing = "none" if asked and self._level(self._kinds(governor)) == "none" else "fact"
        return found.below(self._governor(governor), higher, standing)

    def _noun_before(self, clause: Clause) -> _Above:
        """The noun that an infinitive, a gerund or a content clause says something of: "the |plan| to meet"."""
        if clause.kind == _GERUND:
            return self._noun_before_gerund(clause)
        noun = self.view.noun_before(clause)
        return _NOTHING if noun is None or not self._noun(noun).governs else self._governing_noun(noun)

    def _noun_before_gerund(self, clause: Clause) -> _Above:
        """The noun by which a gerund is no fact: "her |hope| of meeting Reed", not "the pleasure of meeting Reed"."""
        noun = self.view.noun_before_gerund(clause) if self.view.opener(clause) in self.frames.deeds else None
        found = _NOTHING if noun is None else self._governing_noun(noun)
        return _NOTHING if found.standing == "fact" else found

    def _governing_noun(self, noun: NounGroup) -> _Above:
        known = self._noun(noun)
        standing: Standing = "none" if self._is_negating(noun) else self._level(known.classes)  # "no plans to meet"
        return _NOTHING.below(Governor(noun.head, known.lemma, known.classes), _NOTHING, standing)

    def _asks_for(self, governor: Clause, clause: Clause) -> bool:
        """Tell whether the frame of a verb has a role for a clause: "declined |to act|", not "left after |acting|"."""
        reading = self.readings[governor]
        return reading is not None and self.view.slot_of(clause) in reading[0].pattern.slots

    def _acts_on_deed(self, governor: Clause, clause: Clause) -> bool:
        """Tell whether the object of a verb governs an infinitive: "turned down |an invitation| from Reed to meet"."""
        objects = self.slots[governor].get(_OBJECT, ()) if clause.kind == _INFINITIVE else ()
        return any(filler.noun is not None and self._noun(filler.noun).governs for filler in objects)

    def _above_noun(self, noun: NounGroup) -> _Above:
        """What governs an event noun: a noun before "of" or "for", the verb of which it plays a role."""
        host = self.hosts.get(noun.first)
        found = _NOTHING if host is None else self._governing_noun(host)
        place = next((place for place in self.places.get(noun.first, ()) if self._plays_role(place)), None)
        if place is None:
            return found
        higher = self.above[place.clause]
        standing = furthest(self._governing(place.clause, asked=True), higher.standing)
        return found.below(self._governor(place.clause), higher, standing)

    def _plays_role(self, place: _Place) -> bool:
        """Tell whether the verb does something to what stands there."""
        reading = self.readings[place.clause]
        return reading is not None and place.slot in reading[0].pattern.slots and place.slot != _SUBJECT

    def _governor(self, clause: Clause) -> Governor:
        verb = clause.group
        return Governor(verb.head, verb.lemma, self._kinds(clause))

    def _kinds(self, clause: Clause) -> frozenset[str]:
        reading = self.readings[clause]
        own = () if reading is None else filter(None, (reading[0].pattern.kind, reading[0].act))
        return self.carried.get(clause, frozenset()).union(own)

    def _governing(self, clause: Clause, asked: bool) -> Standing:
        """What a governing verb makes of what it governs: by negation and modal, and by class or act where *asked*."""
        verb = clause.group
        if self._is_denied(clause):
            return "none"
        kinds = self._kinds(clause) if asked else ()
        return furthest(self._level(kinds), self._standing("modals", verb.modality))

    def _level(self, kinds: Iterable[str]) -> Standing:
        return furthest("fact", *(self._standing("classes", kind) for kind in kinds))


def _is_filled(pattern: Pattern, need: frozenset[str], slots: Slots) -> bool:
    """Tell whether a need of a frame is filled; a date fills none that does not ask for one."""
    if not slots.keys() >= need:
        return False
    return not any(slot not in pattern.only and all(map(_is_date, slots[slot])) for slot in need)


def _is_date(filler: Filler) -> bool:
    return filler.noun is not None and filler.noun.kind == "date"


_OF = closed_words("of")
_INFINITIVE = "infinitive"
_SAID = frozenset(["content", _INFINITIVE])
_OF_CLAUSE = frozenset(["clause"])
_NAME, _SEVERAL = "name", "several"
_SUBJECT, _OBJECT = "subject", "object"
_NUCLEAR = frozenset([_SUBJECT, _OBJECT, "second", "predicate"])
_GERUND, _CONTENT, _RELATIVE = "gerund", "content", "relative"
_RANK = itemgetter(0, 1)
_PERSONS = frozenset(["human", "name", "pronoun"])

"""Where and when in a sentence: which places and days are told of an encounter, and not of what stands around it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, TypeVar

from dipbrief.dates import DateMention, find_dates
from dipbrief.frames import Filler, Frame, shipped_frames
from dipbrief.meeting.places import read_name, read_place
from dipbrief.meeting.sentence import Sentence, chunk_of, persons_in
from dipbrief.meeting.vocabulary import Place, id_list, word_list
from dipbrief.participants import Person
from dipbrief.syntax import english, groups_of
from dipbrief.syntax.classes import ADJECTIVE, CALENDAR, NAME, NOUN, NOUNS
from dipbrief.syntax.clauses import Clause, Clauses
from dipbrief.syntax.forms import ACT, EVENT
from dipbrief.syntax.groups import NounGroup
from dipbrief.syntax.rows import COMMAS, INSIDE

_Found = TypeVar("_Found", Place, DateMention, int)


class _Phrase(NamedTuple):
    """A chunk that tells a place or a day: its word, its preposition ("" for none), its clause and what it hangs on."""

    chunk: int
    word: int
    preposition: str
    clause: int
    host: int


class Circumstances:
    """The places and days of one sentence, and whose they are."""

    def __init__(self, sentence: Sentence) -> None:
        """Find the places and days of *sentence*."""
        clauses, frames = sentence.clauses, sentence.frames
        self._document = sentence.document
        self._row = clauses.row
        self._clauses = clauses.clauses
        self._people = sentence.people
        self._firsts = [chunk.first for chunk in self._row.chunks]
        self._verbs = [clause.verb for clause in self._clauses]
        self._by_verb = sorted(range(len(self._clauses)), key=self._verbs.__getitem__)
        self._verb_places = sorted(self._verbs)
        self._by_verb_chunk = {verb: number for number, verb in enumerate(self._verbs)}
        self._slots = dict(self._in_slots())
        self._hosts = dict(_hanging(clauses))
        self._of = {host: noun for host, noun in clauses.modifiers if self._preposition(noun) in word_list("of")}
        self._numbers = {clause: number for number, clause in enumerate(self._clauses)}
        self._kinds = {frame.cue: frame.kind for frame in frames}
        self._topics = set(self._find_topics(frames))
        self._carried = set(self._find_carried(frames))
        self._visits = [frame for frame in frames if frame.noun is not None and frame.kind in id_list("visits")]

    @cached_property
    def _places(self) -> "list[tuple[_Phrase, Place, bool]]":
        return list(self._find_places())

    @cached_property
    def _days(self) -> "list[tuple[_Phrase, DateMention, bool]]":
        return list(self._find_days())

    @cached_property
    def _times(self) -> "list[tuple[_Phrase, int]]":
        return list(self._find_times())

    # --- whose they are ------------------------------------------------------------------------------------------
    def places(self, frame: Frame, persons: tuple[Person, ...]) -> tuple[Place, ...]:
        """Return the places of what a frame tells, the nearest first."""
        told = self._told_with(frame, persons)
        left = _words_of(frame, "left")
        reached = _words_of(frame, "reached") or left  # "left Oslo after talks"
        there = [
            (phrase, place)
            for phrase, place, free in self._places
            if self._is_within(phrase, reached) or (free and phrase.word not in left and self._is_at(frame, phrase))
        ]
        return (*self._nearest(frame, told, there), *self._places_of_visits(frame, told))

    def places_of(self, persons: tuple[Person, ...]) -> tuple[Place, ...]:
        """Return the places where *persons* did or said something, but for journeys."""
        theirs = self._of_persons(persons)
        here = ((phrase, place) for phrase, place, free in self._places if free and self._is_there(phrase))
        return tuple(
            place
            for phrase, place in here
            if phrase.clause in theirs and (place.city is not None or place.country is None)
        )

    def _places_of_visits(self, frame: Frame, told: set[int]) -> Iterator[Place]:
        """Yield where the visits went during which something took place: "met Reed |during her visit to Oslo|"."""
        for visit in self._visits:
            chunk = self._chunk(visit)
            then = visit is not frame and self._preposition(chunk) in word_list("settings")
            reached = _words_of(visit, "reached") if then and self._clause_of(chunk) in told else ()
            yield from (place for phrase, place, _ in self._places if phrase.word in reached)

    def _is_within(self, phrase: _Phrase, reached: set[int]) -> bool:
        """ "visited |Oslo|", "visited the headquarters of the army |in Oslo|"."""
        at = phrase.chunk
        while at >= 0 and self._firsts[at] not in reached:
            at = self._hosts.get(at, -1)
        there = at == phrase.chunk or phrase.preposition in word_list("at_place")
        return at >= 0 and there

    def days(self, frame: Frame, persons: tuple[Person, ...], *, planned: bool) -> tuple[DateMention, ...]:
        """Return the days of what a frame tells, the nearest first, and that of a journey to it, *planned* alike."""
        noun = self._chunk(frame)
        days = [
            (phrase, day)
            for phrase, day, free in self._days
            if (free or phrase.chunk == noun) and self._is_as_quoted(frame, phrase)
        ]
        told = self._told_with(frame, persons)
        return tuple(self._nearest(frame, told | self._on_the_way(frame, planned=planned), days))

    def _chunk(self, frame: Frame) -> int:
        return -1 if frame.noun is None else bisect_right(self._firsts, frame.noun.first) - 1

    def _is_as_quoted(self, frame: Frame, phrase: _Phrase) -> bool:
        return self._document.quoted[frame.cue] == self._document.quoted[phrase.word]

    def days_of(self, persons: tuple[Person, ...]) -> tuple[DateMention, ...]:
        """Return the days of what *persons* did or said or were told, but for journeys."""
        theirs = self._of_persons(persons)
        return tuple(day for phrase, day, free in self._days if free and phrase.clause in theirs)

    def _of_persons(self, persons: tuple[Person, ...]) -> set[int]:
        """The clauses of what *persons* did or said or were told, but for journeys."""
        return {
            number
            for number, clause in enumerate(self._clauses)
            if self._kind(clause) not in id_list("journeys") and self._is_about(clause, persons)
        }

    def days_of_talk(self) -> tuple[DateMention, ...]:
        """Return the days that somebody quoted says of an encounter: "Met Lund |today|"."""
        verbs = shipped_frames().verbs
        kinds = {
            number: {entry.pattern.kind for entry in verbs.get((clause.group.lemma, ""), ())}
            for number, clause in enumerate(self._clauses)
        }
        return tuple(
            day
            for phrase, day, free in self._days
            if free
            and self._document.quoted[phrase.word] >= 0
            and not kinds.get(phrase.clause, set()).isdisjoint(id_list("held"))
        )

    def is_vague(self, frame: Frame, persons: tuple[Person, ...]) -> bool:
        """Tell whether a time is told of a frame that is no day: "in January", "next week"."""
        return any(self._nearest(frame, self._told_with(frame, persons), self._times))

    def _is_at(self, frame: Frame, phrase: _Phrase) -> bool:
        """Tell whether a preposition says that something is there, or of a welcome that somebody comes there."""
        if frame.clause is not None and frame.kind in id_list("journeys") and frame.clause.objects:
            return self._document.keys[phrase.word] in word_list("here")
        welcomed = frame.clause is not None and frame.clause.group.lemma in word_list("greeting")
        return self._is_there(phrase) or (welcomed and phrase.preposition in word_list("to_place"))

    def _is_there(self, phrase: _Phrase) -> bool:
        """ "|in| Oslo", "here"."""
        return phrase.preposition in word_list("at_place") or self._document.keys[phrase.word] in word_list("here")

    def _nearest(self, frame: Frame, told: set[int], phrases: Iterable[tuple[_Phrase, _Found]]) -> Iterator[_Found]:
        """Yield what goes with a frame: what hangs on its noun, then what stands behind it, then before it.

        *told* are the clauses whose places and days are its own.
        """
        noun, home = self._chunk(frame), self._home(frame)
        ranked = []
        for phrase, found in phrases:
            own = noun >= 0 and self._is_behind(noun, phrase)
            if own or phrase.clause in told:
                near = (not own, phrase.clause != home, phrase.word < frame.cue, abs(phrase.word - frame.cue))
                ranked.append((near, found))
        yield from (found for _, found in sorted(ranked, key=itemgetter(0)))

    def _home(self, frame: Frame) -> int:
        """The number of the clause in which a frame stands."""
        if frame.clause is not None:
            return self._numbers[frame.clause]
        noun = self._chunk(frame)
        return -1 if noun < 0 else self._clause_of(noun)

    def _is_behind(self, noun: int, phrase: _Phrase) -> bool:
        """ "his meeting |on Monday| with Reed |in Oslo|": nothing but what hangs on a noun stands between."""
        if phrase.chunk in (noun, noun - 1):  # "|Monday's| talks", "the |Saturday| meeting"
            return phrase.chunk == noun or self._row.chunks[noun].gap in INSIDE
        between = self._row.chunks[noun + 1 : phrase.chunk + 1]
        return phrase.chunk > noun and all(chunk.gap in INSIDE and chunk.verb is None for chunk in between)

    def _told_with(self, frame: Frame, persons: tuple[Person, ...]) -> set[int]:
        """The clauses of which places and days are those of a frame."""
        home = self._home(frame)
        if not self._clauses:
            return {home}
        if frame.clause is None and not self._is_told_by(frame, home, persons):
            return set()
        found, at = {home}, home
        while (parent := self._clauses[at].parent) is not None and self._goes_with(at, parent, persons):
            found.add(parent)
            at = parent
        found.update(n for n, clause in enumerate(self._clauses) if self._continues(clause, n, home))
        return found

    def _is_told_by(self, frame: Frame, home: int, persons: tuple[Person, ...]) -> bool:
        """Tell whether places and days of a clause are those of a noun in it: not of "|after| talks"."""
        noun = self._chunk(frame)
        after = noun >= 0 and self._preposition(noun) in word_list("apart")
        return not after and self._kind_at(home) not in id_list("journeys") and self._is_of(home, persons)

    def _on_the_way(self, frame: Frame, *, planned: bool) -> set[int]:
        """The clause of a journey to an encounter: "|will travel on Monday| to meet", "|flew in today| and met"."""
        home = self._home(frame)
        if home < 0:
            return set()
        own = self._clauses[home]
        if frame.clause is None:
            return {home} if self._kind(own) in id_list("journeys") and _is_modal(own) == planned else set()
        return {n for n, clause in enumerate(self._clauses) if self._leads_to(clause, own, planned=planned)}

    def _leads_to(self, clause: Clause, own: Clause, *, planned: bool) -> bool:
        """Tell whether *clause* tells of a journey for what *own* tells, or before it, of the same time."""
        if self._kind(clause) not in id_list("journeys") or clause.verb >= own.verb:
            return False
        above = None if own.parent is None else self._clauses[own.parent]
        if above is clause and own.kind in id_list("purpose_clauses"):
            return _is_modal(clause) == planned
        beside = own.subject is not None and clause.subject == own.subject and clause.kind == own.kind
        return beside and clause.group.tense == own.group.tense

    def _is_of(self, number: int, persons: tuple[Person, ...]) -> bool:
        """Tell whether what a clause tells is done by those who meet: not "|the ministry| said on Monday"."""
        clause = self._clauses[number]
        said = self._kind(clause) in id_list("telling_classes") and clause.subject is not None
        said = said and not clause.group.passive
        return not said or self._is_by(clause, persons)

    def _is_about(self, clause: Clause, persons: tuple[Person, ...]) -> bool:
        """Tell whether one of *persons* does what a clause says, it is done to one, or nobody is said to do it."""
        chunks = [self._row.chunks[k] for k in clause.objects]
        sealed = clause.group.passive and self._kind(clause) not in id_list("telling_classes")
        return (
            sealed
            or self._is_by(clause, persons)
            or any(self._people.get(word) in persons for chunk in chunks for word in range(chunk.first, chunk.last))
        )

    def _is_by(self, clause: Clause, persons: tuple[Person, ...]) -> bool:
        chunk = None if clause.subject is None else self._row.chunks[clause.subject]
        words = range(0) if chunk is None else range(chunk.first, chunk.last)
        return any(self._people.get(word) in persons for word in words)

    def _goes_with(self, number: int, parent: int, persons: tuple[Person, ...]) -> bool:
        """Tell whether a clause and the one it stands in tell of one occasion."""
        clause, above = self._clauses[number], self._clauses[parent]
        if clause.kind not in id_list("joined_clauses") or number in above.complements:
            return False
        if self._kind(above) in id_list("journeys") or self._is_apart(clause):
            return False
        return self._is_of(parent, persons)

    def _is_apart(self, clause: Clause) -> bool:
        """ "He spoke |after| meeting Reed": what stands in time before or after something else."""
        at = clause.opener if clause.opener is not None else clause.verb - 1
        return at >= 0 and self._document.keys[self._firsts[at]] in word_list("apart")

    def _continues(self, clause: Clause, number: int, home: int) -> bool:
        """Tell whether a clause goes on with what *home* tells: "met Reed |to sign the accord|", "|and signed| it"."""
        if number == home or self._kind(clause) in id_list("other_occasions"):
            return False
        own = self._clauses[home]
        below = clause.parent == home and clause.kind in id_list("joined_clauses") and not self._is_apart(clause)
        inside = below and (clause.antecedent is None or self._takes_place(clause.antecedent))
        return inside or (clause.verb > own.verb and _goes_on(own, clause))

    def _takes_place(self, chunk: int) -> bool:
        """Tell whether a noun is something that takes place: "a |meeting| held in Oslo", no "|firm| based in Oslo"."""
        noun = self._row.chunks[chunk].noun
        known = shipped_frames().noun("" if noun is None else self._document.keys[noun.head], "")
        return not known.classes.isdisjoint(id_list("held"))

    def _kind_at(self, number: int) -> str | None:
        return None if number < 0 else self._kind(self._clauses[number])

    def _kind(self, clause: Clause) -> str | None:
        return self._kinds.get(clause.group.head)

    # --- where they stand ----------------------------------------------------------------------------------------
    def _in_slots(self) -> Iterator[tuple[int, int]]:
        """Yield each noun group that fills a slot, with the number of its clause."""
        for number, clause in enumerate(self._clauses):
            told = (clause.subject, clause.predicate, *clause.objects, *(oblique.noun for oblique in clause.obliques))
            yield from ((noun, number) for noun in told if noun is not None)

    def _clause_of(self, chunk: int) -> int:
        """The clause that a chunk stands in: by what it hangs on, by the verb it leads to, or by the verb before it."""
        verb = self._by_verb_chunk.get(self._row.leads[chunk])
        if verb is not None:
            return verb
        at = chunk
        while at not in self._slots and self._hosts.get(at, at) < at:
            at = self._hosts[at]
        if at in self._slots:
            return self._over(self._slots[at], at)
        before = bisect_right(self._verb_places, chunk)
        return self._over(self._by_verb[max(before - 1, 0)], chunk) if self._by_verb else -1

    def _over(self, number: int, chunk: int) -> int:
        """The clause, or the one above when it only says who somebody is: "met |visiting| Lund"."""
        clause = self._clauses[number]
        while clause.parent is not None and self._says_who(clause, chunk):
            number = clause.parent
            clause = self._clauses[number]
        return number

    def _says_who(self, clause: Clause, chunk: int) -> bool:
        if clause.kind not in id_list("clauses_of_nouns") or clause.verb > chunk:
            return False
        if self._is_parted(clause, chunk) and (
            clause.antecedent is not None or clause.kind in id_list("purpose_clauses")
        ):
            return True
        visiting = self._kind(clause) in id_list("journeys") and any(map(self._is_person, clause.objects))
        return visiting or self._kind(clause) in id_list("leading_classes")

    def _is_parted(self, clause: Clause, chunk: int) -> bool:
        """ "the envoy, based in Bern, met him |in Oslo|": a comma stands before the phrase."""
        chunks, obliques = self._row.chunks, [oblique.preposition for oblique in clause.obliques]
        own = self._row.preposition[chunk] if self._row.preposition[chunk] >= 0 else chunk
        return any(clause.verb < at <= own and chunks[at].gap in COMMAS for at in (*obliques, own))

    def _is_person(self, chunk: int) -> bool:
        noun = self._row.chunks[chunk].noun
        return noun is not None and any(word in self._people for word in range(noun.first, noun.last))

    def _preposition(self, chunk: int) -> str:
        at = self._row.preposition[chunk]
        return "" if at < 0 else self._document.keys[self._firsts[at]]

    def _phrase(self, chunk: int) -> _Phrase:
        return _Phrase(
            chunk, self._firsts[chunk], self._preposition(chunk), self._clause_of(chunk), self._hosts.get(chunk, -1)
        )

    def _find_topics(self, frames: Iterable[Frame]) -> Iterator[int]:
        """Yield the noun groups that are talked of."""
        for frame in frames:
            fillers = frame.roles.get("topic", ()) if frame.kind in id_list("talking_classes") else ()
            yield from (bisect_right(self._firsts, filler.first) - 1 for filler in fillers)

    def _find_carried(self, frames: Iterable[Frame]) -> Iterator[int]:
        """Yield the nouns that a verb only carries ("made the |appeal|"), and what encounters are about."""
        for frame in frames:
            about = frame.roles.get("topic", ()) if frame.kind in id_list("held") else ()
            carried = [frame.noun] if frame.noun is not None and frame.clause is not None else []
            firsts = [*(noun.first for noun in carried), *(filler.first for filler in about)]
            yield from (bisect_right(self._firsts, first) - 1 for first in firsts)

    # --- what they are -------------------------------------------------------------------------------------------
    def _find_places(self) -> Iterator[tuple[_Phrase, Place, bool]]:
        """Yield each phrase that tells a place, the place, and whether something can take place there."""
        for k, chunk in enumerate(self._row.chunks):
            place = self._place(k, chunk.noun)
            if place is not None and self._document.quoted[chunk.first] < 0 and place.first not in self._people:
                phrase = self._phrase(k)
                yield (
                    phrase,
                    place,
                    self._is_circumstance(phrase, strict=place.city is None and place.country is not None),
                )

    def _place(self, k: int, noun: NounGroup | None) -> Place | None:
        first = self._firsts[k]
        if self._document.keys[first] in word_list("here"):
            return Place(first, first + 1, None, None)
        if noun is None or first in self._people:
            return None
        noun = self._without_persons(noun)
        preposition, behind = self._preposition(k), self._of.get(k)
        found = read_place(self._document, noun, None if behind is None else self._row.chunks[behind].noun)
        if found is not None and found.first == first and preposition in word_list("at_site"):
            return None
        if found is None and noun.kind in id_list("names") and preposition:
            return read_name(self._document, noun, alone=preposition in word_list("in_place"))
        return found

    def _without_persons(self, noun: NounGroup) -> NounGroup:
        """ "received |in Oslo| Paul Reed": a name goes no further than to that of a person."""
        last = next((word for word in range(noun.first + 1, noun.last) if word in self._people), noun.last)
        return noun if last == noun.last else noun._replace(last=last, head=last - 1)

    def _find_days(self) -> Iterator[tuple[_Phrase, DateMention, bool]]:
        """Yield each phrase that tells a day, the day, and whether it can be that of what people do."""
        if not self._firsts:
            return
        for day in find_dates(self._document, self._firsts[0], self._row.chunks[-1].last):
            phrase = self._phrase(bisect_right(self._firsts, day.first) - 1)
            yield phrase, day, self._is_time_of_deed(phrase)

    def _find_times(self) -> Iterator[tuple[_Phrase, int]]:
        """Yield the times that are no days, with their words: "last |week|"."""
        yield from ((phrase, day.first) for phrase, day, _ in self._days if self._is_bound(phrase))
        days = [word for _, day, _ in self._days for word in (day.first, day.last - 1)]
        for k, chunk in enumerate(self._row.chunks):
            if self._is_vague(k) and not any(chunk.first <= word < chunk.last for word in days):
                phrase = self._phrase(k)
                if self._is_time_of_deed(phrase):
                    yield phrase, chunk.first

    def _is_bound(self, phrase: _Phrase) -> bool:
        """ "will meet |before| Monday": a day that only says how late, or how early."""
        return phrase.preposition in word_list("no_day") and phrase.host < 0

    def _is_vague(self, chunk: int) -> bool:
        """ "in January", "over the weekend"."""
        noun, over = self._row.chunks[chunk].noun, self._preposition(chunk) in word_list("over_time")
        lasting = over and self._row.chunks[chunk].letter in id_list("times")
        return noun is not None and (lasting or noun.kind in id_list("vague_times"))

    def _is_time_of_deed(self, phrase: _Phrase) -> bool:
        """Tell whether a time is that of what people do: not "the |Monday| attacks", nor "the attacks on |Monday|"."""
        if phrase.preposition in word_list("no_day") or not self._is_time(phrase.chunk):
            return False
        if self._is_before_noun(phrase.chunk):
            return False
        host = None if phrase.host < 0 else self._row.chunks[phrase.host].noun
        if host is None or host.kind in id_list("names") or phrase.host in self._carried:
            return True
        return self._is_circumstance(phrase, strict=True)

    def _is_time(self, chunk: int) -> bool:
        """Tell of "Monday", "this afternoon", "the 23rd"."""
        noun = self._row.chunks[chunk].noun
        return noun is not None and (
            noun.kind in id_list("dates") or self._row.chunks[chunk].letter in id_list("times")
        )

    def _is_before_noun(self, chunk: int) -> bool:
        """Tell of "the |Monday| attacks"."""
        noun, behind = self._row.chunks[chunk].noun, self._row.chunks[chunk + 1 : chunk + 2]
        beside = behind and behind[0].noun is not None and behind[0].gap in INSIDE
        return bool(beside) and noun is not None and noun.determiner is not None

    def _is_circumstance(self, phrase: _Phrase, *, strict: bool) -> bool:
        """Tell whether a phrase hangs on what people do or meet, and not on what they talk of.

        Of a state or a day (*strict*) the noun that it hangs on has to show it; of a city it must not show otherwise.
        """
        if self._is_of_adjective(phrase):
            return False
        at = phrase.host
        while at >= 0 and at not in self._topics and self._is_open(at, strict=strict):
            at = self._hosts.get(at, -1)
        noun = None if at < 0 else self._row.chunks[at].noun
        if noun is None or at in self._carried or self._row.chunks[at].letter in id_list("times"):
            return True
        if self._is_named(noun):
            return not (strict and self._is_posted(noun))
        if self._document.keys[noun.head] in word_list("phases"):
            return True
        known = shipped_frames().noun(self._document.keys[noun.head], "")
        apart = id_list("placed") | id_list("talked_of")
        means = english().words.kinds(known.lemma) & (EVENT | ACT)
        return not strict and not means and known.classes.isdisjoint(apart)

    def _is_of_adjective(self, phrase: _Phrase) -> bool:
        """ "the envoy, |resident| in Oslo"."""
        at = self._row.preposition[phrase.chunk] - 1
        return at >= 0 and self._row.chunks[at].kind == ADJECTIVE

    def _is_open(self, chunk: int, *, strict: bool) -> bool:
        """Tell whether a noun leaves open what hangs on it: what takes place, or unless *strict* people and names."""
        noun = self._row.chunks[chunk].noun
        if noun is None or self._is_named(noun) or self._document.keys[noun.head] in word_list("posts"):
            return False
        classes = shipped_frames().noun(self._document.keys[noun.head], "").classes
        people = not strict and (noun.kind in id_list("names") or not classes.isdisjoint(id_list("people")))
        return people or not classes.isdisjoint(id_list("placed"))

    def _is_posted(self, noun: NounGroup) -> bool:
        """ "|Ambassador| Reed in Norway": one who is somewhere for good."""
        return not word_list("posts").isdisjoint(self._document.keys[noun.first : noun.last])

    def _is_named(self, noun: NounGroup) -> bool:
        return noun.kind in id_list("placed_kinds") or any(
            word in self._people for word in range(noun.first, noun.last)
        )


def _words_of(frame: Frame, roles: str) -> set[int]:
    """The first words of what plays one of *roles*."""
    return {filler.first for role in id_list(roles) for filler in frame.roles.get(role, ())}


def _is_modal(clause: Clause) -> bool:
    return clause.group.modality is not None


def _goes_on(own: Clause, other: Clause) -> bool:
    """ "met Reed |and signed| it": the same subject, tense and modality."""
    same = other.kind == own.kind and other.subject is not None and other.subject == own.subject
    return same and other.group.tense == own.group.tense and other.group.modality == own.group.modality


def _hanging(clauses: Clauses) -> Iterator[tuple[int, int]]:
    """Yield each noun group that hangs on another, and that one."""
    yield from clauses.first_of.items()
    yield from ((later, first) for first, later in clauses.appositions)
    yield from ((noun, host) for host, noun in clauses.modifiers)


# --- what is told with it ----------------------------------------------------------------------------------------


def around_it(sentence: Sentence, frame: Frame, persons: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return the *persons* on its sides, and those of whom something is told with it: "|Lund| spoke at a meeting"."""
    subject = _subject_around(sentence, frame)
    chunks = () if subject is None else [sentence.clauses.row.chunks[k] for k in sentence.clauses.items(subject)]
    named = (sentence.people.get(word) for chunk in chunks for word in range(chunk.first, chunk.last))
    travellers = (person for filler in frame.roles.get("traveller", ()) for person in persons_in(sentence, filler))
    return tuple(dict.fromkeys([*persons, *(person for person in named if person is not None), *travellers]))


def _subject_around(sentence: Sentence, frame: Frame) -> int | None:
    """The subject of the clause in which a frame stands, or that of the clause above."""
    clause = frame.clause or _clause_of(sentence, frame)
    while clause is not None and clause.subject is None and clause.antecedent is None and clause.parent is not None:
        clause = sentence.clauses.clauses[clause.parent]
    if clause is None:
        return None
    return clause.antecedent if clause.subject is None else clause.subject


def _clause_of(sentence: Sentence, frame: Frame) -> Clause | None:
    """The clause in which a noun stands: "is on |a visit|"."""
    if frame.noun is None:
        return None
    hosts = {noun: host for host, noun in sentence.clauses.modifiers}
    chunk = chunk_of(sentence, frame.noun)
    while hosts.get(chunk, chunk) < chunk:
        chunk = hosts[chunk]
    for clause in sentence.clauses.clauses:
        if chunk in (*clause.objects, *(oblique.noun for oblique in clause.obliques)):
            return clause
    return None


def is_definite(sentence: Sentence, frame: Frame, fillers: list[Filler]) -> bool:
    """Tell of "|the| meeting", "|his| visit", "|the guests| arrived": what, or whom, the text has told of."""
    if frame.noun is not None and frame.kind not in id_list("ways"):
        return _is_known(sentence, frame.noun)
    travellers = frame.roles.get("traveller", fillers[:1])
    return any(noun is not None and _is_known(sentence, noun) for noun in (frame.noun, *(f.noun for f in travellers)))


def _is_known(sentence: Sentence, noun: NounGroup) -> bool:
    """Tell whether a noun group means something that the text has told of: not "|the spring| talks"."""
    tag = groups_of(sentence.document).tag
    named = any(tag(word) in _NAMING for word in range(noun.first + 1, noun.head))
    return not named and sentence.document.keys[noun.first] in word_list("definite")


_NAMING = frozenset([NOUN, NOUNS, NAME, CALENDAR])

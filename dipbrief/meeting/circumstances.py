"""Where and when: which of the places and days that a sentence tells are those of an encounter."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from operator import itemgetter
from typing import TypeVar

from dipbrief.dates import DateMention
from dipbrief.frames import Frame, shipped_frames
from dipbrief.meeting.encounter import Encounter
from dipbrief.meeting.findings import find_days, find_places, find_times
from dipbrief.meeting.occasions import clauses_about, clauses_of, home_of, journeys_to
from dipbrief.meeting.phrases import Phrase, Phrases
from dipbrief.meeting.sentence import Sentence
from dipbrief.meeting.settings import find_occasions, find_venues
from dipbrief.meeting.vocabulary import Place, id_list, word_list
from dipbrief.participants import Person
from dipbrief.syntax.rows import INSIDE

_Found = TypeVar("_Found", Place, DateMention, int, range)


class Circumstances:
    """The places and days of one sentence, and whose they are."""

    def __init__(self, sentence: Sentence) -> None:
        """Take the phrases of *sentence*; places and days are found when they are asked for."""
        self._phrases = Phrases(sentence)
        self._visits = [frame for frame in sentence.frames if frame.noun and frame.kind in id_list("visits")]

    @cached_property
    def _places(self) -> list[tuple[Phrase, Place, bool]]:
        return list(find_places(self._phrases))

    @cached_property
    def _days(self) -> list[tuple[Phrase, DateMention, bool]]:
        return list(find_days(self._phrases))

    @cached_property
    def _times(self) -> list[tuple[Phrase, int]]:
        return list(find_times(self._phrases, [(phrase, day) for phrase, day, _ in self._days]))

    # --- places --------------------------------------------------------------------------------------------------
    def places(self, frame: Frame, persons: tuple[Person, ...]) -> tuple[Place, ...]:
        """Return the places of what a frame tells, the nearest first."""
        told, left = clauses_of(self._phrases, frame, persons), _words_of(frame, "left")
        reached = set() if self._is_elsewhere(frame) else _words_of(frame, "reached") or left  # "left Oslo after talks"
        own = _words_of(frame, "city_roles") | self._names(frame)
        there = [
            (phrase, place)
            for phrase, place, free in self._places
            if self._is_within(phrase, reached)
            or (free and phrase.word not in left and self._is_at(frame, phrase))
            or (phrase.word in own and place.city is not None)
        ]
        return (*self._nearest(frame, told, there), *self._of_visits(frame, told))

    def places_of(self, persons: tuple[Person, ...]) -> tuple[Place, ...]:
        """Return the cities where *persons* did or said something, but for journeys."""
        theirs = clauses_about(self._phrases, persons)
        cities = ((phrase, place) for phrase, place, free in self._places if free and (place.city or not place.country))
        return tuple(
            place
            for phrase, place in cities
            if phrase.clause in theirs and self._is_there(phrase) and not self._is_of_another(phrase, -1)
        )

    def _names(self, frame: Frame) -> set[int]:
        """The first words of what names the place of a noun: "the |Oslo| talks", "|Oslo| was the scene of talks"."""
        if frame.noun is None:
            return set()
        host = self._phrases.hosts.get(self._chunk(frame), -1)
        scene = host >= 0 and self._phrases.key(self._phrases.row.chunks[host].last - 1) in word_list("scenes")
        told = [clause for clause in self._phrases.clauses if scene and clause.predicate == host]
        return {frame.noun.first, *(self._phrases.firsts[c.subject] for c in told if c.subject is not None)}

    def _of_visits(self, frame: Frame, told: set[int]) -> Iterator[Place]:
        """Yield where the visits went during which something took place: "met Reed |during her visit to Oslo|"."""
        for visit in self._visits:
            chunk = self._chunk(visit)
            then = visit is not frame and self._phrases.preposition(chunk) in word_list("on_visit")
            reached = _words_of(visit, "reached") if then and self._phrases.clause_of(chunk) in told else ()
            yield from (place for phrase, place, _ in self._places if phrase.word in reached)

    def _is_elsewhere(self, frame: Frame) -> bool:
        """ "met Reed |after| her visit to Oslo"."""
        return frame.noun is not None and self._phrases.opening(self._chunk(frame)) in word_list("apart")

    def _is_within(self, phrase: Phrase, reached: set[int]) -> bool:
        """ "visited |Oslo|", "visited the headquarters of the army |in Oslo|"."""
        at = phrase.chunk
        while at >= 0 and self._phrases.firsts[at] not in reached:
            at = self._phrases.hosts.get(at, -1)
        return at == phrase.chunk or (at >= 0 and phrase.preposition in word_list("at_place"))

    def _is_at(self, frame: Frame, phrase: Phrase) -> bool:
        """Tell whether a preposition says that something is there, or of a welcome that somebody comes there."""
        if frame.clause is not None and frame.kind in id_list("journeys") and frame.clause.objects:
            return self._phrases.key(phrase.word) in word_list("here")
        welcomed = frame.clause is not None and frame.clause.group.lemma in word_list("greeting")
        at = self._is_there(phrase) or (welcomed and phrase.preposition in word_list("to_place"))
        return at and not self._is_of_another(phrase, self._chunk(frame))

    def _is_of_another(self, phrase: Phrase, own: int) -> bool:
        """Tell whether a phrase hangs on what is at another time than *own*: "ahead of the summit |in Oslo|"."""
        at = phrase.host
        while at not in (-1, own) and self._phrases.opening(at) not in word_list("apart"):
            at = self._phrases.hosts.get(at, -1)
        return at >= 0 and at != own

    def _is_there(self, phrase: Phrase) -> bool:
        """ "|in| Oslo", "here"."""
        return phrase.preposition in word_list("at_place") or self._phrases.key(phrase.word) in word_list("here")

    # --- days ----------------------------------------------------------------------------------------------------
    def days(self, frame: Frame, persons: tuple[Person, ...], *, planned: bool) -> tuple[DateMention, ...]:
        """Return the days of what a frame tells, the nearest first, and that of a journey to it, *planned* alike."""
        noun, quoted = self._chunk(frame), self._phrases.document.quoted
        days = [
            (phrase, day)
            for phrase, day, free in self._days
            if (free or phrase.chunk == noun) and quoted[frame.cue] == quoted[phrase.word]
        ]
        told = clauses_of(self._phrases, frame, persons) | journeys_to(self._phrases, frame, planned=planned)
        return tuple(self._nearest(frame, told, days))

    def days_of(self, persons: tuple[Person, ...]) -> tuple[DateMention, ...]:
        """Return the days of what *persons* did or said or were told, but for journeys."""
        theirs = clauses_about(self._phrases, persons)
        return tuple(day for phrase, day, free in self._days if free and phrase.clause in theirs)

    def days_of_talk(self) -> tuple[DateMention, ...]:
        """Return the days that somebody quoted says of an encounter: "Met Lund |today|"."""
        quoted = self._phrases.document.quoted
        talk = ((phrase, day) for phrase, day, free in self._days if free and quoted[phrase.word] >= 0)
        return tuple(day for phrase, day in talk if phrase.clause >= 0 and self._may_be_held(phrase.clause))

    def _may_be_held(self, number: int) -> bool:
        """Tell whether the verb of a clause can tell of an encounter."""
        entries = shipped_frames().verbs.get((self._phrases.clauses[number].group.lemma, ""), ())
        return any(entry.pattern.kind in id_list("held") for entry in entries)

    def is_vague(self, frame: Frame, persons: tuple[Person, ...]) -> bool:
        """Tell whether a time is told of a frame that is no day: "in January", "next week"."""
        return any(self._nearest(frame, clauses_of(self._phrases, frame, persons), self._times))

    # --- the setting ---------------------------------------------------------------------------------------------
    def venues(self, frame: Frame, persons: tuple[Person, ...]) -> tuple[range, ...]:
        """Return the words of the buildings where what a frame tells took place, the nearest first."""
        told = clauses_of(self._phrases, frame, persons)
        return tuple(self._nearest(frame, told, find_venues(self._phrases)))

    def occasions(self, frame: Frame, persons: tuple[Person, ...]) -> tuple[range, ...]:
        """Return the words of what it was part of, the nearest first."""
        told, own = clauses_of(self._phrases, frame, persons), self._chunk(frame)
        found = ((phrase, words) for phrase, words in find_occasions(self._phrases) if phrase.chunk != own)
        return tuple(self._nearest(frame, told, found))

    # --- the nearest ---------------------------------------------------------------------------------------------
    def _chunk(self, frame: Frame) -> int:
        return -1 if frame.noun is None else self._phrases.at(frame.noun.first)

    def _nearest(self, frame: Frame, told: set[int], phrases: Iterable[tuple[Phrase, _Found]]) -> Iterator[_Found]:
        """Yield what goes with a frame: what hangs on its noun, then what stands behind it, then before it.

        *told* are the clauses whose places and days are its own.
        """
        noun, home = self._chunk(frame), home_of(self._phrases, frame)
        ranked = []
        for phrase, found in phrases:
            own = noun >= 0 and self._is_behind(noun, phrase)
            if own or phrase.clause in told:
                near = (not own, phrase.clause != home, phrase.word < frame.cue, abs(phrase.word - frame.cue))
                ranked.append((near, found))
        yield from (found for _, found in sorted(ranked, key=itemgetter(0)))

    def _is_behind(self, noun: int, phrase: Phrase) -> bool:
        """ "his meeting |on Monday| with Reed |in Oslo|": nothing but what hangs on a noun stands between."""
        chunks = self._phrases.row.chunks
        if phrase.chunk in (noun, noun - 1):  # "|Monday's| talks", "the |Saturday| meeting"
            return phrase.chunk == noun or chunks[noun].gap in INSIDE
        between = chunks[noun + 1 : phrase.chunk + 1]
        return phrase.chunk > noun and all(chunk.gap in INSIDE and chunk.verb is None for chunk in between)


def _words_of(frame: Frame, roles: str) -> set[int]:
    """The first words of what plays one of *roles*."""
    return {filler.first for role in id_list(roles) for filler in frame.roles.get(role, ())}


# --- of an encounter -----------------------------------------------------------------------------------------------
def circumstances_of(sentence: Sentence) -> Circumstances:
    """Return the places and days of a sentence, read once, when somebody asks for them."""
    return sentence.document.once((Circumstances, sentence), lambda _: Circumstances(sentence))


def places_told(encounter: Encounter) -> tuple[Place, ...]:
    """Return the places that its sentence tells of an encounter, the nearest first."""
    return circumstances_of(encounter.sentence).places(encounter.frame, encounter.around)


def days_told(encounter: Encounter) -> tuple[DateMention, ...]:
    """Return the days that its sentence tells of an encounter, the nearest first."""
    planned = encounter.standing in id_list("coming")
    return circumstances_of(encounter.sentence).days(encounter.frame, encounter.around, planned=planned)


def is_vague(encounter: Encounter) -> bool:
    """Tell whether a time is told of an encounter that is no day."""
    return circumstances_of(encounter.sentence).is_vague(encounter.frame, encounter.around)


def venues_told(encounter: Encounter) -> tuple[range, ...]:
    """Return the words of the buildings where an encounter took place, the nearest first."""
    return circumstances_of(encounter.sentence).venues(encounter.frame, encounter.around)


def occasions_told(encounter: Encounter) -> tuple[range, ...]:
    """Return the words of what an encounter was part of, the nearest first."""
    return circumstances_of(encounter.sentence).occasions(encounter.frame, encounter.around)

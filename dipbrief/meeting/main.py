"""Which encounter is the main one, and what else tells of it."""

from collections.abc import Iterable, Sequence

from dipbrief.document import Document
from dipbrief.meeting.attendance import is_separate
from dipbrief.meeting.vocabulary import Encounter, id_list
from dipbrief.participants import Cast, Person

_LEDE = 3  # sentences


def main_encounter(
    document: Document, encounters: Sequence[Encounter], titled: Sequence[Encounter], people: Cast, body: int
) -> list[Encounter]:
    """Return what reports the main encounter, the main cue first; nothing when the text reports none.

    That is the first that the lede reports; where the title tells of one, that of a later sentence too.
    """
    opening = document.sentence_of[body] if body < len(document.words) else 0
    lede = [e for e in encounters if document.sentence_of[e.first] < opening + _LEDE]
    first = _first(document, lede)
    if first is None and _is_denied(lede):
        return []
    first = first or _alluded(document, lede, titled, people)
    first = first or _later(document, encounters, titled)
    return [] if first is None else [first, *_companions(document, encounters, first, opening + _LEDE)]


def _first(document: Document, encounters: Iterable[Encounter]) -> Encounter | None:
    """The first that is reported with its sides; of one sentence, one that has been held."""
    reported = [e for e in encounters if e.reported and e.official and e.strength > 1]
    if not reported:
        return None
    first = document.sentence_of[reported[0].first]
    beside = (e for e in reported if document.sentence_of[e.first] == first and not e.planned and e.by_verb)
    return next(beside, reported[0])


def _is_denied(encounters: Iterable[Encounter]) -> bool:
    """Tell whether an encounter is said to be none, or only possible."""
    return any(e.official and e.strength > 1 and not e.recalled and not e.reported for e in encounters)


def _alluded(
    document: Document, lede: Sequence[Encounter], titled: Sequence[Encounter], people: Cast
) -> Encounter | None:
    """What tells of an encounter less plainly: "during their talks", "A and B discussed"."""
    reported = [e for e in lede if e.reported]
    weak = (e for e in reported if e.kind in ("talk", "speech") and e.mutual and e.official)
    welcomes = (e for e in reported if e.kind == "hosting" and len(e.persons) > 1 and e.official)
    told = (
        e
        for e in reported
        if e.kind == "encounter"
        and (e.setting or e.by_verb)
        and (_is_told_again(titled) or _is_of_two(document, e, people))
    )
    return next(weak, None) or next(welcomes, None) or min(told, key=lambda e: e.planned, default=None)


def _is_of_two(document: Document, encounter: Encounter, people: Cast) -> bool:
    """Tell whether two are named in the sentence of an encounter or before: "A told B ... He spoke at the meeting"."""
    number = document.sentence_of[encounter.first]
    first, last = document.sentences[max(number - encounter.dated, 0)][0], document.sentences[number][1]
    return len({person for _, person in people.between(first, last)}) > 1


def _later(document: Document, encounters: Sequence[Encounter], titled: Sequence[Encounter]) -> Encounter | None:
    """The first behind the lede, if the title tells of one or the opening of a journey that it is part of."""
    if _is_told_again(titled):
        return _first(document, encounters)
    journey = next((e for e in encounters if e.kind in ("journey", "motion")), None)
    if journey is None or not (journey.official and journey.by_verb and journey.reported):
        return None
    return _first(document, [e for e in encounters if len(e.persons) > 1 and set(journey.persons) & set(e.persons)])


def _is_told_again(titled: Iterable[Encounter]) -> bool:
    """Tell whether the title tells of an encounter or a journey."""
    return any(e.kind != "talk" and e.reported for e in titled)


def _companions(document: Document, encounters: Sequence[Encounter], main: Encounter, lede: int) -> list[Encounter]:
    """Other cues of the same encounter: in the same sentence, or near and of the same status."""
    sentence = document.sentence_of[main.first]
    found = []
    for cue in encounters:
        if cue is main or cue.strength < 2 or not cue.reported or cue.planned != main.planned:
            continue
        number = document.sentence_of[cue.first]
        again = cue.strength == 3 and number <= sentence + 2 and not is_separate(document, number, cue)
        near = number == sentence or ((main.planned or again) and number < lede + 2)
        if near or (main.planned and cue.strength == 3 and number < sentence + 4):
            found.append(cue)
    return found


def same_occasion(document: Document, main: Sequence[Encounter], encounters: Sequence[Encounter]) -> list[Encounter]:
    """Return what tells of the main encounter or its journey: the main cues first, then the nearest."""
    sentence = document.sentence_of[main[0].first]
    persons = {person for cue in main for person in cue.around}

    def behind(encounter: Encounter) -> int:
        return document.sentence_of[encounter.first] - sentence

    others = [e for e in encounters if e not in main and _is_same(main[0], persons, e, behind(e))]
    return [*main, *sorted(others, key=lambda e: (abs(behind(e)), e.first))]


def _is_same(main: Encounter, persons: set[Person], other: Encounter, behind: int) -> bool:
    """Tell whether what is told *behind* sentences later is the main encounter, or the journey of who is there."""
    if not other.reported:
        return False
    if other.kind in id_list("ways"):
        return _is_way(main, persons, other, behind)
    if other.planned != main.planned and (other.by_verb or not main.planned):
        return False
    if main.format is not None and other.format is not None and main.format != other.format:
        return False
    if set(other.persons) <= persons and (len(other.persons) > 1 or other.definite):
        return True
    if behind <= 0 and other.setting and not other.persons:
        return behind == 0 or main.strength == 1
    return other.definite and behind == 1


def _is_way(main: Encounter, persons: set[Person], other: Encounter, behind: int) -> bool:
    """Tell whether a journey leads to the encounter: told before it, or of whom it took there."""
    theirs = not persons.isdisjoint(other.around)
    if behind == 0:
        return not other.planned or (main.planned and other.first < main.first)
    if behind < 0:
        return (main.planned or not other.planned) and (theirs or other.definite or not persons or behind == -1)
    return not other.planned and (theirs or (other.definite and other.kind not in id_list("journeys")))

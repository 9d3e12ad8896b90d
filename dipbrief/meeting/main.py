"""Which encounter is the main one, and what else tells of it."""

from collections.abc import Iterable, Iterator, Sequence

from dipbrief.meeting.account import Account, Text
from dipbrief.meeting.circumstances import days_told, is_vague
from dipbrief.meeting.encounter import Encounter
from dipbrief.meeting.vocabulary import id_list
from dipbrief.participants import Person

__all__ = ["is_set_apart", "main_encounter", "same_occasion", "visitors"]

_SIDES = 2


def main_encounter(text: Text, titled: Sequence[Encounter]) -> list[Encounter]:
    """Return what reports the main encounter, the main cue first; nothing when the text reports none.

    That is the first that the lede reports; where the title tells of one, that of a later sentence too.
    """
    end = text.reach(text.body)
    lede = [e for e in text.encounters if e.first < end]
    first = _first(text, lede)
    if first is None and _is_denied(lede):
        return []
    first = first or _alluded(text, lede, titled) or _later(text, lede, titled)
    return [] if first is None else [first, *_companions(text, first)]


def _first(text: Text, encounters: Iterable[Encounter]) -> Encounter | None:
    """The first that is reported with its sides; rather than one to come, one that has been held with it."""
    reported = [e for e in encounters if e.reported and e.official]
    first = next((e for e in reported if e.sided), None)
    return first and next((e for e in reported if _is_held_with(text, first, e)), first)


def _is_held_with(text: Text, first: Encounter, other: Encounter) -> bool:
    """ "will meet Hale, and |met Reed|"; "agreed to meet in May. |In their meeting| on Monday, they ..."."""
    if text.number(other) == text.number(first):
        return not other.planned and other.by_verb and other.sided and not (first.planned and other.before)
    if not first.planned or other.planned or len(other.persons) < _SIDES:
        return False
    return _is_scene(text, other) if set(first.persons).issuperset(other.persons) else _is_fuller(first, other)


def _is_fuller(first: Encounter, other: Encounter) -> bool:
    """ "returned from a visit for talks with leaders. There she |met Reed|"."""
    alone = len(first.persons) < _SIDES and set(other.persons).issuperset(first.persons)
    return alone and other.plain and not set(first.around).isdisjoint(other.persons)


def _is_scene(text: Text, encounter: Encounter) -> bool:
    """Tell of one that a day is told of, and at which something was done: "In their meeting on Monday, they ..."."""
    told = encounter.setting and encounter.definite and encounter.dated and not is_vague(encounter)
    beside = (e for e in text.encounters if text.number(e) == text.number(encounter))
    return told and not any(e.planned for e in beside)


def _is_denied(encounters: Iterable[Encounter]) -> bool:
    """Tell whether an encounter is said to be none, or only possible."""
    return any(e.official and e.sided and not (e.recalled or e.aside or e.reported) for e in encounters)


# --- told less plainly -------------------------------------------------------------------------------------------
def _alluded(text: Text, lede: Sequence[Encounter], titled: Sequence[Encounter]) -> Encounter | None:
    """What tells of an encounter less plainly: "A and B discussed", "during their talks"."""
    reported = [e for e in lede if e.reported]
    together = (e for e in reported if e.official and e.mutual and e.kind in id_list("mutual_kinds"))
    return next(together, None) or min(_settings(text, reported, titled), key=lambda e: e.planned, default=None)


def _settings(text: Text, reported: Iterable[Encounter], titled: Sequence[Encounter]) -> Iterator[Encounter]:
    """Yield those that something was done at, or that a verb tells of, by two who are named or as the title tells."""
    again = _is_told_again(titled)
    for e in reported:
        if e.kind in id_list("telling_events") and (e.setting or e.by_verb) and (again or _is_of_two(text, e)):
            yield e


def _is_of_two(text: Text, encounter: Encounter) -> bool:
    """Tell whether two are named in the sentence of an encounter or before: "A told B ... He spoke at the meeting"."""
    number = text.number(encounter)
    before = () if not encounter.dated or number == 0 else text.named(number - 1)
    return len({*before, *text.named(number)}) > 1


def _later(text: Text, lede: Sequence[Encounter], titled: Sequence[Encounter]) -> Encounter | None:
    """The first behind the lede, if the title tells of one or the lede of a journey that it is part of."""
    if _is_told_again(titled):
        return _first(text, text.encounters)
    journey = next((e for e in lede if e.kind in id_list("ways")), None)
    if journey is None or not (journey.official and (journey.by_verb or journey.setting) and journey.reported):
        return _between_named(text, lede)
    travellers = set(journey.around)
    return _first(text, [e for e in text.encounters if len(e.persons) > 1 and travellers & set(e.persons)])


def _between_named(text: Text, lede: Sequence[Encounter]) -> Encounter | None:
    """ "said |in a meeting with Reed|" further on, of two whom the lede names, where it tells of no encounter."""
    named = {person for _, person in text.people.between(text.body, text.reach(text.body))}
    scenes = (e for e in text.encounters if not lede and e.kind in id_list("telling_events") and _is_plain_scene(e))
    return next((e for e in scenes if len(e.around) >= _SIDES and named.issuperset(e.around)), None)


def _is_plain_scene(encounter: Encounter) -> bool:
    held = encounter.reported and not encounter.planned
    return held and encounter.setting and not encounter.apart


def _is_told_again(titled: Iterable[Encounter]) -> bool:
    """Tell whether the title tells of an encounter or a journey."""
    return any(e.kind not in id_list("talks") and e.reported for e in titled)


# --- told again --------------------------------------------------------------------------------------------------
def _companions(text: Text, main: Encounter) -> list[Encounter]:
    """Other cues of the same encounter: in the same sentence, or where it is taken up, of the same status."""
    alike = [e for e in text.encounters if e is not main and e.reported and e.planned == main.planned]
    others = [e for e in alike if text.number(e) != text.number(main)]
    beside = [e for e in alike if text.number(e) == text.number(main) and e.sided and not _is_before(main, e)]
    return [*beside, *_told_again(text, main, others)]


def _told_again(text: Text, main: Encounter, others: Sequence[Encounter]) -> list[Encounter]:
    """Those of *others* that take the main one up, then those of the same visit."""
    end, guests = text.reach(main.first), visitors(text, main)
    again = [e for e in others if e.sided and e.first < end and _is_again(main, e)]
    taken = set(again)
    return [*again, *(e for e in others if e not in taken and _is_of_visit(guests, e))]


def visitors(text: Text, main: Encounter) -> set[Person]:
    """Return those of a visit told before the main encounter, so that whom they met there is one round."""
    before = (e for e in text.encounters if text.number(e) < text.number(main) and e.planned == main.planned)
    visits = (e for e in before if e.id in id_list("stays") and e.reported and not (e.apart or e.embedded))
    return {person for visit in visits for person in visit.around}.intersection(main.persons)


def _is_of_visit(guests: set[Person], encounter: Encounter) -> bool:
    """Tell whether somebody on a visit met somebody else there."""
    met = encounter.by_verb and len(encounter.persons) >= _SIDES and not encounter.embedded
    return met and not is_vague(encounter) and not guests.isdisjoint(encounter.persons)


def _is_before(main: Encounter, other: Encounter) -> bool:
    """ "|After talks with Lund|, Reed met Hale": at another time, with somebody else."""
    another = len(main.persons) > 1 and not set(main.persons).issuperset(other.persons)
    return another and other.apart and other.setting and not other.by_verb


def _is_again(main: Encounter, other: Encounter) -> bool:
    """Tell whether what is told further on is the same: told by a verb, and not set apart; or to come, as it is."""
    return main.planned or (other.plain and not is_set_apart([main], other))


def is_set_apart(main: Sequence[Encounter], other: Encounter) -> bool:
    """Tell whether words, or the time, say that an encounter is not the *main* one.

    No words do so where one alone is named there: "held talks in Oslo", and then each of the talks.
    """
    one_of_round = len(main[0].persons) == 1
    if (other.apart and not one_of_round) or other.recalled or is_vague(other):
        return True
    days = [day for cue in main for day in days_told(cue)]
    return any(one.differs(day) for one in days for day in days_told(other))


def same_occasion(account: Account) -> list[Encounter]:
    """Return what tells of the main encounter or its journey: the main cues first, then the nearest."""
    text, main = account.text, account.main
    sentence = text.number(main[0])
    persons = {person for cue in main for person in cue.around}

    def behind(encounter: Encounter) -> int:
        return text.number(encounter) - sentence

    others = [e for e in account.encounters if e not in main and _is_same(main[0], persons, e, behind(e))]
    return [*main, *sorted(others, key=lambda e: (abs(behind(e)), e.first))]


def _is_same(main: Encounter, persons: set[Person], other: Encounter, behind: int) -> bool:
    """Tell whether what is told *behind* sentences later is the main encounter, or the journey of who is there."""
    if not other.reported:
        return False
    if other.kind in id_list("ways"):
        return _is_way(main, persons, other, behind)
    return _is_alike(main, other) and _is_it(main, persons, other, behind)


def _is_alike(main: Encounter, other: Encounter) -> bool:
    """Tell whether two can be one: of one time and, where both tell it, of one format."""
    if other.planned != main.planned and (other.by_verb or not main.planned):
        return False
    return main.format is None or other.format is None or main.format == other.format


def _is_it(main: Encounter, persons: set[Person], other: Encounter, behind: int) -> bool:
    """ "Lund met him", "|the| meeting", "at a meeting": by the same people, or known, or where they are told of."""
    scene = other.setting and not other.persons
    there = behind == 0 or (behind < 0 and main.alluded)
    return _is_theirs(persons, other) or (scene and there) or (other.definite and behind == 1)


def _is_theirs(persons: set[Person], other: Encounter) -> bool:
    """Tell whether only those who are there are named, both of them, or of a meeting that is known or taken up."""
    taken_up = other.plain and not other.apart and len(other.persons) > 0
    return persons.issuperset(other.persons) and (other.definite or taken_up or len(other.persons) > 1)


def _is_way(main: Encounter, persons: set[Person], other: Encounter, behind: int) -> bool:
    """Tell whether a journey leads to the encounter: told before it, or of whom it took there."""
    if other.planned and not (main.planned and other.first < main.first):
        return False
    theirs = other.definite or not persons.isdisjoint(other.around)
    if behind > 0:
        return theirs and not (other.kind in id_list("journeys") and persons.isdisjoint(other.around))
    return theirs or not persons or behind in _BESIDE


_BESIDE = (0, -1)  # in the same sentence, or in the one before

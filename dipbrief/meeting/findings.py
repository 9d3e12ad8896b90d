"""The places, days and times that a sentence tells, each with its phrase."""

from collections.abc import Iterable, Iterator

from dipbrief.dates import DateMention, find_dates
from dipbrief.meeting.phrases import Phrase, Phrases
from dipbrief.meeting.places import read_name, read_place
from dipbrief.meeting.vocabulary import Place, id_list, word_list
from dipbrief.syntax.groups import NounGroup
from dipbrief.syntax.rows import INSIDE

# --- places ------------------------------------------------------------------------------------------------------


def find_places(phrases: Phrases) -> Iterator[tuple[Phrase, Place, bool]]:
    """Yield the places that a sentence tells outside quotations, and whether something can take place there."""
    for k, word in enumerate(phrases.firsts):
        place = _place(phrases, k) if phrases.document.quoted[word] < 0 else None
        if place is not None and place.first not in phrases.sentence.people:
            phrase = phrases.phrase(k)
            of_state = place.city is None and place.country is not None
            yield phrase, place, phrases.is_circumstance(phrase, strict=of_state)


def _place(phrases: Phrases, k: int) -> Place | None:
    first, noun = phrases.firsts[k], phrases.noun(k)
    if phrases.key(first) in word_list("here"):
        return Place(first, first + 1, None, None)
    return None if noun is None or first in phrases.sentence.people else _of_noun(phrases, k, noun)


def _of_noun(phrases: Phrases, k: int, noun: NounGroup) -> Place | None:
    noun, preposition = _without_persons(phrases, noun), phrases.preposition(k)
    inside = phrases.behind_of.get(k, phrases.beside.get(k, -1))  # "the town |of Lorne|", "the capital, |Oslo|"
    found = read_place(phrases.document, noun, None if phrases.is_person(inside) else phrases.noun(inside))
    if found is None and noun.kind in id_list("names") and preposition:
        return read_name(phrases.document, noun, alone=preposition in word_list("in_place"))
    on = found is not None and found.first == noun.first and preposition in word_list("at_site")
    return None if on else found


def _without_persons(phrases: Phrases, noun: NounGroup) -> NounGroup:
    """ "received |in Oslo| Paul Reed": a name goes no further than to that of a person."""
    later = (word for word in range(noun.first + 1, noun.last) if word in phrases.sentence.people)
    last = next(later, noun.last)
    return noun if last == noun.last else noun.up_to(last)


# --- days and times ----------------------------------------------------------------------------------------------


def find_days(phrases: Phrases) -> Iterator[tuple[Phrase, DateMention, bool]]:
    """Yield the days that a sentence tells, and whether each can be that of what people do."""
    last = phrases.row.chunks[-1].last if phrases.firsts else 0
    for day in find_dates(phrases.document, phrases.firsts[0], last) if last else ():
        phrase = phrases.phrase(phrases.at(day.first))
        yield phrase, day, _is_time_of_deed(phrases, phrase)


def find_times(phrases: Phrases, days: Iterable[tuple[Phrase, DateMention]]) -> Iterator[tuple[Phrase, int]]:
    """Yield the times that are no days, with their words, *days* excepted: "last week", "before Monday"."""
    dated = set()
    for phrase, day in days:
        dated |= {phrases.at(day.first), phrases.at(day.last - 1)}
        if phrase.preposition in word_list("no_day") and phrase.host < 0:
            yield phrase, day.first
    for k, first in enumerate(phrases.firsts):
        if k not in dated and _is_vague(phrases, k) and _is_time_of_deed(phrases, phrases.phrase(k)):
            yield phrases.phrase(k), first


def _is_vague(phrases: Phrases, chunk: int) -> bool:
    """ "in January", "over the weekend"."""
    noun, over = phrases.noun(chunk), phrases.preposition(chunk) in word_list("over_time")
    lasting = over and phrases.row.chunks[chunk].letter in id_list("times")
    return noun is not None and (lasting or noun.kind in id_list("vague_times"))


def _is_time_of_deed(phrases: Phrases, phrase: Phrase) -> bool:
    """Tell whether a time is that of what people do: not "the |Monday| attacks", nor "the attacks on |Monday|"."""
    if phrase.preposition in word_list("no_day") or not _is_time(phrases, phrase.chunk):
        return False
    if _is_before_noun(phrases, phrase.chunk):
        return False
    host = phrases.noun(phrase.host)
    if host is None or host.kind in id_list("names") or phrase.host in phrases.carried | phrases.about:
        return True
    return phrases.is_circumstance(phrase, strict=True)


def _is_time(phrases: Phrases, chunk: int) -> bool:
    """Tell of "Monday", "this afternoon", "the 23rd"."""
    return phrases.noun(chunk) is not None and phrases.row.chunks[chunk].letter in id_list("times")


def _is_before_noun(phrases: Phrases, chunk: int) -> bool:
    """Tell of "the |Monday| attacks", not of "received |this morning| an envoy", whose noun begins anew."""
    noun, other = phrases.noun(chunk), phrases.noun(chunk + 1)
    if noun is None or other is None or phrases.row.chunks[chunk + 1].gap not in INSIDE:
        return False
    return noun.determiner is not None and other.determiner is None and not phrases.is_person(chunk + 1)

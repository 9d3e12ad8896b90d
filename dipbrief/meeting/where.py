"""Where the meeting took place: city and state, venue, occasion."""

from collections.abc import Iterable, Sequence

from dipbrief.document import Document
from dipbrief.lexicon import phrase_starts, words
from dipbrief.meeting.circumstances import Circumstances
from dipbrief.meeting.sentence import Sentence
from dipbrief.meeting.vocabulary import Encounter, Place, phrase_at, word_list
from dipbrief.meeting.when import lede
from dipbrief.models import Header, Span
from dipbrief.participants import Person

_IN_BUILDING = words("clauses", "in_building")


def find_place(
    document: Document,
    header: Header,
    sentences: Sequence[Sentence],
    tellings: Sequence[Encounter],
    who: Iterable[Person],
) -> Place | None:
    """Return the place that the nearest of *tellings* gives, else that of what the lede tells of those *who* met.

    Of a state, the city may be told by a later one.
    """
    found: Place | None = None
    for place in (_resolved(header, place) for telling in tellings for place in telling.find_places()):
        if found is None and (place.city is not None or place.country is not None):
            found = place
        elif found is not None and _completes(found, place):
            found = place if found.city is None else found._replace(country=place.country)
    return found or _of_lede(header, lede(document, sentences, tellings[0]), tuple(who))


def _completes(found: Place, place: Place) -> bool:
    """Tell whether a place adds the city to its state, or the state to a city that no table has."""
    if found.city is None:
        return place.city is not None and place.country == found.country
    return found.country is None and place.country is not None


def _of_lede(header: Header, sentences: Iterable[Sentence], persons: tuple[Person, ...]) -> Place | None:
    """The place of what those who met did or said: "said |here|", "said |in Oslo|"."""
    told = (place for sentence in sentences for place in Circumstances(sentence).places_of(persons))
    places = (_resolved(header, place) for place in told)
    return next((place for place in places if place.country is not None), None)


def _resolved(header: Header, place: Place) -> Place:
    """The place itself, or for "here" and "our country" that of the dateline."""
    dateline = header.dateline
    if dateline is None or dateline.city is None:
        return place
    if place.city is not None and place.city.casefold() == dateline.city.casefold():
        return place._replace(country=dateline.country)  # one of several cities of that name
    if place.city is not None or place.country is not None:
        return place
    return place._replace(city=None if place.home else dateline.city, country=dateline.country)


def place_in_title(document: Document, title: Document, titled: Sequence[Encounter]) -> Place | None:
    """Return the place of "Presidents confer in Warsaw", when it is one and the text names it too; else None."""
    places = [place for encounter in titled if encounter.reported for place in encounter.find_places()]
    named = [place for place in places if document.where(frozenset(title.keys[place.first : place.last]))]
    return named[0] if len({place.country for place in places}) == 1 and named else None


def find_venue(document: Document, main: list[Encounter], cues: list[Encounter]) -> Span | None:
    """ "at the Presidential Secretariat": from the article to the next break or preposition."""
    for cue in main:
        _first, last = document.sentences[document.sentence_of[cue.first]]
        for k in range(cue.last, last):
            if (
                document.keys[k] in ("at", "in")
                and document.quoted[k] < 0
                and (span := _building(document, k + 1, last))
            ):
                return span
    return None


def _building(document: Document, k: int, last: int) -> Span | None:
    start = end = k
    while end < last and end - start < 9 and (end == start or document.seps[end] in ("", "-", "'s", "'")):
        if not document.is_capital(end) and document.keys[end] not in _IN_BUILDING:
            break
        end += 1
    while end > start and document.keys[end - 1] in ("the", "of", "and", "for"):
        end -= 1
    keys = set(document.keys[start:end])
    return document.span(start, end) if keys & word_list("venues") else None


def find_occasion(document: Document, main: list[Encounter]) -> Span | None:
    """Return what the meeting was part of, as printed in the main sentence, or None."""
    first, last = document.sentences[document.sentence_of[main[0].first]]
    for k in document.where(phrase_starts("meetings", "occasion", "openers"), first, last):
        length = phrase_at(document, k, "occasion", "openers")
        if length and document.quoted[k] < 0:
            end = k + length
            while end < last and end - k < 25 and not set(document.seps[end]) & set(",;:—("):
                end += 1
            return document.span(k, end) if end > k + length or length > 2 else None
    return None

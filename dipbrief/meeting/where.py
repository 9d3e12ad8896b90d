"""Where the meeting took place: city and state, venue, occasion."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from dipbrief.document import Document
from dipbrief.meeting.circumstances import circumstances_of, occasions_told, places_told, venues_told
from dipbrief.meeting.encounter import Encounter
from dipbrief.meeting.sentence import Sentence
from dipbrief.meeting.vocabulary import Place
from dipbrief.meeting.when import lede
from dipbrief.models import Header, Span
from dipbrief.participants import Person


def find_place(
    document: Document,
    header: Header,
    sentences: Sequence[Sentence],
    tellings: Sequence[Encounter],
    who: Iterable[Person],
    titled: Place | None,
) -> Place | None:
    """Return the place that the nearest of *tellings* gives, else *titled*, else that of what those *who* met did.

    Of a state, the city may be told by a later one; *titled* is the place that the title tells.
    """
    told = list(_known(header, (place for telling in tellings for place in places_told(telling))))
    of_title = list(_known(header, () if titled is None else (titled,)))
    of_lede = None if told else _of_lede(header, lede(document, sentences, tellings[0]), tuple(who))
    if of_lede is not None and all(place.city == of_lede.city for place in of_title):
        return of_lede
    places = [*told, *of_title]
    return reduce(_completed, places) if places else None


def _known(header: Header, places: Iterable[Place]) -> Iterator[Place]:
    """Yield the places that are a city or a state, "here" as that of the dateline."""
    resolved = (_resolved(header, place) for place in places)
    return (place for place in resolved if place.city is not None or place.country is not None)


def _completed(found: Place, place: Place) -> Place:
    """A place with what another adds: the city in its state, or the state of a city that no table has."""
    if found.city is None and place.city is not None and place.country == found.country:
        return place
    stateless = found.city is not None and found.country is None
    return found._replace(country=place.country) if stateless else found


def _of_lede(header: Header, sentences: Iterable[Sentence], persons: tuple[Person, ...]) -> Place | None:
    """The place of what those who met did or said: "said |here|", "said |in Oslo|"."""
    told = (place for sentence in sentences for place in circumstances_of(sentence).places_of(persons))
    return next((place for place in _known(header, told) if place.country is not None), None)


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


def place_in_title(titled: Sequence[Encounter]) -> Place | None:
    """Return the one place of what the title tells: "Presidents confer in Warsaw"; its words are words of the title."""
    places = {place for encounter in titled if encounter.reported for place in places_told(encounter)}
    return places.pop()._replace(titled=True) if len(places) == 1 else None


def find_venue(document: Document, main: Sequence[Encounter]) -> Span | None:
    """Return the building where they met, as printed: "the Presidential Palace"."""
    return _printed(document, (words for telling in main for words in venues_told(telling)))


def find_occasion(document: Document, main: Sequence[Encounter]) -> Span | None:
    """Return what the meeting was part of, as printed: "on the margins of the summit"."""
    return _printed(document, (words for telling in main for words in occasions_told(telling)))


def _printed(document: Document, told: Iterable[range]) -> Span | None:
    return next((document.span(words.start, words.stop) for words in told), None)

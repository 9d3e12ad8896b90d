"""Did they meet, when, where, how: the encounters that a dispatch reports, the one that it mainly reports first."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from dipbrief.document import Document
from dipbrief.meeting.account import Account, read_text
from dipbrief.meeting.attendance import takes_part
from dipbrief.meeting.circumstances import places_told
from dipbrief.meeting.encounter import Encounter
from dipbrief.meeting.encounters import find_encounters
from dipbrief.meeting.form import meeting_format
from dipbrief.meeting.main import main_encounter, same_occasion, visitors
from dipbrief.meeting.others import share_out
from dipbrief.meeting.sentence import sentences_of
from dipbrief.meeting.vocabulary import id_list
from dipbrief.meeting.when import find_date, reference
from dipbrief.meeting.where import find_occasion, find_place, find_venue, place_in_title
from dipbrief.models import Header, Meeting, Span
from dipbrief.participants import Cast, Person

__all__ = ["MeetingReading", "find_meetings"]


def find_meetings(
    document: Document, title: Document | None, header: Header, people: Cast, body: int
) -> tuple["MeetingReading", ...]:
    """Find the meetings that *document* reports from word *body* on; *title* is the title as a document.

    The main one comes first, then those that other sentences tell of. They are read when they are asked for.
    """
    text = read_text(document, title, people, body)
    titled = find_encounters(sentences_of(title, Cast())) if title else ()
    main = main_encounter(text, titled)
    if not main:
        return ()
    accounts = share_out(text, main)
    others = (MeetingReading(account, header, None, ()) for account in accounts[1:])
    return (MeetingReading(accounts[0], header, title, titled), *others)


class MeetingReading:
    """A meeting as *account* tells it; *title* and what it tells of, *titled*, help with the main one."""

    def __init__(self, account: Account, header: Header, title: Document | None, titled: tuple[Encounter, ...]) -> None:
        self._account = account
        self._header = header
        self._title = title
        self._titled = titled
        self.tells = account.tells

    @cached_property
    def participants(self) -> tuple[Person, ...]:
        """The persons who take part."""
        return tuple(takes_part(self._account))

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The words that report it, the first ones of the text that do so."""
        spans = (self._account.document.span(cue.first, cue.last) for cue in self._account.main[:_SHOWN])
        return tuple(dict.fromkeys(spans))

    def read(self) -> Meeting:
        """Return the meeting itself."""
        account = self._account
        tellings = same_occasion(account)
        who = {*tellings[0].around, *self.participants}
        form = meeting_format(account.main, tellings, self._titled, self._title)
        where = self._where(tellings, who) if form not in id_list("remote") else {}
        return Meeting(
            status="planned" if account.planned else "held",
            format=form or ("in-person" if where.get("city") else None),
            venue=find_venue(account.document, account.main),
            occasion=find_occasion(account.document, account.main),
            evidence=self.evidence,
            **self._when(tellings, who),
            **where,
        )

    def _when(self, tellings: list[Encounter], who: Iterable[Person]) -> dict[str, Any]:
        """The days, and where the text tells them."""
        account, header = self._account, self._header
        date = find_date(account.document, header, [*account.sentences.values()], tellings, who)
        resolved = date.resolve(reference(header), planned=account.planned) if date else None
        if date is None or resolved is None:
            return {}
        told = {"date_text": account.document.span(date.first, date.last)}
        if header.published and not account.planned and resolved[0] > header.published:
            return told
        return {**told, "date": resolved[0], "end_date": resolved[1]}

    def _where(self, tellings: list[Encounter], who: Iterable[Person]) -> dict[str, Any]:
        """The place, and where the text tells it."""
        document, sentences = self._account.document, [*self._account.sentences.values()]
        place = find_place(document, self._header, sentences, tellings, who, place_in_title(self._titled))
        if place is None:
            return {}
        text = None if place.titled else document.span(place.first, place.last)
        return {
            "city": None if self._is_in_several_cities() else place.city,
            "country": place.country,
            "place_text": text,
        }

    def _is_in_several_cities(self) -> bool:
        """Tell whether a visit took those who met in it from one city of a state to another."""
        main = self._account.main
        places = [place for cue in main for place in places_told(cue)[:1] if place.city]
        abroad = len({place.country for place in places} - {None}) > 1
        several = len({place.city for place in places}) >= _SEVERAL and not abroad
        return several and bool(visitors(self._account.text, main[0]))


_SHOWN = 3  # pieces of evidence
_SEVERAL = 2

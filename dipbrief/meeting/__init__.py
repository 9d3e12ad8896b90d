"""Did they meet, when, where, how: the one encounter that a dispatch mainly reports."""

from dataclasses import dataclass

from dipbrief.document import Document
from dipbrief.meeting.attendance import takes_part
from dipbrief.meeting.encounters import find_encounters
from dipbrief.meeting.form import meeting_format
from dipbrief.meeting.main import main_encounter, same_occasion
from dipbrief.meeting.sentence import sentences_of
from dipbrief.meeting.when import find_date, reference
from dipbrief.meeting.where import find_occasion, find_place, find_venue, place_in_title
from dipbrief.models import Header, Meeting
from dipbrief.participants import Cast, Person

__all__ = ["MeetingReading", "find_meeting"]


@dataclass(frozen=True, slots=True)
class MeetingReading:
    """The meeting and the persons who take part in it."""

    meeting: Meeting | None
    participants: tuple[Person, ...]


def find_meeting(document: Document, title: Document | None, header: Header, people: Cast, body: int) -> MeetingReading:
    """Find the meeting that *document* reports from word *body* on; *title* is the title as a document."""
    sentences = sentences_of(document, people, body)
    cues = list(find_encounters(sentences))
    title_cues = list(find_encounters(sentences_of(title, Cast()))) if title else []
    main = main_encounter(document, cues, title_cues, people, body)
    if not main:
        return MeetingReading(None, ())
    planned = main[0].planned
    participants = takes_part(document, people, sentences, cues, main)
    form = meeting_format(main, cues, title_cues, title)
    tellings = same_occasion(document, main, cues)
    who = {*tellings[0].around, *participants}
    date = find_date(document, header, sentences, tellings, who)
    remote = form in ("phone", "video")
    told = None if remote else find_place(document, header, sentences, tellings, who)
    place = told or (None if remote else (place_in_title(document, title, title_cues) if title else None))
    form = form or ("in-person" if place is not None and place.city is not None else None)
    resolved = date.resolve(reference(header), planned=planned) if date else None
    day, end = (resolved[0], resolved[1]) if resolved else (None, None)
    if day and header.published and not planned and day > header.published:
        day, end = None, None
    meeting = Meeting(
        status="planned" if planned else "held",
        format=form,
        date=day,
        end_date=end,
        date_text=document.span(date.first, date.last) if date and resolved else None,
        venue=find_venue(document, main),
        city=place.city if place else None,
        country=place.country if place else None,
        place_text=document.span(told.first, told.last) if told else None,
        occasion=find_occasion(document, main),
        evidence=tuple(dict.fromkeys(document.span(cue.first, cue.last) for cue in main[:3])),
    )
    return MeetingReading(meeting, tuple(participants))

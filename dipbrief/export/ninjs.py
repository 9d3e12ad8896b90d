"""A report as ninjs 3, the JSON of the International Press Telecommunications Council for a news item."""

from collections.abc import Iterable, Iterator
from typing import Any

from dipbrief.export.encounters import parties_of
from dipbrief.export.given import check_given, check_text, check_uri, digest_of, urn_of
from dipbrief.models import MeetingReport, Participant
from dipbrief.tables import read_table

__all__ = ["to_ninjs"]

Item = dict[str, Any]

_TOPICS = "http://cv.iptc.org/newscodes/mediatopic/"
_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.3.json#"


def to_ninjs(report: MeetingReport, text: str, *, uri: str | None = None) -> Item:
    """Return *report* and the *text* that it was read from as a ninjs 3.3 news item.

    *uri* identifies the item; without it, it is a ``urn:uuid:`` made from report and text, the same each time. Labels
    are ``subjects``: IPTC Media Topics, one for each code, and the labels themselves as they are named here. ``rel``
    tells who takes part and who is only mentioned, and which place is of the meeting and which of the dateline.

    What does not fit: the dateline (it stays in the body; city and agency are ``located`` and ``infoSources``), days
    without an hour but for those of a planned meeting, offices, ranks and parties of persons, topics but for their
    labels, statements, places in the text, issues.

    Raises ``TypeError`` for arguments of another type, ``ValueError`` when the report does not belong to *text* or
    *uri* is no URI.

    >>> from dipbrief import parse
    >>> text = ("OSLO, March 3, 2025 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed of the "
    ...         "United States on Monday. They discussed joint exercises.")
    >>> item = to_ninjs(parse(text), text, uri="https://news.example/1")
    >>> item["located"], [person["name"] for person in item["people"]]
    ('Oslo', ['Kari Lund', 'Paul Reed'])
    >>> [subject["literal"] for subject in item["subjects"]]
    ['medtop:20000598', 'military-exercises']
    """
    check_given(report)
    check_uri("uri", uri)
    text = check_text(report, text)
    header, line = report.header, report.header.dateline
    return {
        "uri": uri or urn_of(f"{digest_of(report)} {text}"),
        "type": "text",
        **_present(
            {
                "language": "en",
                "title": header.title,
                "headlines": [{"value": header.title}] if header.title else [],
                "by": header.byline.text if header.byline else None,
                "located": line.city if line else None,
                "infoSources": _sources(report),
                "bodies": [{"contentType": "text/plain", "charCount": len(text), "value": text}],
                "people": [_person(person, "participant") for person in report.participants]
                + [_person(person, "mentioned") for person in report.mentioned],
                "organisations": _organisations(report),
                "places": [*_places(report)],
                "subjects": [*_subjects(report.labels)],
                "events": _events(report),
                "eventDetails": _plan(report),
            }
        ),
        "standard": {"name": "ninjs", "version": "3.3", "schema": _SCHEMA},
    }


def _sources(report: MeetingReport) -> list[Item]:
    agency = report.header.agency
    return [_present({"name": agency.name, "literal": agency.mark})] if agency else []


def _person(person: Participant, rel: str) -> Item:
    return {"name": person.name, "rel": rel, "literal": person.id}


def _organisations(report: MeetingReport) -> list[Item]:
    parties = [party for party in parties_of(report.people) if party.kind == "organization"]
    return [{"name": party.name, "rel": "represented", "literal": party.code} for party in parties]


def _places(report: MeetingReport) -> Iterator[Item]:
    line, meeting = report.header.dateline, report.meeting
    if line:
        yield from _place(line.city, line.country, "dateline")
    if meeting:
        yield from _place(meeting.city, meeting.country, "meeting", meeting.venue.text if meeting.venue else None)
    for party in parties_of(report.people):
        if party.kind == "country":
            yield {"name": party.name, "rel": "represented", "literal": party.code}


def _place(city: str | None, country: str | None, rel: str, venue: str | None = None) -> Iterator[Item]:
    name = venue or city or (_country_name(country) if country else None)
    if name:
        address = _present({"locality": city, "country": country})
        yield _present({"name": name, "rel": rel, "contactInfo": [{"address": address}] if address else []})


def _country_name(code: str) -> str:
    data = read_table("states").get(code)
    return str(data["name"]) if data else code


def _subjects(labels: Iterable[str]) -> Iterator[Item]:
    """Each Media Topic once, then each label."""
    topics = read_table("media_topics")
    found = {topics[label]["code"]: topics[label]["name"] for label in labels if label in topics}
    for code, name in found.items():
        yield {"name": name, "uri": f"{_TOPICS}{code}", "literal": f"medtop:{code}", "creator": "dipbrief"}
    for label in labels:
        yield {"name": label.replace("-", " "), "literal": label, "creator": "dipbrief"}


def _events(report: MeetingReport) -> list[Item]:
    meeting = report.meeting
    if meeting is None or meeting.occasion is None:
        return []
    return [{"name": meeting.occasion.text, "rel": "occasion"}]


def _plan(report: MeetingReport) -> Item | None:
    """The days of a planned meeting, which ninjs takes without an hour."""
    meeting = report.meeting
    if meeting is None or meeting.status != "planned" or meeting.date is None:
        return None
    last = meeting.end_date or meeting.date
    return {"dates": {"expectedStartDate": meeting.date.isoformat(), "expectedEndDate": last.isoformat()}}


def _present(fields: Item) -> Item:
    return {name: value for name, value in fields.items() if value not in (None, [])}

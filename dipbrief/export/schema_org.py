"""A report as schema.org JSON-LD: a news article about an event."""

from collections.abc import Iterable
from typing import Any

from dipbrief.export.given import check_given, check_uri
from dipbrief.models import Meeting, MeetingReport, Participant, Party, Role

__all__ = ["to_schema_org"]

Node = dict[str, Any]

# By name: as plain strings they would be text, not the members of an enumeration.
_SCHEDULED = {"@id": "http://schema.org/EventScheduled"}
_ATTENDANCE = {
    "in-person": {"@id": "http://schema.org/OfflineEventAttendanceMode"},
    "phone": {"@id": "http://schema.org/OnlineEventAttendanceMode"},
    "video": {"@id": "http://schema.org/OnlineEventAttendanceMode"},
}


def to_schema_org(report: MeetingReport, *, url: str | None = None) -> Node:
    """Return *report* as schema.org JSON-LD: a ``NewsArticle``, about an ``Event`` when it reports a meeting.

    Participants are attendees: each ``Person`` inside a ``Role`` that names the office, one for each office. Persons
    only mentioned are ``mentions`` of the article. *url* is the address of the article; nodes then have addresses below
    it ("URL#meeting", "URL#p1"), else blank ones ("_:p1").

    What does not fit: places in the text, statements, rank codes, the normalised ids of offices, accreditation, issues;
    the status of a meeting, as schema.org has one word (``EventScheduled``) for held and planned. A country that
    somebody stands for is written as an organization, its government, of that name.

    Raises ``TypeError`` for arguments of another type, ``ValueError`` when *url* is no address.

    >>> from dipbrief import parse
    >>> report = parse("OSLO, March 3, 2025 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed "
    ...                "of the United States on Monday. They discussed joint exercises.")
    >>> article = to_schema_org(report, url="https://news.example/1")
    >>> article["dateline"], article["about"]["startDate"]
    ('OSLO, March 3, 2025', '2025-03-03')
    >>> attendee = article["about"]["attendee"][0]
    >>> attendee["roleName"], attendee["attendee"]["name"], attendee["attendee"]["affiliation"]["name"]
    ('Defence Minister', 'Kari Lund', 'Norway')
    """
    check_given(report)
    check_uri("url", url)
    header, line = report.header, report.header.dateline
    return {
        "@context": "https://schema.org",
        **_present(
            {
                "@type": "NewsArticle",
                "@id": url,
                "url": url,
                "headline": header.title,
                "datePublished": header.published.isoformat() if header.published else None,
                "dateCreated": line.date.isoformat() if line and line.date else None,
                "dateline": line.text if line else None,
                "locationCreated": _place(None, line.city, line.country) if line else None,
                "author": {"@type": "Person", "name": header.byline.text} if header.byline else None,
                "publisher": _agency(report),
                "inLanguage": "en",
                "keywords": list(report.labels),
                "about": _event(report, url),
                "mentions": [_person(person, url) for person in report.mentioned],
            }
        ),
    }


def _agency(report: MeetingReport) -> Node | None:
    agency = report.header.agency
    if agency is None:
        return None
    mark = agency.mark if agency.mark != agency.name else None
    return _present({"@type": "NewsMediaOrganization", "name": agency.name, "alternateName": mark})


def _event(report: MeetingReport, url: str | None) -> Node | None:
    meeting = report.meeting
    if meeting is None:
        return None
    return _present(
        {
            "@type": "Event",
            "@id": _id("meeting", url),
            "description": meeting.occasion.text if meeting.occasion else None,
            "startDate": meeting.date.isoformat() if meeting.date else None,
            "endDate": meeting.end_date.isoformat() if meeting.end_date else None,
            "eventStatus": _SCHEDULED,
            "eventAttendanceMode": _ATTENDANCE.get(meeting.format or ""),
            "location": _location(meeting),
            "attendee": [node for person in report.participants for node in _attendees(person, url)],
            "about": [{"@type": "Thing", "name": topic.text} for topic in report.topics],
        }
    )


def _location(meeting: Meeting) -> Node | None:
    venue = meeting.venue.text if meeting.venue else None
    return _place(venue, meeting.city, meeting.country) if venue or meeting.city or meeting.country else None


def _place(venue: str | None, city: str | None, country: str | None) -> Node | None:
    """A place by its own name, else that of its city; ``None`` when nothing of it is known."""
    address = _present({"addressLocality": city, "addressCountry": country})
    if not address and not venue:
        return None
    return _present(
        {
            "@type": "Place",
            "name": venue or city,
            "address": {"@type": "PostalAddress", **address} if address else None,
        }
    )


# --- people ----------------------------------------------------------------------------------------------------


def _attendees(person: Participant, url: str | None) -> Iterable[Node]:
    """The person in each office; the same ``@id`` makes them one."""
    for role in person.roles:
        yield {**_role(role), "attendee": _person(person, url)}
    if not person.roles:
        yield _person(person, url)


def _role(role: Role) -> Node:
    return _present({"@type": "Role", "roleName": role.title, "description": role.status})


def _person(person: Participant, url: str | None) -> Node:
    return _present(
        {
            "@type": "Person",
            "@id": _id(person.id, url),
            "name": person.name,
            "honorificPrefix": person.rank.title if person.rank else None,
            "jobTitle": [role.title for role in person.roles if role.status != "former"],
            "affiliation": _affiliation(person.party) if person.party else None,
        }
    )


def _affiliation(party: Party) -> Node:
    if party.kind == "organization":
        other = party.code if party.code != party.name else None
        return _present({"@type": "Organization", "name": party.name, "alternateName": other})
    country = {"@type": "Country", "name": party.name, "identifier": party.code}
    return {"@type": "GovernmentOrganization", "name": party.name, "areaServed": country}


def _id(name: str, url: str | None) -> str:
    return f"{url.partition('#')[0]}#{name}" if url else f"_:{name}"


def _present(fields: Node) -> Node:
    return {name: value for name, value in fields.items() if value not in (None, [])}

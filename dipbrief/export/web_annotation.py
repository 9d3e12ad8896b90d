"""A report as W3C Web Annotations: each value that was read, at its place in the text."""

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dipbrief import __version__
from dipbrief.export.given import check_given, check_text, check_uri, digest_of, urn_of
from dipbrief.models import Header, Issue, Meeting, MeetingReport, Participant, Statement, Topic

__all__ = ["to_web_annotations"]

Annotation = dict[str, Any]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_WIDTH = 32


@dataclass(frozen=True, slots=True)
class _Note:
    """What is to be said of the characters from *start* to *end*: *values* for the value at *path* of the report."""

    path: str
    tag: str
    motivation: str
    values: tuple[str | None, ...]
    start: int | None
    end: int | None


def to_web_annotations(report: MeetingReport, text: str, *, source: str | None = None) -> tuple[Annotation, ...]:
    """Return an annotation of the W3C Web Annotation Data Model for each value of *report* that stands in *text*.

    Each has for its target a ``TextPositionSelector`` (offsets in code points, as everywhere here) and a
    ``TextQuoteSelector``, whose prefix and suffix are as long as it takes to find one place only, 32 characters at
    least. The bodies are two tags, what it is ("topic") and where it stands in the report, as a JSON pointer
    ("/topics/0"), and then the values with the annotation's motivation for their purpose: a name (``identifying``), a
    code or label (``classifying``), a date or place (``describing``); a doubt of the report is ``questioning``.

    *source* is the address of the text; without it, it is a name made from its content (``ni:///sha-256;...``). The
    annotations are in the order of the report.

    What does not fit: values without a place in the text (those of the title or given by the caller), whom a person
    stands for, and that several annotations are one person or statement, but for the pointers that tell it.

    Raises ``TypeError`` for arguments of another type, ``ValueError`` when the report does not belong to *text* or
    *source* is no URI.

    >>> from dipbrief import parse
    >>> text = "OSLO (Reuters) - Norwegian Defence Minister Kari Lund met Paul Reed. They discussed joint exercises."
    >>> annotation = to_web_annotations(parse(text), text)[-1]
    >>> [(body["purpose"], body["value"]) for body in annotation["body"]]
    [('tagging', 'topic'), ('tagging', '/topics/0'), ('classifying', 'military-exercises')]
    >>> annotation["target"]["selector"]
    [{'type': 'TextPositionSelector', 'start': 84, 'end': 99}, {'type': 'TextQuoteSelector', \
'exact': 'joint exercises', 'prefix': 'd met Paul Reed. They discussed ', 'suffix': '.'}]
    """
    check_given(report)
    check_uri("source", source)
    text = check_text(report, text)
    address, digest = source or _name_of(text), digest_of(report)
    return tuple(_annotation(note, text, address, digest) for note in _notes(report) if _is_inside(note, text))


def _name_of(text: str) -> str:
    """The name of a text by its content, RFC 6920."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


def _is_inside(note: _Note, text: str) -> bool:
    """Tell whether the note covers a character: offsets of issues are anybody's."""
    return note.start is not None and note.end is not None and note.start < note.end <= len(text)


def _annotation(note: _Note, text: str, source: str, digest: str) -> Annotation:
    start, end = note.start or 0, note.end or 0
    tags = [("tagging", note.tag), ("tagging", note.path)]
    bodies = [*tags, *((note.motivation, value) for value in note.values if value)]
    return {
        "@context": _CONTEXT,
        "id": urn_of(f"{digest} {source} {note.path}"),
        "type": "Annotation",
        "motivation": note.motivation,
        "generator": {"type": "Software", "name": f"dipbrief {__version__}"},
        "body": [_body(purpose, value) for purpose, value in bodies],
        "target": {
            "source": source,
            "selector": [{"type": "TextPositionSelector", "start": start, "end": end}, _quote(text, start, end)],
        },
    }


def _body(purpose: str, value: str) -> Annotation:
    return {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}


def _quote(text: str, start: int, end: int) -> Annotation:
    """The quotation with as much around it as makes it the only one."""
    width = _WIDTH
    while not _is_only(text, first := max(0, start - width), last := min(len(text), end + width)):
        width *= 2
    exact, prefix, suffix = text[start:end], text[first:start], text[end:last]
    return {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}


def _is_only(text: str, first: int, last: int) -> bool:
    piece = text[first:last]
    return text.find(piece) == first and text.find(piece, first + 1) < 0


# --- what is noted of what -------------------------------------------------------------------------------------


def _notes(report: MeetingReport) -> Iterator[_Note]:
    yield from _of_header(report.header)
    if report.meeting:
        yield from _of_meeting(report.meeting)
    names = {person.id: person.name for person in report.people}
    for kind, people in (("participants", report.participants), ("mentioned", report.mentioned)):
        for n, person in enumerate(people):
            yield from _of_person(person, f"/{kind}/{n}")
    yield from (_of_topic(topic, f"/topics/{n}") for n, topic in enumerate(report.topics))
    for n, statement in enumerate(report.statements):
        yield from _of_statement(statement, f"/statements/{n}", names)
    yield from (_of_issue(issue, f"/issues/{n}") for n, issue in enumerate(report.issues))


def _of_header(header: Header) -> Iterator[_Note]:
    line, byline, agency = header.dateline, header.byline, header.agency
    if byline:
        yield _Note("/header/byline", "byline", "identifying", (byline.text,), byline.start, byline.end)
    if line:
        values = (line.city, line.country, line.date.isoformat() if line.date else None)
        yield _Note("/header/dateline", "dateline", "describing", values, line.start, line.end)
    if agency:
        yield _Note("/header/agency", "agency", "identifying", (agency.name,), agency.start, agency.end)


def _of_meeting(meeting: Meeting) -> Iterator[_Note]:
    values: tuple[str | None, ...] = (meeting.status, meeting.format)
    for n, span in enumerate(meeting.evidence):
        yield _Note(f"/meeting/evidence/{n}", "meeting", "classifying", values, span.start, span.end)
    days = tuple(day.isoformat() if day else None for day in (meeting.date, meeting.end_date))
    parts = (
        ("date_text", "date", meeting.date_text, days),
        ("venue", "venue", meeting.venue, ()),
        ("place_text", "place", meeting.place_text, (meeting.city, meeting.country)),
        ("occasion", "occasion", meeting.occasion, ()),
    )
    for name, tag, words, told in parts:
        if words:
            yield _Note(f"/meeting/{name}", tag, "describing", told or (words.text,), words.start, words.end)


def _of_person(person: Participant, path: str) -> Iterator[_Note]:
    for n, span in enumerate(person.mentions):
        yield _Note(f"{path}/mentions/{n}", "person", "identifying", (person.name,), span.start, span.end)
    rank = person.rank
    if rank:
        yield _Note(f"{path}/rank", "rank", "classifying", (rank.system, rank.code), rank.start, rank.end)
    for n, role in enumerate(person.roles):
        values = (role.office, role.status)
        yield _Note(f"{path}/roles/{n}", "role", "classifying", values, role.start, role.end)


def _of_topic(topic: Topic, path: str) -> _Note:
    return _Note(path, "topic", "classifying", topic.labels, topic.start, topic.end)


def _of_statement(statement: Statement, path: str, names: dict[str, str]) -> Iterator[_Note]:
    cue, content, speaker = statement.cue, statement.content, statement.speaker_text
    yield _Note(f"{path}/cue", "act", "classifying", (statement.act,), cue.start, cue.end)
    if content:
        yield _Note(f"{path}/content", "statement", "classifying", statement.labels, content.start, content.end)
    if speaker:
        who = tuple(names[id] for id in statement.speakers)
        yield _Note(f"{path}/speaker_text", "speaker", "identifying", who, speaker.start, speaker.end)


def _of_issue(issue: Issue, path: str) -> _Note:
    return _Note(path, "issue", "questioning", (issue.code, issue.message), issue.start, issue.end)

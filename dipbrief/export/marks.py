"""Which words of the text a report was read from, and how they lie over each other."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise

from dipbrief.models import MeetingReport, Participant, Span, Statement

__all__ = ["Mark", "Segment", "cut", "find_marks"]

_QUIET = ("speaker", "issue")
_DEEPEST = 16


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text, and the value of the card that they tell.

    *name* is unique in the report; *value* is the name of the value, which several marks may share.
    """

    name: str
    value: str
    kind: str
    note: str
    text: str
    start: int
    end: int

    @property
    def quiet(self) -> bool:
        """Tell whether it shows only when it is pointed at."""
        return self.kind in _QUIET


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text under the same marks, the innermost first, and those of them that begin here."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    opening: tuple[Mark, ...]


def find_marks(report: MeetingReport) -> tuple[Mark, ...]:
    """Return every mark of the report that covers a word: header, meeting, persons, topics, statements, issues."""
    names = {person.id: person.name for person in report.people}
    found = (
        *_in_header(report),
        *_in_meeting(report),
        *(m for n, person in enumerate(report.people, 1) for m in _of_person(person, n)),
        *_in_topics(report),
        *(m for n, statement in enumerate(report.statements, 1) for m in _of_statement(statement, n, names)),
        *_in_issues(report),
    )
    return tuple(mark for mark in found if mark.start < mark.end)


def cut(marks: Iterable[Mark], length: int) -> Iterator[Segment]:
    """Yield the text from 0 to *length* in segments, so that no mark begins or ends inside one.

    Where more than 16 marks lie over each other, a segment keeps the innermost 16.

    >>> a, b = Mark("a", "a", "topic", "", "0123", 0, 4), Mark("b", "b", "person", "", "34567", 3, 8)
    >>> [(s.start, s.end, [m.name for m in s.marks]) for s in cut([a, b], 9)]
    [(0, 3, ['a']), (3, 4, ['a', 'b']), (4, 8, ['b']), (8, 9, [])]
    """
    opening, closing = defaultdict(list), defaultdict(list)
    for mark in marks:
        opening[mark.start].append(mark)
        closing[mark.end].append(mark)
    bounds = sorted({0, length, *opening, *closing})
    here: dict[Mark, None] = {}
    for start, end in pairwise(bounds):
        for mark in closing[start]:
            del here[mark]
        here.update(dict.fromkeys(opening[start]))
        yield Segment(start, end, tuple(nsmallest(_DEEPEST, here, key=_depth)), tuple(opening[start]))


def _depth(mark: Mark) -> tuple[bool, int]:
    return mark.quiet, mark.end - mark.start


def _mark(name: str, kind: str, note: str, span: Span, value: str | None = None) -> Mark:
    return Mark(name, value or name, kind, note, span.text, span.start, span.end)


def _in_header(report: MeetingReport) -> Iterator[Mark]:
    header = report.header
    if header.dateline:
        yield _mark("dateline", "place", "dateline", header.dateline)
    if header.byline:
        yield _mark("byline", "source", "byline", header.byline)
    agency = header.agency
    if agency and agency.mark and agency.start is not None and agency.end is not None:
        yield Mark("agency", "agency", "source", f"agency: {agency.name}", agency.mark, agency.start, agency.end)


def _in_meeting(report: MeetingReport) -> Iterator[Mark]:
    meeting = report.meeting
    if meeting is None:
        return
    for n, span in enumerate(meeting.evidence, 1):
        yield _mark(f"meeting-cue-{n}", "cue", f"meeting {meeting.status}", span, "meeting")
    parts = (
        ("meeting-date", "date", "date of the meeting", meeting.date_text),
        ("meeting-place", "place", "place of the meeting", meeting.place_text),
        ("meeting-venue", "place", "venue of the meeting", meeting.venue),
        ("meeting-occasion", "occasion", "occasion of the meeting", meeting.occasion),
    )
    yield from (_mark(name, kind, note, span) for name, kind, note, span in parts if span)


def _of_person(person: Participant, number: int) -> Iterator[Mark]:
    name = f"person-{number}"
    for n, span in enumerate(person.mentions, 1):
        yield _mark(f"{name}-mention-{n}", "person", person.name, span, name)
    rank = person.rank
    if rank and rank.start is not None and rank.end is not None:
        yield Mark(f"{name}-rank", f"{name}-rank", "office", f"rank of {person.name}", rank.title, rank.start, rank.end)
    for n, role in enumerate(person.roles, 1):
        place = f"{name}-role-{n}"
        if role.start is not None and role.end is not None:
            yield Mark(place, place, "office", f"office of {person.name}", role.title, role.start, role.end)


def _in_topics(report: MeetingReport) -> Iterator[Mark]:
    for n, topic in enumerate(report.topics, 1):
        yield _mark(f"topic-{n}", "topic", f"topic: {', '.join(topic.labels) or 'no label'}", topic)


def _of_statement(statement: Statement, number: int, names: dict[str, str]) -> Iterator[Mark]:
    spoken = statement.speaker_text.text if statement.speaker_text else "unnamed"
    who = ", ".join(names[id] for id in statement.speakers) or spoken
    value, note = f"statement-{number}", f"statement {number}: {who}, {statement.act}"
    yield _mark(f"{value}-cue", "cue", note, statement.cue, value)
    if statement.content:
        yield _mark(f"{value}-content", "said", note, statement.content, value)
    if statement.speaker_text:
        yield _mark(f"{value}-speaker", "speaker", note, statement.speaker_text, value)


def _in_issues(report: MeetingReport) -> Iterator[Mark]:
    for n, issue in enumerate(report.issues, 1):
        if issue.start is not None and issue.end is not None:
            yield Mark(f"issue-{n}", f"issue-{n}", "issue", f"issue: {issue.code}", "", issue.start, issue.end)

"""From a text to its report: the stages in order."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from dipbrief.advice import advice_on_text
from dipbrief.document import Document, read_document
from dipbrief.header import read_header
from dipbrief.labels import merge
from dipbrief.meeting import MeetingReading, find_meetings
from dipbrief.models import Dateline, Header, Issue, Meeting, MeetingReport, Participant, Statement, Topic
from dipbrief.participants import Cast, Person, rank_of, resolve_participants, roles_of
from dipbrief.reasons import find_reasons
from dipbrief.statements import find_statements
from dipbrief.surrogates import SURROGATE
from dipbrief.topics import each_once, find_topics

__all__ = ["parse", "parse_all"]


def parse(text: str, *, title: str | None = None, published: dt.date | None = None) -> MeetingReport:
    """Read a diplomatic or military news dispatch and return what it reports.

    *text* is the dispatch as it came, not the name of a file; it is never changed, and every offset in the report is a
    code-point offset into it. *title* is its headline, *published* the day it was published: both help, neither is
    needed. Any string can be parsed; what cannot be read is ``None`` or ``()`` in the report, what was
    inferred or ambiguous, and why a report is empty, is listed in ``report.issues``. The result depends on the
    arguments only.
    Lone surrogates, which JSON cannot carry, are read as U+FFFD.

    Raises ``TypeError`` when an argument is of another type.

    >>> report = parse("OSLO, March 3 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed "
    ...                "of the United States on Monday. They discussed joint exercises in the Arctic.")
    >>> [(p.name, p.party.code) for p in report.participants]
    [('Kari Lund', 'NO'), ('Paul Reed', 'US')]
    >>> report.topics[0].text, report.topics[0].labels
    ('joint exercises in the Arctic', ('military-exercises',))
    >>> parse("").participants
    ()
    """
    return read_reports(text, title, published)[0]


def parse_all(text: str, *, title: str | None = None, published: dt.date | None = None) -> tuple[MeetingReport, ...]:
    """Read a dispatch like :func:`parse` and return a report of each meeting that it tells of, the main one first.

    There is at least one report, and the first one is that of :func:`parse`. Each has the same header and ids of its
    own, and spans of the whole text; who takes part in another meeting only is ``mentioned``; topics and statements
    belong to the meeting in whose sentences they stand. A meeting has a report of its own where others met, or one who
    met with somebody new; what is told of one meeting in several sentences is one, and so are several talks that one
    sentence tells of.

    Raises ``TypeError`` when an argument is of another type.

    >>> reports = parse_all("OSLO, March 4 (Reuters) - Norwegian Defence Minister Kari Lund met Polish Premier "
    ...                     "Jan Nowak on Monday. On Tuesday, Lund received Georgian President Nino Beridze.")
    >>> [[person.name for person in report.participants] for report in reports]
    [['Kari Lund', 'Jan Nowak'], ['Kari Lund', 'Nino Beridze']]
    >>> [issue.code for issue in reports[0].issues][-1]
    'several-meetings'
    """
    return read_reports(text, title, published, all_meetings=True)


def read_reports(
    text: str,
    title: str | None,
    published: dt.date | None,
    own: Mapping[str, Any] | None = None,
    notes: tuple[Issue, ...] = (),
    *,
    all_meetings: bool = False,
) -> tuple[MeetingReport, ...]:
    """Return the report of :func:`parse`, or those of :func:`parse_all`.

    *own* is what a vocabulary of one's own adds, *notes* what it tells of itself.
    """
    check_arguments(text, title, published)
    if isinstance(published, dt.datetime):
        published = published.date()
    text, title, unreadable = _without_surrogates(text, title)
    document = read_document(text, own)
    headline = read_document(title, own) if title else None
    head = read_header(document, title or None, published)
    people, _, inferred = resolve_participants(document, headline, head.header, head.body)
    meetings = find_meetings(document, headline, head.header, people, head.body)
    topics = find_topics(document, head.body, people) if meetings else ()
    issues = (*notes, *unreadable, *head.issues, *inferred)
    reading = _Reading(document, head.header, head.body, people, meetings, topics, issues)
    wanted = meetings if all_meetings else meetings[:1]
    reports = tuple(_report(reading, meeting) for meeting in wanted or (None,))
    for read in (document, headline):
        if read is not None:
            read.forget()
    return reports


class _Reading(NamedTuple):
    """What the first stages read, which the reports share."""

    document: Document
    header: Header
    body: int
    people: Cast
    meetings: tuple[MeetingReading, ...]
    topics: tuple[Topic, ...]
    issues: tuple[Issue, ...]


def _report(reading: _Reading, meeting: MeetingReading | None) -> MeetingReport:
    """The report of one of the meetings, or of a text that tells of none."""
    document, header, _, people, meetings, _, issues = reading
    ids = _number(people, meeting.participants if meeting else ())
    present = {n: id for n, id in ids.items() if id.startswith("p")}
    topics, statements = _told(reading, meeting, present) if meeting else ((), ())
    reasons = find_reasons(document, met=meeting is not None, named=bool(present))
    others = (_other_meeting(other) for other in meetings if other is not meeting)
    return MeetingReport(
        header=header,
        meeting=_with_possible_date(meeting.read(), header.dateline) if meeting else None,
        participants=tuple(_public(document, person, ids[n]) for n, person in enumerate(people) if n in present),
        mentioned=tuple(_public(document, person, ids[n]) for n, person in enumerate(people) if n not in present),
        topics=topics,
        statements=statements,
        labels=merge([*(t.labels for t in topics), *(s.labels for s in statements)]),
        issues=(*issues, *reasons, *others),
    )


def _told(
    reading: _Reading, meeting: MeetingReading, present: dict[int, str]
) -> tuple[tuple[Topic, ...], tuple[Statement, ...]]:
    """What the sentences that belong to a meeting say was talked about and said."""
    statements = find_statements(reading.document, reading.body, reading.people, present)
    return (
        each_once(topic for topic in reading.topics if meeting.tells(topic.start)),
        tuple(statement for statement in statements if meeting.tells(statement.cue.start)),
    )


def _other_meeting(meeting: MeetingReading) -> Issue:
    """The issue that says where the text tells of another meeting."""
    place = meeting.evidence[0]
    message = f"another meeting is told of: {place.text!r}; parse_all gives a report of each"
    return Issue(code="several-meetings", message=message, start=place.start, end=place.end)


def _with_possible_date(meeting: Meeting, dateline: Dateline | None) -> Meeting:
    """The meeting without a date that its dateline contradicts: held after it, or planned for a day before it."""
    if meeting.date is not None and _is_possible(meeting, dateline):
        return meeting
    return meeting.model_copy(update={"date": None, "end_date": None, "date_text": None})


def _is_possible(meeting: Meeting, dateline: Dateline | None) -> bool:
    if dateline is None or dateline.date is None or meeting.date is None:
        return True
    if meeting.status == "held":
        return meeting.date <= dateline.date
    return (meeting.end_date or meeting.date) >= dateline.date


def check_arguments(text: object, title: object, published: object) -> None:
    """Raise ``TypeError`` when one of the arguments of :func:`parse` is of another type."""
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}{advice_on_text(text)}")
    if title is not None and not isinstance(title, str):
        raise TypeError(f"title must be a str or None, not {type(title).__name__}")
    if published is not None and not isinstance(published, dt.date):
        how = "; use datetime.date.fromisoformat" if isinstance(published, str) else ""
        raise TypeError(f"published must be a datetime.date or None, not {type(published).__name__}{how}")


def _without_surrogates(text: str, title: str | None) -> tuple[str, str | None, tuple[Issue, ...]]:
    """Put U+FFFD for lone surrogates, which no encoding can carry; offsets stay as they are."""
    clean, n = SURROGATE.subn("\ufffd", text)
    if title is not None:
        title, more = SURROGATE.subn("\ufffd", title)
        n += more
    message = "a lone surrogate is read as U+FFFD" if n == 1 else f"{n} lone surrogates are read as U+FFFD"
    return clean, title, (Issue(code="lone-surrogate", message=message),) if n else ()


def _number(people: Cast, participants: tuple[Person, ...]) -> dict[int, str]:
    """Ids in order of first mention: p1, p2, ... for participants, m1, m2, ... for the others."""
    taking, ids, counts = set(participants), {}, {"p": 0, "m": 0}
    for n, person in enumerate(people):
        letter = "p" if person in taking else "m"
        counts[letter] += 1
        ids[n] = f"{letter}{counts[letter]}"
    return ids


def _public(document: Document, person: Person, id: str) -> Participant:
    places = dict.fromkeys((mention.first, mention.last) for mention in person.mentions)
    return Participant(
        id=id,
        name=person.name,
        rank=rank_of(person),
        roles=roles_of(person, document),
        party=person.party,
        accredited_to=tuple(person.accredited),
        mentions=tuple(document.span(*place) for place in places),
    )

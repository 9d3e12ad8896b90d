"""From a text to its report: the stages in order."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from dipbrief.advice import advice_on_text
from dipbrief.document import Document, read_document
from dipbrief.header import read_header
from dipbrief.labels import merge
from dipbrief.meeting import find_meeting
from dipbrief.models import Dateline, Issue, Meeting, MeetingReport, Participant
from dipbrief.participants import Person, rank_of, resolve_participants, roles_of
from dipbrief.reasons import find_reasons
from dipbrief.statements import find_statements
from dipbrief.surrogates import SURROGATE
from dipbrief.topics import find_topics

__all__ = ["parse"]


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
    return read_report(text, title, published)


def read_report(
    text: str,
    title: str | None,
    published: dt.date | None,
    own: Mapping[str, Any] | None = None,
    notes: tuple[Issue, ...] = (),
) -> MeetingReport:
    """Return what :func:`parse` does; *own* is what a vocabulary of one's own adds, *notes* what it tells of itself."""
    check_arguments(text, title, published)
    if isinstance(published, dt.datetime):
        published = published.date()
    text, title, unreadable = _without_surrogates(text, title)
    document = read_document(text, own)
    headline = read_document(title, own) if title else None
    reading = read_header(document, title or None, published)
    header, body = reading.header, reading.body
    people, _, issues = resolve_participants(document, headline, header, body)
    meeting = find_meeting(document, headline, header, people, body)
    ids = _number(people, meeting.participants)
    present = {n: id for n, id in ids.items() if id.startswith("p")}
    topics = find_topics(document, body, people) if meeting.meeting else ()
    statements = find_statements(document, body, people, present) if meeting.meeting else ()
    reasons = find_reasons(document, met=meeting.meeting is not None, named=bool(meeting.participants))
    report = MeetingReport(
        header=header,
        meeting=_with_possible_date(meeting.meeting, header.dateline),
        participants=tuple(_public(document, person, ids[n]) for n, person in enumerate(people) if n in present),
        mentioned=tuple(_public(document, person, ids[n]) for n, person in enumerate(people) if n not in present),
        topics=topics,
        statements=statements,
        labels=merge([*(t.labels for t in topics), *(s.labels for s in statements)]),
        issues=(*notes, *unreadable, *reading.issues, *issues, *reasons),
    )
    document.forget()
    return report


def _with_possible_date(meeting: Meeting | None, dateline: Dateline | None) -> Meeting | None:
    """The meeting without a date that its dateline contradicts: held after it, or planned for a day before it."""
    if meeting is None or (meeting.date is not None and _is_possible(meeting, dateline)):
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


def _number(people: list[Person], participants: tuple[Person, ...]) -> dict[int, str]:
    """Ids in order of first mention: p1, p2, ... for participants, m1, m2, ... for the others."""
    taking, ids, counts = set(participants), {}, {"p": 0, "m": 0}
    for n, person in enumerate(people):
        letter = "p" if person in taking else "m"
        counts[letter] += 1
        ids[n] = f"{letter}{counts[letter]}"
    return ids


def _public(document: Document, person: Person, id: str) -> Participant:
    spans = dict.fromkeys(document.span(mention.first, mention.last) for mention in person.mentions)
    return Participant(
        id=id,
        name=person.name,
        rank=rank_of(person),
        roles=roles_of(person, document),
        party=person.party,
        accredited_to=tuple(person.accredited),
        mentions=tuple(spans),
    )

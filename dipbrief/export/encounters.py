"""What tables and pictures share: which parties met, on which day, mainly about what."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal

from dipbrief.advice import advice_on_report
from dipbrief.models import MeetingReport, Participant, Party

DateSource = Literal["meeting", "dateline", "published"]
DateFrom = Literal["dateline", "published"]


def check_reports(reports: Iterable[MeetingReport]) -> Iterator[MeetingReport]:
    """Yield the reports one by one; ``TypeError`` when *reports* or one of them is something else."""
    if isinstance(reports, MeetingReport):
        raise TypeError("reports must be an iterable of MeetingReport, not one report; put it in a list")
    if isinstance(reports, str | bytes) or not isinstance(reports, Iterable):
        raise TypeError(f"reports must be an iterable of MeetingReport, not {type(reports).__name__}")
    for position, report in enumerate(reports):
        if not isinstance(report, MeetingReport):
            what = type(report).__name__
            raise TypeError(f"reports[{position}] must be a MeetingReport, not {what}{advice_on_report(report)}")
        yield report


def day_of(report: MeetingReport, date_from: DateFrom = "dateline") -> tuple[dt.date, DateSource] | tuple[None, None]:
    """Return the day of the meeting and where it is from; ``(None, None)`` when the report does not give one.

    A meeting that was held without a date in the text is dated by the dateline. A planned one is not: it comes
    after the dateline, and nobody knows how long after. With *date_from* "published", the day of publication dates
    what was held and has no dateline with a date either.
    """
    meeting, dateline = report.meeting, report.header.dateline
    if meeting is None:
        return None, None
    if meeting.date is not None:
        return meeting.date, "meeting"
    if meeting.status == "held" and dateline is not None and dateline.date is not None:
        return dateline.date, "dateline"
    if meeting.status == "held" and date_from == "published" and report.header.published is not None:
        return report.header.published, "published"
    return None, None


def key_of(party: Party) -> tuple[str, str]:
    """Return what tells one party from another: AU is Australia or, as an organization, the African Union."""
    return party.code, party.kind


def parties_of(people: Iterable[Participant]) -> tuple[Party, ...]:
    """Return the parties that *people* stand for, each once, sorted by code and kind."""
    found: dict[tuple[str, str], Party] = {}
    for person in people:
        if person.party is not None:
            found.setdefault(key_of(person.party), person.party)
    return tuple(found[key] for key in sorted(found))


def main_label(report: MeetingReport) -> str | None:
    """Return the label that most topics and statements carry, or ``None``.

    Of several the one printed earlier counts; of several of one topic the first by name.
    """
    items = [(topic.start, topic.labels) for topic in report.topics]
    items += [(statement.cue.start, statement.labels) for statement in report.statements]
    counts: Counter[str] = Counter()
    for _, labels in sorted(items):
        counts.update(labels)
    if counts:
        return counts.most_common(1)[0][0]
    return report.labels[0] if report.labels else None

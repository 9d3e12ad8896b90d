"""Dates that contradict each other: from the report alone."""

import datetime as dt
from collections.abc import Iterator

from dipbrief.checks.found import found
from dipbrief.models import Finding, Meeting, MeetingReport

__all__ = ["check_dates"]

_DAY = dt.timedelta(days=1)


def check_dates(report: MeetingReport) -> Iterator[Finding]:
    """Yield the dates of *report* that contradict each other."""
    dateline = report.header.dateline.date if report.header.dateline else None
    published = report.header.published
    if dateline is not None and published is not None and dateline > published + _DAY:
        message = f"dated {dateline}, after the publication on {published}"
        yield found("dates-contradict", "header.dateline.date", message)
    if report.meeting is not None and dateline is not None:
        yield from _meeting(report.meeting, dateline)


def _meeting(meeting: Meeting, day: dt.date) -> Iterator[Finding]:
    if meeting.status == "held" and meeting.date is not None and meeting.date > day:
        yield found("dates-contradict", "meeting.date", f"held on {meeting.date}, after the dateline of {day}")
    last = meeting.end_date or meeting.date
    if meeting.status == "planned" and last is not None and last < day:
        yield found("dates-contradict", "meeting.date", f"planned for {last}, before the dateline of {day}")

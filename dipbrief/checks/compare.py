"""Two readings of one text side by side."""

from dipbrief.models import Finding, MeetingReport

__all__ = ["compare"]


def compare(report: MeetingReport, other: MeetingReport) -> tuple[Finding, ...]:
    """X."""
    return ()

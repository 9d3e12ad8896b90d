"""What every export does with its arguments."""

import hashlib

from dipbrief.models import MeetingReport, Participant

__all__ = ["check_given", "check_text", "digest_of", "everybody"]


def check_given(report: MeetingReport, **strings: str | None) -> None:
    """Raise ``TypeError`` unless *report* is a report and each of *strings*, by the name of its argument, is one."""
    if not isinstance(report, MeetingReport):
        raise TypeError(f"report must be a MeetingReport, not {type(report).__name__}")
    for name, value in strings.items():
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be a str or None, not {type(value).__name__}")
        if value == "":
            raise ValueError(f"{name} must not be empty; give None, or nothing at all")


def check_text(report: MeetingReport, text: str) -> str:
    """Return *text*, lone surrogates as U+FFFD; ``ValueError`` when the report does not belong to it."""
    misfits = report.check(text)
    if misfits:
        message = f"the report does not belong to this text ({len(misfits)} issues, the first: {misfits[0].message})"
        raise ValueError(f"{message}; give the text that the report was read from")
    return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in text)


def digest_of(report: MeetingReport) -> str:
    """Return 16 hexadecimal digits that tell one report from another."""
    return hashlib.sha256(report.model_dump_json().encode()).hexdigest()[:16]


def everybody(report: MeetingReport) -> tuple[Participant, ...]:
    """Return participants and persons only mentioned."""
    return (*report.participants, *report.mentioned)

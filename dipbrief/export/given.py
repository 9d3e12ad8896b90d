"""What every export does with its arguments."""

import hashlib
import re

from dipbrief.advice import advice_on_report, advice_on_text
from dipbrief.checks.places import find_misplaced
from dipbrief.models import MeetingReport
from dipbrief.surrogates import without_surrogates

__all__ = ["check_given", "check_text", "check_uri", "digest_of", "urn_of"]

_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[\w!$&'()*+,./:;=?@~%#-]+", re.ASCII)


_RUN = ("javascript", "data", "vbscript")  # what a browser would run


def check_given(report: MeetingReport, **strings: str | None) -> None:
    """Raise ``TypeError`` unless *report* is a report and each of *strings*, by the name of its argument, is one."""
    if not isinstance(report, MeetingReport):
        raise TypeError(f"report must be a MeetingReport, not {type(report).__name__}{advice_on_report(report)}")
    for name, value in strings.items():
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be a str or None, not {type(value).__name__}")
        if value == "":
            raise ValueError(f"{name} must not be empty; give None, or nothing at all")


def check_uri(name: str, value: str | None) -> None:
    """Raise ``ValueError`` unless *value* can be an address or another URI; ``TypeError`` when it is no string."""
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} must be a str or None, not {type(value).__name__}")
    if value is not None and (not _URI.fullmatch(value) or value.partition(":")[0].lower() in _RUN):
        raise ValueError(f"{name} must be a URI such as 'https://news.example/1', not {value!r}")


def check_text(report: MeetingReport, text: str) -> str:
    """Return *text*, lone surrogates as U+FFFD; ``ValueError`` when the report does not belong to it."""
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}{advice_on_text(text)}")
    misfits = tuple(find_misplaced(report, without_surrogates(text)))
    if misfits:
        number = f"{len(misfits)} finding{'' if len(misfits) == 1 else 's'}"
        message = f"the report does not belong to this text ({number}, the first: {misfits[0].message})"
        raise ValueError(f"{message}; give the text that the report was read from")
    return without_surrogates(text)


def digest_of(report: MeetingReport) -> str:
    """Return 16 hexadecimal digits that tell one report from another."""
    return hashlib.sha256(report.model_dump_json().encode()).hexdigest()[:16]


def urn_of(content: str) -> str:
    """Return a ``urn:uuid:`` that stands for *content*: a version 8 UUID of RFC 9562, made from its SHA-256 alone.

    >>> urn_of("a")
    'urn:uuid:ca978112-ca1b-8dca-bac2-31b39a23dc4d'
    """
    digits = hashlib.sha256(content.encode()).hexdigest()
    variant = "89ab"[int(digits[16], 16) % 4]
    return f"urn:uuid:{digits[:8]}-{digits[8:12]}-8{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:32]}"

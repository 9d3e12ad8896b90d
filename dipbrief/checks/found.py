"""How a finding is made, and the persons and places that the checks go through."""

from collections.abc import Iterator, Sequence
from functools import cache

from dipbrief.models import Finding, MeetingReport, Participant, Span
from dipbrief.tables import read_table

__all__ = ["doubles", "found", "people", "spans_of"]

_SHOWN = 60  # characters of a value in a message


def found(code: str, path: str, message: str, span: Span | None = None) -> Finding:
    """Return the finding *code* about the value at *path*, which *span* places.

    >>> found("unknown-act", "statements[0].act", "there is no act 'yodel'").severity
    'error'
    """
    place = {} if span is None else {"start": span.start, "end": span.end}
    severity = _severities()[code]
    return Finding.model_validate(
        {"code": code, "message": f"{path}: {message}", "path": path, "severity": severity, **place}
    )


@cache
def _severities() -> dict[str, str]:
    return {entry["id"]: entry["severity"] for entry in read_table("findings")["finding"]}


def shown(words: str) -> str:
    """Return *words* as a message quotes them."""
    return repr(words if len(words) <= _SHOWN else words[:_SHOWN] + "…")


def people(report: MeetingReport) -> Iterator[tuple[str, Participant]]:
    """Yield every person with its path."""
    yield from ((f"participants[{n}]", person) for n, person in enumerate(report.participants))
    yield from ((f"mentioned[{n}]", person) for n, person in enumerate(report.mentioned))


def spans_of(report: MeetingReport) -> Iterator[tuple[str, Span]]:
    """Yield every verbatim piece that is a phrase by nature, with its path: all but contents and the header."""
    for path, person in people(report):
        yield from ((f"{path}.mentions[{n}]", mention) for n, mention in enumerate(person.mentions))
    for name in ("venue", "occasion", "date_text", "place_text"):
        span = getattr(report.meeting, name, None)
        if span is not None:
            yield f"meeting.{name}", span
    yield from (
        (f"meeting.evidence[{n}]", span) for n, span in enumerate(report.meeting.evidence if report.meeting else ())
    )
    yield from ((f"topics[{n}]", topic) for n, topic in enumerate(report.topics))
    for n, statement in enumerate(report.statements):
        yield f"statements[{n}].cue", statement.cue
        if statement.speaker_text is not None:
            yield f"statements[{n}].speaker_text", statement.speaker_text


def doubles(items: Sequence[object], path: str, what: str) -> Iterator[Finding]:
    """Yield a finding for each of *items* that has come before."""
    seen: dict[object, int] = {}
    for n, item in enumerate(items):
        first = seen.setdefault(item, n)
        if first != n:
            yield found("doubled", f"{path}[{n}]", f"the same {what} as {path}[{first}]")

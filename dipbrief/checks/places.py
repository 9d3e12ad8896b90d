"""Whether every quotation stands at its place."""

from collections.abc import Iterator

from pydantic import BaseModel

from dipbrief.checks.found import found
from dipbrief.models import Agency, Finding, MeetingReport, Rank, Role, Span

__all__ = ["find_misplaced", "quotations"]


def find_misplaced(report: MeetingReport, text: str) -> Iterator[Finding]:
    """Yield a finding for each piece of *report* that is not at its place in *text*, or beyond it."""
    for path, words, start, end, verbatim in quotations(report):
        place = Span.model_construct(text=words, start=start, end=end)
        printed = text[start:end]
        if end > len(text):
            message = f"the text has {len(text)} characters, the span ends at {end}"
            yield found("beyond-the-text", path, message, place)
        elif printed != words and (verbatim or " ".join(printed.split()) != words):
            yield found("not-at-place", path, f"the text reads {printed[:60]!r} here, not {words[:60]!r}", place)


def quotations(value: object, path: str = "") -> Iterator[tuple[str, str, int, int, bool]]:
    """Yield path, words, start, end and whether the words are verbatim, for everything with a place below *value*."""
    if isinstance(value, Span):
        yield path, value.text, value.start, value.end, True
    elif isinstance(value, Agency | Rank | Role) and value.start is not None and value.end is not None:
        words = (value.mark or "") if isinstance(value, Agency) else value.title
        yield path, words, value.start, value.end, False
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from quotations(item, f"{path}[{i}]")
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from quotations(getattr(value, name), f"{path}.{name}" if path else name)

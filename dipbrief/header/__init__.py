"""Title, byline, dateline and agency of a dispatch.

The head is read as a sequence of lines (notes of the desk, dates, bylines, credits, labels, a title) and then a
dateline: CITY[, Country][, date][ (AGENCY)] and a separator, in the variants of the agencies. See the table in
``docs/datelines.md``, and the lists with their examples in ``data/datelines.toml`` and ``data/agencies.toml``.
"""

import datetime as dt
from dataclasses import dataclass, replace

from dipbrief.document import Document
from dipbrief.header.agency import find_agency
from dipbrief.header.closing import read_sign_off
from dipbrief.header.dateline import date_alone, make_dateline
from dipbrief.header.head import Head, read_head
from dipbrief.header.lines import METADATA, line_end, word_at
from dipbrief.lexicon import keys_of
from dipbrief.models import Dateline, Header, Issue, Span


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """The header, the index of the first word of the body, and what there is to say about it."""

    header: Header
    body: int
    issues: tuple[Issue, ...]


def read_header(document: Document, title: str | None, published: dt.date | None) -> HeaderReading:
    """Read the header of *document*.

    *title* and *published* are what the caller knows; ``None`` lets the text speak: a leading metadata line
    ("date 2021-01-15", or a date with its year alone on a line of the head) gives the publication date,
    a first line without a full stop the title. A date before that of the dateline is no publication date.
    """
    given = published
    metadata = METADATA.match(document.text)
    start = _below_title(document, word_at(document, metadata.end(1)) if metadata else 0, title)
    if metadata and published is None:
        published = _iso(metadata[1])
    head = read_head(document, start, published)
    if published is None and head.date is not None and (resolved := head.date.resolve(None)) is not None:
        published = resolved[0]
    found = head.opening or date_alone(document, head.lines, start)
    opening = replace(found, published=published) if found else None
    issues: list[Issue] = []
    dateline = make_dateline(document, opening, issues) if opening else None
    if given is None and _is_later(dateline, published):
        published = None
    header = Header(
        title=title if title is not None else _text_of(_names(document, head, "title")),
        published=published,
        byline=_names(document, head, "byline") or _signature(document, head.body),
        dateline=dateline,
        agency=find_agency(document, head, start),
    )
    return HeaderReading(header, head.body, tuple(issues))


def _is_later(dateline: Dateline | None, published: dt.date | None) -> bool:
    """Tell whether a dispatch was written later than it would have been published, time zones apart."""
    day = dateline.date if dateline is not None else None
    return day is not None and published is not None and day - published > dt.timedelta(days=1)


def _below_title(document: Document, start: int, title: str | None) -> int:
    """Return the word behind the *title* where the text repeats it as its first line, else *start*."""
    keys = keys_of(title) if title else ()
    last = start + len(keys)
    repeated = len(keys) > 1 and document.keys[start:last] == keys and last < len(document.words)
    return last if repeated and line_end(document, start) == last else start


def _names(document: Document, head: Head, kind: str) -> Span | None:
    line = head.first(kind)
    if line is None:
        return None
    return document.closed_span(*(line.names or (line.first, line.last)))


def _signature(document: Document, body: int) -> Span | None:
    line = read_sign_off(document, body)
    return document.span(*line.names) if line is not None and line.names is not None else None


def _text_of(span: Span | None) -> str | None:
    return span.text if span is not None else None


def _iso(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None

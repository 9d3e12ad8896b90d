"""Title, byline, dateline and agency of a dispatch.

A dateline is CITY[, Country][, date][ (AGENCY)] and a separator, in the variants of the agencies: see the
table in ``docs/datelines.md`` and the examples in ``data/agencies.toml``.
"""

import datetime as dt
from dataclasses import dataclass, replace

from dipbrief.document import Document
from dipbrief.header.agency import find_agency
from dipbrief.header.dateline import find_opening, make_dateline, with_year_of_text
from dipbrief.header.lines import METADATA, block_lines, find_byline, printed_title, release_date, word_at
from dipbrief.models import Header, Issue


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """The header, the index of the first word of the body, and what there is to say about it."""

    header: Header
    body: int
    issues: tuple[Issue, ...]


def read_header(document: Document, title: str | None, published: dt.date | None) -> HeaderReading:
    """Read the header of *document*.

    *title* and *published* are what the caller knows; ``None`` lets the text speak: a leading metadata line
    ("date 2021-01-15", or a date with its year alone on a line) gives the publication date,
    a first line without a full stop the title.
    """
    metadata = METADATA.match(document.text)
    start = word_at(document, metadata.end(1)) if metadata else 0
    if metadata and published is None:
        published = _iso(metadata[1])
    if published is None:
        published = release_date(document)
    opening = find_opening(document, start, published)
    if opening is not None and opening.date is not None and opening.date.year is None and published is None:
        opening = replace(opening, date=with_year_of_text(document, opening.date))
    lines = list(block_lines(document, start, opening.begin if opening else None))
    issues: list[Issue] = []
    dateline = make_dateline(document, opening, issues) if opening else None
    body = opening.body if opening else max([last for _, last, kind in lines if kind != "text"], default=start)
    header = Header(
        title=title if title is not None else printed_title(document, lines),
        published=published,
        byline=find_byline(document, start, opening.begin if opening else body),
        dateline=dateline,
        agency=find_agency(document, opening, start, body),
    )
    return HeaderReading(header, body, tuple(issues))


def _iso(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None

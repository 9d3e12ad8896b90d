"""Lines before the body: titles, bylines, desk notes."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from dipbrief.acts import is_finite_verb
from dipbrief.dates import calendar_words, find_dates
from dipbrief.document import Document
from dipbrief.lexicon import agencies, keys_of, words
from dipbrief.models import Span
from dipbrief.tables import read_table

METADATA = re.compile(
    r"\s*+(?:date:?\s++)?((?:19|20)\d\d-\d\d-\d\d)(?=\s)(?:\s*+\(MENAFN\s*+-\s*+([^()\n]{2,60})\))?", re.I
)

# The line with which the Foreign Broadcast Information Service tells where a translation was taken from.
_MONITORED = re.compile(r"\[?[A-Z]{2}\d{6,12}[A-Z]?\b[^\n]*\b\d{4} GMT\b")

PARAGRAPH_LIMIT = 8
_BY = frozenset(["By", "BY"])
_DATED = words("grammar", "dated")
_ADDRESSES = words("grammar", "addresses")
_BYLINE_WORDS = words("grammar", "byline_words")


def word_at(document: Document, offset: int) -> int:
    """Return the first word at or after *offset*."""
    return next((i for i, start in enumerate(document.starts) if start >= offset), len(document.words))


def release_date(document: Document) -> dt.date | None:
    """Return the full date that stands alone on one of the first lines ("12 June 2024", "Date: 30/06/2024")."""
    for i in range(min(len(document.words), 40)):
        if i and "\n" not in document.gap(i):
            continue
        while i < len(document.words) and document.keys[i] in _DATED:
            i += 1
        date = next(iter(find_dates(document, i, min(i + 6, len(document.words)))), None)
        if date is None or date.first > i + 1 or date.year is None or date.month is None or date.day is None:
            continue
        weekday = date.first == i or document.keys[i] in calendar_words()
        closed = date.last < len(document.words) and "\n" in document.gap(date.last)
        closed = closed and not any("\n" in document.gap(k) for k in range(date.first + 1, date.last))
        if weekday and closed and (resolved := date.resolve(None)) is not None:
            return resolved[0]
    return None


def block_lines(document: Document, start: int, dateline: int | None) -> Iterator[tuple[int, int, str]]:
    """Paragraphs before the body as (first, last, kind); kind is title, byline, boilerplate or text."""
    for n, (first, last) in enumerate(document.paragraphs[:PARAGRAPH_LIMIT]):
        if last <= start:
            continue
        first = max(first, start)
        if dateline is not None and first >= dateline:
            return
        kind = _line_kind(document, first, last, n)
        if kind == "text" and dateline is None:
            return
        yield first, last, kind


def _line_kind(document: Document, first: int, last: int, n: int) -> str:
    keys = document.keys[first:last]
    tail = document.sep(last)
    if any(keys[: len(line)] == line for line in boilerplate()) and (last - first <= 12 or tail.startswith(":")):
        return "boilerplate"
    if _is_desk_note(document, first, last):
        return "boilerplate"
    if keys[0] == "by" and first + 1 < last and agencies().longest(document, first + 1) and last - first <= 12:
        return "byline"
    dates = find_dates(document, first, min(first + 5, last))
    if dates and dates[0].first == first and (dates[0].last == last or "\n" in document.gap(dates[0].last)):
        return "boilerplate"
    if (
        keys[0] == "by"
        and 2 <= last - first <= 7
        and document.words[first + 1][0].isupper()
        and all(_in_name(document, i) for i in range(first + 1, last))
    ):
        return "byline"
    more = last < len(document.words)
    if n == 0 and more and last - first <= 25 and not set(tail) & set(".:?!;,"):
        return "title"
    return "text"


def _is_desk_note(document: Document, first: int, last: int) -> bool:
    """Tell whether a paragraph is the source line of a monitoring service, or stands in square brackets as a whole."""
    bracketed = document.seps[first][-1:] == "[" and "]" in document.sep(last)
    return bracketed or _MONITORED.match(document.text, document.starts[first]) is not None


@cache
def boilerplate() -> tuple[tuple[str, ...], ...]:
    """Return the folded beginnings of lines that are no sentence of the body."""
    table = read_table("readouts")
    return tuple(keys_of(line) for line in (*table["boilerplate"]["lines"], *table["edition"]["marks"]))


def printed_title(document: Document, lines: list[tuple[int, int, str]]) -> str | None:
    """Return the title that a header block prints, or None."""
    for first, last, kind in lines:
        if kind == "title":
            return document.span(first, last).text
    return None


def find_closing(document: Document) -> int:
    """Return the word with which credits and addresses begin behind the body, or the number of words.

    They begin a sentence of the second half: "Reporting by NAME", "Editor: NAME", "For further information".
    """
    lines = _closing_lines()
    for first, last in document.sentences:
        if first <= len(document.words) // 2:
            continue
        line = next((line for line in lines if document.keys[first : first + len(line)] == line), None)
        if line is not None and _is_credit(document, first + len(line), last, line[-1]):
            return first
    return len(document.words)


@cache
def _closing_lines() -> tuple[tuple[str, ...], ...]:
    return tuple(keys_of(line) for line in read_table("readouts")["closing"]["lines"])


def _is_credit(document: Document, i: int, last: int, key: str) -> bool:
    """Tell whether what follows the opening of a closing line fits: a name after "by", a colon after one word."""
    if i >= last:
        return False
    if key == "by":
        return document.is_capital(i) and not any(is_finite_verb(document, k) for k in range(i, last))
    return document.sep(i)[:1] == ":" or key in _ADDRESSES


def _in_name(document: Document, i: int) -> bool:
    return document.words[i][0].isupper() or document.seps[i] == "-" or document.keys[i] in _BYLINE_WORDS


def find_byline(document: Document, start: int, stop: int) -> Span | None:
    """ "By" and a name on a line of its own among the words *start* to *stop*; an agency's name is no byline."""
    for i in range(start, min(stop, len(document.words))):
        opens = i == start or "\n" in document.gap(i) or ")" in document.seps[i]
        if document.words[i] not in _BY or not opens:
            continue
        end = i + 1
        while end < stop and end - i <= 8 and "\n" not in document.gap(end) and _in_name(document, end):
            end += 1
        if end > i + 1 and not agencies().longest(document, i + 1):
            return document.span(i + 1, end)
    return None

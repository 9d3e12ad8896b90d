"""The head of a dispatch: its lines in order, then the dateline, if there is one."""

import datetime as dt
from dataclasses import dataclass, replace

from dipbrief.dates import DateMention
from dipbrief.document import Document
from dipbrief.header.dateline import Opening, behind_key, below_date, read_opening, with_date_above
from dipbrief.header.lines import Line, after_bracket, is_unfinished, line_end, read_line, read_title
from dipbrief.header.release import read_release
from dipbrief.lexicon import agencies

_LINES = 16
_TEXTS = 3
_TEXT_WORDS = 150
_HEADLINE = 30  # a headline with a full stop
_HEADLINE_WORDS = 25
_TIMES = 2
_DECKS = 2


@dataclass(frozen=True, slots=True)
class Head:
    """The lines before the dateline, the dateline, and the word with which the body begins."""

    lines: tuple[Line, ...]
    opening: Opening | None
    body: int

    def first(self, kind: str) -> Line | None:
        """Return the first line of that kind that is above the dateline, or else above all running text."""
        for line in self.lines:
            if line.kind == "text" and self.opening is None:
                return None
            if line.kind == kind:
                return line
        return None

    @property
    def date(self) -> DateMention | None:
        """The date that stands alone on a line or in the line that names the source, with its year."""
        line = self.first("date") or self.first("source") or self.first("updated")
        return line.date if line is not None and line.date is not None and line.date.year is not None else None


def read_head(document: Document, start: int, published: dt.date | None) -> Head:
    """Read the head from word *start* on: lines of the kinds of :mod:`dipbrief.header.lines` up to a dateline.

    Running text ends it, unless a dateline that is beyond doubt stands not far below: then what is above it is a
    caption or an abstract.
    """
    lines: list[Line] = []
    i = start
    while i < len(document.words) and len(lines) < _LINES and not _is_too_far(lines):
        line = read_line(document, i)
        if line is not None and _is_of_text(document, line, lines):
            line = None
        if line is None:
            opening = (
                read_opening(document, i, published)
                or _below_note(document, i, published)
                or below_date(document, i, lines, published)
            )
            if opening is not None and _counts(document, opening, lines, start):
                return _with_opening(document, tuple(lines), opening)
            release = read_release(document, i, published) if not lines else None
            if release is not None:
                return _with_opening(document, (release[0],) if release[0] else (), release[1])
            line = _title_or_text(document, i, lines)
        lines.append(line)
        i = line.last
        if line.kind == "dateline" and (opening := behind_key(document, line, published)) is not None:
            return _with_keys(document, lines, opening)
    return Head(tuple(lines), None, _body_below(lines, start))


def _is_of_text(document: Document, line: Line, lines: list[Line]) -> bool:
    """Tell whether a line below running text is only a part of a paragraph that happens to break there."""
    begun = any(above.kind == "text" for above in lines)
    paragraph = document.paragraphs[document.paragraph_of(line.first)]
    return begun and line.kind == "credit" and (line.first, line.last) != paragraph


def _is_too_far(lines: list[Line]) -> bool:
    texts = [line for line in lines if line.kind == "text"]
    return len(texts) > _TEXTS or sum(line.last - line.first for line in texts) > _TEXT_WORDS


def _counts(document: Document, opening: Opening, lines: list[Line], start: int) -> bool:
    """Tell whether an opening is one where it stands: first of all, below lines of a head, or below running text."""
    if opening.first <= start:
        return True
    above = sum(line.last - line.first for line in lines if line.kind == "text")
    if above and not opening.sure and (above > _HEADLINE or len(document.words) - opening.body < _TIMES * above):
        return False
    told = opening.country is not None or opening.date is not None or opening.agency is not None
    return told and opening.body < len(document.words)


def _with_opening(document: Document, lines: tuple[Line, ...], opening: Opening) -> Head:
    opening = with_date_above(document, opening, lines)
    body, below = opening.body, []
    if body < len(document.words) and body == line_end(document, body - 1):
        line = read_line(document, body)
        if line is not None and line.kind in ("byline", "credit"):
            below, body = [line], line.last
    return Head((*lines, *below), opening, body)


def _with_keys(document: Document, lines: list[Line], opening: Opening) -> Head:
    """The head whose dateline stands behind its key: other keys follow, and the date has a line of its own."""
    i = opening.body
    while i < len(document.words) and (line := read_line(document, i)) is not None:
        lines.append(line)
        i = line.last
    dates = (line.date for line in lines if line.kind == "date")
    date = opening.date or next(dates, None)
    return Head(tuple(lines), replace(opening, date=date, body=i), i)


def _title_or_text(document: Document, i: int, lines: list[Line]) -> Line:
    """The first short paragraph without a full stop is the title, the next such are decks; all else is text."""
    headline = _headline(document, i)
    if headline is not None and not any(line.kind in ("title", "text") for line in lines):
        return headline
    last = document.paragraphs[document.paragraph_of(i)][1]
    end = line_end(document, i)
    below = end < last and _begins_anew(document, end)
    title = read_title(document, i, runs_on=not below)
    if title is None or any(line.kind == "text" for line in lines):
        return Line(i, last, "text")
    return Line(i, title, "deck" if any(line.kind == "title" for line in lines) else "title")


def _headline(document: Document, i: int) -> Line | None:
    """ "Ministers hold talks (AP) OSLO, Norway (AP) - ...": a headline that runs into a dateline of its agency."""
    for k in range(i + 2, min(i + _HEADLINE_WORDS, line_end(document, i))):
        mark = next(iter(agencies().longest(document, k)), None) if document.seps[k] == "(" else None
        after = k + len(mark.keys) if mark is not None else k
        if mark is None or document.sep(after) != ")":
            continue
        opening = read_opening(document, after, None)
        own = opening.agency[2] if opening is not None and opening.agency is not None else None
        if own is not None and own.id == mark.id:
            return Line(i, after, "title", names=(i, k))
    return None


def _below_note(document: Document, i: int, published: dt.date | None) -> Opening | None:
    """The dateline behind a note in brackets that no list knows: "(Our desk) OSLO, March 12 -"."""
    close = after_bracket(document, i)
    opening = read_opening(document, close, published) if close is not None else None
    return opening if opening is not None and (opening.date is not None or opening.agency is not None) else None


def _begins_anew(document: Document, i: int) -> bool:
    """Tell whether a line of a head or a dateline begins at word *i* of a paragraph, or one line further below."""
    for _ in range(_DECKS):
        if i >= len(document.words) or document.words[i][0].islower():
            return False
        if not is_unfinished(document, i) and read_line(document, i) is not None:
            return True
        opening = read_opening(document, i, None)
        if opening is not None and (opening.agency is not None or opening.date is not None):
            return True
        end = line_end(document, i)
        if end - i < 2:  # a text that breaks at every word
            return False
        i = end
    return False


def _body_below(lines: list[Line], start: int) -> int:
    """The word below the last line that is surely of the head."""
    body = start
    for line in lines:
        if line.kind == "text":
            break
        if line.kind != "deck":
            body = line.last
    return body

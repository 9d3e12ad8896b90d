"""The agency's mark inside a dateline, and what of the dateline was read before it."""

import datetime as dt
from dataclasses import dataclass

from dipbrief.dates import DateMention, head_date
from dipbrief.document import Document
from dipbrief.header.lines import begins_line
from dipbrief.header.place import Place
from dipbrief.lexicon import Entry, agencies, names
from dipbrief.tables import read_table

_MARK_WORDS = 7
_BARE_LETTERS = 10
_BEFORE_MARK = frozenset([",", "—", "", ".", "-", "_"])
_IN_MARK = frozenset(["", "-", "&", ".", "/", "—", ",", "'", "_"])
_LRB, _RRB = "lrb", "rrb"

Mark = tuple[int, int, Entry | None]  # the words from, up to, and what the table knows of them


@dataclass(frozen=True, slots=True)
class Parts:
    """What was read so far, up to word *at*; the dateline ends before word *last*."""

    first: int
    last: int
    at: int
    place: Place | None
    date: DateMention | None = None
    agency: Mark | None = None
    published: dt.date | None = None

    @property
    def known(self) -> bool:
        """Whether the place is one, and not only looks like one."""
        return self.place is None or self.place.known

    @property
    def shouted(self) -> bool:
        """Whether the place is printed in capitals."""
        return self.place is not None and self.place.shouted

    @property
    def country(self) -> str | None:
        """The state of the place."""
        return self.place.country if self.place is not None else None


def is_dash(tail: str) -> bool:
    """Tell whether a separator is one that stands between a dateline and the text."""
    return any(mark in tail for mark in "—_:=•") or (tail.endswith("-") and tail != "-")


def at_line_end(document: Document, at: int) -> bool:
    """Tell whether the text or a line ends before word *at*."""
    return at >= len(document.words) or begins_line(document, at)


def _treebank_mark(document: Document, parts: Parts) -> Mark | None:
    """ "-LRB- A.A -RRB-": brackets spelled as words."""
    at = parts.at
    if document.keys[at] != _LRB:
        return None
    end = next((k for k in range(at + 1, min(at + 9, len(document.words))) if document.keys[k] == _RRB), None)
    return (at + 1, end, None) if end is not None and end > at + 1 else None


def _known_mark(document: Document, parts: Parts) -> Mark | None:
    """ "(Xinhua)", "/TASS/", ", SPA", "VNA March 8". Of agencies that share a mark it is the one of the country."""
    at = parts.at
    separator = document.seps[at]
    opened = any(mark in separator for mark in "(/[")
    placed = opened or separator in _BEFORE_MARK or separator.endswith((",", "—"))
    if not placed or ("\n" in document.gap(at) and not opened):
        return None
    for entry in sorted(agencies().longest(document, at), key=lambda e: e.data.get("country") != parts.country):
        end = at + len(entry.keys)
        if opened:
            return at, _end_of_mark(document, at, separator) or end, entry
        return at, end, entry
    return None


def _end_of_mark(document: Document, at: int, separator: str) -> int | None:
    """The word after the bracket that opens before word *at*."""
    closing = ")" if "(" in separator else "]" if "[" in separator else "/"
    return next(
        (k for k in range(at + 1, at + _MARK_WORDS + 2) if k <= len(document.words) and closing in document.sep(k)),
        None,
    )


def _unknown_mark(document: Document, parts: Parts) -> Mark | None:
    """ "(Daily Mirror)", "(RADIO RELOJ NETWORK)", "/XYZ/": after a known place, a date or shouted words."""
    at, separator = parts.at, document.seps[parts.at]
    if not set(separator) & set("(/") or not (parts.date is not None or parts.known or parts.shouted):
        return None
    end = _end_of_mark(document, at, separator)
    if end is None or end - at > _MARK_WORDS or not _is_mark(document, at, end):
        return None
    inside = (e for k in range(at, end) for e in agencies().longest(document, k))
    return at, end, next((e for e in inside), None)


def _bare_mark(document: Document, parts: Parts) -> Mark | None:
    """ "March 29 SAPA --", "Hanoi DNA March 4 --": an unknown word in capitals beside the date of a known place."""
    at = parts.at
    word = document.words[at]
    fits = parts.place is not None and word.isupper() and word.isalpha() and 2 < len(word) <= _BARE_LETTERS
    if not fits or document.seps[at] not in ("", ",") or at_line_end(document, at):
        return None
    if parts.date is not None:
        return (at, at + 1, None) if is_dash(document.sep(at + 1)) else None
    date = head_date(document, at + 1, min(at + 7, len(document.words)), parts.published)
    dated = date is not None and date.month is not None and is_dash(document.sep(date.last))
    return (at, at + 1, None) if dated and parts.known and not parts.shouted else None


def _is_mark(document: Document, at: int, end: int) -> bool:
    small = read_table("datelines")["particles"]["words"]
    if any(document.seps[k] not in _IN_MARK for k in range(at + 1, end)) or not document.is_capital(at):
        return False
    named = all(
        document.is_capital(k) or document.keys[k] in small or document.words[k].isdigit() for k in range(at, end)
    )
    lands = (e for e in names().longest(document, at) if e.kind == "country" and e.form != "demonym")
    return named and not any(len(e.keys) == end - at for e in lands)


def read_mark(document: Document, parts: Parts) -> Mark | None:
    """Return the mark at the word that *parts* were read up to, or None."""
    readers = (_treebank_mark, _known_mark, _unknown_mark, _bare_mark)
    return next((mark for read in readers if (mark := read(document, parts)) is not None), None)

"""Which words stand within quotation marks, of every habit, and where a mark has been lost.

A mark opens or closes by what stands around it, else by its form, else by whether a quotation is open. A quotation
whose closing mark is lost ends where somebody is named as its speaker, at the latest with its paragraph; one whose
opening mark is lost begins with its sentence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import attrgetter

from dipbrief.tables import read_table

_MARK = re.compile(r"``|''|[\"“”„‟«»＂ˮ‘’‚‹›'`]")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n|\r[^\S\r]*\r|\u2029")
_SINGLE = frozenset("‘’‚‹›'`")
_OPENS = frozenset(["“", "„", "«", "``", "‘", "‚", "‹", "`"])
_CLOSES = frozenset(["”", "ˮ", "»", "’", "›"])
_SPOKEN = ".,!?…"  # what stands before the closing mark of speech
_LONGEST_WEAK = 4  # words within single marks whose closing one could be an apostrophe
_LONGEST_SINGLE = 80
_SPEAKER = 5  # words of "Lund told reporters"

_W = "w"  # stands for a letter or digit

# What may stand left and right of a mark, by kind; "-" is anything else.
_LEFT = {" ": " ", _W: _W, "(": "([{", ".": _SPOKEN, ")": ";)]}%"}
_RIGHT = {" ": " ", _W: _W, "(": "([{", ",": ",;:!?)"}

# Whether a mark opens (o), closes (c) or does either (e), by the kinds left (rows) and right (columns); "?" where its
# form tells.
_COLUMNS = " w(,-"
_WAYS = {
    " ": "?ooco",
    _W: "c?ecc",
    "(": "oo???",
    ".": "c?ccc",
    ")": "c????",
    "-": "co???",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in the gap before word *at*. *way* is "open", "close" or "either"; *firm* where nothing else is likely."""

    at: int
    single: bool
    way: str
    firm: bool
    weak: bool  # could be the apostrophe of a plural
    paragraph: int
    leads: bool  # the first thing in its paragraph


@dataclass(frozen=True, slots=True)
class Words:
    """What the reading of marks asks of a text: its words, and where its sentences and paragraphs begin."""

    words: Sequence[str]
    keys: Sequence[str]
    gaps: Sequence[str]  # one more than words
    sentences: Sequence[int]
    paragraphs: Sequence[int]


def find_quotations(text: Words, places: Iterable[int]) -> tuple[list[tuple[int, int]], list[int]]:
    """Return the quotations as (first, last + 1) words, and the gaps whose single marks are quotation marks.

    *places* are the gaps that hold a mark.
    """
    marks = [mark for i in places for mark in _marks(text, i)]
    if not marks:
        return [], []
    double = _Doubles(text, [mark for mark in marks if not mark.single]).found()
    singles = [mark for mark in marks if mark.single]
    single = list(_pairs(text, singles, double)) if singles else []
    outer = [(a, b) for a, b in double if not any(c <= a and b <= d for c, d in single)]
    ranges = sorted({(a, b) for a, b in outer + single if a < b})
    return ranges, sorted({i for pair in single for i in pair})


# --- one mark ---------------------------------------------------------------------------------------------------


def _marks(text: Words, i: int) -> Iterator[Mark]:
    gap, last = text.gaps[i], len(text.words)
    for match in _MARK.finditer(gap):
        left, right = _around(gap, match, first=i == 0, last=i == last)
        mark = match[0]
        if mark in _SINGLE and (_is_apostrophe(mark, left, right) or _is_year(text, i, right)):
            continue
        way = _way(mark, left, right)
        firm = way == "close" and (left in _SPOKEN or right in _SPOKEN) if way != "open" else left == " "
        weak = left == _W and right == " " and mark in _SINGLE
        yield Mark(i, mark in _SINGLE, way, firm, weak, *_paragraph(text, i, gap[match.end() :]))


def _around(gap: str, match: re.Match[str], *, first: bool, last: bool) -> tuple[str, str]:
    """The characters left and right of a mark, other marks skipped: "w" for a word's, " " for blanks and ends."""
    a, b = match.span()
    while a and gap[a - 1] in "\"'`“”‘’„«»":
        a -= 1
    while b < len(gap) and gap[b] in "\"'`“”‘’„«»":
        b += 1
    left = gap[a - 1] if a else (" " if first else _W)
    right = gap[b] if b < len(gap) else (" " if last else _W)
    return _kind(left), _kind(right)


def _kind(mark: str) -> str:
    if mark.isspace():
        return " "
    return _W if mark.isalnum() else mark


def _paragraph(text: Words, i: int, after: str) -> tuple[int, bool]:
    """The paragraph of a mark in the gap before word *i*, and whether it opens with it; *after* it the gap goes on."""
    n = bisect_right(text.paragraphs, i) - 1
    if i == len(text.words) or text.paragraphs[n] != i:
        return n, False
    before = n > 0 and _BLANK_LINE.search(after) is not None
    return n - before, not before


def _is_apostrophe(mark: str, left: str, right: str) -> bool:
    return left == _W and right == _W


def _is_year(text: Words, i: int, right: str) -> bool:
    return right == _W and i < len(text.words) and re.fullmatch(r"\d\ds?", text.words[i]) is not None


def _way(mark: str, left: str, right: str) -> str:
    """Tell whether a mark opens or closes: by what stands on either side of it, else by its form."""
    way = _WAYS[_side(left, _LEFT)][_COLUMNS.index(_side(right, _RIGHT))]
    form = "open" if mark in _OPENS else "close" if mark in _CLOSES else "either"
    return {"o": "open", "c": "close", "e": "either"}.get(way, form)


def _side(neighbour: str, kinds: dict[str, str]) -> str:
    return next((kind for kind, marks in kinds.items() if neighbour in marks), "-")


# --- double marks -----------------------------------------------------------------------------------------------


class _Doubles:
    """Reads double marks in order; what is open is known by its first word."""

    def __init__(self, text: Words, marks: Sequence[Mark]) -> None:
        self._text = text
        self._paragraphs = [list(group) for _, group in groupby(marks, key=attrgetter("paragraph"))]
        self._ranges: list[tuple[int, int]] = []
        self._opened: int | None = None
        self._depth = 0

    def found(self) -> list[tuple[int, int]]:
        """Return the quotations, in order and apart."""
        for n, marks in enumerate(self._paragraphs):
            nested = sum(m.way == "open" for m in marks) == sum(m.way == "close" for m in marks)
            for mark in marks:
                self._read(mark, nested=nested)
            if self._opened is not None:
                self._end_paragraph(marks[-1], self._paragraphs[n + 1] if n + 1 < len(self._paragraphs) else [])
        return self._ranges

    def _read(self, mark: Mark, *, nested: bool) -> None:
        opens = mark.way == "open" or (mark.way == "either" and self._opened is None)
        if opens and self._opened is None:
            self._opened, self._depth = mark.at, 0
        elif opens and nested:
            self._depth += 1
        elif opens:
            self._close(self._lost_end(mark.at))
            self._opened = mark.at
        elif self._depth:
            self._depth -= 1
        elif self._opened is not None:
            self._close(mark.at)
        elif mark.firm:
            self._ranges.append((self._lost_start(mark.at), mark.at))

    def _close(self, end: int) -> None:
        assert self._opened is not None
        if end > self._opened:
            self._ranges.append((self._opened, end))
        self._opened = None

    def _end_paragraph(self, mark: Mark, following: Sequence[Mark]) -> None:
        """Close what is open: with its paragraph, or with a later one that goes on without a mark of its own."""
        assert self._opened is not None
        end = _end_of_paragraph(self._text, mark)
        runs_on = bool(following) and (following[0].leads or (following[0].way == "close" and following[0].firm))
        self._close(end if runs_on else self._attributed(self._opened, end) or self._lost_close(end))

    def _lost_close(self, end: int) -> int:
        """The end of a quotation that nothing closes: its sentence's where it goes on in lower case, else *end*."""
        assert self._opened is not None
        text = self._text
        n = bisect_right(text.sentences, self._opened)
        while n < len(text.sentences) and text.gaps[text.sentences[n]].isspace():  # cut for its length
            n += 1
        if n == len(text.sentences) or not text.words[self._opened][0].islower():
            return end
        return min(text.sentences[n], end)

    def _lost_end(self, limit: int) -> int:
        """The end of an open quotation that another one follows at *limit*."""
        assert self._opened is not None
        said = self._attributed(self._opened, limit)
        if said is not None:
            return said
        sentences = self._text.sentences
        start = sentences[bisect_right(sentences, limit) - 1]
        return start if start > self._opened else limit

    def _lost_start(self, end: int) -> int:
        """The start of a quotation that closes at *end*: its sentence's, or what follows "Lund said"."""
        text = self._text
        start = text.sentences[bisect_right(text.sentences, end - 1) - 1]
        start = max(start, self._ranges[-1][1] if self._ranges else 0)
        if text.gaps[end].lstrip()[:1] == ",":  # who said it comes behind
            return start
        said = next((k for k in range(start, min(start + _SPEAKER, end)) if text.keys[k] in attributions()), None)
        return start if said is None or said + 1 >= end else said + 1

    def _attributed(self, first: int, last: int) -> int | None:
        """The word from *first* up to *last* where somebody is named as the speaker: ", Lund said"."""
        text = self._text
        commas = (k for k in range(first + 1, last) if text.gaps[k].lstrip()[:1] == ",")
        return next((k for k in commas if self._names_speaker(k, last)), None)

    def _names_speaker(self, k: int, last: int) -> bool:
        text = self._text
        for n in range(k, min(k + _SPEAKER, last)):
            if n > k and not text.gaps[n].isspace():
                return False
            if text.keys[n] in attributions():
                return n > k or (k + 1 < last and text.words[k + 1][0].isupper())
        return False


@cache
def attributions() -> frozenset[str]:
    """Return the verbs that stand beside a speaker, outside his words."""
    return frozenset(read_table("words")["attributions"]["words"])


def _end_of_paragraph(text: Words, mark: Mark) -> int:
    n = mark.paragraph + 1
    return text.paragraphs[n] if n < len(text.paragraphs) else len(text.words)


# --- single marks -----------------------------------------------------------------------------------------------


def _pairs(text: Words, marks: Sequence[Mark], double: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield pairs of single marks outside *double*; an opening one without a closing one is an apostrophe."""
    starts = [first for first, _ in double]

    def within(mark: Mark) -> bool:
        n = bisect_right(starts, mark.at - (mark.way == "close")) - 1
        return n >= 0 and mark.at <= double[n][1] and mark.at >= double[n][0] and mark.at != double[n][1]

    outside = [mark for mark in marks if not within(mark)]
    paragraphs = [list(group) for _, group in groupby(outside, key=attrgetter("paragraph"))]
    for n, here in enumerate(paragraphs):
        following = paragraphs[n + 1] if n + 1 < len(paragraphs) else []
        yield from _pairs_of(text, here, runs_on=bool(following) and following[0].leads)


def _pairs_of(text: Words, marks: Sequence[Mark], *, runs_on: bool) -> Iterator[tuple[int, int]]:
    opened: Mark | None = None
    for n, mark in enumerate(marks):
        if mark.way == "open":
            opened = mark if opened is None or not opened.leads else opened
        elif opened is not None and mark.way != "open" and _closes(opened, mark, marks[n + 1 :]):
            yield opened.at, mark.at
            opened = None
    if opened is not None and opened.leads and runs_on:
        yield opened.at, _end_of_paragraph(text, opened)


def _closes(opened: Mark, mark: Mark, later: Sequence[Mark]) -> bool:
    length = mark.at - opened.at
    if not mark.weak or mark.firm:
        return length <= _LONGEST_SINGLE
    following = next((m for m in later if m.way == "open" or not m.weak), None)
    return length <= _LONGEST_WEAK and not (following is not None and following.way != "open")

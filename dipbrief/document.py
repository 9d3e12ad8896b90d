"""The untouched text: its words, sentences, paragraphs and quotations as positions.

A word is a run of letters, digits and inner apostrophes, or a dotted acronym ("U.S."); an apostrophe before it is
part of it where it spells a letter of a transliterated name ("'Ali", "al-'Arabi"). What lies between two
words is the *separator*. Everything later refers to words by index and to the text by code-point offsets.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from itertools import accumulate, chain, compress, repeat
from operator import attrgetter, is_not, methodcaller
from sys import intern
from typing import Any, TypeVar

import regex

from dipbrief.models import Span
from dipbrief.quotations import Words, find_quotations
from dipbrief.seen import Seen, see
from dipbrief.sentences import bare_starts, line_mark, may_end, sentence_starts
from dipbrief.tables import read_table

_BLANK_LINE = regex.compile(r"\n[^\S\n]*\n|\r[^\S\r]*\r|\r\n[^\S\r\n]*\r\n|\u2029")
_INVISIBLE = regex.compile(r"[\s\p{Cf}]+")  # spaces, direction marks, joiners, soft hyphens
_SAME = str.maketrans({**dict.fromkeys("’‘‚‹›ʼ`ʿʻ", "'"), **dict.fromkeys("“”„‟«»＂ˮ", '"')})
_POSSESSIVE = regex.compile(r"^['’ʼ`][sS](?=\W)")
_MARKS = frozenset("'’‘‚‹›`\"“”„‟«»＂ˮ")
_APOSTROPHES = frozenset("'’‘ʼ`ʿʻ")
_LONG_DASH = regex.compile(r"-{2,}|[–―‒−]")
_HYPHENS = frozenset(["-", "\u2010", "\u2011", "-\u2060", "\u2060-"])
_DASHES = frozenset(["-", "--", "---", "–", "—", "―", "‒", "−", "\u2010", "\u2011"])


# Texts of the Latin script, for which the standard library has an expression of its own, twice as fast. Raised digits
# and letters that look like apostrophes are left to the other one.
_OTHER = re.compile(r"[^\x00-\xb1\xb4-\xb8\xba\xbb\xbf-\u024f\u2000-\u206f\u20a0-\u20bf\u2122]")
_LETTERS = "".join(c for c in map(chr, range(0x250)) if c.isalpha())
_LETTER = f"[{_LETTERS}]"
_MORE = f"[0-9{_LETTERS}]"


@cache
def _any_splitter() -> Callable[[str], list[Any]]:
    """What cuts a text into the gaps and words of it, in turn."""
    return regex.compile(
        r"""(
          (?:\p{L}\.){2,}                                  # U.S.   H.E.   S.R.
        | (?!(?<=['’ʼ`])[sS]\b)                            # not the s of a possessive
          (?:
              (?<![\p{L}\p{M}\p{N}])['’‘ʼ`ʿʻ](?=\L<ayn>\b)  # 'Ali
            | (?<=\p{L}-)['’‘ʼ`ʿʻ](?=\p{Lu})                # al-'Arabi
          )?+
          \p{L}[\p{L}\p{M}\p{N}]*+
          (?:['’ʼ`](?![sS]\b)\p{L}[\p{L}\p{M}\p{N}]*+)*+    # O'Brien   Sana'a, but the possessive stays outside
        | \p{N}[\p{N}\p{L}\p{M}]*+(?:[.,:]\p{N}+)*+         # 25th   3.5   09:30
        )""",
        regex.VERBOSE,
        ayn=read_table("words")["ayn"]["words"],
    ).split


@cache
def _latin_splitter() -> Callable[[str], list[Any]]:
    """The same for Latin texts: the first letter of a word decides, and an apostrophe before it comes last."""
    ayn = "|".join(read_table("words")["ayn"]["words"])
    upper = "".join(c for c in _LETTERS if c.isupper())
    first = f"[{re.sub('[sS]', '', _LETTERS)}]|(?<!['’`])[sS]|[sS](?=[_{_MORE[1:]})|[sS](?=\\.{_LETTER}\\.)"
    rest = f"{_MORE}*+(?:['’`](?![sS]\\b){_LETTER}{_MORE}*+)*+"
    return re.compile(
        rf"""(
          (?:{first}) (?: \.(?:{_LETTER}\.)++ | {rest} )
        | [0-9]{_MORE}*+ (?:[.,:][0-9]++)*+
        | (?: (?<!{_MORE})['’‘`](?=(?:{ayn})\b) | (?<={_LETTER}-)['’‘`](?=[{upper}]) ) {_LETTER}{rest}
        )""",
        re.VERBOSE,
    ).split


def _split(text: str) -> list[str]:
    """The gaps and words of *text* in turn; a gap first and last."""
    split = _latin_splitter() if _OTHER.search(text) is None else _any_splitter()
    parts: list[str] = split(text)
    return parts


@lru_cache(1 << 14)
def fold(word: str) -> str:
    """Return the key under which the lexicon knows *word*: lower case, without accents and dots.

    >>> fold("Türkiye"), fold("U.S."), fold("Chargé")
    ('turkiye', 'us', 'charge')
    """
    if word.isascii():
        return word.lower().replace(".", "").replace("`", "'").lstrip("'")
    plain = unicodedata.normalize("NFKD", word.translate(_SAME))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace(".", "").lstrip("'")


@lru_cache(1 << 13)
def keys_of(form: str) -> tuple[str, ...]:
    """Return the folded words of *form*, split as a document splits a text.

    >>> keys_of("Chargé d'Affaires"), keys_of("Col. Gen.")
    (('charge', "d'affaires"), ('col', 'gen'))
    """
    return tuple(map(fold, _split(form)[1::2]))


def _separator(gap: str) -> str:
    """The punctuation in *gap*, without its spaces, in a uniform spelling; "" when it is only space."""
    if gap in _HYPHENS:
        return "-"
    marks = _INVISIBLE.sub("", gap)
    marks = _LONG_DASH.sub("—", marks)
    if marks in _DASHES:
        return "—"
    return marks.translate(_SAME).replace("''", '"')


Reading = TypeVar("Reading")


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the positions in it.

    ``words[i]`` stands at ``text[starts[i]:ends[i]]``; ``keys[i]`` is its folded form; ``seps[i]`` is the punctuation
    before it ("" for a plain space), ``gaps[i]`` all that is read before it, ``gaps[-1]`` what closes the text. Notes
    of the desk and markup (``markup`` tells whether there is any) are in neither. ``sentences`` and ``paragraphs`` are
    ``(first, last + 1)`` word indexes, ``quotes`` likewise; ``quoted[i]`` is the index of the quotation around word
    *i*, or -1. ``capitals[i]`` tells whether it begins with an upper-case (or title-case) letter.
    ``own`` is what a vocabulary of one's own lays over the shipped one in this text, by the name of what it lies over;
    empty as a rule. ``memo`` is for :meth:`once`.
    """

    text: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    seps: tuple[str, ...]
    gaps: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...]
    sentence_of: Sequence[int]
    quotes: tuple[tuple[int, int], ...]
    quoted: Sequence[int]
    capitals: tuple[bool, ...]
    markup: bool = False
    own: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def span(self, first: int, last: int) -> Span:
        """Return the span of the words from *first* up to, not including, *last*."""
        start, end = self.starts[first], self.ends[last - 1]
        return Span(text=self.text[start:end], start=start, end=end)

    def printed(self, first: int, last: int) -> str:
        """Return the words from *first* up to *last* as printed, with one space where the print breaks the line."""
        return " ".join(self.text[self.starts[first] : self.ends[last - 1]].split())

    def closed_span(self, first: int, last: int) -> Span:
        """Return :meth:`span` with the bracket or quotation mark that closes behind it, when it is opened inside."""
        span = self.span(first, last)
        closing = self.text[span.end : span.end + 1]
        opening = {")": "(", "]": "["}.get(closing)
        bracket = opening is not None and span.text.count(opening) > span.text.count(closing)
        if not bracket and not self._closes_quotation(first, last):
            return span
        return Span(text=span.text + closing, start=span.start, end=span.end + 1)

    def _closes_quotation(self, first: int, last: int) -> bool:
        """Tell whether a quotation that is opened behind word *first* ends before word *last*, at a mark."""
        quote = self.quoted[last - 1]
        if quote < 0 or not first < self.quotes[quote][0] or self.quotes[quote][1] != last:
            return False
        return self.sep(last)[:1] == '"'

    def gap(self, i: int) -> str:
        """Return what is read between word *i* - 1 and word *i*."""
        return self.gaps[i]

    def reading(self, first: int, last: int) -> str:
        """Return the words from *first* up to *last* as they are read: without markup and notes between them."""
        gaps = ("", *self.gaps[first + 1 : last])
        return "".join(chain.from_iterable(zip(gaps, self.words[first:last], strict=True)))

    def sep(self, i: int) -> str:
        """Return the separator before word *i*; after the last word, what closes the text."""
        return self.seps[i] if i < len(self.seps) else _GAPS[self.gap(i)].sep or "."

    def is_capital(self, i: int) -> bool:
        """Tell whether word *i* begins with an upper-case (or title-case) letter."""
        return self.capitals[i]

    def paragraph_of(self, i: int) -> int:
        """Return the index of the paragraph that word *i* is in."""
        return bisect_left(self.paragraphs, (i + 1,)) - 1

    def once(self, key: object, read: Callable[["Document"], Reading]) -> Reading:
        """Return what *read* gives for this document, read once under *key*. It is shared: do not change it."""
        found: Reading | None = self.memo.get(key)
        if found is None:
            found = self.memo[key] = read(self)
        return found

    def table(self, name: str) -> dict[str, Any]:
        """Return ``data/<name>.toml`` with what a vocabulary of one's own adds. It is shared: do not change it."""
        laid: Mapping[str, dict[str, Any]] = self.own.get("tables", {})
        return laid[name] if name in laid else read_table(name)

    def forget(self) -> None:
        """Let go of what :meth:`once` has read, some of which knows the document: so both are freed at once."""
        self.memo.clear()

    def where(self, wanted: frozenset[str], first: int = 0, last: int | None = None) -> list[int]:
        """Return the words from *first* up to *last* whose keys are among *wanted*, in order."""

        def read(document: Document) -> list[int]:
            places = document.places()
            return sorted(i for key in places.keys() & wanted for i in places[key])

        return _within(self.once(wanted, read), first, last)

    def places(self) -> Mapping[str, Sequence[int]]:
        """Return the words of each key."""
        return self.once(_read_places, _read_places)

    def commas(self, first: int, last: int) -> list[int]:
        """Return the words from *first* up to *last* before which a comma stands, the first of the marks there."""
        return _within(self.once(_read_commas, _read_commas), first, last)

    def numbers(self, first: int, last: int) -> list[int]:
        """Return the words from *first* up to *last* that begin with a digit, in order."""
        return [found.start() for found in _DIGIT.finditer(self.initials(), first, last)]

    def unlike_words(self, first: int, last: int) -> list[int]:
        """Return the words from *first* up to *last* that do not begin with a small letter, in order."""
        return [found.start() for found in _NO_SMALL.finditer(self.initials(), first, last)]

    def initials(self) -> str:
        """Return a letter a word: "a" for one that begins with a small letter, "0" with a digit, "A" for others."""
        return self.once(_read_initials, _read_initials)


_DIGIT = re.compile("0")
_NO_SMALL = re.compile("[^a]")


def _read_initials(document: Document) -> str:
    return "".join(map(_INITIALS.__getitem__, document.words))


def _read_places(document: Document) -> Mapping[str, Sequence[int]]:
    found: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    for i, key in enumerate(document.keys):
        found[key].append(i)
    return found


def _read_commas(document: Document) -> list[int]:
    return [i for i, sep in enumerate(document.seps) if sep and sep[0] == ","]


def _within(places: list[int], first: int, last: int | None) -> list[int]:
    start = bisect_left(places, first)
    return places[start : len(places) if last is None else bisect_left(places, last, start)]


def read_document(text: str, own: Mapping[str, Any] | None = None) -> Document:
    """Find the words, sentences, paragraphs and quotations of *text*, which may be any string.

    *own* is what a vocabulary of one's own adds (``OwnVocabulary.layers``).

    >>> document = read_document("Lt. Gen. Berg met S. Rao on Jan. 15. He left.")
    >>> [document.span(*sentence).text for sentence in document.sentences]
    ['Lt. Gen. Berg met S. Rao on Jan. 15', 'He left']
    """
    seen = see(text)
    parts = _split(text if seen is None else seen.text)
    gaps, words = tuple(parts[::2]), tuple(map(intern, parts[1::2]))
    starts, ends = _offsets(parts, seen)
    keys = tuple(map(_KEYS.__getitem__, words))
    read = list(map(_GAPS.__getitem__, gaps))
    seps = list(map(_SEP, read))
    marked = list(compress(range(len(words)), map(is_not, read, repeat(_BLANK))))
    dotted = list(compress(range(1, len(words)), map(_DOTTED, words)))
    paragraphs = [i for i in marked if read[i].parts_paragraphs]
    if words and paragraphs[:1] != [0]:
        paragraphs.insert(0, 0)
    ended = sentence_starts(words, keys, seps, gaps, [*(i for i in marked if read[i].may_end), *dotted])
    lines = [i for i in marked if read[i].ends_line and not words[i][0].islower()]
    wrapped = bool(lines) and _is_wrapped(text)
    ended.update(i for i in lines if not wrapped or line_mark(words, gaps, i))
    ended |= bare_starts(words, keys, seps)
    sentences = _cut(sorted(ended.union(paragraphs)), len(words))
    quotes = _read_quotes(Words(words, keys, gaps, sentences, paragraphs), read, seps)
    return Document(
        text=text,
        words=words,
        keys=keys,
        starts=starts,
        ends=ends,
        seps=tuple(seps[: len(words)]),
        gaps=gaps,
        sentences=_ranges(sentences, len(words)),
        paragraphs=_ranges(paragraphs, len(words)),
        sentence_of=_numbered(_ranges(sentences, len(words)), "I", len(words)),
        quotes=tuple(quotes),
        quoted=_numbered(quotes, "i", len(words)),
        capitals=tuple(map(_CAPITALS.__getitem__, words)),
        markup=seen is not None and seen.markup,
        own=own or {},
    )


def _is_wrapped(text: str) -> bool:
    """Tell whether line ends stand where the line is full, as most of a text in shorter lines shows."""
    return sum(len(line) for line in text.splitlines() if len(line) > _LONGEST_LINE) < len(text) / 2


_LONGEST_LINE = 160


def _offsets(parts: list[str], seen: Seen | None) -> "tuple[array[int], array[int]]":
    """Where the words among *parts* begin and end in the text."""
    borders = list(accumulate(map(len, parts)))
    starts, ends = borders[:-1:2], borders[1::2]
    if seen is None:
        return array("I", starts), array("I", ends)
    return array("I", [seen.starts[start] for start in starts]), array("I", [seen.ends[end - 1] for end in ends])


def _read_quotes(text: Words, read: list["_Gap"], seps: list[str]) -> list[tuple[int, int]]:
    """Find the quotations; in *seps* their single marks become double ones."""
    places = [i for i, gap in enumerate(read) if gap.holds_mark]
    quotes, single = find_quotations(text, places) if places and text.words else ([], [])
    for i in single:
        seps[i] = seps[i].replace("'", '"')
    return quotes


def _numbered(ranges: Sequence[tuple[int, int]], kind: str, length: int) -> "array[int]":
    """The number of the range that each word is in; -1 for none."""
    numbers = array("i", [-1]) * length
    for n, (first, last) in enumerate(ranges):
        numbers[first:last] = array("i", [n]) * (last - first)
    return numbers


@dataclass(frozen=True, slots=True)
class _Gap:
    """What the marks between two words are."""

    sep: str
    parts_paragraphs: bool
    holds_mark: bool
    may_end: bool  # a sentence
    ends_line: bool  # with nothing else


def _read_gap(gap: str) -> _Gap:
    return _Gap(
        sep=_separator(gap),
        parts_paragraphs=_BLANK_LINE.search(gap) is not None,
        holds_mark=not _MARKS.isdisjoint(_POSSESSIVE.sub("", gap)),
        may_end=may_end(gap),
        ends_line="\n" in gap and gap.isspace(),
    )


class _Cache(dict[str, Reading]):
    """What *read* gives for a string, kept for short ones; emptied when it has grown too large."""

    def __init__(self, read: Callable[[str], Reading], size: int) -> None:
        super().__init__()
        self._read = read
        self._size = size

    def __missing__(self, text: str) -> Reading:
        reading = self._read(text)
        if len(text) <= _LONGEST_KEPT:
            if len(self) >= self._size:
                self.clear()
            self[text] = reading
        return reading


_LONGEST_KEPT = 100
_SEP, _DOTTED = attrgetter("sep"), methodcaller("endswith", ".")
_BLANK = _Gap("", parts_paragraphs=False, holds_mark=False, may_end=False, ends_line=False)
_GAPS: _Cache[_Gap] = _Cache(_read_gap, 1 << 12)
_GAPS[" "] = _BLANK
_KEYS: _Cache[str] = _Cache(fold, 1 << 14)


def _is_capital(word: str) -> bool:
    letter = word[1] if word[0] in _APOSTROPHES and len(word) > 1 else word[0]
    return letter.isupper() or letter.istitle()


_CAPITALS: _Cache[bool] = _Cache(_is_capital, 1 << 14)


def _initial(word: str) -> str:
    return "a" if word[0].islower() else "0" if word[0].isdigit() else "A"


_INITIALS: _Cache[str] = _Cache(_initial, 1 << 14)


def _ranges(starts: list[int], length: int) -> tuple[tuple[int, int], ...]:
    return tuple(zip(starts, [*starts[1:], length], strict=True)) if length else ()


_LONGEST = 400


def _cut(starts: list[int], length: int) -> list[int]:
    """Starts of sentences, cut at a length that no print reaches, as a hostile text may have one of megabytes."""
    return [cut for start, end in _ranges(starts, length) for cut in range(start, end, _LONGEST)]

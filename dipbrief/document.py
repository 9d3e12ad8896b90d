"""The untouched text: its words, sentences, paragraphs and quotations as positions.

A word is a run of letters, digits and inner apostrophes, or a dotted acronym ("U.S."); an apostrophe before it is
part of it where it spells a letter of a transliterated name ("'Ali", "al-'Arabi"). What lies between two
words is the *separator*. Everything later refers to words by index and to the text by code-point offsets.
"""

import unicodedata
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from itertools import chain
from operator import methodcaller
from sys import intern
from typing import Any, TypeVar

import regex

from dipbrief.models import Span
from dipbrief.tables import read_table

_BLANK_LINE = regex.compile(r"\n[^\S\n]*\n|\r[^\S\r]*\r|\r\n[^\S\r\n]*\r\n|\u2029")
_SPAN = methodcaller("span")
_INVISIBLE = regex.compile(r"[\s\p{Cf}]+")  # spaces, direction marks, joiners, soft hyphens
_STOPS = frozenset(".!?…")
_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_SAME = str.maketrans({**dict.fromkeys("’‘ʼ`ʿʻ", "'"), **dict.fromkeys("“”„«»", '"')})
_APOSTROPHES = frozenset("'’‘ʼ`ʿʻ")
_LONG_DASH = regex.compile(r"-{2,}|[–―‒−]")
_HYPHENS = frozenset(["-", "\u2010", "\u2011", "-\u2060", "\u2060-"])
_DASHES = frozenset(["-", "--", "---", "–", "—", "―", "‒", "−", "\u2010", "\u2011"])


@cache
def word_pattern() -> regex.Pattern[str]:
    """Return the expression that a word matches."""
    return regex.compile(
        r"""
          (?:\p{L}\.){2,}                                  # U.S.   H.E.   S.R.
        | (?!(?<=['’ʼ`])[sS]\b)                            # not the s of a possessive
          (?:
              (?<![\p{L}\p{M}\p{N}])['’‘ʼ`ʿʻ](?=\L<ayn>\b)  # 'Ali
            | (?<=\p{L}-)['’‘ʼ`ʿʻ](?=\p{Lu})                # al-'Arabi
          )?+
          \p{L}[\p{L}\p{M}\p{N}]*+
          (?:['’ʼ`](?![sS]\b)\p{L}[\p{L}\p{M}\p{N}]*+)*+    # O'Brien   Sana'a, but the possessive stays outside
        | \p{N}[\p{N}\p{L}\p{M}]*+(?:[.,:]\p{N}+)*+         # 25th   3.5   09:30
        """,
        regex.VERBOSE,
        ayn=read_table("words")["ayn"]["words"],
    )


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
    return tuple(fold(match[0]) for match in word_pattern().finditer(form))


@lru_cache(1 << 12)
def _separator(gap: str) -> str:
    """The punctuation in *gap*, without its spaces, in a uniform spelling; "" when it is only space."""
    if gap in _HYPHENS:
        return "-"
    marks = _INVISIBLE.sub("", gap)
    marks = _LONG_DASH.sub("—", marks)
    if marks in _DASHES:
        return "—"
    return marks.translate(_SAME)


Reading = TypeVar("Reading")


@dataclass(frozen=True, slots=True)
class Document:
    """A text and the positions in it.

    ``words[i]`` stands at ``text[starts[i]:ends[i]]``; ``keys[i]`` is its folded form; ``seps[i]`` is the
    punctuation before it ("" for a plain space). ``sentences`` and ``paragraphs`` are ``(first, last + 1)``
    word indexes, ``quotes`` likewise; ``quoted[i]`` is the index of the quotation around word *i*, or -1.
    ``capitals[i]`` tells whether it begins with an upper-case (or title-case) letter.
    ``memo`` is for :meth:`once`.
    """

    text: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    seps: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    paragraphs: tuple[tuple[int, int], ...]
    sentence_of: Sequence[int]
    quotes: tuple[tuple[int, int], ...]
    quoted: Sequence[int]
    capitals: tuple[bool, ...]
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    def span(self, first: int, last: int) -> Span:
        """Return the span of the words from *first* up to, not including, *last*."""
        start, end = self.starts[first], self.ends[last - 1]
        return Span(text=self.text[start:end], start=start, end=end)

    def closed_span(self, first: int, last: int) -> Span:
        """Return :meth:`span` with the bracket that closes right behind it, when it is opened inside."""
        span = self.span(first, last)
        closing = self.text[span.end : span.end + 1]
        opening = {")": "(", "]": "["}.get(closing)
        if opening is None or span.text.count(opening) <= span.text.count(closing):
            return span
        return Span(text=span.text + closing, start=span.start, end=span.end + 1)

    def gap(self, i: int) -> str:
        """Return the raw text between word *i* - 1 and word *i*."""
        return self.text[self.ends[i - 1] if i else 0 : self.starts[i] if i < len(self.words) else len(self.text)]

    def sep(self, i: int) -> str:
        """Return the separator before word *i*; after the last word, what closes the text."""
        return self.seps[i] if i < len(self.seps) else _separator(self.gap(i)) or "."

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

    def where(self, wanted: frozenset[str], first: int = 0, last: int | None = None) -> list[int]:
        """Return the words from *first* up to *last* whose keys are among *wanted*, in order."""

        def read(document: Document) -> list[int]:
            places = document.places()
            return sorted(i for key in wanted & places.keys() for i in places[key])

        return _within(self.once(wanted, read), first, last)

    def places(self) -> Mapping[str, Sequence[int]]:
        """Return the words of each key."""
        return self.once(_read_places, _read_places)

    def commas(self, first: int, last: int) -> list[int]:
        """Return the words from *first* up to *last* before which a comma stands, the first of the marks there."""
        return _within(self.once(_read_commas, _read_commas), first, last)


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


def read_document(text: str) -> Document:
    """Find the words, sentences, paragraphs and quotations of *text*, which may be any string.

    >>> document = read_document("Lt. Gen. Berg met S. Rao on Jan. 15. He left.")
    >>> [document.span(*sentence).text for sentence in document.sentences]
    ['Lt. Gen. Berg met S. Rao on Jan. 15', 'He left']
    """
    offsets = array("I", chain.from_iterable(map(_SPAN, word_pattern().finditer(text))))
    starts, ends = offsets[::2], offsets[1::2]
    words = [intern(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    keys = tuple(map(fold, words))
    gaps = [text[end:start] for end, start in zip(chain((0,), ends), starts, strict=False)]
    seps = [_separator(gap) if gap != " " else "" for gap in gaps]
    paragraph_starts = [i for i, gap in enumerate(gaps) if len(gap) > 1 and _BLANK_LINE.search(gap)]
    if words and paragraph_starts[:1] != [0]:
        paragraph_starts.insert(0, 0)
    sentence_starts = _sentence_starts(words, keys, seps, gaps, set(paragraph_starts))
    sentences = _ranges(_cut(sentence_starts, len(words)), len(words))
    sentence_of = array("I")
    for n, (first, last) in enumerate(sentences):
        sentence_of.extend(array("I", [n]) * (last - first))
    quotes = _find_quotes(gaps, text[ends[-1] :] if words else "", set(paragraph_starts))
    quoted = array("i", [-1]) * len(words)
    for n, (first, last) in enumerate(quotes):
        quoted[first:last] = array("i", [n]) * (last - first)
    return Document(
        text=text,
        words=tuple(words),
        keys=keys,
        starts=starts,
        ends=ends,
        seps=tuple(seps),
        sentences=sentences,
        paragraphs=_ranges(paragraph_starts, len(words)),
        sentence_of=sentence_of,
        quotes=tuple(quotes),
        quoted=quoted,
        capitals=tuple(map(_is_capital, words)),
    )


@lru_cache(1 << 14)
def _is_capital(word: str) -> bool:
    letter = word[1:2] if word[0] in _APOSTROPHES else word[0]  # an apostrophe can stand alone
    return letter.isupper() or letter.istitle()


def _ranges(starts: list[int], length: int) -> tuple[tuple[int, int], ...]:
    return tuple(zip(starts, [*starts[1:], length], strict=True)) if length else ()


_LONGEST = 400


def _cut(starts: list[int], length: int) -> list[int]:
    """Starts of sentences, none of which is longer than any in print: a hostile text can have one of megabytes."""
    return [cut for start, end in _ranges(starts, length) for cut in range(start, end, _LONGEST)]


def _sentence_starts(
    words: list[str], keys: Sequence[str], seps: list[str], gaps: list[str], paragraph_starts: set[int]
) -> list[int]:
    marked = [i for i, sep in enumerate(seps) if sep or words[i - 1][-1] == "."]
    found = {
        i
        for i in marked
        if i and ("•" in seps[i] or "·" in seps[i] or _ends_sentence(words, keys, seps[i], gaps[i], i))
    }
    return sorted(found | paragraph_starts)


def _ends_sentence(words: list[str], keys: Sequence[str], sep: str, gap: str, i: int) -> bool:
    """Tell whether a sentence ends between word *i* - 1 and word *i*."""
    before, after = words[i - 1], words[i]
    if "/" in sep and "." in sep:  # "/TASS/." closes a dateline
        return True
    starts_new = after[0].isupper() or after[0].isdigit() or '"' in sep[1:] or not after[0].islower()
    if (
        sep[:1] == "."
        and sep[1:]
        and set(sep[1:]) <= set("()[],")
        and (keys[i - 1] in abbreviations() or keys[i - 1] in abbreviations("maybe"))
    ):
        return False
    if gap == ".-" and keys[i - 1] in abbreviations():  # "Maj.-Gen."
        return False
    if before[-1] == ".":  # a dotted acronym swallowed the stop
        if before == "D.C." and after[0].isupper():
            return sep in ("", '"', ")")
        return sep in ("", '"', "'", ")") and after[0].isupper() and keys[i] in _openers()
    if not starts_new or _STOPS.isdisjoint(sep):
        return False
    if sep[0] != "." or len(sep) > 1:
        return sep.strip("'") != "" and not (sep in (".,", ".;", ".)") and not after[0].isupper())
    if gap == ".":
        return len(before) > 2 and before[1:].islower() and after[0].isupper() and keys[i - 1] not in abbreviations()
    if (len(before) == 1 and before.isupper()) or keys[i - 1] in abbreviations():
        return False
    if keys[i - 1] in abbreviations("maybe"):
        return not after[0].isdigit() and keys[i] in _openers()
    return True


@cache
def abbreviations(kind: str = "never") -> frozenset[str]:
    """Return the folded abbreviations after which a full stop "never" or "maybe" ends a sentence."""
    return frozenset(read_table("words")["abbreviations"][kind])


@cache
def _openers() -> frozenset[str]:
    return frozenset(read_table("words")["openers"]["words"])


def _find_quotes(gaps: list[str], tail: str, paragraph_starts: set[int]) -> list[tuple[int, int]]:
    """Ranges of words inside quotation marks. A quotation that is not closed ends with its paragraph."""
    found = []
    opened: int | None = None
    single = False
    for i, gap in enumerate([*gaps, tail]):
        if gap == " ":
            continue
        for n, mark in enumerate(gap):
            if mark == "\n" and opened is not None and opened < i and i in paragraph_starts:
                found.append((opened, i))
                opened = None
            elif mark in _OPENING or (mark == '"' and opened is None) or (mark == "‘" and opened is None):
                opened, single = i, mark == "‘"
            elif opened is not None and _closes(gap, n, single):
                found.append((opened, i))
                opened = None
        if opened is not None and i in paragraph_starts and opened < i:
            found.append((opened, i))
            opened = None
    if opened is not None:
        found.append((opened, len(gaps)))
    return [(first, last) for first, last in found if last > first]


def _closes(gap: str, n: int, single: bool) -> bool:
    if single:
        return gap[n] == "’" and gap[n + 1 : n + 2] not in ("s", "S")
    return gap[n] in _CLOSING or gap[n] == '"'

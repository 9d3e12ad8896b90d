"""Releases whose lines were run together: HEADLINE DATE CITY TEXT, all in one paragraph and often without marks."""

import datetime as dt
from collections.abc import Iterator

from dipbrief.dates import DateMention, find_dates
from dipbrief.document import Document
from dipbrief.header.dateline import Opening
from dipbrief.header.lines import Line, line_end
from dipbrief.header.mark import is_dash
from dipbrief.header.place import is_shouted, place_entry
from dipbrief.lexicon import Entry, agencies, regions
from dipbrief.mentions.surnames import is_shouted as in_capitals

_HEAD_WORDS = 60
_JOINED = frozenset(["", ",", "-", "—", ":", "'", "'s", "&"])  # between the words of a headline
_BEFORE_REGION = frozenset(["", ","])
_BEHIND_CITY = frozenset(["", ".", ","])


def read_release(document: Document, i: int, published: dt.date | None) -> tuple[Line | None, Opening] | None:
    """Return the headline and the dateline of a release that begins at word *i*, or None when it is none.

    The city stands behind a full date, or in capitals among words that are not: "Lund Meets Reed March 3, 2025 Oslo The
    ...", "Lund Meets Reed WASHINGTON, DC Today ...". The headline is None where none stands before the date.
    """
    end = min(i + _HEAD_WORDS, line_end(document, i))
    dates = {date.last: date for date in find_dates(document, i, end)}
    inside = frozenset(k for date in dates.values() for k in range(date.first + 1, date.last))
    for k, city in _cities(document, i, end, inside):
        date = dates.get(k)
        first = k if date is None else date.first
        opening = _opening(document, i, first, k, city, _full(date), published)
        if opening is not None:
            told = next((date.first for date in dates.values() if date.year is not None), first)
            title = min(told, first)
            return (Line(i, first, "title", names=(i, title)) if title > i else None), opening
    return None


def _cities(document: Document, i: int, end: int, inside: frozenset[int]) -> Iterator[tuple[int, Entry]]:
    """Yield the words from *i* up to *end* that name a city before the first full stop, and the city.

    That of an abbreviation *inside* a date is none: "Jan. 15".
    """
    for k in range(i, end):
        if k > i and k not in inside and document.seps[k] not in _JOINED:
            return
        entry = place_entry(document, k)
        if entry is not None and entry.kind == "place" and not agencies().longest(document, k):
            yield k, entry


def _full(date: DateMention | None) -> DateMention | None:
    return None if date is None or date.year is None or date.day is None else date


def _opening(
    document: Document,
    i: int,
    first: int,
    k: int,
    city: Entry,
    date: DateMention | None,
    published: dt.date | None,
) -> Opening | None:
    last = _behind_region(document, k + len(city.keys))
    dated = date is not None and (first == i or not document.words[first - 1][0].islower())
    if not dated and not _stands_out(document, i, k, last):
        return None
    if last >= len(document.words) or document.words[last][0].islower():
        return None
    if document.seps[last] not in _BEHIND_CITY and not is_dash(document.seps[last]):
        return None
    return Opening(first, last, last, city.id, city.data["country"], date, None, published)


def _stands_out(document: Document, i: int, k: int, last: int) -> bool:
    """Tell whether words *k* to *last* are in capitals, and what stands around them is not."""
    if k == i or document.words[k - 1][0].islower() or in_capitals(document):
        return False
    around = (*document.words[k - 1 : k], *document.words[last : last + 1])
    return is_shouted(document, k, last) and not any(map(_is_loud, around))


def _behind_region(document: Document, k: int) -> int:
    """The word behind a state at word *k*: "WASHINGTON|, D.C.|", "Washington |D C|", "OSLO|, Norway|"."""
    if k >= len(document.words) or document.seps[k] not in _BEFORE_REGION:
        return k
    land = place_entry(document, k)
    states = [land] if land is not None and land.kind == "country" and document.seps[k] else []
    return max((k + len(entry.keys) for entry in (*regions().longest(document, k), *states)), default=k)


def _is_loud(word: str) -> bool:
    """Tell whether a word is in capitals, and no abbreviation with points."""
    return len(word) > 1 and word.isalpha() and word.isupper()

"""Dates in the forms that only the heads of dispatches print."""

import datetime as dt
import re
from dataclasses import replace

from dipbrief.dates.calendar import DOTTED, day_in, month_at, three_numbers, weekdays
from dipbrief.dates.find import checked, day_first, find_dates, month_first
from dipbrief.dates.mention import DateMention, date_of
from dipbrief.document import Document

_DAY_AND_MONTH = re.compile(r"(\d{1,2})\.(\d{2})")
_SHORT_YEAR = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d\d)")
_TWO_DIGITS = re.compile(r"\d\d")
_ONE_OR_TWO_DIGITS = re.compile(r"\d\d?")
_BEFORE_SHORT_YEAR = frozenset(["", ",", "-", "'", ".", ".,"])
_AFTER_SHORT_YEAR = frozenset(["", ":", "-"])
_LONGEST = 8  # words


def short_numeric(document: Document, i: int) -> DateMention | None:
    """Return the date of "22/05", "22.05" or "22.05.25" at word *i*, as European datelines print it, or None."""
    word = document.words[i]
    if match := _SHORT_YEAR.fullmatch(word):
        return checked(i, i + 1, 2000 + int(match[3]), int(match[2]), int(match[1]))
    if match := _DAY_AND_MONTH.fullmatch(word):
        return _in_leap_year(i, i + 1, int(match[2]), int(match[1]))
    if i + 1 >= len(document.words) or document.seps[i + 1] not in ("/", "."):
        return None
    month = document.words[i + 1]
    short = _ONE_OR_TWO_DIGITS.fullmatch(word) and _ONE_OR_TWO_DIGITS.fullmatch(month)
    return _in_leap_year(i, i + 2, int(month), int(word)) if short else None


def _in_leap_year(first: int, last: int, month: int, day: int) -> DateMention | None:
    return DateMention(first, last, month=month, day=day) if date_of(2000, month, day) else None


def head_date(document: Document, i: int, last: int, published: dt.date | None) -> DateMention | None:
    """Return the calendar date at word *i* of a head, in the forms that only heads print, or None.

    They are two-digit years ("5 SEP 89") and numbers ("05/06/2025", "22.05"), beside all that :func:`find_dates` knows.
    Of two possible orders or centuries the one nearest to *published* counts; without it the day comes first, and
    years from 50 on are of the past century.
    """
    if i >= last:
        return None
    start = i + 1 if document.keys[i] in weekdays() and i + 1 < last else i
    return (
        _with_two_digit_year(document, start, last, published)
        or _all_numeric(document, start, last, published)
        or _in_words(document, i, start, last)
        or _with_small_month(document, start, last)
        or short_numeric(document, start)
    )


def _in_words(document: Document, i: int, start: int, last: int) -> DateMention | None:
    """A date as running text prints it: "Wednesday, March 12" from *i*, "Wed., March 12" from *start* only."""
    for begin in (i, start):
        found = next(iter(find_dates(document, begin, min(i + _LONGEST, last))), None)
        if found is not None and found.first <= start and found.month is not None:
            return _with_repeated_year(document, found, last)
    return None


def _with_small_month(document: Document, i: int, last: int) -> DateMention | None:
    """ "march 12", "12 march 2025": a misprint that running text would not be read as."""
    if i + 1 >= last or document.seps[i + 1] not in ("", "."):
        return None
    for month_word, day_word in ((i, i + 1), (i + 1, i)):
        month, day = month_at(document, month_word, last), day_in(document.words[day_word])
        if month is not None and day is not None:
            first = month_word < day_word
            return (
                month_first(document, i, last, month, day)
                if first
                else day_first(document, i, month_word, last, i, month, day)
            )
    return None


def _with_repeated_year(document: Document, date: DateMention, last: int) -> DateMention:
    """ "Dec 13, 2006, 2006": the year once more belongs to the date."""
    k = date.last
    again = date.year is not None and k < last and document.words[k] == str(date.year) and document.seps[k] == ","
    return replace(date, last=k + 1) if again else date


def _with_two_digit_year(document: Document, i: int, last: int, published: dt.date | None) -> DateMention | None:
    """ "5 SEP 89", "5-SEP-89", "Sep 5, 89": a day, a month and two figures before what ends a dateline."""
    if i + 2 >= last or not _TWO_DIGITS.fullmatch(document.words[i + 2]):
        return None
    if document.seps[i + 2] not in _BEFORE_SHORT_YEAR or _goes_on(document, i + 3, last):
        return None
    second = month_at(document, i + 1, last)
    month, day = (month_at(document, i, last), i + 1) if second is None else (second, i)
    number = day_in(document.words[day])
    if month is None or number is None:
        return None
    return checked(i, i + 3, _century(int(document.words[i + 2]), published), month, number)


def _goes_on(document: Document, i: int, last: int) -> bool:
    """Tell whether two figures belong to what follows at word *i*: "5 Sep 11:30", "5 Sep 12 ministers"."""
    return i < last and document.sep(i) in _AFTER_SHORT_YEAR


def _century(year: int, published: dt.date | None) -> int:
    if published is not None:
        return min((1900 + year, 2000 + year), key=lambda full: abs(full - published.year))
    return (1900 if year >= 50 else 2000) + year


def _all_numeric(document: Document, i: int, last: int, published: dt.date | None) -> DateMention | None:
    """ "05/06/2025", "5/6/25", "5-6-2025", "05.06.2025": the day first, unless only the month can be or is nearer."""
    dotted = DOTTED.fullmatch(document.words[i])
    numbers = dotted.groups() if dotted else _numbers(document, i, last)
    if numbers is None:
        return None
    day, month, year = map(int, numbers)
    year = year if year > _CENTURY else _century(year, published)
    dates = filter(None, (date_of(year, month, day), date_of(year, day, month)))
    date = min(dates, key=lambda d: abs((d - (published or d)).days), default=None)
    end = i + 1 if dotted else i + 3
    return None if date is None else DateMention(i, end, year=date.year, month=date.month, day=date.day)


_CENTURY = 100


def _numbers(document: Document, i: int, last: int) -> tuple[str, str, str] | None:
    """The numbers of "5/6/25" or "05-06-2025" at word *i*."""
    found = three_numbers(document, i, last)
    if found is None or not all(map(_ONE_OR_TWO_DIGITS.fullmatch, found[:2])):
        return None
    slashed = document.seps[i + 1] == "/" and (i + 3 >= last or document.sep(i + 3) != "/")
    return found if len(found[2]) == 4 or (len(found[2]) == 2 and slashed) else None

"""Dates in running text."""

import datetime as dt
import re
from dataclasses import replace
from functools import cache

from dipbrief.dates.calendar import DASHES, DOTTED, calendar, day_at, day_in, month_at, three_numbers, words_of, year_at
from dipbrief.dates.mention import DateMention, date_of
from dipbrief.document import Document
from dipbrief.tables import read_table

_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)", re.IGNORECASE)
_BESIDE = frozenset([""])
_BEFORE_DAY = frozenset(["", "."])
_BEFORE_DATE = frozenset(["", ","])
_BESIDE_DAY = frozenset(["", "-"])
_BEFORE_MONTH = frozenset(["", "-", ","])
_BRACKETS = frozenset(["(", "["])
_CLOSING = (")", "]")
_FULL_YEAR = 4
_MONTHS = 12


def find_dates(document: Document, first: int = 0, last: int | None = None) -> list[DateMention]:
    """Return the dates among the words *first* to *last*, in order; they do not overlap.

    >>> from dipbrief.document import read_document
    >>> document = read_document("On Jan. 15, 2021 they met; from 11 to 14 June, and on Friday")
    >>> [document.span(d.first, d.last).text for d in find_dates(document)]
    ['Jan. 15, 2021', '11 to 14 June', 'Friday']
    """
    found: list[DateMention] = []
    after, last = first, len(document.words) if last is None else last
    for i in _openings(document, first, last):
        mention = _date_at(document, i, first, last, found) if i >= after else None
        while mention is not None and found and (joined := _joined(document, found[-1], mention)) is not None:
            found.pop()
            mention = joined
        if mention is not None:
            found.append(mention)
            after = mention.last
    return found


def _openings(document: Document, first: int, last: int) -> list[int]:
    """The words at which :func:`_date_at` can find a date."""
    return sorted({*document.where(opening_words(), first, last), *document.numbers(first, last)})


@cache
def opening_words() -> frozenset[str]:
    """Return the words with which a date can begin, but for numbers."""
    return frozenset(calendar()) | words_of("again") | words_of("ago")


def _date_at(document: Document, i: int, first: int, last: int, found: list[DateMention]) -> DateMention | None:
    entry = calendar().get(document.keys[i])
    if entry is not None:
        return _named_date(document, i, last, found[-1].last if found else first, *entry)
    if document.words[i][0].isdigit():
        return _numeric_date(document, i, last) or _ordinal(document, i, last)
    return _day_again(document, i, last) or _days_ago(document, i, first)


# --- one date from two -------------------------------------------------------------------------------------------


def _joined(document: Document, a: DateMention, b: DateMention) -> DateMention | None:
    """One date from two: "30 April - 2 May", "from Nov. 28 to Dec. 3, 2024", "this Tuesday, November 14"."""
    if a.weekday is not None:
        return _with_weekday(document, a, b) or _days_of_week(document, a, b)
    if None in (a.month, a.day, b.month, b.day) or a.end or b.end or not _is_range(document, a.last, b.first):
        return None
    year = a.year if a.year is not None else b.year
    return DateMention(a.first, b.last, year=year, month=a.month, day=a.day, end=_end(b))


def _is_range(document: Document, last: int, first: int) -> bool:
    """ "30 April |-| 2 May", "Nov. 28 |to| Dec. 3"."""
    if last == first:
        return document.seps[first] in DASHES
    between = document.keys[last] if last + 1 == first and document.seps[first] == "" else ""
    return between in read_table("calendar")["through"]["parts"]


def _with_weekday(document: Document, a: DateMention, b: DateMention) -> DateMention | None:
    """ "Tuesday, November 14"."""
    beside = b.month is not None and a.last == b.first and document.seps[b.first] in _BEFORE_DATE
    return replace(b, first=a.first) if beside else None


def _days_of_week(document: Document, a: DateMention, b: DateMention) -> DateMention | None:
    """ "Monday to Wednesday", "Monday and Tuesday", "Monday 20 to Wednesday 22 April"."""
    *day, to = document.keys[a.last : b.first] or ("",)
    single = a.until is None and b.end is None
    if not single or to not in words_of("through") or any(document.seps[a.last + 1 : b.first + 1]):
        return None
    number, end = day_in(" ".join(day)), _end(b)
    if number is not None and end is not None:
        return replace(b, first=a.first, day=number, end=end)
    beside = b.first == a.last + 1 and document.seps[a.last] == ""
    return replace(a, last=b.last, until=b.weekday) if beside else None


def _end(date: DateMention) -> tuple[int, int] | None:
    """The month and the day of the last day of a range."""
    return None if date.month is None or date.day is None else (date.month, date.day)


# --- words -------------------------------------------------------------------------------------------------------


def _named_date(document: Document, i: int, last: int, floor: int, sort: str, number: int) -> DateMention | None:
    """The date that a month, a weekday or a word like "today" tells at word *i*; no word of it is before *floor*."""
    if sort == "month":
        return _month_date(document, i, last, floor, number)
    if sort == "weekday":
        return _weekday(document, i, last, floor, number)
    return _offset(document, i, last, floor, number)


def _weekday(document: Document, i: int, last: int, floor: int, number: int) -> DateMention | None:
    if not document.is_capital(i):
        return None
    weeks = _week_at(document, i + 1, last)
    if weeks is not None:
        return DateMention(i, i + 3, weekday=number, weeks=weeks)
    side = read_table("calendar")["before_weekday"].get(document.keys[i - 1] if i > floor else "")
    told = DateMention(i, i + 1, weekday=number, coming=None if not side else side > 0, weeks=None if side else side)
    return _with_bracket(document, told, last)


def _week_at(document: Document, i: int, last: int) -> int | None:
    """How many weeks away the week is that is told behind a weekday: "Monday |last week|"."""
    week = i + 1 < last and document.keys[i + 1] in words_of("weeks") and not document.seps[i]
    return read_table("calendar")["week_behind"].get(document.keys[i]) if week else None


def _offset(document: Document, i: int, last: int, floor: int, number: int) -> DateMention | None:
    """ "today", "|this| evening", "the day before |yesterday|"."""
    if document.keys[i] in read_table("calendar")["before_part"]["words"]:
        end = i + 2 if _is_part_of_day(document, i + 1, last) else i
    else:
        end = i + 1
    beyond = _beyond(document, i, floor, number)
    return beyond or (_with_bracket(document, DateMention(i, end, offset=number), last) if end > i else None)


def _is_part_of_day(document: Document, i: int, last: int) -> bool:
    return i < last and document.keys[i] in words_of("parts_of_day")


def _beyond(document: Document, i: int, floor: int, number: int) -> DateMention | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    day = i - 2 >= floor and document.keys[i - 2] in words_of("days")
    beyond = read_table("calendar")["beyond"].get(document.keys[i - 1], 0) if day else 0
    return DateMention(i - 2, i + 1, offset=number + beyond) if number * beyond > 0 else None


def _day_again(document: Document, i: int, last: int) -> DateMention | None:
    """ "the |same day|", "|that evening|"."""
    if document.keys[i] not in words_of("again") or i + 1 >= last:
        return None
    day = document.keys[i + 1] in read_table("calendar")["again"]["parts"] or _is_part_of_day(document, i + 1, last)
    return DateMention(i, i + 2, again=True) if day else None


def _with_bracket(document: Document, mention: DateMention, last: int) -> DateMention:
    """Prefer what a following bracket prints: "today (15)", "yesterday (02 Jan)", "Thursday [17 March]"."""
    i = mention.last
    while _is_part_of_day(document, i, last) and document.seps[i] == "":
        i += 1
    if i >= last or document.seps[i] not in _BRACKETS:
        return mention
    inner = next((d for d in find_dates(document, i, min(i + 3, last)) if d.month is not None), None)
    if inner is not None:
        return DateMention(mention.first, inner.last, year=inner.year, month=inner.month, day=inner.day)
    day = day_in(document.words[i]) if document.sep(i + 1).startswith(_CLOSING) else None
    return mention if day is None else DateMention(mention.first, i + 1, day=day)


# --- months ------------------------------------------------------------------------------------------------------


def _month_date(document: Document, i: int, last: int, floor: int, month: int) -> DateMention | None:
    if not document.is_capital(i):
        return None
    after = day_at(document, i + 1, last, _BEFORE_DAY)
    at = i - 2 if i - 2 >= floor and document.keys[i - 1] in words_of("of_month") else i - 1
    before = day_in(document.words[at]) if at >= floor and document.seps[i] in _BEFORE_MONTH else None
    if before is not None and (after is None or year_at(document, i + 2, last) is None):
        return day_first(document, at, i, last, floor, month, before)
    return None if after is None else month_first(document, i, last, month, after)


def month_first(document: Document, i: int, last: int, month: int, day: int) -> DateMention:
    """Return the date of a month at word *i* and the day behind it.

    They are "July 28", "Nov. 18-19, 2005", "July 28 to 30", "April 28 - May 2".
    """
    end, at = _last_of_range(document, i + 2, last, month, day)
    year = year_at(document, at, last)
    return DateMention(i, at + (year is not None), year=year, month=month, day=day, end=end)


def _last_of_range(document: Document, i: int, last: int, month: int, day: int) -> tuple[tuple[int, int] | None, int]:
    """The last day of "28 |- 30|", "28 |to May 2|", if it is later, and the word behind the range."""
    k = i + (i < last and document.keys[i] in words_of("through") and document.seps[i] == "")
    if i >= last or (k == i and document.seps[i] not in DASHES):
        return None, i
    named = month_at(document, k, last)
    k += named is not None
    end = (named or month, day_at(document, k, last, DASHES | _BEFORE_DAY) or 0)
    return (end, k + 1) if end[1] and end > (month, day) else (None, i)


def day_first(document: Document, at: int, i: int, last: int, floor: int, month: int, day: int) -> DateMention:
    """Return the date of a day at word *at* and its month at word *i*.

    They are "15 January 2021", "19-21 February", "from 11 to 14 June", "22nd April, 2026".
    """
    first = _first_of_range(document, at, floor)
    start = day if first == at else day_in(document.words[first]) or day
    if start >= day:
        first, start = at, day
    year = year_at(document, i + 1, last)
    end = (month, day) if start < day else None
    return DateMention(first, i + 1 + (year is not None), year=year, month=month, day=start, end=end)


def _first_of_range(document: Document, at: int, floor: int) -> int:
    """The word of the first day of "|19|-21 February", "from |11| to 14 June"; that of the last when there is none."""
    if at > floor and document.seps[at] in DASHES:
        return at - 1
    joined = at - 2 >= floor and document.seps[at] == "" and document.keys[at - 1] in words_of("through")
    return at - 2 if joined else at


# --- numbers -----------------------------------------------------------------------------------------------------


def _numeric_date(document: Document, i: int, last: int) -> DateMention | None:
    """ "2021-01-15", "15.01.2021", "15/01/2021"."""
    if match := DOTTED.fullmatch(document.words[i]):
        return checked(i, i + 1, int(match[3]), int(match[2]), int(match[1]))
    a, b, c = three_numbers(document, i, last) or ("", "", "")
    if len(a) == _FULL_YEAR:
        return checked(i, i + 3, int(a), int(b), int(c))
    return checked(i, i + 3, int(c), int(b), int(a)) if len(c) == _FULL_YEAR and int(a) > _MONTHS else None


def checked(first: int, last: int, year: int, month: int, day: int) -> DateMention | None:
    """Return the date of words *first* to *last*, or None where there is no such day."""
    return DateMention(first, last, year=year, month=month, day=day) if date_of(year, month, day) else None


def _ordinal(document: Document, i: int, last: int) -> DateMention | None:
    """ "on the 25th", "on 25th afternoon", when no noun follows."""
    if not _ORDINAL.fullmatch(document.words[i]) or not _is_closed(document, i + 1, last):
        return None
    day = day_in(document.words[i]) if _is_on_day(document, i) else None
    return None if day is None else DateMention(i, i + 1, day=day)


def _is_on_day(document: Document, i: int) -> bool:
    """ "|on| 25th", "|on the| 25th"."""
    article = i and document.keys[i - 1] in read_table("calendar")["before_ordinal"]["parts"]
    at = i - 2 if article else i - 1
    return at >= 0 and document.keys[at] in words_of("before_ordinal")


def _is_closed(document: Document, i: int, last: int) -> bool:
    """Tell whether nothing that an ordinal counts stands at word *i*: "|of| this month", no "of |March|"."""
    if i >= last or document.sep(i) not in _BESIDE_DAY or _is_part_of_day(document, i, last):
        return True
    key = document.keys[i]
    if key in words_of("of_month"):
        return i + 1 >= last or document.keys[i + 1] in words_of("same_month")
    return key in words_of("behind_ordinal")


def _days_ago(document: Document, i: int, first: int) -> DateMention | None:
    """ "two days ago", "a week ago": the phrases that dateparser knows."""
    start = i - 2
    if start < first or document.keys[i - 1] not in words_of("counted"):
        return None
    offset = _dateparser_offset(" ".join(document.keys[start : i + 1]))
    return None if offset is None else DateMention(start, i + 1, offset=offset)


@cache
def _dateparser_offset(phrase: str) -> int | None:
    import dateparser

    base = dt.datetime(2001, 1, 1)
    parsed = dateparser.parse(
        phrase, languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past", "TIMEZONE": "UTC"}
    )
    return None if parsed is None else (parsed.date() - base.date()).days

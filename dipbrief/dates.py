"""Date spans in a document, and the days they mean.

Printed dates ("Jan. 15", "22nd April, 2026", "from 11 to 14 June"), weekdays and the common relative words are
read here; other relative phrases ("two days ago") go to dateparser. A day is resolved only from a reference date
that the caller gives: never from the clock.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from dipbrief.document import Document
from dipbrief.tables import read_table

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_RANGE = frozenset(["to", "and", "through", "till", "until"])
_NUMERIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\.(\d{2})")
_TWO_DIGITS = re.compile(r"\d\d")
_BEFORE_SHORT_YEAR = frozenset(["", ",", "-", "'", ".", ".,"])
_SHORT_YEAR = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d\d)")

Source = Literal["text", "published"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: words *first* to *last*, and what is printed of it.

    ``month`` and ``day`` are set for a calendar date (``year`` when printed, ``end`` for the last day of a range),
    ``weekday`` (0 is Monday) for a weekday (``weeks`` from that of the dispatch in "Monday last week", ``until`` for
    the last one of "Monday to Wednesday"), ``offset`` in days for today, yesterday, tomorrow and the like,
    only ``day`` for "today (15)" and "on the 25th".
    """

    first: int
    last: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end: tuple[int, int] | None = None
    weekday: int | None = None
    offset: int | None = None
    coming: bool | None = None
    weeks: int | None = None
    until: int | None = None

    def resolve(
        self, reference: dt.date | None, *, planned: bool = False
    ) -> tuple[dt.date, dt.date | None, Source] | None:
        """Return (day, last day of a range, where the year is from); None when it cannot be resolved.

        *reference* is the date of the dispatch. A date without a year is the nearest one that is not more than
        two days after it; with *planned*, the nearest one of all. A weekday is the last one on or before it;
        with *planned*, the next.
        """
        if self.month is not None and self.day is not None:
            return self._calendar_date(reference, planned)
        if reference is None:
            return None
        day: dt.date | None
        if self.weekday is not None:
            return self._day_of_week(self.weekday, reference, planned)
        if self.day is not None:
            day = _day_of_month(self.day, reference, planned)
        else:
            day = _shift(reference, self.offset or 0)
        return (day, None, "published") if day else None

    def _day_of_week(
        self, weekday: int, reference: dt.date, planned: bool
    ) -> tuple[dt.date, dt.date | None, Source] | None:
        if self.weeks is not None:
            day = _shift(reference, weekday - reference.weekday() + 7 * self.weeks)
        else:
            day = _weekday(weekday, reference, planned if self.coming is None else self.coming)
        if day is None:
            return None
        end = None if self.until is None else _shift(day, (self.until - weekday) % 7)
        late = end is not None and end > reference and not planned
        return day - dt.timedelta(7 * late), end and end - dt.timedelta(7 * late), "published"

    def _calendar_date(self, reference: dt.date | None, planned: bool) -> tuple[dt.date, dt.date | None, Source] | None:
        assert self.month is not None
        assert self.day is not None
        if self.year is None and reference is None:
            return None
        source: Source = "text" if self.year is not None else "published"
        years = [self.year] if self.year is not None else _years_around(reference)
        days = [d for year in years if (d := _date(year, self.month, self.day))]
        if self.year is None and reference is not None:
            days = [d for d in days if planned or (d - reference).days <= 2]
        if not days:
            return None
        day = min(days, key=lambda d: abs((d - reference).days)) if reference else days[0]
        last = _date(day.year, *self.end) if self.end else None
        if last and last < day:
            last = _date(day.year + 1, *self.end) if self.end else None
        return day, last if last and last > day else None, source


def _years_around(reference: dt.date | None) -> list[int]:
    return [reference.year - 1, reference.year, reference.year + 1] if reference else []


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def _shift(day: dt.date, days: int) -> dt.date | None:
    """The day *days* after *day*; None beyond the first or the last that a date can hold."""
    number = day.toordinal() + days
    return dt.date.fromordinal(number) if 1 <= number <= dt.date.max.toordinal() else None


def _weekday(weekday: int, reference: dt.date, coming: bool) -> dt.date | None:
    if coming:
        return _shift(reference, (weekday - reference.weekday() - 1) % 7 + 1)
    return _shift(reference, -((reference.weekday() - weekday) % 7))


def _day_of_month(day: int, reference: dt.date, planned: bool) -> dt.date | None:
    """The nearest date with that day of the month, for a held meeting not after the reference date."""
    if not planned and day == reference.day + 1:  # a dispatch dated the evening before
        return reference
    first = reference.replace(day=1)
    months = [_shift(first, -1), first, _shift(first, 32)]
    days = [d for m in months if m and (d := _date(m.year, m.month, day)) and (planned or d <= reference)]
    return min(days, key=lambda d: abs((d - reference).days), default=None)


@cache
def _calendar() -> dict[str, tuple[str, int]]:
    """Every word that can begin or make a date: key -> (sort, number)."""
    table = read_table("calendar")
    found = {key: ("month", n) for n, keys in enumerate(table["months"]["words"], 1) for key in keys}
    found |= {key: ("weekday", n) for n, keys in enumerate(table["weekdays"]["words"]) for key in keys}
    return found | {key: ("offset", n) for key, n in table["offsets"].items()}


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
    calendar, words = _calendar(), document.words
    return [
        i
        for i, key in enumerate(document.keys[first:last], first)
        if key in calendar or key == "ago" or words[i][0].isdigit()
    ]


def _date_at(document: Document, i: int, first: int, last: int, found: list[DateMention]) -> DateMention | None:
    entry = _calendar().get(document.keys[i])
    if entry is not None:
        return _named_date(document, i, last, found[-1].last if found else first, *entry)
    if document.words[i][0].isdigit():
        return _numeric_date(document, i, last) or _ordinal(document, i, last)
    return _days_ago(document, i, first)


def _joined(document: Document, a: DateMention, b: DateMention) -> DateMention | None:
    """One date from two: "30 April - 2 May", "from Nov. 28 to Dec. 3, 2024", "this Tuesday, November 14"."""
    if a.weekday is not None and b.month is not None and a.last == b.first and document.seps[b.first] in ("", ","):
        return replace(b, first=a.first)
    between = document.keys[a.last : b.first]
    if a.weekday is not None:
        return _joined_weekday(document, a, b, between)
    if a.month is None or b.month is None or a.day is None or b.day is None or a.end or b.end:
        return None
    dash = not between and document.seps[b.first] in ("-", "—")
    if not dash and not (between in (("to",), ("through",)) and document.seps[b.first] == ""):
        return None
    year = a.year if a.year is not None else b.year
    return DateMention(a.first, b.last, year=year, month=a.month, day=a.day, end=(b.month, b.day))


def _joined_weekday(document: Document, a: DateMention, b: DateMention, between: tuple[str, ...]) -> DateMention | None:
    """ "Monday to Wednesday", "Monday and Tuesday", "Monday 20 to Wednesday 22 April"."""
    if b.first - a.last > len(_WITH_DAY) or any(document.seps[a.last + 1 : b.first + 1]) or a.until is not None:
        return None
    if (
        b.weekday is not None
        and between[:1]
        and between[0] in _RANGE
        and len(between) == 1
        and document.seps[a.last] == ""
    ):
        return replace(a, last=b.last, until=b.weekday)
    day = _day(between[0]) if len(between) == len(_WITH_DAY) and between[1] in _RANGE else None
    if day is None or b.month is None or b.day is None or b.end is not None:
        return None
    return replace(b, first=a.first, day=day, end=(b.month, b.day))


_WITH_DAY = ("20", "to")


def _named_date(document: Document, i: int, last: int, floor: int, sort: str, number: int) -> DateMention | None:
    if sort == "month":
        return _month_date(document, i, last, floor, number)
    if sort == "weekday":
        if not document.is_capital(i):
            return None
        before = document.keys[i - 1] if i > floor else ""
        coming = {"next": True, "coming": True, "this": None, "last": False}.get(before)
        weeks = _week_at(document, i + 1, last)
        if weeks is not None:
            return DateMention(i, i + 3, weekday=number, weeks=weeks)
        return _with_bracket(document, DateMention(i, i + 1, weekday=number, coming=coming), last)
    if document.keys[i] in ("this", "last"):
        if i + 1 >= last or document.keys[i + 1] not in read_table("calendar")["parts_of_day"]["words"]:
            return None
        return _with_bracket(document, DateMention(i, i + 2, offset=number), last)
    beyond = _beyond(document, i, floor, number)
    if beyond is not None:
        return beyond
    return _with_bracket(document, DateMention(i, i + 1, offset=number), last)


def _week_at(document: Document, i: int, last: int) -> int | None:
    """How many weeks away the week is that is told behind a weekday: "Monday |last week|"."""
    week = i + 1 < last and document.keys[i + 1] == "week" and document.seps[i] == ""
    return {"last": -1, "this": 0, "next": 1}.get(document.keys[i]) if week else None


def _beyond(document: Document, i: int, floor: int, number: int) -> DateMention | None:
    """ "the day before yesterday", "the day after tomorrow"."""
    told = " ".join(document.keys[i - 2 : i]) if i - 2 >= floor else ""
    beyond = {"day before": -1, "day after": 1}.get(told)
    return DateMention(i - 2, i + 1, offset=number + beyond) if beyond is not None and number * beyond > 0 else None


def _with_bracket(document: Document, mention: DateMention, last: int) -> DateMention:
    """Prefer what a following bracket prints: "today (15)", "yesterday (02 Jan)", "Thursday [17 March]"."""
    i = mention.last
    while i < last and document.seps[i] == "" and document.keys[i] in read_table("calendar")["parts_of_day"]["words"]:
        i += 1
    if i >= last or document.seps[i] not in ("(", "["):
        return mention
    inner = next((d for d in find_dates(document, i, min(i + 3, last)) if d.month is not None), None)
    if inner is not None:
        return DateMention(mention.first, inner.last, year=inner.year, month=inner.month, day=inner.day)
    day = _day(document.words[i])
    if day is None or document.sep(i + 1)[:1] not in (")", "]"):
        return mention
    return DateMention(mention.first, i + 1, day=day)


def _day(word: str) -> int | None:
    match = _DAY.fullmatch(word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def _month_date(document: Document, i: int, last: int, floor: int, month: int) -> DateMention | None:
    if not document.is_capital(i):
        return None
    after = _day(document.words[i + 1]) if i + 1 < last and document.seps[i + 1] in ("", ".") else None
    day_at = i - 2 if i - 2 >= floor and document.keys[i - 1] == "of" else i - 1
    before = _day(document.words[day_at]) if day_at >= floor and document.seps[i] in ("", "-", ",") else None
    if after is not None and (before is None or not _year_at(document, i + 1, last)):
        return _month_first(document, i, last, month, after)
    if before is not None:
        return _day_first(document, day_at, i, last, floor, month, before)
    return None


def _year_at(document: Document, i: int, last: int) -> int | None:
    if i < last and document.seps[i] in ("", ",", ".", ".,", "/") and _YEAR.fullmatch(document.words[i]):
        return int(document.words[i])
    return None


def _month_first(document: Document, i: int, last: int, month: int, day: int) -> DateMention:
    """ "July 28", "Nov. 18-19, 2005", "July 28 to 30", "April 28 - May 2"."""
    end, at = None, i + 2
    joined = at < last and (
        document.seps[at] in ("-", "—") or (document.keys[at] in _RANGE and document.seps[at] == "")
    )
    if joined:
        k = at + (document.keys[at] in _RANGE)
        second = _calendar().get(document.keys[k], ("", 0)) if k < last else ("", 0)
        end_month, k = (second[1], k + 1) if second[0] == "month" else (month, k)
        end_day = _day(document.words[k]) if k < last and document.seps[k] in ("", "-", "—", ".") else None
        if end_day is not None and (end_month, end_day) > (month, day):
            end, at = (end_month, end_day), k + 1
    year = _year_at(document, at, last)
    return DateMention(i, at + (year is not None), year=year, month=month, day=day, end=end)


def _day_first(document: Document, day_at: int, i: int, last: int, floor: int, month: int, day: int) -> DateMention:
    """ "15 January 2021", "19-21 February", "from 11 to 14 June", "22nd April, 2026"."""
    first, end = day_at, None
    k = day_at - 1 - (document.keys[day_at - 1] in _RANGE if day_at > floor else 0)
    separator = document.seps[day_at]
    if k >= floor and (separator in ("-", "—") or (separator == "" and k == day_at - 2)):
        start_day = _day(document.words[k])
        if start_day is not None and start_day < day:
            first, day, end = k, start_day, (month, day)
    year = _year_at(document, i + 1, last)
    return DateMention(first, i + 1 + (year is not None), year=year, month=month, day=day, end=end)


def _numeric_date(document: Document, i: int, last: int) -> DateMention | None:
    """ "2021-01-15", "15.01.2021", "15/01/2021"."""
    if match := _NUMERIC.fullmatch(document.words[i]):
        return _checked(i, i + 1, int(match[3]), int(match[2]), int(match[1]))
    if i + 2 < last and document.seps[i + 1] == document.seps[i + 2] and document.seps[i + 1] in ("-", "/"):
        a, b, c = document.words[i : i + 3]
        if a.isdecimal() and b.isdecimal() and c.isdecimal():
            if len(a) == 4:
                return _checked(i, i + 3, int(a), int(b), int(c))
            if len(c) == 4 and int(a) > 12:
                return _checked(i, i + 3, int(c), int(b), int(a))
    return None


def short_numeric(document: Document, i: int) -> DateMention | None:
    """Return the date of "22/05", "22.05" or "22.05.25" at word *i*, as European datelines print it, or None."""
    if match := _SHORT_YEAR.fullmatch(document.words[i]):
        return _checked(i, i + 1, 2000 + int(match[3]), int(match[2]), int(match[1]))
    if match := _DAY_AND_MONTH.fullmatch(document.words[i]):
        return _in_leap_year(i, i + 1, int(match[2]), int(match[1]))
    if i + 1 >= len(document.words) or document.seps[i + 1] not in ("/", "."):
        return None
    day, month = _day(document.words[i]), document.words[i + 1]
    if day is None or not document.words[i].isdecimal() or not month.isdecimal() or len(month) > 2:
        return None
    return _in_leap_year(i, i + 2, int(month), day)


def _in_leap_year(first: int, last: int, month: int, day: int) -> DateMention | None:
    return DateMention(first, last, month=month, day=day) if _date(2000, month, day) else None


def head_date(document: Document, i: int, last: int, published: dt.date | None) -> DateMention | None:
    """Return the calendar date at word *i* of a head, in the forms that only heads print, or None.

    They are two-digit years ("5 SEP 89") and numbers ("05/06/2025", "22.05"), beside all that :func:`find_dates` knows.
    Of two possible orders or centuries the one nearest to *published* counts; without it the day comes first, and
    years from 50 on are of the past century.
    """
    if i >= last:
        return None
    weekday = _calendar().get(document.keys[i], ("", 0))[0] == "weekday"
    start = i + 1 if weekday and i + 1 < last else i
    whole = _with_two_digit_year(document, start, last, published) or _all_numeric(document, start, last, published)
    if whole is not None:
        return whole
    for begin in (i, start):  # "Wednesday, March 12" is one date, "Wed., March 12" is not
        found = next(iter(find_dates(document, begin, min(i + 8, last))), None)
        if found is not None and found.first <= start and found.month is not None:
            return _with_repeated_year(document, found, last)
    return _with_small_month(document, start, last) or short_numeric(document, start)


def _with_small_month(document: Document, i: int, last: int) -> DateMention | None:
    """ "march 12", "12 march 2025": a misprint that running text would not be read as."""
    if i + 1 >= last or document.seps[i + 1] not in ("", "."):
        return None
    calendar, (a, b) = _calendar(), document.keys[i : i + 2]
    if calendar.get(a, ("", 0))[0] == "month" and (day := _day(document.words[i + 1])) is not None:
        return _month_first(document, i, last, calendar[a][1], day)
    if calendar.get(b, ("", 0))[0] == "month" and (day := _day(document.words[i])) is not None:
        return _day_first(document, i, i + 1, last, i, calendar[b][1], day)
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
    calendar, (a, b) = _calendar(), document.keys[i : i + 2]
    month, day = (b, a) if calendar.get(b, ("", 0))[0] == "month" else (a, b)
    number = _day(day)
    if number is None or calendar.get(month, ("", 0))[0] != "month" or document.seps[i + 2] not in _BEFORE_SHORT_YEAR:
        return None
    if i + 3 < last and document.sep(i + 3) in ("", ":", "-"):  # "5 Sep 11:30", "5 Sep 12 ministers"
        return None
    year = _century(int(document.words[i + 2]), published)
    return _checked(i, i + 3, year, calendar[month][1], number)


def _century(year: int, published: dt.date | None) -> int:
    if published is not None:
        return min((1900 + year, 2000 + year), key=lambda full: abs(full - published.year))
    return (1900 if year >= 50 else 2000) + year


def _all_numeric(document: Document, i: int, last: int, published: dt.date | None) -> DateMention | None:
    """ "05/06/2025", "5/6/25", "5-6-2025", "05.06.2025": the day first, unless only the month can be or is nearer."""
    if match := _NUMERIC.fullmatch(document.words[i]):
        day, month, year, end = int(match[1]), int(match[2]), int(match[3]), i + 1
    elif _is_numeric(document, i, last):
        day, month, year, end = *(int(word) for word in document.words[i : i + 3]), i + 3
        year = year if len(document.words[i + 2]) == 4 else _century(year, published)
    else:
        return None
    orders = [(day, month), (month, day)]
    dates = [d for dd, mm in orders if (d := _date(year, mm, dd))]
    if published is not None:
        dates.sort(key=lambda d: abs((d - published).days))
    return DateMention(i, end, year=dates[0].year, month=dates[0].month, day=dates[0].day) if dates else None


def _is_numeric(document: Document, i: int, last: int) -> bool:
    if i + 2 >= last or document.seps[i + 1] != document.seps[i + 2] or document.seps[i + 1] not in ("-", "/"):
        return False
    words = document.words[i : i + 3]
    short = len(words[2]) == 2 and document.seps[i + 1] == "/" and (i + 3 >= last or document.sep(i + 3) != "/")
    return all(w.isdecimal() for w in words) and (short or len(words[2]) == 4) and max(map(len, words[:2])) <= 2


def _checked(first: int, last: int, year: int, month: int, day: int) -> DateMention | None:
    return DateMention(first, last, year=year, month=month, day=day) if _date(year, month, day) else None


def _ordinal(document: Document, i: int, last: int) -> DateMention | None:
    """ "on the 25th", "on 25th afternoon", when no noun follows."""
    word = document.words[i]
    if word[-2:].lower() not in ("st", "nd", "rd", "th") or _day(word) is None:
        return None
    before = [document.keys[k] for k in range(max(i - 2, 0), i)]
    parts = read_table("calendar")["parts_of_day"]["words"]
    closes = i + 1 >= last or document.sep(i + 1) not in ("", "-") or document.keys[i + 1] in (*parts, "of", "and")
    if before[-1:] == ["on"] or before == ["on", "the"]:
        follows_month = i + 2 < last and document.keys[i + 1] == "of" and document.keys[i + 2] not in ("this", "the")
        return DateMention(i, i + 1, day=_day(word)) if closes and not follows_month else None
    return None


def _days_ago(document: Document, i: int, first: int) -> DateMention | None:
    """ "two days ago", "a week ago": the phrases that dateparser knows."""
    start = i - 2
    if start < first or document.keys[i - 1] not in ("day", "days", "week", "weeks"):
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


@cache
def calendar_words() -> frozenset[str]:
    """Return the folded names of months and weekdays."""
    return frozenset(key for key, (sort, _) in _calendar().items() if sort != "offset")


@cache
def weekdays() -> frozenset[str]:
    """Return the folded names of weekdays."""
    return frozenset(key for key, (sort, _) in _calendar().items() if sort == "weekday")

"""A date as it is printed, and the day that it means."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Source = Literal["text", "published"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: words *first* to *last*, and what is printed of it.

    ``month`` and ``day`` are set for a calendar date (``year`` when printed, ``end`` for the last day of a range),
    ``weekday`` (0 is Monday) for a weekday (``weeks`` from that of the dispatch in "Monday last week", ``until`` for
    the last one of "Monday to Wednesday"), ``offset`` in days for today, yesterday, tomorrow and the like,
    only ``day`` for "today (15)" and "on the 25th". ``again`` is set for "that evening": the day told before.
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
    again: bool = False

    def differs(self, other: "DateMention") -> bool:
        """Tell whether two dates that are told alike are not of one day: "Monday" and "Tuesday"."""
        pairs = zip(self._told(), other._told(), strict=True)
        return any(None not in pair and pair[0] != pair[1] for pair in pairs)

    def _told(self) -> tuple[int | None, ...]:
        return (self.month, self.day, self.weekday, self.offset)

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
        if reference is None or self.again:
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
        days = [day for year in self._years(reference) if (day := date_of(year, self.month, self.day))]
        if self.year is None and reference is not None and not planned:
            days = [day for day in days if (day - reference).days <= 2]
        day = min(days, key=lambda d: abs((d - (reference or d)).days), default=None)
        return None if day is None else (day, self._last_day(day), "published" if self.year is None else "text")

    def _years(self, reference: dt.date | None) -> list[int]:
        """The year as printed, else those around the reference."""
        if self.year is not None:
            return [self.year]
        return [] if reference is None else [reference.year - 1, reference.year, reference.year + 1]

    def _last_day(self, day: dt.date) -> dt.date | None:
        """The last day of a range that begins on *day*."""
        if self.end is None:
            return None
        ends = (date_of(year, *self.end) for year in (day.year, day.year + 1))
        last = next((end for end in ends if end is not None and end >= day), None)
        return None if last == day else last


def date_of(year: int, month: int | None, day: int | None) -> dt.date | None:
    """Return the date, or None where there is no such day."""
    try:
        return dt.date(year, month or 0, day or 0)
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
    days = [d for m in months if m and (d := date_of(m.year, m.month, day)) and (planned or d <= reference)]
    return min(days, key=lambda d: abs((d - reference).days), default=None)

"""The days at which a time axis is marked."""

import datetime as dt
from collections.abc import Iterator

from dipbrief.export.picture.meetings import day, month

_LAST = dt.date.max.toordinal()
_DAYS = (1, 2, 7)
_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


def ticks(first: int, last: int, most: int = 9) -> list[tuple[int, str, str | None]]:
    """Marks from day number *first* to *last*: the day, its words, and the year where one begins.

    Day numbers are those of ``datetime.date.toordinal``. There are at most *most* marks, at days, months or years.

    >>> start = dt.date(2024, 11, 20).toordinal()
    >>> [(words, year) for _, words, year in ticks(start, start + 100)]
    [('Dec', '2024'), ('Jan', '2025'), ('Feb', None)]
    """
    for step in _steps():
        days = [number for number in _every(*step, first, last) if first <= number <= last]
        if len(days) <= most:
            return list(_named(days, step[1]))
    return []


def _steps() -> Iterator[tuple[int, str]]:
    yield from ((step, "day") for step in _DAYS)
    yield from ((step, "month") for step in _MONTHS)
    yield from ((step, "year") for step in _YEARS)


def _every(step: int, unit: str, first: int, last: int) -> Iterator[int]:
    if unit == "day":
        begin = first + (1 - first) % 7 if step == 7 else first  # weeks on Mondays, as day 1 was one
        yield from range(max(begin, 1), min(last, _LAST) + 1, step)
        return
    start, end = (dt.date.fromordinal(min(max(number, 1), _LAST)) for number in (first, last))
    months = step if unit == "month" else 12 * step
    for index in range(start.year * 12 // months * months, end.year * 12 + 12, months):
        if 1 <= index // 12 <= dt.MAXYEAR:
            yield dt.date(index // 12, index % 12 + 1, 1).toordinal()


def _named(days: list[int], unit: str) -> Iterator[tuple[int, str, str | None]]:
    year = None
    for number in days:
        date = dt.date.fromordinal(number)
        if unit == "year":
            yield number, str(date.year), None
        else:
            words = day(date, short=True) if unit == "day" else month(date)
            yield number, words, str(date.year) if date.year != year else None
        year = date.year

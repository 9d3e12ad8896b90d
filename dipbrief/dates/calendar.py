"""The words of ``calendar.toml``, and what numbers print of a date."""

import re
from functools import cache

from dipbrief.document import Document
from dipbrief.tables import read_table

DASHES = frozenset(["-", "\u2014"])
"""What stands between two days of a range; all dashes but the hyphen are folded to the second."""

DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
"""The day, the month and the year of "15.01.2021"."""

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_YEAR = frozenset(["", ",", ".", ".,", "/"])
_BETWEEN_NUMBERS = frozenset(["-", "/"])


@cache
def calendar() -> dict[str, tuple[str, int]]:
    """Return every word that can begin or make a date: key -> (sort, number)."""
    table = read_table("calendar")
    found = {key: ("month", n) for n, keys in enumerate(table["months"]["words"], 1) for key in keys}
    found |= {key: ("weekday", n) for n, keys in enumerate(table["weekdays"]["words"]) for key in keys}
    return found | {key: ("offset", n) for key, n in table["offsets"].items()}


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of ``calendar.toml``."""
    return frozenset(read_table("calendar")[name]["words"])


@cache
def calendar_words() -> frozenset[str]:
    """Return the folded names of months and weekdays."""
    return frozenset(key for key, (sort, _) in calendar().items() if sort != "offset")


@cache
def weekdays() -> frozenset[str]:
    """Return the folded names of weekdays."""
    return frozenset(key for key, (sort, _) in calendar().items() if sort == "weekday")


def month_at(document: Document, i: int, last: int) -> int | None:
    """Return the number of the month that word *i* names."""
    sort, number = calendar().get(document.keys[i], ("", 0)) if i < last else ("", 0)
    return number if sort == "month" else None


def day_in(word: str) -> int | None:
    """Return the day of a month that is printed as *word*: "3", "22nd"."""
    match = _DAY.fullmatch(word)
    return int(match[1]) if match and 1 <= int(match[1]) <= 31 else None


def day_at(document: Document, i: int, last: int, before: frozenset[str]) -> int | None:
    """Return the day that word *i* prints, behind one of the separators *before*."""
    return day_in(document.words[i]) if i < last and document.seps[i] in before else None


def year_at(document: Document, i: int, last: int) -> int | None:
    """Return the year with four figures that word *i* prints."""
    if i < last and document.seps[i] in _BEFORE_YEAR and _YEAR.fullmatch(document.words[i]):
        return int(document.words[i])
    return None


def is_year(document: Document, first: int, last: int) -> bool:
    """Tell whether words *first* to *last* are a year with four figures and nothing more."""
    return last - first == 1 and _YEAR.fullmatch(document.words[first]) is not None


def three_numbers(document: Document, i: int, last: int) -> tuple[str, str, str] | None:
    """Return the numbers of "2021-01-15" or "15/01/2021" at word *i*, as printed."""
    if i + 2 >= last or document.seps[i + 1] != document.seps[i + 2] or document.seps[i + 1] not in _BETWEEN_NUMBERS:
        return None
    a, b, c = document.words[i : i + 3]
    return (a, b, c) if (a + b + c).isdecimal() else None

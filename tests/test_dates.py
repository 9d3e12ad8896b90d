"""Dates: what is printed, and the day that it means on the day of the dispatch."""

import datetime as dt
from typing import Any

import pytest

from dipbrief.dates import calendar_words, find_dates
from dipbrief.document import read_document

FRIDAY = "2021-01-15"  # the day of the dispatch unless a row says otherwise

Row = tuple[str | None, str | None, str]


def rows(day: str | None, end: str | None, *phrases: str) -> list[Row]:
    return [(day, end, phrase) for phrase in phrases]


def miss(day: str | None, end: str | None, phrase: str, reason: str) -> Any:
    """Return a row that is known to fail today."""
    return pytest.param(day, end, phrase, marks=pytest.mark.xfail(strict=True, reason=reason))


def resolved(text: str, reference: str | None, *, planned: bool = False) -> set[tuple[str, str | None] | None]:
    """Return what every date of *text* means, as a set of (day, last day)."""
    base = dt.date.fromisoformat(reference) if reference else None
    found = [date.resolve(base, planned=planned) for date in find_dates(read_document(text))]
    return {item and (item[0].isoformat(), item[1].isoformat() if item[1] else None) for item in found}


# --- held: the last such day -----------------------------------------------------------------------------------

HELD: list[Any] = [
    *rows(
        "2021-01-15",
        None,
        "on Jan. 15",
        "on Jan 15",
        "on January 15",
        "on JANUARY 15",
        "on 15 January",
        "on 15 Jan.",
        "on 15th January",
        "on January 15th",
        "on the 15th of January",
        "on January 15, 2021",
        "on January 15 2021",
        "on Jan. 15, 2021,",
        "on 15 January 2021",
        "on 15 January, 2021",
        "on 15th January, 2021",
        "on 15.01.2021",
        "on 2021-01-15",
        "on 15/01/2021",
        "on Friday",
        "on Fri.",
        "Friday",
        "on Friday, January 15,",
        "on Friday, 15 January 2021",
        "on Friday (15 January)",
        "on Friday [15 January]",
        "on Friday afternoon",
        "today",
        "today (15)",
        "today (Jan. 15)",
        "today [January 15]",
        "today morning (15)",
        "this morning",
        "this afternoon",
        "this evening",
        "tonight",
        "on the 15th,",
        "on 15th,",
    ),
    *rows(
        "2021-01-14", None, "yesterday", "yesterday (14)", "yesterday (14 Jan)", "on Thursday", "on Thursday evening"
    ),
    *rows("2021-01-13", None, "two days ago", "2 days ago", "on Wed.", "last Wednesday"),
    *rows("2021-01-08", None, "a week ago", "on January 8", "on the 8th,"),
    *rows("2021-01-11", None, "on Monday", "on Mon.", "this Monday", "on Monday, January 11"),
    *rows("2021-01-09", None, "on Saturday", "last Saturday"),
    *rows("2020-12-30", None, "on Dec. 30", "on 30 December", "on December 30, 2020", "on the 30th,"),
    *rows("2020-05-03", None, "on May 3", "on 3 May", "on the 3rd of May"),
    *rows("2020-02-29", None, "on February 29"),
    *rows("1994-11-06", None, "on November 6, 1994", "on 6 November 1994", "on 6.11.1994"),
    *rows("2021-01-16", None, "on January 16"),  # a dispatch may be dated a day or two early
    *rows(
        "2021-01-11",
        "2021-01-14",
        "on January 11-14",
        "on Jan. 11-14",
        "on 11-14 January",
        "from 11 to 14 January",
        "from January 11 to 14",
        "on January 11 to 14, 2021",
        "on January 11\u201314",
        "on 11\u201314 January 2021",
        "from January 11 through 14",
        "from January 11 to January 14",
        "from 11 January to 14 January 2021",
        "on January 11 - 14",
    ),
    *rows(
        "2021-01-13",
        "2021-01-14",
        "on January 13-14",
        "on 13-14 January",
        "on January 13 and 14",
        "on 13 and 14 January",
    ),
    *rows(
        "2020-12-30",
        "2021-01-02",
        "from December 30 to January 2",
        "from 30 December to 2 January",
        "on 30 December - 2 January",
        "on Dec. 30 - Jan. 2",
    ),
    miss("2021-01-15", None, "on the 15th", "an ordinal before a preposition is not taken for a day"),
    *rows("2021-01-13", None, "on 13 Jan 21"),
    *rows("2021-01-13", "2021-01-14", "on 13-14 Jan 21"),
    *rows("2020-11-28", "2020-12-03", "from Nov. 28 to Dec. 3, 2020", "from 28 November to 3 December 2020"),
]


@pytest.mark.parametrize(("day", "end", "phrase"), HELD)
def test_held(day: str | None, end: str | None, phrase: str) -> None:
    assert resolved(f"The ministers met {phrase} in Oslo.", FRIDAY) == {(day, end)}


# --- planned: the next such day --------------------------------------------------------------------------------

PLANNED: list[Any] = [
    *rows(
        "2021-01-18", None, "on Monday", "next Monday", "on Monday, January 18,", "on January 18", "this coming Monday"
    ),
    *rows("2021-01-16", None, "tomorrow", "on Saturday", "on the 16th,", "tomorrow (16)", "tomorrow, January 16,"),
    *rows("2021-01-22", None, "on Friday", "next Friday", "on January 22"),
    *rows("2021-02-03", None, "on February 3", "on 3 Feb."),
    *rows("2021-05-03", None, "on May 3", "on 3 May"),
    *rows("2021-01-15", None, "today", "this evening", "tonight", "on January 15"),
    *rows("2021-01-21", "2021-01-23", "on January 21-23", "from 21 to 23 January"),
    *rows("2021-01-31", "2021-02-02", "from January 31 to February 2"),
    *rows("2021-01-15", None, "later Friday"),
]


@pytest.mark.parametrize(("day", "end", "phrase"), PLANNED)
def test_planned(day: str | None, end: str | None, phrase: str) -> None:
    assert resolved(f"The ministers will meet {phrase} in Oslo.", FRIDAY, planned=True) == {(day, end)}


# --- around the turn of the year, by the day of the dispatch ---------------------------------------------------


@pytest.mark.parametrize(
    ("day", "reference", "phrase"),
    [
        ("2020-12-30", "2021-01-02", "on Dec. 30"),
        ("2021-01-02", "2021-01-02", "on January 2"),
        ("2021-01-01", "2020-12-31", "on January 1"),
        ("2020-12-31", "2021-01-01", "yesterday"),
        ("2020-12-28", "2021-01-03", "on Monday"),
        ("2020-12-31", "2021-01-05", "on the 31st,"),
        ("2024-02-29", "2024-03-01", "yesterday"),
        ("2024-02-29", "2025-01-10", "on February 29"),
    ],
)
def test_turn_of_the_year(day: str, reference: str, phrase: str) -> None:
    assert resolved(f"The ministers met {phrase} in Oslo.", reference) == {(day, None)}


# --- without a day of the dispatch -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "phrase", ["on January 15", "on Friday", "yesterday", "today (15)", "on the 15th,", "two days ago"]
)
def test_nothing_is_taken_from_the_clock(phrase: str) -> None:
    assert resolved(f"The ministers met {phrase} in Oslo.", None) == {None}


@pytest.mark.parametrize("phrase", ["on January 15, 2021", "on 15.01.2021", "on 2021-01-15", "on 15th January, 2021"])
def test_a_printed_year_needs_no_reference(phrase: str) -> None:
    assert resolved(f"The ministers met {phrase} in Oslo.", None) == {("2021-01-15", None)}


def test_a_printed_year_says_so() -> None:
    [printed, bare] = find_dates(read_document("On January 15, 2021 they met; on January 12 they wrote."))
    assert printed.resolve(dt.date(2021, 1, 15)) == (dt.date(2021, 1, 15), None, "text")
    assert bare.resolve(dt.date(2021, 1, 15)) == (dt.date(2021, 1, 12), None, "published")


# --- the words of a date ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["Jan. 15, 2021"], "They met on Jan. 15, 2021, in Oslo."),
        (["15th April, 2021"], "They met on 15th April, 2021 in Oslo."),
        (["January 11-14"], "They met on January 11-14 in Oslo."),
        (["11 to 14 June"], "They met from 11 to 14 June in Oslo."),
        (["Friday"], "They met on Friday in Oslo."),
        (["today (15"], "They met today (15) in Oslo."),
        (["two days ago"], "They met two days ago in Oslo."),
        (["Monday", "Jan. 12"], "They met on Monday and wrote on Jan. 12."),
        (["15\nJanuary"], "They met on 15\nJanuary in Oslo."),
        (["Jan.\u00a015"], "They met on Jan.\u00a015 in Oslo."),
    ],
)
def test_words_of_a_date(expected: list[str], text: str) -> None:
    document = read_document(text)
    assert [document.span(date.first, date.last).text for date in find_dates(document)] == expected


# --- no dates --------------------------------------------------------------------------------------------------

NO_DATES: list[Any] = [
    "They may 3 times a year meet.",
    "The sides may meet; 15 states may join.",
    "May Lindqvist spoke to 15 guests.",
    "April Hale and June Osei spoke.",
    "Jan Novotny received the envoy.",
    "August Lindgren received 12 envoys.",
    "They march 12 miles.",
    "The march of 12 units began.",
    "The sun shone.",
    "They sat down for talks.",
    "They signed in May.",
    "They signed in May 2021.",
    "The session ended in autumn 2021.",
    "Resolution No. 15 passed.",
    "A 15-member delegation came.",
    "1,200 soldiers trained.",
    "The 25th anniversary was marked.",
    "The 3rd Army trained.",
    "Growth was 3.5 per cent.",
    "They met at 10.30 in room 2.",
    "The ratio is 15/01.",
    "It happened some days before.",
    "The B-52 flew.",
    "The G20 and the 5+1 met.",
    "On May 45 nothing happened.",
    "On 31/02/2021 nothing happened.",
    pytest.param(
        "Sun Mei-ling received the envoy.",
        marks=pytest.mark.xfail(strict=True, reason="a family name that is also short for a weekday"),
    ),
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    assert find_dates(read_document(text)) == []


def test_calendar_words_are_folded() -> None:
    assert {"january", "sept", "friday", "tues"} <= calendar_words()
    assert not {"today", "this", "day"} & calendar_words()

"""Parts of the reading alone: a person, a dateline, the persons of a text."""

import datetime as dt
from typing import Any

import pytest

from dipbrief import Dateline, Participant, find_persons, parse, read_dateline, read_person


def in_short(person: Participant | None) -> tuple[Any, ...]:
    assert person is not None
    rank, party = person.rank, person.party
    return person.name, rank and (rank.title, rank.code), [r.office for r in person.roles], party and party.code


@pytest.mark.parametrize(
    ("name", "rank", "offices", "party", "text"),
    [
        ("John A. Smith", ("Lt. Gen.", "OF-8"), ["deputy-commander"], "US",
         "Lt. Gen. John A. Smith, Deputy Commander of U.S. Central Command"),
        ("Kari Lund", None, ["defence-minister"], "NO", "Norwegian Defence Minister Kari Lund"),
        ("Kari Lund", None, ["defence-minister"], "NO", "Kari Lund, Minister of Defence of Norway"),
        ("Paul Reed", None, ["ambassador"], "US", "H.E. Mr. Paul Reed, Ambassador of the United States to Georgia"),
        ("Anar Velizade", ("Colonel-General", None), [], None, "Colonel-General Anar Velizade"),
        ("Juan Q. Xavier", None, [], None, "Dr. Juan Q. Xavier"),
        ("Paul Reed", ("Admiral", None), [], None, "\n Admiral\u00a0Paul\nReed "),
    ],
)  # fmt: skip
def test_a_person_with_titles(name: str, rank: Any, offices: list[str], party: str | None, text: str) -> None:
    assert in_short(read_person(text)) == (name, rank, offices, party)


@pytest.mark.parametrize("text", ["", " ", "Paul Reed", "the price of grain", "the Foreign Minister of Poland", "123"])
def test_nobody(text: str) -> None:
    assert read_person(text) is None


def test_of_several_the_first() -> None:
    person = read_person("Minister Kari Lund and Admiral Paul Reed")
    assert person is not None
    assert (person.id, person.name) == ("p1", "Kari Lund")


@pytest.mark.parametrize(
    ("city", "country", "date", "text"),
    [
        ("Oslo", "NO", "2025-03-03", "OSLO, March 3 (Reuters) -"),
        ("Oslo", "NO", "2025-03-03", "OSLO, March 3"),
        ("Baku", "AZ", "2025-01-15", "BAKU, Azerbaijan, Jan. 15"),
        ("Geneva", "CH", "2024-12-30", "GENEVA, 30 December 2024 (Xinhua) -- The two ministers met."),
    ],
)
def test_a_dateline(city: str, country: str, date: str, text: str) -> None:
    found = read_dateline(text, published=dt.date(2025, 3, 4))
    assert found is not None
    assert (found.city, found.country, found.date) == (city, country, dt.date.fromisoformat(date))
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["", "Grain prices rose.", "Admiral Paul Reed", "(Reuters)"])
def test_no_dateline(text: str) -> None:
    assert read_dateline(text) is None


def test_without_a_year_a_day_is_no_date() -> None:
    assert read_dateline("OSLO, March 3 (Reuters) -") == Dateline(
        text="OSLO, March 3", start=0, end=13, city="Oslo", country="NO"
    )


TEXT = """OSLO, March 3 (Reuters) - Norwegian Defence Minister Kari Lund met Polish Defence Minister Jan Novotil.

Admiral Paul Reed was not there. Novotil thanked Lund."""


def test_the_persons_of_a_text_are_those_of_its_report() -> None:
    report, found = parse(TEXT), find_persons(TEXT)
    assert [(p.id, p.name) for p in found] == [("p1", "Kari Lund"), ("p2", "Jan Novotil"), ("p3", "Paul Reed")]
    assert [p.mentions for p in found] == [p.mentions for p in (*report.participants, *report.mentioned)]


def test_persons_of_the_title_come_first() -> None:
    found = find_persons("Norwegian Minister Kari Lund left.", title="Polish Minister Jan Novotil resigns")
    assert [p.name for p in found] == ["Jan Novotil", "Kari Lund"]


@pytest.mark.parametrize("read", [read_person, read_dateline, find_persons])
def test_what_is_no_text_is_refused(read: Any) -> None:
    with pytest.raises(TypeError, match="text must be a str, not bytes; decode bytes first"):
        read(b"OSLO")

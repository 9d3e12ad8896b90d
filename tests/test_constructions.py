"""Constructions of titles, names, references and openings: short texts, each with its whole reading beside it.

``constructions/people.txt`` and ``constructions/headers.txt`` hold them by construction, what matches and what must
not side by side. A text stands on a line of its own ("\\n" for a line's end; a headline before " // "), the reading
below it, indented. A person is read as "name | rank | offices [institution] (status) | party >accredited | mentions",
an issue as "! message [where]"; a header as "dateline | agency | byline | title | date of publication".
"""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

import dipbrief
from dipbrief import MeetingReport, Participant, Role

HERE = Path(__file__).parent / "constructions"
BODY = "Foreign Minister Kari Lund received Ambassador Paul Reed."

Row = tuple[str, str, list[str]]


def rows(name: str) -> Iterator[Row]:
    """Yield (construction, text, lines of the reading) of a file."""
    heading, text, reading = "", "", list[str]()
    for line in [*(HERE / f"{name}.txt").read_text(encoding="utf-8").split("\n"), "# end"]:
        if line.startswith("    "):
            reading.append(line[4:])
            continue
        if text:
            yield heading, text, reading
        heading = line[2:] if line.startswith("# ") else heading
        text, reading = "" if line.startswith("# ") else line.replace("\\n", "\n"), []


def role_line(role: Role) -> str:
    organization = f" [{role.organization}]" if role.organization else ""
    return f"{role.title}{organization}{f' ({role.status})' if role.status else ''}"


def person_line(person: Participant) -> str:
    stands = " ".join([person.party.code if person.party else "-", *(f">{p.code}" for p in person.accredited_to)])
    mentions = " / ".join(mention.text for mention in person.mentions)
    rank = person.rank.title if person.rank else "-"
    return " | ".join([person.name, rank, ", ".join(map(role_line, person.roles)) or "-", stands, mentions or "-"])


def people_lines(text: str) -> list[str]:
    title, _, body = text.rpartition(" // ")
    report = dipbrief.parse(body, title=title or None)
    people = sorted(map(person_line, (*report.participants, *report.mentioned)))
    issues = [f"! {i.message} [{body[i.start : i.end]}]" for i in report.issues if i.start is not None]
    return people + issues


def header_line(report: MeetingReport) -> str:
    header = report.header
    line = header.dateline
    dateline = f"{line.text.replace(chr(10), ' ')}: {line.city}, {line.country}, {line.date}" if line else "-"
    agency = f"{header.agency.mark}: {header.agency.name}" if header.agency else "-"
    byline = header.byline.text if header.byline else "-"
    return " | ".join([dateline, agency, byline, header.title or "-", str(header.published or "-")])


@pytest.mark.parametrize(("heading", "text", "reading"), [pytest.param(*row, id=row[1]) for row in rows("people")])
def test_people_are_read_as_the_construction_says(heading: str, text: str, reading: list[str]) -> None:
    assert people_lines(text) == reading


@pytest.mark.parametrize(("heading", "text", "reading"), [pytest.param(*row, id=row[1]) for row in rows("headers")])
def test_header_is_read_as_the_construction_says(heading: str, text: str, reading: list[str]) -> None:
    published = dt.date(2025, 3, 13) if heading.endswith("2025-03-13") else None
    assert [header_line(dipbrief.parse(text.replace("BODY", BODY), published=published))] == reading


@pytest.mark.parametrize("name", ["people", "headers"])
def test_every_construction_is_there_once(name: str) -> None:
    texts = [text for _, text, _ in rows(name)]
    assert len(texts) > 100
    assert len(set(texts)) == len(texts)


# (office, the title as printed)
OFFICES = [
    ("foreign-minister", "Foreign Minister"),
    ("foreign-minister", "Minister of Foreign Affairs"),
    ("deputy-foreign-minister", "Deputy Foreign Minister"),
    ("deputy-foreign-minister", "Vice Foreign Minister"),
    ("deputy-foreign-minister", "First Deputy Minister of Foreign Affairs"),
    ("defence-secretary", "Secretary of Defense"),
    ("minister", "Minister"),
    ("president", "President"),
    ("vice-president", "Vice President"),
    ("prime-minister", "Prime Minister"),
    ("deputy-prime-minister", "Deputy Prime Minister"),
    ("ambassador", "Ambassador"),
]


@pytest.mark.parametrize(("office", "title"), OFFICES)
def test_office_of_a_title(office: str, title: str) -> None:
    report = dipbrief.parse(f"Norwegian {title} Kari Lund left.")
    assert [role.office for person in report.mentioned for role in person.roles] == [office]


# (what a reader would say, the text, why it is not read so)
MISSES = [
    pytest.param(text, person, marks=pytest.mark.xfail(strict=True, reason=reason))
    for text, person, reason in [
        (
            "The heads of state Kari Lund and Paul Reed left.",
            "Paul Reed | - | head of state | - | Paul Reed",
            "a title is verbatim, and the plural is not at its end",
        ),
    ]
]


@pytest.mark.parametrize(("text", "person"), MISSES)
def test_known_miss(text: str, person: str) -> None:
    assert person in people_lines(text)

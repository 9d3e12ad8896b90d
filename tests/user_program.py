"""A small program of a user, with every public name in it. tests/test_user_project.py runs it and checks its types."""

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import assert_type

import dipbrief
from dipbrief import (
    Agency,
    Dateline,
    Dispatch,
    Finding,
    Header,
    Issue,
    Meeting,
    MeetingReport,
    Participant,
    Party,
    Rank,
    Reader,
    Result,
    Role,
    Span,
    Statement,
    Topic,
    answer_schema,
    check,
    columns,
    compare,
    find_persons,
    locate,
    parse,
    parse_all,
    parse_many,
    read_dateline,
    read_person,
    timeline,
    to_card,
    to_frame,
    to_html,
    to_ninjs,
    to_plover,
    to_rows,
    to_schema_org,
    to_web_annotations,
    vocabulary,
    who_met_whom,
)
from dipbrief.export.rows import Row

TEXT = """OSLO, March 3 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed of the United States
on Monday. They discussed joint exercises. She thanked Reed."""


def described(person: Participant) -> str:
    rank: Rank | None = person.rank
    party: Party | None = person.party
    roles: tuple[Role, ...] = person.roles
    titles = [rank.title] if rank else []
    titles += [role.office or role.title for role in roles]
    return f"{person.name} ({', '.join(titles)}; {party.name if party else 'unknown'})"


def source(header: Header) -> str:
    dateline: Dateline | None = header.dateline
    agency: Agency | None = header.agency
    return f"{dateline.city if dateline else None}, {agency.name if agency else None}"


def when(meeting: Meeting | None) -> dt.date | None:
    return meeting.date if meeting else None


def said(statement: Statement) -> tuple[str, str, str | None]:
    content: Span | None = statement.content
    return " and ".join(statement.speakers), statement.act, content.text if content else None


def doubts(issues: Iterable[Issue]) -> Iterator[tuple[str, str, int | None]]:
    for issue in issues:
        yield issue.code, issue.message, issue.start


def read_all(mappings: Iterable[Mapping[str, object]]) -> list[Result]:
    items: list[Dispatch | Mapping[str, object] | Exception] = [Dispatch(text=TEXT, id="first"), *mappings]
    items.append(OSError("not fetched"))
    return list(parse_many(items, workers=1, on_error="keep"))


def extracted(answer: Mapping[str, object]) -> tuple[Finding, ...]:
    report, lost = locate(answer, TEXT)
    found: tuple[Finding, ...] = check(report, TEXT)
    return (*lost, *found, *compare(report, parse(TEXT)))


def made_by_hand() -> MeetingReport:
    topic = Topic(text="joint exercises", start=136, end=151, labels=("military-exercises",))
    person = Participant(id="p1", name="Kari Lund", party=Party(code="NO", name="Norway", kind="country"))
    return MeetingReport(header=Header(), participants=(person,), topics=(topic,), labels=topic.labels)


def main() -> int:
    report = parse(TEXT, title="Lund meets Reed", published=dt.date(2025, 3, 3))
    assert_type(report, MeetingReport)
    assert_type(report.topics, tuple[Topic, ...])
    meetings = parse_all(TEXT, title="Lund meets Reed", published=dt.date(2025, 3, 3))
    assert_type(meetings, tuple[MeetingReport, ...])
    print(source(meetings[0].header), when(report.meeting))
    print(*map(described, report.participants), sep="; ")
    print(*map(said, report.statements))
    print(*doubts(report.issues), *doubts(made_by_hand().check(TEXT)))
    person, line = read_person("Admiral Paul Reed"), read_dateline(TEXT)
    print(person and person.name, line and line.city, [found.id for found in find_persons(TEXT)])
    reader = Reader(vocabulary={"topic": {"lighthouses": {"terms": ["lighthouse"]}}})
    print(reader.parse("They met to discuss lighthouses.").labels, [r.error for r in reader.parse_many([TEXT])])
    asked = answer_schema(strict=True)
    print(sorted(asked)[:1], "acting" in vocabulary("statuses"), len(extracted(parse(TEXT).model_dump(mode="json"))))
    results = read_all([{"text": TEXT, "date": "2025-03-03"}, {"title": "no text"}])
    print([result.error for result in results])
    reports = [result.report for result in results if result.report]
    rows = to_rows(reports, table="pairs", ids=["first", "second"])
    assert_type(rows, list[Row])
    print([row["date"] for row in rows], list(columns("topics")), len(to_frame(reports, table="person_pairs")))
    for event in to_plover(report, id="r-17", text=TEXT):
        print(event["event"], event["cameo"])
    others = [
        to_schema_org(report, url="https://wire.example/17"),
        to_ninjs(report, TEXT),
        *to_web_annotations(report, TEXT),
    ]
    print(json.dumps(others)[:1])
    pictures = [timeline(reports, title="When", lanes=3), who_met_whom(reports, parties=5)]
    assert_type(pictures, list[str])
    pages = [to_html(report, TEXT), report.to_html(TEXT), to_card(report)]
    print([picture[:4] for picture in pictures], pages[0][:15], pages[0] == pages[1], dipbrief.__version__)
    return 0


if __name__ == "__main__":
    sys.exit(main())

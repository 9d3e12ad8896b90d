"""Plain rows: the tables, their columns and types, and what pandas and polars make of them."""

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from typing import Any, get_args

import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import NAMES, report_of

from dipbrief import MeetingReport, columns, parse, parse_many, to_frame, to_rows
from dipbrief.export.rows import Row, Table

TABLES: tuple[Table, ...] = get_args(Table)

TEXT = """OSLO, March 3 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed of the United States
on Monday. They discussed joint exercises and arms exports. She thanked Reed for his visit."""

AU_TEXT = "Australian Foreign Minister Ann Field met Commissioner Sami Okoro of the African Union on 3 May 2025."


def golden() -> list[MeetingReport]:
    return [report_of(name) for name in NAMES]


def report(**parts: Any) -> MeetingReport:
    return MeetingReport.model_validate({"header": {}, **parts})


def person(id: str, code: str | None, **more: Any) -> dict[str, Any]:
    party = code and {"code": code, "name": f"State {code}", "kind": "country"}
    return {"id": id, "name": f"Person {id}", "party": party, **more}


def span(text: str, start: int = 0) -> dict[str, Any]:
    return {"text": text, "start": start, "end": start + len(text)}


@pytest.fixture(scope="module")
def oslo() -> MeetingReport:
    return parse(TEXT, title="Lund meets Reed", published=dt.date(2025, 3, 3))


# --- values ----------------------------------------------------------------------------------------------------


def test_meetings(oslo: MeetingReport) -> None:
    (row,) = to_rows([oslo])
    assert row == {
        "report": "0",
        "status": "held",
        "format": "in-person",
        "date": dt.date(2025, 3, 3),
        "date_source": "meeting",
        "end_date": None,
        "venue": None,
        "city": None,
        "country": None,
        "occasion": None,
        "participants": 2,
        "parties": "Norway;United States",
        "labels": "defence-industry-and-arms;military-exercises",
        "issues": "year-from-published",
        "title": "Lund meets Reed",
        "published": dt.date(2025, 3, 3),
        "byline": None,
        "agency": "Reuters",
        "dateline_city": "Oslo",
        "dateline_country": "NO",
        "dateline_date": dt.date(2025, 3, 3),
        "dateline_year_source": "published",
        "evidence": "met",
        "start": TEXT.index("met"),
        "end": TEXT.index("met") + 3,
    }


def test_meetings_keep_a_report_without_meeting() -> None:
    (row,) = to_rows([report()])
    assert {name: value for name, value in row.items() if value is not None} == {"report": "0", "participants": 0}


def test_participants(oslo: MeetingReport) -> None:
    rows = to_rows([oslo], table="participants")
    assert [(row["participant"], row["took_part"], row["name"], row["party"], row["party_name"]) for row in rows] == [
        ("p1", True, "Kari Lund", "NO", "Norway"),
        ("p2", True, "Paul Reed", "US", "United States"),
    ]
    assert [(row["rank"], row["rank_code"], row["title"], row["office"]) for row in rows] == [
        (None, None, "Defence Minister", "defence-minister"),
        ("Admiral", "OF-9", None, None),
    ]
    first = oslo.participants[0]
    assert (rows[0]["mentions"], rows[0]["start"], rows[0]["end"]) == (
        len(first.mentions),
        first.mentions[0].start,
        first.mentions[0].end,
    )


def test_participants_hold_those_only_mentioned_and_all_offices() -> None:
    roles = [{"title": "Premier", "office": "head-of-government"}, {"title": "Acting Envoy", "status": "acting"}]
    accredited = [
        {"code": "AZ", "name": "Azerbaijan", "kind": "country"},
        {"code": "AU", "name": "AU", "kind": "organization"},
    ]
    one = report(mentioned=[person("m1", None, roles=roles, accredited_to=accredited)])
    (row,) = to_rows([one], table="participants")
    assert (row["took_part"], row["offices"], row["accredited_to"], row["start"]) == (
        False,
        "head-of-government",
        "AZ;AU",
        None,
    )
    assert [(r["participant"], r["role"], r["title"], r["status"]) for r in to_rows([one], table="roles")] == [
        ("m1", 0, "Premier", None),
        ("m1", 1, "Acting Envoy", "acting"),
    ]


def test_pairs(oslo: MeetingReport) -> None:
    (row,) = to_rows([oslo], table="pairs", ids=["reuters:1"])
    assert row == {
        "report": "reuters:1",
        "party_a": "NO",
        "name_a": "Norway",
        "kind_a": "country",
        "party_b": "US",
        "name_b": "United States",
        "kind_b": "country",
        "parties": 2,
        "status": "held",
        "format": "in-person",
        "date": dt.date(2025, 3, 3),
        "date_source": "meeting",
        "published": dt.date(2025, 3, 3),
        "city": None,
        "country": None,
        "labels": "defence-industry-and-arms;military-exercises",
        "start": TEXT.index("met"),
        "end": TEXT.index("met") + 3,
    }


def test_person_pairs(oslo: MeetingReport) -> None:
    (row,) = to_rows([oslo], table="person_pairs")
    assert [(row[f"participant_{side}"], row[f"name_{side}"], row[f"party_{side}"]) for side in "ab"] == [
        ("p1", "Kari Lund", "NO"),
        ("p2", "Paul Reed", "US"),
    ]
    assert (row["office_a"], row["office_b"], row["persons"]) == ("defence-minister", None, 2)
    assert (row["date"], row["published"]) == (dt.date(2025, 3, 3), dt.date(2025, 3, 3))


def test_persons_of_one_party_met_too_and_those_without_one() -> None:
    people = [person("p1", "NO"), person("p2", "NO"), person("p3", None)]
    rows = to_rows([report(participants=people, meeting={"status": "held"})], table="person_pairs")
    assert [(row["participant_a"], row["participant_b"]) for row in rows] == [("p1", "p2"), ("p1", "p3"), ("p2", "p3")]
    assert to_rows([report(participants=people)], table="person_pairs") == []


@pytest.mark.parametrize(
    ("date", "source", "meeting", "date_from"),
    [
        (dt.date(2025, 3, 4), "published", {"status": "held"}, "published"),
        (dt.date(2025, 3, 1), "meeting", {"status": "held", "date": "2025-03-01"}, "published"),
        (None, None, {"status": "held"}, "dateline"),
        (None, None, {"status": "planned"}, "published"),
    ],
)
def test_the_day_of_publication_dates_a_meeting_on_request(
    date: Any, source: Any, meeting: Any, date_from: Any
) -> None:
    one = report(
        header={"published": "2025-03-04"}, participants=[person("p1", "NO"), person("p2", "US")], meeting=meeting
    )
    for table in ("meetings", "pairs", "person_pairs"):
        (row,) = to_rows([one], table=table, date_from=date_from)
        assert (row["date"], row["date_source"]) == (date, source)


def test_pairs_are_unordered() -> None:
    people = [person("p1", "US"), person("p2", "NO"), person("p3", "GE")]
    rows = to_rows([report(participants=people, meeting={"status": "held"})], table="pairs")
    assert [(row["party_a"], row["party_b"], row["parties"]) for row in rows] == [
        ("GE", "NO", 3),
        ("GE", "US", 3),
        ("NO", "US", 3),
    ]


def test_pairs_tell_a_state_from_an_organization_of_the_same_code() -> None:
    (row,) = to_rows([parse(AU_TEXT)], table="pairs")
    assert (row["party_a"], row["kind_a"], row["party_b"], row["kind_b"]) == ("AU", "country", "AU", "organization")


@pytest.mark.parametrize(
    ("people", "meeting", "expected"),
    [
        pytest.param(["NO", "NO"], "held", 0, id="two of one party"),
        pytest.param(["NO", None], "held", 0, id="a person without party"),
        pytest.param(["NO", "GE"], None, 0, id="no meeting"),
        pytest.param(["NO", "GE", "GE", None], "held", 1, id="each party once"),
        pytest.param(["NO", "GE", "US", "TR"], "planned", 6, id="each with each"),
    ],
)
def test_number_of_pairs(people: list[str | None], meeting: str | None, expected: int) -> None:
    one = report(
        participants=[person(f"p{n}", code) for n, code in enumerate(people, 1)],
        meeting=meeting and {"status": meeting},
    )
    assert len(to_rows([one], table="pairs")) == expected


@pytest.mark.parametrize(
    ("meeting", "dateline", "expected"),
    [
        ({"status": "held", "date": "2025-03-02"}, "2025-03-03", (dt.date(2025, 3, 2), "meeting")),
        ({"status": "held"}, "2025-03-03", (dt.date(2025, 3, 3), "dateline")),
        ({"status": "planned"}, "2025-03-03", (None, None)),
        ({"status": "planned", "date": "2025-03-09"}, "2025-03-03", (dt.date(2025, 3, 9), "meeting")),
        ({"status": "held"}, None, (None, None)),
        (None, "2025-03-03", (None, None)),
    ],
)
def test_date_and_its_source(meeting: Any, dateline: str | None, expected: tuple[Any, Any]) -> None:
    line = {**span("OSLO"), "date": dateline, "year_source": "text" if dateline else None}
    (row,) = to_rows([report(header={"dateline": line, "published": "2025-03-04"}, meeting=meeting)])
    assert (row["date"], row["date_source"]) == expected


def test_topics(oslo: MeetingReport) -> None:
    rows = to_rows([oslo], table="topics")
    assert [(row["topic"], row["text"], row["labels"]) for row in rows] == [
        (0, "joint exercises", "military-exercises"),
        (1, "arms exports", "defence-industry-and-arms"),
    ]
    assert [(row["start"], row["end"]) for row in rows] == [(topic.start, topic.end) for topic in oslo.topics]


def test_statements(oslo: MeetingReport) -> None:
    (row,) = to_rows([oslo], table="statements")
    said = oslo.statements[0]
    assert said.content is not None
    assert row == {
        "report": "0",
        "statement": 0,
        "speakers": "p1",
        "speaker_names": "Kari Lund",
        "speaker_parties": "Norway",
        "speaker_text": "She",
        "act": "thank",
        "cue": "thanked",
        "content": "Reed for his visit",
        "addressees": "p2",
        "labels": None,
        "start": TEXT.index("thanked"),
        "end": TEXT.index("thanked") + len("thanked"),
        "content_start": said.content.start,
        "content_end": said.content.end,
    }


def test_statements_of_both_sides_and_of_nobody() -> None:
    said = {"cue": span("said"), "act": "say"}
    one = report(
        participants=[person("p1", "NO"), person("p2", "GE")],
        statements=[{**said, "speakers": ["p1", "p2"]}, said],
    )
    rows = to_rows([one], table="statements")
    assert [(row["speakers"], row["speaker_names"], row["speaker_parties"]) for row in rows] == [
        ("p1;p2", "Person p1;Person p2", "State GE;State NO"),
        (None, None, None),
    ]


# --- no row lost, columns and types the same -------------------------------------------------------------------


COUNTS: dict[Table, Callable[[MeetingReport], int]] = {
    "meetings": lambda report: 1,
    "participants": lambda report: len(report.participants) + len(report.mentioned),
    "roles": lambda report: sum(len(person.roles) for person in (*report.participants, *report.mentioned)),
    "topics": lambda report: len(report.topics),
    "statements": lambda report: len(report.statements),
}


@pytest.mark.parametrize("table", COUNTS)
def test_no_row_is_lost(table: Table) -> None:
    reports = golden()
    rows = to_rows(reports, table=table)
    assert len(rows) > 100
    counted = [sum(row["report"] == str(n) for row in rows) for n in range(len(reports))]
    assert counted == [COUNTS[table](report) for report in reports]


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_the_columns_of_their_table(table: Table) -> None:
    expected = columns(table)
    for row in to_rows([report(), *golden()], table=table):
        assert list(row) == list(expected)
        for name, value in row.items():
            assert value is None or type(value) is expected[name]


@given(st.lists(st.sampled_from(golden()), max_size=6))
def test_rows_of_many_are_the_rows_of_each(reports: list[MeetingReport]) -> None:
    for table in TABLES:
        ids = [f"r{number}" for number in range(len(reports))]
        singly: list[Row] = [
            row for id, one in zip(ids, reports, strict=True) for row in to_rows([one], table=table, ids=[id])
        ]
        assert to_rows(iter(reports), table=table, ids=iter(ids)) == singly


# --- pandas and polars -----------------------------------------------------------------------------------------

POLARS = {str: pl.String, int: pl.Int64, bool: pl.Boolean, dt.date: pl.Date}


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "reports",
    [pytest.param([], id="no report"), pytest.param(golden(), id="many"), pytest.param([report()], id="empty")],
)
def test_polars(table: Table, reports: list[MeetingReport]) -> None:
    rows = to_rows(reports, table=table)
    frame = pl.DataFrame(rows, schema=columns(table))
    assert dict(frame.schema) == {name: POLARS[kind] for name, kind in columns(table).items()}
    assert frame.to_dicts() == rows


@pytest.mark.parametrize("table", TABLES)
def test_polars_without_schema(table: Table) -> None:
    rows = to_rows(golden(), table=table)
    assert pl.DataFrame(rows, infer_schema_length=None).to_dicts() == rows


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("reports", [pytest.param([], id="no report"), pytest.param(golden(), id="many")])
def test_pandas(table: Table, reports: list[MeetingReport]) -> None:
    rows = to_rows(reports, table=table)
    frame = pd.DataFrame(rows, columns=list(columns(table))).convert_dtypes()
    assert list(frame.columns) == list(columns(table))
    assert frame.shape[0] == len(rows)
    for name, kind in columns(table).items():
        values = [row[name] for row in rows]
        assert [None if pd.isna(value) else value for value in frame[name]] == values
        if kind is int and any(value is not None for value in values):
            assert str(frame[name].dtype) == "Int64"
        if kind is dt.date:
            assert str(pd.to_datetime(frame[name]).dtype).startswith("datetime64")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("reports", [pytest.param([], id="no report"), pytest.param(golden(), id="many")])
def test_frames_have_their_types(table: Table, library: Any, reports: list[MeetingReport]) -> None:
    frame = to_frame(reports, table=table, library=library)
    assert list(frame.columns) == list(columns(table))
    if library == "polars":
        assert frame.to_dicts() == to_rows(reports, table=table)
        return
    kinds = {str: "string", int: "Int64", bool: "boolean", dt.date: "datetime64[s]"}
    assert [str(kind) for kind in frame.dtypes] == [kinds[kind] for kind in columns(table).values()]
    assert frame.shape[0] == len(to_rows(reports, table=table))


def test_a_frame_of_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ValueError, match="library must be 'pandas' or 'polars', not 'excel'"):
        to_frame([], library="excel")  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(ImportError, match="a data frame needs polars: pip install polars"):
        to_frame([], library="polars")


# --- arguments -------------------------------------------------------------------------------------------------


def generated() -> Iterator[MeetingReport]:
    yield from (report(), report())


def test_ids() -> None:
    assert [row["report"] for row in to_rows(generated())] == ["0", "1"]
    assert [row["report"] for row in to_rows(generated(), ids=[7, "a"])] == ["7", "a"]


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"reports": report()}, TypeError, "not one report; put it in a list"),
        ({"reports": None}, TypeError, "reports must be an iterable of MeetingReport, not NoneType"),
        ({"reports": "text"}, TypeError, "reports must be an iterable of MeetingReport, not str"),
        ({"reports": [report(), {}]}, TypeError, r"reports\[1\] must be a MeetingReport, not dict"),
        ({"reports": ["text"]}, TypeError, r"reports\[0\] must be a MeetingReport, not str; parse it first"),
        (
            {"reports": parse_many(["text"])},
            TypeError,
            "not Result; give the report of each result that has one: result.report",
        ),
        ({"reports": [], "table": ["pairs"]}, TypeError, "table must be a str, not list; use one of meetings"),
        ({"reports": [], "date_from": "now"}, ValueError, "date_from must be one of dateline, published, not 'now'"),
        ({"reports": [], "table": "people"}, ValueError, "no such table: 'people'; use one of meetings, participants"),
        ({"reports": [report()], "ids": []}, ValueError, "1 reports and 0 ids; give one id for each report"),
        ({"reports": [], "ids": ["a"]}, ValueError, "0 reports and 1 ids"),
        ({"reports": [report()], "ids": "a"}, TypeError, "ids must be an iterable of str or int, not str"),
        ({"reports": [report()], "ids": [1.5]}, TypeError, r"ids\[0\] must be a str or an int, not float"),
        ({"reports": [report()], "ids": [True]}, TypeError, r"ids\[0\] must be a str or an int, not bool"),
        ({"reports": generated(), "ids": [1, "1"]}, ValueError, "two reports have the id '1'; give each its own"),
    ],
)
def test_wrong_arguments(arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        to_rows(**arguments)


def test_columns_are_a_copy() -> None:
    columns("topics").clear()
    assert next(iter(columns("topics"))) == "report"
    with pytest.raises(ValueError, match="no such table"):
        columns("people")  # type: ignore[arg-type]

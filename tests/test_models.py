"""The public types: what they accept, what they reject, and ``MeetingReport.check``."""

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

import dipbrief.models
from dipbrief import (
    Agency,
    Dateline,
    Finding,
    Header,
    Issue,
    Meeting,
    MeetingReport,
    Participant,
    Party,
    Rank,
    Role,
    Span,
    Statement,
    Topic,
)

TEXT = "OSLO, March 3 (Orbis) - Minister Kari Lund met Admiral Paul Reed of Norway on Monday. Lund praised trade."


def span(words: str, text: str = TEXT) -> dict[str, Any]:
    start = text.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def full_report() -> MeetingReport:
    """Return a report that fills every field with something."""
    return MeetingReport.model_validate(
        {
            "header": {
                "title": "Lund meets Reed",
                "published": "2025-03-04",
                "byline": span("Paul Reed"),
                "dateline": {
                    **span("OSLO, March 3"),
                    "city": "Oslo",
                    "country": "NO",
                    "date": "2025-03-03",
                    "year_source": "published",
                },
                "agency": {"name": "Orbis News", "mark": "Orbis", "start": 15, "end": 20},
            },
            "meeting": {
                "status": "held",
                "format": "in-person",
                "date": "2025-03-03",
                "end_date": "2025-03-04",
                "date_text": span("Monday"),
                "venue": span("OSLO"),
                "city": "Oslo",
                "country": "NO",
                "place_text": span("OSLO"),
                "occasion": span("trade"),
                "evidence": [span("met")],
            },
            "participants": [
                {
                    "id": "p1",
                    "name": "Kari Lund",
                    "roles": [{"title": "Minister", "start": 24, "end": 32, "office": "minister", "status": "acting"}],
                    "party": {"code": "NO", "name": "Norway", "kind": "country"},
                    "accredited_to": [{"code": "NATO", "name": "NATO", "kind": "organization"}],
                    "mentions": [span("Minister Kari Lund")],
                },
                {
                    "id": "p2",
                    "name": "Paul Reed",
                    "rank": {"title": "Admiral", "system": "military", "code": "OF-9", "start": 47, "end": 54},
                    "mentions": [span("Admiral Paul Reed")],
                },
            ],
            "mentioned": [{"id": "m1", "name": "Reed"}],
            "topics": [{**span("trade"), "labels": ["trade"]}],
            "statements": [
                {
                    "speakers": ["p1"],
                    "speaker_text": span("Lund"),
                    "cue": span("praised"),
                    "act": "praise",
                    "content": span("trade"),
                    "addressees": ["p2"],
                    "labels": ["trade"],
                }
            ],
            "labels": ["trade"],
            "issues": [{"code": "year-from-published", "message": "The year is inferred.", "start": 6, "end": 13}],
        }
    )


def person(**values: Any) -> Participant:
    return Participant(**{"id": "p1", "name": "Kari Lund", **values})


# --- what is rejected ------------------------------------------------------------------------------------------

REJECTED: list[Any] = [
    pytest.param(Span, {"text": "trade", "start": 0, "end": 4}, "cannot hold", id="span-too-short"),
    pytest.param(Span, {"text": "trade", "start": 0, "end": 6}, "cannot hold", id="span-too-long"),
    pytest.param(Span, {"text": "trade", "start": 5, "end": 0}, "cannot hold", id="span-backwards"),
    pytest.param(Span, {"text": "", "start": 3, "end": 3}, "at least 1 character", id="span-empty"),
    pytest.param(Span, {"text": "trade", "start": -5, "end": 0}, "greater than or equal to 0", id="span-negative"),
    pytest.param(Span, {"text": "trade", "start": "0", "end": "5"}, "valid integer", id="span-offset-as-text"),
    pytest.param(Span, {"text": "trade", "start": 0.0, "end": 5.0}, "valid integer", id="span-offset-as-float"),
    pytest.param(Span, {"text": "a", "start": False, "end": True}, "valid integer", id="span-offset-as-bool"),
    pytest.param(Topic, {"text": "trade", "start": 0, "end": 4}, "cannot hold", id="topic-is-a-span"),
    pytest.param(Topic, {**span("trade"), "labels": ["Trade!"]}, "match pattern", id="label-is-a-slug"),
    pytest.param(Dateline, {**span("OSLO"), "country": "ZZ"}, "no such country code", id="dateline-country"),
    pytest.param(Dateline, {**span("OSLO"), "country": "Norway"}, "match pattern", id="dateline-country-name"),
    pytest.param(Dateline, {**span("OSLO"), "city": ""}, "at least 1 character", id="dateline-empty-city"),
    pytest.param(Dateline, {**span("OSLO"), "date": "2025-03-03"}, "go together", id="date-without-year-source"),
    pytest.param(Dateline, {**span("OSLO"), "year_source": "text"}, "go together", id="year-source-without-date"),
    pytest.param(
        Dateline,
        {**span("OSLO"), "date": "2025-03-03", "year_source": "clock"},
        "Input should be",
        id="year-from-clock",
    ),
    pytest.param(Agency, {"name": "Orbis", "mark": "Orbis", "start": 3}, "both start and end", id="agency-half-placed"),
    pytest.param(Agency, {"name": "Orbis", "mark": "Orbis", "start": 3, "end": 9}, "cannot hold", id="agency-length"),
    pytest.param(Agency, {"name": "Orbis", "start": 3, "end": 8}, "cannot hold", id="agency-placed-without-mark"),
    pytest.param(Rank, {"title": "General", "system": "naval"}, "Input should be", id="rank-system"),
    pytest.param(Rank, {"title": "General", "system": "military", "code": "OF-11"}, "match pattern", id="rank-code"),
    pytest.param(Rank, {"title": "General", "system": "military", "code": "OF-0"}, "match pattern", id="rank-code-0"),
    pytest.param(
        Rank, {"title": "General", "system": "military", "end": 7}, "both start and end", id="rank-half-placed"
    ),
    pytest.param(Role, {"title": "Envoy", "start": 0, "end": 6}, "cannot hold", id="role-length"),
    pytest.param(Role, {"title": "Envoy", "office": "Special Envoy"}, "match pattern", id="office-is-a-slug"),
    pytest.param(Role, {"title": ""}, "at least 1 character", id="role-empty"),
    pytest.param(
        Party, {"code": "ZZ", "name": "Nowhere", "kind": "country"}, "no such country code", id="party-country"
    ),
    pytest.param(Party, {"code": "no", "name": "Norway", "kind": "country"}, "no such country code", id="party-case"),
    pytest.param(Party, {"code": "NATO", "name": "NATO", "kind": "country"}, "no such country", id="party-kind-2"),
    pytest.param(Party, {"code": "NO", "name": "Norway", "kind": "company"}, "Input should be", id="party-kind-3"),
    pytest.param(Participant, {"id": "x1", "name": "Kari Lund"}, "match pattern", id="person-id"),
    pytest.param(Participant, {"id": "p0", "name": "Kari Lund"}, "match pattern", id="person-id-0"),
    pytest.param(Participant, {"id": "p1", "name": ""}, "at least 1 character", id="person-name"),
    pytest.param(Participant, {"id": "p1"}, "Field required", id="person-without-name"),
    pytest.param(Meeting, {"status": "cancelled"}, "Input should be", id="meeting-status"),
    pytest.param(Meeting, {"status": "held", "format": "letter"}, "Input should be", id="meeting-format"),
    pytest.param(Meeting, {"status": "held", "country": "ZZ"}, "no such country code", id="meeting-country"),
    pytest.param(
        Meeting,
        {"status": "held", "date": "2025-03-03", "end_date": "2025-03-02"},
        "not after it",
        id="end-before-start",
    ),
    pytest.param(Meeting, {"status": "held", "end_date": "2025-03-02"}, "needs a date", id="end-without-start"),
    pytest.param(Statement, {"cue": span("praised"), "act": "To praise"}, "match pattern", id="act-is-a-slug"),
    pytest.param(Statement, {"act": "praise"}, "Field required", id="statement-without-cue"),
    pytest.param(Issue, {"code": "odd", "message": ""}, "at least 1 character", id="issue-without-message"),
    pytest.param(MeetingReport, {"header": {}, "schema_version": "2.0"}, "Input should be", id="schema-version"),
    pytest.param(MeetingReport, {}, "Field required", id="report-without-header"),
]


@pytest.mark.parametrize(("model", "values", "message"), REJECTED)
def test_rejected(model: type[BaseModel], values: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        model.model_validate(values)


ACCEPTED: list[tuple[type[BaseModel], dict[str, Any]]] = [
    (Span, {"text": "a", "start": 0, "end": 1}),
    (Span, {"text": "\U0001f54a é", "start": 4, "end": 7}),
    (Span, {"text": "two\nlines", "start": 4, "end": 13}),
    (Dateline, {**span("OSLO"), "city": "Pristina", "country": "XK"}),
    (Dateline, span("OSLO")),
    (Agency, {"name": "Orbis News"}),
    (Agency, {"name": "Orbis News", "mark": "Orbis"}),
    (Rank, {"title": "Major General", "system": "police"}),
    (Rank, {"title": "Sergeant", "system": "military", "code": "OR-5"}),
    (Party, {"code": "XK", "name": "Kosovo", "kind": "country"}),
    (Party, {"code": "ICRC", "name": "Red Cross", "kind": "organization"}),
    (Meeting, {"status": "planned"}),
    (Meeting, {"status": "held", "date": "2025-03-03", "end_date": "2025-03-03"}),
    (Issue, {"code": "no-place", "message": "Nothing to point at."}),
]


@pytest.mark.parametrize(("model", "values"), ACCEPTED)
def test_accepted(model: type[BaseModel], values: dict[str, Any]) -> None:
    assert model.model_validate(values)


MODELS: list[type[BaseModel]] = [
    value for name in dipbrief.models.__all__ if issubclass(value := getattr(dipbrief.models, name), BaseModel)
]


def samples() -> dict[type[BaseModel], BaseModel]:
    """Return one instance of every public model, from the full report."""
    found: dict[type[BaseModel], BaseModel] = {}

    def visit(value: object) -> None:
        if isinstance(value, tuple):
            for item in value:
                visit(item)
        elif isinstance(value, BaseModel):
            found.setdefault(type(value), value)
            for name in type(value).model_fields:
                visit(getattr(value, name))

    visit(full_report())
    found[Finding] = Finding(code="doubled", message="topics[1]: twice.", path="topics[1]", severity="error")
    return found


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_frozen_closed_and_hashable(model: type[BaseModel]) -> None:
    value = samples()[model]
    field = next(iter(model.model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(value, field, getattr(value, field))
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        model.model_validate({**value.model_dump(), "surplus": 1})
    assert hash(value) == hash(value.model_copy())


def test_sequences_are_tuples() -> None:
    lists: list[str] = []

    def visit(value: object, path: str) -> None:
        if isinstance(value, list):
            lists.append(path)
        elif isinstance(value, tuple):
            for item in value:
                visit(item, path)
        elif isinstance(value, BaseModel):
            for name in type(value).model_fields:
                visit(getattr(value, name), f"{path}.{name}")

    visit(full_report(), "report")
    assert lists == []


# --- references and dates across a report ----------------------------------------------------------------------


def test_two_persons_may_not_share_an_id() -> None:
    with pytest.raises(ValidationError, match="two persons have the id 'p1'"):
        MeetingReport(header=Header(), participants=(person(), person(name="Paul Reed")))
    with pytest.raises(ValidationError, match="two persons have the id 'p1'"):
        MeetingReport(header=Header(), participants=(person(),), mentioned=(person(name="Paul Reed"),))


@pytest.mark.parametrize("field", ["speakers", "addressees"])
def test_statements_name_persons_of_the_report(field: str) -> None:
    statement = Statement.model_validate({"cue": span("praised"), "act": "praise", field: ["p2"]})
    with pytest.raises(ValidationError, match="'p2', who is neither participant nor mentioned"):
        MeetingReport(header=Header(), participants=(person(),), statements=(statement,))


def test_a_person_only_mentioned_may_be_spoken_to() -> None:
    statement = Statement.model_validate({"cue": span("praised"), "act": "praise", "addressees": ["m1"]})
    report = MeetingReport(header=Header(), mentioned=(person(id="m1"),), statements=(statement,))
    assert report.statements[0].addressees == ("m1",)


@pytest.mark.parametrize(
    ("status", "day", "published", "fine"),
    [
        ("held", "2025-03-03", "2025-03-03", True),
        ("held", "2025-03-03", "2025-03-04", True),
        ("held", "2025-03-04", "2025-03-03", False),
        ("held", "2025-03-04", None, True),
        ("held", None, "2025-03-03", True),
        ("planned", "2025-03-04", "2025-03-03", True),
    ],
)
def test_a_meeting_held_is_not_after_its_report(
    status: str, day: str | None, published: str | None, fine: bool
) -> None:
    values = {"header": {"published": published}, "meeting": {"status": status, "date": day}}
    if fine:
        assert MeetingReport.model_validate(values).meeting
    else:
        with pytest.raises(ValidationError, match="cannot be reported on"):
            MeetingReport.model_validate(values)


# --- JSON ------------------------------------------------------------------------------------------------------


def test_json_round_trip() -> None:
    report = full_report()
    assert MeetingReport.model_validate_json(report.model_dump_json()) == report
    assert MeetingReport.model_validate(report.model_dump()) == report


def test_absent_is_null_or_empty() -> None:
    assert MeetingReport(header=Header()).model_dump(mode="json") == {
        "schema_version": "1.0",
        "header": {"title": None, "published": None, "byline": None, "dateline": None, "agency": None},
        "meeting": None,
        "participants": [],
        "mentioned": [],
        "topics": [],
        "statements": [],
        "labels": [],
        "issues": [],
    }


# --- check -----------------------------------------------------------------------------------------------------


def codes(report: MeetingReport, text: str) -> list[str]:
    return [issue.code for issue in report.check(text)]


def with_topic(words: str, start: int) -> MeetingReport:
    return MeetingReport(header=Header(), topics=(Topic(text=words, start=start, end=start + len(words)),))


def test_check_finds_every_shifted_span() -> None:
    report = full_report()
    placed = [issue for issue in report.check("> " + TEXT) if issue.code == "not-at-place"]
    assert len(placed) == 16
    assert {issue.path for issue in placed} >= {
        "header.dateline",
        "header.agency",
        "meeting.evidence[0]",
        "participants[0].roles[0]",
        "participants[1].rank",
        "statements[0].cue",
    }


def test_check_says_what_stands_there_instead() -> None:
    [issue] = with_topic("trade", 8).check("On arms, trade")
    assert (issue.code, issue.start, issue.end) == ("not-at-place", 8, 13)
    assert "' trad'" in issue.message
    assert "'trade'" in issue.message
    assert "topics[0]" in issue.message


@pytest.mark.parametrize("text", ["", "On trad", "Discuss trad"])
def test_check_beyond_the_text(text: str) -> None:
    assert codes(with_topic("trade", 8), text) == ["beyond-the-text"]


@pytest.mark.parametrize(
    ("name", "title", "text", "expected"),
    [
        ("Kari Lund", None, "the minister, Kari Lund, said", []),
        ("Kari Lund", None, "KARI LUND said", []),
        ("Kari Lund", None, "Kari\nLund said", []),
        ("Kari-Anne Lund", None, "Kari Anne Lund said", []),
        ("Kari Lund", "Kari Lund in Oslo", "The minister said", ["only-in-title"]),
        ("Kari Lund", None, "The minister said", ["not-in-text"]),
        ("Kari Lund", None, "Lund, Kari", ["not-in-text"]),
        ("Kari Lund", "Lund in Oslo", "Kari said", ["not-in-text"]),
        ("Kari Lund", None, "", ["not-in-text"]),
        ("Kari Lund", "A visit to Kari", "Lund said", ["not-in-text"]),
        ("Kari Lund", None, "Akari Lundgren said", ["not-in-text"]),
    ],
)
def test_check_of_names(name: str, title: str | None, text: str, expected: list[str]) -> None:
    report = MeetingReport(header=Header(title=title), participants=(person(name=name),))
    assert codes(report, text) == expected
    only_mentioned = MeetingReport(header=Header(title=title), mentioned=(person(id="m1", name=name),))
    assert codes(only_mentioned, text) == expected


def test_check_counts_code_points() -> None:
    text = "\U0001f54a Türkiye: trade"
    assert with_topic("trade", 11).check(text) == ()
    assert codes(with_topic("trade", 12), text) == ["beyond-the-text"]


@pytest.mark.parametrize("text", [None, b"trade", 3, ["trade"]])
def test_check_wants_a_string(text: Any) -> None:
    with pytest.raises(TypeError, match="text must be a str"):
        with_topic("trade", 0).check(text)


# --- in a terminal -----------------------------------------------------------------------------------------------

LEDE = """OSLO, March 3 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed of the United States.
They discussed joint exercises. Lund thanked Reed."""


def test_a_report_is_shown_in_one_line_and_printed_in_a_few() -> None:
    report = dipbrief.parse(LEDE)
    assert repr(report) == "<MeetingReport: held in-person; Kari Lund, Paul Reed; topics: 1, statements: 1>"
    assert str(report).splitlines() == [
        "dateline: OSLO, March 3",
        "meeting: held in-person",
        "participants: p1 Kari Lund, Defence Minister, Norway; p2 Admiral Paul Reed, United States",
        "topics: joint exercises",
        "statements: p1 thank to p2: Reed",
        "issues: year-unknown",
    ]
    assert repr(report.participants[1]) == "<Participant p2: Admiral Paul Reed, United States>"
    assert repr(report.meeting) == "<Meeting held in-person>"


def test_an_empty_report_and_an_error_are_shown_too() -> None:
    empty = dipbrief.MeetingReport(header=dipbrief.Header())
    assert (repr(empty), str(empty)) == (
        "<MeetingReport: no meeting; nobody; topics: 0, statements: 0>",
        "nothing read",
    )
    good, bad = dipbrief.parse_many([LEDE, {"id": "7"}])
    assert repr(good) == f"<Result 0: {good.report!r}>"
    assert str(bad).startswith("7: ValueError: no text in it")


def test_persons_by_their_ids() -> None:
    report = dipbrief.parse(LEDE)
    assert report.people == report.participants + report.mentioned
    assert report.person("p2").name == "Paul Reed"
    with pytest.raises(KeyError, match="no person 'p9' in this report; there are p1, p2"):
        report.person("p9")

"""ninjs: what an item says, that it is valid by the published schema, and that each Media Topic is one."""

import datetime as dt
import json
from typing import Any

import pytest
from exporting import EMPTY, READ, faults, read
from hypothesis import given
from pages import HOSTILE, NAMES, dispatch, everywhere

from dipbrief import MeetingReport, parse, to_ninjs
from dipbrief.document import read_document
from dipbrief.labels import find_labels
from dipbrief.tables import read_source

SCHEMA = "ninjs-schema_3.3.json"
URI = "https://news.example/1"
TOPICS = read_source("media_topics")
TEXT = (
    "BAKU, Azerbaijan, Jan. 15\n\nOn January 14 Azerbaijani Defense Minister Colonel-General Anar Velizade met with "
    "NATO Secretary General Kari Lund in Baku on the sidelines of the Caspian Forum. They discussed joint exercises "
    "and peace talks. They told Trend so. President Ole Tamba of Kenya was in Rome."
)


@pytest.fixture(scope="module")
def item() -> dict[str, Any]:
    report = parse(TEXT, title="Velizade meets Lund", published=dt.date(2021, 1, 15))
    return to_ninjs(report, TEXT, uri=URI)


# --- values ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("uri", URI),
        ("type", "text"),
        ("language", "en"),
        ("title", "Velizade meets Lund"),
        ("headlines", [{"value": "Velizade meets Lund"}]),
        ("located", "Baku"),
        ("infoSources", [{"name": "Trend News Agency", "literal": "Trend"}]),
        ("bodies", [{"contentType": "text/plain", "charCount": len(TEXT), "value": TEXT}]),
        (
            "people",
            [
                {"name": "Anar Velizade", "rel": "participant", "literal": "p1"},
                {"name": "Kari Lund", "rel": "participant", "literal": "p2"},
                {"name": "Ole Tamba", "rel": "mentioned", "literal": "m1"},
            ],
        ),
        (
            "organisations",
            [{"name": "North Atlantic Treaty Organization", "rel": "represented", "literal": "NATO"}],
        ),
        (
            "places",
            [
                {
                    "name": "Baku",
                    "rel": "dateline",
                    "contactInfo": [{"address": {"locality": "Baku", "country": "AZ"}}],
                },
                {
                    "name": "Baku",
                    "rel": "meeting",
                    "contactInfo": [{"address": {"locality": "Baku", "country": "AZ"}}],
                },
                {"name": "Azerbaijan", "rel": "represented", "literal": "AZ"},
                {"name": "Kenya", "rel": "represented", "literal": "KE"},
            ],
        ),
        ("events", [{"name": "on the sidelines of the Caspian Forum", "rel": "occasion"}]),
        (
            "standard",
            {"name": "ninjs", "version": "3.3", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.3.json#"},
        ),
    ],
)
def test_item(item: dict[str, Any], key: str, value: Any) -> None:
    assert item[key] == value


def test_subjects(item: dict[str, Any]) -> None:
    assert [(subject["name"], subject["literal"], subject.get("uri")) for subject in item["subjects"]] == [
        ("national security", "medtop:20000598", "http://cv.iptc.org/newscodes/mediatopic/20000598"),
        ("peace process", "medtop:20000073", "http://cv.iptc.org/newscodes/mediatopic/20000073"),
        ("military exercises", "military-exercises", None),
        ("peace process", "peace-process", None),
    ]


@pytest.mark.parametrize(
    ("body", "dates"),
    [
        (
            "Norwegian Foreign Minister Kari Lund will meet Paul Reed of Canada on 7 March 2025.",
            {"expectedStartDate": "2025-03-07", "expectedEndDate": "2025-03-07"},
        ),
        ("Norwegian Foreign Minister Kari Lund will meet Paul Reed of Canada.", None),
        ("Norwegian Foreign Minister Kari Lund met Paul Reed of Canada on 3 March 2025.", None),
    ],
)
def test_plan(body: str, dates: dict[str, str] | None) -> None:
    text, report = read(body)
    assert to_ninjs(report, text).get("eventDetails", {}).get("dates") == dates


def test_byline() -> None:
    text = "By Ann Hale\n\nOSLO, March 3 (Reuters) - Norwegian Foreign Minister Kari Lund met Paul Reed of Canada."
    assert to_ninjs(parse(text), text)["by"] == "Ann Hale"


def test_own_identifier() -> None:
    (text, report), (other, other_report) = (
        read(f"Foreign Minister {name} resigned.") for name in ("Kari Lund", "Paul Reed")
    )
    assert to_ninjs(report, text)["uri"] == to_ninjs(report, text)["uri"] != to_ninjs(other_report, other)["uri"]
    assert to_ninjs(report, text)["uri"].startswith("urn:uuid:")


# --- the table of Media Topics ---------------------------------------------------------------------------------


@pytest.mark.parametrize("label", TOPICS)
def test_media_topic(label: str) -> None:
    data = TOPICS[label]
    document = read_document(data["example"])
    assert label in find_labels(document, 0, len(document.words))
    report = MeetingReport.model_validate({"header": {}, "labels": [label]})
    topic, own = to_ninjs(report, "")["subjects"]
    assert topic["uri"].endswith(f"/{data['code']}")
    assert own["literal"] == label
    assert data["match"] in ("close", "broad")


def test_one_code_has_one_name() -> None:
    names = {(data["code"], data["name"]) for data in TOPICS.values()}
    assert len(names) == len({code for code, _ in names}) == len({name for _, name in names})
    assert all(len(code) == 8 and code.isdigit() for code, _ in names)


def test_topics_are_those_of_labels() -> None:
    assert set(TOPICS) <= {label for label, data in read_source("topics").items() if "terms" in data}


# --- every report ----------------------------------------------------------------------------------------------


def check(text: str, report: MeetingReport, uri: str | None = None) -> None:
    item = to_ninjs(report, text, uri=uri)
    assert faults(item, SCHEMA) == []
    assert json.loads(json.dumps(item)) == item


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_dispatches(name: str) -> None:
    check(*dispatch(name), uri=URI)


@given(READ)
def test_any_text(case: tuple[str, MeetingReport]) -> None:
    check(*case)


def test_a_report_with_everything() -> None:
    check(HOSTILE, everywhere(HOSTILE, [(0, 9), (30, 50)], HOSTILE))


def test_empty_report() -> None:
    assert set(to_ninjs(EMPTY, "")) == {"uri", "type", "language", "bodies", "standard"}
    check("", EMPTY)


def test_misuse_is_noticed() -> None:
    item = to_ninjs(EMPTY, "")
    wrongs: list[dict[str, Any]] = [
        {"uri": "not a uri"},
        {"dateline": "OSLO"},
        {"contentCreated": "2025-03-03"},
        {"people": [{"role": "x"}]},
    ]
    assert [wrong for wrong in wrongs if not faults({**item, **wrong}, SCHEMA)] == []


def test_lone_surrogates_become_what_json_can_hold() -> None:
    assert to_ninjs(parse("a\ud800b"), "a\ud800b")["bodies"][0]["value"] == "a\ufffdb"


@pytest.mark.parametrize(
    ("text", "uri", "error", "message"),
    [
        (b"x", None, TypeError, "text must be a str"),
        ("another text", None, ValueError, "does not belong to this text"),
        (None, 1, TypeError, "uri must be a str"),
        (None, "no uri", ValueError, "uri must be a URI"),
    ],
)
def test_arguments(text: Any, uri: Any, error: type[Exception], message: str) -> None:
    own, report = read("Norwegian Foreign Minister Kari Lund met Paul Reed of Canada.")
    with pytest.raises(error, match=message):
        to_ninjs(report, own if text is None else text, uri=uri)


def test_no_report() -> None:
    with pytest.raises(TypeError, match="report must be a MeetingReport"):
        to_ninjs(None, "")  # type: ignore[arg-type]

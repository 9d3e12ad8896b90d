"""Web Annotations: one for each value, at its place by position and by quotation, valid by the data model."""

import datetime as dt
import json
from typing import Any

import pytest
from exporting import EMPTY, READ, expanded, faults, lost_terms, read
from hypothesis import given
from hypothesis import strategies as st
from pages import HOSTILE, NAMES, dispatch, everywhere

from dipbrief import MeetingReport, __version__, parse, to_web_annotations

SCHEMA = "web-annotation.schema.json"
SOURCE = "https://news.example/1"
OA = "http://www.w3.org/ns/oa#"
RENAMED = frozenset(
    ["@context", "id", "type", "body", "target", "source", "selector", "motivation", "purpose", "generator"]
)
TEXT = (
    "By Ann Hale\n\nOSLO, March 3 (Reuters) - Norwegian Defence Minister General Kari Lund met newly appointed "
    "Canadian Ambassador Paul Reed at the Villa Lysaker in Oslo on Monday on the sidelines of the Fjord Forum. She "
    "thanked Reed for his support of free trade. They discussed joint exercises."
)


def values(found: dict[str, Any]) -> tuple[str, str, str, list[str]]:
    """What it is, where it stands in the report, which words, and what is said of them."""
    kind, path, *told = [body["value"] for body in found["body"]]
    return kind, path, found["target"]["selector"][1]["exact"], told


@pytest.fixture(scope="module")
def annotations() -> list[tuple[str, str, str, list[str]]]:
    report = parse(TEXT, published=dt.date(2025, 3, 3))
    return [values(found) for found in to_web_annotations(report, TEXT)]


@pytest.mark.parametrize(
    "wanted",
    [
        ("byline", "/header/byline", "Ann Hale", ["Ann Hale"]),
        ("dateline", "/header/dateline", "OSLO, March 3", ["Oslo", "NO", "2025-03-03"]),
        ("agency", "/header/agency", "Reuters", ["Reuters"]),
        ("meeting", "/meeting/evidence/0", "met", ["held", "in-person"]),
        ("date", "/meeting/date_text", "Monday", ["2025-03-03"]),
        ("venue", "/meeting/venue", "the Villa Lysaker", ["the Villa Lysaker"]),
        (
            "occasion",
            "/meeting/occasion",
            "on the sidelines of the Fjord Forum",
            ["on the sidelines of the Fjord Forum"],
        ),
        ("rank", "/participants/0/rank", "General", ["military", "OF-9"]),
        ("role", "/participants/0/roles/0", "Defence Minister", ["defence-minister"]),
        ("role", "/participants/1/roles/0", "Ambassador", ["ambassador", "newly-appointed"]),
        ("person", "/participants/1/mentions/1", "Reed", ["Paul Reed"]),
        ("act", "/statements/0/cue", "thanked", ["thank"]),
        ("statement", "/statements/0/content", "Reed for his support of free trade", ["trade"]),
        ("speaker", "/statements/0/speaker_text", "She", ["Kari Lund"]),
        ("topic", "/topics/0", "joint exercises", ["military-exercises"]),
        ("issue", "/issues/0", "March 3", ["year-from-published"]),
    ],
    ids=lambda wanted: wanted[1],
)
def test_values(annotations: list[tuple[str, str, str, list[str]]], wanted: tuple[str, str, str, list[str]]) -> None:
    kind, path, exact, told = next(found for found in annotations if found[1] == wanted[1])
    assert (kind, path, exact) == wanted[:3]
    assert told[: len(wanted[3])] == wanted[3]


def test_whole_annotation() -> None:
    text, report = read("Kari Lund of Norway met Paul Reed of Canada. They discussed trade.")
    assert to_web_annotations(report, text, source=SOURCE)[-1] == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": to_web_annotations(report, text, source=SOURCE)[-1]["id"],
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": f"dipbrief {__version__}"},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": "topic"},
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": "/topics/0"},
            {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": "trade"},
        ],
        "target": {
            "source": SOURCE,
            "selector": [
                {"type": "TextPositionSelector", "start": text.index("trade"), "end": text.index("trade") + 5},
                {
                    "type": "TextQuoteSelector",
                    "exact": "trade",
                    "prefix": text[text.index("trade") - 32 : text.index("trade")],
                    "suffix": ".",
                },
            ],
        },
    }


def test_quotation_is_long_enough_to_be_the_only_one() -> None:
    text = "They discussed trade. " * 3 + "Kari Lund of Norway met Paul Reed of Canada. " + "They discussed trade. " * 3
    report = MeetingReport.model_validate(
        {
            "header": {},
            "topics": [{"text": "trade", "start": start, "end": start + 5} for start in places(text, "trade")],
        }
    )
    found = [place(text, annotation) for annotation in to_web_annotations(report, text)]
    assert found == [(start, start + 5) for start in places(text, "trade")]


def test_offsets_count_code_points() -> None:
    text = "\U0001f54a\U0001f54a Kari Lund of Norway met Paul Reed of Canada."
    (found,) = [a for a in to_web_annotations(parse(text), text) if values(a)[:2] == ("meeting", "/meeting/evidence/0")]
    assert found["target"]["selector"][0] == {"type": "TextPositionSelector", "start": 23, "end": 26}


def test_source_is_named_by_its_content() -> None:
    text, report = read("Kari Lund of Norway met Paul Reed of Canada.")
    (name,) = {found["target"]["source"] for found in to_web_annotations(report, text)}
    assert name.startswith("ni:///sha-256;")
    assert len(name) == len("ni:///sha-256;") + 43


# --- every report ----------------------------------------------------------------------------------------------


def places(text: str, words: str) -> list[int]:
    return [start for start in range(len(text)) if text.startswith(words, start)]


def place(text: str, annotation: dict[str, Any]) -> tuple[int, int]:
    """Where a reader who has the quotation alone finds the words."""
    quote = annotation["target"]["selector"][1]
    (start,) = places(text, quote["prefix"] + quote["exact"] + quote["suffix"])
    start += len(quote["prefix"])
    return start, start + len(quote["exact"])


def at(report: MeetingReport, pointer: str) -> Any:
    """The value that a JSON pointer tells."""
    value = json.loads(report.model_dump_json())
    for name in pointer.removeprefix("/").split("/"):
        value = value[int(name)] if isinstance(value, list) else value[name]
    return value


def quoted(value: Any, path: str = "") -> dict[str, tuple[int, int]]:
    """Every place in the text below a value of a report, by its pointer."""
    if isinstance(value, list):
        return {key: span for n, child in enumerate(value) for key, span in quoted(child, f"{path}/{n}").items()}
    if not isinstance(value, dict):
        return {}
    own = {path: (value["start"], value["end"])} if value.get("start") is not None else {}
    return own | {key: span for name, child in value.items() for key, span in quoted(child, f"{path}/{name}").items()}


def check(text: str, report: MeetingReport) -> None:
    found = to_web_annotations(report, text)
    assert [fault for annotation in found for fault in faults(annotation, SCHEMA)] == []
    assert len({annotation["id"] for annotation in found}) == len(found)
    for annotation in found:
        position, quote = annotation["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert place(text, annotation) == (position["start"], position["end"])
    wanted = {
        key: span
        for key, span in quoted(json.loads(report.model_dump_json())).items()
        if span[0] < span[1] <= len(text)
    }
    assert {
        values(a)[1]: (a["target"]["selector"][0]["start"], a["target"]["selector"][0]["end"]) for a in found
    } == wanted


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_dispatches(name: str) -> None:
    check(*dispatch(name))


@given(READ)
def test_any_text(case: tuple[str, MeetingReport]) -> None:
    check(*case)


@given(st.text(alphabet="ab ", min_size=1, max_size=40), st.data())
def test_any_place_of_a_dull_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    topic = {"text": text[start:end], "start": start, "end": end}
    check(text, MeetingReport.model_validate({"header": {}, "topics": [topic]}))


def test_a_report_with_everything() -> None:
    check(HOSTILE, everywhere(HOSTILE, [(0, 9), (30, 50)], HOSTILE))


@pytest.mark.parametrize("name", NAMES[::20])
def test_json_ld(name: str) -> None:
    text, report = dispatch(name)
    for annotation in to_web_annotations(report, text, source=SOURCE):
        (node,) = expanded(annotation)
        assert node["@type"] == [OA + "Annotation"]
        (target,) = node[OA + "hasTarget"]
        assert target[OA + "hasSource"] == [{"@id": SOURCE}]
        assert [selector["@type"] for selector in target[OA + "hasSelector"]] == [
            [OA + "TextPositionSelector"],
            [OA + "TextQuoteSelector"],
        ]
        assert node[OA + "motivatedBy"] == [{"@id": OA + annotation["motivation"]}]
        assert lost_terms(annotation, [node], RENAMED) == set()


def test_pointers_lead_to_the_value() -> None:
    text, report = dispatch(NAMES[0])
    for annotation in to_web_annotations(report, text):
        _, path, exact, _ = values(annotation)
        value = at(report, path)
        assert exact == text[value["start"] : value["end"]]


def test_misuse_is_noticed() -> None:
    text, report = read("Kari Lund of Norway met Paul Reed of Canada.")
    right = to_web_annotations(report, text)[0]
    wrongs: list[dict[str, Any]] = [
        {"id": "no iri"},
        {"type": "Note"},
        {"motivation": "guessing"},
        {"target": {}},
        {"@context": "x"},
    ]
    assert [wrong for wrong in wrongs if not faults({**right, **wrong}, SCHEMA)] == []


def test_empty_report() -> None:
    assert to_web_annotations(EMPTY, "") == ()


@pytest.mark.parametrize(
    ("text", "source", "error", "message"),
    [
        (b"x", None, TypeError, "text must be a str"),
        ("another text", None, ValueError, "does not belong to this text"),
        (None, 1, TypeError, "source must be a str"),
        (None, "", ValueError, "source must be a URI"),
    ],
)
def test_arguments(text: Any, source: Any, error: type[Exception], message: str) -> None:
    own, report = read("Norwegian Foreign Minister Kari Lund met Paul Reed of Canada.")
    with pytest.raises(error, match=message):
        to_web_annotations(report, own if text is None else text, source=source)


def test_no_report() -> None:
    with pytest.raises(TypeError, match="report must be a MeetingReport"):
        to_web_annotations({}, "")  # type: ignore[arg-type]

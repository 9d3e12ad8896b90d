"""PLOVER: which events a report gives, their codes, and that every event is one of the manual."""

import datetime as dt
import json
import re
from typing import Any

import pytest
from exporting import EMPTY, OSLO, READ, faults, read
from hypothesis import given
from pages import HOSTILE, NAMES, dispatch, everywhere

from dipbrief import MeetingReport, __version__, parse, to_plover
from dipbrief.tables import read_source

TWO = "Norwegian Foreign Minister Kari Lund met Georgian Foreign Minister Nino Beridze on Monday. "
CODES = read_source("plover")
SCHEMA = "plover.schema.json"

# The event types of CAMEO's root codes; PLOVER has none for 01, where two codes are filed by the manual's advice.
ROOTS = {"03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "02": "REQUEST", "10": "REQUEST", "11": "ACCUSE"}
ROOTS |= {"12": "REJECT", "13": "THREATEN", "016": "REJECT", "018": "SUPPORT"}


def events(body: str, *, with_text: bool = False) -> list[dict[str, Any]]:
    text, report = read(body)
    return list(to_plover(report, id="X", text=text if with_text else None))


def brief(event: dict[str, Any]) -> tuple[str, str, str, str, str]:
    """One event in short: what, how, CAMEO, who, to whom."""
    sides = (" ".join(entity.get("code", "-") for entity in event.get(side, ())) for side in ("actor", "recipient"))
    return event["event"][0], " ".join(event.get("mode", ())), " ".join(event["cameo"]), *sides


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (TWO, ("CONSULT", "", "040", "NOR GEO", "")),
        ("Norwegian Foreign Minister Kari Lund spoke by phone with Georgian Foreign Minister Nino Beridze.",
         ("CONSULT", "phone", "041", "NOR GEO", "")),
        ("Norwegian Foreign Minister Kari Lund held a video call with Georgian Foreign Minister Nino Beridze.",
         ("CONSULT", "phone", "040", "NOR GEO", "")),
        ("Norwegian Foreign Minister Kari Lund received Georgian Foreign Minister Nino Beridze in Oslo on Monday.",
         ("CONSULT", "visit", "042 043", "GEO", "NOR")),
        ("Norwegian Foreign Minister Kari Lund met visiting Georgian Foreign Minister Nino Beridze.",
         ("CONSULT", "visit", "042 043", "GEO", "NOR")),
        ("Norwegian Foreign Minister Kari Lund received the Ambassador of Georgia to Norway Nino Beridze in Oslo.",
         ("CONSULT", "", "040", "NOR GEO", "")),
        ("Norwegian Foreign Minister Kari Lund received Georgian Ambassador Nino Beridze in Oslo on Monday.",
         ("CONSULT", "", "040", "NOR GEO", "")),
        ("Norwegian Foreign Minister Kari Lund met Georgian Foreign Minister Nino Beridze in Geneva, Switzerland.",
         ("CONSULT", "third-party", "044", "NOR GEO", "")),
        ("Norwegian Foreign Minister Kari Lund, Georgian Foreign Minister Nino Beridze and Turkish Foreign Minister "
         "Orhan Sezgin met in Oslo on Monday.", ("CONSULT", "multilateral", "040", "NOR GEO TUR", "")),
        ("Norwegian Foreign Minister Kari Lund held negotiations with Georgian Foreign Minister Nino Beridze.",
         ("CONSULT", "", "046", "NOR GEO", "")),
        ("Norwegian Foreign Minister Kari Lund will meet Georgian Foreign Minister Nino Beridze on Friday.",
         ("AGREE", "", "036", "NOR GEO", "")),
        ("Norwegian Foreign Minister Kari Lund met NATO Secretary General Paul Reed in Oslo on Monday.",
         ("CONSULT", "visit", "042 043", "IGO", "NOR")),
        ("Kosovan Foreign Minister Kari Lund met UN Secretary-General Paul Reed on Monday.",
         ("CONSULT", "", "040", "KOS UNO", "")),
        ("Soviet Foreign Minister Kari Lund met Czechoslovak Foreign Minister Paul Reed on Monday.",
         ("CONSULT", "", "040", "SUN CSK", "")),
    ],
)  # fmt: skip
def test_meetings(body: str, wanted: tuple[str, ...]) -> None:
    assert brief(events(body)[0]) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (TWO + "Lund invited Beridze to visit Oslo.", ("AGREE", "", "036", "NOR", "GEO")),
        (TWO + "Lund lodged a strong protest over the flights.", ("ACCUSE", "disapprove", "114", "NOR", "")),
        (TWO + "Beridze rejected the proposal.", ("REJECT", "", "120", "GEO", "")),
        (TWO + "Lund accused the rebels of looting.", ("ACCUSE", "allege", "112", "NOR", "")),
    ],
)
def test_statements_are_events(body: str, wanted: tuple[str, ...]) -> None:
    assert [brief(event) for event in events(body)][1:] == [wanted]


@pytest.mark.parametrize(
    "body", ["Lund said that trade had grown.", "Friendship was praised.", "Lund accepted the plan."]
)
def test_other_statements_are_none(body: str) -> None:
    assert len(events(TWO + body)) == 1


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Norway summoned the Georgian ambassador on Monday.", "NOR GEO"),
        ("Norway's Foreign Ministry on Monday summoned the ambassador of Georgia to protest.", "NOR GEO"),
        ("Georgian Ambassador Nino Beridze was summoned to the Foreign Ministry.", "NOR GEO"),
        ("The Foreign Ministry summoned Georgia's chargé d'affaires Nino Beridze.", "NOR GEO"),
        ("The Georgian ambassador was summoned by the Swedish government.", "SWE GEO"),
        ("Norwegian Foreign Minister Kari Lund summoned Georgian Ambassador Nino Beridze.", "NOR GEO"),
    ],
)
def test_summons(body: str, wanted: str) -> None:
    (event,) = events(body, with_text=True)
    assert brief(event) == ("ACCUSE", "disapprove", "114", *wanted.split())
    assert events(body) == []


@pytest.mark.parametrize("body", [*CODES["code"]["summons"]["counter"], "Norway met the Georgian ambassador."])
def test_no_summons(body: str) -> None:
    assert events(body, with_text=True) == []


@pytest.mark.parametrize(
    "body", ["The ministers signed an agreement.", "A memorandum on trade was signed.", "They inked two MoUs."]
)
def test_signings(body: str) -> None:
    assert brief(events(TWO + body, with_text=True)[-1]) == ("SUPPORT", "", "057", "NOR GEO", "")
    assert len(events(TWO + body)) == 1


@pytest.mark.parametrize("body", CODES["code"]["signing"]["counter"])
def test_no_signing(body: str) -> None:
    assert len(events(TWO + body, with_text=True)) == 1


def test_whole_event() -> None:
    text = (
        "BAKU, Azerbaijan, Jan. 15\n\nOn January 14 Azerbaijani Defense Minister Colonel-General Anar Velizade met "
        "with Norwegian Foreign Minister Kari Lund in Baku. They discussed joint exercises and trade. They told Trend "
        "so."
    )
    report = parse(text, title="Velizade meets Lund", published=dt.date(2021, 1, 15))
    start = text.index("met with")
    assert to_plover(report, id="A", text=text) == (
        {
            "id": "A-1",
            "date": "2021-01-14",
            "actor": [
                {
                    "code": "NOR",
                    "sector": "GOV",
                    "entity_text": "Norwegian Foreign Minister Kari Lund",
                    "office": "foreign-minister",
                }
            ],
            "recipient": [
                {
                    "code": "AZE",
                    "sector": "GOVMIL",
                    "entity_text": "Azerbaijani Defense Minister Colonel-General Anar Velizade",
                    "office": "defence-minister",
                }
            ],
            "event": ["CONSULT"],
            "mode": ["visit"],
            "context": ["military", "economic"],
            "cameo": ["042", "043"],
            "quad_code": 1,
            "event_loc": {"name": "Baku", "country code": "AZ", "cc3": "AZE"},
            "event_text": ["met with"],
            "text_info": {"sequence": 2, "start": start, "end": start + 8},
            "cite_info": {
                "title": "Velizade meets Lund",
                "publication": "Trend News Agency",
                "language": "en",
                "codebook": "PLOVER",
            },
            "coder": f"dipbrief {__version__}",
        },
    )


def test_one_event_for_what_is_said_twice() -> None:
    found = events(TWO + "Lund thanked Beridze. Lund also thanked Beridze for the gift.")
    assert [event["event_text"] for event in found] == [["met"], ["thanked", "thanked"]]
    assert [event["id"] for event in found] == ["X-1", "X-2"]


def test_date() -> None:
    report = parse("Norwegian Foreign Minister Kari Lund met Georgian Foreign Minister Nino Beridze.")
    assert to_plover(report) == ()
    assert [event["date"] for event in to_plover(report, date=dt.date(2024, 2, 1))] == ["2024-02-01"]


def test_plan_has_the_day_of_the_dispatch() -> None:
    body = "Norwegian Foreign Minister Kari Lund will meet Georgian Foreign Minister Nino Beridze on 7 March 2025."
    assert [event["date"] for event in events(body)] == ["2025-03-03"]


def test_ids_tell_reports_apart() -> None:
    one, other = (to_plover(read(TWO + more)[1])[0]["id"] for more in ("", "They left."))
    again = to_plover(read(TWO)[1])[0]["id"]
    assert one == again
    assert re.fullmatch(r"dipbrief-[0-9a-f]{16}-1", one)
    assert one == other  # nothing was read from "They left."
    assert to_plover(read(TWO + "They discussed trade.")[1])[0]["id"] != one


# --- the tables ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", CODES["act"], ids=lambda data: data["id"])
def test_act_is_that_event(data: dict[str, Any]) -> None:
    root = ROOTS.get(data["cameo"]) or ROOTS[data["cameo"][:2]]
    assert data["event"] == root
    found = [event for event in events(TWO + data["example"]) if event["cameo"] == [data["cameo"]]]
    assert [(event["event"], event.get("mode", [])) for event in found] == [
        ([root], [data[k] for k in data if k == "mode"])
    ]


@pytest.mark.parametrize("name", CODES["code"])
def test_encounter_has_that_code(name: str) -> None:
    data = CODES["code"][name]
    body = data["example"] if data["example"].startswith("Nor") else TWO + data["example"]
    assert data["cameo"] in [event["cameo"] for event in events(body, with_text=True)]


@pytest.mark.parametrize(
    "data", CODES["sector"], ids=lambda data: data.get("kind") or data.get("office") or data["system"]
)
def test_office_has_that_sector(data: dict[str, Any]) -> None:
    person = data["example"].replace("Kari Lund", "Kari Lund of Norway")
    (event, *_) = events(f"{person} met Georgian Foreign Minister Nino Beridze on Monday.")
    assert event["actor"][0]["sector"] == data["sector"]


@pytest.mark.parametrize(("id", "data"), [*CODES["country"].items(), *CODES["family"].items()])
def test_party_has_that_code(id: str, data: dict[str, Any]) -> None:
    (event, *_) = events(f"{data['example']} met Georgian Foreign Minister Nino Beridze on Monday.")
    assert event["actor"][0].get("code", "") == data["code"]


@pytest.mark.parametrize("name", CODES["event"])
def test_event_is_used(name: str) -> None:
    data = CODES["event"][name]
    found = [event for event in events(TWO + data["example"]) if event["event"] == [name]]
    assert [event["quad_code"] for event in found] == [data["quad"]]
    assert all(set(event.get("mode", ())) <= set(data["modes"]) for event in found)


TOPICS = [
    (label, text) for label, data in read_source("topics").items() if "terms" in data for text in data["examples"]
]


@pytest.mark.parametrize(("label", "text"), TOPICS)
def test_context_of_a_label(label: str, text: str) -> None:
    report = MeetingReport.model_validate({"header": {}, **meeting(), "labels": [label]})
    (event,) = to_plover(report, date=dt.date(2025, 3, 3))
    assert event["context"] == [read_source("topics")[label]["plover_context"]]
    assert faults(event, SCHEMA) == []


def meeting() -> dict[str, Any]:
    return {"meeting": {"status": "held"}, "participants": [{"id": "p1", "name": "Kari Lund"}]}


# --- every report ----------------------------------------------------------------------------------------------


def check(text: str, report: MeetingReport) -> None:
    for found in (to_plover(report, date=dt.date(2025, 3, 3)), to_plover(report, text=text)):
        assert [fault for event in found for fault in faults(event, SCHEMA)] == []
        assert len({event["id"] for event in found}) == len(found)
        assert [json.loads(line) for line in map(json.dumps, found)] == list(found)
        for event in found:
            start, end = event.get("text_info", {}).get("start", 0), event.get("text_info", {}).get("end", 0)
            assert text[start:end] == event.get("event_text", [""])[0]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_dispatches(name: str) -> None:
    check(*dispatch(name))


@given(READ)
def test_any_text(case: tuple[str, MeetingReport]) -> None:
    check(*case)
    assert to_plover(case[1]) == to_plover(case[1])


def test_a_report_with_everything() -> None:
    check(HOSTILE, everywhere(HOSTILE, [(0, 9), (30, 50)], HOSTILE))


def test_empty_report() -> None:
    assert to_plover(EMPTY) == ()
    assert to_plover(EMPTY, text="Norway summoned the Georgian ambassador.", date=dt.date(2025, 3, 3)) != ()
    assert to_plover(EMPTY, text="") == ()


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"id": 1}, TypeError, "id must be a str"),
        ({"id": ""}, ValueError, "id must not be empty"),
        ({"text": b"x"}, TypeError, "text must be a str"),
        ({"text": "another text"}, ValueError, "does not belong to this text"),
        ({"date": "2025-03-03"}, TypeError, "date must be a datetime.date"),
        ({"date": dt.datetime(2025, 3, 3)}, TypeError, "date must be a datetime.date"),
    ],
)
def test_arguments(arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        to_plover(read(TWO)[1], **arguments)


def test_no_report() -> None:
    with pytest.raises(TypeError, match="report must be a MeetingReport, not dict"):
        to_plover({})  # type: ignore[arg-type]


def test_opening_is_a_dateline() -> None:
    assert parse(OSLO + TWO).header.dateline

"""schema.org: what an article says, and that every term is used as the published vocabulary has it."""

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from exporting import EMPTY, READ, SCHEMAS, expanded, keys_of, lost_terms, read
from hypothesis import given
from pages import HOSTILE, NAMES, dispatch, everywhere

from dipbrief import MeetingReport, parse, to_schema_org

SCHEMA_ORG = "http://schema.org/"
URL = "https://news.example/1"
KEYWORDS = frozenset(["@context", "@type", "@id"])
LITERALS = {"Text", "Date", "DateTime", "URL", "Boolean", "Number", "Integer", "Time"}

TEXT = (
    "BAKU, Azerbaijan, Jan. 15\n\nOn January 14 Azerbaijani Defense Minister Colonel-General Anar Velizade met with "
    "the newly appointed Ambassador of Norway to Azerbaijan Kari Lund in Baku. They discussed joint exercises. They "
    "told Trend so."
)


@pytest.fixture(scope="module")
def article() -> dict[str, Any]:
    report = parse(TEXT, title="Velizade meets Lund", published=dt.date(2021, 1, 15))
    return to_schema_org(report, url=URL)


# --- values ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("@context", "https://schema.org"),
        ("@type", "NewsArticle"),
        ("@id", URL),
        ("url", URL),
        ("headline", "Velizade meets Lund"),
        ("datePublished", "2021-01-15"),
        ("dateCreated", "2021-01-15"),
        ("dateline", "BAKU, Azerbaijan, Jan. 15"),
        (
            "locationCreated",
            {
                "@type": "Place",
                "name": "Baku",
                "address": {"@type": "PostalAddress", "addressLocality": "Baku", "addressCountry": "AZ"},
            },
        ),
        ("publisher", {"@type": "NewsMediaOrganization", "name": "Trend News Agency", "alternateName": "Trend"}),
        ("inLanguage", "en"),
        ("keywords", ["military-exercises"]),
    ],
)
def test_article(article: dict[str, Any], key: str, value: Any) -> None:
    assert article[key] == value


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("@type", "Event"),
        ("@id", URL + "#meeting"),
        ("startDate", "2021-01-14"),
        ("eventStatus", {"@id": "http://schema.org/EventScheduled"}),
        ("eventAttendanceMode", {"@id": "http://schema.org/OfflineEventAttendanceMode"}),
        ("about", [{"@type": "Thing", "name": "joint exercises"}]),
    ],
)
def test_event(article: dict[str, Any], key: str, value: Any) -> None:
    assert article["about"][key] == value


def test_attendees(article: dict[str, Any]) -> None:
    host, guest = article["about"]["attendee"]
    assert host == {
        "@type": "Role",
        "roleName": "Defense Minister",
        "attendee": {
            "@type": "Person",
            "@id": URL + "#p1",
            "name": "Anar Velizade",
            "honorificPrefix": "Colonel-General",
            "jobTitle": ["Defense Minister"],
            "affiliation": {
                "@type": "GovernmentOrganization",
                "name": "Azerbaijan",
                "areaServed": {"@type": "Country", "name": "Azerbaijan", "identifier": "AZ"},
            },
        },
    }
    assert (guest["roleName"], guest["description"], guest["attendee"]["name"]) == (
        "Ambassador",
        "newly-appointed",
        "Kari Lund",
    )


@pytest.mark.parametrize(
    ("body", "mode"),
    [
        ("Norwegian Foreign Minister Kari Lund spoke by phone with Paul Reed of Canada.", "Online"),
        ("Norwegian Foreign Minister Kari Lund received Paul Reed of Canada.", "Offline"),
        ("Norwegian Foreign Minister Kari Lund spoke with Paul Reed of Canada.", None),
    ],
)
def test_attendance_mode(body: str, mode: str | None) -> None:
    wanted = {"@id": f"http://schema.org/{mode}EventAttendanceMode"} if mode else None
    assert to_schema_org(read(body)[1])["about"].get("eventAttendanceMode") == wanted


def test_organization_and_person_without_office() -> None:
    article = to_schema_org(read("NATO Secretary General Kari Lund met Paul Reed on Monday.")[1])
    nato, person = article["about"]["attendee"]
    assert nato["attendee"]["affiliation"]["@type"] == "Organization"
    assert nato["attendee"]["affiliation"]["alternateName"] == "NATO"
    assert person == {"@type": "Person", "@id": "_:p2", "name": "Paul Reed"}


def test_persons_only_mentioned() -> None:
    body = "Norwegian Foreign Minister Kari Lund met Paul Reed of Canada. President Ole Tamba of Kenya was in Rome."
    assert [person["name"] for person in to_schema_org(read(body)[1])["mentions"]] == ["Ole Tamba"]


def test_fragment_of_the_address_is_replaced() -> None:
    report = read("Norwegian Foreign Minister Kari Lund met Paul Reed of Canada.")[1]
    assert to_schema_org(report, url=URL + "#top")["about"]["@id"] == URL + "#meeting"


# --- the published vocabulary ----------------------------------------------------------------------------------


@cache
def vocabulary() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SCHEMAS / "schema.org-vocabulary.json").read_text(encoding="utf-8"))
    return content


@cache
def ancestors(name: str) -> frozenset[str]:
    parents: list[str] = vocabulary()["types"][name]
    return frozenset([name]).union(*(ancestors(parent) for parent in parents if parent in vocabulary()["types"]))


def kinds_of(node: dict[str, Any]) -> frozenset[str]:
    """The types of a node and all above them."""
    types = [iri.removeprefix(SCHEMA_ORG) for iri in node.get("@type", ())]
    return frozenset[str]().union(*(ancestors(name) for name in types if name in vocabulary()["types"]))


def faults(node: dict[str, Any]) -> Iterator[str]:
    """What a node of the expanded document has that the vocabulary has not."""
    types = [iri.removeprefix(SCHEMA_ORG) for iri in node.get("@type", ())]
    yield from (f"no type {name}" for name in types if name not in vocabulary()["types"])
    kinds = kinds_of(node)
    for iri, values in node.items():
        if not iri.startswith("@"):
            yield from _of_property(iri, values, kinds)


def _of_property(iri: str, values: list[dict[str, Any]], kinds: frozenset[str]) -> Iterator[str]:
    name = iri.removeprefix(SCHEMA_ORG)
    if name not in vocabulary()["properties"]:
        yield f"no property {iri}"
        return
    domain, values_of = vocabulary()["properties"][name]
    if not kinds & set(domain) and "Role" not in kinds:  # a Role repeats the property that it stands in
        yield f"{name} is not for {sorted(kinds)}"
    for value in values:
        if "@value" in value:
            yield from (f"{name} takes no text" for _ in [0] if not LITERALS & set(values_of))
        elif "@type" in value:
            yield from _of_object(name, value, set(values_of))
            yield from faults(value)
        else:
            yield from _of_reference(name, value["@id"], set(values_of))


def _of_object(name: str, value: dict[str, Any], wanted: set[str]) -> Iterator[str]:
    kinds = kinds_of(value)
    if not kinds & wanted and "Role" not in kinds:
        yield f"{name} takes {sorted(wanted)}, not {sorted(kinds)}"


def _of_reference(name: str, iri: str, wanted: set[str]) -> Iterator[str]:
    member = iri.replace("https://", "http://").removeprefix(SCHEMA_ORG)
    if member in vocabulary()["types"] and not ancestors(member) & wanted:
        yield f"{name} takes {sorted(wanted)}, not {member}"
    elif member not in vocabulary()["types"] and "URL" not in wanted:
        yield f"{name} takes no address: {iri}"


def check(report: MeetingReport, url: str | None = None) -> None:
    article = to_schema_org(report, url=url)
    assert json.loads(json.dumps(article)) == article
    nodes = expanded(article)
    assert [fault for node in nodes for fault in faults(node)] == []
    assert lost_terms(article, nodes, KEYWORDS) == set()


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_dispatches(name: str) -> None:
    check(dispatch(name)[1], URL)


@given(READ)
def test_any_text(case: tuple[str, MeetingReport]) -> None:
    check(case[1])
    assert to_schema_org(case[1]) == to_schema_org(case[1])


def test_a_report_with_everything() -> None:
    check(everywhere(HOSTILE, [(0, 9), (30, 50)], HOSTILE))


def test_misuse_is_noticed() -> None:
    def of(**fields: Any) -> list[str]:
        (node,) = expanded({"@context": "https://schema.org", "@type": "Event", **fields})
        return list(faults(node))

    assert of(dateline="OSLO") == ["dateline is not for ['Event', 'Thing']"]
    assert of(attendee={"@type": "Place"}) == ["attendee takes ['Organization', 'Person'], not ['Place', 'Thing']"]
    assert of(attendance="y") == ["no property http://schema.org/attendance"]
    assert of(eventStatus="EventScheduled") == ["eventStatus takes no text"]
    assert of(eventStatus={"@id": SCHEMA_ORG + "OnlineEventAttendanceMode"}) == [
        "eventStatus takes ['EventStatusType'], not OnlineEventAttendanceMode"
    ]
    assert of(about={"@type": "Gathering"}) == ["about takes ['Thing'], not []", "no type Gathering"]


def test_same_person_in_two_offices_is_one_node() -> None:
    body = "Kari Lund, Deputy Prime Minister and Foreign Minister of Norway, met Paul Reed of Canada."
    attendees = to_schema_org(read(body)[1])["about"]["attendee"]
    assert [(node.get("roleName"), node.get("attendee", node)["@id"]) for node in attendees] == [
        ("Deputy Prime Minister", "_:p1"),
        ("Foreign Minister", "_:p1"),
        (None, "_:p2"),
    ]


def test_empty_report() -> None:
    assert to_schema_org(EMPTY) == {"@context": "https://schema.org", "@type": "NewsArticle", "inLanguage": "en"}
    assert "about" not in keys_of(to_schema_org(EMPTY))
    check(EMPTY)


@pytest.mark.parametrize(
    ("url", "error"), [(1, TypeError), ("", ValueError), ("news", ValueError), ("a: b", ValueError)]
)
def test_address(url: Any, error: type[Exception]) -> None:
    with pytest.raises(error, match="url must be a"):
        to_schema_org(EMPTY, url=url)


def test_no_report() -> None:
    with pytest.raises(TypeError, match="report must be a MeetingReport, not str"):
        to_schema_org("report")  # type: ignore[arg-type]

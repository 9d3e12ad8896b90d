"""Golden dispatches: invented dispatches in the manner of many agencies, each beside the report that it gives.

``dispatches/NAME.txt`` is a text, ``NAME.json`` its title and publication date where it has any, and
``NAME.report.json`` the report. ``python -m pytest tests/test_dispatches.py --rewrite`` writes the reports anew; the
diff is the review. ``records.jsonl`` holds what a careful reader wrote down from each, independently of the
program; FLOORS says how far reports and records must agree.
"""

import datetime as dt
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import dipbrief
from dipbrief import MeetingReport

HERE = Path(__file__).parent / "dispatches"
NAMES = sorted(path.stem for path in HERE.glob("*.txt"))

# The least F1 between reports and records, field by field. Raise a floor when the figure has risen.
FLOORS = {
    "dateline city": 0.98,
    "dateline country": 0.98,
    "dateline date": 0.98,
    "agency": 0.98,
    "meeting status": 0.99,
    "meeting format": 0.98,
    "meeting date": 0.97,
    "meeting city": 0.89,
    "meeting country": 0.90,
    "participants": 0.96,
    "name": 0.99,
    "rank": 0.98,
    "roles": 0.95,
    "party": 0.93,
    "accredited to": 0.93,
    "mentioned": 0.89,
    "topics": 0.93,
    "labels": 0.78,
    "statements": 0.95,
    "statements with speaker": 0.92,
}

# Dispatches whose participants are right one and all: none missing, none too many, each with all its fields.
PEOPLE_RIGHT = [
    "aa-1",
    "agenciabrasil-e04",
    "akorda-o02",
    "amna-1",
    "ani-1",
    "antara-l05",
    "ap-1",
    "ap-1990s-k01",
    "ap-3",
    "app-1",
    "aps-1",
    "arab-news-q11",
    "armenpress-l12",
    "au-defence-m08",
    "auswaertiges-f06",
    "azm-h39",
    "belta-1",
    "bernama-1",
    "bernama-l06",
    "bss-l01",
    "bundesregierung-q04",
    "civil-ge-l11",
    "ctk-fbis-p08",
    "ctk-h04",
    "deutsche-welle-k11",
    "dirco-e14",
    "dirco-o11",
    "dod-1",
    "dod-2",
    "dpa-1",
    "efe-1",
    "efe-e02",
    "ena-ethiopia-m13",
    "estonia-mfa-q06",
    "eu-eeas-m05",
    "fij-h32",
    "fin-h02",
    "fmprc-j02",
    "fr-1",
    "global-affairs-canada-j05",
    "glt-h40",
    "gna-1",
    "herald-zw-m12",
    "interfax-1",
    "irna-1",
    "irna-k07",
    "ispr-1",
    "israel-pmo-q08",
    "itamaraty-o12",
    "itar-tass-fbis-k05",
    "kazinform-l09",
    "kbc-1",
    "khaleej-times-wam-j10",
    "kpl-1",
    "kue-h36",
    "kuna-1",
    "kuna-f08",
    "kuna-o04",
    "kyodo-1994-p06",
    "kyodo-2",
    "lan-h23",
    "lus-h13",
    "mena-fbis-p12",
    "mia-h09",
    "mofa-japan-j01",
    "mofa-kr-q09",
    "montsame-1",
    "montsame-l14",
    "nan-e11",
    "nato-1",
    "nato-2",
    "nato-e09",
    "nato-newsroom-m04",
    "new-vision-ug-m11",
    "nor-h03",
    "nov-h17",
    "number10-j04",
    "oman-news-agency-j13",
    "pap-f03",
    "pap-n08",
    "pentagon-e07",
    "pib-1",
    "pib-india-j06",
    "pna-1",
    "pna-l04",
    "prensa-latina-k14",
    "prensalatina-e05",
    "president-pl-q07",
    "pti-1",
    "pti-f11",
    "qna-f09",
    "quai-dorsay-j03",
    "report-1",
    "reuters-1987-p01",
    "reuters-2",
    "rferl-newsline-k10",
    "rss-1",
    "spa-1",
    "spa-j12",
    "sta-h07",
    "state-dept-q01",
    "state-e08",
    "tanjug-1",
    "tanjug-fbis-p09",
    "tass-1",
    "thai-mfa-l03",
    "trend-1",
    "uk-mod-m07",
    "ukrinform-1",
    "ukrinform-f02",
    "ukrinform-n07",
    "ukrmod-1",
    "us-embassy-n13",
    "uza-1",
    "valtioneuvosto-q05",
    "vna-1",
    "wam-1",
    "xinhua-1994-p05",
    "yonhap-1",
    "yonhap-2",
    "ziana-h26",
]

Same = Callable[[Any, Any], bool]


def read(name: str) -> str:
    """Return the text of a dispatch, its line ends untouched."""
    return (HERE / f"{name}.txt").read_bytes().decode("utf-8")


@cache
def report_of(name: str) -> MeetingReport:
    path = HERE / f"{name}.json"
    head = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    published = head.get("published")
    return dipbrief.parse(
        read(name), title=head.get("title"), published=dt.date.fromisoformat(published) if published else None
    )


def render(value: object, depth: int = 0) -> str:
    """Return *value* as JSON with one line for each innermost object, so that a diff shows one change a line."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if not any(isinstance(child, dict | list) and child for child in children):
        return json.dumps(value, ensure_ascii=False)
    inner, outer = " " * (depth + 1), " " * depth
    if isinstance(value, dict):
        lines = [f"{inner}{json.dumps(key)}: {render(child, depth + 1)}" for key, child in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{outer}}}"
    return "[\n" + ",\n".join(f"{inner}{render(child, depth + 1)}" for child in children) + f"\n{outer}]"


@pytest.mark.parametrize("name", NAMES)
def test_report_is_the_one_on_file(name: str, request: pytest.FixtureRequest) -> None:
    path = HERE / f"{name}.report.json"
    got = render(report_of(name).model_dump(mode="json")) + "\n"
    if request.config.getoption("--rewrite"):
        path.write_text(got, encoding="utf-8", newline="\n")
    assert path.exists(), f"no {path.name} yet: run with --rewrite"
    assert got.splitlines() == path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_report_on_file_is_valid_and_grounded(name: str) -> None:
    report = MeetingReport.model_validate_json((HERE / f"{name}.report.json").read_text(encoding="utf-8"))
    assert report.check(read(name)) == ()


def test_files_belong_together() -> None:
    stems = {path.name.split(".")[0] for path in HERE.glob("*.json")}
    assert stems == set(NAMES)
    assert {record["id"] for record in records()} == set(NAMES)


# --- agreement with the records --------------------------------------------------------------------------------


@cache
def records() -> tuple[dict[str, Any], ...]:
    lines = (HERE / "records.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


def fold(text: str | None) -> str:
    plain = unicodedata.normalize("NFKD", text or "")
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"\w+", re.sub(r"['\u2019`.]", "", letters)))


def alike(a: str | None, b: str | None) -> bool:
    return fold(a) == fold(b)


def overlapping(a: str | None, b: str | None) -> bool:
    """Tell whether most words of the two are the same."""
    first, second = Counter(fold(a).split()), Counter(fold(b).split())
    return 2 * sum((first & second).values()) >= 0.6 * sum((first + second).values()) > 0


def one_person(a: str, b: str) -> bool:
    first, second = set(fold(a).split()), set(fold(b).split())
    return bool(first and second) and (first <= second or second <= first)


def pairs(got: Iterable[Any], want: Iterable[Any], same: Same) -> list[tuple[Any, Any]]:
    found, left = [], list(want)
    for item in got:
        match = next((other for other in left if same(item, other)), None)
        if match is not None:
            left.remove(match)
            found.append((item, match))
    return found


class Tally:
    """Hits, values in the reports and values in the records, by field."""

    def __init__(self) -> None:
        self.counts: dict[str, list[int]] = {}

    def add(self, field: str, hits: int, got: int, want: int) -> None:
        row = self.counts.setdefault(field, [0, 0, 0])
        for n, number in enumerate((hits, got, want)):
            row[n] += number

    def value(self, field: str, got: str | None, want: str | None, same: Same = alike) -> None:
        both = got is not None and want is not None
        self.add(field, both and same(got, want), got is not None, want is not None)

    def many(self, field: str, got: list[Any], want: list[Any], same: Same) -> list[tuple[Any, Any]]:
        found = pairs(got, want, same)
        self.add(field, len(found), len(got), len(want))
        return found

    def figures(self) -> dict[str, float]:
        return {field: 2 * hits / (got + want) for field, (hits, got, want) in self.counts.items()}


def compare(tally: Tally, report: MeetingReport, record: dict[str, Any], text: str) -> None:
    data = report.model_dump(mode="json")
    got, want = data["header"]["dateline"] or {}, record["dateline"] or {}
    for key in ("city", "country", "date"):
        tally.value(f"dateline {key}", got.get(key), want.get(key))
    agency = report.header.agency and f"{report.header.agency.name} {report.header.agency.mark}"
    tally.value("agency", agency or None, record["agency"], lambda a, b: fold(b) in fold(a))
    got, want = data["meeting"] or {}, record["meeting"] or {}
    tally.value("meeting status", got.get("status", "none"), want.get("status", "none"))
    for key in ("format", "date", "city", "country"):
        tally.value(f"meeting {key}", got.get(key), want.get(key))
    people = tally.many(
        "participants", data["participants"], record["participants"], lambda a, b: one_person(a["name"], b["name"])
    )
    for person, other in people:
        compare_person(tally, person, other)
    tally.many("mentioned", [person.name for person in report.mentioned], record["mentioned"], one_person)
    tally.many("topics", [topic.text for topic in report.topics], record["topics"], overlapping)
    tally.many("labels", list(report.labels), record["labels"], alike)
    compare_statements(tally, report, record, text)


def compare_person(tally: Tally, person: dict[str, Any], record: dict[str, Any]) -> None:
    tally.value("name", person["name"], record["name"])
    tally.value("rank", person["rank"] and person["rank"]["title"], record["rank"], overlapping)
    tally.many("roles", [role["title"] for role in person["roles"]], record["roles"], overlapping)
    tally.value("party", person["party"] and person["party"]["code"], record["party"])
    tally.many("accredited to", [party["code"] for party in person["accredited_to"]], record["accredited_to"], alike)


def compare_statements(tally: Tally, report: MeetingReport, record: dict[str, Any], text: str) -> None:
    names = {person.id: person.name for person in report.participants}
    wanted = []
    for statement in record["statements"]:
        start = text.index(statement["anchor"]) + statement["anchor"].index(statement["cue"])
        wanted.append((start, start + len(statement["cue"]), statement["speakers"]))
    got = [(s.cue.start, s.cue.end, [names.get(id, id) for id in s.speakers] or ["*"]) for s in report.statements]
    found = tally.many("statements", got, wanted, lambda a, b: a[0] < b[1] and b[0] < a[1])
    right = sum(same_speakers(a[2], b[2]) for a, b in found)
    tally.add("statements with speaker", right, len(got), len(wanted))


def same_speakers(got: list[str], want: list[str]) -> bool:
    if "*" in want or not want:
        return "*" in got or (len(got) > 1 and bool(want))
    return len(got) == len(want) == len(pairs(got, want, one_person))


@cache
def agreement() -> dict[str, float]:
    tally = Tally()
    for record in records():
        compare(tally, report_of(record["id"]), record, read(record["id"]))
    return tally.figures()


@pytest.mark.parametrize("field", FLOORS)
def test_agreement_with_the_records(field: str) -> None:
    assert agreement()[field] >= FLOORS[field]


def test_every_field_has_a_floor() -> None:
    assert set(FLOORS) == set(agreement())


# --- each person right ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PEOPLE_RIGHT)
def test_each_participant_is_right(name: str) -> None:
    record = next(record for record in records() if record["id"] == name)
    got, want = report_of(name).model_dump(mode="json")["participants"], record["participants"]
    found = pairs(got, want, lambda a, b: one_person(a["name"], b["name"]))
    assert len(got) == len(want) == len(found)
    for person, other in found:
        tally = Tally()
        compare_person(tally, person, other)
        assert {field for field, (hits, a, b) in tally.counts.items() if not hits == a == b} == set(), person["name"]


def test_sets_are_wide() -> None:
    assert len(PEOPLE_RIGHT) >= 120
    assert len({name.rsplit("-", 1)[0] for name in PEOPLE_RIGHT}) >= 100
    statuses = Counter((record["meeting"] or {}).get("status") or "none" for record in records())
    assert statuses["held"] >= 40
    assert statuses["planned"] + statuses["none"] >= 15

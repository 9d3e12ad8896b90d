"""``compare`` and ``check(..., against=...)``: where another reading has something else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from material import NAMES, report_of
from test_check import PUBLISHED, TEXT, given, person, span

import dipbrief
from dipbrief import MeetingReport
from dipbrief.__main__ import main

Report = dict[str, Any]

DIFFERENT: list[tuple[str, str, str, Callable[[Report], object]]] = [
    ("empty-report", "", "nothing was read", lambda d: [d.pop(key) for key in list(d) if key != "header"]),
    (
        "person-missing",
        "participants",
        "one person less",
        lambda d: d.update(participants=d["participants"][:1], statements=d["statements"][:1]),
    ),
    (
        "person-too-many",
        "participants[2]",
        "one person more",
        lambda d: d["participants"].append({"id": "p3", "name": "Lisbon"}),
    ),
    (
        "only-mentioned",
        "participants[2]",
        "who was spoken of takes part",
        lambda d: d["participants"].append({**d["mentioned"].pop(), "id": "p3"}),
    ),
    (
        "takes-part",
        "mentioned[1]",
        "who takes part is spoken of",
        lambda d: d["mentioned"].append({**d["participants"].pop(0), "id": "p1"}),
    ),
    (
        "other-speakers",
        "statements[0].speakers",
        "the speakers the other way round",
        lambda d: [s.update(speakers=ids) for s, ids in zip(d["statements"], (["p2"], ["p1"]), strict=True)],
    ),
    (
        "other-value",
        "statements[0].speaker_text",
        "and their subjects",
        lambda d: d["statements"][0].update(speakers=["p2"], speaker_text=d["statements"][1]["speaker_text"]),
    ),
    ("other-value", "meeting.status", "planned for held", lambda d: d["meeting"].update(status="planned")),
    ("other-value", "meeting.date", "another day", lambda d: d["meeting"].update(date="2025-05-05")),
    ("missing", "meeting.format", "no format", lambda d: d["meeting"].update(format=None)),
    ("too-many", "meeting.city", "a city", lambda d: d["meeting"].update(city="Lisbon")),
    ("missing", "meeting", "no meeting", lambda d: d.update(meeting=None)),
    (
        "other-value",
        "participants[0].roles",
        "another office",
        lambda d: person(d, "p1")["roles"][0].update(office="trade-minister"),
    ),
    ("missing", "participants[0].party.code", "no party", lambda d: person(d, "p1").update(party=None)),
    ("missing", "participants[1].accredited_to", "no post", lambda d: person(d, "p2").update(accredited_to=[])),
    ("other-value", "participants[0].name", "a shorter name", lambda d: person(d, "p1").update(name="Falcao")),
    ("missing", "topics", "one topic less", lambda d: d["topics"].pop()),
    ("too-many", "topics[3]", "one topic more", lambda d: d["topics"].append(span("boats"))),
    (
        "other-value",
        "topics[2]",
        "a shorter topic",
        lambda d: d["topics"].append({**d["topics"].pop(), **span("schooling")}),
    ),
    ("missing", "topics[0].labels", "no label", lambda d: d["topics"][0].update(labels=[])),
    ("missing", "statements", "one statement less", lambda d: d["statements"].pop()),
    (
        "too-many",
        "statements[2]",
        "one more",
        lambda d: d["statements"].append({"cue": span("telephoned"), "act": "say"}),
    ),
    ("other-value", "statements[0].act", "another act", lambda d: d["statements"][0].update(act="thank")),
    ("missing", "statements[1].content", "no content", lambda d: d["statements"][1].update(content=None)),
    ("other-value", "header.dateline.city", "another city", lambda d: d["header"]["dateline"].update(city="Porto")),
    ("missing", "header.agency.name", "no agency", lambda d: d["header"].update(agency=None)),
]


@pytest.mark.parametrize(("code", "path", "what", "change"), DIFFERENT, ids=[row[2] for row in DIFFERENT])
def test_a_difference_is_found_at_its_path(code: str, path: str, what: str, change: Callable[[Report], object]) -> None:
    changed = given()
    change(changed)
    report, own = MeetingReport.model_validate(changed), dipbrief.parse(TEXT, published=PUBLISHED)
    found = report.compare(own)
    assert (code, path) in {(finding.code, finding.path) for finding in found}
    assert {finding.severity for finding in found} == {"note"}
    assert set(found) <= set(report.check(TEXT, against=own))


@pytest.mark.parametrize("name", NAMES[::7])
def test_a_report_is_as_itself(name: str) -> None:
    assert report_of(name).compare(report_of(name)) == ()


def test_other_ids_are_no_difference() -> None:
    changed = given()
    changed["participants"].reverse()
    for n, one in enumerate(changed["participants"], 1):
        one["id"] = f"p{n}"
    for statement, id in zip(changed["statements"], ("p2", "p1"), strict=True):
        statement["speakers"] = [id]
    assert MeetingReport.model_validate(changed).compare(dipbrief.parse(TEXT, published=PUBLISHED)) == ()


def test_the_message_has_both_readings() -> None:
    changed = given()
    changed["meeting"]["status"] = "planned"
    [finding] = MeetingReport.model_validate(changed).compare(dipbrief.parse(TEXT, published=PUBLISHED))
    assert finding.message == "meeting.status: 'planned' here, 'held' in the other report"


# --- on the command line -----------------------------------------------------------------------------------------


def written(folder: Path, name: str, report: Report) -> str:
    path = folder / name
    path.write_text(MeetingReport.model_validate(report).model_dump_json(), encoding="utf-8")
    return str(path)


def test_two_files_are_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = given()
    changed["meeting"]["status"] = "planned"
    one, two = written(tmp_path, "a.json", changed), written(tmp_path, "b.json", given())
    assert main(["compare", one, two]) == 1
    assert capsys.readouterr().out == "meeting.status: 'planned' here, 'held' in the other report\n"
    assert main(["compare", two, two]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["compare", "a.json"], "dipbrief: compare: give two files of reports"),
        (["compare", "nowhere.json", "nowhere.json"], "dipbrief: nowhere.json: No such file or directory"),
    ],
)
def test_what_cannot_be_compared(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err == f"{message}\n"


def test_a_file_without_a_report_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.json").write_text('{"text": "OSLO"}', encoding="utf-8")
    assert main(["compare", str(tmp_path / "a.json"), str(tmp_path / "a.json")]) == 2
    assert "no report" in capsys.readouterr().err

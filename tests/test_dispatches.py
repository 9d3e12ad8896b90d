"""Invented dispatches in the manner of many agencies: their reports differ from the records as is known, no otherwise.

``dispatches/SOURCE/N.txt`` is a text, ``N.expected.toml`` what ``parse`` is given beside it and what a careful reader
wrote down from it, independently of the program; what is null or empty is left out. ``N.misses.toml`` lists the
differences that are known today, ``N.report.json``, for a few, the whole report.
``python -m tests.records rewrite`` writes lists and reports anew; the diff is the review.
"""

import shutil
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from material import NAMES, head, mistakes, report_of
from records import files
from records.comparison import lines
from records.files import HERE, ROOT, Dispatch, Record, expected_path, invented, report_path
from records.known import WHOLE, differences, misses, render
from records.reading import read
from records.runs import HERE as AS_IT_LIES
from records.runs import read_with

from dipbrief import MeetingReport
from dipbrief.tables import read_source

REWRITE = "python -m tests.records rewrite"
KEYS = ("dateline", "agency", "meeting", "participants", "mentioned", "topics", "labels", "statements")
PERSON = {"name", "rank", "roles", "party", "accredited_to"}
in_checkout = pytest.mark.skipif(not (ROOT / "dipbrief").exists(), reason="needs the package beside the tests")
LABELS = read_source("topics").keys() - {"slots"}


def json_of(name: str) -> Record:
    return report_of(name).model_dump(mode="json")


@pytest.mark.parametrize("name", NAMES)
def test_misses_are_those_known(name: str) -> None:
    found = differences(name, json_of(name))
    assert found == [], "\n".join(("", *found, f"mend what is new; to strike off what is gone: {REWRITE}"))


@pytest.mark.parametrize("name", NAMES)
def test_report_is_grounded(name: str) -> None:
    report = report_of(name)
    assert mistakes(report, invented(name).text, **head(name)) == []
    assert MeetingReport.model_validate_json(report.model_dump_json()) == report


@pytest.mark.parametrize("name", WHOLE)
def test_whole_report_is_the_one_on_file(name: str) -> None:
    on_file = report_path(name).read_text(encoding="utf-8")
    assert (render(json_of(name)) + "\n").splitlines() == on_file.splitlines(), f"after review: {REWRITE}"


# --- the records themselves --------------------------------------------------------------------------------------


def faults(dispatch: Dispatch) -> Iterator[str]:
    """Yield what is wrong in the record of *dispatch* by itself: unknown keys, words that its text does not print."""
    record, text = dispatch.record, f"{dispatch.title or ''}\n{dispatch.text}"
    given = tomllib.loads(expected_path(dispatch.name).read_text(encoding="utf-8"))
    yield from (f"unknown key: {key}" for key in given.keys() - {"title", "published", *KEYS})
    yield from (f"unknown label: {label}" for label in record["labels"] if label not in LABELS)
    for person in record["participants"]:
        yield from (f"unknown key: {key}" for key in person.keys() - PERSON)
    for words in _printed(record):
        if not is_in(words, text):
            yield f"not in the text: {words}"
    for topic in record["topics"]:
        if topic not in dispatch.text:
            yield f"topic not verbatim: {topic}"
    yield from _faults_of_statements(record, dispatch.text)


def _printed(record: Record) -> Iterator[str]:
    yield from record["mentioned"]
    for person in record["participants"]:
        yield from (words for words in (person["name"], person["rank"], *person["roles"]) if words)


def is_in(words: str, text: str) -> bool:
    return " ".join(words.split()).casefold() in " ".join(text.split()).casefold()


def _faults_of_statements(record: Record, text: str) -> Iterator[str]:
    names = {"*", *(person["name"] for person in record["participants"])}
    for statement in record["statements"]:
        anchor = statement["anchor"]
        if text.count(anchor) != 1:
            yield f"anchor occurs {text.count(anchor)} times: {anchor}"
        if statement["cue"] not in anchor:
            yield f"cue is not in its anchor: {anchor}"
        yield from (f"no participant: {name}" for name in statement["speakers"] if name not in names)


@pytest.mark.parametrize("name", NAMES)
def test_record_is_sound(name: str) -> None:
    assert list(faults(invented(name))) == []


def test_files_belong_together() -> None:
    kinds = (".txt", ".expected.toml", ".misses.toml", ".report.json")
    found = {str(path.relative_to(HERE)) for path in HERE.glob("*/*")}
    assert found <= {name + kind for name in NAMES for kind in kinds}
    assert {name + kind for name in NAMES for kind in kinds[:2]} <= found
    assert {name + ".report.json" for name in WHOLE} == {name for name in found if name.endswith(".json")}


def test_sources_and_meetings_are_of_many_kinds() -> None:
    assert len({name.split("/")[0] for name in NAMES}) >= 200
    statuses = Counter((invented(name).record["meeting"] or {}).get("status") for name in NAMES)
    assert min(statuses["held"], statuses["planned"], statuses[None]) >= 40


def test_lists_are_read_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "HERE", tmp_path)
    (tmp_path / "oslo").mkdir()
    known = [("topics", 'missing: "\u00e5", \\'), ("statements+speaker", "a: b, read as: c"), ("topics", "too many: x")]
    files.write_misses("oslo/1", known)
    assert sorted(files.read_misses("oslo/1")) == sorted(known)
    files.write_misses("oslo/1", [])
    assert list((tmp_path / "oslo").iterdir()) == []


# --- the tool that compares --------------------------------------------------------------------------------------

TEXT = "OSLO, March 3 (Reuters) - Norwegian Foreign Minister Kari Lund met Paul Reed. They discussed trade and energy."


def dispatch_of(record: Record, text: str = TEXT) -> Dispatch:
    nothing = dict.fromkeys(("participants", "mentioned", "topics", "labels", "statements"), ())
    whole = {"dateline": None, "agency": None, "meeting": None, **nothing, **record}
    return Dispatch("dev", "d1", text, None, "2025-03-03", whole)


def report_json(text: str = TEXT) -> Record:
    return read(text, None, "2025-03-03")


def differing(record: Record, field: str) -> list[str]:
    return [text for name, text in misses(dispatch_of(record), report_json()) if name == field]


LUND: Record = {"name": "Kari Lund", "rank": None, "roles": ["Foreign Minister"], "party": "NO", "accredited_to": []}
REED: Record = {"name": "Paul Reed", "rank": None, "roles": [], "party": None, "accredited_to": []}


@pytest.mark.parametrize(
    ("field", "record", "want"),
    [
        ("topics", {"topics": ["the trade", "energy"]}, []),
        ("topics", {"topics": ["trade", "energy", "arms"]}, ["missing: arms"]),
        ("topics", {"topics": ["trade"]}, ["too many: energy"]),
        ("topics", {"topics": ["trade and energy", "energy"]}, ["too many: trade", "missing: trade and energy"]),
        ("agency", {"agency": "Reuters"}, []),
        ("agency", {"agency": "Xinhua"}, ["Xinhua, read as: Reuters"]),
        ("meeting.status", {}, ["none, read as: held"]),
        ("meeting.status", {"meeting": {"status": "planned"}}, ["planned, read as: held"]),
        ("participants", {"participants": [LUND, REED]}, []),
        ("participants", {"participants": [LUND]}, ["too many: Paul Reed"]),
        ("name.exact", {"participants": [{**LUND, "name": "Lund"}, REED]}, ["Lund, read as: Kari Lund"]),
        (
            "roles",
            {"participants": [{**LUND, "roles": ["Minister"]}, REED]},
            ["Kari Lund: Minister, read as: Foreign Minister"],
        ),
        ("party", {"participants": [{**LUND, "party": "SE"}, REED]}, ["Kari Lund: SE, read as: NO"]),
        ("mentioned", {"mentioned": ["Anna Berg"]}, ["missing: Anna Berg"]),
    ],
)
def test_differences(field: str, record: Record, want: list[str]) -> None:
    assert differing(record, field) == want


def test_statements_are_compared_by_cue_and_speaker() -> None:
    text = "OSLO, March 3 (Reuters) - Kari Lund met Paul Reed. Lund praised the accord. Reed thanked her for it."
    said = [
        {"cue": "praised", "speakers": ["Paul Reed"], "anchor": "Lund praised the accord"},
        {"cue": "met", "speakers": ["*"], "anchor": "Kari Lund met Paul"},
    ]
    found = misses(dispatch_of({"participants": [LUND, REED], "statements": said}, text), report_json(text))
    assert [difference for difference in found if difference[0].startswith("statements")] == [
        ("statements", "too many: the accord. Reed [thanked] her for it."),
        ("statements", "missing: - Kari Lund [met] Paul Reed. Lund"),
        ("statements+speaker", "Paul Reed. Lund [praised] the accord. Reed: Paul Reed, read as: Kari Lund"),
    ]


@in_checkout
def test_runs_side_by_side() -> None:
    old = dispatch_of({"topics": ["trade", "energy"]})
    new = Dispatch(old.set, old.name, TEXT.replace("and energy", "and arms"), None, old.published, old.record)
    ((before, after),) = read_with([AS_IT_LIES], [old, new])
    shown = list(lines([new], [before], [after], ["topics"]))
    assert [line.split() for line in shown if line.startswith("topics")] == [["topics", "0", "\u2192", "2"]]
    assert shown[shown.index("\n=== topics (misses): 2 new") + 1 :] == [
        "\nnew     dev/d1",
        "        too many: arms",
        "        | They discussed trade and \u25b8arms.",
        "\nnew     dev/d1",
        "        missing: energy",
    ]


@in_checkout
def test_only_what_has_changed_is_shown() -> None:
    old = dispatch_of({"topics": ["energy", "arms"]})
    new = Dispatch(old.set, old.name, TEXT.replace("Reuters", "Xinhua"), None, old.published, old.record)
    ((before, after),) = read_with([AS_IT_LIES], [old, new])
    fields = [line.split()[1] for line in lines([new], [before], [after], []) if line.startswith("\n===")]
    assert fields == ["agency"]
    assert list(lines([old], [before], [before], []))[-1] == "\nNothing has changed in any report."


@in_checkout
@pytest.mark.parametrize("record", [dispatch_of({}).record, {"meeting": None}, {}])
def test_a_text_that_raises(record: Record) -> None:
    ((run,),) = read_with([AS_IT_LIES], [Dispatch("dev", "d1", TEXT, None, "no date", record)])
    assert [(noted.field, noted.text[:10]) for noted in run.misses] == [("raises", "ValueError")]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_a_commit_that_is_not_there() -> None:
    with pytest.raises(ValueError, match=r"no-such-commit|not a git repository"):
        read_with(["no-such-commit"], [])

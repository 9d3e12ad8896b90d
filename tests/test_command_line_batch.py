"""The command line over several dispatches: files, folders, JSON Lines; workers, pages, progress, exit codes."""

import importlib.util
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from programs import running

import dipbrief
from dipbrief.__main__ import main
from dipbrief.export.formats import FORMATS

pytestmark = pytest.mark.slow  # processes are started

TEXT = "OSLO, March 3 (Reuters) - Norwegian Defence Minister Kåre Lund met Ambassador Šárka Dvořák on Monday."
OTHER = "BAKU, Azerbaijan, Jan. 15 (Trend) - Defense Minister Anar Velizade received Kari Lund on Friday."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two texts, two mappings (one of which has no text), a text that is not UTF-8, and what is not read."""
    inner = tmp_path / "feed" / "inner"
    inner.mkdir(parents=True)
    (inner / "c.txt").write_text(TEXT, encoding="utf-8")
    (inner / "a.JSON").write_text(json.dumps({"uri": "urn:a", "body_xhtml": f"<p>{OTHER}</p>"}), encoding="utf-8")
    (inner / "notes.md").write_text("no dispatch", encoding="utf-8")
    (tmp_path / "feed" / "z.json").write_text(json.dumps({"headline": "A visit"}), encoding="utf-8")
    (tmp_path / "feed" / "b.txt").write_text(TEXT, encoding="utf-8-sig")
    (tmp_path / "feed" / "y.txt").write_bytes(b"OSLO \xff")
    return tmp_path / "feed"


def lines(path: Path, *items: Any) -> str:
    path.write_text("".join(f"{json.dumps(item)}\n" for item in items), encoding="utf-8")
    return str(path)


def read(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def give(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding="ascii"))


def started(*arguments: str, **options: Any) -> AbstractContextManager["subprocess.Popen[bytes]"]:
    return running(
        [sys.executable, "-m", "dipbrief", *arguments],
        stdin=subprocess.PIPE,
        cwd=Path(dipbrief.__file__).parent.parent,
        bufsize=0,  # so that nothing waits in the stream where communicate does not see it
        **options,
    )


# --- files and folders -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", ["1", "2"])
def test_reads_a_folder_in_the_order_of_its_paths(
    folder: Path, workers: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder), "--workers", workers]) == 1
    captured = capsys.readouterr()
    found = read(captured.out)
    assert [one["id"] for one in found] == [
        *(str(folder / "b.txt"), "urn:a", str(folder / "inner" / "c.txt"), str(folder / "y.txt")),
        str(folder / "z.json"),
    ]
    assert [sorted(one) for one in found] == [["id", "report"]] * 3 + [["error", "id"]] * 2
    assert found[0]["report"] == found[2]["report"] == dipbrief.parse(TEXT).model_dump(mode="json")
    assert found[1]["report"] == dipbrief.parse(OTHER).model_dump(mode="json")
    assert found[3]["error"] == "ValueError: not UTF-8 at byte 5; if it is older text, try --encoding cp1252"
    assert found[4]["error"].startswith("ValueError: no text in it: the keys found are headline; needed is")
    assert captured.err.splitlines() == [
        "dipbrief: 2 of 5 dispatches failed",
        f"  {folder / 'y.txt'}: {found[3]['error']}",
        f"  {folder / 'z.json'}: {found[4]['error']}",
        f"dipbrief: {folder}: only .txt and .json are read; passed over: .md 1",
    ]


def test_a_folder_of_one_dispatch_gives_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    captured = capsys.readouterr()
    assert [one["id"] for one in read(captured.out)] == [str(tmp_path / "a.txt")]
    assert captured.err == ""


def test_reads_files_and_standard_input_in_the_order_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, OTHER.encode())
    assert main([str(folder / "inner" / "c.txt"), "-", str(folder / "b.txt")]) == 0
    found = read(capsys.readouterr().out)
    assert [one["id"] for one in found] == [str(folder / "inner" / "c.txt"), "-", str(folder / "b.txt")]
    assert [one["report"]["header"]["dateline"]["city"] for one in found] == ["Oslo", "Baku", "Oslo"]


def test_reads_one_mapping_as_one_dispatch(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder / "inner" / "a.JSON"), "--title", "A visit"]) == 0
    out = capsys.readouterr().out
    assert out == dipbrief.parse(OTHER, title="A visit").model_dump_json(indent=2) + "\n"
    assert main([str(folder / "z.json")]) == 2
    assert capsys.readouterr().err.startswith(f"dipbrief: {folder / 'z.json'}: no text in it: the keys found are")


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_reads_json_in_the_encoding_that_is_given(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Minister Kari Lund met José Reed."
    (tmp_path / name).write_bytes(json.dumps({"text": text}, ensure_ascii=False).encode("cp1252"))
    assert main([str(tmp_path / name)]) != 0
    assert "try --encoding cp1252" in capsys.readouterr().err
    assert main([str(tmp_path / name), "--encoding", "cp1252"]) == 0
    assert "José Reed" in capsys.readouterr().out


def test_says_what_is_no_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for content, message in [
        ("{", "not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("3", "a dispatch must be a str, a mapping or a Dispatch, not int"),
        ("[" * 100_000, "not JSON: maximum recursion depth exceeded"),
    ]:
        (tmp_path / "a.json").write_text(content, encoding="utf-8")
        assert main([str(tmp_path / "a.json")]) == 2
        assert capsys.readouterr().err.startswith(f"dipbrief: {tmp_path / 'a.json'}: {message}")


def test_refuses_a_folder_with_nothing_to_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    assert main([str(tmp_path)]) == 2
    assert capsys.readouterr() == ("", f"dipbrief: {tmp_path}: no *.txt or *.json in this folder\n")


# --- JSON Lines ------------------------------------------------------------------------------------------------

ITEMS = [
    {"text": TEXT, "id": "1", "date": "2025-03-04"},
    TEXT,
    {"text": OTHER, "url": "https://a.example/3"},
    {"id": "4"},
    17,
]
GIVEN = ["1", "{}:2", "https://a.example/3", "4", "{}:5"]


@pytest.mark.parametrize("suffix", ["jsonl", "ndjson", "JSONL"])
def test_reads_json_lines(tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    name = lines(tmp_path / f"feed.{suffix}", *ITEMS)
    assert main([name, "--published", "2025-03-07"]) == 1
    captured = capsys.readouterr()
    found = read(captured.out)
    assert [one["id"] for one in found] == [given.format(name) for given in GIVEN]
    assert [one["report"]["header"]["published"] for one in found[:3]] == ["2025-03-04", "2025-03-07", "2025-03-07"]
    assert found[4]["error"] == "TypeError: a dispatch must be a str, a mapping or a Dispatch, not int"
    assert captured.err.splitlines()[0] == "dipbrief: 2 of 5 dispatches failed"
    assert captured.err.splitlines()[1].startswith(f"  {name}:4: ValueError: no text in it")


def test_reads_json_lines_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = f"\ufeff{json.dumps(TEXT)}\r\n\n  \n{{\n".encode() + b'"\xff"\n' + json.dumps({"text": TEXT}).encode()
    give(monkeypatch, content)
    assert main(["--jsonl"]) == 1
    found = read(capsys.readouterr().out)
    assert [one["id"] for one in found] == ["-:1", "-:4", "-:5", "-:6"]
    assert found[0]["report"] == found[3]["report"] == dipbrief.parse(TEXT).model_dump(mode="json")
    assert found[1]["error"].startswith("ValueError: not JSON: ")
    assert found[2]["error"] == "ValueError: not UTF-8 at byte 1; if it is older text, try --encoding cp1252"


def test_writes_a_line_for_one_text_when_told_to(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder / "b.txt"), "--jsonl"]) == 0
    assert read(capsys.readouterr().out) == [
        {"id": str(folder / "b.txt"), "report": dipbrief.parse(TEXT).model_dump(mode="json")}
    ]


def test_no_lines_give_no_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([lines(tmp_path / "none.jsonl")]) == 0
    assert capsys.readouterr() == ("", "")


def test_lists_the_first_failures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([lines(tmp_path / "feed.jsonl", *range(25))]) == 1
    told = capsys.readouterr().err.splitlines()
    assert (told[0], len(told), told[-1]) == ("dipbrief: 25 of 25 dispatches failed", 12, "  ... and 15 more")


def test_answers_each_line_before_the_next_is_sent() -> None:
    with started("--jsonl") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for n in range(1, 4):
            process.stdin.write(json.dumps(TEXT).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == f"-:{n}"
        process.stdin.close()
        assert process.stdout.read() == b""
    assert process.returncode == 0


# --- where it goes ---------------------------------------------------------------------------------------------


def test_writes_to_a_file(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--output", str(tmp_path / "out.jsonl")]) == 1
    assert len(read((tmp_path / "out.jsonl").read_text(encoding="utf-8"))) == 5
    assert main([str(folder / "b.txt"), "--output", str(tmp_path / "out.json")]) == 0
    assert (tmp_path / "out.json").read_text(encoding="utf-8") == dipbrief.parse(TEXT).model_dump_json(indent=2) + "\n"
    assert capsys.readouterr().out == ""


def test_does_not_write_over_what_it_reads(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = lines(tmp_path / "feed.jsonl", TEXT)
    assert main([name, "--output", name]) == 2
    assert capsys.readouterr().err == f"dipbrief: --output: {name} is read, too\n"
    assert json.loads((tmp_path / "feed.jsonl").read_text(encoding="utf-8")) == TEXT


def test_writes_a_page(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder / "b.txt"), "--html"]) == 0
    page = capsys.readouterr().out
    assert "Kåre Lund" in page
    assert "<" in page
    (tmp_path / "pages").mkdir()
    assert main([str(folder / "b.txt"), "--html", "--output", str(tmp_path / "pages")]) == 0
    assert (tmp_path / "pages" / "b.html").read_text(encoding="utf-8") == page


def test_writes_pages_to_a_folder(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = lines(tmp_path / "feed.jsonl", TEXT, 3, OTHER)
    pages = tmp_path / "new" / "pages"
    assert main([str(folder), name, str(folder / "b.txt"), "--html", "--output", str(pages)]) == 1
    assert sorted(str(path.relative_to(pages).as_posix()) for path in pages.rglob("*.*")) == [
        *("b-2.html", "b.html", "feed-000001.html", "feed-000003.html", "inner/a.html", "inner/c.html")
    ]
    assert (pages / "b.html").read_bytes() == (pages / "b-2.html").read_bytes()
    assert "Velizade" in (pages / "feed-000003.html").read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""


def test_pages_never_overwrite_each_other(tmp_path: Path) -> None:
    for name, text in [("a/x", "one"), ("b/x", "two"), ("b/x-2", "three"), ("c/X", "four")]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.txt").write_text(f"Lund left {text}.", encoding="utf-8")
    names = [str(tmp_path / f"{name}.txt") for name in ("a/x", "b/x", "b/x-2", "c/X")]
    assert main([*names, "--html", "--output", str(tmp_path / "pages")]) == 0
    pages = sorted(path.name for path in (tmp_path / "pages").iterdir())
    assert pages == ["X-3.html", "x-2-2.html", "x-2.html", "x.html"]


def test_what_was_there_stays_until_all_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("before", encoding="utf-8")
    name = lines(tmp_path / "feed.jsonl", TEXT, TEXT)
    with monkeypatch.context() as patch:
        patch.setattr("dipbrief.command_line._Tally.tell", lambda _: None)
        patch.setattr("dipbrief.command_line._Tally.count", stop_at_the_second())
        assert main([name, "--output", str(output)]) == 130
    assert output.read_text(encoding="utf-8") == "before"
    assert len(read((tmp_path / "out.jsonl.part").read_text(encoding="utf-8"))) == 1
    assert main([name, "--output", str(output)]) == 0
    assert len(read(output.read_text(encoding="utf-8"))) == 2
    assert not (tmp_path / "out.jsonl.part").exists()


def stop_at_the_second() -> Any:
    counted: list[object] = []

    def count(_: object, found: object, __: object) -> None:
        counted.append(found)
        if len(counted) == 2:
            raise KeyboardInterrupt

    return count


def test_says_what_a_folder_has_beside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a.txt", "b.md", "c.md", "d.html"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert main([str(tmp_path)]) == 0
    told = f"dipbrief: {tmp_path}: only .txt and .json are read; passed over: .html 1, .md 2\n"
    assert capsys.readouterr().err == told


def test_refuses_a_folder_for_pages_that_is_a_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    taken = folder / "notes"
    taken.write_text("", encoding="utf-8")
    assert main([str(folder), "--html", "--output", str(taken)]) == 2
    assert capsys.readouterr() == ("", f"dipbrief: {taken}: File exists\n")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_does_not_complain_about_a_reader_that_went_away(tmp_path: Path, workers: str) -> None:
    name = lines(tmp_path / "feed.jsonl", *[TEXT] * 3000)
    with started(name, "--workers", workers) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"id":')
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_says_when_the_lines_cannot_be_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--output", "/dev/full"]) == 2
    assert capsys.readouterr().err == "dipbrief: /dev/full: No space left on device\n"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_can_be_interrupted(tmp_path: Path, workers: str) -> None:
    with started("--jsonl", "--workers", workers) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write((json.dumps(TEXT).encode() + b"\n") * 200)
        process.stdin.flush()
        complete = json.loads(process.stdout.readline())
        os.killpg(process.pid, signal.SIGINT)
        rest, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told == b"dipbrief: interrupted\n"
    assert all(sorted(json.loads(line)) == sorted(complete) for line in rest.splitlines())


# --- progress --------------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Put a terminal for standard error. Not as a fixture, whose setting pytest's own capture would undo."""
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    return stream


@pytest.fixture(autouse=True)
def no_monitor() -> Iterator[None]:
    """End the thread with which tqdm watches its bars."""
    yield
    if monitor := getattr(getattr(sys.modules.get("tqdm"), "tqdm", None), "monitor", None):
        monitor.exit()


with_tqdm = pytest.mark.skipif(importlib.util.find_spec("tqdm") is None, reason="needs tqdm, of the extra 'progress'")


@with_tqdm
def test_shows_progress_on_a_terminal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch)
    assert main([str(folder), "--output", os.devnull]) == 1
    assert "/5 [" in stream.getvalue()
    assert stream.getvalue().splitlines()[-4] == "dipbrief: 2 of 5 dispatches failed"


@with_tqdm
def test_counts_the_lines_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = terminal(monkeypatch)
    assert main([lines(tmp_path / "feed.jsonl", TEXT, TEXT), "--output", os.devnull]) == 0
    assert "/2 [" in stream.getvalue()


@with_tqdm
def test_counts_lines_whose_number_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    give(monkeypatch, json.dumps(TEXT).encode())
    stream = terminal(monkeypatch)
    assert main(["--jsonl", "--output", os.devnull]) == 0
    assert "0 dispatches [" in stream.getvalue()


def test_shows_no_progress_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm", None)
    stream = terminal(monkeypatch)
    assert main([lines(tmp_path / "feed.jsonl", TEXT), "--output", os.devnull]) == 0
    assert stream.getvalue() == ""


def test_shows_no_progress_among_the_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Out(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdout", Out(io.BytesIO(), encoding="utf-8"))
    stream = terminal(monkeypatch)
    assert main([lines(tmp_path / "feed.jsonl", TEXT)]) == 0
    assert stream.getvalue() == ""


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_writes_one_dispatch_in_another_form(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder / "inner" / "c.txt"), "--format", name]) == 0
    value = FORMATS[name](dipbrief.parse(TEXT), TEXT)
    written = capsys.readouterr().out
    if isinstance(value, dict):
        assert json.loads(written) == value
    else:
        assert [json.loads(line) for line in written.splitlines()] == list(value)


def test_tells_of_events_that_plover_cannot_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(tmp_path / name) for name in ("a.txt", "b.txt", "c.txt")]
    for path, day in zip(paths, ["", "", "OSLO, March 3, 2025 (Reuters) - "], strict=True):
        Path(path).write_text(f"{day}Foreign Minister Kari Lund met Paul Reed.")
    told = "tells of events without a day, which are left out: give --published"
    for given, lines in [
        (paths[:1], [f"dipbrief: {paths[0]}: {told}"]),
        (paths, [f"dipbrief: {paths[0]}: {told} (so do 1 others)"]),
        (paths[2:], []),
        ([*paths, "--published", "2025-03-03"], []),
    ]:
        assert main([*given, "--format", "plover"]) == 0
        assert capsys.readouterr().err.splitlines() == lines
    assert main([paths[0], "--format", "ninjs"]) == 0
    assert capsys.readouterr().err == ""


def test_writes_lines_in_another_form(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--format", "plover"]) == 1
    written = read(capsys.readouterr().out)
    assert [sorted(line) for line in written] == [
        ["id", "plover"],
        ["id", "plover"],
        ["id", "plover"],
        ["error", "id"],
        ["error", "id"],
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--format", "xml"],
            "--format: no such form: 'xml'; write one of json, plover, schema-org, ninjs, annotations",
        ),
        (["--format", "ninjs", "--html"], "--html: not together with --format"),
    ],
)
def test_refuses_forms_that_it_does_not_have(
    arguments: list[str], message: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(folder / "b.txt"), *arguments]) == 2
    assert capsys.readouterr() == ("", f"dipbrief: {message}\n")

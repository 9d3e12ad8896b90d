"""The command line: what it reads, what it prints, what it refuses."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import dipbrief
from dipbrief.__main__ import main

pytestmark = pytest.mark.slow  # processes are started

SAMPLE = Path(dipbrief.__file__).parent / "data" / "sample.txt"
TEXT = "OSLO, March 3 (Reuters) - Norwegian Defence Minister Kåre Lund met Ambassador Šárka Dvořák on Monday.\r\n"


def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "dipbrief", *arguments],
        input=stdin,
        capture_output=True,
        cwd=Path(dipbrief.__file__).parent.parent,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )


def give(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding="ascii"))


def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    captured = capsys.readouterr()
    assert captured.err == ""
    return json.loads(captured.out)


# --- what it prints --------------------------------------------------------------------------------------------


def test_prints_the_report_of_a_file() -> None:
    done = run(str(SAMPLE), "--published", "2021-01-15")
    assert (done.returncode, done.stderr) == (0, b"")
    report = dipbrief.MeetingReport.model_validate_json(done.stdout)
    assert report.check(SAMPLE.read_text(encoding="utf-8")) == ()
    assert [person.name for person in report.participants] == ["Anar Velizade", "Kari Lund"]


def test_prints_indented_json_with_one_line_end_after_it() -> None:
    out = run(str(SAMPLE)).stdout
    assert out.startswith(b'{\n  "schema_version": ')
    assert out.endswith(b"\n}\n")


@pytest.mark.parametrize("arguments", [["-"], []])
def test_reads_standard_input(arguments: list[str]) -> None:
    done = run(*arguments, stdin=TEXT.encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["header"]["dateline"]["city"] == "Oslo"


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "utf-16"},
    ],
)
def test_writes_utf_8_whatever_the_locale(environment: dict[str, str]) -> None:
    done = run(stdin=TEXT.encode(), **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Kåre Lund" in done.stdout.decode("utf-8")


def test_takes_title_and_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(SAMPLE), "--title", "Minister receives envoy", "--published", "2021-01-16"]) == 0
    header = printed(capsys)["header"]
    assert (header["title"], header["published"]) == ("Minister receives envoy", "2021-01-16")
    assert header["dateline"]["date"] == "2021-01-15"


def test_uses_no_date_but_the_given_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(SAMPLE)]) == 0
    header = printed(capsys)["header"]
    assert (header["published"], header["dateline"]["date"]) == (None, None)


def test_keeps_line_ends(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    text = "\r\n\r\n" + TEXT
    give(monkeypatch, text.encode())
    assert main([]) == 0
    assert printed(capsys)["header"]["dateline"]["start"] == text.index("OSLO")


def test_leaves_a_byte_order_mark_out(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    give(monkeypatch, b"\xef\xbb\xbf" + TEXT.encode())
    assert main(["-"]) == 0
    assert printed(capsys)["header"]["dateline"]["start"] == 0


def test_an_empty_text_has_an_empty_report(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    give(monkeypatch, b"")
    assert main([]) == 0
    assert printed(capsys)["meeting"] is None


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_tells_about_itself(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        main([option])
    assert "dipbrief" in capsys.readouterr().out


def test_the_version_tells_whether_it_is_compiled(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match=r"^0$"):
        main(["--version"])
    kind = "compiled" if dipbrief.__compiled__ else "pure Python"
    assert capsys.readouterr().out == f"dipbrief {dipbrief.__version__}, {kind}\n"


def test_does_not_complain_about_a_reader_that_went_away() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "dipbrief", str(SAMPLE)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(dipbrief.__file__).parent.parent,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


# --- what it refuses -------------------------------------------------------------------------------------------

REFUSED = [
    (["no/such/file.txt"], "dipbrief: no/such/file.txt: No such file or directory"),
    (["a\0b"], "dipbrief: a\\x00b: "),
    (["a\x1b[2Jb\n.txt"], "dipbrief: a\\x1b[2Jb\\n.txt: No such file or directory"),
    (
        ["--encoding", "rot13"],
        "dipbrief: --encoding: no such encoding of texts: 'rot13'; write utf-8, cp1252 or the like",
    ),
    (["--published", "yesterday"], "dipbrief: --published: 'yesterday' is not a date; write it as 2021-01-15"),
    (["--published", "2021-02-30"], "dipbrief: --published: '2021-02-30' is not a date; write it as 2021-01-15"),
    (["--published", ""], "dipbrief: --published: '' is not a date; write it as 2021-01-15"),
    (["--published"], "dipbrief: argument --published: expected one argument"),
    (["--title", "\udcff"], "dipbrief: --title: not in the encoding of the locale"),
    (["--verbose"], "dipbrief: unrecognized arguments: --verbose"),
    (["-", "-"], "dipbrief: standard input: named twice"),
    (["-", "no/such/file.txt"], "dipbrief: no/such/file.txt: No such file or directory"),
    ([str(SAMPLE), "-", "--title", "A"], "dipbrief: --title: for one dispatch only"),
    ([str(SAMPLE), "-", "--html"], "dipbrief: --html: for several dispatches give --output FOLDER"),
    (["--workers", "0"], "dipbrief: --workers: '0' is not a number from 1 to 1000"),
    (["--workers", "two"], "dipbrief: --workers: 'two' is not a number from 1 to 1000"),
    (["--output", ""], "dipbrief: --output: '' is not a path"),
    ([str(SAMPLE), "--output", str(SAMPLE)], f"dipbrief: --output: {SAMPLE} is read, too"),
    ([str(SAMPLE), "--output", "no/such/report.json"], "dipbrief: no/such/report.json: No such file or directory"),
    ([str(SAMPLE), "--output", str(SAMPLE.parent)], f"dipbrief: {SAMPLE.parent}: Is a directory"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_refuses_in_one_line(
    arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    give(monkeypatch, b"")
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(message.rstrip())  # of a NUL the system says something of its own
    assert captured.err.count("\n") == 1


def test_refuses_what_is_not_utf_8(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "latin.txt"
    file.write_bytes("Kåre".encode("latin-1"))
    assert main([str(file)]) == 2
    assert capsys.readouterr() == (
        "",
        f"dipbrief: {file}: not UTF-8 at byte 1; if it is older text, try --encoding cp1252\n",
    )
    give(monkeypatch, b"\xff")
    assert main(["-"]) == 2
    assert capsys.readouterr() == (
        "",
        "dipbrief: standard input: not UTF-8 at byte 0; if it is older text, try --encoding cp1252\n",
    )


def test_refuses_with_exit_code_2() -> None:
    done = run("no/such/file.txt")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.splitlines() == [b"dipbrief: no/such/file.txt: No such file or directory"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_says_when_the_report_cannot_be_written() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dipbrief", str(SAMPLE)],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=Path(dipbrief.__file__).parent.parent,
            check=False,
        )
    assert (done.returncode, done.stderr) == (2, b"dipbrief: standard output: No space left on device\n")


# --- what it notices ---------------------------------------------------------------------------------------------


def test_reads_another_encoding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "latin.txt"
    file.write_bytes("Norwegian Minister Kåre Lund – “met” Reed.".encode("cp1252"))
    assert main([str(file), "--encoding", "cp1252"]) == 0
    assert printed(capsys)["mentioned"][0]["name"] == "Kåre Lund"
    file.write_bytes("\ufeffMinister Kåre Lund left.".encode("utf-16"))
    assert main([str(file)]) == 2
    assert capsys.readouterr().err.endswith("it may be UTF-16: try --encoding utf-16\n")
    assert main([str(file), "--encoding", "utf-16"]) == 0


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ('{"text": "Lund met Reed."}', "begins with '{', as JSON does: name it .json or .jsonl, or give --jsonl"),
        ("\n <html>Lund", "begins with '<', as HTML does: take its text out first, for example with trafilatura"),
        (
            "OSLO, March 3 (Reuters) - Lund left.\n\nBAKU, March 4 (Reuters) - Reed left.",
            "2 datelines: --split reads one report each",
        ),
    ],
)
def test_says_what_a_text_looks_like(text: str, hint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    assert main([str(file)]) == 0
    assert capsys.readouterr().err == f"dipbrief: {file}: {hint}\n"
    assert main([str(file), str(file)]) == 0
    assert f"dipbrief: {file}: {hint} (so do 1 others)\n" in capsys.readouterr().err


def test_splits_a_text_of_many_dispatches(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "many.txt"
    file.write_text(
        "OSLO, March 3 (Reuters) - Lund left. She met Reed.\n\nTalks in Baku\n\nBAKU, March 4 (Reuters) - Reed left.\n"
        "\nIn OSLO, March 5 (the day after), nothing was said.\n\nNATO met.\n",
        encoding="utf-8",
    )
    assert main([str(file), "--split"]) == 0
    captured = capsys.readouterr()
    found = [json.loads(line) for line in captured.out.splitlines()]
    assert [one["id"] for one in found] == [f"{file}:1", f"{file}:2"]
    assert [one["report"]["header"]["dateline"]["city"] for one in found] == ["Oslo", "Baku"]
    assert found[1]["report"]["header"]["title"] == "Talks in Baku"


@pytest.mark.parametrize(("closed", "message"), [("<&-", "standard input"), (">&-", "standard output")])
def test_says_which_stream_is_closed(closed: str, message: str) -> None:
    command = f"{sys.executable} -m dipbrief {'-' if closed == '<&-' else SAMPLE} {closed}"
    done = subprocess.run(
        ["bash", "-c", command], cwd=Path(dipbrief.__file__).parent.parent, capture_output=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", f"dipbrief: {message} is closed\n".encode())

"""The documentation: what its pages show is run. Blocks with prompts run as doctests; here are the others."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import jsonschema
import pytest

import dipbrief
from dipbrief import MeetingReport

ROOT = Path(dipbrief.__file__).parents[1]
DOCS = ROOT / "docs"

if not DOCS.exists():
    pytest.skip("needs the files beside the package, as in a checkout", allow_module_level=True)

PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
BLOCK = re.compile(
    r"(?:^<!-- (?P<reason>not run: [^\n]*) -->\n)?"
    r"^(?P<indent> *)```(?P<language>\w+)\n(?P<code>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A block of code of a page, and why it is not run, if the page says so."""

    page: str
    language: str
    code: str
    reason: str | None

    def __str__(self) -> str:
        return f"{self.page}: {self.code.splitlines()[0]}"


BLOCKS = [
    Block(page.name, found["language"], dedent(found["code"]), found["reason"])
    for page in PAGES
    for found in BLOCK.finditer(page.read_text(encoding="utf-8"))
]


def blocks(language: str, page: str | None = None) -> list[Block]:
    return [block for block in BLOCKS if block.language == language and page in (None, block.page)]


def test_every_block_is_found_and_of_a_known_language() -> None:
    fences = sum(len(re.findall(r"^ *```\w", page.read_text(encoding="utf-8"), re.MULTILINE)) for page in PAGES)
    assert len(BLOCKS) == fences
    assert {block.language for block in BLOCKS} == {"json", "python", "sh", "toml"}


def test_every_page_is_in_the_navigation() -> None:
    listed = re.findall(r": (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(listed) == [page.name for page in PAGES[1:]]


# --- Python ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("block", blocks("python"), ids=str)
def test_a_python_block_is_a_doctest_or_says_why_not(block: Block) -> None:
    runs = block.code.startswith(">>> ") and "+SKIP" not in block.code
    assert runs != bool(block.reason)


UNTESTED = [block for block in blocks("python") if block.reason]


def test_few_python_blocks_are_not_run() -> None:
    assert {(block.page, block.reason) for block in UNTESTED} == {
        ("page.md", "not run: needs a notebook"),
        ("response-model.md", "not run: needs a network and a key"),
        ("scale.md", "not run: needs Spark, with which tests/test_scale.py runs it"),
        ("scale.md", "not run: needs Dask, with which tests/test_scale.py runs it"),
        ("scale.md", "not run: needs Ray"),
    }


@pytest.mark.parametrize("block", UNTESTED, ids=str)
def test_a_python_block_that_is_not_run_is_python(block: Block) -> None:
    assert ast.parse(block.code).body


# --- shell -----------------------------------------------------------------------------------------------------

TEXT = "OSLO, March 3 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed of the United States."
FILES = {
    "dispatch.txt": TEXT,
    "monday.txt": TEXT,
    "tuesday.txt": TEXT,
    "article.json": json.dumps({"text": TEXT, "date": "2025-03-03"}),
    "crawl.jsonl": "\n".join(json.dumps({"text": TEXT, "id": f"r-{number}"}) for number in range(3)),
    "feed/one.txt": TEXT,
    "desk.toml": blocks("toml", "own-vocabulary.md")[0].code,
    "feed/two.json": json.dumps({"headline": "Ministers meet", "articleBody": TEXT}),
}
COMMANDS = {
    "python": f'exec "{sys.executable}" "$@"',
    "dipbrief": f'exec "{sys.executable}" -m dipbrief "$@"',
    "crawler": "cat crawl.jsonl",
    "indexer": "cat > indexed.jsonl",
}
INSTALLS = ("pip install ", "python3 -m venv ")  # .ci/run follows those of the README
ON_A_COPY = ("python -m pytest ",)  # see below


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder with the files that the pages speak of, and the commands in ``bin``."""
    for name, content in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / "bin").mkdir()
    for name, command in COMMANDS.items():
        (tmp_path / "bin" / name).write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8")
        (tmp_path / "bin" / name).chmod(0o755)
    return tmp_path


def run(script: str, folder: Path, commands: Path, sources: Path) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST", "PYTHON"))}
    environment = {**kept, "PATH": f"{commands}:{kept['PATH']}", "PYTHONPATH": str(sources), "PYTHONUTF8": "1"}
    command = ["bash", "-euo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


SHELL = [block for block in blocks("sh") if not block.code.startswith((*INSTALLS, *ON_A_COPY))]


@pytest.mark.slow
@pytest.mark.parametrize("block", SHELL, ids=str)
def test_shell_block_runs(block: Block, desk: Path) -> None:
    ran = run(block.code, desk, desk / "bin", ROOT)
    assert (ran.returncode, ran.stderr) == (0, "")
    written = [path for path in desk.rglob("*.*") if str(path.relative_to(desk)) not in FILES]
    assert written or ran.stdout
    reports = [*map(reports_of, (path.read_text(encoding="utf-8") for path in written if path.suffix != ".html"))]
    reports += [reports_of(ran.stdout)] if ran.stdout else []
    assert reports
    assert {report.meeting is not None for several in reports for report in several} == {True}


def reports_of(output: str) -> list[MeetingReport]:
    """Return the report that *output* is, or those of its lines."""
    try:
        return [MeetingReport.model_validate_json(output)]
    except ValueError:
        return [MeetingReport.model_validate(json.loads(line)["report"]) for line in output.splitlines()]


def test_shell_blocks_of_every_kind_are_there() -> None:
    pages = {"add-data.md", "batch.md", "index.md", "own-vocabulary.md", "several-meetings.md", "tutorial.md"}
    assert {block.page for block in SHELL} == pages
    assert [block.code for block in blocks("sh") if block.code.startswith(ON_A_COPY)] == [
        "python -m pytest tests/test_data.py tests/test_frames.py\n",
    ]


# --- adding data -----------------------------------------------------------------------------------------------

ENTRY = re.compile(r"^In `dipbrief/data/(\w+\.toml)`:\n\n```toml\n(.*?)^```$", re.MULTILINE | re.DOTALL)
USED = """
import dipbrief
report = dipbrief.parse("OSLO, March 3 (Skerry) -- Zemblan Minister of Lighthouses Nura Pellisard met "
                        "Libyan Guard Colonel Omar Tarhuni and Harbour Master Jon Bergholt.")
print(report.header.agency.name)
for person in report.participants:
    rank = person.rank and person.rank.code
    print(person.name, person.party and person.party.code, [role.office for role in person.roles], rank)
"""


@pytest.fixture
def copy(desk: Path) -> Path:
    """Return a copy of the project to which the entries of the page are added."""
    folder = desk / "copy"
    shutil.copytree(ROOT / "dipbrief", folder / "dipbrief", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "tests").mkdir()
    for name in (
        "pyproject.toml",
        "tests/conftest.py",
        "tests/test_data.py",
        "tests/test_frames.py",
        "tests/test_title_words.py",
    ):
        shutil.copy(ROOT / name, folder / name)
    for name, entry in ENTRY.findall((DOCS / "add-data.md").read_text(encoding="utf-8")):
        with (folder / "dipbrief" / "data" / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{entry}")
    return folder


def test_every_entry_of_the_page_is_added() -> None:
    added = ENTRY.findall((DOCS / "add-data.md").read_text(encoding="utf-8"))
    files = ["agencies.toml", "ranks.toml", "offices.toml", "portfolios.toml", "states.toml", "verbs.toml"]
    assert [name for name, _ in added] == files
    assert len(blocks("toml", "add-data.md")) == len(files)


@pytest.mark.slow
def test_adding_data_as_the_page_says(copy: Path, desk: Path) -> None:
    for command in ON_A_COPY:
        block = next(block for block in blocks("sh", "add-data.md") if block.code.startswith(command))
        ran = run(block.code, copy, desk / "bin", copy)
        assert ran.returncode == 0, ran.stdout[-2000:]
    ran = run(f"python -c '{USED}'", copy, desk / "bin", copy)
    assert ran.stdout.splitlines() == [
        "Skerry News Agency",
        "Nura Pellisard ZE ['lighthouses-minister'] None",
        "Omar Tarhuni LY [] OF-5",
        "Jon Bergholt LY ['harbour-master'] None",
    ], ran.stderr


# --- the report as the answer of a language model --------------------------------------------------------------


def tool() -> dict[str, Any]:
    """Return the report as a function, in the form that the usual APIs take."""
    schema = MeetingReport.model_json_schema()
    function = {"name": schema["title"], "description": schema["description"], "parameters": schema}
    return {"type": "function", "function": function}


def nodes(value: object) -> list[dict[str, Any]]:
    """Return every mapping below *value*."""
    if isinstance(value, dict):
        return [value, *(node for child in value.values() for node in nodes(child))]
    return [node for child in value for node in nodes(child)] if isinstance(value, list) else []


def test_the_definition_of_the_tool_stands_alone() -> None:
    sent = json.loads(json.dumps(tool()))
    parameters = sent["function"]["parameters"]
    names = {node["$ref"] for node in nodes(parameters) if "$ref" in node}
    assert names == {f"#/$defs/{name}" for name in parameters["$defs"]}
    objects = [parameters, *parameters["$defs"].values()]
    assert {node["additionalProperties"] for node in objects} == {False}
    assert [node["title"] for node in objects if not node["description"]] == []
    assert [name for node in objects for name, field in node["properties"].items() if not field["description"]] == []


def test_a_call_of_the_tool_is_a_report() -> None:
    report = dipbrief.parse(TEXT)
    assert report.participants
    call = {"name": "MeetingReport", "arguments": report.model_dump_json()}  # arguments come as a string
    assert MeetingReport.model_validate_json(call["arguments"]) == report


def test_a_report_fits_the_schema_of_the_tool() -> None:
    jsonschema.validate(json.loads(dipbrief.parse(TEXT).model_dump_json()), tool()["function"]["parameters"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"header": {}, "topic": []}, tool()["function"]["parameters"])


# --- the site ----------------------------------------------------------------------------------------------------


def test_examples_are_shown_without_prompts() -> None:
    scope: dict[str, Any] = {}
    exec((DOCS / ".hooks" / "plain.py").read_text(encoding="utf-8"), scope)  # where mkdocs finds it
    for block in blocks("python"):
        if not block.reason:
            shown = scope["plain"](block.code)
            assert ast.parse(shown)
            assert not re.search(r"^(>>>|\.\.\.) ", shown, re.MULTILINE)
    assert scope["plain"](">>> 1 + 1  # doctest: +ELLIPSIS\n2\n\n>>> for n in ():\n...     pass\n") == (
        "1 + 1\n# 2\n\nfor n in ():\n    pass"
    )

"""The surface: exported names, the JSON schema, versions, the examples of the README."""

import ast
import doctest
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

import dipbrief
import dipbrief.models
from dipbrief import MeetingReport

ROOT = Path(dipbrief.__file__).parents[1]
SCHEMA = ROOT / "docs" / "meeting-report.schema.json"
MODULES = sorted((ROOT / "dipbrief").rglob("*.py"))

in_checkout = pytest.mark.skipif(not SCHEMA.exists(), reason="needs the files beside the package, as in a checkout")


def test_exported_names() -> None:
    assert dipbrief.__all__ == [
        "Agency",
        "Dateline",
        "Dispatch",
        "Finding",
        "Header",
        "Issue",
        "Meeting",
        "MeetingReport",
        "Participant",
        "Party",
        "Rank",
        "Reader",
        "Result",
        "Role",
        "Span",
        "Statement",
        "Topic",
        "answer_schema",
        "check",
        "columns",
        "compare",
        "find_persons",
        "locate",
        "parse",
        "parse_all",
        "parse_many",
        "read_dateline",
        "read_person",
        "timeline",
        "to_card",
        "to_frame",
        "to_html",
        "to_ninjs",
        "to_plover",
        "to_rows",
        "to_schema_org",
        "to_web_annotations",
        "vocabulary",
        "who_met_whom",
    ]
    assert [name for name in dipbrief.__all__ if not hasattr(dipbrief, name)] == []


def test_completion_offers_the_public_names_alone() -> None:
    assert [name for name in dir(dipbrief) if not name.startswith("__")] == dipbrief.__all__


def test_every_export_is_documented() -> None:
    assert [name for name in dipbrief.__all__ if not getattr(dipbrief, name).__doc__] == []


# --- schema ----------------------------------------------------------------------------------------------------


@in_checkout
def test_schema_is_the_one_on_file() -> None:
    assert MeetingReport.model_json_schema(mode="serialization") == json.loads(SCHEMA.read_text(encoding="utf-8"))


MODELS: list[type[BaseModel]] = [
    model
    for name in dipbrief.models.__all__
    if isinstance(model := getattr(dipbrief.models, name), type) and issubclass(model, BaseModel)
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_described(model: type[BaseModel]) -> None:
    undescribed = [name for name, field in model.model_fields.items() if not (field.description or "").endswith(".")]
    assert undescribed == []


# --- arguments of parse ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"text": b"BAKU"}, "text must be a str, not bytes; decode bytes first"),
        ({"text": None}, "text must be a str, not NoneType$"),
        ({"text": ROOT}, "text must be a str, not PosixPath; read the file first"),
        ({"text": io.StringIO("BAKU")}, r"text must be a str, not StringIO; pass what its read\(\) returns"),
        ({"text": {"text": "BAKU"}}, "text must be a str, not dict; parse_many reads mappings and several texts"),
        ({"text": ["BAKU"]}, "text must be a str, not list; parse_many reads mappings and several texts"),
        ({"text": dipbrief.Dispatch(text="BAKU")}, "text must be a str, not Dispatch; pass its text"),
        ({"text": "", "title": 3}, "title must be a str or None, not int"),
        (
            {"text": "", "published": "2021-01-15"},
            r"published must be a datetime\.date or None, not str; use datetime\.date\.fromisoformat",
        ),
        ({"text": "", "published": 2021}, r"published must be a datetime\.date or None, not int$"),
    ],
)
def test_wrong_arguments(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        dipbrief.parse(**arguments)


@pytest.mark.parametrize("name", ["Parse", "parse_file", "Report", "rows"])
def test_a_misspelt_name_is_told_where_the_names_are(name: str) -> None:
    with pytest.raises(AttributeError, match=f"has no attribute '{name}'; help\\(dipbrief\\) lists what there is"):
        getattr(dipbrief, name)


def test_a_traceback_suggests_the_name_that_was_meant() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", "import dipbrief; dipbrief.Parse"], cwd=ROOT, capture_output=True, text=True
    )
    assert "Did you mean: 'parse'?" in ran.stderr


def test_a_path_is_read_as_a_text() -> None:
    report = dipbrief.parse(__file__)
    assert (report.meeting, report.participants) == (None, ())


def test_help_is_enough() -> None:
    """The docstring of the package names every public name and runs as a doctest."""
    assert dipbrief.__doc__ is not None
    assert [name for name in dipbrief.__all__ if not re.search(rf"\b{name}\b", dipbrief.__doc__)] == []
    assert doctest.testmod(dipbrief).attempted > 10


# --- versions and examples -------------------------------------------------------------------------------------


@in_checkout
def test_changelog_and_version_agree() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+(?:\+[\w.]+)?)\]", changelog, re.MULTILINE)
    assert versions[:1] == [dipbrief.__version__]


def python_blocks(path: Path) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.skipif(not (ROOT / "README.md").exists(), reason="needs README.md, as in a checkout")
def test_examples_of_the_readme_run() -> None:
    blocks = python_blocks(ROOT / "README.md")
    plain = [block for block in blocks if ">>>" not in block]  # the others are run as doctests
    assert blocks
    script = "\n".join(plain)
    subprocess.run([sys.executable, "-W", "error", "-c", script], cwd=ROOT, check=True, capture_output=True)


# --- the code itself -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_is_pure(path: Path) -> None:
    """No clock, no environment, no network, no chance."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
    }
    assert not imported & {"random", "time", "socket", "urllib", "requests", "locale", "secrets", "uuid"}
    called = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not called & {"today", "now", "utcnow", "getenv", "environ", "getlocale"}


NAMES = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in MODULES}


def imports_of(node: ast.AST) -> Iterator[str]:
    """Yield the modules that run when *node* does, those imported inside functions too, but not for types alone."""
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
        return
    if isinstance(node, ast.ImportFrom) and node.module is not None:
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    for child in ast.iter_child_nodes(node):
        yield from imports_of(child)


def house() -> dict[str, set[str]]:
    """Return which modules of the package each of them imports."""
    asked = {name: list(imports_of(ast.parse(path.read_text(encoding="utf-8")))) for name, path in NAMES.items()}
    return {
        name: {target if target in NAMES else target.rpartition(".")[0] for target in targets} & set(NAMES)
        for name, targets in asked.items()
    }


def test_imports_run_one_way() -> None:
    order = list(TopologicalSorter(house()).static_order())  # raises CycleError, with the circle
    assert order.index("dipbrief.models") < order.index("dipbrief.export.html")


def test_only_the_version_and_what_a_report_shows_of_itself_go_through_the_front_door() -> None:
    through = {
        (name, target)
        for name, path in NAMES.items()
        for target in imports_of(ast.parse(path.read_text(encoding="utf-8")))
        if target.rpartition(".")[0] == "dipbrief"
        and target not in NAMES
        and not target.endswith(("__version__", "__compiled__"))
    }
    shown = {("dipbrief.models", f"dipbrief.{name}") for name in ("check", "compare", "to_card", "to_html")}
    assert through == shown


def test_first_use_is_quick_and_silent() -> None:
    """A fresh interpreter parses without a word on either stream."""
    script = "import dipbrief; dipbrief.parse('OSLO (Reuters) - Minister Kari Lund met Paul Reed two days ago.')"
    ran = subprocess.run([sys.executable, "-W", "error", "-c", script], cwd=ROOT, check=True, capture_output=True)
    assert (ran.stdout, ran.stderr) == (b"", b"")

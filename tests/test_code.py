"""The code of the stages: how far a function may branch, and how long it may be."""

import ast
from pathlib import Path

import pytest

import dipbrief

PACKAGE = Path(dipbrief.__file__).parent
STAGES = ("syntax", "dates", "mentions", "participants", "meeting", "topics", "statements")
SOURCES = sorted([*(path for stage in STAGES for path in (PACKAGE / stage).rglob("*.py")), PACKAGE / "labels.py"])


def test_every_stage_has_code() -> None:
    assert {path.relative_to(PACKAGE).parts[0] for path in SOURCES} == {*STAGES, "labels.py"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_functions_are_short(path: Path) -> None:
    functions = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]
    assert [node.name for node in functions if branches(node) > 10] == []
    assert [node.name for node in functions if (node.end_lineno or 0) - node.lineno >= 40] == []


def branches(function: ast.FunctionDef) -> int:
    """Return one more than the places where a function goes two ways."""
    one = (ast.If, ast.For, ast.While, ast.IfExp, ast.ExceptHandler, ast.comprehension)
    nodes = list(ast.walk(function))
    operators = sum(len(node.values) - 1 for node in nodes if isinstance(node, ast.BoolOp))
    return 1 + operators + sum(isinstance(node, one) for node in nodes)

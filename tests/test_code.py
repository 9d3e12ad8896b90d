"""The code of the stages: how far a function may branch, and how long it may be."""

import ast
from pathlib import Path

import pytest

import dipbrief

PACKAGE = Path(dipbrief.__file__).parent
STAGES = ("syntax", "frames", "dates", "mentions", "participants", "meeting", "topics", "statements")
WORDS = {"key", "keys", "word", "words"}
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


@pytest.mark.parametrize(
    "path", [path for path in SOURCES if path.parent != PACKAGE], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_words_of_a_text_are_compared_with_data(path: Path) -> None:
    comparisons = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Compare)]
    assert [ast.unparse(node) for node in comparisons if asks_for_a_word(node)] == []


def asks_for_a_word(comparison: ast.Compare) -> bool:
    """Tell whether words of a document, or folded ones, stand beside a word that is written down in the code."""
    sides = [comparison.left, *comparison.comparators]
    printed = any(getattr(node, "attr", getattr(node, "id", "")) in WORDS for side in sides for node in ast.walk(side))
    written = [getattr(node, "value", None) for side in sides for node in (side, *getattr(side, "elts", ()))]
    return printed and any(isinstance(value, str) and any(map(str.isalpha, value)) for value in written)

"""Where the stages are machine code, they read as the sources beside them do, byte for byte."""

import json
import subprocess
import sys
from importlib import import_module

import pytest
from material import HERE, NAMES, gold_texts, text_of

import dipbrief

pytestmark = pytest.mark.skipif(not dipbrief.__compiled__, reason="dipbrief is pure Python here: nothing to compare")

FROM_SOURCES = """
import json, sys
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from pathlib import Path

hook = FileFinder.path_hook((SourceFileLoader, SOURCE_SUFFIXES))

def sources_of_dipbrief(folder):
    if "dipbrief" not in Path(folder).parts:
        raise ImportError("of another package, whose machine code is wanted")
    return hook(folder)

sys.path_hooks.insert(0, sources_of_dipbrief)
import dipbrief
assert not dipbrief.__compiled__
for line in sys.stdin:
    print(json.dumps([report.model_dump_json() for report in dipbrief.parse_all(json.loads(line))]))
"""


def test_the_modules_of_the_stages_are_compiled() -> None:
    names = ("document", "header.dateline", "mentions.chunks", "participants.cast", "syntax.clauses", "frames.find")
    files = [str(import_module(f"dipbrief.{name}").__file__) for name in names]
    assert [file for file in files if file.endswith(".py")] == []


def test_reports_are_those_of_the_sources() -> None:
    texts = [*map(text_of, NAMES), *gold_texts()]
    ran = subprocess.run(
        [sys.executable, "-c", FROM_SOURCES],
        input="".join(f"{json.dumps(text)}\n" for text in texts),
        cwd=HERE,
        capture_output=True,
        text=True,
        check=True,
    )
    own = [[report.model_dump_json() for report in dipbrief.parse_all(text)] for text in texts]
    expected = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(expected) == len(texts)
    assert [text for text, one, other in zip(texts, own, expected, strict=True) if one != other] == []

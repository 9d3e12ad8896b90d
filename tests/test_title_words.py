"""Words of titles by what they are: without the mark, the list or the trait, a sentence reads differently."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dipbrief.syntax.classes import NAMES
from dipbrief.tables import read_source

# What function words say, by the name that stands behind their classes.
MARKS = {
    "definite": "Kari Lund of the Royal Danish Army attended.",
    "indefinite": "Kari Lund, a minister of Norway, attended.",
    "additive": "Kari Lund, Minister of Trade and chairman of the board, attended.",
    "goal": "Kari Lund, Ambassador to Norway, attended.",
    "purpose": "The Special Envoy for Syria, Kari Lund, attended.",
    "place": "The Ambassador in Norway, Paul Reed, attended.",
    "topic": "Kari Lund, Adviser on Security, attended.",
    "company": "Foreign Minister Kari Lund held talks with Paul Berg.",
    "origin": "Kari Lund and her counterpart from Norway, Paul Reed, attended.",
    "opposition": "The Director of the Office against Corruption Kari Lund attended.",
    "role": "Kari Lund, as Foreign Minister of Norway, attended.",
    "at-present": "Kari Lund, now Foreign Minister of Norway, attended.",
    "first-of-two": "Paul Reed met Kari Lund. The former said that trade grew.",
    "numbering": "Minister Kari Lund and Envoy Paul Reed discussed point No. 2 of the plan.",
    "second-of-two": "Paul Reed met Kari Lund. The latter said that trade grew.",
}
TRAITS = {
    "birth": "Prince Faisal bin Nasser, the Minister of Defense, attended.",
    "counterpart": "Kari Lund and her counterpart from Oslo, Paul Reed, attended.",
    "kin": "Danish President Ane Dahl and her husband, Paul Berg, met Chancellor Rui Falcao.",
    "firm": "Ukrainian Canadian Congress President Paul Reed attended.",
    "name": "Minister Hossein Amir Tabesh left.",
    "guest": "Foreign Minister Kari Lund of Norway received Paul Reed of Canada. The guest thanked her.",
}
NOUNS = ("aide", "reign")
LISTS = ("modifier", "unit", "suffix", "gender", "amity", "meaning", "then")


def lists(path: str, entry: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the lists inside *entry* of titles.toml, and itself where it is none of the lexicon, with examples."""
    inside = {name: value for name, value in entry.items() if isinstance(value, dict)}
    for name, value in inside.items():
        yield from lists(f"{path}.{name}", value)
    if not inside:
        yield path, entry["example"]


def cases() -> Iterator[dict[str, str]]:
    titles, nouns = read_source("titles"), {item["id"]: item for item in read_source("nouns")["noun"]}
    for name, text in MARKS.items():
        yield {"file": "function_words", "kind": "mark", "name": name, "text": text}
    for name, text in TRAITS.items():
        yield {"file": "offices", "kind": "trait", "name": name, "text": text}
    for name in NOUNS:
        yield {"file": "nouns", "kind": "noun", "name": name, "text": nouns[name]["example"]}
    for path, text in (found for name in LISTS for found in lists(name, titles[name])):
        yield {"file": "titles", "kind": "list", "name": path, "text": text}


@pytest.mark.slow
def test_without_it_its_sentence_reads_differently() -> None:
    program = Path(__file__).with_name("taken_out.py")
    ran = subprocess.run(
        [sys.executable, program], input=json.dumps([*cases()]), capture_output=True, text=True, check=True
    )
    assert json.loads(ran.stdout) == []


def test_marks_and_traits_are_those_of_the_files() -> None:
    words = read_source("function_words")["words"]
    classes = {*NAMES, "singular", "no-gerund", "pairing", "fused"}
    assert {name for said in words.values() for name in said} - classes == set(MARKS)
    assert {office["trait"] for office in read_source("offices")["office"] if "trait" in office} == set(TRAITS)

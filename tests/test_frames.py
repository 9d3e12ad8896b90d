"""Frames: each entry of ``verbs.toml`` and ``nouns.toml`` by its own example, and what surrounds a frame."""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from dipbrief.document import read_document
from dipbrief.frames import Frame, Frames, find_frames, make_frames, shipped_frames
from dipbrief.syntax import english, read_groups
from dipbrief.syntax.clauses import read_clauses
from dipbrief.syntax.forms import GUESS, NOUN, VERB, read_words
from dipbrief.tables import read_source

VERBS, NOUNS = read_source("verbs"), read_source("nouns")
FRAMES = [*VERBS["frame"], *(item for item in NOUNS["noun"] if "slots" in item)]


def entries(kind: str) -> list[Any]:
    """The entries that have *kind*, by their ids."""
    return [pytest.param(item, id=item["id"]) for item in FRAMES if kind in item]


@cache
def reading(text: str) -> Any:
    document = read_document(text)
    groups = read_groups(document, english())
    return document, groups, [read_clauses(document, groups, english(), *ends) for ends in document.sentences]


def found(text: str, frames: Frames) -> list[Frame]:
    document, groups, sentences = reading(text)
    return [frame for clauses in sentences for frame in find_frames(document, groups, clauses, frames)]


def roles(text: str, frame: Frame) -> dict[str, str]:
    """Return what plays each role, as printed."""
    document = read_document(text)
    return {
        role: ", ".join(document.span(filler.first, filler.last).text for filler in fillers) for role, fillers in frame.roles.items()
    }


def readings(text: str, frames: Frames) -> list[tuple[Any, ...]]:
    return [(frame.id, frame.act, frame.cue, roles(text, frame), frame.standing) for frame in found(text, frames)]


# --- each entry --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("item", entries("example"))
def test_example_has_the_frame_and_its_roles(item: dict[str, Any]) -> None:
    text = item["example"]
    assert item["roles"] in [roles(text, frame) for frame in found(text, shipped_frames()) if frame.id == item["id"]]


@pytest.mark.parametrize("item", entries("counter"))
def test_counter_example_has_not(item: dict[str, Any]) -> None:
    for text in item["counter"]:
        assert item["id"] not in [frame.id for frame in found(text, shipped_frames())], text


def without(item: dict[str, Any]) -> Frames:
    """The frames but for one entry."""
    verbs, nouns = deepcopy(VERBS), deepcopy(NOUNS)
    for table, key in ((verbs, "frame"), (nouns, "noun")):
        table[key] = [one for one in table[key] if one["id"] != item["id"]]
    return make_frames(verbs, nouns, read_words())


ALL = [pytest.param(item, id=item["id"]) for item in (*VERBS["frame"], *NOUNS["noun"])]


@pytest.mark.parametrize("item", ALL)
def test_without_the_entry_its_example_reads_differently(item: dict[str, Any]) -> None:
    assert readings(item["example"], without(item)) != readings(item["example"], shipped_frames())


def words_of(item: dict[str, Any]) -> Iterator[str]:
    yield from item.get("verbs", item.get("words", ()))
    for words in item.get("acts", {}).values():
        yield from words


@pytest.mark.parametrize("item", ALL)
def test_each_word_is_one_of_the_word_list_or_guessed_as_such(item: dict[str, Any]) -> None:
    reading = VERB if "verbs" in item or item in VERBS["frame"] else NOUN
    for word in words_of(item):
        form = read_words().lookup(word.partition(" ")[0])
        assert form.bits & (reading | GUESS) or word in PRONOUNS, word


PRONOUNS = frozenset("him his her they them their who whom us our me you himself herself themselves".split())


def test_ids_are_unique_and_words_stand_once_in_a_frame() -> None:
    ids = [item["id"] for item in (*VERBS["frame"], *NOUNS["noun"])]
    assert sorted(set(ids)) == sorted(ids)
    for item in (*VERBS["frame"], *NOUNS["noun"]):
        if "acts" not in item:
            assert len(set(words_of(item))) == len(list(words_of(item))), item["id"]

"""Each table of words behind sentences, quotations, notes and languages does what its example says, and no more."""

from collections.abc import Callable

import pytest

from dipbrief.document import read_document
from dipbrief.reasons import find_reasons
from dipbrief.seen import read_seen
from dipbrief.tables import read_source

WORDS = read_source("words")


def one_sentence(text: str) -> bool:
    return len(read_document(text).sentences) == 1


def several_sentences(text: str) -> bool:
    return not one_sentence(text)


def ends_before_speaker(text: str) -> bool:
    (quotation,) = read_document(text).quotes
    return quotation[1] < len(read_document(text).words)


def has_note(text: str) -> bool:
    return read_seen(text) != text


def is_english(text: str) -> bool:
    return "not-english" not in {issue.code for issue in find_reasons(read_document(text), met=False, named=False)}


# what holds for the example of a table and does not for its counter-examples
CHECKS: dict[str, Callable[[str], bool]] = {
    "sure_openers": several_sentences,
    "not_openers": one_sentence,
    "branches": one_sentence,
    "addresses": several_sentences,
    "attributions": ends_before_speaker,
    "desk_notes": has_note,
    "link_labels": has_note,
    "particles": is_english,
}


@pytest.mark.parametrize("name", CHECKS)
def test_the_example_fires_and_the_counter_examples_do_not(name: str) -> None:
    assert CHECKS[name](WORDS[name]["example"])
    assert [text for text in WORDS[name]["counter"] if CHECKS[name](text)] == []


@pytest.mark.parametrize("name", [*CHECKS, "openers", "leading", "titles_alone"])
def test_words_are_keys_that_stand_once(name: str) -> None:
    words = WORDS[name]["words"]
    assert len(set(words)) == len(words)
    assert [word for word in words if word != word.lower()] == []


def test_kinds_of_abbreviations_agree() -> None:
    kinds = {name: set(words) for name, words in WORDS["abbreviations"].items()}
    assert kinds["never"] & kinds["maybe"] == set()
    assert kinds["capital"] | kinds["closing"] <= kinds["never"] | kinds["maybe"]
    assert kinds["closing"] <= kinds["maybe"]


@pytest.mark.parametrize("name", ["never", "maybe"])
def test_an_abbreviation_ends_no_sentence_before_a_name(name: str) -> None:
    closing = set(WORDS["abbreviations"]["closing"])
    ended = [w for w in WORDS["abbreviations"][name] if several_sentences(f"They saw {w.capitalize()}. Lund there.")]
    assert set(ended) == (closing if name == "maybe" else set())

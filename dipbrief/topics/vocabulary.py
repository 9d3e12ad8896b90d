"""The words of ``data/talking.toml`` as the stage asks for them."""

from functools import cache

from dipbrief.document import Document
from dipbrief.frames import shipped_frames
from dipbrief.frames.patterns import Noun
from dipbrief.lexicon import keys_of, length_at
from dipbrief.syntax import NounGroup
from dipbrief.tables import read_table


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a list of ``talking.toml`` as a set of folded words."""
    return frozenset(word for form in read_table("talking")[name]["words"] for word in keys_of(form))


@cache
def id_list(name: str) -> frozenset[str]:
    """Return a list of ``talking.toml`` of ids, classes and other names."""
    return frozenset(read_table("talking")[name]["ids"])


@cache
def noun_list(name: str) -> frozenset[str]:
    """Return a list of ``talking.toml`` of lemmas of nouns."""
    return frozenset(read_table("talking")[name]["nouns"])


def phrase_at(document: Document, i: int, name: str) -> int:
    """Return the number of words of the longest phrase of the list *name* at word *i*; 0 when none stands there."""
    return length_at(document, i, "talking", name, "phrases")


def classes_of(document: Document, group: NounGroup) -> frozenset[str]:
    """Return the classes of the head of a noun group."""
    return _noun(document, group).classes


def is_one_of(document: Document, group: NounGroup, name: str) -> bool:
    """Tell whether the head of a noun group is one of the nouns of the list *name*."""
    return _noun(document, group).lemma in noun_list(name)


def _noun(document: Document, group: NounGroup) -> Noun:
    before = document.keys[group.head - 1] if group.head > group.first else ""
    return shipped_frames().noun(document.keys[group.head], before)

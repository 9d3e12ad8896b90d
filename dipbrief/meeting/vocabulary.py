"""The words of ``data/meetings.toml`` as the stage asks for them."""

from functools import cache
from typing import Literal, NamedTuple

from dipbrief.lexicon import keys_of
from dipbrief.tables import read_table

Format = Literal["in-person", "phone", "video"]


class Place(NamedTuple):
    """A place in words *first* to *last*: a city, a state, or both.

    Neither stands for that of the dateline: its city too ("here"), or with *home* its state only ("our country").
    *titled* tells that the words are those of the title.
    """

    first: int
    last: int
    city: str | None
    country: str | None
    home: bool = False
    titled: bool = False


@cache
def word_list(name: str, key: str = "words") -> frozenset[str]:
    """Return a list of ``meetings.toml`` as a set of folded words."""
    return frozenset(word for form in read_table("meetings")[name][key] for word in keys_of(form))


@cache
def id_list(name: str) -> frozenset[str]:
    """Return a list of ``meetings.toml`` of ids, classes or lemmas."""
    return frozenset(read_table("meetings")[name]["ids"])


@cache
def number(name: str) -> int:
    """Return a number of ``meetings.toml``."""
    found: int = read_table("meetings")[name]["number"]
    return found

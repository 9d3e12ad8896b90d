"""A cue and the words of ``data/meetings.toml`` as the stage asks for them."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dipbrief.document import Document
from dipbrief.lexicon import keys_of, length_at, phrase_starts
from dipbrief.tables import read_table

Format = Literal["in-person", "phone", "video"]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words *first* to *last* that report a meeting.

    ``strength`` is 3 for a verb with its object or a light verb with its noun, 2 for a noun with "with" or
    "between", 1 for what only alludes ("during the meeting", "discussed", "visited").
    """

    first: int
    last: int
    id: str
    format: Format | None
    strength: int
    planned: bool = False
    cancelled: bool = False
    recalled: bool = False
    titled: bool = False


@cache
def word_list(name: str, key: str = "words") -> frozenset[str]:
    """Return a list of ``meetings.toml`` as a set of folded words."""
    return frozenset(word for form in read_table("meetings")[name][key] for word in keys_of(form))


def phrase_in(document: Document, first: int, last: int, name: str, key: str = "phrases") -> bool:
    """Tell whether a phrase of the list *name* begins among the words *first* up to *last*."""
    starts = phrase_starts("meetings", name, key)
    return any(phrase_at(document, i, name, key) for i in document.where(starts, first, last))


def phrase_at(document: Document, i: int, name: str, key: str = "phrases") -> int:
    """Return the number of words of the longest phrase of the list *name* at word *i*; 0 when none stands there."""
    return length_at(document, i, "meetings", name, key)

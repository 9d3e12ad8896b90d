"""Persons in one list: whether nothing but commas, "and" and what belongs to their names stands between two."""

from typing import Literal

from dipbrief.document import Document
from dipbrief.lexicon import words
from dipbrief.mentions import Mention

__all__ = ["joint"]

_LIST_WORDS = words("grammar", "list_words")
_LIST_JOINTS = words("grammar", "list_joints")
_BRACKETED = 4  # words


def joint(document: Document, mention: Mention, start: int) -> Literal["and", "comma"] | None:
    """Return how the mention that begins at word *start* is joined to *mention*; None when it is not."""
    end = max([mention.last, *(title.words[1] for title in mention.titles)])
    if start < end or document.sentence_of[mention.first] != document.sentence_of[start]:
        return None
    keys = [key for key in document.keys[end:start] if key not in _LIST_WORDS]
    bracketed = "(" in document.sep(end) or "[" in document.sep(end)
    if keys and not (bracketed and len(keys) < _BRACKETED):
        return None
    if not _LIST_JOINTS.isdisjoint(document.keys[end:start]):
        return "and"
    return "comma" if not set(",;").isdisjoint(document.sep(start)) else None

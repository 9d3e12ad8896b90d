"""Persons in one list: whether nothing but commas, "and" and what belongs to their names stands between two."""

from typing import Literal

from dipbrief.document import Document
from dipbrief.lexicon import names, words
from dipbrief.mentions import Mention
from dipbrief.mentions.chunks import PARTIES

__all__ = ["joint"]

_LIST_WORDS = words("grammar", "list_words")
_LIST_JOINTS = words("grammar", "list_joints")
_OF = frozenset(["of"])


def joint(document: Document, mention: Mention, start: int) -> Literal["and", "comma"] | None:
    """Return how the mention that begins at word *start* is joined to *mention*; None when it is not."""
    end = _end(document, mention, start)
    if start < end or document.sentence_of[mention.first] != document.sentence_of[start]:
        return None
    if any(key not in _LIST_WORDS for key in document.keys[end:start]):
        return None
    if not _LIST_JOINTS.isdisjoint(document.keys[end:start]):
        return "and"
    return "comma" if not set(",;").isdisjoint(document.sep(start)) else None


def _end(document: Document, mention: Mention, start: int) -> int:
    """The word behind a mention and what belongs to it: titles, a state ("of Norland"), what stands in brackets."""
    end = max([mention.last, *(title.words[1] for title in mention.titles)])
    if end < start and document.keys[end] in _OF:
        parties = [entry for entry in names().longest(document, end + 1) if entry.kind in PARTIES]
        end += 1 + len(parties[0].keys) if parties else 0
    if end < start and not set("([").isdisjoint(document.sep(end)):
        return next((word for word in range(end + 1, start + 1) if not set(")]").isdisjoint(document.sep(word))), end)
    return end

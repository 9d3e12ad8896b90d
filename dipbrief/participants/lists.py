"""Persons in one list: whether nothing but commas, "and" and what belongs to their names stands between two."""

from typing import Literal

from dipbrief.document import Document
from dipbrief.lexicon import names
from dipbrief.mentions import Mention
from dipbrief.mentions.chunks import PARTIES
from dipbrief.syntax import closed_words, groups_of
from dipbrief.syntax.classes import COORDINATOR, DETERMINER, FOCUS, POSSESSIVE, REST

__all__ = ["joint"]

_OF = closed_words("of")
_PASSED = frozenset([DETERMINER, POSSESSIVE, FOCUS, REST])  # "and |the|", "as |well as his|"


def joint(document: Document, mention: Mention, start: int) -> Literal["and", "comma"] | None:
    """Return how the mention that begins at word *start* is joined to *mention*; None when it is not."""
    end = _end(document, mention, start)
    if start < end or document.sentence_of[mention.first] != document.sentence_of[start]:
        return None
    joints = [k for k in range(end, start) if _joins(document, k)]
    if any(k not in joints and not _is_passed(document, k) for k in range(end, start)):
        return None
    if joints:
        return "and"
    return "comma" if not set(",;").isdisjoint(document.sep(start)) else None


def _joins(document: Document, k: int) -> bool:
    """Tell whether "and", or a phrase such as "as well as", "along with", begins at word *k*."""
    groups = groups_of(document)
    joins = groups.tag(k) == COORDINATOR or document.keys[k + 1] in closed_words("company")
    return document.keys[k] in closed_words("additive") or (joins and groups.tag(k + 1) == REST)


def _is_passed(document: Document, k: int) -> bool:
    """Tell of what may stand between two persons beside "and": "and |with his|"."""
    return groups_of(document).tag(k) in _PASSED or document.keys[k] in closed_words("company")


def _end(document: Document, mention: Mention, start: int) -> int:
    """The word behind a mention and what belongs to it: titles, a state ("of Norland"), what stands in brackets."""
    end = max([mention.last, *(title.words[1] for title in mention.titles)])
    if end < start and document.keys[end] in _OF:
        parties = [entry for entry in names().longest(document, end + 1) if entry.kind in PARTIES]
        end += 1 + len(parties[0].keys) if parties else 0
    if end < start and not set("([").isdisjoint(document.sep(end)):
        return next((word for word in range(end + 1, start + 1) if not set(")]").isdisjoint(document.sep(word))), end)
    return end

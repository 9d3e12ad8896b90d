"""Offices compared: whether a title, read again without a name, may be the one that somebody holds."""

from collections.abc import Callable
from typing import NamedTuple

from dipbrief.document import Document
from dipbrief.lexicon import keys_of, words
from dipbrief.mentions import Title
from dipbrief.mentions.chunks import PARTIES
from dipbrief.syntax import closed_words

__all__ = ["MARKS", "SMALL_WORDS", "agreement", "is_bare", "is_counterpart", "is_past", "states_of"]


# Words of an office that say nothing of their own.
SMALL_WORDS = closed_words("definite", "indefinite", "of", "additive", "goal", "purpose", "place")


# Words that make an office that of somebody below it, or another one.
BELOW = words("titles", "modifier", "deputy") | words("titles", "modifier", "lower")
MARKS = BELOW | closed_words("number", "first-of-two")


class _Office(NamedTuple):
    """A title by what it says: the *title*, its words that mean something, and those that make it another one."""

    title: Title
    words: frozenset[str]
    marks: frozenset[str]


def _office(title: Title, source: Document) -> _Office:
    said = frozenset(source.keys[title.core[0] : title.core[1]]) - SMALL_WORDS
    return _Office(title, said, said & MARKS)


def agreement(title: Title, document: Document, own: Title, source: Document) -> int:
    """Return how well *title* in *document* agrees with the office *own* in *source*: 0, not at all, to 4, the same."""
    one, other = _office(title, document), _office(own, source)
    return next((weight for weight, fits in _KINDS if fits(one, other)), 0)


def _is_same(one: _Office, other: _Office) -> bool:
    return one.words == other.words


def _is_of_deputy(one: _Office, other: _Office) -> bool:
    """ "the Secretary-General" is no Assistant Secretary-General."""
    return len(one.words) > 1 and not BELOW.isdisjoint(other.words - one.words)


def _is_other_wording(one: _Office, other: _Office) -> bool:
    """One office, of which each wording says something of its own: "trade minister", "energy minister"."""
    return one.title.head.id == other.title.head.id and one.marks <= other.words and not one.title.is_noun


def _is_shorter(one: _Office, other: _Office) -> bool:
    """ "the minister", "the foreign minister" of a longer title, or the other way round."""
    if one.words <= other.words and one.title.head.keys[-1] in other.title.head.keys:
        return True
    return _is_other_wording(one, other) and (one.words <= other.words or other.words <= one.words)


def _is_noun_for(one: _Office, other: _Office) -> bool:
    """ "the diplomat" of an ambassador."""
    nouns = [keys_of(noun) for noun in other.title.head.data.get("nouns", ())]
    heads = {noun[-1] for noun in nouns} | {other.title.head.keys[0], other.title.head.keys[-1]}
    known = other.words.union(*nouns)
    return one.title.head.keys[-1] in heads and one.words <= known and one.marks <= other.words


_KINDS: tuple[tuple[int, Callable[[_Office, _Office], bool]], ...] = (
    (4, _is_same),
    (0, _is_of_deputy),
    (3, _is_shorter),
    (2, _is_other_wording),
    (2, _is_noun_for),
)


def is_counterpart(title: Title) -> bool:
    """Tell whether a title is that of a counterpart, whose office is somebody else's."""
    return title.head.id == "counterpart"


def is_past(title: Title) -> bool:
    """Tell whether a title is no longer held."""
    return "former" in title.statuses


def is_bare(title: Title) -> bool:
    """Tell whether a title is one general word ("the minister", "the diplomat"), which says nothing new of a person."""
    return title.core[1] - title.core[0] == 1


def states_of(title: Title) -> frozenset[str]:
    """Return the codes of the states and organizations whose office a title is."""
    return frozenset(entry.id for entry, relation in title.parties if relation == "of" and entry.kind in PARTIES)

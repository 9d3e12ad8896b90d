"""One sentence as a row of chunks: noun groups, verb groups and the words between them.

Of each noun group the row knows the preposition that governs it and the finite verb that it leads to, so that the
levels above
need not look around for either.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar

from dipbrief.syntax.groups import Groups, NounGroup, VerbGroup

__all__ = [
    "ADVERBS",
    "BREAKS",
    "COMMAS",
    "INSIDE",
    "PREPOSITIONS",
    "Chunk",
    "Row",
    "before",
    "noun_at",
    "read_row",
    "verb_at",
]

COMMAS: Final = frozenset(",<")
INSIDE: Final = frozenset(" \"-'")  # gaps that part nothing
BREAKS: Final = frozenset(",<:;~().+/")
PREPOSITIONS: Final = frozenset("IFJc")
ADVERBS: Final = frozenset("BziZ")
_PARTICLES: Final = ADVERBS | frozenset("r")
_FIRST: Final = attrgetter("first")
_Group = TypeVar("_Group", NounGroup, VerbGroup)
_REST: Final = "_"
_LONGEST_BRACKET: Final = 12  # chunks; a longer bracket is none that one reads over


class Chunk(NamedTuple):
    """A noun group ("N", or "W", "Q" for relative pronouns), a verb group ("V"), or one other word by its class."""

    kind: str
    first: int
    last: int
    gap: str  # the gap before it
    noun: NounGroup | None = None
    verb: VerbGroup | None = None


class Row(NamedTuple):
    """The chunks of one sentence. *preposition* and *leads* say of each, by its number, what :func:`read_row` tells."""

    chunks: tuple[Chunk, ...]
    preposition: tuple[int, ...]
    leads: tuple[int, ...]


def read_row(groups: Groups, first: int, last: int) -> Row:
    """Return the chunks of the sentence from word *first* up to *last*.

    ``preposition`` has the number of the preposition that governs a noun group, ``leads`` that of the finite verb
    which a chunk
    comes before with nothing between but what hangs on it ("the plan to found a party |was|"); both are -1 where
    there is none.
    """
    chunks = tuple(_chunks(groups, first, last))
    return Row(chunks, tuple(_prepositions(chunks)), _leads(chunks))


def noun_at(row: Row, k: int) -> NounGroup:
    """Return the noun group that the chunk *k* is known to be."""
    noun = row.chunks[k].noun
    assert noun is not None
    return noun


def verb_at(row: Row, k: int) -> VerbGroup:
    """Return the verb group that the chunk *k* is known to be."""
    verb = row.chunks[k].verb
    assert verb is not None
    return verb


def before(row: Row, k: int) -> int | None:
    """Return the chunk before *k*, over adverbs and particles; ``None`` when a break parts them."""
    at = k - 1
    while at >= 0 and row.chunks[at].kind in _PARTICLES and row.chunks[at + 1].gap not in BREAKS:
        at -= 1
    return at if at >= 0 and row.chunks[at + 1].gap not in BREAKS else None


def _chunks(groups: Groups, first: int, last: int) -> Iterator[Chunk]:
    nouns = {group.first: group for group in _within(groups.nouns, first, last)}
    verbs = {group.first: group for group in _within(groups.verbs, first, last)}
    tags, origin, i = groups.tags, groups.first, first
    while i < last:
        at = 2 * (i - origin)
        gap, letter = tags[at], tags[at + 1]
        noun, verb = nouns.get(i), verbs.get(i)
        if noun is not None:
            yield Chunk(letter if letter in "WQ" else "N", i, noun.last, gap, noun)
            i, gap = noun.last, " "
        if verb is not None:
            yield Chunk("V", verb.first, verb.last, gap, None, verb)
            i = max(i, verb.last)
        elif noun is None:
            end = _end_of_phrase(tags, at, 2 * (last - origin))
            yield Chunk(letter, i, i + end, gap)
            i += end


def _within(found: tuple[_Group, ...], first: int, last: int) -> tuple[_Group, ...]:
    """Return the groups that begin from word *first* up to *last*."""
    return found[bisect_left(found, first, key=_FIRST) : bisect_left(found, last, key=_FIRST)]


def _end_of_phrase(tags: str, at: int, end: int) -> int:
    """Return the number of words of a fixed phrase that begins at *at*; 1 for a word alone."""
    words = 1
    while at + 2 * words + 1 < end and tags[at + 2 * words + 1] == _REST:
        words += 1
    return words


def _prepositions(chunks: Sequence[Chunk]) -> Iterator[int]:
    """Yield the preposition of each noun group: "in |Oslo|", "in about |200 towns|"."""
    for k, chunk in enumerate(chunks):
        at = k - 1
        while at >= 0 and chunks[at].kind in ADVERBS and chunks[at + 1].gap in INSIDE:
            at -= 1
        governed = chunk.noun is not None and at >= 0 and chunks[at].kind in PREPOSITIONS and chunk.gap in INSIDE
        yield at if governed else -1


def _leads(chunks: Sequence[Chunk]) -> tuple[int, ...]:
    found = [-1] * (len(chunks) + 1)
    for k in range(len(chunks) - 1, -1, -1):
        at = _behind(chunks, k)
        if at is not None:
            found[k] = _passed_on(chunks[k], chunks[at], at, found[at])
    return tuple(found[:-1])


def _behind(chunks: Sequence[Chunk], k: int) -> int | None:
    """Return the chunk behind *k* when no break parts them; what stands in brackets is stepped over."""
    at = k + 1
    if at < len(chunks) and chunks[at].gap == "(":
        rest = range(at + 1, min(at + _LONGEST_BRACKET, len(chunks)))
        return next((n for n in rest if chunks[n].gap == ")"), None)
    return at if at < len(chunks) and chunks[at].gap in INSIDE else None


def _passed_on(chunk: Chunk, follows: Chunk, at: int, led: int) -> int:
    """Return what *chunk* leads to, when *follows*, at *at*, leads to *led*."""
    if follows.verb is not None and follows.verb.form == "finite":
        return at
    if chunk.verb is not None:
        return led if chunk.verb.form != "finite" and follows.noun is not None else -1
    links = follows.verb is not None or follows.kind in ADVERBS | PREPOSITIONS
    return led if links or (chunk.kind in PREPOSITIONS and follows.noun is not None) else -1

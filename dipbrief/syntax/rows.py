"""One sentence as a row of chunks: noun groups, verb groups and the words between them.

Of each noun group the row knows the preposition that governs it and the finite verb that it leads to, so that the
levels above
need not look around for either.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, TypeVar

from dipbrief.syntax.classes import CALENDAR, TIME, TIMES
from dipbrief.syntax.groups import Groups, NounGroup, VerbGroup

__all__ = [
    "ADVERBS",
    "BREAKS",
    "COMMAS",
    "INSIDE",
    "PREPOSITIONS",
    "TIME_HEADS",
    "Chunk",
    "Row",
    "before",
    "chunk_at",
    "noun_at",
    "over_adverbs",
    "read_row",
    "verb_at",
]

COMMAS: Final = frozenset(",<]")
INSIDE: Final = frozenset(" \"-'")  # gaps that part nothing
BREAKS: Final = frozenset(",<:;~()].+/")
PREPOSITIONS: Final = frozenset("IFJc")
TIME_HEADS: Final = frozenset([CALENDAR, TIME, TIMES])  # heads of noun groups that are times: "Monday", "week"
ADVERBS: Final = frozenset("BziZ%")  # with "both", "either", "neither" before a list
_GROUPED: Final = frozenset("NVWQ")  # kinds of chunks that are groups
_LINKS: Final = ADVERBS | PREPOSITIONS
_PARTICLES: Final = ADVERBS | frozenset("r")
_FIRST: Final = attrgetter("first")
_Group = TypeVar("_Group", NounGroup, VerbGroup)
_REST: Final = "_"
_COORDINATOR: Final = "&"
_NOUNS: Final = frozenset("NWQ")
_VERB: Final = "V"
_JOINED: Final = PREPOSITIONS | ADVERBS | _NOUNS | frozenset(_COORDINATOR)
# Over gaps and kinds: "of |all| this", a preposition and what it governs; a bracket of at most 12 chunks that no comma
# follows.
_PHRASE: Final = re.compile(r"""[IFJc](?:[ "\-'][BziZ%D])*[ "\-'](?=[NWQ])""")
_BRACKET: Final = re.compile(r"\(.(?:[^)\]].){0,10}\)")


class Chunk:
    """A noun group ("N", or "W", "Q" for relative pronouns), a verb group ("V"), or one other word by its class.

    *gap* is the gap before it, *letter* the class of the head of a noun group or of the verb that carries the meaning.
    A plain class, whose fields are read quickest.
    """

    __slots__ = ("first", "gap", "kind", "last", "letter", "noun", "verb")

    def __init__(
        self, kind: str, first: int, last: int, gap: str, letter: str, noun: NounGroup | None, verb: VerbGroup | None
    ) -> None:
        """Take everything as it is."""
        self.kind = kind
        self.first = first
        self.last = last
        self.gap = gap
        self.letter = letter
        self.noun = noun
        self.verb = verb

    @property
    def words(self) -> tuple[int, int]:
        """Its first word and the one behind it."""
        return self.first, self.last


@dataclass(frozen=True, slots=True)
class Row:
    """The chunks of one sentence; the other fields say of each what :func:`read_row` tells."""

    chunks: tuple[Chunk, ...]
    keys: tuple[str, ...]
    marks: str
    preposition: tuple[int, ...]
    leads: tuple[int, ...]
    jointly: tuple[int, ...]


def read_row(groups: Groups, keys: Sequence[str], first: int, last: int) -> Row:
    """Return the chunks of the sentence from word *first* up to *last* of a text with these folded *keys*.

    ``keys`` has the head of a noun group, the first word of another chunk; ``marks`` two characters a chunk, its gap
    and its kind; ``preposition`` the number of the preposition that governs a noun group, ``leads`` that of the finite
    verb which a chunk comes before with nothing between but what hangs on it ("the plan to found a party |was|"),
    ``jointly`` the one that it comes before with nothing between but that and more noun groups ("the plan of Reed, the
    vote and a ball |were|"); these three are -1 where there is none.
    """
    chunks = tuple(_chunks(groups, first, last))
    heads = tuple([keys[chunk.first if chunk.noun is None else chunk.noun.head] for chunk in chunks])
    marks = "".join([chunk.gap + chunk.kind for chunk in chunks])
    leads = _leads(chunks, marks)
    return Row(chunks, heads, marks, _prepositions(marks), tuple(leads), tuple(_jointly(marks, leads)))


def chunk_at(row: Row, word: int) -> int:
    """Return the number of the chunk that *word* is in."""
    return bisect_right(row.chunks, word, key=_FIRST) - 1


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


def over_adverbs(row: Row, k: int) -> int:
    """Return the chunk before *k* that is no adverb; -1 for none."""
    at = k - 1
    while at >= 0 and row.chunks[at].kind in ADVERBS:
        at -= 1
    return at


def before(row: Row, k: int) -> int | None:
    """Return the chunk before *k*, over adverbs and particles; ``None`` when a break parts them."""
    at, marks = k - 1, row.marks
    while at >= 0 and marks[2 * at + 1] in _PARTICLES and marks[2 * at + 2] not in BREAKS:
        at -= 1
    return at if at >= 0 and marks[2 * at + 2] not in BREAKS else None


def _chunks(groups: Groups, first: int, last: int) -> Iterator[Chunk]:
    nouns = {group.first: group for group in _within(groups.nouns, first, last)}
    verbs = {group.first: group for group in _within(groups.verbs, first, last)}
    tags, shift, i = groups.tags, 1 - 2 * groups.first, first
    while i < last:
        at = 2 * i + shift
        letter = tags[at]
        noun, verb = nouns.get(i), verbs.get(i)
        if noun is not None:
            kind = letter if letter in "WQ" else "N"
            yield Chunk(kind, noun.first, noun.last, tags[at - 1], tags[2 * noun.head + shift], noun, None)
            i = noun.last
        if verb is not None:
            gap = tags[at - 1] if noun is None else " "
            yield Chunk("V", verb.first, verb.last, gap, tags[2 * verb.head + shift], None, verb)
            i = max(i, verb.last)
        elif noun is None:
            kind, end = "?" if letter in _GROUPED else letter, i + _words_of_phrase(tags, at, 2 * last + shift)
            yield Chunk(kind, i, end, tags[at - 1], letter, None, None)
            i = end


def _within(found: tuple[_Group, ...], first: int, last: int) -> tuple[_Group, ...]:
    """Return the groups that begin from word *first* up to *last*."""
    return found[bisect_left(found, first, key=_FIRST) : bisect_left(found, last, key=_FIRST)]


def _words_of_phrase(tags: str, at: int, end: int) -> int:
    """Return the number of words of a fixed phrase whose first class stands at *at*; 1 for a word alone."""
    after = at + 2
    while after < end and tags[after] == _REST:
        after += 2
    return (after - at) // 2


def _prepositions(marks: str) -> tuple[int, ...]:
    """Return the preposition of each noun group: "in |Oslo|", "in about |200 towns|"."""
    found = [-1] * (len(marks) // 2)
    for phrase in _PHRASE.finditer(marks):
        found[phrase.end() // 2] = phrase.start() // 2
    return tuple(found)


def _leads(chunks: Sequence[Chunk], marks: str) -> list[int]:
    found = [-1] * len(chunks)
    for k in range(len(chunks) - 2, -1, -1):
        at = k + 1 if marks[2 * k + 2] in INSIDE else _behind_bracket(marks, k + 1)
        if at < 0:
            continue
        kind = marks[2 * at + 1]
        if kind == _VERB and _is_finite(chunks[at]):
            found[k] = at
        elif found[at] >= 0 and _hangs(chunks[k], kind):
            found[k] = found[at]
    return found


def _jointly(marks: str, leads: Sequence[int]) -> list[int]:
    found = list(leads)
    for k in range(len(found) - 2, -1, -1):
        if found[k + 1] >= 0 > found[k] and marks[2 * k + 1] in _JOINED:
            gap, kind = marks[2 * k + 2], marks[2 * k + 3]
            listed = gap in COMMAS and kind in _NOUNS
            if listed or (kind != _VERB and (gap in INSIDE or kind == _COORDINATOR)):
                found[k] = found[k + 1]
    return found


def _behind_bracket(marks: str, at: int) -> int:
    """Return the chunk behind the bracket that opens at *at*; -1 where none does."""
    bracket = _BRACKET.match(marks, 2 * at)
    return -1 if bracket is None else bracket.end() // 2


def _is_finite(chunk: Chunk) -> bool:
    return chunk.verb is not None and chunk.verb.form == "finite"


def _hangs(chunk: Chunk, follows: str) -> bool:
    """Tell whether a chunk of the kind *follows* hangs on *chunk*, so that this leads on over it."""
    if chunk.verb is not None:
        return follows in _NOUNS and chunk.verb.form != "finite"
    if follows in _NOUNS:
        return chunk.kind in PREPOSITIONS
    return follows == _VERB or follows in _LINKS

"""Base noun groups: expressions over the settled classes of a passage.

A noun group goes from determiner to head, with possessors, modifiers, numbers and names, without what follows the head
("the newly appointed ambassador", "Norway's 200 troops"). Dates are groups of their own kind.

A passage is cut where no group can go on, at verbs, prepositions and commas. Such pieces come again and again,
so the groups of a piece (" D A N") are worked out once.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

__all__ = ["Kind", "NounGroup", "find_noun_groups"]

Kind = Literal["common", "name", "pronoun", "date", "number"]


class NounGroup:
    """A base noun group: the words from *first* up to *last*, of which *head* is what it is about.

    *core* is where it begins after determiner and coordinated modifiers ("political and |economic ties|"). *possessor*
    is the range of words that owns it, with its determiner ("|the minister's| visit"), or ``None``. *determiner* and
    *number* are words or ``None``. A group is equal to itself only; a plain class, whose fields are read quickest.
    """

    __slots__ = ("core", "determiner", "first", "head", "kind", "last", "number", "plural", "possessor")

    def __init__(
        self,
        first: int,
        last: int,
        head: int,
        kind: Kind,
        core: int,
        plural: bool,
        determiner: int | None,
        possessor: tuple[int, int] | None,
        number: int | None,
    ) -> None:
        """Take everything as it is."""
        self.first = first
        self.last = last
        self.head = head
        self.kind: Kind = kind
        self.core = core
        self.plural = plural
        self.determiner = determiner
        self.possessor = possessor
        self.number = number

    def up_to(self, last: int) -> "NounGroup":
        """Return what is left of the group before word *last*."""
        rest = (self.core, self.plural, self.determiner, self.possessor, self.number)
        return NounGroup(self.first, last, last - 1, self.kind, *rest)


# --- the expressions ---------------------------------------------------------------------------------------------
# A gap stands before each class. Gaps inside a group: space, quotation mark, hyphen; "'" behind a possessor.
_IN = r"""[ "\-]"""
_HYPHENED = r"(?:[A-Za-z#]-){0,4}+"  # "two-year-old", "London-based"
_ADVERB = r"(?:[Bi][ ])?"
_ADJECTIVES = rf"""A(?:(?:,{_ADVERB}A){{0,6}}(?:,&|[ ]&)[ "]{_ADVERB}A)?"""  # "political, economic and military"
_MODIFIER = rf"""
    (?:
        (?<=[DP][ ]){_HYPHENED}A,{_HYPHENED}A[ ](?=(?:A[ ])?[NSk])      # "an old, peaceful accord"
      |         [Bi][ "](?=[BiA#])                                     # "very long"
      | z[ "](?=(?:[Bi][ ])?\#)                                # "only two", "only about two"
      | (?:[A-Za-z\#]-){{1,4}}[NkqX][ ](?=A[ "\-][NSXAkq])             # "five-day official"
      | {_HYPHENED}(?:{_ADJECTIVES}|\#|L|X(?=(?:[ ]X){{0,3}}[ "]{_HYPHENED}A(?:[ ]&[ ]A)?[ "\-][NSXAkq])){_IN}
    )"""
_HEAD = rf"{_HYPHENED}(?:[NSXq]|k(?![ ]X))"
_HEADS = rf"""
    {_HEAD}
    (?:{_IN}{_HEAD}|(?<=X)[ ]\#(?=[ ][NS]))*                   # "peace talks", "Apollo 11 mission"
    (?:[ ]\#(?![ "\-][NSXkqA#]))?                              # "Article 5"
"""
_DAYS = r"\#(?:-\#)?"  # "18-19"
_DAY = rf"""(?:[AL]\ )?(?:{_DAYS}\ )?K(?:\ {_DAYS})?(?:\ K)?(?:\ k(?!'))?"""
_CORE = rf"""{_MODIFIER}*(?:{_HEADS}|{_DAY}{_IN}{_MODIFIER}*{_HEADS}|K)"""
_NOUN_GROUP = re.compile(
    rf"""
      .(?P<pronoun>[ROUxW123])
    | .(?P<date>{_DAY})(?!'|[ ]\#)
    | .(?P<group>
          (?:[DPQ](?:{_IN}[DP])?{_IN})?(?:{_CORE}')*{_CORE}
        | [DPQ]{_IN}{_MODIFIER}*{_HYPHENED}[A\#]
        | {_HYPHENED}\#
      )
    """,
    re.VERBOSE,
)
_WORD = r"(?:[DPQ#ALNSXKkqBizROUxW123]|[A-Za-z](?=-))"
_LONGEST: Final = 60
_PIECE = re.compile(
    rf"""
    .{_WORD}
    (?: [ "'\-]{_WORD} | (?<=A),(?=[BiA&]).&? | (?<=A)[ ,]&(?=[ "][BiA]) ){{0,{_LONGEST}}}
    """,
    re.VERBOSE,
)


# --- from letters to values ----------------------------------------------------------------------------------------
_KINDS: Final = MappingProxyType[str, Kind]({"X": "name", "K": "date", "#": "number"})
_PLURAL: Final = frozenset("Sq")
_DETERMINING: Final = frozenset("DPQ")


def find_noun_groups(tags: str, first: int) -> Iterator[NounGroup]:
    """Yield the noun groups of settled *tags*, whose first word is *first*."""
    for piece in _PIECE.finditer(tags):
        at = first + piece.start() // 2
        for group in _groups(piece[0]):
            yield _moved(group, at)


def _moved(group: NounGroup, by: int) -> NounGroup:
    """Return a group of a piece that begins at word *by*; numbers that are the same are kept once."""
    core, possessor = group.core, group.possessor
    first, head = group.first + by, group.head + by
    return NounGroup(
        first,
        group.last + by,
        head,
        group.kind,
        first if core == group.first else head if core == group.head else core + by,
        group.plural,
        None if group.determiner is None else first,
        None if possessor is None else (possessor[0] + by, possessor[1] + by),
        None if group.number is None else group.number + by,
    )


@lru_cache(1 << 13)
def _groups(piece: str) -> tuple[NounGroup, ...]:
    """Return the groups of a piece, counted from its first word."""
    return tuple(
        _pronoun(match.start() // 2)
        if match.lastgroup == "pronoun"
        else _group(piece[match.start() + 1 : match.end()], match.start() // 2, match.lastgroup == "date")
        for match in _NOUN_GROUP.finditer(piece)
    )


def _pronoun(at: int) -> NounGroup:
    return NounGroup(at, at + 1, at, "pronoun", at, False, None, None, None)


def _group(letters: str, first: int, dated: bool) -> NounGroup:
    """Return the group of *letters* (classes at even places, gaps between them) that begins at word *first*."""
    last = first + (len(letters) + 1) // 2
    owned = letters.rfind("'") + 1
    determiner = first if letters[0] in _DETERMINING else None
    number = letters.find("#", owned)
    labelled = not dated and _is_labelled(letters)
    return NounGroup(
        first,
        last,
        last - 2 if labelled else last - 1,
        "date" if dated else _kind(letters),
        first + _core(letters, owned) // 2,
        letters[-1] in _PLURAL,
        determiner,
        (first, first + owned // 2) if owned else None,
        first + number // 2 if number >= 0 else None,
    )


def _kind(letters: str) -> Kind:
    """Return what a group is by its last class; a number behind something counts it, or names it ("the two")."""
    return "common" if letters[-1] == "#" and len(letters) > 1 else _KINDS.get(letters[-1], "common")


def _is_labelled(letters: str) -> bool:
    """Tell whether a number names what stands before it ("Article 5"), rather than counting ("the 200")."""
    return len(letters) > 2 and letters[-1] == "#" and letters[-3] not in _DETERMINING


def _core(letters: str, owned: int) -> int:
    """Return where a group begins after determiner, possessor and coordinated modifiers."""
    coordinator = letters.rfind("&", owned)
    behind = coordinator + 2 if coordinator >= 0 else owned
    return behind or (2 if letters[0] in _DETERMINING else 0)

"""One mention of a person: the value that the grammar of titled names returns."""

from dataclasses import dataclass
from typing import Literal

from dipbrief.lexicon import Entry
from dipbrief.mentions.titles import Title

Kind = Literal["named", "title", "noun", "pronoun"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of one person: words *first* to *last*.

    ``name`` is the word range of the name, ``titles`` the offices read with it. ``certain`` is false for bare
    capitalised words that nothing here shows to be a person; ``article`` is the determiner before a title.
    """

    kind: Kind
    first: int
    last: int
    name: tuple[int, int] | None = None
    rank: tuple[int, int, Entry] | None = None
    titles: tuple[Title, ...] = ()
    parties: tuple[Entry, ...] = ()
    gender: str | None = None
    certain: bool = True
    article: str = ""
    statuses: tuple[str, ...] = ()

"""States and organizations that somebody may stand for, as values and where a text names them."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from dipbrief.document import Document
from dipbrief.lexicon import Entry, names, regions
from dipbrief.mentions import Title
from dipbrief.mentions.chunks import PARTIES, named_elsewhere
from dipbrief.mentions.titles import state_of_capital
from dipbrief.models import Party
from dipbrief.tables import is_country, read_table

__all__ = [
    "LANDS",
    "STATES",
    "Named",
    "capitals_in",
    "country_party",
    "named_in",
    "organization_party",
    "party_of",
    "title_parties",
]

STATES = frozenset(["country", "body"])
LANDS = frozenset([*STATES, "region", "place"])
_ALL = PARTIES | LANDS
_KIND = attrgetter("kind")
_MOST = 1 << 10


class Named(NamedTuple):
    """A state or an organization in words *first* up to *last*; *kind* is that of what is printed: "place", "body"."""

    party: Party
    first: int
    last: int
    kind: str


def party_of(entry: Entry) -> Party | None:
    """Return the party that a lexicon entry of a state, body, region or organization stands for."""
    if entry.kind == "organization":
        return organization_party(entry.id, entry.data.get("name"))
    if entry.kind in LANDS:
        return country_party(entry.data["country"] if entry.kind == "place" else entry.id)
    return None


@lru_cache(_MOST)
def organization_party(code: str, name: str | None = None) -> Party:
    """Return the party of an organization; without its *name*, of one of the tables."""
    return Party(code=code, name=name or read_table("organizations")[code]["name"], kind="organization")


@lru_cache(_MOST)
def country_party(code: str) -> Party | None:
    """Return the party of a country code; None for a code that no table knows."""
    data = read_table("states").get(code)
    if data is not None:
        return Party(code=code, name=data["name"], kind="country")
    return Party(code=code, name=code, kind="country") if is_country(code) else None


def title_parties(title: Title, relation: str = "of") -> list[Party]:
    """Return the parties of a title in the order printed: "of" those for whom its holder may stand, "to" the hosts."""
    found = [party for entry, own in title.parties if own == relation and (party := party_of(entry))]
    return list(dict.fromkeys(found))


def named_in(document: Document, first: int, last: int, kinds: frozenset[str] = PARTIES) -> Iterator[Named]:
    """Yield what is named among the words *first* up to *last*, in order; *kinds* are some of parties and lands."""
    entries = document.once((named_in, kinds), lambda document: list(_entries(document, kinds)))
    end = first
    for word, entry in entries[bisect_left(entries, (first,)) : bisect_left(entries, (last,))]:
        if word < end:
            continue
        end = word + len(entry.keys)
        party = party_of(entry)
        if party is not None:
            yield Named(party, word, end, entry.kind)


def capitals_in(document: Document, first: int, last: int) -> Iterator[Named]:
    """Yield the states whose capitals are named among the words *first* up to *last*: "represented |Beijing|"."""
    for word in range(first, last):
        for entry in names().longest(document, word):
            state = state_of_capital(entry)
            party = None if state is None else party_of(state)
            if party is not None:
                yield Named(party, word, word + len(entry.keys), entry.kind)


def _entries(document: Document, kinds: frozenset[str]) -> Iterator[tuple[int, Entry]]:
    """Yield what is named at each word, in order; one may reach over the next."""
    for word, found in document.once(_named_at, _named_at):
        entry = _one_of(document, found, kinds)
        if entry is not None:
            yield word, entry


def _named_at(document: Document) -> list[tuple[int, list[Entry]]]:
    """The words at which something is named that somebody can stand for, in order.

    A part of a state hides the name within it: no Mexico is named by "New Mexico".
    """
    parts = {word: [e for e in found if _is_part(e)] for word, (found, *_) in regions().matches(document).items()}
    parts = {word: found for word, found in parts.items() if found}
    others = ((word, found) for word, (found, *_) in names().matches(document).items() if word not in parts)
    known = [(word, found) for word, found in others if not _ALL.isdisjoint(map(_KIND, found))]
    named, end = [], 0
    for word, found in sorted([*known, *parts.items()]):
        if word >= end:
            named.append((word, found))
        end = word + len(found[0].keys) if word in parts else end
    return named


def _is_part(entry: Entry) -> bool:
    return entry.kind == "region" and entry.form == "name"


def _one_of(document: Document, found: list[Entry], kinds: frozenset[str]) -> Entry | None:
    """What is named at a word; of "Korea", whichever of the two the text names elsewhere."""
    entry = next((e for e in found if e.kind in kinds and not e.weak), None)
    rivals = [e for e in found if e.kind == "country" and e.kind in kinds] if entry is None else []
    return named_elsewhere(document, rivals) if len(rivals) > 1 else entry

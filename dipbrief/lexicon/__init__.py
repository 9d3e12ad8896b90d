"""The vocabulary: every form of ``data/`` in one longest-match lookup over words.

The tables own the words; this package only turns them into :class:`Entry` objects and finds them in a
:class:`~dipbrief.document.Document`. A form matches word by word on the folded key (case, accents, dots of
abbreviations and hyphens make no difference), names only when capitalised, abbreviations only in their exact case.
"""

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from dipbrief.document import Document, fold, keys_of
from dipbrief.lexicon.lookup import Entry, Lookup
from dipbrief.tables import Rows, read_compiled, read_table

if TYPE_CHECKING:
    from dipbrief.data_files import DataFiles

__all__ = [
    "Entry",
    "Lookup",
    "agencies",
    "begins_title",
    "keys_of",
    "length_at",
    "names",
    "phrase_starts",
    "phrases",
    "portfolio_offices",
    "regions",
    "words",
]


@cache
def names() -> Lookup:
    """Return the lookup of parties, bodies, ranks, offices, title words and places."""
    return Lookup(_compiled("names"), _compiled("owners"), _word_list("lower-starts"), name="names")


@cache
def agencies() -> Lookup:
    """Return the lookup of news agencies by mark and longer name."""
    return Lookup(_compiled("agencies"), _compiled("owners"), name="agencies")


@cache
def regions() -> Lookup:
    """Return the lookup of provinces and federal states, abbreviations of datelines included."""
    return Lookup(_compiled("regions"), _compiled("owners"))


def begins_title(document: Document, key: str) -> bool:
    """Tell whether an office, portfolio, modifier, rank or status begins with the word *key*."""
    return key in _title_starts() or key in document.own.get("title-starts", ())


@cache
def _title_starts() -> frozenset[str]:
    return _word_list("title-starts")


def _word_list(name: str) -> frozenset[str]:
    return frozenset(json.loads(_compiled("words")[name]))


def _compiled(name: str) -> Rows:
    return read_compiled(name, _make)


def _make(files: "DataFiles") -> dict[str, Rows]:
    from dipbrief.lexicon.forms import packed_forms  # not needed where the tables are compiled already

    return packed_forms(files)


@cache
def phrases(table: str, name: str, key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of the list *key* of entry *name* in a data file by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in read_table(table)[name][key]:
        keys = keys_of(form)
        found.setdefault(keys[0], []).append(keys)
    return {first: tuple(sorted(group, key=lambda keys: -len(keys))) for first, group in found.items()}


def length_at(document: Document, i: int, table: str, name: str, key: str) -> int:
    """Return the number of words of the longest of these :func:`phrases` at word *i*; 0 when none stands there."""
    group = phrases(table, name, key).get(document.keys[i]) if i < len(document.keys) else None
    if group is None:
        return 0
    return next((len(keys) for keys in group if document.keys[i : i + len(keys)] == keys), 0)


@cache
def phrase_starts(table: str, name: str, key: str) -> frozenset[str]:
    """Return the first words of :func:`phrases`."""
    return frozenset(phrases(table, name, key))


@cache
def words(table: str, *path: str) -> frozenset[str]:
    """Return the folded words of a plain list, ``words = [...]`` under ``[name]`` or ``[name.part]`` of a data file."""
    entry = read_table(table)
    for name in path:
        entry = entry[name]
    return frozenset(fold(word) for word in entry["words"])


@lru_cache(1 << 12)
def portfolio_offices(keys: tuple[str, ...], head: str) -> str | None:
    """Return "{portfolio}-{head}" for the first portfolio among the words *keys* of a title, or None.

    >>> portfolio_offices(("minister", "of", "national", "defence"), "minister")
    'defence-minister'
    """
    for i, key in enumerate(keys):
        for entry in names().starting(key):
            if entry.kind == "portfolio" and keys[i : i + len(entry.keys)] == entry.keys:
                return f"{entry.id}-{head}"
    return None

"""Entries, and the longest-match lookup of them by the words of a document."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dipbrief.document import Document

_JOINS = frozenset(["", "-", "."])
_Groups = tuple[tuple[int, dict[tuple[str, ...], list["Entry"]]], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One form of one table entry.

    ``kind`` names the table or word class, ``id`` the entry, ``form`` what sort of form it is (name, demonym,
    abbreviation ...). ``exact`` holds the words of an abbreviation; ``capital`` says that a capital is required,
    ``upper`` that all letters are; ``seps`` are the separators inside a form that has other than spaces
    ("People's Republic").
    """

    keys: tuple[str, ...]
    kind: str
    id: str
    form: str = "name"
    exact: tuple[str, ...] | None = None
    capital: bool = False
    weak: bool = False
    upper: bool = False
    seps: tuple[str, ...] | None = None
    data: dict[str, Any] = field(default_factory=dict)


class Lookup:
    """Longest-match lookup of entries by their words.

    *rows* are entries by their first word, packed as :func:`pack` does it; they are unpacked when a text has that word.
    *lower* are the first words of forms that may begin in lower case; without it all may.
    """

    def __init__(self, rows: Mapping[str, str], lower: Collection[str] | None = None) -> None:
        self._rows = rows
        self._lower = rows if lower is None else lower
        self._groups: dict[str, _Groups] = {}

    def __iter__(self) -> Iterator[Entry]:
        for first in self._rows:
            yield from self.starting(first)

    def starting(self, first: str) -> Iterator[Entry]:
        """Yield the entries whose first word has the key *first*."""
        if first in self._rows:
            yield from unpack(first, self._rows[first])

    def longest(self, document: Document, i: int) -> list[Entry]:
        """Return the longest entries that begin at word *i*; several when they are of equal length."""
        found = self.matches(document).get(i)
        return found[0] if found else []

    def every(self, document: Document, i: int) -> list[Entry]:
        """Return all entries that begin at word *i*, longest first."""
        return [entry for entries in self.matches(document).get(i, ()) for entry in entries]

    def matches(self, document: Document) -> dict[int, list[list[Entry]]]:
        """Return the entries in *document* by their first word; at each, those of equal length together, longest first.

        Looked up once for a document; the result is shared: do not change it.
        """
        found: dict[int, list[list[Entry]]] | None = document.memo.get(self)
        if found is None:
            found = {}
            for i in self._candidates(document):
                here = list(self._found(document, i))
                if here:
                    found[i] = here
            document.memo[self] = found
        return found

    def _candidates(self, document: Document) -> list[int]:
        rows, lower = self._rows, self._lower
        words = document.words
        return [i for i, key in enumerate(document.keys) if key in rows and (key in lower or not words[i][0].islower())]

    def _found(self, document: Document, i: int) -> Iterator[list[Entry]]:
        keys = document.keys
        for length, by_keys in self._at(keys[i]):
            candidates = by_keys.get(keys[i : i + length])
            if candidates is not None:
                matching = [entry for entry in candidates if _matches(document, i, entry)]
                if matching:
                    yield matching

    def _at(self, first: str) -> _Groups:
        groups = self._groups.get(first)
        if groups is None:
            groups = self._groups[first] = _grouped(unpack(first, self._rows[first]))
        return groups


def _grouped(entries: Iterable[Entry]) -> _Groups:
    """Entries of one first word by their number of words, the longest first, and by their words."""
    found: dict[int, dict[tuple[str, ...], list[Entry]]] = {}
    for entry in entries:
        found.setdefault(len(entry.keys), {}).setdefault(entry.keys, []).append(entry)
    return tuple(sorted(found.items(), reverse=True))


def _matches(document: Document, i: int, entry: Entry) -> bool:
    """Tell whether case, separators and sentence allow the entry whose words stand at word *i*."""
    end = i + len(entry.keys)
    for k in range(1, end - i):
        separator = document.seps[i + k]
        wanted = entry.seps[k] if entry.seps is not None else ""
        if separator != wanted if wanted not in _JOINS else separator not in _JOINS:
            return False
    if document.sentence_of[i] != document.sentence_of[end - 1]:
        return False
    if entry.upper and not document.words[i].replace(".", "").isupper():
        return False
    if entry.exact is not None:
        return all(a == b or a == b.replace(".", "") for a, b in zip(entry.exact, document.words[i:end], strict=True))
    return not entry.capital or not document.words[i][0].islower()


def pack(entries: Iterable[Entry]) -> str:
    """Return *entries*, which begin with one word, as JSON of arrays."""
    return json.dumps([_packed(entry) for entry in entries], separators=(",", ":"))


def _packed(entry: Entry) -> list[Any]:
    flags = entry.capital + 2 * entry.weak + 4 * entry.upper
    row = [entry.keys[1:], entry.kind, entry.id, entry.form, flags, entry.data, entry.exact, entry.seps]
    while not row[-1]:
        row.pop()
    return row


def unpack(first: str, packed: str) -> list[Entry]:
    """Return the entries that *packed* holds of the first word *first*."""
    found = []
    for keys, kind, id, form, *rest in json.loads(packed):
        flags, data, exact, seps = (*rest, *(0, {}, None, None)[len(rest) :])
        found.append(
            Entry(
                keys=(first, *keys),
                kind=kind,
                id=id,
                form=form,
                exact=tuple(exact) if exact else None,
                capital=bool(flags & 1),
                weak=bool(flags & 2),
                upper=bool(flags & 4),
                seps=tuple(seps) if seps else None,
                data=data,
            )
        )
    return found

"""Entries, and the longest-match lookup of them by the words of a document."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from dipbrief.document import Document, fold
from dipbrief.tables import compact

_MOST = 1 << 13
JOINS = frozenset(["", "-", ".", ".-"])  # "Brig.-Gen."
# What sort of form an entry can be (Entry.form), by the number under which it is packed.
_SORTS = ("name", "abbreviation", "demonym", "people", "metonym", "plural", "noun", "mark")


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


class _Form(NamedTuple):
    """The entries of one form; ``plain`` when nothing but the keys, and perhaps a capital, has to be right.

    ``capital`` tells that none of them begins in lower case.
    """

    entries: list[Entry]
    plain: bool
    capital: bool


class _Group(NamedTuple):
    """The forms of one first word: the one of this word alone, and the longer ones by number of words and keys.

    ``alone`` holds the entries of that one, as :meth:`Lookup.matches` gives them; ``seconds`` are the second words
    of the longer ones, the longest of which come first.
    """

    single: _Form | None
    alone: list[list[Entry]]
    seconds: frozenset[str]
    longer: tuple[tuple[int, dict[tuple[str, ...], _Form]], ...]


class Lookup:
    """Longest-match lookup of entries by their words.

    *rows* are entries by their first word and *owners* the owners by number, packed as :func:`pack` does it; they are
    unpacked when a text has that word. *lower* are the first words of forms that may begin in lower case; without it
    all may. Over a lookup with a *name* a document may lay one of its own (``Document.own``).
    """

    def __init__(
        self,
        rows: Mapping[str, str],
        owners: Mapping[str, str],
        lower: Collection[str] | None = None,
        *,
        name: str = "",
    ) -> None:
        self._name = name
        self._rows = rows
        self._packed_owners = owners
        self._owners: dict[int, tuple[str, str, dict[str, Any]]] = {}
        self._lower = rows if lower is None else lower
        self._groups: dict[str, _Group] = {}
        self._unpacked: dict[str, list[Entry]] = {}
        self._alone: Callable[[str], list[list[Entry]]] = lru_cache(_MOST)(self._read_alone)
        self._shared: dict[int, list[list[Entry]]] = {}  # by the entries of a form: what matches() gives for it alone

    def __iter__(self) -> Iterator[Entry]:
        for first in self._rows:
            yield from self.starting(first)

    def starting(self, first: str) -> list[Entry]:
        """Return the entries whose first word has the key *first*, in the order of the tables."""
        found = self._unpacked.get(first)
        if found is None:
            if first not in self._rows:
                return []
            found = self._unpacked[first] = [self._entry(first, *row) for row in json.loads(self._rows[first])]
        return found

    def _entry(
        self, first: str, owner: int, rest: str = "", flags: int = 0, exact: str = "", seps: list[str] | None = None
    ) -> Entry:
        kind, id, data = self._owners.get(owner) or self._owner(owner)
        return Entry(
            keys=(first, *rest.split()),
            kind=kind,
            id=id,
            form=_SORTS[flags >> 3],
            exact=tuple(exact.split(" ")) if exact else None,
            capital=bool(flags & 1),
            weak=bool(flags & 2),
            upper=bool(flags & 4),
            seps=tuple(seps) if seps else None,
            data=data,
        )

    def _owner(self, number: int) -> tuple[str, str, dict[str, Any]]:
        kind, id, data = json.loads(self._packed_owners[str(number)])
        return self._owners.setdefault(number, (kind, id, data))

    def longest(self, document: Document, i: int) -> list[Entry]:
        """Return the longest entries that begin at word *i*; several when they are of equal length."""
        found = (document.memo.get(self) or self.matches(document)).get(i)
        return found[0] if found else []

    def every(self, document: Document, i: int) -> list[Entry]:
        """Return all entries that begin at word *i*, longest first."""
        found = (document.memo.get(self) or self.matches(document)).get(i)
        return [entry for entries in found for entry in entries] if found else []

    def matches(self, document: Document) -> dict[int, list[list[Entry]]]:
        """Return the entries in *document* by their first word; at each, those of equal length together, longest first.

        Looked up once for a document; the result is shared: do not change it.
        """
        return document.once(self, self._read_with_own)

    def _read_with_own(self, document: Document) -> dict[int, list[list[Entry]]]:
        found = self._read(document)
        own: Lookup | None = document.own.get(self._name)
        for i, entries in own._read(document).items() if own is not None else ():
            found[i] = _laid_over(entries, found.get(i, []))
        return found

    def _read(self, document: Document) -> dict[int, list[list[Entry]]]:
        words, keys, places = document.words, document.keys, document.places()
        found = {}
        for key in self._rows.keys() & places.keys():
            seconds = (self._groups.get(key) or self._group(key)).seconds
            for i in places[key]:
                if i + 1 < len(keys) and keys[i + 1] in seconds:
                    if here := list(self._at(document, i, key)):
                        found[i] = self._shared.get(id(here[0]), here) if len(here) == 1 else here
                elif here := self._alone(words[i]):
                    found[i] = here
        return found

    def _at(self, document: Document, i: int, key: str) -> Iterator[list[Entry]]:
        """Yield the entries at word *i*, those of equal length together, longest first."""
        if key not in self._lower and document.words[i][0].islower():
            return
        for length, forms in self._groups[key].longer:
            form = forms.get(document.keys[i : i + length])
            if form is not None and (matching := _matching(document, i, length, form)):
                yield matching
        yield from self._alone(document.words[i])

    def _read_alone(self, word: str) -> list[list[Entry]]:
        """Return what :meth:`matches` gives for a word beside which no longer form stands."""
        key = fold(word)
        single, alone, _, _ = self._groups.get(key) or self._group(key)
        if single is None or (word[0].islower() and (single.capital or key not in self._lower)):
            return []
        found = [entry for entry in single.entries if single.plain or _is_spelt((word,), entry)]
        return alone if len(found) == len(single.entries) else [found] if found else []

    def _group(self, first: str) -> _Group:
        group = self._groups[first] = _grouped(self.starting(first))
        for _, forms in group.longer:
            self._shared |= {id(form.entries): [form.entries] for form in forms.values()}
        return group


def _laid_over(own: list[list[Entry]], shipped: list[list[Entry]]) -> list[list[Entry]]:
    """Both, the longest first; of equal length one's own first."""
    found: dict[int, list[Entry]] = {}
    for entries in (*own, *shipped):
        found.setdefault(len(entries[0].keys), []).extend(entries)
    return [found[length] for length in sorted(found, reverse=True)]


def _grouped(entries: Iterable[Entry]) -> _Group:
    found: dict[int, dict[tuple[str, ...], list[Entry]]] = {}
    for entry in entries:
        found.setdefault(len(entry.keys), {}).setdefault(entry.keys, []).append(entry)
    single = next(map(_form, found.pop(1, {}).values()), None)
    return _Group(
        single=single,
        alone=[single.entries] if single is not None else [],
        seconds=frozenset(keys[1] for forms in found.values() for keys in forms),
        longer=tuple(
            (length, {keys: _form(group) for keys, group in found[length].items()})
            for length in sorted(found, reverse=True)
        ),
    )


def _form(entries: list[Entry]) -> _Form:
    plain = all(e.exact is e.seps is None and not e.upper and e.capital == entries[0].capital for e in entries)
    return _Form(entries, plain, all(map(_needs_capital, entries)))


def _needs_capital(entry: Entry) -> bool:
    return entry.upper or (entry.capital if entry.exact is None else entry.exact[0][0].isupper())


def _matching(document: Document, i: int, length: int, form: _Form) -> list[Entry]:
    """The entries of *form*, whose keys stand at word *i*, that case, separators and sentence allow."""
    if form.capital and document.words[i][0].islower():
        return []
    if not form.plain:
        found = [entry for entry in form.entries if _matches(document, i, entry)]
        return form.entries if len(found) == len(form.entries) else found
    end = i + length
    if document.sentence_of[i] != document.sentence_of[end - 1] or not JOINS.issuperset(document.seps[i + 1 : end]):
        return []
    return form.entries


def _matches(document: Document, i: int, entry: Entry) -> bool:
    """Tell whether case, separators and sentence allow the entry whose words stand at word *i*."""
    end = i + len(entry.keys)
    return _is_joined(document, i, end, entry.seps) and _is_spelt(document.words[i:end], entry)


def _is_spelt(words: Sequence[str], entry: Entry) -> bool:
    """Tell whether case allows the entry whose *words* stand there."""
    if entry.upper and not words[0].replace(".", "").isupper():
        return False
    if entry.exact is not None:
        return all(a == b or a == b.replace(".", "") for a, b in zip(entry.exact, words, strict=True))
    return not entry.capital or not words[0][0].islower()


def _is_joined(document: Document, i: int, end: int, seps: tuple[str, ...] | None) -> bool:
    """Tell whether the words from *i* up to *end* stand in one sentence with the separators *seps* between them."""
    for k in range(1, end - i):
        separator = document.seps[i + k]
        wanted = seps[k] if seps is not None else ""
        if separator != wanted if wanted not in JOINS else separator not in JOINS:
            return False
    return document.sentence_of[i] == document.sentence_of[end - 1]


def pack(entries: Iterable[Entry], owners: dict[str, int]) -> dict[str, str]:
    """Return *entries* packed by their first word: arrays of a form and the number of its owner, as JSON.

    What the forms of one table entry have in common, its kind, id and data, is the *owner*, JSON too; those not yet
    among *owners* are added to it, numbered in order.
    """
    groups: dict[str, list[list[Any]]] = {}
    for entry in entries:
        groups.setdefault(entry.keys[0], []).append(_packed(entry, owners))
    return {first: compact(rows) for first, rows in groups.items()}


def _packed(entry: Entry, owners: dict[str, int]) -> list[Any]:
    owner = owners.setdefault(compact([entry.kind, entry.id, entry.data]), len(owners))
    flags = entry.capital + 2 * entry.weak + 4 * entry.upper + 8 * _SORTS.index(entry.form)
    row = [owner, " ".join(entry.keys[1:]), flags, " ".join(entry.exact or ()), entry.seps]
    while not row[-1] and len(row) > 1:
        row.pop()
    return row

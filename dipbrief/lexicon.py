"""The vocabulary: every form of ``data/`` in one longest-match lookup over words.

The tables own the words; this module only turns them into :class:`Entry` objects and finds them in a
:class:`~dipbrief.document.Document`. A form matches word by word on the folded key (case, accents, dots of
abbreviations and hyphens make no difference), names only when capitalised, abbreviations only in their exact case.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dipbrief.document import WORD, Document, fold, read_document
from dipbrief.tables import read_rows, read_table

_JOINS = frozenset(["", "-", "."])


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


@cache
def _printed_words(text: str) -> tuple[str, ...]:
    """The words of *text* as a document cuts them ("trend.az" is one, "Jane's" loses its s)."""
    return read_document(text).words


class Lookup:
    """Longest-match lookup of entries by their words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_keys: dict[tuple[str, ...], list[Entry]] = {}
        for entry in entries:
            self._by_keys.setdefault(entry.keys, []).append(entry)
        lengths: dict[str, set[int]] = {}
        for keys in self._by_keys:
            lengths.setdefault(keys[0], set()).add(len(keys))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def __iter__(self) -> Iterator[Entry]:
        for entries in self._by_keys.values():
            yield from entries

    def longest(self, document: Document, i: int) -> list[Entry]:
        """Return the longest entries that begin at word *i*; several when they are of equal length."""
        return next(self._found(document, i), [])

    def every(self, document: Document, i: int) -> list[Entry]:
        """Return all entries that begin at word *i*, longest first."""
        return [entry for entries in self._found(document, i) for entry in entries]

    def _found(self, document: Document, i: int) -> Iterator[list[Entry]]:
        for length in self._lengths.get(document.keys[i], ()):
            candidates = self._by_keys.get(document.keys[i : i + length])
            if candidates is not None:
                matching = [entry for entry in candidates if _matches(document, i, entry)]
                if matching:
                    yield matching


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


def keys_of(form: str) -> tuple[str, ...]:
    """Return the folded words of *form*, split as the document splits a text.

    >>> keys_of("Chargé d'Affaires"), keys_of("Col. Gen.")
    (('charge', "d'affaires"), ('col', 'gen'))
    """
    return tuple(fold(match[0]) for match in WORD.finditer(form))


def _seps_of(form: str) -> tuple[str, ...] | None:
    """The separators inside *form*; None when they are all plain."""
    if not any(mark in form for mark in "'’,/&("):
        return None
    found = read_document(form).seps
    return found if set(found) - _JOINS else None


def _forms(
    kind: str,
    id: str,
    forms: Iterable[str],
    data: dict[str, Any],
    *,
    form: str = "name",
    capital: bool = False,
    exact: bool = False,
) -> Iterator[Entry]:
    weak, upper = data.get("weak", ()), data.get("upper", ())
    for text in forms:
        keys = keys_of(text)
        yield Entry(
            keys=keys,
            kind=kind,
            id=id,
            form=form,
            exact=_printed_words(text) if exact else None,
            capital=capital or exact,
            weak=text in weak,
            upper=text in upper,
            seps=_seps_of(text),
            data=data,
        )


def _states() -> Iterator[Entry]:
    for code, data in read_table("states").items():
        names = [data["name"], data.get("official", data["name"]), *data.get("aliases", ())]
        yield from _forms("country", code, dict.fromkeys(names), data, capital=True)
        yield from _forms("country", code, data.get("abbreviations", ()), data, form="abbreviation", exact=True)
        yield from _forms("country", code, data.get("demonyms", ()), data, form="demonym", capital=True)
        yield from _forms("country", code, data.get("people", ()), data, form="people", capital=True)
        yield from _forms("country", code, data.get("metonyms", ()), data, form="metonym", capital=True)
        yield from _forms("common", "blocker", filter(_is_fixed_name, data.get("counter", ())), {}, capital=True)


def _is_fixed_name(phrase: str) -> bool:
    """Tell whether a counter-example is itself a name ("South China Sea") and so stops the shorter one in it."""
    words = phrase.split()
    return len(words) > 1 and all(word[0].isupper() or word in ("of", "the", "and") for word in words)


def _organizations() -> Iterator[Entry]:
    for code, data in read_table("organizations").items():
        yield from _forms(
            "organization", code, dict.fromkeys([data["name"], *data.get("aliases", ())]), data, capital=True
        )
        abbreviations = dict.fromkeys([*data.get("abbreviations", ())])
        yield from _forms("organization", code, abbreviations, data, form="abbreviation", exact=True)


def _bodies() -> Iterator[Entry]:
    for data in read_table("bodies")["body"]:
        names = dict.fromkeys([data["name"], *data.get("aliases", ())])
        yield from _forms("body", data["country"], names, data, capital=True)
        yield from _forms("body", data["country"], data.get("abbreviations", ()), data, form="abbreviation", exact=True)


def _ranks() -> Iterator[Entry]:
    for data in read_table("ranks")["rank"]:
        yield from _forms("rank", data["id"], data["forms"], data, capital=True)


def _offices() -> Iterator[Entry]:
    nouns: dict[str, list[dict[str, Any]]] = {}
    known = set()
    for data in read_table("offices")["office"]:
        forms = [form for form in data["forms"] if "{" not in form]
        known |= {keys_of(form) for form in forms}
        yield from _forms("office", data["id"], forms, data)
        yield from _forms("office", data["id"], data.get("abbreviations", ()), data, form="abbreviation", exact=True)
        yield from _forms("office", data["id"], map(plural, forms), data, form="plural")
        for noun in data.get("nouns", ()):
            nouns.setdefault(noun, []).append(data)
    for noun, owners in nouns.items():
        if keys_of(noun) not in known:
            data = {"kind": owners[0]["kind"] if len(owners) == 1 else "", "nouns": [noun]}
            yield from _forms("office", noun.replace(" ", "-"), [noun], data, form="noun")
            yield from _forms("office", noun.replace(" ", "-"), [plural(noun)], data, form="plural")
    for data in read_table("portfolios")["portfolio"]:
        yield from _forms("portfolio", data["id"], data["forms"], data)


_LINKS = re.compile(r" (?:of|for|to|in|at|on|d'|de) ?")


def plural(form: str) -> str:
    """Return the plural of an office, on its head noun.

    >>> plural("Minister of Defense"), plural("Foreign Secretary"), plural("spokesman")
    ('Ministers of Defense', 'Foreign Secretaries', 'spokesmen')
    """
    link = _LINKS.search(form)
    head, tail = (form[: link.start()], form[link.start() :]) if link else (form, "")
    if head.endswith(("man", "Man")):
        head = head[:-2] + "en"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    elif head.endswith(("s", "x", "ch", "sh")):
        head += "es"
    else:
        head += "s"
    return head + tail


def _title_words() -> Iterator[Entry]:
    table = read_table("titles")
    for kind in ("modifier", "unit", "quality", "common"):
        yield from _forms(kind, kind, table[kind]["words"], table[kind])
    for data in table["status"]:
        yield from _forms("status", data["id"], data["words"], data)
    yield from _forms("honorific", "honorific", table["honorific"]["words"], table["honorific"], capital=True)


def _places() -> Iterator[Entry]:
    for name, country, aliases in read_rows("places"):
        data = {"name": name, "country": country}
        yield from _forms("place", name, [name, *filter(None, aliases.split("|"))], data, capital=True)


@cache
def names() -> Lookup:
    """Return the lookup of parties, bodies, ranks, offices, title words and places."""
    return Lookup((*_states(), *_organizations(), *_bodies(), *_ranks(), *_offices(), *_title_words(), *_places()))


@cache
def agencies() -> Lookup:
    """Return the lookup of news agencies by mark and longer name."""
    found: list[Entry] = []
    for id, data in read_table("agencies").items():
        found += _forms("agency", id, data["marks"], data, form="mark", exact=True)
        found += _forms("agency", id, dict.fromkeys([data["name"], *data.get("aliases", ())]), data, capital=True)
    return Lookup(found)


@cache
def phrases(table: str, name: str, key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of the list *key* of entry *name* in a data file by their first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in read_table(table)[name][key]:
        keys = keys_of(form)
        found.setdefault(keys[0], []).append(keys)
    return {first: tuple(sorted(group, key=lambda keys: -len(keys))) for first, group in found.items()}


@cache
def words(table: str, name: str) -> frozenset[str]:
    """Return the folded words of a plain list ``[name] words = [...]`` in ``data/<table>.toml``."""
    return frozenset(fold(word) for word in read_table(table)[name]["words"])


@cache
def regions() -> Lookup:
    """Return the lookup of provinces and federal states, abbreviations of datelines included."""
    found: list[Entry] = []
    for code, data in read_table("regions").items():
        if code == "world":
            found += _forms("area", code, data["names"], data, capital=True)
            continue
        found += _forms("region", code, data["names"], data, capital=True)
        found += _forms("region", code, data.get("dateline_only", ()), data, form="abbreviation", capital=True)
    return Lookup(found)


@cache
def _portfolio_lookup() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in names():
        if entry.kind == "portfolio":
            found.setdefault(entry.keys[0], []).append(entry)
    return found


def portfolio_offices(keys: tuple[str, ...], head: str) -> str | None:
    """Return "{portfolio}-{head}" for the first portfolio among the words *keys* of a title, or None.

    >>> portfolio_offices(("minister", "of", "national", "defence"), "minister")
    'defence-minister'
    """
    for i, key in enumerate(keys):
        for entry in _portfolio_lookup().get(key, ()):
            if keys[i : i + len(entry.keys)] == entry.keys:
                return f"{entry.id}-{head}"
    return None

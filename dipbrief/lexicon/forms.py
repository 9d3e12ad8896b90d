"""From the tables to entries: every form of ``data/``, inflected where it is an office.

Used where the lexicon is compiled, not where a text is read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain, product
from typing import Any

from dipbrief.data_files import DataFiles
from dipbrief.document import fold, keys_of, read_document
from dipbrief.lexicon.lookup import JOINS, Entry, pack
from dipbrief.tables import Rows, compact

# What the stages ask of an entry's table; the rest stays in the table.
_KEPT = ("name", "country", "capital", "kind", "vienna", "organization", "system", "code", "nouns", "gender", "trait")


@cache
def _printed_words(text: str) -> tuple[str, ...]:
    """The words of *text* as a document cuts them ("trend.az" is one, "Jane's" loses its s)."""
    return read_document(text).words


def _seps_of(form: str) -> tuple[str, ...] | None:
    """The separators inside *form*; None when they are all plain."""
    if not any(mark in form for mark in "'’,/&("):
        return None
    found = read_document(form).seps
    return found if set(found) - JOINS else None


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
    kept = {name: data[name] for name in _KEPT if data.get(name)}
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
            data=kept,
        )


def _states(files: DataFiles) -> Iterator[Entry]:
    for code, data in files.table("states").items():
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


def _organizations(files: DataFiles) -> Iterator[Entry]:
    for code, data in files.table("organizations").items():
        yield from _forms(
            "organization", code, dict.fromkeys([data["name"], *data.get("aliases", ())]), data, capital=True
        )
        abbreviations = dict.fromkeys([*data.get("abbreviations", ())])
        yield from _forms("organization", code, abbreviations, data, form="abbreviation", exact=True)


def _bodies(files: DataFiles) -> Iterator[Entry]:
    for data in files.table("bodies")["body"]:
        names = dict.fromkeys([data["name"], *data.get("aliases", ())])
        yield from _forms("body", data["country"], names, data, capital=True)
        yield from _forms("body", data["country"], data.get("abbreviations", ()), data, form="abbreviation", exact=True)


def _ranks(files: DataFiles) -> Iterator[Entry]:
    for data in files.table("ranks")["rank"]:
        yield from _forms("rank", data["id"], data["forms"], data, capital=True)


def _offices(files: DataFiles) -> Iterator[Entry]:
    nouns: dict[str, list[dict[str, Any]]] = {}
    known = set()
    for data in files.table("offices")["office"]:
        forms = [form for form in data["forms"] if "{" not in form]
        known |= {keys_of(form) for form in forms}
        yield from _forms("office", data["id"], forms, data)
        short = data.get("abbreviations", ())
        plurals = {form for form in short if form.removesuffix("s") in short and form.endswith("s")}  # "Sens."
        for form in short:
            told = "plural" if form in plurals else "abbreviation"
            yield from _forms("office", data["id"], [form], data, form=told, exact=True)
        yield from _forms("office", data["id"], map(plural, forms), data, form="plural")
        for noun in data.get("nouns", ()):
            nouns.setdefault(noun, []).append(data)
    for noun, owners in nouns.items():
        if keys_of(noun) not in known:
            own = owners[0] if len(owners) == 1 else {}
            data = {"kind": own.get("kind", ""), "nouns": [noun], "trait": own.get("trait")}
            yield from _forms("office", noun.replace(" ", "-"), [noun], data, form="noun")
            yield from _forms("office", noun.replace(" ", "-"), [plural(noun)], data, form="plural")
    for data in files.table("portfolios")["portfolio"]:
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


def _title_words(files: DataFiles) -> Iterator[Entry]:
    table = files.table("titles")
    for kind in ("modifier", "unit", "quality", "common"):
        yield from _forms(kind, kind, table[kind]["words"], table[kind], capital=kind == "common")
    for data in table["status"]:
        yield from _forms("status", data["id"], data["words"], data)
    for word in table["honorific"]["words"]:
        data = {**table["honorific"], "gender": _gender(word, table["honorific"])}
        yield from _forms("honorific", "honorific", [word], data, capital=True)


def _gender(honorific: str, table: dict[str, Any]) -> str | None:
    keys = keys_of(honorific)
    return next((sex for sex in ("male", "female") if any(keys_of(word) == keys for word in table.get(sex, ()))), None)


def _places(files: DataFiles) -> Iterator[Entry]:
    known = set()
    for name, country, aliases in files.rows("places"):
        data = {"name": name, "country": country}
        forms = [name, *filter(None, aliases.split("|"))]
        known |= {keys_of(form) for form in forms}
        yield from _forms("place", name, forms, data, capital=True)
    for code, state in files.table("states").items():
        forms = [form for form in state.get("capital_aliases", ()) if keys_of(form) not in known]
        data = {"name": state["capital"], "country": code}
        yield from _forms("place", state["capital"], forms, data, capital=True)


def name_entries(files: DataFiles) -> Iterator[Entry]:
    """Yield the entries of parties, bodies, ranks, offices, title words and places."""
    tables = (_states, _organizations, _bodies, _ranks, _offices, _title_words, _places)
    entries = [entry for table in tables for entry in table(files)]
    return chain(entries, _respelled(entries, files.table("words")["spellings"]))


def _respelled(entries: Sequence[Entry], spellings: dict[str, Any]) -> Iterator[Entry]:
    """Yield entries in the other spelling of English ("Self-Defence Force"), where the tables have none of it."""
    pairs = [(fold(a), fold(b)) for a, b in spellings["pairs"]]
    ways = [dict(pairs), {b: a for a, b in pairs}, *({a: b} for pair in pairs for a, b in (pair, pair[::-1]))]
    listed = {(entry.kind, entry.keys) for entry in entries}
    respelled = (entry for entry in entries if entry.exact is None and entry.id not in spellings["kept"])
    for entry, other in product(respelled, ways):
        keys = tuple(other.get(key, key) for key in entry.keys)
        if (entry.kind, keys) not in listed:
            listed.add((entry.kind, keys))
            yield replace(entry, keys=keys)


def agency_entries(files: DataFiles) -> Iterator[Entry]:
    """Yield the entries of news agencies, by mark and longer name."""
    for id, data in files.table("agencies").items():
        yield from _forms("agency", id, data["marks"], data, form="mark", exact=True)
        yield from _forms("agency", id, dict.fromkeys([data["name"], *data.get("aliases", ())]), data, capital=True)


def region_entries(files: DataFiles) -> Iterator[Entry]:
    """Yield the entries of provinces and federal states, abbreviations of datelines included."""
    for code, data in files.table("regions").items():
        if code == "world":
            yield from _forms("area", code, data["names"], data, capital=True)
            continue
        yield from _forms("region", code, data["names"], data, capital=True)
        yield from _forms("region", code, data.get("dateline_only", ()), data, form="abbreviation", capital=True)


def packed_forms(files: DataFiles) -> dict[str, Rows]:
    """Return the compiled files of the lookups: ``names``, ``agencies``, ``regions``, ``owners`` and ``words``."""
    owners: dict[str, int] = {}
    entries = list(name_entries(files))
    lookups = {
        "names": pack(entries, owners),
        "agencies": pack(agency_entries(files), owners),
        "regions": pack(region_entries(files), owners),
    }
    words = {name: compact(firsts) for name, firsts in first_words(entries).items()}
    return {**lookups, "owners": {str(n): owner for owner, n in owners.items()}, "words": words}


def first_words(entries: list[Entry]) -> dict[str, list[str]]:
    """Return the first words that a stage asks for: of titles, and of forms that may begin in lower case."""
    titles = {e.keys[0] for e in entries if e.kind in ("office", "portfolio", "modifier", "rank", "status")}
    lower = {e.keys[0] for e in entries if not e.capital or (e.exact and e.exact[0][0].islower())}
    return {"title-starts": sorted(titles), "lower-starts": sorted(lower)}

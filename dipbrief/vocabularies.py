"""The closed lists of ids that a report is written in, with their meaning, out of the data files."""

from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from dipbrief.tables import read_table

__all__ = ["NAMES", "PORTFOLIO", "office_ids", "portfolios", "vocabulary"]

PORTFOLIO = "{portfolio}"
DEPUTY = "deputy-"


def vocabulary(name: str) -> Mapping[str, str]:
    """Return the ids of one vocabulary of the report, each with its meaning.

    *name* is "labels" (of topics and statements), "acts" (of statements), "offices" and "statuses" (of roles),
    "rank-systems" and "rank-codes", "countries" and "organizations" (of parties), "issues" (codes in a report) or
    "findings" (codes of ``check``, ``compare`` and ``locate``). The result cannot be changed.

    Raises ``ValueError`` when there is no such vocabulary.

    >>> vocabulary("labels")["demining"]
    'mines and unexploded ordnance'
    >>> vocabulary("offices")["deputy-defence-minister"], "grand-poobah" in vocabulary("offices")
    ('Deputy Defense Minister', False)
    >>> vocabulary("ranks")
    Traceback (most recent call last):
        ...
    ValueError: no such vocabulary: 'ranks'; there are acts, countries, findings, issues, labels, offices, \
organizations, rank-codes, rank-systems, statuses
    """
    if name not in _READERS:
        raise ValueError(f"no such vocabulary: {name!r}; there are {', '.join(NAMES)}")
    return _read(name)


@cache
def _read(name: str) -> Mapping[str, str]:
    return MappingProxyType(dict(sorted(_READERS[name]().items())))


def _labels() -> dict[str, str]:
    return {label: data["covers"] for label, data in read_table("topics").items() if label != "slots"}


def _acts() -> dict[str, str]:
    """The acts by the verbs that carry them."""
    verbs: dict[str, dict[str, None]] = {act: {} for act in read_table("acts")}
    for frame in read_table("verbs")["frame"]:
        for act, words in frame.get("acts", {}).items():
            verbs[act].update(dict.fromkeys(words))
    return {id: ", ".join(found) or id.replace("-", " ") for id, found in verbs.items()}


def _offices() -> dict[str, str]:
    found: dict[str, str] = {}
    for id, meaning in office_ids().items():
        for portfolio in portfolios() if PORTFOLIO in id else ("",):
            plain = id.replace(PORTFOLIO, portfolio)
            found.setdefault(plain, meaning.replace(PORTFOLIO, portfolios().get(portfolio, "")))
    deputies = {f"{DEPUTY}{id}": f"Deputy {meaning}" for id, meaning in found.items() if DEPUTY not in id}
    return deputies | found


def office_ids() -> dict[str, str]:
    """Return the ids of offices with their meaning, as the table writes them: with the slot of a portfolio.

    >>> office_ids()["{portfolio}-minister"], office_ids()["mayor"]
    ('{portfolio} Minister', 'Mayor')
    """
    found = {office["id"]: office["forms"][0] for office in read_table("offices")["office"][::-1]}
    nouns = {
        noun.replace(" ", "-").replace("'", ""): noun
        for office in read_table("offices")["office"]
        for noun in office.get("nouns", ())
    }
    fields = {f"{PORTFOLIO}-{id}": f"{PORTFOLIO} {found[id]}" for id in _WITH_FIELD}
    return nouns | fields | found


_WITH_FIELD = ("minister", "secretary", "state-minister")  # a portfolio may stand before them


@cache
def portfolios() -> dict[str, str]:
    """Return the fields of offices with their usual words."""
    return {data["id"]: data["forms"][0] for data in read_table("portfolios")["portfolio"]}


def _statuses() -> dict[str, str]:
    return {status["id"]: ", ".join(status["words"]) for status in read_table("titles")["status"]}


def _rank_systems() -> dict[str, str]:
    """The service systems, each with some of its ranks."""
    found: dict[str, list[str]] = {}
    for rank in read_table("ranks")["rank"]:
        found.setdefault(rank["system"], []).append(rank["forms"][0])
    return {system: ", ".join(forms[:_SOME]) for system, forms in found.items()}


_SOME = 6


def _rank_codes() -> dict[str, str]:
    """The codes of ranks, each with the ranks that have it in some state."""
    found: dict[str, dict[str, None]] = {}
    for rank in read_table("ranks")["rank"]:
        for block in rank.get("code", ()):
            found.setdefault(block["code"], {})[rank["forms"][0]] = None
    return {code: ", ".join(forms) for code, forms in found.items()}


def _names(table: str) -> Callable[[], dict[str, str]]:
    return lambda: {code: data["name"] for code, data in read_table(table).items()}


def _meanings(kind: str) -> Callable[[], dict[str, str]]:
    def read() -> dict[str, str]:
        entries: list[dict[str, Any]] = read_table("findings")[kind]
        return {entry["id"]: entry["meaning"] for entry in entries}

    return read


_READERS: dict[str, Callable[[], dict[str, str]]] = {
    "acts": _acts,
    "countries": _names("states"),
    "findings": _meanings("finding"),
    "issues": _meanings("issue"),
    "labels": _labels,
    "offices": _offices,
    "organizations": _names("organizations"),
    "rank-codes": _rank_codes,
    "rank-systems": _rank_systems,
    "statuses": _statuses,
}
NAMES = tuple(_READERS)

"""The phrases of ``data/topics.toml``, spelt out: a phrase with slots ("joint {exercises}") is one for each filling."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any

from dipbrief.document import keys_of
from dipbrief.tables import Rows, compact

if TYPE_CHECKING:
    from dipbrief.data_files import DataFiles

COUNTRY = "{country}"


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase of one label; ``label`` is "" for a phrase that only stops the shorter ones in it."""

    keys: tuple[str, ...]
    label: str
    weak: bool
    exact: str | None = None

    @property
    def is_general(self) -> bool:
        """Whether the words are so general that they need not be about the field: a weak phrase, or a single word."""
        return self.weak or len(self.keys) == 1


@lru_cache(1 << 14)
def singular(key: str) -> str:
    """Return *key* without a plural ending; the same for every form that should compare equal.

    >>> singular("ties"), singular("tie"), singular("countries"), singular("country"), singular("crisis")
    ('tie', 'tie', 'country', 'country', 'crisis')
    """
    if key.endswith("ies") and len(key) > 4:
        return key[:-3] + "y"
    if key.endswith(("ss", "is", "us")) or len(key) < 4:
        return key
    if key.endswith(("ches", "shes", "sses", "xes")):
        return key[:-2]
    return key[:-1] if key.endswith("s") else key


def _expand(form: str, slots: dict[str, list[str]]) -> Iterator[tuple[str, ...]]:
    parts: list[list[tuple[str, ...]]] = []
    for word in form.split():
        if word == COUNTRY:
            parts.append([(COUNTRY,)])
        elif word[0] == "{" and word[1:-1] in slots:
            parts.append([tuple(map(singular, keys_of(value))) for value in slots[word[1:-1]]])
        else:
            parts.append([tuple(map(singular, keys_of(word)))])
    for choice in product(*parts):
        yield tuple(key for keys in choice for key in keys)


def terms(table: dict[str, Any]) -> Iterator[Term]:
    """Yield every phrase of the *table* of topics; of two owners the first has it."""
    labels = {label: data for label, data in table.items() if label != "slots"}
    for label, data in labels.items():
        for form in data["abbreviations"]:
            yield Term(tuple(singular(key) for key in keys_of(form)), label, False, form)
    slots = table["slots"]
    for form in slots["ignore"]:
        yield from (Term(keys, "", False) for keys in _expand(form, slots))
    for label, data in labels.items():
        for kind in ("terms", "weak"):
            for form in data[kind]:
                yield from (Term(keys, label, kind == "weak") for keys in _expand(form, slots))


def packed_terms(files: "DataFiles") -> dict[str, Rows]:
    """Return the compiled file ``topics``: the phrases of the table of topics."""
    table = files.table("topics")
    return {"topics": pack_terms(terms(table), label_names(table))}


def label_names(table: dict[str, Any]) -> tuple[str, ...]:
    """Return the labels of the *table* of topics by the number under which they are packed; the first is ""."""
    return ("", *(label for label in table if label != "slots"))


def pack_terms(found: Iterable[Term], labels: tuple[str, ...]) -> dict[str, str]:
    """Return *found* packed: under a word its phrase of one word and all second words, under two words the others."""
    numbers = {label: n for n, label in enumerate(labels)}
    starts: dict[str, tuple[list[Any], dict[str, None]]] = {}
    longer: dict[str, list[Any]] = {}
    for term in found:
        single, seconds = starts.setdefault(term.keys[0], ([], {}))
        if len(term.keys) > 1:
            seconds[term.keys[1]] = None
        rows = single if len(term.keys) == 1 else longer.setdefault(" ".join(term.keys[:2]), [])
        code = 2 * numbers[term.label] + term.weak
        rows.append([code, " ".join(term.keys[2:]), term.exact] if term.exact else [code, " ".join(term.keys[2:])])
    packed = {first: compact([single, " ".join(seconds)]) for first, (single, seconds) in starts.items()}
    return packed | {two: compact(rows) for two, rows in longer.items()}


def unpack_start(first: str, packed: str, labels: tuple[str, ...]) -> tuple[list[Term], frozenset[str]]:
    """Return the phrases of the one word *first*, and the second words of the longer ones."""
    single, seconds = json.loads(packed)
    return list(_terms((first,), single, labels)), frozenset(seconds.split())


def unpack_terms(begun: tuple[str, str], packed: str, labels: tuple[str, ...]) -> Iterator[Term]:
    """Yield the phrases that *packed* holds of the two first words *begun*."""
    yield from _terms(begun, json.loads(packed), labels)


def _terms(begun: tuple[str, ...], rows: list[list[Any]], labels: tuple[str, ...]) -> Iterator[Term]:
    for code, rest, *exact in rows:
        yield Term((*begun, *rest.split()), labels[code >> 1], bool(code & 1), exact[0] if exact else None)

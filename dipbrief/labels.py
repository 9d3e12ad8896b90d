"""Topic labels: the phrases of ``data/topics.toml``, longest match first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from dipbrief.document import Document, fold
from dipbrief.lexicon import keys_of, names
from dipbrief.tables import read_table

_COUNTRY = "{country}"
_CROWD = 4


@dataclass(frozen=True, slots=True)
class _Term:
    """A phrase of one label; ``label`` is "" for a phrase that only stops the shorter ones in it."""

    keys: tuple[str, ...]
    label: str
    weak: bool
    exact: str | None = None


@dataclass(frozen=True, slots=True)
class _Hit:
    term: _Term
    first: int
    last: int


@cache
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


def _expand(form: str) -> Iterator[tuple[str, ...]]:
    slots = read_table("topics")["slots"]
    parts: list[list[tuple[str, ...]]] = []
    for word in form.split():
        if word == _COUNTRY:
            parts.append([(_COUNTRY,)])
        elif word[0] == "{" and word[1:-1] in slots:
            parts.append([tuple(map(singular, keys_of(value))) for value in slots[word[1:-1]]])
        else:
            parts.append([tuple(map(singular, keys_of(word)))])
    for choice in product(*parts):
        yield tuple(key for keys in choice for key in keys)


@cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    """Every phrase by its first word, longest first."""
    table = read_table("topics")
    found: dict[str, dict[tuple[str, ...], _Term]] = {}
    blockers = [(form, "", False) for form in table["slots"].get("ignore", ())]
    owned = [
        (form, label, weak)
        for label, data in table.items()
        if label != "slots"
        for weak, forms in ((False, data.get("terms", ())), (True, data.get("weak", ())))
        for form in forms
    ]
    for form, label, weak in [*blockers, *owned]:
        for keys in _expand(form):
            if keys:
                found.setdefault(keys[0], {}).setdefault(keys, _Term(keys, label, weak))
    for label, data in table.items():
        for form in data.get("abbreviations", ()) if label != "slots" else ():
            keys = tuple(singular(key) for key in keys_of(form))
            found.setdefault(keys[0], {}).setdefault(keys, _Term(keys, label, False, form))
    return {first: tuple(sorted(group.values(), key=lambda t: -len(t.keys))) for first, group in found.items()}


def find_labels(document: Document, first: int, last: int) -> tuple[str, ...]:
    """Return the labels of the words *first* to *last* of *document*, sorted.

    A weak phrase counts only when nothing else is found; a label that another one silences (``implies_not``)
    is left out when it came from a single word or a weak phrase.
    """
    hits = list(_find_hits(document, first, last))
    strong = [hit for hit in hits if not hit.term.weak]
    chosen = strong or hits
    labels = {hit.term.label for hit in chosen}
    general = {label for label in labels if all(len(h.term.keys) == 1 for h in chosen if h.term.label == label)}
    if len(general) >= _CROWD:
        labels -= general
    table = read_table("topics")
    silenced = {other for label in labels for other in table[label].get("implies_not", ()) if other in general}
    return tuple(sorted(labels - silenced))


def _find_hits(document: Document, first: int, last: int) -> Iterator[_Hit]:
    keys, at = _with_countries(document, first, last)
    terms = _terms()
    i = 0
    while i < len(keys):
        hit = next((t for t in terms.get(keys[i], ()) if _fits(document, keys, at, i, t)), None)
        if hit is None:
            i += 1
            continue
        if hit.label:
            yield _Hit(hit, at[i], at[i + len(hit.keys) - 1] + 1)
        i += len(hit.keys)


def _fits(document: Document, keys: list[str], at: list[int], i: int, term: _Term) -> bool:
    end = i + len(term.keys)
    if tuple(keys[i:end]) != term.keys:
        return False
    if term.exact is not None and fold(term.exact) == fold(document.words[at[i]]):
        return document.words[at[i]].replace(".", "").rstrip("s") == term.exact.replace(".", "").rstrip("s")
    return all(document.seps[at[k]] in ("", "-", "'s", "'", "/", "—") for k in range(i + 1, end))


def _with_countries(document: Document, first: int, last: int) -> tuple[list[str], list[int]]:
    """Singular keys of the words, a state's name as one {country}, and the word where each begins."""
    keys: list[str] = []
    at: list[int] = []
    i = first
    while i < last:
        entry = None
        if document.is_capital(i):
            entry = next((e for e in names().longest(document, i) if e.kind == "country"), None)
        if entry is not None and i + len(entry.keys) <= last:
            keys.append(_COUNTRY)
            at.append(i)
            i += len(entry.keys)
        else:
            keys.append(singular(document.keys[i]))
            at.append(i)
            i += 1
    return keys, at


def merge(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return every label of *groups* once, sorted."""
    return tuple(sorted({label for group in groups for label in group}))

"""Topic labels: the phrases of ``data/topics.toml``, longest match first."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from dipbrief.document import Document
from dipbrief.lexicon import keys_of, names
from dipbrief.lexicon.terms import COUNTRY, Term, label_names, packed_terms, singular, unpack_start, unpack_terms
from dipbrief.tables import Rows, read_compiled, read_table

_PLACE = "{place}"
_CROWD = 4
_LINKS = {"and", "or", "as", "well"}
_JOINTS = ("", "-", "'s", "'", "/", "—")


@dataclass(frozen=True, slots=True)
class _Hit:
    """A phrase in the text: words *first* to *last*."""

    term: Term
    first: int
    last: int


@dataclass(slots=True)
class _Node:
    """Where the phrases that begin alike part: the next words, and the phrases that end here."""

    after: dict[str, "_Node"] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)

    def add(self, term: Term, depth: int) -> None:
        """Put *term*, whose first *depth* words lead here, in its place, behind those that are there."""
        node = self
        for key in term.keys[depth:]:
            node = node.after.setdefault(key, _Node())
        node.terms.append(term)

    def step(self, key: str) -> "_Node | None":
        """Return where the word *key* leads."""
        return self.after.get(key)


@dataclass(slots=True)
class _Start(_Node):
    """Where the phrases that begin with ``first`` part; those of a second word are read when it stands there."""

    first: str = ""
    seconds: frozenset[str] = frozenset()

    def step(self, key: str) -> _Node | None:
        """Return where the word *key* leads."""
        if key not in self.seconds:
            return None
        node = self.after.get(key)
        if node is None:
            node = _Node()
            for term in unpack_terms((self.first, key), _packed()[f"{self.first} {key}"], _labels()):
                node.add(term, 2)
            self.after[key] = node
        return node


def _packed() -> Rows:
    return read_compiled("topics", packed_terms)


@cache
def _labels() -> tuple[str, ...]:
    return label_names(read_table("topics"))


@lru_cache(1 << 14)
def _begun(first: str) -> _Start | None:
    """The phrases that begin with *first*; None when none does."""
    packed = _packed().get(first)
    if packed is None:
        return None
    terms, seconds = unpack_start(first, packed, _labels())
    return _Start(terms=terms, first=first, seconds=seconds)


def find_labels(document: Document, first: int, last: int) -> tuple[str, ...]:
    """Return the labels of the words *first* to *last* of *document*, sorted.

    A weak phrase counts only when nothing else is found, or as a field ("economic") listed beside something
    that is. Of a long list, the single words give no label; nor do those that another label silences
    (``implies_not``).
    """
    hits = [*_find_invitation(document, first, last), *_find_hits(document, first, last)]
    if not hits:
        return ()
    lists = _lists(document, hits)
    if not all(hit.term.weak for hit in hits):
        lists = [_counting(series) for series in lists]
    words: dict[str, int] = {}
    for hit in (hit for series in lists for hit in series):
        words[hit.term.label] = max(words.get(hit.term.label, 0), len(hit.term.keys))
    labels = {hit.term.label for series in lists if not _is_passing(series) for hit in series}
    general = {label for label, longest in words.items() if longest == 1}
    if len(general) >= _CROWD:
        labels -= general
    table = read_table("topics")
    silenced = {other for label in labels for other in table[label]["implies_not"] if other in general}
    return tuple(sorted(labels - silenced))


def _lists(document: Document, hits: list[_Hit]) -> list[list[_Hit]]:
    """The hits in text order, those of one list ("trade, energy and sport") together."""
    found: list[list[_Hit]] = []
    for hit in sorted(hits, key=lambda hit: hit.first):
        if found and _is_list(document, found[-1][-1], hit):
            found[-1].append(hit)
        else:
            found.append([hit])
    return found


def _counting(series: list[_Hit]) -> list[_Hit]:
    """The hits of one list that count where weak ones do not: fields count too, beside a strong one."""
    strong = not all(hit.term.weak for hit in series)
    return [hit for hit in series if not hit.term.weak or (strong and hit.term.keys in _fields())]


def _is_passing(series: list[_Hit]) -> bool:
    """Tell whether *series* is a list of so many fields that none of them is a subject."""
    return len({hit.term.label for hit in series}) >= _CROWD


def _is_list(document: Document, one: _Hit, other: _Hit) -> bool:
    """Tell whether nothing but a comma or a conjunction stands between *one* and *other*."""
    between = document.keys[one.last : other.first]
    return not set(between) - _LINKS and (bool(between) or document.seps[other.first] == ",")


@cache
def _fields() -> frozenset[tuple[str, ...]]:
    return frozenset(keys_of(form) for form in read_table("topics")["slots"]["listed"])


def _find_invitation(document: Document, first: int, last: int) -> Iterator[_Hit]:
    """Yield a visit if *first* follows "invited" and somebody is asked "to Oslo" or "to the Oslo Forum"."""
    if first == 0 or document.keys[first - 1] not in read_table("topics")["slots"]["inviting"]:
        return
    for i in range(first, last - 1):
        place = min(i + 1 + (document.keys[i + 1] == "the"), last - 1)
        if document.keys[i] == "to" and document.is_capital(place):
            yield _Hit(Term(("to", _PLACE), "high-level-visits", False), i, place + 1)


def _find_hits(document: Document, first: int, last: int) -> Iterator[_Hit]:
    phrases = document.once(_Phrases, _Phrases)
    at = first
    for i in phrases.begun[bisect_left(phrases.begun, first) :]:
        if i >= last:
            break
        hit = phrases.longest(i, last) if i >= at else None
        if hit is not None:
            at = hit.last
            if hit.term.label:
                yield hit


class _Phrases:
    """The phrases in a document; ``begun`` are the words at which one can begin."""

    def __init__(self, document: Document) -> None:
        self.document = document
        places, words = document.places(), document.words
        singulars = {key: singular(key) for key in places}
        self.keys = [singulars[key] for key in document.keys]
        for key in singulars:
            if singulars[key] in _acronyms():  # counts only in capitals: "UN", not "Pak Un Jae"
                for i in places[key]:
                    self.keys[i] = self.keys[i] if words[i].isupper() else ""
        self.states: dict[int, int] = {}
        for i, entries in names().matches(document).items():
            entry = next((e for e in entries[0] if e.kind == "country"), None)
            if entry is not None and document.is_capital(i):
                self.states[i] = i + len(entry.keys)
        known = _packed()
        words_begun = (i for key in places if singulars[key] in known for i in places[key])
        self.begun = sorted({*self.states, *(i for i in words_begun if self.keys[i] and self._goes_on(i))})
        self._found: dict[int, tuple[_Hit, ...]] = {}

    def longest(self, i: int, last: int) -> _Hit | None:
        """Return the longest phrase from word *i* to *last* at most; one that spells a state out before {country}."""
        found = self._found.get(i)
        if found is None:
            found = self._found[i] = tuple(sorted(self._read(i), key=lambda hit: -hit.last))
        return next((hit for hit in found if hit.last <= last), None)

    def _goes_on(self, i: int) -> bool:
        """Tell whether the word after *i* can belong to a phrase that begins there, or none has to."""
        node = _begun(self.keys[i])
        assert node is not None
        if node.terms or i + 1 == len(self.keys):
            return bool(node.terms)
        return self.keys[i + 1] in node.seconds or (i + 1 in self.states and COUNTRY in node.seconds)

    def _read(self, i: int) -> Iterator[_Hit]:
        """Yield every phrase at word *i*."""
        ways = self._begin(i)
        while ways:
            node, at = ways.pop()
            term = next((term for term in node.terms if _is_spelt(self.document, i, term)), None)
            if term is not None:
                yield _Hit(term, i, at)
            if at < len(self.keys) and self.document.seps[at] in _JOINTS:
                if at in self.states and (following := node.step(COUNTRY)) is not None:
                    ways.append((following, self.states[at]))
                if (following := node.step(self.keys[at])) is not None:
                    ways.append((following, at + 1))

    def _begin(self, i: int) -> list[tuple[_Node, int]]:
        """The ways to begin at word *i*: by the name of a state, and by the word itself."""
        found: list[tuple[_Node, int]] = []
        if i in self.states and (node := _begun(COUNTRY)) is not None:
            found.append((node, self.states[i]))
        if (node := _begun(self.keys[i])) is not None:
            found.append((node, i + 1))
        return found


def _is_spelt(document: Document, i: int, term: Term) -> bool:
    """Tell whether an abbreviation of one word stands at word *i* in its own case ("AIDS", not "aids")."""
    if term.exact is None or len(term.keys) > 1:
        return True
    return _bare(document.words[i]) in (_bare(term.exact), _bare(term.exact) + "s")


def _bare(word: str) -> str:
    return word.replace(".", "")


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(read_table("topics")["slots"]["acronyms"])


def merge(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return every label of *groups* once, sorted."""
    return tuple(sorted({label for group in groups for label in group}))

"""Topic labels: the phrases of ``data/topics.toml``, longest match first."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from dipbrief.document import Document
from dipbrief.frames import Frame, Sentence
from dipbrief.lexicon import names
from dipbrief.lexicon.terms import COUNTRY, Term, label_names, packed_terms, singular, unpack_start, unpack_terms
from dipbrief.syntax import NounGroup, closed_words
from dipbrief.syntax.rows import noun_at
from dipbrief.tables import Rows, read_compiled, read_table

_VISITS = "high-level-visits"
_JOURNEYS = frozenset(["journey", "motion"])
_INVITE = "invite"
_PLANNED, _DESTINATION, _NAME = "planned", "destination", "name"
_CROWD, _CROWD_TOLD = 4, 6
_JOINTS = ("", "-", "'s", "'", "/", "—")


def find_labels(
    document: Document, first: int, last: int, journeys: Sequence[int] = (), *, told: bool = False
) -> tuple[str, ...]:
    """Return the labels of the words *first* to *last* of *document*, sorted.

    A term of several words names its field. A general word, which is a single one or a weak phrase, does so in a
    topic, a weak phrase only where no other one does. In what somebody *told*, a single word names its field only
    where the dispatch has another word of that field, a weak phrase where it has a term of several words. Of a crowd of
    fields in one of them, none is its subject.
    *journeys* is what :func:`find_journeys` gives; where one stands, a visit is spoken of.
    """
    phrases = _read_phrases(document)
    terms = [hit.term for hit in phrases.within(first, last)]
    labels = _told(terms, phrases) if told else _discussed(terms)
    visits = bisect_left(journeys, first) < bisect_left(journeys, last)
    return tuple(sorted({*labels, _VISITS} if visits else labels))


def _named(terms: Sequence[Term]) -> set[str]:
    """The fields of *terms*, those of weak ones only where there is no other."""
    return {term.label for term in terms if not term.weak} or {term.label for term in terms}


def _discussed(terms: Sequence[Term]) -> set[str]:
    """The fields of the *terms* of a topic."""
    labels = _named(terms)
    return set() if len(labels) >= _CROWD else labels


def _told(terms: Sequence[Term], phrases: "_Phrases") -> set[str]:
    """The fields of *terms* that stand in what somebody told."""
    if not terms or len({term.label for term in terms}) >= _CROWD_TOLD:
        return set()
    borne_out = {term.label for term in terms if not term.is_general or term.label in phrases.fields(plain=term.weak)}
    return _named(terms) & borne_out


def find_journeys(sentences: Iterable[Sentence]) -> tuple[int, ...]:
    """Return the words, in order, that tell of journeys to come to a place with a name: "will |visit| Norland".

    An invitation has one as well: "invited him to |Norland|".
    """
    found: list[int] = []
    for sentence in sentences:
        found += (frame.cue for frame in sentence.frames if _is_to_come(frame))
        found += (place.first for frame in sentence.frames if frame.act == _INVITE for place in _goals(sentence, frame))
    return tuple(sorted(found))


def _goals(sentence: Sentence, frame: Frame) -> Iterator[NounGroup]:
    """Yield the names to which a verb leads: "invited him to |Oslo|"."""
    row = sentence.clauses.row
    for oblique in frame.clause.obliques if frame.clause else ():
        place = noun_at(row, oblique.noun)
        if row.keys[oblique.preposition] in closed_words("goal") and place.kind == _NAME:
            yield place


def _is_to_come(frame: Frame) -> bool:
    if frame.kind not in _JOURNEYS or frame.standing != _PLANNED:
        return False
    return any(place.noun is not None and place.noun.kind == _NAME for place in frame.roles.get(_DESTINATION, ()))


def merge(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return every label of *groups* once, sorted."""
    return tuple(sorted({label for group in groups for label in group}))


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


def phrase_tree(found: Iterable[Term]) -> Mapping[str, _Node]:
    """Return the phrases *found* by their first words, for ``Document.own``."""
    tree: dict[str, _Node] = {}
    for term in found:
        tree.setdefault(term.keys[0], _Node()).add(term, 1)
    return tree


@lru_cache(1 << 14)
def _begun(first: str) -> _Start | None:
    """The phrases that begin with *first*; None when none does."""
    packed = _packed().get(first)
    if packed is None:
        return None
    terms, seconds = unpack_start(first, packed, _labels())
    return _Start(terms=terms, first=first, seconds=seconds)


class _Phrases:
    """The phrases in a document; ``begun`` are the words at which one can begin."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.keys = _read_keys(document)
        self.states = _read_states(document)
        self.own: Mapping[str, _Node] = document.own.get("topics", {})
        known = _packed()
        words = (i for i, key in enumerate(self.keys) if key in known and self._goes_on(i))
        own = (i for i, key in enumerate(self.keys) if key in self.own) if self.own else ()
        self.begun = sorted({*self.states, *own, *words})
        self._found: dict[int, tuple[_Hit, ...]] = {}
        self._fields: dict[bool, frozenset[str]] = {}

    def within(self, first: int, last: int) -> Iterator[_Hit]:
        """Yield the phrases from word *first* to *last*, each behind the one before it."""
        at = first
        for i in self.begun[bisect_left(self.begun, first) : bisect_left(self.begun, last)]:
            hit = self._longest(i, last) if i >= at else None
            if hit is not None:
                at = hit.last
                if hit.term.label and not self._is_in_name(hit):
                    yield hit

    def fields(self, *, plain: bool) -> frozenset[str]:
        """Return the labels that more than one phrase of the document has, or (*plain*) one that is no general word."""
        if not self._fields:
            terms = [hit.term for hit in self.within(0, len(self.keys))]
            counts = Counter(term.label for term in terms)
            several = frozenset(label for label, number in counts.items() if number > 1)
            self._fields = {False: several, True: frozenset(term.label for term in terms if not term.is_general)}
        return self._fields[plain]

    def _is_in_name(self, hit: _Hit) -> bool:
        """Tell whether *hit* is a word before another one in a name: "the World |Health| Organization"."""
        i, document = hit.first, self.document
        if len(hit.term.keys) > 1 or document.words[i].isupper() or hit.last == len(self.keys):
            return False
        return document.is_capital(i) and document.is_capital(hit.last) and not document.seps[hit.last]

    def _longest(self, i: int, last: int) -> _Hit | None:
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
        return [*found, *self._begin_own(i)] if self.own else found

    def _begin_own(self, i: int) -> Iterator[tuple[_Node, int]]:
        if i in self.states and COUNTRY in self.own:
            yield self.own[COUNTRY], self.states[i]
        if self.keys[i] in self.own:
            yield self.own[self.keys[i]], i + 1


def _read_phrases(document: Document) -> _Phrases:
    return document.once(_Phrases, _Phrases)


def _read_keys(document: Document) -> list[str]:
    """The words of *document* without plural endings; "" for an acronym that is not in capitals ("Pak Un Jae")."""
    keys = list(map(singular, document.keys))
    for i in document.where(_acronyms()):
        keys[i] = keys[i] if document.words[i].isupper() else ""
    return keys


def _read_states(document: Document) -> dict[int, int]:
    """The words at which the name of a state begins, and the words behind it."""
    named = ((i, longest[0]) for i, longest in names().matches(document).items() if document.capitals[i])
    return {i: i + len(entry.keys) for i, entries in named for entry in entries if entry.kind == "country"}


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

"""The frames as values: what ``data/verbs.toml`` and ``data/nouns.toml`` say, ready to be compared with clauses."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple, get_args

from dipbrief.document import Document
from dipbrief.syntax.forms import GROUP, LOCATION, NOUN, PERSON, Words, read_words
from dipbrief.tables import read_table

__all__ = ["ANY", "Entry", "Frames", "Pattern", "Standing", "frames_of", "furthest", "make_frames", "shipped_frames"]

Standing = Literal["fact", "planned", "possible", "none"]
_LEVELS: tuple[Standing, ...] = get_args(Standing)  # of two, the later counts
Key = tuple[str, str]  # a lemma and a particle, which may be ""
ANY = "*"  # any verb
_NOT_TOLD = "none"
_MOST = 1 << 13
_MEANS = (
    (PERSON, "human"),
    (GROUP, "group"),
    (LOCATION, "place"),
)  # what the word list tells of nouns that the table has not


@dataclass(frozen=True, slots=True)
class Pattern:
    """One frame of the tables.

    *slots* has the role of each slot that plays one. One of *needs* has to be filled wholly, if there are any. A slot
    of *only* has to be filled by a noun of one of the classes, if it is filled at all; a slot of *never* must not be.
    *apart* are prepositions that belong to the verb although they stand behind its object. *voice* is "active",
    "passive" or "". *control* are slots of whom does what a clause below says. *agent* are the acts of which a
    passive needs one; *participles* tells whether passive participles do. *light* and *through* are verbs (and their
    preposition or particle): those whose object, or whose subject, a noun is when they only carry it. *alone* tells
    whether a noun is something that takes place also where no such verb stands.
    """

    id: str
    kind: str
    slots: Mapping[str, str]
    needs: tuple[frozenset[str], ...]
    only: Mapping[str, frozenset[str]]
    never: Mapping[str, frozenset[str]]
    apart: frozenset[str]
    voice: str
    control: tuple[str, ...]
    agent: frozenset[str]
    participles: bool
    light: frozenset[Key]
    through: frozenset[Key]
    alone: bool

    @property
    def beside(self) -> bool:
        """Whether the noun stands beside any verb, that keeps its frame: "discussed trade with a |focus| on ports"."""
        return any(lemma == ANY for lemma, _ in self.light)

    @property
    def weight(self) -> int:
        """How much it asks for: of two that fit, the one that asks for more counts."""
        return len(self.only) + bool(self.voice)


class Entry(NamedTuple):
    """A verb or noun in a frame: what it says there (an id of ``acts.toml``), and how people meet ("phone")."""

    pattern: Pattern
    act: str | None
    format: str | None = None


class Noun(NamedTuple):
    """What the tables and the word list say of a noun.

    *keeps* tells whether phrases behind it are its own ("talks |on trade|"), *governs* whether an infinitive is.
    """

    lemma: str
    classes: frozenset[str]
    entries: tuple[Entry, ...]
    keeps: bool
    governs: bool


@dataclass(frozen=True, slots=True, eq=False)
class Frames:
    """All frames: *verbs* by lemma and particle, *nouns* and *classes* by lemma, *prepositions*, *standing* by word."""

    verbs: Mapping[Key, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    prepositions: Mapping[str, Entry]
    classes: Mapping[str, frozenset[str]]
    standing: Mapping[str, Mapping[str, Standing]]
    far: frozenset[str]
    deeds: frozenset[str]
    governing: frozenset[str]
    alike: Mapping[str, str]
    partitive: frozenset[str]
    people: Mapping[str, frozenset[str]]
    without: Mapping[str, frozenset[str]]
    words: Words
    noun: Callable[[str, str], Noun] = field(init=False, repr=False)
    particles: Mapping[str, frozenset[str]] = field(init=False, repr=False)
    _of_lemma: Callable[[str], Noun] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare what is looked up.

        :attr:`noun` takes a word as it is printed and the one before it, folded; :attr:`particles` has those of each
        verb, "" for none.
        """
        particles: dict[str, set[str]] = {}
        for lemma, particle in self.verbs:
            particles.setdefault(lemma, set()).add(particle)
        object.__setattr__(self, "particles", {lemma: frozenset(of_verb) for lemma, of_verb in particles.items()})
        object.__setattr__(self, "_of_lemma", lru_cache(_MOST)(self._read_lemma))
        object.__setattr__(self, "noun", lru_cache(_MOST)(self._noun))

    def _noun(self, key: str, before: str) -> Noun:
        lemma = key if key in self.classes else self.words.lookup(key).lemma_of(NOUN) or key
        pair = f"{before} {lemma}"
        return self._of_lemma(pair if pair in self.classes else lemma)

    def _read_lemma(self, lemma: str) -> Noun:
        entries = self.nouns.get(lemma, ())
        return Noun(
            lemma,
            self._classes(lemma),
            entries,
            any(entry.pattern.alone for entry in entries),
            any("infinitive" in entry.pattern.slots for entry in entries),
        )

    def _classes(self, lemma: str) -> frozenset[str]:
        """The classes of a noun, by the table or else by the word list."""
        known = self.classes.get(lemma)
        if known is not None:
            return known
        kinds = self.words.kinds(lemma)
        return frozenset(name for bit, name in _MEANS if kinds & bit)


def furthest(*standings: Standing) -> Standing:
    """Return what is furthest from a fact."""
    return max(standings, key=_LEVELS.index)


# --- reading -----------------------------------------------------------------------------------------------------
def make_frames(verbs: Mapping[str, Any], nouns: Mapping[str, Any], words: Words) -> Frames:
    """Return the frames of the two tables, as TOML gives them."""
    kinds, groups = verbs["class"], verbs["light"]
    plain: list[Mapping[str, Any]] = []
    others: list[Mapping[str, Any]] = []
    for item in verbs["frame"]:
        (others if item.get("preposition") else plain).append(item)
    of_verbs = _grouped(_entries(plain, "verbs", kinds, groups))
    of_nouns = _grouped(_entries((item for item in nouns["noun"] if "slots" in item), "words", kinds, groups))
    of_prepositions = _grouped(_entries(others, "verbs", kinds, groups))
    return Frames(
        {_key(word): entries for word, entries in of_verbs.items()},
        of_nouns,
        {word: entries[0] for word, entries in of_prepositions.items()},
        _classes(nouns["noun"]),
        {name: _standing(name, verbs) for name in ("modals", "openers", "negating", "classes")},
        frozenset(verbs["far"]["words"]),
        frozenset(verbs["deeds"]["words"]),
        frozenset(verbs["governing"]["words"]),
        verbs["alike"]["words"],
        frozenset(verbs["partitive"]["words"]),
        dict.fromkeys(verbs["people"]["roles"], frozenset(verbs["people"]["classes"])),
        dict.fromkeys(verbs["topics"]["roles"], frozenset(verbs["topics"]["without"])),
        words,
    )


def _grouped(entries: Iterable[tuple[Entry, str]]) -> dict[str, tuple[Entry, ...]]:
    """The entries by their words, those that ask for more first."""
    found: dict[str, list[Entry]] = {}
    for entry, word in entries:
        found.setdefault(word, []).append(entry)
    return {word: tuple(sorted(group, key=_first)) for word, group in found.items()}


def _first(entry: Entry) -> int:
    """Frames that ask for more go before others."""
    return -entry.pattern.weight - bool(entry.pattern.needs)


@cache
def shipped_frames() -> Frames:
    """Return the frames of the package."""
    return make_frames(read_table("verbs"), read_table("nouns"), read_words())


def frames_of(document: Document) -> Frames:
    """Return the frames that *document* is read with: the shipped ones, unless it has its own."""
    own: Frames | None = document.own.get("frames")
    return own or shipped_frames()


def _key(word: str) -> Key:
    lemma, _, particle = word.partition(" ")
    return lemma, particle


def _classes(items: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for item in items:
        for words in _words(item, "words"):
            for word in words[1]:
                found.setdefault(word, set()).update((item["class"], item["id"], words[0] or item["id"]))
    return {word: frozenset(names) for word, names in found.items()}


def _words(item: Mapping[str, Any], key: str) -> Iterator[tuple[str | None, list[str]]]:
    """Yield act and words of an entry: one act or none for all (*key*), or a table of words by act (``acts``)."""
    if key in item:
        yield None, item[key]
    yield from item.get("acts", {}).items()


def _entries(
    items: Iterable[Mapping[str, Any]], key: str, classes: Mapping[str, Any], groups: Mapping[str, list[str]]
) -> Iterator[tuple[Entry, str]]:
    """Yield each word with its entry."""
    for item in items:
        pattern = _pattern(item, classes.get(item["class"], {}), groups)
        formats = {word: name for name, words in item.get("formats", {}).items() for word in words}
        for act, words in _words(item, key):
            for word in words:
                yield Entry(pattern, act, _known(formats.get(word, item.get("format")))), word


def _known(format: str | None) -> str | None:
    """A format, or none where the table says that the word does not tell."""
    return None if format == _NOT_TOLD else format


def _pattern(item: Mapping[str, Any], of_class: Mapping[str, Any], groups: Mapping[str, list[str]]) -> Pattern:
    return Pattern(
        item["id"],
        item["class"],
        _by_slot(item.get("slots", {})),
        tuple(frozenset(need.split()) for need in item.get("needs", ())),
        _sets(item.get("only", {})),
        _sets({**of_class.get("never", {}), **item.get("never", {})}),
        frozenset(item.get("apart", ())),
        item.get("voice", ""),
        tuple(item.get("control", ())),
        frozenset(item.get("agent", ())),
        "participles" in of_class,
        _keys(item.get("light", ()), groups),
        _keys(item.get("through", ()), groups),
        item.get("alone", False),
    )


def _by_slot(table: Mapping[str, str]) -> dict[str, str]:
    return {slot: role for slots, role in table.items() for slot in slots.split("/")}


def _sets(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {slot: frozenset(names) for slots, names in table.items() for slot in slots.split("/")}


def _keys(words: Iterable[str], groups: Mapping[str, list[str]]) -> frozenset[Key]:
    """The verbs named, those of a group for its name ("@express")."""
    named = [word for name in words for word in (groups[name[1:]] if name[0] == "@" else [name])]
    return frozenset(map(_key, named))


def _standing(name: str, verbs: Mapping[str, Any]) -> dict[str, Standing]:
    of_words = {word: standing for standing, words in verbs["standing"][name].items() for word in words}
    if name != "classes":
        return of_words
    return of_words | {key: entry["standing"] for key, entry in verbs["class"].items() if "standing" in entry}

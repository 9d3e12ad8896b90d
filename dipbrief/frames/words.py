"""What a word alone can be, for those who read no clauses: in headers and headlines, and beside names."""

from functools import cache, lru_cache

from dipbrief.frames.patterns import Entry, shipped_frames
from dipbrief.syntax import english
from dipbrief.syntax.forms import ADJECTIVE, ADVERB, GUESS, LOCATION, VERB, VERB_PAST, VERB_S, read_words

__all__ = [
    "classes_of_noun",
    "classes_of_verb",
    "is_adjective",
    "is_adverb",
    "is_ordinary",
    "is_place",
    "nouns_of",
    "speaks",
]

_MOST = 1 << 14
_SPEAKING = frozenset(["speech", "talk"])


@lru_cache(_MOST)
def classes_of_verb(key: str, reading: int = VERB, *, alone: bool = False) -> frozenset[str]:
    """Return the classes of the frames of the verbs of which a folded word can be a form, or only these forms.

    *alone* leaves out those of the nouns that such a verb carries ("made an appeal").

    >>> sorted(classes_of_verb("thanked")), sorted(classes_of_verb("bridge"))
    (['speech'], [])
    """
    lemmas = (lemma for bits, lemma in read_words().lookup(key).lemmas if bits & reading)
    known = _own_classes() if alone else _classes()
    return frozenset().union(*(known.get(lemma, ()) for lemma in lemmas))


def classes_of_noun(key: str) -> frozenset[str]:
    """Return the classes of a noun, folded.

    >>> "body" in classes_of_noun("ministries")
    True
    """
    return shipped_frames().noun(key, "").classes


@cache
def nouns_of(id: str) -> frozenset[str]:
    """Return the nouns of the frame *id*."""
    nouns = shipped_frames().nouns.items()
    return frozenset(lemma for lemma, entries in nouns if any(entry.pattern.id == id for entry in entries))


@lru_cache(_MOST)
def speaks(key: str) -> bool:
    """Tell whether a folded word can be a finite verb of speech or talk, or one that carries a noun of it.

    >>> speaks("said"), speaks("saying"), speaks("built")
    (True, False, False)
    """
    return not _SPEAKING.isdisjoint(classes_of_verb(key, VERB_PAST | VERB_S))


@lru_cache(_MOST)
def is_adverb(key: str) -> bool:
    """Tell whether a folded word can be an adverb."""
    return bool(read_words().lookup(key).bits & ADVERB)


@lru_cache(_MOST)
def is_ordinary(key: str) -> bool:
    """Tell whether English knows a folded word, as more than a name.

    >>> is_ordinary("reading"), is_ordinary("ankara")
    (True, False)
    """
    return key in english().closed or not read_words().lookup(key).bits & GUESS


def is_place(key: str) -> bool:
    """Tell whether a folded noun can mean a place or a land: "the kingdom", "the capital"."""
    return bool(read_words().lookup(key).kinds & LOCATION)


@lru_cache(_MOST)
def is_adjective(key: str) -> bool:
    """Tell whether a folded word can be an adjective."""
    return bool(read_words().lookup(key).bits & ADJECTIVE)


@cache
def _own_classes() -> dict[str, frozenset[str]]:
    """The classes of the frames of each verb."""
    verbs = shipped_frames().verbs.items()
    return {lemma: frozenset(e.pattern.kind for e in entries) for (lemma, particle), entries in verbs if not particle}


@cache
def _classes() -> dict[str, frozenset[str]]:
    """The classes of the frames of each verb, those of the nouns that it carries among them."""
    found = {lemma: set(kinds) for lemma, kinds in _own_classes().items()}
    for entry in _nouns():
        for lemma, particle in entry.pattern.light:
            if not particle:
                found.setdefault(lemma, set()).add(entry.pattern.kind)
    return {lemma: frozenset(kinds) for lemma, kinds in found.items()}


def _nouns() -> tuple[Entry, ...]:
    return tuple(entry for entries in shipped_frames().nouns.values() for entry in entries)

"""What a rule sees of a word and of what stands around it."""

import re
from collections.abc import Callable
from types import MappingProxyType
from typing import Final, NamedTuple

from dipbrief.syntax.classes import MARKERS, RARELY, SAYS

__all__ = [
    "AUXILIARIES",
    "BEGINNING",
    "FINITE",
    "HEADS",
    "NOMINAL",
    "NOT_VERBS",
    "VERBS",
    "Context",
    "NotLookedAheadError",
    "Rule",
    "goes_on_with",
    "opens_with_phrase",
    "rule",
]

NOMINAL: Final = frozenset("A#NSXKkqL")  # what stands inside a noun group
BEGINNING: Final = NOMINAL | frozenset("DPROUQ")  # what begins one
HEADS: Final = frozenset("NSXKkqUOR#")  # what ends one
VERBS: Final = frozenset("bvsdng")
AUXILIARIES: Final = frozenset("MefhEHwyj123")
FINITE: Final = frozenset("eMhf")  # auxiliaries that begin a finite verb group
NOT_VERBS: Final = frozenset("BziZ")  # adverbs and negation, which stand between a verb and what governs it


_PLAIN: Final = MappingProxyType({"M": "m", "l": "0"})
_PASSED: Final = "bg"  # "plans to leave and says": what no form of the word can go on with
_PARALLEL: Final = MappingProxyType({"d": "sv", "s": "d", "v": "d"})  # "came and stays", "comes and stayed"


class NotLookedAheadError(Exception):
    """A rule asks whether a finite verb follows, which nobody has looked for yet: most words do without."""


class Context(NamedTuple):
    """What a rule sees of a word.

    - *can*: its classes, preferred first; *last*: the class of the word before, a space at the beginning of a sentence;
      *gap*: what separates it from the word before.
    - *left*: the classes of the words before, nearest last; *before*: the nearest that is no adverb or negation;
      *previous*, *earlier*: all that the word before could be, and the one before that.
    - *inner*: the gap before the word before; *parted*: whether a comma or another break stands among the words seen.
    - *next*, *after*, *third*: the possible classes of the next words, empty behind a comma or another break.
    - *state*: the clause so far: "0" no finite verb, "1" one, "2" one and a coordinator since, "3" and a comma since,
      "4" one that takes a content clause; *verb*: the form of the last verb or modal of the sentence;
      *due*: whether a clause that was opened still lacks its finite verb.
    - *follows*: whether a finite verb follows before the next break ("1"), right behind a coordinator ("2"), later
      behind one ("3"), may follow ("m", with an object or behind a name "M"), only behind the break ("l"), or not
      ("0"); with "c" behind it where the word stands between commas and one follows right behind the second; ``None``
      where nobody has looked yet.
    """

    can: str
    last: str
    left: str
    gap: str
    before: str
    next: frozenset[str]
    after: frozenset[str]
    third: frozenset[str]
    next_gap: str
    state: str
    follows: str | None
    verb: str
    due: bool
    previous: str
    earlier: str
    inner: str
    parted: bool

    @property
    def _found(self) -> str:
        if self.follows is None:
            raise NotLookedAheadError
        return self.follows

    @property
    def ahead(self) -> str:
        """Whether a finite verb follows; known only when *follows* is."""
        found = self._found[0]
        return _PLAIN.get(found, found)

    @property
    def acts(self) -> bool:
        """Whether a verb that may be finite, with an object or behind a name, follows before the next break."""
        return self._found[0] == "M"

    @property
    def late(self) -> bool:
        """Whether a verb that may be finite follows in the sentence."""
        return self._found[0] != "0"

    @property
    def enclosed(self) -> bool:
        """Whether the word stands behind a comma, and a finite verb right behind the next one."""
        return self._found[1:] == "c"

    @property
    def alone(self) -> bool:
        """Whether the word has one class only, beside what is known of it."""
        return len(self.can.strip(MARKERS)) < 2

    def may(self, letters: str) -> str:
        """Return the first of *letters* that the word can be, or ""."""
        for letter in letters:
            if letter in self.can:
                return letter
        return ""

    def first(self, letters: str) -> str:
        """Return the preferred one of *letters* that the word can be, or ""."""
        for letter in self.can:
            if letter in letters:
                return letter
        return ""

    def finite(self) -> str:
        """Return the finite form that the word can be, or ""."""
        return self.may("sdv")

    def noun(self) -> str:
        """Return the noun that the word can be, or ""."""
        return self.first("NSkqX")

    def nominal(self) -> bool:
        """Tell whether the word can stand in a noun group."""
        return not NOMINAL.isdisjoint(self.can)

    def leads(self, letters: str) -> bool:
        """Tell whether the next word can be one of *letters*."""
        return not self.next.isdisjoint(letters)

    def then(self, letters: str) -> bool:
        """Tell whether the word after the next can be one of *letters*."""
        return not self.after.isdisjoint(letters)

    def goes_on(self) -> bool:
        """Tell whether the next word can belong to the group that this one is in: it is a noun, or leads to one.

        "last" and "next" lead to another: "the port next week".
        """
        if self.leads("L"):
            return False
        return bool(self.next & NOMINAL) and self.next_gap in " -\"'" and self._noun_follows()

    def noun_follows(self) -> bool:
        """Tell whether the next word, if it can be several things, is rather a part of a noun group."""
        return self._noun_follows()

    def _noun_follows(self) -> bool:
        if self.leads("dngz"):
            return self.leads("NS#kq") or (self.leads("A") and self.then("A#NSXkq"))
        rest = self.next - NOMINAL - frozenset(MARKERS)
        if not rest or rest & FINITE:
            return not rest
        if rest & frozenset("bv") and not rest & frozenset("IFJdsg"):
            return self.leads("NA")
        if "s" in rest:
            return self.leads("S") and not self.then("DPROC")
        return self.leads("NSA#kq")

    def hangs(self) -> bool:
        """Tell whether the nouns before the word hang on a preposition: "during the courtesy |call|"."""
        rest = self.left.rstrip("DPAXN#Bi")
        return self.gap == " " and rest[-1:] in tuple("IFJ") and self.last in "NXA"

    def parallel(self) -> str:
        """Return the form of the verb that a word behind a coordinator goes on with, if the word can have it."""
        for letter in reversed(self.left[:-1]):
            if letter in VERBS and (letter not in _PASSED or letter in self.can):
                return self.may(letter) or self.may(_PARALLEL.get(letter, ""))
            if letter in "WCTYJ":
                return ""
        return "b" if self._behind_bare() and self.can[0] in "bv" and self.next & BEGINNING else ""

    def _behind_bare(self) -> bool:
        """Tell whether the last verb is an infinitive; behind "be" a noun or an adjective may go on as well."""
        return self.verb[:1] == "b" or (self.verb == "E" and (self.leads("DPO") or not self.may("AN")))

    def says(self) -> bool:
        """Tell whether the word can be a verb that takes a clause."""
        return SAYS in self.can

    def rarely(self) -> bool:
        """Tell whether the word is hardly ever a verb."""
        return RARELY in self.can


class Rule(NamedTuple):
    """A fact of English: *read* returns the class of a word, or "" where the fact says nothing of it.

    Only words that can be all of *needs* are asked.
    """

    needs: str
    read: Callable[[Context], str]

    @property
    def name(self) -> str:
        """The name of its function."""
        return self.read.__name__


def rule(needs: str) -> Callable[[Callable[[Context], str]], Rule]:
    """Make a rule of a function, for words that can be all of *needs*."""
    return lambda read: Rule(needs, read)


_OPENING_PHRASE: Final = re.compile(r"(?:[IFJ][DPQ]?[A#L]*(?:[NSXk]+|K#?)){1,2}|K#?")
_SEEN: Final = 5  # so many words before are seen


def opens_with_phrase(word: Context) -> bool:
    """Tell whether nothing but a prepositional phrase or a day stands before a word in its sentence."""
    return len(word.left) < _SEEN and not word.parted and _OPENING_PHRASE.fullmatch(word.left) is not None


def goes_on_with(word: Context, letters: str) -> bool:
    """Tell whether the next word can be one of *letters*, in the same group."""
    return word.leads(letters) and word.next_gap in ' "-'

"""The vocabulary that a reading needs: of which classes each printed word can be.

A :class:`Vocabulary` is a value that is handed to the reading; :func:`english` gives the shipped one. Each word is looked up
once and kept as one character: its class, or, where several are possible, a character above U+0100 that stands for the set.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from dipbrief.document import fold
from dipbrief.syntax import classes as c
from dipbrief.syntax import forms
from dipbrief.syntax.choice import BEGINS, DEGREE, HELPS, LIKE_ADJECTIVE, LIKE_NOUN, PREFIX, RARELY, SAYS, SEEMS, SINGULAR, STAYS, Chooser
from dipbrief.tables import read_table

__all__ = ["Vocabulary", "english"]

_MOST = 1 << 15
_Found = TypeVar("_Found")


class _Looked(dict[str, _Found]):
    """What is known of each word, looked up once; emptied when a hostile text has filled it."""

    def __init__(self, look: Callable[[str], _Found]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, word: str) -> _Found:
        if len(self) > _MOST:
            self.clear()
        found = self[word] = self._look(word)
        return found


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Of which classes words can be.

    *closed* has the classes of words by folded key, *phrases* fixed phrases by their first word, *calendar* the names of days and
    months, *contracting* the pronouns before "'s" for "is", with the class of both together; *attachment* tells whether a preposition
    goes with the "verb", the "noun" before it, "rather verb", or (absent) either; *number_of* whether an auxiliary is plural,
    *absolute* has the prepositions of absolute constructions, *personal* the relative pronouns for persons;
    *words* is the list of all other words.
    ``inside``, ``opening`` and ``lowered`` give the character of a printed word inside a sentence, at the beginning of one
    (where a capital says nothing), and in a sentence that is all capitals. ``chooser`` decides among several classes.
    """

    closed: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    calendar: frozenset[str]
    contracting: Mapping[str, str]
    prefixes: frozenset[str]
    attachment: Mapping[str, str]
    number_of: Mapping[str, bool]
    absolute: frozenset[str]
    personal: frozenset[str]
    words: forms.Words
    chooser: Chooser = field(default_factory=Chooser)
    valency: dict[str, int] = field(init=False, repr=False)
    inside: dict[str, str] = field(init=False, repr=False)
    opening: dict[str, str] = field(init=False, repr=False)
    lowered: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare the three look-ups."""
        object.__setattr__(self, "valency", _Looked(self.words.valency))
        for name, look in (("inside", self._inside), ("opening", self._opening), ("lowered", self._lowered)):
            object.__setattr__(self, name, _Looked(self._coded(look)))

    def _coded(self, look: Callable[[str, str], str]) -> Callable[[str], str]:
        return lambda word: self.chooser.code(look(word, fold(word)))

    def _inside(self, word: str, key: str) -> str:
        if not word[0].isupper() and not word[0].istitle():
            return c.NUMBER if word[0].isdigit() else self._known(key) or c.NOUN
        if key in self.calendar:
            return c.CALENDAR
        if len(word) > 1 and word.isupper():
            return c.NAME
        closed = self.closed.get(key, "")
        if not closed or not set(closed).isdisjoint("N#kqASnbL"):
            return c.NAME
        return closed if set(closed).isdisjoint("M") else closed + c.NAME

    def _opening(self, word: str, key: str) -> str:
        if not word[0].isupper():
            return self._inside(word, key)
        if key in self.calendar:
            return c.CALENDAR
        if len(word) > 1 and word.isupper():
            return c.NAME
        if key in self.closed:
            return self.closed[key]
        form = self.words.lookup(key)
        return c.NAME if form.bits & forms.GUESS else _classes(form) + c.NAME

    def _lowered(self, word: str, key: str) -> str:
        if key in self.calendar:
            return c.CALENDAR
        if "." in word:
            return c.NAME
        return c.NUMBER if word[0].isdigit() else self._known(key) or c.NAME

    def _known(self, key: str) -> str:
        """Return the classes of a word in lower case; "" when neither list has it and its ending tells nothing."""
        closed = self.closed.get(key)
        return closed if closed is not None else _classes(self.words.lookup(key))

    def join(self, printed: tuple[str, ...], gaps: list[str], letters: list[str]) -> None:
        """Give fixed phrases and contracted pronouns ("it's") their class, in *letters* and *gaps*."""
        if "-" in gaps:
            self._join_prefixes(printed, gaps, letters)
        for at, letter in enumerate(letters):
            if letter > "\u4000" and self.chooser.begins(letter):
                self._join_at(printed, gaps, letters, at)
        at = 0
        for _ in range(gaps.count("'")):
            at = gaps.index("'", at) + 1
            if at > 1 and fold(printed[at - 2]) in self.contracting:
                gaps[at - 1], letters[at - 2] = " ", self.contracting[fold(printed[at - 2])]

    def _join_prefixes(self, printed: tuple[str, ...], gaps: list[str], letters: list[str]) -> None:
        at = 0
        for _ in range(gaps.count("-")):
            at = gaps.index("-", at) + 1
            if at > 1 and fold(printed[at - 2]) in self.prefixes:
                letters[at - 2] = PREFIX

    def _join_at(self, printed: tuple[str, ...], gaps: list[str], letters: list[str], at: int) -> None:
        for keys, letter in self.phrases.get(fold(printed[at]), ()):
            last = at + len(keys)
            if letter == DEGREE and "".join(letters[last : last + 1]) != c.NUMBER:
                continue
            if tuple(map(fold, printed[at:last])) == keys and all(gap == " " for gap in gaps[at + 1 : last]):
                letters[at:last] = [c.ADVERB if letter == DEGREE else letter, *c.REST * (len(keys) - 1)]
                return


_LETTERS = (
    (forms.NOUN_SINGULAR, c.NOUN),
    (forms.NOUN_PLURAL, c.NOUNS),
    (forms.VERB_BASE, c.BASE + c.PRESENT),
    (forms.VERB_S, c.PRESENT_S),
    (forms.VERB_PAST, c.PAST),
    (forms.VERB_PARTICIPLE, c.PARTICIPLE),
    (forms.VERB_ING, c.ING),
    (forms.ADJECTIVE, c.ADJECTIVE),
    (forms.ADVERB, c.ADVERB),
)


def _classes(form: forms.Form) -> str:
    """Return the letters of what *form* may be, the most frequent first, and what its verb takes."""
    letters = "".join(letter for bits, _ in form.lemmas for bit, letter in _LETTERS if bits & bit)
    letters = "".join(dict.fromkeys(letters))
    if c.NOUN in letters and c.NOUNS in letters:
        later = max(c.NOUN, c.NOUNS, key=letters.index)
        letters = letters.replace(later, "")
    if c.PARTICIPLE in letters or c.ING in letters:
        letters += LIKE_ADJECTIVE * (c.ADJECTIVE not in letters)
    if c.ING in letters:
        letters += LIKE_NOUN * (c.NOUN not in letters)
    says = form.valency & forms.THAT and not set(letters).isdisjoint("bvsdng")
    stays = form.valency & forms.INTRANSITIVE and not form.valency & forms.TRANSITIVE
    facts = (
        (SAYS, says),
        (STAYS, stays),
        (HELPS, form.valency & forms.BARE_INFINITIVE),
        (SEEMS, form.valency & forms.COPULAR),
        (RARELY, form.rare & forms.VERB),
    )
    return letters + "".join(mark for mark, fact in facts if fact)


def _letters(names: list[str]) -> str:
    return "".join(dict.fromkeys("".join(c.NAMES[name] for name in names if name in c.NAMES))) + DEGREE * ("degree" in names) + SINGULAR * ("singular" in names)


def _by_word(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: name for name, words in table.items() for word in words}


@cache
def english() -> Vocabulary:
    """Return the shipped vocabulary."""
    table: dict[str, Any] = read_table("function_words")
    closed = {key: _letters(names) for key, names in table["words"].items()}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, name in table["phrases"].items():
        keys = tuple(phrase.split())
        phrases.setdefault(keys[0], []).append((keys, DEGREE if name == "degree" else c.NAMES[name]))
    for first in phrases:
        closed[first] = (closed.get(first) or _classes(forms.read_words().lookup(first))) + BEGINS
    ordered = {first: tuple(sorted(group, key=lambda row: -len(row[0]))) for first, group in phrases.items()}
    days: dict[str, Any] = read_table("calendar")
    calendar = frozenset(form for name in ("months", "weekdays") for group in days[name]["words"] for form in group)
    number_of = {word: name == "plural" for name, words in table["agreement"].items() for word in words}
    contracting = {key: _letters(names) for key, names in table["contracting"].items()}
    return Vocabulary(closed, ordered, calendar, contracting, frozenset(table["prefixes"]["words"]), _by_word(table["attachment"]), number_of, frozenset(table["absolute"]["words"]), frozenset(table["personal"]["words"]), forms.read_words())

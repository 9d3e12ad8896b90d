"""The vocabulary that a reading needs: of which classes each printed word can be.

A :class:`Vocabulary` is a value that is handed to the reading; :func:`english` gives the shipped one. Each word is
looked up once and kept as one character: its class, or, where several are possible, a character above U+0100 that
stands for the set.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar

from dipbrief.document import fold
from dipbrief.syntax import classes as c
from dipbrief.syntax import forms
from dipbrief.syntax.choice import Chooser
from dipbrief.tables import read_table

__all__ = ["Auxiliary", "Vocabulary", "classes_of", "closed_words", "copulas", "english"]

_MOST = 1 << 15
_OPEN = frozenset("N#kqASnbL")
_NOMINAL = frozenset([c.NOUN, c.NOUNS, c.ADJECTIVE, *c.MARKERS])
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


class Auxiliary(NamedTuple):
    """What a form of an auxiliary says beyond its class."""

    lemma: str | None = None
    tense: Literal["past", "future"] | None = None
    negative: bool = False


class Links(NamedTuple):
    """What function words say of how clauses are put together.

    *attachment* tells whether a prepositional phrase behind a noun goes with the "verb", the "noun" ("apart": also
    behind a comma), "rather verb", or (absent) either; *number_of* whether an auxiliary is plural; *absolute* has the
    prepositions of absolute constructions, *introducing* those before the subject of an infinitive, *personal* the
    relative pronouns for persons.
    """

    attachment: Mapping[str, str]
    number_of: Mapping[str, bool]
    absolute: frozenset[str]
    introducing: frozenset[str]
    personal: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Of which classes words can be.

    *closed* has the classes of words by folded key, *phrases* fixed phrases by their first word, *calendar* the names
    of days and months, *contracting* the pronouns before "'s" for "is", with the class of both together; *words* is
    the list of all other words. ``inside``, ``opening`` and ``lowered`` give the character of a printed word inside a
    sentence, at the beginning of one (where a capital says nothing), and in a sentence that is all capitals.
    ``chooser`` decides among several classes.
    """

    closed: Mapping[str, str]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    calendar: Mapping[str, str]
    contracting: Mapping[str, str]
    prefixes: frozenset[str]
    auxiliaries: Mapping[str, Auxiliary]
    links: Links
    words: forms.Words
    chooser: Chooser = field(default_factory=Chooser)
    inside: dict[str, str] = field(init=False, repr=False)
    opening: dict[str, str] = field(init=False, repr=False)
    lowered: dict[str, str] = field(init=False, repr=False)
    lemmas: dict[str, str] = field(init=False, repr=False)
    valency: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare the three look-ups."""
        for name, look in (("inside", self._inside), ("opening", self._opening), ("lowered", self._lowered)):
            object.__setattr__(self, name, _Looked(self._coded(look)))
        object.__setattr__(self, "valency", _Looked(self.words.valency))
        object.__setattr__(self, "lemmas", _Looked(lambda key: self.words.lookup(key).lemma_of(forms.VERB) or key))

    def auxiliaries_among(self, keys: Iterable[str]) -> list[Auxiliary]:
        """Return what is known of those of *keys* that are auxiliaries."""
        return [self.auxiliaries[key] for key in keys if key in self.auxiliaries]

    def is_chained(self, key: str) -> bool:
        """Tell whether a past form may go on with "to" as one verb: "used to"."""
        return key in self.auxiliaries

    def _coded(self, look: Callable[[str, str], str]) -> Callable[[str], str]:
        return lambda word: self.chooser.code(look(word, fold(word)))

    def _inside(self, word: str, key: str) -> str:
        if not (word[0].isupper() or word[0].istitle()):
            return _number(word) if word[0].isdigit() else self._known(key) or c.NOUN
        if key in self.calendar:
            return self.calendar[key]
        return c.NAME if len(word) > 1 and word.isupper() else self._capital(self.closed.get(key, ""))

    @staticmethod
    def _capital(closed: str) -> str:
        """Return what a word with a capital can be: of the closed classes only those that no name has."""
        if not closed or not _OPEN.isdisjoint(closed):
            return c.NAME
        return closed + c.NAME * (c.MODAL in closed)

    def _opening(self, word: str, key: str) -> str:
        if not word[0].isupper():
            return self._inside(word, key)
        if key in self.calendar:
            return self.calendar[key]
        if len(word) > 1 and word.isupper():
            return c.NAME
        if key in self.closed:
            return self.closed[key]
        form = self.words.lookup(key)
        return c.NAME if form.bits & forms.GUESS else classes_of(form) + c.NAME

    def _lowered(self, word: str, key: str) -> str:
        if key in self.calendar:
            return self.calendar[key]
        if "." in word:
            return c.NAME
        if word[0].isdigit():
            return c.NUMBER
        known = self._known(key)
        if key in self.closed or not self.words.lookup(key).bits & forms.GUESS:
            return known or c.NAME
        return c.NAME if _NOMINAL.issuperset(known) else known + c.NAME  # an unknown noun is rather a name

    def _known(self, key: str) -> str:
        """Return the classes of a word in lower case; "" when neither list has it and its ending tells nothing."""
        closed = self.closed.get(key)
        return closed if closed is not None else classes_of(self.words.lookup(key))

    def join(self, printed: tuple[str, ...], gaps: list[str], letters: list[str]) -> None:
        """Give fixed phrases and contracted pronouns ("it's") their class, in *letters* and *gaps*."""
        if "-" in gaps:
            self._join_prefixes(printed, gaps, letters)
        for at in self.chooser.beginnings("".join(letters)):
            if letters[at] != c.REST:
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
                letters[at - 2] = c.PREFIX
            elif at > 1 and gaps[at : at + 1] != ["-"] and self._is_given_name(*printed[at - 2 : at]):
                letters[at - 1] = c.NAME
            elif at > 1 and gaps[at : at + 1] != ["-"] and self._is_phrasal_noun(*letters[at - 2 : at]):
                letters[at - 2 : at] = c.PREFIX, c.NOUN

    def _is_phrasal_noun(self, verb: str, particle: str) -> bool:
        """Tell whether two words with a hyphen are a noun: "follow-up", "build-up"."""
        return c.BASE in self.chooser.classes(verb) and c.PARTICLE in self.chooser.classes(particle)

    def _is_given_name(self, one: str, other: str) -> bool:
        """Tell whether two words with a hyphen are a name, of which only the first has a capital: "Jae-in"."""
        if not (one[0].isupper() and one[1:].islower() and other.islower()):
            return False
        unknown = self.words.lookup(fold(one)).bits & forms.GUESS and fold(one) not in self.closed
        return bool(unknown) and (fold(other) in self.closed or bool(self.words.lookup(fold(other)).bits & forms.GUESS))

    def _join_at(self, printed: tuple[str, ...], gaps: list[str], letters: list[str], at: int) -> None:
        """Give a phrase that begins at word *at* its class, unless what stands around it says that it is none."""
        second = fold(printed[at + 1]) if at + 1 < len(printed) else ""
        for keys, letter in self.phrases.get(fold(printed[at]), ()):
            if keys[1] != second:
                continue
            last = at + len(keys)
            unbroken = gaps[at + 1 : last] == [" "] * (len(keys) - 1)
            if unbroken and tuple(map(fold, printed[at:last])) == keys and self._is_phrase(keys, letter, letters, at):
                letters[at:last] = [c.ADVERB if letter == c.DEGREE else letter, *c.REST * (len(keys) - 1)]
                return

    def _is_phrase(self, keys: tuple[str, ...], letter: str, letters: list[str], at: int) -> bool:
        """Tell apart "up to 50" and "up to them"; "due to rain", "due to arrive"; "his thanks to"; "at all cost"."""
        following = "".join(map(self.chooser.classes, letters[at + len(keys) : at + len(keys) + 1])).strip(c.MARKERS)
        if letter == c.DEGREE:
            return following[:1] == c.NUMBER
        if c.TO in self.closed.get(keys[-1], "") and self._is_infinitive(following, letters, at):
            return False
        if c.DETERMINER in self.closed.get(keys[-1], "") and not frozenset("NS").isdisjoint(following):
            return False
        owned = at > 0 and self.chooser.classes(letters[at - 1])[0] in c.POSSESSIVE + c.DETERMINER + c.ADJECTIVE
        return not (owned and c.NOUNS in self.chooser.classes(letters[at]))

    def _is_infinitive(self, following: str, letters: list[str], at: int) -> bool:
        """Tell whether what follows a phrase with "to" is a verb: "due to |arrive|", behind "be" also "|meet|"."""
        rather = at > 0 and c.BE in self.chooser.classes(letters[at - 1])
        return following == c.BASE + c.PRESENT or (rather and following.startswith(c.BASE + c.PRESENT))


def _number(word: str) -> str:
    """Return the class of a word that begins with a digit: one of four digits may be a year."""
    return c.NUMBER + c.CALENDAR * (len(word) == _YEAR and word.isdecimal() and word[0] in "12")


_YEAR = 4
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


def classes_of(form: forms.Form) -> str:
    """Return the letters of what *form* may be, the most frequent first, and what its verb takes."""
    letters = "".join(letter for bits, _ in form.lemmas for bit, letter in _LETTERS if bits & bit)
    letters = _one_number("".join(dict.fromkeys(letters)))
    participle = not {c.PARTICIPLE, c.ING}.isdisjoint(letters)
    letters += c.LIKE_ADJECTIVE * (participle and c.ADJECTIVE not in letters)
    letters += c.LIKE_NOUN * (c.ING in letters and c.NOUN not in letters)
    return letters + "".join(mark for mark, fact in _facts(form, letters) if fact)


def _one_number(letters: str) -> str:
    """Return *letters* without the later of singular and plural: "series"."""
    both = [letter for letter in letters if letter in (c.NOUN, c.NOUNS)]
    return letters.replace(both[1], "") if len(both) > 1 else letters


def _facts(form: forms.Form, letters: str) -> Iterable[tuple[str, object]]:
    says = form.valency & forms.THAT and not frozenset("bvsdng").isdisjoint(letters)
    thing = not form.kinds & (forms.PERSON | forms.GROUP)
    several = {c.BASE, c.NOUN} <= set(letters) or {c.PAST, c.PARTICIPLE} <= set(letters)
    takes = forms.INTRANSITIVE | forms.TRANSITIVE | forms.SPEECH | forms.COPULAR
    return (
        (c.SAYS, says),
        (c.TAKES, several and form.valency & takes == forms.TRANSITIVE),
        (c.STAYS, form.valency & forms.INTRANSITIVE and not form.valency & forms.TRANSITIVE),
        (c.HELPS, form.valency & forms.BARE_INFINITIVE),
        (c.SEEMS, form.valency & forms.COPULAR),
        (c.RARELY, form.rare & forms.VERB),
        (c.THING, thing and not frozenset("NS").isdisjoint(letters)),
    )


def _letters(names: Iterable[str]) -> str:
    letters = "".join(dict.fromkeys("".join(c.NAMES.get(name, "") for name in names)))
    return (
        letters
        + c.DEGREE * ("degree" in names)
        + c.SINGULAR * ("singular" in names)
        + c.NO_GERUND * ("no-gerund" in names)
    )


def _phrases(table: Mapping[str, str]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Return the fixed phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, name in sorted(table.items(), key=lambda row: -row[0].count(" ")):
        keys = tuple(phrase.split())
        found.setdefault(keys[0], []).append((keys, c.DEGREE if name == "degree" else c.NAMES[name]))
    return {first: tuple(rows) for first, rows in found.items()}


def _calendar(table: Mapping[str, Any]) -> dict[str, str]:
    """Return the days and months; what is short for one may be a name as well ("Jan")."""
    forms_of_all = [form for name in ("months", "weekdays") for row in table[name]["words"] for form in row]
    return {key: c.CALENDAR + c.NAME * _is_short(key, forms_of_all) for key in forms_of_all}


def _is_short(key: str, others: Iterable[str]) -> bool:
    return any(other.startswith(key) and other != key for other in others)


def _links(table: Mapping[str, Any]) -> Links:
    attachment = {word: name for name, words in table["attachment"].items() for word in words}
    number_of = {word: name == "plural" for name, words in table["agreement"].items() for word in words}
    sets = (frozenset(table[name]["words"]) for name in ("absolute", "introducing", "personal"))
    return Links(attachment, number_of, *sets)


@cache
def english() -> Vocabulary:
    """Return the shipped vocabulary."""
    table: dict[str, Any] = read_table("function_words")
    words, phrases = forms.read_words(), _phrases(table["phrases"])
    closed = {key: _letters(names) for key, names in table["words"].items()}
    for first in phrases:
        closed[first] = (closed.get(first) or classes_of(words.lookup(first))) + c.BEGINS
    return Vocabulary(
        closed=closed,
        phrases=phrases,
        calendar=_calendar(read_table("calendar")),
        contracting={key: _letters(names) for key, names in table["contracting"].items()},
        prefixes=frozenset(table["prefixes"]["words"]),
        auxiliaries={key: Auxiliary(**facts) for key, facts in table["auxiliaries"].items()},
        links=_links(table),
        words=words,
    )


@cache
def closed_words(*names: str) -> frozenset[str]:
    """Return the function words that are listed with one of *names*: a class, or what they say.

    >>> sorted(closed_words("definite", "additive"))
    ['and', 'the']
    """
    listed = read_table("function_words")["words"]
    return frozenset(word for word, said in listed.items() if not set(names).isdisjoint(said))


@cache
def copulas() -> frozenset[str]:
    """Return the finite forms of "be" that deny nothing."""
    said = english().auxiliaries
    return frozenset(word for word in closed_words("be") if word not in said or not said[word].negative)

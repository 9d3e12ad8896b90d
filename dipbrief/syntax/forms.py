"""The forms of English words: what a form may be, which lemma it belongs to, and what that lemma takes.

The list holds lemmas with their possible classes. All regular forms come from one rule of spelling, :func:`regular`;
the list only has what the rule does not give. A form is looked up by taking endings off, and a candidate counts when
the rule turns it back into the form. A form that is not in the list is guessed by its ending, and says so.
"""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache, reduce
from importlib.resources import files
from operator import or_
from types import MappingProxyType
from typing import Final, NamedTuple

import regex

__all__ = ["Form", "Words", "parse_words", "read_words", "regular"]

# --- what a form may be: the bits of Form.bits ------------------------------------------------------------------
NOUN_SINGULAR: Final = 1
NOUN_PLURAL: Final = 2
VERB_BASE: Final = 4
VERB_S: Final = 8
VERB_PAST: Final = 16
VERB_PARTICIPLE: Final = 32  # the past participle
VERB_ING: Final = 64
ADJECTIVE: Final = 128
ADVERB: Final = 256
COMPARATIVE: Final = 512  # together with ADJECTIVE or ADVERB
SUPERLATIVE: Final = 1024
CARDINAL: Final = 2048  # together with ADJECTIVE or NOUN_SINGULAR: "three"
ORDINAL: Final = 4096  # "third"
GUESS: Final = 8192  # not in the list

NOUN: Final = NOUN_SINGULAR | NOUN_PLURAL
VERB: Final = VERB_BASE | VERB_S | VERB_PAST | VERB_PARTICIPLE | VERB_ING
_DENYING: Final = "un"
_INFLECTED: Final = NOUN_PLURAL | (VERB & ~VERB_BASE)
FINITE: Final = VERB_BASE | VERB_S | VERB_PAST

# --- what a noun means: the bits of Form.kinds -------------------------------------------------------------------
PERSON: Final = 1
TIME: Final = 2
LOCATION: Final = 4
GROUP: Final = 8
COMMUNICATION: Final = 16
ACT: Final = 32
EVENT: Final = 64
QUANTITY: Final = 128

# --- what a verb takes: the bits of Form.valency -----------------------------------------------------------------
INTRANSITIVE: Final = 1
TRANSITIVE: Final = 2
DITRANSITIVE: Final = 4  # "give him a book"
COPULAR: Final = 8  # "seem tired"
THAT: Final = 16  # "say that ..."
WHETHER: Final = 32
INFINITIVE: Final = 64  # "decline to meet"
OBJECT_INFINITIVE: Final = 128  # "urge them to meet"
BARE_INFINITIVE: Final = 256  # "help repair", "let them go"
GERUND: Final = 512  # "avoid meeting"
OBJECT_COMPLEMENT: Final = 1024  # "call him a hero"
SPEECH: Final = 2048  # most uses say something: "warn", "inform", whatever the frames are

_BASE: Final = MappingProxyType({"N": NOUN_SINGULAR, "V": VERB_BASE, "A": ADJECTIVE, "R": ADVERB})
_KINDS: Final = MappingProxyType({letter: 1 << n for n, letter in enumerate("ptlgcaeq")})
_VALENCY: Final = MappingProxyType({letter: 1 << n for n, letter in enumerate("itdcswnobgkm")})
_NUMBERS: Final = MappingProxyType({"c": CARDINAL, "o": ORDINAL})

# A slot is a place in the paradigm. Its letter stands before the irregular forms in the list.
_SLOTS: Final = MappingProxyType(
    {
        "p": ("N", NOUN_PLURAL),
        "z": ("V", VERB_S),
        "d": ("V", VERB_PAST),
        "n": ("V", VERB_PARTICIPLE),
        "g": ("V", VERB_ING),
        "r": ("AR", COMPARATIVE),
        "t": ("AR", SUPERLATIVE),
    }
)
_ENDING: Final = MappingProxyType({"p": "s", "z": "s", "d": "ed", "n": "ed", "g": "ing", "r": "er", "t": "est"})
_SLOTS_BY_LAST: Final = MappingProxyType(
    {"s": "pz", "d": "dn", "g": "g", "r": "r", "t": "t"}
)  # last letter of the form
_ADDS_ES = regex.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = regex.compile(r"(?:[^aeiou]|qu)y$")
_DOUBLES = regex.compile(r"(?:qu|[^aeiouy]|^y)*[aeiouy][bdfgklmnprtvz]")  # one syllable, one vowel, one consonant
_CLASS = regex.compile(r"([NVAR])(\d)([a-z]*)")
_OFTEN: Final = 3  # a weight: counted four times or more
_MAY_DOUBLE: Final = "y"  # of a verb: "travelled", "traveled"
_DOUBLE: Final = "x"  # of a verb: "preferred"
_GRADED: Final = "e"  # of an adjective or adverb: has forms in -er and -est
_PLURAL_ONLY: Final = "u"  # of a noun: "goods"


class Form(NamedTuple):
    """What one form may be."""

    bits: int  # every possible reading
    preferred: int  # the bits of the most frequent class
    lemmas: tuple[tuple[int, str], ...]  # bits and lemma, most frequent first
    kinds: int  # what the noun readings mean in their frequent senses
    valency: int  # what the verb readings take
    rare: int  # bits of classes that counted text never has, while it has others often

    def lemma_of(self, reading: int) -> str | None:
        """Return the most frequent lemma with one of the bits of *reading*, or ``None``."""
        return next((lemma for bits, lemma in self.lemmas if bits & reading), None)


class _Class(NamedTuple):
    """One class of a lemma."""

    name: str  # N, V, A or R
    weight: int  # how frequent: the number of binary digits of its count
    features: str


class _Reading(NamedTuple):
    weight: int
    name: str  # of the class
    bits: int
    lemma: str
    kinds: int
    valency: int


# --- spelling ----------------------------------------------------------------------------------------------------
def regular(lemma: str, ending: str, *, double: bool | None = None) -> str:
    """Return *lemma* with the ending "s", "ed", "ing", "er" or "est" as the rule spells it.

    *double* tells whether the last consonant is doubled; without it, only short words of one syllable double it.

    >>> [regular("carry", "s"), regular("carry", "ed"), regular("plan", "ing"), regular("make", "ing")]
    ['carries', 'carried', 'planning', 'making']
    """
    if ending == "s":
        return _with_s(lemma)
    if double or (double is None and _DOUBLES.fullmatch(lemma)):
        return lemma + lemma[-1] + ending
    return _with_ing(lemma) if ending == "ing" else _with_e(lemma, ending)


def _with_s(lemma: str) -> str:
    if _CONSONANT_Y.search(lemma):
        return lemma[:-1] + "ies"
    return lemma + ("es" if _ADDS_ES.search(lemma) else "s")


def _with_e(lemma: str, ending: str) -> str:
    if _CONSONANT_Y.search(lemma):
        return lemma[:-1] + "i" + ending
    return lemma + (ending[1:] if lemma.endswith("e") else ending)


def _with_ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    return (lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) else lemma) + "ing"


def _without(form: str, ending: str) -> Iterator[str]:
    """Yield what *form* may be made of."""
    if not form.endswith(ending) or len(form) < len(ending) + 2:
        return
    stem = form[: -len(ending)]
    yield stem
    if ending != "s":
        yield stem + "e"
    elif stem.endswith("e"):
        yield stem[:-1]
    if stem.endswith(("i", "ie")):
        yield stem.removesuffix("e")[:-1] + "y"
    elif ending == "ing" and stem.endswith("y"):
        yield stem[:-1] + "ie"
    elif len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]


# --- the list ----------------------------------------------------------------------------------------------------
class Words:
    """A word list: its lemmas, its irregular forms, and how other words are guessed. Not to be changed."""

    __slots__ = ("_endings", "_irregular", "_lemmas", "lookup")

    lookup: Callable[[str], Form]
    """What a form in lower case may be. Never fails: an unknown one is guessed, with the bit ``GUESS``."""

    def __init__(self, lemmas: dict[str, str], irregular: dict[str, list[tuple[str, str]]], endings: dict[str, str]):
        """Take the lines by lemma, lemma and slot by irregular form, and classes by ending."""
        self._lemmas = lemmas
        self._irregular = irregular
        self._endings = endings
        self.lookup = lru_cache(maxsize=8192)(self._look_up)

    def __contains__(self, form: object) -> bool:
        """Tell whether *form* is in the list as a lemma or as a form of one."""
        return isinstance(form, str) and not self.lookup(form).bits & GUESS

    def __iter__(self) -> Iterator[str]:
        """Yield the lemmas."""
        return iter(self._lemmas)

    def __len__(self) -> int:
        return len(self._lemmas)

    def inflect(self, lemma: str, reading: int) -> tuple[str, ...]:
        """Return the forms of *lemma* for one reading, the usual one first; none when it is not of that class."""
        slots = [slot for slot, (names, bit) in _SLOTS.items() if bit & reading]
        found = [form for slot in slots for one in self._classes(lemma) for form in self._forms(lemma, slot, one)]
        same = [lemma for one in self._classes(lemma) if _bits_of_lemma(one) & reading]
        return tuple(dict.fromkeys(same + found))

    def kinds(self, lemma: str) -> int:
        """Return what the noun *lemma* means in its frequent senses; 0 when it is no noun of the list."""
        return sum(_bits(_KINDS, one.features) for one in self._classes(lemma) if one.name == "N")

    def valency(self, lemma: str) -> int:
        """Return what the verb *lemma* takes; 0 when it is no verb of the list."""
        return sum(_bits(_VALENCY, one.features) for one in self._classes(lemma) if one.name == "V")

    def _look_up(self, form: str) -> Form:
        found = list(self._readings(form))
        if found:
            return _form(found, 0)
        return _form(list(self._guesses(form)), GUESS)

    def _readings(self, form: str) -> Iterator[_Reading]:
        for one in self._classes(form):
            yield _reading(form, one, _bits_of_lemma(one))
        for lemma, slot in self._irregular.get(form, ()):
            yield from self._in_slot(lemma, slot, form)
        for slot in _SLOTS_BY_LAST.get(form[-1:], ""):
            for lemma in _without(form, _ENDING[slot]):
                if lemma in self._lemmas and (lemma, slot) not in self._irregular.get(form, ()):
                    yield from self._in_slot(lemma, slot, form)

    def _in_slot(self, lemma: str, slot: str, form: str) -> Iterator[_Reading]:
        for one in self._classes(lemma):
            if form in self._forms(lemma, slot, one):
                yield _reading(lemma, one, _SLOTS[slot][1] | (_BASE[one.name] if slot in "rt" else 0))

    def _forms(self, lemma: str, slot: str, one: _Class) -> tuple[str, ...]:
        if one.name not in _SLOTS[slot][0] or (one.name == "N" and _PLURAL_ONLY in one.features):
            return ()
        listed = self._listed(lemma, slot)
        if listed:
            return listed
        if slot in "rt" and _GRADED not in one.features:
            return ()
        return _regular_forms(lemma, _ENDING[slot], one)

    def _listed(self, lemma: str, slot: str) -> tuple[str, ...]:
        _, _, irregular = self._lemmas.get(lemma, "").partition(" ")
        listed = dict(part.split("=", 1) for part in irregular.split())
        if slot == "n" and "n" not in listed:
            slot = "d"
        return tuple(listed[slot].split("/")) if slot in listed else ()

    def _classes(self, lemma: str) -> tuple[_Class, ...]:
        return _classes_of(self._lemmas.get(lemma, ""))

    # --- guessing ------------------------------------------------------------------------------------------------
    def _guesses(self, form: str) -> Iterator[_Reading]:
        """Yield what an unknown *form* may be: like its last part, like the word behind a prefix, or by its ending."""
        known = self._part(form)
        if known:
            before = form.removesuffix(known)
            if before == _DENYING and known.endswith("ed"):  # "unexploded": no verb
                yield _Reading(0, _class_of(ADJECTIVE), ADJECTIVE, form, 0, 0)
                return
            yield from (reading._replace(lemma=before + reading.lemma) for reading in self._readings(known))
            return
        ending, bits_of_form = self._by_ending(form)
        lemma = self._stem(form, ending) if ending else form
        for bits in bits_of_form:
            yield _Reading(0, _class_of(bits), bits, lemma if bits & _INFLECTED else form, 0, 0)

    def _part(self, form: str) -> str:
        """Return the known word that *form* ends with behind a hyphen or a prefix of the list, or nothing."""
        _, hyphen, last = form.rpartition("-")
        if hyphen:
            return last if any(self._readings(last)) else ""
        rests = (form[n:] for n in range(2, min(8, len(form) - 3)) if form[:n] + "-" in self._endings)
        return next((rest for rest in rests if any(self._readings(rest))), "")

    def _by_ending(self, form: str) -> tuple[str, list[int]]:
        """Return the ending of inflection that *form* seems to have, if any, and what the form may be."""
        if form.endswith("s") and not form.endswith(("ss", "us", "is")):
            return "s", [NOUN_PLURAL, *([VERB_S] if "V" in self.guess_classes(form.removesuffix("s")) else [])]
        if len(form) > 4 and form.endswith("ing"):
            return "ing", [VERB_ING, NOUN_SINGULAR]
        if len(form) > 4 and form.endswith("ed"):
            return "ed", [VERB_PARTICIPLE, VERB_PAST, ADJECTIVE]
        return "", [_BASE[name] for name in self.guess_classes(form) or "N"]

    def _stem(self, form: str, ending: str) -> str:
        """Return what *form* is probably a form of."""
        stems = [stem for stem in _without(form, ending) if regular(stem, ending) == form]
        if ending == "s":
            return stems[-1] if stems else form
        verbs = [stem for stem in stems if self.guess_classes(stem).startswith("V")]
        return next(iter(verbs or stems), form)

    def guess_classes(self, lemma: str) -> str:
        """Return the classes that the longest known ending of *lemma* tells, the likeliest first, or nothing."""
        endings = ("-" + lemma[n:] for n in range(max(2, len(lemma) - 7), len(lemma)))
        return next((self._endings[ending] for ending in endings if ending in self._endings), "")


def _regular_forms(lemma: str, ending: str, one: _Class) -> tuple[str, ...]:
    if one.name != "V" or ending == "s":
        return (regular(lemma, ending),)
    if _MAY_DOUBLE in one.features:
        return regular(lemma, ending, double=True), regular(lemma, ending, double=False)
    return (regular(lemma, ending, double=True if _DOUBLE in one.features else None),)


@lru_cache(maxsize=4096)
def _classes_of(line: str) -> tuple[_Class, ...]:
    found = _CLASS.findall(line.partition(" ")[0])
    return tuple(_Class(name, int(weight), features) for name, weight, features in found)


def _bits_of_lemma(one: _Class) -> int:
    if one.name == "N" and _PLURAL_ONLY in one.features:
        return NOUN_PLURAL
    return _BASE[one.name] | (_bits(_NUMBERS, one.features) if one.name == "A" else 0)


def _bits(letters: MappingProxyType[str, int], features: str) -> int:
    return sum(letters.get(letter, 0) for letter in features)


def _class_of(bits: int) -> str:
    return "N" if bits & NOUN else "V" if bits & VERB else "A" if bits & ADJECTIVE else "R"


def _reading(lemma: str, one: _Class, bits: int) -> _Reading:
    kinds = _bits(_KINDS, one.features) if one.name == "N" else 0
    valency = _bits(_VALENCY, one.features) if one.name == "V" else 0
    return _Reading(one.weight, one.name, bits, lemma, kinds, valency)


def _form(readings: list[_Reading], guess: int) -> Form:
    readings.sort(key=lambda reading: -reading.weight)
    bits, kinds, valency = guess, 0, 0
    for reading in readings:
        bits |= reading.bits
        kinds |= reading.kinds
        valency |= reading.valency
    pairs = tuple((reading.bits, reading.lemma) for reading in readings)
    return Form(bits, _preferred(readings), pairs, kinds, valency, _rare(readings))


def _preferred(readings: list[_Reading]) -> int:
    first = readings[0]
    same = [one.bits for one in readings if one.name == first.name and one.lemma == first.lemma]
    return reduce(or_, same)


def _rare(readings: list[_Reading]) -> int:
    if readings[0].weight < _OFTEN:
        return 0
    never = reduce(or_, (one.bits for one in readings if not one.weight), 0)
    return never & ~reduce(or_, (one.bits for one in readings if one.weight))


# --- loading -----------------------------------------------------------------------------------------------------
def parse_words(text: str) -> Words:
    """Return the word list in *text*: comments, endings, and lemmas with classes and forms, see ``docs/data.md``."""
    _, endings, lemmas = text.split("\n\n")
    irregular: dict[str, list[tuple[str, str]]] = {}
    for lemma, listed in _irregular_lines(lemmas + "\n"):
        _add_irregular(irregular, lemma, listed)
    return Words(_columns(lemmas), irregular, _columns(endings))


def _columns(lines: str) -> dict[str, str]:
    flat = lines.strip("\n").replace("\n", "\t").split("\t")
    return dict(zip(flat[::2], flat[1::2], strict=True))


def _irregular_lines(lines: str) -> Iterator[tuple[str, str]]:
    """Yield lemma and irregular forms of the lines that have some."""
    at = lines.find(" ")
    while at >= 0:
        end = lines.find("\n", at)
        yield lines[lines.rfind("\n", 0, at) + 1 : at].partition("\t")[0], lines[at + 1 : end]
        at = lines.find(" ", end)


def _add_irregular(irregular: dict[str, list[tuple[str, str]]], lemma: str, listed: str) -> None:
    for part in listed.split():
        slot, _, forms = part.partition("=")
        slots = "dn" if slot == "d" and " n=" not in listed else slot
        for form in forms.split("/"):
            irregular.setdefault(form, []).extend((lemma, one) for one in slots)


@cache
def read_words() -> Words:
    """Return the word list of the package, ``data/english.tsv``."""
    return parse_words((files("dipbrief") / "data" / "english.tsv").read_text(encoding="utf-8"))

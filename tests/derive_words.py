"""Derive dipbrief/data/english.tsv, the list of English lemmas, from open sources.

Usage: python tests/derive_words.py WORDNET INFLECTIONS SCOWL

- WORDNET: the folder with ``data.noun`` and ``cntlist.rev`` of WordNet 3.0 (Debian: wordnet-base, /usr/share/wordnet)
- INFLECTIONS: ``infl_lu.csv.gz`` of lemminflect 0.2.3 (PyPI), from the SPECIALIST lexicon
- SCOWL: the folder of SCOWL's lists (Debian: scowl, /usr/share/dict/scowl)

A lemma is a single word that WordNet spells in lower case (or, when WordNet lacks it, that the inflection table has).
It is kept when it was seen in SemCor, WordNet's counted text, or belongs to the usual words of SCOWL (up to size 50)
and its ending does not tell its classes. The endings that tell are themselves taken from WordNet.
"""

import gzip
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from dipbrief.syntax.forms import VERB, VERB_BASE, VERB_PARTICIPLE, Words, parse_words, regular

OUTPUT = Path(__file__).parents[1] / "dipbrief" / "data" / "english.tsv"
HEADER = """\
# English lemmas with their classes (N noun, V verb, A adjective, R adverb), most frequent first, each with the number
# of binary digits of its count and with features, then the forms that the rule does not give; docs/data.md has the
# letters. Before them the endings and the prefixes by which other words are guessed. Not to be edited: made by
# tests/derive_words.py from WordNet 3.0, the SPECIALIST lexicon (by way of lemminflect) and SCOWL, see LICENSES.
"""
WORD = re.compile(r"[a-z]+")  # hyphens part words
DOUBLED = re.compile(r"([b-df-hj-np-tvz])\1(?:ed|ing)$")
DIALECTS = ("english", "american", "british", "british_z", "variant_1")
CLASSES = MappingProxyType({"1": "N", "2": "V", "3": "A", "5": "A", "4": "R"})
FILES = MappingProxyType({"N": "noun", "V": "verb", "A": "adj", "R": "adv"})
# WordNet's lexicographer files of nouns; 03 holds the topmost nouns themselves
KINDS = MappingProxyType({"18": "p", "28": "t", "15": "l", "14": "g", "10": "c", "04": "a", "11": "e", "23": "q"})
TOPMOST = MappingProxyType(
    {"person": "p", "time": "t", "location": "l", "group": "g", "communication": "c", "act": "a", "event": "e"}
)
COMMUNICATION = "32"  # its file of verbs of saying
# WordNet's numbered verb frames
FRAMES = MappingProxyType(
    {
        "i": {1, 2, 3, 4, 12, 13, 22, 23, 27},
        "t": {5, 8, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20, 21, 24, 25, 30, 31},
        "d": {14},
        "c": {6, 7},
        "s": {26, 34},
        "w": {29},
        "n": {28},
        "o": {24},
        "b": {25, 32, 35},
        "g": {33},
        "k": {5},
    }
)
OF_ANY_SENSE = "dswnobg"  # frames that even a rare sense tells reliably
ENDINGS_OF = MappingProxyType({"d": "ed", "g": "ing", "z": "s", "p": "s", "r": "er", "t": "est"})


@dataclass
class Lemma:
    """What the sources say about one lemma: counts and features by class, forms by slot."""

    counts: Counter[str] = field(default_factory=Counter)
    features: dict[str, str] = field(default_factory=dict)
    forms: dict[str, list[str]] = field(default_factory=dict)

    def classes(self) -> list[str]:
        return sorted(self.features, key=lambda name: (-self.counts[name], "NVAR".index(name)))


# --- WordNet -----------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Sense:
    word: str
    name: str  # the class
    file: str
    count: int
    frames: frozenset[int]
    number: str
    plural: bool
    topmost: str


def counts_of(folder: Path) -> dict[str, int]:
    """Return SemCor's counts by the sense key without the head of a satellite: "seem%2:39:00"."""
    counts: Counter[str] = Counter()
    for line in (folder / "cntlist.rev").read_text().splitlines():
        key, _, count = line.split()
        counts[":".join(key.replace("%5", "%3").split(":")[:3])] += int(count)
    return counts


def senses(folder: Path) -> Iterator[Sense]:
    """Yield the senses of single words in lower case."""
    counts = counts_of(folder)
    for name, file in FILES.items():
        lines = [line for line in (folder / f"data.{file}").read_text().splitlines() if not line.startswith("  ")]
        heads = {line.split()[0]: line.split()[4] for line in lines}
        for line in lines:
            yield from senses_in(line, name, counts, heads)


def senses_in(line: str, name: str, counts: dict[str, int], heads: dict[str, str]) -> Iterator[Sense]:
    facts, _, gloss = line.partition(" | ")
    parts = facts.split()
    number_of_words = int(parts[3], 16)
    head = re.search(r" & (\d{8}) a ", facts) if parts[2] == "s" else None
    number = {"cardinal": "c", "ordinal": "o"}.get(heads[head[1]] if head else "", "")
    frames = re.findall(r"\+ (\d\d) ([\da-f]{2})(?= |$)", facts) if name == "V" else []
    topmost = next((TOPMOST[word] for word in parts[4 : 4 + 2 * number_of_words : 2] if word in TOPMOST), "")
    for n in range(number_of_words):
        word, lexical_id = re.sub(r"\(.*\)", "", parts[4 + 2 * n]), int(parts[5 + 2 * n], 16)
        if WORD.fullmatch(word) and len(word) > 1:
            key = f"{word}%{'NVAR'.index(name) + 1}:{parts[1]}:{lexical_id:02}"
            own = frozenset(int(frame) for frame, which in frames if int(which, 16) in (0, n + 1))
            plural = gloss.startswith(("(plural)", "(used in the plural)"))
            yield Sense(
                word, name, parts[1], counts.get(key, 0), own, number, plural, topmost if parts[1] == "03" else ""
            )


def read_wordnet(folder: Path) -> dict[str, Lemma]:
    grouped: dict[tuple[str, str], list[Sense]] = defaultdict(list)
    for sense in senses(folder):
        grouped[sense.word, sense.name].append(sense)
    lemmas: dict[str, Lemma] = defaultdict(Lemma)
    for (word, name), group in grouped.items():
        group.sort(key=lambda sense: -sense.count)
        lemmas[word].counts[name] = sum(sense.count for sense in group)
        lemmas[word].features[name] = "".join(features_of(name, group))
    return lemmas


def features_of(name: str, group: list[Sense]) -> Iterable[str]:
    if name == "N":
        yield from kinds_of(group)
    elif name == "V":
        yield from valency_of(group)
    else:
        yield from sorted({sense.number for sense in group if name == "A"} - {""})


def kinds_of(group: list[Sense]) -> Iterator[str]:
    """Yield the kinds of at least a quarter of the uses, or of the first sense."""
    total = sum(sense.count for sense in group)
    shares: Counter[str] = Counter()
    for n, sense in enumerate(group):
        kind = KINDS.get(sense.file, sense.topmost)
        shares[kind] += sense.count if total else n == 0
    yield from (letter for letter in "ptlgcaeq" if shares[letter] * 4 >= (total or 1) and shares[letter])
    if all(sense.plural for sense in group):
        yield "u"


def valency_of(group: list[Sense]) -> Iterator[str]:
    """Yield the frames of the senses that make a tenth of the uses, and some of any sense."""
    total = sum(sense.count for sense in group)
    usual = {frame for sense in group if sense.count * 10 >= total for frame in sense.frames}
    every = {frame for sense in group for frame in sense.frames}
    yield from (letter for letter, frames in FRAMES.items() if frames & (every if letter in OF_ANY_SENSE else usual))
    said = [sense for sense in group if sense.file == COMMUNICATION]
    if (sum(sense.count for sense in said) * 2 >= total) if total else group[0] in said:
        yield "m"


# --- inflection --------------------------------------------------------------------------------------------------
SLOTS = MappingProxyType({"noun": "p", "verb": "dngz", "adj": "rt", "adv": "rt"})
OF_TABLE = MappingProxyType({"noun": "N", "verb": "V", "adj": "A", "adv": "R"})


def read_inflections(file: Path) -> dict[tuple[str, str], dict[str, list[str]]]:
    """Return the forms by slot of each lemma and class."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for line in gzip.decompress(file.read_bytes()).decode().splitlines():
        lemma, name, *forms = line.strip().split(",")
        if WORD.fullmatch(lemma) and name in SLOTS:
            slots = {slot: listed.split("/") for slot, listed in zip(SLOTS[name], forms, strict=False) if listed}
            found[lemma, OF_TABLE[name]] = slots
    return found


def read_exceptions(folder: Path) -> dict[str, list[str]]:
    """Return WordNet's irregular forms of verbs by lemma."""
    found = defaultdict(list)
    for line in (folder / "verb.exc").read_text().splitlines():
        form, *lemmas = line.split()
        for lemma in lemmas:
            found[lemma].append(form)
    return found


def add_forms(lemma: str, entry: Lemma, sources: "Sources") -> None:
    """Note in *entry* what the rule of spelling does not give."""
    for name in entry.features:
        slots = sources.inflections.get((lemma, name), {})
        if name == "N":
            add_plural(lemma, entry, slots.get("p", []), sources)
        elif name == "V":
            add_verb_forms(lemma, entry, slots, sources)
        elif slots:
            add_degrees(lemma, entry, name, slots, sources)


def add_plural(lemma: str, entry: Lemma, forms: list[str], sources: "Sources") -> None:
    rule = regular(lemma, "s")
    if not forms and not lemma.endswith("ss") and lemma.endswith("s") and lemma[:-1] in sources.spelled:
        entry.features["N"] += "u"
    others = [form for form in forms if form != lemma and (form in sources.spelled or form == rule)] or [rule]
    same = lemma in forms and may_be_plural(lemma, entry, forms, sources)
    if same and not set(others) & sources.spelled:
        others = []
    plurals = sorted(others, key=lambda form: form != rule) + ([lemma] if same else [])
    if plurals != [rule] and "u" not in entry.features["N"]:
        entry.forms["p"] = plurals


def may_be_plural(lemma: str, entry: Lemma, forms: list[str], sources: "Sources") -> bool:
    """Tell whether a noun is its own plural: the table says the same of nouns without a plural."""
    if lemma.endswith(("s", "craft")):
        return not lemma.endswith(("ss", "us", "is"))
    living = bool(set(entry.features["N"]) & set("pg")) or lemma in sources.animals
    return forms[0] == lemma and living


def add_verb_forms(lemma: str, entry: Lemma, slots: dict[str, list[str]], sources: "Sources") -> None:
    table = {slot: spelled(slots.get(slot, []), sources) for slot in "dngz"}
    add_exceptions(lemma, table, sources)
    table = {slot: own_forms(lemma, forms, sources) for slot, forms in table.items()}
    doubled = {slot: regular(lemma, ENDINGS_OF[slot], double=True) for slot in "dg"}
    for slot in "dg":
        if doubled[slot] in sources.spelled and lemma[-1] not in "aeiouwxy":
            table[slot].append(doubled[slot])
    table["n"] += [form for form in table["d"] if form.endswith("ed") or not table["n"]]
    entry.features["V"] += doubling_of(lemma, table["g"], doubled["g"])
    for slot in "dngz":
        note_forms(lemma, entry, slot, sorted(set(table[slot]), key=sources.rank))
    if lemma == "be":  # in no table
        entry.forms.update(z=["is", "am", "are"], d=["was", "were"], n=["been"], g=["being"])
    if entry.forms.get("n") == entry.forms.get("d"):
        entry.forms.pop("n", None)


def spelled(forms: list[str], sources: "Sources") -> list[str]:
    """Return the usual ones of *forms*, or all when none is."""
    forms = [form for form in forms if WORD.fullmatch(form)]
    return [form for form in forms if form in sources.spelled or DOUBLED.search(form)] or forms


def own_forms(lemma: str, forms: list[str], sources: "Sources") -> list[str]:
    """Return *forms* without what is rather a form of another verb: "singing" is not of "singe"."""
    return [form for form in forms if not sources.regular_verbs.get(form, {lemma}) - {lemma}] or forms


def add_exceptions(lemma: str, table: dict[str, list[str]], sources: "Sources") -> None:
    """Add WordNet's spellings of regular forms, and leave out what the inflection table has in the wrong place."""
    for form in spelled(sources.exceptions.get(lemma, []), sources):
        if form.endswith("ing"):
            table["g"].append(form)
        elif form.endswith("ed") and (not table["d"] or any(past.endswith("ed") for past in table["d"])):
            table["d"].append(form)
    table["g"] = [form for form in table["g"] if form.endswith("ing") and form[:2] == lemma[:2]]
    table["z"] = [form for form in table["z"] if form.endswith("s") and form[:2] == lemma[:2]]
    table["d"] = [form for form in table["d"] if not form.endswith("s")]


def doubling_of(lemma: str, ing: list[str], doubled: str) -> str:
    """Return "x" when the last consonant is doubled against the rule, "y" when it may be."""
    if doubled not in ing or regular(lemma, "ing") == doubled:
        return ""
    return "y" if regular(lemma, "ing", double=False) in ing else "x"


def note_forms(lemma: str, entry: Lemma, slot: str, forms: list[str]) -> None:
    ending = "ed" if slot == "n" else ENDINGS_OF[slot]
    doubling = "".join(letter for letter in entry.features["V"] if letter in "xy" and slot != "z")
    doubles: dict[str, list[bool | None]] = {"x": [True], "y": [True, False], "": [None]}
    rule = {regular(lemma, ending, double=one) for one in doubles[doubling]}
    if forms and set(forms) != rule:
        entry.forms[slot] = forms


def add_degrees(lemma: str, entry: Lemma, name: str, slots: dict[str, list[str]], sources: "Sources") -> None:
    for slot, listed in slots.items():
        rule = regular(lemma, ENDINGS_OF[slot])
        forms = [form for form in listed if form in sources.spelled]
        if rule in forms[:1] or not forms:
            entry.features[name] += "e" if rule in sources.spelled and "e" not in entry.features[name] else ""
        else:
            entry.forms[slot] = forms


# --- which lemmas ------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Sources:
    inflections: dict[tuple[str, str], dict[str, list[str]]]
    exceptions: dict[str, list[str]]
    spelled: frozenset[str]  # every usual spelling
    usual: frozenset[str]  # the more frequent forms
    common: frozenset[str]  # the most frequent ones
    animals: frozenset[str]
    regular_verbs: dict[str, set[str]]  # verbs by the forms that the rule gives them

    def rank(self, form: str) -> tuple[bool, bool, str]:
        """Return a key that sorts the more usual spellings first."""
        return form not in self.common, form not in self.usual, form


def read_scowl(folder: Path, size: int) -> frozenset[str]:
    files = [
        file
        for file in folder.glob("*-words.*")
        if file.name.split("-")[0] in DIALECTS and int(file.suffix[1:]) <= size
    ]
    return frozenset(word for file in files for word in file.read_text(encoding="latin-1").split())


def add_missing(lemmas: dict[str, Lemma], sources: Sources) -> None:
    """Add the usual words that WordNet lacks: with the classes of the inflection table, and no features."""
    known = set(lemmas)
    for lemma, name in sources.inflections:
        if lemma in sources.usual and len(lemma) > 2 and lemma not in known:
            lemmas.setdefault(lemma, Lemma()).features.setdefault(name, "it" if name == "V" else "")


def endings_of(lemmas: dict[str, Lemma]) -> dict[str, str]:
    """Return the classes of words by their last letters, where these tell more than fewer letters do."""
    tally: dict[str, Counter[str]] = defaultdict(Counter)
    for lemma, entry in lemmas.items():
        for n in range(max(3, len(lemma) - 6), len(lemma) - 1 if len(lemma) > 6 else 0):
            tally["-" + lemma[n:]]["".join(entry.features)] += 1
    found: dict[str, str] = {}
    for ending in sorted(tally, key=len):
        total = tally[ending].total()
        shares: Counter[str] = Counter()
        for names, count in tally[ending].items():
            shares.update({name: count for name in names})
        told = "".join(name for name, count in shares.most_common() if count * (2.5 if name == "V" else 4) >= total)
        shorter = next((found["-" + ending[n:]] for n in range(2, len(ending)) if "-" + ending[n:] in found), "N")
        if total >= 40 and told and told != shorter:
            found[ending] = told
    return found


def prefixes_of(lemmas: dict[str, Lemma]) -> list[str]:
    """Return the beginnings that leave a word of the same classes when taken off, in nearly all words they begin."""
    alike: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for lemma, entry in lemmas.items():
        for n in range(2, min(8, len(lemma) - 3)):
            total[lemma[:n]] += 1
            rest = lemmas.get(lemma[n:])
            alike[lemma[:n]] += rest is not None and set(entry.features) <= set(rest.features)
    return sorted(
        prefix + "-"
        for prefix in total
        if alike[prefix] >= 40 and alike[prefix] * 3 >= total[prefix] and prefix[-1] != "-"
    )


def is_kept(lemma: str, entry: Lemma, sources: Sources, guess: Words) -> bool:
    """Tell whether a lemma was seen in SemCor, or is usual and would not be guessed right."""
    if entry.counts.total() or lemma in sources.common:
        return True
    if lemma not in sources.usual:
        return False
    guessed = guess.guess_classes(lemma)
    return (
        set(guessed) != set(entry.features)
        or bool(entry.forms)
        or bool(set("".join(entry.features.values())) & set("ptuxye"))
    )


def without_plurals(lemmas: dict[str, Lemma]) -> dict[str, Lemma]:
    """Return *lemmas* without nouns that are the plural of a more frequent one: "talks", "men"."""
    plurals: dict[str, int] = {}
    for lemma, entry in lemmas.items():
        if "N" in entry.features:
            for form in set(entry.forms.get("p", [regular(lemma, "s")])) - {lemma}:
                plurals[form] = max(plurals.get(form, 0), entry.counts["N"])
    for lemma, entry in lemmas.items():
        if entry.counts["N"] <= plurals.get(lemma, -1):
            entry.features.pop("N", None)
            entry.forms.pop("p", None)
    return {lemma: entry for lemma, entry in lemmas.items() if entry.features}


# --- writing -----------------------------------------------------------------------------------------------------
def line_of(lemma: str, entry: Lemma) -> str:
    weights = {name: min(9, math.ceil(math.log2(entry.counts[name] + 1))) for name in entry.features}
    classes = "".join(f"{name}{weights[name]}{entry.features[name]}" for name in entry.classes())
    forms = " ".join(f"{slot}={'/'.join(entry.forms[slot])}" for slot in "pzdngrt" if slot in entry.forms)
    return f"{lemma}\t{classes} {forms}" if forms else f"{lemma}\t{classes}"


def regular_verbs(lemmas: dict[str, Lemma]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for lemma in (lemma for lemma, entry in lemmas.items() if "V" in entry.features):
        for ending in ("s", "ed", "ing"):
            found[regular(lemma, ending)].add(lemma)
    return found


# --- what WordNet's example sentences show -----------------------------------------------------------------------
CLAUSE = frozenset(
    ["he", "she", "they", "it", "we", "i", "you", "the", "there", "his", "her", "their", "my", "our", "this", "all"]
)
OBJECTS = frozenset(["him", "her", "them", "me", "us", "you", "it", "people", "everyone"])


def examples(folder: Path) -> Iterator[list[str]]:
    for file in FILES.values():
        for sentence in re.findall(r'"([^"]+)"', (folder / f"data.{file}").read_text()):
            yield re.findall(r"[a-z']+", sentence.lower())


def add_frames(lemmas: dict[str, Lemma], words: Words, folder: Path) -> None:
    """Add the clauses and infinitives that stand behind verbs in example sentences."""
    shown: Counter[tuple[str, str]] = Counter()
    for sentence in examples(folder):
        for n, word in enumerate(sentence):
            form = words.lookup(word)
            lemma = form.lemma_of(VERB)
            passive = form.bits & VERB_PARTICIPLE and words.lookup(sentence[n - 1]).lemma_of(VERB) == "be"
            if lemma in lemmas and form.preferred & VERB and not passive:
                shown.update((lemma, letter) for letter in shown_by(sentence[n + 1 : n + 4], words))
    for (lemma, letter), times in shown.items():
        features = lemmas[lemma].features
        if times >= (1 if letter == "s" else 2) and letter not in features["V"]:
            features["V"] += letter


def shown_by(following: list[str], words: Words) -> Iterator[str]:
    if following[:1] in (["her"], ["it"]) or not following[1:]:
        return
    behind_object = following[1:] if following[0] in OBJECTS else []
    if is_clause(following) or is_clause(behind_object):
        yield "s"
    if is_infinitive(following, words):
        yield "n"
    if is_infinitive(behind_object, words):
        yield "o"


def is_clause(words: list[str]) -> bool:
    return words[:1] == ["that"] and words[1:2] != [] and words[1] in CLAUSE


def is_infinitive(following: list[str], words: Words) -> bool:
    return following[:1] == ["to"] and following[1:2] != [] and words.lookup(following[1]).preferred == VERB_BASE


def render(lemmas: dict[str, Lemma], endings: dict[str, str], prefixes: list[str]) -> str:
    lines = [f"{ending}\t{names}" for ending, names in sorted(endings.items())]
    lines += [f"{prefix}\tP" for prefix in prefixes] + [""]
    lines += [line_of(lemma, entry) for lemma, entry in sorted(lemmas.items())]
    return HEADER + "\n" + "".join(line + "\n" for line in lines)


def main(wordnet: Path, inflections: Path, scowl: Path) -> None:
    everything = read_wordnet(wordnet)
    animals = frozenset(sense.word for sense in senses(wordnet) if sense.name == "N" and sense.file == "05")
    sources = Sources(
        inflections=read_inflections(inflections),
        exceptions=read_exceptions(wordnet),
        spelled=read_scowl(scowl, 70),
        usual=read_scowl(scowl, 50),
        common=read_scowl(scowl, 35),
        animals=animals,
        regular_verbs=regular_verbs(everything),
    )
    add_missing(everything, sources)
    for lemma, entry in everything.items():
        add_forms(lemma, entry, sources)
    everything = without_plurals(everything)
    endings, prefixes = endings_of(everything), prefixes_of(everything)
    guess = Words({}, {}, endings)
    kept = {lemma: entry for lemma, entry in everything.items() if is_kept(lemma, entry, sources, guess)}
    add_frames(kept, parse_words(render(kept, endings, prefixes)), wordnet)
    OUTPUT.write_text(render(kept, endings, prefixes), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))

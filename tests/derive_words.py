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

from dipbrief.syntax.forms import Words, regular

OUTPUT = Path(__file__).parents[1] / "dipbrief" / "data" / "english.tsv"
HEADER = """\
# English lemmas: classes (N noun, V verb, A adjective, R adverb; most frequent first), each with the number of binary digits of its
# count and with features, then the forms that the rule does not give. Endings and prefixes of words that are not listed stand first.
# Made by tests/derive_words.py from WordNet 3.0, the SPECIALIST lexicon (by way of lemminflect) and SCOWL: see LICENSES. Do not edit.
"""
WORD = re.compile(r"[a-z]+")  # hyphens part words
DIALECTS = ("english", "american", "british", "british_z", "variant_1")
CLASSES = MappingProxyType({"1": "N", "2": "V", "3": "A", "5": "A", "4": "R"})
FILES = MappingProxyType({"N": "noun", "V": "verb", "A": "adj", "R": "adv"})
# WordNet's lexicographer files of nouns; 03 holds the topmost nouns themselves
KINDS = MappingProxyType({"18": "p", "28": "t", "15": "l", "14": "g", "10": "c", "04": "a", "11": "e", "23": "q"})
TOPMOST = MappingProxyType({"person": "p", "time": "t", "location": "l", "group": "g", "communication": "c", "act": "a", "event": "e"})
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
            plural = gloss.startswith("(plural)") or gloss.startswith("(used in the plural)")
            yield Sense(word, name, parts[1], counts.get(key, 0), own, number, plural, topmost if parts[1] == "03" else "")


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
    """Yield the frames of the senses that make a twentieth of the uses, and some of any sense."""
    total = sum(sense.count for sense in group)
    usual = {frame for sense in group if sense.count * 20 >= total for frame in sense.frames}
    every = {frame for sense in group for frame in sense.frames}
    yield from (letter for letter, frames in FRAMES.items() if frames & (every if letter in OF_ANY_SENSE else usual))


# --- inflection --------------------------------------------------------------------------------------------------
SLOTS = MappingProxyType({"noun": "p", "verb": "dngz", "adj": "rt", "adv": "rt"})
OF_TABLE = MappingProxyType({"noun": "N", "verb": "V", "adj": "A", "adv": "R"})


def read_inflections(file: Path) -> dict[tuple[str, str], dict[str, list[str]]]:
    """Return the forms by slot of each lemma and class."""
    found: dict[tuple[str, str], dict[str, list[str]]] = {}
    for line in gzip.open(file, "rt", encoding="utf-8"):
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
            add_degrees(lemma, entry, name, slots)


def add_plural(lemma: str, entry: Lemma, forms: list[str], sources: "Sources") -> None:
    rule = regular(lemma, "s")
    usual = [form for form in forms if form in sources.spelled or form == rule]
    others = [form for form in usual if form != lemma] or [rule]
    same = lemma in forms and (lemma.endswith(("s", "craft")) or set(entry.features["N"]) & set("pg") or sources.is_animal(lemma))
    if "u" in entry.features["N"]:
        return
    if same and not (set(others) & sources.spelled):
        others = []
    plurals = sorted(others, key=lambda form: form != rule) + ([lemma] if same else [])
    if plurals != [rule]:
        entry.forms["p"] = plurals


def add_verb_forms(lemma: str, entry: Lemma, slots: dict[str, list[str]], sources: "Sources") -> None:
    table = {slot: list(slots.get(slot, [])) for slot in "dngz"}
    for form in sources.exceptions.get(lemma, []):
        if form.endswith("ing"):
            table["g"].append(form)
        elif form.endswith("ed") and not irregular_only(lemma, table["d"]):
            table["d"].append(form)
    doubled = {slot: regular(lemma, ENDINGS_OF[slot], double=True) for slot in "dg"}
    for slot in "dg":
        if doubled[slot] in sources.spelled and lemma[-1] not in "aeiouwxy":
            table[slot].append(doubled[slot])
    if table["d"] and not table["n"]:
        table["n"] = list(table["d"])
    doubling = doubling_of(lemma, table["g"], doubled["g"])
    entry.features["V"] += doubling
    for slot in "dngz":
        note_forms(lemma, entry, slot, table[slot], sources)
    if entry.forms.get("n") == entry.forms.get("d"):
        entry.forms.pop("n", None)


def irregular_only(lemma: str, past: list[str]) -> bool:
    return bool(past) and not any(form.endswith("ed") for form in past)


def doubling_of(lemma: str, ing: list[str], doubled: str) -> str:
    """Return "x" when the last consonant is doubled against the rule, "y" when it may be."""
    if doubled not in ing or regular(lemma, "ing") == doubled:
        return ""
    return "y" if regular(lemma, "ing", double=False) in ing else "x"


def note_forms(lemma: str, entry: Lemma, slot: str, forms: list[str], sources: "Sources") -> None:
    ending = "ed" if slot == "n" else ENDINGS_OF[slot]
    doubling = "".join(letter for letter in entry.features["V"] if letter in "xy")
    double = {"x": [True], "y": [True, False], "": [None]}[doubling if slot != "z" else ""]
    rule = [regular(lemma, ending, double=one) for one in double]
    spelled = [form for form in dict.fromkeys(forms) if form in sources.spelled] or list(dict.fromkeys(forms))
    unique = sorted(spelled, key=lambda form: (form not in sources.common, form not in sources.usual))
    if unique and set(unique) != set(rule):
        entry.forms[slot] = unique


def add_degrees(lemma: str, entry: Lemma, name: str, slots: dict[str, list[str]]) -> None:
    for slot, forms in slots.items():
        if forms == [regular(lemma, ENDINGS_OF[slot])]:
            entry.features[name] += "" if "e" in entry.features[name] else "e"
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

    def is_animal(self, lemma: str) -> bool:
        return lemma in self.animals


def read_scowl(folder: Path, size: int) -> frozenset[str]:
    files = [file for file in folder.glob("*-words.*") if file.name.split("-")[0] in DIALECTS and int(file.suffix[1:]) <= size]
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
        for n in range(max(2, len(lemma) - 6), len(lemma) - 1):
            tally["-" + lemma[n:]]["".join(entry.features)] += 1
    found: dict[str, str] = {}
    for ending in sorted(tally, key=len):
        total = tally[ending].total()
        shares: Counter[str] = Counter()
        for names, count in tally[ending].items():
            shares.update({name: count for name in names})
        told = "".join(name for name, count in shares.most_common() if count * 4 >= total)
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
    return sorted(prefix + "-" for prefix in total if alike[prefix] >= 40 and alike[prefix] * 3 >= total[prefix] and prefix[-1] != "-")


def is_kept(lemma: str, entry: Lemma, sources: Sources, guess: Words) -> bool:
    """Tell whether a lemma was seen in SemCor, or is usual and would not be guessed right."""
    if entry.counts.total() or lemma in sources.common:
        return True
    if lemma not in sources.usual:
        return False
    guessed = set(guess.guess_classes(lemma)) == set(entry.features) and not entry.forms
    return not guessed or bool(set("".join(entry.features.values())) & set("ptuxye"))


def without_plurals(lemmas: dict[str, Lemma]) -> dict[str, Lemma]:
    """Return *lemmas* without nouns that are the plural of another one: "talks"."""
    for lemma, entry in lemmas.items():
        singular = lemma.removesuffix("s")
        other = lemmas.get(singular, Lemma())
        if singular != lemma and "N" in other.features and entry.counts["N"] <= other.counts["N"]:
            entry.features.pop("N", None)
    return {lemma: entry for lemma, entry in lemmas.items() if entry.features}


# --- writing -----------------------------------------------------------------------------------------------------
def line_of(lemma: str, entry: Lemma) -> str:
    weights = {name: min(9, math.ceil(math.log2(entry.counts[name] + 1))) for name in entry.features}
    classes = "".join(f"{name}{weights[name]}{entry.features[name]}" for name in entry.classes())
    forms = " ".join(f"{slot}={'/'.join(entry.forms[slot])}" for slot in "pzdngrt" if slot in entry.forms)
    return f"{lemma}\t{classes}\t{forms}" if forms else f"{lemma}\t{classes}"


def main(wordnet: Path, inflections: Path, scowl: Path) -> None:
    everything = read_wordnet(wordnet)
    animals = frozenset(sense.word for sense in senses(wordnet) if sense.name == "N" and sense.file == "05")
    lists = [read_scowl(scowl, size) for size in (70, 55, 35)]
    sources = Sources(read_inflections(inflections), read_exceptions(wordnet), *lists, animals)
    add_missing(everything, sources)
    for lemma, entry in everything.items():
        add_forms(lemma, entry, sources)
    everything = without_plurals(everything)
    endings = endings_of(everything)
    guess = Words({}, {}, endings)
    kept = {lemma: entry for lemma, entry in everything.items() if is_kept(lemma, entry, sources, guess)}
    lines = [f"{ending}\t{names}" for ending, names in sorted(endings.items())]
    lines += [f"{prefix}\tP" for prefix in prefixes_of(everything)] + [""]
    lines += [line_of(lemma, entry) for lemma, entry in sorted(kept.items())]
    OUTPUT.write_text(HEADER + "\n" + "".join(line + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))

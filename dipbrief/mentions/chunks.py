"""The words of a document as chunks of the title grammar: offices, ranks, parties, places, name words ..."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache, partial
from itertools import chain
from typing import Any, NamedTuple

from dipbrief.document import Document
from dipbrief.frames.words import is_adjective, is_ordinary
from dipbrief.lexicon import Entry, begins_title, keys_of, names, regions, words
from dipbrief.mentions.letters import BEGIN, gap_of, letter_of, letter_of_word
from dipbrief.mentions.surnames import Surnames, is_capital, is_shouted
from dipbrief.syntax import closed_words, groups_of
from dipbrief.syntax.classes import ADJECTIVE, BASE, DETERMINER, NAME, POSSESSIVE, PRESENT
from dipbrief.tables import read_table

# The order in which the kinds of equally long matches win.
_PRIORITY = {
    kind: n
    for n, kind in enumerate(
        (
            "office",
            "rank",
            "country",
            "organization",
            "body",
            "status",
            "honorific",
            "common",
            "portfolio",
            "modifier",
            "unit",
            "quality",
            "place",
        )
    )
}
PARTIES = frozenset(["country", "organization", "body"])
FIELDS = frozenset(["portfolio", "unit", "quality", "modifier"])
SOFT = frozenset(["", "-", "'s", "'", "."])
NAME_WORDS = frozenset(["name", "initial", "acronym"])
_BEFORE_FIELD = closed_words("of", "purpose")
_UNCAPITALISED = frozenset(["word", "number"])
_NOUNS = frozenset(["unit", "quality"])
_OFFICES = frozenset(["office", *FIELDS])
_STRONG = frozenset([*PARTIES, "office", "place"])
_FORMS = ("aliases", "abbreviations", "demonyms", "people", "metonyms")
_JOINED = frozenset(["", ".", "-"])
_HYPHENED = frozenset(["", "-"])


class Chunk:
    """Words *first* to *last* of one kind.

    ``kind`` is a kind of :class:`~dipbrief.lexicon.Entry`, or ``name`` for an unknown capitalised word,
    ``initial`` for a single letter, ``acronym`` for unknown capitals, ``number``, or ``word``.
    ``sep`` is the separator before it. A plain class, whose fields are read quickest.
    """

    __slots__ = ("capital", "entry", "first", "key", "kind", "last", "sep")

    def __init__(
        self, kind: str, first: int, last: int, sep: str, key: str, capital: bool, entry: Entry | None
    ) -> None:
        """Take everything as it is."""
        self.kind = kind
        self.first = first
        self.last = last
        self.sep = sep
        self.key = key
        self.capital = capital
        self.entry = entry

    @property
    def is_name(self) -> bool:
        """Whether it can only be part of a name."""
        return self.kind in NAME_WORDS


class _Cutter:
    """Cuts words into chunks, longest entry first. Where *surnames* tells so, a word of the lexicon is a name."""

    def __init__(self, document: Document, first: int, surnames: Surnames | None) -> None:
        self.document, self.surnames = document, surnames
        self.regions = regions().matches(document)
        self.names = names().matches(document)
        self.known = document.once(_known_words, _known_words)
        self.title = _UNTITLED
        self.before: Chunk | None = None
        self.named = first  # up to this word a name goes on

    def cut(self, first: int, last: int) -> Iterator[Chunk]:
        """Yield the chunks among the words *first* to *last* that are more than a mere word in lower case."""
        words, end = self.document.words, first
        known = self.known[bisect_left(self.known, first) : bisect_left(self.known, last)]
        for i in sorted({*known, *self.document.unlike_words(first, last)}):
            if i < end:
                continue
            if end < i:
                self._pass(end, i)
            entry = self._entry(i)
            if entry is None and words[i][0].islower():
                end = i
                continue
            self.before = self._chunk(i, entry)
            yield self.before
            self.title, end = self.title.chunk(self.before), self.before.last

    def _pass(self, first: int, last: int) -> None:
        """Go on behind the mere words from *first* up to *last*."""
        within = self.title.has_office and _IN_TITLE.issuperset(self.document.keys[first:last])
        self.title = self.title.ended(False) if within else _UNTITLED
        self.before = None

    def _entry(self, i: int) -> Entry | None:
        """Return what the lexicon knows of word *i*; ``None`` where it is a name, or nothing is known."""
        surnames = self.surnames
        title = self.title
        if title.ends and surnames is not None and i >= self.named and title.precedes(self.document, i):
            self.named = surnames.behind(i, of_state=title.of_state, capital=title.capital)
        entry = self._best(i) if i >= self.named else None
        return None if entry is not None and surnames is not None and surnames.again(i) else entry

    def _best(self, i: int) -> Entry | None:
        """Return the entry that word *i* begins here, the longest one that fits."""
        document = self.document
        entries = [e for e in self.names[i][0] if _fits(document, i, e, self.before)] if i in self.names else []
        place = _place(self.regions[i][0], entries) if i in self.regions else None
        return place or (_best(document, i, entries) if entries else None)

    def _chunk(self, i: int, entry: Entry | None) -> Chunk:
        document, surnames = self.document, self.surnames
        if entry is not None:
            return _known(document, i, _style(document, i, entry) if self.title.ends else entry)
        behind_name = i >= self.named and self.before is not None and self.before.is_name
        if behind_name and surnames is not None and surnames.is_day(i):
            return Chunk("word", i, i + 1, document.seps[i], document.keys[i], False, None)
        return _plain(document, i, is_capital if i >= self.named else Document.is_capital)


def _known_words(document: Document) -> list[int]:
    """The words at which the lexicon knows something, in order."""
    return sorted(names().matches(document).keys() | regions().matches(document).keys())


def _style(document: Document, i: int, entry: Entry) -> Entry:
    """Return the style that *entry* is behind an office: "Law Minister Prof. NAME", "Trade Minister Lord NAME"."""
    if entry.kind != "office" or document.seps[i] not in _BEFORE_STYLE:
        return entry
    styles = [e for e in names().longest(document, i) if e.kind == "honorific" and not e.data.get("royal")]
    end = i + len(entry.keys)
    return styles[0] if styles and document.sep(end) in _ABBREVIATED and _begins_name(document, end) else entry


class Titled(NamedTuple):
    """Where the reading stands in a title, and what it has of one so far."""

    ends: bool = False  # a name may follow
    of_state: bool = False  # a state is printed before the office
    has_office: bool = False
    capital: bool = False  # the office has a capital

    def precedes(self, document: Document, i: int) -> bool:
        """Tell whether the capital at word *i* follows a title directly."""
        return self.ends and document.capitals[i] and document.seps[i] in _BEHIND_TITLE

    def chunk(self, chunk: Chunk) -> "Titled":
        """Return the state behind *chunk*."""
        if chunk.kind in _BEFORE_NAME and not (chunk.entry is not None and chunk.entry.form == "noun"):
            return Titled(True, self.of_state, chunk.kind == "office", chunk.capital)
        if chunk.kind == "status":
            return self
        if chunk.kind == "country":
            adjective = chunk.entry is not None and chunk.entry.form == "demonym"
            return Titled(self.has_office and not adjective, True, self.has_office, self.capital)
        if chunk.kind in FIELDS:
            return self.ended(self.has_office and chunk.kind == "portfolio")
        return _UNTITLED

    def ended(self, ends: bool) -> "Titled":
        """Return the same title, which *ends* here or does not."""
        return self if self.ends == ends else Titled(ends, *self[1:])


_UNTITLED = Titled()
_BEFORE_NAME = frozenset(["office", "rank", "honorific"])
_BEFORE_STYLE = frozenset(["", ".", ")", ".)"])
_BEHIND_TITLE = _ABBREVIATED = frozenset(["", "."])
_IN_TITLE = closed_words("definite") | _BEFORE_FIELD


def _known(document: Document, i: int, entry: Entry) -> Chunk:
    end = i + len(entry.keys)
    return Chunk(entry.kind, i, end, document.seps[i], document.keys[i], document.capitals[i], entry)


def _plain(document: Document, i: int, is_capital: Callable[[Document, int], bool]) -> Chunk:
    word = document.words[i]
    if word[0].isdigit():
        kind = "number"
    elif not is_capital(document, i):
        kind = "word"
    elif len(word) == 1 or word[-1] == "." or (len(word) == 2 and word[1] == "."):
        kind = "initial"
    elif word.isupper() and not is_shouted(document):
        kind = "acronym"
    else:
        kind = "name"
    return Chunk(kind, i, i + 1, document.seps[i], document.keys[i], kind not in _UNCAPITALISED, None)


def _best(document: Document, i: int, entries: list[Entry]) -> Entry | None:
    """Return which of *entries*, which are of one length and fit, word *i* begins here."""
    if len(entries) == 1:
        return _without_field(document, i, entries[0])
    best = min(_without_openers(document, i, entries), key=_priority, default=None)
    if best is None:
        return None
    rivals = [e for e in entries if e.kind == best.kind == "country"]
    return named_elsewhere(document, rivals) if rivals else _without_field(document, i, best)


def _place(named: list[Entry], entries: list[Entry]) -> Entry | None:
    """Return the region among *named*, unless the lexicon knows one of *entries* that is as long."""
    place = next((e for e in named if e.form == "name"), None)
    other = bool(entries) and place is not None and len(place.keys) <= len(entries[0].keys)
    return None if other and all(e.kind != "common" for e in entries) else place


def _without_openers(document: Document, i: int, entries: list[Entry]) -> list[Entry]:
    """Leave out a word that opens sentences where a field or a body is named: "|Trade| Minister", "World |Summit|"."""
    field = next((e for e in entries if e.kind in FIELDS), None)
    if field is None:
        return entries
    named = i > 0 and document.keys[i - 1] in _BEFORE_FIELD and document.is_capital(i)
    titled = named or _goes_on(document, i) or _precedes_office(document, i + len(field.keys))
    return [e for e in entries if e.kind != "common"] if titled else entries


def _goes_on(document: Document, i: int) -> bool:
    """Tell whether word *i* goes on with capitals that do not begin the sentence: "the Harbour |Summit|"."""
    first, k = document.sentences[document.sentence_of[i]][0], i
    while k > first and document.seps[k] == "" and document.is_capital(k):
        k -= 1
    return k < i - 1 and not document.is_capital(k)


def _without_field(document: Document, i: int, entry: Entry) -> Entry:
    """Return the shorter office at word *i* where the end of *entry* belongs to a field; else *entry*."""
    if entry.kind != "office" or not _shares_field(document, i, i + len(entry.keys)):
        return entry
    return min((e for e in names().every(document, i) if len(e.keys) == 1), key=_priority, default=entry)


def _shares_field(document: Document, i: int, end: int) -> bool:
    """Tell whether the last word of an office at *i* begins a longer field: "Minister of |State Security|"."""
    if end - i < 2 or end >= len(document.words) or document.seps[end] != "" or not document.is_capital(end):
        return False
    named = document.keys[end - 2] in _BEFORE_FIELD
    return named and any(e.kind in _NOUNS and not e.weak for e in names().longest(document, end))


def _precedes_office(document: Document, i: int) -> bool:
    """Tell whether a capitalised office, or a further field of one, stands at word *i*."""
    if i >= len(document.words) or document.seps[i] != "" or not document.is_capital(i):
        return False
    return any(e.kind in _OFFICES for e in names().every(document, i))


def named_elsewhere(document: Document, rivals: list[Entry]) -> Entry:
    """Of states that share a form ("Korean"), the one that the text names by a form of its own; else the first."""
    codes = tuple(rival.id for rival in rivals)
    chosen = document.once((_named_by_own_form, codes), lambda document: _named_by_own_form(document, codes))
    return next(rival for rival in rivals if rival.id == chosen)


def _named_by_own_form(document: Document, codes: tuple[str, ...]) -> str:
    """The state whose own form the text names; but of two Koreas the plain word is the one that is not told apart."""
    whole = f" {' '.join(document.keys)} "
    for code in sorted(codes, key=lambda code: code == "KP"):
        named = any(f" {' '.join(keys)} " in whole for keys in _own_forms(code))
        if named and not (code == "KP" and _is_other(document)):
            return code
    return max(codes, key=lambda code: (-_told_apart(code), code))


def _told_apart(code: str) -> int:
    """The number of adjectives of a state that no other has: Guinea has none but "Guinean"."""
    return sum(_demonyms()[form] == 1 for form in read_table("states")[code]["demonyms"])


@cache
def _demonyms() -> Counter[str]:
    """The adjectives of all states, and how many states have each."""
    return Counter(form for data in read_table("states").values() for form in data.get("demonyms", ()))


def _is_other(document: Document) -> bool:
    """Tell whether "North Korea" is told apart from a "Korea" named before it, and nobody calls it the DPRK."""
    before = {k: document.keys[k - 1 : k] for k in document.where(_KOREAN)}
    plain = [k for k, side in before.items() if side not in (_NORTH, _SOUTH)]
    north = [k for k, side in before.items() if side == _NORTH]
    return bool(plain and north) and plain[0] < north[0] and not document.where(_DPRK)


@cache
def _own_forms(code: str) -> frozenset[tuple[str, ...]]:
    """The forms of a state that no other shares."""
    data = read_table("states")[code]
    forms = {
        data["name"],
        data.get("official", data["name"]),
        data["capital"],
        *(form for name in _FORMS for form in data.get(name, ())),
    }
    return frozenset(keys_of(form) for form in forms - set(data.get("weak", ())))


def _priority(entry: Entry) -> int:
    """A noun for an office ("general") gives way to the rank of the same spelling."""
    return _PRIORITY[entry.kind] + 2 * (entry.kind == "office" and entry.form in ("noun", "plural"))


class _At(NamedTuple):
    """An entry at a word, behind a chunk."""

    document: Document
    i: int
    entry: Entry
    before: Chunk | None

    @property
    def capital(self) -> bool:
        return self.document.is_capital(self.i)

    @property
    def precedes_name(self) -> bool:
        end, document = self.i + len(self.entry.keys), self.document
        return end < len(document.words) and document.seps[end] in _JOINED and _begins_name(document, end)

    @property
    def precedes_field(self) -> bool:
        """Whether what follows is no name: "General |Intelligence|"."""
        end, document = self.i + len(self.entry.keys), self.document
        person = words("titles", "surname") | words("titles", "given_name")
        return document.keys[end] not in person and any(
            entry.kind in FIELDS for entry in names().longest(document, end)
        )

    def follows_name(self, gaps: frozenset[str]) -> bool:
        """Tell whether the word goes on after a name, and so may belong to it."""
        before = self.before
        return before is not None and before.is_name and self.document.seps[self.i] in gaps

    def behind(self) -> tuple[str, str]:
        """Return the separator behind the entry and the next word."""
        end = self.i + len(self.entry.keys)
        return (self.document.seps[end], self.document.keys[end]) if end < len(self.document.words) else ("", "")


_at = partial(tuple.__new__, _At)  # one for every word that may be part of a title


def _fits(document: Document, i: int, entry: Entry, before: Chunk | None) -> bool:
    """Tell whether a match may stand here: weak forms need a capitalised neighbour."""
    if entry.kind in _STRONG and not entry.weak:
        return entry.kind != "office" or len(entry.keys) > 1 or _is_noun(document, i, entry)
    check = _CHECKS.get(entry.kind)
    return check is None or check(_at((document, i, entry, before)))


def _is_noun(document: Document, i: int, entry: Entry) -> bool:
    """Tell an office from the verb or adjective of that form: "will |host| the minister", "|national| boundaries"."""
    key = entry.keys[0]
    adjective = entry.form == "noun" and key in words("titles", "general_noun") and is_adjective(key)
    if document.is_capital(i):
        return not adjective
    groups = groups_of(document)
    acts = groups.tag(i) in _VERBS and groups.tag(max(i - 1, 0)) not in _MODIFIERS
    return not acts and not (adjective and groups.tag(i) == ADJECTIVE)


def _common(at: _At) -> bool:
    if len(at.entry.keys) == 1 and at.entry.keys[0] in _initial_only():
        return at.document.sentences[at.document.sentence_of[at.i]][0] == at.i
    return not at.entry.weak or not at.follows_name(_HYPHENED)


def _portfolio(at: _At) -> bool:
    word = at.document.words[at.i]
    return len(word) > 3 or len(at.entry.keys) > 1 or word.isupper()


def _noun(at: _At) -> bool:
    return not at.entry.weak or (not at.follows_name(_HYPHENED) and (at.capital or at.entry.kind == "quality"))


def _party(at: _At) -> bool:
    return not at.follows_name(_SPACE) or at.document.quoted[at.i] >= 0


def _status(at: _At) -> bool:
    return len(at.entry.keys[0]) > 1 or at.document.seps[at.i][-1:] == "("


def _rank(at: _At) -> bool:
    if at.precedes_name and is_adjective(at.entry.keys[-1]) and at.precedes_field:
        return False  # "the General Inspectorate of Police"
    named = at.precedes_name or at.behind()[0][-1:] == "("
    return at.capital and (named or not (at.entry.weak or _is_meant(at)))  # "|the Admiral| praised" means one named


def _is_meant(at: _At) -> bool:
    return at.i > 0 and at.document.seps[at.i] == "" and at.document.keys[at.i - 1] in closed_words("definite")


def _honorific(at: _At) -> bool:
    document, end, entry = at.document, at.i + len(at.entry.keys), at.entry
    if "." in document.words[at.i] and not entry.upper:  # the initials of a name ("S.R. Nathan"), no "H.E."
        return False
    if document.sep(end) == "." == document.gap(end):
        return len(document.words[at.i]) > 1
    return not entry.weak or (at.precedes_name and not at.follows_name(_SPACE))


def _modifier(at: _At) -> bool:
    if at.capital and (not at.entry.weak or at.precedes_name):
        return True
    return begins_title(at.document, at.behind()[1])


_SPACE = frozenset([""])
_VERBS = frozenset([BASE, PRESENT])
_MODIFIERS = frozenset([ADJECTIVE, DETERMINER, NAME, POSSESSIVE])
_CHECKS: dict[str, Callable[[_At], bool]] = {
    "common": _common,
    "portfolio": _portfolio,
    "unit": _noun,
    "quality": _noun,
    "country": _party,
    "organization": _party,
    "body": _party,
    "status": _status,
    "rank": _rank,
    "honorific": _honorific,
    "modifier": _modifier,
}


def _begins_name(document: Document, i: int) -> bool:
    """A capitalised word, or a particle and one: "Berg", "al-Masri", "bin Nasser"."""
    if i + 1 >= len(document.words) or document.is_capital(i):
        return i < len(document.words) and document.is_capital(i)
    shortened = document.gap(i).startswith(".") and document.seps[i + 1] == ""  # not "Col du Galibier"
    return document.keys[i] in particles() and document.is_capital(i + 1) and (shortened or document.seps[i + 1] == "-")


_NORTH, _SOUTH = ("north",), ("south",)
_KOREAN = frozenset(["korea", "korean"])
_DPRK = frozenset(["dprk", "pyongyang"])


@cache
def _initial_only() -> frozenset[str]:
    """Common words that count as such only at the start of a sentence."""
    return frozenset(read_table("titles")["common"].get("initial", ()))


@cache
def particles() -> frozenset[str]:
    """Particles inside names, folded."""
    return words("titles", "particle")


@cache
def hyphened_particles() -> frozenset[str]:
    """Particles that are also English words and count only with a hyphen."""
    return frozenset(read_table("titles")["particle"]["hyphened"])


@cache
def suffixes() -> frozenset[str]:
    """Words after a name that belong to it or decorate it, folded."""
    return words("titles", "suffix")


def _letter(chunk: Chunk) -> str:
    return letter_of(chunk.kind, chunk.capital, chunk.entry, chunk.key)


class Chunks:
    """The chunks of a document with the few questions that the grammar asks of them.

    ``titles`` are the titles read so far, by their leftmost chunk.
    """

    def __init__(
        self, document: Document, first: int = 0, last: int | None = None, surnames: Surnames | None = None
    ) -> None:
        self.document = document
        self.titles: dict[int, Any] = {}
        last = len(document.words) if last is None else last
        cut = {chunk.first: chunk for chunk in _Cutter(document, first, surnames).cut(first, last)}
        long = (chunk for chunk in cut.values() if chunk.last - chunk.first > 1)
        inner = {i for chunk in long for i in range(chunk.first + 1, chunk.last)}
        self.firsts: list[int] = sorted({*range(first, last)} - inner)
        self._cut = cut  # the chunks by their first words, but for mere words in lower case
        self.tags = self._read_tags() if self.firsts else BEGIN

    def _read_tags(self) -> str:
        """Gap and letter of each chunk, and the gap behind the last one."""
        seps, of = self.document.seps, self.document.sentence_of
        gaps = list(map(gap_of, map(seps.__getitem__, self.firsts)))
        for start, _ in self.document.sentences[of[self.firsts[0]] : of[self.firsts[-1]] + 1]:
            k = bisect_left(self.firsts, start)
            gaps[k] = BEGIN if self.firsts[k] == start else gaps[k]
        closing = gap_of(self.sep(len(self.firsts)))
        cut, keys = self._cut, self.document.keys
        letters = [_letter(cut[i]) if i in cut else letter_of_word(keys[i]) for i in self.firsts]
        pairs = chain.from_iterable(zip(gaps, letters, strict=True))
        return "".join((*pairs, closing if closing in ")}>" else BEGIN))

    def __len__(self) -> int:
        return len(self.firsts)

    def __iter__(self) -> Iterator[Chunk]:
        return map(self.__getitem__, range(len(self)))

    def __getitem__(self, k: int) -> Chunk:
        i, document = self.firsts[k], self.document
        chunk = self._cut.get(i)
        return chunk or Chunk("word", i, i + 1, document.seps[i], document.keys[i], False, None)

    def kind(self, k: int) -> str:
        """Return the kind of chunk *k*; "" outside."""
        if not 0 <= k < len(self.firsts):
            return ""
        chunk = self._cut.get(self.firsts[k])
        return "word" if chunk is None else chunk.kind

    def key(self, k: int) -> str:
        """Return the folded first word of chunk *k*; "" outside."""
        return self.document.keys[self.firsts[k]] if 0 <= k < len(self.firsts) else ""

    def last_key(self, k: int) -> str:
        """Return the folded last word of chunk *k*."""
        return self.document.keys[self[k].last - 1]

    def capital(self, k: int) -> bool:
        """Tell whether chunk *k* is capitalised; False outside."""
        chunk = self._cut.get(self.firsts[k]) if 0 <= k < len(self.firsts) else None
        return chunk is not None and chunk.capital

    def entry(self, k: int) -> Entry | None:
        """Return the entry that chunk *k* is; None outside, and for a word that the lexicon does not know."""
        chunk = self._cut.get(self.firsts[k]) if 0 <= k < len(self.firsts) else None
        return None if chunk is None else chunk.entry

    def sep(self, k: int) -> str:
        """Return the separator before chunk *k*; a full stop after the last one."""
        if k < len(self.firsts):
            return self.document.seps[self.firsts[k]]
        return self.document.sep(self[-1].last) if self.firsts else "."

    def behind(self, word: int, k: int) -> int:
        """Return the chunk that begins at or after word *word*, from chunk *k* on."""
        return max(k, bisect_left(self.firsts, word))

    def where(self, letters: re.Pattern[str], words: frozenset[str] = frozenset()) -> list[int]:
        """Return the chunks that have one of *letters*, and those that begin with one of *words*, in order."""
        found = {at.start() // 2 for at in letters.finditer(self.tags)}
        if words and self.firsts:
            for i in self.document.where(words, self.firsts[0], self.firsts[-1] + 1):
                k = bisect_left(self.firsts, i)
                if self.firsts[k] == i:
                    found.add(k)
        return sorted(found)

    def soft(self, k: int) -> bool:
        """Tell whether chunk *k* follows the one before it without a break."""
        if not 0 < k < len(self.firsts):
            return False
        i = self.firsts[k]
        return self.document.seps[i] in SOFT and self.document.sentence_of[i] == self.document.sentence_of[i - 1]

    def same_sentence(self, a: int, b: int) -> bool:
        """Tell whether chunks *a* and *b* stand in one sentence."""
        if not (0 <= a < len(self.firsts) and 0 <= b < len(self.firsts)):
            return False
        return self.document.sentence_of[self.firsts[a]] == self.document.sentence_of[self.firsts[b]]


def tag_of(chunks: Chunks, k: int) -> str:
    """Return the class of the first word of chunk *k*; "" outside."""
    return groups_of(chunks.document).tag(chunks.firsts[k]) if 0 <= k < len(chunks) else ""


def is_english(chunks: Chunks, k: int) -> bool:
    """Tell whether English knows all words of chunk *k*, so that they need not be a name."""
    return all(map(is_ordinary, chunks.document.keys[chunks[k].first : chunks[k].last]))

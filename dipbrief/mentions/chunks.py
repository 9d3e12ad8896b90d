"""The words of a document as chunks of the title grammar: offices, ranks, parties, places, name words ..."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import cache, partial
from typing import Any, NamedTuple

from dipbrief.document import Document
from dipbrief.lexicon import Entry, keys_of, names, regions, title_starts, words
from dipbrief.mentions.letters import BEGIN, WORD, gap_of, letter_of, small_words
from dipbrief.mentions.surnames import Surnames, is_capital, is_ordinary, is_shouted
from dipbrief.syntax import groups_of
from dipbrief.syntax.classes import NOUN
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
_BEFORE_FIELD = words("grammar", "before_field")
_UNCAPITALISED = frozenset(["word", "number"])
_NOUNS = frozenset(["unit", "quality"])
_OFFICES = frozenset(["office", *FIELDS])
_STRONG = frozenset([*PARTIES, "office", "place"])
_FORMS = ("aliases", "abbreviations", "demonyms", "people", "metonyms")
_JOINED = frozenset(["", ".", "-"])
_HYPHENED = frozenset(["", "-"])
_OPENING = frozenset(["(", "["])


class Chunk(NamedTuple):
    """Words *first* to *last* of one kind.

    ``kind`` is a kind of :class:`~dipbrief.lexicon.Entry`, or ``name`` for an unknown capitalised word,
    ``initial`` for a single letter, ``acronym`` for unknown capitals, ``number``, or ``word``.
    ``sep`` is the separator before it.
    """

    kind: str
    first: int
    last: int
    sep: str
    key: str
    capital: bool
    entry: Entry | None = None

    @property
    def is_name(self) -> bool:
        """Whether it can only be part of a name."""
        return self.kind in NAME_WORDS


_chunk = partial(tuple.__new__, Chunk)  # one for nearly every word of a text


def _read_chunks(document: Document, first: int, last: int, surnames: Surnames | None) -> Iterator[Chunk | int]:
    """Cut the words *first* to *last* into chunks, longest entry first; a mere word in lower case stays its number.

    Where *surnames* tells so, a word of the lexicon is a name.
    """
    known = names().matches(document).keys() | regions().matches(document).keys()
    words, keys = document.words, document.keys
    title, before, i, named = _UNTITLED, None, first, first
    while i < last:
        if title.ends and surnames is not None and i >= named and title.precedes(document, i):
            named = surnames.behind(i, of_state=title.of_state, capital=title.capital)
        entry = _best(document, i, before) if i >= named and i in known else None
        if entry is not None and surnames is not None and surnames.again(i):
            entry = None
        if entry is None and words[i][0].islower():
            yield i
            title, before, i = title.word(keys[i]) if title.has_office else _UNTITLED, None, i + 1
            continue
        if entry is not None:
            before = _known(document, i, _style(document, i, entry) if title.ends else entry)
        elif surnames is not None and i >= named and _is_name(before) and surnames.is_day(i):
            before = _chunk(("word", i, i + 1, document.seps[i], document.keys[i], False, None))
        else:
            before = _plain(document, i, is_capital if i >= named else Document.is_capital)
        yield before
        title, i = title.chunk(before), before.last


def _is_name(chunk: Chunk | None) -> bool:
    return chunk is not None and chunk.is_name


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
            return Titled(self.has_office and chunk.kind == "portfolio", *self[1:])
        return _UNTITLED

    def word(self, key: str) -> "Titled":
        """Return the state behind a word in lower case, where there is an office."""
        return Titled(False, *self[1:]) if key in _IN_TITLE else _UNTITLED


_UNTITLED = Titled()
_BEFORE_NAME = frozenset(["office", "rank", "honorific"])
_BEFORE_STYLE = frozenset(["", ".", ")", ".)"])
_BEHIND_TITLE = _ABBREVIATED = frozenset(["", "."])
_IN_TITLE = words("grammar", "phrase_links") | _BEFORE_FIELD


def _known(document: Document, i: int, entry: Entry) -> Chunk:
    end = i + len(entry.keys)
    return _chunk((entry.kind, i, end, document.seps[i], document.keys[i], document.capitals[i], entry))


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
    return _chunk((kind, i, i + 1, document.seps[i], document.keys[i], kind not in _UNCAPITALISED, None))


def _best(document: Document, i: int, before: Chunk | None) -> Entry | None:
    entries = [e for e in names().longest(document, i) if _fits(document, i, e, before)]
    if len(entries) < 2 and i not in regions().matches(document):
        return _without_field(document, i, entries[0]) if entries else None
    places = [e for e in regions().longest(document, i) if e.form == "name"]
    if places and (
        not entries or len(places[0].keys) > len(entries[0].keys) or any(e.kind == "common" for e in entries)
    ):
        return places[0]
    fields = [e for e in entries if e.kind in FIELDS]
    named = i > 0 and document.keys[i - 1] in _BEFORE_FIELD and document.is_capital(i)
    if fields and (named or _precedes_office(document, i + len(fields[0].keys))):  # "Trade Minister" opens a sentence
        entries = [e for e in entries if e.kind != "common"]
    best = min(entries, key=_priority, default=None)
    best = None if best is None else _without_field(document, i, best)
    rivals = [e for e in entries if best is not None and e.kind == best.kind == "country"]
    return named_elsewhere(document, rivals) if rivals else best


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
    plain = [k for k in document.where(_KOREAN) if document.keys[k - 1 : k] not in (("north",), ("south",))]
    north = [k for k in document.where(_KOREAN) if document.keys[k - 1 : k] == ("north",)]
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


def _fits(document: Document, i: int, entry: Entry, before: Chunk | None) -> bool:
    """Tell whether a match may stand here: weak forms need a capitalised neighbour."""
    if entry.keys == _HOST and (i == 0 or document.keys[i - 1] not in _DETERMINERS):
        return False  # "will host the minister"
    if entry.keys == _NATIONAL and entry.kind == "office":
        noun = groups_of(document).tag(i) == NOUN  # "a Bahraini national", no "national boundaries"
        return noun and not document.is_capital(i)
    if entry.kind in _STRONG and not entry.weak:
        return True
    kind, end = entry.kind, i + len(entry.keys)
    if kind == "common":
        if len(entry.keys) == 1 and entry.keys[0] in _initial_only():
            return document.sentences[document.sentence_of[i]][0] == i
        return not entry.weak or not _is_named(document, i, before)
    if kind == "portfolio":
        return len(document.words[i]) > 3 or len(entry.keys) > 1 or document.words[i].isupper()
    if kind in _NOUNS:
        return not entry.weak or (not _is_named(document, i, before) and (document.is_capital(i) or kind == "quality"))
    if kind in PARTIES:
        return not (before is not None and before.is_name and document.seps[i] == "" and document.quoted[i] < 0)
    if kind == "status":
        return len(entry.keys[0]) > 1 or document.seps[i][-1:] == "("
    follows = end < len(document.words) and document.seps[end] in _JOINED and _begins_name(document, end)
    if kind == "rank" and follows and entry.keys == _GENERAL and document.keys[end] in _services():
        return False  # "the General Inspectorate of Police"
    if kind == "rank":
        return document.is_capital(i) and (
            not entry.weak or follows or (end < len(document.words) and document.seps[end][-1:] == "(")
        )
    if kind == "honorific":
        if _is_initials(document, i, entry):
            return False
        if document.sep(end) == "." and document.gap(end) == ".":
            return len(document.words[i]) > 1
        return not entry.weak or (follows and not (before and before.is_name and document.seps[i] == ""))
    if kind == "modifier" and (entry.weak or not document.is_capital(i)):
        return (follows and document.is_capital(i)) or (
            end < len(document.words) and document.keys[end] in title_starts()
        )
    return True


def _begins_name(document: Document, i: int) -> bool:
    """A capitalised word, or a particle and one: "Berg", "al-Masri", "bin Nasser"."""
    if i + 1 >= len(document.words) or document.is_capital(i):
        return i < len(document.words) and document.is_capital(i)
    shortened = document.gap(i).startswith(".") and document.seps[i + 1] == ""  # not "Col du Galibier"
    return document.keys[i] in particles() and document.is_capital(i + 1) and (shortened or document.seps[i + 1] == "-")


_KOREAN = frozenset(["korea", "korean"])
_DPRK = frozenset(["dprk", "pyongyang"])
_GENERAL = ("general",)
_HOST = ("host",)
_NATIONAL = ("national",)
_DETERMINERS = words("grammar", "determiners")


@cache
def _services() -> frozenset[str]:
    """Nouns of institutions that are general ones: "General Directorate"."""
    return words("grammar", "general_services")


def _is_named(document: Document, i: int, before: Chunk | None) -> bool:
    """Tell whether word *i* goes on after a name, and so may belong to it."""
    return before is not None and before.is_name and document.seps[i] in _HYPHENED


def _is_initials(document: Document, i: int, entry: Entry) -> bool:
    """Tell the initials of a name ("S.R. Nathan") from a dotted honorific ("H.E.")."""
    return "." in document.words[i] and not entry.upper


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


class Chunks:
    """The chunks of a document with the few questions that the grammar asks of them.

    ``titles`` are the titles read so far, by their leftmost chunk.
    """

    def __init__(
        self, document: Document, first: int = 0, last: int | None = None, surnames: Surnames | None = None
    ) -> None:
        self.document = document
        self.items = list(_read_chunks(document, first, len(document.words) if last is None else last, surnames))
        self.firsts = [item if isinstance(item, int) else item.first for item in self.items]
        self.kinds = ["word" if isinstance(item, int) else item.kind for item in self.items]
        self.tags = "".join(self._tags())
        self.titles: dict[int, Any] = {}

    def _tags(self) -> Iterator[str]:
        """Yield the gap before each chunk, and its letter (:mod:`dipbrief.mentions.letters`)."""
        document, small = self.document, small_words()
        begins = {document.sentences[n][0] for n in self._sentences()}
        for item, first in zip(self.items, self.firsts, strict=True):
            yield BEGIN if first in begins else gap_of(document.seps[first])
            if isinstance(item, int):
                yield small.get(document.keys[item], WORD)
            else:
                yield letter_of(item.kind, item.capital, item.entry, item.key)
        closing = gap_of(self.sep(len(self))) if self.items else BEGIN
        yield closing if closing in ")}>" else BEGIN

    def _sentences(self) -> range:
        of = self.document.sentence_of
        return range(of[self.firsts[0]], of[self.firsts[-1]] + 1) if self.firsts else range(0)

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Chunk]:
        return (self[k] for k in range(len(self)))

    def __getitem__(self, k: int) -> Chunk:
        item = self.items[k]
        if isinstance(item, Chunk):
            return item
        document = self.document
        return _chunk(("word", item, item + 1, document.seps[item], document.keys[item], False, None))

    def kind(self, k: int) -> str:
        """Return the kind of chunk *k*; "" outside."""
        return self.kinds[k] if 0 <= k < len(self.kinds) else ""

    def key(self, k: int) -> str:
        """Return the folded first word of chunk *k*; "" outside."""
        return self.document.keys[self.firsts[k]] if 0 <= k < len(self.firsts) else ""

    def last_key(self, k: int) -> str:
        """Return the folded last word of chunk *k*."""
        return self.document.keys[self[k].last - 1]

    def capital(self, k: int) -> bool:
        """Tell whether chunk *k* is capitalised; False outside."""
        return 0 <= k < len(self.items) and self[k].capital

    def entry(self, k: int) -> Entry | None:
        """Return the entry that chunk *k* is; None outside, and for a word that the lexicon does not know."""
        return self[k].entry if 0 <= k < len(self.items) else None

    def sep(self, k: int) -> str:
        """Return the separator before chunk *k*; a full stop after the last one."""
        if k < len(self.firsts):
            return self.document.seps[self.firsts[k]]
        return self.document.sep(self[-1].last) if self.firsts else "."

    def behind(self, word: int, k: int) -> int:
        """Return the chunk that begins at or after word *word*, from chunk *k* on."""
        return max(k, bisect_left(self.firsts, word))

    def where(self, kinds: Collection[str], words: frozenset[str] = frozenset()) -> list[int]:
        """Return the chunks of one of *kinds*, and those that begin with one of *words*, in order."""
        found = {k for k, kind in enumerate(self.kinds) if kind in kinds}
        if words and self.firsts:
            for i in self.document.where(words, self.firsts[0], self.firsts[-1] + 1):
                k = bisect_left(self.firsts, i)
                if self.firsts[k] == i:
                    found.add(k)
        return sorted(found)

    def soft(self, k: int) -> bool:
        """Tell whether chunk *k* follows the one before it without a break."""
        if not 0 < k < len(self.items):
            return False
        i = self.firsts[k]
        return self.document.seps[i] in SOFT and self.document.sentence_of[i] == self.document.sentence_of[i - 1]

    def same_sentence(self, a: int, b: int) -> bool:
        """Tell whether chunks *a* and *b* stand in one sentence."""
        if not (0 <= a < len(self.items) and 0 <= b < len(self.items)):
            return False
        return self.document.sentence_of[self.firsts[a]] == self.document.sentence_of[self.firsts[b]]

    def after_group(self, k: int) -> int:
        """Return the chunk after the bracketed group that begins at *k*, or *k* when none begins there."""
        if k >= len(self.items) or self.sep(k)[-1:] not in _OPENING:
            return k
        for end in range(k + 1, min(k + 12, len(self.items) + 1)):
            if set(self.sep(end)) & set(")]"):
                return end
        return k


def tag_of(chunks: Chunks, k: int) -> str:
    """Return the class of the first word of chunk *k*; "" outside."""
    return groups_of(chunks.document).tag(chunks.firsts[k]) if 0 <= k < len(chunks) else ""


def is_english(chunks: Chunks, k: int) -> bool:
    """Tell whether English knows all words of chunk *k*, so that they need not be a name."""
    return all(map(is_ordinary, chunks.document.keys[chunks[k].first : chunks[k].last]))

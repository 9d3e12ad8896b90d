"""Names: ranks, honorifics, particles, initials, suffixes, and words of the lexicon that are names here.

The capitals in a row are one letter each, so that what can be a name is an expression over them.
"""

import re
from dataclasses import dataclass
from typing import Final

from dipbrief.dates import calendar_words
from dipbrief.frames.words import classes_of_verb
from dipbrief.lexicon import Entry, regions, words
from dipbrief.mentions.chunks import Chunk, Chunks, hyphened_particles, particles, suffixes, tag_of
from dipbrief.mentions.letters import HONORIFIC
from dipbrief.mentions.surnames import full_days
from dipbrief.syntax import closed_words, english, groups_of
from dipbrief.syntax.classes import BY, DETERMINER, FINITE, LAST_NEXT, NAME, NUMBER, OF, POSSESSIVE, PREPOSITION
from dipbrief.syntax.forms import GUESS, VERB_PAST, VERB_S

GENERATIONS = words("titles", "suffix", "generation")
CAUCUSES: Final = frozenset(["r", "d", "i"])  # in the Congress of the United States

# --- a row of capitals -------------------------------------------------------------------------------------------
# A gap and a letter a word: n unknown, v unknown but a verb in a headline, i initial, a acronym, A longer one, s one
# that is an order too, p particle, P one in capitals, h one that is an English word too, k such a one in capitals, b a
# title that is a name too, t one that is one before a name, o another title, j a style that is a name, H another, L
# place, Z region, c state that is a name too, C another, w ordinary word, u noun that is a name too, U another, m month
# that is a name, M another word of the calendar, x what only a hyphen makes one of a name.
_AHEAD: Final = "(?=.[niaAs])"
_LINKED: Final = "(?=.[^xhk])"
_ANY: Final = rf"[nivj]|[hk](?=-)|P{_LINKED}|p(?=-)|[aAs]{_AHEAD}|[bot](?=-n)|[Lm]{_AHEAD}"
_PART: Final = rf"""
      -[^otb]
    | .[ni]
    | (?<=[ni]).[aA] | (?<=A).A | .[aAs]{_AHEAD}
    | .[pP]{_LINKED} | .[hk](?=-)
    | [ \-]b | [ \-]t{_AHEAD}
    | .[LZcCwHju]{_AHEAD} | .[LZc]
"""
_BARE: Final = re.compile(rf"(?:{_ANY})(?:{_PART})*", re.VERBOSE)
_TITLED: Final = re.compile(rf"(?:{_ANY}|p{_LINKED}|k(?=[ ]n)|[ZcCwuUM]{_AHEAD})(?:{_PART})*", re.VERBOSE)

# --- around a name -----------------------------------------------------------------------------------------------
_TITLES: Final = re.compile(r"[RHSs](?:[ \-.,()}][RHSs]){0,11}")  # no print has more
_BEGINS: Final = re.compile(r"\||$")
_BEFORE_NAME: Final = re.compile(r"[ .,()}]")
_NO_NAME: Final = re.compile(r"(?:(?:.I)+|(?:.[^NIA])+|.A)$")  # initials, words of the lexicon, an acronym
_NOUN: Final = re.compile(r"[ \-]([PÄQA]|[UFTM])")
_FIELD: Final = re.compile(r"[PÄQVÖUFTM][ \-'`.]|[^|,(]-", re.DOTALL)
_IN_PLACE: Final = re.compile(r"4 L")  # "received in Oslo Kari Lund"
_ONE_NAME: Final = re.compile(r"[ \-'`.]N(?:-[NI])*(?![ \-'`.][NI])")  # behind a style: "Pak Yong-su"
_NICKNAME: Final = re.compile(r'N"N"N')

_NAMING: Final = frozenset(["royal", "head-of-state", "religious"])  # kinds of offices that are names too
_NAMES: Final = frozenset(["royal", "religious", "name"])  # kinds and traits of offices that may stand in a name
_RELIGIOUS: Final = frozenset(["religious"])
_PARTICLES: Final = frozenset(["word", "common", "quality", "honorific"])
_BORROWED: Final = {"place": "L", "region": "Z", "common": "w", "quality": "w", "portfolio": "w", "honorific": "H"}
_BEFORE_DATE: Final = frozenset([BY, NUMBER, LAST_NEXT, DETERMINER, POSSESSIVE, PREPOSITION])
_BEFORE_SUFFIX: Final = frozenset(["", ","])


@dataclass(frozen=True, slots=True)
class Name:
    """A name with what stands directly before it: chunks *first* to *last*, the name at words *words*."""

    first: int
    last: int
    words: tuple[int, int]
    rank: tuple[int, int, Entry] | None
    gender: str | None
    decorated: bool


def ends_headline_name(key: str) -> bool:
    """Tell whether a word, folded, ends a name in a headline: a verb that means something, or "to"."""
    return bool(classes_of_verb(key)) or key in closed_words("infinitive")


class NameReader:
    """Reads the name that stands at a chunk."""

    def __init__(self, chunks: Chunks, *, headline: bool = False) -> None:
        self.headline = headline
        self.chunks = chunks
        self.document = chunks.document
        self.row = (0, "")  # the first chunk of the capitals in a row that were looked at last, and their letters

    def read_name(self, k: int, *, titled: bool) -> Name | None:
        """Read ranks, honorifics and a name from chunk *k*."""
        n = self._title_end(k)
        before = [self.chunks[m] for m in range(k, n)]
        if before and not self._leads_to_name(k, n, titled):
            return None
        decorated = any(chunk.kind not in _STATUS for chunk in before)
        end = self._name_end(n, titled or decorated)
        if end is None:
            return None
        first, last = self.chunks[n].first, self._with_suffix(end)
        follows = self.chunks.behind(last, end)
        if end == n + 1 and self._is_of_place(n - 1, end):
            last = self.chunks[end + 1].last
            follows = end if self.chunks.kind(end + 1) in _STATE else end + 2  # a state is read again behind the name
        return Name(k, follows, (first, last), _rank_of(before), _gender_of(before), decorated)

    def _leads_to_name(self, k: int, n: int, titled: bool) -> bool:
        """Tell whether a name may follow what stands from *k* to *n*; "former" alone has to belong to a title."""
        return _BEFORE_NAME.match(self.chunks.tags, 2 * n) is not None and (
            titled or self.chunks.kind(k) not in _STATUS
        )

    # --- what stands before it ---------------------------------------------------------------------------------
    def _title_end(self, k: int) -> int:
        """The chunk behind the ranks and honorifics at *k*."""
        found = _TITLES.match(self.chunks.tags, 2 * k + 1)
        if found is None:
            return k
        end = found.end() // 2
        styles = (m for m in range(k, end) if self.chunks.tags[2 * m + 1] == HONORIFIC)
        return next((m for m in styles if (m > k and self._is_initial(m)) or self._is_surname(m)), end)

    def _is_initial(self, n: int) -> bool:
        """Tell whether one letter is part of the name: "Rear Admiral M Shafiul Bari", "Gen. M. M. Berg"."""
        chunk = self.chunks[n]
        if len(chunk.key) > 1:
            return False
        stopped = "." in self.document.gap(chunk.last)
        return len(self.chunks.key(n + 1)) == 1 if stopped else self.chunks.tags[2 * n + 3 : 2 * n + 4] == _UNKNOWN

    def _is_surname(self, n: int) -> bool:
        """Tell whether a style is the surname before one given name: "Pak Yong-su", "Ma Wenyong"."""
        style = self.chunks.key(n) in words("titles", "before_given_name")
        return style and _ONE_NAME.match(self.chunks.tags, 2 * n + 2) is not None

    def _is_of_place(self, k: int, end: int) -> bool:
        """Tell of "Lord McFall |of Alcluith|": a birth or peerage at *k*, and a place that belongs to it at *end*."""
        chunk = self.chunks[k] if k >= 0 else None
        noble = chunk is not None and chunk.last - chunk.first == 1 and chunk.key in words("titles", "noble")
        return noble and tag_of(self.chunks, end) == OF and self.chunks.capital(end + 1)

    # --- the name ----------------------------------------------------------------------------------------------
    def _name_end(self, n: int, titled: bool) -> int | None:
        found = (_TITLED if titled else _BARE).match(self._letters(n))
        if found is None or (not titled and _IN_PLACE.match(self.chunks.tags, 2 * n - 1)):
            return None
        end = self._without_seat(n, n + (len(found[0]) + 1) // 2)
        return end if self._is_name(n, end, titled) else None

    def _without_seat(self, n: int, end: int) -> int:
        """ "Senator Ann Berg |R Neb|": the end of a name before caucus and seat, where no mark parts them."""
        return next((k for k in range(n + 1, end - 1) if self.is_seat(k)), end)

    def is_seat(self, k: int) -> bool:
        """Tell whether an initial for a caucus stands at *k*, and a part of the United States directly behind it."""
        chunks = self.chunks
        if chunks.tags[2 * k + 1 : 2 * k + 3] != _SEATED or chunks.key(k) not in CAUCUSES:
            return False
        return bool(regions().longest(self.document, chunks.firsts[k + 1]))

    def _letters(self, n: int) -> str:
        """Return the letters of the capitals in a row from chunk *n* on, and the gaps between them."""
        start, letters = self.row
        if not start <= n < start + len(letters) // 2:
            start, letters = self.row = n, self._row(n)
        return letters[2 * (n - start) + 1 :]

    def _row(self, n: int) -> str:
        found, k = "", n
        while k < len(self.chunks) and (k == n or self._joined(k)):
            chunk = self.chunks[k]
            letter = self._letter(k, chunk) or ("x" if chunk.sep == "-" and k > n and chunk.kind not in _OFFICE else "")
            if not letter:
                break
            found += (chunk.sep if chunk.sep == "-" else " ") + letter
            k += 1
        return found

    def _joined(self, k: int) -> bool:
        """Tell whether chunk *k* may go on with the name before it."""
        tags = self.chunks.tags
        gap = tags[2 * k]
        if gap in _ABBREVIATING:
            return tags[2 * k - 1] == "I" or len(self.chunks.key(k - 1)) <= _PAIR
        if gap in _APOSTROPHE:
            return not self.document.gap(self.chunks.firsts[k]).endswith(" ")
        return gap in " -" or self._is_nickname(k)

    def _is_nickname(self, k: int) -> bool:
        """'Samuel "Shorty" Odongo': one word in quotation marks between two of a name."""
        tags = self.chunks.tags
        return any(_NICKNAME.match(tags, at) for at in (2 * k - 1, 2 * k - 3) if at > 0)

    def _letter(self, k: int, chunk: Chunk) -> str:
        """Return the letter of chunk *k*; "" where it is no part of a name."""
        if self.headline and ends_headline_name(chunk.key):
            return ""
        if chunk.kind in _UNKNOWNS:
            return self._unknown(k, chunk)
        if chunk.kind in _PARTICLES and chunk.key in particles():
            return self._particle(chunk)
        if chunk.kind in _OFFICE:
            return _of_office(chunk, stopped="." in self.document.gap(chunk.last))
        single = chunk.capital and chunk.kind not in _NO_NAMES and chunk.last - chunk.first == 1
        return self._known(k, chunk) if single else ""

    def _known(self, k: int, chunk: Chunk) -> str:
        if chunk.key in calendar_words():
            return "m" if self._is_given(k) else "M"
        style = chunk.kind in _HONORIFIC and (self._is_initial(k) or self._is_surname(k))
        return "j" if style else _borrowed(chunk)

    def _unknown(self, k: int, chunk: Chunk) -> str:
        if chunk.kind in _ACRONYM:
            return "s" if chunk.key in suffixes() else "A" if len(chunk.key) > _PAIR else "a"
        if self.headline and self._is_finite(k):
            return "v"
        return _UNKNOWNS[chunk.kind]

    def _particle(self, chunk: Chunk) -> str:
        name = chunk.capital and groups_of(self.document).tag(chunk.first) == NAME
        if chunk.key in hyphened_particles() and not name:
            return "k" if chunk.capital and not self.headline else "h"
        return "P" if chunk.capital else "p"

    def _is_given(self, k: int) -> bool:
        """Tell whether a month, or the short form of a day, is the first part of a name: "attention of Sun Weiben"."""
        chunk, groups = self.chunks[k], groups_of(self.document)
        if chunk.key in full_days() or not chunk.first:
            return False
        plain = self.chunks.kind(k + 1) in _UNKNOWNS and self.document.gap(chunk.last).isspace()
        return plain and groups.tag(chunk.first - 1) not in _BEFORE_DATE

    # --- what is no name of a person ---------------------------------------------------------------------------
    def _is_name(self, start: int, end: int, titled: bool) -> bool:
        tags = self.chunks.tags
        if _NO_NAME.match(tags[2 * start : 2 * end]) or self._names_thing(start, end):
            return False
        noun = _NOUN.match(tags, 2 * end)
        if noun is not None and self.chunks.key(end) not in suffixes():
            return titled and end - start > 1 and noun[1] not in _UNITS
        if titled:
            return end - start > 1 or not self._is_verb(start)
        return not _FIELD.match(tags, 2 * start - 1)

    def _names_thing(self, start: int, end: int) -> bool:
        return self._is_based(end) or self._is_company(start, end) or self._is_landmark(start, end)

    def _is_based(self, end: int) -> bool:
        """Tell of "the |Houston|-based firm"."""
        hyphen = self.chunks.sep(end).endswith("-") and not _BEGINS.match(self.chunks.tags, 2 * end)
        return hyphen and not self.chunks.capital(end)

    def _is_verb(self, k: int) -> bool:
        """Tell whether a headline's verb stands at *k*: "President Meets Envoy"; before a verb it may be a name."""
        if not ends_headline_name(self.chunks.key(k)):
            return False
        return self.headline or self._is_finite(k) or tag_of(self.chunks, k + 1) not in FINITE

    def _is_finite(self, k: int) -> bool:
        """Tell whether the word at *k* is a form of a known verb that can be finite: "thanks", "met", not "Povled"."""
        key = self.chunks.key(k)
        bits = english().words.lookup(key).bits
        return bool(bits & (VERB_S | VERB_PAST)) and not bits & GUESS and key not in words("titles", "surname")

    def _is_company(self, start: int, end: int) -> bool:
        """Tell whether the words are the name of a firm: "Motors Corp", "Falcon Plastics Inc"."""
        last = end + 1 if self.chunks.soft(end) and self.chunks.capital(end) else end
        return any(self.chunks.key(k) in words("titles", "company") for k in range(start, last))

    def _is_landmark(self, start: int, end: int) -> bool:
        """Tell of things that are called after the holder of an office: "the King |Badr Bridge|"."""
        entry = self.chunks.entry(start - 1)
        of_state = self.chunks.kind(start - 2) in _STATE  # "the Guyanese President George Lake" is a person
        named = end - start > 1 and self.chunks.key(end - 1) in words("titles", "landmark")
        return named and entry is not None and entry.data.get("kind") in _NAMING and not of_state

    def _with_suffix(self, end: int) -> int:
        """The word after the name and its "Jr.", "III"."""
        last, document = self.chunks[end - 1].last, self.document
        if last >= len(document.words) or document.keys[last] not in suffixes():
            return last
        numeral = document.words[last].strip(".").isupper() and set(document.words[last]) <= _NUMERALS
        suffix = document.seps[last] in _BEFORE_SUFFIX and (numeral or document.keys[last] in GENERATIONS)
        return last + 1 if suffix else last


_SEATED: Final = "I "
_STATUS: Final = frozenset(["status"])
_STATE: Final = frozenset(["country"])
_OFFICE: Final = frozenset(["office"])
_HONORIFIC: Final = frozenset(["honorific"])
_ACRONYM: Final = frozenset(["acronym"])
_UNKNOWNS: Final = {"name": "n", "initial": "i", "acronym": "a"}
_NO_NAMES: Final = frozenset(["rank", "status", "number", "word"])
_UNITS: Final = "UFTM"
_UNKNOWN: Final = "N"
_ABBREVIATING: Final = frozenset(["."])
_APOSTROPHE: Final = frozenset(["`"])
_NUMERALS: Final = frozenset("IVX")
_PAIR: Final = 2  # letters of "Md.", "PM"


def _gender_of(before: list[Chunk]) -> str | None:
    genders = (chunk.entry.data.get("gender") for chunk in before if chunk.entry is not None)
    return next(filter(None, genders), None)


def _rank_of(before: list[Chunk]) -> tuple[int, int, Entry] | None:
    """The rank among what stands before a name."""
    ranks = [(chunk, chunk.entry) for chunk in before if chunk.kind in _RANK and chunk.entry is not None]
    return (ranks[0][0].first, ranks[-1][0].last, ranks[0][1]) if ranks else None


_RANK: Final = frozenset(["rank"])


def _of_office(chunk: Chunk, *, stopped: bool) -> str:
    """Return the letter of a title: "Hossein |Amir| Tabesh", "|Lamas|"."""
    entry = chunk.entry if chunk.capital and chunk.last - chunk.first == 1 else None
    if entry is None:
        return ""
    kind, form = entry.data.get("kind"), entry.form
    if chunk.key in suffixes():  # "Benson Kaupa MP"
        return "o"
    if form in _PLURAL:
        return "b" if kind in _RELIGIOUS else "o"
    if form in _SHORT:
        return _of_abbreviation(chunk, stopped)
    return "t" if kind in _NAMES or entry.data.get("trait") in _NAMES else "o"


def _of_abbreviation(chunk: Chunk, stopped: bool) -> str:
    return "o" if stopped or len(chunk.key) >= _LONG else "b"


_SHORT: Final = frozenset(["abbreviation"])
_PLURAL: Final = frozenset(["plural"])
_LONG: Final = 4  # letters of an abbreviation that is no name


def _borrowed(chunk: Chunk) -> str:
    """Return the letter of a word of the lexicon: "Israel Berg", "Ann Washington", "Jordan"."""
    weak = chunk.entry is not None and chunk.entry.weak
    known = "c" if weak else "C"
    return known if chunk.kind in _STATE else _BORROWED.get(chunk.kind, "u" if weak else "U")

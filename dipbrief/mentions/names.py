"""Names: ranks, honorifics, particles, initials, suffixes, and words of the lexicon that are names here."""

from dataclasses import dataclass
from functools import cache

from dipbrief.acts import verb_forms, verb_set
from dipbrief.dates import calendar_words
from dipbrief.lexicon import Entry, words
from dipbrief.mentions.chunks import FIELDS, NAME_WORDS, Chunks, hyphened_particles, particles, suffixes, tag_of
from dipbrief.mentions.surnames import full_days
from dipbrief.syntax import english, groups_of
from dipbrief.syntax.classes import (
    BE,
    BY,
    DETERMINER,
    DO,
    HAVE,
    LAST_NEXT,
    MODAL,
    NAME,
    NUMBER,
    OF,
    PAST,
    POSSESSIVE,
    PREPOSITION,
    PRESENT,
    PRESENT_S,
)
from dipbrief.syntax.forms import VERB_PAST, VERB_S
from dipbrief.tables import read_table

_BRACKETS = frozenset("()[].,")
_TITLES = 12  # ranks and honorifics before one name, at most
GENERATIONS = words("grammar", "generations")
_ALWAYS_TITLES = words("grammar", "always_titles")

# Kinds of chunks, by what they are in a name.
_TITLE_KINDS = frozenset(["rank", "honorific", "status"])
_PLAIN = frozenset(["name", "initial"])
_ALSO_PARTICLES = frozenset(["word", "common", "quality", "honorific"])
_NO_NAMES = frozenset(["rank", "status", "number"])
_WEAK = frozenset(["place", "common", "honorific"])
_GIVEN_NAMES = frozenset(["place", "country", "common", "region", "quality", "portfolio", "honorific"])
_SURNAMES = frozenset(["place", "region"])
_NOUNS = frozenset(["unit", "quality", "portfolio", "acronym"])
_NAMING = frozenset(["royal", "head-of-state", "religious"])  # kinds of offices that are names too

_VERBS = frozenset([PAST, PRESENT, PRESENT_S, MODAL, BE, HAVE, DO])
_BEFORE_DATE = frozenset([BY, NUMBER, LAST_NEXT, DETERMINER, POSSESSIVE, PREPOSITION])

# Separators.
_JOINED = frozenset(["", "-"])
_BEFORE_SUFFIX = frozenset(["", ","])


@dataclass(frozen=True, slots=True)
class Name:
    """A name with what stands directly before it: chunks *first* to *last*, the name at words *words*."""

    first: int
    last: int
    words: tuple[int, int]
    rank: tuple[int, int, Entry] | None
    gender: str | None
    decorated: bool


@cache
def headline_verbs() -> frozenset[str]:
    """Return the forms of verbs that end a name in a headline."""
    meetings = read_table("meetings")
    forms = [form for verb in meetings["verb"] for form in verb["forms"]] + meetings["light"]["forms"]
    return (
        frozenset(forms)
        | frozenset(verb_forms())
        | verb_set("encounter", "topic", "result", "protocol", "delivery")
        | words("grammar", "headline_to")
    )


class NameReader:
    """Reads the name that stands at a chunk."""

    def __init__(self, chunks: Chunks, *, headline: bool = False) -> None:
        self.headline = headline
        self.chunks = chunks
        self.document = chunks.document

    def read_name(self, k: int, *, titled: bool) -> Name | None:
        """Read ranks, honorifics and a name from chunk *k*."""
        n, rank, gender, decorated = k, None, None, False
        while n < k + _TITLES and self.chunks.kind(n) in _TITLE_KINDS:
            chunk = self.chunks[n]
            if n > k and set(chunk.sep) - _BRACKETS - {"-"}:
                return None
            if chunk.kind == "status" and n == k and not titled:
                return None
            if chunk.kind == "honorific" and ((n > k and self._is_initial(n)) or self._is_surname(n)):
                break
            if chunk.kind == "rank" and chunk.entry is not None:
                rank = (rank[0] if rank else chunk.first, chunk.last, rank[2] if rank else chunk.entry)
            gender = gender or (chunk.entry.data.get("gender") if chunk.entry is not None else None)
            decorated = decorated or chunk.kind != "status"
            n += 1
        if n > k and (set(self.chunks.sep(n)) - _BRACKETS or not self.chunks.same_sentence(k, n)):
            return None
        end = self._name_end(n, titled or decorated)
        if end is None:
            return None
        first, last = self.chunks[n].first, self._with_suffix(end)
        follows = self.chunks_after(last, end)
        if end == n + 1 and self._is_noble(n - 1) and tag_of(self.chunks, end) == OF and self.chunks.capital(end + 1):
            last = self.chunks[end + 1].last  # "Lord McFall of Alcluith"; a state is read again behind the name
            follows = end if self.chunks.kind(end + 1) == "country" else end + 2
        return Name(k, follows, (first, last), rank, gender, decorated)

    def _is_initial(self, n: int) -> bool:
        """Tell whether one letter is part of the name: "Rear Admiral M Shafiul Bari", "Gen. M. M. Berg"."""
        chunk = self.chunks[n]
        if len(chunk.key) > 1:
            return False
        stopped = "." in self.document.gap(chunk.last)
        return self.chunks.kind(n + 1) == "name" if not stopped else len(self.chunks.key(n + 1)) == 1

    def _is_noble(self, k: int) -> bool:
        """Tell whether a birth or peerage stands at *k*, which a place belongs to."""
        chunk = self.chunks[k] if k >= 0 else None
        return chunk is not None and chunk.last - chunk.first == 1 and chunk.key in words("titles", "noble")

    def _is_surname(self, n: int) -> bool:
        """Tell whether a style is the surname before one given name: "Pak Yong-su", "Ma Wenyong"."""
        if self.chunks.key(n) not in words("titles", "before_given_name") or self.chunks.kind(n + 1) != "name":
            return False
        end = n + 2
        while self.chunks.kind(end) in _PLAIN and self.chunks.sep(end) == "-":
            end += 1
        return self.chunks.soft(n + 1) and not (self.chunks.kind(end) in _PLAIN and self._joined(end))

    def chunks_after(self, word: int, end: int) -> int:
        """Return the chunk that begins at or after word *word*, from chunk *end* on."""
        while end < len(self.chunks) and self.chunks[end].first < word:
            end += 1
        return end

    def _name_end(self, n: int, titled: bool) -> int | None:
        start, k = n, n
        while k < len(self.chunks) and (k == start or self._joined(k)):
            step = self._name_part(start, k, titled)
            if step is None:
                break
            k = step
        if k == start or not self._is_name(start, k, titled):
            return None
        return k

    def _joined(self, k: int) -> bool:
        if self._is_nickname(k) or self._is_nickname(k - 1):
            return True
        chunk = self.chunks[k] if self.chunks.soft(k) else None
        if chunk is None or chunk.sep == "'s":
            return False
        if chunk.sep == ".":
            return self.chunks.kind(k - 1) == "initial" or len(self.chunks.key(k - 1)) <= 2
        if chunk.sep == "'":
            return not self.document.gap(chunk.first).endswith(" ")
        return True

    def _is_nickname(self, k: int) -> bool:
        """'Samuel "Shorty" Odongo': one word in quotation marks between two of a name."""
        around = self.chunks.sep(k) == self.chunks.sep(k + 1) == '"' and self.chunks.same_sentence(k - 1, k + 1)
        return around and all(self.chunks.kind(n) == "name" for n in range(k - 1, k + 2))

    def _name_part(self, start: int, k: int, titled: bool) -> int | None:
        """The chunk after *k* when *k* can belong to the name that begins at *start*."""
        chunk = self.chunks[k]
        if self.headline and (chunk.key in headline_verbs() or (k > start and self._is_finite(k))):
            return None
        initial = k == start and chunk.kind == "honorific" and (self._is_initial(k) or self._is_surname(k))
        if chunk.kind in _PLAIN or initial or (chunk.sep == "-" and k > start and chunk.kind != "office"):
            return k + 1
        if chunk.key in particles() and chunk.kind in _ALSO_PARTICLES and k + 1 < len(self.chunks):
            ahead = self.chunks[k + 1]
            bare = chunk.key in hyphened_particles() and chunk.sep != "-" and ahead.sep != "-"
            if bare and (not chunk.capital or groups_of(self.document).tag(chunk.first) != NAME):
                return None
            linked = ahead.capital or ahead.key in particles()
            return (
                k + 1
                if linked
                and self._joined(k + 1)
                and (k > start or chunk.capital or chunk.sep == "-" or ahead.sep == "-" or titled)
                else None
            )
        if chunk.kind == "acronym":
            near = self.chunks.kind(k + 1) in NAME_WORDS and self._joined(k + 1)
            before = self.chunks[k - 1] if k > start else None
            shouted = before is not None and before.kind == "acronym" and min(len(before.key), len(chunk.key)) > 2
            last = before is not None and chunk.key not in suffixes() and (before.kind in _PLAIN or shouted)
            return k + 1 if near or last else None
        if chunk.kind == "office":
            return self._title_as_name(start, k)
        if not chunk.capital or chunk.kind in _NO_NAMES:
            return None
        return self._borrowed(start, k, titled)

    def _title_as_name(self, start: int, k: int) -> int | None:
        """A one-word title inside a name ("Hossein Amir Tabesh"), or a plural that is a surname ("Lamas")."""
        chunk = self.chunks[k]
        if chunk.last - chunk.first > 1 or not chunk.capital or chunk.entry is None:
            return None
        if k == start:
            return k + 1 if self.chunks.sep(k + 1) == "-" and self.chunks.kind(k + 1) == "name" else None
        if chunk.sep not in _JOINED:
            return None
        if chunk.key in suffixes():  # "Benson Kaupa MP"
            return None
        if chunk.entry.form == "abbreviation" and len(chunk.key) < 4 and "." not in self.document.gap(chunk.last):
            return k + 1
        if chunk.entry.form == "plural":
            return k + 1 if chunk.entry.data.get("kind") == "religious" else None
        ahead = self.chunks.kind(k + 1) in NAME_WORDS and self._joined(k + 1)
        return k + 1 if ahead and chunk.entry.data.get("kind") in _NAMING and chunk.key not in _ALWAYS_TITLES else None

    def _borrowed(self, start: int, k: int, titled: bool) -> int | None:
        """A word of the lexicon inside a name: "Israel Berg", "Ann Washington", "Jordan"."""
        chunk = self.chunks[k]
        given = k == start and (titled or self._is_given(k))
        if chunk.last - chunk.first > 1 or (chunk.key in calendar_words() and not given):
            return None
        ahead = self.chunks.kind(k + 1) in NAME_WORDS and self._joined(k + 1)
        weak = chunk.entry is not None and (chunk.entry.weak or chunk.kind in _WEAK)
        if k == start and not titled and chunk.kind == "place" and self.chunks.key(k - 1) == "in" and chunk.sep == "":
            return None  # "received in Oslo Kari Lund"
        if k == start:
            named = (given and chunk.kind != "honorific") or chunk.kind == "place"
            return k + 1 if ahead and named else None
        if ahead:
            return k + 1 if chunk.kind in _GIVEN_NAMES or weak else None
        return k + 1 if chunk.kind in _SURNAMES or (chunk.kind == "country" and weak) else None

    def _is_given(self, k: int) -> bool:
        """Tell whether a month, or the short form of a day, is the first part of a name: "attention of Sun Weiben"."""
        chunk, groups = self.chunks[k], groups_of(self.document)
        if chunk.key not in calendar_words() or chunk.key in full_days() or not chunk.first:
            return False
        plain = self.chunks.kind(k + 1) in _PLAIN and self.document.gap(chunk.last) == " "
        return plain and groups.tag(chunk.first - 1) not in _BEFORE_DATE

    def _is_name(self, start: int, end: int, titled: bool) -> bool:
        chunks = self.chunks
        based = chunks.same_sentence(start, end) and chunks.sep(end)[-1:] == "-" and not chunks.capital(end)
        if based or self._is_company(start, end):  # "the Houston-based firm"
            return False
        if end - start > 1 and chunks.key(end - 1) in words("titles", "landmark") and self._is_namesake(start - 1):
            return False
        if all(chunks.kind(k) == "initial" for k in range(start, end)):
            return False
        if not any(chunks[k].is_name for k in range(start, end)):
            return False
        if end - start == 1 and (chunks.kind(start) == "acronym" or (titled and self._is_verb(start))):
            return False
        if (
            (chunks.soft(end) and chunks.sep(end) in _JOINED and chunks.key(end) not in suffixes())
            and chunks[end].capital
            and chunks.kind(end) in _NOUNS
        ):
            return titled and end - start >= 2 and chunks.kind(end) != "unit"
        if titled:
            return True
        before = chunks.kind(start - 1) if chunks.soft(start) else ""
        if before in FIELDS and chunks[start - 1].capital:
            return False
        return not (chunks.sep(start) == "-" and before)

    def _is_verb(self, k: int) -> bool:
        """Tell whether a headline's verb stands at *k*: "President Meets Envoy"; before a verb it may be a name."""
        if self.chunks.key(k) not in headline_verbs():
            return False
        return self.headline or self._is_finite(k) or tag_of(self.chunks, k + 1) not in _VERBS

    def _is_finite(self, k: int) -> bool:
        """Tell whether the word at *k* can be a finite verb by its form: "thanks", "met"."""
        key = self.chunks.key(k)
        verb = english().words.lookup(key).bits & (VERB_S | VERB_PAST)
        return bool(verb) and key not in words("titles", "surname")

    def _is_company(self, start: int, end: int) -> bool:
        """Tell whether the words are the name of a firm: "Motors Corp", "Falcon Plastics Inc"."""
        last = end + 1 if self.chunks.soft(end) and self.chunks.capital(end) else end
        return any(self.chunks.key(k) in words("titles", "company") for k in range(start, last))

    def _is_namesake(self, k: int) -> bool:
        """Tell whether things are called after holders of the office at *k*: "the King Badr Bridge"."""
        entry = self.chunks.entry(k)
        of_state = self.chunks.kind(k - 1) == "country"  # "the Guyanese President George Lake" is a person
        return entry is not None and entry.data.get("kind") in _NAMING and not of_state

    def _with_suffix(self, end: int) -> int:
        """The word after the name and its "Jr.", "III"."""
        last = self.chunks[end - 1].last
        document = self.document
        if (
            last >= len(document.words)
            or document.keys[last] not in suffixes()
            or document.seps[last] not in _BEFORE_SUFFIX
        ):
            return last
        numeral = document.words[last].strip(".").isupper() and set(document.words[last]) <= set("IVX")
        return last + 1 if numeral or document.keys[last] in GENERATIONS else last

"""Words of the lexicon that are names where they stand: behind an office or a rank, and where that name comes again.

"Julia Bishop", "President Houston", "Otto March": what stands around such a word tells what it is, not the tables.
"""

import re
from functools import cache

from dipbrief.document import Document, fold
from dipbrief.frames.words import is_ordinary
from dipbrief.lexicon import Entry, names, regions, words
from dipbrief.syntax import closed_words, groups_of
from dipbrief.syntax.classes import CALENDAR, NAME, NOUN
from dipbrief.tables import read_table

_PLACES = frozenset(["place", "region"])
_ORDINARY = frozenset(["common", "unit", "quality"])
_TITLES = frozenset(["office", "rank", "honorific", "status"])
_LANDS = frozenset(["country", "place", "region"])
_JOINED = frozenset(["", "-"])
_NOMINAL = frozenset([NAME, NOUN])

# A row of capitals, one letter a word: n unknown, p a place, P a place of several words, c a state, w an ordinary word
# that is a name too, t a title or noun that is a surname too, g one that is a given name too, m a month, d an adjective
# of a state, ! what is no name.
_FULL = re.compile(r"(?=[a-zP]*[npg])[npcwg][npcwgmP]*[npcwtgdP]|[npg]m")
_NO_NAME = frozenset(["", "!"])
_LONE = re.compile(r"[pctgwm]")
# What stands behind a name and in front of one that comes again: gap and class of a word.
_GOES_ON = re.compile(r" [NSA#]|[\-/]")  # "the President Church building"
_OF = re.compile(r" F")
_NO_NAME_BEFORE = re.compile(r".[DPAF]")
_NO_PLACE_BEFORE = re.compile(r".[DPAFIL#]")


def is_capital(document: Document, i: int) -> bool:
    """Tell whether word *i* is capitalised; in a text all in capitals, whether it is no word that English knows."""
    return document.is_capital(i) and document.keys[i] not in document.once(_ordinary, _ordinary)


def is_shouted(document: Document) -> bool:
    """Tell whether the text is all in capitals, so that they do not show a name or an acronym."""
    return document.once(_is_shouted, _is_shouted)


def _is_shouted(document: Document) -> bool:
    upper = [word for word in filter(str.isupper, document.words) if len(word) > 3]
    return bool(upper) and len(upper) > 0.6 * sum(1 for word in document.words if len(word) > 3)


def _ordinary(document: Document) -> frozenset[str]:
    """The words of a text all in capitals that English knows: they are no names; none in another text."""
    return frozenset(filter(is_ordinary, document.keys)) if is_shouted(document) else frozenset()


class Surnames:
    """The names of a text that the lexicon knows as something else.

    :meth:`behind` is asked at each title, in the order of the text; :meth:`again` at each known word of a capital.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.groups = groups_of(document)
        self.row = (0, "")  # the first word of the capitals in a row that were looked at last, and their letters
        self.lands: dict[str, bool] = {}  # last words of names, and whether they are those of places
        self.towns: dict[str, bool] = {}  # names of towns, and whether somebody of the text has them too

    def behind(self, i: int, *, of_state: bool, capital: bool) -> int:
        """Return the end of the name at word *i* directly behind an office or rank; *i* when the tables are right.

        *of_state* tells that the state of the office is printed before it, *capital* that the office has a capital.
        """
        letters = self._row(i)
        end = i + len(letters)
        plain = letters.strip("n") == "" and not is_shouted(self.document)
        if plain or letters[-1:] in _NO_NAME or not self._closes(end, letters):
            return i
        lone = capital and _LONE.fullmatch(letters) and self._is_lone(i, letters, of_state)
        if not lone and not _FULL.fullmatch(letters):
            return i
        self.lands[self.document.keys[end - 1]] = letters[-1] in "pc"
        return end

    def _row(self, i: int) -> str:
        """Return the letters of the capitals in a row from word *i* on, up to the first that is no name."""
        start, letters = self.row
        if not start <= i < start + len(letters):
            start, letters = self.row = i, self._letters(i)
        end = letters.find("!", i - start)
        return letters[i - start : end + 1 if end >= 0 else None]

    def _letters(self, i: int) -> str:
        """Return the letters of all capitals in a row from word *i* on, up to a day."""
        document = self.document
        last, k, found = document.sentences[document.sentence_of[i - 1]][1], i, []
        while k < last and self._is_capital(k, last) and (k == i or document.seps[k] in _JOINED):
            letter = self._letter(k)
            if letter == "" or (k > i and self.is_day(k)):
                break
            found.append(letter)
            k += len(letter)
        return "".join(found)

    def _is_capital(self, k: int, last: int) -> bool:
        """Tell whether word *k* may be one of a name; all in capitals, also a noun that English knows before one."""
        if is_capital(self.document, k):
            return True
        noun = self.document.is_capital(k) and self.groups.tag(k) in _NOMINAL
        return noun and k + 1 < last and self.document.seps[k + 1] == "" and is_capital(self.document, k + 1)

    def _letter(self, k: int) -> str:
        """Return the letter of word *k*, once for each word of its form; "" for a day of the week."""
        key = self.document.keys[k]
        if self.groups.tag(k) == CALENDAR:
            return "m" if key in _months() else "" if key in full_days() else "w"
        entries = self._known(k)
        if not entries:
            return "n"
        length = len(entries[0].keys)
        if length > 1:
            return ("P" if entries[0].kind in _PLACES else "!") * length
        return _also_name(key) or _of(entries)

    def is_day(self, k: int) -> bool:
        """Tell whether word *k* is a day of the week, or a month with a number beside it."""
        if self.groups.tag(k) != CALENDAR:
            return False
        if self.document.keys[k] not in _months():
            return True
        around = self.document.words[k - 1][:1] + "".join(self.document.words[k + 1 : k + 2])[:1]
        return any(letter.isdigit() for letter in around)

    def _closes(self, end: int, letters: str) -> bool:
        """Tell whether the words behind the capitals leave them a name."""
        if end >= len(self.document.words) or self.document.sentence_of[end] != self.document.sentence_of[end - 1]:
            return True
        behind = self.groups.tags[2 * (end - self.groups.first) : 2 * (end - self.groups.first) + 2]
        if _OF.match(behind):
            return letters[-1] not in "twc" or self._is_land(end + 1)
        return not _GOES_ON.match(behind)

    def _is_land(self, k: int) -> bool:
        return any(entry.kind in _LANDS for entry in (*self._known(k), *self._known(k + 1)))

    def _known(self, k: int) -> list[Entry]:
        return names().longest(self.document, k) or regions().longest(self.document, k)

    def _is_lone(self, i: int, letter: str, of_state: bool) -> bool:
        """Tell whether the one word at *i* is a surname: of a state only where the office has its own."""
        weak = all(entry.weak for entry in self._known(i))
        return not self.is_day(i) and (letter in "tgpm" or of_state or weak)

    def again(self, i: int) -> bool:
        """Tell whether the known word at *i* is a name that stood behind a title before: "Bishop pledged aid".

        The name of a town may have stood behind another name, too: "Jon Yaizu left. Yaizu pledged aid".
        """
        document, key = self.document, self.document.keys[i]
        if not document.is_capital(i) or self._joined(i) or self._joined(i + 1):
            return False
        if key not in self.lands and not self._is_somebodys(i, key):
            return False
        if document.sentences[document.sentence_of[i]][0] == i or self._is_company(i):
            return True
        before = self.groups.tags[2 * (i - 1 - self.groups.first) : 2 * (i - self.groups.first)]
        return not (_NO_PLACE_BEFORE if self.lands.get(key, True) else _NO_NAME_BEFORE).match(before)

    def _is_somebodys(self, i: int, key: str) -> bool:
        """Tell whether the town at word *i*, no capital of a state, has a name that ends somebody's in the text."""
        if key not in self.towns:
            town = key not in _capitals() and all(entry.kind == "place" for entry in self._known(i))
            self.towns[key] = town and any(map(self._ends_name, self.document.places()[key]))
        return self.towns[key]

    def _ends_name(self, k: int) -> bool:
        """Tell whether word *k* is the last of two capitals, the first of which no list knows: "met |Jon Yaizu|"."""
        document = self.document
        if not self._joined(k) or self._joined(k + 1) or document.seps[k] or is_shouted(document):
            return False
        if self.groups.tag(k - 1) != NAME or is_ordinary(document.keys[k - 1]) or self._known(k - 1):
            return False
        before = self.groups.tags[2 * (k - 2 - self.groups.first) : 2 * (k - 1 - self.groups.first)]
        return self._is_company(k - 1) or not _NO_PLACE_BEFORE.match(before)

    def _is_company(self, i: int) -> bool:
        """ "met with |Yaizu|", "led by |Yaizu|"."""
        return i > 0 and self.document.keys[i - 1] in closed_words("company", "by")

    def _joined(self, i: int) -> bool:
        """Tell whether word *i* goes on with the capital before it."""
        document = self.document
        if not 0 < i < len(document.words) or document.sentence_of[i] != document.sentence_of[i - 1]:
            return False
        return document.seps[i] in _JOINED and document.is_capital(i) and document.is_capital(i - 1)


def _also_name(key: str) -> str:
    """Return the letter of a title or noun that is a name too; "" for others."""
    return "g" if key in words("titles", "given_name") else "t" if key in words("titles", "surname") else ""


def _of(entries: list[Entry]) -> str:
    """Return the letter of a known word that is one of *entries*."""
    kinds = {entry.kind for entry in entries}
    if kinds & _PLACES:
        return "p"
    if any(entry.kind == "country" and entry.form == "name" for entry in entries):
        return "c"
    return "d" if kinds == _STATE else _of_noun(entries, kinds)


_STATE = frozenset(["country"])


def _of_noun(entries: list[Entry], kinds: set[str]) -> str:
    ordinary = any(entry.weak and entry.kind in _ORDINARY for entry in entries)
    return "w" if ordinary and kinds.isdisjoint(_TITLES) else "!"


@cache
def _capitals() -> frozenset[str]:
    return frozenset(fold(state["capital"]) for state in read_table("states").values())


@cache
def _months() -> frozenset[str]:
    return frozenset(form for group in read_table("calendar")["months"]["words"] for form in group)


@cache
def full_days() -> frozenset[str]:
    """The days of the week in full: "Sun" is a name, Sunday is none."""
    return frozenset(day for day, *_ in read_table("calendar")["weekdays"]["words"])

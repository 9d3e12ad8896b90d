"""The letters that stand for chunks, so that a passage is a string that expressions can be matched against.

A chunk is two characters: the *gap* before it and its *letter*. Most letters tell a chunk in capitals from one in
lower case as the letter itself does: "P" for "Trade", "p" for "trade".
"""

from functools import cache, lru_cache
from typing import Final

from dipbrief.frames.words import classes_of_verb
from dipbrief.lexicon import Entry, words
from dipbrief.syntax import closed_words, copulas, english
from dipbrief.syntax.forms import ADVERB, VERB_ING, VERB_S, read_words

__all__ = ["gap_of", "letter_of", "letter_of_word"]

# --- what a title is made of: in capitals; the same in lower case ------------------------------------------------
OFFICE: Final = "O"
OFFICES: Final = "X"
NOUN: Final = "E"  # "diplomat": an office in form alone
BIRTH: Final = "J"  # "Prince"
RANK: Final = "R"
STATUS: Final = "S"
HONORIFIC: Final = "H"
PORTFOLIO: Final = "P"
PAIR: Final = "Ä"  # "Sports and Culture"
QUALITY: Final = "Q"
MODIFIER: Final = "V"
UNIT: Final = "U"
FORMATION: Final = "F"
FLEET: Final = "Ö"  # a formation that may also stand before an office
MINISTRY: Final = "T"
MISSION: Final = "M"
BODY: Final = "B"
ORGANIZATION: Final = "G"
STATE: Final = "C"
DEMONYM: Final = "D"
PLACE: Final = "L"
REGION: Final = "Z"
AREA: Final = "Y"
NAME: Final = "N"
INITIAL: Final = "I"
ACRONYM: Final = "A"
COMMON: Final = "W"  # a word that opens sentences
# --- what is neither in capitals nor not ------------------------------------------------------------------------
NUMBER: Final = "#"
SHIP: Final = "$"
THE: Final = "0"
TITLED_THE: Final = "*"  # "The" in capitals among words that have none
ARTICLE: Final = "9"  # "its", "the sisterly"
OF: Final = "1"
TO: Final = "2"
FOR: Final = "3"
IN: Final = "4"
ON: Final = "5"
WITH: Final = "6"
AGAINST: Final = "7"
FROM: Final = "8"
AND: Final = "&"
GROUPING: Final = "%"
ALSO: Final = "+"
WHO: Final = "w"
COPULA: Final = "i"
WORD: Final = "_"

_KINDS: Final = {
    "office": OFFICE,
    "rank": RANK,
    "status": STATUS,
    "honorific": HONORIFIC,
    "portfolio": PORTFOLIO,
    "quality": QUALITY,
    "modifier": MODIFIER,
    "unit": UNIT,
    "body": BODY,
    "organization": ORGANIZATION,
    "country": STATE,
    "place": PLACE,
    "region": REGION,
    "area": AREA,
    "name": NAME,
    "initial": INITIAL,
    "acronym": ACRONYM,
    "number": NUMBER,
    "common": COMMON,
}
_FORMS: Final = {
    ("office", "plural"): OFFICES,
    ("office", "noun"): NOUN,
    ("country", "demonym"): DEMONYM,
    ("country", "people"): DEMONYM,
}
_SMALL: Final = {
    "indefinite": ARTICLE,
    "possessive": ARTICLE,
    "definite": THE,
    "of": OF,
    "goal": TO,
    "purpose": FOR,
    "place": IN,
    "topic": ON,
    "company": WITH,
    "opposition": AGAINST,
    "origin": FROM,
    "additive": AND,
    "focus": ALSO,
    "at-present": ALSO,
    "role": ALSO,
}
_FIRST_WORDS: Final = {"ministry": MINISTRY}
_LAST_WORDS: Final = {"formation": FORMATION, "mission": MISSION}


@cache
def small_words() -> dict[str, str]:
    """Return the letters of small words by their keys."""
    listed = {key: letter for name, letter in _SMALL.items() for key in closed_words(name)}
    others = {
        WHO: english().links.personal,
        COPULA: copulas(),
        ARTICLE: words("titles", "amity"),
    }
    return listed | {key: letter for letter, keys in others.items() for key in keys}


@lru_cache(1 << 14)
def letter_of_word(key: str) -> str:
    """Return the letter of a word in lower case that the lexicon does not know.

    >>> letter_of_word("of"), letter_of_word("serves"), letter_of_word("x")
    ('1', 'i', '_')
    """
    if key in english().closed or key in small_words():
        return small_words().get(key, WORD)
    if read_words().lookup(key).preferred == ADVERB:
        return ALSO
    if key in words("titles", "unit"):
        return GROUPING
    serves = (letter for form, letter in _SERVING.items() if not _HOLDING.isdisjoint(classes_of_verb(key, form)))
    return next(serves, WORD)


_HOLDING: Final = frozenset(["serving"])  # classes of verbs
_SERVING: Final = {VERB_S: COPULA, VERB_ING: ALSO}  # "serves as", "who is also serving as"


def letter_of(kind: str, capital: bool, entry: Entry | None, key: str) -> str:
    """Return the letter of a chunk of *kind* that begins with *key*.

    >>> letter_of("name", True, None, "lund"), letter_of("word", False, None, "of"), letter_of("word", False, None, "x")
    ('N', '1', '_')
    """
    if entry is None:
        return letter_of_word(key) if kind == "word" else small_words().get(key, _KINDS[kind])
    if kind in _OPENING and small_words().get(key) in _ARTICLES:
        return TITLED_THE
    letter = _letter_of_entry(entry)
    return letter if capital else letter.lower()


_OPENING: Final = frozenset(["common"])
_ARTICLES: Final = frozenset([THE, ARTICLE, ALSO, WHO, COPULA])


@lru_cache(1 << 14)
def _letter_of_entry(entry: Entry) -> str:
    if entry.kind == "unit":
        return _unit(entry.keys)
    if entry.kind == "modifier":
        return FLEET if entry.keys[-1] in words("titles", "unit", "formation") else MODIFIER
    if entry.kind == "portfolio":
        return PORTFOLIO if closed_words("additive").isdisjoint(entry.keys) else PAIR
    if len(entry.keys) == 1 and entry.kind == "office" and entry.data.get("trait") in _BIRTHS:
        return BIRTH
    return _FORMS.get((entry.kind, entry.form), _KINDS[entry.kind])


_BIRTHS: Final = frozenset(["birth"])


def _unit(keys: tuple[str, ...]) -> str:
    ministry = [letter for name, letter in _FIRST_WORDS.items() if keys[0] in words("titles", "unit", name)]
    closing = [letter for name, letter in _LAST_WORDS.items() if keys[-1] in words("titles", "unit", name)]
    ship = [SHIP] if keys[0] in words("titles", "ship") else []
    return next(iter(ship + ministry + closing), UNIT)


# --- gaps --------------------------------------------------------------------------------------------------------
# " " a space, "-" hyphen, "'" the possessive, "`" an apostrophe, "." behind an abbreviation, "," comma, "/" slash, "~"
# dash, "+" ampersand, ":" colon, ";" semicolon, '"' quotation mark, "(" a bracket opens, "{" behind one that closes,
# ")" one closes, "}" before a comma, ">" before another mark, "<" others that begin with a comma, "!" others, "|"
# behind a sentence
BEGIN: Final = "|"
_GAPS: Final = {
    "": " ",
    "-": "-",
    "'s": "'",
    "'": "`",
    ".": ".",
    ",": ",",
    "/": "/",
    "&": "+",
    "—": "~",
    ":": ":",
    ";": ";",
    '"': '"',
    ")": ")",
    "]": ")",
    "),": "}",
    "],": "}",
}


class _Gaps(dict[str, str]):
    """The gap of each separator, worked out once."""

    def __missing__(self, sep: str) -> str:
        if len(self) > 4000:
            self.clear()
            self.update(_GAPS)
        gap = self[sep] = _gap(sep)
        return gap


_OPENERS: Final = frozenset("([")
_CLOSERS: Final = frozenset(")].\"'")
_CLOSING: Final = frozenset(")]")


def _gap(sep: str) -> str:
    closed = not _CLOSING.isdisjoint(sep)
    if sep[-1:] in _OPENERS:
        return "{" if closed else "("
    if closed:
        return "}" if "," in sep else ")" if _CLOSERS.issuperset(sep) else ">"
    return "," if sep.endswith(",") else "<" if sep.startswith(",") else "!"


gap_of: Final = _Gaps(_GAPS).__getitem__

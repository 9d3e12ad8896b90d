"""What is read of a text: all but markup, notes of a desk, links copied behind a name, a tokeniser's blanks and the
numbers of a list within a sentence.

The text itself is never changed: what is read is a second string, each character of which knows where it stands.
"""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dipbrief.markup import holds_markup, markup_edits
from dipbrief.tables import read_table

Edit = tuple[int, int, str]  # from, to, and what is read instead

_LONGEST_NOTE = 160
_LONGEST_NUMBER = 4
_LONGEST_LINKS = 500
_BRACKETED = re.compile(rf"(?:(?<=\S)\s)?(?:\[([^\[\]]{{1,{_LONGEST_NOTE}}}+)\]|\(ATTN:[^()]{{0,{_LONGEST_NOTE}}}+\))")
_WORDS = re.compile(r"[^\W_]+")
_ACRONYM = re.compile(r"(?<![^\W_])[A-Z]{2,10}$")
_NAME_IN_FULL = re.compile(  # a surname, and the name in full with a capital directly behind
    r"""
    (?<![^\W_]) (?P<surname>[^\W\d_][\w'’-]{1,30}+)
    (?P<links>\s (?>(?:[^\s]{1,30}+\s){1,5}?(?P=surname)(?=[^\W\d_a-z])))
    """,
    re.VERBOSE,
)
_STRAY = re.compile(r"(?<![^\W\d_])(?:[^\W\d_]\.)+[^\W\d_](\s)\.(?=\s|$)")  # "U.S . troops"
_APART = re.compile(r"[^\W_]\s[.,](?=\s|$)")
_CLOSE = re.compile(r"[^\W_][.,](?=\s|$)")
_BLANKS = re.compile(
    r"""
      (?P<bracket> -LRB-\s? | \s?-RRB- )
    | (?<=\S) \s (?: (?= [.,;:?!%)\]] (?:[\s'’”")\]]|$) ) | (?= (?: n['’]t | ['’](?:s|re|ve|ll|d|m) ) \b ) | (?= '' ) )
    | (?<=[sS]) \s (?= ['’]\s )
    | (?: (?<= `` ) | (?<= [(\[] ) ) \s
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARK = re.compile(  # of an item inside a sentence: "trade; and (2) visas"
    r"""
    (?<= [^\s.?!] \s ) \( (?P<mark> \d{1,2} | [ivx]{1,4} | [a-h] ) \) [ ]
    """,
    re.VERBOSE,
)
_SERIES = (
    tuple(map(str, range(1, 100))),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"),
    tuple("abcdefgh"),
)
_ROUND = {"-lrb-": "(", "-rrb-": ")"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A string and, for each of its characters, the offsets in the text between which its print stands."""

    text: str
    starts: "array[int]"
    ends: "array[int]"
    markup: bool


def see(text: str) -> Seen | None:
    """Return what is read of *text* when that is not simply all of it.

    >>> see("Lund & Reed [of Oslo] met.") is None
    True
    >>> seen = see("<p>Lund &amp; Reed [as received] met.</p>")
    >>> seen.text.strip(), seen.starts[seen.text.index("R")]
    ('Lund & Reed met.', 14)
    """
    markup = ("<" in text or "&" in text) and holds_markup(text)
    seen = _edited(Seen(text, array("I"), array("I"), markup), markup_edits(text)) if markup else None
    for edits in (_notes, _links, _tokens, _marks):
        seen = _with(text, seen, edits(text if seen is None else seen.text))
    return seen


def read_seen(text: str) -> str:
    """Return the characters of *text* that are read.

    >>> read_seen("The U.S . envoy did n't stay ( he left ) .")
    "The U.S. envoy didn't stay (he left)."
    """
    seen = see(text)
    return text if seen is None else seen.text


def _with(text: str, seen: Seen | None, edits: list[Edit]) -> Seen | None:
    if not edits:
        return seen
    return _edited(Seen(text, array("I"), array("I"), False) if seen is None else seen, edits)


def _edited(seen: Seen, edits: Iterable[Edit]) -> Seen:
    """Return *seen* with each of *edits*, which are in order and apart, done."""
    old_starts = seen.starts or array("I", range(len(seen.text)))
    old_ends = seen.ends or array("I", range(1, len(seen.text) + 1))
    pieces: list[str] = []
    starts, ends, done = array("I"), array("I"), 0
    for first, last, instead in edits:
        pieces += (seen.text[done:first], instead)
        starts += old_starts[done:first] + array("I", [old_starts[first]]) * len(instead)
        ends += old_ends[done:first] + array("I", [old_ends[last - 1]]) * len(instead)
        done = last
    pieces.append(seen.text[done:])
    return Seen("".join(pieces), starts + old_starts[done:], ends + old_ends[done:], seen.markup)


# --- notes of the desk -----------------------------------------------------------------------------------------


def _notes(text: str) -> list[Edit]:
    if "[" not in text and "(ATTN:" not in text:
        return []
    return [(m.start(), m.end(), "") for m in _BRACKETED.finditer(text) if m[1] is None or _is_note(text, m)]


def _is_note(text: str, bracketed: re.Match[str]) -> bool:
    """Tell whether a bracket is the desk's: a remark about the text, the number of a note, an acronym written out."""
    inside = bracketed[1]
    if inside.isdecimal() and len(inside) < _LONGEST_NUMBER:
        return True
    words = _WORDS.findall(inside.lower())
    if any(tuple(words[:n]) in _desk_notes() for n in (1, 2, 3)):
        return True
    acronym = _ACRONYM.search(text, max(bracketed.start() - 12, 0), bracketed.start())
    if acronym is None or len(words) < 2:
        return False
    initials = {word[0] for word in words}
    return initials.issuperset(acronym[0].lower()) or (inside[0] == acronym[0][0] and not inside.isupper())


@cache
def _desk_notes() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(note.split()) for note in read_table("words")["desk_notes"]["words"])


# --- links of a page that were copied with its text --------------------------------------------------------------


def _links(text: str) -> list[Edit]:
    """Headlines behind a name in full: "Trade Minister Lund |Kari Ann LundPort opens Fares fall MORE| said"."""
    edits: list[Edit] = []
    for found in _NAME_IN_FULL.finditer(text) if any(label in text for label in _link_labels()) else ():
        first, start = found.start("links"), found.end()
        end = _link_label().search(text, start, start + _LONGEST_LINKS)
        if end is not None and "\n\n" not in text[first : end.end()] and (not edits or edits[-1][1] <= first):
            edits.append((first, end.end(), ""))
    return edits


@cache
def _link_labels() -> tuple[str, ...]:
    return tuple(label.upper() for label in read_table("words")["link_labels"]["words"])


@cache
def _link_label() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{'|'.join(_link_labels())})(?![^\W_])")


# --- text that a tokeniser has cut -----------------------------------------------------------------------------


def _tokens(text: str) -> list[Edit]:
    if not any(mark in text for mark in (" .", " ,", "\n.", "\n,")):
        return []
    if _is_tokenised(text):
        return list(_joined(text))
    return [(*m.span(1), "") for m in _STRAY.finditer(text)]


def _is_tokenised(text: str) -> bool:
    """Tell whether more stops and commas stand apart from their words than stand at them."""
    return sum(map(len, _APART.findall(text))) > 1.5 * sum(map(len, _CLOSE.findall(text)))


def _joined(text: str) -> Iterator[Edit]:
    for match in _BLANKS.finditer(text):
        yield (*match.span(), _ROUND.get((match["bracket"] or "").strip().lower(), ""))


# --- lists inside a sentence -----------------------------------------------------------------------------------


def _marks(text: str) -> list[Edit]:
    """The marks of items that follow each other: "|(1)| trade; and |(2)| visas"."""
    if not any(f"({series[1]})" in text for series in _SERIES):
        return []
    return [(mark.start(), mark.end(), "") for run in _runs(_MARK.finditer(text)) for mark in run]


def _runs(marks: Iterable[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    """Yield the marks that count on from the first of a series, two at least."""
    run: list[re.Match[str]] = []
    for mark in marks:
        if not any(series[: len(run) + 1] == (*(m["mark"] for m in run), mark["mark"]) for series in _SERIES):
            if len(run) > 1:
                yield run
            run = []
        if run or any(mark["mark"] == series[0] for series in _SERIES):
            run.append(mark)
    if len(run) > 1:
        yield run

"""The class of each word, settled once by what stands beside it.

A passage becomes a string of two characters a word: the kind of gap before it, and its class. A word that can be of
several classes enters it as one character for that set of classes; these words alone are then looked at, from left to
right, each decided by the classes settled before it and the possible ones behind it (:mod:`dipbrief.syntax.choice`).
"""

import re
from collections.abc import Sequence
from itertools import chain
from types import MappingProxyType

from dipbrief.document import Document
from dipbrief.syntax.choice import Chooser
from dipbrief.syntax.classes import HELPS, NOUN
from dipbrief.syntax.vocabulary import Vocabulary, closed_words

__all__ = ["BREAK", "read_tags"]

# --- gaps --------------------------------------------------------------------------------------------------------
# " " a space, "-" hyphen, "/" slash, "'" possessive, '"' a quotation mark, "," comma, "<" comma and quotation mark, "+"
# an ampersand, ":" colon, ";" semicolon, "~" dash, "(" ")" brackets, "]" a bracket and a comma, "." end of a sentence
BREAK = ",<:;~()].+/"
_BREAKS = tuple(
    (frozenset(marks), kind) for marks, kind in ((".?!…•·", "."), (";", ";"), (":", ":"), ("—", "~"), ("([{", "("))
)
_INNER = ((")", ")"), ("]", ")"), ('"', '"'))
_ALONE = MappingProxyType({"-": "-", "/": "/", "&": "+"})


def _kind_of_gap(sep: str) -> str:
    """Return the one character for the separator *sep* between two words of one sentence."""
    marks = sep.lstrip(".").replace(")-", ")—").replace("/-", "/—").replace(",—", ",")
    if marks[:1] == ")" and "," in marks:
        return "]"
    if marks[:1] == "'" and "," not in marks and "—" not in marks:
        return "'"
    return _break(marks) or _ALONE.get(marks) or next((kind for mark, kind in _INNER if mark in marks), " ")


def _break(marks: str) -> str:
    """Return the kind of gap at which a group ends, or ""."""
    found = next((kind for listed, kind in _BREAKS if not listed.isdisjoint(marks)), "")
    return found or ("" if "," not in marks else "<" if '"' in marks else ",")


class _Gaps(dict[str, str]):
    """The kind of each separator, worked out once."""

    def __missing__(self, sep: str) -> str:
        if len(self) > 4000:
            self.clear()
        kind = self[sep] = _kind_of_gap(sep)
        return kind


_GAPS = _Gaps({"": " "})
_CLOSES_MARK = frozenset(")/")
_OPENER = re.compile(r"""["<:~(]""")
_QUOTING = frozenset('"<')  # they open a sentence only where a quotation begins
_EVENT = re.compile(r"[\u0100-\U0003ffff]|[sdvMEehf123WCTYQ&,<:;~()\].]")
_VERBS = frozenset("bvsdngHEM")
_STATES = {
    **dict.fromkeys("sdvMehf123", "1"),  # a finite verb: the clause has one
    **dict.fromkeys("WCTYQ:;.~", "0"),  # a clause begins
    "&": "&",  # it may go on with another verb, or another noun
    **dict.fromkeys(",<", ","),
}


def read_tags(document: Document, words: Vocabulary, first: int = 0, last: int | None = None) -> str:
    """Return the gaps and classes of the words from *first* up to *last* (a whole number of sentences).

    Two characters a word: the kind of the gap before it, and its class, a letter of :mod:`dipbrief.syntax.classes`.

    >>> from dipbrief.document import read_document
    >>> from dipbrief.syntax.vocabulary import english
    >>> read_tags(read_document("The talks will not visit him."), english())
    '.D S M Z b O'
    """
    last = len(document.words) if last is None else last
    return _settle(_possible(document, words, first, last), words.chooser) if last > first else ""


def _possible(document: Document, words: Vocabulary, first: int, last: int) -> str:
    """Return the string before anything is settled."""
    printed = document.words[first:last]
    letters = list(map(words.inside.__getitem__, printed))
    gaps = list(map(_GAPS.__getitem__, document.seps[first:last]))
    for match in _OPENER.finditer("".join(gaps)):
        at = match.start()
        if gaps[at] not in _QUOTING or document.quoted[first + at] >= 0:
            letters[at] = words.opening[printed[at]]
        if gaps[at] == "~" and _opens_body(document, first + at):
            gaps[at] = "."
    for start, end in document.sentences[document.sentence_of[first] : document.sentence_of[last - 1] + 1]:
        gaps[start - first] = "."
        if _in_capitals(printed[start - first : end - first]):
            letters[start - first : end - first] = map(words.lowered.__getitem__, printed[start - first : end - first])
        else:
            letters[start - first] = words.opening[printed[start - first]]
    for k in document.where(closed_words("numbering"), first, last - 1):
        if _is_number_sign(document, k):
            letters[k - first] = NOUN
    words.join(printed, gaps, letters)
    return "".join(chain.from_iterable(zip(gaps, letters, strict=True)))


def _is_number_sign(document: Document, at: int) -> bool:
    """Tell of "point |No|. 2", not "no 2 of them agree"."""
    return document.seps[at + 1].startswith(".") and document.words[at + 1][0].isdigit()


def _opens_body(document: Document, at: int) -> bool:
    """Tell of "OSLO, March 7 (NTB) -- |Talks| began", "/NTB/ - |Talks| began": behind a dateline."""
    start = document.sentences[document.sentence_of[at]][0]
    heads = start < at and document.seps[at][:1] in _CLOSES_MARK and document.is_capital(at)
    return heads and not any(word[0].islower() for word in document.words[start:at])


def _in_capitals(words: Sequence[str]) -> bool:
    """Tell whether a sentence is printed in capitals, but for a word or two."""
    capitals = sum(map(str.isupper, words))
    return 2 * capitals > len(words) and (len(words) > 6 or capitals == len(words)) and not _has_many_small(words)


def _has_many_small(words: Sequence[str]) -> bool:
    small = sum(word.islower() or word.istitle() for word in words)
    return 4 * small > len(words)


def _settle(raw: str, chooser: Chooser) -> str:
    """Decide the words of several classes from left to right."""
    settled = list(raw)
    state, outside, verb, due = "0", "0", "", 1
    for match in _EVENT.finditer(raw):
        at = match.start()
        mark = raw[at]
        says = False
        if mark >= "\u0100":
            says = chooser.says(mark)
            mark = settled[at] = chooser.choose(raw, settled, at, state, verb, due > 0)
        if mark in _VERBS:
            verb = mark + HELPS * (raw[at] != mark and chooser.helps(raw[at]))
        elif mark == ".":
            verb = ""
        due = _still_due(due, mark, state + settled[at - 2])
        found = _STATES.get(mark)
        if mark in _BRACKETS:
            state, outside = _bracketed(mark, state, outside)
        elif found is not None:
            state = _next_state(state, "4" if says and found == "1" else found)
    return "".join(settled)


def _bracketed(mark: str, state: str, outside: str) -> tuple[str, str]:
    """Return the state behind a bracket, and what to go on with when it closes."""
    return ("0", state) if mark == "(" else (_next_state(outside, ","), "0")


def _still_due(due: int, mark: str, before: str) -> int:
    """Return how many finite verbs the clauses opened so far still ask for, one each."""
    if mark in _NEW_SENTENCE:
        return 1
    if mark in _OPENS_CLAUSE:
        return due + 1
    return due - 1 if due and _STATES.get(mark) == "1" and before != "2&" else due


_BRACKETS = frozenset("()]")
_NEW_SENTENCE = frozenset(".;:")
_OPENS_CLAUSE = frozenset("WCTYQ")
_CHANGES = {("1", "&"): "2", ("1", ","): "3", ("2", ","): "3", ("3", "&"): "2", ("4", "&"): "2", ("4", ","): "3"}


def _next_state(state: str, found: str) -> str:
    """Return the state of the clause, as :class:`~dipbrief.syntax.choice.context.Context` explains it."""
    return found if found in "014" else _CHANGES.get((state, found), state)

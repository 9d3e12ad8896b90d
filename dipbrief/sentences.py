"""Where sentences begin: a full stop of an abbreviation ends none, unless what follows can only open one."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from dipbrief.tables import read_table

_STOPS = frozenset(".!?…")
_BULLETS = frozenset("•·▪◦●■‣")
_LINE = re.compile(r"\n[ \t]*(?P<mark>[•·▪◦●■‣]|(?!--)[^\w\s.,;:!?…\"'“”„‘’«»()\[\]/—–]\S?(?=[ \t]))")
_NUMBERED = frozenset([". ", ") ", ".\t", ")\t"])  # what stands behind the number of a line
_DIGITS = 3  # of such a number; one with more is a year
_ASIDE = frozenset("()[],")
_CLOSERS = frozenset(["", '"', "'", ")"])  # what may stand between a dotted acronym and the next sentence
_UNSURE = frozenset([".,", ".;", ".)"])  # marks that end a sentence before a capital
_SUBJECT = 3  # words of a name before its verb
_LONGEST = 60  # words; a text whose sentences are longer has lost its marks


def may_end(gap: str) -> bool:
    """Tell whether a sentence may end in *gap*; in no other does one, save behind a dotted acronym with its stop."""
    return not _STOPS.isdisjoint(gap) or _opens_line(gap)


def _opens_line(gap: str) -> bool:
    """Tell whether a bullet stands in *gap* that begins a sentence: not the first one of a list, behind a colon."""
    return ":" not in gap and (_LINE.search(gap) is not None or not _BULLETS.isdisjoint(gap))


def line_mark(words: Sequence[str], gaps: Sequence[str], i: int) -> str:
    """Return the mark with which word *i* begins a line: a bullet, "1" for any number; "" for none."""
    line = _LINE.search(gaps[i])
    if line is not None:
        return line["mark"]
    numbered = words[i].isdigit() and len(words[i]) <= _DIGITS and gaps[i + 1] in _NUMBERED
    return "1" if numbered and "\n" in gaps[i] else ""


def sentence_starts(
    words: Sequence[str], keys: Sequence[str], seps: Sequence[str], gaps: Sequence[str], marked: Iterable[int]
) -> set[int]:
    """Return those of the words *marked* (with more than a blank before them) with which a sentence begins."""
    place = _Place(words, keys, lower=not any(word[0].isupper() for word in words))
    return {i for i in marked if i and (_opens_line(gaps[i]) or place.ends_sentence(seps[i], gaps[i], i))}


def bare_starts(words: Sequence[str], keys: Sequence[str], seps: Sequence[str]) -> set[int]:
    """Return the words that begin a sentence in a text that has lost its marks: "held today |The| two discussed".

    Nothing in any other text.
    """
    stops = sum(1 for sep in seps if not _STOPS.isdisjoint(sep))
    if len(words) < _LONGEST or stops * _LONGEST > len(words) or not any(word[0].islower() for word in words):
        return set()
    opened = {i for i in range(1, len(words) - 1) if _opens_bare(words, keys, i)}
    told = (_speaker_before(words, keys, i) for i in range(1, len(words)) if keys[i] in _listed("attributions"))
    return opened.union(i for i in told if i is not None)


def _opens_bare(words: Sequence[str], keys: Sequence[str], i: int) -> bool:
    """Tell of a small word with a capital that no other small word leads to, and that stands in no headline."""
    small, title = keys[i] in _listed("openers"), words[i - 1][0].isupper() and words[i + 1][0].isupper()
    return small and words[i][0].isupper() and words[i] != "I" and not title and keys[i - 1] not in _listed("leading")


def _speaker_before(words: Sequence[str], keys: Sequence[str], verb: int) -> int | None:
    """Return where "|Senator Lund| said" begins: at a title, or behind a word with a small letter."""
    for i in range(verb - 1, max(verb - 1 - _SUBJECT, 0), -1):
        if not words[i][0].isupper() or keys[i] in _listed("openers"):
            return None
        titled = i < verb - 1 and keys[i] in _listed("titles_alone")
        if (titled or words[i - 1][0].islower()) and keys[i - 1] not in _listed("leading"):
            return i
    return None


@cache
def abbreviations(kind: str = "never") -> frozenset[str]:
    """Return the folded abbreviations of *kind*: after a full stop behind one of "never" no sentence begins."""
    return frozenset(read_table("words")["abbreviations"][kind])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(read_table("words")[name]["words"])


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(read_table("words")["addresses"]["honorifics"])


class _Place:
    """The words around a full stop; *lower* tells that the text has no capitals at all."""

    def __init__(self, words: Sequence[str], keys: Sequence[str], *, lower: bool) -> None:
        self._words = words
        self._keys = keys
        self._lower = lower

    def ends_sentence(self, sep: str, gap: str, i: int) -> bool:
        """Tell whether a sentence ends between word *i* - 1 and word *i*."""
        if "/" in sep and "." in sep:  # "/TASS/." closes a dateline
            return True
        if self._goes_on(sep, gap, i):
            return False
        if self._words[i - 1][-1] == ".":  # a dotted acronym swallowed the stop
            return sep in _CLOSERS and self._opens_after_acronym(sep, i)
        if _STOPS.isdisjoint(sep) or not self._may_open(sep, i):
            return False
        return self._ends_with_stop(gap, i) if sep == "." else self._ends_with_marks(sep, i)

    def _goes_on(self, sep: str, gap: str, i: int) -> bool:
        """ "Lt. (jg) Lund", "Maj.-Gen.": an abbreviation, and what goes with it."""
        aside = sep[:1] == "." and sep != "." and _ASIDE.issuperset(sep[1:])
        return (aside or gap == ".-") and self._is_short(i - 1)

    def _ends_with_marks(self, sep: str, i: int) -> bool:
        """A stop among other marks; before a small letter, some of them end no sentence."""
        return sep.strip("'") != "" and (sep not in _UNSURE or self._words[i][0].isupper())

    def _may_open(self, sep: str, i: int) -> bool:
        return self._lower or '"' in sep[1:] or not self._words[i][0].islower()

    def _ends_with_stop(self, gap: str, i: int) -> bool:
        """A full stop alone: is it that of the word before?"""
        before, after, key = self._words[i - 1], self._words[i], self._keys[i - 1]
        if gap == ".":
            return len(before) > 2 and before[1:].islower() and after[0].isupper() and not self._is_short(i - 1)
        if len(before) == 1 and (before.isupper() or self._lower):
            return len(after) > 1 and self._keys[i] in _listed("sure_openers")
        if not self._is_short(i - 1):
            return True
        return key in abbreviations("maybe") and not after[0].isdigit() and self._opens_after_short(i)

    def _opens_after_short(self, i: int) -> bool:
        key, before = self._keys[i], self._keys[i - 1]
        if key in _listed("openers"):
            return True
        if before in abbreviations("closing") and not self._lower:
            return self._is_no_hour(i)
        return self._is_subject(i)

    def _is_no_hour(self, i: int) -> bool:
        """Tell whether word *i* goes on with no date or hour: not "9 a.m. Monday", "9 a.m. Moscow time"."""
        clock = self._keys[i + 1 : i + 2] == ("time",)
        return not clock and self._keys[i] not in _listed("not_openers")

    def _opens_after_acronym(self, sep: str, i: int) -> bool:
        before, after, key = self._words[i - 1], self._words[i], self._keys[i]
        if not (after[0].isupper() or self._lower):
            return False
        if before == "D.C.":
            return sep != "'"
        if key in _listed("openers") or (key in _listed("addresses") and self._keys[i - 1] not in _honorifics()):
            return True
        if self._keys[i - 1] in abbreviations("closing") and before.islower():  # "9 a.m.", but "P.M. Lund"
            return not self._lower and self._is_no_hour(i)
        return self._is_subject(i) and (self._keys[i - 1] in abbreviations("places") or self._is_surname(i))

    def _is_subject(self, i: int) -> bool:
        """Tell whether a name begins at *i* behind which somebody speaks: "Lund said"."""
        end = i
        while end < min(i + _SUBJECT, len(self._words)) and self._words[end][0].isupper():
            if self._keys[end] in _listed("attributions"):
                break
            end += 1
        return i < end < len(self._words) and self._keys[end] in _listed("attributions")

    def _is_surname(self, i: int) -> bool:
        """Tell whether word *i* was a last name before: behind another capital, and no branch of what stands before."""
        key = self._keys[i]
        if key in _listed("branches") or self._keys[i + 1] not in _listed("attributions"):
            return False
        try:
            before = self._keys.index(key, 1, i)
        except ValueError:
            return False
        first = self._words[before - 1]
        return first[0].isupper() and first[1:].islower() and self._keys[before - 1] not in _listed("openers")

    def _is_short(self, i: int) -> bool:
        """Tell whether word *i* is an abbreviation where a full stop follows."""
        key = self._keys[i]
        if key not in abbreviations() and key not in abbreviations("maybe"):
            return False
        return self._lower or self._words[i][0].isupper() or key not in abbreviations("capital")

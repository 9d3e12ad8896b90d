"""Which of its possible classes a word has, by its neighbours.

The rules are asked in the order of ``RULES``; the first that answers with a class the word can have decides. Each is
a fact of English about what may stand beside what, and sees the classes settled before the word (nearest last), the
possible ones of the three words behind it, whether its clause already has a finite verb, and whether one follows.
What a context decides is kept, so a rule is run once for each context, not once for each word.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from types import MappingProxyType
from typing import Final

from dipbrief.syntax.choice import closed, finite, neighbours, participles
from dipbrief.syntax.choice.context import Context, NotLookedAheadError, Rule
from dipbrief.syntax.classes import (
    ADJECTIVE,
    BEGINS,
    COORDINATOR,
    HELPS,
    LIKE_ADJECTIVE,
    LIKE_NOUN,
    MARKERS,
    NOUN,
    PREFIX,
    SAYS,
    SUBORDINATOR,
)

__all__ = ["RULES", "Chooser", "Context", "Rule"]

RULES: Final[tuple[Rule, ...]] = (
    *closed.RULES,
    *neighbours.RULES,
    *finite.WITH_S,
    *participles.RULES,
    *finite.BASE,
    *finite.REST,
)
_SETTLED: Final = MappingProxyType({LIKE_ADJECTIVE: ADJECTIVE, LIKE_NOUN: NOUN})

# --- contexts ----------------------------------------------------------------------------------------------------
# A set of classes is a character from U+0100 on: its number, and bits for what expressions over a passage look for.
_FIRST: Final = 0x100
_PAST_MAYBE, _PRESENT_MAYBE, _PHRASE, _CLAUSE, _AUXILIARY = 0x1000, 0x2000, 0x4000, 0x8000, 0x10000
_TO = 0x20000
_NEXT_FINITE = re.compile(
    r"""(?:[ "'\-+)(][^WCTYQ\u8000-\uffff])*?[ "](?<![t\U00020000-\U0002ffff].)[sdvMehf\U00010000-\U0001ffff]"""
)
_MAYBE_FINITE = "".join(f"{chr(n | 0x100)}-{chr(n | 0xFFF)}" for n in (0x1000, 0x2000, 0x3000, 0x5000, 0x6000, 0x7000))
_NEXT_MAYBE_FINITE = re.compile(rf"""(?:[ "'\-+][^WCTYQ&\u8000-\uffff])*?[ "][{_MAYBE_FINITE}]""")
_LATER_FINITE = re.compile(
    rf"""(?:[^.].)*?[^.-](?:[sdvMehf{_MAYBE_FINITE}]|(?<![t\U00020000-\U0002ffff].)[\U00010000-\U0001ffff])"""
)
_CLOSES = re.compile(
    rf"""(?:[ "'\-+][^WCTYQ\u8000-\uffff])+?[,<](?:[BziZ][ "])?(?:[sdvMehf{_MAYBE_FINITE}]|[\U00010000-\U0001ffff])"""
)
_OBJECT = frozenset("DPORX#Cr")
_NAMED = re.compile(r"(?:[ \-]X)+[ ]$")  # "after |Lund| met with": what stands behind a name alone says nothing of it
_RIGHT_BEHIND = re.compile(r"&(?:.[BziZ])*.[sdvMehf\U00010000-\U0001ffff]$")
_MAY_BEGIN = re.compile(f"[{''.join(f'{chr(n)}-{chr(n | 0x3FFF)}' for n in range(_PHRASE, 0x40000, 2 * _PHRASE))}]")
_UNBROKEN = frozenset(" -\"'+")
_PARTING = frozenset(",<:;~()]")
_KEPT = 1 << 14


class _Members(dict[str, frozenset[str]]):
    """The classes that a character stands for; one class stands for itself."""

    def __missing__(self, letter: str) -> frozenset[str]:
        found = self[letter] = frozenset(letter)
        return found


_NONE: Final = frozenset[str]()


class Chooser:
    """Decides words of several classes; keeps the sets of classes that it has met, and what each context decided.

    Nothing that it keeps changes what it answers.
    """

    def __init__(self, rules: tuple[Rule, ...] = RULES) -> None:
        """Take the rules in the order in which they are asked."""
        self._rules = rules
        self._codes: dict[str, str] = {}
        self._alone: dict[str, str] = {}
        self._members = _Members()
        self._coordinators = {COORDINATOR}
        self._sets: dict[str, str] = {}
        self._asked: dict[str, tuple[Callable[[Context], str], ...]] = {}
        self._coding = Lock()
        self._decide = lru_cache(_KEPT)(self._ask_without_ahead)
        self._decide_with_ahead = lru_cache(_KEPT)(self._ask)

    def code(self, can: str) -> str:
        """Return the character for a set of classes: the class itself when it is the only one."""
        can = "".join(dict.fromkeys(can))
        if len(can) == 1:
            return can
        with self._coding:
            return self._codes.get(can) or self._new_code(can)

    def _new_code(self, can: str) -> str:
        traits = ((_PAST_MAYBE, "d"), (_PRESENT_MAYBE, "s"), (_PHRASE, BEGINS), (_TO, "t"))
        first = _AUXILIARY * (can[0] in "Mhf") + _CLAUSE * ("C" in can or can[0] == SUBORDINATOR)
        code = chr(_FIRST + len(self._codes) + sum(bit for bit, letter in traits if letter in can) + first)
        self._sets[code] = can
        self._coordinators |= {code} if COORDINATOR in can else set()
        self._members[code] = frozenset(can)
        self._asked[code] = tuple(rule.read for rule in self._rules if set(rule.needs) <= set(can))
        if len(can.strip(MARKERS)) == 1:
            self._alone[code] = can.strip(MARKERS)
        self._codes[can] = code
        return code

    @property
    def size(self) -> int:
        """How many sets of classes it has met."""
        return len(self._codes)

    def classes(self, letter: str) -> str:
        """Return the set of classes that a character stands for."""
        return self._sets.get(letter, letter)

    def says(self, letter: str) -> bool:
        """Tell whether a word with this character may be a verb that takes a clause."""
        return SAYS in self._sets.get(letter, "")

    def helps(self, letter: str) -> bool:
        """Tell whether a word with this character may be a verb that takes a bare infinitive."""
        return HELPS in self._sets.get(letter, "")

    def beginnings(self, letters: str) -> list[int]:
        """Return where in *letters*, one a word, a fixed phrase may begin."""
        return [match.start() for match in _MAY_BEGIN.finditer(letters)]

    def choose(self, raw: str, settled: list[str], at: int, state: str, verb: str, due: bool) -> str:
        """Return the class of the word whose character stands at *at* of *raw*, after the *settled* ones."""
        if raw[at] in self._alone:
            return self._alone[raw[at]]
        left = "".join(settled[at - 11 if at > 11 else 0 : at])
        possible = raw[at - 4 if at > 4 else at % 2 : at]
        right = raw[at : at + 7]
        letter = self._decide(left, possible, right, state, verb, due)
        if letter:
            return letter
        ahead = self._ahead(raw, at + 1) + "c" * (raw[at - 1] in ",<" and _CLOSES.match(raw, at + 1) is not None)
        return self._decide_with_ahead(left, possible, right, state, verb, due, ahead)

    def _ahead(self, raw: str, at: int) -> str:
        found = _NEXT_FINITE.match(raw, at)
        if found:
            return "1" if self._coordinators.isdisjoint(found[0]) else "2" if _RIGHT_BEHIND.search(found[0]) else "3"
        maybe = _NEXT_MAYBE_FINITE.match(raw, at)
        if not maybe:
            return "l" if _LATER_FINITE.match(raw, at) else "0"
        behind = _NEXT_MAYBE_FINITE.match(raw, maybe.end())
        acts = self._has_object(raw, maybe.end()) or (behind and self._has_object(raw, behind.end()))
        return "M" if acts or _NAMED.match(raw, at, maybe.end() - 1) else "m"

    def _has_object(self, raw: str, at: int) -> bool:
        return raw[at : at + 1] == " " and not _OBJECT.isdisjoint(self.classes(raw[at + 1 : at + 2]))

    def _ask_without_ahead(self, left: str, possible: str, right: str, state: str, verb: str, due: bool) -> str:
        """Return what is decided whatever follows, or ""."""
        try:
            return self._ask(left, possible, right, state, verb, due, None)
        except NotLookedAheadError:
            return ""

    def _ask(self, left: str, possible: str, right: str, state: str, verb: str, due: bool, ahead: str | None) -> str:
        context = self._context(left, possible, right, state, verb, due, ahead)
        for read in self._asked[right[0]]:
            letter = read(context)
            if letter and letter in context.can:
                return _SETTLED.get(letter, letter)
        raise AssertionError("the last rule always answers")

    def _context(
        self, left: str, possible: str, right: str, state: str, verb: str, due: bool, ahead: str | None
    ) -> Context:
        sets = self._sets
        gap, before = left[-1:], left[:-1]
        if before[-1:] == PREFIX:
            gap, before = before[-2:-1], before[:-2]
        letters = _unbroken(before)
        nearest = letters.rstrip(_PASSED_OVER)[-1:]
        first, second, third = self._following(right)
        previous, earlier = possible[-2:-1], possible[-4:-3]
        return Context(
            sets.get(right[0], right[0]),
            letters[-1:] or " ",
            letters,
            gap,
            nearest,
            first,
            second,
            third,
            right[1:2] or ".",
            state,
            ahead,
            verb,
            due,
            sets.get(previous, previous),
            sets.get(earlier, earlier),
            possible[-3:-2],
            not _PARTING.isdisjoint(before[2 - len(before) % 2 :: 2]),
        )

    def _following(self, right: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Return the possible classes of the next three words, empty from the first break on."""
        known, first, second, third = self._members, _NONE, _NONE, _NONE
        if right[1:2] in _UNBROKEN:
            first = known[right[2]]
            if right[3:4] in _UNBROKEN:
                second = known[right[4]]
                if right[5:6] in _UNBROKEN:
                    third = known[right[6]]
        return first, second, third


_PASSED_OVER: Final = "BziZ_"


def _unbroken(before: str) -> str:
    """Return the classes of the words before, without those of the sentence before."""
    start = before.rfind(".")
    return before[start + 1 :: 2] if start >= 0 else before[-1::-2][::-1]

"""One item each: the parts of a list of topics put together where they are one topic, empty formulas left out."""

from collections.abc import Iterator
from typing import Final

from dipbrief.document import Document
from dipbrief.frames import Sentence
from dipbrief.syntax import NounGroup, english
from dipbrief.syntax.classes import ADJECTIVE, DETERMINER, OF
from dipbrief.syntax.rows import ADVERBS, PREPOSITIONS, Chunk, noun_at
from dipbrief.topics.lines import behind_number
from dipbrief.topics.parts import Part
from dipbrief.topics.vocabulary import classes_of, is_one_of, phrase_at, word_list

_COMMON: Final = "common"
_NAME: Final = "name"
_LEADING_ON: Final = ADVERBS | PREPOSITIONS | {DETERMINER}
_COMMA: Final = "comma"
_AND: Final = "and"
_COMMA_AND: Final = "comma and"
_ASIDE: Final = "aside"
_CUT: Final = {"inner": False, _ASIDE: False, "again": True, "including": True}


def cut_items(document: Document, sentence: Sentence, parts: list[Part]) -> Iterator[tuple[int, int]]:
    """Yield the first word of each item and the one behind it; what is empty is left out."""
    chunks, items = sentence.clauses.row.chunks, _Items(document, sentence, parts)
    for first, last in items.read():
        a, b = behind_number(document, chunks[first].first), items.end(first, last)
        if a < b and not _is_empty(document, a, b):
            yield a, b


class _Items:
    """Goes through the parts and puts those together that are one item."""

    def __init__(self, document: Document, sentence: Sentence, parts: list[Part]) -> None:
        self.document = document
        self.row = sentence.clauses.row
        self.chunks = self.row.chunks
        self.parts = parts
        self.heads = [sentence.clauses.first_of.get(part.first, -1) for part in parts]  # what the grammar joins each to
        joints = [part.joint for part in parts]
        ands = [n for n, joint in enumerate(joints) if joint in (_AND, _COMMA_AND)]
        self.closing = max((n for n in ands if not self._is_beside(n)), default=0)
        self.listed = _COMMA in joints or _COMMA_AND in joints
        self.start = 0  # the part with which the item begins
        self.open_list = False  # commas part items, and the "and" that closes the list is still to come
        self.aside = False  # what "including" brings belongs to people: "troops, including guards"

    def read(self) -> Iterator[tuple[int, int]]:
        """Yield the items as chunks."""
        for n, part in enumerate(self.parts[1:], 1):
            if self._is_cut(n):
                yield self.parts[self.start].first, self.parts[n - 1].last
                self.start = n
                self.open_list = part.joint == _COMMA or (self.open_list and part.joint != _AND)
                self.aside = False
            self.open_list &= part.joint != "including"
            self.aside |= part.joint == _ASIDE
        yield self.parts[self.start].first, self.parts[-1].last

    def end(self, first: int, last: int) -> int:
        """The word behind the chunks from *first* up to *last*, without what only leads on: "relations |in the|"."""
        while last > first + 1 and self.chunks[last - 1].kind in _LEADING_ON:
            last -= 1
        return self.chunks[last - 1].last

    def _is_cut(self, n: int) -> bool:
        """Tell whether part *n* begins an item of its own."""
        part, first = self.parts[n], self.chunks[self.parts[self.start].first]
        if part.joint in _CUT:
            return _CUT[part.joint]
        if self.chunks[part.first].noun is None:
            return self._is_verb_cut(n)
        if self.aside:
            return False
        if first.noun is None and first.verb is not None:
            return self._is_cut_behind_verb(n)
        return self._is_noun_cut(n)

    def _is_noun_cut(self, n: int) -> bool:
        """Tell whether a noun group is an item beside another."""
        part = self.parts[n]
        if part.joint == _AND and (self._is_governed_pair(n) or self._goes_on(n) or self._waits(n)):
            return False
        if self.heads[n] > self.parts[self.start].first:
            return self._is_raised(n)
        return not (self._are_modifiers(n) or (part.joint == _AND and self._is_pair(n)))

    def _waits(self, n: int) -> bool:
        """ "the port, the transport of oil and |gas|, and visas": it is a later "and" that closes the list."""
        if not self.open_list or n >= self.closing:
            return False
        return not (self._is_determined(n) or self._has_verb(n) or (self.heads[n] >= 0 and self._is_whole(n)))

    # --- verbs ---------------------------------------------------------------------------------------------------
    def _is_verb_cut(self, n: int) -> bool:
        """A gerund or a question is an item beside another that is no bare verb, or beside a noun without one in it."""
        left, first, verb = self.parts[n - 1], self.parts[self.start].first, self.chunks[self.parts[n].first].verb
        if verb is None:
            return True
        if self.chunks[first].verb is not None:
            return self.chunks[left.first].verb is None or left.last > left.first + 1
        verbs = (chunk.verb for chunk in self.chunks[first : left.last])
        return all(other is None or other.form != verb.form for other in verbs)

    def _is_cut_behind_verb(self, n: int) -> bool:
        """Tell whether a noun group is an item beside a gerund, and not one more object of it."""
        closes = self.parts[n].joint == _COMMA or (self.open_list and n == self.closing)
        return closes and (self._is_determined(n) or self._has_phrase(n))

    # --- lists inside an item ------------------------------------------------------------------------------------
    def _is_raised(self, n: int) -> bool:
        """Tell whether a noun group is an item although the grammar joins it to one inside the item before."""
        joint, members = self.parts[n].joint, self._members(n)
        joints = [self.parts[m].joint for m in members if m < n]
        if _AND in joints and self._is_closed(n):
            return True
        if joint == _COMMA and not any(map(self._closes_inside, members)):
            return any(map(self._is_outer, members))
        closes = joint == _COMMA_AND or (self.open_list and n == self.closing)
        return self._is_whole(n) or (closes and joints[-1:] != [_COMMA])

    def _is_closed(self, n: int) -> bool:
        """ "in |A|, B and C, and D", "between |A| and B, the war and D": what goes on is no longer inside."""
        if self.parts[n].joint == _COMMA_AND or not self._is_between(self.heads[n]):
            return self.parts[n].joint == _COMMA_AND
        later = (noun_at(self.row, self.parts[m].first) for m in self._members(n) if m >= n)
        return any(group.kind != _NAME or _is_determined(group) for group in later)

    def _is_between(self, k: int) -> bool:
        preposition = self.row.preposition[k]
        return preposition >= 0 and self._pairs(preposition)

    def _closes_inside(self, n: int) -> bool:
        """ "in energy, transport and |farming|, and visas": an "and" before the last closes a list inside the item."""
        last = self._members(n)[-1]
        return n < last and (self.parts[n].joint, self.parts[last].joint) == (_AND, _COMMA_AND)

    def _members(self, n: int) -> list[int]:
        """Return the parts that the grammar joins to the same noun group as part *n*."""
        return [m for m, head in enumerate(self.heads) if head == self.heads[n]]

    def _is_outer(self, n: int) -> bool:
        """Tell whether a part shows that the list that it is in is one of items."""
        return self._is_whole(n) or (self.parts[n].joint in (_AND, _COMMA_AND) and self._has_phrase(n))

    def _is_beside(self, n: int) -> bool:
        """ "in Libya and |Gaza|": a bare noun group beside the one that a preposition governs."""
        head, first = self.heads[n], self.parts[n].first
        if head < 0 or head != first - 2 or self.row.preposition[head] < 0:
            return False
        names = noun_at(self.row, head).kind == noun_at(self.row, first).kind == _NAME
        return names or not (self._has_phrase(n) or self._is_determined(n))

    def _is_whole(self, n: int) -> bool:
        """Tell whether a noun group shares nothing with the one that the grammar joins it to."""
        group, other = noun_at(self.row, self.parts[n].first), noun_at(self.row, self.heads[n])
        if self._is_formula(n):
            return True
        if group.kind == other.kind == _COMMON and _is_determined(group) > _is_determined(other):
            return True
        if not self._has_phrase(n) or (_is_determined(other) and self._is_shared(n)):
            return False
        apart = _is_determined(other) or (other.kind, group.kind) == (_NAME, _COMMON)
        return apart or self.row.preposition[self.heads[n] + 1] >= 0

    def _is_shared(self, n: int) -> bool:
        """ "the security and |stability of| the region": the article before both is its own."""
        group, behind = noun_at(self.row, self.parts[n].first), self.chunks[self.parts[n].first + 1]
        return group.last - group.first == 1 and behind.kind == OF

    def _is_formula(self, n: int) -> bool:
        """ "|other issues of mutual interest|"."""
        part = self.parts[n]
        return _is_empty(self.document, self.chunks[part.first].first, self.end(part.first, part.last))

    def _is_governed_pair(self, n: int) -> bool:
        """ "between Oslo and |the town|"."""
        last = self.parts[n - 1].last - 1
        before = self.chunks[last].noun
        return before is not None and not before.plural and self._is_between(last)

    def _pairs(self, k: int) -> bool:
        return self.document.keys[self.chunks[k].first] in word_list("pairing")

    def _goes_on(self, n: int) -> bool:
        """ "the Lorne and Selm |regions|", "in Oslo and |the town|"."""
        last, group = self.parts[n - 1].last - 1, noun_at(self.row, self.parts[n].first)
        before = self.chunks[last].noun
        if before is None or (before.kind, group.kind) != (_NAME, _COMMON):
            return False
        if self.document.is_capital(group.first):
            return not _is_determined(group)
        bare = not self._has_phrase(n) and self.row.preposition[last] >= 0
        return bare and "place" in classes_of(self.document, group)

    # --- pairs ---------------------------------------------------------------------------------------------------
    def _is_pair(self, n: int) -> bool:
        """Tell whether two noun groups are one topic: a fixed pair, or they share what stands before or behind them."""
        one, other = self.chunks[self.parts[n - 1].first].noun, noun_at(self.row, self.parts[n].first)
        if one is None or self._has_phrase(n - 1) or self._is_formula(n):
            return False
        if any(phrase_at(self.document, k, "pairs") > one.last - k for k in range(one.first, one.last)):
            return True
        if _is_determined(other) or one.kind != other.kind or self._has_verb(n):
            return False
        return n < self.closing if self.listed else self._is_joined(n, one, other)

    def _is_joined(self, n: int, one: NounGroup, other: NounGroup) -> bool:
        """ "security and stability |in the region|", "|military| aid and training", "trade and energy |ties|"."""
        single, alone = one.last - one.first == 1, other.last - other.first == 1
        if not alone:
            return single and is_one_of(self.document, other, "shared")
        if not self._has_phrase(n):
            return not single and one.determiner is None
        shared = one.determiner is not None and self._is_shared(n)  # "the state and prospects |of| the sea"
        return single or shared or self._pairs(self.parts[n].first + 1)

    def _are_modifiers(self, n: int) -> bool:
        """ "|free| and fair elections", "|military-technical| and educational ties"."""
        return self._is_modifier(n - 1) or (self._is_modifier(n) and not self._is_determined(n))

    def _is_modifier(self, n: int) -> bool:
        return self._ends_in_adjective(self.chunks[self.parts[n].last - 1])

    def _ends_in_adjective(self, chunk: Chunk) -> bool:
        """Tell whether a chunk is an adjective, or a compound that is rather one than a noun."""
        group = chunk.noun
        if group is None or group.last - group.first < 2 or group.determiner is not None:
            return chunk.kind == ADJECTIVE or (chunk.letter == ADJECTIVE and chunk.last - chunk.first > 2)
        words = english()
        return words.chooser.classes(words.inside[self.document.words[group.head]])[0] == ADJECTIVE

    def _is_determined(self, n: int) -> bool:
        return _is_determined(noun_at(self.row, self.parts[n].first))

    def _has_verb(self, n: int) -> bool:
        """ "ways |to enhance them|"."""
        part = self.parts[n]
        return part.last > part.first + 1 and self.chunks[part.first + 1].verb is not None

    def _has_phrase(self, n: int) -> bool:
        part = self.parts[n]
        return part.last > part.first + 1 and (self._has_verb(n) or self.chunks[part.first + 1].kind in PREPOSITIONS)


def _is_determined(group: NounGroup) -> bool:
    return group.determiner is not None or group.possessor is not None


def _is_empty(document: Document, a: int, b: int) -> bool:
    keys = document.keys[a:b]
    named = sum(key not in word_list("empty") for key in keys)
    if not named or (named == 1 and keys[-1] in word_list("interests") and keys[0] in word_list("empty")):
        return True
    return len(keys) == 1 and len(keys[0]) < 3 and not document.words[a].isupper()

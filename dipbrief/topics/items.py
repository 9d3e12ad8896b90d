"""One item each: the parts of a list of topics put together where they are one topic, empty formulas left out."""

from collections.abc import Iterator

from dipbrief.document import Document
from dipbrief.frames import Sentence
from dipbrief.syntax import english
from dipbrief.syntax.classes import ADJECTIVE, DETERMINER, OF
from dipbrief.syntax.groups import NounGroup
from dipbrief.syntax.rows import ADVERBS, PREPOSITIONS, Row
from dipbrief.topics.lines import behind_number
from dipbrief.topics.parts import Part
from dipbrief.topics.vocabulary import classes_of, is_one_of, phrase_at, word_list

_PEOPLE = frozenset(["human", "audience"])
_COMMON, _NAME = "common", "name"
_LEADING_ON = ADVERBS | PREPOSITIONS | {DETERMINER}
_ANDS = frozenset(["and", "comma and"])
_SETTLED = frozenset(["inner", "again"])


def cut_items(document: Document, sentence: Sentence, parts: list[Part]) -> Iterator[tuple[int, int]]:
    """Yield the first word of each item and the one behind it; what is empty is left out."""
    chunks = sentence.clauses.row.chunks
    for first, last in _Items(document, sentence, parts).items():
        a, b = behind_number(document, chunks[first].first), _end(sentence.clauses.row, first, last)
        if a < b and not _is_empty(document, a, b):
            yield a, b


def _end(row: Row, first: int, last: int) -> int:
    """The word behind the chunks from *first* up to *last*, without what only leads on: "relations |in the|"."""
    chunks = row.chunks
    while last > first + 1 and chunks[last - 1].kind in _LEADING_ON:
        last -= 1
    return chunks[last - 1].last


class _Items:
    def __init__(self, document: Document, sentence: Sentence, parts: list[Part]) -> None:
        self.document = document
        self.row = sentence.clauses.row
        self.chunks = self.row.chunks
        self.first_of = sentence.clauses.first_of
        self.parts = parts
        joints = [part.joint for part in parts]
        ands = [n for n, joint in enumerate(joints) if joint in _ANDS]
        self.parted = max((n for n, joint in enumerate(joints) if joint == "comma and"), default=0)
        self.listed = "comma" in joints and bool(ands)
        self.closing = max((n for n in ands if not self._is_beside(parts[n])), default=max(ands, default=0))
        self.outer = {head for part, head in self._joined() if self._is_outer(head, part)}
        self.closed = {
            self._head(part) for part in parts[: self.parted] if part.joint == "and"
        }  # "in |A|, B and C, and D"
        self.nested: set[int] = set()  # chunks inside the item that is read
        self.open_list = False  # commas part items, and the "and" that closes the list is still to come
        self.aside = False  # what "including" brings belongs to people: "troops, including guards"
        self.inside = False  # the part before is an item of a list inside the item

    def _joined(self) -> Iterator[tuple[Part, int]]:
        """Yield the parts that the grammar joins to a noun group before them, with that."""
        return ((part, self.first_of[part.first]) for part in self.parts if part.first in self.first_of)

    def items(self) -> Iterator[tuple[int, int]]:
        """Yield the items as chunks."""
        first, last = self.parts[0].first, self.parts[0].last
        self._nest(self.parts[0], first)
        for n, part in enumerate(self.parts[1:], 1):
            cut = self._is_cut(first, n)
            self.open_list = part.joint != "including" and (self.open_list or (cut and part.joint == "comma"))
            self.inside = not cut and part.joint == "comma"
            if cut:
                yield first, last
                first = part.first
            self._nest(part, first)
            last = part.last
        yield first, last

    def _nest(self, part: Part, first: int) -> None:
        """Keep which chunks of *part* are inside the item that begins at chunk *first*: all but the noun it is of."""
        head = self._noun(part)
        self.nested |= {k for k in range(part.first, part.last) if k != head or first != part.first}

    def _noun(self, part: Part) -> int | None:
        return next((k for k in range(part.first, part.last) if self.chunks[k].noun is not None), None)

    def _group(self, k: int) -> NounGroup:
        group = self.chunks[k].noun
        assert group is not None
        return group

    def _is_cut(self, first: int, n: int) -> bool:
        """Tell whether part *n* begins an item of its own, not the one that begins at chunk *first*."""
        part = self.parts[n]
        if part.joint in _SETTLED:
            return part.joint == "again"
        if part.joint == "including":
            self.aside = self._is_people(self.parts[n - 1].last - 1)
            return not self.aside
        if self.chunks[part.first].noun is None:
            return self._is_verb_cut(first, self.parts[n - 1], part)
        if self.aside:
            return False
        if self.chunks[first].noun is None and self.chunks[first].verb is not None:
            return self._is_cut_behind_verb(first, n)
        return self._is_noun_cut(first, n)

    def _is_cut_behind_verb(self, first: int, n: int) -> bool:
        """Tell whether a noun group is an item beside a gerund, and not one more object of it."""
        part = self.parts[n]
        if part.joint != "comma" and not (self.open_list and n == self.closing) and self._head(part) > first:
            return False
        return self._opens(part) or (part.joint == "comma" and self._has_phrase(part))

    def _head(self, part: Part) -> int:
        """Return the noun group that the grammar joins *part* to; -1 when it joins it to none."""
        return self.first_of.get(part.first, -1)

    def _is_people(self, first: int) -> bool:
        group = self.chunks[first].noun
        return group is not None and not self._classes(group).isdisjoint(_PEOPLE)

    def _classes(self, group: NounGroup) -> frozenset[str]:
        return classes_of(self.document, group)

    def _is_verb_cut(self, first: int, left: Part, part: Part) -> bool:
        """A gerund or a question is an item beside another that is no bare verb, or beside a noun without one in it."""
        verb = self.chunks[part.first].verb
        if verb is None:
            return True
        if self.chunks[first].verb is not None:
            return self.chunks[left.first].verb is None or left.last > left.first + 1
        return not any(
            chunk.verb is not None and chunk.verb.form == verb.form for chunk in self.chunks[first : part.first]
        )

    def _opens(self, part: Part) -> bool:
        return _is_determined(self._group(part.first))

    def _is_noun_cut(self, first: int, n: int) -> bool:
        part, left, head = self.parts[n], self.parts[n - 1], self._head(self.parts[n])
        if self._is_formula(part):
            return True
        if self._goes_on(left, part) or (self._waits(n) and not self._is_apart(head, part)):
            return False
        if head >= first and head in self.nested:
            return self._is_raised(head, n)
        if self._are_modifiers(left, part):
            return False
        return part.joint != "and" or not self._is_pair(left, part, n)

    def _waits(self, n: int) -> bool:
        """Tell whether it is a later "and" that closes the list."""
        return self.parts[n].joint == "and" and self.open_list and n < self.closing

    def _goes_on(self, left: Part, part: Part) -> bool:
        """ "the Lorne and Selm |regions|", "in Norland and |the region|", "between Oslo and |the town|"."""
        before, preposition = self.chunks[left.last - 1].noun, self.row.preposition[left.last - 1]
        if part.joint != "and" or before is None:
            return False
        if not before.plural and preposition >= 0 and self._key(preposition) in word_list("pairing"):
            return True
        return before.kind == _NAME and self._goes_on_behind_name(part, governed=preposition >= 0)

    def _goes_on_behind_name(self, part: Part, *, governed: bool) -> bool:
        group = self._group(part.first)
        if group.kind != _COMMON:
            return False
        if self.document.is_capital(group.first) and not _is_determined(group):
            return True
        return governed and not self._has_phrase(part) and "place" in self._classes(group)

    def _key(self, k: int) -> str:
        return self.document.keys[self.chunks[k].first]

    def _is_apart(self, head: int, part: Part) -> bool:
        """Tell whether a noun group is an item whatever follows: with a determiner, a purpose, or a whole one."""
        return self._opens(part) or self._has_purpose(part) or (head >= 0 and self._is_whole(head, part))

    def _has_purpose(self, part: Part) -> bool:
        """ "ways |to enhance them|"."""
        return part.last > part.first + 1 and self.chunks[part.first + 1].verb is not None

    def _are_modifiers(self, left: Part, part: Part) -> bool:
        return self._ends_in_adjective(left) or self._ends_in_adjective(part) or self._is_modifier(left, part)

    def _ends_in_adjective(self, part: Part) -> bool:
        """ "in the |military-technical| and educational fields": a compound that is rather an adjective is no item."""
        group = self.chunks[part.last - 1].noun
        if self.chunks[part.last - 1].kind == ADJECTIVE:
            return True
        if group is None or group.last - group.first < 2 or group.determiner is not None:
            return False
        words = english()
        return words.chooser.classes(words.inside[self.document.words[group.head]])[0] == ADJECTIVE

    def _is_modifier(self, left: Part, part: Part) -> bool:
        """ "|defence|, financial and economic ties": a bare noun before coordinated modifiers is one of them."""
        before, group = self.chunks[left.last - 1].noun, self._group(part.first)
        bare = before is not None and before.last - before.first == 1
        return (
            bare
            and group.determiner is None
            and group.possessor is None
            and part.joint == "comma"
            and group.core > group.first
        )

    def _is_raised(self, head: int, n: int) -> bool:
        """Tell whether a noun group is an item although the grammar joins it to one inside the item before."""
        part, closes = self.parts[n], self.open_list and n == self.closing
        if n < self.parted and head in self.closed:
            return False
        if head in self.outer and part.joint == "comma":
            return True
        return ((part.joint == "comma and" or closes) and not self.inside) or self._is_whole(head, part)

    def _is_beside(self, part: Part) -> bool:
        """ "in Libya and |Gaza|": a bare noun group beside the one that a preposition governs."""
        head = self.first_of.get(part.first)
        if head is None or head != part.first - 2 or self.row.preposition[head] < 0:
            return False
        names = self._group(head).kind == self._group(part.first).kind == _NAME
        return names or not (self._has_phrase(part) or self._opens(part))

    def _is_outer(self, head: int, part: Part) -> bool:
        """Tell whether a part shows that the list that it is in is one of items: a whole one, an empty formula."""
        if self._is_whole(head, part) or self._is_formula(part):
            return True
        listed = any(self.first_of.get(other.first) == head and other.joint == "comma" for other in self.parts)
        return listed and part.joint in _ANDS and self._has_phrase(part)

    def _is_formula(self, part: Part) -> bool:
        """ "|other issues of mutual interest|"."""
        last = _end(self.row, part.first, part.last)
        return _is_empty(self.document, self.chunks[part.first].first, last)

    def _is_whole(self, head: int, part: Part) -> bool:
        """Tell whether a noun group shares nothing with the one that the grammar joins it to."""
        group, other = self._group(part.first), self._group(head)
        if self._is_unlike(group, other):
            return True
        if not self._has_phrase(part):
            return False
        if (
            self._is_of(part) and group.last - group.first == 1 and _is_determined(other)
        ):  # "the security and |stability of|"
            return False
        return _is_determined(other) or other.kind == _NAME or self.row.preposition[head + 1] >= 0

    def _is_unlike(self, group: NounGroup, other: NounGroup) -> bool:
        """ "trade and |the port|", "Oslo and |its port|": a determiner where the noun group before has none."""
        if other.kind == _COMMON:
            return _is_determined(group) and not _is_determined(other)
        return group.possessor is not None and group.kind == _COMMON and other.kind == _NAME

    def _has_phrase(self, part: Part) -> bool:
        if part.last < part.first + 2:
            return False
        behind = self.chunks[part.first + 1]
        return behind.kind in PREPOSITIONS or behind.verb is not None

    def _is_pair(self, left: Part, right: Part, n: int) -> bool:
        """Tell whether two noun groups are one topic: a fixed pair, or they share what stands before or behind them."""
        one, other = self.chunks[left.first].noun, self._group(right.first)
        if one is None or self._has_phrase(left):
            return False
        if self._is_fixed(one):
            return True
        if _is_determined(other) or one.kind != other.kind or self._has_purpose(right):
            return False
        return n < self.parted or (not self.listed and self._is_joined(one, other, right))  # "A and B, and C"

    def _is_joined(self, one: NounGroup, other: NounGroup, right: Part) -> bool:
        """ "security and stability |in the region|", "|military| aid and training", "trade and energy |ties|"."""
        single, alone = one.last - one.first == 1, other.last - other.first == 1
        if not self._has_phrase(right):
            return (single and self._is_shared(other)) if not alone else (not single and one.determiner is None)
        if not alone:
            return single and self._is_shared(other)
        return single or self._is_paired(right) or (one.determiner is not None and self._is_of(right))

    def _is_of(self, part: Part) -> bool:
        """ "the state and prospects |of| the sea": a noun group with "of", so the article before both is its own."""
        return self.chunks[part.first + 1].kind == OF

    def _is_shared(self, group: NounGroup) -> bool:
        """ "oil and gas |exports|": a noun that several fields stand before."""
        return is_one_of(self.document, group, "shared")

    def _is_paired(self, part: Part) -> bool:
        """ "exchanges and cooperation |between| them"."""
        return self.document.keys[self.chunks[part.first + 1].first] in word_list("pairing")

    def _is_fixed(self, a: NounGroup) -> bool:
        """ "|peace| and security"."""
        return any(phrase_at(self.document, k, "pairs") > a.last - k for k in range(a.first, a.last))


def _is_determined(group: NounGroup) -> bool:
    return group.determiner is not None or group.possessor is not None


def _is_empty(document: Document, a: int, b: int) -> bool:
    keys = document.keys[a:b]
    named = sum(key not in word_list("empty") for key in keys)
    if not named or (named == 1 and keys[-1] in word_list("interests") and keys[0] in word_list("empty")):
        return True
    return len(keys) == 1 and len(keys[0]) < 3 and not document.words[a].isupper()

"""The parts of what is named as talked about: what commas, "and" and "including" stand between."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from dipbrief.document import Document
from dipbrief.frames import Sentence
from dipbrief.syntax import NounGroup
from dipbrief.syntax.classes import ADJECTIVE, COMPLEMENTIZER, COORDINATOR
from dipbrief.syntax.rows import ADVERBS, COMMAS, INSIDE, PREPOSITIONS
from dipbrief.topics.ends import CLAUSES, Ends
from dipbrief.topics.talk import Talk
from dipbrief.topics.vocabulary import classes_of, phrase_at, word_list

__all__ = ["Joint", "Part", "read_parts"]

Joint = Literal["", "comma", "and", "comma and", "including", "aside", "again", "inner"]

_SEMICOLON: Final = ";"
_OWNER: Final = "'"
_CLOSING: Final = {"(": ")]", "~": "~"}
_PEOPLE: Final = frozenset(["human", "audience"])
_NOUN: Final = "N"
_INFINITIVE: Final = "infinitive"
_GERUND: Final = "ing"
_FINITE: Final = "finite"
_DATE: Final = "date"
_NAME: Final = "name"
_PRONOUN: Final = "pronoun"


class Part(NamedTuple):
    """Chunks from *first* up to *last*, and what stands before them."""

    first: int
    last: int
    joint: Joint


class _Next(NamedTuple):
    """Where the next part begins, and what stands before it."""

    joint: Joint
    first: int


def read_parts(document: Document, sentence: Sentence, talk: Talk, people: dict[int, int]) -> list[Part]:
    """Return the parts of what *talk* names, from its first chunk on; *people* as in :func:`find_talks`."""
    return list(_Parts(document, sentence, talk, people).read())


class _Parts:
    """Walks over the chunks of one sentence from the first topic on."""

    def __init__(self, document: Document, sentence: Sentence, talk: Talk, people: dict[int, int]) -> None:
        self.document = document
        self.row = sentence.clauses.row
        self.chunks = self.row.chunks[: talk.stop]
        self.first_of = sentence.clauses.first_of
        self.listed = sorted({*self.first_of, *self.first_of.values()})
        self.talk = talk
        self.ends = Ends(document, sentence, talk, people)
        self.cues = frozenset(frame.cue for frame in sentence.frames)
        self.start = talk.first  # of the part that is read
        self.ranging = talk.lead in word_list("from")  # "from trade |to| visas": both are items

    def read(self) -> Iterator[Part]:
        """Yield the parts."""
        joint: Joint = ""
        k = self._begin(self.start)
        while k < self.talk.stop:
            aside = self._behind_aside(k)
            told = self._is_clause(k, aside)
            found = None if aside and not told else self._next(aside or k)
            if found is not None:
                yield Part(self.start, k, joint)
                joint, k = found.joint, self._begin(found.first)
            elif told or (not aside and self.ends.end(self.start, k)):
                break
            else:
                k = aside or k + 1
        yield Part(self.start, k, joint)

    def _begin(self, k: int) -> int:
        """Begin a part at chunk *k*, or behind openings there; return the next one."""
        while (behind := self._behind_opening(k)) is not None:
            self.ranging |= self._key(behind - 1) in word_list("from")
            k = behind
        self.start = k
        return k + 1

    def _behind_opening(self, k: int) -> int | None:
        """Return the chunk behind "a number of", "the issue of", when something is named there."""
        noun, n = self.chunks[k].noun, k + 2
        if noun is None or n >= self.talk.stop or self._key(k + 1) not in word_list("about"):
            return None
        words, named = self.document.keys[noun.first : noun.last], self.chunks[n].noun
        if words[-1] not in word_list("openings") or not word_list("empty").issuperset(words) or not self._opens(n):
            return None
        return None if named is not None and self.document.keys[named.head] in word_list("interests") else n

    def _behind_aside(self, k: int) -> int:
        """Return the chunk that the bracket or the dashes at chunk *k* end with: they go on the part; 0 for none."""
        wanted = _CLOSING.get(self.chunks[k].gap, "")
        return next((n for n in range(k + 1, self.talk.stop) if self.chunks[n].gap in wanted), 0) if wanted else 0

    def _is_clause(self, k: int, aside: int) -> bool:
        """Tell whether a bracket has a verb, so that it is no part: "the mandates (Norland |stands| for Selm)"."""
        verbs = (chunk.verb for chunk in self.chunks[k:aside])
        return any(verb is not None and verb.form == _FINITE for verb in verbs)

    # --- where parts begin ---------------------------------------------------------------------------------------
    def _next(self, k: int) -> _Next | None:
        """Return the part that begins at or behind chunk *k*."""
        chunk = self.chunks[k]
        if self.ends.lined:
            return self._behind_semicolon(k)
        if chunk.kind == COORDINATOR:
            return self._behind_coordinator(k)
        if words := phrase_at(self.document, chunk.first, "including"):
            return self._behind_including(k, words)
        if self._reaches(k):
            return _Next("again", k + 1)
        if chunk.gap not in COMMAS:
            return None
        n = self._over_adverbs(k)
        if not self._may_go_on(n):
            return self._resumed(k)
        return _Next("inner", n) if self._is_place(n) else self._item("comma", n) or self._inner(n)

    def _behind_semicolon(self, k: int) -> _Next | None:
        n = k + (self.chunks[k].kind == COORDINATOR)
        return _Next("again", n) if self.chunks[k].gap == _SEMICOLON and n < self.talk.stop else None

    def _reaches(self, k: int) -> bool:
        """ "from trade |to| visas"."""
        behind = k + 1 < self.talk.stop and self._can_be_item(k + 1)
        return self.ranging and behind and self._key(k) in word_list("to")

    def _behind_including(self, k: int, words: int) -> _Next | None:
        n = self._over_words(k, words)
        if n < self.talk.stop and (more := phrase_at(self.document, self.chunks[n].first, "including")):
            return self._behind_including(n, more)
        if n < self.talk.stop and self.chunks[n].kind in PREPOSITIONS:  # "issues of", "in the areas of"
            n = self._over_words(n, phrase_at(self.document, self.chunks[n].first, "openings"))
        if n >= self.talk.stop or not self._opens(n) or self.chunks[n].first in self.cues:
            return None
        joint = self._joint_of(self.chunks[k - 1].noun, self.chunks[n].noun)
        return None if joint is None else _Next(joint, n)

    def _joint_of(self, host: NounGroup | None, noun: NounGroup | None) -> Joint | None:
        """Tell what "including" joins: people belong to the people before, a pronoun to what it stands for."""
        if self._are_people(host):
            return "aside"
        if self._are_people(noun):
            return None  # who was there: "trade, including |officials|"
        return "inner" if noun is not None and noun.kind == _PRONOUN else "including"

    def _are_people(self, noun: NounGroup | None) -> bool:
        return noun is not None and not classes_of(self.document, noun).isdisjoint(_PEOPLE)

    def _over_words(self, k: int, words: int) -> int:
        """Return the chunk behind so many words from chunk *k* on."""
        last = self.chunks[k].first + words
        return next((n for n in range(k, self.talk.stop) if self.chunks[n].first >= last), self.talk.stop)

    def _behind_coordinator(self, k: int) -> _Next | None:
        n = self._over_adverbs(k + 1)
        if n >= self.talk.stop:
            return None
        if self.chunks[n].gap in COMMAS:
            return self._resumed(k)
        if self.chunks[k].gap == _OWNER:
            return _Next("inner", n)  # "Norland's and Selm's ports"
        if k > self.start and self.chunks[n].kind in PREPOSITIONS and self.chunks[k - 1].kind in PREPOSITIONS:
            return _Next("inner", n)  # "in and around Oslo"
        return self._item("comma and" if self.chunks[k].gap in COMMAS else "and", n) or self._inner(n)

    def _over_adverbs(self, n: int) -> int:
        while n < self.talk.stop and self.chunks[n].kind in ADVERBS:
            n += 1
        return n

    def _resumed(self, k: int) -> _Next | None:
        """ "trade, which has grown, and |the war|": the item with which a list goes on behind an aside at chunk *k*."""
        listed = self.listed[bisect_right(self.listed, k) :]
        inside = (n for n in listed if n < self.talk.stop)
        item = next((n for n in inside if self.first_of.get(n, k if self.chunks[n].gap in COMMAS else n) <= k), None)
        if item is None:
            return None
        return _Next("comma and" if self.chunks[item - 1].kind == COORDINATOR else "comma", item)

    def _may_go_on(self, n: int) -> bool:
        """Tell whether what stands behind a comma can go on a list: a question only behind another."""
        if n >= self.talk.stop:
            return False
        chunk = self.chunks[n]
        if chunk.noun is not None and chunk.kind == _NOUN:
            return self._is_listed(n, chunk.noun)
        if chunk.kind in CLAUSES or self.ends.is_question(n):
            return self.ends.is_question(n) and self.ends.is_question(self.start)
        return not self._is_verb(n, _GERUND) or self._holds(_GERUND, n) or self._is_listed_gerund(n)

    def _is_listed(self, n: int, noun: NounGroup) -> bool:
        """Tell whether a noun group behind a comma is an item of a list, and not one more name of the item before."""
        articled = noun.determiner is not None and self.document.keys[noun.determiner] in word_list("indefinite")
        return n in self.listed or (n < self.ends.listing and not articled)

    def _is_listed_gerund(self, n: int) -> bool:
        """ "the ban, |closing| ports and opening roads": a gerund behind a comma is listed, unless it speaks."""
        last = next((k for k in range(n + 1, self.talk.stop) if self.chunks[k].kind == COORDINATOR), None)
        if last is None or self.chunks[n].first in self.cues:
            return False
        beside = last + 1 < self.talk.stop and self._is_verb(last + 1, _GERUND)
        return beside or all(chunk.gap in INSIDE for chunk in self.chunks[n + 1 : last])

    def _is_place(self, n: int) -> bool:
        """ "in Oslo, |Norway|"."""
        names = [chunk.noun is not None and chunk.noun.kind == _NAME for chunk in self.chunks[n - 1 : n + 1]]
        return all(names) and n not in self.first_of and self.row.preposition[n - 1] >= 0

    def _item(self, joint: Joint, n: int) -> _Next | None:
        """A part that can be an item: a noun group, a gerund, a question, or the same preposition again."""
        if self._can_be_item(n):
            return _Next(joint, n)
        again = self.chunks[n].kind in PREPOSITIONS and self._key(n) == self.talk.lead and n + 1 < self.talk.stop
        return _Next("again", n + 1) if again else None

    def _inner(self, n: int) -> _Next | None:
        """What goes on inside an item: a verb beside another, a phrase beside another, an adjective."""
        if self._is_verb(n, _INFINITIVE):
            return _Next("inner", n) if self._holds(_INFINITIVE, n) else None
        listed = self.ends.governed(n) in self.first_of
        return _Next("inner", n) if listed or self.chunks[n].kind == ADJECTIVE else None

    def _opens(self, n: int) -> bool:
        return self._can_be_item(n) or self.chunks[n].kind == ADJECTIVE

    def _can_be_item(self, n: int) -> bool:
        """Tell whether an item can begin at chunk *n*: "that" and what follows goes on only with its like."""
        if self.chunks[n].kind == COMPLEMENTIZER:
            return self.ends.is_question(self.start)
        return self._is_noun(n) or self._is_verb(n, _GERUND) or self.ends.is_question(n)

    def _is_noun(self, n: int) -> bool:
        """Tell whether a noun group stands at chunk *n* and begins no clause of its own."""
        noun, leads = self.chunks[n].noun, self.row.leads[n]
        if noun is None or self.chunks[n].kind != _NOUN or noun.kind == _DATE:
            return False
        return not 0 <= leads < self.talk.stop or n in self.first_of or leads in self.ends.inside

    def _is_verb(self, n: int, form: str) -> bool:
        verb = self.chunks[n].verb
        return verb is not None and verb.form == form

    def _holds(self, form: str, before: int) -> bool:
        """Tell whether a verb of *form* stands in the part that ends before chunk *before*."""
        return any(self._is_verb(n, form) for n in range(self.start, before))

    def _key(self, k: int) -> str:
        return self.document.keys[self.chunks[k].first]

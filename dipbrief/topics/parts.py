"""How far the naming of topics reaches, and its parts: what commas, "and" and "including" stand between."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from dipbrief.document import Document
from dipbrief.frames import Sentence
from dipbrief.syntax import NounGroup
from dipbrief.syntax.classes import ADJECTIVE, COORDINATOR, SUBORDINATOR
from dipbrief.syntax.rows import ADVERBS, COMMAS, INSIDE, PREPOSITIONS
from dipbrief.topics.talk import QUESTIONS, Talk
from dipbrief.topics.vocabulary import classes_of, id_list, is_one_of, phrase_at, word_list

__all__ = ["Joint", "Part", "read_parts"]

Joint = Literal["", "comma", "and", "comma and", "including", "again", "inner"]

_STOPS: Final = frozenset(".;:")
_ENDS: Final = _STOPS | COMMAS
_DASH: Final = "~"
_CLOSING: Final = {"(": ")]", _DASH: _DASH}
_TOPIC: Final = "topic"
_NOUN: Final = "N"
_RELATIVE: Final = frozenset("WQC")
_CLAUSES: Final = _RELATIVE | QUESTIONS
_INFINITIVE, _GERUND, _FINITE = "infinitive", "ing", "finite"
_DATE, _NAME, _PRONOUN = "date", "name", "pronoun"
_CONTENT: Final = "content"


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
    """Return the parts of what *talk* names, from its first chunk on; *people* has the mentions of persons."""
    return list(_Parts(document, sentence, talk, people).read())


class _Parts:
    """Walks over the chunks of one sentence from the first topic on."""

    def __init__(self, document: Document, sentence: Sentence, talk: Talk, people: dict[int, int]) -> None:
        self.document = document
        self.row = sentence.clauses.row
        self.chunks = self.row.chunks
        self.first_of = sentence.clauses.first_of
        self.listed = sorted({*self.first_of, *self.first_of.values()})
        self.talk = talk
        self.people = people
        clause = talk.frame.clause
        self.own = frozenset() if clause is None else frozenset(oblique.preposition for oblique in clause.obliques)
        self.cues = frozenset(frame.cue for frame in sentence.frames)
        roles = talk.frame.roles
        self.others = {filler.noun for role in roles.keys() - {_TOPIC} for filler in roles[role]}
        self.contents = {c.opener for c in sentence.clauses.clauses if c.kind == _CONTENT and c.opener is not None}
        self.openers = {clause.opener for clause in sentence.clauses.clauses}
        self.listing = self._listing()
        self.start = talk.first
        self.verbs = 0  # finite ones that may follow: as many as clauses were opened

    def _listing(self) -> int:
        """The last chunk up to which commas can part the items of a list: before the last "and" of the clause."""
        last = self.talk.first
        for k in range(self.talk.first + 1, self.talk.stop):
            if self.chunks[k].gap in _STOPS:
                break
            last = k if self.chunks[k].kind == COORDINATOR else last
        return last

    def read(self) -> Iterator[Part]:
        """Yield the parts."""
        joint: Joint = ""
        k = self._begin(self.start)
        while k < self.talk.stop:
            aside = self._behind_aside(k)
            found = self._next(k) if aside is None else None
            if found is not None and found.first < self.talk.stop:
                yield Part(self.start, k, joint)
                joint, k = found.joint, self._begin(found.first)
            elif aside is None and self._ends(k):
                break
            else:
                k = aside or self._on(k)
        yield Part(self.start, min(k, self.talk.stop), joint)

    def _begin(self, k: int) -> int:
        """Begin a part at chunk *k*, or behind openings there; return the next one."""
        while (behind := self._behind_opening(k)) is not None:
            k = behind
        self.start = k
        self.verbs = int(self.chunks[k].kind in _CLAUSES)
        return k + 1

    def _behind_opening(self, k: int) -> int | None:
        """Return the chunk behind "a number of", "the issue of", when something is named there."""
        noun, behind = self.chunks[k].noun, k + 1
        if noun is None or behind + 1 >= self.talk.stop or not self._is_preposition(behind):
            return None
        words, preposition = self.document.keys[noun.first : noun.last], self.document.keys[self.chunks[behind].first]
        named = self.chunks[behind + 1].noun
        opens = words[-1] in word_list("openings") and word_list("empty").issuperset(words)
        opens = opens and (named is None or self.document.keys[named.head] not in word_list("interests"))
        return behind + 1 if opens and preposition in word_list("about") and self._can_open(behind + 1) else None

    def _on(self, k: int) -> int:
        """Pass over chunk *k*; return the next one."""
        chunk = self.chunks[k]
        self.verbs += chunk.kind in _CLAUSES or (chunk.noun is not None and self._is_subject(k))
        self.verbs -= chunk.verb is not None and chunk.verb.form == _FINITE
        return k + 1

    def _closing(self, k: int) -> int | None:
        """Return the chunk behind the bracket or the dashes that open at chunk *k*."""
        wanted = _CLOSING[self.chunks[k].gap]
        return next((n for n in range(k + 1, self.talk.stop) if self.chunks[n].gap in wanted), None)

    def _behind_aside(self, k: int) -> int | None:
        """Return the chunk that a bracket or an aside between dashes before it ends with: it goes on the part."""
        return self._closing(k) if self.chunks[k].gap in _CLOSING else None

    def _is_subject(self, k: int) -> bool:
        """ "the plans |we| made": a pronoun right behind a noun group begins a relative clause."""
        noun = self.chunks[k].noun
        return noun is not None and noun.kind == _PRONOUN and self.row.leads[k] >= 0

    # --- where parts begin ---------------------------------------------------------------------------------------
    def _next(self, k: int) -> _Next | None:
        """Return the part that begins at or behind chunk *k*."""
        chunk = self.chunks[k]
        if chunk.kind == COORDINATOR:
            return self._behind_coordinator(k)
        if self._length(k):
            return self._behind_including(k)
        if chunk.gap not in COMMAS:
            return None
        return self._resumed(k) if chunk.kind in _RELATIVE else self._behind_comma(k)

    def _length(self, k: int) -> int:
        """Return the number of words of "including" and its like at chunk *k*."""
        return phrase_at(self.document, self.chunks[k].first, "including") if k < self.talk.stop else 0

    def _behind_including(self, k: int) -> _Next | None:
        n = self._over_words(k, self._length(k))
        if self._length(n):
            return self._behind_including(n)
        if self._is_preposition(n):  # "issues of", "in the areas of"
            n = self._over_words(n, phrase_at(self.document, self.chunks[n].first, "openings"))
        if n >= self.talk.stop or not self._can_open(n) or self.chunks[n].first in self.cues:
            return None
        noun = self.chunks[n].noun
        return _Next("inner" if noun is not None and noun.kind == _PRONOUN else "including", n)

    def _over_words(self, k: int, words: int) -> int:
        """Return the chunk behind so many words from chunk *k* on."""
        last = self.chunks[k].first + words
        return next((n for n in range(k, self.talk.stop) if self.chunks[n].first >= last), self.talk.stop)

    def _can_open(self, n: int) -> bool:
        return self._is_noun(n) or self._is_verb(n, _GERUND) or self._is_question(n) or self.chunks[n].kind == ADJECTIVE

    def _is_question(self, n: int) -> bool:
        return self.chunks[n].kind in QUESTIONS or n in self.contents

    def _behind_coordinator(self, k: int) -> _Next | None:
        joint: Joint = "comma and" if self.chunks[k].gap in COMMAS else "and"
        n = self._over_adverbs(k + 1)
        if n >= self.talk.stop:
            return None
        if self.chunks[n].gap in COMMAS:
            return self._resumed(k)
        beside = k > self.start and self._is_preposition(n) and self._is_preposition(k - 1)  # "in and around Oslo"
        return _Next("inner", n) if beside else self._item(joint, n) or self._inner(n)

    def _over_adverbs(self, n: int) -> int:
        while n < self.talk.stop and self.chunks[n].kind in ADVERBS:
            n += 1
        return n

    def _resumed(self, k: int) -> _Next | None:
        """ "trade, which has grown, and |the war|": the item with which a list goes on behind an aside at chunk *k*."""
        listed = self.listed[bisect_right(self.listed, k) :]
        item = next((n for n in listed if self.first_of.get(n, k if self.chunks[n].gap in COMMAS else n) <= k), None)
        if item is None:
            return None
        return _Next("comma and" if self.chunks[item - 1].kind == COORDINATOR else "comma", item)

    def _behind_comma(self, k: int) -> _Next | None:
        n = self._over_adverbs(k)
        if n >= self.talk.stop:
            return None
        if self._is_place(n):
            return _Next("inner", n)
        return (self._item("comma", n) or self._inner(n)) if self._may_go_on(n) else self._resumed(k)

    def _may_go_on(self, n: int) -> bool:
        """Tell whether what stands behind a comma can go on a list: a question only behind another."""
        if self.chunks[n].kind == _NOUN:
            return self._is_listed(n)
        if self._is_question(n):
            return self._is_question(self.start)
        return not self._is_verb(n, _GERUND) or self._holds(_GERUND, n) or self._is_listed_gerund(n)

    def _is_place(self, n: int) -> bool:
        """ "in Oslo, |Norway|"."""
        names = [chunk.noun is not None and chunk.noun.kind == _NAME for chunk in self.chunks[n - 1 : n + 1]]
        return all(names) and n not in self.first_of and self.row.preposition[n - 1] >= 0

    def _is_listed_gerund(self, n: int) -> bool:
        """ "the ban, |closing| ports and |opening| roads": a gerund behind a comma is listed, unless it speaks."""
        last = next((k for k in range(n + 1, self.talk.stop) if self.chunks[k].kind == COORDINATOR), None)
        if last is None or self.chunks[n].first in self.cues:
            return False
        return self._is_verb(last + 1, _GERUND) or all(c.gap in INSIDE for c in self.chunks[n + 1 : last])

    def _item(self, joint: Joint, n: int) -> _Next | None:
        """A part that can be an item: a noun group, a gerund, a question, or the same preposition again."""
        chunk = self.chunks[n]
        if self._is_noun(n) or self._is_verb(n, _GERUND) or self._is_question(n):
            return _Next(joint, n)
        again = chunk.kind in PREPOSITIONS and self.document.keys[chunk.first] == self.talk.lead
        return _Next("again", n + 1) if again and n + 1 < self.talk.stop else None

    def _inner(self, n: int) -> _Next | None:
        """What goes on inside an item: a verb beside another, a phrase beside another, an adjective."""
        if self._is_verb(n, _INFINITIVE):
            return _Next("inner", n) if self._holds(_INFINITIVE, n) else None
        governed = self._governed(n)
        listed = governed is not None and governed in self.first_of
        return _Next("inner", n) if listed or self.chunks[n].kind == ADJECTIVE else None

    def _is_preposition(self, n: int) -> bool:
        return n < self.talk.stop and self.chunks[n].kind in PREPOSITIONS

    def _is_noun(self, n: int) -> bool:
        """Tell whether a noun group stands at chunk *n* and begins no clause of its own."""
        chunk = self.chunks[n]
        if chunk.noun is None or chunk.kind != _NOUN or chunk.noun.kind == _DATE:
            return False
        return self.row.leads[n] < 0 or n in self.first_of or self.row.leads[n] >= self.talk.stop or self.verbs > 0

    def _is_listed(self, n: int) -> bool:
        """Tell whether a noun group behind a comma is an item of a list, and not one more name of the item before."""
        if n in self.listed:
            return True
        noun = self.chunks[n].noun
        assert noun is not None
        indefinite = noun.determiner is not None and self.document.keys[noun.determiner] in word_list("indefinite")
        return n < self.listing and not indefinite

    def _is_verb(self, n: int, form: str) -> bool:
        verb = self.chunks[n].verb
        return verb is not None and verb.form == form

    def _holds(self, form: str, before: int) -> bool:
        """Tell whether a verb of *form* stands in the part that ends before chunk *before*."""
        return any(self._is_verb(n, form) for n in range(self.start, before))

    def _governed(self, n: int) -> int | None:
        """Return the noun group that the preposition at chunk *n* governs."""
        behind = range(n + 1, min(n + 3, len(self.chunks)))
        return next((m for m in behind if self.row.preposition[m] == n), None)

    # --- where the last one ends ---------------------------------------------------------------------------------
    def _ends(self, k: int) -> bool:
        """Tell whether the naming of topics ends before chunk *k*."""
        chunk = self.chunks[k]
        if chunk.gap in _ENDS or chunk.kind == COORDINATOR:
            return True
        if chunk.kind == SUBORDINATOR:
            return k in self.openers
        if chunk.kind in _CLAUSES:
            return chunk.gap not in INSIDE
        if chunk.noun is not None:
            return self._is_loose(k, chunk.noun)
        if chunk.verb is not None:
            return chunk.verb.form == _FINITE and not self.verbs
        return chunk.kind in PREPOSITIONS and not self._is_question(self.start) and self._is_adjunct(k)

    def _is_loose(self, k: int, noun: NounGroup) -> bool:
        """Tell whether a noun group is no part of an item: a date, or one that nothing governs."""
        if noun.kind == _DATE:
            return self.row.preposition[k] < 0 and not self._is_listed_date(k)
        before = self.chunks[k - 1].noun
        if self.row.preposition[k] >= 0 or before is None or self.verbs:
            return False
        goes_on = self.row.leads[k] < 0 and self._is_one(before, noun)
        return not goes_on and not self._is_subject(k)

    def _is_one(self, before: NounGroup, noun: NounGroup) -> bool:
        """Tell whether a noun group right behind another goes it on: "the Bergen| summit|"."""
        bare = noun.determiner is None and before.kind != _DATE
        return noun.kind != _PRONOUN and (before.kind == _NAME or bare)

    def _is_listed_date(self, k: int) -> bool:
        """ "the talks set for |March|, trade and": the list goes on behind a date."""
        behind = k + 1
        return behind <= self.listing and (self.chunks[behind].gap in COMMAS or self.chunks[behind].kind == COORDINATOR)

    def _is_adjunct(self, k: int) -> bool:
        """Tell whether a phrase tells when, where, how or with whom they talked."""
        key = self.document.keys[self.chunks[k].first]
        if self.chunks[k - 1].verb is not None:
            return False  # "progress made |at the talks|"
        at = self._governed(k)
        group = None if at is None else self.chunks[at].noun
        if at is None or group is None:
            return key in word_list("ending")
        if group.kind == _DATE:
            return not self._goes_on(at) and not self._is_listed_date(at)
        return key in word_list("ending") or self._is_occasion(k, key, group) or self._is_circumstance(key, group)

    def _is_occasion(self, k: int, key: str, group: NounGroup) -> bool:
        """ "trade |at the meeting|", "trade |in Oslo| on Monday", but not "the meeting |in Oslo| on Monday"."""
        before = self.chunks[k - 1].noun
        if before is None or key not in word_list("settings"):
            return False
        if group.kind == _NAME and self._is_day(k + 2):
            return classes_of(self.document, before).isdisjoint(id_list("settings"))
        return k in self.own and not classes_of(self.document, group).isdisjoint(id_list("settings"))

    def _is_day(self, k: int) -> bool:
        """Tell whether a day stands at chunk *k*: "on Monday", "Monday"."""
        on = self._is_preposition(k) and self.document.keys[self.chunks[k].first] in word_list("days")
        day = self.chunks[k + on].noun if k + on < self.talk.stop else None
        return day is not None and day.kind == _DATE

    def _is_circumstance(self, key: str, group: NounGroup) -> bool:
        """ "|in a warm mood|", "|with Reed|", "|among other matters|": how, with whom or beside what they talked."""
        if group in self.others:
            return True
        if key in word_list("among") and word_list("empty").issuperset(self.document.keys[group.first : group.last]):
            return True
        return key in word_list("circumstances") and is_one_of(self.document, group, "circumstances")

    def _goes_on(self, k: int) -> bool:
        """ "the visit in April |to Oslo|": a phrase follows that no date governs."""
        behind = k + 1
        if behind >= self.talk.stop or self.chunks[behind].kind not in PREPOSITIONS:
            return False
        at = self._governed(behind)
        return behind not in self.own and at is not None and not self._is_adjunct(behind)

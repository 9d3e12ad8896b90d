"""How far the naming of topics reaches: up to a clause of its own, or to what tells when, where, how they talked."""

from collections.abc import Iterator
from typing import Final

from dipbrief.document import Document
from dipbrief.frames import Sentence
from dipbrief.syntax import NounGroup
from dipbrief.syntax.classes import COORDINATOR, SUBORDINATOR
from dipbrief.syntax.rows import COMMAS, INSIDE, PREPOSITIONS, TIME_HEADS, noun_at
from dipbrief.topics.talk import QUESTIONS, Talk, names_person
from dipbrief.topics.vocabulary import classes_of, id_list, is_one_of, word_list

__all__ = ["CLAUSES", "Ends"]

_STOPS: Final = frozenset(".;:")
_SEMICOLON: Final = ";"
_COLON: Final = ":"
_DASH: Final = "~"
_FULL_STOPS: Final = frozenset(".:")
_BREAKS: Final = _STOPS | COMMAS | frozenset(_DASH)
CLAUSES: Final = QUESTIONS | frozenset("WQC")
_OPENERS: Final = CLAUSES | {SUBORDINATOR}
_TOPIC: Final = "topic"
_CONTENT: Final = "content"
_ADVERBIAL: Final = "adverbial"
_MAIN: Final = "main"
_GERUND: Final = "ing"
_FINITE: Final = "finite"
_DATE: Final = "date"
_NAME: Final = "name"
_PRONOUN: Final = "pronoun"


class Ends:
    """The chunks of a sentence before which the naming of topics can end."""

    def __init__(self, document: Document, sentence: Sentence, talk: Talk, people: dict[int, int]) -> None:
        """Gather what belongs to the talk itself, and the clauses that stand inside what it names."""
        self.document = document
        self.row = sentence.clauses.row
        self.chunks = self.row.chunks
        self.talk = talk
        self.people = people
        clause, roles = talk.frame.clause, talk.frame.roles
        self.own = frozenset() if clause is None else frozenset(oblique.preposition for oblique in clause.obliques)
        self.others = {filler.noun for role in roles.keys() - {_TOPIC} for filler in roles[role]}
        self.openers = {c.opener for c in sentence.clauses.clauses}
        self.times = {c.opener for c in sentence.clauses.clauses if c.kind == _ADVERBIAL} - {None}
        self.contents = {c.opener for c in sentence.clauses.clauses if c.kind == _CONTENT} - {None}
        self.inside = set(self._verbs_inside(sentence))
        self.listing = self._listing()
        self.lined = self._is_lined()  # semicolons part the items

    def _verbs_inside(self, sentence: Sentence) -> Iterator[int]:
        """Yield the verbs of clauses that begin behind the first topic: "the plans |we made|"."""
        for clause in sentence.clauses.clauses:
            first = clause.subject if clause.opener is None else clause.opener
            if clause.kind != _MAIN and first is not None and first >= self.talk.first:
                yield clause.verb

    def _listing(self) -> int:
        """Return the chunk up to which commas can part the items of a list: the last "and", behind a colon the end."""
        chunks = range(self.talk.first + 1, self.talk.stop)
        stop = next((k for k in chunks if self.chunks[k].gap in _STOPS), self.talk.stop)
        if self.chunks[self.talk.first].gap == _COLON:
            return stop
        return max((k for k in chunks if k < stop and self.chunks[k].kind == COORDINATOR), default=self.talk.first)

    def _is_lined(self) -> bool:
        """ "discussed visas; the ferry, new and old; and trade": behind the semicolons stands no verb of its own."""
        behind = self.chunks[self.talk.first + 1 : self.talk.stop]
        items = [chunk.noun for chunk in behind if chunk.gap == _SEMICOLON]
        if not items or self.talk.frame.clause is None or any(map(self._is_person, items)):
            return False
        verbs = ((k, chunk.verb) for k, chunk in enumerate(behind, self.talk.first + 1))
        return all(verb is None or verb.form != _FINITE or k in self.inside for k, verb in verbs)

    def _is_person(self, noun: NounGroup | None) -> bool:
        return noun is not None and names_person(noun, self.people)

    def is_question(self, k: int) -> bool:
        """Tell whether a clause that can be a topic begins at chunk *k*: "|how| ore might reach the sea"."""
        return self.chunks[k].kind in QUESTIONS or k in self.contents

    def governed(self, k: int) -> int | None:
        """Return the noun group that the preposition at chunk *k* governs."""
        behind = range(k + 1, min(k + 3, len(self.chunks)))
        return next((n for n in behind if self.row.preposition[n] == k), None)

    def end(self, start: int, k: int) -> bool:
        """Tell whether the naming of topics ends before chunk *k*; its last part begins at chunk *start*."""
        chunk = self.chunks[k]
        if self.lined:
            return chunk.gap in _FULL_STOPS
        if chunk.gap in _BREAKS or chunk.kind == COORDINATOR:
            return True
        if chunk.kind in _OPENERS:
            return self._opens_another(k)
        if chunk.noun is not None:
            return self._is_loose(k, chunk.noun)
        if chunk.verb is not None:
            return chunk.verb.form == _FINITE and k not in self.inside
        return chunk.kind in PREPOSITIONS and not self.is_question(start) and self._is_adjunct(k)

    def _opens_another(self, k: int) -> bool:
        """Tell whether a clause of the talk begins: "trade |when| they met", but not "the day |when| it ends"."""
        if self.chunks[k].kind == SUBORDINATOR:
            return k in self.openers
        apart = k in self.times and self.chunks[k - 1].letter not in TIME_HEADS
        return apart or self.chunks[k].gap not in INSIDE

    def _is_loose(self, k: int, noun: NounGroup) -> bool:
        """Tell whether a noun group is no part of an item: a date, or one that nothing governs."""
        if self.row.preposition[k] >= 0 or self.row.leads[k] in self.inside:
            return False
        if noun.kind == _DATE:
            return not self._goes_on(k)
        before = self.chunks[k - 1].noun
        if before is None:
            return False
        apart = noun.determiner is not None and before.kind != _NAME
        return apart or self.row.leads[k] >= 0 or noun.kind == _PRONOUN

    def _is_adjunct(self, k: int) -> bool:
        """Tell whether a phrase tells when, where, how or with whom they talked; none before the verb does.

        "Trade |during the war| was discussed".
        """
        if self.talk.stop < len(self.chunks) or self.chunks[k - 1].verb is not None:
            return False  # "progress made |at the talks|"
        key, at = self.document.keys[self.chunks[k].first], self.governed(k)
        if at is None:
            return key in word_list("ending") or (key in word_list("times") and self._is_gerund(k + 1))
        group = noun_at(self.row, at)
        if group.kind == _DATE:
            return not self._goes_on(at)
        return key in word_list("ending") or self._is_occasion(k, key, group) or self._is_circumstance(k, key, group)

    def _is_occasion(self, k: int, key: str, group: NounGroup) -> bool:
        """ "trade |at the meeting|", "trade |in Oslo| on Monday", but not "the meeting |in Oslo| on Monday"."""
        before = self.chunks[k - 1].noun
        if before is None or key not in word_list("settings"):
            return False
        if group.kind == _NAME and self._is_day(k + 2):
            return classes_of(self.document, before).isdisjoint(id_list("settings"))
        new = group.determiner is not None and self.document.keys[group.determiner] in word_list("indefinite")
        own = k in self.own or (new and key in word_list("at"))
        return own and not classes_of(self.document, group).isdisjoint(id_list("settings"))

    def _is_gerund(self, k: int) -> bool:
        verb = self.chunks[k].verb if k < len(self.chunks) else None
        return verb is not None and verb.form == _GERUND

    def _is_day(self, k: int) -> bool:
        """Tell whether a day stands at chunk *k*: "on Monday", "Monday"."""
        if k < self.talk.stop and self.document.keys[self.chunks[k].first] in word_list("days"):
            k += 1
        day = self.chunks[k].noun if k < self.talk.stop else None
        return day is not None and day.kind == _DATE

    def _is_circumstance(self, k: int, key: str, group: NounGroup) -> bool:
        """ "|in a warm mood|", "|with Reed|", "|among other matters|": how, with whom or beside what they talked."""
        if group in self.others or (key in word_list("with") and self._is_counterpart(group)):
            return not self._is_bound(k)
        if key in word_list("among") and word_list("empty").issuperset(self.document.keys[group.first : group.last]):
            return True
        return key in word_list("circumstances") and is_one_of(self.document, group, "circumstances")

    def _is_bound(self, k: int) -> bool:
        """ "her dispute |with Reed|"."""
        before = self.chunks[k - 1].noun
        return before is not None and is_one_of(self.document, before, "bound")

    def _is_counterpart(self, group: NounGroup) -> bool:
        return self._is_person(group) or is_one_of(self.document, group, "with")

    def _goes_on(self, k: int) -> bool:
        """ "the talks set for |March|, trade and", "the visit in |April| to Oslo": a list or a phrase goes on."""
        behind = k + 1
        if behind <= self.listing and (self.chunks[behind].gap in COMMAS or self.chunks[behind].kind == COORDINATOR):
            return True
        return behind < self.talk.stop and self.chunks[behind].kind in PREPOSITIONS and not self._is_adjunct(behind)

"""Clauses as frames ask for them: what fills each slot, with active and passive, lists and shared subjects made alike.

The only module here that looks inside :mod:`dipbrief.syntax.clauses`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple, Self

from dipbrief.document import Document
from dipbrief.syntax.classes import (
    ADJECTIVE,
    COMPLEMENTIZER,
    NEGATION,
    OPENER,
    POSSESSIVE,
    QUESTION,
    RELATIVE,
    TIME,
    TIMES,
)
from dipbrief.syntax.clauses import Clause, Clauses
from dipbrief.syntax.forms import GROUP, OBJECT_INFINITIVE, PERSON, Words
from dipbrief.syntax.groups import Groups, NounGroup
from dipbrief.syntax.rows import ADVERBS, INSIDE, TIME_HEADS, Chunk, chunk_at

__all__ = ["Filler", "Slots", "View"]

_BEHIND = frozenset("ABzirZn")  # what may stand behind a verb and belong to it: "present", "forward", "out"
_PREPOSITIONS = frozenset("IFJ")
_STRANDED = frozenset("IFr")


class Filler(NamedTuple):
    """What fills a slot, a noun group or a clause: its words from *first* up to *last*, and *head*, the main one."""

    first: int
    last: int
    head: int
    noun: NounGroup | None = None
    clause: Clause | None = None

    @classmethod
    def of(cls, noun: NounGroup) -> Self:
        """Return a noun group as what fills a slot."""
        return cls(noun.first, noun.last, noun.head, noun)


Slots = dict[str, list[Filler]]
_filler = partial(tuple.__new__, Filler)  # many for every clause


class View:
    """One sentence."""

    def __init__(
        self, document: Document, groups: Groups, clauses: Clauses, words: Words, alike: Mapping[str, str]
    ) -> None:
        """Index the lists, the phrases and the clauses that hang on others.

        *alike* has the prepositions that those of several words stand for.
        """
        self.alike = alike
        self.keys = document.keys
        self.groups = groups
        self.words = words
        self.row = clauses.row
        self.chunks: tuple[Chunk, ...] = clauses.row.chunks
        self.preposition = clauses.row.preposition
        self.clauses = clauses.clauses
        self.own_keys = self.keys[self.chunks[0].first : self.chunks[-1].last] if self.chunks else ()
        self._items = self._lists(clauses.first_of)
        self._phrases: dict[int, list[tuple[str, int]]] = {}
        for host, noun in clauses.modifiers:
            self._phrases.setdefault(host, []).append((self.key(self.preposition[noun]), noun))
        self.hosts = frozenset(self.chunks[k].first for k in self._phrases)  # words of what something hangs on
        self._subjects: dict[Clause, int | None] = {}
        self._slot_of: dict[Clause, str | None] = {}
        self._below: dict[Clause | None, list[Clause]] = {}
        self._saying_what: dict[int, list[Clause]] = {}  # by the chunk that they stand right behind
        for clause in self.clauses:
            self._below.setdefault(self.above(clause), []).append(clause)
            for at in _nouns_of(clause):
                self._saying_what.setdefault(at, []).append(clause)
        self._inverted = {one: two.subject for one, two in pairwise(self.clauses) if _is_fronted(one, two)}
        self._deeds = dict(_deeds(self.clauses))

    def _lists(self, first_of: dict[int, int]) -> dict[int, list[int]]:
        """Return the items of each list by its first; "Lund and Reed, but not |Berg|" has two."""
        found: dict[int, list[int]] = {}
        for item, first in sorted(first_of.items()):
            if self.chunks[item - 1].kind != NEGATION:
                found.setdefault(first, [first]).append(item)
        return found

    # --- chunks --------------------------------------------------------------------------------------------------
    def noun(self, k: int) -> NounGroup | None:
        """Return the noun group of chunk *k*."""
        return self.chunks[k].noun

    def fillers(self, k: int) -> list[Filler]:
        """Return the noun group of chunk *k* and the other items of its list."""
        return [
            _filler((noun.first, noun.last, noun.head, noun, None))
            for item in self.items(k)
            if (noun := self.noun(item)) is not None
        ]

    def items(self, k: int) -> list[int]:
        """Return chunk *k* and the other items of the list that it opens."""
        return self._items.get(k, [k])

    def key(self, k: int) -> str:
        """Return the first word of chunk *k*, folded, or what a preposition of several words stands for."""
        first, last = self.chunks[k].first, self.chunks[k].last
        if last > first + 1 and self.chunks[k].kind in _PREPOSITIONS:
            return self.alike.get(" ".join(self.keys[first:last]), self.keys[first])
        return self.keys[first]

    def phrases(self, k: int) -> list[tuple[str, int]]:
        """Return preposition and noun group of what hangs on chunk *k*."""
        return self._phrases.get(k, [])

    # --- clauses -------------------------------------------------------------------------------------------------
    def above(self, clause: Clause) -> Clause | None:
        """Return the clause that *clause* stands in."""
        return None if clause.parent is None else self.clauses[clause.parent]

    def below(self, clause: Clause | None) -> list[Clause]:
        """Return the clauses that hang on *clause*."""
        return self._below.get(clause, [])

    def has_clauses(self, clause: Clause) -> bool:
        """Tell whether a clause may fill a slot of *clause*."""
        return bool(clause.complements) or clause in self._below or clause in self._deeds

    def behind(self, clause: Clause) -> frozenset[str]:
        """Return the words behind the verb that may belong to it: particle, adverb, adjective, noun ("take |part|")."""
        verb = clause.group
        found = [] if verb.particle is None else [self.keys[verb.particle]]
        found += self._fronted(clause)
        for k in range(clause.verb + 1, len(self.chunks)):
            chunk = self.chunks[k]
            if chunk.gap not in INSIDE or not self._may_belong(k):
                break
            if chunk.noun is None or chunk.last - chunk.first == 1:
                found.append(self.keys[chunk.first])
            if chunk.noun is not None and chunk.noun.kind != "pronoun" and chunk.letter not in _SPANS:
                break
        return frozenset(found)

    def _may_belong(self, k: int) -> bool:
        """Tell of a noun, and of what may stand between a verb and a word that belongs to it."""
        chunk = self.chunks[k]
        return chunk.noun is not None or chunk.kind in _BEHIND or self._is_stray(k)

    def _is_stray(self, k: int) -> bool:
        """ "stopped |by| to greet": a preposition that governs nothing."""
        if self.chunks[k].kind not in _PREPOSITIONS:
            return False
        return k + 1 == len(self.chunks) or self.preposition[k + 1] != k

    def _fronted(self, clause: Clause) -> list[str]:
        """ "|Also present| were Lund and Reed": what stands before the verb when the subject stands behind it."""
        if clause.kind != _MAIN or clause.subject is None or clause.subject < clause.verb:
            return []
        return [self.keys[chunk.first] for chunk in self.chunks[: clause.verb] if chunk.kind in _BEHIND]

    def obliques(self, clause: Clause) -> Iterator[tuple[int, int]]:
        """Yield the word of each preposition of a clause, and the chunk of its noun."""
        for oblique in clause.obliques:
            yield self.chunks[oblique.preposition].first, oblique.noun

    def slots(self, clause: Clause) -> Slots:
        """Return what fills each slot of *clause*, those of a passive where they stand in the active."""
        found: Slots = {}
        for oblique in clause.obliques:
            found.setdefault(self.key(oblique.preposition), []).extend(self.fillers(oblique.noun))
        self._add_relative(clause, found)
        objects = [self.fillers(k) for k in clause.objects]
        if clause.group.passive:
            objects.insert(0, self.subject(clause))
            found.update(self._stranded(clause))
            found["subject"] = found.pop("by", [])
        else:
            found["subject"] = self.subject(clause)
        if clause.predicate is not None:
            found["predicate"] = self.fillers(clause.predicate)
        found.update(zip(("object", "second"), objects, strict=False))
        if clause in self._deeds:
            found["object" if clause.group.passive else "subject"] = [self.clause_filler(self._deeds[clause])]
        self._add_listed(clause, found)
        self._add_fronted(clause, found)
        self._add_clauses(clause, found)
        self._add_adjective(clause, found)
        self._add_closing(clause, found)
        self._add_time(clause, found)
        return {slot: fillers for slot, fillers in found.items() if fillers}

    def _stranded(self, clause: Clause) -> Slots:
        """ "trade was touched |upon|": the subject fills the slot of a preposition that governs nothing."""
        at = clause.verb + 1
        if at >= len(self.chunks) or self.chunks[at].kind not in _STRANDED or at in self.preposition:
            return {}
        governs = any(at + 1 in (below.verb, below.opener) for below in self.below(clause))
        return {} if governs else {self.key(at): self.subject(clause)}

    def _add_fronted(self, clause: Clause, found: Slots) -> None:
        """ "Also |attending| were Lund and Reed": the slot has who."""
        at = self._inverted.get(clause)
        if at is not None:
            found["fronted"] = self.fillers(at)

    def _add_listed(self, clause: Clause, found: Slots) -> None:
        """ "The members included: |Lund and Reed|": a list that a colon opens right behind the verb."""
        at = clause.verb + 1
        if not clause.objects and at < len(self.chunks) and self.chunks[at].gap == _COLON and self.noun(at) is not None:
            found.setdefault("object", self.fillers(at))

    def _add_adjective(self, clause: Clause, found: Slots) -> None:
        """ "called the talks |useful|": an adjective behind the object."""
        at = clause.objects[-1] + 1 if clause.objects else len(self.chunks)
        if at < len(self.chunks) and self.chunks[at].kind == ADJECTIVE and self.chunks[at].gap in INSIDE:
            chunk = self.chunks[at]
            found["adjective"] = [Filler(chunk.first, chunk.last, chunk.last - 1)]

    def _add_time(self, clause: Clause, found: Slots) -> None:
        """ "spent |an hour| with Reed": a length of time right behind the verb."""
        k = clause.verb + 1
        if k < len(self.chunks) and self.chunks[k].gap in INSIDE and self.chunks[k].letter in _SPANS:
            found["time"] = self.fillers(k)

    def _add_closing(self, clause: Clause, found: Slots) -> None:
        """ "..., he |added|.": nothing follows the verb, or only what is quoted; the slot has who does it."""
        if "content" in found or clause.kind != _MAIN or clause.subject is None:
            return
        if self._is_beside_quotation(clause, clause.subject):
            found["closing"] = self.fillers(clause.subject)

    def _is_beside_quotation(self, clause: Clause, subject: int) -> bool:
        """Tell whether the words of a report stand before its subject or verb, or behind the verb and a comma."""
        if self.chunks[subject].gap != _SEMICOLON and self._is_before_quotation(clause.verb + 1):
            return True
        return any(self.chunks[k].gap == _QUOTED for k in (subject, clause.verb))

    def _is_before_quotation(self, k: int) -> bool:
        """Tell whether nothing but days stands behind chunk *k*, or nothing but adjuncts before a quotation."""
        days, after = self._over(k, self._is_day), self._over(k, self._is_adjunct)
        return days == len(self.chunks) or any(
            k < len(self.chunks) and self.chunks[k].gap in _QUOTING for k in (days, after)
        )

    def _over(self, k: int, passes: Callable[[int], bool]) -> int:
        """Return the chunk from *k* on that does not pass, or stands behind a mark: "tweeted |Wednesday|, ..."."""
        while k < len(self.chunks) and self.chunks[k].gap in INSIDE and passes(k):
            k += 1
        return k

    def _is_day(self, k: int) -> bool:
        return self.chunks[k].letter in TIME_HEADS

    def _is_adjunct(self, k: int) -> bool:
        return self._is_day(k) or self.chunks[k].kind in _PREPOSITIONS or self.preposition[k] >= 0

    def _add_relative(self, clause: Clause, found: Slots) -> None:
        """ "the envoy with |whom| he met": the antecedent fills the slot of the preposition."""
        if clause.kind != "relative" or clause.opener is None or clause.antecedent is None:
            return
        at = self.preposition[clause.opener]
        if at >= 0:
            found.setdefault(self.key(at), []).extend(self.fillers(clause.antecedent))

    def _add_clauses(self, clause: Clause, found: Slots) -> None:
        for content in clause.complements:
            found.setdefault("content", []).append(self.clause_filler(self.clauses[content]))
        for below in self.below(clause):
            slot = self.slot_of(below)
            if slot is not None and (slot not in _ONCE or slot not in found):
                found.setdefault(slot, []).append(self.clause_filler(below))
        self._add_that(clause, found)

    def _add_that(self, clause: Clause, found: Slots) -> None:
        """ "adding |that| energy matters": what is said, where no verb of it is known."""
        at = clause.verb + 1
        if "content" not in found and at < len(self.chunks) and self.chunks[at].kind == COMPLEMENTIZER:
            chunk = self.chunks[at]
            found["content"] = [Filler(chunk.first, chunk.last, chunk.first)]

    def slot_of(self, below: Clause) -> str | None:
        """Return the slot that a clause fills in the one above: "content", "infinitive", "gerund", a preposition."""
        if below not in self._slot_of:
            above = self.above(below)
            self._slot_of[below] = None if above is None else self._read_slot(above, below)
        return self._slot_of[below]

    def _read_slot(self, clause: Clause, below: Clause) -> str | None:
        read = _SLOT_READERS.get(below.kind)
        return None if read is None or below.verb < clause.verb else read(self, clause, below)

    def _content_slot(self, clause: Clause, below: Clause) -> str | None:
        """ "said |that| he agreed", "agreed |on| what to do", "took note |that|"."""
        at = below.opener
        if at is not None and self.chunks[at - 1].kind in _PREPOSITIONS and self.preposition[at] in (-1, at - 1):
            return self.key(at - 1)
        noun = self.noun_before(below)
        return "content" if noun is None or self._belongs(noun, clause) else None

    def _infinitive_slot(self, clause: Clause, below: Clause) -> str | None:
        return self._question_slot(self.over_adverbs(below.verb)) or "infinitive"

    def _adverbial_slot(self, clause: Clause, below: Clause) -> str | None:
        """ "told Reed |how| they act": a question right behind the verb, or behind one chunk more."""
        if below.opener is None:
            return None
        near = below.opener - 1 in (clause.verb, clause.verb + 1)
        governed = self.chunks[below.opener - 1].kind in _PREPOSITIONS and self.chunks[below.opener].gap in INSIDE
        return self._question_slot(below.opener) if near or governed else None

    def _gerund_slot(self, clause: Clause, below: Clause) -> str | None:
        before = self.over_adverbs(below.verb)
        return self.key(before) if self.chunks[before].kind in _PREPOSITIONS else None

    def _participle_slot(self, clause: Clause, below: Clause) -> str | None:
        """ "discussed |opening| the road", "ruled |out| opening it": an -ing form behind the verb is its object."""
        before = self.over_adverbs(below.verb)
        own = before == clause.verb or self.chunks[before].first == clause.group.particle
        return "gerund" if own and self.chunks[below.verb].gap in INSIDE else None

    def _question_slot(self, k: int) -> str | None:
        """Return the slot of a question that chunk *k* opens: "discussed |how| to act", "devoted to |how| they act"."""
        if self.chunks[k].kind not in _QUESTIONS:
            return None
        return self.key(k - 1) if self.chunks[k - 1].kind in _PREPOSITIONS else "content"

    def _belongs(self, noun: NounGroup, clause: Clause) -> bool:
        """Tell of a bare noun that belongs to the verb: "took |note| that"."""
        return noun.last - noun.first == 1 and self.keys[noun.head] in self.behind(clause)

    def over_adverbs(self, k: int) -> int:
        """Return the chunk before *k* that is no adverb."""
        at = k - 1
        while at > 0 and self.chunks[at].kind in ADVERBS:
            at -= 1
        return at

    def clause_filler(self, clause: Clause) -> Filler:
        """Return a clause as what fills a slot: its words from the verb on stand for it."""
        verb = clause.group
        return Filler(verb.first, verb.last, verb.head, None, clause)

    def subject(self, clause: Clause) -> list[Filler]:
        """Return who does what the verb says: also of participles and infinitives."""
        k = self.subject_at(clause)
        return [] if k is None else self.fillers(k)

    def subject_at(self, clause: Clause) -> int | None:
        """Return the chunk of the subject: that of the clause, or the one it shares with the clause above."""
        if clause not in self._subjects:
            self._subjects[clause] = self._subject_of(clause)
        return self._subjects[clause]

    def _subject_of(self, clause: Clause) -> int | None:
        above = self.above(clause)
        known = next((k for k in (clause.subject, clause.antecedent) if k is not None), None)
        if known is not None or clause.kind not in _SHARING:
            return known
        if above is None:
            return self._opened(clause)
        if clause.kind == "infinitive" and self._object_acts(above):
            return above.objects[0]
        return self.subject_at(above)

    def _opened(self, clause: Clause) -> int | None:
        """ "|Noting| that trade, as they said, had grown, Lund left": who does what the main clause behind it says."""
        later = (other for other in self.clauses if other.verb > clause.verb and other.kind == _MAIN)
        return next((other.subject for other in later if other.subject is not None), None)

    def _object_acts(self, above: Clause) -> bool:
        """Tell whether the object does what the infinitive says: "urged |Reed| to act"."""
        if above.verb is None or not above.objects or not self.words.valency(above.group.lemma) & OBJECT_INFINITIVE:
            return False
        noun = self.noun(above.objects[0])
        return noun is not None and (
            noun.kind != "common" or bool(self.words.lookup(self.keys[noun.head]).kinds & (PERSON | GROUP))
        )

    def governor(self, clause: Clause) -> Clause | None:
        """Return the clause whose verb governs an infinitive, a gerund or a content clause."""
        above = self.above(clause)
        if above is None or clause.kind in _GOVERNED:
            return above
        return above if self.slot_of(clause) is not None else None

    def noun_before(self, clause: Clause) -> NounGroup | None:
        """Return the noun group right before an infinitive or a content clause."""
        at = clause.verb if clause.opener is None else clause.opener
        return self._noun_beside(at) if clause.kind in _SAYING_WHAT else None

    def noun_before_gerund(self, gerund: Clause) -> NounGroup | None:
        """Return the noun group right before the preposition of a gerund."""
        return self._noun_beside(self.over_adverbs(gerund.verb) if gerund.opener is None else gerund.opener)

    def _noun_beside(self, at: int) -> NounGroup | None:
        if not at or self.chunks[at].gap not in INSIDE:
            return None
        noun = self.noun(at - 1)
        return None if noun is None or noun.kind == "date" else noun

    def opener(self, clause: Clause) -> str | None:
        """Return the word that opens a clause: its subordinator, or the preposition before a gerund."""
        if clause.opener is not None:
            return self.key(clause.opener)
        if clause.kind != "gerund" or not clause.verb:
            return None
        return self.key(self.over_adverbs(clause.verb))

    # --- nouns ---------------------------------------------------------------------------------------------------
    def at(self, word: int) -> int:
        """Return the chunk whose first word is *word*."""
        return chunk_at(self.row, word)

    def noun_at(self, word: int) -> NounGroup:
        """Return the noun group whose first word is *word*."""
        noun = self.noun(self.at(word))
        assert noun is not None
        return noun

    def antecedents(self, clause: Clause) -> Iterator[list[Filler]]:
        """Yield what else a participle may say something of: what stands before it, and what that hangs on.

        "met |a delegation|, led by Reed", "|a delegation| of Norland led by Reed", "spoke in |a call|, covering trade".
        """
        if clause.kind != "participle":
            return
        at = self.over_adverbs(clause.verb)
        if at >= 0 and at != clause.antecedent and self.noun(at) is not None:
            yield self.fillers(at)
        for host, phrases in sorted(self._phrases.items(), reverse=True):
            if any(noun == at for _, noun in phrases):
                at = host
                yield self.fillers(at)

    def phrases_behind(self, prepositions: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Yield each noun group behind one of *prepositions* and the one before it, by their first words."""
        for host, phrases in self._phrases.items():
            for preposition, k in phrases:
                if preposition in prepositions:
                    yield self.chunks[k].first, self.chunks[host].first

    def before(self, noun: NounGroup) -> tuple[str, ...]:
        """Return what stands before a noun: determiner, preposition, and "neither" and its like; a pronoun itself."""
        k = self.at(noun.first)
        at = self.preposition[k]
        found = [] if at < 0 else [self.key(at)]
        if k and self.chunks[k - 1].kind == OPENER:
            found.append(self.key(k - 1))
        if noun.determiner is not None or noun.kind == "pronoun":
            found.append(self.keys[noun.first])
        return tuple(found)

    def is_negative(self, clause: Clause) -> bool:
        """Tell whether the verb is denied, in its group or right before it ("they |never| met")."""
        before = clause.verb - 1
        while before >= 0 and self.chunks[before].kind in ADVERBS:
            if self.chunks[before].kind == NEGATION:
                return True
            before -= 1
        return clause.group.negative

    def noun_slots(self, k: int) -> Slots:
        """Return what fills each slot of the noun at chunk *k*: what hangs on it, its owner, the clause behind it."""
        found: Slots = {}
        for preposition, noun in self.phrases(k):
            found.setdefault(preposition, []).extend(self.fillers(noun))
        owner = self._owner(k)
        if owner is not None:
            found["possessor"] = [owner]
        for clause in self._saying_what.get(k, ()):
            found.setdefault(clause.kind, []).append(self.clause_filler(clause))
        return found

    def _owner(self, k: int) -> Filler | None:
        """Return the owner of a noun: "|Lund's| meeting", "|her| meeting"."""
        noun = self.chunks[k].noun
        assert noun is not None
        if noun.possessor is not None:
            last = noun.possessor[1] - 1
            return None if self.groups.tag(last) in TIME_HEADS else Filler(*noun.possessor, last)
        at = noun.determiner
        return Filler(at, at + 1, at) if at is not None and self.groups.tag(at) == POSSESSIVE else None


def _is_fronted(one: Clause, two: Clause) -> bool:
    """ "|Attending| the talks were Lund and Reed": the subject of both stands behind the finite verb."""
    alone = one.kind == "participle" and one.subject is None and one.parent is None
    return alone and two.kind == _MAIN and two.subject is not None and two.subject > two.verb


def _nouns_of(clause: Clause) -> set[int]:
    """Return the chunks that a clause may say something of: "the |hope| to meet", "|issues| raised"."""
    if clause.kind in _SAYING_WHAT:
        return {at - 1 for at in (clause.verb, clause.opener) if at is not None}
    passive = clause.kind == _PARTICIPLE and clause.group.passive
    says = passive or clause.kind == _RELATIVE
    return {clause.antecedent} if says and clause.antecedent is not None else set()


def _deeds(clauses: Sequence[Clause]) -> Iterator[tuple[Clause, Clause]]:
    """Yield a clause and the one that is its subject: "|Opening| the road was discussed", "How |to end| it was"."""
    main = next((clause for clause in clauses if clause.kind == _MAIN), None)
    if main is not None and main.subject is None and main.parent is None and _is_deed(clauses[0]):
        yield main, clauses[0]


def _is_deed(clause: Clause) -> bool:
    """Tell whether a clause hangs on nothing and does something: a participle has an object."""
    if clause.parent is not None or clause.antecedent is not None or clause.group.passive:
        return False
    return clause.kind in _DEEDS and bool(clause.objects or clause.kind != _PARTICIPLE)


_SLOT_READERS: dict[str, Callable[[View, Clause, Clause], str | None]] = {
    "content": View._content_slot,
    "infinitive": View._infinitive_slot,
    "adverbial": View._adverbial_slot,
    "gerund": View._gerund_slot,
    "participle": View._participle_slot,
}
_QUESTIONS = frozenset([QUESTION, RELATIVE, COMPLEMENTIZER])
_SPANS = frozenset([TIME, TIMES])
_MAIN = "main"
_QUOTED = "<"
_QUOTING = frozenset("<:")
_COLON = ":"
_SEMICOLON = ";"
_ONCE = frozenset(["content"])
_SHARING = frozenset(["participle", "gerund", "infinitive"])
_SAYING_WHAT = frozenset(["content", "infinitive"])
_GOVERNED = frozenset(["infinitive", "content"])
_PARTICIPLE = "participle"
_RELATIVE = "relative"
_DEEDS = frozenset([_PARTICIPLE, "infinitive"])

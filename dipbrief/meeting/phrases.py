"""Where the noun groups of a sentence stand: what opens them, in which clause, and on what they hang."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from dipbrief.frames import Filler, Frame, shipped_frames
from dipbrief.frames.patterns import Noun
from dipbrief.meeting.sentence import Sentence
from dipbrief.meeting.vocabulary import id_list, word_list
from dipbrief.syntax import english
from dipbrief.syntax.classes import ADJECTIVE
from dipbrief.syntax.clauses import Clause
from dipbrief.syntax.forms import ACT, EVENT
from dipbrief.syntax.groups import NounGroup
from dipbrief.syntax.rows import COMMAS


class Phrase(NamedTuple):
    """A chunk that may tell a place or a time: its word, its preposition or "", its clause and what it hangs on.

    *clause* and *host* are numbers, -1 for none.
    """

    chunk: int
    word: int
    preposition: str
    clause: int
    host: int


class Phrases:
    """The noun groups of one sentence as phrases, and what each verb and noun in it is."""

    def __init__(self, sentence: Sentence) -> None:
        """Find what hangs on what."""
        clauses = sentence.clauses
        self.sentence, self.document = sentence, sentence.document
        self.row, self.clauses = clauses.row, clauses.clauses
        self.firsts = [chunk.first for chunk in self.row.chunks]
        self.numbers = {clause: number for number, clause in enumerate(self.clauses)}
        self.hosts = dict(_hanging(sentence))
        self.behind_of = {host: noun for host, noun in clauses.modifiers if self.preposition(noun) in word_list("of")}
        self.beside = dict(clauses.appositions)
        self._by_verb = {clause.verb: number for number, clause in enumerate(self.clauses)}
        self._verbs = sorted(self._by_verb)
        self._slots = dict(self._in_slots())
        self._kinds = {frame.cue: frame.kind for frame in sentence.frames}
        self.topics = {self.at(filler.first) for filler in self._fillers("topic", "talking_classes")}
        self.carried = {self.at(noun.first) for noun in self._carried()}
        self.about = {self.at(filler.first) for filler in self._fillers("topic", "held")} - self.carried

    # --- chunks and clauses --------------------------------------------------------------------------------------
    def at(self, word: int) -> int:
        """Return the number of the chunk of a word."""
        return bisect_right(self.firsts, word) - 1

    def noun(self, chunk: int) -> NounGroup | None:
        """Return the noun group that a chunk is."""
        return self.row.chunks[chunk].noun if 0 <= chunk < len(self.firsts) else None

    def key(self, word: int) -> str:
        """Return a word as it is looked up."""
        return self.document.keys[word]

    def preposition(self, chunk: int) -> str:
        """Return the preposition that governs a noun group, "" for none."""
        at = self.row.preposition[chunk]
        return "" if at < 0 else self.key(self.firsts[at])

    def opening(self, chunk: int) -> str:
        """Return what opens a phrase: its preposition, or the word before it: "|ahead| of the summit"; "" for none."""
        at = self.opening_chunk(chunk)
        return "" if at < 0 else self.key(self.firsts[at])

    def opening_chunk(self, chunk: int) -> int:
        """Return the number of the chunk that opens a phrase, -1 for none."""
        at = self.row.preposition[chunk]
        double = at > 0 and self.key(self.firsts[at - 1]) in word_list("occasion_openers")
        return at - 1 if double else at

    def kind(self, number: int) -> str | None:
        """Return the class of the frame whose cue is the verb of a clause."""
        return None if number < 0 else self._kinds.get(self.clauses[number].group.head)

    def phrase(self, chunk: int) -> Phrase:
        """Return a chunk as a phrase."""
        host = self.hosts.get(chunk, -1)
        return Phrase(chunk, self.firsts[chunk], self.preposition(chunk), self.clause_of(chunk), host)

    def clause_of(self, chunk: int) -> int:
        """The clause that a chunk stands in: by the verb it leads to, by what it hangs on, or by the verb before it."""
        verb = self._by_verb.get(self.row.leads[chunk])
        if verb is not None or not self._by_verb:
            return -1 if verb is None else verb
        at = chunk
        while at not in self._slots and self.hosts.get(at, at) < at:
            at = self.hosts[at]
        if at in self._slots:
            return self._over(self._slots[at], at)
        before = bisect_right(self._verbs, chunk)
        return self._over(self._by_verb[self._verbs[max(before - 1, 0)]], chunk)

    def _in_slots(self) -> Iterator[tuple[int, int]]:
        """Yield each noun group that fills a slot, with the number of its clause."""
        for number, clause in enumerate(self.clauses):
            told = (clause.subject, clause.predicate, *clause.objects, *(oblique.noun for oblique in clause.obliques))
            yield from ((noun, number) for noun in told if noun is not None)

    def _over(self, number: int, chunk: int) -> int:
        """The clause, or the one above when it only says who somebody is: "met |visiting| Lund"."""
        parent = self.clauses[number].parent
        while parent is not None and self._says_who(number, chunk):
            number, parent = parent, self.clauses[parent].parent
        return number

    def _says_who(self, number: int, chunk: int) -> bool:
        clause = self.clauses[number]
        if clause.kind not in id_list("clauses_of_nouns") or clause.verb > chunk:
            return False
        ended = clause.antecedent is not None or clause.kind in id_list("purpose_clauses")
        if ended and self._is_parted(clause, chunk):
            return True
        visiting = self.kind(number) in id_list("journeys") and any(map(self.is_person, clause.objects))
        return visiting or self.kind(number) in id_list("leading_classes")

    def _is_parted(self, clause: Clause, chunk: int) -> bool:
        """ "the envoy, based in Bern, met him |in Oslo|": a comma stands before the phrase."""
        obliques = [oblique.preposition for oblique in clause.obliques]
        own = self.row.preposition[chunk] if self.row.preposition[chunk] >= 0 else chunk
        return any(clause.verb < at <= own and self.row.chunks[at].gap in COMMAS for at in (*obliques, own))

    def alike(self, chunk: int) -> Iterator[int]:
        """Yield a noun group, its list, and what stands beside it: "the ministers of Norway, |Lund and Reed|"."""
        clauses, last = self.sentence.clauses, chunk
        yield from clauses.items(chunk)
        while last in self.behind_of:
            last = max(clauses.items(self.behind_of[last]))
        for beside in (self.beside.get(chunk), self.beside.get(last)):
            yield from () if beside is None else clauses.items(beside)

    # --- what they mean ------------------------------------------------------------------------------------------
    def classes(self, chunk: int) -> frozenset[str]:
        """Return what the tables say of the head of a noun group."""
        return self._known(chunk).classes

    def _known(self, chunk: int) -> Noun:
        noun = self.noun(chunk)
        return shipped_frames().noun("" if noun is None else self.key(noun.head), "")

    def is_person(self, chunk: int) -> bool:
        """Tell whether a noun group names a person."""
        noun = self.noun(chunk)
        return noun is not None and any(word in self.sentence.people for word in range(noun.first, noun.last))

    def is_bare(self, chunk: int) -> bool:
        """Tell whether a noun group has no determiner and is no person: "the Ministry of Industry and |Trade|"."""
        noun = self.noun(chunk)
        return noun is not None and noun.determiner is None and not self.is_person(chunk)

    def _fillers(self, role: str, kinds: str) -> Iterator[Filler]:
        of_kind = (frame for frame in self.sentence.frames if frame.kind in id_list(kinds))
        return (filler for frame in of_kind for filler in frame.roles.get(role, ()))

    def _carried(self) -> Iterator[NounGroup]:
        """Yield the nouns that a verb only carries: "made the |appeal|"."""
        frames: tuple[Frame, ...] = self.sentence.frames
        yield from (frame.noun for frame in frames if frame.noun is not None and frame.clause is not None)

    def is_circumstance(self, phrase: Phrase, *, strict: bool) -> bool:
        """Tell whether a phrase hangs on what people do or meet, and not on what they talk of.

        Of a state or a day (*strict*) the noun that it hangs on has to show it; of a city it must not show otherwise.
        """
        at = phrase.host
        while at >= 0 and at not in self.topics and self._is_open(at, strict=strict):
            at = self.hosts.get(at, -1)
        if self._is_of_adjective(phrase) or (strict and self._is_behind_topic(phrase)):
            return False
        return at < 0 or self._lets_take_place(at, strict=strict)

    def _is_behind_topic(self, phrase: Phrase) -> bool:
        """ "The talks focused on relief |in Norway|": what is talked about may be there."""
        first = self.clauses[phrase.clause].verb if self.kind(phrase.clause) in id_list("talks") else phrase.chunk
        is_time = self.row.chunks[phrase.chunk].letter in id_list("times")
        return not is_time and any(first < topic < phrase.chunk for topic in self.topics)

    def _lets_take_place(self, chunk: int, *, strict: bool) -> bool:
        """Tell whether what hangs on a noun can be where, or when, people did something."""
        noun = self.noun(chunk)
        if noun is None or chunk in self.carried or self.row.chunks[chunk].letter in id_list("times"):
            return True
        if chunk in self.about:  # "met over trade in Oslo", but "over the war in Norway"
            return not strict
        if self.is_person(chunk):
            return not (strict and self._is_posted(noun))
        return self.key(noun.head) in word_list("phases") or not (strict or self._has_place(chunk))

    def _is_of_adjective(self, phrase: Phrase) -> bool:
        """ "the envoy, |resident| in Oslo"."""
        at = self.row.preposition[phrase.chunk] - 1
        return at >= 0 and self.row.chunks[at].kind == ADJECTIVE

    def _is_open(self, chunk: int, *, strict: bool) -> bool:
        """Tell whether a noun leaves open what hangs on it: what takes place, or unless *strict* people and names."""
        noun = self.noun(chunk)
        if noun is None or self.is_person(chunk) or self.key(noun.head) in word_list("posts"):
            return False
        classes = self.classes(chunk)
        people = not strict and (noun.kind in id_list("names") or not classes.isdisjoint(id_list("people")))
        return people or not classes.isdisjoint(id_list("placed"))

    def _is_posted(self, noun: NounGroup) -> bool:
        """ "|Ambassador| Reed in Norway": one who is somewhere for good."""
        return not word_list("posts").isdisjoint(self.document.keys[noun.first : noun.last])

    def _has_place(self, chunk: int) -> bool:
        """Tell whether a noun is something that has a place of its own: "the |situation| in Oslo"."""
        known = self._known(chunk)
        placed = not known.classes.isdisjoint(id_list("placed") | id_list("talked_of"))
        return placed or bool(english().words.kinds(known.lemma) & (EVENT | ACT))


def _hanging(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield each noun group that hangs on another, and that one."""
    clauses = sentence.clauses
    yield from clauses.first_of.items()
    yield from ((later, first) for first, later in clauses.appositions)
    yield from ((noun, host) for host, noun in clauses.modifiers)

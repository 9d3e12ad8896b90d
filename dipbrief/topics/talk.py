"""Where a sentence says what was talked about: the frames of talk, and where in the sentence their topics stand."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from dipbrief.document import Document
from dipbrief.frames import Filler, Frame, Sentence
from dipbrief.syntax import NounGroup
from dipbrief.syntax.classes import COMPLEMENTIZER, COORDINATOR, QUESTION, RELATIVE, SUBORDINATOR
from dipbrief.syntax.clauses import Clause
from dipbrief.syntax.rows import ADVERBS, COMMAS, INSIDE, PREPOSITIONS, TIME_HEADS, chunk_at
from dipbrief.topics.vocabulary import classes_of, id_list, is_one_of, phrase_at, word_list

__all__ = ["QUESTIONS", "Talk", "find_talks", "names_person"]

QUESTIONS: Final = frozenset([QUESTION, COMPLEMENTIZER])
_ASKING: Final = QUESTIONS | {RELATIVE}  # "what to do"
_COLON: Final = ":"
_TOPIC, _SIDE = "topic", "side"
_TALK: Final = "talk"
_FACT: Final = "fact"
_NOUN: Final = "N"
_NAME, _PRONOUN = "name", "pronoun"
_FINITE: Final = "finite"
_PARTICIPLE: Final = "participle"
_INFINITIVE: Final = "infinitive"
_RELATIVE: Final = "relative"
_SAYS_MORE: Final = frozenset(["participle", _RELATIVE])
_OPENERS: Final = frozenset("WQCTY")


class Talk(NamedTuple):
    """A frame of talk. Its topics begin at chunk *first* and end before chunk *stop* at the latest.

    *lead* is the preposition that governs them ("talks |on| trade"), folded, or "".
    """

    frame: Frame
    first: int
    stop: int
    lead: str


def find_talks(document: Document, sentence: Sentence, people: dict[int, int], listed: int | None) -> list[Talk]:
    """Return the frames of talk of *sentence* that say what was or will be talked about, by where their topics begin.

    *people* has the words at which persons are mentioned; *listed* is the word with which a list of lines begins.
    """
    talks = sorted(_Talks(document, sentence, people, listed).find(), key=lambda talk: (talk.first, talk.frame.cue))
    nouns = {talk.frame.noun for talk in talks}
    chunks = sentence.clauses.row.chunks
    return [talk for talk in talks if chunks[talk.first].noun is None or chunks[talk.first].noun not in nouns]


def names_person(noun: NounGroup, people: dict[int, int]) -> bool:
    """Tell of "Minister |Lund|", but not "Minister Lund's |plan|"."""
    return any(noun.head < people.get(word, 0) for word in range(noun.first, noun.head + 1))


class _Talks:
    """Looks at the frames of one sentence."""

    def __init__(self, document: Document, sentence: Sentence, people: dict[int, int], listed: int | None) -> None:
        self.document = document
        self.frames = sentence.frames
        self.clauses = sentence.clauses.clauses
        self.row = sentence.clauses.row
        self.first_of = sentence.clauses.first_of
        self.people = people
        self.listed = listed
        roles = (fillers for frame in sentence.frames for fillers in frame.roles.values())
        self.asked = {filler.clause for fillers in roles for filler in fillers}  # clauses that play a role

    def find(self) -> Iterator[Talk]:
        """Yield what frames say was or will be talked about; where a list of lines follows, that."""
        for frame in (frame for frame in self.frames if frame.kind in id_list("talk")):
            fillers = [filler for filler in frame.roles.get(_TOPIC, ()) if self._can_be_topic(filler)]
            chunks = [k for k in map(self._chunk, fillers) if self._is_in_place(frame, k)]
            if chunks and self._is_told(frame):
                talk = self._talk(frame, min(chunks))
                yield talk
                yield from self._behind_verb(talk)

    # --- whether -------------------------------------------------------------------------------------------------
    def _can_be_topic(self, filler: Filler) -> bool:
        """Tell whether what fills the role is no person, no length of time and no circumstance."""
        noun = filler.noun
        if noun is None:
            return True
        if self._is_person(noun) or self._is_span(noun):
            return False
        if noun.kind == _PRONOUN:
            return self._opens_range(noun)
        at = self.row.preposition[chunk_at(self.row, noun.first)]
        return at < 0 or not (is_one_of(self.document, noun, "circumstances") or self._is_of_body(at))

    def _is_of_body(self, at: int) -> bool:
        """ "a meeting of the Committee |on| Trade": the preposition belongs to a name."""
        before = self.row.chunks[at - 1].noun if at else None
        if before is None or before.kind != _NAME:
            return False
        return not classes_of(self.document, before).isdisjoint(id_list("bodies"))

    def _is_span(self, noun: NounGroup) -> bool:
        """ "The talks lasted about |an hour|", but not "discussed |the past week|"."""
        timed = self.row.chunks[chunk_at(self.row, noun.first)].letter in TIME_HEADS
        return timed and not self._is_definite(noun)

    def _is_definite(self, noun: NounGroup) -> bool:
        return noun.determiner is not None and self.document.keys[noun.determiner] in word_list("definite")

    def _opens_range(self, noun: NounGroup) -> bool:
        """ "|everything| from trade to visas"."""
        behind = chunk_at(self.row, noun.first) + 1
        return behind < len(self.row.chunks) and self.document.keys[self.row.chunks[behind].first] in word_list("from")

    def _is_person(self, noun: NounGroup) -> bool:
        return names_person(noun, self.people)

    def _is_told(self, frame: Frame) -> bool:
        """Tell whether somebody talked or will talk, and is not only asked, promised or able to."""
        recurs = frame.noun is not None and self._recurs(frame.noun)
        if recurs or frame.standing not in id_list("told") or not self._has_sides(frame):
            return False
        if frame.clause is None:
            return frame.noun is not None and self._is_held(frame, frame.noun)
        governed = self._is_governed(frame.clause) and not self._is_led_to(frame, frame.clause)
        return not (governed or self._is_wished(frame))

    def _is_wished(self, frame: Frame) -> bool:
        """'"We would like |to discuss| trade"': what a speaker means to do."""
        return self.document.quoted[frame.cue] >= 0 and frame.standing != _FACT and bool(frame.governors)

    def _is_held(self, frame: Frame, noun: NounGroup) -> bool:
        """Tell whether talks that no verb carries are not only promised."""
        if frame.standing != _FACT and self._is_blocked(frame):
            return False
        return frame.kind == _TALK or self._takes_place(noun, bool(frame.roles.get(_SIDE)))

    def _is_led_to(self, frame: Frame, clause: Clause) -> bool:
        """Tell whether what governs the talk leads to it: no proposal, and nobody else is to do it."""
        if any(not governor.kinds.isdisjoint(id_list("proposing")) for governor in frame.governors):
            return False
        if clause.kind == _INFINITIVE and clause.subject is not None:
            return False
        doer = self.row.chunks[clause.verb - 1].noun
        if doer is not None and is_one_of(self.document, doer, "doers"):
            return False
        if self._is_of_meeting(clause):
            return True
        if frame.id in id_list("deeds"):
            return any(not governor.kinds.isdisjoint(id_list("leading")) for governor in frame.governors[:1])
        return not self._is_blocked(frame)

    def _is_of_meeting(self, clause: Clause) -> bool:
        """ "told of it after a meeting with Reed |to discuss| trade": no role of the verb above, behind a meeting."""
        if clause.kind != _INFINITIVE or clause.parent is None or clause in self.asked:
            return False
        verb = self.clauses[clause.parent].verb
        held = (frame.noun for frame in self.frames if frame.clause is None and frame.kind in id_list("meetings"))
        return any(noun is not None and verb < self._setting(noun) < clause.verb for noun in held)

    def _setting(self, noun: NounGroup) -> int:
        """Return the chunk of the preposition of an occasion: "|after| a meeting"; -1 for none."""
        at = self.row.preposition[chunk_at(self.row, noun.first)]
        return at if at >= 0 and self.document.keys[self.row.chunks[at].first] in word_list("settings") else -1

    def _has_sides(self, frame: Frame) -> bool:
        """Tell whether those who do it talk to each other, or held the talks: not "a group |focused| on trade"."""
        sides, clause = frame.roles.get(_SIDE, ()), frame.clause
        if clause is None or clause.kind in id_list("governed"):
            return True
        if clause.kind == _PARTICIPLE and sides and self._says_which(clause):
            return any(not self._classes(side).isdisjoint(id_list("events")) for side in sides)
        return bool(sides) or frame.id not in id_list("deeds")

    def _says_which(self, clause: Clause) -> bool:
        """ "a group |focused| on trade": a passive participle right behind the noun that it says something of."""
        return clause.group.passive and clause.antecedent == clause.verb - 1 and self._is_inside(clause.verb)

    def _is_inside(self, k: int) -> bool:
        return self.row.chunks[k].gap in INSIDE

    def _classes(self, filler: Filler) -> frozenset[str]:
        return frozenset() if filler.noun is None else classes_of(self.document, filler.noun)

    def _is_blocked(self, frame: Frame) -> bool:
        """Tell whether the talk is only promised or refused: "agreed to discuss trade"."""
        return any(not governor.kinds.isdisjoint(id_list("blocking")) for governor in frame.governors[:1])

    def _recurs(self, noun: NounGroup) -> bool:
        """ "|regular| talks on trade"."""
        return not word_list("recurring").isdisjoint(self.document.keys[noun.first : noun.head])

    def _takes_place(self, noun: NounGroup, sided: bool) -> bool:
        """Tell whether talks that no verb carries are those of the text: no name, not known before.

        As a subject they tell whose they are: "|Talks| between Lund and Reed on trade are over".
        """
        k = chunk_at(self.row, noun.first)
        subject = self.row.leads[k] >= 0 and self.row.preposition[k] < 0 and not sided
        gathering = self.document.keys[noun.head] in word_list("gatherings")
        return noun.kind != _NAME and not (self._is_definite(noun) or subject or gathering)

    def _is_governed(self, clause: Clause) -> bool:
        """Tell whether another verb says what becomes of the talk."""
        if clause.kind != _PARTICIPLE or clause.parent is None:
            opened = clause.verb > 0 and self.row.chunks[clause.verb - 1].kind == SUBORDINATOR  # "while discussing"
            return clause.kind in id_list("governed") and not opened
        return self.clauses[clause.parent].verb == clause.verb - 1

    def _is_in_place(self, frame: Frame, first: int) -> bool:
        """Tell whether topics stand behind the verb, or are its subject or hang on that: "talks |on trade| lasted"."""
        clause = frame.clause
        if clause is None and self._is_broken(first):
            return False
        if clause is None or first > clause.verb or self.listed is not None or clause.subject == first:
            return True
        if self.row.preposition[first] < 0:
            return clause.kind not in _SAYS_MORE or self._is_aside(clause)
        return frame.noun is not None and clause.subject == chunk_at(self.row, frame.noun.first)

    def _is_aside(self, clause: Clause) -> bool:
        """ "the port, |which they discussed|, is old"."""
        opener = clause.opener if clause.kind == _RELATIVE else None
        return opener is not None and self.row.chunks[opener].gap in COMMAS

    def _is_broken(self, first: int) -> bool:
        """Tell whether a comma parts a phrase from talks without a verb: "talks in Oslo, just |over| the border"."""
        at = self.row.preposition[first]
        while at > 0 and self.row.chunks[at - 1].kind in ADVERBS and self._is_inside(at):
            at -= 1
        return at >= 0 and not self._is_inside(at)

    # --- where ---------------------------------------------------------------------------------------------------
    def _talk(self, frame: Frame, first: int) -> Talk:
        if self.listed is not None:
            return Talk(frame, chunk_at(self.row, self.listed), len(self.row.chunks), "")
        clause = frame.clause
        lead = self._lead(first)
        if clause is None or first > clause.verb:
            return Talk(frame, self._behind_colon(first), len(self.row.chunks), lead)
        opener = clause.opener if clause.kind == _RELATIVE else None
        if opener is not None and first < opener:
            return Talk(frame, first, opener, lead)
        return Talk(frame, first if lead else self._subject_start(first), clause.verb, lead)

    def _behind_verb(self, talk: Talk) -> Iterator[Talk]:
        """ "Several matters were discussed, including |trade|": what is named behind the verb."""
        n, chunks = talk.stop + 1, self.row.chunks
        words = phrase_at(self.document, chunks[n].first, "including") if n < len(chunks) else 0
        first = next((k for k in range(n, len(chunks)) if words and chunks[k].first >= chunks[n].first + words), None)
        if first is not None and chunks[first].noun is not None:
            yield Talk(talk.frame, first, len(chunks), "")

    def _chunk(self, filler: Filler) -> int:
        """Return the chunk at which what fills a role begins: a noun group, or the word that opens a clause."""
        clause = filler.clause
        if clause is None:
            return chunk_at(self.row, filler.first)
        if clause.opener is not None:
            return clause.opener - self._is_of_time(clause.opener)
        before = clause.verb - 1
        return before if self.row.chunks[before].kind in _ASKING else clause.verb

    def _lead(self, first: int) -> str:
        """Return the preposition that governs what begins at a chunk."""
        preposition = self.row.preposition[first]
        if preposition < 0 and first and self.row.chunks[first - 1].kind in PREPOSITIONS:
            preposition = first - 1
        return "" if preposition < 0 else self.document.keys[self.row.chunks[preposition].first]

    def _behind_colon(self, first: int) -> int:
        """Return the chunk with which a list begins that is announced: "the following topics: |trade|, visas"."""
        noun, n = self.row.chunks[first].noun, first + 1
        if noun is None or n == len(self.row.chunks) or self.row.chunks[n].gap != _COLON:
            return first
        if self.row.chunks[n].noun is None and self.row.chunks[n].verb is None:
            return first
        return n if word_list("empty").issuperset(self.document.keys[noun.first : noun.last]) else first

    def _is_of_time(self, opener: int) -> bool:
        """ "discussed the day |when| it ends": the clause says which time is meant."""
        return self._is_inside(opener) and self.row.chunks[opener - 1].letter in TIME_HEADS

    def _subject_start(self, first: int) -> int:
        """Return the chunk at which a subject begins: its first noun group that hangs on nothing before it."""
        k = first
        while k > 0 and self._belongs(k - 1):
            k -= 1
        if k > 0 and self.row.chunks[k - 1].verb is not None and self._is_parted(first):
            return first
        free = (n for n in range(k, first) if self.row.preposition[n] < 0 and self.row.chunks[n].kind == _NOUN)
        return next(free, first)

    def _is_parted(self, first: int) -> bool:
        """ "as they use tanks, |the price| was discussed": a comma before it, and no "and" that a list ends with."""
        behind = self.row.chunks[first : self.row.leads[first]]
        return not self._is_inside(first) and all(chunk.kind != COORDINATOR for chunk in behind)

    def _belongs(self, k: int) -> bool:
        """Tell whether chunk *k* can stand in a subject."""
        chunk = self.row.chunks[k]
        return chunk.kind not in _OPENERS and (chunk.verb is None or chunk.verb.form != _FINITE)

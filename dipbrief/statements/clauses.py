"""Where the clauses of a sentence begin, which stand in which, and which are content of what somebody says."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from dipbrief.document import Document
from dipbrief.frames import Filler, Frame, Sentence
from dipbrief.statements.vocabulary import id_list, word_list
from dipbrief.syntax.classes import ADJECTIVE, COORDINATOR, SUBORDINATOR
from dipbrief.syntax.clauses import Clause
from dipbrief.syntax.groups import NounGroup
from dipbrief.syntax.rows import ADVERBS, BREAKS, INSIDE, PREPOSITIONS, Chunk

_CONTENT = "content"
_DATE = "date"
_OPENERS = PREPOSITIONS | {SUBORDINATOR}


class View:
    """One sentence: its frames of speech, and what is asked of their clauses."""

    def __init__(self, document: Document, sentence: Sentence) -> None:
        """Index the clauses by where they begin, and the frames of speech by their clauses."""
        self.document = document
        self.first, self.last = sentence.first, sentence.last
        self.row = sentence.clauses.row
        self.chunks: tuple[Chunk, ...] = sentence.clauses.row.chunks
        self.clauses = sentence.clauses.clauses
        self.speech = tuple(frame for frame in sentence.frames if frame.act is not None)
        self.talks = tuple(frame for frame in sentence.frames if frame.kind in id_list("talk"))
        self.of_clause = {frame.clause: frame for frame in self.speech if frame.clause is not None}
        self._firsts = [chunk.first for chunk in self.chunks]
        self.holder = {self.clauses[n]: clause for clause in self.clauses for n in clause.complements}

    def chunk_at(self, word: int) -> int:
        """Return the first chunk that begins at *word* or behind it."""
        return bisect_left(self._firsts, word)

    def cue(self, frame: Frame) -> int:
        """Return the word that carries a statement: the adjective of "is |confident|", else the verb."""
        if (
            frame.clause is None
            or frame.id not in id_list("adjectives")
            or frame.clause.group.lemma not in word_list("be")
        ):
            return frame.cue
        behind = self.chunks[frame.clause.verb + 1 :]
        return next((chunk.last - 1 for chunk in behind if chunk.kind == ADJECTIVE), frame.cue)

    # --- where clauses begin -----------------------------------------------------------------------------------
    @cached_property
    def starts(self) -> dict[Clause, int]:
        """The first chunk of each clause: its opener, a subject of its own, or the verb."""
        taken: set[int] = set()
        found = {}
        for clause in sorted(self.clauses, key=lambda clause: clause.verb):
            own = {clause.verb}
            own |= {k for k in (clause.opener, clause.subject) if k is not None and k < clause.verb and k not in taken}
            found[clause] = self._opened(min(own)) if clause.kind in id_list("opened") else min(own)
            taken |= own
        return found

    def _opened(self, k: int) -> int:
        """The word that opens a gerund, over adverbs ("|while| also noting"), else the gerund at *k* itself."""
        at = k - 1
        while at >= 0 and self.chunks[at].kind in ADVERBS:
            at -= 1
        return at if at >= 0 and self.chunks[at].kind in _OPENERS else k

    def start(self, clause: Clause) -> int:
        """Return the first word of a clause."""
        return self.chunks[self.starts[clause]].first

    def begin(self, frame: Frame) -> int:
        """Return the first word of a statement."""
        return frame.cue if frame.clause is None else min(frame.cue, self.start(frame.clause))

    def has_own_subject(self, clause: Clause) -> bool:
        """Tell whether a subject of its own stands before the verb."""
        return clause.subject is not None and self.starts[clause] <= clause.subject < clause.verb

    def companions(self, clause: Clause) -> list[Filler]:
        """Return those with whom somebody acts: "Lund, |together with Reed|, called for calm"."""
        phrases = (
            o for o in clause.obliques if self.document.keys[self.chunks[o.preposition].first] in word_list("together")
        )
        nouns = (self.chunks[oblique.noun].noun for oblique in phrases)
        return [Filler.of(noun) for noun in nouns if noun is not None]

    def lost_subject(self, clause: Clause) -> NounGroup | None:
        """Return the noun group right before a finite verb that has no subject: '"We will stay" |Lund| said'."""
        k = clause.verb - 1
        while k >= 0 and self._is_time(k):
            k -= 1
        if not self.is_finite(clause) or clause.group.passive or k < 0 or self.chunks[clause.verb].gap not in INSIDE:
            return None
        return self.chunks[k].noun if self.row.preposition[k] < 0 else None

    def _is_time(self, k: int) -> bool:
        """Tell of "here" and "Sunday" between a subject and its verb."""
        noun = self.chunks[k].noun
        return self.chunks[k].kind in ADVERBS or (noun is not None and noun.kind == _DATE)

    def before(self, clause: Clause) -> int:
        """Return the chunk before a clause, over adverbs; -1 for none."""
        k = self.starts[clause] - 1
        while k >= 0 and self.chunks[k].kind in ADVERBS:
            k -= 1
        return k

    def opener(self, clause: Clause) -> str:
        """Return the first word of a clause."""
        return self.document.keys[self.start(clause)]

    def is_coordinated(self, clause: Clause) -> bool:
        """Tell whether "and" stands before a clause."""
        k = self.before(clause)
        return k >= 0 and self.chunks[k].kind == COORDINATOR

    def is_set_off(self, clause: Clause) -> bool:
        """Tell whether a comma stands before a clause or before the "and" of it, or nothing does."""
        k = self.before(clause)
        if k < 0:
            return True
        first = k if self.chunks[k].kind == COORDINATOR else k + 1
        return any(self.chunks[at].gap in BREAKS for at in range(first, self.starts[clause] + 1))

    def is_absolute(self, clause: Clause) -> bool:
        """ "with |both sides acknowledging| it"."""
        return (
            clause.subject is not None
            and clause.subject == clause.antecedent
            and clause.subject < clause.verb
            and self.row.preposition[clause.subject] >= 0
        )

    def is_finite(self, clause: Clause) -> bool:
        """Tell whether the verb of a clause is finite."""
        return clause.group.form == "finite"

    def opens(self, frame: Frame) -> bool:
        """Tell whether a statement stands at the beginning of the sentence and is no finite clause."""
        return frame.clause is not None and not self.is_finite(frame.clause) and self.before(frame.clause) < 0

    # --- what is content ----------------------------------------------------------------------------------------
    def parent(self, clause: Clause) -> Clause | None:
        """Return the clause that *clause* stands in: the one whose content it is, or the one it hangs on."""
        held = self.holder.get(clause)
        return held if held is not None else None if clause.parent is None else self.clauses[clause.parent]

    @cached_property
    def _below(self) -> dict[Clause, list[Clause]]:
        found: dict[Clause, list[Clause]] = {}
        for clause in self.clauses:
            parent = self.parent(clause)
            if parent is not None:
                found.setdefault(parent, []).append(clause)
        return found

    def below(self, clause: Clause) -> list[Clause]:
        """Return the clauses that stand right below a clause."""
        return self._below.get(clause, [])

    def inside(self, clause: Clause) -> frozenset[Clause]:
        """Return a clause with all that stand in it."""
        found, waiting = {clause}, [clause]
        while waiting:
            new = [below for below in self.below(waiting.pop()) if below not in found]
            found.update(new)
            waiting.extend(new)
        return frozenset(found)

    def above(self, clause: Clause) -> Iterator[Clause]:
        """Yield the clauses that *clause* stands in, the nearest first."""
        parent = self.parent(clause)
        while parent is not None:
            yield parent
            parent = self.parent(parent)

    def reporting(self, clause: Clause) -> Frame | None:
        """Return the frame of speech of which a clause is content, or stands in it."""
        below = clause
        for above in self.above(clause):
            if (below.kind == _CONTENT or below in self.holder) and self._says(above):
                return self.of_clause[above]
            below = above
        return None

    def _says(self, clause: Clause) -> bool:
        frame = self.of_clause.get(clause)
        return frame is not None and frame.kind in id_list("speech")

    def has_tense_of(self, clause: Clause, reporting: Frame) -> bool:
        """Tell whether a finite verb has the tense of the verb that reports."""
        group, other = clause.group, None if reporting.clause is None else reporting.clause.group
        return (
            group.form == "finite"
            and other is not None
            and group.tense == other.tense
            and group.modality is None
            and group.perfect == other.perfect
        )

    def is_of_today(self, clause: Clause) -> bool:
        """Tell whether a verb says what is always so: "supports", not "has called for"."""
        group = clause.group
        return self.is_finite(clause) and group.tense == "present" and not (group.perfect or group.progressive)

    def is_past(self, frame: Frame) -> bool:
        """Tell whether a verb says what was done."""
        group = None if frame.clause is None else frame.clause.group
        return (
            group is not None
            and group.form == "finite"
            and group.modality is None
            and (group.tense == "past" or group.perfect)
        )

    def is_apart(self, frame: Frame, reporting: Frame) -> bool:
        """Tell whether a clause behind a comma and "and" is rather the writer's own: ", and Reed thanked him"."""
        clause = frame.clause
        return (
            clause is not None
            and self.has_own_subject(clause)
            and self.is_coordinated(clause)
            and self.is_set_off(clause)
            and self.has_tense_of(clause, reporting)
        )

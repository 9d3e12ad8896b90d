"""One sentence as the stage of statements reads it: its frames of speech, and which of them report which clauses."""

from bisect import bisect_left
from operator import attrgetter

from dipbrief.document import Document
from dipbrief.frames import Filler, Frame, Sentence
from dipbrief.statements.vocabulary import id_list, word_list
from dipbrief.syntax.classes import ADJECTIVE
from dipbrief.syntax.clauses import Clause
from dipbrief.syntax.nesting import Nesting
from dipbrief.syntax.rows import ADVERBS, PREPOSITIONS, TIME_HEADS, Chunk


class View(Nesting):
    """A sentence from word *first* up to *last*.

    *speech* are its frames of speech, *talks* those of talk; *says* has the clauses of those whose content is said.
    """

    def __init__(self, document: Document, sentence: Sentence) -> None:
        """Index the frames of speech by their clauses."""
        super().__init__(sentence.clauses)
        self.document = document
        self.first, self.last = sentence.first, sentence.last
        self.speech = tuple(frame for frame in sentence.frames if frame.act is not None)
        self.talks = tuple(frame for frame in sentence.frames if frame.kind in id_list("talk"))
        spoken = (frame for frame in self.speech if frame.kind in id_list("speech"))
        self.says = {frame.clause: frame for frame in spoken if frame.clause is not None}

    def at(self, word: int) -> int:
        """Return the first chunk that begins at *word* or behind it."""
        return bisect_left(self.chunks, word, key=attrgetter("first"))

    def cue(self, frame: Frame) -> int:
        """Return the word that carries a statement: the adjective of "is |confident|", else the verb."""
        clause = frame.clause
        if clause is None or frame.id not in id_list("adjectives") or clause.group.lemma not in word_list("be"):
            return frame.cue
        behind = self.chunks[clause.verb + 1 :]
        return next((chunk.last - 1 for chunk in behind if chunk.kind == ADJECTIVE), frame.cue)

    def begin(self, frame: Frame) -> int:
        """Return the first word of a statement."""
        return frame.cue if frame.clause is None else min(frame.cue, self.start(frame.clause))

    def opens(self, frame: Frame) -> bool:
        """Tell whether a statement stands at the beginning of the sentence and is no finite clause."""
        clause = frame.clause
        return clause is not None and clause.group.form != "finite" and self.before(clause) < 0

    def opener(self, clause: Clause) -> str:
        """Return the first word of a clause."""
        return self.document.keys[self.start(clause)]

    def is_so(self, clause: Clause) -> bool:
        """Tell of "|as Lund noted|, ..."."""
        return clause.kind in id_list("circumstances") and self.opener(clause) in word_list("as")

    def companions(self, clause: Clause | None) -> list[Filler]:
        """Return those with whom somebody acts: "Lund, |together with Reed|, called for calm"."""
        keys, chunks = self.document.keys, self.chunks
        obliques = () if clause is None else clause.obliques
        with_them = (o for o in obliques if keys[chunks[o.preposition].first] in word_list("together"))
        return [Filler.of(noun) for o in with_them if (noun := chunks[o.noun].noun) is not None]

    def is_adjunct(self, k: int) -> bool:
        """Tell of an adverb, a day, a preposition, or what one governs."""
        chunk = self.chunks[k]
        return chunk.kind in ADVERBS | PREPOSITIONS or is_day(chunk) or self.row.preposition[k] >= 0

    def reporting(self, clause: Clause) -> Frame | None:
        """Return the frame of speech of which a clause is content, or stands in it."""
        below = clause
        for above in self.above(clause):
            if self.is_content(below) and above in self.says:
                return self.says[above]
            below = above
        return None

    def is_apart(self, clause: Clause, reporting: Frame) -> bool:
        """Tell whether a clause behind a comma and "and" is rather the writer's own: ", |and Reed thanked| him"."""
        group, other = clause.group, None if reporting.clause is None else reporting.clause.group
        alike = other is not None and (group.form, group.tense) == ("finite", other.tense) and group.modality is None
        return alike and self.has_own_subject(clause) and self.is_coordinated(clause) and self.is_set_off(clause)

    def is_reported(self, clause: Clause) -> bool:
        """Tell whether a clause stands in what somebody says; not where it tells what others did meanwhile."""
        reporting = self.reporting(clause)
        return reporting is not None and not (self.is_absolute(clause) or self.is_apart(clause, reporting))


def is_day(chunk: Chunk) -> bool:
    """Tell of a noun group that is a day or another time."""
    return chunk.noun is not None and (chunk.noun.kind == "date" or chunk.letter in TIME_HEADS)

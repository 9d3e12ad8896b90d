"""Which clauses of a sentence stand in which, where each begins, and what parts it from the words before."""

from collections.abc import Iterator
from functools import cached_property

from dipbrief.syntax.classes import COORDINATOR, SUBORDINATOR
from dipbrief.syntax.clauses import Clause, Clauses
from dipbrief.syntax.rows import BREAKS, PREPOSITIONS, over_adverbs

__all__ = ["Nesting"]


class Nesting:
    """The clauses of one sentence: content stands in the clause that it is said in, others in the one they hang on."""

    def __init__(self, clauses: Clauses) -> None:
        """Take what was read of a sentence."""
        self.row, self.clauses = clauses.row, clauses.clauses
        self.chunks = clauses.row.chunks
        self.holder = {self.clauses[n]: clause for clause in self.clauses for n in clause.complements}

    # --- where clauses begin -------------------------------------------------------------------------------------
    @cached_property
    def starts(self) -> dict[Clause, int]:
        """The first chunk of each clause: its opener, a subject that no clause before has, or the verb."""
        taken: set[int] = set()
        found = {}
        for clause in sorted(self.clauses, key=lambda clause: clause.verb):
            subject = None if clause.kind == _RELATIVE and clause.subject == clause.antecedent else clause.subject
            before = (k for k in (clause.opener, subject) if k is not None and k < clause.verb)
            own = {clause.verb, *(k for k in before if k not in taken)}
            found[clause] = self._opened(clause, min(own))
            taken |= own
        return found

    def _opened(self, clause: Clause, k: int) -> int:
        """The word that opens a gerund, over adverbs ("|while| also noting"); of other clauses chunk *k*."""
        at = over_adverbs(self.row, k) if clause.kind == _GERUND else -1
        return at if at >= 0 and self.chunks[at].kind in _OPENERS else k

    def start(self, clause: Clause) -> int:
        """Return the first word of a clause."""
        return self.chunks[self.starts[clause]].first

    def before(self, clause: Clause) -> int:
        """Return the chunk before a clause, over adverbs; -1 for none."""
        return over_adverbs(self.row, self.starts[clause])

    def has_own_subject(self, clause: Clause) -> bool:
        """Tell whether a subject of its own stands before the verb."""
        return clause.subject is not None and self.starts[clause] <= clause.subject < clause.verb

    def is_coordinated(self, clause: Clause) -> bool:
        """Tell whether "and" stands before a clause."""
        k = self.before(clause)
        return k >= 0 and self.chunks[k].kind == COORDINATOR

    def is_set_off(self, clause: Clause) -> bool:
        """Tell whether a comma stands before a clause or before the "and" of it, or nothing does."""
        k = self.before(clause)
        first = k if self.is_coordinated(clause) else k + 1
        return k < 0 or any(self.chunks[at].gap in BREAKS for at in range(first, self.starts[clause] + 1))

    def is_absolute(self, clause: Clause) -> bool:
        """ "with |both sides acknowledging| it"."""
        k = clause.subject
        return k is not None and k == clause.antecedent and k < clause.verb and self.row.preposition[k] >= 0

    # --- which stand in which ------------------------------------------------------------------------------------
    def parent(self, clause: Clause) -> Clause | None:
        """Return the clause that *clause* stands in."""
        return self.holder.get(clause, None if clause.parent is None else self.clauses[clause.parent])

    def above(self, clause: Clause) -> Iterator[Clause]:
        """Yield the clauses that *clause* stands in, the nearest first."""
        parent = self.parent(clause)
        while parent is not None:
            yield parent
            parent = self.parent(parent)

    def inside(self, clause: Clause) -> frozenset[Clause]:
        """Return a clause with all that stand in it."""
        return frozenset(other for other in self.clauses if other == clause or clause in tuple(self.above(other)))

    def is_content(self, clause: Clause) -> bool:
        """Tell whether a clause is what the one around it says."""
        return clause.kind == _CONTENT or clause in self.holder


_OPENERS = PREPOSITIONS | {SUBORDINATOR}
_GERUND, _CONTENT, _RELATIVE = "gerund", "content", "relative"

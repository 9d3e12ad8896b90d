"""The clauses of a sentence: what the verb is, who does it, what is done, and what hangs on it.

One pass over the row of chunks. A stack holds the clauses that are open: a relative clause, a participle or an
infinitive is
laid on the clause that it stands in, and taken off when a verb or a comma shows that it has ended. What cannot be
attached
stays unattached, and nothing is guessed to complete a clause.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from dipbrief.document import Document
from dipbrief.syntax.classes import MODAL
from dipbrief.syntax.groups import Groups, VerbGroup
from dipbrief.syntax.openers import (
    on_content,
    on_coordinator,
    on_question,
    on_relative,
    on_subordinator,
    settle_second_object,
    settle_that,
)
from dipbrief.syntax.predicates import on_verb
from dipbrief.syntax.reading import Kind, Open, Reading
from dipbrief.syntax.rows import Row, read_row, verb_at
from dipbrief.syntax.slots import on_noun
from dipbrief.syntax.vocabulary import Vocabulary

__all__ = ["Clause", "Clauses", "Oblique", "read_clauses"]


class Oblique(NamedTuple):
    """A preposition and the noun group that it governs, by their numbers in the row."""

    preposition: int
    noun: int


class Clause:
    """A clause, equal to itself only.

    Its chunks are known by their numbers in the row, other clauses by their numbers in the sentence.

    *verb* is the verb group and *group* what it says, with the auxiliaries that it shares ("has met him and |agreed|");
    *subject*, *objects* and *predicate* ("is |a minister|") are the first noun groups of
    lists;
    *complements* are the clauses of its content; *parent* the clause that it stands in; *opener* the word that opens
    it ("that",
    "who", "because"); *antecedent* what a relative pronoun or participle says something of.
    """

    __slots__ = (
        *("kind", "verb", "group", "subject", "objects", "predicate", "obliques", "complements"),
        *("parent", "opener", "antecedent"),
    )

    def __init__(self, reading: Reading, clause: Open, verb: int, number: dict[int, int]) -> None:
        """Take over what was read; *number* has those of the clauses that are kept."""
        self.kind: Kind = clause.kind
        self.verb = verb
        self.group = _group(reading.row, verb, clause.shares, reduced=clause.kind == "participle")
        self.subject = clause.subject
        self.objects = tuple(clause.objects)
        self.predicate = clause.predicate
        self.obliques = tuple([Oblique(*pair) for pair in clause.obliques])
        self.complements = tuple([number[id(content)] for content in clause.complements if id(content) in number])
        self.parent = _parent(clause, number)
        self.opener = clause.opener
        self.antecedent = clause.antecedent


@dataclass(frozen=True, slots=True)
class Clauses:
    """What is read of one sentence.

    *first_of* has the first item of each later item of a list of noun groups; *modifiers* are pairs of a noun group
    and one that
    hangs on it by a preposition, *appositions* pairs of a noun group and one beside it that says the same.
    """

    row: Row
    clauses: tuple[Clause, ...]
    first_of: dict[int, int]
    modifiers: tuple[tuple[int, int], ...]
    appositions: tuple[tuple[int, int], ...]

    def items(self, k: int) -> Iterator[int]:
        """Yield the noun group *k* and the later items of its list."""
        yield k
        yield from (item for item, first in sorted(self.first_of.items()) if first == k)


def read_clauses(document: Document, groups: Groups, vocabulary: Vocabulary, first: int, last: int) -> Clauses:
    """Return the clauses of the sentence from word *first* up to *last*.

    >>> from dipbrief.document import read_document
    >>> from dipbrief.syntax.groups import read_groups
    >>> from dipbrief.syntax.vocabulary import english
    >>> document = read_document("Lund, who met Reed, said the talks would help.")
    >>> found = read_clauses(document, read_groups(document, english()), english(), 0, len(document.words))
    >>> words = lambda k: document.span(*found.row.chunks[k].words).text
    >>> [(clause.kind, words(clause.subject), words(clause.verb)) for clause in found.clauses]
    [('main', 'Lund', 'said'), ('relative', 'Lund', 'met'), ('content', 'the talks', 'would help')]
    """
    reading = Reading(document, groups, read_row(groups, document.keys, first, last), vocabulary)
    marks = reading.row.marks
    for mark in _MARKS.finditer(marks):
        at = mark.start()
        gap, kind = marks[at], marks[at + 1]
        if gap in _CLOSES and at:
            _CLOSES[gap](reading)
        if kind in _STEPS:
            _STEPS[kind](reading, at // 2)
    return _closed(reading)


def _open_bracket(reading: Reading) -> None:
    reading.bracket = reading.top
    reading.set_aside = reading.top.waiting, reading.top.passed


def _close_bracket(reading: Reading) -> None:
    """Close the clauses that were opened in the bracket."""
    if reading.bracket in reading.stack:
        reading.back_to(reading.bracket)
        reading.bracket.waiting, reading.bracket.passed = reading.set_aside
    reading.bracket = None


_CLOSES: Final[dict[str, Callable[[Reading], object]]] = {
    ";": Reading.new_main,
    ".": Reading.new_main,
    "(": _open_bracket,
    ")": _close_bracket,
    "]": _close_bracket,
}
_STEPS: Final[dict[str, Callable[[Reading, int], None]]] = {
    "N": on_noun,
    "V": on_verb,
    "W": on_relative,
    "Q": on_relative,
    "C": on_content,
    "T": on_subordinator,
    "Y": on_question,
    "&": on_coordinator,
}
_MARKS: Final = re.compile(r"[;.()\]].|.[NVWQCTY&]")  # a gap and a kind, one of which tells something


def _closed(reading: Reading) -> Clauses:
    """Return what was read, as values."""
    kept = [(clause, clause.verb) for clause in reading.clauses if clause.verb is not None]
    for clause, _ in kept:
        settle_that(reading, clause)
        settle_second_object(reading, clause)
    number = {id(clause): n for n, (clause, _) in enumerate(kept)}
    clauses = tuple([Clause(reading, clause, verb, number) for clause, verb in kept])
    return Clauses(reading.row, clauses, reading.first_of, tuple(reading.modifiers), tuple(reading.appositions))


def _group(row: Row, verb: int, shares: int | None, *, reduced: bool) -> VerbGroup:
    """Return a verb group with the auxiliaries of the one before it in a list: its own, when it shares none."""
    own = verb_at(row, verb)
    if reduced and own.form == "finite":  # "hailed the page |turned|"
        return own._replace(form="participle", tense=None, passive=True)
    if shares is None:
        return own
    if row.chunks[shares].letter == MODAL:  # "|could| in time be met"
        told = verb_at(row, shares)
        denied = told.negative or own.negative
        return own._replace(form="finite", tense=told.tense, modality=told.modality, negative=denied)
    return verb_at(row, shares)._replace(
        first=own.first, last=own.last, head=own.head, lemma=own.lemma, particle=own.particle
    )


def _parent(clause: Open, number: dict[int, int]) -> int | None:
    """Return the nearest clause around *clause* that has a verb."""
    above = clause.parent
    while above is not None and id(above) not in number:
        above = above.parent
    return None if above is None else number[id(above)]

"""Clauses in one line each, for tables: ``Lund + Reed: met > the envoy / in Oslo = predicate -> content verb``."""

from collections.abc import Iterator

from dipbrief.document import Document, read_document
from dipbrief.syntax import english, read_groups
from dipbrief.syntax.clauses import Clause, Clauses, read_clauses


def clauses_of(text: str) -> list[str]:
    """Return the clauses of *text*, a line each."""
    document = read_document(text)
    groups = read_groups(document, english())
    lines: list[str] = []
    for first, last in document.sentences:
        found = read_clauses(document, groups, english(), first, last)
        lines.extend("".join(_parts(document, found, clause)) for clause in found.clauses)
    return lines


def _parts(document: Document, found: Clauses, clause: Clause) -> Iterator[str]:
    def words(k: int) -> str:
        return " ".join(document.words[found.row.chunks[k].first : found.row.chunks[k].last])

    def items(k: int) -> str:
        return " + ".join(map(words, found.items(k)))

    yield f"{items(clause.subject)}: " if clause.subject is not None else ""
    yield words(clause.verb)
    yield "".join(f" > {items(k)}" for k in clause.objects)
    yield f" = {items(clause.predicate)}" if clause.predicate is not None else ""
    yield "".join(f" / {words(oblique.preposition)} {items(oblique.noun)}" for oblique in clause.obliques)
    yield "".join(f" -> {words(found.clauses[n].verb)}" for n in clause.complements)

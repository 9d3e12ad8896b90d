"""``python -m dipbrief.syntax "sentence"`` (or ``-`` for standard input) shows what is read in plain English."""

import sys
from collections.abc import Callable, Iterator, Sequence

from dipbrief.document import Document, read_document
from dipbrief.syntax import Groups, VerbGroup, english, groups_of
from dipbrief.syntax.clauses import Clause, Clauses, read_clauses


def show(text: str) -> str:
    """Return a picture of the reading of *text*: a line of tags, a line for each group, and one for each clause.

    A clause is its subject, verb, objects (">"), predicate ("="), what hangs on the verb by a preposition ("/"), and
    the verb of its content ("->"); "+" joins the items of a list.

    >>> print(show("They have not met."))
    They/R have/h not/Z met/n
      noun    They                            pronoun
      verb    have not met                    meet: finite, present, perfect, negative
      clause  They: have not met
    """
    document = read_document(text)
    groups = groups_of(document)
    lines = []
    for first, last in document.sentences:
        lines.append(" ".join(f"{document.words[i]}/{groups.tag(i)}" for i in range(first, last)))
        lines.extend(_lines(document, groups, first, last))
        lines.extend(f"  clause  {clause}" for clause in _clauses(document, groups, first, last))
    return "\n".join(lines)


def _lines(document: Document, groups: Groups, first: int, last: int) -> Iterator[str]:
    rows: list[tuple[int, str, int, str]] = [(group.first, "noun", group.last, group.kind) for group in groups.nouns]
    rows += [(verb.first, "verb", verb.last, _describe(document, verb)) for verb in groups.verbs]
    for start, kind, end, what in sorted(rows):
        if first <= start < last:
            yield f"  {kind}    {' '.join(document.words[start:end]):30}  {what}"


def clause_lines(text: str) -> list[str]:
    """Return the clauses of *text*, a line each.

    >>> clause_lines("Lund, who met Reed in Oslo, said the talks would help.")
    ['Lund: said -> would help', 'Lund: met > Reed / in Oslo', 'the talks: would help']
    """
    document = read_document(text)
    groups = groups_of(document)
    return [line for first, last in document.sentences for line in _clauses(document, groups, first, last)]


def _clauses(document: Document, groups: Groups, first: int, last: int) -> Iterator[str]:
    """Yield the clauses of a sentence, a line each."""
    found = read_clauses(document, groups, english(), first, last)
    for clause in found.clauses:
        yield "".join(_parts(document, found, clause))


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


def _describe(document: Document, verb: VerbGroup) -> str:
    names = ("perfect", "progressive", "passive", "negative")
    facts = [verb.form, verb.tense, *(name for name in names if getattr(verb, name)), verb.modality]
    particle = [] if verb.particle is None else [f"particle {document.words[verb.particle]}"]
    return f"{verb.lemma}: " + ", ".join([*(fact for fact in facts if fact), *particle])


def command(module: str, show: Callable[[str], str], arguments: Sequence[str]) -> int:
    """Show what *show* draws of the sentence given to ``python -m`` *module*, and return the exit code."""
    if len(arguments) != 1:
        usage = f'python -m {module} "a sentence"   or, for standard input:   python -m {module} -'
        print("usage:", usage, file=sys.stderr)
        return 2
    print(show(sys.stdin.read() if arguments[0] == "-" else arguments[0]))
    return 0


def main(arguments: Sequence[str]) -> int:
    """Show the reading of the sentence given, and return the exit code."""
    return command("dipbrief.syntax", show, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

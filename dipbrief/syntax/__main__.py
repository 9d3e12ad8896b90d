"""``python -m dipbrief.syntax "sentence"`` (or ``-`` for standard input) shows what is read in plain English."""

import sys
from collections.abc import Iterator, Sequence

from dipbrief.document import Document, read_document
from dipbrief.syntax import Groups, VerbGroup, english, read_groups

_USAGE = 'usage: python -m dipbrief.syntax "a sentence"   or, for standard input:   python -m dipbrief.syntax -'


def show(text: str) -> str:
    """Return a picture of the reading of *text*: a line of tags, and a line for each group.

    >>> print(show("They have not met."))
    They/R have/h not/Z met/n
      noun  They                            pronoun
      verb  have not met                    meet: finite, present, perfect, negative
    """
    document = read_document(text)
    groups = read_groups(document, english())
    lines = []
    for first, last in document.sentences:
        lines.append(" ".join(f"{document.words[i]}/{groups.tag(i)}" for i in range(first, last)))
        lines.extend(_lines(document, groups, first, last))
    return "\n".join(lines)


def _lines(document: Document, groups: Groups, first: int, last: int) -> Iterator[str]:
    rows: list[tuple[int, str, int, str]] = [(group.first, "noun", group.last, group.kind) for group in groups.nouns]
    rows += [(verb.first, "verb", verb.last, _describe(document, verb)) for verb in groups.verbs]
    for start, kind, end, what in sorted(rows):
        if first <= start < last:
            yield f"  {kind}  {' '.join(document.words[start:end]):30}  {what}"


def _describe(document: Document, verb: VerbGroup) -> str:
    names = ("perfect", "progressive", "passive", "negative")
    facts = [verb.form, verb.tense, *(name for name in names if getattr(verb, name)), verb.modality]
    particle = [] if verb.particle is None else [f"particle {document.words[verb.particle]}"]
    return f"{verb.lemma}: " + ", ".join([*(fact for fact in facts if fact), *particle])


def main(arguments: Sequence[str]) -> int:
    """Show the reading of the sentence given, and return the exit code."""
    if len(arguments) != 1:
        print(_USAGE, file=sys.stderr)
        return 2
    print(show(sys.stdin.read() if arguments[0] == "-" else arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

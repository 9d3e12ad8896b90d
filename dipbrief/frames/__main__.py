"""``python -m dipbrief.frames "sentence"`` (or ``-`` for standard input) shows which frames are found."""

import sys
from collections.abc import Iterator

from dipbrief.document import Document, read_document
from dipbrief.frames import Frame, find_frames, shipped_frames
from dipbrief.syntax import english, groups_of
from dipbrief.syntax.__main__ import command
from dipbrief.syntax.clauses import read_clauses


def show(text: str) -> str:
    """Return a picture of the frames of *text*: a line for each, with what plays its roles.

    >>> print(show("Lund declined to thank Reed for his visit."))
    declined   speech: reject, speak-of, fact
      speaker      Lund
      content      to thank
    thank      speech: thank, tell, none; governed by decline
      speaker      Lund
      addressee    Reed
      content      his visit
    visit      journey: visit, none; governed by thank and decline
      visitor      his
    """
    document = read_document(text)
    groups = groups_of(document)
    lines: list[str] = []
    for first, last in document.sentences:
        clauses = read_clauses(document, groups, english(), first, last)
        for frame in find_frames(document, groups, clauses, shipped_frames()):
            lines.extend(_lines(document, frame))
    return "\n".join(lines)


def _lines(document: Document, frame: Frame) -> Iterator[str]:
    facts = ", ".join(fact for fact in (frame.act, frame.id, frame.standing) if fact)
    governors = " and ".join(governor.lemma for governor in frame.governors)
    yield f"{document.words[frame.cue]:10} {frame.kind}: {facts}" + (f"; governed by {governors}" if governors else "")
    for role, fillers in frame.roles.items():
        yield f"  {role:12} " + ", ".join(document.span(filler.first, filler.last).text for filler in fillers)


if __name__ == "__main__":
    sys.exit(command("dipbrief.frames", show, sys.argv[1:]))

"""Lists with one topic a line, behind a colon."""

from collections.abc import Iterator

from dipbrief.document import Document
from dipbrief.frames import Sentence
from dipbrief.sentences import line_mark

_COLON = ":"


def list_start(document: Document, sentence: Sentence) -> int | None:
    """Return the word with which the first line of a list begins in *sentence*; None when it opens no list."""
    chunks = sentence.clauses.row.chunks
    return next((c.first for c in chunks[1:] if _COLON in document.gaps[c.first] and _mark(document, c.first)), None)


def lines_behind(document: Document, start: int | None) -> Iterator[tuple[int, int]]:
    """Yield the words of each line of the list that begins at word *start*, from the second line on."""
    if start is None:
        return
    for first, last in document.sentences[document.sentence_of[start] + 1 :]:
        if _mark(document, first) != _mark(document, start):
            return
        yield behind_number(document, first), last


def behind_number(document: Document, i: int) -> int:
    """Return word *i*, or the one behind it when it is the number of a line."""
    return i + (document.words[i].isdigit() and _mark(document, i) != "")


def _mark(document: Document, i: int) -> str:
    return line_mark(document.words, document.gaps, i)

"""Lists with one topic a line, behind a colon."""

from collections.abc import Iterator

from dipbrief.document import Document
from dipbrief.sentences import line_mark


def list_start(document: Document, first: int, last: int) -> int | None:
    """Return the word with which the first line of a list begins in a sentence; None when it opens no list."""
    return next((i for i in range(first + 1, last) if ":" in document.gaps[i] and _mark(document, i)), None)


def lines_behind(document: Document, cue: int) -> Iterator[tuple[int, int]]:
    """Yield the words of each line of the list that the sentence of word *cue* opens, from the second one on."""
    n = document.sentence_of[cue]
    start = list_start(document, *document.sentences[n])
    if start is None:
        return
    for first, last in document.sentences[n + 1 :]:
        if _mark(document, first) != _mark(document, start):
            return
        yield behind_number(document, first), last


def behind_number(document: Document, i: int) -> int:
    """Return word *i*, or the one behind it when it is the number of a line."""
    return i + (document.words[i].isdigit() and _mark(document, i) != "")


def _mark(document: Document, i: int) -> str:
    return line_mark(document.words, document.gaps, i)

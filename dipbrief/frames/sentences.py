"""The sentences of a text with their clauses and frames, read once and shared by the stages."""

from collections.abc import Iterator
from typing import NamedTuple

from dipbrief.document import Document
from dipbrief.frames.find import Frame, find_frames
from dipbrief.frames.patterns import frames_of
from dipbrief.syntax import english, groups_of
from dipbrief.syntax.clauses import Clauses, read_clauses

__all__ = ["Sentence", "read_sentences"]


class Sentence(NamedTuple):
    """The words from *first* up to *last*, with their clauses and frames."""

    first: int
    last: int
    clauses: Clauses
    frames: tuple[Frame, ...]


def read_sentences(document: Document, body: int) -> tuple[Sentence, ...]:
    """Return the sentences of *document* from word *body* on; the first one begins there.

    >>> from dipbrief.document import read_document
    >>> found = read_sentences(read_document("Lund met Reed. He thanked him."), 0)
    >>> [frame.id for sentence in found for frame in sentence.frames]
    ['meet', 'tell']
    """
    return document.once((read_sentences, body), lambda document: tuple(_read(document, body)))


def _read(document: Document, body: int) -> Iterator[Sentence]:
    groups = groups_of(document)
    for first, last in document.sentences[document.sentence_of[body] :] if body < len(document.words) else ():
        clauses = read_clauses(document, groups, english(), max(first, body), last)
        yield Sentence(max(first, body), last, clauses, find_frames(document, groups, clauses, frames_of(document)))

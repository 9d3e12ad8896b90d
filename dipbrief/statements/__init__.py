"""Who said what: every attributed act of speaking or expressing."""

from dipbrief.document import Document
from dipbrief.labels import find_labels
from dipbrief.models import Statement
from dipbrief.participants import Cast
from dipbrief.statements.content import addressee_of, content_of
from dipbrief.statements.finder import Finder
from dipbrief.statements.speakers import Found

__all__ = ["find_statements"]


def find_statements(document: Document, body: int, people: Cast, ids: dict[int, str]) -> tuple[Statement, ...]:
    """Return the statements from word *body* on, in text order.

    *ids* are the ids of the participants by their index in *people*: only what they, the sides together or an
    unnamed member of a side says counts.
    """
    finder = Finder(document, people, ids)
    statements: list[Statement] = []
    for sentence in document.sentences:
        found = finder.read(sentence, body) if sentence[1] > body else []
        statements += (_statement(finder, item, found[n + _NESTED :]) for n, item in enumerate(found))
    return tuple(statements)


_NESTED = 4  # statements inside one, and one more; no clause in print holds so many


def _statement(finder: Finder, item: Found, beyond: list[Found]) -> Statement:
    """The statement at *item*; what it says ends before those *beyond*."""
    document, subject = finder.document, item.subject
    assert subject is not None
    content = content_of(document, item)
    if content is not None and beyond and content[0] < beyond[0].cue < content[1]:
        content = content[0], beyond[0].cue
    addressee = addressee_of(document, item, finder.speakers, set(finder.ids))
    return Statement(
        speakers=tuple(finder.ids[n] for n in subject.people if n in finder.ids),
        speaker_text=document.span(subject.first, subject.last) if subject.last > subject.first else None,
        cue=document.span(item.cue, item.cue + 1),
        act=item.act,
        content=document.closed_span(*content) if content else None,
        addressees=(finder.ids[addressee],) if addressee is not None else (),
        labels=find_labels(document, *content) if content else (),
    )

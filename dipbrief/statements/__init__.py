"""Who said what: every attributed act of speaking or expressing."""

from collections.abc import Sequence

from dipbrief.document import Document
from dipbrief.frames import read_sentences
from dipbrief.labels import find_journeys, find_labels
from dipbrief.models import Statement
from dipbrief.participants import Cast
from dipbrief.statements.content import content_of
from dipbrief.statements.filters import counts
from dipbrief.statements.roll import Roll
from dipbrief.statements.speakers import Speakers, met_in
from dipbrief.statements.told import Told, told_in
from dipbrief.statements.view import View

__all__ = ["find_statements"]


def find_statements(document: Document, body: int, people: Cast, ids: dict[int, str]) -> tuple[Statement, ...]:
    """Return the statements from word *body* on, in text order.

    *ids* are the ids of the participants by their index in *people*: only what they, the sides together or an
    unnamed member of a side says counts.
    """
    sentences = read_sentences(document, body)
    speakers = Speakers(document, Roll(document, people, ids), met_in(document, sentences))
    views = [View(document, sentence) for sentence in sentences]
    journeys = find_journeys(sentences)
    found: list[Statement] = []
    for view in views:
        told = told_in(view, speakers)
        for item in told:
            if not item.within:
                speakers.told(item.speaker)
        kept = [item for item in told if counts(view, speakers, item)]
        for n, item in enumerate(kept):
            content = content_of(view, item, kept[n + 1 :])
            found.append(_statement(document, speakers, ids, item, content, journeys))
    return tuple(found)


def _statement(
    document: Document,
    speakers: Speakers,
    ids: dict[int, str],
    item: Told,
    content: tuple[int, int] | None,
    journeys: Sequence[int],
) -> Statement:
    frame, speaker = item.frame, item.speaker
    assert frame.act is not None
    return Statement(
        speakers=tuple(ids[n] for n in speaker.people if n in ids),
        speaker_text=document.span(speaker.first, speaker.last) if speaker.last else None,
        cue=document.span(item.cue, item.cue + 1),
        act=frame.act,
        content=document.closed_span(*content) if content else None,
        addressees=tuple(ids[n] for n in speakers.addressees(frame.roles.get("addressee", ()), speaker)),
        labels=find_labels(document, *content, tuple(journeys), told=True) if content else (),
    )

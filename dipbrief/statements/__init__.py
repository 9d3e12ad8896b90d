"""Who said what: every attributed act of speaking or expressing."""

from collections.abc import Iterator

from dipbrief.document import Document
from dipbrief.frames import read_sentences
from dipbrief.labels import find_journeys, find_labels
from dipbrief.models import Statement
from dipbrief.participants import Cast
from dipbrief.statements.clauses import View
from dipbrief.statements.content import content_of
from dipbrief.statements.filters import counts, is_source, is_they
from dipbrief.statements.readouts import find_readouts
from dipbrief.statements.roll import Roll
from dipbrief.statements.speakers import Speakers
from dipbrief.statements.told import Told, told_in

__all__ = ["find_statements"]


def find_statements(document: Document, body: int, people: Cast, ids: dict[int, str]) -> tuple[Statement, ...]:
    """Return the statements from word *body* on, in text order.

    *ids* are the ids of the participants by their index in *people*: only what they, the sides together or an
    unnamed member of a side says counts.
    """
    sentences = read_sentences(document, body)
    speakers = Speakers(document, Roll(document, people, ids, sentences))
    views = [View(document, sentence) for sentence in sentences]
    readouts = find_readouts(document, views, speakers)
    journeys = find_journeys(sentences)
    found: list[Statement] = []
    for view, told in _told(views, speakers, readouts):
        ends = [*(view.begin(item.frame) for item in told[1:]), view.last]
        found.extend(
            _statement(view, speakers, ids, item, end, journeys) for item, end in zip(told, ends, strict=False)
        )
    return tuple(found)


def _told(views: list[View], speakers: Speakers, readouts: frozenset[int]) -> Iterator[tuple[View, list[Told]]]:
    """Yield what counts of each sentence; "they" behind a sentence whose source is named are that source."""
    sourced = False
    for view in views:
        every = told_in(view, speakers, readouts)
        for item in every:
            speakers.told(item.speaker)
        told = [item for item in every if counts(view, speakers, item) and not (sourced and is_they(view, item))]
        sourced = any(is_source(view, item) for item in every) or (sourced and bool(every) and not told)
        yield view, told


def _statement(
    view: View, speakers: Speakers, ids: dict[int, str], item: Told, end: int, journeys: tuple[int, ...]
) -> Statement:
    document, frame, speaker = view.document, item.frame, item.speaker
    content = content_of(view, item, end)
    addressees = speakers.addressees(frame.roles.get("addressee", ()), speaker)
    assert frame.act is not None
    return Statement(
        speakers=tuple(ids[n] for n in speaker.people if n in ids),
        speaker_text=document.span(speaker.first, speaker.last) if speaker.last else None,
        cue=document.span(item.cue, item.cue + 1),
        act=frame.act,
        content=document.closed_span(*content) if content else None,
        addressees=tuple(ids[n] for n in addressees),
        labels=find_labels(document, *content, journeys, told=True) if content else (),
    )

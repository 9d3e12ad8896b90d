"""Quotations that tell of the talks themselves: "Lund thanked Reed," the ministry said."""

from collections.abc import Iterable, Iterator

from dipbrief.document import Document
from dipbrief.frames import Filler, Frame
from dipbrief.statements.speakers import Speakers
from dipbrief.statements.view import View
from dipbrief.statements.vocabulary import id_list, word_list


def find_readouts(document: Document, views: Iterable[View], speakers: Speakers) -> frozenset[int]:
    """Return the quotations, by number, in which an office tells what was said, without a word of its own.

    One that nobody is named for goes on with the one before it, in the same or the next paragraph.
    """
    sources = dict(found for view in views for found in _attributed(view, speakers))
    readouts: set[int] = set()
    for n, (first, last) in enumerate(document.quotes):
        told = sources.get(n, n - 1 in readouts and _follows(document, n))
        if told and not document.where(word_list("first_person"), first, last):
            readouts.add(n)
    return frozenset(readouts)


def _attributed(view: View, speakers: Speakers) -> Iterator[tuple[int, bool]]:
    """Yield the quotations beside a verb of saying, and whether it is an office that says them."""
    document = view.document
    for frame in view.speech:
        fillers = frame.roles.get("speaker", ())
        if document.quoted[frame.cue] < 0 and fillers:
            office = _is_office(speakers, frame, fillers)
            around = min(frame.cue, fillers[0].first) - 1, max(frame.cue + 1, fillers[-1].last)
            words = (word for word in around if 0 <= word < len(document.words))
            yield from ((document.quoted[word], office) for word in words if document.quoted[word] >= 0)


def _is_office(speakers: Speakers, frame: Frame, fillers: tuple[Filler, ...]) -> bool:
    """Tell whether neither a participant nor a pronoun gives the readout."""
    speaker = speakers.read(fillers)
    pronoun = any(filler.noun is not None and filler.noun.kind == "pronoun" for filler in fillers)
    outside = speaker is None or speaker.body or not speakers.takes_part(speaker)
    return frame.act in id_list("reporting") and outside and not pronoun


def _follows(document: Document, n: int) -> bool:
    """Tell whether a quotation opens the paragraph behind the one before it, or stands in the same."""
    first, before = document.quotes[n][0], document.quotes[n - 1][1] - 1
    return document.paragraph_of(first) - document.paragraph_of(before) <= 1

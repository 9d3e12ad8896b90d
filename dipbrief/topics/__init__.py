"""What was talked about: what fills the topic of a frame of talk, one item each, with labels."""

from collections.abc import Iterable

from dipbrief.document import Document
from dipbrief.frames import read_sentences
from dipbrief.labels import find_journeys, find_labels
from dipbrief.models import Topic
from dipbrief.participants import Cast
from dipbrief.topics.items import cut_items
from dipbrief.topics.lines import lines_behind, list_start
from dipbrief.topics.parts import read_parts
from dipbrief.topics.talk import find_talks


def find_topics(document: Document, body: int, people: Cast) -> tuple[Topic, ...]:
    """Return what was talked about, from word *body* on, in text order; empty formulas are left out."""
    named = {m.first: m.last for person in people for m in person.mentions}
    found: dict[tuple[int, int], Topic] = {}
    sentences = read_sentences(document, body)
    journeys = find_journeys(sentences)
    for sentence in sentences:
        after, listed = 0, list_start(document, sentence)
        for talk in find_talks(document, sentence, named, listed):
            if talk.first < after:
                continue
            parts = read_parts(document, sentence, talk, named)
            after = parts[-1].last
            for a, b in (*cut_items(document, sentence, parts), *lines_behind(document, listed)):
                span = document.closed_span(a, b)
                labels = find_labels(document, a, b, journeys)
                found[a, b] = Topic(text=span.text, start=span.start, end=span.end, labels=labels)
    return tuple(found[key] for key in sorted(found))


def each_once(topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Return *topics* without those that come back in the same words."""
    found: dict[tuple[str, ...], Topic] = {}
    for topic in topics:
        found.setdefault(tuple(topic.text.casefold().split()), topic)
    return tuple(found.values())

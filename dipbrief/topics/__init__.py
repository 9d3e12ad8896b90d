"""What was talked about: the objects of the talking verbs and nouns, one item each, with labels."""

from dipbrief.document import Document
from dipbrief.labels import find_labels
from dipbrief.models import Topic
from dipbrief.participants import Person
from dipbrief.topics.items import cut_items
from dipbrief.topics.triggers import find_regions


def find_topics(document: Document, body: int, people: list[Person]) -> tuple[Topic, ...]:
    """Return what was talked about, from word *body* on, in text order; empty formulas are left out."""
    at_person = {m.first: m.last for person in people for m in person.mentions}
    found: dict[tuple[int, int], Topic] = {}
    for first, last in document.sentences:
        if last <= body:
            continue
        here: list[tuple[int, int]] = []
        for start, end in find_regions(document, max(first, body), last, at_person):
            for a, b in cut_items(document, start, end):
                if a >= b or any(x < b and a < y for x, y in here):
                    continue
                here.append((a, b))
                span = document.closed_span(a, b)
                labels = find_labels(document, a, b)
                found[a, b] = Topic(text=span.text, start=span.start, end=span.end, labels=labels)
    return tuple(found[key] for key in sorted(found))

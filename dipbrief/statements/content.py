"""What was said, and to whom."""

from dipbrief.acts import adverbs, is_attribution, verb_forms
from dipbrief.document import Document
from dipbrief.lexicon import words
from dipbrief.statements.speakers import Found, Speakers

_INVERTED = 3
_LONGEST = 150  # words of a clause without an end: far more than anybody prints
_NEW_CLAUSES = frozenset(["while", "whereas", "but"])
_RELATIVES = words("clauses", "relatives")
_AND = frozenset(["and"])


def content_of(document: Document, item: Found) -> tuple[int, int] | None:
    """Return the words said: after the cue, up to the main clause after a participle, or before a closing cue."""
    assert item.subject is not None
    first, last = document.sentences[document.sentence_of[item.cue]]
    start = item.cue + 1
    if start < last and document.keys[start] == "that":
        start += 1
    end = content_end(document, start, last)
    inverted = item.cue < item.subject.first <= item.cue + _INVERTED
    if item.subject.first > item.cue and not inverted:  # "Noting that ..., the minister expressed"
        end = min(end, item.subject.first)
    said_before = item.subject.last > item.subject.first > first and (
        '"' in document.seps[item.subject.first] or document.quoted[item.subject.first - 1] >= 0
    )
    closes = said_before and item.subject.first <= item.cue and document.keys[item.cue + 1 : item.cue + 2] != ("that",)
    short = start >= last or (end - start < 2 and item.subject.first > first)
    if inverted or closes or short:
        before = _content_before(document, item, first)
        if before is not None:
            return before
    return (start, end) if start < end else None


def content_end(document: Document, start: int, last: int) -> int:
    """Return the word after the content that begins at *start*: before the next cue, or at the end of the quotation."""
    quote = document.quoted[start] if start < len(document.words) else -1
    if quote >= 0:
        return max(document.quotes[quote][1], start)
    last = min(last, start + _LONGEST)
    for k in sorted({*document.commas(start + 1, last), *document.where(_AND, start + 1, last)}):
        comma = document.seps[k][:1] == ","
        inserted = document.keys[k - 1] in _RELATIVES  # "a country which, he said, was the first"
        if comma and (document.keys[k] in _NEW_CLAUSES or (is_attribution(document, k) and not inserted)):
            return k
        verb = k + 1 if document.keys[k] == "and" else k
        if _is_cue(document, verb, last, comma=comma):
            return k
    return last


def _is_cue(document: Document, verb: int, last: int, *, comma: bool) -> bool:
    while verb < last and document.keys[verb] in adverbs():
        verb += 1
    form = verb_forms().get(document.keys[verb]) if verb < last else None
    if form is None or document.quoted[verb] >= 0:
        return False
    past = "past" in form.kinds and document.keys[verb].endswith(("ed", "said", "told"))
    return past or (comma and "ing" in form.kinds and document.keys[verb].endswith("ing"))


def _content_before(document: Document, item: Found, first: int) -> tuple[int, int] | None:
    """The quotation or clause that a closing cue reports."""
    assert item.subject is not None
    end = min(item.cue, item.subject.first) if item.subject.last > item.subject.first else item.cue
    quote = document.quoted[end - 1] if end > 0 else -1
    if quote >= 0:
        return document.quotes[quote]
    return (first, end) if end > first else None


def addressee_of(document: Document, item: Found, speakers: Speakers, participants: set[int]) -> int | None:
    """Return the index of the participant spoken to, where the act says it stands, or None."""
    assert item.subject is not None
    if not item.addressee:
        return None
    last = document.sentences[document.sentence_of[item.cue]][1]
    for k in range(item.cue + 1, min(item.cue + 14, last)):
        if k not in speakers.at_start:
            continue
        end, person = speakers.at_start[k]
        linked = document.keys[k - 1] in ("to", "with")
        fits = linked if item.addressee in ("to", "with") else k <= item.cue + 2
        if fits and person in participants - set(item.subject.people) and document.sep(end) not in ("'s", "'"):
            return person
    return None

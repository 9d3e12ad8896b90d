"""The agency that a dispatch credits itself to."""

from dipbrief.document import Document
from dipbrief.header.dateline import Opening
from dipbrief.header.lines import METADATA, PARAGRAPH_LIMIT, word_at
from dipbrief.lexicon import Entry, agencies, keys_of, length_at, names, words
from dipbrief.models import Agency
from dipbrief.tables import read_table

_OTHERS = words("grammar", "not_reporting")
_AFTER_MARK = frozenset(["):", ":", "/", ")-"])
_STOPPED = frozenset([".", '."', "?", "!", ""])
_BEFORE_CLOSING = frozenset([".—", '."—', "—"])


def find_agency(document: Document, opening: Opening | None, start: int, body: int) -> Agency | None:
    """Return the agency credited in the opening, a byline, an attribution or a closing bracket, or None."""
    if opening is not None and opening.agency is not None:
        return _agency_at(document, *opening.agency)
    metadata = METADATA.match(document.text)
    if metadata and metadata[2] is not None:
        at = word_at(document, metadata.start(2))
        entry = next(iter(agencies().longest(document, at)), None)
        return _agency_at(document, at, word_at(document, metadata.end(2)), entry)
    return (
        _credited_byline(document, start)
        or _leading_mark(document, start)
        or _attribution(document, body)
        or _closing_mark(document)
    )


def _agency_at(document: Document, first: int, last: int, entry: Entry | None) -> Agency:
    if entry is not None:
        last = first + len(entry.keys)
    span = document.span(first, last)
    return Agency(name=entry.data["name"] if entry else span.text, mark=span.text, start=span.start, end=span.end)


def _credited_byline(document: Document, start: int) -> Agency | None:
    """ "By Trend" on a line of its own."""
    for first, last in document.paragraphs[:PARAGRAPH_LIMIT]:
        if last <= start or document.keys[first] != "by" or first + 1 >= len(document.words):
            continue
        for entry in agencies().longest(document, first + 1):
            end = first + 1 + len(entry.keys)
            if end == last or "\n" in document.gap(end):
                return _agency_at(document, first + 1, end, entry)
    return None


def _leading_mark(document: Document, start: int) -> Agency | None:
    """ "ECONOMYNEXT – The ..." or "(AFP) - The ..." without a place."""
    for first, last in document.paragraphs[:PARAGRAPH_LIMIT]:
        if last <= start:
            continue
        first = max(first, start)
        for entry in agencies().longest(document, first):
            end = first + len(entry.keys)
            bracketed = document.seps[first][-1:] == "(" and end < len(document.words) and document.seps[end][:1] == ")"
            if bracketed and first == document.paragraphs[document.paragraph_of(first)][0]:
                return _agency_at(document, first, end, entry)
            if end < len(document.words) and ("—" in document.seps[end] or document.seps[end] in _AFTER_MARK):
                return _agency_at(document, first, end, entry)
    return None


def _attribution(document: Document, body: int) -> Agency | None:
    """The agency as the one that was told or that reports: "told Trend", "Trend reports", "Report informs"."""
    before = tuple(keys_of(phrase) for phrase in read_table("readouts")["report_verbs"]["before"])
    for i in sorted(agencies().matches(document)):
        if i < body or not (document.is_capital(i) or document.words[i][0].isdigit()):  # "24.kg"
            continue
        for entry in agencies().longest(document, i):
            end = i + len(entry.keys)
            told = document.seps[i] == "" and any(document.keys[max(i - len(p), 0) : i] == p for p in before)
            reports = length_at(document, end, "readouts", "report_verbs", "after")
            own = i == 0 or document.keys[i - 1] not in _OTHERS
            if document.quoted[i] < 0 and (told or (reports and own and document.sep(end) == "")):
                return _agency_at(document, i, end, entry)
    return None


def _names_state(document: Document, agency: Entry) -> bool:
    """Tell whether the text names the agency's state: of agencies that share a mark, its own is the likelier."""
    country = agency.data.get("country")
    return any(e.id == country for found in names().matches(document).values() for e in found[0])


def _closing_mark(document: Document) -> Agency | None:
    """A mark that closes the text: "... next week. (Xinhua)", "... photos.—MNA", "Reuter" on a line of its own."""
    for i in range(max(len(document.words) - 4, 0), len(document.words)):
        for entry in sorted(agencies().longest(document, i), key=lambda e: not _names_state(document, e)):
            end = i + len(entry.keys)
            bracketed = "(" in document.seps[i] and ")" in document.sep(end)
            gap = document.gap(i)
            signed = document.seps[i] in _STOPPED and ("\n" in gap or "  " in gap) and not document.gap(end).strip()
            if end == len(document.words) and (bracketed or signed or document.seps[i] in _BEFORE_CLOSING):
                return _agency_at(document, i, end, entry)
    return None

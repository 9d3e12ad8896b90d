"""The agency that a dispatch credits itself to."""

from dipbrief.document import Document
from dipbrief.header.closing import read_sign_off, signed_paper
from dipbrief.header.head import Head
from dipbrief.header.lines import METADATA, is_paper, word_at, words_of
from dipbrief.lexicon import Entry, agencies, keys_of, length_at, names
from dipbrief.models import Agency
from dipbrief.syntax import closed_words
from dipbrief.tables import read_table

_PARAGRAPHS = 2
_WRITER_WORDS = 7
_OF = frozenset(["'s", "'S"])
_OTHERS = words_of("paper", "ends") | closed_words("definite", "by")
_AFTER_MARK = frozenset(["):", ":", "/", ")-", ")_"])
_STOPPED = frozenset([".", '."', "?", "!", "", ".)", '".'])
_BEFORE_CLOSING = frozenset([".—", '."—', "—", ".-", '."-', "._"])


def find_agency(document: Document, head: Head, start: int) -> Agency | None:
    """Return the agency credited in the dateline, the head, an attribution or behind the text, or None."""
    opening = head.opening
    if opening is not None and opening.agency is not None:
        return _agency_at(document, *opening.agency)
    metadata = METADATA.match(document.text)
    if metadata and metadata[2] is not None:
        at = word_at(document, metadata.start(2))
        entry = next(iter(agencies().longest(document, at)), None)
        return _agency_at(document, at, word_at(document, metadata.end(2)), entry)
    return (
        _credited_line(document, head)
        or _leading_mark(document, head, start)
        or _attribution(document, head.body)
        or _closing_mark(document)
        or _signature(document, head.body)
        or _contribution(document, head.body)
        or _copyright(document, head.body)
    )


def _agency_at(document: Document, first: int, last: int, entry: Entry | None) -> Agency:
    """The agency of a mark: by its name in the table, or as printed."""
    span = document.span(first, last)
    name = entry.data["name"] if entry else " ".join(span.text.split())
    return Agency(name=name, mark=span.text, start=span.start, end=span.end)


def _credited_line(document: Document, head: Head) -> Agency | None:
    """ "By Trend", "USA TODAY" on a line of its own."""
    line = next((line for line in reversed(head.lines) if line.kind in ("credit", "source")), None)
    if line is None or line.names is None:
        return None
    first, last = line.names
    entry = next((e for e in agencies().longest(document, first) if first + len(e.keys) == last), None)
    return _agency_at(document, first, last, entry)


def _leading_mark(document: Document, head: Head, start: int) -> Agency | None:
    """ "ECONOMYNEXT – The ..." or "(AFP) - The ..." without a place."""
    places = [start, head.body, *(line.first for line in head.lines)]
    for first in (i for i in places if i < len(document.words)):
        for entry in agencies().longest(document, first):
            end = first + len(entry.keys)
            if end < len(document.words) and _marks(document, first, end):
                return _agency_at(document, first, end, entry)
    return None


def _marks(document: Document, first: int, end: int) -> bool:
    bracketed = document.seps[first][-1:] == "(" and document.seps[end][:1] == ")"
    return bracketed or "—" in document.seps[end] or document.seps[end] in _AFTER_MARK


def _attribution(document: Document, body: int) -> Agency | None:
    """The agency as the one that was told or that reports: "told Trend", "Trend reports", "Report informs".

    Not every paper that is named is the dispatch's own: see :func:`_is_near`.
    """
    before = tuple(keys_of(phrase) for phrase in read_table("readouts")["report_verbs"]["before"])
    for i in sorted(agencies().matches(document)):
        if i < body or not (document.is_capital(i) or document.words[i][0].isdigit()):  # "24.kg"
            continue
        for entry in agencies().longest(document, i):
            end = i + len(entry.keys)
            told = document.seps[i] == "" and any(document.keys[max(i - len(p), 0) : i] == p for p in before)
            reports = _reports(document, end) and (i == 0 or document.keys[i - 1] not in _OTHERS)
            near = _is_near(document, i, end, body, entry) and not _is_source(document, i)
            if near and document.quoted[i] < 0 and (told or reports):
                return _agency_at(document, i, end, entry)
    return None


def _reports(document: Document, end: int) -> bool:
    """Tell whether an agency that ends before word *end* reports, or its own writer: "V-O-A's Ann Hale reports"."""
    if document.sep(end) == "" and length_at(document, end, "readouts", "report_verbs", "after"):
        return True
    jobs, k = words_of("byline", "jobs"), end
    if document.sep(end) not in _OF and document.keys[end : end + 1] != ("correspondent",):
        return False
    while k < min(end + _WRITER_WORDS, len(document.words)) and (document.keys[k] in jobs or document.is_capital(k)):
        if length_at(document, k, "readouts", "report_verbs", "writer"):
            return k > end + 1
        k += 1
    return (
        k < len(document.words) and k > end + 1 and bool(length_at(document, k, "readouts", "report_verbs", "writer"))
    )


def _is_source(document: Document, i: int) -> bool:
    """Tell whether a mark is named as a source: "according to an interview with CNN", "a report by CNN"."""
    quoting = (keys_of(phrase) for phrase in read_table("readouts")["report_verbs"]["quoting"])
    return any(document.keys[k : k + len(p)] == p for p in quoting for k in range(max(i - 6, 0), i - len(p) + 1))


def _is_near(document: Document, i: int, end: int, body: int, entry: Entry) -> bool:
    """Tell whether a mark stands where it can be the dispatch's own.

    What a paper "reported" is quoted by others; so is what somebody told a station that all papers quote, and what an
    agency reported, below the beginning of the text.
    """
    paragraph = document.paragraph_of(i) - document.paragraph_of(min(body, len(document.words) - 1))
    quoted = entry.id in read_table("readouts")["interviewers"]["ids"]
    if document.keys[end : end + 1] == ("reported",):
        return paragraph == 0 and not quoted and entry.data.get("kind") != "newspaper"
    return paragraph < _PARAGRAPHS or not quoted


# --- behind the text -----------------------------------------------------------------------------------------------


def _names_state(document: Document, agency: Entry) -> bool:
    """Tell whether the text names the agency's state: of agencies that share a mark, its own is the likelier."""
    country = agency.data.get("country")
    return any(e.id == country for found in names().matches(document).values() for e in found[0])


def _closing_mark(document: Document) -> Agency | None:
    """A mark that closes the text: "... next week. (Xinhua)", "... photos.—MNA", " -SPA", "... REUTER"."""
    for i in range(max(len(document.words) - 4, 0), len(document.words)):
        for entry in sorted(agencies().longest(document, i), key=lambda e: not _names_state(document, e)):
            end = i + len(entry.keys)
            if end == len(document.words) and _signs(document, i, end):
                return _agency_at(document, i, end, entry)
    return None


def _signs(document: Document, i: int, end: int) -> bool:
    """Tell whether the last words are a mark: in brackets, behind a dash, on a line of their own, or shouted."""
    gap, separator = document.gap(i), document.seps[i]
    if ("(" in separator and ")" in document.sep(end)) or separator in _BEFORE_CLOSING:
        return True
    dashed = separator == "-" and gap[:1].isspace()
    if dashed or separator not in _STOPPED or document.gap(end).strip(" \n\r\t.)"):
        return dashed
    apart = "\n" in gap or "  " in gap
    return apart or (separator[:1] in (".", "?", "!") and not document.gap(end).strip())


def _signature(document: Document, body: int) -> Agency | None:
    """ "— Ann Hale, Staff writer of The Oslo Gazette"."""
    line = read_sign_off(document, body)
    mark = signed_paper(document, line) if line is not None else None
    if mark is None:
        return None
    entry = next((e for e in agencies().longest(document, mark[0]) if mark[0] + len(e.keys) == mark[1]), None)
    return _agency_at(document, *mark, entry)


def _contribution(document: Document, body: int) -> Agency | None:
    """ "The Associated Press contributed to this report.", "Contributing: Ann Hale, USA TODAY"."""
    for first, last in document.paragraphs[-3:]:
        if first <= body or last - first > 30:
            continue
        contributes = any(length_at(document, k, "datelines", "closing", "ends") for k in range(first + 1, last))
        if not contributes and document.keys[first] != "contributing":
            continue
        for k in range(first, last):
            for entry in agencies().longest(document, k):
                return _agency_at(document, k, k + len(entry.keys), entry)
    return None


def _copyright(document: Document, body: int) -> Agency | None:
    """ "Copyright © 2018 The Oslo Gazette": the site's or paper's own line."""
    for first, last in document.paragraphs[-3:]:
        if first <= body or "©" not in document.gap(first) + document.printed(first, last) or last - first > 30:
            continue
        for k in range(first, last):
            for entry in agencies().longest(document, k):
                return _agency_at(document, k, k + len(entry.keys), entry)
            end = next((n for n in range(k + 2, min(k + 6, last) + 1) if is_paper(document, k, n)), None)
            if end is not None:
                return _agency_at(document, k, end, None)
    return None

"""Lines behind the body of a dispatch: credits, contacts, contributions."""

from dipbrief.document import Document
from dipbrief.frames.words import speaks
from dipbrief.header.lines import Line, begins_line, end_of_names, is_paper, words_of
from dipbrief.lexicon import agencies, length_at
from dipbrief.syntax import closed_words

_BLOCK_WORDS = 8


def find_closing(document: Document, body: int = 0) -> int:
    """Return the word with which credits and addresses begin behind the body, or the number of words.

    They begin a sentence of the second half: "Reporting by NAME", "Editor: NAME", "AP writer NAME contributed to this
    report"; addresses also a paragraph anywhere below the first of the text, which begins at word *body*:
    "For further information", "Contact: NAME".
    """
    half = len(document.words) // 2
    sign_off = read_sign_off(document, body)
    signed = sign_off.first if sign_off is not None else -1
    for first, last in document.sentences:
        behind = first > half
        if not behind and not _is_below(document, first, body):
            continue
        if (
            first == signed
            or _opens_closing(document, first, last, behind)
            or (behind and _is_contribution(document, first, last))
        ):
            return first
    return len(document.words)


def read_sign_off(document: Document, body: int) -> Line | None:
    """Return the line with which the writer signs, or None.

    "— Ann Hale, Staff writer of The Oslo Gazette", "Ann Hale, reporter, The Oslo Gazette", "-- By Ann Hale in Oslo".
    """
    for first, last in document.paragraphs[-2:]:
        if first <= body or last - first > _BLOCK_WORDS + 6:
            continue
        start = first + length_at(document, first, "datelines", "byline", "begins")
        end = end_of_names(document, start, last)
        line = Line(first, last, "byline", names=(start, end))
        signed = "—" in document.seps[first] or (end < last and signed_paper(document, line) is not None)
        named = signed and end - start >= 2 and _ends_sign_off(document, line)
        if named and not any(map(speaks, document.keys[end:last])):
            return line
    return None


def _ends_sign_off(document: Document, line: Line) -> bool:
    """Tell whether behind the names of *line* a job or a paper follows; behind "By" nothing or a place may."""
    start, end = line.names or (line.first, line.last)
    if start > line.first and "—" in document.seps[line.first]:
        return end == line.last or document.keys[end] == "in" or document.seps[end] == ","
    return end < line.last and document.seps[end] == "," and _ends_with_job(document, end, line.last)


def signed_paper(document: Document, line: Line) -> tuple[int, int] | None:
    """Return the paper or agency that a sign-off names behind the writer."""
    first = line.names[1] if line.names else line.first
    for k in range(first, line.last):
        entry = next(iter(agencies().longest(document, k)), None)
        end = next((n for n in range(line.last, k + 1, -1) if is_paper(document, k, n)), None)
        if entry is not None or end is not None:
            return k, max(end or 0, k + len(entry.keys) if entry is not None else 0)
    return None


def _ends_with_job(document: Document, i: int, last: int) -> bool:
    """Tell whether what follows the name of a writer is a job or a paper, and nothing else."""
    return bool(words_of("byline", "jobs") & set(document.keys[i:last])) or is_paper(document, i, last)


def _is_below(document: Document, first: int, body: int) -> bool:
    """Tell whether word *first* begins a paragraph below the one that the text begins with."""
    if first < body + _BLOCK_WORDS or body >= len(document.words):
        return False
    below = first >= document.paragraphs[document.paragraph_of(body)][1]
    return below and document.paragraphs[document.paragraph_of(first)][0] == first


def _opens_closing(document: Document, first: int, last: int, behind: bool) -> bool:
    address = length_at(document, first, "readouts", "closing", "addresses")
    length = address or length_at(document, first, "readouts", "closing", "lines")
    if not length or not (behind or length_at(document, first, "datelines", "closing", "early")):
        return False
    after = first + length
    addressed = length_at(document, first, "datelines", "closing", "early") and begins_line(document, after)
    return bool(addressed) or _is_credit(document, after, last, address=address > 0)


def _is_credit(document: Document, i: int, last: int, *, address: bool) -> bool:
    """Tell whether what follows the opening of a closing line fits: a name after "by", a colon after one word."""
    if i >= last:
        return i < len(document.words) and address
    if document.keys[i - 1] in closed_words("by"):
        return document.is_capital(i) and not any(map(speaks, document.keys[i:last]))
    return document.sep(i)[:1] == ":" or address


def _is_contribution(document: Document, first: int, last: int) -> bool:
    """ "AP writer Ann Hale contributed to this report.", "Reed reported from McLean, Va."."""
    number = document.paragraph_of(first)
    late = number >= len(document.paragraphs) - 3 and document.paragraphs[number] == (first, last)
    if not late or last - first > 30 or document.quoted[first] >= 0:
        return False
    return any(length_at(document, k, "datelines", "closing", "ends") for k in range(first + 1, last))

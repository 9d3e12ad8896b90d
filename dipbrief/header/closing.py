"""Lines behind the body of a dispatch: credits, contacts, contributions."""

from functools import cache

from dipbrief.acts import is_finite_verb
from dipbrief.document import Document
from dipbrief.header.lines import begins_line
from dipbrief.lexicon import keys_of, length_at, words
from dipbrief.tables import read_table

_BLOCK_WORDS = 8
_ADDRESSES = words("grammar", "addresses")


def find_closing(document: Document, body: int = 0) -> int:
    """Return the word with which credits and addresses begin behind the body, or the number of words.

    They begin a sentence of the second half: "Reporting by NAME", "Editor: NAME", "AP writer NAME contributed to this
    report"; addresses also a paragraph anywhere below the first of the text, which begins at word *body*:
    "For further information", "Contact: NAME".
    """
    half = len(document.words) // 2
    for first, last in document.sentences:
        behind = first > half
        if not behind and not _is_below(document, first, body):
            continue
        if _opens_closing(document, first, last, behind) or (behind and _is_contribution(document, first, last)):
            return first
    return len(document.words)


def _is_below(document: Document, first: int, body: int) -> bool:
    """Tell whether word *first* begins a paragraph below the one that the text begins with."""
    if first < body + _BLOCK_WORDS or body >= len(document.words):
        return False
    below = first >= document.paragraphs[document.paragraph_of(body)][1]
    return below and document.paragraphs[document.paragraph_of(first)][0] == first


def _opens_closing(document: Document, first: int, last: int, behind: bool) -> bool:
    line = next((line for line in _closing_lines() if document.keys[first : first + len(line)] == line), None)
    if line is None or not (behind or length_at(document, first, "datelines", "closing", "early")):
        return False
    after = first + len(line)
    addressed = length_at(document, first, "datelines", "closing", "early") and begins_line(document, after)
    return bool(addressed) or _is_credit(document, after, last, line[-1])


@cache
def _closing_lines() -> tuple[tuple[str, ...], ...]:
    return tuple(keys_of(line) for line in read_table("readouts")["closing"]["lines"])


def _is_credit(document: Document, i: int, last: int, key: str) -> bool:
    """Tell whether what follows the opening of a closing line fits: a name after "by", a colon after one word."""
    if i >= last:
        return i < len(document.words) and key in _ADDRESSES
    if key == "by":
        return document.is_capital(i) and not any(is_finite_verb(document, k) for k in range(i, last))
    return document.sep(i)[:1] == ":" or key in _ADDRESSES


def _is_contribution(document: Document, first: int, last: int) -> bool:
    """ "AP writer Ann Hale contributed to this report.", "Reed reported from McLean, Va."."""
    number = document.paragraph_of(first)
    late = number >= len(document.paragraphs) - 3 and document.paragraphs[number] == (first, last)
    if not late or last - first > 30 or document.quoted[first] >= 0:
        return False
    return any(length_at(document, k, "datelines", "closing", "ends") for k in range(first + 1, last))

"""The syntactic layer alone: tags, groups and clauses beside one pass of ``regex.findall``, and how they grow."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import regex

from dipbrief.document import Document, read_document
from dipbrief.syntax import Groups, english, read_groups
from dipbrief.syntax.clauses import read_clauses
from dipbrief.syntax.tags import read_tags

from .attacks import DISPATCH, Attack
from .timing import in_child, race, seconds

PIECE = 16_000  # characters of the small texts that a large one is compared with
_LEAST = 1_000  # words; below, what a call costs whatever the text is counts for much


def all_clauses(document: Document, groups: Groups) -> None:
    """Read the clauses of every sentence."""
    for first, last in document.sentences:
        read_clauses(document, groups, english(), first, last)


def measure(rounds: int) -> dict[str, float]:
    """Return the time of each level over that of finding the words, on one dispatch read again and again."""
    document = read_document(DISPATCH)
    groups = read_groups(document, english())
    levels: dict[str, Callable[[], object]] = {
        "words": lambda: regex.findall(r"\w+", DISPATCH),
        "tags": lambda: read_tags(document, english()),
        "tags and groups": lambda: read_groups(document, english()),
        "clauses": lambda: all_clauses(document, groups),
    }
    best = race(levels, rounds)
    words = best.pop("words")
    return {name: time / words for name, time in best.items()}


def unseen() -> dict[str, float]:
    """Return the same of dispatches whose contexts are not known yet, though their words are."""
    result: dict[str, float] = in_child(_unseen, joined())
    return result


def _unseen(text: str) -> dict[str, float]:
    document = read_document(text)
    for look in (english().inside, english().opening, english().valency, english().lemmas):
        for word in {*document.words, *document.keys}:
            look[word]
    words = min(seconds(lambda: regex.findall(r"\w+", text)) for _ in range(5))
    tagged = seconds(lambda: read_groups(document, english()))
    groups = read_groups(document, english())
    return {"tags and groups": tagged / words, "clauses": seconds(lambda: all_clauses(document, groups)) / words}


def joined(size: int | None = None) -> str:
    """Return the dispatches of the tests as one text, over and over up to *size* characters."""
    files = sorted((Path(__file__).parents[1] / "dispatches").glob("*/*.txt"))
    text = "\n\n".join(file.read_text(encoding="utf-8") for file in files)
    return text if size is None else (text * (size // len(text) + 1))[:size]


# --- growth --------------------------------------------------------------------------------------------------------
def growth(size: int) -> float:
    """Return the time of a text of *size* characters over that of its pieces of 16 kB, groups and clauses."""
    result: float = in_child(_growth, size)
    return result


def _growth(size: int) -> float:
    text = joined(size)
    _read(text)
    pieces = sum(_read(text[at : at + PIECE]) for at in range(0, size, PIECE))
    return _read(text) / pieces


def _read(text: str) -> float:
    """Return the seconds that groups and clauses of *text* take."""
    document = read_document(text)
    return seconds(partial(_groups_and_clauses, document))


def _groups_and_clauses(document: Document) -> None:
    all_clauses(document, read_groups(document, english()))


def cost(attack: Attack, size: int) -> float:
    """Return the time a word of an attack over that of plain dispatches; 0 for one of few words."""
    result: float = in_child(_cost, attack, size)
    return result


def _cost(attack: Attack, size: int) -> float:
    plain, hostile = read_document(joined(size)), read_document(attack.make(size))
    if len(hostile.words) < _LEAST:
        return 0.0
    times = []
    for document in (plain, hostile):
        _groups_and_clauses(document)
        times.append(seconds(partial(_groups_and_clauses, document)) / len(document.words))
    return times[1] / times[0]

"""Why a report is empty, or should be trusted less: reasons that lie in the text as a whole."""

from collections.abc import Iterator
from functools import cache

from dipbrief.document import Document
from dipbrief.models import Issue
from dipbrief.tables import read_table

__all__ = ["REASONS", "find_reasons"]

REASONS = frozenset(
    [
        *("all-capitals", "empty-text", "markup-in-text", "meeting-without-participants"),
        *("no-meeting-found", "not-english"),
    ]
)

_FEWEST_CAPITALS = 20  # words of which a text in capitals has more
_CAPITALS = 0.9  # the share that they have there
_FEWEST_WORDS = 8  # of a text whose language can be told
_ENGLISH_SHARE = 0.05  # that "the", "of" and "and" have of the words of a text, which need no further look then
_FOREIGN_SHARE = 0.12  # of the words of a text that only another language has in its closed classes
_FOREIGN_SCRIPT = 0.5


def find_reasons(document: Document, *, met: bool, named: bool) -> tuple[Issue, ...]:
    """Return an issue for each reason; *met* tells whether a meeting was found, *named* whether it has participants.

    >>> from dipbrief.document import read_document
    >>> text = "Le ministre des affaires étrangères a reçu son homologue dans la capitale, et ils ont parlé de paix."
    >>> [issue.code for issue in find_reasons(read_document(text), met=False, named=False)]
    ['not-english']
    """
    return tuple((*_of_print(document), *_of_content(document, met=met, named=named)))


def _of_print(document: Document) -> Iterator[Issue]:
    if document.markup:
        yield Issue(code="markup-in-text", message="the text holds HTML, which is read without its tags")
    if _in_capitals(document):
        yield Issue(code="all-capitals", message="the text is in capitals, which tell names from other words no more")


def _of_content(document: Document, *, met: bool, named: bool) -> Iterator[Issue]:
    if not document.words:
        yield Issue(code="empty-text", message="the text has no words")
    elif _is_foreign(document):
        yield Issue(code="not-english", message="the text is not in English, the one language read")
    elif not met:
        yield Issue(code="no-meeting-found", message="no meeting was found in the text")
    elif not named:
        yield Issue(
            code="meeting-without-participants", message="nobody who took part in the meeting was found by name"
        )


def _in_capitals(document: Document) -> bool:
    if sum(map(str.isupper, document.words)) < _CAPITALS * _FEWEST_CAPITALS:
        return False
    words = [word for word in document.words if len(word) > 1 and word[0].isalpha()]
    return len(words) > _FEWEST_CAPITALS and sum(map(str.isupper, words)) > _CAPITALS * len(words)


def _is_foreign(document: Document) -> bool:
    """Tell whether the words between the names are those of another language."""
    places = document.places()
    if sum(len(places.get(key, ())) for key in ("the", "of", "and")) > _ENGLISH_SHARE * len(document.words):
        return False
    words = [word for word in document.words if word[0].isalpha()]
    if not words:
        return False
    if sum(word[0] > "\u02ff" and word[0] not in _LATIN for word in words) > _FOREIGN_SCRIPT * len(words):
        return True
    if len(words) < _FEWEST_WORDS:
        return False
    english, other = _hits(document)
    return other > 1.5 * english + 1 and other >= _FOREIGN_SHARE * len(words)


def _hits(document: Document) -> tuple[int, int]:
    """How many words are of the closed classes of English, and how many of those of the likeliest other language.

    A language counts that has two words other than the particles of names.
    """
    english = 0
    others: dict[str, tuple[int, int]] = {}
    for key, places in document.places().items():
        languages = _languages().get(key, ())
        if "en" in languages:
            english += len(places)
            continue
        for language in languages:
            hits, kinds = others.get(language, (0, 0))
            others[language] = (hits + len(places), kinds + (key not in _particles()))
    return english, max((hits for hits, kinds in others.values() if kinds > 1), default=0)


_LATIN = frozenset(map(chr, range(0x1E00, 0x1F00)))  # Latin letters with marks, as Vietnamese has them


@cache
def _particles() -> frozenset[str]:
    return frozenset(read_table("words")["particles"]["words"])


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """The languages that have a word in their closed classes, by its key."""
    found: dict[str, tuple[str, ...]] = {}
    for language, words in read_table("words")["function_words"].items():
        for word in words:
            found[word] = (*found.get(word, ()), language)
    return found

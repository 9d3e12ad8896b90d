"""The words of ``data/talking.toml`` as the two halves of the stage ask for them."""

from functools import cache

from dipbrief.acts import adverbs
from dipbrief.document import Document
from dipbrief.lexicon import keys_of, phrases, words
from dipbrief.tables import read_table

PREPOSITIONS = words("clauses", "topic_prepositions")

BREAKS = frozenset(";:.!?…")


@cache
def word_set(table: str, key: str = "words") -> frozenset[str]:
    """Return the first words of a list of ``talking.toml``."""
    return frozenset(word for form in read_table("talking")[table][key] for word in keys_of(form)[:1])


def phrase_length(document: Document, i: int, table: str, key: str = "phrases") -> int:
    """Number of words of the longest phrase of a table at word *i*; adverbs may stand inside."""
    for keys in phrases("talking", table, key).get(document.keys[i], ()):
        at = i
        for n, part in enumerate(keys):
            while n and at < len(document.keys) and document.keys[at] != part and document.keys[at] in adverbs():
                at += 1
            if at >= len(document.keys) or document.keys[at] != part or (at > i and document.seps[at] not in ("", "-")):
                break
            at += 1
        else:
            return at - i
    return 0


def has_preposition(keys: tuple[str, ...]) -> bool:
    """Tell whether a preposition is among *keys*."""
    return bool(PREPOSITIONS & set(keys))

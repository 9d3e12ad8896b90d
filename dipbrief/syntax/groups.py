"""Base noun groups and verb groups of a passage."""

from dataclasses import dataclass

from dipbrief.document import Document
from dipbrief.syntax.noun_groups import NounGroup, find_noun_groups
from dipbrief.syntax.tags import read_tags
from dipbrief.syntax.verb_groups import VerbGroup, find_verb_groups
from dipbrief.syntax.vocabulary import Vocabulary, english

__all__ = ["Groups", "NounGroup", "VerbGroup", "groups_of", "read_groups"]


@dataclass(frozen=True, slots=True)
class Groups:
    """What :func:`read_groups` finds, in the order of the text.

    *tags* are two characters a word, from word *first* on.
    """

    first: int
    tags: str
    nouns: tuple[NounGroup, ...]
    verbs: tuple[VerbGroup, ...]

    def tag(self, word: int) -> str:
        """Return the class of a word."""
        return self.tags[2 * (word - self.first) + 1]


def read_groups(document: Document, vocabulary: Vocabulary, first: int = 0, last: int | None = None) -> Groups:
    """Return the noun groups and verb groups of the words from *first* up to *last* (a whole number of sentences).

    >>> from dipbrief.document import read_document
    >>> from dipbrief.syntax.vocabulary import english
    >>> document = read_document("The newly appointed ambassador has not met him.")
    >>> groups = read_groups(document, english())
    >>> [document.span(group.first, group.last).text for group in groups.nouns]
    ['The newly appointed ambassador', 'him']
    >>> verb = groups.verbs[0]
    >>> verb.lemma, verb.tense, verb.perfect, verb.negative
    ('meet', 'present', True, True)
    """
    tags = read_tags(document, vocabulary, first, last)
    nouns = tuple(find_noun_groups(tags, first))
    verbs = tuple(find_verb_groups(document, tags, first, vocabulary))
    return Groups(first, tags, nouns, verbs)


def groups_of(document: Document) -> Groups:
    """Return the groups of all of *document*, read once and shared by the stages."""
    return document.once(_read_document, _read_document)


def _read_document(document: Document) -> Groups:
    return read_groups(document, english())

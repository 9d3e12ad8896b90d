"""Base noun groups and verb groups of a passage."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dipbrief.document import Document
from dipbrief.syntax.classes import NAME
from dipbrief.syntax.forms import GROUP, NOUN_SINGULAR, PERSON
from dipbrief.syntax.noun_groups import NounGroup, find_noun_groups
from dipbrief.syntax.tags import read_tags
from dipbrief.syntax.verb_groups import VerbGroup, find_verb_groups
from dipbrief.syntax.vocabulary import Vocabulary, closed_words, english

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
    nouns: list[NounGroup] = []
    for group in find_noun_groups(tags, first):
        if group.last - group.first >= _SHORTEST and group.kind == "common":
            nouns += _parts(document, vocabulary, tags, first, group)
        else:
            nouns.append(group)
    verbs = tuple(find_verb_groups(document, tags, first, vocabulary))
    return Groups(first, tags, tuple(nouns), verbs)


_SHORTEST: Final = 3  # words: a title, a name and the thing


def _parts(document: Document, vocabulary: Vocabulary, tags: str, first: int, group: NounGroup) -> Iterator[NounGroup]:
    """Yield *group*, or the person and the thing that it is: "discussed with |Minister Lund| |plans| for the port"."""
    named = tags[2 * (group.first - first) + 1 : 2 * (group.head - first) : 2].count(NAME) == group.head - group.first
    if named and _is_person_beside_thing(document, vocabulary, group):
        last, rest = group.head, (group.determiner, group.possessor, group.number)
        yield NounGroup(group.first, last, last - 1, "name", group.core, False, *rest)
        yield NounGroup(last, group.last, last, group.kind, last, group.plural, *rest)
    else:
        yield group


def _is_person_beside_thing(document: Document, vocabulary: Vocabulary, group: NounGroup) -> bool:
    """Tell whether a group behind "with" has a title and a name before a common noun for no person."""
    keys, lookup, company = document.keys, vocabulary.words.lookup, closed_words("company")
    if group.last != group.head + 1 or not group.first or keys[group.first - 1] not in company:
        return False
    titles = (lookup(key) for key in keys[group.first : group.head - 1])
    titled = any(form.kinds & PERSON and form.bits & NOUN_SINGULAR for form in titles)
    return titled and not lookup(keys[group.head]).kinds & (PERSON | GROUP)


def groups_of(document: Document) -> Groups:
    """Return the groups of all of *document*, read once and shared by the stages."""
    return document.once(_read_document, _read_document)


def _read_document(document: Document) -> Groups:
    return read_groups(document, english())

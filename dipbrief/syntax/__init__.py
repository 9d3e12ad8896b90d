"""Plain English, read once: the class of each word, noun groups and verb groups.

Nothing here knows of meetings, participants or topics.
"""

from dipbrief.syntax.groups import Groups, NounGroup, VerbGroup, groups_of, read_groups
from dipbrief.syntax.vocabulary import Vocabulary, closed_words, copulas, english

__all__ = [
    "Groups",
    "NounGroup",
    "VerbGroup",
    "Vocabulary",
    "closed_words",
    "copulas",
    "english",
    "groups_of",
    "read_groups",
]

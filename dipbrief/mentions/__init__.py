"""People in a document: who is named or meant where, with ranks, offices and parties."""

from dipbrief.mentions.persons import Mention, find_mentions
from dipbrief.mentions.titles import Title

__all__ = ["Mention", "Title", "find_mentions"]

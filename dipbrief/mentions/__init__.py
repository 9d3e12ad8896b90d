"""People in a document: who is named or meant where, with ranks, offices and parties."""

from dipbrief.mentions.mention import Mention
from dipbrief.mentions.persons import find_headline_mentions, find_mentions
from dipbrief.mentions.titles import Title

__all__ = ["Mention", "Title", "find_headline_mentions", "find_mentions"]

"""What verbs and nouns mean: frames over clauses.

The frames stand in ``data/verbs.toml`` and ``data/nouns.toml``: a class ("encounter", "speech"), which slot of the
clause plays which role, and under which conditions. :func:`find_frames` tells which of them a sentence has.
"""

from dipbrief.frames.find import Frame, Governor, find_frames
from dipbrief.frames.patterns import Frames, Pattern, make_frames, shipped_frames
from dipbrief.frames.sentences import Sentence, read_sentences
from dipbrief.frames.view import Filler

__all__ = [
    "Filler",
    "Frame",
    "Frames",
    "Governor",
    "Pattern",
    "Sentence",
    "find_frames",
    "make_frames",
    "read_sentences",
    "shipped_frames",
]

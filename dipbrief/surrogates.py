"""Lone surrogates: halves of a character, which a Python string can hold and no encoding can carry."""

import re

__all__ = ["SURROGATE", "without_surrogates"]

SURROGATE = re.compile("[\ud800-\udfff]")


def without_surrogates(text: str) -> str:
    """Return *text* with U+FFFD for each lone surrogate; offsets stay as they are.

    >>> without_surrogates("a\\ud800b")
    'a\\ufffdb'
    """
    return SURROGATE.sub("\ufffd", text)

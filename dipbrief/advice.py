"""What to do with a value that is of the wrong type, for the end of an error message."""

import os
from collections.abc import Mapping

__all__ = ["advice_on_report", "advice_on_text"]


def advice_on_text(value: object) -> str:
    """Return how to get a text from *value*, with "; " before it, or "" when there is nothing to say.

    >>> advice_on_text(b"OSLO")
    '; decode bytes first'
    >>> advice_on_text(3)
    ''
    """
    if isinstance(value, bytes | bytearray | memoryview):
        return "; decode bytes first"
    if isinstance(value, os.PathLike):
        return "; read the file first: path.read_text(encoding='utf-8')"
    if hasattr(value, "read"):
        return "; pass what its read() returns"
    if isinstance(value, Mapping | list | tuple):
        return "; parse_many reads mappings and several texts"
    if isinstance(getattr(value, "text", None), str):
        return "; pass its text, or a list of such to parse_many"
    return ""


def advice_on_report(value: object) -> str:
    """Return how to get a report from *value*, with "; " before it, or "" when there is nothing to say.

    >>> advice_on_report("OSLO (Reuters) - ...")
    '; parse it first'
    """
    if isinstance(value, str):
        return "; parse it first"
    if hasattr(value, "report"):  # what parse_many yields
        return "; give the report of each result that has one: result.report"
    if isinstance(value, list | tuple):
        return "; give one report at a time"
    return ""

"""A text of many dispatches: where each begins, and the dispatches one by one."""

from collections.abc import Iterator

import regex

from dipbrief.parts import read_dateline

__all__ = ["count_datelines", "split_dispatches"]

# A line that may open with a dateline.
_CANDIDATE = regex.compile(
    r"""
    ^[^\S\n]*+
    \p{Lu}[\p{Lu}.'’-]++ (?:[ ,]++\p{Lu}[\p{Lu}.'’-]*+)*+  # OSLO   NEW YORK, N.Y.
    (?=[^\n]{0,40}[\d(/:–—-])  # a day, an agency or a dash soon behind it
    [^\n]{0,80}
    """,
    regex.MULTILINE | regex.VERBOSE,
)
_LONGEST_TITLE = 200  # characters


def count_datelines(text: str) -> int:
    """Return how many lines of *text* open with a dateline.

    >>> count_datelines("OSLO, March 3 (Reuters) - Lund left.\\n\\nBAKU, March 4 (Reuters) - Reed left.\\n\\nNATO met.")
    2
    """
    return sum(1 for _ in _openings(text))


def split_dispatches(text: str) -> Iterator[str]:
    """Yield the dispatches of *text* one by one: each begins with its dateline, or with the title above it.

    What stands before the first is part of it. A text with fewer than two datelines is one dispatch.

    >>> text = "Lund leaves\\nOSLO, March 3 (Reuters) - She left.\\n\\nReed leaves\\nBAKU, March 4 (Reuters) - He left."
    >>> [dispatch.splitlines()[0] for dispatch in split_dispatches(text)]
    ['Lund leaves', 'Reed leaves']
    """
    starts = [_with_title(text, opening) for opening in _openings(text)][1:]
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        yield text[start:end]


def _openings(text: str) -> Iterator[int]:
    """Where a line opens with a dateline that tells more than a city: a day, an agency or a dash follows."""
    for found in _CANDIDATE.finditer(text):
        line = found[0].strip()
        dateline = read_dateline(line)
        if dateline is not None and dateline.city is not None and _goes_on(line[dateline.end :], dateline.text):
            yield found.start()


def _goes_on(behind: str, dateline: str) -> bool:
    return behind.lstrip()[:1] in ("(", "-", "–", "—", "/", ":") or any(letter.isdigit() for letter in dateline)


def _with_title(text: str, opening: int) -> int:
    """The start of the line above, where it is a title: short, and without the full stop of a sentence."""
    above = text[max(0, opening - 2 * _LONGEST_TITLE) : opening].rstrip()
    title = above.rpartition("\n")[2].strip()
    if not 0 < len(title) <= _LONGEST_TITLE or title[-1] in '.!?"”»)' or "\n" not in above:
        return opening
    return text.rfind(title, 0, opening)

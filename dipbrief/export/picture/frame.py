"""What stands around both pictures: heading, legends, notes."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from dipbrief.export.picture.meetings import Gathering, number
from dipbrief.export.picture.shapes import INK, MUTED, Form, Mark, Shape, Text, width_of, wrap

MARGIN = 28

Entry: TypeAlias = tuple[Form, str, bool, str]
"""One entry of a legend: form, colour, filled, words."""

_LINE = 16


def heading(title: str, subtitle: str, width: float) -> tuple[list[Shape], float]:
    """Title and subtitle, broken into lines; and the place below them."""
    shapes: list[Shape] = []
    y = 16.0
    for words in wrap(title, width - 2 * MARGIN, 20):
        y += 26
        shapes.append(Text(MARGIN, y, words, 20, bold=True))
    for words in wrap(subtitle, width - 2 * MARGIN, 13):
        y += 20
        shapes.append(Text(MARGIN, y, words, 13, MUTED))
    return shapes, y + 12


def legend(rows: Iterable[Sequence[Entry]], y: float, width: float) -> tuple[list[Shape], float]:
    """Rows of keys, broken into lines; and the place below them."""
    shapes: list[Shape] = []
    for keys in rows:
        row, y = _row_of_keys(keys, y, width)
        shapes += row
    return shapes, y + 4


def _row_of_keys(keys: Sequence[Entry], y: float, width: float) -> tuple[list[Shape], float]:
    shapes: list[Shape] = []
    x = float(MARGIN)
    y += 16 if keys else 0
    for form, colour, filled, words in keys:
        room = 16 + width_of(words) + 18
        if x + room > width - MARGIN and x > MARGIN:
            x, y = MARGIN, y + 20
        shapes += [Mark(x + 6, y - 4, form, colour, filled, 10), Text(x + 16, y, words, 12, INK)]
        x += room
    return shapes, y + 4


def notes(lines: Iterable[str], y: float, width: float) -> tuple[list[Shape], float]:
    """Small print; and the place below it."""
    shapes: list[Shape] = []
    for line in lines:
        for words in wrap(line, width - 2 * MARGIN, 11):
            y += _LINE
            shapes.append(Text(MARGIN, y, words, 11, MUTED))
    return shapes, y + 20


def not_drawn(gathering: Gathering) -> list[str]:
    """A note on the reports that are not in the picture."""
    parts = []
    if gathering.without_meeting:
        parts.append(f"{number(gathering.without_meeting, 'report')} without a meeting")
    if gathering.without_parties:
        parts.append(f"{number(gathering.without_parties, 'meeting')} with fewer than two known parties")
    return [f"Not drawn: {'; '.join(parts)}."] if parts else []


def nobody_met(gathering: Gathering) -> str:
    """What the picture says when there is nothing to draw."""
    reports = gathering.without_meeting + gathering.without_parties
    return f"No meeting of two parties in {number(reports, 'report')}"

"""Pictures of many reports: who met whom, when, about what. They need the extra ``picture``."""

from collections.abc import Iterable

from dipbrief.export.picture import lanes as _lanes
from dipbrief.export.picture import ring as _ring
from dipbrief.export.picture.draw import draw
from dipbrief.export.picture.meetings import gather
from dipbrief.models import MeetingReport

__all__ = ["timeline", "who_met_whom"]


def timeline(reports: Iterable[MeetingReport], *, title: str | None = None, lanes: int = 30) -> str:
    """Draw the meetings of *reports* over time and return the picture as SVG.

    There is a lane for each pair of parties that met (or group, when more than two met at once), with one mark for each
    report of a meeting: at its day, coloured by its main label, hollow when planned, its form telling how they met.
    Pointing at a mark shows its parties, day, place and label. Pairs beyond the *lanes* most frequent ones share
    one last lane. Meetings without a day stand in a column of their own; reports that cannot be drawn are counted
    in a note. Without any meeting of two parties the picture says so. *title* is the heading.

    The SVG is one element that needs no other file, can stand in an HTML page, and is the same for the same
    reports. Raises ``TypeError`` for arguments of another type, ``ValueError`` when *lanes* is less than 1,
    ``ImportError`` when matplotlib is not installed (extra ``picture``).

    >>> from dipbrief import parse
    >>> reports = [parse("OSLO, March 3, 2025 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed "
    ...                  "of the United States on Monday. They discussed joint exercises.")]
    >>> timeline(reports)[:5], "<title>Norway, United States; 3 March 2025; held;" in timeline(reports)
    ('<svg ', True)
    """
    _check(title, lanes=lanes)
    return draw(_lanes.plan(gather(reports), title, lanes))


def who_met_whom(reports: Iterable[MeetingReport], *, title: str | None = None, parties: int = 40) -> str:
    """Draw the parties of *reports* on a ring, with a line between those that met, and return the picture as SVG.

    The wider the line the more meetings, its colour the label of most of them, dashed when all are planned;
    the larger a party the more meetings. Beside the ring stand the pairs that met most often. Parties beyond the
    *parties* that met most often share one place. Reports that cannot be drawn are counted in a note. Without any
    meeting of two parties the picture says so. *title* is the heading.

    The SVG is one element that needs no other file, can stand in an HTML page, and is the same for the same
    reports. Raises ``TypeError`` for arguments of another type, ``ValueError`` when *parties* is less than 1,
    ``ImportError`` when matplotlib is not installed (extra ``picture``).

    >>> who_met_whom([]).count("No meeting of two parties in 0 reports")
    2
    """
    _check(title, parties=parties)
    return draw(_ring.plan(gather(reports), title, parties))


def _check(title: object, **most: object) -> None:
    if title is not None and not isinstance(title, str):
        raise TypeError(f"title must be a str or None, not {type(title).__name__}")
    for name, value in most.items():
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(f"{name} must be an int, not {type(value).__name__}")
        if value < 1:
            raise ValueError(f"{name} must be at least 1, got {value}")

"""Meetings over time: a lane for each pair of parties, a mark for each meeting."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dipbrief.export.encounters import key_of
from dipbrief.export.picture.frame import MARGIN, Entry, heading, legend, nobody_met, not_drawn, notes
from dipbrief.export.picture.meetings import (
    Encounter,
    Gathering,
    colours_of,
    day,
    joined,
    key_of_colours,
    name_of,
    number,
    period,
    words_of,
)
from dipbrief.export.picture.shapes import (
    BAND,
    GRID,
    MUTED,
    PAPER,
    Box,
    Form,
    Line,
    Mark,
    Picture,
    Shape,
    Text,
    width_of,
)
from dipbrief.export.picture.ticks import ticks

_WIDTH = 980.0
_NAMES = 250.0
_COUNTS = 58.0
_MARK = 11.0
_ROW = 13.0
_LANE = 28.0
_ROWS = 10
_UNDATED = 6
_FORMS: dict[str | None, Form] = {"in-person": "circle", "phone": "triangle", "video": "square", None: "diamond"}
_FORM_WORDS = {"in-person": "in person", "phone": "by phone", "video": "by video", None: "form not said"}


@dataclass(frozen=True, slots=True)
class _Lane:
    """Who met, and their meetings in order of time; *rest* for the lane of all those without one of their own."""

    name: str
    meetings: tuple[Encounter, ...]
    rest: bool = False


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where a day is: day *first* at *left*, *last* at *right*; meetings without a day from *undated* on, if any."""

    first: int
    last: int
    left: float
    right: float
    undated: float | None

    def at(self, date: dt.date) -> float:
        return self.left + (date.toordinal() - self.first) / (self.last - self.first) * (self.right - self.left)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a meeting stands in its lane: from *x* to *end*, on which row."""

    meeting: Encounter
    x: float
    end: float
    row: int


def plan(gathering: Gathering, title: str | None, most: int) -> Picture:
    """Lay the timeline out, with lanes of their own for the *most* frequent pairs and groups of parties."""
    title = title or "Who met when"
    if not gathering.meetings:
        return _empty(gathering, title)
    lanes = _lanes(gathering.meetings, most)
    groups = len({_group(meeting) for meeting in gathering.meetings})
    subtitle = _subtitle(gathering.meetings, groups)
    shapes, y = heading(title, subtitle, _WIDTH)
    keys, y = legend(_keys(gathering.meetings), y, _WIDTH)
    body, y = _body(lanes, gathering.meetings, y + 6)
    small, y = notes(_remarks(gathering), y + 6, _WIDTH)
    return Picture(_WIDTH, y, title, _description(subtitle, lanes), (*shapes, *keys, *body, *small))


def _empty(gathering: Gathering, title: str) -> Picture:
    subtitle = nobody_met(gathering)
    shapes, y = heading(title, f"{subtitle}.", _WIDTH)
    small, y = notes(not_drawn(gathering), y, _WIDTH)
    return Picture(_WIDTH, y, title, f"{subtitle}.", (*shapes, *small))


# --- lanes -----------------------------------------------------------------------------------------------------


def _group(meeting: Encounter) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(key_of(party) for party in meeting.parties))


def _lanes(meetings: Sequence[Encounter], most: int) -> list[_Lane]:
    """The lanes from the most meetings to the fewest; the last one may be for the rest."""
    groups: dict[tuple[tuple[str, str], ...], list[Encounter]] = {}
    for meeting in meetings:
        groups.setdefault(_group(meeting), []).append(meeting)
    lanes = [_Lane(_lane_name(found[0]), tuple(sorted(found, key=_time))) for found in groups.values()]
    lanes.sort(key=lambda lane: (-len(lane.meetings), _time(lane.meetings[0]), lane.name))
    if len(lanes) <= most:
        return lanes
    rest = [meeting for lane in lanes[most:] for meeting in lane.meetings]
    return [*lanes[:most], _Lane(f"and {len(lanes) - most:,} more", tuple(sorted(rest, key=_time)), rest=True)]


def _lane_name(meeting: Encounter) -> str:
    return joined([name_of(party) for party in meeting.parties], _NAMES)


def _time(meeting: Encounter) -> dt.date:
    return meeting.date or dt.date.max


# --- the body --------------------------------------------------------------------------------------------------


def _body(lanes: Sequence[_Lane], meetings: Sequence[Encounter], top: float) -> tuple[list[Shape], float]:
    axis = _axis(lanes, meetings)
    colours = colours_of(meeting.label for meeting in meetings)
    bands: list[Shape] = []
    marks: list[Shape] = []
    y = top = top + 34
    for index, lane in enumerate(lanes):
        places = _places(lane, axis)
        first, last = _extent(places)
        height = _LANE + _ROW * min(last - first, _ROWS)
        if index % 2 == 0:
            bands.append(Box(MARGIN, y, _WIDTH - 2 * MARGIN, height, BAND))
        marks += _lane_shapes(lane, axis, y + height / 2)
        marks += [shape for place in places for shape in _meeting(place, places, y, height, colours)]
        y += height
    grid = list(_grid(axis, top, y))
    return [*bands, *grid, *marks], y + 8


def _axis(lanes: Sequence[_Lane], meetings: Sequence[Encounter]) -> _Axis:
    days = [date.toordinal() for meeting in meetings for date in (meeting.date, meeting.end_date) if date is not None]
    first, last = (min(days), max(days)) if days else (0, 0)
    margin = max(1, round((last - first) * 0.02))
    names = min(_NAMES, max(width_of(lane.name) for lane in lanes))
    left, right = MARGIN + names + 24, _WIDTH - MARGIN - _COUNTS
    if len(days) == 0:
        return _Axis(first - 1, last + 1, left, left, left)
    columns = max(min(_UNDATED, sum(meeting.date is None for meeting in lane.meetings)) for lane in lanes)
    if columns == 0:
        return _Axis(first - margin, last + margin, left, right, None)
    room = max(64.0, columns * _ROW + 20)
    return _Axis(first - margin, last + margin, left, right - room - 12, right - room)


def _places(lane: _Lane, axis: _Axis) -> list[_Place]:
    """Every meeting of a lane on the first row where it touches no other."""
    places: list[_Place] = []
    ends: list[float] = []
    for meeting in (meeting for meeting in lane.meetings if meeting.date is not None):
        x = axis.at(meeting.date or dt.date.max)
        end = axis.at(meeting.end_date) if meeting.end_date else x
        row = next((row for row, taken in enumerate(ends) if taken + _MARK + 1 <= x), len(ends))
        ends[row : row + 1] = [end]
        places.append(_Place(meeting, x, end, row))
    for position, meeting in enumerate(meeting for meeting in lane.meetings if meeting.date is None):
        x = (axis.undated or 0) + 14 + position % _UNDATED * _ROW
        places.append(_Place(meeting, x, x, position // _UNDATED))
    return places


def _offset(row: int) -> int:
    """How far a row is from the middle of its lane: the first one there, the others below and above in turn."""
    return (row + 1) // 2 * (1 if row % 2 else -1)


def _extent(places: Sequence[_Place]) -> tuple[int, int]:
    offsets = [_offset(place.row) for place in places]
    return min(offsets), max(offsets)


def _lane_shapes(lane: _Lane, axis: _Axis, middle: float) -> Iterator[Shape]:
    yield Text(axis.left - 14, middle + 4, lane.name, 12, MUTED if lane.rest else "#1f2a36", "end")
    yield Text(_WIDTH - MARGIN - 8, middle + 4, f"{len(lane.meetings):,}", 12, MUTED, "end")


def _meeting(
    place: _Place, places: Sequence[_Place], top: float, height: float, colours: dict[str | None, str]
) -> Iterator[Shape]:
    meeting, colour = place.meeting, colours[place.meeting.label]
    first, last = _extent(places)
    y = top + _LANE / 2 + (_offset(place.row) - first) * min(_ROW, (height - _LANE) / max(last - first, 1))
    if place.end > place.x:
        yield Line((place.x, y), (place.end, y), colour, 3)
    yield Mark(
        place.x,
        y,
        _FORMS[meeting.format],
        colour,
        meeting.status == "held",
        _MARK,
        role=f"meeting {meeting.status}",
        tip=_tip(meeting),
    )


def _tip(meeting: Encounter) -> str:
    names = ", ".join(party.name for party in meeting.parties)
    when = day(meeting.date) if meeting.date else "no date"
    if meeting.end_date:
        when += f" to {day(meeting.end_date)}"
    parts = [names, when, meeting.status, _FORM_WORDS[meeting.format], meeting.city, words_of(meeting.label)]
    return "; ".join(part for part in parts if part)


def _grid(axis: _Axis, top: float, bottom: float) -> Iterator[Shape]:
    yield Text(_WIDTH - MARGIN - 8, top - 8, "meetings", 11, MUTED, "end")
    if axis.undated is not None:
        yield Text(axis.undated + 8, top - 8, "no date", 11, MUTED)
        yield Line((axis.undated, top), (axis.undated, bottom), PAPER, 6)
    if axis.left == axis.right:
        return
    for mark, words, year in ticks(axis.first, axis.last):
        x = axis.at(dt.date.fromordinal(mark))
        yield Line((x, top - 4), (x, bottom), GRID)
        yield Text(x, top - 8, words, 11, MUTED, "middle")
        if year is not None:
            yield Text(x, top - 22, year, 11, MUTED, "middle", bold=True)


# --- words -----------------------------------------------------------------------------------------------------


def _subtitle(meetings: Sequence[Encounter], groups: int) -> str:
    parts = [number(len(meetings), "reported meeting"), f"of {number(groups, 'pair')} or groups of parties"]
    if groups == 1:
        parts[1] = f"of {_lane_name(meetings[0])}"
    when = period(meetings)
    return " ".join(parts) + (f", {when}" if when else "") + "."


def _keys(meetings: Sequence[Encounter]) -> tuple[list[Entry], list[Entry]]:
    """What the colours mean, and what the forms do."""
    labels = [meeting.label for meeting in meetings]
    colours: list[Entry] = [
        ("circle", colour, True, words) for colour, words in key_of_colours(labels, colours_of(labels))
    ]
    forms: list[Entry] = [
        (_FORMS[form], MUTED, True, _FORM_WORDS[form])
        for form in _FORMS
        if any(meeting.format == form for meeting in meetings)
    ]
    if any(meeting.status == "planned" for meeting in meetings):
        forms += [("circle", MUTED, True, "filled: held"), ("circle", MUTED, False, "hollow: planned")]
    return colours, forms


def _remarks(gathering: Gathering) -> list[str]:
    lines = ["One mark for each report of a meeting. Its colour is the label that most of its topics carry."]
    if dated := sum(meeting.from_dateline for meeting in gathering.meetings):
        lines.append(f"{number(dated, 'meeting')} without a day in the text: drawn at the day of the dateline.")
    return lines + not_drawn(gathering)


def _description(subtitle: str, lanes: Sequence[_Lane]) -> str:
    listed = "; ".join(f"{lane.name} {len(lane.meetings)}" for lane in lanes)
    return f"{subtitle} Number of meetings: {listed}."

"""Who met whom: parties on a ring, a line for each pair that met."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from dipbrief.export.encounters import key_of
from dipbrief.export.picture.frame import MARGIN, Entry, heading, legend, nobody_met, not_drawn, notes
from dipbrief.export.picture.meetings import (
    Encounter,
    Gathering,
    colours_of,
    joined,
    key_of_colours,
    name_of,
    number,
    period,
    words_of,
)
from dipbrief.export.picture.shapes import (
    INK,
    MUTED,
    Anchor,
    Form,
    Line,
    Mark,
    Picture,
    Shape,
    Text,
    shorten,
    width_of,
)
from dipbrief.models import Party

_Key = tuple[str, str]

_REST: _Key = ("", "rest")
_RADIUS = 205.0
_GAP = 19.0
_LIST = 330.0
_EMPTY = 980.0
_LISTED = 14
_NAMES = 170.0
_LEVEL = 16  # with more names than this around the ring, they are written along its spokes
_NODE = "#3d4b5c"
_FAINT = "#cfd6dd"


@dataclass(frozen=True, slots=True)
class _Tie:
    """Two parties and their meetings."""

    ends: tuple[_Key, _Key]
    meetings: tuple[Encounter, ...]

    @property
    def label(self) -> str | None:
        """The label of most of the meetings; one with words rather than none, the first by name of several."""
        counts = Counter(meeting.label for meeting in self.meetings)
        return min(counts, key=lambda label: (-counts[label], label is None, label or ""))

    @property
    def planned(self) -> bool:
        """Whether all of the meetings are still to come."""
        return all(meeting.status == "planned" for meeting in self.meetings)


@dataclass(frozen=True, slots=True)
class _Ring:
    """The parties in order around the ring, what they are called, how often each met, and the ties among them."""

    order: tuple[_Key, ...]
    names: dict[_Key, str]
    meetings: dict[_Key, int]
    ties: tuple[_Tie, ...]
    colours: dict[str | None, str]
    among_rest: int

    @property
    def radius(self) -> float:
        return min(_RADIUS, 70 + 25.0 * len(self.order))

    @property
    def along(self) -> bool:
        """Whether names are written along the spokes, as there are too many for level ones."""
        return len(self.order) > _LEVEL

    @property
    def angles(self) -> dict[_Key, float]:
        return {key: math.pi / 2 - 2 * math.pi * n / len(self.order) for n, key in enumerate(self.order)}

    @property
    def most(self) -> int:
        """The number of meetings that the widest line stands for; the rest, taken together, is no measure."""
        return max((len(tie.meetings) for tie in self.ties if _REST not in tie.ends), default=1)


def plan(gathering: Gathering, title: str | None, most: int) -> Picture:
    """Lay the ring out, with a place of their own for the *most* parties that met most often."""
    title = title or "Who met whom"
    if not gathering.meetings:
        return _empty(gathering, title)
    parties, ties = _ties(gathering.meetings)
    ring = _ring(gathering.meetings, parties, ties, most)
    side, height = _room(ring)
    width = 2 * (MARGIN + side) + _LIST
    subtitle = _subtitle(gathering.meetings, len(parties), len(ties))
    shapes, y = heading(title, subtitle, width)
    keys, y = legend(_keys(ring, ties), y, width)
    body = _body(ring, (MARGIN + side, y + 8 + height))
    listed, end = _list(ties, parties, ring.colours, 2 * (MARGIN + side), y + 24)
    small, y = notes(_remarks(gathering, ring), max(y + 2 * height + 16, end), width)
    description = _description(subtitle, ties, parties)
    return Picture(width, y, title, description, (*shapes, *keys, *body, *listed, *small))


def _room(ring: _Ring) -> tuple[float, float]:
    """How far names reach from the centre of the ring, to the sides and up or down."""
    side = height = ring.radius + 30
    for name, angle in zip((ring.names[key] for key in ring.order), ring.angles.values(), strict=True):
        length = width_of(shorten(name, _NAMES))
        reach = ring.radius + _GAP + length
        if ring.along:
            side, height = max(side, reach * abs(math.cos(angle))), max(height, reach * abs(math.sin(angle)) + 8)
        else:
            side = max(side, (ring.radius + _GAP) * abs(math.cos(angle)) + length)
    return side, height


def _empty(gathering: Gathering, title: str) -> Picture:
    subtitle = f"{nobody_met(gathering)}."
    shapes, y = heading(title, subtitle, _EMPTY)
    small, y = notes(not_drawn(gathering), y, _EMPTY)
    return Picture(_EMPTY, y, title, subtitle, (*shapes, *small))


# --- parties and ties ------------------------------------------------------------------------------------------


def _ties(meetings: Sequence[Encounter]) -> tuple[dict[_Key, Party], list[_Tie]]:
    """The parties by key, and the ties from the most meetings to the fewest."""
    parties: dict[_Key, Party] = {}
    found: dict[tuple[_Key, _Key], list[Encounter]] = {}
    for meeting in meetings:
        for party in meeting.parties:
            parties.setdefault(key_of(party), party)
        for one, other in combinations(sorted(key_of(party) for party in meeting.parties), 2):
            found.setdefault((one, other), []).append(meeting)
    ties = [_Tie(ends, tuple(shared)) for ends, shared in found.items()]
    return parties, sorted(ties, key=lambda tie: (-len(tie.meetings), tie.ends))


def _ring(meetings: Sequence[Encounter], parties: dict[_Key, Party], ties: Sequence[_Tie], most: int) -> _Ring:
    counts = Counter(key_of(party) for meeting in meetings for party in meeting.parties)
    by_count = sorted(counts, key=lambda key: (-counts[key], key))
    shown = set(by_count[:most])
    names = {key: name_of(parties[key]) for key in by_count[:most]}
    if len(by_count) > len(shown):
        names[_REST] = f"and {len(by_count) - len(shown):,} more"
        counts[_REST] = sum(1 for meeting in meetings if not {key_of(party) for party in meeting.parties} <= shown)
    drawn, among = _with_rest(ties, shown)
    order = _order(drawn, sorted(names, key=lambda key: (key == _REST, -counts[key], key)))
    colours = colours_of(meeting.label for meeting in meetings)
    return _Ring(tuple(order), names, {key: counts[key] for key in names}, tuple(drawn), colours, among)


def _with_rest(ties: Sequence[_Tie], shown: set[_Key]) -> tuple[list[_Tie], int]:
    """Ties with the ends that are not *shown* brought together; and how many there are among those."""
    found: dict[tuple[_Key, _Key], list[Encounter]] = {}
    among = 0
    for tie in ties:
        one, other = (key if key in shown else _REST for key in tie.ends)
        if one == other:
            among += 1
        else:
            found.setdefault((one, other), []).extend(tie.meetings)
    return [_Tie(ends, tuple(meetings)) for ends, meetings in found.items()], among


def _order(ties: Sequence[_Tie], keys: Sequence[_Key]) -> list[_Key]:
    """The ring: after each party the one that it met most often of those left, so that most lines are short."""
    weights: dict[_Key, Counter[_Key]] = {key: Counter() for key in keys}
    for tie in ties:
        one, other = tie.ends
        weights[one][other] += len(tie.meetings)
        weights[other][one] += len(tie.meetings)
    order: list[_Key] = []
    left = list(keys)
    while left:
        key = max(left, key=lambda key: (weights[key][order[-1]] if order else 0, sum(weights[key][k] for k in order)))
        left.remove(key)
        order.append(key)
    return order


# --- shapes ----------------------------------------------------------------------------------------------------


def _body(ring: _Ring, centre: tuple[float, float]) -> list[Shape]:
    ties = sorted(ring.ties, key=lambda tie: (_REST not in tie.ends, -len(tie.meetings)))
    lines = [_line(tie, ring, centre) for tie in ties]
    marks = [_node(key, ring, centre) for key in ring.order]
    names = [_name(ring.names[key], angle, ring, centre) for key, angle in ring.angles.items()]
    return [*lines, *marks, *names]


def _at(angle: float, radius: float, centre: tuple[float, float]) -> tuple[float, float]:
    return centre[0] + radius * math.cos(angle), centre[1] - radius * math.sin(angle)


def _line(tie: _Tie, ring: _Ring, centre: tuple[float, float]) -> Line:
    start, end = (_at(ring.angles[key], ring.radius, centre) for key in tie.ends)
    inwards = 0.8 - 0.6 * math.dist(start, end) / (2 * ring.radius)  # neighbours are joined near the rim
    bend = tuple(c + inwards * ((a + b) / 2 - c) for a, b, c in zip(start, end, centre, strict=True))
    rest = _REST in tie.ends
    return Line(
        start,
        end,
        _FAINT if rest else ring.colours[tie.label],
        1.0 if rest else 1.4 + 7 * (len(tie.meetings) - 1) / max(ring.most - 1, 4),
        bend=(bend[0], bend[1]),
        dashed=tie.planned and not rest,
        role="tie",
        tip=_tip(tie, ring.names),
    )


def _node(key: _Key, ring: _Ring, centre: tuple[float, float]) -> Mark:
    most = max(count for other, count in ring.meetings.items() if other != _REST)
    size = 9.0 if key == _REST else 9 + 15 * math.sqrt(ring.meetings[key] / max(most, 5))
    colour = _FAINT if key == _REST else _NODE
    tip = f"{ring.names[key]}: {number(ring.meetings[key], 'meeting')}"
    return Mark(*_at(ring.angles[key], ring.radius, centre), _form(key), colour, size=size, role="party", tip=tip)


def _form(key: _Key) -> Form:
    return "square" if key[1] == "organization" else "circle"


def _name(name: str, angle: float, ring: _Ring, centre: tuple[float, float]) -> Text:
    x, y = _at(angle, ring.radius + _GAP, centre)
    words = shorten(name, _NAMES)
    right = math.cos(angle) >= -1e-9
    if ring.along:
        turn = math.degrees(angle) if right else math.degrees(angle) - 180
        dx, dy = 4 * math.sin(math.radians(turn)), 4 * math.cos(math.radians(turn))
        return Text(x + dx, y + dy, words, 12, INK, "start" if right else "end", angle=turn)
    upright = abs(math.cos(angle)) < 1e-9
    anchor: Anchor = "middle" if upright else "start" if right else "end"
    return Text(x, y + (10 if upright and math.sin(angle) < 0 else 4), words, 12, INK, anchor)


# --- the list --------------------------------------------------------------------------------------------------


def _list(
    ties: Sequence[_Tie], parties: dict[_Key, Party], colours: dict[str | None, str], x: float, y: float
) -> tuple[list[Shape], float]:
    """The pairs that met most often, each with a bar; and the place below them."""
    room = _LIST - MARGIN
    shapes: list[Shape] = [Text(x, y, "Meetings of two parties", 12, INK, bold=True)]
    shown = ties if len(ties) <= _LISTED + 1 else ties[:_LISTED]
    for tie in shown:
        y += 30
        length = (room - 40) * len(tie.meetings) / max(len(ties[0].meetings), 3)
        words = joined(sorted(name_of(parties[key]) for key in tie.ends), room)
        shapes.append(Text(x, y - 4, words, 12))
        shapes.append(Line((x, y + 5), (x + length, y + 5), colours[tie.label], 5))
        shapes.append(Text(x + length + 8, y + 9, f"{len(tie.meetings):,}", 11, MUTED))
    if len(shown) < len(ties):
        y += 30
        rest = ties[len(shown) :]
        words = f"and {number(len(rest), 'more pair')} with {number(_total(rest), 'meeting')}"
        shapes.append(Text(x, y, words, 12, MUTED))
    return shapes, y + 10


def _total(ties: Sequence[_Tie]) -> int:
    return sum(len(tie.meetings) for tie in ties)


# --- words -----------------------------------------------------------------------------------------------------


def _tip(tie: _Tie, names: dict[_Key, str]) -> str:
    pair = " – ".join(sorted(names[key] for key in tie.ends))
    planned = sum(meeting.status == "planned" for meeting in tie.meetings)
    counts = Counter(words_of(meeting.label) for meeting in tie.meetings)
    labels = ", ".join(
        f"{label} {count}" for label, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
    parts = [number(len(tie.meetings), "meeting"), f"{planned} planned" if planned else None, period(tie.meetings)]
    return f"{pair}: {', '.join(part for part in parts if part)}; {labels}"


def _subtitle(meetings: Sequence[Encounter], parties: int, ties: int) -> str:
    when = period(meetings)
    words = f"{number(len(meetings), 'reported meeting')} of {number(parties, 'party')}, {number(ties, 'pair')}"
    return words + (f", {when}" if when else "") + "."


def _keys(ring: _Ring, ties: Sequence[_Tie]) -> tuple[list[Entry], list[Entry]]:
    """What the colours mean, and what the forms do."""
    colours: list[Entry] = [
        ("square", colour, True, words)
        for colour, words in key_of_colours([tie.label for tie in ties], ring.colours, "pair")
    ]
    forms = sorted({_form(key) for key in ring.order})
    words = {"circle": "state", "square": "organization"}
    return colours, [(form, _NODE, True, words[form]) for form in forms] if "square" in forms else []


def _remarks(gathering: Gathering, ring: _Ring) -> list[str]:
    lines = [
        "Width of a line: number of meetings. Colour: the label of most of them. "
        "Size of a party: number of its meetings."
    ]
    if any(tie.planned for tie in ring.ties):
        lines[0] += " Dashed: planned meetings only."
    if any(len(meeting.parties) > 2 for meeting in gathering.meetings):
        lines.append("A meeting of more than two parties counts for each pair among them.")
    if ring.among_rest:
        lines.append(f"{number(ring.among_rest, 'pair')} among the parties under “{ring.names[_REST]}” have no line.")
    return lines + not_drawn(gathering)


def _description(subtitle: str, ties: Sequence[_Tie], parties: dict[_Key, Party]) -> str:
    listed = "; ".join(
        f"{' – '.join(sorted(parties[key].name for key in tie.ends))} {len(tie.meetings)}" for tie in ties[:_LISTED]
    )
    more = f"; and {number(len(ties) - _LISTED, 'more pair')}" if len(ties) > _LISTED else ""
    return f"{subtitle} Number of meetings: {listed}{more}."

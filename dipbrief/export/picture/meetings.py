"""From reports to what the pictures show: who met, when, about what; and how it is said and coloured."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dipbrief.export.encounters import check_reports, day_of, main_label, parties_of
from dipbrief.export.picture.shapes import shorten, width_of
from dipbrief.models import MeetingReport, Party

# not strftime, which speaks the language of the machine
_FIRST_HALF = ("January", "February", "March", "April", "May", "June")
_MONTHS = (*_FIRST_HALF, "July", "August", "September", "October", "November", "December")
_COLOURS = ("#2b6cb0", "#d97b29", "#2f8f6f", "#b83b6b", "#7656b5", "#b59a1c", "#3aa6c2")
_OTHER = "#7b8794"
_NONE = "#b4bcc6"
_LONG_NAME = 26


@dataclass(frozen=True, slots=True)
class Encounter:
    """One meeting of two parties or more."""

    parties: tuple[Party, ...]
    status: Literal["held", "planned"]
    format: Literal["in-person", "phone", "video"] | None
    date: dt.date | None
    end_date: dt.date | None
    from_dateline: bool
    city: str | None
    label: str | None


@dataclass(frozen=True, slots=True)
class Gathering:
    """The meetings that can be drawn, and how many reports cannot."""

    meetings: tuple[Encounter, ...]
    without_meeting: int
    without_parties: int


def gather(reports: Iterable[MeetingReport]) -> Gathering:
    """Sort *reports* into meetings of two parties or more and the others; ``TypeError`` for anything else."""
    found: list[Encounter] = []
    without_meeting = without_parties = 0
    for report in check_reports(reports):
        if report.meeting is None:
            without_meeting += 1
        elif len(parties := parties_of(report.participants)) < 2:
            without_parties += 1
        else:
            found.append(_encounter(report, parties))
    return Gathering(tuple(found), without_meeting, without_parties)


def _encounter(report: MeetingReport, parties: tuple[Party, ...]) -> Encounter:
    meeting = report.meeting
    assert meeting is not None
    date, source = day_of(report)
    return Encounter(
        parties=tuple(sorted(parties, key=lambda party: (party.name, party.code, party.kind))),
        status=meeting.status,
        format=meeting.format,
        date=date,
        end_date=meeting.end_date,
        from_dateline=source == "dateline",
        city=meeting.city,
        label=main_label(report),
    )


# --- words -----------------------------------------------------------------------------------------------------


def number(count: int, thing: str) -> str:
    """How many of a thing.

    >>> number(1, "report"), number(1200, "party")
    ('1 report', '1,200 parties')
    """
    if count != 1:
        thing = thing.removesuffix("y") + "ies" if thing.endswith("y") else thing + "s"
    return f"{count:,} {thing}"


def day(date: dt.date, *, short: bool = False) -> str:
    """A day in English: "3 March 2025", short "3 Mar"."""
    month = _MONTHS[date.month - 1]
    return f"{date.day} {month[:3]}" if short else f"{date.day} {month} {date.year}"


def month(date: dt.date) -> str:
    """The month of a day: "Mar"."""
    return _MONTHS[date.month - 1][:3]


def period(meetings: Iterable[Encounter]) -> str | None:
    """The first and last day of *meetings*: "on 3 March 2025", "3 March 2025 to 4 May 2025"; or ``None``."""
    days = sorted(date for meeting in meetings for date in (meeting.date, meeting.end_date) if date is not None)
    if not days:
        return None
    return f"on {day(days[0])}" if days[0] == days[-1] else f"{day(days[0])} to {day(days[-1])}"


def name_of(party: Party) -> str:
    """The name of a party, or its acronym when the name of an organization is long."""
    long = party.kind == "organization" and len(party.name) > _LONG_NAME
    return party.code if long else party.name


def joined(names: Sequence[str], room: float) -> str:
    """A pair, or a list, in no more than *room*: long names of a pair are cut, of a longer list the last are counted.

    >>> joined(["Norway", "Oman"], 200)
    'Norway – Oman'
    >>> joined(["Norway", "Oman", "Peru"], 200), joined(["Norway", "Oman", "Peru", "Togo"], 130)
    ('Norway, Oman, Peru', 'Norway and 3 more')
    >>> joined(["Bosnia and Herzegovina", "Oman"], 140)
    'Bosnia and He… – Oman'
    """
    if len(names) == 2:
        return " – ".join(_fitted(names, room - width_of(" – ")))
    for shown in range(len(names), 0, -1):
        words = ", ".join(names[:shown]) + (f" and {len(names) - shown} more" if shown < len(names) else "")
        if width_of(words) <= room:
            return words
    return shorten(words, room)


def _fitted(names: Sequence[str], room: float) -> list[str]:
    """Two names in no more than *room* together; each may take what the other leaves."""
    widths = [width_of(name) for name in names]
    return [shorten(name, max(room - other, room / 2)) for name, other in zip(names, reversed(widths), strict=True)]


def words_of(label: str | None) -> str:
    """A label in words: "military exercises"."""
    return "no label" if label is None else label.replace("-", " ")


# --- colours ---------------------------------------------------------------------------------------------------


def colours_of(labels: Iterable[str | None]) -> dict[str | None, str]:
    """A colour for each label: its own for the most frequent ones, one grey for the others, a lighter one for none."""
    counts = Counter(labels)
    named = sorted((label for label in counts if label is not None), key=lambda label: (-counts[label], label))
    colours: dict[str | None, str] = dict.fromkeys(named, _OTHER)
    colours.update(zip(named, _COLOURS, strict=False))
    if None in counts:
        colours[None] = _NONE
    return colours


def key_of_colours(
    labels: Iterable[str | None], colours: Mapping[str | None, str], thing: str | None = None
) -> list[tuple[str, str]]:
    """The legend of *labels*: each colour once, with its words and how many there are, in *thing*s if that is given."""
    counts = Counter(labels)
    names: dict[str, list[str]] = {}
    totals: Counter[str] = Counter()
    for label, colour in colours.items():
        if counts[label]:
            names.setdefault(colour, []).append(words_of(label))
            totals[colour] += counts[label]
    return [(colour, f"{_either(found)} ({_counted(totals[colour], thing)})") for colour, found in names.items()]


def _either(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else number(len(names), "other label")


def _counted(count: int, thing: str | None) -> str:
    return number(count, thing) if thing else f"{count:,}"

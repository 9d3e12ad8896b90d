"""A report against a record: the outcome of every field.

What counts as right in figures is what ``../shared/gold/score.py`` counts: case, accents and punctuation do not matter,
ranks, roles and topics need most of the words, statements overlapping cues. A difference is noted all the same
when the words are not the same ones.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from .files import Record

_WIDE = 3  # words shown on either side of the cue of a statement


@dataclass(frozen=True, slots=True)
class Outcome:
    """One value of a report beside the value of the record; ``None`` where either has none.

    *who* is the person or the words that it is said of. *hit*: it counts as right; *exact*: nothing differs.
    *at* is its place in the text, where it has one.
    """

    field: str
    want: str | None
    got: str | None
    hit: bool = False
    exact: bool = False
    who: str = ""
    at: int | None = None

    @property
    def miss(self) -> str:
        """The difference in words."""
        about = f"{self.who}: " if self.who else ""
        if self.got is None:
            return f"{about}missing: {self.want}"
        return f"{about}too many: {self.got}" if self.want is None else f"{about}{self.want}, read as: {self.got}"


class Item(NamedTuple):
    """A value of a list: its words, its place in the text, and whatever else belongs to it."""

    text: str
    at: int | None = None
    more: Any = None


Alike = Callable[[Item, Item], float]
"""How well two items agree; not at all at 0, the same at 2."""


def compare(report: Record, record: Record, text: str) -> Iterator[Outcome]:
    """Yield the outcome of every field that *record* has. *report* is the JSON of a ``MeetingReport`` of *text*."""
    if "dateline" in record:
        yield from _header(report["header"], record)
    if "meeting" in record:
        yield from _meeting(report["meeting"] or {}, record["meeting"] or {})
    if "participants" in record:
        yield from _people(report["participants"], record["participants"], text)
    for field, alike in (("mentioned", _one_person), ("topics", _overlap), ("labels", _same)):
        if field in record:
            yield from _pair(field, _items(field, report), _wanted(record[field], text), alike)[0]
    if "statements" in record:
        yield from _statements(report, record["statements"], text)


# --- fields ------------------------------------------------------------------------------------------------------


def _single(field: str, got: str | None, want: str | None, who: str = "", at: int | None = None) -> Iterator[Outcome]:
    """The outcome of a field with one value, that must be the same; nothing when neither has one."""
    if got is not None or want is not None:
        same = got is not None and want is not None and fold(got) == fold(want)
        yield Outcome(field, want, got, same, same, who, at)


def _header(header: Record, record: Record) -> Iterator[Outcome]:
    got, want = header["dateline"] or {}, record["dateline"] or {}
    for key in ("city", "country", "date"):
        yield from _single(f"dateline.{key}", got.get(key), want.get(key), at=got.get("start"))
    agency, printed = header["agency"], record["agency"]
    if agency is None or printed is None:
        yield from _single("agency", agency and agency["name"], printed)
        return
    marks = [fold(agency["name"]), fold(agency["mark"])]
    same = any(mark and (mark in fold(printed) or fold(printed) in mark) for mark in marks)
    yield Outcome("agency", printed, agency["mark"] or agency["name"], same, same, at=agency["start"])


def _meeting(got: Record, want: Record) -> Iterator[Outcome]:
    at = next((span["start"] for span in got.get("evidence", ())), None)
    yield from _single("meeting.status", got.get("status", "none"), want.get("status", "none"), at=at)
    for key, place in (("format", ""), ("date", "date_text"), ("city", "place_text"), ("country", "place_text")):
        if key in want or not want:
            span = got.get(place) or {}
            yield from _single(f"meeting.{key}", got.get(key), want.get(key), at=span.get("start", at))


def _people(got: list[Record], want: list[Record], text: str) -> Iterator[Outcome]:
    people = [Item(person["name"], _place(person), person) for person in got]
    wanted = [Item(person["name"], _find(text, person["name"]), person) for person in want]
    outcomes, pairs = _pair("participants", people, wanted, _one_person)
    yield from (replace(outcome, exact=outcome.hit) for outcome in outcomes)
    for person, other in pairs:
        yield from _single("name.exact", person.text, other.text, at=person.at)
        if "rank" in other.more:
            yield from _attributes(person, other.more)


def _attributes(person: Item, want: Record) -> Iterator[Outcome]:
    got, who = person.more, want["name"]
    rank = [Item(got["rank"]["title"], got["rank"]["start"])] if got["rank"] else []
    yield from _pair("rank", rank, _wanted([want["rank"]] if want["rank"] else []), _overlap, who, person.at)[0]
    roles = [Item(role["title"], role["start"]) for role in got["roles"]]
    yield from _pair("roles", roles, _wanted(want["roles"]), _overlap, who, person.at)[0]
    yield from _single("party", got["party"] and got["party"]["code"], want["party"], who, person.at)
    parties = [Item(party["code"], person.at) for party in got["accredited_to"]]
    yield from _pair("accredited_to", parties, _wanted(want["accredited_to"]), _same, who, person.at)[0]


def _statements(report: Record, want: list[Record], text: str) -> Iterator[Outcome]:
    names = {person["id"]: person["name"] for person in (*report["participants"], *report["mentioned"])}
    got = [_said(text, s["cue"], [names[i] for i in s["speakers"]] or ["*"]) for s in report["statements"]]
    outcomes, pairs = _pair("statements", got, list(_recorded(text, want)), _crossing)
    yield from outcomes
    for statement, other in pairs:
        speakers, wanted = statement.more[1], other.more[1]
        same, who = _same_speakers(speakers, wanted), statement.text
        yield Outcome("statements+speaker", _called(wanted), _called(speakers), same, same, who, statement.at)


def _recorded(text: str, want: list[Record]) -> Iterator[Item]:
    for statement in want:
        at = text.find(statement["anchor"])
        if at >= 0:
            start = at + statement["anchor"].find(statement["cue"])
            cue = {"start": start, "end": start + len(statement["cue"])}
            yield _said(text, cue, statement["speakers"])


def _said(text: str, cue: Record, speakers: list[str]) -> Item:
    """A statement: its cue in brackets among the words around, its span and its speakers."""
    start, end = cue["start"], cue["end"]
    before, after = text[:start].split()[-_WIDE:], text[end:].split()[:_WIDE]
    return Item(" ".join((*before, f"[{text[start:end]}]", *after)), start, ((start, end), speakers))


def _called(speakers: list[str]) -> str:
    return ", ".join(speakers).replace("*", "the sides") or "somebody unnamed"


def _same_speakers(got: list[str], want: list[str]) -> bool:
    if "*" in want or not want:  # the sides together, or somebody unnamed
        return "*" in got or not got or ("*" in want and len(got) > 1)
    return len(got) == len(want) and all(any(is_one_person(a, b) for a in got) for b in want)


# --- lists -------------------------------------------------------------------------------------------------------


def _pair(
    field: str, got: Sequence[Item], want: Sequence[Item], alike: Alike, who: str = "", at: int | None = None
) -> tuple[list[Outcome], list[tuple[Item, Item]]]:
    """Match every item of *got* with the best one left of *want*; return outcomes and the pairs."""
    outcomes, pairs, left = [], [], list(want)
    for item in got:
        best = max(left, key=lambda other: alike(item, other), default=None)
        if best is None or not alike(item, best):
            outcomes.append(Outcome(field, None, item.text, who=who, at=_or(item.at, at)))
            continue
        left.remove(best)
        pairs.append((item, best))
        outcomes.append(Outcome(field, best.text, item.text, True, _exact(item, best), who, _or(item.at, at)))
    outcomes += [Outcome(field, item.text, None, who=who, at=_or(item.at, at)) for item in left]
    return outcomes, pairs


def _or(at: int | None, otherwise: int | None) -> int | None:
    return otherwise if at is None else at


def _exact(a: Item, b: Item) -> bool:
    return _bare(a.text) == _bare(b.text)


def _bare(text: str) -> str:
    return re.sub(r"^(the|a|an) ", "", fold(text))


def _items(field: str, report: Record) -> list[Item]:
    if field == "mentioned":
        return [Item(person["name"], _place(person)) for person in report["mentioned"]]
    if field == "topics":
        return [Item(topic["text"], topic["start"]) for topic in report["topics"]]
    return [Item(label) for label in report["labels"]]


def _wanted(values: list[str], text: str = "") -> list[Item]:
    return [Item(value, _find(text, value)) for value in values]


def _place(person: Record) -> int | None:
    return next((span["start"] for span in person["mentions"]), None)


def _find(text: str, words: str) -> int | None:
    at = text.find(words)
    return at if at >= 0 else None


# --- alike -------------------------------------------------------------------------------------------------------


def fold(text: str | None) -> str:
    """Return *text* without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text or "")
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"\w+", re.sub(r"['\u2019`.]", "", letters)))


def is_one_person(a: str, b: str) -> bool:
    first, second = set(fold(a).split()), set(fold(b).split())
    within = bool(first and second) and (first <= second or second <= first)
    return within and any(len(word) > 2 for word in first & second)


def _one_person(a: Item, b: Item) -> float:
    return 2 * (fold(a.text) == fold(b.text)) + is_one_person(a.text, b.text)


def _overlap(a: Item, b: Item) -> float:
    """The F1 of the words of the two, from 0.6."""
    first, second = Counter(fold(a.text).split()), Counter(fold(b.text).split())
    common = sum((first & second).values())
    share = 2 * common / (first.total() + second.total()) if common else 0.0
    return share if share >= 0.6 else 0.0


def _same(a: Item, b: Item) -> float:
    return float(a.text == b.text)


def _crossing(a: Item, b: Item) -> float:
    (start, end), (first, last) = a.more[0], b.more[0]
    return float(start < last and first < end)

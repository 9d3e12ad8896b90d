"""``locate``: from an answer that quotes words to a report that says where they stand."""

import datetime as dt
import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from dipbrief.advice import advice_on_text
from dipbrief.checks.found import found, shown
from dipbrief.dates import find_dates
from dipbrief.document import read_document
from dipbrief.labels import merge
from dipbrief.lexicon.forms import plural
from dipbrief.models import Finding, MeetingReport
from dipbrief.surrogates import without_surrogates

__all__ = ["locate"]

_MOST_FAULTS = 200  # values that are taken out of an answer before it is given up
_ALIKE = {"'": "‘’ʼ`", '"': "“”„«»", "-": "–—‑"}
_MARKS = str.maketrans({mark: plain for plain, marks in _ALIKE.items() for mark in marks})
_BLANK = re.compile(r"\s+")


def locate(
    answer: Mapping[str, Any] | str | BaseModel,
    text: str,
    *,
    title: str | None = None,
    published: dt.date | None = None,
) -> tuple[MeetingReport, tuple[Finding, ...]]:
    """Return the report that *answer* gives of *text*, with the places of its words, and what was left out of it.

    *answer* is what a model returned: a mapping, JSON (with or without a fence of Markdown), or a pydantic model, in
    the shape of a report or of ``dipbrief.answer_schema()``. Words may come without offsets or with wrong ones, a
    quotation also as a mere string. They are looked for as they are, then with white space, quotation marks, dashes
    and capitals made alike; of several occurrences the one counts that fits its neighbours: the words of one
    statement stand together, mentions and topics in their order. Words that the text does not have are left out, with
    what cannot be without them, and so is what no report can hold (unknown fields and states, statements by nobody);
    each is a finding ``left-out`` with its path in *answer*. *title* and *published* go into the header where the
    answer has none.

    Raises ``ValueError`` when *answer* is no JSON of an object, ``TypeError`` when an argument is of another type.

    >>> text = "OSLO (Reuters) - Kari Lund met Paul Reed. They discussed trade and arms exports. Lund thanked Reed."
    >>> answer = {
    ...     "participants": [{"id": "p1", "name": "Kari Lund", "mentions": ["Kari Lund", "Lund"]}],
    ...     "topics": [{"text": "Arms  exports"}, {"text": "joint patrols"}],
    ...     "statements": [{"speakers": ["p1"], "cue": {"text": "thanked"}, "act": "thank", "content": "Reed"}],
    ... }
    >>> report, left_out = locate(answer, text)
    >>> [(mention.text, mention.start) for mention in report.participants[0].mentions]
    [('Kari Lund', 17), ('Lund', 81)]
    >>> [(topic.text, topic.start) for topic in report.topics], report.statements[0].content.start
    ([('arms exports', 67)], 94)
    >>> [(finding.path, finding.message) for finding in left_out]
    [('topics[1]', "topics[1]: 'joint patrols' is not in the text")]
    """
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}{advice_on_text(text)}")
    data = _read(answer)
    header = data.setdefault("header", {}) or {}
    for name, value in (("title", title), ("published", published)):
        if value is not None and header.get(name) is None:
            header[name] = value
    data["header"] = header
    placing = _Placing(Print(without_surrogates(text)), _title_of(header))
    placing.place(data)
    report = _validated(data, placing)
    return report, tuple(placing.findings)


def _read(answer: object) -> dict[str, Any]:
    """The answer as a tree of its own: what is changed in it is not the caller's."""
    if isinstance(answer, BaseModel):
        answer = answer.model_dump(mode="json")
    elif isinstance(answer, Mapping):
        answer = json.loads(json.dumps(answer, default=str))
    elif isinstance(answer, str | bytes):
        answer = json.loads(_unfenced(answer) if isinstance(answer, str) else answer)
    else:
        raise TypeError(f"answer must be a mapping, JSON or a pydantic model, not {type(answer).__name__}")
    if not isinstance(answer, dict):
        raise ValueError(f"the answer must be a JSON object, not {type(answer).__name__}")
    return {name: answer[name] for name in answer if name not in _OWN}


def _unfenced(answer: str) -> str:
    """The JSON without the fence of Markdown that models like to put around it."""
    lines = answer.strip().splitlines()
    fenced = len(lines) > 1 and lines[0].startswith(_FENCE) and lines[-1].startswith(_FENCE)
    return "\n".join(lines[1:-1]) if fenced else answer


_FENCE = "```"
_OWN = frozenset(["schema_version", "labels"])  # what is worked out anew


def _title_of(header: Mapping[str, Any]) -> str:
    title = header.get("title")
    return title if isinstance(title, str) else ""


# --- where words stand -------------------------------------------------------------------------------------------


class Place(NamedTuple):
    """From where to where words stand."""

    start: int
    end: int


@dataclass(frozen=True)
class Print:
    """A text in which words are looked for: as they are, then with spaces, marks and capitals made alike."""

    text: str

    @cached_property
    def folded(self) -> tuple[str, Sequence[int]]:
        """The text with one space for each run of white space, in small letters; and where each character stands."""
        pieces: list[str] = []
        starts: list[int] = []
        at = 0
        for blank in (*_BLANK.finditer(self.text), None):
            end = blank.start() if blank is not None else len(self.text)
            pieces.append("".join(map(_small, self.text[at:end])))
            starts += range(at, end)
            if blank is not None:
                pieces.append(" ")
                starts.append(blank.start())
                at = blank.end()
        return "".join(pieces), starts

    @cached_property
    def _sentences(self) -> tuple[list[int], list[int]]:
        """Where the sentences begin and end."""
        document = read_document(self.text)
        ranges = document.sentences
        return [document.starts[first] for first, _ in ranges], [document.ends[last - 1] for _, last in ranges]

    def _in_sentence(self, words: str, near: int) -> int | None:
        """Where the words stand nearest to *near* in its sentence."""
        starts, ends = self._sentences
        n = bisect_right(starts, near) - 1
        if n < 0:
            return None
        start = _nearest(self.text, words, near, None)
        other = _next(self.text, words, starts[n])
        places = [at for at in (start, other) if at is not None and starts[n] <= at < ends[n]]
        return min(places, key=lambda at: abs(at - near), default=None)

    def find(self, words: str, near: int, after: int | None = None) -> Place | None:
        """Return where *words* stand nearest to *near*, if possible in its sentence, or at or behind *after*."""
        exact = self._in_sentence(words, near) if after is None else None
        exact = exact if exact is not None else _nearest(self.text, words, near, after)
        if exact is not None:
            return Place(exact, exact + len(words))
        folded, starts = self.folded
        key = "".join(map(_small, _BLANK.sub(" ", words.strip())))
        if not key:
            return None
        at = bisect_right(starts, near) - 1 if starts else 0
        start = _nearest(folded, key, max(at, 0), None if after is None else max(bisect_right(starts, after) - 1, 0))
        return None if start is None else Place(starts[start], starts[start + len(key) - 1] + 1)


def _small(character: str) -> str:
    small = character.translate(_MARKS).lower()
    return small if len(small) == 1 else character


def _nearest(text: str, words: str, near: int, after: int | None) -> int | None:
    """Where the whole words *words* stand nearest to *near*, if possible not before *after*."""
    if not words:
        return None
    if after is not None:
        behind = _next(text, words, after)
        if behind is not None:
            return behind
    behind, before = _next(text, words, near), _last(text, words, near)
    if behind is None or before is None:
        return before if behind is None else behind
    return behind if behind - near <= near - before else before


def _next(text: str, words: str, at: int) -> int | None:
    start = text.find(words, at)
    while start >= 0 and not _is_whole(text, start, start + len(words)):
        start = text.find(words, start + 1)
    return start if start >= 0 else None


def _last(text: str, words: str, at: int) -> int | None:
    start = text.rfind(words, 0, at)
    while start >= 0 and not _is_whole(text, start, start + len(words)):
        start = text.rfind(words, 0, start + len(words) - 1)
    return start if start >= 0 else None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether neither end lies inside a word."""
    return not _joins(text, start) and not _joins(text, end)


def _joins(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


# --- the answer --------------------------------------------------------------------------------------------------

Tree = dict[str, Any]


@dataclass
class _Placing:
    """Puts places into an answer, part by part; what the text does not have is taken out and noted."""

    text: Print
    title: str
    findings: list[Finding] = field(default_factory=list)
    last: int = 0  # where the last statement's verb ends
    ids: dict[str, str] = field(default_factory=dict)  # of the report, by those of the answer and by the names

    def place(self, data: Tree) -> None:
        """Put places into all of *data*."""
        self._header(data["header"])
        if isinstance(data.get("meeting"), dict):
            self._meeting(data["meeting"])
        for name in ("participants", "mentioned"):
            data[name] = list(self._people(data, name))
        data["topics"] = self._spans(data.get("topics"), "topics")
        statements = (self._statement(s, f"statements[{n}]") for n, s in _items(data.get("statements")))
        data["statements"] = [statement for statement in statements if statement is not None]

    def leave_out(self, path: str, why: str) -> None:
        """Note that what stands at *path* is left out."""
        self.findings.append(found("left-out", path, why))

    def _span(self, value: object, path: str, near: int, after: int | None = None) -> Tree | None:
        """The span of a quotation, given with or without its place; None when it is nowhere."""
        item: Tree = dict(value) if isinstance(value, dict) else {"text": value}
        words = item.get("text")
        if words in (None, ""):
            return None
        if not isinstance(words, str):
            self.leave_out(path, f"{shown(str(words))} is no text")
            return None
        place = self._given(item, words) or self.text.find(words, _number(item.get("start"), near), after)
        if place is None:
            self.leave_out(path, f"{shown(words)} is not in the text")
            return None
        return {**item, "text": self.text.text[place.start : place.end], "start": place.start, "end": place.end}

    def _given(self, item: Tree, words: str) -> Place | None:
        """The place that an item has already, when the words stand there."""
        start, end = item.get("start"), item.get("end")
        if type(start) is not int or type(end) is not int or start < 0 or self.text.text[start:end] != words:
            return None
        return Place(start, end)

    def _optional(self, owner: Tree, name: str, path: str, near: int) -> int:
        """Place the span of a field, if there is one; return where it stands, else *near*."""
        if owner.get(name) is None:
            return near
        owner[name] = self._span(owner[name], f"{path}.{name}", near)
        return owner[name]["start"] if owner[name] is not None else near

    def _spans(self, values: object, path: str, near: int = 0) -> list[Tree]:
        """The spans of a list, in the order of the text where they can be."""
        placed, after = [], near
        for n, value in _items(values):
            span = self._span(value, f"{path}[{n}]", after, after)
            if span is not None:
                placed.append(span)
                after = span["end"]
        return placed

    # --- the parts -----------------------------------------------------------------------------------------------

    def _header(self, header: Tree) -> None:
        self._optional(header, "byline", "header", 0)
        near = self._optional(header, "dateline", "header", 0)
        dateline = header.get("dateline")
        if isinstance(dateline, dict) and dateline.get("date") and not dateline.get("year_source"):
            dates = find_dates(read_document(dateline["text"]))
            dateline["year_source"] = "text" if any(date.year for date in dates) else "published"
        agency = header.get("agency")
        if isinstance(agency, dict) and agency.get("mark"):
            header["agency"] = self._titled(agency, "mark", "header.agency", near)

    def _meeting(self, meeting: Tree) -> None:
        meeting["evidence"] = self._spans(meeting.get("evidence"), "meeting.evidence")
        near = meeting["evidence"][0]["start"] if meeting["evidence"] else 0
        for name in ("date_text", "place_text", "venue", "occasion"):
            self._optional(meeting, name, "meeting", near)

    def _people(self, data: Tree, name: str) -> Iterator[Tree]:
        """The persons of a list whose names are printed, with ids of their own."""
        number = 0
        for n, person in _items(data.get(name)):
            path = f"{name}[{n}]"
            printed = self._name(person) if isinstance(person, dict) else None
            if printed is None:
                self.leave_out(path, f"{shown(str(_get(person, 'name')))} is not in the text")
                continue
            number += 1
            id = f"{name[0]}{number}"
            for known in (person.get("id"), person["name"]):
                self.ids.setdefault(str(known), id)
            yield {**person, "id": id, **printed, **self._titles(person, path)}

    def _name(self, person: Tree) -> Tree | None:
        """The name as it is printed in the text, else in the title."""
        name = person.get("name")
        if not isinstance(name, str):
            return None
        for source in (self.text, Print(self.title)):
            place = source.find(name, 0)
            if place is not None:
                printed = " ".join(source.text[place.start : place.end].split())
                return {"name": name if printed.isupper() else printed}
        return None

    def _titles(self, person: Tree, path: str) -> Tree:
        """Mentions, rank and roles of a person; titles near the first mention."""
        mentions = self._spans(person.get("mentions"), f"{path}.mentions")
        place = self.text.find(person["name"], 0)
        near = mentions[0]["start"] if mentions else place.start if place is not None else 0
        roles = [self._titled(role, "title", f"{path}.roles[{n}]", near) for n, role in _items(person.get("roles"))]
        rank = person.get("rank")
        return {
            "mentions": mentions,
            "roles": [role for role in roles if role is not None],
            "rank": self._titled(rank, "title", f"{path}.rank", near) if rank is not None else None,
        }

    def _titled(self, value: object, name: str, path: str, near: int) -> Tree | None:
        """A rank, role or agency with the place of its title or mark; without one where it stands in the title."""
        item: Tree = dict(value) if isinstance(value, dict) else {name: value}
        words = item.get(name)
        if not isinstance(words, str) or not words:
            self.leave_out(path, f"{shown(str(words))} is no text")
            return None
        near = _number(item.get("start"), near)
        place = self._given(item, words) or self.text.find(words, near) or self._in_plural(words, near)
        if place is not None:
            printed = " ".join(self.text.text[place.start : place.end].split())
            return {**item, name: printed, "start": place.start, "end": place.end}
        if self.title and Print(self.title).find(words, 0) is not None:
            return {**item, "start": None, "end": None}
        self.leave_out(path, f"{shown(words)} is not in the text")
        return None

    def _in_plural(self, words: str, near: int) -> Place | None:
        """Where *words* stand in the plural: "|Senator|s Lund and Reed"."""
        place = self.text.find(plural(words), near)
        return None if place is None else Place(place.start, place.start + len(words))

    def _statement(self, value: object, path: str) -> Tree | None:
        """A statement, its parts near each other: near the one of which there is one alone, else near the last."""
        if not isinstance(value, dict):
            self.leave_out(path, "this is no statement")
            return None
        statement = dict(value)
        near = self.last
        for name in sorted(("cue", "content", "speaker_text"), key=lambda name: self._rarity(statement.get(name))):
            near = self._optional(statement, name, path, near)
        if statement.get("cue") is None:
            self.leave_out(path, "a statement without its verb")
            return None
        self.last = statement["cue"]["end"]
        for name in ("speakers", "addressees"):
            statement[name] = list(self._ids(statement.get(name), f"{path}.{name}"))
        return statement

    def _rarity(self, value: object) -> tuple[int, int]:
        """How often the words of a quotation stand in the text, and how short they are; the rarest come first."""
        words = _get(value, "text")
        if not isinstance(words, str) or not words:
            return 0, 0
        count = self.text.text.count(words)
        return count or 1, -len(words)

    def _ids(self, values: object, path: str) -> Iterator[str]:
        for n, value in _items(values):
            id = self.ids.get(str(value))
            if id is None:
                self.leave_out(f"{path}[{n}]", f"{shown(str(value))} is nobody in the report")
            else:
                yield id


def _items(values: object) -> Iterable[tuple[int, Any]]:
    return enumerate(values) if isinstance(values, list | tuple) else ()


def _get(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, dict) else value


def _number(value: object, otherwise: int) -> int:
    """The offset that was given, as a hint of where to look."""
    return value if type(value) is int and value >= 0 and not otherwise else otherwise


# --- what no report can hold -------------------------------------------------------------------------------------


def _validated(data: Tree, placing: _Placing) -> MeetingReport:
    """The report of *data*, without what no report can hold."""
    for _ in range(_MOST_FAULTS):
        data["labels"] = _labels(data)
        try:
            return MeetingReport.model_validate(data)
        except ValidationError as error:
            fault = error.errors(include_url=False, include_context=False)[0]
            _take_out(data, tuple(fault["loc"]), str(fault["msg"]), placing)
    raise ValueError("the answer is no report: too many of its values cannot be in one")


def _labels(data: Tree) -> list[str]:
    parts = [part.get("labels") for name in ("topics", "statements") for part in data.get(name, ())]
    return list(merge(tuple(filter(_is_text, labels)) for labels in parts if isinstance(labels, list)))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _take_out(data: Tree, loc: tuple[int | str, ...], why: str, placing: _Placing) -> None:
    """Take out the value of a fault; where something required is missing, what it is missing from."""
    if not loc:  # the one fault of a whole report that is left: a meeting held after the publication
        loc = ("meeting", "date")
        for name in ("date", "end_date", "date_text"):
            data["meeting"][name] = None
        placing.leave_out("meeting.date", why)
        return
    owner: Any = data
    for n, part in enumerate(loc[:-1]):
        if not _has(owner, part):
            loc = loc[: n + 1]
            break
        owner = owner[part]
    if not _has(owner, loc[-1]) and len(loc) > 1:
        loc = loc[:-1]
        owner = data
        for part in loc[:-1]:
            owner = owner[part]
    placing.leave_out(_path(loc), why)
    if _has(owner, loc[-1]):
        del owner[loc[-1]]
    else:
        owner[loc[-1]] = {}


def _has(owner: object, part: int | str) -> bool:
    if isinstance(owner, dict):
        return part in owner
    return isinstance(owner, list) and isinstance(part, int) and part < len(owner)


def _path(loc: tuple[int | str, ...]) -> str:
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return path.removeprefix(".")

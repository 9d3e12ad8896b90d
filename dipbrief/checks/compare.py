"""Two readings of one text side by side."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from dipbrief.advice import advice_on_report
from dipbrief.checks.found import found, shown
from dipbrief.checks.persons import Places
from dipbrief.document import keys_of
from dipbrief.models import Finding, Meeting, MeetingReport, Participant, Span, Statement, Topic

__all__ = ["compare"]


def compare(report: MeetingReport, other: MeetingReport) -> tuple[Finding, ...]:
    """Tell where *other*, another reading of the same text, has something else than *report*.

    Persons are matched by their mentions, else by name, statements and topics by their places. Each finding is a note
    with the path in *report* and both readings; which of them is right it does not say. What only *other* has is
    found at the list that it is missing from.

    Raises ``TypeError`` when an argument is no report.

    >>> from dipbrief.models import Header, Participant, Party
    >>> norway, denmark = (Party(code=c, name=n, kind="country") for c, n in (("NO", "Norway"), ("DK", "Denmark")))
    >>> one = MeetingReport(header=Header(), participants=(Participant(id="p1", name="Kari Lund", party=norway),))
    >>> two = MeetingReport(
    ...     header=Header(),
    ...     participants=(
    ...         Participant(id="p1", name="Paul Reed"), Participant(id="p2", name="Kari Lund", party=denmark),
    ...     ),
    ... )
    >>> for finding in compare(one, two):
    ...     print(finding.code, "|", finding.message)
    other-value | participants[0].party.code: 'NO' here, 'DK' in the other report
    person-missing | participants: 'Paul Reed' takes part in the other report
    >>> compare(one, one)
    ()
    """
    for name, value in (("report", report), ("other", other)):
        if not isinstance(value, MeetingReport):
            raise TypeError(f"{name} must be a MeetingReport, not {type(value).__name__}{advice_on_report(value)}")
    if _is_empty(report) and not _is_empty(other):
        return (found("empty-report", "", "nothing was read, where the other report has a meeting or statements"),)
    return tuple(_differences(report, other))


def _is_empty(report: MeetingReport) -> bool:
    return report.meeting is None and not (report.participants or report.topics or report.statements)


def _differences(report: MeetingReport, other: MeetingReport) -> Iterator[Finding]:
    pairs = _match_people(report, other)
    yield from _values("header", report.header, other.header, _HEADER)
    yield from _meetings(report.meeting, other.meeting)
    yield from _people(report, other, pairs)
    yield from _topics(report.topics, other.topics)
    yield from _statements(report.statements, other.statements, pairs)


# --- values ------------------------------------------------------------------------------------------------------

_HEADER = (
    "title", "published", "byline.text", "dateline.city", "dateline.country", "dateline.date", "agency.name",
)  # fmt: skip
_MEETING = (
    "status", "format", "date", "end_date", "venue.text", "city", "country", "occasion.text",
)  # fmt: skip
_PERSON = ("rank.title", "rank.code", "party.code")


def _get(value: object, name: str) -> Any:
    for part in name.split("."):
        value = getattr(value, part, None)
    return value


def _values(path: str, one: object, other: object, names: Iterable[str]) -> Iterator[Finding]:
    """Compare what stands under *names* in two values of one type."""
    for name in names:
        yield from _value(f"{path}.{name.removesuffix('.text')}", _get(one, name), _get(other, name))


def _value(path: str, own: object, theirs: object) -> Iterator[Finding]:
    if own == theirs:
        return
    if own is None or own == ():
        yield found("missing", path, f"nothing here, {_told(theirs)} in the other report")
    elif theirs is None or theirs == ():
        yield found("too-many", path, f"{_told(own)} here, nothing in the other report")
    else:
        yield found("other-value", path, f"{_told(own)} here, {_told(theirs)} in the other report")


def _told(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else shown(str(value))


def _meetings(own: Meeting | None, theirs: Meeting | None) -> Iterator[Finding]:
    if own is None or theirs is None:
        yield from _value("meeting", own and own.status, theirs and theirs.status)
    else:
        yield from _values("meeting", own, theirs, _MEETING)


# --- persons -----------------------------------------------------------------------------------------------------


class _Pairs(NamedTuple):
    """Who is who: the persons of the other report by the ids of the one, and back."""

    theirs: dict[str, Participant]
    own: dict[str, str]

    def translated(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the other report as those of the one, sorted; who is not in it keeps his name."""
        return tuple(sorted(self.own.get(id, id) for id in ids))


def _match_people(report: MeetingReport, other: MeetingReport) -> _Pairs:
    """Match by the mentions, then by the whole name, then by a part of it; each person once."""
    theirs = [*other.participants, *other.mentioned]
    places = Places([(m.start, m.end, person.id) for person in theirs for m in person.mentions])
    found: dict[str, Participant] = {}
    free = {person.id: person for person in theirs}
    for fits in (_by_mention(places), _by_name(theirs, whole=True), _by_name(theirs, whole=False)):
        for person in (*report.participants, *report.mentioned):
            if person.id not in found:
                match = next((free[id] for id in fits(person) if id in free), None)
                if match is not None:
                    found[person.id] = free.pop(match.id)
    return _Pairs(found, {person.id: id for id, person in found.items()})


_Fitting = Callable[[Participant], Sequence[str]]


def _by_mention(places: Places) -> _Fitting:
    def fits(person: Participant) -> Sequence[str]:
        counts: dict[str, int] = {}
        for mention in person.mentions:
            for _, _, id in places.around(mention.start, mention.end):
                counts[id] = counts.get(id, 0) + 1
        return sorted(counts, key=lambda id: -counts[id])

    return fits


def _by_name(theirs: Sequence[Participant], *, whole: bool) -> _Fitting:
    owners: dict[object, list[str]] = {}
    for person in theirs:
        keys = keys_of(person.name)
        for key in [keys] if whole else keys[-1:]:
            owners.setdefault(key, []).append(person.id)

    def fits(person: Participant) -> Sequence[str]:
        keys = keys_of(person.name)
        return owners.get(keys if whole else keys[-1] if keys else "", ())

    return fits


def _people(report: MeetingReport, other: MeetingReport, pairs: _Pairs) -> Iterator[Finding]:
    taking = {person.id for person in other.participants}
    for name, code in (("participants", "only-mentioned"), ("mentioned", "takes-part")):
        for n, person in enumerate(getattr(report, name)):
            path, match = f"{name}[{n}]", pairs.theirs.get(person.id)
            if match is None:
                yield found("person-too-many", path, f"{shown(person.name)} is not in the other report")
                continue
            if (match.id in taking) != (name == "participants"):
                where = "takes part" if match.id in taking else "is only mentioned"
                yield found(code, path, f"{shown(person.name)} {where} in the other report")
            yield from _person(path, person, match)
    for name, where in (("participants", "takes part"), ("mentioned", "is mentioned")):
        for person in getattr(other, name):
            if person.id not in pairs.own:
                yield found("person-missing", name, f"{shown(person.name)} {where} in the other report")


def _person(path: str, own: Participant, theirs: Participant) -> Iterator[Finding]:
    if keys_of(own.name) != keys_of(theirs.name):
        yield from _value(f"{path}.name", own.name, theirs.name)
    yield from _values(path, own, theirs, _PERSON)
    yield from _value(f"{path}.roles", _roles(own), _roles(theirs))
    codes = [tuple(sorted(party.code for party in person.accredited_to)) for person in (own, theirs)]
    yield from _value(f"{path}.accredited_to", *codes)


def _roles(person: Participant) -> tuple[str, ...]:
    roles = [(role.office or role.title.casefold(), role.status) for role in person.roles]
    return tuple(sorted(f"{office} ({status})" if status else office for office, status in roles))


# --- topics and statements -----------------------------------------------------------------------------------------


def _match_places(own: Sequence[Span], theirs: Sequence[Span]) -> dict[int, int]:
    """Return the numbers of *theirs* by those of *own* that overlap them, the same place before another."""
    same = {(span.start, span.end): n for n, span in enumerate(theirs)}
    places = Places([(span.start, span.end, str(n)) for n, span in enumerate(theirs)])
    found = {n: same[span.start, span.end] for n, span in enumerate(own) if (span.start, span.end) in same}
    taken = set(found.values())
    for n, span in enumerate(own):
        if n not in found:
            around = sorted(int(number) for _, _, number in places.around(span.start, span.end))
            match = next((number for number in around if number not in taken), None)
            if match is not None:
                found[n] = match
                taken.add(match)
    return found


def _topics(own: Sequence[Topic], theirs: Sequence[Topic]) -> Iterator[Finding]:
    pairs = _match_places(own, theirs)
    for n, topic in enumerate(own):
        path = f"topics[{n}]"
        if n not in pairs:
            yield found("too-many", path, f"{shown(topic.text)} is no topic in the other report", topic)
            continue
        match = theirs[pairs[n]]
        yield from _value(path, topic.text, match.text)
        yield from _value(f"{path}.labels", tuple(sorted(topic.labels)), tuple(sorted(match.labels)))
    for n, topic in enumerate(theirs):
        if n not in pairs.values():
            yield found("missing", "topics", f"{shown(topic.text)} is a topic in the other report", topic)


def _statements(own: Sequence[Statement], theirs: Sequence[Statement], people: _Pairs) -> Iterator[Finding]:
    pairs = _match_places([s.cue for s in own], [s.cue for s in theirs])
    for n, statement in enumerate(own):
        path = f"statements[{n}]"
        if n not in pairs:
            message = f"{shown(statement.cue.text)} carries no statement in the other report"
            yield found("too-many", path, message, statement.cue)
            continue
        yield from _statement(path, statement, theirs[pairs[n]], people)
    for n, statement in enumerate(theirs):
        if n not in pairs.values():
            message = f"{shown(statement.cue.text)} carries a statement in the other report"
            yield found("missing", "statements", message, statement.cue)


def _statement(path: str, own: Statement, theirs: Statement, people: _Pairs) -> Iterator[Finding]:
    speakers = (tuple(sorted(own.speakers)), people.translated(theirs.speakers))
    if speakers[0] != speakers[1]:
        message = f"{_told(speakers[0]) or 'nobody'} here, {_told(speakers[1]) or 'nobody'} in the other report"
        yield found("other-speakers", f"{path}.speakers", message, own.cue)
    subjects = [span.text if span is not None else None for span in (own.speaker_text, theirs.speaker_text)]
    yield from _value(f"{path}.speaker_text", *subjects)
    yield from _value(f"{path}.act", own.act, theirs.act)
    yield from _value(f"{path}.content", _get(own, "content.text"), _get(theirs, "content.text"))
    yield from _value(f"{path}.addressees", tuple(sorted(own.addressees)), people.translated(theirs.addressees))
    yield from _value(f"{path}.labels", tuple(sorted(own.labels)), tuple(sorted(theirs.labels)))

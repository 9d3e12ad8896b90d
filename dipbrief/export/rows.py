"""Plain rows for pandas, polars, csv and databases: one flat dictionary for each thing that a report holds."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from typing import Literal, TypeAlias, get_args

from dipbrief.export.encounters import DateFrom, check_reports, day_of, parties_of
from dipbrief.models import Meeting, MeetingReport, Participant, Party, Span, Statement

__all__ = ["Cell", "Row", "Table", "columns", "number_reports", "to_rows"]

Cell: TypeAlias = str | int | bool | dt.date | None
Row: TypeAlias = dict[str, Cell]
Table: TypeAlias = Literal["meetings", "participants", "roles", "pairs", "person_pairs", "topics", "statements"]

_SEPARATOR = ";"

_OF_MEETING: dict[str, type] = {  # what both tables of pairs say of the meeting
    "status": str,
    "format": str,
    "date": dt.date,
    "date_source": str,
    "published": dt.date,
    "city": str,
    "country": str,
    "labels": str,
    "start": int,
    "end": int,
}
_COLUMNS: dict[str, dict[str, type]] = {
    "meetings": {
        "report": str,
        "status": str,
        "format": str,
        "date": dt.date,
        "date_source": str,
        "end_date": dt.date,
        "venue": str,
        "city": str,
        "country": str,
        "occasion": str,
        "participants": int,
        "parties": str,
        "labels": str,
        "issues": str,
        "title": str,
        "published": dt.date,
        "byline": str,
        "agency": str,
        "dateline_city": str,
        "dateline_country": str,
        "dateline_date": dt.date,
        "dateline_year_source": str,
        "evidence": str,
        "start": int,
        "end": int,
    },
    "participants": {
        "report": str,
        "participant": str,
        "took_part": bool,
        "name": str,
        "rank": str,
        "rank_system": str,
        "rank_code": str,
        "title": str,
        "office": str,
        "offices": str,
        "party": str,
        "party_name": str,
        "party_kind": str,
        "accredited_to": str,
        "mentions": int,
        "start": int,
        "end": int,
    },
    "roles": {
        "report": str,
        "participant": str,
        "role": int,
        "title": str,
        "office": str,
        "organization": str,
        "status": str,
        "start": int,
        "end": int,
    },
    "pairs": {
        "report": str,
        "party_a": str,
        "name_a": str,
        "kind_a": str,
        "party_b": str,
        "name_b": str,
        "kind_b": str,
        "parties": int,
        **_OF_MEETING,
    },
    "person_pairs": {
        "report": str,
        "participant_a": str,
        "name_a": str,
        "office_a": str,
        "offices_a": str,
        "party_a": str,
        "participant_b": str,
        "name_b": str,
        "office_b": str,
        "offices_b": str,
        "party_b": str,
        "persons": int,
        **_OF_MEETING,
    },
    "topics": {
        "report": str,
        "topic": int,
        "text": str,
        "labels": str,
        "start": int,
        "end": int,
    },
    "statements": {
        "report": str,
        "statement": int,
        "speakers": str,
        "speaker_names": str,
        "speaker_parties": str,
        "speaker_text": str,
        "act": str,
        "cue": str,
        "content": str,
        "addressees": str,
        "labels": str,
        "start": int,
        "end": int,
        "content_start": int,
        "content_end": int,
    },
}


def columns(table: Table = "meetings") -> dict[str, type]:
    """Return the columns of *table* in order, each with the type of its values; any value but a count can be ``None``.

    polars takes it as a schema, so that empty tables and empty columns are typed too (`to_frame` does that):
    ``polars.DataFrame(to_rows(reports, table="pairs"), schema=columns("pairs"))``.

    Raises ``TypeError`` when *table* is not a string, ``ValueError`` when it does not exist.

    >>> columns("topics")
    {'report': <class 'str'>, 'topic': <class 'int'>, 'text': <class 'str'>, 'labels': <class 'str'>, \
'start': <class 'int'>, 'end': <class 'int'>}
    """
    return dict(_COLUMNS[_checked(table)])


def to_rows(
    reports: Iterable[MeetingReport],
    *,
    table: Table = "meetings",
    ids: Iterable[str | int] | None = None,
    date_from: DateFrom = "dateline",
) -> list[Row]:
    """Return one of the tables of *reports* as a list of flat dictionaries.

    *table* says what a row is: ``meetings`` one report with its meeting, if any; ``participants`` one person;
    ``roles`` one office of a person; ``pairs`` two parties that met; ``person_pairs`` two persons that met; ``topics``,
    ``statements`` one of these.
    Each row has all the columns of its table in the same order (see `columns`) and holds only ``str``, ``int``,
    ``bool``, ``datetime.date`` and ``None``. The column ``report`` is the report's id as a string: the one of *ids*,
    which gives one for each report, or else its number in *reports*, from "0". What was held on a day that the text
    does not give has the date of the dateline; with *date_from* "published", without that one too, the day of
    publication. ``date_source`` says which.

    Raises ``TypeError`` when *reports* is not an iterable of reports, *table* not a string, or an id neither a
    string nor a number; ``ValueError`` when *table* or *date_from* does not exist, or when the ids are not as many as
    the reports or not different.

    >>> from dipbrief import parse
    >>> report = parse("OSLO, March 3 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed "
    ...                "of the United States on Monday. They discussed joint exercises.")
    >>> [(row["report"], row["party_a"], row["party_b"], row["labels"]) for row in to_rows([report], table="pairs")]
    [('0', 'NO', 'US', 'military-exercises')]
    >>> to_rows([], table="pairs")
    []
    """
    make = _MAKERS[_checked(table)]
    if date_from not in get_args(DateFrom):
        raise ValueError(f"date_from must be one of {', '.join(get_args(DateFrom))}, not {date_from!r}")
    return [{"report": id, **row} for id, report in number_reports(reports, ids) for row in make(report, date_from)]


def _checked(table: str) -> str:
    if not isinstance(table, str):
        raise TypeError(f"table must be a str, not {type(table).__name__}; use one of {', '.join(get_args(Table))}")
    if table not in _COLUMNS:
        raise ValueError(f"no such table: {table!r}; use one of {', '.join(get_args(Table))}")
    return table


def number_reports(
    reports: Iterable[MeetingReport], ids: Iterable[str | int] | None
) -> Iterator[tuple[str, MeetingReport]]:
    """Yield each report with its id: the one of *ids*, or its number. Raises what `to_rows` raises for these two.

    >>> list(number_reports([], ["a"]))
    Traceback (most recent call last):
        ...
    ValueError: 0 reports and 1 ids; give one id for each report
    """
    checked = check_reports(reports)
    if ids is None:
        yield from ((str(number), report) for number, report in enumerate(checked))
        return
    names, found = _checked_ids(ids), list(checked)
    if len(names) != len(found):
        raise ValueError(f"{len(found)} reports and {len(names)} ids; give one id for each report")
    yield from zip(names, found, strict=True)


def _checked_ids(ids: Iterable[str | int]) -> list[str]:
    if isinstance(ids, str | bytes) or not isinstance(ids, Iterable):
        raise TypeError(f"ids must be an iterable of str or int, not {type(ids).__name__}")
    names: dict[str, None] = {}
    for position, id in enumerate(ids):
        if isinstance(id, bool) or not isinstance(id, str | int):
            raise TypeError(f"ids[{position}] must be a str or an int, not {type(id).__name__}")
        if str(id) in names:
            raise ValueError(f"two reports have the id {str(id)!r}; give each its own")
        names[str(id)] = None
    return list(names)


# --- the tables ------------------------------------------------------------------------------------------------


def _meetings(report: MeetingReport, date_from: DateFrom) -> Iterator[Row]:
    meeting = report.meeting
    yield {
        **_encounter(report, date_from),
        "end_date": meeting.end_date if meeting else None,
        "venue": _words(meeting.venue) if meeting else None,
        **_place(meeting),
        "occasion": _words(meeting.occasion) if meeting else None,
        "participants": len(report.participants),
        "parties": _joined(party.name for party in parties_of(report.participants)),
        "labels": _joined(report.labels),
        "issues": _joined(dict.fromkeys(issue.code for issue in report.issues)),
        **_header(report),
        **_evidence(meeting),
    }


def _encounter(report: MeetingReport, date_from: DateFrom) -> Row:
    date, source = day_of(report, date_from)
    meeting = report.meeting
    return {
        "status": meeting.status if meeting else None,
        "format": meeting.format if meeting else None,
        "date": date,
        "date_source": source,
    }


def _place(meeting: Meeting | None) -> Row:
    return {"city": meeting.city if meeting else None, "country": meeting.country if meeting else None}


def _evidence(meeting: Meeting | None) -> Row:
    words = meeting.evidence[0] if meeting and meeting.evidence else None
    return {"evidence": _words(words), **_offsets(words)}


def _header(report: MeetingReport) -> Row:
    header, dateline = report.header, report.header.dateline
    return {
        "title": header.title,
        "published": header.published,
        "byline": _words(header.byline),
        "agency": header.agency.name if header.agency else None,
        "dateline_city": dateline.city if dateline else None,
        "dateline_country": dateline.country if dateline else None,
        "dateline_date": dateline.date if dateline else None,
        "dateline_year_source": dateline.year_source if dateline else None,
    }


def _participants(report: MeetingReport, _: DateFrom) -> Iterator[Row]:
    yield from (_person(person, True) for person in report.participants)
    yield from (_person(person, False) for person in report.mentioned)


def _person(person: Participant, took_part: bool) -> Row:
    rank, role = person.rank, person.roles[0] if person.roles else None
    return {
        "participant": person.id,
        "took_part": took_part,
        "name": person.name,
        "rank": rank.title if rank else None,
        "rank_system": rank.system if rank else None,
        "rank_code": rank.code if rank else None,
        "title": role.title if role else None,
        "office": role.office if role else None,
        "offices": _joined(dict.fromkeys(role.office for role in person.roles if role.office)),
        "party": person.party.code if person.party else None,
        "party_name": person.party.name if person.party else None,
        "party_kind": person.party.kind if person.party else None,
        "accredited_to": _joined(party.code for party in person.accredited_to),
        "mentions": len(person.mentions),
        **_offsets(person.mentions[0] if person.mentions else None),
    }


def _roles(report: MeetingReport, _: DateFrom) -> Iterator[Row]:
    for person in report.people:
        for number, role in enumerate(person.roles):
            yield {
                "participant": person.id,
                "role": number,
                "title": role.title,
                "office": role.office,
                "organization": role.organization,
                "status": role.status,
                "start": role.start,
                "end": role.end,
            }


def _pairs(report: MeetingReport, date_from: DateFrom) -> Iterator[Row]:
    parties = parties_of(report.participants)
    for one, other in combinations(parties, 2) if report.meeting else ():
        yield {**_party(one, "a"), **_party(other, "b"), "parties": len(parties), **_when_and_where(report, date_from)}


def _person_pairs(report: MeetingReport, date_from: DateFrom) -> Iterator[Row]:
    persons = report.participants
    for one, other in combinations(persons, 2) if report.meeting else ():
        yield {**_side(one, "a"), **_side(other, "b"), "persons": len(persons), **_when_and_where(report, date_from)}


def _when_and_where(report: MeetingReport, date_from: DateFrom) -> Row:
    words = report.meeting.evidence[0] if report.meeting and report.meeting.evidence else None
    return {
        **_encounter(report, date_from),
        "published": report.header.published,
        **_place(report.meeting),
        "labels": _joined(report.labels),
        **_offsets(words),
    }


def _side(person: Participant, side: str) -> Row:
    row = _person(person, True)
    return {f"{name}_{side}": row[name] for name in ("participant", "name", "office", "offices", "party")}


def _party(party: Party, side: str) -> Row:
    return {f"party_{side}": party.code, f"name_{side}": party.name, f"kind_{side}": party.kind}


def _topics(report: MeetingReport, _: DateFrom) -> Iterator[Row]:
    for number, topic in enumerate(report.topics):
        yield {"topic": number, "text": topic.text, "labels": _joined(topic.labels), **_offsets(topic)}


def _statements(report: MeetingReport, _: DateFrom) -> Iterator[Row]:
    people = {person.id: person for person in report.people}
    for number, statement in enumerate(report.statements):
        yield {"statement": number, **_statement(statement, [people[id] for id in statement.speakers])}


def _statement(statement: Statement, speakers: list[Participant]) -> Row:
    content = statement.content
    return {
        "speakers": _joined(statement.speakers),
        "speaker_names": _joined(person.name for person in speakers),
        "speaker_parties": _joined(party.name for party in parties_of(speakers)),
        "speaker_text": _words(statement.speaker_text),
        "act": statement.act,
        "cue": statement.cue.text,
        "content": _words(content),
        "addressees": _joined(statement.addressees),
        "labels": _joined(statement.labels),
        **_offsets(statement.cue),
        "content_start": content.start if content else None,
        "content_end": content.end if content else None,
    }


_MAKERS: dict[str, Callable[[MeetingReport, DateFrom], Iterator[Row]]] = {
    "meetings": _meetings,
    "participants": _participants,
    "roles": _roles,
    "pairs": _pairs,
    "person_pairs": _person_pairs,
    "topics": _topics,
    "statements": _statements,
}


# --- cells -----------------------------------------------------------------------------------------------------


def _words(span: Span | None) -> str | None:
    return span.text if span else None


def _offsets(span: Span | None) -> Row:
    return {"start": span.start if span else None, "end": span.end if span else None}


def _joined(values: Iterable[str]) -> str | None:
    """The values in one cell, ";" between them; ``None`` for none."""
    return _SEPARATOR.join(values) or None

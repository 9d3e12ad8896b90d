"""Values that no words of the text carry, or that the words given for them contradict."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache

from dipbrief.checks.found import found, people, shown
from dipbrief.checks.ground import Ground
from dipbrief.checks.values import days_of
from dipbrief.dates import DateMention, find_dates
from dipbrief.document import keys_of, read_document
from dipbrief.frames import read_sentences
from dipbrief.labels import find_journeys, find_labels
from dipbrief.lexicon import names
from dipbrief.models import Finding, Meeting, MeetingReport, Participant, Span

__all__ = ["check_support"]

_WEEK = 7


def check_support(report: MeetingReport, ground: Ground, published: dt.date | None) -> Iterator[Finding]:
    """Yield the values of *report* that the words of the text do not carry."""
    for path, person in people(report):
        yield from _parties(path, person, ground)
        yield from _statuses(path, person, ground)
    references = _references(report, published)
    dateline = report.header.dateline
    if (
        dateline is not None
        and dateline.date is not None
        and not days_of(dateline)
        and dateline.date not in (report.header.published, published)
        and not _is_printed(dateline.date, ground, references)
    ):
        yield found("unsupported", "header.dateline.date", f"no words say {dateline.date}", dateline)
    if report.meeting is not None:
        yield from _dates(report.meeting, ground, references)
        yield from _place(report.meeting, ground)
    yield from _labels(report, ground)


# --- parties -----------------------------------------------------------------------------------------------------


def _parties(path: str, person: Participant, ground: Ground) -> Iterator[Finding]:
    parties = [] if person.party is None else [(f"{path}.party", person.party)]
    parties += [(f"{path}.accredited_to[{n}]", party) for n, party in enumerate(person.accredited_to)]
    for here, party in parties:
        if party.code not in ground.codes:
            yield found("unsupported", f"{here}.code", f"no words mean {party.name}")
    if person.party is not None and person.party.code in ground.codes:
        named = frozenset().union(*(_states_of(mention.text, person.name) for mention in person.mentions))
        if named and person.party.code not in named:
            message = f"the mentions of {shown(person.name)} name {', '.join(sorted(named))}, not {person.party.code}"
            yield found("party-not-of-mentions", f"{path}.party.code", message)


@lru_cache(1 << 10)
def _states_of(mention: str, name: str) -> frozenset[str]:
    """The codes of the states whose adjectives stand in a mention, beside the words of the name."""
    document, own = read_document(mention), set(keys_of(name))
    entries = [entry for i in names().matches(document) for entry in names().longest(document, i)]
    return frozenset(entry.id for entry in entries if entry.form == "demonym" and own.isdisjoint(entry.keys))


def _statuses(path: str, person: Participant, ground: Ground) -> Iterator[Finding]:
    for n, role in enumerate(person.roles):
        if role.status is not None and ("status", role.status) not in ground.ids:
            yield found("unsupported", f"{path}.roles[{n}].status", f"no words say {role.status!r}")


# --- dates -------------------------------------------------------------------------------------------------------


def _references(report: MeetingReport, published: dt.date | None) -> tuple[dt.date, ...]:
    dateline = report.header.dateline.date if report.header.dateline else None
    return tuple(dict.fromkeys(day for day in (dateline, report.header.published, published) if day is not None))


def _is_printed(day: dt.date, ground: Ground, references: tuple[dt.date, ...]) -> bool:
    return any(_can_mean(date, day, references) for date in ground.all_dates)


def _dates(meeting: Meeting, ground: Ground, references: tuple[dt.date, ...]) -> Iterator[Finding]:
    if meeting.date_text is not None and meeting.date is None and references:
        yield found("unsupported", "meeting.date_text", "the words of a date, and no date", meeting.date_text)
    for name, day in (("date", meeting.date), ("end_date", meeting.end_date)):
        if day is None:
            continue
        first, last = ground.words(meeting.date_text) if meeting.date_text is not None else (0, 0)
        own = [date for date in ground.dates if date.first < last and first < date.last]
        own += find_dates(read_document(meeting.date_text.text)) if meeting.date_text is not None else []
        path = f"meeting.{name}"
        if own and not any(_can_mean(date, day, references, name) for date in own):
            message = f"{shown(meeting.date_text.text if meeting.date_text else '')} is not {day}"
            yield found("date-not-of-words", path, message, meeting.date_text)
        elif not own and not any(_can_mean(date, day, references, name) for date in ground.all_dates):
            yield found("unsupported", path, f"no words say {day}")


def _can_mean(date: DateMention, day: dt.date, references: tuple[dt.date, ...], name: str = "date") -> bool:
    """Tell whether the printed *date* can mean *day*, for a reader on one of the days of *references*."""
    if name == "end_date" and date.end is not None and (day.month, day.day) == date.end:
        return date.year in (None, day.year, day.year - 1)
    if not references:
        return date.month is None or ((date.month, date.day) == (day.month, day.day) and date.year in (None, day.year))
    readings = [date.resolve(reference, planned=planned) for reference in references for planned in (False, True)]
    return any(day in reading[:2] for reading in readings if reading is not None)


# --- place -------------------------------------------------------------------------------------------------------


def _place(meeting: Meeting, ground: Ground) -> Iterator[Finding]:
    if meeting.city is not None and not _names_city(meeting.city, ground):
        yield found("unsupported", "meeting.city", f"no words mean {meeting.city}")
    if meeting.country is not None and meeting.country not in ground.codes:
        yield found("unsupported", "meeting.country", f"no words mean {meeting.country}")


def _names_city(city: str, ground: Ground) -> bool:
    if city in ground.places:
        return True
    return all(any(key in document.places() for document in ground.documents) for key in keys_of(city))


# --- labels ------------------------------------------------------------------------------------------------------


def _labels(report: MeetingReport, ground: Ground) -> Iterator[Finding]:
    parts: list[tuple[str, Span | None, Iterable[str]]] = [
        (f"topics[{n}].labels", topic, topic.labels) for n, topic in enumerate(report.topics)
    ]
    parts += [(f"statements[{n}].labels", s.content or s.cue, s.labels) for n, s in enumerate(report.statements)]
    journeys = find_journeys(read_sentences(ground.document, 0))
    for path, span, labels in parts:
        if not labels or span is None:
            continue
        first, last = ground.words(span)
        known = find_labels(ground.document, first, last, journeys) if first < last else ()
        for n, label in enumerate(labels):
            if label not in known:
                yield found(
                    "label-without-words", f"{path}[{n}]", f"{shown(span.text)} has no words for {label!r}", span
                )

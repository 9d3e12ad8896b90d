"""Ids that no vocabulary has, and values that contradict each other: from the report alone."""

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dipbrief.checks.found import doubles, found, people, shown
from dipbrief.dates import DateMention, find_dates, head_date
from dipbrief.document import Document, fold, keys_of, read_document
from dipbrief.labels import merge
from dipbrief.lexicon import Entry, agencies, names, regions
from dipbrief.models import Agency, Dateline, Finding, Header, MeetingReport, Participant, Party, Rank, Role
from dipbrief.tables import read_table
from dipbrief.vocabularies import PORTFOLIO, vocabulary

__all__ = ["check_values", "codes_of", "country_of", "days_of", "postal_codes"]

_CODES = frozenset([*(f"OF-{n}" for n in range(1, 11)), *(f"OR-{n}" for n in range(1, 10))])
_PARTIES = frozenset(["country", "body", "region", "organization"])


def check_values(report: MeetingReport) -> Iterator[Finding]:
    """Yield the ids that no vocabulary has, and the values that contradict those beside them."""
    for path, person in people(report):
        yield from _parties(path, person)
        for n, role in enumerate(person.roles):
            yield from _role(f"{path}.roles[{n}]", role)
        if person.rank is not None:
            yield from _rank(f"{path}.rank", person.rank, person.party)
    yield from _header(report.header)
    yield from _meeting_place(report)
    yield from _labels(report)


# --- parties -----------------------------------------------------------------------------------------------------


def _parties(path: str, person: Participant) -> Iterator[Finding]:
    if person.party is not None:
        yield from _party(f"{path}.party", person.party)
    for n, party in enumerate(person.accredited_to):
        yield from _party(f"{path}.accredited_to[{n}]", party)


def _party(path: str, party: Party) -> Iterator[Finding]:
    if party.kind == "organization" and party.code not in read_table("organizations"):
        yield found("unknown-organization", f"{path}.code", f"there is no organization {party.code!r}")
    elif fold(party.name) != fold(party.code) and party.code not in _codes_of_name(party.name):
        yield found("name-not-of-code", f"{path}.name", f"{party.code} is not {shown(party.name)}")


@lru_cache(1 << 10)
def _codes_of_name(name: str) -> frozenset[str]:
    """The codes of the states and organizations that have the name, in full."""
    document, keys = read_document(name), keys_of(name)
    first = 1 if keys[:1] == ("the",) else 0
    tables = {code for table in ("states", "organizations") for code in _by_name(table).get(keys, ())}
    return frozenset(
        entry.id
        for entry in names().every(document, first)
        if entry.kind in _PARTIES and first + len(entry.keys) == len(keys)
    ) | frozenset(tables)


@lru_cache(2)
def _by_name(table: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for code, data in read_table(table).items():
        found[keys_of(data["name"])] = (*found.get(keys_of(data["name"]), ()), code)
    return found


# --- roles -------------------------------------------------------------------------------------------------------


def _role(path: str, role: Role) -> Iterator[Finding]:
    if role.status is not None and role.status not in vocabulary("statuses"):
        yield found("unknown-status", f"{path}.status", f"there is no status {role.status!r}")
    if role.office is None:
        return
    if role.office not in vocabulary("offices"):
        yield found("unknown-office", f"{path}.office", f"there is no office {role.office!r}")
    elif not any(_may_be(role.office, offices_of(title)) for title in (role.title, f"{role.title}s")):
        message = f"{shown(role.title)} is not the office {role.office!r}"
        yield found("office-not-of-title", f"{path}.office", message)


def _may_be(office: str, offices: "Offices") -> bool:
    """Tell whether a title that can be any of *offices* can be *office*: a narrower one, when no field is printed."""
    plain = office.removeprefix("deputy-")
    if not offices.ids or office in offices.ids or plain in offices.ids:
        return True
    return not offices.fields and any(plain.endswith(f"-{id}") for id in offices.ids)


class Offices(NamedTuple):
    """What the words of a title can be: ids of offices, and the fields that are printed."""

    ids: frozenset[str]
    fields: frozenset[str]


@lru_cache(1 << 10)
def offices_of(title: str) -> Offices:
    """Return the offices that the words of *title* can be; none when they are no office at all.

    >>> sorted(offices_of("Defence Minister").ids)
    ['defence-minister', 'minister']
    >>> offices_of("Grand Poobah").ids
    frozenset()
    """
    document = read_document(title)
    entries = [entry for i in names().matches(document) for entry in names().every(document, i)]
    heads = {entry.id for entry in entries if entry.kind == "office"} | _of_states().get(document.keys, frozenset())
    fields = frozenset(entry.id for entry in entries if entry.kind == "portfolio")
    keys = frozenset(document.keys)
    with_field = {f"{field}-{head}" for field in fields for head in heads}
    of_slots = {id.replace(PORTFOLIO, field) for id, rest in _slotted() if rest <= keys for field in fields}
    return Offices(frozenset(heads | with_field | of_slots), fields)


@lru_cache(1)
def _of_states() -> dict[tuple[str, ...], frozenset[str]]:
    """The offices by those of their forms that begin with a state, without it ("|US| Representative")."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for office in read_table("offices")["office"]:
        for keys in map(keys_of, office["forms"]):
            if any(entry.kind == "country" and len(entry.keys) == 1 for entry in names().starting(keys[0])):
                found[keys[1:]] = found.get(keys[1:], frozenset()) | {office["id"]}
    return found


@lru_cache(1)
def _slotted() -> tuple[tuple[str, frozenset[str]], ...]:
    """The offices of a field, each form with its words beside the slot."""
    return tuple(
        (office["id"], frozenset(keys_of(form.replace(PORTFOLIO, ""))))
        for office in read_table("offices")["office"]
        if PORTFOLIO in office["id"]
        for form in office["forms"]
    )


# --- ranks -------------------------------------------------------------------------------------------------------


def _rank(path: str, rank: Rank, party: Party | None) -> Iterator[Finding]:
    entries = _ranks_of(rank.title)
    if not entries:
        yield found("unknown-rank", f"{path}.title", f"there is no rank {shown(rank.title)}")
    elif rank.system not in {entry.data["system"] for entry in entries}:
        message = f"{shown(rank.title)} is no rank of the {rank.system}"
        yield found("rank-system-not-of-title", f"{path}.system", message)
    if rank.code is None:
        return
    if rank.code not in _CODES:
        yield found("unknown-rank-code", f"{path}.code", f"there is no code {rank.code!r}")
        return
    if entries:
        yield from _rank_code(f"{path}.code", rank, party, entries)


def _rank_code(path: str, rank: Rank, party: Party | None, entries: tuple[Entry, ...]) -> Iterator[Finding]:
    blocks = [block for entry in entries for block in entry.data.get("code", ())]
    everywhere = {block["code"] for block in blocks}
    here = {block["code"] for block in blocks if party is not None and party.code in block["countries"]}
    if rank.code in here:
        return
    if here or (everywhere and rank.code not in everywhere):
        message = f"{shown(rank.title)} is {' or '.join(sorted(here or everywhere))}, not {rank.code}"
        yield found("rank-code-not-of-title", path, message)
    else:
        where = party.name if party is not None else "a person without a state"
        yield found("rank-code-unsure", path, f"no code is certain for {shown(rank.title)} of {where}")


@lru_cache(1 << 10)
def _ranks_of(title: str) -> tuple[Entry, ...]:
    """The longest ranks in *title*."""
    document = read_document(title)
    found = [entry for i in names().matches(document) for entry in names().every(document, i) if entry.kind == "rank"]
    longest = max((len(entry.keys) for entry in found), default=0)
    return tuple(entry for entry in found if len(entry.keys) == longest)


# --- header and places -------------------------------------------------------------------------------------------


def _header(header: Header) -> Iterator[Finding]:
    if header.agency is not None:
        yield from _agency(header.agency)
    if header.dateline is not None:
        yield from _dateline(header.dateline, header.published)


def _agency(agency: Agency) -> Iterator[Finding]:
    if agency.mark is None:
        return
    document = read_document(agency.mark)
    known = {e.data["name"] for i in agencies().matches(document) for e in agencies().every(document, i)}
    shares = not set(keys_of(agency.name)).isdisjoint(document.keys)
    if known and agency.name not in known and not (shares and agency.name not in _agency_names()):
        message = f"{shown(agency.mark)} is the mark of {min(known)}, not of {shown(agency.name)}"
        yield found("agency-not-of-mark", "header.agency.name", message)
    elif not known and agency.name in _agency_names() and not _is_part_of_name(document, agency.name):
        yield found("agency-not-of-mark", "header.agency.name", f"{shown(agency.mark)} is no mark of {agency.name}")


def _is_part_of_name(mark: Document, name: str) -> bool:
    """Tell whether the words of a mark stand in one of the longer names of an agency: "the Turkish news agency"."""
    owners = (data for data in read_table("agencies").values() if data["name"] == name)
    forms = (form for data in owners for form in (*data.get("aliases", ()), *data["marks"]))
    return any(set(mark.keys) <= set(keys_of(form)) for form in forms)


@lru_cache(1)
def _agency_names() -> frozenset[str]:
    return frozenset(data["name"] for data in read_table("agencies").values())


def _dateline(dateline: Dateline, published: dt.date | None) -> Iterator[Finding]:
    document = read_document(dateline.text)
    if dateline.city is not None and not _names_city(document, dateline.city):
        message = f"{shown(dateline.text)} does not name {dateline.city}"
        yield found("dateline-not-of-words", "header.dateline.city", message, dateline)
    codes = codes_of(document) | postal_codes(document.words)
    if dateline.country is not None and codes and dateline.country not in codes:
        message = f"{shown(dateline.text)} is in {' or '.join(sorted(codes))}, not in {dateline.country}"
        yield found("dateline-not-of-words", "header.dateline.country", message, dateline)
    days = days_of(dateline, published)
    if dateline.date is not None and days and not any(_is_day(day, dateline.date, published) for day in days):
        message = f"{shown(dateline.text)} does not say {dateline.date}"
        yield found("dateline-not-of-words", "header.dateline.date", message, dateline)


def _names_city(document: Document, city: str) -> bool:
    if set(keys_of(city)) <= {*document.keys, *keys_of(document.text)}:
        return True
    entries = [entry for i in names().matches(document) for entry in names().every(document, i)]
    return any(city in (entry.id, entry.data.get("name"), entry.data.get("capital")) for entry in entries)


def codes_of(document: Document) -> frozenset[str]:
    """Return the codes of the states in which the places of *document* lie, and of the states it names."""
    entries = [
        entry for look in (names(), regions()) for i in look.matches(document) for entry in look.every(document, i)
    ]
    return frozenset(code for entry in entries if (code := country_of(entry)) is not None)


def postal_codes(words: Iterable[str]) -> frozenset[str]:
    """Return the codes of the states with a part that is abbreviated among *words*: "Neb.", "IN"."""
    printed = {word.replace(".", "") for word in words}
    postal = read_table("datelines")["postal"].items()
    return frozenset(code for code, forms in postal if not printed.isdisjoint(forms))


def country_of(entry: Entry) -> str | None:
    """Return the code of the state that a form of the tables names, lies in or belongs to."""
    if entry.kind in ("country", "body", "region"):
        return entry.id
    country: str | None = entry.data.get("country")
    return country


def days_of(dateline: Dateline, published: dt.date | None = None) -> list[DateMention]:
    """Return the dates that the words of a dateline print."""
    document = read_document(dateline.text)
    last = len(document.words)
    heads = (head_date(document, i, last, published) for i in range(last))
    return [*(date for date in heads if date is not None), *find_dates(document)]


def _is_day(date: DateMention, day: dt.date, published: dt.date | None) -> bool:
    if date.month is None:
        return date.day is None or date.day == day.day
    if (date.month, date.day) != (day.month, day.day):
        return False
    if date.year is not None:
        return date.year == day.year
    readings = [date.resolve(published, planned=planned) for planned in (False, True)]
    return published is None or any(reading is not None and reading[0] == day for reading in readings)


def _meeting_place(report: MeetingReport) -> Iterator[Finding]:
    meeting = report.meeting
    if meeting is None or meeting.city is None or meeting.country is None:
        return
    countries = _countries_of_city(meeting.city)
    capital = read_table("states").get(meeting.country, {}).get("capital", "")
    if fold(capital) == fold(meeting.city):  # there may be others of that name
        return
    if countries and meeting.country not in countries:
        message = f"{meeting.city} is in {' or '.join(sorted(countries))}, not in {meeting.country}"
        yield found("country-not-of-city", "meeting.country", message)


@lru_cache(1 << 10)
def _countries_of_city(city: str) -> frozenset[str]:
    document = read_document(city)
    places = [entry for entry in names().every(document, 0) if len(entry.keys) == len(document.keys)]
    return frozenset(code for entry in places if (code := country_of(entry)) is not None)


# --- labels ------------------------------------------------------------------------------------------------------


def _labels(report: MeetingReport) -> Iterator[Finding]:
    parts = [(f"topics[{n}].labels", topic.labels) for n, topic in enumerate(report.topics)]
    parts += [(f"statements[{n}].labels", statement.labels) for n, statement in enumerate(report.statements)]
    for path, labels in [*parts, ("labels", report.labels)]:
        for n, label in enumerate(labels):
            if label not in vocabulary("labels"):
                yield found("unknown-label", f"{path}[{n}]", f"there is no label {label!r}")
        yield from doubles(labels, path, "label")
    wanted = merge(labels for _, labels in parts)
    if report.labels != wanted:
        message = (
            f"topics and statements have {', '.join(wanted) or 'none'}; here are {', '.join(report.labels) or 'none'}"
        )
        yield found("labels-not-of-parts", "labels", message)

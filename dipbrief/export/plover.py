"""A report as events of PLOVER, the political event data format that follows CAMEO."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dipbrief import __version__
from dipbrief.document import Document, fold, keys_of, read_document
from dipbrief.export.deeds import Summons, find_signings, find_summonses
from dipbrief.export.encounters import day_of, parties_of
from dipbrief.export.given import check_given, check_text, digest_of
from dipbrief.export.sides import find_sides, is_elsewhere, kind_of
from dipbrief.models import MeetingReport, Participant, Party, Span, Statement
from dipbrief.tables import read_table

__all__ = ["to_plover"]

Event = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Coding:
    """One event before it is written: its codes, who does it to whom, and the words that tell it."""

    event: str
    cameo: tuple[str, ...]
    actors: tuple[Event, ...]
    recipients: tuple[Event, ...] = ()
    modes: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    words: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        """What two tellings of one event share."""
        return repr((self.event, self.cameo, self.actors, self.recipients, self.modes))


def to_plover(
    report: MeetingReport, *, id: str | None = None, text: str | None = None, date: dt.date | None = None
) -> tuple[Event, ...]:
    """Return the events of *report* as objects of PLOVER JSON; written one in a line, they are PLOVER JSON Lines.

    A held meeting is CONSULT with its mode, where it has one: ``visit``, ``third-party``, ``multilateral``, ``phone``;
    a planned one is AGREE. Statements that PLOVER knows (agree, invite, urge, condemn, reject, ...) are events of their
    own, each speaker, act and addressee once. With *text*, the string that the report was read from, a summoned envoy
    is ACCUSE and the signing of an agreement at the meeting SUPPORT. ``cameo`` holds the CAMEO codes. What is not known
    is left out.

    *id* begins the ids of the events, "ID-1", "ID-2", ...; without it a digest of the report does. *date* is the day to
    take when neither meeting nor dispatch has one; an event without a date is no PLOVER event and is not returned.

    What does not fit: ranks and all offices but the first, accreditation, what a statement says, topics but for their
    contexts, venue and occasion, statements by nobody named, the acts that PLOVER dropped ("say", "stress") and those
    whose verbs it sorts differently ("accept", "ask"), persons only mentioned, issues. The day of a planned meeting
    does not fit either: the event is the plan, and its day that of the dispatch.

    Raises ``TypeError`` for arguments of another type, ``ValueError`` when the report does not belong to *text*.

    >>> from dipbrief import parse
    >>> report = parse("OSLO, March 3, 2025 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed "
    ...                "of the United States on Monday. They discussed joint exercises.")
    >>> (event,) = to_plover(report, id="R1")
    >>> event["id"], event["date"], event["event"], event["cameo"], event["context"]
    ('R1-1', '2025-03-03', ['CONSULT'], ['040'], ['military'])
    >>> [(actor["code"], actor["sector"]) for actor in event["actor"]]
    [('NOR', 'GOVMIL'), ('USA', 'MIL')]
    """
    check_given(report, id=id)
    _check_date(date)
    document = read_document(check_text(report, text)) if text is not None else None
    codings = _merged([*_meeting(report), *_statements(report), *_deeds(report, document)])
    dated = [(coding, day) for coding in codings if (day := _day(report, coding.event, date))]
    name = id or f"dipbrief-{digest_of(report)}"
    return tuple(_written(report, document, f"{name}-{n}", *found) for n, found in enumerate(dated, 1))


def lacks_day(report: MeetingReport) -> bool:
    """Tell whether an event of *report* is left out for want of a day: a meeting, or what was said there."""
    return any(_day(report, coding.event, None) is None for coding in (*_meeting(report), *_statements(report)))


def _check_date(date: object) -> None:
    if isinstance(date, dt.datetime) or not isinstance(date, dt.date | None):
        raise TypeError(f"date must be a datetime.date or None, not {type(date).__name__}")


def _day(report: MeetingReport, event: str, otherwise: dt.date | None) -> dt.date | None:
    """The day of a held meeting; of everything else the day of the dispatch, which is when it was said."""
    dateline = report.header.dateline
    held = day_of(report)[0] if report.meeting and report.meeting.status == "held" else None
    dispatch = (dateline.date if dateline else None) or report.header.published
    return held or dispatch or otherwise


# --- what happened ---------------------------------------------------------------------------------------------


def _meeting(report: MeetingReport) -> Iterator[_Coding]:
    meeting = report.meeting
    if meeting is None or not report.participants:
        return
    sides = find_sides(report)
    yield _Coding(
        event="CONSULT" if meeting.status == "held" else "AGREE",
        cameo=tuple(_codes()["code"][_encounter(report)]["cameo"]),
        actors=_entities(sides.guests if sides else report.participants),
        recipients=_entities(sides.hosts) if sides else (),
        modes=tuple(_modes(report)) if meeting.status == "held" else (),
        labels=report.labels,
        words=meeting.evidence,
    )


def _modes(report: MeetingReport) -> Iterator[str]:
    if report.meeting and report.meeting.format in ("phone", "video"):
        yield "phone"
    if len(parties_of(report.participants)) > 2:
        yield "multilateral"
    if is_elsewhere(report):
        yield "third-party"
    elif find_sides(report):
        yield "visit"


def _encounter(report: MeetingReport) -> str:
    """What CAMEO distinguishes: a name of the table of codes."""
    meeting = report.meeting
    if meeting is None or meeting.status == "planned":
        return "planned"
    spans = (*meeting.evidence, *([meeting.occasion] if meeting.occasion else []))
    printed = {key for span in spans for key in keys_of(span.text)}
    told = {
        "phone": meeting.format == "phone",
        "mediation": bool(_words("mediation") & printed),
        "negotiation": bool(_words("negotiation") & printed),
        "third-party": is_elsewhere(report),
        "visit": find_sides(report) is not None,
    }
    return next((name for name, holds in told.items() if holds), "meeting")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in _codes()["code"][name]["words"])


def _statements(report: MeetingReport) -> Iterator[_Coding]:
    people = {person.id: person for person in report.people}
    for statement in report.statements:
        data = _acts().get(statement.act)
        if data and statement.speakers:
            yield _statement(statement, data, people)


def _statement(statement: Statement, data: dict[str, Any], people: dict[str, Participant]) -> _Coding:
    return _Coding(
        event=data["event"],
        cameo=(data["cameo"],),
        actors=_entities(people[id] for id in statement.speakers),
        recipients=_entities(people[id] for id in statement.addressees),
        modes=(data["mode"],) if "mode" in data else (),
        labels=statement.labels,
        words=(statement.cue,),
    )


def _deeds(report: MeetingReport, document: Document | None) -> Iterator[_Coding]:
    if document is None:
        return
    for summons in find_summonses(document, report):
        yield _summons(summons)
    meeting = report.meeting
    if meeting and meeting.status == "held" and len(parties_of(report.participants)) > 1:
        for signing in find_signings(document, report):
            cameo = tuple(_codes()["code"]["signing"]["cameo"])
            yield _Coding("SUPPORT", cameo, _entities(report.participants), words=(signing.cue,))


def _summons(summons: Summons) -> _Coding:
    data = _codes()["code"]["summons"]
    envoy = {**_party(summons.summoned), "sector": "GOV", "entity_text": summons.envoy.text, "office": summons.office}
    return _Coding(
        event="ACCUSE",
        cameo=tuple(data["cameo"]),
        actors=({**_party(summons.summoner), "sector": "GOV"},),
        recipients=(envoy,),
        modes=(data["mode"],),
        labels=("bilateral-relations",),
        words=(summons.cue,),
    )


def _merged(codings: Iterable[_Coding]) -> list[_Coding]:
    """Put together what tells the same event twice."""
    found: dict[str, list[_Coding]] = {}
    for coding in codings:
        found.setdefault(coding.key, []).append(coding)
    return [_together(same) for same in found.values()]


def _together(same: Sequence[_Coding]) -> _Coding:
    one = same[0]
    return _Coding(
        *(one.event, one.cameo, one.actors, one.recipients, one.modes),
        labels=tuple(dict.fromkeys(label for coding in same for label in coding.labels)),
        words=tuple(dict.fromkeys(word for coding in same for word in coding.words)),
    )


# --- who -------------------------------------------------------------------------------------------------------


def _entities(people: Iterable[Participant]) -> tuple[Event, ...]:
    return tuple(_entity(person) for person in people)


def _entity(person: Participant) -> Event:
    role = person.roles[0] if person.roles else None
    return _present(
        {
            **(_party(person.party) if person.party else {}),
            "sector": _sector(person),
            "entity_text": _printed(person),
            "office": role.office if role else None,
        }
    )


def _printed(person: Participant) -> str:
    """The first mention with the name in it, title and all; else the name."""
    return next((span.text for span in person.mentions if person.name in span.text), person.name)


def _party(party: Party) -> Event:
    """The code; of an organization the name too, as many share one code."""
    if party.kind == "country":
        return _present({"code": _iso3(party.code)})
    families = _codes()["family"]
    kind = read_table("organizations").get(party.code, {}).get("kind", "")
    family = families.get(party.code) or families.get(kind) or families["intergovernmental"]
    return {"code": family["code"], "identifier_text": party.name}


def _iso3(code: str) -> str | None:
    """The ISO 3166-1 alpha-3 code, of former states too; ``None`` for others."""
    import pycountry

    own = _codes()["country"].get(code)
    if own is not None:
        return own["code"] or None
    country = pycountry.countries.get(alpha_2=code) or pycountry.historic_countries.get(alpha_2=code)
    return country.alpha_3 if country else None


def _sector(person: Participant) -> str | None:
    """The sector of the first office that has one, else of the rank; none for those who act for an organization."""
    if person.party and person.party.kind == "organization":
        return None
    if person.roles and all(role.status == "former" for role in person.roles):
        return "CVL"
    offices = [role.office for role in person.roles if role.office and role.status != "former"]
    found = [sector for office in offices if (sector := _sector_of(office))]
    if not found and person.rank:
        found = [s for s in [_sectors().get(("system", person.rank.system))] if s]
    return found[0] if found else None


def _sector_of(office: str) -> str | None:
    own = _sectors().get(("office", office.removeprefix("deputy-")))
    return own or _sectors().get(("kind", kind_of(office) or ""))


# --- writing ---------------------------------------------------------------------------------------------------


def _written(report: MeetingReport, document: Document | None, id: str, coding: _Coding, day: dt.date) -> Event:
    return _present(
        {
            "id": id,
            "date": day.isoformat(),
            "enddate": _last_day(report, coding.event),
            "actor": list(coding.actors),
            "recipient": list(coding.recipients),
            "event": [coding.event],
            "mode": list(coding.modes),
            "context": _contexts(coding.labels),
            "cameo": list(coding.cameo),
            "quad_code": _codes()["event"][coding.event]["quad"],
            "event_loc": _place(report) if coding.event in ("CONSULT", "SUPPORT") else None,
            "event_text": [span.text for span in coding.words],
            "text_info": _text_info(coding.words, document),
            "cite_info": _citation(report),
            "coder": f"dipbrief {__version__}",
        }
    )


def _last_day(report: MeetingReport, event: str) -> str | None:
    end = report.meeting.end_date if report.meeting and event == "CONSULT" else None
    return end.isoformat() if end else None


def _contexts(labels: Iterable[str]) -> list[str]:
    topics = read_table("topics")
    return list(dict.fromkeys(topics[label]["plover_context"] for label in labels if label in topics))


def _place(report: MeetingReport) -> Event | None:
    """The place in the fields of GeoNames, as PLOVER has it."""
    meeting = report.meeting
    if meeting is None or not (meeting.city or meeting.country):
        return None
    code = meeting.country
    return _present({"name": meeting.city, "country code": code, "cc3": _iso3(code) if code else None})


def _text_info(words: tuple[Span, ...], document: Document | None) -> Event | None:
    if not words:
        return None
    first = words[0]
    return _present({"sequence": _sentence(document, first.start), "start": first.start, "end": first.end})


def _sentence(document: Document | None, start: int) -> int | None:
    """The number of the sentence, from 1, that holds the character at *start*."""
    if document is None:
        return None
    begun = sum(document.starts[first] <= start for first, _ in document.sentences)
    return begun or None


def _citation(report: MeetingReport) -> Event:
    header = report.header
    agency = header.agency.name if header.agency else None
    return _present({"title": header.title, "publication": agency, "language": "en", "codebook": "PLOVER"})


def _present(fields: Event) -> Event:
    return {name: value for name, value in fields.items() if value not in (None, [], {})}


# --- the tables ------------------------------------------------------------------------------------------------


@cache
def _codes() -> dict[str, Any]:
    return read_table("plover")


@cache
def _acts() -> dict[str, dict[str, Any]]:
    """Event type, mode and CAMEO code of each act."""
    return {data["id"]: data for data in _codes()["act"]}


@cache
def _sectors() -> dict[tuple[str, str], str]:
    keys = ("kind", "office", "system")
    return {(key, data[key]): data["sector"] for data in _codes()["sector"] for key in keys if key in data}

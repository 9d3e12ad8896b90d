"""Who came to whom, and in whose country: what a report tells of the two sides of a meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from dipbrief.models import MeetingReport, Participant, Party
from dipbrief.tables import read_table

__all__ = ["Sides", "find_sides", "is_elsewhere", "kind_of", "office_data"]


@dataclass(frozen=True, slots=True)
class Sides:
    """Those who came, and those who received them."""

    guests: tuple[Participant, ...]
    hosts: tuple[Participant, ...]


def find_sides(report: MeetingReport) -> Sides | None:
    """Return guests and hosts of a meeting in person; ``None`` when the report does not tell them apart.

    Hosts stand for the country where they meet, guests for one other party; or the text calls the guests visiting. A
    resident diplomat, named first of the guests, is none. Persons without a party are on neither side.
    """
    meeting = report.meeting
    if meeting is None or meeting.format in ("phone", "video"):
        return None
    people = [person for person in report.participants if person.party]
    if meeting.country is not None:
        hosts = [person for person in people if _stands_for(person, meeting.country)]
    else:
        visiting = {_key(person.party) for person in people if _is_visiting(person)}
        hosts = [person for person in people if visiting and _key(person.party) not in visiting]
    at_home = {_key(person.party) for person in hosts}
    guests = [person for person in people if _key(person.party) not in at_home]
    if len(at_home) != 1 or len({_key(guest.party) for guest in guests}) != 1 or _is_resident(guests[0], at_home):
        return None
    return Sides(tuple(guests), tuple(hosts))


def is_elsewhere(report: MeetingReport) -> bool:
    """Tell whether states met in person in a country that none of them is."""
    meeting = report.meeting
    if meeting is None or meeting.country is None or meeting.format in ("phone", "video"):
        return False
    parties = {_key(person.party) for person in report.participants if person.party}
    states = {code for code, kind in parties if kind == "country"}
    return len(states) == len(parties) > 1 and meeting.country not in states


def kind_of(office: str) -> str | None:
    """Return the kind of an office by its id, deputies as those whom they stand in for; ``None`` when no table has it.

    >>> kind_of("defence-minister"), kind_of("deputy-energy-minister"), kind_of("gardener")
    ('executive', 'executive', None)
    """
    kind: str | None = office_data(office).get("kind")
    return kind


@cache
def office_data(office: str) -> dict[str, Any]:
    """Return the entry of an office in the data; ``{}`` when there is none."""
    offices = _offices()
    for id in (office, office.removeprefix("deputy-")):
        if id in offices:
            return offices[id]
        tails = [id[at:] for at, letter in enumerate(id) if letter == "-"]
        for tail in tails:
            if "{portfolio}" + tail in offices:
                return offices["{portfolio}" + tail]
    return {}


@cache
def _offices() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for data in read_table("offices")["office"]:
        found.setdefault(data["id"], data)
    return found


def _key(party: Party | None) -> tuple[str, str]:
    return (party.code, party.kind) if party else ("", "")


def _stands_for(person: Participant, country: str) -> bool:
    return _key(person.party) == (country, "country")


def _is_visiting(person: Participant) -> bool:
    return any(role.status == "visiting" for role in person.roles)


def _is_resident(person: Participant, hosts: Iterable[tuple[str, str]]) -> bool:
    """Tell whether the person is an envoy to the hosts: accredited to them, or a head of mission to nobody named."""
    if person.accredited_to:
        return any(_key(party) in hosts for party in person.accredited_to)
    offices = [role.office for role in person.roles if role.office]
    return not _is_visiting(person) and any(office_data(office).get("vienna") for office in offices)

"""Whom officials without a printed party stand for: kinds of evidence, the surest first, with their words."""

import itertools
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from dipbrief.document import Document
from dipbrief.mentions import Title
from dipbrief.models import Header, Issue, Party, Span
from dipbrief.participants.cast import Cast, Person
from dipbrief.participants.lists import joint
from dipbrief.participants.offices import is_past
from dipbrief.participants.overview import Dispatch, is_envoy, read_dispatch, sole_offices
from dipbrief.participants.parties import (
    Named,
    country_party,
    named_in,
    organization_party,
)

__all__ = ["assign_parties"]

_WORLDWIDE = frozenset(["AP", "REUTERS", "AFP", "UPI", "DPA", "EFE", "XINHUA"])
_WORLDWIDE_SERVICE = frozenset(["international", "spokesperson"])
_WITHIN_A_STATE = [{"executive", "military"}, {"legislative", "military"}]
_STATE_SERVICE = frozenset(["head-of-state", "head-of-government", "executive", "legislative", "military"])
_KIN = frozenset(["kin"])
_SIDES = 2  # of a meeting
_REGIONAL = frozenset(["legislative", "local"])
_PARTS = frozenset(["region"])
_STATE_KINDS = _STATE_SERVICE | {"royal", "judicial", "security", "local", "diplomatic", "party", "spokesperson"}


class Evidence(NamedTuple):
    """A party, and the words that show it: none where they stand in the title."""

    party: Party
    words: Span | None = None


def assign_parties(
    document: Document, title: Document | None, header: Header, body: int, people: Cast, issues: list[Issue]
) -> None:
    """Give every official without a printed party the one that the text makes clear, and note it in *issues*."""
    if all(person.party is not None for person in people):
        return
    dispatch = read_dispatch(document, title, header, body, people)
    guests = dispatch.sides.received()
    hosts_first = sorted(people, key=lambda person: person in guests)
    for source, find in (*_OF_SIDES, *_OF_DISPATCH):
        member = (source, find) in _OF_SIDES
        for person in hosts_first:
            if person.party is None and (member or _is_official(person)):
                _give(dispatch, person, source, find, issues)


def _give(dispatch: Dispatch, person: Person, source: str, find: "_Finder", issues: list[Issue]) -> None:
    """Give *person* the first party that *find* gives and that is not the other side's."""
    member = (source, find) in _OF_SIDES
    excluded = {party.code for party in person.accredited} if member else _excluded(dispatch, person)
    evidence = next((one for one in find(dispatch, person) if one.party.code not in excluded), None)
    if evidence is None or not _may_stand_for(person, evidence.party, member=member):
        return
    person.party = evidence.party
    dispatch.spoken_for.add(evidence.party.code)
    for office in sole_offices(person):
        dispatch.held[office].setdefault(evidence.party.code, person)
    if not member and evidence.party.kind == "country":
        dispatch.inferred.append(person)
    message = f"{person.name}: {evidence.party.name} is inferred from {source}"
    start, end = (None, None) if evidence.words is None else (evidence.words.start, evidence.words.end)
    issues.append(Issue(code="party-inferred", message=message, start=start, end=end))


def _is_official(person: Person) -> bool:
    """Tell whether an office, a rank or the title shows an official; whose envoy somebody is, no dispatch says."""
    known = bool(person.titles or person.rank or person.only_in_title)
    return known and (person.counterpart_of is not None or not is_envoy(person))


def _may_stand_for(person: Person, party: Party, *, member: bool) -> bool:
    """A minister does not stand for an organization, nor the head of a company for a state.

    *member* tells whether somebody is said to be one of its side.
    """
    offices = [title for title, _ in person.titles if not title.private]
    if not person.titles:
        return True
    if not offices or _is_kin(offices):
        return member and bool(offices)
    return _may_serve(offices, party, member=member) or (party.kind == "country" and person.rank is not None)


def _may_serve(offices: list[Title], party: Party, *, member: bool) -> bool:
    """Tell whether offices can be those of a state or of an organization."""
    kinds = {title.head.data.get("kind") for title in offices}
    vague = _is_vague(offices, kinds)
    if party.kind == "organization":
        return _is_worldly(kinds) and (member or not vague)
    return bool(kinds & _STATE_KINDS) or vague


def _is_worldly(kinds: set[Any]) -> bool:
    """Tell whether offices can be those of an organization."""
    return kinds.isdisjoint(_STATE_KINDS) or not kinds.isdisjoint(_WORLDWIDE_SERVICE)


def _is_kin(offices: list[Title]) -> bool:
    """Tell whether somebody is only told to be the wife or husband of somebody."""
    return all(title.head.data.get("trait") in _KIN for title in offices)


def _is_vague(offices: list[Title], kinds: set[Any]) -> bool:
    """Tell whether offices may be a state's: "counterpart", and what has more words than "manager"."""
    long = any(len(title.head.keys) > 1 or title.core[1] - title.core[0] > 1 for title in offices)
    return all(title.head.id == "counterpart" for title in offices) or (kinds == {"other"} and long)


# --- what the sides tell -----------------------------------------------------------------------------------------
def _of_delegation(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """ "Lund led |the Norwegian delegation|", "on |the Norwegian side| were Lund and Berg"."""
    yield from (_named(dispatch, named) for named in dispatch.sides.groups.get(person, ()))


def _of_companions(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """ "Lund was accompanied by Berg", "|his| delegation included Berg"."""
    yield from (_of(dispatch, other) for other in dispatch.sides.beside.get(person, ()) if other.party is not None)


def _of_list(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """ "Minister Lund of Norland and Deputy Minister Berg": who stands in one list, the one before first."""
    if not (person.titles or person.rank):
        return
    lists = dispatch.document.once((_read_lists, id(dispatch.people)), lambda _: _read_lists(dispatch))
    against = dispatch.sides.against.get(person, set())
    for other in lists.get(person, ()):
        if other.party is not None and other not in against:
            yield _of(dispatch, other)


def _read_lists(dispatch: Dispatch) -> dict[Person, list[Person]]:
    """Who stands before somebody in a list that "and" closes, and behind somebody who is printed without a state."""
    document, people = dispatch.document, dispatch.people
    named = [(m, p) for m, p in people.between(0, len(document.words)) if m.name is not None]
    found: dict[Person, list[Person]] = {}
    closed = False
    for (before, one), (mention, other) in reversed([*itertools.pairwise(named)]):
        link = joint(document, before, mention.first)
        closed = link == "and" or (link is not None and closed)
        if closed and mention is other.mentions[0]:
            found.setdefault(other, []).append(one)
        if link == "and" and not other.parties:
            found.setdefault(one, []).append(other)
    return found


def _of_kin(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """ "Ann Reed, |wife of President Reed|": whoever's wife or husband somebody is."""
    for title, source in person.titles:
        if title.head.data.get("trait") in _KIN and source is dispatch.document:
            of = {other for _, other in dispatch.people.between(*title.words)}
            of.update(dispatch.people.fitting(source.keys[title.words[1] - 1 : title.words[1]]))
            of.discard(person)
            yield from (_of(dispatch, other) for other in of if len(of) == 1 and other.party is not None)


def _of_envoys(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """ "Deputy High Commissioner Berg" stands for the one state whose ambassador is there."""
    if is_envoy(person) and len({envoy.party for envoy in dispatch.envoys}) == 1:
        yield _of(dispatch, dispatch.envoys[0])


_Finder = Callable[[Dispatch, Person], Iterator[Evidence]]
_OF_SIDES: tuple[tuple[str, _Finder], ...] = (
    ("the delegation", _of_delegation),
    ("whom they accompany", _of_companions),
    ("whose wife or husband they are", _of_kin),
    ("the list they stand in", _of_list),
    ("the envoy named with them", _of_envoys),
)


# --- what the dispatch as a whole tells --------------------------------------------------------------------------
def _of_visit(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """ "Lund welcomed Reed |to Norland|", "Reed arrived |in Norland| and met Lund": the host's state is the goal."""
    sides = dispatch.sides
    goals = [
        named
        for other in sorted(sides.against.get(person, ()), key=lambda other: other.number)
        for named in sides.goals.get(other, ())
        if named.party != other.party and {p.party for p in sides.against[other]} <= {named.party, other.party, None}
    ]
    if len({named.party.code for named in goals}) == 1 and person not in sides.goals:
        yield _named(dispatch, goals[0])


def _of_seat(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """ "Lund received Reed |in Oslo|"."""
    yield from (_named(dispatch, named) for named in dispatch.sides.seats.get(person, ()))


def _of_scene(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """ "President Lund met |President Reed in Oslo|": who is met is at home, where that state is told of."""
    for named in dispatch.sides.scenes.get(person, ())[:1]:
        if person not in dispatch.sides.goals and named.party.code in dispatch.counts and len(dispatch.counts) > 1:
            yield _named(dispatch, named)


def _of_part(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """ "Senator Lund met farmers of |Ohio|": the state of whose parts alone the dispatch tells."""
    if person.kinds & _REGIONAL:
        parts = list(named_in(dispatch.document, 0, len(dispatch.document.words), _PARTS))
        if len({named.party.code for named in parts}) == 1:
            yield _named(dispatch, parts[0])


def _of_readout(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """The office whose readout this is; those of an organization speak for it."""
    country, organization = dispatch.office.get("country"), dispatch.office.get("organization")
    party = country_party(country) if country is not None else None
    if organization is not None and person.kinds & _WORLDWIDE_SERVICE:
        party = organization_party(organization)
    if party is not None:
        yield Evidence(party)


def _of_agency(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """The agency's own state, unless it reports from the whole world, or from where somebody receives guests."""
    agency = dispatch.header.agency
    if agency is None or _is_host_abroad(dispatch, person):
        return
    key = (_states_of, agency.name)
    for party in dispatch.document.once(key, lambda document: list(_states_of(document, agency.name))):
        yield Evidence(party, _span(dispatch, agency.start, agency.end))


def _states_of(document: Document, name: str) -> Iterator[Party]:
    """Yield the state of the agency of a name, which does not report from the whole world."""
    for id, data in document.table("agencies").items():
        party = country_party(data.get("country", "")) if data["name"] == name else None
        if party is not None and id.upper() not in _WORLDWIDE:
            yield party


def _is_host_abroad(dispatch: Dispatch, person: Person) -> bool:
    """ "NAIROBI (TASS) - |President Lund| received Reed": the dispatch is from the state of the host."""
    line = dispatch.header.dateline
    return line is not None and line.country is not None and bool(dispatch.sides.guests.get(person))


def _of_colleague(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """An official whose office is printed without a state where it is first told of: the dispatch is from there."""
    home = [] if dispatch.home is None or not _serves_state(dispatch.home) else [dispatch.home]
    for other in [*home, *dispatch.inferred[:1]][:1]:
        if other is not person:
            yield _of(dispatch, other)


def _serves_state(person: Person) -> bool:
    """Tell whether a minister, officer or member of parliament of a state, not an envoy of one."""
    state = person.party is not None and person.party.kind == "country"
    return state and bool(person.kinds & _STATE_SERVICE) and "diplomatic" not in person.kinds


def _of_diplomats(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """ "Reed, ambassador to |Norland|": the dispatch is from where diplomats are accredited."""
    if len(dispatch.hosts) == 1:
        yield from (Evidence(party, _place(dispatch, other)) for party, other in dispatch.hosts.values())


def _of_dateline(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """The state of the dateline, unless two others are spoken of and its own never."""
    line = dispatch.header.dateline
    often = [code for code, n in dispatch.counts.items() if n > 2]
    if line is None or line.country is None or "visiting" in person.statuses:
        return
    party = country_party(line.country)
    if party is not None and (line.country in dispatch.counts or len(often) < 2):
        yield Evidence(party, _span(dispatch, line.start, line.end))


def _of_most_named(dispatch: Dispatch, person: Person) -> Iterator[Evidence]:
    """That of somebody for whom it was inferred; else the state named most, rather one for which nobody stands yet.

    Of which of the sides a spokesperson is who met nobody, no count tells.
    """
    yield from _of_list(dispatch, person)
    yield from _of_colleague(dispatch, person)
    if "spokesperson" in person.kinds and dispatch.spoken_for and not dispatch.sides.against.get(person):
        return
    taken = dispatch.visitors | _excluded(dispatch, person) | _led(dispatch, person)
    ranked = [code for code, _ in dispatch.counts.most_common() if code not in taken]
    for party in filter(None, map(country_party, [*_fresh(dispatch, person, ranked), *ranked])):
        first = dispatch.first.get(party.code)
        yield Evidence(party) if first is None else _named(dispatch, first)


def _fresh(dispatch: Dispatch, person: Person, ranked: list[str]) -> list[str]:
    """Those of *ranked* for which nobody stands yet: of somebody who met another, one of the two named most."""
    against = dispatch.sides.against.get(person)
    likely = [code for code, _ in dispatch.counts.most_common(_SIDES)] if against else ranked
    fresh = [code for code in ranked if code in likely and code not in dispatch.spoken_for][:1]
    often = [code for code in fresh if dispatch.counts[code] > 1 or not dispatch.spoken_for]
    return often if "diplomatic" not in person.kinds else []


_OF_DISPATCH: tuple[tuple[str, _Finder], ...] = (
    ("the visit", _of_visit),
    ("where they receive", _of_seat),
    ("the part of a state that is told of", _of_part),
    ("the office that issues the dispatch", _of_readout),
    ("the agency", _of_agency),
    ("whom the dispatch is about", _of_colleague),
    ("where diplomats are accredited", _of_diplomats),
    ("where they are met", _of_scene),
    ("the dateline", _of_dateline),
    ("the dispatch as a whole", _of_most_named),
)


def _excluded(dispatch: Dispatch, person: Person) -> set[str]:
    """The states that somebody, or who is with them, cannot stand for."""
    return set().union(*(_foreign(dispatch, one) for one in (person, *dispatch.sides.beside.get(person, ()))))


def _foreign(dispatch: Dispatch, person: Person) -> set[str]:
    """The states of the other side and of the counterpart, and those that somebody visits or is sent to."""
    if "spokesperson" in person.kinds:  # who reports the meeting is on none of its sides
        return set()
    others = {one for one in dispatch.sides.against.get(person, ()) if not _is_retired(one)}
    if len(dispatch.counts) < 2:  # officials of the one state told of may meet each other
        others = {other for other in others if not _serve_together(dispatch, person, other)}
    others = others | {person.counterpart_of} if person.counterpart_of is not None else others
    visited = {named.party.code for named in dispatch.sides.goals.get(person, ())}
    visited |= {party.code for party in person.accredited}
    opposed = dispatch.sides.opposed.get(person, set()) if len(dispatch.counts) > 1 else set()
    return visited | opposed | {other.party.code for other in others if other.party is not None}


def _led(dispatch: Dispatch, person: Person) -> set[str]:
    """Return the states where somebody else holds the office that one alone holds: "President |Lund of Norland|"."""
    return {code for office in sole_offices(person) for code in dispatch.held.get(office, ())}


def _is_retired(person: Person) -> bool:
    """Tell whether somebody only held offices, and so may meet an official of the same state."""
    return bool(person.titles) and all(is_past(title) for title, _ in person.titles)


def _serve_together(dispatch: Dispatch, one: Person, other: Person) -> bool:
    """Tell whether an officer meets a minister or a member of parliament, and neither is the other's guest."""
    guests = dispatch.sides.guests
    if "country" in dispatch.office and dispatch.counts.keys() <= {dispatch.office["country"]}:
        return True
    received = other in guests.get(one, ()) or one in guests.get(other, ())
    return not received and (one.kinds | other.kinds) in _WITHIN_A_STATE


def _of(dispatch: Dispatch, other: Person) -> Evidence:
    """The party of somebody else, and where they are named."""
    assert other.party is not None
    return Evidence(other.party, _place(dispatch, other))


def _place(dispatch: Dispatch, person: Person) -> Span | None:
    mention = next(iter(person.mentions), None)
    return None if mention is None else dispatch.document.span(mention.first, mention.last)


def _named(dispatch: Dispatch, named: Named) -> Evidence:
    return Evidence(named.party, dispatch.document.span(named.first, named.last))


def _span(dispatch: Dispatch, start: int | None, end: int | None) -> Span | None:
    if start is None or end is None:
        return None
    return Span(text=dispatch.document.text[start:end], start=start, end=end)

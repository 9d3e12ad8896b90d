"""Whom persons stand for when their titles do not say: delegations, lists, companions, and the dispatch as a whole."""

import itertools

from dipbrief.document import Document
from dipbrief.lexicon import names, words
from dipbrief.mentions import Mention
from dipbrief.mentions.chunks import PARTIES
from dipbrief.models import Header, Issue, Party
from dipbrief.participants.attributes import party_of
from dipbrief.participants.cast import Cast, Person
from dipbrief.participants.home import home_of, read_evidence
from dipbrief.participants.lists import joint
from dipbrief.participants.opposites import read_opposites

_LEADING = words("grammar", "leading")


_GROUPS = words("grammar", "groups")
_BEFORE_SIDE = words("grammar", "before_side")
_CLAUSE_STARTS = words("grammar", "clause_starts")
_THEIR = words("grammar", "their")
_SIDES = words("grammar", "sides")
_STATE_SERVICE = frozenset(["head-of-state", "head-of-government", "executive", "legislative", "military"])


_WITH = words("grammar", "companions")


_STATE_KINDS = frozenset(
    [
        "head-of-state",
        "head-of-government",
        "executive",
        "royal",
        "legislative",
        "judicial",
        "military",
        "security",
        "local",
        "diplomatic",
        "party",
        "spokesperson",
    ]
)


_BACK = 16
_OPENS = 8  # words in which "on the Norwegian side" opens a sentence and holds for all in it


def assign_parties(
    document: Document, title: Document | None, header: Header, body: int, people: Cast, issues: list[Issue]
) -> None:
    """Give every official without a printed party the one that the text makes clear, and note it in *issues*."""
    ordered = sorted((m.first, n) for n, person in enumerate(people) for m in person.mentions if m.name)
    for person in people:
        if person.party is None:
            _give(person, _of_delegation(document, people, person), "the delegation", document, issues)
    _follow_leaders(document, people, issues)
    _follow_lists(document, people, ordered, issues)
    _follow_envoys(people, document, issues)
    lacking = [p for p in people if p.party is None and (p.titles or p.rank or p.only_in_title)]
    lacking = [p for p in lacking if p.counterpart_of is not None or not _is_envoy(p)]
    if not lacking:
        return
    own = next((p for p in sorted(people, key=lambda p: p.first) if p.home and p.titles and not _is_envoy(p)), None)
    home = own.party.code if own is not None and own.party is not None and _serves_state(own) else None
    evidence = read_evidence(document, title, header, body, people)
    opposites = read_opposites(document, body, people)
    guests = opposites.received()
    for person in sorted(lacking, key=lambda person: person in guests):
        party = home_of(document, evidence, opposites, people, person, home)
        _give(person, party, "the dispatch as a whole", document, issues)
        person.guessed = person.party is not None
        if home is None and person.party is not None and person.party.kind == "country":
            home = person.party.code


def _serves_state(person: Person) -> bool:
    """Tell whether a minister, officer or member of parliament of a state, not an envoy of one."""
    kinds = person.kinds
    return (
        person.party is not None
        and person.party.kind == "country"
        and bool(kinds & _STATE_SERVICE)
        and "diplomatic" not in kinds
    )


def _follow_envoys(people: Cast, document: Document, issues: list[Issue]) -> None:
    """ "Deputy High Commissioner NAME" stands for the one state whose ambassador is there."""
    states = {p.party for p in people if p.party is not None and _is_envoy(p) and p.party.kind == "country"}
    for person in people:
        if person.party is None and _is_envoy(person) and len(states) == 1:
            _give(person, next(iter(states)), "the envoy named with them", document, issues)


def _is_envoy(person: Person) -> bool:
    """Tell whether only an ambassador's office is printed: the dispatch's own state says nothing about whose."""
    return bool(person.titles) and all(
        t.head.data.get("vienna") or t.head.id == "counterpart" for t, _ in person.titles
    )


def _give(person: Person, party: Party | None, source: str, document: Document, issues: list[Issue]) -> None:
    if party is None or not _may_stand_for(person, party):
        return
    person.party = party
    start = document.starts[person.first] if person.mentions else None
    end = document.ends[person.mentions[0].last - 1] if person.mentions else None
    message = f"{person.name}: {party.name} is inferred from {source}"
    issues.append(Issue(code="party-inferred", message=message, start=start, end=end))


def _may_stand_for(person: Person, party: Party) -> bool:
    """A minister does not stand for an organization, nor the head of a company for a state."""
    kinds = {title.head.data.get("kind") for title, _ in person.titles if not title.private}
    if person.titles and not kinds:
        return False
    if all(title.head.id == "counterpart" for title, _ in person.titles):
        return party.kind == "country"
    if (
        kinds
        and kinds == {"other"}
        and any(len(title.head.keys) > 1 or title.core[1] - title.core[0] > 1 for title, _ in person.titles)
    ):
        return party.kind == "country"
    if party.kind == "organization":
        return not kinds & _STATE_KINDS or bool(kinds & {"international", "spokesperson"})
    return bool(person.rank) or bool(kinds & _STATE_KINDS) or not kinds


def _nearest_party(document: Document, first: int, last: int, *, backward: bool) -> Party | None:
    found = []
    i = first
    while i < last:
        entries = [e for e in names().longest(document, i) if e.kind in PARTIES]
        if entries:
            found.append(entries[0])
            i += len(entries[0].keys)
        else:
            i += 1
    if not found:
        return None
    return party_of(found[-1] if backward else found[0])


def _joined_end(people: Cast, mention: Mention, document: Document) -> int:
    """The word after *mention*, or after the one that "and" joins to it: "A and B led the Thai delegation"."""
    if document.keys[mention.last : mention.last + 1] != ("and",):
        return mention.last
    after = mention.last + 1
    return next((m.last for m, _ in people.between(after, after + 1)), mention.last)


def _of_delegation(document: Document, people: Cast, person: Person) -> Party | None:
    """ "X led the U.S. delegation", "a delegation of Laos led by X", "the Vietnamese side was headed by X"."""
    for mention in person.mentions:
        first, last = document.sentences[document.sentence_of[mention.first]]
        end = _joined_end(people, mention, document)
        window = range(end, min(end + 8, last))
        verb = next((k for k in window if document.keys[k] in _LEADING), None)
        if verb is not None:
            group = next((k for k in range(verb, min(verb + 8, last)) if document.keys[k] in _GROUPS), None)
            if group is not None:
                return _nearest_party(document, verb + 1, min(group + 4, last), backward=False)
        by = next(
            (k for k in range(mention.first - 1, max(first, mention.first - 4) - 1, -1) if document.keys[k] == "by"),
            None,
        )
        if by is not None and document.keys[by - 1] in _LEADING:
            start = max(first, by - _BACK)
            if _GROUPS & set(document.keys[start:by]):
                start = max((k for k in range(start, by) if document.keys[k] in _CLAUSE_STARTS), default=start)
                return _nearest_party(document, start, by, backward=True)
    return None


def _follow_lists(document: Document, people: Cast, ordered: list[tuple[int, int]], issues: list[Issue]) -> None:
    """In "NAME of Norland and Foreign Minister NAME" the second stands for Norland too."""
    mentions = {(m.first, n): m for n, person in enumerate(people) for m in reversed(person.mentions)}
    links = [joint(document, mentions[one], two[0]) for one, two in itertools.pairwise(ordered)]
    ends_in_and = [False] * (len(links) + 1)
    for n in range(len(links) - 1, -1, -1):
        ends_in_and[n] = links[n] == "and" or (links[n] is not None and ends_in_and[n + 1])
    for n, link in enumerate(links):
        one, two = people[ordered[n][1]], people[ordered[n + 1][1]]
        if not ends_in_and[n] or one is two:
            continue
        if two.party is None and one.party is not None and ordered[n + 1][0] == two.first and (two.titles or two.rank):
            _give(two, one.party, "the list they stand in", document, issues)
        elif one.party is None and two.party is not None and link == "and" and not two.parties:
            _give(one, two.party, "the list they stand in", document, issues)


def _follow_leaders(document: Document, people: Cast, issues: list[Issue]) -> None:
    """Who accompanies somebody, or is in somebody's delegation, stands for the same party."""
    for number, (first, last) in enumerate(document.sentences):
        verb = next((k for k in document.where(_WITH, first, last) if document.quoted[k] < 0), None)
        side = _side_named(document, first, last)
        if verb is None and side is None:
            continue
        leader = _leader(document, people, number, verb) if verb is not None else None
        for mention, person in people.between(verb or first, last):
            of_side = side[1] if side is not None and (mention.first > side[0] or side[0] - first < _OPENS) else None
            if person.party is None and mention is person.mentions[0]:
                _give(person, leader or of_side, "whom they accompany", document, issues)


def _leader(document: Document, people: Cast, number: int, verb: int) -> Party | None:
    """The party of whom the others accompany: named before the verb, after "accompanying", or "his delegation"."""
    first, last = document.sentences[number]
    if document.keys[verb] == "accompanying":
        first, verb = verb, min(verb + 6, last)
    elif document.keys[first] in _THEIR and number > 0:
        first = document.sentences[number - 1][0]
    return next((person.party for _, person in people.between(first, verb) if person.party), None)


def _side_named(document: Document, first: int, last: int) -> tuple[int, Party] | None:
    """ "Representing Norland at this discussion were", "on the Norwegian side", "the Norwegian delegation included"."""
    for k in document.where(_SIDES, first, last):
        key = document.keys[k]
        if key == "representing":
            party = _nearest_party(document, k + 1, min(k + 6, last), backward=False)
            return (k, party) if party is not None else None
        if not _BEFORE_SIDE.isdisjoint(document.keys[max(k - 3, first) : k]):
            party = _nearest_party(document, max(first, k - 3), k, backward=True)
            if party is not None:
                return k, party
    return None

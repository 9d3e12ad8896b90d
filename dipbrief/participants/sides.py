"""Whom persons stand for when their titles do not say: delegations, lists, companions, and the dispatch as a whole."""

from collections import Counter

from dipbrief.document import Document
from dipbrief.lexicon import keys_of, names
from dipbrief.mentions import Mention, Title
from dipbrief.models import Header, Issue, Party
from dipbrief.participants.attributes import country_party, party_of
from dipbrief.participants.cast import Person
from dipbrief.tables import read_table

_LEADING = frozenset(["led", "leads", "headed", "heads", "lead", "leading", "heading", "represented"])
_GROUPS = frozenset(["delegation", "delegations", "side", "team", "mission", "group", "negotiators", "officials"])
_WITH = frozenset(
    [
        "accompanied",
        "comprised",
        "included",
        "includes",
        "include",
        "comprises",
        "comprising",
        "alongside",
        "including",
        "accompanying",
    ]
)
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
_VISIT = frozenset(
    [
        "visit",
        "visited",
        "visiting",
        "arrived",
        "departed",
        "tour",
        "trip",
        "visits",
        "travelled",
        "traveled",
        "depart",
        "embarks",
        "left",
        "leaves",
    ]
)
_WORLDWIDE = frozenset(["AP", "REUTERS", "AFP", "UPI", "DPA", "EFE", "XINHUA"])
_MEETS = frozenset(["meet", "meets", "met", "call", "calls", "called", "talks", "discussions", "received", "hold"])
_BACK = 16


def assign_parties(
    document: Document, title: Document | None, header: Header, people: list[Person], issues: list[Issue]
) -> None:
    """Give every official without a printed party the one that the text makes clear, and note it in *issues*."""
    ordered = sorted((m.first, n) for n, person in enumerate(people) for m in person.mentions if m.name)
    for person in people:
        if person.party is None:
            _give(person, _of_delegation(document, person), "the delegation", document, issues)
    _follow_leaders(document, people, issues)
    _follow_lists(document, people, ordered, issues)
    lacking = [p for p in people if p.party is None and (p.titles or p.rank or p.only_in_title) and not _is_envoy(p)]
    home: str | None = None
    for person in lacking:
        party = _home(document, title, header, people, person, home)
        _give(person, party, "the dispatch as a whole", document, issues)
        home = home or (person.party.code if person.party else None)


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
    if kinds and kinds <= {"other"} and any(len(title.head.keys) > 1 or title.core[1] - title.core[0] > 1 for title, _ in person.titles):
        return party.kind == "country"
    if party.kind == "organization":
        return not kinds & _STATE_KINDS or bool(kinds & {"international"})
    return bool(person.rank) or bool(kinds & _STATE_KINDS) or not kinds


def _nearest_party(document: Document, first: int, last: int, *, backward: bool) -> Party | None:
    found = []
    i = first
    while i < last:
        entries = [e for e in names().longest(document, i) if e.kind in ("country", "organization", "body")]
        if entries:
            found.append(entries[0])
            i += len(entries[0].keys)
        else:
            i += 1
    if not found:
        return None
    return party_of(found[-1] if backward else found[0])


def _of_delegation(document: Document, person: Person) -> Party | None:
    """ "X led the U.S. delegation", "a delegation of Laos led by X", "the Vietnamese side was headed by X"."""
    for mention in person.mentions:
        first, last = document.sentences[document.sentence_of[mention.first]]
        window = range(mention.last, min(mention.last + 8, last))
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
                start = max(
                    (k for k in range(start, by) if document.keys[k] in ("with", "while", "and", "met")), default=start
                )
                return _nearest_party(document, start, by, backward=True)
    return None


def _follow_lists(
    document: Document, people: list[Person], ordered: list[tuple[int, int]], issues: list[Issue]
) -> None:
    """In "NAME of Norland and Foreign Minister NAME" the second stands for Norland too."""
    links = [_link(document, people, one, two) for one, two in zip(ordered, ordered[1:], strict=False)]
    for n, link in enumerate(links):
        one, two = people[ordered[n][1]], people[ordered[n + 1][1]]
        closed = link == "and" or (link == "comma" and "and" in _chain(links, n))
        if not link or not closed or one is two:
            continue
        if two.party is None and one.party is not None and ordered[n + 1][0] == two.first and two.titles:
            _give(two, one.party, "the list they stand in", document, issues)
        elif one.party is None and two.party is not None and link == "and" and not two.parties:
            _give(one, two.party, "the list they stand in", document, issues)


def _chain(links: list[str], n: int) -> list[str]:
    """The unbroken links of a list from link *n* on."""
    end = n
    while end < len(links) and links[end]:
        end += 1
    return links[n:end]


def _link(document: Document, people: list[Person], one: tuple[int, int], two: tuple[int, int]) -> str:
    """How two mentions are joined in a list: "and", "comma", or "" when other words stand between them."""
    mention = next(m for m in people[one[1]].mentions if m.first == one[0])
    end = max([mention.last, *(title.words[1] for title in mention.titles)])
    start = two[0]
    if start - end > 8 or start < end or document.sentence_of[one[0]] != document.sentence_of[start]:
        return ""
    keys = [key for key in document.keys[end:start] if key not in ("and", "the", "as", "well", "also", "with", "along")]
    bracketed = "(" in document.sep(end) or "[" in document.sep(end)
    if (keys and not (bracketed and len(keys) < 4)) or ";" in document.sep(start):
        return ""
    if {"and", "well", "along"} & set(document.keys[end:start]):
        return "and"
    return "comma" if "," in document.sep(start) else ""


def _follow_leaders(document: Document, people: list[Person], issues: list[Issue]) -> None:
    """Who accompanies somebody, or is in somebody's delegation, stands for the same party."""
    for number, (first, last) in enumerate(document.sentences):
        verb = next((k for k in range(first, last) if document.keys[k] in _WITH and document.quoted[k] < 0), None)
        side = _side_named(document, first, last)
        if verb is None and side is None:
            continue
        leader = _leader(document, people, number, verb) if verb is not None else None
        for person in people:
            first_mention = person.mentions[0].first if person.mentions else -1
            if person.party is None and (verb or first) <= first_mention < last:
                _give(person, leader or side, "whom they accompany", document, issues)


def _leader(document: Document, people: list[Person], number: int, verb: int) -> Party | None:
    """The party of whom the others accompany: named before the verb, after "accompanying", or "his delegation"."""
    first, last = document.sentences[number]
    if document.keys[verb] == "accompanying":
        first, verb = verb, min(verb + 6, last)
    elif document.keys[first] in ("his", "her", "their") and number > 0:
        first = document.sentences[number - 1][0]
    named = sorted(
        (m.first, n) for n, p in enumerate(people) for m in p.mentions if p.party and first <= m.first < verb
    )
    return people[named[0][1]].party if named else None


def _side_named(document: Document, first: int, last: int) -> Party | None:
    """ "Representing Norland at this discussion were", "on the Norwegian side", "the Norwegian delegation included"."""
    for k in range(first, last):
        key = document.keys[k]
        if key == "representing":
            return _nearest_party(document, k + 1, min(k + 6, last), backward=False)
        if (
            key in ("side", "delegation")
            and document.keys[max(k - 5, 0) : k]
            and {"on", "from", "the"} & set(document.keys[max(k - 3, first) : k])
        ):
            party = _nearest_party(document, max(first, k - 3), k, backward=True)
            if party is not None:
                return party
    return None


# --- the dispatch as a whole -----------------------------------------------------------------------------------


def _home(
    document: Document, title: Document | None, header: Header, people: list[Person], person: Person, home: str | None
) -> Party | None:
    """The state that an office without a state belongs to: printed evidence of where the dispatch is at home.

    *home* is what was found for another person of the dispatch.
    """
    excluded = _opposite(document, people, person) | _visited(document, person)
    hosts = [p.code for other in people if other is not person for p in other.accredited if p.kind == "country"]
    host = _host(document, people, person)
    filed = header.dateline.country if header.dateline is not None else None
    for code in (host, _readout_country(document, title), _agency_country(header), home, *hosts, filed):
        if code is not None and (code not in excluded or code == host):
            return country_party(code)
    visitors = {p.party.code for p in people if p.party and "visiting" in p.statuses}
    elsewhere = {code for other in people if not other.parties for code in _visited(document, other)}
    counts = _count_states(document, title)
    free = [(code, n) for code, n in counts.most_common() if code not in excluded | visitors | elsewhere]
    labelled = {p.party.code for p in people if p.party is not None and p.party.kind == "country"}
    fresh = [(code, n) for code, n in free if code not in labelled]
    if fresh and (fresh[0][1] >= 2 or not labelled):
        return country_party(fresh[0][0])
    if not free and len(counts) == 1 and not elsewhere:
        return country_party(next(iter(counts)))
    return country_party(free[0][0]) if free else None


def accredit(document: Document, header: Header, people: list[Person], mentions: list[Mention]) -> None:
    """Say where ambassadors are accredited when their own title does not: "the new ambassadors to Norland were ...",
    and to the state whose head receives their credentials."""
    envoys = [p for p in people if not p.accredited and any(t.head.data.get("vienna") == "a" for t, _ in p.titles)]
    hosts = [
        party
        for mention in mentions
        for title in mention.titles
        if title.plural and title.head.data.get("kind") == "diplomatic"
        for entry, relation in title.parties
        if relation == "to" and (party := party_of(entry)) is not None
    ]
    if {"credentials", "credence"} & set(document.keys):
        heads = [p for p in people if any(t.head.data.get("kind") == "head-of-state" for t, _ in p.titles)]
        hosts += [p.party for p in heads if p.party is not None and p.party.kind == "country"]
    realm = country_party(header.dateline.country) if header.dateline and header.dateline.country else None
    for envoy in envoys:
        if realm is not None and any(_is_to_realm(source, title) for title, source in envoy.titles):
            envoy.accredited = [realm]
            continue
        for host in dict.fromkeys(hosts):
            if envoy.party is None or envoy.party.code != host.code:
                envoy.accredited = [host]
                break
    _follow_embassy(people)


def _is_to_realm(source: Document, title: Title) -> bool:
    """ "Ambassador to the Kingdom": the state that the dispatch is from."""
    return bool({"kingdom", "sultanate", "emirate", "republic"} & set(source.keys[title.core[1] : title.words[1]]))


def _follow_embassy(people: list[Person]) -> None:
    """Staff of an embassy are accredited where their ambassador is."""
    for person in people:
        staff = any(
            t.head.data.get("kind") == "diplomatic" and t.head.data.get("vienna") != "a" for t, _ in person.titles
        )
        if not staff or person.accredited or person.party is None:
            continue
        heads = [p for p in people if p.accredited and p.party == person.party and p is not person]
        if len(heads) == 1:
            person.accredited = list(heads[0].accredited)


def _host(document: Document, people: list[Person], person: Person) -> str | None:
    """The visited state when the person is one whom a visitor calls on: "During the visit he will meet Premier NAME"."""
    if not person.mentions:
        return None
    at = person.mentions[0].first
    first = document.sentences[document.sentence_of[at]][0]
    for visitor in people:
        visited = _visited(document, visitor) - ({visitor.party.code} if visitor.party else set())
        if visitor is person or len(visited) != 1:
            continue
        met = any(first <= m.last <= at and _MEETS & set(document.keys[m.last : at]) for m in visitor.mentions)
        if met and not _visited(document, person):
            return next(iter(visited))
    return None


def _opposite(document: Document, people: list[Person], person: Person) -> set[str]:
    """The states of those whom the person meets: named in the same sentence with "with", "met", "received"."""
    found = set()
    for mention in person.mentions[:3]:
        number = document.sentence_of[mention.first]
        for other in people:
            if other is person or other.party is None or other.party.kind != "country":
                continue
            for m in other.mentions:
                if document.sentence_of[m.first] != number:
                    continue
                low, high = sorted((mention, m), key=lambda x: x.first)
                between = set(document.keys[low.last : high.first])
                if not between & {"associated", "along", "together", "accompanied"} and between & {
                    "with",
                    "met",
                    "received",
                    "hosted",
                    "called",
                    "meets",
                    "welcomed",
                    "meet",
                    "between",
                    "spoke",
                    "told",
                    "congratulated",
                    "by",
                    "counterpart",
                    "invitation",
                    "to",
                }:
                    found.add(other.party.code)
    return found


def _visited(document: Document, person: Person) -> set[str]:
    """States that the person is said to visit."""
    found = set()
    for mention in person.mentions:
        first, last = document.sentences[document.sentence_of[mention.first]]
        for k in range(mention.last, min(mention.last + 14, last)):
            if document.keys[k] in _VISIT:
                end = min(k + 7, last)
                for i in range(k + 1, end):
                    if document.keys[i - 1] in ("to", "in", "the", "visited", "for", "visiting", "left"):
                        entries = [e for e in names().longest(document, i) if e.kind in ("country", "place")]
                        if entries:
                            found.add(entries[0].data["country"] if entries[0].kind == "place" else entries[0].id)
                break
    return found


def _readout_country(document: Document, title: Document | None) -> str | None:
    """The state of the office whose readout this is, by its opening line, its title, or the office's name."""
    for data in read_table("readouts")["office"]:
        words = keys_of(data["line"])
        if data.get("title") and title is not None and title.keys[: len(words)] == words:
            return str(data["country"])
        if document.keys[: len(words)] == words or (data.get("anywhere") and _contains(document.keys, words)):
            return str(data["country"])
    return None


def _contains(keys: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(keys[i : i + len(words)] == words for i in range(len(keys) - len(words) + 1))


def _agency_country(header: Header) -> str | None:
    """The agency's own state, unless it reports from the whole world."""
    if header.agency is None:
        return None
    for id, data in read_table("agencies").items():
        if data["name"] == header.agency.name:
            return None if id.upper() in _WORLDWIDE else data.get("country")
    return None


def _count_states(document: Document, title: Document | None) -> Counter[str]:
    """How often each state is named, by whatever form."""
    counts: Counter[str] = Counter()
    for source in (document, title):
        i = 0
        while source is not None and i < len(source.words):
            entries = [e for e in names().longest(source, i) if e.kind in ("country", "body") and not e.weak]
            if entries:
                counts[entries[0].id] += 1
                i += len(entries[0].keys)
            else:
                i += 1
    return counts

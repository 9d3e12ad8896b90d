"""Which state the dispatch is at home in, for offices that print none."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from dipbrief.document import Document
from dipbrief.frames import Sentence, read_sentences
from dipbrief.lexicon import Entry, keys_of, names, words
from dipbrief.mentions.chunks import named_elsewhere
from dipbrief.models import Header, Party
from dipbrief.participants.attributes import country_party, organization_party
from dipbrief.participants.cast import Cast, Person
from dipbrief.participants.opposites import Opposites
from dipbrief.tables import read_table

_VISIT = words("grammar", "visits")


_BETWEEN = words("grammar", "of_visit")
_HOSTS = words("grammar", "hosts")
_WORLDWIDE = frozenset(["AP", "REUTERS", "AFP", "UPI", "DPA", "EFE", "XINHUA"])


_MEETS = words("grammar", "meets")
_CALLS = words("grammar", "calls")
_CALLED_ON = words("grammar", "called_on")
_BEFORE_STATE = words("grammar", "visit_prepositions")
_WORLDWIDE_SERVICE = frozenset(["international", "spokesperson"])
_WITHIN_A_STATE = [{"executive", "military"}, {"legislative", "military"}]
_OFTEN = 3
_LANDS = frozenset(["country", "place"])
_STATES = frozenset(["country", "body"])
_TITLE_STATES = frozenset(["country", "body", "place"])


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the dispatch as a whole tells of where it is at home: read once, asked for every person.

    ``readout``, ``agency`` and ``filed`` are country codes, ``worldwide`` is the organization whose readout this is;
    ``counts`` says how often each state is named,
    ``elsewhere`` which states are visited by persons of no printed party, ``hosts`` where diplomats are accredited.
    """

    readout: str | None
    worldwide: Party | None
    agency: str | None
    filed: str | None
    counts: Counter[str]
    elsewhere: frozenset[str]
    hosts: tuple[tuple[Person, str], ...]


def read_evidence(document: Document, title: Document | None, header: Header, body: int, people: Cast) -> Evidence:
    """Return the evidence of the dispatch."""
    counts = _count_states(document, body) + _count_in_title(title)
    filed = header.dateline.country if header.dateline is not None else None
    office = _readout_office(document, title)
    return Evidence(
        readout=office.get("country"),
        worldwide=organization_party(office["organization"]) if "organization" in office else None,
        agency=_agency_country(document, header),
        filed=filed,
        counts=counts,
        elsewhere=frozenset(code for p in people if not p.parties for code in _visited(document, p)),
        hosts=tuple((p, party.code) for p in people for party in p.accredited if party.kind == "country"),
    )


def home_of(
    document: Document, evidence: Evidence, opposites: Opposites, people: Cast, person: Person, home: str | None
) -> Party | None:
    """The state that an office without a state belongs to: printed evidence of where the dispatch is at home.

    *home* is what was found for another person of the dispatch.
    """
    if evidence.worldwide is not None and person.kinds & _WORLDWIDE_SERVICE:
        return evidence.worldwide
    against = _against(evidence, opposites, person)
    visited = _visited(document, person)
    if [evidence.agency] == [code for code, _ in evidence.counts.most_common(1)]:
        visited = visited - {evidence.agency or ""}
    excluded = visited | against
    if "spokesperson" in person.kinds:
        excluded = set()  # who reports the meeting is none of the two sides of the sentence
    of = person.counterpart_of.party if person.counterpart_of is not None else None
    if of is not None and of.kind == "country":  # nobody is the counterpart of somebody of the same state
        other = next((code for code, _ in evidence.counts.most_common() if code != of.code), None)
        return country_party(other) if other is not None else None
    filed = evidence.filed if _is_filed_at_home(evidence) and "visiting" not in person.statuses else None
    hosts = [code for other, code in evidence.hosts if other is not person]
    host = (
        _host_of_visit(document, opposites, person)
        or _host(document, opposites, people, person)
        or _host_city(document, person)
    )
    for code in (host, evidence.readout, evidence.agency, home, *hosts, filed):
        if code is not None and (code not in excluded or code == host):
            return country_party(code)
    visitors = {p.party.code for p in people if p.party and "visiting" in p.statuses}
    elsewhere = evidence.elsewhere
    counts = evidence.counts
    free = [(code, n) for code, n in counts.most_common() if code not in excluded | visitors | elsewhere]
    labelled = {p.party.code for p in people if p.party is not None and p.party.kind == "country"}
    fresh = [(code, n) for code, n in free if code not in labelled]
    if fresh and (fresh[0][1] >= 2 or not labelled) and "diplomatic" not in person.kinds:
        return country_party(fresh[0][0])
    return country_party(free[0][0]) if free else None


def _against(evidence: Evidence, opposites: Opposites, person: Person) -> set[str]:
    """The states of the other side; where the text tells of one state only, officials of it may meet each other."""
    others = opposites.against.get(person, set())
    if evidence.counts.keys() <= {evidence.readout}:
        return {other.party.code for other in others if other.party is not None} - {evidence.readout}
    if len(evidence.counts) == 1:
        others = {other for other in others if not _serve_together(opposites, person, other)}
    return {other.party.code for other in others if other.party is not None}


def _serve_together(opposites: Opposites, one: Person, other: Person) -> bool:
    """Tell whether an officer meets a minister or a member of parliament, and neither is the other's guest."""
    received = other in opposites.guests.get(one, ()) or one in opposites.guests.get(other, ())
    return not received and (one.kinds | other.kinds) in _WITHIN_A_STATE


def _is_filed_at_home(evidence: Evidence) -> bool:
    """Tell whether the city of the dateline can be that of a side: two states are spoken of, and its own never."""
    often = [code for code, n in evidence.counts.items() if n >= _OFTEN]
    return evidence.filed in evidence.counts or len(often) < 2


def _host_of_visit(document: Document, opposites: Opposites, person: Person) -> str | None:
    """The one state to which those come whom the person receives: "welcomed President NAME to Norland"."""
    visited: set[str] = set()
    for guest in opposites.guests.get(person, ()):
        visited |= _visited(document, guest) - ({guest.party.code} if guest.party else set())
    return next(iter(visited)) if len(visited) == 1 else None


def _host(document: Document, opposites: Opposites, people: Cast, person: Person) -> str | None:
    """The visited state when a visitor calls on the person: "During the visit he will meet Premier NAME"."""
    if not person.mentions:
        return None
    at = person.mentions[0].first
    first = document.sentences[document.sentence_of[at]][0]
    before = people.between(first, at)
    for visitor in sorted({p for _, p in before if p is not person}, key=lambda p: p.number):
        visited = _visited(document, visitor) or opposites.visited.get(visitor, set())
        visited = visited - ({visitor.party.code} if visitor.party else set())
        met = len(visited) == 1 and any(
            p is visitor and m.last <= at and _MEETS & set(document.keys[m.last : at]) for m, p in before
        )
        if met and not _visited(document, person):
            return next(iter(visited))
    return None


def _host_city(document: Document, person: Person) -> str | None:
    """The state of the city where the person receives a guest or is called on: "will receive her in Helsinki"."""
    if not person.mentions:
        return None
    mention = person.mentions[0]
    first, last = document.sentences[document.sentence_of[mention.first]]
    receives = _HOSTS & set(document.keys[mention.last : min(mention.last + 12, last)])
    called_on = _CALLED_ON & set(document.keys[max(first, mention.first - 3) : mention.first])
    called_on = called_on and _CALLS & set(document.keys[first : mention.first])
    if not receives and not called_on:
        return None
    for k in (*range(mention.last + 1, last), *range(mention.first - 1, first, -1)):
        located = document.keys[k - 1] == "in" or (
            document.seps[k] == "," and "at" in document.keys[max(k - 6, first) : k]
        )
        if located and document.quoted[k] < 0:
            places = [e for e in names().longest(document, k) if e.kind == "place"]
            if places:
                return str(places[0].data["country"])
    return None


def _visited(document: Document, person: Person) -> set[str]:
    """States that the person is said to visit. Looked for once; the result is shared: do not change it."""
    return document.once((_visited, person), lambda document: _find_visited(document, person))


def _find_visited(document: Document, person: Person) -> set[str]:
    found = set()
    for mention in person.mentions:
        _first, last = document.sentences[document.sentence_of[mention.first]]
        for k in range(mention.last, min(mention.last + 14, last)):
            if document.keys[k] in _VISIT:
                end = min(k + 7, last)
                for i in range(k + 1, end):
                    if not set(document.keys[k + 1 : i]) <= _BETWEEN:
                        break
                    if document.keys[i - 1] in _BEFORE_STATE:
                        entries = [e for e in names().longest(document, i) if e.kind in _LANDS]
                        if entries:
                            found.add(entries[0].data["country"] if entries[0].kind == "place" else entries[0].id)
                break
    return found


def _readout_office(document: Document, title: Document | None) -> dict[str, Any]:
    """Return the office whose readout this is, by its opening line, its title, or its name in the text; else {}."""
    whole = f" {' '.join(document.keys)} "
    for line, data in _readout_offices():
        if data.get("title") and title is not None and title.keys[: len(line)] == line:
            return data
        if document.keys[: len(line)] == line or (data.get("anywhere") and f" {' '.join(line)} " in whole):
            return data
    return {}


@cache
def _readout_offices() -> tuple[tuple[tuple[str, ...], dict[str, Any]], ...]:
    return tuple((keys_of(data["line"]), data) for data in read_table("readouts")["office"])


def _agency_country(document: Document, header: Header) -> str | None:
    """The agency's own state, unless it reports from the whole world."""
    if header.agency is None:
        return None
    for id, data in document.table("agencies").items():
        if data["name"] == header.agency.name:
            return None if id.upper() in _WORLDWIDE else data.get("country")
    return None


def _count_states(document: Document, body: int) -> Counter[str]:
    """How often each state is told of as one who acts: not where it is a place, nor what is talked about."""
    counts: Counter[str] = Counter()
    for sentence in read_sentences(document, body):
        topics = _topics(sentence)
        word = sentence.first
        while word < sentence.last:
            entry = _state_at(document, word, _STATES)
            if entry is not None and word not in topics and not _is_only_place(document, sentence, word, entry):
                counts[entry.id] += "$" not in document.sep(word)  # "US$100 million"
            word += 1 if entry is None else len(entry.keys)
    return counts


def _state_at(document: Document, word: int, kinds: frozenset[str]) -> Entry | None:
    """The state named at a word; of "Korea", whichever of the two the text names elsewhere."""
    found = names().longest(document, word)
    entry = next((e for e in found if e.kind in kinds and not e.weak), None)
    rivals = [e for e in found if e.kind == "country"] if entry is None else []
    return named_elsewhere(document, rivals) if len(rivals) > 1 else entry


def _topics(sentence: Sentence) -> frozenset[int]:
    """The words of what is talked about."""
    return frozenset(
        word
        for frame in sentence.frames
        for filler in frame.roles.get("topic", ())
        for word in range(filler.first, filler.last)
    )


def _is_only_place(document: Document, sentence: Sentence, word: int, entry: Entry) -> bool:
    """ "in |Norland|", "the war in |Norland|", "visited |Norland|": the name alone behind a preposition of place."""
    row = sentence.clauses.row
    k = bisect_right(row.chunks, word, key=lambda chunk: chunk.first) - 1
    noun = row.chunks[k].noun if k >= 0 else None
    if noun is None or noun.last > word + len(entry.keys) or row.preposition[k] < 0:
        return False
    return document.keys[row.chunks[row.preposition[k]].first] in words("grammar", "place_prepositions")


def _count_in_title(title: Document | None) -> Counter[str]:
    """How often the title names each state, by its cities too."""
    counts: Counter[str] = Counter()
    for word in range(0 if title is None else len(title.words)):
        entry = None if title is None else _state_at(title, word, _TITLE_STATES)
        if entry is not None:
            counts[entry.data["country"] if entry.kind == "place" else entry.id] += 1
    return counts

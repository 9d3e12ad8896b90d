"""What a report says of its persons and cannot be: from the report alone."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from dipbrief.checks.found import doubles, found, people, shown
from dipbrief.document import fold, read_document
from dipbrief.lexicon import names
from dipbrief.models import Finding, MeetingReport, Participant, Rank, Role, Span
from dipbrief.syntax import english
from dipbrief.syntax.forms import PERSON

__all__ = ["Cast", "check_persons", "is_reference", "squeezed"]

_KINDS = frozenset(["office", "rank", "honorific", "country", "organization", "body", "status", "modifier"])
_ALIKE = 0.7
_SHORT = 2  # letters
_NOT_LETTERS = re.compile(r"[\W_]+")


def squeezed(text: str) -> str:
    """Return *text* with one space for all that is no letter and no digit.

    >>> squeezed("Kari-Anne  O'Lund ")
    'Kari Anne O Lund'
    """
    return _NOT_LETTERS.sub(" ", text).strip()


def _keys(text: str) -> frozenset[str]:
    return frozenset(map(fold, squeezed(text).split()))


@dataclass(frozen=True)
class Cast:
    """The persons of a report by their words and mentions."""

    report: MeetingReport

    @cached_property
    def people(self) -> tuple[tuple[str, Participant], ...]:
        """Every person with its path."""
        return tuple(people(self.report))

    @cached_property
    def owners(self) -> dict[str, set[str]]:
        """Whose name has a word, by the word: ids of persons."""
        found: dict[str, set[str]] = {}
        for _, person in self.people:
            for key in _keys(person.name):
                found.setdefault(key, set()).add(person.id)
        return found

    @cached_property
    def mentions(self) -> dict[tuple[int, int], list[str]]:
        """Whose mention a span is: ids of persons."""
        found: dict[tuple[int, int], list[str]] = {}
        for _, person in self.people:
            for place in dict.fromkeys((mention.start, mention.end) for mention in person.mentions):
                found.setdefault(place, []).append(person.id)
        return found

    @cached_property
    def places(self) -> "Places":
        """All mentions, to be asked what lies around a place."""
        return Places([(start, end, id) for (start, end), ids in self.mentions.items() for id in ids])

    @cached_property
    def titles(self) -> set[tuple[str, int | None]]:
        """Who has a title at a place: ids with its start."""
        titled = [(person.id, title) for _, person in self.people for title in (*person.roles, person.rank)]
        return {(id, title.start) for id, title in titled if title is not None}

    def has_title(self, id: str, title: Role | Rank) -> bool:
        """Tell whether a person has a title that is printed where *title* is."""
        return (id, title.start) in self.titles

    @cached_property
    def words(self) -> dict[int, str]:
        """The longest mention that begins at each place."""
        spans = sorted((m.start, len(m.text), m.text) for _, person in self.people for m in person.mentions)
        return {start: text for start, _, text in spans}

    def goes_on(self, start: int, title: Role | Rank) -> bool:
        """Tell whether the mention at *start* prints the title in the plural: "|Senator|s A and B"."""
        end = (title.end or 0) - start
        return self.words[start][end : end + 1].isalpha()

    def sharers(self, title: Role | Rank) -> set[str]:
        """Return the ids of those named in a row behind a title in the plural, up to one who does not have it."""
        found = self._sharers.setdefault(title.start, set())
        if not found:
            for place in self.in_order[bisect_left(self.in_order, (title.end or 0, 0)) :]:
                found.update(self.mentions[place])
                if not any(self.has_title(id, title) for id in self.mentions[place]):
                    break
        return found

    @cached_property
    def in_order(self) -> list[tuple[int, int]]:
        """The places of all mentions, in the order of the text."""
        return sorted(self.mentions)

    @cached_property
    def _sharers(self) -> dict[int | None, set[str]]:
        return {}

    def named(self, printed: str) -> set[str]:
        """Return the ids of those with whom a name in *printed* is shared."""
        capitals = " ".join(word for word in squeezed(printed).split() if len(word) > 1 and not word[0].islower())
        return {id for key in _keys(capitals) for id in self.owners.get(key, ())}


class Places:
    """Spans with an owner, in order; :meth:`around` gives those that hold or touch a place."""

    def __init__(self, spans: Iterable[tuple[int, int, str]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _, _ in self._spans]
        self._reach: list[int] = []  # the furthest end up to each
        for _, end, _ in self._spans:
            self._reach.append(max(end, self._reach[-1] if self._reach else 0))

    def around(self, start: int, end: int, *, whole: bool = False) -> Iterator[tuple[int, int, str]]:
        """Yield the spans that overlap the place from *start* to *end*; with *whole*, that hold all of it."""
        n = bisect_left(self._starts, end) - 1
        while n >= 0 and self._reach[n] > start:
            first, last, _ = self._spans[n]
            if (first <= start and end <= last) if whole else last > start:
                yield self._spans[n]
            n -= 1


def check_persons(report: MeetingReport, cast: Cast) -> Iterator[Finding]:
    """Yield what the persons of *report* cannot be, by the report alone."""
    yield from _doubled_persons(cast)
    for path, person in cast.people:
        yield from _listed(path, person)
        yield from doubles([(m.start, m.end) for m in person.mentions], f"{path}.mentions", "mention")
        yield from doubles([_role_key(role) for role in person.roles], f"{path}.roles", "role")
        yield from doubles(person.accredited_to, f"{path}.accredited_to", "party")
        yield from _at_home(path, person)
        yield from _mentions(path, person, cast)
        yield from _titles(path, person, cast)


def _role_key(role: object) -> object:
    title = getattr(role, "title", "")
    return (title.casefold(), getattr(role, "office", None), getattr(role, "start", None))


def _doubled_persons(cast: Cast) -> Iterator[Finding]:
    seen: dict[object, str] = {}
    for path, person in cast.people:
        name = squeezed(person.name).casefold()
        known = (name, person.party, person.roles)  # a surname alone may be that of several
        first = seen.setdefault(name if " " in name else known, path)
        if first != path and (" " in name or person.party or person.roles):
            yield found("doubled", path, f"{shown(person.name)} is {first}, too")


def _listed(path: str, person: Participant) -> Iterator[Finding]:
    letter = path[0]
    if person.id[0] != letter:
        yield found("id-of-other-list", f"{path}.id", f"{person.id!r} stands where ids begin with {letter!r}")


def _at_home(path: str, person: Participant) -> Iterator[Finding]:
    for n, party in enumerate(person.accredited_to):
        if person.party is not None and party.code == person.party.code:
            message = f"accredited to {party.name}, for which {person.id} stands"
            yield found("accredited-at-home", f"{path}.accredited_to[{n}]", message)


# --- mentions --------------------------------------------------------------------------------------------------


def _mentions(path: str, person: Participant, cast: Cast) -> Iterator[Finding]:
    name = _keys(person.name)
    own = any(not name.isdisjoint(_keys(mention.text)) for mention in person.mentions)
    if not own and any(_names_somebody(mention.text) for mention in person.mentions):
        message = f"{shown(person.name)} shares no word with {shown(person.mentions[0].text)} or another mention"
        yield found("name-not-of-mentions", f"{path}.name", message)
        return
    titles = _title_words(person)
    for n, mention in enumerate(person.mentions):
        here = f"{path}.mentions[{n}]"
        others = [id for id in cast.mentions[mention.start, mention.end] if id != person.id]
        if others:
            yield found("mention-of-two", here, f"{shown(mention.text)} is a mention of {others[0]}, too", mention)
        yield from _strange(here, mention, person, name | titles, cast)


def _strange(path: str, mention: Span, person: Participant, own: frozenset[str], cast: Cast) -> Iterator[Finding]:
    if not own.isdisjoint(_keys(mention.text)):
        return
    named = cast.named(mention.text)
    if named and not is_reference(mention.text):
        message = f"{shown(mention.text)} names {min(named)}, not {shown(person.name)}"
        yield found("mention-of-another", path, message, mention)
    elif not is_reference(mention.text) and not _is_variant(mention.text, person.name):
        message = f"{shown(mention.text)} is no word for a person, and none of {shown(person.name)}"
        yield found("mention-of-another", path, message, mention)


def _title_words(person: Participant) -> frozenset[str]:
    titles = [role.title for role in person.roles] + [role.organization or "" for role in person.roles]
    return frozenset().union(*map(_keys, [*titles, person.rank.title if person.rank else ""]))


def _is_variant(printed: str, name: str) -> bool:
    """Tell whether a word is another spelling of one of the name: "Foruhar" of "Forouhar"."""
    pairs = ((one, other) for one in _keys(printed) for other in _keys(name) if one[0] == other[0])
    return any(SequenceMatcher(None, one, other).ratio() > _ALIKE for one, other in pairs)


@lru_cache(1 << 10)
def _names_somebody(printed: str) -> bool:
    """Tell whether a capitalised word of *printed* is in no form of the tables."""
    document = read_document(printed)
    known = {i + k for i in names().matches(document) for e in names().every(document, i) for k in range(len(e.keys))}
    return any(document.is_capital(i) and i not in known for i in range(len(document.words)))


@lru_cache(1 << 10)
def is_reference(printed: str) -> bool:
    """Tell whether *printed* can mean a person without a name: a pronoun, an office, a demonym, "the visitor"."""
    if len(printed) <= _SHORT:  # "Im"
        return True
    document = read_document(printed)
    entries = (entry for i in names().matches(document) for entry in names().every(document, i))
    return any(entry.kind in _KINDS for entry in entries) or any(map(_means_persons, document.keys))


def _means_persons(key: str) -> bool:
    closed = english().closed.get(key, "")
    return not _PRONOUNS.isdisjoint(closed) or bool(english().words.lookup(key).kinds & PERSON)


_PRONOUNS = frozenset("ROUWP")


# --- ranks and roles ---------------------------------------------------------------------------------------------


def _titles(path: str, person: Participant, cast: Cast) -> Iterator[Finding]:
    titles = [(f"{path}.roles[{n}]", role) for n, role in enumerate(person.roles)]
    placed = [*titles, (f"{path}.rank", person.rank)]
    for here, title in placed:
        if title is None or title.start is None or title.end is None:
            continue
        around = [*cast.places.around(title.start, title.end, whole=True)]
        owners = {id for _, _, id in around}
        shared = any(cast.goes_on(start, title) for start, _, _ in around)
        if person.id in owners or (shared and person.id in cast.sharers(title)):
            continue
        if owners and (shared or not any(cast.has_title(id, title) for id in owners)):
            message = f"{shown(title.title)} stands in a mention of {min(owners)}, not of {person.id}"
            place = Span.model_construct(text=title.title, start=title.start, end=title.end)
            yield found("title-of-another", here, message, place)


def in_order(starts: Sequence[int | None], path: str) -> Iterator[Finding]:
    """Yield a finding for each start that lies before the one before it."""
    last = -1
    for n, start in enumerate(starts):
        if start is not None and start < last:
            yield found("out-of-order", f"{path}[{n}]", "stands in the text before the one listed before it")
        last = last if start is None else max(last, start)

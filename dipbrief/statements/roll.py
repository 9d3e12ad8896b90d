"""Who takes part, for those who look up speakers: by words, by parties and by offices."""

from typing import NamedTuple

from dipbrief.document import Document
from dipbrief.lexicon.terms import singular
from dipbrief.participants import Cast
from dipbrief.statements.vocabulary import word_list


class Place(NamedTuple):
    """A mention of *people*, several where they share a title: its words from *first* up to *last*, with titles."""

    people: tuple[int, ...]
    first: int
    last: int

    def with_(self, other: "Place | None") -> "Place":
        """Return this and what stands at the same word: "the |ministers|, Lund and Reed"."""
        if other is None or other.people == self.people:
            return self
        return Place((*other.people, *self.people), min(self.first, other.first), max(self.last, other.last))


class Roll:
    """The persons of a text by number, of whom those in *ids* take part."""

    def __init__(self, document: Document, people: Cast, ids: dict[int, str]) -> None:
        """Index mentions, parties and offices once."""
        self.ids = ids
        self._gender = [person.gender for person in people]
        self._at: dict[int, Place] = {}
        self._by: dict[str, list[int]] = {}
        self._party = {n: party.code if (party := people[n].party) else None for n in ids}
        for n in range(len(people)):
            self._place(n, people)
        for n in ids:
            self._list(n, people)
        self.codes = frozenset(party.code for n in ids for party in (people[n].party, *people[n].parties) if party)
        capitals = filter(document.is_capital, document.where(word_list("i")))
        self.transcript = any(document.quoted[word] < 0 for word in capitals)
        self.principal = not word_list("the").isdisjoint(mention.article for mention in people.unnamed)

    def _place(self, n: int, people: Cast) -> None:
        for mention in people[n].mentions:
            ranges = [*(title.words for title in mention.titles), (mention.first, mention.last)]
            place = Place((n,), min(first for first, _ in ranges), max(last for _, last in ranges))
            for word in (word for words in ranges for word in range(*words)):
                self._at[word] = place.with_(self._at.get(word))

    def _list(self, n: int, people: Cast) -> None:
        """List a participant under party and offices: codes are capitals, words are not."""
        heads = {key for title, _ in people[n].titles for key in title.head.keys}
        for key in filter(None, {*heads, self._party[n]}):
            self._by.setdefault(key, []).append(n)

    def at(self, word: int) -> Place | None:
        """Return the mention or title around a word."""
        return self._at.get(word)

    def takes_part(self, n: int) -> bool:
        """Tell whether a person is a participant."""
        return n in self.ids

    def standing_for(self, codes: frozenset[str]) -> tuple[int, ...]:
        """Return the one participant of these states and organizations; nobody where there are several."""
        found = [n for code in codes for n in self._by.get(code, ())[:_TWO]]
        return tuple(found) if len(found) == 1 else ()

    def holding(self, plural: str, codes: frozenset[str]) -> tuple[int, ...]:
        """Return the participants, two or more but not all, whom "the ministers" or "the Danish officials" means."""
        found = [n for code in codes for n in self._by.get(code, ())] or self._by.get(singular(plural), [])
        return tuple(found) if 1 < len(found) < len(self.ids) else ()

    def agrees(self, n: int, gender: str | None) -> bool:
        """Tell whether a person can be of that gender."""
        return gender is None or self._gender[n] in (None, gender)

    def other_than(self, people: tuple[int, ...], gender: str | None = None) -> tuple[int, ...]:
        """Return the one participant beside *people* of that gender; nobody where there are several."""
        found: list[int] = []
        for n in self.ids:
            if n not in people and self.agrees(n, gender):
                found.append(n)
                if len(found) == _TWO:
                    return ()
        return tuple(found)

    def other_side(self, people: tuple[int, ...]) -> tuple[int, ...]:
        """Return the participants who do not stand for the party of *people*."""
        own = {self._party[n] for n in people if n in self._party}
        return tuple(n for n in self.ids if own and self._party[n] not in own)


_TWO = 2  # as good as many: nobody in particular is meant

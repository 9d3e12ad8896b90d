"""Who takes part, for those who look up speakers: by words, by parties and offices, hosts and guests."""

from collections.abc import Iterable
from typing import NamedTuple

from dipbrief.document import Document
from dipbrief.frames import Filler, Sentence
from dipbrief.lexicon.terms import singular
from dipbrief.participants import Cast
from dipbrief.statements.vocabulary import word_list


class Place(NamedTuple):
    """A mention of the person *n*: its words from *first* up to *last*, with titles."""

    n: int
    first: int
    last: int


class Roll:
    """The persons of a text by number, of whom those in *ids* take part."""

    def __init__(self, document: Document, people: Cast, ids: dict[int, str], sentences: Iterable[Sentence]) -> None:
        """Index mentions, parties and offices once."""
        self.ids = ids
        self._gender = [person.gender for person in people]
        self._at: dict[int, Place] = {}
        self._by_party: dict[str, list[int]] = {}
        self._by_office: dict[str, list[int]] = {}
        for n in range(len(people)):
            self._place(n, people)
        for n in ids:
            self._list(n, people)
        self.codes = frozenset(self._by_party) | {party.code for n in ids for party in people[n].parties}
        self.transcript = any(document.quoted[n] < 0 and document.is_capital(n) for n in document.where(word_list("i")))
        self.principal = self._has_principal(document, people)
        self.hosts = self.guests = ()
        for sentence in sentences:
            self._read_hosting(sentence)

    hosts: tuple[int, ...]
    guests: tuple[int, ...]

    def _place(self, n: int, people: Cast) -> None:
        for mention in people[n].mentions:
            ranges = [*(title.words for title in mention.titles), (mention.first, mention.last)]
            place = Place(n, min(first for first, _ in ranges), max(last for _, last in ranges))
            self._at.update((word, place) for words in ranges for word in range(*words))

    def _list(self, n: int, people: Cast) -> None:
        party = people[n].party
        if party is not None:
            self._by_party.setdefault(party.code, []).append(n)
        for key in {key for title, _ in people[n].titles for key in title.head.keys}:
            self._by_office.setdefault(key, []).append(n)

    def _has_principal(self, document: Document, people: Cast) -> bool:
        """Tell whether one takes part without a name: "|The Prime Minister| spoke to the King"."""
        for mention in people.unnamed:
            first, last = document.sentences[document.sentence_of[mention.first]]
            met = (self._at[other.first].n for other, _ in people.between(mention.last, last))
            if mention.article in word_list("the") and mention.first <= first + 1 and any(map(self.takes_part, met)):
                return True
        return False

    def _read_hosting(self, sentence: Sentence) -> None:
        """Remember who received whom, where the text says so first."""
        for frame in sentence.frames:
            self.hosts = self.hosts or self._participants(frame.roles.get("host", ()))
            self.guests = self.guests or self._participants(frame.roles.get("guest", ()))

    def _participants(self, fillers: Iterable[Filler]) -> tuple[int, ...]:
        found = (self._at[filler.head].n for filler in fillers if filler.head in self._at)
        return tuple(filter(self.takes_part, dict.fromkeys(found)))

    # --- questions -----------------------------------------------------------------------------------------------
    def at(self, word: int) -> Place | None:
        """Return the mention or title around a word."""
        return self._at.get(word)

    def takes_part(self, n: int) -> bool:
        """Tell whether a person is a participant."""
        return n in self.ids

    def standing_for(self, codes: frozenset[str]) -> tuple[int, ...]:
        """Return the one participant of these states and organizations; nobody where there are several."""
        found = [n for code in codes for n in self._by_party.get(code, ())[:_TWO]]
        return tuple(found) if len(found) == 1 else ()

    def holding(self, plural: str) -> tuple[int, ...]:
        """Return the participants, two or more but not all, whose office "the ministers" means."""
        found = self._by_office.get(singular(plural), ())
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


_TWO = 2  # as good as many: nobody in particular is meant

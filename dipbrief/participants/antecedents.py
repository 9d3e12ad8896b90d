"""Whom people without names are: "the two ministers", "they", "received |her|", by those named before."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from dipbrief.document import Document
from dipbrief.frames import Filler
from dipbrief.lexicon import words
from dipbrief.lexicon.terms import singular
from dipbrief.participants.cast import Person
from dipbrief.syntax import closed_words
from dipbrief.syntax.clauses import Clauses

_PAIR = 2
_REACH = 3  # sentences, with its own, in which those are named whom a word means
_TWO, _SEVERAL = words("titles", "meaning", "two"), words("titles", "meaning", "several")
_ONE = {gender: words("titles", "meaning", gender) for gender in ("male", "female")}
_REPORTING = "spokesperson"


class Antecedents:
    """Says whom words of *document* mean, by the *people* whom its words name."""

    def __init__(self, document: Document, people: Mapping[int, Person]) -> None:
        """Take the words of mentions and titles with whom they mean."""
        self._document = document
        self._people = people

    def meant(self, clauses: Clauses, fillers: Sequence[Filler], named: Collection[Person]) -> Iterator[Person]:
        """Yield those who play the roles of one encounter that *fillers* fill, beside those *named* there.

        "The two ministers" are the only two in office who were named last, "they" the two whom a sentence named, "her"
        somebody else than all of these.
        """
        found = dict.fromkeys(person for filler in fillers for person in self.several(clauses, filler))
        found.update((person, None) for filler in fillers for person in self._other_than(filler, {*named, *found}))
        yield from found

    def several(self, clauses: Clauses, filler: Filler) -> tuple[Person, ...]:
        """Return the two whom a plural without names means; none where they may be others."""
        if not self._is_reference(clauses, filler):
            return ()
        pair = not _TWO.isdisjoint(self._document.keys[filler.first : filler.last])
        found: dict[Person, None] = {}
        for named in self._named_back(filler):
            found = found if pair else {}
            found.update((person, None) for person in named if not pair or self._fits(filler, person))
            if len(found) >= _PAIR:
                break
        return tuple(found) if self._is_pair(filler, found) else ()

    def _other_than(self, filler: Filler, people: Collection[Person]) -> list[Person]:
        """Whom "him" or "her" means, which is none of *people*: the only one of the nearest sentence who can be."""
        key = self._document.keys[filler.head]
        gender = next((gender for gender, pronouns in _ONE.items() if key in pronouns), None)
        for named in self._named_back(filler) if gender else ():
            fitting = [person for person in named if person not in people and person.gender in (None, gender)]
            if fitting:
                return fitting if len(fitting) == 1 else []
        return []

    def _is_reference(self, clauses: Clauses, filler: Filler) -> bool:
        """Tell of "they", "both", "the pair", "the ministers", but not "the two ministers of Norway"."""
        keys, noun = self._document.keys, filler.noun
        if noun is not None and (noun.possessor is not None or _is_of_others(clauses, filler)):
            return False
        known = noun is not None and noun.plural and keys[filler.first] in closed_words("definite")
        return known or not (_TWO | _SEVERAL).isdisjoint(keys[filler.first : filler.last])

    def _is_pair(self, filler: Filler, people: Collection[Person]) -> bool:
        """Tell whether *people* are two who can be meant, and do not stand for one party."""
        codes = [None if person.party is None else person.party.code for person in people]
        apart = None in codes or len(set(codes)) > 1
        return len(people) == _PAIR and apart and all(self._fits(filler, person) for person in people)

    def _named_back(self, filler: Filler) -> Iterator[list[Person]]:
        """Yield whom the sentence names before a filler, then whom those before it do, outside quotations."""
        document, at = self._document, self._document.sentence_of[filler.first]
        for n in range(at, max(at - _REACH, -1), -1):
            first, last = document.sentences[n]
            unquoted = (word for word in range(first, min(last, filler.first)) if document.quoted[word] < 0)
            named = (self._people[word] for word in unquoted if word in self._people)
            yield list(dict.fromkeys(person for person in named if _REPORTING not in person.kinds))

    def _fits(self, filler: Filler, person: Person) -> bool:
        """Tell whether somebody holds the office that a plural tells, if it tells one: "the two |trade ministers|"."""
        head = self._document.keys[filler.head]
        if singular(head) in words("titles", "general_noun") or head in _TWO | _SEVERAL:
            return True
        told = frozenset(self._document.keys[filler.first : filler.head]) - _TWO - closed_words("definite")
        return any(singular(head) in office and told <= office for office in _offices(person))


def _is_of_others(clauses: Clauses, filler: Filler) -> bool:
    """ "the two ministers |of Norway|": a plural that says whose they are."""
    chunks = clauses.row.chunks
    return any(chunks[host].first == filler.first for host, _ in clauses.modifiers)


def _offices(person: Person) -> list[frozenset[str]]:
    """The words of each office that somebody holds, or the counterpart whose office it is."""
    other = person.counterpart_of
    titles = [*person.titles, *([] if other is None else other.titles)]
    return [frozenset(source.keys[slice(*title.core)]) for title, source in titles]

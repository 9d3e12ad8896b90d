"""Who speaks: whom the subject of a verb of speech means."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from dipbrief.document import Document
from dipbrief.frames import Filler, shipped_frames
from dipbrief.lexicon import Entry, names
from dipbrief.lexicon.terms import singular
from dipbrief.statements.roll import Roll
from dipbrief.statements.vocabulary import id_list, word_list
from dipbrief.syntax.groups import NounGroup

Kind = Literal["person", "sides", "party", "unnamed", "nobody"]


class Speaker(NamedTuple):
    """Words *first* up to *last* that say who speaks: the *people* they mean, by number, and what they are.

    *kind* is "person" of those whom the text names, "sides" of several without a name, "party" of a state or body,
    "unnamed" of somebody else, "nobody" where no speaker is printed. *head* is the main word, *codes* are the parties
    named in it, *body* tells whether it is an office or a building that stands for one.
    """

    first: int
    last: int
    head: int
    people: tuple[int, ...]
    kind: Kind
    codes: frozenset[str] = frozenset()
    body: bool = False


NOBODY = Speaker(0, 0, 0, (), "nobody")


class Speakers:
    """Finds whom noun groups mean. It goes through a text from the beginning, and remembers who has spoken."""

    def __init__(self, document: Document, roll: Roll) -> None:
        """Begin the text."""
        self.document = document
        self.roll = roll
        self._last: tuple[int, ...] = ()
        self._introduced: set[str] = set()

    def told(self, speaker: Speaker) -> None:
        """Remember who has spoken."""
        self._last = speaker.people or self._last
        if speaker.kind == "unnamed" and self.document.keys[speaker.first] in word_list("indefinite"):
            self._introduced.add(self.document.keys[speaker.head])

    # --- whom words mean ----------------------------------------------------------------------------------------
    def read(self, fillers: Sequence[Filler]) -> Speaker | None:
        """Return who the fillers of a role are, all items of a list together; ``None`` for what does not speak."""
        found = {filler: self._one(filler) for filler in fillers}
        known = [speaker for speaker in found.values() if speaker is not None]
        named = any(speaker.kind == "person" for speaker in known)
        unknown = (filler for filler, speaker in found.items() if speaker is None)
        if not known or not all(self._is_of_another(filler, named) for filler in unknown):
            return None
        return known[0] if len(known) == 1 else _together(known)

    def _is_of_another(self, filler: Filler, named: bool) -> bool:
        """Tell of what only says more of the next item: a title beside a name, "|Norwegian| and Danish leaders"."""
        adjective = any(entry.form in _ADJECTIVES for entry in names().longest(self.document, filler.head))
        return adjective or (named and _is_bare(filler))

    def _one(self, filler: Filler) -> Speaker | None:
        if filler.noun is None:
            return None
        special = self._known(filler, filler.noun) or self._named(filler) or self._guest(filler, filler.noun)
        return special or self._party(filler) or self._national(filler, filler.noun) or self._group(filler, filler.noun)

    def _key(self, filler: Filler) -> str:
        return self.document.keys[filler.head]

    def _person(self, filler: Filler, people: tuple[int, ...]) -> Speaker | None:
        return Speaker(filler.first, filler.last, filler.head, people, "person") if people else None

    def _named(self, filler: Filler) -> Speaker | None:
        """A person whom a mention means, with all words of it."""
        place = self.roll.at(filler.head)
        if place is None:
            return None
        return Speaker(min(place.first, filler.first), max(place.last, filler.last), filler.head, (place.n,), "person")

    def _guest(self, filler: Filler, noun: NounGroup) -> Speaker | None:
        """ "The guest" and "the host": the one whom the text says to be it, or the one who did not speak last."""
        key = singular(self._key(filler)) if noun.plural else self._key(filler)
        if key in word_list("hosts"):
            known = self.roll.hosts
        elif key in word_list("guests"):
            known = self.roll.guests
        else:
            return None
        several = noun.plural and len(known) > 1
        return self._person(filler, known if several or len(known) == 1 else self.roll.other_than(self._last))

    def _known(self, filler: Filler, noun: NounGroup) -> Speaker | None:
        """ "The official": one whom the text has introduced as "a Danish official"."""
        known = noun.kind == "common" and not self._is_indefinite(noun) and self._key(filler) in self._introduced
        return Speaker(filler.first, filler.last, filler.head, (), "unnamed") if known else None

    def _party(self, filler: Filler) -> Speaker | None:
        """A state or body by its name: "Norland", "Oslo", "the foreign ministry"."""
        covering = [
            entry
            for word, entry in self._entries(filler)
            if entry.kind in id_list("parties")
            and word + len(entry.keys) > filler.head
            and entry.form not in _ADJECTIVES
        ]
        if not covering:
            return None
        codes = frozenset(map(_code, covering))
        body = any(entry.kind in id_list("offices") or entry.form in id_list("offices") for entry in covering)
        return Speaker(filler.first, filler.last, filler.head, self.roll.standing_for(codes), "party", codes, body)

    def _national(self, filler: Filler, noun: NounGroup) -> Speaker | None:
        """ "The Romanian": the one participant of that state."""
        if noun.determiner is None or noun.plural:
            return None
        entries = names().longest(self.document, filler.head)
        return self._person(
            filler, self.roll.standing_for(frozenset(entry.id for entry in entries if entry.form in _ADJECTIVES))
        )

    def _group(self, filler: Filler, noun: NounGroup) -> Speaker | None:
        """People without a name: "the sides", "they", "the delegation", "an official"."""
        classes = self._classes(filler)
        if not self._can_speak(filler, classes):
            return None
        if self._key(filler) in word_list("pronouns"):
            return self._pronoun(filler)
        codes = frozenset(_code(entry) for _, entry in self._entries(filler) if entry.kind in id_list("parties"))
        body = not classes.isdisjoint(id_list("bodies")) and classes.isdisjoint(id_list("delegations"))
        if codes and self._stands_for_party(filler, classes):
            return Speaker(filler.first, filler.last, filler.head, self.roll.standing_for(codes), "party", codes, body)
        several = noun.plural or not classes.isdisjoint(id_list("several"))
        people = self._holders(filler, noun, codes, several)
        kind: Kind = "sides" if several else "unnamed"
        return self._person(filler, people) or Speaker(filler.first, filler.last, filler.head, (), kind, codes, body)

    def _stands_for_party(self, filler: Filler, classes: frozenset[str]) -> bool:
        return not classes.isdisjoint(id_list("of_a_party")) or self._key(filler) in word_list("governments")

    def _can_speak(self, filler: Filler, classes: frozenset[str]) -> bool:
        """Tell whether a noun means people: not "we" of a transcript, nor "the people" of a state."""
        key = self._key(filler)
        silent = key in word_list("not_speaking") or (self.roll.transcript and key in word_list("we"))
        return not silent and not classes.isdisjoint(id_list("speaking"))

    def _holders(self, filler: Filler, noun: NounGroup, codes: frozenset[str], several: bool) -> tuple[int, ...]:
        """ "The ministers": those who are; "Norland's envoy": the one participant who stands for it."""
        if several:
            return self.roll.holding(self._key(filler)) if noun.plural else ()
        return () if self._is_indefinite(noun) else self.roll.standing_for(codes)

    def _pronoun(self, filler: Filler) -> Speaker | None:
        """ "He", which nothing before explains: who spoke last, or one who takes part without a name."""
        if len(self._last) == 1 and self.roll.agrees(self._last[0], _gender(self._key(filler))):
            return self._person(filler, self._last)
        return Speaker(filler.first, filler.last, filler.head, (), "sides") if self.roll.principal else None

    def _is_indefinite(self, noun: NounGroup) -> bool:
        at = noun.determiner
        return noun.possessor is None and (at is None or self.document.keys[at] in word_list("indefinite"))

    def _entries(self, filler: Filler) -> Iterator[tuple[int, Entry]]:
        for word in range(filler.first, filler.last):
            for entry in names().longest(self.document, word):
                yield word, entry

    def _classes(self, filler: Filler) -> frozenset[str]:
        before = self.document.keys[filler.head - 1] if filler.head > filler.first else ""
        return shipped_frames().noun(self._key(filler), before).classes

    def takes_part(self, speaker: Speaker) -> bool:
        """Tell whether a speaker is one of the participants, or one of them stands for its party."""
        return any(map(self.roll.takes_part, speaker.people)) or not self.roll.codes.isdisjoint(speaker.codes)

    # --- to whom -------------------------------------------------------------------------------------------------
    def addressees(self, fillers: Iterable[Filler], speaker: Speaker) -> tuple[int, ...]:
        """Return the participants who are spoken to."""
        found = dict.fromkeys(n for filler in fillers for n in self._addressed(filler, speaker))
        return tuple(n for n in found if self.roll.takes_part(n) and n not in speaker.people)

    def _addressed(self, filler: Filler, speaker: Speaker) -> tuple[int, ...]:
        """Whom one filler means: a pronoun or "the guest" the only one beside the speaker, if it can."""
        if self._key(filler) in word_list("other_one") and self.roll.at(filler.head) is None:
            others = self.roll.other_than(speaker.people, _gender(self._key(filler)))
            return others if len(others) == 1 else ()
        one = self._one(filler)
        return one.people if one is not None and one.kind == "person" else ()


_ADJECTIVES = frozenset(["demonym"])


def _together(speakers: Sequence[Speaker]) -> Speaker:
    """Several as one: persons only where all of them are."""
    kinds = {speaker.kind for speaker in speakers}
    kind = next(iter(kinds)) if len(kinds) == 1 else "sides"
    people = dict.fromkeys(n for speaker in speakers for n in speaker.people) if kind == "person" else ()
    codes = frozenset(code for speaker in speakers for code in speaker.codes)
    return Speaker(speakers[0].first, speakers[-1].last, speakers[-1].head, tuple(people), kind, codes)


def _code(entry: Entry) -> str:
    """The party that an entry stands for: a capital for its state."""
    return str(entry.data["country"]) if entry.kind in id_list("capitals") else entry.id


def _is_bare(filler: Filler) -> bool:
    """Tell of a title without an article: "Reed, head of the office and |deputy head| of the party"."""
    noun = filler.noun
    return noun is not None and noun.kind == "common" and noun.determiner is None and not noun.plural


def _gender(key: str) -> str | None:
    """The gender of a pronoun."""
    return next((gender for gender in ("male", "female") if key in word_list(gender)), None)

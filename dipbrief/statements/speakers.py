"""Who speaks: whom the subject of a verb of speech means."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from dipbrief.document import Document
from dipbrief.frames import Filler, Sentence, shipped_frames
from dipbrief.lexicon import Entry, names
from dipbrief.statements.roll import Roll
from dipbrief.statements.vocabulary import id_list, word_list
from dipbrief.syntax.groups import NounGroup

Kind = Literal["person", "sides", "party", "unnamed", "nobody"]


class Speaker(NamedTuple):
    """Words *first* up to *last* that say who speaks: the *people* they mean, by number, and what they are.

    *kind* is "person" of those whom the text names, "sides" of several without a name, "party" of a state or body,
    "unnamed" of somebody else, "nobody" where no speaker is printed. *head* is the main word, of a pronoun that of
    what it stands for; *codes* are the parties named in it, *body* tells whether it is an office or a building that
    stands for one.
    """

    first: int
    last: int
    head: int
    people: tuple[int, ...]
    kind: Kind
    codes: frozenset[str] = frozenset()
    body: bool = False

    def joined(self, other: "Speaker | None") -> "Speaker":
        """Return the speaker with others of that kind together with whom it was said."""
        people = () if other is None or other.kind != self.kind else other.people
        return self._replace(people=tuple(dict.fromkeys((*self.people, *people))))


NOBODY = Speaker(0, 0, 0, (), "nobody")


class Speakers:
    """Finds whom noun groups mean. It goes through a text from the beginning, and remembers who has spoken."""

    def __init__(self, document: Document, roll: Roll, met: Mapping[str, frozenset[str]]) -> None:
        """Begin the text; *met* is what :func:`met_in` returns."""
        self.document = document
        self.roll = roll
        self._met = met
        self._last = NOBODY
        self._introduced: dict[str, Speaker] = {}

    def told(self, speaker: Speaker) -> None:
        """Remember who has spoken."""
        if speaker.kind != "nobody":
            self._last = speaker
        if speaker.kind == "unnamed" and self.document.keys[speaker.first] in word_list("indefinite"):
            self._introduced[self.document.keys[speaker.head]] = speaker

    # --- whom words mean ----------------------------------------------------------------------------------------
    def read(self, fillers: Sequence[Filler]) -> Speaker | None:
        """Return who the fillers of a role are, all items of a list together; ``None`` for what does not speak."""
        found = {filler: self._one(filler, filler.noun) for filler in fillers if filler.noun is not None}
        known = [speaker for speaker in found.values() if speaker is not None]
        named = any(speaker.kind == "person" for speaker in known)
        if not known or not all(speaker or self._is_of_another(filler, named) for filler, speaker in found.items()):
            return None
        return known[0] if len(known) == 1 else _together(known)

    def _is_of_another(self, filler: Filler, named: bool) -> bool:
        """Tell of what only says more of the next item: a title beside a name, "|Norwegian| and Danish leaders"."""
        noun = filler.noun
        title = noun is not None and noun.kind == "common" and noun.determiner is None and not noun.plural
        return (named and title) or any(_is_adjective(e) for e in names().longest(self.document, filler.head))

    def _one(self, filler: Filler, noun: NounGroup) -> Speaker | None:
        return (
            self._known(filler, noun) or self._named(filler) or self._party(filler, noun) or self._group(filler, noun)
        )

    def _key(self, filler: Filler) -> str:
        return self.document.keys[filler.head]

    def _known(self, filler: Filler, noun: NounGroup) -> Speaker | None:
        """One whom the text has introduced as "a Danish official": "he" right behind, "the official"."""
        key = self._key(filler)
        if noun.kind == "common":
            last = None if self._is_indefinite(noun) else self._introduced.get(key)
        else:
            last = self._last if self._last.kind == self._kind_meant(key) and self._goes_on(filler) else None
        return last and last._replace(first=filler.first, last=filler.last)

    def _kind_meant(self, key: str) -> Kind | None:
        """What a pronoun can go on with: "he" with one without a name, "they" with several, "it" with a side."""
        lists: tuple[tuple[str, Kind], ...] = (("pronouns", "unnamed"), ("they", "sides"), ("it", "party"))
        return next((kind for name, kind in lists if key in word_list(name)), None)

    def _goes_on(self, filler: Filler) -> bool:
        """Tell whether a pronoun can mean those who spoke last, in the same sentence or the one before."""
        of, last = self.document.sentence_of, self._last
        known = last.kind in id_list("gone_on_with") or self.document.keys[last.head] in self._introduced
        return known and of[filler.head] - of[last.first] <= 1

    def _named(self, filler: Filler) -> Speaker | None:
        """A person whom a mention means, with all words of it."""
        place = self.roll.at(filler.head)
        if place is None:
            return None
        return Speaker(
            min(place.first, filler.first), max(place.last, filler.last), filler.head, place.people, "person"
        )

    def _party(self, filler: Filler, noun: NounGroup) -> Speaker | None:
        """A state or body by its name: "Norland", "Oslo", "the foreign ministry", "the Norwegian"."""
        one = noun.determiner is not None and not noun.plural
        covering = {
            entry: word + len(entry.keys)
            for word, entry in self._entries(filler)
            if word + len(entry.keys) > filler.head and (one or not _is_adjective(entry))
        }
        if not covering:
            return None
        codes = frozenset(map(_code, covering))
        body = any(not id_list("offices").isdisjoint((entry.kind, entry.form)) for entry in covering)
        last = max(filler.last, *covering.values())  # "the Kingdom |of Norland|"
        return Speaker(filler.first, last, filler.head, self.roll.standing_for(codes), "party", codes, body)

    def _group(self, filler: Filler, noun: NounGroup) -> Speaker | None:
        """People without a name: "the sides", "they", "the delegation", "an official"."""
        classes, key = self._classes(filler), self._key(filler)
        if not self._can_speak(key, classes):
            return None
        if key in word_list("pronouns"):
            return self._pronoun(filler)
        codes = self._codes(filler) or self._headed(filler, noun)
        party = self._stands_for_party(key, codes, classes)
        several = noun.plural or not classes.isdisjoint(id_list("several"))
        people = () if self._is_indefinite(noun) else self._holders(key, codes, noun, several and not party)
        unknown: Kind = "sides" if several else "unnamed"
        kind: Kind = "party" if party else "person" if people else unknown
        return Speaker(filler.first, filler.last, filler.head, people, kind, codes, _is_body(classes))

    def _codes(self, filler: Filler) -> frozenset[str]:
        """The parties named in a noun group."""
        return frozenset(_code(entry) for _, entry in self._entries(filler))

    def _headed(self, filler: Filler, noun: NounGroup) -> frozenset[str]:
        """The party of the office or side that somebody leads: "the head |of the Norwegian delegation|"."""
        if self._key(filler) not in word_list("heads") or self._is_indefinite(noun):
            return frozenset()
        keys = (*self.document.keys[filler.last : filler.last + _LED], "")
        at = filler.last + 1 + (keys[1] in word_list("the"))
        led = names().longest(self.document, at) if keys[0] in word_list("of") and at < len(self.document.words) else ()
        return frozenset(_code(entry) for entry in led if self._is_office(at, entry))

    def _is_office(self, at: int, entry: Entry) -> bool:
        """Tell of a body, and of "the |Norwegian| delegation"."""
        behind = self.document.keys[at + len(entry.keys) : at + len(entry.keys) + 1]
        led = bool(behind) and behind[0] in word_list("missions")
        return entry.kind in id_list("parties") and (not id_list("offices").isdisjoint((entry.kind, entry.form)) or led)

    def _stands_for_party(self, key: str, codes: frozenset[str], classes: frozenset[str]) -> bool:
        speaks = not classes.isdisjoint(id_list("of_a_party")) or key in word_list("governments")
        return bool(codes) and speaks

    def _can_speak(self, key: str, classes: frozenset[str]) -> bool:
        """Tell whether a noun means people: not "we" of a transcript, nor "the people" of a state."""
        silent = key in word_list("not_speaking") or (self.roll.transcript and key in word_list("we"))
        return not silent and not classes.isdisjoint(id_list("speaking"))

    def _holders(self, key: str, codes: frozenset[str], noun: NounGroup, several: bool) -> tuple[int, ...]:
        """ "The ministers": those who are; "Norland's envoy": the one participant who stands for it; "the guest"."""
        if key in word_list("other_one"):
            return self.roll.other_than(self._last.people)
        if not several:
            return self.roll.standing_for(codes)
        return self.roll.holding(key, codes if noun.possessor is None else frozenset()) if noun.plural else ()

    def _pronoun(self, filler: Filler) -> Speaker | None:
        """ "He", which nothing before explains: who spoke last, or one who takes part without a name."""
        people = self._last.people
        if len(people) == 1 and self.roll.agrees(people[0], _gender(self._key(filler))):
            return Speaker(filler.first, filler.last, filler.head, people, "person")
        return Speaker(filler.first, filler.last, filler.head, (), "sides") if self.roll.principal else None

    def _is_indefinite(self, noun: NounGroup) -> bool:
        at = noun.determiner
        return noun.possessor is None and (at is None or self.document.keys[at] in word_list("indefinite"))

    def _entries(self, filler: Filler) -> Iterator[tuple[int, Entry]]:
        """Yield the names of states, bodies and capitals among the words of a noun group, with where they begin."""
        for word in range(filler.first, filler.last):
            for entry in names().longest(self.document, word):
                if entry.kind in id_list("parties") and entry.form != "people":
                    yield word, entry

    def _classes(self, filler: Filler) -> frozenset[str]:
        before = self.document.keys[filler.head - 1] if filler.head > filler.first else ""
        return shipped_frames().noun(self._key(filler), before).classes

    def takes_part(self, speaker: Speaker) -> bool:
        """Tell whether a speaker is one of the participants, or one of them stands for its party."""
        return any(map(self.roll.takes_part, speaker.people)) or not self.roll.codes.isdisjoint(speaker.codes)

    def has_met(self, speaker: Speaker) -> bool:
        """Tell of those of whom the text says without a name that they met; beside names, in the same words only."""
        heads = self._met.get(self.document.keys[speaker.head])
        return heads is not None and (not self.roll.ids or self.document.keys[speaker.first] in heads)

    # --- to whom -------------------------------------------------------------------------------------------------
    def addressees(self, fillers: Iterable[Filler], speaker: Speaker) -> tuple[int, ...]:
        """Return the participants who are spoken to."""
        found = dict.fromkeys(n for filler in fillers for n in self._addressed(filler, speaker))
        return tuple(n for n in found if self.roll.takes_part(n) and n not in speaker.people)

    def _addressed(self, filler: Filler, speaker: Speaker) -> tuple[int, ...]:
        """Whom one filler means: a pronoun or "the guest" the only one beside the speaker, if it can."""
        key, place = self._key(filler), self.roll.at(filler.head)
        if place is None or place.people[0] in speaker.people:
            if key in word_list("other_ones"):
                return self.roll.other_side(speaker.people)
            if key in word_list("other_one"):
                return self.roll.other_than(speaker.people, _gender(key))
        one = self.read([filler])
        return one.people if one is not None and one.kind == "person" else ()


def met_in(document: Document, sentences: Iterable[Sentence]) -> dict[str, frozenset[str]]:
    """Return the plurals that meet somewhere by their main word: "G10 |ministers|", with their first words."""
    found: dict[str, frozenset[str]] = {}
    for frame in (frame for sentence in sentences for frame in sentence.frames if frame.kind in id_list("meeting")):
        for filler in (filler for role in id_list("sides_of") for filler in frame.roles.get(role, ())):
            if filler.noun is not None and filler.noun.plural:
                key = document.keys[filler.head]
                found[key] = found.get(key, frozenset()) | {document.keys[filler.first]}
    return found


_LED = 2  # words before what somebody leads: "of the"


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


def _is_body(classes: frozenset[str]) -> bool:
    """Tell whether a noun of these classes is an office, and not a side as well."""
    return not classes.isdisjoint(id_list("bodies")) and classes.isdisjoint(id_list("delegations"))


def _is_adjective(entry: Entry) -> bool:
    return entry.form == "demonym"


def _gender(key: str) -> str | None:
    """The gender of a pronoun."""
    return next((gender for gender in ("male", "female") if key in word_list(gender)), None)

"""Who says it: the subject of a cue."""

from dataclasses import dataclass
from functools import cache

from dipbrief.acts import adverbs
from dipbrief.dates import calendar_words, find_dates
from dipbrief.document import Document
from dipbrief.lexicon import names, words
from dipbrief.mentions import Mention
from dipbrief.mentions.chunks import PARTIES
from dipbrief.participants import Cast
from dipbrief.tables import read_table

_RELATIVES = words("clauses", "relatives")
_ADJUNCT_OPENERS = words("clauses", "adjunct_openers")
AUXILIARIES = words("clauses", "auxiliaries")
_PREPOSITIONS = words("clauses", "before_object")
_HUMANS = words("clauses", "humans")


_PEOPLE_ENDS = ("ers", "ors", "ists", "ials", "ants", "ents", "ians", "ors", "eos", "ives", "men", "women")


_OPENING = 4  # sentences in which one who takes part is met first


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject: words *first* to *last*; the persons it means, none for the sides together or somebody unnamed.

    ``kind`` is "person", "group" (the sides), "party" (a state or organization), "unnamed", "principal" (unnamed, but
    one of those who met), or "thing".
    """

    first: int
    last: int
    people: tuple[int, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Found:
    """A cue at word *cue* with its act and subject; *start* to *end* is where its content lies."""

    cue: int
    act: str
    addressee: str
    subject: Subject | None
    after: int
    verb: int


class Speakers:
    """Finds subjects in one document, knowing where its persons are mentioned."""

    def __init__(self, document: Document, people: Cast, participants: set[int]) -> None:
        self.document = document
        self.people = people
        self.participants = participants
        self.at_end: dict[int, tuple[int, int]] = {}
        self.at_start: dict[int, tuple[int, int]] = {}
        for n, person in enumerate(people):
            for mention in person.mentions:
                self.at_end[self._whole_end(mention.last)] = (self._with_article(mention.first), n)
                self.at_start[self._with_article(mention.first)] = (self._whole_end(mention.last), n)
                self.at_start.setdefault(mention.first, (self._whole_end(mention.last), n))
        self.unnamed = self._unnamed_principal()

    def _unnamed_principal(self) -> frozenset[int]:
        """Where the mentions end of one who takes part without a name: "The Prime Minister spoke to the King"."""
        document = self.document
        opening = next((m for m in self.people.unnamed if m.article == "the" and self._opens(m)), None)
        if opening is None:
            return frozenset()
        keys = document.keys[opening.first : opening.last]
        return frozenset(m.last for m in self.people.unnamed if document.keys[m.first : m.last] == keys)

    def _opens(self, mention: Mention) -> bool:
        """Tell whether *mention* is the subject of one of the first sentences, and another takes part in it."""
        number = self.document.sentence_of[mention.first]
        first, last = self.document.sentences[number]
        if number >= _OPENING or mention.first > first + 1 or not self.document.is_capital(mention.first):
            return False
        return any(p in self.participants for _, p in self._between(mention.last, last))

    def _between(self, first: int, last: int) -> list[tuple[int, int]]:
        return [(start, n) for start, (_, n) in self.at_start.items() if first <= start < last]

    def _with_article(self, first: int) -> int:
        if (
            first > 0
            and self.document.keys[first - 1] in ("the", "his", "her", "their")
            and self.document.seps[first] == ""
        ):
            return first - 1
        return first

    def _whole_end(self, last: int) -> int:
        """The word after a bracket that follows a name: "X (Retd)"."""
        document = self.document
        if last < len(document.words) and document.seps[last] in ("(", " (") and last + 3 < len(document.words):
            for k in range(last, last + 4):
                if ")" in document.sep(k + 1):
                    return k + 1
        return last

    # --- before the verb -----------------------------------------------------------------------------------

    def before(self, i: int, first: int) -> Subject | None:
        """Return the subject that ends right before the verb at word *i* of a sentence that begins at *first*."""
        end = self._verb_start(i, first)
        inserted = self._before_insertion(end, first)
        if inserted is not None:
            return inserted
        while end > first:
            dated, end = end, self._over_date(end, first)
            inserted = self._before_insertion(end, first) if end < dated else None
            if inserted is not None:  # "X, who took office in May, on Friday ruled"
                return inserted
            subject = self._ending_at(end, first)
            if subject is not None and subject.kind != "thing":
                return subject
            stepped = self._over_adjunct(end, first)
            if subject is not None:  # "Berg in turn gave"
                unbroken = stepped in self.at_end and not any(self.document.seps[stepped : end + 1])
                return (self._ending_at(stepped, first) if stepped is not None and unbroken else None) or subject
            if stepped is None or stepped >= end:
                return None
            end = stepped
        return None

    def _before_insertion(self, end: int, first: int) -> Subject | None:
        """The person before an inserted clause: "X, who arrived on Monday, told", "X, together with Y, called"."""
        document = self.document
        mark = document.sep(end)[:1]
        if mark not in (",", "—") or end in self.at_end:
            return None
        for k in range(end - 1, max(first, end - 40), -1):
            if document.seps[k][-1:] != mark and (document.seps[k] != ")," or mark == "—"):
                continue
            if k in self.at_end:
                start, person = self.at_end[k]
                subject = self._coordinated(start, k, person, first)
                if subject is None:
                    return None
                second = self._companion(k, end)
                return subject if second is None else Subject(start, k, (*subject.people, second), "person")
        return None

    def _companion(self, k: int, end: int) -> int | None:
        """The other speaker of ", together with Y," at word *k*."""
        if self.document.keys[k : k + 2] not in (("together", "with"), ("along", "with")):
            return None
        return next((self.at_start[n][1] for n in range(k + 2, min(k + 4, end)) if n in self.at_start), None)

    def _verb_start(self, i: int, first: int) -> int:
        """The word after the subject: adverbs and auxiliaries before the verb are passed over."""
        document = self.document
        while (
            i > first
            and document.seps[i] in ("", ",")
            and (document.keys[i - 1] in adverbs() or document.keys[i - 1] in AUXILIARIES)
        ):
            if i - 1 in self.at_start or document.keys[i - 1] in ("both", "all", "two"):
                break
            i -= 1
        return i

    def _over_date(self, end: int, first: int) -> int:
        """The end of what stands before a date at *end*: "X on Monday", "X on 3 May"; *end* when none stands there."""
        document = self.document
        if document.keys[end - 1] not in calendar_words() and not document.words[end - 1][0].isdigit():
            return end
        dates = find_dates(document, max(first, end - 5), end)
        if not dates or dates[-1].last != end:
            return end
        start = dates[-1].first
        while start - 1 > first and document.keys[start - 1] in ("on", "late", "early", "earlier", "last"):
            start -= 1
        return start if start > first else end

    def _over_adjunct(self, end: int, first: int) -> int | None:
        """The end of what stands before an inserted phrase: "X, in turn, congratulated", "X on Wednesday said"."""
        document = self.document
        if document.sep(end)[:1] == ",":
            for k in range(end - 1, max(first, end - 22), -1):
                if document.seps[k][-1:] == "," or document.seps[k] == "),":
                    return k
            return None
        for back in range(2, 7):
            start = end - back
            if start <= first:
                return None
            if document.keys[start] in _ADJUNCT_OPENERS and document.seps[start] == "" and start in self.at_end:
                return start
        return None

    def _ending_at(self, end: int, first: int) -> Subject | None:
        if end in self.at_end:
            start, person = self.at_end[end]
            if start >= first:
                return self._coordinated(start, end, person, first)
        nationals = self._national(end, first)
        return nationals or self._group(end, first) or self._party(end, first) or self._unnamed(end, first)

    def _national(self, end: int, first: int) -> Subject | None:
        """ "The Romanian ruled out": the one participant of that state."""
        document = self.document
        if end - 2 < first or document.keys[end - 2] != "the" or document.sep(end) != "":
            return None
        codes = {e.id for e in names().longest(document, end - 1) if e.kind == "country" and e.form == "demonym"}
        people = self._standing_for(codes)
        return Subject(end - 2, end, people, "person") if len(people) == 1 else None

    def _standing_for(self, codes: set[str]) -> tuple[int, ...]:
        """The participants of these states and organizations."""
        return tuple(n for n in self.participants if (p := self.people[n].party) is not None and p.code in codes)

    def _coordinated(self, start: int, end: int, person: int, first: int) -> Subject | None:
        """ "A and B stressed": both. A person after a preposition is no subject."""
        people = [person]
        document = self.document
        while start - 1 > first and document.keys[start - 1] in ("and", "&") and document.seps[start] == "":
            other = self.at_end.get(start - 1)
            if other is None:
                break
            start, people = other[0], [other[1], *people]
        before = document.keys[start - 1] if start > first and document.seps[start] == "" else ""
        if before in _PREPOSITIONS and before not in ("by",):
            return None
        return Subject(start, end, tuple(dict.fromkeys(people)), "person")

    def _group(self, end: int, first: int) -> Subject | None:
        """ "the sides", "both leaders", "they", "the Presidents of Ukraine and France"."""
        document = self.document
        for length in range(1, 8):
            start = end - length
            if start < first:
                return None
            keys = document.keys[start:end]
            if length > 1 and any(document.seps[k] not in ("", "-", "'s", "'") for k in range(start + 1, end)):
                return None
            if keys in _alone() or (length == 1 and keys[0] == "we"):
                return (
                    Subject(start, end, (), "group")
                    if document.keys[start - 1 : start] not in (("of",), ("with",))
                    else None
                )
            for size in (3, 2, 1):
                if keys[:size] in _determiners() and self._group_noun(keys[size:]):
                    named = document.keys[start - 1] if start > first and document.seps[start] == "" else ""
                    return Subject(start, end, (), "group") if named not in _PREPOSITIONS - {"as", "that"} else None
        return None

    def _group_noun(self, keys: tuple[str, ...]) -> bool:
        if not keys:
            return False
        for cut in range(len(keys), 0, -1):
            if keys[:cut] in _group_nouns():
                return cut == len(keys) or keys[cut] in ("of", "from")
        return len(keys) > 1 and len(keys) <= 3 and keys[-1:] in _group_nouns() and "and" not in keys

    def _party(self, end: int, first: int) -> Subject | None:
        """ "Sri Lanka said", "The UNDP noted": the one participant of that party, else unnamed."""
        document = self.document
        for length in range(1, 7):
            start = end - length
            if start < first:
                return None
            entries = [
                e for e in names().longest(document, start) if e.kind in (*PARTIES, "place") and e.form != "demonym"
            ]
            if not entries or start + len(entries[0].keys) != end:
                continue
            start = self._with_article(start)
            before = document.keys[start - 1] if start > first and document.seps[start] == "" else ""
            if before in _PREPOSITIONS:
                return None
            if before == "and":
                return Subject(start, end, (), "group")
            entry = entries[0]
            code = entry.data["country"] if entry.kind == "place" else entry.id
            people = self._standing_for({code})
            return Subject(start, end, people if len(people) == 1 else (), "party")
        return None

    def _unnamed(self, end: int, first: int) -> Subject | None:
        """A common noun before the verb: officials and delegations speak, meetings and statements do not."""
        document = self.document
        if end <= first or document.sep(end) not in ("", ","):
            return None
        head = document.keys[end - 1]
        if self.unnamed and (end in self.unnamed or head in ("he", "she")):
            return Subject(max(first, end - 1), end, (), "principal")
        start = end - 1
        while (
            start > first
            and document.seps[start] in ("", "-", "'s", "'")
            and document.keys[start - 1] not in _PREPOSITIONS | {"that", "and", "but", "while", "which"}
            and end - start < 6
        ):
            start -= 1
        if head in _not_speaking() or (
            any(key in _not_speaking() for key in document.keys[start:end]) and head not in _HUMANS
        ):
            return Subject(start, end, (), "thing")
        if head in ("i",):
            return Subject(start, end, (), "thing")
        if head in ("side", "delegation", "team"):
            of_party = self._side(start, end)
            if of_party:
                return Subject(start, end, of_party, "party")
        if head in _HUMANS or head.endswith(_PEOPLE_ENDS):
            before = document.keys[start - 1] if start > first and document.seps[start] == "" else ""
            return None if before in _PREPOSITIONS else Subject(start, end, (), "unnamed")
        return Subject(start, end, (), "thing") if head not in _RELATIVES else None

    def _side(self, start: int, end: int) -> tuple[int, ...]:
        """ "the Uzbek side": the one participant of that state."""
        for k in range(start, end):
            codes = {e.id for e in names().longest(self.document, k) if e.kind in PARTIES}
            people = self._standing_for(codes)
            if len(people) == 1:
                return people
        return ()

    # --- after the verb ------------------------------------------------------------------------------------

    def after(self, i: int, last: int) -> Subject | None:
        """Return the subject right after an inverted verb: "..., said the minister"."""
        document = self.document
        start = i + 1
        if start >= last or document.seps[start] not in ("", "'s"):
            return None
        for begin in (start, start + 1):
            if begin in self.at_start:
                end, person = self.at_start[begin]
                people = [person]
                while end < last and document.keys[end] == "and" and end + 1 in self.at_start:
                    end, other = self.at_start[end + 1]
                    people.append(other)
                return Subject(begin, end, tuple(dict.fromkeys(people)), "person")
            if document.keys[begin : begin + 1] not in (("the",), ("a",), ("an",)):
                break
        for end in range(start + 1, min(start + 6, last) + 1):
            group = self._group(end, start)
            if group is not None and group.first == start:
                return group
        end = start
        while end < last and end - start < 10 and document.sep(end + 1) in ("", "'s", "-", "'"):
            end += 1
        keys = document.keys[start : end + 1]
        return Subject(start, end + 1, (), "thing" if set(keys) & _not_speaking() else "unnamed")


@cache
def _determiners() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(form.split()) for form in read_table("acts")["generic_speakers"]["determiners"])


@cache
def _group_nouns() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(form.replace("-", " ").split()) for form in read_table("acts")["generic_speakers"]["nouns"])


@cache
def _alone() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(form.split()) for form in read_table("acts")["generic_speakers"]["alone"])


@cache
def _not_speaking() -> frozenset[str]:
    """Nouns of events, texts and sources of the dispatch."""
    table = read_table("acts")["not_speakers"]
    return frozenset(form for name in ("events", "texts", "sources") for form in table[name])

"""The subject of a cue in its sentence: before it, after it, shared with another verb, or of the main clause."""

from bisect import bisect_right

from dipbrief.acts import Act, adverbs, is_finite_verb
from dipbrief.document import Document
from dipbrief.lexicon import words
from dipbrief.participants import Cast
from dipbrief.statements.content import content_end
from dipbrief.statements.cues import BE
from dipbrief.statements.speakers import Found, Speakers, Subject

_MAIN_VERBS = words("clauses", "main_verbs")


# Acts whose verb takes the person spoken to as its object: what follows them is no inverted subject.
_TRANSITIVE = frozenset(["tell", "thank", "ask", "urge", "congratulate", "inform", "invite", "greet", "condole"])


_I = frozenset("i")
_STATES = frozenset(["countries", "nations", "states", "peoples", "economies"])


class SubjectReader:
    """Finds subjects; *ids* are the participants' ids by their index in *people*."""

    def __init__(self, document: Document, people: Cast, ids: dict[int, str]) -> None:
        self.document = document
        self.people = people
        self.ids = ids
        self.speakers = Speakers(document, people, set(ids))
        self._ends = sorted(end for end, (_, n) in self.speakers.at_end.items() if n in ids)
        self.transcript = any(document.quoted[n] < 0 and document.words[n] == "I" for n in document.where(_I))

    def _back(self, i: int, first: int) -> int:
        """The word before the verb that is no adverb."""
        k = i - 1
        while (
            k >= first
            and self.document.keys[k] in adverbs()
            and self.document.sep(k + 1) in ("", ",")
            and k not in self.speakers.at_start
        ):
            k -= 1
        return k

    def _subject(self, i: int, first: int, last: int, found: list[Found], act: Act) -> Subject | None:
        document = self.document
        before = self._back(i, first)
        separator = document.seps[i]
        key = document.keys[before] if before >= first else ""
        comma = separator[:1] == "," and before == i - 1 and act.addressee != "object" and act.id not in _TRANSITIVE
        marked = '"' in separator and document.quoted[i] < 0  # else the mark opens: 'Lund "expressed her firm will"'
        inverted = ((marked or comma) and i > first) or i == first
        if inverted:
            subject = self.speakers.after(i, last)
            if subject is not None and subject.kind in ("person", "group"):
                return subject
            whole = subject is not None and subject.kind == "thing" and subject.last >= last
            if whole and act.id == "say":  # ", said an official release"
                return subject
            if marked:
                return subject
        if (
            key in ("and", "but", "or")
            or (separator[:1] in (",", "—") and before == i - 1)
            or (document.seps[before + 1][:1] == "," and key in ("and",))
        ):
            own = self.speakers.before(i, first) if found and separator[:1] == "," else None
            if own is not None and own.kind == "person" and own.first > found[-1].cue:
                return own  # "They said Berg, who flew in on Monday, told the minister"
            inherited = self._inherited(i, first, found)
            if inherited is not None:
                return inherited
        if key in ("who", "which", "that") and before > first:
            return self._antecedent(before, first)
        return self.speakers.before(i, first)

    def _is_reported(self, item: Found, before: list[Found]) -> bool:
        """Tell whether a state speaks inside what somebody says: "said that Norland appreciates"."""
        subject = item.subject
        if subject is None or subject.first > item.cue:
            return False
        states = subject.kind == "group" and self.document.keys[subject.last - 1] in _STATES and item.act != "agree"
        if subject.kind not in ("party", "unnamed") and not states:
            return False
        return any(other.cue < subject.first <= self._clause_end(other) for other in before)

    def _clause_end(self, item: Found) -> int:
        last = self.document.sentences[self.document.sentence_of[item.cue]][1]
        return content_end(self.document, item.after, last)

    def _last_subject(self, found: list[Found]) -> Subject | None:
        """The subject of the last cue that is not itself reported by one before it."""
        for n in range(len(found) - 1, -1, -1):
            if not self._is_reported(found[n], found[:n]):
                return found[n].subject
        return None

    def _inherited(self, i: int, first: int, found: list[Found]) -> Subject | None:
        """The subject that coordinated verbs share: that of the last cue, else of the verb before "and"."""
        if found and found[-1].subject is not None:
            return self._last_subject(found) or found[-1].subject
        for k in range(i - 1, first, -1):
            if k in self.speakers.at_end or self.document.keys[k : k + 1] in (("they",),):
                verb = self.document.keys[k] if k < len(self.document.keys) else ""
                if is_finite_verb(self.document, k) or verb in _MAIN_VERBS or verb in adverbs():
                    return self.speakers.before(k, first)
        return self._first_subject(first, i)

    def _first_subject(self, first: int, limit: int) -> Subject | None:
        document = self.document
        for k in range(first, limit):
            if k in self.speakers.at_start and document.keys[k - 1 : k] not in (
                ("with",),
                ("of",),
                ("by",),
                ("to",),
                ("from",),
            ):
                end, person = self.speakers.at_start[k]
                subject = self.speakers._coordinated(k, end, person, first)
                if end + 1 < limit and document.keys[end] == "and" and end + 1 in self.speakers.at_start:
                    other_end, other = self.speakers.at_start[end + 1]
                    return Subject(k, other_end, (person, other), "person")
                if subject is not None:
                    return subject
            for end in range(k + 1, min(k + 5, limit)):
                group = self.speakers._group(end, k)
                if group is not None and group.first == k:
                    return group
        return None

    def _antecedent(self, before: int, first: int) -> Subject | None:
        for end in (before, before - 1):
            if end in self.speakers.at_end:
                start, person = self.speakers.at_end[end]
                return Subject(start, end, (person,), "person")
        return None

    def _direct_subject(self, i: int, before: int, first: int) -> Subject | None:
        """The subject right before a participle after "with" or a comma: "with the UN acknowledging"."""
        document = self.document
        end = before + 1
        subject = self.speakers._ending_at(end, first)
        if subject is None or subject.kind == "thing":
            if end in self.speakers.at_end:
                start, person = self.speakers.at_end[end]
                if document.keys[start - 1 : start] == ("with",):
                    return Subject(start, end, (person,), "person")
            return self._after_with(end, first)
        if document.seps[end] != "":
            return None
        return (
            subject
            if document.keys[subject.first - 1 : subject.first] in (("with",), ("where",), ("and",))
            or subject.kind == "group"
            else None
        )

    def _after_with(self, end: int, first: int) -> Subject | None:
        document = self.document
        for start in range(end - 1, max(first, end - 7), -1):
            if document.keys[start - 1] == "with":
                for size in range(1, end - start + 1):
                    group = self.speakers._group(start + size, start)
                    if group is not None and start + size == end:
                        return group
                party = self.speakers._party(end, start)
                return party if party is not None and party.first <= start + 1 else None
        return None

    def _pronoun(self, at: int) -> Subject | None:
        """ "According to him": the speaker of the last statement, taken by the caller's order."""
        if self.document.keys[at : at + 1] not in (("him",), ("her",)):
            return None
        before = bisect_right(self._ends, at) - 1
        return Subject(at, at + 1, (self.speakers.at_end[self._ends[before]][1],), "person") if before >= 0 else None

    def _quoted_person(self, i: int, first: int) -> Subject | None:
        """ "quoted X as saying", "X was quoted as saying"."""
        document = self.document
        quoted = next(
            (k for k in range(i - 1, max(first - 1, i - 9), -1) if document.keys[k] in ("quoted", "cited", "quotes")),
            None,
        )
        if quoted is None:
            return None
        if i in self.speakers.at_end:
            start, person = self.speakers.at_end[i]
            return Subject(start, i, (person,), "person")
        if document.keys[i - 1] in ("him", "her"):
            return self._pronoun(i - 1)
        be = self._back(quoted, first)
        return self.speakers.before(be, first) if be >= first and document.keys[be] in BE else None

    def _subject_of_phrase(self, i: int, first: int, last: int, found: list[Found]) -> Subject | None:
        before = self._back(i, first)
        if before >= first and self.document.keys[before] in ("and", "but"):
            return self._inherited(i, first, found)
        if self.document.keys[i].endswith("ing") and self.document.seps[i][:1] == ",":
            return self._last_subject(found) or self._first_subject(first, i)
        return self.speakers.before(i, first)

    def _clause_subject(self, item: Found) -> Subject | None:
        """The first person or group after the comma that closes an opening participle."""
        document = self.document
        last = document.sentences[document.sentence_of[item.cue]][1]
        for k in range(item.cue + 1, last):
            if document.seps[k][:1] == ",":
                for begin in (k, k + 1):
                    if begin in self.speakers.at_start:
                        end, person = self.speakers.at_start[begin]
                        return Subject(begin, end, (person,), "person")
                for end in range(k + 1, min(k + 6, last)):
                    group = self.speakers._group(end, k)
                    if group is not None and group.first == k:
                        return group
        return None

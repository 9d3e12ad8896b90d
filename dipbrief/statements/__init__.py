"""Who said what: every attributed act of speaking or expressing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dipbrief.acts import Act, VerbForm, adverbs, is_finite_verb, phrase_at, verb_forms
from dipbrief.document import Document
from dipbrief.labels import find_labels
from dipbrief.lexicon import names
from dipbrief.models import Span, Statement
from dipbrief.participants import Person
from dipbrief.statements.cues import BE, adjective_forms, choose_act, is_no_statement, next_word, noun_forms
from dipbrief.statements.speakers import Speakers, Subject

__all__ = ["find_statements"]

_MODALS = frozenset(["will", "would", "shall", "should", "may", "might", "could", "can", "must", "to", "not", "cannot"])
_CARRIERS = frozenset(
    [
        "went",
        "goes",
        "opportunity",
        "occasion",
        "wished",
        "wishes",
        "wanted",
        "floor",
        "proceeded",
        "continued",
        "hastened",
        "began",
        "prompting",
        "met",
        "spoke",
        "called",
        "talked",
    ]
)
_BLOCKERS = frozenset(
    [
        "asked",
        "urged",
        "invited",
        "requested",
        "expected",
        "scheduled",
        "due",
        "set",
        "agreed",
        "pledged",
        "promised",
        "vowed",
        "decided",
        "readiness",
        "ready",
        "commitment",
        "committed",
        "willingness",
        "desire",
        "efforts",
        "effort",
        "need",
        "ability",
        "right",
        "refused",
        "failed",
        "declined",
        "continue",
        "plans",
        "planned",
        "intends",
        "likely",
        "order",
        "able",
        "called",
        "opportunities",
    ]
)


@dataclass(frozen=True, slots=True)
class _Found:
    """A cue at word *cue* with its act and subject; *start* to *end* is where its content lies."""

    cue: int
    act: str
    addressee: str
    subject: Subject | None
    after: int
    verb: int


def find_statements(document: Document, body: int, people: list[Person], ids: dict[int, str]) -> tuple[Statement, ...]:
    """Return the statements from word *body* on, in text order.

    *ids* are the ids of the participants by their index in *people*: only what they, the sides together or an
    unnamed member of a side says counts.
    """
    finder = _Finder(document, people, ids)
    found = [item for sentence in document.sentences if sentence[1] > body for item in finder.read(sentence, body)]
    return tuple(finder.statement(item) for item in found)


class _Finder:
    def __init__(self, document: Document, people: list[Person], ids: dict[int, str]) -> None:
        self.document = document
        self.people = people
        self.ids = ids
        self.speakers = Speakers(document, people, set(ids))
        self.transcript = any(
            key == "i" and document.quoted[n] < 0 and document.words[n] == "I" for n, key in enumerate(document.keys)
        )

    # --- one sentence --------------------------------------------------------------------------------------

    def read(self, sentence: tuple[int, int], body: int) -> list[_Found]:
        first, last = max(sentence[0], body), sentence[1]
        found: list[_Found] = []
        i = first
        while i < last:
            item = self._at(i, first, last, found) if self.document.quoted[i] < 0 else None
            if item is not None:
                found.append(item)
                i = max(item.after, i + 1)
            else:
                i += 1
        kept = [item for item in self._with_main_subject(found) if self._counts(item)]
        return [item for n, item in enumerate(kept) if not self._is_reported(item, kept[:n])]

    def _with_main_subject(self, found: list[_Found]) -> Iterator[_Found]:
        """Give participles at the opening the subject of the main verb after them."""
        for n, item in enumerate(found):
            if item.subject is None:
                main = next((other.subject for other in found[n + 1 :] if other.subject is not None), None)
                main = main or self._clause_subject(item)
                if main is None:
                    continue
                item = replace(item, subject=main)
            yield item

    def _clause_subject(self, item: _Found) -> Subject | None:
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

    def _is_reported(self, item: _Found, before: list[_Found]) -> bool:
        """Tell whether a state speaks inside what somebody says: "said that Norland appreciates"."""
        subject = item.subject
        if subject is None or subject.kind != "party" or subject.first > item.cue:
            return False
        return any(other.cue < subject.first <= self._clause_end(other) for other in before)

    def _clause_end(self, item: _Found) -> int:
        last = self.document.sentences[self.document.sentence_of[item.cue]][1]
        return self._content_end(item, item.after, last)

    def _counts(self, item: _Found) -> bool:
        subject = item.subject
        if subject is None or subject.kind == "thing":
            return False
        if subject.kind == "person":
            return any(n in self.ids for n in subject.people)
        if subject.kind == "group" and self.document.keys[subject.first] == "we":
            return not self.transcript
        if subject.kind == "party" and item.act in ("say", "tell", "announce", "inform") and self._is_source(subject):
            return False
        if (
            subject.kind == "group"
            and item.act == "say"
            and self.document.keys[subject.last - 1] in ("officials", "experts", "members")
        ):
            return False
        if subject.kind == "unnamed":
            return item.act not in ("say", "tell", "announce", "inform") or self.document.keys[subject.last - 1] in (
                "delegation",
                "team",
                "side",
                "ceos",
            )
        return True

    def _is_source(self, subject: Subject) -> bool:
        """Tell whether a building or ministry gives the readout: "the Pentagon said"."""
        document = self.document
        first = subject.first + (document.keys[subject.first] == "the")
        entries = names().longest(document, first)
        return bool(entries) and (entries[0].form == "metonym" or entries[0].kind == "body")

    def _at(self, i: int, first: int, last: int, found: list[_Found]) -> _Found | None:
        document = self.document
        phrase = phrase_at(document, i)
        if phrase is not None:
            item = self._phrase(i, *phrase, first, last, found)
            if item is not None:
                return item
        key = document.keys[i]
        form = verb_forms().get(key)
        if form is None or is_no_statement(document, i) or self._is_noun(i, key, first):
            return None
        return self._verb(i, form, first, last, found)

    def _is_noun(self, i: int, key: str, first: int) -> bool:
        document = self.document
        before = document.keys[i - 1] if i > first and document.seps[i] in ("", "-") else ""
        if (
            document.words[i][0].isupper()
            and i > first
            and document.seps[i] not in ('"', ':"')
            and not document.words[i].isupper()
        ):
            return True
        if key in noun_forms() and (
            before in ("the", "a", "an", "this", "of", "his", "her", "its", "their", "no", "any", "as", "for", "in")
            or document.seps[i] == "'s"
            or i == first
        ):
            return True
        following = document.keys[i + 1] if i + 1 < len(document.words) else ""
        determined = before in (
            "the",
            "a",
            "an",
            "this",
            "these",
            "his",
            "her",
            "its",
            "their",
            "our",
            "both",
            "of",
            "all",
        )
        return (
            determined
            and not key.endswith("ing")
            and before not in ("both", "all")
            and bool(following)
            and document.sep(i + 1) in ("", "-")
            and (key in adjective_forms() or not key.endswith(("s",)))
        )

    # --- verbs ---------------------------------------------------------------------------------------------

    def _verb(self, i: int, form: VerbForm, first: int, last: int, found: list[_Found]) -> _Found | None:
        document = self.document
        before = self._back(i, first)
        word = document.keys[before] if before >= first else ""
        if "ing" in form.kinds and document.keys[i].endswith("ing"):
            return self._participle(i, form, before, first, last, found)
        if word in BE and "participle" in form.kinds:
            return self._passive(i, form, before, first, last, found)
        if word in ("having",) and "participle" in form.kinds:
            return self._opening(i, i, form, before, first, last, found)
        if "base" in form.kinds and word == "to":
            return self._infinitive(i, form, before, first, last, found)
        if word in _MODALS:
            return None
        if not form.kinds & {"past", "s", "base"} or (
            "base" in form.kinds and len(form.kinds) == 1 and not self._is_plural_subject(before, first)
        ):
            return None
        return self._finite(i, form, first, last, found)

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

    def _is_plural_subject(self, before: int, first: int) -> bool:
        return before >= first and (
            self.document.keys[before] in ("they", "both", "we") or self.document.keys[before].endswith("s")
        )

    def _finite(self, i: int, form: VerbForm, first: int, last: int, found: list[_Found]) -> _Found | None:
        document = self.document
        act = choose_act(document, i, form, first, last, self.speakers.at_start, passive=False)
        if act is None:
            return None
        subject = self._subject(i, first, last, found, act)
        if subject is None or (act.weak and document.seps[i] == "," and subject.last < i - 1):
            return None
        if subject.first > i:
            return _Found(i, act.id, act.addressee, subject, subject.last, i)
        return _Found(i, act.id, act.addressee, subject, i + 1, i)

    def _subject(self, i: int, first: int, last: int, found: list[_Found], act: Act) -> Subject | None:
        document = self.document
        before = self._back(i, first)
        separator = document.seps[i]
        key = document.keys[before] if before >= first else ""
        inverted = (('"' in separator or (separator[:1] == "," and before == i - 1)) and i > first) or i == first
        if inverted:
            subject = self.speakers.after(i, last)
            if subject is not None and subject.kind in ("person", "group"):
                return subject
            if '"' in separator:
                return subject
        if (
            key in ("and", "but", "or")
            or (separator[:1] == "," and before == i - 1)
            or (document.seps[before + 1][:1] == "," and key in ("and",))
        ):
            inherited = self._inherited(i, first, found)
            if inherited is not None:
                return inherited
        if key in ("who", "which", "that") and before > first:
            return self._antecedent(before, first)
        return self.speakers.before(i, first)

    def _inherited(self, i: int, first: int, found: list[_Found]) -> Subject | None:
        """The subject that coordinated verbs share: that of the last cue, else of the verb before "and"."""
        if found and found[-1].subject is not None:
            last_subject = found[-1].subject
            return last_subject
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

    def _passive(self, i: int, form: VerbForm, be: int, first: int, last: int, found: list[_Found]) -> _Found | None:
        """ "It was noted that", "hope was expressed", "the move was welcomed by the ambassador"."""
        document = self.document
        if (be > first and document.keys[be - 1] in _MODALS - {"not"}) or document.keys[be] in ("be", "being"):
            return None
        act = choose_act(document, i, form, first, last, self.speakers.at_start, passive=True)
        starts_it = (be > first and document.keys[be - 1] == "it") or (
            document.keys[be - 1 : be] in (("has",), ("had",)) and document.keys[be - 2 : be - 1] == ("it",)
        )
        if act is None and starts_it:
            act = choose_act(document, i, form, first, last, self.speakers.at_start, passive=False)
        if act is not None and act.weak and not starts_it:
            return None
        following = next_word(document, i, last)
        if act is None or (
            document.keys[following : following + 1] == ("as",)
            and act.id not in ("identify", "describe")
            and document.keys[following + 1 : following + 2] == ("saying",)
        ):
            return None
        if following < last and document.keys[following] == "by":
            agent = self.speakers.after(following, last)
            if agent is None or agent.kind == "thing":
                return None
            return _Found(i, act.id, act.addressee, agent, i + 1, i)
        subject = self.speakers.before(be, first)
        if subject is not None and subject.kind == "person" and act.id not in ("brief", "inform"):
            return None
        return _Found(i, act.id, act.addressee, Subject(be, be, (), "group"), i + 1, i)

    def _participle(
        self, i: int, form: VerbForm, before: int, first: int, last: int, found: list[_Found]
    ) -> _Found | None:
        document = self.document
        word = document.keys[before] if before >= first else ""
        if word in BE and word not in ("being", "be"):
            return self._finite(i, form, first, last, found)
        return self._opening(i, i, form, before, first, last, found)

    def _opening(
        self, i: int, cue: int, form: VerbForm, before: int, first: int, last: int, found: list[_Found]
    ) -> _Found | None:
        """ "Noting that ..., the minister expressed", "..., adding that", "with both sides reaffirming"."""
        document = self.document
        act = choose_act(document, i, form, first, last, self.speakers.at_start, passive=False)
        if act is None:
            return None
        word = document.keys[before] if before >= first else ""
        if i == first or before < first or (document.keys[before] == "having" and before <= first):
            return _Found(cue, act.id, act.addressee, None, i + 1, i)
        direct = self._direct_subject(i, before, first)
        if direct is not None:
            return _Found(cue, act.id, act.addressee, direct, i + 1, i)
        comma = (
            document.seps[i][:1] == ","
            or document.seps[before + 1][:1] == ","
            or word in ("and", "while", "by", "after", "before", "besides", "in")
            or ")" in document.seps[i]
            or '"' in document.seps[i]
        )
        if word in ("of", "for", "on", "to", "from", "at", "about", "with", "into", "the", "a", "in") and not (
            document.seps[before + 1][:1] == "," or False
        ):
            return None
        if not comma:
            return None
        if word == "by" and not found:
            return None
        subject = found[-1].subject if found and found[-1].subject is not None else self._first_subject(first, i)
        return _Found(cue, act.id, act.addressee, subject, i + 1, i)

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

    def _infinitive(self, i: int, form: VerbForm, to: int, first: int, last: int, found: list[_Found]) -> _Found | None:
        """ "went on to express", "spoke with X to congratulate him", "prompting X to pledge"."""
        document = self.document
        before = document.keys[max(first, to - 12) : to]
        carriers = [n for n, key in enumerate(before) if key in _CARRIERS]
        blockers = [n for n, key in enumerate(before) if key in _BLOCKERS and key != "called"]
        if not carriers or (blockers and blockers[-1] > carriers[-1]):
            return None
        carrier = before[carriers[-1]]
        if carrier in ("opportunity", "occasion", "floor") and not {"took", "used", "seized", "taking"} & set(before):
            return None
        act = choose_act(document, i, form, first, last, self.speakers.at_start, passive=False)
        if act is None or (
            carrier in ("met", "spoke", "called", "talked")
            and act.id
            not in (
                "congratulate",
                "thank",
                "express",
                "condole",
                "convey",
                "reaffirm",
                "wish",
                "greet",
                "condemn",
                "stress",
                "inform",
                "pledge",
                "support",
            )
        ):
            return None
        if carrier == "prompting":
            subject = self.speakers._ending_at(to, first)
        else:
            subject = found[-1].subject if found else self._first_subject(first, i)
        return _Found(i, act.id, act.addressee, subject, i + 1, i) if subject else None

    # --- phrases -------------------------------------------------------------------------------------------

    def _phrase(
        self, i: int, phrase: object, cue: int, end: int, first: int, last: int, found: list[_Found]
    ) -> _Found | None:
        from dipbrief.acts import Phrase

        assert isinstance(phrase, Phrase)
        document = self.document
        if phrase.speaker == "after":
            subject = self.speakers.after(end - 1, last)
            if subject is None or document.keys[end : end + 1] in (("him",), ("her",)):
                subject = self._pronoun(end, found)
            if subject is None or subject.kind not in ("person", "group"):
                return None
            return _Found(cue, phrase.id, "", subject, subject.last, i)
        if document.keys[i] == "as":
            subject = self._quoted_person(i, first)
        else:
            if document.keys[i - 1 : i] and document.keys[i - 1] in _MODALS:
                return None
            subject = self._subject_of_phrase(i, first, last, found)
        if subject is None or subject.kind == "thing":
            return None
        return _Found(cue, phrase.id, "", subject, end, i)

    def _subject_of_phrase(self, i: int, first: int, last: int, found: list[_Found]) -> Subject | None:
        before = self._back(i, first)
        if before >= first and self.document.keys[before] in ("and", "but"):
            return self._inherited(i, first, found)
        if self.document.keys[i].endswith("ing") and self.document.seps[i][:1] == ",":
            return found[-1].subject if found else self._first_subject(first, i)
        return self.speakers.before(i, first)

    def _pronoun(self, at: int, found: list[_Found]) -> Subject | None:
        """ "According to him": the speaker of the last statement, taken by the caller's order."""
        if self.document.keys[at : at + 1] not in (("him",), ("her",)):
            return None
        before = [(end, n) for end, (_, n) in self.speakers.at_end.items() if end <= at and n in self.ids]
        return Subject(at, at + 1, (max(before)[1],), "person") if before else None

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
        be = self._back(quoted, first)
        return self.speakers.before(be, first) if be >= first and document.keys[be] in BE else None

    # --- the statement -------------------------------------------------------------------------------------

    def statement(self, item: _Found) -> Statement:
        """Return the public form of a found statement."""
        document = self.document
        assert item.subject is not None
        subject = item.subject
        content = self._content(item)
        labels = self._labels(content)
        return Statement(
            speakers=tuple(self.ids[n] for n in subject.people if n in self.ids),
            speaker_text=document.span(subject.first, subject.last) if subject.last > subject.first else None,
            cue=document.span(item.cue, item.cue + 1),
            act=item.act,
            content=content and document.span(*content),
            addressees=self._addressees(item, subject),
            labels=labels,
        )

    def _labels(self, content: tuple[int, int] | None) -> tuple[str, ...]:
        return find_labels(self.document, *content) if content else ()

    def _content(self, item: _Found) -> tuple[int, int] | None:
        """The words said: after the cue, or before it when it closes the sentence."""
        document = self.document
        first, last = document.sentences[document.sentence_of[item.cue]]
        start = max(item.cue + 1, item.verb + 1)
        if start < last and document.keys[start] == "that":
            start += 1
        end = self._content_end(item, start, last)
        closing = item.subject is not None and (item.subject.first > item.cue or start >= last or end - start < 2)
        if closing or start >= end:
            before = self._content_before(item, first)
            if before is not None:
                return before
        return (start, end) if start < end else None

    def _content_end(self, item: _Found, start: int, last: int) -> int:
        document = self.document
        quote = document.quoted[start] if start < len(document.words) else -1
        if quote >= 0:
            return max(document.quotes[quote][1], start)
        for k in range(start + 1, last):
            if document.seps[k][:1] == "," or document.keys[k] == "and":
                verb = k + 1 if document.keys[k] == "and" else k
                while verb < last and document.keys[verb] in adverbs():
                    verb += 1
                form = verb_forms().get(document.keys[verb]) if verb < last else None
                if (
                    form is not None
                    and document.quoted[verb] < 0
                    and (
                        (form.kinds & {"past"} and document.keys[verb].endswith(("ed", "said", "told")))
                        or (
                            form.kinds & {"ing"} and document.seps[k][:1] == "," and document.keys[verb].endswith("ing")
                        )
                    )
                ):
                    return k
        return last

    def _content_before(self, item: _Found, first: int) -> tuple[int, int] | None:
        document = self.document
        assert item.subject is not None
        end = min(item.cue, item.subject.first) if item.subject.last > item.subject.first else item.cue
        quote = document.quoted[end - 1] if end > 0 else -1
        if quote >= 0:
            return document.quotes[quote]
        return (first, end) if end > first else None

    def _addressees(self, item: _Found, subject: Subject) -> tuple[str, ...]:
        document = self.document
        if not item.addressee:
            return ()
        last = document.sentences[document.sentence_of[item.cue]][1]
        for k in range(item.cue + 1, min(item.cue + 14, last)):
            if k in self.speakers.at_start and k - 1 >= 0:
                end, person = self.speakers.at_start[k]
                before = document.keys[k - 1]
                fits = before in ("to", "with") if item.addressee in ("to", "with") else k <= item.cue + 2
                if (
                    fits
                    and person in self.ids
                    and person not in subject.people
                    and document.sep(end) not in ("'s", "'")
                ):
                    return (self.ids[person],)
        return ()


_MAIN_VERBS = frozenset(
    [
        "met",
        "received",
        "hosted",
        "discussed",
        "held",
        "visited",
        "arrived",
        "spoke",
        "briefed",
        "reviewed",
        "exchanged",
        "touched",
        "focused",
        "shared",
        "welcomed",
        "attended",
        "is",
        "was",
        "listened",
    ]
)


def span_or_none(document: Document, words: tuple[int, int] | None) -> Span | None:
    """Return the span of a word range, or None."""
    return document.span(*words) if words else None

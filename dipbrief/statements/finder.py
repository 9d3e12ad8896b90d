"""Cues in their grammatical forms: finite verbs, passives, participles, infinitives, fixed phrases."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dipbrief.acts import Phrase, VerbForm, phrase_at, phrases, verb_forms
from dipbrief.lexicon import agencies, names, words
from dipbrief.statements.cues import BE, adjective_forms, choose_act, is_no_statement, next_word, noun_forms
from dipbrief.statements.speakers import Found, Subject
from dipbrief.statements.subjects import SubjectReader

_DETERMINED = words("clauses", "determined")
_GOVERNING = words("clauses", "governing")
_PARTICIPLE_OPENERS = words("clauses", "participle_openers")
_BEFORE_NOUN_FORM = words("clauses", "before_noun_form")
_MODALS = words("clauses", "modals")
_CARRIERS = words("clauses", "carriers")
_BLOCKERS = words("clauses", "blockers")
_WHETHER = frozenset(["if", "whether", "about", "why", "when", "how"])
_ASKING = frozenset(["ask", "inquire", "urge", "press"])
_SOURCES = words("clauses", "sources")
_SAID = frozenset(["said", "told", "added"])
_OBJECT = 3  # words from a light verb to its noun
_ENCOUNTERED = frozenset(["met", "spoke", "called", "talked", "stopped", "dropped", "phoned", "telephoned"])
_BEGUN = frozenset((word,) for word in words("clauses", "begun"))
# Acts that an infinitive does after "met", "spoke" and "called".
_SPOKEN_INFINITIVES = frozenset(
    [
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
    ]
)


@cache
def _cue_words() -> frozenset[str]:
    """The first words of all cues."""
    return frozenset([*phrases(), *verb_forms()])


class Finder(SubjectReader):
    """Finds the statements of one sentence after the other."""

    def read(self, sentence: tuple[int, int], body: int) -> list[Found]:
        """Return the statements of *sentence* from word *body* on."""
        first, last = max(sentence[0], body), sentence[1]
        found: list[Found] = []
        after = first
        for i in self.document.where(_cue_words(), first, last):
            if i < after or (self.document.quoted[i] >= 0 and not self._goes_on_quoted(i, first)):
                continue
            item = self._at(i, first, last, found)
            if item is not None:
                found.append(item)
                after = item.after
        kept = [item for item in self._with_main_subject(found) if self._counts(item)]
        kept = [item for n, item in enumerate(kept) if not self._is_told(item, kept[n + 1 :])]
        return [item for n, item in enumerate(kept) if not self._is_reported(item, kept[:n])]

    def _goes_on_quoted(self, i: int, first: int) -> bool:
        """Tell whether the writer's own clause goes on in somebody's words: 'Lund "expressed her firm will"'."""
        document = self.document
        opens = document.quotes[document.quoted[i]][0] == i
        return opens and first < i and document.seps[i] == '"' and document.quoted[i - 1] < 0

    def _with_main_subject(self, found: list[Found]) -> Iterator[Found]:
        """Give participles at the opening the subject of the main verb after them."""
        for n, item in enumerate(found):
            if item.subject is None:
                main = next((other.subject for other in found[n + 1 :] if other.subject is not None), None)
                main = main or self._clause_subject(item)
                if main is None:
                    continue
                item = replace(item, subject=main)
            yield item

    def _counts(self, item: Found) -> bool:
        subject = item.subject
        if subject is None or subject.kind == "thing" or (item.act == "tell" and self._tells_agency(item, subject)):
            return False
        if subject.kind == "person":
            return any(n in self.ids for n in subject.people)
        if subject.kind == "group" and self.document.keys[subject.first] == "we":
            return not self.transcript
        if subject.kind == "party" and item.act in ("say", "tell", "announce", "inform") and self._is_source(subject):
            return False
        if subject.kind == "party" and self.document.keys[item.cue] == "ready":  # "China is ready to" is what is said
            return False
        if (
            subject.kind == "group"
            and item.act in ("say", "tell", "add")
            and (self.document.keys[subject.last - 1] in _SOURCES or self._are_sources(subject))
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

    def _are_sources(self, subject: Subject) -> bool:
        """ "Diplomats said the two had met. They said": those who were the source of the sentence before."""
        document = self.document
        sentence = document.sentence_of[subject.first]
        if document.keys[subject.first : subject.last] != ("they",) or not sentence:
            return False
        said = document.where(_SAID, document.sentences[sentence - 1][0], subject.first)
        return any(document.keys[k - 1] in _SOURCES and document.quoted[k] < 0 for k in said)

    def _is_told(self, item: Found, later: list[Found]) -> bool:
        """Tell whether a state "attaches importance" in what somebody says at the end: "..., NAME told him"."""
        subject, document = item.subject, self.document
        if subject is None or subject.kind not in ("party", "thing"):
            return False
        closing = (other.subject for other in later if other.act in ("say", "tell", "add", "stress", "note"))
        named = (s for s in closing if s is not None and s.kind == "person")
        return any(s.first > item.cue and document.seps[s.first][:1] == "," for s in named)

    def _tells_agency(self, item: Found, subject: Subject) -> bool:
        """Tell whether the agency only says who told it: "met the ambassador, the minister told Trend"."""
        document = self.document
        told = agencies().longest(document, item.cue + 1)
        if not told:
            return False
        first, last = document.sentences[document.sentence_of[item.cue]]
        quotes = '"' in document.seps[subject.first] or document.quoted[max(subject.first - 1, 0)] >= 0
        closes = subject.first > first and item.cue + 1 + len(told[0].keys) == last and not quotes
        return subject.kind != "person" or closes

    def _is_source(self, subject: Subject) -> bool:
        """Tell whether a building or ministry gives the readout: "the Pentagon said"."""
        document = self.document
        first = subject.first + (document.keys[subject.first] == "the")
        entries = names().longest(document, first)
        return bool(entries) and (entries[0].form == "metonym" or entries[0].kind == "body")

    def _at(self, i: int, first: int, last: int, found: list[Found]) -> Found | None:
        document = self.document
        phrase = phrase_at(document, i)
        if phrase is not None:
            item = self._phrase(i, *phrase, first, last, found)
            if item is not None:
                return item
        key = document.keys[i]
        form = verb_forms().get(key)
        if form is None or is_no_statement(document, i) or self._is_noun(i, key, first) or self._is_object(i, found):
            return None
        return self._verb(i, form, first, last, found)

    def _is_object(self, i: int, found: list[Found]) -> bool:
        """Tell whether a noun is what the cue before it is about: "expressed profound thanks"."""
        document = self.document
        cue = found[-1].cue if found else i
        noun = document.keys[i] in noun_forms() or document.keys[i] == "thanks"
        joined = all(document.seps[k] in ("", "-") and document.keys[k] != "and" for k in range(cue + 1, i + 1))
        return noun and 0 < i - cue <= _OBJECT and joined

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
        if key in noun_forms() and (before in _BEFORE_NOUN_FORM or document.seps[i] == "'s" or i == first):
            return True
        following = document.keys[i + 1] if i + 1 < len(document.words) else ""
        determined = before in _DETERMINED
        return (
            determined
            and not key.endswith("ing")
            and before not in ("both", "all")
            and bool(following)
            and document.sep(i + 1) in ("", "-")
            and (key in adjective_forms() or not key.endswith(("s",)))
        )

    def _verb(self, i: int, form: VerbForm, first: int, last: int, found: list[Found]) -> Found | None:
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
        if word in _MODALS and document.seps[before + 1] == "":  # not "appointed in May, said"
            return None
        shared = word == "and" and bool(found) and found[-1].subject is not None and found[-1].subject.kind == "group"
        plural = shared or self._is_plural_subject(before, first)
        if not form.kinds & {"past", "s", "base"} or (form.kinds == {"base"} and not plural):
            return None
        return self._finite(i, form, first, last, found)

    def _is_plural_subject(self, before: int, first: int) -> bool:
        return before >= first and (
            self.document.keys[before] in ("they", "both", "we") or self.document.keys[before].endswith("s")
        )

    def _finite(self, i: int, form: VerbForm, first: int, last: int, found: list[Found]) -> Found | None:
        document = self.document
        if i == first and document.keys[i + 1 : i + 2] and document.keys[i + 1] in _WHETHER:
            return None  # "Asked if the talks had failed"
        if i == first and document.keys[i + 1 : i + 2] == ("by",):
            return self._asked_by(i, form, last)
        if document.keys[i] == "informed" and {"keep", "kept", "keeps", "keeping"} & set(
            document.keys[max(first, i - 6) : i]
        ):
            return None
        act = choose_act(document, i, form, first, last, self.speakers.at_start, passive=False)
        if act is None:
            return None
        subject = self._subject(i, first, last, found, act)
        apposed = subject is not None and document.sep(subject.last)[:1] in (",", "—")
        if subject is None or (act.weak and document.seps[i] == "," and subject.last < i - 1 and not apposed):
            return None
        if subject.first > i:
            return Found(i, act.id, act.addressee, subject, subject.last, i)
        return Found(i, act.id, act.addressee, subject, i + 1, i)

    def _asked_by(self, i: int, form: VerbForm, last: int) -> Found | None:
        """ "Asked by Senator Berg about the crossing, the general said": the one who asks."""
        agent = self.speakers.after(i + 1, last)
        act = form.acts[0]
        asks = agent is not None and agent.kind == "person" and act.id in _ASKING
        return Found(i, act.id, act.addressee, agent, i + 1, i) if asks else None

    def _passive(self, i: int, form: VerbForm, be: int, first: int, last: int, found: list[Found]) -> Found | None:
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
            return Found(i, act.id, act.addressee, agent, i + 1, i)
        if document.keys[be - 1 : be] == ("not",) or document.keys[i - 1 : i] == ("not",):
            return None
        if agencies().longest(document, be - 1):  # "Trend was informed by the ministry"
            return None
        subject = self.speakers.before(be, first)
        if subject is not None and subject.kind == "person" and act.id not in ("brief", "inform"):
            return None
        return Found(i, act.id, act.addressee, Subject(be, be, (), "group"), i + 1, i)

    def _participle(
        self, i: int, form: VerbForm, before: int, first: int, last: int, found: list[Found]
    ) -> Found | None:
        document = self.document
        word = document.keys[before] if before >= first else ""
        if word in BE and word not in ("being", "be"):
            return self._finite(i, form, first, last, found)
        return self._opening(i, i, form, before, first, last, found)

    def _opening(
        self, i: int, cue: int, form: VerbForm, before: int, first: int, last: int, found: list[Found]
    ) -> Found | None:
        """ "Noting that ..., the minister expressed", "..., adding that", "with both sides reaffirming"."""
        document = self.document
        act = choose_act(document, i, form, first, last, self.speakers.at_start, passive=False)
        if act is None:
            return None
        word = document.keys[before] if before >= first else ""
        if i == first or before < first or (document.keys[before] == "having" and before <= first):
            return Found(cue, act.id, act.addressee, None, i + 1, i)
        direct = self._direct_subject(i, before, first)
        if direct is not None:
            return Found(cue, act.id, act.addressee, direct, i + 1, i)
        comma = (
            document.seps[i][:1] == ","
            or document.seps[before + 1][:1] == ","
            or word in _PARTICIPLE_OPENERS
            or ")" in document.seps[i]
            or '"' in document.seps[i]
        )
        if document.sep(i + 1)[:1] == "," and act.id == "reply":  # "X, responding, thanked"
            return None
        governed = word in _GOVERNING
        if governed and document.seps[before + 1][:1] != ",":
            return None
        if not comma:
            return None
        if word == "by" and not found and document.keys[before - 1 : before] not in _BEGUN:
            return None
        subject = self._last_subject(found) or self._first_subject(first, i)
        return Found(cue, act.id, act.addressee, subject, i + 1, i)

    def _infinitive(self, i: int, form: VerbForm, to: int, first: int, last: int, found: list[Found]) -> Found | None:
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
        if act is None or (carrier in _ENCOUNTERED and act.id not in _SPOKEN_INFINITIVES):
            return None
        if carrier == "prompting":
            subject = self.speakers._ending_at(to, first)
        else:
            subject = found[-1].subject if found else self._first_subject(first, i)
        return Found(i, act.id, act.addressee, subject, i + 1, i) if subject else None

    def _phrase(
        self, i: int, phrase: Phrase, cue: int, end: int, first: int, last: int, found: list[Found]
    ) -> Found | None:
        document = self.document
        if phrase.speaker == "after":
            subject = self.speakers.after(end - 1, last)
            if subject is None or document.keys[end : end + 1] in (("him",), ("her",)):
                subject = self._pronoun(end)
            if subject is None or subject.kind not in ("person", "group"):
                return None
            return Found(cue, phrase.id, "", subject, subject.last, i)
        if document.keys[i] == "as" and document.keys[end - 1] == "it":  # "as he put it"
            subject = self.speakers._ending_at(i + 2, i + 1)
        elif document.keys[i] == "as":
            subject = self._quoted_person(i, first)
        else:
            if document.keys[i - 1 : i] and document.keys[i - 1] in _MODALS:
                return None
            subject = self._subject_of_phrase(i, first, last, found)
        if subject is None or subject.kind == "thing":
            return None
        return Found(cue, phrase.id, "", subject, end, i)

"""What the sentences around a value do not bear out: where it is cut, what its verb says."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from dipbrief.checks.found import found, people, shown, spans_of
from dipbrief.checks.frames import ENCOUNTERS, is_ahead
from dipbrief.checks.ground import Ground
from dipbrief.checks.persons import is_reference
from dipbrief.lexicon.terms import singular
from dipbrief.meeting.vocabulary import word_list
from dipbrief.models import Finding, Meeting, MeetingReport, Span, Statement
from dipbrief.syntax import NounGroup, VerbGroup, english, groups_of
from dipbrief.syntax import classes as c
from dipbrief.syntax.vocabulary import classes_of
from dipbrief.tables import read_table

__all__ = ["check_reading"]

_FACE_TO_FACE = frozenset(["tell", "brief", "assure", "agree"])  # what is said to a visitor, or by those who met
_ENDLESS = frozenset([c.DETERMINER, c.POSSESSIVE, c.OF, c.COORDINATOR, c.COMPLEMENTIZER])
_ARTICLES = frozenset([c.DETERMINER, c.POSSESSIVE])
_JOINING = frozenset([*_ARTICLES, c.PREPOSITION, c.OF, c.BY])
_GOING_ON = frozenset([*_JOINING, c.SUBORDINATOR, c.COORDINATOR, c.ING, "_"])  # "such |as|", "from |and to|"
_VERBS = frozenset([c.BASE, c.PRESENT, c.PRESENT_S, c.PAST, c.PARTICIPLE, c.ING])
_POSSESSIVE = "'s"
_OF_NOUN = frozenset([c.ADJECTIVE, c.NOUN, c.NOUNS])


def check_reading(report: MeetingReport, ground: Ground) -> Iterator[Finding]:
    """Yield what the sentences of the text do not bear out."""
    sentences = Sentences(ground)
    for path, span in spans_of(report):
        yield from _boundaries(path, span, ground)
    for path, person in people(report):
        for n, mention in enumerate(person.mentions):
            yield from _mention(f"{path}.mentions[{n}]", mention, sentences)
    contents = frozenset(statement.content.start for statement in report.statements if statement.content is not None)
    for n, topic in enumerate(report.topics):
        yield from _phrase(f"topics[{n}]", topic, sentences)
        yield from _clause(f"topics[{n}]", topic, contents, sentences)
    for n, statement in enumerate(report.statements):
        yield from _statement(f"statements[{n}]", statement, sentences)
    if report.meeting is not None:
        yield from _evidence(report.meeting, sentences)
        for n, span in enumerate(report.meeting.evidence):
            if ground.has(span) and sentences.joins(*ground.words(span)):
                yield _part(f"meeting.evidence[{n}]", span)
        yield from _status(report.meeting, sentences)
        yield from _format(report.meeting, sentences)


@dataclass(frozen=True)
class Sentences:
    """The groups of the sentences in which values stand."""

    ground: Ground

    @cached_property
    def verbs(self) -> tuple[tuple[int, ...], tuple[VerbGroup, ...]]:
        """Where the verbs stand, and their groups."""
        verbs = groups_of(self.ground.document).verbs
        return tuple(verb.head for verb in verbs), verbs

    @cached_property
    def nouns(self) -> tuple[tuple[int, ...], tuple[NounGroup, ...]]:
        """Where the noun groups begin, and the groups."""
        nouns = groups_of(self.ground.document).nouns
        return tuple(noun.first for noun in nouns), nouns

    def verbs_in(self, first: int, last: int) -> tuple[VerbGroup, ...]:
        """Return the groups of the verbs among the words from *first* up to *last*."""
        starts, verbs = self.verbs
        return verbs[bisect_left(starts, first) : bisect_left(starts, last)]

    def noun_over(self, word: int) -> NounGroup | None:
        """Return the noun group that has *word* inside, and begins before it."""
        starts, nouns = self.nouns
        n = bisect_left(starts, word) - 1
        return nouns[n] if n >= 0 and nouns[n].last > word else None

    def parts(self, word: int) -> bool:
        """Tell whether a group of words goes over the place before *word* without a mark there."""
        document = self.ground.document
        if word >= len(document.words) or document.seps[word]:
            return False
        over = self.noun_over(word)
        starts, verbs = self.verbs
        n = bisect_left(starts, word)
        inside = any(verb.first < word < verb.last for verb in verbs[max(n - 1, 0) : n + 1])
        return inside or (over is not None and over.kind == "common")

    def joins(self, first: int, last: int) -> bool:
        """Tell whether words begin with "and", or end on "of" or an article."""
        if first >= last:
            return False
        marked = bool(self.ground.document.seps[first]) or first in self.ground.openings
        return (self.ground.tag(first) == c.COORDINATOR and not marked) or self.ground.tag(last - 1) in _ENDLESS

    def means_person(self, first: int, last: int) -> bool:
        """Tell whether the first noun group from *first* on is one of a person, and begins the words up to *last*."""
        starts, nouns = self.nouns
        n = bisect_left(starts, first)
        over = self.noun_over(first)
        group = over if over is not None else nouns[n] if n < len(nouns) and starts[n] == first else None
        if group is None:
            return False
        document = self.ground.document
        possessor = last < group.last and document.seps[last] == _POSSESSIVE  # "the minister's wife"
        head = last - 1 if possessor else group.head
        ends = head < last or _can_be_verb(document.keys[last])  # "the minister |left|"
        return ends and is_reference(document.words[min(head, last - 1)])

    def breaks_at(self, word: int) -> bool:
        """Tell whether the word before *word* joins what follows: "of", "the"; not "from |and to|"."""
        before = self.ground.tag(word - 1)
        if self.ground.document.words[word - 1].isupper():
            return False
        if before == c.OF:
            return True
        if word == len(self.ground.document.words) or self.ground.document.seps[word]:
            return before in _ARTICLES
        return before in _JOINING and self.ground.tag(word) not in _GOING_ON

    def splits(self, word: int) -> bool:
        """Tell whether a noun group goes on at *word* behind a word that can only belong to it: "joint |exercises|"."""
        group = self.noun_over(word)
        document = self.ground.document
        if group is None or word >= group.last or document.seps[word] or document.is_capital(word):
            return False
        joined = self.ground.tag(word) in _OF_NOUN and self.ground.tag(word - 1) == c.ADJECTIVE
        return joined and not _can_be_verb(document.keys[word - 1])


# --- where a span begins and ends ----------------------------------------------------------------------------------


def _boundaries(path: str, span: Span, ground: Ground) -> Iterator[Finding]:
    if not ground.has(span):
        return
    if _is_cut(span, ground.text):
        yield found("cut-in-a-word", path, f"{shown(span.text)} is cut inside a word", span)
    one, other = ground.sentences(span)
    if other - one > (".mentions" in path):  # headings stand in the names of persons
        yield found("over-sentences", path, f"{shown(span.text)} goes over the end of a sentence", span)


def _mention(path: str, mention: Span, sentences: Sentences) -> Iterator[Finding]:
    """A mention in small letters that is no noun group of a person, or ends on a word that joins."""
    first, last = sentences.ground.words(mention)
    if " " not in mention.text or any(map(sentences.ground.document.is_capital, range(first, last))):
        return
    told = any(verb.tense is not None for verb in sentences.verbs_in(first, last))
    if told or not sentences.means_person(first, last) or sentences.breaks_at(last):
        yield found("mention-of-another", path, f"{shown(mention.text)} is no word for a person", mention)


def _is_cut(span: Span, text: str) -> bool:
    return _inside_word(text, span.start) or _inside_word(text, span.end)


def _inside_word(text: str, at: int) -> bool:
    return text[at - 1 : at].isalpha() and text[at : at + 1].isalpha() if at > 0 else False


def _phrase(path: str, span: Span, sentences: Sentences) -> Iterator[Finding]:
    first, last = sentences.ground.words(span)
    if first >= last:
        return
    if sentences.breaks_at(last) or sentences.ground.tag(first) == c.OF:
        yield found("cut-in-a-phrase", path, f"{shown(span.text)} ends or begins on a word that joins", span)
    elif sentences.splits(last) or sentences.splits(first):
        yield found("cut-in-a-phrase", path, f"{shown(span.text)} is cut before or behind its noun", span)


def _clause(path: str, span: Span, contents: frozenset[int], sentences: Sentences) -> Iterator[Finding]:
    """A topic that is what somebody said, from its beginning: "stressed that |Kenya was short| of boats"."""
    first, last = sentences.ground.words(span)
    if span.start in contents and any(verb.tense is not None for verb in sentences.verbs_in(first, last)):
        yield found("clause-as-topic", path, f"{shown(span.text)} is what somebody said", span)


def _within(path: str, span: Span, sentences: Sentences) -> Iterator[Finding]:
    """Words that begin inside a group or on "and", or end on "of" or inside a group."""
    first, last = sentences.ground.words(span)
    if first < last and (sentences.parts(first) or sentences.parts(last) or sentences.joins(first, last)):
        yield _part(path, span)


def _part(path: str, span: Span) -> Finding:
    return found("read-otherwise", path, f"{shown(span.text)} is read as a part of a phrase", span)


@cache
def _can_be_verb(key: str) -> bool:
    """Tell whether a word can be a verb, or is one of the closed classes."""
    return key in english().closed or not _VERBS.isdisjoint(classes_of(english().words.lookup(key)))


# --- statements ----------------------------------------------------------------------------------------------------


def _statement(path: str, statement: Statement, sentences: Sentences) -> Iterator[Finding]:
    cue, ground = statement.cue, sentences.ground
    parts = [("speaker_text", statement.speaker_text), ("content", statement.content)]
    given = [(name, span) for name, span in parts if span is not None]
    away = [(name, span) for name, span in given if _is_away(cue, span, ground)]
    if len(away) == 2 and away == given:
        away = [("cue", cue)]
    for name, span in away:
        other = given[0][1] if name == "cue" else cue
        message = f"{shown(span.text)} stands in another sentence than {shown(other.text)}"
        yield found("away-from-cue", f"{path}.{name}", message, span)
    content = statement.content
    if content is not None and content.start < cue.end and cue.start < content.end:
        yield found("overlap", f"{path}.content", f"{shown(content.text)} holds the verb that carries it", content)
    if content is not None and ground.has(content) and _is_cut(content, ground.text):
        yield found("cut-in-a-word", f"{path}.content", f"{shown(content.text)} is cut inside a word", content)
    elif content is not None:
        yield from _within(f"{path}.content", content, sentences)


def _is_away(cue: Span, span: Span, ground: Ground) -> bool:
    own, _ = ground.sentences(cue)
    first, last = ground.sentences(span)
    around = int(ground.is_quoted(ground.words(span)[0]))
    return not first - around <= own <= last + around


# --- the meeting ---------------------------------------------------------------------------------------------------


@cache
def _encounter_words() -> tuple[frozenset[str], frozenset[str]]:
    """The verbs of encounters, and the nouns and words of telephones."""
    nouns = frozenset(_words_of("nouns", "noun", "words")) | word_list("phone_words")
    return frozenset(_words_of("verbs", "frame", "verbs")), nouns


@cache
def _light_verbs() -> frozenset[str]:
    """The verbs that only carry a noun of encounters: "hold" talks."""
    groups = read_table("verbs")["light"]
    items = [item for item in read_table("nouns")["noun"] if item["class"] in ENCOUNTERS]
    names = [name for item in items for key in ("light", "through") for name in item.get(key, ())]
    verbs = [verb for name in names for verb in (groups[name[1:]] if name[0] == "@" else [name])]
    return frozenset(verb.split()[0] for verb in verbs)


def _is_light(verbs: list[str], sentence: Sequence[str]) -> bool:
    """Tell whether verbs can carry the noun that stands elsewhere in their sentence, or tell of a call in it."""
    return _light_verbs().issuperset(verbs) or not word_list("phone_words").isdisjoint(sentence)


def _words_of(table: str, kind: str, key: str) -> Iterator[str]:
    for item in read_table(table)[kind]:
        groups = [words for act, words in item.get("acts", {}).items() if act in _FACE_TO_FACE]
        if item["class"] in ENCOUNTERS:
            groups.append(item.get(key, []))
        yield from (word.split()[0] for group in groups for word in group)


def _evidence(meeting: Meeting, sentences: Sentences) -> Iterator[Finding]:
    verbs, nouns = _encounter_words()
    keys = sentences.ground.document.keys
    for n, span in enumerate(meeting.evidence):
        first, last = sentences.ground.words(span)
        told = [verb.lemma for verb in sentences.verbs_in(first, last)]
        around = (
            sentences.ground.document.sentences[sentences.ground.sentences(span)[0]] if first < len(keys) else (0, 0)
        )
        near = (
            range(*around) if told and _is_light(told, keys[around[0] : around[1]]) else range(first, last)
        )  # "held |a round of talks|"
        if verbs.isdisjoint(told) and not any(singular(keys[i]) in nouns or keys[i] in nouns for i in near):
            yield found(
                "no-meeting-in-evidence", f"meeting.evidence[{n}]", f"{shown(span.text)} reports no meeting", span
            )


def _status(meeting: Meeting, sentences: Sentences) -> Iterator[Finding]:
    if not meeting.evidence:
        return
    past = [_is_told(span, sentences) for span in meeting.evidence]
    signs = [_is_to_come(span, sentences) or is_ahead(span, sentences.ground) for span in meeting.evidence]
    if meeting.status == "planned" and (not any(signs) or any(past)):
        yield found("unsupported", "meeting.status", "no words say that it is to come", meeting.evidence[0])


def _is_told(span: Span, sentences: Sentences) -> bool:
    """Tell whether a verb of the words themselves is in the past, as a fact."""
    verbs = sentences.verbs_in(*sentences.ground.words(span))
    return any(verb.tense == "past" and verb.modality is None and not verb.negative for verb in verbs)


def _is_to_come(span: Span, sentences: Sentences) -> bool:
    one, other = sentences.ground.sentences(span)
    word, _ = sentences.ground.words(span)
    over = sentences.noun_over(word)
    first = word if over is None else over.first
    if one < 0 or (first > 0 and sentences.ground.document.keys[first - 1] in word_list("purposes")):
        return one >= 0
    ranges = sentences.ground.document.sentences
    named = not sentences.verbs_in(*sentences.ground.words(span))
    verbs = sentences.verbs_in(ranges[max(one - named, 0)][0], ranges[other][1])
    return any(verb.tense != "past" or verb.modality is not None for verb in verbs)


def _format(meeting: Meeting, sentences: Sentences) -> Iterator[Finding]:
    lists = {"phone": ("phone_words", "calls"), "video": ("video_words",)}.get(meeting.format or "", ())
    keys = {key for document in sentences.ground.documents for key in document.places()} - _no_calls(sentences)
    verbs = {frame.format for span in meeting.evidence for frame in sentences.ground.frames_at(span)}  # "rang up"
    if lists and meeting.format not in verbs and all(word_list(name).isdisjoint(keys) for name in lists):
        yield found("unsupported", "meeting.format", f"no words say {meeting.format!r}")


def _no_calls(sentences: Sentences) -> frozenset[str]:
    """The words for a call that stand in the text as verbs before a preposition alone: "calls on", "call for"."""
    document = sentences.ground.document
    last = len(document.words) - 1
    places = document.where(word_list("calls"))
    nouns = {
        document.keys[i]
        for i in places
        if sentences.ground.tag(i) in _OF_NOUN or sentences.ground.tag(min(i + 1, last)) not in _JOINING
    }
    titled = {key for title in sentences.ground.documents[1:] for key in title.places()}
    return word_list("calls") - nouns - titled

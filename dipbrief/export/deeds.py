"""Two deeds that a report does not hold, read from its text: an envoy is summoned, an agreement is signed.

A summons is no meeting, so a dispatch about one has an empty report. Only what is said plainly is read: who summons
whose envoy, in one sentence; "signed" with the name of an agreement, without a hint of an earlier day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from dipbrief.document import Document, fold
from dipbrief.lexicon import names
from dipbrief.mentions import Mention, Title, find_mentions
from dipbrief.models import MeetingReport, Party, Span
from dipbrief.participants.attributes import country_party, party_of
from dipbrief.tables import read_table

__all__ = ["Signing", "Summons", "find_signings", "find_summonses"]

_NEAR = 5
_SUBJECTS = ("country", "body")


@dataclass(frozen=True, slots=True)
class Summons:
    """A state summons the envoy of another: *cue* is the verb, *envoy* the title as printed."""

    cue: Span
    summoner: Party
    summoned: Party
    envoy: Span
    office: str


@dataclass(frozen=True, slots=True)
class Signing:
    """The verb by which an agreement is said to be signed."""

    cue: Span


def find_summonses(document: Document, report: MeetingReport) -> Iterator[Summons]:
    """Yield each summons whose two states the sentence, or the dateline for the summoner, tells."""
    cues = document.where(_summons_forms())
    mentions = find_mentions(document) if cues else []
    for i in cues:
        if i and document.keys[i - 1] in _list("summons", "nouns_after"):
            continue
        passive = i > 0 and document.keys[i - 1] in _list("summons", "passive")
        found = _envoy(document, mentions, i, passive)
        if found:
            yield from _summons(document, report, i, *found)


def find_signings(document: Document) -> Iterator[Signing]:
    """Yield each "signed" of an agreement that the sentence does not put into another year."""
    for i in document.where(_list("signing", "verbs")):
        first, last = document.sentences[document.sentence_of[i]]
        if not _tells_a_year(document, first, last) and _signs(document, i, first, last):
            yield Signing(document.span(i, i + 1))


@cache
def _list(code: str, name: str) -> frozenset[str]:
    return frozenset(fold(word) for word in read_table("plover")["code"][code][name])


@cache
def _summons_forms() -> frozenset[str]:
    verbs: list[dict[str, Any]] = read_table("meetings")["verb"]
    return frozenset(fold(form) for verb in verbs if verb["id"] == "summon" for form in verb["forms"])


def _envoy(document: Document, mentions: list[Mention], i: int, passive: bool) -> tuple[Mention, Title] | None:
    """The envoy beside the verb, and the title that says so: behind the verb, or before it in a passive."""
    first, last = document.sentences[document.sentence_of[i]]
    for mention in reversed(mentions) if passive else mentions:
        away = i - mention.last if passive else mention.first - i - 1
        if first <= mention.first < last and 0 <= away < _NEAR:
            for title in mention.titles:
                if title.head.data.get("kind") == "diplomatic":
                    return mention, title
    return None


def _summons(document: Document, report: MeetingReport, i: int, mention: Mention, title: Title) -> Iterator[Summons]:
    summoned = [p for entry, relation in title.parties if relation == "of" and (p := party_of(entry))]
    if not summoned:
        return
    summoner = _summoner(document, report, i, mention, title)
    if summoner is not None and summoner != summoned[0]:
        envoy = document.span(*title.core)
        yield Summons(document.span(i, i + 1), summoner, summoned[0], envoy, title.head.id)


def _summoner(document: Document, report: MeetingReport, i: int, envoy: Mention, title: Title) -> Party | None:
    """The state named before the verb, or behind a passive; else of the envoy's post; else of the dateline."""
    first, last = document.sentences[document.sentence_of[i]]
    around = range(i + 1, last) if envoy.last <= i else range(i - 1, first - 1, -1)
    inside = range(min(envoy.first, title.words[0]), max(envoy.last, title.words[1]))
    for at in around:
        for entry in names().longest(document, at):
            if entry.kind in _SUBJECTS and not entry.weak and at not in inside and (party := party_of(entry)):
                return party
    posted = [p for entry, relation in title.parties if relation == "to" and (p := party_of(entry))]
    if posted:
        return posted[0]
    dateline = report.header.dateline
    return country_party(dateline.country) if dateline and dateline.country else None


def _tells_a_year(document: Document, first: int, last: int) -> bool:
    return any(len(key) == 4 and key.isdigit() for key in document.keys[first:last])


def _signs(document: Document, i: int, first: int, last: int) -> bool:
    """Tell whether "signed" at *i* has an agreement for its object, or for its subject in a passive."""
    before = document.keys[i - 1] if i > first else ""
    nouns = _list("signing", "nouns")
    earlier = document.keys[max(first, i - 2) : i]
    if _list("signing", "earlier") & set(earlier) or before in nouns:
        return False
    if before in _list("signing", "passive"):
        return bool(nouns & set(document.keys[max(first, i - 2 * _NEAR) : i]))
    return bool(nouns & set(document.keys[i + 1 : min(last, i + 1 + _NEAR)]))

"""Two deeds that a report does not hold, read from its text: an envoy is summoned, an agreement is signed.

A summons is no meeting, so a dispatch about one has an empty report. Only what is said plainly is read: who summons
whose envoy, in one clause; the signing of an agreement, in a sentence that puts it into no other year.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from dipbrief.document import Document
from dipbrief.frames import Filler, Frame, read_sentences
from dipbrief.lexicon import names
from dipbrief.mentions import Title, find_mentions
from dipbrief.models import MeetingReport, Party, Span
from dipbrief.participants.parties import country_party, party_of
from dipbrief.tables import read_table

__all__ = ["Signing", "Summons", "find_signings", "find_summonses"]

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
    """Yield each summons whose two states the clause, or the dateline for the summoner, tells."""
    for frame in _deeds(document, report, "summons"):
        for title in _envoys(document, frame.roles.get("summoned", ())):
            summoned, posted = _parties(title, "of"), _parties(title, "to")
            summoners = [*_named(document, frame.roles.get("summoner", ())), *posted, *_home(report)]
            if summoned and summoners and summoners[0] != summoned[0]:
                envoy = document.span(*title.core)
                yield Summons(_cue(document, frame), summoners[0], summoned[0], envoy, title.head.id)


def find_signings(document: Document, report: MeetingReport) -> Iterator[Signing]:
    """Yield each signing of an agreement that the sentence does not put into another year."""
    for frame in _deeds(document, report, "signing"):
        if not _tells_a_year(document, *document.sentences[document.sentence_of[frame.cue]]):
            yield Signing(_cue(document, frame))


def _deeds(document: Document, report: MeetingReport, code: str) -> Iterator[Frame]:
    """The frames of a code of ``plover.toml`` that the text gives as done, and not as done before something else."""
    ids = frozenset(read_table("plover")["code"][code]["frames"])
    dateline = report.header.dateline
    body = bisect_left(document.starts, dateline.end) if dateline is not None else 0
    for sentence in read_sentences(document, body):
        for frame in sentence.frames:
            if frame.id in ids and frame.standing == "fact" and _is_told(frame):
                yield frame


def _is_told(frame: Frame) -> bool:
    """Tell whether the verb is finite, and not of what was done before something else ("had signed")."""
    group = None if frame.clause is None else frame.clause.group
    return group is not None and group.form == "finite" and not (group.perfect and group.tense == "past")


def _cue(document: Document, frame: Frame) -> Span:
    return document.span(frame.cue, frame.cue + 1)


def _envoys(document: Document, fillers: tuple[Filler, ...]) -> Iterator[Title]:
    """The titles of diplomats among those who are summoned."""
    for mention in find_mentions(document) if fillers else ():
        if any(filler.first <= mention.first < filler.last or _heads(filler, mention.titles) for filler in fillers):
            yield from (title for title in mention.titles[:1] if title.head.data.get("kind") == "diplomatic")


def _heads(filler: Filler, titles: tuple[Title, ...]) -> bool:
    """Tell whether a title has the main word of who is summoned: "|the ambassador| of Georgia"."""
    return any(title.words[0] <= filler.head < title.words[1] for title in titles)


def _parties(title: Title, relation: str) -> list[Party]:
    return [party for entry, kind in title.parties if kind == relation and (party := party_of(entry)) is not None]


def _named(document: Document, fillers: tuple[Filler, ...]) -> Iterator[Party]:
    """The states named by their name or one of their bodies."""
    for filler in fillers:
        for word in range(filler.first, filler.last):
            for entry in names().longest(document, word):
                if entry.kind in _SUBJECTS and not entry.weak and (party := party_of(entry)) is not None:
                    yield party


def _home(report: MeetingReport) -> list[Party]:
    """The state of the dateline."""
    dateline = report.header.dateline
    party = country_party(dateline.country) if dateline and dateline.country else None
    return [] if party is None else [party]


def _tells_a_year(document: Document, first: int, last: int) -> bool:
    return any(len(key) == 4 and key.isdigit() for key in document.keys[first:last])

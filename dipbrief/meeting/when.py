"""When the meeting took place."""

import datetime as dt

from dipbrief.dates import DateMention, find_dates
from dipbrief.document import Document
from dipbrief.lexicon import words
from dipbrief.meeting.vocabulary import Encounter
from dipbrief.models import Header
from dipbrief.participants import Person

_DATED_ENCOUNTERS = words("clauses", "dated_encounters")
_DATED_REPORTS = words("clauses", "dated_reports")
_JOURNEYS = words("clauses", "journeys")
_AFTER_JOURNEY = words("clauses", "after_journey")
_PARTS_OF_DAY = frozenset(["morning", "afternoon", "evening", "night", "noon"])
_ENCOUNTER = words("clauses", "encounter_words")


def reference(header: Header) -> dt.date | None:
    """Return the date from which relative dates are counted: the dateline's, else the publication date."""
    return (header.dateline.date if header.dateline else None) or header.published


def find_date(
    document: Document,
    header: Header,
    main: list[Encounter],
    cues: list[Encounter],
    planned: bool,
    body: int,
    participants: list[Person],
) -> DateMention | None:
    """The date nearest to a main cue in its sentence; else in a sentence that says when it took place."""
    for cue in main:
        first, _ = document.sentences[document.sentence_of[cue.first]]
        date = _nearest_date(document, cue, max(first, body))
        if date is not None:
            return date
    sentence = document.sentence_of[main[0].first]
    for cue in cues:  # "looked into drones during a meeting on Thursday. In a statement, the ministry said X hosted Y"
        if document.sentence_of[cue.first] == sentence - 1 and cue.planned == planned and not cue.recalled:
            date = _nearest_date(document, cue, max(cue.last, body))
            if date is not None:
                return date
    for number in dict.fromkeys((sentence - 1, document.sentence_of[body], sentence + 1, sentence + 2, sentence + 3)):
        if 0 <= number < len(document.sentences) and document.sentences[number][1] > body:
            date = _date_elsewhere(document, number, sentence, body, participants)
            if date is not None:
                return date
    return None if planned else _today(document, body)


def _nearest_date(document: Document, cue: Encounter, start: int) -> DateMention | None:
    """The date nearest to *cue* in its sentence from word *start* on."""
    first, last = document.sentences[document.sentence_of[cue.first]]
    dates = [d for d in find_dates(document, start, last) if _is_of_meeting(document, d, first)]
    return min(dates, key=lambda d: _distance(d, cue), default=None)


def _today(document: Document, body: int) -> DateMention | None:
    """ "Today's meeting", "met with the delegation today (18)": said by whoever was there, in quotations too."""
    for date in find_dates(document, body):
        if date.offset == 0 or (date.day is not None and date.month is None):
            first = document.sentences[document.sentence_of[date.first]][0]
            if _ENCOUNTER & set(document.keys[max(first, date.first - 7) : date.last + 1]):
                return date
    return None


def _date_elsewhere(
    document: Document, number: int, sentence: int, body: int, participants: list[Person]
) -> DateMention | None:
    """A date in another sentence: the lede about a participant, or one that says when it took place."""
    first, last = document.sentences[number]
    keys = set(document.keys[first:last])
    said_when = bool(keys & {"place", "held", "scheduled"} and keys & _DATED_ENCOUNTERS)
    visit = bool(keys & {"visit", "visited"}) and not keys & {"had", "last"}
    in_lede = number < sentence and any(p.between(first, last) for p in participants)
    dates = [
        d for d in find_dates(document, max(first, body), last) if not _is_reported(document, d, first, participants)
    ]
    dates = [d for d in dates if not _is_inner(document, d, first)]
    ranged = [d for d in dates if d.end is not None]
    if in_lede or said_when:
        return next(iter(ranged or dates), None)
    beside = [
        d for d in dates if _is_beside_encounter(document, d) or (number < sentence and _is_beside_place(document, d))
    ]
    if beside:
        return beside[0]
    return ranged[0] if visit and ranged else None


def _is_beside_encounter(document: Document, date: DateMention) -> bool:
    """ "The hour-long session Wednesday", "the talks on Monday"."""
    at = date.first - 1 - (document.keys[date.first - 1 : date.first] == ("on",))
    told = document.keys[at] if at >= 0 else ""
    return told in _DATED_ENCOUNTERS and told != "visit" and document.seps[date.first] == ""


def _is_beside_place(document: Document, date: DateMention) -> bool:
    """ "an agreement sealed in Oslo on Tuesday": a place and a day for what the lede tells."""
    k = date.first - 1 - (document.keys[date.first - 1 : date.first] == ("on",))
    at = k
    while at > 0 and k - at < 4 and document.is_capital(at) and document.seps[at] == "":
        at -= 1
    return at < k and document.keys[at] in ("in", "at")


def _distance(date: DateMention, cue: Encounter) -> int:
    return date.first - cue.last if date.first >= cue.last else (cue.first - date.last) + 3


def _is_of_meeting(document: Document, date: DateMention, first: int) -> bool:
    return not _is_reported(document, date, first, []) and not _is_inner(document, date, first)


def _is_reported(document: Document, date: DateMention, first: int, participants: list[Person]) -> bool:
    """Tell whether the day is that of the report: "the ministry said on Wednesday"."""
    back = [document.keys[k] for k in range(max(first, date.first - 3), date.first)]
    if not _DATED_REPORTS & set(back):
        return False
    at = max(k for k in range(max(first, date.first - 3), date.first) if document.keys[k] in _DATED_REPORTS)
    speakers = {m.last for p in participants for m in p.mentions}
    return at not in speakers


def _is_inner(document: Document, date: DateMention, first: int) -> bool:
    """Tell whether the date belongs to something inside the sentence: an anniversary, a summit "held on", "since"."""
    before = [document.keys[k] for k in range(max(first, date.first - 2), date.first)]
    if before[-1:] == ["of"] and before[0] in _PARTS_OF_DAY:  # "on the afternoon of October 16"
        before = []
    if date.month is None and before == ["on", "the"]:  # "on the 13th"
        before = []
    if before and (before[-1] in ("since", "until", "by", "of", "the") or "since" in before or "scheduled" in before):
        return True
    earlier = [document.keys[k] for k in range(max(first, date.first - 7), date.first)]
    arrives = next((n for n in range(len(earlier) - 1, -1, -1) if earlier[n] in _JOURNEYS), None)
    return arrives is not None and not _AFTER_JOURNEY & set(earlier[arrives:])

"""When the meeting took place."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from dipbrief.dates import DateMention, find_dates
from dipbrief.document import Document
from dipbrief.frames import Filler, Frame
from dipbrief.meeting.circumstances import circumstances_of, days_told, is_vague
from dipbrief.meeting.encounter import Encounter
from dipbrief.meeting.sentence import Sentence, classes_of
from dipbrief.meeting.vocabulary import id_list, word_list
from dipbrief.models import Header
from dipbrief.participants import Person
from dipbrief.syntax.clauses import Oblique
from dipbrief.syntax.rows import noun_at


def reference(header: Header) -> dt.date | None:
    """Return the date from which relative dates are counted: the dateline's, else the publication date."""
    return (header.dateline.date if header.dateline else None) or header.published


def find_date(
    document: Document,
    header: Header,
    sentences: Sequence[Sentence],
    tellings: Sequence[Encounter],
    who: Iterable[Person],
) -> DateMention | None:
    """Return the day that the nearest of *tellings* gives, else that of what the lede tells of those *who* met.

    A time that is no day ("next week") shows that no other day is meant.
    """
    main = tellings[0]
    for telling in tellings:
        way = telling is not main and telling.kind in id_list("ways")
        days = (day for day in days_told(telling) if not way or _dates_encounter(header, main, telling, day))
        day = next(days, None)
        if day is not None:
            return _told_before(document, day)
        if not way and is_vague(telling):
            return None
    return _of_lede(lede(document, sentences, main), tuple(who)) or (_said(sentences) if document.quotes else None)


def _told_before(document: Document, day: DateMention) -> DateMention | None:
    """The day itself, or for "|that| evening" the one that the text told last before."""
    if not day.again:
        return day
    return next((told for told in reversed(find_dates(document, 0, day.first)) if not told.again), None)


def lede(document: Document, sentences: Iterable[Sentence], main: Encounter) -> Iterator[Sentence]:
    """Yield the sentences up to that of the main encounter."""
    last = document.sentences[document.sentence_of[main.first]][1]
    return takewhile(lambda sentence: sentence.last <= last, sentences)


def _dates_encounter(header: Header, main: Encounter, way: Encounter, day: DateMention) -> bool:
    """Tell whether the day of a journey is that of the encounter: it spans days, or somebody came just then."""
    if day.end is not None or _is_stay(way):
        return main.planned or not way.planned
    if way.id in id_list("leavings") or way.first > main.first or _ends(way):
        return False
    if main.planned or (not way.embedded and _is_on_visit(way)):
        return way.planned == main.planned
    return _is_today(header, day)


def _is_today(header: Header, day: DateMention) -> bool:
    today = reference(header)
    resolved = day.resolve(today)
    return resolved is not None and resolved[0] == today


def _is_on_visit(way: Encounter) -> bool:
    """ "arrived on Monday |for a visit|": on its first day."""
    sentence, clause = way.sentence, way.frame.clause
    return any(_is_visit(sentence, oblique) for oblique in (() if clause is None else clause.obliques))


def _is_visit(sentence: Sentence, oblique: Oblique) -> bool:
    row = sentence.clauses.row
    visit = Filler.of(noun_at(row, oblique.noun))
    behind = row.keys[oblique.preposition] in word_list("visiting")
    return behind and not classes_of(sentence.document, visit).isdisjoint(id_list("visits"))


def _ends(way: Encounter) -> bool:
    """ "|ended| her visit on Monday": she met them before."""
    return way.frame.clause is not None and way.frame.clause.group.lemma in word_list("ending")


def _is_stay(way: Encounter) -> bool:
    """Tell whether a journey is a visit, and no arrival on one."""
    return way.id in id_list("stays") and not (way.by_verb and way.kind in id_list("visits"))


def _of_lede(sentences: Iterable[Sentence], persons: tuple[Person, ...]) -> DateMention | None:
    """The day of what those who met did or said."""
    return next((day for sentence in sentences for day in circumstances_of(sentence).days_of(persons)), None)


def _said(sentences: Iterable[Sentence]) -> DateMention | None:
    """The day of "Met Lund |today|", said by somebody who was there."""
    for sentence in sentences:
        if not _holds_quotation(sentence):
            continue
        circumstances = circumstances_of(sentence)
        own = [
            day
            for frame in sentence.frames
            if _is_quoted(sentence, frame)
            for day in circumstances.days(frame, (), planned=False)
        ]
        days = [day for day in (*own, *circumstances.days_of_talk()) if day.month is None and day.weekday is None]
        if days:
            return days[0]
    return None


def _is_quoted(sentence: Sentence, frame: Frame) -> bool:
    return frame.kind in id_list("held") and sentence.document.quoted[frame.cue] >= 0


def _holds_quotation(sentence: Sentence) -> bool:
    quoted = sentence.document.quoted
    return any(quoted[chunk.first] >= 0 for chunk in sentence.clauses.row.chunks)

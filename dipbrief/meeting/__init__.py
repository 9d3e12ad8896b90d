"""Did they meet, when, where, how: the one encounter that a dispatch mainly reports."""

import datetime as dt
from dataclasses import dataclass

from dipbrief.dates import DateMention, find_dates
from dipbrief.document import Document
from dipbrief.lexicon import names
from dipbrief.meeting.attendance import takes_part
from dipbrief.meeting.cues import Cue, find_cues, phrase_at, word_list
from dipbrief.models import Header, Issue, Meeting, Span
from dipbrief.participants import Person

__all__ = ["MeetingReading", "find_meeting"]

_LEDE = 3


@dataclass(frozen=True, slots=True)
class MeetingReading:
    """The meeting, the persons who take part in it, and what there is to say about it."""

    meeting: Meeting | None
    participants: tuple[Person, ...]
    issues: tuple[Issue, ...]


def find_meeting(
    document: Document, title: Document | None, header: Header, people: list[Person], body: int
) -> MeetingReading:
    """Find the meeting that *document* reports from word *body* on; *title* is the title as a document."""
    people_at = {m.first for person in people for m in person.mentions}
    cues = find_cues(document, body, people_at)
    title_cues = find_cues(title, 0, set(range(len(title.words)))) if title else []
    main = _main_cues(document, cues, title_cues, people, body)
    if not main:
        return MeetingReading(None, (), ())
    planned = main[0].planned
    participants = takes_part(document, people, main, body)
    issues: list[Issue] = []
    date = _date(document, header, main, cues, planned, body, participants)
    place = _place(document, header, main, cues, people, planned)
    resolved = date.resolve(_reference(header), planned=planned) if date else None
    day, end = (resolved[0], resolved[1]) if resolved else (None, None)
    if day and header.published and not planned and day > header.published:
        day, end = None, None
    meeting = Meeting(
        status="planned" if planned else "held",
        format=_format(main, cues, title_cues, title),
        date=day,
        end_date=end,
        date_text=document.span(date.first, date.last) if date and resolved else None,
        venue=_venue(document, main, cues),
        city=place[0],
        country=place[1],
        place_text=place[2],
        occasion=_occasion(document, main),
        evidence=tuple(document.span(cue.first, cue.last) for cue in main[:3]),
    )
    return MeetingReading(meeting, tuple(participants), tuple(issues))


def _reference(header: Header) -> dt.date | None:
    return (header.dateline.date if header.dateline else None) or header.published


# --- which cue -------------------------------------------------------------------------------------------------


def _main_cues(
    document: Document, cues: list[Cue], title_cues: list[Cue], people: list[Person], body: int
) -> list[Cue]:
    """The cues that report the main encounter: the strongest in the lede with those of its kind beside it."""
    usable = [cue for cue in cues if not cue.cancelled and cue.id != "summon" and document.quoted[cue.first] < 0]
    if any(cue.cancelled for cue in cues if document.sentence_of[cue.first] <= document.sentence_of[body] + 1):
        return []
    lede = document.sentence_of[body] + _LEDE if body < len(document.words) else 0
    strong = [cue for cue in usable if cue.strength == 3 and not cue.recalled]
    first = next((c for c in strong if document.sentence_of[c.first] < lede and _has_people(document, c, people)), None)
    first = first or next((c for c in usable if c.strength == 2 and not c.recalled and document.sentence_of[c.first] < lede), None)
    first = first or next((c for c in strong if document.sentence_of[c.first] < lede), None)
    first = first or next((c for c in strong if _has_people(document, c, people)), None)
    if first is None:
        first = _alluded(document, usable, title_cues, people, lede)
    if first is None:
        return []
    return [first, *_companions(document, usable, first, lede)]


def _has_people(document: Document, cue: Cue, people: list[Person]) -> bool:
    first, last = document.sentences[document.sentence_of[cue.first]]
    return any(first <= m.first < last for person in people for m in person.mentions)


def _alluded(
    document: Document, cues: list[Cue], title_cues: list[Cue], people: list[Person], lede: int
) -> Cue | None:
    """Without a reporting verb: a planned visit, "during the meeting", a discussion with somebody."""
    planned = next((c for c in cues if c.planned and document.sentence_of[c.first] < lede and _has_people(document, c, people)), None)
    if planned is not None:
        return planned
    weak = [cue for cue in cues if cue.id in ("discuss", "welcome", "visit") and cue.strength == 1 and _two_people(document, cue, people)]
    if weak:
        return weak[0]
    definite = [c for c in cues if c.id == "noun" and document.keys[c.first - 1 : c.first] in (("the",), ("their",), ("his",), ("her",), ("'s",))]
    definite = [c for c in definite if document.keys[max(c.first - 2, 0)] in ("during", "at", "in", "after", "following", "the")]
    if definite and (title_cues or document.sentence_of[definite[0].first] <= lede + 2):
        return definite[0]
    nouns = [c for c in cues if c.strength == 2 and not c.recalled]
    if nouns and title_cues:
        return nouns[0]
    discussing = [cue for cue in cues if cue.id == "discuss" and _has_people(document, cue, people)]
    return discussing[0] if discussing else None


def _two_people(document: Document, cue: Cue, people: list[Person]) -> bool:
    first, last = document.sentences[document.sentence_of[cue.first]]
    named = [p for p in people if any(first <= m.first < last for m in p.mentions)]
    return len(named) >= 2


def _companions(document: Document, cues: list[Cue], main: Cue, lede: int) -> list[Cue]:
    """Other cues of the same encounter: in the same sentence, or in the lede and of the same status."""
    sentence = document.sentence_of[main.first]
    found = []
    for cue in cues:
        if cue is main or cue.strength < 2 or cue.recalled or cue.planned != main.planned:
            continue
        number = document.sentence_of[cue.first]
        near = number == sentence or (main.planned or number < sentence + 1) and number < lede + 2
        if near or main.planned and cue.strength == 3 and number < sentence + 4:
            found.append(cue)
    return found


# --- format ----------------------------------------------------------------------------------------------------


def _format(main: list[Cue], cues: list[Cue], title_cues: list[Cue], title: Document | None) -> str | None:
    for cue in main:
        if cue.format in ("phone", "video"):
            return cue.format
    in_title = next((cue.format for cue in title_cues if cue.format in ("phone", "video")), None)
    if in_title and main[0].format is None:
        return in_title
    if title is not None and main[0].format is None and "call" in title.keys:
        return "phone"
    if main[0].format is not None:
        return main[0].format
    if main[0].id in ("speak", "talk", "light", "noun"):
        return next((cue.format for cue in [*main, *title_cues] if cue.format), None)
    return next((cue.format for cue in cues if cue.strength >= 2 and cue.format), None) if main[0].id != "discuss" else None


# --- when ------------------------------------------------------------------------------------------------------


def _date(
    document: Document,
    header: Header,
    main: list[Cue],
    cues: list[Cue],
    planned: bool,
    body: int,
    participants: list[Person],
) -> DateMention | None:
    """The date nearest to a main cue in its sentence; else in a sentence that says when it took place."""
    for cue in main:
        first, last = document.sentences[document.sentence_of[cue.first]]
        dates = [d for d in find_dates(document, max(first, body), last) if _is_of_meeting(document, d, cue, first)]
        if dates:
            return min(dates, key=lambda d: _distance(d, cue))
    sentence = document.sentence_of[main[0].first]
    for number in (sentence - 1, sentence + 1, sentence + 2, sentence + 3):
        if not 0 <= number < len(document.sentences):
            continue
        first, last = document.sentences[number]
        if last <= body:
            continue
        about = any(document.sentence_of[c.first] == number and not c.recalled for c in cues) or number == sentence - 1
        dates = [d for d in find_dates(document, max(first, body), last) if not _is_reported(document, d, first, participants)]
        dates = [d for d in dates if not _is_inner(document, d, first)]
        if about and dates:
            return dates[0]
    return None


def _distance(date: DateMention, cue: Cue) -> int:
    return date.first - cue.last if date.first >= cue.last else (cue.first - date.last) + 3


def _is_of_meeting(document: Document, date: DateMention, cue: Cue, first: int) -> bool:
    return not _is_reported(document, date, first, []) and not _is_inner(document, date, first)


def _is_reported(document: Document, date: DateMention, first: int, participants: list[Person]) -> bool:
    """Tell whether the day is that of the report: "the ministry said on Wednesday"."""
    back = [document.keys[k] for k in range(max(first, date.first - 3), date.first)]
    said = {"said", "reported", "announced", "told", "statement", "reporters", "saying"}
    if not said & set(back):
        return False
    at = next(k for k in range(date.first - 1, max(first, date.first - 3) - 1, -1) if document.keys[k] in said)
    speakers = {m.last for p in participants for m in p.mentions}
    return at not in speakers


def _is_inner(document: Document, date: DateMention, first: int) -> bool:
    """Tell whether the date belongs to something inside the sentence: an anniversary, a summit "held on", "since"."""
    before = [document.keys[k] for k in range(max(first, date.first - 2), date.first)]
    return bool(before) and (before[-1] in ("since", "until", "by", "of", "the") or "since" in before or "scheduled" in before)


# --- where -----------------------------------------------------------------------------------------------------


def _place(
    document: Document, header: Header, main: list[Cue], cues: list[Cue], people: list[Person], planned: bool
) -> tuple[str | None, str | None, Span | None]:
    inside = {k for person in people for m in person.mentions for k in range(m.first, m.last)}
    numbers = list(dict.fromkeys(document.sentence_of[cue.first] for cue in main))
    for number in numbers:
        found = _place_in(document, header, number, inside, next(c for c in main if document.sentence_of[c.first] == number))
        if found is not None:
            return found
    sentence = numbers[0]
    for number in range(sentence + 1, min(sentence + 3, len(document.sentences))):
        cue = next((c for c in cues if document.sentence_of[c.first] == number and c.id in ("noun", "light") and not c.recalled), None)
        if cue is not None and _says_where(document, number):
            found = _place_in(document, header, number, inside, cue)
            if found is not None:
                return found
    for number in range(document.sentence_of[main[0].first], min(sentence + 4, len(document.sentences))):
        visited = _visited(document, number, inside)
        if visited is not None:
            return visited
    return None, None, None


def _says_where(document: Document, number: int) -> bool:
    keys = set(document.keys[slice(*document.sentences[number])])
    return bool(keys & {"place", "held", "venue", "took", "hosted"})


def _place_in(
    document: Document, header: Header, number: int, inside: set[int], cue: Cue
) -> tuple[str | None, str | None, Span | None] | None:
    first, last = document.sentences[number]
    best: tuple[int, tuple[str | None, str | None, Span | None]] | None = None
    for k in range(first, last):
        if document.quoted[k] >= 0 or k in inside and document.keys[k] != "here":
            continue
        place = _here(document, header, k) if document.keys[k] == "here" else _place_at(document, k, first)
        if place is None:
            continue
        weight = abs(k - cue.last) + (0 if place[0] else 6) + (0 if k >= cue.first else 4)
        if best is None or weight < best[0]:
            best = (weight, place)
    return best[1] if best else None


def _here(document: Document, header: Header, k: int) -> tuple[str | None, str | None, Span | None] | None:
    if header.dateline is None or header.dateline.city is None:
        return None
    return header.dateline.city, header.dateline.country, document.span(k, k + 1)


def _place_at(document: Document, k: int, first: int) -> tuple[str | None, str | None, Span | None] | None:
    """A city or state at word *k* after "in", or after a building and a comma: "in Kremlin, Moscow"."""
    before = document.keys[k - 1] if k > first and document.seps[k] == "" else ""
    before2 = document.keys[k - 2] if k - 1 > first else ""
    preposition = before if before not in ("the", "capital", "city") else before2 if before == "the" else "in"
    if before in ("capital", "city") and not ({"in", "at"} & set(document.keys[max(first, k - 7) : k])):
        return None
    if preposition != "in" and not (document.seps[k] == "," and _after_building(document, k, first)):
        return None
    for entry in names().longest(document, k):
        span = document.span(k, k + len(entry.keys))
        if entry.kind == "place":
            return _city_name(entry.id, span.text), entry.data["country"], span
        if entry.kind == "country" and entry.form in ("name", "abbreviation") and not _is_object(document, k, len(entry.keys), first):
            if entry.data.get("capital") == entry.data["name"]:
                return entry.data["name"], entry.id, span
            return None, entry.id, span
    return None


def _is_object(document: Document, k: int, length: int, first: int) -> bool:
    """Tell whether "in STATE" belongs to a noun that was talked about ("the situation in Syria")."""
    noun = document.keys[k - 2] if k - 2 >= first else ""
    return noun in ("situation", "crisis", "war", "developments", "events", "conflict", "peace", "coup", "elections", "interest", "stability", "investment", "investments", "projects", "mission", "ambassador", "forces", "processes", "efforts", "coordinator", "representative", "director", "process", "invest", "participation", "security", "operations")


def _after_building(document: Document, k: int, first: int) -> bool:
    return bool(set(document.keys[max(first, k - 5) : k]) & word_list("venues")) and bool({"in", "at"} & set(document.keys[max(first, k - 8) : k]))


def _city_name(name: str, printed: str) -> str:
    """The city as printed; in title case when the text shouts it."""
    return printed.title() if printed.isupper() and len(printed) > 3 else printed


def _visited(document: Document, number: int, inside: set[int]) -> tuple[str | None, str | None, Span | None] | None:
    """The state or city of the visit that the meeting is part of."""
    first, last = document.sentences[number]
    for k in range(first, last):
        length = phrase_at(document, k, "visit_to")
        if not length or document.quoted[k] >= 0:
            continue
        at = k + length
        while at < last and document.keys[at] in ("the", "neighbouring", "neighboring"):
            at += 1
        for entry in names().longest(document, at) if at < last else []:
            span = document.span(at, at + len(entry.keys))
            if entry.kind == "country" and entry.form in ("name", "abbreviation"):
                city = entry.data["name"] if entry.data.get("capital") == entry.data["name"] else None
                return city, entry.id, span
            if entry.kind == "place":
                return _city_name(entry.id, span.text), entry.data["country"], span
    return None


def _venue(document: Document, main: list[Cue], cues: list[Cue]) -> Span | None:
    """ "at the Presidential Secretariat": from the article to the next break or preposition."""
    for cue in main:
        first, last = document.sentences[document.sentence_of[cue.first]]
        for k in range(cue.last, last):
            if document.keys[k] in ("at", "in") and document.quoted[k] < 0 and (span := _building(document, k + 1, last)):
                return span
    return None


def _building(document: Document, k: int, last: int) -> Span | None:
    start = end = k
    while end < last and end - start < 9 and (end == start or document.seps[end] in ("", "-", "'s", "'")):
        if not document.is_capital(end) and document.keys[end] not in ("the", "of", "his", "her", "and", "office", "headquarters", "residence", "for"):
            break
        end += 1
    while end > start and document.keys[end - 1] in ("the", "of", "and", "for"):
        end -= 1
    keys = set(document.keys[start:end])
    return document.span(start, end) if keys & word_list("venues") else None


def _occasion(document: Document, main: list[Cue]) -> Span | None:
    first, last = document.sentences[document.sentence_of[main[0].first]]
    for k in range(first, last):
        length = phrase_at(document, k, "occasion", "openers")
        if length and document.quoted[k] < 0:
            end = k + length
            while end < last and end - k < 25 and not set(document.seps[end]) & set(",;:—("):
                end += 1
            return document.span(k, end) if end > k + length or length > 2 else None
    return None

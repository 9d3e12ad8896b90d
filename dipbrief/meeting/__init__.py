"""Did they meet, when, where, how: the one encounter that a dispatch mainly reports."""

import datetime as dt
from dataclasses import dataclass

from dipbrief.dates import DateMention, find_dates
from dipbrief.document import Document
from dipbrief.lexicon import names
from dipbrief.meeting.attendance import is_separate, takes_part
from dipbrief.meeting.cues import Cue, Format, find_cues, phrase_at, word_list
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
    form = _format(main, cues, title_cues, title)
    place = _place(document, header, main, cues, people, body) if form not in ("phone", "video") else None
    resolved = date.resolve(_reference(header), planned=planned) if date else None
    day, end = (resolved[0], resolved[1]) if resolved else (None, None)
    if day and header.published and not planned and day > header.published:
        day, end = None, None
    meeting = Meeting(
        status="planned" if planned else "held",
        format=form,
        date=day,
        end_date=end,
        date_text=document.span(date.first, date.last) if date and resolved else None,
        venue=_venue(document, main, cues),
        city=place[0] if place else None,
        country=place[1] if place else None,
        place_text=place[2] if place else None,
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
    early = [c for c in strong if document.sentence_of[c.first] < lede and _has_people(document, c, people)]
    beside = [c for c in early if document.sentence_of[c.first] == document.sentence_of[early[0].first]]
    first = next((c for c in beside if not c.planned), early[0] if early else None)
    first = first or next(
        (c for c in usable if c.strength == 2 and not c.recalled and document.sentence_of[c.first] < lede), None
    )
    first = first or next((c for c in strong if document.sentence_of[c.first] < lede), None)
    first = first or next((c for c in _definite(document, usable) if document.sentence_of[c.first] < lede), None)
    first = first or next((c for c in strong if _has_people(document, c, people)), None)
    if first is None:
        first = _alluded(document, usable, title_cues, people, lede)
    if first is None:
        return []
    return [first, *_companions(document, usable, first, lede)]


def _has_people(document: Document, cue: Cue, people: list[Person]) -> bool:
    first, last = document.sentences[document.sentence_of[cue.first]]
    return any(first <= m.first < last for person in people for m in person.mentions)


def _alluded(document: Document, cues: list[Cue], title_cues: list[Cue], people: list[Person], lede: int) -> Cue | None:
    """Without a reporting verb: a planned visit, "during the meeting", a discussion with somebody."""
    planned = next(
        (
            c
            for c in cues
            if c.planned
            and c.id != "noun"
            and document.sentence_of[c.first] < lede
            and _has_people(document, c, people)
        ),
        None,
    )
    if planned is not None:
        return planned
    weak = [
        cue
        for cue in cues
        if cue.id in ("discuss", "welcome", "visit") and cue.strength == 1 and _two_people(document, cue, people)
    ]
    if weak:
        return weak[0]
    definite = _definite(document, cues)
    if definite and (title_cues or document.sentence_of[definite[0].first] <= lede + 2):
        return definite[0]
    nouns = [c for c in cues if c.strength == 2 and not c.recalled]
    if nouns and title_cues:
        return nouns[0]
    discussing = [cue for cue in cues if cue.id == "discuss" and _has_people(document, cue, people)]
    return discussing[0] if discussing else None


def _definite(document: Document, cues: list[Cue]) -> list[Cue]:
    """Cues that allude to a meeting as known: "during the meeting", "at the outset of their talks"."""
    definite = [
        c
        for c in cues
        if c.id == "noun"
        and document.keys[c.first - 1 : c.first] in (("the",), ("their",), ("his",), ("her",), ("'s",))
    ]
    return [
        c
        for c in definite
        if document.keys[max(c.first - 2, 0)] in ("during", "at", "in", "after", "following", "the", "of")
        and not c.planned
    ]


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
        again = cue.strength == 3 and number <= sentence + 2 and not is_separate(document, number)
        near = number == sentence or ((main.planned or again) and number < lede + 2)
        if near or (main.planned and cue.strength == 3 and number < sentence + 4):
            found.append(cue)
    return found


# --- format ----------------------------------------------------------------------------------------------------


def _format(main: list[Cue], cues: list[Cue], title_cues: list[Cue], title: Document | None) -> Format | None:
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
    return (
        next((cue.format for cue in cues if cue.strength >= 2 and cue.format), None)
        if main[0].id != "discuss"
        else None
    )


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
    for number in dict.fromkeys((sentence - 1, document.sentence_of[body], sentence + 1, sentence + 2, sentence + 3)):
        if 0 <= number < len(document.sentences) and document.sentences[number][1] > body:
            date = _date_elsewhere(document, number, sentence, body, participants)
            if date is not None:
                return date
    return None


def _date_elsewhere(
    document: Document, number: int, sentence: int, body: int, participants: list[Person]
) -> DateMention | None:
    """A date in another sentence: the lede about a participant, or one that says when it took place."""
    first, last = document.sentences[number]
    keys = set(document.keys[first:last])
    encounter = {"meeting", "talks", "conversation", "call", "ceremony", "discussions", "visit"}
    said_when = bool(keys & {"place", "held", "scheduled"} and keys & encounter)
    visit = bool(keys & {"visit", "visited"}) and not keys & {"had", "last"}
    in_lede = number < sentence and any(first <= m.first < last for p in participants for m in p.mentions)
    dates = [
        d for d in find_dates(document, max(first, body), last) if not _is_reported(document, d, first, participants)
    ]
    dates = [d for d in dates if not _is_inner(document, d, first)]
    ranged = [d for d in dates if d.end is not None]
    if in_lede or said_when:
        return next(iter(ranged or dates), None)
    return ranged[0] if visit and ranged else None


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
    if before and (before[-1] in ("since", "until", "by", "of", "the") or "since" in before or "scheduled" in before):
        return True
    earlier = [document.keys[k] for k in range(max(first, date.first - 7), date.first)]
    moves = ("arrived", "arrives", "arrive", "left", "departed", "flew", "landed")
    arrives = next((n for n in range(len(earlier) - 1, -1, -1) if earlier[n] in moves), None)
    return arrives is not None and not {"met", "held", "received", "and", "meet", "talks"} & set(earlier[arrives:])


# --- where -----------------------------------------------------------------------------------------------------

_Place = tuple[str | None, str | None, Span]


def _place(
    document: Document, header: Header, main: list[Cue], cues: list[Cue], people: list[Person], body: int
) -> _Place | None:
    """Where it took place: said beside the cue, else where the meeting is spoken of again, else the visit's place."""
    inside = {k for p in people for m in p.mentions for k in range(m.first, m.last)}
    inside |= {k for p in people for m in p.mentions for t in m.titles for k in range(*t.words)}
    people_end = {m.last for p in people for m in p.mentions}
    for cue in main:
        found = _place_in(document, header, cue, inside, people_end)
        if found is not None:
            return found
    sentence = document.sentence_of[main[0].first]
    again = [c for c in cues if c.id in ("noun", "light", "meet") and not c.recalled and c.planned == main[0].planned]
    for cue in again:
        number = document.sentence_of[cue.first]
        if number > sentence and ((number <= sentence + 3 and _says_where(document, number)) or cue.strength == 2):
            found = _place_in(document, header, cue, inside, people_end)
            if found is not None:
                return found
    return _place_of_visit(document, header, sentence, inside, body)


def _place_of_visit(document: Document, header: Header, sentence: int, inside: set[int], body: int) -> _Place | None:
    """The state or city that a participant visits or arrives in, in the sentences around the main one."""
    first = max(sentence - 3, document.sentence_of[body])
    nearby = sorted(range(first, min(sentence + 5, len(document.sentences))), key=lambda n: (abs(n - sentence), n))
    for number in nearby:
        visited = _visited(document, number, inside)
        if visited is not None:
            return visited
        words = range(*document.sentences[number])
        here = next((k for k in words if document.keys[k] == "here" and document.quoted[k] < 0), None)
        if here is not None and number <= document.sentence_of[body] + 4:
            return _here(document, header, here)
    return None


def _says_where(document: Document, number: int) -> bool:
    keys = set(document.keys[slice(*document.sentences[number])])
    return bool(keys & {"place", "held", "venue", "took", "hosted"})


def _place_in(document: Document, header: Header, cue: Cue, inside: set[int], people_end: set[int]) -> _Place | None:
    """The place nearest to the cue in its sentence; one that stands before the cue only when none comes after."""
    first, last = document.sentences[document.sentence_of[cue.first]]
    best: tuple[int, _Place] | None = None
    for k in range(first, last):
        if document.quoted[k] >= 0 or (k in inside and document.keys[k] != "here"):
            continue
        at_here = document.keys[k] == "here"
        place = _here(document, header, k) if at_here else _place_at(document, k, first, cue, people_end)
        if place is None:
            continue
        weight = abs(k - cue.last) + (0 if place[0] else 6) + (0 if k >= cue.first else 20)
        if best is None or weight < best[0]:
            best = (weight, place)
    return best[1] if best else None


def _here(document: Document, header: Header, k: int) -> _Place | None:
    if header.dateline is None or header.dateline.city is None:
        return None
    return header.dateline.city, header.dateline.country, document.span(k, k + 1)


def _place_at(document: Document, k: int, first: int, cue: Cue, people_end: set[int]) -> _Place | None:
    """A city or state at word *k* after "in", after "the city of", or after a building and a comma."""
    at = _preposition(document, k, first)
    if at is None and not (document.seps[k] == "," and _after_building(document, k, first)):
        return None
    for entry in names().longest(document, k):
        span = document.span(k, k + len(entry.keys))
        if entry.kind == "place" and not _is_object(document, at, first):
            return _city_name(entry.id, span.text), entry.data["country"], span
        if entry.kind == "country" and entry.form in ("name", "abbreviation"):
            if entry.data.get("capital") == entry.data["name"]:
                return entry.data["name"], entry.id, span
            if _is_adverbial(document, at, cue, people_end):
                return None, entry.id, span
    return None


_PASSABLE = frozenset(
    [
        "the",
        "of",
        "capital",
        "city",
        "town",
        "port",
        "resort",
        "garrison",
        "nearby",
        "southern",
        "northern",
        "eastern",
        "western",
        "central",
    ]
)


def _preposition(document: Document, k: int, first: int) -> int | None:
    """The word "in" that governs the place at *k*: "in Oslo", "in the capital Oslo", "in the city of Oslo"."""
    back = k - 1
    while back >= first and k - back < 7 and document.seps[back + 1] in ("", "'s", "-"):
        key = document.keys[back]
        if key == "in":
            return back
        passable = key in _PASSABLE and document.words[back][0].islower()
        demonym = document.is_capital(back) and document.keys[back + 1] in ("capital", "city", "town")
        if not passable and not demonym:
            return None
        back -= 1
    return None


def _is_adverbial(document: Document, at: int | None, cue: Cue, people_end: set[int]) -> bool:
    """Tell whether "in STATE" goes with the verb: it follows the cue, a person, a date or a city, not a noun."""
    if at is None or at == 0:
        return False
    before = document.keys[at - 1]
    dated = before in ("today", "yesterday", "morning", "afternoon", "evening", "week")
    dated = dated or document.words[at - 1][0].isdigit() or (before.endswith("day") and document.is_capital(at - 1))
    return at == cue.last or at in people_end or dated or before in ("meeting", "talks", "summit", "conference")


_OBJECTS = frozenset(
    [
        "situation",
        "crisis",
        "war",
        "developments",
        "events",
        "conflict",
        "peace",
        "coup",
        "elections",
        "interest",
        "stability",
        "investment",
        "investments",
        "projects",
        "ambassador",
        "forces",
        "embassy",
        "based",
        "born",
        "coordinator",
        "representative",
        "director",
        "process",
        "participation",
        "security",
        "operations",
        "mission",
        "exhibition",
        "opportunities",
        "available",
    ]
)


def _is_object(document: Document, at: int | None, first: int) -> bool:
    """Tell whether "in CITY" belongs to a noun that was talked about or to somebody's post."""
    return at is not None and at - 1 >= first and document.keys[at - 1] in _OBJECTS


def _after_building(document: Document, k: int, first: int) -> bool:
    building = set(document.keys[max(first, k - 5) : k]) & word_list("venues")
    return bool(building and {"in", "at"} & set(document.keys[max(first, k - 8) : k]))


def _city_name(name: str, printed: str) -> str:
    """The city as printed; in title case when the text shouts it."""
    return printed.title() if printed.isupper() and len(printed) > 3 else printed


def _visited(document: Document, number: int, inside: set[int]) -> _Place | None:
    """The state or city of the visit that the meeting is part of."""
    first, last = document.sentences[number]
    for k in range(first, last):
        length = phrase_at(document, k, "visit_to")
        if not length or document.quoted[k] >= 0 or _is_of_another(document, k, first):
            continue
        at = k + length
        while at < last and document.keys[at] in ("the", "neighbouring", "neighboring", "friendly", "brotherly"):
            at += 1
        for entry in names().longest(document, at) if at < last else []:
            span = document.span(at, at + len(entry.keys))
            if entry.kind == "country" and entry.form in ("name", "abbreviation"):
                city = entry.data["name"] if entry.data.get("capital") == entry.data["name"] else None
                return city, entry.id, span
            if entry.kind == "place":
                return _city_name(entry.id, span.text), entry.data["country"], span
    return None


def _is_of_another(document: Document, k: int, first: int) -> bool:
    """Tell whether the visit is one of the past or the future: "recalled his visit to", "had visited", "invited to visit"."""
    before = set(document.keys[max(first, k - 8) : k])
    other = {
        "recalled",
        "recalling",
        "had",
        "previous",
        "last",
        "invited",
        "invitation",
        "since",
        "earlier",
        "remembered",
        "ago",
    }
    return bool(before & other) or document.keys[k - 1 : k] == ("to",)


def _venue(document: Document, main: list[Cue], cues: list[Cue]) -> Span | None:
    """ "at the Presidential Secretariat": from the article to the next break or preposition."""
    for cue in main:
        first, last = document.sentences[document.sentence_of[cue.first]]
        for k in range(cue.last, last):
            if (
                document.keys[k] in ("at", "in")
                and document.quoted[k] < 0
                and (span := _building(document, k + 1, last))
            ):
                return span
    return None


def _building(document: Document, k: int, last: int) -> Span | None:
    start = end = k
    while end < last and end - start < 9 and (end == start or document.seps[end] in ("", "-", "'s", "'")):
        if not document.is_capital(end) and document.keys[end] not in (
            "the",
            "of",
            "his",
            "her",
            "and",
            "office",
            "headquarters",
            "residence",
            "for",
        ):
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

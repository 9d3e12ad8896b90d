"""Where the meeting took place: city and state, venue, occasion."""

from dipbrief.dates import calendar_words
from dipbrief.document import Document
from dipbrief.lexicon import names, phrase_starts, words
from dipbrief.meeting.vocabulary import Encounter, phrase_at, word_list
from dipbrief.models import Header, Span
from dipbrief.participants import Cast

_OTHER_VISITS = words("clauses", "other_visits")
_DAYS = words("clauses", "days")
_AFTER_PLACE = words("clauses", "after_place")
_IN_BUILDING = words("clauses", "in_building")
_PASSABLE = words("clauses", "before_city")
_OBJECTS = words("clauses", "placed_nouns")
_WHOSE = words("grammar", "possessives")


_AROUND = 5  # sentences after the main one that can tell of the visit


_Place = tuple[str | None, str | None, Span | None]  # city, country, where they are printed


def find_place(
    document: Document, header: Header, main: list[Encounter], cues: list[Encounter], people: Cast, body: int
) -> _Place | None:
    """Where it took place: said beside the cue, else where the meeting is spoken of again, else the visit's place."""
    inside = {k for p in people for m in p.mentions for k in range(m.first, m.last)}
    inside |= {k for p in people for m in p.mentions for t in m.titles for k in range(*t.words)}
    people_end = {m.last for p in people for m in p.mentions}
    for cue in main:
        found = _place_in(document, header, cue, cues, inside, people_end)
        if found is not None:
            return found
    sentence = document.sentence_of[main[0].first]
    again = [c for c in cues if c.kind == "encounter" and c.reported and c.planned == main[0].planned]
    for cue in again:
        number = document.sentence_of[cue.first]
        told_before = number == sentence - 1 and number <= document.sentence_of[body] + 1
        if told_before or (
            number > sentence and ((number <= sentence + 3 and _says_where(document, number)) or cue.strength == 2)
        ):
            found = _place_in(document, header, cue, cues, inside, people_end)
            if found is not None:
                return found
    return _place_of_visit(document, header, sentence, body)


def _place_of_visit(document: Document, header: Header, sentence: int, body: int) -> _Place | None:
    """The state or city that a participant visits or arrives in, in the sentences around the main one."""
    first = max(sentence - 3, document.sentence_of[body])
    nearby = sorted(
        range(first, min(sentence + _AROUND, len(document.sentences))), key=lambda n: (abs(n - sentence), n)
    )
    for number in nearby:
        visited = _visited(document, header, number)
        if visited is not None:
            city = None if visited[0] else _arrived(document, header, number + 1)
            return city if city is not None and city[1] == visited[1] else visited
        words = range(*document.sentences[number])
        here = next((k for k in words if document.keys[k] == "here" and document.quoted[k] < 0), None)
        if here is not None and number <= document.sentence_of[body] + 4:
            return _here(document, header, here)
    return _arrived(document, header, sentence + _AROUND)


def _arrived(document: Document, header: Header, number: int) -> _Place | None:
    """The place of a sentence from *number* on such as "The guests arrived in Oslo yesterday on a two-day visit"."""
    for n in range(number, len(document.sentences)):
        if _tells_of_arrival(document, n) and (arrived := _visited(document, header, n)) is not None:
            return arrived
    return None


def place_in_title(document: Document, title: Document, cues: list[Encounter]) -> _Place | None:
    """The city and state of "Presidents confer in Warsaw", when the text names the city too; else None."""
    if not cues and not {"meet", "meets", "talks"} & set(title.keys):
        return None
    for k in range(1, len(title.words)):
        for entry in names().longest(title, k) if title.keys[k - 1] == "in" else []:
            if entry.kind == "place" and document.where(frozenset(entry.keys[:1])):
                return _city_name(entry.id, title.span(k, k + len(entry.keys)).text), entry.data["country"], None
    return None


def _tells_of_arrival(document: Document, number: int) -> bool:
    keys = document.keys[slice(*document.sentences[number])]
    return "arrived" in keys and "visit" in keys


def _says_where(document: Document, number: int) -> bool:
    keys = set(document.keys[slice(*document.sentences[number])])
    return bool(keys & {"place", "held", "venue", "took", "hosted"})


def _place_in(
    document: Document, header: Header, cue: Encounter, cues: list[Encounter], inside: set[int], people_end: set[int]
) -> _Place | None:
    """The place nearest to the cue in its sentence; one that stands before the cue only when none comes after."""
    first, last = document.sentences[document.sentence_of[cue.first]]
    best: tuple[int, _Place] | None = None
    if not cue.planned:  # what is behind an encounter to come is its place
        last = min([c.first for c in cues if c.planned and c.by_verb and cue.last <= c.first < last], default=last)
    for k in range(first, last):
        if document.quoted[k] >= 0 or (k in inside and document.keys[k] != "here"):
            continue
        at_here = document.keys[k] == "here"
        place = _here(document, header, k) if at_here else _place_at(document, k, first, cue, people_end)
        says = document.sep(k + 1) == "" and document.keys[k + 1 : k + 2] in (("said",), ("announced",), ("told",))
        if place is None or says:
            continue
        weight = abs(k - cue.last) + (0 if place[0] else 6) + (0 if k >= cue.first else 20)
        if best is None or weight < best[0]:
            best = (weight, place)
    return best[1] if best else None


def _here(document: Document, header: Header, k: int) -> _Place | None:
    if header.dateline is None or header.dateline.city is None:
        return None
    return header.dateline.city, header.dateline.country, document.span(k, k + 1)


def _place_at(document: Document, k: int, first: int, cue: Encounter, people_end: set[int]) -> _Place | None:
    """A city or state at word *k* after "in", after "the city of", or after a building and a comma."""
    at = _preposition(document, k, first)
    if at is None and document.keys[k - 1 : k] == ("at",) and (cue.planned or k >= cue.first):
        place = _unlisted(document, k) if not names().longest(document, k) else None
        return place if place is not None and place[1] is not None else None
    if (
        at is None
        and not _is_office(document, k, first)
        and not (document.seps[k] == "," and _after_building(document, k, first))
    ):
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
    named = document.keys[k - 1] == "of" and document.keys[k - 2] in ("city", "town", "port", "resort", "village")
    if (
        at is not None
        and (at == k - 1 or named)
        and _is_adverbial(document, at, cue, people_end)
        and not names().longest(document, k)
    ):
        return _unlisted(document, k)
    return None


def _unlisted(document: Document, k: int) -> _Place | None:
    """A place that no table knows: at most three capitalised words after "in", closed by a day or a preposition."""
    end = k
    while end - k < 3 and document.is_capital(end) and (end == k or document.sep(end) in ("", "-")):
        if document.keys[end] in calendar_words() or document.words[end].isupper():
            return None
        end += 1
        if end == len(document.words):
            break
    closing = document.keys[end] if end < len(document.words) else ""
    closed = document.sep(end) != "" or closing in _AFTER_PLACE
    span = document.span(k, end) if end > k else None
    state = _state_after(document, end) or _state_before(document, k)
    return (span.text, state, span) if span is not None and closed else None


def _state_after(document: Document, end: int) -> str | None:
    """The state named behind a place and a comma: "Bardufoss, Norway"."""
    if end >= len(document.words) or document.seps[end] != ",":
        return None
    return next((e.id for e in names().longest(document, end) if e.kind == "country" and e.form == "name"), None)


def _state_before(document: Document, k: int) -> str | None:
    """The state of "in the Colombian city of Ipiales"."""
    if document.keys[k - 1] != "of":
        return None
    found = (e for n in range(max(k - 5, 0), k) for e in names().longest(document, n))
    return next((e.id for e in found if e.kind == "country" and e.form == "demonym"), None)


def _preposition(document: Document, k: int, first: int) -> int | None:
    """The word "in" that governs the place at *k*: "in Oslo", "in the capital Oslo", "in the city of Oslo"."""
    back = k - 1
    while back >= first and k - back < 7 and document.seps[back + 1] in ("", "'s", "-"):
        key = document.keys[back]
        if key == "in":
            return back
        passable = key in _PASSABLE and document.words[back][0].islower()
        demonym = document.is_capital(back) and any(
            e.kind == "country" and e.form == "demonym" for e in names().longest(document, back)
        )
        if not passable and not demonym:
            return None
        back -= 1
    return None


def _is_adverbial(document: Document, at: int | None, cue: Encounter, people_end: set[int]) -> bool:
    """Tell whether "in STATE" goes with the verb: it follows the cue, a person, a date or a city, not a noun."""
    if at is None or at == 0:
        return False
    before = document.keys[at - 1]
    dated = before in _DAYS
    dated = dated or document.words[at - 1][0].isdigit() or (before.endswith("day") and document.is_capital(at - 1))
    return at == cue.last or at in people_end or dated or before in ("meeting", "talks", "summit", "conference")


def _is_object(document: Document, at: int | None, first: int) -> bool:
    """Tell whether "in CITY" belongs to a noun that was talked about or to somebody's post."""
    return at is not None and at - 1 >= first and document.keys[at - 1] in _OBJECTS


def _is_office(document: Document, k: int, first: int) -> bool:
    """ "at his Jerusalem office": a city between whose and a building."""
    return (
        k - 2 >= first
        and document.keys[k - 1] in _WHOSE
        and document.keys[k - 2] in ("at", "in")
        and document.keys[k + 1 : k + 2] != ()
        and document.keys[k + 1] in word_list("venues")
    )


def _after_building(document: Document, k: int, first: int) -> bool:
    building = set(document.keys[max(first, k - 5) : k]) & word_list("venues")
    return bool(building and {"in", "at"} & set(document.keys[max(first, k - 8) : k]))


def _city_name(name: str, printed: str) -> str:
    """The city as printed, with one space where the print breaks the line; in title case when the text shouts it."""
    printed = " ".join(printed.split())
    return printed.title() if printed.isupper() and len(printed) > 3 else printed


_REALMS = frozenset([("sultanate",), ("kingdom",), ("emirate",), ("republic",)])


def _visited(document: Document, header: Header, number: int) -> _Place | None:
    """The state or city of the visit that the meeting is part of; "our country" is that of the dateline."""
    first, last = document.sentences[number]
    for k in document.where(phrase_starts("meetings", "visit_to", "phrases"), first, last):
        length = phrase_at(document, k, "visit_to")
        if not length or document.quoted[k] >= 0 or _is_of_another(document, k, first):
            continue
        at = k + length
        while at < last and document.keys[at] in ("the", "neighbouring", "neighboring", "friendly", "brotherly"):
            at += 1
        if document.keys[at : at + 2] == ("our", "country") or document.keys[at - 1 : at + 1] == ("the", "country"):
            home = header.dateline.country if header.dateline is not None else None
            return (None, home, document.span(at, at + 1)) if home is not None else None
        for entry in names().longest(document, at) if at < last else []:
            span = document.span(at, at + len(entry.keys))
            if entry.keys in _REALMS:  # "the Sultanate" is that of the dispatch, not always Oman
                continue
            if entry.kind == "country" and entry.form in ("name", "abbreviation"):
                city = entry.data["name"] if entry.data.get("capital") == entry.data["name"] else None
                return city, entry.id, span
            if entry.kind == "place":
                return _city_name(entry.id, span.text), entry.data["country"], span
    return None


def _is_of_another(document: Document, k: int, first: int) -> bool:
    """Tell whether the visit is another one: "recalled his visit to", "had visited", "invited to visit"."""
    before = set(document.keys[max(first, k - 8) : k])
    return bool(before & _OTHER_VISITS) or document.keys[k - 1 : k] == ("to",)


def find_venue(document: Document, main: list[Encounter], cues: list[Encounter]) -> Span | None:
    """ "at the Presidential Secretariat": from the article to the next break or preposition."""
    for cue in main:
        _first, last = document.sentences[document.sentence_of[cue.first]]
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
        if not document.is_capital(end) and document.keys[end] not in _IN_BUILDING:
            break
        end += 1
    while end > start and document.keys[end - 1] in ("the", "of", "and", "for"):
        end -= 1
    keys = set(document.keys[start:end])
    return document.span(start, end) if keys & word_list("venues") else None


def find_occasion(document: Document, main: list[Encounter]) -> Span | None:
    """Return what the meeting was part of, as printed in the main sentence, or None."""
    first, last = document.sentences[document.sentence_of[main[0].first]]
    for k in document.where(phrase_starts("meetings", "occasion", "openers"), first, last):
        length = phrase_at(document, k, "occasion", "openers")
        if length and document.quoted[k] < 0:
            end = k + length
            while end < last and end - k < 25 and not set(document.seps[end]) & set(",;:—("):
                end += 1
            return document.span(k, end) if end > k + length or length > 2 else None
    return None

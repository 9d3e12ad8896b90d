"""Which cue reports the main encounter, and in which form it was held."""

from dipbrief.document import Document
from dipbrief.lexicon import words
from dipbrief.meeting.attendance import is_separate
from dipbrief.meeting.vocabulary import Cue, Format
from dipbrief.participants import Cast

_BEFORE_DEFINITE = words("clauses", "before_definite")


_LEDE = 3
_HERE = frozenset(
    ["here", "today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
)
_TOLD = 3  # words of "here on Friday"
_PURPOSE = 7  # words of "for a first face-to-face"
_MOST = 8  # cues that are looked at for one encounter


def main_cues(document: Document, cues: list[Cue], title_cues: list[Cue], people: Cast, body: int) -> list[Cue]:
    """The cues that report the main encounter: the strongest in the lede with those of its kind beside it."""
    usable = [cue for cue in cues if not cue.cancelled and cue.id != "summon" and document.quoted[cue.first] < 0]
    if any(cue.cancelled for cue in cues if document.sentence_of[cue.first] <= document.sentence_of[body] + 1):
        return []
    lede = document.sentence_of[body] + _LEDE if body < len(document.words) else 0
    strong = [cue for cue in usable if cue.strength == 3 and not cue.recalled]
    early = [c for c in strong if document.sentence_of[c.first] < lede and _has_people(document, c, people)]
    beside = [c for c in early if document.sentence_of[c.first] == document.sentence_of[early[0].first]]
    first = next((c for c in beside if not c.planned), early[0] if early else None)
    if first is not None and first.planned:  # "after talks between A and B the two undertook to hold a session"
        sentence = document.sentence_of[first.first]
        held = (c for c in usable if c.strength == 2 and not c.planned and not c.recalled and _is_past(document, c))
        first = next((c for c in held if document.sentence_of[c.first] == sentence), first)
    first = first or next(
        (c for c in usable if c.strength == 2 and not c.recalled and document.sentence_of[c.first] < lede), None
    )
    first = first or next((c for c in strong if document.sentence_of[c.first] < lede), None)
    first = first or next((c for c in _definite(document, usable) if document.sentence_of[c.first] < lede), None)
    first = first or next(
        (
            c
            for c in usable
            if c.id == "welcome" and document.sentence_of[c.first] < lede and _two_people(document, c, people)
        ),
        None,
    )
    first = first or next(
        (c for c in _discussed(document, usable, people) if document.sentence_of[c.first] < lede), None
    )
    first = first or next((c for c in strong if _has_people(document, c, people)), None)
    if first is None:
        first = _alluded(document, usable, title_cues, people, lede)
    if first is None:
        return []
    return [first, *_companions(document, usable, first, lede)]


def _is_past(document: Document, cue: Cue) -> bool:
    """Tell whether something came of an encounter: "after talks between A and B"."""
    return bool({"after", "following"} & set(document.keys[max(cue.first - 4, 0) : cue.first]))


def _has_people(document: Document, cue: Cue, people: Cast) -> bool:
    first, last = document.sentences[document.sentence_of[cue.first]]
    return bool(people.between(first, last))


def _has_people_near(document: Document, cue: Cue, people: Cast) -> bool:
    """Tell whether somebody is named in the sentence of the cue or the next one."""
    number = document.sentence_of[cue.first]
    after = document.sentences[min(number + 1, len(document.sentences) - 1)]
    return bool(people.between(document.sentences[number][0], after[1]))


def _alluded(document: Document, cues: list[Cue], title_cues: list[Cue], people: Cast, lede: int) -> Cue | None:
    """Without a reporting verb: a planned visit, "during the meeting", a discussion with somebody."""
    planned = next(
        (
            c
            for c in cues
            if c.planned
            and (c.id != "noun" or _is_purpose(document, c))
            and document.sentence_of[c.first] < lede
            and _has_people_near(document, c, people)
        ),
        None,
    )
    if planned is not None:
        return planned
    weak = _discussed(document, cues, people)
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


def _is_purpose(document: Document, cue: Cue) -> bool:
    """ "will travel to Oslo for talks", "for a first encounter": what a journey is made for."""
    return "for" in document.keys[max(cue.first - _PURPOSE, 0) : cue.first]


def _discussed(document: Document, cues: list[Cue], people: Cast) -> list[Cue]:
    """Cues that tell of an encounter only between two who are named: "A and B discussed", "visited"."""
    weak = (cue for cue in cues if cue.id in ("discuss", "review", "welcome", "visit") and cue.strength == 1)
    agreed = (cue for cue in cues if cue.id == "agree" and _is_joint(document, cue, people))
    found = [*(cue for cue in weak if _two_people(document, cue, people)), *agreed]
    return sorted(found, key=lambda cue: cue.first)


def _is_joint(document: Document, cue: Cue, people: Cast) -> bool:
    """ "Minister A and Minister B agreed here on Friday": two in one place, and not by letters."""
    first, last = document.sentences[document.sentence_of[cue.first]]
    ends = sorted({m.last for m, _ in people.between(first, cue.first)})
    near = ends and cue.first - ends[-1] <= 1 and document.quoted[cue.first] < 0 and not cue.planned
    together = bool(near) and len(ends) > 1 and "and" in document.keys[ends[0] : ends[-1]]
    return together and bool(_HERE & set(document.keys[cue.last : min(cue.last + _TOLD, last)]))


def _definite(document: Document, cues: list[Cue]) -> list[Cue]:
    """Cues that allude to a meeting as known: "during the meeting", "at the outset of their talks"."""
    definite = [
        c
        for c in cues
        if c.id == "noun"
        and document.keys[c.first - 1 : c.first] in (("the",), ("their",), ("his",), ("her",), ("'s",))
    ]
    return [c for c in definite if document.keys[max(c.first - 2, 0)] in _BEFORE_DEFINITE and not c.planned]


def _two_people(document: Document, cue: Cue, people: Cast) -> bool:
    first, last = document.sentences[document.sentence_of[cue.first]]
    return len({person for _, person in people.between(first, last)}) >= 2


def _companions(document: Document, cues: list[Cue], main: Cue, lede: int) -> list[Cue]:
    """Other cues of the same encounter: in the same sentence, or in the lede and of the same status."""
    sentence = document.sentence_of[main.first]
    found = []
    for cue in cues:
        if cue is main or cue.strength < 2 or cue.recalled or cue.planned != main.planned:
            continue
        number = document.sentence_of[cue.first]
        again = cue.strength == 3 and number <= sentence + 2 and not is_separate(document, number, cue)
        near = number == sentence or ((main.planned or again) and number < lede + 2)
        if near or (main.planned and cue.strength == 3 and number < sentence + 4):
            found.append(cue)
    return found[:_MOST]


def meeting_format(main: list[Cue], cues: list[Cue], title_cues: list[Cue], title: Document | None) -> Format | None:
    """Return how they met: what a main cue says, else the title; None when nothing tells."""
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
        if main[0].id not in ("discuss", "review", "agree")
        else None
    )

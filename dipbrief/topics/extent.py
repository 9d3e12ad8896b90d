"""How far the naming of topics reaches: where it begins after a trigger, and what ends it."""

from dipbrief.acts import adverbs, is_attribution, verb_forms
from dipbrief.dates import find_dates
from dipbrief.document import Document
from dipbrief.lexicon import words
from dipbrief.topics.vocabulary import BREAKS, phrase_length, word_set

_BEFORE_SUBJECT = words("clauses", "before_subject")
_PARTNER_WORDS = words("clauses", "partner_words")
_NEW_DEEDS = words("clauses", "new_deeds")
_BARE_DEEDS = words("clauses", "bare_deeds")
_DEED_OBJECTS = words("clauses", "deed_objects")
_BEFORE_TOPICS = words("clauses", "before_topics")
_SPEECH = (("that",), ("how",), ("it",))
_TO_TALK = words("clauses", "to_talk")


def is_date_after(document: Document, k: int) -> bool:
    """Tell whether a date follows word *k*: what "on Monday" begins is no topic."""
    dates = find_dates(document, k + 1, min(k + 4, len(document.words)))
    return bool(dates) and dates[0].first == k + 1


def _date_end(document: Document, k: int, last: int) -> int | None:
    """Return the word after the date that follows word *k* and ends by *last*."""
    dates = find_dates(document, k + 1, min(k + 5, last))
    return dates[0].last if dates and dates[0].first == k + 1 else None


def skip_adjuncts(document: Document, i: int, last: int, at_person: dict[int, int]) -> int:
    """Pass over "with him", "on Monday", "today", "also" between the verb and the topics."""
    while i < last:
        key = document.keys[i]
        if key in _BEFORE_TOPICS and document.seps[i] in ("", ","):
            if key == "in" and document.keys[i + 1 : i + 2] not in (("detail",), ("depth",), ("particular",)):
                return i
            i += 2 if key == "in" else 1
            continue
        if key == "on" and (after := _date_end(document, i, last)) is not None:
            i = after
            continue
        if key == "with" and document.seps[i] == "":
            skipped = _skip_person(document, i + 1, last, at_person)
            if skipped is not None:
                i = skipped
                continue
        return i
    return i


def _skip_person(document: Document, i: int, last: int, at_person: dict[int, int]) -> int | None:
    if i < last and document.keys[i] in _PARTNER_WORDS:
        if document.keys[i] in ("him", "her", "them"):
            return i + 1
        i += 1
    end = at_person.get(i)
    if end is None:
        return None
    while end < last and document.keys[end] == "and" and end + 1 in at_person:
        end = at_person[end + 1]
    return end


def object_end(document: Document, start: int, last: int, at_person: dict[int, int]) -> int:
    """The word after the topics that begin at *start*; "with NAME" closes them."""
    quote = document.quoted[start] if start < len(document.words) else -1
    for k in range(start, last):
        separator = document.seps[k]
        if k > start and set(separator) & BREAKS:
            return k
        if k > start and document.keys[k] == "with" and {k + 1, k + 2} & at_person.keys():
            return k
        if document.quoted[k] != quote and k > start and quote >= 0:
            return k
        if k > start and phrase_length(document, k, "breaks", "anywhere"):
            return k
        if separator[:1] == "," and k > start and _breaks_after_comma(document, k):
            return k
        if document.keys[k] in ("and", "but") and k + 1 < last and is_new_verb(document, k + 1, start):
            return k
    return last


def _breaks_after_comma(document: Document, k: int) -> bool:
    key = document.keys[k]
    if phrase_length(document, k, "breaks", "after_comma") and document.keys[k : k + 3] != ("as", "well", "as"):
        return True
    form = verb_forms().get(key)
    if form is not None and "ing" in form.kinds and key.endswith("ing"):
        speaks = (
            not all(act.weak for act in form.acts)
            or document.keys[k + 1 : k + 2] in _SPEECH
            or '"' in document.sep(k + 1)
        )
        return speaks and not document.words[k][0].isupper()  # but "..., countering crime and trade"
    return is_new_verb(document, k, k) or is_attribution(document, k)


def is_new_verb(document: Document, k: int, start: int) -> bool:
    """Tell whether a finite verb of the same subject begins at word *k*: "and agreed to", "and expressed"."""
    while k < len(document.words) and document.keys[k] in adverbs() and document.sep(k + 1) == "":
        k += 1
    if k >= len(document.words):
        return False
    if document.keys[k] == "to" and document.keys[k + 1 : k + 2] and document.keys[k + 1] in _TO_TALK:
        return True
    key = document.keys[k]
    if key == "continued" and document.keys[k + 1 : k + 2] not in (("to",), ("with",), ("the",), ("his",), ("their",)):
        return False  # "and continued support"
    form = verb_forms().get(key)
    past = (form is not None and "past" in form.kinds and key.endswith("ed")) or key in _NEW_DEEDS
    following = document.keys[k + 1] if k + 1 < len(document.words) else ""
    if key in _BARE_DEEDS and (key, following) != ("exchange", "of") and following in _DEED_OBJECTS:
        return True
    talking = (key in word_set("verbs", "objects") and key.endswith("ed")) or (
        bool(phrase_length(document, k, "prepositional")) and key.endswith("ed")
    )
    return (past or talking) and following not in ("by",)


def _after_relative(document: Document, comma: int, end: int) -> int:
    """The word after a relative clause that begins at *comma*: "At the meeting, which NAME attended, the border"."""
    if document.keys[comma] not in ("which", "who", "whom"):
        return comma
    commas = [k for k in range(comma + 1, end) if document.seps[k][:1] == ","]
    return next((k for k in commas if not document.is_capital(k)), comma)


def subject_start(document: Document, first: int, end: int) -> int:
    """The start of the subject before *end*: after an opening adjunct and its comma."""
    start = first
    while start < end and (document.keys[start] in _BEFORE_SUBJECT or document.keys[start] in adverbs()):
        comma = next((k for k in range(start + 1, min(start + 14, end)) if document.seps[k][:1] == ","), None)
        if comma is None:
            break
        start = _after_relative(document, comma, end)
    for k in range(end - 1, start, -1):
        if document.keys[k] in ("that", "which", "where", "while") or set(document.seps[k]) & set(";:"):
            return k + 1 if document.keys[k] in ("that", "which", "where", "while") else k
    return start

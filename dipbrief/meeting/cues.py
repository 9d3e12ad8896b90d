"""Words that report an encounter: "met with", "held talks", "a telephone conversation between"."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from dipbrief.document import Document
from dipbrief.lexicon import keys_of, words
from dipbrief.meeting.circumstances import with_circumstances
from dipbrief.meeting.vocabulary import Cue, Format, word_list
from dipbrief.tables import read_table

_AFTER_MEETING = words("clauses", "after_meeting")
_PHRASE_ENDS = words("clauses", "phrase_ends")
_NO_PERSONS = words("clauses", "no_persons")
_LIGHT_NOUNS = words("clauses", "light_nouns")
_BEFORE_NOUN = words("clauses", "before_noun")
_CIRCUMSTANCES = words("clauses", "circumstances")
_GROUPS_MET = words("clauses", "groups_met")
_OUTCOME = words("clauses", "outcome")
_NOT_OUTCOME = words("clauses", "not_outcome")
_BEFORE_DEFINITE_NOUN = words("clauses", "definite")
_ADJUNCTS = frozenset(["at", "in", "on", "here"])
_COPIES = words("clauses", "no_credentials")
_RELATIVE = 20  # words of "which Czech Defence Minister Karel Houdek had here today with"


@cache
def _verbs() -> dict[str, tuple[dict[str, Any], str]]:
    """form -> (entry, sort of form)."""
    sorts = ("base", "s", "past", "participle", "ing")
    found: dict[str, tuple[dict[str, Any], str]] = {}
    for data in read_table("meetings")["verb"]:
        forms = data["forms"]
        for n, form in enumerate(forms):
            sort = "ing" if n == len(forms) - 1 and form.endswith("ing") else sorts[min(n, 3)]
            found.setdefault(form, (data, sort))
    return found


@cache
def _phrases(section: str) -> dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]]:
    """The forms of a section of ``meetings.toml``: first word -> (words, entry), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]] = {}
    for data in read_table("meetings")[section]:
        for form in data["forms"]:
            keys = keys_of(form)
            found.setdefault(keys[0], []).append((keys, data))
    for group in found.values():
        group.sort(key=lambda item: -len(item[0]))
    return found


def find_cues(document: Document, body: int, people_at: set[int]) -> list[Cue]:
    """Return the meeting cues from word *body* on, outside quotations, in order.

    *people_at* are the words that begin a mention of a person, by which "received the ambassador" is told from
    "received a letter".
    """
    found: list[Cue] = []
    after = body
    for i in document.where(_cue_words(), body):
        cue = _cue_at(document, i, people_at) if i >= after else None
        if cue is not None:
            found.append(with_circumstances(document, cue))
            after = cue.last
    return found


@cache
def _cue_words() -> frozenset[str]:
    """The first words of all cues."""
    return frozenset(
        [*word_list("light", "forms"), *_verbs(), *_phrases("noun"), *_phrases("idiom"), *word_list("visit", "forms")]
    )


def _cue_at(document: Document, i: int, people_at: set[int]) -> Cue | None:
    key = document.keys[i]
    opens = document.sentences[document.sentence_of[i]][0] == i
    idiom = _phrase_at(document, i, _phrases("idiom").get(key, ()))
    if idiom is not None:
        return Cue(i, idiom[0], idiom[1]["id"], idiom[1]["format"], 3)
    if key in word_list("light", "forms") and (document.words[i][0].islower() or (opens and key.endswith("ing"))):
        cue = _light_cue(document, i)
        if cue is not None:
            return cue
    if key in _verbs():
        cue = _verb_cue(document, i, people_at)
        if cue is not None:
            return cue
    if key in _phrases("noun"):
        return _noun_cue(document, i)
    if key in word_list("visit", "forms"):
        return Cue(i, i + 1, "visit-noun", "in-person", 1)
    return None


def _clause_end(document: Document, i: int, limit: int) -> int:
    """The word after the clause that word *i* is in, at most *limit* words on."""
    last = min(document.sentences[document.sentence_of[i]][1], i + limit)
    for k in range(i + 1, last):
        if set(document.seps[k]) & set(";:."):
            return k
    return last


def _phrase_at(
    document: Document, i: int, group: Iterable[tuple[tuple[str, ...], dict[str, Any]]]
) -> tuple[int, dict[str, Any]] | None:
    """The word after the first phrase of *group* that stands at word *i*, and its entry."""
    for keys, data in group:
        end = i + len(keys)
        if document.keys[i:end] == keys and all(document.seps[k] in ("", "-") for k in range(i + 1, end)):
            return end, data
    return None


def _noun_at(document: Document, i: int, *, light: bool = False) -> tuple[int, dict[str, Any]] | None:
    found = _phrase_at(document, i, _phrases("noun").get(document.keys[i], ()))
    if found is None or _is_no_call(document, i, found[0]):
        return None
    alone = found[1].get("light_only") and not light and document.keys[found[0] : found[0] + 1] != ("with",)
    return None if alone else found


def _is_no_call(document: Document, i: int, end: int) -> bool:
    """Tell whether "call" only asks for something: "renewed its call for a ceasefire", "a call to end the war"."""
    after = document.keys[end : end + 1]
    asks = after == ("to",) and end + 1 < len(document.words) and not document.is_capital(end + 1)
    asks = asks and document.keys[end + 1] not in ("the", "his", "her", "their")
    return document.keys[end - 1] in ("call", "calls") and (after == ("for",) or asks)


def _light_cue(document: Document, i: int) -> Cue | None:
    """ "held a working meeting", "had a phone conversation", "paid a courtesy call"."""
    last = _clause_end(document, i, 9)
    for k in range(i + 1, last):
        if set(document.seps[k]) & set("();") or (document.seps[k] == "," and k > i + 2):
            return None
        noun = _noun_at(document, k, light=True)
        if document.keys[i] in ("made", "make", "makes") and document.keys[k - 1 : k + 1] == ("the", "call"):
            return None  # "made the call in Abuja" appeals
        if noun is not None and not (document.keys[k] == "round" and k + 1 < last and document.keys[k + 1] == "of"):
            form = _means(document, noun[0]) or _noun_format(document, i, k, noun[1])
            return Cue(i, noun[0], "light", form, 3)
        if document.keys[k] in ("that", "to", "been", "be", "for") or (
            document.keys[k] in _verbs() and document.keys[k] not in _phrases("noun")
        ):
            return None
    return None


def _means(document: Document, at: int) -> Format | None:
    """How: "by videoconference", "over the phone" right behind the noun."""
    if document.keys[at : at + 1] not in (("by",), ("via",), ("over",), ("through",), ("on",)):
        return None
    near = set(document.keys[at : at + 4])
    return "video" if near & word_list("video_words") else "phone" if near & word_list("phone_words") else None


def _noun_format(document: Document, first: int, at: int, data: dict[str, Any]) -> Format | None:
    nearby = set(document.keys[max(first, at - 4) : at + 1])
    if nearby & word_list("video_words"):
        return "video"
    if nearby & word_list("phone_words"):
        return "phone"
    paid = document.keys[first] in ("pay", "pays", "paid", "paying")
    if data.get("format") == "phone" and (paid or nearby & word_list("in_person_before")):
        return "in-person"
    return data.get("format")


def _verb_cue(document: Document, i: int, people_at: set[int]) -> Cue | None:
    data, sort = _verbs()[document.keys[i]]
    end = i + 1
    followed = data.get("followed_by")
    remote = _remote_format(document, i) if data.get("by_phone") else None
    if remote is not None and document.keys[i + 1 : i + 2] in (
        ("by",),
        ("on",),
        ("over",),
        ("via",),
        ("today",),
        ("yesterday",),
    ):
        return Cue(i, i + 1, data["id"], remote, 3)
    if followed:
        while end < len(document.words) and end - i < data.get("within", 4) and document.keys[end] not in followed:
            if end in people_at or document.keys[end] in _verbs() or not _is_circumstance(document, end):
                return None
            end += 1
        if end >= len(document.words) or document.keys[end] not in followed:
            return None
        end += 1
    elif end < len(document.words) and document.keys[end] == "with" and document.seps[end] == "":
        end += 1
    if data["id"] == "meet" and sort == "ing" and document.keys[i - 1 : i] in (("is",), ("are",), ("be",), ("been",)):
        return Cue(i, end, "meet", "in-person", 3) if _person_follows(document, end, people_at) else None
    if data["id"] == "meet" and sort == "ing":
        return None if _noun_at(document, i) else Cue(i, end, "meet", "in-person", 2)
    if sort == "ing" and data["id"] in ("discuss", "review", "agree", "visit", "talk", "speak", "call-on"):
        return None
    if data.get("object") == "visitor":
        visiting = "visiting" in document.keys[end : end + 6] and _person_follows(document, end, people_at)
        return Cue(i, end, "meet", "in-person", 2) if visiting else None
    if data["id"] == "receive" and (call := _call_received(document, end)) is not None:
        return Cue(i, call, "receive", "in-person", 3)
    if data.get("object") == "person" and not _person_follows(document, end, people_at):
        passive = document.keys[i - 1] in ("was", "were", "be", "been") or document.keys[i - 2 : i - 1] in (
            ("was",),
            ("were",),
        )
        if not (passive and _agent_follows(document, end, people_at)):
            return None
    if data["id"] in ("welcome", "receive") and (_at_airport(document, end) or _on_arrival(document, i)):
        return None
    if set(data.get("never_before", ())) & set(_object(document, end)):
        return None
    strength = 1 if data.get("weak") or data.get("never") else 3
    return Cue(i, end, data["id"], _verb_format(document, i, data), strength)


def _is_circumstance(document: Document, k: int) -> bool:
    """Tell whether word *k* goes on with the clause, or is set off by a comma as a day or a place is."""
    separator = document.sep(k)
    if separator in ("", "-"):
        return True
    return separator == "," and (document.is_capital(k) or document.keys[k] in _CIRCUMSTANCES)


def _object(document: Document, at: int) -> tuple[str, ...]:
    """The words up to the next break, preposition or "and" from word *at* on: what a verb governs."""
    end = at
    while end < len(document.words) and end - at < 6 and document.sep(end) in ("", "-", "'s"):
        if document.keys[end] in _PHRASE_ENDS:
            break
        end += 1
    return document.keys[at:end]


_CALLS = frozenset(["call", "calls", "visit"])
_CALLED_BY = (("from",), ("by",), ("of",))


def _call_received(document: Document, at: int) -> int | None:
    """The word after "a courtesy call from", "the farewell visit of" at word *at*; None when none stands there."""
    for k in range(at, min(at + 4, len(document.words) - 1)):
        noun = _noun_at(document, k, light=True)
        if noun is not None:
            end = noun[0]
            called = document.keys[end - 1] in _CALLS and noun[1].get("format") == "in-person"
            return end if called and document.keys[end : end + 1] in _CALLED_BY else None
    return None


def _at_airport(document: Document, at: int) -> bool:
    """Tell whether somebody is only greeted on arrival: "was welcomed at the airport by"."""
    last = min(at + 7, document.sentences[document.sentence_of[min(at, len(document.words) - 1)]][1])
    return document.keys[at : at + 1] in (("at",), ("on",)) and bool(
        {"airport", "airfield", "station", "tarmac", "arrival"} & set(document.keys[at:last])
    )


def _on_arrival(document: Document, i: int) -> bool:
    """ "On arrival at the school, the President was received by": a greeting before something else."""
    first = document.sentences[document.sentence_of[i]][0]
    return "arrival" in document.keys[first : first + 4] and document.keys[first] in ("on", "upon")


def _agent_follows(document: Document, at: int, people_at: set[int]) -> bool:
    """Tell whether "by" and a person follow: "was received by the king"."""
    window = range(at, min(at + 8, len(document.words)))
    by = next((k for k in window if document.keys[k] == "by"), None)
    return by is not None and any(k in people_at for k in range(by, min(by + 8, len(document.words))))


def _verb_format(document: Document, i: int, data: dict[str, Any]) -> Format | None:
    return _remote_format(document, i) or data.get("format")


def _remote_format(document: Document, i: int) -> Format | None:
    nearby = set(document.keys[i : min(i + 9, document.sentences[document.sentence_of[i]][1])])
    if nearby & word_list("video_words"):
        return "video"
    return "phone" if nearby & word_list("phone_words") else None


def _person_follows(document: Document, at: int, people_at: set[int]) -> bool:
    last = min(at + 20, document.sentences[document.sentence_of[min(at, len(document.words) - 1)]][1])
    k = at
    while k < last:
        if document.seps[k] == "," and document.keys[k] in _ADJUNCTS:  # "received Sunday, at the ministry, the envoy"
            k = next((n for n in range(k + 1, last) if document.seps[n] == ","), last)
            at = k
            continue
        if document.seps[k] in (",", ";", ":") and k > at and not _set_off(document, at, k):
            return False
        if k in people_at or document.keys[k] in _GROUPS_MET:
            return True
        if document.keys[k] == "of" and not document.is_capital(k - 1) and document.keys[k - 1] not in _COPIES:
            return False
        if document.keys[k] in _NO_PERSONS:
            return False
        k += 1
    return False


def _set_off(document: Document, at: int, k: int) -> bool:
    """Tell whether only a day and a place stand before the comma: "will receive on Thursday, 5 June, in Oslo the"."""
    return document.seps[k] == "," and all(
        document.is_capital(n)
        or document.words[n][0].isdigit()
        or document.keys[n] in ("on", "in", "at", "the", "today")
        for n in range(at, k)
    )


def _noun_cue(document: Document, i: int) -> Cue | None:
    noun = _noun_at(document, i)
    if noun is None:
        return None
    end, data = noun
    if document.keys[i] in _LIGHT_NOUNS and not _is_nominal(document, i, end):
        return None
    after = _partner_word(document, end)
    if after in ("which", "that") and _was_had(document, end):
        return Cue(i, end, "noun", _noun_format(document, i, i, data), 2)
    strength = 2 if after in ("with", "between", "among") or (after == "of" and document.keys[i] == "meeting") else 1
    if after in ("was", "were") and document.keys[end + 1 : end + 2] in (("held",), ("conducted",), ("hosted",)):
        strength = 2
    form = _noun_format(document, i, i, data)
    remote = (
        form in ("phone", "video")
        and end - i > 1
        and bool({"a", "the", "their", "by"} & set(document.keys[max(i - 4, 0) : i]))
    )
    return Cue(i, end, "noun", form, 2 if remote or _is_outcome(document, i, after) else strength)


def _is_outcome(document: Document, i: int, after: str) -> bool:
    """ "The accord emerged from a meeting on Tuesday", "after talks in Oslo": what is told came of the encounter."""
    start = max(i - 5, document.sentences[document.sentence_of[i]][0])
    k = next(
        (
            k
            for k in range(i - 1, start - 1, -1)
            if document.keys[k] in _OUTCOME or document.seps[k + 1] not in ("", "-")
        ),
        None,
    )
    found = k is not None and document.keys[k] in _OUTCOME and document.seps[k + 1] in ("", "-")
    return found and after not in _NOT_OUTCOME and not _BEFORE_DEFINITE_NOUN & set(document.keys[k or 0 : i])


def _was_had(document: Document, at: int) -> bool:
    """ "talks which Minister Berg had here today with Admiral Sato": the noun is the object of a relative clause."""
    last = min(at + _RELATIVE, document.sentences[document.sentence_of[at]][1])
    had = next((k for k in range(at + 2, last) if document.keys[k] in ("had", "held", "has", "conducted")), None)
    return had is not None and "with" in document.keys[had + 1 : min(had + 8, last)]


def _partner_word(document: Document, at: int) -> str:
    """The word after a noun of encounters, past a place or a day: "a meeting in Oslo on Monday with"."""
    if at >= len(document.words) or document.sep(at) != "":
        return ""
    if document.keys[at] == "held" and at + 1 < len(document.words) and document.sep(at + 1) == "":
        at += 1
    if document.keys[at] in _AFTER_MEETING:
        for k in range(at + 1, min(at + 7, document.sentences[document.sentence_of[at]][1])):
            if document.seps[k] not in ("", "-", "."):
                break
            if document.keys[k] in ("with", "between"):
                return document.keys[k]
            if not (
                document.is_capital(k)
                or document.words[k][0].isdigit()
                or document.keys[k] in ("the", "on", "in", "of")
            ):
                break
    return document.keys[at]


def _is_nominal(document: Document, i: int, end: int) -> bool:
    """Tell a call, an exchange from the verbs of that spelling: an article or an adjective of a call stands before."""
    before = document.keys[i - 1] if i else ""
    after = document.keys[end] if end < len(document.words) else ""
    determined = before in _BEFORE_NOUN or document.sep(i) == "'s"
    return determined and (after in ("with", "between") or before in ("the", "this", "phone", "courtesy", "farewell"))

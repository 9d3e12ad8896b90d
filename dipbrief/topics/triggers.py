"""Where topics are named: the object of a talking verb or noun, the subject of its passive."""

from collections.abc import Iterator
from functools import cache

from dipbrief.acts import adverbs
from dipbrief.document import Document
from dipbrief.lexicon import phrases, words
from dipbrief.tables import read_table
from dipbrief.topics.extent import is_date_after, is_new_verb, object_end, skip_adjuncts, subject_start
from dipbrief.topics.vocabulary import BREAKS, phrase_length, word_set

_TALKS_HELD = words("clauses", "talks_held")
_TALK_NOUNS = words("clauses", "talk_nouns")
_NO_TOPICS = words("clauses", "no_topics")
_BEFORE_TALK_NOUN = words("clauses", "before_talk_noun")
_AUDIENCES = words("clauses", "audiences")
_DEEDS_TO_DO = words("clauses", "deeds_to_do")
_CONCLUDED = words("clauses", "concluded")
_LAID_ON = words("clauses", "laid_on")
_WERE = frozenset(["was", "were", "been"])  # "trade was at the centre of the talks" names the topics before
_DAYS = frozenset(["today", "yesterday", "here"])
_NO_TALK_BEFORE = words("clauses", "no_talk_before")


def find_regions(document: Document, first: int, last: int, at_person: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Ranges of words that name topics in the sentence *first* to *last*."""
    after = first
    for i in document.where(_trigger_words(), first, last):
        if i < after:
            continue
        start = _trigger(document, i, first, last, at_person)
        if start is not None:
            start = skip_adjuncts(document, start, last, at_person)
            if start in at_person and document.sep(at_person[start]) not in ("'s", "'"):
                continue  # "Also at the table was NAME"
            end = object_end(document, start, last, at_person)
            if i == first and document.keys[i].endswith("ing"):
                end = next((k for k in range(start + 1, end) if document.seps[k][:1] == ","), end)
            if end > start:
                yield start, end
                after = end
                continue
        passive = _passive_region(document, i, first, last)
        if passive is not None:
            yield passive


@cache
def _trigger_words() -> frozenset[str]:
    """The words at which :func:`_trigger` and :func:`_passive_region` can find something."""
    table = read_table("talking")["passive"]
    groups = [word_set("verbs", "objects"), word_set("nouns"), word_set("talkers", "verbs")]
    groups += [word_set("linking", "subjects"), frozenset(table["participles"])]
    openings = (*phrases("talking", "prepositional", "phrases"), *phrases("talking", "passive", "phrases"))
    return frozenset(openings).union(*groups)


def _trigger(document: Document, i: int, first: int, last: int, at_person: dict[int, int]) -> int | None:
    """The word after a trigger at word *i*, where the topics begin."""
    key = document.keys[i]
    length = phrase_length(document, i, "prepositional")
    praise = {"highly", "warmly", "well", "fondly"} & set(document.keys[i : i + length])
    if (
        length
        and not praise
        and document.keys[i - 1 : i] not in (("be",), ("consulted",))
        and document.keys[i - 1] not in _LAID_ON
        and not (document.keys[i] == "at" and document.keys[i - 1] in _WERE)
        and not _is_first_person(document, i)
        and not is_date_after(document, i + length - 1)
    ):
        return i + length
    if key in word_set("verbs", "objects") and _is_talking(document, i, first, at_person):
        return i + 1
    if key in word_set("nouns"):
        return _after_noun(document, i, first, last)
    if key in word_set("talkers", "verbs"):
        return _after_partner(document, i, last, at_person)
    if key in word_set("linking", "subjects"):
        return _after_link(document, i, first, last)
    return None


def _is_first_person(document: Document, i: int) -> bool:
    return document.quoted[i] < 0 and document.keys[i - 1 : i] in (("i",),)


def _is_talking(document: Document, i: int, first: int, at_person: dict[int, int]) -> bool:
    """Tell an active verb of talking from a passive, a participle after a noun, and a deed."""
    key = document.keys[i]
    before = document.keys[i - 1] if i > first else ""
    be = read_table("talking")["passive"]["be"]
    back = i - 1
    while back > first and document.keys[back] in adverbs():
        back -= 1
    if document.keys[back] in be and not key.endswith("ing") and back >= first and back < i:
        return False
    following = document.keys[i + 1] if i + 1 < len(document.words) else ""
    after = i + 1
    while after < len(document.words) and document.keys[after] in _DAYS and document.sep(after) == "":
        after += 1
    if document.keys[after : after + 1] == ("by",):
        return False
    if following in _NO_TOPICS or (document.sep(i + 1) not in ("", '"') and following not in ("with",)):
        return document.sep(i + 1) in (",",) and following in ("among",)
    if before in _BEFORE_TALK_NOUN and key not in ("discuss", "discussing"):
        return False
    if key not in word_set("verbs", "strict"):
        return True
    if key.startswith("address") and set(document.keys[i + 1 : i + 7]) & _AUDIENCES:
        return False
    together = word_set("sides") & set(document.keys[max(first, i - 6) : i]) or _are_two(document, first, i, at_person)
    if key.startswith("consider") and i > first and not together:
        return False
    if i == first and key in ("considering", "addressing"):
        return True
    if before in ("to", "will", "would") and key in _DEEDS_TO_DO:
        return bool(word_set("sides") & set(document.keys[first:i])) or _are_two(document, first, i, at_person)
    window = document.keys[max(first, i - 8) : i]
    return bool(word_set("subjects") & set(window)) or any(max(first, i - 6) <= end <= i for end in at_person.values())


def _are_two(document: Document, first: int, last: int, at_person: dict[int, int]) -> bool:
    """Tell whether "A and B", or "A ... with B", stand there: what they consider, they consider together."""
    ends = [at_person[k] for k in range(first, last) if k in at_person]
    joined = any("and" in document.keys[end : end + 3] for end in ends) or "with" in document.keys[first:last]
    return joined and len(ends) > 1


def _after_noun(document: Document, i: int, first: int, last: int) -> int | None:
    """ "exchanged views on", "an exchange of views took place on", "held discussions with X on"."""
    table = read_table("talking")["nouns"]
    plain = document.keys[i] in _TALK_NOUNS
    near = set(document.keys[max(first, i - 6) : i])
    exchange = near & {"exchange", "exchanges", "exchanged", "exchanging"}
    if not plain and not exchange and not near & set(table["exchanged"]) - {"of", "for", "took"}:
        return None
    for k in range(i + 1, min(i + (13 if plain else 12), last)):
        if set(document.seps[k]) & BREAKS or document.keys[k] in word_set("verbs", "objects") | _CONCLUDED:
            return None
        if document.keys[k] in table["prepositions"] and document.keys[k] != "in":
            if is_date_after(document, k) or document.keys[k + 1 : k + 3] in (
                ("the", "sidelines"),
                ("the", "margins"),
                ("behalf", "of"),
            ):
                continue
            if document.keys[k - 1] in _NO_TALK_BEFORE:
                return None
            skip = 2 if document.keys[k] in ("pertaining", "related", "relating") else 1
            return k + skip if _is_held(document, i, k, near, plain) else None
        if document.keys[k] == "that" or (
            document.keys[k] == "and" and (not plain or (k + 1 < last and is_new_verb(document, k + 1, k)))
        ):
            return None
    return None


_PHONES = frozenset(["phone", "telephone", "video"])


def _after_partner(document: Document, i: int, last: int, at_person: dict[int, int]) -> int | None:
    """ "talked on the phone with his Croatian counterpart NAME about": the word after the preposition."""
    met = bool(_PHONES & set(document.keys[i + 1 : i + 5]))  # "A and B talked by telephone late on Monday about"
    for k in range(i + 1, min(i + 32, last)):
        if set(document.seps[k]) & BREAKS:
            return None
        met = met or k in at_person
        if met and document.keys[k] in word_set("talkers", "prepositions"):
            return k + 1
        if document.keys[k] in ("that", "and") and not met:
            return None
    return None


def _is_held(document: Document, i: int, k: int, near: set[str], plain: bool) -> bool:
    """Tell whether the talks were held, and are not only mentioned: "the outcome of talks on"."""
    if not plain:
        return True
    between = set(document.keys[i + 1 : k])
    held = _TALKS_HELD
    return bool((near | between) & held)


def _after_link(document: Document, i: int, first: int, last: int) -> int | None:
    """ "A key topic of discussion was the port": the words after the linking verb."""
    table = read_table("talking")["linking"]
    for k in range(i + 1, min(i + 9, last)):
        if set(document.seps[k]) & (BREAKS | {","}):
            return None
        if document.keys[k] in table["verbs"]:
            listing = document.keys[i] in ("topics", "agenda", "themes") and document.keys[k].startswith("include")
            required = listing or set(table["requires"]) & set(document.keys[max(first, i - 4) : k + 3])
            if document.keys[k + 1 : k + 2] and document.keys[k + 1] in (
                *table["requires"],
                "also",
                "not",
                "to",
                "already",
            ):
                return None
            return k + 1 if required else None
    return None


def _passive_region(document: Document, i: int, first: int, last: int) -> tuple[int, int] | None:
    """The subject of "were discussed" or "came under discussion" at word *i*."""
    table = read_table("talking")["passive"]
    end = None
    if document.keys[i] in table["participles"] and i > first:
        k = i - 1
        while k > first and document.keys[k] in adverbs():
            k -= 1
        if document.keys[k] in table["be"] and k > first:
            end = k - 1 if document.keys[k - 1] in ("have", "has", "had", "will", "to") else k
            if document.keys[k - 1] in ("will", "to", "would", "should", "must"):
                return None
    elif phrase_length(document, i, "passive"):
        end = i
    if end is None or end <= first:
        return None
    start = subject_start(document, first, end)
    if document.keys[end] == "being":  # "with the port being the main topic"
        start = next((k + 1 for k in range(end - 1, start, -1) if document.keys[k] == "with"), start)
    keys = document.keys[start:end]
    return (start, end) if keys and keys not in (("it",), ("they",), ("which",), ("that",)) else None

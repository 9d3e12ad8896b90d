"""The circumstances of a cue: still to come, called off, or only recalled."""

from dipbrief.acts import is_finite_verb
from dipbrief.document import Document
from dipbrief.lexicon import words
from dipbrief.meeting.vocabulary import Cue, phrase_at, phrase_in, word_list

_TO_MEET = words("clauses", "to_meet")
_TO_HAPPEN = words("clauses", "to_happen")


_BE = frozenset(["been", "was", "were", "is", "be"])


def with_circumstances(document: Document, cue: Cue) -> Cue:
    """Tell whether the encounter is still to come, called off, or only recalled."""
    first, last = document.sentences[document.sentence_of[cue.first]]
    start = max(first, cue.first - 24)
    for k in range(cue.first, start, -1):
        if set(document.seps[k]) & set(";:") or (document.seps[k] == "," and cue.first - k > 4):
            start = k
            break
    planned = phrase_in(document, start, cue.first, "planned_before") or _is_infinitive(document, cue)
    planned = (planned and not _is_over(document, cue, first)) or _is_to_come(document, cue, last)
    near = max(first, cue.first - 8), min(last, cue.last + 8)
    cancelled = bool(document.where(word_list("cancelled"), *near)) or phrase_in(document, *near, "cancelled")
    cancelled = cancelled or _is_called_off(document, cue, last)
    perfect = document.keys[cue.first - 1 : cue.first] == ("had",) or document.keys[
        max(cue.first - 2, first) : cue.first - 1
    ] == ("had",)
    recalled = perfect or bool(set(document.keys[start : cue.first]) & word_list("recalled"))
    return Cue(cue.first, cue.last, cue.id, cue.format, cue.strength, planned, cancelled, recalled)


def _is_called_off(document: Document, cue: Cue, last: int) -> bool:
    """ "The visit of X to Y has been postponed": the passive after the cue in its sentence."""
    for k in document.where(_BE, cue.last - 1, last - 1):
        if document.keys[k + 1] in word_list("cancelled") or phrase_at(document, k + 1, "cancelled"):
            return True
    return False


def _is_over(document: Document, cue: Cue, first: int) -> bool:
    """ "would go on, he said after a meeting": a noun after "after" is past whatever the sentence announces."""
    before = document.keys[max(first, cue.first - 3) : cue.first]
    return cue.id == "noun" and bool({"after", "following"} & set(before))


def _is_to_come(document: Document, cue: Cue, last: int) -> bool:
    """ "A meeting between X and Y will take place": the future after a noun and before any other verb."""
    if cue.id != "noun":
        return False
    for k in range(cue.last, min(cue.last + 30, last)):
        if document.seps[k][:1] in (";", "—"):
            return False
        if document.keys[k] in ("is", "are", "will"):
            return phrase_in(document, k, min(k + 2, last), "planned_before") and bool(
                _TO_HAPPEN & set(document.keys[k : k + 7])
            )
        if is_finite_verb(document, k):
            return False
    return False


def _is_infinitive(document: Document, cue: Cue) -> bool:
    """ "arrived in Oslo to meet the king": still to come when the sentence is written."""
    return document.keys[cue.first - 1 : cue.first] == ("to",) and document.keys[cue.first] in _TO_MEET

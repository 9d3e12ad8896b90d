"""Which verbs count as statements here: the conditions of an act, checked in the sentence."""

from functools import cache

from dipbrief.acts import Act, VerbForm, adverbs
from dipbrief.document import Document
from dipbrief.lexicon import length_at, words
from dipbrief.tables import read_table

_FINITE_VERBS = words("clauses", "finite_verbs")
_BEFORE_THAT = words("clauses", "before_that")
_AFTER_CLOSING = words("clauses", "after_closing")
BE = words("clauses", "be")
_DETERMINERS = words("clauses", "determiners")
_CLAUSE = words("clauses", "clause_openers")
_NO_INFINITIVE = words("clauses", "no_infinitive")


@cache
def noun_forms() -> frozenset[str]:
    """Forms of cue verbs that are nouns as often."""
    return frozenset(read_table("acts")["noun_forms"]["nouns"])


@cache
def adjective_forms() -> frozenset[str]:
    """Forms that are adjectives between a determiner and a noun."""
    table = read_table("acts")["adjective_forms"]
    return frozenset(word for group in table.values() if isinstance(group, list) for word in group)


_QUOTED = 12  # words up to the quotation in: called the port of Oslo "a gate"


def is_no_statement(document: Document, i: int) -> bool:
    """Tell whether a fixed phrase that is no statement begins at word *i*."""
    return bool(length_at(document, i, "acts", "not_statement_phrases", "forms"))


def next_word(document: Document, i: int, last: int, *, articles: bool = False) -> int:
    """Return the next word after *i* that is no adverb (with *articles*, no determiner either), at most *last*."""
    k = i + 1
    while (
        k < last
        and document.sep(k) in ("", ",")
        and (document.keys[k] in adverbs() or (articles and document.keys[k] in _DETERMINERS))
    ):
        k += 1
    return k


def choose_act(
    document: Document,
    i: int,
    form: VerbForm,
    first: int,
    last: int,
    people_at: dict[int, tuple[int, int]],
    *,
    passive: bool,
) -> Act | None:
    """Return the first act of the verb at word *i* whose conditions hold, or None."""
    for act in form.acts:
        if passive and not act.passive:
            continue
        if _holds(document, i, act, first, last, people_at, passive=passive):
            return act
    return None


def _holds(
    document: Document, i: int, act: Act, first: int, last: int, people_at: dict[int, tuple[int, int]], *, passive: bool
) -> bool:
    following = next_word(document, i, last)
    inner = next_word(document, i, last, articles=True)
    key = document.keys[following] if following < last else ""
    deep = document.keys[inner] if inner < last else ""
    if act.followed_by and not ({key, deep, document.keys[i + 1] if i + 1 < last else ""} & act.followed_by):
        return False
    if act.not_followed_by and not passive and ({key, deep} & act.not_followed_by) and document.sep(i + 1) in ("", "-"):
        return False
    if act.objects and not _has_object(document, i, act, first, last, passive=passive):
        return False
    if act.within and not set(document.keys[i + 1 : min(i + 12, last)]) & act.within:
        return False
    if act.quoting and not any('"' in document.seps[k] for k in range(i + 2, min(i + _QUOTED, last))):
        return False
    if act.infinitive and not _infinitive_follows(document, i + 2, min(i + 22, last)):
        return False
    if not act.person_object and _takes_person(document, i, last, people_at):
        return False
    return not act.weak or introduces_speech(document, i, first, last) or closes_speech(document, i, first, last)


def _infinitive_follows(document: Document, first: int, last: int) -> bool:
    """Tell whether "to" and a verb are among the words, and not only "relating to trade", "to the north"."""
    for k in range(first, last - 1):
        verb = document.keys[k + 1] not in _DETERMINERS and not document.is_capital(k + 1)
        if document.keys[k] == "to" and verb and document.keys[k - 1] not in _NO_INFINITIVE:
            return True
        if set(document.seps[k]) & set(";:") or document.keys[k] == "who":
            return False
    return False


def _has_object(document: Document, i: int, act: Act, first: int, last: int, *, passive: bool) -> bool:
    window: list[str] = []
    if document.keys[i + 1 : i + 2] == ("no",):
        return False  # "made no comment", "gave no details"
    if passive:
        return bool(set(document.keys[max(first, i - 12) : i]) & act.objects)
    for k in range(i + 1, min(i + 8, last)):
        if set(document.seps[k]) & set(";:.") or (document.keys[k] in ("that", "which", "who") and window):
            break
        window.append(document.keys[k])
    return bool(set(window) & act.objects)


def _takes_person(document: Document, i: int, last: int, people_at: dict[int, tuple[int, int]]) -> bool:
    """Tell whether the object of the verb is a person or a delegation, and not a thing of theirs."""
    for k in range(i + 1, min(i + 5, last)):
        if k in people_at:
            end = people_at[k][0]
            return document.sep(end) not in ("'s", "'") and not (end < last and document.keys[end] in ("s",))
        if document.keys[k] in ("delegation", "guest", "guests", "visitors", "envoy"):
            return document.sep(k + 1) not in ("'s", "'")
        if document.keys[k] not in _DETERMINERS and document.keys[k] not in adverbs():
            return document.keys[k] in ("him", "her", "them") or (k + 1 in people_at and document.is_capital(k))
    return False


def introduces_speech(document: Document, i: int, first: int, last: int) -> bool:
    """Tell whether a that-clause, a quotation, a colon or a clause without "that" follows the verb."""
    k = next_word(document, i, last)
    if k < len(document.words) and ('"' in document.sep(k) or ":" in document.sep(k)):
        return True
    if k >= last:
        return False
    if document.keys[k] == "that" or document.keys[k] in ("how", "why"):
        return True
    if document.keys[k] in _BEFORE_THAT and document.sep(k) == "":
        return "that" in document.keys[k : min(k + 10, last)] or any(
            '"' in document.seps[n] for n in range(k, min(k + 12, last))
        )
    if document.sep(k) not in ("", ","):
        return False
    return (document.keys[k] in _CLAUSE - {"that"} and _has_verb(document, k, last)) or (
        document.is_capital(k) and _has_verb(document, k, last)
    )


def _has_verb(document: Document, k: int, last: int) -> bool:
    return bool(_FINITE_VERBS & set(document.keys[k + 1 : min(k + 14, last)]))


def closes_speech(document: Document, i: int, first: int, last: int) -> bool:
    """Tell whether the verb closes reported speech: "..., she added.", "...," said the minister."""
    before = document.seps[i]
    after = document.sep(i + 1)
    closed = i + 1 >= last or set(after) & set(",.;") or document.keys[i + 1] in _AFTER_CLOSING
    opened = (
        '"' in before
        or before[:1] == ","
        or any('"' in document.seps[k] or document.seps[k][-1:] == "," for k in range(max(first + 1, i - 12), i + 1))
        or any('"' in document.seps[k] for k in range(first, min(first + 1, i)))
    )
    return bool(closed and opened)

"""Words that open a clause: relative pronouns, "that", question words, conjunctions, and "and" before a new subject."""

from typing import Final

from dipbrief.syntax.forms import PERSON
from dipbrief.syntax.reading import Open, Reading
from dipbrief.syntax.rows import ADVERBS, before, noun_at, verb_at

__all__ = ["on_content", "on_coordinator", "on_question", "on_relative", "on_subordinator"]

_POSSESSIVE: Final = "Q"
_PRONOUN: Final = "U"
_NO_GOVERNORS: Final = ADVERBS | frozenset("A")  # "so drastically that", "clear that"
_NUMBERS: Final = {"s": False, "v": True}


# --- relative clauses --------------------------------------------------------------------------------------------
def on_relative(reading: Reading, k: int) -> None:
    """Read a relative pronoun: subject or object of a clause, standing for the noun group before it; or of content."""
    antecedent = _antecedent(reading, k)
    clause = reading.push("relative", reading.top, k)
    clause.antecedent = antecedent
    verb_follows = reading.kind_at(k + 1) == "V" or reading.kind_at(k + 1) in ADVERBS
    if antecedent is None:
        _open_content(reading, clause, k)
        clause.subject = k if verb_follows or not reading.kind_at(k + 1) else None
    elif reading.kind_at(k) == _POSSESSIVE:
        clause.waiting = k
    elif reading.row.preposition[k] < 0:
        if verb_follows:
            clause.subject = antecedent
        else:
            clause.objects.append(antecedent)


def _antecedent(reading: Reading, k: int) -> int | None:
    """Return what a relative pronoun stands for: the nearest noun group that agrees in number with the verb."""
    if reading.kind_at(before(reading.row, k)) == "&":
        last = (c for c in reversed(reading.clauses) if c.kind == "relative" and c.verb is not None)
        return next((c.antecedent for c in last), None)
    preposition = reading.row.preposition[k]
    chain = list(reading.hosts((preposition if preposition >= 0 else k) - 1))
    if not chain:
        return None
    plural = _number_wanted(reading, k)
    found = next((n for n in chain if plural is None or _is_plural(reading, n) in (None, plural)), chain[0])
    return found if plural is False else reading.first_item(found)


def _number_wanted(reading: Reading, k: int) -> bool | None:
    """Return whether the verb behind a relative pronoun is plural; ``None`` where that does not show."""
    if reading.kind_at(k + 1) != "V":
        return None
    first = verb_at(reading.row, k + 1).first
    return _NUMBERS.get(reading.groups.tag(first), reading.vocabulary.number_of.get(reading.document.keys[first]))


def _is_plural(reading: Reading, n: int) -> bool | None:
    """Return whether a noun group is plural; ``None`` where that does not show, as of names and lists."""
    noun = noun_at(reading.row, n)
    return noun.plural if noun.kind == "common" and n not in reading.last_of else None


# --- content -----------------------------------------------------------------------------------------------------
def _open_content(reading: Reading, clause: Open, k: int) -> None:
    """Make a clause the content of the verb right before it: "know why he left"."""
    clause.kind = "content"
    if clause.parent is not None and clause.parent.verb == k - 1:
        clause.parent.complements.append(clause)


def on_question(reading: Reading, k: int) -> None:
    """Read "where", "when", "how": behind a verb of saying or knowing they open its content."""
    clause = reading.push("adverbial", reading.top, k)
    if clause.parent is not None and clause.parent.verb == k - 1 and reading.says(clause.parent):
        _open_content(reading, clause, k)


def on_content(reading: Reading, k: int) -> None:
    """Read "that", "whether": content of the verb before it, or of the verb of the content before "and"."""
    host = next((c for c in reversed(reading.stack) if c.verb is not None), None)
    if reading.kind_at(before(reading.row, k)) == "&":
        while len(reading.stack) > 1 and reading.top.kind != "content":
            reading.stack.pop()
        host = reading.top.parent or host
    clause = reading.push("content", host, k)
    if host is not None and _governs(reading, host, k):
        host.complements.append(clause)


def _governs(reading: Reading, host: Open, k: int) -> bool:
    """Tell whether "that" opens the content of the verb: behind it, or behind whom it is said to."""
    beside = reading.row.chunks[k - 1]
    if beside.noun is not None:
        person = beside.noun.kind in ("pronoun", "name") or bool(reading.noun_kinds(k - 1) & PERSON)
        return person and reading.says(host)
    if host.verb is None or beside.kind in _NO_GOVERNORS:
        return False
    expletive = host.subject is not None and reading.head(host.subject) == _PRONOUN
    return not (expletive and verb_at(reading.row, host.verb).passive)


# --- other clauses -----------------------------------------------------------------------------------------------
def on_subordinator(reading: Reading, k: int) -> None:
    """Read "because", "after" before a clause."""
    reading.push("adverbial", reading.top, k)


def on_coordinator(reading: Reading, k: int) -> None:
    """Read "and" before a noun group that leads to a verb: a clause of the kind of the one before begins."""
    follows = k + 1
    if reading.kind_at(follows) != "N" or follows in reading.first_of or reading.row.leads[follows] < 0:
        return
    while len(reading.stack) > 1 and reading.top.kind in ("participle", "infinitive", "gerund"):
        reading.stack.pop()
    previous = reading.top
    if previous.verb is not None:
        reading.stack.pop()
        reading.push(previous.kind, previous.parent)

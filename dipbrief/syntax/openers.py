"""Words that open a clause: relative pronouns, "that", question words, conjunctions, and "and" before a new subject."""

from typing import Final

from dipbrief.syntax.classes import ADJECTIVE, INTENSIFIER, OPENER
from dipbrief.syntax.forms import COMMUNICATION, DITRANSITIVE, INTRANSITIVE, OBJECT_COMPLEMENT, PERSON, THAT, TRANSITIVE
from dipbrief.syntax.reading import Open, Reading
from dipbrief.syntax.rows import ADVERBS, COMMAS, INSIDE, PREPOSITIONS, TIME_HEADS, before, noun_at, verb_at
from dipbrief.syntax.vocabulary import closed_words

__all__ = [
    "leave_aside",
    "on_content",
    "on_coordinator",
    "on_question",
    "on_relative",
    "on_subordinator",
    "settle_second_object",
    "settle_that",
]

_POSSESSIVE: Final = "Q"
_PRONOUN: Final = "U"
_TWO: Final = 2
_ASIDES: Final = ("participle", "adverbial")
_WITH_SECOND: Final = DITRANSITIVE | OBJECT_COMPLEMENT
_TELLS: Final = DITRANSITIVE | THAT
_NUMBERS: Final = {"s": False, "v": True}


# --- relative clauses --------------------------------------------------------------------------------------------
def on_relative(reading: Reading, k: int) -> None:
    """Read a relative pronoun: subject or object of a clause, standing for the noun group before it; or of content."""
    if _asks(reading, k):
        reading.push("adverbial", reading.top, k)
        return
    antecedent = _antecedent(reading, k)
    clause = reading.push("relative", reading.top, k)
    clause.antecedent = antecedent
    verb_follows = reading.kind_at(k + 1) == "V" or reading.kind_at(k + 1) in ADVERBS or reading.row.leads[k] >= 0
    if antecedent is None:
        _open_content(reading, clause, k)
        clause.subject = k if verb_follows or not reading.kind_at(k + 1) else None
    elif reading.kind_at(k) == _POSSESSIVE:
        clause.waiting = k
    elif reading.row.preposition[k] >= 0:
        clause.obliques.append((reading.row.preposition[k], antecedent))
    elif verb_follows:
        clause.subject = antecedent
    else:
        clause.objects.append(antecedent)


def _asks(reading: Reading, k: int) -> bool:
    """Tell of "|what| to do"."""
    verb = reading.row.chunks[k + 1].verb if reading.kind_at(k + 1) == "V" else None
    return _is_fused(reading, k) and verb is not None and verb.form == "infinitive"


def _is_fused(reading: Reading, k: int) -> bool:
    """Tell of a relative pronoun that stands for nothing before it: "the debate about |what| they need"."""
    fused = closed_words("fused")
    return reading.key(k) in fused


def _antecedent(reading: Reading, k: int) -> int | None:
    """Return what a relative pronoun stands for; ``None`` where no noun group stands before it.

    It is the nearest one that agrees in number with the verb and, for "who", is a person; behind "and" that of the
    clause before; "what" stands for none.
    """
    if _is_fused(reading, k):
        return None
    if reading.kind_at(before(reading.row, k)) == "&":
        last = (c for c in reversed(reading.clauses) if c.kind == "relative" and c.verb is not None)
        return next((c.antecedent for c in last), None)
    plural = _number_wanted(reading, k)
    found = next(iter(_fitting(reading, k, plural)), None)
    return reading.first_item(found) if plural and found is not None else found


def _fitting(reading: Reading, k: int, plural: bool | None) -> list[int]:
    """Return the noun groups before a relative pronoun that it can stand for, the nearest first."""
    preposition = reading.row.preposition[k]
    chain = list(reading.hosts((preposition if preposition >= 0 else k) - 1))
    agreeing = [n for n in chain if plural is None or _is_plural(reading, n) in (None, plural)] or chain
    personal = reading.key(k) in reading.vocabulary.links.personal
    return _persons(reading, agreeing) if personal else _things(reading, agreeing, k)


def _persons(reading: Reading, found: list[int]) -> list[int]:
    """Return those of *found* that can be persons, nouns for persons before names."""
    persons = [n for n in found if reading.is_person(n)] or found
    return sorted(persons, key=lambda n: not reading.noun_kinds(n) & PERSON) if len(persons) > 1 else persons


def _things(reading: Reading, found: list[int], k: int) -> list[int]:
    """Return those of *found* that "that" and "which" may stand for."""
    things = [n for n in found if not _names_a_person(reading, n)] or found
    return [n for n in things if not _needs_no_telling(reading, n, k)] or things


def _names_a_person(reading: Reading, n: int) -> bool:
    """Tell of "|King Otto|, which": a name behind a noun for persons."""
    noun, keys = noun_at(reading.row, n), reading.document.keys
    lookup = reading.vocabulary.words.lookup
    return noun.kind == "name" and any(lookup(keys[i]).kinds & PERSON for i in range(noun.core, noun.head))


def _needs_no_telling(reading: Reading, n: int, k: int) -> bool:
    """Tell of "|Oslo| that": without a comma a relative clause tells which of several is meant; a name needs none."""
    noun = noun_at(reading.row, n)
    return noun.kind == "name" and noun.determiner is None and reading.row.chunks[k].gap in INSIDE


def _number_wanted(reading: Reading, k: int) -> bool | None:
    """Return whether the verb behind a relative pronoun is plural; ``None`` where that does not show."""
    if reading.kind_at(k + 1) != "V":
        return None
    first = verb_at(reading.row, k + 1).first
    return _NUMBERS.get(reading.groups.tag(first), reading.vocabulary.links.number_of.get(reading.document.keys[first]))


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
    end = leave_aside(reading) if reading.row.chunks[k].gap in COMMAS else k
    host = next((c for c in reversed(reading.stack) if c.verb is not None), None)
    if reading.kind_at(before(reading.row, k)) == "&":
        while len(reading.stack) > 1 and reading.top.kind != "content":
            reading.stack.pop()
        host = reading.top.parent or host
    clause = reading.push("content", host, k)
    if host is not None and _governs(reading, host, k if end is None else end):
        host.complements.append(clause)


def leave_aside(reading: Reading) -> int | None:
    """Close what two commas enclose: "pledged, if elected, |to cut| fares", "said, as agreed, |that|".

    Returns where it begins.
    """
    found = None
    for clause in reversed(reading.stack[1:]):
        if clause.kind not in _ASIDES:
            break
        at = _start(reading, clause)
        if reading.row.chunks[at].gap in COMMAS:
            found = at
            del reading.stack[reading.stack.index(clause) :]
    return found


def _start(reading: Reading, clause: Open) -> int:
    """Return where a clause begins: at its opener, a subject of its own with a preposition, or the verb."""
    known = [k for k in (clause.opener, clause.subject, clause.verb) if k is not None]
    known += [reading.row.preposition[k] for k in known if reading.row.preposition[k] >= 0]
    return min(known)


def _governs(reading: Reading, host: Open, k: int) -> bool:
    """Tell whether content that begins at *k* is that of the verb: behind it, its adjuncts, or whom it is said to."""
    if host.verb is None or _is_degree(reading, k - 1):
        return False
    at = _before_adjuncts(reading, k - 1, host.verb)
    if at == host.verb:
        return at == k - 1 or reading.says(host) if not _is_expletive(reading, host) else False
    if at not in host.objects:
        return False
    return reading.is_person(at) or reading.valency(host.verb) & _TELLS == _TELLS


def _is_degree(reading: Reading, at: int) -> bool:
    """Tell of "|clear| that", "so |drastically| that", but "remembered |too| that"."""
    kind = reading.kind_at(at)
    return kind == ADJECTIVE or (kind in ADVERBS and reading.kind_at(at - 1) == INTENSIFIER)


def _before_adjuncts(reading: Reading, at: int, verb: int) -> int:
    """Return the chunk behind which only adjuncts stand up to *at*, no further back than *verb*."""
    while at > verb and _is_adjunct(reading, at):
        at -= 1
    return at


def _is_adjunct(reading: Reading, at: int) -> bool:
    chunk = reading.row.chunks[at]
    if chunk.noun is None:
        return chunk.kind in PREPOSITIONS or chunk.kind in ADVERBS
    renamed = any(later == at for _, later in reading.appositions)  # "in Oslo, |the capital|, that"
    return renamed or reading.row.preposition[at] >= 0 or reading.head(at) in TIME_HEADS


def _is_expletive(reading: Reading, host: Open) -> bool:
    """Tell of "it was agreed that": the clause is rather the subject."""
    pronoun = host.subject is not None and reading.head(host.subject) == _PRONOUN
    return pronoun and host.verb is not None and verb_at(reading.row, host.verb).passive


def settle_that(reading: Reading, clause: Open) -> None:
    """Make a clause that "that" opens behind a noun group a relative one when its verb lacks an object.

    "the price that they paid", but "the claim that they left".
    """
    if clause.kind != "content" or clause.verb is None or clause.opener is None:
        return
    host = clause.opener - 1
    if _is_content_of_noun(reading, clause, host) and _lacks_object(reading, clause, clause.verb):
        clause.kind, clause.antecedent = "relative", host
        clause.objects.append(host)


def settle_second_object(reading: Reading, clause: Open) -> None:
    """Take the antecedent from the objects of a verb that has its own: "a sign |the town will need help|"."""
    if clause.kind != "relative" or clause.verb is None or len(clause.objects) < _TWO or clause.opener is not None:
        return
    if clause.objects[0] == clause.antecedent and not reading.valency(clause.verb) & _WITH_SECOND:
        clause.objects.pop(0)
        if reading.noun_kinds(clause.antecedent) & COMMUNICATION:
            clause.kind, clause.antecedent = "content", None


def _is_content_of_noun(reading: Reading, clause: Open, host: int) -> bool:
    """Tell whether a clause stands behind a noun that is none of saying, and is no content of a verb."""
    of_verb = clause.parent is not None and clause in clause.parent.complements
    behind = not of_verb and reading.kind_at(host) == "N" and reading.kind_at(host + 1) == "C"
    return behind and not reading.noun_kinds(host) & COMMUNICATION


def _lacks_object(reading: Reading, clause: Open, verb: int) -> bool:
    """Tell whether a clause has a verb that wants an object, and none."""
    wants = reading.valency(verb) & (TRANSITIVE | INTRANSITIVE) == TRANSITIVE
    filled = clause.objects or clause.complements or clause.predicate is not None
    return wants and not filled and not verb_at(reading.row, verb).passive


# --- other clauses -----------------------------------------------------------------------------------------------
def on_subordinator(reading: Reading, k: int) -> None:
    """Read "because", "after" before a clause; before "|while| also noting" none opens but the gerund's own."""
    at = k + 1
    while reading.kind_at(at) in ADVERBS:
        at += 1
    if reading.kind_at(at) != "V" or verb_at(reading.row, at).form != "ing":
        reading.push("adverbial", reading.top, k)


def on_coordinator(reading: Reading, k: int) -> None:
    """Read "and" before a noun group that leads to a verb: a clause of the kind of the one before begins."""
    follows = k + 1 + (reading.kind_at(k + 1) == OPENER)
    if not _begins_clause(reading, follows):
        return
    while len(reading.stack) > 1 and reading.top.kind in ("participle", "infinitive", "gerund"):
        reading.stack.pop()
    previous = reading.top
    if previous.verb is not None:
        reading.stack.pop()
        reading.push(previous.kind, previous.parent)


def _begins_clause(reading: Reading, k: int) -> bool:
    """Tell whether the chunk behind "and" is the subject of a verb: "and |Lund| left", but "and |this week| left"."""
    if reading.kind_at(k) != "N" or k in reading.first_of or reading.leads(k) < 0:
        return False
    return not reading.tells_when(k)

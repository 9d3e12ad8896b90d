"""What was said: the words of the content of a statement."""

from itertools import takewhile

from dipbrief.statements.clauses import View
from dipbrief.statements.told import Told
from dipbrief.statements.vocabulary import id_list, word_list
from dipbrief.syntax.classes import COMPLEMENTIZER, COORDINATOR, SUBORDINATOR
from dipbrief.syntax.clauses import Clause
from dipbrief.syntax.groups import NounGroup
from dipbrief.syntax.rows import ADVERBS, BREAKS, PREPOSITIONS, Chunk

_Words = tuple[int, int]
_TRAILING = ADVERBS | PREPOSITIONS | {COORDINATOR, SUBORDINATOR}


def content_of(view: View, item: Told, end: int) -> _Words | None:
    """Return the words said: those behind the cue, up to word *end* at most, or those before a closing cue."""
    done = _done(view, item)
    if done is not None:
        return done
    before = _before(view, item) if closes(view, item) else None
    return before or _behind(view, item, end)


def _done(view: View, item: Told) -> _Words | None:
    """The subject of a passive: "|The message of thanks| was delivered"."""
    clause = item.frame.clause
    if clause is None or not clause.group.passive or not view.has_own_subject(clause) or _clauses_said(item):
        return None
    if view.opener(clause) in word_list("it"):  # "|it| was stressed by Reed that"
        return None
    return view.start(clause), clause.group.first


def _clauses_said(item: Told) -> list[Clause]:
    """The clauses that are the content."""
    return [filler.clause for filler in item.frame.roles.get("content", ()) if filler.clause is not None]


# --- behind the cue ----------------------------------------------------------------------------------------------
def _behind(view: View, item: Told, end: int) -> _Words | None:
    """What follows: a quotation, or all words that stand in the clause."""
    document, start = view.document, _start(view, item)
    if start >= view.last:
        return _next_quotation(view)
    quote = document.quoted[start]
    if quote >= 0 and document.quotes[quote][0] in (start, item.cue):
        return start, document.quotes[quote][1]
    last = _trimmed(view, start, min(end, _end(view, item, start)))
    return (start, last) if start < last else None


def _start(view: View, item: Told) -> int:
    """The word where the content begins: behind "that", else behind the verb, or behind an inverted speaker."""
    inverted = item.speaker.first > item.cue and (item.frame.clause is None or view.is_finite(item.frame.clause))
    start = item.speaker.last if inverted else item.cue + 1
    thing = _thing_said(view, item, start)
    if thing is not None:
        return thing
    behind = view.chunks[view.chunk_at(start) :]
    ahead = takewhile(lambda chunk: not _begins_clause(chunk, start), behind)
    opener = next((chunk for chunk in ahead if chunk.kind == COMPLEMENTIZER), None)
    if opener is None:
        return start
    return opener.last if view.document.keys[opener.first] in word_list("that") else opener.first


def _thing_said(view: View, item: Told, start: int) -> int | None:
    """The word where the noun begins that a light verb carries, or an object far from its verb.

    "expressed |his hope| that", "announced at the end of the talks |the reopening|".
    """
    preposition = view.row.preposition
    if item.frame.noun is not None:
        first = view.chunks[_host(view, item.frame.noun)].first
        return first if first >= start else None
    said, told = (_nouns(view, item, role, start) for role in ("content", "addressee"))
    if not said or preposition[said[0]] >= 0:
        return None
    first = min([said[0], *(k for k in told if preposition[k] < 0)])
    apart = any(chunk.noun is not None for chunk in view.chunks[view.chunk_at(start) : first])
    return view.chunks[first].first if apart else None


def _host(view: View, noun: NounGroup) -> int:
    """The chunk of a noun, or of the one on which it hangs: "affirmed |the ties| of friendship"."""
    k, preposition = view.chunk_at(noun.first), view.row.preposition
    while preposition[k] > 0 and view.chunks[preposition[k] - 1].noun is not None:
        k = preposition[k] - 1
    return k


def _nouns(view: View, item: Told, role: str, start: int) -> list[int]:
    """The chunks of the nouns that play a role behind the cue, in order."""
    fillers = item.frame.roles.get(role, ())
    return sorted(
        view.chunk_at(filler.first) for filler in fillers if filler.noun is not None and filler.first >= start
    )


def _begins_clause(chunk: Chunk, start: int) -> bool:
    """Tell whether what is said has begun without "that": at a verb, or behind a mark."""
    return chunk.verb is not None or (
        chunk.kind != COMPLEMENTIZER and chunk.first > start and chunk.gap in BREAKS and not _is_day(chunk)
    )


def _is_day(chunk: Chunk) -> bool:
    return chunk.noun is not None and chunk.noun.kind == "date"


def _end(view: View, item: Told, start: int) -> int:
    """The word where the next clause begins that does not stand in this one."""
    own = item.frame.clause
    if own is None:
        return view.last
    inside, above = view.inside(own) - _circumstances(view, item, own), frozenset(view.above(own))
    ends = [view.start(clause) for clause in view.clauses if clause not in inside or _is_apart(view, item, clause)]
    ends += [view.chunks[clause.verb].first for clause in above]
    return min((end for end in ends if end >= start), default=view.last)


def _circumstances(view: View, item: Told, own: Clause) -> frozenset[Clause]:
    """The clauses that tell when something else than a clause was said: "praised the port, |while unions marched|"."""
    if not _nouns(view, item, "content", item.cue):
        return frozenset()
    told = (clause for clause in view.below(own) if clause.kind in id_list("circumstances") and view.is_set_off(clause))
    return frozenset().union(*map(view.inside, told))


def _is_apart(view: View, item: Told, clause: Clause) -> bool:
    """Tell of ", and Reed thanked him": another report behind what is said."""
    other = view.of_clause.get(clause)
    return other is not None and view.is_apart(other, item.frame)


def _trimmed(view: View, start: int, end: int) -> int:
    """The end without conjunctions and adverbs that belong to the next clause."""
    if end >= view.last:
        return end
    k = view.chunk_at(end)
    while k and view.chunks[k - 1].kind in _TRAILING and view.chunks[k - 1].first >= start:
        k -= 1
    return view.chunks[k].first


def _next_quotation(view: View) -> _Words | None:
    """The quotation with which the next sentence begins: "Lund said:" and a new paragraph."""
    document, at = view.document, view.last
    if at >= len(document.words) or document.quoted[at] < 0 or ":" not in document.seps[at]:
        return None
    return document.quotes[document.quoted[at]]


# --- before the cue ----------------------------------------------------------------------------------------------
def closes(view: View, item: Told) -> bool:
    """Return whether what is said stands before the verb: "..., Lund said."."""
    first = _first(item)
    if first <= view.first:
        return False
    if view.document.quoted[first - 1] >= 0 and view.document.quoted[first] < 0:
        return True
    above = frozenset(view.above(item.frame.clause)) if item.frame.clause is not None else frozenset()
    return any(clause.group.last <= first for clause in _clauses_said(item) if clause not in above)


def _first(item: Told) -> int:
    """The first word of speaker and verb."""
    return min(item.cue, item.speaker.first) if item.speaker.last else item.cue


def _before(view: View, item: Told) -> _Words | None:
    """The quotation or the clause that a closing verb reports."""
    document, end = view.document, _first(item)
    quote = document.quoted[end - 1]
    return document.quotes[quote] if quote >= 0 else (view.first, end)

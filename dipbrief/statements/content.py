"""What was said: the words of the content of a statement."""

from collections.abc import Sequence

from dipbrief.statements.told import Told
from dipbrief.statements.view import View, is_day
from dipbrief.statements.vocabulary import id_list, word_list
from dipbrief.syntax.classes import COMPLEMENTIZER, COORDINATOR, SUBORDINATOR
from dipbrief.syntax.clauses import Clause
from dipbrief.syntax.rows import ADVERBS, BREAKS, PREPOSITIONS, Chunk

_Words = tuple[int, int]
_TRAILING = ADVERBS | PREPOSITIONS | {COORDINATOR, SUBORDINATOR}


def content_of(view: View, item: Told, others: Sequence[Told]) -> _Words | None:
    """Return the words said: those behind the cue, before the *others* that follow, or those before a closing cue."""
    return _done(view, item) or _beside(view, item) or _before(view, item) or _behind(view, item, others)


def _beside(view: View, item: Told) -> _Words | None:
    """The sentence of which somebody says so: "as Lund noted, |the port is safe|"."""
    own = item.frame.clause
    above = None if own is None else view.parent(own)
    if own is None or above is None or not view.is_so(own) or not item.frame.roles.keys() <= id_list("speaker_roles"):
        return None
    return (view.start(above), view.last) if above.verb > own.verb else (view.first, view.start(own))


def _done(view: View, item: Told) -> _Words | None:
    """The subject of a passive: "|The message of thanks| was delivered"."""
    clause = item.frame.clause
    if clause is None or not clause.group.passive or not view.has_own_subject(clause) or _is_told_behind(item):
        return None
    if view.opener(clause) in word_list("it"):
        return None  # "|it| was stressed by Reed that"
    return view.start(clause), clause.group.first


def _is_told_behind(item: Told) -> bool:
    """Tell whether what is said is a clause, or stands behind the verb alone: "they were concerned |about the dam|"."""
    said = item.frame.roles.get("content", ())
    before = any(filler.first < item.cue for filler in said)
    return any(filler.clause is not None or (filler.first > item.cue and not before) for filler in said)


def _says_more(item: Told) -> bool:
    """Tell whether what was said stands behind the verb, as a noun or a clause; of a finite verb one with "that"."""
    own, said = item.frame.clause, (f for f in item.frame.roles.get("content", ()) if f.first > item.cue)
    laid_on = own is not None and own.group.form != "finite"
    return any(laid_on or filler.clause is None or filler.clause.kind in id_list("said_behind") for filler in said)


def _clauses_said(item: Told) -> list[Clause]:
    """The clauses that are the content."""
    return [filler.clause for filler in item.frame.roles.get("content", ()) if filler.clause is not None]


def _before(view: View, item: Told) -> _Words | None:
    """The quotation or the clause that a closing verb reports: "|...|, Lund said."."""
    document, first = view.document, min(item.cue, item.speaker.first) if item.speaker.last else item.cue
    if first <= view.first:
        return None
    quote = document.quoted[first - 1]
    if quote >= 0 and document.quoted[first] < 0 and not _says_more(item):
        return document.quotes[quote]
    above = frozenset() if item.frame.clause is None else frozenset(view.above(item.frame.clause))
    closed = any(clause.group.last <= first for clause in _clauses_said(item) if clause not in above)
    return (view.first, first) if closed and not _says_more(item) else None


# --- behind the cue ----------------------------------------------------------------------------------------------
def _behind(view: View, item: Told, others: Sequence[Told]) -> _Words | None:
    """What follows: a quotation, or all words that stand in the clause."""
    document, start = view.document, _start(view, item)
    if start >= view.last:
        return _next_quotation(view)
    quote = document.quoted[start]
    if quote >= 0 and document.quotes[quote][0] in (start, item.cue):
        return start, document.quotes[quote][1]
    last = _trimmed(view, start, _end(view, item, start, others))
    return (start, last) if start < last else None


def _next_quotation(view: View) -> _Words | None:
    """The quotation with which the next sentence begins: "Lund said:" and a new paragraph."""
    document, at = view.document, view.last
    opens = at < len(document.words) and document.quoted[at] >= 0 and ":" in document.seps[at]
    return document.quotes[document.quoted[at]] if opens else None


def _start(view: View, item: Told) -> int:
    """The word where the content begins: behind "that", else behind the verb, or behind an inverted speaker."""
    clause = item.frame.clause
    active = clause is None or (clause.group.form == "finite" and not clause.group.passive)
    inverted = active and item.speaker.first > item.cue
    start = item.speaker.last if inverted else item.cue + 1
    thing = _thing_said(view, item, start) or _quotation(view, start)
    return thing or _clause_said(view, item, start)


def _clause_said(view: View, item: Told, start: int) -> int:
    """The word where a clause that is said begins."""
    opener = _opener(view, item, start)
    if opener is None:
        return _interrupted(view, item) or _unopened(view, item, start) or _infinitive(view, item, start)
    return opener.last if view.document.keys[opener.first] in word_list("that") else opener.first


def _opener(view: View, item: Told, start: int) -> Chunk | None:
    """The "that" which opens what is said; not one behind a noun that is said: "noted |the hopes| that they have"."""
    nouns = (view.chunks[k] for k in _nouns(view, item, "content", start))
    said = {chunk.first for chunk in nouns if chunk.last - chunk.first > 1}  # "made |clear| that", "took |note| that"
    told = None if said else _that(view, item)
    return told or _next_that(view, start, said)


def _that(view: View, item: Told) -> Chunk | None:
    """The "that" of the first clause that is said, over asides: "said, as planned, |that|"."""
    said = sorted(_clauses_said(item), key=lambda clause: clause.verb)
    opener = said[0].opener if said else None
    found = None if opener is None else view.chunks[opener]
    return found if found is not None and found.kind == COMPLEMENTIZER and found.first > item.cue else None


def _next_that(view: View, start: int, said: set[int]) -> Chunk | None:
    for chunk in view.chunks[view.at(start) :]:
        if chunk.first in said or _begins_clause(chunk, start):
            return None
        if chunk.kind == COMPLEMENTIZER:
            return chunk
    return None


def _quotation(view: View, start: int) -> int | None:
    """The word where a quotation begins behind a comma, over adjuncts: "said on Monday in Oslo, |"We will stay"|"."""
    k = view.at(start)
    while k < len(view.chunks) and view.is_adjunct(k):
        k += 1
    if k == len(view.chunks) or view.chunks[k].gap not in BREAKS:
        return None
    first = view.chunks[k].first
    quote = view.document.quoted[first]
    return first if quote >= 0 and view.document.quotes[quote][0] == first else None


def _interrupted(view: View, item: Told) -> int | None:
    """The verb of the clause into which the report is put: "the port, Lund told Reed, |is safe|"."""
    cut = (clause for clause in _clauses_said(item) if view.start(clause) < item.cue < clause.group.first)
    return next((clause.group.first for clause in cut), None)


def _unopened(view: View, item: Told, start: int) -> int | None:
    """The word where a clause without "that" begins behind whom it is said to: "told Reed |the port was safe|"."""
    told = _nouns(view, item, "addressee", start)
    said = (clause for clause in _clauses_said(item) if clause.kind in id_list("said_behind"))
    first = min((view.start(clause) for clause in said), default=start)
    return first if told and view.chunks[told[0]].first < first else None


def _infinitive(view: View, item: Told, start: int) -> int:
    """The word where an infinitive begins behind days: "agreed on Monday |to meet|"; else *start*."""
    deeds = (filler.first for filler in item.frame.roles.get("content", ()) if filler.clause is not None)
    deed = min(deeds, default=start)
    between = view.chunks[view.at(start) : view.at(deed)] if deed > start else ()
    days = [is_day(chunk) for chunk in between if chunk.noun is not None]
    return deed if days and all(days) else start


def _begins_clause(chunk: Chunk, start: int) -> bool:
    """Tell whether what is said has begun without "that": at a verb, or behind a mark, but for "on Monday, |May 3|"."""
    marked = chunk.kind != COMPLEMENTIZER and chunk.first > start and chunk.gap in BREAKS
    return chunk.verb is not None or (marked and not is_day(chunk))


def _thing_said(view: View, item: Told, start: int) -> int | None:
    """The word where the noun begins that a light verb carries, or an object far from its verb.

    "expressed |his hope| that", "announced at the end of the talks |the reopening|".
    """
    if item.frame.noun is not None:
        k = _host(view, view.at(item.frame.noun.first))
        first = view.chunks[max(view.row.preposition[k], 0) or k].first  # "spoke |in favour of| it"
        return first if first >= start else None
    told, said = _nouns(view, item, "addressee", start), _nouns(view, item, "content", start)
    if not said or view.row.preposition[said[0]] >= 0:
        return _behind_addressee(view, told, said)
    k = min([said[0], *(k for k in told if view.row.preposition[k] < 0)])
    apart = any(chunk.noun is not None for chunk in view.chunks[view.at(start) : k])
    return view.chunks[k].first if apart else None


def _behind_addressee(view: View, told: Sequence[int], said: Sequence[int]) -> int | None:
    """The preposition of what is said behind one of whom it is said to: "agreed with Reed |on| the need"."""
    behind = bool(told and said) and 0 <= view.row.preposition[told[0]] < view.row.preposition[said[0]]
    return view.chunks[view.row.preposition[said[0]]].first if behind else None


def _host(view: View, k: int) -> int:
    """The noun on which chunk *k* hangs, or itself: "affirmed |the ties| of friendship"."""
    while view.row.preposition[k] > 0 and view.chunks[view.row.preposition[k] - 1].noun is not None:
        k = view.row.preposition[k] - 1
    return k


def _nouns(view: View, item: Told, role: str, start: int) -> list[int]:
    """The chunks of the nouns that play a role from word *start* on, in order."""
    fillers = item.frame.roles.get(role, ())
    return sorted(view.at(filler.first) for filler in fillers if filler.noun is not None and filler.first >= start)


def _end(view: View, item: Told, start: int, others: Sequence[Told]) -> int:
    """The word where the next clause or statement begins that does not stand in this one."""
    ends = [view.begin(other.frame) for other in others if not other.within]
    ends += [frame.cue for frame in view.speech if frame.id in id_list("sourcing") and frame.cue > start]
    own = item.frame.clause
    if own is not None:
        ends += [item.speaker.first] * own.group.passive  # "was promised aid |by Lund|"
        inside = view.inside(own) - _circumstances(view, item, own)
        apart = {clause for clause in view.says if view.is_apart(clause, item.frame)}
        ends += [view.start(clause) for clause in view.clauses if clause not in inside or clause in apart]
        ends += [view.chunks[clause.verb].first for clause in view.above(own)]
    return min((end for end in ends if end >= start), default=view.last)


def _circumstances(view: View, item: Told, own: Clause) -> frozenset[Clause]:
    """The clauses that tell when something else than a clause was said: "praised the port, |while unions marched|"."""
    if not _nouns(view, item, "content", item.cue):
        return frozenset()
    below = (clause for clause in view.clauses if view.parent(clause) == own and view.is_set_off(clause))
    told = (view.inside(clause) for clause in below if clause.kind in id_list("circumstances"))
    return frozenset().union(*told)


def _trimmed(view: View, start: int, end: int) -> int:
    """The end without conjunctions and adverbs that belong to the next clause."""
    k = n = view.at(end)
    while end < view.last and view.chunks[k - 1].kind in _TRAILING and view.chunks[k - 1].first >= start:
        k -= 1
        end = view.chunks[k].first
        if k < n and view.chunks[k].gap in BREAKS:
            break  # "would open |soon|, and Reed left"
    return end

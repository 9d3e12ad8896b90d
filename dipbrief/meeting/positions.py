"""Where the noun groups of a sentence stand: in which slot of which clause, or on which other noun they hang."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, Optional

from dipbrief.meeting.sentence import Sentence
from dipbrief.syntax.clauses import Clause

__all__ = ["Position", "read_positions", "whole"]


class Position(NamedTuple):
    """The clause and the slot where a noun group stands, by itself or with the noun that it belongs to.

    *slot* is "subject", "object", "predicate" or a preposition; *clause* is None where the grammar found none. *host*
    is the position of the noun that it only says something of: "the envoy of |Reed|".
    """

    clause: Clause | None
    slot: str
    host: Optional["Position"] = None


def read_positions(sentence: Sentence, hanging: Callable[[int, int, Position], Position]) -> tuple[Position, ...]:
    """Return the position of each chunk of *sentence*, by number.

    *hanging* says where a noun group is that hangs on another: given both and the position of the other.
    """
    clauses = sentence.clauses
    filled = dict(_filled(sentence))
    hosts = {noun: host for host, noun in clauses.modifiers if 0 <= host < noun}
    beside = {noun: host for host, noun in clauses.appositions if 0 <= host < noun}
    found: list[Position] = []
    for k in range(len(clauses.row.chunks)):
        first = clauses.first_of.get(k, k)
        if _is_of_same(sentence, k):
            found.append(found[k - 1])
        elif k in filled:
            found.append(filled[k])
        elif first < k:
            found.append(_of_list(sentence, found[first], first, k))
        elif k in hosts:
            found.append(hanging(hosts[k], k, found[hosts[k]]))
        else:
            found.append(whole(found[beside[k]]) if k in beside else _NOWHERE)
    return tuple(found)


def _is_of_same(sentence: Sentence, k: int) -> bool:
    """ "the ambassador |of Norland Reed|": title and name are one, whatever stands between."""
    first = sentence.clauses.row.chunks[k].first
    person = sentence.people.get(first)
    return k > 0 and person is not None and sentence.people.get(first - 1) is person


def _of_list(sentence: Sentence, position: Position, first: int, k: int) -> Position:
    """The position of a later item: people are none of a list of things ("the head of the port, |Reed| and Hale")."""
    chunks, people = sentence.clauses.row.chunks, sentence.people
    mixed = chunks[k].first in people and chunks[first].first not in people
    return whole(position) if mixed else position


_NOWHERE = Position(None, "")


def whole(position: Position) -> Position:
    """Return the position of the noun on which all hangs: "the |head| of the port of Selm", as says who it is."""
    while position.host is not None:
        position = position.host
    return position


def _filled(sentence: Sentence) -> Iterator[tuple[int, Position]]:
    """Yield the noun groups that fill a slot of a clause; of two slots, the later yielded counts."""
    row = sentence.clauses.row
    for clause in reversed(sentence.clauses.clauses):
        for oblique in clause.obliques:
            yield oblique.noun, Position(clause, sentence.document.keys[row.chunks[oblique.preposition].first])
        if clause.predicate is not None:
            yield clause.predicate, Position(clause, "predicate")
        yield from ((k, Position(clause, "object")) for k in clause.objects)
        if clause.subject is not None:
            yield clause.subject, Position(clause, "subject")

"""Who is only spoken of in a sentence that tells of the meeting: decided by where the name stands."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from dipbrief.frames import Filler
from dipbrief.meeting.encounter import Encounter
from dipbrief.meeting.positions import Position, read_positions, whole
from dipbrief.meeting.sentence import Sentence, classes_of
from dipbrief.meeting.vocabulary import id_list, word_list
from dipbrief.mentions import Mention
from dipbrief.participants import Cast, Person
from dipbrief.participants.lists import joint
from dipbrief.syntax import rows
from dipbrief.syntax.clauses import Clause

__all__ = ["Telling", "is_spoken_of", "lists_of", "positions_of", "read_attending", "read_telling"]


class Telling(NamedTuple):
    """A sentence that tells of the meeting.

    *positions* has where its chunks stand. *own* are the clauses that tell of the meeting, *above* those that these
    stand in, *seats* the positions of its nouns. *complete* tells whether the grammar found who met.
    """

    sentence: Sentence
    positions: tuple[Position, ...]
    own: frozenset[Clause]
    above: frozenset[Clause]
    seats: frozenset[Position]
    complete: bool


def read_telling(sentence: Sentence, cues: Collection[Encounter]) -> Telling:
    """Return how *sentence* tells of the meeting by *cues*."""
    positions = positions_of(sentence)
    own = frozenset(_own(sentence, positions, cues))
    above = frozenset(clause for one in own for clause in _above(sentence, one))
    sides = {person for cue in cues for person in cue.persons}
    seats = frozenset(positions[chunk_at(sentence, cue.first)] for cue in cues if not cue.by_verb)
    return Telling(sentence, positions, own, above - own, seats, len(sides) > 1)


def read_attending(sentence: Sentence, clauses: Iterable[Clause], fillers: Iterable[Filler]) -> Telling:
    """Return how *sentence* tells who was there too: by *clauses*, and by those where *fillers* stand; by no others."""
    positions = positions_of(sentence)
    own = {*clauses, *(positions[chunk_at(sentence, filler.first)].clause for filler in fillers)}
    return Telling(sentence, positions, frozenset(filter(None, own)), frozenset(), frozenset(), True)


def positions_of(sentence: Sentence) -> tuple[Position, ...]:
    """Return where the chunks of *sentence* stand."""
    return read_positions(sentence, lambda host, noun, position: _hanging(sentence, host, noun, position))


def _own(sentence: Sentence, positions: tuple[Position, ...], cues: Collection[Encounter]) -> Iterator[Clause]:
    """Yield the clauses of the verbs and of the nouns that tell of the meeting."""
    verbs = {clause.group.head: clause for clause in sentence.clauses.clauses}
    for cue in cues:
        yield from (verbs[word] for word in range(cue.first, cue.last) if word in verbs)
        position = whole(positions[chunk_at(sentence, cue.first)])
        if position.clause is not None:
            yield position.clause


def _above(sentence: Sentence, clause: Clause) -> Iterator[Clause]:
    """Yield the clauses that *clause* stands in, the nearest first."""
    while clause.parent is not None:
        clause = sentence.clauses.clauses[clause.parent]
        yield clause


def chunk_at(sentence: Sentence, word: int) -> int:
    """Return the number of the chunk that *word* stands in, the first for one before all."""
    return max(rows.chunk_at(sentence.clauses.row, word), 0)


def _hanging(sentence: Sentence, host: int, noun: int, position: Position) -> Position:
    """Where somebody is who is told of behind a noun: where a meeting is ("talks of |Reed|"), or with its people."""
    row = sentence.clauses.row
    preposition = sentence.document.keys[row.chunks[row.preposition[noun]].first]
    if _is_own(sentence, noun) or not (_is_own(sentence, host) or preposition in word_list("company")):
        return Position(None, "", position)
    return position if _is_own(sentence, host) else Position(whole(position).clause, preposition)


def _is_own(sentence: Sentence, k: int) -> bool:
    """Tell of a noun whose people are where it is: a meeting, a journey, a delegation."""
    noun = sentence.clauses.row.chunks[k].noun
    filler = None if noun is None else Filler.of(noun)
    return filler is not None and not classes_of(sentence.document, filler).isdisjoint(id_list("own_classes"))


def is_spoken_of(telling: Telling, mention: Mention) -> bool:
    """Tell whether somebody is only spoken of at *mention*: in a quotation, as an owner, or where nobody is there."""
    sentence = telling.sentence
    if sentence.document.quoted[mention.first] >= 0:
        return True
    k = chunk_at(sentence, first_word(mention))
    if _is_owner(sentence, k, mention):
        return True
    position = telling.positions[k]
    if position in telling.seats or position.host is not None:
        return position not in telling.seats
    return position.clause is not None and _is_elsewhere(telling, position.clause, position.slot)


def _is_owner(sentence: Sentence, k: int, mention: Mention) -> bool:
    """ "|Reed's| war": neither a meeting of his nor his delegation."""
    noun = sentence.clauses.row.chunks[k].noun
    if noun is None or noun.possessor is None or mention.last > noun.possessor[1]:
        return False
    return not _is_own(sentence, k)


def _is_elsewhere(telling: Telling, clause: Clause, slot: str) -> bool:
    """Tell whether a slot of a clause is one of somebody who is not there."""
    if clause in telling.own:
        return slot not in _ARGUMENTS and slot not in word_list("company")
    if telling.complete:
        return True
    return clause.kind in _ASIDE if clause not in telling.above else _is_report(telling, clause)


def _is_report(telling: Telling, clause: Clause) -> bool:
    """ "... met Reed, |Hale said|": the verb stands behind what it tells, and does not share its subject with it."""
    behind = clause.group.head > max(one.group.head for one in telling.own)
    shared = any(_lends_subject(telling.sentence, clause, one) for one in telling.own)
    return (
        behind
        and not shared
        and any(
            frame.clause is clause and frame.kind in id_list("telling_classes") for frame in telling.sentence.frames
        )
    )


def _lends_subject(sentence: Sentence, clause: Clause, below: Clause) -> bool:
    """ "speaking after talks with Reed, |Lund said|": the subject of *clause* is that of a participle in it, too."""
    bare = below.subject is None and below.antecedent is None and below.kind in id_list("joined_clauses")
    return bare and below.parent is not None and sentence.clauses.clauses[below.parent] is clause


# --- lists -------------------------------------------------------------------------------------------------------
def lists_of(telling: Telling, people: Cast) -> Iterator[list[Person]]:
    """Yield the persons that stand in one list: "Minister Lund, envoy Reed and Ann Hale"."""
    sentence = telling.sentence
    run: list[Person] = []
    before: Mention | None = None
    for mention, person in people.between(sentence.clauses.row.chunks[0].first, sentence.last):
        if before is not None and (_opens(sentence, mention) or not _joint(sentence, before, mention)):
            yield run
            run = []
        run.append(person)
        before = mention
    yield run


def _joint(sentence: Sentence, before: Mention, mention: Mention) -> bool:
    """ "Lund and |the bank's| manager Reed": the noun group of the name begins before it."""
    end = max([before.last, *(title.words[1] for title in before.titles)])
    first = first_word(mention)
    group = sentence.clauses.row.chunks[chunk_at(sentence, first)].first
    return joint(sentence.document, before, group if group >= end else first) is not None


def _opens(sentence: Sentence, mention: Mention) -> bool:
    """ "Lund met Reed, and |Hale| said": the one subject of a clause of its own."""
    k = chunk_at(sentence, first_word(mention))
    return any(clause.subject == k and clause.kind not in _ASIDE for clause in sentence.clauses.clauses)


def first_word(mention: Mention) -> int:
    """Return the first word of a mention, or of a title that stands before it."""
    return min([mention.first, *(title.words[0] for title in mention.titles)])


_ARGUMENTS = frozenset(["subject", "object", "predicate"])
_ASIDE = frozenset(["adverbial", "relative"])

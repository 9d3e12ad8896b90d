"""A sentence as the stages of the meeting read it: its clauses, its frames, and who is meant by which words."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dipbrief.document import Document
from dipbrief.frames import Filler, Frame, read_sentences, shipped_frames
from dipbrief.frames import Sentence as Reading
from dipbrief.meeting.vocabulary import id_list, word_list
from dipbrief.participants import Antecedents, Cast, Person
from dipbrief.syntax.clauses import Clause, Clauses
from dipbrief.syntax.groups import NounGroup
from dipbrief.syntax.rows import chunk_at


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence, equal to itself only, as its clauses, with the persons by the words of their mentions and titles.

    *doers* has the number of who does what a clause says, which may be told by the clause that it stands in; *opens*
    tells whether it is the first of the body. In order, *finite* has the first words of finite verbs, *ends* where each
    verb ends, *dates* the first words of dates.
    """

    document: Document
    clauses: Clauses
    people: dict[int, Person]
    antecedents: Antecedents
    last: int
    frames: tuple[Frame, ...]
    doers: dict[Clause, int | None]
    opens: bool
    finite: Sequence[int]
    ends: Sequence[int]
    dates: Sequence[int]


def sentences_of(document: Document, people: Cast, body: int = 0) -> tuple[Sentence, ...]:
    """Return the sentences from word *body* on, with the *people* named in them."""
    by_word = people.by_word()
    antecedents = Antecedents(document, by_word)
    readings = enumerate(read_sentences(document, body))
    return tuple(_sentence(document, by_word, antecedents, reading, opens=number == 0) for number, reading in readings)


def _sentence(
    document: Document, people: dict[int, Person], antecedents: Antecedents, reading: Reading, *, opens: bool
) -> Sentence:
    _, last, clauses, frames = reading
    chunks = clauses.row.chunks
    verbs = [chunk.verb for chunk in chunks if chunk.verb is not None]
    finite, ends = [verb.first for verb in verbs if verb.form == "finite"], [verb.last for verb in verbs]
    dates = [chunk.first for chunk in chunks if chunk.noun is not None and chunk.noun.kind == "date"]
    return Sentence(document, clauses, people, antecedents, last, frames, _doers(clauses), opens, finite, ends, dates)


def _doers(clauses: Clauses) -> dict[Clause, int | None]:
    """Who does what each clause says: its subject or antecedent, else that of the clause it stands in."""
    found: dict[Clause, int | None] = {}
    for clause in clauses.clauses:  # those above come first
        own = clause.antecedent if clause.subject is None else clause.subject
        found[clause] = found[clauses.clauses[clause.parent]] if own is None and clause.parent is not None else own
    return found


def persons_in(sentence: Sentence, filler: Filler) -> Iterator[Person]:
    """Yield the persons whom what fills a role means; the owner of something is none of them, save of a meeting."""
    noun = filler.noun
    owned = noun is not None and noun.possessor is not None and not _is_own(sentence.document, filler)
    first = noun.possessor[1] if noun is not None and noun.possessor is not None and owned else filler.first
    for word in range(max(first, filler.first), filler.last):
        if word in sentence.people:
            yield sentence.people[word]


def _is_own(document: Document, filler: Filler) -> bool:
    """ "Lund's |meeting|", "Lund's |delegation|": Lund is there, too."""
    return not classes_of(document, filler).isdisjoint(id_list("own_classes"))


def chunk_of(sentence: Sentence, noun: NounGroup) -> int:
    """The number of a noun group in the row."""
    return chunk_at(sentence.clauses.row, noun.first)


def hosts_of(sentence: Sentence, nouns: set[int]) -> set[int]:
    """The noun groups that *nouns* hang on."""
    return {host for host, noun in sentence.clauses.modifiers if noun in nouns}


def around(sentence: Sentence, frame: Frame) -> tuple[str, ...]:
    """The preposition that governs a noun, or "", and the words of the noun before its head."""
    noun = frame.noun
    if noun is None:
        return ("",)
    at = sentence.clauses.row.preposition[chunk_of(sentence, noun)]
    before = "" if at < 0 else sentence.document.keys[sentence.clauses.row.chunks[at].first]
    return (before, *sentence.document.keys[noun.first : noun.head])


def has_one_of(sentence: Sentence, words: frozenset[str], told: range) -> bool:
    """Tell whether one of *words* is among those *told*."""
    return bool(sentence.document.where(words, told.start, told.stop))


def has_day(sentence: Sentence, told: range) -> bool:
    """Tell whether a day, or "here", is among the words *told*."""
    k = bisect_left(sentence.dates, told.start)
    dated = k < len(sentence.dates) and sentence.dates[k] < told.stop
    return dated or has_one_of(sentence, word_list("here"), told)


def told_of(sentence: Sentence, frame: Frame) -> range:
    """The words from the cue to the next finite verb: what is told of the encounter."""
    k = bisect_right(sentence.finite, frame.cue)
    return range(frame.cue, sentence.finite[k] if k < len(sentence.finite) else sentence.last)


def classes_of(document: Document, filler: Filler) -> frozenset[str]:
    """Return what the tables and the word list say of the head of what fills a role."""
    before = document.keys[filler.head - 1] if filler.head > filler.first else ""
    return shipped_frames().noun(document.keys[filler.head], before).classes

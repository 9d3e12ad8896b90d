"""What is told with an encounter: of whom, and whether the text has told of it before."""

from dipbrief.frames import Filler, Frame
from dipbrief.meeting.sentence import Sentence, chunk_of, persons_in
from dipbrief.meeting.vocabulary import id_list, word_list
from dipbrief.participants import Person
from dipbrief.syntax import groups_of
from dipbrief.syntax.classes import CALENDAR, NAME, NOUN, NOUNS
from dipbrief.syntax.clauses import Clause
from dipbrief.syntax.groups import NounGroup


def around_it(sentence: Sentence, frame: Frame, persons: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return the *persons* on its sides, and those of whom something is told with it: "|Lund| spoke at a meeting"."""
    subject = _subject_around(sentence, frame)
    chunks = () if subject is None else [sentence.clauses.row.chunks[k] for k in sentence.clauses.items(subject)]
    named = (sentence.people.get(word) for chunk in chunks for word in range(chunk.first, chunk.last))
    travellers = (person for filler in frame.roles.get("traveller", ()) for person in persons_in(sentence, filler))
    return tuple(dict.fromkeys([*persons, *(person for person in named if person is not None), *travellers]))


def _subject_around(sentence: Sentence, frame: Frame) -> int | None:
    """The subject of the clause in which a frame stands, or that of the clause above."""
    clause = frame.clause or clause_of(sentence, frame)
    return None if clause is None else sentence.doers[clause]


def clause_of(sentence: Sentence, frame: Frame) -> Clause | None:
    """The clause in which a noun stands: "is on |a visit|"."""
    if frame.noun is None:
        return None
    hosts = {noun: host for host, noun in sentence.clauses.modifiers}
    chunk = chunk_of(sentence, frame.noun)
    while hosts.get(chunk, chunk) < chunk:
        chunk = hosts[chunk]
    for clause in sentence.clauses.clauses:
        if chunk in {*clause.objects, *(oblique.noun for oblique in clause.obliques)}:
            return clause
    return None


def is_definite(sentence: Sentence, frame: Frame, fillers: list[Filler]) -> bool:
    """Tell of "|the| meeting", "|his| visit", "|the guests| arrived": what, or whom, the text has told of."""
    if frame.noun is not None and frame.kind not in id_list("ways"):
        return _is_known(sentence, frame.noun)
    travellers = frame.roles.get("traveller", fillers[:1])
    return any(noun is not None and _is_known(sentence, noun) for noun in (frame.noun, *(f.noun for f in travellers)))


def _is_known(sentence: Sentence, noun: NounGroup) -> bool:
    """Tell whether a noun group means something that the text has told of: not "|the spring| talks"."""
    tag = groups_of(sentence.document).tag
    named = any(tag(word) in _NAMING for word in range(noun.first + 1, noun.head))
    return not named and sentence.document.keys[noun.first] in word_list("definite")


_NAMING = frozenset([NOUN, NOUNS, NAME, CALENDAR])

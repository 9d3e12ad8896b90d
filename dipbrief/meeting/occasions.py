"""Which clauses of a sentence tell of one occasion, so that the place and the day of one are those of all."""

from dipbrief.frames import Frame
from dipbrief.meeting.phrases import Phrases
from dipbrief.meeting.vocabulary import id_list, word_list
from dipbrief.participants import Person
from dipbrief.syntax.classes import BY
from dipbrief.syntax.clauses import Clause


def home_of(phrases: Phrases, frame: Frame) -> int:
    """Return the number of the clause in which a frame stands, -1 for none."""
    if frame.clause is not None:
        return phrases.numbers[frame.clause]
    return -1 if frame.noun is None else phrases.clause_of(phrases.at(frame.noun.first))


def clauses_of(phrases: Phrases, frame: Frame, persons: tuple[Person, ...]) -> set[int]:
    """Return the clauses of which places and days are those of a frame; *persons* are told of with it."""
    home = home_of(phrases, frame)
    if not phrases.clauses:
        return {home}
    if frame.clause is None and not _is_told_by(phrases, frame, home, persons):
        return set()
    found, at = {home}, home
    while (parent := phrases.clauses[at].parent) is not None and _goes_with(phrases, at, parent, persons):
        found.add(parent)
        at = parent
    return found | {number for number in range(len(phrases.clauses)) if _continues(phrases, number, home)}


def clauses_about(phrases: Phrases, persons: tuple[Person, ...]) -> set[int]:
    """Return the clauses of what *persons* did or said or were told, but for journeys."""
    ways = id_list("journeys") | id_list("visits")
    return {
        number
        for number, clause in enumerate(phrases.clauses)
        if phrases.kind(number) not in ways and _is_about(phrases, number, clause, persons)
    }


def journeys_to(phrases: Phrases, frame: Frame, *, planned: bool) -> set[int]:
    """Return the clauses of a journey to an encounter: "|will travel on Monday| to meet", "|flew in today| and met"."""
    home = home_of(phrases, frame)
    if home < 0:
        return set()
    if frame.kind in id_list("ways"):
        return set()
    if frame.clause is None:
        told = phrases.kind(home) in id_list("journeys") and _is_to_come(phrases.clauses[home]) == planned
        return {home} if told else set()
    own, journeys = phrases.clauses[home], id_list("journeys")
    return {
        number
        for number, clause in enumerate(phrases.clauses)
        if phrases.kind(number) in journeys
        and clause.verb < own.verb
        and _leads_to(phrases, number, own, planned=planned)
    }


def _leads_to(phrases: Phrases, number: int, own: Clause, *, planned: bool) -> bool:
    """Tell whether a journey is for what *own* tells, ends where it is, or is before it, of the same time."""
    clause = phrases.clauses[number]
    if own.parent == number and (own.kind in id_list("purpose_clauses") or _is_there(phrases, own)):
        return _is_to_come(clause) == planned
    beside = own.subject is not None and clause.subject == own.subject and clause.kind == own.kind
    return beside and clause.group.tense == own.group.tense


def _is_there(phrases: Phrases, clause: Clause) -> bool:
    """ "flew to Oslo, |where| she met Reed"."""
    return clause.opener is not None and phrases.key(phrases.firsts[clause.opener]) in word_list("where")


def _is_told_by(phrases: Phrases, frame: Frame, home: int, persons: tuple[Person, ...]) -> bool:
    """Tell whether places and days of a clause are those of a noun in it: not of "|after| talks"."""
    after = frame.noun is not None and phrases.preposition(phrases.at(frame.noun.first)) in word_list("apart")
    return not after and phrases.kind(home) not in id_list("journeys") and _is_of(phrases, home, persons)


def _is_of(phrases: Phrases, number: int, persons: tuple[Person, ...]) -> bool:
    """Tell whether what a clause tells is done by those who meet: not "|the ministry| said on Monday"."""
    clause = phrases.clauses[number]
    said = phrases.kind(number) in id_list("telling_classes") and clause.subject is not None
    return not said or clause.group.passive or _is_one_of(phrases, clause.subject, persons)


def _is_about(phrases: Phrases, number: int, clause: Clause, persons: tuple[Person, ...]) -> bool:
    """Tell whether one of *persons* does what a clause says, it is done to one, or nobody is said to do it."""
    sealed = clause.group.passive and phrases.kind(number) not in id_list("telling_classes")
    subject = phrases.sentence.doers[clause]
    return sealed or any(_is_one_of(phrases, k, persons) for k in (subject, *clause.objects, *_agents(phrases, clause)))


def _agents(phrases: Phrases, clause: Clause) -> list[int]:
    """ "was stated |by Reed|"."""
    chunks = phrases.row.chunks
    by = [oblique.noun for oblique in clause.obliques if chunks[oblique.preposition].kind == BY]
    return by if clause.group.passive else []


def _is_one_of(phrases: Phrases, k: int | None, persons: tuple[Person, ...]) -> bool:
    """Tell whether a noun group names one of *persons*, or one beside it that says the same."""
    chunks = () if k is None else [phrases.row.chunks[n] for n in phrases.alike(k)]
    words = (word for chunk in chunks for word in range(chunk.first, chunk.last))
    return any(phrases.sentence.people.get(word) in persons for word in words)


def _goes_with(phrases: Phrases, number: int, parent: int, persons: tuple[Person, ...]) -> bool:
    """Tell whether a clause and the one it stands in tell of one occasion."""
    clause, above = phrases.clauses[number], phrases.clauses[parent]
    if _is_cleft(phrases, above):
        return True
    if clause.kind not in id_list("joined_clauses") or number in above.complements:
        return False
    if phrases.kind(parent) in id_list("journeys") or _is_apart(phrases, clause):
        return False
    return _is_of(phrases, parent, persons)


def _is_cleft(phrases: Phrases, above: Clause) -> bool:
    """ "It was in Oslo |that she met Reed|": the clause above only says where or when."""
    if above.subject is None or above.predicate is not None:
        return False
    first = phrases.firsts[above.subject]
    return above.group.lemma in word_list("cleft") and phrases.key(first) in word_list("cleft", "subjects")


def _is_apart(phrases: Phrases, clause: Clause) -> bool:
    """ "He spoke |after| meeting Reed": what stands in time before or after something else."""
    at = clause.opener if clause.opener is not None else clause.verb - 1
    return at >= 0 and phrases.key(phrases.firsts[at]) in word_list("apart")


def _continues(phrases: Phrases, number: int, home: int) -> bool:
    """Tell whether a clause goes on with what *home* tells: "met Reed |to sign the accord|", "|and signed| it"."""
    if number == home or phrases.kind(number) in id_list("other_occasions"):
        return False
    own, clause = phrases.clauses[home], phrases.clauses[number]
    below = clause.parent == home and clause.kind in id_list("joined_clauses") and not _is_apart(phrases, clause)
    if below and (clause.antecedent is None or _takes_place(phrases, clause.antecedent)):
        return True
    return clause.verb > own.verb and _goes_on(own, clause)


def _takes_place(phrases: Phrases, chunk: int) -> bool:
    """Tell whether a noun is something that takes place: "a |meeting| held in Oslo", no "|firm| based in Oslo"."""
    return not phrases.classes(chunk).isdisjoint(id_list("held"))


def _goes_on(own: Clause, other: Clause) -> bool:
    """ "met Reed |and signed| it": the same subject, tense and modality."""
    same = other.kind == own.kind and other.subject is not None and other.subject == own.subject
    return same and other.group.tense == own.group.tense and other.group.modality == own.group.modality


def _is_to_come(clause: Clause) -> bool:
    """ "|will fly| to Oslo", "|leaves| for Oslo", "|is flying| there"."""
    group = clause.group
    return group.modality is not None or (group.form == "finite" and group.tense == "present" and not group.perfect)

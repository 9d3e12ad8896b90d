"""Who takes part in the meeting: those on its sides, those said to be there too, and those who speak at it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from dipbrief.frames import Filler, Frame
from dipbrief.meeting.account import Account
from dipbrief.meeting.bystanders import (
    Telling,
    is_spoken_of,
    lists_of,
    positions_of,
    read_attending,
    read_telling,
)
from dipbrief.meeting.encounter import Encounter
from dipbrief.meeting.positions import whole
from dipbrief.meeting.sentence import Sentence, classes_of, persons_in
from dipbrief.meeting.vocabulary import id_list, word_list
from dipbrief.participants import Person
from dipbrief.syntax import closed_words
from dipbrief.syntax.classes import NEGATION

_SIDES = 2
_BEEN = frozenset(["fact"])
_TO_BE = frozenset(["fact", "planned"])
_BULLETS = frozenset("-–—•*·◦▪●■►")


def takes_part(account: Account) -> list[Person]:
    """Return the persons who take part in the meeting that *account* tells of, in the order of the cast."""
    found = {person for number, cues in account.cues.items() for person in _told(account, number, cues)}
    found |= set(_again(account, found))
    found = _there(account, found)
    if len(found) < _SIDES:
        found |= _nearby(account, found)
    if len(found) < _SIDES:
        found |= _named_after(account, found)
    if found:
        found |= set(_speaking(account))
    return [person for person in account.people if person in found]


# --- on the sides ------------------------------------------------------------------------------------------------
def _told(account: Account, number: int, cues: list[Encounter]) -> set[Person]:
    """Those on the sides of an encounter, and who else stands in its sentence and is not only spoken of."""
    sentence = account.sentences[number]
    telling = read_telling(sentence, cues)
    first, last = account.document.sentences[number]
    there = {person for cue in cues for person in cue.persons}
    there |= {
        person
        for mention, person in account.people.between(first, last)
        if not is_spoken_of(telling, mention) and not _is_spokesman(person)
    }
    frames = [frame for frame in sentence.frames if _is_there(account, sentence, frame, set(), here=True)]
    return _with_lists(account, telling, there | (_attending(account, sentence, frames) if frames else set()))


def _is_spokesman(person: Person) -> bool:
    """Tell whether somebody hands on what took place by office."""
    return not person.kinds.isdisjoint(id_list("reporting_kinds"))


def _with_lists(account: Account, telling: Telling, found: set[Person]) -> set[Person]:
    """Those found and who stands in one list with them."""
    listed = found.union(*(run for run in lists_of(telling, account.people) if not found.isdisjoint(run)))
    return listed - set(_denied(telling.sentence))


def _denied(sentence: Sentence) -> Iterator[Person]:
    """Yield who is said not to be there: "met Reed, but |not| Hale"."""
    for one, two in pairwise(sentence.clauses.row.chunks):
        if one.kind == NEGATION and two.first in sentence.people:
            yield sentence.people[two.first]


def _nearby(account: Account, found: set[Person]) -> set[Person]:
    """Who else met, where one side is named elsewhere: in the nearest sentence that tells of the same."""
    planned = account.planned
    at = account.text.number(account.main[0])
    fitting: dict[int, list[Encounter]] = {}
    for e in account.encounters:
        number = account.text.number(e)
        if e.reported and e.planned == planned and e.persons and _is_theirs(e, found, number == at + 1):
            fitting.setdefault(number, []).append(e)
    for number in sorted(fitting, key=lambda number: (abs(number - at), number > at)):
        told = _told(account, number, fitting[number])
        if len(told | found) >= _SIDES:
            return told
    return set()


def _is_theirs(encounter: Encounter, found: set[Person], next: bool) -> bool:
    """Tell whether one can be that of those *found*: of theirs, or "met an envoy. |The talks with Reed| were good"."""
    return (next and encounter.definite) or not found or not found.isdisjoint(encounter.persons)


def _named_after(account: Account, found: set[Person]) -> set[Person]:
    """Who talk to each other in the next sentence: "met a general. Lund |told General Reed|"."""
    sentence = account.sentences.get(max(account.cues) + 1)
    if sentence is None or account.planned:
        return set()
    for frame in sentence.frames:
        if frame.kind in id_list("telling_classes") and _is_told_plainly(account, frame):
            speakers = _playing(sentence, frame, "speaker")
            told = set(filter(_is_official, _playing(sentence, frame, "addressee")))
            if len(speakers | told) >= _SIDES and (not found or not found.isdisjoint(speakers)):
                return speakers | told
    return set()


def _playing(sentence: Sentence, frame: Frame, role: str) -> set[Person]:
    return {person for filler in frame.roles.get(role, ()) for person in persons_in(sentence, filler)}


def _again(account: Account, found: set[Person]) -> Iterator[Person]:
    """Yield who is named where the same meeting is told of again: by the same people, or in the sentence after."""
    after = max(account.cues) + 1
    for encounter in account.encounters:
        number = account.text.number(encounter)
        if number not in account.cues and encounter.reported and encounter.planned == account.planned:
            same = len(found.intersection(encounter.persons)) >= _SIDES and not _is_with_others(encounter, found)
            if same or (number == after and _is_talk(account, encounter, found)):
                yield from _told(account, number, [encounter])


def _is_with_others(encounter: Encounter, found: set[Person]) -> bool:
    """Tell whether the other side is told of, and is none of those *found*: "They met |with officials| in May"."""
    others = [filler for filler in encounter.frame.roles.get("counterpart", ()) if filler.noun is not None]
    named = [person for filler in others for person in persons_in(encounter.sentence, filler)]
    plain = all(filler.noun is not None and filler.noun.kind == "common" for filler in others)
    return bool(others) and plain and found.isdisjoint(named)


def _is_talk(account: Account, encounter: Encounter, found: set[Person]) -> bool:
    """ "During the meeting, A, B and C |discussed| trade"."""
    talk = encounter.kind in id_list("alluding_classes") and encounter.mutual
    return talk and not found.isdisjoint(encounter.persons) and not encounter.apart


# --- there too ---------------------------------------------------------------------------------------------------
def _there(account: Account, found: set[Person]) -> set[Person]:
    """Those found, and who is said in other sentences to be there too, with those listed behind a colon."""
    for number, sentence in account.sentences.items():
        if number in account.cues:
            continue
        frames = [frame for frame in sentence.frames if _is_there(account, sentence, frame, found, here=False)]
        if frames:
            found = found | _attending(account, sentence, frames) | set(_below(account, number))
    return found


def _attending(account: Account, sentence: Sentence, frames: Sequence[Frame]) -> set[Person]:
    """Those said to be there: "|Reed| attended the talks with |Hale|", "his delegation included |Reed|"."""
    fillers = [
        filler for frame in frames for role in id_list("attending_roles") for filler in frame.roles.get(role, ())
    ]
    telling = read_attending(sentence, [frame.clause for frame in frames if frame.clause is not None], fillers)
    there = {person for filler in fillers for person in persons_in(sentence, filler)}
    first = sentence.clauses.row.chunks[0].first
    named = account.people.between(first, sentence.last) if telling.own else ()
    there |= {person for mention, person in named if not is_spoken_of(telling, mention)}
    return _with_lists(account, telling, there)


def _below(account: Account, number: int) -> Iterator[Person]:
    """Yield who is named in the list that a colon opens at the end of a sentence: its paragraph, and bullets below."""
    document = account.document
    last = document.sentences[number][1]
    if last >= len(document.words) or ":" not in document.sep(last):
        return
    paragraph = document.paragraph_of(last)
    listed = takewhile(lambda ends: _BULLETS & set(document.gap(ends[0])), document.paragraphs[paragraph + 1 :])
    end = max([document.paragraphs[paragraph][1], *(after for _, after in listed)])
    yield from (person for mention, person in account.people.between(last, end) if mention.kind != "pronoun")


def _is_there(account: Account, sentence: Sentence, frame: Frame, found: set[Person], *, here: bool) -> bool:
    """Tell whether a frame tells of somebody who is at the meeting; *here* in a sentence that tells of it."""
    if account.document.quoted[frame.cue] >= 0 or not _is_of_time(account, frame):
        return False
    if frame.kind not in id_list("being_there"):
        return (account.planned and frame.kind in id_list("inviting")) or _is_held(sentence, frame)
    beside = here or (_is_with(sentence, frame, found) and not _is_aside(sentence, frame))
    return beside and not _is_of_other(account, frame) and _is_of_meeting(sentence, frame, found)


def _is_of_other(account: Account, frame: Frame) -> bool:
    """ "A forum was held in May. |It| was attended by Reed": what is taken up is not the meeting."""
    events = (event.noun for event in frame.roles.get("event", ()))
    taken_up = any(noun is not None and noun.kind == "pronoun" for noun in events)
    return taken_up and not _is_told_before(account, account.document.sentence_of[frame.cue])


def _is_told_before(account: Account, number: int) -> bool:
    """Tell whether the sentence before the one of *number*, or that one, tells of the meeting."""
    known = {account.text.number(e) for e in account.encounters if e.definite or account.text.number(e) in account.cues}
    return not known.isdisjoint((number - 1, number))


def _is_of_time(account: Account, frame: Frame) -> bool:
    """Tell whether a frame tells what is, or of a meeting to come, what is to be."""
    return frame.standing in (_TO_BE if account.planned else _BEEN)


def _is_held(sentence: Sentence, frame: Frame) -> bool:
    """ "They were also present in |the meeting|": the one that is known."""
    if frame.kind not in id_list("telling_events") or frame.noun is None or frame.clause is None:
        return False
    known = sentence.document.keys[frame.noun.first] in word_list("known")
    return known and frame.clause.group.lemma in word_list("being")


def _is_aside(sentence: Sentence, frame: Frame) -> bool:
    """ "praised the visit of a delegation |led| by Reed": what only says which delegation is meant."""
    clause = frame.clause
    if clause is None or clause.antecedent is None:
        return False
    position = whole(positions_of(sentence)[clause.antecedent])
    told = position.clause is not None and position.slot in word_list("told_slots")
    return told and any(
        frame.clause is position.clause and frame.kind in id_list("telling_classes") for frame in sentence.frames
    )


def _is_of_meeting(sentence: Sentence, frame: Frame, found: set[Person]) -> bool:
    """Tell whether what somebody attends can be the meeting: "|the| talks", not "|a| dinner" nor "the port"."""
    events = frame.roles.get("event", ())
    groups = frame.roles.get("group", ())
    known = len(found) < _SIDES or any(
        sentence.people.get(word) in found for word in range(sentence.clauses.row.chunks[0].first, sentence.last)
    )
    return (not events or any(_is_the_meeting(sentence, filler) for filler in events)) and (
        known or not any(_is_new(sentence, filler) for filler in groups)
    )


def _is_new(sentence: Sentence, filler: Filler) -> bool:
    return sentence.document.keys[filler.first] in closed_words("indefinite")


def _is_the_meeting(sentence: Sentence, event: Filler) -> bool:
    if event.noun is not None and event.noun.kind == "pronoun":
        return True
    heads = [Filler(event.first, word + 1, word) for word in range(event.first, event.last)]
    return not _is_new(sentence, event) and any(
        not classes_of(sentence.document, one).isdisjoint(id_list("events"))
        for one in (*heads, *_parts(sentence, event))
    )


def _parts(sentence: Sentence, event: Filler) -> Iterator[Filler]:
    """Yield what is attended, and what hangs on it: "part of the |talks|"."""
    yield event
    chunks = sentence.clauses.row.chunks
    for host, hanging in sentence.clauses.modifiers:
        noun = chunks[hanging].noun
        if chunks[host].first == event.first and noun is not None:
            yield Filler.of(noun)


def _is_with(sentence: Sentence, frame: Frame, found: set[Person]) -> bool:
    """Tell whether those who are accompanied, where they are named, take part."""
    principals = [person for filler in frame.roles.get("principal", ()) for person in persons_in(sentence, filler)]
    return not principals or not found.isdisjoint(principals)


# --- speaking at it ----------------------------------------------------------------------------------------------
def _speaking(account: Account) -> Iterator[Person]:
    """Yield officials who are reported to say things to those who met: to thank, to stress, to assure."""
    for sentence in account.sentences.values():
        for frame in sentence.frames:
            if frame.kind in id_list("telling_classes") and _is_answer(account, frame):
                yield from filter(_is_official, _playing(sentence, frame, "speaker"))


def _is_answer(account: Account, frame: Frame) -> bool:
    """Tell whether what is said plainly is more than what anybody may say of the meeting."""
    return frame.act not in id_list("reporting_acts") and _is_told_plainly(account, frame)


def _is_told_plainly(account: Account, frame: Frame) -> bool:
    """Tell whether something is said plainly, in a clause of its own and outside quotations."""
    clause = frame.clause
    plain = clause is not None and clause.kind == "main" and not clause.group.perfect
    return plain and frame.standing == "fact" and account.document.quoted[frame.cue] < 0


def _is_official(person: Person) -> bool:
    held = any(kind is not None and kind not in id_list("no_offices") for kind in person.kinds)
    return bool(held or person.rank) and not _is_spokesman(person)

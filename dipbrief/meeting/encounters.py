"""Clauses and nouns that report an encounter: who is on its sides, and whether it has been, is to come or is none."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from dipbrief.document import Document
from dipbrief.frames import Filler, Frame, shipped_frames
from dipbrief.frames.patterns import Pattern
from dipbrief.meeting.bearing import around_it, is_definite
from dipbrief.meeting.encounter import Encounter, Strength
from dipbrief.meeting.form import format_of
from dipbrief.meeting.officials import holds_office, is_between_states, is_inner, is_of_officials, is_official
from dipbrief.meeting.sentence import Sentence, chunk_of, classes_of, has_one_of, persons_in, told_of
from dipbrief.meeting.standing import (
    is_apart,
    is_background,
    is_dated,
    is_recalled,
    is_remembered,
    is_setting,
    standing_of,
)
from dipbrief.meeting.vocabulary import id_list, word_list
from dipbrief.participants import Person
from dipbrief.syntax.clauses import Clause
from dipbrief.syntax.groups import NounGroup


def find_encounters(sentences: Iterable[Sentence]) -> tuple[Encounter, ...]:
    """Return the encounters that *sentences* tell of outside quotations, in order."""
    found: list[Encounter] = []
    for sentence in sentences:
        told = [frame for frame in (*sentence.frames, *_lost(sentence)) if _is_encounter(sentence, frame)]
        found.extend(_encounter(sentence, frame) for frame in told)
    return tuple(sorted(found, key=lambda encounter: encounter.first))


def _is_encounter(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether a frame reports an encounter; not in a quotation, nor one with the press."""
    if sentence.document.quoted[frame.cue] >= 0 or _is_none(sentence, frame):
        return False
    if frame.kind in id_list("telling_classes"):
        return _tells_visitor(sentence, frame) or _is_joint(sentence, frame)
    if frame.kind in id_list("attending_classes"):
        return any(_is_event(sentence.document, filler) for filler in frame.roles.get("event", ()))
    return frame.kind in id_list("encounter_classes")


def _is_none(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether nobody else is met: of the press, a welcome, one body by itself, and a name like "Sessions"."""
    name = frame.noun is not None and frame.noun.head in sentence.people
    welcome = _is_public(sentence.document, frame) or _at_arrival(sentence, frame)
    return name or welcome or is_inner(sentence, frame)


def _is_public(document: Document, frame: Frame) -> bool:
    """ "held a |press| conference"."""
    noun = frame.noun
    return noun is not None and not word_list("public_modifiers").isdisjoint(document.keys[noun.first : noun.head])


def _tells_visitor(sentence: Sentence, frame: Frame) -> bool:
    """ "briefed |visiting| Senator Hale", "flew to Oslo, where she briefed him": who is told something is there."""
    addressees = [filler for filler in frame.roles.get("addressee", ()) if any(persons_in(sentence, filler))]
    if not addressees:
        return False
    told = told_of(sentence, frame)
    words = {key for filler in addressees for key in sentence.document.keys[filler.first : filler.last]}
    by_phone = not word_list("phone_words").isdisjoint(sentence.document.keys[told.start : told.stop])
    visitor = not word_list("visitor_modifiers").isdisjoint(words)
    return by_phone or visitor or _is_face_to_face(sentence, frame)


def _is_face_to_face(sentence: Sentence, frame: Frame) -> bool:
    """ "|briefed| him", "called on him to |discuss| it": what is only said to somebody in person, or where."""
    calls = any(_governs(frame, other) for other in sentence.frames if other.kind in id_list("talks"))
    briefed = calls or frame.act in id_list("briefing_acts")
    return briefed or _is_at_table(sentence, frame) or _is_at_journeys_end(sentence, frame)


def _is_at_journeys_end(sentence: Sentence, frame: Frame) -> bool:
    """ "leaves for Oslo, |where| she is to press him"."""
    clause = frame.clause
    if clause is None or clause.parent is None or clause.opener is None:
        return False
    above = sentence.clauses.clauses[clause.parent]
    opener = sentence.document.keys[sentence.clauses.row.chunks[clause.opener].first]
    return opener in word_list("where") and any(
        other.kind in id_list("ways") and other.clause is above for other in sentence.frames
    )


def _is_at_table(sentence: Sentence, frame: Frame) -> bool:
    """ "told him |over lunch|"."""
    nouns = () if frame.clause is None else [sentence.clauses.row.chunks[o.noun].noun for o in frame.clause.obliques]
    fillers = (Filler.of(noun) for noun in nouns if noun is not None)
    return any(not classes_of(sentence.document, filler).isdisjoint(id_list("meals")) for filler in fillers)


def _is_joint(sentence: Sentence, frame: Frame) -> bool:
    """ "A and B |agreed here|": they were in one place."""
    if frame.act not in id_list("joint_acts") or not has_one_of(sentence, word_list("here"), told_of(sentence, frame)):
        return False
    return len({person for filler in frame.roles.get("speaker", ()) for person in persons_in(sentence, filler)}) > 1


def _governs(frame: Frame, other: Frame) -> bool:
    """ "|called on| the minister to |discuss| trade"."""
    above = (governor.word for governor in other.governors[:1])
    return frame.id in id_list("calls_on") and frame.cue in above


def _is_event(document: Document, filler: Filler) -> bool:
    return "encounter" in classes_of(document, filler)


def _is_embedded(frame: Frame) -> bool:
    """ "the minister, |who met Reed|", "|after he met Reed|"."""
    return frame.clause is not None and frame.clause.kind in id_list("embedded")


def _encounter(sentence: Sentence, frame: Frame) -> Encounter:
    first, last = _extent(sentence, frame)
    fillers = [filler for role, those in frame.roles.items() if role in id_list("encounter_roles") for filler in those]
    persons = _sides(sentence, frame, fillers)
    around = around_it(sentence, frame, persons)
    return Encounter(
        first,
        last,
        frame.id,
        frame.kind,
        format_of(sentence.document, frame, told_of(sentence, frame)),
        _strength(sentence, frame, fillers),
        standing_of(sentence, frame),
        is_recalled(sentence, frame),
        is_remembered(frame) or is_background(sentence, frame, around),
        is_apart(sentence, frame),
        _is_embedded(frame),
        persons,
        frame.clause is not None,
        is_setting(sentence, frame),
        is_dated(sentence, frame),
        len(persons) > 1 or (_has_sides(sentence, frame, fillers) and _are_sides(sentence, fillers)),
        _is_of_state(sentence, frame, persons, fillers),
        around,
        is_definite(sentence, frame, fillers),
        sentence,
        frame,
    )


# --- what the grammar lost ---------------------------------------------------------------------------------------


def _lost(sentence: Sentence) -> Iterator[Frame]:
    """Yield a frame for each verb that lacks an object: "received in his office today |Admiral Sato|"."""
    cues = {frame.cue for frame in sentence.frames}
    for clause in sentence.clauses.clauses:
        head = _lost_verb(sentence, clause)
        if head is not None and head not in cues:
            entries = shipped_frames().verbs.get((_lemma(sentence, clause, head), ""), ())
            lacking = (entry.pattern for entry in entries if entry.pattern.slots.get("object") in id_list("lost_roles"))
            yield from (_frame(sentence, clause, head, pattern) for pattern in islice(lacking, 1))


def _lost_verb(sentence: Sentence, clause: Clause) -> int | None:
    """The verb without an object, or the one read as a noun: "will on Thursday |host| Hale"."""
    group = clause.group
    if group.passive or group.form != "finite":
        return None
    if not clause.objects:
        return group.head
    noun = sentence.clauses.row.chunks[clause.objects[0]].noun
    return noun.head if noun is not None and group.lemma in shipped_frames().standing["modals"] else None


def _lemma(sentence: Sentence, clause: Clause, head: int) -> str:
    return clause.group.lemma if head == clause.group.head else sentence.document.keys[head]


def _frame(sentence: Sentence, clause: Clause, head: int, pattern: Pattern) -> Frame:
    """The frame of a verb, its subject, and the first person named behind it as its guest."""
    group = clause.group
    subject = None if clause.subject is None else sentence.clauses.row.chunks[clause.subject].noun
    words = (word for word in range(head + 1, sentence.last) if word in sentence.people)
    own = () if subject is None else (Filler.of(subject),)
    behind = tuple(Filler(word, word + 1, word) for word in islice(words, 1))
    roles = {pattern.slots["subject"]: own, pattern.slots["object"]: behind}
    standing = "none" if group.negative else shipped_frames().standing["modals"].get(group.modality or "", "fact")
    circumstances = (group.negative, group.modality, group.tense, None, (), frozenset[str](), standing, None)
    return Frame(pattern.id, pattern.kind, None, head, None, clause, roles, *circumstances)


# --- where it stands ---------------------------------------------------------------------------------------------


def _extent(sentence: Sentence, frame: Frame) -> tuple[int, int]:
    """The words of the verb, the noun that it carries, and "with" behind a verb."""
    noun = frame.noun
    if noun is None or (frame.clause is not None and not _is_argument(sentence, frame.clause, noun)):
        return frame.cue, frame.cue + 1 + _is_with(sentence, frame)
    return (noun.head, noun.last) if noun.head < frame.cue else (frame.cue, noun.head + 1)


def _is_with(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether the word behind the verb is the preposition that gives the other side: "met |with| Reed"."""
    if frame.clause is None or frame.noun is not None:
        return False
    firsts = {filler.first for role in id_list("other_sides") for filler in frame.roles.get(role, ())}
    chunks = sentence.clauses.row.chunks
    return any(
        chunks[oblique.preposition].first == frame.cue + 1 and not firsts.isdisjoint(range(*chunks[oblique.noun].words))
        for oblique in frame.clause.obliques
    )


def _is_argument(sentence: Sentence, clause: Clause, noun: NounGroup) -> bool:
    """Tell whether a noun is subject or object of the verb, not "met |for talks|"."""
    return chunk_of(sentence, noun) in {clause.subject, clause.predicate, *clause.objects}


# --- who ---------------------------------------------------------------------------------------------------------


def _sides(sentence: Sentence, frame: Frame, fillers: list[Filler]) -> tuple[Person, ...]:
    """Those on the sides, whom *fillers* or words before a verb name, or mean."""
    named = dict.fromkeys(chain(_before(sentence, frame), *(persons_in(sentence, filler) for filler in fillers)))
    named.update(dict.fromkeys(sentence.antecedents.meant(sentence.clauses, fillers, named)))
    return tuple(named)


def _before(sentence: Sentence, frame: Frame) -> Iterator[Person]:
    """Those named before a finite verb of which the grammar found no subject, or one that a headline has for it."""
    clause = frame.clause
    if clause is None or clause.subject is not None or (clause.group.form != "finite" and sentence.finite):
        return
    first = sentence.clauses.row.chunks[0].first
    yield from dict.fromkeys(sentence.people[word] for word in range(first, frame.cue) if word in sentence.people)


def _is_of_state(sentence: Sentence, frame: Frame, persons: tuple[Person, ...], fillers: list[Filler]) -> bool:
    """Tell whether somebody in office or a body of a state meets, or several states do: "the |Greek-Turkish| talks"."""
    told = any(map(holds_office, persons)) or any(is_official(sentence.document, filler) for filler in fillers)
    return told or is_between_states(sentence.document, frame)


def _strength(sentence: Sentence, frame: Frame, fillers: list[Filler]) -> Strength:
    """How plainly it is told: by a verb or a noun that it carries (3), by a noun with its sides (2), or less (1)."""
    if _is_allusion(sentence, frame):
        return 1
    if frame.kind in id_list("attending_classes"):
        return _strength_of_attendance(sentence, frame, fillers)
    if frame.noun is None:
        return _strength_of_verb(sentence, frame, fillers)
    if frame.clause is not None:
        return 3
    calls = frame.kind in id_list("visits")
    return 2 if calls or any(_is_somebody(sentence, filler) for filler in fillers) else 1


def _is_allusion(sentence: Sentence, frame: Frame) -> bool:
    """Tell whether people are only greeted, in contact, told something or there, save where that is a call."""
    alludes = frame.kind in id_list("alluding_classes") and not _is_call(sentence, frame)
    return alludes or frame.kind in id_list("telling_classes") or _is_greeting(frame) or _is_loose(sentence, frame)


def _strength_of_verb(sentence: Sentence, frame: Frame, fillers: list[Filler]) -> Strength:
    """3 with both sides; 2 for one without a subject, of which somebody is named: "his |meeting| with Hale"."""
    if _has_sides(sentence, frame, fillers):
        return 3
    nominal = (
        frame.kind in id_list("telling_events") and frame.clause is not None and frame.clause.group.form != "finite"
    )
    return 2 if nominal and any(any(persons_in(sentence, filler)) for filler in fillers) else 1


def _strength_of_attendance(sentence: Sentence, frame: Frame, fillers: list[Filler]) -> Strength:
    """3 for who is at a meeting of ministers or their like, or for several, named or in office, who are at any."""
    persons = {person for filler in fillers for person in persons_in(sentence, filler)}
    several = len(persons) > 1 or any(
        _is_several(sentence, filler) and is_official(sentence.document, filler) for filler in fillers
    )
    official = any(is_of_officials(sentence.document, filler) for filler in frame.roles.get("event", ()))
    return 3 if official or several else 1


def _has_sides(sentence: Sentence, frame: Frame, fillers: list[Filler]) -> bool:
    """Tell whether those who met are more than one: two that play roles, or several in one."""
    sides = {(*persons_in(sentence, filler),) or (filler.first,) for filler in fillers}
    sides |= {(person,) for person in _before(sentence, frame)}
    return len(sides) > 1 or any(_is_several(sentence, filler) for filler in fillers)


def _is_several(sentence: Sentence, filler: Filler) -> bool:
    """Tell whether what plays a role is a plural, or a pronoun or "pair" that means several who have been named."""
    return (filler.noun is not None and filler.noun.plural) or bool(
        sentence.antecedents.several(sentence.clauses, filler)
    )


def _are_sides(sentence: Sentence, fillers: list[Filler]) -> bool:
    """ "the two |sides|": those who meet, whoever they are."""
    return any(sentence.document.keys[filler.head] in word_list("sides") for filler in fillers)


def _is_somebody(sentence: Sentence, filler: Filler) -> bool:
    """Tell whether what fills a role is people, named or not, and neither a pronoun nor a state."""
    common = filler.noun is not None and filler.noun.kind == "common"
    return any(persons_in(sentence, filler)) or (
        common and not _PEOPLE.isdisjoint(classes_of(sentence.document, filler))
    )


_PEOPLE = frozenset(["human", "delegation"])


def _is_loose(sentence: Sentence, frame: Frame) -> bool:
    """ "is in |contact| with": no encounter of its own."""
    return frame.noun is not None and sentence.document.keys[frame.noun.head] in word_list("loose")


def _is_greeting(frame: Frame) -> bool:
    """Tell whether somebody is only greeted."""
    return frame.noun is None and frame.clause is not None and frame.clause.group.lemma in word_list("greeting")


def _is_call(sentence: Sentence, frame: Frame) -> bool:
    """ "paid a |courtesy| visit", "a visit to |the minister|"."""
    noun = frame.noun
    if noun is None or frame.kind not in id_list("visits"):
        return False
    own = sentence.document.keys[noun.first : noun.head]
    hosts = [filler for role in _VISITED for filler in frame.roles.get(role, ())]
    return not word_list("in_person_before").isdisjoint(own) or any(_is_somebody(sentence, filler) for filler in hosts)


_VISITED = ("destination", "host")


def _at_arrival(sentence: Sentence, frame: Frame) -> bool:
    """ "was received |at the airport|", "on arrival": a welcome is no meeting."""
    if frame.clause is None or not (frame.kind == "hosting" or frame.clause.group.passive):
        return False
    chunks = sentence.clauses.row.chunks
    told = [range(*chunks[oblique.noun].words) for oblique in frame.clause.obliques]
    return any(has_one_of(sentence, word_list("elsewhere"), words) for words in [*told, told_of(sentence, frame)])

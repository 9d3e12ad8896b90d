"""Clauses and nouns that report an encounter: who is on its sides, and whether it has been, is to come or is none."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from dipbrief.document import Document
from dipbrief.frames import Filler, Frame, Governor, read_sentences, shipped_frames
from dipbrief.frames.patterns import Pattern, Standing, furthest
from dipbrief.lexicon import names
from dipbrief.meeting.form import format_of
from dipbrief.meeting.vocabulary import Encounter, Strength, id_list, word_list
from dipbrief.participants import Cast, Person
from dipbrief.syntax.clauses import Clause, Clauses
from dipbrief.syntax.groups import NounGroup


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as its clauses, with the persons by the words of their mentions and titles.

    Looked up for every frame: *at* has the number of the noun group that begins at a word; in order, *finite* has the
    first words of finite verbs, *ends* where each verb ends, *days* the words of dates and of "here", *elsewhere* those
    of welcomes.
    """

    document: Document
    clauses: Clauses
    people: dict[int, Person]
    last: int
    frames: tuple[Frame, ...]
    at: dict[int, int]
    finite: Sequence[int]
    ends: Sequence[int]
    days: Sequence[int]
    elsewhere: Sequence[int]


def find_encounters(document: Document, people: Cast, body: int = 0) -> tuple[Encounter, ...]:
    """Return the encounters that the sentences from word *body* on tell of, outside quotations, in order."""
    by_word = _by_word(people)
    found: list[Encounter] = []
    for first, last, clauses, frames in read_sentences(document, body):
        at = {chunk.first: k for k, chunk in enumerate(clauses.row.chunks) if chunk.noun is not None}
        marks = _landmarks(document, clauses, first, last)
        sentence = _Sentence(document, clauses, by_word, last, frames, at, *marks)
        told = [*(_with_visitor(sentence, frame) for frame in frames), *_lost(sentence)]
        found.extend(_encounter(sentence, frame) for frame in told if _is_encounter(sentence, frame))
    return tuple(sorted(found, key=lambda encounter: encounter.first))


def _landmarks(document: Document, clauses: Clauses, first: int, last: int) -> Iterator[Sequence[int]]:
    """Yield where finite verbs begin, where verbs end, and where days and welcomes are told of."""
    verbs = [chunk.verb for chunk in clauses.row.chunks if chunk.verb is not None]
    yield [verb.first for verb in verbs if verb.form == "finite"]
    yield [verb.last for verb in verbs]
    dates = (chunk.first for chunk in clauses.row.chunks if chunk.noun is not None and chunk.noun.kind == "date")
    yield sorted({*dates, *document.where(word_list("here"), first, last)})
    yield document.where(word_list("elsewhere"), first, last)


def _within(words: Sequence[int], told: range) -> bool:
    """Tell whether one of *words*, which are in order, is in *told*."""
    k = bisect_left(words, told.start)
    return k < len(words) and words[k] < told.stop


def _with_visitor(sentence: _Sentence, frame: Frame) -> Frame:
    """ "told |visiting| Senator Hale", read as "told" and "visiting": where persons are visited, they are told."""
    if frame.kind not in id_list("telling_classes") or "addressee" in frame.roles:
        return frame
    visitors = tuple(
        Filler(other.cue, filler.last, filler.head, filler.noun)
        for other in sentence.frames
        if other.kind in id_list("journeys") and other.cue == frame.cue + 1
        for filler in other.roles.get("destination", ())
        if any(_persons(sentence, filler))
    )
    return frame._replace(roles={**frame.roles, "addressee": visitors}) if visitors else frame


def _is_encounter(sentence: _Sentence, frame: Frame) -> bool:
    """Tell whether a frame reports an encounter; not in a quotation, nor one with the press."""
    document = sentence.document
    if document.quoted[frame.cue] >= 0 or _is_public(document, frame) or _at_arrival(sentence, frame):
        return False
    if frame.kind in id_list("telling_classes"):
        return _tells_visitor(sentence, frame) or _is_joint(sentence, frame)
    if frame.kind in id_list("attending_classes"):
        return any(_is_event(document, filler) for filler in frame.roles.get("event", ()))
    return frame.kind in id_list("encounter_classes")


def _is_public(document: Document, frame: Frame) -> bool:
    """ "held a |press| conference"."""
    noun = frame.noun
    return noun is not None and not word_list("public_modifiers").isdisjoint(document.keys[noun.first : noun.head])


def _tells_visitor(sentence: _Sentence, frame: Frame) -> bool:
    """ "briefed |visiting| Senator Hale", "informed him |by telephone|": who is told something is there, or called."""
    told = _told(sentence, frame)
    addressees = [filler for filler in frame.roles.get("addressee", ()) if any(_persons(sentence, filler))]
    words = {key for filler in addressees for key in sentence.document.keys[filler.first : filler.last]}
    by_phone = not word_list("phone_words").isdisjoint(sentence.document.keys[told.start : told.stop])
    calls = any(_governs(frame, other) for other in sentence.frames if other.kind == "talk")
    return bool(addressees) and (by_phone or calls or not word_list("visitor_modifiers").isdisjoint(words))


def _is_joint(sentence: _Sentence, frame: Frame) -> bool:
    """ "A and B |agreed here|": they were in one place."""
    told, speakers = _told(sentence, frame), frame.roles.get("speaker", ())
    here = not word_list("here").isdisjoint(sentence.document.keys[told.start : told.stop])
    persons = {person for filler in speakers for person in _persons(sentence, filler)}
    return frame.act in id_list("joint_acts") and here and len(persons) > 1


def _governs(frame: Frame, other: Frame) -> bool:
    """ "|called on| the minister to |discuss| trade"."""
    above = (governor.word for governor in other.governors[:1])
    return frame.id in id_list("calls_on") and frame.cue in above


def _is_event(document: Document, filler: Filler) -> bool:
    return "encounter" in _classes(document, filler)


def _by_word(people: Cast) -> dict[int, Person]:
    """The person that each word of a mention or of a title means."""
    found: dict[int, Person] = {}
    for person in people:
        for mention in person.mentions:
            ranges = [(mention.first, mention.last), *(title.words for title in mention.titles)]
            found.update((word, person) for words in ranges for word in range(*words))
    return found


def _encounter(sentence: _Sentence, frame: Frame) -> Encounter:
    first, last = _extent(sentence, frame)
    fillers = [filler for role, those in frame.roles.items() if role in id_list("encounter_roles") for filler in those]
    named = (person for filler in fillers for person in _persons(sentence, filler))
    persons = tuple(dict.fromkeys(chain(_before(sentence, frame), named)))
    return Encounter(
        first,
        last,
        frame.id,
        frame.kind,
        format_of(sentence.document, frame, _told(sentence, frame)),
        _strength(sentence, frame, fillers),
        _standing(sentence, frame),
        _is_recalled(sentence, frame) or _is_background(sentence, frame, persons),
        persons,
        frame.clause is not None,
        _is_setting(sentence, frame),
        _is_dated(sentence, frame),
        len(persons) > 1 or (_has_sides(sentence, frame, fillers) and _are_sides(sentence, fillers)),
        any(map(_holds_office, persons)) or any(_is_official(sentence, filler) for filler in fillers),
    )


# --- what the grammar lost ---------------------------------------------------------------------------------------
def _lost(sentence: _Sentence) -> Iterator[Frame]:
    """Yield a frame for each verb that lacks an object: "received in his office today |Admiral Sato|"."""
    cues = {frame.cue for frame in sentence.frames}
    for clause in sentence.clauses.clauses:
        head = _lost_verb(sentence, clause)
        if head is not None and head not in cues:
            entries = shipped_frames().verbs.get((_lemma(sentence, clause, head), ""), ())
            lacking = (entry.pattern for entry in entries if entry.pattern.slots.get("object") in id_list("lost_roles"))
            yield from (_frame(sentence, clause, head, pattern) for pattern in islice(lacking, 1))


def _lost_verb(sentence: _Sentence, clause: Clause) -> int | None:
    """The verb without an object, or the one read as a noun: "will on Thursday |host| Hale"."""
    group = clause.group
    if group.passive or group.form != "finite":
        return None
    if not clause.objects:
        return group.head
    noun = sentence.clauses.row.chunks[clause.objects[0]].noun
    return noun.head if noun is not None and group.lemma in shipped_frames().standing["modals"] else None


def _lemma(sentence: _Sentence, clause: Clause, head: int) -> str:
    return clause.group.lemma if head == clause.group.head else sentence.document.keys[head]


def _frame(sentence: _Sentence, clause: Clause, head: int, pattern: Pattern) -> Frame:
    """The frame of a verb, its subject, and the first person named behind it as its guest."""
    group = clause.group
    subject = None if clause.subject is None else sentence.clauses.row.chunks[clause.subject].noun
    words = (word for word in range(head + 1, sentence.last) if word in sentence.people)
    own = () if subject is None else (Filler(subject.first, subject.last, subject.head, subject),)
    behind = tuple(Filler(word, word + 1, word) for word in islice(words, 1))
    roles = {pattern.slots["subject"]: own, pattern.slots["object"]: behind}
    standing = "none" if group.negative else shipped_frames().standing["modals"].get(group.modality or "", "fact")
    circumstances = (group.negative, group.modality, group.tense, None, (), standing, None)
    return Frame(pattern.id, pattern.kind, None, head, None, clause, roles, *circumstances)


# --- where it stands ---------------------------------------------------------------------------------------------
def _extent(sentence: _Sentence, frame: Frame) -> tuple[int, int]:
    """The words of the verb, the noun that it carries, and "with" behind a verb."""
    noun = frame.noun
    if noun is None or (frame.clause is not None and not _is_argument(sentence, frame.clause, noun)):
        return frame.cue, frame.cue + 1 + _is_with(sentence, frame)
    return (noun.head, noun.last) if noun.head < frame.cue else (frame.cue, noun.head + 1)


def _is_with(sentence: _Sentence, frame: Frame) -> bool:
    """Tell whether the word behind the verb is the preposition that gives the other side: "met |with| Reed"."""
    if frame.clause is None or frame.noun is not None:
        return False
    firsts = {filler.first for role in id_list("other_sides") for filler in frame.roles.get(role, ())}
    chunks = sentence.clauses.row.chunks
    return any(
        chunks[oblique.preposition].first == frame.cue + 1 and not firsts.isdisjoint(range(*chunks[oblique.noun][1:3]))
        for oblique in frame.clause.obliques
    )


def _is_argument(sentence: _Sentence, clause: Clause, noun: NounGroup) -> bool:
    """Tell whether a noun is subject or object of the verb, not "met |for talks|"."""
    return _chunk(sentence, noun) in (clause.subject, clause.predicate, *clause.objects)


def _told(sentence: _Sentence, frame: Frame) -> range:
    """The words from the cue to the next finite verb: what is told of the encounter."""
    k = bisect_right(sentence.finite, frame.cue)
    return range(frame.cue, sentence.finite[k] if k < len(sentence.finite) else sentence.last)


# --- who ---------------------------------------------------------------------------------------------------------
def _persons(sentence: _Sentence, filler: Filler) -> Iterator[Person]:
    """The persons whom what fills a role means."""
    for word in range(filler.first, filler.last):
        if word in sentence.people:
            yield sentence.people[word]


def _before(sentence: _Sentence, frame: Frame) -> Iterator[Person]:
    """Those named before a finite verb of which the grammar found no subject."""
    clause = frame.clause
    if clause is None or clause.subject is not None or clause.group.form != "finite":
        return
    first = sentence.clauses.row.chunks[0].first
    yield from dict.fromkeys(sentence.people[word] for word in range(first, frame.cue) if word in sentence.people)


def _holds_office(person: Person) -> bool:
    return bool(person.rank or person.counterpart_of or any(map(_is_of_state, person.kinds)))


def _is_official(sentence: _Sentence, filler: Filler) -> bool:
    """Tell whether a side is somebody in office whom the text does not name, a state or a body of one."""
    document = sentence.document
    if not word_list("state_bodies").isdisjoint(document.keys[filler.first : filler.last]):
        return True
    return any(
        entry.kind in id_list("official_parties")
        or (entry.kind in id_list("offices") and _is_of_state(entry.data.get("kind")))
        for word in range(filler.first, filler.last)
        for entry in names().longest(document, word)
    )


def _is_of_state(kind: str | None) -> bool:
    """Tell whether offices of a kind are those of a state: not those of a firm or a church, nor a spokesman's."""
    return kind is not None and kind not in id_list("private_kinds")


def _strength(sentence: _Sentence, frame: Frame, fillers: list[Filler]) -> Strength:
    """How plainly it is told: by a verb or a noun that it carries (3), by a noun with its sides (2), or less (1)."""
    if (
        _is_greeting(frame)
        or _is_loose(sentence, frame)
        or (frame.kind in id_list("alluding_classes") and not _is_call(sentence, frame))
    ):
        return 1
    if frame.kind in id_list("telling_classes"):
        return 1
    if frame.noun is None:
        return _strength_of_verb(sentence, frame, fillers)
    if frame.clause is not None:
        return 3
    return 2 if frame.kind == "journey" or any(_is_somebody(sentence, filler) for filler in fillers) else 1


def _strength_of_verb(sentence: _Sentence, frame: Frame, fillers: list[Filler]) -> Strength:
    """3 with both sides; 2 for one without a subject, of which somebody is named: "his |meeting| with Hale"."""
    if _has_sides(sentence, frame, fillers):
        return 3
    nominal = frame.kind == "encounter" and frame.clause is not None and frame.clause.group.form != "finite"
    return 2 if nominal and any(any(_persons(sentence, filler)) for filler in fillers) else 1


def _has_sides(sentence: _Sentence, frame: Frame, fillers: list[Filler]) -> bool:
    """Tell whether those who met are more than one: two that play roles, or several in one."""
    sides = {(*_persons(sentence, filler),) or (filler.first,) for filler in fillers}
    sides |= {(person,) for person in _before(sentence, frame)}
    return len(sides) > 1 or any(filler.noun is not None and filler.noun.plural for filler in fillers)


def _are_sides(sentence: _Sentence, fillers: list[Filler]) -> bool:
    """ "the two |sides|": those who meet, whoever they are."""
    return any(sentence.document.keys[filler.head] in word_list("sides") for filler in fillers)


def _is_somebody(sentence: _Sentence, filler: Filler) -> bool:
    """Tell whether what fills a role is people, named or not, and neither a pronoun nor a state."""
    common = filler.noun is not None and filler.noun.kind == "common"
    return any(_persons(sentence, filler)) or (common and not _PEOPLE.isdisjoint(_classes(sentence.document, filler)))


_PEOPLE = frozenset(["human", "delegation"])


def _classes(document: Document, filler: Filler) -> frozenset[str]:
    before = document.keys[filler.head - 1] if filler.head > filler.first else ""
    return shipped_frames().noun(document.keys[filler.head], before).classes


def _is_loose(sentence: _Sentence, frame: Frame) -> bool:
    """ "is in |contact| with": no encounter of its own."""
    return frame.noun is not None and sentence.document.keys[frame.noun.head] in word_list("loose")


def _is_greeting(frame: Frame) -> bool:
    """Tell whether somebody is only greeted."""
    return frame.noun is None and frame.clause is not None and frame.clause.group.lemma in word_list("greeting")


def _is_call(sentence: _Sentence, frame: Frame) -> bool:
    """ "paid a |courtesy| visit", "a visit to |the minister|"."""
    noun = frame.noun
    if noun is None or frame.kind != "journey":
        return False
    own = sentence.document.keys[noun.first : noun.head]
    hosts = [filler for role in _VISITED for filler in frame.roles.get(role, ())]
    return not word_list("in_person_before").isdisjoint(own) or any(_is_somebody(sentence, filler) for filler in hosts)


_VISITED = ("destination", "host")


# --- whether -----------------------------------------------------------------------------------------------------
def _standing(sentence: _Sentence, frame: Frame) -> Standing:
    """Whether it has been, is to come, may be, or is none."""
    if _is_denied(sentence, frame):
        return "none"
    if frame.standing == "planned" and _is_setting(sentence, frame) and _is_said(frame):
        return "fact"
    if any(_is_wish(governor) for governor in frame.governors):
        return furthest(frame.standing, "possible")
    if frame.standing == "fact" and _is_in_plan(sentence, frame):
        return "planned"
    return frame.standing


def _is_dated(sentence: _Sentence, frame: Frame) -> bool:
    """Tell whether a day, or "here", is told of it."""
    return _within(sentence.days, _told(sentence, frame))


def _is_setting(sentence: _Sentence, frame: Frame) -> bool:
    """Tell whether something is told to have been done there: "|at| their talks"."""
    preposition = _around(sentence, frame)[0]
    return preposition in word_list("settings") or (preposition in word_list("of") and _is_phase(sentence, frame))


def _is_phase(sentence: _Sentence, frame: Frame) -> bool:
    """ "at the |start| of their talks"."""
    if frame.noun is None:
        return False
    chunks, hosts = sentence.clauses.row.chunks, _hosts(sentence, {_chunk(sentence, frame.noun)})
    return any(sentence.document.keys[chunks[host].last - 1] in word_list("phases") for host in hosts)


def _is_said(frame: Frame) -> bool:
    """ "|agreed| in a call to act": what is said there is to come, not the call."""
    return any(not governor.kinds.isdisjoint(id_list("telling_classes")) for governor in frame.governors[:1])


def _is_wish(governor: Governor) -> bool:
    return governor.lemma in id_list("wishes") or not governor.kinds.isdisjoint(id_list("wishes"))


def _chunk(sentence: _Sentence, noun: NounGroup) -> int:
    """The number of a noun group in the row."""
    return sentence.at[noun.first]


def _is_denied(sentence: _Sentence, frame: Frame) -> bool:
    """ "|no plans| for a meeting": the noun that it hangs on is denied."""
    if frame.noun is None:
        return False
    chunks, hosts = sentence.clauses.row.chunks, _hosts(sentence, {_chunk(sentence, frame.noun)})
    denying = shipped_frames().standing["negating"]
    return any(sentence.document.keys[chunks[host].first] in denying for host in hosts)


def _at_arrival(sentence: _Sentence, frame: Frame) -> bool:
    """ "was received |at the airport|", "on arrival": a welcome is no meeting."""
    if frame.clause is None or not (frame.kind == "hosting" or frame.clause.group.passive):
        return False
    chunks = sentence.clauses.row.chunks
    told = [range(*chunks[oblique.noun][1:3]) for oblique in frame.clause.obliques]
    return any(_within(sentence.elsewhere, words) for words in [*told, _told(sentence, frame)])


def _is_in_plan(sentence: _Sentence, frame: Frame) -> bool:
    """ "The visit |will include| talks", "for |talks|, including a meeting": what is to come holds what it brings."""
    if frame.clause is not None:
        return _is_parted(sentence, frame) or _goes_on(sentence, frame, frame.clause)
    if frame.noun is None:
        return False
    heads = {_chunk(sentence, frame.noun)}
    heads |= {sentence.clauses.first_of.get(k, k) for k in heads}
    heads |= _hosts(sentence, heads)
    heads |= _hosts(sentence, heads)  # "for talks with leaders, including a meeting" hangs on the leaders
    hosts = [sentence.clauses.row.chunks[k].noun for k in heads]
    brought = _around(sentence, frame)[0] in word_list("including")
    held = any(
        other.noun is not None
        and other.standing == "planned"
        and (other.noun in hosts or (brought and other.cue < frame.cue))
        for other in sentence.frames
    )
    return held or _is_errand(sentence, frame, heads) or any(_brings(c, heads) for c in sentence.clauses.clauses)


def _is_errand(sentence: _Sentence, frame: Frame, heads: set[int]) -> bool:
    """ "will visit Oslo |for talks|": what a journey to come is for is to come, too."""
    return _around(sentence, frame)[0] in word_list("purposes") and any(
        other.kind in id_list("journeys")
        and other.standing == "planned"
        and other.clause is not None
        and not heads.isdisjoint(oblique.noun for oblique in other.clause.obliques)
        for other in sentence.frames
    )


def _hosts(sentence: _Sentence, nouns: set[int]) -> set[int]:
    """The noun groups that *nouns* hang on."""
    return {host for host, noun in sentence.clauses.modifiers if noun in nouns}


def _goes_on(sentence: _Sentence, frame: Frame, clause: Clause) -> bool:
    """ "is to call on Hale and |hold| talks": a bare verb goes on with what is planned."""
    bare = clause.group.form == "infinitive" and not frame.governors
    return bare and any(other.standing == "planned" and other.cue < frame.cue for other in sentence.frames)


def _is_parted(sentence: _Sentence, frame: Frame) -> bool:
    """ "|will| on Thursday |host|": the modal stands apart."""
    planned = shipped_frames().standing["modals"]
    return frame.noun is None and any(planned.get(word) == "planned" for word in _before_verb(sentence, frame))


def _before_verb(sentence: _Sentence, frame: Frame) -> tuple[str, ...]:
    """The words between the subject and the verb."""
    subject = None if frame.clause is None else frame.clause.subject
    first = frame.cue if subject is None else sentence.clauses.row.chunks[subject].last
    return sentence.document.keys[first : frame.cue]


def _brings(clause: Clause, heads: set[int]) -> bool:
    """Tell whether a clause says that something to come will bring one of *heads*."""
    planned = shipped_frames().standing["modals"].get(clause.group.modality or "") == "planned"
    purposes = {oblique.noun for oblique in clause.obliques}
    brings = clause.group.lemma in word_list("bringing") and not heads.isdisjoint(clause.objects)
    return planned and (brings or (clause.group.lemma in word_list("being") and not heads.isdisjoint(purposes)))


def _is_background(sentence: _Sentence, frame: Frame, persons: tuple[Person, ...]) -> bool:
    """Tell whether a clause of time only says when others did something: "were freed |after Hale met leaders|"."""
    clause = frame.clause or _clause_around(sentence, frame)
    if clause is None or not _opens_time(sentence, clause) or _is_predicate(sentence, clause):
        return False
    own = clause
    while clause.parent is not None and (clause.subject is None or _opens_time(sentence, clause)):
        clause = sentence.clauses.clauses[clause.parent]
    if clause.subject is None or clause is own:
        return False
    chunk = sentence.clauses.row.chunks[clause.subject]
    return not any(sentence.people.get(word) in persons for word in range(chunk.first, chunk.last))


def _clause_around(sentence: _Sentence, frame: Frame) -> Clause | None:
    """The clause whose verb governs an event noun."""
    words = {governor.word for governor in frame.governors[:1]}
    return next((clause for clause in sentence.clauses.clauses if clause.group.head in words), None)


def _is_predicate(sentence: _Sentence, clause: Clause) -> bool:
    """ "This |was| when she met him"."""
    above = None if clause.parent is None else sentence.clauses.clauses[clause.parent]
    return above is not None and above.group.lemma in word_list("being") and above.predicate is None


def _opens_time(sentence: _Sentence, clause: Clause) -> bool:
    opener = None if clause.opener is None else sentence.clauses.row.chunks[clause.opener].first
    return (
        clause.kind == "adverbial"
        and opener is not None
        and sentence.document.keys[opener] in word_list("time_openers")
    )


def _is_recalled(sentence: _Sentence, frame: Frame) -> bool:
    """Tell whether it is past in what is told: "had met", "recalled their meeting", "the last meeting"."""
    if any(not governor.kinds.isdisjoint(id_list("recalling_kinds")) for governor in frame.governors):
        return True
    group = None if frame.clause is None else frame.clause.group
    before = group is not None and group.perfect and group.tense == "past"
    return before or not word_list("recalled").isdisjoint((*_around(sentence, frame), *_preface(sentence, frame)))


def _preface(sentence: _Sentence, frame: Frame) -> tuple[str, ...]:
    """The words from the verb before to a verb of the encounter: "|last year she| met him"."""
    if frame.noun is not None:
        return ()
    chunks = sentence.clauses.row.chunks
    k = bisect_right(sentence.ends, frame.cue)
    return sentence.document.keys[sentence.ends[k - 1] if k else chunks[0].first : frame.cue]


def _around(sentence: _Sentence, frame: Frame) -> tuple[str, ...]:
    """The preposition that governs a noun, or "", and the words of the noun before its head."""
    noun = frame.noun
    if noun is None:
        return ("",)
    at = sentence.clauses.row.preposition[_chunk(sentence, noun)]
    before = "" if at < 0 else sentence.document.keys[sentence.clauses.row.chunks[at].first]
    return (before, *sentence.document.keys[noun.first : noun.head])

"""Whether those who meet act for a state, and for more than one body of it."""

from collections.abc import Iterable, Iterator

from dipbrief.document import Document
from dipbrief.frames import Filler, Frame
from dipbrief.lexicon import Entry, names
from dipbrief.lexicon.terms import singular
from dipbrief.meeting.sentence import Sentence, chunk_of
from dipbrief.meeting.vocabulary import id_list, word_list
from dipbrief.participants import Person

_SEVERAL = 2


def holds_office(person: Person) -> bool:
    """Tell whether a person is in office, or somebody's counterpart."""
    return bool(person.rank or person.counterpart_of or any(map(_is_of_state, person.kinds)))


def is_official(document: Document, filler: Filler) -> bool:
    """Tell whether a side is somebody in office whom the text does not name, a state or a body of one."""
    if not word_list("state_bodies").isdisjoint(document.keys[filler.first : filler.last]):
        return True
    if singular(document.keys[filler.head]) in word_list("private_sides"):
        return False
    return any(
        entry.kind in id_list("official_parties")
        or (entry.kind in id_list("offices") and _is_of_state(entry.data.get("kind")))
        for entry in _named(document, range(filler.first, filler.last))
    )


def is_of_officials(document: Document, filler: Filler) -> bool:
    """Tell of "the |Foreign Ministers'| meeting", "the |ministerial| meeting", "a |summit|", "the |G20| summit"."""
    words = range(filler.first, filler.head)
    if document.keys[filler.head] in word_list("summits"):
        named = any(document.is_capital(word) for word in words)
        return not named or any(entry.kind in id_list("groups_of_states") for entry in _named(document, words))
    if document.keys[filler.head] not in word_list("meeting_nouns"):
        return False
    told = not word_list("of_ministers").isdisjoint(document.keys[word] for word in words)
    offices = (entry for entry in _named(document, words) if entry.kind in id_list("offices"))
    return told or any(_is_of_state(entry.data.get("kind")) for entry in offices)


def is_between_states(document: Document, frame: Frame) -> bool:
    """Tell of "the |Danish-Turkish| talks": the words before a noun name several states."""
    noun = frame.noun
    if noun is None or frame.kind not in id_list("telling_events"):
        return False
    named = _named(document, range(noun.first, noun.head))
    return len({entry.id for entry in named if entry.kind in id_list("states")}) >= _SEVERAL


def is_inner(sentence: Sentence, frame: Frame) -> bool:
    """Tell of "the |cabinet| meeting", "a session |of parliament|", "|its| meeting": one body meets by itself."""
    noun, keys = frame.noun, sentence.document.keys
    if noun is None or frame.kind not in id_list("telling_events") or frame.roles.get("counterpart"):
        return False
    own = keys[noun.first : noun.head]
    if not word_list("joint").isdisjoint(own):
        return False
    alone = keys[noun.first] in word_list("of_body") and not frame.roles.get("topic")
    return alone or not word_list("inner_bodies").isdisjoint((*own, *_heads_of(sentence, frame)))


def _heads_of(sentence: Sentence, frame: Frame) -> Iterator[str]:
    """Yield the heads of what stands behind "of": "a session of |parliament|"; none of those of several."""
    if frame.noun is None:
        return
    own, row = chunk_of(sentence, frame.noun), sentence.clauses.row
    for host, k in sentence.clauses.modifiers:
        noun = row.chunks[k].noun
        of = row.preposition[k] >= 0 and row.keys[row.preposition[k]] in word_list("of")
        if host == own and noun is not None and of and [*sentence.clauses.items(k)] == [k]:
            yield sentence.document.keys[noun.head]


def _named(document: Document, words: Iterable[int]) -> Iterator[Entry]:
    return (entry for word in words for entry in names().longest(document, word))


def _is_of_state(kind: str | None) -> bool:
    """Tell whether offices of a kind are those of a state: not those of a firm or a church, nor a spokesman's."""
    return kind is not None and kind not in id_list("private_kinds")

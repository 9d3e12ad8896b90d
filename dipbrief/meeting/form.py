"""How an encounter was held: in person, by phone or by video."""

from collections.abc import Iterable, Sequence

from dipbrief.document import Document
from dipbrief.frames import Frame
from dipbrief.meeting.encounter import Encounter
from dipbrief.meeting.vocabulary import Format, id_list, word_list


def format_of(document: Document, frame: Frame, told: range) -> Format | None:
    """Return the format that a frame tells of: by its means, by the words of its noun, or by its verb."""
    noun = frame.noun
    own = () if noun is None else document.keys[noun.first : noun.last]
    return _remote({*own, *document.keys[told.start : told.stop]}) or _by_cue(document, frame, own)


def _by_cue(document: Document, frame: Frame, own: tuple[str, ...]) -> Format | None:
    """The format that the words of a noun tell, *own* with its head, or a verb."""
    head = own[-1:]
    if not word_list("calls").isdisjoint(head):
        paid = _is_paid(frame) or _is_on_somebody(document, frame)
        return "in-person" if paid or not word_list("in_person_before").isdisjoint(own) else "phone"
    if not word_list("any_format").isdisjoint(head) or frame.id in id_list("any_format"):
        return None
    return "phone" if frame.id in id_list("phone_frames") else "in-person"


def _is_paid(frame: Frame) -> bool:
    """ "|paid| a call"."""
    return frame.clause is not None and frame.clause.group.lemma in word_list("paying")


def _is_on_somebody(document: Document, frame: Frame) -> bool:
    """ "a call |on| the minister"."""
    called = frame.roles.get("counterpart", ())
    return any(document.keys[filler.first - 1] in word_list("in_person_behind") for filler in called)


def _remote(words: Iterable[str]) -> Format | None:
    """The format that words of means tell: "by phone", "virtual"."""
    known = frozenset(words)
    if not known.isdisjoint(word_list("video_words")):
        return "video"
    return None if known.isdisjoint(word_list("phone_words")) else "phone"


def meeting_format(
    main: Sequence[Encounter], tellings: Sequence[Encounter], titled: Sequence[Encounter], title: Document | None
) -> Format | None:
    """Return how they met: what a main cue says, else the title, else what tells of it again; None if nothing does."""
    told = [cue.format for cue in main if cue.format in ("phone", "video")]
    of_title = [cue.format for cue in titled if cue.format]
    others = [e.format for e in tellings if e.kind == "encounter" and e.format]
    in_title = _remote(title.keys) if title is not None else None
    return main[0].format or next(iter([*told, *of_title]), None) or in_title or next(iter(others), None)

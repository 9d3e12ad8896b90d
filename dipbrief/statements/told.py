"""Which frames of speech a sentence tells as statements, and whose they are."""

from collections.abc import Iterable
from typing import NamedTuple

from dipbrief.frames import Filler, Frame
from dipbrief.statements.speakers import NOBODY, Speaker, Speakers
from dipbrief.statements.view import View
from dipbrief.statements.vocabulary import id_list, word_list
from dipbrief.syntax.clauses import Clause


class Told(NamedTuple):
    """A frame of speech, who speaks, and the word that carries it; *within* what somebody else says."""

    frame: Frame
    speaker: Speaker
    cue: int
    within: bool = False


def told_in(view: View, speakers: Speakers) -> tuple[Told, ...]:
    """Return what a sentence says was said, outside quotations; not what somebody in it only reports."""
    frames = [frame for frame in view.speech if _is_told(view, frame)]
    found = [_told(view, speakers, frame) for frame in frames]
    told: dict[int, Told] = {}
    for n, (frame, item) in enumerate(zip(frames, found, strict=True)):
        item = item or _beside(view, frame, reversed(found[:n]), found[n + 1 :])
        if item is not None:
            told.setdefault(frame.cue, item)
    return tuple(told.values())


def _beside(view: View, frame: Frame, before: Iterable[Told | None], behind: Iterable[Told | None]) -> Told | None:
    """What a verb without a subject says: it goes on with the statement before it, or opens that behind it.

    "hailed the steps taken, |adding| that", "|Noting| that trade had grown, Lund expressed hope".
    """
    clause = frame.clause
    if clause is None:
        return None
    if not view.opens(frame):
        finite = clause.group.form == "finite"
        loose = view.is_coordinated(clause) if finite else view.is_set_off(clause)
        if not loose or view.has_own_subject(clause) or view.reporting(clause) is not None:
            return None
        behind = before
    other = next((item for item in behind if item is not None), None)
    return other and Told(frame, other.speaker, view.cue(frame))


# --- which frames ------------------------------------------------------------------------------------------------
def _is_told(view: View, frame: Frame) -> bool:
    """Tell whether a frame is a fact outside quotations, in a form that tells that something was said."""
    denied = frame.negative and frame.act in id_list("denials")
    if not (frame.standing == "fact" or denied) or _is_quoted(view, frame):
        return False
    return frame.clause is None or _is_form_of_telling(view, frame, frame.clause)


def _is_quoted(view: View, frame: Frame) -> bool:
    """Tell whether a verb is the words of a quotation; not where that goes on the writer's own clause, or is a readout."""
    document = view.document
    quote = document.quoted[frame.cue]
    if quote < 0 or _is_of_readout(view, frame, document.quotes[quote]):
        return False
    first = document.quotes[quote][0]
    return not (first == frame.cue > view.first and document.quoted[first - 1] < 0 and document.seps[first] == '"')


def _is_of_readout(view: View, frame: Frame, quote: tuple[int, int]) -> bool:
    """Tell of what others did: "|Lund thanked Reed|," the ministry said; by a name where somebody speaks of himself."""
    finite = frame.clause is None or frame.clause.group.form == "finite"
    if is_attitude(frame) or (finite and not _is_past(frame)):
        return False
    fillers = [filler.noun for filler in _fillers(frame) if filler.noun is not None]
    named = finite and any(noun.kind != "pronoun" for noun in fillers)
    return named or not view.document.where(word_list("first_person"), *quote)


def _is_form_of_telling(view: View, frame: Frame, clause: Clause) -> bool:
    """Tell whether the form of a verb tells that something was said, and not what was said or is to be."""
    form = clause.group.form
    if frame.id in id_list("asides"):
        return view.opener(clause) in word_list("as")  # "|as| he put it"
    if form == "finite":
        return True
    if form == "infinitive":
        return _is_carried(frame)
    if clause.group.passive or form == "participle":
        return False  # "the support |extended by| Norland"
    if clause.kind == "gerund":
        return _is_carried(frame) or view.opens(frame) or view.opener(clause) in word_list("gerund_openers")
    return view.is_set_off(clause) or view.is_absolute(clause)


def _is_carried(frame: Frame) -> bool:
    """ "went on |to thank|", "called him |to congratulate| him"."""
    return any(not governor.kinds.isdisjoint(id_list("carrying")) for governor in frame.governors[:1])


# --- who ---------------------------------------------------------------------------------------------------------
def _told(view: View, speakers: Speakers, frame: Frame) -> Told | None:
    """Who says it; ``None`` where that is nobody, or where it is only reported."""
    teller = _teller(view, speakers, frame)
    if teller is None:
        return None
    fillers = _fillers(teller)
    if fillers and fillers[-1].last <= frame.cue and ":" in view.document.seps[fillers[-1].last]:
        return None  # a transcript: "Lund: |Thank| you"
    speaker = speakers.read(fillers) if fillers or frame.clause is None else _unsaid(view, speakers, frame.clause)
    if speaker is None:
        return None
    beside = speakers.read(view.companions(frame.clause))
    return Told(frame, speaker.joined(beside), view.cue(frame), teller is frame and view.is_reported(frame.clause))


def _unsaid(view: View, speakers: Speakers, clause: Clause) -> Speaker | None:
    """Who speaks where the clause has no subject: the noun right before the verb; of a passive nobody."""
    return NOBODY if clause.group.passive else speakers.read(view.lost_subject(clause))


def _teller(view: View, speakers: Speakers, frame: Frame) -> Frame | None:
    """The frame whose speaker says it: its own, or that of the report it goes on with; ``None`` if it is reported."""
    clause, reporting = frame.clause, view.reporting(frame.clause)
    if clause is None or reporting is None or view.is_absolute(clause):
        return frame
    if clause.kind in id_list("participles") and view.is_set_off(clause):
        return reporting  # ", |adding that|"
    if view.goes_on(clause, reporting) and not view.has_own_subject(clause):
        return reporting
    return frame if view.is_apart(clause, reporting) or _is_of_others(speakers, frame, reporting) else None


def _is_of_others(speakers: Speakers, frame: Frame, reporting: Frame) -> bool:
    """Tell whether what is reported was said by others: "said the two |had agreed|", "an aide said Lund |thanked|"."""
    if is_attitude(frame) or not _is_past(frame):
        return False
    speaker = speakers.read(_fillers(frame))
    return speaker is not None and speaker.kind not in id_list("parties_told")


def _is_past(frame: Frame) -> bool:
    """Tell whether a verb says what was done."""
    group = None if frame.clause is None else frame.clause.group
    past = group is not None and (group.tense == "past" or group.perfect)
    return past and group is not None and group.form == "finite" and group.modality is None


def _fillers(frame: Frame) -> tuple[Filler, ...]:
    """What the frame says of who speaks."""
    return tuple(filler for role in frame.roles if role in id_list("speaker_roles") for filler in frame.roles[role])


def is_attitude(frame: Frame) -> bool:
    """Tell whether a verb says what somebody thinks or hopes, whether or not they said so."""
    if frame.noun is not None:
        return frame.id in id_list("attached")
    return not {frame.id, frame.act}.isdisjoint(id_list("attitudes"))

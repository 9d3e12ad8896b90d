"""Which frames of speech a sentence tells as statements, and whose they are."""

from collections.abc import Sequence
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
    told: dict[int, Told] = {}
    for frame in view.speech:
        item = _told(view, speakers, frame) if _is_told(view, frame) else None
        if item is not None:
            told.setdefault(frame.cue, item)
    return tuple(told.values())


# --- which frames ------------------------------------------------------------------------------------------------
def _is_told(view: View, frame: Frame) -> bool:
    """Tell whether a frame is a fact outside quotations, in a form that tells that something was said."""
    denied = frame.negative and frame.id in id_list("denials")
    if not (frame.standing == "fact" or denied) or _is_quoted(view, frame):
        return False
    return frame.clause is None or _is_form_of_telling(view, frame, frame.clause)


def _is_quoted(view: View, frame: Frame) -> bool:
    """Tell whether a verb is somebody's own word, and no quotation goes on the writer's clause or gives a readout."""
    document = view.document
    quote = document.quoted[frame.cue]
    if quote < 0 or _is_of_readout(view, frame, document.quotes[quote]):
        return False
    first = document.quotes[quote][0]
    return not (first == frame.cue > view.first and document.quoted[first - 1] < 0 and document.seps[first] == '"')


def _is_of_readout(view: View, frame: Frame, quote: tuple[int, int]) -> bool:
    """Tell of what others did: "|Lund thanked Reed|," the ministry said; by a name where somebody speaks of himself."""
    if is_attitude(frame) or not _is_past(view, frame):
        return False
    named = any(filler.noun is not None and filler.noun.kind != "pronoun" for filler in _fillers(frame))
    return named or not view.document.where(word_list("first_person"), *quote)


def _is_form_of_telling(view: View, frame: Frame, clause: Clause) -> bool:
    """Tell whether the form of a verb tells that something was said, and not what was said or is to be."""
    form = clause.group.form
    if frame.id in id_list("asides"):
        return view.is_so(clause)  # "|as he put it|"
    if form == "finite":
        return True
    if form == "infinitive":
        return _is_carried(frame)
    if clause.group.passive or form == "participle":
        return False  # "the support |extended by| Norland"
    if clause.kind == "gerund":
        return _is_carried(frame) or view.opens(frame) or _is_gerund_told(view, frame, clause)
    return view.is_set_off(clause) or view.is_absolute(clause)


def _is_gerund_told(view: View, frame: Frame, clause: Clause) -> bool:
    """ "while |noting|"; "by |saying| that" where the verb above is a past."""
    opener = view.opener(clause)
    by = opener in word_list("by") and _is_past(view, frame) and _tells_a_clause(frame)
    return by or opener in word_list("gerund_openers")


def _tells_a_clause(frame: Frame) -> bool:
    """ "by |saying| that", "by |asking|: ...", not "by offering help"."""
    content = frame.roles.get("content", ())
    return any(filler.noun is None and (filler.clause is None or _is_finite(filler.clause)) for filler in content)


def _is_finite(clause: Clause) -> bool:
    """Tell whether a clause has a finite verb."""
    return clause.group.form == "finite"


def _is_carried(frame: Frame) -> bool:
    """ "went on |to thank|", "called him |to congratulate| him"."""
    return any(not governor.kinds.isdisjoint(id_list("carrying")) for governor in frame.governors[:1])


# --- who ---------------------------------------------------------------------------------------------------------
def _told(view: View, speakers: Speakers, frame: Frame) -> Told | None:
    """Who says it; ``None`` where that is nobody, or where it is only reported."""
    speaker = _speaker(view, speakers, frame, frame.clause)
    if speaker is None or frame.clause is None:
        return speaker and Told(frame, speaker, frame.cue)
    reported = view.is_reported(frame.clause)
    if reported and not _is_of_its_own(view, frame, frame.clause, speaker):
        return None
    return Told(frame, speaker, view.cue(frame), reported and view.is_content(frame.clause))


def _speaker(view: View, speakers: Speakers, frame: Frame, clause: Clause | None) -> Speaker | None:
    """Who does what the frame says, with those beside them; of a passive without an agent nobody."""
    fillers = _fillers(frame)
    if _is_of_transcript(view, frame, fillers) or _is_beside(view, clause, fillers):
        return None
    if clause is not None and clause.group.passive and not fillers:
        return NOBODY
    speaker = speakers.read(fillers)
    return speaker and speaker.joined(speakers.read(view.companions(clause)))


def _is_of_transcript(view: View, frame: Frame, fillers: Sequence[Filler]) -> bool:
    """ "Lund: |Thank| you"."""
    return bool(fillers) and fillers[-1].last <= frame.cue and ":" in view.document.seps[fillers[-1].last]


def _is_beside(view: View, clause: Clause | None, fillers: Sequence[Filler]) -> bool:
    """ "The visit was the first to |Oslo|, underscoring ties": what stands in a phrase does not do what follows."""
    if clause is None or clause.kind not in id_list("participles") or clause.group.passive or view.is_absolute(clause):
        return False
    return any(f.last == view.start(clause) and view.row.preposition[view.at(f.first)] >= 0 for f in fillers)


def _is_of_its_own(view: View, frame: Frame, clause: Clause, speaker: Speaker) -> bool:
    """Tell whether what somebody reports is a deed told, too: "said the two |had agreed|"; not a report in a report."""
    if is_attitude(frame) or speaker.kind in id_list("parties_told"):
        return False
    reporting = view.reporting(clause)
    nested = reporting is not None and reporting.clause is not None and view.is_reported(reporting.clause)
    return not nested and _is_past(view, frame) and view.opener(clause) not in word_list("as")


def _is_past(view: View, frame: Frame) -> bool:
    """Tell whether a verb, or that on which a participle hangs, says what was done."""
    clause = frame.clause
    while clause is not None and clause.group.form != "finite":
        clause = view.parent(clause)
    group = None if clause is None else clause.group
    return group is not None and group.modality is None and (group.tense == "past" or group.perfect)


def _fillers(frame: Frame) -> tuple[Filler, ...]:
    """What the frame says of who speaks."""
    return tuple(filler for role in frame.roles if role in id_list("speaker_roles") for filler in frame.roles[role])


def is_attitude(frame: Frame) -> bool:
    """Tell whether a verb says what somebody thinks or hopes, whether or not they said so."""
    if frame.noun is not None:
        return frame.id in id_list("attached")
    return not {frame.id, frame.act}.isdisjoint(id_list("attitudes"))

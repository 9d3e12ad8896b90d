"""Which frames of speech a sentence tells as statements, and whose they are."""

from typing import NamedTuple

from dipbrief.frames import Filler, Frame
from dipbrief.statements.clauses import View
from dipbrief.statements.speakers import NOBODY, Speaker, Speakers
from dipbrief.statements.vocabulary import id_list, word_list
from dipbrief.syntax.clauses import Clause


class Told(NamedTuple):
    """A frame of speech, who speaks, and the word that carries it."""

    frame: Frame
    speaker: Speaker
    cue: int


def told_in(view: View, speakers: Speakers, readouts: frozenset[int] = frozenset()) -> tuple[Told, ...]:
    """Return what a sentence says was said, outside quotations; not what somebody in it only reports."""
    found = [(frame, _speaker(view, speakers, frame)) for frame in view.speech if _is_told(view, frame, readouts)]
    told: dict[int, Told] = {}
    for n, (frame, speaker) in enumerate(found):
        own = speaker or _of_the_others(view, frame, found[:n], found[n + 1 :])
        if own is not None:
            told.setdefault(frame.cue, Told(frame, own, view.cue(frame)))
    return tuple(told.values())


_Found = list[tuple[Frame, Speaker | None]]


def _of_the_others(view: View, frame: Frame, before: _Found, behind: _Found) -> Speaker | None:
    """The speaker of the statement before a verb without a subject that goes on with it, or of the one after it.

    "hailed the steps taken, |adding| that", "|Noting| that trade had grown, Lund expressed hope".
    """
    clause = frame.clause
    if clause is None:
        return None
    if view.opens(frame):
        return next((speaker for _, speaker in behind if speaker is not None), None)
    if view.has_own_subject(clause) or view.reporting(clause) is not None or not _is_loose(view, clause):
        return None
    return next((speaker for _, speaker in reversed(before) if speaker is not None), None)


def _is_loose(view: View, clause: Clause) -> bool:
    """Tell whether a participle is set off, or "and" stands before a finite verb."""
    return view.is_coordinated(clause) if view.is_finite(clause) else view.is_set_off(clause)


# --- which frames ------------------------------------------------------------------------------------------------
def _is_told(view: View, frame: Frame, readouts: frozenset[int]) -> bool:
    if frame.standing != "fact" or frame.act is None or _is_quoted(view, frame, readouts):
        return False
    return frame.clause is None or _is_form_of_telling(view, frame, frame.clause)


def _is_quoted(view: View, frame: Frame, readouts: frozenset[int]) -> bool:
    """Tell whether a verb stands in a quotation; not where the quotation goes on the writer's own clause."""
    document = view.document
    quote = document.quoted[frame.cue]
    if quote < 0 or quote in readouts:
        return False
    first = document.quotes[quote][0]
    return not (first == frame.cue > view.first and document.quoted[first - 1] < 0 and document.seps[first] == '"')


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
def _speaker(view: View, speakers: Speakers, frame: Frame) -> Speaker | None:
    """Who says it; ``None`` where that is nobody, or where it is only reported."""
    told = _teller(view, speakers, frame)
    if told is None:
        return None
    fillers = _fillers(told)
    if fillers:
        return None if _is_transcribed(view, fillers, frame) else _with_companions(view, speakers, frame, fillers)
    return None if frame.clause is None else _unsaid(view, speakers, frame.clause)


def _teller(view: View, speakers: Speakers, frame: Frame) -> Frame | None:
    """The frame whose speaker says it: its own, or that of the report it goes on with; ``None`` if it is reported."""
    reporting = None if frame.clause is None else view.reporting(frame.clause)
    if reporting is None or frame.clause is None or view.is_absolute(frame.clause):
        return frame
    if _goes_on(view, frame.clause, reporting):
        return reporting
    apart = view.is_apart(frame, reporting) or _is_of_others(view, speakers, frame, reporting)
    return frame if apart else None


def _unsaid(view: View, speakers: Speakers, clause: Clause) -> Speaker | None:
    """Who speaks where the clause has no subject: the noun right before the verb; of a passive nobody."""
    lost = view.lost_subject(clause)
    if lost is not None:
        return speakers.read([Filler.of(lost)])
    return NOBODY if clause.group.passive else None


def _with_companions(view: View, speakers: Speakers, frame: Frame, fillers: tuple[Filler, ...]) -> Speaker | None:
    """The speaker, with those together with whom it was said."""
    speaker = speakers.read(fillers)
    beside = [] if frame.clause is None else view.companions(frame.clause)
    other = speakers.read(beside) if beside else None
    if speaker is None or other is None or speaker.kind != other.kind:
        return speaker
    return speaker._replace(people=tuple(dict.fromkeys((*speaker.people, *other.people))))


def _fillers(frame: Frame) -> tuple[Filler, ...]:
    """What the frame says of who speaks."""
    return tuple(filler for role in frame.roles if role in id_list("speaker_roles") for filler in frame.roles[role])


def _is_transcribed(view: View, fillers: tuple[Filler, ...], frame: Frame) -> bool:
    """ "Lund: |Thank| you"."""
    return fillers[-1].last <= frame.cue and ":" in view.document.seps[fillers[-1].last]


def _goes_on(view: View, clause: Clause, reporting: Frame) -> bool:
    """Tell whether a clause goes on with the report: "said trade had grown, |adding that|", "|and thanked| him"."""
    if clause.kind in id_list("participles"):
        return view.is_set_off(clause)
    return view.has_tense_of(clause, reporting) and view.is_coordinated(clause) and not view.has_own_subject(clause)


def _is_of_others(view: View, speakers: Speakers, frame: Frame, reporting: Frame) -> bool:
    """Tell whether what is reported was said by others: "said the two |had agreed|", "an aide said Lund |thanked|"."""
    if is_attitude(frame) or not view.is_past(frame):
        return False
    speaker, reporter = speakers.read(_fillers(frame)), speakers.read(_fillers(reporting))
    if speaker is None or speaker.kind in id_list("parties_told"):
        return False
    if reporter is None or reporter.body or not speakers.takes_part(reporter):
        return True
    return speaker.kind != "unnamed" and (speaker.kind, speaker.people) != (reporter.kind, reporter.people)


def is_attitude(frame: Frame) -> bool:
    """Tell whether a verb says what somebody thinks or hopes, whether or not they said so."""
    if frame.noun is not None:
        return frame.id in id_list("attached")
    return not {frame.id, frame.act}.isdisjoint(id_list("attitudes"))

"""Where our own reading of the sentences differs: what is told of a meeting, and who says what."""

from collections.abc import Iterable, Iterator

from dipbrief.checks.found import found, shown
from dipbrief.checks.ground import Ground
from dipbrief.frames import Filler, Frame
from dipbrief.meeting.form import format_of
from dipbrief.meeting.vocabulary import word_list
from dipbrief.models import Finding, Meeting, MeetingReport, Span, Statement
from dipbrief.syntax import classes as c

__all__ = ["ENCOUNTERS", "check_frames", "is_ahead"]

ENCOUNTERS = frozenset(
    ["encounter", "hosting", "talk", "journey", "motion", "attending", "ceremony", "presenting", "summoning", "event"]
)
_SPEAKERS = ("speaker", "who")
_CONTENT = ("content",)
_PARTICLE = 2  # the word behind the verb, and the preposition behind it: "looked forward to"
_NO_BEGINNING = frozenset(
    [c.PREPOSITION, c.OF, c.BY, c.COORDINATOR, c.SUBORDINATOR, c.RELATIVE, c.SUBJECT, c.MODAL, c.TO]
)
_CODE = "read-otherwise"


def check_frames(report: MeetingReport, ground: Ground) -> Iterator[Finding]:
    """Yield a note where the frames of the text say something else than *report*."""
    if report.meeting is not None:
        yield from _evidence(report.meeting, ground)
        yield from _standing(report.meeting, ground)
        yield from _format(report.meeting, ground)
    for n, statement in enumerate(report.statements):
        yield from _statement(f"statements[{n}]", statement, ground)


# --- the meeting ---------------------------------------------------------------------------------------------------


def _evidence(meeting: Meeting, ground: Ground) -> Iterator[Finding]:
    for n, span in enumerate(meeting.evidence):
        if not ground.has(span):
            continue
        words = {word for frame in _encounters(ground.frames_at(span)) for word in ground.carriers(frame)}
        first, _ = ground.words(span)
        if not words:
            yield found(_CODE, f"meeting.evidence[{n}]", f"{shown(span.text)} is read as no meeting", span)
        elif first not in words and ground.tag(first) in _NO_BEGINNING:
            verb = ground.document.span(min(words), max(words) + 1)
            yield found(_CODE, f"meeting.evidence[{n}]", f"{shown(verb.text)} is read, not {shown(span.text)}", span)


def is_ahead(span: Span, ground: Ground) -> bool:
    """Tell whether what stands before *span* in its sentence puts it off: "ahead of talks", "her planned meeting"."""
    one, _ = ground.sentences(span)
    word, _ = ground.words(span)
    before = ground.document.keys[ground.document.sentences[one][0] : word] if one >= 0 else ()
    return not (word_list("scheduled") | word_list("ahead_of")).isdisjoint(before)


def _standing(meeting: Meeting, ground: Ground) -> Iterator[Finding]:
    told = {frame.standing for span in meeting.evidence for frame in _encounters(ground.frames_at(span))}
    ahead = any(is_ahead(span, ground) for span in meeting.evidence)
    if meeting.status == "planned" and told == {"fact"} and not ahead:
        yield found(_CODE, "meeting.status", "its words are read as a fact", meeting.evidence[0])
    if meeting.status == "held" and told and "fact" not in told:
        yield found(_CODE, "meeting.status", "its words are read as something to come", meeting.evidence[0])


def _format(meeting: Meeting, ground: Ground) -> Iterator[Finding]:
    frames = [frame for span in meeting.evidence for frame in _encounters(ground.frames_at(span))]
    told = (format_of(ground.document, frame, range(0)) for frame in frames if frame.format is not None)
    formats = set(filter(None, told))
    if meeting.format is not None and formats and meeting.format not in formats:
        yield found(_CODE, "meeting.format", f"its words are read as {' or '.join(sorted(formats))}")


def _encounters(frames: Iterable[Frame]) -> list[Frame]:
    return [frame for frame in frames if frame.kind in ENCOUNTERS]


# --- statements ----------------------------------------------------------------------------------------------------


def _statement(path: str, statement: Statement, ground: Ground) -> Iterator[Finding]:
    cue = statement.cue
    if not ground.has(cue):
        return
    frames = [frame for frame in ground.frames_at(cue) if frame.act is not None]
    if not frames:
        yield found(_CODE, f"{path}.cue", f"{shown(cue.text)} is read as no verb of saying", cue)
        return
    yield from _over(f"{path}.cue", cue, frames, ground)
    acts = {frame.act for frame in frames if frame.act is not None}
    if statement.act not in acts:
        yield found(_CODE, f"{path}.act", f"{shown(cue.text)} is read as {' or '.join(sorted(acts))}", cue)
    yield from _speaker(
        f"{path}.speaker_text", statement.speaker_text, _fillers(ground.frames_beside(cue), _SPEAKERS), ground
    )
    yield from _content(f"{path}.content", statement.content, _fillers(frames, _CONTENT), ground)


def _over(path: str, span: Span, frames: list[Frame], ground: Ground) -> Iterator[Finding]:
    """A cue with words that are neither its verb, nor the noun that it carries, nor stand between them."""
    first, last = ground.words(span)
    carried = [ground.carriers(frame) for frame in frames]
    if not any(min(words) <= first and last <= max(words) + _PARTICLE for words in carried):
        verb = ground.document.span(min(carried[0]), max(carried[0]) + 1)
        yield found(_CODE, path, f"{shown(verb.text)} is read as the verb, not {shown(span.text)}", span)


def _fillers(frames: Iterable[Frame], roles: tuple[str, ...]) -> list[Filler]:
    return [filler for frame in frames for role in roles for filler in frame.roles.get(role, ())]


def _speaker(path: str, span: Span | None, read: list[Filler], ground: Ground) -> Iterator[Finding]:
    """A subject that is that of no verb of saying in its sentence."""
    if (
        span is not None
        and read
        and ground.has(span)
        and not any(_overlaps(filler, *ground.words(span)) for filler in read)
    ):
        yield found(_CODE, path, f"{_shown(read[0], ground)} is read here, not {shown(span.text)}", span)


def _content(path: str, span: Span | None, read: list[Filler], ground: Ground) -> Iterator[Finding]:
    """A content outside quotations that ends before what is read as said begins."""
    if span is None or not read or not ground.has(span):
        return
    first, last = ground.words(span)
    if last <= min(filler.first for filler in read) and not ground.is_quoted(first):
        yield found(_CODE, path, f"{_shown(read[0], ground)} is read here, not {shown(span.text)}", span)


def _shown(filler: Filler, ground: Ground) -> str:
    return shown(ground.document.span(filler.first, filler.last).text)


def _overlaps(filler: Filler, first: int, last: int) -> bool:
    return filler.first < last and first < filler.last

"""Statements, topics and evidence that cannot be: from the report alone."""

from collections.abc import Iterator
from functools import lru_cache

from dipbrief.checks.found import doubles, found, shown, spans_of
from dipbrief.checks.persons import Cast, in_order, is_reference
from dipbrief.document import fold, read_document
from dipbrief.models import Finding, MeetingReport, Span, Statement
from dipbrief.syntax import english
from dipbrief.syntax.classes import COORDINATOR, DETERMINER
from dipbrief.tables import read_table
from dipbrief.vocabularies import vocabulary

__all__ = ["check_statements"]


def check_statements(report: MeetingReport, cast: Cast) -> Iterator[Finding]:
    """Yield what the statements, the topics and the evidence of *report* cannot be, by the report alone."""
    for n, statement in enumerate(report.statements):
        yield from _statement(f"statements[{n}]", statement, cast)
    yield from doubles([(s.cue.start, s.cue.end, s.content) for s in report.statements], "statements", "statement")
    yield from doubles([(topic.start, topic.end) for topic in report.topics], "topics", "topic")
    if report.meeting is not None:
        evidence = [(span.start, span.end) for span in report.meeting.evidence]
        yield from doubles(evidence, "meeting.evidence", "evidence")
        if not evidence:
            yield found("no-evidence", "meeting.evidence", "no words are given that report the meeting")
    yield from _inside_header(report)
    yield from in_order([topic.start for topic in report.topics], "topics")
    yield from in_order([statement.cue.start for statement in report.statements], "statements")


def _statement(path: str, statement: Statement, cast: Cast) -> Iterator[Finding]:
    yield from doubles(statement.speakers, f"{path}.speakers", "person")
    yield from doubles(statement.addressees, f"{path}.addressees", "person")
    for n, id in enumerate(statement.addressees):
        if id in statement.speakers:
            yield found("speaks-to-self", f"{path}.addressees[{n}]", f"{id} speaks to {id}")
    yield from _speakers(path, statement, cast)
    yield from _act(path, statement)


def _speakers(path: str, statement: Statement, cast: Cast) -> Iterator[Finding]:
    printed = statement.speaker_text
    if printed is None or not statement.speakers:
        return
    around = cast.places.around(printed.start, printed.end)
    owners = {id for start, end, id in around if _tells(start, end, printed, cast)}
    if not owners and not any(person.mentions for _, person in cast.people):
        owners = cast.named(printed.text)
    if owners and owners.isdisjoint(statement.speakers) and not _is_more_than(owners, printed.text):
        message = f"{shown(printed.text)} is {min(owners)}, not {' and '.join(statement.speakers)}"
        yield found("speaker-not-of-words", f"{path}.speakers", message, printed)
    elif not owners and printed.text.islower() and not is_reference(printed.text):
        message = f"{shown(printed.text)} is no word for {' and '.join(statement.speakers)}"
        yield found("speaker-not-of-words", f"{path}.speaker_text", message, printed)


def _tells(start: int, end: int, printed: Span, cast: Cast) -> bool:
    """Tell whether a mention that overlaps a subject says who it is: it holds it, or names somebody in it."""
    before = printed.text[: max(start - printed.start, 0)]
    whole = printed.end <= end and _is_determiner(before.strip().casefold())
    return whole or bool(cast.named(cast.words[start]))


def _is_more_than(owners: set[str], printed: str) -> bool:
    """Tell of "he and Prime Minister Lund", of whom one has a mention there."""
    return len(owners) == 1 and any(COORDINATOR in english().closed.get(key, "") for key in read_document(printed).keys)


def _is_determiner(key: str) -> bool:
    return not key or DETERMINER in english().closed.get(key, "")


# --- the act -----------------------------------------------------------------------------------------------------


def _act(path: str, statement: Statement) -> Iterator[Finding]:
    cue = statement.cue
    if statement.act not in vocabulary("acts"):
        yield found("unknown-act", f"{path}.act", f"there is no act {statement.act!r}")
        return
    acts = _acts_of(cue.text)
    if not acts or (statement.act not in acts and cue.text.count(" ") > 1):
        yield found("cue-not-a-verb", f"{path}.cue", f"{shown(cue.text)} does not say {statement.act!r}", cue)
    elif statement.act not in acts:
        message = f"{shown(cue.text)} is {' or '.join(sorted(acts))}, not {statement.act!r}"
        yield found("act-not-of-cue", f"{path}.act", message, cue)


@lru_cache(1 << 10)
def _acts_of(cue: str) -> frozenset[str]:
    """The acts that the words of a cue can be."""
    keys = read_document(cue).keys
    words = {*keys, *(lemma for key in keys for _, lemma in english().words.lookup(key).lemmas)}
    return frozenset().union(*(_acts_of_words().get(word, ()) for word in words))


@lru_cache(1)
def _acts_of_words() -> dict[str, frozenset[str]]:
    """The acts by the words of what carries them: verbs, nouns, and the verbs that only carry such a noun."""
    found: dict[str, set[str]] = {}
    groups = read_table("verbs")["light"]
    for item in (*read_table("verbs")["frame"], *read_table("nouns")["noun"]):
        light = [verb for name in item.get("light", ()) for verb in (groups[name[1:]] if name[0] == "@" else [name])]
        for act, words in item.get("acts", {}).items():
            for word in " ".join((*words, *light)).split():  # "be ready": either
                found.setdefault(fold(word), set()).add(act)
    return {word: frozenset(acts) for word, acts in found.items()}


# --- what stands in the header -----------------------------------------------------------------------------------


def _inside_header(report: MeetingReport) -> Iterator[Finding]:
    header = report.header
    agency = header.agency
    parts = [("dateline", header.dateline), ("byline", header.byline)]
    places = [(name, span.start, span.end) for name, span in parts if span is not None]
    if agency is not None and agency.start is not None and agency.end is not None:
        places.append(("agency", agency.start, agency.end))
    for path, span in spans_of(report):
        inside = next((name for name, start, end in places if start <= span.start and span.end <= end), None)
        if inside is not None and _is_of_body(path, inside):
            yield found("part-of-header", path, f"{shown(span.text)} stands in the {inside}", span)


def _is_of_body(path: str, part: str) -> bool:
    """Tell whether what stands at *path* is no part of the header; a person can bear a paper's name."""
    mention = ".mentions" in path and part == "dateline"
    return path.startswith(("topics", "statements", "meeting.evidence")) or mention

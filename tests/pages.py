"""What the tests of the page share: the invented dispatches as pages, and reports that somebody hostile might make."""

import datetime as dt
from collections.abc import Sequence

from material import NAMES as NAMES
from material import report_of, text_of

from dipbrief import (
    Agency,
    Dateline,
    Header,
    Issue,
    Meeting,
    MeetingReport,
    Participant,
    Party,
    Rank,
    Role,
    Span,
    Statement,
    Topic,
    parse,
)

HOSTILE = (
    "<script>alert('x')</script> & \"Minister\" O'Lund &amp; &#13; &lt;b&gt; said <img src=x onerror=alert(1)>\n"
    '</div></main><a href="javascript:alert(2)">met</a>\r\nlone\rreturns, ]]> --> <!-- and {$title} ${text} '
    "</style><style>*{display:none}</textarea></title><svg/onload=alert(3)>"
)


def dispatch(name: str) -> tuple[str, MeetingReport]:
    """The text of an invented dispatch and its report."""
    return text_of(name), report_of(name)


def everywhere(text: str, spans: Sequence[tuple[int, int]], words: str = "x") -> MeetingReport:
    """A report that quotes *text* at *spans* in each of its parts, and says *words* where it may say anything."""
    quoted = [Span(text=text[start:end], start=start, end=end) for start, end in spans]
    people = [_person(n, span, quoted, words) for n, span in enumerate(quoted, 1)]
    unplaced = [(10**9, 3), (0, 10**9)]
    return MeetingReport(
        header=_header(quoted[0] if quoted else None, words),
        meeting=_meeting(quoted[0] if quoted else None, quoted, words),
        participants=tuple(people),
        topics=tuple(Topic(text=s.text, start=s.start, end=s.end, labels=("arms", "trade")) for s in quoted),
        statements=tuple(_statement(span, people) for span in quoted),
        labels=("arms", "trade"),
        issues=tuple(Issue(code="odd", message=words, start=start, end=end) for start, end in [*spans, *unplaced]),
    )


def _header(span: Span | None, words: str) -> Header:
    if span is None:
        return Header(title=words, agency=Agency(name=words))
    text, start, end = span.text, span.start, span.end
    date = dt.date(2025, 3, 3)
    return Header(
        title=words,
        published=dt.date(2025, 3, 4),
        byline=span,
        dateline=Dateline(text=text, start=start, end=end, city=words, country="XK", date=date, year_source="text"),
        agency=Agency(name=words, mark=text, start=start, end=end),
    )


def _meeting(span: Span | None, evidence: Sequence[Span], words: str) -> Meeting:
    return Meeting(
        status="held",
        format="video",
        date=dt.date(2025, 3, 1),
        end_date=dt.date(2025, 3, 2),
        date_text=span,
        venue=span,
        city=words,
        country="NO",
        place_text=span,
        occasion=span,
        evidence=tuple(evidence),
    )


def _person(number: int, span: Span, mentions: Sequence[Span], words: str) -> Participant:
    party = Party(code="EU", name=words, kind="organization")
    return Participant(
        id=f"p{number}",
        name=words,
        rank=Rank(title=span.text, start=span.start, end=span.end, system="military", code="OF-8"),
        roles=(
            Role(title=span.text, start=span.start, end=span.end, office="head", status="acting"),
            Role(title=words),
        ),
        party=party,
        accredited_to=(party, Party(code="NO", name=words, kind="country")),
        mentions=tuple(mentions),
    )


def _statement(span: Span, people: Sequence[Participant]) -> Statement:
    ids = tuple(person.id for person in people)
    return Statement(
        speakers=ids[:1], speaker_text=span, cue=span, act="say", content=span, addressees=ids, labels=("arms",)
    )


def hostile() -> tuple[str, MeetingReport]:
    """A text full of markup, and a report that quotes it and says as much again wherever it is free to."""
    spans = [(start, start + length) for start in range(0, len(HOSTILE) - 60, 29) for length in (9, 50)]
    return HOSTILE, everywhere(HOSTILE, spans, HOSTILE)


def page_of(name: str) -> str:
    """The page of an invented dispatch."""
    text, report = dispatch(name)
    return report.to_html(text)


def long_word() -> str:
    """The page of a dispatch with a word of 500 letters in the text, in a name and in the title."""
    word = "n" * 500
    text = f"OSLO, March 3 (Reuters) - Defence Minister Kari {word.title()} met Paul Reed. They discussed {word}."
    return parse(text, title=word).to_html(text)

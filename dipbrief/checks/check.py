"""``check``: all that speaks against a report."""

import datetime as dt
from collections.abc import Iterator

from dipbrief.advice import advice_on_report, advice_on_text
from dipbrief.checks.compare import compare
from dipbrief.checks.dates import check_dates
from dipbrief.checks.found import found, shown
from dipbrief.checks.frames import check_frames
from dipbrief.checks.ground import Ground
from dipbrief.checks.persons import Cast, check_persons, squeezed
from dipbrief.checks.places import find_misplaced
from dipbrief.checks.reading import check_reading
from dipbrief.checks.statements import check_statements
from dipbrief.checks.support import check_support
from dipbrief.checks.values import check_values
from dipbrief.checks.words import check_words
from dipbrief.models import Finding, MeetingReport
from dipbrief.surrogates import without_surrogates

__all__ = ["check", "findings"]


def check(
    report: MeetingReport,
    text: str,
    *,
    title: str | None = None,
    published: dt.date | None = None,
    against: MeetingReport | None = None,
) -> tuple[Finding, ...]:
    """Tell what speaks against *report*, whoever made it (a person, another program, a language model).

    Looked at are the report alone (ids that no vocabulary has, values that contradict each other), the report beside
    *text* (words that do not stand where it says or nowhere, values that no words carry), *title* and *published*,
    where they are given, and *against*, another reading of the text, such as ``dipbrief.parse(text)``
    (``dipbrief.compare``). Each :class:`Finding` has a code (``dipbrief.vocabulary("findings")`` has them all), the
    path of the value it is about, and a severity: "error" when the text or the report contradicts the value, "warning"
    when nothing in the text supports it, "note" when another reading differs. ``()`` when nothing was found, which is
    no proof. Never raises on a mismatch.

    Raises ``TypeError`` when an argument is of another type.

    >>> from dipbrief.models import Header, Participant, Party, Topic
    >>> text = "OSLO (Reuters) - Kari Lund of Norway discussed arms, trade and more with Paul Reed."
    >>> report = MeetingReport(
    ...     header=Header(),
    ...     participants=(
    ...         Participant(id="p1", name="Kari Lund", party=Party(code="SE", name="Sweden", kind="country")),
    ...         Participant(id="p2", name="Paul T. Reed"),
    ...     ),
    ...     topics=(Topic(text="arms sales", start=47, end=57),),
    ... )
    >>> for finding in check(report, text):
    ...     print(finding.severity, finding.code, "|", finding.message)
    error not-at-place | topics[0]: the text reads 'arms, trad' here, not 'arms sales'
    error not-in-text | participants[1].name: the name 'Paul T. Reed' is not in the text
    warning unsupported | participants[0].party.code: no words mean Sweden
    """
    _check_types(report, text, title, published, against)
    given = None if title is None else without_surrogates(title)
    ground = Ground(without_surrogates(text), given or report.header.title, given)
    own = findings(report, ground, published)
    return own if against is None else (*own, *compare(report, against))


def findings(report: MeetingReport, ground: Ground, published: dt.date | None) -> tuple[Finding, ...]:
    """Return what the report alone, and *ground*, speak against."""
    return (*_alone(report), *_beside(report, ground, published))


def _check_types(report: object, text: object, title: object, published: object, against: object) -> None:
    for name, value in (("report", report), ("against", against)):
        if not isinstance(value, MeetingReport) and (name == "report" or value is not None):
            raise TypeError(f"{name} must be a MeetingReport, not {type(value).__name__}{advice_on_report(value)}")
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}{advice_on_text(text)}")
    if title is not None and not isinstance(title, str):
        raise TypeError(f"title must be a str or None, not {type(title).__name__}")
    if published is not None and not isinstance(published, dt.date):
        raise TypeError(f"published must be a datetime.date or None, not {type(published).__name__}")


def _alone(report: MeetingReport) -> Iterator[Finding]:
    cast = Cast(report)
    yield from check_persons(report, cast)
    yield from check_values(report)
    yield from check_dates(report)
    yield from check_statements(report, cast)


def _beside(report: MeetingReport, ground: Ground, published: dt.date | None) -> Iterator[Finding]:
    yield from find_misplaced(report, ground.text)
    yield from _given(report, ground, published)
    yield from check_words(report, ground)
    yield from check_support(report, ground, published)
    yield from check_reading(report, ground)
    yield from check_frames(report, ground)
    yield from _issues(report, ground.text)


def _given(report: MeetingReport, ground: Ground, published: dt.date | None) -> Iterator[Finding]:
    """What the report says of the title and the day of publication, where they were given."""
    own, given = report.header.title, ground.given
    if own is not None and given is not None and not _is_title(own, given, ground.text):
        yield found("other-title", "header.title", f"the title is {shown(given)}, not {shown(own)}")
    if isinstance(published, dt.datetime):
        published = published.date()
    day = report.header.published
    if published is not None and day is not None and day != published:
        yield found("other-published", "header.published", f"published on {published}, not on {day}")


def _is_title(own: str, given: str, text: str) -> bool:
    title = squeezed(own).casefold()
    return title == squeezed(given).casefold() or title in squeezed(text[: len(own) + _HEAD]).casefold()


_HEAD = 2000  # characters, within which a text prints its title


def _issues(report: MeetingReport, text: str) -> Iterator[Finding]:
    for n, issue in enumerate(report.issues):
        start, end = issue.start, issue.end
        if (start is None) != (end is None) or (
            start is not None and end is not None and not start <= end <= len(text)
        ):
            yield found("issue-without-place", f"issues[{n}]", f"no place in the text lies from {start} to {end}")

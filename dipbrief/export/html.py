"""A report as a page beside its text, or as a card alone: HTML that needs no script, no network and no font."""

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from string import Template

from dipbrief.export.card import Card, date_of
from dipbrief.export.given import check_given, check_text
from dipbrief.export.marks import Mark, Segment, cut, find_marks
from dipbrief.export.markup import Markup, element, escape, join
from dipbrief.models import MeetingReport

__all__ = ["Page", "to_card", "to_html"]

_KEY = {
    "person": "person",
    "office": "rank, office",
    "place": "place",
    "date": "date",
    "source": "agency, author",
    "cue": "cue",
    "topic": "topic",
    "said": "statement",
    "occasion": "occasion",
}


class Page(str):
    """A page as a string, which notebooks show in a frame of its own, so that neither changes the look of the other."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        base = ("base-uri 'none'", "base-uri about:"), ("<head>", '<head><base href="about:srcdoc">')
        page = str(self)
        for old, new in base:  # or links within the page would lead to the notebook
            page = page.replace(old, new, 1)
        frame = "width: 100%; height: 34rem; border: 1px solid #8884; border-radius: 4px"
        return element("iframe", srcdoc=page, style=frame, title="Dispatch and report", sandbox="")


def to_html(report: MeetingReport, text: str) -> Page:
    """Return a page, complete in itself, that shows *text* with what was read marked in it, and a card beside.

    *text* is the string that the report was read from. Everything in it and in the report is escaped; the page
    needs no script and no network. Control characters, which HTML cannot hold, are shown as their pictures (␀).
    The page is a string that a notebook shows in a frame.
    Raises ``TypeError`` when *text* is not a string, ``ValueError`` when the report does not belong to it.

    >>> from dipbrief import Header, Topic
    >>> report = MeetingReport(header=Header(), topics=(Topic(text="trade", start=8, end=13),))
    >>> page = to_html(report, "Discuss trade & more")
    >>> '<a href="#topic-1" class="topic topic-1" title="topic: no label">trade</a> &amp; more' in page
    True
    """
    check_given(report)
    text = check_text(report, text)
    marks = [mark for mark in find_marks(report) if mark.end <= len(text)]
    style = _fragment("card.css") + _fragment("page.css") + _lights(marks)
    page = Template(_fragment("page.html")).substitute(
        digest=base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        style=style,
        title=escape(_title(report)),
        source=_source(report),
        key=_key(marks),
        text=_marked(text, marks),
        card=Card(report, marks, linked=True).render(),
        version=escape(report.schema_version),
    )
    return Page(page)


def to_card(report: MeetingReport) -> str:
    """Return the card of *report* alone, to stand in a notebook or another page: no text, but the words it quotes.

    >>> from dipbrief import Header
    >>> "Nothing was read from this text." in to_card(MeetingReport(header=Header()))
    True
    """
    check_given(report)
    style = Markup(f"<style>{_fragment('card.css')}</style>")
    card = Card(report, find_marks(report), linked=False).render()
    return element("div", style, card or escape("Nothing was read from this text."), class_="dipbrief dipbrief-alone")


@cache
def _fragment(name: str) -> str:
    return (files("dipbrief.export") / name).read_text(encoding="utf-8")


def _title(report: MeetingReport) -> str:
    line = report.header.dateline
    return report.header.title or (f"Dispatch from {line.city}" if line and line.city else "Dispatch")


def _source(report: MeetingReport) -> Markup:
    header = report.header
    day = header.published or (header.dateline.date if header.dateline else None)
    return join(header.agency.name if header.agency else "Dispatch", date_of(day), by=" · ")


def _key(marks: Iterable[Mark]) -> Markup:
    kinds = {mark.kind for mark in marks}
    shown = [element("li", element("span", name, class_=kind)) for kind, name in _KEY.items() if kind in kinds]
    return element("ul", *shown, class_="key", aria_label="Marks in the text") if shown else Markup()


# --- the text and its marks ------------------------------------------------------------------------------------


def _marked(text: str, marks: Sequence[Mark]) -> Markup:
    told: set[str] = set()
    return join(*(piece for segment in cut(marks, len(text)) for piece in _segment(text, segment, told)))


def _segment(text: str, segment: Segment, told: set[str]) -> Iterator[Markup]:
    """The anchors of the marks that begin here, then the words, as a link to the value of the innermost mark.

    *told* gathers the marks that have had a link: a mark is one stop for the keyboard, whatever it is cut into.
    """
    words = _words(text, segment)
    if not segment.marks:
        yield words
        return
    yield from (element("span", id=f"at-{mark.name}") for mark in segment.opening)
    innermost = segment.marks[0]
    stop = not innermost.quiet and innermost.name not in told
    told.add(innermost.name)
    yield element(
        "a",
        words,
        href=f"#{innermost.value}",
        class_=" ".join(_classes(segment)),
        title="; ".join(dict.fromkeys(mark.note for mark in segment.marks)),
        tabindex=None if stop else "-1",
    )


def _classes(segment: Segment) -> dict[str, None]:
    """What it is, where a statement begins and ends, and the values that light up with it."""
    said = [mark for mark in segment.marks if mark.kind == "said"]
    opens = ["opens"] if any(mark.start == segment.start for mark in said) else []
    closes = ["closes"] if any(mark.end == segment.end for mark in said) else []
    lit = [name for mark in segment.marks for name in (mark.value, mark.name)]
    return dict.fromkeys([*(mark.kind for mark in segment.marks), *opens, *closes, *lit])


def _words(text: str, segment: Segment) -> Markup:
    """The words as they stand; where a carriage return alone ends a line, HTML needs to be told."""
    lone = r"&#13;(?!\n|\Z)" if text[segment.end : segment.end + 1] == "\n" else r"&#13;(?!\n)"
    return Markup(re.sub(lone, "&#13;<br>", escape(text[segment.start : segment.end])))


# --- what lights up together -----------------------------------------------------------------------------------


def _lights(marks: Iterable[Mark]) -> str:
    """The rules by which a value and its marks light up when one of them is pointed at, focused or jumped to.

    Browsers without ``:has()`` ignore the first rule and keep the second, for a value that was followed into the text.
    """
    values = dict.fromkeys(name for mark in marks for name in (mark.value, mark.name))
    if not values:
        return ""
    pointed = ",\n".join(
        f".dipbrief:has(.{name}:is(:hover,:focus-visible),#{name}:target,#at-{name}:target) .{name}" for name in values
    )
    followed = ",\n".join(f"#at-{mark.name}:target ~ .{mark.name}" for mark in marks)
    light = _fragment("light.css")
    return f"{pointed} {light}{followed} {light}"

"""The page and the card, as text: well formed, complete, and nothing in them but what was read."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import HOSTILE, NAMES, dispatch, everywhere, hostile, page_of

import dipbrief
from dipbrief import Header, Issue, MeetingReport, Participant, Role, Span, Statement, Topic, parse
from dipbrief.export.marks import cut, find_marks
from dipbrief.export.markup import element, escape, join, printable

VOID = {"meta", "link", "br"}
TEXT = """OSLO, March 3 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed of the United States
on Monday. They discussed joint exercises and arms exports. She thanked Reed for his visit. "Arms & men," he said."""


class Page(HTMLParser):
    """A page as a parser sees it; refuses a tag that is not closed, or closed twice."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: dict[str, list[str]] = {"text": [], "aside": [], "title": [], "style": [], "script": [], "card": []}
        self._open: list[tuple[str, str]] = []
        self.feed(source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"an attribute twice: {attrs}"
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self._open.append((tag, attributes.get("class", "")))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for tag, classes in self._open:
            for name in {tag, *classes.split()} & self.words.keys():
                self.words[name].append(data)

    def said(self, name: str) -> str:
        return "".join(self.words[name])

    def values(self, attribute: str, tag: str | None = None) -> list[str]:
        return [
            attributes[attribute] for name, attributes in self.tags if attribute in attributes and tag in (None, name)
        ]

    def links(self, words: str = "") -> list[dict[str, str]]:
        return [
            attributes for tag, attributes in self.tags if tag == "a" and words in attributes.get("class", "").split()
        ]


def check_soundness(source: str) -> Page:
    """Whatever the report: well formed, each id once, each link to an id of the page, no script."""
    page = Page(source)
    twice = [id for id, n in Counter(page.values("id")).items() if n > 1]
    assert twice == []
    ids = set(page.values("id"))
    assert [link for link in page.values("href", "a") if not link.startswith("#") or link[1:] not in ids] == []
    assert [at for at in page.values("aria-labelledby") if at not in ids] == []
    assert {tag for tag, _ in page.tags} <= ALLOWED
    assert {name for _, attributes in page.tags for name in attributes} <= ATTRIBUTES
    return page


ALLOWED = {
    *("html", "head", "meta", "link", "title", "style", "body", "nav", "header", "main", "aside", "section", "footer"),
    *("h1", "h2", "h3", "p", "div", "span", "a", "ul", "li", "dl", "dt", "dd", "strong", "time", "br"),
}
ATTRIBUTES = {
    *(
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "rel",
        "href",
        "id",
        "class",
        "title",
        "tabindex",
        "datetime",
    ),
    *("aria-label", "aria-labelledby", "aria-hidden"),
}


# --- every invented dispatch ---------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_page_of_a_dispatch(name: str) -> None:
    text, report = dispatch(name)
    page = check_soundness(report.to_html(text))
    assert page.said("text") == text
    card = page.said("aside")
    for person in (*report.participants, *report.mentioned):
        assert person.name in card
        assert f"{len(person.mentions)} mention" in card
    assert [issue.message for issue in report.issues if issue.message not in card] == []
    assert [topic.text for topic in report.topics if topic.text not in card] == []
    assert [label for label in report.labels if label.replace("-", " ") not in card] == []


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_each_quotation_is_marked_where_it_stands(name: str) -> None:
    text, report = dispatch(name)
    source = report.to_html(text)
    for mark in find_marks(report):
        pieces = re.findall(
            rf'<a [^>]*class="(?:[^"]* )?{mark.name}(?: [^"]*)?"[^>]*>([^<]*)</a>', source.split("<aside")[0]
        )
        assert "".join(pieces) == escape(text[mark.start : mark.end])


# --- the card ------------------------------------------------------------------------------------------------------


def test_card_beside_a_text() -> None:
    card = Page(parse(TEXT, title="Talks").to_html(TEXT)).said("aside")
    for words in (
        *(
            "Reuters",
            "Oslo, Norway",
            "held",
            "Kari Lund",
            "Defence Minister",
            "Paul Reed",
            "Admiral",
            "OF-9",
            "2 mentions",
        ),
        *(
            "🇳🇴",
            "🇺🇸 United States",
            "joint exercises",
            "military exercises",
            "thank",
            "to Paul Reed",
            "Reed for his visit",
        ),
    ):
        assert words in card


def test_value_and_mark_lead_to_each_other() -> None:
    page = Page(parse(TEXT).to_html(TEXT))
    [value] = [link for link in page.links("value") if link["id"] == "statement-1"]
    assert value["href"] == "#at-statement-1-content"
    assert "at-statement-1-content" in page.values("id", "span")
    assert "#statement-1" in [link["href"] for link in page.links("said")]


def test_mark_is_one_stop_for_the_keyboard() -> None:
    """A mention that its rank and office cut into pieces is passed once."""
    page = Page(parse(TEXT).to_html(TEXT))
    pieces = [
        link
        for link in page.links("person-1-mention-1")
        if link["href"] == "#person-1" and "number" not in link["class"]
    ]
    assert len(pieces) == 2
    assert [piece.get("tabindex") for piece in pieces] == [None, "-1"]


def test_topic_with_two_labels_stands_under_each() -> None:
    text = "arms trade"
    report = MeetingReport(header=Header(), topics=(Topic(text=text, start=0, end=10, labels=("arms", "trade")),))
    page = check_soundness(report.to_html(text))
    assert page.said("aside").count(text) == 2


def test_statement_of_nobody_named() -> None:
    text = "It was noted. The sides agreed on that."
    noted = Statement(cue=Span(text="noted", start=7, end=12), act="note")
    sides = Span(text="The sides", start=14, end=23)
    agreed = Statement(speaker_text=sides, cue=Span(text="agreed", start=24, end=30), act="agree")
    page = check_soundness(MeetingReport(header=Header(), statements=(noted, agreed)).to_html(text))
    assert "unnamed" in page.said("aside")
    assert "The sides" in page.said("aside")
    assert [link["href"] for link in page.links("speaker")] == ["#statement-2"]


def test_value_that_stands_in_the_title_only() -> None:
    role = Role(title="Minister")
    report = MeetingReport(
        header=Header(title="Ann Lee"), participants=(Participant(id="p1", name="Ann Lee", roles=(role,)),)
    )
    page = check_soundness(report.to_html("Nothing"))
    assert "Minister" in page.said("aside")
    assert page.links("value") == []


@pytest.mark.parametrize("text", ["", "\n", "\n\nTwo lines before", "no report", "\t tab  and  spaces \n\n"])
def test_empty_report(text: str) -> None:
    page = check_soundness(MeetingReport(header=Header()).to_html(text))
    assert page.said("text") == text
    assert page.said("title") == "Dispatch"


def test_state_that_the_tables_do_not_name() -> None:
    text = "Here"
    for code, name in (("AQ", "Antarctica"), ("XK", "Kosovo")):
        header = {"dateline": {"text": text, "start": 0, "end": 4, "country": code}}
        report = MeetingReport.model_validate({"header": header})
        assert name in Page(report.to_html(text)).said("aside")


# --- marks over each other -----------------------------------------------------------------------------------------


def test_marks_that_overlap_share_a_segment() -> None:
    text = "one two three"
    report = MeetingReport(
        header=Header(), topics=(Topic(text="one two", start=0, end=7), Topic(text="two three", start=4, end=13))
    )
    page = report.to_html(text)
    assert [
        (words, re.findall(r"topic-\d", classes))
        for classes, words in re.findall(r'<a [^>]*class="topic ([^"]*)"[^>]*>([^<]*)</a>', page)
    ] == [("one ", ["topic-1"]), ("two", ["topic-1", "topic-2"]), (" three", ["topic-2"])]


def test_depth_of_marks_is_bounded() -> None:
    """Nested marks by the thousand do not make a page that grows with their square."""
    text = "x" * 2000
    topics = tuple(Topic(text=text[n : 2000 - n], start=n, end=2000 - n) for n in range(900))
    page = check_soundness(MeetingReport(header=Header(), topics=topics).to_html(text))
    assert page.said("text") == text
    assert max(len(link["class"].split()) for link in page.links("topic")) <= 40


spans = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=5)


@given(st.text(min_size=1, max_size=60), spans)
def test_any_text_under_any_marks(text: str, places: list[tuple[int, int]]) -> None:
    quoted = [(start, min(start + length, len(text))) for start, length in places if start < len(text)]
    report = everywhere(text, quoted, text)
    segments = list(cut([mark for mark in find_marks(report) if mark.end <= len(text)], len(text)))
    assert [(a.end, a.start < a.end) for a, _ in pairwise(segments)] == [(b.start, True) for _, b in pairwise(segments)]
    page = check_soundness(report.to_html(text))
    assert page.said("text") == printable(text)


@given(st.text())
def test_any_text_as_it_is_parsed(text: str) -> None:
    page = check_soundness(parse(text).to_html(text))
    assert page.said("text") == printable(text)


# --- nothing gets out ----------------------------------------------------------------------------------------------


def test_hostile_report_is_only_words() -> None:
    text, report = hostile()
    page = check_soundness(report.to_html(text))
    assert page.said("text") == text
    assert page.said("title") == HOSTILE
    assert page.said("script") == ""
    assert [tag for tag, _ in page.tags].count("style") == 1


def test_hostile_report_in_a_notebook() -> None:
    _, report = hostile()
    page = Page(report._repr_html_())
    assert {tag for tag, _ in page.tags} <= {
        "div",
        "style",
        "p",
        "dl",
        "dt",
        "dd",
        "ul",
        "li",
        "span",
        "strong",
        "time",
        "q",
        "br",
    }
    assert page.values("id") == []


def test_names_of_places_in_the_template_stay_words() -> None:
    text = "$style ${card} $$"
    assert Page(MeetingReport(header=Header(title="$text")).to_html(text)).said("text") == text


@pytest.mark.parametrize(
    ("character", "shown"),
    [
        ("\0", "␀"),
        ("\x0c", "␌"),
        ("\x1b", "␛"),
        ("\x7f", "␡"),
        ("\x85", "\ufffd"),
        ("\ufffe", "\ufffd"),
        ("\U0010ffff", "\ufffd"),
        ("\ud800", "\ufffd"),
        ("\t", "\t"),
        ("\n", "\n"),
        ("\r", "\r"),
        ("\u2028", "\u2028"),
        ("\u202e", "\u202e"),
        ("\xa0", "\xa0"),
    ],
)
def test_characters_that_html_cannot_hold(character: str, shown: str) -> None:
    text = f"a{character}b"
    assert Page(MeetingReport(header=Header()).to_html(text)).said("text") == f"a{shown}b"


@given(st.text())
def test_printable_changes_nothing_else(text: str) -> None:
    shown = printable(text)
    assert len(shown) == len(text)
    assert all(a == b or not a.isprintable() for a, b in zip(text, shown, strict=True))


@pytest.mark.parametrize(
    ("text", "breaks"), [("a\rb", 1), ("a\r\nb", 0), ("a\r\rb", 2), ("a\r", 1), ("\r\n\r\n", 0), ("a\n\rb", 1)]
)
def test_lone_carriage_return_breaks_the_line(text: str, breaks: int) -> None:
    for quoted in [(0, 1), (0, 2), (1, 2)]:
        if quoted[1] <= len(text):
            start, end = quoted
            report = MeetingReport(header=Header(), topics=(Topic(text=text[start:end], start=start, end=end),))
            source = report.to_html(text)
            assert Page(source).said("text") == text
            assert source.split("<aside")[0].count("<br>") == breaks


def test_elements_escape_what_they_hold() -> None:
    assert element("p", "<b>", join("&", element("i", "'"), by=", "), title='"') == (
        '<p title="&quot;">&lt;b&gt;&amp;, <i>&#x27;</i></p>'
    )


# --- the page as a file --------------------------------------------------------------------------------------------


def test_page_needs_nothing_from_outside() -> None:
    source = page_of("trend/1")
    page = Page(source)
    assert page.values("src") == []
    assert [href for href in page.values("href") if not href.startswith("#")] == ["data:,"]
    assert re.findall(r"url\(|@import|@font-face|https?:", source) == []


def test_policy_allows_the_style_of_the_page_and_nothing_else() -> None:
    page = Page(page_of("trend/1"))
    digest = base64.b64encode(hashlib.sha256(page.said("style").encode()).digest()).decode()
    [policy] = [value for value in page.values("content") if "default-src" in value]
    assert (
        policy == f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )


def test_same_report_gives_the_same_bytes() -> None:
    script = (
        f"import sys, dipbrief; t = {TEXT!r}; r = dipbrief.parse(t); sys.stdout.buffer.write(r.to_html(t).encode())"
    )
    seeds = [
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert seeds[0] == seeds[1] == parse(TEXT).to_html(TEXT).encode()


def test_landmarks_and_headings() -> None:
    page = Page(page_of("trend/1"))
    tags = [tag for tag, _ in page.tags]
    assert [tags.count(tag) for tag in ("nav", "header", "main", "aside", "footer", "h1")] == [1, 1, 1, 1, 1, 1]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise([0, *levels]))
    assert page.tags[0] == ("html", {"lang": "en"})
    assert page.values("href", "a")[:2] == ["#dispatch", "#report"]


# --- notebooks -----------------------------------------------------------------------------------------------------


def test_notebook_card_quotes_its_evidence() -> None:
    source = parse(TEXT)._repr_html_()
    page = Page(source)
    assert page.values("id") == []
    assert page.values("href") == []
    for words in (
        "<q>OSLO, March 3</q>",
        "<q>met</q>",
        "<q>Reed for his visit</q>",
        "<q>She</q>",
        "<q>joint exercises</q>",
    ):
        assert words in source


def test_notebook_card_of_an_empty_report() -> None:
    assert "Nothing was read from this text." in MeetingReport(header=Header())._repr_html_()


def test_values_stand_apart_where_a_notebook_takes_the_styles_away() -> None:
    said = re.sub(
        "<[^>]*>", "", parse("Norwegian Deputy Defence Minister Kari Lund met Admiral Paul Reed.")._repr_html_()
    )
    assert "Deputy Defence Minister · deputy defence minister" in said


def test_a_page_shows_itself_in_a_frame() -> None:
    report = parse(TEXT)
    page = report.show(TEXT)
    assert page == report.to_html(TEXT)
    frame = page._repr_html_()  # type: ignore[attr-defined]
    assert frame.startswith("<iframe srcdoc=")
    assert unescape(frame.partition('"')[2].partition('"')[0]).partition("<body")[2] == page.partition("<body")[2]


def test_a_result_shows_its_page_or_its_error() -> None:
    good, bad = dipbrief.parse_many([TEXT, {"id": "<r>"}])
    assert good._repr_html_() == dipbrief.to_html(parse(TEXT), TEXT)._repr_html_()
    assert bad._repr_html_().startswith("<p><strong>&lt;r&gt;</strong>: ValueError: no text in it")


# --- misuse --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [None, b"BAKU", 3])
def test_text_of_another_type(text: object) -> None:
    with pytest.raises(TypeError, match="text must be a str, not"):
        MeetingReport(header=Header()).to_html(text)  # type: ignore[arg-type]


def test_report_of_another_text() -> None:
    report = MeetingReport(header=Header(), topics=(Topic(text="trade", start=0, end=5),))
    with pytest.raises(
        ValueError, match=r"does not belong to this text .*topics\[0\]: the text reads 'Arms ' here, not 'trade'"
    ):
        report.to_html("Arms and trade")


def test_issue_without_a_usable_place() -> None:
    issues = tuple(
        Issue(code="odd", message="m", start=start, end=end) for start, end in [(3, 1), (0, 99), (2, 2), (None, None)]
    )
    page = check_soundness(MeetingReport(header=Header(), issues=issues).to_html("abcdef"))
    assert page.links("value") == []
    assert page.said("aside").count("odd m") == 4


def test_page_and_card_are_functions_and_what_a_report_shows_of_itself() -> None:
    report = parse(TEXT)
    assert dipbrief.to_html(report, TEXT) == report.to_html(TEXT)
    assert dipbrief.to_card(report) == report._repr_html_()


@pytest.mark.parametrize("write", [dipbrief.to_card, lambda report: dipbrief.to_html(report, TEXT)])
def test_what_is_no_report_is_refused(write: Callable[[Any], str]) -> None:
    with pytest.raises(TypeError, match="report must be a MeetingReport, not str; parse it first"):
        write(TEXT)

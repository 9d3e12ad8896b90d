"""Dispatches out of mappings as feeds, crawlers and pages give them; markup turned into text.

``articles/oslo-talks.html`` is an invented page. trafilatura reads it in the test. newspaper4k 0.9.6 read it once and
``articles/oslo-talks.newspaper4k-0.9.6.json`` is what ``article.to_json()`` gave: pip 23 cannot install both together.
"""

import datetime as dt
import json
import re
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import mistakes
from pydantic import ValidationError

import dipbrief
from dipbrief.dispatch import Dispatch, identify
from dipbrief.markup import read_markup

PAGES = Path(__file__).parent / "articles"
PAGE = (PAGES / "oslo-talks.html").read_text(encoding="utf-8")
ADDRESS = "https://wire.example/2025/03/04/oslo-talks"
HEADLINE = "Norwegian, Georgian defence ministers hold talks in Oslo"
LEDE = (
    "OSLO, March 4 (Reuters) - Norwegian Defence Minister Kari Lund met her Georgian counterpart, Nino Kvirikadze, in "
    "Oslo on Tuesday."
)
SECOND = "The ministers discussed joint exercises in the Arctic and cyber defence."
MARCH_4 = dt.date(2025, 3, 4)


def whom(dispatch: Dispatch) -> list[str]:
    report = dipbrief.parse(dispatch.text, title=dispatch.title, published=dispatch.published)
    assert mistakes(report, dispatch.text) == []
    return [person.name for person in report.participants]


# --- what other programs give, over a page of ours -------------------------------------------------------------


def extracted(**options: Any) -> dict[str, Any]:
    trafilatura = pytest.importorskip("trafilatura")
    found = trafilatura.extract(PAGE, output_format="json", **options)
    assert isinstance(found, str)
    read: dict[str, Any] = json.loads(found)
    return read


def test_reads_the_json_of_trafilatura() -> None:
    found = extracted(with_metadata=True, url=ADDRESS)
    dispatch = Dispatch.from_mapping(found)
    assert dispatch == Dispatch(
        text=found["text"], title=HEADLINE, published=MARCH_4, id=found["fingerprint"], url=ADDRESS
    )
    assert LEDE in dispatch.text
    assert "All rights reserved" not in dispatch.text
    assert whom(dispatch) == ["Kari Lund", "Nino Kvirikadze"]


def test_reads_the_json_of_trafilatura_without_metadata() -> None:
    dispatch = Dispatch.from_mapping(extracted(with_metadata=False))
    assert LEDE in dispatch.text
    assert (dispatch.title, dispatch.published, dispatch.id, dispatch.url) == (None, None, None, None)


def test_takes_the_raw_text_of_trafilatura_when_there_is_no_other() -> None:
    found = extracted(with_metadata=True) | {"text": None}
    assert Dispatch.from_mapping(found).text == found["raw_text"]


def test_reads_the_document_of_trafilatura() -> None:
    trafilatura = pytest.importorskip("trafilatura")
    document = trafilatura.bare_extraction(PAGE, url=ADDRESS, with_metadata=True)
    dispatch = Dispatch.from_mapping(document.as_dict())
    assert (dispatch.title, dispatch.published, dispatch.url) == (HEADLINE, MARCH_4, ADDRESS)


def test_reads_the_json_of_newspaper4k() -> None:
    found = json.loads((PAGES / "oslo-talks.newspaper4k-0.9.6.json").read_text(encoding="utf-8"))
    dispatch = Dispatch.from_mapping(found)
    assert dispatch == Dispatch(text=found["text"], title=HEADLINE, published=MARCH_4, url=ADDRESS)
    assert whom(dispatch) == ["Kari Lund", "Nino Kvirikadze"]


def test_reads_the_json_ld_of_a_page() -> None:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', PAGE, re.DOTALL)
    dispatch = Dispatch.from_mapping(json.loads(blocks[0]))
    assert dispatch == Dispatch(
        text=f"{LEDE}\n\n{SECOND}", title=HEADLINE, published=MARCH_4, id="nw-20250304-117", url=ADDRESS
    )
    assert whom(dispatch) == ["Kari Lund", "Nino Kvirikadze"]


# --- ninjs, written by its schemas -----------------------------------------------------------------------------

NINJS_1 = {
    "uri": "urn:newsml:wire.example:20250304:117",
    "type": "text",
    "versioncreated": "2025-03-04T23:40:00+01:00",
    "firstcreated": "2025-03-03T08:00:00+01:00",
    "pubstatus": "usable",
    "language": "en",
    "located": "Oslo",
    "headline": HEADLINE,
    "body_text": f"{LEDE}\n\n{SECOND}",
    "body_xhtml": f"<p>{LEDE}</p><p>{SECOND}</p>",
}
NINJS_2 = {
    "uri": "https://wire.example/items/117",
    "type": "text",
    "versioncreated": "2025-03-04T23:40:00Z",
    "headlines": [{"role": "print", "value": "Talks in Oslo"}, {"role": "main", "value": HEADLINE}],
    "bodies": [
        {"role": "summary", "contenttype": "text/plain", "value": "The ministers met."},
        {"role": "html", "contenttype": "text/html", "value": f"<section><p>{LEDE}</p>\n<p>{SECOND}</p></section>"},
    ],
}
NINJS_3 = {
    "standard": {"name": "ninjs", "version": "3.0"},
    "uri": "https://wire.example/items/117",
    "type": "text",
    "versionCreated": "2025-03-04T23:40:00Z",
    "headlines": [{"role": "main", "value": HEADLINE}],
    "bodies": [
        {"role": "richtext", "contentType": "text/html", "value": f"<p>{LEDE}</p> <p>{SECOND} And more.</p>"},
        {"role": "main", "contentType": "text/plain", "value": f"{LEDE}\n\n{SECOND}"},
    ],
}
NINJS_EXPECTED = {"text": f"{LEDE}\n\n{SECOND}", "title": HEADLINE, "published": MARCH_4}


@pytest.mark.parametrize(
    ("item", "identity"),
    [
        (NINJS_1, {"id": NINJS_1["uri"]}),
        (NINJS_2, {"id": NINJS_2["uri"], "url": NINJS_2["uri"]}),
        (NINJS_3, {"id": NINJS_3["uri"], "url": NINJS_3["uri"]}),
    ],
    ids=["1.x", "2.x", "3.x"],
)
def test_reads_ninjs(item: dict[str, Any], identity: dict[str, str]) -> None:
    dispatch = Dispatch.from_mapping(item)
    assert dispatch.model_dump(exclude_none=True) == NINJS_EXPECTED | identity
    assert whom(dispatch) == ["Kari Lund", "Nino Kvirikadze"]


@pytest.mark.parametrize(
    ("bodies", "text"),
    [
        ({"body_xhtml": "<p>OSLO</p><p>A &amp; B</p>"}, "OSLO\n\nA & B"),
        ({"body_text": "A <b> B", "body_html": "<p>longer than that</p>"}, "A <b> B"),
        ({"body_main": "<p>OSLO</p>"}, "OSLO"),
        ({"body_text": None, "body_richtext": "<p>OSLO</p>"}, "OSLO"),
        ({"bodies": [{"value": "OSLO"}]}, "OSLO"),
        ({"bodies": [{"value": "<p>OSLO</p>"}]}, "OSLO"),
        ({"bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>H</p>"}, {"value": "long"}]}, "H"),
        (
            {"bodies": [{"contentType": "application/xhtml+xml", "value": "A &lt; B"}, {"role": "x", "value": "A"}]},
            "A < B",
        ),
    ],
)
def test_chooses_a_body(bodies: dict[str, Any], text: str) -> None:
    assert Dispatch.from_mapping({"uri": "urn:x", **bodies}).text == text


@pytest.mark.parametrize(
    ("headlines", "title"),
    [
        ({"headline_main": "A"}, "A"),
        ({"headline_extended": "A B", "headline": "A"}, "A"),
        ({"headlines": [{"role": "sub", "value": "A"}, {"role": "x", "value": "B"}]}, "A"),
        ({"headlines": [{"contenttype": "text/html", "value": "<h1>A</h1>"}]}, "A"),
        ({"headlines": [], "title": "A"}, "A"),
        ({}, None),
    ],
)
def test_chooses_a_headline(headlines: dict[str, Any], title: str | None) -> None:
    assert Dispatch.from_mapping({"body_text": "OSLO", **headlines}).title == title


def test_takes_the_first_version_when_there_is_no_date_of_this() -> None:
    assert Dispatch.from_mapping({"body_text": "OSLO", "firstcreated": "2025-03-04T10:00:00Z"}).published == MARCH_4


# --- schema.org ------------------------------------------------------------------------------------------------

ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": HEADLINE,
    "articleBody": LEDE,
    "datePublished": "2025-03-04",
    "dateModified": "2025-03-09",
}


@pytest.mark.parametrize(
    "shape",
    [
        ARTICLE,
        ARTICLE | {"@type": ["ReportageNewsArticle", "Thing"]},
        ARTICLE | {"@type": "https://schema.org/NewsArticle"},
        [ARTICLE],
        [{"@type": "BreadcrumbList"}, ARTICLE],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Nordlys"}, ARTICLE]},
        [{"@graph": [[ARTICLE]]}],
        ARTICLE | {"articleBody": {"@value": LEDE, "@language": "en"}, "headline": [HEADLINE]},
    ],
)
def test_finds_the_article(shape: Any) -> None:
    assert Dispatch.from_mapping(shape) == Dispatch(text=LEDE, title=HEADLINE, published=MARCH_4)


@pytest.mark.parametrize(
    ("more", "name", "url"),
    [
        ({"@id": "https://a.example/1#it"}, "https://a.example/1#it", "https://a.example/1#it"),
        ({"@id": "urn:1", "url": "https://a.example/1"}, "urn:1", "https://a.example/1"),
        ({"identifier": 17, "mainEntityOfPage": "https://a.example/1"}, "17", "https://a.example/1"),
        ({"identifier": {"@type": "PropertyValue", "value": "x-1"}}, "x-1", None),
        ({"identifier": [{"@type": "PropertyValue"}, "x-2"]}, "x-2", None),
        ({"mainEntityOfPage": {"@type": "WebPage", "@id": "https://a.example/1"}}, None, "https://a.example/1"),
        ({"identifier": True, "url": "  "}, None, None),
    ],
)
def test_reads_identifier_and_address(more: dict[str, Any], name: str | None, url: str | None) -> None:
    dispatch = Dispatch.from_mapping(ARTICLE | more)
    assert (dispatch.id, dispatch.url) == (name, url)


# --- plain mappings, dates -------------------------------------------------------------------------------------


def test_reads_its_own_dump() -> None:
    dispatch = Dispatch(text=LEDE, title=HEADLINE, published=MARCH_4, id="1", url=ADDRESS)
    assert Dispatch.from_mapping(dispatch.model_dump()) == dispatch
    assert Dispatch.from_mapping(json.loads(dispatch.model_dump_json())) == dispatch


def test_passes_over_what_is_of_no_use() -> None:
    found = Dispatch.from_mapping(
        {"text": LEDE, "source": "Reuters", "hostname": "a.example", "filedate": "2026-01-01"}
    )
    assert found == Dispatch(text=LEDE)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2025-03-04", MARCH_4),
        (" 20250304T101500Z ", MARCH_4),
        ("2025-03-04 10:15:00", MARCH_4),
        ("2025-03-04T10:15:00.123+0000", MARCH_4),
        ("2025-03-04T23:40:00-05:00", MARCH_4),  # March 5 in UTC
        ("2025-03-04T00:10:00+09:00", MARCH_4),  # March 3 in UTC
        (dt.date(2025, 3, 4), MARCH_4),
        (dt.datetime(2025, 3, 4, 23, 40, tzinfo=dt.timezone(dt.timedelta(hours=-5))), MARCH_4),
        ("", None),
        (None, None),
    ],
)
def test_takes_the_day_as_printed(printed: object, day: dt.date | None) -> None:
    assert Dispatch.from_mapping({"text": LEDE, "date": printed}).published == day


def test_lone_surrogates_become_readable() -> None:
    dispatch = Dispatch(text="OSLO \ud800 B", title="\udfff", id="a\ud8001")
    assert (dispatch.text, dispatch.title, dispatch.id) == ("OSLO \ufffd B", "\ufffd", "a\ufffd1")
    assert Dispatch.model_validate_json(dispatch.model_dump_json()) == dispatch


# --- what is refused -------------------------------------------------------------------------------------------

NEEDED = (
    "needed is one of text (plain, trafilatura, newspaper4k), articleBody (schema.org), "
    "body_text, body_xhtml or bodies (ninjs)"
)


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        ({}, f"no text in it: the keys found are none; {NEEDED}"),
        ({"headline": "A", "body": "B"}, f"no text in it: the keys found are headline, body; {NEEDED}"),
        ({"text": " \n"}, f"no text in it: the keys found are text; {NEEDED}"),
        ({"bodies": []}, f"no text in it: the keys found are bodies; {NEEDED}"),
        ({"body_xhtml": "<p> </p>"}, f"no text in it: the keys found are body_xhtml; {NEEDED}"),
        ({"@type": "NewsArticle", "headline": "A"}, f"no text in it: the keys found are @type, headline; {NEEDED}"),
        ([ARTICLE, ARTICLE], "2 articles in one: give each by itself"),
        (
            {"@graph": [{"@type": "WebSite"}, {"@type": ["Organization", "Thing"]}]},
            "no article among the nodes: the types found are Organization, Thing, WebSite; needed is a NewsArticle or "
            "its like",
        ),
        ([], "no article among the nodes: the types found are none; needed is a NewsArticle or its like"),
        (
            {"text": "A", "date": "4 March"},
            "date: '4 March' is not a date; write it as 2021-01-15 or 2021-01-15T10:30:00Z",
        ),
    ],
)
def test_refuses_what_is_unusable(mapping: Any, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Dispatch.from_mapping(mapping)


@pytest.mark.parametrize(
    ("mapping", "message"),
    [
        (
            "OSLO",
            "a dispatch must be a mapping or a list of JSON-LD nodes, not str; "
            "load JSON with json.loads, give a plain text as Dispatch(text=...)",
        ),
        (3, "a dispatch must be a mapping or a list of JSON-LD nodes, not int"),
        ([3], "a dispatch must be a mapping or a list of JSON-LD nodes, not int"),
        ({"text": b"OSLO"}, "text must be a str, not bytes; decode bytes first"),
        ({"text": "OSLO", "title": 3}, "title must be a str, not int"),
        ({"text": "OSLO", "published": 20250304}, "published must be a date or a str as in 2021-01-15, not int"),
        ({"bodies": "OSLO"}, "bodies must be a list, not str"),
        ({"bodies": ["OSLO"]}, "bodies must hold mappings, not str"),
        ({"bodies": [{"value": 3}]}, "bodies must be a str, not int"),
    ],
)
def test_refuses_other_types(mapping: Any, message: str) -> None:
    with pytest.raises(TypeError, match=f"^{re.escape(message)}$"):
        Dispatch.from_mapping(mapping)


def test_is_frozen_and_closed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Dispatch(text="A").text = "B"
    with pytest.raises(ValidationError, match="Extra inputs"):
        Dispatch.model_validate({"text": "A", "body": "B"})


@pytest.mark.parametrize(
    ("mapping", "name"),
    [
        ({"id": "1", "url": "https://a.example"}, "1"),
        ({"url": "https://a.example", "text": 3}, "https://a.example"),
        ([{"@type": "NewsArticle", "@id": "urn:1"}], "urn:1"),
        ({"id": "a\ud800"}, "a\ufffd"),
        ({}, None),
        ([], None),
        (3, None),
    ],
)
def test_identifies_even_what_is_unusable(mapping: object, name: str | None) -> None:
    assert identify(mapping) == name


keys = st.sampled_from(
    [
        *(
            "text",
            "title",
            "date",
            "id",
            "url",
            "uri",
            "headline",
            "headlines",
            "bodies",
            "body_xhtml",
            "role",
            "value",
        ),
        *("@graph", "@type", "@id", "articleBody", "identifier", "versioncreated", "other"),
    ]
)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_reads_or_refuses_any_value(value: Any) -> None:
    identify(value)
    try:
        dispatch = Dispatch.from_mapping(value)
    except (TypeError, ValueError):
        return
    assert Dispatch.model_validate_json(dispatch.model_dump_json()) == dispatch


@pytest.mark.parametrize("missing", [float("nan"), pd.NaT, pd.NA, None])
def test_what_a_data_frame_lacks_is_absent(missing: Any) -> None:
    row = {"text": "Lund left.", "title": missing, "published": missing, "id": missing, "url": missing}
    assert Dispatch.from_mapping(row) == Dispatch(text="Lund left.")
    with pytest.raises(ValueError, match="no text in it: the keys found are text, title"):
        Dispatch.from_mapping({"text": missing, "title": "A"})


# --- markup ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>A</p><p>B</p>", "A\n\nB"),
        ("<P>A<P>B", "A\n\nB"),
        ("<p>A<br>B<br/>C</p>", "A\nB\nC"),
        ("A\n  <b>B</b>,\tC", "A B, C"),
        ("<div><section><p>A</p></section></div>\n\n<div>B</div>", "A\n\nB"),
        ("<ul>\n<li>A</li>\n<li>B</li>\n</ul>", "A\n\nB"),
        ("<table><tr><td>A</td><td>B</td></tr><tr><th>C</th></tr></table>", "A B\n\nC"),
        ("A<script>x < 1</script><style>p { }</style>B", "AB"),
        ("<head><title>T</title></head><body>A</body>", "A"),
        ("A &amp; B &ndash; C&#8217;s &lt;D&gt;", "A & B – C’s <D>"),
        ("A&nbsp;&nbsp;B", "A\u00a0\u00a0B"),
        ("<!-- not this -->A<?php no ?>", "A"),
        ("<p><![CDATA[A & <B>]]></p>", "A & <B>"),
        ("<![endif]--><![if gte mso 9]>A<![nonsense[", "A"),
        ("A < B", "A < B"),
        ("", ""),
    ],
)
@pytest.mark.parametrize("lxml", [True, False])
def test_turns_markup_into_text(markup: str, text: str, lxml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dipbrief.markup.find_spec", lambda name: lxml)
    assert read_markup(markup) == text


pieces = st.lists(
    st.sampled_from(["<p>", "</p>", "<br/>", "<![", "[", "<!--", "&#", "&amp;", "<", ">", "A ", "\n", "<td"])
)


@given(pieces.map("".join) | st.text(), st.booleans())
def test_reads_any_markup(markup: str, lxml: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dipbrief.markup.find_spec", lambda name: lxml)
        text = read_markup(markup)
    assert text == text.strip(" \n")
    assert "\n\n\n" not in text


@pytest.mark.parametrize("lxml", [True, False])
@pytest.mark.parametrize("piece", ["<p ", "<p a='", '<a href="', "<![CDATA[", "<!--", "<", "&", "<script>", "<div>"])
def test_broken_markup_costs_no_more_than_its_length(piece: str, lxml: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dipbrief.markup.find_spec", lambda name: lxml)
    start = time.perf_counter()
    read_markup(piece * 50_000)
    assert time.perf_counter() - start < 10  # quadratic reading takes minutes

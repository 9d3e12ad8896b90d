"""``check``: each kind of wrong value is found at its path; nothing is found in a report of our own."""

import ast
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from material import NAMES, head, mistakes, report_of, text_of

import dipbrief
from dipbrief import Finding, MeetingReport

TEXT = """LISBON, May 6 (Reuters) - Portuguese Foreign Minister Rui Falcao met the newly appointed Ambassador of Kenya \
to Portugal Colonel Wanjiru Otieno on Tuesday.

The ministers' staff listened. The sides discussed mine clearance, fishing rights and the schooling of young officers.

Falcao praised the ambassador for her work. Otieno warned that Kenya was short of boats.

Earlier Falcao had telephoned Danish Prime Minister Bodil Kraghe, who was in Aarhus.
"""
PUBLISHED = dt.date(2025, 5, 7)
Report = dict[str, Any]


def span(words: str) -> Report:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words)}


def given() -> Report:
    return dipbrief.parse(TEXT, published=PUBLISHED).model_dump(mode="json")


def person(report: Report, id: str) -> Report:
    found: Report = next(p for p in (*report["participants"], *report["mentioned"]) if p["id"] == id)
    return found


def findings(report: Report, **arguments: Any) -> tuple[Finding, ...]:
    return MeetingReport.model_validate(report).check(TEXT, **arguments)


PORTUGAL = {"code": "PT", "name": "Portugal", "kind": "country"}
CHILE = {"code": "CL", "name": "Chile", "kind": "country"}


def test_the_report_that_the_mistakes_are_made_in() -> None:
    report = given()
    assert [p["name"] for p in report["participants"]] == ["Rui Falcao", "Wanjiru Otieno"]
    assert [p["name"] for p in report["mentioned"]] == ["Bodil Kraghe"]
    assert [len(report[key]) for key in ("topics", "statements")] == [3, 2]
    assert findings(report) == ()
    assert findings(report, published=PUBLISHED, against=dipbrief.parse(TEXT, published=PUBLISHED)) == ()


# What is done to the report, and the code and path of what has to be found.
ALONE: list[tuple[str, str, str, Callable[[Report], object]]] = [
    (
        "name-not-of-code",
        "participants[0].party.name",
        "another state's code",
        lambda d: person(d, "p1").update(party={**PORTUGAL, "code": "CL"}),
    ),
    (
        "unknown-organization",
        "participants[0].party.code",
        "an organization that no table has",
        lambda d: person(d, "p1").update(party={"code": "ACME", "name": "Acme", "kind": "organization"}),
    ),
    (
        "rank-code-not-of-title",
        "participants[1].rank.code",
        "a colonel as general",
        lambda d: person(d, "p2")["rank"].update(code="OF-9"),
    ),
    (
        "unknown-rank-code",
        "participants[1].rank.code",
        "a code that no rank has",
        lambda d: person(d, "p2")["rank"].update(code="OR-10"),
    ),
    (
        "rank-system-not-of-title",
        "participants[1].rank.system",
        "a colonel of justice",
        lambda d: person(d, "p2")["rank"].update(system="justice"),
    ),
    (
        "office-not-of-title",
        "participants[0].roles[0].office",
        "another field",
        lambda d: person(d, "p1")["roles"][0].update(office="trade-minister"),
    ),
    (
        "unknown-office",
        "participants[0].roles[0].office",
        "no office",
        lambda d: person(d, "p1")["roles"][0].update(office="lord-of-misrule"),
    ),
    (
        "unknown-status",
        "participants[1].roles[0].status",
        "no status",
        lambda d: person(d, "p2")["roles"][0].update(status="sleepy"),
    ),
    ("unknown-label", "topics[0].labels[0]", "no label", lambda d: d["topics"][0].update(labels=["kite-flying"])),
    ("unknown-act", "statements[0].act", "no act", lambda d: d["statements"][0].update(act="hum")),
    ("act-not-of-cue", "statements[0].act", "another act", lambda d: d["statements"][0].update(act="accuse")),
    ("cue-not-a-verb", "statements[0].cue", "a noun", lambda d: d["statements"][0].update(cue=span("boats"))),
    ("labels-not-of-parts", "labels", "labels of nothing", lambda d: d.update(labels=["energy"])),
    (
        "agency-not-of-mark",
        "header.agency.name",
        "another agency",
        lambda d: d["header"]["agency"].update(name="Agence France-Presse"),
    ),
    (
        "dateline-not-of-words",
        "header.dateline.city",
        "another city",
        lambda d: d["header"]["dateline"].update(city="Porto"),
    ),
    (
        "dateline-not-of-words",
        "header.dateline.country",
        "another state",
        lambda d: d["header"]["dateline"].update(country="ES"),
    ),
    (
        "dateline-not-of-words",
        "header.dateline.date",
        "another day",
        lambda d: d["header"]["dateline"].update(date="2025-05-05"),
    ),
    (
        "dates-contradict",
        "meeting.date",
        "held after the dateline",
        lambda d: d["meeting"].update(date="2025-05-07"),
    ),
    (
        "dates-contradict",
        "meeting.date",
        "planned for the past",
        lambda d: d["meeting"].update(status="planned", date="2025-05-01"),
    ),
    (
        "dates-contradict",
        "header.dateline.date",
        "dated after the publication",
        lambda d: d["header"].update(published="2025-05-01") or d["meeting"].update(date=None),
    ),
    (
        "doubled",
        "participants[2]",
        "a person twice",
        lambda d: d["participants"].append({**person(d, "p1"), "id": "p3"}),
    ),
    ("doubled", "topics[3]", "a topic twice", lambda d: d["topics"].append(d["topics"][1])),
    ("doubled", "statements[2]", "a statement twice", lambda d: d["statements"].append(d["statements"][0])),
    (
        "doubled",
        "statements[0].speakers[1]",
        "a speaker twice",
        lambda d: d["statements"][0].update(speakers=["p1", "p1"]),
    ),
    (
        "doubled",
        "participants[0].roles[1]",
        "a role twice",
        lambda d: person(d, "p1")["roles"].append(person(d, "p1")["roles"][0]),
    ),
    (
        "doubled",
        "participants[0].mentions[1]",
        "a mention twice",
        lambda d: person(d, "p1")["mentions"].insert(1, person(d, "p1")["mentions"][0]),
    ),
    (
        "speaks-to-self",
        "statements[0].addressees[0]",
        "to himself",
        lambda d: d["statements"][0].update(addressees=["p1"]),
    ),
    (
        "speaker-not-of-words",
        "statements[0].speakers",
        "the other speaks",
        lambda d: d["statements"][0].update(speakers=["p2"], addressees=[]),
    ),
    (
        "mention-of-two",
        "participants[1].mentions[0]",
        "one span, two persons",
        lambda d: person(d, "p1")["mentions"].append(person(d, "p2")["mentions"][0]),
    ),
    (
        "mention-of-another",
        "participants[0].mentions[0]",
        "the name of another",
        lambda d: person(d, "p1")["mentions"].insert(0, span("Otieno")),
    ),
    (
        "mention-of-another",
        "participants[0].mentions[0]",
        "no person",
        lambda d: person(d, "p1")["mentions"].insert(0, span("fishing rights")),
    ),
    (
        "name-not-of-mentions",
        "participants[0].name",
        "the name of another",
        lambda d: person(d, "p1").update(name="Portugal"),
    ),
    (
        "title-of-another",
        "participants[1].roles[1]",
        "the role of another",
        lambda d: person(d, "p2")["roles"].append(person(d, "p1")["roles"].pop()),
    ),
    (
        "title-of-another",
        "participants[0].rank",
        "the rank of another",
        lambda d: person(d, "p1").update(rank=person(d, "p2").pop("rank")),
    ),
    (
        "accredited-at-home",
        "participants[1].accredited_to[0]",
        "accredited at home",
        lambda d: person(d, "p2").update(accredited_to=[person(d, "p2")["party"]]),
    ),
    ("no-evidence", "meeting.evidence", "no evidence", lambda d: d["meeting"].update(evidence=[])),
    (
        "id-of-other-list",
        "participants[2].id",
        "an id of the other list",
        lambda d: d["participants"].append(d["mentioned"].pop()),
    ),
    (
        "out-of-order",
        "topics[1]",
        "topics the other way round",
        lambda d: d.update(topics=d["topics"][::-1]),
    ),
    (
        "part-of-header",
        "topics[0]",
        "the mark as topic",
        lambda d: d["topics"].insert(0, span("Reuters")),
    ),
    (
        "country-not-of-city",
        "meeting.country",
        "a city of another state",
        lambda d: d["meeting"].update(city="Lisbon", country="KE"),
    ),
]

BESIDE: list[tuple[str, str, str, Callable[[Report], object]]] = [
    (
        "not-at-place",
        "topics[0]",
        "moved by one",
        lambda d: d["topics"][0].update(start=d["topics"][0]["start"] + 1, end=d["topics"][0]["end"] + 1),
    ),
    (
        "not-in-text",
        "participants[0].roles[1].title",
        "a role that nobody has",
        lambda d: person(d, "p1")["roles"].append({"title": "Admiral of the Fleet"}),
    ),
    (
        "not-in-text",
        "participants[0].roles[0].organization",
        "an institution that is not named",
        lambda d: person(d, "p1")["roles"][0].update(organization="the Ministry of Tides"),
    ),
    (
        "not-in-text",
        "participants[0].rank.title",
        "a rank that nobody has",
        lambda d: person(d, "p1").update(rank={"title": "Major General", "system": "military"}),
    ),
    (
        "not-in-text",
        "header.agency.mark",
        "a mark that is not printed",
        lambda d: d["header"].update(agency={"name": "Lusa News Agency", "mark": "Lusa"}),
    ),
    (
        "not-in-text",
        "header.agency.name",
        "an agency that is not named",
        lambda d: d["header"].update(agency={"name": "Agence France-Presse"}),
    ),
    (
        "not-in-text",
        "participants[2].name",
        "an invented person",
        lambda d: d["participants"].append({"id": "p3", "name": "Bodil Falcao"}),
    ),
    (
        "other-letters",
        "participants[0].name",
        "in small letters",
        lambda d: person(d, "p1").update(name="rui falcao"),
    ),
    ("other-letters", "participants[0].name", "in capitals", lambda d: person(d, "p1").update(name="RUI FALCAO")),
    (
        "no-name",
        "participants[0].name",
        "with the title",
        lambda d: person(d, "p1").update(name="Foreign Minister Rui Falcao"),
    ),
    (
        "no-name",
        "participants[0].name",
        "a sentence",
        lambda d: person(d, "p1").update(name="Falcao praised the ambassador"),
    ),
    ("no-name", "participants[0].name", "marks", lambda d: person(d, "p1").update(name="...")),
    ("name-cut", "participants[0].name", "the first name", lambda d: person(d, "p1").update(name="Rui")),
    (
        "unsupported",
        "participants[0].party.code",
        "a state that is not named",
        lambda d: person(d, "p1").update(party=CHILE),
    ),
    (
        "unsupported",
        "participants[1].accredited_to[0].code",
        "accredited to a state that is not named",
        lambda d: person(d, "p2").update(accredited_to=[CHILE]),
    ),
    (
        "unsupported",
        "participants[0].roles[0].status",
        "a status without words",
        lambda d: person(d, "p1")["roles"][0].update(status="acting"),
    ),
    ("unsupported", "meeting.city", "a city that is not named", lambda d: d["meeting"].update(city="Nairobi")),
    ("unsupported", "meeting.country", "a state that is not named", lambda d: d["meeting"].update(country="CL")),
    ("unsupported", "meeting.format", "no word for a video", lambda d: d["meeting"].update(format="video")),
    ("unsupported", "meeting.status", "it has taken place", lambda d: d["meeting"].update(status="planned")),
    (
        "unsupported",
        "meeting.end_date",
        "no word for a second day",
        lambda d: d["meeting"].update(end_date="2025-05-07", date_text=None),
    ),
    (
        "date-not-of-words",
        "meeting.date",
        "another day than Tuesday",
        lambda d: d["meeting"].update(date="2025-05-05"),
    ),
    ("date-not-of-words", "meeting.date", "another year", lambda d: d["meeting"].update(date="2024-05-06")),
    (
        "party-not-of-mentions",
        "participants[0].party.code",
        "the state of another",
        lambda d: person(d, "p1").update(party=person(d, "p2")["party"]),
    ),
    (
        "label-without-words",
        "topics[0].labels[0]",
        "a label for other words",
        lambda d: d["topics"][0].update(labels=["cyber-and-information-security"]),
    ),
    ("cut-in-a-word", "topics[0]", "cut inside a word", lambda d: d["topics"].insert(0, span("fishing righ"))),
    ("cut-in-a-phrase", "topics[0]", "cut behind of", lambda d: d["topics"].insert(0, span("the schooling of"))),
    (
        "cut-in-a-phrase",
        "topics[0]",
        "cut before its noun",
        lambda d: d["topics"].insert(0, span("the schooling of young")),
    ),
    ("cut-in-a-phrase", "topics[0]", "begins inside", lambda d: d["topics"].insert(0, span("officers"))),
    (
        "over-sentences",
        "topics[0]",
        "two sentences",
        lambda d: d["topics"].insert(0, span("listened. The sides discussed mine clearance")),
    ),
    (
        "clause-as-topic",
        "topics[3]",
        "somebody's words",
        lambda d: d["topics"].append(span("Kenya was short of boats")),
    ),
    (
        "away-from-cue",
        "statements[0].content",
        "the content of another",
        lambda d: d["statements"][0].update(content=d["statements"][1]["content"]),
    ),
    (
        "away-from-cue",
        "statements[0].speaker_text",
        "the subject of another",
        lambda d: d["statements"][0].update(speaker_text=d["statements"][1]["speaker_text"], speakers=["p2"]),
    ),
    (
        "no-meeting-in-evidence",
        "meeting.evidence[0]",
        "other words",
        lambda d: d["meeting"].update(evidence=[span("officers")]),
    ),
    (
        "read-otherwise",
        "meeting.evidence[0]",
        "ends on an article",
        lambda d: d["meeting"].update(evidence=[span("discussed mine clearance, fishing rights and the")]),
    ),
    (
        "read-otherwise",
        "meeting.status",
        "told as a fact",
        lambda d: d["meeting"].update(status="planned"),
    ),
    (
        "read-otherwise",
        "meeting.format",
        "met and telephoned",
        lambda d: d["meeting"].update(format="video"),
    ),
    (
        "read-otherwise",
        "statements[0].cue",
        "more than the verb",
        lambda d: d["statements"][0].update(cue=span("praised the ambassador")),
    ),
    (
        "read-otherwise",
        "statements[0].act",
        "another act",
        lambda d: d["statements"][0].update(act="thank"),
    ),
    (
        "read-otherwise",
        "statements[0].speaker_text",
        "whom the verb is about",
        lambda d: d["statements"][0].update(speaker_text=span("the ambassador"), speakers=["p2"]),
    ),
    (
        "read-otherwise",
        "statements[0].content",
        "the subject",
        lambda d: d["statements"][0].update(content=span("Falcao praised")),
    ),
    (
        "mention-of-another",
        "participants[0].mentions[2]",
        "words for no person",
        lambda d: person(d, "p1")["mentions"].insert(2, span("schooling of young officers")),
    ),
    (
        "overlap",
        "statements[0].content",
        "the verb inside the content",
        lambda d: d["statements"][0].update(content=span("praised the ambassador")),
    ),
    (
        "issue-without-place",
        "issues[0]",
        "beyond the text",
        lambda d: d.update(issues=[{"code": "year-unknown", "message": "x", "start": 3, "end": 5000}]),
    ),
]


@pytest.mark.parametrize(
    ("code", "path", "what", "change"), [*ALONE, *BESIDE], ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_mistake_is_found_at_its_path(code: str, path: str, what: str, change: Callable[[Report], object]) -> None:
    report = given()
    change(report)
    assert (code, path) in {(finding.code, finding.path) for finding in findings(report)}


def test_the_severity_is_that_of_the_table() -> None:
    report = given()
    person(report, "p1")["party"] = CHILE
    person(report, "p2")["name"] = "Wanjiru Odhiambo"
    found = {(finding.path, finding.severity) for finding in findings(report)}
    assert found >= {("participants[0].party.code", "warning"), ("participants[1].name", "error")}


def test_an_invented_title_covers_nobody() -> None:
    report = given()
    report["header"]["title"] = "Marta Vold visits Lisbon"
    report["participants"].append({"id": "p3", "name": "Marta Vold"})
    assert ("only-in-title", "participants[2].name") in {(f.code, f.path) for f in findings(report)}
    title = "Foreign minister meets ambassador"
    assert {(f.code, f.path) for f in findings(report, title=title)} == {
        ("other-title", "header.title"),
        ("not-in-text", "participants[2].name"),
    }


def test_what_is_given_is_compared() -> None:
    report = given()
    report["header"]["published"] = "2025-05-08"
    assert [(f.code, f.path) for f in findings(report, published=PUBLISHED)] == [
        ("other-published", "header.published")
    ]


def test_a_title_that_the_text_prints_is_its_own() -> None:
    text = f"Minister meets ambassador\n\n{TEXT}"
    report = dipbrief.parse(text, title="Minister meets ambassador")
    assert [f.code for f in report.check(text, title="Something else")] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_our_own_reports(name: str) -> None:
    assert mistakes(report_of(name), text_of(name), **head(name)) == []


@pytest.mark.parametrize(
    "told",
    [
        "He is confident that trade will grow.",  # an adjective says it
        "He remained optimistic about future trade.",
        "The two sides were unanimous that trade will grow.",
        "Lund was worried about the dam.",  # what is said stands behind the passive
        "Speaking to Radio Bern by telephone, Lund praised a dinner given for her by Reed.",
        "The trip began with the first official Danish visit to the port.",  # no official
        "Reed arrived here today for a two-day official goodwill visit to Norway.",  # "goodwill" before the visit
    ],
)
def test_nothing_is_read_otherwise_in_our_own_report(told: str) -> None:
    for text in (f"OSLO, May 3 (TASS) -- Danish Minister Kari Lund met Paul Reed. {told}", f"OSLO, May 3 -- {told}"):
        assert dipbrief.parse(text).check(text) == ()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"text": b"OSLO"}, "text must be a str, not bytes; decode bytes first"),
        ({"text": "", "title": 3}, "title must be a str or None, not int"),
        ({"text": "", "published": "2025-01-01"}, r"published must be a datetime\.date or None, not str"),
        ({"text": "", "against": "OSLO"}, "against must be a MeetingReport, not str; parse it first"),
    ],
)
def test_wrong_arguments(arguments: dict[str, Any], message: str) -> None:
    with pytest.raises(TypeError, match=message):
        MeetingReport.model_validate({"header": {}}).check(**arguments)


def test_many_names_are_looked_for_in_one_pass() -> None:
    """The words of a text and the names are each gone through once, however many there are."""
    from dipbrief.checks.ground import find_phrases

    names = [f"Kari Lund{n}" for n in range(4000)]
    assert find_phrases(names, ["Kari Lund7 met Kari Lund8. " * 20_000]).keys() == {"Kari Lund7", "Kari Lund8"}


def test_the_wife_of_a_minister_is_no_minister_but_names_one() -> None:
    text = "OSLO - Minister Kari Lund met Paul Reed of Kenya on Tuesday. Reed thanked the minister's husband."
    report = dipbrief.parse(text)
    assert [mention.text for mention in report.participants[0].mentions] == ["Minister Kari Lund", "minister"]
    assert report.check(text) == ()


def test_every_finding_that_is_given_is_in_the_table() -> None:
    files = (Path(dipbrief.__file__).parent / "checks").glob("*.py")
    calls = [node for file in files for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    given = {
        node.args[0].value
        for node in calls
        if ast.unparse(node.func) == "found"
        if isinstance(node.args[0], ast.Constant)
    }
    assert len(given) > 40
    assert given <= dipbrief.vocabulary("findings").keys()


@pytest.mark.parametrize("text", ["", "   ", "...", "Kari Lund met Jan Nowak.", "Kari Lund met Jan Nowak.  "])
@pytest.mark.parametrize("start", [0, 22, 23, 24, 25, 100])
def test_spans_may_lie_anywhere(text: str, start: int) -> None:
    place = {"text": "met", "start": start, "end": start + 3}
    person = {"id": "p1", "name": "Kari Lund", "mentions": [place]}
    said = {"speakers": ["p1"], "speaker_text": place, "cue": place, "act": "say", "content": place}
    made = {"header": {}, "participants": [person], "topics": [place], "statements": [said]}
    report = MeetingReport.model_validate({**made, "meeting": {"status": "held", "evidence": [place]}})
    assert "meeting.evidence[0]" in {finding.path for finding in report.check(text)}


def test_small_words_joined_by_hyphens_are_of_one_name() -> None:
    text = "Minister Kari Lund met Envoy Paul Orn-of-the-lee."
    report = dipbrief.parse(text)
    assert report.participants[1].name == "Paul Orn-of-the-lee"
    assert report.check(text) == ()


def test_words_that_are_read_over_may_be_those_of_a_city() -> None:
    text = "LUND KARI ANN LUNDPORT OPENS MORE MET REED, Jan. 2 (Reuters) - Minister Berg met Envoy Reed."
    assert dipbrief.parse(text).check(text) == ()


def test_a_dateline_may_have_the_day_of_a_line_before() -> None:
    text = "DATE=3/14/97\nBYLINE=ANN HALE\nDATELINE=NAIROBI\n\nThe minister met the ambassador."
    report = dipbrief.parse(text)
    assert report.header.dateline is not None
    assert report.header.dateline.date == report.header.published == dt.date(1997, 3, 14)
    assert report.check(text) == ()


def test_an_office_in_the_plural_is_of_those_named_in_a_row_behind_it() -> None:
    text = "Senators Ann Hale and Joe Poe met Minister Kari Lund and Ambassador Paul Reed."
    report = dipbrief.parse(text)
    assert report.check(text) == ()
    data = report.model_dump()
    data["participants"][3]["roles"] = data["participants"][1]["roles"]
    findings = dipbrief.MeetingReport.model_validate(data).check(text)
    assert [finding.path for finding in findings if finding.code == "title-of-another"] == ["participants[3].roles[0]"]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Kari Lund arrived on Monday ahead of talks with Ambassador Paul Reed.",
        "Minister Kari Lund spoke on the eve of a meeting with Ambassador Paul Reed.",
        "Minister Kari Lund praised her planned meeting with Ambassador Paul Reed.",
        "Officials prepared for a meeting between Minister Kari Lund and Ambassador Paul Reed.",
        "A date has been set for talks between Minister Kari Lund and Ambassador Paul Reed.",
    ],
)
def test_words_before_a_meeting_may_put_it_off(text: str) -> None:
    report = dipbrief.parse(text)
    assert report.meeting is not None
    assert (report.meeting.status, report.check(text)) == ("planned", ())

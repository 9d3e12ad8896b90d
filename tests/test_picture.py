"""Pictures: what is in them, whatever the reports hold, and that the same reports give the same picture."""

import datetime as dt
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import matplotlib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material import NAMES, report_of

from dipbrief import MeetingReport, parse, timeline, who_met_whom
from dipbrief.export.encounters import parties_of
from dipbrief.export.picture.ticks import ticks

pytestmark = pytest.mark.slow  # matplotlib draws

SVG = "{http://www.w3.org/2000/svg}"
STATES = ("NO", "GE", "AZ", "TR", "PL", "OM", "PE", "FJ")
PICTURES: tuple[Callable[..., str], ...] = (timeline, who_met_whom)

both = pytest.mark.parametrize("draw", PICTURES, ids=lambda draw: draw.__name__)


def golden() -> list[MeetingReport]:
    return [report_of(name) for name in NAMES]


def state(code: str, name: str | None = None) -> dict[str, str]:
    return {"code": code, "name": name or f"State {code}", "kind": "country"}


def met(
    *parties: str | dict[str, str] | None, date: str | None = "2025-03-03", labels: Sequence[str] = (), **more: Any
) -> MeetingReport:
    people = [
        {"id": f"p{n}", "name": "Ann Field", "party": state(party) if isinstance(party, str) else party}
        for n, party in enumerate(parties, 1)
    ]
    topic = {"text": "words", "start": 0, "end": 5, "labels": list(labels)}
    return MeetingReport.model_validate(
        {
            "header": {},
            "meeting": {"status": "held", "date": date, **more},
            "participants": people,
            "topics": [topic] if labels else [],
            "labels": sorted(labels),
        }
    )


def read(svg: str) -> ElementTree.Element:
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    return root


def words_in(svg: str) -> list[str]:
    return ["".join(element.itertext()) for element in read(svg).iter(f"{SVG}text")]


def tips(svg: str, role: str) -> list[str]:
    """The titles of the shapes of one role, in order."""
    found = [group for group in read(svg).iter(f"{SVG}g") if role in group.get("class", "").split()]
    return [group.findtext(f"{SVG}title", "") for group in found]


def drawable(reports: Iterable[MeetingReport]) -> list[MeetingReport]:
    return [report for report in reports if report.meeting and len(parties_of(report.participants)) > 1]


# --- every meeting is there ------------------------------------------------------------------------------------


def test_timeline_has_a_mark_for_each_meeting() -> None:
    reports = golden()
    expected = drawable(reports)
    svg = timeline(reports)
    assert len(tips(svg, "meeting")) == len(expected) > 100
    assert len(tips(svg, "planned")) == sum(r.meeting is not None and r.meeting.status == "planned" for r in expected)
    assert f"{len(expected)} reported meetings of " in " ".join(words_in(svg))


def test_reports_that_cannot_be_drawn_are_counted() -> None:
    reports = [met("NO", "GE"), met("NO", None), met("NO", "NO"), met(), MeetingReport.model_validate({"header": {}})]
    for draw in PICTURES:
        note = "Not drawn: 1 report without a meeting; 3 meetings with fewer than two known parties."
        assert note in words_in(draw(reports))


@pytest.mark.parametrize("lanes", [1, 3, 30, 400])
def test_lanes_are_limited_and_no_mark_is_lost(lanes: int) -> None:
    reports = [met(one, other) for one in STATES for other in STATES if one < other]
    svg = timeline(reports, lanes=lanes)
    assert len(tips(svg, "meeting")) == 28
    names = [words for words in words_in(svg) if words.startswith("State ")]
    assert len(names) == min(lanes, 28)
    assert (f"and {28 - lanes} more" in words_in(svg)) == (lanes < 28)


def test_who_met_whom_has_a_line_for_each_pair_and_a_mark_for_each_party() -> None:
    reports = [met("NO", "GE"), met("GE", "NO"), met("NO", "GE", "AZ"), met("PL", "TR", status="planned")]
    svg = who_met_whom(reports)
    assert sorted(tip.split(":")[0] for tip in tips(svg, "tie")) == [
        "State AZ – State GE",
        "State AZ – State NO",
        "State GE – State NO",
        "State PL – State TR",
    ]
    assert sorted(tips(svg, "party")) == [
        "State AZ: 1 meeting",
        "State GE: 3 meetings",
        "State NO: 3 meetings",
        "State PL: 1 meeting",
        "State TR: 1 meeting",
    ]
    assert "4 reported meetings of 5 parties, 4 pairs, on 3 March 2025." in words_in(svg)
    assert "A meeting of more than two parties counts for each pair among them." in words_in(svg)


def test_a_wider_line_stands_for_more_meetings() -> None:
    svg = who_met_whom([met("NO", "GE")] * 3 + [met("AZ", "GE")])
    widths = {}
    for group in read(svg).iter(f"{SVG}g"):
        if group.get("class") == "tie":
            path = group.find(f"{SVG}path")
            assert path is not None
            width = re.search(r"stroke-width: ([\d.]+)", path.get("style", ""))
            widths[group.findtext(f"{SVG}title", "")[:19]] = float(width[1]) if width else 1.0
    assert widths["State GE – State NO"] > widths["State AZ – State GE"]


def dashes(svg: str) -> dict[str, bool]:
    found = {}
    for group in read(svg).iter(f"{SVG}g"):
        path = group.find(f"{SVG}path")
        if group.get("class") == "tie" and path is not None:
            found[group.findtext(f"{SVG}title", "")[:19]] = "stroke-dasharray" in path.get("style", "")
    return found


def test_a_line_is_dashed_when_all_meetings_are_planned() -> None:
    planned = [met("NO", "GE", status="planned"), met("NO", "AZ", status="planned")]
    assert dashes(who_met_whom([*planned, met("NO", "AZ")])) == {
        "State GE – State NO": True,
        "State AZ – State NO": False,
    }


@pytest.mark.parametrize(("limit", "among"), [(1, 21), (6, 1), (7, 0)])
def test_parties_beyond_the_limit_share_one_place(limit: int, among: int) -> None:
    reports = [met(one, other) for one in STATES for other in STATES if one < other]
    svg = who_met_whom(reports, parties=limit)
    assert len(tips(svg, "party")) == limit + 1
    assert f"and {8 - limit} more" in words_in(svg)
    note = " ".join(words_in(svg))
    assert (f"{among} pair" in note and "have no line" in note) == (among > 0)


def test_pairs_beyond_the_list_are_counted() -> None:
    reports = [met(one, other) for one in STATES for other in STATES if one < other]
    assert "and 14 more pairs with 14 meetings" in words_in(who_met_whom(reports))


@both
@pytest.mark.parametrize(
    "reports",
    [[], [MeetingReport.model_validate({"header": {}})] * 2, [met("NO")]],
    ids=["none", "no meeting", "one side"],
)
def test_nobody_met(draw: Callable[..., str], reports: list[MeetingReport]) -> None:
    svg = draw(reports)
    assert any(words.startswith("No meeting of two parties in ") for words in words_in(svg))
    assert tips(svg, "meeting") == tips(svg, "tie") == []


def marks(svg: str) -> list[dict[str, str]]:
    return [
        group.find(f".//{SVG}use").attrib  # type: ignore[union-attr]
        for group in read(svg).iter(f"{SVG}g")
        if "meeting" in group.get("class", "").split()
    ]


def test_planned_meetings_are_hollow() -> None:
    held, planned = marks(timeline([met("NO", "GE"), met("NO", "GE", status="planned")]))
    assert "fill: #b4bcc6; stroke: #ffffff" in held["style"]
    assert "fill: #ffffff; stroke: #b4bcc6" in planned["style"]


def test_each_way_of_meeting_has_its_form() -> None:
    forms = ["in-person", "phone", "video", None]
    svg = timeline([met("NO", "GE", format=form) for form in forms])
    assert len({mark["{http://www.w3.org/1999/xlink}href"] for mark in marks(svg)}) == 4
    assert {"in person", "by phone", "by video", "form not said"} <= set(words_in(svg))


@pytest.mark.parametrize("date", ["2025-03-03", None])
def test_meetings_of_one_day_stand_apart(date: str | None) -> None:
    found = [(float(mark["x"]), float(mark["y"])) for mark in marks(timeline([met("NO", "GE", date=date)] * 8))]
    distances = [
        abs(one[0] - other[0]) + abs(one[1] - other[1]) for one in found for other in found if one is not other
    ]
    assert min(distances) > 11


# --- what a mark says ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        (
            met("NO", "GE", labels=["trade"], format="phone"),
            "State GE, State NO; 3 March 2025; held; by phone; trade",
        ),
        (
            met("NO", "GE", date="2025-05-30", end_date="2025-06-02", status="planned", city="Oslo"),
            "State GE, State NO; 30 May 2025 to 2 June 2025; planned; form not said; Oslo; no label",
        ),
        (met("NO", "GE", "AZ", date=None), "State AZ, State GE, State NO; no date; held; form not said; no label"),
    ],
)
def test_tip_of_a_meeting(report: MeetingReport, expected: str) -> None:
    assert tips(timeline([report]), "meeting") == [expected]


def test_parsed_dispatches() -> None:
    text = """OSLO, March 3, 2025 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed
of the United States on Monday."""
    svg = timeline([parse(text)], title="The week")
    assert tips(svg, "meeting") == ["Norway, United States; 3 March 2025; held; in person; no label"]
    assert words_in(svg)[0] == "The week"
    assert "1 reported meeting of Norway – United States, on 3 March 2025." in words_in(svg)


def test_the_main_label_is_the_one_of_most_topics() -> None:
    report = met("NO", "GE").model_dump()
    labels = [["energy"], ["trade", "energy"], ["demining"], ["demining"], ["demining", "energy"]]
    report["topics"] = [{"text": "x", "start": n, "end": n + 1, "labels": found} for n, found in enumerate(labels)]
    assert tips(timeline([MeetingReport.model_validate(report)]), "meeting")[0].endswith("; energy")


def test_of_two_main_labels_the_one_printed_earlier_counts() -> None:
    report = met("NO", "GE", labels=["demining"]).model_dump()
    report["topics"][0].update(start=50, end=55)
    said = {"cue": {"text": "said", "start": 10, "end": 14}, "act": "say", "labels": ["trade"]}
    report["statements"] = [said]
    assert tips(timeline([MeetingReport.model_validate(report)]), "meeting")[0].endswith("; trade")


def test_labels_beyond_the_palette_share_a_grey() -> None:
    names = [f"label-{letter}" for letter in "abcdefghij"]
    reports = [met("NO", "GE", labels=[name]) for n, name in enumerate(names) for _ in range(20 - n)]
    words = words_in(timeline([*reports, met("NO", "GE")]))
    assert {"label a (20)", "label g (14)", "3 other labels (36)", "no label (1)"} <= set(words)
    assert "label h (13)" not in words


def test_a_date_from_the_dateline_is_noted() -> None:
    report = met("NO", "GE", date=None).model_dump()
    report["header"]["dateline"] = {"text": "OSLO", "start": 0, "end": 4, "date": "2025-03-04", "year_source": "text"}
    svg = timeline([MeetingReport.model_validate(report)])
    assert "1 meeting without a day in the text: drawn at the day of the dateline." in words_in(svg)


# --- whatever the reports hold ---------------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    "$x^2$ $\\frac{",
    "]]> & \" '",
    "--><!-- -->",
    "جمهورية مصر العربية",
    "中华人民共和国",
    "🇳🇴 Norway",
    "a\x00b\x1bc\ufffe",
    "abc\u202egnp.exe",
    "W" * 500,
    "line\nbreak\ttab",
    "%s {0} {name}",
    "e\u0301" * 60,
]


@both
@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_names(draw: Callable[..., str], name: str) -> None:
    party = state("NO", name)
    svg = draw([met(party, "GE", city=name), met(party, "AZ", "PL", "TR")], title=name)
    assert read(svg).find(f".//{SVG}script") is None
    assert {child.tag for child in read(svg).iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "desc", "g", "path", "text", "defs", "use")
    }
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e]", svg)


@both
def test_names_are_shown_as_they_are(draw: Callable[..., str]) -> None:
    svg = draw([met(state("EG", "مصر"), state("CN", "中国")), met(state("US", "$5 & <b>"), state("CN", "中国"))])
    shown = "\n".join(words_in(svg))
    assert {name for name in ("مصر", "中国", "$5 & <b>") if name in shown} == {"مصر", "中国", "$5 & <b>"}


def reports_of_any_kind() -> st.SearchStrategy[list[MeetingReport]]:
    held_on = st.one_of(st.none(), st.dates().map(dt.date.isoformat))
    names = st.text(min_size=1, max_size=40)
    parties = st.lists(st.builds(state, st.sampled_from(STATES), names), max_size=4)
    one = st.builds(
        lambda parties, date, status, form, labels: met(*parties, date=date, status=status, format=form, labels=labels),
        parties,
        held_on,
        st.sampled_from(["held", "planned"]),
        st.sampled_from(["in-person", "phone", "video", None]),
        st.lists(st.sampled_from(["trade", "energy", "demining"]), max_size=2, unique=True),
    )
    return st.lists(one, max_size=8)


@given(reports_of_any_kind())
@settings(max_examples=25)
def test_any_reports(reports: list[MeetingReport]) -> None:
    expected = drawable(reports)
    assert len(tips(timeline(reports, lanes=2), "meeting")) == len(expected)
    pairs = {
        (one.code, other.code)
        for report in expected
        for one in parties_of(report.participants)
        for other in parties_of(report.participants)
        if one.code < other.code
    }
    assert len(tips(who_met_whom(reports), "tie")) == len(pairs)


@pytest.mark.parametrize("dates", [("0001-01-01", "9999-12-31"), ("9999-12-31",), ("0001-01-01",), (None, None)])
def test_any_dates(dates: Sequence[str | None]) -> None:
    assert len(tips(timeline([met("NO", "GE", date=date) for date in dates]), "meeting")) == len(dates)


@pytest.mark.parametrize("span", [0, 1, 5, 9, 20, 60, 64, 100, 300, 700, 4000, 40_000, 1_000_000])
@pytest.mark.parametrize("first", [1, 700_000, 738_000, 2_600_000])
def test_ticks(first: int, span: int) -> None:
    last = min(first + span, dt.date.max.toordinal())
    found = ticks(first, last)
    days = [number for number, _, _ in found]
    assert len(found) <= 9
    assert days == sorted(set(days))
    assert all(first <= number <= last for number in days)
    assert len(found) >= 2 or last - first < 2


# --- the file --------------------------------------------------------------------------------------------------


@both
def test_the_picture_has_a_name_and_a_description(draw: Callable[..., str]) -> None:
    root = read(draw([met("NO", "GE")], title="This week"))
    title, description = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", "This week")
    assert description.tag == f"{SVG}desc"
    assert "State GE – State NO 1" in (description.text or "")
    assert (root.get("role"), root.get("aria-labelledby"), root.get("aria-describedby")) == (
        "img",
        title.get("id"),
        description.get("id"),
    )


def ids_in(svg: str) -> list[str]:
    return [id for element in read(svg).iter() if (id := element.get("id"))]


@both
def test_nothing_outside_is_referred_to(draw: Callable[..., str]) -> None:
    svg = draw(golden())
    addresses = set(re.findall(r"(?:https?:|data:|file:)[^\"' ]*", svg))
    assert addresses == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    links = {element.get("{http://www.w3.org/1999/xlink}href", "")[1:] for element in read(svg).iter(f"{SVG}use")}
    assert links
    assert set(ids_in(svg)) - links == {read(svg)[0].get("id"), read(svg)[1].get("id")}


def test_pictures_in_one_page_share_no_id() -> None:
    first, second = [met("NO", "GE"), met("AZ", "GE")], [met("NO", "GE")]
    ids = [id for draw in PICTURES for reports in (first, second) for id in ids_in(draw(reports))]
    assert len(ids) == len(set(ids))


SCRIPT = """
import sys
from pathlib import Path
from dipbrief import MeetingReport, timeline, who_met_whom
reports = [MeetingReport.model_validate_json(line) for line in Path(sys.argv[1]).read_bytes().splitlines()]
sys.stdout.buffer.write((timeline(reports) + who_met_whom(reports)).encode())
"""


def test_same_bytes_in_every_process(tmp_path: Path) -> None:
    root, file = Path(__file__).parents[1], tmp_path / "reports.jsonl"
    file.write_text("".join(report.model_dump_json() + "\n" for report in golden()), encoding="utf-8")
    command = [sys.executable, "-W", "error", "-c", SCRIPT, str(file)]
    written = [
        subprocess.run(
            command,
            cwd=root,
            env={"PYTHONHASHSEED": seed, "HOME": str(Path.home()), "TZ": zone},
            check=True,
            capture_output=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("4242", "Asia/Tokyo"))
    ]
    assert written[0] == written[1] == (timeline(golden()) + who_met_whom(golden())).encode()


@both
def test_the_users_settings_neither_matter_nor_change(draw: Callable[..., str]) -> None:
    reports = [met("NO", "GE", labels=["trade"]), met("NO", "AZ")]
    expected = draw(reports)
    with matplotlib.rc_context(
        {"savefig.bbox": "tight", "svg.fonttype": "path", "lines.dash_capstyle": "round", "axes.xmargin": 3}
    ):
        before = dict(matplotlib.rcParams)
        assert draw(reports) == expected
        assert dict(matplotlib.rcParams) == before


def test_threads_do_not_disturb_each_other() -> None:
    reports = [met("NO", "GE", labels=["trade"]), met("NO", "AZ")]
    expected, found = [draw(reports) for draw in PICTURES], []
    threads = [threading.Thread(target=lambda draw=draw: found.append(draw(reports))) for draw in PICTURES * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(expected * 3)


def test_nothing_is_plotted_beside_the_picture() -> None:
    script = "import sys, dipbrief; dipbrief.who_met_whom([]); sys.exit('matplotlib.pyplot' in sys.modules)"
    subprocess.run([sys.executable, "-W", "error", "-c", script], cwd=Path(__file__).parents[1], check=True)


def test_import_does_not_load_matplotlib() -> None:
    script = "import sys, dipbrief; dipbrief.timeline; sys.exit('matplotlib' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[1], check=True)


# --- arguments -------------------------------------------------------------------------------------------------


@both
def test_without_matplotlib(draw: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(ImportError, match=r"pip install 'matplotlib>=3.9,<4'"):
        draw([met("NO", "GE")])


@both
@pytest.mark.parametrize(
    ("reports", "message"),
    [
        (met("NO", "GE"), "not one report; put it in a list"),
        (3, "reports must be an iterable of MeetingReport, not int"),
        (["text"], r"reports\[0\] must be a MeetingReport, not str"),
    ],
)
def test_wrong_reports(draw: Callable[..., str], reports: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        draw(reports)


@pytest.mark.parametrize(("draw", "name"), [(timeline, "lanes"), (who_met_whom, "parties")])
def test_wrong_options(draw: Callable[..., str], name: str) -> None:
    with pytest.raises(TypeError, match="title must be a str or None, not int"):
        draw([], title=3)
    with pytest.raises(TypeError, match=f"{name} must be an int, not float"):
        draw([], **{name: 3.0})
    with pytest.raises(ValueError, match=f"{name} must be at least 1, got 0"):
        draw([], **{name: 0})


@both
def test_an_iterator_of_reports(draw: Callable[..., str]) -> None:
    reports = [met("NO", "GE"), met("AZ", "GE")]
    assert draw(iter(reports)) == draw(reports)

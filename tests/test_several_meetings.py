"""Several meetings in one text: which are told of, who met in each, and what belongs to which."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import dipbrief
from dipbrief.__main__ import main
from dipbrief.batch import Result

TUESDAY = dt.date(2025, 3, 4)
MONDAY = (
    "OSLO, March 4 (Reuters) - Norwegian Defence Minister Kari Lund met Polish Defence Minister Jan Novotil "
    "in Oslo on Monday."
)
NEXT = "On Tuesday, Lund received Georgian Foreign Minister Nino Beridze. The two discussed trade."
TWO = f"{MONDAY} They discussed air defence.\n\n{NEXT}"

# (who met in each meeting, the text)
MEETINGS: list[Any] = [
    (["Lund Novotil", "Lund Beridze"], TWO),
    (["Lund Novotil", "Lund Beridze"], f"{MONDAY} She also received Georgian Foreign Minister Nino Beridze."),
    (["Lund Novotil", "Lund Beridze"], f"{MONDAY} In a separate meeting, Lund held talks with Envoy Nino Beridze."),
    (["Lund Novotil", "Lund Beridze"], f"{MONDAY} Last week Lund met Georgian Foreign Minister Nino Beridze."),
    (
        ["Lund Novotil", "Novotil Beridze"],
        f"{MONDAY} In January, Novotil met King Nino Beridze in Tbilisi.",
    ),
    (
        ["Lund Novotil", "Adusei Beridze"],
        f"{MONDAY} Earlier, King Kofi Adusei met Queen Nino Beridze.",
    ),
    (
        ["Lund Novotil", "Lund Beridze", "Lund Adusei"],
        f"{MONDAY} Lund will meet King Nino Beridze on Thursday. On Friday she will receive King Kofi Adusei.",
    ),
    # one meeting, told again
    (
        ["Lund Novotil"],
        f"{MONDAY} During the meeting, Lund and Novotil discussed air defence. The talks lasted an hour.",
    ),
    (["Lund Novotil"], f"{MONDAY} Lund and Novotil met again on Tuesday."),
    (["Lund Novotil Reed"], f"{MONDAY} General Paul Reed attended the talks."),
    (["Lund Novotil"], f"{MONDAY} Novotil recalled his meeting with Georgian President Nino Beridze."),
    (["Lund Novotil"], f"{MONDAY} Novotil did not meet Georgian President Nino Beridze."),
    (["Lund Novotil"], f"{MONDAY} Novotil may meet Georgian President Nino Beridze on Friday."),
    # a round
    (
        ["Lund Novotil Beridze"],
        "Defence Minister Kari Lund met separately with General Jan Novotil and Admiral Nino Beridze in Oslo.",
    ),
    (
        ["Lund Novotil Beridze"],
        "President Kari Lund held talks in Oslo. She met President Jan Novotil. She also met King Nino Beridze.",
    ),
    # none
    ([""], "Kari Lund spoke in Oslo."),
    ([""], ""),
]


@pytest.mark.parametrize(("meetings", "text"), MEETINGS)
def test_who_met_in_each(meetings: list[str], text: str) -> None:
    reports = dipbrief.parse_all(text, published=TUESDAY)
    found = [{person.name.split()[-1] for person in report.participants} for report in reports]
    assert found == [set(names.split()) for names in meetings]


@pytest.mark.parametrize("text", [text for _, text in MEETINGS])
def test_the_first_is_the_one_of_parse(text: str) -> None:
    reports = dipbrief.parse_all(text, published=TUESDAY)
    assert reports[0] == dipbrief.parse(text, published=TUESDAY)
    for report in reports:
        assert dipbrief.check(report, text) == () or report.meeting is None
        assert sum(issue.code == "several-meetings" for issue in report.issues) == len(reports) - 1


def test_each_has_what_its_own_sentences_tell() -> None:
    text = f"{MONDAY} They discussed air defence. {NEXT} Beridze thanked Lund for her help. Novotil praised the talks."
    one, other = dipbrief.parse_all(text, published=TUESDAY)
    assert [[topic.text for topic in report.topics] for report in (one, other)] == [["air defence"], ["trade"]]
    assert [[person.name for person in report.mentioned] for report in (one, other)] == [
        ["Nino Beridze"],
        ["Jan Novotil"],
    ]
    assert [[said.cue.text for said in report.statements] for report in (one, other)] == [["praised"], ["thanked"]]
    assert [report.meeting and report.meeting.date for report in (one, other)] == [TUESDAY - dt.timedelta(1), TUESDAY]
    assert [report.meeting and report.meeting.city for report in (one, other)] == ["Oslo", None]
    assert one.header == other.header
    assert [person.id for person in other.participants] == ["p1", "p2"]
    (issue,) = (issue for issue in one.issues if issue.code == "several-meetings")
    assert other.meeting is not None
    assert (issue.code, issue.start) == ("several-meetings", other.meeting.evidence[0].start)


def test_many_dispatches_have_them_on_request() -> None:
    (plain,) = dipbrief.parse_many([TWO])
    assert plain.reports == ()
    for workers in (1, 2):
        (result,) = dipbrief.parse_many([TWO], all_meetings=True, workers=workers)
        assert result.reports == dipbrief.parse_all(TWO)
        assert result.report == result.reports[0]
        assert Result.model_validate_json(result.model_dump_json()) == result


def test_a_result_does_not_hold_two_first_reports() -> None:
    one, other = dipbrief.parse_all(TWO)
    with pytest.raises(ValueError, match="the first of several reports"):
        Result(index=0, report=one, reports=(other,))


def test_command_line_numbers_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "one.txt"
    path.write_text(TWO, encoding="utf-8")
    assert main(["--all", "--title", "Lund in Oslo", str(path)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["id"], line["number"]) for line in lines] == [(str(path), 1), (str(path), 2)]
    assert [line["report"]["header"]["title"] for line in lines] == ["Lund in Oslo"] * 2
    assert main(["--all", "--format", "schema-org", str(path)]) == 0
    assert [json.loads(line)["number"] for line in capsys.readouterr().out.splitlines()] == [1, 2]
    assert main(["--all", "--html", "--output", str(tmp_path / "pages"), str(path)]) == 0
    assert sorted(page.name for page in (tmp_path / "pages").iterdir()) == ["one-2.html", "one.html"]

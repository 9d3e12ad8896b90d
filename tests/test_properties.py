"""What holds for every text: nothing crashes, every span is exact, nothing is remembered, shifts only shift."""

import datetime as dt
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from material import DAYS, NAMES, PIECED, TEXTS, TITLES, head, report_of, sound, text_of

import dipbrief
from dipbrief import MeetingReport


def dump(report: MeetingReport, *, shift: int = 0, spaces: bool = True) -> Any:
    """Return *report* as plain data: offsets moved by *shift*, without *spaces* every white space as one blank."""

    def visit(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {name: visit(child, name) for name, child in value.items()}
        if isinstance(value, list):
            return [visit(child, key) for child in value]
        if isinstance(value, str) and not spaces:
            return " ".join(value.split()) if key != "message" else ""
        return value + shift if key in ("start", "end") and value is not None else value

    return visit(report.model_dump(mode="json"))


# --- any text --------------------------------------------------------------------------------------------------


@given(TEXTS, TITLES, DAYS)
@example("", None, None)
@example("\x00\ud800"[:1], None, None)
@example("date 2021-01-15", "", dt.date(1950, 1, 1))
@example("By Ann Hale discussed the situation in the region trade, energy and", None, None)
@example("İstanbul İ\u0307 Minister İSMET Aydogan met Kari Lund.", None, None)
def test_any_text_gives_a_grounded_report(text: str, title: str | None, published: dt.date | None) -> None:
    report = sound(text, title=title, published=published)
    assert report.header.title == (title or report.header.title)
    assert report.header.published == (published or report.header.published)


@given(PIECED)
def test_what_is_absent_is_not_an_empty_string(text: str) -> None:
    empty: list[str] = []

    def visit(value: Any, path: str) -> None:
        if value == "":
            empty.append(path)
        for name, child in value.items() if isinstance(value, dict) else ():
            visit(child, f"{path}.{name}")
        for child in value if isinstance(value, list) else ():
            visit(child, path)

    visit(dipbrief.parse(text).model_dump(mode="json"), "report")
    assert empty == []


@given(PIECED)
def test_people_speak_and_are_numbered_in_order(text: str) -> None:
    report = dipbrief.parse(text)
    assert [person.id for person in report.participants] == [f"p{n + 1}" for n in range(len(report.participants))]
    assert [person.id for person in report.mentioned] == [f"m{n + 1}" for n in range(len(report.mentioned))]
    firsts = [person.mentions[0].start for person in report.participants if person.mentions]
    assert firsts == sorted(firsts)
    if report.meeting is None:
        assert (report.participants, report.topics, report.statements) == ((), (), ())
    labels = {label for topic in report.topics for label in topic.labels}
    labels |= {label for statement in report.statements for label in statement.labels}
    assert report.labels == tuple(sorted(labels))


# --- nothing is remembered -------------------------------------------------------------------------------------


@given(TEXTS, st.sampled_from(NAMES))
def test_same_report_whatever_was_parsed_before(text: str, name: str) -> None:
    before = report_of(name)
    dipbrief.parse(text)
    assert dipbrief.parse(text_of(name), **head(name)) == before


# --- small changes of a text -----------------------------------------------------------------------------------


def body_of(name: str) -> int:
    """Return an offset safely after the header block of a dispatch, where a line end means something."""
    header, text = report_of(name).header, text_of(name)
    ends = [part.end for part in (header.dateline, header.byline) if part is not None]
    return text.find(" ", min(max([60, *ends]) + 40, len(text)))


@pytest.mark.parametrize("name", NAMES)
def test_a_newline_for_a_space_changes_no_value(name: str) -> None:
    text, body = text_of(name), body_of(name)
    broken = text[:body] + re.sub(r"(?<=\S) (?=\S)", "\n", text[body:])
    assert broken != text
    changed = dipbrief.parse(broken, **head(name))
    assert dump(changed, spaces=False) == dump(report_of(name), spaces=False)


@pytest.mark.parametrize("space", ["  ", "\u00a0", "\r\n", "\t"])
@pytest.mark.parametrize("name", NAMES[::9])
def test_other_spaces_change_no_name(name: str, space: str) -> None:
    text, body = text_of(name), body_of(name)
    changed = dipbrief.parse(text[:body] + re.sub(r"(?<=\S) (?=\S)", space, text[body:]), **head(name))
    before = report_of(name)
    assert [" ".join(p.name.split()) for p in changed.participants] == [p.name for p in before.participants]
    assert [(s.act, s.speakers) for s in changed.statements] == [(s.act, s.speakers) for s in before.statements]
    assert changed.labels == before.labels


UNRELATED = "The week was mild in the valley, and the apples were ripe.\n\n"


@pytest.mark.parametrize("name", [name for name in NAMES if report_of(name).header.dateline is not None])
def test_an_unrelated_paragraph_in_front_shifts_and_changes_nothing(name: str) -> None:
    changed = dipbrief.parse(UNRELATED + text_of(name), **head(name))
    assert dump(changed) == dump(report_of(name), shift=len(UNRELATED))


@pytest.mark.parametrize("name", NAMES[::5])
def test_white_space_around_shifts_and_changes_nothing(name: str) -> None:
    changed = dipbrief.parse(f"\n  {text_of(name)}\n \n", **head(name))
    assert dump(changed) == dump(report_of(name), shift=3)

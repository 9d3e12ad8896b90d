"""Texts that nobody meant to be read: dispatches gone wrong, odd characters, other types."""

import datetime as dt
from collections import UserString
from typing import Any

import pytest
from hypothesis import given
from material import GOLD, LINE_ENDS, NAMES, gold_texts, head, mutated, report_of, sound, text_of
from sweep import FILES, faults, sample

import dipbrief
from dipbrief import Header, Issue, MeetingReport

PLAIN = "OSLO, March 3 (Reuters) - Norwegian Foreign Minister Kari Lund met Paul Reed. They discussed trade and energy."


# --- dispatches gone wrong -------------------------------------------------------------------------------------


@given(mutated(), mutated())
def test_a_dispatch_gone_wrong_gives_a_grounded_report(text: str, title: str) -> None:
    sound(text)
    sound(text, title=title[:200], published=dt.date(2024, 2, 29))


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES[::8])
def test_a_dispatch_cut_anywhere_gives_a_grounded_report(name: str) -> None:
    text = text_of(name)
    for at in range(0, len(text), 41):
        sound(text[:at], **head(name))
        sound(text[at:], **head(name))


@pytest.mark.slow
@pytest.mark.parametrize("end", LINE_ENDS, ids=ascii)
def test_line_ends_of_every_kind_give_a_grounded_report(end: str) -> None:
    for name in NAMES[::3]:
        sound(text_of(name).replace("\n", end), **head(name))


@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=ascii)
@pytest.mark.parametrize("name", NAMES[::9])
def test_line_ends_of_other_systems_change_no_name(name: str, end: str) -> None:
    changed, before = sound(text_of(name).replace("\n", end), **head(name)), report_of(name)
    assert [p.name.split() for p in changed.participants] == [p.name.split() for p in before.participants]
    assert [(s.act, s.speakers) for s in changed.statements] == [(s.act, s.speakers) for s in before.statements]
    assert changed.labels == before.labels


@pytest.mark.slow
@pytest.mark.skipif(not gold_texts(), reason=f"the real dispatches are not at hand ({GOLD})")
@pytest.mark.parametrize("way", [str.upper, str.lower, str.title, lambda text: text[len(text) // 3 :] + text])
def test_real_dispatches_gone_wrong_give_no_error(way: Any) -> None:
    """What their words do not bear out may be said of them, but nothing that they contradict."""
    for text in map(way, gold_texts()):
        assert [finding for finding in dipbrief.parse(text).check(text) if finding.severity == "error"] == []


@pytest.mark.slow
@pytest.mark.skipif(not gold_texts(), reason=f"the real dispatches are not at hand ({GOLD})")
def test_real_dispatches_give_grounded_reports() -> None:
    for text in gold_texts():
        sound(text)


# One of each kind: names of one-letter words beside each other, a preposition that ends its sentence before a date, a
# text that ends with a month of another calendar, an apostrophe alone.
@pytest.mark.parametrize(
    "text",
    [
        *("Lund said M-2, M-2A ", "B-5 who B Al", "M A-X,Ba A", "al-Jr X.Minister Jr X X"),
        *("Kari Lund met Paul Reed. They discussed on. Monday was cold.", "Trade was discussed on.\n\nMonday's talks"),
        *("CAIRO, Ramadan", "Riyadh, 4 Rajab", "OSLO, qa'dah", "OSLO, March 3, Ramadan"),
        *("\u02bc", "\u02bb", "\u02bf", "'", "\u2018", "Lund met \u02bc Reed.", "\u02bc Lund"),
    ],
)
def test_a_short_text_of_odd_words_gives_a_grounded_report(text: str) -> None:
    sound(text)
    sound(PLAIN, title=text)


@pytest.mark.parametrize("name", FILES)
def test_forms_of_the_data_stand_anywhere(name: str) -> None:
    """A sample; ``python -m tests.sweep`` reads them all."""
    assert [fault for form in sample(name, 20) for fault in faults(form)] == []


@pytest.mark.slow
def test_a_line_of_a_megabyte() -> None:
    line, filler = " ".join(text_of("trend/1").split()), " The week was mild in the valley, and the apples were ripe."
    report = sound(line + filler * (1_000_000 // len(filler)) + " " + line)
    assert report.meeting is not None
    assert [person.name for person in report.participants] == [p.name for p in report_of("trend/1").participants]


# --- characters ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", " ", "\n", " \r\n\t\u00a0\u2003\u3000\u2028 ", "\u200b\ufeff", "\x00", ". -- !"])
def test_text_without_words_gives_an_empty_report(text: str) -> None:
    assert sound(text) == empty_for("empty-text")


def empty_for(code: str) -> MeetingReport:
    """An empty report with the one issue *code*."""
    report = MeetingReport(header=Header())
    return report.model_copy(update={"issues": (Issue(code=code, message=MESSAGES[code]),)})


MESSAGES = {"empty-text": "the text has no words", "not-english": "the text is not in English, the one language read"}


@pytest.mark.parametrize("title", ["", "Talks in Oslo", "  ", "\x00"])
def test_the_title_is_kept_as_given_and_an_empty_one_is_none(title: str) -> None:
    assert sound("", title=title).header.title == (title or None)


def test_lone_surrogates_are_read_as_replacement_characters() -> None:
    text = PLAIN.replace("trade", "tra\ud83dde") + "\udc00"
    report = sound(text)
    assert Issue(code="lone-surrogate", message="2 lone surrogates are read as U+FFFD") in report.issues
    assert report.topics[0].text.startswith("tra\ufffdde")
    assert report.model_dump() == {
        **sound(text.replace("\ud83d", "\ufffd").replace("\udc00", "\ufffd")).model_dump(),
        "issues": tuple(issue.model_dump() for issue in report.issues),
    }


def test_lone_surrogates_in_a_title_are_read_as_replacement_characters() -> None:
    assert sound(PLAIN, title="Talks \ud800").header.title == "Talks \ufffd"


INVISIBLE = ["\u200b", "\u2060", "\ufeff"]
DIRECTIONS = ["\u200e", "\u200f", "\u202a", "\u202e", "\u2066", "\u2069", "\u061c"]
JOINERS = ["\u00ad", "\u200c", "\u200d"]


def values(report: MeetingReport, mark: str) -> dict[str, Any]:
    """What was read, without the *mark* and without offsets."""

    def plain(text: str) -> str:
        return " ".join(text.replace(mark, "").split())

    return {
        "people": [
            (plain(p.name), [plain(r.title) for r in p.roles], p.party and p.party.code)
            for p in (*report.participants, *report.mentioned)
        ],
        "dateline": report.header.dateline and (report.header.dateline.city, report.header.dateline.country),
        "agency": report.header.agency and report.header.agency.name,
        "topics": [(plain(topic.text), topic.labels) for topic in report.topics],
        "meeting": report.meeting and (report.meeting.status, report.meeting.format),
    }


@pytest.mark.parametrize("mark", [*INVISIBLE, *DIRECTIONS, *JOINERS, "\x00", "\ud800"], ids=ascii)
def test_invisible_characters_around_the_text_change_no_value(mark: str) -> None:
    assert values(sound(mark + PLAIN + mark), mark) == values(sound(PLAIN), mark)


@pytest.mark.parametrize(
    "mark",
    [
        *INVISIBLE,
        *DIRECTIONS,
        *JOINERS,
    ],
    ids=ascii,
)
def test_invisible_characters_beside_spaces_change_no_value(mark: str) -> None:
    assert values(sound(PLAIN.replace(" ", f" {mark}")), mark) == values(sound(PLAIN), mark)


@pytest.mark.parametrize("mark", ["\x00", "\u202e", "\u2066", "\ufffd", "\U0001f54a", "\x1b"], ids=ascii)
def test_odd_characters_inside_a_span_stay_in_it(mark: str) -> None:
    report = sound(PLAIN.replace("trade and", f"trade{mark}tariffs and"))
    assert report.topics[0].text.startswith(f"trade{mark}tariffs")


def test_combining_marks_belong_to_the_letter_before() -> None:
    report = sound(PLAIN.replace("Kari", "Ka\u0301ri"))
    assert report.participants[0].name == "Ka\u0301ri Lund"


@pytest.mark.parametrize("text", ["Москва. Министр встретился.", "外交部长在北京会见了大使。", "التقى وزير الخارجية."])
def test_other_scripts_alone_give_an_empty_report(text: str) -> None:
    assert sound(text) == empty_for("not-english")


# --- types -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", [b"OSLO", bytearray(b"OSLO"), None, 3, 1.5, True, ["OSLO"], UserString("OSLO"), object()]
)
def test_a_text_of_another_type_is_refused(text: Any) -> None:
    with pytest.raises(TypeError, match=f"^text must be a str, not {type(text).__name__}"):
        dipbrief.parse(text)
    with pytest.raises(TypeError, match=f"^text must be a str, not {type(text).__name__}"):
        MeetingReport(header=Header()).check(text)


@pytest.mark.parametrize("title", [b"Talks", 3, False, ["Talks"], UserString("Talks")])
def test_a_title_of_another_type_is_refused(title: Any) -> None:
    with pytest.raises(TypeError, match=f"^title must be a str or None, not {type(title).__name__}"):
        dipbrief.parse("", title=title)


@pytest.mark.parametrize("day", ["2021-01-15", 20210115, 0, False, dt.time(9), dt.timedelta(1), (2021, 1, 15)])
def test_a_day_of_another_type_is_refused(day: Any) -> None:
    with pytest.raises(TypeError, match=rf"^published must be a datetime\.date or None, not {type(day).__name__}"):
        dipbrief.parse("", published=day)


@pytest.mark.parametrize("zone", [None, dt.UTC, dt.timezone(dt.timedelta(hours=-11))])
def test_of_a_time_the_day_it_prints_counts(zone: dt.tzinfo | None) -> None:
    report = dipbrief.parse(PLAIN, published=dt.datetime(2025, 3, 3, 23, 59, tzinfo=zone))
    assert report == dipbrief.parse(PLAIN, published=dt.date(2025, 3, 3))


class Loud(str):
    """A string that answers in capitals."""

    def __getitem__(self, key: Any) -> str:
        return super().__getitem__(key).upper()

    def lower(self) -> str:
        return self.upper()

    def __eq__(self, other: object) -> bool:
        return False

    __hash__ = str.__hash__


def test_a_subclass_of_str_is_read_as_its_characters() -> None:
    report = sound(Loud(PLAIN), title=Loud("Lund meets Reed"))
    assert report == dipbrief.parse(PLAIN, title="Lund meets Reed")
    assert type(report.header.title) is str
    assert {type(person.name) for person in report.participants} == {str}


WHEN = ["on Monday", "today", "yesterday", "tomorrow", "on 31", "two weeks ago", "next Friday", "on Jan. 1", "Dec. 31"]


@pytest.mark.parametrize("words", WHEN)
@pytest.mark.parametrize("day", [dt.date(1, 3, 1), dt.date(9999, 10, 1), dt.date(2024, 2, 29)])
def test_days_are_read_from_any_year(day: dt.date, words: str) -> None:
    sound(f"OSLO (Reuters) - Kari Lund met Paul Reed {words}. Lund will meet Reed {words}.", published=day)


@pytest.mark.parametrize(
    ("day", "words"),
    [(dt.date.min, "yesterday"), (dt.date.min, "today (31)"), (dt.date.max, "tomorrow"), (dt.date.max, "on Jan. 1")],
)
def test_days_are_read_from_the_first_and_the_last_day_of_the_calendar(day: dt.date, words: str) -> None:
    sound(f"OSLO (Reuters) - Kari Lund met Paul Reed {words}. Lund will meet Reed {words}.", published=day)


@pytest.mark.parametrize("digits", ["\u0662\u0660\u0662\u0661", "\uff12\uff10\uff12\uff11", "2" * 5000, "\u2163"])
@pytest.mark.parametrize("form", ["on {0}-{0}-{0}", "on {0}.{0}.{0}", "{0} days ago", "on January {0}, {0}", "({0})"])
def test_digits_of_every_kind_can_stand_in_dates(digits: str, form: str) -> None:
    sound(f"OSLO (Reuters) - Kari Lund met Paul Reed {form.format(digits)}.", published=dt.date(2021, 1, 15))


@pytest.mark.parametrize("digits", ["\u00b2\u00b2\u00b2\u00b2", "\u2460\u2461\u2462\u2463"])
def test_superscripts_and_circled_digits_can_stand_in_dates(digits: str) -> None:
    sound(f"Kari Lund met Paul Reed on {digits}-{digits[:2]}-{digits[:2]}.")

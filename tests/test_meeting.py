"""The meeting: held, planned or none; in person, by phone or video; when, where, and who took part."""

import datetime as dt
from typing import Any

import pytest

import dipbrief
import dipbrief.meeting
from dipbrief import MeetingReport
from dipbrief.meeting import circumstances
from dipbrief.meeting.phrases import Phrases
from dipbrief.meeting.sentence import Sentence

FRIDAY = dt.date(2025, 3, 14)


def parse(text: str, title: str | None = None) -> MeetingReport:
    return dipbrief.parse(text, title=title, published=FRIDAY)


def miss(*row: Any, reason: str) -> Any:
    """Return a row that is known to fail today."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


# --- status and format -----------------------------------------------------------------------------------------

# (status, format, the text)
STATUS: list[Any] = [
    (
        "held",
        "in-person",
        "Delegations of Norway and Peru met. Minister Kari Lund led the Norwegian delegation and Minister Paul Reed led"
        " the Peruvian delegation.",
    ),
    (
        "held",
        None,
        "Minister Kari Lund spoke today with Minister Paul Reed of Norway. The two spoke of the Oslo summit.",
    ),
    ("held", None, "Minister Kari Lund spoke today with Minister Paul Reed. They exchanged views on a summit in Oslo."),
    ("held", "in-person", "Minister Kari Lund spoke today with Minister Paul Reed. The meeting was held in Oslo."),
    (
        "held",
        "in-person",
        "Kari Lund praised the army. It rained. The winter was long. Trade grew. Lund met Minister Paul Reed.",
    ),
    # held, in person
    ("held", "in-person", "Foreign Minister Kari Lund met Ambassador Paul Reed."),
    ("held", "in-person", "Foreign Minister Kari Lund met with Ambassador Paul Reed."),
    ("held", "in-person", "Foreign Minister Kari Lund has met Ambassador Paul Reed."),
    ("held", "in-person", "Foreign Minister Kari Lund meets Ambassador Paul Reed."),
    ("held", "in-person", "Foreign Minister Kari Lund is meeting Ambassador Paul Reed in Oslo."),
    ("held", "in-person", "Foreign Minister Kari Lund and Ambassador Paul Reed met on Monday."),
    ("held", "in-person", "Foreign Minister Kari Lund received Ambassador Paul Reed."),
    ("held", "in-person", "Ambassador Paul Reed was received by Foreign Minister Kari Lund."),
    ("held", "in-person", "Foreign Minister Kari Lund received a courtesy call from Ambassador Paul Reed."),
    ("held", "in-person", "Foreign Minister Kari Lund received a farewell visit from Ambassador Paul Reed."),
    ("held", "in-person", "Foreign Minister Kari Lund hosted Ambassador Paul Reed."),
    ("held", "in-person", "Ambassador Paul Reed called on Foreign Minister Kari Lund."),
    ("held", "in-person", "Ambassador Paul Reed paid a courtesy call on Foreign Minister Kari Lund."),
    ("held", "in-person", "Ambassador Paul Reed paid a farewell call on Foreign Minister Kari Lund."),
    ("held", "in-person", "Foreign Minister Kari Lund held talks with Ambassador Paul Reed."),
    ("held", "in-person", "Foreign Minister Kari Lund held a meeting with Ambassador Paul Reed."),
    ("held", "in-person", "Foreign Minister Kari Lund had a working lunch with Ambassador Paul Reed."),
    ("held", "in-person", "A meeting was held between Foreign Minister Kari Lund and Ambassador Paul Reed."),
    (
        "held",
        "in-person",
        "A meeting between Foreign Minister Kari Lund and Ambassador Paul Reed took place on Monday.",
    ),
    ("held", "in-person", "Talks between Foreign Minister Kari Lund and Ambassador Paul Reed were held in Oslo."),
    ("held", "in-person", "Ambassador Paul Reed presented his credentials to President Kari Lund."),
    (
        "held",
        "in-person",
        "President Kari Lund accepted the credentials of Ambassador Paul Reed and held talks with him.",
    ),
    (
        "held",
        "in-person",
        "Ambassador Paul Reed was granted an audience with Pope Severin at the palace, and Minister Kari Lund met him.",
    ),
    (
        "held",
        "in-person",
        "Foreign Minister Kari Lund welcomed Ambassador Paul Reed at the ministry and held talks with him.",
    ),
    ("held", "in-person", "Foreign Minister Kari Lund discussed trade with Ambassador Paul Reed during their meeting."),
    ("held", "in-person", "Minister Kari Lund and Ambassador Paul Reed came face to face in Oslo."),
    ("held", "in-person", "Minister Kari Lund sat across the table from Ambassador Paul Reed."),
    ("held", "in-person", "Minister Kari Lund huddled with Ambassador Paul Reed."),
    ("held", "in-person", "Minister Kari Lund emerged from a five-hour session with Ambassador Paul Reed."),
    ("held", "in-person", "Minister Kari Lund paid a call on Ambassador Paul Reed."),
    (
        "held",
        "in-person",
        "The accord emerged from a meeting in Oslo on Monday between Minister Kari Lund and Ambassador Paul Reed.",
    ),
    ("held", "in-person", "Minister Kari Lund conferred for three hours with Ambassador Paul Reed."),
    # held, otherwise
    ("held", "phone", "In a half-hour telephone call, Minister Kari Lund told Ambassador Paul Reed that trade grew."),
    ("held", "phone", "Minister Kari Lund got on the phone with Ambassador Paul Reed."),
    ("held", "video", "Minister Kari Lund and Ambassador Paul Reed linked up by video."),
    ("held", "phone", "Foreign Minister Kari Lund spoke by phone with Ambassador Paul Reed."),
    ("held", "phone", "Foreign Minister Kari Lund held a telephone conversation with Ambassador Paul Reed."),
    ("held", "phone", "Foreign Minister Kari Lund had a phone call with Ambassador Paul Reed."),
    ("held", "phone", "Foreign Minister Kari Lund spoke with Ambassador Paul Reed by telephone."),
    (
        "held",
        "phone",
        "A telephone conversation took place between Foreign Minister Kari Lund and Ambassador Paul Reed.",
    ),
    ("held", "phone", "Foreign Minister Kari Lund telephoned Ambassador Paul Reed."),
    ("held", "in-person", "Minister Kari Lund's call on Ambassador Paul Reed came on Monday."),
    ("held", "phone", "In a call with Ambassador Paul Reed, Foreign Minister Kari Lund discussed trade."),
    ("held", "phone", "Foreign Minister Kari Lund received a phone call from Ambassador Paul Reed."),
    ("held", "video", "Foreign Minister Kari Lund held a video conference with Ambassador Paul Reed."),
    ("held", "video", "Foreign Minister Kari Lund met virtually with Ambassador Paul Reed."),
    ("held", "video", "Foreign Minister Kari Lund met with Ambassador Paul Reed via video link."),
    ("held", "video", "Foreign Minister Kari Lund held an online meeting with Ambassador Paul Reed."),
    ("held", None, "Foreign Minister Kari Lund spoke with Ambassador Paul Reed."),
    # planned
    ("planned", "in-person", "Foreign Minister Kari Lund will meet Ambassador Paul Reed."),
    ("planned", "in-person", "Foreign Minister Kari Lund is to meet Ambassador Paul Reed on Monday."),
    ("planned", "in-person", "Foreign Minister Kari Lund is scheduled to meet Ambassador Paul Reed."),
    ("planned", "in-person", "Foreign Minister Kari Lund is expected to hold talks with Ambassador Paul Reed."),
    ("planned", "in-person", "Foreign Minister Kari Lund plans to meet with Ambassador Paul Reed next week."),
    ("planned", "in-person", "Foreign Minister Kari Lund will receive Ambassador Paul Reed tomorrow."),
    (
        "planned",
        "in-person",
        "A meeting between Foreign Minister Kari Lund and Ambassador Paul Reed will take place on Monday.",
    ),
    ("planned", "in-person", "Foreign Minister Kari Lund will visit Nairobi for talks with Ambassador Paul Reed."),
    ("held", "in-person", "Foreign Minister Kari Lund visited Nairobi for talks with Ambassador Paul Reed."),
    ("planned", "phone", "Foreign Minister Kari Lund will speak by phone with Ambassador Paul Reed."),
    ("planned", "video", "Foreign Minister Kari Lund will hold a video conference with Ambassador Paul Reed."),
    # none
    (None, None, ""),
    (None, None, "Foreign Minister Kari Lund praised trade with Norway."),
    (None, None, "Foreign Minister Kari Lund received a letter from Ambassador Paul Reed."),
    (None, None, "Foreign Minister Kari Lund sent a message to Ambassador Paul Reed."),
    (None, None, "Foreign Minister Kari Lund called on the parties to stop the war."),
    (None, None, "Foreign Minister Kari Lund welcomed the decision of Ambassador Paul Reed."),
    (None, None, "Foreign Minister Kari Lund met the deadline."),
    (None, None, "Foreign Minister Kari Lund condemned the attack on Rivertown."),
    (None, None, "Kari Lund was appointed Foreign Minister on Monday."),
    ("held", "in-person", "Minister Kari Lund spoke tête-à-tête with Ambassador Paul Reed."),
    (
        "held",
        "in-person",
        "OSLO, March 12 (NTB) - Minister Kari Lund and Ambassador Paul Reed agreed here on Friday to trade.",
    ),
    (None, None, "Minister Kari Lund and Ambassador Paul Reed agreed to open the port."),
    ("planned", "in-person", "Minister Kari Lund and Ambassador Paul Reed have agreed to see each other on Friday."),
    ("held", "in-person", "Piracy dominated talks which Minister Kari Lund had here today with Ambassador Paul Reed."),
    ("held", None, "Trade and energy were the subjects tackled today by Minister Kari Lund and Ambassador Paul Reed."),
    (None, None, "Foreign Minister Kari Lund cancelled a meeting with Ambassador Paul Reed."),
    (None, None, "Foreign Minister Kari Lund did not meet Ambassador Paul Reed."),
    (None, None, "Foreign Minister Kari Lund refused to meet Ambassador Paul Reed."),
    (None, None, "Foreign Minister Kari Lund visited a shipyard in Rivertown."),
    (None, None, "Foreign Minister Kari Lund laid a wreath at the tomb in Rivertown."),
    (None, None, "Foreign Minister Kari Lund told reporters that trade grows."),
    (None, None, "Foreign Minister Kari Lund and Ambassador Paul Reed discuss papers that show how trade fell."),
    (None, None, "In a new show, Senator Paul Reed and Minister Kari Lund discuss the plan to drain the fens."),
    ("held", None, "Minister Kari Lund and Ambassador Paul Reed have discussed trade."),
    # what idioms and light verbs tell
    ("held", "in-person", "Minister Kari Lund got together with Ambassador Paul Reed."),
    ("held", "in-person", "Minister Kari Lund was closeted with Ambassador Paul Reed for two hours."),
    ("held", "in-person", "Minister Kari Lund spent an hour with Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund spent ten years with Ambassador Paul Reed."),
    ("held", "in-person", "Minister Kari Lund had Ambassador Paul Reed to tea."),
    (None, None, "Minister Kari Lund had Ambassador Paul Reed to thank."),
    ("held", "phone", "Minister Kari Lund took a call from Ambassador Paul Reed."),
    ("held", "in-person", "There was a meeting on Monday between Minister Kari Lund and Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund faces Ambassador Paul Reed in court."),
    # times before the verb
    ("held", "in-person", "Last week, Minister Kari Lund met Ambassador Paul Reed."),
    ("held", "in-person", "Minister Kari Lund two weeks ago quietly met Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund two years ago met Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund resigned. Last week, she met Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund resigned. She first met Ambassador Paul Reed in 1998."),
    (None, None, "Minister Kari Lund resigned. In 1998 she held talks with Ambassador Paul Reed."),
    # the present of a day to come
    ("planned", "in-person", "Minister Kari Lund meets Ambassador Paul Reed on Monday."),
    ("planned", "in-person", "Minister Kari Lund is meeting Ambassador Paul Reed tomorrow."),
    ("planned", "in-person", "Minister Kari Lund hosts Ambassador Paul Reed for talks next week."),
    ("planned", "in-person", "Minister Kari Lund holds talks with Ambassador Paul Reed next Tuesday."),
    ("held", "in-person", "Minister Kari Lund meets Ambassador Paul Reed in Oslo, March 12, 2025."),
    ("held", "in-person", "Minister Kari Lund is meeting Ambassador Paul Reed today and tomorrow."),
    # who may, or will not
    ("planned", "in-person", "Minister Kari Lund is due to meet Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund is willing to meet Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund is ready to meet Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund is unlikely to meet Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund has no plans to meet Ambassador Paul Reed."),
    # what is none
    (None, None, "Minister Kari Lund often met Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund met nobody at the office of Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund and Ambassador Paul Reed met with applause."),
    (None, None, "Minister Kari Lund and Ambassador Paul Reed met the press."),
    (None, None, "Minister Kari Lund denied that she had met Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund would meet Ambassador Paul Reed only if he apologised."),
    (None, None, "A meeting between Minister Kari Lund and Ambassador Paul Reed is possible."),
    (None, None, "A possible meeting between Minister Kari Lund and Ambassador Paul Reed was under discussion."),
    (None, None, "Speculation about a meeting between Minister Kari Lund and Ambassador Paul Reed grew."),
    (None, None, "Minister Kari Lund would have met Ambassador Paul Reed on Monday."),
    (None, None, "A meeting between Minister Kari Lund and Ambassador Paul Reed failed to take place."),
    (None, None, "Talks between Minister Kari Lund and Ambassador Paul Reed failed to begin on Monday."),
    ("held", "in-person", "Talks between Minister Kari Lund and Ambassador Paul Reed began and ended in Oslo."),
    ("planned", "in-person", "Officials prepared for a meeting between Minister Kari Lund and Ambassador Paul Reed."),
    ("planned", "in-person", "A date has been set for talks between Minister Kari Lund and Ambassador Paul Reed."),
    ("planned", "in-person", "The date of a meeting between Minister Kari Lund and Ambassador Paul Reed is near."),
    ("planned", "in-person", "Minister Kari Lund arrived on Monday ahead of talks with Ambassador Paul Reed."),
    ("planned", "in-person", "Minister Kari Lund spoke on the eve of a meeting with Ambassador Paul Reed."),
    ("held", None, "Minister Kari Lund and Ambassador Paul Reed discussed a possible meeting of their presidents."),
    (None, None, "The talks of Minister Kari Lund with Ambassador Paul Reed that were to take place were cancelled."),
    ("held", "in-person", "Minister Kari Lund joined Ambassador Paul Reed for dinner."),
    # more
    ("held", "phone", "President Kari Lund called Ambassador Paul Reed on Monday to ask for aid."),
    (None, None, "President Kari Lund called Ambassador Paul Reed a liar."),
    ("held", "in-person", "Minister Kari Lund last month had a meeting with Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund resigned. She last month met Ambassador Paul Reed."),
    (
        "held",
        "in-person",
        "OSLO (AP) - Meeting in Bergen, Minister Kari Lund and Ambassador Paul Reed agreed to trade.",
    ),
    ("held", "in-person", "OSLO (AP) - Talks between Minister Kari Lund and Ambassador Paul Reed ended on Monday."),
    ("held", "in-person", "Rain fell in Oslo. Talks between Minister Kari Lund and Ambassador Paul Reed ended there."),
    ("held", "in-person", "Minister Kari Lund met a general. She told General Paul Reed that trade grew."),
    ("held", "in-person", "Minister Kari Lund met an envoy. She said the talks with Envoy Paul Reed had been good."),
    (
        None,
        None,
        "A Norwegian airline held talks with a Danish manufacturer on Monday. Kari Lund and Paul Reed lead them.",
    ),
    ("held", "in-person", "Minister Kari Lund had tea with Ambassador Paul Reed."),
    ("held", "phone", "Minister Kari Lund picked up the phone to Ambassador Paul Reed."),
    ("held", "in-person", "As Minister Kari Lund met Ambassador Paul Reed, the army left the port."),
    ("planned", "in-person", "Minister Kari Lund is due in Oslo on Friday for talks with Ambassador Paul Reed."),
    ("planned", "in-person", "A meeting between Minister Kari Lund and Ambassador Paul Reed will go ahead in May."),
    # held, though another is to come
    (
        "held",
        "in-person",
        "Norwegian Minister Kari Lund and Danish Minister Paul Reed agreed to hold the first meeting of the board in "
        "May. In their meeting on Monday, they discussed trade.",
    ),
    # named before
    ("held", "in-person", "Norwegian Minister Kari Lund praised Danish Minister Paul Reed. They met in Oslo."),
    ("held", "in-person", "Norwegian Minister Kari Lund praised Danish Minister Paul Reed. Both met on Monday."),
    ("held", "in-person", "Norwegian Minister Kari Lund arrived. Danish Minister Paul Reed met her at noon."),
    (
        "held",
        "in-person",
        "Minister Kari Lund of Norway left. Danish Minister Paul Reed was glad. The two ministers held talks.",
    ),
    (
        "held",
        "in-person",
        "Norwegian Minister Kari Lund told Danish President Paul Reed that trade grew, a spokesman said. He spoke "
        "after a meeting of the two officials.",
    ),
    ("held", "in-person", "Minister Kari Lund arrived in Oslo, where President Paul Reed received her."),
    (
        "held",
        "in-person",
        "President Kari Lund declined Prime Minister Paul Reed's offer to resign. Reed had filed it. It was time. "
        "Lund said in a meeting with Reed that she trusted him.",
    ),
    (
        "held",
        "in-person",
        "Minister Kari Lund returned after a visit to Mali for talks with leaders. There she held talks with Envoy "
        "Paul Reed.",
    ),
    (None, None, "Minister Kari Lund said in an interview that Envoy Paul Reed was wrong."),
    ("planned", "in-person", "Minister Kari Lund praised her planned meeting with Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund spoke of trade during a 2016 meeting with Ambassador Paul Reed."),
    # only possible, or only told to say which promise it was
    (None, None, "Minister Kari Lund did not rule out meeting Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund raised the possibility of meeting Ambassador Paul Reed."),
    (None, None, "The accord paved the way for talks between Minister Kari Lund and Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund renewed promises made during a summit between leaders of two states."),
    # to come: what is still to do something, or expected to
    ("planned", "in-person", "The talks between Minister Kari Lund and Ambassador Paul Reed will cover trade."),
    ("planned", "in-person", "Minister Kari Lund's meeting with Ambassador Paul Reed will include experts."),
    ("planned", "in-person", "A meeting of Minister Kari Lund and Envoy Paul Reed is expected to take place in Bern."),
    ("planned", "in-person", "Talks between Minister Kari Lund and Envoy Paul Reed are scheduled to begin on Monday."),
    ("planned", "in-person", "The meeting between Minister Kari Lund and Envoy Paul Reed will happen on Friday."),
    ("planned", "in-person", "Minister Kari Lund leaves Sunday for Bern, where she is to urge Envoy Paul Reed to act."),
    ("planned", "in-person", "Minister Kari Lund will fly to Bern, where she will brief President Paul Reed."),
    ("held", "in-person", "Minister Kari Lund flew to Bern, where she urged President Paul Reed to act."),
    # who is briefed is there, or on the phone
    ("held", "in-person", "Minister Kari Lund briefed President Paul Reed today on her visit to Norway."),
    (None, None, "Minister Kari Lund briefed reporters on the visit of President Paul Reed."),
    # only asked for
    (None, None, "Senators Kari Lund and Paul Reed sent a letter to President Jan Moe requesting to meet with him."),
    (None, None, "Senators Kari Lund and Paul Reed wrote to President Jan Moe requesting a meeting."),
    # beside what is told
    (None, None, "The news came just after President Kari Lund met with Envoy Paul Reed in Bern."),
    (None, None, "The verdict came hours before Minister Kari Lund returned to talks with Envoy Paul Reed."),
    (
        None,
        None,
        "Norway, which will host the summit of ministers next May, has named an envoy, Minister Kari Lund said.",
    ),
    # past
    (None, None, "Minister Kari Lund held talks with Envoy Paul Reed in June 2021 and sold the port in July."),
    # of one body, or of no state
    (None, None, "At its meeting of March 10, the Federal Council heard Minister Kari Lund."),
    (None, None, "Minister Kari Lund chaired the weekly meeting of the cabinet on Thursday."),
    (None, None, "Prime Minister Kari Lund presided over a session of parliament on Thursday."),
    (None, None, "The plan was passed at Monday's cabinet meeting chaired by Prime Minister Kari Lund."),
    (None, None, "Norway met Denmark in the final on Sunday, Minister Kari Lund said."),
    (None, None, "Minister Kari Lund spoke to a group of envoys at the ministry."),
    # how talks end
    ("held", "in-person", "Talks between Minister Kari Lund and Ambassador Paul Reed broke down on Monday."),
    ("held", "in-person", "Minister Kari Lund and Ambassador Paul Reed adjourned their talks on Monday."),
    ("held", "in-person", "Minister Kari Lund has just returned from a visit in Bern with President Paul Reed."),
]


@pytest.mark.parametrize(("status", "format", "text"), STATUS)
def test_status_and_format(status: str | None, format: str | None, text: str) -> None:
    report = parse(text)
    meeting = report.meeting
    assert (meeting and meeting.status, meeting and meeting.format) == (status, format)
    if meeting is None:
        assert report.participants == ()
    else:
        assert meeting.evidence
        assert {person.name for person in report.participants} >= {"Kari Lund", "Paul Reed"}


@pytest.mark.parametrize(
    ("status", "text"),
    [
        ("held", "The Danish-Turkish talks in Geneva have failed, Minister Kari Lund said."),
        (None, "The ports in Geneva have failed, Minister Kari Lund said."),
        ("planned", "Minister Kari Lund will represent Norway at the G20 Environment Ministerial Meeting in Bern."),
        ("planned", "Minister Kari Lund will attend the NATO summit in Bern on Monday."),
        ("held", "Minister Kari Lund attended the ministerial meeting in Bern on Monday."),
        (None, "Minister Kari Lund attended the Mediation Summit organised by the council."),
        (None, "Minister Kari Lund left on Monday to take part in the Women's Forum."),
        ("planned", "Minister Kari Lund to attend the G20 Ministerial Meeting in Naples, Italy"),
        (
            "planned",
            "Minister Kari Lund will represent Norway at the G20 Trade Ministerial Meeting, and the Climate Meeting in "
            "Bern, Switzerland.",
        ),
    ],
)
def test_of_those_who_meet_one_may_be_named(status: str | None, text: str) -> None:
    meeting = parse(text).meeting
    assert (meeting and meeting.status) == status


def test_capitals_throughout() -> None:
    report = parse("OSLO, MARCH 14 (NTB) -- UGANDAN MINISTER KARI NABUKENYA RECEIVED ENVOY JUMA KILONZO IN BERN TODAY.")
    assert [person.name for person in report.participants] == ["KARI NABUKENYA", "JUMA KILONZO"]


# --- when ------------------------------------------------------------------------------------------------------

# (day, last day, the text); the dispatch is of Friday, March 14
WHEN: list[Any] = [
    ("2025-03-10", None, "Minister Kari Lund met Ambassador Paul Reed on Monday."),
    ("2025-03-10", None, "On Monday, Minister Kari Lund met Ambassador Paul Reed."),
    ("2025-03-10", None, "Minister Kari Lund on March 10 met with Ambassador Paul Reed."),
    ("2025-03-14", None, "Minister Kari Lund met Ambassador Paul Reed today."),
    ("2025-03-14", None, "Minister Kari Lund met Ambassador Paul Reed here today (14)."),
    ("2025-03-13", None, "Minister Kari Lund met Ambassador Paul Reed yesterday."),
    ("2025-03-12", None, "Minister Kari Lund met Ambassador Paul Reed two days ago."),
    ("2025-03-14", None, "Minister Kari Lund met Ambassador Paul Reed on Friday."),
    ("2025-03-17", None, "Minister Kari Lund will meet Ambassador Paul Reed on Monday."),
    ("2025-03-15", None, "Minister Kari Lund will meet Ambassador Paul Reed tomorrow."),
    ("2025-04-02", None, "Minister Kari Lund will meet Ambassador Paul Reed on April 2."),
    ("2025-03-11", "2025-03-13", "Minister Kari Lund held talks with Ambassador Paul Reed from 11 to 13 March."),
    ("2025-03-11", "2025-03-13", "Minister Kari Lund held talks with Ambassador Paul Reed on March 11-13."),
    ("2025-03-12", None, "OSLO, March 12 (Reuters) - Minister Kari Lund met Ambassador Paul Reed on Wednesday."),
    ("2025-03-12", None, "OSLO, March 12 (Reuters) - Minister Kari Lund met Ambassador Paul Reed today."),
    (None, None, "OSLO, March 12 (Reuters) - Minister Kari Lund met Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund met Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund met Ambassador Paul Reed, the ministry said on Wednesday."),
    ("2025-03-10", None, "Minister Kari Lund met Ambassador Paul Reed on Monday, the ministry said on Wednesday."),
    ("2025-03-10", None, "The ministry said on Wednesday that Minister Kari Lund met Ambassador Paul Reed on Monday."),
    (None, None, "Minister Kari Lund met Ambassador Paul Reed, who has served since March 3."),
    ("2025-03-11", None, "Minister Kari Lund met Ambassador Paul Reed this Tuesday, March 11, 2025."),
    ("2025-03-11", None, "Minister Kari Lund met Ambassador Paul Reed on the afternoon of March 11."),
    ("2025-03-13", None, "On the 13th, Minister Kari Lund met Ambassador Paul Reed."),
    ("2025-03-11", None, "An accord was sealed in Oslo on Tuesday. Minister Kari Lund met Ambassador Paul Reed."),
    ("2025-03-12", None, "Minister Kari Lund met Ambassador Paul Reed. The hour-long session Wednesday was the first."),
    # several days, and days told from others
    ("2025-03-10", "2025-03-11", "Minister Kari Lund held talks with Ambassador Paul Reed on Monday and Tuesday."),
    ("2025-03-03", "2025-03-05", "Minister Kari Lund met Ambassador Paul Reed from Monday 3 to Wednesday 5 March."),
    ("2025-03-04", None, "Minister Kari Lund met Ambassador Paul Reed on Tuesday last week."),
    ("2025-03-12", None, "Minister Kari Lund met Ambassador Paul Reed the day before yesterday."),
    # times that are no days
    (None, None, "Minister Kari Lund will meet Ambassador Paul Reed next week. A ceremony is on April 2."),
    (None, None, "Minister Kari Lund will meet Ambassador Paul Reed in May, an aide said on Tuesday."),
    (None, None, "Minister Kari Lund will meet Ambassador Paul Reed before April 2, an aide said on Tuesday."),
    (None, None, "Minister Kari Lund met Ambassador Paul Reed over the weekend, an aide said on Tuesday."),
    (None, None, "Minister Kari Lund said on Tuesday that she met Ambassador Paul Reed during the week."),
    # the present of a day to come
    ("2025-03-17", None, "Minister Kari Lund receives Ambassador Paul Reed on Monday."),
    ("2025-03-18", None, "Minister Kari Lund sits down with Ambassador Paul Reed next Tuesday."),
    ("2025-03-14", None, "Minister Kari Lund met here this morning a delegation led by Ambassador Paul Reed."),
    ("2025-03-10", None, "Minister Kari Lund arrived on Monday for a two-day visit. She met Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund today ended her visit to Mali. She met Ambassador Paul Reed in Bamako."),
    (
        "2025-03-10",
        None,
        "Minister Kari Lund today ended her visit. She came on Monday on her first visit. She met Envoy Paul Reed.",
    ),
    # days told before
    ("2025-03-10", None, "The envoy came on March 10. Minister Kari Lund met Ambassador Paul Reed that evening."),
    ("2025-03-10", None, "A storm raged on Monday. On the same day, Minister Kari Lund met Ambassador Paul Reed."),
    # journeys
    ("2025-03-18", None, "Minister Kari Lund will travel to Oslo on Tuesday to meet Ambassador Paul Reed."),
    ("2025-03-11", None, "Minister Kari Lund flew to Oslo on Tuesday and met Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund, who arrived on Sunday, met Ambassador Paul Reed."),
    ("2025-03-10", None, "Minister Kari Lund visited Oslo on Monday. She met Ambassador Paul Reed."),
    ("2025-03-11", "2025-03-13", "Minister Kari Lund met Ambassador Paul Reed. Her visit is from 11 to 13 March."),
    ("2025-03-12", None, "Minister Kari Lund travelled to Oslo on Wednesday, where she met Ambassador Paul Reed."),
    ("2025-03-17", None, "Minister Kari Lund leaves for Oslo on Monday to hold talks with Ambassador Paul Reed."),
    (None, None, "Minister Kari Lund flew to Oslo on Wednesday, where she will meet Ambassador Paul Reed."),
    # what else has a day
    ("2025-03-13", None, "Minister Kari Lund discussed on Thursday with Envoy Paul Reed - an ally - the price of cod."),
    (None, None, "Minister Kari Lund met Ambassador Paul Reed following the March 3 attacks."),
    ("2025-03-12", None, "Minister Kari Lund told Ambassador Paul Reed at talks on Wednesday that ties had grown."),
    ("2025-03-12", None, "Minister Kari Lund on Wednesday announced an accord after a meeting with Envoy Paul Reed."),
    ("2025-03-14", None, 'Minister Kari Lund met Envoy Paul Reed. "I met Lund today," Reed wrote.'),
    (
        "2025-03-11",
        None,
        "Speaking on Tuesday after talks with Envoy Paul Reed, Minister Kari Lund praised the accord.",
    ),
    ("2025-03-14", None, "This was stated today by Minister Kari Lund after meeting Envoy Paul Reed."),
]


@pytest.mark.parametrize(("day", "end", "text"), WHEN)
def test_when(day: str | None, end: str | None, text: str) -> None:
    meeting = parse(text).meeting
    assert meeting is not None
    assert (meeting.date and meeting.date.isoformat(), meeting.end_date and meeting.end_date.isoformat()) == (day, end)
    assert (meeting.date_text is None) == (meeting.date is None)


# --- where -----------------------------------------------------------------------------------------------------

# (city, country, venue, the text)
WHERE: list[Any] = [
    (
        None,
        "DK",
        None,
        "Minister Kari Lund visited Denmark. She held talks with Envoy Paul Reed in Copenhagen. Trade grew. It rained. "
        "The port was opened. Lund also met Envoy Ann Hale in Aarhus.",
    ),
    (
        "Vienna",
        "AT",
        None,
        "Minister Kari Lund made working visits to Vienna and Vaduz. In Vienna, she met Minister Paul Reed. In Vaduz, "
        "she met Prime Minister Ann Hale of Liechtenstein.",
    ),
    ("Oslo", "NO", None, "It was in Oslo on Monday that Minister Kari Lund met Ambassador Paul Reed."),
    ("Oslo", "NO", None, "Talks in Oslo brought Minister Kari Lund together with Ambassador Paul Reed."),
    ("Oslo", "NO", None, "Minister Kari Lund and Ambassador Paul Reed spent four hours together in Oslo on Monday."),
    ("Oslo", "NO", None, "Under Secretary of Defense Kari Lund received Ambassador Paul Reed in Oslo."),
    ("Oslo", "NO", None, "Minister Kari Lund played host to Ambassador Paul Reed in Oslo."),
    ("Oslo", "NO", None, "Minister Kari Lund met Ambassador Paul Reed in Oslo."),
    ("Oslo", "NO", None, "Minister Kari Lund met Ambassador Paul Reed in Oslo on Monday."),
    ("Oslo", "NO", None, "In Oslo, Minister Kari Lund met Ambassador Paul Reed."),
    ("Oslo", "NO", None, "OSLO, March 12 (Reuters) - Minister Kari Lund met Ambassador Paul Reed here on Wednesday."),
    (None, None, None, "OSLO, March 12 (Reuters) - Minister Kari Lund met Ambassador Paul Reed on Wednesday."),
    (None, "NO", None, "Minister Kari Lund met Ambassador Paul Reed in Norway."),
    ("Singapore", "SG", None, "Minister Kari Lund met Ambassador Paul Reed in Singapore."),
    ("New York", "US", None, "Minister Kari Lund met Ambassador Paul Reed in New York."),
    (None, None, "the Presidential Palace", "Minister Kari Lund met Ambassador Paul Reed at the Presidential Palace."),
    (None, None, "the White House", "Minister Kari Lund met Ambassador Paul Reed at the White House."),
    (None, None, "the Kremlin", "President Kari Lund received Ambassador Paul Reed in the Kremlin."),
    (None, None, "her office", "Minister Kari Lund received Ambassador Paul Reed at her office."),
    (
        None,
        None,
        "the defence ministry",
        "Minister Kari Lund met Ambassador Paul Reed on Monday at the defence ministry.",
    ),
    (
        None,
        None,
        "the Ministry of Industry and Trade",
        "Minister Kari Lund met Ambassador Paul Reed at the Ministry of Industry and Trade.",
    ),
    (None, None, None, "Minister Kari Lund met Ambassador Paul Reed and discussed the situation in Syria."),
    (None, None, None, "Minister Kari Lund met the Norwegian ambassador in Azerbaijan Paul Reed."),
    (None, "TR", None, "Minister Kari Lund met Ambassador Paul Reed during her official visit to Turkey."),
    ("Oslo", "NO", None, "Minister Kari Lund will meet Ambassador Paul Reed in Oslo on Monday."),
    ("Geneva", "CH", None, "Minister Kari Lund and Ambassador Paul Reed held talks in Geneva, Switzerland."),
    (None, None, None, "Minister Kari Lund met Ambassador Paul Reed."),
    ("Oslo", "NO", None, "Minister Kari Lund received Ambassador Paul Reed at her Oslo office."),
    ("Bardufjord", "NO", None, "Minister Kari Lund will meet Ambassador Paul Reed at Bardufjord, Norway."),
    ("Norddal", "NO", None, "Minister Kari Lund met Ambassador Paul Reed in the Norwegian town of Norddal on Monday."),
    ("Oslo", "NO", None, "Minister Kari Lund received in Oslo Paul Reed, the ambassador of Kenya."),
    (
        "Oslo",
        "NO",
        None,
        "Minister Kari Lund met Ambassador Paul Reed. The guest arrived in Oslo on a three-day visit.",
    ),
    (
        None,
        "NO",
        None,
        "OSLO, March 12 (NTB) - Minister Kari Lund met Ambassador Paul Reed, who is on a visit to our country.",
    ),
    # the journey that the encounter is part of
    (
        "Bergen",
        "NO",
        None,
        "Minister Kari Lund left Oslo for the town of Bergen to hold talks with Ambassador Paul Reed.",
    ),
    ("Bergen", "NO", None, "Minister Kari Lund came to the port city of Bergen and talked with Ambassador Paul Reed."),
    ("Tokyo", "JP", None, "Minister Kari Lund will visit Tokyo in April for talks with Ambassador Paul Reed."),
    ("Rome", "IT", None, "Minister Kari Lund left Oslo for Rome, where she will meet Ambassador Paul Reed."),
    ("Rome", "IT", None, "Minister Kari Lund, who arrived in Rome on Sunday, met Ambassador Paul Reed on Monday."),
    ("Oslo", "NO", None, "Minister Kari Lund met Ambassador Paul Reed in Oslo before leaving for Rome."),
    ("Oslo", "NO", None, "Minister Kari Lund met Ambassador Paul Reed in Oslo. She flies to Rome on Tuesday."),
    (None, None, None, "Minister Kari Lund met Ambassador Paul Reed and invited him to visit Rome."),
    ("Rome", "IT", None, "Minister Kari Lund met Ambassador Paul Reed during her two-day visit to Rome."),
    ("Bern", "CH", None, "Minister Kari Lund visited the headquarters of the army in Bern. She met Envoy Paul Reed."),
    ("Rome", "IT", None, "Minister Kari Lund has met Ambassador Paul Reed on her recent visit to Rome."),
    (None, None, None, "Minister Kari Lund met Ambassador Paul Reed after her visit to Rome."),
    ("Bern", "CH", None, "Minister Kari Lund and Ambassador Paul Reed discussed trade at the Bern peace talks."),
    # what those who met said there
    (
        "Bern",
        "CH",
        None,
        "Minister Kari Lund voiced her alarm in Bern. In a meeting with Envoy Paul Reed, she urged peace.",
    ),
    (None, None, None, "The ministry voiced its alarm in Bern. Minister Kari Lund met Envoy Paul Reed."),
    (
        "San Jose",
        "CR",
        None,
        "SAN JOSE (Costa Rica), March 12 (AP) - Minister Kari Lund met Envoy Paul Reed in San Jose.",
    ),
    ("Bern", "CH", None, "Minister Kari Lund and Ambassador Paul Reed exchanged views over dinner in Bern."),
    ("Bern", "CH", None, "Minister Kari Lund spoke after two hours of talks with Ambassador Paul Reed in Bern."),
    # the same encounter again
    ("Bern", "CH", None, "Minister Kari Lund met Ambassador Paul Reed. The talks took place in Bern."),
    ("Bern", "CH", None, "Minister Kari Lund will meet Ambassador Paul Reed. The meeting is to be at Bern airport."),
    (None, None, None, "Minister Kari Lund met Ambassador Paul Reed. The spring meetings in Bern came up."),
    # what is somewhere else
    (None, None, None, "Minister Kari Lund and Ambassador Paul Reed discussed the conference in Bern."),
    (None, None, None, "Minister Kari Lund met Ambassador Paul Reed and owners of mills operating in Bern."),
    ("Bern", "CH", None, "Minister Kari Lund received the ambassador based in Rome, Paul Reed, in Bern."),
    (None, None, None, "Danish Ambassador Paul Reed in Kenya, a lawyer, held talks with Minister Kari Lund."),
    (
        None,
        None,
        None,
        "OSLO (AP) - Minister Kari Lund met Envoy Paul Reed. The meeting matters as he is an ally here.",
    ),
    (None, None, None, "Minister Kari Lund met Ambassador Paul Reed ahead of Tuesday's summit in Bern."),
    # how a place is told
    ("Bern", "CH", None, "Bern hosted talks between Minister Kari Lund and Ambassador Paul Reed."),
    (None, None, None, "Minister Kari Lund met with Ambassador Paul Reed amid tensions over the war in Syria."),
    (
        None,
        None,
        None,
        "Minister Kari Lund met Ambassador Paul Reed. The talks focused on the work of the firm in Mali.",
    ),
    ("Bern", "CH", None, "Bern was the setting for a meeting between Minister Kari Lund and Ambassador Paul Reed."),
    ("Bern", "CH", None, "Bern will be the scene of talks between Minister Kari Lund and Ambassador Paul Reed."),
    ("Bern", "CH", None, "In Bern capital, Minister Kari Lund, head of the party, received Ambassador Paul Reed."),
    ("Bern", "CH", None, "Minister Kari Lund met Ambassador Paul Reed in the Swiss capital, Bern."),
    ("Bern", "CH", None, "Minister Kari Lund met Ambassador Paul Reed at the ministry, Bern."),
    ("Bern", "CH", None, "Minister Kari Lund welcomed Ambassador Paul Reed to Bern for talks."),
    ("Bern", "CH", None, "Minister Kari Lund met visiting Ambassador Paul Reed in Bern."),
    ("Bern", "CH", None, "Minister Kari Lund met Ambassador Paul Reed on the sidelines of a summit in Bern."),
    ("Nordvik-Lorne", "NO", None, "Minister Kari Lund met Ambassador Paul Reed in Nordvik-Lorne, Norway."),
    (None, "JO", None, "Minister Kari Lund met Ambassador Paul Reed in the Jordanian capital."),
    (None, "NO", None, "Minister Kari Lund met Ambassador Paul Reed in the Oslo region."),
    ("Lorne", "NO", None, "Minister Kari Lund met Ambassador Paul Reed in the Oslo suburb of Lorne."),
    ("Bern", "CH", None, "Minister Kari Lund and Ambassador Paul Reed discussed trade at the Bern talks."),
    (None, None, None, "Minister Kari Lund and Ambassador Paul Reed discussed trade at the Oslo-Bern talks."),
    ("Oslo", "NO", "the Town Hall of Oslo", "Minister Kari Lund met Ambassador Paul Reed in the Town Hall of Oslo."),
    (None, None, None, "Minister Kari Lund met Ambassador Paul Reed at the Bank of England."),
    ("Paris", "FR", None, "During a stop in Paris, Minister Kari Lund met Ambassador Paul Reed."),
    ("Oslo", "NO", None, "Trade matters, Minister Kari Lund was told in Oslo by Envoy Paul Reed, who met her."),
]


@pytest.mark.parametrize(("city", "country", "venue", "text"), WHERE)
def test_where(city: str | None, country: str | None, venue: str | None, text: str) -> None:
    meeting = parse(text).meeting
    assert meeting is not None
    assert (meeting.city, meeting.country) == (city, country)
    assert venue is None or (meeting.venue is not None and meeting.venue.text == venue)


@pytest.mark.parametrize(
    ("occasion", "text"),
    [
        (
            "on the sidelines of the Oslo Forum",
            "Minister Kari Lund met Ambassador Paul Reed on the sidelines of the Oslo Forum, the ministry said.",
        ),
        (
            "on the margins of the summit",
            "On the margins of the summit, Minister Kari Lund met Ambassador Paul Reed.".replace("On the", "on the"),
        ),
        ("during her visit to Bern", "Minister Kari Lund met Ambassador Paul Reed during her visit to Bern on Monday."),
        ("ahead of the Oslo summit", "Minister Kari Lund met Ambassador Paul Reed ahead of the Oslo summit."),
        ("as part of a tour of Asia", "Minister Kari Lund met Ambassador Paul Reed as part of a tour of Asia."),
        (None, "Minister Kari Lund met Ambassador Paul Reed."),
        (None, "Minister Kari Lund met Ambassador Paul Reed. During the visit, they spoke of trade."),
        (None, "Minister Kari Lund met Ambassador Paul Reed after the talks began."),
    ],
)
def test_occasion(occasion: str | None, text: str) -> None:
    meeting = parse(text).meeting
    assert meeting is not None
    assert (meeting.occasion and meeting.occasion.text) == occasion


# --- who -------------------------------------------------------------------------------------------------------

# (those who take part, those only mentioned, the text)
WHO: list[Any] = [
    (
        ["Kari Lund", "Paul Reed", "Ann Hale", "Jon Berg"],
        [],
        "Minister Kari Lund visited Mali on Monday. She held talks with President Paul Reed. Trade grew. It rained. "
        "The port is large. Lund also met Minister Ann Hale. She later exchanged views with Governor Jon Berg.",
    ),
    ([], ["Kari Lund", "Paul Reed"], "Minister Kari Lund and Envoy Paul Reed left. The two ministers of Mali met."),
    (
        [],
        ["Kari Lund", "Paul Reed", "Ann Hale"],
        "Minister Kari Lund, Danish Minister Paul Reed and Irish Minister Ann Hale left. The two ministers met.",
    ),
    (
        [],
        ["Kari Lund", "Paul Reed"],
        "Norwegian Trade Minister Kari Lund praised Danish Minister Paul Reed. The two trade ministers met.",
    ),
    (["Kari Lund", "Paul Reed"], [], "Minister Kari Lund met Ambassador Paul Reed."),
    (
        ["Kari Lund", "Paul Reed"],
        ["Ann Hale"],
        "Minister Kari Lund met Ambassador Paul Reed, spokeswoman Ann Hale said.",
    ),
    (
        ["Kari Lund", "Paul Reed"],
        ["Ann Hale"],
        "Minister Kari Lund met Ambassador Paul Reed. She praised the late President Ann Hale.",
    ),
    (
        ["Kari Lund", "Paul Reed"],
        ["Ann Hale"],
        "Minister Kari Lund met Ambassador Paul Reed, who conveyed the greetings of President Ann Hale.",
    ),
    (
        ["Kari Lund", "Paul Reed", "Ann Hale"],
        [],
        "Minister Kari Lund met Ambassador Paul Reed. Deputy Minister Ann Hale was also present.",
    ),
    (
        ["Kari Lund", "Paul Reed", "Ann Hale"],
        [],
        "Minister Kari Lund met Ambassador Paul Reed. The meeting was attended by Deputy Minister Ann Hale.",
    ),
    (
        ["Kari Lund", "Paul Reed", "Ann Hale"],
        [],
        "Minister Kari Lund met Ambassador Paul Reed of Denmark. Rounding out his delegation was Envoy Ann Hale.",
    ),
    (
        ["Kari Lund", "Paul Reed"],
        ["Ann Hale"],
        "Minister Kari Lund met Envoy Paul Reed. A forum was held in May. It was attended by Minister Ann Hale.",
    ),
    (
        ["Kari Lund", "Paul Reed"],
        ["Ann Hale"],
        "Minister Kari Lund and Envoy Paul Reed met on Monday. "
        "Earlier this year, Lund and Reed met with military officials, including General Ann Hale.",
    ),
    (
        ["Kari Lund", "Paul Reed", "Ann Hale"],
        [],
        "Minister Kari Lund met Ambassador Paul Reed, accompanied by Colonel Ann Hale.",
    ),
    (
        ["Kari Lund", "Paul Reed", "Ann Hale"],
        [],
        "Minister Kari Lund met separately with Ambassador Paul Reed and General Ann Hale.",
    ),
    (
        ["Kari Lund", "Paul Reed"],
        ["Ann Hale"],
        "Minister Kari Lund met Ambassador Paul Reed. Last year she met Prime Minister Ann Hale.",
    ),
    ([], ["Kari Lund"], "Minister Kari Lund praised trade."),
    *(
        (["Kari Lund", "Paul Reed", "Ann Hale"], [], f"Minister Kari Lund met Ambassador Paul Reed. {text}")
        for text in (
            "Also at the meeting was General Ann Hale.",
            "Among those at the table was General Ann Hale.",
            "Also on the line was General Ann Hale.",
            "General Ann Hale also sat in.",
            "General Ann Hale was part of the visiting delegation.",
            "The ambassador, whose entourage included General Ann Hale, left.",
            "On the Norwegian side, General Ann Hale took notes.",
            "Taking part on the host side was General Ann Hale.",
            "General Ann Hale, the director of training, proposed a new course.",
            "The talks brought together the two and General Ann Hale.",
            "General Ann Hale, who moderated the discussion, left.",
        )
    ),
    *(
        (["Kari Lund", "Paul Reed"], ["Ann Hale"], f"Minister Kari Lund met Ambassador Paul Reed. {text}")
        for text in (
            "Among those killed were soldiers of General Ann Hale.",
            "The decree was signed by President Ann Hale.",
            "They praised the team of General Ann Hale.",
        )
    ),
    (["Kari Lund", "Paul Reed"], [], "Minister Kari Lund met a delegation under General Paul Reed."),
    (
        ["Kari Lund", "Paul Reed"],
        [],
        "In a telephone call on Tuesday, Minister Kari Lund told Ambassador Paul Reed that trade grew.",
    ),
]


WHO += [
    (["Kari Lund", "Paul Reed"], [], f"Minister Kari Lund {words}.")
    for words in (
        "told visiting Ambassador Paul Reed that trade grows",
        "briefed visiting Kenyan Ambassador Paul Reed on trade",
        "met visiting Kenyan Ambassador Paul Reed",
    )
]
WHO += [
    (["Kari Lund", "Paul Reed", "Ann Hale"], [], f"Minister Kari Lund met Ambassador Paul Reed. {sentence}")
    for sentence in (
        "General Ann Hale took part.",
        "General Ann Hale stopped by to convey greetings.",
        "General Ann Hale joined for part of the conversation.",
        "Travelling with the minister is General Ann Hale.",
        "Participants also included:\n\n- General Ann Hale, chief of staff",
    )
]
WHO += [
    (["Kari Lund", "Paul Reed"], ["Ann Hale"], f"Minister Kari Lund met Ambassador Paul Reed. {sentence}")
    for sentence in (
        "The minister, who had received a call from the speaker, Ann Hale, the previous day, recalled the vote.",
        "Senator Ann Hale, R-Neb., said in Washington that trade grows.",
    )
]


WHO += [
    (["Kari Lund", "Paul Reed", "Ann Hale"], [], f"Minister Kari Lund met Ambassador Paul Reed. {sentence}")
    for sentence in (
        "Also at the table was General Ann Hale.",
        "Among those present was General Ann Hale.",
        "Also attending the talks was General Ann Hale.",
        "Present at the meeting were General Ann Hale and two officers.",
        "The ambassador was accompanied by the head of his office, General Ann Hale.",
        "The ambassador's delegation included officers and General Ann Hale.",
        "The delegates were: General Ann Hale and two officers.",
        "General Ann Hale was part of the delegation.",
        "The talks took place in the presence of General Ann Hale.",
        "General Ann Hale was on hand.",
        "Speaking for the army was General Ann Hale.",
        "Those who joined Reed were General Ann Hale and two officers.",
        "General Ann Hale, who attended the talks, smiled.",
    )
]
WHO += [
    (["Kari Lund", "Paul Reed"], ["Ann Hale"], f"Minister Kari Lund met Ambassador Paul Reed{rest}")
    for rest in (
        " after President Ann Hale resigned.",
        ", and Minister Ann Hale said trade grew.",
        " at a hotel that belonged to General Ann Hale.",
        " over the arrest of General Ann Hale.",
        ", a cousin of General Ann Hale.",
        " and handed over a letter for General Ann Hale.",
        ", but not General Ann Hale.",
        " instead of General Ann Hale.",
        ". General Ann Hale did not attend the talks.",
        ". General Ann Hale will attend the funeral.",
        ". The sides praised the delegation led by General Ann Hale.",
    )
]

WHO += [
    (["Paul Reed", "Kari Lund"], [], f"{opening} with General Paul Reed, Minister Kari Lund said that trade grows.")
    for opening in ("Speaking after talks", "Emerging from a meeting", "Addressing reporters in Oslo after her meeting")
]
WHO += [
    (
        ["Paul Reed", "Ann Hale"],
        ["Kari Lund"],
        "Speaking after talks between General Paul Reed and Envoy Ann Hale, spokesman Kari Lund said that trade grows.",
    )
]
WHO += [
    (
        ["Kari Lund", "Paul Reed"] * known,
        ["Kari Lund", "Paul Reed"] * (not known),
        f"Danish Minister Kari Lund flew to Oslo, and so did Kenyan Minister Paul Reed. {who} met on Monday.",
    )
    for who, known in {"The ministers": 1, "They": 1, "Ministers": 0, "Some ministers": 0, "Officials": 0}.items()
]


@pytest.mark.parametrize(("participants", "mentioned", "text"), WHO)
def test_who(participants: list[str], mentioned: list[str], text: str) -> None:
    report = parse(text)
    assert [person.name for person in report.participants] == participants
    assert [person.name for person in report.mentioned] == mentioned


@pytest.mark.parametrize(
    ("city", "country", "title"),
    [
        ("Bern", "CH", "Lund visits Bern"),
        (None, "CH", "Readout of Minister Lund's Trip to Switzerland"),
        ("Rome", "IT", "Lund meets Reed in Rome"),  # which the text does not name
        (None, None, "Lund to visit Rome"),  # which is to come
        (None, None, "Lund visits Switzerland and Italy"),
    ],
)
def test_the_title_may_tell_the_place(city: str | None, country: str | None, title: str) -> None:
    text = "Minister Kari Lund met Minister Paul Reed. Bern is the capital of Switzerland. Italy is next to it."
    meeting = parse(text, title).meeting
    assert meeting is not None
    assert (meeting.city, meeting.country) == (city, country)


@pytest.mark.parametrize(
    ("format", "title"),
    [
        ("phone", "Lund, Reed talk by phone"),
        ("video", "Lund and Reed hold video conference"),
        (None, "Lund, Reed talk"),
    ],
)
def test_the_title_may_tell_the_format(format: str | None, title: str) -> None:
    meeting = parse("Minister Kari Lund spoke with Ambassador Paul Reed.", title).meeting
    assert meeting is not None
    assert meeting.format == format


def test_a_meeting_is_not_held_after_its_report() -> None:
    meeting = parse("Minister Kari Lund met Ambassador Paul Reed on March 20, 2025.").meeting
    assert meeting is not None
    assert meeting.date is None


# --- the work ----------------------------------------------------------------------------------------------------
@pytest.mark.skipif(dipbrief.__compiled__, reason="nobody can look on at compiled modules")
def test_only_the_sentences_that_tell_of_the_meeting_are_searched_for_places_and_days(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[object] = []

    def phrases(sentence: Sentence) -> Phrases:
        asked.append(sentence)
        return Phrases(sentence)

    def searched(others: int) -> int:
        asked.clear()
        parse("Minister Kari Lund met Admiral Paul Reed." + " Lund had met Premier Jan Nowak in Bern in May." * others)
        return len(asked)

    monkeypatch.setattr(circumstances, "Phrases", phrases)
    assert 0 < searched(3) == searched(12)

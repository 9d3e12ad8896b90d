"""What several test modules work on: the invented dispatches, pieces of dispatches, and what holds for every report."""

import datetime as dt
import json
import random
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st
from records.files import GOLD, HERE, ROOT, invented, names, text_path

import dipbrief
from dipbrief import MeetingReport

__all__ = ["GOLD", "HERE", "ROOT"]  # handed on; the rest is defined here

NAMES = names()

# Pieces of dispatches that, thrown together, reach all stages.
_PIECES = [
    *("OSLO", "BAKU, Azerbaijan, Jan. 15", "MOSCOW, March 12. /TASS/.", "(Reuters) -", "--", "By Ann Hale"),
    *("Foreign Minister", "Defense Minister Colonel-General", "Lt. Gen.", "the newly appointed Ambassador of Norway"),
    *("Kari Lund", "Anar Velizade", "Lund", "J. P. Rao", "bin Tariq", "his counterpart", "the minister", "He", "they"),
    *("met with", "received", "will meet", "held talks", "spoke by phone with", "discussed", "exchanged views on"),
    *("trade, energy and", "joint exercises", "the situation in the region", "said that", "thanked", "Noting that"),
    *("It was stressed that", "on Monday", "on 15 January 2021", "today (15)", "in Oslo", "here", "of Azerbaijan"),
    *(",", ".", ";", ":", '"', "\u201c", "\u201d", "\u2019s", "(", ")", "[", "/", "-", "\n", "\n\n", "\u00a0"),
    *("\u2022", "\U0001f54a"),
]
PIECED = st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=300), PIECED)
DAYS = st.none() | st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31))
TITLES = st.none() | st.text(max_size=60) | st.lists(st.sampled_from(_PIECES), max_size=8).map(" ".join)


@cache
def head(name: str) -> dict[str, Any]:
    """Return the arguments of parse beside the text of the dispatch *name*."""
    dispatch = invented(name)
    return {"title": dispatch.title, "published": dispatch.published and dt.date.fromisoformat(dispatch.published)}


@cache
def text_of(name: str) -> str:
    return text_path(name).read_bytes().decode("utf-8")


@cache
def report_of(name: str) -> MeetingReport:
    return dipbrief.parse(text_of(name), **head(name))


@cache
def gold_texts() -> tuple[str, ...]:
    """Return the text of every real dispatch at hand; none when ../shared/gold is not there."""
    lines = [line for path in sorted(GOLD.glob("*.texts.jsonl")) for line in path.read_bytes().split(b"\n")]
    return tuple(json.loads(line)["text"] for line in lines if line.strip())


def mistakes(report: MeetingReport, text: str, **arguments: Any) -> list[dipbrief.Finding]:
    """Return what the check finds in *report* but notes."""
    return [finding for finding in report.check(text, **arguments) if finding.severity != "note"]


def sound(text: str, **arguments: Any) -> MeetingReport:
    """Return the report of *text* after asserting what holds for every text: it is grounded, and survives JSON."""
    report = dipbrief.parse(text, **arguments)
    assert mistakes(report, text, **arguments) == []
    assert MeetingReport.model_validate_json(report.model_dump_json()) == report
    return report


# --- dispatches gone wrong -------------------------------------------------------------------------------------

LINE_ENDS = ["\r\n", "\r", "\u2028", "\u2029", "\v", "\f", "\x85", " "]
_MARKS = [
    *("\U0001f54a", "\U0001f1f3\U0001f1f4", "\U0001f469\u200d\u2695\ufe0f", "\u0301", "\u0489\u0332", "\u00ad"),
    *("\u200b", "\u200d", "\ufeff", "\u200f", "\u202e", "\u2066", "\x00", "\ud800", "\ufffd", "\u2019", "\u00a0"),
]
_FOREIGN = [
    *(
        "\u041c\u0438\u043d\u0438\u0441\u0442\u0440",
        "\u041a\u0430\u0440\u0438",
        "\u5916\u4ea4\u90e8\u957f",
        "\u5317\u4eac",
    ),
    *("\u0648\u0632\u064a\u0631", "\u0628\u063a\u062f\u0627\u062f", "\u0130SMET", "\ufb01nance", "\u01c5ura", "\u00df"),
]
_ALIKE = str.maketrans(
    "aeopcxyABEKMHOPCTX",
    "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425",
)


def _cut(text: str, chance: random.Random) -> str:
    first, last = sorted(chance.randrange(len(text) + 1) for _ in range(2))
    return text[first:last]


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", text)


def _doubled_sentences(text: str, chance: random.Random) -> str:
    return " ".join(sentence for sentence in _sentences(text) for _ in range(chance.choice((1, 1, 2, 3))))


def _shuffled_sentences(text: str, chance: random.Random) -> str:
    sentences = _sentences(text)
    chance.shuffle(sentences)
    return " ".join(sentences)


def _shuffled_words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    chance.shuffle(words)
    return " ".join(words)


def _other_case(text: str, chance: random.Random) -> str:
    return chance.choice((str.upper, str.lower, str.title, str.swapcase, str.casefold))(text)


def _doubled_words(text: str, chance: random.Random) -> str:
    return " ".join(word for word in text.split(" ") for _ in range(chance.choice((1, 1, 1, 2, 4))))


def _left_out_words(text: str, chance: random.Random) -> str:
    return " ".join(word for word in text.split(" ") if chance.random() > 0.2)


def _other_line_ends(text: str, chance: random.Random) -> str:
    return text.replace("\n", chance.choice(LINE_ENDS))


def _put_in(text: str, chance: random.Random, pieces: list[str]) -> str:
    found = list(text)
    for _ in range(chance.randrange(1, 20)):
        found.insert(chance.randrange(len(found) + 1), chance.choice(pieces))
    return "".join(found)


def _marks(text: str, chance: random.Random) -> str:
    return _put_in(text, chance, _MARKS)


def _pieces(text: str, chance: random.Random) -> str:
    return _put_in(text, chance, [f" {piece} " for piece in _PIECES])


def _foreign_words(text: str, chance: random.Random) -> str:
    return " ".join(chance.choice(_FOREIGN) if chance.random() < 0.1 else word for word in text.split(" "))


def _letters_alike(text: str, chance: random.Random) -> str:
    return " ".join(word.translate(_ALIKE) if chance.random() < 0.2 else word for word in text.split(" "))


def _other_punctuation(text: str, chance: random.Random) -> str:
    wanted = chance.choice(("", "..", ",,", '"', "\u201c", "(", " - ", ";", "'", "/"))
    return re.sub(r"[.,;:()\"]", lambda mark: wanted if chance.random() < 0.3 else mark[0], text)


def _spliced(text: str, chance: random.Random) -> str:
    other = text_of(chance.choice(NAMES))
    at, behind = chance.randrange(len(text) + 1), chance.randrange(len(other) + 1)
    return text[:at] + other[behind:] + text[at:]


MUTATIONS: list[Callable[[str, random.Random], str]] = [
    *(_cut, _doubled_sentences, _shuffled_sentences, _shuffled_words, _other_case, _doubled_words, _left_out_words),
    *(_other_line_ends, _marks, _pieces, _foreign_words, _letters_alike, _other_punctuation, _spliced),
]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A dispatch to which one to three of the mutations happened."""
    text, chance = text_of(draw(st.sampled_from(NAMES))), draw(st.randoms(use_true_random=False))
    for mutation in draw(st.lists(st.sampled_from(MUTATIONS), min_size=1, max_size=3)):
        text = mutation(text, chance)
    return text

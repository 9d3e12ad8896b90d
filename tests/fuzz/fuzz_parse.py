"""Fuzz parse: any bytes become a text of the trade's words; no error may come out, every report must hold.

``python tests/fuzz/fuzz_parse.py -max_total_time=60``: the options are libFuzzer's. Needs the extra "fuzz".
"""

import datetime as dt
from typing import Any

from target import DISPATCHES, run  # isort: split

from sweep import FILES, sample  # of the tests' folder

# The trade's words, which make up a text and stand in libFuzzer's dictionary; some of each data file at the end.
WORDS = [
    *("OSLO", "BAKU, Azerbaijan, Jan. 15", "MOSCOW, March 12. /TASS/.", "(Reuters) -", "(Xinhua) --", "By Kari Lund\n"),
    *("date 2021-01-15\n", "Foreign Minister", "Minister of", "Defense Minister", "Deputy", "Prime Minister's"),
    *("Colonel-General", "Lt. Gen.", "Adm.", "Mr.", "H.E.", "Dr", "Ambassador of", "Chief of the General Staff"),
    *("the newly appointed", "acting", "former", "visiting", "spokesman", "the delegation led by", "his counterpart"),
    *("Kari Lund", "Lund", "Anar Velizade", "Velizade", "J. P. Rao", "bin Tariq", "al-Rashidi", "O'Brien", "Paul Reed"),
    *(
        "he",
        "He",
        "she",
        "they",
        "the minister",
        "the two ministers",
        "the sides",
        "both",
        "who",
        "whose",
        "the latter",
    ),
    *("Norway", "Norwegian", "Azerbaijan", "Georgia", "Jordan", "U.S.", "UK", "the United States", "the EU", "NATO"),
    *("Chad", "Kosovo", "Turkish", "Baku", "Washington, D.C.", "Vienna", "the Foreign Ministry", "the Senate"),
    *("met", "met with", "received", "held talks with", "will meet", "is to visit", "spoke by phone with", "hosted"),
    *(
        "talks",
        "meeting",
        "visit",
        "summit",
        "video conference",
        "on the sidelines of",
        "at the headquarters",
        "during",
    ),
    *("attended by", "was also attended by", "accompanied by", "welcomed", "hailed", "arrived", "was received by"),
    *("discussed", "exchanged views on", "focused on", "were discussed", "touched upon", "agreed to", "signed"),
    *("trade", "energy", "joint exercises", "defense cooperation", "security in the Black Sea", "counter-terrorism"),
    *("issues of mutual interest", "said", "said that", "that", "told Trend", "stressed", "noted", "thanked", "for"),
    *("congratulated", "invited", "expressed confidence", "expressed", "gratitude", "It was noted that", "Noting that"),
    *("according to", "in turn", "for his part", "added", "called for", "asked", "in response", "statement", "whether"),
    *("on Monday", "on Jan. 15", "15 January 2021", "2021-01-15", "15.01.2021", "today (15)", "two days ago", "ago"),
    *(
        "yesterday",
        "from 11 to 14 June",
        "next week",
        "30 April - 2 May",
        "May",
        "10:30",
        "25th",
        "3.5",
        "\u00b2\u00b2",
        "1",
    ),
    *(
        "of",
        "of the",
        "the",
        "and",
        "to",
        "in",
        "with",
        "at",
        "as",
        "by",
        "a",
        "an",
        "or",
        "but",
        "not",
        "also",
        "to the",
    ),
    *(",", ".", ";", ":", "!", "?", "\u2026", "-", "--", "\u2013", "\u2014", "'", "\u2019s", "\u2018", '"', "\u201c"),
    *("\u201d", "(", ")", "[", "]", "/", "&", "*", "\u2022", "\n", "\n\n", "\r\n", "\r", "\t", "\u00a0", "\u2028", ""),
    *(form for name in FILES for form in sample(name, 60)),
]
JOINTS = [" ", " ", " ", "", "\n", ", ", "-", ". "]
DISPATCH = b"="  # an input that begins so is a text as it is, like the seeds


def text_from(provider: Any) -> str:
    """Return the text that *provider* spells: four parts of the trade's words to one of any characters."""
    parts = []
    while provider.remaining_bytes():
        choice = provider.ConsumeIntInRange(0, len(WORDS) * 5 // 4)
        parts.append(WORDS[choice] if choice < len(WORDS) else provider.ConsumeUnicode(4))
        parts.append(provider.PickValueInList(JOINTS))
    return "".join(parts)


def check(data: bytes) -> None:
    """Raise when the report of what *data* spells does not hold."""
    import atheris

    import dipbrief

    title, published = None, None
    if data[:1] == DISPATCH:
        text = data[1:].decode("utf-8", "surrogateescape")
    else:
        provider = atheris.FuzzedDataProvider(data)
        day = provider.ConsumeIntInRange(0, dt.date.max.toordinal())
        published = dt.date.fromordinal(day) if day else None
        title = provider.ConsumeUnicode(20) if provider.ConsumeBool() else None
        text = text_from(provider)
    report = dipbrief.parse(text, title=title, published=published)
    wrong = [finding for finding in report.check(text) if finding.severity != "note"]
    assert wrong == [], wrong
    assert dipbrief.MeetingReport.model_validate_json(report.model_dump_json()) == report


def seeds() -> list[bytes]:
    """Return every dispatch of the tests as an input."""
    return [DISPATCH + path.read_bytes() for path in sorted(DISPATCHES.glob("*/*.txt"))]


if __name__ == "__main__":
    run(check, seeds, lambda: WORDS)

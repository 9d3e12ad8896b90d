"""Texts that a careless rule would take long over, in any size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, product
from pathlib import Path

DISPATCH = (Path(__file__).parent / "dispatch.txt").read_text(encoding="utf-8")
LARGEST = 4_000_000


@dataclass(frozen=True, slots=True)
class Attack:
    """A family of texts: ``make(size)`` gives one of exactly *size* characters."""

    name: str
    make: Callable[[int], str]
    largest: int = LARGEST


def _repeated(piece: str, *, before: str = "") -> Callable[[int], str]:
    return lambda size: (before + piece * (size // len(piece) + 1))[:size]


# --- texts in which something grows that a repeated piece leaves small ---------------------------------------------


def names() -> Iterator[str]:
    """Yield invented names of two words, all different."""
    starts, middles, ends = (
        ("Ka", "Ve", "Lo", "Ti", "Ru", "Sha", "Bo"),
        ("ri", "lu", "no", "de"),
        ("n", "s", "va", "ko"),
    )
    syllables = ["".join(parts) for parts in product(starts, middles, ends)]
    for n in count():
        tail = "".join(syllables[n // len(syllables) ** k % len(syllables)].lower() for k in (1, 2) if n >= 112**k)
        yield f"{syllables[n * 5 % 112]}ta {syllables[n % 112]}{tail}"


def _filled(template: str, *, before: str = "") -> Callable[[int], str]:
    """Texts of *template* with another name at each ``{}``."""

    def make(size: int) -> str:
        fresh, parts, length = names(), [before], len(before)
        while length < size:
            parts.append(template.format(*(next(fresh) for _ in range(template.count("{}")))))
            length += len(parts[-1])
        return "".join(parts)[:size]

    return make


_NUMBERS = count(1_000_000)  # goes on from text to text, so that no cache has a word of a short one


def _numbered(template: str) -> Callable[[int], str]:
    """Texts of *template* with another number at each ``{}``, one that no text before had."""

    def make(size: int) -> str:
        parts, length = [], 0
        for n in _NUMBERS:
            if length >= size:
                break
            parts.append(template.format(n))
            length += len(parts[-1])
        return "".join(parts)[:size]

    return make


def _nested(opening: str, closing: str) -> Callable[[int], str]:
    return lambda size: (opening * (size // 2 // len(opening)) + closing * (size // len(closing) + 1))[:size]


_PIECES = {
    # the pattern that splits words
    "acronyms U.S.": "U.S.",
    "acronyms with spaces": "U.S. ",
    "initials A. B.": "A. B. ",
    "possessives": "a's ",
    "apostrophes in one word": "a'",
    "apostrophes and s": "'s",
    "typographic apostrophes": "\u2019",
    "digits": "7",
    "digits and dots": "1.",
    "digits and colons": "09:30,",
    "numbers": "12 ",
    "combining marks": "e\u0301\u0300",
    "one long word": "x",
    "one long capital word": "X",
    "letters apart": "a ",
    # blank lines, spaces, dashes
    "spaces": " ",
    "line feeds": "\n",
    "line feeds and spaces": "\n ",
    "carriage returns": "\r",
    "carriage return, line feed, space": "\r\n \r",
    "paragraph separators": "\u2029 ",
    "no-break spaces": "\u00a0",
    "hyphens": "-",
    "hyphens between words": "a-",
    "compound names": "Kari-",
    "en dashes": "\u2013 ",
    "zero-width spaces": "\u200b",
    # surrogates, months, days, years, numeric dates, clock times, metadata lines
    "lone surrogates": "\ud800",
    "months": "January ",
    "months and days": "January 15 to ",
    "days": "15th ",
    "years": "2021 ",
    "numeric dates": "15.01.2021 ",
    "short numeric dates": "15.01.21 ",
    "iso dates": "2021-01-15 ",
    "clock times": "10:30 ",
    "weekdays": "Monday ",
    "bracketed weekdays": "Monday (15 ",
    "days ago": "two days ago ",
    "metadata lines": "date: 2021-01-15 (MENAFN - Trend\n",
    "metadata bracket": "2021-01-15 (MENAFN -",
    # punctuation
    "full stops": ".",
    "full stops and spaces": ". ",
    "commas": ",",
    "commas and spaces": "a, ",
    "straight quotes": '"',
    "quoted words": '"a" ',
    "opening quotes": "\u201ca ",
    "single quotes": "\u2018a ",
    "parentheses": "(",
    "bracketed words": "(a) ",
    "slashes": "/a",
    "colons": "a: ",
    "semicolons": "a; ",
    # words of the trade
    "capitals KARI": "KARI ",
    "capitals Kari": "Kari ",
    "listed capitals": "Kari, ",
    "Minister": "Minister ",
    "Minister of": "Minister of ",
    "Minister of Defense and": "Minister of Defense and ",
    "Deputy": "Deputy ",
    "ranks": "Lt. Gen. ",
    "ranks and offices": "Colonel-General Defense Minister ",
    "honorifics": "Mr. ",
    "of the": "of the ",
    "and the": "and the ",
    "states": "Norway ",
    "states joined": "Norway and ",
    "demonyms": "Azerbaijani ",
    "cities": "Oslo, Norway, ",
    "datelines": "OSLO, March 3 (Reuters) - ",
    "agencies": "(Reuters) ",
    "bylines": "By Kari Lund\n\n",
    "pronouns": "He ",
    "the minister": "the minister ",
    "he said": "he said ",
    "said that": "said that ",
    "that": "that ",
    "stressed the importance of": "stressed the importance of ",
    "noting that": "Noting that ",
    "it was noted that": "It was noted that ",
    "met with": "met with ",
    "spoke by phone with": "spoke by phone with ",
    "was received by": "by met was received by ",
    "meeting": "meeting ",
    "met": "Kari Lund met ",
    "discussed": "discussed ",
    "topics": "trade, ",
    "topics with and": "trade and energy and ",
    "discussed topics": "They discussed trade and ",
    "in the field of": "in the field of ",
    "cooperation in": "cooperation in the sphere of ",
    "on the sidelines of": "on the sidelines of ",
    "attended by": "attended by Kari Lund, ",
    "at the headquarters": "at the headquarters, ",
    "his counterpart": "his counterpart ",
    "Ambassador of": "Ambassador of ",
    "accredited ambassadors": "Ambassador of Norway to ",
    "scripts": "\u041c\u043e\u0441\u043a\u0432\u0430 \u5317\u4eac \u0628\u063a\u062f\u0627\u062f ",
    "emoji": "\U0001f54a\ufe0f",
    # sentences
    "sentences": "They discussed trade and energy. ",
    "one pair of names": "Foreign Minister Kari Lund met Paul Reed on Monday. ",
    "quotations": '"We will trade," Lund said. ',
    "paragraphs": "The minister thanked him.\n\n",
}

_NAMES = {
    "new names": "{} ",
    "new names in a list": "{}, ",
    "new names joined": "{} and ",
    "new ministers": "Foreign Minister {}, ",
    "new ministers of states": "Norwegian Foreign Minister {} met {} of Azerbaijan. ",
    "new names attended": "The meeting was attended by {}. ",
    "new speakers": "{} said that the minister thanked him. ",
    "talks held in one sentence": "{} said that and held talks with an ",
    "new names and pronouns": "{} met {}. He thanked the minister. ",
}

ATTACKS: tuple[Attack, ...] = (
    *(Attack(name, _repeated(piece)) for name, piece in _PIECES.items()),
    *(
        Attack(f"held, {name}", _repeated(_PIECES[name], before="Minister Kari Lund met Paul Reed. "))
        for name in ("he said", "that", "the minister", "discussed", "topics", "and the", "pronouns", "said that")
    ),
    *(Attack(name, _filled(template)) for name, template in _NAMES.items()),
    Attack("held, topics were discussed", _filled("{} were discussed ", before="Minister Kari Lund met Paul Reed. ")),
    Attack(
        "held, list never ends",
        _repeated("trade, energy, ", before="Minister Kari Lund met Paul Reed. They discussed "),
    ),
    Attack(
        "held, clause never ends", _repeated("that he had said ", before="Minister Kari Lund met Paul Reed. Lund said ")
    ),
    Attack(
        "held, quotation never ends", _repeated("we met and ", before='Minister Kari Lund met Paul Reed. Lund said: "')
    ),
    Attack("new words", _numbered("word{} ")),
    Attack("new capital words", _numbered("Kari{} ")),
    Attack("nested brackets", _nested("(a ", "b) ")),
    Attack("nested quotes", _nested("\u201ca ", "b\u201d ")),
    Attack("a dispatch repeated", _repeated(DISPATCH)),
    Attack("a line of ten megabytes", _repeated(DISPATCH.replace("\n", " ")), largest=10_000_000),
)

"""What a picture is made of: texts, marks, lines and boxes at their places, in pixels from the top left corner."""

import unicodedata
from dataclasses import dataclass
from typing import Literal, TypeAlias

INK = "#1f2a36"
MUTED = "#5d6876"
GRID = "#e4e8ed"
BAND = "#f6f7f9"
PAPER = "#ffffff"

Anchor = Literal["start", "middle", "end"]
Form = Literal["circle", "square", "triangle", "diamond"]


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; *y* is its baseline, *angle* is in degrees, counter-clockwise."""

    x: float
    y: float
    words: str
    size: float = 12
    colour: str = INK
    anchor: Anchor = "start"
    bold: bool = False
    angle: float = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """A small form around its centre, hollow when not *filled*."""

    x: float
    y: float
    form: Form
    colour: str
    filled: bool = True
    size: float = 10
    role: str | None = None
    tip: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line, or a curve from *start* to *end* bent towards *bend*."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: str = GRID
    width: float = 1
    bend: tuple[float, float] | None = None
    dashed: bool = False
    role: str | None = None
    tip: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle without an outline."""

    x: float
    y: float
    width: float
    height: float
    colour: str = BAND


Shape: TypeAlias = Text | Mark | Line | Box


@dataclass(frozen=True, slots=True)
class Picture:
    """Shapes, from the lowest to the topmost, on a sheet that says in words what it shows."""

    width: float
    height: float
    title: str
    description: str
    shapes: tuple[Shape, ...]


def width_of(words: str, size: float = 12) -> float:
    """About how wide *words* are, rather too much than too little: the reader's font is not known.

    >>> width_of("Oslo", 10) < width_of("OSLO", 10) < width_of("奥斯陆市", 10)
    True
    """
    return size * sum(_em(character) for character in words)


def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    if character in " .,;:'’ijlItf()":
        return 0.36
    return 0.72 if character.isupper() else 0.58


def shorten(words: str, room: float, size: float = 12) -> str:
    """Return *words*, cut with an ellipsis if they are wider than *room*.

    >>> shorten("Norway", 100), shorten("Bosnia and Herzegovina", 100)
    ('Norway', 'Bosnia and Her…')
    """
    if width_of(words, size) <= room:
        return words
    end = len(words)
    while end > 1 and width_of(words[:end] + "…", size) > room:
        end -= 1
    return words[:end].rstrip() + "…"


def wrap(words: str, room: float, size: float = 12) -> list[str]:
    """Break *words* at spaces into lines that are no wider than *room*; a longer word stands alone.

    >>> wrap("Three reports without a meeting", 110)
    ['Three reports', 'without a meeting']
    """
    lines: list[str] = []
    for word in words.split():
        if lines and width_of(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines

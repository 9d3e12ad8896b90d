"""As many dispatches as wanted, made from the invented ones in tests/dispatches: other names, cities and years."""

import datetime as dt
import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dipbrief import parse

_FOLDER = Path(__file__).parents[1] / "dispatches"
_FIRST = ("Ka", "Be", "Do", "Lu", "Mi", "Ne", "Ro", "Sa", "Te", "Vi", "Ja", "Ha", "Gri", "Sto", "Fre", "Bal")
_MIDDLE = ("ra", "li", "no", "ve", "da", "mi", "re", "so", "ta", "lu", "ni", "ga", "be", "zo", "pe", "ki")
_LAST = ("n", "dis", "ko", "la", "ren", "m", "vik", "ra", "sti", "l", "ndo", "s", "tan", "ya", "r", "lin")
_EVERY = 500  # one dispatch in so many has a fault

FAULTS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"text": None}, "ValueError: text is null"),
    (
        {"published": "31 January"},
        "ValueError: published: '31 January' is not a date; write it as 2021-01-15 or 2021-01-15T10:30:00Z",
    ),
)
"""What is wrong with a faulty dispatch, and the error that its row must have."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A row of the input, and the error that is to come of it; ``None`` for none."""

    row: dict[str, Any]
    error: str | None = None


@dataclass(frozen=True, slots=True)
class _Original:
    text: str
    title: str | None
    published: dt.date | None
    names: tuple[str, ...]
    city: str | None


def make_dispatches(count: int) -> Iterator[Dispatch]:
    """Yield *count* dispatches, each with its own id; the same ones whenever and wherever it is called."""
    originals = _originals()
    for number in range(count):
        original = originals[number % len(originals)]
        row = {"id": f"d{number:09}", **_vary(original, number // len(originals), number)}
        change, error = FAULTS[number // _EVERY % len(FAULTS)] if number % _EVERY == _EVERY - 1 else ({}, None)
        yield Dispatch({**row, **change}, error)


@cache
def _originals() -> tuple[_Original, ...]:
    return tuple(_read(path) for path in sorted(_FOLDER.glob("*/*.txt")))


def _read(path: Path) -> _Original:
    values = tomllib.loads(path.with_suffix(".expected.toml").read_text(encoding="utf-8"))
    text, title, published = path.read_bytes().decode("utf-8"), values.get("title"), values.get("published")
    report = parse(text, title=title, published=published)
    people = (*report.participants, *report.mentioned)
    names = {word for person in people for word in re.findall(r"\w{4,}", person.name) if word[0].isupper()}
    dateline = report.header.dateline
    return _Original(
        text=text,
        title=title,
        published=published,
        names=tuple(sorted(names)),
        city=dateline.city if dateline else None,
    )


def _vary(original: _Original, round: int, number: int) -> dict[str, Any]:
    """Change names, city and years; the first round is the originals themselves."""
    published = original.published
    if round == 0:
        return {"text": original.text, "title": original.title, "published": published and published.isoformat()}
    words = {name: _name(name, number) for name in original.names}
    if original.city and original.city not in words:
        words[original.city] = _city(number)
    words |= {old.upper(): new.upper() for old, new in words.items()}
    shift = number % 20 - 10
    return {
        "text": _replace(original.text, words, shift),
        "title": original.title and _replace(original.title, words, shift),
        "published": published and f"{published.year + shift}-{published.month:02}-{min(published.day, 28):02}",
    }


def _replace(text: str, words: dict[str, str], shift: int) -> str:
    names = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.sub(
        rf"\b(?:(?P<year>(?:19|20)\d\d)|{names})\b" if names else r"\b(?P<year>(?:19|20)\d\d)\b",
        lambda found: str(int(found[0]) + shift) if found["year"] else words[found[0]],
        text,
    )


def _name(name: str, number: int) -> str:
    digest = hashlib.sha256(f"{number} {name}".encode()).digest()
    return "".join(parts[byte % 16] for parts, byte in zip((_FIRST, _MIDDLE, _LAST), digest, strict=False))


@cache
def _cities() -> tuple[str, ...]:
    return tuple(sorted({original.city for original in _originals() if original.city and original.city.isalpha()}))


def _city(number: int) -> str:
    return _cities()[number % len(_cities())]

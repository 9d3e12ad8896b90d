"""parse beside what other libraries do with the same text."""

import re
from collections.abc import Callable
from typing import Any

import dateparser.search
import regex

import dipbrief
from dipbrief.tables import read_source

from .timing import race


def measure(text: str, rounds: int) -> tuple[float, dict[str, float]]:
    """Return the seconds of parse, and its time over that of each peer; without spaCy where it is not installed."""
    peers: dict[str, Callable[[], object]] = {
        "dipbrief": lambda: dipbrief.parse(text),
        "dateparser": lambda: dateparser.search.search_dates(text, languages=["en"]),
        "words": lambda: regex.findall(r"\w+", text),
    }
    pipeline = _pipeline()
    if pipeline is not None:
        peers["spacy"] = lambda: pipeline(text)
    best = race(peers, rounds)
    own = best.pop("dipbrief")
    return own, {name: own / time for name, time in best.items()}


def _pipeline() -> Callable[[str], object] | None:
    """A blank English pipeline whose entity ruler knows every rank and office that has no slot in it."""
    try:
        import spacy
    except ImportError:
        return None
    pipeline = spacy.blank("en")
    ruler: Any = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns([{"label": label, "pattern": form} for label, form in _forms()])
    parse: Callable[[str], object] = pipeline  # untyped where spaCy is not installed
    return parse


def _forms() -> list[tuple[str, str]]:
    found = []
    for table, key in (("ranks", "rank"), ("offices", "office")):
        found += [
            (key.upper(), form)
            for entry in read_source(table)[key]
            for form in entry["forms"]
            if not re.search(r"\{", form)
        ]
    return found

"""What of a report changes with the words of a text that mean the same."""

import datetime as dt
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import dipbrief
from dipbrief import MeetingReport

from .files import INVENTED, dispatches
from .rewording import CHANGES, Reworded, Told, Words

Leaf = tuple[str, Any]
_PLACES = frozenset(["start", "end", "message", "schema_version"])
_IDS = frozenset(
    ["labels", "act", "office", "status", "format", "kind", "id", "system", "speakers", "addressees", "year_source"]
)
_OF_STATES = frozenset(["party.name", "accredited_to.name", "rank.code", "rank.system"])  # that a code says already


@dataclass
class Share:
    """How many reports changed of those tried, and in which fields, with the dispatches."""

    tried: int = 0
    changed: dict[str, list[Leaf]] = field(default_factory=dict)

    @property
    def kept(self) -> float:
        """The share of reports that did not change."""
        return 1 - len(self.changed) / self.tried if self.tried else 1.0

    @property
    def fields(self) -> Counter[str]:
        """In how many reports a field changed."""
        return Counter(name for leaves in self.changed.values() for name in {name for name, _ in leaves})


def leaves(report: MeetingReport, words: Words, changed: Reworded | None) -> Iterator[Leaf]:
    """Yield the values of a report by field, without where they stand, printed ones as *words* makes them."""
    codes = {} if changed is None else changed.codes

    def visit(value: Any, path: str, key: str) -> Iterator[Leaf]:
        if isinstance(value, dict):
            for name, child in value.items():
                if name not in _PLACES and not (codes and f"{key}.{name}" in _OF_STATES):
                    yield from visit(child, f"{path}.{name}".removeprefix("."), name)
        elif isinstance(value, list):
            for child in value:
                yield from visit(child, path, key)
        elif isinstance(value, str):
            if key in ("code", "country"):
                yield path, codes.get(value, value)
            else:
                yield path, value if key in _IDS else " ".join(words(value).split())
        elif value is not None:
            yield path, value

    return visit(report.model_dump(mode="json"), "", "")


def differences(before: MeetingReport, after: MeetingReport, changed: Reworded) -> list[Leaf]:
    """Return the values of one report only, those of the first with "-" before the field's name."""
    old = Counter(leaves(before, changed.before, changed))
    new = Counter(leaves(after, changed.after, None if not changed.codes else changed))
    missing = [(f"-{name}", value) for name, value in (old - new).elements() if name != "header.title"]
    return missing + [(f"+{name}", value) for name, value in (new - old).elements() if name != "header.title"]


@dataclass(frozen=True, slots=True)
class Source:
    """One dispatch as a file has it."""

    name: str
    text: str
    title: str | None
    published: dt.date | None


def invented() -> list[Source]:
    """Return the dispatches of the tests."""
    return [_source(f.name, f.text, f.title, f.published) for f in dispatches(INVENTED)]


def read(path: Path, most: int) -> list[Source]:
    """Return at most *most* dispatches of a file, as far apart as can be."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    rows = [json.loads(line) for line in data.split(b"\n") if line.strip()]
    chosen = rows[:: max(1, -(-len(rows) // most))]
    return [_source(str(row["id"]), row["text"], row.get("title"), row.get("published")) for row in chosen]


def _source(name: str, text: str, title: str | None, published: str | None) -> Source:
    return Source(name, text, title, dt.date.fromisoformat(published[:10]) if published else None)


def measure(sources: Sequence[Source], wanted: Sequence[str]) -> dict[str, Share]:
    """Read each of *sources* as it stands and with each of the *wanted* changes."""
    shares = {name: Share() for name in wanted}
    for source in sources:
        report = dipbrief.parse(source.text, title=source.title, published=source.published)
        for name, share in shares.items():
            changed = CHANGES[name](Told(source.text, source.title, report))
            if changed is not None:
                other = dipbrief.parse(changed.text, title=changed.title, published=source.published)
                share.tried += 1
                if found := differences(report, other, changed):
                    share.changed[source.name] = found
    return shares


def told(shares: dict[str, Share], *, show: bool) -> Iterator[str]:
    """Yield the lines of the table in docs/robustness.md, before it what changed when *show* is given."""
    for change, share in shares.items() if show else ():
        for name, found in share.changed.items():
            yield f"{change}: {name}"
            yield from (f"    {field}: {value!r}" for field, value in found)
    yield "| change | texts | reports kept | most often changed |"
    yield "|---|---|---|---|"
    for name, share in shares.items():
        most = ", ".join(f"{field} {n}" for field, n in share.fields.most_common(4))
        yield f"| {name} | {share.tried} | {share.kept:.1%} | {most} |"

"""The figures of ``docs/evaluation.md``, from the texts at hand: printed, or written between the marks of the page."""

import datetime as dt
import importlib.metadata
import json
import platform
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import dipbrief

from .figures import FIELDS, GROUPS, Count, count, means
from .files import CASES, GOLD, INVENTED, RECORDED, ROOT, Dispatch, dispatches
from .runs import HERE, Run, environment, read_with

PAGE = ROOT / "docs" / "evaluation.md"
OPENING, CLOSING = "<!-- figures: python -m tests.records evaluate --write -->", "<!-- end of figures -->"
_SHOWN = (INVENTED, *(name for name in RECORDED if name != "seed"))
_LIBRARIES = ("pydantic", "regex", "dateparser", "pycountry")
_PEOPLE = {"participants", "name.exact", *GROUPS["ATTRIBUTES"]}

Read = dict[str, list[tuple[Dispatch, Run]]]


def evaluate() -> Iterator[str]:
    """Yield the tables as lines of Markdown."""
    texts = [dispatch for name in _SHOWN for dispatch in dispatches(name)]
    (runs,) = read_with([HERE], texts)
    read: Read = {name: [] for name in _SHOWN}
    for dispatch, run in zip(texts, runs, strict=True):
        read[dispatch.set].append((dispatch, run))
    yield f"{dt.date.today()}, {_versions()}."
    yield from _fields({name: rows for name, rows in read.items() if rows})
    yield from _invented(read[INVENTED])
    yield from _meetings()
    yield from _cases()


def write_page(lines: Sequence[str]) -> None:
    """Put *lines* between the marks of the page. Raises ``ValueError`` where not all sets are at hand."""
    if not GOLD.is_dir() or not CASES.is_dir():
        raise ValueError(f"{PAGE.name} is not written: {GOLD} or {CASES} is not here")
    before, rest = PAGE.read_text(encoding="utf-8").split(OPENING)
    after = rest.split(CLOSING)[1]
    content = "\n".join((OPENING, "", *lines, "", CLOSING))
    PAGE.write_text(f"{before}{content}{after}", encoding="utf-8", newline="\n")


def _versions() -> str:
    libraries = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES)
    return f"version {dipbrief.__version__}, Python {platform.python_version()}, {libraries}"


# --- tables ------------------------------------------------------------------------------------------------------


def _fields(read: Read) -> Iterator[str]:
    """F1 by field and set, precision and recall in brackets."""
    counts = {name: count(_outcomes(rows)) for name, rows in read.items()}
    figures = {name: means(found) for name, found in counts.items()}
    yield from ("", "| field | " + " | ".join(f"{name} ({len(rows)})" for name, rows in read.items()) + " |")
    yield "|---|" + "---|" * len(read)
    for field in FIELDS:
        name = "mentioned (not in the mean)" if field == "mentioned" else field
        yield _row(name, [_figure(counts[key][field]) for key in read])
    for group in (*GROUPS, "OVERALL"):
        yield _row(f"**{group.lower()}**", [f"**{figures[key][group]:.3f}**" for key in read])


def _outcomes(rows: Sequence[tuple[Dispatch, Run]]) -> Iterator[Any]:
    return (outcome for _, run in rows for outcome in run.outcomes)


def _figure(found: Count) -> str:
    return f"{found.f1:.3f} ({found.precision:.2f}, {found.recall:.2f})"


def _row(name: str, cells: Sequence[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


def _invented(rows: Sequence[tuple[Dispatch, Run]]) -> Iterator[str]:
    """How many of the invented dispatches are right one and all, and the differences known today."""
    sources = {dispatch.name.split("/")[0] for dispatch, _ in rows}
    meetings = Counter((dispatch.record["meeting"] or {}).get("status") for dispatch, _ in rows)
    wrong = [{outcome.field for outcome in run.outcomes if not outcome.hit} for _, run in rows]
    misses = Counter(noted.field for _, run in rows for noted in run.misses)
    right, people = wrong.count(set()), sum(not fields & _PEOPLE for fields in wrong)
    yield from ("", "| invented dispatches | |", "|---|---|")
    yield _row("dispatches, of sources", [f"{len(rows)}, {len(sources)}"])
    yield _row("meeting held, planned, none", [f"{meetings['held']}, {meetings['planned']}, {meetings[None]}"])
    yield _row("every participant right in every field, none missing or too many", [str(people)])
    yield _row("every field right", [str(right)])
    yield _row("differences from the records, to the word", [str(misses.total())])
    yield _row("most of them", [", ".join(f"{field} {number}" for field, number in misses.most_common(6))])


def _meetings() -> Iterator[str]:
    """Whether a text reports a meeting, over news as it comes."""
    if not (GOLD / "mixed.jsonl").exists():
        return
    found = _judged(GOLD / "score_meeting.py", GOLD / "mixed.jsonl")
    yield from ("", f"| mixed ({found.pop('texts')}) | |", "|---|---|")
    yield from (_row(name.replace("_", " "), [f"{value:.3f}"]) for name, value in found.items())


def _cases() -> Iterator[str]:
    """How many small texts, one construction each, come out right."""
    if not (CASES / "cases.jsonl").exists():
        return
    found = _judged(CASES / "run_cases.py", CASES / "cases.jsonl")
    yield from ("", "| cases | |", "|---|---|", _row("right, of all", [f"{found['right']} of {found['all']}"]))


def _judged(script: Path, texts: Path) -> dict[str, Any]:
    """Return the figures that *script*, which is no part of the project, has for *texts*."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        command = [sys.executable, str(script), str(texts), "--json", file.name]
        subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment(ROOT))
        found: dict[str, Any] = json.loads(Path(file.name).read_text(encoding="utf-8"))
        return found

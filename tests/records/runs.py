"""All texts read with the package of a commit, and two such runs side by side."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from .differences import Outcome, compare
from .files import CASES, ROOT, Dispatch, Record

READER = Path(__file__).with_name("reading.py")
HERE = "."
"""The files as they lie here, whether committed or not."""

_LISTS = ("participants", "mentioned", "topics", "labels", "statements")
NOTHING: Record = {"header": {"dateline": None, "agency": None}, "meeting": None, **{key: [] for key in _LISTS}}


class Noted(NamedTuple):
    """Something that a run says of a dispatch: a miss of a field of the record, or a value that no record has.

    Of two runs, those with the same *key* speak of the same thing. *at* is its place in the text. *owner* is the
    statement, topic, rank or role that a value belongs to.
    """

    field: str
    text: str
    key: str
    at: int | None = None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """What the package of a commit makes of one dispatch."""

    outcomes: tuple[Outcome, ...]
    misses: tuple[Noted, ...]
    values: tuple[Noted, ...]
    owners: frozenset[str] = frozenset({""})


def read_with(revisions: Sequence[str], dispatches: Sequence[Dispatch]) -> list[list[Run]]:
    """Return the runs of the packages of *revisions* over *dispatches*, read at the same time, one process for each.

    Raises ``ValueError`` when there is no such revision or it cannot read them.
    """
    with tempfile.TemporaryDirectory(prefix="records-") as folder:
        source = Path(folder, "texts.jsonl")
        source.write_text("".join(json.dumps(_row(dispatch)) + "\n" for dispatch in dispatches), encoding="utf-8")
        folders = [Path(folder, str(n)) for n in range(len(revisions))]
        with ThreadPoolExecutor() as pool:
            roots = list(pool.map(_root, revisions, folders))
        started = [_start(root, Path(folder, f"{n}.jsonl"), source) for n, root in enumerate(roots)]
        return [_finish(process, target, dispatches) for process, target in started]


def _row(dispatch: Dispatch) -> Record:
    values = {"text": dispatch.text, "title": dispatch.title, "published": dispatch.published}
    return {**values, "case": dispatch.case, "judge": str(CASES / "run_cases.py")}


def _root(revision: str, folder: Path) -> Path:
    """Return the folder with the files of *revision*, checked out into *folder* unless they lie here."""
    return ROOT if revision == HERE else _checked_out(revision, folder)


def _start(root: Path, target: Path, source: Path) -> tuple[subprocess.Popen[str], Path]:
    command = [sys.executable, str(READER), str(root), str(source), str(target)]
    return subprocess.Popen(command, env=environment(root), stderr=subprocess.PIPE, text=True), target


def environment(root: Path) -> dict[str, str]:
    """Return the environment of a process that is to find the package of *root*."""
    return {**os.environ, "PYTHONPATH": str(root)}


def _checked_out(revision: str, folder: Path) -> Path:
    """Put the files of *revision* into *folder*, tables compiled. Nothing is left behind in the repository."""
    folder.mkdir()
    packed = folder.with_suffix(".tar")
    command = ["git", "-C", str(ROOT), "archive", "-o", str(packed), revision]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise ValueError(done.stderr.strip())
    subprocess.run(["tar", "-C", str(folder), "-xf", str(packed)], check=True)
    if (folder / "dipbrief" / "lexicon" / "compile.py").exists():
        command = [sys.executable, "-m", "dipbrief.lexicon.compile"]
        done = subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, text=True)
        if done.returncode:
            raise ValueError(f"{revision}: {done.stderr.strip()}")
    return folder


def _finish(process: subprocess.Popen[str], target: Path, dispatches: Sequence[Dispatch]) -> list[Run]:
    _, errors = process.communicate()
    if process.returncode:
        raise ValueError(errors.strip())
    lines = target.read_text(encoding="utf-8").splitlines()
    return [_run(dispatch, json.loads(line)) for dispatch, line in zip(dispatches, lines, strict=True)]


def _run(dispatch: Dispatch, answer: Record) -> Run:
    report = answer.get("report", NOTHING)  # a text that raises counts like an empty report
    raised = [Noted("raises", answer["error"], "raises")] if "error" in answer else []
    wrong = [Noted(field_of(line), line, line) for line in answer.get("wrong", ())]
    outcomes = tuple(compare(report, dispatch.record, dispatch.text))
    misses = [_noted(outcome) for outcome in outcomes if not outcome.exact]
    if raised:
        return Run(outcomes, (*raised, *misses), ())
    return Run(outcomes, (*wrong, *misses), tuple(unrecorded(report)), frozenset({"", *owners(report)}))


def _noted(outcome: Outcome) -> Noted:
    about = outcome.got if outcome.want is None else outcome.want
    return Noted(outcome.field, outcome.miss, f"{outcome.who}: {about}", outcome.at)


def field_of(line: str) -> str:
    """Return the field that a line of ``run_cases.py`` is about.

    >>> field_of("Kari Lund: rank None for 'General'"), field_of("meeting.date: None for '2021-01-15'")
    ('rank', 'meeting.date')
    >>> field_of("statement 'said': content 'x' for 'y'"), field_of("participants: Kari Lund is missing")
    ('content', 'participants')
    """
    if found := re.match(r"statement '[^']*': (\w+) ", line):
        return {"speakers": "statements+speaker"}.get(found[1], found[1])
    if found := re.search(r": (rank|roles|party|accredited|a line break) ", line):
        return {"accredited": "accredited_to", "a line break": "name.exact"}.get(found[1], found[1])
    first = line.split(" ")[0].rstrip(":")
    return {"statement": "statements", "issue": "issues"}.get(first, first)


# --- values that no record has -----------------------------------------------------------------------------------


def unrecorded(report: Record) -> Iterator[Noted]:
    """Yield the values of fields that records leave out, so that a change of them is seen as well."""
    header, meeting = report["header"], report["meeting"] or {}
    names = {person["id"]: person["name"] for person in (*report["participants"], *report["mentioned"])}
    yield from _valued("title", header["title"])
    yield from _valued("byline", header["byline"])
    for key in ("end_date", "venue", "occasion"):
        yield from _valued(f"meeting.{key}", meeting.get(key))
    for person in (*report["participants"], *report["mentioned"]):
        yield from _of_person(person)
    for topic in report["topics"]:
        yield from _valued("topics.labels", topic["labels"], topic["text"], topic["start"])
    for statement in report["statements"]:
        yield from _of_statement(statement, names)
    for issue in report["issues"]:
        yield Noted("issues", issue["code"], f"{issue['code']} {issue['start']}", issue["start"])


def _of_person(person: Record) -> Iterator[Noted]:
    name = person["name"]
    if person["rank"]:
        yield from _valued("rank.code", person["rank"]["code"], name, person["rank"]["start"])
    for role in person["roles"]:
        for key in ("office", "organization", "status"):
            yield from _valued(f"roles.{key}", role[key], f"{name}, {role['title']}", role["start"])


def _of_statement(statement: Record, names: dict[str, str]) -> Iterator[Noted]:
    cue, at = statement["cue"]["text"], statement["cue"]["start"]
    yield from _valued("content", statement["content"], cue, at)
    yield from _valued("act", statement["act"], cue, at)
    yield from _valued("addressees", [names[i] for i in statement["addressees"]], cue, at)
    yield from _valued("statements.labels", statement["labels"], cue, at)


def _valued(field: str, value: Any, who: str = "", at: int | None = None) -> Iterator[Noted]:
    """Note *value* where there is one; *who* and *at* are the words and the place of its owner, if it has one."""
    if value:
        text, place = (value["text"], value["start"]) if isinstance(value, dict) else (value, at)
        shown = ", ".join(text) if isinstance(text, list) else str(text)
        owner = f"{who} {at}" if who else ""
        yield Noted(field, f"{who}: {shown}" if who else shown, owner, place, owner)


def owners(report: Record) -> Iterator[str]:
    """Yield what values of a report may belong to, as ``unrecorded`` names it."""
    for person in (*report["participants"], *report["mentioned"]):
        if person["rank"]:
            yield f"{person['name']} {person['rank']['start']}"
        yield from (f"{person['name']}, {role['title']} {role['start']}" for role in person["roles"])
    yield from (f"{topic['text']} {topic['start']}" for topic in report["topics"])
    yield from (f"{said['cue']['text']} {said['cue']['start']}" for said in report["statements"])


# --- two runs ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Change:
    """A difference between two runs over one dispatch: *old* is gone, *new* has come; either may be absent."""

    dispatch: Dispatch
    field: str
    old: Noted | None
    new: Noted | None
    recorded: bool = True


def changes(dispatch: Dispatch, old: Run, new: Run) -> Iterator[Change]:
    """Yield what *new* says otherwise than *old*: misses first, then values that no record has.

    The content of a statement that is gone itself, and its like, is not told once more; nor is what a text lacks that
    one of them cannot read.
    """
    raised = [[noted for noted in run.misses if noted.field == "raises"] for run in (old, new)]
    if any(raised):
        yield from _changes(dispatch, *raised)
        return
    yield from _changes(dispatch, old.misses, new.misses)
    both = old.owners & new.owners
    values = ([noted for noted in run.values if noted.owner in both] for run in (old, new))
    for change in _changes(dispatch, *values):
        yield replace(change, recorded=False)


def _changes(dispatch: Dispatch, old: Sequence[Noted], new: Sequence[Noted]) -> Iterator[Change]:
    gone, come = _without(old, new), _without(new, old)
    for noted in gone:
        other = next((item for item in come if _same_thing(noted, item)), None)
        if other:
            come.remove(other)
        yield Change(dispatch, noted.field, noted, other)
    for noted in come:
        yield Change(dispatch, noted.field, None, noted)


def _same_thing(a: Noted, b: Noted) -> bool:
    return a.field == b.field and (a.key == b.key or (a.at is not None and a.at == b.at))


def _without(some: Sequence[Noted], others: Sequence[Noted]) -> list[Noted]:
    """Return those of *some* that *others* has not, a thing said twice counting twice."""
    left = Counter((noted.field, noted.text) for noted in others)
    found = []
    for noted in some:
        if left[noted.field, noted.text]:
            left[noted.field, noted.text] -= 1
        else:
            found.append(noted)
    return found

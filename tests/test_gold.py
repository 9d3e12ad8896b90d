"""Real dispatches with careful records, where they are at hand: they belong to their publishers and stay outside."""

import datetime as dt
import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from material import sound
from records.figures import FIELDS, count, means
from records.files import GOLD, RECORDED, ROOT, SETS, dispatches
from records.known import outcomes
from records.runs import environment

from dipbrief import MeetingReport

REAL = SETS[1:]
FLOORS = ROOT / ".ci" / "floor.json"

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="the real dispatches are not at hand (../shared/gold)")


@cache
def read(name: str) -> tuple[MeetingReport, ...]:
    """Return the sound report of every dispatch of a set."""
    days = (row.published and dt.date.fromisoformat(row.published) for row in dispatches(name))
    pairs = zip(dispatches(name), days, strict=True)
    return tuple(sound(row.text, title=row.title, published=day) for row, day in pairs)


@cache
def figures(name: str) -> dict[str, float]:
    pairs = zip(dispatches(name), read(name), strict=True)
    found = (outcome for row, report in pairs for outcome in outcomes(row, report.model_dump(mode="json")))
    return means(count(found))


@pytest.mark.parametrize("name", REAL)
def test_every_report_is_grounded(name: str) -> None:
    assert len(read(name)) > 0


@pytest.mark.parametrize("name", RECORDED)
def test_figures_are_not_below_their_floors(name: str) -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))[name]
    low = {field: (figures(name)[field], floor) for field, floor in floors.items() if figures(name)[field] < floor}
    assert low == {}


@pytest.mark.parametrize("name", RECORDED)
def test_figures_are_those_of_the_scorer(name: str, tmp_path: Path) -> None:
    target = tmp_path / "figures.json"
    texts = [str(GOLD / f"{name}.{kind}.jsonl") for kind in ("texts", "gold")]
    command = [sys.executable, str(GOLD / "score.py"), *texts, "--json", str(target)]
    subprocess.run(command, env=environment(ROOT), check=True, capture_output=True)
    theirs = json.loads(target.read_text(encoding="utf-8"))
    assert {field: figures(name)[field] for field in FIELDS} == pytest.approx(
        {field: theirs[field] for field in FIELDS}, abs=0.0001
    )

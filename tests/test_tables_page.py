"""docs/tables.md: its examples run in order and print what it says; its queries count right over many reports."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from dipbrief import MeetingReport
from dipbrief.arrow import to_table
from dipbrief.export.encounters import day_of

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "tables.md"
YEARS = range(2015, 2027)

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="needs docs/tables.md, as in a checkout")


def examples() -> list[tuple[str, str]]:
    """Return each block of Python with the block of text behind it."""
    page = PAGE.read_text(encoding="utf-8")
    return re.findall(r"^```python\n(.*?)^```\n\n^```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL)


def test_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    assert len(examples()) == PAGE.read_text(encoding="utf-8").count("```python")
    for code, printed in examples():
        exec(code, names)
        assert capsys.readouterr().out == printed


def expected(reports: list[MeetingReport], year: int) -> Counter[tuple[str, str]]:
    """Count the pairs of states whose defence ministers met in *year*, without any table."""
    return Counter(pair for report in reports for pair in _pairs(report, year))


def _pairs(report: MeetingReport, year: int) -> Iterator[tuple[str, str]]:
    day, _ = day_of(report)
    if report.meeting and report.meeting.status == "held" and day and day.year == year:
        states = {
            person.party.code
            for person in report.participants
            if person.party and person.party.kind == "country"
            if any(role.office == "defence-minister" for role in person.roles)
        }
        yield from combinations(sorted(states), 2)


@pytest.mark.parametrize("library", ["duckdb", "polars"])
def test_queries(
    library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (code,) = [code for code, _ in examples() if code.startswith(f"import {library}\n")]
    reports = [
        MeetingReport.model_validate_json(path.read_bytes())
        for path in sorted((HERE / "dispatches").glob("*.report.json"))
    ]
    pq.write_table(to_table(reports), "reports.parquet")
    found_any = 0
    for year in YEARS:
        exec(code.replace("2021", str(year)), {})
        rows = [line.split() for line in capsys.readouterr().out.splitlines()]
        assert {(a, b): int(count) for a, b, count, *_ in rows} == expected(reports, year)
        assert all(first[:4] == last[:4] == str(year) for *_, first, last in rows)
        found_any += len(rows)
    assert found_any > 5

"""The queries of docs/tables.md, which runs as a doctest itself, count right over many reports."""

import re
from collections import Counter
from collections.abc import Iterator
from doctest import DocTestParser
from itertools import combinations
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from material import NAMES, report_of

from dipbrief import MeetingReport
from dipbrief.arrow import to_table
from dipbrief.export.encounters import day_of

pytestmark = pytest.mark.slow  # other libraries are loaded

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "tables.md"
YEARS = range(2015, 2027)


def query(library: str) -> str:
    """Return the block of Python that begins with the import of *library*."""
    page = PAGE.read_text(encoding="utf-8")
    (block,) = re.findall(rf"^```python\n(>>> import {library}\n.*?)^```", page, re.MULTILINE | re.DOTALL)
    return "".join(example.source for example in DocTestParser().get_examples(block))


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


@pytest.mark.skipif(not PAGE.exists(), reason="needs docs/tables.md, as in a checkout")
@pytest.mark.parametrize("library", ["duckdb", "polars"])
def test_queries(library: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, file = query(library), tmp_path / "reports.parquet"
    reports = [report_of(name) for name in NAMES]
    pq.write_table(to_table(reports), file)
    found_any = 0
    for year in YEARS:
        names: dict[str, Any] = {"file": file}
        exec(code.replace("2021", str(year)), names)
        rows = [line.split() for line in capsys.readouterr().out.splitlines()]
        assert {(a, b): int(count) for a, b, count, *_ in rows} == expected(reports, year)
        assert all(first[:4] == last[:4] == str(year) for *_, first, last in rows)
        found_any += len(rows)
    assert found_any > 5

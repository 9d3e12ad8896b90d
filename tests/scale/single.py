"""The input of a run as Parquet files, and what one process makes of it without ``parse_batch``."""

import datetime as dt
import json
import time
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from dipbrief import MeetingReport, parse
from dipbrief.arrow import schema, to_table

from .dispatches import Dispatch, make_dispatches

INPUT = pa.schema([("id", pa.string()), ("text", pa.string()), ("title", pa.string()), ("published", pa.string())])


def part(number: int) -> str:
    """Return the name of a file of a run; input and results of the same dispatches have the same name."""
    return f"part-{number:05}.parquet"


def make_input(folder: Path, count: int, size: int) -> int:
    """Write *count* dispatches to *folder*/input, *size* in a file, and return how many files there are."""
    dispatches, files = make_dispatches(count), 0
    (folder / "input").mkdir(parents=True)
    while rows := [dispatch.row for dispatch in islice(dispatches, size)]:
        pq.write_table(pa.Table.from_pylist(rows, schema=INPUT), folder / "input" / part(files))
        files += 1
    return files


@dataclass(frozen=True, slots=True)
class Alone:
    """What one process needed for how many dispatches, *size* of them in a file."""

    count: int
    size: int
    seconds: float
    processor: float

    @classmethod
    def known(cls, folder: Path) -> Self | None:
        """Return what `read_alone` wrote down in *folder*, or ``None``."""
        path = folder / "single.json"
        return cls(**json.loads(path.read_text())) if path.exists() else None


def read_alone(folder: Path, count: int, size: int) -> Alone:
    """Parse the same dispatches one by one in this process, write *folder*/single, and return what it took.

    They are taken from where the input comes from, and parsed by ``parse``, so that neither the files nor
    ``parse_batch`` can be wrong in the same way.
    """
    (folder / "single").mkdir(parents=True)
    parse("")
    dispatches, number = make_dispatches(count), 0
    begun, used = time.perf_counter(), time.process_time()
    while chunk := list(islice(dispatches, size)):
        pq.write_table(_results(chunk), folder / "single" / part(number))
        number += 1
    alone = Alone(count, size, time.perf_counter() - begun, time.process_time() - used)
    (folder / "single.json").write_text(json.dumps(asdict(alone)))
    return alone


def _results(chunk: list[Dispatch]) -> pa.Table:
    good = [dispatch.row for dispatch in chunk if dispatch.error is None]
    reports = {row["id"]: _parse(row["text"], row["title"], row["published"]) for row in good}
    table = to_table(reports.values(), ids=reports)
    bad = [{"id": dispatch.row["id"], "error": dispatch.error} for dispatch in chunk if dispatch.error is not None]
    return pa.concat_tables([table, pa.Table.from_pylist(bad, schema=schema())]).sort_by("id")


def _parse(text: str, title: str | None, published: str | None) -> MeetingReport:
    return parse(text, title=title, published=dt.date.fromisoformat(published) if published else None)


def compare(folder: Path, engine: str) -> int:
    """Compare *folder*/*engine* with *folder*/single row by row in the order of ids; return the number of rows.

    Raises ``AssertionError``, which names the first row that differs.
    """
    found, expected = _read(folder / engine), _read(folder / "single")
    if not found.equals(expected):
        assert found["id"].equals(expected["id"]), f"{found.num_rows} rows, not {expected.num_rows}, or other ids"
        for row in range(expected.num_rows):
            one, other = found.slice(row, 1).to_pylist(), expected.slice(row, 1).to_pylist()
            assert one == other, f"row {row} is {one}\nnot {other}"
        raise AssertionError("the rows are equal, the tables are not")
    assert expected["error"].null_count < expected.num_rows, "no faulty row was among them"
    return int(expected.num_rows)


def _read(folder: Path) -> pa.Table:
    """All files of a folder as one table in the order of ids; what an engine made of the schema is undone."""
    tables = [pq.read_table(path).cast(schema()) for path in sorted(folder.glob("part-*.parquet"))]
    return pa.concat_tables(tables).sort_by("id").combine_chunks()

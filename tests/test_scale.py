"""Spark and Dask give what one process gives, row by row, also when a worker is killed: on 2,000 dispatches."""

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from scale.dispatches import FAULTS, make_dispatches
from scale.single import compare, make_input, part, read_alone

from dipbrief.arrow import parse_batch

pytestmark = pytest.mark.slow  # thousands of dispatches, in other programs

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "scale.md"
COUNT = 2000

ENGINES: list[Any] = [
    pytest.param(
        "spark",
        marks=pytest.mark.skipif(
            find_spec("pyspark") is None or which("java") is None,
            reason="needs pyspark (pip install 'dipbrief[spark]') and Java 17",
        ),
    ),
    pytest.param(
        "dask",
        marks=pytest.mark.skipif(
            find_spec("distributed") is None, reason="needs dask and distributed: pip install 'dipbrief[dask]'"
        ),
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the input and with what one process makes of it, once for all runs."""
    path = tmp_path_factory.mktemp("scale")
    make_input(path, COUNT, 100)
    read_alone(path, COUNT, 100)
    return path


def run(engine: str, folder: Path, *options: str) -> str:
    arguments = ["--dispatches", str(COUNT), "--part", "100", "--folder", str(folder), *options]
    ran = subprocess.run(
        [sys.executable, "-m", f"tests.scale.{engine}", *arguments], cwd=ROOT, capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_are_those_of_one_process(engine: str, folder: Path) -> None:
    assert f"{COUNT} rows are equal to those of one process" in run(engine, folder)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_killed_worker_costs_nothing(engine: str, folder: Path) -> None:
    printed = run(engine, folder, "--kill")
    assert " killed after " in printed
    assert f"{COUNT} rows are equal to those of one process" in printed


@pytest.mark.skipif(not PAGE.exists(), reason="needs docs/scale.md, as in a checkout")
@pytest.mark.parametrize("engine", ENGINES)
def test_the_example_of_the_docs(engine: str, tmp_path: Path) -> None:
    make_input(tmp_path, 600, 200)
    read_alone(tmp_path, 600, 200)
    (tmp_path / "input").rename(tmp_path / "dispatches")
    blocks = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (example,) = [block for block in blocks if f"{engine}." in block]
    (tmp_path / "example.py").write_text(example, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYSPARK_PYTHON": sys.executable}
    subprocess.run([sys.executable, "example.py"], cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert compare(tmp_path, "reports") == 600


# --- what these tests stand on ---------------------------------------------------------------------------------


def test_dispatches_are_the_same_each_time_and_differ() -> None:
    first = list(make_dispatches(3000))
    assert first == list(make_dispatches(3000))
    assert first[:100] == list(make_dispatches(100))
    texts = [dispatch.row["text"] for dispatch in first if dispatch.row["text"]]
    assert len(set(texts)) == len(texts)
    assert [dispatch.row["id"] for dispatch in first] == sorted({dispatch.row["id"] for dispatch in first})


def test_bad_rows_have_their_error(folder: Path) -> None:
    table = pa.concat_tables([pq.read_table(path) for path in sorted((folder / "single").glob("*.parquet"))])
    errors = [error for error in table["error"].to_pylist() if error is not None]
    assert errors == [error for _, error in FAULTS] * (COUNT // 1000)
    assert table.filter(table["error"].is_valid())["report"].null_count == len(errors)


def wrong(name: str, table: Any) -> Any:
    """Return the results of parse_batch as an engine could spoil them."""
    if name == "a row lost":
        return table.slice(1)
    if name == "a row twice":
        return pa.concat_tables([table, table.slice(3, 1)])
    if name == "two rows exchanged":
        return table.set_column(1, "report", table["report"].take(pa.array([1, 0, *range(2, table.num_rows)])))
    return table.set_column(2, table.schema.field("error"), pa.array(["KeyError: 1", *table["error"].to_pylist()[1:]]))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small")
    make_input(path, 600, 300)
    read_alone(path, 600, 300)
    return path


@pytest.fixture(scope="module")
def tables(small: Path) -> list[Any]:
    """What parse_batch makes of the two files of the small input."""
    batches = [pq.read_table(small / "input" / part(number)).combine_chunks().to_batches() for number in range(2)]
    return [pa.Table.from_batches([parse_batch(batch) for batch in file]) for file in batches]


@pytest.mark.parametrize("fault", ["a row lost", "a row twice", "two rows exchanged", "another error", None])
def test_the_comparison_finds_what_differs(fault: str | None, small: Path, tables: list[Any]) -> None:
    (small / "found").mkdir(exist_ok=True)
    for number, table in enumerate(tables):
        pq.write_table(wrong(fault, table) if fault and number == 0 else table, small / "found" / part(number))
    if fault is None:
        assert compare(small, "found") == 600
    else:
        with pytest.raises(AssertionError, match=r"rows, not 600, or other ids|row 0 is"):
            compare(small, "found")

"""Arrow: the schema stays what it is, tables give the reports back, bad rows keep their place."""

import datetime as dt
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import dipbrief
from dipbrief import MeetingReport, parse
from dipbrief.arrow import SCHEMA_VERSION, from_table, parse_batch, schema, spark_schema, to_table
from tests.test_properties import DAYS, PIECED, TITLES

HERE = Path(__file__).parent
PINNED = HERE / "arrow" / f"schema-{SCHEMA_VERSION}.txt"
OSLO = "OSLO, March 3 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed of the United States."


@cache
def golden() -> list[MeetingReport]:
    return [
        MeetingReport.model_validate_json(path.read_bytes())
        for path in sorted((HERE / "dispatches").glob("*.report.json"))
    ]


def one(text: Any = OSLO, **more: Any) -> dict[str, Any]:
    """Return the only row that a batch of one dispatch gives."""
    batch = pa.RecordBatch.from_pydict({"text": [text], **{name: [value] for name, value in more.items()}})
    (row,) = parse_batch(batch).to_pylist()
    assert (row["report"] is None) != (row["error"] is None)
    assert isinstance(row, dict)
    return row


def reread(table: Any) -> list[MeetingReport]:
    return list(from_table(table))


# --- the schema ------------------------------------------------------------------------------------------------


def lines(fields: Any, depth: int = 0) -> Iterator[str]:
    """Describe each field on a line of its own, what it holds below it."""
    for field in fields:
        kind = field.type
        name = kind.id if not pa.types.is_nested(kind) else None
        shown = str(kind) if name is not None else "list" if pa.types.is_list(kind) else "struct"
        yield f"{'  ' * depth}{field.name}: {shown}{'' if field.nullable else ' not null'}"
        yield from lines([kind.field(n) for n in range(kind.num_fields)], depth + 1)


def test_schema_is_the_one_on_file(request: pytest.FixtureRequest) -> None:
    found = "\n".join(lines(schema())) + "\n"
    if request.config.getoption("--rewrite"):
        PINNED.write_text(found, encoding="utf-8")
    assert found == PINNED.read_text(encoding="utf-8"), "raise SCHEMA_VERSION and run with --rewrite"
    assert schema().metadata == {b"dipbrief.arrow": SCHEMA_VERSION.encode()}


def test_schema_has_the_fields_of_the_models() -> None:
    """Compared with the JSON schema, which pydantic makes: names in order, what is null, and nothing else."""
    json_schema = MeetingReport.model_json_schema(mode="serialization")
    kinds = {"string": pa.string(), "integer": pa.int64(), "date": pa.date32()}

    def compare(kind: Any, described: dict[str, Any]) -> int:
        if "$ref" in described:
            described = json_schema["$defs"][described["$ref"].rsplit("/", 1)[1]]
        if described["type"] == "object":
            assert [field.name for field in kind] == list(described["properties"])
            return sum(compare_field(field, described["properties"][field.name]) for field in kind)
        if described["type"] == "array":
            assert kind.value_field.name == "element"
            return compare_field(kind.value_field, described["items"])
        assert kind == kinds[described.get("format", described["type"])]
        return 1

    def compare_field(field: Any, described: dict[str, Any]) -> int:
        choices = described.get("anyOf", [described])
        assert field.nullable == ({"type": "null"} in choices)
        return compare(field.type, next(choice for choice in choices if choice != {"type": "null"}))

    assert compare(schema().field("report").type, json_schema) > 100


def test_spark_schema_has_the_same_fields() -> None:
    pytest.importorskip("pyspark", reason="needs pyspark: pip install 'dipbrief[spark]'")

    def shape(kind: Any) -> Any:
        if kind.typeName() == "struct":
            return [(field.name, shape(field.dataType), field.nullable) for field in kind]
        return (shape(kind.elementType), kind.containsNull) if kind.typeName() == "array" else kind.typeName()

    def arrow_shape(kind: Any) -> Any:
        if pa.types.is_list(kind):
            return arrow_shape(kind.value_type), kind.value_field.nullable
        if pa.types.is_struct(kind):
            return [(field.name, arrow_shape(field.type), field.nullable) for field in kind]
        return {pa.string(): "string", pa.int64(): "long", pa.date32(): "date"}[kind]

    assert shape(spark_schema()) == arrow_shape(pa.struct(list(schema())))


# --- reports to a table and back -------------------------------------------------------------------------------


def test_parquet_gives_the_reports_back(tmp_path: Path) -> None:
    pq.write_table(to_table(golden()), tmp_path / "reports.parquet")
    table = pq.read_table(tmp_path / "reports.parquet")
    assert table.schema == schema()
    assert table.schema.metadata == schema().metadata
    assert len(golden()) > 100
    assert reread(table) == golden()
    assert table["id"].to_pylist() == [str(number) for number in range(len(golden()))]


def test_parquet_written_in_batches(tmp_path: Path) -> None:
    table = to_table(golden(), ids=range(1000, 1000 + len(golden())))
    with pq.ParquetWriter(tmp_path / "reports.parquet", schema()) as writer:
        for batch in table.to_batches(max_chunksize=7):
            writer.write_batch(batch)
    with pq.ParquetFile(tmp_path / "reports.parquet") as file:
        assert [report for batch in file.iter_batches(11) for report in from_table(batch)] == golden()


@given(st.lists(st.builds(lambda text, title, day: parse(text, title=title, published=day), PIECED, TITLES, DAYS)))
def test_any_reports_come_back(reports: list[MeetingReport]) -> None:
    table = to_table(iter(reports))
    table.validate(full=True)
    assert table.schema == schema()
    assert reread(table) == reports


def test_more_reports_than_are_turned_at_a_time() -> None:
    reports = [golden()[n % len(golden())] for n in range(2500)]
    table = to_table(reports)
    assert (table.num_rows, len(table.to_batches())) == (2500, 3)
    assert reread(table) == reports
    assert table["id"].to_pylist()[-1] == "2499"


def test_no_report() -> None:
    table = to_table([])
    assert (table.num_rows, table.schema, reread(table)) == (0, schema(), [])


@pytest.mark.parametrize("through", ["polars", "duckdb"])
def test_reports_come_back_from_other_libraries(through: str, tmp_path: Path) -> None:
    path, table = tmp_path / "reports.parquet", to_table(golden())
    if through == "polars":
        pl.DataFrame(table).write_parquet(path)
        assert reread(pl.DataFrame(table).to_arrow()) == golden()
    else:
        duckdb.sql("SELECT * FROM table").write_parquet(str(path))
        assert reread(duckdb.sql("SELECT * FROM table").to_arrow_table()) == golden()
    assert reread(pq.read_table(path)) == golden()


@pytest.mark.parametrize("through", ["polars", "duckdb"])
def test_null_reports_stay_null_in_other_libraries(through: str) -> None:
    table = pa.Table.from_batches([parse_batch(pa.RecordBatch.from_pydict({"text": [None, OSLO]}))])
    if through == "polars":
        back = pl.DataFrame(table).to_arrow()
    else:
        back = duckdb.sql("SELECT * FROM table").to_arrow_table()
    assert back["report"].is_valid().to_pylist() == [False, True]
    assert reread(back.slice(1)) == [parse(OSLO)]


def test_tables_of_another_version() -> None:
    table = to_table(golden()[:2])
    assert reread(table.replace_schema_metadata(None)) == golden()[:2]
    assert reread(table.replace_schema_metadata({"dipbrief.arrow": "1.7"})) == golden()[:2]
    with pytest.raises(ValueError, match=re.escape(f"version 2.0 of the schema, this dipbrief reads {SCHEMA_VERSION}")):
        from_table(table.replace_schema_metadata({"dipbrief.arrow": "2.0"}))


def test_reports_are_validated() -> None:
    (row,) = to_table([parse(OSLO)]).to_pylist()
    row["report"]["participants"][0]["id"] = "x1"
    with pytest.raises(ValueError, match="String should match pattern"):
        reread(pa.Table.from_pylist([row], schema=schema()))


@pytest.mark.parametrize(
    ("table", "error", "message"),
    [
        (None, TypeError, "table must be a pyarrow Table or RecordBatch, not NoneType"),
        ([parse(OSLO)], TypeError, "not list"),
        (pa.table({"id": ["1"]}), ValueError, "no column 'report': the columns are id; make it with to_table"),
        (pa.table({}), ValueError, "the columns are none"),
    ],
)
def test_wrong_tables(table: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        from_table(table)


def test_a_row_without_report_is_not_passed_over() -> None:
    batch = parse_batch(pa.RecordBatch.from_pydict({"text": [OSLO, None, OSLO]}))
    reports = from_table(batch)
    assert next(reports) == parse(OSLO)
    with pytest.raises(ValueError, match=r"row 1 has no report; leave such rows out first: (.*)") as refused:
        next(reports)
    advice = str(refused.value).split(": ", 1)[1]
    assert reread(eval(advice, {"table": pa.Table.from_batches([batch])})) == [parse(OSLO)] * 2


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"reports": parse(OSLO)}, TypeError, "not one report; put it in a list"),
        ({"reports": [None]}, TypeError, r"reports\[0\] must be a MeetingReport, not NoneType"),
        ({"reports": [parse(OSLO)], "ids": []}, ValueError, "1 reports and 0 ids"),
        ({"reports": [parse(OSLO)], "ids": [1.5]}, TypeError, r"ids\[0\] must be a str or an int"),
    ],
)
def test_wrong_reports(arguments: dict[str, Any], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        to_table(**arguments)


def test_offsets_beyond_64_bits() -> None:
    far = {"code": "far", "message": "Far.", "start": 2**63, "end": 2**63}
    report = MeetingReport.model_validate({"header": {}, "issues": [far]})
    with pytest.raises(ValueError, match="above 2\\*\\*63 - 1"):
        to_table([report])


# --- batches of dispatches -------------------------------------------------------------------------------------


@given(st.lists(st.tuples(PIECED | st.none(), TITLES, DAYS), max_size=8))
def test_a_batch_gives_what_parse_gives(rows: list[tuple[str | None, str | None, dt.date | None]]) -> None:
    texts, titles, days = [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
    batch = pa.RecordBatch.from_arrays(
        [pa.array(texts, pa.string()), pa.array(titles, pa.large_string()), pa.array(days, pa.date32())],
        names=["text", "title", "published"],
    )
    found = parse_batch(batch)
    found.validate(full=True)
    assert (found.schema, found.num_rows) == (schema(), len(rows))
    expected = [text and parse(text, title=title, published=day) for text, title, day in rows]
    rows_found = found.to_pylist()
    assert [row["report"] and MeetingReport.model_validate(row["report"]) for row in rows_found] == [
        report if text is not None else None for report, text in zip(map(absent_or_parsed, rows), texts, strict=True)
    ]
    assert [row["error"] for row in rows_found] == [
        None if text is not None else "ValueError: text is null" for text in texts
    ]
    assert len(expected) == len(rows)


def absent_or_parsed(row: tuple[str | None, str | None, dt.date | None]) -> MeetingReport | None:
    text, title, day = row
    return None if text is None else parse(text, title=title, published=day)

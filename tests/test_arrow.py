"""Arrow: the schema stays what it is, tables give the reports back, bad rows keep their place."""

import datetime as dt
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
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
from material import DAYS, NAMES, PIECED, TITLES, report_of

from dipbrief import MeetingReport, parse
from dipbrief.arrow import SCHEMA_VERSION, from_table, parse_batch, schema, spark_schema, to_table

HERE = Path(__file__).parent
PINNED = HERE / "arrow" / f"schema-{SCHEMA_VERSION}.txt"
OSLO = "OSLO, March 3 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed of the United States."


@cache
def golden() -> list[MeetingReport]:
    return [report_of(name) for name in NAMES]


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
        shown = str(kind).split("<")[0]
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


@pytest.mark.slow
@given(st.lists(st.builds(lambda text, title, day: parse(text, title=title, published=day), PIECED, TITLES, DAYS)))
def test_any_reports_come_back(reports: list[MeetingReport]) -> None:
    table = to_table(iter(reports))
    table.validate(full=True)
    assert table.schema == schema()
    assert reread(table) == reports


@pytest.mark.slow
def test_more_reports_than_are_turned_at_a_time() -> None:
    reports = [golden()[n % len(golden())] for n in range(2500)]
    table = to_table(reports)
    assert (table.num_rows, len(table.to_batches())) == (2500, 3)
    assert reread(table) == reports
    assert table["id"].to_pylist()[-1] == "2499"


def test_no_report() -> None:
    table = to_table([])
    assert (table.num_rows, table.schema, reread(table)) == (0, schema(), [])


THROUGH: dict[str, Callable[[Any], Any]] = {
    "polars": lambda table: pl.DataFrame(table).to_arrow(),
    "duckdb": lambda table: duckdb.from_arrow(table).to_arrow_table(),
}
WRITTEN_BY: dict[str, Callable[[Any, Path], Any]] = {
    "polars": lambda table, path: pl.DataFrame(table).write_parquet(path),
    "duckdb": lambda table, path: duckdb.from_arrow(table).write_parquet(str(path)),
}


@pytest.mark.slow
@pytest.mark.parametrize("through", THROUGH)
def test_reports_come_back_from_other_libraries(through: str, tmp_path: Path) -> None:
    path, table = tmp_path / "reports.parquet", to_table(golden())
    assert reread(THROUGH[through](table)) == golden()
    WRITTEN_BY[through](table, path)
    assert reread(pq.read_table(path)) == golden()


@pytest.mark.parametrize("through", THROUGH)
def test_null_reports_stay_null_in_other_libraries(through: str) -> None:
    table = pa.Table.from_batches([parse_batch(pa.RecordBatch.from_pydict({"text": [None, OSLO]}))])
    back = THROUGH[through](table)
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

ROWS = st.lists(st.tuples(PIECED | st.none(), TITLES, DAYS), max_size=8)


def outcome(text: str | None, title: str | None, day: dt.date | None) -> tuple[MeetingReport | None, str | None]:
    if text is None:
        return None, "ValueError: text is null"
    try:
        return parse(text, title=title, published=day), None
    except Exception as error:  # that there is none, test_properties.py looks after
        return None, f"{type(error).__name__}: {error}"


@pytest.mark.slow
@given(ROWS)
def test_a_batch_gives_what_parse_gives(rows: list[tuple[str | None, str | None, dt.date | None]]) -> None:
    kinds = {"text": pa.string(), "title": pa.large_string(), "published": pa.date32()}
    batch = pa.RecordBatch.from_pylist([dict(zip(kinds, row, strict=True)) for row in rows], schema=pa.schema(kinds))
    found = parse_batch(batch)
    found.validate(full=True)
    assert found.schema == schema()
    assert found.num_rows == len(rows)
    for (text, title, day), row in zip(rows, found.to_pylist(), strict=True):
        report, error = outcome(text, title, day)
        assert (row["id"], row["error"]) == (None, error)
        assert (row["report"] and MeetingReport.model_validate(row["report"])) == report


def test_a_batch_of_nothing() -> None:
    batch = parse_batch(pa.RecordBatch.from_pydict({"text": pa.array([], pa.string())}))
    assert (batch.num_rows, batch.schema) == (0, schema())


def test_bad_rows_keep_their_place() -> None:
    dispatches = {
        "id": ["a", "b", None, "d", "e"],
        "text": [OSLO, None, OSLO, "", OSLO],
        "published": ["2025-03-04", "2025-03-04", "4 March", None, " "],
        "source": [1, 2, 3, 4, 5],
    }
    rows = parse_batch(pa.RecordBatch.from_pydict(dispatches)).to_pylist()
    assert [row["id"] for row in rows] == dispatches["id"]
    assert [row["error"] for row in rows] == [
        None,
        "ValueError: text is null",
        "ValueError: published: '4 March' is not a date; write it as 2021-01-15 or 2021-01-15T10:30:00Z",
        None,
        None,
    ]
    assert [row["report"] and row["report"]["header"]["published"] for row in rows] == [
        *(dt.date(2025, 3, 4), None, None, None, None)
    ]


def test_a_fault_of_the_parser_costs_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(text: str, **arguments: Any) -> MeetingReport:
        if text == "bad":
            raise RecursionError("too deep")
        return parse(text, **arguments)

    monkeypatch.setattr("dipbrief.arrow.parse", faulty)
    found = parse_batch(pa.RecordBatch.from_pydict({"text": [OSLO, "bad", OSLO]}))
    assert found["error"].to_pylist() == [None, "RecursionError: too deep", None]
    assert reread(pa.Table.from_batches([found]).filter(found["report"].is_valid())) == [parse(OSLO)] * 2


def not_utf8(*values: bytes) -> Any:
    """Return a column of strings that holds these bytes unchecked, as a file may."""
    column = pa.array(values, pa.binary())
    return pa.Array.from_buffers(pa.string(), len(values), column.buffers())


def test_bytes_that_are_not_utf8() -> None:
    batch = pa.RecordBatch.from_arrays(
        [not_utf8(OSLO.encode(), b"OSLO \xff", OSLO.encode()), not_utf8(b"Met", b"Met", b"\xffMet")], ["text", "title"]
    )
    assert parse_batch(batch)["error"].to_pylist() == [
        *(None, "ValueError: text is not UTF-8 at byte 5", "ValueError: title is not UTF-8 at byte 0")
    ]


@pytest.mark.parametrize(
    "kind",
    [pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())],
    ids=lambda kind: str(kind)[:11],
)
def test_kinds_of_strings(kind: Any) -> None:
    columns = {
        name: pa.array([value, None]).cast(kind) for name, value in (("text", OSLO), ("title", "A"), ("id", "7"))
    }
    good, bad = parse_batch(pa.RecordBatch.from_pydict(columns)).to_pylist()
    assert (good["id"], MeetingReport.model_validate(good["report"])) == ("7", parse(OSLO, title="A"))
    assert (bad["id"], bad["error"]) == (None, "ValueError: text is null")


LIMA = dt.timezone(dt.timedelta(hours=-5))


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2025-03-04", pa.string()),
        (" 2025-03-04\n", pa.large_string()),
        ("2025-03-04T23:30:00-05:00", pa.string()),
        (dt.date(2025, 3, 4), pa.date32()),
        (dt.date(2025, 3, 4), pa.date64()),
        (dt.datetime(2025, 3, 4, 23, 30), pa.timestamp("us")),
        (dt.datetime(2025, 3, 4, 23, 30), pa.timestamp("s")),
        (1741131000123456789, pa.timestamp("ns")),
        (dt.datetime(2025, 3, 4, 23, 30, tzinfo=LIMA), pa.timestamp("us", "-05:00")),
        (dt.datetime(2025, 3, 4, 23, 30, tzinfo=LIMA), pa.timestamp("us", "America/Lima")),
        ("2025-03-04", pa.dictionary(pa.int8(), pa.string())),
    ],
    ids=str,
)
def test_kinds_of_dates(value: Any, kind: Any) -> None:
    plain = pa.string() if pa.types.is_dictionary(kind) else kind
    column = pa.array([value, None], plain).cast(kind)
    batch = pa.RecordBatch.from_pydict({"text": [OSLO, OSLO], "published": column})
    assert reread(parse_batch(batch)) == [parse(OSLO, published=dt.date(2025, 3, 4)), parse(OSLO)]


def test_days_beyond_the_calendar_cost_their_row() -> None:
    days = pa.array([2**31 - 1, 0], pa.int32()).cast(pa.date32())
    found = parse_batch(pa.RecordBatch.from_pydict({"text": [OSLO, OSLO], "published": days}))
    assert found["error"].to_pylist()[0].startswith("OverflowError: ")
    assert found["error"].to_pylist()[1] is None


@pytest.mark.parametrize(("ids", "expected"), [([7, None], ["7", None]), (["a", "a"], ["a", "a"])])
def test_ids(ids: list[Any], expected: list[str | None]) -> None:
    found = parse_batch(pa.RecordBatch.from_pydict({"text": [OSLO, OSLO], "id": ids}))
    assert found["id"].to_pylist() == expected


def test_without_ids() -> None:
    assert one()["id"] is None


@pytest.mark.parametrize(
    ("batch", "error", "message"),
    [
        (None, TypeError, "batch must be a pyarrow RecordBatch, not NoneType"),
        (pa.table({"text": [OSLO]}), TypeError, r"not Table; use table.to_batches\(\)"),
        ({"body": [OSLO]}, ValueError, "no column 'text': the columns are body; needed is text, of use are id, title"),
        ({}, ValueError, "the columns are none"),
        ({"text": [OSLO.encode()]}, TypeError, "column 'text' must hold strings, not binary"),
        ({"text": [1]}, TypeError, "column 'text' must hold strings, not int64"),
        ({"text": [OSLO], "title": [[OSLO]]}, TypeError, "column 'title' must hold strings, not list"),
        (
            {"text": [OSLO], "published": [2025]},
            TypeError,
            "must hold dates, moments or strings, not int64",
        ),
        ({"text": [OSLO], "id": [1.5]}, TypeError, "column 'id' must hold strings or whole numbers, not double"),
        ({"text": [OSLO], "id": [True]}, TypeError, "column 'id' must hold strings or whole numbers, not bool"),
    ],
)
def test_wrong_batches(batch: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        parse_batch(pa.RecordBatch.from_pydict(batch) if isinstance(batch, dict) else batch)


def test_a_column_twice() -> None:
    batch = pa.RecordBatch.from_arrays([pa.array([OSLO]), pa.array([OSLO])], ["text", "text"])
    with pytest.raises(ValueError, match="2 columns are named 'text'; rename or drop all but one"):
        parse_batch(batch)


# --- the extras ------------------------------------------------------------------------------------------------


def run(script: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], cwd=HERE.parent, check=True, capture_output=True, text=True
    )
    return ran.stdout


@pytest.mark.slow
def test_importing_loads_no_pyarrow() -> None:
    script = "import sys, dipbrief, dipbrief.arrow; dipbrief.parse(''); print('pyarrow' in sys.modules)"
    assert run(script).strip() == "False"


@pytest.mark.parametrize(
    ("call", "module"),
    [
        ("schema()", "pyarrow"),
        ("to_table([])", "pyarrow"),
        ("from_table(None)", "pyarrow"),
        ("parse_batch(None)", "pyarrow"),
        ("spark_schema()", "pyspark"),
    ],
)
def test_missing_extra(call: str, module: str) -> None:
    script = f"""
import sys
sys.modules[{module!r}] = None
import dipbrief.arrow
try:
    dipbrief.arrow.{call}
except ImportError as error:
    print(error)
"""
    assert f"needs {module}: pip install '{module}" in run(script).replace("need ", "needs ")

"""Reports as Arrow tables: one nested schema, the same in Parquet, DuckDB, Polars, Spark, Dask and Ray.

pyarrow (extra ``arrow``) is imported when a function is called, not with this module.
"""

import datetime as dt
import types
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from dipbrief.dispatch import read_day
from dipbrief.export.rows import number_reports
from dipbrief.models import MeetingReport
from dipbrief.report import parse

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql.types import StructType

    from dipbrief.reader import Reader

__all__ = ["SCHEMA_VERSION", "from_table", "parse_batch", "schema", "spark_schema", "to_table"]

SCHEMA_VERSION = "1.0"
"""Version of `schema`: the second number grows with a new column, the first with any other change."""

_VERSION_KEY = b"dipbrief.arrow"
_CHUNK = 1000  # reports turned into Arrow at a time


# --- the schema ------------------------------------------------------------------------------------------------


@cache
def schema() -> "pa.Schema":
    """Return the schema of a table of reports: ``id``, ``report`` (a struct as nested as the models) and ``error``.

    It is made from the models: strings are ``string``, offsets ``int64``, dates ``date32``, tuples lists, and what
    is never ``None`` in a report is never null. A row holds a report or an error, as `parse_batch` gives it. The
    metadata of the schema holds `SCHEMA_VERSION` under ``dipbrief.arrow``.

    Raises ``ImportError`` when pyarrow is not installed (extra ``arrow``).

    >>> schema().names
    ['id', 'report', 'error']
    >>> schema().field("report").type.field("topics").type.value_type
    StructType(struct<text: string not null, start: int64 not null, end: int64 not null, \
labels: list<element: string not null> not null>)
    """
    pa = _pyarrow()
    columns = [("id", pa.string()), ("report", _struct(MeetingReport)), ("error", pa.string())]
    return pa.schema(columns, metadata={_VERSION_KEY: SCHEMA_VERSION})


def spark_schema() -> "StructType":
    """Return `schema` in Spark's own types, as ``DataFrame.mapInArrow`` wants it.

    Raises ``ImportError`` when pyarrow or pyspark is not installed (extra ``spark``).
    """
    try:
        from pyspark.sql.types import StructType
    except ImportError as error:
        raise ImportError("a schema for Spark needs pyspark: pip install 'pyspark>=4,<5' pandas") from error
    return StructType.fromJson(_spark_struct(schema()))


def _pyarrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise ImportError("Arrow tables need pyarrow: pip install 'pyarrow>=18'") from error
    return pyarrow


def _struct(model: type[BaseModel]) -> "pa.DataType":
    fields = model.model_fields.items()
    return _pyarrow().struct([_field(name, field.annotation) for name, field in fields])


def _field(name: str, annotation: Any) -> "pa.Field":
    plain = _without_metadata(annotation)
    choices = get_args(plain) if get_origin(plain) in (Union, types.UnionType) else (plain,)
    (kind,) = [choice for choice in choices if choice is not types.NoneType]
    return _pyarrow().field(name, _arrow_type(_without_metadata(kind)), nullable=len(choices) > 1)


def _without_metadata(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _arrow_type(kind: Any) -> "pa.DataType":
    pa = _pyarrow()
    if get_origin(kind) is tuple:
        return pa.list_(_field("element", get_args(kind)[0]))  # "element" is what Parquet calls it
    if get_origin(kind) is Literal:
        kind = type(get_args(kind)[0])
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _struct(kind)
    return {str: pa.string(), int: pa.int64(), dt.date: pa.date32()}[kind]


_SPARK_NAMES = {"string": "string", "int64": "long", "date32[day]": "date"}


def _spark_struct(fields: Iterable["pa.Field"]) -> dict[str, Any]:
    return {
        "type": "struct",
        "fields": [
            {"name": field.name, "type": _spark_type(field.type), "nullable": field.nullable, "metadata": {}}
            for field in fields
        ],
    }


def _spark_type(kind: "pa.DataType") -> str | dict[str, Any]:
    pa = _pyarrow()
    if pa.types.is_struct(kind):
        return _spark_struct(kind)
    if pa.types.is_list(kind):
        element = _spark_type(kind.value_type)
        return {"type": "array", "elementType": element, "containsNull": kind.value_field.nullable}
    return _SPARK_NAMES[str(kind)]


# --- reports to a table and back -------------------------------------------------------------------------------


def to_table(reports: Iterable[MeetingReport], *, ids: Iterable[str | int] | None = None) -> "pa.Table":
    """Return *reports* as a table with the columns of `schema`, one row for each, in the same order.

    The column ``id`` holds the one of *ids*, which gives one for each report, or else the number in *reports*, from
    "0"; ``error`` is null throughout.

    Raises ``TypeError`` when *reports* is not an iterable of reports or an id is not a string or a number,
    ``ValueError`` when the ids are not as many as the reports or not different, or an offset does not fit 64 bits,
    and ``ImportError`` when pyarrow is not installed.

    >>> table = to_table([parse("OSLO, March 3 (Reuters) - Minister Kari Lund met Admiral Paul Reed.")], ids=["r-1"])
    >>> table["id"].to_pylist(), table["report"][0]["participants"][0]["name"].as_py()
    (['r-1'], 'Kari Lund')
    >>> to_table([]).num_rows
    0
    """
    numbered = number_reports(reports, ids)
    batches = []
    while chunk := list(islice(numbered, _CHUNK)):
        batches.append(_batch([(id, report, None) for id, report in chunk]))
    return _pyarrow().Table.from_batches(batches, schema=schema())


def _batch(rows: list[tuple[str | None, MeetingReport | None, str | None]]) -> "pa.RecordBatch":
    pa = _pyarrow()
    reports = [report and report.model_dump() for _, report, _ in rows]
    columns = ([id for id, _, _ in rows], reports, [error for _, _, error in rows])
    try:
        arrays = [pa.array(column, field.type) for column, field in zip(columns, schema(), strict=True)]
    except OverflowError as error:
        raise ValueError("an offset of a report is above 2**63 - 1: no text is as long; correct the report") from error
    return pa.RecordBatch.from_arrays(arrays, schema=schema())


def from_table(table: "pa.Table | pa.RecordBatch") -> Iterator[MeetingReport]:
    """Yield the reports of the column ``report`` of *table*, row by row: what `to_table` was given, equal to it.

    It does not matter what the table has been through: Parquet, DuckDB, Polars and Spark may change the kind of its
    strings and lists and drop metadata. Each report is validated by the models.

    Raises at once ``TypeError`` when *table* is neither a ``Table`` nor a ``RecordBatch``, ``ValueError`` when it has
    no column ``report`` or was written in a later version of the schema, and ``ImportError`` when pyarrow is not
    installed; and at its row ``ValueError`` for a null report, and for one that the models refuse.

    >>> report = parse("OSLO, March 3 (Reuters) - Minister Kari Lund met Admiral Paul Reed.")
    >>> list(from_table(to_table([report]))) == [report]
    True
    """
    pa = _pyarrow()
    if not isinstance(table, pa.Table | pa.RecordBatch):
        raise TypeError(f"table must be a pyarrow Table or RecordBatch, not {type(table).__name__}")
    if "report" not in table.schema.names:
        raise ValueError(f"no column 'report': the columns are {_listed(table.schema.names)}; make it with to_table")
    _check_version(table.schema)
    batches = table.to_batches(max_chunksize=_CHUNK) if isinstance(table, pa.Table) else [table]
    return _reports(batches)


def _check_version(found: "pa.Schema") -> None:
    version = (found.metadata or {}).get(_VERSION_KEY, SCHEMA_VERSION.encode()).decode(errors="replace")
    if version.split(".")[0] != SCHEMA_VERSION.split(".")[0]:
        raise ValueError(f"the table has version {version} of the schema, this dipbrief reads {SCHEMA_VERSION}")


def _reports(batches: "Iterable[pa.RecordBatch]") -> Iterator[MeetingReport]:
    row = 0
    for batch in batches:
        for report in batch.column("report"):
            if not report.is_valid:
                raise ValueError(
                    f"row {row} has no report; leave such rows out first: table.filter(table['report'].is_valid())"
                )
            yield MeetingReport.model_validate(report.as_py())
            row += 1


# --- dispatches to reports -------------------------------------------------------------------------------------


def parse_batch(batch: "pa.RecordBatch", *, reader: "Reader | None" = None) -> "pa.RecordBatch":
    """Parse the dispatches of *batch*, one for each row, and return as many rows of `schema` in the same order.

    Columns are found by name: ``text``; and, if there, ``title``, ``published`` (dates, moments, or strings in ISO
    8601) and ``id`` (strings or whole numbers, which become strings). All may hold nulls, and a blank ``published``
    counts as missing. Of a moment the day is taken as printed, in its own zone. Other columns are dropped: join them on
    ``id``. With a *reader* they are read with its vocabulary.

    A row holds a ``report`` or an ``error``, the type and message of what went wrong: the text is null or not UTF-8,
    the date is none. A row never stops the others. The result depends on the row alone, so that it may be computed
    anywhere and more than once.

    Raises ``TypeError`` when *batch* is no ``RecordBatch`` or one of these columns holds something else,
    ``ValueError`` when there is no ``text`` or one of them is there twice, and ``ImportError`` when pyarrow is not
    installed.

    >>> import pyarrow as pa
    >>> dispatches = pa.RecordBatch.from_pydict({
    ...     "id": [17, 18, 19],
    ...     "text": ["OSLO, March 3 (Reuters) - Minister Kari Lund met Admiral Paul Reed.", None, "Fine weather."],
    ...     "published": ["2025-03-04", "2025-03-04", "Tuesday"]})
    >>> for row in parse_batch(dispatches).to_pylist():
    ...     print(row["id"], row["error"] or row["report"]["header"]["dateline"]["date"].isoformat())
    17 2025-03-03
    18 ValueError: text is null
    19 ValueError: published: 'Tuesday' is not a date; write it as 2021-01-15 or 2021-01-15T10:30:00Z
    """
    pa = _pyarrow()
    if not isinstance(batch, pa.RecordBatch):
        raise TypeError(f"batch must be a pyarrow RecordBatch, not {type(batch).__name__}{_hint(batch)}")
    if "text" not in batch.schema.names:
        columns = _listed(batch.schema.names)
        raise ValueError(
            f"no column 'text': the columns are {columns}; needed is text, of use are id, title, published"
        )
    ids = _ids(batch).to_pylist()
    read = parse if reader is None else reader.parse
    inputs = zip(_strings(batch, "text"), _strings(batch, "title"), _days(batch), strict=True)
    return _batch([(id, *_outcome(read, *cells)) for id, cells in zip(ids, inputs, strict=True)])


def _hint(batch: object) -> str:
    return "; use table.to_batches()" if isinstance(batch, _pyarrow().Table) else ""


def _listed(names: list[str]) -> str:
    return ", ".join(names) or "none"


def _outcome(
    read: Callable[..., MeetingReport], text: Any, title: Any, published: Any
) -> tuple[MeetingReport | None, str | None]:
    """The report of one row, or its error."""
    try:
        if not text.is_valid:
            raise ValueError("text is null")
        words, headline = _decoded(text, "text"), _decoded(title, "title")
        assert words is not None
        return read(words, title=headline, published=_day(published)), None
    except Exception as error:  # whatever it is, it must not cost the other rows
        return None, f"{type(error).__name__}: {error}"


def _column(batch: "pa.RecordBatch", name: str) -> "pa.Array":
    """The column of that name, without a dictionary; nulls when there is none."""
    pa = _pyarrow()
    found = batch.schema.get_all_field_indices(name)
    if len(found) > 1:
        raise ValueError(f"{len(found)} columns are named {name!r}; rename or drop all but one")
    if not found:
        return pa.nulls(batch.num_rows)
    column = batch.column(found[0])
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def _is_text(kind: "pa.DataType") -> bool:
    is_a = _pyarrow().types
    return any(test(kind) for test in (is_a.is_string, is_a.is_large_string, is_a.is_string_view, is_a.is_null))


def _ids(batch: "pa.RecordBatch") -> "pa.Array":
    column = _column(batch, "id")
    if not _is_text(column.type) and not _pyarrow().types.is_integer(column.type):
        raise TypeError(f"column 'id' must hold strings or whole numbers, not {column.type}")
    return column.cast(_pyarrow().string())


def _strings(batch: "pa.RecordBatch", name: str) -> "pa.Array":
    """The column as bytes: a string that is not UTF-8, which Arrow does not rule out, is the error of its row alone."""
    column = _column(batch, name)
    if not _is_text(column.type):
        raise TypeError(f"column {name!r} must hold strings, not {column.type}")
    return column.cast(_pyarrow().large_binary())


def _days(batch: "pa.RecordBatch") -> "pa.Array":
    pa = _pyarrow()
    column = _column(batch, "published")
    if _is_text(column.type):
        return _strings(batch, "published")
    if not pa.types.is_date(column.type) and not pa.types.is_timestamp(column.type):
        raise TypeError(f"column 'published' must hold dates, moments or strings, not {column.type}")
    if pa.types.is_timestamp(column.type) and column.type.unit == "ns":
        return column.cast(pa.timestamp("us", column.type.tz), safe=False)  # Python knows no nanoseconds
    return column


def _decoded(cell: Any, name: str) -> str | None:
    value: bytes | None = cell.as_py()
    try:
        return None if value is None else value.decode()
    except UnicodeDecodeError as error:
        raise ValueError(f"{name} is not UTF-8 at byte {error.start}") from None


def _day(cell: Any) -> dt.date | None:
    if not _pyarrow().types.is_large_binary(cell.type):
        day: dt.date | None = cell.as_py()
        return day
    printed = (_decoded(cell, "published") or "").strip()
    return read_day(printed, "published") if printed else None

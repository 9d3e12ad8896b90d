"""One of the tables of reports as a data frame of pandas or polars, with typed columns."""

import datetime as dt
from collections.abc import Iterable
from importlib import import_module
from typing import Any, Literal

from dipbrief.export.encounters import DateFrom
from dipbrief.export.rows import Table, columns, to_rows
from dipbrief.models import MeetingReport

__all__ = ["to_frame"]


def to_frame(
    reports: Iterable[MeetingReport],
    *,
    table: Table = "meetings",
    ids: Iterable[str | int] | None = None,
    date_from: DateFrom = "dateline",
    library: Literal["pandas", "polars"] = "pandas",
) -> Any:
    """Return one of the tables of *reports* as a ``DataFrame`` of *library*, which has to be installed.

    The rows are those of `to_rows`, which takes the same arguments. All columns have their types, also where they
    hold nothing: in pandas strings, whole numbers and booleans that may be missing, and ``datetime64``.

    Raises what `to_rows` raises, ``ValueError`` for another *library*, and ``ImportError`` when it is not installed.

    >>> from dipbrief import parse
    >>> report = parse("Norwegian Defence Minister Kari Lund met Admiral Paul Reed of the United States.")
    >>> to_frame([report], table="person_pairs")[["name_a", "party_a", "name_b", "party_b"]].values.tolist()
    [['Kari Lund', 'NO', 'Paul Reed', 'US']]
    """
    if library not in ("pandas", "polars"):
        raise ValueError(f"library must be 'pandas' or 'polars', not {library!r}")
    rows, types = to_rows(reports, table=table, ids=ids, date_from=date_from), columns(table)
    try:
        frames: Any = import_module(library)
    except ImportError as error:
        raise ImportError(f"a data frame needs {library}: pip install {library}") from error
    if library == "polars":
        return frames.DataFrame(rows, schema=types)
    return frames.DataFrame(rows, columns=list(types)).astype({name: _PANDAS[kind] for name, kind in types.items()})


_PANDAS = {str: "string", int: "Int64", bool: "boolean", dt.date: "datetime64[s]"}

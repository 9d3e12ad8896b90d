"""The package's own data files.

``data/*.toml`` and ``data/*.tsv`` are what people write and read. ``data/compiled/`` holds the same as keys and JSON,
made from them where dipbrief is built: a start reads those in milliseconds, and decodes only what a text asks for. In a
checkout they are made anew when they are missing or older than what they are made from (``dipbrief.data_files``).
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dipbrief.data_files import DataFiles

Rows = Mapping[str, str]
Maker = Callable[["DataFiles"], dict[str, Rows]]  # what makes compiled files: their rows by the name of the file

_EXAMPLES = frozenset(["example", "examples", "counter"])
_NOTE = "note"  # where it is text; elsewhere it is an act of that name
_making = RLock()
_made: dict[str, Rows] = {}


def package() -> Traversable:
    """Return the folder of the package."""
    return files("dipbrief")


@cache
def data_files() -> "DataFiles":
    """Return the data files as they are when this is first called."""
    from dipbrief.data_files import read_data_files

    return read_data_files(package())


def read_source(name: str) -> dict[str, Any]:
    """Return ``data/<name>.toml`` as people wrote it. The result is shared: do not change it."""
    return data_files().table(name)


def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/<name>.tsv`` without its header line and its ``#`` comments."""
    return data_files().rows(name)


def compact(value: Any) -> str:
    """Return *value* as the JSON of a compiled row."""
    return json.dumps(value, separators=(",", ":"))


@cache
def read_compiled(name: str, make: Maker) -> Rows:
    """Return the rows of the compiled file *name*: JSON by key, not yet decoded.

    In a checkout, *make* makes them, and the other files that it makes, from the data files if they are not up to date.
    """
    with _making:
        if name in _made:
            return _made[name]
        found = _stored(name, _wanted())
        if found is None:
            _make(make)
            found = _made[name]
        return found


@cache
def _wanted() -> str | None:
    """The digest that a compiled file has to bear; None in a wheel, whose files belong to it."""
    folder = package()
    if not isinstance(folder, Path) or not _is_checkout(folder / "data" / "compiled"):
        return None
    from dipbrief.data_files import current_digest

    return current_digest(folder)


def _is_checkout(compiled: Path) -> bool:
    """Tell whether the tables were compiled where they are, or never; those of a wheel come without a stamp."""
    return (compiled / "stamp").exists() or not (compiled / "tables.txt").exists()


def _stored(name: str, wanted: str | None) -> Rows | None:
    """The rows of the file *name*; None when it is missing or made from something else than *wanted*."""
    try:
        text = (package() / "data" / "compiled" / f"{name}.txt").read_text(encoding="utf-8")
    except OSError:
        return None
    digest, *lines = text.split("\n")
    return dict(zip(lines[::2], lines[1::2], strict=False)) if wanted in (None, digest) else None


def _make(make: Maker) -> None:
    """Make the files of *make*, for this process and, where they can be written, for the next."""
    from dipbrief.data_files import write

    origin, folder = data_files(), package()
    made = make(origin)
    _made.update(made)
    if isinstance(folder, Path):
        for name, rows in made.items():
            write(folder / "data" / "compiled" / f"{name}.txt", stored(rows, origin.digest))


def stored(rows: Rows, digest: str) -> str:
    """Return a compiled file: the *digest* of what it was made from, then keys and JSON on lines in turn."""
    return "".join([digest, "\n", *(f"{key}\n{value}\n" for key, value in rows.items())])


def plain_tables(origin: "DataFiles") -> dict[str, Rows]:
    """Return the file ``tables``: every TOML file, checked, as a row of its name and JSON, without the examples."""
    from dipbrief.shapes import check

    check(origin)
    return {"tables": {name: compact(_without_examples(origin.table(name))) for name in origin.names()}}


def _without_examples(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {
            name: child
            for name, child in value.items()
            if name not in _EXAMPLES and not (name == _NOTE and isinstance(child, str))
        }
        return {name: _without_examples(child) for name, child in kept.items()}
    return [_without_examples(child) for child in value] if isinstance(value, list) else value


@cache
def read_table(name: str) -> dict[str, Any]:
    """Return ``data/<name>.toml`` without its examples. The result is shared: do not change it."""
    table: dict[str, Any] = json.loads(read_compiled("tables", plain_tables)[name])
    return table


@cache
def is_country(code: str) -> bool:
    """Tell whether *code* is an ISO 3166-1 alpha-2 code, ``XK``, or a withdrawn code that the data keeps.

    >>> is_country("AZ"), is_country("XK"), is_country("ZZ"), is_country("az")
    (True, True, False, False)
    """
    if code in read_table("states") or not code.isupper():  # pycountry takes small letters too
        return code in read_table("states")
    import pycountry

    return pycountry.countries.get(alpha_2=code) is not None


def is_organization(code: str) -> bool:
    """Tell whether *code* is the acronym of an organization in ``data/organizations.toml``.

    >>> is_organization("NATO"), is_organization("ACME")
    (True, False)
    """
    return code in read_table("organizations")

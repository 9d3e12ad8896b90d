"""The package's own data files.

``data/*.toml`` and ``data/*.tsv`` are what people write and read. ``data/compiled/`` holds the same as lines of a key
and JSON, made from them by ``python -m dipbrief.lexicon.compile``: a start reads those in milliseconds, and decodes
only what a text asks for.
"""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_source(name: str) -> dict[str, Any]:
    """Return ``data/<name>.toml`` as people wrote it. The result is shared: do not change it."""
    import tomllib

    return tomllib.loads((files("dipbrief") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/<name>.tsv`` without its header line and its ``#`` comments."""
    text = (files("dipbrief") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines[1:])


def compact(value: Any) -> str:
    """Return *value* as the JSON of a compiled line."""
    return json.dumps(value, separators=(",", ":"))


@cache
def read_compiled(name: str) -> dict[str, str]:
    """Return the lines of ``data/compiled/<name>.tsv``: JSON by key, not yet decoded."""
    text = (files("dipbrief") / "data" / "compiled" / f"{name}.tsv").read_text(encoding="utf-8")
    return dict(line.split("\t", 1) for line in text.split("\n") if line)


@cache
def read_table(name: str) -> dict[str, Any]:
    """Return ``data/<name>.toml`` without its examples. The result is shared: do not change it."""
    table: dict[str, Any] = json.loads(read_compiled("tables")[name])
    return table


@cache
def is_country(code: str) -> bool:
    """Tell whether *code* is an ISO 3166-1 alpha-2 code, ``XK``, or a withdrawn code that the data keeps.

    >>> is_country("AZ"), is_country("XK"), is_country("ZZ")
    (True, True, False)
    """
    if code in read_table("states"):
        return True
    import pycountry

    return pycountry.countries.get(alpha_2=code) is not None


def is_organization(code: str) -> bool:
    """Tell whether *code* is the acronym of an organization in ``data/organizations.toml``.

    >>> is_organization("NATO"), is_organization("ACME")
    (True, False)
    """
    return code in read_table("organizations")

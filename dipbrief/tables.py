"""The package's own data files, read once and kept."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """Return ``data/<name>.toml`` as a dictionary. The result is shared: do not change it."""
    return tomllib.loads((files("dipbrief") / "data" / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of ``data/<name>.tsv`` without its header line and its ``#`` comments."""
    text = (files("dipbrief") / "data" / f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines[1:])


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


@cache
def is_organization(code: str) -> bool:
    """Tell whether *code* is the acronym of an organization in ``data/organizations.toml``.

    >>> is_organization("NATO"), is_organization("ACME")
    (True, False)
    """
    return code in read_table("organizations")

"""A program for tests: how sentences are read when something is taken out of the data files.

Standard input has cases as JSON: file, path of a list, id of a noun or trait of an office, and a sentence. Each is
read in a process of its own without that; standard output tells which read as they do with the whole data files.
"""

import json
import os
import sys
from collections.abc import Callable
from typing import Any

import dipbrief.tables as tables

Case = dict[str, str]


def without(case: Case) -> None:
    """Let the data files lack what *case* names."""
    read_table, read_compiled = tables.read_table, tables.read_compiled
    take: Callable[[Any], Any] = TAKES[case["kind"]](case["name"])

    def changed(name: str) -> Any:
        return take(read_table(name)) if name == case["file"] else read_table(name)

    setattr(tables, "read_table", changed)  # noqa: B010
    if case["kind"] == "trait":
        mark = f'"trait":"{case["name"]}"'

        def unmarked(name: str, make: Any) -> dict[str, str]:
            return {key: row.replace(mark, '"trait":""') for key, row in read_compiled(name, make).items()}

        setattr(tables, "read_compiled", unmarked)  # noqa: B010


def _list(path: str) -> Callable[[Any], Any]:
    first, _, rest = path.partition(".")
    inner = _list(rest) if rest else _emptied
    return lambda table: {**table, first: inner(table[first])}


def _emptied(entry: Any) -> Any:
    return {**entry, "words": []}


def _noun(id: str) -> Callable[[Any], Any]:
    return lambda table: {**table, "noun": [item for item in table["noun"] if item["id"] != id]}


def _mark(name: str) -> Callable[[Any], Any]:
    return lambda table: {**table, "words": {key: [*filter(name.__ne__, of)] for key, of in table["words"].items()}}


def _closing(name: str) -> Callable[[Any], Any]:
    return lambda table: {**table, "closing": {**table["closing"], name: []}}


TAKES: dict[str, Callable[[str], Callable[[Any], Any]]] = {
    "list": _list,
    "noun": _noun,
    "mark": _mark,
    "closing": _closing,
    "trait": lambda _: lambda table: table,
}


def reports(cases: list[Case], *, whole: bool) -> list[str]:
    """Return what a process of its own reads."""
    reading, writing = os.pipe()
    if not os.fork():
        for case in () if whole else cases:
            without(case)
        import dipbrief

        with os.fdopen(writing, "w", encoding="utf-8") as pipe:
            pipe.writelines(dipbrief.parse(case["text"]).model_dump_json() + "\n" for case in cases)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as pipe:
        return pipe.readlines()


if __name__ == "__main__":
    cases = json.load(sys.stdin)
    known = reports(cases, whole=True)
    alike = [case["text"] for case, one in zip(cases, known, strict=True) if reports([case], whole=False) == [one]]
    print(json.dumps(alike))

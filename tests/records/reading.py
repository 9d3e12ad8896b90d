"""Reads many texts with the package that Python finds first, and writes what it read: run by ``runs`` for each commit.

``python reading.py ROOT INPUT OUTPUT``: a line of JSON for each text in and out. It imports nothing of this folder,
so that it reads the texts with the package of an older commit as well.
"""

import datetime as dt
import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

import dipbrief


def read(text: str, title: str | None, published: str | None) -> dict[str, Any]:
    """Return the report as JSON has it."""
    day = dt.date.fromisoformat(published) if published else None
    return dipbrief.parse(text, title=title, published=day).model_dump(mode="json")


@cache
def _judge(path: str) -> Any:
    """Return the module ``run_cases.py`` at *path*."""
    spec = importlib.util.spec_from_file_location("run_cases", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def answer(row: dict[str, Any]) -> dict[str, Any]:
    """Return the report of the text in *row* and, of a case, what is wrong in it; or the error that it raised."""
    try:
        report = read(row["text"], row["title"], row["published"])
        wrong = list(_judge(row["judge"]).differences(row["case"])) if row["case"] else []
    except Exception as error:  # a text must never raise: noted, and the run goes on
        return {"error": f"{type(error).__name__}: {error}"}
    return {"report": report, "wrong": wrong}


def main(root: str, source: str, target: str) -> None:
    found = Path(dipbrief.__file__).resolve().parents[1]
    if found != Path(root).resolve():
        sys.exit(f"the package of {root} was to be read with, but Python finds that of {found}")
    with open(source, encoding="utf-8") as rows, open(target, "w", encoding="utf-8") as answers:
        for line in rows:
            answers.write(json.dumps(answer(json.loads(line))) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:4])

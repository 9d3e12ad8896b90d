"""What is known today of the invented dispatches: their misses, and the whole reports of ten of them."""

import json
from collections import Counter
from collections.abc import Iterator

from .differences import Outcome, compare
from .files import Dispatch, Record, invented, names, read_misses, report_path, write, write_misses
from .reading import read

WHOLE = (
    *("aus/1", "azertac/2", "eeas/1", "ghana-news-agency/1", "interfax-fbis/1"),
    *("oman-news-agency/1", "sun-mv/1", "tasr/1", "tdh/1", "vna-1994/1"),
)
"""The dispatches with a whole report on file: of many kinds, so that a change of any field shows in one of them."""


def outcomes(dispatch: Dispatch, report: Record) -> list[Outcome]:
    return list(compare(report, dispatch.record, dispatch.text))


def misses(dispatch: Dispatch, report: Record) -> list[tuple[str, str]]:
    """Return the differences between report and record: the field of each, and what differs."""
    return [(outcome.field, outcome.miss) for outcome in outcomes(dispatch, report) if not outcome.exact]


def render(value: object, depth: int = 0) -> str:
    """Return *value* as JSON with one line for each innermost object, so that a diff shows one change a line."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    if not any(isinstance(child, dict | list) and child for child in children):
        return json.dumps(value, ensure_ascii=False)
    inner, outer = " " * (depth + 1), " " * depth
    if isinstance(value, dict):
        lines = [f"{inner}{json.dumps(key)}: {render(child, depth + 1)}" for key, child in value.items()]
        return "{\n" + ",\n".join(lines) + f"\n{outer}}}"
    return "[\n" + ",\n".join(f"{inner}{render(child, depth + 1)}" for child in children) + f"\n{outer}]"


def differences(name: str, report: Record) -> list[str]:
    """Return what the list on file and the misses of *report* do not share: "new" or "gone", the field, the words."""
    now, known = Counter(misses(invented(name), report)), Counter(read_misses(name))
    new = [f"new   {name}  {field}: {text}" for field, text in (now - known).elements()]
    return new + [f"gone  {name}  {field}: {text}" for field, text in (known - now).elements()]


def rewrite() -> Iterator[str]:
    """Write the lists of known misses and the whole reports anew; yield what changed in the lists.

    Raises ``ValueError`` at the first dispatch that cannot be read.
    """
    for name in names():
        dispatch = invented(name)
        try:
            report = read(dispatch.text, dispatch.title, dispatch.published)
        except Exception as error:
            raise ValueError(f"{name} raises {type(error).__name__}: {error}") from error
        yield from differences(name, report)
        write_misses(name, misses(dispatch, report))
        write(report_path(name), render(report) + "\n" if name in WHOLE else None)

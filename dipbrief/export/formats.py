"""The forms that the command line can write a report in, by name."""

import json
from collections.abc import Callable
from typing import Any

from dipbrief.export.ninjs import to_ninjs
from dipbrief.export.plover import lacks_day, to_plover
from dipbrief.export.schema_org import to_schema_org
from dipbrief.export.web_annotation import to_web_annotations
from dipbrief.models import MeetingReport

__all__ = ["FORMATS", "LEFT_OUT", "dump"]

# Each takes a report and the text that it was read from, and returns what JSON can hold: an object, or several.
FORMATS: dict[str, Callable[[MeetingReport, str], Any]] = {
    "json": lambda report, text: report.model_dump(mode="json"),
    "plover": lambda report, text: to_plover(report, text=text),
    "schema-org": lambda report, text: to_schema_org(report),
    "ninjs": lambda report, text: to_ninjs(report, text),
    "annotations": lambda report, text: to_web_annotations(report, text),
}

# What a form may leave out of a report, and what to do: whether it does, and the words for it.
LEFT_OUT: dict[str, tuple[Callable[[MeetingReport], bool], str]] = {
    "plover": (lacks_day, "tells of events without a day, which are left out: give --published"),
}


def dump(value: Any) -> str:
    """Return *value* as JSON for a reader: an object indented, several objects one in a line."""
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in value)

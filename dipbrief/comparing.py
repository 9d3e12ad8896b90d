"""``dipbrief compare A.json B.json``: what two reports of one text have in different ways, for people to read."""

import json
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from dipbrief.checks.compare import compare
from dipbrief.models import MeetingReport
from dipbrief.sources import Refusal

__all__ = ["comparison"]


def comparison(files: Sequence[str]) -> list[str]:
    """Return a line for each difference of the reports in two JSON files.

    A file holds a report, or an object with one under "report", as this program writes it. Raises
    :class:`~dipbrief.sources.Refusal` when there are not two files with a report each.
    """
    if len(files) != 2:
        raise Refusal("compare: give two files of reports")
    one, other = map(_read, files)
    return [finding.message.removeprefix(": ") for finding in compare(one, other)]


def _read(name: str) -> MeetingReport:
    try:
        value = json.loads(Path(name).read_bytes())
        held = value.get("report", value) if isinstance(value, dict) else value
        return MeetingReport.model_validate(held)
    except OSError as error:
        raise Refusal(f"{name}: {error.strerror}") from None
    except ValidationError as error:
        fault = error.errors()[0]
        where = ".".join(map(str, fault["loc"]))
        raise Refusal(f"{name}: no report: {where or 'the whole'}: {fault['msg']}") from None
    except (ValueError, RecursionError):
        raise Refusal(f"{name}: no JSON") from None

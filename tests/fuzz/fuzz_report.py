"""Fuzz reports made by others: only ValidationError may come out of bytes, and what is valid must hold.

``python tests/fuzz/fuzz_report.py -max_total_time=60``: the options are libFuzzer's. Needs the extra "fuzz".
"""

from target import DISPATCHES, run

TEXTS = [path.read_bytes().decode("utf-8") for path in sorted(DISPATCHES.glob("*/*.txt"))[::40]]


def check(data: bytes) -> None:
    """Raise when *data* is read as a report that does not hold, or fails other than as invalid."""
    from pydantic import ValidationError

    from dipbrief import MeetingReport, vocabulary

    try:
        report = MeetingReport.model_validate_json(data)
    except ValidationError:
        return
    printed = report.model_dump_json()
    assert MeetingReport.model_validate_json(printed) == report
    assert MeetingReport.model_validate(report.model_dump()) == report
    for text in (*TEXTS, printed, data.decode("utf-8", "surrogateescape"), ""):
        assert {finding.code for finding in report.check(text)} <= vocabulary("findings").keys()


def seeds() -> list[bytes]:
    """Return every whole report that the tests have on file as an input."""
    return [path.read_bytes() for path in sorted(DISPATCHES.glob("*/*.report.json"))]


def words() -> list[str]:
    """Return the names of all fields and the values that they are limited to, as JSON prints them."""
    from dipbrief import MeetingReport

    found: set[str] = set()
    schema = MeetingReport.model_json_schema()
    for model in (schema, *schema["$defs"].values()):
        for name, field in model["properties"].items():
            found.add(f'"{name}": ')
            for choice in (field, *field.get("anyOf", ())):
                found |= {f'"{value}"' for value in choice.get("enum", ())}
    numbers = ("-0", "1.0", "1e400", "99999999999999999999", "null")
    return [*sorted(found), *numbers, '"\\ud800"', '"\\u0000"', '"XK"', '"EU"']


if __name__ == "__main__":
    run(check, seeds, words)

"""The work of parse grows with the length of the text, and no faster: counted in lines of Python run, not in seconds.

What takes long inside one call of C is found by ``python -m tests.benchmarks``, which measures time.
"""

import sys
from types import FrameType
from typing import Any

import pytest
from benchmarks.attacks import ATTACKS, Attack

import dipbrief

pytestmark = pytest.mark.slow  # long texts are read with a tracer

SIZE = 800
MORE = 4

# Known misses: what grows with the square of the text, and where.
WORK: dict[str, str] = {}
SIZES: dict[str, str] = {}


def lines_run(text: str) -> int:
    """Return how many lines of dipbrief's own code one call of parse runs."""
    count = 0

    def on_line(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return on_line

    def on_call(frame: FrameType, event: str, argument: Any) -> Any:
        return on_line if "dipbrief" in frame.f_code.co_filename else None

    dipbrief.parse(text)  # fills the caches
    before = sys.gettrace()
    sys.settrace(on_call)
    try:
        dipbrief.parse(text)
    finally:
        sys.settrace(before)
    return count


def cases(known: dict[str, str]) -> list[Any]:
    """Return every attack, those whose miss is known marked so."""
    marks = {name: [pytest.mark.xfail(strict=True, reason=reason)] for name, reason in known.items()}
    assert marks.keys() <= {attack.name for attack in ATTACKS}
    return [pytest.param(attack, id=attack.name, marks=marks.get(attack.name, ())) for attack in ATTACKS]


@pytest.mark.parametrize("attack", cases(WORK))
def test_four_times_the_text_is_about_four_times_the_work(attack: Attack) -> None:
    less, more = attack.make(SIZE), attack.make(SIZE * MORE)
    assert lines_run(more) < 1.5 * MORE * lines_run(less)  # quadratic growth comes near 16


@pytest.mark.parametrize("attack", cases(SIZES))
def test_the_report_grows_no_faster_than_the_text(attack: Attack) -> None:
    less, more = (len(dipbrief.parse(attack.make(size)).model_dump_json()) for size in (SIZE, SIZE * MORE))
    assert more < 1.5 * MORE * less + 2 * SIZE * MORE

"""How much more two processes read than one: ``python -m tests.benchmarks.batch``.

Every run is a program of its own, measured from its start: a program that reads all by itself loads modules and data
once, and so does each process of the others. Runs of one process and of several alternate, and the best of each
counts, as other programs may use the machine. Processor time, which they change less, is given too: what the
processes use beyond the one is the cost of sharing.
"""

import argparse
import os
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path

import dipbrief
from dipbrief.batch import parse_many
from dipbrief.dispatch import Dispatch
from dipbrief.models import MeetingReport

DISPATCHES = Path(__file__).parents[1] / "dispatches"


@dataclass(frozen=True)
class Run:
    """Seconds by the clock of the program and of its results after the first; of processor time, children too."""

    whole: float
    after: float
    processor: float


def varied(n: int) -> Iterator[Dispatch]:
    """*n* dispatches, no two alike: the golden ones with another closing line each time round."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(DISPATCHES.glob("*/*.txt"))]
    for i, text in enumerate(islice(cycle(texts), n)):
        yield Dispatch(text=f"{text}\n\nThis is item {i} of the day.", id=str(i))


def in_program(n: int, workers: int) -> Run:
    """Read *n* dispatches in a fresh interpreter."""
    start = time.perf_counter()
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as program:
        after, processor = program.submit(run, n, workers).result()
    return Run(time.perf_counter() - start, after, processor)


def apart(n: int, programs: int) -> float:
    """Return the seconds in which independent programs, started together, read *n* dispatches, each its share."""
    start = time.perf_counter()
    with ProcessPoolExecutor(programs, mp_context=get_context("spawn")) as pool:
        deque(pool.map(run, [n // programs] * programs, [1] * programs), maxlen=0)
    return time.perf_counter() - start


def sharing(n: int, workers: int, rounds: int) -> float:
    """Return the time of parse_many with *workers* over that of as many independent programs, the best of each."""
    pairs = [(in_program(n, workers).whole, apart(n, workers)) for _ in range(rounds)]
    return min(shared for shared, _ in pairs) / min(separate for _, separate in pairs)


def run(n: int, workers: int) -> tuple[float, float]:
    """Read *n* dispatches and drop the results; the time after the first, and the processor time of this program."""
    results = parse_many(varied(n), workers=workers, on_error="raise")
    next(results)
    start = time.perf_counter()
    deque(results, maxlen=0)
    return time.perf_counter() - start, _processor_time()


def _processor_time() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def crossing(reports: Sequence[MeetingReport]) -> dict[str, tuple[float, float]]:
    """Microseconds for a report to be written and read again, and its bytes, as pickle and as JSON."""
    ways: dict[str, tuple[Callable[[MeetingReport], bytes], Callable[[bytes], object]]] = {
        "pickle": (pickle.dumps, pickle.loads),
        "JSON": (lambda report: report.model_dump_json().encode(), MeetingReport.model_validate_json),
    }
    figures = {}
    for way, (write, read) in ways.items():
        spent = []
        for _ in range(3):
            start = time.perf_counter()
            written = [write(report) for report in reports]
            for content in written:
                read(content)
            spent.append(time.perf_counter() - start)
        figures[way] = (min(spent) / len(reports) * 1e6, sum(map(len, written)) / len(reports))
    return figures


def main(argv: Sequence[str] | None = None) -> int:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.batch", description="Throughput of parse_many.")
    parser.add_argument("--dispatches", type=int, default=5000, metavar="N")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    parser.add_argument("--rounds", type=int, default=3, metavar="N")
    arguments = parser.parse_args(argv)
    reports = [dipbrief.parse(dispatch.text) for dispatch in varied(167)]
    for way, (spent, size) in crossing(reports).items():
        print(f"{way:8} {spent:6.0f} us and {size:6.0f} bytes a report, written and read")
    runs: dict[int, list[Run]] = {1: [], arguments.workers: []}
    for _ in range(arguments.rounds):
        for workers, measured in runs.items():
            measured.append(in_program(arguments.dispatches, workers))
    best = {workers: min(measured, key=lambda run: run.whole) for workers, measured in runs.items()}
    _print(best, arguments.dispatches)
    return 0


def _print(best: dict[int, Run], n: int) -> None:
    for workers, measured in best.items():
        print(
            f"{workers} {'process' if workers == 1 else 'processes'}: {n / measured.whole:6.0f} dispatches/s, "
            f"{measured.whole - measured.after:.2f} s to start, {measured.processor / n * 1e3:.2f} ms of processor each"
        )
    one, *_, several = best.values()
    print(f"throughput: {one.whole / several.whole:.2f} times that of one process")
    print(f"after the start: {one.after / several.after:.2f} times")


if __name__ == "__main__":
    raise SystemExit(main())

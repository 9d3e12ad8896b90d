"""What the commands of all engines share: options, the input, the comparison, the killing of a worker, the figures."""

import argparse
import contextlib
import os
import platform
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .single import Alone, compare, make_input, read_alone

ROOT = Path(__file__).parents[2]
CORES = 2  # two workers of one core each, in every engine


@dataclass
class Progress:
    """How far a run is: tasks done of those there are, told by the engine; and the processes that work on it."""

    done: Callable[[], int]
    total: int
    workers: Callable[[], list[int]]


@dataclass
class Killer:
    """Kills one worker of a run, once, when a fourth of its tasks are done; ``killed`` tells which and when."""

    wanted: bool
    killed: str | None = None
    _thread: threading.Thread | None = field(default=None, repr=False)

    def watch(self, progress: Progress) -> None:
        """Begin to look at the progress, in a thread that ends with the deed or with the program."""
        if self.wanted:
            self._thread = threading.Thread(target=self._wait, args=(progress,), daemon=True)
            self._thread.start()

    def _wait(self, progress: Progress) -> None:
        while (done := progress.done()) < max(progress.total // 4, 1):
            time.sleep(0.05)
        if done < progress.total:
            victim = progress.workers()[0]
            os.kill(victim, signal.SIGKILL)
            self.killed = f"worker {victim} killed after {done} of {progress.total} tasks"


class Clock:
    """``with clock:`` around the work: the ``seconds`` it took, and those of the processor in all processes below."""

    seconds = processor = 0.0

    def __enter__(self) -> None:
        self._begun, self._used = time.perf_counter(), _processor_seconds()

    def __exit__(self, *_: object) -> None:
        self.seconds, self.processor = time.perf_counter() - self._begun, _processor_seconds() - self._used


Engine = Callable[[Path, Path, Killer, Clock], str]
"""Reads the first folder, writes the second, uses the clock while its workers are there, and returns what it is."""


def descendants(word: str = "") -> list[int]:
    """Return the ids of the processes below this one whose command line contains *word*, the oldest first."""
    listed = subprocess.run(["ps", "-e", "-ww", "-o", "pid=,ppid=,args="], check=True, capture_output=True, text=True)
    parents, found = {}, []
    for line in listed.stdout.splitlines():
        pid, parent, *command = line.split(None, 2)
        parents[int(pid)] = int(parent)
        if word in "".join(command):
            found.append(int(pid))
    return sorted(pid for pid in found if os.getpid() in _line(pid, parents))


def _processor_seconds() -> float:
    """What the processes below this one have used, with those that they saw end; 0 where there is no /proc."""
    ticks = 0
    for pid in descendants():
        with contextlib.suppress(OSError):  # it has ended meanwhile
            values = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(
                int(value) for value in values[11:15]
            )  # in the program, in the kernel, and the same of children
    return ticks / os.sysconf("SC_CLK_TCK")


def _line(pid: int, parents: dict[int, int]) -> list[int]:
    line = [pid]
    while line[-1] in parents and parents[line[-1]] not in line:
        line.append(parents[line[-1]])
    return line[1:]


def main(name: str, engine: Engine, argv: Sequence[str] | None = None) -> int:
    """Run *engine* over generated dispatches, compare with one process, print figures; 1 when a result differs."""
    options = _options(name, argv)
    # new processes find dipbrief where this one does, installed or not
    os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    folder = options.folder or Path(tempfile.mkdtemp(prefix="dipbrief-scale-"))
    try:
        return _run(name, engine, options, folder)
    finally:
        if options.folder is None:
            shutil.rmtree(folder)


def _options(name: str, argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"python -m tests.scale.{name}", description=__doc__)
    parser.add_argument("--dispatches", type=int, default=2000, metavar="N", help="how many (2000)")
    parser.add_argument("--part", type=int, default=1000, metavar="N", help="dispatches in a file of the input (1000)")
    parser.add_argument("--kill", action="store_true", help="kill -9 one worker when a fourth is done")
    parser.add_argument("--folder", type=Path, help="keep input and results there; what one process made is used again")
    return parser.parse_args(argv)


def _run(name: str, engine: Engine, options: argparse.Namespace, folder: Path) -> int:
    alone = _alone(folder, options.dispatches, options.part)
    print(_figures("one process, parse", options.dispatches, alone.seconds, alone.processor, 1), flush=True)
    shutil.rmtree(folder / name, ignore_errors=True)
    killer, clock, begun = Killer(options.kill), Clock(), time.perf_counter()
    version = engine(folder / "input", folder / name, killer, clock)
    around = time.perf_counter() - begun - clock.seconds
    print(_figures(f"{version}, {CORES} workers", options.dispatches, clock.seconds, clock.processor, CORES))
    print(f"start and end of the workers: {around:.0f} s")
    if options.kill:
        print(killer.killed or "NO WORKER WAS KILLED: the run was over before")
    try:
        print(f"{compare(folder, name)} rows are equal to those of one process")
    except AssertionError as error:
        print(f"DIFFERENT: {error}")
        return 1
    return int(options.kill and killer.killed is None)


def _alone(folder: Path, count: int, size: int) -> Alone:
    """What one process needs, now or when *folder* was used before for the same dispatches."""
    if (known := Alone.known(folder)) and (known.count, known.size) == (count, size):
        return known
    for old in ("input", "single"):
        shutil.rmtree(folder / old, ignore_errors=True)
    make_input(folder, count, size)
    return read_alone(folder, count, size)


def _figures(what: str, count: int, seconds: float, processor: float, cores: int) -> str:
    return (
        f"{what}, Python {platform.python_version()}: {count} dispatches in {seconds:.1f} s, "
        f"{count / seconds / cores:.0f} per second and core; {processor:.1f} s of processor time, "
        f"{processor / count * 1000:.2f} ms each"
    )

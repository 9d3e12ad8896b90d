"""Work shared out among processes: order, bounds, failures, and that nobody is left behind."""

import gc
import itertools
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import types
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
import worker_jobs
from programs import running

from dipbrief import workers
from dipbrief.workers import map_in_order

pytestmark = pytest.mark.slow  # processes are started and killed

HERE = Path(__file__).parent
HELD = 48

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


@pytest.fixture(autouse=True)
def nobody_is_left_behind() -> Iterator[None]:
    assert multiprocessing.active_children() == []
    yield
    gc.collect()
    assert multiprocessing.active_children() == []


def over(function: Callable[[Any], Any], jobs: Any, workers: int = 2) -> list[Any]:
    return [outcome for _, outcome in map_in_order(function, ((job, job) for job in jobs), workers)]


# --- order and bounds ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("n", [0, 1, 15, 16, 17, 500])
def test_yields_in_order(n: int) -> None:
    outcomes = list(map_in_order(worker_jobs.square_slowly if n < 100 else worker_jobs.square, numbered(n), 2))
    assert outcomes == [(f"job {i}", i * i) for i in range(n)]


def numbered(n: int) -> Iterator[tuple[str, int]]:
    return ((f"job {i}", i) for i in range(n))


def test_shares_the_work() -> None:
    processes = set(over(worker_jobs.process_of, range(200), workers=2))
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_starts_no_more_processes_than_there_is_work_for() -> None:
    stream = map_in_order(worker_jobs.square, ((n, n) for n in range(16)), 5)
    next(stream)
    assert len(multiprocessing.active_children()) == 1
    assert len(list(stream)) == 15


def test_starts_no_process_without_work() -> None:
    stream = map_in_order(worker_jobs.square, iter([(n, None) for n in range(100)]), 2)
    assert next(stream) == (0, None)
    assert multiprocessing.active_children() == []
    assert list(stream) == [(n, None) for n in range(1, 100)]


def test_passes_on_what_is_no_job() -> None:
    pairs = [(n, n if n % 3 else None) for n in range(50)]
    assert list(map_in_order(worker_jobs.square, iter(pairs), 2)) == [(n, n * n if n % 3 else None) for n in range(50)]


@pytest.mark.parametrize("workers", [1, 2])
def test_reads_an_endless_source_within_a_bound(workers: int) -> None:
    taken = 0

    def endless() -> Iterator[tuple[int, int]]:
        nonlocal taken
        for n in itertools.count():
            taken = n + 1
            yield n, n

    stream = map_in_order(worker_jobs.square, endless(), workers)
    assert taken == 0
    for n in range(300):
        assert next(stream) == (n, n * n)
        assert taken - n <= workers * HELD
    stream.close()


def test_large_jobs_and_outcomes_do_not_block_each_other() -> None:
    content = b"x" * 1_000_000
    outcomes = over(worker_jobs.grow, [content] * 100)
    assert [len(outcome) for outcome in outcomes] == [2_000_000] * 100


# --- failures --------------------------------------------------------------------------------------------------


def test_an_exception_is_the_outcome() -> None:
    outcomes = over(worker_jobs.fail_on_odd, range(6))
    assert [outcomes[n] for n in (0, 2, 4)] == [0, 2, 4]
    assert [repr(outcomes[n]) for n in (1, 5)] == ["ValueError('1 is odd')", "ValueError('5 is odd')"]
    assert "in fail_on_odd" in outcomes[1].__notes__[0]


def test_an_exception_that_does_not_pickle_is_told_by_another() -> None:
    (outcome,) = over(worker_jobs.fail_on_odd, [3])
    assert repr(outcome) == "RuntimeError('Unportable: 3 will not do')"
    assert "in fail_on_odd" in outcome.__notes__[0]


def test_an_exception_of_the_source_comes_after_the_outcomes_before_it() -> None:
    def broken() -> Iterator[tuple[int, int]]:
        yield from ((n, n) for n in range(40))
        raise LookupError("no more")

    stream = map_in_order(worker_jobs.square, broken(), 2)
    assert [next(stream) for _ in range(40)] == [(n, n * n) for n in range(40)]
    with pytest.raises(LookupError, match="no more"):
        next(stream)


def test_only_the_job_that_kills_is_lost() -> None:
    outcomes = over(worker_jobs.die_on_13, range(100))
    assert outcomes[:13] + outcomes[14:] == [n for n in range(100) if n != 13]
    assert repr(outcomes[13]) == "RuntimeError('the process that worked on it ended twice, now with exit code 7')"


def test_a_job_that_kills_once_is_done_again(tmp_path: Path) -> None:
    jobs = [str(tmp_path / ("bomb" if n == 20 else f"{n}")) for n in range(50)]
    assert over(worker_jobs.die_once, jobs) == jobs
    assert (tmp_path / "bomb").exists()


def test_nothing_is_lost_when_workers_are_killed() -> None:
    stream = map_in_order(worker_jobs.square_slowly, ((n, n) for n in range(400)), 2)
    outcomes = []
    for n, outcome in stream:
        outcomes.append(outcome)
        if n in (60, 200):
            for child in multiprocessing.active_children():
                child.kill()
    assert outcomes == [n * n for n in range(400)]


def test_says_when_a_worker_cannot_begin(capfd: pytest.CaptureFixture[str]) -> None:
    here = types.ModuleType("only_here")
    exec("def function(job): return job", here.__dict__)
    sys.modules["only_here"] = here
    try:
        with pytest.raises(
            RuntimeError, match=r"^a worker process ended with exit code 1 before it could begin; a scr"
        ):
            over(here.function, range(3))
    finally:
        del sys.modules["only_here"]
    assert "No module named 'only_here'" in capfd.readouterr().err


def test_a_job_that_does_not_unpickle_is_lost_alone() -> None:
    jobs = [1, 2, worker_jobs.Unreadable(), 4]
    outcomes = over(worker_jobs.square, jobs)
    assert outcomes[:2] + outcomes[3:] == [1, 4, 16]
    assert repr(outcomes[2]) == "RuntimeError('the process that worked on it ended twice, now with exit code 0')"


def test_a_function_that_cannot_be_sent_is_refused_at_once() -> None:
    with pytest.raises((AttributeError, TypeError, pickle.PicklingError)):  # each Python words it otherwise
        over(lambda job: job, range(3))


# --- nobody is left behind -------------------------------------------------------------------------------------


def test_closing_ends_the_processes_at_once() -> None:
    stream = map_in_order(worker_jobs.sleep_for_ever, ((n, n) for n in itertools.chain([0] * 16, [1] * 100)), 2)
    next(stream)
    children = multiprocessing.active_children()
    assert len(children) == 2
    start = time.monotonic()
    stream.close()
    assert time.monotonic() - start < 4
    assert multiprocessing.active_children() == []


def test_collection_ends_the_processes() -> None:
    stream = map_in_order(worker_jobs.square, ((n, n) for n in itertools.count()), 2)
    next(stream)
    assert multiprocessing.active_children()
    del stream
    gc.collect()
    assert multiprocessing.active_children() == []


def test_an_exception_of_the_consumer_ends_the_processes() -> None:
    def consume() -> None:
        for _ in map_in_order(worker_jobs.square, ((n, n) for n in itertools.count()), 2):
            raise LookupError("enough")

    with pytest.raises(LookupError, match="enough"):
        consume()


def test_works_in_a_thread() -> None:
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.extend(over(worker_jobs.square, range(40))))
    thread.start()
    thread.join(60)
    assert found == [n * n for n in range(40)]


SCRIPT = """
import itertools, sys
import worker_jobs
from dipbrief.workers import map_in_order

def main():
    for n, _ in map_in_order(worker_jobs.square_slowly, ((n, n) for n in itertools.count()), 2):
        if n == 40:
            print("running", flush=True)

if __name__ == "__main__" and "forgetful" in sys.argv:
    stream = map_in_order(worker_jobs.square, ((n, n) for n in itertools.count()), 2)
    next(stream)
elif __name__ == "__main__" or "unguarded" in sys.argv:
    main()
"""


def script(tmp_path: Path, *arguments: str) -> AbstractContextManager["subprocess.Popen[str]"]:
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    return running(
        [sys.executable, str(tmp_path / "script.py"), *arguments],
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parent), str(HERE)])},
    )


def session_of(process: "subprocess.Popen[str]") -> list[int]:
    """The processes of its session that live (zombies do not)."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session = stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(session) == process.pid and state not in "ZX":
            found.append(int(stat.parent.name))
    return found


def all_gone(process: "subprocess.Popen[str]") -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if not session_of(process):
            return True
        time.sleep(0.05)
    return False


@on_linux
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGKILL", "SIGHUP"])
@pytest.mark.parametrize("whole_group", [True, False], ids=["group", "parent"])
def test_a_signal_leaves_nobody_behind(name: str, whole_group: bool, tmp_path: Path) -> None:
    with script(tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "running\n"
        assert len(session_of(process)) >= 3  # the script, two workers, perhaps the tracker of multiprocessing
        (os.killpg if whole_group else os.kill)(process.pid, signal.Signals[name])
        _, told = process.communicate(timeout=30)
        assert all_gone(process)
    if name == "SIGINT":
        assert told.count("Traceback") == 1
        assert told.endswith("KeyboardInterrupt\n")
    else:
        assert told == ""


@on_linux
def test_a_program_that_forgets_its_stream_ends_in_silence(tmp_path: Path) -> None:
    with script(tmp_path, "forgetful") as process:
        out, told = process.communicate(timeout=60)
        assert all_gone(process)
    assert (process.returncode, out, told) == (0, "", "")


@on_linux
def test_a_signal_while_the_processes_start_leaves_nobody_behind(tmp_path: Path) -> None:
    for delay in (0.3, 0.5, 0.7, 0.9):
        with script(tmp_path) as process:
            time.sleep(delay)
            os.killpg(process.pid, signal.SIGINT)
            _, told = process.communicate(timeout=30)
            assert all_gone(process)
        assert told.count("Traceback") <= 1


def test_a_script_without_guard_is_told_about_it(tmp_path: Path) -> None:
    with script(tmp_path, "unguarded") as process:
        _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "must do so below 'if __name__ == \"__main__\":', as its processes import it" in told


def test_where_no_process_can_be_started_one_line_says_so() -> None:
    program = "import dipbrief; list(dipbrief.parse_many(['Lund left.'], workers=2))"
    daemon = f"""import multiprocessing
def run():
    try:
        exec({program!r})
    except RuntimeError as error:
        print(error, flush=True)
if __name__ == "__main__":
    process = multiprocessing.get_context("fork").Process(target=run, daemon=True)
    process.start()
    process.join()"""
    ran = subprocess.run([sys.executable, "-c", daemon], capture_output=True, text=True, check=False)
    assert ran.stdout == "a daemonic process, as of a multiprocessing.Pool or Celery, starts no others: use workers=1\n"
    ran = subprocess.run([sys.executable, "-"], input=program, capture_output=True, text=True, check=False)
    assert ran.stderr.splitlines()[-1] == (
        "RuntimeError: a program read from standard input cannot use workers: save it in a file, or use workers=1"
    )


def test_a_worker_that_dies_while_it_starts_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    start = workers._Worker.start

    def dying(worker: Any) -> None:
        start(worker)
        started.append(worker)
        if len(started) == 2:
            worker._process.kill()

    monkeypatch.setattr(workers._Worker, "start", dying)
    jobs = ((n, n) for n in range(200))
    outcomes = list(map_in_order(abs, jobs, 2))
    assert [outcome for _, outcome in outcomes] == list(range(200))

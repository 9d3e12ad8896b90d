"""Work shared out among processes: in order, bounded, and nobody left behind.

The processes are spawned, not forked: a fork copies locks that other threads of the caller may hold. Each has two
pipes to the caller and nothing else, so that either side notices the end of the other: a worker whose caller is gone
ends, and the caller knows which work a dead worker had in hand.
"""

import multiprocessing
import os
import pickle
import queue
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import connection, resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, Self, TypeVar

__all__ = ["map_in_order"]

Key = TypeVar("Key")
Job = TypeVar("Job")
Outcome = TypeVar("Outcome")

_CHUNK = 16  # jobs sent together
_AHEAD = 2  # chunks that a worker has: one in hand, one waiting
_HELD = 3 * _CHUNK  # jobs for each worker between the source and the consumer, at most
_STILLBORN = 5  # processes in a row that may end before they begin
_PATIENCE = 5.0  # seconds until a process that does not end is killed


def map_in_order(
    function: Callable[[Job], Outcome], jobs: Iterator[tuple[Key, Job | None]], workers: int
) -> Generator[tuple[Key, Outcome | Exception | None], None, None]:
    """Yield, in order, each key of *jobs* with what *function* gave for its job in one of *workers* processes.

    *function* must be importable, jobs and outcomes must pickle. What it raises is the outcome, with the traceback as
    a note. For a job ``None`` nothing is done and the outcome is ``None``. At most 48 jobs a worker are taken from
    *jobs* before the oldest of them is yielded. When a process dies, the jobs it had in hand are done once more,
    each by itself; the outcome of a job whose process dies again is a ``RuntimeError``.

    An exception of *jobs* itself is raised after the outcomes of the jobs before it. A process that dies while it
    starts is replaced. Raises ``RuntimeError`` when none can be started. All processes have ended when the iterator is
    exhausted, closed or collected.
    """
    _check_place()
    with _Team[Key, Job, Outcome](workers, function) as team:
        yield from _stream(team, _Source(jobs))


def _check_place() -> None:
    """Raise ``RuntimeError`` where no process can be started at all."""
    if multiprocessing.current_process().daemon:
        raise RuntimeError(
            "a daemonic process, as of a multiprocessing.Pool or Celery, starts no others: use workers=1"
        )
    program = getattr(sys.modules["__main__"], "__file__", None)
    if program is not None and os.path.basename(program) == "<stdin>":
        raise RuntimeError("a program read from standard input cannot use workers: save it in a file, or use workers=1")


@dataclass(slots=True, eq=False)
class _Work(Generic[Key, Job, Outcome]):
    """One job, whose key stays with the caller, and what became of it."""

    key: Key
    job: Job | None
    outcome: Outcome | Exception | None = None
    done: bool = False
    retried: bool = False

    def finish(self, outcome: Outcome | Exception) -> None:
        self.outcome, self.done = outcome, True


class _Source(Generic[Key, Job, Outcome]):
    """The jobs to come; an exception of theirs is kept until it is due."""

    def __init__(self, jobs: Iterator[tuple[Key, Job | None]]) -> None:
        self._jobs = jobs
        self._error: Exception | None = None
        self.ended = False

    def take(self, n: int) -> list[_Work[Key, Job, Outcome]]:
        works: list[_Work[Key, Job, Outcome]] = []
        try:
            works.extend(_Work(key, job, done=job is None) for key, job in islice(self._jobs, n))
        except Exception as error:
            self._error = error
        self.ended = len(works) < n
        return works

    def raise_error(self) -> None:
        if self._error is not None:
            raise self._error


def _stream(
    team: "_Team[Key, Job, Outcome]", source: _Source[Key, Job, Outcome]
) -> Generator[tuple[Key, Outcome | Exception | None], None, None]:
    held: deque[_Work[Key, Job, Outcome]] = deque()
    while True:
        while held and held[0].done:
            work = held.popleft()
            yield work.key, work.outcome
        if not source.ended and len(held) + _CHUNK <= team.size * _HELD:
            works = source.take(_CHUNK)
            held.extend(works)
            team.give([work for work in works if not work.done])
            team.collect(wait=False)
        elif held:
            team.collect(wait=True)
        else:
            break
    source.raise_error()


# --- the caller's side -----------------------------------------------------------------------------------------


class _Worker(Generic[Key, Job, Outcome]):
    """A process, the pipes to it, and the chunks that it has, the one in hand first."""

    def __init__(self, function: Callable[[Job], Outcome]) -> None:
        context = multiprocessing.get_context("spawn")
        theirs_in, self._out = context.Pipe(duplex=False)
        self.incoming, theirs_out = context.Pipe(duplex=False)
        self.chunks: deque[list[_Work[Key, Job, Outcome]]] = deque()
        self.started = False
        self._theirs = (theirs_in, theirs_out)
        self._process: SpawnProcess = context.Process(
            target=_serve, args=(*self._theirs, function), name="dipbrief-worker", daemon=True
        )

    def start(self) -> None:
        if os.name == "posix":
            resource_tracker.ensure_running()  # or the first start begins it, which lets Ctrl-C through again
        try:
            with _interrupts_held():
                self._process.start()
        finally:
            for end in self._theirs:  # or the caller would never see that the worker's end is closed
                end.close()

    def takes(self, chunk: list[_Work[Key, Job, Outcome]]) -> bool:
        """Whether it may have *chunk*. A job that is done again is alone with its worker, so that it harms no other."""
        if any(works[0].retried for works in (chunk, *self.chunks)):
            return not self.chunks
        return len(self.chunks) < _AHEAD

    def send(self, chunk: list[_Work[Key, Job, Outcome]]) -> None:
        self.chunks.append(chunk)
        with suppress(OSError):  # it has died, which its other pipe will tell
            self._out.send([work.job for work in chunk])

    def receive(self) -> bool:
        """Take one message; False when it has died."""
        try:
            outcomes = self.incoming.recv()
        except (EOFError, OSError):
            return False
        if outcomes is None:
            self.started = True
        else:
            for work, outcome in zip(self.chunks.popleft(), outcomes, strict=True):
                work.finish(outcome)
        return True

    def dismiss(self) -> None:
        """Tell it to end, which it does when idle; what it has in hand is of no use any more."""
        self._out.close()
        self.incoming.close()
        if self.chunks and self._process.pid is not None:
            self._process.kill()

    def wait(self) -> int | None:
        """Wait until it has ended, or make it, and return its exit code."""
        if self._process.pid is None:
            return None
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
        self._process.join()
        code = self._process.exitcode
        self._process.close()
        return code


class _Team(Generic[Key, Job, Outcome]):
    """Up to *size* workers, started when there is work for them."""

    def __init__(self, size: int, function: Callable[[Job], Outcome]) -> None:
        self.size = size
        self._function = function
        self._workers: list[_Worker[Key, Job, Outcome]] = []
        self._backlog: deque[list[_Work[Key, Job, Outcome]]] = deque()
        self._begun = False  # whether any has
        self._stillborn = 0  # how many in a row ended before they began

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with _interrupts_held():
            for worker in self._workers:
                worker.dismiss()
            for worker in self._workers:
                worker.wait()

    def give(self, chunk: list[_Work[Key, Job, Outcome]]) -> None:
        if chunk:
            self._backlog.append(chunk)
            self._share()

    def collect(self, *, wait: bool) -> None:
        """Take what the workers have sent; with *wait*, wait until one has."""
        waiting = {worker.incoming: worker for worker in self._workers}
        for ready in connection.wait(list(waiting), None if wait else 0):
            worker = waiting[ready]  # type: ignore[index]
            if not worker.receive():
                self._bury(worker)
            elif worker.started:
                self._begun, self._stillborn = True, 0
        self._share()

    def _share(self) -> None:
        while self._backlog:
            worker = self._freest()
            if not worker.takes(self._backlog[0]):
                return
            worker.send(self._backlog.popleft())

    def _freest(self) -> _Worker[Key, Job, Outcome]:
        """The worker with the least to do, a new one when all have something and there may be more."""
        worker = min(self._workers, key=lambda worker: len(worker.chunks), default=None)
        if worker is None or (worker.chunks and len(self._workers) < self.size):
            worker = _Worker(self._function)
            self._workers.append(worker)  # first, so that it is ended even if its start is interrupted
            worker.start()
        return worker

    def _bury(self, worker: _Worker[Key, Job, Outcome]) -> None:
        """Give away what a dead worker had: the chunk in hand once more, job by job."""
        self._workers.remove(worker)
        chunks = list(worker.chunks)
        worker.chunks.clear()
        worker.dismiss()
        code = worker.wait()
        if not worker.started:
            self._stillborn += 1
            if self._stillborn > _STILLBORN or not (self._begun or self._workers):
                raise RuntimeError(_not_begun(code, guarded=self._begun))
            self._backlog.extendleft(reversed(chunks))
            return
        again: list[list[_Work[Key, Job, Outcome]]] = []
        for work in chunks[0] if chunks else ():
            if work.retried:
                work.finish(RuntimeError(f"the process that worked on it ended twice, now with exit code {code}"))
            else:
                work.retried = True
                again.append([work])
        self._backlog.extendleft(reversed([*again, *chunks[1:]]))


def _not_begun(code: int | None, *, guarded: bool) -> str:
    ended = f"a worker process ended with exit code {code} before it could begin"
    if guarded:
        return f"{ended}, as others did before it; there may be too little memory for so many"
    guard = "'if __name__ == \"__main__\":'"
    return f"{ended}; a script that uses workers must do so below {guard}, as its processes import it"


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Put Ctrl-C off. A process started meanwhile is deaf to it for ever: the caller alone decides when it ends."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- the worker's side -----------------------------------------------------------------------------------------


def _serve(incoming: Connection, out: Connection, function: Callable[[Any], Any]) -> None:
    """Work until the caller closes the pipe, or is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    chunks: queue.SimpleQueue[list[Any] | None] = queue.SimpleQueue()
    gone = threading.Event()
    threading.Thread(target=_listen, args=(incoming, chunks, gone), daemon=True).start()
    try:
        out.send(None)
        while (chunk := chunks.get()) is not None:
            outcomes = []
            for job in chunk:
                if gone.is_set():
                    return
                outcomes.append(_attempt(function, job))
            out.send(outcomes)
    except OSError:
        return  # nobody listens any more


def _listen(incoming: Connection, chunks: "queue.SimpleQueue[list[Any] | None]", gone: threading.Event) -> None:
    """Always receive, so that the caller never waits for a worker that waits for the caller."""
    try:
        while True:
            chunks.put(incoming.recv())
    except Exception:  # EOFError when the caller has closed the pipe or is gone, anything when a job does not unpickle
        gone.set()
        chunks.put(None)
    threading.Event().wait(_PATIENCE)
    os._exit(1)  # stuck in one job


def _attempt(function: Callable[[Any], Any], job: Any) -> Any:
    try:
        return function(job)
    except Exception as error:
        return _portable(error)


def _portable(error: Exception) -> Exception:
    """The exception with its traceback as a note; another one that says the same when it does not pickle."""
    note = "in a worker process:\n" + "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(note)
    return error

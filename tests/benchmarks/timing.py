"""Time and memory of a call, and several calls measured against each other."""

import gc
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

_UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes


def seconds(call: Callable[[], object]) -> float:
    """Return how much time of the processor one *call* took, which other processes do not lengthen."""
    start = time.process_time()
    call()
    return time.process_time() - start


def race(calls: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Return the least time of each of *calls*, taken in turn *rounds* times so that noise meets them alike.

    Each is called once before, unmeasured.
    """
    for call in calls.values():
        call()
    best = dict.fromkeys(calls, float("inf"))
    for _ in range(rounds):
        for name, call in calls.items():
            best[name] = min(best[name], seconds(call))
    return best


def peak_bytes() -> int:
    """Return the highest resident memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


def in_child(function: Callable[..., Any], *arguments: object) -> Any:
    """Return what *function* returns in a forked process, which keeps its caches and its peak to itself.

    Raises ``RuntimeError`` when the process dies.
    """
    gc.collect()
    gc.freeze()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=_report, args=(sender, function, arguments))
    child.start()
    sender.close()
    try:
        result = receiver.recv()
    except EOFError:
        child.join()
        raise RuntimeError(f"{function.__name__} died with exit code {child.exitcode}") from None
    child.join()
    return result


def _report(sender: Connection, function: Callable[..., Any], arguments: tuple[object, ...]) -> None:
    sender.send(function(*arguments))
    sender.close()

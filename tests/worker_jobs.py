"""Functions for the worker processes of test_workers.py, which import this module."""

import os
import signal
import time


class Unportable(Exception):
    """Cannot be rebuilt from its arguments, as pickle does."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"{number} {reason}")


class Unreadable:
    """A job that the worker cannot unpickle."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return int, ("no number",)


def square(number: int) -> int:
    return number * number


def square_slowly(number: int) -> int:
    """The earlier, the slower, within a chunk."""
    time.sleep(0.002 * (16 - number % 16))
    return number * number


def process_of(number: int) -> int:
    time.sleep(0.01)
    return os.getpid()


def grow(content: bytes) -> bytes:
    return content * 2


def fail_on_odd(number: int) -> int:
    if number == 3:
        raise Unportable(number, "will not do")
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number


def die_on_13(number: int) -> int:
    if number == 13:
        os._exit(7)
    return number


def die_once(marker: str) -> str:
    """Kill this process the first time."""
    if marker.endswith("bomb") and not os.path.exists(marker):
        with open(marker, "w", encoding="ascii"):
            os.kill(os.getpid(), signal.SIGKILL)
    return marker


def sleep_for_ever(number: int) -> int:
    time.sleep(60 if number else 0)
    return number

"""Programs that tests start, signal and wait for."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

_SIGNALS = [
    signal.Signals[name] for name in ("SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM", "SIGPIPE") if hasattr(signal, name)
]


def _environment(given: Mapping[str, str] | None) -> dict[str, str]:
    """The environment without coverage: an interrupt in its tracer can leave a lock behind that its end waits for."""
    return {name: value for name, value in (given or os.environ).items() if not name.startswith("COVERAGE_PROCESS_")}


def _heed_signals() -> None:
    """Take back what a parent such as nohup, or a shell that runs this in the background, has told all to ignore."""
    for number in _SIGNALS:
        signal.signal(number, signal.SIG_DFL)


@contextmanager
def running(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, **options: Any
) -> Iterator["subprocess.Popen[Any]"]:
    """Start *command* in a session of its own, with its outputs in pipes; end whatever is left of it afterwards."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=_heed_signals,
        env=_environment(env),
        **options,
    )
    try:
        yield process
        process.wait(timeout=60)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        for stream in filter(None, (process.stdin, process.stdout, process.stderr)):
            with suppress(BrokenPipeError):
                stream.close()

"""How long does a new process take to its first report, and how large does one grow?"""

import json
import os
import subprocess
import sys
from pathlib import Path

import dipbrief

_ROOT = Path(dipbrief.__file__).parents[1]
SET = _ROOT.parent / "shared" / "gold" / "dev.texts.jsonl"

_CLOCKED = "import time; start = time.perf_counter(); {}; print(time.perf_counter() - start)"
_SCRIPTS = {
    "pydantic": "import pydantic",
    "pydantic and regex": "import pydantic, regex",
    "import": "import dipbrief",
    "first report": "import dipbrief, sys; dipbrief.parse(sys.argv[1])",
}
_PARSE_ALL = r"""
import json, re, resource, sys
import dipbrief
for line in open(sys.argv[1], encoding="utf-8"):
    dipbrief.parse(json.loads(line)["text"])
try:  # the high-water mark that getrusage gives on Linux is that of the program that started this one, if larger
    print(int(re.search(r"VmHWM:\s+(\d+)", open("/proc/self/status").read())[1]) * 1024)
except OSError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
_NO_CACHE = "PYTHONDONTWRITEBYTECODE"  # modules are compiled once, as those of an installed package are


def _run(script: str, *arguments: str) -> float:
    command = [sys.executable, "-c", script, *arguments]
    environment = {name: value for name, value in os.environ.items() if name != _NO_CACHE}
    told = subprocess.run(command, cwd=_ROOT, env=environment, check=True, capture_output=True, text=True)
    return float(told.stdout)


def measure(text: str, rounds: int) -> dict[str, float]:
    """Return the least seconds of each script, every run of it in a new process, all in turn."""
    best = dict.fromkeys(_SCRIPTS, float("inf"))
    for n in range(rounds + 1):
        for name, script in _SCRIPTS.items():
            time = _run(_CLOCKED.format(script), text)
            best[name] = min(best[name], time) if n else best[name]  # the first round fills the disk's cache
    return best


def resident_megabytes() -> float | None:
    """Return the peak of a process that parsed every dispatch of the set at hand, None when there is none."""
    return _run(_PARSE_ALL, str(SET)) / 1e6 if SET.exists() else None


def dispatches() -> int:
    """Return how many dispatches that set has."""
    return sum(1 for line in SET.read_text(encoding="utf-8").split("\n") if json.loads(line or "0"))

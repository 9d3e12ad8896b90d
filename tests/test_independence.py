"""The report depends on the arguments alone: not on earlier calls, threads, the clock or the environment."""

import gc
import hashlib
import locale
import os
import subprocess
import sys
import tracemalloc
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import HERE, NAMES, ROOT, TEXTS, head, mutated, report_of, text_of

import dipbrief

pytestmark = pytest.mark.slow  # whole sets are read again in other processes

SAMPLE = NAMES[::4]

PRINT_DIGEST = """
import hashlib, pathlib, sys
import dipbrief
digest = hashlib.sha256()
for name in sys.argv[2:]:
    text = pathlib.Path(sys.argv[1], name + ".txt").read_bytes().decode("utf-8")
    digest.update(dipbrief.parse(text).model_dump_json().encode())
print(digest.hexdigest())
"""


@pytest.fixture(scope="module")
def digest() -> str:
    """Return the digest that every process must print."""
    found = hashlib.sha256()
    for name in SAMPLE:
        found.update(dipbrief.parse(text_of(name)).model_dump_json().encode())
    return found.hexdigest()


def printed(script: str, *options: str, **environment: str) -> str:
    """Return the digest that a new process prints."""
    ran = subprocess.run(
        [sys.executable, *options, "-c", script, str(HERE), *SAMPLE],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return ran.stdout.strip()


# --- earlier and simultaneous calls ----------------------------------------------------------------------------


@given(TEXTS | mutated(), st.sampled_from(NAMES))
def test_same_report_whatever_was_parsed_before(text: str, name: str) -> None:
    before = report_of(name)
    dipbrief.parse(text)
    assert dipbrief.parse(text_of(name), **head(name)) == before


@given(st.sampled_from(NAMES), st.sampled_from([b"", None, 3]))
def test_same_report_after_an_error(name: str, wrong: str) -> None:
    with pytest.raises(TypeError):
        dipbrief.parse(wrong)
    assert dipbrief.parse(text_of(name), **head(name)) == report_of(name)


def test_same_reports_in_eight_threads() -> None:
    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda name: dipbrief.parse(text_of(name), **head(name)), NAMES * 2))
    assert got == [report_of(name) for name in NAMES * 2]


def kept_after(texts: range) -> int:
    """Return the bytes that are in use after parsing texts of words that no other text has."""
    for n in texts:
        dipbrief.parse(" ".join(f"w{n}x{i}" for i in range(10_000)))
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def test_memory_does_not_grow_with_what_was_parsed() -> None:
    tracemalloc.start()
    try:
        early = kept_after(range(10))
        assert kept_after(range(10, 20)) < early + 1_000_000
    finally:
        tracemalloc.stop()


EIGHT_AT_ONCE = """
import hashlib, pathlib, sys, threading
sys.setswitchinterval(1e-5)
import dipbrief
texts = [pathlib.Path(sys.argv[1], name + ".txt").read_bytes().decode("utf-8") for name in sys.argv[2:]]
barrier, printed, lock = threading.Barrier(8), set(), threading.Lock()
def parse_all():
    barrier.wait()
    digest = hashlib.sha256()
    for text in texts:
        digest.update(dipbrief.parse(text).model_dump_json().encode())
    with lock:
        printed.add(digest.hexdigest())
threads = [threading.Thread(target=parse_all) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(*printed)
"""


def test_first_call_in_eight_threads_at_once(digest: str) -> None:
    assert printed(EIGHT_AT_ONCE) == digest


# --- the clock -------------------------------------------------------------------------------------------------

# Set before anything else is imported: every way to ask for the date leads to the first of June of one year.
OTHER_CLOCK = """
import datetime, time
real_date, real_datetime = datetime.date, datetime.datetime
instant = real_datetime(%d, 6, 1, 12, tzinfo=datetime.timezone.utc)
class Any(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])
class Date(real_date, metaclass=Any):
    @classmethod
    def today(cls):
        return cls(instant.year, instant.month, instant.day)
class DateTime(real_datetime, metaclass=Any):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(instant.timestamp(), tz)
    @classmethod
    def utcnow(cls):
        return cls.now()
    @classmethod
    def today(cls):
        return cls.now()
datetime.date, datetime.datetime = Date, DateTime
localtime, gmtime = time.localtime, time.gmtime
time.time, time.time_ns = instant.timestamp, lambda: int(instant.timestamp() * 10**9)
time.localtime = lambda seconds=None: localtime(instant.timestamp() if seconds is None else seconds)
time.gmtime = lambda seconds=None: gmtime(instant.timestamp() if seconds is None else seconds)
import dateparser
assert dateparser.parse("today").year == dateparser.parse("two days ago").year == instant.year
"""


@pytest.mark.parametrize("year", [1983, 2032])
def test_same_reports_on_any_day(year: int, digest: str) -> None:
    assert printed(OTHER_CLOCK % year + PRINT_DIGEST) == digest


# --- the environment -------------------------------------------------------------------------------------------


def is_installed(name: str) -> bool:
    current = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_ALL, current)
    return True


@pytest.mark.parametrize("name", ["C", "C.UTF-8", "tr_TR.UTF-8", "az_AZ.UTF-8", "de_DE.ISO-8859-1"])
def test_same_reports_in_any_locale(name: str, digest: str) -> None:
    if not is_installed(name):
        pytest.skip(f"the locale {name} is not installed")
    script = "import locale; locale.setlocale(locale.LC_ALL, '')\n" + PRINT_DIGEST
    assert printed(script, LC_ALL=name, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0") == digest


@pytest.mark.parametrize(("seed", "zone"), [("1", "Asia/Baku"), ("2", "America/Lima")])
def test_same_reports_under_any_hash_seed_and_time_zone(seed: str, zone: str, digest: str) -> None:
    assert printed(PRINT_DIGEST, PYTHONHASHSEED=seed, TZ=zone) == digest


def test_same_reports_without_assertions(digest: str) -> None:
    assert printed(PRINT_DIGEST, "-OO") == digest

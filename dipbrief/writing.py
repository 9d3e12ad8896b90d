"""Where the command line writes: standard output, a file, or pages in a folder.

A file is written beside its place and renamed when it is whole, so that what was there before is there until then.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from dipbrief.batch import Result
from dipbrief.sources import Found, Refusal

__all__ = ["Write", "pages_in", "print_out", "writing_to"]

Write = Callable[[Found, Result], None]
_UNFINISHED = ".part"


def pages_in(folder: Path) -> Write:
    """Return what writes pages named after the files that they are of, with a number where two would have one name."""
    used: set[str] = set()

    def write(found: Found, result: Result) -> None:
        if result.report is None or result.dispatch is None:
            return
        for report in result.reports or (result.report,):
            path = folder / f"{_free_name(found.page, used)}.html"
            with _refusing(str(path)):
                path.parent.mkdir(parents=True, exist_ok=True)
            with writing_to(path) as put:
                put(report.to_html(result.dispatch.text))

    with _refusing(str(folder)):
        folder.mkdir(parents=True, exist_ok=True)
    return write


def _free_name(page: str, used: set[str]) -> str:
    """The name, with a number behind it when it is used already; where files are kept, "A" and "a" may be one name."""
    name, number = page, 1
    while name.casefold() in used:
        number += 1
        name = f"{page}-{number}"
    used.add(name.casefold())
    return name


@contextmanager
def writing_to(path: Path | None) -> Iterator[Callable[[str], None]]:
    """Something to write text with, in UTF-8 whatever the locale is, to a file or to standard output.

    What is cut short, by an error or by Ctrl-C, stays beside the place of the file, with ".part" behind its name.
    """
    if path is None and sys.stdout is None:
        raise Refusal("standard output is closed")
    if path is None:
        sys.stdout.flush()
        yield print_out
        return
    beside = path.with_name(f"{path.name}{_UNFINISHED}") if path.is_file() or not path.exists() else path
    with _refusing(str(path)):
        file = beside.open("wb")
    try:
        yield lambda content: _put(file, content, str(path))
    except BaseException:
        with suppress(OSError):  # what could not be written cannot be written now either
            file.close()
        raise
    with _refusing(str(path)):
        file.close()
        if beside != path:
            beside.replace(path.resolve())  # a link stays one


def _put(file: BinaryIO, content: str, name: str) -> None:
    with _refusing(name):
        file.write(content.encode(errors="replace"))
        file.flush()


def print_out(content: str) -> None:
    """Write *content* to standard output."""
    try:
        _put(sys.stdout.buffer, content, "standard output")
    except (BrokenPipeError, Refusal):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the flush at exit fails once more
        raise


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """Turn what the system refuses into a line about *name*; a reader that has gone away is no fault."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Refusal(f"{name}: {error.strerror}") from None

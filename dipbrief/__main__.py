"""``python -m dipbrief``: a dispatch in, its report out as JSON."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from dipbrief import __version__, parse

_BAD_USE = 2


class _Refusal(Exception):
    """What is wrong with the arguments or the input, in one line."""


class _ArgumentParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Refuse in one line, without the usage."""
        raise _Refusal(message)


def main(argv: Sequence[str] | None = None) -> int:
    """Print the report of one dispatch as JSON in UTF-8 and return the exit code: 0, or 2 for unusable input."""
    try:
        arguments = _argument_parser().parse_args(argv)
        published = _read_date(arguments.published) if arguments.published is not None else None
        report = parse(_read_text(arguments.file), title=_checked_title(arguments.title), published=published)
        _write(report.model_dump_json(indent=2) + "\n")
    except _Refusal as refusal:
        print(f"dipbrief: {refusal}", file=sys.stderr)
        return _BAD_USE
    return 0


def _argument_parser() -> argparse.ArgumentParser:
    parser = _ArgumentParser(
        prog="dipbrief",
        description="Read a diplomatic or military news dispatch and print what it reports as JSON.",
        epilog="Offsets count code points from the start of the text; a byte order mark is not part of it.",
    )
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="UTF-8 text; '-' or none: standard input")
    parser.add_argument("--published", metavar="DATE", help="publication date, as in 2021-01-15")
    parser.add_argument("--title", metavar="TEXT", help="headline of the dispatch")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _read_date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise _Refusal(f"--published: {text!r} is not a date; write it as 2021-01-15") from None


def _checked_title(title: str | None) -> str | None:
    if title is not None and any("\ud800" <= character <= "\udfff" for character in title):
        raise _Refusal("--title: not in the encoding of the locale")
    return title


def _read_text(file: str) -> str:
    name = "standard input" if file == "-" else file
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except (OSError, ValueError) as error:
        raise _Refusal(f"{name}: {getattr(error, 'strerror', None) or error}") from None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _Refusal(f"{name}: not UTF-8 at byte {error.start}") from None


def _write(line: str) -> None:
    """Write *line* in UTF-8 whatever the locale is; a reader that has gone away is no fault."""
    sys.stdout.flush()
    try:
        sys.stdout.buffer.write(line.encode())
        sys.stdout.buffer.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the flush at exit fails once more
        if not isinstance(error, BrokenPipeError):
            raise _Refusal(f"standard output: {error.strerror}") from None


if __name__ == "__main__":
    sys.exit(main())

"""The files, folders and streams that the command line reads dispatches from."""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Found", "Refusal", "Source", "find_dispatches", "list_sources"]

_LINES = (".jsonl", ".ndjson")
_IN_FOLDERS = (".json", ".txt")


class Refusal(Exception):
    """What is wrong with the arguments or the input, in one line."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something to read: a file, or standard input when *path* is ``None``."""

    path: Path | None
    page: str  # what its page is called, without the ending: the path below the folder that was named
    lines: bool  # whether each line is a dispatch, in JSON

    @property
    def name(self) -> str:
        """What it is called in messages."""
        return "standard input" if self.path is None else str(self.path)

    @property
    def is_json(self) -> bool:
        """Whether it is one dispatch in JSON."""
        return self.path is not None and self.path.suffix.lower() == ".json"


@dataclass(frozen=True, slots=True)
class Found:
    """An item for ``parse_many``, or the exception in its place, and where it stood."""

    place: str
    page: str
    item: Any


def list_sources(files: Sequence[str], *, jsonl: bool) -> list[Source]:
    """Return what *files* name, folders replaced by the texts and JSON files in them, in the order of their paths.

    ``-`` is standard input, in JSON Lines when *jsonl* is set. Raises ``Refusal`` for what does not exist, a folder
    with nothing to read, and standard input named twice.
    """
    if files.count("-") > 1:
        raise Refusal("standard input: named twice")
    return [source for file in files for source in _sources(file, jsonl)]


def _sources(file: str, jsonl: bool) -> list[Source]:
    if file == "-":
        return [Source(None, "stdin", jsonl)]
    path = Path(file)
    try:
        path.stat()
    except (OSError, ValueError) as error:
        raise Refusal(f"{file}: {getattr(error, 'strerror', None) or error}") from None
    if not path.is_dir():
        return [Source(path, path.stem, path.suffix.lower() in _LINES)]
    below = sorted(inner for inner in path.rglob("*") if inner.suffix.lower() in _IN_FOLDERS and inner.is_file())
    if not below:
        raise Refusal(f"{file}: no *.txt or *.json in this folder")
    return [Source(inner, str(inner.relative_to(path).with_suffix("")), False) for inner in below]


def find_dispatches(sources: Sequence[Source]) -> Iterator[Found]:
    """Yield what each of *sources* holds; what cannot be read is an exception in its place. Lines are read lazily."""
    for source in sources:
        if source.lines:
            yield from _found_in_lines(source)
        else:
            yield Found(source.name if source.path else "-", source.page, _whole(source))


def _whole(source: Source) -> Any:
    try:
        content = sys.stdin.buffer.read() if source.path is None else source.path.read_bytes()
        text = _decoded(content)
        return _from_json(text) if source.is_json else text
    except (OSError, ValueError) as error:
        return _in_short(error)


def _found_in_lines(source: Source) -> Iterator[Found]:
    place = "-" if source.path is None else str(source.path)
    try:
        with nullcontext(sys.stdin.buffer) if source.path is None else source.path.open("rb") as lines:
            for n, line in enumerate(lines, 1):
                if line.strip():
                    yield Found(f"{place}:{n}", f"{source.page}-{n:06}", _from_line(line))
    except OSError as error:
        yield Found(place, source.page, _in_short(error))


def _from_line(line: bytes) -> Any:
    try:
        return _from_json(_decoded(line))
    except ValueError as error:
        return error


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 at byte {error.start}") from None


def _from_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from None


def _in_short(error: OSError | ValueError) -> Exception:
    """Without number and path, which stand beside it anyway."""
    return type(error)(error.strerror) if isinstance(error, OSError) and error.strerror else error

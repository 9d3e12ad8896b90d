"""The files, folders and streams that the command line reads dispatches from."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

__all__ = ["Found", "Refusal", "Source", "count_dispatches", "find_dispatches", "list_sources", "passed_over"]

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
    encoding: str = "utf-8"
    split: bool = False  # whether a text may hold many dispatches

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


def list_sources(files: Sequence[str], *, jsonl: bool, encoding: str = "utf-8", split: bool = False) -> list[Source]:
    """Return what *files* name, folders replaced by the texts and JSON files in them, in the order of their paths.

    ``-`` is standard input, in JSON Lines when *jsonl* is set. Texts and JSON are in *encoding*; with
    *split* a text may hold many dispatches. Raises ``Refusal`` for what does not exist, a folder
    with nothing to read, and standard input named twice.
    """
    if files.count("-") > 1:
        raise Refusal("standard input: named twice")
    return [replace(source, encoding=encoding, split=split) for file in files for source in _sources(file, jsonl)]


def _sources(file: str, jsonl: bool) -> list[Source]:
    if file == "-" and sys.stdin is None:
        raise Refusal("standard input is closed")
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
            found = Found(source.name if source.path else "-", source.page, _whole(source))
            yield from _parts(found) if source.split and isinstance(found.item, str) else [found]


def _parts(found: Found) -> Iterator[Found]:
    """The dispatches of one text."""
    from dipbrief.splitting import split_dispatches

    for n, text in enumerate(split_dispatches(found.item), 1):
        yield Found(f"{found.place}:{n}", f"{found.page}-{n:06}", text)


def _whole(source: Source) -> Any:
    try:
        content = sys.stdin.buffer.read() if source.path is None else source.path.read_bytes()
        text = _decoded(content, source.encoding)
        return _from_json(text) if source.is_json else text
    except (OSError, ValueError) as error:
        return _in_short(error)


def _found_in_lines(source: Source) -> Iterator[Found]:
    place = "-" if source.path is None else str(source.path)
    try:
        with nullcontext(sys.stdin.buffer) if source.path is None else source.path.open("rb") as lines:
            for n, line in enumerate(lines, 1):
                if line.strip():
                    yield Found(f"{place}:{n}", f"{source.page}-{n:06}", _from_line(line, source.encoding))
    except OSError as error:
        yield Found(place, source.page, _in_short(error))


def _from_line(line: bytes, encoding: str) -> Any:
    try:
        return _from_json(_decoded(line, encoding))
    except ValueError as error:
        return error


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        advice = _UTF_16 if content[:2] in (b"\xff\xfe", b"\xfe\xff") else _OTHERS
        told = f"not UTF-8 at byte {error.start}; {advice}" if encoding == "utf-8" else None
        raise ValueError(told or f"not {encoding} at byte {error.start}") from None


_UTF_16 = "it may be UTF-16: try --encoding utf-16"
_OTHERS = "if it is older text, try --encoding cp1252"


def passed_over(folder: Path) -> Counter[str]:
    """Return how many files in *folder*, and below it, are not read, by the endings of their names."""
    files = (inner for inner in folder.rglob("*") if inner.is_file())
    return Counter(file.suffix.lower() or file.name for file in files if file.suffix.lower() not in _IN_FOLDERS)


def count_dispatches(sources: Sequence[Source]) -> int | None:
    """Return how many dispatches *sources* hold; None where that can be told only by reading a stream."""
    if any(source.lines and not (source.path is not None and source.path.is_file()) for source in sources):
        return None
    return sum(_count_lines(source.path) if source.lines and source.path else 1 for source in sources)


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as lines:
            return sum(bool(line.strip()) for line in lines)
    except OSError:
        return 1


def _from_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from None


def _in_short(error: OSError | ValueError) -> Exception:
    """Without number and path, which stand beside it anyway."""
    return type(error)(error.strerror) if isinstance(error, OSError) and error.strerror else error

"""The command line: dispatches in, their reports out as JSON or as pages."""

import argparse
import codecs
import datetime as dt
import json
import sys
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from dipbrief import __compiled__, __version__
from dipbrief.batch import Result
from dipbrief.dispatch import read_dispatch
from dipbrief.export.formats import FORMATS, dump
from dipbrief.hints import Hints
from dipbrief.models import MeetingReport
from dipbrief.reader import Reader
from dipbrief.reasons import REASONS
from dipbrief.sources import Found, Refusal, Source, count_dispatches, find_dispatches, list_sources, passed_over
from dipbrief.surrogates import SURROGATE
from dipbrief.writing import Write, pages_in, print_out, writing_to

__all__ = ["main"]

_ALL_READ, _SOME_FAILED, _BAD_USE, _INTERRUPTED = 0, 1, 2, 130
_SHOWN = 10  # failures listed one by one

_EPILOG = """\
FILE is a text; a .json file holds one dispatch, a .jsonl or .ndjson file one in each line, in the
keys of this program, trafilatura, newspaper4k, IPTC ninjs or schema.org; of a folder all .txt and .json
files are read. One dispatch gives one report, indented. Several, a folder, JSON Lines and --jsonl give
JSON Lines in the order of the input: {"id": ..., "report": ...} or {"id": ..., "error": ...}; the id is
the dispatch's own, else its address, else its file, with ":LINE" in JSON Lines. In another --format its
name stands for "report". With --all, also of one dispatch, there is a line for each meeting that it tells
of, the main one first, with a "number" from 1 behind the id. At the end of several, standard error tells
how many failed and how many have an issue that concerns the whole text, such as no-meeting-found or
not-english.

Offsets count code points from the start of the text; a byte order mark is not part of it.

dipbrief compare A.json B.json prints where two reports of one text differ, a line each, with exit code 1
when they do, 0 when they are alike.

exit codes: 0 all dispatches read (also when the reader of the output goes away), 1 some dispatches of
several failed, 2 unusable arguments, input or output, 130 interrupted
"""


class _ArgumentParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Refuse in one line, without the usage."""
        raise Refusal(message)


def main(argv: Sequence[str] | None = None) -> int:
    """Read dispatches and write their reports; return the exit code.

    0: all read; 1: some of several failed; 2: unusable arguments, input or output, said in one line on standard error;
    130: interrupted. A reader of standard output that goes away is no fault.
    """
    try:
        given = sys.argv[1:] if argv is None else list(argv)
        if given[:1] == ["compare"]:
            return _write_comparison(given[1:])
        arguments = _argument_parser().parse_args(given)
        options = _checked(arguments)
        return _write_one(options) if options.single else _write_many(options)
    except Refusal as refusal:
        _say(f"dipbrief: {refusal}")
        return _BAD_USE
    except BrokenPipeError:
        return _ALL_READ
    except KeyboardInterrupt:
        _say("dipbrief: interrupted")
        return _INTERRUPTED


def _say(*lines: str) -> None:
    """Print *lines* on standard error, if there is any; control characters, which a name may hold, are shown."""
    if lines and sys.stderr is not None:
        told = ("".join(c if c.isprintable() else repr(c)[1:-1] for c in line) for line in lines)
        print(*told, sep="\n", file=sys.stderr)


def _write_comparison(files: Sequence[str]) -> int:
    """Print a line for each difference of two reports; the exit code tells whether there is any."""
    from dipbrief.comparing import comparison

    lines = comparison(files)
    print_out("".join(f"{line}\n" for line in lines))
    return _SOME_FAILED if lines else _ALL_READ


# --- arguments -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Options:
    folders: list[Path]
    sources: list[Source]
    single: bool  # one dispatch, whose report is written by itself
    title: str | None
    published: dt.date | None
    workers: int
    reader: Reader
    output: Path | None
    html: bool
    format: str
    all_meetings: bool


def _argument_parser() -> argparse.ArgumentParser:
    parser = _ArgumentParser(
        prog="dipbrief",
        description="Read diplomatic or military news dispatches and write what they report, as JSON.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = parser.add_argument
    add("files", nargs="*", metavar="FILE", help="file or folder; '-' or none: standard input")
    add("--published", metavar="DATE", help="publication date of dispatches that have none, as in 2021-01-15")
    add("--title", metavar="TEXT", help="headline of the one dispatch, if it has none")
    add("--jsonl", action="store_true", help="write JSON Lines, and read standard input as JSON Lines")
    add("--split", action="store_true", help="read each text as many dispatches, which begin with datelines")
    add("--encoding", metavar="NAME", default="utf-8", help="encoding of what is read, as cp1252 (default: utf-8)")
    add("--all", action="store_true", help="write a report of each meeting, not of the main one only, as JSON Lines")
    add("--html", action="store_true", help="write pages instead of JSON")
    add("--format", metavar="NAME", default="json", help=f"what to write: {', '.join(FORMATS)} (default: json)")
    add("--output", metavar="PATH", help="file to write to; a folder for the pages of several dispatches")
    add("--workers", metavar="N", default="1", help="number of processes that share the work (default: 1)")
    add(
        "--vocabulary",
        metavar="FILE",
        help="TOML file with agencies, offices, ... of your own, beside the shipped ones",
    )
    add(
        "--version",
        action="version",
        version=f"%(prog)s {__version__}, {'compiled' if __compiled__ else 'pure Python'}",
    )
    return parser


def _checked(arguments: argparse.Namespace) -> _Options:
    published = _read_date(arguments.published) if arguments.published is not None else None
    workers = _read_workers(arguments.workers)
    files = arguments.files or ["-"]
    encoding = _checked_encoding(arguments.encoding)
    sources = list_sources(files, jsonl=arguments.jsonl, encoding=encoding, split=arguments.split)
    if files == ["-"] and not arguments.files and sys.stdin.isatty():
        _say("dipbrief: reading standard input; end it with Ctrl-D, or see dipbrief --help")
    title, output = _checked_title(arguments.title), _checked_path(arguments.output)
    single = _is_single(files, sources, arguments.jsonl)
    if title is not None and not single:
        raise Refusal("--title: for one dispatch only")
    reader = _read_vocabulary(arguments.vocabulary)
    folders = [Path(file) for file in files if file != "-" and Path(file).is_dir()]
    form, every = (arguments.html, arguments.format), arguments.all
    alone = single and not every
    options = _Options(folders, sources, alone, title, published, workers, reader, output, *form, every)
    _check_combination(options)
    return options


def _is_single(files: Sequence[str], sources: Sequence[Source], jsonl: bool) -> bool:
    in_folder = files[0] != "-" and Path(files[0]).is_dir()
    return len(files) == 1 and not (jsonl or in_folder or sources[0].lines or sources[0].split)


def _checked_encoding(name: str) -> str:
    try:
        "".encode(name)
        return "utf-8" if codecs.lookup(name).name in ("utf-8", "utf-8-sig") else name
    except LookupError:
        raise Refusal(f"--encoding: no such encoding of texts: {name!r}; write utf-8, cp1252 or the like") from None


def _check_combination(options: _Options) -> None:
    if options.format not in FORMATS:
        raise Refusal(f"--format: no such form: {options.format!r}; write one of {', '.join(FORMATS)}")
    if options.html and options.format != "json":
        raise Refusal("--html: not together with --format")
    if options.html and options.output is None and not options.single:
        raise Refusal("--html: for several dispatches give --output FOLDER")
    for source in options.sources:
        if source.path is not None and options.output is not None and _same(source.path, options.output):
            raise Refusal(f"--output: {options.output} is read, too")


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _read_workers(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1000:
        raise Refusal(f"--workers: {text!r} is not a number from 1 to 1000")
    return int(text)


def _read_vocabulary(path: str | None) -> Reader:
    try:
        return Reader(path)
    except OSError as error:
        raise Refusal(f"--vocabulary: {path}: {error.strerror}") from None
    except ValueError as error:
        raise Refusal(f"--vocabulary: {error}") from None


def _read_date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise Refusal(f"--published: {text!r} is not a date; write it as 2021-01-15") from None


def _checked_title(title: str | None) -> str | None:
    if title is not None and SURROGATE.search(title):
        raise Refusal("--title: not in the encoding of the locale")
    return title


def _checked_path(text: str | None) -> Path | None:
    if text is not None and ("\0" in text or not text):
        raise Refusal(f"--output: {text!r} is not a path")
    return None if text is None else Path(text)


# --- one dispatch ----------------------------------------------------------------------------------------------


def _write_one(options: _Options) -> int:
    source = options.sources[0]
    found = next(find_dispatches(options.sources))
    try:
        dispatch = read_dispatch(_raised(found.item))
    except (OSError, TypeError, ValueError) as error:
        raise Refusal(f"{source.name}: {error}") from None
    hints = Hints()
    hints.look(source.name, dispatch.text)
    title, published = dispatch.title or options.title, dispatch.published or options.published
    report = options.reader.parse(dispatch.text, title=title, published=published)
    hints.miss(source.name, options.format, report)
    content = _content(options, report, dispatch.text)
    path = options.output
    if path is not None and options.html and path.is_dir():
        path = path / f"{source.page}.html"
    with writing_to(path) as write:
        write(content)
    _say(*hints.lines())
    return _ALL_READ


def _raised(item: object) -> object:
    if isinstance(item, Exception):
        raise item
    return item


def _content(options: _Options, report: MeetingReport, text: str) -> str:
    if options.html:
        return report.to_html(text)
    if options.format == "json":
        return report.model_dump_json(indent=2) + "\n"
    return dump(FORMATS[options.format](report, text))


# --- several ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Tally:
    """How many were read, how many failed, the first failures, and why there are reports without a meeting."""

    form: str
    total: int = 0
    failed: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)
    hints: Hints = field(default_factory=Hints)

    def count(self, found: Found, result: Result) -> None:
        self.total += 1
        if result.error is not None:
            self.failed += 1
            if self.failed <= _SHOWN:
                self.shown.append(f"{found.place}: {result.error}")
        if isinstance(found.item, str):
            self.hints.look(found.place, found.item)
        if result.report is not None:
            self.hints.miss(found.place, self.form, result.report)
            self.reasons.update({issue.code for issue in result.report.issues if issue.code in REASONS})

    def tell(self) -> None:
        lines = [*(self._failures() if self.failed else ()), *self.hints.lines()]
        if self.reasons:
            counts = ", ".join(f"{code} {n}" for code, n in sorted(self.reasons.items()))
            lines.append(f"dipbrief: issues of {self.total} dispatches: {counts}")
        _say(*lines)

    def _failures(self) -> Iterator[str]:
        yield f"dipbrief: {self.failed} of {self.total} dispatches failed"
        yield from (f"  {line}" for line in self.shown)
        if self.failed > _SHOWN:
            yield f"  ... and {self.failed - _SHOWN} more"


def _write_many(options: _Options) -> int:
    tally = _Tally(options.format)
    with _output(options) as write, _progress(options) as advance, closing(_results(options)) as results:
        for found, result in results:
            tally.count(found, result)
            write(found, result)
            advance()
    tally.tell()
    _say(*_passed_over(options.folders))
    return _SOME_FAILED if tally.failed else _ALL_READ


def _passed_over(folders: Sequence[Path]) -> Iterator[str]:
    for folder in folders:
        if counts := passed_over(folder):
            told = ", ".join(f"{ending} {number}" for ending, number in sorted(counts.items())[:_SHOWN])
            yield f"dipbrief: {folder}: only .txt and .json are read; passed over: {told}"


def _results(options: _Options) -> Generator[tuple[Found, Result], None, None]:
    """Each item found and what became of it. Items wait in *kept* while they are worked on."""
    kept: deque[Found] = deque()

    def items() -> Iterator[Any]:
        for found in find_dispatches(options.sources):
            kept.append(found)
            yield _completed(found.item, title=options.title, published=options.published)

    results = options.reader.parse_many(items(), workers=options.workers, all_meetings=options.all_meetings)
    with closing(results):
        for result in results:
            yield kept.popleft(), result


def _completed(item: Any, **known: Any) -> Any:
    """The item with the title and the date of the command line where it has none; what is no dispatch, as it is."""
    if not any(known.values()) or isinstance(item, Exception):
        return item
    try:
        dispatch = read_dispatch(item)
    except (TypeError, ValueError):
        return item
    return dispatch.model_copy(update={key: getattr(dispatch, key) or value for key, value in known.items()})


# --- where it goes ---------------------------------------------------------------------------------------------


@contextmanager
def _output(options: _Options) -> Iterator[Write]:
    """Something to write results with: lines to a file or standard output, or pages to a folder."""
    if options.html and options.output is not None:
        yield pages_in(options.output)
        return
    with writing_to(options.output) as write:
        yield lambda found, result: write("".join(_lines(options.format, found, result)))


def _lines(form: str, found: Found, result: Result) -> Iterator[str]:
    """Yield a line for each report of a result, numbered where all were asked for, or for its error."""
    name = json.dumps(result.id or found.place, ensure_ascii=False)
    if result.report is None or result.dispatch is None:
        yield f'{{"id":{name},"error":{json.dumps(result.error, ensure_ascii=False)}}}\n'
        return
    for number, report in enumerate(result.reports or (result.report,), 1):
        numbered = f'{name},"number":{number}' if result.reports else name
        yield f'{{"id":{numbered},{_value(form, report, result.dispatch.text)}}}\n'


def _value(form: str, report: MeetingReport, text: str) -> str:
    if form == "json":
        return f'"report":{report.model_dump_json()}'
    return f'"{form}":{json.dumps(FORMATS[form](report, text), ensure_ascii=False, separators=(",", ":"))}'


# --- progress --------------------------------------------------------------------------------------------------


@contextmanager
def _progress(options: _Options) -> Iterator[Callable[[], object]]:
    """A bar on a terminal, where the results do not go to it too and tqdm is installed; nothing otherwise."""
    shares = options.output is None and sys.stdout.isatty()
    if shares or sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    try:
        from tqdm import tqdm
    except ImportError:
        yield lambda: None
        return
    total = None if options.sources[0].split else count_dispatches(options.sources)
    with tqdm(total=total, unit=" dispatches", file=sys.stderr, leave=False) as bar:
        yield bar.update

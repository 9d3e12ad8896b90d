"""Known misses, commits compared, figures, other words: ``python -m tests.records --help``, at a checkout's root."""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from . import known
from .comparison import compare_commits
from .evaluation import PAGE, evaluate, write_page
from .files import SETS, names, read_misses
from .invariance import invented, measure, read, told
from .rewording import CHANGES
from .runs import HERE


def _known(options: argparse.Namespace) -> Iterator[str]:
    """The misses on file, by field."""
    misses = [field for name in names() for field, _ in read_misses(name)]
    right = sum(not read_misses(name) for name in names())
    for field, number in Counter(misses).most_common():
        yield f"{number:6}  {field}"
    yield f"{len(misses):6}  in all; {right} of {len(names())} dispatches have none"


def _rewrite(options: argparse.Namespace) -> Iterator[str]:
    yield from known.rewrite()
    yield from _known(options)


def _compare(options: argparse.Namespace) -> Iterator[str]:
    return compare_commits(options.old, options.new, options.field, options.set)


def _evaluate(options: argparse.Namespace) -> Iterator[str]:
    found = list(evaluate())
    if options.write:
        write_page(found)
    return iter(found)


def _invariance(options: argparse.Namespace) -> Iterator[str]:
    sources = [source for path in options.files for source in read(path, options.most)] or invented()
    return told(measure(sources, options.change or list(CHANGES)), show=options.show)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.records", description=__doc__)
    commands = parser.add_subparsers(required=True)

    def add(name: str, run: Callable[[argparse.Namespace], Iterator[str]], text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        return command

    add("known", _known, "count the known misses by field")
    add("rewrite", _rewrite, "write the lists of known misses and the whole reports anew; the diff is the review")
    command = add("compare", _compare, "compare two commits by field, with the sentences, over all texts at hand")
    command.add_argument("old", help="a commit")
    command.add_argument("new", nargs="?", default=HERE, help="another one; the files as they lie here if left out")
    command.add_argument("--field", action="append", default=[], help="only changes of fields that begin so")
    command.add_argument("--set", action="append", default=[], choices=SETS, help="only these dispatches")
    command = add("evaluate", _evaluate, "print the figures of docs/evaluation.md")
    command.add_argument("--write", action="store_true", help=f"write them into {PAGE.name}, too")
    command = add("invariance", _invariance, "tell how many reports stay when texts say the same in other words")
    command.add_argument("files", nargs="*", type=Path, help="dispatches, as JSON lines; the invented ones if left out")
    command.add_argument("--change", action="append", choices=CHANGES, help="only this one; may be repeated")
    command.add_argument("--most", type=int, default=500, help="read at most so many of a file (500)")
    command.add_argument("--show", action="store_true", help="what changed, too")
    options = parser.parse_args()
    try:
        for line in options.run(options):
            print(line, flush=True)
    except BrokenPipeError:  # whoever read has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except ValueError as error:
        sys.exit(f"python -m tests.records: {error}")


if __name__ == "__main__":
    main()

"""Two commits over all dispatches, for a reader: counts by field and set, then every change with its sentence."""

import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from .figures import FIELDS, count, means
from .files import INVENTED, RECORDED, SETS, Dispatch, dispatches
from .runs import Change, Noted, Run, changes, read_with

_BOUNDARY = re.compile(
    r"""
    \n
    | (?<=[.!?])
      (?<! \b[A-Z]\. ) (?<! \b[A-Z][a-z]\. ) (?<! \b[A-Z][a-z]{2}\. )    # initials, "Dr.", "Gen."
      ["\u201d\u2019')]* \s+ (?= ["\u201c\u2018'(]? [A-Z])
    """,
    re.VERBOSE,
)
_WIDTH = 120
_INDENT = " " * 8
_CONTEXT = 400  # characters shown of a sentence that has no end


def compare_commits(old: str, new: str, fields: Sequence[str], sets: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the comparison of the commits *old* and *new*.

    *fields* limits the changes shown to fields that begin so ("meeting", "topics"), *sets* the dispatches.
    Raises ``ValueError`` when there is no such commit.
    """
    texts = [dispatch for name in sets or SETS for dispatch in dispatches(name)]
    before, after = read_with([old, new], texts)
    return lines(texts, before, after, fields)


def lines(
    texts: Sequence[Dispatch], before: Sequence[Run], after: Sequence[Run], fields: Sequence[str]
) -> Iterator[str]:
    """Yield the counts by field and set, then every change, of two runs over *texts*."""
    yield from _table(texts, before, after)
    found = [change for row in zip(texts, before, after, strict=True) for change in changes(*row)]
    wanted = [change for change in found if not fields or change.field.startswith(tuple(fields))]
    for recorded in (True, False):
        some = [change for change in wanted if change.recorded == recorded]
        for field in sorted({change.field for change in some}, key=_order):
            yield from _of_field(field, [change for change in some if change.field == field])
    if not wanted:
        yield "\nNothing has changed" + (f" in {', '.join(fields)}." if fields else " in any report.")


def _order(field: str) -> tuple[int, str]:
    return (FIELDS.index(field) if field in FIELDS else len(FIELDS), field)


# --- counts ------------------------------------------------------------------------------------------------------


def _table(texts: Sequence[Dispatch], before: Sequence[Run], after: Sequence[Run]) -> Iterator[str]:
    """Misses by field and set, in both runs; the overall figure of each set with whole records."""
    sets = [name for name in SETS if any(dispatch.set == name for dispatch in texts)]
    old, new = _misses(texts, before), _misses(texts, after)
    fields = sorted({field for _, field in (*old, *new)}, key=_order)
    rows = [["misses", *sets]]
    rows += [[field, *(_cell(old[name, field], new[name, field]) for name in sets)] for field in fields]
    totals = [(_total(old, name), _total(new, name)) for name in sets]
    rows.append(["all", *(_cell(*pair) for pair in totals)])
    rows.append(["OVERALL (F1)", *(_overall(name, texts, before, after) for name in sets)])
    widths = [max(len(row[k]) for row in rows) for k in range(len(rows[0]))]
    for row in rows:
        cells = (cell.rjust(width + 2) for cell, width in zip(row[1:], widths[1:], strict=True))
        yield row[0].ljust(widths[0]) + "".join(cells)


def _misses(texts: Sequence[Dispatch], runs: Sequence[Run]) -> Counter[tuple[str, str]]:
    return Counter((text.set, noted.field) for text, run in zip(texts, runs, strict=True) for noted in run.misses)


def _total(misses: Counter[tuple[str, str]], wanted: str) -> int:
    return sum(number for (name, _), number in misses.items() if name == wanted)


def _cell(old: object, new: object) -> str:
    return str(new) if old == new else f"{old} \u2192 {new}"


def _overall(wanted: str, texts: Sequence[Dispatch], before: Sequence[Run], after: Sequence[Run]) -> str:
    if wanted not in (INVENTED, *RECORDED):
        return ""
    return _cell(*(f"{_figure(wanted, texts, runs):.4f}" for runs in (before, after)))


def _figure(wanted: str, texts: Sequence[Dispatch], runs: Sequence[Run]) -> float:
    mine = [run for text, run in zip(texts, runs, strict=True) if text.set == wanted]
    return means(count(outcome for run in mine for outcome in run.outcomes))["OVERALL"]


# --- changes -----------------------------------------------------------------------------------------------------


def _of_field(field: str, found: Sequence[Change]) -> Iterator[str]:
    """The changes of one field: what is gone first, then what has come, then what has become something else."""
    kinds: list[tuple[str, Callable[[Change], bool]]] = [
        ("gone", lambda change: change.new is None),
        ("new", lambda change: change.old is None),
        ("other", lambda change: change.old is not None and change.new is not None),
    ]
    counts = [f"{sum(map(test, found))} {kind}" for kind, test in kinds if any(map(test, found))]
    what = "misses" if found[0].recorded else "values that no record has"
    yield f"\n=== {field} ({what}): {', '.join(counts)}"
    for kind, test in kinds:
        for change in filter(test, found):
            yield from _shown(kind, change)


def _shown(kind: str, change: Change) -> Iterator[str]:
    said = [noted.text for noted in (change.old, change.new) if noted is not None]
    yield f"\n{kind:<6}  {change.dispatch.label}"
    if len(said) == 2:
        yield f"{_INDENT}was  {said[0]}"
        yield f"{_INDENT}now  {said[1]}"
    else:
        yield f"{_INDENT}{said[0]}"
    context = _context(change.dispatch, change.new or change.old)
    yield from textwrap.wrap(context, _WIDTH, initial_indent=_INDENT + "| ", subsequent_indent=_INDENT + "| ")


def _context(dispatch: Dispatch, noted: Noted | None) -> str:
    """Return the sentence in which it stands, an arrow at its place; a whole case; nothing where no place is known."""
    if dispatch.case is not None:
        return dispatch.text
    if noted is None or noted.at is None:
        return ""
    return sentence_at(dispatch.text, noted.at)


def sentence_at(text: str, at: int) -> str:
    """Return the sentence of *text* around *at*, an arrow at that place.

    >>> sentence_at("They met. They discussed trade in Oslo. He left.", 25)
    'They discussed \u25b8trade in Oslo.'
    >>> sentence_at("They met. Gen. J. Reed discussed trade.", 30)
    'Gen. J. Reed discuss\u25b8ed trade.'
    """
    ends = [found.start() for found in _BOUNDARY.finditer(text)]
    starts = [found.end() for found in _BOUNDARY.finditer(text)]
    first = max((place for place in starts if place <= at), default=0)
    last = min((place for place in ends if place > at), default=len(text))
    first, last = max(first, at - _CONTEXT), min(last, at + _CONTEXT)
    return f"{text[first:at]}\u25b8{text[at:last]}".strip()

"""Many dispatches: a stream of them in, a stream of results out, in the same order."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PrivateAttr,
    SerializerFunctionWrapHandler,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue

from dipbrief.advice import advice_on_text
from dipbrief.dispatch import Dispatch, Words, identify, read_dispatch
from dipbrief.models import MeetingReport
from dipbrief.report import parse, parse_all
from dipbrief.workers import map_in_order

__all__ = ["Result", "parse_many"]

_Reports = MeetingReport | tuple[MeetingReport, ...]  # that of parse, or those of parse_all
Read = Callable[..., _Reports]  # one of the two, or of a reader
_Arguments = tuple[str, str | None, date | None]  # those of parse
_Crossed = bytes | list[bytes]  # reports as JSON, or those of all meetings
_LATER = ("report", "reports", "error")  # what a result has when its reports are read


class Result(BaseModel):
    """What became of one dispatch of a batch: its report, or what went wrong.

    One of ``report`` and ``error`` is ``None``, never both. ``dispatch.text`` is what the offsets of the report count.
    ``reports`` has a report of each meeting where ``parse_many`` was asked for them, of which ``report`` is the first.
    ``model_dump_json`` and ``model_validate_json`` write and read it.

    >>> result = next(parse_many([{"text": "Grain prices rose.", "id": "r-17"}]))
    >>> result.index, result.id, result.error, result.report.meeting
    (0, 'r-17', None, None)
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    index: int = Field(ge=0, description="Place in the input, from 0.")
    id: str | None = Field(default=None, description="Identifier of the dispatch, else its address; null without both.")
    dispatch: Dispatch | None = Field(default=None, description="What was read; null when the item was none.")
    report: MeetingReport | None = Field(default=None, description="The report; null when there is an error.")
    reports: tuple[MeetingReport, ...] = Field(
        default=(), description="A report of each meeting, the main one first, where that was asked for; else empty."
    )
    error: Words | None = Field(default=None, description="Type and message of the error; null when there is a report.")

    _crossed: _Crossed | None = PrivateAttr(default=None)  # JSON from another process, not yet read

    @classmethod
    def _unread(cls, entry: "_Entry", crossed: _Crossed) -> Self:
        """Make a result whose reports are read when somebody looks at them."""
        given = {"index", "id", "dispatch", "report", "reports"}
        result = cls.model_construct(given, index=entry.index, id=entry.id, dispatch=entry.dispatch)
        for name in _LATER:
            del result.__dict__[name]
        result._crossed = crossed
        return result

    def _read(self) -> None:
        crossed = self._crossed
        if crossed is not None:
            for name, value in zip(_LATER, (*_main_and_all(_from_json(crossed)), None), strict=True):
                self.__dict__.setdefault(name, value)
            self._crossed = None

    if not TYPE_CHECKING:  # or type checkers would take any name for a field

        def __getattr__(self, name: str) -> Any:
            """Read the reports when somebody looks at them."""
            if name == "error" and self._crossed is not None:
                return None
            if name in _LATER:
                self._read()
            return self.__dict__[name] if name in self.__dict__ else super().__getattr__(name)

    def __eq__(self, other: object) -> bool:
        for result in (self, other):
            if isinstance(result, Result):
                result._read()
        return super().__eq__(other)

    def __hash__(self) -> int:
        return hash((self.index, self.id))

    def __iter__(self) -> Generator[tuple[str, Any], None, None]:
        self._read()
        yield from super().__iter__()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of the fields, which :meth:`_serialize` does not change."""
        fields = {key: value for key, value in schema["schema"].items() if key != "serialization"}
        return handler({**schema, "schema": fields})

    @model_serializer(mode="wrap")
    def _serialize(self, write: SerializerFunctionWrapHandler) -> Any:
        self._read()
        return write(self)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.report is None) == (self.error is None):
            raise ValueError("a result holds either a report or an error: give exactly one")
        if self.reports and self.reports[0] != self.report:
            raise ValueError("the first of several reports is the report: give the same one")
        return self

    def __repr__(self) -> str:
        return f"<Result {self.index}{f' {self.id!r}' if self.id else ''}: {self.error or repr(self.report)}>"

    def __str__(self) -> str:
        return f"{self.id or self.index}: {self.error or self.report}"

    def _repr_html_(self) -> str:
        """Return the text with its marks and the card, or the error, which notebooks show."""
        from dipbrief.export.html import to_html
        from dipbrief.export.markup import element

        if self.report is None or self.dispatch is None:
            return element("p", element("strong", self.id or str(self.index)), ": ", self.error or "")
        return to_html(self.report, self.dispatch.text)._repr_html_()


def parse_many(
    dispatches: Iterable[str | Mapping[str, Any] | Sequence[Any] | Dispatch | Exception],
    *,
    workers: int | None = None,
    on_error: Literal["keep", "raise"] = "keep",
    all_meetings: bool = False,
) -> Generator[Result, None, None]:
    """Parse each of *dispatches* and yield the results in the same order.

    Items are texts, ``Dispatch`` objects, what ``Dispatch.from_mapping`` takes, or exceptions: what failed to be
    fetched or decoded keeps its place and is the error of its result. The stream is lazy and the input may be
    endless: with *workers* ``None`` or 1 one item is read at a time, in this process; with more, that many processes
    share the work, and at most 48 items each are read before the oldest is yielded. Processes are spawned: a script
    must call this below ``if __name__ == "__main__":``. All of them have ended when the iterator is exhausted, closed
    or collected.

    An item that cannot be read gives a result with its error, and nothing stops; with *on_error* ``"raise"`` its
    exception is raised in its turn, after the results before it. So is, either way, an exception that *dispatches*
    itself raises. When a process dies, what it had in hand is parsed once more, each dispatch by itself; only one
    whose process dies again has an error.

    With *all_meetings*, ``reports`` of each result has a report of each meeting, as ``parse_all`` gives them.

    Raises ``TypeError`` when an argument is of another type (a single text or mapping among them), ``ValueError`` for
    *workers* below 1 and another *on_error*, and ``RuntimeError`` when no process can be started.

    >>> text = "OSLO (Reuters) - Norwegian Defence Minister Kari Lund met Paul Reed."
    >>> results = list(parse_many([text, {"id": "7"}]))
    >>> [person.name for person in results[0].report.participants]
    ['Kari Lund', 'Paul Reed']
    >>> results[1].id, results[1].error[:37]
    ('7', 'ValueError: no text in it: the keys f')
    """
    return read_many(parse_all if all_meetings else parse, dispatches, workers=workers, on_error=on_error)


def read_many(read: Read, dispatches: object, *, workers: int | None, on_error: str) -> Generator[Result, None, None]:
    """Do what :func:`parse_many` does, with another function than :func:`parse`; for *workers* it has to pickle."""
    entries = _entries(_checked(dispatches))
    _check_options(workers, on_error)
    outcomes = _here(read, entries) if workers in (None, 1) else _in_processes(read, entries, workers or 1)
    return _results(outcomes, raising=on_error == "raise")


def _checked(dispatches: object) -> Iterator[object]:
    if isinstance(dispatches, str | bytes | bytearray | Mapping | Dispatch):
        what = type(dispatches).__name__
        raise TypeError(f"dispatches must be an iterable of dispatches, not a single {what}; put it in a list")
    if not isinstance(dispatches, Iterable):
        raise TypeError(f"dispatches must be an iterable, not {type(dispatches).__name__}{advice_on_text(dispatches)}")
    return iter(dispatches)


def _check_options(workers: object, on_error: object) -> None:
    if workers is not None and (not isinstance(workers, int) or isinstance(workers, bool)):
        raise TypeError(f"workers must be an int or None, not {type(workers).__name__}")
    if workers is not None and workers < 1:
        raise ValueError(f"workers must be 1 or more, not {workers}")
    if not isinstance(on_error, str):
        raise TypeError(f"on_error must be a str, not {type(on_error).__name__}")
    if on_error not in ("keep", "raise"):
        raise ValueError(f"on_error must be 'keep' or 'raise', not {on_error!r}")


# --- what comes in ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item of the input: a dispatch with the arguments for parse, or the error that it is."""

    index: int
    id: str | None
    dispatch: Dispatch | None = None
    arguments: _Arguments | None = None
    error: Exception | None = None


def _entries(items: Iterator[object]) -> Iterator[_Entry]:
    for index, item in enumerate(items):
        yield _entry(index, item)


def _entry(index: int, item: object) -> _Entry:
    if isinstance(item, Exception):
        return _Entry(index, None, error=item)
    try:
        dispatch = read_dispatch(item)
    except Exception as error:  # a mapping may be of any class
        return _Entry(index, identify(item), error=error)
    text = item if isinstance(item, str) else dispatch.text  # with lone surrogates, which parse reports
    return _Entry(index, dispatch.id or dispatch.url, dispatch, (text, dispatch.title, dispatch.published))


# --- what goes out ---------------------------------------------------------------------------------------------

_Outcomes = Generator[tuple[_Entry, _Reports | _Crossed | Exception], None, None]


def _here(read: Read, entries: Iterator[_Entry]) -> _Outcomes:
    for entry in entries:
        yield entry, _outcome(read, entry)


def _outcome(read: Read, entry: _Entry) -> _Reports | Exception:
    if entry.arguments is None:
        return _fault(entry)
    text, title, published = entry.arguments
    try:
        return read(text, title=title, published=published)
    except Exception as error:
        return error


def _fault(entry: _Entry) -> Exception:
    assert entry.error is not None, "an entry has either arguments or an error"
    return entry.error


def _in_processes(read: Read, entries: Iterator[_Entry], workers: int) -> _Outcomes:
    jobs = ((entry, entry.arguments) for entry in entries)
    with closing(map_in_order(partial(_read_as_json, read), jobs, workers)) as outcomes:
        for entry, outcome in outcomes:
            yield entry, _fault(entry) if outcome is None else outcome


def _read_as_json(read: Read, arguments: _Arguments) -> _Crossed:
    """Parse in a worker. Reports cross as JSON, which takes less time than pickle (tests/benchmarks/batch.py)."""
    text, title, published = arguments
    found = read(text, title=title, published=published)
    if isinstance(found, MeetingReport):
        return found.model_dump_json().encode()
    return [report.model_dump_json().encode() for report in found]


def _from_json(crossed: _Crossed) -> _Reports:
    if isinstance(crossed, bytes):
        return MeetingReport.model_validate_json(crossed)
    return tuple(map(MeetingReport.model_validate_json, crossed))


def _main_and_all(found: _Reports) -> tuple[MeetingReport, tuple[MeetingReport, ...]]:
    """Return the report of the main meeting, and those of all where all were asked for."""
    return (found, ()) if isinstance(found, MeetingReport) else (found[0], found)


def _results(outcomes: _Outcomes, *, raising: bool) -> Generator[Result, None, None]:
    with closing(outcomes):
        for entry, outcome in outcomes:
            if isinstance(outcome, bytes | list):
                yield Result._unread(entry, outcome)
            elif not isinstance(outcome, Exception):
                report, reports = _main_and_all(outcome)
                yield Result(index=entry.index, id=entry.id, dispatch=entry.dispatch, report=report, reports=reports)
            elif raising:
                outcome.add_note(f"dispatch {entry.index}" + (f", {entry.id}" if entry.id else ""))
                raise outcome
            else:
                error = f"{type(outcome).__name__}: {outcome}"
                yield Result(index=entry.index, id=entry.id, dispatch=entry.dispatch, error=error)

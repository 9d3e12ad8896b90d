"""Many dispatches at once: the same reports, in order, errors kept. What the processes do is in test_workers.py."""

import datetime as dt
import gc
import multiprocessing
import pickle
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

import pytest
from material import NAMES, head, text_of
from pydantic import TypeAdapter, ValidationError

import dipbrief
import dipbrief.batch
from dipbrief.batch import Result, parse_many
from dipbrief.dispatch import Dispatch

pytestmark = pytest.mark.slow  # processes are started

TEXT = "OSLO, March 3 (Reuters) - Norwegian Defence Minister Kari Lund met Admiral Paul Reed on Monday."
MARCH_3 = dt.date(2025, 3, 3)


def golden() -> list[Dispatch]:
    return [Dispatch.from_mapping({"text": text_of(name), "id": name, **head(name)}) for name in NAMES[:50]]


class Odd(Mapping[str, Any]):
    """A mapping that cannot be read."""

    def __getitem__(self, key: str) -> NoReturn:
        raise RuntimeError(f"no {key} today")

    def __iter__(self) -> Iterator[str]:
        return iter(["text"])

    def __len__(self) -> int:
        return 1


MIXED: list[Any] = [
    TEXT,
    {"text": TEXT, "title": "A visit", "date": "2025-03-03", "url": "https://a.example/1"},
    Dispatch(text=TEXT, id="d-3"),
    "",
    {"id": "d-5", "title": "A visit"},
    {"url": "https://a.example/6", "text": TEXT, "date": "Monday"},
    17,
    b"OSLO",
    Odd(),
    [{"@type": "NewsArticle", "articleBody": TEXT, "@id": "urn:9"}],
    None,
    f"\ud800 {TEXT}",
]
ERRORS = {
    4: "ValueError: no text in it: the keys found are id, title; needed is one of text (plain, trafilatura, "
    "newspaper4k), articleBody (schema.org), body_text, body_xhtml or bodies (ninjs)",
    5: "ValueError: date: 'Monday' is not a date; write it as 2021-01-15 or 2021-01-15T10:30:00Z",
    6: "TypeError: a dispatch must be a str, a mapping or a Dispatch, not int",
    7: "TypeError: a dispatch must be a str, a mapping or a Dispatch, not bytes; decode bytes first",
    8: "RuntimeError: no @graph today",
    10: "TypeError: a dispatch must be a str, a mapping or a Dispatch, not NoneType",
}
IDS = [None, "https://a.example/1", "d-3", None, "d-5", "https://a.example/6", None, None, None, "urn:9", None, None]

each_way = pytest.mark.parametrize("workers", [None, 1, 2])


# --- results ---------------------------------------------------------------------------------------------------


@each_way
def test_gives_the_report_of_each(workers: int | None) -> None:
    dispatches = golden()
    results = list(parse_many(dispatches, workers=workers))
    assert [result.index for result in results] == list(range(len(dispatches)))
    assert [result.id for result in results] == [dispatch.id for dispatch in dispatches]
    assert [result.dispatch for result in results] == dispatches
    for result, dispatch in zip(results, dispatches, strict=True):
        assert result.error is None
        assert result.report == dipbrief.parse(dispatch.text, title=dispatch.title, published=dispatch.published)


@each_way
def test_keeps_errors(workers: int | None) -> None:
    results = list(parse_many(MIXED, workers=workers))
    assert [result.index for result in results] == list(range(len(MIXED)))
    assert {result.index: result.error for result in results if result.error is not None} == ERRORS
    assert [result.id for result in results] == IDS
    assert [result.index for result in results if result.report is None] == list(ERRORS)
    assert results[0].report == results[2].report == results[9].report == dipbrief.parse(TEXT)
    assert results[1].report == dipbrief.parse(TEXT, title="A visit", published=MARCH_3)
    assert results[11].report == dipbrief.parse(f"\ud800 {TEXT}")
    assert results[11].report is not None
    assert [issue.code for issue in results[11].report.issues][:1] == ["lone-surrogate"]


@each_way
def test_raises_in_turn_when_told_to(workers: int | None) -> None:
    results = parse_many(MIXED, workers=workers, on_error="raise")
    assert [next(results).index for _ in range(4)] == [0, 1, 2, 3]
    with pytest.raises(ValueError, match=f"^{re.escape(ERRORS[4].removeprefix('ValueError: '))}") as raised:
        next(results)
    assert raised.value.__notes__ == ["dispatch 4, d-5"]
    assert next(results, None) is None
    assert multiprocessing.active_children() == []


@each_way
def test_an_exception_of_the_input_comes_after_the_results_before_it(workers: int | None) -> None:
    def broken() -> Iterator[str]:
        yield from [TEXT] * 20
        raise OSError("the line is cut")

    results = parse_many(broken(), workers=workers)
    assert [next(results).index for _ in range(20)] == list(range(20))
    with pytest.raises(OSError, match="the line is cut"):
        next(results)
    assert multiprocessing.active_children() == []


def test_an_exception_of_the_parser_is_an_error_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(text: str, **_: object) -> NoReturn:
        raise KeyError(text)

    monkeypatch.setattr(dipbrief.batch, "parse", parse)
    (result,) = parse_many(["A"])
    assert result == Result(index=0, dispatch=Dispatch(text="A"), error="KeyError: 'A'")
    with pytest.raises(KeyError, match="A"):
        next(parse_many(["A"], on_error="raise"))


def test_results_survive_json() -> None:
    for result in parse_many(MIXED):
        assert Result.model_validate_json(result.model_dump_json()) == result


def test_an_error_message_with_surrogates_survives_json() -> None:
    (result,) = parse_many([{"\ud800": 1}])
    assert result.error is not None
    assert "the keys found are \ufffd;" in result.error
    assert Result.model_validate_json(result.model_dump_json()) == result


def test_a_result_holds_report_or_error() -> None:
    report = dipbrief.parse(TEXT)
    for given in ({}, {"report": report, "error": "ValueError: no"}):
        with pytest.raises(ValidationError, match="a result holds either a report or an error: give exactly one"):
            Result.model_validate({"index": 0, **given})


# --- the stream ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("workers", "bound"), [(None, 1), (1, 1), (2, 96)])
def test_reads_an_endless_input_within_a_bound(workers: int | None, bound: int) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield TEXT

    results = parse_many(endless(), workers=workers)
    assert taken == 0
    for index in range(150):
        assert next(results).index == index
        assert taken - index <= bound
    del results
    gc.collect()
    assert multiprocessing.active_children() == []


def test_takes_a_file_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "texts").write_text(f"{TEXT}\n{TEXT}\n", encoding="utf-8")
    with open(tmp_path / "texts", encoding="utf-8") as lines:
        assert [result.error for result in parse_many(lines)] == [None, None]


def test_two_streams_at_once() -> None:
    one, other = parse_many([TEXT] * 60, workers=2), parse_many([TEXT] * 60)
    assert list(map(Result.__eq__, one, other)) == [True] * 60


# --- arguments -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dispatches", "options", "kind", "message"),
    [
        (TEXT, {}, TypeError, "dispatches must be an iterable of dispatches, not a single str; put it in a list"),
        (
            {"text": TEXT},
            {},
            TypeError,
            "dispatches must be an iterable of dispatches, not a single dict; put it in a list",
        ),
        (
            Dispatch(text=TEXT),
            {},
            TypeError,
            "dispatches must be an iterable of dispatches, not a single Dispatch; put it in a list",
        ),
        (
            Path("."),
            {},
            TypeError,
            "dispatches must be an iterable, not PosixPath; read the file first: path.read_text(encoding='utf-8')",
        ),
        (None, {}, TypeError, "dispatches must be an iterable, not NoneType"),
        ([], {"workers": 0}, ValueError, "workers must be 1 or more, not 0"),
        ([], {"workers": -2}, ValueError, "workers must be 1 or more, not -2"),
        ([], {"workers": "2"}, TypeError, "workers must be an int or None, not str"),
        ([], {"workers": 2.0}, TypeError, "workers must be an int or None, not float"),
        ([], {"workers": True}, TypeError, "workers must be an int or None, not bool"),
        ([], {"on_error": "skip"}, ValueError, "on_error must be 'keep' or 'raise', not 'skip'"),
        ([], {"on_error": None}, TypeError, "on_error must be a str, not NoneType"),
    ],
)
def test_refuses_wrong_arguments_at_the_call(
    dispatches: Any, options: dict[str, Any], kind: type[Exception], message: str
) -> None:
    with pytest.raises(kind, match=f"^{re.escape(message)}$"):
        parse_many(dispatches, **options)


@each_way
def test_nothing_gives_nothing(workers: int | None) -> None:
    assert list(parse_many([], workers=workers)) == []


# --- reports that came from another process --------------------------------------------------------------------

MET = "OSLO (Reuters) - Norwegian Defence Minister Kari Lund met Paul Reed."


def unread() -> Result:
    """Return a result as another process gave it; nobody has looked at its report yet."""
    (result,) = parse_many([{"text": MET, "id": "r-1"}], workers=2)
    assert "report" not in vars(result)
    return result


def read() -> Result:
    (result,) = parse_many([{"text": MET, "id": "r-1"}])
    return result


LOOKS: list[Callable[[Result], object]] = [
    lambda result: result.report,
    lambda result: result.reports,
    lambda result: result.model_dump_json(),
    lambda result: result.model_dump(mode="json"),
    lambda result: dict(result),
    lambda result: TypeAdapter(list[Result]).dump_json([result]),
    lambda result: result.model_copy().report,
    lambda result: pickle.loads(pickle.dumps(result)),
    repr,
    hash,
]


def test_a_report_is_read_when_somebody_looks_at_it() -> None:
    result, other = unread(), read()
    fresh = [result.model_copy() for _ in LOOKS]
    assert [look(one) for look, one in zip(LOOKS, fresh, strict=True)] == [look(other) for look in LOOKS]
    assert result == other
    assert other == result
    assert (result.error, result.id) == (None, "r-1")
    with pytest.raises(AttributeError, match="no attribute 'raport'"):
        result.raport  # type: ignore[attr-defined]  # noqa: B018


def test_the_schema_of_a_result_is_that_of_its_fields() -> None:
    assert Result.model_json_schema(mode="serialization") == Result.model_json_schema(mode="validation")

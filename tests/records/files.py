"""The dispatches and their records: the invented ones in ``tests/dispatches``, the real ones where they are at hand."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HERE = ROOT / "tests" / "dispatches"
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold"
CASES = SHARED / "cases"
RECORDED = ("seed", "dev", "more", "news")
INVENTED = "dispatches"
SETS = (INVENTED, *RECORDED, "mixed", "cases")

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A text with what ``parse`` is given beside it, and the record: only the fields that somebody wrote down.

    A case has no record but *case*, its line of ``cases.jsonl``, which ``run_cases.py`` judges.
    """

    set: str
    name: str
    text: str
    title: str | None
    published: str | None
    record: Record
    case: Record | None = None

    @property
    def label(self) -> str:
        return f"{self.set}/{self.name}"


def names() -> list[str]:
    """Return the name of every invented dispatch, ``source/number``, sorted."""
    found = [(path.parent.name, int(path.stem)) for path in HERE.glob("*/*.txt")]
    return [f"{source}/{number}" for source, number in sorted(found)]


def text_path(name: str) -> Path:
    return HERE / f"{name}.txt"


def expected_path(name: str) -> Path:
    return HERE / f"{name}.expected.toml"


def misses_path(name: str) -> Path:
    return HERE / f"{name}.misses.toml"


def report_path(name: str) -> Path:
    return HERE / f"{name}.report.json"


def invented(name: str) -> Dispatch:
    """Return an invented dispatch, its line ends untouched."""
    values = tomllib.loads(expected_path(name).read_text(encoding="utf-8"))
    text = text_path(name).read_bytes().decode("utf-8")
    title, published = values.get("title"), _plain(values.get("published"))
    return Dispatch(INVENTED, name, text, title, published, _whole(values))


def dispatches(wanted: str) -> list[Dispatch]:
    """Return the dispatches of the set *wanted*, one of SETS; none where its files are not at hand."""
    if wanted == INVENTED:
        return [invented(name) for name in names()]
    if wanted == "mixed":
        return [_mixed(row) for row in _rows(GOLD / "mixed.jsonl") if not row["doubtful"]]
    if wanted == "cases":
        return [_case(row) for row in _rows(CASES / "cases.jsonl")]
    texts = {row["id"]: row for row in _rows(GOLD / f"{wanted}.texts.jsonl")}
    return [_real(wanted, texts[row["id"]], row) for row in _rows(GOLD / f"{wanted}.gold.jsonl")]


# --- records -----------------------------------------------------------------------------------------------------


def _rows(path: Path) -> Iterator[Record]:
    lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    return (json.loads(line) for line in lines if line.strip())


def _plain(value: Any) -> Any:
    """Return a value of TOML as JSON has it: a date as its ISO form."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _table(values: Record | None, keys: tuple[str, ...]) -> Record | None:
    return None if values is None else {key: _plain(values.get(key)) for key in keys}


def _whole(values: Record) -> Record:
    """Return a record with every key, from one that leaves out what is null or empty."""
    return {
        "dateline": _table(values.get("dateline"), ("city", "country", "date")),
        "agency": values.get("agency"),
        "meeting": _table(values.get("meeting"), ("status", "format", "date", "city", "country")),
        "participants": [
            {"rank": None, "roles": [], "party": None, "accredited_to": []} | person
            for person in values.get("participants", [])
        ],
        **{key: values.get(key, []) for key in ("mentioned", "topics", "labels", "statements")},
    }


def _real(wanted: str, row: Record, record: Record) -> Dispatch:
    return Dispatch(wanted, row["id"], row["text"], row["title"], row["published"], _whole(record))


def _mixed(row: Record) -> Dispatch:
    """Return a text of which only meeting and participants are recorded; the latter only where there is a meeting."""
    held = row["meeting"] != "none"
    people = {"participants": [{"name": name} for name in row["participants"]]} if held else {}
    record = {"meeting": {"status": row["meeting"]}, **people}
    return Dispatch("mixed", row["id"], row["text"], row["title"], row["published"] and row["published"][:10], record)


def _case(row: Record) -> Dispatch:
    return Dispatch("cases", row["id"], row["text"], row.get("title"), row.get("published"), {}, row)


# --- lists of known misses ---------------------------------------------------------------------------------------

HEADING = "# Where the report differs from the record today. Rewritten by: python -m tests.records rewrite\n"


def read_misses(name: str) -> list[tuple[str, str]]:
    """Return the known misses of an invented dispatch: the field of each, and what differs."""
    path = misses_path(name)
    values = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return [(field, text) for field, texts in values.items() for text in texts]


def write_misses(name: str, misses: list[tuple[str, str]]) -> None:
    """Write the list of known misses of a dispatch; no file when it is empty."""
    fields = dict.fromkeys(field for field, _ in misses)
    blocks = [_block(field, sorted(text for f, text in misses if f == field)) for field in fields]
    write(misses_path(name), HEADING + "".join(blocks) if blocks else None)


def _block(field: str, texts: list[str]) -> str:
    return f"{json.dumps(field)} = [\n" + "".join(f"  {_quoted(text)},\n" for text in texts) + "]\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def write(path: Path, content: str | None) -> None:
    """Make *path* hold *content*, or be absent for ``None``."""
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(content, encoding="utf-8", newline="\n")

"""``python -m dipbrief.lexicon.compile``: write ``data/compiled/`` from the tables. To be run after a change of one."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import dipbrief
from dipbrief.tables import compact, read_source

HERE = Path(dipbrief.__file__).parent / "data"
_EXAMPLES = frozenset(["example", "examples", "counter", "note"])


def compiled_tables() -> str:
    """Return every ``data/*.toml`` as a line of its name and JSON, without the examples."""
    names = sorted(path.stem for path in HERE.glob("*.toml"))
    return _lines({name: compact(_without_examples(read_source(name))) for name in names})


def compiled_lexicon() -> dict[str, str]:
    """Return the files of the lookups by name; they need the compiled tables."""
    from dipbrief.acts import inflected_verbs
    from dipbrief.lexicon.forms import agency_entries, name_entries, region_entries
    from dipbrief.lexicon.lookup import pack
    from dipbrief.lexicon.terms import pack_terms, terms

    return {
        "names": _lines({first: pack(group) for first, group in _by_first(name_entries()).items()}),
        "agencies": _lines({first: pack(group) for first, group in _by_first(agency_entries()).items()}),
        "regions": _lines({first: pack(group) for first, group in _by_first(region_entries()).items()}),
        "words": _lines({name: compact(words) for name, words in _word_lists(list(name_entries())).items()})
        + _lines({"verbs": compact(inflected_verbs())}),
        "topics": _lines(pack_terms(terms())),
    }


def _by_first(found: Iterable[Any]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for item in found:
        groups.setdefault(item.keys[0], []).append(item)
    return groups


def _word_lists(entries: list[Any]) -> dict[str, list[str]]:
    """First words that a stage asks for: of titles, and of forms that may begin in lower case."""
    titles = {e.keys[0] for e in entries if e.kind in ("office", "portfolio", "modifier", "rank", "status")}
    lower = {e.keys[0] for e in entries if not e.capital or (e.exact and e.exact[0][0].islower())}
    return {"title-starts": sorted(titles), "lower-starts": sorted(lower)}


def _without_examples(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_examples(child) for name, child in value.items() if name not in _EXAMPLES}
    return [_without_examples(child) for child in value] if isinstance(value, list) else value


def _lines(rows: dict[str, str]) -> str:
    return "".join(f"{key}\t{packed}\n" for key, packed in rows.items())


def main() -> None:
    """Write the files."""
    folder = HERE / "compiled"
    folder.mkdir(exist_ok=True)
    (folder / "tables.tsv").write_text(compiled_tables(), encoding="utf-8")
    for name, text in compiled_lexicon().items():
        (folder / f"{name}.tsv").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

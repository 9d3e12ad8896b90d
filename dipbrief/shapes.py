"""What an entry of each data file has to look like, so that a mistake is told by file and entry."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain
from typing import Any

from dipbrief.data_files import DataError, DataFiles


@dataclass(frozen=True)
class Shape:
    """The keys of an entry, with a ``[]`` behind a name for a list of strings, a ``?`` for what is checked elsewhere.

    The rest are strings. ``required`` ones have to be there, ``optional`` ones may. No two entries are alike in the
    keys ``unique``; those that are tables of a name cannot be, in TOML.
    """

    required: str
    optional: str = ""
    unique: str = ""
    keys: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        found = {mark.rstrip("[]?"): mark for mark in f"{self.required} {self.optional}".split()}
        object.__setattr__(self, "keys", found)

    def missing(self, entry: dict[str, Any]) -> list[str]:
        """Return the keys that *entry* lacks."""
        return [name for name in (mark.rstrip("[]?") for mark in self.required.split()) if name not in entry]


# By file, of the entries that are its tables ([AZ], [NATO]).
TABLES = {
    "acts": Shape("examples[]", "counter[]"),
    "agencies": Shape("name marks[] country kind", "aliases[] weak[] datelines[]"),
    "media_topics": Shape("code name match", "example?"),
    "organizations": Shape("name kind", "aliases[] abbreviations[] weak[] example?"),
    "regions": Shape("names[]", "dateline_only[] example?"),
    "states": Shape(
        "name capital prefixes[]",
        "official aliases[] abbreviations[] demonyms[] people[] capital_aliases[] metonyms[] weak[] counter[]"
        " historic? example?",
    ),
    "topics": Shape("terms[] weak[] abbreviations[] plover_context", "covers examples[] counter[]"),
}
# Tables of those files that are no entries.
_OTHERS = {"topics": {"slots"}}
# By file and name, of the entries that are items of a list ([[rank]]).
ITEMS = {
    ("bodies", "body"): Shape("name country kind", "aliases[] abbreviations[] weak[] example?", unique="name country"),
    ("nouns", "noun"): Shape(
        "id class",
        "words[] acts? format formats? slots? needs[] only? never? apart[] light[] through[] alone? example roles?"
        " counter[]",
        unique="id",
    ),
    ("verbs", "frame"): Shape(
        "id class slots?",
        "verbs[] acts? format formats? needs[] only? never? apart[] voice preposition? control[] agent[] example roles?"
        " counter[]",
        unique="id",
    ),
    ("findings", "finding"): Shape("id severity meaning", unique="id"),
    ("findings", "issue"): Shape("id meaning", unique="id"),
    ("offices", "office"): Shape(
        "id forms[] kind", "nouns[] abbreviations[] country organization vienna? trait example?", unique="id country"
    ),
    ("plover", "act"): Shape("id event cameo?", "mode? example?", unique="id"),
    ("plover", "sector"): Shape("sector", "kind? office? system? example?"),
    ("portfolios", "portfolio"): Shape("id forms[]", "example?", unique="id"),
    ("ranks", "rank"): Shape("id system forms[]", "weak[] code? example? counter[]", unique="id"),
    ("readouts", "office"): Shape("line", "country organization title? anywhere? example?", unique="line"),
    ("titles", "status"): Shape("id words[]", "weak[] example? counter[]", unique="id"),
}


# Lists inside such an entry ([[rank.code]]).
_INNER = {("ranks", "rank", "code"): Shape("code countries[]")}
# Files of such entries alone.
_LISTS = ("bodies", "findings", "offices", "portfolios", "ranks")


def check(files: DataFiles) -> None:
    """Raise :class:`DataError` with the first mistake in *files*."""
    for name in files.names():
        _check_file(name, files.table(name))
    if "verbs.toml" in files.files and "nouns.toml" in files.files:
        _check_frames(files)
    for number, row in enumerate(files.rows("places") if "places.tsv" in files.files else (), start=1):
        if len(row) != 3 or not row[0] or not row[1]:
            raise DataError(
                f"data/places.tsv, row {number} ({row[0]!r}): write a name, the code of a state and aliases,"
                " with tabs between them; the last may be empty."
            )


def _check_file(name: str, table: dict[str, Any]) -> None:
    where = f"data/{name}.toml"
    if name in TABLES:
        for key in (key for key in table if key not in _OTHERS.get(name, ())):
            check_entry(f"{where}, [{key}]", table[key], TABLES[name])
    elif lists := [key for file, key in ITEMS if file == name]:
        _check_lists(where, table, lists, name)


def _check_lists(where: str, table: dict[str, Any], lists: list[str], name: str) -> None:
    for key, value in table.items():
        if key not in lists and (isinstance(value, list) or name in _LISTS):
            raise DataError(f"{where}, {key!r}: nothing reads this. Write the entry under a line [[{lists[0]}]].")
    for key in lists:
        check_items(f"{where}, [[{key}]]", table.get(key), ITEMS[name, key])
    for (file, outer, inner), shape in _INNER.items():
        for item in (item for item in table.get(outer, ()) if file == name and inner in item):
            check_items(f"{where}, [[{outer}]] {item['id']!r}, [[{outer}.{inner}]]", item[inner], shape)


def check_items(where: str, items: Any, shape: Shape) -> None:
    """Raise :class:`DataError` with the first mistake in *items*, the entries of a list; *where* names the list."""
    if not isinstance(items, list):
        raise DataError(f"{where}: there is none. Write each entry under a line {where.rpartition(' ')[2]}.")
    seen = set()
    for number, item in enumerate(items, start=1):
        here = f"{where} {_label(item, number)}"
        check_entry(here, item, shape)
        own = tuple(item.get(key) for key in shape.unique.split())
        if own and own in seen:
            what = " and ".join(shape.unique.split())
            raise DataError(f"{here}: this {what} exists already. Choose another, or add to the entry that has it.")
        seen.add(own)


def _check_frames(files: DataFiles) -> None:
    for file, key, words in (("verbs", "frame", "verbs"), ("nouns", "noun", "words")):
        for item in files.table(file)[key]:
            check_frame(f"data/{file}.toml, [[{key}]] {item['id']!r}", item, words, files)


def check_frame(where: str, item: dict[str, Any], words: str, files: DataFiles) -> None:
    """Raise :class:`DataError` when what the frame *item* names is not in *files*; its words stand under *words*."""
    verbs = files.table("verbs")
    acts = set(files.table("acts")) if "acts.toml" in files.files else set()
    kinds = {*verbs["class"], *acts, *(noun["id"] for noun in files.table("nouns")["noun"]), *_KINDS_OF_GROUPS}
    found = (_frame_mistakes(item, words, verbs), _act_mistakes(item, acts), _condition_mistakes(item, kinds))
    for mistake in chain.from_iterable(found):
        raise DataError(f"{where}: {mistake}")


# What a frame may ask of a noun group beside the classes of nouns: its kind, or what the word list says.
_KINDS_OF_GROUPS = ("name", "pronoun", "common", "number", "date", "clause", "human", "group", "place", "several")


def _frame_mistakes(item: dict[str, Any], words: str, verbs: dict[str, Any]) -> Iterator[str]:
    if (words in item) == ("acts" in item):
        yield f"it has to have either {words!r} or a table 'acts'. Add {words} = [\"...\"]."
    if item["class"] not in verbs["class"]:
        yield f"there is no class {item['class']!r}. Choose one, or add [class.{item['class']}] to data/verbs.toml."
    for name in ("slots", "only", "never", "roles", "acts", "formats"):
        if not isinstance(item.get(name, {}), dict):
            yield f"{name!r} is no table. Write {name} = {{ ... = ... }}."
    for name in (*item.get("light", ()), *item.get("through", ())):
        if name[0] == "@" and name[1:] not in verbs["light"]:
            yield f"there is no group {name!r}. Choose one of [light] in data/verbs.toml, or add it there."
    for role in item.get("slots", {}).values():
        if role not in verbs["class"][item["class"]].get("roles", ()):
            yield f"frames of the class {item['class']!r} have no role {role!r}. Choose one of [class.{item['class']}]."


def _act_mistakes(item: dict[str, Any], acts: set[str]) -> Iterator[str]:
    for act, listed in item.get("acts", {}).items():
        if act not in acts:
            yield f"there is no act {act!r} in data/acts.toml. Choose one of those."
        if not (isinstance(listed, list) and all(map(_is_text, listed))):
            yield f'{act!r} is no list of words. Write {act} = ["..."], nothing empty in it.'


def _condition_mistakes(item: dict[str, Any], kinds: set[str]) -> Iterator[str]:
    for condition in ("only", "never"):
        for slot, names in item.get(condition, {}).items():
            for name in names:
                if name not in kinds:
                    yield f"{condition}.{slot} asks for {name!r}, and no noun is of that class."


def _label(item: Any, number: int) -> str:
    """What to find *item* by: its name, or its number and how it starts."""
    names = [item[key] for key in ("id", "name", "line") if item.get(key)] if isinstance(item, dict) else []
    return repr(names[0]) if names else f"number {number}{_start(item)}"


def _start(item: Any) -> str:
    """The first form of *item*, in brackets, to find an entry without a name by."""
    values = [value for value in item.values() if value] if isinstance(item, dict) else []
    first = values[0][0] if values and isinstance(values[0], list) else next(iter(values), "")
    return f" ({first!r})" if first else ""


def check_entry(where: str, entry: Any, shape: Shape) -> None:
    """Raise :class:`DataError` with the first mistake in *entry*; *where* names it."""
    for mistake in _mistakes(entry, shape):
        raise DataError(f"{where}: {mistake}")


def _mistakes(entry: Any, shape: Shape) -> Iterator[str]:
    """Yield what is wrong with *entry*, and what to do."""
    if not isinstance(entry, dict):
        yield f"this is no entry. Give it the keys {', '.join(shape.keys)}."
        return
    for key in (key for key in entry if key not in shape.keys):
        close = get_close_matches(key, shape.keys, n=1)
        advice = f"Did you mean {close[0]!r}?" if close else f"It may have {', '.join(shape.keys)}."
        yield f"unknown key {key!r}. {advice}"
    for key in shape.missing(entry):
        value = '["..."]' if shape.keys[key].endswith("[]") else '"..."'
        yield f"no {key!r}. Add {key} = {value}."
    for key, value in entry.items():
        mark = shape.keys[key]
        if mark.endswith("[]") and not (isinstance(value, list) and all(map(_is_text, value))):
            yield f'{key!r} is no list of words. Write {key} = ["..."], nothing empty in it.'
        elif not mark.endswith(("[]", "?")) and not isinstance(value, str):
            yield f'{key!r} is no text. Write {key} = "...".'


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())

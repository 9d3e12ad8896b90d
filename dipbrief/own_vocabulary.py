"""A vocabulary of one's own: agencies, ranks, offices, bodies, names of states, verbs, topics beside the shipped ones.

It is read, checked and made into lookups once. A document that is read with it carries these (``Document.own``), and
the shipped lookups lay them over what they find themselves; nothing shared is changed.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from hashlib import blake2b
from pathlib import Path
from typing import Any

from dipbrief.data_files import DataError, DataFiles
from dipbrief.frames import make_frames
from dipbrief.labels import phrase_tree
from dipbrief.lexicon import Entry, Lookup, agencies, names
from dipbrief.lexicon.forms import agency_entries, first_words, name_entries
from dipbrief.lexicon.lookup import pack
from dipbrief.lexicon.terms import terms
from dipbrief.models import Rank
from dipbrief.shapes import ITEMS, TABLES, Shape, check_entry, check_frame, check_items
from dipbrief.syntax.forms import VERB, read_words
from dipbrief.tables import is_country, read_table

__all__ = ["OwnVocabulary", "read_own_vocabulary"]

_FORMS = ("aliases", "abbreviations", "demonyms", "people", "capital_aliases", "metonyms", "weak")
# The sections that are tables of an id ([agency.SKERRY]): the data file, and what an entry has to look like.
_BY_ID = {
    "agency": ("agencies", Shape("name marks[] country", "kind aliases[] weak[] datelines[]")),
    "organization": ("organizations", TABLES["organizations"]),
    "state": ("states", Shape("", " ".join(f"{name}[]" for name in _FORMS) + " example?")),
    "topic": (
        "topics",
        Shape("", "terms[] weak[] abbreviations[] plover_context covers examples[] counter[]"),
    ),
}
# The sections that are lists ([[rank]]): the data file, which has the same list.
_LISTS = {"rank": "ranks", "office": "offices", "body": "bodies", "frame": "verbs"}
_ABOUT = ("name", "version")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODE = re.compile(r"O[FR]-(10|[1-9])")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class OwnVocabulary:
    """A vocabulary of one's own, as a report tells of it.

    ``name`` and ``version`` are those that it gives itself, ``digest`` tells its entries from any others. ``source`` is
    what it holds, ``layers`` what is made of that.
    """

    name: str
    version: str
    digest: str
    source: Mapping[str, Any] = field(repr=False, compare=False)
    layers: Mapping[str, Any] = field(repr=False, compare=False)


def read_own_vocabulary(source: str | Path | Mapping[str, Any]) -> OwnVocabulary:
    """Return the vocabulary that *source* holds, the path of a TOML file or what such a file holds.

    Raises ``ValueError`` with section, entry and what to do when there is a mistake in it, ``OSError`` when the file
    cannot be read, ``TypeError`` when *source* is something else.
    """
    where, table = _read(source)
    about = {key: table.get(key, "") for key in _ABOUT}
    for key in (key for key in _ABOUT if not isinstance(about[key], str)):
        raise DataError(f'{where}, {key!r} is no text. Write {key} = "...".')
    tables = _tables(where, table)
    held = {section: entries for section, entries in table.items() if section not in _ABOUT}
    written = json.dumps(held, sort_keys=True)
    return OwnVocabulary(
        name=about["name"] or (Path(where).stem if isinstance(source, str | Path) else "own"),
        version=about["version"],
        digest=blake2b(written.encode(), digest_size=8).hexdigest(),
        source=table,
        layers=_layers(tables),
    )


def _read(source: str | Path | Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """What it is called in messages, and what it holds."""
    if isinstance(source, Mapping):
        try:
            held: dict[str, Any] = json.loads(json.dumps(dict(source)))
        except (TypeError, ValueError) as error:
            raise DataError(f"vocabulary: {error}. Give texts, lists of texts and tables.") from None
        return "vocabulary", held
    if not isinstance(source, str | Path):
        raise TypeError(f"vocabulary must be the path of a TOML file or a mapping, not {type(source).__name__}")
    import tomllib

    path = Path(source)
    try:
        return str(path), tomllib.loads(path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 at byte {error.start}. Save the file as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: {error}. Correct it.") from None


# --- what is checked -------------------------------------------------------------------------------------------------


def _tables(where: str, table: Mapping[str, Any]) -> dict[str, Any]:
    """The entries by the data file that they belong to, checked; those of a list under its own name."""
    found: dict[str, Any] = {}
    for section, entries in table.items():
        if section in _BY_ID:
            file, shape = _BY_ID[section]
            if not isinstance(entries, dict):
                raise DataError(f"{where}, {section!r}: write each entry under a line [{section}.ID].")
            for id, entry in entries.items():
                check_entry(f"{where}, [{section}.{id}]", entry, shape)
            found[file] = entries
        elif section in _LISTS:
            shape = ITEMS[_LISTS[section], section]
            check_items(f"{where}, [[{section}]]", entries, Shape(shape.required, shape.optional))
            found[_LISTS[section]] = {section: entries}
        elif section not in _ABOUT:
            known = [*_BY_ID, *_LISTS, *_ABOUT]
            close = get_close_matches(section, known, n=1)
            advice = f"Did you mean {close[0]!r}?" if close else f"There may be {', '.join(known)}."
            raise DataError(f"{where}: unknown section {section!r}. {advice}")
    for place, mistake in _mistakes(found):
        raise DataError(f"{where}, {place}: {mistake}")
    for frame in found.get("verbs", {}).get("frame", ()):
        check_frame(f"{where}, [[frame]] {frame['id']!r}", frame, "verbs", _files(found))
    return found


def _mistakes(tables: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What no shape tells: ids and codes that do not exist, and the entries in which they stand."""
    for id, agency in tables.get("agencies", {}).items():
        yield from _of_country(f"[agency.{id}]", agency)
    for code in tables.get("states", {}):
        if code not in read_table("states"):
            yield f"[state.{code}]", "there is no such state. Use its ISO 3166-1 code, such as [state.NO]."
    for id, topic in tables.get("topics", {}).items():
        yield from ((f"[topic.{id}]", mistake) for mistake in _of_topic(id, topic))
    for section, file in _LISTS.items():
        for item in tables.get(file, {}).get(section, ()):
            place = f"[[{section}]] {item.get('id', item.get('name'))!r}"
            yield from _of_country(place, item)
            yield from ((place, mistake) for mistake in _CHECKS.get(section, _nothing)(item))


def _of_country(place: str, entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if "country" in entry and not is_country(entry["country"]):
        yield place, f"no such country code: {entry['country']!r}. Use ISO 3166-1 alpha-2, or XK for Kosovo."


def _of_topic(id: str, topic: Mapping[str, Any]) -> Iterator[str]:
    yield from _of_id(id)
    for phrase in (*topic.get("terms", ()), *topic.get("weak", ())):
        for slot in _SLOT.findall(phrase):
            if slot != "country" and slot not in read_table("topics")["slots"]:
                yield f"{phrase!r}: there is no slot {slot!r}. Spell the words out."


def _of_id(id: str) -> Iterator[str]:
    if not _ID.fullmatch(id):
        yield f"the id {id!r} has other than small letters, digits and hyphens. Write it like 'harbour-master'."


def _of_rank(rank: Mapping[str, Any]) -> Iterator[str]:
    yield from _of_id(rank["id"])
    systems = Rank.model_json_schema()["properties"]["system"]["enum"]
    if rank["system"] not in systems:
        yield f"there is no system {rank['system']!r}. Choose one of {', '.join(systems)}."
    blocks = rank.get("code", ())
    check_items(f"[[rank]] {rank['id']!r}, [[rank.code]]", blocks, Shape("code countries[]")) if blocks else None
    for block in blocks:
        if not _CODE.fullmatch(block["code"]):
            yield f"there is no rank code {block['code']!r}. Use STANAG 2116: OF-1 to OF-10, OR-1 to OR-9."
        for code in (code for code in block["countries"] if not is_country(code)):
            yield f"no such country code: {code!r}. Use ISO 3166-1 alpha-2, or XK for Kosovo."


def _of_office(office: Mapping[str, Any]) -> Iterator[str]:
    yield from _of_id(office["id"])
    for key in ("kind", "trait"):
        known = sorted({entry[key] for entry in read_table("offices")["office"] if key in entry})
        if key in office and office[key] not in known:
            yield f"there is no {key} {office[key]!r}. Choose one of {', '.join(known)}."
    if office.get("organization", "UN") not in read_table("organizations"):
        yield f"there is no organization {office['organization']!r} in the shipped ones."


def _of_frame(frame: Mapping[str, Any]) -> Iterator[str]:
    for verb in (*frame.get("verbs", ()), *(verb for verbs in frame.get("acts", {}).values() for verb in verbs)):
        if not read_words().lookup(verb.split()[0]).bits & VERB or verb.split()[0] not in read_words():
            yield f"the word list knows no verb {verb.split()[0]!r}. Only verbs of the list can have a frame."


def _nothing(_: Mapping[str, Any]) -> Iterator[str]:
    return iter(())


_CHECKS = {"rank": _of_rank, "office": _of_office, "frame": _of_frame}


# --- what is made of it ----------------------------------------------------------------------------------------------


def _layers(tables: Mapping[str, Any]) -> dict[str, Any]:
    """What is laid over the shipped vocabulary, by the names under which ``Document.own`` is asked."""
    files = _files(tables)
    entries = _new(names(), name_entries(files))
    firsts = first_words(entries)
    layers: dict[str, Any] = {
        "names": _lookup(entries, firsts["lower-starts"]),
        "agencies": _lookup(_new(agencies(), agency_entries(files))),
        "title-starts": frozenset(firsts["title-starts"]),
        "tables": {},
    }
    if "agencies" in tables:
        layers["tables"]["agencies"] = read_table("agencies") | tables["agencies"]
    if "topics" in tables:
        slots = {**read_table("topics")["slots"], "ignore": []}
        own = {label: _topic(topic) for label, topic in tables["topics"].items()}
        layers["topics"] = phrase_tree(terms({"slots": slots, **own}))
    if "verbs" in tables:
        verbs = files.table("verbs")
        layers["frames"] = make_frames(verbs, files.table("nouns"), read_words())
    return layers


def _topic(topic: Mapping[str, Any]) -> dict[str, Any]:
    return {"terms": [], "weak": [], "abbreviations": [], **topic}


def _files(tables: Mapping[str, Any]) -> DataFiles:
    """The data files with the entries of one's own alone; what they refer to is that of the package."""
    states = {
        code: {"prefixes": [], **_named(read_table("states")[code]), **entry}
        for code, entry in tables.get("states", {}).items()
    }
    titles: dict[str, Any] = {kind: {"words": []} for kind in ("modifier", "unit", "quality", "common", "honorific")}
    verbs = read_table("verbs")
    own_frames = tables.get("verbs", {"frame": []})["frame"]
    held = {
        "agencies": tables.get("agencies", {}),
        "organizations": tables.get("organizations", {}),
        "states": states,
        "bodies": tables.get("bodies", {"body": []}),
        "ranks": tables.get("ranks", {"rank": []}),
        "offices": tables.get("offices", {"office": []}),
        "portfolios": {"portfolio": []},
        "titles": {**titles, "status": []},
        "words": {"spellings": read_table("words")["spellings"]},
        "acts": read_table("acts"),
        "nouns": read_table("nouns"),
        "verbs": {**verbs, "frame": [*own_frames, *verbs["frame"]]},
    }
    return DataFiles({"places.tsv": b"", **{f"{name}.toml": b"" for name in held}}, "", held)


def _named(state: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in state.items() if key not in _FORMS}


def _new(shipped: Lookup, entries: Iterator[Entry]) -> list[Entry]:
    """The entries that the shipped lookup has not."""
    return [entry for entry in entries if not any(map(_same(entry), shipped.starting(entry.keys[0])))]


def _same(entry: Entry) -> Any:
    own = (entry.keys, entry.kind, entry.id, entry.form)
    return lambda other: (other.keys, other.kind, other.id, other.form) == own


def _lookup(entries: list[Entry], lower: list[str] | None = None) -> Lookup:
    owners: dict[str, int] = {}
    rows = pack(entries, owners)
    return Lookup(rows, {str(number): owner for owner, number in owners.items()}, lower)

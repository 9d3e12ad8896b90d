"""What people write in ``data/``, and whether the tables compiled from it are up to date.

A wheel holds compiled tables that belong to it, and nothing of this module runs. In a checkout each of them bears the
digest of what it was made from, and is used while that is the digest of what stands there now. A stamp beside them
holds the latter with the times and sizes of the files: while these are the same, no file has to be read.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from importlib.resources.abc import Traversable
from pathlib import Path
from threading import get_ident
from typing import Any

STAMP = "stamp"
# The modules whose results are compiled; tests/test_compiled.py compares the list with what is imported.
MAKERS = (
    "document.py",
    "markup.py",
    "quotations.py",
    "seen.py",
    "sentences.py",
    "shapes.py",
    "data_files.py",
    "tables.py",
    "lexicon",
)
_SETTLED = 1_000_000_000  # ns; a file changed later than that before its stamp may change again within one tick


class DataError(ValueError):
    """A mistake in a data file; the message names file, entry and what to do."""


@dataclass(frozen=True, eq=False)
class DataFiles:
    """The data files as they were read at one moment: ``files`` by name, and the digest of them and of their makers."""

    files: Mapping[str, bytes]
    digest: str
    _tables: dict[str, dict[str, Any]] = field(default_factory=dict)

    def names(self) -> list[str]:
        """Return the names of the TOML files, without ending."""
        return sorted(name.removesuffix(".toml") for name in self.files if name.endswith(".toml"))

    def table(self, name: str) -> dict[str, Any]:
        """Return ``<name>.toml`` as people wrote it. The result is shared: do not change it."""
        if name not in self._tables:
            self._tables[name] = _parsed(f"{name}.toml", self.text(f"{name}.toml"))
        return self._tables[name]

    def rows(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the rows of ``<name>.tsv`` without its header line and its ``#`` comments."""
        lines = [line for line in self.text(f"{name}.tsv").split("\n") if line and not line.startswith("#")]
        return tuple(tuple(line.split("\t")) for line in lines[1:])

    def text(self, name: str) -> str:
        """Return the file *name*."""
        try:
            return self.files[name].decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            before = self.files[name][: error.start].count(b"\n")
            raise DataError(f"data/{name}, line {before + 1}: this is not UTF-8. Save the file as UTF-8.") from None


def _parsed(file: str, text: str) -> dict[str, Any]:
    import tomllib

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        twice = "twice" in str(error)
        advice = "This id exists already: choose another, or add to that entry." if twice else "Correct it."
        raise DataError(f"data/{file}: {error}. {advice}") from None


def read_data_files(package: Traversable) -> DataFiles:
    """Return the data files of *package*, the folder of dipbrief."""
    found = {file.name: file.read_bytes() for file in (package / "data").iterdir() if _is_source(file.name)}
    digest = blake2b(digest_size=16)
    makers = [file for name in MAKERS for file in _modules(package / name)]
    for name, content in sorted([*found.items(), *((file.name, file.read_bytes()) for file in makers)]):
        digest.update(f"{name} {len(content)}\n".encode() + content)
    return DataFiles(found, digest.hexdigest())


def _is_source(name: str) -> bool:
    return name.endswith((".toml", ".tsv"))


def _modules(place: Traversable) -> list[Traversable]:
    files = place.iterdir() if place.is_dir() else [place]
    return [file for file in files if file.name.endswith(".py")]


def current_digest(package: Path) -> str:
    """Return the digest of the data files and makers as they are now: from the stamp, if that tells."""
    signed = _signature(package)
    digest, _, known = _read_stamp(package).partition("\n")
    if known == signed:
        return digest
    found = read_data_files(package).digest
    write_stamp(package, found, signed)
    return found


def _read_stamp(package: Path) -> str:
    try:
        return (package / "data" / "compiled" / STAMP).read_text(encoding="utf-8")
    except OSError:
        return ""


def _signature(package: Path) -> str:
    """The times and sizes of the data files and makers in one line; two times, since ``cp -p`` keeps one of them."""
    states = _states(package)
    return " ".join(
        f"{name}:{state.st_mtime_ns}:{state.st_ctime_ns}:{state.st_size}" for name, state in sorted(states.items())
    )


def _states(package: Path) -> dict[str, os.stat_result]:
    found: dict[str, os.stat_result] = {}
    for folder in (package / "data", *(package / name for name in MAKERS if not name.endswith(".py"))):
        with os.scandir(folder) as entries:
            found |= {e.name: e.stat() for e in entries if _is_source(e.name) or e.name.endswith(".py")}
    return found | {name: (package / name).stat() for name in MAKERS if name.endswith(".py")}


def write_stamp(package: Path, digest: str, signed: str = "") -> None:
    """Write *digest* beside the compiled tables, for files that were *signed* before they were read.

    A file that changed a moment ago may change again without another time or size: then the digest stands alone.
    """
    newest = max(max(state.st_mtime_ns, state.st_ctime_ns) for state in _states(package).values())
    path = package / "data" / "compiled" / STAMP
    write(path, f"{digest}\n")
    with suppress(OSError):
        if path.stat().st_mtime_ns - newest > _SETTLED:
            write(path, f"{digest}\n{signed}")


def write(path: Path, text: str) -> None:
    """Write the file whole, whoever writes it at the same time, or not at all, as where nothing can be written."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.{get_ident()}")
    try:
        path.parent.mkdir(exist_ok=True)
        beside.write_bytes(text.encode())
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)

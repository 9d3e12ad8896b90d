"""A reader: the functions that read, with a vocabulary of one's own beside the shipped one."""

import datetime as dt
from collections.abc import Generator, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal

from dipbrief.batch import Result, read_many
from dipbrief.dispatch import Dispatch
from dipbrief.models import Issue, MeetingReport, Participant
from dipbrief.own_vocabulary import read_own_vocabulary
from dipbrief.parts import persons_of
from dipbrief.report import read_reports

__all__ = ["Reader"]


class Reader:
    """Reads dispatches with a vocabulary of your own beside the shipped one.

    *vocabulary* is the path of a TOML file, or what such a file holds: agencies, ranks, offices, bodies,
    organizations, further names of states, verbs with their frames, topics. ``name``, ``version`` and ``digest`` tell
    which vocabulary it is; each report tells them too, as the issue ``own-vocabulary``. Without one, a reader does
    what the functions of the package do. A reader never changes, may be shared by threads, and pickles.

    Raises ``ValueError`` with section, entry and what to do when there is a mistake in the vocabulary, ``OSError`` when
    the file cannot be read, and ``TypeError`` when it is something else.

    >>> reader = Reader(vocabulary={
    ...     "name": "desk", "version": "3",
    ...     "office": [{"id": "harbour-master", "forms": ["Harbour Master"], "kind": "local"}],
    ...     "state": {"NO": {"aliases": ["Norroway"]}},
    ...     "topic": {"lighthouses": {"terms": ["lighthouse", "beacon"]}}})
    >>> report = reader.parse("Harbour Master Kari Lund of Norroway met Admiral Paul Reed. They discussed beacons.")
    >>> report.participants[0].roles[0].office, report.participants[0].party.code, report.labels
    ('harbour-master', 'NO', ('lighthouses',))
    >>> report.issues[0].message
    'read with the vocabulary desk, version 3, digest f63664b7d54a59cb'
    """

    def __init__(self, vocabulary: str | Path | Mapping[str, Any] | None = None) -> None:
        self._own = None if vocabulary is None else read_own_vocabulary(vocabulary)

    @property
    def name(self) -> str:
        """Name that the vocabulary gives itself, else that of its file; "" without one."""
        return self._own.name if self._own else ""

    @property
    def version(self) -> str:
        """Version that the vocabulary gives itself; "" without one."""
        return self._own.version if self._own else ""

    @property
    def digest(self) -> str:
        """Sixteen hexadecimal digits that tell the entries of the vocabulary from any others; "" without one."""
        return self._own.digest if self._own else ""

    def parse(self, text: str, *, title: str | None = None, published: dt.date | None = None) -> MeetingReport:
        """Do what ``dipbrief.parse`` does, with the vocabulary of this reader."""
        return read_reports(text, title, published, self._layers(), self._notes())[0]

    def parse_all(
        self, text: str, *, title: str | None = None, published: dt.date | None = None
    ) -> tuple[MeetingReport, ...]:
        """Do what ``dipbrief.parse_all`` does, with the vocabulary of this reader."""
        return read_reports(text, title, published, self._layers(), self._notes(), all_meetings=True)

    def read_person(self, text: str) -> Participant | None:
        """Do what ``dipbrief.read_person`` does, with the vocabulary of this reader."""
        return next(iter(self.find_persons(text)), None)

    def find_persons(
        self, text: str, *, title: str | None = None, published: dt.date | None = None
    ) -> tuple[Participant, ...]:
        """Do what ``dipbrief.find_persons`` does, with the vocabulary of this reader."""
        return persons_of(self.parse(text, title=title, published=published))

    def parse_many(
        self,
        dispatches: Iterable[str | Mapping[str, Any] | Sequence[Any] | Dispatch | Exception],
        *,
        workers: int | None = None,
        on_error: Literal["keep", "raise"] = "keep",
        all_meetings: bool = False,
    ) -> Generator[Result, None, None]:
        """Do what ``dipbrief.parse_many`` does, with the vocabulary of this reader."""
        return read_many(self.parse_all if all_meetings else self.parse, dispatches, workers=workers, on_error=on_error)

    def _layers(self) -> Mapping[str, Any] | None:
        return self._own.layers if self._own else None

    def _notes(self) -> tuple[Issue, ...]:
        if self._own is None:
            return ()
        version = f", version {self.version}" if self.version else ""
        message = f"read with the vocabulary {self.name}{version}, digest {self.digest}"
        return (Issue(code="own-vocabulary", message=message),)

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self._own and (self._own.name, dict(self._own.source)),)

    def __repr__(self) -> str:
        return f"<Reader: {self.name} {self.version} {self.digest}>" if self._own else "<Reader>"


def _again(held: tuple[str, Mapping[str, Any]] | None) -> Reader:
    """Make a reader anew in another process: with the name of its file, which it may not have there."""
    if held is None:
        return Reader()
    name, source = held
    return Reader({**source, "name": name})

"""A cue and the words of ``data/meetings.toml`` as the stage asks for them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from dipbrief.dates import DateMention
from dipbrief.frames.patterns import Standing
from dipbrief.lexicon import keys_of
from dipbrief.participants import Person
from dipbrief.tables import read_table

Format = Literal["in-person", "phone", "video"]
Strength = Literal[1, 2, 3]


class Place(NamedTuple):
    """A place in words *first* to *last*: a city, a state, or both.

    Neither stands for that of the dateline: its city too ("here"), or with *home* its state only ("our country").
    *titled* tells that the words are those of the title.
    """

    first: int
    last: int
    city: str | None
    country: str | None
    home: bool = False
    titled: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Encounter:
    """Words *first* to *last* that report an encounter: a verb with the noun that it carries, or a noun alone.

    *id* and *kind* are those of its frame. ``strength`` is 3 for what a verb reports, 2 for a noun with its sides, 1
    for what only alludes ("during the meeting", "discussed", "visited"). *standing* is "fact", "planned", "possible"
    or "none"; *recalled* tells whether it lies before what is told, *aside* whether it only says what somebody
    remembers or when others did something, *apart* whether it is set apart from another ("|also| met"), *embedded*
    whether a relative clause or one of time tells it. *persons* are those named on its sides; *by_verb* tells whether
    a verb carries it, *setting* whether something is told to have been done there ("|at| their talks"), *dated*
    whether a day is told of it, *mutual* whether several are named or "the sides", *official* whether somebody in
    office or a body of a state is; *definite* whether it is one that the text has told of ("the meeting"). *around*
    are the *persons* and those of whom something is told with it ("|Lund| spoke at a meeting"); *find_places* and
    *find_days* give those told of it in its sentence, the nearest first; *is_vague* tells of a time that is no day;
    *find_venues* and *find_occasions* give the words of buildings and of what it was part of.
    """

    first: int
    last: int
    id: str
    kind: str
    format: Format | None
    strength: Strength
    standing: Standing
    recalled: bool
    aside: bool
    apart: bool
    embedded: bool
    persons: tuple[Person, ...]
    by_verb: bool
    setting: bool
    dated: bool
    mutual: bool
    official: bool
    around: tuple[Person, ...]
    find_places: Callable[[], tuple[Place, ...]]
    find_days: Callable[[], tuple[DateMention, ...]]
    is_vague: Callable[[], bool]
    find_venues: Callable[[], tuple[range, ...]]
    find_occasions: Callable[[], tuple[range, ...]]
    definite: bool

    @property
    def planned(self) -> bool:
        """Whether it is still to come."""
        return self.standing == "planned"

    @property
    def reported(self) -> bool:
        """Whether the text says that it has been or is to come, now."""
        return self.told and not self.recalled

    @property
    def told(self) -> bool:
        """Whether the text says that it has been or is to come, now or then."""
        return self.standing in ("fact", "planned") and not self.aside

    @property
    def plain(self) -> bool:
        """Whether a verb reports it, or a noun that it carries."""
        return self.strength == 3

    @property
    def sided(self) -> bool:
        """Whether it is told with its sides."""
        return self.strength > 1

    @property
    def alluded(self) -> bool:
        """Whether it is only alluded to."""
        return self.strength == 1


@cache
def word_list(name: str, key: str = "words") -> frozenset[str]:
    """Return a list of ``meetings.toml`` as a set of folded words."""
    return frozenset(word for form in read_table("meetings")[name][key] for word in keys_of(form))


@cache
def id_list(name: str) -> frozenset[str]:
    """Return a list of ``meetings.toml`` of ids, classes or lemmas."""
    return frozenset(read_table("meetings")[name]["ids"])


@cache
def number(name: str) -> int:
    """Return a number of ``meetings.toml``."""
    found: int = read_table("meetings")[name]["number"]
    return found

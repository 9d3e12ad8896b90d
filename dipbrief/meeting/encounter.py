"""An encounter that a sentence tells of."""

from dataclasses import dataclass
from typing import Literal

from dipbrief.frames import Frame
from dipbrief.frames.patterns import Standing
from dipbrief.meeting.sentence import Sentence
from dipbrief.meeting.vocabulary import Format
from dipbrief.participants import Person

Strength = Literal[1, 2, 3]


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
    are the *persons* and those of whom something is told with it ("|Lund| spoke at a meeting"). A *frame* of a
    *sentence* tells it.
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
    definite: bool
    sentence: Sentence
    frame: Frame

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
    def before(self) -> bool:
        """Whether its verb says that it was before something else: "|had met| him"."""
        group = None if self.frame.clause is None else self.frame.clause.group
        return group is not None and group.perfect and group.tense == "past"

    @property
    def alluded(self) -> bool:
        """Whether it is only alluded to."""
        return self.strength == 1

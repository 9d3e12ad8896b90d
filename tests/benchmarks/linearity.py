"""Does the time of parse grow with the length of the text, and no faster?"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import dipbrief

from .attacks import Attack
from .timing import in_child, seconds

SMALLEST = 2_000
_COUNTED = 16_000  # below, what a call costs whatever the text is counts for much
_SHORT, _SHORT_ROUNDS = 0.03, 4  # seconds below which noise distorts, and how often more they are measured


@dataclass(frozen=True, slots=True)
class Growth:
    """The least time of parse at each size; ``stopped`` when larger ones would have passed the time allowed."""

    steps: tuple[tuple[int, float], ...]
    stopped: bool

    def units(self, least: int = 0) -> list[float]:
        """Return the seconds per character at each size from *least*."""
        return [time / size for size, time in self.steps if size >= least]

    def spread(self) -> float:
        """Return the largest time per character over the smallest."""
        return max(self.units()) / min(self.units())

    def growth(self) -> float:
        """Return the largest time per character over the smallest at a lesser size; 1 when it only falls.

        Sizes below 16 kB count only where the measure stopped early. Infinite when it stopped at the first.
        """
        if len(self.steps) == 1:
            return float("inf")
        units = self.units(_COUNTED if self.steps[-1][0] >= 4 * _COUNTED else 0)
        return max(late / min(units[: n + 1]) for n, late in enumerate(units))


def sizes(largest: int) -> list[int]:
    """Return the sizes to measure: doubled from 2 kB, and *largest* as the last."""
    found = [SMALLEST]
    while found[-1] * 2 < largest:
        found.append(found[-1] * 2)
    return [*found, largest]


def measure(attack: Attack, at: Sequence[int], allowed: float, rounds: int) -> Growth:
    """Return how the time grows over the sizes *at*, in a process of its own.

    All sizes are measured in turn, *rounds* times (more where it takes little) or until *allowed* seconds
    are spent; from the third on, a size is left out when it would pass them.
    """
    steps, stopped = in_child(_measure, attack, at, allowed, rounds)
    return Growth(steps, stopped)


def _measure(
    attack: Attack, at: Sequence[int], allowed: float, rounds: int
) -> tuple[tuple[tuple[int, float], ...], bool]:
    best: dict[int, float] = {}
    spent = 0.0
    for size in at:
        if len(best) > 1 and spent + best[max(best)] * size / max(best) > allowed:
            break
        best[size] = _parse(attack, size)
        spent += best[size]
    for n in range(rounds - 1 + _SHORT_ROUNDS):
        for size in best:
            if (n < rounds - 1 or best[size] < _SHORT) and spent + best[size] <= allowed:
                time = _parse(attack, size)
                spent += time
                best[size] = min(best[size], time)
    return tuple(best.items()), len(best) < len(at)


def _parse(attack: Attack, size: int) -> float:
    return seconds(partial(dipbrief.parse, attack.make(size)))

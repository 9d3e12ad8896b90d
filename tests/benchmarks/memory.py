"""How much memory does parse take at its peak, over the size of the text?"""

import resource
from functools import partial

import dipbrief

from .attacks import Attack
from .timing import in_child, peak_bytes, seconds

_SMALLEST = 62_500
_MOST_BYTES = 8 * 2**30


def measure(attack: Attack, largest: int, allowed: float) -> tuple[float, int]:
    """Return the peak resident memory of parse over a small text's, for each byte of the text, and the text's size.

    The size is doubled up to *largest*, as long as *allowed* seconds are likely to do. The ratio is infinite
    when 8 GB are not enough.
    """
    result: tuple[float, int] = in_child(_measure, attack, largest, allowed)
    return result


def _measure(attack: Attack, largest: int, allowed: float) -> tuple[float, int]:
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_BYTES, _MOST_BYTES))
    dipbrief.parse(attack.make(1000))
    before, size, spent = peak_bytes(), min(_SMALLEST, largest), 0.0
    while True:
        text = attack.make(size)
        try:
            time = seconds(partial(dipbrief.parse, text))
        except MemoryError:
            return float("inf"), size
        spent += time
        if size * 2 > largest or spent + 4 * time > allowed:
            return (peak_bytes() - before) / len(text.encode("utf-8", "surrogatepass")), size
        size *= 2

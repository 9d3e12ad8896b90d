"""How much memory does parse take at its peak, over the size of the text?"""

import dipbrief

from .attacks import Attack
from .timing import in_child, peak_bytes


def measure(attack: Attack, size: int) -> float:
    """Return the peak resident memory of parse, over that of a small text, for each byte of a text of *size*."""
    text = attack.make(size)
    extra: int = in_child(_extra, text)
    return extra / len(text.encode("utf-8", "surrogatepass"))


def _extra(text: str) -> int:
    dipbrief.parse(text[:1000])
    before = peak_bytes()
    report = dipbrief.parse(text)
    del report
    return peak_bytes() - before

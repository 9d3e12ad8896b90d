"""The syntactic layer takes time in proportion to the text, whatever it is made of."""

import time

import pytest
from benchmarks.attacks import ATTACKS, Attack

from dipbrief.document import read_document
from dipbrief.syntax import english, read_groups


def seconds(attack: Attack, size: int) -> float:
    document = read_document(attack.make(size))
    times = []
    for _ in range(3):
        start = time.perf_counter()
        read_groups(document, english())
        times.append(time.perf_counter() - start)
    return min(times)


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_no_text_takes_long(attack: Attack) -> None:
    assert seconds(attack, 8_000) < 0.5

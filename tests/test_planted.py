"""Planted errors: each kind can be planted somewhere, and what is planted in a few reports is found."""

import pytest
from planted import KINDS, Kind, main, planted, sources

from dipbrief.checks.ground import Ground

SOURCES = [(source, Ground(source.text, source.title, source.title)) for source in sources(12)]
HARDER = ("at other words", "by phone", "other speaker")  # what other words of the text can bear out


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_is_planted_is_found(kind: Kind) -> None:
    found = [planted(kind, source, ground) for source, ground in SOURCES]
    asked = 0.6 if kind.name.endswith(HARDER) else 1.0
    assert found.count(True) >= asked * (found.count(True) + found.count(False))


def test_the_table_has_every_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["2"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("2 reports of our own, 0 with an error or a warning\n")
    assert [kind.name for kind in KINDS if f"| {kind.name} |" not in printed] == []

"""The words and ids of ``data/statements.toml`` as the stage asks for them."""

from functools import cache

from dipbrief.lexicon import keys_of
from dipbrief.tables import read_table


@cache
def word_list(name: str) -> frozenset[str]:
    """Return a list of ``statements.toml`` as a set of folded words."""
    return frozenset(word for form in read_table("statements")[name]["words"] for word in keys_of(form))


@cache
def id_list(name: str) -> frozenset[str]:
    """Return a list of ``statements.toml`` of ids, classes or lemmas."""
    return frozenset(read_table("statements")[name]["ids"])

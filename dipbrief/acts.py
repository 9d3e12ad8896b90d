"""Speech acts: the inflected forms of ``data/acts.toml`` and the conditions under which they count."""

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from dipbrief.document import Document, fold
from dipbrief.lexicon import keys_of
from dipbrief.tables import Rows, compact, read_compiled, read_table

if TYPE_CHECKING:
    from dipbrief.data_files import DataFiles

FormKind = Literal["base", "s", "past", "participle", "ing"]
_FORMS: tuple[FormKind, ...] = ("s", "past", "participle", "ing")


@dataclass(frozen=True, slots=True, eq=False)
class Act:
    """One entry of the table, its conditions folded for comparison."""

    id: str
    verbs: tuple[str, ...]
    followed_by: frozenset[str]
    objects: frozenset[str]
    within: frozenset[str]
    infinitive: bool
    weak: bool
    quoting: bool
    passive: bool

    @property
    def order(self) -> int:
        """Entries of one verb are tried in this order: the most conditioned first."""
        if self.followed_by or self.within or self.infinitive:
            return 0
        return 1 if self.objects or self.quoting else 2 if self.weak else 3


@dataclass(frozen=True, slots=True)
class VerbForm:
    """A form of a verb: which forms it can be, and the acts that own the verb, in order."""

    kinds: frozenset[FormKind]
    acts: tuple[Act, ...]


def inflect(verb: str) -> tuple[str, str, str, str]:
    """Return the -s form, past, past participle and -ing form of a regular verb.

    >>> inflect("stress"), inflect("note"), inflect("reply")
    (('stresses', 'stressed', 'stressed', 'stressing'), ('notes', 'noted', 'noted', 'noting'), \
('replies', 'replied', 'replied', 'replying'))
    """
    if verb[-1] == "y" and verb[-2] not in "aeiou":
        return verb[:-1] + "ies", verb[:-1] + "ied", verb[:-1] + "ied", verb + "ing"
    s = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if verb.endswith("e"):
        return s, verb + "d", verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    return s, verb + "ed", verb + "ed", verb + "ing"


def inflections(verb: str) -> dict[str, set[FormKind]]:
    """Return every form of *verb*, irregular and variant ones included, with the kinds it can be."""
    table = read_table("acts")
    rows = [table[name][verb] for name in ("irregular", "variant") if verb in table[name]] or [inflect(verb)]
    found: dict[str, set[FormKind]] = {verb: {"base"}}
    for row in rows:
        for kind, form in zip(_FORMS, row, strict=True):
            found.setdefault(form, set()).add(kind)
    return found


def _expand(nouns: list[str]) -> frozenset[str]:
    groups = read_table("acts")["light_nouns"]
    found: set[str] = set()
    for noun in nouns:
        found |= set(groups[noun[1:]]) if noun.startswith("@") else {noun}
    return frozenset(fold(noun) for noun in found)


@cache
def _acts() -> tuple[Act, ...]:
    return tuple(
        Act(
            id=data["id"],
            verbs=tuple(data["verbs"]),
            followed_by=frozenset(data.get("followed_by", ())),
            objects=_expand(data.get("objects", [])),
            within=frozenset(data.get("within", ())),
            infinitive=data.get("infinitive", False),
            weak=data.get("weak", False),
            quoting=data.get("quoting", False),
            passive=data.get("passive", True),
        )
        for data in read_table("acts")["act"]
    )


def inflected_verbs() -> dict[str, tuple[list[FormKind], list[int]]]:
    """Return every form that can be a cue, folded, with what it can be and the numbers of its acts in the table.

    For the compiled tables; a text is read with :func:`verb_forms`.
    """
    kinds: dict[str, set[FormKind]] = {}
    owners: dict[str, dict[int, None]] = {}
    for n, act in enumerate(_acts()):
        for verb in act.verbs:
            for form, sorts in inflections(verb).items():
                key = " ".join(keys_of(form)) if "-" in form else fold(form)
                kinds.setdefault(key, set()).update(sorts)
                owners.setdefault(key, {})[n] = None
    return {key: (sorted(kinds[key]), list(acts)) for key, acts in owners.items()}


def packed_verbs(_: "DataFiles") -> dict[str, Rows]:
    """Return the compiled file ``verbs``: :func:`inflected_verbs` in one row, since every text needs them all."""
    return {"verbs": {"verbs": compact(inflected_verbs())}}


@cache
def verb_forms() -> dict[str, VerbForm]:
    """Return every form that can be a cue, folded, with its acts in the order in which they are tried."""
    acts, found = _acts(), {}
    for key, (kinds, numbers) in json.loads(read_compiled("verbs", packed_verbs)["verbs"]).items():
        owners = sorted((acts[n] for n in numbers), key=lambda act: act.order)
        found[key] = VerbForm(frozenset(kinds), tuple(owners))
    return found


@cache
def adverbs() -> frozenset[str]:
    """Return the words that may stand between a subject and its verb."""
    return frozenset(keys_of(word)[0] for word in read_table("acts")["adverbs"]["words"])


@cache
def verb_set(*tables: str) -> frozenset[str]:
    """Return every form of the verbs of ``[not_statement]`` groups *tables*."""
    groups = read_table("acts")["not_statement"]
    return frozenset(fold(form) for table in tables for verb in groups[table] for form in inflections(verb))


def is_finite_verb(document: Document, i: int) -> bool:
    """Tell whether word *i* can be a finite verb of speech."""
    form = verb_forms().get(document.keys[i])
    return form is not None and bool(form.kinds & {"past", "s"})


_BREAKS = frozenset(";:.!?…,")  # what ends a clause

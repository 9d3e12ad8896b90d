"""Verb groups: from the first auxiliary to the verb, with negation and adverbs ("has not yet been signed")."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import Final, Literal, NamedTuple

from dipbrief.document import Document
from dipbrief.syntax.vocabulary import Auxiliary, Vocabulary

__all__ = ["FormOfVerb", "Tense", "VerbGroup", "find_verb_groups"]

Tense = Literal["present", "past", "future"]
FormOfVerb = Literal["finite", "infinitive", "participle", "ing"]


class VerbGroup(NamedTuple):
    """A verb group: the words from *first* up to *last*, of which *head* is the verb that carries the meaning.

    *tense* is ``None`` where the form has none (infinitive, participle). *modality* is the lemma of a modal, or "have
    to", "be to", "yet to", "used to". *particle* is the word of a phrasal verb ("called |off|"), outside first and
    last, or ``None``.
    """

    first: int
    last: int
    head: int
    lemma: str
    form: FormOfVerb
    tense: Tense | None
    perfect: bool
    progressive: bool
    passive: bool
    negative: bool
    modality: str | None
    particle: int | None


_verb_group = partial(tuple.__new__, VerbGroup)  # one for every verb of a text


# --- the expressions ---------------------------------------------------------------------------------------------
_ADVERBS = r"""(?:(?:[ "][BziZ](?:[ ]_){0,3})*[ "]|,[BziZ],)"""
_AFTER_BE = rf"""(?:{_ADVERBS}y)?(?:{_ADVERBS}(?:p-)?[ng])?"""
_AFTER_HAVE = rf"""(?:{_ADVERBS}(?:w{_AFTER_BE}|(?:p-)?n))?"""
_BARE = rf"""(?:(?:p-)?b|E{_AFTER_BE}|H{_AFTER_HAVE})"""
_TO = rf"t{_ADVERBS}{_BARE}"
_VERB_GROUP = re.compile(
    rf"""
      [^A-Za-z](?=[ZtM3fh2e1jHEwypbvsdng])
      (?: (?:[ "]?Z[ "])?{_TO}
        | [M3](?:{_ADVERBS}(?:t{_ADVERBS})?{_BARE})?
        | f(?:{_ADVERBS}{_BARE})?
        | [h2](?:{_ADVERBS}(?:{_TO}|w{_AFTER_BE}|(?:p-)?n))?
        | [e1](?:{_ADVERBS}{_TO}|{_AFTER_BE})
        | j{_AFTER_HAVE} | H{_AFTER_HAVE} | E{_AFTER_BE} | w{_AFTER_BE} | y(?:{_ADVERBS}n)?
        | (?:p-)?[bvsdng]
      )
    """,
    re.VERBOSE,
)
_GOES_ON = re.compile(rf"[ ]{_TO}", re.VERBOSE)  # behind "used"
_PARTICLE = re.compile(r" (?:[OU] |(?:[DP] )?[NS] )?r")
_PASSED_OVER: Final = "BziZp_"


class _Shape(NamedTuple):
    """What the classes of a verb group say of it."""

    verbs: str  # its classes without adverbs and negation
    form: FormOfVerb
    tense: Tense | None
    perfect: bool
    progressive: bool
    passive: bool
    negative: bool


# --- from letters to values ----------------------------------------------------------------------------------------
def find_verb_groups(document: Document, tags: str, first: int, vocabulary: Vocabulary) -> Iterator[VerbGroup]:
    """Yield the verb groups of settled *tags*, whose first word is *first*."""
    keys, covered = document.keys, 0
    for match in _VERB_GROUP.finditer(tags):
        start, end = match.span()
        if start < covered:
            continue
        at = first + start // 2
        if tags[start + 1 : end] == "d" and vocabulary.is_chained(keys[at]):
            longer = _GOES_ON.match(tags, end)
            end = covered = longer.end() if longer else end
        last = first + end // 2
        found = _PARTICLE.match(tags, end)
        particle = first + found.end() // 2 - 1 if found else None
        yield _verb(keys[at:last], _shape(tags[start + 1 : end : 2]), at, last, particle, vocabulary)


def _verb(
    keys: Sequence[str], shape: _Shape, first: int, last: int, particle: int | None, vocabulary: Vocabulary
) -> VerbGroup:
    verbs, form, tense, perfect, progressive, passive, negative = shape
    lemma, modality = vocabulary.lemmas[keys[-1]], None
    if len(keys) > 1 or verbs in _AUXILIARIES:
        known = vocabulary.auxiliaries_among(keys)
        modality = _modality(verbs, known)
        tense = _tense(tense, vocabulary.auxiliaries.get(keys[0]), modality)
        negative = negative or any(auxiliary.negative for auxiliary in known)
    return _verb_group(
        (first, last, last - 1, lemma, form, tense, perfect, progressive, passive, negative, modality, particle)
    )


_AUXILIARIES: Final = frozenset("M3fh2e1")


def _modality(verbs: str, known: Sequence[Auxiliary]) -> str | None:
    """Return what is between "must" and "have to" on the way to the verb."""
    if verbs[0] in "M3" or "t" not in verbs[1:]:
        return next((word.lemma for word in known if word.lemma), None) if verbs[0] in "M3" else None
    named = next((word.lemma for word in known if word.lemma), None)
    return "be to" if verbs[0] in "e1" else named or "have to"


def _tense(tense: Tense | None, first: Auxiliary | None, modality: str | None) -> Tense | None:
    """Return the tense of the *first* auxiliary; what is to be lies ahead."""
    if tense is None:
        return None
    told = first.tense if first else None
    return told or ("future" if modality == "be to" else tense)


@lru_cache(1 << 12)
def _shape(letters: str) -> _Shape:
    """Return what the classes of a group say: "hwn" is a finite perfect passive; its tense is left to the word."""
    verbs = "".join(letter for letter in letters if letter not in _PASSED_OVER)
    main, before = verbs[-1], verbs[:-1]
    form = _form(verbs[0])
    be = not frozenset("eEwy1").isdisjoint(before)
    return _Shape(
        verbs,
        form,
        None if form != "finite" else "past" if verbs[0] == "d" else "present",
        _is_perfect(verbs),
        be and (main == "g" or "y" in verbs[1:]),
        main == "n" and (be or not before),
        "Z" in letters,
    )


def _form(first: str) -> FormOfVerb:
    if first in "tbEH":
        return "infinitive"
    return "participle" if first in "nw" else "ing" if first in "gyj" else "finite"


def _is_perfect(verbs: str) -> bool:
    have = next((n for n, letter in enumerate(verbs) if letter in "hHj2"), len(verbs))
    return verbs[have + 1 : have + 2] in tuple("wn")

"""Base noun groups and verb groups: expressions over the settled classes of a passage.

A noun group goes from determiner to head, with possessors, modifiers, numbers and names, without what follows the head
("the newly appointed ambassador", "Norway's 200 troops"). Dates are groups of their own kind. A verb group goes from the first
auxiliary to the verb, with negation and adverbs ("has not yet been signed").
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from dipbrief.document import Document, fold
from dipbrief.syntax.forms import VERB, Words
from dipbrief.syntax.tags import read_tags
from dipbrief.syntax.vocabulary import Vocabulary

__all__ = ["Groups", "NounGroup", "VerbGroup", "read_groups"]

Kind = Literal["common", "name", "pronoun", "date", "number"]
Tense = Literal["present", "past", "future"]
FormOfVerb = Literal["finite", "infinitive", "participle", "ing"]


class NounGroup(NamedTuple):
    """A base noun group: the words from *first* up to *last*, of which *head* is what it is about.

    *core* is where it begins after determiner and coordinated modifiers ("political and |economic ties|"). *possessor* is the
    range of words that owns it, with its determiner ("|the minister's| visit"), or ``None``. *determiner* and *number* are words or ``None``.
    """

    first: int
    last: int
    head: int
    kind: Kind
    core: int
    plural: bool
    determiner: int | None
    possessor: tuple[int, int] | None
    number: int | None


class VerbGroup(NamedTuple):
    """A verb group: the words from *first* up to *last*, of which *head* is the verb that carries the meaning.

    *tense* is ``None`` where the form has none (infinitive, participle). *modality* is the lemma of a modal, or "have to",
    "be to", "yet to". *particle* is the word of a phrasal verb ("called |off|"), outside first and last, or ``None``.
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


class Groups(NamedTuple):
    """What :func:`read_groups` finds, in the order of the text. *tags* are two characters a word, from word *first* on."""

    first: int
    tags: str
    nouns: tuple[NounGroup, ...]
    verbs: tuple[VerbGroup, ...]

    def tag(self, word: int) -> str:
        """Return the class of a word."""
        return self.tags[2 * (word - self.first) + 1]


# --- noun groups -------------------------------------------------------------------------------------------------
# A gap stands before each class. Gaps inside a group: space, quotation mark, hyphen; "'" behind a possessor.
_IN = r"""[ "\-]"""
_HYPHENED = r"(?:[A-Za-z#]-)*"  # "two-year-old", "London-based"
_ADJECTIVES = r"""A(?:(?:,(?:[Bi][ ])?A)*(?:,&|[ ]&)[ "](?:[Bi][ ])?A)?"""  # "political, economic and military"
_MODIFIER = rf"""(?:[Bi][ "](?=[BiA#])|z[ "](?=\#)|{_HYPHENED}(?:{_ADJECTIVES}|\#|L|X(?=[ "]A[ "\-][NSXAkq])){_IN})"""
_HEADS = rf"""{_HYPHENED}(?:[NSXq]|k(?![ ]X))(?:{_IN}{_HYPHENED}(?:[NSXq]|k(?![ ]X))|(?<=X)[ ]\#(?=[ ][NS]))*(?:[ ]\#(?![ "\-][NSXkqA#]))?"""
_DAY = r"""(?:[AL]\ )?(?:\#\ )?K(?:\ \#)?(?:\ K)?(?:\ k(?!'))?"""
_CORE = rf"""{_MODIFIER}*(?:{_HEADS}|{_DAY}{_IN}{_MODIFIER}*{_HEADS}|K)"""
_NOUN_GROUP = re.compile(
    rf"""
      .(?P<pronoun>[ROUxW123])
    | .(?P<date>{_DAY})(?!'|[ ]\#)
    | .(?P<group>
          (?:[DPQ](?:{_IN}[DP])?{_IN})?(?:{_CORE}'(?:{_MODIFIER}*\#?$|))*{_CORE}
        | [DPQ]{_IN}{_MODIFIER}*{_HYPHENED}[A\#]
        | {_HYPHENED}\#
      )
    """,
    re.VERBOSE,
)
_KINDS: dict[str, Kind] = {**dict.fromkeys("ROUxW123", "pronoun"), "X": "name", "K": "date", "#": "number"}
_PLURAL = frozenset("Sq")


def _noun_groups(tags: str, first: int) -> Iterator[NounGroup]:
    """Yield the noun groups of settled *tags*, whose first word is *first*."""
    for match in _NOUN_GROUP.finditer(tags):
        start, end = match.start() + 1, match.end()
        if match.lastgroup == "pronoun":
            at = first + start // 2
            yield NounGroup(at, at + 1, at, "pronoun", at, False, None, None, None)
        else:
            yield _group(tags[start:end], first + start // 2, _kind(match.lastgroup, tags[start:end]))


def _kind(name: str | None, letters: str) -> Kind:
    if name == "date":
        return "date"
    return "common" if letters[-1] == "#" and letters[:-1] else _KINDS.get(letters[-1], "common")


def _group(letters: str, first: int, kind: Kind) -> NounGroup:
    """Return the group of *letters* (classes at even places, gaps between them) that begins at word *first*."""
    last = first + (len(letters) + 1) // 2
    owned = letters.rfind("'") + 1
    determiner = first if letters[0] in "DPQ" else None
    coordinated = letters.rfind("&", owned) + 2
    core = max(owned, coordinated if coordinated > 1 else 0) or (2 if determiner is not None else 0)
    number = letters.find("#", owned)
    return NounGroup(
        first,
        last,
        last - 2 if letters[-1] == "#" and kind == "common" and len(letters) > 2 and letters[-3] not in "DPQ" else last - 1,
        kind,
        first + core // 2,
        letters[-1] in _PLURAL or "&" in letters[owned:] and False,
        determiner,
        (first, first + owned // 2) if owned else None,
        first + number // 2 if number >= 0 else None,
    )


# --- verb groups -------------------------------------------------------------------------------------------------
_ADVERBS = r"""(?:(?:[ "][BziZ_])*[ "]|,[BziZ],)"""
_AFTER_BE = rf"""(?:{_ADVERBS}y)?(?:{_ADVERBS}(?:p-)?[ng])?"""
_AFTER_HAVE = rf"""(?:{_ADVERBS}(?:w{_AFTER_BE}|(?:p-)?n))?"""
_BARE = rf"""(?:(?:p-)?b|E{_AFTER_BE}|H{_AFTER_HAVE})"""
_VERB_GROUP = re.compile(
    rf"""
      .(?:(?:[ "]?Z[ "])?t{_ADVERBS}{_BARE}
      | [M3](?:{_ADVERBS}{_BARE})?
      | f(?:{_ADVERBS}{_BARE})?
      | [h2](?:{_ADVERBS}(?:t{_ADVERBS}{_BARE}|w{_AFTER_BE}|(?:p-)?n))?
      | [e1](?:{_ADVERBS}t{_ADVERBS}{_BARE}|{_AFTER_BE})
      | j{_AFTER_HAVE} | H{_AFTER_HAVE} | E{_AFTER_BE} | w{_AFTER_BE} | y(?:{_ADVERBS}n)?
      | (?:p-)?[bvsdng])
    """,
    re.VERBOSE,
)
_PARTICLE = re.compile(r" (?:O )?r")


class _Shape(NamedTuple):
    """What the classes of a verb group say of it."""

    form: FormOfVerb
    tense: Tense | None
    perfect: bool
    progressive: bool
    passive: bool


@lru_cache(1 << 12)
def _shape(letters: str) -> _Shape:
    """Return what a chain of verb classes says: "hwn" is a finite perfect passive; its tense is left to the word."""
    rest = letters.lstrip("eh123Mf")
    verbs = letters[:1] if rest == "" else letters
    main, before = verbs[-1], verbs[:-1]
    form: FormOfVerb = "finite"
    if verbs[0] in "tbEH":
        form = "infinitive"
    elif verbs[0] in "nw":
        form = "participle"
    elif verbs[0] in "gyj":
        form = "ing"
    tense: Tense | None = None if form != "finite" else "past" if verbs[0] == "d" else "present"
    be = bool(set(before) & set("eEwy1"))
    return _Shape(form, tense, _has_perfect(verbs), main == "g" and be, main == "n" and (be or not before))


def _has_perfect(verbs: str) -> bool:
    have = next((n for n, letter in enumerate(verbs) if letter in "hHj2"), -1)
    return have >= 0 and have + 1 < len(verbs) and verbs[have + 1] in "wn"


def _verb_groups(document: Document, tags: str, first: int, words: Words, modals: dict[str, str]) -> Iterator[VerbGroup]:
    """Yield the verb groups of settled *tags*, whose first word is *first*."""
    for match in _VERB_GROUP.finditer(tags):
        start, end = match.start() + 1, match.end()
        letters = tags[start:end:2]
        at, last = first + start // 2, first + (end + 1) // 2
        particle = _PARTICLE.match(tags, end)
        yield _verb(
            document, letters, at, last, first + particle.end() // 2 - 1 if particle else None, words, modals
        )


def _verb(
    document: Document, letters: str, first: int, last: int, particle: int | None, words: Words, modals: dict[str, str]
) -> VerbGroup:
    chain = "".join(letter for letter in letters if letter not in "BziZp")
    shape = _shape(chain)
    keys = document.keys[first:last]
    modality = _modality(chain, keys, modals)
    return VerbGroup(
        first,
        last,
        last - 1,
        words.lookup(keys[-1]).lemma_of(VERB) or keys[-1],
        shape.form,
        _tense(shape.tense, chain, keys, modality),
        shape.perfect,
        shape.progressive,
        shape.passive,
        "Z" in letters or any(key.endswith("n't") or key == "cannot" for key in keys),
        modality,
        particle,
    )


def _modality(chain: str, keys: tuple[str, ...], modals: dict[str, str]) -> str | None:
    if chain[0] in "M3":
        return modals.get(keys[0], keys[0])
    if "t" in chain[1:]:
        return "be to" if chain[0] in "e1" else "yet to" if "yet" in keys else "have to"
    return None


def _tense(tense: Tense | None, chain: str, keys: tuple[str, ...], modality: str | None) -> Tense | None:
    if tense is None or tense == "past":
        return tense
    if modality in ("will", "shall", "be to"):
        return "future"
    return "past" if keys[0] in _PAST_AUXILIARIES else tense


_PAST_AUXILIARIES = frozenset(["was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"])
_MODALS = {"can't": "can", "cannot": "can", "couldn't": "could", "won't": "will", "wouldn't": "would"}


# --- both --------------------------------------------------------------------------------------------------------
def read_groups(document: Document, vocabulary: Vocabulary, first: int = 0, last: int | None = None) -> Groups:
    """Return the noun groups and verb groups of the words from *first* up to *last* (a whole number of sentences).

    >>> from dipbrief.document import read_document
    >>> from dipbrief.syntax.vocabulary import english
    >>> document = read_document("The newly appointed ambassador has not met him.")
    >>> groups = read_groups(document, english())
    >>> [document.span(group.first, group.last).text for group in groups.nouns]
    ['The newly appointed ambassador', 'him']
    >>> verb = groups.verbs[0]
    >>> verb.lemma, verb.tense, verb.perfect, verb.negative
    ('meet', 'present', True, True)
    """
    tags = read_tags(document, vocabulary, first, last)
    nouns = tuple(_noun_groups(tags, first))
    verbs = tuple(_verb_groups(document, tags, first, vocabulary.words, _MODALS))
    return Groups(first, tags, nouns, verbs)

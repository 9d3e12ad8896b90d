"""Names without title or rank: what around them, and in them, tells persons from what else has capitals."""

import re
from collections.abc import Callable
from functools import cache

from dipbrief.document import Document, fold
from dipbrief.frames.words import classes_of_verb, is_adjective, is_adverb, is_ordinary, speaks
from dipbrief.lexicon import agencies, names, words
from dipbrief.mentions.surnames import is_shouted
from dipbrief.syntax import closed_words, english, groups_of
from dipbrief.syntax.classes import BE, BY, DETERMINER, HAVE, MODAL
from dipbrief.syntax.forms import ADJECTIVE, GROUP, PERSON, VERB_ING, VERB_PAST, VERB_S
from dipbrief.tables import read_table

__all__ = ["may_be_person", "shows_person"]

_UNBROKEN = frozenset(["", ","])
_JOINED = frozenset(["", "-"])
_MEETING = frozenset(["encounter", "hosting"])  # classes of verbs that only people do
_WITH_PERSONS = _MEETING | frozenset(["speech"])
_AUXILIARIES = frozenset([BE, HAVE, MODAL])
_APPOSED = re.compile(r",(?:[DP]|X')(?:[ '\-\"][A-Za#])*?[ '\-][NX](?=[,;:.)]| [FIJWQtTng]|$)")
_TIME = re.compile(r" (?:I )?(?:[DL] )?[Kkq](?: #)?")  # "on Monday", "this morning", "Jan. 15"
_LETTERS = 3  # of a surname that stands alone, or more


def shows_person(document: Document, first: int, last: int) -> bool:
    """Tell whether a bare name of two or more words, and the words around it, show a person."""
    return may_be_person(document, (first, last)) and any(shows(document, first, last) for shows in _FOR)


def may_be_person(document: Document, name: tuple[int, int] | None) -> bool:
    """Tell whether nothing shows that a bare name of two or more words is none of a person."""
    if name is None or name[1] - name[0] < 2:
        return False
    return not any(shows(document, *name) for shows in _AGAINST)


# --- what is no person -------------------------------------------------------------------------------------------
def _has_article(document: Document, first: int, last: int) -> bool:
    """ "the |Harbour Forum|"."""
    return first > 0 and document.keys[first - 1] in closed_words("definite")


def _is_masthead(document: Document, first: int, last: int) -> bool:
    """ "told |VOCEA ROMANEI|": all in capitals, as papers print their names."""
    return not is_shouted(document) and all(len(word) > 1 and word.isupper() for word in document.words[first:last])


def _is_code(document: Document, first: int, last: int) -> bool:
    """ "|M-2|", "|A-X|": single letters and numbers."""
    return not any(len(word) > 1 and word.isalpha() for word in document.words[first:last])


def _is_phrase(document: Document, first: int, last: int) -> bool:
    """ "|Cold War|", "|Red Notice|": an adjective and nouns that English knows."""
    keys = document.keys[first:last]
    adjective = english().words.lookup(keys[0]).bits & ADJECTIVE and keys[0] not in words("titles", "given_name")
    return bool(adjective) and all(map(is_ordinary, keys))


def _opens_with_deed(document: Document, first: int, last: int) -> bool:
    """ "|Visiting Oslo|, she ...": a verb in -ing at the beginning of a sentence."""
    opens = document.sentences[document.sentence_of[first]][0] == first
    return opens and bool(english().words.lookup(document.keys[first]).bits & VERB_ING)


def _names_agency(document: Document, first: int, last: int) -> bool:
    """ "|Xinhua Oslo|": a credit."""
    return any(agencies().longest(document, k) for k in range(first, last))


def _is_pair(document: Document, first: int, last: int) -> bool:
    """ "|Baku-Ceyhan|", "|Sino-Thai|": two places or states."""
    if last - first != 2 or document.seps[first + 1] != "-":
        return False
    entries = names().longest(document, first)
    return document.keys[first] in _state_prefixes() or any(entry.kind == "place" for entry in entries)


@cache
def _state_prefixes() -> frozenset[str]:
    return frozenset(fold(prefix) for data in read_table("states").values() for prefix in data.get("prefixes", ()))


def _is_byline(document: Document, first: int, last: int) -> bool:
    """ "(by |Paul Berg|)": who wrote it."""
    return first > 0 and document.seps[first - 1] == "(" and BY in english().closed.get(document.keys[first - 1], "")


# --- what is one -------------------------------------------------------------------------------------------------
def _does(document: Document, first: int, last: int) -> bool:
    """ "|Paul Berg| on Monday said", "|Paul Berg|, who", "|Paul Berg| will come": a verb behind it, or a pronoun."""
    after = _behind_adjuncts(document, last)
    if after == len(document.keys) or document.sep(after) not in _UNBROKEN:
        return False
    key = document.keys[after]
    if speaks(key) or not classes_of_verb(key).isdisjoint(_MEETING) or key in english().links.personal:
        return True
    return not _AUXILIARIES.isdisjoint(english().closed.get(key, "")) and not document.sep(after)


def _behind_adjuncts(document: Document, last: int) -> int:
    """Return the word behind adverbs and times: "Paul Berg also |said|", "Paul Berg Monday |met|"."""
    after = last
    while step := _adjunct(document, after):
        after += step
    return after


def _adjunct(document: Document, at: int) -> int:
    """Return how many words from *at* on are an adverb or a time; 0 for something else."""
    if at < len(document.keys) and is_adverb(document.keys[at]) and document.sep(at) in _UNBROKEN:
        return 1
    groups = groups_of(document)
    time = _TIME.match(groups.tags, 2 * (at - groups.first))
    return 0 if time is None else len(time[0]) // 2


def _has_known_surname(document: Document, first: int, last: int) -> bool:
    """ "|Paul Berg|", of whom the text has "Berg said"."""
    return document.keys[last - 1] in document.once(_surnames, _surnames)


def _is_met(document: Document, first: int, last: int) -> bool:
    """ "talks with |Paul Berg|"."""
    if first == 0 or document.seps[first]:
        return False
    key = document.keys[first - 1]
    deeds = classes_of_verb(key, VERB_PAST | VERB_S, alone=True)
    return key in closed_words("company", "by") or not _WITH_PERSONS.isdisjoint(deeds)


def _follows_person(document: Document, first: int, last: int) -> bool:
    """ "her predecessor, |Paul Berg|", "the sculptor |Paul Berg|": a noun for a person before the name."""
    if first == 0 or document.seps[first] not in ((",",) if document.is_capital(first - 1) else _UNBROKEN):
        return False
    office = any(entry.kind == "office" for entry in names().longest(document, first - 1))
    return not office and _means_person(document.keys[first - 1]) and not is_adjective(document.keys[first - 1])


def _is_apposed(document: Document, first: int, last: int) -> bool:
    """ "|Paul Berg|, the last surviving witness", "|Paul Berg|, this year's winner": a person's noun behind it."""
    groups = groups_of(document)
    found = _APPOSED.match(groups.tags, 2 * (last - groups.first)) if last < len(document.words) else None
    return found is not None and _means_person(document.keys[last + len(found[0]) // 2 - 1])


def _means_person(key: str) -> bool:
    """Tell whether a noun can mean one person and no group: "sculptor", but not "partner", "host"."""
    kinds = english().words.lookup(key).kinds
    return bool(kinds & PERSON) and not kinds & GROUP


def _has_hyphened_given_name(document: Document, first: int, last: int) -> bool:
    """ "|Pak Yong-su|": two syllables, the second in lower case, that no English word is."""
    syllables = document.words[last - 1].islower() and document.seps[last - 1] == "-" and last - first > 2
    return syllables and not is_ordinary(document.keys[last - 2]) and not is_ordinary(document.keys[last - 1])


_Evidence = Callable[[Document, int, int], bool]
_AGAINST: tuple[_Evidence, ...] = (
    _has_article,
    _is_masthead,
    _is_code,
    _is_phrase,
    _opens_with_deed,
    _names_agency,
    _is_pair,
    _is_byline,
)
_FOR: tuple[_Evidence, ...] = (
    _does,
    _has_known_surname,
    _is_met,
    _follows_person,
    _is_apposed,
    _has_hyphened_given_name,
)


# --- surnames ----------------------------------------------------------------------------------------------------
def _surnames(document: Document) -> frozenset[str]:
    """Capitalised words that stand alone and speak ("Berg said", "said Berg"): the name before them is a person's."""
    found = set()
    spoken = frozenset(filter(speaks, document.places()))
    for i in document.where(spoken):
        if document.quoted[i] >= 0 or not document.words[i][0].islower():
            continue
        for k in (i - 1, i + 1):
            near = 0 <= k < len(document.words) and document.sep(max(i, k)) in _UNBROKEN
            if near and _stands_alone(document, k) and _is_unknown(document, k):
                found.add(document.keys[k])
    return frozenset(found)


def _is_unknown(document: Document, k: int) -> bool:
    """Tell whether a capitalised word is no acronym and nothing that the lexicon knows."""
    word = document.words[k]
    if not document.is_capital(k) or len(word) < _LETTERS or word.isupper():
        return False
    return not names().longest(document, k) and not agencies().longest(document, k)


def _stands_alone(document: Document, k: int) -> bool:
    """Tell whether no capitalised word is joined to word *k*, and no article, as in "the Kremlin"."""
    before = _is_joined(document, k) and (
        document.is_capital(k - 1) or DETERMINER in english().closed.get(document.keys[k - 1], "")
    )
    after = _is_joined(document, k + 1) and document.is_capital(k + 1)
    return not before and not after


def _is_joined(document: Document, k: int) -> bool:
    """Tell whether nothing but white space or a hyphen is between word *k* and the one before."""
    return 0 < k < len(document.words) and document.seps[k] in _JOINED

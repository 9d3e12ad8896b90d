"""The venue of an encounter and the occasion that it was part of, as the phrases of its clause print them."""

from collections.abc import Iterator

from dipbrief.meeting.phrases import Phrase, Phrases
from dipbrief.meeting.vocabulary import id_list, word_list
from dipbrief.syntax.groups import NounGroup


def find_venues(phrases: Phrases) -> Iterator[tuple[Phrase, range]]:
    """Yield the buildings at which something took place, with their words: "at |the Presidential Palace|"."""
    for k, chunk in enumerate(phrases.row.chunks):
        if chunk.noun is not None and phrases.preposition(k) in word_list("at_venue") and not phrases.is_person(k):
            words, phrase = range(chunk.first, _end(phrases, k)), phrases.phrase(k)
            if _is_building(phrases, chunk.noun, words) and phrases.is_circumstance(phrase, strict=False):
                yield phrase, words


def _is_building(phrases: Phrases, noun: NounGroup, words: range) -> bool:
    """Tell of "Oslo |House|", "the |Ministry| of Defence", "his |office|", but not of "a |house|"."""
    if noun.kind in id_list("names"):
        return not word_list("venues").isdisjoint(phrases.document.keys[words.start : words.stop])
    definite = phrases.key(noun.first) in word_list("definite") or noun.possessor is not None
    return definite and phrases.key(noun.head) in word_list("venues")


def _end(phrases: Phrases, k: int) -> int:
    """The end of a name with what follows its "of": "the Ministry |of Industry and Trade|"."""
    last = k
    while last in phrases.behind_of:
        last = phrases.behind_of[last]
        later = [item for item in phrases.sentence.clauses.items(last) if phrases.is_bare(item)]
        last = max([last, *later])
    return phrases.row.chunks[last].last


def find_occasions(phrases: Phrases) -> Iterator[tuple[Phrase, range]]:
    """Yield the phrases that tell what something was part of, with their words: "|on the margins of the summit|"."""
    for k, chunk in enumerate(phrases.row.chunks):
        if chunk.noun is not None and _is_occasion(phrases, k):
            first = phrases.firsts[phrases.opening_chunk(k)]
            yield phrases.phrase(k), range(first, phrases.row.chunks[_last_of(phrases, k)].last)


def _is_occasion(phrases: Phrases, k: int) -> bool:
    """Tell of "on the |margins| of", "ahead of the |talks in Oslo|", "during her first |visit|", not "the |visit|"."""
    noun, opening = phrases.noun(k), phrases.opening(k)
    if noun is None or not opening:
        return False
    if phrases.key(noun.head) in word_list("occasion_nouns"):
        return k in phrases.behind_of
    said_more = noun.head > noun.first + 1 or _last_of(phrases, k) > k
    then = opening in word_list("occasion_openers")
    return then and noun.determiner is not None and said_more and _takes_place(phrases, k)


def _takes_place(phrases: Phrases, k: int) -> bool:
    return not phrases.classes(k).isdisjoint(id_list("occasion_classes"))


def _last_of(phrases: Phrases, k: int) -> int:
    """The last of the chunks in a row that hang on one, and on those that hang on it."""
    last, within = k, {k}
    for later in range(k + 1, len(phrases.firsts)):
        if phrases.hosts.get(later) in within:
            within.add(later)
            last = later
        elif phrases.noun(later) is not None or phrases.row.chunks[later].verb is not None:
            break
    return last

"""Forms of a name: which of two can be one person's."""

from functools import lru_cache

__all__ = ["consonants", "is_same_name", "is_short", "sounds_alike"]

_SHORT = 3  # letters of a word that may abbreviate another: "Abd", "Moh"
_TINY = 2  # letters of a word that is compared in whole: "Li", "Xu"


def is_short(key: str) -> bool:
    """Tell whether a word has too few letters to be told from others by them."""
    return len(key) <= _SHORT


def is_same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether the words of one form are all in the other: "Lund" and "Kari M. Lund", not "Kari Lund-Berg".

    >>> is_same_name(("lund",), ("kari", "m", "lund")), is_same_name(("kari", "berg"), ("kari", "lund"))
    (True, False)
    """
    short, long = sorted((a, b), key=len)
    words, rest = _without_initials(short), _without_initials(long)
    if all(len(word) <= _TINY for word in words):
        return _is_first_or_last(words, rest)
    return (
        words[-1] in rest
        and all(_stands_for_one(word, rest) for word in words)
        and (len(words) < len(rest) or _initials_agree(a, b))
    )


def _without_initials(name: tuple[str, ...]) -> list[str]:
    return [word for word in name if len(word) > 1]


def _is_first_or_last(words: list[str], rest: list[str]) -> bool:
    """ "Li" and "Li Na", "Xu Li": names so short are compared in whole, or with the first and the last word."""
    return bool(words) and (words == rest or words in (rest[:1], rest[-1:]))


def _stands_for_one(word: str, rest: list[str]) -> bool:
    """ "Moh" and "Mohammad": a word is in the other form, or a short one begins a word of it."""
    return word in rest or (is_short(word) and any(other.startswith(word) for other in rest))


def _initials_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """ "Kari M. Lund" and "Kari P. Lund" are two."""
    first, second = ({word for word in name if len(word) == 1} for name in (a, b))
    return not first or not second or bool(first & second)


@lru_cache(1 << 12)
def consonants(key: str) -> str:
    """What two transliterations of a name share: "bayyumi" and "bayoumi" are both "bym"."""
    kept = [c for c in key if c not in "aeiou'"]
    return "".join(c for i, c in enumerate(kept) if i == 0 or kept[i - 1] != c)


def sounds_alike(a: str, b: str) -> bool:
    """Tell whether two words with the same consonants can be one: not too short, and about as many vowels."""
    vowels = max(len(a), len(b)) - len(consonants(a))
    return (
        not is_short(min(a, b, key=len))
        and a[0] == b[0]
        and len(consonants(a)) > 1
        and abs(len(a) - len(b)) <= vowels // 2
    )

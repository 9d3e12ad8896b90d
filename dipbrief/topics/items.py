"""One item each: a list of topics cut at its coordination, empty formulas left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from dipbrief.dates import calendar_words
from dipbrief.document import Document
from dipbrief.lexicon import words
from dipbrief.tables import read_table
from dipbrief.topics.vocabulary import PREPOSITIONS, has_preposition, phrase_length, word_set

_NO_GERUNDS = words("clauses", "no_gerunds")
_LEFT_BEHIND = words("clauses", "left_behind")
_WHOLES = words("clauses", "wholes")
_NOT_ADJECTIVES = words("clauses", "like_adjectives")


def cut_items(document: Document, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Split the words *first* to *last* at their coordination, and drop what is empty."""
    for a, b in _split(document, first, last):
        a, b = _trim(document, a, b)
        if a < b and not _is_empty(document, a, b):
            yield a, b


def _cut_points(document: Document, first: int, last: int) -> list[tuple[int, int, str]]:
    """Where items may be cut: (end of the left item, start of the right one, sort)."""
    found = []
    k = first + 1
    while k < last:
        key, separator = document.keys[k], document.seps[k]
        comma = separator[:1] == "," or separator in ("),", "],") or separator[-1:] == ","
        if document.keys[k : k + 3] in (("as", "well", "as"),) or document.keys[k : k + 2] in (
            ("along", "with"),
            ("together", "with"),
            ("in", "addition"),
        ):
            size = 3 if key in ("as", "in") else 2
            found.append((k, k + size, "as well"))
            k += size
            continue
        if key in ("including", "namely", "particularly", "especially") or document.keys[k : k + 2] == ("such", "as"):
            size = 2 if key == "such" else 1
            found.append((k, k + size, "including"))
            k += size
            continue
        if key in ("and", "&") and separator in ("", ",", "),", ")", "],", "]"):
            found.append((k, k + 1, "comma and" if comma else "and"))
        elif comma:
            found.append((k, k, "comma"))
        k += 1
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """What lies right of a cut: its words, and the cut's sort."""

    resume: int
    end: int
    sort: str


def _split(document: Document, first: int, last: int) -> Iterator[tuple[int, int]]:
    cuts = _cut_points(document, first, last)
    bounds = [cut[0] for cut in cuts[1:]] + [last]
    parts = [_Part(resume, bound, sort) for (_, resume, sort), bound in zip(cuts, bounds, strict=False)]
    gerunds = _is_gerund(document, first) and any(
        _is_gerund(document, k) for p in parts for k in (p.resume, p.resume + 1) if k < p.end and p.resume > first + 2
    )
    start = first
    for n, (end, resume, _) in enumerate(cuts):
        again = document.keys[resume : resume + 1] == document.keys[first - 1 : first]  # "on trade and on energy"
        if end <= start or not (again or _is_cut(document, start, end, parts, n, gerunds)):
            continue
        yield start, end
        start = resume
    yield start, last


def _is_gerund(document: Document, i: int) -> bool:
    key = document.keys[i]
    return key.endswith("ing") and len(key) > 5 and key not in _NO_GERUNDS


def _is_cut(document: Document, start: int, end: int, parts: list[_Part], n: int, gerunds: bool) -> bool:
    """Decide whether the part after a cut is an item of its own."""
    part = parts[n]
    left, right = _loose(document, start, end), document.keys[part.resume : part.end]
    if not right or not left or _is_pair(document, end, part.resume) or _is_inside(document, part, left, right):
        return False
    if part.sort == "as well":
        return right[0] not in PREPOSITIONS - {"on"} and not (right[0] == "on" and "on" in left)
    if gerunds:
        adverb = right[0] in ("further", "also", "jointly")
        return len(left) > 1 and _is_gerund(document, part.resume + adverb)
    if part.sort == "including":
        return not (len(left) == 1 and _is_adjective(left[0]))
    if _is_adjective(left[-1]) or (n + 1 < len(parts) and _is_adjective(right[-1]) and not has_preposition(right)):
        return False
    if right[0] in word_set("bare_verbs") and "to" in left:
        return False
    listed = _is_listed(parts, n)
    if has_preposition(left):
        return (listed and _is_top_level(document, parts, n)) or _opens_item(document, part, left, right, listed)
    return _is_parallel(part, left, right, listed, last=n + 1 == len(parts))


def _loose(document: Document, first: int, last: int) -> tuple[str, ...]:
    """The words without the inner ones of a hyphened compound: "military-to-military" has no preposition."""
    hyphened = {k for k in range(first + 1, last - 1) if document.seps[k] == document.seps[k + 1] == "-"}
    return tuple(document.keys[k] for k in range(first, last) if k not in hyphened)


def _is_inside(document: Document, part: _Part, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether "and" joins two objects of one preposition: "in Norland and the region", "between A and the B"."""
    if part.sort == "including":
        return right[0] in ("those", "ones")
    if part.sort != "and" or len(left) < 2:
        return False
    if right[0] == "the" and len(right) == 2 and right[1] in _WHOLES:
        return bool({"in", "of", "across", "to"} & set(left))
    named = right[0] == "the" and all(document.is_capital(k) for k in range(part.resume + 1, part.end))
    if named and "in" in left[-3:-1] and document.is_capital(part.resume - 2):  # "in Sudan and the Red Sea"
        return True
    return "between" in left and "and" not in left[left.index("between") :]


def _is_listed(parts: list[_Part], n: int) -> bool:
    """Tell whether the cut is one of a list that ends in "and"."""
    joined = any(p.sort in ("and", "comma and", "as well") for p in parts[n:])
    return joined and any(p.sort == "comma" for p in parts[max(n - 3, 0) : n + 1])


def _is_top_level(document: Document, parts: list[_Part], n: int) -> bool:
    """Tell whether the parts of the list plainly are items of their own, and not objects of one preposition."""
    closing = [p for p in parts[n:] if p.sort in ("and", "comma and", "as well")]
    if closing[0].sort == "as well":
        return True
    ends_in_and = any(p.resume >= p.end for p in closing)
    if ends_in_and:
        return False
    key = document.keys[closing[0].resume]
    if key in word_set("determiners") or key in word_set("openers") - word_set("shared"):
        return True
    if parts[n].sort != "comma" and parts[n] is not _last_item(parts):
        return False
    series = [p for p in parts if p.sort == "comma" or p is _last_item(parts)]
    return len(series) > 2 and any(not _is_bare(document, p) for p in series)


def _last_item(parts: list[_Part]) -> _Part | None:
    """The part that closes the series: the first after "and" behind the last comma."""
    comma = max((n for n, part in enumerate(parts) if part.sort == "comma"), default=-1)
    return next((p for p in parts[comma + 1 :] if p.sort in ("and", "comma and", "as well")), None)


def _is_bare(document: Document, part: _Part) -> bool:
    """Tell whether a part of a list is a noun with its modifiers only: what one preposition may govern."""
    keys = document.keys[part.resume : part.end]
    return keys[0] not in word_set("determiners") and not has_preposition(keys)


def _opens_item(document: Document, part: _Part, left: tuple[str, ...], right: tuple[str, ...], listed: bool) -> bool:
    """After an item with a preposition in it, only what plainly opens a new one is cut off."""
    opener = right[0] in word_set("determiners") or (
        right[0] in word_set("openers") and right[0] not in word_set("shared")
    )
    if opener:
        return len(right) > 1
    if document.is_capital(part.resume):
        if len(right) > 2 and right[1] in word_set("openers"):
            return True
        return _possessive(document, part) or (listed and has_preposition(right))
    if listed and document.is_capital(part.resume - 1) and len(right) >= 2 and document.seps[part.resume][:1] == ",":
        return True
    if right[0].endswith("ing") and listed:
        return any(key.endswith("ing") for key in left)
    return _possessive(document, part) or (listed and has_preposition(right) and len(right) >= 3)


def _possessive(document: Document, part: _Part) -> bool:
    return any(document.seps[k] in ("'s", "'") for k in range(part.resume + 1, min(part.resume + 3, part.end)))


def _is_parallel(part: _Part, left: tuple[str, ...], right: tuple[str, ...], listed: bool, *, last: bool) -> bool:
    """After a simple item: the parts of a list, two nouns, two phrases, but not two modifiers of one noun."""
    if part.sort in ("comma", "comma and"):
        return listed or right[0] in word_set("openers") or part.sort == "comma and"
    if right[0] in word_set("determiners"):
        return len(right) > 1
    bare = left[1:] if left[0] in word_set("determiners") else left
    if len(bare) == 1 and len(right) >= 2 and not listed:
        return False
    if len(bare) == 1 and len(right) == 1:
        return last or listed
    return listed or (len(bare) >= 2 and len(right) >= 2)


_ADJECTIVES = ("al", "ic", "ive", "ary", "ous", "ian", "ese", "ical", "able", "ible")


def _is_adjective(key: str) -> bool:
    return (key.endswith(_ADJECTIVES) and key not in _NOT_ADJECTIVES) or key in ("new", "joint")


def _is_pair(document: Document, end: int, resume: int) -> bool:
    """Tell whether the words around "and" are a fixed pair ("peace and stability")."""
    for back in (1, 2, 3):
        start = end - back
        if start >= 0 and (length := phrase_length(document, start, "pairs")) and start + length > resume:
            return True
    return False


def _trim(document: Document, a: int, b: int) -> tuple[int, int]:
    """Drop openings ("issues of", "such as") and closing adverbs."""
    while a < b:
        length = phrase_length(document, a, "dropped")
        if not length or (a + length >= b and length == b - a):
            break
        a += length
    while b - a > 2 and document.keys[b - 2] == "on" and document.keys[b - 1] in calendar_words():
        b -= 2
    while b > a and document.keys[b - 1] in _LEFT_BEHIND:
        b -= 1
    return a, b


def _is_empty(document: Document, a: int, b: int) -> bool:
    keys = document.keys[a:b]
    return set(keys) <= set(read_table("talking")["empty"]["words"]) or (
        len(keys) == 1 and len(keys[0]) < 3 and not document.words[a].isupper()
    )

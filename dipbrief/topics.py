"""What was talked about: the objects of the talking verbs and nouns, one item each, with labels."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dipbrief.acts import adverbs, verb_forms
from dipbrief.document import Document
from dipbrief.labels import find_labels
from dipbrief.lexicon import keys_of
from dipbrief.models import Topic
from dipbrief.participants import Person
from dipbrief.tables import read_table

_BREAKS = frozenset(";:.!?…")


@cache
def _words(table: str, key: str = "words") -> frozenset[str]:
    return frozenset(word for form in read_table("talking")[table][key] for word in keys_of(form)[:1])


@cache
def _phrases(table: str, key: str = "phrases") -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for form in read_table("talking")[table][key]:
        keys = keys_of(form)
        found.setdefault(keys[0], []).append(keys)
    return {first: tuple(sorted(group, key=lambda keys: -len(keys))) for first, group in found.items()}


def _phrase(document: Document, i: int, table: str, key: str = "phrases") -> int:
    """Number of words of the longest phrase of a table at word *i*; adverbs may stand inside."""
    for keys in _phrases(table, key).get(document.keys[i], ()):
        at = i
        for n, part in enumerate(keys):
            while n and at < len(document.keys) and document.keys[at] != part and document.keys[at] in adverbs():
                at += 1
            if at >= len(document.keys) or document.keys[at] != part or (at > i and document.seps[at] not in ("", "-")):
                break
            at += 1
        else:
            return at - i
    return 0


def find_topics(document: Document, body: int, people: list[Person]) -> tuple[Topic, ...]:
    """Return what was talked about, from word *body* on, in text order; empty formulas are left out."""
    at_person = {m.first: m.last for person in people for m in person.mentions}
    found: dict[tuple[int, int], Topic] = {}
    done = body
    for first, last in document.sentences:
        if last <= body:
            continue
        for start, end in _regions(document, max(first, body), last, at_person):
            for a, b in _items(document, start, end):
                if a >= b or any(x < b and a < y for x, y in found):
                    continue
                span = document.span(a, b)
                labels = find_labels(document, a, b)
                found[a, b] = Topic(text=span.text, start=span.start, end=span.end, labels=labels)
        done = last
    assert done <= len(document.words)
    return tuple(found[key] for key in sorted(found))


# --- where topics are named ------------------------------------------------------------------------------------


def _regions(document: Document, first: int, last: int, at_person: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Ranges of words that name topics in the sentence *first* to *last*."""
    i = first
    while i < last:
        start = _trigger(document, i, first, last, at_person)
        if start is not None:
            start = _skip_adjuncts(document, start, last, at_person)
            end = _object_end(document, start, last)
            if i == first and document.keys[i].endswith("ing"):
                end = next((k for k in range(start + 1, end) if document.seps[k][:1] == ","), end)
            if end > start:
                yield start, end
                i = max(end, i + 1)
                continue
        passive = _passive_region(document, i, first, last)
        if passive is not None:
            yield passive
        i += 1


def _trigger(document: Document, i: int, first: int, last: int, at_person: dict[int, int]) -> int | None:
    """The word after a trigger at word *i*, where the topics begin."""
    key = document.keys[i]
    length = _phrase(document, i, "prepositional")
    praise = {"highly", "warmly", "well", "fondly"} & set(document.keys[i : i + length])
    if (
        length
        and not praise
        and document.keys[i - 1 : i] not in (("be",), ("consulted",))
        and not _is_first_person(document, i)
    ):
        return i + length
    if key in _words("verbs", "objects") and _is_talking(document, i, first, at_person):
        return i + 1
    if key in _words("nouns"):
        return _after_noun(document, i, first, last)
    if key in _words("linking", "subjects"):
        return _after_link(document, i, first, last)
    return None


def _is_first_person(document: Document, i: int) -> bool:
    return document.quoted[i] < 0 and document.keys[i - 1 : i] in (("i",),)


def _is_talking(document: Document, i: int, first: int, at_person: dict[int, int]) -> bool:
    """Tell an active verb of talking from a passive, a participle after a noun, and a deed."""
    key = document.keys[i]
    before = document.keys[i - 1] if i > first else ""
    be = read_table("talking")["passive"]["be"]
    back = i - 1
    while back > first and document.keys[back] in adverbs():
        back -= 1
    if document.keys[back] in be and not key.endswith("ing") and back >= first and back < i:
        return False
    following = document.keys[i + 1] if i + 1 < len(document.words) else ""
    if following in ("by", "it", "him", "her", "them", "as", "that", "himself") or (
        document.sep(i + 1) not in ("", '"') and following not in ("with",)
    ):
        return document.sep(i + 1) in (",",) and following in ("among",)
    if before in ("the", "a", "be", "being", "under", "of", "for") and key not in ("discuss", "discussing"):
        return False
    if key not in _words("verbs", "strict"):
        return True
    if key.startswith("address") and set(document.keys[i + 1 : i + 7]) & {
        "forum",
        "programme",
        "program",
        "gathering",
        "conference",
        "parliament",
        "summit",
        "event",
        "audience",
        "ceremony",
        "rally",
        "seminar",
        "session",
        "meeting",
    }:
        return False
    if key.startswith("consider") and i > first and not _words("sides") & set(document.keys[max(first, i - 6) : i]):
        return False
    if i == first and key == "considering":
        return True
    if before in ("to", "will", "would") and key in (
        "address",
        "cover",
        "coordinate",
        "consider",
        "assess",
        "explore",
        "review",
    ):
        return bool(_words("sides") & set(document.keys[first:i]))
    window = document.keys[max(first, i - 8) : i]
    return bool(_words("subjects") & set(window)) or any(max(first, i - 6) <= end <= i for end in at_person.values())


def _after_noun(document: Document, i: int, first: int, last: int) -> int | None:
    """ "exchanged views on", "an exchange of views took place on", "held discussions with X on"."""
    table = read_table("talking")["nouns"]
    plain = document.keys[i] in (
        "discussions",
        "discussion",
        "talks",
        "consultations",
        "dialogue",
        "deliberations",
        "negotiations",
    )
    near = set(document.keys[max(first, i - 6) : i])
    exchange = near & {"exchange", "exchanges", "exchanged", "exchanging"}
    if not plain and not exchange and not near & set(table["exchanged"]) - {"of", "for", "took"}:
        return None
    for k in range(i + 1, min(i + (13 if plain else 12), last)):
        if set(document.seps[k]) & _BREAKS:
            return None
        if document.keys[k] in table["prepositions"] and document.keys[k] != "in":
            if _is_date_after(document, k) or document.keys[k + 1 : k + 3] in (
                ("the", "sidelines"),
                ("the", "margins"),
                ("behalf", "of"),
            ):
                continue
            if document.keys[k - 1] in ("call", "calls", "visit", "visits", "based", "depending"):
                return None
            skip = 2 if document.keys[k] in ("pertaining", "related", "relating") else 1
            return k + skip if _is_held(document, i, k, near, plain) else None
        if document.keys[k] == "that" or (
            document.keys[k] == "and" and (not plain or (k + 1 < last and _is_new_verb(document, k + 1, k)))
        ):
            return None
    return None


def _is_held(document: Document, i: int, k: int, near: set[str], plain: bool) -> bool:
    """Tell whether the talks were held, and are not only mentioned: "the outcome of talks on"."""
    if not plain:
        return True
    between = set(document.keys[i + 1 : k])
    held = {
        "held",
        "hold",
        "holding",
        "had",
        "have",
        "conducted",
        "took",
        "for",
        "engaged",
        "continued",
        "began",
        "will",
        "place",
        "of",
        "in",
        "the",
        "were",
        "was",
        "extensive",
        "detailed",
    }
    return bool((near | between) & held)


def _is_date_after(document: Document, k: int) -> bool:
    from dipbrief.dates import find_dates

    dates = find_dates(document, k + 1, min(k + 4, len(document.words)))
    return bool(dates) and dates[0].first == k + 1


def _after_link(document: Document, i: int, first: int, last: int) -> int | None:
    """ "A key topic of discussion was the port": the words after the linking verb."""
    table = read_table("talking")["linking"]
    for k in range(i + 1, min(i + 9, last)):
        if set(document.seps[k]) & (_BREAKS | {","}):
            return None
        if document.keys[k] in table["verbs"]:
            required = set(table["requires"]) & set(document.keys[max(first, i - 4) : k + 3])
            if document.keys[k + 1 : k + 2] and document.keys[k + 1] in (*table["requires"], "also", "not", "to"):
                return None
            return k + 1 if required else None
    return None


def _skip_adjuncts(document: Document, i: int, last: int, at_person: dict[int, int]) -> int:
    """Pass over "with him", "on Monday", "today", "also" between the verb and the topics."""
    from dipbrief.dates import find_dates

    while i < last:
        key = document.keys[i]
        if key in (
            "also",
            "further",
            "here",
            "today",
            "yesterday",
            "together",
            "mainly",
            "separately",
            "jointly",
            "in",
            "extensively",
            "briefly",
        ) and document.seps[i] in ("", ","):
            if key == "in" and document.keys[i + 1 : i + 2] not in (("detail",), ("depth",), ("particular",)):
                return i
            i += 2 if key == "in" else 1
            continue
        if key == "on" and _is_date_after(document, i):
            dates = find_dates(document, i + 1, min(i + 5, last))
            i = dates[0].last
            continue
        if key == "with" and document.seps[i] == "":
            skipped = _skip_person(document, i + 1, last, at_person)
            if skipped is not None:
                i = skipped
                continue
        return i
    return i


def _skip_person(document: Document, i: int, last: int, at_person: dict[int, int]) -> int | None:
    if i < last and document.keys[i] in ("him", "her", "them", "the", "his", "their", "its"):
        if document.keys[i] in ("him", "her", "them"):
            return i + 1
        i += 1
    end = at_person.get(i)
    if end is None:
        return None
    while end < last and document.keys[end] == "and" and end + 1 in at_person:
        end = at_person[end + 1]
    return end


def _object_end(document: Document, start: int, last: int) -> int:
    """The word after the topics that begin at *start*."""
    quote = document.quoted[start] if start < len(document.words) else -1
    for k in range(start, last):
        separator = document.seps[k]
        if k > start and (set(separator) & _BREAKS or (separator == "—" and document.quoted[k] < 0 and False)):
            return k
        if document.quoted[k] != quote and k > start and quote >= 0:
            return k
        if k > start and _phrase(document, k, "breaks", "anywhere"):
            return k
        if separator[:1] == "," and k > start and _breaks_after_comma(document, k):
            return k
        if document.keys[k] in ("and", "but") and k + 1 < last and _is_new_verb(document, k + 1, start):
            return k
    return last


def _breaks_after_comma(document: Document, k: int) -> bool:
    key = document.keys[k]
    if _phrase(document, k, "breaks", "after_comma") and document.keys[k : k + 3] != ("as", "well", "as"):
        return True
    form = verb_forms().get(key)
    if form is not None and "ing" in form.kinds and key.endswith("ing"):
        return not document.words[k][0].isupper()
    return _is_new_verb(document, k, k) or _is_attribution(document, k)


def _is_attribution(document: Document, k: int) -> bool:
    """Tell whether ", the ministry said" or ", NAME told reporters" begins at word *k*."""
    for i in range(k, min(k + 12, len(document.words))):
        if i > k and (set(document.seps[i]) & (_BREAKS | {","}) or document.keys[i] == "and"):
            return False
        if document.keys[i] in (
            "said",
            "told",
            "says",
            "reported",
            "announced",
            "indicated",
            "stated",
            "added",
            "noted",
            "informed",
        ):
            return True
    return False


def _is_new_verb(document: Document, k: int, start: int) -> bool:
    """Tell whether a finite verb of the same subject begins at word *k*: "and agreed to", "and expressed"."""
    while k < len(document.words) and document.keys[k] in adverbs() and document.sep(k + 1) == "":
        k += 1
    if k >= len(document.words):
        return False
    key = document.keys[k]
    form = verb_forms().get(key)
    past = (form is not None and "past" in form.kinds and key.endswith("ed")) or key in (
        "said",
        "told",
        "made",
        "signed",
        "reached",
        "held",
        "met",
        "visited",
        "spoke",
        "gave",
        "took",
        "will",
        "would",
        "is",
        "was",
        "has",
        "reaffirmed",
    )
    following = document.keys[k + 1] if k + 1 < len(document.words) else ""
    if key in (
        "exchange",
        "hold",
        "meet",
        "engage",
        "visit",
        "sign",
        "attend",
        "review",
        "discuss",
        "explore",
        "convey",
        "call",
        "pay",
        "agreed",
        "take",
        "underlined",
    ) and following in (
        "views",
        "on",
        "with",
        "the",
        "a",
        "an",
        "talks",
        "of",
        "part",
        "his",
        "ways",
        "regional",
        "issues",
        "in",
        "opinions",
    ):
        return True
    talking = (key in _words("verbs", "objects") and key.endswith("ed")) or (
        bool(_phrase(document, k, "prepositional")) and key.endswith("ed")
    )
    return (past or talking) and following not in ("by",)


def _passive_region(document: Document, i: int, first: int, last: int) -> tuple[int, int] | None:
    """The subject of "were discussed" or "came under discussion" at word *i*."""
    table = read_table("talking")["passive"]
    end = None
    if document.keys[i] in table["participles"] and i > first:
        k = i - 1
        while k > first and document.keys[k] in adverbs():
            k -= 1
        if document.keys[k] in table["be"] and k > first:
            end = k - 1 if document.keys[k - 1] in ("have", "has", "had", "will", "to") else k
            if document.keys[k - 1] in ("will", "to", "would", "should", "must"):
                return None
    elif _phrase(document, i, "passive"):
        end = i
    if end is None or end <= first:
        return None
    start = _subject_start(document, first, end)
    keys = document.keys[start:end]
    return (start, end) if keys and keys not in (("it",), ("they",), ("which",), ("that",)) else None


def _subject_start(document: Document, first: int, end: int) -> int:
    """The start of the subject before *end*: after an opening adjunct and its comma."""
    start = first
    openers = (
        "during",
        "at",
        "in",
        "on",
        "among",
        "after",
        "for",
        "speaking",
        "moreover",
        "additionally",
        "also",
        "furthermore",
        "besides",
        "meanwhile",
        "separately",
        "further",
        "later",
        "within",
        "following",
    )
    while (start < end and document.keys[start] in openers) or (start < end and document.keys[start] in adverbs()):
        comma = next((k for k in range(start + 1, min(start + 14, end)) if document.seps[k][:1] == ","), None)
        if comma is None:
            break
        start = comma
    for k in range(end - 1, start, -1):
        if document.keys[k] in ("that", "which", "where", "while") or set(document.seps[k]) & set(";:"):
            return k + 1 if document.keys[k] in ("that", "which", "where", "while") else k
    return start


# --- one item each ---------------------------------------------------------------------------------------------


def _items(document: Document, first: int, last: int) -> Iterator[tuple[int, int]]:
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
        comma = separator[:1] == "," or separator == ")," or separator[-1:] == ","
        if document.keys[k : k + 3] in (("as", "well", "as"),) or document.keys[k : k + 2] in (
            ("along", "with"),
            ("together", "with"),
        ):
            size = 3 if key == "as" else 2
            found.append((k, k + size, "as well"))
            k += size
            continue
        if key in ("including", "namely", "particularly", "especially") or document.keys[k : k + 2] == ("such", "as"):
            size = 2 if key == "such" else 1
            found.append((k, k + size, "including"))
            k += size
            continue
        if key in ("and", "&") and separator in ("", ",", "),", ")"):
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
        if end <= start or not _is_cut(document, start, end, parts, n, gerunds):
            continue
        yield start, end
        start = resume
    yield start, last


def _is_gerund(document: Document, i: int) -> bool:
    key = document.keys[i]
    return (
        key.endswith("ing")
        and len(key) > 5
        and key
        not in (
            "including",
            "building",
            "meeting",
            "training",
            "ongoing",
            "existing",
            "upcoming",
            "farming",
            "banking",
            "shipping",
            "housing",
            "manufacturing",
            "engineering",
            "mining",
            "processing",
        )
    )


def _is_cut(document: Document, start: int, end: int, parts: list[_Part], n: int, gerunds: bool) -> bool:
    """Decide whether the part after a cut is an item of its own."""
    part = parts[n]
    left, right = document.keys[start:end], document.keys[part.resume : part.end]
    if not right or _is_pair(document, end, part.resume):
        return False
    if part.sort == "as well":
        return right[0] not in _PREPOSITIONS - {"on"} and not (right[0] == "on" and "on" in left)
    if gerunds:
        adverb = right[0] in ("further", "also", "jointly")
        return len(left) > 1 and _is_gerund(document, part.resume + adverb)
    if part.sort == "including":
        return not (len(left) == 1 and _is_adjective(left[0]))
    if _is_adjective(left[-1]) or (n + 1 < len(parts) and _is_adjective(right[-1]) and not _has_preposition(right)):
        return False
    if right[0] in _words("bare_verbs") and "to" in left:
        return False
    listed = _is_listed(parts, n)
    if _has_preposition(left):
        return (listed and _is_top_level(document, parts, n)) or _opens_item(document, part, left, right, listed)
    return _is_parallel(part, left, right, listed, last=n + 1 == len(parts))


def _is_listed(parts: list[_Part], n: int) -> bool:
    """Tell whether the cut is one of a list that ends in "and"."""
    joined = any(p.sort in ("and", "comma and", "as well") for p in parts[n:])
    return joined and any(p.sort == "comma" for p in parts[max(n - 3, 0) : n + 1])


def _is_top_level(document: Document, parts: list[_Part], n: int) -> bool:
    """Tell whether the last part of the list plainly is an item of its own, and so are those before it."""
    closing = next(p for p in parts[n:] if p.sort in ("and", "comma and", "as well"))
    if closing.sort == "as well":
        return True
    key = document.keys[closing.resume]
    return closing.resume < closing.end and (
        key in _words("determiners") or key in _words("openers") - _words("shared")
    )


def _opens_item(document: Document, part: _Part, left: tuple[str, ...], right: tuple[str, ...], listed: bool) -> bool:
    """After an item with a preposition in it, only what plainly opens a new one is cut off."""
    opener = right[0] in _words("determiners") or (right[0] in _words("openers") and right[0] not in _words("shared"))
    if opener:
        return len(right) > 1
    if document.is_capital(part.resume):
        if len(right) > 2 and right[1] in _words("openers"):
            return True
        return _possessive(document, part) or (listed and _has_preposition(right))
    if right[0].endswith("ing") and listed:
        return any(key.endswith("ing") for key in left)
    return _possessive(document, part) or (listed and _has_preposition(right) and len(right) >= 3)


def _possessive(document: Document, part: _Part) -> bool:
    return any(document.seps[k] in ("'s", "'") for k in range(part.resume + 1, min(part.resume + 3, part.end)))


def _is_parallel(part: _Part, left: tuple[str, ...], right: tuple[str, ...], listed: bool, *, last: bool) -> bool:
    """After a simple item: the parts of a list, two nouns, two phrases, but not two modifiers of one noun."""
    if part.sort in ("comma", "comma and"):
        return listed or right[0] in _words("openers") or part.sort == "comma and"
    if right[0] in _words("determiners"):
        return len(right) > 1
    bare = left[1:] if left[0] in _words("determiners") else left
    if len(bare) == 1 and len(right) >= 2 and not listed:
        return False
    if len(bare) == 1 and len(right) == 1:
        return last or listed
    return listed or (len(bare) >= 2 and len(right) >= 2)


_PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "for",
        "to",
        "on",
        "with",
        "between",
        "against",
        "at",
        "from",
        "by",
        "over",
        "towards",
        "through",
        "under",
        "within",
        "across",
        "that",
        "aimed",
        "into",
    ]
)


def _has_preposition(keys: tuple[str, ...]) -> bool:
    return bool(_PREPOSITIONS & set(keys))


_ADJECTIVES = ("al", "ic", "ive", "ary", "ous", "ian", "ese", "ical", "able", "ible")
_NOT_ADJECTIVES = frozenset(
    [
        "renewal",
        "proposal",
        "proposals",
        "arrival",
        "approval",
        "traffic",
        "music",
        "topic",
        "logistic",
        "initiative",
        "crisis",
        "territory",
        "olive",
        "withdrawal",
        "removal",
        "festival",
        "capital",
        "potential",
        "academic",
        "pandemic",
        "epidemic",
        "clinic",
        "alternative",
        "perspective",
        "objective",
        "judiciary",
        "anniversary",
        "summary",
        "library",
        "disposal",
        "survival",
        "referral",
        "hospital",
        "material",
        "table",
    ]
)


def _is_adjective(key: str) -> bool:
    return (key.endswith(_ADJECTIVES) and key not in _NOT_ADJECTIVES) or (
        key
        in (
            "military",
            "defence",
            "defense",
            "security",
            "economic",
            "trade",
            "new",
            "regional",
            "joint",
            "mutual",
            "energy",
            "technical",
        )
        and key.endswith(("al", "ic", "ary", "new", "joint"))
    )


def _is_pair(document: Document, end: int, resume: int) -> bool:
    """Tell whether the words around "and" are a fixed pair ("peace and stability")."""
    for back in (1, 2, 3):
        start = end - back
        if start >= 0 and (length := _phrase(document, start, "pairs")) and start + length > resume:
            return True
    return False


def _trim(document: Document, a: int, b: int) -> tuple[int, int]:
    """Drop openings ("issues of", "such as") and closing adverbs."""
    while a < b:
        length = _phrase(document, a, "dropped")
        if not length or (a + length >= b and length == b - a):
            break
        if document.keys[a : a + length] == ("a", "number", "of") and not _is_empty(document, a, b) and False:
            break
        a += length
    while b > a and document.keys[b - 1] in (
        "and",
        "also",
        "today",
        "yesterday",
        "here",
        "as",
        "etc",
        "which",
        "with",
        "the",
    ):
        b -= 1
    return a, b


def _is_empty(document: Document, a: int, b: int) -> bool:
    keys = document.keys[a:b]
    return set(keys) <= set(read_table("talking")["empty"]["words"]) or (
        len(keys) == 1 and len(keys[0]) < 3 and not document.words[a].isupper()
    )

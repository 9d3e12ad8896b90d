"""Titles: an office with what belongs to it on the left and on the right.

"the newly appointed Ambassador Extraordinary and Plenipotentiary of Pakistan to Azerbaijan",
"Chief of the General Staff of the Armed Forces - First Deputy Minister of Defense",
"Foreign Affairs, Foreign Employment and Tourism Minister", "Japan's foreign minister", "UWC Vice President".
"""

from dataclasses import dataclass
from functools import cache

from dipbrief.lexicon import Entry, keys_of, names, words
from dipbrief.mentions.chunks import FIELDS, PARTIES, Chunks, tag_of
from dipbrief.mentions.tails import Relation, is_institution, read_tail
from dipbrief.syntax.classes import OF, PREPOSITION
from dipbrief.tables import read_table

_LEFT = frozenset(["country", "organization", "body", "region", "area", "place", "status", "acronym", "rank", *FIELDS])


_DROPPED = frozenset(
    [
        "newly-appointed",
        "visiting",
        "outgoing",
        "new",
        "newly-elected",
        "incumbent",
        "resident",
        "non-resident",
        "incoming",
        "late",
        "retired",
        "long-serving",
    ]
)


_PRESIDENTS = words("grammar", "presidents")
_REALMS = words("grammar", "realms")
_JOINTS = words("grammar", "joints")
_BEFORE_HEAD = words("grammar", "before_head")
_TO_REALM = words("grammar", "to_realm")
_BEFORE_STATE = words("grammar", "before_state")
_STATE_PREPOSITIONS = words("grammar", "state_prepositions")

# Kinds of chunks, by where in a title they may stand.
_LISTED = frozenset(["portfolio", "quality"])
_PAIRED = frozenset(["portfolio", "quality", "country"])
_ABBREVIATED = frozenset([*PARTIES, "unit"])
_BEFORE_ALL = frozenset([*PARTIES, "place", "region"])
_LOWER = frozenset(["status", "modifier", "portfolio", "quality", "unit"])
_NAME_WORDS = frozenset(["name", "initial"])
_UNKNOWN = frozenset(["name", "acronym"])
_OF_PERSONS = frozenset(["office", "rank", "honorific"])
_AFTER_HEAD = frozenset(["name", "initial", "status"])
_INSTITUTIONS = frozenset(["unit", "body", "organization"])
_LANDS = frozenset(["country", "place"])
_SMALL = frozenset(["word", "common"])
_JOINT_KINDS = frozenset(["name", "word"])
_SUPREME = frozenset(["head-of-state", "head-of-government", "royal"])  # kinds of offices

_NAMED = frozenset(["name", "initial", "honorific"])
_PREPOSITIONS = frozenset([PREPOSITION, OF])

# Separators.
_INNER = frozenset(["", "-", "'s", "'", ".", "/"])
_POSSESSIVES = frozenset(["'s", "'"])
_BEFORE_OFFICE = frozenset(["", "-", "'s"])
_BREAKS = frozenset([",", "/", ")", "("])


@dataclass(frozen=True, slots=True)
class Title:
    """One office as printed: chunks *first* to *last*, without country at *core* (word indexes).

    ``parties`` are the states and organizations inside it, each with its relation: "of" for whom the person
    stands, "to" for where they are accredited; ``words`` is the range of the whole title.
    ``private`` marks the president of an unknown organization; ``nested`` an office that ends in that of somebody named
    behind it ("aide to President NAME"), at whose title ``last`` stands.
    """

    first: int
    last: int
    core: tuple[int, int]
    head: Entry
    parties: tuple[tuple[Entry, Relation], ...]
    statuses: tuple[str, ...]
    plural: bool
    organization: tuple[int, int] | None
    private: bool = False
    nested: bool = False
    words: tuple[int, int] = (0, 0)

    @property
    def is_noun(self) -> bool:
        """Whether it is a mere noun for a person ("the diplomat") and gives no office."""
        return self.head.form == "noun"


def read_title(chunks: Chunks, k: int) -> Title | None:
    """Read the title whose leftmost chunk is *k*, once; None when no office is reached."""
    if k not in chunks.titles:
        chunks.titles[k] = _read(chunks, k)
    title: Title | None = chunks.titles[k]
    return title


def _read(chunks: Chunks, k: int) -> Title | None:
    head = _head(chunks, k)
    if head is None:
        return None
    entry = chunks[head].entry
    assert entry is not None
    last, tail = read_tail(chunks, head)
    if any(e.kind == "country" and e.form != "demonym" and relation == "of" for e, relation, _ in tail):
        tail = [hit for hit in tail if hit[0].kind != "body"]  # "of the Royal Air Force of Norland" is Norland's
    leading = [(n, chunks[n]) for n in range(k, head) if chunks.kind(n) in PARTIES or chunks.kind(n) == "region"]
    parties: list[tuple[Entry, Relation]] = [(c.entry, "of") for _, c in leading if c.entry is not None]
    parties += [(state, "of") for n in range(k, head) if (state := _seat(chunks, n)) is not None]
    explicit = any(e.kind == "organization" and relation == "of" for e, relation, _ in tail)
    if entry.data.get("organization") and not explicit:
        parties.append(_worldwide(entry))
    parties += [(e, relation) for e, relation, _ in tail]
    parties += _inside_head(chunks, head)
    served = [e for n in range(head + 1, last) if chunks.kind(n) == "office" and (e := chunks[n].entry)]
    parties += [_worldwide(e) for e in served if e.data.get("organization")]  # "envoy of the UN chief"
    elsewhere = entry.keys == _STATE_SECRETARY and chunks.key(head + 1) in ("for", "at")  # is not the US one
    if entry.data.get("country") and not elsewhere:
        parties.append((Entry(entry.keys, "country", entry.data["country"]), "of"))
    joint = len({e.id for e, relation in parties if e.kind == "country" and relation == "of"}) > 1
    joint = joint and entry.keys[-1] in _PRESIDENTS and entry.form != "plural"
    if joint:  # "Ukrainian Canadian Congress President" stands for neither state
        parties = [(e, relation) for e, relation in parties if e.kind == "organization"]
    core_first, core_last = _core(chunks, k, head, last)
    hyphened = [head + 1] if last > head + 1 and chunks.sep(head + 1) == "-" else []
    statuses = tuple(
        e.id for n in (*range(k, head), *hyphened) if chunks.kind(n) == "status" and (e := chunks[n].entry)
    )
    inner = _inner_office(chunks, head, last)
    return Title(
        first=k,
        last=last if inner is None else inner,
        nested=inner is not None,
        core=(_after_state(chunks, core_first), chunks[core_last - 1].last),
        head=entry,
        parties=tuple(parties),
        statuses=statuses,
        plural=entry.form == "plural",
        organization=_organization(chunks, head, core_last),
        private=entry.keys[-1] in _PRESIDENTS and (joint or any(chunks.kind(n) in _UNKNOWN for n in range(k, last))),
        words=(chunks[k].first, chunks[last - 1].last),
    )


def _inner_office(chunks: Chunks, head: int, last: int) -> int | None:
    """Where the title of a second person begins that closes the tail: "an aide to |North Korean leader| NAME"."""
    entry = chunks.entry(last - 1)
    if last - 1 <= head or entry is None or entry.kind != "office" or entry.form == "plural" or chunks.sep(last) != "":
        return None
    if any(e.kind in FIELDS for e in names().longest(chunks.document, chunks[last - 1].first)):
        return None  # "Minister of Justice NAME"
    edge = left_edge(chunks, last - 1, head + 1)
    named = chunks.kind(last) in _NAMED or (chunks.kind(last) == "rank" and chunks.kind(last + 1) in _NAMED)
    return edge if named and chunks.soft(last) and tag_of(chunks, edge - 1) in _PREPOSITIONS else None


def _seat(chunks: Chunks, n: int) -> Entry | None:
    """The state whose capital owns the office: "Moscow's envoy"."""
    entry = chunks[n].entry
    if entry is None or entry.kind != "place" or chunks.sep(n + 1) not in _POSSESSIVES:
        return None
    code = entry.data["country"]
    return Entry(entry.keys, "country", code) if " ".join(entry.keys) in _capitals(code) else None


@cache
def _capitals(code: str) -> frozenset[str]:
    data = read_table("states").get(code, {"capital": ""})
    return frozenset(" ".join(keys_of(form)) for form in (data["capital"], *data.get("capital_aliases", ())))


def _worldwide(office: Entry) -> tuple[Entry, Relation]:
    """The organization whose office this is, without being printed."""
    return Entry(office.keys, "organization", office.data["organization"]), "of"


def _after_state(chunks: Chunks, k: int) -> int:
    """The first word of chunk *k* that is not the state in front of the office: "US President" is a president."""
    chunk = chunks[k]
    if chunk.kind == "office":
        for entry in names().every(chunks.document, chunk.first):
            named = entry.form in ("name", "metonym")  # "Foreign Office Minister" keeps the ministry
            if entry.kind == "country" and not named and len(entry.keys) < chunk.last - chunk.first:
                return chunk.first + len(entry.keys)
    return chunk.first


def _inside_head(chunks: Chunks, head: int) -> list[tuple[Entry, Relation]]:
    """Parties that the office's own form holds: "UN Secretary-General"."""
    chunk = chunks[head]
    found: list[tuple[Entry, Relation]] = []
    if chunk.last - chunk.first < 2:
        return found
    for i in range(chunk.first, chunk.last):
        for entry in names().every(chunks.document, i):
            if entry.kind in PARTIES and i + len(entry.keys) <= chunk.last:
                after_to = "to" in chunks.document.keys[chunk.first : i]
                found.append((entry, "to" if after_to else "of"))
                break
    return found


def left_edge(chunks: Chunks, k: int, floor: int) -> int:
    """Return the leftmost chunk of the title whose office is at *k*, not below *floor*."""
    edge = k
    while edge > floor:
        step = _left_step(chunks, edge, k, floor)
        if step == edge:
            break
        edge = step
    while edge < k and chunks.kind(edge) in _JOINT_KINDS and chunks.key(edge) in _JOINTS:
        edge += 1
    return edge


def _left_step(chunks: Chunks, edge: int, k: int, floor: int) -> int:
    """The next chunk to the left that belongs to the title, or *edge*."""
    before, kind = edge - 1, chunks.kind(edge - 1)
    if not chunks.same_sentence(before, edge) or (_is_birth(chunks, k) and kind not in _BEFORE_BIRTH):
        return edge
    separator = chunks[edge].sep
    if separator == "," and chunks[edge].kind in _LISTED and kind in _LISTED:
        return before if _is_listed(chunks, edge, k) and chunks[before].capital else edge
    if (
        separator == ")"
        and chunks[before].sep == "("
        and before - 1 >= floor
        and chunks.kind(before - 1) in _ABBREVIATED
    ):
        return before - 1
    if separator not in _INNER:
        return edge
    if kind == "word":
        return _left_word(chunks, edge, before, floor)
    if kind == "unit" and not chunks[before].capital and chunks[edge].kind in PARTIES and chunks[edge].capital:
        return edge  # "at his Yarzeh office British Ambassador"
    if kind in _BEFORE_ALL:
        return before
    if kind == "office":
        return (
            before
            if separator in _POSSESSIVES
            or not chunks[before].capital
            or (separator == "" and chunks[edge].kind != "office")
            else edge
        )
    if kind == "rank":
        return edge
    if kind in _LEFT and (chunks[before].capital or kind in _LOWER):
        return before
    if kind in _NAME_WORDS and separator in _BEFORE_OFFICE and chunks[before].capital:
        return _left_names(chunks, edge, before, floor)
    return edge


def _left_word(chunks: Chunks, edge: int, before: int, floor: int) -> int:
    key = chunks.key(before)
    inner = chunks.kind(before - 1) if before - 1 >= floor else ""
    if key == "in" and chunks.kind(edge) == "country" and inner == "organization" and chunks.soft(before):
        return before - 1
    if (
        (key == "and" and chunks.kind(edge) in _PAIRED and inner in _PAIRED)
        and chunks.soft(before)
        and chunks[before - 1].capital == chunks[edge].capital
    ):
        return before - 1
    return edge


def _is_listed(chunks: Chunks, edge: int, k: int) -> bool:
    """Tell whether the fields from *edge* to the office at *k* end in "and": "Trade, Industry and Energy Minister"."""
    return any(chunks.key(n) == "and" for n in range(edge, k))


def _left_names(chunks: Chunks, edge: int, before: int, floor: int) -> int:
    """Unknown capitalised words before the office: an organization's name, unless a title stands before them."""
    start = before
    while start - 1 >= floor and chunks.kind(start - 1) in _NAME_WORDS and chunks.soft(start):
        start -= 1
    ahead = chunks.kind(start - 1) if chunks.soft(start) else ""
    if ahead in _OF_PERSONS or (chunks[edge].sep == "'s" and edge - start <= 3):
        return edge
    opens = chunks.document.sentences[chunks.document.sentence_of[chunks[start].first]][0] == chunks[start].first
    if opens and edge - start > 1 and chunks[edge].kind == "office" and ahead == "":
        return edge
    return start


def _head(chunks: Chunks, k: int) -> int | None:
    """The office that the title beginning at chunk *k* comes to: the last one before a tail, a rank or a name."""
    head, n = None, k
    while n - k < 14:
        kind = chunks.kind(n)
        if n > k and not (chunks.soft(n) or (chunks.sep(n) in _BREAKS and head is None)):
            break
        if kind == "office":
            if head is not None and chunks.sep(n) == "" and not _chains(chunks, head, n):
                break
            head = n
        elif kind == "word" and chunks.key(n) in _BEFORE_HEAD and head is None:
            pass
        elif (
            (kind not in _LEFT and kind not in _NAME_WORDS)
            or kind == "rank"
            or (head is not None and kind in _AFTER_HEAD)
        ):
            break
        n += 1
    return head


def _chains(chunks: Chunks, a: int, b: int) -> bool:
    """Tell whether office *b* directly after *a* makes one title ("Minister Counsellor", "Ministry Secretary")."""
    return chunks[a].capital == chunks[b].capital and not _is_birth(chunks, b) and not _is_complete(chunks, a)


_STATE_SECRETARY = ("secretary", "of", "state")
_BIRTH = frozenset(["prince", "princess"])
_BEFORE_BIRTH = frozenset(["country", "status", "word"])


def _is_birth(chunks: Chunks, k: int) -> bool:
    """Tell whether the office at *k* is a birth, which goes with the name: "Minister of Defense Prince NAME"."""
    entry = chunks[k].entry
    return entry is not None and entry.id in _BIRTH and len(entry.keys) == 1


def _is_complete(chunks: Chunks, k: int) -> bool:
    entry = chunks[k].entry
    return entry is not None and entry.data.get("kind") in _SUPREME


def _organization(chunks: Chunks, head: int, last: int) -> tuple[int, int] | None:
    """The institution in the tail: the words after the first "of" that are no party."""
    inside = [n for n in range(head + 1, last) if chunks.kind(n) in _INSTITUTIONS]
    if not inside:
        return None
    start = head + 1
    while start < last and chunks.kind(start) == "word":
        start += 1
    return (chunks[start].first, chunks[last - 1].last) if start < last else None


def _core(chunks: Chunks, k: int, head: int, last: int) -> tuple[int, int]:
    """The title without the state in front, a droppable status, and the state at the end."""
    first = k
    while first < head and (_is_dropped(chunks, first) or _is_owner(chunks, first)):
        first += 1
    end = last
    while (cut := _party_at_end(chunks, head, end)) is not None:
        end = cut
    while end > head + 1 and chunks.kind(end - 1) == "status" and chunks.sep(end - 1) == "":
        end -= 1
    return first, end


def _is_dropped(chunks: Chunks, n: int) -> bool:
    kind, entry = chunks.kind(n), chunks[n].entry
    if kind == "status":
        return entry is not None and entry.id in _DROPPED
    return kind == "country" or kind == "word" or _seat(chunks, n) is not None


def _is_owner(chunks: Chunks, n: int) -> bool:
    """Tell whether a noun owns the office: "the |country|'s Minister", "the |embassy|'s attache"."""
    return not chunks.capital(n) and chunks.sep(n + 1) in _POSSESSIVES


def _of_state_to(chunks: Chunks, head: int, n: int) -> int | None:
    """Where "of STATE to ORGANIZATION" that closes a title begins, or None."""
    k = n - 1
    if chunks.key(k) == "the":
        k -= 1
    if chunks.key(k) != "to" or chunks.kind(k - 1) != "country":
        return None
    k -= 2
    if chunks.key(k) == "the":
        k -= 1
    return k if chunks.key(k) == "of" and k > head else None


def _first_listed(chunks: Chunks, n: int) -> int:
    """The first of the states in a list up to chunk *n*."""
    while chunks.sep(n) == "," and chunks.kind(n - 1) == "country":
        n -= 1
    return n


def _party_at_end(chunks: Chunks, head: int, end: int) -> int | None:
    """Where "of [the] STATE" or "to STATE" that closes the title begins, or None."""
    n = end - 1
    if n > head + 1 and chunks.key(n) in _REALMS and chunks.key(n - 1) == "the" and chunks.key(n - 2) in _TO_REALM:
        return n - 2
    if n > head and chunks.kind(n) == "organization" and (of := _of_state_to(chunks, head, n)) is not None:
        return of
    if n <= head or chunks.kind(n) not in _LANDS or (chunks.kind(n) == "place" and chunks.key(n - 1) == "of"):
        return None
    n -= 1
    if chunks.key(n) == "in" and is_institution(chunks, n - 1):  # "Head of the OSCE Office in Baku"
        return None
    while n > head and chunks.kind(n) in _SMALL and chunks.key(n) in _BEFORE_STATE:
        n -= 1
        if chunks.key(n + 1) == "and" and chunks.kind(n) == "country":
            n = _first_listed(chunks, n) - 1
    return n if chunks.kind(n) == "word" and chunks.key(n) in _STATE_PREPOSITIONS and n > head else None

"""Titles: an office with what belongs to it on the left and on the right.

"the newly appointed Ambassador Extraordinary and Plenipotentiary of Pakistan to Azerbaijan",
"Chief of the General Staff of the Armed Forces - First Deputy Minister of Defense",
"Foreign Affairs, Foreign Employment and Tourism Minister", "Japan's foreign minister", "UWC Vice President".
"""

from dataclasses import dataclass

from dipbrief.lexicon import Entry, names
from dipbrief.mentions.chunks import FIELDS, PARTIES, Chunks
from dipbrief.mentions.tails import Relation, is_institution, read_tail

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


# Offices that companies and associations have too.
_PRESIDENTS = frozenset(["president", "director", "chairman", "chair", "chairperson", "ceo", "founder"])


@dataclass(frozen=True, slots=True)
class Title:
    """One office as printed: chunks *first* to *last*, without country at *core* (word indexes).

    ``parties`` are the states and organizations inside it, each with its relation: "of" for whom the person
    stands, "to" for where they are accredited; ``words`` is the range of the whole title.
    ``private`` marks the president of an unknown organization.
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
    leading = [(n, chunks[n]) for n in range(k, head) if chunks.kind(n) in PARTIES or chunks.kind(n) == "region"]
    parties: list[tuple[Entry, Relation]] = [(c.entry, "of") for _, c in leading if c.entry is not None]
    if entry.data.get("organization"):
        parties.append((Entry(entry.keys, "organization", entry.data["organization"]), "of"))
    parties += [(e, relation) for e, relation, _ in tail]
    parties += _inside_head(chunks, head)
    if (
        entry.data.get("country") and chunks.key(head + 1) != "for"
    ):  # "Secretary of State for Defence" is not the US one
        parties.append((Entry(entry.keys, "country", entry.data["country"]), "of"))
    joint = len({e.id for e, relation in parties if e.kind == "country" and relation == "of"}) > 1
    joint = joint and entry.keys[-1] in _PRESIDENTS and entry.form != "plural"
    if joint:  # "Ukrainian Canadian Congress President" stands for neither state
        parties = [(e, relation) for e, relation in parties if e.kind == "organization"]
    core_first, core_last = _core(chunks, k, head, last)
    statuses = tuple(e.id for n in range(k, head) if chunks.kind(n) == "status" and (e := chunks[n].entry))
    return Title(
        first=k,
        last=last,
        core=(_after_state(chunks, core_first), chunks[core_last - 1].last),
        head=entry,
        parties=tuple(parties),
        statuses=statuses,
        plural=entry.form == "plural",
        organization=_organization(chunks, head, core_last),
        private=entry.keys[-1] in _PRESIDENTS
        and (joint or any(chunks.kind(n) in ("name", "acronym") for n in range(k, last))),
        words=(chunks[k].first, chunks[last - 1].last),
    )


def _after_state(chunks: Chunks, k: int) -> int:
    """The first word of chunk *k* that is not the state in front of the office: "US President" is a president."""
    chunk = chunks[k]
    if chunk.kind == "office":
        for entry in names().every(chunks.document, chunk.first):
            if entry.kind == "country" and entry.form != "name" and len(entry.keys) < chunk.last - chunk.first:
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
    while edge < k and chunks.kind(edge) in ("name", "word") and chunks.key(edge) in ("and", "of", "the", "&"):
        edge += 1
    return edge


def _left_step(chunks: Chunks, edge: int, k: int, floor: int) -> int:
    """The next chunk to the left that belongs to the title, or *edge*."""
    before, kind = edge - 1, chunks.kind(edge - 1)
    if not chunks.same_sentence(before, edge):
        return edge
    separator = chunks[edge].sep
    if separator == "," and chunks[edge].kind in ("portfolio", "quality") and kind in ("portfolio", "quality"):
        return before if _is_listed(chunks, edge, k) and chunks[before].capital else edge
    if (
        separator == ")"
        and chunks[before].sep == "("
        and before - 1 >= floor
        and chunks.kind(before - 1) in (*PARTIES, "unit")
    ):
        return before - 1
    if separator not in ("", "-", "'s", "'", ".", "/"):
        return edge
    if kind == "word":
        return _left_word(chunks, edge, before, floor)
    if kind == "unit" and not chunks[before].capital and chunks[edge].kind in PARTIES and chunks[edge].capital:
        return edge  # "at his Yarzeh office British Ambassador"
    if kind in ("place", "region", "body") or (kind in PARTIES and chunks[edge].kind != "word"):
        return before
    if kind == "office":
        return (
            before
            if separator in ("'s", "'")
            or not chunks[before].capital
            or (separator == "" and chunks[edge].kind != "office")
            else edge
        )
    if kind == "rank":
        return edge
    if kind in _LEFT and (chunks[before].capital or kind in ("status", "modifier", "portfolio", "quality", "unit")):
        return before
    if kind in ("name", "initial") and separator in ("", "-", "'s") and chunks[before].capital:
        return _left_names(chunks, edge, before, floor)
    return edge


def _left_word(chunks: Chunks, edge: int, before: int, floor: int) -> int:
    key = chunks.key(before)
    inner = chunks.kind(before - 1) if before - 1 >= floor else ""
    if key == "in" and chunks.kind(edge) == "country" and inner == "organization" and chunks.soft(before):
        return before - 1
    if (
        (
            key in ("and", "&")
            and chunks.kind(edge) in ("portfolio", "quality", "country")
            and inner in ("portfolio", "quality", "country")
        )
        and chunks.soft(before)
        and chunks[before - 1].capital == chunks[edge].capital
    ):
        return before - 1
    return edge


def _is_listed(chunks: Chunks, edge: int, k: int) -> bool:
    """Tell whether the fields from *edge* to the office at *k* end in "and": "Trade, Industry and Energy Minister"."""
    return any(chunks.key(n) in ("and", "&") for n in range(edge, k))


def _left_names(chunks: Chunks, edge: int, before: int, floor: int) -> int:
    """Unknown capitalised words before the office: an organization's name, unless a title stands before them."""
    start = before
    while start - 1 >= floor and chunks.kind(start - 1) in ("name", "initial") and chunks.soft(start):
        start -= 1
    ahead = chunks.kind(start - 1) if start > 0 and chunks.soft(start) else ""
    if ahead in ("office", "rank", "honorific") or (chunks[edge].sep == "'s" and edge - start <= 3):
        return edge
    opens = chunks.document.sentences[chunks.document.sentence_of[chunks[start].first]][0] == chunks[start].first
    if opens and edge - start > 1 and chunks[edge].kind == "office" and ahead == "":
        return edge
    return start


def _head(chunks: Chunks, k: int) -> int | None:
    """The office that the title beginning at chunk *k* comes to: the last one before a tail, a rank or a name."""
    head, n = None, k
    while n < len(chunks) and n - k < 14:
        kind = chunks.kind(n)
        if n > k and not (chunks.soft(n) or (chunks.sep(n) in (",", "/", ")", "(") and head is None)):
            break
        if kind == "office":
            if head is not None and chunks.sep(n) == "" and not _chains(chunks, head, n):
                break
            head = n
        elif kind == "word" and chunks.key(n) in ("and", "&", "in") and head is None:
            pass
        elif (
            (kind not in _LEFT and kind not in ("name", "initial"))
            or kind == "rank"
            or (head is not None and kind in ("name", "initial", "status"))
        ):
            break
        n += 1
    return head


def _chains(chunks: Chunks, a: int, b: int) -> bool:
    """Tell whether office *b* directly after *a* makes one title ("Minister Counsellor", "Ministry Secretary")."""
    return (
        chunks[a].capital == chunks[b].capital
        and b - a <= 4
        and chunks[b].entry is not None
        and not _is_complete(chunks, a)
    )


def _is_complete(chunks: Chunks, k: int) -> bool:
    entry = chunks[k].entry
    return entry is not None and entry.data.get("kind") in ("head-of-state", "head-of-government", "royal")


def _organization(chunks: Chunks, head: int, last: int) -> tuple[int, int] | None:
    """The institution in the tail: the words after the first "of" that are no party."""
    inside = [n for n in range(head + 1, last) if chunks.kind(n) in ("unit", "body", "organization")]
    if not inside:
        return None
    start = head + 1
    while start < last and chunks.kind(start) == "word":
        start += 1
    return (chunks[start].first, chunks[last - 1].last) if start < last else None


def _core(chunks: Chunks, k: int, head: int, last: int) -> tuple[int, int]:
    """The title without the state in front, a droppable status, and the state at the end."""
    first = k
    while first < head and _is_dropped(chunks, first):
        first += 1
    end = last
    while (cut := _party_at_end(chunks, head, end)) is not None:
        end = cut
    return first, end


def _is_dropped(chunks: Chunks, n: int) -> bool:
    kind, entry = chunks.kind(n), chunks[n].entry
    if kind == "status":
        return entry is not None and entry.id in _DROPPED
    return kind == "country" or kind == "word"


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


_REALMS = frozenset(["kingdom", "republic", "sultanate", "emirate", "state", "country"])


def _party_at_end(chunks: Chunks, head: int, end: int) -> int | None:
    """Where "of [the] STATE" or "to STATE" that closes the title begins, or None."""
    n = end - 1
    if n > head + 1 and chunks.key(n) in _REALMS and chunks.key(n - 1) == "the" and chunks.key(n - 2) in ("to", "in"):
        return n - 2
    if n > head and chunks.kind(n) == "organization" and (of := _of_state_to(chunks, head, n)) is not None:
        return of
    if (
        n <= head
        or chunks.kind(n) not in ("country", "place")
        or (chunks.kind(n) == "place" and chunks.key(n - 1) == "of")
    ):
        return None
    n -= 1
    if chunks.key(n) == "in" and is_institution(chunks, n - 1):  # "Head of the OSCE Office in Baku"
        return None
    while n > head and chunks.kind(n) in ("word", "common") and chunks.key(n) in ("the", "and"):
        n -= 1
        if chunks.key(n + 1) == "and" and chunks.kind(n) == "country":
            n -= 1
    return (
        n if chunks.kind(n) == "word" and chunks.key(n) in ("of", "to", "in", "at", "for", "on") and n > head else None
    )

"""Titles: an office with what belongs to it on the left and on the right.

"the newly appointed Ambassador Extraordinary and Plenipotentiary of Pakistan to Azerbaijan",
"Chief of the General Staff of the Armed Forces - First Deputy Minister of Defense",
"Foreign Affairs, Foreign Employment and Tourism Minister", "Japan's foreign minister", "UWC Vice President".
"""

from dataclasses import dataclass
from typing import Literal

from dipbrief.lexicon import Entry, names
from dipbrief.mentions.chunks import FIELDS, PARTIES, Chunks

Relation = Literal["of", "to"]

_LEFT = frozenset(["country", "organization", "body", "region", "area", "place", "status", "acronym", "rank", *FIELDS])
_INSIDE = frozenset([*FIELDS, *PARTIES, "place", "region", "area", "acronym", "office", "number", "rank"])
_DIPLOMATIC = frozenset(["diplomatic", "international"])
_SERVING = frozenset(
    [
        "adviser",
        "advisor",
        "aide",
        "assistant",
        "secretary",
        "counselor",
        "counsellor",
        "envoy",
        "representative",
        "delegate",
        "consultant",
        "observer",
        "liaison",
    ]
)
_ARTICLES = frozenset(["the", "a", "an", "its", "their", "his", "her", "our"])
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


@dataclass(frozen=True, slots=True)
class Title:
    """One office as printed: chunks *first* to *last*, without country at *core* (word indexes).

    ``parties`` are the states and organizations inside it, each with its relation: "of" for whom the person
    stands, "to" for where they are accredited; ``words`` is the range of the whole title. ``private`` marks the president of an unknown organization.
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
    """Read the title whose leftmost chunk is *k*; None when no office is reached."""
    head = _head(chunks, k)
    if head is None:
        return None
    entry = chunks[head].entry
    assert entry is not None
    last, tail = _tail(chunks, head)
    leading = [(n, chunks[n]) for n in range(k, head) if chunks.kind(n) in PARTIES or chunks.kind(n) == "region"]
    parties: list[tuple[Entry, Relation]] = [(c.entry, "of") for _, c in leading if c.entry is not None]
    if entry.data.get("organization"):
        parties.append((Entry(entry.keys, "organization", entry.data["organization"]), "of"))
    parties += [(e, relation) for e, relation, _ in tail]
    parties += _inside_head(chunks, head)
    if entry.data.get("country"):
        parties.append((Entry(entry.keys, "country", entry.data["country"]), "of"))
    core_first, core_last = _core(chunks, k, head, last)
    statuses = tuple(e.id for n in range(k, head) if chunks.kind(n) == "status" and (e := chunks[n].entry))
    return Title(
        first=k,
        last=last,
        core=(chunks[core_first].first, chunks[core_last - 1].last),
        head=entry,
        parties=tuple(parties),
        statuses=statuses,
        plural=entry.form == "plural",
        organization=_organization(chunks, head, core_last),
        private=entry.keys[-1] in ("president", "director", "chairman", "chair", "chairperson", "ceo", "founder")
        and any(chunks.kind(n) in ("name", "acronym") for n in range(k, last)),
        words=(chunks[k].first, chunks[last - 1].last),
    )


def _inside_head(chunks: Chunks, head: int) -> list[tuple[Entry, Relation]]:
    """Parties that the office's own form holds: "UN Secretary-General", "Permanent Representative to the United Nations"."""
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
        key in ("and", "&")
        and chunks.kind(edge) in ("portfolio", "quality", "country")
        and inner in ("portfolio", "quality", "country")
    ):
        if chunks.soft(before) and chunks[before - 1].capital == chunks[edge].capital:
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


# --- the right side --------------------------------------------------------------------------------------------


def _tail(chunks: Chunks, head: int) -> tuple[int, list[tuple[Entry, Relation, int]]]:
    """End of the title whose office is *head*, and the parties in its tail as (entry, relation, chunk)."""
    last, hits = _direct_tail(chunks, head)
    if (
        chunks.sep(last) == ","
        and chunks.key(last) in ("ministry", "department", "office", "directorate", "bureau")
        and chunks[last].capital
    ):
        end, found = _noun_phrase(chunks, last)
        if end is not None and chunks.sep(end) == "," and chunks.same_sentence(head, end):
            last = end
            hits += [(entry, "of", n) for entry, n in found]
    while True:
        last = _portfolio_list(chunks, head, last)
        step = _prepositional_tail(chunks, head, last)
        if step is None:
            return last, hits
        last, more = step
        hits += more


_LISTED = frozenset(["portfolio", "quality", "unit", "common", "country", "area", "acronym", "modifier"])


def _portfolio_list(chunks: Chunks, head: int, n: int) -> int:
    """Pass over further fields of a minister: "Minister of Trade, Industry and Energy", "Minister of Power and Water"."""
    if n < 1 or not chunks[n - 1].capital or chunks.kind(n - 1) not in ("portfolio", "office", "quality", "unit"):
        return n
    end = n
    while chunks.sep(end) == "," and (step := _field(chunks, end)) > end:
        end = step
    last = _field(chunks, end + 1) if chunks.key(end) in ("and", "&") and chunks.soft(end) else end
    if last <= end + 1 or not chunks.soft(end + 1):
        return n
    ministerial = chunks[head].entry is not None and (len(chunks[head].entry.keys) > 1 or n > head + 1)
    return last if ministerial and (end > n or chunks.kind(end + 1) == "portfolio") else n


def _field(chunks: Chunks, n: int) -> int:
    """End of the capitalised field at chunk *n* of a list of fields; *n* when an office or a name stands there."""
    end = n
    while end < len(chunks) and chunks.kind(end) in _LISTED and chunks[end].capital and (end == n or chunks.soft(end)):
        end += 1
    follows = chunks.kind(end) if chunks.soft(end) and chunks.sep(end) == "" else ""
    return (
        n
        if follows in ("office", "rank")
        or (chunks.kind(end - 1) in ("country", "common") and end - n == 1 and follows == "name")
        else end
    )


def _direct_tail(chunks: Chunks, head: int) -> tuple[int, list[tuple[Entry, Relation, int]]]:
    """What follows the office without a preposition: "Director Finance Ministry", "Chairman Joint Chiefs"."""
    n = head + 1
    while n < len(chunks) and chunks.sep(n) in ("", "-") and chunks.soft(n) and chunks[n].capital:
        kind = chunks.kind(n)
        if kind not in ("unit", "quality", "portfolio", "acronym", "organization", "body"):
            break
        n += 1
    follows_name = n < len(chunks) and chunks.soft(n) and (chunks[n].is_name or chunks.key(n) in ("bin", "al"))
    if n == head + 1 or (follows_name and chunks.kind(n - 1) not in ("unit", "organization", "body")):
        return head + 1, []
    if not any(chunks.kind(m) in ("unit", "organization", "body") for m in range(head + 1, n)):
        return head + 1, []
    hits: list[tuple[Entry, Relation, int]] = [
        (e, "of", m) for m in range(head + 1, n) if chunks.kind(m) in PARTIES and (e := chunks[m].entry)
    ]
    return n, hits


def _prepositional_tail(chunks: Chunks, head: int, at: int) -> tuple[int, list[tuple[Entry, Relation, int]]] | None:
    at_word = chunks.after_group(at)
    if at_word > at and (at_word >= len(chunks) or set(chunks.sep(at_word)) - set(")]")):
        return None
    if at_word >= len(chunks) or chunks.kind(at_word) != "word" or chunks.sep(at_word) not in ("", ")", "]"):
        return None
    charge = [chunks.key(n) for n in range(at_word, at_word + 3)] == ["in", "charge", "of"]
    relation = "of" if charge else _relation(chunks, head, at_word)
    if relation is None:
        return None
    end, found = _noun_phrase(chunks, at_word + (3 if charge else 1))
    if end is None:
        return None
    return end, [(entry, relation, n) for entry, n in found]


def _relation(chunks: Chunks, head: int, n: int) -> Relation | None:
    key = chunks.key(n)
    entry = chunks[head].entry
    assert entry is not None
    if key == "of":
        return "of"
    diplomatic = entry.data.get("kind") in _DIPLOMATIC or bool(_SERVING & set(entry.keys))
    if key == "for":
        following = n + 2 if chunks.key(n + 1) == "the" else n + 1
        named = following < len(chunks) and (chunks[following].capital or not chunks[head].capital)
        return "to" if named and chunks.kind(following) in (*_INSIDE, "name") else None
    if key == "to" and (diplomatic or entry.data.get("kind") in ("spokesperson", "executive", "security")):
        following = chunks.kind(n + 2) if chunks.key(n + 1) == "the" else chunks.kind(n + 1)
        return "to" if following in (*PARTIES, "office", "unit", "quality", "place", "portfolio", "acronym") else None
    if key in ("in", "at") and chunks.key(n + 1) == "the" and chunks.kind(n + 2) == "unit" and chunks[n + 2].capital:
        return "of"
    if key in ("in", "at") and (entry.data.get("kind") in _DIPLOMATIC):
        following = n + 2 if chunks.key(n + 1) == "the" else n + 1
        return "to" if chunks.kind(following) in ("country", "place", "organization") else None
    if key in ("on", "with") and bool(_SERVING & set(entry.keys)) and chunks[n + 1].capital:
        return "to"
    return None


def _noun_phrase(chunks: Chunks, k: int) -> tuple[int | None, list[tuple[Entry, int]]]:
    """The noun phrase of a tail from chunk *k*: its end, None when there is none, and the parties in it."""
    n = k
    while n < len(chunks) and chunks.kind(n) in ("word", "common") and chunks.key(n) in _ARTICLES and chunks.soft(n):
        n += 1
    start, end = n, None
    while n < len(chunks) and (n == start or _continues(chunks, n)):
        kind = chunks.kind(n)
        if (
            kind == "common"
            and chunks[n].capital
            and chunks.kind(n + 1) in ("portfolio", "unit", "quality")
            and chunks.sep(n + 1) == ""
        ):
            n, end = n + 2, n + 2
            continue
        if kind == "word" or (kind == "common" and not chunks[n].capital):
            if n == start or not _connects(chunks, n):
                if not _lower_noun(chunks, n):
                    break
                n, end = n + 1, n + 1
                continue
            n += 1
            continue
        if (chunks[n].is_name and kind != "acronym") or (kind == "acronym" and chunks.kind(n + 1) == "name"):
            run = _unknown_run(chunks, n, n == start or chunks.kind(n - 1) == "word")
            if run == n:
                break
            n = end = run
            continue
        if (kind not in _INSIDE and not (kind == "status" and not chunks[n].capital)) or _is_person_name(
            chunks, n, start
        ):
            break
        if kind in ("place", "region", "country") and n > start and _begins_name(chunks, n):
            break
        n += 1
        end = n
    if end is None:
        return None, []
    hits = [
        (e, m)
        for m in range(start, end)
        if chunks.kind(m) in (*PARTIES, "region") and (e := chunks[m].entry) and not _is_aside(chunks, m, start)
    ]
    return end, hits


def _is_aside(chunks: Chunks, m: int, start: int) -> bool:
    """Tell whether the party at *m* is only an object inside the phrase ("of the Committee for Afghanistan")."""
    return any(chunks.key(n) in ("for", "on", "to") and chunks.kind(n) == "word" for n in range(start, m))


def _is_person_name(chunks: Chunks, n: int, start: int) -> bool:
    """Tell whether a rank, or an office that begins a new person, stands at *n*."""
    if chunks.kind(n) == "rank":
        return True
    if chunks.kind(n) != "office" or n == start:
        return False
    before = chunks.kind(n - 1)
    return (
        chunks.sep(n) == ""
        and before in (*PARTIES, "unit", "portfolio")
        and chunks[n].capital
        and chunks[n - 1].kind != "word"
    )


def _begins_name(chunks: Chunks, n: int) -> bool:
    """Tell whether a place directly after a complete institution is a given name: "of Defense Warren T. Field"."""
    before = chunks.kind(n - 1)
    if before == "word" or chunks.sep(n) != "":
        return False
    following = chunks.kind(n + 1) if chunks.soft(n + 1) else ""
    return following in ("name", "initial", "acronym") and before in (
        *PARTIES,
        "portfolio",
        "unit",
        "office",
        "place",
        "acronym",
    )


def _continues(chunks: Chunks, n: int) -> bool:
    if chunks.soft(n):
        return True
    listed = (
        chunks.sep(n) == ","
        and chunks.kind(n) == "portfolio"
        and chunks.kind(n - 1) == "portfolio"
        and chunks[n].capital
    )
    return listed and any(
        chunks.key(m) in ("and", "&") and chunks.kind(m + 1) == "portfolio"
        for m in range(n + 1, min(n + 5, len(chunks)))
    )


_CONNECTORS = frozenset(["of", "for", "the", "and", "&", "on", "against"])


def _connects(chunks: Chunks, n: int) -> bool:
    """Tell whether the word at *n* joins two parts of an institution's name."""
    if chunks.key(n) not in _CONNECTORS or not chunks.soft(n):
        return False
    ahead = n + 1
    while (
        ahead < len(chunks)
        and chunks.kind(ahead) == "word"
        and chunks.key(ahead) in ("the", "of")
        and chunks.soft(ahead)
    ):
        ahead += 1
    if ahead >= len(chunks) or not chunks.soft(ahead):
        return False
    if chunks.key(n) in ("and", "&"):
        ahead = _over_name_words(chunks, ahead)
        return (
            chunks.kind(ahead) in ("portfolio", "unit", "quality", "country")
            and not _title_ahead(chunks, ahead)
            and chunks[ahead].capital == chunks[n - 1].capital
            and chunks.kind(n - 1) not in ("office",)
        )
    if chunks.key(n) in ("on", "against", "for"):
        return chunks.kind(ahead) in ("portfolio", "quality", "unit") and chunks[ahead].capital
    return chunks.kind(ahead) in _INSIDE or chunks[ahead].is_name or _lower_noun(chunks, ahead)


def _over_name_words(chunks: Chunks, n: int) -> int:
    """Pass over one unknown word before a field: "and Emerging Technology"."""
    if (
        chunks.kind(n) == "name"
        and chunks.kind(n + 1) in ("portfolio", "unit")
        and chunks.sep(n + 1) == ""
        and chunks[n + 1].capital
    ):
        return n + 1
    return n


def _title_ahead(chunks: Chunks, n: int) -> bool:
    """Tell whether a new title begins at *n*: "and Deputy Minister", "and Tourism Minister"."""
    while n < len(chunks) and chunks.soft(n) and chunks.kind(n) in (*FIELDS, *PARTIES, "status"):
        n += 1
    return n < len(chunks) and chunks.kind(n) == "office" and chunks.soft(n)


def _lower_noun(chunks: Chunks, n: int) -> bool:
    """Tell whether a lower-case word at *n* is a noun of the phrase: it is followed by "of" and a name of a party."""
    ahead = n + 1
    return (
        chunks.kind(n) == "word"
        and chunks.key(n) not in _CONNECTORS
        and chunks.key(n - 1) in ("the", "a", "of")
        and chunks.key(ahead) == "of"
        and chunks.kind(ahead + 1) in PARTIES
    )


def _unknown_run(chunks: Chunks, n: int, first: bool) -> int:
    """End of the unknown capitalised words at *n* that name an institution or place; *n* when they name a person."""
    end = n
    while end < len(chunks) and chunks[end].is_name and (end == n or (chunks.soft(end) and chunks.sep(end) != "'s")):
        end += 1
    following = chunks.kind(end) if chunks.soft(end) else ""
    if following in ("unit", "quality") and chunks[end].capital:
        return end
    if chunks.sep(end) == "'s" and following:
        return end if following in (*FIELDS, "office") and chunks[end].capital else n
    if not first:
        return n
    if end - n >= 3:
        return end - 2
    closed = not chunks.soft(end) or chunks.kind(end) == "word"
    return end if closed and end - n <= 2 else n


# --- the printed title -----------------------------------------------------------------------------------------


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
    return kind == "country" or kind == "word" or (kind == "region" and False)


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
    while n > head and chunks.kind(n) in ("word", "common") and chunks.key(n) in ("the", "and"):
        n -= 1
        if chunks.key(n + 1) == "and" and chunks.kind(n) == "country":
            n -= 1
    return (
        n if chunks.kind(n) == "word" and chunks.key(n) in ("of", "to", "in", "at", "for", "on") and n > head else None
    )

"""Titles: an office with what belongs to it on the left and on the right.

"the newly appointed Ambassador Extraordinary and Plenipotentiary of Pakistan to Azerbaijan",
"Chief of the General Staff of the Armed Forces - First Deputy Minister of Defense",
"Foreign Affairs, Foreign Employment and Tourism Minister", "Japan's foreign minister", "UWC Vice President".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from dipbrief.frames.words import is_place
from dipbrief.lexicon import Entry, keys_of, names, words
from dipbrief.mentions.chunks import FIELDS, PARTIES, Chunks, tag_of
from dipbrief.mentions.tails import Relation, read_tail
from dipbrief.syntax import closed_words
from dipbrief.syntax.classes import OF, PREPOSITION
from dipbrief.tables import read_table

# --- what stands to the left of an office, from right to left -----------------------------------------------------
_S: Final = r"[ \-'`.]"  # gaps that part nothing
_G: Final = r"[ \-'`./]"
_OFFICES: Final = "OXEJoxej"
_LEFT_NAMES: Final = rf"""
    (?!(?<=[{_OFFICES}]).[NI](?:{_S}[NI])++\|)                                   # no "|Kari Lund| minister"
    (?:[ \-][NI](?:{_S}[NI])*+ | '[NI](?:{_S}[NI]){{3,}}+)(?!{_S}[{_OFFICES}RHh])
"""
_STEP: Final = rf"""
    \)[A-ZÄÖ]\([CDGBbUFTMuftm]                                                    # "European Union (EU) ambassador"
  | {_G}[CDGBbZSsVvÖöPÄpäQqUFTMYA]
  | (?<!D){_G}L                                                                 # no "to |Oslo| Danish minister"
  | (?<![CDGB]){_G}[uftm]
  | {_G}[oxej] | ['`][OXEJ] | (?<![{_OFFICES}])[ ][OXEJ]
  | (?<=[CD]){_G}4{_S}G
  | {_LEFT_NAMES}
"""
_AND: Final = rf"(?<=[PÄQCD])(?:{_G}&{_S}|[+])[PÄQCD] | (?<=[päq]){_G}&{_S}[päq]"
_LEFT: Final = re.compile(
    rf"""
        (?:(?<=[Jj]){_G}[CDSs_])+
      | (?<![Jj])(?:{_STEP})*(?:(?:{_AND})(?:{_STEP}|{_AND}|(?<=[PÄQpäq]),[PÄQ]|(?<=D),D)*)?  # "Danish, Irish and"
    """,
    re.VERBOSE,
)

# --- and from left to right, up to the office that the title comes to ---------------------------------------------
_INSIDE: Final = "CDGBbZYLSsAPÄpäQqVvÖöUFTMuftmNI&4"
_HEADS: Final = re.compile(
    rf"(?:[{_INSIDE}][ \-'`.,/()}}+])*[{_OFFICES}](?:(?:{_S}[CDGBbZYLAPÄpäQqVvÖöUFTMuftm])*{_S}[{_OFFICES}])*"
)
_OFFICE: Final = re.compile(f"[{_OFFICES}]")
_LONGEST: Final = 14  # chunks from the left edge of a title to its office

# --- what ends a title and is no part of the office ---------------------------------------------------------------
_LANDS: Final = r"(?:.[09*])*(?:.[CD](?:,[CD])*.&(?:.[09])*)?.[CDL]"
_STATE_AT_END: Final = re.compile(
    rf"""(?:.1(?:.0)?.[CD].2(?:.0)?.G                      # "of Norland to NATO"
      | .2{_LANDS} | .1(?!.L$){_LANDS} | (?<![UFTMBÖ]).4{_LANDS}
      | .[24].0(?P<realm>.[^0])                            # "to the Kingdom"
      | (?:[ ][Ss])+)$""",
    re.VERBOSE,
)
_DROPPED: Final = frozenset(
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
_STATE_OF: Final = re.compile(r"[CD_014&9]")
_NAMED: Final = re.compile(r"[ \-'`.]R?(?:(?<=R)[ .])?[NIHh]")  # behind a title: "aide to President |NAME"
_POSSESSIVES: Final = frozenset(["'s", "'"])
_SUPREME: Final = frozenset(["head-of-state", "head-of-government", "royal"])  # kinds of offices
_PREPOSITIONS: Final = frozenset([PREPOSITION, OF])


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


def left_edge(chunks: Chunks, k: int, floor: int) -> int:
    """Return the leftmost chunk of the title whose office is at *k*, not below *floor*."""
    found = None if _is_kin(chunks, k) else _LEFT.match(chunks.tags[max(0, 2 * floor - 1) : 2 * k + 2][::-1], 1)
    return k if found is None else max(floor, k - len(found[0]) // 2)


def _is_kin(chunks: Chunks, k: int) -> bool:
    """Tell of the wife or husband of somebody, whose office is another's: "the minister's |husband|"."""
    entry = chunks.entry(k)
    return entry is not None and entry.form == "noun" and entry.data.get("trait") in _KIN


_KIN: Final = frozenset(["kin"])


def _head(chunks: Chunks, k: int) -> int | None:
    """The office that the title beginning at chunk *k* comes to: the last one before a tail, a rank or a name."""
    found = _HEADS.match(chunks.tags, 2 * k + 1, 2 * (k + _LONGEST))
    if found is None:
        return None
    head, *others = (at.start() // 2 for at in _OFFICE.finditer(chunks.tags, found.start(), found.end()))
    for n in others:
        if _is_kin(chunks, n) or (chunks.sep(n) == "" and not _chains(chunks, head, n)):
            break
        head = n
    return head


def _chains(chunks: Chunks, a: int, b: int) -> bool:
    """Tell whether office *b* directly after *a* makes one title ("Minister Counsellor", "Ministry Secretary")."""
    entry = chunks.entry(a)
    complete = entry is not None and entry.data.get("kind") in _SUPREME
    return chunks[a].capital == chunks[b].capital and not complete and chunks.tags[2 * b + 1] not in "Jj"


def _read(chunks: Chunks, k: int) -> Title | None:
    head = _head(chunks, k)
    if head is None:
        return None
    entry = chunks[head].entry
    assert entry is not None
    last, tail = read_tail(chunks, head)
    parties = [*_leading(chunks, k, head), *_of_office(entry, tail), *_in_tail(tail), *_inside(chunks, head, last)]
    if entry.data.get("country") and not _is_elsewhere(chunks, head):
        parties.append((Entry(entry.keys, "country", entry.data["country"]), "of"))
    firm = entry.data.get("trait") in _FIRM
    joint = firm and entry.form != "plural" and _is_joint(parties)
    core_first, core_last = _core(chunks, k, head, last)
    inner = _inner_office(chunks, head, last)
    unknown = _UNKNOWN.search(chunks.tags, 2 * k, 2 * last) is not None
    return Title(
        first=k,
        last=last if inner is None else inner,
        nested=inner is not None,
        core=(_after_state(chunks, core_first), chunks[core_last - 1].last),
        head=entry,
        parties=_worldly(parties) if joint else tuple(parties),
        statuses=tuple(_statuses(chunks, k, head, last)),
        plural=entry.form == "plural",
        organization=_organization(chunks, head, core_last),
        private=firm and (joint or unknown),
        words=(chunks[k].first, chunks[last - 1].last),
    )


_UNKNOWN: Final = re.compile("[NA]")
_FIRM: Final = frozenset(["firm"])


# --- whom an office stands for -------------------------------------------------------------------------------------
Party = tuple[Entry, Relation]


def _leading(chunks: Chunks, k: int, head: int) -> Iterator[Party]:
    """The parties before the office, and then the states whose capitals own it."""
    for n in range(k, head):
        entry = chunks.entry(n)
        if entry is not None and (entry.kind in PARTIES or entry.kind == "region"):
            yield entry, "of"
    yield from ((state, "of") for n in range(k, head) if (state := _seat(chunks, n)) is not None)


def _of_office(office: Entry, tail: list[tuple[Entry, Relation, int]]) -> list[Party]:
    """The organization whose office this is, unless the tail names one."""
    explicit = any(e.kind == "organization" and relation == "of" for e, relation, _ in tail)
    return [_worldwide(office)] if office.data.get("organization") and not explicit else []


def _in_tail(tail: list[tuple[Entry, Relation, int]]) -> list[Party]:
    """The parties of the tail: "of the Royal Air Force of Norland" is Norland's."""
    of_state = any(e.kind == "country" and e.form != "demonym" and relation == "of" for e, relation, _ in tail)
    return [(e, relation) for e, relation, _ in tail if not of_state or e.kind != "body"]


def _inside(chunks: Chunks, head: int, last: int) -> list[Party]:
    """The parties that the office's own form holds ("UN Secretary-General"), or an office that it serves."""
    served = [e for n in range(head + 1, last) if chunks.kind(n) == "office" and (e := chunks[n].entry)]
    return [*_inside_head(chunks, head), *(_worldwide(e) for e in served if e.data.get("organization"))]


def _is_elsewhere(chunks: Chunks, head: int) -> bool:
    """Tell the "Secretary of State |for| Trade" from the one of the state that has that office."""
    deputies = words("titles", "modifier", "deputy") | words("titles", "modifier", "lower")
    return chunks.key(head) not in deputies and _ELSEWHERE.match(chunks.tags, 2 * head + 2) is not None


_ELSEWHERE: Final = re.compile(rf".3|.4(?:{_S}0)?(?:{_S}[PÄQ])*{_S}[UFTMBuftm]")


def _is_joint(parties: list[Party]) -> bool:
    """Tell of two states: "Ukrainian Canadian Congress President" stands for neither."""
    return len({e.id for e, relation in parties if e.kind == "country" and relation == "of"}) > 1


def _worldly(parties: list[Party]) -> tuple[Party, ...]:
    return tuple(party for party in parties if party[0].kind == "organization")


def _seat(chunks: Chunks, n: int) -> Entry | None:
    """The state whose capital owns the office: "Moscow's envoy", "his |Beijing| counterpart"."""
    office = chunks.entry(n + 1)
    owned = chunks.sep(n + 1) in _POSSESSIVES or (office is not None and office.data.get("trait") in _OTHER_SIDE)
    entry = chunks.entry(n)
    return state_of_capital(entry) if owned and entry is not None else None


_OTHER_SIDE: Final = frozenset(["counterpart"])


def state_of_capital(entry: Entry) -> Entry | None:
    """Return the state of which *entry* is the capital: "Beijing insists"; None where it is something else."""
    code = entry.data["country"] if entry.kind == "place" else ""
    return Entry(entry.keys, "country", code) if " ".join(entry.keys) in _capitals(code) else None


@cache
def _capitals(code: str) -> frozenset[str]:
    data = read_table("states").get(code, {"capital": ""})
    return frozenset(" ".join(keys_of(form)) for form in (data["capital"], *data.get("capital_aliases", ())))


def _worldwide(office: Entry) -> Party:
    """The organization whose office this is, without being printed."""
    return Entry(office.keys, "organization", office.data["organization"]), "of"


def _inside_head(chunks: Chunks, head: int) -> Iterator[Party]:
    """Parties that the office's own form holds: "UN Secretary-General"."""
    chunk = chunks[head]
    for i in range(chunk.first, chunk.last if chunk.last - chunk.first > 1 else chunk.first):
        held = (e for e in names().every(chunks.document, i) if e.kind in PARTIES and i + len(e.keys) <= chunk.last)
        sent = not closed_words("goal").isdisjoint(chunks.document.keys[chunk.first : i])
        yield from ((entry, "to" if sent else "of") for entry in [next(held, None)] if entry is not None)


# --- what is printed of it -----------------------------------------------------------------------------------------
def _core(chunks: Chunks, k: int, head: int, last: int) -> tuple[int, int]:
    """The title without the state in front, a droppable status, and the state at the end."""
    first = next((n for n in range(k, head) if not _is_dropped(chunks, n)), head)
    end = last
    while (found := _STATE_AT_END.search(chunks.tags, 2 * head + 2, 2 * end)) and _is_state(chunks, found):
        end = found.start() // 2
    return first, end


def _is_state(chunks: Chunks, found: re.Match[str]) -> bool:
    """Tell whether what closes a title is a state, where "the |kingdom|" may be one."""
    realm = found.start("realm") // 2
    return found["realm"] is None or (chunks[realm].last - chunks[realm].first == 1 and is_place(chunks.key(realm)))


def _is_dropped(chunks: Chunks, n: int) -> bool:
    """Tell of the state or status in front of an office, and of its owner: "the |country|'s Minister"."""
    kind, entry = chunks.kind(n), chunks.entry(n)
    if kind == "status":
        return entry is not None and entry.id in _DROPPED
    if not chunks.capital(n) and tag_of(chunks, n) == PREPOSITION:
        return True  # "trade grew |under| President NAME"
    owner = not chunks.capital(n) and chunks.sep(n + 1) in _POSSESSIVES
    return owner or kind in _NO_OFFICE or _seat(chunks, n) is not None


_NO_OFFICE: Final = frozenset(["country", "word"])


def _statuses(chunks: Chunks, k: int, head: int, last: int) -> Iterator[str]:
    """The statuses before the office, and one with a hyphen behind it."""
    hyphened = range(head + 1, head + 2) if last > head + 1 and chunks.sep(head + 1) == "-" else ()
    for n in (*range(k, head), *hyphened):
        entry = chunks.entry(n)
        if entry is not None and entry.kind == "status":
            yield entry.id


def _after_state(chunks: Chunks, k: int) -> int:
    """The first word of chunk *k* that is not the state in front of the office: "US President" is a president."""
    chunk = chunks[k]
    states = names().every(chunks.document, chunk.first) if chunk.kind == "office" else []
    for entry in states:
        named = entry.form in ("name", "metonym")  # "Foreign Office Minister" keeps the ministry
        if entry.kind == "country" and not named and len(entry.keys) < chunk.last - chunk.first:
            return chunk.first + len(entry.keys)
    return chunk.first


def _organization(chunks: Chunks, head: int, last: int) -> tuple[int, int] | None:
    """The institution in the tail: the words after the first "of" that are no party."""
    tags = chunks.tags[2 * head + 3 : 2 * last : 2]
    if _INSTITUTION.search(tags) is None:
        return None
    start = head + 1 + len(tags) - len(tags.lstrip("0123456789_&+%"))
    return (chunks[start].first, chunks[last - 1].last) if start < last else None


_INSTITUTION: Final = re.compile("[UFTMuftm$GBb]")


def _inner_office(chunks: Chunks, head: int, last: int) -> int | None:
    """Where the title of a second person begins that closes the tail: "an aide to |North Korean leader| NAME"."""
    if last - 1 <= head or chunks.sep(last) != "" or chunks.tags[2 * last - 1] not in "OEJoej":
        return None
    if any(e.kind in FIELDS for e in names().longest(chunks.document, chunks[last - 1].first)):
        return None  # "Minister of Justice NAME"
    edge = left_edge(chunks, last - 1, head + 1)
    named = _NAMED.match(chunks.tags, 2 * last) is not None
    return edge if named and tag_of(chunks, edge - 1) in _PREPOSITIONS else None

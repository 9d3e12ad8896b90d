"""What follows an office and belongs to it: "of the Army of Norland", "to Norland", "Director Finance Ministry".

All of it is expressions over the gaps and letters of chunks (:mod:`dipbrief.mentions.letters`).
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, Literal

from dipbrief.frames.words import classes_of_noun
from dipbrief.lexicon import Entry, words
from dipbrief.mentions.chunks import Chunk, Chunks, is_english, tag_of
from dipbrief.mentions.letters import DEMONYM, FOR, ON, PLACE, STATE, TO
from dipbrief.syntax import groups_of
from dipbrief.syntax.classes import COORDINATOR, OF, PREPOSITION

__all__ = ["Relation", "is_institution", "read_tail"]

Relation = Literal["of", "to"]
Hit = tuple[Entry, Relation, int]

# --- the phrase that an office is of -----------------------------------------------------------------------------
S: Final = r"[ \-'`.]"  # gaps that part nothing
_UNITS: Final = "UFTM"
_FIELDS: Final = f"PÄQVÖ{_UNITS}"
_PARTIES: Final = "CDGBb"
_OFFICES: Final = "OXEJ"
_INSTITUTIONS: Final = f"{_UNITS}GB"
_CAPITALS: Final = "A-ZÄÖ"
_RUN: Final = r"(?:[NI]|A(?=.N))(?:[ \-`.][NIA])*+"  # words that no table knows
_TITLE: Final = rf"(?:[{_FIELDS}{_FIELDS.lower()}{_PARTIES}Ss]{S})*[{_OFFICES}{_OFFICES.lower()}]"

_ITEM: Final = rf"""
    \$.[NL](?:{S}[NLI])*                                        # a ship
  | W[ ][PÄQ{_UNITS}pq{_UNITS.lower()}]                       # "First Army"
  | {_RUN}(?={S}(?:[{_UNITS}Q]|%))                              # "|Nordlys| party"
"""
_OTHERS: Final = rf"{_FIELDS}{_FIELDS.lower()}GBbY#s"
_INSIDE: Final = rf"[{_OTHERS}ACD]"
_FIRST: Final = rf"""(?:
    {_ITEM}
  | {_RUN}(?='[{_FIELDS}{_OFFICES}])                                                   # "|Reed|'s Office"
  | (?:[NI]|A(?=.N))(?:[ \-`.][NIA])*?(?=(?:[ \-`.][NIA]){{2}}(?![ \-`.][NIA]|'))    # leaves a name of two words
  | (?:[NI]|A(?=.N))(?:[ \-`.][NIA])?(?:(?!{S})|(?=[ \-`.][0-9&+%_]))
  | {_INSIDE}
  | [LZ{_OFFICES}{_OFFICES.lower()}]
)"""
_MORE: Final = rf"""(?:
    {S}(?:{_ITEM})
  | {S}(?:[{_OTHERS}]|A(?!.N))
  | (?!(?<=[{_PARTIES}PÄpä{_UNITS}{_UNITS.lower()}{_OFFICES}{_OFFICES.lower()}LA])[ ][LZCD]{S}[NIA]){S}[LZCD]
  | {S}[{_OFFICES.lower()}]
  | [\-'`.][{_OFFICES}]
  | (?<![{_PARTIES}PÄpä{_UNITS}{_UNITS.lower()}])[ ][{_OFFICES}]
  | (?<=[PÄpä]),[PÄ](?=(?:,[PÄ])*[ ,]&.[PÄpä])
  | (?<=[PÄQY{_UNITS}])[+][PÄQY{_UNITS}]                            # "Trade & Industry"
  | \([AGB]\)[{_UNITS}B]                                            # "Communist Party (CP) Central Committee"
)"""
_LINK: Final = rf"""(?:
    (?<=[{_CAPITALS}])(?<![{_OFFICES}]){S}&{S}(?:[01]{S})*(?!{_TITLE})(?=[PÄQCDY{_UNITS}]|N[ ][PÄ{_UNITS}])
  | (?<=[a-zäö])(?<![{_OFFICES.lower()}]){S}&{S}(?:[01]{S})*(?!{_TITLE})(?=[päqPÄ{_UNITS.lower()}])
  | {S}[01]{S}(?:[01]{S})*(?=[NILZ{_OFFICES}{_OFFICES.lower()}]|{_INSIDE})
  | {S}[357]{S}(?:[01]{S})*(?=[PÄQ{_UNITS}])
)"""
_PHRASE: Final = rf"""
    (?:[09*]{S})*+
    (?:(?<=[09*].)[CD][ ][{_OFFICES}] | {_FIRST})
    (?:{_LINK}{_FIRST} | {_MORE})*+
"""


# --- what leads to it --------------------------------------------------------------------------------------------
_BRACKET: Final = r"(?:[({].(?:[^(){}>|].)*+(?=[)}{>]))?+"
_SOME: Final = rf"[{_FIELDS}{_FIELDS.lower()}{_PARTIES}LZA#Y{_OFFICES}{_OFFICES.lower()}"  # without "]"
_STEP: Final = {  # by what an office takes: "of" leads to what it is of, "to" to where it is sent
    "of": {
        "all": r"1",
        "counterpart": rf"8(?={S}(?:0{S})?[CDL])",
        "settled": rf"4(?={S}0{S}(?:[PÄQVÖ{_UNITS}CDY]{S})*[{_INSTITUTIONS}])",
        "diplomatic": rf"4(?={S}0{S}[{_UNITS}])|4(?={S}(?:0{S})?[CD][ \-']M)",
        "committee": rf"5(?={S}[{_CAPITALS}])",
    },
    "to": {
        "all": rf"""3(?={S}(?:0{S})?(?:[{_FIELDS}{_PARTIES}LZAY{_OFFICES}N]|[päqvöuftm]{S}[RHNI]))
                  | (?<=[{_INSTITUTIONS}Ö].)4(?={S}[CDL])""",
        "small": rf"3(?={S}(?:{_SOME}N]|0{S}[pä]))",
        "sent": rf"2(?={S}(?:0{S})?{_SOME}])",
        "diplomatic": rf"4(?={S}(?:0{S})?[CDLG])",
        "serving": rf"[56](?={S}[{_CAPITALS}])",
    },
}


@cache
def _step(takes: frozenset[str]) -> re.Pattern[str]:
    """Return the expression for one phrase behind an office that *takes* phrases of these kinds."""
    of, to = ("|".join(form for kind, form in kinds.items() if kind in takes) for kinds in _STEP.values())
    return re.compile(
        rf"{_BRACKET}[ )](?:s[ ])?(?:(?P<of>{of})|(?P<to>{to}))[{S[1:-1]}\"](?P<phrase>{_PHRASE})", re.VERBOSE
    )


@lru_cache(1 << 12)
def _takes(head: Entry, capital: bool) -> frozenset[str]:
    """Return which phrases an office takes."""
    kind = head.data.get("kind")
    serving = any(not _AIDES.isdisjoint(classes_of_noun(key)) for key in head.keys)
    diplomatic = kind in _DIPLOMATIC
    found = {
        "all": True,
        "counterpart": head.data.get("trait") in _COUNTERPARTS,
        "settled": not diplomatic,
        "diplomatic": diplomatic,
        "committee": head.keys[-1] in words("titles", "unit", "committee"),
        "small": not capital,
        "sent": diplomatic or serving or kind in _SENT_TO,
        "serving": serving,
        "directing": capital,
    }
    return frozenset(name for name, holds in found.items() if holds)


_DIPLOMATIC: Final = frozenset(["diplomatic", "international"])
_SENT_TO: Final = frozenset(["spokesperson", "executive", "security"])
_LOCAL: Final = frozenset(["local"])
_AIDES: Final = frozenset(["aide"])  # classes of nouns
_COUNTERPARTS: Final = frozenset(["counterpart"])

# --- what follows without a preposition --------------------------------------------------------------------------
_DIRECTLY: Final = rf"[ \-][{_UNITS}QPÄAGB]"
_DIRECT: Final = rf"""
    -[sS]                                                                        # "Prime Minister-in-waiting"
  | {S}\#(?:{S}[PÄQVÖNLYDA{_UNITS}])*{S}[{_UNITS}]                                      # "Commanding 7 Division"
  | (?=(?:{_DIRECTLY})*?[ \-][{_INSTITUTIONS}])
    (?:{_DIRECTLY})(?:{_DIRECTLY}|[ \-]Ö)*+(?:(?<=[{_INSTITUTIONS}])|(?!{S}[NIA]))
"""
_CHARGE: Final = rf"(?:{_DIRECTLY})(?:{_DIRECTLY}|[ \-]Ö)++(?=[,<])"  # "Director Naval Training, Commodore"
_OWNED: Final = rf"'[{_UNITS}]"  # "Secretary to the President|'s Office|"
_BRACKETED: Final = rf"\([{_FIELDS}YZCD](?:{S}[{_FIELDS}YZCD])*(?=[)}}>])"  # "Permanent Secretary |(Defence|)"
_COMMAND: Final = rf"T|B[,<]|[{_CAPITALS}](?:{S}[{_CAPITALS}])*?{S}[FÖ]"  # ", Northern Fleet,"
_DIRECTED: Final = rf"(?:[{_FIELDS}Y]{S})*[{_PARTIES}APÄ{_UNITS}]"  # ", Naval Intelligence,"


@cache
def _behind(takes: frozenset[str]) -> tuple[re.Pattern[str], ...]:
    """Return the expressions for what follows an office directly, in brackets, and between commas."""
    owned = [_OWNED] if "owning" in takes else []
    directing = "directing" in takes
    parted = "|".join([_COMMAND, _DIRECTED] if directing else [_COMMAND])
    found = [
        "|".join([*owned, *([_CHARGE] if directing else []), _DIRECT]),
        _BRACKETED,
        rf",(?={parted}){_PHRASE}(?=[,<|]|$)",
    ]
    return tuple(re.compile(form, re.VERBOSE) for form in found)


_LONGEST: Final = 40  # chunks of a tail: no print has more, and no text can make us look at more

# --- lists ---------------------------------------------------------------------------------------------------------
_FIELD: Final = rf"(?![CDW][ ]N)[PÄQ{_UNITS}WCDYAVÖ](?:{S}[PÄQ{_UNITS}WCDYAVÖ])*+(?![ ][{_OFFICES}R])"
_LISTED: Final = re.compile(
    rf"""(?<=[PÄQ{_UNITS}Y{_OFFICES}{_OFFICES.lower()}])
    (?:(?:,{_FIELD})*?,Ä(?![ ][{_OFFICES}R]) | (?:,{_FIELD})+(?:{S}&{S}|[+]){_FIELD} | (?:{S}&{S}|[+])(?=[PÄ]){_FIELD})
    """,
    re.VERBOSE,
)
_JOINED: Final = re.compile(rf"{S}&{S}[päPÄ](?=[^ \-'`.]| [0-9NI])")  # "minister of finance| and trade|"
_STATES: Final = re.compile(r"(?<=[CD])(?:,[CD])+[ ,]&[ ][CD]", re.VERBOSE)  # "to Kenya|, Uganda and Malawi|"
_OWNER: Final = re.compile("[GBbZCD]")
_ASIDE: Final = re.compile(r"[235]")  # behind these a state is only an object


def read_tail(chunks: Chunks, head: int) -> tuple[int, list[Hit]]:
    """End of the title whose office is *head*, and the parties in its tail as (entry, relation, chunk)."""
    entry = chunks[head].entry
    assert entry is not None
    takes = _takes(entry, chunks.capital(head)) | _owning(chunks, head)
    start, hits = head + 1, list[Hit]()
    for form in _behind(takes):
        found = form.match(chunks.tags, 2 * start, 2 * (start + _LONGEST))
        if found is not None:
            hits += _owners(chunks, start, found.end() // 2, "of")
            start = found.end() // 2
    last, more = _phrases(chunks, head, start, takes)
    end = last if entry.form in _PLURAL else _open_tail(chunks, head, last)
    return end, [*hits, *more, *_owners(chunks, last, end, "of")]


_PLURAL: Final = frozenset(["plural"])


def _owning(chunks: Chunks, head: int) -> frozenset[str]:
    """Tell whether an office serves somebody who has one: "Secretary to the President|'s Office|"."""
    return frozenset(["owning"]) if _names_field(chunks, chunks[head]) else frozenset()


def _phrases(chunks: Chunks, head: int, n: int, takes: frozenset[str]) -> tuple[int, list[Hit]]:
    """Return the end of the phrases behind an office from chunk *n* on, and the parties in them."""
    hits, step = list[Hit](), _step(takes)
    while True:
        n = _open_list(chunks, _fields(chunks, head, n))
        found = step.match(chunks.tags, 2 * n, 2 * (head + _LONGEST))
        if found is None or (found["to"] == TO and TO in chunks.tags[2 * head + 3 : found.start() : 2]):
            return n, hits  # "presented herself as ambassador to Norland to President NAME"
        n = _listed_states(chunks, found.end() // 2)
        hits += _parties_of(chunks, head, found, n)


def _fields(chunks: Chunks, head: int, n: int) -> int:
    """Pass over further fields of a minister: "Minister of Trade|, Industry and Energy|"."""
    chunk, capital = chunks[head], chunks.document.is_capital(chunks[n - 1].last - 1)
    several = n > head + 1 or (chunk.last - chunk.first > 1 and (capital or _names_field(chunks, chunk)))
    found = (_LISTED if capital else _JOINED).match(chunks.tags, 2 * n) if several else None
    return n if found is None else found.end() // 2


def _names_field(chunks: Chunks, office: Chunk) -> bool:
    """Tell of an office that is of something by its own form: "minister |of| foreign affairs"."""
    return any(groups_of(chunks.document).tag(word) in _PREPOSITIONS for word in range(office.first, office.last))


def _listed_states(chunks: Chunks, n: int) -> int:
    found = _STATES.match(chunks.tags, 2 * n)
    return n if found is None else found.end() // 2


def _parties_of(chunks: Chunks, head: int, found: re.Match[str], end: int) -> list[Hit]:
    """Return the parties in the phrase *found* and in the list that goes on to chunk *end*."""
    relation: Relation = "of" if found["of"] else "to"
    entry, first = chunks[head].entry, found.start("phrase") // 2
    hits = list(_owners(chunks, first, found.end() // 2, relation))
    assert entry is not None
    local = entry.data.get("kind") in _LOCAL or entry.data.get("trait") in _COUNTERPARTS
    if not hits and (relation == "to" or local):
        hits = list(_entries(chunks, first, found.end() // 2, PLACE, relation))
    if found[relation] in _DEALING:  # "special envoy for Norland" says what the office deals with
        hits = [hit for hit in hits if hit[0].kind != "country"]
    return [*hits, *_entries(chunks, found.end() // 2, end, STATE + DEMONYM, relation)]


_DEALING: Final = frozenset([FOR, ON])


def _owners(chunks: Chunks, first: int, last: int, relation: Relation) -> Iterator[Hit]:
    """Yield the parties among the chunks from *first* up to *last* but those that are only an object there."""
    aside = _ASIDE.search(chunks.tags, 2 * first, 2 * last)
    for found in _OWNER.finditer(chunks.tags, 2 * first, 2 * last if aside is None else aside.start()):
        entry = chunks[found.start() // 2].entry
        if entry is not None:
            yield entry, relation, found.start() // 2


def _entries(chunks: Chunks, first: int, last: int, letters: str, relation: Relation) -> Iterator[Hit]:
    for n in range(first, last):
        entry = chunks[n].entry
        if entry is not None and chunks.tags[2 * n + 1] in letters:
            yield entry, relation, n


def is_institution(chunks: Chunks, n: int) -> bool:
    """Tell whether chunk *n* closes a body that may serve abroad: "the OSCE Office in", "the French Forces in"."""
    return n >= 0 and chunks.tags[2 * n + 1] in _UNITS + "B"


# --- words that no table knows -----------------------------------------------------------------------------------
# What goes on from an office up to a comma, in gaps and classes of words: "head of Ghana|'s Armament Agency|,".
_OWNED_WORDS: Final = r"""(?:[AnN#SXg][ '"\-])*[NSXg]"""
_GROUP: Final = rf"""(?: [DP])?[ '"\-]{_OWNED_WORDS}"""
_OPEN: Final = re.compile(rf"""(?: F{_GROUP}|'(?=[X#]){_OWNED_WORDS})+(?=(?: [It]{_GROUP})*(?:[,.()]| &|$))""")
_OPEN_LIST: Final = re.compile(r"(?:(?:,X(?: X)*)+[ ,]| )& X(?: X)*")
_PREPOSITIONS: Final = frozenset([PREPOSITION, OF])
_NO_FIELD: Final = re.compile(rf"[RHSsCDLZI{_OFFICES}{_OFFICES.lower()}]")


def _open_tail(chunks: Chunks, head: int, n: int) -> int:
    """The end of a tail of words that no table knows, from chunk *n* up to a comma; *n* when none goes on there."""
    if not chunks.soft(n) or (n == head + 1 and chunks.sep(n) == "'s"):
        return n
    groups, first = groups_of(chunks.document), chunks[n].first
    found = _OPEN.match(groups.tags, 2 * (first - groups.first))
    if found is None:
        return n
    end = chunks.behind(first + len(found[0]) // 2, n)
    new_title = tag_of(chunks, end) != COORDINATOR or _title_ahead(chunks, end + 1)
    return end if new_title and not _ends_in_name(chunks, n, end) else n


def _open_list(chunks: Chunks, n: int) -> int:
    """The end of a list of fields that no table knows, behind the first: "for Glaciers|, Moors and Fens|"; or *n*."""
    groups, first = groups_of(chunks.document), chunks.firsts[n] if n < len(chunks) else 0
    found = _OPEN_LIST.match(groups.tags, 2 * (first - groups.first)) if first else None
    if found is None or not (chunks.capital(n - 1) and tag_of(chunks, n - 2) in _PREPOSITIONS):
        return n
    end = _fields_end(chunks, n, first + len(found[0]) // 2)
    joined = next((k for k in range(n, end - 1) if tag_of(chunks, k) == COORDINATOR), None)
    listed = joined is not None and not _title_ahead(chunks, joined + 1)
    return end if listed and chunks.same_sentence(n, end - 1) else n


def _fields_end(chunks: Chunks, n: int, last: int) -> int:
    """The chunk behind those that name fields from *n* on, up to word *last*."""
    while n < len(chunks) and chunks[n].last <= last and _is_field_word(chunks, n):
        n += 1
    return n


def _is_field_word(chunks: Chunks, k: int) -> bool:
    """Tell whether chunk *k* may name a field: an English word, and no office."""
    field = not _NO_FIELD.match(chunks.tags, 2 * k + 1) and is_english(chunks, k)
    return tag_of(chunks, k) == COORDINATOR or field


def _ends_in_name(chunks: Chunks, n: int, end: int) -> bool:
    """Tell whether a person is named at the end of the chunks *n* to *end*: "of Ghana Kofi Mensah"."""
    named = all(chunks[k].is_name and chunks.soft(k) for k in range(max(n, end - 2), end))
    return named and chunks.kind(end - 3) != "word"


_TITLE_AHEAD: Final = re.compile(rf"{S}{_TITLE}", re.VERBOSE)


def _title_ahead(chunks: Chunks, n: int) -> bool:
    """Tell whether a new title begins at *n*: "and Deputy Minister", "and Tourism Minister"."""
    return _TITLE_AHEAD.match(chunks.tags, 2 * n) is not None

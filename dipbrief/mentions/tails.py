"""What follows an office and belongs to it: "of the Army of Norland", "to Norland", "Director Finance Ministry"."""

import re
from typing import Literal

from dipbrief.lexicon import Entry, words
from dipbrief.mentions.chunks import FIELDS, NAME_WORDS, PARTIES, Chunks, is_english, tag_of
from dipbrief.mentions.fields import bracketed_field, is_charge, is_charged_with, is_command, portfolio_list
from dipbrief.syntax import groups_of
from dipbrief.syntax.classes import COORDINATOR, DETERMINER, OF, PREPOSITION

Relation = Literal["of", "to"]


_INSIDE = frozenset([*FIELDS, *PARTIES, "place", "region", "area", "acronym", "office", "number", "rank"])


_DIPLOMATIC = frozenset(["diplomatic", "international"])


_SERVING = words("grammar", "serving")


_ARTICLES = words("grammar", "phrase_openers")
_MINISTRIES = words("grammar", "ministries")
_FORMATIONS = words("grammar", "formations")
_CONTINGENTS = words("grammar", "contingents")
_MISSIONS = words("grammar", "missions")
_NAME_STARTS = words("grammar", "name_starts")
_DEALING_WITH = words("grammar", "dealing_with")
_CHARGE = ("in", "charge", "of")
_AT_POST = words("grammar", "at_post")
_SERVES_IN = words("grammar", "serves_in")
_OF_MISSION = words("grammar", "of_mission")
_SERVES_WITH = words("grammar", "serves_with")
_ASIDES = words("grammar", "asides")
_FIELDS_AFTER = words("grammar", "fields_after")
_LINKS = words("grammar", "phrase_links")
_CONNECTORS = words("grammar", "connectors")

_GROUPINGS = words("grammar", "groupings")
_COMMITTEES = words("grammar", "committees")

# Kinds of chunks, by where in a tail they may stand.
_DIRECT = frozenset(["unit", "quality", "portfolio", "acronym", "organization", "body"])
_INSTITUTIONS = frozenset(["unit", "organization", "body"])
_ABROAD = frozenset(["unit", "body"])
_LANDS = frozenset(["country", "place"])
_SEATS = frozenset(["country", "place", "organization"])
_AFTER_FOR = frozenset([*_INSIDE, "name"])
_AFTER_TO = frozenset([*PARTIES, "office", "unit", "quality", "place", "portfolio", "acronym", "area", "region"])
_SMALL = frozenset(["word", "common"])
_NOUNS = frozenset(["portfolio", "unit", "quality"])
_LAST_FIELDS = frozenset(["portfolio", "unit"])
_JOINED_FIELDS = frozenset(["portfolio", "unit", "quality", "country", "area"])
_SHIP_NAMES = frozenset(["name", "place"])
_SHIP_WORDS = frozenset(["name", "place", "initial"])
_GIVEN_NAMES = frozenset(["place", "region", "country"])
_OWNERS = frozenset([*PARTIES, "region"])
_COMPLETE = frozenset([*PARTIES, "unit", "portfolio"])
_ENDS = frozenset([*PARTIES, "portfolio", "unit", "office", "place", "acronym"])
_BEFORE_OFFICE = frozenset([*FIELDS, *PARTIES, "status"])
_CLOSING = frozenset(["unit", "quality"])
_POSSESSED = frozenset([*FIELDS, "office"])
_SENT_TO = frozenset(["spokesperson", "executive", "security"])  # kinds of offices that are "to" somebody

_BEFORE_UNIT = frozenset([*FIELDS, "country", "area"])
_HOLDERS = frozenset(["rank", "honorific", "name", "initial"])
_HOLDERS_AND_OFFICES = frozenset(["rank", "honorific", "initial", "office", "status", "country", "place", "region"])
_BEFORE_FIELDS = frozenset([PREPOSITION, OF])

# Separators.
_JOINED = frozenset(["", "-"])
_UNBROKEN = frozenset(["", ")", "]"])


_SHORT = 5  # chunks of "the Zambia Environmental Management Agency"
_LONGEST = 40  # chunks of the longest name of an institution, and of the longest tail


def read_tail(chunks: Chunks, head: int) -> tuple[int, list[tuple[Entry, Relation, int]]]:
    """End of the title whose office is *head*, and the parties in its tail as (entry, relation, chunk)."""
    entry = chunks[head].entry
    last, hits = _direct_tail(chunks, head)
    last = bracketed_field(chunks, head, last)
    parted = chunks.sep(last) == "," and chunks.capital(last)
    if parted and (chunks.key(last) in _MINISTRIES or is_command(chunks, last) or is_charge(chunks, head, last)):
        end, found = _noun_phrase(chunks, last)
        closed = end is not None and (chunks.sep(end)[:1] == "," or not chunks.same_sentence(head, end))
        if end is not None and closed:
            last = end
            hits += [(entry, "of", n) for entry, n in found]
    while last - head < _LONGEST:
        last = _open_fields(chunks, portfolio_list(chunks, head, last))
        step = _prepositional_tail(chunks, head, last)
        if step is None:
            break
        last, more = step
        hits += more
    end = last if entry is not None and entry.form == "plural" else _open_tail(chunks, head, last)
    hits += [(e, "of", n) for n in range(last, end) if chunks.kind(n) in _OWNERS and (e := chunks[n].entry)]
    return end, hits


# What goes on from an office up to a comma, in gaps and classes of words: "head of Ghana|'s Armament Agency|,".
_OWNED = r"""(?:[AnN#SXg][ '"\-])*[NSXg]"""
_GROUP = rf"""(?: [DP])?[ '"\-]{_OWNED}"""
_OPEN_TAIL = re.compile(rf"""(?: F{_GROUP}|'(?=[X#]){_OWNED})+(?=(?: [It]{_GROUP})*(?:[,.()]| &|$))""")


def _open_tail(chunks: Chunks, head: int, n: int) -> int:
    """The end of a tail of words that no table knows, from chunk *n* up to a comma; *n* when none goes on there."""
    if not chunks.soft(n) or (n == head + 1 and chunks.sep(n) == "'s"):
        return n
    groups, first = groups_of(chunks.document), chunks[n].first
    found = _OPEN_TAIL.match(groups.tags, 2 * (first - groups.first))
    if found is None:
        return n
    last, end = first + len(found[0]) // 2, n
    while end < len(chunks) and chunks[end].first < last:
        end += 1
    new_title = tag_of(chunks, end) != COORDINATOR or _title_ahead(chunks, end + 1)
    return end if new_title and not _ends_in_name(chunks, n, end) else n


_FIELDS_LISTED = re.compile(r"(?:(?:,X(?: X)*)+[ ,]| )& X(?: X)*")


def _open_fields(chunks: Chunks, n: int) -> int:
    """The end of a list of fields that no table knows, behind the first: "for Glaciers|, Moors and Fens|"; or *n*."""
    document, first = chunks.document, chunks.firsts[n] if n < len(chunks) else 0
    found = _FIELDS_LISTED.match(groups_of(document).tags, 2 * first) if first else None
    if found is None or not chunks.capital(n - 1) or tag_of(chunks, n - 2) not in _BEFORE_FIELDS:
        return n
    last, end = first + len(found[0]) // 2, n
    while end < len(chunks) and chunks[end].last <= last and _is_field_word(chunks, end):
        end += 1
    joined = next((k for k in range(n, end - 1) if tag_of(chunks, k) == COORDINATOR), None)
    listed = joined is not None and not _title_ahead(chunks, joined + 1)
    return end if listed and chunks.same_sentence(n, end - 1) else n


def _is_field_word(chunks: Chunks, k: int) -> bool:
    """Tell whether chunk *k* may name a field: an English word, and no office."""
    return tag_of(chunks, k) == COORDINATOR or (chunks.kind(k) not in _HOLDERS_AND_OFFICES and is_english(chunks, k))


def _ends_in_name(chunks: Chunks, n: int, end: int) -> bool:
    """Tell whether a person is named at the end of the chunks *n* to *end*: "of Ghana Kofi Mensah"."""
    named = all(chunks[k].is_name and chunks.soft(k) for k in range(max(n, end - 2), end))
    return named and chunks.kind(end - 3) != "word"


def _direct_tail(chunks: Chunks, head: int) -> tuple[int, list[tuple[Entry, Relation, int]]]:
    """What follows the office without a preposition: "Director Finance Ministry", "Chairman Joint Chiefs"."""
    n = head + 1
    if chunks.kind(n) == "status" and chunks.sep(n) == "-":  # "Prime Minister-in-waiting"
        return n + 1, []
    if _is_owned_office(chunks, head):
        return n + 1, []
    if chunks.kind(n) == "number" and chunks.soft(n + 1) and chunks.kind(n + 1) == "unit" and chunks.capital(n + 1):
        return n + 2, []  # "General Officer Commanding 7 Division"
    while chunks.sep(n) in _JOINED and chunks.soft(n) and chunks[n].capital:
        formation = n > head + 1 and chunks.key(n) in _FORMATIONS  # "Commander BN Fleet"
        if chunks.kind(n) not in _DIRECT and not formation:
            break
        n += 1
    follows_name = chunks.soft(n) and (chunks[n].is_name or chunks.key(n) in _NAME_STARTS)
    if n == head + 1 or (follows_name and chunks.kind(n - 1) not in _INSTITUTIONS):
        return head + 1, []
    institutional = any(chunks.kind(m) in _INSTITUTIONS for m in range(head + 1, n))
    if not institutional and not is_charged_with(chunks, head, n):
        return head + 1, []
    hits: list[tuple[Entry, Relation, int]] = [
        (e, "of", m) for m in range(head + 1, n) if chunks.kind(m) in PARTIES and (e := chunks[m].entry)
    ]
    return n, hits


def _is_owned_office(chunks: Chunks, head: int) -> bool:
    """Tell whether the office of the person whom the title serves follows: "Secretary to the President's Office"."""
    tags, chunk = groups_of(chunks.document), chunks[head]
    serves = any(tags.tag(i) in _BEFORE_FIELDS for i in range(chunk.first, chunk.last))
    return serves and chunks.sep(head + 1) == "'s" and chunks.kind(head + 1) == "unit" and chunks.capital(head + 1)


def _prepositional_tail(chunks: Chunks, head: int, at: int) -> tuple[int, list[tuple[Entry, Relation, int]]] | None:
    at_word = chunks.after_group(at)
    if chunks.kind(at_word) == "status" and chunks.sep(at_word) == "" and chunks.kind(at_word + 1) == "word":
        at_word += 1  # "the Defence Advisor accredited to Norland"
    if chunks.kind(at_word) != "word" or chunks.sep(at_word) not in _UNBROKEN:
        return None
    charge = tuple(chunks.key(n) for n in range(at_word, at_word + len(_CHARGE))) == _CHARGE
    relation = "of" if charge else _relation(chunks, head, at_word)
    if relation == "to" and chunks.key(at_word) in (chunks.key(n) for n in range(head + 1, at)):
        return None  # "presented herself as ambassador to Norland to President NAME"
    if relation is None:
        return None
    end, found = _noun_phrase(chunks, at_word + (len(_CHARGE) if charge else 1))
    if end is None:
        return None
    if not found and (relation == "to" or _is_local(chunks, head) or _is_counterpart(chunks, head)):
        found = [(e, n) for n in range(at_word + 1, end) if chunks.kind(n) == "place" and (e := chunks[n].entry)]
    if chunks.key(at_word) in _DEALING_WITH:  # "special envoy for Norland" says what the office deals with
        found = [(e, n) for e, n in found if e.kind != "country"]
    listed = _listed_states(chunks, end)
    found += [(e, n) for n in range(end, listed) if chunks.kind(n) == "country" and (e := chunks[n].entry)]
    end = listed
    return end, [(entry, relation, n) for entry, n in found]


def _listed_states(chunks: Chunks, n: int) -> int:
    """The end of a list of states whose first one ends before chunk *n*: "to Kenya, Uganda and Malawi"; or *n*."""
    end = n
    while chunks.kind(end - 1) == chunks.kind(end) == "country" and chunks.sep(end) == ",":
        end += 1
    joined = end > n and tag_of(chunks, end) == COORDINATOR and chunks.kind(end + 1) == "country"
    return end + 2 if joined and chunks.same_sentence(n, end + 1) else n


def _is_local(chunks: Chunks, head: int) -> bool:
    """Tell whether the office is one of a town or province: "Mayor of Oslo" stands for Norway."""
    entry = chunks[head].entry
    return entry is not None and entry.data.get("kind") == "local"


def _is_counterpart(chunks: Chunks, head: int) -> bool:
    """Tell whether the title is "counterpart": "his counterpart from Maputo" stands for Mozambique."""
    entry = chunks[head].entry
    return entry is not None and entry.id == "counterpart"


def _relation(chunks: Chunks, head: int, n: int) -> Relation | None:
    key = chunks.key(n)
    entry = chunks[head].entry
    assert entry is not None
    if key == "of":
        return "of"
    if key == "from":
        following = n + 2 if chunks.key(n + 1) == "the" else n + 1
        return "of" if entry.id == "counterpart" and chunks.kind(following) in _LANDS else None
    diplomatic = entry.data.get("kind") in _DIPLOMATIC or bool(_SERVING & set(entry.keys))
    if key == "for":
        following = n + 2 if chunks.key(n + 1) == "the" else n + 1
        staff = chunks.kind(following) in FIELDS and chunks.kind(following + 1) in _HOLDERS
        named = chunks.capital(following) or not chunks[head].capital or staff
        if not chunks.capital(following) and following == n + 2 and chunks.kind(following) != "portfolio":
            return None  # "thanked the minister for the support" goes on with the verb
        return "to" if named and chunks.kind(following) in _AFTER_FOR else None
    if key == "to" and (diplomatic or entry.data.get("kind") in _SENT_TO):
        object_kind = chunks.kind(n + 2) if chunks.key(n + 1) == "the" else chunks.kind(n + 1)
        return "to" if object_kind in _AFTER_TO else None
    served = entry.data.get("kind") not in _DIPLOMATIC or chunks.kind(n + 2) == "unit"  # an ambassador is sent "to"
    if key in _AT_POST and chunks.key(n + 1) == "the" and served and _is_ministry(chunks, n + 2):
        return "of"
    if key == "on" and entry.keys[-1] in _COMMITTEES and chunks.capital(n + 1):
        return "of"
    if key in _SERVES_IN and n - 1 > head and is_institution(chunks, n - 1):
        return "to" if chunks.kind(n + 1) in _LANDS else None
    if key in _OF_MISSION and entry.data.get("kind") in _DIPLOMATIC and _is_mission(chunks, n + 1):
        return "of"
    if key in _AT_POST and entry.data.get("kind") in _DIPLOMATIC:
        following = n + 2 if chunks.key(n + 1) == "the" else n + 1
        return "to" if chunks.kind(following) in _SEATS else None
    if key in _SERVES_WITH and bool(_SERVING & set(entry.keys)) and chunks.capital(n + 1):
        return "to"
    return None


def _is_ministry(chunks: Chunks, n: int) -> bool:
    """Tell whether "Ministry of Trade", "Commerce Ministry" stands at chunk *n*."""
    k = n
    while k < n + _SHORT and chunks.capital(k) and (k == n or chunks.soft(k)):
        if chunks.kind(k) in _INSTITUTIONS:
            return True
        if chunks.kind(k) not in _BEFORE_UNIT:
            return False
        k += 1
    return False


def is_institution(chunks: Chunks, n: int) -> bool:
    """Tell whether chunk *n* closes a body that may serve abroad: "the OSCE Office in", "the French Forces in"."""
    named = chunks.kind(n) in _ABROAD or chunks.key(n) in _CONTINGENTS
    return named and chunks[n].capital


def _is_mission(chunks: Chunks, n: int) -> bool:
    """Tell whether "the Croatian Embassy" stands at chunk *n*."""
    if chunks.key(n) == "the":
        n += 1
    return chunks.kind(n) == "country" and chunks.key(n + 1) in _MISSIONS


def _noun_phrase(chunks: Chunks, k: int) -> tuple[int | None, list[tuple[Entry, int]]]:
    """The noun phrase of a tail from chunk *k*: its end, None when there is none, and the parties in it."""
    n = k
    while chunks.kind(n) in _SMALL and chunks.key(n) in _ARTICLES and chunks.soft(n):
        n += 1
    start, end = n, None
    while n < min(len(chunks), start + _LONGEST) and (n == start or _continues(chunks, n)):
        kind = chunks.kind(n)
        if kind == "common" and chunks[n].capital and chunks.kind(n + 1) in _NOUNS and chunks.sep(n + 1) == "":
            n, end = n + 2, n + 2
            continue
        if kind == "word" or (kind == "common" and not chunks[n].capital):
            if n == start or not _connects(chunks, n):
                break
            n += 1
            continue
        if kind == "unit" and chunks.key(n) in words("titles", "ship") and chunks.kind(n + 1) in _SHIP_NAMES:
            n += 1
            while chunks.soft(n) and chunks.kind(n) in _SHIP_WORDS:
                n += 1
            end = n
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
        if kind in _GIVEN_NAMES and n > start and _begins_name(chunks, n):
            break
        n += 1
        end = n
    if end is None:
        return None, []
    hits = [
        (e, m)
        for m in range(start, end)
        if chunks.kind(m) in _OWNERS
        and (e := chunks[m].entry)
        and not _is_aside(chunks, m, start)
        and not _is_field(chunks, m, end)
    ]
    return end, hits


def _is_aside(chunks: Chunks, m: int, start: int) -> bool:
    """Tell whether the party at *m* is only an object inside the phrase ("of the Committee for Afghanistan")."""
    return any(chunks.key(n) in _ASIDES and chunks.kind(n) == "word" for n in range(start, m))


def _is_field(chunks: Chunks, m: int, end: int) -> bool:
    """Tell whether the adjective of a state at *m* names what is dealt with: "of American and Pacific Affairs"."""
    entry = chunks[m].entry
    if entry is None or entry.kind != "country":
        return False
    affairs = next((n for n in range(m + 1, end) if chunks.document.keys[chunks[n].last - 1] == "affairs"), None)
    return affairs is not None and (affairs == m + 1 or chunks.key(m + 1) == "and")


def _is_person_name(chunks: Chunks, n: int, start: int) -> bool:
    """Tell whether a rank, or an office that begins a new person, stands at *n*."""
    if chunks.kind(n) == "rank":
        return True
    if chunks.kind(n) != "office" or n == start:
        return False
    before = chunks.kind(n - 1)
    if before == "country" and n - 1 == start and tag_of(chunks, start - 1) == DETERMINER:
        return False  # "adviser to the Norwegian Prime Minister"
    return chunks.sep(n) == "" and before in _COMPLETE and chunks[n].capital


def _begins_name(chunks: Chunks, n: int) -> bool:
    """Tell whether a place directly after a complete institution is a given name: "of Defense Warren T. Field"."""
    before = chunks.kind(n - 1)
    if before == "word" or chunks.sep(n) != "":
        return False
    following = chunks.kind(n + 1) if chunks.soft(n + 1) else ""
    return following in NAME_WORDS and before in _ENDS


def _continues(chunks: Chunks, n: int) -> bool:
    if chunks.soft(n):
        return True
    listed = (
        chunks.sep(n) == ","
        and chunks.kind(n) == "portfolio"
        and chunks.kind(n - 1) == "portfolio"
        and chunks[n].capital
    )
    return listed and any(chunks.key(m) == "and" and chunks.kind(m + 1) == "portfolio" for m in range(n + 1, n + 5))


def _connects(chunks: Chunks, n: int) -> bool:
    """Tell whether the word at *n* joins two parts of an institution's name."""
    if chunks.key(n) not in _CONNECTORS or not chunks.soft(n):
        return False
    ahead = n + 1
    while chunks.kind(ahead) == "word" and chunks.key(ahead) in _LINKS and chunks.soft(ahead):
        ahead += 1
    if not chunks.soft(ahead):
        return False
    if chunks.key(n) == "and":
        ahead = _over_name_words(chunks, ahead)
        return (
            chunks.kind(ahead) in _JOINED_FIELDS
            and not _title_ahead(chunks, ahead)
            and chunks[ahead].capital == chunks[n - 1].capital
            and chunks.kind(n - 1) != "office"
        )
    if chunks.key(n) in _FIELDS_AFTER:
        return chunks.kind(ahead) in _NOUNS and chunks[ahead].capital
    return chunks.kind(ahead) in _INSIDE or chunks[ahead].is_name


def _over_name_words(chunks: Chunks, n: int) -> int:
    """Pass over one unknown word before a field: "of the Blue and |White| Party"."""
    named = chunks.kind(n) == "name" and chunks.kind(n + 1) in _LAST_FIELDS
    return n + 1 if named and chunks.sep(n + 1) == "" and chunks[n + 1].capital else n


def _title_ahead(chunks: Chunks, n: int) -> bool:
    """Tell whether a new title begins at *n*: "and Deputy Minister", "and Tourism Minister"."""
    while chunks.soft(n) and chunks.kind(n) in _BEFORE_OFFICE:
        n += 1
    return chunks.kind(n) == "office" and chunks.soft(n)


def _unknown_run(chunks: Chunks, n: int, first: bool) -> int:
    """End of the unknown capitalised words at *n* that name an institution or place; *n* when they name a person."""
    end = n
    while chunks.kind(end) in NAME_WORDS and (end == n or (chunks.soft(end) and chunks.sep(end) != "'s")):
        end += 1
    following = chunks.kind(end) if chunks.soft(end) else ""
    if following in _CLOSING and (chunks[end].capital or chunks.key(end) in _GROUPINGS):
        return end
    if chunks.sep(end) == "'s" and following:
        return end if following in _POSSESSED and chunks[end].capital else n
    if not first:
        return n
    if end - n >= 3:
        return end - 2
    closed = not chunks.soft(end) or chunks.kind(end) == "word"
    return end if closed and end - n <= 2 else n

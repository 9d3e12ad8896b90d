"""What an office deals with, behind it without a preposition: lists of fields, fields in brackets, what is directed."""

from dipbrief.lexicon import words
from dipbrief.mentions.chunks import FIELDS, PARTIES, Chunks

_FORMATIONS = words("grammar", "formations")
_CHARGED = words("grammar", "charged")
_BEFORE_LIST = frozenset(["portfolio", "office", "quality", "unit", "area"])
_PERSONAL = frozenset(["office", "rank"])
_ALSO_NAMES = frozenset(["country", "common"])
_CHARGES = frozenset([*FIELDS, *PARTIES, "acronym", "area"])
_KNOWN_CHARGES = frozenset([*PARTIES, "acronym", "unit", "portfolio"])
_BRACKETED = frozenset([*FIELDS, "area", "region", "country"])
_LISTED = frozenset(["portfolio", "quality", "unit", "common", "country", "area", "acronym", "modifier"])


def bracketed_field(chunks: Chunks, head: int, n: int) -> int:
    """The chunk after the field of a secretary in brackets: "Permanent Secretary (Defence)"."""
    entry, end = chunks[head].entry, chunks.after_group(n)
    fields = end > n and all(chunks.kind(k) in _BRACKETED and chunks.capital(k) for k in range(n, end))
    return end if fields and entry is not None and entry.keys[-1] == "secretary" else n


def is_command(chunks: Chunks, n: int) -> bool:
    """ "commander, U.S. Indo-Pacific Command,": a formation after the comma."""
    end = n
    while chunks.capital(end) and (end == n or chunks.soft(end)) and end - n < 6:
        if chunks.document.keys[chunks[end].last - 1] in _FORMATIONS:
            return chunks[end].last - chunks[n].first > 1 and chunks.sep(end + 1)[:1] == ","
        end += 1
    return False


def _directs(chunks: Chunks, head: int) -> bool:
    """Tell whether the office at *head* directs something: "Director", "Commander"."""
    entry = chunks[head].entry
    return entry is not None and bool(_CHARGED & set(entry.keys)) and chunks[head].capital


def is_charge(chunks: Chunks, head: int, n: int) -> bool:
    """ "Director, Naval Intelligence,", "Vice Chief of Staff, AFP,": what is directed, between commas."""
    if not _directs(chunks, head):
        return False
    end = n
    while chunks.kind(end) in _CHARGES and chunks.capital(end) and (end == n or chunks.soft(end)):
        end += 1
    known = any(chunks.kind(k) in _KNOWN_CHARGES for k in range(n, end))
    return known and chunks.sep(end)[:1] in (",", ".")


def portfolio_list(chunks: Chunks, head: int, n: int) -> int:
    """Pass over further fields of a minister: "Minister of Trade, Industry and Energy"."""
    if n < 1 or not chunks.document.is_capital(chunks[n - 1].last - 1) or chunks.kind(n - 1) not in _BEFORE_LIST:
        return n
    end = n
    while chunks.sep(end) == "," and not _is_closing_field(chunks, end) and (step := _field(chunks, end)) > end:
        end = step
    if chunks.sep(end) == "," and _is_closing_field(chunks, end):
        return end + 1
    last = _field(chunks, end + 1) if chunks.key(end) == "and" and chunks.soft(end) else end
    if last <= end + 1 or not chunks.soft(end + 1):
        return n
    entry = chunks[head].entry
    ministerial = entry is not None and (len(entry.keys) > 1 or n > head + 1)
    return last if ministerial and (end > n or chunks.kind(end + 1) == "portfolio") else n


def _is_closing_field(chunks: Chunks, n: int) -> bool:
    """Tell whether the last two fields of a list are known together: "Minister of Youth, Sports and Culture"."""
    office_follows = chunks.soft(n + 1) and chunks.sep(n + 1) == "" and chunks.kind(n + 1) in _PERSONAL
    if chunks.kind(n) != "portfolio" or not chunks.capital(n) or office_follows:
        return False
    return "and" in chunks.document.keys[chunks[n].first : chunks[n].last]


def _field(chunks: Chunks, n: int) -> int:
    """End of the capitalised field at chunk *n* of a list of fields; *n* when an office or a name stands there."""
    end = n
    while chunks.kind(end) in _LISTED and chunks[end].capital and (end == n or chunks.soft(end)):
        end += 1
    follows = chunks.kind(end) if chunks.soft(end) and chunks.sep(end) == "" else ""
    return (
        n
        if follows in _PERSONAL or (chunks.kind(end - 1) in _ALSO_NAMES and end - n == 1 and follows == "name")
        else end
    )


def is_charged_with(chunks: Chunks, head: int, n: int) -> bool:
    """ "Director Naval Training, Commodore NAME": two words or more up to a comma, after one who directs."""
    return _directs(chunks, head) and n > head + 2 and chunks.sep(n)[:1] == ","

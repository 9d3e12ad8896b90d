"""The place of a dateline: CITY[, second city][, country or region], a base, a ship."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dipbrief.dates import calendar_words, find_dates, head_date
from dipbrief.document import Document, fold
from dipbrief.lexicon import Entry, agencies, length_at, names, regions, words
from dipbrief.tables import read_table

_PARTS = 4
_CITY_WORDS = 5
_SHIP_WORDS = 10
_WATER_WORDS = 7
_LAND_LETTERS = 4
_LANDS = frozenset(["place", "country"])
_PROPER = frozenset(["name", "alias"])
_NO_LAND = frozenset(
    [
        "office",
        "rank",
        "organization",
        "body",
        "portfolio",
        "status",
        "modifier",
        "unit",
        "common",
        "honorific",
        "country",
    ]
)
_STOPS = frozenset([".", ""])
_JOINED = frozenset(["", "-", "'"])
_BEFORE_STATE = frozenset([",", "[", "(", "/", "—", "", "'", ",(", ",["])
_ENDS_STATE = frozenset("—(/:[")
_BEFORE_SECOND = frozenset(["/", ",", "-", "—"])
_BEFORE_REGION = frozenset([",", "(", "["])
_LETTERS = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Place:
    """Words *first* to *last*: ``known`` to the gazetteer or by the state behind it, ``shouted`` in capitals, and
    with a ``region`` behind it ("Va.").
    """

    first: int
    last: int
    city: str | None
    country: str | None
    known: bool
    shouted: bool
    region: bool = False


def read_place(document: Document, first: int) -> Place | None:
    """Return the place that a dateline at word *first* would begin with, or None."""
    if first >= len(document.words) or not document.is_capital(first) or document.keys[first] in calendar_words():
        return None
    stopped = document.keys[first] in _list("base", "abbreviated") and document.sep(first + 1) in _STOPS  # "ST. PAUL"
    if agencies().longest(document, first) and not stopped and place_entry(document, first) is None:
        return None
    readers = (_aboard, _named, _waters, _land, _unknown)
    base = next((place for read in readers if (place := read(document, first)) is not None), None)
    return _with_parts(document, base) if base is not None else None


def place_entry(document: Document, i: int) -> Entry | None:
    """Return the city or country that the gazetteer has at word *i*, a city before a country."""
    places = [e for e in names().longest(document, i) if e.kind in _LANDS and e.form in _PROPER]
    return next((e for e in places if e.kind == "place"), places[0] if places else None)


def is_shouted(document: Document, first: int, last: int) -> bool:
    """Tell whether the words are printed in capitals."""
    return all(word.isupper() for word in document.words[first:last]) and len(document.printed(first, last)) > 2


# --- the first part ----------------------------------------------------------------------------------------------


def _aboard(document: Document, first: int) -> Place | None:
    """ "ABOARD AIR FORCE ONE", "Aboard the USS Hale", "USS HALE, At Sea", "ABOARD USS HALE, Gulf of Aden": no city."""
    opens = length_at(document, first, "datelines", "aboard", "opens")
    marked = opens or length_at(document, first, "datelines", "aboard", "marks")
    last = _run_on(document, first + marked, first + _SHIP_WORDS) if marked else first
    if not marked or last == first + marked:
        return None
    if not (opens or document.sep(last)[:1] in (",", "(") or is_shouted(document, first, last)):
        return None  # "INS Chief Meets Envoy --"
    if last < len(document.words) and document.seps[last] in (",", "-") and document.keys[last] not in calendar_words():
        waters = _run_on(document, last + 1, last + _WATER_WORDS) if document.is_capital(last) else last
        last = waters if waters > last and _ends_waters(document, last, waters) else last
    return Place(first, last, None, None, True, is_shouted(document, first, first + 1))


def _run_on(document: Document, i: int, limit: int) -> int:
    """The word after the capitalised words, and those between them, that begin at word *i*."""
    inside = _list("aboard", "inside")
    while i < min(limit, len(document.words)) and document.seps[i] in _JOINED and "\n" not in document.gap(i):
        if not document.is_capital(i) and document.keys[i] not in inside | _list("waters", "words"):
            break
        i += 1
    return i


def _ends_waters(document: Document, first: int, last: int) -> bool:
    """Tell whether words *first* to *last* behind a ship are where it lies: no state and no agency, before a mark."""
    tail = document.sep(last)
    known = any(e.kind in _LANDS for e in names().longest(document, first)) or agencies().longest(document, first)
    return not known and (tail[:1] in (",", "(", ".") or "—" in tail or tail[-1:] in "-:")


def _named(document: Document, first: int) -> Place | None:
    """A place of the gazetteer, the words for a base behind it included."""
    entry = place_entry(document, first)
    if entry is None:
        return None
    last = first + len(entry.keys)
    end = _end_of_base(document, last)
    shouted = is_shouted(document, first, last)
    if end == last and _goes_on(document, last, shouted):
        return None
    city, country = _city_of(entry)
    if end > last:
        city = _title_case(printed(document, first, end))
    elif city is not None:
        city = _spelled(printed(document, first, last), city)
    return Place(first, end, city, country, True, shouted)


def _city_of(entry: Entry) -> tuple[str | None, str | None]:
    if entry.kind == "country":
        return (entry.data["name"], entry.id) if entry.data.get("capital") == entry.data["name"] else (None, entry.id)
    return entry.id, entry.data["country"]


def _end_of_base(document: Document, last: int) -> int:
    ends = _list("base", "ends")
    while last < len(document.words) and document.keys[last] in ends and _continues(document, last):
        last += 1
    return last


def _goes_on(document: Document, i: int, shouted: bool) -> bool:
    """Tell whether words follow that belong to the place: "SANTIAGO DE CUBA", "OSLO NORTE", "Santa Rosa de Copan"."""
    if i >= len(document.words) or document.seps[i] not in ("", "-") or "\n" in document.gap(i):
        return False
    if document.keys[i] in _list("particles", "joining"):
        return i + 1 < len(document.words) and document.seps[i + 1] == ""
    small = document.keys[i] in _list("particles", "words")
    if not shouted or small or not document.words[i].isupper() or document.words[i].isdigit():
        return False
    ends = bool(agencies().longest(document, i)) or place_entry(document, i) is not None
    return not ends and not _is_date(document, i)


def _is_date(document: Document, i: int) -> bool:
    return any(date.first == i for date in find_dates(document, i, min(i + 3, len(document.words))))


def _continues(document: Document, i: int) -> bool:
    return document.seps[i] in ("", "-") and "\n" not in document.gap(i) and document.is_capital(i)


def _waters(document: Document, first: int) -> Place | None:
    """ "ARABIAN GULF", "GULF OF ADEN", "AT SEA": in capitals, before a bracket, a date or a dash; no state's."""
    last = _run_on(document, first + 1, first + _CITY_WORDS)
    kinds = [k for k in range(first, last) if document.keys[k] in _list("waters", "words")]
    if not kinds or kinds[0] not in (first, last - 1) or not is_shouted(document, first, last):
        return None
    tail = document.sep(last)
    sure = tail.lstrip(",")[:1] == "(" or (tail == "," and head_date(document, last, last + 6, None) is not None)
    keys = set(document.keys[first:last]) - _list("particles", "words")
    if not (sure or tail == "—") or keys & _list("no_place", "words"):
        return None
    adrift = document.keys[first] in _list("aboard", "inside")  # "AT SEA", "IN THE ARABIAN GULF"
    city = None if adrift else _title_case(printed(document, first, last))
    return Place(first, last, city, None, sure, True)


def _land(document: Document, first: int) -> Place | None:
    """ "HAWAII (AP)", "Punjab --": a part of a state in the place of a city, its name in full and alone."""
    entry = next((e for e in regions().longest(document, first) if e.kind == "region"), None)
    last = first + len(entry.keys) if entry is not None else first
    if entry is None or document.sep(last)[:1] in ("", ".") or len(document.words[last - 1]) < _LAND_LETTERS:
        return None
    city = _title_case(printed(document, first, last))
    return Place(first, last, city, entry.id, True, is_shouted(document, first, last))


def _unknown(document: Document, first: int) -> Place | None:
    """A run of at most five capitalised words on one line that stand where a city would."""
    if document.keys[first] in _no_city():
        return None
    last = first + 1
    while last < len(document.words) and last - first < _CITY_WORDS and _in_city(document, first, last):
        last += 1
    region = last < len(document.words) and _region(document, last, document.seps[last]) is not None
    if not _can_be_city(document, first, last, region):
        return None
    return Place(
        first, last, _title_case(printed(document, first, last)), None, False, is_shouted(document, first, last)
    )


def _in_city(document: Document, first: int, i: int) -> bool:
    stopped = document.seps[i] == "." and document.keys[i - 1] in _list("base", "abbreviated")
    if "\n" in document.gap(i) or not (document.seps[i] in _JOINED or stopped):
        return False
    if document.words[i].isdigit() or agencies().longest(document, i):
        return False
    small = document.keys[i] in _list("particles", "words") and document.words[first].istitle()
    return (document.is_capital(i) or small) and not _is_date(document, i)


def _can_be_city(document: Document, first: int, last: int, region: bool) -> bool:
    """Tell whether the words name neither a body, an office, a rank nor a people, unless a *region* or a base tells."""
    if not document.is_capital(last - 1):
        return False
    keys = set(document.keys[first:last])
    if keys & words("datelines", "no_place") - _list("particles", "words"):
        return False
    if region or document.keys[first] in _list("base", "begins") or keys & _list("base", "ends"):
        return True
    return not any(e.kind in _NO_LAND for k in range(first, last) for e in names().longest(document, k))


def whole_organization(document: Document, first: int) -> Place | None:
    """Return "UNITED NATIONS" as a place: an organization in capitals, which a mark has to follow."""
    for entry in names().longest(document, first) if first < len(document.words) else ():
        last = first + len(entry.keys)
        if entry.kind == "organization" and entry.form in _PROPER and is_shouted(document, first, last):
            return Place(first, last, _title_case(printed(document, first, last)), None, False, True)
    return None


@cache
def _no_city() -> frozenset[str]:
    return words("words", "openers") | words("datelines", "no_place")


@cache
def _list(name: str, key: str) -> frozenset[str]:
    return frozenset(read_table("datelines")[name][key])


# --- the parts behind it -----------------------------------------------------------------------------------------


def _with_parts(document: Document, place: Place) -> Place | None:
    last, country, known, region = place.last, place.country, place.known, False
    for _ in range(_PARTS):
        part = (
            _part(document, last, is_shouted(document, place.first, place.last)) if last < len(document.words) else None
        )
        if part is None:
            break
        region = names().longest(document, last) == []
        last, code = part
        known = known or code is not None
        country = code or country
    city = place.city
    return Place(place.first, last, city, country, known, place.shouted, region)


def _part(document: Document, i: int, shouted: bool) -> tuple[int, str | None] | None:
    """A country, region or second city at word *i*: ", Azerbaijan", " [India]", " (NICARAGUA)", ", Va.", "/MOSCOW"."""
    separator = document.seps[i].lstrip(".") if document.seps[i] != "." else "."
    if separator not in _BEFORE_STATE and separator not in _BEFORE_SECOND:
        return None
    return (
        _state(document, i, separator)
        or _region(document, i, separator)
        or _second(document, i, separator, shouted)
        or _province(document, i, separator, shouted)
    )


def _state(document: Document, i: int, separator: str) -> tuple[int, str | None] | None:
    for entry in names().longest(document, i):
        end = i + len(entry.keys)
        if entry.kind != "country" or entry.form == "demonym" or separator == "":
            continue
        goes_on = separator in ("—", "-") and not _ENDS_STATE & set(document.sep(end))  # "OSLO — Norway will"
        own_mark = "(" in separator and bool(agencies().longest(document, i))  # "SANA'A (Saba)"
        opened = own_mark or ("(" in separator and ")" not in document.sep(end))
        if not goes_on and not opened:
            return end, entry.id
    return None


def _region(document: Document, i: int, separator: str) -> tuple[int, str | None] | None:
    if separator not in _BEFORE_REGION:
        return None
    found = regions().longest(document, i)
    if found:
        return i + len(found[0].keys), None if found[0].kind == "area" else found[0].id
    word = document.words[i].replace(".", "")
    code = next((code for code, forms in _postal() if word in forms), None)
    return (i + 1, code) if code is not None else None


@cache
def _postal() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((code, frozenset(forms)) for code, forms in read_table("datelines")["postal"].items())


def _second(document: Document, i: int, separator: str, shouted: bool) -> tuple[int, str | None] | None:
    """A second city: "/MOSCOW", ", Moscow", " and MOSCOW"."""
    joined = separator == "" and document.keys[i] == "and" and i + 1 < len(document.words)
    at = i + 1 if joined else i
    entry = place_entry(document, at)
    if entry is None or entry.kind != "place":
        return None
    end = at + len(entry.keys)
    if joined or separator in ("-", "—"):
        closed = bool(_ENDS_STATE & set(document.sep(end))) and document.words[at].isupper() and shouted
        return (end, None) if closed or (joined and document.words[at].isupper()) else None
    return (end, None) if separator in ("/", ",") else None


def _province(document: Document, i: int, separator: str, shouted: bool) -> tuple[int, str | None] | None:
    """A part of the state that no table knows, before a date or a bracket: ", Chiapas, 28 Feb", ", Aichi (Kyodo)"."""
    if separator != "," or not document.is_capital(i) or document.keys[i] in calendar_words():
        return None
    if document.words[i].isupper() and not shouted:  # "Seoul, ROMPRES, 9/3/1994"
        return None
    end = i + 1
    while end < min(i + 3, len(document.words)) and _continues(document, end) and document.seps[end] == "":
        end += 1
    if end >= len(document.words) or agencies().longest(document, i) or "\n" in document.gap(i):
        return None
    dated = document.seps[end] == "," and head_date(document, end, min(end + 6, len(document.words)), None) is not None
    return (end, None) if dated or document.seps[end] == "(" else None


# --- spelling ----------------------------------------------------------------------------------------------------


def printed(document: Document, first: int, last: int) -> str:
    """Return the words as printed, each run of white space as one space."""
    return document.printed(first, last)


def _spelled(text: str, name: str) -> str:
    """The city as the gazetteer writes it, when only case, apostrophes and accents differ; another name as printed."""
    if text.isascii() and not name.isascii():
        return _title_case(text)
    if _plain(text) == _plain(name) or (not text.isascii() and fold(text) != fold(name)):
        return name
    return _title_case(text)


def _plain(text: str) -> str:
    return re.sub(r"['’ʼ`ʿʻ‘-]", "", fold(text)).replace(" ", "")


def _title_case(text: str) -> str:
    """Shouted words in title case, the particles between them small."""
    if not any(word.isupper() and len(word) > 1 for word in _LETTERS.findall(text)):
        return text
    small = _list("particles", "words")
    return "".join(_capitalised(text, small))


def _capitalised(text: str, small: frozenset[str]) -> Iterator[str]:
    at = 0
    for match in _LETTERS.finditer(text):
        yield text[at : match.start()]
        word, at = match[0], match.end()
        inner = match.start() > 0 and at < len(text)
        yield word.lower() if inner and word.lower() in small else word[0].upper() + word[1:].lower()
    yield text[at:]

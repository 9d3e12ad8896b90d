"""The dateline: CITY[, Country][, date][ (AGENCY)] and a separator."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dipbrief.dates import DateMention, calendar_words, find_dates, short_numeric
from dipbrief.document import Document, fold
from dipbrief.header.lines import PARAGRAPH_LIMIT, boilerplate
from dipbrief.lexicon import Entry, agencies, names, regions
from dipbrief.models import Dateline, Issue, Span
from dipbrief.tables import is_country, read_table

_PLACE_LIMIT = 6
_BEFORE_DATE = frozenset(["", ",", ".", ".,", "—", ",—", ")", "),", "],", "]", ")—", "/,", "(", ",("])
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_LANDS = frozenset(["place", "country"])
_PROPER = frozenset(["name", "alias"])

# Separators, by what they stand before, after or in.
_AFTER_AGENCY = frozenset(["-", "—", ":", ")—", ")-", "/", ","])
_BEFORE_CITY = frozenset([",", "(", "—"])
_BEFORE_CLOCK = frozenset(["", ","])
_BEFORE_STATE = frozenset([",", "[", "(", "/", "—", "", "'"])
_ENDS_STATE = frozenset("—(/:[")
_BEFORE_SECOND = frozenset(["/", ","])
_BEFORE_REGION = frozenset([",", "(", "["])
_BEFORE_MARK = frozenset([",", "—", "", ".", "-"])
_JOINED = frozenset(["", "-"])
_IN_CITY = frozenset(["", "-", "'"])
_IN_MARK = frozenset(["", "-", "&", "."])
_CLOSING = frozenset(["]", ")"])


def with_year_of_text(document: Document, date: DateMention) -> DateMention:
    """Give a dateline without a year that of the first full date in the text within a month of it."""
    for other in find_dates(document, date.last):
        if other.year is not None and other.month is not None and date.month is not None:
            return replace(date, year=other.year) if abs(other.month - date.month) <= 1 else date
    return date


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of the body: words *first* to *last* are the dateline, the body begins at *body*."""

    first: int
    last: int
    body: int
    city: str | None
    country: str | None
    date: DateMention | None
    agency: tuple[int, int, Entry | None] | None
    published: dt.date | None

    @property
    def begin(self) -> int:
        """The first word of the opening: the dateline's, or that of an agency before it."""
        return min(self.first, self.agency[0]) if self.agency else self.first


def find_opening(document: Document, start: int, published: dt.date | None) -> Opening | None:
    """Return the opening of the body with its dateline, looked for from word *start* on; None when there is none."""
    for n, i in enumerate(_opening_places(document, start)):
        opening = _read_opening(document, i, published)
        if opening is not None and (opening.first <= start or _is_sure(document, opening)):
            return opening
        if n >= PARAGRAPH_LIMIT:
            break
    return None


def _is_sure(document: Document, opening: Opening) -> bool:
    """Tell whether an opening behind the first words is one: neither "RSVP:" nor a place and date below the text."""
    told = opening.country is not None or opening.date is not None or opening.agency is not None
    return told and opening.body < len(document.words)


def _opening_places(document: Document, start: int) -> Iterator[int]:
    """Where a dateline may begin: the first paragraphs, after a bracketed desk note or a byline."""
    for first, last in document.paragraphs[:PARAGRAPH_LIMIT]:
        if last <= start:
            continue
        first = max(first, start)
        yield first
        for i in range(first + 1, min(last, first + 9)):
            if set(document.seps[i]) & _CLOSING or "\n" in document.gap(i) or "|" in document.gap(i):
                yield i


def _read_opening(document: Document, first: int, published: dt.date | None) -> Opening | None:
    leading = _leading_agency(document, first)
    if leading is not None:
        first = leading[1]
    place = _aboard(document, first) or _bare_date(document, first) or _read_place(document, first)
    date = None
    if place is None:
        date = _leading_date(document, first)
        place = _read_place(document, date.last) if date is not None else None
    if place is None:
        return None
    last, city, country, known = place
    agency, at = leading, last
    limit = min(len(document.words), first + 24)
    while at < limit:
        at = _after_hijri(document, at)
        if at >= limit:
            break
        found = _read_date(document, at, limit, first) if date is None else None
        if found is not None:
            date, last = found, found.last
            at = _after_clock(document, last)
            continue
        mark = _read_mark(document, at, known or date is not None, country) if agency is None else None
        if mark is None:
            break
        agency, at = mark, mark[1]
    if not _is_closed(document, first, at, date, agency, known):
        return None
    return Opening(first, last, at, city, country, date, agency, published)


def _leading_agency(document: Document, first: int) -> tuple[int, int, Entry | None] | None:
    """ "INA - BAGHDAD", "AKP Phnom Penh, January 15": an agency before the place."""
    for entry in agencies().longest(document, first):
        end = first + len(entry.keys)
        place = _place_entry(document, end) if end < len(document.words) else None
        dated = place is not None and bool(
            find_dates(document, end, min(end + len(place.keys) + 4, len(document.words)))
        )
        if place is not None and (document.sep(end) in _AFTER_AGENCY or (document.sep(end) == "" and dated)):
            return first, end, entry
    return None


def _leading_date(document: Document, first: int) -> DateMention | None:
    """ "Oct 04, Colombo:", "October 4, 2025 (PORT SUDAN) —": the date before a known place."""
    if first >= len(document.words):
        return None
    date = next(iter(find_dates(document, first, min(first + 4, len(document.words)))), None)
    if date is None or date.first != first or date.month is None or date.last >= len(document.words):
        return None
    placed = document.seps[date.last] in _BEFORE_CITY and _place_entry(document, date.last) is not None
    return date if placed else None


def _after_clock(document: Document, at: int) -> int:
    """The word after a time of day that follows the date: "14 Mar 2023 11:20 -"."""
    if at < len(document.words) and _CLOCK.fullmatch(document.words[at]):
        return at + 1
    digits = at + 1 < len(document.words) and document.words[at].isdigit() and document.words[at + 1].isdigit()
    return at + 2 if digits and document.seps[at + 1] == ":" and document.seps[at] in _BEFORE_CLOCK else at


def _after_hijri(document: Document, at: int) -> int:
    """The word after a date of the Islamic calendar, as SPA prints before the common one: "Rajab 10, 1443 AH"."""
    near = document.keys[at : at + 4]
    if not set(near) & set(read_table("calendar")["hijri"]["words"]):
        return at
    while at < len(document.words) and (document.keys[at] in _hijri_words() or document.words[at].isdigit()):
        at += 1
    return at


@cache
def _hijri_words() -> frozenset[str]:
    table = read_table("calendar")["hijri"]
    return frozenset([*table["words"], *table["parts"]])


def _aboard(document: Document, first: int) -> tuple[int, None, None, bool] | None:
    """ "ABOARD AIR FORCE ONE": a dateline without a city."""
    if first >= len(document.words) or document.words[first] != "ABOARD":
        return None
    last = first + 1
    while last < len(document.words) and document.words[last].isupper() and document.seps[last] in _JOINED:
        last += 1
    return last, None, None, False


def _bare_date(document: Document, first: int) -> tuple[int, None, None, bool] | None:
    """ "Jan. 10 (Xinhua) --": a date and an agency without a city."""
    if first >= len(document.words) or not document.is_capital(first):
        return None
    dates = find_dates(document, first, min(first + 4, len(document.words)))
    if not dates or dates[0].first != first or dates[0].month is None or dates[0].last >= len(document.words):
        return None
    if _leading_date(document, first) is not None:  # "March 12, 2025 (OSLO) —"
        return None
    return (first, None, None, False) if _read_mark(document, dates[0].last, dated=True) is not None else None


def _read_date(document: Document, at: int, limit: int, first: int) -> DateMention | None:
    if at > first and document.seps[at] not in _BEFORE_DATE:
        return None
    start = at + 1 if document.keys[at] in _weekday_keys() else at
    dates = find_dates(document, start, min(start + 5, limit))
    if dates and dates[0].first <= start and dates[0].month is not None:
        return dates[0]
    return short_numeric(document, start) if start < limit else None


@cache
def _weekday_keys() -> frozenset[str]:
    return frozenset(key for keys in read_table("calendar")["weekdays"]["words"] for key in keys)


def _read_place(document: Document, first: int) -> tuple[int, str | None, str | None, bool] | None:
    """City, second city and country at the opening: (last word, city, country, whether the city is known)."""
    if first >= len(document.words) or not document.is_capital(first) or document.keys[first] in calendar_words():
        return None
    if any(e.kind == "agency" for e in agencies().longest(document, first)) and _place_entry(document, first) is None:
        return None
    if any(document.keys[first : first + len(line)] == line for line in boilerplate()):
        return None
    entry = _place_entry(document, first)
    if entry is not None:
        last, city, country, known = first + len(entry.keys), *_city_of(entry), True
        if city is not None:
            city = _printed_city(_on_one_line(document, first, last), city)
    else:
        last = _unknown_city(document, first)
        if last == first:
            return None
        city, country, known = _title_case(_on_one_line(document, first, last)), None, False
    while last < len(document.words) and last - first < _PLACE_LIMIT:
        part = _place_tail(document, last)
        if part is None:
            break
        last, code = part
        country = code or country
    if city is None:
        return None
    return last, city, country, known


def _place_entry(document: Document, i: int) -> Entry | None:
    entries = names().longest(document, i)
    places = [e for e in entries if e.kind in _LANDS and e.form in _PROPER]
    return next((e for e in places if e.kind == "place"), places[0] if places else None)


def _city_of(entry: Entry) -> tuple[str | None, str | None]:
    if entry.kind == "country":
        return (entry.data["name"], entry.id) if entry.data.get("capital") == entry.data["name"] else (None, entry.id)
    return entry.id, entry.data["country"]


def _unknown_city(document: Document, first: int) -> int:
    """End of a run of at most five capitalised words that stand where a city would."""
    last = first
    while last < len(document.words) and last - first < 5:
        if last > first and (document.seps[last] not in _IN_CITY or "\n\n" in document.gap(last)):
            break
        word = document.words[last]
        if not word[0].isupper() or (
            len(word) > 1 and not word.isupper() and last == first and document.keys[last] in _not_cities()
        ):
            break
        if find_dates(document, last, min(last + 3, len(document.words)))[:1] and last > first:
            break
        last += 1
    return last


@cache
def _not_cities() -> frozenset[str]:
    return frozenset(read_table("words")["openers"]["words"])


def _place_tail(document: Document, i: int) -> tuple[int, str | None] | None:
    """A country, region or second city after the first: ", Azerbaijan", " [India]", ", Va.", "/MOSCOW"."""
    separator = document.seps[i]
    if separator in _BEFORE_STATE:
        for entry in names().longest(document, i):
            end = i + len(entry.keys)
            goes_on = separator == "—" and not _ENDS_STATE & set(document.sep(end))  # "OSLO — Norway will"
            if entry.kind == "country" and entry.form != "demonym" and separator != "" and not goes_on:
                return i + len(entry.keys), entry.id
            if entry.kind == "place" and separator in _BEFORE_SECOND:
                return i + len(entry.keys), None
        region = regions().longest(document, i)
        if region and separator in _BEFORE_REGION:
            return i + len(region[0].keys), region[0].id if is_country(region[0].id) else None
        if separator == "" and document.keys[i] == "and" and i + 1 < len(document.words):
            second = _place_entry(document, i + 1)
            if second is not None and second.kind == "place" and document.words[i + 1].isupper():
                return i + 1 + len(second.keys), None
    return None


def _read_mark(
    document: Document, at: int, dated: bool, country: str | None = None
) -> tuple[int, int, Entry | None] | None:
    """The agency's mark in the dateline: "(Xinhua)", "/TASS/", ", SPA", "VNA March 8", "(Daily Mirror)".

    A bracket that no table knows is a mark only after a known place or a date (*dated*), or shouted words.
    Of agencies that share a mark ("CNA") it is the one of *country*, else the first.
    """
    separator = document.seps[at]
    opened = any(mark in separator for mark in "(/[")
    for entry in sorted(agencies().longest(document, at), key=lambda e: e.data.get("country") != country):
        end = at + len(entry.keys)
        if opened or separator in _BEFORE_MARK or separator.endswith((",", "—")):
            while opened and end < len(document.words) and not set(document.sep(end)) & set(")/]") and end < at + 8:
                end += 1
            return at, end, entry
    if not opened or separator == "[" or not (dated or document.words[max(at - 1, 0)].isupper()):
        return None
    end = at
    while end < len(document.words) and end - at < 5 and (end == at or document.seps[end] in _IN_MARK):
        if not document.words[end][0].isupper():
            return None
        end += 1
    closed = set(document.sep(end)) & set(")/")
    return (at, end, None) if closed else None


def _is_closed(document: Document, first: int, at: int, date: DateMention | None, agency: object, known: bool) -> bool:
    """Tell whether what was read is followed by what ends a dateline."""
    tail = document.sep(at)
    paragraph = at >= len(document.words) or document.paragraphs[document.paragraph_of(at)][0] == at
    dash = "—" in tail or ":" in tail or "=" in tail or (tail.endswith("-") and tail != "-")
    shouted = document.words[first].isupper() and len(document.words[first]) > 1
    if agency is not None:
        return known or dash or date is not None or shouted
    if date is not None:
        stop = "." in tail and (shouted or known)
        return dash or paragraph or stop or (known and "\n" in document.gap(at))
    return ((dash and (shouted or known)) or (paragraph and shouted and known and tail == "")) and at < len(
        document.words
    )


def _on_one_line(document: Document, first: int, last: int) -> str:
    """The words as printed, each run of white space as one space."""
    return " ".join(document.span(first, last).text.split())


def _printed_city(printed: str, name: str) -> str:
    """The city as printed; shouted capitals take the spelling of *name*, or title case, and "Hà Nội" is Hanoi."""
    if not printed.isascii() and fold(printed) != fold(name):
        return name
    if not printed.isupper():
        return printed
    return name if name.casefold() == printed.casefold() else _title_case(printed)


def _title_case(text: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), text) if text.isupper() else text


def make_dateline(document: Document, opening: Opening, issues: list[Issue]) -> Dateline | None:
    """Return the public dateline of *opening*; what was taken from elsewhere is noted in *issues*."""
    if opening.last <= opening.first:
        return None
    span = document.span(opening.first, opening.last)
    date, source = None, None
    if opening.date is not None:
        resolved = opening.date.resolve(opening.published)
        if resolved is not None:
            date, _, source = resolved
        at = document.span(opening.date.first, opening.date.last)
        if resolved is None:
            message = "the dateline prints no year and no publication date is known"
            issues.append(Issue(code="year-unknown", message=message, start=at.start, end=at.end))
        elif source == "published":
            message = f"the year {date.year if date else ''} of the dateline is taken from the publication date"
            issues.append(Issue(code="year-from-published", message=message, start=at.start, end=at.end))
    return Dateline(
        text=_with_stop(document, span).text,
        start=span.start,
        end=_with_stop(document, span).end,
        city=opening.city,
        country=opening.country,
        date=date,
        year_source=source,
    )


def _with_stop(document: Document, span: Span) -> Span:
    """Take a closing bracket that belongs to the place ("New Delhi [India]") into the span."""
    following = document.text[span.end : span.end + 1]
    if following in _CLOSING and ("[" in span.text or "(" in span.text):
        return Span(text=span.text + following, start=span.start, end=span.end + 1)
    return span

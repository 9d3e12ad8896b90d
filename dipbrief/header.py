"""Title, byline, dateline and agency of a dispatch.

A dateline is CITY[, Country][, date][ (AGENCY)] and a separator, in the variants of the agencies: see the
table in ``docs/datelines.md`` and the examples in ``data/agencies.toml``.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dipbrief.dates import DateMention, find_dates
from dipbrief.document import Document
from dipbrief.lexicon import Entry, agencies, keys_of, names, regions
from dipbrief.models import Agency, Dateline, Header, Issue, Span
from dipbrief.tables import read_table

_METADATA = re.compile(
    r"\s*+(?:date:?\s++)?((?:19|20)\d\d-\d\d-\d\d)(?=\s)(?:\s*+\(MENAFN\s*+-\s*+([^()\n]{2,60})\))?", re.I
)
_DASHES = frozenset(["—", ":", "-", ".—", ",—", ")—", "]—", ".-", ").", "):", "]:", ")-", "/.", "/—", "/"])
_PLACE_LIMIT = 6
_PARAGRAPH_LIMIT = 8


@dataclass(frozen=True, slots=True)
class HeaderReading:
    """The header, the index of the first word of the body, and what there is to say about it."""

    header: Header
    body: int
    issues: tuple[Issue, ...]


def read_header(document: Document, title: str | None, published: dt.date | None) -> HeaderReading:
    """Read the header of *document*.

    *title* and *published* are what the caller knows; ``None`` lets the text speak: a leading metadata line
    ("date 2021-01-15") gives the publication date, a first line without a full stop the title.
    """
    metadata = _METADATA.match(document.text)
    start = _word_at(document, metadata.end(1)) if metadata else 0
    if metadata and published is None:
        published = _iso(metadata[1])
    opening = _find_opening(document, start, published)
    if opening is not None and opening.date is not None and opening.date.year is None and published is None:
        opening = replace(opening, date=_with_year_of_text(document, opening.date))
    lines = list(_block_lines(document, start, opening.first if opening else None))
    issues: list[Issue] = []
    dateline = _dateline(document, opening, issues) if opening else None
    body = opening.body if opening else max([last for _, last, kind in lines if kind != "text"], default=start)
    header = Header(
        title=title if title is not None else _printed_title(document, lines),
        published=published,
        byline=_find_byline(document, start, opening.first if opening else body),
        dateline=dateline,
        agency=_agency(document, opening, start, body),
    )
    return HeaderReading(header, body, tuple(issues))


def _iso(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _word_at(document: Document, offset: int) -> int:
    return next((i for i, start in enumerate(document.starts) if start >= offset), len(document.words))


def _with_year_of_text(document: Document, date: DateMention) -> DateMention:
    """Give a dateline without a year that of the first full date in the text within a month of it."""
    for other in find_dates(document, date.last):
        if other.year is not None and other.month is not None and date.month is not None:
            return replace(date, year=other.year) if abs(other.month - date.month) <= 1 else date
    return date


# --- lines before the body -------------------------------------------------------------------------------------


def _block_lines(document: Document, start: int, dateline: int | None) -> Iterator[tuple[int, int, str]]:
    """Paragraphs before the body as (first, last, kind); kind is title, byline, boilerplate or text."""
    for n, (first, last) in enumerate(document.paragraphs[:_PARAGRAPH_LIMIT]):
        if last <= start:
            continue
        first = max(first, start)
        if dateline is not None and first >= dateline:
            return
        kind = _line_kind(document, first, last, n)
        if kind == "text" and dateline is None:
            return
        yield first, last, kind


def _line_kind(document: Document, first: int, last: int, n: int) -> str:
    keys = document.keys[first:last]
    tail = document.sep(last)
    if any(keys[: len(line)] == line for line in _boilerplate()) and (last - first <= 12 or tail.startswith(":")):
        return "boilerplate"
    if (
        keys[0] in ("by",)
        and 2 <= last - first <= 7
        and all(document.words[i][0].isupper() for i in range(first + 1, last))
    ):
        return "byline"
    more = last < len(document.words)
    if n == 0 and more and last - first <= 25 and not set(tail) & set(".:?!;,"):
        return "title"
    return "text"


@cache
def _boilerplate() -> tuple[tuple[str, ...], ...]:
    table = read_table("readouts")
    return tuple(keys_of(line) for line in (*table["boilerplate"]["lines"], *table["edition"]["marks"]))


def _printed_title(document: Document, lines: list[tuple[int, int, str]]) -> str | None:
    for first, last, kind in lines:
        if kind == "title":
            return document.span(first, last).text
    return None


def _in_name(document: Document, i: int) -> bool:
    return (
        document.words[i][0].isupper()
        or document.seps[i] == "-"
        or document.keys[i] in ("and", "van", "de", "al", "bin")
    )


def _find_byline(document: Document, start: int, stop: int) -> Span | None:
    """ "By" and a name on a line of its own among the words *start* to *stop*; an agency's name is no byline."""
    for i in range(start, min(stop, len(document.words))):
        opens = i == start or "\n" in document.gap(i) or ")" in document.seps[i]
        if document.words[i] not in ("By", "BY") or not opens:
            continue
        end = i + 1
        while end < stop and end - i <= 8 and "\n" not in document.gap(end) and _in_name(document, end):
            end += 1
        if end > i + 1 and not agencies().longest(document, i + 1):
            return document.span(i + 1, end)
    return None


# --- dateline --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Opening:
    """The opening of the body: words *first* to *last* are the dateline, the body begins at *body*."""

    first: int
    last: int
    body: int
    city: str | None
    country: str | None
    date: DateMention | None
    agency: tuple[int, int, Entry | None] | None
    published: dt.date | None


def _find_opening(document: Document, start: int, published: dt.date | None) -> _Opening | None:
    for n, i in enumerate(_opening_places(document, start)):
        opening = _read_opening(document, i, published)
        if opening is not None:
            return opening
        if n >= _PARAGRAPH_LIMIT:
            break
    return None


def _opening_places(document: Document, start: int) -> Iterator[int]:
    """Where a dateline may begin: the first paragraphs, after a bracketed desk note or a byline."""
    for first, last in document.paragraphs[:_PARAGRAPH_LIMIT]:
        if last <= start:
            continue
        first = max(first, start)
        yield first
        for i in range(first + 1, min(last, first + 9)):
            if ")" in document.seps[i] or "\n" in document.gap(i):
                yield i


def _read_opening(document: Document, first: int, published: dt.date | None) -> _Opening | None:
    place = _aboard(document, first) or _bare_date(document, first) or _read_place(document, first)
    if place is None:
        return None
    last, city, country, known = place
    date, agency, at = None, None, last
    limit = min(len(document.words), first + 24)
    while at < limit:
        found = _read_date(document, at, limit, first) if date is None else None
        if found is not None:
            date, at = found, found.last
            last = at
            continue
        mark = _read_mark(document, at, last) if agency is None else None
        if mark is None:
            break
        agency, at = mark, mark[1]
    if not _is_closed(document, first, at, date, agency, known):
        return None
    return _Opening(first, last, at, city, country, date, agency, published)


def _aboard(document: Document, first: int) -> tuple[int, None, None, bool] | None:
    """ "ABOARD AIR FORCE ONE": a dateline without a city."""
    if first >= len(document.words) or document.words[first] != "ABOARD":
        return None
    last = first + 1
    while last < len(document.words) and document.words[last].isupper() and document.seps[last] in ("", "-"):
        last += 1
    return last, None, None, False


def _bare_date(document: Document, first: int) -> tuple[int, None, None, bool] | None:
    """ "Jan. 10 (Xinhua) --": a date and an agency without a city."""
    if first >= len(document.words) or not document.is_capital(first):
        return None
    dates = find_dates(document, first, min(first + 4, len(document.words)))
    if not dates or dates[0].first != first or dates[0].month is None or dates[0].last >= len(document.words):
        return None
    return (first, None, None, False) if _read_mark(document, dates[0].last, first) is not None else None


def _read_date(document: Document, at: int, limit: int, first: int) -> DateMention | None:
    if at > first and document.seps[at] not in ("", ",", ".", "—", ",—", ")", "),", "],", "]", ")—", "/,"):
        return None
    start = at + 1 if document.keys[at] in _weekday_keys() else at
    dates = find_dates(document, start, min(start + 5, limit))
    return dates[0] if dates and dates[0].first <= start and dates[0].month is not None else None


@cache
def _weekday_keys() -> frozenset[str]:
    return frozenset(key for keys in read_table("calendar")["weekdays"]["words"] for key in keys)


def _read_place(document: Document, first: int) -> tuple[int, str | None, str | None, bool] | None:
    """City, second city and country at the opening: (last word, city, country, whether the city is known)."""
    if first >= len(document.words) or not document.is_capital(first):
        return None
    if any(e.kind == "agency" for e in agencies().longest(document, first)) and _place_entry(document, first) is None:
        return None
    if any(document.keys[first : first + len(line)] == line for line in _boilerplate()):
        return None
    entry = _place_entry(document, first)
    if entry is not None:
        last, city, country, known = first + len(entry.keys), *_city_of(entry), True
        if city is not None:
            city = _printed_city(document.span(first, last).text, city)
    else:
        last = _unknown_city(document, first)
        if last == first:
            return None
        city, country, known = _title_case(document.span(first, last).text), None, False
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
    places = [e for e in entries if e.kind in ("place", "country") and e.form in ("name", "alias")]
    return next((e for e in places if e.kind == "place"), places[0] if places else None)


def _city_of(entry: Entry) -> tuple[str | None, str | None]:
    if entry.kind == "country":
        return (entry.data["name"], entry.id) if entry.data.get("capital") == entry.data["name"] else (None, entry.id)
    return entry.id, entry.data["country"]


def _unknown_city(document: Document, first: int) -> int:
    """End of a run of at most five capitalised words that stand where a city would."""
    last = first
    while last < len(document.words) and last - first < 5:
        if last > first and (document.seps[last] not in ("", "-", "'") or "\n\n" in document.gap(last)):
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
    if separator in (",", "[", "(", "/", "—", "") or separator == "'":
        for entry in names().longest(document, i):
            if entry.kind == "country" and entry.form != "demonym" and separator != "":
                return i + len(entry.keys), entry.id
            if entry.kind == "place" and separator in ("/", ","):
                return i + len(entry.keys), None
        region = regions().longest(document, i)
        if region and separator in (",", "(", "["):
            return i + len(region[0].keys), region[0].id
        if separator == "" and document.keys[i] == "and" and i + 1 < len(document.words):
            second = _place_entry(document, i + 1)
            if second is not None and second.kind == "place" and document.words[i + 1].isupper():
                return i + 1 + len(second.keys), None
    return None


def _read_mark(document: Document, at: int, place_end: int) -> tuple[int, int, Entry | None] | None:
    """The agency's mark in the dateline: "(Xinhua)", "/TASS/", ", SPA", "VNA March 8", "(Daily Mirror)"."""
    separator = document.seps[at]
    opened = any(mark in separator for mark in "(/[")
    for entry in agencies().longest(document, at):
        end = at + len(entry.keys)
        if opened or separator in (",", "—", "", ".", "-") or separator.endswith((",", "—")):
            while opened and end < len(document.words) and not set(document.sep(end)) & set(")/]") and end < at + 8:
                end += 1
            return at, end, entry
    if not opened or separator == "[":
        return None
    end = at
    while end < len(document.words) and end - at < 5 and (end == at or document.seps[end] in ("", "-", "&", ".")):
        if not document.words[end][0].isupper():
            return None
        end += 1
    closed = set(document.sep(end)) & set(")/")
    return (at, end, None) if closed else None


def _is_closed(document: Document, first: int, at: int, date: DateMention | None, agency: object, known: bool) -> bool:
    """Tell whether what was read is followed by what ends a dateline."""
    tail = document.sep(at)
    paragraph = at >= len(document.words) or any(start == at for start, _ in document.paragraphs)
    dash = "—" in tail or ":" in tail or (tail.endswith("-") and tail != "-")
    shouted = document.words[first].isupper() and len(document.words[first]) > 1
    if agency is not None:
        return known or dash or date is not None or shouted
    if date is not None:
        stop = "." in tail and shouted
        return dash or paragraph or stop or (known and "\n" in document.gap(at))
    return dash and (shouted or known) and at < len(document.words)


def _printed_city(printed: str, name: str) -> str:
    """The city as printed; shouted capitals take the spelling of *name*, or title case."""
    if not printed.isupper():
        return printed
    return name if name.casefold() == printed.casefold() else _title_case(printed)


def _title_case(text: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), text) if text.isupper() else text


def _dateline(document: Document, opening: _Opening, issues: list[Issue]) -> Dateline | None:
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
    if following in ("]", ")") and ("[" in span.text or "(" in span.text):
        return Span(text=span.text + following, start=span.start, end=span.end + 1)
    return span


# --- agency ----------------------------------------------------------------------------------------------------


def _agency(document: Document, opening: _Opening | None, start: int, body: int) -> Agency | None:
    if opening is not None and opening.agency is not None:
        return _agency_at(document, *opening.agency)
    metadata = _METADATA.match(document.text)
    if metadata and metadata[2] is not None:
        at = _word_at(document, metadata.start(2))
        entry = next(iter(agencies().longest(document, at)), None)
        return _agency_at(document, at, _word_at(document, metadata.end(2)), entry)
    return (
        _credited_byline(document, start)
        or _leading_mark(document, start)
        or _attribution(document, body)
        or _closing_mark(document)
    )


def _agency_at(document: Document, first: int, last: int, entry: Entry | None) -> Agency:
    if entry is not None:
        last = first + len(entry.keys)
    span = document.span(first, last)
    return Agency(name=entry.data["name"] if entry else span.text, mark=span.text, start=span.start, end=span.end)


def _credited_byline(document: Document, start: int) -> Agency | None:
    """ "By Trend" on a line of its own."""
    for first, last in document.paragraphs[:_PARAGRAPH_LIMIT]:
        if last > start and document.keys[first] == "by" and last - first <= 5:
            for entry in agencies().longest(document, first + 1):
                if first + 1 + len(entry.keys) == last:
                    return _agency_at(document, first + 1, last, entry)
    return None


def _leading_mark(document: Document, start: int) -> Agency | None:
    """ "ECONOMYNEXT – The ..." or "(AFP) - The ..." without a place."""
    for first, last in document.paragraphs[:_PARAGRAPH_LIMIT]:
        if last <= start or first >= len(document.words):
            continue
        first = max(first, start)
        for entry in agencies().longest(document, first):
            end = first + len(entry.keys)
            bracketed = document.seps[first][-1:] == "(" and end < len(document.words) and document.seps[end][:1] == ")"
            if bracketed and first == last_start(document, first):
                return _agency_at(document, first, end, entry)
            if end < len(document.words) and (
                "—" in document.seps[end] or document.seps[end] in ("):", ":", "/", ")-")
            ):
                return _agency_at(document, first, end, entry)
    return None


def last_start(document: Document, i: int) -> int:
    """Return the first word of the paragraph that word *i* is in."""
    return max(first for first, _ in document.paragraphs if first <= i)


def _attribution(document: Document, body: int) -> Agency | None:
    """The agency as the one that was told or that reports: "told Trend", "Trend reports", "Report informs"."""
    verbs = read_table("readouts")["report_verbs"]
    before = tuple(keys_of(phrase) for phrase in verbs["before"])
    after = tuple(keys_of(phrase) for phrase in verbs["after"])
    for i in range(body, len(document.words)):
        if not document.is_capital(i):
            continue
        for entry in agencies().longest(document, i):
            end = i + len(entry.keys)
            told = document.seps[i] == "" and any(document.keys[max(i - len(p), 0) : i] == p for p in before)
            reports = any(document.keys[end : end + len(phrase)] == phrase for phrase in after)
            own = i == 0 or document.keys[i - 1] not in ("agency", "newspaper", "daily", "the", "by")
            if document.quoted[i] < 0 and (told or (reports and own and document.sep(end) == "")):
                return _agency_at(document, i, end, entry)
    return None


def _closing_mark(document: Document) -> Agency | None:
    """A bracketed mark that closes the text: "... next week. (Xinhua)"."""
    for i in range(max(len(document.words) - 4, 0), len(document.words)):
        for entry in agencies().longest(document, i):
            end = i + len(entry.keys)
            if end == len(document.words) and "(" in document.seps[i] and ")" in document.sep(end):
                return _agency_at(document, i, end, entry)
    return None

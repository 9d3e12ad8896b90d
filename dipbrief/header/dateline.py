"""The dateline, a small grammar: [agency] [date] place [date] [agency] [date], and what closes it."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from dipbrief.dates import DateMention, calendar_words, find_dates, head_date, weekdays
from dipbrief.document import Document
from dipbrief.frames.words import is_ordinary
from dipbrief.header.lines import Line, after_marks
from dipbrief.header.mark import Mark, Parts, at_line_end, is_dash, read_mark
from dipbrief.header.place import place_entry, read_place, whole_organization
from dipbrief.lexicon import agencies, names, words
from dipbrief.models import Dateline, Issue
from dipbrief.syntax import english, read_groups
from dipbrief.tables import read_table

_LIMIT = 24
_NOTE_WORDS = 8
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_BEFORE_DATE = frozenset(["", *",—)](/-_[•|.", ".,", ",—", "),", "],", ")—", "/,", ",(", ",/", ")-", ").", ".—", ".("])
_BEFORE_CITY = frozenset([",", "(", "—", "-", "_", ":", "|", "•"])
_AFTER_AGENCY = frozenset(["-", "—", ":", ")—", ")-", "/", ",", "_", ")_"])
_RRB = "rrb"


@dataclass(frozen=True, slots=True)
class Opening:
    """The opening of the body: words *first* to *last* are the dateline, the body begins at *body*.

    ``sure`` tells that it is one below running text too: with a mark or a date and a dash, before a text of its own.
    """

    first: int
    last: int
    body: int
    city: str | None
    country: str | None
    date: DateMention | None
    agency: Mark | None
    published: dt.date | None
    sure: bool = False

    @property
    def begin(self) -> int:
        """The first word of the opening: the dateline's, or that of an agency before it."""
        return min(self.first, self.agency[0]) if self.agency else self.first


def read_opening(document: Document, first: int, published: dt.date | None) -> Opening | None:
    """Return the opening with its dateline at word *first*, or None when no dateline stands there."""
    if first >= len(document.words):
        return None
    agency = _leading_agency(document, first)
    start = agency[1] if agency is not None else first
    for begin in (_from_place, _from_date, _from_bare_date, _from_organization):
        parts = begin(document, start, published)
        if parts is None:
            continue
        parts = _read_on(document, replace(parts, agency=agency))
        if _is_named(document, parts) and _is_closed(document, parts):
            return _opening(document, parts)
    return None


def below_date(document: Document, i: int, lines: list[Line], published: dt.date | None) -> Opening | None:
    """Return the opening that is a city alone on the line below that of the date: "12 November 2015", "Oslo"."""
    place = read_place(document, i) if lines and lines[-1].kind == "date" else None
    alone = place is not None and place.known and place.city is not None and at_line_end(document, place.last)
    if place is None or not alone or place.last >= len(document.words) or place_entry(document, i) is None:
        return None
    return Opening(i, place.last, place.last, place.city, place.country, None, None, published)


def behind_key(document: Document, line: Line, published: dt.date | None) -> Opening | None:
    """Return the opening whose dateline stands behind its key: "DATELINE=NAIROBI"."""
    first, last = line.names or (line.first, line.last)
    place = read_place(document, first) or whole_organization(document, first)
    if place is None:
        return None
    parts = _read_on(document, Parts(first, place.last, place.last, place, published=published))
    return replace(_opening(document, parts), body=last) if parts.at == last else None


def _opening(document: Document, parts: Parts) -> Opening:
    place = parts.place
    paragraph = document.paragraph_of(parts.at) if parts.at < len(document.words) else -1
    runs_on = paragraph >= 0 and document.paragraphs[paragraph][0] < parts.at <= document.paragraphs[paragraph][1] - 8
    told = parts.agency is not None or (parts.date is not None and parts.known) or parts.shouted
    return Opening(
        parts.first,
        parts.last,
        after_marks(document, parts.at),
        place.city if place else None,
        place.country if place else None,
        parts.date,
        parts.agency,
        parts.published,
        sure=runs_on and told and parts.known and is_dash(document.sep(parts.at)),
    )


def _is_named(document: Document, parts: Parts) -> bool:
    """Tell whether there is a city, or a ship, or a state or nothing with a mark and a date; "GUAM (AP) --"."""
    if parts.place is None:
        return parts.agency is not None
    nameless = parts.place.city is None and parts.place.country is not None
    dated = parts.date is not None or (parts.shouted and is_dash(document.sep(parts.at)))
    return not nameless or (parts.agency is not None and dated)


# --- how it begins -----------------------------------------------------------------------------------------------


def _leading_agency(document: Document, first: int) -> Mark | None:
    """ "INA - BAGHDAD", "AKP Phnom Penh, January 15", "(ANSA) - ROME": an agency before the place."""
    for entry in agencies().longest(document, first):
        end = first + len(entry.keys)
        place = place_entry(document, end) if end < len(document.words) else None
        if place is None:
            continue
        dated = bool(find_dates(document, end, min(end + len(place.keys) + 4, len(document.words))))
        if document.sep(end) in _AFTER_AGENCY or (document.sep(end) == "" and dated):
            return first, end, entry
    return None


def _from_place(document: Document, first: int, published: dt.date | None) -> Parts | None:
    place = read_place(document, first)
    return Parts(first, place.last, place.last, place, published=published) if place is not None else None


def _from_organization(document: Document, first: int, published: dt.date | None) -> Parts | None:
    place = whole_organization(document, first)
    return Parts(first, place.last, place.last, place, published=published) if place is not None else None


def _from_date(document: Document, first: int, published: dt.date | None) -> Parts | None:
    """ "Oct 04, Colombo:", "October 4, 2025 (PORT SUDAN) —": the date before a known place."""
    date = _leading_date(document, first, published)
    if date is None or date.last >= len(document.words):
        return None
    apart = document.seps[date.last] in _BEFORE_CITY
    if not apart and not (document.seps[date.last] == "" and document.words[date.last].isupper()):
        return None
    place = read_place(document, date.last)
    if place is None or not place.known or place_entry(document, date.last) is None:
        return None
    return Parts(first, place.last, place.last, place, date, published=published)


def _from_bare_date(document: Document, first: int, published: dt.date | None) -> Parts | None:
    """ "Jan. 10 (Xinhua) --": a date and an agency without a city."""
    date = _leading_date(document, first, published)
    return Parts(first, date.last, date.last, None, date, published=published) if date is not None else None


def _leading_date(document: Document, first: int, published: dt.date | None) -> DateMention | None:
    if first >= len(document.words) or not (document.is_capital(first) or document.words[first][0].isdigit()):
        return None
    date = head_date(document, first, min(first + 6, len(document.words)), published)
    return date if date is not None and date.first <= first + 1 and date.month is not None else None


# --- how it goes on ----------------------------------------------------------------------------------------------


def _read_on(document: Document, parts: Parts) -> Parts:
    """Read dates and marks, each once, in any order."""
    parts = _after_weekday(document, parts)
    limit = min(len(document.words), parts.first + _LIMIT)
    while parts.at < limit:
        further = _with_date(document, parts, limit) or _with_mark(document, parts)
        if further is None:
            break
        parts = further
    return _after_note(document, parts)


def _after_note(document: Document, parts: Parts) -> Parts:
    """Step over a note before the separator: "(KCNA) [dateline as received] --"."""
    if parts.at >= len(document.words) or document.seps[parts.at][-1:] != "[":
        return parts
    ends = range(parts.at + 1, min(parts.at + _NOTE_WORDS, len(document.words)))
    close = next((k for k in ends if "]" in document.seps[k]), None)
    return replace(parts, at=close) if close is not None and is_dash(document.seps[close]) else parts


def _after_weekday(document: Document, parts: Parts) -> Parts:
    """Step over what stands for the date: "OSLO, Sat. --", "Oslo, Monday (NTB) -", "Riyadh, Rajab 10, 1443 AH --"."""
    at = parts.at
    hijri = _after_hijri(document, at)
    if hijri > at and is_dash(document.sep(hijri)):
        return replace(parts, at=hijri)
    if at >= len(document.words) or document.seps[at] != "," or document.keys[at] not in weekdays():
        return parts
    closed = is_dash(document.sep(at + 1)) or "(" in document.sep(at + 1)
    return replace(parts, at=at + 1, last=at + 1) if closed else parts


def _with_date(document: Document, parts: Parts, limit: int) -> Parts | None:
    at = _after_hijri(document, parts.at)
    if parts.date is not None or at >= limit or document.seps[at] not in _BEFORE_DATE:
        return None
    if "\n\n" in document.gap(at):
        return None
    date = head_date(document, at, limit, parts.published)
    if date is None or date.month is None:
        return None
    return replace(parts, date=date, last=date.last, at=_after_clock(document, date.last))


def _with_mark(document: Document, parts: Parts) -> Parts | None:
    if parts.agency is not None or parts.at >= len(document.words):
        return None
    mark = read_mark(document, parts)
    if mark is None:
        return None
    known = mark[2].keys if mark[2] is not None else ()
    own = len(known) if known and known == document.keys[mark[0] : mark[0] + len(known)] else mark[1] - mark[0]
    behind = (k for k in range(mark[0] + own, mark[1]) if document.words[k][0].islower() or "," in document.seps[k])
    named = next(behind, mark[1])
    return replace(parts, agency=(mark[0], named, mark[2]), at=_behind(document, mark[1]))  # "(BTA corr. Ann Hale)"


def _behind(document: Document, i: int) -> int:
    return i + 1 if i < len(document.words) and document.keys[i] == _RRB else i


def _after_clock(document: Document, at: int) -> int:
    """The word after a time of day that follows the date: "14 Mar 2023 11:20 GMT -", "4.18 p.m.", "10 a.m."."""
    if at >= len(document.words) or document.seps[at] not in ("", ",") or not document.words[at][0].isdigit():
        return at
    end = at + 1
    if end < len(document.words) and document.seps[end] == ":" and document.words[end].isdigit():
        end += 1
    clock = words("datelines", "clock")
    zone = end
    while zone < len(document.words) and document.keys[zone] in clock and document.seps[zone] in ("", "."):
        zone += 1
    return zone if zone > end or end > at + 1 or _CLOCK.fullmatch(document.words[at]) else at


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


# --- how it ends -------------------------------------------------------------------------------------------------


def _is_closed(document: Document, parts: Parts) -> bool:
    """Tell whether what was read is followed by what ends a dateline, and by no further words of a sentence."""
    tail = document.sep(parts.at)
    begins = parts.at >= len(document.words) or not document.words[parts.at][0].islower()
    if not begins and not (is_dash(tail) and (parts.agency or parts.date)):
        return False
    if parts.agency is not None:
        return _closes_mark(document, parts, parts.agency, tail)
    if parts.place is None:
        return False
    closes: Callable[[Document, Parts, str], bool] = _closes_date if parts.date is not None else _closes_place
    return closes(document, parts, tail)


def _closes_mark(document: Document, parts: Parts, agency: Mark, tail: str) -> bool:
    dash, stopped = is_dash(tail), "." in tail or "-" in tail
    if parts.date is not None:
        return True
    if agency[2] is not None:
        return parts.known or parts.shouted or dash
    return (parts.known and (dash or stopped or at_line_end(document, parts.at))) or (parts.shouted and dash)


def _closes_date(document: Document, parts: Parts, tail: str) -> bool:
    sure = parts.shouted or parts.known
    comma = parts.place is not None and document.sep(parts.place.last)[:1] == ","
    if is_dash(tail):
        return sure or comma
    if at_line_end(document, parts.at):
        return sure or comma
    if "." in tail:
        return sure
    full = parts.date is not None and parts.date.year is not None
    return tail == "" and parts.known and parts.shouted and full and not _in_capitals(document, parts.at)


def _closes_place(document: Document, parts: Parts, tail: str) -> bool:
    if parts.at >= len(document.words):
        return False
    if is_dash(tail):
        return _closes_with_dash(document, parts, tail)
    if tail in ("", ".") and parts.place is not None and parts.place.region and not at_line_end(document, parts.at):
        opens = document.words[parts.at].istitle() if parts.shouted else _begins_text(document, parts.at)
        return parts.known and opens  # "WASHINGTON, DC The ...", "Oslo, Minn. The ...", "Oslo, Minn. U.S. Senator ..."
    return tail == "" and _is_paragraph(document, parts)


def _closes_with_dash(document: Document, parts: Parts, tail: str) -> bool:
    if parts.shouted and not _in_capitals(document, parts.at):
        return parts.known or (":" not in tail and _is_short(parts))
    return parts.known and not _is_parenthesis(document, parts)


def _is_paragraph(document: Document, parts: Parts) -> bool:
    """Tell whether a known place stands alone above the next paragraph."""
    above = document.paragraphs[document.paragraph_of(parts.at)][0] == parts.at
    return above and parts.known and (parts.shouted or _is_sure_place(document, parts.first))


def _is_sure_place(document: Document, i: int) -> bool:
    """Tell whether the place at word *i* has a name that is nothing else: "Ankara", and no "Reading"."""
    entry = place_entry(document, i)
    return entry is not None and not entry.weak and not all(map(is_ordinary, entry.keys))


def _begins_text(document: Document, i: int) -> bool:
    """Tell whether word *i* opens a sentence, and cannot go on with a place: "The", "U.S."."""
    land = any(entry.kind == "country" for entry in names().every(document, i))
    return land or document.keys[i] in words("words", "openers")


def _is_short(parts: Parts) -> bool:
    return parts.place is not None and parts.place.last - parts.place.first <= 3


def _is_parenthesis(document: Document, parts: Parts) -> bool:
    """Tell whether the dash behind a city opens an insertion: "MOSCOW -- IN A NOTE ISSUED TODAY -- SAID".

    "Oslo, Norway --" opens none, nor does what holds the verb of the sentence: "Oslo -- They agreed -- at last".
    """
    first, last = document.sentences[document.sentence_of[parts.at]]
    close = next((k for k in range(parts.at + 1, last) if "—" in document.seps[k]), None)
    city = place_entry(document, parts.first)
    behind = range(parts.first + len(city.keys) if city is not None else parts.last, parts.last)
    if close is None or any(entry.kind == "country" for k in behind for entry in names().longest(document, k)):
        return False
    verbs = [verb.first for verb in read_groups(document, english(), first, last).verbs if verb.form == "finite"]
    return close in verbs or not any(verb < close for verb in verbs)


def _in_capitals(document: Document, at: int) -> bool:
    """Tell whether the words from *at* on are printed in capitals throughout."""
    near = [word for word in document.words[at : at + 8] if len(word) > 1 and word.isalpha()]
    return bool(near) and all(word.isupper() for word in near)


# --- the public value --------------------------------------------------------------------------------------------


def with_date_above(document: Document, opening: Opening, lines: tuple[Line, ...]) -> Opening:
    """Give a dateline without a date that of an unlabelled date line right above it."""
    above = lines[-1] if lines else None
    if opening.date is not None or above is None or above.kind != "date" or above.date is None:
        return opening
    labelled = range(above.first, above.date.first)
    plain = all(document.keys[k] in calendar_words() for k in labelled)
    return replace(opening, date=above.date) if plain else opening


def date_alone(document: Document, lines: tuple[Line, ...], start: int) -> Opening | None:
    """Return the opening that is a date alone, the first line of a page: "12 November 2015".

    A label or a day of the week makes it the date of a site, which is no dateline.
    """
    line = lines[0] if lines else None
    if line is None or line.date is None or (line.first, line.last) != (line.date.first, line.date.last):
        return None
    first, last = document.paragraphs[document.paragraph_of(start)]
    dated = line.date.year is not None and document.keys[start] not in weekdays()
    if not dated or (line.first, line.last) != (first, last) or first != start:
        return None
    return Opening(first, last, last, None, None, line.date, None, None)


def make_dateline(document: Document, opening: Opening, issues: list[Issue]) -> Dateline | None:
    """Return the public dateline of *opening*; what was taken from elsewhere is noted in *issues*."""
    if opening.last <= opening.first:
        return None
    span = document.closed_span(opening.first, opening.last)
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
        text=span.text,
        start=span.start,
        end=span.end,
        city=opening.city,
        country=opening.country,
        date=date,
        year_source=source,
    )

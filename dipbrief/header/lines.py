"""The lines of a head before the dateline: notes of the desk, dates, bylines, credits, labels, the title.

A head is read line by line: each reader below tells whether the line at a word is of its kind, and where it ends.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from dipbrief.dates import DateMention, head_date
from dipbrief.document import Document
from dipbrief.frames.words import speaks
from dipbrief.lexicon import agencies, keys_of, length_at, names, words
from dipbrief.syntax import closed_words
from dipbrief.tables import read_table

METADATA = re.compile(
    r"\s*+(?:date:?\s++)?((?:19|20)\d\d-\d\d-\d\d)(?=\s)(?:\s*+\(MENAFN\s*+-\s*+([^()\n]{2,60})\))?", re.I
)

# The line with which the Foreign Broadcast Information Service tells where a translation was taken from.
_MONITORED = re.compile(r"\[?[A-Z]{2}\d{6,12}[A-Z]?\b[^\n]*\b\d{4} GMT\b")
_TIME = re.compile(r"\d{1,2}[:.]\d\d")
_HOUR = re.compile(r"[0-2]\d[0-5]\d")
_ADDRESS = re.compile(r"@|https?:|\bwww\.", re.I)
_NEWLINE = frozenset("\n\r\u2029")
_NOTE_WORDS = 40
_TITLE_WORDS = 25
_LABEL_WORDS = 8
_REFERENCE_WORDS = 4  # before the number's end: "Savingram No. 12"
_BYLINE_WORDS = closed_words("name", "additive")
_KEYED = ("dateline", "byline", "title")
_UNFINISHED = closed_words("determiner", "possessive", "preposition", "of", "coordinator") - closed_words("particle")
_OPEN = frozenset(["lrb", "lsb"])
_CLOSE = frozenset(["rrb", "rsb"])


@dataclass(frozen=True, slots=True)
class Line:
    """Words *first* to *last* of a head.

    *kind* is note, source, byline, credit, date, updated, label, dateline (behind its key), title, deck or text.
    *names* is the first and last word of the names of a byline, of the mark of a credit, or of what stands behind a
    key; *date* that of a date line or a source.
    """

    first: int
    last: int
    kind: str
    names: tuple[int, int] | None = None
    date: DateMention | None = None


def word_at(document: Document, offset: int) -> int:
    """Return the first word at or after *offset*."""
    return next((i for i, start in enumerate(document.starts) if start >= offset), len(document.words))


def begins_line(document: Document, i: int) -> bool:
    """Tell whether a line breaks before word *i*."""
    return bool(_NEWLINE & set(document.gap(i)))


def line_end(document: Document, i: int) -> int:
    """Return the first word after *i* that begins a line."""
    starts = document.once(_line_starts, _line_starts)
    at = bisect_right(starts, i)
    return starts[at] if at < len(starts) else len(document.words)


def line_start(document: Document, i: int) -> int:
    """Return the word that the line of word *i* begins with."""
    starts = document.once(_line_starts, _line_starts)
    return starts[bisect_right(starts, i) - 1]


def _line_starts(document: Document) -> list[int]:
    gaps = document.gaps
    return [0, *(k for k in range(1, len(document.words)) if gaps[k] != " " and begins_line(document, k))]


def is_unfinished(document: Document, i: int) -> bool:
    """Tell whether the line before word *i* ends with what goes on: "met Norway's", "talks with the"."""
    return document.gap(i)[1:2] in ("s", "S") or document.keys[i - 1] in _UNFINISHED


def read_line(document: Document, i: int) -> Line | None:
    """Return the line of a head at word *i*, which begins a line or follows a note; None for a title or text."""
    end = line_end(document, i)
    return (
        _source(document, i, end)
        or _note(document, i)
        or _keyed(document, i, end)
        or _reference(document, i, end)
        or _post(document, i, end)
        or _date_line(document, i, end)
        or _byline(document, i, end)
        or _credit(document, i, end)
        or _bare_byline(document, i, end)
        or _label(document, i, end)
        or _boilerplate(document, i, end)
    )


# --- notes of the desk -------------------------------------------------------------------------------------------


def _note(document: Document, i: int) -> Line | None:
    """ "(2nd LD)", "[Eds: adds]", "-LSB- ... -RSB-", "13:15 |", and a paragraph that is bracketed as a whole."""
    if _MONITORED.match(document.text, document.starts[i]):
        return Line(i, line_end(document, i), "note")
    token = document.keys[i] in _OPEN
    if _TIME.fullmatch(document.words[i]) and document.sep(i + 1)[:1] == "|":
        return Line(i, i + 1, "note")
    if not token and document.seps[i][-1:] not in ("(", "["):
        return None
    close = _closing(document, i, token)
    if close is None:
        return None
    noted = length_at(document, i + token, "datelines", "desk", "notes")
    whole = document.seps[i][-1:] == "[" and close == document.paragraphs[document.paragraph_of(i)][1]
    return Line(i, close, "note") if noted or whole else None


def _closing(document: Document, i: int, token: bool) -> int | None:
    """The word after the bracket that word *i* is in, in the same paragraph."""
    stop = document.paragraphs[document.paragraph_of(i)][1]
    for k in range(i + 1, min(i + _NOTE_WORDS, stop) + 1):
        if token and k < stop and document.keys[k] in _CLOSE:
            return k + 1
        if not token and set(document.sep(k)) & set(")]"):
            return k
    return None


def after_bracket(document: Document, i: int) -> int | None:
    """Return the word behind the short bracket that opens before word *i*, or None."""
    if document.seps[i][-1:] not in ("(", "["):
        return None
    close = _closing(document, i, False)
    return close if close is not None and close - i <= _LABEL_WORDS else None


def after_marks(document: Document, i: int) -> int:
    """Return the word after the marks of a monitored broadcast that follow a dateline: "[Interview with NAME]"."""
    while (
        i < len(document.words)
        and "[" in document.seps[i]
        and length_at(document, i, "datelines", "broadcast", "marks")
    ):
        close = _closing(document, i, False)
        if close is None:
            break
        i = close
    return i


def _source(document: Document, i: int, end: int) -> Line | None:
    """ "Tehran IRNA in English 0830 GMT 5 Jun 94", "Moscow IZVESTIYA in Russian 3 Jun 94 p 1": whence it was taken."""
    if end >= len(document.words) or end - i > 2 * _LABEL_WORDS or _ends_sentence(document, end):
        return None
    date = next((d for k in range(i, end) if (d := _full_date(document, k, end)) is not None), None)
    if date is None or not (_tells_hour(document, i, end) or document.keys[max(date.first - 2, i)] == "in"):
        return None
    marks = ((k, e) for k in range(i, end) for e in agencies().longest(document, k))
    mark = next(((k, k + len(e.keys)) for k, e in marks), None)
    return Line(i, end, "source", names=mark, date=date)


def _full_date(document: Document, k: int, end: int) -> DateMention | None:
    date = head_date(document, k, min(k + 3, end), None) if document.words[k][0].isdigit() else None
    return date if date is not None and date.first == k and date.year is not None and date.day is not None else None


def _tells_hour(document: Document, i: int, end: int) -> bool:
    return any(document.keys[k] == "gmt" and _HOUR.fullmatch(document.words[k - 1]) for k in range(i + 1, end))


def _post(document: Document, i: int, end: int) -> Line | None:
    """ "Norwegian Embassy, " before the place and date of a message."""
    stop = next((k for k in range(i + 1, min(i + 6, end)) if document.seps[k]), end)
    ends = document.keys[stop - 1] in words_of("reference", "posts")
    if not ends or stop >= end or document.seps[stop] != "," or not document.is_capital(i):
        return None
    dated = any(head_date(document, k, end, None) is not None for k in range(stop + 1, min(stop + 4, end)))
    return Line(i, stop, "note") if dated and document.is_capital(stop) else None


def _reference(document: Document, i: int, end: int) -> Line | None:
    """ "Cablegram 82, " before the place and date of a message."""
    if document.keys[i] not in words("datelines", "reference") or not document.is_capital(i):
        return None
    number = _number_behind(document, i + 1, min(i + _REFERENCE_WORDS, end - 1))
    if number is None:
        return Line(i, i + 1, "note") if _opens_place(document, i + 1, end) else None
    lettered = document.seps[number + 1] == "[" and len(document.words[number + 1]) == 1  # "121[A]"
    last = number + 1 + lettered
    return Line(i, last, "note") if document.sep(last) in ("", ",", "]") else None


def _number_behind(document: Document, first: int, stop: int) -> int | None:
    """The word that is a number at word *first*, or behind words with capitals there: "Savingram No. 12"."""
    for k in range(first, stop):
        if any(c.isdigit() for c in document.words[k]):
            return k
        if document.seps[k] not in ("", "-") or not document.is_capital(k):
            return None
    return None


def _opens_place(document: Document, i: int, end: int) -> bool:
    """Tell whether a place can begin at word *i* of a line: behind a comma, or in capitals."""
    if i >= end or not document.is_capital(i):
        return False
    return document.sep(i) == "," or (document.sep(i) == "" and document.words[i].isupper())


@cache
def boilerplate() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the folded beginnings of lines that are no sentence of the body, by their first word."""
    table = read_table("readouts")
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for line in (keys_of(line) for line in (*table["boilerplate"]["lines"], *table["edition"]["marks"])):
        found[line[0]] = (*found.get(line[0], ()), line)
    return found


def _boilerplate(document: Document, i: int, end: int) -> Line | None:
    first, last = document.paragraphs[document.paragraph_of(i)]
    fits = any(document.keys[i : i + len(line)] == line for line in boilerplate().get(document.keys[i], ()))
    short = last - first <= 12 or document.sep(last).startswith(":")
    return Line(i, last, "note") if fits and short and i == first and last < len(document.words) else None


# --- lines that a key opens ----------------------------------------------------------------------------------------


def _keyed(document: Document, i: int, end: int) -> Line | None:
    """ "BYLINE=ANN HALE", "DATELINE: NAIROBI", "CONTENT=", and "VOICED AT:" below such a line."""
    if end >= len(document.words):
        return None
    if not _opens_with_key(document, i):
        named = end - i <= 3 and document.sep(end)[:1] == ":" and document.words[i].isupper()
        above = i > 0 and _opens_with_key(document, line_start(document, i - 1))
        return Line(i, end, "label") if named and above else None
    kind = next((kind for kind in _KEYED if document.keys[i] in words_of("keyed", kind)), None)
    if kind is None or end == i + 1:
        return _american(document, _date_line(document, i, end)) or Line(i, end, "label")
    names = end_of_names(document, i + 1, end) if kind == "byline" else end
    return Line(i, end, kind, names=(i + 1, max(names, i + 2)))


def _american(document: Document, line: Line | None) -> Line | None:
    """The date line with the month first, when figures can mean that: scripts with such keys are American."""
    if line is None or line.date is None or line.date.last - line.date.first != 3:
        return line
    first, second, _ = document.words[line.date.first : line.date.last]
    if not (first.isdecimal() and second.isdecimal() and int(first) <= 12):
        return line
    return replace(line, date=replace(line.date, month=int(first), day=int(second)))


def _opens_with_key(document: Document, i: int) -> bool:
    """Tell whether word *i* stands before an equals sign, or is a key that may stand before a colon."""
    tail = document.sep(i + 1)[:1]
    if tail == "=":
        return document.words[i].isupper() and "\n" not in document.gap(i + 1).split("=")[0]
    return tail == ":" and any(document.keys[i] in words_of("keyed", kind) for kind in _KEYED)


# --- dates -------------------------------------------------------------------------------------------------------


def _date_line(document: Document, i: int, end: int) -> Line | None:
    """ "12 June 2024", "Published: June 2, 2025 at 4:15 PM EDT": a date alone on its line, behind a label or not."""
    updated = length_at(document, i, "datelines", "labels", "updated")
    start = i + (updated or length_at(document, i, "datelines", "labels", "before_date"))
    date = head_date(document, start, end, None)
    if date is None or date.day is None or _is_of_sentence(document, start, end):
        return None
    stop = next((k for k in range(date.last, end) if not _is_clock(document, k)), end)
    if stop < end and _byline(document, stop, end) is None:
        return None
    return Line(i, stop, "updated" if updated else "date", date=date)


def _is_of_sentence(document: Document, start: int, end: int) -> bool:
    """Tell whether a date in brackets ends a sentence ("on Monday | (12 June)."), or nothing stands below a date."""
    bracketed = document.seps[start][-1:] == "(" and "." in document.sep(end)
    return bracketed or end >= len(document.words)


def _is_clock(document: Document, k: int) -> bool:
    return document.words[k][0].isdigit() or document.keys[k] in words("datelines", "clock")


# --- bylines and credits -----------------------------------------------------------------------------------------


def _byline(document: Document, i: int, end: int) -> Line | None:
    """ "By Ann Hale", "By ANN HALE and Paul Reed, Senior Reporter", "By Ann Hale | Reuters"."""
    start = i + length_at(document, i, "datelines", "byline", "begins")
    if start == i or start >= end or end - i > 14 or (end == len(document.words) and i == 0):
        return None
    found = agencies().longest(document, start)
    if found and document.is_capital(i):
        return Line(i, end, "credit", names=(start, start + len(found[0].keys)))
    last = end_of_names(document, start, end)
    if last == start or not (last == end or (document.is_capital(i) and _is_aside(document, last, end))):
        return None
    return Line(i, last if _credited(document, last, end) else end, "byline", names=(start, last))


def _is_aside(document: Document, last: int, end: int) -> bool:
    """Tell whether what follows the names on their line is marked off from them, and no sentence."""
    stated = any(map(speaks, document.keys[last:end]))
    return not stated and document.seps[last][:1] in (",", "|", "—", "/", "(", "-", "•")


def end_of_names(document: Document, start: int, end: int) -> int:
    """Return the word after the names that begin at *start*: they end before a job, a paper or another mark."""
    last = start
    while last < end and last - start <= 10 and _in_name(document, last):
        separator = document.seps[last] if last > start else ""
        if separator not in ("", "-", ".", "'") and (separator != "," or not _is_further_name(document, last, end)):
            break
        last += 1
    while last > start and document.words[last - 1][0].islower() and document.seps[last - 1] != "-":
        last -= 1
    return last


def _is_further_name(document: Document, i: int, end: int) -> bool:
    """Tell whether another name follows the comma before word *i*: no job and no paper, but a list with "and"."""
    stop = next((k for k in range(i + 1, end) if document.seps[k] not in ("", "-", ".")), end)
    chunk = document.keys[i:stop]
    jobs = words_of("byline", "jobs") | words_of("paper", "ends")
    listed = "and" in document.keys[i:end]
    return listed and not set(chunk) & jobs and not agencies().longest(document, i) and stop - i <= 7


def _in_name(document: Document, i: int) -> bool:
    word = document.words[i]
    ranked = word[0].isdigit() and word[-2:] in ("st", "nd", "rd")  # "Petty Officer 2nd Class Ann Hale"
    small = "." in word or document.seps[i] == "-" or document.keys[i] in _BYLINE_WORDS
    return word[0].isupper() or ranked or small


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """Return a list of words of ``data/datelines.toml``."""
    return frozenset(read_table("datelines")[name][key])


def _credit(document: Document, i: int, end: int) -> Line | None:
    """ "USA TODAY", "Special to USA TODAY", "TODAY.AZ / Politics": an agency or paper on a line of its own."""
    start = i + length_at(document, i, "datelines", "paper", "special")
    if start >= end or end - i > _LABEL_WORDS or end >= len(document.words) or _ends_sentence(document, end):
        return None
    mark = _credited(document, start, end)
    own = start > i or agencies().longest(document, start) or _follows_names(document, i)
    return Line(i, end, "credit", names=mark) if mark is not None and own else None


def _credited(document: Document, start: int, end: int) -> tuple[int, int] | None:
    """The mark or the name of a paper that words *start* to *end* print, perhaps with a job or a heading behind it."""
    for entry in agencies().longest(document, start) if start < end else ():
        last = start + len(entry.keys)
        jobs = all(document.keys[k] in words_of("byline", "jobs") for k in range(last, end))
        placed = last < end and any(e.kind in ("place", "country") for e in names().longest(document, last))
        if jobs or (document.seps[last][:1] in ("/", "|", "•") and not placed):  # not "QNA/Vienna"
            return start, last
    return (start, end) if is_paper(document, start, end) else None


def _follows_names(document: Document, i: int) -> bool:
    """Tell whether a byline stands above the line of word *i*, or before it on the line."""
    if i == 0:
        return False
    return document.seps[i][:1] in ("|", ",") or _is_name_line(document, line_start(document, i - 1), i)


def is_paper(document: Document, first: int, last: int) -> bool:
    """Tell whether the words are, by their form, the name of a paper, an agency or a station."""
    if not 2 <= last - first <= 6 or not document.is_capital(first):
        return False
    ends = document.keys[last - 1] in words_of("paper", "ends")
    small = words_of("particles", "words")
    named = all(document.is_capital(k) or document.keys[k] in small for k in range(first, last))
    joined = all(document.seps[k] in ("", "-", "&", ".") for k in range(first + 1, last))
    return ends and named and joined


def _is_name_line(document: Document, first: int, last: int) -> bool:
    """Tell whether a line is one or two names and nothing else: "Ann Hale and Paul Reed"; or a byline."""
    if document.keys[first] == "by":
        return True
    if not 2 <= last - first <= 9 or _ends_sentence(document, last):
        return False
    if any(document.seps[k] not in ("", "-", ".", ",") for k in range(first + 1, last)):
        return False
    return all(_in_name(document, k) and not document.words[k].isdigit() for k in range(first, last))


def _bare_byline(document: Document, i: int, end: int) -> Line | None:
    """ "Ann Hale" above the credit of a paper or, below a title, above a date; "Ann Hale | The Oslo Gazette"."""
    stop = next((k for k in range(i + 1, end) if document.seps[k][:1] == "|"), end)
    if stop >= len(document.words) or not _is_name_line(document, i, stop):
        return None
    below = line_end(document, stop) if stop == end else end
    credited = _credit(document, stop, below) is not None
    dated = stop == end and i > 0 and stop - i <= 4 and _is_plain(document, i, stop)
    if not credited and not (dated and _date_line(document, stop, below) is not None):
        return None
    return Line(i, stop, "byline", names=(i, stop))


def _is_plain(document: Document, first: int, last: int) -> bool:
    """Tell whether the vocabulary knows none of the words: they can be a name."""
    found = (e for k in range(first, last) for e in names().longest(document, k))
    return not any(True for _ in found) and not any(map(speaks, document.keys[first:last]))


def _ends_sentence(document: Document, end: int) -> bool:
    return bool(set(document.sep(end)) & set(".:?!;,")) if end < len(document.words) else False


# --- labels ------------------------------------------------------------------------------------------------------


def _label(document: Document, i: int, end: int) -> Line | None:
    """ "Contact: Ann Hale, 12 34 56", "Press release", "www.mfa.example": what a page prints about itself."""
    if end >= len(document.words) or end - i > 2 * _LABEL_WORDS:
        return None
    after = i + length_at(document, i, "datelines", "labels", "lines")
    labelled = after > i and (after == end or document.sep(after)[:1] == ":" or document.words[after][0].isdigit())
    raw = document.text[document.starts[i] : document.starts[end]]
    address = _ADDRESS.search(raw) is not None and not _ends_in_stop(raw)
    number = all(word[0].isdigit() for word in document.words[i:end]) and not _ends_in_stop(raw)
    plain = labelled or address or number or _is_issuer(document, i, end) or _is_job(document, i, end)
    return Line(i, end, "label") if plain else None


def _is_issuer(document: Document, i: int, end: int) -> bool:
    """ "Ministry of Foreign Affairs" on a line of its own."""
    issuer = length_at(document, i, "datelines", "labels", "issuers") and end - i <= _LABEL_WORDS
    stated = any(map(speaks, document.keys[i:end]))
    return bool(issuer) and not stated and not _ends_sentence(document, end)


def _is_job(document: Document, i: int, end: int) -> bool:
    """ "Staff Writer" below a byline."""
    jobs = words_of("byline", "jobs")
    return (
        i > 0 and end - i <= 4 and all(document.keys[k] in jobs for k in range(i, end)) and _follows_names(document, i)
    )


def is_aside(document: Document, i: int) -> bool:
    """Tell whether word *i* of a head is of a byline, a credit, a date line or a label: no person is named there."""
    line = read_line(document, line_start(document, i))
    return line is not None and line.kind in ("byline", "credit", "date", "updated", "label", "source", "dateline")


def _ends_in_stop(raw: str) -> bool:
    return raw.rstrip()[-1:] in (".", "!", "?", '"', "”")


# --- titles ------------------------------------------------------------------------------------------------------


def read_title(document: Document, i: int, runs_on: bool) -> int | None:
    """Return the end of the title at word *i*, or None.

    It is a short paragraph without a full stop, with more below it; a line of a paragraph only when what follows
    is no running text (*runs_on* is False).
    """
    end = line_end(document, i) if not runs_on else document.paragraphs[document.paragraph_of(i)][1]
    short = end - i <= _TITLE_WORDS and end < len(document.words)
    return end if short and not _ends_sentence(document, end) else None

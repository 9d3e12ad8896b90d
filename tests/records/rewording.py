"""Changes of a text that leave what it says: spelling, marks, line ends, names and states for others.

Each change takes a :class:`Told` and gives a :class:`Reworded`, or None where there is nothing to change.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from dipbrief import MeetingReport
from dipbrief.document import fold, read_document
from dipbrief.lexicon import agencies, names
from dipbrief.syntax.forms import read_words
from dipbrief.tables import read_rows, read_table

Words = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Told:
    """A dispatch, and its report."""

    text: str
    title: str | None
    report: MeetingReport


@dataclass(frozen=True, slots=True)
class Reworded:
    """A dispatch in other words; *before* and *after* make values of the two reports alike, *codes* those of states."""

    text: str
    title: str | None
    before: Words = str
    after: Words = str
    codes: Mapping[str, str] = field(default_factory=dict)


Change = Callable[[Told], Reworded | None]


def _everywhere(told: Told, words: Words, alike: Words = str) -> Reworded | None:
    """Put *words* into text and title; *alike* makes values of both reports the same."""
    changed = Reworded(words(told.text), told.title and words(told.title), alike, alike)
    return None if changed.text == told.text else changed


# --- spelling -----------------------------------------------------------------------------------------------------


def _spelled(old: str, new: str) -> Change:
    """Put "Defence" for "Defense", but for names of bodies, which tell the state by it: "Department of Defense"."""

    def words(text: str) -> str:
        return re.sub(rf"{_bodies()}|({old})", lambda match: _cased(new, match[0]) if match[1] else match[0], text)

    return lambda told: _everywhere(told, words, lambda text: text.casefold().replace("efence", "efense"))


def _cased(word: str, like: str) -> str:
    return word.upper() if like.isupper() else word.capitalize() if like[0].isupper() else word


@cache
def _bodies() -> str:
    bodies = [form for body in read_table("bodies")["body"] for form in (body["name"], *body.get("aliases", ()))]
    forms = sorted({form for form in bodies if re.search("defen[cs]e", form, re.IGNORECASE)}, key=len, reverse=True)
    return "(?i:" + "|".join(re.sub("efen[cs]e", "efen[cs]e", re.escape(form)) for form in forms) + ")"


_MONTHS = {
    "January": "Jan.", "February": "Feb.", "August": "Aug.", "September": "Sept.", "October": "Oct.",
    "November": "Nov.", "December": "Dec.",
}  # fmt: skip


def short_months(told: Told) -> Reworded | None:
    """Put "Jan. 15" for "January 15", "15 Jan." for "15 January"."""
    return _everywhere(told, lambda text: _dated(text, _MONTHS), _long)


def long_months(told: Told) -> Reworded | None:
    """Put "January 15" for "Jan. 15"."""
    return _everywhere(told, _long, _long)


def _long(text: str) -> str:
    months = {short: full for full, short in _MONTHS.items()} | {"Sep.": "September"}
    return _dated(text, months | {short[:-1]: full for short, full in months.items()})


def _dated(text: str, months: Mapping[str, str]) -> str:
    """Put others for *months* that a day stands beside."""
    one = rf"(?:{'|'.join(map(re.escape, sorted(months, key=len, reverse=True)))})(?![.\w])"
    return re.sub(
        rf"(?<![\w.-]){one}(?= \d{{1,2}}\b)|(?<=\b\d ){one}|(?<=\b\d\d ){one}", lambda match: months[match[0]], text
    )


def stated(told: Told) -> Reworded | None:
    """Put "stated" for "said" and the other way round."""
    words = {"said": "stated", "stated": "said"}
    return _everywhere(
        told,
        lambda text: re.sub(r"(?<!the )\b(said|stated)\b(?! aim)", lambda match: words[match[0]], text),
        lambda text: re.sub(r"\bstated\b", "said", text),
    )


def honorific(told: Told) -> Reworded | None:
    """Put "Mr." before the first surname that stands alone, of somebody whom the text calls by no other honorific."""
    if re.search(r"\b(Mrs|Ms|Miss|Madam|Madame|she|her|herself|\w*woman)\b", told.text, re.IGNORECASE):
        return None
    for name in sorted({person.name.split()[-1] for person in told.report.people if " " in person.name}):
        found = re.search(rf"(?:\b[a-z]{{4,}}|,) (?={re.escape(name)} [a-z])", told.text)
        if found is not None and name.istitle() and not name.endswith("."):
            text = f"{told.text[: found.end()]}Mr. {told.text[found.end() :]}"
            return Reworded(text, told.title, _unnamed, _unnamed)
    return None


def _unnamed(text: str) -> str:
    return text.replace("Mr. ", "")


# --- marks --------------------------------------------------------------------------------------------------------


def _line_ends(end: str) -> Change:
    return lambda told: _everywhere(told, lambda text: re.sub("\r\n|\r|\n", end, text), _one_end)


def _one_end(text: str) -> str:
    return re.sub("\r\n|\r", "\n", text)


_QUOTES = str.maketrans("\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb`", '\'\'"""""\'')


def straight(told: Told) -> Reworded | None:
    """Put typewriter's quotation marks for all others."""
    return _everywhere(told, _straight, _straight)


def _straight(text: str) -> str:
    return text.replace("``", '"').replace("''", '"').translate(_QUOTES)


def _quoted(left: str, right: str) -> Change:
    def words(text: str) -> str:
        opened = re.sub(r"(?:(?<=[\s(\[\u2014-])|^)(?:[\"\u201c\u00ab]|``)(?=\S)", left, text)
        return re.sub(r"[\"\u201d\u00bb]|''", right, opened).replace("'", "\u2019")

    return lambda told: _everywhere(told, words, _straight) if _paired(told.text) else None


def _paired(text: str) -> bool:
    """Tell whether the marks of *text* stand at words and come in pairs, so that others can be put for them."""
    return _even(text) and re.search(r"\s[\"\u201c\u201d](?:\s|$)", text) is None


def _even(text: str) -> bool:
    return all(len(re.findall("[\"\u201c\u201d\u00ab\u00bb]|``|''", part)) % 2 == 0 for part in text.split("\n"))


_DASH = r"(?<=\S) (?:-{1,2}|[\u2013\u2014]) (?=\S)|(?<=[^\s-])(?:--|\u2014)(?=[^\s-])"


def _dashes(dash: str) -> Change:
    return lambda told: _everywhere(told, lambda text: re.sub(_DASH, dash, text), _one_dash)


def _one_dash(text: str) -> str:
    return re.sub(r" *(?:--?|[\u2013\u2014]) *", "-", text)


def spaced(told: Told) -> Reworded | None:
    """Put a no-break space for each space."""
    return _everywhere(told, lambda text: text.replace(" ", "\u00a0"), _one_space)


def wrapped(told: Told) -> Reworded | None:
    """Break the lines of the body, as a terminal does."""
    body = _body(told)
    text = re.sub(r"(?=[^\n]{67})[^\n]{1,64}\S(?= )", lambda match: f"{match[0]}\n", told.text[body:]).replace(
        "\n ", "\n"
    )
    return Reworded(told.text[:body] + text, told.title, _one_space, _one_space)


def _one_space(text: str) -> str:
    return " ".join(text.split())


def _body(told: Told) -> int:
    """Return an offset behind what stands before the first sentence."""
    header = told.report.header
    return max([60, *(part.end + 40 for part in (header.dateline, header.byline) if part is not None)])


# --- datelines and titles -----------------------------------------------------------------------------------------


def _dateline(words: Words) -> Change:
    def change(told: Told) -> Reworded | None:
        line, agency = told.report.header.dateline, told.report.header.agency
        if line is None:
            return None
        place = re.match(r"[^\d(]*", line.text)
        before, mark, behind = (place[0] if place else "").partition(agency.mark if agency and agency.mark else "\n")
        text = (
            told.text[: line.start]
            + words(before)
            + mark
            + behind
            + told.text[line.start + len(before + mark + behind) :]
        )
        return None if text == told.text else Reworded(text, told.title, str.casefold, str.casefold)

    return change


def _titled(text: str) -> str:
    """Put a capital letter before small ones in each word but an abbreviation."""
    return re.sub(r"[^\W\d_]{2,}(?![.\w]*\.\w)(?:['\u2019][^\W\d_]+)?", lambda match: match[0].capitalize(), text)


def untitled(told: Told) -> Reworded | None:
    """Leave out the title."""
    return None if told.title is None else Reworded(told.text, None)


# --- paragraphs ---------------------------------------------------------------------------------------------------

_NEUTRAL = "The week was mild in the valley, and the apples were ripe."


def _paragraph(place: Callable[[list[int]], int]) -> Change:
    def change(told: Told) -> Reworded | None:
        body = _body(told)
        ends = [match.end() for match in re.finditer(r"(?<=[.!?\"\u201d])\n\s*\n", told.text) if match.end() > body]
        if not ends:
            return None
        at = place(ends)
        return Reworded(f"{told.text[:at]}{_NEUTRAL}\n\n{told.text[at:]}", told.title)

    return change


def split(told: Told) -> Reworded | None:
    """Part the longest paragraph at a sentence of its middle, outside quotation marks."""
    start, longest = max(_paragraphs(told), key=lambda found: len(found[1]), default=(0, ""))
    ends = [m.end() for m in re.finditer(r"(?<=[a-z]{3}\.) (?=[A-Z])", longest) if _even(longest[: m.end()])]
    if not ends:
        return None
    at = start + min(ends, key=lambda end: abs(end - len(longest) // 2))
    return Reworded(f"{told.text[:at].rstrip()}\n\n{told.text[at:]}", told.title, _one_space, _one_space)


def _paragraphs(told: Told) -> Iterator[tuple[int, str]]:
    body = _body(told)
    for match in re.finditer(r"(?:(?!\n\s*\n).)+", told.text, re.DOTALL):
        if match.start() >= body:
            yield match.start(), match[0]


# --- names for other names ----------------------------------------------------------------------------------------


def renamed(told: Told) -> Reworded | None:
    """Put an invented word of the same shape for each word of each name."""
    agency = told.report.header.agency
    names = " ".join(person.name for person in told.report.people)
    words = set(re.findall(r"[^\W\d_]{2,}", names)) - set(((agency and agency.mark) or "").split())
    others = {word: _other(word) for word in words if word[0].isupper() and _means_nothing(word)}
    if not others:
        return None
    spelled = {put(word): put(other) for word, other in others.items() for put in (str, str.upper, str.capitalize)}
    changed = _everywhere(told, _replacing(spelled))
    return changed and replace(changed, before=_replacing(spelled), after=str)


def _replacing(spelled: Mapping[str, str]) -> Words:
    """Return what puts words for others, the longest first."""
    longest = "|".join(map(re.escape, sorted(spelled, key=len, reverse=True)))
    pattern = re.compile(rf"(?<![^\W_])({longest})(?![^\W_])")
    return lambda text: pattern.sub(lambda match: spelled[match[0]], text)


def _other(word: str) -> str:
    """Return an invented word with vowels, consonants and capitals at the same places, always the same one."""
    chance = random.Random(word.casefold())
    while True:
        found = "".join(_letter(letter, chance) for letter in word)
        if _means_nothing(found) and fold(found) != fold(word):
            return found


def _letter(letter: str, chance: random.Random) -> str:
    other = chance.choice("aeiou" if fold(letter)[:1] in set("aeiou") else "bdfgklmnprtvz")
    return other.upper() if letter.isupper() else other


@cache
def _known() -> frozenset[str]:
    """Return the folded words that mean something, as a word of English or in the data."""
    found = set(map(fold, read_words()))
    for place, _, more in read_rows("places"):
        found |= {fold(word) for form in (place, *more.split("|")) for word in re.findall(r"\w+", form)}
    for table in ("titles", "words", "topics"):
        found |= {fold(word) for form in _strings(read_table(table)) for word in re.findall(r"\w+", form)}
    return frozenset(found)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(child)


def _means_nothing(word: str) -> bool:
    folded = fold(word)
    return folded not in _known() and not any(True for _ in names().starting(folded))


# --- a state for another ------------------------------------------------------------------------------------------

# Put for states whose people are called as the adjective is, and for others that begin with a vowel or not.
_STAND_INS = {"alike": "PT", "vowel": "EE", "consonant": "NO"}
_OTHER_FORMS = ("aliases", "abbreviations", "prefixes", "capital_aliases", "metonyms")


def other_state(told: Told) -> Reworded | None:
    """Put another state, its adjective, people and capital for the first that the text names by these words alone."""
    for code in dict.fromkeys(person.party.code for person in told.report.people if person.party is not None):
        state = read_table("states").get(code or "")
        if code is not None and state is not None and _is_replaceable(told, code, state):
            return _with_state(told, code, state)
    return None


def _is_replaceable(told: Told, code: str, state: Mapping[str, Any]) -> bool:
    """Tell whether everything that ties the text to *state* is a word that can be replaced."""
    text = f"{told.title or ''}\n{told.text}"
    others = [form for key in _OTHER_FORMS for form in state.get(key, ())]
    others += [f"Republic of {state['name']}", *state["demonyms"][1:]]
    if not state["demonyms"] or state["capital"] == state["name"] or any(_stands(form, text) for form in others):
        return False
    tied = {place for tie, place in _tied(text) if tie == code}
    return tied <= {state["capital"]}


def _tied(text: str) -> Iterator[tuple[str, str]]:
    """Yield the state and the name of each place, body and agency of *text*."""
    for lookup in (names(), agencies()):
        for found in lookup.matches(read_document(text)).values():
            for entry in (entry for entries in found for entry in entries):
                yield entry.data.get("country", "") if entry.kind != "country" else "", entry.data.get("name", "")


def _stands(form: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE) is not None


def _with_state(told: Told, code: str, state: Mapping[str, Any]) -> Reworded | None:
    alike = state["demonyms"][0] in (state["people"] or state["demonyms"])
    other = _STAND_INS["alike" if alike else "vowel" if state["name"][0] in "AEIOU" else "consonant"]
    new = read_table("states")[other]
    pairs = {state[key]: new[key] for key in ("capital", "official", "name") if state[key]}
    pairs |= {old: f"{new['demonyms'][0]}{'s' * old.endswith('s')}" for old in state["people"]}
    pairs[state["demonyms"][0]] = new["demonyms"][0]
    if other == code or any(_stands(form, told.text) for form in pairs.values()):
        return None
    spelled = pairs | {old.upper(): put.upper() for old, put in pairs.items()}
    words = _replacing(spelled)
    changed = _everywhere(told, words)
    return changed and replace(changed, before=words, after=str, codes={code: other})


# --- all of them --------------------------------------------------------------------------------------------------

CHANGES: dict[str, Change] = {
    "names for invented ones": renamed,
    "a state for another": other_state,
    "Defence for Defense": _spelled("[Dd]efense|DEFENSE", "defence"),
    "Defense for Defence": _spelled("[Dd]efence|DEFENCE", "defense"),
    "line ends \\r\\n": _line_ends("\r\n"),
    "line ends \\r": _line_ends("\r"),
    "no-break spaces": spaced,
    "lines wrapped": wrapped,
    "quotes straight": straight,
    "quotes curly": _quoted("\u201c", "\u201d"),
    "quotes guillemets": _quoted("\u00ab", "\u00bb"),
    "dashes -": _dashes(" - "),
    "dashes --": _dashes(" -- "),
    "dashes –": _dashes(" \u2013 "),
    "dashes —": _dashes(" \u2014 "),
    "paragraph added before the last": _paragraph(lambda ends: ends[-1]),
    "paragraph added in the middle": _paragraph(lambda ends: ends[len(ends) // 2]),
    "paragraph split": split,
    "months short": short_months,
    "months long": long_months,
    "dateline in capitals": _dateline(str.upper),
    "dateline in title case": _dateline(_titled),
    "no title": untitled,
    "stated for said": stated,
    "Mr. before a surname": honorific,
}

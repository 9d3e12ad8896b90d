"""The text that a report is checked against, with its title, and what the checks ask of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dipbrief.checks.persons import squeezed
from dipbrief.checks.values import country_of, postal_codes
from dipbrief.dates import DateMention, find_dates
from dipbrief.document import Document, read_document
from dipbrief.frames import Frame, read_sentences
from dipbrief.header import read_header
from dipbrief.lexicon import Entry, agencies, names, regions
from dipbrief.models import Span
from dipbrief.seen import read_seen
from dipbrief.statements.view import View
from dipbrief.syntax import groups_of
from dipbrief.tables import read_table

__all__ = ["Ground", "find_phrases"]

_LONGEST = 40  # words of a phrase that is looked for as words


@dataclass(frozen=True)
class Ground:
    """A text and its title: the one *given* with it, else the one that the report gives itself."""

    text: str
    title: str | None
    given: str | None = None

    @cached_property
    def document(self) -> Document:
        """The text, read."""
        return read_document(self.text)

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """The text and the title, read."""
        return (self.document, read_document(self.title)) if self.title else (self.document,)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The text as printed, the text as it is read, and the title."""
        return tuple(dict.fromkeys([self.text, read_seen(self.text), self.title or ""]))

    def entries(self) -> Iterator[Entry]:
        """Yield every form of the tables that stands in text or title."""
        for document in self.documents:
            for look in (names(), regions(), agencies()):
                yield from (entry for i in look.matches(document) for entry in look.every(document, i))

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the states and organizations that the words can mean, and of those to which they belong."""
        found: set[str | None] = set()
        for entry in self.entries():
            found |= {entry.id} if entry.kind == "organization" else {country_of(entry), entry.data.get("organization")}
        found |= self._postal()
        lines = [office for office in read_table("readouts")["office"] if self._prints(office["line"])]
        return frozenset(filter(None, [*found, *(line.get(k) for line in lines for k in ("country", "organization"))]))

    def _postal(self) -> frozenset[str]:
        """The states with a part that is abbreviated behind a hyphen or a comma: "R-Neb.", "DENVER, CO"."""
        words = [zip(document.words, document.seps, strict=True) for document in self.documents]
        return postal_codes(word for pairs in words for word, sep in pairs if sep in ("-", ","))

    def _prints(self, line: str) -> bool:
        return any(line in source for source in self.sources)

    @cached_property
    def openings(self) -> frozenset[int]:
        """The first words of sentences."""
        return frozenset(first for first, _ in self.document.sentences)

    @cached_property
    def places(self) -> frozenset[str]:
        """The names of the cities that the words can mean."""
        return frozenset(
            name for entry in self.entries() for name in (entry.id, entry.data.get("name")) if name is not None
        )

    @cached_property
    def ids(self) -> frozenset[tuple[str, str]]:
        """Kind and id of all forms of the tables in text and title."""
        return frozenset((entry.kind, entry.id) for entry in self.entries())

    @cached_property
    def dates(self) -> list[DateMention]:
        """The dates of the text."""
        return find_dates(self.document)

    @cached_property
    def all_dates(self) -> list[DateMention]:
        """The dates of text and title."""
        return [*self.dates, *(date for document in self.documents[1:] for date in find_dates(document))]

    @cached_property
    def _carried(self) -> dict[int, tuple[Frame, frozenset[int]]]:
        """The frames of the body's sentences, by their identity, and the words that carry them."""
        found = {}
        for sentence in read_sentences(self.document, read_header(self.document, self.title, None).body):
            view = View(self.document, sentence)
            for frame in sentence.frames:
                found[id(frame)] = frame, frozenset({view.cue(frame), *_carriers(frame)})
        return found

    @cached_property
    def frames(self) -> dict[int, tuple[Frame, ...]]:
        """The frames of the body's sentences, by the words that carry them."""
        found: dict[int, list[Frame]] = {}
        for frame, words in self._carried.values():
            for word in words:
                found.setdefault(word, []).append(frame)
        return {word: tuple(frames) for word, frames in found.items()}

    def carriers(self, frame: Frame) -> frozenset[int]:
        """Return the words of the verb of *frame*, of the noun that it carries and of its adjective."""
        return self._carried[id(frame)][1]

    def frames_at(self, span: Span) -> tuple[Frame, ...]:
        """Return the frames that are carried by a word of *span*."""
        return self._frames_in(*self.words(span))

    def frames_beside(self, span: Span) -> tuple[Frame, ...]:
        """Return the frames of speech of the sentences in which *span* stands."""
        one, other = self.sentences(span)
        if one < 0:
            return ()
        frames = self._frames_in(self.document.sentences[one][0], self.document.sentences[other][1])
        return tuple(frame for frame in frames if frame.act is not None)

    def _frames_in(self, first: int, last: int) -> tuple[Frame, ...]:
        """The frames that the words from *first* up to *last* carry, each once."""
        return tuple({id(frame): frame for i in range(first, last) for frame in self.frames.get(i, ())}.values())

    def has(self, span: Span) -> bool:
        """Tell whether the words of *span* stand at its place."""
        return self.text[span.start : span.end] == span.text

    def tag(self, word: int) -> str:
        """Return the class of a word."""
        return groups_of(self.document).tag(word)

    def is_quoted(self, word: int) -> bool:
        """Tell whether a word stands in a quotation; not of one behind the end of the text."""
        return word < len(self.document.quoted) and self.document.quoted[word] >= 0

    def words(self, span: Span) -> tuple[int, int]:
        """Return the words that a span touches, from first up to last."""
        document = self.document
        return bisect_right(document.ends, span.start), bisect_left(document.starts, span.end)

    def sentences(self, span: Span) -> tuple[int, int]:
        """Return the numbers of the sentences in which a span begins and ends."""
        first, last = self.words(span)
        numbers = self.document.sentence_of
        if first >= len(numbers):
            return -1, -1
        return numbers[first], numbers[max(last - 1, first)]


def _carriers(frame: Frame) -> set[int]:
    words = {frame.cue} if frame.noun is None else {frame.cue, frame.noun.head}
    return words if frame.clause is None else words.union(range(frame.clause.group.first, frame.clause.group.last))


def find_phrases(wanted: Iterable[str], sources: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return in which letters each of the *wanted* phrases stands in the *sources*; what stands nowhere is left out.

    Between words there may be anything that is neither letter nor digit. Each source is gone through once, however
    many phrases there are.

    >>> found = find_phrases(["kari lund", "Paul Reed"], ["Kari-\\nLund met KARI LUND."])
    >>> {phrase: sorted(printed) for phrase, printed in found.items()}
    {'kari lund': ['KARI LUND', 'Kari Lund']}
    """
    folded = {phrase: squeezed(phrase).casefold() for phrase in wanted}
    lengths = _lengths(key for key in folded.values() if key)
    found: dict[str, set[str]] = {}
    for source in sources:
        words = squeezed(source).split()
        keys = [word.casefold() for word in words]
        for i, key in enumerate(keys):
            for length, phrases in lengths.get(key, ()):
                phrase = " ".join(keys[i : i + length])
                if phrase in phrases:
                    found.setdefault(phrase, set()).add(" ".join(words[i : i + length]))
        whole = f" {' '.join(keys)} "
        for phrase in {key for key in folded.values() if key.count(" ") >= _LONGEST and f" {key} " in whole}:
            found.setdefault(phrase, set()).add(phrase)
    return {phrase: frozenset(found[key]) for phrase, key in folded.items() if key in found}


def _lengths(phrases: Iterable[str]) -> dict[str, list[tuple[int, set[str]]]]:
    """The phrases by first word and number of words."""
    found: dict[str, dict[int, set[str]]] = {}
    for phrase in phrases:
        words = phrase.split()
        if len(words) <= _LONGEST:
            found.setdefault(words[0], {}).setdefault(len(words), set()).add(phrase)
    return {first: list(by_length.items()) for first, by_length in found.items()}

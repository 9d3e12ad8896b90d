"""What a text tells of a meeting: the encounters that it reports, and which of its sentences belong to which."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from dipbrief.document import Document
from dipbrief.meeting.encounter import Encounter
from dipbrief.meeting.encounters import find_encounters
from dipbrief.meeting.sentence import Sentence, sentences_of
from dipbrief.meeting.vocabulary import number
from dipbrief.participants import Cast, Person

__all__ = ["Account", "Text", "read_text"]


class Text(NamedTuple):
    """A document with the *people* it names, from word *body* on, and the encounters that its sentences tell of.

    *title* are the folded words of its title, *framed* the numbers of the sentences of which frames are known.
    """

    document: Document
    people: Cast
    body: int
    title: frozenset[str]
    sentences: Sequence[Sentence]
    encounters: Sequence[Encounter]
    framed: frozenset[int]

    def number(self, encounter: Encounter) -> int:
        """Return the number of the sentence that tells of an encounter."""
        return self.document.sentence_of[encounter.first]

    def reach(self, word: int) -> int:
        """Return where the sentences end that fill what the one of *word* tells: of the first, the lede.

        Those that name nothing and of which no frame is known are not counted: "The week was mild in the valley."
        """
        if word >= len(self.document.words):
            return word
        first = self.document.sentence_of[word]
        behind = filter(self._tells, range(first + 1, len(self.document.sentences)))
        last = [first, *islice(behind, number("lede") - 1)][-1]
        return self.document.sentences[last][1]

    def _tells(self, number: int) -> bool:
        """Tell whether a sentence names or means somebody or something, or has a frame."""
        words = range(self.document.sentences[number][0] + 1, self.document.sentences[number][1])
        capitals = any(self.document.is_capital(word) for word in words)
        return capitals or number in self.framed or any(True for _ in self.named(number))

    def titles(self, person: Person) -> bool:
        """Tell whether the title names a person."""
        return any(keys[-1] in self.title for keys in person.names)

    def named(self, number: int) -> Iterable[Person]:
        """Return whom a sentence names."""
        return (person for _, person in self.people.between(*self.document.sentences[number]))


def read_text(document: Document, title: Document | None, people: Cast, body: int) -> Text:
    """Read the encounters that *document* tells of from word *body* on."""
    sentences = sentences_of(document, people, body)
    titled = frozenset(title.keys) if title else frozenset[str]()
    framed = frozenset(document.sentence_of[sentence.last - 1] for sentence in sentences if sentence.frames)
    return Text(document, people, body, titled, sentences, find_encounters(sentences), framed)


class Account:
    """What a text tells of one meeting: its sentences, and the encounters in them.

    *main* report it, the main one first. *cues* has all that do so in a sentence of theirs, by its number.
    """

    def __init__(self, text: Text, main: Sequence[Encounter], sentences: Iterable[Sentence]) -> None:
        """Take from *text* what its *sentences* tell, which those of *main* are among."""
        self.text = text
        self.document = text.document
        self.people = text.people
        self.main = main
        self.planned = main[0].planned
        self.sentences = {text.document.sentence_of[sentence.last - 1]: sentence for sentence in sentences}

    def tells(self, start: int) -> bool:
        """Tell whether what begins at a place of the text is told of this meeting."""
        word = bisect_left(self.document.starts, start)
        return self.document.sentence_of[word] in self.sentences

    @cached_property
    def encounters(self) -> Sequence[Encounter]:
        """What its sentences tell of."""
        return [e for e in self.text.encounters if self.text.number(e) in self.sentences]

    @cached_property
    def cues(self) -> dict[int, list[Encounter]]:
        """What reports it, by the number of the sentence: the main ones, and verbs beside them."""
        found: dict[int, list[Encounter]] = {self.text.number(cue): [] for cue in self.main}
        for e in self.encounters:
            beside = e.by_verb and e.sided and e.reported and e.planned == self.planned
            if self.text.number(e) in found and (e in self.main or beside):
                found[self.text.number(e)].append(e)
        return found

"""Who is who: named mentions gathered into persons."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dipbrief.document import Document
from dipbrief.lexicon import Entry, keys_of, words
from dipbrief.mentions import Mention, Title
from dipbrief.mentions.names import GENERATIONS
from dipbrief.models import Party, Span
from dipbrief.participants.bare_names import may_be_person, shows_person
from dipbrief.participants.lists import joint
from dipbrief.participants.name_forms import consonants, is_same_name, is_short, sounds_alike
from dipbrief.sentences import abbreviations


@dataclass(slots=True, eq=False)
class Person:
    """A person of the dispatch while it is being read; mentions are kept in text order."""

    names: list[tuple[str, ...]]
    name: str
    number: int = -1
    mentions: list[Mention] = field(default_factory=list)
    titles: list[tuple[Title, Document]] = field(default_factory=list)
    rank: tuple[str, int | None, int | None, Entry] | None = None
    gender: str | None = None
    party: Party | None = None
    accredited: list[Party] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    references: dict[Any, Title] = field(default_factory=dict)  # titles that mean this person, by what they say
    statuses: set[str] = field(default_factory=set)
    only_in_title: bool = False
    home: bool = False
    counterpart_of: "Person | None" = None
    known: set[Any] = field(default_factory=set)  # what tells the titles apart

    @property
    def first(self) -> int:
        """The word of the first mention; behind all words when there is none in the text."""
        return self.mentions[0].first if self.mentions else 10**9

    @property
    def offices(self) -> set[str]:
        """The ids of the nouns of the offices: "minister", "counterpart"."""
        return {title.head.id for title, _ in self.titles}

    @property
    def kinds(self) -> set[str | None]:
        """The kinds of the offices: "executive", "diplomatic", "spokesperson"; None for one without a kind."""
        return {title.head.data.get("kind") for title, _ in self.titles}

    def between(self, first: int, last: int) -> list[Mention]:
        """Return the mentions that begin among the words *first* up to *last*."""
        start = bisect_left(self.mentions, first, key=_first)
        return self.mentions[start : bisect_left(self.mentions, last, start, key=_first)]

    def add_title(self, title: Title, source: Document) -> None:
        """Add a title unless the same words, with the same parties, are there."""
        core = source.keys[title.core[0] : title.core[1]]
        known = (*marks(title), core, title.statuses, title.private)
        if known not in self.known:
            self.known.add(known)
            self.titles.append((title, source))

    def fits(self, keys: tuple[str, ...]) -> bool:
        """Tell whether *keys* can be this person's name: one form's words are all in another's."""
        longest = max(self.names, key=len, default=())
        if len(keys) > 1:
            return is_same_name(keys, longest)
        return any(is_same_name(keys, own) for own in self.names)


def marks(title: Title) -> tuple[Entry, tuple[tuple[str, str, str], ...]]:
    """Return what a title says of its holder, for comparison: the office, and the parties in it."""
    return title.head, tuple((entry.kind, entry.id, relation) for entry, relation in title.parties)


_MANY = 300
_AROUND = 3000
_AHEAD = 40
_ALIKE = 20  # names of one sound in a text; with more, none is told from the others


class Cast:
    """The persons found so far, in order, and by the words of their names."""

    def __init__(self) -> None:
        self._persons: list[Person] = []
        self._by_word: dict[str, dict[int, Person]] = {}
        self._by_sound: dict[str, dict[int, Person]] = {}
        self._numbered: list[Person] = []
        self.unnamed: list[Mention] = []  # titles that mean somebody in particular whom the text does not name
        self._mentioned: list[tuple[int, int, Mention]] = []  # first word, number of the person

    def __len__(self) -> int:
        return len(self._persons)

    def __iter__(self) -> Iterator[Person]:
        return iter(self._persons)

    def __reversed__(self) -> Iterator[Person]:
        return reversed(self._persons)

    def __getitem__(self, n: int) -> Person:
        return self._persons[n]

    def sort(self) -> None:
        """Put the persons in the order of their first mentions."""
        self._persons.sort(key=lambda person: person.first)

    def new(self) -> Person:
        """Add a person of whom nothing is known yet."""
        person = Person(names=[], name="", number=len(self._persons))
        self._persons.append(person)
        self._numbered.append(person)
        return person

    def mention(self, person: Person, mention: Mention) -> None:
        """Add a mention of *person*, in text order."""
        insort(person.mentions, mention, key=_first)
        insort(self._mentioned, (mention.first, person.number, mention), key=_place)

    def between(self, first: int, last: int) -> list[tuple[Mention, Person]]:
        """Return the mentions that begin among the words *first* up to *last*, in text order, with their persons."""
        start = bisect_left(self._mentioned, (first, -1), key=_place)
        end = bisect_left(self._mentioned, (last, -1), start, key=_place)
        return [(mention, self._numbered[n]) for _, n, mention in self._mentioned[start:end]]

    def by_word(self) -> dict[int, Person]:
        """Return the person that each word of a mention or of a title means."""
        found: dict[int, Person] = {}
        for person in self._persons:
            for mention in person.mentions:
                ranges = [(mention.first, mention.last), *(title.words for title in mention.titles)]
                found.update((word, person) for words in ranges for word in range(*words))
        return found

    def near(self, mention: Mention) -> list[Person]:
        """Return whom a title at *mention* can mean: all, or in a text of very many persons those named around it."""
        if len(self._persons) <= _MANY:
            return self._persons
        around = {person for _, person in self.between(mention.first - _AROUND, mention.last + _AHEAD + 1)}
        return sorted(around, key=lambda person: person.number)

    def give(self, person: Person, keys: tuple[str, ...]) -> None:
        """Add a form of the name of *person*."""
        if keys not in person.names:
            person.names.append(keys)
            for key in keys:
                self._by_word.setdefault(key, {})[person.number] = person
                self._by_sound.setdefault(consonants(key), {})[person.number] = person

    def fitting(self, keys: tuple[str, ...]) -> list[Person]:
        """Return the persons whose name *keys* can be, in order."""
        sharing = {n: person for key in keys for n, person in self._by_word.get(key, {}).items()}
        return [sharing[n] for n in sorted(sharing) if sharing[n].fits(keys)]

    def sounding(self, key: str) -> list[Person]:
        """Return the persons with a name that is *key* in another transliteration, in order."""
        found = self._by_sound.get(consonants(key), {})
        if len(found) > _ALIKE:
            return []
        return [
            found[n] for n in sorted(found) if any(sounds_alike(key, own) for name in found[n].names for own in name)
        ]


def _first(mention: Mention) -> int:
    return mention.first


def _place(item: tuple[int, int, Mention] | tuple[int, int]) -> tuple[int, int]:
    return item[0], item[1]


def name_keys(document: Document, mention: Mention) -> tuple[str, ...]:
    """Return the folded words of the name of *mention*."""
    assert mention.name is not None
    keys = document.keys[slice(*mention.name)]
    return tuple(key for key in keys if key not in GENERATIONS) or keys


def name_text(document: Document, mention: Mention) -> str:
    """Return the name of *mention* as printed, each run of white space as one space."""
    assert mention.name is not None
    text = " ".join(document.reading(*mention.name).split())
    following = document.text[document.ends[mention.name[1] - 1] : document.ends[mention.name[1] - 1] + 1]
    return text + "." if document.keys[mention.name[1] - 1] in GENERATIONS and following == "." else text


def gather(document: Document, mentions: list[Mention]) -> Cast:
    """Return the persons named in *document*: certain mentions first, then bare names that fit or have evidence."""
    people = Cast()
    named = [mention for mention in mentions if mention.name is not None]
    listed = set(_listed(document, named))
    unsure = []
    for mention in named:
        assert mention.name is not None
        if mention.certain or mention in listed or shows_person(document, *mention.name):
            add(document, people, mention)
        else:
            unsure.append(mention)
    for mention in unsure:
        person = find(document, people, mention)
        if person is not None:
            attach(document, people, person, mention)
    return people


def _listed(document: Document, named: list[Mention]) -> Iterator[Mention]:
    """Yield the bare names of a list that begins with a person: "Mr Lund, |Ann Hale|, |Jon Moe| and Minister Reed"."""
    run: list[Mention] = []
    for mention in named:
        link = joint(document, run[-1], mention.first) if run else None
        if link is None or not (mention.certain or may_be_person(document, mention.name)):
            run = [mention] if mention.certain else []
            continue
        run.append(mention)
        if link == "and":
            yield from (one for one in run if not one.certain)


def find(document: Document, people: Cast, mention: Mention) -> Person | None:
    """Return the one person that a named mention fits; by office, then the most prominent, when there are several."""
    keys = name_keys(document, mention)
    heads = {title.head.id for title in mention.titles}
    fitting = people.fitting(keys) or _otherwise_spelled(people, mention, keys)
    fitting = [person for person in fitting if keys in person.names] or fitting
    fitting = [person for person in fitting if heads & person.offices] or fitting
    return max(fitting, key=lambda person: len(person.mentions), default=None)


def _otherwise_spelled(people: Cast, mention: Mention, keys: tuple[str, ...]) -> list[Person]:
    """ "General Rahim Foruhar" and later "Gen. Forouhar": one name in two transliterations, the office no other."""
    long = [key for key in keys if not is_short(key)]
    if not mention.certain or len(long) != 1 or len(keys) > 2:
        return []
    found = [person for person in people.sounding(long[0]) if _holds_the_same(person, mention)]
    return found if len(found) == 1 else []


def _holds_the_same(person: Person, mention: Mention) -> bool:
    """Tell whether office and rank at *mention*, where there are any, are the person's."""
    heads = {title.head.id for title in mention.titles}
    if heads and not heads & person.offices:
        return False
    return mention.rank is None or (person.rank is not None and person.rank[3].id == mention.rank[2].id)


def add(document: Document, people: Cast, mention: Mention) -> Person:
    """Attach *mention* to the person it fits, or to a new one."""
    person = find(document, people, mention)
    if person is None or _conflict(person, mention):
        person = people.new()
    attach(document, people, person, mention)
    return person


def _conflict(person: Person, mention: Mention) -> bool:
    """Tell whether gender shows that *mention* is another person of that name."""
    return bool(mention.gender and person.gender and mention.gender != person.gender)


def attach(document: Document, people: Cast, person: Person, mention: Mention, *, in_title: bool = False) -> None:
    """Give *person* a named mention with its titles, rank and gender."""
    keys, text = name_keys(document, mention), name_text(document, mention)
    people.give(person, keys)
    if _fullness(text) > _fullness(person.name):
        person.name = text
    if not in_title:
        people.mention(person, mention)
    person.gender = person.gender or mention.gender or _gender_of(mention)
    person.statuses |= set(mention.statuses)
    for title in mention.titles:
        person.add_title(title, document)
    if mention.rank and person.rank is None:
        first, last, entry = mention.rank
        span = printed(document, first, last)
        person.rank = (" ".join(span.text.split()), *((None, None) if in_title else (span.start, span.end)), entry)


def _gender_of(mention: Mention) -> str | None:
    """The gender that a title tells: "spokeswoman", "king"; None for chairman, which women are called too."""
    keys = [key for title in mention.titles for key in title.head.keys]
    return next((told for key in keys if (told := _gender_of_noun(key))), None)


@lru_cache(1 << 12)
def _gender_of_noun(key: str) -> str | None:
    either, *genders = ((name, tuple(words("titles", "gender", name))) for name in ("either", "female", "male"))
    return None if key.endswith(either[1]) else next((name for name, ends in genders if key.endswith(ends)), None)


def printed(document: Document, first: int, last: int) -> Span:
    """Return the span of the words with the full stop of a closing abbreviation ("Lt. Gen."), or the bracket."""
    span = document.span(first, last)
    short = len(document.words[last - 1]) <= 5 and document.words[last - 1][0].isupper()
    if short and document.text[span.end : span.end + 1] == "." and document.keys[last - 1] in abbreviations():
        return Span(text=span.text + ".", start=span.start, end=span.end + 1)
    return document.closed_span(first, last)


def _fullness(name: str) -> tuple[int, int]:
    return (len(keys_of(name)), len(name)) if name else (0, 0)

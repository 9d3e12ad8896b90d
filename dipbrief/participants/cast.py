"""Who is who: named mentions gathered into persons."""

from bisect import bisect_left, insort
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from dipbrief.document import Document, fold
from dipbrief.frames.words import classes_of_verb, is_adverb, speaks
from dipbrief.lexicon import Entry, agencies, keys_of, names, words
from dipbrief.mentions import Mention, Title
from dipbrief.mentions.names import GENERATIONS
from dipbrief.mentions.surnames import is_ordinary, is_shouted
from dipbrief.models import Party, Span
from dipbrief.sentences import abbreviations
from dipbrief.syntax import english
from dipbrief.syntax.forms import ADJECTIVE
from dipbrief.tables import read_table

_BEFORE = words("grammar", "before_person")
_AFTER = words("grammar", "after_person")
_RELATIVE = frozenset(["who", "whose"])
_RELATED = words("grammar", "related")
_WOMEN = words("grammar", "women")
_MEN = words("grammar", "men")
_NOT_MEN = words("grammar", "not_men")
_UNBROKEN = frozenset(["", ","])
_MEETING = frozenset(["encounter", "hosting"])  # classes of verbs that only people do


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
            return _same(keys, longest)
        return any(_same(keys, own) for own in self.names)


def marks(title: Title) -> tuple[Entry, tuple[tuple[str, str, str], ...]]:
    """Return what a title says of its holder, for comparison: the office, and the parties in it."""
    return title.head, tuple((entry.kind, entry.id, relation) for entry, relation in title.parties)


_MANY = 300
_AROUND = 3000
_AHEAD = 40
_SHORT = 3  # letters of a name, or fewer
_ALIKE = 20  # names of one sound in a text; with more, none is told from the others


class Cast(list[Person]):
    """The persons found so far, in order, and by the words of their names."""

    def __init__(self) -> None:
        super().__init__()
        self._by_word: dict[str, dict[int, Person]] = {}
        self._by_sound: dict[str, dict[int, Person]] = {}
        self._numbered: list[Person] = []
        self.unnamed: list[Mention] = []  # titles that mean somebody in particular whom the text does not name
        self._mentioned: list[tuple[int, int, Mention]] = []  # first word, number of the person

    def new(self) -> Person:
        """Add a person of whom nothing is known yet."""
        person = Person(names=[], name="", number=len(self))
        self.append(person)
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
        for person in self:
            for mention in person.mentions:
                ranges = [(mention.first, mention.last), *(title.words for title in mention.titles)]
                found.update((word, person) for words in ranges for word in range(*words))
        return found

    def near(self, mention: Mention) -> list[Person]:
        """Return whom a title at *mention* can mean: all, or in a text of very many persons those named around it."""
        if len(self) <= _MANY:
            return self
        around = {person for _, person in self.between(mention.first - _AROUND, mention.last + _AHEAD + 1)}
        return sorted(around, key=lambda person: person.number)

    def give(self, person: Person, keys: tuple[str, ...]) -> None:
        """Add a form of the name of *person*."""
        if keys not in person.names:
            person.names.append(keys)
            for key in keys:
                self._by_word.setdefault(key, {})[person.number] = person
                self._by_sound.setdefault(_consonants(key), {})[person.number] = person

    def fitting(self, keys: tuple[str, ...]) -> list[Person]:
        """Return the persons whose name *keys* can be, in order."""
        sharing = {n: person for key in keys for n, person in self._by_word.get(key, {}).items()}
        return [sharing[n] for n in sorted(sharing) if sharing[n].fits(keys)]

    def sounding(self, key: str) -> list[Person]:
        """Return the persons with a name that is *key* in another transliteration, in order."""
        found = self._by_sound.get(_consonants(key), {})
        if len(found) > _ALIKE:
            return []
        return [
            found[n] for n in sorted(found) if any(_sounds_alike(key, own) for name in found[n].names for own in name)
        ]


def _first(mention: Mention) -> int:
    return mention.first


def _place(item: tuple[int, int, Mention] | tuple[int, int]) -> tuple[int, int]:
    return item[0], item[1]


@lru_cache(1 << 12)
def _consonants(key: str) -> str:
    """What two transliterations of a name share: "bayyumi" and "bayoumi" are both "bym"."""
    kept = [c for c in key if c not in "aeiou'"]
    return "".join(c for i, c in enumerate(kept) if i == 0 or kept[i - 1] != c)


def _sounds_alike(a: str, b: str) -> bool:
    vowels = max(len(a), len(b)) - len(_consonants(a))
    return (
        min(len(a), len(b)) > _SHORT
        and a[0] == b[0]
        and len(_consonants(a)) > 1
        and abs(len(a) - len(b)) <= vowels // 2
    )


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    words = [word for word in short if len(word) > 1]
    rest = [word for word in long if len(word) > 1]
    if not words or not any(len(word) > 2 for word in words):
        return bool(words) and (words == rest or (len(words) == 1 and words[0] in (*rest[:1], *rest[-1:])))
    if not all(word in rest or (len(word) < 4 and any(other.startswith(word) for other in rest)) for word in words):
        return False
    if words[-1] not in rest:
        return False
    return len(words) != len(rest) or _initials_agree(a, b)


def _initials_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    first = [{word for word in name if len(word) == 1} for name in (a, b)]
    return not first[0] or not first[1] or bool(first[0] & first[1])


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
    unsure = []
    for mention in named:
        if mention.certain or _has_evidence(document, mention):
            add(document, people, mention)
        else:
            unsure.append(mention)
    for mention in unsure:
        person = find(document, people, mention)
        if person is not None:
            attach(document, people, person, mention)
    return people


def _has_evidence(document: Document, mention: Mention) -> bool:
    """Tell whether the words around a bare name of two or more words show a person."""
    assert mention.name is not None
    first, last = mention.name
    if last - first < 2 or document.keys[first - 1 : first] == ("the",) or _is_masthead(document, first, last):
        return False
    if _is_phrase(document, first, last):
        return False
    opens = document.sentences[document.sentence_of[first]][0] == first
    if (opens and document.keys[first].endswith("ing")) or _is_no_name(document, first, last):
        return False
    after = last
    while after < len(document.keys) and is_adverb(document.keys[after]) and document.sep(after) in _UNBROKEN:
        after += 1
    key = document.keys[after] if after < len(document.keys) and document.sep(after) in _UNBROKEN else ""
    acts = speaks(key) or not classes_of_verb(key).isdisjoint(_MEETING)
    if acts or key in _RELATIVE or (key in _AFTER and document.sep(after) == ""):
        return True
    if document.keys[last - 1] in document.once(_surnames, _surnames):
        return True
    before = document.keys[first - 1] if first else ""
    return (before in _BEFORE and document.seps[first] == "") or (before in _RELATED and document.seps[first] == ",")


def _is_phrase(document: Document, first: int, last: int) -> bool:
    """Tell whether a bare name is an adjective and nouns that English knows: "Cold War", "Red Notice"."""
    keys = document.keys[first:last]
    adjective = english().words.lookup(keys[0]).bits & ADJECTIVE and keys[0] not in words("titles", "given_name")
    return bool(adjective) and all(map(is_ordinary, keys))


def _is_masthead(document: Document, first: int, last: int) -> bool:
    """Tell whether all of a bare name is in capitals, as papers print theirs: "told VOCEA ROMANEI"."""
    return not is_shouted(document) and all(len(word) > 1 and word.isupper() for word in document.words[first:last])


def _surnames(document: Document) -> frozenset[str]:
    """Capitalised words that stand alone and speak ("Berg said", "said Berg"): the name before them is a person's."""
    found = set()
    spoken = frozenset(filter(speaks, document.places()))
    for i in document.where(spoken):
        if document.quoted[i] >= 0 or not document.words[i][0].islower():
            continue
        for k in (i - 1, i + 1):
            near = 0 <= k < len(document.words) and document.sep(max(i, k)) in _UNBROKEN
            if near and _is_lone_name(document, k):
                found.add(document.keys[k])
    return frozenset(found)


def _is_lone_name(document: Document, k: int) -> bool:
    """Tell whether an unknown capitalised word stands at *k* without others, or an article, around it."""
    if (
        not document.is_capital(k)
        or len(document.words[k]) < 3
        or document.words[k].isupper()
        or names().longest(document, k)
    ):
        return False
    before = (
        k > 0 and document.seps[k] in ("", "-") and (document.is_capital(k - 1) or document.keys[k - 1] in _DETERMINED)
    )
    after = k + 1 < len(document.words) and document.seps[k + 1] in ("", "-") and document.is_capital(k + 1)
    return not before and not after and not agencies().longest(document, k)


_DETERMINED = frozenset(["the", "a", "an", "this", "that"])


def _is_no_name(document: Document, first: int, last: int) -> bool:
    """Tell whether bare capitals are a credit, or a pair of places or states: "Trend", "Baku-Ceyhan", "Sino-Thai"."""
    if any(agencies().longest(document, k) for k in range(first, last)):
        return True
    if first + 1 < last and document.seps[first + 1] == "-":
        paired = document.keys[first] in _state_prefixes() or any(
            e.kind == "place" for e in names().longest(document, first)
        )
        return paired and last - first == 2
    return document.keys[first - 1 : first] == ("by",) and document.seps[first - 1] == "("


@cache
def _state_prefixes() -> frozenset[str]:
    return frozenset(fold(prefix) for data in read_table("states").values() for prefix in data.get("prefixes", ()))


def find(document: Document, people: Cast, mention: Mention) -> Person | None:
    """Return the one person that a named mention fits; by office, then the most prominent, when there are several."""
    keys = name_keys(document, mention)
    heads = {title.head.id for title in mention.titles}
    fitting = people.fitting(keys) or _otherwise_spelled(people, mention, keys)
    fitting = [person for person in fitting if keys in person.names] or fitting
    fitting = [person for person in fitting if heads & {title.head.id for title, _ in person.titles}] or fitting
    return max(fitting, key=lambda person: len(person.mentions), default=None)


def _otherwise_spelled(people: Cast, mention: Mention, keys: tuple[str, ...]) -> list[Person]:
    """ "General Rahim Foruhar" and later "Gen. Forouhar": one name in two transliterations, the office no other."""
    own = [key for key in keys if len(key) > _SHORT]
    if not mention.certain or len(own) != 1 or len(keys) > 2:
        return []
    heads = {title.head.id for title in mention.titles}
    found = [
        person
        for person in people.sounding(own[0])
        if (not heads or heads & {title.head.id for title, _ in person.titles})
        and (mention.rank is None or (person.rank is not None and person.rank[3].id == mention.rank[2].id))
    ]
    return found if len(found) == 1 else []


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
    for title in mention.titles:
        for key in title.head.keys:
            if (key.endswith("woman") and key != "woman") or key in _WOMEN:
                return "female"
            if (key.endswith("man") and key not in _NOT_MEN) or key in _MEN:
                return "male"
    return None


def printed(document: Document, first: int, last: int) -> Span:
    """Return the span of the words with the full stop of a closing abbreviation ("Lt. Gen."), or the bracket."""
    span = document.span(first, last)
    short = len(document.words[last - 1]) <= 5 and document.words[last - 1][0].isupper()
    if short and document.text[span.end : span.end + 1] == "." and document.keys[last - 1] in abbreviations():
        return Span(text=span.text + ".", start=span.start, end=span.end + 1)
    return document.closed_span(first, last)


def _fullness(name: str) -> tuple[int, int]:
    return (len(keys_of(name)), len(name)) if name else (0, 0)

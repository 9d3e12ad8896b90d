"""Whom a title, a noun or a pronoun means: "the defense minister", "the Pakistani diplomat", "He"."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dipbrief.document import Document
from dipbrief.frames import Sentence, read_sentences
from dipbrief.frames.words import speaks
from dipbrief.lexicon import words
from dipbrief.mentions import Mention, Title
from dipbrief.mentions.persons import ORDERED
from dipbrief.models import Issue
from dipbrief.participants.cast import Cast, Person, marks
from dipbrief.participants.offices import agreement, is_bare, is_counterpart, is_past, states_of
from dipbrief.participants.sides import Sides, read_sides
from dipbrief.syntax import closed_words

_REACH = 3  # sentences over which a pronoun or a title without a name may mean somebody


@dataclass(frozen=True, slots=True)
class _Text:
    """What references are resolved in; *sentences* are by number, *sides* as the names alone tell them."""

    document: Document
    people: Cast
    sentences: dict[int, Sentence]
    sides: Sides

    def subject(self, number: int) -> range:
        """Return the words of the first subject of a sentence."""
        sentence = self.sentences.get(number)
        clauses = () if sentence is None else sentence.clauses.clauses
        at = next((clause.subject for clause in clauses if clause.subject is not None), None)
        if sentence is None or at is None:
            return range(0)
        chunks = sentence.clauses.row.chunks
        return range(chunks[at].first, chunks[max(sentence.clauses.items(at))].last)

    def number(self, mention: Mention) -> int:
        """Return the sentence of a mention."""
        return self.document.sentence_of[mention.first]


def resolve(document: Document, body: int, people: Cast, mentions: list[Mention], issues: list[Issue]) -> None:
    """Attach every title, noun and pronoun mention to the one person that it can mean.

    Mentions are taken in text order, so that each can build on those before. One that fits nobody stays out;
    one that fits several is given to the likeliest and noted in *issues*.
    """
    sentences = {document.sentence_of[sentence.last - 1]: sentence for sentence in read_sentences(document, body)}
    text = _Text(document, people, sentences, read_sides(document, body, people))
    for mention in mentions:
        if mention.name is not None or not mention.certain:
            continue
        if mention.kind == "pronoun":
            _resolve_pronoun(text, mention)
        elif not _resolve_title(text, mention, issues) and not _resolve_ahead(text, mention):
            people.unnamed.append(mention)


# --- titles and nouns --------------------------------------------------------------------------------------------
def _resolve_title(text: _Text, mention: Mention, issues: list[Issue]) -> bool:
    """Attach a title to whom it means, and tell whether it means somebody named, or nobody in particular."""
    if mention.article in closed_words("indefinite") or not (
        mention.article or text.document.is_capital(mention.first)
    ):
        return True
    if is_counterpart(mention.titles[0]):
        return _resolve_counterpart(text, mention)
    candidates = _fitting(text, mention)
    if all(person.mentions[0].first > mention.first for person in candidates if person.mentions):
        candidates = _untitled(text, mention) or candidates  # "Reed said |the Danish leader| would meet President Lund"
    if candidates:
        chosen = candidates[0] if len(candidates) == 1 else _likeliest(text, candidates, mention, issues)
        _attach(text, chosen, mention)
    return bool(candidates)


def _fitting(text: _Text, mention: Mention) -> list[Person]:
    """The persons whom a title fits best."""
    near = text.people.near(mention)
    taken = {party.code for person in near for party in person.parties}
    scored = [(_score(text, mention, person, taken), person) for person in near]
    best = max((score for score, _ in scored), default=0)
    return [person for score, person in scored if score == best] if best else []


def _score(text: _Text, mention: Mention, person: Person, taken: set[str]) -> int:
    """How well a title fits *person*; 0 when it cannot mean them."""
    title = mention.titles[0]
    if person.mentions and text.number(person.mentions[0]) > text.number(mention) + _REACH:
        return 0
    office = max((agreement(title, text.document, own, source) for own, source in person.titles), default=0)
    office = office or _borrowed(text, title, person) or _by_rank(title, person)
    state = _state_agreement(title, person, taken if office < 4 else set())
    if state < 0:
        return 0
    office = office or _by_part(text, mention, person, state)
    return office * 4 + state if office else 0


def _is_subject(text: _Text, mention: Mention, person: Person) -> bool:
    """ "|Lund| thanked the guest": the subject is not meant by a noun behind it."""
    subject = text.subject(text.number(mention))
    named = person.between(subject.start, subject.stop)
    return mention.first not in subject and any(other.first in subject for other in named)


def _borrowed(text: _Text, title: Title, person: Person) -> int:
    """ "the Estonian minister": the counterpart holds the office of the other."""
    other = person.counterpart_of
    fits = other is not None and any(agreement(title, text.document, own, source) for own, source in other.titles)
    return int(fits)


def _by_rank(title: Title, person: Person) -> int:
    """ "the general": a noun for somebody's rank."""
    rank = () if person.rank is None else person.rank[3].keys
    return 2 if title.is_noun and title.head.keys[-1] in rank else 0


def _by_part(text: _Text, mention: Mention, person: Person, state: int) -> int:
    """ "the Danish official", "the guest": a general noun fits by state, or by who comes to whom."""
    key = mention.titles[0].head.keys[-1]
    if not person.mentions or key not in words("titles", "general_noun") or _is_subject(text, mention, person):
        return 0
    came = text.sides.received() | (text.sides.goals.keys() & text.sides.against.keys())
    if mention.titles[0].head.data.get("trait") == "guest":
        return int(person in came if came else not person.home)
    return int(state == 1)


def _state_agreement(title: Title, person: Person, taken: set[str]) -> int:
    """1 when the state in the title is the person's, -1 when it is another's, 0 when nothing is said.

    A state that stands for somebody else (*taken*) is not given to a person whose own is not printed.
    """
    states, own = states_of(title), {party.code for party in person.parties}
    if not states or states & own:
        return int(bool(states))
    worldwide = title.is_noun and all(party.kind == "organization" for party in person.parties)
    return 0 if (worldwide or not own) and not states & taken else -1  # "the Burkinabe diplomat" of the UN


def _untitled(text: _Text, mention: Mention) -> list[Person]:
    """The one person named before without any office, when the title is that of a state not spoken for."""
    states = states_of(mention.titles[0])
    if not states or mention.kind == "noun":
        return []
    named = [p for p in text.people if _is_before(p, mention) and not p.titles and p.rank is None]
    spoken_for = (party.code for p in text.people if _serves(p) for party in p.parties)
    return named if len(named) == 1 and states.isdisjoint(spoken_for) else []


def _serves(person: Person) -> bool:
    """Tell whether somebody holds an office or a rank, and is not a mere citizen of a state."""
    return person.rank is not None or bool(person.kinds - {"other", "", None})


def _is_before(person: Person, mention: Mention) -> bool:
    return bool(person.mentions) and person.mentions[0].first < mention.first


def _likeliest(text: _Text, candidates: list[Person], mention: Mention, issues: list[Issue]) -> Person:
    """Choose among persons that fit alike: whom the sentence before is about, who is at home, who was named last."""
    before = [person for person in candidates if _is_before(person, mention)]
    candidates = before or candidates
    told = _told_of(text, candidates, mention)
    sure = before if len(before) == 1 else [] if told else _by_home(candidates, mention)
    if len(sure) == 1:
        return sure[0]
    last = max(candidates, key=lambda p: next((m.first for m in reversed(p.between(0, mention.first))), -1))
    chosen = told[0] if told else last
    span = text.document.span(mention.first, mention.last)
    message = f"{span.text!r} could mean {' or '.join(person.name for person in candidates)}; taken as {chosen.name}"
    issues.append(Issue(code="ambiguous-reference", message=message, start=span.start, end=span.end))
    return chosen


def _by_home(candidates: list[Person], mention: Mention) -> list[Person]:
    """The one at home; of "the Georgian official", who leads those of that state."""
    at_home = [person for person in candidates if person.home]
    if len(at_home) == 1 or mention.kind != "noun" or not mention.titles[0].parties:
        return at_home
    return [min([p for p in candidates if not p.home] or candidates, key=lambda p: p.first)]


def _told_of(text: _Text, candidates: list[Person], mention: Mention) -> list[Person]:
    """Whom the sentence before is about, in the same paragraph: "Lund hailed it. The minister, who ..."."""
    number = text.number(mention)
    paragraph = text.document.paragraphs[text.document.paragraph_of(mention.first)][0]
    if number == 0 or mention.first not in text.subject(number):
        return []
    first, last = text.document.sentences[number - 1]
    named = [p for p in candidates if p.between(max(first, paragraph), last)]
    about = text.subject(number - 1)
    return named if len(named) == 1 and any(m.first in about for m in named[0].between(first, last)) else []


def _resolve_counterpart(text: _Text, mention: Mention) -> bool:
    """ "His Somali counterpart insisted": the one person named before who stands for that state."""
    states = states_of(mention.titles[0])
    fitting = [p for p in text.people if _is_before(p, mention) and states & {party.code for party in p.parties}]
    if len(fitting) == 1 and mention not in fitting[0].mentions:
        _attach(text, fitting[0], replace(mention, titles=()))
    return bool(fitting)


def _resolve_ahead(text: _Text, mention: Mention) -> bool:
    """ "hosted his Slovak counterpart. NAME and NAME then ...": the one named next of whom nothing else is printed.

    The title must carry a state or an organization.
    """
    title = mention.titles[0]
    if not states_of(title) or title.plural or title.is_noun or text.document.quoted[mention.first] >= 0:
        return False
    number = text.number(mention)
    for first, last in text.document.sentences[number : number + _REACH + 1]:
        named = text.people.between(max(first, mention.last), last)
        new = list(dict.fromkeys(p for m, p in named if m is p.mentions[0] and _is_bare_name(p, title)))
        if new:
            return len(new) == 1 and _link(text, new[0], mention)
    return False


def _link(text: _Text, person: Person, mention: Mention) -> bool:
    """Attach a title to somebody named later; True."""
    _attach(text, person, mention)
    if is_counterpart(mention.titles[0]):
        person.counterpart_of = next((other for other in text.people if _is_before(other, mention)), None)
    return True


def _is_bare_name(person: Person, title: Title) -> bool:
    """Tell whether no other office that is held, no rank and no state is printed with the name."""
    held = (source.keys[slice(*own.core)] for own, source in person.titles if not is_past(own))
    vague = {title.head.keys[-1:], *((noun,) for noun in words("titles", "general_noun"))}
    parties = {party.code for party in person.parties}
    return person.rank is None and vague.issuperset(held) and parties <= (states_of(title) if person.titles else set())


def _attach(text: _Text, person: Person, mention: Mention) -> None:
    text.people.mention(person, mention)
    for title in mention.titles:
        borrowed = person.counterpart_of is not None and not is_counterpart(title)
        if not title.is_noun and not borrowed and not (person.titles and is_bare(title)):
            person.add_title(title, text.document)
        person.references.setdefault(marks(title), title)
    person.statuses |= set(mention.statuses)
    person.gender = person.gender or mention.gender


# --- pronouns ----------------------------------------------------------------------------------------------------
def _resolve_pronoun(text: _Text, mention: Mention) -> None:
    if text.document.keys[mention.first] in ORDERED:
        _resolve_ordered(text, mention)
        return
    for number in _sentences_back(text, mention):
        person = next(_antecedents(text, number, mention), None)
        if _is_unnamed_subject(text, number, mention, person):
            return
        if person is not None:
            _attach(text, person, mention)
            return


def _sentences_back(text: _Text, mention: Mention) -> Iterator[int]:
    """Yield the numbers of the sentence and those before it, quotations not counted."""
    passed = 0
    for number in range(text.number(mention), -1, -1):
        if passed <= _REACH:
            yield number
        passed += any(text.document.quoted[word] < 0 for word in range(*text.document.sentences[number]))
        if passed > _REACH:
            return


def _antecedents(text: _Text, number: int, mention: Mention) -> Iterator[Person]:
    """Yield the persons named in a sentence before the pronoun whose gender agrees, the subject first.

    Who reports the meeting is meant where something is said only.
    """
    said = any(map(speaks, text.document.keys[mention.last : mention.last + 1]))
    fitting = [
        person
        for person in _named_in(text, number, mention)
        if person.gender in (None, mention.gender) and (said or "spokesperson" not in person.kinds)
    ]
    if said and fitting and fitting[0].gender is None:
        yield from (person for person in fitting if "spokesperson" in person.kinds and person.gender is not None)
    yield from fitting


def _named_in(text: _Text, number: int, mention: Mention) -> list[Person]:
    """The persons named in a sentence before *mention*, outside quotations, the subject first; each once."""
    first, last = text.document.sentences[number]
    about = text.subject(number)
    named = [item for item in text.people.between(first, min(last, mention.first)) if item[0].last <= mention.first]
    unquoted = [(m, p) for m, p in named if text.document.quoted[m.first] < 0]
    return list(dict.fromkeys(p for _, p in sorted(unquoted, key=lambda item: item[0].first not in about)))


def _is_unnamed_subject(text: _Text, number: int, mention: Mention, person: Person | None) -> bool:
    """ "The Prime Minister spoke to the King. He ...": an office without a name is the subject of the sentence."""
    about = text.subject(number)
    named = person is not None and any(m.first in about for m in person.between(about.start, about.stop))
    return not named and any(
        m.first in about and m.first < mention.first and m.article in closed_words("definite")
        for m in text.people.unnamed
    )


def _resolve_ordered(text: _Text, mention: Mention) -> None:
    """ "the former" and "the latter": the first and the second of two persons named last, in that order."""
    for number in _sentences_back(text, mention):
        first, last = text.document.sentences[number]
        named = text.people.between(first, min(last, mention.first))
        two = list(dict.fromkeys(p for m, p in named if m.kind != "pronoun"))[-2:]
        if len(two) > 1:
            _attach(text, two[text.document.keys[mention.first] not in closed_words("first-of-two")], mention)
            return

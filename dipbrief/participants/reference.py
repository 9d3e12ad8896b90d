"""Whom a title, a noun or a pronoun means: "the defense minister", "the Pakistani diplomat", "He"."""

from dataclasses import replace

from dipbrief.document import Document
from dipbrief.frames.words import speaks as says
from dipbrief.lexicon import keys_of
from dipbrief.lexicon import words as words_of
from dipbrief.mentions import Mention, Title
from dipbrief.mentions.chunks import PARTIES
from dipbrief.mentions.persons import ORDERED
from dipbrief.models import Issue
from dipbrief.participants.cast import Cast, Person, marks

_GUESTS = words_of("grammar", "guests")
_INDEFINITE = words_of("grammar", "indefinite")
_SMALL_WORDS = words_of("grammar", "reference_words")
_MARKS = words_of("grammar", "reference_marks")
_BACK = 3
_BELOW = frozenset(["assistant", "deputy", "vice", "under"])
_AHEAD = 3


def resolve(document: Document, people: Cast, mentions: list[Mention], issues: list[Issue]) -> None:
    """Attach every title, noun and pronoun mention to the one person that it can mean.

    Mentions are taken in text order, so that each can build on those before. One that fits nobody stays out;
    one that fits several is given to the likeliest and noted in *issues*.
    """
    for mention in mentions:
        if mention.name is not None or not mention.certain:
            continue
        if mention.kind == "pronoun":
            _resolve_pronoun(document, people, mention)
        elif not _resolve_title(document, people, mention, issues) and not _resolve_ahead(document, people, mention):
            people.unnamed.append(mention)


def _resolve_title(document: Document, people: Cast, mention: Mention, issues: list[Issue]) -> bool:
    """Attach a title to whom it means, and tell whether it means somebody named."""
    title = mention.titles[0]
    if mention.article in _INDEFINITE or not (mention.article or _is_definite(document, mention)):
        return True  # nobody in particular
    if title.head.id == "counterpart":
        return _resolve_counterpart(document, people, mention)
    near = people.near(mention)
    taken = {party.code for person in near for party in person.parties}
    scored = [(score, person) for person in near if (score := _score(document, title, mention, person, taken)) > 0]
    if not scored:
        scored = _untitled(near, mention)
    if not scored:
        return False
    best = max(score for score, _ in scored)
    candidates = [person for score, person in scored if score == best]
    chosen = candidates[0] if len(candidates) == 1 else _likeliest(document, candidates, mention, issues)
    if chosen is not None:
        _attach(document, people, chosen, mention)
    return True


def _resolve_ahead(document: Document, people: Cast, mention: Mention) -> bool:
    """ "hosted his Slovak counterpart. NAME and NAME then ...": the one named next of whom nothing else is printed.

    The title must carry a state or an organization.
    """
    title, sentence = mention.titles[0], document.sentence_of[mention.first]
    placed = any(relation == "of" and entry.kind in PARTIES for entry, relation in title.parties)
    if not placed or title.plural or title.is_noun or document.quoted[mention.first] >= 0:
        return False
    for number in range(sentence, min(sentence + _AHEAD + 1, len(document.sentences))):
        first, last = document.sentences[number]
        named = people.between(max(first, mention.last), last)
        new = list(dict.fromkeys(p for m, p in named if m is p.mentions[0] and _is_bare_name(p, title)))
        if len(new) == 1:
            _attach(document, people, new[0], mention)
            if title.head.id == "counterpart":
                new[0].counterpart_of = next((p for p in people if p.first < mention.first), None)
        if new:
            return len(new) == 1
    return False


def _is_bare_name(person: Person, title: Title) -> bool:
    """Tell whether no other office that is held, no rank and no state is printed with the name."""
    last = title.head.keys[-1:]  # "Minister NAME" may be the foreign minister
    held = any(
        "former" not in t.statuses and s.keys[t.core[1] - 1] != "diplomat" and s.keys[slice(*t.core)] != last
        for t, s in person.titles
    )
    return person.rank is None and not held and (bool(person.titles) or not person.parties)


def _resolve_counterpart(document: Document, people: Cast, mention: Mention) -> bool:
    """ "His Somali counterpart insisted": the one person named before who stands for that state."""
    codes = {entry.id for entry, relation in mention.titles[0].parties if relation == "of" and entry.kind in PARTIES}
    fitting = [
        p
        for p in people
        if codes & {party.code for party in p.parties} and p.mentions and p.mentions[0].first < mention.first
    ]
    if len(fitting) == 1 and mention not in fitting[0].mentions:
        _attach(document, people, fitting[0], replace(mention, titles=()))
    return bool(fitting)


def _untitled(people: list[Person], mention: Mention) -> list[tuple[int, Person]]:
    """The one person named before without any office, when the title is that of a state not spoken for."""
    title = mention.titles[0]
    codes = {entry.id for entry, relation in title.parties if relation == "of" and entry.kind in PARTIES}
    if not codes or mention.kind == "noun":
        return []
    named = [
        p for p in people if p.mentions and p.mentions[0].first < mention.first and not p.titles and p.rank is None
    ]
    if len(named) != 1 or any(party.code in codes for p in people if _serves(p) for party in p.parties):
        return []
    return [(1, named[0])]


def _serves(person: Person) -> bool:
    """Tell whether somebody holds an office or a rank, and is not a mere citizen of a state."""
    return person.rank is not None or bool(person.kinds - {"other", "", None})


def _is_definite(document: Document, mention: Mention) -> bool:
    """A title without an article refers when it is capitalised or carries a state ("Pakistani ambassador said")."""
    return document.is_capital(mention.first)


def _attach(document: Document, people: Cast, person: Person, mention: Mention) -> None:
    people.mention(person, mention)
    for title in mention.titles:
        borrowed = person.counterpart_of is not None and title.head.id != "counterpart"
        if not title.is_noun and not borrowed and not (person.titles and _is_bare(document, title)):
            person.add_title(title, document)
        person.references.setdefault(marks(title), title)
    person.statuses |= set(mention.statuses)
    person.gender = person.gender or mention.gender


def _is_bare(document: Document, title: Title) -> bool:
    """Tell whether a title is one general word ("the minister", "the diplomat"), which says nothing new of a person."""
    return title.core[1] - title.core[0] == 1


def _content(document: Document, title: Title) -> frozenset[str]:
    first, last = title.core
    return frozenset(key for key in document.keys[first:last] if key not in _SMALL_WORDS)


def _score(document: Document, title: Title, mention: Mention, person: Person, taken: set[str]) -> int:
    """How well *title* fits *person*; 0 when it cannot mean them."""
    if person.first > mention.first and person.mentions and person.mentions[0].first > mention.last + 40:
        return 0
    words = _content(document, title)
    best = 0
    for own, source in person.titles:
        best = max(best, _office_agreement(title, words, own, _content(source, own)))
    if best == 0 and person.counterpart_of is not None:  # "the Estonian minister": he holds the office of the other
        for own, source in person.counterpart_of.titles:
            best = max(best, min(_office_agreement(title, words, own, _content(source, own)), 1))
    if best == 0 and title.is_noun and person.rank is not None and title.head.keys[-1] in keys_of(person.rank[0]):
        best = 2
    agreement = _party_agreement(title, person, taken if best < 4 else set())
    if agreement < 0:
        return 0
    if best == 0 and title.head.keys[-1] in words_of("titles", "general_noun") and person.mentions:
        fits = agreement == 1 or (title.head.keys[-1] in _GUESTS and not person.home)
        best = 1 if fits else 0
    return best * 4 + agreement if best else 0


def _office_agreement(title: Title, words: frozenset[str], own: Title, own_words: frozenset[str]) -> int:
    """0 to 4: the same words, the same office, a shorter form of it, a noun for it."""
    nouns = {keys_of(noun)[-1] for noun in own.head.data.get("nouns", ())} | {own.head.keys[-1], *own.head.keys[:1]}
    if words == own_words:
        return 4
    if len(words) > 1 and (own_words - words) & _BELOW:  # "the Secretary-General" is no Assistant Secretary-General
        return 0
    if title.head.id == "head" and "ministry" in words and "minister" in own_words:  # "the head of the Danish ministry"
        return 3 if words - {"head", "ministry"} <= own_words else 0
    if title.head.id == own.head.id and not _differs(words, own_words) and not title.is_noun:
        return 3 if words <= own_words or own_words <= words else 2
    if words <= own_words and (title.head.keys[-1] in own.head.keys):
        return 3
    extra = words - own_words - {key for noun in own.head.data.get("nouns", ()) for key in keys_of(noun)}
    if title.head.keys[-1] in nouns and len(words) <= 2 and not extra and not _differs(words - own_words, own_words):
        return 2
    return 0


def _differs(words: frozenset[str], own_words: frozenset[str]) -> bool:
    """Tell whether only one of the two is a deputy, a vice, a chief of something else."""
    return bool((words - own_words) & _MARKS)


def _party_agreement(title: Title, person: Person, taken: set[str]) -> int:
    """1 when the state in the title is the person's, -1 when it is another's, 0 when nothing is said.

    A state that stands for somebody else (*taken*) is not given to a person whose own is not printed.
    """
    codes = {entry.id for entry, relation in title.parties if relation == "of" and entry.kind in PARTIES}
    if not codes:
        return 0
    own = {party.code for party in person.parties}
    worldwide = all(party.kind == "organization" for party in person.parties)
    if own and worldwide and title.is_noun and not codes & (own | taken):  # "the Burkinabe diplomat" of the UN
        return 0
    if not own:
        return -1 if codes & taken else 0
    return 1 if codes & own else -1


def _likeliest(document: Document, candidates: list[Person], mention: Mention, issues: list[Issue]) -> Person | None:
    """Choose among persons that fit alike: whom the sentence before is about, who is at home, who was named last."""
    before = [person for person in candidates if person.mentions and person.mentions[0].first < mention.first]
    if len(before) == 1:
        return before[0]
    candidates = before or candidates
    speaking = _speaking(document, candidates, mention)
    at_home = [person for person in candidates if person.home]
    if len(at_home) == 1 and speaking is None:
        return at_home[0]
    of_state = mention.kind == "noun" and mention.titles[0].parties
    if speaking is None and of_state:  # "the Georgian official": who leads those of that state
        return min([p for p in candidates if not p.home] or candidates, key=lambda p: p.first)
    last = speaking or max(candidates, key=lambda p: next((m.first for m in reversed(p.between(0, mention.first))), -1))
    span = document.span(mention.first, mention.last)
    message = f"{span.text!r} could mean {' or '.join(person.name for person in candidates)}; taken as {last.name}"
    issues.append(Issue(code="ambiguous-reference", message=message, start=span.start, end=span.end))
    return last


def _speaking(document: Document, candidates: list[Person], mention: Mention) -> Person | None:
    """Whom the sentence before is about, in the same paragraph: "Lund hailed it. The minister, who ..."."""
    sentence = document.sentence_of[mention.first]
    first, last = document.sentences[max(sentence - 1, 0)]
    start = document.paragraphs[document.paragraph_of(mention.first)][0]
    if sentence == 0 or first < start or mention.first > document.sentences[sentence][0] + 1:
        return None
    named = [p for p in candidates if p.between(first, last)]
    return named[0] if len(named) == 1 and named[0].between(first, first + 2) else None


def _resolve_pronoun(document: Document, people: Cast, mention: Mention) -> None:
    sentence = document.sentence_of[mention.first]
    if document.keys[mention.first] in ORDERED:
        _resolve_latter(document, people, mention)
        return
    passed = 0
    for number in range(sentence, -1, -1):
        first, last = document.sentences[number]
        person = _subject(document, people, first, last, mention)
        if number < _BACK and _is_unnamed_subject(people, first, min(last, mention.first), person):
            return
        if person is not None:
            _attach(document, people, person, mention)
            person.gender = person.gender or mention.gender
            return
        passed += any(document.quoted[k] < 0 for k in range(first, last))
        if passed > _BACK:
            return


def _is_unnamed_subject(people: Cast, first: int, last: int, person: Person | None) -> bool:
    """ "The Prime Minister spoke to the King. He ...": an office without a name opens the sentence."""
    named = people.between(first, last)
    before = named[0][0].first if person is not None and named else last
    return any(first <= m.first <= first + 1 and m.first < before and m.article == "the" for m in people.unnamed)


def _resolve_latter(document: Document, people: Cast, mention: Mention) -> None:
    """ "the former" and "the latter": the first and the second of two persons named last, in that order."""
    sentence = document.sentence_of[mention.first]
    for number in range(sentence, max(sentence - 3, -1), -1):
        first, last = document.sentences[number]
        named = [p for m, p in people.between(first, min(last, mention.first)) if m.kind != "pronoun"]
        order = list(dict.fromkeys(named))
        if len(order) >= 2:
            person = order[-2] if document.keys[mention.first] == "former" else order[-1]
            _attach(document, people, person, mention)
            return


def _subject(document: Document, people: Cast, first: int, last: int, mention: Mention) -> Person | None:
    """The first person mentioned outside quotations among the words *first* to *last* whose gender agrees."""
    there = [
        (m, p)
        for m, p in people.between(first, min(last, mention.first))
        if m.last <= last and m.last <= mention.first and document.quoted[m.first] < 0
    ]
    if document.keys[first].endswith("ing"):  # "Speaking after he met the envoy NAME, the minister said. He ..."
        clause = document.commas(first + 1, last)
        there = [(m, p) for m, p in there if any(c <= m.first <= c + 1 for c in clause)] or there
    found = [p for _, p in there]
    speaks = mention.last < len(document.keys) and says(document.keys[mention.last])
    reporting = next((p for p in found if "spokesperson" in p.kinds and p.gender == mention.gender), None)
    for person in found:
        if speaks and person.gender is None and reporting is not None:  # "said NAME, the spokeswoman. She said"
            return reporting
        if person.gender in (None, mention.gender) and (speaks or "spokesperson" not in person.kinds):
            return person
    return None

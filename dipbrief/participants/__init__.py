"""People resolved: coreference, rank, roles, party, accreditation."""

from collections.abc import Iterator

from dipbrief.document import Document
from dipbrief.header.closing import find_closing
from dipbrief.header.lines import is_aside
from dipbrief.mentions import Mention, Title, find_headline_mentions, find_mentions
from dipbrief.models import Header, Issue
from dipbrief.participants.accreditation import accredit
from dipbrief.participants.antecedents import Antecedents
from dipbrief.participants.attributes import rank_of, read_naval_rank, roles_of, set_parties
from dipbrief.participants.cast import Cast, Person, attach, find, gather
from dipbrief.participants.evidence import assign_parties
from dipbrief.participants.reference import resolve

__all__ = ["Antecedents", "Cast", "Person", "rank_of", "resolve_participants", "roles_of"]


def resolve_participants(
    document: Document, title: Document | None, header: Header, body: int
) -> tuple[Cast, list[Mention], list[Issue]]:
    """Return the persons of *document* from word *body* on, all mentions, and what was inferred or ambiguous.

    *title* is the title as a document of its own: it can give a fuller name and further persons.
    """
    closing = find_closing(document, body)
    mentions = find_mentions(document, body if header.dateline is not None else 0)
    mentions = [m for m in mentions if m.first < closing and not _is_beside(document, body, m)]
    people = gather(document, mentions)
    if title is not None:
        _read_title(document, title, people)
    for person in people:
        set_parties(person)
        person.home = _is_at_home(person)
    issues: list[Issue] = []
    _link_counterparts(document, people)
    _share_plurals(people, mentions, document)
    resolve(document, body, people, mentions, issues)
    _link_counterparts(document, people)  # once more: "He met his counterpart" begins with a pronoun
    for person in people:
        set_parties(person)
    for person in people:
        read_naval_rank(person)
    assign_parties(document, title, header, body, people, issues)
    accredit(document, header, people, mentions)
    people.sort()
    return people, mentions, issues


def _is_beside(document: Document, body: int, mention: Mention) -> bool:
    """Tell whether a mention stands in a line of the head that names nobody of the text: a byline, a contact."""
    return mention.first < body and (is_aside(document, mention.first) or is_aside(document, mention.last - 1))


def _read_title(document: Document, title: Document, people: Cast) -> None:
    """Names of the title: a fuller form of a known person, or a person who stands there only."""
    for mention in find_headline_mentions(title):
        if mention.name is None:
            continue
        person = find(title, people, mention)
        if person is None and _is_known(title, people, mention):
            continue
        person = person or _holding_office(title, people, mention)
        if person is None and mention.certain and _is_person_of_title(document, title, mention):
            person = people.new()
            person.only_in_title = True
        if person is not None:
            attach(title, people, person, mention, in_title=True)


def _is_known(title: Document, people: Cast, mention: Mention) -> bool:
    """Tell whether a run of capitals begins with the name of a person of the text ("NAME Embarks")."""
    assert mention.name is not None
    keys = title.keys[slice(*mention.name)]
    beginnings = [keys[:end] for end in range(1, len(keys))]
    return any(keys in (name, name[-len(keys) :]) for person in people for name in person.names for keys in beginnings)


def _holding_office(title: Document, people: Cast, mention: Mention) -> Person | None:
    """The person of the text who shares surname and office."""
    assert mention.name is not None
    surname = title.keys[mention.name[1] - 1]
    offices = {t.head.id for t in mention.titles}
    return next((p for p in people if p.names[0][-1] == surname and offices & {t.head.id for t, _ in p.titles}), None)


def _is_person_of_title(document: Document, title: Document, mention: Mention) -> bool:
    """Tell whether a name that stands in the title only is one: none of its words is an ordinary word of the text."""
    assert mention.name is not None
    words = title.keys[slice(*mention.name)]
    ordinary = {key for i, key in enumerate(document.keys) if document.words[i][0].islower()}
    return len(words) > 1 and not ordinary & set(words)


def _is_at_home(person: Person) -> bool:
    """Tell whether the first titled mention names the office without a state: the dispatch is from there."""
    for mention in person.mentions:
        if mention.titles:
            return not any(entry.kind in ("country", "body") for entry, _ in mention.titles[0].parties)
    return False


def _share_plurals(people: Cast, mentions: list[Mention], document: Document) -> None:
    """ "the foreign ministers of A and B", "his A and B counterparts": those named for A and B later hold it."""
    shared = [(m, m.titles[0]) for m in mentions if m.name is None and m.titles and m.titles[0].plural]
    for mention, title in shared:
        for person in _without_office(people, title):
            if title.head.id == "counterpart":
                person.counterpart_of = _in_office(people, mention) or person.counterpart_of
            else:
                person.add_title(title, document)


def _without_office(people: Cast, title: Title) -> Iterator[Person]:
    """Yield the persons named for a state of *title* of whom no office is told."""
    codes = {entry.id for entry, relation in title.parties if relation == "of"}
    for person in people:
        if not person.titles and any(entry.id in codes for mention in person.mentions for entry in mention.parties):
            yield person


def _in_office(people: Cast, mention: Mention) -> Person | None:
    """The last person named before *mention* of whom an office is told."""
    return next((person for person in reversed(people) if person.first < mention.first and person.titles), None)


def _link_counterparts(document: Document, people: Cast) -> None:
    """ "his Turkish counterpart X": X holds the office of the person mentioned before in the sentence."""
    for person in people:
        for mention in person.mentions:
            if any(title.head.id == "counterpart" for title in mention.titles):
                first = document.sentences[document.sentence_of[mention.first]][0]
                before = (other for _, other in people.between(first, mention.first) if other is not person)
                person.counterpart_of = next(before, person.counterpart_of)

"""Parts of the reading alone: a person with title and rank, a dateline, the persons of a text."""

import datetime as dt

from dipbrief.document import read_document
from dipbrief.header import read_header
from dipbrief.models import Dateline, MeetingReport, Participant
from dipbrief.report import check_arguments, parse

__all__ = ["find_persons", "persons_of", "read_dateline", "read_person"]


def read_person(text: str) -> Participant | None:
    """Return the person that *text* names, with rank, offices and party; ``None`` when it names nobody.

    *text* is a name with what stands beside it in print: rank, office, state, in any usual order. Of several persons
    the first is given. A bare name gives ``None``, as nothing tells that it is a person's. The id is ``p1``.

    Raises ``TypeError`` when *text* is not a str.

    >>> person = read_person("Lt. Gen. John A. Smith, Deputy Commander of U.S. Central Command")
    >>> person.name, person.rank.title, person.rank.code, person.party.code
    ('John A. Smith', 'Lt. Gen.', 'OF-8', 'US')
    >>> person.roles[0].title, person.roles[0].office, person.roles[0].organization
    ('Deputy Commander of U.S. Central Command', 'deputy-commander', 'U.S. Central Command')
    >>> read_person("H.E. Mr. Paul Reed, Ambassador of the United States to Georgia").accredited_to[0].name
    'Georgia'
    >>> read_person("the price of grain") is None
    True
    """
    return next(iter(find_persons(text)), None)


def find_persons(text: str, *, title: str | None = None, published: dt.date | None = None) -> tuple[Participant, ...]:
    """Return the persons named in *text*, in the order of their first mention, each once with all mentions.

    They are those of ``parse(text, title=title, published=published)``, participants and mentioned ones alike, with
    the ids ``p1``, ``p2``, ... Which parties are inferred, only the ``issues`` of that report tell.

    Raises ``TypeError`` when an argument is of another type.

    >>> text = "Norwegian Defence Minister Kari Lund praised Admiral Paul Reed. Lund also thanked the admiral."
    >>> [(person.id, person.name, len(person.mentions)) for person in find_persons(text)]
    [('p1', 'Kari Lund', 2), ('p2', 'Paul Reed', 2)]
    >>> find_persons("")
    ()
    """
    return persons_of(parse(text, title=title, published=published))


def persons_of(report: MeetingReport) -> tuple[Participant, ...]:
    """Return the persons of *report* in the order of their first mention, with the ids ``p1``, ``p2``, ..."""
    persons = sorted(report.people, key=_first_mention)
    return tuple(person.model_copy(update={"id": f"p{n}"}) for n, person in enumerate(persons, 1))


def _first_mention(person: Participant) -> int:
    return min((mention.start for mention in person.mentions), default=-1)  # -1: it stands in the title only


def read_dateline(text: str, *, published: dt.date | None = None) -> Dateline | None:
    """Return the dateline with which *text* opens: city, state and day; ``None`` when it has none.

    *text* is a dispatch or the dateline alone. Without *published* a day without a year is no date.

    Raises ``TypeError`` when an argument is of another type.

    >>> dateline = read_dateline("OSLO, March 3 (Reuters) -", published=dt.date(2025, 3, 4))
    >>> dateline.text, dateline.city, dateline.country, dateline.date.isoformat()
    ('OSLO, March 3', 'Oslo', 'NO', '2025-03-03')
    >>> read_dateline("Grain prices rose.") is None
    True
    """
    check_arguments(text, None, published)
    day = published.date() if isinstance(published, dt.datetime) else published
    return read_header(read_document(text), None, day).header.dateline

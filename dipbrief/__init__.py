"""dipbrief reads a diplomatic or military news dispatch and returns a typed report of the meeting in it.

One dispatch
    ``parse(text)`` returns a ``MeetingReport``. The day of publication and the title help; both may be left out.

    >>> import datetime
    >>> import dipbrief
    >>> text = '''BAKU, Azerbaijan, Jan. 15
    ...
    ... Azerbaijani Defense Minister Colonel-General Anar Velizade met with the newly appointed Ambassador of Norway to
    ... Azerbaijan Kari Lund. They discussed joint exercises. Velizade congratulated the ambassador.'''
    >>> report = dipbrief.parse(text, published=datetime.date(2021, 1, 15))

What it holds
    ``header``, ``meeting``, ``participants``, ``mentioned``, ``topics``, ``statements``, ``labels``, ``issues``.
    What the text does not say is ``None`` or ``()``.

    >>> report.header.dateline.city, report.header.dateline.date.isoformat()
    ('Baku', '2021-01-15')
    >>> report.meeting.status, report.meeting.format, report.meeting.venue
    ('held', 'in-person', None)
    >>> [(person.name, person.roles[0].title, person.party.code) for person in report.participants]
    [('Anar Velizade', 'Defense Minister', 'AZ'), ('Kari Lund', 'Ambassador', 'NO')]
    >>> report.participants[0].rank.code, report.participants[1].roles[0].status
    ('OF-8', 'newly-appointed')
    >>> [(statement.speakers, statement.cue.text, statement.addressees) for statement in report.statements]
    [(('p1',), 'congratulated', ('p2',))]

Where it stands
    ``start`` and ``end`` count the characters (code points) of the text that was passed.

    >>> topic = report.topics[0]
    >>> topic.text, text[topic.start:topic.end]
    ('joint exercises', 'joint exercises')

What is in doubt
    ``report.issues`` lists what was inferred, ambiguous or not understood.

    >>> [issue.code for issue in report.issues]
    ['year-from-published']

As JSON, as a page, checked
    ``report.model_dump_json()`` and ``MeetingReport.model_validate_json(json)``; ``to_html(report, text)`` or
    ``report.to_html(text)``, and ``to_card(report)``, which notebooks show; ``report.check(text)`` tells whether a
    report, whoever made it, quotes the text correctly.

    >>> dipbrief.MeetingReport.model_validate_json(report.model_dump_json()) == report
    True
    >>> report.check(text)
    ()

Many dispatches
    ``parse_many`` takes texts, mappings (trafilatura, newspaper4k, ninjs, schema.org) and ``Dispatch`` objects, and
    yields a ``Result`` for each, in order; errors are kept in it.

    >>> results = list(dipbrief.parse_many([text, {"text": text, "date": "2021-01-15"}, {"title": "no text"}]))
    >>> [result.report is not None for result in results], results[2].error[:25]
    ([True, True, False], 'ValueError: no text in it')

Tables and pictures
    ``to_rows(reports, table=...)`` gives flat rows for pandas, polars and csv; ``timeline(reports)`` and
    ``who_met_whom(reports)`` draw SVG (with matplotlib).

    >>> row = dipbrief.to_rows([report], table="pairs")[0]
    >>> row["party_a"], row["party_b"], row["labels"]
    ('AZ', 'NO', 'military-exercises')

Other formats
    ``to_plover`` (event data with CAMEO codes), ``to_schema_org`` (JSON-LD), ``to_ninjs`` (newsrooms) and
    ``to_web_annotations`` (W3C) give a report in the formats of others, as dictionaries for ``json.dumps``.

    >>> dipbrief.to_plover(report)[0]["event"], dipbrief.to_schema_org(report)["keywords"]
    (['CONSULT'], ['military-exercises'])

Parts alone
    ``read_person``, ``read_dateline`` and ``find_persons`` read a name with titles, a dateline, the persons of a text.

    >>> person = dipbrief.read_person("Lt. Gen. John A. Smith, Deputy Commander of U.S. Central Command")
    >>> person.name, person.rank.code, person.roles[0].office
    ('John A. Smith', 'OF-8', 'deputy-commander')

The public names
    - to read: ``parse``, ``parse_all``, ``parse_many``, ``Dispatch``, ``Result``; ``Reader``, with a vocabulary of
      your own
    - parts alone: ``read_person``, ``read_dateline``, ``find_persons``
    - the report: ``MeetingReport`` and its parts ``Header`` (``Dateline``, ``Agency``), ``Meeting``, ``Participant``
      (``Rank``, ``Role``, ``Party``), ``Topic``, ``Statement``, ``Issue``, and ``Span``, words with their place
    - to check: ``check``, ``compare``, ``Finding``, and ``vocabulary`` for the ids
    - language models: ``answer_schema``, what to ask for, and ``locate``, which finds the words of the answer
    - pages: ``to_html``, ``to_card``
    - other formats: ``to_plover``, ``to_schema_org``, ``to_ninjs``, ``to_web_annotations``
    - many reports: ``to_rows``, ``columns``, ``to_frame``, ``timeline``, ``who_met_whom``

    ``__version__``, and ``__compiled__``, which tells whether the stages are machine code or Python: they read alike.

    ``help(dipbrief.parse)`` and the like tell more. On the command line: ``dipbrief --help``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dipbrief.answers import answer_schema
    from dipbrief.batch import Result, parse_many
    from dipbrief.checks.check import check
    from dipbrief.checks.compare import compare
    from dipbrief.dispatch import Dispatch
    from dipbrief.export.frame import to_frame
    from dipbrief.export.html import to_card, to_html
    from dipbrief.export.ninjs import to_ninjs
    from dipbrief.export.picture import timeline, who_met_whom
    from dipbrief.export.plover import to_plover
    from dipbrief.export.rows import columns, to_rows
    from dipbrief.export.schema_org import to_schema_org
    from dipbrief.export.web_annotation import to_web_annotations
    from dipbrief.locating import locate
    from dipbrief.models import (
        Agency,
        Dateline,
        Finding,
        Header,
        Issue,
        Meeting,
        MeetingReport,
        Participant,
        Party,
        Rank,
        Role,
        Span,
        Statement,
        Topic,
    )
    from dipbrief.parts import find_persons, read_dateline, read_person
    from dipbrief.reader import Reader
    from dipbrief.report import parse, parse_all
    from dipbrief.vocabularies import vocabulary

__all__ = [
    "Agency",
    "Dateline",
    "Dispatch",
    "Finding",
    "Header",
    "Issue",
    "Meeting",
    "MeetingReport",
    "Participant",
    "Party",
    "Rank",
    "Reader",
    "Result",
    "Role",
    "Span",
    "Statement",
    "Topic",
    "answer_schema",
    "check",
    "columns",
    "compare",
    "find_persons",
    "locate",
    "parse",
    "parse_all",
    "parse_many",
    "read_dateline",
    "read_person",
    "timeline",
    "to_card",
    "to_frame",
    "to_html",
    "to_ninjs",
    "to_plover",
    "to_rows",
    "to_schema_org",
    "to_web_annotations",
    "vocabulary",
    "who_met_whom",
]
__version__ = "0.1.0"
__compiled__: bool

_ELSEWHERE = {
    "Dispatch": "dispatch",
    "Reader": "reader",
    "Result": "batch",
    "answer_schema": "answers",
    "check": "checks.check",
    "columns": "export.rows",
    "compare": "checks.compare",
    "find_persons": "parts",
    "locate": "locating",
    "parse": "report",
    "parse_all": "report",
    "parse_many": "batch",
    "read_dateline": "parts",
    "read_person": "parts",
    "timeline": "export.picture",
    "to_card": "export.html",
    "to_frame": "export.frame",
    "to_html": "export.html",
    "to_ninjs": "export.ninjs",
    "to_plover": "export.plover",
    "to_rows": "export.rows",
    "to_schema_org": "export.schema_org",
    "to_web_annotations": "export.web_annotation",
    "vocabulary": "vocabularies",
    "who_met_whom": "export.picture",
}


if not TYPE_CHECKING:  # or type checkers would take any name for one of this module

    def __getattr__(name: str) -> Any:
        """Load what is asked for when it is asked for: importing the package itself costs nothing."""
        if name == "__compiled__":
            return not str(import_module(f"{__name__}.document").__file__).endswith(".py")
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}; help({__name__}) lists what there is")
        value = getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, 'models')}"), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})

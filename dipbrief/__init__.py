"""dipbrief reads a diplomatic or military news dispatch and returns a typed report of the meeting in it.

>>> import datetime
>>> import dipbrief
>>> report = dipbrief.parse(
...     "BAKU, Azerbaijan, Jan. 15\\n\\nAzerbaijani Defense Minister Colonel-General Anar Velizade met with the newly "
...     "appointed Ambassador of Norway to Azerbaijan Kari Lund. Velizade congratulated the ambassador.",
...     published=datetime.date(2021, 1, 15))
>>> report.header.dateline.city, report.header.dateline.date.isoformat()
('Baku', '2021-01-15')
>>> [(p.name, p.roles[0].title, p.party.code) for p in report.participants]
[('Anar Velizade', 'Defense Minister', 'AZ'), ('Kari Lund', 'Ambassador', 'NO')]
>>> report.participants[0].rank.code, report.participants[1].roles[0].status
('OF-8', 'newly-appointed')
>>> [(s.speakers, s.cue.text, s.addressees) for s in report.statements]
[(('p1',), 'congratulated', ('p2',))]
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dipbrief.batch import Result, parse_many
    from dipbrief.dispatch import Dispatch
    from dipbrief.export.ninjs import to_ninjs
    from dipbrief.export.picture import timeline, who_met_whom
    from dipbrief.export.plover import to_plover
    from dipbrief.export.rows import to_rows
    from dipbrief.export.schema_org import to_schema_org
    from dipbrief.export.web_annotation import to_web_annotations
    from dipbrief.models import (
        Agency,
        Dateline,
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
    from dipbrief.report import parse

__all__ = [
    "Agency",
    "Dateline",
    "Dispatch",
    "Header",
    "Issue",
    "Meeting",
    "MeetingReport",
    "Participant",
    "Party",
    "Rank",
    "Result",
    "Role",
    "Span",
    "Statement",
    "Topic",
    "parse",
    "parse_many",
    "timeline",
    "to_ninjs",
    "to_plover",
    "to_rows",
    "to_schema_org",
    "to_web_annotations",
    "who_met_whom",
]
__version__ = "0.1.0"

_ELSEWHERE = {
    "Dispatch": "dispatch",
    "Result": "batch",
    "parse": "report",
    "parse_many": "batch",
    "timeline": "export.picture",
    "to_ninjs": "export.ninjs",
    "to_plover": "export.plover",
    "to_rows": "export.rows",
    "to_schema_org": "export.schema_org",
    "to_web_annotations": "export.web_annotation",
    "who_met_whom": "export.picture",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for when it is asked for: importing the package itself costs nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, 'models')}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

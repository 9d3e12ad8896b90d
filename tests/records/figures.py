"""Figures over many outcomes: precision, recall and F1 of each field, means of groups, as ``score.py`` counts them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .differences import Outcome

GROUPS = {
    "HEADER": ("dateline.city", "dateline.country", "dateline.date", "agency"),
    "MEETING": ("meeting.status", "meeting.format", "meeting.date", "meeting.city", "meeting.country"),
    "PEOPLE": ("participants", "name.exact"),
    "ATTRIBUTES": ("rank", "roles", "party", "accredited_to"),
    "TOPICS": ("topics", "labels"),
    "STATEMENTS": ("statements", "statements+speaker"),
}
FIELDS = (*(field for fields in GROUPS.values() for field in fields), "mentioned")


@dataclass(frozen=True, slots=True)
class Count:
    """How many values are right, how many the reports have and how many the records."""

    hits: int
    got: int
    want: int

    @property
    def precision(self) -> float:
        return self.hits / self.got if self.got else 1.0

    @property
    def recall(self) -> float:
        return self.hits / self.want if self.want else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.got + self.want) if self.got + self.want else 1.0


def count(outcomes: Iterable[Outcome]) -> dict[str, Count]:
    """Return the counts of every field. A statement that is missing or too many has no right speaker either."""
    hits, got, want = Counter[str](), Counter[str](), Counter[str]()
    for outcome in outcomes:
        hits[outcome.field] += outcome.hit
        got[outcome.field] += outcome.got is not None
        want[outcome.field] += outcome.want is not None
    got["statements+speaker"], want["statements+speaker"] = got["statements"], want["statements"]
    return {field: Count(hits[field], got[field], want[field]) for field in FIELDS}


def means(counts: dict[str, Count]) -> dict[str, float]:
    """Return the F1 of every field, the mean of each group, and the mean of the groups as OVERALL."""
    found = {field: counts[field].f1 for field in FIELDS}
    groups = {group: sum(found[field] for field in fields) / len(fields) for group, fields in GROUPS.items()}
    return {**found, **groups, "OVERALL": sum(groups.values()) / len(groups)}

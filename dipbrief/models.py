"""The public types: a report and its parts.

All models are frozen and reject unknown fields; sequences are tuples; absent is ``None`` or ``()``.
Offsets are Unicode code points into the string that was parsed, half-open, so that
``text[span.start:span.end] == span.text``. Offsets of a value that stands only in the title are ``None``.
"""

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from dipbrief.tables import is_country

__all__ = [
    "Agency",
    "Dateline",
    "Finding",
    "Header",
    "Issue",
    "Meeting",
    "MeetingReport",
    "Participant",
    "Party",
    "Rank",
    "Role",
    "Span",
    "Statement",
    "Topic",
]

Text = Annotated[str, StringConstraints(min_length=1)]
Offset = Annotated[int, Field(ge=0, strict=True)]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Identifier = Annotated[str, StringConstraints(pattern=r"^[pm][1-9][0-9]*$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


def _check_country(code: str | None) -> None:
    if code is not None and not is_country(code):
        raise ValueError(f"no such country code: {code!r}; use ISO 3166-1 alpha-2, or XK for Kosovo")


class Span(_Model):
    """A piece of the text, verbatim, with the place where it stands: ``text[start:end]`` of the text."""

    text: Text = Field(description="The words as printed.")
    start: Offset = Field(description="Offset of the first character, in code points.")
    end: Offset = Field(description="Offset after the last character, in code points.")

    @model_validator(mode="after")
    def _measure(self) -> Self:
        if self.end - self.start != len(self.text):
            raise ValueError(
                f"a span from {self.start} to {self.end} cannot hold {len(self.text)} characters: {self.text[:40]!r}"
            )
        return self


class _Located(_Model):
    """A value whose place may be unknown because it stands in the title only.

    It has one space where the text breaks the line, so that its place may be longer.
    """

    start: Offset | None = Field(
        default=None, description="Offset of the first character; null when it stands in the title only."
    )
    end: Offset | None = Field(
        default=None, description="Offset after the last character; null when it stands in the title only."
    )

    def _printed(self) -> str:
        raise NotImplementedError

    @model_validator(mode="after")
    def _measure(self) -> Self:
        if (self.start is None) != (self.end is None):
            raise ValueError("give both start and end, or neither")
        if self.start is not None and self.end is not None and not _holds(self.end - self.start, self._printed()):
            raise ValueError(f"a span from {self.start} to {self.end} cannot hold {self._printed()!r}")
        return self


def _holds(length: int, printed: str) -> bool:
    """Tell whether *length* characters of a text can be read as *printed*; a space may stand for a broken line."""
    return length == len(printed) or (length > len(printed) and " " in printed)


class Dateline(Span):
    """The opening of a dispatch that says where and when it was filed: a span, and what it means."""

    city: Text | None = Field(default=None, description="City of filing in English, title case.")
    country: CountryCode | None = Field(
        default=None, description="ISO 3166-1 alpha-2 code of that city; XK for Kosovo."
    )
    date: dt.date | None = Field(default=None, description="Date printed in the dateline.")
    year_source: Literal["text", "published"] | None = Field(
        default=None, description="Where the year of the date comes from; null when there is no date."
    )

    @model_validator(mode="after")
    def _check(self) -> Self:
        _check_country(self.country)
        if (self.date is None) != (self.year_source is None):
            raise ValueError("date and year_source go together: give both, or neither")
        return self


class Agency(_Located):
    """The news agency or newspaper that the dispatch credits itself to; start and end locate the printed credit."""

    name: Text = Field(description="Full name of the agency.")
    mark: Text | None = Field(default=None, description="The credit as printed: Xinhua, TASS, Trend.")

    def _printed(self) -> str:
        return self.mark or ""


class Header(_Model):
    """Title, publication date, byline, dateline and agency of a dispatch."""

    title: Text | None = Field(
        default=None, description="The title as given, or as a header block in the text prints it."
    )
    published: dt.date | None = Field(
        default=None, description="Publication date as given, or from a leading metadata line."
    )
    byline: Span | None = Field(default=None, description="The author's name where a byline prints one.")
    dateline: Dateline | None = Field(default=None, description="The dateline; null when the text has none.")
    agency: Agency | None = Field(default=None, description="The agency credited; null when the text credits none.")


class Party(_Model):
    """Whom a person stands for: a state or an international organization."""

    code: Text = Field(description="ISO 3166-1 alpha-2 code of a state (XK for Kosovo), or an organization's acronym.")
    name: Text = Field(description="Usual English name.")
    kind: Literal["country", "organization"] = Field(description="Whether it is a state or an organization.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.kind == "country":
            _check_country(self.code)
        return self


class Rank(_Located):
    """A military, police, security or justice rank; start and end locate the title."""

    title: Text = Field(description="The rank as printed.")
    system: Literal["military", "police", "security", "justice"] = Field(
        description="The service system it belongs to."
    )
    code: Annotated[str, StringConstraints(pattern=r"^O[FR]-(10|[1-9])$")] | None = Field(
        default=None, description="NATO code by STANAG 2116, only when certain for that country and service."
    )

    def _printed(self) -> str:
        return self.title


class Role(_Located):
    """An office or position that the text gives to a person; start and end locate the title."""

    title: Text = Field(description="The title as printed, without country and name.")
    office: Slug | None = Field(default=None, description="Normalised office id from the data; null when unknown.")
    organization: Text | None = Field(
        default=None, description="The institution inside the title, as printed: 'the Armed Forces', 'the Senate'."
    )
    status: Slug | None = Field(
        default=None, description="newly-appointed, acting, former, outgoing, designate, visiting and so on."
    )

    def _printed(self) -> str:
        return self.title


class Participant(_Model):
    """A person named in the dispatch."""

    id: Identifier = Field(description="p1, p2, ... for participants, m1, m2, ... for persons only mentioned.")
    name: Text = Field(description="The fullest form printed, without titles, ranks and honorifics.")
    rank: Rank | None = Field(default=None, description="Rank; null when the text gives none.")
    roles: tuple[Role, ...] = Field(default=(), description="Offices in the order printed.")
    party: Party | None = Field(default=None, description="Whom the person stands for; null when unknown or private.")
    accredited_to: tuple[Party, ...] = Field(
        default=(), description="For diplomats: the states or organizations they are accredited to."
    )
    mentions: tuple[Span, ...] = Field(default=(), description="Every mention, resolved references included.")

    def __str__(self) -> str:
        named = f"{self.rank.title} {self.name}" if self.rank else self.name
        return ", ".join([named, *(role.title for role in self.roles), *([self.party.name] if self.party else [])])

    def __repr__(self) -> str:
        return f"<Participant {self.id}: {self}>"


class Meeting(_Model):
    """The encounter that the dispatch mainly reports."""

    status: Literal["held", "planned"] = Field(
        description="held: it has taken or is taking place; planned: it is to come."
    )
    format: Literal["in-person", "phone", "video"] | None = Field(
        default=None, description="How they met; null when unsaid."
    )
    date: dt.date | None = Field(default=None, description="Day of the meeting, the first one when it spans several.")
    end_date: dt.date | None = Field(default=None, description="Last day of a meeting that spans several.")
    date_text: Span | None = Field(default=None, description="The words that the date was read from.")
    venue: Span | None = Field(default=None, description="Building or room, as printed.")
    city: Text | None = Field(default=None, description="City in English, when the text says it.")
    country: CountryCode | None = Field(
        default=None, description="ISO 3166-1 alpha-2 code of the place; XK for Kosovo."
    )
    place_text: Span | None = Field(default=None, description="The words that city and country were read from.")
    occasion: Span | None = Field(default=None, description="What it was part of, as printed.")
    evidence: tuple[Span, ...] = Field(default=(), description="The words that report the meeting.")

    @model_validator(mode="after")
    def _check(self) -> Self:
        _check_country(self.country)
        if self.end_date is not None and (self.date is None or self.end_date < self.date):
            raise ValueError(f"end_date {self.end_date} needs a date that is not after it, got {self.date}")
        return self

    def __str__(self) -> str:
        days = " to ".join(map(str, filter(None, (self.date, self.end_date))))
        place = self.city or self.country
        told = (self.status, self.format, f"on {days}" if days else None, f"in {place}" if place else None)
        return " ".join(filter(None, told))

    def __repr__(self) -> str:
        return f"<Meeting {self}>"


class Topic(Span):
    """A span that says what was talked about: one item of a coordinated list."""

    labels: tuple[Slug, ...] = Field(default=(), description="Topic labels, sorted.")


class Statement(_Model):
    """One attributed act of saying or expressing: who, the verb, what, to whom."""

    speakers: tuple[Identifier, ...] = Field(
        default=(), description="Participant ids; empty for the sides together, an agentless passive, somebody unnamed."
    )
    speaker_text: Span | None = Field(
        default=None, description="The subject as printed; null in a passive without agent."
    )
    cue: Span = Field(description="The verb that carries it.")
    act: Slug = Field(description="Normalised act id from the data.")
    content: Span | None = Field(default=None, description="The clause, object or quotation that was said.")
    addressees: tuple[Identifier, ...] = Field(default=(), description="Participant ids of those spoken to.")
    labels: tuple[Slug, ...] = Field(default=(), description="Topic labels of the content, sorted.")

    def __str__(self) -> str:
        who = ", ".join(self.speakers) or (self.speaker_text.text if self.speaker_text else "unnamed")
        to = f" to {', '.join(self.addressees)}" if self.addressees else ""
        return f"{who} {self.act}{to}: {(self.content or self.cue).text}"


class Issue(_Model):
    """Something that was ambiguous, inferred or not understood; without a place when it is about no one place."""

    code: Slug = Field(description="Kind of issue, stable across versions.")
    message: Text = Field(description="One sentence for a reader.")
    start: Offset | None = Field(default=None, description="Offset of the first character it is about.")
    end: Offset | None = Field(default=None, description="Offset after the last character it is about.")


class Finding(Issue):
    """Something that speaks against a value of a report, or another reading of it; its place is that of the value."""

    path: str = Field(description="The value it is about: participants[1].party.code; empty for the whole report.")
    severity: Literal["error", "warning", "note"] = Field(
        description="error: contradicted; warning: not supported by the text; note: another reading differs."
    )


class MeetingReport(_Model):
    """What one dispatch reports.

    What it does not say is null or empty. Offsets count Unicode code points of the text, from 0; the end is the place
    after the last one. No report has unknown fields, spans that are not as long as their words, two persons with one
    id, statements by an id that nobody has, codes that do not exist, or dates that contradict each other.
    """

    schema_version: Literal["1.0"] = Field(default="1.0", description="Version of this model.")
    header: Header = Field(description="Title, byline, dateline, agency.")
    meeting: Meeting | None = Field(default=None, description="The encounter; null when the text reports none.")
    participants: tuple[Participant, ...] = Field(default=(), description="Named persons who take part.")
    mentioned: tuple[Participant, ...] = Field(default=(), description="Named persons who do not take part.")
    topics: tuple[Topic, ...] = Field(default=(), description="What was talked about, verbatim.")
    statements: tuple[Statement, ...] = Field(default=(), description="Who said what.")
    labels: tuple[Slug, ...] = Field(default=(), description="Every label of topics and statements, sorted, once.")
    issues: tuple[Issue, ...] = Field(default=(), description="What was ambiguous, inferred or not understood.")

    @model_validator(mode="after")
    def _check_references(self) -> Self:
        known: set[str] = set()
        for person in (*self.participants, *self.mentioned):
            if person.id in known:
                raise ValueError(f"two persons have the id {person.id!r}")
            known.add(person.id)
        for statement in self.statements:
            for reference in (*statement.speakers, *statement.addressees):
                if reference not in known:
                    raise ValueError(f"a statement names {reference!r}, who is neither participant nor mentioned")
        return self

    @model_validator(mode="after")
    def _check_dates(self) -> Self:
        meeting, published = self.meeting, self.header.published
        if meeting and published and meeting.status == "held" and meeting.date and meeting.date > published:
            raise ValueError(f"a meeting held on {meeting.date} cannot be reported on {published}")
        return self

    @property
    def people(self) -> tuple[Participant, ...]:
        """All persons of the report: those who take part, then those only mentioned."""
        return self.participants + self.mentioned

    def person(self, id: str) -> Participant:
        """Return the person with that *id*, as statements name it; ``KeyError`` when there is none."""
        for person in self.people:
            if person.id == id:
                return person
        raise KeyError(f"no person {id!r} in this report; there are {', '.join(p.id for p in self.people) or 'none'}")

    def __str__(self) -> str:
        lines = {
            "title": [self.header.title] if self.header.title else [],
            "dateline": [self.header.dateline.text] if self.header.dateline else [],
            "meeting": [str(self.meeting)] if self.meeting else [],
            "participants": [f"{person.id} {person}" for person in self.participants],
            "mentioned": [f"{person.id} {person}" for person in self.mentioned],
            "topics": [topic.text for topic in self.topics],
            "statements": [str(statement) for statement in self.statements],
            "issues": [issue.code for issue in self.issues],
        }
        return "\n".join(f"{name}: {'; '.join(values)}" for name, values in lines.items() if values) or "nothing read"

    def __repr__(self) -> str:
        meeting = str(self.meeting) if self.meeting else "no meeting"
        names = ", ".join(person.name for person in self.participants) or "nobody"
        return f"<MeetingReport: {meeting}; {names}; topics: {len(self.topics)}, statements: {len(self.statements)}>"

    def check(
        self,
        text: str,
        *,
        title: str | None = None,
        published: dt.date | None = None,
        against: "MeetingReport | None" = None,
    ) -> tuple[Finding, ...]:
        """Return ``dipbrief.check(report, text, ...)``: what the text, or the report itself, does not bear out."""
        from dipbrief import check  # by the front door, as a caller would: no model knows the checks

        return check(self, text, title=title, published=published, against=against)

    def compare(self, other: "MeetingReport") -> tuple[Finding, ...]:
        """Return ``dipbrief.compare(report, other)``: where *other* reads otherwise."""
        from dipbrief import compare

        return compare(self, other)

    def to_html(self, text: str) -> str:
        """Return ``dipbrief.to_html(report, text)``: a page that shows *text* with what was read marked in it."""
        from dipbrief import to_html  # by the front door, as a caller would: no model knows the exports

        return to_html(self, text)

    def show(self, text: str) -> str:
        """Return :meth:`to_html`: a notebook shows that page in a frame, where it ends a cell."""
        return self.to_html(text)

    def _repr_html_(self) -> str:
        """Return ``dipbrief.to_card(report)``, which notebooks show."""
        from dipbrief import to_card

        return to_card(self)

"""The card: what a report says, value by value, each with the words that it was read from."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from dipbrief.export.marks import Mark
from dipbrief.export.markup import Markup, element, escape, join
from dipbrief.models import Header, Issue, Meeting, MeetingReport, Participant, Party, Rank, Role, Statement, Topic
from dipbrief.tables import read_table

__all__ = ["Card", "date_of"]

_FLAGGED_ORGANIZATIONS = ("EU", "UN")
_FORMATS = {"in-person": "in person", "phone": "by phone", "video": "by video"}
_NOTHING = Markup()
_DOT = Markup(' <span class="dot">· </span>')  # unseen, save where a notebook takes the styles away


class Card:
    """The card of a report: beside its text, with links to the marks there; or alone, with the words quoted."""

    def __init__(self, report: MeetingReport, marks: Iterable[Mark], *, linked: bool) -> None:
        self._report = report
        self._linked = linked
        self._between = " " if linked else _DOT  # where the boxes of tags are all that tells values apart
        self._names = {person.id: (n, person.name) for n, person in enumerate(report.people, 1)}
        self._marks: dict[str, list[Mark]] = {}
        for mark in marks:
            self._marks.setdefault(mark.value, []).append(mark)

    def render(self) -> Markup:
        """Return the sections of the card that have something in them."""
        report = self._report
        sections = (
            ("Header", self._header(report.header)),
            ("Meeting", self._meeting(report.meeting) if report.meeting else _NOTHING),
            ("Participants", self._people(report.participants, 1)),
            ("Mentioned", self._people(report.mentioned, 1 + len(report.participants))),
            ("Topics", self._topics(report.topics)),
            ("Statements", self._statements(report.statements)),
            ("Labels", _items("labels", map(_label, report.labels))),
            ("Issues", _items("issues", [self._issue(issue, n) for n, issue in enumerate(report.issues, 1)])),
        )
        return join(*(self._section(heading, content) for heading, content in sections if content))

    def _section(self, heading: str, content: Markup) -> Markup:
        if not self._linked:  # no heading and no id: a notebook holds many cards, and lists headings in its contents
            return element("div", element("p", heading, class_="heading"), content, class_="section")
        name = f"report-{heading.lower()}"
        return element("section", element("h3", heading, class_="heading", id=name), content, aria_labelledby=name)

    # --- a value and its evidence ---------------------------------------------------------------------------------

    def _value(self, name: str, content: str, *, quote: bool = True) -> Markup:
        """The value as a link to the first of its marks; in a card alone, the words that it was read from behind it."""
        marks = self._marks.get(name, [])
        if not self._linked:
            return join(content, _quoted(marks, content) if quote else "", by=" ")
        if not marks:
            return element("span", content, id=name, class_="value")
        return element("a", content, id=name, class_=f"value {name}", href=f"#at-{marks[0].name}")

    def _printed(self, name: str, content: str, mark: str, *, id: str | None) -> Markup:
        """A value that is the very words of the text."""
        if not self._linked:
            return element("q", content)
        return element("a", content, id=id, class_=f"value {name}", href=f"#at-{mark}")

    def _reference(self, id: str) -> Markup:
        """The name of a person who has an entry of its own."""
        number, name = self._names[id]
        return element("a", name, href=f"#person-{number}") if self._linked else escape(name)

    def _references(self, ids: Sequence[str]) -> Markup:
        return join(*map(self._reference, ids), by=", ")

    # --- header and meeting ---------------------------------------------------------------------------------------

    def _header(self, header: Header) -> Markup:
        line, agency, byline = header.dateline, header.agency, header.byline
        return _rows(
            ("Title", escape(header.title or "")),
            ("Agency", self._value("agency", agency.name) if agency else _NOTHING),
            ("By", self._value("byline", byline.text) if byline else _NOTHING),
            ("Dateline", self._value("dateline", _place(line.city, line.country) or line.text) if line else _NOTHING),
            ("Filed", date_of(line.date if line else None)),
            ("Published", date_of(header.published)),
        )

    def _meeting(self, meeting: Meeting) -> Markup:
        return _rows(
            (
                "Status",
                self._value("meeting", ", ".join(filter(None, (meeting.status, _FORMATS.get(meeting.format or ""))))),
            ),
            ("Date", self._day(meeting)),
            ("Place", self._where(meeting)),
            ("Venue", self._value("meeting-venue", meeting.venue.text) if meeting.venue else _NOTHING),
            ("Occasion", self._value("meeting-occasion", meeting.occasion.text) if meeting.occasion else _NOTHING),
        )

    def _day(self, meeting: Meeting) -> Markup:
        days = join(date_of(meeting.date), date_of(meeting.end_date), by=" to ")
        shown = days or escape(meeting.date_text.text if meeting.date_text else "")
        return self._value("meeting-date", shown) if shown else _NOTHING

    def _where(self, meeting: Meeting) -> Markup:
        shown = _place(meeting.city, meeting.country) or escape(meeting.place_text.text if meeting.place_text else "")
        return self._value("meeting-place", shown) if shown else _NOTHING

    # --- persons --------------------------------------------------------------------------------------------------

    def _people(self, people: Sequence[Participant], first: int) -> Markup:
        return _items("people", [self._person(person, f"person-{n}") for n, person in enumerate(people, first)])

    def _person(self, person: Participant, name: str) -> Markup:
        accredited = join(*map(_party, person.accredited_to), by=", ")
        heading = self._value(name, element("strong", person.name), quote=False)
        return join(
            element("p", join(heading, _party(person.party) if person.party else "", by=self._between), class_="who"),
            _line(self._rank(person.rank, f"{name}-rank") if person.rank else _NOTHING),
            *(_line(self._role(role, f"{name}-role-{n}")) for n, role in enumerate(person.roles, 1)),
            _line(join("accredited to ", accredited) if accredited else _NOTHING),
            element("p", self._mentions(person, name), class_="mentions"),
        )

    def _rank(self, rank: Rank, name: str) -> Markup:
        code = element("span", rank.code, class_="tag", title="NATO rank code") if rank.code else ""
        return join(self._value(name, rank.title), code, by=self._between)

    def _role(self, role: Role, name: str) -> Markup:
        return join(
            self._value(name, role.title),
            *(_label(slug) for slug in (role.status, role.office) if slug),
            by=self._between,
        )

    def _mentions(self, person: Participant, name: str) -> Markup:
        total = len(person.mentions)
        count = f"{total} mention{'' if total == 1 else 's'}"
        marks = self._marks.get(name, [])
        if not self._linked:
            return join(count, _quoted(marks), by=" ")
        links = [_numbered(mark, n) for n, mark in enumerate(marks, 1)]
        return join(count, element("span", join(*links, by=" "), class_="numbers") if links else "", by=" ")

    # --- topics, statements, issues -------------------------------------------------------------------------------

    def _topics(self, topics: Sequence[Topic]) -> Markup:
        groups: dict[str, list[Markup]] = {}
        for n, topic in enumerate(topics, 1):
            name = f"topic-{n}"
            for place, label in enumerate(dict.fromkeys(topic.labels) or [""]):
                id = name if place == 0 else None
                groups.setdefault(label, []).append(self._printed(name, topic.text, name, id=id))
        ordered = sorted(groups, key=lambda label: (not label, label))
        return _groups((escape(label.replace("-", " ") or "no label"), groups[label]) for label in ordered)

    def _statements(self, statements: Sequence[Statement]) -> Markup:
        groups: dict[Markup, list[Markup]] = {}
        for n, statement in enumerate(statements, 1):
            subject = statement.speaker_text.text if statement.speaker_text else "unnamed"
            groups.setdefault(self._references(statement.speakers) or escape(subject), []).append(
                self._statement(statement, f"statement-{n}")
            )
        return _groups(groups.items())

    def _statement(self, statement: Statement, name: str) -> Markup:
        to = self._references(statement.addressees)
        act = element("span", statement.act.replace("-", " "), class_="act")
        lead = element("span", join(act, join("to ", to) if to else "", by=" "), class_="lead")
        words, mark = (statement.content.text, "content") if statement.content else (statement.cue.text, "cue")
        said = self._printed(name, words, f"{name}-{mark}", id=name)
        return join(lead, join(said, *map(_label, statement.labels), by=self._between), by=" ")

    def _issue(self, issue: Issue, number: int) -> Markup:
        code = element("span", element("span", issue.code.replace("-", " "), class_="act"), class_="lead")
        return join(code, self._value(f"issue-{number}", issue.message), by=" ")


def _quoted(marks: Iterable[Mark], shown: str = "") -> Markup:
    words = dict.fromkeys(mark.text for mark in marks if mark.text and escape(mark.text) != escape(shown))
    return join(*(element("q", word) for word in words), by=" ")


def _numbered(mark: Mark, number: int) -> Markup:
    label = f"mention {number}: {mark.text}"
    return element(
        "a", str(number), class_=f"number {mark.name}", href=f"#at-{mark.name}", aria_label=label, title=label
    )


def _rows(*rows: tuple[str, Markup]) -> Markup:
    written = [element("div", element("dt", term), element("dd", value)) for term, value in rows if value]
    return element("dl", *written, class_="rows") if written else _NOTHING


def _groups(groups: Iterable[tuple[Markup, Sequence[Markup]]]) -> Markup:
    written = [element("div", element("dt", head), *(element("dd", item) for item in items)) for head, items in groups]
    return element("dl", *written, class_="groups") if written else _NOTHING


def _items(kind: str, items: Iterable[Markup]) -> Markup:
    written = [element("li", item) for item in items]
    return element("ul", *written, class_=kind) if written else _NOTHING


def _line(content: Markup) -> Markup:
    return element("p", content) if content else _NOTHING


def _label(slug: str) -> Markup:
    return element("span", slug.replace("-", " "), class_="tag")


def date_of(date: dt.date | None) -> Markup:
    """Return a date as it is read, "15 February 2024"; nothing for ``None``."""
    if date is None:
        return _NOTHING
    month = read_table("calendar")["months"]["words"][date.month - 1][0].capitalize()
    return element("time", f"{date.day} {month} {date.year}", datetime=date.isoformat())


def _place(city: str | None, country: str | None) -> Markup:
    where = join(city or "", _country_name(country) if country else "", by=", ")
    return join(_flag(country) if country else "", where, by=" ")


def _party(party: Party) -> Markup:
    flagged = party.kind == "country" or party.code in _FLAGGED_ORGANIZATIONS
    name = element("span", party.name, class_="party")
    return join(_flag(party.code) if flagged else "", name, by=" ")


def _flag(code: str) -> Markup:
    letters = "".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code if "A" <= letter <= "Z")
    return element("span", letters, class_="flag", aria_hidden="true")


def _country_name(code: str) -> str:
    states: Mapping[str, Mapping[str, str]] = read_table("states")
    if code in states:
        return states[code]["name"]
    import pycountry

    country = pycountry.countries.get(alpha_2=code)
    return country.name if country else code

"""Words that a report gives as printed and the text does not print; values that cannot be names."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from dipbrief.checks.found import found, people, shown
from dipbrief.checks.ground import Ground, find_phrases
from dipbrief.checks.persons import squeezed
from dipbrief.document import fold, read_document
from dipbrief.lexicon import agencies, names, words
from dipbrief.lexicon.forms import plural
from dipbrief.models import Finding, MeetingReport, Participant, Rank, Role

__all__ = ["check_words"]

_HYPHEN = "-"
_TITLES = frozenset(["office", "rank", "honorific"])


class _Wanted(NamedTuple):
    """Words without a place: where in the report, and how else they may be printed."""

    path: str
    words: str
    what: str


def check_words(report: MeetingReport, ground: Ground) -> Iterator[Finding]:
    """Yield the words of *report* that have no place and stand nowhere, and the names that are not printed so."""
    wanted = list(_unplaced(report))
    named = [person.name for _, person in people(report)]
    phrases = {form for item in wanted for form in _forms(item.words)}
    printed = find_phrases([*named, *phrases], ground.sources)
    for item in wanted:
        if not any(form in printed for form in _forms(item.words)):
            yield found("not-in-text", item.path, f"the {item.what} {shown(item.words)} is not in the text")
    yield from _agency(report, ground, printed)
    own = find_phrases(named, ground.sources[:-1] if ground.title else ground.sources)
    for path, person in people(report):
        yield from _name(f"{path}.name", person, printed)
        if person.name in printed and person.name not in own:
            yield from _in_title(path, person, report, ground)


def _forms(printed: str) -> tuple[str, str]:
    return (printed, plural(printed))


def _unplaced(report: MeetingReport) -> Iterator[_Wanted]:
    for path, person in people(report):
        titles: list[tuple[str, Role | Rank]] = [(f"{path}.roles[{n}]", role) for n, role in enumerate(person.roles)]
        if person.rank is not None:
            titles.append((f"{path}.rank", person.rank))
        for here, title in titles:
            if title.start is None:
                yield _Wanted(f"{here}.title", title.title, "title")
            if isinstance(title, Role) and title.organization is not None:
                yield _Wanted(f"{here}.organization", title.organization, "organization")
    agency = report.header.agency
    if agency is not None and agency.mark is not None and agency.start is None:
        yield _Wanted("header.agency.mark", agency.mark, "mark")


def _agency(report: MeetingReport, ground: Ground, printed: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    """An agency without a mark must be named in the text."""
    agency = report.header.agency
    if agency is None or agency.mark is not None or agency.name in find_phrases([agency.name], ground.sources):
        return
    marks = (
        entry
        for document in ground.documents
        for i in agencies().matches(document)
        for entry in agencies().every(document, i)
    )
    if agency.name not in {entry.data["name"] for entry in marks}:
        message = f"neither {shown(agency.name)} nor a mark of it is in the text"
        yield found("not-in-text", "header.agency.name", message)


# --- names -------------------------------------------------------------------------------------------------------


def _name(path: str, person: Participant, printed: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    name = person.name
    if not any(map(str.isalpha, name)):
        yield found("no-name", path, f"{shown(name)} has no letters")
    elif name not in printed:
        yield found("not-in-text", path, f"the name {shown(name)} is not in the text")
    elif not any(_same_letters(squeezed(name), form) for form in printed[name]):
        yield found("other-letters", path, f"{shown(name)} is printed as {shown(min(printed[name]))}")
    elif (why := _no_name(name)) is not None:
        yield found("no-name", path, f"{shown(name)} {why}")
    else:
        yield from _cut(path, person)


def _same_letters(name: str, form: str) -> bool:
    """Tell whether *form* prints the name as it is, or all in capitals."""
    return name == form or (form.isupper() and not name.islower()) or form.islower()


def _no_name(name: str) -> str | None:
    """Why *name* is no name; None when it may be one."""
    document = read_document(name)
    apart = (word for word, sep in zip(document.words, document.seps, strict=True) if sep != _HYPHEN)
    small = [word for word in apart if word[0].islower() and not _is_particle(word)]
    if len(small) > 1:
        return f"has the words {shown(' '.join(small))}"
    titles = [e for e in names().longest(document, 0) if e.kind in _TITLES and not e.weak]
    end = len(titles[0].keys) if titles else 0
    if titles and "." not in document.words[0] and end + 1 < len(document.words) and not document.seps[end]:
        return f"begins with {shown(' '.join(document.words[:end]))}"
    return None


def _is_particle(word: str) -> bool:
    return fold(word) in words("titles", "particle")


def _cut(path: str, person: Participant) -> Iterator[Finding]:
    """A mention in which the name goes on."""
    name = squeezed(person.name).split()
    for mention in person.mentions:
        printed = squeezed(mention.text).split()
        ends = (i + len(name) for i in range(len(printed)) if printed[i : i + len(name)] == name)
        behind = next((printed[end] for end in ends if end < len(printed)), "")
        if behind[:1].isupper() and not any(entry.kind in _TITLES for entry in names().starting(fold(behind))):
            yield found("name-cut", path, f"{shown(mention.text)} has more of it than {shown(person.name)}", mention)
            return


def _in_title(path: str, person: Participant, report: MeetingReport, ground: Ground) -> Iterator[Finding]:
    if ground.given is None and ground.title is not None:
        message = f"{shown(person.name)} stands in the report's title alone"
        yield found("only-in-title", f"{path}.name", message)

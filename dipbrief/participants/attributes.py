"""Rank, roles, party and accreditation of a person."""

from collections.abc import Iterator
from functools import cache

from dipbrief.document import Document
from dipbrief.lexicon import names, portfolio_offices, words
from dipbrief.mentions import Title
from dipbrief.mentions.chunks import PARTIES
from dipbrief.models import Party, Rank, Role, Span
from dipbrief.participants.cast import Person, printed
from dipbrief.participants.offices import MARKS, SMALL_WORDS, is_past
from dipbrief.participants.parties import party_of, title_parties
from dipbrief.tables import read_table

_ROLE_STATUS = (
    "newly-appointed",
    "acting",
    "former",
    "outgoing",
    "designate",
    "caretaker",
    "incoming",
    "newly-elected",
    "visiting",
    "new",
    "retired",
    "late",
)
_OPENERS = frozenset(["(", "["])
_CLOSERS = frozenset([")", "]"])
_DELEGATION = words("titles", "unit", "delegation")
_LEADS_DELEGATION = "head-of-delegation"
_DEPUTIES = words("titles", "modifier", "deputy")
_RAISED = words("titles", "general_noun", "raised")
_PLURALS = ("ss", "affairs", "relations", "forces")  # endings that are no plural of the office
_WITH_FIELD = frozenset(["minister", "secretary", "state-minister", "minister-of-state"])


def set_parties(person: Person) -> None:
    """Collect the parties of the person's titles; the first state or organization printed is whom they stand for."""
    titles = [*(title for title, _ in person.titles), *person.references.values()]
    titles.sort(key=is_past)  # what somebody was counts when nothing else is printed
    person.parties = list(dict.fromkeys(_parties(person, titles)))
    person.party = next(iter(person.parties), None)
    own = None if person.party is None else person.party.code
    hosts = dict.fromkeys(party for title in titles for party in _hosts(title))
    person.accredited = [party for party in hosts if party.code != own]


def _parties(person: Person, titles: list[Title]) -> Iterator[Party]:
    """Yield the parties of titles, then those printed beside the name: "the ministers of A and B. NAME |of B|"."""
    printed = [party for mention in person.mentions for entry in mention.parties if (party := party_of(entry))]
    for title in titles:
        if title.plural or is_past(title):  # the name's own is surer
            yield from printed
        yield from title_parties(title)
    yield from printed


def _hosts(title: Title) -> list[Party]:
    """Where a diplomat or the envoy of an organization is accredited: "ambassador to |Norland|"; not where one was."""
    kind = None if is_past(title) else title.head.data.get("kind")
    if kind == "diplomatic" or (kind is not None and title.head.data.get("vienna")):
        return title_parties(title, "to")
    parties = [entry for entry, relation in title.parties if relation == "to" and entry.kind in PARTIES]
    return [party for entry in parties if (party := party_of(entry))] if kind == "international" else []


def read_naval_rank(person: Person) -> None:
    """ "Commander NAME, commanding officer of the ship": the word before the name is a rank when an office follows."""
    first = next((item for item in person.titles if item[0].head.keys in _RANK_WORDS and _is_bare(*item)), None)
    if first is None or person.rank is not None or len(person.titles) < 2:
        return
    title, source = first
    entry = next((e for e in names().every(source, title.core[0]) if e.kind == "rank"), None)
    if entry is not None:
        span = printed(source, *title.core)
        person.rank = (" ".join(span.text.split()), span.start, span.end, entry)
        person.titles.remove(first)


def _is_bare(title: Title, source: Document) -> bool:
    return title.core[1] - title.core[0] == 1 and source.is_capital(title.core[0])


_RANK_WORDS = frozenset([("commander",), ("captain",), ("major",), ("commandant",), ("inspector",)])


def rank_of(person: Person) -> Rank | None:
    """Return the person's rank; its STANAG 2116 code only when the table is certain for the state."""
    if person.rank is None:
        return None
    title, start, end, entry = person.rank
    codes = {
        block["code"]
        for block in entry.data.get("code", ())
        if person.party is not None and person.party.code in block["countries"]
    }
    code = codes.pop() if len(codes) == 1 else None
    return Rank(title=title, system=entry.data["system"], code=code, start=start, end=end)


def roles_of(person: Person, text: Document) -> tuple[Role, ...]:
    """Return the person's offices in the order printed, each once, the fullest wording of each."""
    roles = [_role(title, source, person, source is text) for title, source in _offices(person)]
    lender = person.counterpart_of
    if lender is not None and lender.counterpart_of is not person:
        own = [role for role in roles if len(role.title.split()) > 1]
        roles = own or _lendable(lender, text) or roles
    return tuple(roles)


def _offices(person: Person) -> list[tuple[Title, Document]]:
    """Return one title of each office; vague ones only where the person has no other."""
    kept: list[tuple[Title, Document]] = []
    for title, source in person.titles:
        if not title.is_noun and title.head.id != "counterpart":
            _keep(kept, title, source)
    for is_vague in (_is_of_then, _is_general, _is_style, _is_delegation):
        kept = [item for item in kept if not is_vague(*item)] or kept
    return kept


def _lendable(person: Person, text: Document) -> list[Role]:
    """Return the roles that a counterpart can hold too: no office of one state alone ("Federal Councillor")."""
    of_state = (item for item in person.titles if item[0].head.data.get("country"))
    state = {" ".join(printed(source, *title.core).text.split()) for title, source in of_state}
    return [role.model_copy(update={"status": None}) for role in roles_of(person, text) if role.title not in state][:1]


def _is_of_then(title: Title, source: Document) -> bool:
    """Tell of an office held at another time of the story: "the |then| President"."""
    return source.keys[title.core[0]] in words("titles", "then")


def _is_general(title: Title, source: Document) -> bool:
    """Tell of a general noun, also a "senior" one ("top diplomat"); but not of the "vice premier", "special envoy"."""
    simple = len(title.head.keys) == 1 or source.keys[title.core[0]] in _RAISED
    return simple and title.head.keys[-1] in words("titles", "general_noun")


def _is_style(title: Title, source: Document) -> bool:
    """Tell whether the title is a mere "Prince": the Defence Minister's birth."""
    return title.head.data.get("trait") == "birth" and len(title.head.keys) == 1


def _is_delegation(title: Title, source: Document) -> bool:
    """Tell whether the title leads a travelling delegation; "Head of the EU Delegation to Norland" is a post."""
    if any(relation == "to" for _, relation in title.parties):
        return False
    keys = source.keys[title.core[0] : title.core[1]]
    return title.head.id == _LEADS_DELEGATION or not _DELEGATION.isdisjoint(keys)


def _words(title: Title, source: Document) -> frozenset[str]:
    keys = (*source.keys[title.core[0] : title.core[1]], *_abbreviation(title, source))
    return frozenset(_singular(_spellings().get(key, key)) for key in keys if key not in SMALL_WORDS)


def _abbreviation(title: Title, source: Document) -> tuple[str, ...]:
    """Return the short form that stands in brackets behind an office: "Head of the Department of Finance |(DF)|"."""
    end = title.core[1]
    bracketed = source.sep(end)[-1:] in _OPENERS and source.sep(end + 1)[:1] in _CLOSERS
    return source.keys[end : end + 1] if bracketed and source.words[end].isupper() else ()


@cache
def _spellings() -> dict[str, str]:
    """The British word for each American one."""
    return {american: british for american, british in read_table("words")["spellings"]["pairs"]}


def _singular(key: str) -> str:
    return key[:-1] if key.endswith("s") and not key.endswith(_PLURALS) else key


def _keep(kept: list[tuple[Title, Document]], title: Title, source: Document) -> None:
    """Add an office unless one of the same kind is there; a fuller wording of the same replaces a shorter one."""
    words = _words(title, source)
    for n, (other, where) in enumerate(kept):
        own = _words(other, where)
        if words <= own or _same_office(title, words, other, own):
            return
        if own < words and other.head.keys[-1] == title.head.keys[-1]:
            kept[n] = (title, source)
            return
    kept.append((title, source))


def _same_office(a: Title, words: frozenset[str], b: Title, own: frozenset[str]) -> bool:
    one = a.head.id == b.head.id
    if one and "abbreviation" in (a.head.form, b.head.form):
        return True
    if not one or (len(a.head.keys) == len(b.head.keys) == 1 and a.head.keys != b.head.keys):
        return a.head.data.get("kind") == b.head.data.get("kind") == "head-of-state" and not words & own
    return words & MARKS == own & MARKS and (len(a.head.keys) > 1 or not (words - own and own - words))


def _role(title: Title, source: Document, person: Person, in_text: bool) -> Role:
    span = printed(source, *title.core)
    plural = span.text.removesuffix(".")
    if title.plural and plural.endswith("s") and not plural.endswith("ies"):  # "MPs A and B", "Sens. A and B"
        span = Span(text=plural[:-1], start=span.start, end=span.end - len(span.text) + len(plural) - 1)
    status = next((s for s in _ROLE_STATUS if s in title.statuses or (s == "retired" and s in person.statuses)), None)
    organization = source.printed(*title.organization) if title.organization else None
    return Role(
        title=" ".join(span.text.split()),
        office=office_id(title, source),
        organization=organization,
        status=status,
        start=span.start if in_text else None,
        end=span.end if in_text else None,
    )


def office_id(title: Title, source: Document) -> str:
    """Return the normalised id: "defence-minister", "deputy-foreign-minister", "ambassador"."""
    keys = source.keys[title.core[0] : title.core[1]]
    base = title.head.id.removeprefix("deputy-") if title.head.id != "deputy-head" else title.head.id
    if base in _WITH_FIELD:
        base = portfolio_offices(keys, base) or base
    deputy = title.head.id.startswith("deputy-") or (
        bool(_DEPUTIES & set(keys)) and not any(m in base for m in _DEPUTIES)
    )
    return f"deputy-{base}" if deputy else base

"""The data files, entry by entry: examples fire, counter-examples do not, codes exist, no form has two owners.

Nothing here names an entry except in the tables called MISSES, which hold the known misses: an example or
counter-example that the code does not yet read as its entry says, each with a reason.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

import dipbrief
from dipbrief import Header
from dipbrief.acts import inflections, phrase_at, verb_forms
from dipbrief.dates import find_dates
from dipbrief.document import fold, read_document
from dipbrief.header import read_header
from dipbrief.labels import find_labels
from dipbrief.lexicon import Entry, agencies, keys_of, names, regions
from dipbrief.lexicon.compile import compiled_lexicon, compiled_tables
from dipbrief.lexicon.forms import name_entries
from dipbrief.meeting.cues import find_cues
from dipbrief.meeting.vocabulary import Cue
from dipbrief.mentions import find_mentions
from dipbrief.mentions.chunks import Chunks
from dipbrief.participants import resolve_participants, roles_of
from dipbrief.statements import find_statements
from dipbrief.statements.cues import choose_act
from dipbrief.tables import is_country, is_organization, read_rows, read_source
from dipbrief.topics import find_topics

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PORTFOLIO = "{portfolio}"

STATES: dict[str, Any] = read_source("states")
ORGANIZATIONS: dict[str, Any] = read_source("organizations")
AGENCIES: dict[str, Any] = read_source("agencies")
TOPICS: dict[str, Any] = {label: data for label, data in read_source("topics").items() if label != "slots"}
BODIES: list[dict[str, Any]] = read_source("bodies")["body"]
RANKS: list[dict[str, Any]] = read_source("ranks")["rank"]
OFFICES: list[dict[str, Any]] = read_source("offices")["office"]
PORTFOLIOS: list[dict[str, Any]] = read_source("portfolios")["portfolio"]
ACTS: list[dict[str, Any]] = read_source("acts")["act"]
PHRASES: list[dict[str, Any]] = read_source("acts")["phrase"]
NOMINALS: list[dict[str, Any]] = read_source("acts")["nominal"]
STATUSES: list[dict[str, Any]] = read_source("titles")["status"]
VERBS: list[dict[str, Any]] = read_source("meetings")["verb"]

LABELS = [
    "agriculture-and-food",
    "armed-conflict",
    "bilateral-relations",
    "climate-and-environment",
    "consular-affairs",
    "counterterrorism",
    "crime-and-drugs",
    "culture-sport-and-tourism",
    "cyber-and-information-security",
    "defence-cooperation",
    "defence-industry-and-arms",
    "demining",
    "disasters",
    "domestic-politics",
    "education",
    "energy",
    "health",
    "high-level-visits",
    "human-rights-and-democracy",
    "humanitarian-aid",
    "intelligence",
    "investment-and-finance",
    "labour-and-social",
    "legal-affairs",
    "maritime-security",
    "media",
    "migration",
    "military-education-and-training",
    "military-exercises",
    "multilateral-cooperation",
    "nonproliferation",
    "parliamentary-ties",
    "peace-process",
    "peacekeeping",
    "regional-security",
    "religion",
    "sanctions",
    "science-and-technology",
    "territory-and-borders",
    "trade",
    "transport-and-connectivity",
]

# --- known misses ----------------------------------------------------------------------------------------------

TWO_STATES = "an adjective that two states share goes to the first of them"
NO_NAME = "what stands there is not read as a person"
CONTEXT = "a weak form is taken without the neighbour that it needs"
SHADOW = "an office form that holds the status hides it"
UNREAD = "this opening is not read"

EXAMPLE_MISSES = {
    "Congolese Foreign Minister Evariste Lukusamba flew to Kinshasa": TWO_STATES,
    "Guinean Foreign Minister Mamady Bangourane was in Conakry": TWO_STATES,
    "Chagossian campaigner Rosemay Lisabette": NO_NAME,
    "Vatican Secretary of State Cardinal Ambrogio Tessarolli": "a city-state before an office of its own",
    "Vatican Secretary of State Cardinal Jon Pellisard": "the second title hides the first",
    "NATO Secretary General Jan de Waal": "a given name that is also short for a month",
    "BRICS Sherpa Ingrid Samarov": NO_NAME,
    "G7 Sherpa Amara Achterbergh": NO_NAME,
    "G20 Sherpa Kofi Lindqvall": NO_NAME,
    "Royal Air Force Marshal Kasimir Quenzer": "a body before a rank gives no party",
    "Consell General Syndic Marta Belikhov": NO_NAME,
    "four-star General Baek Min-gyu": "a rank that begins with a small letter",
    "three-star General Noh Tae-oh": "a rank that begins with a small letter",
    "Supreme Leader Ayatollah Tor Ashkerova": "the second title hides the first",
    "Apostolic Nuncio Archbishop Sefa Daskaluk": "the second title hides the first",
    "Duke of Arden": NO_NAME,
    "Duchess of Arden": NO_NAME,
}

OFFICE_ID_MISSES = {
    "Defence Cabinet Secretary Oyun Ferrantino",
    "Minister Delegate for European Affairs Omar Ombergh",
    "Deputy Minister of Trade Kofi Yildirkan",
    "Deputy Secretary of Defense Petra Hashmarin",
    "Permanent Secretary of the Ministry of Health Ivo Moranthe",
    "Commissioner for Enlargement Salim Barvincic",
    "Chairman of the Foreign Affairs Committee Rosa Cravenor",
    "Adviser on Foreign Affairs Taro Ferrantino",
    "Head of the Consular Department Amadi Kaskvere",
    "Foreign Ministry Spokesperson Lior Zelindra",
}

STATUS_MISSES = {
    "caretaker Prime Minister Najib Farhoud": SHADOW,
    "the resident Ambassador Paula Winterberg": SHADOW,
    "the non-resident Ambassador of Iceland, Jonas Hallgrimur": SHADOW,
}

COUNTER_MISSES = dict.fromkeys(
    [
        "the British Antarctic Survey",
        "analyst Dane Whitlow",
        "the wider region of Micronesia",
        "U.S. state of Georgia",
        "police on Queensland's Gold Coast",
        "Gulf of Guinea",
        "a Persian carpet",
        "Jordan Petterling, a spokesman",
        "Peace Palace in The Hague",
        "the abbey of Montserrat near Barcelona",
        "Gulf of Mexico",
        "the Royal Caledonian Society",
        "Gulf of Oman",
        "West Papuan separatists",
        "Polish the silver before the banquet",
        "Coach Chad Williston said",
        "Lake Chad basin",
        "a Siamese cat",
        "an SVG image file",
        "the Miraflores district of Lima",
        "the RSA algorithm",
        "former Yugoslav Republic of Macedonia",
        "Army General Staff",
        "Army General Headquarters",
        "Army General Hospital",
        "Gen Z",
        "Sardar Patel Stadium",
        "Lanka Freight Pte Ltd",
        "Pvt Ltd",
    ],
    CONTEXT,
)

CLASS_MISSES = {
    "Don Quarrington": "a given name that is also an honorific",
}

ACT_MISSES = {
    "The government recalled its ambassador from the capital.": "to call back is not to remember",
    "The new president was sworn in on Friday.": "a ceremony, not a promise",
    "The frigate was welcomed by a brass band.": "a passive with a thing as its subject",
    "The minister was dismissed from office.": "a removal, not a refusal",
    "The ministers were in full agreement on tariffs.": "an adjective inside a fixed phrase",
    "He spoke to reporters.": "the press is no party to a meeting",
}

DATELINE_MISSES = {
    "ANKARA": "a city alone on its line",
    "By Azernews": "an agency in the place of a byline",
    "BAKU, Azerbaijan, October 4": "own line without what closes it",
    "APA \u2013 Dakar (Senegal) \u2013": UNREAD,
    "(LANKAPUVATH | COLOMBO) \u2013": UNREAD,
    "\u2014 MNA": UNREAD,
    "DILI, 04 october 2025 (TATOLI) \u2013": UNREAD,
    "Posted On: 04 OCT 2025 6:10PM by PIB Delhi": UNREAD,
    "Press Release No PR-115/2025-ISPR": UNREAD,
}

# Marks whose words are cut otherwise in a text, so that they can never match.
SILENT_MARKS = {
    "Caliber.Az",
    "Day.Az",
    "News.Az",
    "Civil.Ge",
}

# Names that two agencies share and that are not marked weak in both.
SHARED_NAMES = {
    "radio france internationale",
    "radio television brunei",
    "apa news agency",
    "state information service",
    "shabelle media network",
}


def row(*values: Any, id: str, misses: dict[str, str]) -> Any:
    """Return a parameter set, marked as a known miss when its last value is in *misses*."""
    reason = misses.get(values[-1])
    return pytest.param(*values, id=id, marks=[pytest.mark.xfail(strict=True, reason=reason)] if reason else [])


def counters(owner: str, table: Iterable[tuple[str, dict[str, Any]]], misses: dict[str, str]) -> list[Any]:
    return [row(id, t, id=f"{owner}: {t}", misses=misses) for id, data in table for t in data.get("counter", ())]


def fired(text: str) -> set[tuple[str, str]]:
    """Return (kind, id) of every longest form of the lexicon at any word of *text*."""
    document = read_document(text)
    return {(entry.kind, entry.id) for i in range(len(document.words)) for entry in names().longest(document, i)}


def chunks(text: str) -> set[tuple[str, str]]:
    """Return (kind, id) of the entries that the title grammar takes *text* to be made of."""
    return {(chunk.kind, chunk.entry.id) for chunk in Chunks(read_document(text)) if chunk.entry is not None}


def parties(text: str) -> set[str]:
    people, _, _ = resolve_participants(read_document(text), None, Header(), 0)
    return {person.party.code for person in people if person.party is not None}


def offices(text: str) -> set[str | None]:
    document = read_document(text)
    people, _, _ = resolve_participants(document, None, Header(), 0)
    return {role.office for person in people for role in roles_of(person, document)}


# --- states, organizations, bodies -----------------------------------------------------------------------------

PARTY_EXAMPLES = [
    *(row(code, data["example"], id=f"state {code}", misses=EXAMPLE_MISSES) for code, data in STATES.items()),
    *(
        row(code, data["example"], id=f"organization {code}", misses=EXAMPLE_MISSES)
        for code, data in ORGANIZATIONS.items()
    ),
    *(row(data["country"], data["example"], id=f"body {data['name']}", misses=EXAMPLE_MISSES) for data in BODIES),
]


@pytest.mark.parametrize(("code", "example"), PARTY_EXAMPLES)
def test_example_gives_a_person_of_that_party(code: str, example: str) -> None:
    assert code in parties(example)


@pytest.mark.parametrize(("code", "text"), counters("state", STATES.items(), COUNTER_MISSES))
def test_counter_example_is_not_that_state(code: str, text: str) -> None:
    assert ("country", code) not in chunks(text)


def test_states_are_complete() -> None:
    present = {code: data for code, data in STATES.items() if not data.get("historic")}
    full = [code for code, data in present.items() if data["capital"] and data["demonyms"]]
    assert len(full) >= 195
    assert {"XK", "PS", "TW", "VA", "EH"} <= set(present)


def test_states_are_well_formed() -> None:
    for code, data in STATES.items():
        assert re.fullmatch("[A-Z]{2}", code)
        assert is_country(code)
        forms = {data["name"], data["official"], data["capital"]}
        for key in ("aliases", "abbreviations", "demonyms", "people", "prefixes", "capital_aliases", "metonyms"):
            assert len(data[key]) == len(set(data[key])), (code, key)
            forms |= set(data[key])
        assert set(data["weak"]) <= forms, code
        assert ("country", code) in fired(data["name"])


def test_organizations_are_well_formed() -> None:
    for code, data in ORGANIZATIONS.items():
        assert is_organization(code)
        assert set(data.get("weak", ())) <= {data["name"], *data["aliases"], *data["abbreviations"]}, code
        assert ("organization", code) in fired(data["name"])


def test_bodies_are_well_formed() -> None:
    for data in BODIES:
        assert is_country(data["country"])
        assert set(data["weak"]) <= {data["name"], *data["aliases"], *data["abbreviations"]}, data["name"]


def test_countries_named_elsewhere_exist() -> None:
    used = {code for data in RANKS for block in data.get("code", ()) for code in block["countries"]}
    used |= {data["country"] for data in [*OFFICES, *AGENCIES.values()] if data.get("country")}
    used |= {country for _, country, _ in read_rows("places")}
    used |= set(read_source("regions")) - {"world"}
    used |= {data["country"] for data in read_source("readouts")["office"] if "country" in data}
    assert [code for code in sorted(used) if not is_country(code)] == []
    assert [o for data in OFFICES if (o := data.get("organization")) and not is_organization(o)] == []


def test_places_are_well_formed() -> None:
    found = read_rows("places")
    assert {len(fields) for fields in found} == {3}
    wrong = [name for name, _, aliases in found if not keys_of(name) or "" in (aliases.split("|") if aliases else [])]
    assert wrong == []


# --- one owner for every form ----------------------------------------------------------------------------------


def shared(entries: Iterable[Entry], key: Any) -> list[str]:
    """Return the forms of *entries* that belong to two ids of one *key* and are not weak in both."""
    owners: dict[Any, list[Entry]] = defaultdict(list)
    for entry in entries:
        owners[key(entry), entry.keys, entry.exact].append(entry)
    return [
        " ".join(form[1])
        for form, group in owners.items()
        if len({entry.id for entry in group}) > 1 and not all(entry.weak for entry in group)
    ]


# A noun or plural of an office ("leader", "ministers") belongs to all offices that have it. Cities of one name and
# the word classes of titles.toml are told apart by context.
def test_no_form_has_two_owners() -> None:
    kinds = {"country", "organization", "body", "rank", "office", "portfolio"}
    entries = [entry for entry in names() if entry.kind in kinds and entry.form not in ("plural", "noun")]
    assert shared(entries, lambda entry: entry.kind) == []


def test_no_party_form_is_that_of_another_kind() -> None:
    entries = [entry for entry in names() if entry.kind in ("country", "organization")]
    assert shared(entries, lambda entry: "") == []


def test_no_agency_form_has_two_owners() -> None:
    assert set(shared(agencies(), lambda entry: "")) == SHARED_NAMES


def test_no_region_has_two_owners() -> None:
    assert shared(regions(), lambda entry: entry.form) == []


def test_no_topic_term_has_two_labels() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for label, data in TOPICS.items():
        for term in data["terms"]:
            owners[" ".join(keys_of(term))].add(label)
    assert {term: sorted(labels) for term, labels in owners.items() if len(labels) > 1} == {}


# --- ranks, offices, portfolios, titles ------------------------------------------------------------------------

ENTRY_EXAMPLES = [
    *(row("rank", data["id"], data["example"], id=f"rank {data['id']}", misses=EXAMPLE_MISSES) for data in RANKS),
    *(row("portfolio", data["id"], data["example"], id=f"portfolio {data['id']}", misses={}) for data in PORTFOLIOS),
    *(
        row("office", data["id"], data["example"], id=f"office {data['id']}", misses={})
        for data in OFFICES
        if PORTFOLIO not in data["id"]
    ),
    *(
        row(kind, kind, read_source("titles")[kind]["example"], id=f"titles {kind}", misses={})
        for kind in ("unit", "quality", "common", "honorific")
    ),
    *(row("status", data["id"], data["example"], id=f"status {data['id']}", misses=STATUS_MISSES) for data in STATUSES),
    *(
        row("region", code, data["example"], id=f"region {code}", misses={})
        for code, data in read_source("regions").items()
    ),
]


@pytest.mark.parametrize(("kind", "id", "example"), ENTRY_EXAMPLES)
def test_example_fires_its_entry(kind: str, id: str, example: str) -> None:
    if kind == "region":
        document = read_document(example)
        assert any(entry.id == id for i in range(len(document.words)) for entry in regions().longest(document, i))
    else:
        assert (kind, id) in fired(example)


@pytest.mark.parametrize(
    ("id", "example"),
    [
        row(
            data["id"],
            data["example"],
            id=data["id"],
            misses=EXAMPLE_MISSES | dict.fromkeys(OFFICE_ID_MISSES, "slot not filled"),
        )
        for data in OFFICES
        if data["id"] != "counterpart"  # has the office of somebody else
    ],
)
def test_example_gives_that_office(id: str, example: str) -> None:
    pattern = re.compile("(deputy-)?" + re.escape(id).replace(re.escape(PORTFOLIO), ".+"))
    assert [office for office in offices(example) if office and pattern.fullmatch(office)]


@pytest.mark.parametrize(("id", "text"), counters("rank", ((data["id"], data) for data in RANKS), COUNTER_MISSES))
def test_counter_example_is_not_that_rank(id: str, text: str) -> None:
    assert ("rank", id) not in chunks(text)


@pytest.mark.parametrize(("id", "text"), counters("status", ((data["id"], data) for data in STATUSES), {}))
def test_counter_example_gives_nobody_that_status(id: str, text: str) -> None:
    assert not [mention for mention in find_mentions(read_document(text)) if mention.name and id in mention.statuses]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        row(kind, text, id=text, misses=CLASS_MISSES)
        for kind in ("unit", "quality", "honorific", "common")
        for text in read_source("titles")[kind]["counter"]
    ],
)
def test_counter_example_is_not_of_that_class(kind: str, text: str) -> None:
    document = read_document(text)
    inside = {i for mention in find_mentions(document) if mention.name for i in range(*mention.name)}
    outside = [chunk for chunk in Chunks(document) if chunk.kind == kind and chunk.first not in inside]
    assert outside == []


def test_ids_are_slugs() -> None:
    ids = [data["id"] for data in [*RANKS, *PORTFOLIOS, *OFFICES, *STATUSES, *ACTS, *PHRASES, *VERBS]]
    assert [id for id in ids if not SLUG.fullmatch(id.replace(PORTFOLIO, "portfolio"))] == []
    assert [label for label in TOPICS if not SLUG.fullmatch(label)] == []


def test_ranks_are_well_formed() -> None:
    assert {data["system"] for data in RANKS} <= {"military", "police", "security", "justice"}
    codes = [block["code"] for data in RANKS for block in data.get("code", ())]
    assert [code for code in codes if not re.fullmatch("O[FR]-(10|[1-9])", code)] == []
    assert [data["id"] for data in RANKS if not set(data["weak"]) <= set(data["forms"])] == []
    assert [data["id"] for data in RANKS if data["system"] != "military" and data.get("code")] == []


def test_every_form_of_ranks_and_offices_can_fire() -> None:
    firing = {(entry.kind, entry.id, entry.keys) for entry in names()}
    silent = [
        (entry.kind, " ".join(entry.keys))
        for kind, table in (("rank", RANKS), ("office", OFFICES))
        for data in table
        for form in [*data["forms"], *data.get("abbreviations", ())]
        if PORTFOLIO not in form
        for entry in [Entry(keys_of(form), kind, data["id"])]
        if (kind, data["id"], entry.keys) not in firing
    ]
    assert silent == []


# --- agencies --------------------------------------------------------------------------------------------------

SAMPLES = [
    row(id, sample, id=f"{id}: {sample}", misses=DATELINE_MISSES)
    for id, data in AGENCIES.items()
    for sample in data["datelines"]
]
# Openings that name no city of filing.
CREDIT_ONLY = re.compile(
    r"""
    \(?(MENAFN|Azernews|AKIPRESS\.COM|Shafaq\ News|NNA|Seychelles\ News\ Agency|Ada\ Derana|ECONOMYNEXT|ECNS|KPL)\)?
    (\ [-\u2013]+)? | By\ Azernews
    """,
    re.VERBOSE,
)


@pytest.mark.parametrize(("id", "sample"), SAMPLES)
def test_sample_dateline_is_read_as_its_agency_s(id: str, sample: str) -> None:
    data = AGENCIES[id]
    text = f"{sample} Foreign Minister Kari Lund received Ambassador Paul Reed."
    header = read_header(read_document(text), None, dt.date(2026, 10, 5)).header
    assert (header.dateline is None) == bool(CREDIT_ONLY.fullmatch(sample))
    if any(re.search(rf"\b{re.escape(mark)}\b", sample) for mark in data["marks"]):
        assert header.agency is not None
        assert header.agency.name == data["name"]
    else:
        assert header.agency is None or header.agency.name == data["name"]


def test_every_mark_is_found() -> None:
    marks = [(id, mark) for id, data in AGENCIES.items() for mark in data["marks"]]
    silent = {mark for id, mark in marks if id not in {e.id for e in agencies().longest(read_document(mark), 0)}}
    assert silent == SILENT_MARKS


def test_agencies_are_well_formed() -> None:
    for id, data in AGENCIES.items():
        assert data["marks"], id
        assert set(data["weak"]) <= {data["name"], *data["marks"], *data["aliases"]}, id


# --- acts ------------------------------------------------------------------------------------------------------


def chosen(text: str) -> set[tuple[str, str]]:
    """Return (act, form) of every verb of *text* whose conditions hold, whoever its subject is."""
    document = read_document(text)
    people_at: dict[int, tuple[int, int]] = {}
    for mention in find_mentions(document):
        article = mention.first > 0 and document.keys[mention.first - 1] == "the"
        people_at[mention.first] = people_at[mention.first - article] = (mention.last, 0)
    return {
        (act.id, document.keys[i])
        for first, last in document.sentences
        for i in range(first, last)
        if (form := verb_forms().get(document.keys[i]))
        for passive in (False, True)
        if (act := choose_act(document, i, form, first, last, people_at, passive=passive))
    }


def said(text: str) -> set[tuple[str, str]]:
    """Return (act, cue) of every statement of *text*."""
    document = read_document(text)
    people, _, _ = resolve_participants(document, None, Header(), 0)
    found = find_statements(document, 0, people, {n: f"p{n + 1}" for n in range(len(people))})
    return {(statement.act, statement.cue.text.lower()) for statement in found}


def forms_of(data: dict[str, Any]) -> set[str]:
    return {fold(form) for verb in data["verbs"] for form in inflections(verb)}


@pytest.mark.parametrize("data", ACTS, ids=lambda data: f"{data['id']}: {data['verbs'][0]}")
def test_example_is_that_act(data: dict[str, Any]) -> None:
    assert {form for id, form in chosen(data["example"]) if id == data["id"]} & forms_of(data)


@pytest.mark.parametrize(
    ("data", "text"),
    [row(data, t, id=f"{data['id']}: {t}", misses=ACT_MISSES) for data in ACTS for t in data.get("counter", ())],
)
def test_counter_example_is_not_that_act(data: dict[str, Any], text: str) -> None:
    assert not {cue for id, cue in said(text) if id == data["id"]} & forms_of(data)


@pytest.mark.parametrize(
    ("id", "form", "text"),
    [row(data["id"], data["form"], data["example"], id=data["form"], misses=ACT_MISSES) for data in PHRASES],
)
def test_example_holds_that_phrase(id: str, form: str, text: str) -> None:
    document = read_document(text)
    found = [phrase_at(document, i) for i in range(len(document.words))]
    assert id in {hit[0].id for hit in found if hit is not None}


@pytest.mark.parametrize(
    ("id", "cue", "text"), [(data["id"], data["cue"], text) for data in PHRASES for text in data.get("counter", ())]
)
def test_counter_example_is_not_that_phrase(id: str, cue: str, text: str) -> None:
    assert (id, cue) not in said(text)


@pytest.mark.parametrize("data", NOMINALS, ids=lambda data: data["form"])
def test_counter_example_of_a_noun_is_no_statement(data: dict[str, Any]) -> None:
    for text in data.get("counter", ()):
        assert data["id"] not in {id for id, _ in said(text)}


# --- topics and talking ----------------------------------------------------------------------------------------


def labels_of(text: str) -> tuple[str, ...]:
    document = read_document(text)
    return find_labels(document, 0, len(document.words))


def test_labels_are_those_of_the_list() -> None:
    assert sorted(TOPICS) == LABELS
    assert len(LABELS) == 41
    assert {other for data in TOPICS.values() for other in data["implies_not"]} <= set(LABELS)


@pytest.mark.parametrize(
    ("label", "text"), [(label, text) for label, data in TOPICS.items() for text in data["examples"]]
)
def test_example_has_that_label(label: str, text: str) -> None:
    assert label in labels_of(text)


@pytest.mark.parametrize(
    ("label", "text"), [(label, text) for label, data in TOPICS.items() for text in data["counter"]]
)
def test_counter_example_has_not_that_label(label: str, text: str) -> None:
    assert label not in labels_of(text)


# The tables of talking.toml whose example is a whole sentence.
TALKING = ["verbs", "prepositional", "nouns", "linking", "passive", "subjects", "breaks"]


def topics_of(text: str) -> list[str]:
    return [topic.text for topic in find_topics(read_document(text), 0, [])]


@pytest.mark.parametrize("table", TALKING)
def test_example_names_a_topic(table: str) -> None:
    data = read_source("talking")[table]
    assert topics_of(data["example"])
    for text in data.get("counter", ()):
        assert topics_of(text) == []


def test_empty_and_fixed_pairs_of_topics() -> None:
    talking = read_source("talking")
    assert topics_of(f"They discussed {talking['empty']['example']}.") == []
    for text in talking["empty"]["counter"]:
        assert topics_of(f"They discussed {text}.") == [text]
    assert topics_of(f"They discussed {talking['pairs']['example']}.") == [talking["pairs"]["example"]]
    assert topics_of(f"They discussed fish, {talking['dropped']['example']}.")[-1] == "trade"


# --- meetings and the calendar ---------------------------------------------------------------------------------


@cache
def cues(text: str) -> tuple[Cue, ...]:
    document = read_document(text)
    mentions = find_mentions(document)
    articles = {m.first - 1 for m in mentions if m.first > 0 and document.keys[m.first - 1] in ("the", "his", "her")}
    return tuple(find_cues(document, 0, {mention.first for mention in mentions} | articles))


@pytest.mark.parametrize("data", VERBS, ids=lambda data: data["id"])
def test_example_is_that_meeting_verb(data: dict[str, Any]) -> None:
    found = [cue for cue in cues(data["example"]) if cue.id in (data["id"], "meet")]
    assert found
    assert found[0].format == data.get("format") or "phone" in data["example"]


@pytest.mark.parametrize(("id", "text"), counters("verb", ((data["id"], data) for data in VERBS), ACT_MISSES))
def test_counter_example_is_not_that_meeting_verb(id: str, text: str) -> None:
    assert id not in {cue.id for cue in cues(text)}


@pytest.mark.parametrize("data", read_source("meetings")["noun"], ids=lambda data: data["forms"][0])
def test_example_is_that_meeting_noun(data: dict[str, Any]) -> None:
    formats = {cue.format for cue in cues(data["example"])}
    assert data.get("format") in formats


@pytest.mark.parametrize(
    ("table", "holds"),
    [
        ("light", lambda cue: cue.id == "light" and cue.strength == 3),
        ("visit", lambda cue: cue.id == "visit"),
        ("planned_before", lambda cue: cue.planned),
        ("cancelled", lambda cue: cue.cancelled),
        ("recalled", lambda cue: cue.recalled),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_example_is_that_circumstance(table: str, holds: Any) -> None:
    assert [cue for cue in cues(read_source("meetings")[table]["example"]) if holds(cue)]


@pytest.mark.parametrize("table", ["months", "weekdays", "parts_of_day"])
def test_example_is_a_date(table: str) -> None:
    data = read_source("calendar")[table]
    assert len(find_dates(read_document(data["example"]))) == 1
    for text in data.get("counter", ()):
        assert find_dates(read_document(text)) == []


# --- the small words of the grammar ------------------------------------------------------------------------------

SMALL = [
    pytest.param(data, id=f"{table}-{name}")
    for table in ("grammar", "clauses")
    for name, data in read_source(table).items()
]


@pytest.mark.parametrize("data", SMALL)
def test_small_list_is_clean(data: dict[str, Any]) -> None:
    assert [word for word in data["words"] if not re.fullmatch("[a-z]+", word)] == []
    assert len(set(data["words"])) == len(data["words"])
    assert set(data) == {"words", "example"}


@pytest.mark.parametrize("data", SMALL)
def test_example_has_a_word_of_the_small_list(data: dict[str, Any]) -> None:
    assert set(read_document(data["example"]).keys) & set(data["words"])
    assert dipbrief.parse(data["example"], title=data["example"]).mentioned is not None


# --- the files themselves --------------------------------------------------------------------------------------

FILES = sorted(path.name for path in (files("dipbrief") / "data").iterdir() if path.name.endswith((".toml", ".tsv")))


@pytest.mark.parametrize("name", FILES)
def test_file_is_clean(name: str) -> None:
    text = (files("dipbrief") / "data" / name).read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    assert text.startswith("#")
    assert name.endswith(".tsv") or not [line for line in text.split("\n") if line != line.rstrip()]


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".toml")])
def test_every_string_is_trimmed(name: str) -> None:
    untrimmed: list[str] = []

    def visit(value: object) -> None:
        if isinstance(value, str) and value != value.strip():
            untrimmed.append(value)
        for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            visit(child)

    visit(read_source(name.removesuffix(".toml")))
    assert untrimmed == []


# --- the compiled tables ---------------------------------------------------------------------------------------


def test_compiled_tables_are_current() -> None:
    folder = files("dipbrief") / "data" / "compiled"
    wanted = {"tables": compiled_tables(), **compiled_lexicon()}
    stale = [name for name, text in wanted.items() if (folder / f"{name}.tsv").read_text(encoding="utf-8") != text]
    assert stale == [], "run python -m dipbrief.lexicon.compile"


def test_a_compiled_entry_is_the_one_of_the_tables() -> None:
    compiled = {(e.keys, e.kind, e.id, e.form, e.exact, e.capital, e.weak, e.upper, e.seps) for e in names()}
    assert compiled == {
        (e.keys, e.kind, e.id, e.form, e.exact, e.capital, e.weak, e.upper, e.seps) for e in name_entries()
    }

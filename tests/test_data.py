"""The data files, entry by entry: examples fire, counter-examples do not, codes exist, no form has two owners.

Nothing here names an entry except in the tables called MISSES, which hold the known misses: an example or
counter-example that the code does not yet read as its entry says, each with a reason. One test reads the examples of a
whole file, and lists all that fail: thousands of tests of one line each would take longer to start than to run.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable
from dataclasses import fields
from functools import cache
from importlib.resources import files
from typing import Any

import pytest

import dipbrief
from dipbrief import Header, lexicon
from dipbrief.dates import calendar as calendar_lists
from dipbrief.dates import find as date_finder
from dipbrief.dates import find_dates
from dipbrief.document import Document, read_document
from dipbrief.header import read_header
from dipbrief.labels import find_labels
from dipbrief.lexicon import Entry, agencies, keys_of, names, phrases, regions
from dipbrief.lexicon.forms import name_entries
from dipbrief.meeting import vocabulary
from dipbrief.meeting.encounter import Encounter
from dipbrief.meeting.encounters import find_encounters
from dipbrief.meeting.sentence import sentences_of
from dipbrief.mentions import find_mentions
from dipbrief.mentions.chunks import Chunks
from dipbrief.participants import resolve_participants, roles_of
from dipbrief.participants.cast import Cast
from dipbrief.statements import find_statements
from dipbrief.statements import vocabulary as said_vocabulary
from dipbrief.tables import data_files, is_country, is_organization, read_rows, read_source, read_table
from dipbrief.topics import find_topics
from dipbrief.topics import vocabulary as topics_vocabulary

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
ACTS = read_source("acts")
STATUSES: list[dict[str, Any]] = read_source("titles")["status"]

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

NO_NAME = "what stands there is not read as a person"
CONTEXT = "a weak form is taken without the neighbour that it needs"
SHADOW = "an office form that holds the status hides it"
UNREAD = "this opening is not read"

EXAMPLE_MISSES = {
    "Chagossian campaigner Rosemay Lisabette": NO_NAME,
    "BRICS Sherpa Ingrid Samarov": NO_NAME,
    "G7 Sherpa Amara Achterbergh": NO_NAME,
    "G20 Sherpa Kofi Lindqvall": NO_NAME,
    "Royal Air Force Marshal Kasimir Quenzer": "a body before a rank gives no party",
    "Consell General Syndic Marta Belikhov": NO_NAME,
    "four-star General Baek Min-gyu": "a rank that begins with a small letter",
    "three-star General Noh Tae-oh": "a rank that begins with a small letter",
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
    "The envoy hails from a coastal town.": "where somebody comes from, not praise",
    "The guests paid floral tribute to the founder.": "flowers, not words",
    "The pilgrims prayed at the shrine.": "nothing is wished",
}

DATELINE_MISSES = {
    "ANKARA": "a city alone on its line",
    "By Azernews": "an agency in the place of a byline",
    "BAKU, Azerbaijan, October 4": "own line without what closes it",
    "APA \u2013 Dakar (Senegal) \u2013": UNREAD,
    "(LANKAPUVATH | COLOMBO) \u2013": UNREAD,
    "\u2014 MNA": UNREAD,
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


Case = tuple[str, str]  # the id of an entry, and a text


def check(cases: Iterable[Case], holds: Callable[[str, str], bool], misses: Container[str] = ()) -> None:
    """Assert that *holds* is true of every case but the known *misses*, and false of each of those."""
    cases = list(cases)
    assert cases
    failed = [f"{id}: {text}" for id, text in cases if not holds(id, text)]
    assert failed == [f"{id}: {text}" for id, text in cases if text in misses]


def examples(table: Iterable[dict[str, Any]], id: str = "id") -> list[Case]:
    return [(data[id], data["example"]) for data in table]


def counters(table: Iterable[tuple[str, dict[str, Any]]]) -> list[Case]:
    return [(id, text) for id, data in table for text in data.get("counter", ())]


def by_id(table: Iterable[dict[str, Any]]) -> list[tuple[str, dict[str, Any]]]:
    return [(data["id"], data) for data in table]


@cache
def read(text: str) -> Document:
    return read_document(text)


@cache
def people_of(text: str) -> Cast:
    return resolve_participants(read(text), None, Header(), 0)[0]


def fired(text: str) -> set[tuple[str, str]]:
    """Return (kind, id) of every longest form of the lexicon at any word of *text*."""
    document = read(text)
    return {(entry.kind, entry.id) for i in range(len(document.words)) for entry in names().longest(document, i)}


def chunks(text: str) -> set[tuple[str, str]]:
    """Return (kind, id) of the entries that the title grammar takes *text* to be made of."""
    return {(chunk.kind, chunk.entry.id) for chunk in Chunks(read(text)) if chunk.entry is not None}


def parties(text: str) -> set[str]:
    return {person.party.code for person in people_of(text) if person.party is not None}


def offices(text: str) -> set[str | None]:
    return {role.office for person in people_of(text) for role in roles_of(person, read(text))}


# --- states, organizations, bodies -----------------------------------------------------------------------------

PARTY_EXAMPLES = {
    "states": [(code, data["example"]) for code, data in STATES.items()],
    "organizations": [(code, data["example"]) for code, data in ORGANIZATIONS.items()],
    "bodies": examples(BODIES, "country"),
}


@pytest.mark.parametrize("file", PARTY_EXAMPLES)
def test_examples_give_a_person_of_that_party(file: str) -> None:
    check(PARTY_EXAMPLES[file], lambda code, text: code in parties(text), EXAMPLE_MISSES)


def test_counter_examples_are_not_that_state() -> None:
    check(counters(STATES.items()), lambda code, text: ("country", code) not in chunks(text), COUNTER_MISSES)


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

ENTRY_EXAMPLES = {
    "rank": examples(RANKS),
    "portfolio": examples(PORTFOLIOS),
    "office": examples(data for data in OFFICES if PORTFOLIO not in data["id"]),
    "status": examples(STATUSES),
    **{kind: [(kind, read_source("titles")[kind]["example"])] for kind in ("unit", "quality", "common", "honorific")},
}


@pytest.mark.parametrize("kind", ENTRY_EXAMPLES)
def test_examples_fire_their_entries(kind: str) -> None:
    misses = {"rank": EXAMPLE_MISSES, "status": STATUS_MISSES}.get(kind, {})
    check(ENTRY_EXAMPLES[kind], lambda id, text: (kind, id) in fired(text), misses)


def test_examples_fire_their_regions() -> None:
    def holds(id: str, text: str) -> bool:
        document = read(text)
        return any(entry.id == id for i in range(len(document.words)) for entry in regions().longest(document, i))

    check([(code, data["example"]) for code, data in read_source("regions").items()], holds)


def test_examples_give_that_office() -> None:
    def holds(id: str, text: str) -> bool:
        pattern = re.compile("(deputy-)?" + re.escape(id).replace(re.escape(PORTFOLIO), ".+"))
        return any(office and pattern.fullmatch(office) for office in offices(text))

    of_others = "counterpart"  # has the office of somebody else
    check(examples(data for data in OFFICES if data["id"] != of_others), holds, {*EXAMPLE_MISSES, *OFFICE_ID_MISSES})


def test_counter_examples_are_not_that_rank() -> None:
    check(counters(by_id(RANKS)), lambda id, text: ("rank", id) not in chunks(text), COUNTER_MISSES)


def test_counter_examples_give_nobody_that_status() -> None:
    def holds(id: str, text: str) -> bool:
        return not any(mention.name and id in mention.statuses for mention in find_mentions(read(text)))

    check(counters(by_id(STATUSES)), holds)


@pytest.mark.parametrize("kind", ["unit", "quality", "honorific", "common"])
def test_counter_examples_are_not_of_that_class(kind: str) -> None:
    def holds(_: str, text: str) -> bool:
        document = read(text)
        inside = {i for mention in find_mentions(document) if mention.name for i in range(*mention.name)}
        return not any(chunk.kind == kind and chunk.first not in inside for chunk in Chunks(document))

    check(counters([(kind, read_source("titles")[kind])]), holds, CLASS_MISSES)


def test_ids_are_slugs() -> None:
    ids = [data["id"] for data in [*RANKS, *PORTFOLIOS, *OFFICES, *STATUSES]]
    assert [id for id in (*ids, *ACTS) if not SLUG.fullmatch(id.replace(PORTFOLIO, "portfolio"))] == []
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

# Openings that name no city of filing.
CREDIT_ONLY = re.compile(
    r"""
    \(?(MENAFN|Azernews|AKIPRESS\.COM|Shafaq\ News|NNA|Seychelles\ News\ Agency|Ada\ Derana|ECONOMYNEXT|ECNS|KPL)\)?
    (\ [-\u2013]+)? | By\ Azernews
    """,
    re.VERBOSE,
)


def read_as_agency_s(id: str, sample: str) -> bool:
    """Tell whether *sample* before a sentence is a dateline, and names the agency *id* if it prints its mark."""
    data = AGENCIES[id]
    text = f"{sample} Foreign Minister Kari Lund received Ambassador Paul Reed."
    header = read_header(read_document(text), None, dt.date(2026, 10, 5)).header
    marked = any(re.search(rf"\b{re.escape(mark)}\b", sample) for mark in data["marks"])
    agency = header.agency.name if header.agency is not None else None
    placed = (header.dateline is None) == bool(CREDIT_ONLY.fullmatch(sample))
    return placed and (agency == data["name"] or (agency is None and not marked))


def test_sample_datelines_are_read_as_their_agency_s() -> None:
    samples = [(id, sample) for id, data in AGENCIES.items() for sample in data["datelines"]]
    check(samples, read_as_agency_s, DATELINE_MISSES)


def test_every_mark_is_found() -> None:
    marks = [(id, mark) for id, data in AGENCIES.items() for mark in data["marks"]]
    silent = {mark for id, mark in marks if id not in {e.id for e in agencies().longest(read_document(mark), 0)}}
    assert silent == SILENT_MARKS


def test_agencies_are_well_formed() -> None:
    for id, data in AGENCIES.items():
        assert data["marks"], id
        assert set(data["weak"]) <= {data["name"], *data["marks"], *data["aliases"]}, id


# --- acts ------------------------------------------------------------------------------------------------------


def said(text: str) -> set[tuple[str, str]]:
    """Return (act, cue) of every statement of *text*."""
    people = people_of(text)
    found = find_statements(read(text), 0, people, {n: f"p{n + 1}" for n in range(len(people))})
    return {(statement.act, statement.cue.text.lower()) for statement in found}


def test_counter_examples_are_not_that_act() -> None:
    def holds(id: str, text: str) -> bool:
        return id not in {act for act, _ in said(text)}

    check(counters(ACTS.items()), holds, ACT_MISSES)


# An event, a view or an agreement by name: no verb of speech belongs to these nouns.
NOUNS_ALONE = [
    *("The emphasis of the new curriculum pleased the guests.", "Hope is fading for the miners."),
    *("The view from the tower is fine.", "The message was sent on Friday.", "The concern was sold to a rival."),
    *("The sides reached consensus on most points.", "There was no agreement on the date."),
]


def test_nouns_of_speech_alone_are_no_statement() -> None:
    acts = {"stress", "hope", "think", "say", "agree", "worry"}
    check([("noun", text) for text in NOUNS_ALONE], lambda _, text: not acts & {act for act, _ in said(text)})


# --- topics and talking ----------------------------------------------------------------------------------------


def labels_of(text: str) -> tuple[str, ...]:
    document = read_document(text)
    return find_labels(document, 0, len(document.words))


def test_labels_are_those_of_the_list() -> None:
    assert sorted(TOPICS) == LABELS
    assert len(LABELS) == 41


@pytest.mark.parametrize(("key", "wanted"), [("examples", True), ("counter", False)])
def test_examples_have_that_label_and_counter_examples_have_not(key: str, wanted: bool) -> None:
    cases = [(label, text) for label, data in TOPICS.items() for text in data[key]]
    check(cases, lambda label, text: (label in labels_of(text)) == wanted)


def topics_of(text: str) -> list[str]:
    return [topic.text for topic in find_topics(read_document(text), 0, Cast())]


@pytest.mark.parametrize("name", list(read_source("talking")))
def test_without_the_list_of_talking_its_example_reads_differently(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    table = read_source("talking")
    text = table[name]["example"]
    before = topics_of(text)
    readers = (*(getattr(topics_vocabulary, f"{kind}_list") for kind in ("word", "noun", "id")), phrases)
    emptied = {**table, name: {key: [] for key in table[name]}}
    for reader in readers:
        reader.cache_clear()
    monkeypatch.setattr(topics_vocabulary, "read_table", lambda _: emptied)
    monkeypatch.setattr(lexicon, "read_table", lambda name: emptied if name == "talking" else read_table(name))
    try:
        assert topics_of(text) != before
    finally:
        for reader in readers:
            reader.cache_clear()


# --- meetings and the calendar ---------------------------------------------------------------------------------


def encounters(text: str) -> tuple[Any, ...]:
    """What is read of the encounters in *text*, without the persons themselves."""
    document = read_document(text)
    people, _, _ = resolve_participants(document, None, Header(), 0)
    return tuple(map(_as_told, find_encounters(sentences_of(document, people))))


def _as_told(encounter: Encounter) -> dict[str, Any]:
    """An encounter with names for persons, and with what its functions find."""
    told = {field.name: getattr(encounter, field.name) for field in fields(encounter)}
    found = {name: value() if callable(value) else value for name, value in told.items()}
    return found | {name: [person.name for person in found[name]] for name in ("persons", "around")}


def meeting_of(text: str) -> tuple[Any, ...]:
    """The meeting that *text* tells of, and who takes part in it."""
    report = dipbrief.parse(text, published=dt.date(2025, 3, 14))
    return report.meeting, [person.name for person in report.participants], len(dipbrief.parse_all(text))


LISTS = [name for name, data in read_source("meetings").items() if {"ids", "words"} & set(data)]


@pytest.mark.parametrize("name", LISTS)
def test_without_the_list_its_example_reads_differently(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    table = read_source("meetings")
    text = table[name]["example"]
    before, there = encounters(text), meeting_of(text)
    emptied = {**table, name: {key: [] for key in table[name]}}
    for reader in (vocabulary.word_list, vocabulary.id_list):
        reader.cache_clear()
    monkeypatch.setattr(vocabulary, "read_table", lambda _: emptied)
    try:
        assert encounters(text) != before or meeting_of(text) != there
    finally:
        for reader in (vocabulary.word_list, vocabulary.id_list):
            reader.cache_clear()


# --- statements --------------------------------------------------------------------------------------------------
SAID_LISTS = read_source("statements")


def statements(text: str) -> tuple[Any, ...]:
    people = people_of(text)
    return find_statements(read(text), 0, people, {n: f"p{n + 1}" for n in range(len(people))})


@pytest.mark.parametrize("name", SAID_LISTS)
def test_without_the_list_its_example_says_something_else(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = SAID_LISTS[name]["example"]
    before = statements(text)
    emptied = {**SAID_LISTS, name: {key: [] for key in SAID_LISTS[name]}}
    readers = (said_vocabulary.word_list, said_vocabulary.id_list)
    for reader in readers:
        reader.cache_clear()
    monkeypatch.setattr(said_vocabulary, "read_table", lambda _: emptied)
    try:
        assert statements(text) != before
    finally:
        for reader in readers:
            reader.cache_clear()


CALENDAR = read_source("calendar")
IN_TEXT = [name for name in CALENDAR if "example" in CALENDAR[name] and name != "hijri"]  # that one is for datelines


@pytest.mark.parametrize("name", IN_TEXT)
def test_without_the_list_its_example_has_other_dates(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = CALENDAR[name]["example"]
    before = find_dates(read_document(text))
    emptied = {**CALENDAR, name: {key: [] for key in CALENDAR[name]}}
    readers = (calendar_lists.words_of, calendar_lists.calendar, date_finder.opening_words)
    for reader in readers:
        reader.cache_clear()
    for module in (calendar_lists, date_finder):
        monkeypatch.setattr(module, "read_table", lambda _: emptied)
    try:
        assert before
        assert find_dates(read_document(text)) != before
    finally:
        for reader in readers:
            reader.cache_clear()


@pytest.mark.parametrize("name", [name for name in CALENDAR if "counter" in CALENDAR[name]])
def test_counter_has_no_date(name: str) -> None:
    assert [find_dates(read_document(text)) for text in CALENDAR[name]["counter"]] == [[]]


# --- the files themselves --------------------------------------------------------------------------------------

FILES = sorted(path.name for path in (files("dipbrief") / "data").iterdir() if path.name.endswith((".toml", ".tsv")))


def test_files_are_clean() -> None:
    for name in FILES:
        text = (files("dipbrief") / "data" / name).read_bytes().decode("utf-8")
        assert text.endswith("\n"), name
        assert "\r" not in text, name
        assert text.startswith("#"), name
        assert name.endswith(".tsv") or not [line for line in text.split("\n") if line != line.rstrip()], name


def test_every_string_is_trimmed() -> None:
    untrimmed: list[tuple[str, str]] = []

    def visit(name: str, value: object) -> None:
        if isinstance(value, str) and value != value.strip():
            untrimmed.append((name, value))
        for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            visit(name, child)

    for name in FILES:
        if name.endswith(".toml"):
            visit(name, read_source(name.removesuffix(".toml")))
    assert untrimmed == []


# --- the compiled tables ---------------------------------------------------------------------------------------


def test_a_compiled_entry_is_the_one_of_the_tables() -> None:
    assert sorted(map(repr, names())) == sorted(map(repr, name_entries(data_files())))


def is_borne_out(findings: Iterable[dipbrief.Finding]) -> bool:
    """Tell whether a check finds nothing but notes."""
    return all(finding.severity == "note" for finding in findings)

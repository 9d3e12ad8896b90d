"""What language models are asked for, and what becomes of their answers: ``answer_schema`` and ``locate``."""

import copy
import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from material import NAMES, head, mistakes, report_of, text_of

import dipbrief
from dipbrief import Finding, MeetingReport, answer_schema, locate, vocabulary

Tree = dict[str, Any]

TEXT = """LISBON, May 6 (Reuters) - Portuguese Foreign Minister Rui Falcao met Wanjiru Otieno of Kenya on Tuesday.

They discussed mine clearance and  fishing rights. Falcao thanked Otieno. Otieno said the “open sea” was wide.
"""

# --- the schema: what the strict modes of the large providers take -----------------------------------------------

TYPES = {"object", "array", "string", "null"}
KEYWORDS = {"type", "properties", "required", "additionalProperties", "items", "anyOf", "enum", "description"}
KEYWORDS |= {"$ref", "$defs"}
MOST_IDS = 1000  # of all enumerations together
MOST_LETTERS = 15_000  # of an enumeration of more than 250 ids
MOST_PROPERTIES = 5000
DEEPEST = 10


def parts(schema: Any, depth: int = 0) -> Iterator[tuple[Tree, int]]:
    """Yield every schema in *schema*, itself included, with the objects that it is in."""
    depth += schema.get("type") == "object"
    yield schema, depth
    inner = [*schema.get("properties", {}).values(), *schema.get("anyOf", ()), *schema.get("$defs", {}).values()]
    for part in (*inner, *filter(None, [schema.get("items")])):
        yield from parts(part, depth)


def test_the_strict_schema_has_only_what_all_providers_take() -> None:
    schema = answer_schema(strict=True)
    found = list(parts(schema))
    assert {keyword for part, _ in found for keyword in part} <= KEYWORDS
    assert {part["type"] for part, _ in found if "type" in part} <= TYPES
    assert [part for part, _ in found if "$ref" in part and len(part) > 1] == []
    assert max(depth for _, depth in found) <= DEEPEST
    enumerations = [part["enum"] for part, _ in found if "enum" in part]
    assert sum(map(len, enumerations)) < MOST_IDS
    assert max(sum(map(len, ids)) for ids in enumerations if len(ids) > 250) < MOST_LETTERS
    assert sum(len(part.get("properties", ())) for part, _ in found) < MOST_PROPERTIES
    assert schema["type"] == "object"


def test_every_object_of_the_strict_schema_is_closed_and_whole() -> None:
    objects = [part for part, _ in parts(answer_schema()) if part.get("type") == "object"]
    assert len(objects) > 8
    for part in objects:
        assert part["additionalProperties"] is False
        assert part["required"] == list(part["properties"])


def test_words_stand_in_place_of_offsets() -> None:
    named = {name for part, _ in parts(answer_schema()) for name in part.get("properties", ())}
    assert named.isdisjoint({"start", "end", "schema_version", "issues", "year_source"})
    assert {"mentions", "evidence", "cue", "speaker_text", "content", "venue"} <= named


@pytest.mark.parametrize(
    ("name", "vocabulary_name"),
    [("act", "acts"), ("system", "rank-systems"), ("labels", "labels"), ("status", "statuses")],
)
def test_vocabularies_are_enumerations(name: str, vocabulary_name: str) -> None:
    schemas = [part["properties"][name] for part, _ in parts(answer_schema()) if name in part.get("properties", ())]
    ids = [part["enum"] for schema in schemas for part, _ in parts(schema) if "enum" in part]
    assert list(vocabulary(vocabulary_name)) in ids


def test_offices_are_enumerated() -> None:
    ids = {id for part, _ in parts(answer_schema()) for id in part.get("enum", ())}
    assert ids >= {"ambassador", "defence-minister", "deputy-trade-minister"}
    assert {id for id in ids if id.endswith("minister")} <= vocabulary("offices").keys()


def test_without_strict_what_may_be_absent_is_not_required() -> None:
    schema = answer_schema(strict=False)
    jsonschema.validate({"header": {}, "topics": [{"text": "trade"}]}, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"header": {}, "topics": [{"text": "trade"}]}, answer_schema())


def test_the_schema_is_the_callers_own() -> None:
    answer_schema()["properties"].clear()
    assert "topics" in answer_schema()["properties"]


# --- answers -----------------------------------------------------------------------------------------------------


def without_places(value: Any) -> Any:
    """Return a report as a model would give it: words alone, nothing that is worked out."""
    if isinstance(value, dict):
        left_out = {"start", "end", "schema_version", "issues", "year_source"}
        return {name: without_places(child) for name, child in value.items() if name not in left_out}
    return [without_places(item) for item in value] if isinstance(value, list) else value


def answer_of(report: MeetingReport) -> Tree:
    answer: Tree = without_places(report.model_dump(mode="json"))
    del answer["labels"]
    return answer


@pytest.mark.parametrize("name", NAMES[::5])
def test_our_own_words_are_found_again(name: str) -> None:
    report = report_of(name)
    found, left_out = locate(answer_of(report), text_of(name), **head(name))
    assert left_out == ()
    mistaken = {finding.code for finding in mistakes(found, text_of(name), **head(name))}
    assert mistaken <= {"title-of-another", "mention-of-two", "away-from-cue"}  # of several "minister", "she"
    assert [topic.text for topic in found.topics] == [topic.text for topic in report.topics]
    assert [s.cue.text for s in found.statements] == [s.cue.text for s in report.statements]


def test_most_words_are_found_at_their_very_place() -> None:
    places, right = 0, 0
    for name in NAMES[::5]:
        report = report_of(name)
        found, _ = locate(answer_of(report), text_of(name), **head(name))
        pairs = [
            *((one.cue.start, other.cue.start) for one, other in zip(report.statements, found.statements, strict=True)),
            *((one.start, other.start) for one, other in zip(report.topics, found.topics, strict=True)),
            *(
                (one.start, other.start)
                for old, new in zip(report.participants, found.participants, strict=True)
                for one, other in zip(old.mentions, new.mentions, strict=True)
            ),
        ]
        places += len(pairs)
        right += sum(one == other for one, other in pairs)
    assert right / places > 0.9


def located(**answer: Any) -> tuple[MeetingReport, tuple[Finding, ...]]:
    return locate({"header": {}, **answer}, TEXT)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("mine clearance", "mine clearance"),
        ("Mine clearance", "mine clearance"),
        ("fishing rights", "fishing rights"),
        ("clearance and fishing rights", "clearance and  fishing rights"),
        ('the "open sea" was', "the “open sea” was"),
        ("fishing\nrights", "fishing rights"),
        ("rights", "rights"),
    ],
)
def test_words_are_found_though_printed_otherwise(words: str, printed: str) -> None:
    report, left_out = located(topics=[{"text": words}])
    assert [topic.text for topic in report.topics] == [printed]
    assert TEXT[report.topics[0].start : report.topics[0].end] == printed
    assert left_out == ()


@pytest.mark.parametrize("words", ["harbour dues", "ine clearance", "mine clear", "fish"])
def test_words_that_stand_nowhere_are_left_out(words: str) -> None:
    report, left_out = located(topics=[{"text": words}, "mine clearance"])
    assert [topic.text for topic in report.topics] == ["mine clearance"]
    assert [(f.code, f.path, f.severity) for f in left_out] == [("left-out", "topics[0]", "error")]


def test_offsets_that_are_right_are_kept_and_others_mended() -> None:
    start = TEXT.rindex("Otieno")
    people = [
        {"id": "p1", "name": "Wanjiru Otieno", "mentions": [{"text": "Otieno", "start": start, "end": start + 6}]}
    ]
    report, _ = located(participants=people, topics=[{"text": "mine clearance", "start": 3, "end": 9}])
    assert report.participants[0].mentions[0].start == start
    assert report.topics[0].start == TEXT.index("mine clearance")


def test_the_words_of_a_statement_stand_together() -> None:
    people = [{"id": "a", "name": "Rui Falcao"}, {"id": "b", "name": "Wanjiru Otieno"}]
    statements = [
        {"speakers": ["a"], "speaker_text": "Falcao", "cue": "thanked", "act": "thank", "content": "Otieno"},
        {"speakers": ["Wanjiru Otieno"], "speaker_text": "Otieno", "cue": "said", "act": "say"},
    ]
    report, left_out = located(participants=people, statements=statements)
    thanks, saying = report.statements
    assert thanks.speakers == ("p1",)
    assert saying.speakers == ("p2",)
    assert thanks.content is not None
    assert thanks.content.start == TEXT.index("thanked Otieno") + 8
    assert saying.speaker_text is not None
    assert saying.speaker_text.start == TEXT.index("Otieno said")
    assert left_out == ()


def test_mentions_follow_each_other() -> None:
    report, _ = located(participants=[{"id": "p1", "name": "Rui Falcao", "mentions": ["Rui Falcao", "Falcao"]}])
    assert [m.start for m in report.participants[0].mentions] == [TEXT.index("Rui"), TEXT.index("Falcao thanked")]


def test_who_is_not_named_is_left_out_with_what_he_says() -> None:
    people = [{"id": "p1", "name": "Marta Vold"}, {"id": "p2", "name": "rui falcao", "roles": [{"title": "King"}]}]
    report, left_out = located(
        participants=people, statements=[{"speakers": ["p1", "p2"], "cue": "thanked", "act": "thank"}]
    )
    assert [(person.id, person.name, person.roles) for person in report.participants] == [("p1", "Rui Falcao", ())]
    assert report.statements[0].speakers == ("p1",)
    assert [f.path for f in left_out] == ["participants[0]", "participants[1].roles[0]", "statements[0].speakers[0]"]


@pytest.mark.parametrize(
    ("answer", "path"),
    [
        ({"meeting": {"status": "dreamt"}}, "meeting.status"),
        ({"participants": [{"id": "p1", "name": "Rui Falcao", "age": 51}]}, "participants[0].age"),
        (
            {
                "participants": [
                    {"id": "p1", "name": "Rui Falcao", "party": {"code": "ZZ", "name": "Z", "kind": "country"}}
                ]
            },
            "participants[0].party",
        ),
        ({"meeting": {"status": "held", "date": "yesterday"}}, "meeting.date"),
        ({"header": {"published": "2025-05-01"}, "meeting": {"status": "held", "date": "2025-05-06"}}, "meeting.date"),
        ({"statements": [{"cue": "thanked"}]}, "statements[0]"),
        ({"weather": "fine"}, "weather"),
    ],
)
def test_what_no_report_can_hold_is_left_out(answer: Tree, path: str) -> None:
    _, left_out = locate({"header": {}, **answer}, TEXT)
    assert path in [finding.path for finding in left_out]


def test_title_and_day_go_into_the_header() -> None:
    report, _ = locate('{"header": null}', TEXT, title="Envoy received", published=dt.date(2025, 5, 7))
    assert (report.header.title, report.header.published) == ("Envoy received", dt.date(2025, 5, 7))


def test_an_answer_can_be_json_a_mapping_or_a_model_and_is_not_changed() -> None:
    report = dipbrief.parse(TEXT, published=dt.date(2025, 5, 7))
    answer = answer_of(report)
    kept = copy.deepcopy(answer)
    assert locate(answer, TEXT) == locate(json.dumps(answer), TEXT)
    assert answer == kept
    assert locate(report, TEXT)[0].topics == report.topics


@pytest.mark.parametrize(
    ("answer", "error", "message"),
    [
        ("no json", ValueError, "Expecting value"),
        ("[1]", ValueError, "the answer must be a JSON object, not list"),
        (7, TypeError, "answer must be a mapping, JSON or a pydantic model, not int"),
    ],
)
def test_what_is_no_answer(answer: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        locate(answer, TEXT)


def test_an_answer_may_stand_in_a_fence() -> None:
    plain = '{"participants": [{"id": "p1", "name": "Kari Lund"}]}'
    fenced = locate(f"\n```json\n{plain}\n```\n", "Kari Lund met Jan Nowak.")
    assert fenced == locate(plain, "Kari Lund met Jan Nowak.")
    assert [person.name for person in fenced[0].participants] == ["Kari Lund"]


def test_an_office_is_found_in_its_plural() -> None:
    text = "U.S. Senators Ann Hale and Joe Poe met Minister Kari Lund."
    person = {"id": "p1", "name": "Joe Poe", "mentions": ["Joe Poe"], "roles": [{"title": "Senator"}]}
    answer = {"participants": [person]}
    report, left_out = locate(answer, text)
    assert left_out == ()
    assert (report.participants[0].roles[0].start, report.participants[0].roles[0].end) == (5, 12)

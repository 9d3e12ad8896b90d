"""``answer_schema``: what a language model is asked for, as JSON Schema."""

from collections.abc import Iterator
from typing import Any

from dipbrief.models import MeetingReport
from dipbrief.tables import read_table
from dipbrief.vocabularies import PORTFOLIO, portfolios, vocabulary

__all__ = ["answer_schema"]

Schema = dict[str, Any]

_PLACES = frozenset(["start", "end"])
_DERIVED = {"MeetingReport": frozenset(["schema_version", "labels", "issues"]), "Dateline": frozenset(["year_source"])}
_KEPT = frozenset(["type", "properties", "required", "items", "anyOf", "enum", "description"])
_LISTS = {
    "labels": "labels",
    "act": "acts",
    "office": "offices",
    "system": "rank-systems",
    "code": "rank-codes",
    "status": "statuses",
}
_OFFICES_OF_FIELDS = (f"{PORTFOLIO}-minister", f"deputy-{PORTFOLIO}-minister")


def answer_schema(*, strict: bool = True) -> Schema:
    """Return the JSON schema of an answer that :func:`dipbrief.locate` reads: a report in words, without offsets.

    It is the schema of ``MeetingReport`` without the places of words and without what is worked out from the rest
    (labels of the whole, issues, version); labels, acts, offices, statuses, rank systems and rank codes are
    enumerations. With *strict* it keeps to what the strict modes of the large providers accept: every object has
    ``additionalProperties: false`` and requires all of its properties, what is absent is null or an empty list, and
    there is no ``default``, ``minLength``, ``pattern``, ``format`` or the like. Without, only what every report
    has is required.

    The result is the caller's own.

    >>> schema = answer_schema()
    >>> schema["required"]
    ['header', 'meeting', 'participants', 'mentioned', 'topics', 'statements']
    >>> topic = schema["properties"]["topics"]["items"]
    >>> list(topic["properties"]), topic["additionalProperties"]
    (['text', 'labels'], False)
    >>> answer_schema(strict=False)["required"]
    ['header']
    """
    whole = MeetingReport.model_json_schema()
    definitions = whole["$defs"]
    schema = _Writer(definitions, strict=strict).schema(whole, "MeetingReport")
    schema["$defs"] = {"Person": schema["properties"]["participants"]["items"]}
    for name in ("participants", "mentioned"):
        schema["properties"][name]["items"] = {"$ref": "#/$defs/Person"}
    return schema


class _Writer:
    """Writes a schema anew: references spelt out, vocabularies put in, the keywords that few accept left out."""

    def __init__(self, definitions: dict[str, Schema], *, strict: bool) -> None:
        self.definitions = definitions
        self.strict = strict

    def schema(self, given: Schema, model: str, name: str = "") -> Schema:
        """Return the schema of one value: *model* is what it is in, *name* the property that it is."""
        if "$ref" in given:
            model = given["$ref"].rpartition("/")[2]
            described = {key: given[key] for key in ("description",) if key in given}
            return {**self.schema(self.definitions[model], model), **described}
        found = {key: value for key, value in given.items() if key in _KEPT}
        if "const" in given:
            found["enum"] = [given["const"]]
        if "properties" in found:
            return self._object(found, model)
        if "items" in found:
            found["items"] = self.schema(found["items"], model, name)
        elif "anyOf" in found:
            found["anyOf"] = [self.schema(choice, model, name) for choice in found["anyOf"]]
        elif found.get("type") == "string":
            found |= {"enum": ids} if (ids := list(_ids(model, name))) else {}
        return found

    def _object(self, found: Schema, model: str) -> Schema:
        left_out = _PLACES | _DERIVED.get(model, frozenset())
        properties = {
            name: self.schema(value, model, name) for name, value in found["properties"].items() if name not in left_out
        }
        required = [name for name in properties if self.strict or name in found.get("required", ())]
        return {
            **found,
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }


def _offices() -> list[Schema]:
    offices: list[Schema] = read_table("offices")["office"]
    return offices


def _ids(model: str, name: str) -> Iterator[str]:
    """The ids of the vocabulary that a property is written in, if any."""
    if (model, name) in _OTHERS or name not in _LISTS:
        return
    if name == "office":
        yield from dict.fromkeys(id for office in _offices() if PORTFOLIO not in (id := office["id"]))
        yield from (id.replace(PORTFOLIO, field) for id in _OFFICES_OF_FIELDS for field in portfolios())
        return
    yield from vocabulary(_LISTS[name])


_OTHERS = frozenset([("Party", "code"), ("Meeting", "status")])

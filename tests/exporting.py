"""What the tests of the exports share: reports to export, and the schemas to hold the results against."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from material import DAYS, PIECED, TITLES
from pyld import jsonld

from dipbrief import MeetingReport, parse

SCHEMAS = Path(__file__).parent / "schemas"

CONTEXTS = {
    "https://schema.org": "schema.org-context.jsonld",
    "http://www.w3.org/ns/anno.jsonld": "anno.jsonld",
}

# Texts that no person would write, and the reports of them.
READ = st.builds(lambda text, title, day: (text, parse(text, title=title, published=day)), PIECED, TITLES, DAYS)

OSLO = "OSLO, March 3, 2025 (Reuters) - "
EMPTY = MeetingReport.model_validate({"header": {}})


def read(body: str, opening: str = OSLO) -> tuple[str, MeetingReport]:
    """A dispatch from Oslo and its report."""
    text = opening + body
    return text, parse(text)


@cache
def schema(name: str) -> Draft202012Validator:
    """The schema of that file; formats count."""
    content = json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(content)
    return Draft202012Validator(content, format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(value: Any, name: str) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in schema(name).iter_errors(value)]


@cache
def _context(url: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((SCHEMAS / CONTEXTS[url]).read_text(encoding="utf-8"))
    return content


def _load(url: str, options: Mapping[str, Any]) -> dict[str, Any]:
    return {"contextUrl": None, "documentUrl": url, "document": _context(url), "contentType": "application/ld+json"}


def expanded(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The JSON-LD document with every term as its IRI; a term that the context does not know is missing."""
    found: list[dict[str, Any]] = jsonld.expand(document, {"documentLoader": _load})
    return found


def lost_terms(document: Any, result: list[dict[str, Any]], own: frozenset[str]) -> set[str]:
    """Keys of the document that are not in the expanded result, by their last part; *own* are keywords or renamed."""
    kept = {key.replace("#", "/").rsplit("/", 1)[-1] for key in keys_of(result)}
    return keys_of(document) - own - kept


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return {*value, *(key for child in value.values() for key in keys_of(child))}
    return {key for child in value for key in keys_of(child)} if isinstance(value, list) else set()

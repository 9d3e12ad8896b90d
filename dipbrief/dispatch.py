"""A dispatch as it comes from a feed, a crawler or a page: its text, and what is known about it."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dipbrief.advice import advice_on_text
from dipbrief.markup import looks_like_markup, read_markup
from dipbrief.surrogates import without_surrogates

__all__ = ["Dispatch", "Words", "identify", "read_day", "read_dispatch"]

_NEEDED = (
    "needed is one of text (plain, trafilatura, newspaper4k), articleBody (schema.org), "
    "body_text, body_xhtml or bodies (ninjs)"
)


def _readable(value: object) -> object:
    """Put U+FFFD for lone surrogates, as parse reads them; offsets stay as they are."""
    return without_surrogates(value) if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_readable)]


class Dispatch(BaseModel):
    """The text of a dispatch with its headline, day of publication, identifier and address.

    All but the text may be ``None``. Offsets of a report count the code points of ``text``. Raises
    ``pydantic.ValidationError`` for a missing text, a value of another type and an unknown field.

    >>> Dispatch(text="OSLO, March 3 (Reuters) - Norwegian Defence Minister Kari Lund ...", id="r-17").published is None
    True
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: Words = Field(description="The text as it came; lone surrogates become U+FFFD. May be empty.")
    title: Words | None = Field(default=None, description="The headline; null when unknown.")
    published: dt.date | None = Field(default=None, description="Day of publication; null when unknown.")
    id: Words | None = Field(default=None, description="Identifier at its source; null when it has none.")
    url: Words | None = Field(default=None, description="Address of the page; null when unknown.")

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Any] | Sequence[Any]) -> Self:
        """Read a dispatch from *mapping*, whose keys are those of one of these formats.

        - ours: ``text``, ``title``, ``published``, ``id``, ``url``;
        - trafilatura's JSON: ``text`` (else ``raw_text``), ``title``, ``date``, ``id`` (else ``fingerprint``),
          ``source``;
        - newspaper4k's JSON: ``text``, ``title``, ``publish_date``, ``url`` (else ``canonical_link``);
        - IPTC ninjs 1.x to 3.x: ``uri``, ``headline`` or ``headlines``, ``body_text`` and its like or ``bodies``
          (markup is turned into text), ``versioncreated`` (else ``firstcreated``), in either spelling;
        - schema.org JSON-LD: ``headline``, ``articleBody``, ``datePublished``, ``url``, ``identifier`` (else ``@id``);
          an article in a ``@graph`` or in a list of nodes is found when it is the only one.

        Keys of no use here are passed over. A date may be a ``date``, a ``datetime`` or a string in ISO 8601; of a
        moment with a zone the day is taken as printed, in its own zone: ``2025-03-04T23:40:00-05:00`` is March 4.
        What is absent, null, blank, or missing as data frames have it (``nan``, ``NaT``, ``NA``) becomes ``None``.

        Raises ``TypeError`` when *mapping*, or a value that is needed, is of another type, and ``ValueError`` when
        there is no text (the message lists the keys found and those needed), more than one article, or a date that
        is none.

        >>> page = {"@type": ["NewsArticle"], "headline": "Ministers meet", "articleBody": "OSLO (Reuters) - ...",
        ...         "datePublished": "2025-03-04T23:40:00-05:00", "@id": "https://wire.example/17#article"}
        >>> dispatch = Dispatch.from_mapping({"@context": "https://schema.org", "@graph": [page]})
        >>> dispatch.title, dispatch.published.isoformat(), dispatch.id
        ('Ministers meet', '2025-03-04', 'https://wire.example/17#article')
        >>> Dispatch.from_mapping({"headline": "Ministers meet"})  # doctest: +ELLIPSIS
        Traceback (most recent call last):
            ...
        ValueError: no text in it: the keys found are headline; needed is one of text (plain, ...
        """
        article = _article(mapping)
        values = _values({key: value for key, value in article.items() if not _is_missing(value)})
        if values["text"] is None:
            raise ValueError(f"no text in it: the keys found are {_keys(article)}; {_NEEDED}")
        return cls(**values)


def read_dispatch(item: object) -> Dispatch:
    """Return the dispatch that *item* is: a text, a ``Dispatch``, or what ``Dispatch.from_mapping`` takes.

    Raises ``TypeError`` for another type, and what ``Dispatch.from_mapping`` raises.

    >>> read_dispatch("OSLO (Reuters) - ...")
    Dispatch(text='OSLO (Reuters) - ...', title=None, published=None, id=None, url=None)
    """
    if isinstance(item, Dispatch):
        return item
    if isinstance(item, str):
        return Dispatch(text=item)
    if isinstance(item, Mapping | list | tuple):
        return Dispatch.from_mapping(item)
    how = advice_on_text(item)
    raise TypeError(f"a dispatch must be a str, a mapping or a Dispatch, not {type(item).__name__}{how}")


def identify(mapping: object) -> str | None:
    """Return the identifier, else the address, that *mapping* carries, though it may be unusable otherwise.

    ``None`` when it carries none. Never raises.

    >>> identify({"uri": "urn:example:17", "headline": "Ministers meet"})
    'urn:example:17'
    """
    try:
        article = _article(mapping)
        found = _identifier(article) or _address(article)
    except Exception:  # a mapping may be of any class
        return None
    return None if found is None else without_surrogates(found)


def _values(article: Mapping[str, Any]) -> dict[str, Any]:
    if _is_ninjs(article):
        text, title = _ninjs_body(article), _ninjs_headline(article)
    else:
        text = _first_string(article, "text", "articleBody", "raw_text")
        title = _first_string(article, "title", "headline", "name")
    return {
        "text": text,
        "title": title,
        "published": _published(article),
        "id": _identifier(article),
        "url": _address(article),
    }


# --- which mapping is meant ------------------------------------------------------------------------------------


def _article(mapping: object) -> Mapping[str, Any]:
    """The mapping itself, or the one article among the nodes that it holds."""
    if isinstance(mapping, Mapping) and "@graph" not in mapping:
        return mapping
    nodes = list(_nodes(mapping))
    articles = [node for node in nodes if _is_article(node)]
    if len(articles) == 1:
        return articles[0]
    if articles:
        raise ValueError(f"{len(articles)} articles in one: give each by itself")
    kinds = ", ".join(sorted({kind for node in nodes for kind in _types(node)})) or "none"
    raise ValueError(f"no article among the nodes: the types found are {kinds}; needed is a NewsArticle or its like")


def _nodes(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, Mapping):
        if "@graph" in value:
            yield from _nodes(value["@graph"])
        else:
            yield value
    elif isinstance(value, Sequence) and not isinstance(value, str | bytes | bytearray):
        for node in value:
            yield from _nodes(node)
    else:
        how = "; load JSON with json.loads, give a plain text as Dispatch(text=...)" if isinstance(value, str) else ""
        raise TypeError(f"a dispatch must be a mapping or a list of JSON-LD nodes, not {type(value).__name__}{how}")


def _is_article(node: Mapping[str, Any]) -> bool:
    return "articleBody" in node or any(kind.endswith(("Article", "Posting", "Report")) for kind in _types(node))


def _types(node: Mapping[str, Any]) -> list[str]:
    """The types of a node, without "https://schema.org/" or "schema:" before them."""
    kinds = node.get("@type")
    return [
        re.split(r"[/#:]", kind)[-1]
        for kind in (kinds if isinstance(kinds, list) else [kinds])
        if isinstance(kind, str)
    ]


def _is_missing(value: object) -> bool:
    """Tell whether *value* is what a data frame has where there is none: it does not equal itself."""
    try:
        return bool(value != value)
    except TypeError:  # NA of pandas is neither equal nor unequal
        return True
    except ValueError:  # arrays
        return False


# --- single values ---------------------------------------------------------------------------------------------


def _string(value: object, key: str) -> str | None:
    """A string that says something; ``{"@value": ...}`` and a list of one are opened."""
    if isinstance(value, Mapping) and "@value" in value:
        value = value["@value"]
    if isinstance(value, list) and len(value) == 1:
        return _string(value[0], key)
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{key} must be a str, not {type(value).__name__}{advice_on_text(value)}")
    return value if value is not None and value.strip() else None


def _first_string(mapping: Mapping[str, Any], *keys: str) -> str | None:
    for key in keys:
        if (found := _string(mapping.get(key), key)) is not None:
            return found
    return None


def _identifier(mapping: Mapping[str, Any]) -> str | None:
    for key in ("id", "identifier", "uri", "guid", "fingerprint", "@id"):
        if (found := _name(mapping.get(key))) is not None:
            return found
    return None


def _name(value: object) -> str | None:
    """An identifier as a string: a number, a ``PropertyValue``, or the first one of a list."""
    if isinstance(value, Mapping):
        value = value.get("value", value.get("@value", value.get("@id")))
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item)) is not None), None)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and value.strip() else None


def _address(mapping: Mapping[str, Any]) -> str | None:
    """The address of the page: under its own key as it is, under the others when it is one."""
    if (found := _name(mapping.get("url"))) is not None:
        return found
    for key in ("canonical_link", "source", "mainEntityOfPage", "uri", "@id"):
        found = _name(mapping.get(key))
        if found is not None and found.startswith(("http://", "https://")):
            return found
    return None


_DATES = (
    *("published", "date", "publish_date", "datePublished"),
    *("versioncreated", "versionCreated", "firstcreated", "firstCreated", "dateCreated"),
)


def _published(mapping: Mapping[str, Any]) -> dt.date | None:
    for key in _DATES:
        value = mapping.get(key)
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        if value is not None and not isinstance(value, str | Mapping | list):
            raise TypeError(f"{key} must be a date or a str as in 2021-01-15, not {type(value).__name__}")
        if (printed := _string(value, key)) is not None:
            return read_day(printed.strip(), key)
    return None


def read_day(printed: str, key: str) -> dt.date:
    """Return the day of a date or moment in ISO 8601, in its own zone; ``ValueError``, which names *key*, for others.

    >>> read_day("2025-03-04T23:40:00-05:00", "published")
    datetime.date(2025, 3, 4)
    """
    try:
        return dt.datetime.fromisoformat(printed).date()
    except ValueError:
        raise ValueError(f"{key}: {printed!r} is not a date; write it as 2021-01-15 or 2021-01-15T10:30:00Z") from None


def _keys(mapping: Mapping[str, Any]) -> str:
    return ", ".join(str(key) for key in mapping) or "none"


# --- ninjs -----------------------------------------------------------------------------------------------------

_MAIN = ("main", "text")  # roles by which the whole text goes


def _is_ninjs(mapping: Mapping[str, Any]) -> bool:
    return any(key in ("bodies", "headlines") or str(key).startswith("body_") for key in mapping)


def _ninjs_body(mapping: Mapping[str, Any]) -> str | None:
    """The main body, a plain one before one in markup; without one the longest."""
    bodies = [(role, text, plain) for role, text, plain in _ninjs_texts(mapping, "body", "bodies") if text]
    main = sorted((body for body in bodies if body[0] in _MAIN), key=lambda body: not body[2])
    longest = sorted(bodies, key=lambda body: -len(body[1]))
    return next((text for _, text, _ in (*main, *longest)), None)


def _ninjs_headline(mapping: Mapping[str, Any]) -> str | None:
    if (found := _first_string(mapping, "headline")) is not None:
        return found
    headlines = [(role, text) for role, text, _ in _ninjs_texts(mapping, "headline", "headlines") if text]
    main = [text for role, text in headlines if role in _MAIN]
    return next(iter((*main, *(text for _, text in headlines))), None) or _first_string(mapping, "title")


def _ninjs_texts(mapping: Mapping[str, Any], single: str, several: str) -> Iterator[tuple[str, str, bool]]:
    """(role, text, whether it was plain) of ``body_text`` and its like (1.x), of the items of ``bodies`` (2.x, 3.x)."""
    for key, value in mapping.items():
        if str(key).startswith(f"{single}_"):
            role = str(key).removeprefix(f"{single}_")
            yield role, *_plain(value, str(key), role)
    items = mapping.get(several) or ()
    if not isinstance(items, list | tuple):
        raise TypeError(f"{several} must be a list, not {type(items).__name__}")
    for item in items:
        if not isinstance(item, Mapping):
            raise TypeError(f"{several} must hold mappings, not {type(item).__name__}")
        role, kind = str(item.get("role") or ""), item.get("contenttype") or item.get("contentType")
        yield role, *_plain(item.get("value"), several, str(kind or role))


def _plain(value: object, key: str, kind: str) -> tuple[str, bool]:
    """The text of a value and whether it was plain; *kind* is a media type, or a role that may tell."""
    text = _string(value, key) or ""
    if kind in ("text", "text/plain"):
        return text, True
    if re.search("html|xml", kind) or looks_like_markup(text):
        return read_markup(text), False
    return text, True

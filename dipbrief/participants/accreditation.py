"""Where ambassadors are accredited when their own titles do not say."""

from collections.abc import Iterator

from dipbrief.document import Document
from dipbrief.frames.words import is_place, nouns_of
from dipbrief.mentions import Mention, Title
from dipbrief.models import Header, Party
from dipbrief.participants.cast import Cast, Person
from dipbrief.participants.parties import country_party, title_parties

__all__ = ["accredit"]


def accredit(document: Document, header: Header, people: Cast, mentions: list[Mention]) -> None:
    """Say where ambassadors are accredited: to the first state found that is not their own."""
    shared = [*_of_plurals(mentions), *_of_credentials(document, people)]
    for envoy in people:
        if not envoy.accredited and any(title.head.data.get("vienna") == "a" for title, _ in envoy.titles):
            own = None if envoy.party is None else envoy.party.code
            hosts = (party for party in [*_of_realm(header, envoy), *shared] if party.code != own)
            envoy.accredited = [*hosts][:1]


def _of_realm(header: Header, envoy: Person) -> Iterator[Party]:
    """ "Ambassador to the Kingdom": the state that the dispatch is from."""
    country = None if header.dateline is None else header.dateline.country
    realm = None if country is None else country_party(country)
    if realm is not None and any(_is_to_realm(source, title) for title, source in envoy.titles):
        yield realm


def _is_to_realm(source: Document, title: Title) -> bool:
    return any(map(is_place, source.keys[title.core[1] : title.words[1]]))


def _of_plurals(mentions: list[Mention]) -> Iterator[Party]:
    """ "the new ambassadors to Norland were ..."."""
    for title in (title for mention in mentions for title in mention.titles):
        if title.plural and title.head.data.get("kind") == "diplomatic":
            yield from title_parties(title, "to")


def _of_credentials(document: Document, people: Cast) -> Iterator[Party]:
    """The state whose head receives letters of credence."""
    if document.where(nouns_of("credentials")):
        heads = (p.party for p in people if "head-of-state" in p.kinds)
        yield from (party for party in heads if party is not None and party.kind == "country")

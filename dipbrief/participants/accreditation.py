"""Where ambassadors are accredited when their own titles do not say."""

from dipbrief.document import Document
from dipbrief.lexicon import words
from dipbrief.mentions import Mention, Title
from dipbrief.models import Header
from dipbrief.participants.attributes import country_party, party_of
from dipbrief.participants.cast import Person

_CREDENTIALS = words("grammar", "credentials")
_OWN_REALM = words("grammar", "own_realm")


def accredit(document: Document, header: Header, people: list[Person], mentions: list[Mention]) -> None:
    """Say where ambassadors are accredited when their own title does not: "the new ambassadors to Norland were ...",
    and to the state whose head receives their credentials."""
    envoys = [p for p in people if not p.accredited and any(t.head.data.get("vienna") == "a" for t, _ in p.titles)]
    hosts = [
        party
        for mention in mentions
        for title in mention.titles
        if title.plural and title.head.data.get("kind") == "diplomatic"
        for entry, relation in title.parties
        if relation == "to" and (party := party_of(entry)) is not None
    ]
    if not _CREDENTIALS.isdisjoint(document.keys):
        heads = [p for p in people if "head-of-state" in p.kinds]
        hosts += [p.party for p in heads if p.party is not None and p.party.kind == "country"]
    realm = country_party(header.dateline.country) if header.dateline and header.dateline.country else None
    for envoy in envoys:
        if realm is not None and any(_is_to_realm(source, title) for title, source in envoy.titles):
            envoy.accredited = [realm]
            continue
        for host in dict.fromkeys(hosts):
            if envoy.party is None or envoy.party.code != host.code:
                envoy.accredited = [host]
                break


def _is_to_realm(source: Document, title: Title) -> bool:
    """ "Ambassador to the Kingdom": the state that the dispatch is from."""
    return not _OWN_REALM.isdisjoint(source.keys[title.core[1] : title.words[1]])

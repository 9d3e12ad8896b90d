"""What a noun group says of a place: its city, its state, or both."""

from collections.abc import Iterator

from dipbrief.dates import calendar_words
from dipbrief.document import Document
from dipbrief.frames import shipped_frames
from dipbrief.frames.words import is_ordinary
from dipbrief.lexicon import Entry, agencies, names
from dipbrief.meeting.vocabulary import Place, id_list, word_list
from dipbrief.mentions.surnames import is_capital
from dipbrief.syntax.groups import NounGroup


def read_place(document: Document, noun: NounGroup, inside: NounGroup | None) -> Place | None:
    """Return the place that a noun group tells, or None.

    *inside* is the noun group behind "of": "the town |of Bergen|", "the port |of Oslo|".

    >>> from dipbrief.document import read_document
    >>> from dipbrief.syntax import groups_of
    >>> document = read_document("They met in the Norwegian town of Bergen.")
    >>> _, town, bergen = groups_of(document).nouns
    >>> read_place(document, town, bergen)
    Place(first=7, last=8, city='Bergen', country='NO', home=False, titled=False)
    """
    if inside is None and _is_home(document, noun):
        return Place(noun.first, noun.last, None, None, home=True)
    own = _named(document, noun) or _behind_comma(document, noun) or _of_state(document, noun)
    found = None if inside is None else _inside(document, noun, inside, own)
    return found if found is not None and (found.city is not None or own is None) else own


def _inside(document: Document, noun: NounGroup, inside: NounGroup, own: Place | None) -> Place | None:
    """ "the port |of Oslo|", "the Town Hall |of Oslo|": where a settlement or a site is."""
    if _is_settlement(document, noun):
        return _within(document, inside, own)
    found = _named(document, inside) if _is_site(document, noun) else None
    listed = found is not None and _land(document, found.first)
    return found if listed and listed.kind in id_list("cities") else None


def _within(document: Document, inside: NounGroup, own: Place | None) -> Place | None:
    """ "the Norwegian town |of Bergen|", "the Oslo suburb |of Lorne|": in the state that tells of the settlement."""
    state = None if own is None else own.country
    found = _named(document, inside) or _unlisted(document, inside, state)
    return found if found is None or state is None else found._replace(country=state)


def read_name(document: Document, noun: NounGroup, *, alone: bool) -> Place | None:
    """Return the place that a name is that no table has: "Lorne, |Norway|"; without a state only if *alone*."""
    found = _unlisted(document, noun, None)
    return found if found is not None and (alone or found.country is not None) else None


def _is_home(document: Document, noun: NounGroup) -> bool:
    """ "our country": the state of the dateline."""
    plain = noun.determiner is not None and noun.first + 1 == noun.head
    return plain and document.keys[noun.head] in word_list("home")


def _is_settlement(document: Document, noun: NounGroup) -> bool:
    return document.keys[noun.head] in word_list("settlements")


def _named(document: Document, noun: NounGroup) -> Place | None:
    """The city or state whose name a noun group is, or by which a place in it is known: "the |Oslo| headquarters"."""
    for word in range(noun.first, noun.last):
        entry = _land(document, word)
        if entry is not None:
            last = word + len(entry.keys)
            whole = last >= noun.last or _is_part(document, last)
            return _place(document, entry, word, last) if whole else _of_site(document, noun, entry, word)
    return None


def _is_part(document: Document, word: int) -> bool:
    """Tell whether a hyphen and an ordinary word follow a city: "Lorne-|Centre|"."""
    named = document.sep(word) in id_list("hyphens") and document.is_capital(word)
    return named and is_ordinary(document.keys[word])


def _of_site(document: Document, noun: NounGroup, entry: Entry, word: int) -> Place | None:
    """ "the |Oslo| airport", "the |Oslo| talks", "the |Norwegian| ministry"; a region has no city."""
    classes = shipped_frames().noun(document.keys[noun.head], "").classes
    city = entry.kind in id_list("cities")
    known = id_list("sites" if city else "sites_of_state")
    if city and _is_before_head(document, noun, word + len(entry.keys)):
        known |= id_list("named_by_city")
    if classes.isdisjoint(known) and not _is_settlement(document, noun):
        return None
    found = _place(document, entry, word, word + len(entry.keys))
    return found._replace(city=None) if document.keys[noun.head] in word_list("regions") else found


def _is_before_head(document: Document, noun: NounGroup, last: int) -> bool:
    """Tell of a name up to word *last*: "|Oslo| talks", "the |Oslo| peace talks", but not "the |Oslo|-Bern talks"."""
    beside = last == noun.head or noun.determiner is not None
    return beside and document.sep(last) not in id_list("hyphens")


def _land(document: Document, word: int) -> Entry | None:
    """The state, or else the city, that is named at a word."""
    lands = [entry for entry in names().longest(document, word) if _is_land(entry)]
    return next((entry for entry in lands if entry.kind in id_list("states")), lands[0] if lands else None)


def _is_land(entry: Entry) -> bool:
    return entry.kind in id_list("lands") and entry.form in id_list("proper_forms")


def _place(document: Document, entry: Entry, first: int, last: int) -> Place:
    state = _state_at(document, last)
    if entry.kind in id_list("cities"):
        return Place(first, last, _printed(document, first, last), state or entry.data["country"])
    name = entry.data["name"]
    return Place(first, last, name if entry.data.get("capital") == name else None, entry.id)


def _is_site(document: Document, noun: NounGroup) -> bool:
    """Tell whether a noun group is somewhere by its head: a building, a body that has one; or a name that may be."""
    classes = shipped_frames().noun(document.keys[noun.head], "").classes
    return not classes.isdisjoint(id_list("sites")) or noun.kind in id_list("names")


def _behind_comma(document: Document, noun: NounGroup) -> Place | None:
    """ "at the ministry, |Oslo|"."""
    if not _is_site(document, noun) or document.sep(noun.last) not in id_list("before_state"):
        return None
    entry = _land(document, noun.last)
    if entry is None or entry.kind not in id_list("cities"):
        return None
    return _place(document, entry, noun.last, noun.last + len(entry.keys))


def _unlisted(document: Document, noun: NounGroup, state: str | None) -> Place | None:
    """A place that no table has: a name of nothing else."""
    first = noun.first if noun.determiner is None else noun.determiner + 1
    words = range(first, noun.last)
    if not words or not all(_is_unknown(document, word) or _is_hyphened(document, word) for word in words):
        return None
    return Place(first, noun.last, _printed(document, first, noun.last), state or _state_at(document, noun.last))


def _is_unknown(document: Document, word: int) -> bool:
    known = names().longest(document, word) or agencies().longest(document, word)
    key, printed = document.keys[word], document.words[word]
    plain = is_ordinary(key) or key in calendar_words()
    return not known and not plain and is_capital(document, word) and not printed.isupper()


def _is_hyphened(document: Document, word: int) -> bool:
    """Tell whether a city is part of a longer name: "|Bern|-Lorne"."""
    return document.sep(word + 1) in id_list("hyphens") and _land(document, word) is not None


def _state_at(document: Document, word: int) -> str | None:
    """The state named behind a place and a comma: "Lorne, |Norway|"."""
    if word >= len(document.words) or document.sep(word) not in id_list("before_state"):
        return None
    return next((entry.id for entry in names().longest(document, word) if _is_state(entry)), None)


def _is_state(entry: Entry) -> bool:
    return _is_land(entry) and entry.kind not in id_list("cities")


def _of_state(document: Document, noun: NounGroup) -> Place | None:
    """ "the |Norwegian| capital"."""
    state = _state_of(document, noun) if _is_settlement(document, noun) else None
    return None if state is None else Place(noun.first, noun.last, None, state)


def _state_of(document: Document, noun: NounGroup) -> str | None:
    """The state by whose adjective or name a settlement is told: "the |Norwegian| town"."""
    return next((entry.id for entry in _adjectives(document, noun)), None)


def _adjectives(document: Document, noun: NounGroup) -> Iterator[Entry]:
    for word in range(noun.first, noun.head):
        yield from (entry for entry in names().longest(document, word) if entry.kind in id_list("states"))


def _printed(document: Document, first: int, last: int) -> str:
    """A name with one space where the print breaks the line; as titles are printed where it is in capitals."""
    text = document.printed(first, last)
    return text.title() if text.isupper() and len(text) > _LONGEST_ACRONYM else text


_LONGEST_ACRONYM = 3

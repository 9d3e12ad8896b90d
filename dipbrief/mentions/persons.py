"""Persons in the text: titles and names put together, in both orders."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dipbrief.document import Document
from dipbrief.frames.words import classes_of_noun, is_ordinary
from dipbrief.lexicon import names
from dipbrief.mentions.chains import ChainReader
from dipbrief.mentions.chunks import FIELDS, Chunks, hyphened_particles, particles
from dipbrief.mentions.letters import AND, COPULA, IN, STATE, TO
from dipbrief.mentions.mention import Kind, Mention
from dipbrief.mentions.names import Name
from dipbrief.mentions.surnames import Surnames
from dipbrief.mentions.titles import Title
from dipbrief.syntax import closed_words, english, groups_of
from dipbrief.syntax.classes import ADJECTIVE, NOUN, NOUNS, PAST
from dipbrief.syntax.vocabulary import classes_of

# Letters of chunks at which a person can begin; "former", "latter" stand as statuses in the lexicon.
_OPENING = re.compile(r"[RHhSsNIACDLZW*]")
_DEFINITE = closed_words("definite")
_ARTICLES = closed_words("definite", "indefinite", "possessive")
_PRONOUNS = frozenset(["he", "she"])
_GENDERS = {"he": "male", "she": "female", "his": "male", "her": "female"}
ORDERED = closed_words("first-of-two", "second-of-two")
_REIGN = frozenset(["reign"])  # classes of nouns
_ARTICLES_AND_ADVERBS = frozenset("09*+")

# Letters and kinds of chunks.
_TITLED = re.compile("[RHhSs]")
_BARE = re.compile("[NIACDLZW*]")
_PARTICLE = re.compile(r"[^NOo]._(?=.N)")
_POST = re.compile(f".[{IN}{TO}]")
# Gaps and classes of words: a noun, on which adjectives may stand.
_NOUN_BEHIND = re.compile(f"(?: {ADJECTIVE})*(?: [{NOUN}{NOUNS}])")
_SMALL = frozenset(["word", "common"])

# Separators.
_STYLES = frozenset(["other"])  # kinds of offices that are told beside another: "Prof. NAME, chair of"
_POSSESSIVE = frozenset(["", "'s"])
_LISTED = frozenset([",", ";"])


@cache
def _free_particles() -> frozenset[str]:
    """The particles that may begin a name ("de la Vega"): those that are no English words."""
    return particles() - hyphened_particles()


@cache
def _openers() -> frozenset[str]:
    return ORDERED.union(_free_particles(), _PRONOUNS)


def find_mentions(document: Document, body: int = 0) -> list[Mention]:
    """Return the mentions of persons in *document* from word *body* on, in order.

    >>> from dipbrief.document import read_document
    >>> text = "Japan's foreign minister, Mori Kaede, met Lt. Gen. Juan de la Vega, chief of staff of the Army."
    >>> [text[slice(*m)] for m in [(read_document(text).starts[m.name[0]], read_document(text).ends[m.name[1] - 1])
    ...     for m in find_mentions(read_document(text)) if m.name]]
    ['Mori Kaede', 'Juan de la Vega']
    """
    surnames = Surnames(document)
    blocks = (Chunks(document, *block, surnames) for block in _blocks(document, body))
    return [mention for chunks in blocks for mention in _Reader(chunks).read()]


_BLOCK = 4000


def _blocks(document: Document, body: int) -> Iterator[tuple[int, int]]:
    """Cut a long text at sentences into pieces, so that the chunks of all of it need not be kept."""
    start = body
    for _, last in document.sentences:
        if last - start > _BLOCK:
            yield start, last
            start = last
    if start < len(document.words):
        yield start, len(document.words)


def find_headline_mentions(title: Document) -> list[Mention]:
    """Return the mentions of persons in a headline, where every word may be capitalised and verbs end a name."""
    return _Reader(Chunks(title), headline=True).read()


class _Reader(ChainReader):
    """One pass over the chunks of a document."""

    def __init__(self, chunks: Chunks, *, headline: bool = False) -> None:
        super().__init__(chunks, headline=headline)
        self.found: list[Mention] = []

    def read(self) -> list[Mention]:
        k = 0
        for at in self._candidates():
            if at >= k:
                k = max(self._read_at(at), at + 1)
        return sorted(self.found, key=lambda mention: (mention.first, mention.last))

    def _candidates(self) -> list[int]:
        """The chunks at which a person can begin."""
        return sorted(self.starts | set(self.chunks.where(_OPENING, _openers())))

    def _read_at(self, k: int) -> int:
        if k in self.starts:
            return self._read_titled(k)
        end = self._read_decorated(k) if _TITLED.match(self.chunks.tags, 2 * k + 1) else None
        if end is None and (titled := self._may_begin(k)) is not None:
            name = self.read_name(k, titled=titled)
            end = None if name is None else self._add_bare(k, name)
        return self._read_pronoun(k) if end is None else end

    def _read_decorated(self, k: int) -> int | None:
        """Read the name behind a rank or style, or a style that stands for its holder."""
        ordered = self.chunks.key(k) in ORDERED and self.chunks.sep(k + 1)[:1] == ","  # "On the former, Berg said"
        name = None if ordered else self.read_name(k, titled=True)
        if name is not None:
            end = self._add_named(k, [], name)
            self._add_state_before(k, name)
            return end
        return self._add_pronoun(k, self.chunks.key(k), k + 1) if self._stands_for_holder(k) else None

    def _may_begin(self, k: int) -> bool | None:
        """Tell whether a bare name may begin at *k*, and whether its particle does ("de la Vega"); ``None`` if not."""
        tags = self.chunks.tags
        if _BARE.match(tags, 2 * k + 1):
            return False
        free = self.chunks.key(k) in _free_particles() and _PARTICLE.match(tags, 2 * k - 1)
        return True if free else None

    def _read_pronoun(self, k: int) -> int:
        key, first = self.chunks.key(k), self.chunks.firsts[k]
        if key in ORDERED and self._is_pronoun(k):
            self.found.append(Mention("pronoun", first, first + 1, article="the"))
            return k + 1
        if key in _PRONOUNS and self.chunks.kind(k) in _SMALL:
            return self._copula(self._add_pronoun(k, key, k + 1))
        return k + 1

    def _add_pronoun(self, k: int, key: str, end: int) -> int:
        chunk = self.chunks[k]
        self.found.append(Mention("pronoun", chunk.first, chunk.last, gender=_GENDERS[key]))
        return end

    def _stands_for_holder(self, k: int) -> bool:
        """Tell whether a style is the subject itself: "His Highness expressed thanks"."""
        chunk = self.chunks[k]
        styled = chunk.kind == "honorific" and chunk.key in _GENDERS and chunk.last - chunk.first > 1
        follows = self.chunks.kind(k + 1) in _SMALL and self.chunks.sep(k + 1) == "" and not self.chunks.capital(k + 1)
        return styled and follows and self.chunks.key(k + 1) not in _ARTICLES

    def _wages_war(self, k: int) -> bool:
        """Tell a lone surname by what only a person has: "Varga's unprovoked war", "the Varga regime"."""
        if self.chunks.sep(k + 1) == "'s":
            ahead = [self.chunks.key(n) for n in range(k + 1, k + 6)]
        else:
            ahead = [self.chunks.key(k + 1)] if self.chunks.key(k - 1) in _DEFINITE else []
        return any(not _REIGN.isdisjoint(classes_of_noun(key)) for key in ahead)

    def _add_state_before(self, k: int, name: Name) -> None:
        """ "Libyan Colonel NAME", "Norway's General NAME": the state before the rank is the person's."""
        entry = self.chunks.entry(k - 1) if self.chunks.sep(k) in _POSSESSIVE else None
        if entry is None or entry.kind != "country" or not self.chunks.same_sentence(k - 1, k) or self._is_scene(k):
            return
        n = next(n for n in range(len(self.found) - 1, -1, -1) if self.found[n].name == name.words)
        mention = self.found[n]
        self.found[n] = replace(mention, first=self.chunks[k - 1].first, parties=(entry, *mention.parties))

    def _is_scene(self, k: int) -> bool:
        """ "|In Norland| Mr Lund met her": the state before a style at *k* is where it was."""
        name = self.chunks.sep(k) == "" and self.chunks.tags[2 * k - 1] == STATE
        return name and self.chunks.key(k - 2) in closed_words("place")

    def _is_pronoun(self, k: int) -> bool:
        """Tell "the latter" from "the former minister": a verb or the end of the clause follows."""
        if self.chunks.key(k - 1) not in _DEFINITE:
            return False
        follows = self.chunks.kind(k + 1) == "word" and self.chunks.sep(k + 1) in _POSSESSIVE
        return follows or not self.chunks.soft(k + 1) or self.chunks.sep(k + 1)[:1] == ","

    # --- titles before a name ------------------------------------------------------------------------------

    def _read_titled(self, k: int) -> int:
        titles, n = self._title_chain(k)
        name = self._name_after(titles, n)
        if name is None:
            for title in _with_shared_state(titles):
                self._add_title(title)
            return titles[-1].last
        own = self._own_titles(titles)
        for title in titles[: len(titles) - len(own)]:
            self._add_title(title)
        return self._add_named(own[0].first if own else name.first, own, name)

    # --- names ---------------------------------------------------------------------------------------------

    # --- what is added -------------------------------------------------------------------------------------

    def _add_title(self, title: Title) -> None:
        if self._is_part_of_noun(title):
            return
        chunks = self.chunks
        article = chunks.key(title.first - 1) if chunks.soft(title.first) else ""
        kind: Kind = "noun" if title.is_noun else "title"
        self.found.append(
            Mention(
                kind,
                chunks[title.first].first,
                chunks[title.last - 1].last,
                titles=(title,),
                article=article if article in _ARTICLES else "",
                certain=not title.plural,
                statuses=title.statuses,
            )
        )

    def _is_part_of_noun(self, title: Title) -> bool:
        """ "the |finance minister| meeting", "the first |official| Danish visit": nobody is meant."""
        groups, last = groups_of(self.document), self._behind_demonym(self.chunks[title.last - 1].last)
        if last >= len(self.document.words) or (self.document.is_capital(last) and groups.tag(last) != ADJECTIVE):
            return False
        return _NOUN_BEHIND.match(groups.tags, 2 * (last - groups.first)) is not None and not self._is_past(last)

    def _behind_demonym(self, word: int) -> int:
        """Return the word behind the adjective of a state that stands at *word*, else *word*."""
        if word >= len(self.document.words) or self.document.seps[word]:
            return word
        found = next((entry for entry in names().longest(self.document, word) if entry.form == "demonym"), None)
        return word if found is None else word + len(found.keys)

    def _is_past(self, word: int) -> bool:
        """ "the general |left|": what may be a verb of the past is no noun for sure."""
        return PAST in classes_of(english().words.lookup(self.document.keys[word]))

    def _add_named(self, k: int, titles: list[Title], name: Name, *, certain: bool = True) -> int:
        """Add the person named at *name* with the titles before it, and those after; return the next chunk."""
        after, end, statuses, parties = self._appositions(name.last, _hold_office(titles))
        titles = self._with_post(titles, name.last)
        mention = Mention(
            "named",
            self.chunks[k].first,
            name.words[1],
            name=name.words,
            rank=name.rank,
            titles=(*titles, *after),
            parties=parties,
            gender=name.gender,
            certain=certain or bool(after) or (bool(parties) and (bool(titles) or not self._is_thing(name))),
            statuses=(*(s for t in titles for s in t.statuses), *statuses),
        )
        self.found.append(mention)
        if titles and titles[-1].plural:
            n = len(self.found) - 1
            end = self._more_names(mention, end)
            self.found[n:] = _respectively(self.found[n:], titles[-1])
        elif not after:
            self._copula(end)
        return end

    def _is_thing(self, name: Name) -> bool:
        """Tell whether an untitled name is a word, or ends in one of places and bodies: "the Debate of the UN"."""
        first, last = name.words
        entries = names().longest(self.document, last - 1)
        thing = any(entry.kind == "unit" for entry in entries) or all(map(is_ordinary, self.document.keys[first:last]))
        return thing and name.rank is None and not name.decorated

    def _with_post(self, titles: list[Title], n: int) -> list[Title]:
        """ "Norwegian Ambassador NAME in Kenya, who": where a diplomat serves, after the name."""
        if not titles or titles[-1].head.data.get("kind") != "diplomatic" or not _POST.match(self.chunks.tags, 2 * n):
            return titles
        entry = self.chunks.entry(n + 1)
        if entry is None or entry.kind != "country" or entry.form == "demonym" or self.chunks.sep(n + 2) != ",":
            return titles
        return [*titles[:-1], replace(titles[-1], parties=(*titles[-1].parties, (entry, "to")))]

    def _add_bare(self, k: int, name: Name) -> int:
        """Add a name without a title; after the possessive of a state it is surely a person's ("Kenya's NAME")."""
        entry = self.chunks.entry(k - 1)
        of_state = self.chunks.sep(k) == "'s" and self.chunks.kind(k - 1) == "country" and name.last - name.first > 1
        end = self._add_named(k, [], name, certain=of_state or self._wages_war(name.last - 1))
        if of_state and entry is not None:
            n = next(n for n in range(len(self.found) - 1, -1, -1) if self.found[n].name == name.words)
            self.found[n] = replace(self.found[n], parties=(entry,))
        return end

    def _more_names(self, mention: Mention, n: int) -> int:
        """The other names of a list under one plural office: "ambassadors A, B and C"."""
        while self.chunks.same_sentence(n - 1, n):
            ahead = n
            if self.chunks.tags[2 * ahead + 1 : 2 * ahead + 2] == AND:
                ahead += 1
            elif self.chunks.sep(ahead).lstrip(")]") not in _LISTED:
                break
            if ahead in self.starts:
                break
            name = self.read_name(ahead, titled=True)
            if name is None:
                break
            after, n, statuses, parties = self._appositions(name.last, True)
            self.found.append(
                replace(
                    mention,
                    first=self.chunks[name.first].first,
                    last=name.words[1],
                    name=name.words,
                    rank=name.rank,
                    titles=(*(t for t in mention.titles if t.plural), *after),
                    parties=parties,
                    gender=name.gender,
                    statuses=statuses,
                )
            )
        return n

    # --- titles after a name -------------------------------------------------------------------------------

    def _copula(self, n: int) -> int:
        """ "Lu is vice chairman of ...", "He is also President of ...": give the last mention the office."""
        k = n
        if self.chunks.tags[2 * k + 1 : 2 * k + 2] != COPULA or not self.chunks.soft(k):
            return n
        k += 1
        while self.chunks.tags[2 * k + 1 : 2 * k + 2] in _ARTICLES_AND_ADVERBS:
            k += 1
        if k not in self.starts or not self.chunks.same_sentence(n, k):
            return n
        titles, end = self._title_chain(k)
        titles = [t for t in titles if not t.plural and not t.is_noun]
        if not titles or self._name_after(titles, end) is not None:
            return n
        self.found[-1] = replace(self.found[-1], titles=(*self.found[-1].titles, *titles))
        return end


def _hold_office(titles: list[Title]) -> bool:
    """Tell whether titles before a name leave no office for behind it, as "Prof." does."""
    return any(title.head.data.get("kind") not in _STYLES for title in titles)


def _respectively(listed: list[Mention], title: Title) -> list[Mention]:
    """ "the ministers of Norway and Georgia, A and B": each of those *listed* has the state in its place."""
    states = [entry for entry, relation in title.parties if relation == "of"]
    if len(states) < 2 or len(states) != len(listed):
        return listed
    return [
        replace(
            mention,
            parties=(state,),
            titles=tuple(replace(t, parties=((state, "of"),)) if t.plural else t for t in mention.titles),
        )
        for mention, state in zip(listed, states, strict=True)
    ]


def _with_shared_state(titles: list[Title]) -> list[Title]:
    """ "the President and the Prime Minister of Norland": both are Norland's."""
    parties = titles[-1].parties
    if not any(relation == "of" for _, relation in parties):
        return titles
    return [t if t.parties else replace(t, parties=parties) for t in titles[:-1]] + titles[-1:]


__all__ = ["FIELDS", "Mention", "find_mentions"]

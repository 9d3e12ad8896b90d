"""Persons in the text: titles and names put together, in both orders."""

from dataclasses import replace

from dipbrief.acts import adverbs, verb_forms
from dipbrief.document import Document
from dipbrief.lexicon import Entry
from dipbrief.mentions.chunks import FIELDS, PARTIES, Chunks, hyphened_particles, particles
from dipbrief.mentions.mention import Kind, Mention
from dipbrief.mentions.names import Name, NameReader, headline_verbs
from dipbrief.mentions.titles import Title, left_edge, read_title

_ARTICLES = frozenset(["the", "a", "an", "his", "her", "their", "its", "our"])
_APPOSITIVE = frozenset(
    [
        "the",
        "a",
        "an",
        "who",
        "is",
        "was",
        "also",
        "currently",
        "its",
        "their",
        "his",
        "her",
        "as",
        "then",
        "now",
        "serving",
    ]
)
_AUXILIARIES = frozenset(
    ["is", "was", "has", "had", "will", "would", "met", "received", "arrived", "left", "visited", "held"]
)
_NAMELESS = frozenset(["guest", "visitor", "dignitary", "interlocutor", "host"])
_PRONOUNS = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "herself": "female",
}


def find_mentions(document: Document, body: int = 0) -> list[Mention]:
    """Return the mentions of persons in *document* from word *body* on, in order.

    >>> from dipbrief.document import read_document
    >>> text = "Japan's foreign minister, Mori Kaede, met Lt. Gen. Juan de la Vega, chief of staff of the Army."
    >>> [text[slice(*m)] for m in [(read_document(text).starts[m.name[0]], read_document(text).ends[m.name[1] - 1])
    ...     for m in find_mentions(read_document(text)) if m.name]]
    ['Mori Kaede', 'Juan de la Vega']
    """
    return _Reader(Chunks(document, body)).read()


def find_headline_mentions(title: Document) -> list[Mention]:
    """Return the mentions of persons in a headline, where every word may be capitalised and verbs end a name."""
    return _Reader(Chunks(title), headline=True).read()


class _Reader(NameReader):
    """One pass over the chunks of a document."""

    def __init__(self, chunks: Chunks, *, headline: bool = False) -> None:
        super().__init__(chunks, headline=headline)
        self.starts = self._title_starts()
        self.found: list[Mention] = []

    def read(self) -> list[Mention]:
        k = 0
        while k < len(self.chunks):
            k = max(self._read_at(k), k + 1)
        return sorted(self.found, key=lambda mention: (mention.first, mention.last))

    def _title_starts(self) -> set[int]:
        """The leftmost chunk of every title."""
        starts, floor = set(), 0
        for k in range(len(self.chunks)):
            if self.chunks.kind(k) != "office" or k < floor:
                continue
            edge = left_edge(self.chunks, k, floor)
            title = read_title(self.chunks, edge)
            if title is None:
                edge, title = k, read_title(self.chunks, k)
            starts.add(edge)
            if title is not None:
                floor = max(floor, min(title.last, self._head_end(k)))
        return starts

    def _head_end(self, k: int) -> int:
        return k + 1

    def _read_at(self, k: int) -> int:
        if k in self.starts:
            return self._read_titled(k)
        kind = self.chunks.kind(k)
        if kind in ("rank", "honorific", "status"):
            name = self.read_name(k, titled=True)
            if name is not None:
                end = self._add_named(k, [], name)
                self._add_state_before(k, name)
                return end
        if kind in ("name", "initial", "acronym", "country", "place", "region", "common"):
            name = self.read_name(k, titled=False)
            if name is not None:
                return self._add_bare(k, name)
        if (
            kind == "word"
            and self.chunks.key(k) in particles() - hyphened_particles()
            and self.chunks.kind(k + 1) == "name"
        ):
            name = self.read_name(k, titled=True) if self.chunks.kind(k - 1) not in ("name", "office") else None
            if name is not None:
                return self._add_bare(k, name)
        if self.chunks.key(k) in ("former", "latter") and self._is_pronoun(k):
            first = self.chunks[k].first
            self.found.append(Mention("pronoun", first, first + 1, article="the"))
            return k + 1
        gender = _PRONOUNS.get(self.chunks.key(k))
        if gender is not None and kind in ("word", "common") and self.chunks.key(k) in ("he", "she"):
            first = self.chunks[k].first
            self.found.append(Mention("pronoun", first, first + 1, gender=gender))
            return self._copula(k + 1)
        return k + 1

    def _wages_war(self, k: int) -> bool:
        """Tell a lone surname by what only a person has: "Varga's unprovoked war", "the Varga regime"."""
        if self.chunks.sep(k + 1) == "'s":
            ahead = [self.chunks.key(n) for n in range(k + 1, min(k + 6, len(self.chunks)))]
        else:
            ahead = [self.chunks.key(k + 1)] if self.chunks.key(k - 1) == "the" else []
        return bool({"war", "invasion", "regime", "aggression", "presidency"} & set(ahead))

    def _add_state_before(self, k: int, name: Name) -> None:
        """ "Libyan Colonel NAME", "Norway's General NAME": the state before the rank is the person's."""
        entry = self.chunks[k - 1].entry if k > 0 and self.chunks.sep(k) in ("", "'s") else None
        if entry is None or entry.kind != "country" or not self.chunks.same_sentence(k - 1, k):
            return
        n = next(n for n in range(len(self.found) - 1, -1, -1) if self.found[n].name == name.words)
        mention = self.found[n]
        self.found[n] = replace(mention, first=self.chunks[k - 1].first, parties=(entry, *mention.parties))

    def _is_pronoun(self, k: int) -> bool:
        """Tell "the latter" from "the former minister": a verb or the end of the clause follows."""
        follows = self.chunks[k + 1] if k + 1 < len(self.chunks) else None
        if self.chunks.key(k - 1) != "the":
            return False
        return follows is None or not self.chunks.soft(k + 1) or (follows.kind == "word" and follows.sep in ("", "'s"))

    # --- titles before a name ------------------------------------------------------------------------------

    def _read_titled(self, k: int) -> int:
        titles, n = self._title_chain(k)
        name = self._name_after(titles, n)
        if name is None:
            for title in _with_shared_state(titles):
                self._add_title(title)
            return titles[-1].last
        own = self._own_titles([t for t in titles])
        for title in titles[: len(titles) - len(own)]:
            self._add_title(title)
        return self._add_named(own[0].first if own else name.first, own, name)

    def _title_chain(self, k: int) -> tuple[list[Title], int]:
        titles: list[Title] = []
        n = k
        while n in self.starts or (titles and n - 1 in self.starts and False):
            title = read_title(self.chunks, n)
            if title is None:
                break
            titles.append(title)
            n = title.last
            step = self._next_title(n)
            if step is None:
                break
            n = step
        if not titles:
            entry = self.chunks[k].entry
            assert entry is not None
            title = read_title(self.chunks, k)
            assert title is not None
            titles.append(title)
        return titles, titles[-1].last

    def _next_title(self, n: int) -> int | None:
        """Where the next title of a chain begins after chunk *n*, or None."""
        n = self._skip_group(n)
        separator = self.chunks.sep(n)
        if not self.chunks.same_sentence(n - 1, n):
            return None
        if self.chunks.key(n) in ("and", "&") and separator in ("", ",", ")"):
            ahead = n + 1
            while self.chunks.kind(ahead) == "word" and self.chunks.key(ahead) in ("also", "concurrently", "the"):
                ahead += 1
            return ahead if ahead in self.starts and self.chunks.soft(ahead) else None
        if separator in ("/", ",", "—", "", "),", ")") and n in self.starts:
            return n
        return None

    def _skip_group(self, n: int) -> int:
        """The chunk after a bracketed acronym at *n* ("(COAS)", "(UN)"), or *n*."""
        end = self.chunks.after_group(n)
        return end if end > n and self.chunks.same_sentence(n, end) else n

    def _own_titles(self, titles: list[Title]) -> list[Title]:
        """The last titles of a chain that belong to the name after it."""
        first = len(titles) - 1
        while first > 0 and self._joins(titles[first - 1], titles[first]):
            first -= 1
        return titles[first:]

    def _joins(self, a: Title, b: Title) -> bool:
        if a.plural or b.plural or (self.headline and self.chunks.sep(b.first) == ","):
            return False
        between = self.chunks.sep(self._skip_group(a.last)) if a.last < b.first else self.chunks.sep(a.last)
        if _incompatible(a, b):
            return False
        if a.is_noun:
            return between in (",", "")
        capital = self.chunks[a.first].capital or self.chunks.key(a.first - 1) == "the"
        if any(self.chunks.key(n) == "the" for n in range(a.last, b.first)):
            return False
        states = [{e.id for e, r in t.parties if r == "of" and e.kind in PARTIES} for t in (a, b)]
        if states[0] and states[1] and not states[0] & states[1] and between != ",":
            return "organization" in {e.kind for t in (a, b) for e, _ in t.parties}
        return capital

    # --- names ---------------------------------------------------------------------------------------------

    def _name_after(self, titles: list[Title], n: int) -> Name | None:
        n = self._skip_group(n)
        separator = self.chunks.sep(n)
        if n >= len(self.chunks) or not self.chunks.same_sentence(n - 1, n):
            return None
        if titles[-1].is_noun and titles[-1].head.keys[-1] in _NAMELESS:
            return None
        if titles[-1].plural and self.chunks.key(n) in headline_verbs() and self.chunks.kind(n) == "name":
            return None
        if titles[-1].plural and self.chunks.key(n) in ("were", "are") and self.chunks.sep(n + 1) == ":":
            return self.read_name(n + 1, titled=True)
        if titles[-1].plural and separator in (":",):
            return self.read_name(n, titled=True)
        if separator in ("", ")", "]", ".", "—") or separator == '"':
            return self.read_name(n, titled=True)
        if separator in (",", "),"):
            return self._listed_name(n) if titles[-1].plural else self._appositive_name(n)
        return None

    def _listed_name(self, n: int) -> Name | None:
        """ "the foreign ministers of Norway and Georgia, NAME and NAME": the first name of a list after a plural."""
        name = self.read_name(n, titled=True)
        if name is None:
            return None
        more = self.chunks.sep(name.last) == "," or self.chunks.key(name.last) in ("and", "&")
        return name if more and name.last < len(self.chunks) else None

    def _appositive_name(self, n: int) -> Name | None:
        """ "the Governor of Bangkok, NAME met": a name between commas, or before a verb, after the title."""
        if self.chunks.key(n) == "the" and self.chunks.kind(n + 1) in ("rank", "honorific"):
            n += 1
        name = self.read_name(n, titled=self.chunks.kind(n) in ("rank", "honorific"))
        if name is None:
            return None
        closed = self.chunks.sep(name.last)
        listed = self.chunks.key(name.last) in ("and", "or") and self.chunks.soft(name.last)
        listed = listed and not self._acts(name.last + 1)
        if (closed == "" and not self.chunks.soft(name.last)) or listed:
            return None if listed and not name.decorated else name
        return name

    # --- what is added -------------------------------------------------------------------------------------

    def _add_title(self, title: Title) -> None:
        chunks = self.chunks
        article = chunks.key(title.first - 1) if title.first > 0 and chunks.soft(title.first) else ""
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

    def _add_named(self, k: int, titles: list[Title], name: Name, *, certain: bool = True) -> int:
        """Add the person named at *name* with the titles before it, and those after; return the next chunk."""
        after, end, statuses, parties = self._appositions(name.last, bool(titles) or name.rank is not None)
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
            certain=certain or bool(after) or bool(parties),
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

    def _with_post(self, titles: list[Title], n: int) -> list[Title]:
        """ "Norwegian Ambassador NAME in Kenya, who": where a diplomat serves, after the name."""
        if not titles or titles[-1].head.data.get("kind") != "diplomatic" or self.chunks.key(n) not in ("in", "to"):
            return titles
        entry = self.chunks[n + 1].entry if n + 1 < len(self.chunks) else None
        if entry is None or entry.kind != "country" or entry.form == "demonym" or self.chunks.sep(n + 2) != ",":
            return titles
        return [*titles[:-1], replace(titles[-1], parties=(*titles[-1].parties, (entry, "to")))]

    def _add_bare(self, k: int, name: Name) -> int:
        """Add a name without a title; after the possessive of a state it is surely a person's ("Kenya's NAME")."""
        entry = self.chunks[k - 1].entry if k > 0 else None
        of_state = self.chunks.sep(k) == "'s" and self.chunks.kind(k - 1) == "country" and name.last - name.first > 1
        end = self._add_named(k, [], name, certain=of_state or self._wages_war(name.last - 1))
        if of_state and entry is not None:
            n = next(n for n in range(len(self.found) - 1, -1, -1) if self.found[n].name == name.words)
            self.found[n] = replace(self.found[n], parties=(entry,))
        return end

    def _more_names(self, mention: Mention, n: int) -> int:
        """The other names of a list under one plural office: "ambassadors A, B and C"."""
        while n < len(self.chunks) and self.chunks.same_sentence(n - 1, n):
            ahead = n
            if self.chunks.key(ahead) in ("and", "&"):
                ahead += 1
            elif self.chunks.sep(ahead) not in (",", ";"):
                break
            if ahead in self.starts:
                break
            name = self.read_name(ahead, titled=True) if ahead < len(self.chunks) else None
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

    def _appositions(self, n: int, titled: bool) -> tuple[list[Title], int, tuple[str, ...], tuple[Entry, ...]]:
        """Titles, statuses and parties after a name: "(Retd)", ", minister of trade and chairman of", ", of Norway"."""
        group = self._skip_group(n)
        statuses = tuple(
            e.id for m in range(n, group) if self.chunks.kind(m) == "status" and (e := self.chunks[m].entry)
        )
        separator = self.chunks.sep(group)
        state = self._state_after(group) if separator in ("", ")") else None
        if state is not None:
            return [], state[0], statuses, (state[1],)
        if separator in ("", "'s") or group >= len(self.chunks) or not self.chunks.same_sentence(n - 1, group):
            return [], group if group > n else n, statuses, ()
        if separator.lstrip(".)]") not in (",", "(") and separator not in (",", "),", "—", "("):
            return [], group, statuses, ()
        if self.chunks.key(group) == "of" and self.chunks.kind(group + 1) in PARTIES and separator.endswith(","):
            entry = self.chunks[group + 1].entry
            return [], group + 2, statuses, (entry,) if entry else ()
        titles, end = self._appositive_titles(group, titled)
        return titles, end if titles else group, statuses, ()

    def _state_after(self, n: int) -> tuple[int, Entry] | None:
        """ "President Jon Berg of Norland": the state directly after a name."""
        if self.chunks.key(n) != "of":
            return None
        k = n + 2 if self.chunks.key(n + 1) == "the" else n + 1
        entry = self.chunks[k].entry if k < len(self.chunks) else None
        known = entry is not None and entry.kind in ("country", "organization") and entry.form != "demonym"
        return (k + 1, entry) if known and entry is not None and self.chunks.soft(k) else None

    def _appositive_titles(self, n: int, titled: bool) -> tuple[list[Title], int]:
        start = n
        while (
            self.chunks.kind(n) in ("word", "common")
            and self.chunks.key(n) in _APPOSITIVE
            and (n == start or self.chunks.soft(n))
        ):
            n += 1
        if n not in self.starts or (n > start and not self.chunks.soft(n)):
            return [], start
        titles, end = self._title_chain(n)
        titles = [t for t in titles if not t.plural]
        if not titles or self._is_before_name(titles, end, bool(n > start), titled) or (n > start and self._acts(end)):
            return [], start
        while len(titles) > 1 and self._is_before_name(titles[-1:], end, False, True):
            titles = titles[:-1]
            end = titles[-1].last
        return titles, end

    def _acts(self, n: int) -> bool:
        """Tell whether a finite verb follows directly: what stands before it is a subject, not an apposition."""
        if not self.chunks.soft(n) or self.chunks.sep(n) != "":
            return False
        while self.chunks.key(n) in adverbs() and self.chunks.kind(n) in ("word", "quality"):
            n += 1
        form = verb_forms().get(self.chunks.key(n))
        return (form is not None and bool(form.kinds & {"past", "s"})) or self.chunks.key(n) in _AUXILIARIES

    def _is_before_name(self, titles: list[Title], end: int, article: bool, titled: bool) -> bool:
        """Tell whether the titles belong to a name after them and not to the one before."""
        ahead = self._skip_group(end)
        if ahead >= len(self.chunks) or not self.chunks.same_sentence(end - 1, ahead):
            return False
        separator = self.chunks.sep(ahead)
        if separator in ("", ")", "]"):
            name = self.read_name(ahead, titled=True)
            return name is not None and not (
                self.chunks.kind(ahead) in ("place", "country") and not name.decorated and name.last - name.first < 2
            )
        if separator in (",", "),") and titled and self.chunks[titles[0].first].capital:
            sure = self.chunks.kind(ahead) in ("rank", "honorific")
            name = self.read_name(ahead, titled=sure) if sure or not article else None
            return name is not None and (sure or self.chunks.kind(ahead) == "name")
        return False

    def _copula(self, n: int) -> int:
        """ "Lu is vice chairman of ...", "He is also President of ...": give the last mention the office."""
        k = n
        if self.chunks.key(k) not in ("is", "was", "serves") or (not self.chunks.soft(k) and self.chunks.sep(k) != ""):
            return n
        k += 1
        while self.chunks.kind(k) in ("word", "common") and self.chunks.key(k) in (
            "also",
            "the",
            "a",
            "currently",
            "concurrently",
            "as",
        ):
            k += 1
        if k not in self.starts or not self.chunks.same_sentence(n, k):
            return n
        titles, end = self._title_chain(k)
        titles = [t for t in titles if not t.plural and not t.is_noun]
        if not titles or self._name_after(titles, end) is not None:
            return n
        self.found[-1] = replace(self.found[-1], titles=(*self.found[-1].titles, *titles))
        return end


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


def _incompatible(a: Title, b: Title) -> bool:
    kinds = {a.head.data.get("kind"), b.head.data.get("kind")}
    return kinds == {"head-of-state", "head-of-government"} and "deputy" not in (*a.head.keys, *b.head.keys)


__all__ = ["FIELDS", "Mention", "find_mentions"]

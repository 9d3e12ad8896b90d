"""Titles in a row, before a name and after it, and which of them belong to the name."""

import re
from dataclasses import replace

from dipbrief.acts import adverbs, verb_forms
from dipbrief.lexicon import Entry, words
from dipbrief.mentions.chunks import PARTIES, Chunks, suffixes, tag_of
from dipbrief.mentions.names import Name, NameReader, headline_verbs
from dipbrief.mentions.titles import Title, left_edge, read_title
from dipbrief.syntax import groups_of
from dipbrief.syntax.classes import COORDINATOR

_APPOSITIVE = words("grammar", "before_apposition")
_AUXILIARIES = words("grammar", "clause_verbs")
_NAMELESS = words("grammar", "nameless")
_AFTER_AND = words("grammar", "after_and")
_LISTING = words("grammar", "listing")
_LIST_ENDS = words("grammar", "list_ends")

# Kinds of chunks.
_RANKS = frozenset(["rank", "honorific"])
_STATES = frozenset(["country", "organization"])
_FORCES = frozenset(["unit", "portfolio", "quality"])
_SMALL = frozenset(["word", "common"])
_ADVERBS = frozenset(["word", "quality"])
_LANDS = frozenset(["place", "country"])
_FINITE = frozenset(["past", "s"])  # forms of verbs

# A participle and where, up to a comma, in gaps and classes of words.
_PARTICIPLE = re.compile(r"(?:[ ,]n|,d) [It](?: [DA#NSX])+(?=,)")

_PLACE = re.compile(r" I(?: [DAX])* X(?=,)")

# Parties of the US Congress, and the state that their members sit for.
_CAUCUSES = frozenset(["r", "d", "i"])
_CONGRESS = Entry(("us",), "country", "US")

# Separators.
_BEFORE_AND = frozenset(["", ",", ")"])
_BETWEEN_TITLES = frozenset(["/", ",", "—", "", "),", ")"])
_BEFORE_SUFFIX = frozenset(["", ","])
_ORDERS = frozenset(
    ["acronym", "name", "initial", "word", "common"]
)  # kinds of what stands for an order; an MP holds an office
_BEFORE_NAME = frozenset(["", ")", "]", ".", "—", '"'])
_COMMAS = frozenset([",", "),"])
_AFTER_NAME = frozenset(["", ")"])
_NO_APPOSITION = frozenset(["", "'s"])
_APPOSED = frozenset([",", "("])
_UNBROKEN = frozenset(["", ")", "]"])


class ChainReader(NameReader):
    """Reads chains of titles; ``starts`` are the leftmost chunks of all titles."""

    def __init__(self, chunks: Chunks, *, headline: bool = False) -> None:
        super().__init__(chunks, headline=headline)
        self.starts = self._title_starts()

    def _title_starts(self) -> set[int]:
        """The leftmost chunk of every title."""
        starts, floor = set(), 0
        for k in self.chunks.where(("office",)):
            if k < floor:
                continue
            edge = left_edge(self.chunks, k, floor)
            title = read_title(self.chunks, edge)
            if title is None:
                edge, title = k, read_title(self.chunks, k)
            starts.add(edge)
            assert title is not None  # the office itself is one
            floor = min(title.last, k + 1)
        return starts

    def _title_chain(self, k: int) -> tuple[list[Title], int]:
        titles: list[Title] = []
        n: int | None = k
        while n is not None:
            title = read_title(self.chunks, n)
            assert title is not None  # one begins at every start
            titles.append(title)
            n = None if title.nested else self._next_title(title.last)
        return titles, titles[-1].last

    def _next_title(self, n: int) -> int | None:
        """Where the next title of a chain begins after chunk *n*, or None."""
        n = self._skip_group(n)
        separator = self.chunks.sep(n)
        if not self.chunks.same_sentence(n - 1, n):
            return None
        if self.chunks.key(n) == "and" and separator in _BEFORE_AND:
            ahead = n + 1
            while self.chunks.kind(ahead) == "word" and self.chunks.key(ahead) in _AFTER_AND:
                ahead += 1
            return ahead if ahead in self.starts and self.chunks.soft(ahead) else None
        if separator in _BETWEEN_TITLES and (n in self.starts or self.chunks.kind(n) == "office"):
            return n
        return None

    def _skip_group(self, n: int) -> int:
        """The chunk after a bracketed acronym at *n* ("(COAS)", "(UN)"), or *n*."""
        end = self.chunks.after_group(n)
        return end if end > n and self.chunks.same_sentence(n, end - 1) else n

    def _own_titles(self, titles: list[Title]) -> list[Title]:
        """The last titles of a chain that belong to the name after it."""
        first = len(titles) - 1
        while first > 0 and self._joins(titles[first - 1], titles[first]):
            first -= 1
        return titles[first:]

    def _joins(self, a: Title, b: Title) -> bool:
        if a.plural or b.plural or (self.headline and self.chunks.sep(b.first) == ","):
            return False
        between = self.chunks.sep(self._skip_group(a.last))
        if _incompatible(a, b):
            return False
        if a.is_noun:
            return between in _BEFORE_SUFFIX
        office = next(n for n in range(a.first, a.last) if self.chunks.kind(n) != "status")
        capital = self.chunks[office].capital or self.chunks.key(a.first - 1) == "the"
        if any(self.chunks.key(n) == "the" for n in range(a.last, b.first)):
            return False
        states = [{e.id for e, r in t.parties if r == "of" and e.kind in PARTIES} for t in (a, b)]
        if states[0] and states[1] and not states[0] & states[1] and between != ",":
            return "organization" in {e.kind for t in (a, b) for e, _ in t.parties}
        return capital

    def _skip_participle(self, n: int) -> int:
        """The chunk after a participle between a title and its name: "the attache, based in Oslo, Colonel NAME"."""
        if n >= len(self.chunks):
            return n
        groups, first = groups_of(self.document), self.chunks[n].first
        found = _PARTICIPLE.match(groups.tags, 2 * (first - groups.first))
        return self.chunks.behind(first + len(found[0]) // 2, n) if found else n

    def _skip_place(self, n: int) -> int:
        """The chunk after the place between an office and a general: "the commander in the region, General NAME"."""
        found = _PLACE.match(groups_of(self.document).tags, 2 * self.chunks.firsts[n]) if n < len(self.chunks) else None
        if found is None:
            return n
        end = self.chunks.behind(self.chunks[n].first + len(found[0]) // 2, n)
        ranked = end + 1 if self.chunks.kind(end) == "country" else end
        return end if self.chunks.kind(ranked) in _RANKS else n

    def _name_after(self, titles: list[Title], n: int) -> Name | None:
        n = self._skip_place(self._skip_participle(self._skip_group(n)))
        separator = self.chunks.sep(n)
        if not self.chunks.same_sentence(n - 1, n):
            return None
        if titles[-1].is_noun and titles[-1].head.keys[-1] in _NAMELESS:
            return None
        if titles[-1].plural and self.chunks.key(n) in headline_verbs() and self.chunks.kind(n) == "name":
            return None
        if titles[-1].plural and self.chunks.key(n) in _LISTING and self.chunks.sep(n + 1) == ":":
            return self.read_name(n + 1, titled=True)
        if titles[-1].plural and separator == ":":
            return self.read_name(n, titled=True)
        if separator in _BEFORE_NAME and not titles[-1].plural:
            return self.read_name(n, titled=True) or self._spouse(n)
        if separator in _BEFORE_NAME:
            name = self.read_name(n, titled=True)
            return name if name is None or not name.decorated else self._listed_name(n)
        if separator in _COMMAS:
            return self._listed_name(n) if titles[-1].plural else self._appositive_name(n)
        return None

    def _listed_name(self, n: int) -> Name | None:
        """ "the foreign ministers of Norway and Georgia, NAME and NAME": the first name of a list after a plural."""
        name = self.read_name(n, titled=True)
        if name is None:
            return None
        state = self._state_after(name.last)
        end = state[0] if state is not None else name.last
        return name if self.chunks.sep(end) == "," or tag_of(self.chunks, end) == COORDINATOR else None

    def _spouse(self, n: int) -> Name | None:
        """ "President and Mrs. NAME": the name after the spouse is the holder's too."""
        if tag_of(self.chunks, n) != COORDINATOR or self.chunks.kind(n + 1) != "honorific":
            return None
        name = self.read_name(n + 1, titled=True)
        return None if name is None else replace(name, gender=None)

    def _appositive_name(self, n: int) -> Name | None:
        """ "the Governor of Bangkok, NAME met": a name between commas, or before a verb, after the title."""
        if self.chunks.key(n) == "the" and self.chunks.kind(n + 1) in _RANKS:
            n += 1
        if self.chunks.kind(n) == "country" and self.chunks.soft(n + 1):  # "the EU ambassador, Norwegian Kari Lund,"
            n += 1
        name = self.read_name(n, titled=self.chunks.kind(n) in _RANKS)
        if name is None:
            return None
        closed = self.chunks.sep(name.last)
        listed = self.chunks.key(name.last) in _LIST_ENDS and self.chunks.soft(name.last)
        listed = listed and not self._acts(name.last + 1)
        if (closed == "" and not self.chunks.soft(name.last)) or listed:
            return None if listed and not name.decorated else name
        return name

    def _appositions(self, n: int, titled: bool) -> tuple[list[Title], int, tuple[str, ...], tuple[Entry, ...]]:
        """Titles, statuses and parties after a name: "(Retd)", ", minister of trade and chairman of", ", of Norway"."""
        n = self._skip_postnominals(n, titled)
        if self._is_affiliation(n):
            titles, end, statuses, parties = self._appositions(n + 2, titled)
            return titles, end, statuses, (*parties, _CONGRESS)
        group = self._skip_group(n)
        statuses = tuple(
            e.id for m in range(n, group) if self.chunks.kind(m) == "status" and (e := self.chunks[m].entry)
        )
        bracketed = self._bracketed_state(n, group) if titled else None
        if bracketed is not None:
            titles, end, more, parties = self._appositions(group, titled)
            return titles, end, (*statuses, *more), (bracketed, *parties)
        separator = self.chunks.sep(group)
        state = self._state_after(group) if separator in _AFTER_NAME else None
        if state is not None:
            closed = self.chunks.after_group(state[0])
            apposed = self.chunks.sep(closed)[-1:] == "," and self.chunks.same_sentence(n - 1, closed)
            offices = self._appositive_titles(closed, titled)[0] if apposed else []
            return offices, offices[-1].last if offices else state[0], statuses, (state[1],)
        unbroken = separator == "" and not titled and self.chunks.capital(group) and group in self.starts
        if (separator in _NO_APPOSITION and not unbroken) or not self.chunks.same_sentence(n - 1, group):
            return [], group if group > n else n, statuses, ()
        if separator[-1:] not in _APPOSED and separator != "—" and not unbroken:
            return [], group, statuses, ()
        if self.chunks.key(group) == "of" and self.chunks.kind(group + 1) in PARTIES and separator.endswith(","):
            entry = self.chunks[group + 1].entry
            return [], group + 2, statuses, (entry,) if entry else ()
        titles, end = self._appositive_titles(group, titled)
        return titles, end if titles else group, statuses, ()

    def _bracketed_state(self, n: int, group: int) -> Entry | None:
        """The state alone in brackets behind a name: "Ambassadors Ann Hale (Iceland) and Paul Reed (Denmark)"."""
        entry = self.chunks.entry(n)
        return entry if group == n + 1 and entry is not None and entry.kind in _STATES else None

    def _is_affiliation(self, n: int) -> bool:
        """ "Sen. Ann Berg, R-Neb.", "Ann Berg (D-NV)": party and state of a member of Congress (AP stylebook)."""
        chunks = self.chunks
        letter = chunks.key(n) in _CAUCUSES and chunks.capital(n) and chunks.sep(n) in (",", "(")
        return letter and chunks.sep(n + 1) == "-" and chunks.capital(n + 1)

    def _skip_postnominals(self, n: int, titled: bool) -> int:
        """The chunk after the orders behind a name and before its office: "NAME, NI (M), Chief of Army Staff"."""
        chunks, k = self.chunks, n
        kinds = _ORDERS | {"office"} if titled else _ORDERS
        while chunks.sep(k) in _BEFORE_SUFFIX and chunks.key(k) in suffixes() and chunks.kind(k) in kinds:
            end = self.chunks.after_group(k + 1)
            if chunks.sep(end)[-1:] != "," and chunks.same_sentence(n - 1, end):
                break
            k, kinds = end, _ORDERS | {"office"}
        return k

    def _state_after(self, n: int) -> tuple[int, Entry] | None:
        """ "President Jon Berg of Norland": the state directly after a name."""
        if self.chunks.key(n) != "of":
            return None
        k = n + 2 if self.chunks.key(n + 1) == "the" else n + 1
        k += self.chunks.key(k) == "royal" and self.chunks.soft(k + 1)  # "of the Royal Danish Army"
        entry = self.chunks.entry(k)
        if entry is not None and entry.kind == "body" and entry.data.get("country"):  # "of the Bangladesh Navy"
            entry = Entry(entry.keys, "country", entry.data["country"])
        end = k + 1
        while self.chunks.kind(end) in _FORCES and self.chunks.capital(end) and self.chunks.sep(end) == "":
            end += 1
        if entry is not None and entry.form == "demonym" and end > k + 1 and self.chunks.same_sentence(n, end - 1):
            return end, entry  # "of the Danish Navy"
        known = entry is not None and entry.kind in _STATES and entry.form != "demonym"
        return (k + 1, entry) if known and entry is not None and self.chunks.soft(k) else None

    def _appositive_titles(self, n: int, titled: bool) -> tuple[list[Title], int]:
        start = n
        while (
            self.chunks.kind(n) in _SMALL and self.chunks.key(n) in _APPOSITIVE and (n == start or self.chunks.soft(n))
        ):
            n += 1
        if n not in self.starts or (n > start and not self.chunks.soft(n)):
            return [], start
        titles, end = self._title_chain(n)
        while len(titles) > 1 and self._opens_item(titles) and self._is_before_name(titles[-1:], end, False, True):
            titles = titles[:-1]
            end = titles[-1].last
        titles = [t for t in titles if not t.plural]
        if self.headline and self.chunks.sep(n) == "," and self.chunks.sep(end) != ",":  # "A, Finnish PM discuss"
            return [], start
        if not titles or self._is_before_name(titles, end, bool(n > start), titled) or (n > start and self._acts(end)):
            return [], start
        while len(titles) > 1 and self._is_before_name(titles[-1:], end, False, True):
            titles = titles[:-1]
            end = titles[-1].last
        return titles, end

    def _opens_item(self, titles: list[Title]) -> bool:
        """Tell whether the last title begins the next item of a list: "NAME, trade minister, and Ambassador NAME"."""
        n = self._skip_group(titles[-2].last)
        return self.chunks.key(n) == "and" and self.chunks.sep(n).startswith(",")

    def _acts(self, n: int) -> bool:
        """Tell whether a finite verb follows directly: what stands before it is a subject, not an apposition."""
        if not self.chunks.soft(n) or self.chunks.sep(n) != "":
            return False
        while self.chunks.key(n) in adverbs() and self.chunks.kind(n) in _ADVERBS:
            n += 1
        form = verb_forms().get(self.chunks.key(n))
        return (form is not None and bool(form.kinds & _FINITE)) or self.chunks.key(n) in _AUXILIARIES

    def _is_before_name(self, titles: list[Title], end: int, article: bool, titled: bool) -> bool:
        """Tell whether the titles belong to a name after them and not to the one before."""
        ahead = self._skip_participle(self._skip_group(end))
        if not self.chunks.same_sentence(end - 1, ahead):
            return False
        separator = self.chunks.sep(ahead)
        if separator in _UNBROKEN:
            name = self.read_name(ahead, titled=True)
            return name is not None and not (
                self.chunks.kind(ahead) in _LANDS and not name.decorated and name.last - name.first < 2
            )
        sure = self.chunks.kind(ahead) in _RANKS
        if separator in _COMMAS and titled and (sure or self.chunks[titles[0].first].capital):
            name = self.read_name(ahead, titled=sure) if sure or not article else None
            return name is not None and (sure or self.chunks.kind(ahead) == "name")
        return False


def _incompatible(a: Title, b: Title) -> bool:
    kinds = {a.head.data.get("kind"), b.head.data.get("kind")}
    return kinds == {"head-of-state", "head-of-government"} and "deputy" not in (*a.head.keys, *b.head.keys)

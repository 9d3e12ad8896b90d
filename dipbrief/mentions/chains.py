"""Titles in a row, before a name and after it, and which of them belong to the name."""

import re
from dataclasses import replace
from typing import Final

from dipbrief.frames.words import classes_of_verb, is_adverb, speaks
from dipbrief.lexicon import Entry, words
from dipbrief.mentions.chunks import PARTIES, Chunks, suffixes, tag_of
from dipbrief.mentions.letters import AND, THE, TITLED_THE
from dipbrief.mentions.names import CAUCUSES, Name, NameReader, ends_headline_name
from dipbrief.mentions.titles import Title, left_edge, read_title
from dipbrief.syntax import copulas, groups_of
from dipbrief.syntax.classes import COORDINATOR, FINITE, PAST, PREPOSITION
from dipbrief.syntax.forms import VERB_PAST

_S: Final = r"[ \-'`.]"  # gaps that part nothing

# --- in gaps and classes of words ----------------------------------------------------------------------------------
_PARTICIPLE: Final = re.compile(r"(?:[ ,]n|,d) [It](?: [DA#NSX])+(?=,)")  # "the attache|, based in Oslo|, Colonel NAME"
_PLACE: Final = re.compile(r" I(?: [DAX])* X(?=,)")  # "the commander |in the region|, General NAME"

# --- in gaps and letters of chunks -----------------------------------------------------------------------------------
_BRACKET: Final = re.compile(r"[({].(?:(?:[^(){}>|].)*+(?=[)}{>])|(?=[|]|$))")  # "(COAS)", or what ends a sentence
_NEXT: Final = re.compile(rf"[ ,)]&(?:{_S}[0+])*(?={_S})|(?=[/+,~ }})])")  # between two titles
_LEADING: Final = re.compile(rf".[09*+wi](?:{_S}[09*+wi])*")  # ", |who is also the| Foreign Minister"
_RANKED: Final = re.compile(r".(?:[CD][ '])?[RH]")
_STATE: Final = re.compile(
    rf".1(?:{_S}0)?(?:{_S}(?P<royal>[VQNE]))??{_S}(?:(?P<force>[DBb](?: [UFTMPÄQVÖ])*)|(?P<state>[CG]))"
)
_OF_PARTY: Final = re.compile(r"[,}]1[ ](?P<party>[CDGBb])")  # ", of Norland"
_OF_REGION: Final = re.compile(r"[ ]1[ ]Z")
_AFFILIATION: Final = re.compile(r"[,(][A-ZÄÖ]-[A-ZÄÖ]")  # "Sen. Ann Berg, |R-Neb|."
_ORDER: Final = re.compile(r"[ ,][ANIW_OoXE0-9&+]")
_APPOSED: Final = re.compile(r"[,}({~].")
_CLOSED: Final = re.compile(r"[,}].")
_LISTING: Final = re.compile(r" .:")
_OFFICE: Final = re.compile("[OXEJoxej]")
_BEFORE_NAME: Final = frozenset(' ).~"')
_ENDS: Final = frozenset(",}|")
_COMMAS: Final = frozenset(",}")
_BEFORE_LIST: Final = _BEFORE_NAME | _COMMAS | frozenset(":")
_GUESTS: Final = frozenset(["guest"])
_CONGRESS: Final = Entry(("us",), "country", "US")


class ChainReader(NameReader):
    """Reads chains of titles; ``starts`` are the leftmost chunks of all titles."""

    def __init__(self, chunks: Chunks, *, headline: bool = False) -> None:
        super().__init__(chunks, headline=headline)
        self.starts = self._title_starts()

    def _title_starts(self) -> set[int]:
        """The leftmost chunk of every title."""
        starts, floor = set(), 0
        for k in self.chunks.where(_OFFICE):
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

    def gap(self, k: int) -> str:
        """Return the gap before chunk *k*; "|" behind the last one."""
        return self.chunks.tags[2 * k : 2 * k + 1] or "|"

    # --- titles in a row -----------------------------------------------------------------------------------------
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
        found = _NEXT.match(self.chunks.tags, 2 * n)
        if found is None:
            return None
        ahead = found.end() // 2
        office = ahead == n and self.chunks.kind(n) == "office"
        return ahead if ahead in self.starts or office else None

    def _skip_group(self, n: int) -> int:
        """The chunk after a bracketed acronym at *n* ("(COAS)", "(UN)"), or *n*."""
        found = _BRACKET.match(self.chunks.tags, 2 * n)
        return n if found is None else found.end() // 2

    def _own_titles(self, titles: list[Title]) -> list[Title]:
        """The last titles of a chain that belong to the name after it."""
        first = len(titles) - 1
        while first > 0 and self._joins(titles[first - 1], titles[first]):
            first -= 1
        return titles[first:]

    def _joins(self, a: Title, b: Title) -> bool:
        """Tell whether one person holds both offices."""
        between = self.gap(self._skip_group(a.last))
        if _incompatible(a, b) or (self.headline and self.gap(b.first) == ","):
            return False
        if a.is_noun:
            return between in " ,"
        if _of_others(a, b) and between != ",":
            return not self._article_between(a, b) and _worldwide(a, b)
        return not self._article_between(a, b) and self._is_named(a)

    def _article_between(self, a: Title, b: Title) -> bool:
        return THE in self.chunks.tags[2 * a.last + 1 : 2 * b.first : 2]

    def _is_named(self, a: Title) -> bool:
        """Tell whether an office has a capital or an article, so that it needs no name of its own behind it."""
        office = next(n for n in range(a.first, a.last) if self.chunks.kind(n) != "status")
        return self.chunks.capital(office) or self.chunks.tags[2 * a.first - 1 : 2 * a.first] in _THE

    # --- the name after titles -------------------------------------------------------------------------------------
    def _skip_participle(self, n: int) -> int:
        """The chunk after a participle between a title and its name: "the attache, based in Oslo, Colonel NAME"."""
        return self._skip_words(_PARTICIPLE, n)

    def _skip_place(self, n: int) -> int:
        """The chunk after the place between an office and a general: "the commander in the region, General NAME"."""
        end = self._skip_words(_PLACE, n)
        return end if end > n and _RANKED.match(self.chunks.tags, 2 * end) else n

    def _skip_words(self, form: re.Pattern[str], n: int) -> int:
        groups = groups_of(self.document)
        first = self.chunks.firsts[n] if n < len(self.chunks) else 0
        found = form.match(groups.tags, 2 * (first - groups.first)) if first else None
        return n if found is None else self.chunks.behind(first + len(found[0]) // 2, n)

    def _name_after(self, titles: list[Title], n: int) -> Name | None:
        n, title = self._skip_place(self._skip_participle(self._skip_group(n))), titles[-1]
        if title.is_noun and title.head.data.get("trait") in _GUESTS:
            return None
        name = self._first_of_several(n) if title.plural else self._name_of_one(n)
        return None if name is None or self._is_subject(title, n, name) else name

    def _name_of_one(self, n: int) -> Name | None:
        if self.chunks.tags[2 * n : 2 * n + 4] in _STYLED:
            n += 1  # "Justice Minister |the| Hon. Ann Berg"
        if self.gap(n) in _BEFORE_NAME:
            return self.read_name(n, titled=True) or self._spouse(n)
        return self._appositive_name(n) if self.gap(n) in _COMMAS else None

    def _is_subject(self, title: Title, n: int, name: Name) -> bool:
        """Tell whether *name* at *n* begins the clause behind a phrase: "according to the spokesman, |NAME| came"."""
        if self.gap(n) not in _COMMAS or not self._is_governed(title):
            return False
        return self._opens_sentence(title) if title.plural else self._acts(name.last)

    def _is_governed(self, title: Title) -> bool:
        """Tell whether a preposition leads to a title: "according |to the| spokesman"."""
        return _GOVERNED.search(self.chunks.tags, 0, 2 * title.first) is not None

    def _opens_sentence(self, title: Title) -> bool:
        """Tell whether a title stands in a phrase before the clause: "|at a meeting of ministers|, NAME came"."""
        groups, word = groups_of(self.document), self.chunks[title.first].first
        first = self.document.sentences[self.document.sentence_of[word]][0]
        return groups.tag(first) == PREPOSITION and all(groups.tag(i) not in FINITE for i in range(first, word))

    def _first_of_several(self, n: int) -> Name | None:
        """The first name behind a plural: "ministers NAME and NAME", "they were: NAME", "the ministers, NAME"."""
        tags = self.chunks.tags
        if tags[2 * n : 2 * n + 2] == " N" and ends_headline_name(self.chunks.key(n)):
            return None  # "Ministers |Mark| Anniversary"
        n += _LISTING.match(tags, 2 * n) is not None and self.chunks.key(n) in copulas()
        gap = self.gap(n)
        name = self.read_name(n, titled=True) if gap in _BEFORE_LIST else None
        if name is None or gap == ":" or (gap in _BEFORE_NAME and not name.decorated):
            return name
        return name if self._is_listed(name) else None

    def _is_listed(self, name: Name) -> bool:
        """Tell whether others follow a name: "Jon Berg |of Norland, Paul Reed|"."""
        state = self._state_after(name.last)
        end = state[0] if state is not None else name.last
        return self.chunks.sep(end) == "," or tag_of(self.chunks, end) == COORDINATOR

    def _spouse(self, n: int) -> Name | None:
        """ "President and Mrs. NAME": the name after the spouse is the holder's too."""
        if tag_of(self.chunks, n) != COORDINATOR or self.chunks.kind(n + 1) != "honorific":
            return None
        name = self.read_name(n + 1, titled=True)
        return None if name is None else replace(name, gender=None)

    def _appositive_name(self, n: int) -> Name | None:
        """ "the Governor of Bangkok, NAME met": a name between commas, or before a verb, after the title."""
        tags = self.chunks.tags
        if tags[2 * n + 1 : 2 * n + 4] in _BEFORE_RANK or _STATE_BEFORE.match(tags, 2 * n + 1):
            n += 1  # "the EU ambassador, Norwegian Kari Lund,"
        name = self.read_name(n, titled=tags[2 * n + 1] in _BEGINS_NAME)
        if name is None or name.decorated:
            return name
        listed = self.chunks.soft(name.last) and tag_of(self.chunks, name.last) == COORDINATOR
        return None if listed and not self._acts(name.last + 1) else name

    # --- what follows a name -----------------------------------------------------------------------------------------
    def _appositions(self, n: int, titled: bool) -> tuple[list[Title], int, tuple[str, ...], tuple[Entry, ...]]:
        """Titles, statuses and parties after a name: "(Retd)", ", minister of trade and chairman of", ", of Norway"."""
        n = self._skip_postnominals(n, titled)
        n += 2 * (titled and _OF_REGION.match(self.chunks.tags, 2 * n) is not None)  # "Senator Ann Berg |of Maine|"
        group = self._skip_group(n)
        aside, entry = self._aside(n, group, titled)
        if entry is not None:
            titles, end, more, parties = self._appositions(aside, titled)
            return titles, end, more, (entry, *parties)
        inside = (self.chunks.entry(m) for m in range(n, group))
        statuses = tuple(e.id for e in inside if e is not None and e.kind == "status")
        end, entry = self._party_after(group)
        if entry is not None:
            titles, end = self._titles_behind_state(end, titled) if self.gap(group) in " )" else ([], end)
            return titles, end, statuses, (entry,)
        at = n if self._is_office_in_brackets(n, group) else group
        titles, end = self._appositive_titles(at, titled) if self._is_apposed(at, titled) else ([], group)
        return titles, max(end, group), statuses, ()

    def _party_after(self, n: int) -> tuple[int, Entry | None]:
        """The state or body that a name is of: "NAME |of Norland|", "NAME|, of Norland|"."""
        state = self._state_after(n) if self.gap(n) in " )" else None
        if state is not None:
            return state
        of = _OF_PARTY.match(self.chunks.tags, 2 * n)
        return n + 2, None if of is None else self.chunks.entry(of.start("party") // 2)

    def _is_office_in_brackets(self, n: int, group: int) -> bool:
        """Tell of "Jon Berg |[vice president of the council]|", but not of "the Grant |(JAG)|"."""
        entry = self.chunks.entry(n)
        short = entry is not None and entry.form == "abbreviation"
        return n < group and n in self.starts and not short

    def _is_apposed(self, n: int, titled: bool) -> bool:
        """Tell whether what stands at *n* may be the office of the name before: behind a comma, or a capital."""
        unbroken = self.gap(n) == " " and not titled and self.chunks.capital(n) and n in self.starts
        return unbroken or _APPOSED.match(self.chunks.tags, 2 * n) is not None

    def _aside(self, n: int, group: int, titled: bool) -> tuple[int, Entry | None]:
        """The end of a state or seat behind a name: "Ann Hale |(Iceland)|", "Ann Berg, |R-Neb.|, Ann Berg |(D-NV)|"."""
        if _AFFILIATION.match(self.chunks.tags, 2 * n) and self.chunks.key(n) in CAUCUSES:
            return n + 2, _CONGRESS
        if self.is_seat(n):
            return self.chunks.behind(self.chunks.firsts[n + 1] + 1, n), _CONGRESS
        alone = titled and group == n + 1 and self.chunks.tags[2 * n + 1] in "CDG"
        return group, self.chunks.entry(n) if alone else None

    def _titles_behind_state(self, n: int, titled: bool) -> tuple[list[Title], int]:
        """ "Jon Berg of Norland|, chairman of the board|"."""
        closed = self._skip_group(n)
        titles = self._appositive_titles(closed, titled)[0] if _CLOSED.match(self.chunks.tags, 2 * closed) else []
        return titles, titles[-1].last if titles else n

    def _skip_postnominals(self, n: int, titled: bool) -> int:
        """The chunk after the orders behind a name and before its office: "NAME, NI (M), Chief of Army Staff"."""
        chunks, k = self.chunks, n
        while _ORDER.match(chunks.tags, 2 * k) and chunks.key(k) in suffixes():
            end = self._skip_group(k + 1)
            office = chunks.kind(k) == "office" and k == n and not titled  # an MP holds an office
            if office or self.gap(end) not in _ENDS:
                break
            k = end
        return k

    def _state_after(self, n: int) -> tuple[int, Entry] | None:
        """ "President Jon Berg of Norland", "General Jon Berg of the Royal Danish Army": the state after a name."""
        found = _STATE.match(self.chunks.tags, 2 * n)
        if found is None:
            return None
        at = found.start("state" if found["state"] else "force") // 2
        entry = self.chunks.entry(at)
        return None if entry is None else _state_of(entry, at + 1, found.end() // 2)

    def _appositive_titles(self, n: int, titled: bool) -> tuple[list[Title], int]:
        found = _LEADING.match(self.chunks.tags, 2 * n)
        start = n if found is None else found.end() // 2
        if start not in self.starts or (start > n and not self.chunks.soft(start)):
            return [], n
        titles, end = self._title_chain(start)
        while self._opens_item(titles) and self._is_before_name(titles[-1:], end, False, True):
            titles, end = titles[:-1], titles[-2].last
        titles = [t for t in titles if not t.plural]
        if not titles or self._is_of_next(titles, end, start, start > n, titled):
            return [], n
        return self._without_next(titles, end)

    def _without_next(self, titles: list[Title], end: int) -> tuple[list[Title], int]:
        """The titles behind a name without those that belong to the next one."""
        while len(titles) > 1 and self._is_before_name(titles[-1:], end, False, True):
            titles, end = titles[:-1], titles[-2].last
        return titles, end

    def _is_of_next(self, titles: list[Title], end: int, start: int, article: bool, titled: bool) -> bool:
        """Tell whether titles behind a name are those of the next one, or the subject of what follows."""
        discussed = self.headline and self.gap(start) == "," != self.gap(end)  # "A, Finnish PM discuss"
        return discussed or self._is_before_name(titles, end, article, titled) or (article and self._acts(end))

    def _opens_item(self, titles: list[Title]) -> bool:
        """Tell whether the last title begins the next item: "NAME, trade minister, |and Ambassador| NAME"."""
        if len(titles) < 2:
            return False
        n = self._skip_group(titles[-2].last)
        joined = self.chunks.tags[2 * n + 1 : 2 * n + 2] == AND
        return self.gap(n) in _COMMAS and (joined or self._is_behind_name(titles[-2]))

    def _is_behind_name(self, title: Title) -> bool:
        """Tell of an office as it stands behind a name: in lower case, or "President |of the Committee|"."""
        return not self.chunks.capital(title.first) or self.chunks.kind(title.last - 1) != "office"

    def _acts(self, n: int) -> bool:
        """Tell whether a finite verb follows directly: what stands before it is a subject, not an apposition."""
        n = self._skip_group(n)
        if self.gap(n) not in " )":
            return False
        while is_adverb(self.chunks.key(n)) and self.chunks.tags[2 * n + 1] in "_Qq":
            n += 1
        key, tag = self.chunks.key(n), tag_of(self.chunks, n)
        return speaks(key) or (tag in FINITE and (tag != PAST or bool(classes_of_verb(key, VERB_PAST))))

    def _is_before_name(self, titles: list[Title], end: int, article: bool, titled: bool) -> bool:
        """Tell whether the titles belong to a name after them and not to the one before."""
        ahead = self._skip_participle(self._skip_group(end))
        if self.gap(ahead) in " ).":
            return self._is_name_of_person(ahead)
        sure = _RANKED.match(self.chunks.tags, 2 * ahead) is not None
        named = sure or (not article and self.chunks.capital(titles[0].first) and self.chunks.kind(ahead) == "name")
        listed = titled and named and self.gap(ahead) in _COMMAS
        return listed and self.read_name(ahead, titled=sure) is not None

    def _is_name_of_person(self, n: int) -> bool:
        """Tell whether a name stands at *n* that is not only a place."""
        name = self.read_name(n, titled=True)
        place = self.chunks.tags[2 * n + 1 : 2 * n + 2] in "LCD"
        return name is not None and (not place or name.decorated or name.last - name.first > 1)


_THE: Final = frozenset([THE, TITLED_THE])
_BEFORE_RANK: Final = frozenset(["0 R", "0 H"])
_STYLED: Final = frozenset([" 0 H", ",0 H"])
_BEGINS_NAME: Final = frozenset("RHW")  # "the minister, |Per| Stig Olsen": within a sentence such a capital is a name
_GOVERNED: Final = re.compile(r"[1-8](?:.[09])?$")
_STATE_BEFORE: Final = re.compile(rf"[CD](?={_S})")


def _state_of(entry: Entry, behind: int, end: int) -> tuple[int, Entry] | None:
    """The state that a state, a body or an adjective before forces is, and its end."""
    if entry.kind == "body":  # "of the Bangladesh Navy"
        code = entry.data.get("country")
        return (behind, Entry(entry.keys, "country", code)) if code else None
    return (end, entry) if end > behind or entry.form != "demonym" else None


def _of_others(a: Title, b: Title) -> bool:
    """Tell whether two offices are of different states."""
    one, other = ({e.id for e, relation in t.parties if relation == "of" and e.kind in PARTIES} for t in (a, b))
    return bool(one and other and not one & other)


def _worldwide(a: Title, b: Title) -> bool:
    return "organization" in {entry.kind for title in (a, b) for entry, _ in title.parties}


def _incompatible(a: Title, b: Title) -> bool:
    """Tell whether nobody holds both offices."""
    kinds = {a.head.data.get("kind"), b.head.data.get("kind")}
    deputy = not words("titles", "modifier", "deputy").isdisjoint((*a.head.keys, *b.head.keys))
    return a.plural or b.plural or (kinds == _OPPOSED and not deputy)


_OPPOSED: Final = frozenset(["head-of-state", "head-of-government"])

"""The clauses of a sentence: what the verb is, who does it, what is done, and what hangs on it.

One pass over the row of chunks. A stack holds the clauses that are open: a relative clause, a participle or an infinitive is
laid on the clause that it stands in and taken off when a verb or a comma shows that it has ended. What cannot be attached
stays unattached.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, Literal

from dipbrief.document import Document
from dipbrief.syntax.coordination import Chunk, Row, conjuncts, read_row
from dipbrief.syntax.forms import BARE_INFINITIVE, COPULAR, DITRANSITIVE, GERUND, OBJECT_COMPLEMENT, PERSON, SPEECH, THAT, Words
from dipbrief.syntax.groups import Groups, NounGroup, VerbGroup
from dipbrief.syntax.vocabulary import Vocabulary

__all__ = ["Clause", "Clauses", "Kind", "Oblique", "read_clauses"]

Kind = Literal["main", "relative", "participle", "infinitive", "content", "adverbial", "gerund"]
_COMMAS: Final = frozenset(",<")
_BREAKS: Final = frozenset(",<:;~().+/")
_INSIDE: Final = frozenset(" \"-'")


_WITH_OBJECT: Final = BARE_INFINITIVE | DITRANSITIVE | GERUND | OBJECT_COMPLEMENT | SPEECH | THAT


@dataclass(slots=True)
class Oblique:
    """A preposition and its noun group, by their numbers in the row."""

    preposition: int
    noun: int


@dataclass(slots=True, eq=False)
class Clause:
    """One clause; chunks by their numbers in the row."""

    kind: Kind
    parent: "Clause | None" = None
    opener: int | None = None
    verb: int | None = None
    subject: int | None = None
    objects: list[int] = field(default_factory=list)
    obliques: list[Oblique] = field(default_factory=list)
    complements: list["Clause"] = field(default_factory=list)
    antecedent: int | None = None
    predicate: int | None = None
    waiting: int | None = None  # a noun group that may become the subject


@dataclass(slots=True)
class Clauses:
    """What is read of one sentence."""

    row: Row
    clauses: list[Clause]
    first_of: dict[int, int]  # the first item of each later one of a list
    modifiers: list[tuple[int, int]]  # a noun group and the one that hangs on it by a preposition
    appositions: list[tuple[int, int]]


def read_clauses(document: Document, groups: Groups, vocabulary: Vocabulary, first: int, last: int) -> Clauses:
    """Return the clauses of the sentence from word *first* up to *last*."""
    nouns = {group.first: group for group in groups.nouns if first <= group.first < last}
    verbs = {group.first: group for group in groups.verbs if first <= group.first < last}
    return Reader(document, groups, read_row(groups, nouns, verbs, first, last), vocabulary).read()


class Reader:
    """Reads one row."""

    def __init__(self, document: Document, groups: Groups, row: Row, vocabulary: Vocabulary) -> None:
        self.document = document
        self.groups = groups
        self.attachment = vocabulary.attachment
        self.number_of = vocabulary.number_of
        self.row = row
        self.chunks = row.chunks
        self.words = vocabulary.words
        self.first_of = conjuncts(row)
        self.out = Clauses(row, [], self.first_of, [], [])
        self.attached: set[int] = set()
        self.heads = {first: item for item, first in sorted(self.first_of.items())}
        self.stack: list[Clause] = []
        self.at = 0
        self.push("main")

    # --- the row ---------------------------------------------------------------------------------------------
    def read(self) -> Clauses:
        for k, chunk in enumerate(self.chunks):
            self.at = k
            if chunk.gap in ";." and k:
                self.new_main()
            handler = _HANDLERS.get(chunk.kind)
            if handler is not None:
                handler(self, k, chunk)
        self.out.clauses = [clause for clause in self.out.clauses if clause.verb is not None]
        return self.out

    def before(self, k: int) -> Chunk | None:
        """The chunk before *k*, over adverbs, when no break parts them."""
        at = k - 1
        while at >= 0 and self.chunks[at].kind in "BziZr" and self.chunks[at + 1].gap not in _BREAKS:
            at -= 1
        return self.chunks[at] if at >= 0 and self.chunks[at + 1].gap not in _BREAKS else None

    def before_at(self, k: int) -> int | None:
        at = k - 1
        while at >= 0 and self.chunks[at].kind in "BziZr" and self.chunks[at + 1].gap not in _BREAKS:
            at -= 1
        return at if at >= 0 and self.chunks[at + 1].gap not in _BREAKS else None

    def leads(self, k: int) -> int:
        """The finite verb that a noun group, or the last item of its list, leads to; -1 when it leads to none."""
        return self.row.leads[self.heads.get(k, k)]

    def letter(self, k: int) -> str:
        """The class of the head of a noun group."""
        noun = self.chunks[k].noun
        return self.groups.tag(noun.head) if noun is not None else ""

    # --- clauses ---------------------------------------------------------------------------------------------
    @property
    def top(self) -> Clause:
        return self.stack[-1]

    def push(self, kind: Kind, parent: Clause | None = None, opener: int | None = None) -> Clause:
        clause = Clause(kind, parent, opener)
        self.out.clauses.append(clause)
        self.stack.append(clause)
        return clause

    def new_main(self) -> Clause:
        del self.stack[:]
        return self.push("main")

    def pop_to_waiting(self) -> Clause | None:
        """Take off clauses down to one that still waits for its verb, when there is one."""
        for n in range(len(self.stack) - 1, -1, -1):
            clause = self.stack[n]
            if clause.verb is None and (clause.waiting is not None or clause.subject is not None):
                del self.stack[n + 1 :]
                return clause
        return None

    def says(self, clause: Clause) -> bool:
        verb = self.verb(clause)
        return verb is not None and verb.lemma != "be" and bool(self.words.valency(verb.lemma) & (THAT | SPEECH))

    def verb(self, clause: Clause) -> VerbGroup | None:
        return self.chunks[clause.verb].verb if clause.verb is not None else None

    def set_verb(self, clause: Clause, k: int, subject: int | None) -> None:
        clause.verb = k
        if clause.subject is None:
            clause.subject = subject

    # --- verbs -----------------------------------------------------------------------------------------------
    def on_verb(self, k: int, chunk: Chunk) -> None:
        assert chunk.verb is not None
        if chunk.verb.form == "finite":
            self.on_finite(k)
        elif chunk.verb.form == "infinitive":
            self.on_infinitive(k, chunk)
        else:
            self.on_participle(k, chunk)

    def on_finite(self, k: int) -> None:
        before = self.before(k)
        coordinated = before is not None and before.kind == "&"
        chunk = self.chunks[k]
        if chunk.gap == "<" and self.said_before(k):
            return
        if self.top.verb is None and (self.top.waiting is not None or self.top.subject is not None or len(self.stack) == 1):
            self.set_verb(self.top, k, self.top.waiting)
        elif coordinated:
            self.coordinate(k)
        elif self.said_before(k):
            pass
        elif self.content_without_that(k):
            pass
        else:
            self.resume(k)

    def coordinate(self, k: int) -> None:
        """A verb behind "and": it has the subject of the verb before it."""
        while len(self.stack) > 1 and self.top.verb is not None and not self.goes_on_with(self.verb(self.top), self.chunks[k].verb):
            self.stack.pop()
        previous = self.top
        if previous.verb is None:
            self.set_verb(previous, k, previous.waiting)
            return
        self.stack.pop()
        clause = self.push(previous.kind, previous.parent, previous.opener)
        clause.antecedent = previous.antecedent
        self.set_verb(clause, k, previous.subject)
        if previous.parent is not None and previous in previous.parent.complements:
            pass

    def goes_on_with(self, previous: VerbGroup | None, verb: VerbGroup | None) -> bool:
        """Tell whether a finite verb behind "and" can go on with *previous*: not with one behind a modal."""
        if previous is None or verb is None:
            return False
        return previous.form == "finite" and (previous.modality is None or verb.modality is not None)

    def said_before(self, k: int) -> bool:
        """A report behind what was said: "..., Reed said", "..., said Reed"."""
        chunk = self.chunks[k]
        verb = chunk.verb
        assert verb is not None
        valency = self.words.valency(verb.lemma)
        quoted = chunk.gap == "<" or self.quoted_before(k)
        if verb.passive or not (valency & THAT and valency & SPEECH or quoted and valency & (THAT | SPEECH)):
            return False
        subject = self.waiting_behind_comma(k)
        if subject is None and self.is_inverted(k, chunk):
            subject = k + 1
        if subject is None:
            return False
        content = next((clause for clause in self.out.clauses if clause.kind == "main" and clause.verb is not None), None)
        last_main = self.new_main()
        last_main.subject = subject
        self.attached.add(subject)
        if content is not None:
            last_main.complements.append(content)
        self.set_verb(last_main, k, subject)
        return True

    def quoted_before(self, k: int) -> bool:
        """Tell whether a quotation ends before the noun group in front of the verb at *k*: '...," Reed said'."""
        at = self.before_at(k)
        return at is not None and self.chunks[at].gap == "<"

    def is_inverted(self, k: int, chunk: Chunk) -> bool:
        """Tell whether the subject follows the verb of saying: "...," said Reed."""
        if chunk.gap not in _COMMAS or k + 1 >= len(self.chunks):
            return False
        follows = self.chunks[k + 1]
        open_subject = any(clause.verb is None and clause.waiting is not None for clause in self.stack)
        if follows.kind != "N" or follows.noun is None or follows.noun.kind == "date" or self.row.leads[k + 1] >= 0:
            return False
        return chunk.gap == "<" or not open_subject

    def waiting_behind_comma(self, k: int) -> int | None:
        """The noun group right before the verb *k*, when a comma stands before it."""
        at = self.before_at(k)
        if at is None or self.chunks[at].noun is None or self.row.preposition[at] >= 0 or at in self.first_of:
            return None
        if self.chunks[at].gap in _COMMAS:
            return at
        return None

    def content_without_that(self, k: int) -> bool:
        """ "said the talks would help": what stood as object of the verb of saying is the subject."""
        top = self.top
        verb = self.verb(top)
        if top.verb is None or verb is None or verb.lemma == "be" or not self.words.valency(verb.lemma) & THAT:
            return False
        subject = next((n for n in range(top.verb + 1, k) if self.leads(n) == k and self.is_free_noun(n)), None)
        if subject is None or self.chunks[subject].gap in _BREAKS:
            return False
        if subject in top.objects:
            top.objects.remove(subject)
        clause = self.push("content", top)
        top.complements.append(clause)
        self.set_verb(clause, k, subject)
        return True

    def is_free_noun(self, n: int) -> bool:
        return self.chunks[n].noun is not None and self.row.preposition[n] < 0 and n not in self.first_of and n not in self.attached

    def resume(self, k: int) -> None:
        """A finite verb with neither coordinator nor comma clause: the clause below goes on, or a new one begins."""
        near = self.near_subject(k)
        if near is None:
            below = self.pop_to_waiting()
            if below is not None:
                self.set_verb(below, k, below.waiting)
                return
        if near is not None:
            gapped = self.relative_without_that(k, near)
            if gapped:
                return
            below = self.pop_to_waiting()
            if below is not None:
                self.set_verb(below, k, near)
                return
        clause = self.new_main()
        self.set_verb(clause, k, near)

    def near_subject(self, k: int) -> int | None:
        """The free noun group that stands right before the verb, over what hangs on it."""
        found = None
        n = k - 1
        while n >= 0 and self.row.leads[n] == k:
            if self.is_free_noun(n):
                found = n
            n -= 1
        return None if found is None else self.first_in_list(found)

    def first_in_list(self, n: int) -> int:
        return self.first_of.get(n, n)

    def relative_without_that(self, k: int, near: int) -> bool:
        """ "the results |China has achieved|": two noun groups side by side, then a verb."""
        chunk = self.chunks[near]
        if near == 0 or chunk.gap not in _INSIDE or self.chunks[near - 1].kind != "N":
            return False
        clause = self.push("relative", self.top)
        clause.antecedent = near - 1
        self.set_verb(clause, k, near)
        clause.objects.append(near - 1)
        return True

    def on_infinitive(self, k: int, chunk: Chunk) -> None:
        before = self.before(k)
        if before is not None and before.kind == "&":
            self.coordinate_same(k, "infinitive")
            return
        self.push("infinitive", self.top).verb = k
        if self.verb_letter(k) == "b" and chunk.last - chunk.first == 1:
            self.take_object_as_subject(k)

    def take_object_as_subject(self, k: int) -> None:
        """ "help |us| populate": the object of the verb before does what the bare infinitive says."""
        clause, above = self.top, self.top.parent
        if above is not None and above.objects and self.before_at(k) == above.objects[-1]:
            clause.subject = above.objects.pop()
            clause.kind = "content"
            above.complements.append(clause)

    def coordinate_same(self, k: int, kind: Kind) -> None:
        """A verb behind "and" that is no finite one goes on with the last verb of its form: "could open and |close|"."""
        letter = self.verb_letter(k)
        for n in range(len(self.stack) - 1, -1, -1):
            previous = self.stack[n]
            if previous.verb is not None and self.verb_letter(previous.verb) == letter:
                del self.stack[n:]
                clause = self.push(previous.kind, previous.parent, previous.opener)
                clause.verb, clause.subject, clause.antecedent = k, previous.subject, previous.antecedent
                return
        self.push(kind, self.top).verb = k

    def verb_letter(self, k: int) -> str:
        verb = self.chunks[k].verb
        return self.groups.tag(verb.head) if verb is not None else ""

    def on_participle(self, k: int, chunk: Chunk) -> None:
        before_at = self.before_at(k)
        before = self.chunks[before_at] if before_at is not None else None
        if before is not None and before.kind == "&":
            self.coordinate_same(k, "participle")
            return
        kind: Kind = "gerund" if before is not None and before.kind in "IFJTc" else "participle"
        if self.top.kind in ("participle", "gerund") and chunk.gap in _COMMAS:
            self.stack.pop()
        clause = self.push(kind, self.top)
        if before is not None and before.kind == "N":
            clause.antecedent = before_at
        clause.verb = k

    # --- noun groups -----------------------------------------------------------------------------------------
    def on_noun(self, k: int, chunk: Chunk) -> None:
        if k in self.attached:
            return
        if self.row.preposition[k] >= 0:
            self.on_phrase(k, chunk)
        elif k in self.first_of:
            return
        elif self.is_object(k, chunk):
            self.add_object(k)
        elif chunk.noun is not None and chunk.noun.kind != "date" and self.letter(k) != "O":
            self.on_free_noun(k, chunk)

    def on_free_noun(self, k: int, chunk: Chunk) -> None:
        if chunk.gap in _COMMAS:
            if self.is_apposition(k):
                self.out.appositions.append((k - 1, k))
                return
            self.close_at_comma()
        self.top.waiting = k

    def is_apposition(self, k: int) -> bool:
        """ "Reed, |the envoy|, said": a noun group behind a comma behind another, that no verb follows."""
        if k == 0 or self.chunks[k - 1].noun is None or self.leads(k) >= 0:
            return False
        return self.chunks[k - 1].noun.kind != "date"

    def close_at_comma(self) -> None:
        """A new noun group behind a comma ends what was laid on the clause."""
        while len(self.stack) > 1 and self.top.verb is not None:
            self.stack.pop()

    def is_object(self, k: int, chunk: Chunk) -> bool:
        verb_at = self.top.verb
        if verb_at is None or chunk.gap in _BREAKS or chunk.noun is None:
            return False
        if self.row.leads[k] >= 0 and (self.says(self.top) or chunk.noun.kind == "pronoun" and k - 1 != verb_at):
            return False
        before = self.before_at(k)
        if before == verb_at:
            return True
        second = before is not None and self.top.objects[-1:] == [before] and chunk.noun.kind != "date"
        return second and len(self.top.objects) == 1 and self.row.leads[k] < 0

    def add_object(self, k: int) -> None:
        top = self.top
        verb = self.verb(top)
        noun = self.chunks[k].noun
        assert verb is not None and noun is not None
        if self.letter(k) in "Kkq":
            return
        valency = self.words.valency(verb.lemma)
        is_be = verb.lemma == "be" and not verb.passive and not verb.progressive
        if is_be and self.lacks_subject(top):
            top.subject = k
        elif is_be or valency & COPULAR and not valency & _WITH_OBJECT:
            top.predicate = k
        elif verb.passive and not valency & DITRANSITIVE:
            top.predicate = k
        else:
            top.objects.append(k)
            if not self.says(top):
                self.attached.add(k)

    def lacks_subject(self, clause: Clause) -> bool:
        """ "there are |talks|", "in the corner is |a girl|": what follows the verb is the subject."""
        if clause.subject is None:
            return clause.kind == "main"
        return self.letter(clause.subject) == "x"

    def on_phrase(self, k: int, chunk: Chunk) -> None:
        """A prepositional phrase goes to the noun before it, or to the verb."""
        preposition = self.row.preposition[k]
        if k in self.first_of:
            return
        if self.chunks[preposition].kind == "c":
            return
        host = self.host_noun(preposition, k)
        if host is not None:
            self.out.modifiers.append((host, k))
            return
        self.top.obliques.append(Oblique(preposition, k))

    def host_noun(self, preposition: int, k: int) -> int | None:
        """The noun group that a prepositional phrase belongs to, when it is no matter of the verb."""
        before = preposition - 1
        if before < 0 or self.chunks[before].noun is None or self.chunks[preposition].gap in _BREAKS:
            return None
        host = self.chunks[before].noun
        noun = self.chunks[k].noun
        assert host is not None and noun is not None
        kind = self.chunks[preposition].kind
        wants = self.attachment.get(self.document.keys[self.chunks[preposition].first], "either")
        if kind == "F" or wants == "noun":
            return before
        if host.kind == noun.kind == "date":
            return before
        if wants == "verb" or host.kind in ("date", "pronoun") or noun.kind == "pronoun" or kind == "J":
            return None
        if noun.kind == "date" and (host.kind == "name" or before in self.top.objects or before == self.top.subject):
            return None
        if self.top.verb is None or (host.kind == "name" and noun.kind == "name" and self.row.preposition[before] >= 0):
            return before
        return before if host.kind != "name" and not (wants == "rather verb" and before in self.top.objects) else None

    # --- openers ---------------------------------------------------------------------------------------------
    def on_relative(self, k: int, chunk: Chunk) -> None:
        antecedent = self.antecedent(k)
        clause = self.push("relative", self.top, k)
        clause.antecedent = antecedent
        follows = self.chunks[k + 1] if k + 1 < len(self.chunks) else None
        if antecedent is None and self.before(k) is not None and self.before(k).kind == "&":  # type: ignore[union-attr]
            antecedent = next((c.antecedent for c in reversed(self.out.clauses) if c.kind == "relative" and c.verb is not None), None)
            clause.antecedent = antecedent
        if antecedent is None:
            self.open_content(clause, k)
            if follows is not None and follows.verb is None and follows.kind not in "BziZ":
                return
            clause.subject = k
            return
        if chunk.kind == "Q":
            clause.waiting = k
        elif follows is not None and (follows.verb is not None or follows.kind in "BziZ") and self.row.preposition[k] < 0:
            clause.subject = antecedent
        elif self.row.preposition[k] < 0:
            clause.objects.append(antecedent)

    def open_content(self, clause: Clause, k: int) -> None:
        """A relative or question word without a noun before it opens the content of the verb before it: "know why he left"."""
        clause.kind = "content"
        parent = clause.parent
        if parent is not None and parent.verb is not None and parent.verb == k - 1:
            parent.complements.append(clause)

    def on_question(self, k: int, chunk: Chunk) -> None:
        clause = self.push("adverbial", self.top, k)
        if clause.parent is not None and clause.parent.verb == k - 1 and self.says(clause.parent):
            self.open_content(clause, k)

    def antecedent(self, k: int) -> int | None:
        """The noun group that a relative pronoun stands for: the nearest that agrees in number and, for "who", is a person."""
        at = (self.row.preposition[k] if self.row.preposition[k] >= 0 else k) - 1
        chain = list(self.chain(at))
        if not chain:
            return None
        plural = self.number_wanted(k)
        fitting = [n for n in chain if plural is None or self.is_plural(n) in (None, plural)]
        return self.first_in_list(next(iter(fitting), chain[0]))

    def chain(self, at: int) -> Iterator[int]:
        """The noun group at *at* and those that it hangs on, but for dates."""
        while at >= 0 and self.chunks[at].noun is not None and self.chunks[at].kind == "N":
            if self.chunks[at].noun.kind != "date":  # type: ignore[union-attr]
                yield at
            preposition = self.row.preposition[at]
            if preposition < 0 or self.chunks[preposition].gap in _BREAKS:
                return
            at = preposition - 1

    def is_plural(self, n: int) -> bool | None:
        """Whether a noun group is plural; ``None`` where that does not show, as of names and lists."""
        noun = self.chunks[n].noun
        if noun is None or noun.kind != "common" or n in self.heads:
            return None
        return noun.plural

    def number_wanted(self, k: int) -> bool | None:
        """Whether the verb behind a relative pronoun is plural; ``None`` where that does not show."""
        follows = self.chunks[k + 1] if k + 1 < len(self.chunks) else None
        if follows is None or follows.verb is None:
            return None
        return {"s": False, "v": True}.get(self.groups.tag(follows.verb.first), self.number_of.get(self.document.keys[follows.verb.first]))

    def on_content(self, k: int, chunk: Chunk) -> None:
        host = next((clause for clause in reversed(self.stack) if clause.verb is not None), None)
        before = self.before(k)
        if before is not None and before.kind == "&":
            while len(self.stack) > 1 and self.top.kind != "content":
                self.stack.pop()
            host = self.top.parent
        clause = self.push("content", host, k)
        if host is not None and self.governs_content(host, k):
            host.complements.append(clause)

    def governs_content(self, host: Clause, k: int) -> bool:
        """Tell whether "that" opens the content of the verb: behind it, or behind whom it is said to."""
        before = self.chunks[k - 1]
        if before.noun is not None:
            person = before.noun.kind in ("pronoun", "name") or bool(self.words.kinds(self.document.keys[before.noun.head]) & PERSON)
            return self.says(host) and person
        verb = self.verb(host)
        expletive = host.subject is not None and verb is not None and verb.passive and self.letter(host.subject) == "U"
        return before.kind not in "BziA" and verb is not None and not expletive

    def on_adverbial(self, k: int, chunk: Chunk) -> None:
        self.push("adverbial", self.top, k)

    def on_coordinator(self, k: int, chunk: Chunk) -> None:
        """Behind "and" a noun group that leads to a verb begins a clause of the kind of the one before."""
        follows = k + 1
        if follows < len(self.chunks) and self.chunks[follows].kind == "N" and follows not in self.first_of:
            if self.row.leads[follows] >= 0:
                while len(self.stack) > 1 and self.top.kind in ("participle", "infinitive", "gerund"):
                    self.stack.pop()
                previous = self.top
                if previous.verb is not None:
                    self.stack.pop()
                    self.push(previous.kind, previous.parent)


_HANDLERS = {
    "N": Reader.on_noun,
    "V": Reader.on_verb,
    "W": Reader.on_relative,
    "Q": Reader.on_relative,
    "C": Reader.on_content,
    "T": Reader.on_adverbial,
    "Y": Reader.on_question,
    "&": Reader.on_coordinator,
}

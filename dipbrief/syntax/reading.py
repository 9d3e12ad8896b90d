"""The state of a sentence while its clauses are read, and the questions that every step asks of it."""

from collections.abc import Iterator
from typing import Final, Literal

from dipbrief.document import Document
from dipbrief.syntax.coordination import conjuncts
from dipbrief.syntax.forms import GROUP, PERSON, SPEECH, THAT
from dipbrief.syntax.groups import Groups
from dipbrief.syntax.rows import BREAKS, TIME_HEADS, Row, noun_at, verb_at
from dipbrief.syntax.vocabulary import Vocabulary

__all__ = ["BE_FORMS", "Kind", "Open", "Reading"]

Kind = Literal["main", "relative", "participle", "infinitive", "content", "adverbial", "gerund"]
BE_FORMS: Final = frozenset("eEwy1")


class Open:
    """A clause that is being read. Chunks are known by their numbers in the row.

    *waiting* is a noun group that may become the subject, *passed* one that did before it; *shares* the verb group
    whose auxiliaries the verb has too.
    """

    __slots__ = (
        *("kind", "parent", "opener", "verb", "subject", "objects", "predicate", "obliques", "complements"),
        *("antecedent", "waiting", "passed", "shares"),
    )

    def __init__(self, kind: Kind, parent: "Open | None" = None, opener: int | None = None) -> None:
        """Open a clause; a plain class, since a dataclass takes long to make where modules are compiled."""
        self.kind = kind
        self.parent = parent
        self.opener = opener
        self.verb: int | None = None
        self.subject: int | None = None
        self.objects: list[int] = []
        self.predicate: int | None = None
        self.obliques: list[tuple[int, int]] = []
        self.complements: list[Open] = []
        self.antecedent: int | None = None
        self.waiting: int | None = None
        self.passed: int | None = None
        self.shares: int | None = None

    def awaits_verb(self) -> bool:
        """Tell whether there is a subject, or what may become one, and no verb yet."""
        return self.verb is None and (self.waiting is not None or self.subject is not None)


class Reading:
    """A sentence that is being read: its row, the clauses found, and the stack of those that are open."""

    def __init__(self, document: Document, groups: Groups, row: Row, vocabulary: Vocabulary) -> None:
        """Open a main clause and nothing else."""
        self.document = document
        self.groups = groups
        self.row = row
        self.vocabulary = vocabulary
        self.first_of = conjuncts(row, vocabulary.words)
        self.last_of = {first: item for item, first in sorted(self.first_of.items())}
        quoted = {document.quoted[chunk.first] for chunk in row.chunks} if document.quotes else ()
        self.is_partly_quoted = len(quoted) > 1
        self.clauses: list[Open] = []
        self.stack: list[Open] = []
        self.modifiers: list[tuple[int, int]] = []
        self.appositions: list[tuple[int, int]] = []
        self.attached: set[int] = set()
        self.bracket: Open | None = None  # the clause in which a bracket was opened
        self.set_aside: tuple[int | None, int | None] = (None, None)  # what waited there
        self.interrupted: Open | None = None  # its subject was read before a report cut in: "The harvest," he said, "is
        self.active: set[int] = set()  # participles whose "have" stands before the subject
        self.inverted: int | None = None  # a form of "be" behind the participle that it belongs to
        self.push("main")

    # --- the stack -------------------------------------------------------------------------------------------
    @property
    def top(self) -> Open:
        """The clause that was opened last."""
        return self.stack[-1]

    def push(self, kind: Kind, parent: Open | None = None, opener: int | None = None) -> Open:
        """Open a clause on top of the others."""
        clause = Open(kind, parent, opener)
        self.clauses.append(clause)
        self.stack.append(clause)
        return clause

    def push_beside(self, previous: Open) -> Open:
        """Open a clause that is coordinated with *previous*, and close that one with all on top of it."""
        del self.stack[self.stack.index(previous) :]
        clause = self.push(previous.kind, previous.parent, previous.opener)
        clause.subject, clause.antecedent = previous.subject, previous.antecedent
        clause.objects.extend(k for k in previous.objects if k == previous.antecedent)
        return clause

    def new_main(self) -> Open:
        """Close all clauses and open a main clause."""
        self.stack.clear()
        return self.push("main")

    def back_to(self, clause: Open) -> None:
        """Close what is on top of *clause*."""
        del self.stack[self.stack.index(clause) + 1 :]

    def awaiting(self) -> Open | None:
        """Return the innermost clause that has a subject and no verb."""
        return next((clause for clause in reversed(self.stack) if clause.awaits_verb()), None)

    # --- chunks ----------------------------------------------------------------------------------------------
    def key(self, k: int) -> str:
        """Return the folded first word of a chunk."""
        return self.document.keys[self.row.chunks[k].first]

    def kind_at(self, k: int | None) -> str:
        """Return the kind of a chunk; "" where there is none."""
        return self.row.marks[2 * k + 1 : 2 * k + 2] if k is not None and k >= 0 else ""

    def head(self, k: int) -> str:
        """Return the class of the head of a noun group."""
        return self.row.chunks[k].letter

    def noun_kinds(self, k: int) -> int:
        """Return what the head of a noun group means, as bits of :mod:`dipbrief.syntax.forms`."""
        return self.vocabulary.words.lookup(self.row.keys[k]).kinds

    def is_person(self, k: int) -> bool:
        """Tell whether a noun group can stand for a person: a name, a pronoun, or a noun for persons."""
        return noun_at(self.row, k).kind in ("name", "pronoun") or bool(self.noun_kinds(k) & PERSON)

    def is_actor(self, k: int) -> bool:
        """Tell whether a noun group can stand for who does something: a person, or a group of them."""
        return self.is_person(k) or bool(self.noun_kinds(k) & GROUP)

    def tells_when(self, k: int) -> bool:
        """Tell of "Monday", "this week", but "two weeks": a noun group that may stand before a verb as an adjunct."""
        return self.head(k) in TIME_HEADS and noun_at(self.row, k).number is None

    def leads(self, k: int) -> int:
        """Return the finite verb that a noun group, or the last item of its list, leads to; -1 for none."""
        return self.row.leads[self.last_of.get(k, k)]

    def first_item(self, k: int) -> int:
        """Return the first item of the list that a noun group is in; itself where it is in none."""
        return self.first_of.get(k, k)

    def is_free(self, k: int) -> bool:
        """Tell whether a chunk is a noun group without preposition, no later item of a list, and in no slot yet."""
        chunk = self.row.chunks[k]
        taken = k in self.first_of or k in self.attached
        return chunk.noun is not None and self.row.preposition[k] < 0 and not taken

    def hosts(self, at: int) -> Iterator[int]:
        """Yield the noun group at *at* and those that it hangs on, but for times and what stands in brackets."""
        while at >= 0 and self.row.chunks[at].kind == "N":
            bracketed = self.row.chunks[at].gap == "("
            if not bracketed and noun_at(self.row, at).kind != "date":
                yield at
            at = at if bracketed else self.first_item(at)
            preposition = self.row.preposition[at]
            if not bracketed and (preposition < 0 or self.row.chunks[preposition].gap in BREAKS):
                return
            at = at - 1 if bracketed else preposition - 1

    # --- verbs -----------------------------------------------------------------------------------------------
    def valency(self, k: int) -> int:
        """Return what the verb of a chunk takes, as bits of :mod:`dipbrief.syntax.forms`; nothing for "be"."""
        return 0 if self.row.chunks[k].letter in BE_FORMS else self.vocabulary.valency[verb_at(self.row, k).lemma]

    def is_be(self, k: int) -> bool:
        """Tell whether a verb group has no other verb than a form of "be"."""
        return self.form_letter(k) in BE_FORMS

    def says(self, clause: Open) -> bool:
        """Tell whether the verb of a clause can report what somebody said or thought."""
        return clause.verb is not None and bool(self.valency(clause.verb) & (THAT | SPEECH))

    def form_letter(self, k: int) -> str:
        """Return the class of the verb that carries the meaning of a verb group."""
        return self.row.chunks[k].letter

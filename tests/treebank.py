"""What the scorer of treebanks asks for: the reading of one sentence as character offsets."""

from dipbrief.document import Document, read_document
from dipbrief.syntax import Groups, NounGroup, VerbGroup, english, read_groups
from dipbrief.syntax.clauses import Clause, Clauses, read_clauses
from dipbrief.syntax.rows import noun_at, verb_at


def syntax(text: str) -> dict[str, list[object]]:
    """Return the groups of *text* as the scorer wants them: by the treebank's own conventions."""
    document = read_document(text)
    groups = read_groups(document, english())
    found: dict[str, list[object]] = {
        "groups": [
            _range(document, _first(groups, g), _last(groups, g)) for g in groups.nouns if _counts(document, groups, g)
        ],
        "verbs": [start for verb in groups.verbs for start in _starts(document, groups, verb)],
    }
    for first, last in document.sentences:
        _add(found, document, groups, read_clauses(document, groups, english(), first, last))
    return found


def _objects(clause: Clause) -> list[int]:
    """The objects, but for the noun group that a relative pronoun stands for: the treebank has the pronoun there."""
    return [k for k in clause.objects if k != clause.antecedent]


def _counts(document: Document, groups: Groups, group: NounGroup | None) -> bool:
    if group is None or group.kind in ("pronoun", "number") or groups.tag(group.head) in "A#":
        return False
    return group.last - group.first > 1 or not document.words[group.head].isdigit()  # a year alone


def _add(found: dict[str, list[object]], document: Document, groups: Groups, clauses: Clauses) -> None:
    """Add the pairs of one sentence."""
    chunks = clauses.row.chunks

    def noun(k: int) -> int:  # the first word is the head of a date there
        group = noun_at(clauses.row, k)
        return document.starts[group.first if group.kind == "date" else group.head]

    def verb(clause: Clause) -> int:
        return _start(document, groups, verb_at(clauses.row, clause.verb))

    for clause in clauses.clauses:
        at = verb(clause)
        done_by = _starts(document, groups, verb_at(clauses.row, clause.verb))[0]
        if clause.subject is not None:
            found.setdefault("subjects", []).extend((done_by, noun(k)) for k in clauses.items(clause.subject))
        found.setdefault("objects", []).extend((at, noun(n)) for k in _objects(clause) for n in clauses.items(k))
        found.setdefault("obliques", []).extend((at, noun(oblique.noun)) for oblique in clause.obliques)
        found.setdefault("complements", []).extend((at, verb(clauses.clauses[n])) for n in clause.complements)
    found.setdefault("modifiers", []).extend((noun(a), noun(b)) for a, b in clauses.modifiers)
    pairs = [
        (a, b) for b, a in clauses.first_of.items() if all(_counts(document, groups, chunks[k].noun) for k in (a, b))
    ]
    found.setdefault("conjuncts", []).extend((noun(a), noun(b)) for a, b in pairs)


def _first(groups: Groups, group: NounGroup) -> int:
    """Where the treebank lets a group begin: no article, no day of a month, of coordinated adjectives the last only."""
    coordinated = "&" in groups.tags[2 * (group.first - groups.first) : 2 * (group.core - groups.first)]
    passed_over = "D#" if group.kind == "date" else "D"
    first = group.core if coordinated else group.first
    return next((i for i in range(first, group.last) if groups.tag(i) not in passed_over), first)


def _last(groups: Groups, group: NounGroup) -> int:
    """Where it lets one end: before the day of a month."""
    dated = group.kind == "date" and groups.tag(group.last - 1) == "#"
    return group.last - 1 if dated and group.last - group.first > 1 else group.last


def _range(document: Document, first: int, last: int) -> tuple[int, int]:
    return document.starts[first], document.ends[last - 1]


def _starts(document: Document, groups: Groups, verb: VerbGroup) -> list[int]:
    """The verb, and, of "has to meet" and "is to meet", which are two verbs there, the first one too."""
    first = [document.starts[verb.first]] if verb.modality in ("have to", "be to", "yet to") else []
    return [*first, _start(document, groups, verb)]


def _start(document: Document, groups: Groups, verb: VerbGroup) -> int:
    if groups.tag(verb.head) in "123":  # "they're", "it's": the verb begins at the apostrophe
        word = document.words[verb.head]
        inner = max(word.find("'"), word.find("’"))
        return document.starts[verb.head] + inner if inner > 0 else document.ends[verb.head]
    prefixed = verb.head > groups.first and groups.tag(verb.head - 1) == "p"
    return document.starts[verb.head - prefixed]

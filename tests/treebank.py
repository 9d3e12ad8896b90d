"""What the scorer of treebanks asks for: the reading of one sentence as character offsets."""

from dipbrief.document import Document, read_document
from dipbrief.syntax import Groups, NounGroup, VerbGroup, english, read_groups


def syntax(text: str) -> dict[str, list[object]]:
    """Return the groups of *text* as the scorer wants them: by the treebank's own conventions."""
    document = read_document(text)
    groups = read_groups(document, english())
    return {
        "groups": [_range(document, _first(groups, g), g.last) for g in groups.nouns if g.kind not in ("pronoun", "number")],
        "verbs": [_start(document, groups, verb) for verb in groups.verbs],
    }


def _first(groups: Groups, group: NounGroup) -> int:
    """Where the treebank lets a group begin: of coordinated adjectives it takes the last only."""
    if group.kind == "date":
        return next((i for i in range(group.first, group.last) if groups.tag(i) in "Kk"), group.first)
    coordinated = "&" in groups.tags[2 * (group.first - groups.first) : 2 * (group.core - groups.first)]
    return group.core if coordinated else group.first


def _range(document: Document, first: int, last: int) -> tuple[int, int]:
    return document.starts[first], document.ends[last - 1]


def _start(document: Document, groups: Groups, verb: VerbGroup) -> int:
    if groups.tag(verb.head) in "123":  # "they're", "it's": the verb begins at the apostrophe
        word = document.words[verb.head]
        inner = max(word.find("'"), word.find("’"))
        return document.starts[verb.head] + inner if inner > 0 else document.ends[verb.head]
    return document.starts[verb.head]

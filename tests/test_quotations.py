"""What was said, in every habit of quotation marks, is read alike."""

import pytest
from material import mistakes

import dipbrief

MET = "Norwegian Foreign Minister Kari Lund met Danish Foreign Minister Per Dahl in Oslo on Monday. "

HABITS = [
    ('"', '"'),
    ("\u201c", "\u201d"),
    ("\u201d", "\u201d"),
    ("\u201e", "\u201c"),
    ("\u201e", "\u201d"),
    ("\u00ab", "\u00bb"),
    ("\u00bb", "\u00ab"),
    ("\u00ab\u00a0", "\u00a0\u00bb"),
    ("``", "''"),
    ("''", "''"),
    ("`", "'"),
    ("'", "'"),
    ("\u2018", "\u2019"),
    ("``", '"'),
    ('" ', ' "'),
]

# (what was said, by its cue; the text, in which < and > stand for the marks)
SAID = [
    ({"said": "We need time", "replied": "So do we"}, "<We need time,> Lund said. <So do we,> Dahl replied."),
    ({"said": "We need time", "thanked": "her"}, "<We need time>, said Lund. Dahl thanked her."),
    ({"told": "The sides' aim is peace"}, "<The sides' aim is peace,> Lund told reporters."),
    ({"said": "We need time. We will act"}, "Lund said: <We need time. We will act.>"),
    (
        {"said": "We need time", "thanked": "the envoys' hosts"},
        "Lund said, <We need time.> Dahl thanked the envoys' hosts.",
    ),
    ({"expressed": "her firm will"}, "Lund <expressed her firm will> to go on."),
]


@pytest.mark.parametrize(("said", "text"), SAID, ids=[text[:20] for _, text in SAID])
@pytest.mark.parametrize("marks", HABITS, ids=["".join(marks) for marks in HABITS])
def test_habits(said: dict[str, str], text: str, marks: tuple[str, str]) -> None:
    text = MET + text.replace("<", marks[0]).replace(">", marks[1])
    report = dipbrief.parse(text)
    assert {s.cue.text: s.content and s.content.text for s in report.statements} == said
    assert mistakes(report, text) == []


# (what was said, by its cue; the text with a mark missing)
LOST = [
    ({"said": "We need time", "thanked": "her for it"}, '"We need time, Lund said. Dahl thanked her for it.'),
    ({"said": "We need time", "thanked": "her for it"}, '"We need time, said Lund. Dahl thanked her for it.'),
    ({"told": "We need time", "praised": "Norway"}, "''We need time, Lund told reporters. Dahl praised Norway."),
    ({"said": "We need time", "thanked": "her for it"}, 'We need time," Lund said. Dahl thanked her for it.'),
    (
        {"said": "We need time", "added": "We will act"},
        "We need time,\u201d said Lund. \u201cWe will act,\u201d Dahl added.",
    ),
    (
        {"said": "We need time", "added": "We will act"},
        "\u201cWe need time, Lund said. \u201cWe will act,\u201d she added.",
    ),
    ({"added": "We need time", "said": "We will act"}, 'Lund added: "We need time. "We will act," she said.'),
    ({"said": "We need time", "thanked": "her"}, '"We need time", Lund said, "and we will act. Dahl thanked her.'),
    (
        {"said": "We need time. We will act", "thanked": "her"},
        'Lund said: "We need time. We will act.\n\nDahl thanked her.',
    ),
    (
        {"said": "We need time", "added": "We will act", "thanked": "Dahl"},
        'Lund said: "We need time.\n\nWe will act," she added. She thanked Dahl.',
    ),
    (
        {"said": "We need time", "added": "We want peace"},
        '\n\n"We need time," Lund said. "We will act.\n\n"We want peace," she added.',
    ),
    (
        {"said": "We need time", "added": "We want peace"},
        "\n\n'We need time,' Lund said. 'We will act.\n\n'We want peace,' she added.",
    ),
]


@pytest.mark.parametrize(("said", "text"), LOST)
def test_lost_marks(said: dict[str, str], text: str) -> None:
    report = dipbrief.parse(MET + text)
    assert {s.cue.text: s.content and s.content.text for s in report.statements} == said

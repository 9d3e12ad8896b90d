"""Other words for the same change nothing of a report but these words; the changes are in ``records/rewording.py``."""

import pytest
from records.invariance import differences, invented, measure
from records.rewording import CHANGES, Reworded, Told

import dipbrief

KEPT = 0.98
KEPT_BY = {
    "a state for another": 0.96,
    "no title": 0.94,
}
RARE = {"Mr. before a surname": 30, "quotes straight": 50, "months short": 40, "months long": 40}

TEXT = (
    "OSLO, January 15 - Norwegian Defense Minister Kari Tvedt met Paul Drovin on Monday. They discussed trade.\n\n"
    '"We trust Poland," Tvedt said -- and smiled. Drovin thanked her.\n\nThey will meet again in February 5 in Oslo.'
)


@pytest.mark.slow
@pytest.mark.parametrize("change", CHANGES)
def test_the_share_of_reports_that_other_words_leave(change: str) -> None:
    share = measure(invented(), [change])[change]
    assert share.tried >= RARE.get(change, 55)
    assert share.kept >= KEPT_BY.get(change, KEPT), share.changed


def told(text: str = TEXT, title: str | None = "Norwegian minister meets Drovin") -> Told:
    return Told(text, title, dipbrief.parse(text, title=title))


@pytest.mark.parametrize(
    ("change", "now"),
    [
        ("Defence for Defense", "Norwegian Defence Minister"),
        ("line ends \\r\\n", "trade.\r\n\r\n"),
        ("quotes curly", "\u201cWe trust Poland,\u201d Tvedt"),
        ("quotes guillemets", "\u00abWe trust Poland,\u00bb Tvedt"),
        ("dashes —", "January 15 \u2014 Norwegian"),
        ("dashes -", "said - and smiled"),
        ("months short", "OSLO, Jan. 15"),
        ("dateline in title case", "Oslo, January 15"),
        ("stated for said", "Tvedt stated"),
        ("paragraph added before the last", "ripe.\n\nThey will"),
        ("lines wrapped", "\n"),
    ],
)
def test_what_a_change_makes_of_a_text(change: str, now: str) -> None:
    changed = CHANGES[change](told())
    assert changed is not None
    assert now in changed.text


def test_names_are_put_for_names_everywhere() -> None:
    changed = CHANGES["names for invented ones"](told())
    assert changed is not None
    assert "Tvedt" not in changed.text
    assert changed.title is not None
    assert "Drovin" not in changed.title
    assert changed.text.split()[:5] == TEXT.split()[:5]


def test_a_state_is_put_for_a_state_with_its_capital_and_people() -> None:
    text = "COPENHAGEN, Jan. 15 - Danish Defense Minister Kari Tvedt met Drovin. She thanked Denmark and the Danes."
    changed = CHANGES["a state for another"](told(text, None))
    assert changed is not None
    assert changed.text == (
        "OSLO, Jan. 15 - Norwegian Defense Minister Kari Tvedt met Drovin. She thanked Norway and the Norwegians."
    )
    assert changed.codes == {"DK": "NO"}


def test_a_difference_is_told_by_its_field() -> None:
    before, after = dipbrief.parse(TEXT), dipbrief.parse(TEXT.replace("trade", "energy"))
    same = Reworded(TEXT, None)
    assert differences(before, before, same) == []
    assert ("+topics.text", "energy") in differences(before, after, same)
    assert ("-topics.text", "trade") in differences(before, after, same)
    renamed = Reworded(TEXT, None, lambda text: text.replace("trade", "energy"))
    assert {field for field, _ in differences(before, after, renamed)} == {
        "-topics.labels",
        "+topics.labels",
        "-labels",
        "+labels",
    }

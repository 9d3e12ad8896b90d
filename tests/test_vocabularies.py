"""The public vocabularies, and their page, printed from the data: ``python tests/test_vocabularies.py`` writes it."""

import re
from pathlib import Path

import pytest
from material import NAMES, report_of

import dipbrief
from dipbrief.checks.found import found
from dipbrief.vocabularies import NAMES as VOCABULARIES
from dipbrief.vocabularies import office_ids, vocabulary

PAGE = Path(dipbrief.__file__).parents[1] / "docs" / "vocabularies.md"
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HEAD = """# Vocabularies

The ids that a report is written in, as `dipbrief.vocabulary(name)` gives them, printed from the data. In offices,
`{portfolio}` stands for each of the fields of `portfolios.toml` ("defence-minister"), and each office also has a deputy
("deputy-defence-minister"). Acts have the verbs that carry them as their meaning.

"""


def page() -> str:
    """Return the page: a table for each vocabulary."""
    return HEAD + "\n\n".join(_table(name) for name in VOCABULARIES) + "\n"


def _table(name: str) -> str:
    ids = dict(sorted(office_ids().items())) if name == "offices" else vocabulary(name)
    lines = [f"## {name}", "", "| id | meaning |", "|---|---|"]
    return "\n".join([*lines, *(f"| `{id}` | {meaning.replace('|', ' ')} |" for id, meaning in ids.items())])


@pytest.mark.skipif(not PAGE.exists(), reason="needs the files beside the package, as in a checkout")
@pytest.mark.parametrize("name", ["acts", "findings", "issues", "labels", "rank-systems"])
def test_the_page_has_every_id(name: str) -> None:
    printed = PAGE.read_text(encoding="utf-8").split(f"## {name}\n")[1].split("\n## ")[0]
    assert re.findall(r"^\| `([^`]+)` \|", printed, re.MULTILINE) == list(vocabulary(name))


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_id_has_a_meaning(name: str) -> None:
    assert [id for id, meaning in vocabulary(name).items() if not meaning.strip()] == []
    if name in ("acts", "findings", "issues", "labels", "offices", "statuses"):
        assert [id for id in vocabulary(name) if not SLUG.fullmatch(id)] == []


def test_a_vocabulary_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        vocabulary("acts")["hum"] = "hum"  # type: ignore[index]


def test_our_own_reports_have_no_other_ids() -> None:
    offices, acts, labels, statuses, issues = map(vocabulary, ("offices", "acts", "labels", "statuses", "issues"))
    for report in map(report_of, NAMES):
        roles = [role for person in (*report.participants, *report.mentioned) for role in person.roles]
        assert {role.office for role in roles if role.office} <= offices.keys()
        assert {role.status for role in roles if role.status} <= statuses.keys()
        assert {statement.act for statement in report.statements} <= acts.keys()
        assert set(report.labels) <= labels.keys()
        assert {issue.code for issue in report.issues} <= issues.keys()


@pytest.mark.parametrize("code", vocabulary("findings"))
def test_every_finding_has_a_severity(code: str) -> None:
    assert found(code, "topics[0]", "x").severity in ("error", "warning", "note")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="")

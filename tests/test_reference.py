"""Reference: whom a surname, an office, a noun or a pronoun means later in the dispatch."""

from typing import Any

import pytest

import dipbrief

LEDE = (
    "Azerbaijani Defense Minister Colonel-General Anar Velizade met with the newly appointed Ambassador of Norway to "
    "Azerbaijan Kari Lund on Monday. "
)
HOME = "Foreign Minister Nuwan Eriyagolla received Chinese Foreign Minister Lu Wenbo in Rivertown on Monday. "


def meant(text: str, words: str) -> str | None:
    """Return the name of the person that has a mention reading *words*, the last one in the text."""
    report = dipbrief.parse(text)
    found = [
        (mention.start, person.name)
        for person in (*report.participants, *report.mentioned)
        for mention in person.mentions
        if mention.text == words
    ]
    return sorted(found)[-1][1] if found else None


def miss(*row: Any, reason: str) -> Any:
    """Return a row that is known to fail today."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


# (who is meant, the words, the sentence after LEDE)
AFTER_LEDE: list[Any] = [
    ("Anar Velizade", "Velizade", "Velizade thanked the guest."),
    ("Kari Lund", "Lund", "Lund thanked the host."),
    ("Anar Velizade", "Colonel-General Velizade", "Colonel-General Velizade thanked the guest."),
    ("Kari Lund", "Ambassador Lund", "Ambassador Lund thanked the host."),
    ("Kari Lund", "Ms. Lund", "Ms. Lund thanked the host."),
    ("Anar Velizade", "minister", "The minister praised the ties."),
    ("Anar Velizade", "defense minister", "The defense minister praised the ties."),
    ("Anar Velizade", "Defense Minister", "The Defense Minister praised the ties."),
    ("Anar Velizade", "Azerbaijani minister", "The Azerbaijani minister praised the ties."),
    ("Anar Velizade", "Azerbaijani defense minister", "The Azerbaijani defense minister praised the ties."),
    ("Anar Velizade", "colonel-general", "The colonel-general praised the ties."),
    ("Anar Velizade", "Colonel-General", "The Colonel-General praised the ties."),
    ("Anar Velizade", "General", "The General praised the ties."),
    (None, "Admiral", "The Admiral was abroad."),
    ("Kari Lund", "ambassador", "The ambassador praised the ties."),
    ("Kari Lund", "Ambassador", "The Ambassador praised the ties."),
    ("Kari Lund", "diplomat", "The diplomat praised the ties."),
    ("Kari Lund", "Norwegian ambassador", "The Norwegian ambassador praised the ties."),
    ("Kari Lund", "Norwegian diplomat", "The Norwegian diplomat, in turn, praised the ties."),
    ("Kari Lund", "envoy", "The envoy praised the ties."),
    ("Kari Lund", "guest", "The guest praised the ties."),
    ("Anar Velizade", "defense minister", "Noting that ties grow, the defense minister praised them."),
    ("Anar Velizade", "He", "Velizade thanked the guest. He praised the ties."),
    ("Anar Velizade", "He", "The minister thanked the guest. He praised the ties."),
    ("Kari Lund", "She", "Lund thanked the host. She praised the ties."),
    ("Kari Lund", "she", "Lund thanked the host. Also, she praised the ties."),
    ("Kari Lund", "He", "The Norwegian ambassador noted the potential. He praised the ties."),
    (None, "foreign minister", "The foreign minister was abroad."),
    (None, "Turkish ambassador", "The Turkish ambassador was abroad."),
    (None, "Turkish minister", "The Turkish minister was abroad."),
    (None, "minister", "A minister was abroad."),
    (None, "ministers", "The ministers were abroad."),
    (None, "deputy minister", "The deputy minister was abroad."),
    (None, "president", "The president was abroad."),
    (None, "Berg", "Berg was abroad."),
]


@pytest.mark.parametrize(("name", "words", "sentence"), AFTER_LEDE)
def test_after_the_lede(name: str | None, words: str, sentence: str) -> None:
    assert meant(LEDE + sentence, words) == name


# Two persons of one office: the state decides; without one, the person at home here.
TWO_MINISTERS: list[Any] = [
    ("Lu Wenbo", "Chinese minister", "The Chinese minister praised the ties."),
    ("Lu Wenbo", "Chinese Foreign Minister", "The Chinese Foreign Minister praised the ties."),
    miss(
        "Lu Wenbo",
        "visiting minister",
        "The visiting minister praised the ties.",
        reason="a visitor is taken for the person at home",
    ),
    ("Lu Wenbo", "Lu", "Lu praised the ties."),
    ("Lu Wenbo", "Minister Lu", "Minister Lu praised the ties."),
    ("Nuwan Eriyagolla", "Minister Eriyagolla", "Minister Eriyagolla praised the ties."),
    ("Nuwan Eriyagolla", "Foreign Minister", "The Foreign Minister praised the ties."),
    miss(
        None,
        "Japanese minister",
        "The Japanese minister was abroad.",
        reason="a state fits a person whose own is only inferred later",
    ),
]


@pytest.mark.parametrize(("name", "words", "sentence"), TWO_MINISTERS)
def test_two_of_one_office(name: str | None, words: str, sentence: str) -> None:
    assert meant(HOME + sentence, words) == name


# (the fullest name, the text): one person under several forms of the name
# (who is meant, the words, the text): by who comes to whom, and the subject before the object
BY_ROLE: list[tuple[str | None, str, str]] = [
    ("Paul Reed", "guest", "Minister Kari Lund received Minister Paul Reed. The guest praised the ties."),
    ("Paul Reed", "guest", "Minister Paul Reed called on Minister Kari Lund. The guest praised the ties."),
    ("Paul Reed", "visitor", "Minister Paul Reed was received by Minister Kari Lund. The visitor praised the ties."),
    ("Kari Lund", "She", "After talks with Minister Ann Reed, Minister Kari Lund met Jon Moe. She praised the ties."),
]


@pytest.mark.parametrize(("name", "words", "text"), BY_ROLE)
def test_by_role(name: str | None, words: str, text: str) -> None:
    assert meant(text, words) == name


ONE_PERSON: list[Any] = [
    ("Kari Anne Lund", "Minister Kari Anne Lund met Paul Reed. Kari Lund left. Lund rested."),
    ("Kari Lund", "Minister Lund met Paul Reed. Kari Lund left."),
    (
        "Tarik bin Salih Al Dhafri",
        "Minister Tarik bin Salih Al Dhafri met Paul Reed. Al Dhafri left. Tarik bin Salih rested.",
    ),
    ("Han So-ra", "Minister Han So-ra met Paul Reed. Han left."),
    ("Zdeněk Šťovíček", "Minister Zdeněk Šťovíček met Paul Reed. Minister Stovicek left."),
    ("Ilgar Mammadzade", "President ILGAR MAMMADZADE met Paul Reed. Ilgar Mammadzade left."),
]


@pytest.mark.parametrize(("name", "text"), ONE_PERSON)
def test_one_person_under_several_forms(name: str, text: str) -> None:
    report = dipbrief.parse(text)
    names = [person.name for person in (*report.participants, *report.mentioned) if person.name != "Paul Reed"]
    assert [found.casefold() for found in names] == [name.casefold()]


# (the names, the text): no one is taken for another
APART: list[Any] = [
    (["Kari Lund", "Nils Lund"], "Minister Kari Lund met Ambassador Nils Lund."),
    (["Mr. Berg", "Mrs. Berg"], "Mr. Ole Berg and Mrs. Ida Berg met the minister."),
    (["Kari Lund", "Kari Berg"], "Minister Kari Lund met Ambassador Kari Berg."),
]


@pytest.mark.parametrize(("names", "text"), APART)
def test_different_persons_stay_apart(names: list[str], text: str) -> None:
    report = dipbrief.parse(text)
    assert len((*report.participants, *report.mentioned)) == len(names)


def test_an_ambiguous_office_is_noted() -> None:
    report = dipbrief.parse(
        "Norwegian Minister Kari Lund met Georgian Minister Nino Kvirikadze abroad. The minister praised the ties."
    )
    noted = [issue for issue in report.issues if issue.code == "ambiguous-reference"]
    assert len(noted) == 1
    assert noted[0].start is not None
    assert "Kari Lund" in noted[0].message
    assert "Nino Kvirikadze" in noted[0].message


def test_a_pronoun_in_a_quotation_is_not_resolved_to_its_speaker() -> None:
    text = LEDE + 'Velizade said: "She came, and Berg helped."'
    report = dipbrief.parse(text)
    assert [mention.text for person in report.participants for mention in person.mentions].count("Berg") == 0


def test_title_gives_the_fuller_name() -> None:
    report = dipbrief.parse("Minister Lund met Ambassador Reed.", title="Kari Lund meets Ambassador Paul Reed")
    assert [person.name for person in report.participants] == ["Kari Lund", "Paul Reed"]


@pytest.mark.parametrize("surname", ["Povled", "Karnes", "Vardwas"])
@pytest.mark.parametrize("verb", ["receives", "Receives"])
def test_a_surname_of_the_title_may_look_like_a_verb(surname: str, verb: str) -> None:
    title = f"President Arno {surname} {verb} Foreign Minister Paul Reed"
    report = dipbrief.parse(f"President {surname} received Foreign Minister Paul Reed on Friday.", title=title)
    assert [person.name for person in report.participants] == [f"Arno {surname}", "Paul Reed"]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("The envoy, Jon Yaizu, left. Yaizu said so.", ["envoy, Jon Yaizu", "Yaizu"]),
        ("Jon Yaizu, the envoy, left. They thanked Yaizu.", ["Jon Yaizu", "Yaizu"]),
        ("Minister Kari Lund met Jon Yaizu. She spoke with Yaizu.", ["Jon Yaizu", "Yaizu"]),
        ("Minister Kari Lund met with Jon Yaizu. She left in Yaizu.", ["Jon Yaizu"]),
        ("The envoy, Jon London, left. London said so.", ["envoy, Jon London"]),
        ("The envoy, Jon Berg, left Port Yaizu. Yaizu was cold.", []),
    ],
)
def test_a_surname_may_be_that_of_a_town(text: str, mentions: list[str]) -> None:
    report = dipbrief.parse(text)
    people = [person for person in (*report.participants, *report.mentioned) if person.name.startswith("Jon ")]
    found = [mention.text for person in people for mention in person.mentions]
    assert [text for text in found if text not in ("She", "The envoy", "envoy, Jon Berg")] == mentions


@pytest.mark.parametrize("rank", ["Admiral", "Vice Admiral", "Colonel", "Major General", "Air Chief Marshal"])
@pytest.mark.parametrize("lower", [False, True])
def test_a_rank_may_stand_for_who_has_it(rank: str, lower: bool) -> None:
    printed = rank.lower() if lower else rank
    text = f"Minister Kari Lund met {rank} Paul Reed. The {printed} praised the port."
    assert meant(text, printed) == "Paul Reed"


def test_an_office_may_be_shortened() -> None:
    text = "Deputy Prime Minister Kari Lund met Ambassador Paul Reed. The Deputy PM praised the port."
    assert meant(text, "Deputy PM") == "Kari Lund"

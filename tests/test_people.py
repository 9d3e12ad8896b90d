"""People: titles, ranks and names in every order, and what they give: name, rank, roles, party, accreditation."""

from typing import Any

import pytest

import dipbrief
import dipbrief.participants
from dipbrief import Participant

Wanted = tuple[str, str | None, list[str], str | None, list[str]]


def people_of(text: str) -> list[Participant]:
    report = dipbrief.parse(text)
    everyone = (*report.participants, *report.mentioned)
    return sorted(everyone, key=lambda person: person.mentions[0].start)


def values(person: Participant) -> Wanted:
    return (
        person.name,
        person.rank.title if person.rank else None,
        [role.title for role in person.roles],
        person.party.code if person.party else None,
        [party.code for party in person.accredited_to],
    )


def miss(words: str, *wanted: Any, reason: str) -> Any:
    """Return a row that is known to fail today."""
    return pytest.param(words, *wanted, marks=pytest.mark.xfail(strict=True, reason=reason))


# (the words, name, rank, roles, party, accredited to)
ONE: list[Any] = [
    # --- names of bodies and offices in the other spelling of English
    *(
        (
            f"the chief of staff of the Maritime Self-{word} Force, Adm. Paul Reed",
            "Paul Reed",
            "Adm.",
            [f"chief of staff of the Maritime Self-{word} Force"],
            "JP",
            [],
        )
        for word in ("Defense", "Defence")
    ),
    # --- an office before the name
    ("Norwegian Foreign Minister Kari Lund", "Kari Lund", None, ["Foreign Minister"], "NO", []),
    ("Norway's Foreign Minister Kari Lund", "Kari Lund", None, ["Foreign Minister"], "NO", []),
    ("Norway\u2019s foreign minister Kari Lund", "Kari Lund", None, ["foreign minister"], "NO", []),
    ("the Foreign Minister of Norway Kari Lund", "Kari Lund", None, ["Foreign Minister"], "NO", []),
    (
        "the Minister of Foreign Affairs of Norway, Kari Lund,",
        "Kari Lund",
        None,
        ["Minister of Foreign Affairs"],
        "NO",
        [],
    ),
    ("Foreign Minister of the Kingdom of Norway Kari Lund", "Kari Lund", None, ["Foreign Minister"], "NO", []),
    ("President of Azerbaijan Ilgar Mammadzade", "Ilgar Mammadzade", None, ["President"], "AZ", []),
    ("President of the Republic of Azerbaijan Ilgar Mammadzade", "Ilgar Mammadzade", None, ["President"], "AZ", []),
    ("U.S. President Paul Reed", "Paul Reed", None, ["President"], "US", []),
    ("US Secretary of State Ann Hale", "Ann Hale", None, ["Secretary of State"], "US", []),
    ("UK Defence Secretary Ann Hale", "Ann Hale", None, ["Defence Secretary"], "GB", []),
    ("British Foreign Secretary Ann Hale", "Ann Hale", None, ["Foreign Secretary"], "GB", []),
    ("Chinese Vice Premier Lu Wenbo", "Lu Wenbo", None, ["Vice Premier"], "CN", []),
    (
        "Vietnamese Party General Secretary Doan Minh Truc",
        "Doan Minh Truc",
        None,
        ["Party General Secretary"],
        "VN",
        [],
    ),
    ("Japanese Prime Minister Mori Kaede", "Mori Kaede", None, ["Prime Minister"], "JP", []),
    ("South Korean Defense Minister Han So-ra", "Han So-ra", None, ["Defense Minister"], "KR", []),
    ("North Korean Premier Noh Tae-o", "Noh Tae-o", None, ["Premier"], "KP", []),
    ("Indian External Affairs Minister V. Senanath", "V. Senanath", None, ["External Affairs Minister"], "IN", []),
    ("Indonesian President Bambang Wirosena", "Bambang Wirosena", None, ["President"], "ID", []),
    ("Kazakh Deputy Prime Minister Yerlan Tazhibek", "Yerlan Tazhibek", None, ["Deputy Prime Minister"], "KZ", []),
    ("Russian Deputy Foreign Minister Arkady Bolshin", "Arkady Bolshin", None, ["Deputy Foreign Minister"], "RU", []),
    (
        "First Deputy Minister of Defence Oleh Barvin of Ukraine",
        "Oleh Barvin",
        None,
        ["First Deputy Minister of Defence"],
        "UA",
        [],
    ),
    ("Ethiopian Minister of Peace Ayele Tessema", "Ayele Tessema", None, ["Minister of Peace"], "ET", []),
    ("Algerian Prime Minister Yazid Belkacemi", "Yazid Belkacemi", None, ["Prime Minister"], "DZ", []),
    ("Brazilian Foreign Minister João Quintela", "Jo\xe3o Quintela", None, ["Foreign Minister"], "BR", []),
    ("Turkish Foreign Minister Kemal Aydogmus", "Kemal Aydogmus", None, ["Foreign Minister"], "TR", []),
    (
        "Hungarian Minister of Foreign Affairs and Trade Bence Halmos",
        "Bence Halmos",
        None,
        ["Minister of Foreign Affairs and Trade"],
        "HU",
        [],
    ),
    (
        "Sri Lankan Foreign Affairs, Foreign Employment and Tourism Minister Nuwan Eriyagolla",
        "Nuwan Eriyagolla",
        None,
        ["Foreign Affairs, Foreign Employment and Tourism Minister"],
        "LK",
        [],
    ),
    ("Iranian Interior Minister Mehran Tavazo", "Mehran Tavazo", None, ["Interior Minister"], "IR", []),
    ("Saudi Minister of Energy Tarik bin Salih", "Tarik bin Salih", None, ["Minister of Energy"], "SA", []),
    ("Georgian Parliament Speaker Nino Kvirikadze", "Nino Kvirikadze", None, ["Parliament Speaker"], "GE", []),
    ("Speaker of the Milli Majlis Sahiba Nuriyeva", "Sahiba Nuriyeva", None, ["Speaker of the Milli Majlis"], "AZ", []),
    # --- ranks
    (
        "Azerbaijani Defense Minister Colonel-General Anar Velizade",
        "Anar Velizade",
        "Colonel-General",
        ["Defense Minister"],
        "AZ",
        [],
    ),
    (
        "Minister of Defense of Azerbaijan, Colonel General Anar Velizade",
        "Anar Velizade",
        "Colonel General",
        ["Minister of Defense"],
        "AZ",
        [],
    ),
    ("Admiral Paul Reed", "Paul Reed", "Admiral", [], None, []),
    ("Lt. Gen. Paul Reed", "Paul Reed", "Lt. Gen.", [], None, []),
    ("Lt Gen Asad Khurramzai", "Asad Khurramzai", "Lt Gen", [], None, []),
    ("Maj. Gen. Paul T. Reed", "Paul T. Reed", "Maj. Gen.", [], None, []),
    ("Brigadier General Paul Reed of Norway", "Paul Reed", "Brigadier General", [], "NO", []),
    ("Air Chief Marshal Tarik Osmani", "Tarik Osmani", "Air Chief Marshal", [], None, []),
    ("Vice Admiral Han So-ra", "Han So-ra", "Vice Admiral", [], None, []),
    ("General of the Army Pavel Strizh", "Pavel Strizh", "General of the Army", [], None, []),
    ("Chief of Defence General Paul Reed", "Paul Reed", "General", ["Chief of Defence"], None, []),
    (
        "Chief of Army Staff (COAS) General Asad Khurramzai",
        "Asad Khurramzai",
        "General",
        ["Chief of Army Staff"],
        None,
        [],
    ),
    (
        "Pakistan's Chief of Army Staff General Asad Khurramzai",
        "Asad Khurramzai",
        "General",
        ["Chief of Army Staff"],
        "PK",
        [],
    ),
    (
        "Chief of the General Staff of the Azerbaijan Army, Colonel General Rauf Talibzade",
        "Rauf Talibzade",
        "Colonel General",
        ["Chief of the General Staff of the Azerbaijan Army"],
        "AZ",
        [],
    ),
    (
        "Chief of the General Staff of the Armed Forces of Norway Admiral Paul Reed",
        "Paul Reed",
        "Admiral",
        ["Chief of the General Staff of the Armed Forces"],
        "NO",
        [],
    ),
    (
        "Chairman of the Joint Chiefs of Staff Gen. Paul Reed",
        "Paul Reed",
        "Gen.",
        ["Chairman of the Joint Chiefs of Staff"],
        "US",
        [],
    ),
    ("US Army General Paul Reed", "Paul Reed", "General", [], "US", []),
    ("Rear Admiral (retired) Paul Reed", "Paul Reed", "Rear Admiral", [], None, []),
    ("Lt Gen Asad Khurramzai (Retd)", "Asad Khurramzai", "Lt Gen", [], None, []),
    ("Police Lieutenant General Gamal Odeh", "Gamal Odeh", "Police Lieutenant General", [], None, []),
    (
        "the Commander of the Turkish Land Forces, Army General Kemal Aydogmus,",
        "Kemal Aydogmus",
        "Army General",
        ["Commander of the Turkish Land Forces"],
        "TR",
        [],
    ),
    # --- ambassadors and other diplomats
    ("Ambassador Kari Lund", "Kari Lund", None, ["Ambassador"], None, []),
    ("Norwegian Ambassador to Azerbaijan Kari Lund", "Kari Lund", None, ["Ambassador"], "NO", ["AZ"]),
    ("the Ambassador of Norway to Azerbaijan, Kari Lund,", "Kari Lund", None, ["Ambassador"], "NO", ["AZ"]),
    (
        "the newly appointed Ambassador of Norway to Azerbaijan Kari Lund",
        "Kari Lund",
        None,
        ["Ambassador"],
        "NO",
        ["AZ"],
    ),
    (
        "Ambassador Extraordinary and Plenipotentiary of Norway to Azerbaijan Kari Lund",
        "Kari Lund",
        None,
        ["Ambassador Extraordinary and Plenipotentiary"],
        "NO",
        ["AZ"],
    ),
    (
        "the Extraordinary and Plenipotentiary Ambassador of the Kingdom of Norway to Georgia, Kari Lund,",
        "Kari Lund",
        None,
        ["Extraordinary and Plenipotentiary Ambassador"],
        "NO",
        ["GE"],
    ),
    ("High Commissioner of India to Sri Lanka V. Senanath", "V. Senanath", None, ["High Commissioner"], "IN", ["LK"]),
    ("Indian High Commissioner in Dhaka V. Senanath", "V. Senanath", None, ["High Commissioner"], "IN", ["BD"]),
    ("Charge d'Affaires of Norway in Azerbaijan Kari Lund", "Kari Lund", None, ["Charge d'Affaires"], "NO", ["AZ"]),
    (
        "Chargé d\u2019Affaires a.i. of Norway Kari Lund",
        "Kari Lund",
        None,
        ["Charg\xe9 d\u2019Affaires a.i."],
        "NO",
        [],
    ),
    ("Norwegian Ambassador in Baku Kari Lund", "Kari Lund", None, ["Ambassador"], "NO", ["AZ"]),
    ("EU Ambassador to Georgia Kari Lund", "Kari Lund", None, ["EU Ambassador"], "EU", ["GE"]),
    (
        "Norway's Permanent Representative to the United Nations Kari Lund",
        "Kari Lund",
        None,
        ["Permanent Representative to the United Nations"],
        "NO",
        ["UN"],
    ),
    ("Norway's ambassador to NATO Kari Lund", "Kari Lund", None, ["ambassador to NATO"], "NO", ["NATO"]),
    ("Consul General of Norway Kari Lund", "Kari Lund", None, ["Consul General"], "NO", []),
    (
        "Special Envoy of the President of Norway Kari Lund",
        "Kari Lund",
        None,
        ["Special Envoy of the President"],
        "NO",
        [],
    ),
    # --- international organizations
    ("UN Secretary-General Kari Lund", "Kari Lund", None, ["UN Secretary-General"], "UN", []),
    ("NATO Secretary General Kari Lund", "Kari Lund", None, ["NATO Secretary General"], "NATO", []),
    (
        "Secretary General of the Council of Europe Kari Lund",
        "Kari Lund",
        None,
        ["Secretary General of the Council of Europe"],
        "CoE",
        [],
    ),
    ("IAEA Director General Rafa Quintela", "Rafa Quintela", None, ["IAEA Director General"], "IAEA", []),
    ("OSCE Chairperson-in-Office Kari Lund", "Kari Lund", None, ["OSCE Chairperson-in-Office"], "OSCE", []),
    ("European Commission President Kari Lund", "Kari Lund", None, ["European Commission President"], "EU", []),
    ("World Bank Country Director Kari Lund", "Kari Lund", None, ["World Bank Country Director"], "WB", []),
    ("UNHCR Representative in Azerbaijan Kari Lund", "Kari Lund", None, ["UNHCR Representative"], "UNHCR", ["AZ"]),
    ("SCO Secretary-General Lu Wenbo", "Lu Wenbo", None, ["SCO Secretary-General"], "SCO", []),
    # --- the name first
    ("Kari Lund, Norway's foreign minister,", "Kari Lund", None, ["foreign minister"], "NO", []),
    ("Kari Lund, the foreign minister of Norway,", "Kari Lund", None, ["foreign minister"], "NO", []),
    ("Kari Lund, Minister of Foreign Affairs of Norway,", "Kari Lund", None, ["Minister of Foreign Affairs"], "NO", []),
    ("Paul Reed, commander of the Norwegian Army,", "Paul Reed", None, ["commander of the Norwegian Army"], "NO", []),
    (
        "Admiral Paul Reed, chief of the Norwegian Navy,",
        "Paul Reed",
        "Admiral",
        ["chief of the Norwegian Navy"],
        "NO",
        [],
    ),
    ("Kari Lund, who is Norway's foreign minister,", "Kari Lund", None, ["foreign minister"], "NO", []),
    ("Kari Lund, ambassador of Norway to Azerbaijan,", "Kari Lund", None, ["ambassador"], "NO", ["AZ"]),
    # --- two offices and nested titles
    (
        "Deputy Prime Minister and Foreign Minister of Norway Kari Lund",
        "Kari Lund",
        None,
        ["Deputy Prime Minister", "Foreign Minister"],
        "NO",
        [],
    ),
    (
        "Norwegian Deputy Prime Minister, Minister of Defence Kari Lund",
        "Kari Lund",
        None,
        ["Deputy Prime Minister", "Minister of Defence"],
        "NO",
        [],
    ),
    (
        "Emirati Deputy Prime Minister and Minister of Interior Tarik bin Saqr",
        "Tarik bin Saqr",
        None,
        ["Deputy Prime Minister", "Minister of Interior"],
        "AE",
        [],
    ),
    (
        "Chief of the General Staff of the Armed Forces - First Deputy Minister of Defense of Norway General Paul Reed",
        "Paul Reed",
        "General",
        ["Chief of the General Staff of the Armed Forces", "First Deputy Minister of Defense"],
        "NO",
        [],
    ),
    (
        "Deputy Chairman of the State Committee on Border Protection, Maj. Gen. Paul Reed,",
        "Paul Reed",
        "Maj. Gen.",
        ["Deputy Chairman of the State Committee on Border Protection"],
        None,
        [],
    ),
    ("Assistant to the President of Norway Kari Lund", "Kari Lund", None, ["Assistant to the President"], "NO", []),
    (
        "Head of the Presidential Administration of Norway Kari Lund",
        "Kari Lund",
        None,
        ["Head of the Presidential Administration"],
        "NO",
        [],
    ),
    (
        "Secretary of the Security Council of Norway Kari Lund",
        "Kari Lund",
        None,
        ["Secretary of the Security Council"],
        "NO",
        [],
    ),
    (
        "Chairman of the Foreign Affairs Committee of the Norwegian Parliament Kari Lund",
        "Kari Lund",
        None,
        ["Chairman of the Foreign Affairs Committee of the Norwegian Parliament"],
        "NO",
        [],
    ),
    ("Mayor of Oslo Kari Lund", "Kari Lund", None, ["Mayor of Oslo"], "NO", []),
    # --- honorifics, status
    ("H.E. Kari Lund, Ambassador of Norway,", "Kari Lund", None, ["Ambassador"], "NO", []),
    ("His Excellency Mr. Paul Reed, Ambassador of Norway,", "Paul Reed", None, ["Ambassador"], "NO", []),
    ("Foreign Minister Dr. Kari Lund", "Kari Lund", None, ["Foreign Minister"], None, []),
    ("acting Norwegian Foreign Minister Kari Lund", "Kari Lund", None, ["acting Norwegian Foreign Minister"], "NO", []),
    ("Norwegian Acting Foreign Minister Kari Lund", "Kari Lund", None, ["Acting Foreign Minister"], "NO", []),
    ("visiting Norwegian Foreign Minister Kari Lund", "Kari Lund", None, ["Foreign Minister"], "NO", []),
    ("former Norwegian Prime Minister Kari Lund", "Kari Lund", None, ["former Norwegian Prime Minister"], "NO", []),
    ("former Prime Minister Kari Lund", "Kari Lund", None, ["former Prime Minister"], None, []),
    ("Crown Prince Khalid bin Tarik", "Khalid bin Tarik", None, ["Crown Prince"], None, []),
    ("His Majesty King Tarik bin Salih", "Tarik bin Salih", None, ["King"], None, []),
    ("Sheikh Mansour bin Tariq Al Dhafri, Emir of Qatar,", "Mansour bin Tariq Al Dhafri", None, ["Emir"], "QA", []),
    (
        "Omani Foreign Minister Sayyid Badr bin Salim Al Tarimi",
        "Badr bin Salim Al Tarimi",
        None,
        ["Foreign Minister"],
        "OM",
        [],
    ),
    # --- shapes of names
    ("Foreign Minister Juan de la Vega", "Juan de la Vega", None, ["Foreign Minister"], None, []),
    ("Foreign Minister Rutger van der Heide", "Rutger van der Heide", None, ["Foreign Minister"], None, []),
    ("Foreign Minister Tarik ibn Salih al-Dhafri", "Tarik ibn Salih al-Dhafri", None, ["Foreign Minister"], None, []),
    ("Foreign Minister Siobh\xe1n O\u2019Dorain", "Siobh\xe1n O\u2019Dorain", None, ["Foreign Minister"], None, []),
    (
        "Foreign Minister Zden\u011bk \u0160\u0165ov\xed\u010dek",
        "Zden\u011bk \u0160\u0165ov\xed\u010dek",
        None,
        ["Foreign Minister"],
        None,
        [],
    ),
    ("Foreign Minister Anne-Marie Delacourbe-Roux", "Anne-Marie Delacourbe-Roux", None, ["Foreign Minister"], None, []),
    ("Foreign Minister T.R. Senanath", "T.R. Senanath", None, ["Foreign Minister"], None, []),
    ("Foreign Minister J. P. Rao", "J. P. Rao", None, ["Foreign Minister"], None, []),
    ("Senator Paul Reed Jr.", "Paul Reed Jr.", None, ["Senator"], None, []),
    ("Foreign Minister LUND Kari", "LUND Kari", None, ["Foreign Minister"], None, []),
    ("Foreign Minister Georgia Hale", "Georgia Hale", None, ["Foreign Minister"], None, []),
    ("Foreign Minister Jordan Hale", "Jordan Hale", None, ["Foreign Minister"], None, []),
    ("Foreign Minister Ann Washington", "Ann Washington", None, ["Foreign Minister"], None, []),
    ("Foreign Minister Jan Novotil", "Jan Novotil", None, ["Foreign Minister"], None, []),
    ("Foreign Minister May Hallworth", "May Hallworth", None, ["Foreign Minister"], None, []),
    ("Vice Premier He Guanlin", "He Guanlin", None, ["Vice Premier"], None, []),
    ("Foreign Minister Lund", "Lund", None, ["Foreign Minister"], None, []),
    ("Foreign\nMinister\nKari\xa0Lund", "Kari Lund", None, ["Foreign Minister"], None, []),
]


@pytest.mark.parametrize(("words", "name", "rank", "roles", "party", "accredited"), ONE)
def test_one_person(
    words: str, name: str, rank: str | None, roles: list[str], party: str | None, accredited: list[str]
) -> None:
    text = f"{words[0].upper()}{words[1:]} received guests on Monday."
    assert [values(person) for person in people_of(text)] == [
        (name, rank, [_capital_like(role, text) for role in roles], party, accredited)
    ]


@pytest.mark.parametrize(("words", "name", "rank", "roles", "party", "accredited"), ONE)
def test_one_person_as_an_object(
    words: str, name: str, rank: str | None, roles: list[str], party: str | None, accredited: list[str]
) -> None:
    text = f"The delegation met with {words} on Monday."
    assert [values(person) for person in people_of(text)] == [(name, rank, roles, party, accredited)]


def _capital_like(role: str, text: str) -> str:
    """Return *role* as the sentence prints it, which begins with a capital."""
    return role if role in text else role[0].upper() + role[1:]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Norwegian Defense Minister", "Polish and Norwegian defence ministers Paul Reed and"),
        ("Norwegian Labour Minister", "Polish and Norwegian labor ministers Paul Reed and"),
        ("Norwegian Defence Minister", "the Defense Minister,"),
    ],
)
def test_an_office_in_both_spellings_is_one(first: str, second: str) -> None:
    people = people_of(f"{first} Kari Lund met Paul Reed of Poland on Monday. Later {second} Kari Lund left.")
    roles = next([role.title for role in person.roles] for person in people if person.name == "Kari Lund")
    assert roles == [first.removeprefix("Norwegian ")]


def test_the_plural_of_an_office_loses_no_letter() -> None:
    people = people_of(
        "Minister Kari Lund met Deputy Secretaries Ivan Hale and Petr Berg and Senators Ann Dahl and Rui Roe."
    )
    assert [role.title for person in people for role in person.roles][1:] == [
        *["Deputy Secretaries"] * 2,
        *["Senator"] * 2,
    ]


# --- several people --------------------------------------------------------------------------------------------

# (the sentence, [(name, first role or rank, party), ...] in text order)
SEVERAL: list[Any] = [
    (
        "Foreign Minister of Norway Kari Lund met her Turkish counterpart Kemal Aydogmus.",
        [("Kari Lund", "Foreign Minister", "NO"), ("Kemal Aydogmus", "Foreign Minister", "TR")],
    ),
    (
        "Presidents Kari Lund of Norway and Nino Kvirikadze of Georgia met on Monday.",
        [("Kari Lund", "President", "NO"), ("Nino Kvirikadze", "President", "GE")],
    ),
    (
        "Norwegian Foreign Minister Kari Lund and Georgian Foreign Minister Nino Kvirikadze met on Monday.",
        [("Kari Lund", "Foreign Minister", "NO"), ("Nino Kvirikadze", "Foreign Minister", "GE")],
    ),
    (
        "President of Norway Kari Lund received Minister of Foreign Affairs of Georgia Nino Kvirikadze.",
        [("Kari Lund", "President", "NO"), ("Nino Kvirikadze", "Minister of Foreign Affairs", "GE")],
    ),
    (
        "Kari Lund, Norway's foreign minister, met Nino Kvirikadze, the president of Georgia.",
        [("Kari Lund", "foreign minister", "NO"), ("Nino Kvirikadze", "president", "GE")],
    ),
    (
        "Colonel General Anar Velizade of Azerbaijan met Admiral Paul Reed of the United States.",
        [("Anar Velizade", "Colonel General", "AZ"), ("Paul Reed", "Admiral", "US")],
    ),
    (
        "Norwegian Minister Kari Lund met UN Secretary-General Rafa Quintela and NATO Secretary General Jon Bergholt.",
        [
            ("Kari Lund", "Minister", "NO"),
            ("Rafa Quintela", "UN Secretary-General", "UN"),
            ("Jon Bergholt", "NATO Secretary General", "NATO"),
        ],
    ),
    (
        "The meeting was attended by Deputy Foreign Minister Ann Hale, Ambassador Paul Reed and Colonel Jon Berg.",
        [
            ("Ann Hale", "Deputy Foreign Minister", None),
            ("Paul Reed", "Ambassador", None),
            ("Jon Berg", "Colonel", None),
        ],
    ),
    (
        "Senators Ann Hale, Paul Reed and Jon Bergholt met Foreign Minister Kari Lund.",
        [
            ("Ann Hale", "Senator", None),
            ("Paul Reed", "Senator", None),
            ("Jon Bergholt", "Senator", None),
            ("Kari Lund", "Foreign Minister", None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_several_people(text: str, wanted: list[tuple[str, str, str | None]]) -> None:
    got = []
    for person in people_of(text):
        first = person.roles[0].title if person.roles else person.rank and person.rank.title
        got.append((person.name, first, person.party and person.party.code))
    assert got == wanted


# (the sentence, [(name, party), ...]): constructions in which the second person depends on the first
JOINED: list[Any] = [
    miss(
        "The foreign ministers of Norway, Kari Lund, and of Georgia, Nino Kvirikadze, met on Monday.",
        [("Kari Lund", "NO"), ("Nino Kvirikadze", "GE")],
        reason="one plural office with a state for each name",
    ),
    (
        "The foreign ministers of Norway and Georgia, Kari Lund and Nino Kvirikadze, met on Monday.",
        [("Kari Lund", "NO"), ("Nino Kvirikadze", "GE")],
    ),
    (
        "Ambassadors of Norway and Georgia Kari Lund and Nino Kvirikadze presented their credentials.",
        [("Kari Lund", "NO"), ("Nino Kvirikadze", "GE")],
    ),
    (
        "Norwegian Premier Kari Lund met her Georgian, Kenyan and Turkish counterparts, Nino Kvirikadze, Amina Wekesa "
        "and Kemal Aydogmus.",
        [("Kari Lund", "NO"), ("Nino Kvirikadze", "GE"), ("Amina Wekesa", "KE"), ("Kemal Aydogmus", "TR")],
    ),
    (
        "Norwegian Premier Kari Lund met her Georgian and Turkish counterparts, Nino Kvirikadze and Kemal Aydogmus.",
        [("Kari Lund", "NO"), ("Nino Kvirikadze", "GE"), ("Kemal Aydogmus", "TR")],
    ),
    (
        "Norwegian Defence Minister Kari Lund met with her counterpart from Georgia, Nino Kvirikadze.",
        [("Kari Lund", "NO"), ("Nino Kvirikadze", "GE")],
    ),
    (
        "Norwegian Defence Minister Kari Lund met with Nino Kvirikadze, her Georgian counterpart.",
        [("Kari Lund", "NO"), ("Nino Kvirikadze", "GE")],
    ),
    ("Norway's Kari Lund met Georgia's Nino Kvirikadze on Monday.", [("Kari Lund", "NO"), ("Nino Kvirikadze", "GE")]),
]


@pytest.mark.parametrize(("text", "wanted"), JOINED)
def test_people_joined(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(person.name, person.party and person.party.code) for person in people_of(text)] == wanted


# --- status, rank codes and office ids -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("newly-appointed", "the newly appointed Ambassador of Norway Kari Lund"),
        ("newly-appointed", "the newly-appointed Norwegian Ambassador Kari Lund"),
        ("acting", "Norwegian Acting Foreign Minister Kari Lund"),
        ("former", "former Norwegian Prime Minister Kari Lund"),
        ("visiting", "visiting Norwegian Foreign Minister Kari Lund"),
        ("outgoing", "the outgoing Ambassador of Norway Kari Lund"),
        pytest.param(
            "caretaker",
            "caretaker Prime Minister Kari Lund",
            marks=pytest.mark.xfail(strict=True, reason="the office form holds the status"),
        ),
        (None, "Norwegian Foreign Minister Kari Lund"),
    ],
)
def test_status(status: str | None, words: str) -> None:
    [person] = people_of(f"The delegation met with {words} on Monday.")
    assert [role.status for role in person.roles] == [status]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("OF-8", "Azerbaijani Defense Minister Colonel-General Anar Velizade"),
        ("OF-6", "Major General Anar Velizade of Azerbaijan"),
        ("OF-7", "US Army Major General Paul Reed"),
        ("OF-9", "General Paul Reed of the United States"),
        (None, "Major General Paul Reed"),
        (None, "Police Major General Gamal Odeh of Egypt"),
    ],
)
def test_rank_code_only_when_certain(code: str | None, words: str) -> None:
    [person] = people_of(f"The delegation met with {words} on Monday.")
    assert person.rank is not None
    assert person.rank.code == code


@pytest.mark.parametrize(
    ("office", "words"),
    [
        ("defence-minister", "Defense Minister Kari Lund"),
        ("defence-minister", "Minister of National Defence Kari Lund"),
        ("foreign-minister", "Minister of Foreign Affairs Kari Lund"),
        ("foreign-minister", "Minister for Foreign Affairs Kari Lund"),
        ("foreign-minister", "External Affairs Minister Kari Lund"),
        ("deputy-foreign-minister", "Deputy Minister of Foreign Affairs Kari Lund"),
        ("energy-minister", "Minister of Energy Kari Lund"),
        ("energy-minister", "Energy Minister Kari Lund"),
        ("ambassador", "Ambassador Extraordinary and Plenipotentiary Kari Lund"),
        ("president", "President Kari Lund"),
        ("prime-minister", "Prime Minister Kari Lund"),
    ],
)
def test_office(office: str, words: str) -> None:
    [person] = people_of(f"The delegation met with {words} on Monday.")
    assert [role.office for role in person.roles] == [office]


# --- nobody ----------------------------------------------------------------------------------------------------

NOBODY: list[Any] = [
    "",
    "The Foreign Minister received the Ambassador in New Delhi.",
    "The Ministry of Foreign Affairs of Norway received the Embassy of Georgia.",
    "The frigate Saint Olaf and the destroyer Iron Duke entered Port Victoria.",
    "The USS Grey Heron left Pearl Harbor in January.",
    "They met in Buenos Aires, Santa Cruz and San Marino.",
    "They met in Saint Petersburg on Monday, March 12.",
    "The National Assembly and the Supreme Court opened on Tuesday.",
    "The Norwegian Armed Forces took part in Exercise Northern Light.",
    "The General Staff and the General Assembly agreed.",
    "The Major General Staff College opened.",
    "The President, the Prime Minister and the Speaker attended.",
    "The King Abdullah Bridge was opened in May.",
    "The Black Sea, the Red Sea and the Strait of Hormuz were discussed.",
    "The World Bank and the European Union signed the Oslo Agreement.",
    "The Victory Day parade was held in Independence Square.",
    "The Ambassador of Norway to Azerbaijan met the Minister of Defense.",
    "Minister of Foreign Affairs\n\nMinistry of Defence",
    "The Belt and Road Initiative was praised in April and August.",
    "NATO, ASEAN and the OSCE met at the Pentagon.",
    "The March and June rounds were held in Georgia and Jordan.",
    "Central Asia and South Caucasus are regions.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert [person.name for person in people_of(text)] == []


@pytest.mark.parametrize(
    ("parties", "text"),
    [
        ([None, None], "President Amos Kibet spoke with Prime Minister Elena Rossi on Monday about Sudan."),
        ([None, "IT"], "Speaker Paul Njoroge met the chairman of the Italian Senate, Marco Bellini, on Monday."),
        ([None, "KE"], "Defence Minister Rui Falcao received Kenyan Foreign Minister Grace Otieno on Monday."),
        (["KE", None], "Kenyan Minister Grace Otieno met Foreign Minister Ivan Petrov in Geneva to discuss Chad."),
        ([None, None], "Minister Rui Falcao met Minister Ivan Petrov in Vienna on the war in Sudan."),
        ([None, "KE"], "President Rui Falcao held talks with Kenyan President Grace Otieno on the war in Chad."),
        (["KE", None], "A delegation led by Kenyan Minister Grace Otieno met with Speaker Rui Falcao on Monday."),
    ],
)
def test_no_state_is_taken_from_the_other_side_a_place_or_a_topic(parties: list[str | None], text: str) -> None:
    found = dipbrief.parse(text).participants
    assert [person.party.code if person.party else None for person in found] == parties


@pytest.mark.parametrize(
    ("parties", "text"),
    [
        (["AU", "KE"], "Minister Rui Falcao welcomed President Paul Njoroge on his visit to Australia. Kenya won."),
        (["KE", "KE"], "Commander of the Kenyan Navy Vice Admiral Paul Njoroge met Deputy Minister Grace Otieno."),
        (["KE", "IT"], "Italian Minister Marco Bellini will be in Kenya on a visit. He will meet Premier Amos Kibet."),
    ],
)
def test_states_of_hosts_and_guests(parties: list[str | None], text: str) -> None:
    found = sorted(dipbrief.parse(text).participants, key=lambda person: person.name == "Marco Bellini")
    assert [person.party.code if person.party else None for person in found] == parties


# ({name: party}, the text)
SIDES: list[tuple[dict[str, str | None], str]] = [
    # delegations
    ({"Paul Berg": "DK"}, "Kari Lund received a visiting delegation of Denmark led by General Paul Berg."),
    (
        {"Paul Berg": "DK"},
        "Minister Rui Falcao met with a delegation of the Kingdom of Denmark headed by Minister Paul Berg.",
    ),
    ({"Paul Berg": "DK"}, "On the Danish side, the meeting was attended by Minister Paul Berg."),
    ({"Paul Berg": "DK"}, "Danish officials, including Minister Paul Berg, met Kenyan Minister Grace Otieno."),
    (
        {"Paul Berg": "DK"},
        "A Danish delegation met Kenyan Minister Grace Otieno. The delegation was headed by Minister Paul Berg.",
    ),
    (
        {"Paul Berg": "DK"},
        "Danish Minister Ane Dahl arrived in Kenya on Monday. Her delegation includes Deputy Minister Paul Berg.",
    ),
    ({"Kari Lund": "NO"}, "Danish Minister Paul Berg left. Norway was represented by Ms. Kari Lund."),
    (
        {"Kari Lund": "NO"},
        "Danish Minister Paul Berg met with the Norwegian delegation, led by Ms. Kari Lund, and left.",
    ),
    ({"Jon Moe": "NATO"}, "The NATO team was led by project manager Jon Moe. It met Minister Paul Berg."),
    # hosts and guests
    ({"Paul Berg": "DE", "Rui Falcao": None}, "Chancellor Paul Berg received President Rui Falcao in Berlin."),
    (
        {"Paul Berg": "KE"},
        "Danish Minister Ane Dahl, on a visit to Kenya, met Defence Minister Paul Berg on Monday to discuss trade.",
    ),
    ({"Paul Berg": None}, "Danish Minister Ane Dahl met Defence Minister Paul Berg before her return to Denmark."),
    (
        {"Paul Berg": "KE"},
        "Minister Paul Berg received a delegation of Denmark. Kenya and Denmark have close ties.",
    ),
    # states named together
    (
        {"Paul Berg": "KE"},
        "Minister Paul Berg met Danish Minister Ane Dahl. They discussed relations between Denmark and Kenya.",
    ),
    # who travelled last meets those of the next sentence, and who is met is at home where the state is told of
    (
        {"Rui Falcao": "KE", "Paul Berg": "KE"},
        "Danish Minister Ane Dahl will travel to Kenya. Talks will be held with Presidents Rui Falcao and Paul Berg.",
    ),
    (
        {"Paul Berg": "KE"},
        "President Rui Falcao met President Paul Berg in Nairobi. Denmark and Kenya signed a pact.",
    ),
    # one alone is president of a state; a husband stands for that of his wife
    (
        {"Rui Falcao": "CA"},
        "German President Ane Dahl arrived. Canada waited. In a speech to Canada, President Rui Falcao left.",
    ),
    ({"Paul Berg": "DK"}, "Danish President Ane Dahl and her husband, Paul Berg, met Chancellor Rui Falcao."),
    (
        {"Ann Moe": "CA", "Kari Lund": "DK"},
        "Premier Rui Falcao met Ann Moe, wife of President Jon Moe of Canada, "
        "and Kari Lund, wife of King Per of Denmark.",
    ),
    # the agency of one state in another: who receives is at home there
    ({"Paul Berg": "KE"}, "NAIROBI, March 3 (TASS) - President Paul Berg received Danish Minister Ane Dahl."),
    ({"Paul Berg": "RU"}, "GENEVA, March 3 (TASS) - Foreign Minister Paul Berg met Danish Minister Ane Dahl."),
    # what is talked about, or stands in brackets, does not act; whose spokesperson somebody is, no count tells
    ({"Paul Berg": None}, "Minister Paul Berg met Minister Ane Dahl. They discussed aid for the north of Nepal."),
    ({"Paul Berg": None}, "Minister Paul Berg met Minister Ane Dahl. Two states (Burundi, Yemen) were discussed."),
    ({"Paul Berg": None}, "Minister Rui Falcao met Danish Minister Ane Dahl, Spokesperson Paul Berg said."),
]


@pytest.mark.parametrize(("parties", "text"), SIDES)
def test_parties_follow_from_sides(parties: dict[str, str | None], text: str) -> None:
    found = {person.name: person.party.code if person.party else None for person in people_of(text)}
    assert {name: found[name] for name in parties} == parties


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("Danish", "Minister Rui Falcao met a Danish delegation led by General Paul Berg."),
        ("Berlin", "Chancellor Paul Berg received President Rui Falcao in Berlin."),
        ("Danish Minister Ane Dahl", "Danish Minister Ane Dahl, accompanied by General Paul Berg, met Rui Falcao."),
    ],
)
def test_an_inferred_party_points_to_its_words(shown: str, text: str) -> None:
    issues = [issue for issue in dipbrief.parse(text).issues if issue.message.startswith("Paul Berg")]
    assert [text[issue.start : issue.end] for issue in issues] == [shown]

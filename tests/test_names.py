"""Names and titles of each kind in other words: names that are words, styles, orders, nicknames, lists, capitals."""

import ast
from pathlib import Path
from typing import Any

import pytest
from test_people import people_of

import dipbrief.mentions
from dipbrief.syntax.forms import read_words

# By kind: the sentence, and of each person name, rank, offices, party and the states of accreditation.
KINDS: dict[str, list[tuple[str, list[str]]]] = {
    "a name that is a word": [
        ("Maltese Interior Minister Clara Prior said so.", ["Clara Prior | Interior Minister | MT"]),
        ("Jamaican President Forest arrived. Forest left.", ["Forest | President | JM"]),
        ("Fijian Health Minister Ruth Chambers, who met him, left.", ["Ruth Chambers | Health Minister | FJ"]),
        (
            "Irish Trade Minister Bill Quinlan and Rear Admiral Dean Foley left.",
            ["Bill Quinlan | Trade Minister | IE", "Dean Foley | Rear Admiral | IE"],
        ),
        ("Samoan Prime Minister Houston told reporters that he would resign.", ["Houston | Prime Minister | WS"]),
        ("Defence Secretary Alan Lord Monday met her.", ["Alan Lord | Defence Secretary"]),
        ("Austrian Chancellor Emil March said so. March left on March 3.", ["Emil March | Chancellor | AT"]),
        ("Zambian Vice President Georgia Banda left Georgia.", ["Georgia Banda | Vice President | ZM"]),
        ("Colonel West and Major Ruth King of Canada left.", ["West | Colonel | CA", "Ruth King | Major | CA"]),
        ("Belizean Senator Ruth Sheriff left. Sheriff was tired.", ["Ruth Sheriff | Senator | BZ"]),
    ],
    "a field that is a title": [
        ("Thai Minister of Justice Sawai Phatthano left.", ["Sawai Phatthano | Minister of Justice | TH"]),
        ("The Minister of Justice, Ann Hale, left.", ["Ann Hale | Minister of Justice"]),
        ("Deputy Minister of Justice and Police Jon Berg left.", ["Jon Berg | Deputy Minister of Justice and Police"]),
    ],
    "an ampersand": [
        (
            "Norwegian Minister of Defence & Security Paul Berg left.",
            ["Paul Berg | Minister of Defence & Security | NO"],
        ),
        (
            "Kari Lund, Minister for Foreign Affairs & Trade, left.",
            ["Kari Lund | Minister for Foreign Affairs & Trade"],
        ),
        ("The Trade & Industry Minister Kari Lund left.", ["Kari Lund | Trade & Industry Minister"]),
        ("President & Chief Executive Paul Berg left.", ["Paul Berg | President, Chief Executive"]),
        (
            "Paul Berg of Denmark, Head of Research & Development, left.",
            ["Paul Berg | Head of Research & Development | DK"],
        ),
        ("Minister Kari Lund & Ambassador Paul Reed left.", ["Kari Lund | Minister", "Paul Reed | Ambassador"]),
    ],
    "an office of somebody below": [
        (
            "Robert Gall, assistant secretary of state for political affairs, left.",
            ["Robert Gall | assistant secretary of state for political affairs | US"],
        ),
        ("Brigadier General Bill Berg left.", ["Bill Berg | Brigadier General"]),
        ("Trade grew under President Paul Reed of Norway.", ["Paul Reed | President | NO"]),
    ],
    "a month before a name": [
        ("They met Sun Weiben, the party secretary.", ["Sun Weiben | party secretary"]),
        ("They met Sun\u00a0Weiben, the party secretary.", ["Sun Weiben | party secretary"]),
        ("In March Foreign Minister Kari Lund left.", ["Kari Lund | Foreign Minister"]),
        ("Minister Kari Lund left. By May Lund was back.", ["Kari Lund | Minister"]),
    ],
    "a name behind a body": [
        ("The President of Mongol Bank D. Molomjamts left.", ["D. Molomjamts | President of Mongol Bank | MN"]),
        ("Swiss Deputy Head of Mission Willi Graf left.", ["Willi Graf | Deputy Head of Mission | CH"]),
    ],
    "a day behind a name": [
        ("President Paul Reed Friday received Kari Lund.", ["Paul Reed | President", "Kari Lund"]),
        ("Danish Foreign Minister Ann Hale Sunday told him so.", ["Ann Hale | Foreign Minister | DK"]),
        ("General Jon Berg Jan. 15 left Oslo.", ["Jon Berg | General"]),
        ("Norwegian Premier Kari Lund June 3 met him.", ["Kari Lund | Premier | NO"]),
        ("Ambassador Paul Reed Saturday left.", ["Paul Reed | Ambassador"]),
    ],
    "a small word before a name": [
        ("Minister Kari Lund left. As Lund put it, trade matters.", ["Kari Lund | Minister"]),
        ("As Foreign Minister Kari Lund of Norway met him, trade grew.", ["Kari Lund | Foreign Minister | NO"]),
        ("Minister Paul Reed left. At Reed's request, talks began.", ["Paul Reed | Minister"]),
        ("Minister Paul Reed left. So Reed believes.", ["Paul Reed | Minister"]),
    ],
    "a style behind an office": [
        ("Belgian Ambassador Jonkheer Karel van Rossem left.", ["Karel van Rossem | Ambassador | BE"]),
        ("Malaysian Law Minister Prof. Tan Wei Ming left.", ["Tan Wei Ming | Law Minister | MY"]),
        ("Ghana's Minister of Roads Engineer Kofi Mensah left.", ["Kofi Mensah | Minister of Roads | GH"]),
        ("British Trade Minister Lord Hartwell left.", ["Hartwell | Trade Minister | GB"]),
        ("Bhutanese Foreign Minister Lyonpo Dorji Wangdi left.", ["Dorji Wangdi | Foreign Minister | BT"]),
        ("Supreme Leader Ayatollah Karim Hosseini of Iran left.", ["Karim Hosseini | Supreme Leader | IR"]),
    ],
    "orders behind a name": [
        ("Australian Attorney-General Mark Dreyer, KC, MP, left.", ["Mark Dreyer | Attorney-General | AU"]),
        ("Canada's Revenue Minister, the Hon. Kerry Falk, P.C., Q.C., left.", ["Kerry Falk | Revenue Minister | CA"]),
        (
            "General Paul Bandawe, MSM, psc, ndc, PhD, the Commander of the Malawi Defence Force, left.",
            ["Paul Bandawe | General | Commander of the Malawi Defence Force | MW"],
        ),
        ("British High Commissioner Jane Hart, CMG, left.", ["Jane Hart | High Commissioner | GB"]),
        (
            "Air Chief Marshal Ali Khan, NI (M), Chief of the Air Staff, left.",
            ["Ali Khan | Air Chief Marshal | Chief of the Air Staff"],
        ),
    ],
    "a nickname": [
        ('Ugandan General Samuel "Shorty" Odongo left.', ['Samuel "Shorty" Odongo | General | UG']),
        ("Senator William \u201cBuck\u201d Hale left.", ["William \u201cBuck\u201d Hale | Senator"]),
        ('Colonel Ann "Ace" Berg of Norway left.', ['Ann "Ace" Berg | Colonel | NO']),
        ('Foreign Minister Jose "Pepe" Quintela met her.', ['Jose "Pepe" Quintela | Foreign Minister']),
        ('The minister, Paul "Red" Reed, left.', ['Paul "Red" Reed | minister']),
    ],
    "the capital for the state": [
        ("Moscow's envoy Igor Petrenko left.", ["Igor Petrenko | envoy | RU"]),
        ("Beijing's ambassador to Canberra Xiao Jing left.", ["Xiao Jing | ambassador | CN | >AU"]),
        ("Washington's top negotiator Daniel Ferris left.", ["Daniel Ferris | top negotiator | US"]),
        ("Ankara's defence minister, Selim Arat, left.", ["Selim Arat | defence minister | TR"]),
        ("Cairo's foreign minister Amr Selim left.", ["Amr Selim | foreign minister | EG"]),
    ],
    "a nationality beside the office of another body": [
        ("The EU ambassador to Georgia, German Markus Ehrling, left.", ["Markus Ehrling | EU ambassador | EU | >GE"]),
        ("NATO Secretary General, Norwegian Jon Berg, left.", ["Jon Berg | NATO Secretary General | NATO"]),
        ("The UN special envoy for Syria, Dane Per Holm, left.", ["Per Holm | UN special envoy for Syria | UN"]),
    ],
    "an office of several": [
        ("President and Mrs. Karl Novak of the Czech Republic left.", ["Karl Novak | President | CZ"]),
        (
            "The defence ministers, Jon Hallsson of Iceland and Per Dahl of Denmark, met.",
            ["Jon Hallsson | defence minister | IS", "Per Dahl | defence minister | DK"],
        ),
        (
            "The co-chairs, Paul Berg of Norway and Ann Hale of Iceland, met.",
            ["Paul Berg | co-chair | NO", "Ann Hale | co-chair | IS"],
        ),
        ("Prime Minister and Mrs Kari Lund left.", ["Kari Lund | Prime Minister"]),
        (
            "Ambassadors Paul Berg of Norway and Ann Hale of Iceland left.",
            ["Paul Berg | Ambassador | NO", "Ann Hale | Ambassador | IS"],
        ),
    ],
    "a title of words that no table knows": [
        ("Kari Lund, head of Ghana's Armament Agency, left.", ["Kari Lund | head of Ghana's Armament Agency | GH"]),
        ("Paul Reed, the mayor of Novo Selo, left.", ["Paul Reed | mayor of Novo Selo"]),
        ("The director of the new centre, Kofi Mensah, left.", ["Kofi Mensah | director of the new centre"]),
        (
            "General Jon Berg, commander of the 4,500 troops in the region, left.",
            ["Jon Berg | General | commander of the 4,500 troops"],
        ),
        (
            "Kari Lund Coordinating Minister of Maritime Affairs of the Republic of Ghana left.",
            ["Kari Lund | Coordinating Minister of Maritime Affairs | GH"],
        ),
        (
            "Chief of staff of the President of the Republic, General Jon Berg, left.",
            ["Jon Berg | General | Chief of staff of the President of the Republic"],
        ),
        ("Prime Minister-in-waiting Anna Berg left.", ["Anna Berg | Prime Minister-in-waiting"]),
    ],
    "a list of offices and names": [
        (
            "Ambassadors Ann Hale (Iceland), Paul Reed (Denmark) and Tor Holm (Sweden) left.",
            ["Ann Hale | Ambassador | IS", "Paul Reed | Ambassador | DK", "Tor Holm | Ambassador | SE"],
        ),
        (
            "Minister for Glaciers, Moors and Fens Ann Hale left.",
            ["Ann Hale | Minister for Glaciers, Moors and Fens"],
        ),
        (
            "Federal Councillor Ann Hale, Head of the Department of Finance, and Urs Feldmann left.",
            ["Ann Hale | Federal Councillor, Head of the Department of Finance | CH", "Urs Feldmann"],
        ),
        (
            "Ann Hale, Minister for Law and Second Minister for Home Affairs, left.",
            ["Ann Hale | Minister for Law, Second Minister for Home Affairs"],
        ),
        ("Dan Levy, leader of the Blue and White Party, left.", ["Dan Levy | leader of the Blue and White Party"]),
        ("Paul Reed, Minister for Bogs, Moors and Fens, left.", ["Paul Reed | Minister for Bogs, Moors and Fens"]),
        (
            "Minister of Trade, Kari Lund, and Energy Minister Jon Berg left.",
            ["Kari Lund | Minister of Trade", "Jon Berg | Energy Minister"],
        ),
        (
            "They met General Kofi Mensah, Chief of Defence Forces of Ghana, Rear Admiral Tor Berg, "
            "Commander of the Norwegian Navy, and others.",
            [
                "Kofi Mensah | General | Chief of Defence Forces | GH",
                "Tor Berg | Rear Admiral | Commander of the Norwegian Navy | NO",
            ],
        ),
        (
            "The chairman of the State Committee, former Chief Justice and President's Counsel Jon Berg left.",
            ["Jon Berg | chairman of the State Committee, former Chief Justice, President's Counsel"],
        ),
        (
            "Ghana's Defence Attache to Norway, based in Stockholm, Colonel Kofi Mensah, left.",
            ["Kofi Mensah | Colonel | Defence Attache | GH | >NO"],
        ),
    ],
    "an office in the tail of another": [
        (
            "Hwang Jang-yop, a senior aide to North Korean leader Kim Jong-sok, left.",
            ["Hwang Jang-yop | senior aide to North Korean leader | KP", "Kim Jong-sok | leader | KP"],
        ),
        ("A spokesman for President Michal Novak said so.", ["Michal Novak | President"]),
        (
            "Yasushi Ogata, special representative of UN Secretary General Rafa Quintela, left.",
            [
                "Yasushi Ogata | special representative of UN Secretary General | UN",
                "Rafa Quintela | UN Secretary General | UN",
            ],
        ),
        ("The special envoy of the President Paul Berg left.", ["Paul Berg | special envoy of the President"]),
    ],
    "an office of one's own words": [
        (
            "The General Officer Commanding 7 Division, Major General Jon Berg, left.",
            ["Jon Berg | Major General | General Officer Commanding 7 Division"],
        ),
        (
            "The General Officer Commanding 3 Mountain Division, Brigadier Jon Berg, left.",
            ["Jon Berg | Brigadier | General Officer Commanding 3 Mountain Division"],
        ),
        ("Secretary to the President's Office Jon Berg left.", ["Jon Berg | Secretary to the President's Office"]),
        ("The embassy's military attache, Colonel Jon Berg, left.", ["Jon Berg | Colonel | military attache"]),
        ("The Minister of State Security, Hon. Dr. Ann Kamau, EGH, MP.", ["Ann Kamau | Minister of State Security"]),
        (
            "Adviser to the Norwegian Prime Minister Ann Hale left.",
            ["Ann Hale | Adviser to the Norwegian Prime Minister | NO"],
        ),
        (
            "Commander of the Royal Air Force of Libya Major General Omar Saleh left.",
            ["Omar Saleh | Major General | Commander of the Royal Air Force | LY"],
        ),
    ],
    "an acronym in brackets inside a title": [
        (
            "African Trade Union [ATU] President Jon Berg left.",
            ["Jon Berg | African Trade Union [ATU] President"],
        ),
        ("European Union [EU] envoy Ann Hale left.", ["Ann Hale | European Union [EU] envoy | EU"]),
    ],
    "an office behind a name": [
        ("They heard Jon Berg [vice president of the council].", ["Jon Berg | vice president of the council"]),
        ("Jon Berg (President of the Trade Board) left.", ["Jon Berg | President of the Trade Board"]),
        ("Kari Lund, who serves as trade minister, left.", ["Kari Lund | trade minister"]),
        (
            "Ann Hale, a member of the Danish Parliament and currently president of the council, left.",
            ["Ann Hale | member of the Danish Parliament, president of the council | DK"],
        ),
        (
            "General Jon Berg, member of the Ruling Council [RC], deputy commander of defense services, left.",
            ["Jon Berg | General | member of the Ruling Council, deputy commander of defense services"],
        ),
    ],
    "accreditation": [
        (
            "The Malawi Defence Advisor accredited to Zambia, Col Philip Chiteka, left.",
            ["Philip Chiteka | Col | Defence Advisor | MW | >ZM"],
        ),
        (
            "Norwegian Ambassador to Kenya, Uganda and Malawi Kari Lund left.",
            ["Kari Lund | Ambassador | NO | >KE >UG >MW"],
        ),
        (
            "Danish Ambassador to Norway Paul Berg and First Secretary Ann Hale left.",
            ["Paul Berg | Ambassador | DK | >NO", "Ann Hale | First Secretary | DK"],
        ),
        (
            "The Ambassador of Israel to India, Sri Lanka, and Bhutan Dan Levy left.",
            ["Dan Levy | Ambassador | IL | >IN >LK >BT"],
        ),
    ],
    "a text all in capitals": [
        (
            "NORWEGIAN DEFENCE MINISTER KARI LUND MET POLISH DEFENCE MINISTER JAN NOVOTIL IN OSLO ON MONDAY.",
            ["KARI LUND | DEFENCE MINISTER | NO", "JAN NOVOTIL | DEFENCE MINISTER | PL"],
        ),
        ("ESTONIAN PRESIDENT JURI TAMM SAID THE TALKS WERE FRUITFUL. TAMM LEFT.", ["JURI TAMM | PRESIDENT | EE"]),
        (
            "CHILEAN FOREIGN MINISTER HERNAN FELIPE QUINTELA ARRIVED YESTERDAY.",
            ["HERNAN FELIPE QUINTELA | FOREIGN MINISTER | CL"],
        ),
        ("THE TALKS WERE ATTENDED BY GENERAL TOR HALVERSEN, WHO RETURNED HOME.", ["TOR HALVERSEN | GENERAL"]),
        (
            "PERU'S PRESIDENT DECIDED TO RENAME THE MINISTRY, COLONEL RAUL QUINTELA SAID.",
            ["RAUL QUINTELA | COLONEL | PE"],
        ),
    ],
    "a surname that is a style": [
        ("The North Korean delegate Pak Yong-su left.", ["Pak Yong-su | delegate | KP"]),
        ("Chinese Rear Admiral Ma Wenyong left.", ["Ma Wenyong | Rear Admiral | CN"]),
        ("Mr Ma Wenyong, the Chinese envoy, left.", ["Ma Wenyong | envoy | CN"]),
        ("Cambodian Minister Ing Kiet left.", ["Ing Kiet | Minister | KH"]),
    ],
    "a bare name, and what tells that it is a person's": [
        ("Jon Berg on Monday met the envoy.", ["Jon Berg"]),
        ("Jon Berg Friday said so.", ["Jon Berg"]),
        ("Jon Berg last week met the envoy.", ["Jon Berg"]),
        ("Jon Berg also on Jan. 15 said so.", ["Jon Berg"]),
        ("Jon Berg this morning also met the envoy.", ["Jon Berg"]),
        ("Jon Berg on trade, and the envoy said so.", []),
    ],
    "a broken line": [
        ("Egyptian President Samir\nMansour left.", ["Samir Mansour | President | EG"]),
        ("Norwegian Foreign\nMinister Kari Lund left.", ["Kari Lund | Foreign Minister | NO"]),
        ("Lt.\nGen. Jon Berg left.", ["Jon Berg | Lt. Gen."]),
        ("Kari\r\nLund, Norway's foreign\r\nminister, left.", ["Kari Lund | foreign minister | NO"]),
        ("Foreign Minister Kari\u00a0Lund left.", ["Kari Lund | Foreign Minister"]),
    ],
    "a word of small use that is a name behind an office": [
        ("Taiwanese Foreign Minister So Tan-wei left.", ["So Tan-wei | Foreign Minister | TW"]),
        ("Khmer Senator In Tam left.", ["In Tam | Senator | KH"]),
        ("The minister so Lund said left.", []),
    ],
    "a style behind an article and an office": [
        (
            "Jamaican Justice Minister the Hon. Everton Reid, KC, OJ, left.",
            ["Everton Reid | Justice Minister | JM"],
        ),
        ("The Premier, the Rt. Hon. Ann Berg, left.", ["Ann Berg | Premier"]),
        ("Kari Lund told the Hon. Paul Reed so.", ["Kari Lund", "Paul Reed"]),
    ],
    "the place before a style": [
        ("In Chile Mr Berg met her.", ["Berg"]),
        ("She met Libyan Colonel Omar Zed.", ["Omar Zed | Colonel | LY"]),
    ],
    "senators of several seats": [
        ("Sens. Ann Hale (R-Maine) and Joe Poe (D-Del.) left.", ["Ann Hale | Sen | US", "Joe Poe | Sen | US"]),
        (
            "Reps. Mark Poe, D-N.Y., and Ann Hale, R-Maine, left.",
            ["Mark Poe | Rep | US", "Ann Hale | Rep | US"],
        ),
        (
            "Senators Ann Hale of Maine, Sam Coe of Nevada and Joe Poe of New York left.",
            ["Ann Hale | Senator | US", "Sam Coe | Senator | US", "Joe Poe | Senator | US"],
        ),
    ],
    "caucus and seat without marks": [
        ("Senator Mel Martin R Fla left.", ["Mel Martin | Senator | US"]),
        (
            "Senator Ann Berg D Vt and Representative Jon R Moe left.",
            ["Ann Berg | Senator | US", "Jon R Moe | Representative | US"],
        ),
    ],
    "wives and husbands": [
        ("Lund came with her husband, Paul Berg.", ["Paul Berg"]),
        ("Ann Reed, wife of President Jon Reed, left.", ["Ann Reed", "Jon Reed | President"]),
        ("Premier Paul Berg and his wife Kari left.", ["Paul Berg | Premier", "Kari"]),
    ],
    "offices behind names in a list": [
        (
            "Council member Franz Gall, president of the Trade Committee (TC-N), "
            "Council member Edith Moe, member of the Bar, left.",
            [
                "Franz Gall | Council member, president of the Trade Committee",
                "Edith Moe | Council member, member of the Bar",
            ],
        ),
        (
            "Envoy Franz Gall, head of the mission, Ambassador Edith Moe and Paul Berg left.",
            ["Franz Gall | head of the mission", "Edith Moe | Ambassador", "Paul Berg"],
        ),
    ],
    "bare names in a list of persons": [
        (
            "Mr. Jon Lund, Ann Hale and General Paul Moe left.",
            ["Jon Lund", "Ann Hale", "Paul Moe | General"],
        ),
        ("He thanked Minister Paul Moe and Ann Hale from the Treasury.", ["Paul Moe | Minister", "Ann Hale"]),
        ("He praised Minister Paul Moe and the Harbour Forum.", ["Paul Moe | Minister"]),
    ],
    "two names of one office": [
        (
            "Ann Hale, Head of the Department of Finance (DF), left. DF Head Ann Hale said so.",
            ["Ann Hale | Head of the Department of Finance"],
        ),
        ("Minister Kari Lund, then Governor of Oslo, left.", ["Kari Lund | Minister | NO"]),
    ],
    "the office of a counterpart": [
        (
            "Federal Councillor Ann Hale met her Danish counterpart, Paul Berg.",
            ["Ann Hale | Federal Councillor | CH", "Paul Berg | DK"],
        ),
    ],
}

# What looks like a name and is none, or not of a person.
NOBODY = [
    "Sonora Gold Corp said so.",
    "General Motors Corp. workers remained.",
    "The chairman of Falcon Plastics Inc said so.",
    "They told VOCEA ROMANEI on Monday.",
    "The paper MINJU CHOSON warns him of further steps against the country.",
    "A spokeswoman for the Dulles, Va.-based company could not comment.",
    "Ideologies, national boundaries and legal codes should not be obstacles.",
    "The minister London spoke of was tired.",
    "They met at HM Naval Base Portsmouth.",
    "They discussed camps in the Kodra Valley of Lebanon.",
    "Cold War of Norway ended.",
    "The General Debate of the UN began.",
    "It is among the first to visit Maynmar [Burma] in recent years.",
    "The Prime Minister Office said so.",
    "Analysts said M-2 said more than A-X, B-5 or M-2A.",
    "They met B-5, who left.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert [line(person) for person in people_of(text)] == []


def line(person: Any) -> str:
    fields = [
        person.name,
        person.rank.title if person.rank else "",
        ", ".join(role.title for role in person.roles),
        person.party.code if person.party else "",
        " ".join(f">{party.code}" for party in person.accredited_to),
    ]
    return " | ".join(field for field in fields if field)


@pytest.mark.parametrize(
    ("text", "people"), [pytest.param(*row, id=f"{kind}: {row[0]}") for kind, rows in KINDS.items() for row in rows]
)
def test_names_and_titles(text: str, people: list[str]) -> None:
    assert [line(person) for person in people_of(text)] == people


# --- how it is written -------------------------------------------------------------------------------------------
MODULES = {path.name: path.read_text(encoding="utf-8") for path in Path(dipbrief.mentions.__file__).parent.glob("*.py")}
# Kinds of chunks, forms of entries, relations and kinds of offices, and the names of lists and fields.
NAMES_IN_CODE = {
    "office", "rank", "status", "honorific", "portfolio", "quality", "modifier", "unit", "body", "organization",
    "country", "place", "region", "common", "name", "word", "abbreviation", "demonym", "metonym", "noun", "plural",
    "diplomatic", "kind", "titles", "realm", "royal", "settled", "directing", "secretary", "owning",
}  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_no_words_in_code(name: str) -> None:
    compared = [node for node in ast.walk(ast.parse(MODULES[name])) if isinstance(node, ast.Compare)]
    direct = [
        leaf.value for node in compared for leaf in (node.left, *node.comparators) if isinstance(leaf, ast.Constant)
    ]
    words = {text for text in direct if isinstance(text, str) and len(text) > 2 and text in read_words()}
    assert words <= NAMES_IN_CODE

"""Topics: what was talked about, cut into its items, with labels."""

from typing import Any

import pytest

import dipbrief
from dipbrief.document import read_document
from dipbrief.frames import read_sentences
from dipbrief.labels import find_journeys, find_labels
from dipbrief.lexicon.terms import singular

LEDE = "Minister Kari Lund met Ambassador Paul Reed. "


def miss(*row: Any, reason: str) -> Any:
    """Return a row that is known to fail today."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


# (topics, the sentence after LEDE)
TOPICS: list[Any] = [
    # the verbs
    (["trade"], "They discussed trade."),
    (["trade"], "They reviewed trade."),
    (["trade"], "They touched upon trade."),
    (["trade"], "The talks focused on trade."),
    (["trade"], "The meeting centred on trade."),
    (["trade"], "They exchanged views on trade."),
    (["trade"], "An exchange of views took place on trade."),
    (["trade"], "A detailed exchange of views was held on trade."),
    (["trade"], "They talked about trade."),
    (["trade"], "The ministers took stock of trade."),
    (["trade"], "The minister, in a meeting with the envoy, discussed trade."),
    (["trade"], "They also discussed trade on Monday."),
    (["trade"], "They discussed on Monday trade."),
    (["relations with the states"], "They discussed relations with the states in the (?northern) area."),
    (["Trade", "energy"], "Trade and energy were discussed."),
    (["Trade"], "Trade came under discussion."),
    (["trade", "energy"], "During the meeting, trade and energy were discussed."),
    (["trade", "energy"], "The agenda of the talks included trade and energy."),
    (["the port"], "A key topic of discussion was the port."),
    miss(["trade"], "Lund discussed with Reed trade.", reason="a name before a noun is one group with it"),
    (["trade"], "Lund discussed with him trade."),
    (["a pact"], "Lund received Reed and the two discussed a pact."),
    (["trade"], "Lund issued a statement after a meeting with Reed to discuss trade."),
    ([], "Lund promised Reed a meeting to discuss trade."),
    ([], "They agreed at a meeting with Reed to discuss trade."),
    ([], "Lund called for a meeting to discuss trade."),
    (["a confederation"], "Talks between Norway and Selm on a confederation are reaching the final stages."),
    ([], "Talks on trade are needed."),
    (["trade", "tariffs", "the port"], "Topics of discussion were trade, tariffs and the port."),
    ([], "My heart goes out to the community and those who suffer."),
    (
        ["our ongoing, coordinated outreach to Selm", "the war"],
        "They discussed our ongoing, coordinated outreach to Selm and the war.",
    ),
    ([], "They signed agreements on avoiding double taxation and on the protection of investments."),
    ([], "Memorandums were signed on the exchange of students."),
    ([], "Reed said he would consider attending next year's summit."),
    ([], "Assessing the talks as very useful, Lund left."),
    ([], "Addressing the reception, Lund said Reed had visited Norland."),
    ([], "Lund praised Reed for focusing on bilateral ties."),
    (["trade"], "The talks are expected to focus on trade."),
    (["the fires"], "Lund said he had held long talks with Reed on the fires and that Reed shared his aims."),
    ([], "Lund's meeting will include groups supporting rights, free media and others."),
    ([], "The two countries share similar views on some major issues of trade."),
    ([], "In a meeting on Thursday in Oslo, just over the border from Selm, Lund was endorsed."),
    ([], "It will be necessary for clubs to discuss the procedures and time of the reading."),
    ([], "Reed called for the sides to discuss trade."),
    (
        ["living with Muslims in western societies"],
        "The issue of living with Muslims in western societies was also a subject of discussion.",
    ),
    (
        ["European policy", "the current international situation"],
        "European policy and the current international situation were also key topics of the talks.",
    ),
    (["Selm", "Lorne", "Zembla"], "We will discuss Selm, Lorne, and Zembla — a lot of these crises need us."),
    (
        ["a timeline for disarmament", "the destruction of a site"],
        "Lund said they had discussed at length a timeline for disarmament, including the destruction of a site.",
    ),
    (
        ["current challenges in health", "the cut of subsidies", "the reform of the court"],
        "Further topics included current challenges in health, the cut of subsidies and the reform of the court.",
    ),
    (["trade", "the strategy"], "The topics discussed also included trade and the strategy, which matters."),
    (["trade", "visas"], "Special attention was paid to trade and visas."),
    (["ways to end the war"], "Lund discussed with Prime Minister Paul Reed ways to end the war."),
    (["the port", "the dispute"], "Central to the talks were the port and the dispute."),
    (["trade", "the port"], "High on the agenda were trade and the port."),
    (["trade", "the port"], "Topics raised included trade and the port."),
    (["trade", "the port"], "Among the topics raised were trade and the port."),
    (["the war in Selm"], "Among the issues discussed by Lund with Reed was the war in Selm."),
    (["trade", "the port"], "The issues discussed were trade and the port."),
    ([], "Trade is among the issues facing Norway."),
    (["Restoring air links"], "Restoring air links topped the agenda of the talks."),
    (["Opening the border", "restoring links"], "Opening the border and restoring links were discussed."),
    (["past successes", "future plans"], "They discussed past successes and future plans."),
    (["trade", "tourism"], "The conversation turned to trade and tourism."),
    (["trade", "tourism"], "The meeting was devoted to trade and tourism."),
    (["the port", "the process led by the union"], "They focused on the port and the process led by the union."),
    (["tariffs", "climate change", "space"], "They discussed tariffs, as well as climate change and space."),
    (["the war in Selm", "measures to end it"], "They discussed the war in Selm, measures to end it and other issues."),
    (["Minister Lund's visit in May to Oslo"], "They discussed Minister Lund's visit in May to Oslo."),
    (["the state of relations"], "The sides conducted a review of the state of relations."),
    ([], "Reed was in Oslo for the third review of the loan."),
    ([], "The meeting is to be at about noon."),
    (["the plan (a draft)", "trade", "energy"], "They discussed the plan (a draft), trade and energy."),
    (["the summit (Bergen)", "trade", "energy"], "They discussed the summit (Bergen), trade and energy."),
    (["aid for Norway", "trade"], "They discussed aid for Norway and trade."),
    (["the visit of Lund", "trade"], "They discussed the visit of Lund and trade."),
    (["point No. 2 of the plan", "trade"], "They discussed point No. 2 of the plan and trade."),
    (["the meeting of Nov. 18-19", "trade"], "They discussed the meeting of Nov. 18-19 and trade."),
    (
        ["the mandates", "the port"],
        "They discussed the mandates (Norway represents Selm in Oslo), the port and other issues.",
    ),
    (["trade"], "They discussed trade. The agenda included trade."),
    (
        ["aid", "the port", "the war in the south and east of Selm"],
        "They discussed aid, the port and the war in the south and east of Selm.",
    ),
    miss(["trade", "the port"], "Discussion then turned to trade and the port.", reason="an infinitive, by its form"),
    miss(["trade"], "Among other matters talked about was trade.", reason="a participle before the verb to be"),
    *(
        (["trade", "the port"], sentence)
        for sentence in (
            "They looked into trade and the port.",
            "The talks ranged over trade and the port.",
            "They spent an hour going over trade and the port.",
            "Under review were trade and the port.",
            "Also on the table were trade and the port.",
            "Lund and Reed plan to consider trade and the port.",
        )
    ),
    *(
        (["Trade", "the port"], f"Trade and the port {predicate}.")
        for predicate in (
            "were surveyed at the meeting",
            "were all down for discussion",
            "will feature on the agenda",
            "were the subjects tackled today by the two",
            "were among the topics of the talks",
        )
    ),
    (["the port"], "They met for an hour, with the port being the main topic of the conversation."),
    ([], "They addressed students in Oslo."),
    ([], "After the talks, the two signed an agreement on visas."),
    ([], "The minister put emphasis on the port."),
    # what the agency adds is no topic
    (["joint exercises"], "They discussed joint exercises, Trend reports."),
    (["joint exercises"], "They discussed joint exercises, Azernews has learned from the ministry."),
    (["joint exercises", "reports of violations"], "They discussed joint exercises and reports of violations."),
    # coordination
    (
        ["trade", "energy", "the situation in the region"],
        "They discussed trade, energy and the situation in the region.",
    ),
    (
        ["the fight against piracy in the Gulf", "media freedom", "the prevention of torture", "cooperation in sport"],
        "They discussed the fight against piracy in the Gulf, media freedom, the prevention of torture and"
        " cooperation in sport.",
    ),
    (
        ["cooperation in trade, energy, sport and tourism"],
        "They discussed cooperation in trade, energy, sport and tourism.",
    ),
    (["trade", "energy", "transport"], "They discussed trade, energy, and transport."),
    (["trade", "energy", "transport"], "They discussed trade, energy as well as transport."),
    (["bilateral relations", "the war in Norland"], "They discussed bilateral relations and the war in Norland."),
    (["peace and security in the region"], "They discussed peace and security in the region."),
    (["cooperation in trade and energy"], "They discussed cooperation in trade and energy."),
    (["political and economic relations"], "They discussed political and economic relations."),
    (
        ["ties in military-technical and legal-medical fields"],
        "They discussed ties in military-technical and legal-medical fields.",
    ),
    (["drills of troops, including the marines"], "They discussed drills of troops, including the marines."),
    (["regional and global issues"], "They discussed regional and global issues."),
    (
        ["holding joint exercises", "organizing mutual visits of servicemen"],
        "They exchanged views on holding joint exercises, organizing mutual visits of servicemen, as well as on a "
        "number of other issues.",
    ),
    (["food", "fish", "grain"], "They discussed food, including fish and grain."),
    (["energy", "oil and gas"], "They discussed energy, including oil and gas."),
    (["trade", "the fight against terrorism"], "They discussed trade and the fight against terrorism."),
    # ends and trimmings
    (["trade"], "They discussed issues of trade."),
    (["trade"], "They discussed trade, the ministry said."),
    (["trade"], "They discussed trade and agreed to meet again."),
    (["trade"], "They discussed trade at the meeting."),
    (["trade", "the port"], "The talks between Lund and Reed on trade and the port lasted an hour."),
    (["the plans we made"], "They discussed the plans we made."),
    (["trade"], "They discussed trade after the visit in Oslo."),
    (["trade"], "They discussed trade, noting that it grows."),
    (["trade"], "They discussed trade; energy was left for later."),
    (["bilateral relations"], "They discussed bilateral relations and other issues of mutual interest."),
    (["bilateral relations"], "They discussed bilateral relations and a number of issues."),
    ([], "They discussed issues of mutual interest."),
    ([], "They discussed a number of issues."),
    ([], "They exchanged views on issues of common concern."),
    (
        ["trade", "countering crime", "the next steps in Norway"],
        "On the agenda were trade, countering crime and the next steps in Norway.",
    ),
    (["trade", "energy"], "They also took up trade and energy."),
    (
        ["the port", "the removal of the sanctions [against Norway]", "preparations for a visit"],
        "The conversation concerned the port, the removal of the sanctions [against Norway],"
        " and preparations for a visit.",
    ),
    (
        ["Trade", "energy", "the transit of grain"],
        "Trade, energy and the transit of grain were further strands of the talks.",
    ),
    (
        ["how ore might reach the sea", "cyber defence"],
        "The talks were devoted to how ore might reach the sea, as well as to cyber defence.",
    ),
    (["the situation in Sudan and the Red Sea"], "They discussed the situation in Sudan and the Red Sea."),
    # a list of lines behind a colon
    (
        ["trade", "oil and gas", "joint exercises"],
        "They discussed:\n- trade\n- oil and gas\n- joint exercises\n",
    ),
    (
        ["the port", "energy on the isles"],
        "Among the topics covered were:\n\u2022 the port;\n\u2022 energy on the isles\n",
    ),
    (["search", "spare parts"], "The following items were discussed:\n1. search\n2. spare parts\n"),
    (["trade", "visas"], "The agenda included:\n\U0001f539 trade\n\U0001f539 visas\n\U0001f44d They left"),
    (["the port"], "They discussed the port\n\U0001f539 They agreed on training"),
    # what is one topic, and what is not
    (
        ["the state and prospects of bilateral relations"],
        "They discussed the state and prospects of bilateral relations.",
    ),
    (["Syria", "efforts to promote peace"], "They discussed Syria as well as efforts to promote peace."),
    (["trade", "efforts to promote peace"], "They discussed trade and efforts to promote peace."),
    (
        ["cooperation in energy, transport and farming", "the schedule of visits"],
        "They discussed cooperation in energy, transport and farming, and the schedule of visits.",
    ),
    (["the green and digital transition"], "They discussed the green and digital transition in Oslo on Monday."),
    (["the summit in Oslo"], "They discussed the summit in Oslo on Monday."),
    (["the war in Norland"], "They discussed the war in Norland."),
    (
        ["digital identity", "work visas", "direct flights"],
        "They discussed digital identity, a field in which Oslo leads, work visas and direct flights.",
    ),
    (["the ferry"], "They discussed the ferry, a link of ports, towns and farms."),
    # what only others are to talk about
    ([], "They set up a working group to review the port."),
    ([], "Lund suggested that engineers sit down to discuss the price of gas."),
    (["the price of gas"], "The engineers sat down to discuss the price of gas."),
    (["the ferry", "visas"], "The talks were mainly about the ferry and visas."),
    ([], "The talks were about two hours long."),
    # several who are no plural
    (["trade"], "They focused on trade."),
    (["trade"], "The two focused on trade."),
    (["trade"], "Lund focused on trade."),
    ([], "Lund met groups focused on trade."),
    # no topics
    ([], "Lund had addressed a workshop on trade."),
    ([], "They met in Oslo."),
    ([], "They considered it important to meet."),
    ([], "Lund thanked Reed for the aid."),
    ([], "Lund stressed the importance of trade."),
    ([], "They will discuss it."),
    ([], "They signed an agreement on trade."),
    ([], "They covered four kilometres on foot."),
    ([], "Lund was asked to discuss trade."),
    ([], "The officers had been ordered to review the port."),
    ([], "They exchanged gifts."),
    (["trade", "visas"], "The agenda covered trade and visas."),
    (["trade", "visas"], "Their conversation was confined to trade and visas."),
    (["trade"], "They discussed trade when they met in Bern."),
    ([], "The whole gamut of subjects of mutual interest was reviewed."),
    # ranges, lists by semicolons and marks, what a colon announces
    (["fisheries", "visas"], "The ministers discussed everything from fisheries to visas."),
    (["trade", "the war in Selm"], "Their talks covered a wide range of issues, from trade to the war in Selm."),
    (["trade", "the ferry"], "They exchanged views on topics ranging from trade to the ferry."),
    (["fisheries", "visas", "the port"], "The ministers discussed (1) fisheries; (2) visas; and (3) the port."),
    (["fisheries", "visas", "the port"], "The ministers discussed: (a) fisheries, (b) visas, (c) the port."),
    (
        ["ports and roads", "the crab, the cod and the seal"],
        "Topics include: ports and roads; the crab, the cod and the seal.",
    ),
    (["fisheries"], "They discussed fisheries; Reed said visas were not raised."),
    (["fisheries", "visas"], "They discussed the following two points: fisheries and visas."),
    (["visas", "the ferry", "cod"], "Topics included: visas, the ferry, cod."),
    # questions
    (["what to do with the wreck", "how to sell it"], "They discussed what to do with the wreck and how to sell it."),
    (["What to do with the wreck"], "What to do with the wreck was also discussed."),
    (["what the allies should do"], "They had a long discussion about what the allies should do."),
    (["how the border should run"], "They exchanged views on how the border should run."),
    (["whether to open the port"], "They held talks on whether to open the port."),
    (["the day when the bridge will open"], "They discussed the day when the bridge will open."),
    # one of the topics
    (
        ["the further development of the port"],
        "One of the topics they addressed was the further development of the port.",
    ),
    (["the ferry"], "Another topic they discussed was the ferry."),
    (["The debt"], "The debt was one of the points discussed by Lund during a dinner."),
    (["Trade"], "Trade was among the issues they raised."),
    ([], "Trade is among the issues that divide them."),
    (
        ["combating crime", "the tax treaty", "ports"],
        "Other topics in the working visit included combating crime, the tax treaty and ports.",
    ),
    (
        ["the bridge", "progress made on visas"],
        "Among the topics discussed were the bridge, and progress made on visas.",
    ),
    # participles and compounds in lists
    (["fisheries", "stolen machinery", "visas"], "They discussed fisheries, stolen machinery and visas."),
    (["frozen assets", "broken promises", "the war"], "They discussed frozen assets, broken promises, and the war."),
    (
        ["migration", "drug trafficking", "the reopening of posts"],
        "They discussed migration, drug trafficking and the reopening of posts.",
    ),
    (["mining", "the debts owed to banks"], "They talked about mining as well as the debts owed to banks."),
    (["oil and gas"], "They held discussions on oil and gas with Reed."),
    # where an item ends
    (["the position of the islands"], "They had some discussion with regard to the position of the islands."),
    (["aspects of security"], "They discussed aspects of security with Minister Paul Reed in Oslo."),
    (["digital identity cards"], "They discussed digital identity cards before flying to Oslo."),
    (["the reopening of posts"], "They discussed the reopening of posts at a meeting in Oslo on Thursday."),
    (["the reopening of posts"], "Lund discussed the reopening of posts in a meeting with Reed."),
    (["progress in the talks"], "They discussed progress in the talks."),
    (["The war", "Norway's role during its term"], "The war and Norway's role during its term were discussed."),
    (
        ["relations between Norway and Selm", "Europe", "the war"],
        "They discussed relations between Norway and Selm, Europe and the war.",
    ),
    (["electoral reform"], "They discussed electoral reform, including officials from the ministry."),
    (
        ["the situation in Selm", "visas"],
        "A number of other matters were addressed including the situation in Selm and visas.",
    ),
    (["visas", "the port"], "Several issues were discussed, such as visas and the port."),
    (
        ["the option of closer ties"],
        "As they use similar tanks, in particular the Lorne, the option of closer ties will be discussed.",
    ),
    (
        ["the pressing environmental and climate issues"],
        "They discussed the pressing environmental and climate issues.",
    ),
    (["Norway's and Selm's efforts"], "The ministers discussed Norway's and Selm's efforts."),
    (["mines", "visas"], "Lund spoke with Reed in a two-hour call, covering issues including mines and visas."),
    (["mines"], "They spoke at a two-day meeting on mines."),
    ([], "They spoke at a two-day meeting of the Joint Committee on Mines."),
    (
        ["Lund's dispute with Minister Paul Reed", "visas"],
        "They discussed Lund's dispute with Minister Paul Reed and visas.",
    ),
    (
        ["talks between Selm and Norland, Yemen and Peru"],
        "They discussed talks between Selm and Norland, Yemen and Peru.",
    ),
    (
        ["the war in Selm", "the main financial and tax issues"],
        "They discussed the war in Selm and the main financial and tax issues.",
    ),
    (["developing the ties"], "They exchanged opinions about further developing the ties."),
    ([], '"We would like to discuss our law," Lund said.'),
    (["our law"], '"We discussed our law," Lund said.'),
    ([], '"We covered a lot of ground," Lund said.'),
    (["The port"], "The port, which they discussed at length, is to open in May."),
    (["the treaty"], "Lund praised the treaty, which the two reviewed, and left."),
    (["economic ties"], "A large part of the talks was dedicated to economic ties."),
    (["mines"], "Most of the meeting was devoted to mines."),
    (["the border case", "cattle smuggling"], "Topics ranged from the border case to cattle smuggling."),
    (["fisheries", "visas"], "The talks ranged from fisheries to visas."),
    ([], "Prices ranged from two to five crowns."),
    # no topics: an opinion, what is on a programme, a length of time, whose words they are
    ([], "Lund considers the visit to be useful."),
    ([], "The programme also includes a visit to the port and a meeting with students."),
    ([], "Talks with business leaders and a tour of the port are on the agenda."),
    ([], "The session lasted about an hour."),
    ([], "An official spoke on condition of anonymity."),
    ([], "Lund accused Reed of trying to cover up the attack."),
]


@pytest.mark.parametrize(("expected", "sentence"), TOPICS)
def test_topics(expected: list[str], sentence: str) -> None:
    text = LEDE + sentence
    topics = dipbrief.parse(text).topics
    assert [topic.text for topic in topics] == expected
    assert all(text[topic.start : topic.end] == topic.text for topic in topics)


def test_nothing_is_talked_about_without_a_meeting() -> None:
    assert dipbrief.parse("Parliament discussed trade on Monday.").topics == ()


# --- labels ----------------------------------------------------------------------------------------------------

# (labels, the words)
LABELS: list[Any] = [
    (["bilateral-relations"], "the current state of bilateral relations"),
    (["defence-cooperation"], "military cooperation"),
    (["defence-cooperation"], "defense ties between Norway and Georgia"),
    (["military-exercises"], "joint military exercises"),
    (["military-education-and-training"], "the training of officers"),
    (["defence-industry-and-arms"], "military-technical cooperation"),
    (["trade"], "trade"),
    (["trade"], "market access for fish"),
    (["energy"], "oil and gas"),
    (["investment-and-finance"], "investment"),
    (["transport-and-connectivity"], "the transport corridor"),
    (["demining"], "the clearing of mines and unexploded ordnance"),
    (["counterterrorism"], "the fight against terrorism"),
    (["armed-conflict"], "the ceasefire in Gaza"),
    (["peace-process"], "peace talks"),
    (["humanitarian-aid"], "humanitarian aid"),
    (["migration"], "refugees"),
    (["climate-and-environment"], "climate change"),
    (["culture-sport-and-tourism"], "people-to-people ties"),
    (["education"], "scholarships"),
    (["multilateral-cooperation"], "cooperation within the UN"),
    (["nonproliferation"], "the nuclear programme"),
    (["sanctions"], "the lifting of sanctions"),
    (["consular-affairs"], "visas"),
    (["parliamentary-ties"], "the parliamentary friendship group"),
    (["science-and-technology"], "artificial intelligence"),
    (["health"], "public health"),
    (["energy", "trade"], "trade and energy"),
    # the specific one
    (["military-education-and-training"], "the training of Kenyan pilots"),
    (["education"], "vocational education and training"),
    (["defence-cooperation"], "two per cent of GDP for defence"),
    (["maritime-security"], "attacks on commercial shipping"),
    (["maritime-security"], "a code of conduct in the South China Sea"),
    (["human-rights-and-democracy"], "the coming presidential election"),
    (["domestic-politics"], "the election victory"),
    (["domestic-politics"], "the political crisis in Burundi"),
    (["sanctions"], "frozen Libyan assets"),
    (["armed-conflict"], "the outbreak of the war"),
    (["high-level-visits"], "her to pay a return visit"),
    (["demining"], "clearing the fields of mines"),
    (["energy"], "electricity tariffs"),
    # a state spelt out goes before any state
    (["armed-conflict"], "the situation in Ukraine"),
    (["regional-security"], "the situation in Libya"),
    (["regional-security"], "developments in North Africa"),
    (["crime-and-drugs"], "economic and financial crimes"),
    (["regional-security"], "security guarantees"),
    (["bilateral-relations"], "the expulsion of diplomats"),
    # acronyms and abbreviations are in capitals
    (["multilateral-cooperation"], "the UN"),
    ([], "Ri Jong Un"),
    (["health"], "AIDS"),
    # fields in a list
    (["defence-cooperation", "education"], "defence and education"),
    ([], "schools, farming, tourism, health and energy"),
    ([], "school meals, dairy industry, public health and energy projects"),
    # offices and idioms
    ([], "the Foreign Trade Minister"),
    ([], "the Minister of Labour and Social Affairs"),
    ([], "the Science Weekly"),
    (["science-and-technology"], "Science, Trade Union rights"),
    ([], "a meeting in defence of the old town"),
    ([], "the Education Committee"),
    ([], "a favourable climate for dialogue"),
    ([], "a bridge between continents"),
    ([], "the road map"),
    ([], "the apples"),
    ([], ""),
]


@pytest.mark.parametrize(("labels", "words"), LABELS)
def test_labels(labels: list[str], words: str) -> None:
    document = read_document(words)
    assert list(find_labels(document, 0, len(document.words))) == labels


# (labels of what stands in quotation marks when it is told, the text)
TOLD: list[Any] = [
    (["peace-process"], 'He hoped for "a lasting peace agreement".'),
    ([], 'He asked for "peace of the land".'),
    ([], 'He said "the water was cold".'),
    (["climate-and-environment"], 'He said "the water was low" after talks on a water treaty.'),
    (["multilateral-cooperation"], 'Norland is in NATO, and he thanked "NATO".'),
    ([], 'He thanked "NATO".'),
    (["trade"], 'He praised "growth of trade in 2020"; exports rose.'),
    ([], 'He thanked "the army and the servicemen"; the army left.'),
    (["defence-cooperation"], 'He thanked "the army"; military cooperation grew.'),
    (
        [],
        'He named "cyber defence, drug smuggling, food security, disaster relief, counter-terrorism and human rights".',
    ),
]


@pytest.mark.parametrize(("labels", "text"), TOLD)
def test_labels_of_what_was_told(labels: list[str], text: str) -> None:
    document = read_document(text)
    (quote,) = document.quotes
    assert list(find_labels(document, *quote, told=True)) == labels


# (whether a visit is spoken of, the sentence)
JOURNEYS: list[Any] = [
    (True, "They discussed how President Berg would travel to Norland."),
    (True, "Lund said that President Berg would come to Norland in May."),
    (True, "Lund said he will make a trip to Norland."),
    (False, "Lund said that President Berg came to Norland in May."),
    (False, "Lund said that the army would come to a halt."),
]


@pytest.mark.parametrize(("is_spoken_of", "sentence"), JOURNEYS)
def test_journeys_to_come_are_visits(is_spoken_of: bool, sentence: str) -> None:
    assert ("high-level-visits" in dipbrief.parse(LEDE + sentence).labels) is is_spoken_of


# (whether it is one, the words)
INVITATIONS: list[Any] = [
    (True, "Lund invited him to Oslo"),
    (True, "Lund invited the minister to the Oslo Forum"),
    (True, "He was invited by Lund to Oslo in May"),
    (True, "Lund invited his counterpart to visit"),
    (False, "Lund invited companies to invest"),
    (False, "Lund took him to Oslo"),
]


@pytest.mark.parametrize(("invites", "words"), INVITATIONS)
def test_invitations(invites: bool, words: str) -> None:
    document = read_document(words)
    journeys = find_journeys(read_sentences(document, 0))
    assert ("high-level-visits" in find_labels(document, 2, len(document.words), journeys)) is invites


@pytest.mark.parametrize("words", ["Military\ncooperation", "MILITARY COOPERATION", "military co-operation"])
def test_labels_whatever_the_spelling(words: str) -> None:
    document = read_document(words)
    assert find_labels(document, 0, len(document.words)) == ("defence-cooperation",)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("tie", "ties"),
        ("country", "countries"),
        ("mine", "mines"),
        ("crisis", "crisis"),
        ("bus", "bus"),
        ("box", "boxes"),
    ],
)
def test_singular(one: str, many: str) -> None:
    assert singular(many) == one
    assert singular(one) == one

"""Statements: who said what, by construction."""

from typing import Any

import pytest

import dipbrief
import dipbrief.statements

LEDE = "Azerbaijani Defense Minister Anar Velizade met Norwegian Ambassador Kari Lund on Monday. "
V, L, BOTH = ("Anar Velizade",), ("Kari Lund",), ()

Said = tuple[tuple[str, ...], str, str]


def said(text: str) -> list[Said]:
    """Return (speakers, cue, act) of every statement of *text*."""
    report = dipbrief.parse(text)
    names = {person.id: person.name for person in (*report.participants, *report.mentioned)}
    return [(tuple(names[id] for id in s.speakers), s.cue.text, s.act) for s in report.statements]


def miss(*row: Any, reason: str) -> Any:
    """Return a row that is known to fail today."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


# ([(speakers, cue, act), ...], the sentence after LEDE)
STATEMENTS: list[Any] = [
    # finite verbs
    ([(V, "congratulated", "congratulate")], "Velizade congratulated the ambassador on her appointment."),
    ([(V, "said", "say")], "Velizade said that trade grows."),
    ([(V, "said", "say")], "Velizade said trade will grow."),
    ([(V, "says", "say")], "Velizade says that trade grows."),
    ([(V, "noted", "note")], "The minister noted the potential of the port."),
    ([(L, "noted", "note")], "The Norwegian diplomat, in turn, noted the potential of the port."),
    ([(L, "noted", "note")], "The ambassador, for her part, noted the potential of the port."),
    ([(L, "stressed", "stress")], "The Norwegian ambassador stressed the importance of the port."),
    ([(V, "thanked", "thank")], "He thanked the ambassador for the aid."),
    miss(
        [(L, "thanked", "thank")],
        "She thanked the minister for the aid.",
        reason="the pronoun is taken for the person who is thanked",
    ),
    ([(V, "expressed", "express")], "Velizade expressed his satisfaction with the talks."),
    ([(V, "expressed", "trust")], "The defense minister expressed confidence in the port."),
    ([(V, "expressed", "hope")], "The defense minister expressed hope that trade will grow."),
    ([(V, "wished", "wish")], "Velizade wished the ambassador success."),
    ([(V, "invited", "invite")], "Velizade invited the ambassador to visit the port."),
    ([(V, "urged", "urge")], "Velizade urged the parties to end the war."),
    ([(V, "called", "urge")], "Velizade called on the parties to end the war."),
    ([(V, "called", "call-for")], "Velizade called for an end to the war."),
    ([(V, "pointed", "point-out")], "Velizade pointed out that the road was closed."),
    ([(V, "welcomed", "welcome")], "Velizade welcomed the decision."),
    ([(V, "briefed", "brief")], "Velizade briefed the ambassador on the reforms."),
    ([(V, "informed", "inform")], "Velizade informed the ambassador about the reforms."),
    ([(V, "condemned", "condemn")], "Velizade strongly condemned the attack."),
    ([(V, "reaffirmed", "support")], "Velizade reaffirmed his support for the plan."),
    ([(V, "proposed", "propose")], "Velizade proposed to hold a forum."),
    ([(V, "described", "describe")], "Velizade, a sociologist and poet, described the port as a gate."),
    ([(V, "announced", "announce")], "Velizade – on his first visit since May – announced a forum."),
    ([(V, "snapped", "say")], 'Velizade snapped: "That is for the judges."'),
    ([(V, "sought", "request")], "Velizade sought more scholarships for students."),
    ([(V, "encouraged", "encourage")], "Velizade encouraged engagement with civil society."),
    ([(BOTH, "spoke", "support")], "Both sides spoke in favor of the quota."),
    (
        [(BOTH, "condemned", "condemn"), (BOTH, "pledge", "pledge")],
        "The two sides condemned the raid and pledge to talk.",
    ),
    ([(V, "offering", "condole")], "Velizade began by offering his condolences."),
    (
        [(V, "said", "say"), (V, "reiterated", "reaffirm")],
        "Velizade said that Norway values peace and reiterated his plan.",
    ),
    ([(V, "thanked", "thank")], "Velizade, responding, thanked the envoy."),
    ([], "They discussed the port, said an official release."),
    ([], "The talks between the two states had ended."),
    ([], "The war had not been mentioned."),
    ([], "Asked if the port was open, the company was silent."),
    ([], "They shared views on the port."),
    ([(V, "told", "tell")], "Norway attaches importance to the port, Velizade told the ambassador."),
    ([(V, "warned", "warn")], "Velizade warned against a new war."),
    ([(V, "recalled", "recall")], "Velizade recalled that the port was old."),
    ([(V, "looks", "look-forward")], "Velizade looks forward to the summit."),
    ([(V, "ruled", "reject")], "Velizade ruled out a return of the bases."),
    # quotations
    ([(V, "said", "say")], '"Trade grows," Velizade said.'),
    ([(V, "said", "say")], '"Trade grows," said Velizade.'),
    ([(V, "said", "say")], "Velizade said: \u201cTrade grows.\u201d"),
    ([(V, "added", "add")], "\u201cTrade grows,\u201d the minister added."),
    ([(V, "said", "say")], "Trade grows, said the defense minister."),
    ([(V, "According", "say")], "According to Velizade, trade grows."),
    # two in one sentence
    ([(V, "Noting", "note"), (V, "expressed", "hope")], "Noting that trade grows, Velizade expressed hope for more."),
    ([(V, "thanked", "thank"), (V, "wished", "wish")], "Velizade thanked the ambassador and wished her success."),
    ([(V, "said", "say"), (V, "adding", "add")], "Velizade said that trade grows, adding that energy matters."),
    (
        [(L, "Stressing", "stress"), (L, "noted", "note")],
        "Stressing that relations grow, the Norwegian ambassador noted the presence of great potential.",
    ),
    # the sides and passives
    ([(BOTH, "stressed", "stress")], "The sides stressed that ties grow."),
    ([(BOTH, "stressed", "stress")], "At the meeting, the sides stressed that ties grow."),
    ([(BOTH, "agreed", "agree")], "The two sides agreed to expand trade."),
    ([(BOTH, "agreed", "agree")], "They agreed to expand trade."),
    ([(BOTH, "expressed", "hope")], "Both sides expressed hope for peace."),
    ([(BOTH, "emphasized", "stress")], "It was emphasized that trade grows."),
    ([(BOTH, "noted", "note")], "It was noted at the meeting that trade grows."),
    ([(BOTH, "expressed", "hope")], "Hope was expressed that trade will grow."),
    ([(("Anar Velizade", "Kari Lund"), "stressed", "stress")], "Velizade and Lund stressed that ties grow."),
    # light verbs and phrases
    ([(V, "made", "point-out")], "Velizade made it clear that trade grows."),
    ([(V, "was", "think")], "Velizade was of the view that trade grows."),
    ([(V, "conveyed", "greet")], "Velizade conveyed greetings from the president to the ambassador."),
    ([(V, "gave", "assure")], "Velizade gave assurances that the workers would be paid."),
    ([(V, "gave", "assure")], "Velizade in turn gave assurances that the workers would be paid."),
    ([(V, "saying", "say")], "The daily quoted Velizade as saying that trade grows."),
    ([(V, "warning", "warn")], "The radio quoted Velizade as warning that the truce would end."),
    ([(V, "put", "say")], "As he put it, Velizade knew the port."),
    ([(V, "ruled", "reject")], "Velizade, who took office in May, on Friday ruled out a delay."),
    # who it is
    ([(V, "promised", "pledge")], "The ambassador was promised help by Velizade."),
    ([(V, "noted", "note")], "Trade grows by a third, Velizade noted."),
    (
        [(BOTH, "briefed", "brief"), (BOTH, "said", "say")],
        "A Norwegian diplomat briefed reporters. He said it was old.",
    ),
    ([(BOTH, "praised", "praise"), (BOTH, "urged", "urge")], "The sides praised the port. They urged calm."),
    ([], "Norwegians said the port was old."),
    ([], "A Norwegian company offered a loan."),
    ([(L, "concurred", "agree")], "Lund concurred."),
    ([(V, "downplayed", "reject")], "Velizade downplayed reports of a rift."),
    (
        [(V, "thanked", "thank"), (V, "praised", "praise"), (V, "stressed", "stress")],
        "Velizade thanked the ambassador, praised the pact and stressed that trade matters.",
    ),
    ([(V, "thanked", "thank"), (V, "praised", "praise")], "Velizade, who thanked the envoy, praised the pact."),
    ([(L, "said", "say")], "Lund, flanked by two aides, said the port was old."),
    ([(L, "said", "say")], "Lund, head of the mission and deputy head of the party, said the port was old."),
    ([(V, "acknowledging", "acknowledge")], "The talks were long, with Velizade acknowledging the gains."),
    ([(V, "thanked", "thank")], "The ambassador was thanked by Velizade."),
    ([(V, "thanking", "thank"), (V, "praised", "praise")], "After thanking the envoy, Velizade praised the pact."),
    ([(V, "praised", "praise")], "Velizade further praised the port."),
    ([(V, "thanked", "thank")], "Velizade thanked the envoy for aid granted to the port."),
    ([(V, "said", "say"), (V, "stressed", "stress")], "Velizade said work had begun and stressed that it was hard."),
    ([(V, "told", "tell")], '"It is old," Velizade, who came on Monday, told reporters.'),
    ([(V, "said", "say")], '"We will stay" Velizade said firmly.'),
    ([(L, "praised", "praise")], "The Norwegian praised the port."),
    ([(L, "protested", "protest")], "Oslo protested against the raid."),
    ([(BOTH, "praised", "praise")], "Participants praised the port."),
    ([(BOTH, "said", "say"), (BOTH, "said", "say")], "A Norwegian diplomat said it was old. The diplomat said so."),
    ([(V, "thanked", "thank")], "The ministry said Velizade thanked the envoy."),
    ([(V, "said", "say"), (BOTH, "agreed", "agree")], "Velizade said the two sides had agreed to meet."),
    (
        [(V, "praised", "praise"), (V, "urged", "urge"), (V, "adding", "add")],
        'Velizade praised "a page turned" and urged donors to pay, adding that it was late.',
    ),
    ([(V, "voiced", "worry")], "Velizade, speaking later, voiced alarm at the drought."),
    (
        [(V, "explained", "explain"), (V, "noting", "note")],
        "Velizade explained it was old, while also noting that it was safe.",
    ),
    ([(V, "stressed", "stress")], "Velizade here Sunday stressed the need for calm."),
    ([(BOTH, "briefed", "brief")], "The guests were briefed on the port."),
    ([(V, "noted", "note")], "Velizade noted the anniversary of the pact."),
    ([(BOTH, "voiced", "worry"), (BOTH, "urged", "urge")], "The two voiced alarm at the drought and urged aid."),
    ([(L, "said", "say"), (L, "cautioned", "warn")], "Lund said it was old, but cautioned that funds were short."),
    ([(("Anar Velizade", "Kari Lund"), "called", "call-for")], "Velizade, together with Lund, called for calm."),
    ([(V, "told", "tell")], '"Nobody waits at night," Velizade, visibly angry, told reporters.'),
    ([(V, "said", "say")], "Velizade said that Norway strongly supported the entry into the union."),
    ([(V, "report", "inform")], "Velizade visited the ambassador to report that the port was old."),
    (
        [(BOTH, "agreed", "agree")],
        "Senior Azerbaijani and Norwegian leaders had talks here on Tuesday and agreed to meet again.",
    ),
    ([(V, "conveying", "convey"), (V, "praised", "praise")], "In conveying the message, Velizade praised the port."),
    ([(V, "said", "say"), (V, "added", "add")], "Velizade said it was old. The port, he added, was safe."),
    (
        [(V, "recalled", "recall"), (V, "commended", "praise"), (V, "extended", "invite")],
        "Velizade recalled the relief of 2004, commended the ship's company and extended an invitation to the review.",
    ),
    (
        [(V, "conceded", "acknowledge"), (V, "blamed", "accuse"), (V, "swore", "pledge")],
        "Velizade conceded that the text was late, blamed the translators and swore it would be ready.",
    ),
    ([(L, "shot", "reply")], '"We shall see," Lund shot back.'),
    ([(L, "claimed", "claim")], "Lund claimed credit for the accord."),
    ([(L, "hinted", "inform")], "Lund hinted at a delay."),
    ([(L, "doubled", "reaffirm")], "Lund doubled down on her threat."),
    ([(L, "cast", "worry")], "Lund cast doubt on the plan."),
    ([(L, "predicted", "predict")], "Lund predicted a deal within days."),
    # a readout in quotation marks
    ([(V, "thanked", "thank")], '"Velizade thanked the ambassador," the foreign ministry said.'),
    (
        [(V, "thanked", "thank"), (L, "praised", "praise")],
        '"Velizade thanked the ambassador," the council said.\n\n"The ambassador praised the port."',
    ),
    ([(L, "praised", "praise"), (V, "said", "say")], '"The ambassador praised the port," Velizade said.'),
    ([(V, "thanked", "thank")], '"Velizade thanked our envoy," the council said.'),
    ([], '"She thanked our envoy," the council said.'),
    ([(V, "said", "say")], '"The ambassador hopes for peace and praises the port," Velizade said.'),
    # what somebody did is told in a report, too
    ([(V, "said", "say"), (V, "urged", "urge")], "Velizade said that during the talks he urged the ambassador to act."),
    ([(V, "said", "say"), (V, "asked", "ask")], "Velizade said he had asked the ambassador for help."),
    ([(V, "said", "say")], "Velizade said he hoped for peace."),
    ([(V, "said", "say")], "Velizade said he would thank the ambassador."),
    ([(V, "said", "say")], "Velizade said an aide had thanked her."),
    ([(V, "rule", "reject")], "Velizade did not rule out sanctions."),
    ([], "Velizade did not condemn the attack."),
    ([], "Velizade did not reject the plan."),
    (
        [(V, "said", "say"), (V, "asked", "ask")],
        "Velizade said Parliament was reading a bill and asked the ambassador for help.",
    ),
    (
        [(V, "praised", "praise"), (V, "stressing", "stress")],
        "Velizade praised those who aim to help, stressing that peace was near.",
    ),
    (
        [(V, "outlined", "outline"), (V, "urged", "urge")],
        "Velizade outlined what had been found and urged donors to act.",
    ),
    ([(V, "noted", "note")], "Velizade noted the risk of mines and unexploded shells."),
    ([(V, "noted", "note"), (V, "pledged", "pledge")], "Velizade noted the hopes that people have and pledged aid."),
    # what stands where
    ([(L, "noted", "note")], "The port was safe, noted the ambassador on greeting her host."),
    ([(V, "recalled", "recall")], "Talks began in May, recalled the defense minister during the visit."),
    (
        [(V, "praised", "praise"), (V, "noting", "note"), (V, "invited", "invite")],
        "Velizade praised the port, noting that it was safe, and invited the ambassador to Ganja.",
    ),
    (
        [(L, "said", "say"), (L, "adding", "add")],
        '"We do not forget," Lund said after the talks, adding that it was late.',
    ),
    ([(L, "told", "tell"), (L, "adding", "add")], '"It is old," Lund told Velizade, adding: "It is safe."'),
    ([(L, "tweeted", "say")], 'Lund tweeted on Monday about the talks: "It is safe."'),
    ([(L, "wrote", "say")], 'Lund wrote in a post: "It is safe."'),
    ([], "Lund wrote to her mother on Monday."),
    ([(L, "noted", "note")], "As Lund noted, the port was old."),
    ([(L, "said", "say")], "The port was old, as Lund said on Monday."),
    ([(L, "stressed", "stress")], "As the ambassador stressed, the port was old."),
    ([(L, "replied", "reply")], '"It never was," replied Lund.'),
    ([(L, "promised", "pledge")], "The latter promised two ships."),
    ([(BOTH, "expressed", "thank")], "Both expressed gratitude for the aid."),
    ([(L, "expressed", "offer")], "The Norwegian side expressed readiness to build a port."),
    ([(L, "made", "wish")], "Lund made clear her wish for a port."),
    (
        [(("Anar Velizade", "Kari Lund"), "praised", "praise")],
        "The two officials, Velizade and Lund, praised the port.",
    ),
    # who speaks without a name, and who is told
    ([], "The port was old, according to a Norwegian official."),
    ([], "The envoys, who spoke on condition of anonymity, said it was old."),
    (
        [(L, "noted", "note"), (L, "expressed", "want")],
        "The Norwegian side noted that it was old. It also expressed the wish to build a road.",
    ),
    ([(BOTH, "told", "tell")], "The Norwegian envoy was told that the port was old."),
    ([(BOTH, "reminded", "remind")], "Lund was reminded of the accord."),
    ([], "Reporters were told that the port was old."),
    ([(L, "praised", "praise")], "The head of the Norwegian delegation praised the port."),
    ([(L, "praised", "praise")], "The chief of Norwegian diplomacy praised the port."),
    ([(BOTH, "praised", "praise")], "The head of the Norwegian company praised the port."),
    ([], "The visit was the first of a ship to Oslo, underscoring the strength of the ties."),
    ([(("Anar Velizade", "Kari Lund"), "praised", "praise")], "Velizade as well as Lund praised the port."),
    ([(V, "urging", "urge")], "Velizade joined Lund in urging calm."),
    ([(V, "adamant", "insist")], "Velizade was adamant that the port would open."),
    ([(V, "sceptical", "worry")], "Velizade was sceptical about the port."),
    # whole classes of verbs
    ([(V, "thanking", "thank")], "Velizade concluded by thanking the ambassador."),
    ([(V, "saying", "say")], "Velizade ended by saying that it was safe."),
    ([(V, "saying", "say")], "Velizade answered a question about the port by saying it was safe."),
    ([(V, "praise", "praise")], "Velizade was quick to praise the port."),
    ([(V, "charged", "claim")], "Velizade charged that the port was closed."),
    ([(V, "charged", "accuse")], "Velizade charged Sweden with closing the port."),
    ([(V, "claimed", "claim")], "Velizade claimed to have built the port."),
    ([(V, "granted", "acknowledge")], "Velizade granted that the port was old."),
    ([(V, "stipulated", "demand")], "Velizade stipulated that the port be closed."),
    ([(V, "questioned", "ask")], "Velizade questioned Lund about the port."),
    ([(V, "disagreed", "disagree")], "Velizade disagreed with Lund about the port."),
    ([(V, "joked", "say")], "Velizade joked about the delay."),
    ([(V, "saying", "say")], "Velizade pleased the crowd by saying that it was safe."),
    ([], "Velizade pleased the crowd by praising the port."),
    ([(V, "responded", "reply")], "Velizade responded positively to the plan."),
    ([(V, "called", "urge")], "Velizade called on Sweden for help."),
    ([(V, "held", "offer")], "Velizade held out the prospect of a treaty."),
    ([(V, "called", "describe")], 'Velizade called the plan "primitive and costly".'),
    ([(V, "welcomed", "invite")], "Velizade welcomed investors to build the port."),
    ([(BOTH, "greeted", "welcome")], "Both sides greeted the accord."),
    # left out on purpose
    ([(BOTH, "condemn", "condemn")], "Azerbaijan and Norway condemn the attack."),
    ([], "Azerbaijan condemns the attack."),
    ([], "Leaders of Bavaria demanded a vote."),
    ([], "Bavarian leaders threatened to block the plan."),
    ([], "The ambassador met officials who push for a vote."),
    ([], "The couple were detained and accused of theft."),
    ([], "Sweden was criticised for its law."),
    ([(BOTH, "criticised", "criticise")], "The law was criticised."),
    ([], "The council's press secretary praised the port."),
    ([], "Velizade decided to sell the port."),
    ([(BOTH, "decided", "resolve")], "The sides decided to open a port."),
    ([], "Velizade responded to the attack with a series of steps."),
    ([], "Sweden denied any role."),
    ([], "It was announced that the port was old."),
    ([], "A spokesman expressed concern."),
    ([], "It is anticipated that the visit will help."),
    ([], "Both parties identified areas for cooperation."),
    ([], "Lund delivered a letter of congratulations from the king."),
    ([], "Lund spoke of the port as a close and valued asset; Velizade shrugged."),
    ([], "The pact, praised by Sweden, is old."),
    ([(V, "said", "say")], "Velizade said he was ready to act."),
    ([], "Velizade called on the ambassador to discuss trade."),
    ([(V, "told", "tell")], "Velizade met the ambassador, the minister told Trend."),
    ([], "Velizade declined to thank the ambassador."),
    ([], "Azerbaijan supports the pact."),
    ([], "The call was long, according to the Norwegian government."),
    # no statements
    ([], "Velizade made no comment on the report."),
    ([], "Velizade gave no assurances to the workers."),
    ([], "The talks would go on, diplomats said. They said the port was next."),
    ([], "Velizade called on the president, who asked him to stay."),
    ([], "Velizade met the ambassador."),
    ([], "They discussed trade."),
    ([], "They exchanged views on trade."),
    ([], "The ambassador attended the reception."),
    ([], "They signed an agreement."),
    ([], "Velizade welcomed the ambassador at the ministry."),
    ([], "The ambassador arrived on Sunday."),
    ([], "Velizade is expected to say more."),
    ([], "Velizade will thank the ambassador tomorrow."),
    ([], "A statement on trade was published."),
    ([], "The said port is old."),
    ([], "The stated aim is peace."),
    ([], "The note is short."),
]


@pytest.mark.parametrize(("expected", "sentence"), STATEMENTS)
def test_statements(expected: list[Said], sentence: str) -> None:
    assert said(LEDE + sentence) == expected


# (what was said, the sentence after LEDE)
CONTENTS: list[Any] = [
    ("the hopes that people have", "Velizade noted the hopes that people have."),
    ("the idea that trade grows", "Velizade dismissed the idea that trade grows."),
    ("trade grows", "Velizade made clear that trade grows."),
    ("Trade grows", 'Velizade tweeted Monday, "Trade grows."'),
    ("he likes the port", "Velizade shared that he likes the port."),
    ("the port", "Velizade remembered to praise the port."),
    ("the port", 'Where aides saw a "useful visit," Velizade praised the port.'),
    ("to open the port", "Velizade pledged on Monday to open the port."),
    ("to open the port", "Velizade promised last week to open the port."),
    ("trade grows", "Velizade said that trade grows."),
    ("trade grows", "Velizade noted that trade grows."),
    ("Trade grows", '"Trade grows," Velizade said.'),
    ("Trade grows", 'Velizade said: "Trade grows."'),
    ("the potential of the port", "The minister noted the potential of the port."),
    ("trade grows", "It was emphasized that trade grows."),
    ("trade grows", "Velizade said that trade grows, adding that energy matters."),
    ("the port", "Velizade praised the port, the ministry said in a statement."),
    ("trade grows", "Velizade stressed on Monday that trade grows."),
    ("trade grows", "Velizade said during a speech after the talks that trade grows."),
    ("the port", "Velizade praised the port, and Lund thanked him."),
    ("it was old", "Velizade insisted that it was old, and Norwegian papers called it a bluff."),
    ("The message of thanks", "The message of thanks was delivered by Velizade."),
    ("trade grows", "It was underlined by Velizade that trade grows."),
    ("doubt that trade grows", "Velizade expressed doubt that trade grows."),
    ("an assurance that trade would grow", "Velizade gave an assurance that trade would grow."),
    ("his regret at the delay", "Velizade expressed, as he has since spring, his regret at the delay."),
    ("the reopening of the line", "Velizade announced, to loud applause, the reopening of the line."),
    ("the port", "Velizade praised the port, while unions marched past."),
    ("We will stay", 'Velizade said on Monday in Baku, "We will stay."'),
    ("help", "The ambassador was promised help by Velizade."),
    ("Trade grows by a third", "Trade grows by a third, Velizade noted on Monday."),
    ("the port", "While praising the port, Velizade voiced alarm at the raid."),
    ("trade grows", "Noting that trade grows, Velizade voiced alarm at the raid."),
    ("the two sides had agreed to meet", "Velizade said the two sides had agreed to meet."),
    ("it would help if trade grew", "Velizade said it would help if trade grew."),
    ("We do not forget", 'Calling it "old" was wrong. "We do not forget," Lund said.'),
    ("trade grows", 'Lund said, after the "long" talks, that trade grows.'),
    ("trade grows", "Lund reiterated, as she had in March, that trade grows."),
    ("trade grows", "Lund said in Baku, the capital, that trade grows."),
    ("trade grows", "As Lund noted, trade grows."),
    ("Trade grows", "Trade grows, as Lund noted."),
    ("Trade grows", "Trade grows, Lund noted in Baku on Monday."),
    ("on the need for a port", "Lund agreed with Velizade on the need for a port."),
    ("the port was safe", "Lund told Velizade the port was safe."),
    ("is old", "The port, Lund told Velizade on Monday, is old."),
    ("in favour of a port", "Lund spoke in favour of a port."),
    ("The port", "The port was described by Lund as a success."),
    ("the port", "Lund praised the port, according to the palace."),
    ("the port would open soon", "Lund said the port would open soon, and Velizade agreed."),
    ('the plan "very bold"', 'Lund called the plan "very bold".'),
    miss(
        "a port which, he said, was the first of its kind",
        "Velizade praised a port which, he said, was the first of its kind.",
        reason="the report cuts into the relative clause",
    ),
]


@pytest.mark.parametrize(("content", "sentence"), CONTENTS)
def test_what_was_said(content: str, sentence: str) -> None:
    text = LEDE + sentence
    statement = dipbrief.parse(text).statements[0]
    assert statement.content is not None
    assert statement.content.text == content


# (subject as printed, the sentence after LEDE)
SUBJECTS: list[Any] = [
    ("Velizade", "Velizade said that trade grows."),
    ("The Norwegian diplomat", "The Norwegian diplomat said that trade grows."),
    ("the sides", "At the meeting, the sides stressed that trade grows."),
    ("Velizade and Lund", "Velizade and Lund stressed that trade grows."),
    ("He", "He said that trade grows."),
    (None, "It was emphasized that trade grows."),
    ("the Republic of Azerbaijan", "On Monday the Republic of Azerbaijan thanked Lund."),
    ("The Kingdom of Norway", "The Kingdom of Norway thanked Velizade."),
]


@pytest.mark.parametrize(("subject", "sentence"), SUBJECTS)
def test_subject_as_printed(subject: str | None, sentence: str) -> None:
    statement = dipbrief.parse(LEDE + sentence).statements[0]
    assert (statement.speaker_text and statement.speaker_text.text) == subject


# (who is spoken to, the sentence after LEDE)
ADDRESSEES: list[Any] = [
    (L, "Velizade congratulated the ambassador on her appointment."),
    (L, "Velizade thanked Lund for the aid."),
    (V, "The ambassador thanked the minister for the aid."),
    (L, "Velizade invited the ambassador to visit the port."),
    (L, "Velizade briefed the Norwegian diplomat on the reforms."),
    (L, "Velizade conveyed greetings to the ambassador."),
    (L, "Velizade thanked the guest for the aid."),
    (L, "Velizade thanked her for the aid."),
    (L, "Velizade thanked his guest for the aid."),
    (L, "Lund was told that trade grows."),
    (L, "The ambassador was assured of help by Velizade."),
    ((), "Velizade said that trade grows."),
    ((), "Velizade thanked the people of Norway."),
    ((), "The sides stressed that trade grows."),
]


@pytest.mark.parametrize(("wanted", "sentence"), ADDRESSEES)
def test_addressees(wanted: tuple[str, ...], sentence: str) -> None:
    report = dipbrief.parse(LEDE + sentence)
    names = {person.id: person.name for person in report.participants}
    assert tuple(names[id] for id in report.statements[0].addressees) == wanted


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        (("trade",), "Velizade said that free trade grows."),
        ((), "Velizade said that trade grows."),
        (("military-exercises",), "Velizade praised the joint military exercises."),
        ((), "Velizade said that all is well."),
    ],
)
def test_labels(labels: tuple[str, ...], sentence: str) -> None:
    report = dipbrief.parse(LEDE + sentence)
    assert report.statements[0].labels == labels
    assert report.labels == labels


@pytest.mark.parametrize("dash", ["-", "--", "\u2013", "\u2014"])
def test_what_a_comma_and_a_dash_close_was_said(dash: str) -> None:
    text = f"Minister Kari Lund met Envoy Paul Reed.\n\n{dash} The accord will help trade, {dash} Paul Reed said."
    contents = [statement.content for statement in dipbrief.parse(text).statements]
    assert [content.text for content in contents if content is not None] == ["The accord will help trade"]


def test_those_who_met_without_a_name_speak() -> None:
    text = "G10 ministers met in Geneva on Monday. G10 ministers reiterated their support. G10 ministers said it grows."
    assert said(text) == [((), "reiterated", "support"), ((), "said", "say")]
    assert said("Envoys met in Geneva on Monday. Bishops praised the port.") == []


def test_nobody_states_anything_without_a_meeting() -> None:
    assert dipbrief.parse("Defense Minister Anar Velizade said that trade grows.").statements == ()

"""The document: words, sentences, paragraphs and quotations as positions in the untouched text."""

from itertools import pairwise
from typing import Any

import pytest

from dipbrief.document import Document, fold, read_document
from dipbrief.seen import read_seen


def miss(expected: list[str], text: str, reason: str) -> Any:
    """Return a row that is known to fail today."""
    return pytest.param(expected, text, marks=pytest.mark.xfail(strict=True, reason=reason))


def sentences(document: Document) -> list[str]:
    return [document.span(*sentence).text for sentence in document.sentences]


LONG = "The ministers talked about " + ", ".join(["trade and oil"] * 12)

# (what the sentences begin with, the text that has lost its marks)
BARE = [
    (
        ["Minister", "The two", "They", "Senator Lund said", "We"],
        "Minister Kari Lund met Paul Reed of Norland in the old town of Bergen today The two spoke of trade and of the "
        "roads between their countries They had last met in the spring of 2011 when the new port was opened by the "
        "king and ships came there from all over the north Senator Lund said We have a long way to go before we see "
        "ships here",
    ),
    (
        ["News", "They did", "Lund said", "This"],
        "News Lund Meets Reed For Talks On Trade March 12 2007 Senator Lund met the envoy of Norland in the old town "
        "and spoke with him of the roads between the two countries for more than an hour in the new hall of the port "
        "there They did not speak to the many reporters who came for the safety of the port Lund said This is the way "
        "to go and I am sure of it",
    ),
]


# (sentences without what closes them, the text)
SENTENCES: list[Any] = [
    ([], ""),
    ([], " \n\t "),
    ([], "... -- !"),
    (["Trade grew"], "Trade grew"),
    (["Trade grew", "Arms fell"], "Trade grew. Arms fell."),
    (["Trade grew", "Arms fell"], "Trade grew! Arms fell?"),
    (["Trade grew", "Arms fell"], "Trade grew… Arms fell."),
    (["Trade grew", "Arms fell"], "Trade grew...  Arms fell."),
    (["Did it grow", "It did"], "Did it grow?! It did."),
    (["Talks began; arms fell, too"], "Talks began; arms fell, too."),
    # ranks, honorifics, initials
    (["Lt. Gen. Berg left", "He rested"], "Lt. Gen. Berg left. He rested."),
    (["Maj. Gen. (retd.) Osman Tarik spoke", "All listened"], "Maj. Gen. (retd.) Osman Tarik spoke. All listened."),
    (["Capt. Ann Hale met Col. J. P. Rao", "They ate"], "Capt. Ann Hale met Col. J. P. Rao. They ate."),
    (["Mr. Lund met Dr. Osei", "Both left"], "Mr. Lund met Dr. Osei. Both left."),
    (["H.E. Mrs. Amina Diallo arrived", "She spoke"], "H.E. Mrs. Amina Diallo arrived. She spoke."),
    (["S. Vaidyalingam met T.R. Senanath", "It rained"], "S. Vaidyalingam met T.R. Senanath. It rained."),
    (["Gov. Ann Hale met Sen. Reed", "Rep. Osei left"], "Gov. Ann Hale met Sen. Reed. Rep. Osei left."),
    (["Paul Reed Jr. spoke"], "Paul Reed Jr. spoke."),
    (["St. Clair is a town", "Mt. Ida is none"], "St. Clair is a town. Mt. Ida is none."),
    # acronyms
    (["The U.S. Army trained", "It rained"], "The U.S. Army trained. It rained."),
    (["He left for the U.S.", "He returned in May"], "He left for the U.S. He returned in May."),
    (["He spoke for the U.N. Secretary-General"], "He spoke for the U.N. Secretary-General."),
    (["They met at 9 a.m. on Monday"], "They met at 9 a.m. on Monday."),
    (["They met at 9 a.m.", "The rest came later"], "They met at 9 a.m. The rest came later."),
    (["It costs 5 rupees, i.e. nothing", "Good"], "It costs 5 rupees, i.e. nothing. Good."),
    # dates and numbers
    (["They met on Jan. 15 in Oslo", "It snowed"], "They met on Jan. 15 in Oslo. It snowed."),
    (["They met on Jan. 15", "It snowed"], "They met on Jan. 15. It snowed."),
    (["They met in Sept", "The rest came in Oct"], "They met in Sept. The rest came in Oct."),
    (["Resolution No. 5 passed", "All agreed"], "Resolution No. 5 passed. All agreed."),
    (["It grew by 3.5 per cent to 1,200.50 euros", "Good"], "It grew by 3.5 per cent to 1,200.50 euros. Good."),
    (["The mission ended in 2019", "Troops left"], "The mission ended in 2019. Troops left."),
    (["Growth was low", "15 states agreed"], "Growth was low. 15 states agreed."),
    # quotations
    (["We will act", "he said", "All agreed"], '"We will act." he said. All agreed.'),
    (['We will act," he said', "All agreed"], '"We will act," he said. All agreed.'),
    (['He said, "We will act', "All agreed"], 'He said, "We will act." All agreed.'),
    (["He said, \u201cWe will act", "All agreed"], "He said, \u201cWe will act.\u201d All agreed."),
    (["He said: \u00abWe will act", "All agreed"], "He said: \u00abWe will act.\u00bb All agreed."),
    (["He left", 'We will act," he said'], 'He left. "We will act," he said.'),
    (["He called it 'a test", "All agreed"], "He called it 'a test.' All agreed."),
    # an abbreviation at the end of its sentence, and not
    (["Sens. Ann Hale and Paul Reed met Reps. Osei and Rao"], "Sens. Ann Hale and Paul Reed met Reps. Osei and Rao."),
    (["He led the F.B.I.", "The post is hard"], "He led the F.B.I. The post is hard."),
    (
        ["Vice Adm. Ana Soto met U.S. Lt. Gen. Reed", "It rained"],
        "Vice Adm. Ana Soto met U.S. Lt. Gen. Reed. It rained.",
    ),
    (
        ["They met on Nov. 18-19 in St. Petersburg", "Item No. 2 was oil"],
        "They met on Nov. 18-19 in St. Petersburg. Item No. 2 was oil.",
    ),
    (["They met at 9 a.m.", "Lund was late"], "They met at 9 a.m. Lund was late."),
    (["They met at 9 a.m. Monday"], "They met at 9 a.m. Monday."),
    (["They met at 9 p.m. Moscow time"], "They met at 9 p.m. Moscow time."),
    (["P.M. Lund spoke"], "P.M. Lund spoke."),
    (["They met in Sept", "Lund was late"], "They met in Sept. Lund was late."),
    (["He cited oil, gas etc", "Lund agreed"], "He cited oil, gas etc. Lund agreed."),
    (["It came from the U.S.A.", "Bueno said so"], "It came from the U.S.A. Bueno said so."),
    (["Ms. Dahl thanked the F.A.O.", "Mr. Lund left"], "Ms. Dahl thanked the F.A.O. Mr. Lund left."),
    (["He met the U.S.A. envoy"], "He met the U.S.A. envoy."),
    (["Per Dahl left the U.N.", "Dahl said no more"], "Per Dahl left the U.N. Dahl said no more."),
    (
        ["The British Embassy and the U.S. Embassy said no more"],
        "The British Embassy and the U.S. Embassy said no more.",
    ),
    (["He heads Acme Inc", "Kari Lund said so"], "He heads Acme Inc. Kari Lund said so."),
    (["He heads Acme Inc. Norway"], "He heads Acme Inc. Norway."),
    (["They left St. Paul, Minn. by air", "Lund rested"], "They left St. Paul, Minn. by air. Lund rested."),
    (["It ended in World War I", "The pact held"], "It ended in World War I. The pact held."),
    (["She held a mass", "Berg left by air", "Dahl stayed"], "She held a mass. Berg left by air. Dahl stayed."),
    (
        ["THE U.S. ARMY LEFT ON NOV. 3", "GEN. REED STAYED IN THE U.S.", "THE TALKS WENT ON"],
        "THE U.S. ARMY LEFT ON NOV. 3. GEN. REED STAYED IN THE U.S. THE TALKS WENT ON.",
    ),
    (
        ["lt. gen. berg met dr. osei", "he left on nov. 3", "they ate"],
        "lt. gen. berg met dr. osei. he left on nov. 3. they ate.",
    ),
    (["They named trade", "arms", "oil"], "They named trade;\n- arms;\n* oil."),
    # tokens apart
    (["The U.S . troops left", "It rained"], "The U.S . troops left . It rained ."),
    (["He left the U.S . in May"], "He left the U.S . in May."),
    (["He met Gen . Reed ( AP ) on Nov . 3", "They ate"], "He met Gen . Reed ( AP ) on Nov . 3 . They ate ."),
    (["We agree , '' he said", "All left"], "`` We agree , '' he said . All left ."),
    # notes of a desk
    (["Lund met [as received] Dahl", "They ate"], "Lund met [as received] Dahl. They ate."),
    (["Lund spoke", "Dahl spoke"], "Lund spoke. [end recording] Dahl spoke."),
    # brackets
    (["Berg left (he was ill", "Osei stayed"], "Berg left (he was ill). Osei stayed."),
    (["Berg left", "He was ill", "Osei stayed"], "Berg left. (He was ill.) Osei stayed."),
    (["Berg left [for Oslo", "Osei stayed"], "Berg left [for Oslo]. Osei stayed."),
    # lines and spaces
    (["Trade grew", "Arms fell"], "Trade grew.\r\nArms fell.\r\n"),
    (["Trade grew", "Arms fell"], "Trade grew\r\n\r\nArms fell"),
    (["Trade grew", "Arms fell"], "Trade grew\n\nArms fell"),
    (["Trade grew", "Arms fell"], "Trade grew\n \t \nArms fell"),
    (["Trade grew", "Arms fell"], "Trade grew\r\rArms fell"),
    (["Trade grew", "Arms fell"], "Trade grew\u2029Arms fell"),
    (["Trade\ngrew", "Arms fell"], "Trade\ngrew.\nArms fell."),
    (["Trade\u00a0grew", "Arms fell"], "Trade\u00a0grew.\u00a0Arms fell."),
    (["Lt.\u00a0Gen.\u00a0Berg left on Jan.\u202f15"], "Lt.\u00a0Gen.\u00a0Berg left on Jan.\u202f15."),
    (["Trade grew", "Arms fell"], "Trade grew.Arms fell."),
    (["It runs v2.Beta and node.js"], "It runs v2.Beta and node.js."),
    (["They met in May\n2016", "They ate"], "They met in May\n2016. They ate."),
    (["trade", "arms", "water"], "\u2022 trade \u2022 arms \u2022 water"),
    # a heading ends with its line where lines are not wrapped
    (["Talks in Oslo", LONG, "Kari Lund", LONG], f"Talks in Oslo\n{LONG}.\nKari Lund\n{LONG}."),
    (["Kari\nLund met Dahl", "They ate"], "Kari\nLund met Dahl.\nThey ate."),
    # datelines
    (["MOSCOW, October 4", "TASS", "Minister Berg spoke"], "MOSCOW, October 4. /TASS/. Minister Berg spoke."),
    # other scripts and marks
    (["Türkiye grew", "Škoda fell"], "Türkiye grew. Škoda fell."),
    (["Élan was there", "Ólafur left"], "Élan was there. Ólafur left."),
]


@pytest.mark.parametrize(("beginnings", "text"), BARE)
def test_sentences_of_a_text_without_marks(beginnings: list[str], text: str) -> None:
    found = sentences(read_document(text))
    assert [sentence.startswith(first) for sentence, first in zip(found, beginnings, strict=True)] == [True] * len(
        found
    )


@pytest.mark.parametrize(("expected", "text"), SENTENCES)
def test_sentences(expected: list[str], text: str) -> None:
    assert sentences(read_document(text)) == expected


# (paragraphs, the text)
PARAGRAPHS = [
    (["One. Two", "Three"], "One. Two.\n\nThree."),
    (["One. Two", "Three"], "One. Two.\r\n\r\nThree."),
    (["One", "Two", "Three"], "One\n\n\n\nTwo\n   \nThree"),
    (["One\nTwo"], "One\nTwo"),
    (["One"], "\n\n\nOne\n\n\n"),
    ([], "\n\n\n"),
]


@pytest.mark.parametrize(("expected", "text"), PARAGRAPHS)
def test_paragraphs(expected: list[str], text: str) -> None:
    document = read_document(text)
    assert [document.span(*paragraph).text for paragraph in document.paragraphs] == expected


# (quotations, the text)
QUOTES = [
    ([], "He said nothing."),
    (["We will act"], '"We will act," he said.'),
    (["We will act"], "He said, \u201cWe will act.\u201d"),
    (["We will act"], "He said, \u00abWe will act\u00bb."),
    (["We will act"], "He said, \u201eWe will act\u201d."),
    (["We", "act"], 'They said "We" and "act".'),
    (["We will act"], "\u2018We will act\u2019, he said."),
    (["It is Oslo\u2019s day"], "\u2018It is Oslo\u2019s day\u2019, he said."),
    ([], "The minister\u2019s envoy and the sides\u2019 aim."),
    ([], "The minister's envoy and the sides' aim."),
    (["We will act", "And soon"], '"We will act.\n\n"And soon," he said.'),
    (["We will act"], '"We will act.\n\nThe minister left.'),
    (["We will act. We must"], 'He said, "We will act. We must." Then he left.'),
    (["trade", "arms"], 'On "trade" and\u00a0"arms".'),
    # every habit
    (["We will act", "So will we"], "``We will act,'' he said. ``So will we,'' she said."),
    (["We will act", "So will we"], "''We will act,'' he said. ''So will we,'' she said."),
    (["We will act", "So will we"], "'We will act,' he said. 'So will we,' she said."),
    (["We will act", "So will we"], "`We will act,' he said. `So will we,' she said."),
    (["We will act", "So will we"], "\u201eWe will act\u201c, he said. \u201eSo will we\u201c, she said."),
    (["We will act", "So will we"], "\u00bbWe will act\u00ab, he said. \u00ab So will we \u00bb, she said."),
    (["We will act", "So will we"], "\u201dWe will act\u201d, he said. \u201dSo will we\u201d, she said."),
    (["We will act", "So will we"], '" We will act , " he said . " So will we , " she said .'),
    (["We will act", "So will we"], "\"We will act,'' he said. ``So will we,\" she said."),
    (["We will act"], 'He said:"We will act."'),
    (["the first step", "good"], "He called it 'the first step' and (\"good\")."),
    # within one another
    (['He said "no" to us'], "'He said \"no\" to us,' she said."),
    (["He said 'no' to us"], "\"He said 'no' to us,\" she said."),
    (["He said \u201cno\u201d to us"], "\u201cHe said \u201cno\u201d to us,\u201d she said."),
    # apostrophes
    (["The sides' aim is Norway's aim"], "'The sides' aim is Norway's aim,' he said. The envoys' wives left."),
    ([], "The sides' envoys left in the '90s, and 'Uqayl met the ministers."),
    ([], "Rock 'em, he said of the sides' and ministers' aims."),
    ([], 'It has a 5" gun and a 3" one.'),
    # a mark is missing
    (["We will act"], '"We will act, Lund said. He left.'),
    (["We will act"], '"We will act, said Lund. He left.'),
    (["We will act"], 'He left. We will act," Lund said. She left.'),
    (["We will act"], 'Lund said We will act." He left.'),
    (["We will act", "So will we"], '"We will act, Lund said. "So will we," she said.'),
    (["We will act", "So will we"], "\u201cWe will act. \u201cSo will we,\u201d she said."),
    (["We will act", "and soon"], '"We will act," Lund said, "and soon. He left.'),
    (["We will act. We must"], 'He said: "We will act. We must.\n\nThe minister left.'),
    (["We will act", "And soon"], 'He said: "We will act.\n\nAnd soon," he said. He left.'),
    (["We will act", "And soon", "no"], '"We will act.\n\n"And soon," he said. He said "no".'),
    (["We will act", "And soon"], "'We will act.\n\n'And soon,' he said."),
    (["begins in 2021", "good"], 'It "begins in 2021".\n\nHe left. It was "good".'),
]


@pytest.mark.parametrize(("expected", "text"), QUOTES)
def test_quotations(expected: list[str], text: str) -> None:
    document = read_document(text)
    assert [document.span(*quote).text for quote in document.quotes] == expected
    inside = {i for first, last in document.quotes for i in range(first, last)}
    assert {i for i, quote in enumerate(document.quoted) if quote >= 0} == inside


# (words, the text)
WORDS = [
    (["Defense", "Minister", "O'Brien"], "Defense Minister O'Brien"),
    (["Sana'a", "D\u2019Arcy"], "Sana'a, D\u2019Arcy"),
    (["Norway", "minister"], "Norway's minister"),
    (["Norway", "minister"], "Norway\u2019s minister"),
    (["Colonel", "General"], "Colonel-General"),
    (["U.S.", "envoy"], "U.S. envoy"),
    (["H.E.", "J", "P", "Rao"], "H.E. J. P. Rao"),
    (["25th", "April", "2026"], "25th April, 2026"),
    (["09:30", "1,200", "3.5"], "09:30, 1,200, 3.5"),
    (["Šćepan", "Ağayev"], "Šćepan Ağayev"),
    (["A\u0301lvaro"], "A\u0301lvaro"),
    (["a", "b"], "a_b"),
    (["東京", "の"], "東京 の"),
]


@pytest.mark.parametrize(("expected", "text"), WORDS)
def test_words(expected: list[str], text: str) -> None:
    assert list(read_document(text).words) == expected


@pytest.mark.parametrize("text", [getattr(row, "values", row)[1] for row in [*SENTENCES, *PARAGRAPHS, *QUOTES, *WORDS]])
def test_positions_are_exact_and_in_order(text: str) -> None:
    document = read_document(text)
    assert document.text is text
    for i, word in enumerate(document.words):
        assert text[document.starts[i] : document.ends[i]].replace(" ", "") == word
        assert document.span(i, i + 1).text.replace(" ", "") == word
        first, last = document.sentences[document.sentence_of[i]]
        assert first <= i < last
    assert list(document.starts) == sorted(document.starts)
    for ranges in (document.sentences, document.paragraphs):
        assert all(before[1] == after[0] for before, after in pairwise(ranges))
        assert [first for first, _ in ranges[:1]] == ([0] if document.words else [])
        assert [last for _, last in ranges[-1:]] == ([len(document.words)] if document.words else [])
    gaps = [document.gap(i) for i in range(len(document.words) + 1)]
    rebuilt = "".join(gap + word for gap, word in zip(gaps, [*document.words, ""], strict=True))
    assert rebuilt == read_seen(text)


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("us", ["US", "U.S.", "us"]),
        ("turkiye", ["Türkiye", "TÜRKİYE", "Turkiye"]),
        ("charge", ["Chargé", "CHARGE"]),
        ("sana'a", ["Sana'a", "Sana\u2019a", "Sana\u02bca", "Sana`a"]),
        ("sefcovic", ["Šefčovič", "Sefcovic"]),
        ("alvaro", ["Álvaro", "A\u0301lvaro"]),
    ],
)
def test_fold(key: str, words: list[str]) -> None:
    assert {fold(word) for word in words} == {key}

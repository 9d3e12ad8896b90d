"""What is read of a text: not its markup, the notes of a desk, links copied behind names, blanks of a tokeniser."""

import time

import pytest
from material import mistakes

import dipbrief
from dipbrief.document import read_document
from dipbrief.seen import read_seen, see

# (what is read, the text)
READ = [
    # markup
    ("\n\nLund & Reed met.\n\n", "<p>Lund &amp; Reed met.</p>"),
    ("\n\nLund's aide\n\nleft.\n\n", "<div>Lund&#39;s aide</div>left.</p>"),
    ("\n\nLund met\nReed\n\n", '<P CLASS="x">Lund met<br/>Reed</P>'),
    ("\n\nKari Lund met Reed\n\n", "<p><b>Kari</b>\n<a href='x?a=1&amp;b'>Lund</a>\nmet Reed</p>"),
    ("\n\nAndr\u00e9 Lund\u00a0met\n\n", "<p>Andr&eacute; Lund&nbsp;met</p>"),
    (
        "  \n\nLund met\n\n ",
        "<!-- a <b> c --><script>if (a < b) { x('<p>') }</script>\n<p>Lund met</p><style>p {}</style>",
    ),
    ("Lund\u2019s guest", "Lund&#8217;s guest"),
    ("\n\n\n\n trade  arms\n\n", "<table><tr><td>trade</td><td>arms</table>"),
    ("\n\nLund < Reed > Dahl & Co; met\n\n", "<p>Lund < Reed > Dahl & Co; met</p>"),
    ("a < b and c > d", "a < b and c > d"),
    ("AT&T; R&D; <lund@mfa.example> met", "AT&T; R&D; <lund@mfa.example> met"),
    ("press <b> to go", "press <b> to go"),
    # notes of a desk
    ("OSLO -- Lund met Dahl.", "OSLO -- [TEXT] Lund met Dahl."),
    ("OSLO -- Lund met Dahl.", "OSLO -- [REPORT] [BEGIN RECORDING] Lund met Dahl."),
    ("Lund met Dahl.", "Lund [as received] met [word indistinct] Dahl [name as heard]."),
    ("Lund left. Dahl stayed.", "Lund left.[1] Dahl [12] stayed."),
    ("UNPROFOR men left.", "UNPROFOR [UN Protection Forces] men left."),
    ("THE FMLN LEFT.", "THE FMLN [FRONT FOR THE MARTI LIBERATION OF THE NATION] LEFT."),
    (" Lund met Dahl.", "(ATTN: foreign desk, adds details) Lund met Dahl."),
    ("Lund met [Foreign Minister] Dahl today [11 March].", "Lund met [Foreign Minister] Dahl today [11 March]."),
    ("Lund (as received) met Dahl.", "Lund (as received) met Dahl."),
    # links copied behind a name
    ("Minister Lund met Dahl.", "Minister Lund Kari Ann LundPort opens Fares fall: report MORE met Dahl."),
    ("Kari Lund, who left,", "Kari Lund Kari (Kay) Ann-Marie LundNATO is not dead MORE, who left,"),
    ("Lund met Ann Lundberg and asked for MORE.", "Lund met Ann Lundberg and asked for MORE."),
    # tokens apart
    ("We do, he said. I don't.", "We do , he said . I do n't ."),
    ("Norway's men (AP) left.", "Norway 's men ( AP ) left ."),
    ("The sides' aim (AP) is peace.", "The sides ' aim -LRB- AP -RRB- is peace ."),
    ("``We do,'' he said; she didn't.", "`` We do , '' he said ; she did n't ."),
    ("The U.S. troops of the U.N. left, he said.", "The U.S . troops of the U.N . left, he said."),
    ("It cost 5%, he said.", "It cost 5 % , he said ."),
    ("He left . She stayed, and Dahl, too.", "He left . She stayed, and Dahl, too."),
]


@pytest.mark.parametrize(("expected", "text"), READ)
def test_read(expected: str, text: str) -> None:
    assert read_seen(text) == expected


@pytest.mark.parametrize("text", [text for _, text in READ])
def test_each_character_knows_its_place(text: str) -> None:
    seen = see(text)
    if seen is None:
        return
    assert len(seen.starts) == len(seen.ends) == len(seen.text)
    assert list(seen.starts) == sorted(seen.starts)
    assert all(a < b for a, b in zip(seen.starts, seen.ends, strict=True))
    literal = [(c, text[a:b]) for c, a, b in zip(seen.text, seen.starts, seen.ends, strict=True) if b - a == 1]
    assert all(c == printed or (c.isspace() and printed.isspace()) for c, printed in literal)


PLAIN = (
    "OSLO, March 3 (Reuters) - Foreign Minister Kari Lund of Norway "
    "met Andr\u00e9 Reed of France. They discussed trade & arms."
)
TOKENS = (
    "OSLO , March 3 ( Reuters ) - Foreign Minister Kari Lund of Norway "
    "met Andr\u00e9 Reed of France . They discussed trade & arms ."
)
MARKUP = (
    "<html><head><title>x</title></head><body><p>OSLO, March 3 "
    "(Reuters) - Foreign Minister <b>Kari Lund</b> of Norway met "
    "Andr&eacute;&nbsp;<i>Reed</i> of France. They discussed trade "
    "&amp; arms.</p><script>met(Dahl)</script></body></html>"
)
NOTES = (
    "OSLO, March 3 (Reuters) - [TEXT] Foreign Minister Kari Lund [as received] "
    "of Norway met Andr\u00e9 Reed of France. They discussed trade & arms."
)
LINKS = (
    "OSLO, March 3 (Reuters) - Foreign Minister Kari Lund Kari Ann LundPort opens Fares fall: report MORE of Norway "
    "met Andr\u00e9 Reed of France. They discussed trade & arms."
)


SPACED_LINKS = LINKS.replace("Kari Ann", "Kari\u00a0Ann").replace(" MORE", "\nMORE")


@pytest.mark.parametrize(
    "text", [MARKUP, TOKENS, NOTES, LINKS, SPACED_LINKS], ids=["markup", "tokens", "notes", "links", "spaced links"]
)
def test_the_same_is_read_from_every_print(text: str) -> None:
    plain, report = dipbrief.parse(PLAIN), dipbrief.parse(text)
    assert [(p.name, p.party, [r.office for r in p.roles]) for p in report.participants] == [
        (p.name, p.party, [r.office for r in p.roles]) for p in plain.participants
    ]
    assert [read_seen(t.text.replace("&amp;", "&")) for t in report.topics] == [t.text for t in plain.topics]
    assert report.meeting is not None
    assert mistakes(report, text) == []


@pytest.mark.parametrize(
    "broken", ["<p ", "<!--", "<script>", "<title><style>", '<a href="', "<![CDATA[", "&#", "&amp", "[a ", "\n ", " ."]
)
def test_broken_markup_costs_no_more_than_whole(broken: str) -> None:
    text = "<p>" + broken * 40_000
    start = time.process_time()
    document = read_document(text)
    assert time.process_time() - start < 2
    assert document.markup


@pytest.mark.parametrize("broken", ["Lund Ann ", "Lund Ann LundPort ", "Lund "])
def test_links_without_an_end_cost_no_more(broken: str) -> None:
    text = "Reed left for MORE. " + broken * 20_000
    start = time.process_time()
    assert read_seen(text) == text
    assert time.process_time() - start < 2

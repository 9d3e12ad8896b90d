"""Plain sentences: the class of words, noun groups and verb groups.

Noun groups are marked by brackets, verb groups by braces; the text is what is left without them.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

import dipbrief.syntax
from dipbrief.document import Document, read_document
from dipbrief.syntax import Groups, NounGroup, VerbGroup, english, read_groups
from dipbrief.syntax.__main__ import main, show
from dipbrief.syntax.forms import read_words
from dipbrief.syntax.reading import Kind

GROUPS = [
    # words that are noun or verb
    "[The talks] {ended}.",
    "[He] {talks} to [them].",
    "[Talks] {began} in [Oslo].",
    "[Peace talks] {will resume}.",
    "[They] {held} [talks] in [the town].",
    "[The ministers] {talk} [every week].",
    "[They] {visit} [Oslo].",
    "[The visit] {was} long.",
    "[He] {paid} [a visit] to [the town].",
    "[The state visit] {began}.",
    "[They] {will visit} [Oslo], {attend} [a meeting] and {hold} [talks].",
    "[They] {call} for [calm].",
    "[The call] {came} on [Monday].",
    "[The courtesy call] {lasted} [an hour].",
    "[They] {called} [him].",
    "[They] {welcome} [the plan].",
    "[The warm welcome] {pleased} [her].",
    "[They] {exchange} [letters].",
    "[The exchange] of [views] {was} useful.",
    "[The town] {plans} [a new road].",
    "[The plans] {are} ready.",
    "[Officials] {plan} [the trip].",
    "[They] {need} [help].",
    "[The need] for [help] {is} great.",
    "[They] {can help} [him].",
    "[They] {signed} [accords] on [tax] and [trade issues].",
    "[She] {leads} [the group].",
    "[The lead] {is} small.",
    "[They] {march} to [the gate].",
    "[This matter] {is} open.",
    "[They] {want} {to work} with [us].",
    "[The work] of [the group] {goes} on.",
    # forms in -ed
    "[The minister] {signed} [the accord].",
    "[The accord] {signed} in [Oslo] {will help} [them].",
    "[The signed accord] {is} here.",
    "[They] {met} [the newly appointed ambassador].",
    "[The newly elected leaders] {met}.",
    "[They] {seek} [increased trade].",
    "[The topics] {were discussed}.",
    "{Signed} in [Oslo], [the accord] {helps} [them].",
    "[He] {left}, {followed} by [his aides].",
    "[The talks] [that] {were held} {failed}.",
    "[The coal-fired plants] {closed}.",
    "[Both] {expressed} [gratitude] for [the aid].",
    "[Both sides] {expressed} [hope].",
    "[The Danish side] {expressed} [hope].",
    "[Cross] {praised} [the accord].",
    '"[It] never {was}," {replied} [Lund].',
    # forms in -ing
    "[The meeting] {ended}.",
    "[They] {are meeting} [him].",
    "[They] {left} after {meeting} [him].",
    "[The board meeting] {was} short.",
    "[The high-level meeting] of [the group] {began}.",
    "[Officials] {meeting} in [Oslo] {left}.",
    "[Leading members] {left}.",
    "[They] {praised} [a family planning programme].",
    "{Meeting} [him], [she] {smiled}.",
    "[The growing trade] {helps} [them].",
    "[They] {avoid} {naming} [him].",
    # "that", "her", "his", "this", "no"
    "[He] {said} that [the talks] {had failed}.",
    "[That man] {left}.",
    "[That] {is} good.",
    "[The plan] [that] {helps} [them] {is} good.",
    "[They] {met} [her] on [Monday].",
    "[They] {met} [her aides].",
    "[His visit] {ended}.",
    "[This] {is} [a start].",
    "[This start] {is} good.",
    "[No talks] {took} [place].",
    "[Both sides] {agreed}.",
    "[Many] of [them] {left}.",
    "[More talks] {followed}.",
    "[There] {are} [talks].",
    "[They] {went} there.",
    # dates
    "[They] {met} on [January 15] with [the envoy].",
    "[They] {met} [Monday] in [Oslo].",
    "[They] {met} on [15 January 2021].",
    "[The minister] {met} [him] [last week].",
    "[They] {left} [the town] [this morning].",
    "[The Monday meeting] {was} short.",
    "[Monday's meeting] {was} short.",
    "[Friday morning] [they] {left}.",
    "In [May 2020] [he] {left}.",
    # possessors
    "[Norway's foreign minister] {left}.",
    "[The minister's visit] {ended}.",
    "[The minister's wife's car] {was} old.",
    "[Norway's 200 troops] {left}.",
    "[It]'s late.",
    "[They] {saw} [the country's oldest town].",
    # numbers
    "[Two ministers] {left}.",
    "[The two countries] {agreed}.",
    "[The first visit] {was} short.",
    "[They] {met} [some 200 people].",
    "[One] of [them] {left}.",
    "[The two] {met}.",
    "[They] {gave} [a second chance].",
    "[Article 5] {was} [a topic].",
    # adjectives and coordination inside
    "[They] {want} [political, economic and military ties].",
    "[The new and old members] {met}.",
    "[A very long road] {was built}.",
    "[They] {praised} [good bilateral ties].",
    "[The then prime minister] {left}.",
    "[They] {met} [young people].",
    # names
    "[Anna Lund] {met} [Jan Berg].",
    "[Foreign Minister Anna Lund] {met} [Jan Berg].",
    "[Jan de Berg] {left}.",
    "[President Lund] and [Minister Berg] {met}.",
    "[The United Nations] {agreed}.",
    "[Norwegian Foreign Minister Anna Lund] {left} [Oslo].",
    # hyphens, brackets, apostrophes, quotation marks
    "[The two-year-old plan] {failed}.",
    "[The Oslo-based group] {met}.",
    "[The group] ([the board]) {met}.",
    "[The so-called plan] {failed}.",
    "[They] {had} [a business-like and warm meeting].",
    "[The famine-like state] of [the town] {alarmed} [them].",
    "[They] {met} like [friends].",
    "[They] {re-elected} [him].",
    '[The "peace plan]" {failed}.',
    "[The ex-minister] {left}.",
    # capitals only, no capitals
    "[THE MINISTER] {MET} [THE ENVOY].",
    "[THE TALKS] {WILL BEGIN} ON [MONDAY].",
    "[the minister] {met} [the envoy].",
    "[the talks] {will begin} on [monday].",
    "[NATO] {met}.",
    # prepositions and particles
    "[They] {called} off [the visit].",
    "[They] {put} off [the visit].",
    "[They] {put} [it] off.",
    "[They] {set} up [a group].",
    "[The near future] {is} dark.",
    "[They] {live} near [the town].",
    "[They] {left} because of [the rain].",
    "According to [the minister], [they] {left}.",
    "[They] {would like} [a car].",
    "[They] {met} in spite of [the rain].",
    "[He] {came} as [a friend].",
    "As [he] {said}, [they] {left}.",
    "[They] {left} before [the talks].",
    "[They] {left} before [he] {came}.",
    "[They] {expressed} [their thanks] to [him].",
    # relative and other clauses
    "[The man] [who] {left} {is} old.",
    "[The town] where [they] {met} {is} old.",
    "[The man] [whose car] {was stolen} {left}.",
    "[The trade] between [them] {grew}.",
    "[They] {came} {to see} [him].",
    "[They] {went} to [Oslo].",
    "[They] {decided} {not to come}.",
    "{Visit} [the town].",
    "[They] {let} [him] {go}.",
    "[They] {helped} {repair} [the road].",
    # nouns in lists; participles without an object; "all", "either", "to"
    "[They] {spoke} of [participating nations].",
    "[Norway] {thanked} [the participating towns].",
    "[The outgoing president] {left}.",
    "[The rights] of [sleeping children matter].",
    "[Oslo] {is} [one] of [the Selm participating towns].",
    "[They] {sell} [timber], [mining], [machinery] and [ships].",
    "[They] {want} [schools], [training], and [roads].",
    "[They] {live} by [farming], [fishing], and [trade].",
    "[They] {sell} [leather], [wool], [hides], and [oil].",
    "[They] {met} over [bread], [talks] and [tea].",
    "[He] {visits} [Oslo], {meets} [the king] and {leaves}.",
    "[Most] of [the trade] {comes} from [goods] {found} at [sea].",
    "[The harvest] of [the farms] {depends} on [water] {pumped} in [May].",
    "[The man] [who] {leads} [the bank] in [Selm] {hopes} [it] {will last}.",
    "[They] {came} to [power].",
    "[He] {will either stay} in [the town] or {leave}.",
    "[They] {are to either sign} or {go}.",
    "[They] {have all agreed} on [the plan].",
    "[They] {want} [peace] at [all costs].",
    "[They] {met} at [all levels].",
    "[They] {did not pay} at all in [May].",
    "When {asked}, [he] {left}.",
    "As {planned}, [they] {met} on [Monday].",
    "If {elected} in [May], [she] {will stay}.",
    "[The goods] {transported} on [the river] {filled} [the hall].",
    "[They] {met} [the king] and [the group] {formed} in [May].",
    "[They] {found} [the letter] and [the map] {contained} in [it].",
    "[He] {joined} [a U.N. protected area].",
    "[They] {saw} [a stone building] {constructed} in [May].",
    "[A town meeting] {held} on [Monday] {failed}.",
    "[They] {want} {to further increase} [trade].",
    "[They] {hope} {to better serve} [the town].",
    "[They] {can further push} [the plan].",
    "In [talks] with [the Oslo forces] [the minister] {wept}.",
    "In [the North Sea talks] [he] {wept}.",
    "[The Arab Revolt] [which] {began} in [1916] {turned} [the tide].",
    "[They] {spoke} about [Norway] and [Selm], [Swiss support] for [the plan] and [trade].",
    "[They] {plan} {to have} [tea] with [the king], {go} to [a ball] and {dance}.",
    # adjectives behind names
    "[They] {will agree} to [Japanese financial and technical aid].",
    "[A United States federal judge] {left}.",
    "[White House economic adviser Otto Berg] {left}.",
    "[A Kenyan state-owned mill] {failed}.",
    "[They] {discussed} [the North Sea nuclear issue].",
    "[They] {have both launched} [strikes].",
    "[They] {are both waiting} for [rain].",
    # nouns in -ing before a verb; participles before "were"
    "[The meeting] {touches} on [ships].",
    "[The meeting] {ranges} over [trade].",
    "[The training] {helps} [them].",
    "[The building] {stands} in [Oslo].",
    "[The fighting] {continues}.",
    "Also {covered} {were} [ships].",
    "Also {deliberated} on {were} [ships].",
    # compounds before an adjective
    "[They] {came} for [a five-day official visit].",
    "[A two-year secret plan] {failed}.",
    "[The long-term financial aid] {helps}.",
    "[His four-day private trip] {ended}.",
    "[They] {want} {to strengthen} [understanding], {unify} [thinking], and {help}.",
]

VERBS = {
    # tense, aspect, voice
    "They meet.": "meet finite present",
    "He meets them.": "meet finite present",
    "He met them.": "meet finite past",
    "He will meet them.": "meet finite future will",
    "He'll meet them.": "meet finite future will",
    "He won't meet them.": "meet finite future negative will",
    "He shall meet them.": "meet finite future shall",
    "He has met them.": "meet finite present perfect",
    "He had met them.": "meet finite past perfect",
    "They've met them.": "meet finite present perfect",
    "He is meeting them.": "meet finite present progressive",
    "He was meeting them.": "meet finite past progressive",
    "He has been meeting them.": "meet finite present perfect progressive",
    "He was met by them.": "meet finite past passive",
    "He is being met by them.": "meet finite present progressive passive",
    "They have been being met.": "meet finite present perfect progressive passive",
    "He has been met by them.": "meet finite present perfect passive",
    "He will have been met by them.": "meet finite future perfect passive will",
    "The accord will be signed.": "sign finite future passive will",
    "Did they meet?": "do finite past",
    # polarity and adverbs
    "He has not yet met them.": "meet finite present perfect negative",
    "He has never met them.": "meet finite present perfect negative",
    "He did not meet them.": "meet finite past negative",
    "He didn't meet them.": "meet finite past negative",
    "They don't meet.": "meet finite present negative",
    "He cannot meet them.": "meet finite present negative can",
    "He has since been met by them.": "meet finite present perfect passive",
    "He can at least meet them.": "meet finite present can",
    "He is also meeting them.": "meet finite present progressive",
    # modality
    "He may meet them.": "meet finite present may",
    "He could have met them.": "meet finite present perfect could",
    "He'd meet them.": "meet finite present would",
    "He ought to meet them.": "meet finite present ought",
    "He has to meet them.": "meet finite present have to",
    "They had to meet them.": "meet finite past have to",
    "He has yet to meet them.": "meet finite present yet to",
    "He is to meet them.": "meet finite future be to",
    "They were to meet.": "meet finite past be to",
    "The accord is to be signed.": "sign finite future passive be to",
    "They used to meet.": "meet finite past used to",
    # infinitive, participle, -ing
    "To meet them is good.": "meet infinitive",
    "Not to meet them is bad.": "meet infinitive negative",
    "To have met them is good.": "meet infinitive perfect",
    "To be met by them is good.": "meet infinitive passive",
    "Having met them, he left.": "meet ing perfect",
    "Being met by them, he left.": "meet ing passive",
    "Signed in Oslo, it helps.": "sign participle passive",
    "Meeting them, he left.": "meet ing",
    # irregular forms and particles
    "They went home.": "go finite past",
    "They ran.": "run finite past",
    "They had run into him.": "run finite past perfect",
    "They called off the visit.": "call finite past +off",
    "They put it off.": "put finite past +off",
    "They put off the visit.": "put finite past +off",
    "They put the visit off.": "put finite past +off",
    "The visit was called off.": "call finite past passive +off",
    "They will carry out the plan.": "carry finite future will +out",
    "The talks went on.": "go finite past +on",
    "They met on Monday.": "meet finite past",
    "They re-elected him.": "elect finite past",
}

NOUNS = {
    # kind, what is plural, head, number, possessor
    "The talks ended.": "common plural talks",
    "The talk ended.": "common talk",
    "Norway's oldest towns grew.": "common plural towns of Norway",
    "The minister's wife left.": "common wife of The minister",
    "The two old ministers left.": "common plural ministers number two",
    "Anna Lund left.": "name Lund",
    "They left.": "pronoun They",
    "Monday was warm.": "date Monday",
    "Article 5 was new.": "common Article number 5",
    "Police left.": "common plural Police",
    "Weeks went by.": "common plural Weeks",
    "The new and old roads ended.": "common plural roads core old",
}


def marked(text: str) -> str:
    """Return *text* with its groups marked; a contracted verb is inside its pronoun."""
    document = read_document(text)
    groups = read_groups(document, english())
    marks = [mark for noun in groups.nouns for mark in around(document, noun, "[]")]
    verbs = [verb for verb in groups.verbs if groups.tag(verb.head) not in "123"]
    marks += [mark for verb in verbs for mark in around(document, verb, "{}")]
    for at, mark in sorted(marks, key=lambda row: (-row[0], row[1] in "]}")):
        text = text[:at] + mark + text[at:]
    return text


def around(document: Document, group: NounGroup | VerbGroup, marks: str) -> Iterator[tuple[int, str]]:
    yield document.starts[group.first], marks[0]
    yield document.ends[group.last - 1], marks[1]


@pytest.mark.parametrize("expected", GROUPS)
def test_groups(expected: str) -> None:
    assert marked(re.sub(r"[\[\]{}]", "", expected)) == expected


@pytest.mark.parametrize(("text", "expected"), VERBS.items())
def test_first_verb(text: str, expected: str) -> None:
    document = read_document(text)
    verb = read_groups(document, english()).verbs[0]
    flags = [name for name in ("perfect", "progressive", "passive", "negative") if getattr(verb, name)]
    particle = None if verb.particle is None else f"+{document.words[verb.particle]}"
    facts = [verb.lemma, verb.form, verb.tense, *flags, verb.modality, particle]
    assert " ".join(filter(None, facts)) == expected


@pytest.mark.parametrize(("text", "expected"), NOUNS.items())
def test_first_noun_group(text: str, expected: str) -> None:
    document = read_document(text)
    group = read_groups(document, english()).nouns[0]
    facts: list[str] = [group.kind, *["plural"] * group.plural, document.words[group.head]]
    if group.number is not None:
        facts += ["number", document.words[group.number]]
    if group.possessor:
        facts += ["of", document.span(*group.possessor).text.removesuffix("'s")]
    if "&" in read_groups(document, english()).tags[: 2 * group.last]:
        facts += ["core", document.words[group.core]]
    assert " ".join(facts) == expected


def _fields(group: NounGroup) -> list[object]:
    names = ("first", "last", "head", "kind", "core", "plural", "determiner", "possessor", "number")
    return [getattr(group, name) for name in names]


def test_a_part_of_a_text_reads_as_the_whole() -> None:
    document = read_document("The talks ended. The minister left Oslo. They will meet.")
    whole = read_groups(document, english())
    first, last = document.sentences[1]
    part = read_groups(document, english(), first, last)
    same = [group for group in whole.nouns if first <= group.first < last]
    assert [_fields(group) for group in part.nouns] == [_fields(group) for group in same]
    assert part.verbs == tuple(group for group in whole.verbs if first <= group.first < last)
    assert part.tag(first) == whole.tag(first)


def test_nothing_is_read_in_nothing() -> None:
    assert read_groups(read_document(""), english()) == Groups(0, "", (), ())


def test_a_reading_does_not_depend_on_what_was_read_before() -> None:
    texts = [re.sub(r"[\[\]{}]", "", expected) for expected in GROUPS]
    forwards = [marked(text) for text in texts]
    assert [marked(text) for text in reversed(texts)] == forwards[::-1]


# --- the command -------------------------------------------------------------------------------------------------
def test_show() -> None:
    assert "verb    have not met" in show("They have not met.")


def test_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["The talks ended."]) == 0
    assert "The/D talks/S ended/d" in capsys.readouterr().out
    assert main([]) == 2


# --- what the layer may not know ---------------------------------------------------------------------------------
FOLDER = Path(dipbrief.syntax.__file__).parent
MODULES = {str(path.relative_to(FOLDER)): path.read_text(encoding="utf-8") for path in FOLDER.rglob("*.py")}
BELOW = {"dipbrief.document", "dipbrief.tables", "dipbrief.syntax"}
TRADE = re.compile(r"participant|attendee|diploma|delegation|encounter|statement|meeting_|dispatch|readout|topic", re.I)
SAYS_SO = "Nothing here knows of meetings, participants or topics."


@pytest.mark.parametrize("name", MODULES)
def test_imports_lead_downwards(name: str) -> None:
    tree = ast.parse(MODULES[name])
    imported = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    own = [module for module in imported if module.startswith("dipbrief")]
    assert all(module in BELOW or module.startswith("dipbrief.syntax.") for module in own)


@pytest.mark.parametrize("name", MODULES)
def test_no_word_of_the_trade(name: str) -> None:
    quoted = re.compile(r'"""Read .*?"""', re.S)  # the examples of the rules
    assert not TRADE.search(quoted.sub("", MODULES[name].replace(SAYS_SO, "")))


KINDS = {
    "finite",
    "pronoun",
    "date",
    "common",
    "degree",
    "singular",
    "plural",
    "name",
    "noun",
    "number",
    "verb",
    *get_args(Kind),
}


@pytest.mark.parametrize("name", MODULES)
def test_no_words_in_code(name: str) -> None:
    """Letters are compared, and the names of kinds, never words of a text."""
    tree = ast.parse(MODULES[name])
    compared = [node for node in ast.walk(tree) if isinstance(node, ast.Compare)]
    literals = [leaf.value for node in compared for leaf in ast.walk(node) if isinstance(leaf, ast.Constant)]
    words = {text for text in literals if isinstance(text, str) and len(text) > 2 and text in read_words()}
    assert words <= KINDS

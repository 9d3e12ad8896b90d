"""Frames: each entry of ``verbs.toml`` and ``nouns.toml`` by its own example, and what surrounds a frame."""

import sys
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from types import FrameType
from typing import Any

import pytest
from test_title_words import NOUNS as OF_TITLES

from dipbrief.data_files import DataError, DataFiles
from dipbrief.document import fold, read_document
from dipbrief.frames import Frame, Frames, find_frames, make_frames, shipped_frames
from dipbrief.shapes import check
from dipbrief.syntax import english, read_groups
from dipbrief.syntax.clauses import read_clauses
from dipbrief.syntax.forms import GUESS, NOUN, VERB, read_words
from dipbrief.tables import read_source

VERBS, NOUNS = read_source("verbs"), read_source("nouns")
FRAMES = [*VERBS["frame"], *(item for item in NOUNS["noun"] if "slots" in item)]


def entries(kind: str) -> list[Any]:
    """The entries that have *kind*, by their ids."""
    return [pytest.param(item, id=item["id"]) for item in FRAMES if kind in item]


@cache
def reading(text: str) -> Any:
    document = read_document(text)
    groups = read_groups(document, english())
    return document, groups, [read_clauses(document, groups, english(), *ends) for ends in document.sentences]


def found(text: str, frames: Frames) -> list[Frame]:
    document, groups, sentences = reading(text)
    return [frame for clauses in sentences for frame in find_frames(document, groups, clauses, frames)]


def roles(text: str, frame: Frame) -> dict[str, str]:
    """Return what plays each role, as printed."""
    document = read_document(text)
    return {
        role: ", ".join(document.span(filler.first, filler.last).text for filler in fillers)
        for role, fillers in frame.roles.items()
    }


def readings(text: str, frames: Frames) -> list[tuple[Any, ...]]:
    return [(frame.id, frame.act, frame.cue, roles(text, frame), frame.standing) for frame in found(text, frames)]


# --- each entry --------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("item", entries("example"))
def test_example_has_the_frame_and_its_roles(item: dict[str, Any]) -> None:
    text = item["example"]
    assert item["roles"] in [roles(text, frame) for frame in found(text, shipped_frames()) if frame.id == item["id"]]


@pytest.mark.parametrize("item", entries("counter"))
def test_counter_example_has_not(item: dict[str, Any]) -> None:
    for text in item["counter"]:
        assert item["id"] not in [frame.id for frame in found(text, shipped_frames())], text


def without(item: dict[str, Any]) -> Frames:
    """The frames but for one entry."""
    verbs, nouns = deepcopy(VERBS), deepcopy(NOUNS)
    for table, key in ((verbs, "frame"), (nouns, "noun")):
        table[key] = [one for one in table[key] if one["id"] != item["id"]]
    return make_frames(verbs, nouns, read_words())


ALL = [pytest.param(item, id=item["id"]) for item in (*VERBS["frame"], *NOUNS["noun"])]


# Classes that only titles ask for are taken out in test_title_words.py.
@pytest.mark.parametrize("item", [row for row in ALL if row.id not in OF_TITLES])
def test_without_the_entry_its_example_reads_differently(item: dict[str, Any]) -> None:
    assert readings(item["example"], without(item)) != readings(item["example"], shipped_frames())


def words_of(item: dict[str, Any]) -> Iterator[str]:
    yield from item.get("verbs", item.get("words", ()))
    for words in item.get("acts", {}).values():
        yield from words


@pytest.mark.parametrize("item", ALL)
def test_each_word_is_one_of_the_word_list_or_guessed_as_such(item: dict[str, Any]) -> None:
    reading, which = (VERB, 0) if item in VERBS["frame"] else (NOUN, -1)
    for word in words_of(item):
        form = read_words().lookup(word.split()[which])
        assert form.bits & (reading | GUESS) or word in CLOSED, word


# Words of closed classes, and words that the word list knows as something else or not.
CLOSED = frozenset(
    [
        "both",
        "two",
        "one",
        "other",
        "those",
        "everybody",
        "deadpan",
        "each",
        "mps",
        "mp",
        "him",
        "his",
        "her",
        "they",
        "them",
        "their",
        "who",
        "whom",
        "us",
        "our",
        "me",
        "you",
        "himself",
        "herself",
        "themselves",
    ]
)


def test_ids_are_unique_and_words_stand_once_in_a_frame() -> None:
    ids = [item["id"] for item in (*VERBS["frame"], *NOUNS["noun"])]
    assert sorted(set(ids)) == sorted(ids)
    for item in (*VERBS["frame"], *NOUNS["noun"]):
        words = list(words_of(item))
        assert [word for word in set(words) if words.count(word) > 1] == [], item["id"]


# --- what the older tables say too -------------------------------------------------------------------------------
ACTS = read_source("acts")


def frames_of_verb(lemma: str) -> list[Any]:
    return [entry for (verb, _), entries in shipped_frames().verbs.items() if verb == lemma for entry in entries]


def kinds_of_verb(form: str) -> set[str]:
    """The classes of the frames of a verb, and of the nouns that it carries."""
    lemma = read_words().lookup(form).lemma_of(VERB) or form
    carried = {
        entry.pattern.kind
        for entries in shipped_frames().nouns.values()
        for entry in entries
        if lemma in {verb for verb, _ in entry.pattern.light | entry.pattern.through}
    }
    return {entry.pattern.kind for entry in frames_of_verb(lemma)} | carried


def kinds_of_noun(form: str) -> set[str]:
    """The classes of a noun and of its frames."""
    frames = shipped_frames()
    noun = frames.noun(*reversed(("", *fold(form).split())[-2:]))
    return {entry.pattern.kind for entry in noun.entries} | noun.classes


def sentences_of_acts(key: str) -> list[Any]:
    return [pytest.param(act, text, id=text) for act, data in ACTS.items() for text in data.get(key, ())]


# Examples of acts.toml that give no frame of their act: fixed phrases without a verb or with an adjective that is read
# as something else ("made clear"), and verbs whose noun says more ("reaffirmed their support").
NOT_SAID = frozenset(
    [
        "The sides evaluated the level of ties as very high.",
        "The two sides reaffirmed their support for a two-state solution.",
        "Both leaders ratified the excellent state of the bonds.",
        "The guests expressed their views on the future of the alliance.",
        "The envoy conveyed the mood of his people to the chancellor.",
        "The two sides identified energy and transport as priority areas.",
        "The port, as she put it, is the lung of the region.",
        "The port, as she puts it, is the lung of the region.",
        "The daily quoted the envoy as telling reporters that talks would go on.",
        "In the words of the envoy, the bridge joins two hearts.",
        "In the opinion of the general, the threat has grown.",
        "The fleet, in his words, is ready for the spring.",
        "In his view, the talks came too late.",
        "In her opinion, the corridor serves the whole region.",
        "The general was of the belief that the front would hold.",
        "The envoy sounded a note of caution about the dates.",
        "She voiced concern, a point echoed by Minister Berg.",
        "The general made it clear that the base would stay.",
        "The premier made clear that the base would close.",
        "The minister made plain that the offer stood.",
        "The envoy made it plain that time was short.",
        "The king made known his wish to abdicate.",
        "The speaker placed on record his respect for the fallen.",
        "The palace official made it known that the king was ill.",
        "The envoy put across to the minister that safety came first.",
        "The palace official let it be known that the king was ill.",
        "The secretary took pains to calm the allies.",
        "The mayor gave vent to his feelings.",
        "The king threw his weight behind the pact.",
        "The envoy took up his offer of a seat.",
        "The guests had words of praise for the hosts.",
        "The two leaders were at one on energy.",
        "The ministers saw eye to eye on the strait.",
    ]
)


@pytest.mark.parametrize(("act", "text"), sentences_of_acts("examples"))
def test_an_example_of_an_act_has_a_frame_of_it(act: str, text: str) -> None:
    acts = {frame.act for frame in found(text, shipped_frames())}
    assert (act in acts) != (text in NOT_SAID)


# Counter-examples of acts.toml that have a frame all the same: things that say nothing, which only their subject tells.
SAID_BY_NOBODY = frozenset(
    [
        "Quality is assured by two laboratories.",
        "The projects supported by the fund are new.",
        "Rain encouraged growth.",
        "The plan was approved by the cabinet.",
        "The valley offers opportunities for hikers.",
        "The ministry invited bids for the road.",
        "The currency appreciated by two percent.",
        "The envoy hails from a coastal town.",
        "The guests paid floral tribute to the founder.",
        "The frigate was welcomed by a brass band.",
        "Cars slammed into the gate.",
        "He put the blame on others.",
        "Protesting workers blocked the road.",
        "Troops responded to the fire.",
        "The pipe dilated in the heat.",
        "The pilgrims prayed at the shrine.",
    ]
)


@pytest.mark.parametrize(("act", "text"), sentences_of_acts("counter"))
def test_a_counter_example_of_an_act_has_none(act: str, text: str) -> None:
    acts = {frame.act for frame in found(text, shipped_frames()) if frame.standing == "fact"}
    assert (act in acts) == (text in SAID_BY_NOBODY)


# --- how slots are filled ----------------------------------------------------------------------------------------
CONSTRUCTIONS = [
    # lists and shared subjects
    (
        "Lund and Reed discussed trade, energy and fishing.",
        "discuss",
        {"side": "Lund, Reed", "topic": "trade, energy, fishing"},
    ),
    ("Lund thanked Reed and praised the accord.", "say", {"speaker": "Lund", "content": "the accord"}),
    ("Lund met Reed and discussed trade.", "discuss", {"side": "Lund", "topic": "trade"}),
    # passives
    ("Trade was discussed by Lund and Reed.", "discuss", {"side": "Lund, Reed", "topic": "Trade"}),
    (
        "Lund was told by Reed that the talks had helped.",
        "tell",
        {"speaker": "Reed", "addressee": "Lund", "content": "had helped"},
    ),
    ("Trade was touched upon.", "touch-on", {"topic": "Trade"}),
    # clauses inside others
    ("Reed, who thanked the king, left Oslo.", "tell", {"speaker": "Reed", "addressee": "the king"}),
    ("The envoy whom Lund received left Oslo.", "receive", {"host": "Lund", "guest": "The envoy"}),
    ("The envoy with whom Lund met left Oslo.", "meet", {"side": "Lund", "counterpart": "The envoy"}),
    ("Thanking Reed, Lund praised the accord.", "tell", {"speaker": "Lund", "addressee": "Reed"}),
    ("Lund left Oslo after thanking Reed.", "tell", {"speaker": "Lund", "addressee": "Reed"}),
    ("Lund asked Reed to thank the king.", "tell", {"speaker": "Reed", "addressee": "the king"}),
    ("The accord, praised by Lund, was signed.", "say", {"speaker": "Lund", "content": "The accord"}),
    # content
    ('"The talks helped," said Lund.', "say", {"speaker": "Lund", "content": "helped"}),
    ("The talks, Lund said, helped.", "say", {"speaker": "Lund", "content": "helped"}),
    ("Lund said on Monday that the talks had helped.", "say", {"speaker": "Lund", "content": "had helped"}),
    ("It was stressed that the talks had helped.", "say", {"content": "It, had helped"}),
    ("The ministers called the talks useful.", "call-it", {"speaker": "The ministers", "content": "the talks, useful"}),
    ("The port was open, the minister added.", "say-that", {"speaker": "the minister", "content": "was"}),
    # who does what a clause below says
    ("The agency quoted Reed as saying that trade grew.", "say", {"speaker": "Reed", "content": "grew"}),
    ("Lund called on Reed to thank the envoy.", "tell", {"speaker": "Reed", "addressee": "the envoy"}),
    ("Lund thanked Reed for meeting the envoy.", "meet", {"side": "Reed", "counterpart": "the envoy"}),
    # nouns that verbs carry
    ("The talks which Lund held with Reed were long.", "meeting", {"side": "Lund", "counterpart": "Reed"}),
    ("Talks were held with Reed.", "meeting", {"counterpart": "Reed"}),
    (
        "Lund held a round of talks with the envoy on trade.",
        "meeting",
        {"side": "Lund", "counterpart": "the envoy", "topic": "trade"},
    ),
    ("Lund's meeting with Reed was long.", "meeting", {"side": "Lund", "counterpart": "Reed"}),
    ("Lund gave him assurances.", "assurance", {"speaker": "Lund", "addressee": "him"}),
    ("Lund, at talks on Tuesday with Reed, called for calm.", "meeting", {"counterpart": "Reed"}),
    ("They discussed trade, with a focus on energy.", "discuss", {"side": "They", "topic": "trade"}),
    # phrases that hang on something else
    ("Lund spoke by phone with Reed.", "speak-with", {"side": "Lund", "counterpart": "Reed"}),
    ("Lund discussed the accord with Reed.", "discuss", {"side": "Lund", "topic": "the accord", "counterpart": "Reed"}),
    # particles
    ("The ministers went over the plan.", "review", {"side": "The ministers", "topic": "the plan"}),
    ("Lund called on Reed, the minister, in Oslo.", "call-on-somebody", {"guest": "Lund", "host": "Reed"}),
    ("Lund and Reed held two days of talks.", "meeting", {"side": "Lund, Reed"}),
    ("The talks revolved around the port.", "look-at", {"side": "The talks", "topic": "the port"}),
]


@pytest.mark.parametrize(("text", "id", "wanted"), CONSTRUCTIONS)
def test_what_plays_the_roles(text: str, id: str, wanted: dict[str, str]) -> None:
    assert wanted in [roles(text, frame) for frame in found(text, shipped_frames()) if frame.id == id]


# --- what is above -----------------------------------------------------------------------------------------------
STANDINGS = [
    ("Lund met Reed.", "fact"),
    ("Lund has never met Reed.", "none"),
    ("Lund did not meet Reed.", "none"),
    ("Lund will meet Reed.", "planned"),
    ("Lund is to meet Reed.", "planned"),
    ("Lund might meet Reed.", "possible"),
    ("Lund declined to meet Reed.", "none"),
    ("Lund failed to meet Reed.", "none"),
    ("They urged that Reed be met by Lund.", "planned"),
    ("Lund agreed to meet Reed.", "planned"),
    ("Lund left without meeting Reed.", "none"),
    ("If Lund meets Reed, trade will grow.", "possible"),
    ("Lund said that he had met Reed.", "fact"),
    ("Lund refused to agree to meet Reed.", "none"),
    ("Lund is expected to meet Reed.", "planned"),
    ("Lund went on to meet Reed.", "fact"),
    ("Lund arrived in Oslo to meet Reed.", "planned"),
    ("Lund hopes to meet Reed.", "planned"),
    ("Lund never met Reed.", "none"),
    ("Neither Lund nor Reed met the king.", "none"),
    ("Nobody met Reed.", "none"),
    ("Lund denied having met Reed.", "none"),
    ("Lund declined to comment after meeting Reed.", "fact"),
    ("Lund is in Oslo to meet Reed.", "planned"),
    ("Lund declined to fly to Oslo to meet Reed.", "none"),
    ("Lund has yet to meet Reed.", "none"),
    ("Lund did not agree to meet Reed.", "none"),
    ("The plan to meet Reed was old.", "planned"),
    ("Lund turned down an invitation to meet Reed.", "none"),
    ("Lund turned down an invitation from an aide to meet Reed.", "none"),
    ("Lund has accepted an invitation from an aide to meet Reed.", "planned"),
    ("The desire to meet Reed was old.", "possible"),
    ("Lund repeated her hope of meeting Reed.", "possible"),
    ("Lund had little interest in meeting Reed.", "possible"),
    ("Lund spoke of her pleasure of meeting Reed.", "fact"),
    ("Lund spoke of her hopes after meeting Reed.", "fact"),
    ("Lund will on Monday meet Reed.", "planned"),
    ("Lund is to open a port and meet Reed.", "planned"),
    ("Lund did not thank or meet Reed.", "none"),
    ("Lund might visit Kenya and meet Reed.", "possible"),
    ("Lund will visit Kenya, meet Reed and return.", "planned"),
    ("Lund did not rule out meeting Reed.", "none"),
    ("Lund raised the possibility of meeting Reed.", "possible"),
]


@pytest.mark.parametrize(("text", "standing"), STANDINGS)
def test_what_governs_a_verb_reaches_down(text: str, standing: str) -> None:
    assert [frame.standing for frame in found(text, shipped_frames()) if frame.id == "meet"] == [standing]


FORMAT_OF = [
    ("Lund had a phone call with Reed.", "phone"),
    ("Lund held a telephone conversation with Reed.", "phone"),
    ("Lund paid a courtesy call on Reed.", "in-person"),
    ("Lund held a video conference with Reed.", "video"),
    ("Lund met Reed.", "in-person"),
    ("Lund had a conversation with Reed.", None),
]


@pytest.mark.parametrize(("text", "format"), FORMAT_OF)
def test_how_people_meet(text: str, format: str | None) -> None:
    assert [frame.format for frame in found(text, shipped_frames()) if frame.kind == "encounter"] == [format]


def test_a_press_conference_is_no_meeting() -> None:
    assert "encounter" not in {frame.kind for frame in found("Lund held a press conference.", shipped_frames())}


NOUN_STANDINGS = [
    ("Lund held talks with Reed.", "fact"),
    ("The talks were cancelled.", "none"),
    ("Lund cancelled the meeting.", "none"),
    ("No talks were held.", "none"),
    ("Talks will be held on Monday.", "planned"),
    ("Lund plans to hold talks with Reed.", "planned"),
    ("Lund ruled out talks.", "none"),
    ("Lund called for talks.", "planned"),
    ("Lund noted the lack of talks.", "none"),
    ("The talks were put off until Friday.", "planned"),
    ("The talks were put off.", "none"),
    ("Lund praised the talks.", "fact"),
    ("Lund may pay a visit to Norland.", "possible"),
    ("Lund dashed hopes for a meeting with Reed.", "possible"),
    ("Lund put forward a plan for talks with Reed.", "planned"),
    ("Lund thanked Reed for the talks.", "fact"),
]


@pytest.mark.parametrize(("text", "standing"), NOUN_STANDINGS)
def test_what_governs_a_noun_of_an_event(text: str, standing: str) -> None:
    nouns = [frame for frame in found(text, shipped_frames()) if frame.kind in ("encounter", "journey")]
    assert [frame.standing for frame in nouns] == [standing]


# --- time --------------------------------------------------------------------------------------------------------
NESTED = [
    "to try ",
    "said that ",
    "who met Reed, ",
    "for thanking Reed ",
    "of the talks ",
    "talks with Reed on ",
    "met Reed and ",
]


@pytest.mark.parametrize("link", NESTED)
def test_work_grows_with_the_depth_of_a_sentence(link: str) -> None:
    """A chain of clauses, each in the one before: four times as deep is about four times the work."""
    assert calls(link, 800) < 1.5 * 4 * calls(link, 200)


def calls(link: str, words: int) -> int:
    """Return how many functions run when the frames of a chain of *words* words are found."""
    document = read_document("Lund held talks " + link * (words // len(link.split())) + "left.")
    groups = read_groups(document, english())
    sentences = [read_clauses(document, groups, english(), *ends) for ends in document.sentences]
    count = 0

    def on_event(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(on_event)
    try:
        for clauses in sentences:
            find_frames(document, groups, clauses, shipped_frames())
    finally:
        sys.setprofile(before)
    return count


# --- mistakes ----------------------------------------------------------------------------------------------------
FRAME = """
[class.encounter]
roles = ["side"]
[light]
hold = ["hold"]
[[frame]]
id = "meet"
class = "encounter"
verbs = ["meet"]
slots = { subject = "side" }
"""
NOUN_ENTRY = '[[noun]]\nid = "meeting"\nclass = "encounter"\nwords = ["meeting"]\nlight = ["@hold"]\n'
MISTAKES = [
    (
        FRAME + 'only = { subject = ["humen"] }',
        NOUN_ENTRY,
        "data/verbs.toml, [[frame]] 'meet': only.subject asks for 'humen', and no noun is of that class.",
    ),
    (
        FRAME.replace("verbs =", "verb ="),
        NOUN_ENTRY,
        "data/verbs.toml, [[frame]] 'meet': unknown key 'verb'. Did you mean 'verbs'?",
    ),
    (
        FRAME.replace('verbs = ["meet"]\n', ""),
        NOUN_ENTRY,
        "data/verbs.toml, [[frame]] 'meet': it has to have either 'verbs'",
    ),
    (
        FRAME,
        NOUN_ENTRY.replace('class = "encounter"', 'class = "enc"'),
        "data/nouns.toml, [[noun]] 'meeting': there is no class 'enc'.",
    ),
    (FRAME, NOUN_ENTRY.replace("@hold", "@held"), "data/nouns.toml, [[noun]] 'meeting': there is no group '@held'."),
    (
        FRAME.replace('{ subject = "side" }', '"side"'),
        NOUN_ENTRY,
        "data/verbs.toml, [[frame]] 'meet': 'slots' is no table.",
    ),
    (
        FRAME.replace('verbs = ["meet"]', 'acts = { greeted = ["meet"] }'),
        NOUN_ENTRY,
        "data/verbs.toml, [[frame]] 'meet': there is no act 'greeted'",
    ),
    (FRAME + FRAME[FRAME.index("[[frame") :], NOUN_ENTRY, "data/verbs.toml, [[frame]] 'meet': this id exists already."),
]


@pytest.mark.parametrize(("verbs", "nouns", "message"), MISTAKES, ids=lambda value: "")
def test_a_mistake_is_told_in_one_line(verbs: str, nouns: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        check(DataFiles({"verbs.toml": verbs.encode(), "nouns.toml": nouns.encode()}, ""))
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_frames_without_a_mistake_pass() -> None:
    check(DataFiles({"verbs.toml": FRAME.encode(), "nouns.toml": NOUN_ENTRY.encode()}, ""))

"""A vocabulary of one's own: what it adds, what it leaves alone, what is wrong in it."""

import copy
import datetime as dt
import json
import pickle
import threading
from pathlib import Path
from typing import Any

import pytest

from dipbrief import MeetingReport, Reader, parse, parse_many, to_ninjs, to_plover, to_rows, to_schema_org
from dipbrief.command_line import main

DESK = """
name = "desk"
version = "7"

[agency.SKERRY]
name = "Skerry News Agency"
marks = ["Skerry"]
country = "NO"

[organization.NBC]
name = "Northern Barrow Council"
kind = "regional"
aliases = ["Barrow Council"]

[state.NO]
aliases = ["Norroway"]
demonyms = ["Norrowegian"]

[[rank]]
id = "guard-colonel"
system = "military"
forms = ["Guard Colonel"]

[[rank.code]]
code = "OF-5"
countries = ["NO"]

[[office]]
id = "harbour-master"
forms = ["Harbour Master", "Master of the Port"]
nouns = ["harbour master"]
kind = "local"

[[body]]
name = "Skerry Watch"
country = "NO"
kind = "agency"

[[frame]]
id = "moor"
class = "encounter"
verbs = ["moor"]
slots = { subject = "side", "with/beside" = "counterpart" }
needs = ["with", "beside"]
only = { "with/beside" = ["human", "name"] }

[topic.lighthouses]
terms = ["lighthouse", "{country} beacon", "cooperation in pilotage"]
weak = ["lamp"]

[topic.demining]
terms = ["marsh sweeping"]
"""

TEXT = """OSLO, March 3 (Skerry) -- Norrowegian Harbour Master Kari Lund met Admiral Paul Reed of the United States.

They discussed the lighthouse and trade. Lund thanked Reed."""
DAY = dt.date(2025, 3, 4)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "desk.toml"
    path.write_text(DESK, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def reader(desk: Path) -> Reader:
    return Reader(vocabulary=desk)


def lund(report: MeetingReport) -> Any:
    return next(person for person in report.people if person.name == "Kari Lund")


# --- what it adds ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("office", "party", "text"),
    [
        ("harbour-master", "NO", "Harbour Master Kari Lund of Norway met Paul Reed."),
        ("harbour-master", "NO", "Norroway's Harbour Master Kari Lund met Paul Reed."),
        ("harbour-master", "NO", "Norrowegian Harbour Master Kari Lund met Paul Reed."),
        ("deputy-harbour-master", "NO", "Deputy Harbour Master Kari Lund of Norroway met Paul Reed."),
        ("harbour-master", "NO", "Kari Lund, Master of the Port of Norway, met Paul Reed."),
        ("defence-minister", "NO", "Norrowegian Defence Minister Kari Lund met Paul Reed."),
        ("director", "NO", "Skerry Watch Director Kari Lund met Paul Reed."),
        ("chairman", "NBC", "Northern Barrow Council Chairman Kari Lund met Paul Reed."),
    ],
)
def test_offices_bodies_and_states(reader: Reader, office: str, party: str, text: str) -> None:
    person = lund(reader.parse(text))
    assert (person.roles[0].office, person.party and person.party.code) == (office, party)


def test_persons_alone(reader: Reader) -> None:
    words = "Harbour Master Kari Lund of Norroway"
    person = reader.read_person(words)
    assert person is not None
    assert (person.name, person.roles[0].office, person.party and person.party.code) == (
        "Kari Lund",
        "harbour-master",
        "NO",
    )
    assert reader.find_persons(f"{words} praised the port.")[0].roles == person.roles
    assert reader.read_person("the price of grain") is None


def test_a_rank_with_its_code(reader: Reader) -> None:
    rank = lund(reader.parse("Norwegian Guard Colonel Kari Lund met Paul Reed.")).rank
    assert (rank.title, rank.system, rank.code) == ("Guard Colonel", "military", "OF-5")


def test_an_agency_and_its_home(reader: Reader) -> None:
    report = reader.parse("OSLO, March 3 (Skerry) -- Defence Minister Kari Lund left.", published=DAY)
    assert report.header.agency is not None
    assert (report.header.agency.name, lund(report).party.code) == ("Skerry News Agency", "NO")
    shipped = parse("OSLO, March 3 (Skerry) -- Lund left.").header.agency
    assert shipped is not None
    assert shipped.name == "Skerry"  # as printed


@pytest.mark.parametrize(
    ("labels", "topic"),
    [
        (("lighthouses",), "the lighthouses"),
        (("lighthouses",), "Polish beacons"),
        (("lighthouses",), "a lamp"),
        (("demining",), "marsh sweeping"),
        (("demining",), "mine clearance"),
        (("lighthouses",), "cooperation in pilotage"),
        (("trade",), "trade"),
        ((), "beacons"),
    ],
)
def test_topics(reader: Reader, labels: tuple[str, ...], topic: str) -> None:
    report = reader.parse(f"Norwegian Defence Minister Kari Lund met Paul Reed. They discussed {topic}.")
    assert report.topics[0].labels == labels


def test_a_verb_with_its_frame(reader: Reader) -> None:
    text = "Norwegian Minister Kari Lund moored beside Admiral Paul Reed."
    assert [person.name for person in reader.parse(text).participants] == ["Kari Lund", "Paul Reed"]
    assert parse(text).meeting is None
    assert reader.parse("Norwegian Minister Kari Lund moored beside the quay.").meeting is None


def test_of_one_form_ones_own_meaning_goes_first() -> None:
    office = [{"id": "sea-lord", "forms": ["Defence Minister"], "kind": "military"}]
    report = Reader({"office": office}).parse("Norwegian Defence Minister Kari Lund met Paul Reed.")
    assert lund(report).roles[0].office == "sea-lord"


def test_titles_that_came_separately(reader: Reader) -> None:
    report = reader.parse("She left.", title="Norroway's Harbour Master Kari Lund leaves")
    assert lund(report).party.code == "NO"


# --- what it leaves alone --------------------------------------------------------------------------------------------


def test_the_report_tells_the_vocabulary(reader: Reader) -> None:
    note = reader.parse("").issues[0]
    assert note.code == "own-vocabulary"
    assert note.message == f"read with the vocabulary desk, version 7, digest {reader.digest}"
    assert (reader.name, reader.version, len(reader.digest)) == ("desk", "7", 16)


def test_without_a_vocabulary_it_reads_as_the_functions_do() -> None:
    assert Reader().parse(TEXT, published=DAY) == parse(TEXT, published=DAY)
    assert list(Reader().parse_many([TEXT])) == list(parse_many([TEXT]))
    assert (Reader().name, Reader().version, Reader().digest, repr(Reader())) == ("", "", "", "<Reader>")


def test_other_readers_do_not_notice(reader: Reader) -> None:
    before = parse(TEXT, published=DAY)
    assert reader.parse(TEXT, published=DAY) != before
    assert parse(TEXT, published=DAY) == before
    found: list[MeetingReport] = []
    threads = [
        threading.Thread(target=lambda read=read: found.append(read(TEXT, published=DAY)))
        for read in (parse, reader.parse) * 4
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(report == before for report in found) == 4
    assert sum(report == reader.parse(TEXT, published=DAY) for report in found) == 4


def test_of_shipped_entries_nothing_is_read_twice() -> None:
    again = {"state": {"NO": {"aliases": ["Norway"]}}, "office": [{"id": "mayor", "forms": ["Mayor"], "kind": "local"}]}
    report = Reader(again).parse(TEXT, published=DAY)
    assert report.model_copy(update={"issues": report.issues[1:]}) == parse(TEXT, published=DAY)


def test_the_same_entries_have_the_same_digest(desk: Path, reader: Reader) -> None:
    import tomllib

    held = tomllib.loads(DESK)
    assert Reader(dict(reversed(held.items()))).digest == reader.digest
    assert Reader({**held, "version": "8"}).digest == reader.digest
    assert Reader({**held, "state": {}}).digest != reader.digest


# --- elsewhere -------------------------------------------------------------------------------------------------------


def test_it_pickles_and_copies(reader: Reader) -> None:
    for other in (pickle.loads(pickle.dumps(reader)), copy.deepcopy(reader), pickle.loads(pickle.dumps(Reader()))):
        assert repr(other) in (repr(reader), "<Reader>")
    again = pickle.loads(pickle.dumps(reader))
    assert again.parse(TEXT, published=DAY) == reader.parse(TEXT, published=DAY)


@pytest.mark.parametrize("workers", [None, 2])
def test_many(reader: Reader, workers: int | None) -> None:
    results = list(reader.parse_many([TEXT, {"id": "7"}, TEXT], workers=workers))
    assert [result.report == reader.parse(TEXT) for result in results] == [True, False, True]
    assert results[1].error is not None


def test_arrow(reader: Reader) -> None:
    pa = pytest.importorskip("pyarrow")
    from dipbrief.arrow import parse_batch

    row = parse_batch(pa.RecordBatch.from_pydict({"text": [TEXT]}), reader=reader).to_pylist()[0]
    assert MeetingReport.model_validate(row["report"]) == reader.parse(TEXT)


def test_exports_take_its_reports(reader: Reader) -> None:
    text = "Barrow Council Chairman Kari Lund met Norwegian Harbour Master Paul Reed on Monday. They discussed lamps."
    report = reader.parse(text, published=DAY)
    assert MeetingReport.model_validate_json(report.model_dump_json()) == report
    assert to_plover(report)
    assert to_schema_org(report)["keywords"] == ["lighthouses"]
    assert to_ninjs(report, text)
    assert to_rows([report], table="topics")[0]["labels"] == "lighthouses"
    assert "Northern Barrow Council" in report.to_html(text)


def test_the_command_line(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert main([str(file), "--vocabulary", str(desk)]) == 0
    assert json.loads(capsys.readouterr().out)["header"]["agency"]["name"] == "Skerry News Agency"
    assert main([str(file), str(file), "--vocabulary", str(desk)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["report"]["issues"][0]["code"] for line in lines] == ["own-vocabulary"] * 2
    assert main([str(file), "--vocabulary", "none.toml"]) == 2
    assert capsys.readouterr().err == "dipbrief: --vocabulary: none.toml: No such file or directory\n"
    (tmp_path / "bad.toml").write_text("[[office]]\nid = 'x'\n", encoding="utf-8")
    assert main([str(file), "--vocabulary", str(tmp_path / "bad.toml")]) == 2
    assert "bad.toml, [[office]] 'x': no 'forms'. Add forms = [\"...\"]." in capsys.readouterr().err


# --- what is wrong in it ---------------------------------------------------------------------------------------------

OFFICE = {"id": "x", "forms": ["Sea Lord"], "kind": "local"}
RANK = {"id": "x", "forms": ["Sea Lord"], "system": "military"}
FRAME = {"id": "x", "class": "encounter", "verbs": ["moor"], "slots": {"subject": "side"}}


@pytest.mark.parametrize(
    ("message", "held"),
    [
        ("unknown section 'offices'. Did you mean 'office'?", {"offices": []}),
        ("unknown section 'zoo'. There may be agency, ", {"zoo": {}}),
        (r"\[\[office\]\]: there is none. Write each entry", {"office": {"x": {}}}),
        (r"'agency': write each entry under a line \[agency.ID\]", {"agency": []}),
        (r"\[agency.A\]: no 'country'. Add country = ", {"agency": {"A": {"name": "A", "marks": ["A"]}}}),
        (r"\[agency.A\]: no such country code: 'QQ'", {"agency": {"A": {"name": "A", "marks": [], "country": "QQ"}}}),
        (r"\[state.QQ\]: there is no such state", {"state": {"QQ": {"aliases": ["Q"]}}}),
        (r"\[state.NO\]: unknown key 'alias'. Did you mean 'aliases'", {"state": {"NO": {"alias": ["Q"]}}}),
        (r"\[\[office\]\] 'x': no 'forms'", {"office": [{"id": "x", "kind": "local"}]}),
        ("'x': 'forms' is no list of words", {"office": [{**OFFICE, "forms": "Sea Lord"}]}),
        ("'x': there is no kind 'sea'. Choose one of business, ", {"office": [{**OFFICE, "kind": "sea"}]}),
        ("'x': there is no trait 'frim'. Choose one of birth, ", {"office": [{**OFFICE, "trait": "frim"}]}),
        ("there is no organization 'ZZZ'", {"office": [{**OFFICE, "organization": "ZZZ"}]}),
        ("the id 'Sea Lord' has other than small letters", {"office": [{**OFFICE, "id": "Sea Lord"}]}),
        ("'x': there is no system 'sea'. Choose one of military, ", {"rank": [{**RANK, "system": "sea"}]}),
        ("there is no rank code 'OF-11'", {"rank": [{**RANK, "code": [{"code": "OF-11", "countries": []}]}]}),
        ("no such country code: 'QQ'", {"rank": [{**RANK, "code": [{"code": "OF-1", "countries": ["QQ"]}]}]}),
        ("no such country code: 'QQ'", {"body": [{"name": "Watch", "country": "QQ", "kind": "agency"}]}),
        ("the id 'Sea' has other than small letters", {"topic": {"Sea": {}}}),
        ("'{tea} time': there is no slot 'tea'", {"topic": {"sea": {"terms": ["{tea} time"]}}}),
        ("'x': there is no class 'chat'", {"frame": [{**FRAME, "class": "chat"}]}),
        ("have no role 'tea'", {"frame": [{**FRAME, "slots": {"subject": "tea"}}]}),
        ("the word list knows no verb 'zibber'", {"frame": [{**FRAME, "verbs": ["zibber with"]}]}),
        ("'version' is no text", {"version": 7}),
        (": .*not JSON serializable", {"office": [dt.date]}),
    ],
)
def test_mistakes_are_told(message: str, held: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=f"^vocabulary.*{message}"):
        Reader(held)


def test_mistakes_of_a_file_are_told_with_its_name(tmp_path: Path) -> None:
    path = tmp_path / "desk.toml"
    path.write_text("[[office]\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"desk.toml: .*line 1.*Correct it"):
        Reader(path)
    path.write_bytes(b"name = '\xff'")
    with pytest.raises(ValueError, match=r"desk.toml: not UTF-8 at byte 8"):
        Reader(str(path))
    with pytest.raises(FileNotFoundError):
        Reader(tmp_path / "none.toml")


@pytest.mark.parametrize("vocabulary", [3, b"desk.toml", ["desk.toml"]])
def test_another_type_is_refused(vocabulary: Any) -> None:
    with pytest.raises(TypeError, match="vocabulary must be the path of a TOML file or a mapping, not"):
        Reader(vocabulary)

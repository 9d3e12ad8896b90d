"""Errors of each kind, planted into our own reports: how many of them ``check`` finds at their place.

``python -m tests.planted [REPORTS]`` prints a line for each kind. The reports are those of the invented dispatches and,
where they are at hand, of the real ones.
"""

import copy
import datetime as dt
import json
import random
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import dipbrief
from dipbrief import MeetingReport, vocabulary
from dipbrief.checks.check import findings
from dipbrief.checks.compare import compare
from dipbrief.checks.ground import Ground

__all__ = ["KINDS", "Kind", "main", "planted"]

Report = dict[str, Any]
Planter = Callable[["Plant"], str | None]
_WORDS = re.compile(r"\b[a-z]+(?: [a-z]+){2,4}\b")


class Source(NamedTuple):
    """A dispatch and our own report of it."""

    text: str
    title: str | None
    published: dt.date | None
    report: MeetingReport


class Kind(NamedTuple):
    """A kind of error: from what it can be found ("alone", "text", "other"), and what plants it."""

    name: str
    part: str
    plant: Planter


class Plant:
    """A report in which an error is planted."""

    def __init__(self, source: Source, seed: str) -> None:
        self.source = source
        self.text = source.text
        self.report: Report = source.report.model_dump(mode="json")
        self.random = random.Random(seed)

    def choose(self, values: Sequence[Any]) -> Any:
        """Return one of *values*, or None when there are none."""
        return self.random.choice(values) if values else None

    def people(self) -> list[tuple[str, Report]]:
        """Return the persons by their paths."""
        return [(f"{key}[{n}]", one) for key in ("participants", "mentioned") for n, one in enumerate(self.report[key])]

    def person(self, *having: str) -> tuple[str, Report]:
        """Return a person who has something under all of these names."""
        found = self.choose([item for item in self.people() if all(item[1][name] for name in having)])
        return found or ("", {})

    def role(self, *having: str) -> tuple[str, Report]:
        """Return a role that has something under all of these names."""
        roles = [(f"{path}.roles[{n}]", role) for path, one in self.people() for n, role in enumerate(one["roles"])]
        return self.choose([item for item in roles if all(item[1][name] for name in having)]) or ("", {})

    def item(self, name: str) -> tuple[str, Report]:
        """Return an item of a list."""
        found = self.choose(list(enumerate(self.report[name])))
        return (f"{name}[{found[0]}]", found[1]) if found else ("", {})

    def other(self, name: str, *but: str | None) -> str:
        """Return an id of a vocabulary that is none of *but*."""
        found: str = self.choose([id for id in vocabulary(name) if id not in but])
        return found

    def words(self) -> Report | None:
        """Return some words of the text in small letters."""
        found = self.choose(list(_WORDS.finditer(self.text)))
        return {"text": found[0], "start": found.start(), "end": found.end()} if found else None

    def absent_state(self) -> Report:
        """Return a state of which the text has nothing."""
        known = Ground(self.text, self.source.title).codes
        code = self.choose([code for code in vocabulary("countries") if code not in known and len(code) == 2])
        return {"code": code, "name": vocabulary("countries")[code], "kind": "country"}


# --- from the report alone -----------------------------------------------------------------------------------------


def _set(path: str, owner: Report, **values: Any) -> str | None:
    """Put *values* into *owner*, if there is one; the path of the first."""
    if not owner:
        return None
    owner.update(values)
    return f"{path}.{next(iter(values))}"


def party_of_another_code(p: Plant) -> str | None:
    path, one = p.person("party")
    return (
        None
        if not one
        else _set(
            path, one, party={**one["party"], "code": p.other("countries", one["party"]["code"]), "kind": "country"}
        )
    )


def unknown_organization(p: Plant) -> str | None:
    return _set(*p.person(), party={"code": "QXZ", "name": "Quarterly Exchange", "kind": "organization"})


def other_rank_code(p: Plant) -> str | None:
    path, one = p.person("rank")
    if not one or not one["rank"]["code"]:
        return None
    return _set(f"{path}.rank", one["rank"], code=p.other("rank-codes", one["rank"]["code"]))


def unknown_rank_code(p: Plant) -> str | None:
    path, one = p.person("rank")
    return None if not one else _set(f"{path}.rank", one["rank"], code="OR-10")


def other_rank_system(p: Plant) -> str | None:
    path, one = p.person("rank")
    return None if not one else _set(f"{path}.rank", one["rank"], system=p.other("rank-systems", one["rank"]["system"]))


def other_office(p: Plant) -> str | None:
    path, role = p.role("office")
    return _set(path, role, office=p.choose([o for o in _OFFICES if o != role.get("office")]))


_OFFICES = ("foreign-minister", "trade-minister", "king", "mayor", "navy-chief", "senator", "pope", "health-minister")


def unknown_office(p: Plant) -> str | None:
    return _set(*p.role(), office="keeper-of-clouds")


def unknown_status(p: Plant) -> str | None:
    return _set(*p.role(), status="drowsy")


def unknown_label(p: Plant) -> str | None:
    return _set(*p.item("topics"), labels=["stamp-collecting"])


def unknown_act(p: Plant) -> str | None:
    return _set(*p.item("statements"), act="whistle")


def other_act(p: Plant) -> str | None:
    path, one = p.item("statements")
    return _set(path, one, act=p.choose([a for a in ("thank", "condemn", "invite", "predict") if a != one.get("act")]))


def labels_of_nothing(p: Plant) -> str | None:
    p.report["labels"] = sorted({*p.report["labels"], p.other("labels", *p.report["labels"])})
    return "labels"


def other_agency(p: Plant) -> str | None:
    agency = p.report["header"]["agency"] or {}
    name = p.choose([n for n in ("Reuters", "Xinhua News Agency", "Agence France-Presse") if n != agency.get("name")])
    return _set("header.agency", agency if agency.get("mark") else {}, name=name)


def _dateline(p: Plant, name: str, value: Any) -> str | None:
    dateline = p.report["header"]["dateline"] or {}
    return _set("header.dateline", dateline if dateline.get(name) else {}, **{name: value})


def other_dateline_city(p: Plant) -> str | None:
    return _dateline(p, "city", p.choose(("Ulan Ude", "Trondheim", "Cusco", "Mbarara")))


def other_dateline_country(p: Plant) -> str | None:
    return _dateline(p, "country", p.absent_state()["code"])


def other_dateline_day(p: Plant) -> str | None:
    dateline = p.report["header"]["dateline"] or {}
    return _dateline(p, "date", _moved(dateline["date"], -p.random.randint(1, 20)) if dateline.get("date") else None)


def _moved(day: str, days: int) -> str:
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()


def doubled_person(p: Plant) -> str | None:
    one = p.person("roles")[1]
    if not one:
        return None
    p.report["participants"].append({**one, "id": "p99"})
    return "participants"


def _doubled(p: Plant, name: str) -> str | None:
    one = p.item(name)[1]
    p.report[name] += [one] if one else []
    return f"{name}[{len(p.report[name]) - 1}]" if one else None


def doubled_topic(p: Plant) -> str | None:
    return _doubled(p, "topics")


def doubled_statement(p: Plant) -> str | None:
    return _doubled(p, "statements")


def doubled_role(p: Plant) -> str | None:
    path, one = p.person("roles")
    return None if not one else _set(path, one, roles=[*one["roles"], p.choose(one["roles"])])


def doubled_mention(p: Plant) -> str | None:
    path, one = p.person("mentions")
    return None if not one else _set(path, one, mentions=[*one["mentions"], p.choose(one["mentions"])])


def speaks_to_self(p: Plant) -> str | None:
    path, one = p.item("statements")
    return _set(path, one if one.get("speakers") else {}, addressees=one.get("speakers"))


def other_speaker(p: Plant) -> str | None:
    statements = [
        (f"statements[{n}]", s) for n, s in enumerate(p.report["statements"]) if s["speakers"] and s["speaker_text"]
    ]
    if not statements:
        return None
    path, one = p.choose(statements)
    others = [person["id"] for _, person in p.people() if person["id"] not in one["speakers"]]
    return _set(path, one, speakers=[p.choose(others)], addressees=[]) if others else None


def mention_of_two(p: Plant) -> str | None:
    path, one = p.person("mentions")
    other = p.choose([person for _, person in p.people() if person["mentions"] and person is not one])
    return None if not other else _set(path, one, mentions=[*one["mentions"], other["mentions"][0]])


def names_exchanged(p: Plant) -> str | None:
    people = [(path, one) for path, one in p.people() if one["mentions"] and " " in one["name"]]
    if len(people) < 2:
        return None
    (path, one), (_, other) = p.random.sample(people, 2)
    one["name"], other["name"] = other["name"], one["name"]
    return f"{path}.name"


def _moved_title(p: Plant, name: str) -> str | None:
    one = p.person(name)[1]
    others = [(at, person) for at, person in p.people() if person is not one and person["mentions"]]
    if not one or not others:
        return None
    titles = [one[name]] if name == "rank" else one[name]
    if titles[0]["start"] is None or not _inside(one, titles[0]):
        return None
    at, other = p.choose(others)
    one[name], other[name] = ([], titles) if name == "roles" else (None, titles[0])
    return f"{at}.{name}"


def _inside(one: Report, title: Report) -> bool:
    return any(m["start"] <= title["start"] and title["end"] <= m["end"] for m in one["mentions"])


def role_of_another(p: Plant) -> str | None:
    return _moved_title(p, "roles")


def rank_of_another(p: Plant) -> str | None:
    return _moved_title(p, "rank")


def accredited_at_home(p: Plant) -> str | None:
    path, one = p.person("party", "mentions")
    if not one:
        return None
    return _set(path, one, accredited_to=[one["party"]])


def _meeting(p: Plant, having: str = "status", **values: Any) -> str | None:
    meeting = p.report["meeting"] or {}
    return _set("meeting", meeting if meeting.get(having) else {}, **values)


def no_evidence(p: Plant) -> str | None:
    return _meeting(p, "evidence", evidence=[])


def held_after_dateline(p: Plant) -> str | None:
    dateline, published = p.report["header"]["dateline"] or {}, p.report["header"]["published"]
    day = _moved(dateline["date"], 1) if dateline.get("date") else None
    held = (p.report["meeting"] or {}).get("status") == "held"
    return _meeting(p, date=day) if day and held and (published is None or day <= published) else None


def planned_for_the_past(p: Plant) -> str | None:
    dateline = p.report["header"]["dateline"] or {}
    return (
        _meeting(p, date=_moved(dateline["date"], -9), end_date=None, status="planned")
        if dateline.get("date")
        else None
    )


def dateline_after_publication(p: Plant) -> str | None:
    dateline = p.report["header"]["dateline"] or {}
    if not dateline.get("date"):
        return None
    p.report["header"]["published"] = _moved(dateline["date"], -5)
    _meeting(p, date=None, end_date=None)
    return "header.dateline.date"


def id_of_other_list(p: Plant) -> str | None:
    other = {"p": "m98", "m": "p98"}
    path, one = p.person() if not p.report["statements"] else ("", {})
    return _set(path, one, id=other[path[0]]) if one else None


def header_as_topic(p: Plant) -> str | None:
    dateline = p.report["header"]["dateline"]
    if not dateline:
        return None
    p.report["topics"].insert(0, {key: dateline[key] for key in ("text", "start", "end")})
    return "topics[0]"


# --- from report and text ------------------------------------------------------------------------------------------


def invented_role(p: Plant) -> str | None:
    path, one = p.person()
    return None if not one else _set(path, one, roles=[*one["roles"], {"title": "Keeper of the Northern Lighthouse"}])


def invented_rank(p: Plant) -> str | None:
    title = p.choose([t for t in ("Air Vice Marshal", "Rear Admiral", "Lance Corporal") if t not in p.text])
    return title and _set(*p.person(), rank={"title": title, "system": "military"})


def invented_organization(p: Plant) -> str | None:
    return _set(*p.role(), organization="the Ministry of Tides")


def invented_mark(p: Plant) -> str | None:
    p.report["header"]["agency"] = {"name": "Tidewater Press", "mark": "TWP"}
    return "header.agency"


def invented_agency(p: Plant) -> str | None:
    p.report["header"]["agency"] = {"name": "Tidewater Press"}
    return "header.agency"


def other_state(p: Plant) -> str | None:
    return _set(*p.person(), party=p.absent_state())


def other_accreditation(p: Plant) -> str | None:
    return _set(*p.person(), accredited_to=[p.absent_state()])


def other_city(p: Plant) -> str | None:
    return _meeting(p, city=p.choose(("Ulan Ude", "Trondheim", "Cusco", "Mbarara")))


def other_country(p: Plant) -> str | None:
    return _meeting(p, country=p.absent_state()["code"], city=None)


def other_day(p: Plant) -> str | None:
    meeting = p.report["meeting"] or {}
    if not meeting.get("date") or meeting["end_date"]:
        return None
    return _meeting(p, "date_text", date=_moved(meeting["date"], -p.random.randint(1, 3)))


def other_year(p: Plant) -> str | None:
    meeting = p.report["meeting"] or {}
    if not meeting.get("date") or meeting["end_date"]:
        return None
    return _meeting(p, "date_text", date=_moved(meeting["date"], -365))


def second_day(p: Plant) -> str | None:
    meeting, published = p.report["meeting"] or {}, p.report["header"]["published"]
    if not meeting.get("date") or meeting["end_date"] or not published:
        return None
    return _meeting(p, "date", end_date=_moved(meeting["date"], 40))


def by_video(p: Plant) -> str | None:
    return _meeting(p, format="video") if (p.report["meeting"] or {}).get("format") == "in-person" else None


def by_phone(p: Plant) -> str | None:
    return _meeting(p, format="phone") if (p.report["meeting"] or {}).get("format") == "in-person" else None


def planned_for_held(p: Plant) -> str | None:
    meeting = p.report["meeting"] or {}
    return _meeting(p, "evidence", status="planned") if meeting.get("status") == "held" else None


def other_status(p: Plant) -> str | None:
    path, role = p.role()
    return _set(path, role, status=p.choose([s for s in ("former", "acting", "outgoing") if s != role.get("status")]))


def invented_person(p: Plant) -> str | None:
    p.report["participants"].append({"id": "p97", "name": "Odalys Quennerstedt"})
    return f"participants[{len(p.report['participants']) - 1}].name"


def _renamed(p: Plant, change: Callable[[str, Report], str]) -> str | None:
    path, one = p.person("mentions")
    named = bool(one) and " " in one["name"] and one["name"] in p.text and not one["name"].isupper()
    return _set(path, one, name=change(one["name"], one)) if named else None


def name_in_small_letters(p: Plant) -> str | None:
    return _renamed(p, lambda name, _: name.lower())


def name_in_capitals(p: Plant) -> str | None:
    return _renamed(p, lambda name, _: name.upper())


def name_with_a_letter_changed(p: Plant) -> str | None:
    return _renamed(p, lambda name, _: name[:-1] + ("x" if name[-1] != "x" else "y"))


def name_with_a_word_more(p: Plant) -> str | None:
    return _renamed(p, lambda name, _: name.replace(" ", " Quentin ", 1))


def first_name_alone(p: Plant) -> str | None:
    path, one = p.person("mentions")
    whole = bool(one) and any(m["text"].endswith(one["name"]) for m in one["mentions"])
    return _set(path, one, name=one["name"].split()[0]) if whole and one["name"].count(" ") == 1 else None


def name_with_words(p: Plant) -> str | None:
    path, one = p.person("mentions")
    at = p.text.find(one["name"]) if one else -1
    behind = re.match(r"(?: [a-z]+){3}", p.text[at + len(one["name"]) :]) if at >= 0 else None
    return _set(path, one, name=one["name"] + behind[0]) if behind else None


def _cut(p: Plant, span: Report | None, path: str, less: int) -> str | None:
    if not span or len(span["text"]) < less + 4 or not span["text"][-less - 1 :].isalpha():
        return None
    span.update(text=span["text"][:-less], end=span["end"] - less)
    return path


def topic_cut_in_a_word(p: Plant) -> str | None:
    path, topic = p.item("topics")
    return _cut(p, topic, path, 2)


def mention_cut_in_a_word(p: Plant) -> str | None:
    path, one = p.person("mentions")
    return _cut(p, one.get("mentions", [None])[0], f"{path}.mentions[0]", 1)


def content_cut_in_a_word(p: Plant) -> str | None:
    path, one = p.item("statements")
    return _cut(p, one.get("content"), f"{path}.content", 2)


def topic_cut_behind_of(p: Plant) -> str | None:
    path, topic = p.item("topics")
    found = re.search(r".*? (?:of|the|a)(?= [a-z])", topic.get("text", ""))
    return found and _set(path, topic, text=found[0], end=topic["start"] + found.end()) and path


def topic_moved(p: Plant) -> str | None:
    path, topic = p.item("topics")
    by = p.random.choice((1, 2, 5))
    return _set(path, topic, start=topic["start"] + by, end=topic["end"] + by) and path if topic else None


def topic_reworded(p: Plant) -> str | None:
    path, topic = p.item("topics")
    return _set(path, topic, text="x" * len(topic["text"])) and path if topic else None


def _moved_words(p: Plant, path: str, owner: Report, name: str) -> str | None:
    words = p.words()
    return _set(path, owner, **{name: words}) if words and owner.get(name) else None


def cue_at_other_words(p: Plant) -> str | None:
    return _moved_words(p, *p.item("statements"), "cue")


def content_at_other_words(p: Plant) -> str | None:
    return _moved_words(p, *p.item("statements"), "content")


def speaker_at_other_words(p: Plant) -> str | None:
    return _moved_words(p, *p.item("statements"), "speaker_text")


def evidence_at_other_words(p: Plant) -> str | None:
    words = p.words()
    return _meeting(p, "evidence", evidence=[words]) if words else None


def mention_at_other_words(p: Plant) -> str | None:
    path, one = p.person("mentions")
    words = p.words()
    return _set(path, one, mentions=[*one["mentions"], words]) if words and one else None


def _whole_text(p: Plant, path: str, owner: Report, name: str) -> str | None:
    if not owner or p.text.count(". ") < 3:
        return None
    return _set(path, owner, **{name: {"text": p.text, "start": 0, "end": len(p.text)}})


def whole_text_as_topic(p: Plant) -> str | None:
    path, topic = p.item("topics")
    if not topic or p.text.count(". ") < 3:
        return None
    topic.update(text=p.text, start=0, end=len(p.text))
    return path


def whole_text_as_evidence(p: Plant) -> str | None:
    whole = {"text": p.text, "start": 0, "end": len(p.text)}
    return _meeting(p, "evidence", evidence=[whole]) if p.text.count(". ") > 3 else None


def other_title(p: Plant) -> str | None:
    return _set("header", p.report["header"] if p.source.title else {}, title="Lighthouse keepers meet")


def other_publication(p: Plant) -> str | None:
    day = p.report["header"]["published"]
    return _set("header", p.report["header"], published=_moved(day, 1)) if day and p.source.published else None


# --- from another reading ------------------------------------------------------------------------------------------


def person_left_out(p: Plant) -> str | None:
    if len(p.report["participants"]) < 2 or p.report["statements"]:
        return None
    p.report["participants"].pop()
    return "participants"


def mentioned_takes_part(p: Plant) -> str | None:
    if not p.report["mentioned"] or p.report["statements"]:
        return None
    p.report["participants"].append({**p.report["mentioned"].pop(0), "id": "p96"})
    return f"participants[{len(p.report['participants']) - 1}]"


def speakers_and_words_exchanged(p: Plant) -> str | None:
    statements = [s for s in p.report["statements"] if s["speakers"] and s["speaker_text"]]
    pair = next(((a, b) for a in statements for b in statements if a["speakers"] != b["speakers"]), None)
    if pair is None:
        return None
    one, other = pair
    for name in ("speakers", "speaker_text"):
        one[name], other[name] = other[name], one[name]
    return f"statements[{p.report['statements'].index(one)}].speaker"


def statement_left_out(p: Plant) -> str | None:
    return "statements" if p.report["statements"] and p.report["statements"].pop() else None


def topic_left_out(p: Plant) -> str | None:
    return "topics" if p.report["topics"] and p.report["topics"].pop() else None


def nothing_read(p: Plant) -> str | None:
    found = p.report["meeting"] is not None
    p.report = {"header": p.report["header"]}
    return "" if found else None


_PARTS: dict[str, tuple[Planter, ...]] = {
    "alone": (
        *(party_of_another_code, unknown_organization, other_rank_code, unknown_rank_code, other_rank_system),
        *(other_office, unknown_office, unknown_status, unknown_label, unknown_act, other_act, labels_of_nothing),
        *(other_agency, other_dateline_city, other_dateline_country, other_dateline_day, doubled_person),
        *(doubled_topic, doubled_statement, doubled_role, doubled_mention, speaks_to_self, other_speaker),
        *(mention_of_two, names_exchanged, role_of_another, rank_of_another, accredited_at_home, no_evidence),
        *(held_after_dateline, planned_for_the_past, dateline_after_publication, id_of_other_list, header_as_topic),
    ),
    "text": (
        *(invented_role, invented_rank, invented_organization, invented_mark, invented_agency, other_state),
        *(other_accreditation, other_city, other_country, other_day, other_year, second_day, by_video, by_phone),
        *(planned_for_held, other_status, invented_person, name_in_small_letters, name_in_capitals),
        *(name_with_a_letter_changed, name_with_a_word_more, first_name_alone, name_with_words, topic_cut_in_a_word),
        *(mention_cut_in_a_word, content_cut_in_a_word, topic_cut_behind_of, topic_moved, topic_reworded),
        *(cue_at_other_words, content_at_other_words, speaker_at_other_words, evidence_at_other_words),
        *(mention_at_other_words, whole_text_as_topic, whole_text_as_evidence, other_title, other_publication),
    ),
    "other": (
        *(person_left_out, mentioned_takes_part, speakers_and_words_exchanged, statement_left_out, topic_left_out),
        nothing_read,
    ),
}
KINDS = tuple(
    Kind(planter.__name__.replace("_", " "), part, planter) for part, planters in _PARTS.items() for planter in planters
)


# --- what becomes of them ------------------------------------------------------------------------------------------


def sources(most: int) -> Iterator[Source]:
    """Yield at most so many dispatches with our own reports, the invented ones first."""
    sys.path.append(str(Path(__file__).parent))  # where pytest looks, too
    from records.files import CASES, GOLD, invented, names

    given = [(d.text, d.title, d.published) for d in map(invented, names())]
    files = [*sorted(GOLD.glob("*.texts.jsonl")), *sorted(CASES.glob("*.jsonl"))]
    lines = [json.loads(line) for path in files for line in path.read_bytes().split(b"\n") if line.strip()]
    given += [(line["text"], line.get("title"), line.get("published")) for line in lines]
    for text, title, day in given[:most]:
        published = dt.date.fromisoformat(day[:10]) if day else None
        yield Source(text, title, published, dipbrief.parse(text, title=title, published=published))


def planted(kind: Kind, source: Source, ground: Ground) -> bool | None:
    """Plant an error of *kind*; tell whether it is found at its place, or None when it cannot be planted there."""
    plant = Plant(source, kind.name)
    path = kind.plant(plant)
    if path is None or path == "":
        path = "" if kind.plant is nothing_read and path == "" else None
    if path is None:
        return None
    try:
        report = MeetingReport.model_validate(copy.deepcopy(plant.report))
    except ValueError:
        return True  # refused
    if kind.part == "other":
        return any(finding.path.startswith(path) for finding in compare(report, source.report))
    return any(finding.path.startswith(path) for finding in findings(report, ground, source.published))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print for each kind how many were planted and how many found; for our own reports, how many are contradicted."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    counts = {kind: [0, 0] for kind in KINDS}
    reports = false = 0
    for source in sources(int(given[0]) if given else 500):
        reports += 1
        ground = Ground(source.text, source.title, source.title)
        false += any(f.severity != "note" for f in findings(source.report, ground, source.published))
        for kind in KINDS:
            found = planted(kind, source, ground)
            if found is not None:
                counts[kind][0] += 1
                counts[kind][1] += found
    print(f"{reports} reports of our own, {false} with an error or a warning\n")
    print("| from | error | planted | found |\n|---|---|---|---|")
    for kind, (n, k) in counts.items():
        print(f"| {kind.part} | {kind.name} | {n} | {k / n:.0%} |" if n else f"| {kind.part} | {kind.name} | 0 | |")
    return 0


if __name__ == "__main__":
    sys.exit(main())

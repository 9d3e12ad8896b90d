"""The compiled tables: made where dipbrief is built or first read, and never used when they are stale."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path
from shutil import copytree, ignore_patterns
from zipfile import ZipFile

import pytest

from dipbrief.data_files import MAKERS, DataError, DataFiles
from dipbrief.lexicon import Lookup
from dipbrief.lexicon.lookup import Entry, pack
from dipbrief.shapes import check
from dipbrief.tables import data_files

ROOT = Path(__file__).parent.parent
FILES = {"agencies", "names", "owners", "regions", "tables", "topics", "words"}
AT_ONCE = {f"{name}.txt" for name in FILES} | {"stamp"}

# --- mistakes in a data file -----------------------------------------------------------------------------------

RANK = '[[rank]]\nid = "guard-colonel"\nsystem = "military"\nforms = ["Guard Colonel"]\n'
STATE = '[ZE]\nname = "Zembla"\ncapital = "Onhava"\nprefixes = []\n'
MISTAKES = [
    (
        "data/ranks.toml, [[rank]] 'guard-colonel': unknown key 'example_'. Did you mean 'example'?",
        RANK + 'example_ = ""',
    ),
    ("data/ranks.toml, [[rank]] 'guard-colonel': no 'forms'. Add forms = [\"...\"].", RANK.replace("forms", "example")),
    (
        "data/ranks.toml, [[rank]] number 1 ('guard-colonel'): no 'id'. Add id = \"...\".",
        RANK.replace("id =", "example ="),
    ),
    (
        "data/ranks.toml, [[rank]] 'guard-colonel': 'forms' is no list of words."
        ' Write forms = ["..."], nothing empty in it.',
        RANK.replace('["Guard Colonel"]', '"Guard Colonel"'),
    ),
    (
        "data/ranks.toml, [[rank]] 'guard-colonel': 'forms' is no list of words."
        ' Write forms = ["..."], nothing empty in it.',
        RANK.replace('["Guard Colonel"]', '["Guard Colonel", ""]'),
    ),
    (
        "data/ranks.toml, [[rank]] 'guard-colonel': 'system' is no text. Write system = \"...\".",
        RANK.replace('"military"', "1"),
    ),
    (
        "data/ranks.toml, [[rank]] 'guard-colonel': this id exists already."
        " Choose another, or add to the entry that has it.",
        RANK + RANK,
    ),
    (
        "data/ranks.toml, [[rank]]: there is none. Write each entry under a line [[rank]].",
        RANK.replace("[[rank]]", "[rank]"),
    ),
    (
        "data/ranks.toml, 'rnak': nothing reads this. Write the entry under a line [[rank]].",
        RANK.replace("[[rank]]", "[[rnak]]"),
    ),
    (
        "data/ranks.toml, [[rank]] 'guard-colonel', [[rank.code]] number 1 ('OF-5'):"
        " unknown key 'country'. Did you mean 'countries'?",
        RANK + '[[rank.code]]\ncode = "OF-5"\ncountry = ["LY"]\n',
    ),
    ("data/ranks.toml: Invalid value (at line 3, column 10). Correct it.", RANK.replace('"military"', "military")),
    ("data/ranks.toml, line 4: this is not UTF-8. Save the file as UTF-8.", RANK.replace("Guard", "Gu\udce4rd")),
    ("data/states.toml, [ZE]: no 'name'. Add name = \"...\".", STATE.replace("name", "official")),
    (
        "data/states.toml, [ZE]: unknown key 'motto'. It may have name, capital, prefixes, official, aliases,"
        " abbreviations, demonyms, people, capital_aliases, metonyms, weak, counter, historic, example.",
        STATE + 'motto = "Ever"',
    ),
    (
        "data/states.toml: Cannot declare ('ZE',) twice (at line 5, column 4)."
        " This id exists already: choose another, or add to that entry.",
        STATE + STATE,
    ),
    (
        "data/states.toml, [name]: this is no entry. Give it the keys name, capital, prefixes,",
        STATE.replace("[ZE]\n", ""),
    ),
    (
        "data/places.tsv, row 2 ('Onhava ZE'): write a name, the code of a state and aliases, with tabs between them;"
        " the last may be empty.",
        "name\tcountry\taliases\nOslo\tNO\t\nOnhava ZE\n",
    ),
]


def written(name: str, text: str) -> DataFiles:
    return DataFiles({name: text.encode("utf-8", "surrogateescape")}, "")


@pytest.mark.parametrize(("message", "text"), MISTAKES)
def test_a_mistake_is_one_line(message: str, text: str) -> None:
    with pytest.raises(DataError) as caught:
        check(written(message.removeprefix("data/").replace(":", ",").partition(",")[0], text))
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("name", "text"), [("ranks.toml", RANK), ("states.toml", STATE)])
def test_an_entry_that_has_what_it_needs_passes(name: str, text: str) -> None:
    check(written(name, text))


def test_the_data_pass() -> None:
    check(data_files())


# --- packed entries --------------------------------------------------------------------------------------------


def test_forms_of_one_owner_hold_its_data_once() -> None:
    data = {"name": "Zembla", "capital": "Onhava"}
    entries = [
        Entry(keys=("zembla",), kind="country", id="ZE", capital=True, data=data),
        Entry(keys=("kingdom", "of", "zembla"), kind="country", id="ZE", capital=True, weak=True, data=data),
        Entry(keys=("zr",), kind="country", id="ZE", form="abbreviation", exact=("ZR",), capital=True, data=data),
        Entry(keys=("people", "republic"), kind="body", id="NO", upper=True, seps=("", "'s "), data={}),
    ]
    owners: dict[str, int] = {}
    rows = pack(entries, owners)
    assert list(owners.values()) == [0, 1]
    assert "Onhava" not in "".join(rows.values())
    assert list(map(repr, Lookup(rows, {str(n): owner for owner, n in owners.items()}))) == list(map(repr, entries))


# --- a checkout ------------------------------------------------------------------------------------------------

CODE = "import dipbrief; print(*[p.rank and p.rank.title for p in dipbrief.parse({!r}).participants], sep='|')"
TEXT = (
    "OSLO, March 3 (Reuters) - Norwegian Lantern Colonel Kari Lund discussed trade with Georgian Colonel Nino Beridze."
)
BEFORE, AFTER = "Colonel|Colonel", "Lantern Colonel|Colonel"
NEW_RANK = '\n[[rank]]\nid = "lantern-colonel"\nsystem = "military"\nforms = ["Lantern Colonel"]\nweak = []\n'


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of the project's files, nothing compiled."""
    for name in ("dipbrief", "docs"):
        copytree(ROOT / name, tmp_path / name, ignore=ignore_patterns("__pycache__", "compiled"))
    for name in (
        "pyproject.toml",
        "hatch_build.py",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "mkdocs.yml",
        ".gitignore",
    ):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    return tmp_path


def python(folder: Path, *arguments: str, imports: Path | None = None) -> subprocess.Popen[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "PYTEST", "PYTHON"))}
    environment = {**kept, "PYTHONPATH": str(imports or folder), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [sys.executable, *arguments], cwd=folder, env=environment, stdout=pipe, stderr=pipe, text=True
    )


def output(process: subprocess.Popen[str]) -> str:
    out, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    return out.strip()


def ranks(folder: Path) -> str:
    return output(python(folder, "-c", CODE.format(TEXT)))


def change(folder: Path, old: str, new: str) -> None:
    """Replace *old* in the ranks of the copy, so that times and size do not tell, as far as a program can do that."""
    path = folder / "dipbrief" / "data" / "ranks.toml"
    state, text = path.stat(), path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def compiled(folder: Path) -> dict[str, int]:
    """The compiled files of the copy, and when they were written."""
    paths = sorted((folder / "dipbrief" / "data" / "compiled").iterdir())
    return {path.name: path.stat().st_mtime_ns for path in paths}


def test_what_makes_the_tables_is_in_their_digest() -> None:
    """A module that the making comes to need is a maker, unless what it does cannot change a table."""
    code = "import sys, dipbrief.lexicon.compile, dipbrief.shapes; print(*(m for m in sys.modules if 'dipbrief.' in m))"
    modules = {name.split(".")[1] for name in output(python(ROOT, "-c", code)).split()}
    assert modules - {"models", "surrogates"} == {name.removesuffix(".py") for name in MAKERS}


@pytest.mark.slow
def test_a_checkout_never_installed_makes_its_tables_once(checkout: Path) -> None:
    assert ranks(checkout) == BEFORE
    first = compiled(checkout)
    assert set(first) == AT_ONCE
    for path in (checkout / "dipbrief" / "data").glob("*.toml"):  # as git does where a branch is checked out
        path.touch()
    assert ranks(checkout) == BEFORE
    assert {**compiled(checkout), "stamp": 0} == {**first, "stamp": 0}


@pytest.mark.slow
def test_a_changed_data_file_counts_at_once(checkout: Path) -> None:
    with (checkout / "dipbrief" / "data" / "ranks.toml").open("a", encoding="utf-8") as file:
        file.write(NEW_RANK)
    assert ranks(checkout) == AFTER
    change(checkout, '"Lantern Colonel"', '"Lentarn Colonel"')
    assert ranks(checkout) == BEFORE
    change(checkout, '"Lentarn Colonel"', '"Lantern Colonel"')
    assert ranks(checkout) == AFTER


@pytest.mark.slow
def test_tables_of_another_state_are_made_anew(checkout: Path) -> None:
    """Whatever the stamp says: a file of tables counts only if it bears the digest of the data."""
    assert ranks(checkout) == BEFORE
    old = (checkout / "dipbrief" / "data" / "compiled" / "names.txt").read_bytes()
    with (checkout / "dipbrief" / "data" / "ranks.toml").open("a", encoding="utf-8") as file:
        file.write(NEW_RANK)
    assert ranks(checkout) == AFTER
    (checkout / "dipbrief" / "data" / "compiled" / "names.txt").write_bytes(old)
    assert ranks(checkout) == AFTER
    (checkout / "dipbrief" / "data" / "compiled" / "owners.txt").unlink()
    assert ranks(checkout) == AFTER


@pytest.mark.slow
def test_a_changed_maker_counts_at_once(checkout: Path) -> None:
    assert ranks(checkout) == BEFORE
    forms = checkout / "dipbrief" / "lexicon" / "forms.py"
    forms.write_text(
        forms.read_text(encoding="utf-8").replace('data["forms"], data, capital=True', "(), data"), encoding="utf-8"
    )
    assert ranks(checkout) == "None|None"


@pytest.mark.slow
def test_nothing_has_to_be_written(checkout: Path) -> None:
    place = checkout / "dipbrief" / "data" / "compiled"
    place.write_text("not a folder", encoding="utf-8")
    assert ranks(checkout) == BEFORE
    assert place.read_text(encoding="utf-8") == "not a folder"


@pytest.mark.slow
def test_several_processes_make_them_at_once(checkout: Path) -> None:
    started = [python(checkout, "-c", CODE.format(TEXT)) for _ in range(3)]
    assert [output(process) for process in started] == [BEFORE] * 3
    assert set(compiled(checkout)) == AT_ONCE
    assert ranks(checkout) == BEFORE


@pytest.mark.slow
def test_a_mistake_ends_the_program_with_its_line(checkout: Path) -> None:
    change(checkout, 'id = "lieutenant-general"\nsystem', 'id = "lieutenant-general"\nsistem')
    for module in ("dipbrief.lexicon.compile", "dipbrief"):
        process = python(checkout, "-m", module)
        _, error = process.communicate(timeout=60)
        message = "data/ranks.toml, [[rank]] 'lieutenant-general': unknown key 'sistem'. Did you mean 'system'?"
        assert (process.returncode, error.strip().removeprefix("dipbrief: ")) == (1, message)


# --- what is built ---------------------------------------------------------------------------------------------


@pytest.fixture
def hatchling() -> Callable[..., str]:
    pytest.importorskip("hatchling", reason="builds without a network need it: pip install --group dev")
    code = "import sys, hatchling.build as b; print(getattr(b, 'build_' + sys.argv[1])(sys.argv[2]))"
    return lambda folder, what: output(python(folder, "-c", code, what, "dist")).splitlines()[-1]


def wheel_ranks(wheel: Path, folder: Path) -> tuple[set[str], str]:
    """Unpack *wheel*; return its compiled files and what it reads."""
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    found = set(compiled(folder))
    return found, ranks(folder)


@pytest.mark.slow
def test_a_wheel_holds_tables_and_compares_nothing(checkout: Path, hatchling: Callable[..., str]) -> None:
    ranks(checkout)  # what a checkout has made for itself is not what goes in
    with (checkout / "dipbrief" / "data" / "ranks.toml").open("a", encoding="utf-8") as file:
        file.write(NEW_RANK)
    wheel = checkout / "dist" / hatchling(checkout, "wheel")
    assert wheel.stat().st_size < 2_000_000
    assert wheel_ranks(wheel, checkout / "there") == ({f"{name}.txt" for name in FILES}, AFTER)
    before = compiled(checkout / "there")
    change(checkout / "there", '"Lantern Colonel"', '"Lentarn Colonel"')
    assert (ranks(checkout / "there"), compiled(checkout / "there")) == (AFTER, before)


@pytest.mark.slow
def test_an_sdist_makes_the_same_wheel(checkout: Path, hatchling: Callable[..., str]) -> None:
    wheel = checkout / "dist" / hatchling(checkout, "wheel")
    with tarfile.open(checkout / "dist" / hatchling(checkout, "sdist")) as archive:
        archive.extractall(checkout / "there", filter="data")
    (unpacked,) = (checkout / "there").iterdir()
    assert set(compiled(unpacked)) == {f"{name}.txt" for name in FILES} | {"stamp"}
    again = unpacked / "dist" / hatchling(unpacked, "wheel")
    with ZipFile(wheel) as one, ZipFile(again) as other:
        assert {i.filename: i.CRC for i in one.infolist()} == {i.filename: i.CRC for i in other.infolist()}
    before = compiled(unpacked)
    assert ranks(unpacked) == BEFORE  # as in a checkout, but nothing has to be made
    assert {**compiled(unpacked), "stamp": 0} == {**before, "stamp": 0}
    change(unpacked, '"Colonel"', '"Colonil"')
    assert ranks(unpacked) == "None|None"


@pytest.mark.slow
def test_an_editable_installation_makes_them_in_place(checkout: Path, hatchling: Callable[..., str]) -> None:
    wheel = checkout / "dist" / hatchling(checkout, "editable")
    assert not [name for name in ZipFile(wheel).namelist() if name.startswith("dipbrief/")]
    assert set(compiled(checkout)) == {f"{name}.txt" for name in FILES} | {"stamp"}
    before = compiled(checkout)
    assert ranks(checkout) == BEFORE
    assert {**compiled(checkout), "stamp": 0} == {**before, "stamp": 0}


@pytest.mark.slow
def test_a_build_ends_with_the_line_of_a_mistake(checkout: Path) -> None:
    pytest.importorskip("hatchling", reason="builds without a network need it: pip install --group dev")
    change(checkout, 'id = "lieutenant-general"\nsystem', 'id = "lieutenant-general"\nsistem')
    process = python(checkout, "-m", "hatchling", "build", "-t", "wheel")
    _, error = process.communicate(timeout=60)
    assert process.returncode != 0
    assert "data/ranks.toml, [[rank]] 'lieutenant-general': unknown key 'sistem'. Did you mean 'system'?" in error
    assert "Traceback" not in error

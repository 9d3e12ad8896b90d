"""What a build adds: tables made from the data files as they are and, if it is asked for, modules compiled by mypyc.

With ``DIPBRIEF_COMPILE=1`` in the environment, a wheel holds machine code of the stages beside their sources.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = "dipbrief/data/compiled"
ASKED = os.environ.get("DIPBRIEF_COMPILE", "0") not in ("", "0")

# What is compiled, modules and folders, and what of it stays Python: docs/design.md tells why.
STAGES = (
    *("document.py", "seen.py", "sentences.py", "quotations.py", "labels.py", "reasons.py"),
    *("dates", "frames", "header", "lexicon", "mentions", "participants", "meeting", "statements", "syntax", "topics"),
)
PYTHON = ("__main__.py", "lexicon/compile.py", "lexicon/forms.py")

SETUP = """
import os, sys
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from mypyc.build import mypycify
from setuptools import setup
from setuptools.command.build_ext import build_ext

class OnAllProcessors(build_ext):
    def build_extensions(self):
        compile = self.compiler.compile
        def each(sources, **options):
            with ThreadPoolExecutor(os.cpu_count()) as pool:
                return list(chain.from_iterable(pool.map(lambda source: compile([source], **options), sources)))
        self.compiler.compile = each
        super().build_extensions()

options = ["--config-file=", "--ignore-missing-imports", "--disable-error-code=import-untyped"]
modules = mypycify([*options, *sys.argv[1:]], opt_level="1", debug_level="0", multi_file=True)
setup(
    name="dipbrief", packages=[], ext_modules=modules,
    cmdclass={"build_ext": OnAllProcessors}, script_args=["build_ext", "--inplace"],
)
"""


class Build(BuildHookInterface):  # type: ignore[type-arg]
    """Add tables beside the package for an editable installation, otherwise to the archive; modules to a wheel."""

    def dependencies(self) -> list[str]:
        """Return what a build needs beyond what all need: nothing but for compiled modules."""
        return ["mypy[mypyc]>=1.18"] if self._compiles() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add files to *build_data*, or bring those of the checkout up to date."""
        sys.path.insert(0, self.root)
        from dipbrief.data_files import DataError
        from dipbrief.lexicon import compile

        try:
            if version == "editable":
                compile.refresh()
                return
            made = compile.compiled_files()
        except DataError as error:
            self.app.abort(str(error))
        self.folder = TemporaryDirectory()
        build_data["force_include"].update(self._tables(made))
        if self._compiles():
            build_data["force_include"].update(self._modules())
            build_data.update(pure_python=False, infer_tag=True)

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what :meth:`initialize` made for the archive."""
        if version != "editable":
            self.folder.cleanup()

    def _compiles(self) -> bool:
        return ASKED and self.target_name == "wheel"

    def _tables(self, made: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Write the tables; yield their files and what they are called in the archive."""
        from dipbrief.data_files import STAMP

        if self.target_name == "sdist":  # where it is unpacked is a checkout
            made[STAMP] = made["tables.txt"].partition("\n")[0] + "\n"
        for name, text in made.items():
            path = Path(self.folder.name) / name
            path.write_bytes(text.encode())
            yield str(path), f"{COMPILED}/{name}"

    def _modules(self) -> Iterator[tuple[str, str]]:
        """Compile the modules in a copy; yield their files and what they are called in the archive."""
        copy = Path(self.folder.name) / "copy"
        copytree(Path(self.root) / "dipbrief", copy / "dipbrief", ignore=ignore_patterns("data", "*.so", "*.pyd"))
        wanted = [path.relative_to(copy).as_posix() for path in modules_of(copy / "dipbrief")]
        self.app.display_waiting(f"Compiling {len(wanted)} modules, which takes some minutes")
        ran = subprocess.run([sys.executable, "-c", SETUP, *wanted], cwd=copy, capture_output=True, text=True)
        if ran.returncode:
            self.app.abort(f"mypyc or the C compiler failed:\n{ran.stdout}\n{ran.stderr}")
        for path in copy.rglob("*"):
            if path.suffix in (".so", ".pyd") and path.relative_to(copy).parts[0] != "build":
                yield str(path), path.relative_to(copy).as_posix()


def modules_of(package: Path) -> list[Path]:
    """Return the modules of *package* that are compiled."""
    found = [path for name in STAGES for path in sorted((package / name).rglob("*.py")) or [package / name]]
    return [path for path in found if not any(path.match(pattern) for pattern in PYTHON)]

"""The build's part in ``dipbrief/data/compiled/``: an archive gets tables made from the data files as they are."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

COMPILED = "dipbrief/data/compiled"


class CompiledTables(BuildHookInterface):  # type: ignore[type-arg]
    """Compile the tables: beside the package for an editable installation, otherwise into the archive."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the compiled files to *build_data*, or bring those of the checkout up to date."""
        sys.path.insert(0, self.root)
        from dipbrief.data_files import STAMP, DataError
        from dipbrief.lexicon import compile

        try:
            if version == "editable":
                compile.refresh()
                return
            made = compile.compiled_files()
        except DataError as error:
            self.app.abort(str(error))
        if self.target_name == "sdist":  # where it is unpacked is a checkout
            made[STAMP] = made["tables.txt"].partition("\n")[0] + "\n"
        self.folder = TemporaryDirectory()
        for name, text in made.items():
            path = Path(self.folder.name) / name
            path.write_bytes(text.encode())
            build_data["force_include"][str(path)] = f"{COMPILED}/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what :meth:`initialize` made for the archive."""
        if version != "editable":
            self.folder.cleanup()

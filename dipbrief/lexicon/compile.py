"""``python -m dipbrief.lexicon.compile``: bring ``data/compiled/`` up to date, as the first reading in a checkout does.

The build of a wheel takes :func:`compiled_files` (``hatch_build.py``).
"""

import sys

from dipbrief.data_files import DataError
from dipbrief.lexicon.forms import packed_forms
from dipbrief.lexicon.terms import packed_terms
from dipbrief.tables import Maker, data_files, plain_tables, read_compiled, stored

# Each maker with one of its files, that of the plain tables first: the others read them.
MAKERS: dict[str, Maker] = {
    "tables": plain_tables,
    "names": packed_forms,
    "topics": packed_terms,
}


def compiled_files() -> dict[str, str]:
    """Return the text of every compiled file by its name, made from the data files."""
    origin = data_files()
    made = {name: rows for make in MAKERS.values() for name, rows in make(origin).items()}
    return {f"{name}.txt": stored(rows, origin.digest) for name, rows in made.items()}


def refresh() -> None:
    """Make the compiled files of a checkout that are missing or out of date."""
    for name, make in MAKERS.items():
        read_compiled(name, make)


def main() -> None:
    """Do so; a mistake in a data file is the message of the program."""
    try:
        refresh()
    except DataError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()

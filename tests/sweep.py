"""Every form of every data file through slots of sentences: ``parse`` never raises, and every span is exact.

``python -m tests.sweep`` reads them all (some minutes) and prints each form that fails; exit code 1 when one does.
``python -m tests.sweep ranks regions`` reads those files alone. The suite reads a sample of each file.
"""

import argparse
import sys
import traceback
from collections.abc import Iterator, Sequence
from importlib.resources import files

import dipbrief
from dipbrief.syntax.forms import read_words
from dipbrief.tables import read_rows, read_source

FILES = sorted(
    path.name.split(".")[0]
    for path in (files("dipbrief") / "data").iterdir()
    if path.name.endswith((".toml", ".tsv")) and not path.name.startswith(".")
)

# Sentences of one text; "{}" is the form, {0} always the same one.
TEXTS = [
    "{0}, Jan. 2 (Reuters) - {0} Kari Lund met Paul Reed on Monday. They discussed on. {0} was cold. \u2014 {0}",
    "JERUSALEM, {0}, Jan. 2 - Lund {0} Reed. The two sides discussed {0} and energy, and {0}. Lund met\n\n{0}",
    "{0}\n\nOSLO, 4 October 2025 (TASS) - Paul Reed, {0} of Norway, thanked Lund {0}. The {0} was led by General {0}.",
    "By {0}\n\n\u201c{0},\u201d said Minister {0}. Lund told {0} that he would visit {0} in May. ({0})",
    "Reed said {0}-2, {0}-2A and A-{0}. On {0} Lund and {0} held talks in {0}, {0} said. He {0} that. They {0} it.",
    "(Reporting by {0}) Lund also {0} with the {0}'s minister. \u201cWe {0}\u201d. It was {0} by {0}. They met {0}",
    "{0}\n\nForeign Minister Kari Lund met Paul Reed.",
    "CAIRO, {0}",
    "{0}",
]


def forms_of(name: str) -> list[str]:
    """Return the different strings of a data file, keys of its tables included, in the order of the file."""
    if name == "places":
        return list(dict.fromkeys(form for place, _, more in read_rows(name) for form in [place, *more.split("|")]))
    if name == "english":
        return [lemma for lemma in read_words() if lemma.isalpha()][::10]  # no stage reads them yet: a tenth of 32,000
    if name == "sample":
        return []
    return list(dict.fromkeys(_strings(read_source(name))))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(child)


def sample(name: str, size: int) -> list[str]:
    """Return at most *size* forms of a data file, as far apart as can be."""
    forms = forms_of(name)
    return forms[:: max(1, -(-len(forms) // size))]


def faults(form: str) -> Iterator[str]:
    """Yield what goes wrong when *form* stands in the slots, of every second text as the title too."""
    for n, pattern in enumerate(TEXTS):
        for printed in dict.fromkeys([form, form.upper()] if n in _SHOUTED else [form]):
            text = pattern.format(printed)
            try:
                title = printed if n % 2 else None
                wrong = [f for f in dipbrief.parse(text, title=title).check(text, title=title) if f.severity != "note"]
            except Exception as error:
                at = traceback.extract_tb(error.__traceback__)[-1]
                yield f"{text!r} raises {error!r} in {at.filename}:{at.lineno}"
            else:
                yield from (f"{text!r}: {issue.message}" for issue in wrong)


_SHOUTED = (0, 7)  # datelines are printed in capitals


def main(arguments: Sequence[str] | None = None) -> int:
    """Sweep the files named, or all; return 1 when a form failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.sweep", description=__doc__)
    parser.add_argument("files", nargs="*", metavar="file", help=f"of {', '.join(FILES)}; all when none is named")
    failed = 0
    for name in parser.parse_args(arguments).files or FILES:
        forms = forms_of(name)
        for form in forms:
            for fault in faults(form):
                failed += 1
                print(f"{name}: {fault}", flush=True)
        print(f"{name}: {len(forms)} forms read", flush=True)
    print(f"{failed} faults")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())

"""What the fuzz targets share: dipbrief instrumented, a corpus made from the invented dispatches, a dictionary."""

import importlib
import pkgutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
DISPATCHES = ROOT / "tests" / "dispatches"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # the sources beside, not an installed package

# Set where the command line does not: a text of this length takes far less time unless something is wrong.
DEFAULTS = {"-max_len": "6000", "-timeout": "30", "-rss_limit_mb": "2048"}


def run(check: Callable[[bytes], None], seeds: Callable[[], list[bytes]], words: Callable[[], list[str]]) -> None:
    """Call *check* with one input after the other, as libFuzzer's options in ``sys.argv`` say; does not return.

    *seeds* gives the first inputs, put in a temporary folder, *words* what libFuzzer puts into inputs.
    Raises ``ImportError`` when atheris is not installed.
    """
    try:
        import atheris
    except ImportError:
        raise ImportError("fuzzing needs atheris: pip install --group fuzz") from None

    with atheris.instrument_imports(include=["dipbrief"]):
        import_all()
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder, "corpus")
        corpus.mkdir()
        for n, seed in enumerate(seeds()):
            (corpus / f"{n:04}").write_bytes(seed)
        dictionary = Path(folder, "words.dict")
        dictionary.write_text(dictionary_of(words()), encoding="ascii")
        given = {argument.split("=")[0] for argument in sys.argv}
        defaults = [f"{name}={value}" for name, value in DEFAULTS.items() if name not in given]
        alone = [argument for argument in sys.argv[1:] if not argument.startswith("-")]  # inputs to run once
        atheris.Setup([*sys.argv, *defaults, f"-dict={dictionary}", *([] if alone else [str(corpus)])], check)
        atheris.Fuzz()


def import_all() -> None:
    """Import every module of dipbrief, those too that are otherwise imported at the first call."""
    import dipbrief

    for module in pkgutil.walk_packages(dipbrief.__path__, "dipbrief."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


def dictionary_of(words: Iterable[str]) -> str:
    """Return *words* as libFuzzer reads a dictionary: one quoted and escaped word a line.

    >>> print(dictionary_of(["Lt. Gen.", "\\u201c"]), end="")
    "\\x4c\\x74\\x2e\\x20\\x47\\x65\\x6e\\x2e"
    "\\xe2\\x80\\x9c"
    """
    lines = ("".join(f"\\x{byte:02x}" for byte in word.encode("utf-8")) for word in words if word)
    return "".join(f'"{line}"\n' for line in lines if len(line) <= 4 * 60)

"""``python -m tests.benchmarks``: print every figure beside what is asked; exit code 1 when one is out of margin."""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import dipbrief

from . import batch, linearity, memory, peers, start, syntax
from .attacks import ATTACKS, DISPATCH, Attack
from .margins import ASKED, FIRST_REPORT_SECONDS, QUICK

_PARTS = ("linearity", "memory", "syntax", "peers", "start", "batch")
_QUICK_SIZES = (4_000, 16_000, 64_000)
_QUICK_MEMORY = ("a dispatch repeated", "commas and spaces", "new ministers of states")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure and the most that it may be; ``note`` is printed behind it."""

    name: str
    value: float
    most: float
    note: str = ""
    excused: bool = False

    def holds(self) -> bool:
        """Tell whether the figure is within its margin."""
        return self.excused or self.value <= self.most

    def __str__(self) -> str:
        verdict = "ok " if self.holds() else "OUT"
        return f"{verdict} {self.name:<34} {self.value:>9.2f}  at most {self.most:>6.1f}  {self.note}".rstrip()


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; return 0 when every figure is within its margin, else 1."""
    options = _options(argv)
    dipbrief.parse(DISPATCH)
    begun, out = time.perf_counter(), []
    for figure in _figures(options):
        print(figure, flush=True)
        if not figure.holds():
            out.append(figure.name)
    print(f"\n{len(out)} out of margin, {time.perf_counter() - begun:.0f} s" + "".join(f"\n  {name}" for name in out))
    return 1 if out else 0


def _options(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description="Measure dipbrief: growth, memory, speed, start."
    )
    parser.add_argument("--quick", action="store_true", help="small sizes and generous margins, as CI runs it")
    parser.add_argument("--only", choices=_PARTS, nargs="+", default=_PARTS, help="measure these parts alone")
    parser.add_argument("--attack", nargs="+", metavar="NAME", help="only attacks whose name contains one of these")
    parser.add_argument("--allow", type=float, metavar="SECONDS", help="time for each attack (20, with --quick 1)")
    parser.add_argument("--text", type=Path, metavar="FILE", help="dispatch to compare with other libraries")
    options = parser.parse_args(argv)
    options.allow = options.allow or (1.0 if options.quick else 20.0)
    return options


def _figures(options: argparse.Namespace) -> Iterator[Figure]:
    text = options.text.read_text(encoding="utf-8") if options.text else DISPATCH
    most = QUICK if options.quick else ASKED
    attacks = [a for a in ATTACKS if not options.attack or any(part in a.name for part in options.attack)]
    if "linearity" in options.only:
        yield from _linearity(attacks, options, most["linearity"])
    if "memory" in options.only:
        yield from _memory(attacks, options, most["memory"])
    if "syntax" in options.only:
        yield from _syntax(attacks, options.quick, most)
    if "peers" in options.only:
        yield from _peers(text, 10 if options.quick else 40, most)
    if "start" in options.only:
        yield from _start(text, options.quick, most)
    if "batch" in options.only:
        yield from _batch(options.quick, most)


def _linearity(attacks: list[Attack], options: argparse.Namespace, most: float) -> Iterator[Figure]:
    print("\nLinearity: microseconds per character at each size; highest over lowest; growth from the lowest before it")
    for attack in attacks:
        at = _QUICK_SIZES if options.quick else linearity.sizes(attack.largest)
        found = linearity.measure(attack, at, options.allow, 1 if options.quick else 3)
        units = " ".join(f"{_size(size)}:{time / size * 1e6:.3g}" for size, time in found.steps)
        note = f"spread {found.spread():.1f}  {units}" + ("  stopped: time allowed" if found.stopped else "")
        yield Figure(attack.name, found.growth(), most, note)


def _size(size: int) -> str:
    return f"{size // 1000}k" if size < 1_000_000 else f"{size / 1e6:.3g}M"


def _memory(attacks: list[Attack], options: argparse.Namespace, most: float) -> Iterator[Figure]:
    largest = 250_000 if options.quick else 1_000_000
    print(f"\nMemory: peak over the size of the text, up to {_size(largest)}")
    for attack in attacks:
        if not options.quick or attack.name in _QUICK_MEMORY:
            ratio, size = memory.measure(attack, largest, max(options.allow, 6.0))
            yield Figure(attack.name, ratio, most, "" if size == largest else f"at {_size(size)}: time allowed")


def _syntax(attacks: list[Attack], quick: bool, most: dict[str, float]) -> Iterator[Figure]:
    print(
        "\nThe syntactic layer alone: over one regex.findall(r'\\w+'); growth; time a word of attacks over plain text's"
    )
    for name, ratio in syntax.measure(20 if quick else 100).items():
        yield Figure(name, ratio, most[name], "one dispatch, again and again")
    for name, ratio in syntax.unseen().items():
        yield Figure(f"{name}, unseen text", ratio, most[name])
    large = 400_000 if quick else 4_000_000
    yield Figure(f"growth from 16k to {_size(large)}", syntax.growth(large), most["growth of syntax"])
    chosen = attacks[::5] if quick else attacks
    worst, name = max((syntax.cost(attack, 40_000 if quick else 200_000), attack.name) for attack in chosen)
    yield Figure("dearest attack, a word", worst, most["attack on syntax"], name)


def _peers(text: str, rounds: int, most: dict[str, float]) -> Iterator[Figure]:
    own, ratios = peers.measure(text, rounds)
    print(f"\nOne dispatch of {len(text)} characters, parsed in {own * 1000:.2f} ms: over the time of")
    labels = {"dateparser": "dateparser.search", "words": r"regex.findall(r'\w+')", "spacy": "spaCy entity ruler"}
    for name, ratio in ratios.items():
        yield Figure(labels[name], ratio, most[name], f"{own / ratio * 1000:.3f} ms")
    if "spacy" not in ratios:
        print("    spaCy is not installed: not compared")


def _start(text: str, quick: bool, most: dict[str, float]) -> Iterator[Figure]:
    best = start.measure(text, 3 if quick else 9)
    print(f"\nStart, in new processes: import pydantic takes {best['pydantic'] * 1000:.0f} ms")
    note = f"{best['import'] * 1000:.0f} ms over {best['pydantic and regex'] * 1000:.0f} ms (pydantic and regex)"
    yield Figure("import", best["import"] / best["pydantic and regex"], most["import"], note)
    first = best["first report"]
    in_time = not quick and first <= FIRST_REPORT_SECONDS
    yield Figure("first report", first / best["pydantic"], most["first report"], f"{first * 1000:.0f} ms", in_time)
    peak = start.resident_megabytes()
    if peak is None:
        print("    no set of dispatches at hand: peak of a process not measured")
    else:
        yield Figure("megabytes of a process", peak, most["resident"], f"after {start.dispatches()} dispatches")


def _batch(quick: bool, most: dict[str, float]) -> Iterator[Figure]:
    n = 400 if quick else 5_000
    print(f"\nparse_many with two workers, {n} dispatches, start included: over the time of two independent programs")
    yield Figure("two workers", batch.sharing(n, 2, 1 if quick else 3), most["workers"])


if __name__ == "__main__":
    sys.exit(main())

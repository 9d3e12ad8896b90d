"""How fast and how frugal dipbrief is, as ratios taken in one run: ``python -m tests.benchmarks``."""

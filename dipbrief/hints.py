"""What a text looks like that was taken for a dispatch, what a form leaves out of its report, and what to do then."""

from collections import Counter
from dataclasses import dataclass, field

from dipbrief.export.formats import LEFT_OUT
from dipbrief.models import MeetingReport
from dipbrief.splitting import count_datelines

__all__ = ["Hints"]

_FEWEST = 2  # a text with so many datelines holds several dispatches


@dataclass(slots=True)
class Hints:
    """What is to be said of the texts that were read: each thing once, with the first text that shows it."""

    first: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def look(self, place: str, text: str) -> None:
        """Look at the text that stood at *place*."""
        begins = text[:100].lstrip()[:1]
        if begins == "{":
            self._note(place, "begins with '{', as JSON does: name it .json or .jsonl, or give --jsonl")
        elif begins == "<":
            self._note(place, "begins with '<', as HTML does: take its text out first, for example with trafilatura")
        elif (datelines := count_datelines(text)) >= _FEWEST:
            self._note(place, f"{datelines} datelines: --split reads one report each", "datelines")

    def miss(self, place: str, form: str, report: MeetingReport) -> None:
        """Look whether *form* leaves out what the *report* on the text at *place* tells."""
        leaves_out, told = LEFT_OUT.get(form, (None, ""))
        if leaves_out is not None and leaves_out(report):
            self._note(place, told)

    def _note(self, place: str, told: str, kind: str = "") -> None:
        self.counts[kind or told] += 1
        self.first.setdefault(kind or told, f"{place}: {told}")

    def lines(self) -> list[str]:
        """Return what is to be said, a line each."""
        others = {kind: f" (so do {number - 1} others)" for kind, number in self.counts.items() if number > 1}
        return [f"dipbrief: {told}{others.get(kind, '')}" for kind, told in self.first.items()]

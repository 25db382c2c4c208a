"""Hits and false alarms, counted for each flaw and over all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.coach import Remarks
from benchmarks.coaches.examples import Judged


@dataclass(frozen=True)
class Figures:
    """Counts by flaw: judged to be there, found, and reported though not there (`alarmed`: such items)."""

    items: int
    alarmed: int
    judged: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)

    @property
    def share_found(self) -> float:
        """The share of flaws found, 1 where there are none."""
        return self.hits.total() / self.judged.total() if self.judged else 1.0

    @property
    def share_false(self) -> float:
        """The share of items with a false alarm, 0 where there are none."""
        return self.alarmed / self.items if self.items else 0.0


def figures(examples: Sequence[Judged], said: Sequence[Remarks]) -> Figures:
    """The counts for examples and what the coach said of each, in the same order."""
    judged: Counter[str] = Counter()
    hits: Counter[str] = Counter()
    false: Counter[str] = Counter()
    alarmed = 0
    for example, remarks in zip(examples, said, strict=True):
        wanted, found = set(example.flaws), set(remarks.flaws)
        judged.update(wanted)
        hits.update(wanted & found)
        false.update(found - wanted)
        alarmed += bool(found - wanted)
    return Figures(len(examples), alarmed, judged, hits, false)

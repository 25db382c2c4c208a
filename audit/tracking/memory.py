"""What is remembered of a file that was read: what was told, and which conflicts were decided for the record.

A file read again says nothing twice. Kept are digests and ids, no words.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from audit.ports import Transaction
from audit.tracking.models import Problem

SHELF = "tracker"


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of one file, by the mark of its content."""

    told: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()

    def knows(self, problem: Problem) -> bool:
        """Whether that was told before."""
        return _digest(problem) in self.told

    def with_(self, problems: Iterable[Problem], settled: Iterable[str]) -> "Memory":
        """The memory with these added."""
        told = self.told | {_digest(problem) for problem in problems}
        return Memory(told, self.settled | set(settled))


def recall(reading: Transaction, mark: str) -> Memory:
    """What is remembered of the file with that mark."""
    kept = reading.item(SHELF, mark)
    if kept is None:
        return Memory()
    content = json.loads(kept)
    return Memory(frozenset(content["told"]), frozenset(content["settled"]))


def remember(transaction: Transaction, mark: str, memory: Memory) -> None:
    """Keep it."""
    content = {"told": sorted(memory.told), "settled": sorted(memory.settled)}
    transaction.keep_item(SHELF, mark, json.dumps(content))


def _digest(problem: Problem) -> str:
    return hashlib.sha256(f"{problem.where}\n{problem.what}".encode()).hexdigest()[:32]

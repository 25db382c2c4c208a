"""Two months of a service, in peace and in trouble: every rule holds on the record that comes out.

The whole year is played by `make simulate` (benchmarks/simulation).
"""

import random

import pytest

from benchmarks.simulation.checks import faults
from benchmarks.simulation.outcome import Outcome, outcome
from benchmarks.simulation.playing import played, troubled
from benchmarks.simulation.world import Trouble
from tests.storage.fake import MemoryStore

PEACE = Trouble(random.Random(0))


def two_months(trouble: Trouble) -> Outcome:
    """A month with joint audits and one with a group audit."""
    kept = MemoryStore()
    return outcome(played(lambda: kept, trouble, first="2026-07", last="2026-08", tail=100))


@pytest.mark.parametrize("trouble", [PEACE, troubled(7)], ids=["in peace", "in trouble"])
def test_every_rule_holds(trouble: Trouble) -> None:
    came = two_months(trouble)
    assert faults(came) == []
    assert len(came.records) > 30
    assert {record.data.kind for record in came.records} == {"full", "dip-sample", "group", "joint"}

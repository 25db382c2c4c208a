"""Putting a year together: over a record in memory or in a file, in peace or in trouble."""

import datetime as dt
import random
from collections.abc import Callable
from pathlib import Path

from audit.ports import Store
from audit.programme.cycle import Cycle
from benchmarks.simulation.world import Clock, Service, Trouble
from benchmarks.simulation.year import Year
from storage.opening import open_store
from tests.builders import small_form


def troubled(seed: int) -> Trouble:
    """Everything goes wrong now and then."""
    return Trouble(
        random.Random(seed),
        kill_before=0.002,
        kill_after=0.006,
        channel_down=0.1,
        kill_sending=0.006,
        answer_lost=0.006,
        jump=0.05,
    )


def played(
    store: Callable[[], Store],
    trouble: Trouble,
    seed: int = 1,
    first: str = "2026-04",
    last: str = "2027-03",
    tail: int = 115,
) -> Year:
    """A year as it was played."""
    social = small_form("social-care-0001").model_copy(update={"document": "social-care-audit"})
    forms = {"case-audit": small_form, "social-care-audit": lambda: social}
    start = dt.datetime.fromisoformat(f"{first}-01T06:00:00+00:00")
    service = Service(store, forms, Clock(start), trouble, Cycle(joint_starts="2026-03"))
    year = Year(service, random.Random(seed), first, last, tail=tail)
    year.play()
    return year


def in_file(folder: Path) -> Callable[[], Store]:
    """The record in a file, opened anew at each restart."""
    return lambda: open_store(folder, None, None, None)

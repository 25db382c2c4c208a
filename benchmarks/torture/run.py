"""`make torture`: kills and bad days, with their figures. Exit status 1 where anything did not hold."""

import argparse
import os
import platform
import secrets
import sys
import time
from collections.abc import Callable

from benchmarks.torture import disks
from benchmarks.torture.killing import kill
from benchmarks.torture.slack_away import unreachable

DAYS: tuple[tuple[str, Callable[[], disks.Day]], ...] = (
    ("a file that may not grow", disks.limited_file),
    ("a full disk", disks.full_disk),
    ("a read-only disk", disks.read_only_disk),
    ("a locked database", disks.locked),
    ("a clock that jumps", disks.jumping_clock),
    ("Slack unreachable", unreachable),
)


def main() -> int:
    """Do it all and print what came of it."""
    parser = argparse.ArgumentParser(description="Kill the service at random moments; spoil its disk.")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="repeats what was done")
    chosen = parser.parse_args()
    for name in [name for name in os.environ if name.startswith("CHECKBACK_")]:
        del os.environ[name]  # the record of this machine's own service is not to be tortured
    print(f"{platform.system()}, Python {platform.python_version()}, seed {chosen.seed}")
    began = time.monotonic()
    told = kill(chosen.kills, chosen.seed, print)
    acts = ", ".join(f"{name.strip('_')} {count}" for name, count in told.confirmed.most_common())
    print(f"kills: {told.kills} in {time.monotonic() - began:.0f} s; confirmed: {acts}")
    wrong = list(told.faults)
    for name, day in DAYS:
        wrong += _told(name, day())
    print(f"not as it should be: {len(wrong)}", *wrong, sep="\n  ")
    return 1 if wrong else 0


def _told(name: str, day: disks.Day) -> list[str]:
    if day.skipped:
        print(f"{name}: left out, {day.skipped}")
    else:
        print(f"{name}: {len(day.confirmed)} confirmed, {len(day.refused)} refused, {len(day.faults)} faults")
    return [f"{name}: {fault}" for fault in day.faults]


if __name__ == "__main__":
    sys.exit(main())

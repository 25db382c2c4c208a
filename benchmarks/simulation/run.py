"""`python -m benchmarks.simulation.run`: a year in peace and one in trouble, every rule checked."""

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.simulation.checks import CHECKS, faults
from benchmarks.simulation.outcome import outcome
from benchmarks.simulation.playing import in_file, played, troubled
from benchmarks.simulation.world import Trouble


def main() -> int:
    """Play both years over a record in a file; the exit status says whether a rule was broken."""
    found = 0
    for name, trouble in (("in peace", Trouble(random.Random(0))), ("in trouble", troubled(7))):
        found += _played(name, trouble)
    return 1 if found else 0


def _played(name: str, trouble: Trouble) -> int:
    with tempfile.TemporaryDirectory() as folder:
        start, worked = time.perf_counter(), time.process_time()
        year = played(in_file(Path(folder)), trouble)
        came = outcome(year)
        wrong = faults(came)
        took, work = time.perf_counter() - start, time.process_time() - worked
        year.service.store.close()
    states = ", ".join(f"{count} {state}" for state, count in Counter(r.state for r in came.records).items())
    told = sum(len(post.arrived) for post in year.service.posts)
    print(f"A year {name}: {len(came.records)} audits ({states})")
    print(f"  {told} messages, {year.service.restarts} restarts")
    print(f"  what happened: {', '.join(f'{len(ids)} {what}' for what, ids in year.specials.items())}")
    struck = {what: count for what, count in trouble.counted.items() if count}
    if struck:
        print(f"  what went wrong: {', '.join(f'{what} {count}' for what, count in struck.items())}")
    print(f"  {len(CHECKS)} rules checked, {len(wrong)} faults; {took:.0f} s ({work:.0f} s of work)")
    for fault in wrong[:20]:
        print(f"  {fault}")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main())

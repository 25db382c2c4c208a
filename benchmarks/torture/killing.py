"""Killing a worker at random moments, and looking at what it leaves."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from audit.permissions import THE_OPERATOR
from benchmarks.torture.acts import Claim, Worker
from benchmarks.torture.checking import faults
from benchmarks.torture.worker import settings
from bot.bootstrap import open_app

ROOT = Path(__file__).parents[2]
MOST = 3  # acts waited for before a kill
LONGEST = 0.12  # seconds from then to the kill
EACH = 25  # kills of one record; then a new one is begun, so that looking at it stays quick


@dataclass
class Told:
    """What came of it: kills, confirmed acts by name, faults."""

    kills: int = 0
    confirmed: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def kill(times: int, seed: int, tell: Callable[[str], None]) -> Told:
    """Kill a worker so many times, looking at the record after each; `seed` repeats what was done."""
    told = Told()
    chance = random.Random(seed)
    while told.kills < times:
        with _place() as (home, out):
            _begin(home, out, chance)
            _kill_some(home, out, min(EACH, times - told.kills), chance, told)
        tell(f"{told.kills} kills, {told.confirmed.total()} confirmed acts, {len(told.faults)} faults")
    return told


@contextmanager
def _place() -> Iterator[tuple[Path, Path]]:
    folder = Path(tempfile.mkdtemp(prefix="checkback-torture-"))
    out = folder / "out"
    out.mkdir()
    try:
        yield folder / "home", out
    finally:
        shutil.rmtree(folder)


def _begin(home: Path, out: Path, chance: random.Random) -> None:
    app = open_app(settings(home))
    for _ in range(2):
        Worker(app, out, chance).import_("0")
    app.service.form_in_force()
    assert app.service.headlines(THE_OPERATOR)
    app.store.close()


def _kill_some(home: Path, out: Path, times: int, chance: random.Random, told: Told) -> None:
    command = [sys.executable, "-m", "benchmarks.torture.worker", str(home), str(out)]
    claims: list[Claim] = []
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as process:
        try:
            for _ in range(times):
                some = _kill_one(process, chance)
                claims += some
                told.kills += 1
                told.confirmed.update(claim["act"] for claim in some)
                told.faults += faults(home, out, claims)
        finally:
            process.kill()


def _kill_one(process: "subprocess.Popen[str]", chance: random.Random) -> list[Claim]:
    """Let the worker work, kill it, and say what it confirmed."""
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{chance.random()}\n")
    lines = takewhile(lambda line: line != "ended\n", process.stdout)  # or until the worker is gone
    heard: list[str] = []
    acts = chance.randint(0, MOST)
    while len(heard) < acts + 1 or not any(line.startswith("pid ") for line in heard):
        line = next(lines, None)  # the child may be faster than its parent with a first claim
        if line is None:
            raise RuntimeError("the worker stopped by itself; what it said stands above")
        heard.append(line)
    time.sleep(chance.uniform(0, LONGEST))
    (pid,) = (int(line.split()[1]) for line in heard if line.startswith("pid "))
    os.kill(pid, signal.SIGKILL)
    heard += lines
    return [json.loads(line) for line in heard if line.startswith("{")]

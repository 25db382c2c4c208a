"""Several workers on one record at once, each recording answers as fast as it can."""

import multiprocessing
import statistics
import time
from dataclasses import dataclass

from audit import commands as c
from audit.errors import Busy
from audit.permissions import THE_OPERATOR
from benchmarks.scale.measuring import app_over
from storage.keys import read_keys
from storage.store import SqlStore

SECONDS = 5.0
Job = tuple[str, str, tuple[str, ...]]  # url, key, audits to answer


@dataclass(frozen=True)
class Rush:
    """What several workers came to: answers a second in all, milliseconds for one, how many were refused."""

    workers: int
    each_second: float
    middle: float
    slow: float
    busy: int


def rush(url: str, key: str, audits: list[str], workers: int) -> Rush:
    """Let so many workers record answers for some seconds, each in audits of its own."""
    jobs = [(url, key, tuple(audits[place::workers])) for place in range(workers)]
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        told = pool.map(_work, jobs, chunksize=1)
    taken = sorted(one for times, _ in told for one in times)
    busy = sum(refused for _, refused in told)
    slow = taken[round(len(taken) * 0.95) - 1]
    return Rush(workers, len(taken) / SECONDS, statistics.median(taken), slow, busy)


def _work(job: Job) -> tuple[list[float], int]:
    url, key, audits = job
    store = SqlStore(url, read_keys(key, "the bench"))
    app = app_over(store)
    taken: list[float] = []
    busy = 0
    app.service.show(audits[0], THE_OPERATOR)
    until = time.perf_counter() + SECONDS
    turn = 0
    while (began := time.perf_counter()) < until:
        turn += 1
        command = c.RecordAnswer(
            audit=audits[turn % len(audits)], question=str(turn % 50 + 1), comment=f"Seen {began}."
        )
        try:
            app.service.perform(command, THE_OPERATOR)
            taken.append((time.perf_counter() - began) * 1000)
        except Busy:
            busy += 1
    store.close()
    return taken, busy

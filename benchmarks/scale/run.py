"""`make bench-scale`: one service's five years in SQLite, all services' in PostgreSQL, and what acts take.

Exit status 1 where recording an answer or App Home takes longer than it may at the large size, or a
statement reads a whole large table.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from audit.permissions import THE_OPERATOR
from benchmarks.scale.loading import load, rows_held
from benchmarks.scale.making import Size
from benchmarks.scale.measuring import ACTS, Timed, app_over, timed
from benchmarks.scale.plans import listening, whole_reads
from benchmarks.scale.workers import Rush, rush
from storage import engine as database
from storage.keys import new_key_text, read_keys
from storage.store import SqlStore
from tests.storage.postgresql import running

ALL_SERVICES = 154  # in England and Wales
FIVE_YEARS = 60  # months
RUSHES = (1, 2, 4, 8)  # workers at once


@dataclass
class Told:
    """What was measured of one record."""

    timed: dict[str, Timed] = field(default_factory=dict)
    whole_reads: list[str] = field(default_factory=list)
    rushes: list[Rush] = field(default_factory=list)


def main() -> int:
    """Load, measure, print."""
    chosen = _chosen()
    for name in [name for name in os.environ if name.startswith("CHECKBACK_")]:
        del os.environ[name]
    busy = f"{os.getloadavg()[0]:.1f} busy"
    print(f"{platform.system()}, Python {platform.python_version()}, {os.cpu_count()} cores, {busy}")
    columns: dict[str, Told] = {}
    with tempfile.TemporaryDirectory(prefix="checkback-scale-") as folder:
        url = f"sqlite:///{Path(folder) / 'checkback.db'}"
        columns["SQLite, 1 service"] = _run(url, Size(1, chosen.months), None, 1)
    for services in dict.fromkeys((1, chosen.services)):
        with _server(chosen.url) as url:
            size = Size(services, chosen.months)
            columns[f"PostgreSQL, {services}"] = _run(url, size, chosen.lines, chosen.processes)
    _print(columns)
    return 1 if _too_slow(columns) else 0


def _chosen() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Load five years of many services and time what people do.")
    parser.add_argument("--services", type=int, default=ALL_SERVICES)
    parser.add_argument("--months", type=int, default=FIVE_YEARS)
    parser.add_argument("--lines", type=int, default=12, help="lines of history an audit, in PostgreSQL")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="that load")
    parser.add_argument("--url", help="an empty PostgreSQL database to use; without it one is started")
    return parser.parse_args()


@contextmanager
def _server(url: str | None) -> Iterator[str]:
    if url:
        yield url
        return
    with running("-c shared_buffers=1GB", "-c max_wal_size=4GB") as own:
        yield own


def _run(url: str, size: Size, lines: int | None, processes: int) -> Told:
    key = new_key_text()
    began = time.monotonic()
    load(url, key, size, lines, processes)
    rows = dict(rows_held(url))
    held = ", ".join(f"{rows[table]} {table}" for table in ("audits", "answers", "history"))
    print(f"{url.split(':', maxsplit=1)[0]}: {held} loaded in {time.monotonic() - began:.0f} s")
    return measured(url, key)


def measured(url: str, key: str) -> Told:
    """Time every act on the record there."""
    told = Told()
    store = SqlStore(url, read_keys(key, "the bench"))
    engine = database.make_engine(url)
    for name, act, times, _ in ACTS:
        told.timed[name] = timed(app_over(store), act, times)
        one = told.timed[name]
        print(f"  {name}: {one.middle:.1f} ms, of it own work {one.work:.1f} ms ({one.of})")
    if engine.dialect.name == "postgresql":
        told.whole_reads = _plans(store)
        told.rushes = [_rushed(url, key, store, workers) for workers in RUSHES]
    else:
        began = time.perf_counter()
        broken = store.verify()
        print(f"  verify: {time.perf_counter() - began:.1f} s, {broken or 'whole'}")
    store.close()
    engine.dispose()
    return told


def _plans(store: SqlStore) -> list[str]:
    with listening(store._engine) as heard:
        for name, act, _, limit in ACTS:
            if limit or "queue" in name or "audit" in name:
                act(app_over(store), 1)
    return whole_reads(store._engine, heard)


def _rushed(url: str, key: str, store: SqlStore, workers: int) -> Rush:
    with store.reading() as reading:
        audits = [line.id for line in reading.headlines(states=["in progress"])][: 4 * workers]
    assert app_over(store).service.show(audits[0], THE_OPERATOR)
    told = rush(url, key, audits, workers)
    print(
        f"  {workers} workers: {told.each_second:.0f} answers a second, each {told.middle:.1f} ms"
        f" (19 of 20 within {told.slow:.1f} ms), {told.busy} refused"
    )
    return told


def _print(columns: dict[str, Told]) -> None:
    heads = list(columns)
    print(
        "", "| act | " + " | ".join(heads) + " | growth |", "| --- |" + " --- |" * (len(heads) + 1), sep="\n"
    )
    for name, *_ in ACTS:
        cells = [f"{told.timed[name].middle:.1f} ms ({told.timed[name].of})" for told in columns.values()]
        first, last = (columns[head].timed[name].middle for head in (heads[-2], heads[-1]))
        print(f"| {name} | {' | '.join(cells)} | ×{last / first:.1f} |")


def _too_slow(columns: dict[str, Told]) -> list[str]:
    large = list(columns.values())[-1]
    found = [
        f"{name} takes {large.timed[name].middle:.1f} ms at the large size, more than {limit:.0f}"
        for name, _, _, limit in ACTS
        if limit and large.timed[name].middle > limit
    ]
    found += large.whole_reads
    print(f"not as it should be: {len(found)}", *found, sep="\n  ")
    return found


if __name__ == "__main__":
    sys.exit(main())

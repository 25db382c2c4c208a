"""Other bad days: a full disk, a read-only disk, a locked database, a clock that jumps.

Each gives how many acts were confirmed, how many refused, and what did not hold afterwards.
"""

import datetime as dt
import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import click

from audit.errors import Busy
from benchmarks.torture.acts import Claim, Worker
from benchmarks.torture.checking import faults
from bot.bootstrap import App, open_app
from bot.settings import Settings
from storage.errors import Unreachable
from storage.opening import FILE, open_store

ROOM = 250_000  # bytes that are left on the disk, or that a file may still grow by
MOST = 40  # acts tried
REFUSALS = (Busy, Unreachable, OSError, click.ClickException)


@dataclass
class Day:
    """What came of one bad day; `skipped` says why it could not be had here."""

    confirmed: list[Claim] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    skipped: str | None = None


def limited_file() -> Day:
    """The database may not grow any more: as on a full disk, without being root."""
    with _service() as home:
        size = sum(path.stat().st_size for path in home.iterdir())
        return _apart(home, lambda: _limit(size + ROOM))


def full_disk() -> Day:
    """A real disk in memory that fills up."""
    return _on_a_disk(lambda home: _apart(home, lambda: _stuff(home, ROOM)))


def read_only_disk() -> Day:
    """A disk that turns read-only."""

    def turned(home: Path) -> Day:
        disk = home.parent.parent
        _mount(disk, "remount,ro")
        try:
            day = _work(home, 3)
        finally:
            _mount(disk, "remount,rw")
        return _looked_at(home, day)

    return _on_a_disk(turned)


def locked() -> Day:
    """Another program holds the database and does not let go; then it does."""
    with _service() as home:
        other = sqlite3.connect(home / FILE, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        day = _work(home, 2, patience=0.2)
        other.execute("ROLLBACK")
        other.close()
        after = _work(home, 5)
        day.confirmed += after.confirmed
        day.refused += after.refused
        return _looked_at(home, day)


def jumping_clock() -> Day:
    """The clock jumps by up to five years either way between any two acts."""
    day = Day()
    chance = random.Random(8)
    with _service() as home:
        for _ in range(MOST):
            now = dt.datetime(2026, 11, 20, tzinfo=dt.UTC) + dt.timedelta(hours=chance.randint(-43800, 43800))
            app = open_app(Settings(home=home, now=now))
            _try(Worker(app, home.parent, chance), day)
            app.store.close()
        return _looked_at(home, day)


@contextmanager
def _service(folder: Path | None = None) -> Iterator[Path]:
    """A service with some audits, in a folder of its own."""
    made = Path(tempfile.mkdtemp(prefix="checkback-torture-", dir=folder))
    home = made / "home"
    try:
        app = open_app(Settings(home=home))
        for token in ("one", "two"):
            Worker(app, made, random.Random(1)).import_(token)
        app.store.close()
        yield home
    finally:
        shutil.rmtree(made)


def _work(home: Path, times: int, patience: float = 5.0) -> Day:
    day = Day()
    try:
        app = App(Settings(home=home), open_store(home, patience=patience))
    except REFUSALS as error:
        return Day(refused=[str(error)])
    chance = random.Random(3)
    for _ in range(times):
        _try(Worker(app, home.parent, chance), day)
    app.store.close()
    return day


def _try(worker: Worker, day: Day) -> None:
    try:
        day.confirmed.append(worker.act())
    except REFUSALS as error:
        day.refused.append(str(error))


def _apart(home: Path, spoil: Callable[[], None]) -> Day:
    """Work in a process of its own, where the disk is spoilt; then look at the record from outside."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _tell_of_work(home, spoil, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        said = told.read()
    os.waitpid(child, 0)
    confirmed, refused = json.loads(said) if said else ([], ["the worker stopped by itself"])
    (home.parent / "stuffing").unlink(missing_ok=True)
    return _looked_at(home, Day(confirmed, refused))


def _tell_of_work(home: Path, spoil: Callable[[], None], writing: int) -> NoReturn:
    """What the process of its own does; it ends here, whatever happens."""
    try:
        spoil()
        day = _work(home, MOST)
        with os.fdopen(writing, "w") as told:
            json.dump([day.confirmed, day.refused], told)
    except BaseException:  # noqa: BLE001 - printed, and told by saying nothing
        traceback.print_exc()
    finally:
        os._exit(0)


def _looked_at(home: Path, day: Day) -> Day:
    day.faults = [said for said in day.refused if "by itself" in said]
    day.faults += faults(home, home.parent / "nothing", [c for c in day.confirmed if "files" not in c])
    after = _work(home, 3)  # and the service goes on
    day.faults += [f"afterwards: {refused}" for refused in after.refused]
    return day


def _limit(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def _stuff(home: Path, left: int) -> None:
    """Fill the disk up to so many bytes."""
    free = shutil.disk_usage(home).free
    (home.parent / "stuffing").write_bytes(b"\0" * max(0, free - left))


def _on_a_disk(what: Callable[[Path], Day]) -> Day:
    disk = Path(tempfile.mkdtemp(prefix="checkback-disk-"))
    try:
        if not _mount(disk, "size=8m", kind="tmpfs"):
            return Day(skipped="no disk can be mounted here (that takes root)")
        try:
            with _service(disk) as home:
                return what(home)
        finally:
            subprocess.run(["umount", str(disk)], check=False, capture_output=True)
    finally:
        disk.rmdir()


def _mount(disk: Path, options: str, kind: str | None = None) -> bool:
    if os.geteuid() != 0:
        return False
    source = ["-t", kind, "none"] if kind else []
    done = subprocess.run(["mount", *source, "-o", options, str(disk)], check=False, capture_output=True)
    return done.returncode == 0

"""Everything that only SQLite knows: how its file is made, how transactions begin, what its errors mean."""

import os
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from audit.errors import Busy
from storage.errors import DamagedRecord, Unreachable

WRITING = "writing"  # the execution option of a connection whose transaction will write

# synchronous=FULL: a commit is on the disk before it is confirmed, in WAL mode too.
# secure_delete: what is deleted or replaced is overwritten, not just let go.
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
)

WAITED = {"SQLITE_BUSY", "SQLITE_LOCKED"}
BROKEN = {"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT"}


def sqlite_engine(url: URL, patience: float) -> Engine:
    """The engine for a record in one file; the file is made if need be. `patience` is in seconds."""
    file = Path(url.database or "")
    _make_private(file)
    engine = create_engine(url, hide_parameters=True, connect_args={"timeout": patience})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def meaning(error: sqlite3.Error, file: str) -> Exception | None:
    """What a fault of SQLite means to the person, or None where it means a fault of this program."""
    name = getattr(error, "sqlite_errorname", "")
    kind = "_".join(name.split("_")[:2])
    if kind in WAITED:
        return Busy(
            "the record is in use by somebody else and did not come free; nothing was changed: try again"
        )
    if kind in BROKEN:
        return DamagedRecord(f"{file} is no record of this program, or it is damaged: restore a backup")
    if isinstance(error, sqlite3.OperationalError) and kind != "SQLITE_ERROR":
        return Unreachable(
            f"the record in {file} cannot be used ({error}); nothing was changed: mend that, try again"
        )
    if isinstance(error, sqlite3.OperationalError):
        return DamagedRecord(f"{file} is not as this program made it ({error}): restore a backup")
    return None


def _make_private(file: Path) -> None:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))  # its WAL takes the same mode from it
    except OSError as error:
        raise Unreachable(f"the record in {file} cannot be opened: {error.strerror}") from error


def _prepare(connection: Any, record: Any) -> None:
    del record
    connection.isolation_level = None  # the driver begins no transactions of its own; _begin does
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING)
    # a transaction that will write takes the lock first: one that began reading could not wait for it
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

"""From a backup back to a record: all of it, proven, or nothing."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, LargeBinary, MetaData, Table, inspect, select, text
from sqlalchemy.engine import URL

from storage import engine as database
from storage.backupfile import pieces, read_head
from storage.errors import BadBackup, DamagedRecord, NotEmpty
from storage.filling import fill_some
from storage.keys import KeyRing
from storage.migrations import run_to
from storage.sealing import Sealer
from storage.tables import METADATA
from storage.verifying import first_break

BESIDE = {"alembic_version", "history_end", "flags"}  # of what a record holds before anything was done in it


def restore(url: URL, ring: KeyRing, file: Path, *, replace: bool = False) -> dict[str, int]:
    """Put the backup in place of what the database holds; gives the rows by table.

    All happens in one transaction, and only stands if the history then holds. Raises BadBackup, WrongKey,
    NotEmpty unless `replace`, DamagedRecord, NewerRecord, Unreachable.
    """
    head = read_head(file)
    next(pieces(file, ring), None)  # with a wrong key nothing is touched
    new = _is_new_file(url)
    engine = database.make_engine(url)
    try:
        with database.writing(engine) as connection:
            if not replace:
                _require_empty(connection)
            _drop_all(connection)
            counts = _fill(connection, head["step"], pieces(file, ring), file)
            sealer = Sealer(ring)
            fill_some(connection, sealer, limit=None)
            broken = first_break(connection, sealer)
            if broken:
                raise DamagedRecord(f"{file} holds a record that does not hold: {broken}")
        new = False
    finally:
        engine.dispose()
        if new:
            Path(str(url.database)).unlink(missing_ok=True)
    return counts


def _is_new_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and not Path(url.database or "").exists()


def _require_empty(connection: Connection) -> None:
    there = set(inspect(connection).get_table_names())
    for table in METADATA.sorted_tables:
        if table.name in there - BESIDE and connection.execute(select(text("1")).select_from(table)).first():
            raise NotEmpty(
                "there is a record already: restore into an empty place, or give --replace to put the backup"
                " in its place"
            )


def _drop_all(connection: Connection) -> None:
    held = MetaData()
    held.reflect(connection, only=lambda name, _: name in METADATA.tables or name == "alembic_version")
    held.drop_all(connection)


def _fill(connection: Connection, step: str, texts: Iterator[str], file: Path) -> dict[str, int]:
    """Make the tables as they were when the backup was made, fill them, and bring them up to date."""
    run_to(connection, step)
    held = MetaData()
    held.reflect(connection)
    for table in held.sorted_tables:
        if table.name != "alembic_version":
            connection.execute(table.delete())  # what a step leaves in a new record is in the backup as well
    counts = dict.fromkeys((t.name for t in held.sorted_tables), 0)
    told: dict[str, int] | None = None
    for piece in map(json.loads, texts):
        if "counts" in piece:
            told = piece["counts"]
        else:
            counts[piece["table"]] += _insert(connection, held.tables[piece["table"]], piece["rows"])
    if told != {name: counts[name] for name in told or ()}:
        raise BadBackup(f"{file} is not a whole backup: use another")
    run_to(connection, "head")
    return told or {}


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> int:
    binary = {column.name for column in table.columns if isinstance(column.type, LargeBinary)}
    values = [
        {
            name: base64.b64decode(value) if name in binary and value is not None else value
            for name, value in row.items()
        }
        for row in rows
    ]
    connection.execute(table.insert(), values)
    return len(values)

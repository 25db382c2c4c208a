"""A backup: every row of one state of the record, while people work, in one sealed file."""

import base64
import datetime as dt
import json
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, Engine, LargeBinary, Table

from storage import engine as database
from storage.backupfile import Writer, pieces, read_head
from storage.cells import every_column
from storage.errors import BadBackup, Unreachable
from storage.keyplaces import sync_folder
from storage.keys import KeyRing
from storage.migrations import held_version
from storage.tables import METADATA

ROWS = 500  # in one piece


def back_up(engine: Engine, ring: KeyRing, file: Path, now: dt.datetime) -> dict[str, int]:
    """Write a backup, readable by its owner only, and read it back; gives the rows by table.

    A file of that name is replaced once the new one is whole and proven. Raises Unreachable.
    """
    part = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        counts = _write(engine, ring, part, now)
        _prove(part, ring, counts)
        part.replace(file)
        sync_folder(file.parent)
    except OSError as error:
        raise Unreachable(f"the backup cannot be written to {file}: {error.strerror}") from error
    finally:
        if part.exists():
            part.unlink()
    return counts


def _write(engine: Engine, ring: KeyRing, part: Path, now: dt.datetime) -> dict[str, int]:
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as stream, database.reading(engine) as connection:
        facts = {"step": held_version(connection), "made_at": now.isoformat()}
        writer = Writer(stream, ring, facts)
        counts = {}
        for table in METADATA.sorted_tables:
            counts[table.name] = 0
            for rows in _rows(connection, table):
                counts[table.name] += len(rows)
                writer.add(json.dumps({"table": table.name, "rows": rows}))
        writer.finish(json.dumps({"counts": counts}))
        stream.flush()
        os.fsync(stream.fileno())
    return counts


def _rows(connection: Connection, table: Table) -> Iterator[list[dict[str, object]]]:
    """The rows as they are kept, bytes as base64 text, some at a time."""
    found = connection.execute(every_column(table), execution_options={"yield_per": ROWS}).mappings()
    binary = {column.name for column in table.columns if isinstance(column.type, LargeBinary)}
    for some in found.partitions(ROWS):
        yield [
            {name: _text(value) if name in binary else value for name, value in row.items()} for row in some
        ]


def _text(value: bytes | None) -> str | None:
    return None if value is None else base64.b64encode(value).decode("ascii")


def _prove(part: Path, ring: KeyRing, counts: dict[str, int]) -> None:
    read_head(part)
    last = ""
    for last in pieces(part, ring):  # noqa: B007 - each is opened; the last is looked at
        pass
    if json.loads(last or "{}").get("counts") != counts:
        raise BadBackup(f"{part} did not come out whole: is the disk sound? Try again")

"""After something was deleted or sealed anew: nothing of it stays in the pages that the database let go."""

import sqlite3

from sqlalchemy import Engine, text

from audit.errors import Busy
from storage import engine as database
from storage.errors import StorageError


def clean(engine: Engine) -> bool:
    """Write the database's files anew without what was deleted; False where others are using it just now.

    SQLite: the file is rebuilt and its journal emptied. PostgreSQL: the space of deleted rows is given free
    for new ones; rebuilding the tables is for the administrator (docs/keys.md).
    """
    return _clean_file(engine) if engine.dialect.name == "sqlite" else _clean_server(engine)


def _clean_file(engine: Engine) -> bool:
    plain = engine.raw_connection()  # outside any transaction: a file is not rebuilt within one
    try:
        cursor = plain.cursor()
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        row = cursor.fetchone()
        return row is not None and row[0] == 0
    except sqlite3.OperationalError:
        return False
    finally:
        plain.close()


def _clean_server(engine: Engine) -> bool:
    try:
        with database.translated(engine), engine.connect() as plain:
            plain.execution_options(isolation_level="AUTOCOMMIT").execute(text("VACUUM"))
    except (Busy, StorageError):
        return False
    return True

"""Reaching the database by its URL, whichever it is, and saying plainly what went wrong."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, exc, make_url
from sqlalchemy.engine import URL

from audit.errors import Busy
from storage import postgresql
from storage.errors import Unreachable
from storage.sqlite import WRITING, meaning, sqlite_engine

PATIENCE = 5.0  # seconds that a writer waits for another


def parsed_url(url: str | URL) -> URL:
    """The parts of a database URL. Raises Unreachable for what is none, without repeating it."""
    try:
        return make_url(url)
    except (exc.ArgumentError, ValueError) as error:
        raise Unreachable(
            "CHECKBACK_DATABASE_URL is no database URL, such as sqlite:////var/lib/checkback/checkback.db"
            " or postgresql+psycopg://user@host/checkback"
        ) from error


def make_engine(url: str | URL, patience: float = PATIENCE) -> Engine:
    """The engine for that URL. Raises Unreachable, never showing a password."""
    parsed = parsed_url(url)
    if parsed.get_backend_name() == "sqlite":
        return sqlite_engine(parsed, patience)
    if parsed.drivername in postgresql.NAMES:
        return postgresql.postgresql_engine(parsed, patience)
    raise Unreachable(
        f"a record cannot be kept in {parsed.drivername}: CHECKBACK_DATABASE_URL must begin with"
        " sqlite:// or postgresql://"
    )


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes."""
    with translated(engine), engine.connect() as plain:
        connection = plain.execution_options(**{WRITING: True})
        with connection.begin():
            yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads, and sees one state of the record throughout."""
    with translated(engine), engine.connect() as plain:
        # in SQLite every transaction sees one state
        connection = plain if _sqlite(plain) else plain.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def translated(engine: Engine) -> Iterator[None]:
    """Turn faults of the database into errors that a person understands; other errors pass."""
    where = engine.url.database or ""
    try:
        yield
    except exc.TimeoutError as error:
        raise Busy("too many are using the record at once; nothing was changed: try again") from error
    except exc.DBAPIError as error:
        plain = _meaning(error, where)
        if plain is None:  # a fault of this program
            raise
        raise plain from error


def _meaning(error: exc.DBAPIError, where: str) -> Exception | None:
    if isinstance(error.orig, sqlite3.Error):
        return meaning(error.orig, where)
    return postgresql.meaning(error, where)


def _sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"

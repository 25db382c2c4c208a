"""Everything that only PostgreSQL knows: how it is reached, how long one waits, what its errors mean."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, text
from sqlalchemy.engine import URL

from audit.errors import Busy
from storage.errors import DamagedRecord, Unreachable

DRIVER = "postgresql+psycopg"
NAMES = {"postgresql", "postgres", DRIVER}  # how people write the URL; all mean the one driver we use
OPENING = 0x636865636B  # the number under which workers queue while one of them makes or changes tables
CONNECTIONS = 8  # kept open by one worker, and as many again in a rush

# By the code of the error (its first two or all five characters), what it means.
BUSY = {"55P03", "40P01", "40001", "57014", "53300"}  # lock not free, deadlock, could not serialise, too long
REFUSED = {"53", "25", "58", "57", "08"}  # disk or memory full, read-only, input/output, shutting down, gone
MISSING = {"42P01", "42703", "42P07", "42701"}  # a table or column that is not there, or is there already


def postgresql_engine(url: URL, patience: float) -> Engine:
    """The engine for a record in PostgreSQL. `patience` is in seconds. Raises Unreachable."""
    try:
        engine = create_engine(
            url.set(drivername=DRIVER),
            hide_parameters=True,
            pool_pre_ping=True,
            pool_size=CONNECTIONS,
            max_overflow=CONNECTIONS,
            pool_timeout=patience,
            connect_args={"connect_timeout": max(2, round(patience))},
        )
    except (exc.NoSuchModuleError, ModuleNotFoundError) as error:
        raise Unreachable(
            "the driver for PostgreSQL is not installed: install checkback with its extra `postgresql`"
        ) from error

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        del record
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {max(1, round(patience * 1000))}")
            cursor.execute(
                "SET synchronous_commit = on"
            )  # confirmed means on the disk, whatever the server's default
        connection.commit()

    return engine


def queue_up(connection: Connection) -> None:
    """Wait until no other worker makes or changes tables; holds until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": OPENING})


def meaning(error: exc.DBAPIError, where: str) -> Exception | None:
    """What a fault of PostgreSQL means to the person, or None where it means a fault of this program."""
    code = getattr(error.orig, "sqlstate", None) or ""
    if code in BUSY:
        return Busy(
            "the record is in use by somebody else and did not come free; nothing was changed: try again"
        )
    if code in MISSING:
        return DamagedRecord(f"the database {where} is not as this program made it: restore a backup")
    if code[:2] in REFUSED or isinstance(error, exc.OperationalError):
        return Unreachable(
            f"the database {where} cannot be used: is it running, has its disk room, are its settings right?"
            " Nothing was changed"
        )
    return None

"""After a step of the tables: what takes the key to be filled in is filled in, piece by piece."""

from sqlalchemy import Connection, Engine, select

from storage import engine as database
from storage.audits import AT_ONCE, Audits
from storage.history import read_end
from storage.sealing import Sealer
from storage.tables import AUDITS, FLAGS

TO_FILL = FLAGS.c.name == "to fill"


def fill(engine: Engine, sealer: Sealer) -> None:
    """Fill in what the last step left open; may be stopped and begun again at any moment."""
    with database.reading(engine) as connection:
        if not _waiting(connection):
            return
    done = False
    while not done:
        with database.writing(engine) as connection:
            read_end(connection, sealer, lock=True)
            done = fill_some(connection, sealer)


def fill_some(connection: Connection, sealer: Sealer, limit: int | None = AT_ONCE) -> bool:
    """Write some of the waiting audits' rows anew (all, without a limit); True once none waits."""
    query = select(AUDITS.c.id).where(AUDITS.c.headline.is_(None)).limit(limit)
    waiting = list(connection.scalars(query))
    Audits(connection, sealer).write_heads(waiting)
    if limit is not None and len(waiting) == limit:
        return False
    connection.execute(FLAGS.delete().where(TO_FILL))
    return True


def _waiting(connection: Connection) -> bool:
    return connection.execute(select(FLAGS.c.name).where(TO_FILL)).first() is not None

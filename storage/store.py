"""The record kept in a database: the Store of `audit.ports`."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL

from storage import engine as database
from storage import history
from storage.keys import KeyRing
from storage.migrations import upgrade
from storage.sealing import Sealer
from storage.transaction import SqlTransaction
from storage.verifying import first_break


class SqlStore:
    """A record reached by a database URL and opened with a key ring. May be shared by threads.

    Opening makes the record, or brings an older one up to date. Raises Unreachable, WrongKey, NewerRecord,
    DamagedRecord, or `audit.errors.Busy`. `patience` is how many seconds a writer waits for another.
    """

    def __init__(self, url: str | URL, keys: KeyRing, patience: float = database.PATIENCE) -> None:
        self._sealer = Sealer(keys)
        self._engine = database.make_engine(url, patience)
        try:
            self._open()
        except BaseException:
            self._engine.dispose()
            raise

    @contextmanager
    def transaction(self) -> Iterator[SqlTransaction]:
        """Begin a unit of work that may write: committed when the block ends well, else undone."""
        with database.writing(self._engine) as connection:
            end = history.read_end(connection, self._sealer, lock=True)
            yield SqlTransaction(connection, self._sealer, end)

    @contextmanager
    def reading(self) -> Iterator[SqlTransaction]:
        """Begin a unit of work that only reads, and sees one state of the record throughout."""
        with database.reading(self._engine) as connection:
            yield SqlTransaction(connection, self._sealer)

    def verify(self) -> str | None:
        """None where the chain of history holds; else a sentence saying where it breaks."""
        with database.reading(self._engine) as connection:
            return first_break(connection, self._sealer)

    def close(self) -> None:
        """Let go of the files."""
        self._engine.dispose()

    def _open(self) -> None:
        upgrade(self._engine)
        with database.reading(self._engine) as connection:
            if history.has_end(connection):
                history.read_end(connection, self._sealer)  # with a wrong key nothing is begun
                return
        with database.writing(self._engine) as connection:
            history.begin(connection, self._sealer)
            history.read_end(connection, self._sealer)

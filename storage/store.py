"""The record kept in a database: the Store of `audit.ports`."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import URL

from storage import backup, cleaning, history, resealing
from storage import engine as database
from storage.filling import fill
from storage.keys import KeyRing
from storage.migrations import upgrade
from storage.postgresql import queue_up
from storage.sealing import Sealer
from storage.shelves import Known
from storage.transaction import SqlTransaction
from storage.verifying import first_break


class SqlStore:
    """A record reached by a database URL and opened with a key ring. May be shared by threads.

    Opening makes the record, or brings an older one up to date. Raises Unreachable, WrongKey, NewerRecord,
    DamagedRecord, or `audit.errors.Busy`. `patience` is how many seconds a writer waits for another;
    `reread` gives the keys as they are now, for a key that is changed while the program runs.
    """

    def __init__(
        self,
        url: str | URL,
        keys: KeyRing,
        patience: float = database.PATIENCE,
        reread: Callable[[], KeyRing] | None = None,
    ) -> None:
        self._sealer = Sealer(keys, reread)
        self._known = Known()
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
            yield SqlTransaction(connection, self._sealer, self._known, end)

    @contextmanager
    def reading(self) -> Iterator[SqlTransaction]:
        """Begin a unit of work that only reads, and sees one state of the record throughout."""
        with database.reading(self._engine) as connection:
            history.read_end(
                connection, self._sealer
            )  # a changed key is taken up before anything is looked up
            yield SqlTransaction(connection, self._sealer, self._known)

    def verify(self) -> str | None:
        """None where the chain of history holds; else a sentence saying where it breaks."""
        with database.reading(self._engine) as connection:
            return first_break(connection, self._sealer)

    def end(self) -> tuple[int, str]:
        """Number and hash of the last line of history: kept elsewhere, they tell if all was put back."""
        with database.reading(self._engine) as connection:
            return history.read_end(connection, self._sealer)

    def back_up(self, file: Path, keys: KeyRing, now: dt.datetime) -> dict[str, int]:
        """Write one state of the whole record into a sealed file; gives the rows by table."""
        return backup.back_up(self._engine, keys, file, now)

    def take_up(self, keys: KeyRing) -> None:
        """Go on with these keys: the first seals from now on."""
        self._sealer.take_up(keys)

    def sealed_with(self, key_id: bytes) -> dict[str, int]:
        """How many rows of each table hold something that the key of that id sealed."""
        with database.reading(self._engine) as connection:
            return resealing.sealed_with(connection, key_id)

    def reseal(self) -> int:
        """Seal with the current key whatever another key sealed; gives how many rows that were."""
        return resealing.reseal(self._engine, self._sealer)

    def clean(self) -> bool:
        """Leave nothing of what was deleted in the files; False where they are in use just now."""
        return cleaning.clean(self._engine)

    def close(self) -> None:
        """Let go of the files."""
        self._engine.dispose()

    def _open(self) -> None:
        upgrade(self._engine)
        with database.reading(self._engine) as connection:
            begun = history.has_end(connection)
            if begun:
                history.read_end(connection, self._sealer)  # with a wrong key nothing is begun
        if not begun:
            with database.writing(self._engine) as connection:
                queue_up(connection)
                history.begin(connection, self._sealer)
                history.read_end(connection, self._sealer)
        fill(self._engine, self._sealer)

"""The shelves of the programme: small contents, each whole under a key, sealed."""

from sqlalchemy import ColumnElement, Connection, func, select

from storage.cells import every_column, pack, unpack
from storage.sealing import Sealer
from storage.tables import ITEMS


class Items:
    """The items, within one unit of work."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._sealer = sealer

    def one(self, shelf: str, key: str) -> str | None:
        """What is kept under that key."""
        rows = self._rows(self._is(shelf, key))
        return rows[0][1] if rows else None

    def all(self, shelf: str) -> list[tuple[str, str]]:
        """Every key and content of a shelf, in the order they were first kept."""
        return self._rows(ITEMS.c.shelf == shelf)

    def shelves(self) -> list[str]:
        """The names of the shelves that hold something."""
        return list(self._connection.scalars(select(ITEMS.c.shelf).distinct().order_by(ITEMS.c.shelf)))

    def keep(self, shelf: str, key: str, content: str) -> bool:
        """Keep a content under that key, or replace it; True where the key is new."""
        row = {"shelf": shelf, "key_hash": self._sealer.look_up(key, shelf), "key": key, "content": content}
        known = self._connection.scalar(select(ITEMS.c.place).where(self._is(shelf, key)))
        if known is not None:
            self.remove(shelf, key)
        values = pack(self._sealer, ITEMS, row | {"place": self._next(shelf) if known is None else known})
        self._connection.execute(ITEMS.insert(), [values])
        return known is None

    def remove(self, shelf: str, key: str) -> bool:
        """Remove it; False where nothing was kept."""
        return bool(self._connection.execute(ITEMS.delete().where(self._is(shelf, key))).rowcount)

    def _rows(self, where: ColumnElement[bool]) -> list[tuple[str, str]]:
        rows = self._connection.execute(every_column(ITEMS).where(where).order_by(ITEMS.c.place)).mappings()
        unpacked = [unpack(self._sealer, ITEMS, row) for row in rows]
        return [(row["key"], row["content"]) for row in unpacked]

    def _is(self, shelf: str, key: str) -> ColumnElement[bool]:
        return (ITEMS.c.shelf == shelf) & ITEMS.c.key_hash.in_(self._sealer.look_ups(key, shelf))

    def _next(self, shelf: str) -> int:
        last = self._connection.scalar(select(func.max(ITEMS.c.place)).where(ITEMS.c.shelf == shelf))
        return 0 if last is None else int(last) + 1

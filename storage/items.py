"""The shelves of the programme: small contents, each whole under a key, sealed.

The statements are made once and given their values: a round of notices asks for hundreds of items, and making
a statement takes the library longer than carrying it out.
"""

from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, or_, select

from storage.cells import every_column, pack, unpack
from storage.sealing import Sealer
from storage.tables import ITEMS

Given = dict[str, Any]


class Items:
    """The items, within one unit of work."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._sealer = sealer

    def one(self, shelf: str, key: str) -> str | None:
        """What is kept under that key."""
        given = self._given(shelf, key)
        rows = self._rows(_one(*given), given)
        return rows[0][1] if rows else None

    def all(self, shelf: str) -> list[tuple[str, str]]:
        """Every key and content of a shelf, in the order they were first kept."""
        return self._rows(_all(), {"on": shelf})

    def shelves(self) -> list[str]:
        """The names of the shelves that hold something."""
        return list(self._connection.scalars(select(ITEMS.c.shelf).distinct().order_by(ITEMS.c.shelf)))

    def keep(self, shelf: str, key: str, content: str) -> bool:
        """Keep a content under that key, or replace it; True where the key is new."""
        row = {"shelf": shelf, "key_hash": self._sealer.look_up(key, shelf), "key": key, "content": content}
        given = self._given(shelf, key)
        place = self._connection.scalar(_place(*given), given)
        is_new = place is None
        values = pack(self._sealer, ITEMS, row | {"place": self._next(shelf) if is_new else place})
        if is_new:
            self._connection.execute(ITEMS.insert(), [values])
        else:
            self._connection.execute(ITEMS.update().where(_is(*given)).values(values), given)
        return is_new

    def remove(self, shelf: str, key: str) -> bool:
        """Remove it; False where nothing was kept."""
        given = self._given(shelf, key)
        return bool(self._connection.execute(ITEMS.delete().where(_is(*given)), given).rowcount)

    def _given(self, shelf: str, key: str) -> Given:
        """What tells one item, the shelf first: it may stand under its hash by any key of the ring."""
        hashes = self._sealer.look_ups(key, shelf)
        return {"on": shelf} | {f"hash_{place}": one for place, one in enumerate(hashes)}

    def _rows(self, query: Select[Any], given: Given) -> list[tuple[str, str]]:
        rows = self._connection.execute(query, given).mappings()
        unpacked = [unpack(self._sealer, ITEMS, row) for row in rows]
        return [(row["key"], row["content"]) for row in unpacked]

    def _next(self, shelf: str) -> int:
        last = self._connection.scalar(_last(), {"on": shelf})
        return 0 if last is None else int(last) + 1


@cache
def _is(shelf: str, *hashes: str) -> ColumnElement[bool]:
    """Whether a row is the item; the arguments are names of what the statement is given."""
    known = (ITEMS.c.key_hash == bindparam(name) for name in hashes)
    return (ITEMS.c.shelf == bindparam(shelf)) & or_(*known)


@cache
def _one(*names: str) -> Select[Any]:
    return every_column(ITEMS).where(_is(*names))


@cache
def _place(*names: str) -> Select[Any]:
    return select(ITEMS.c.place).where(_is(*names))


@cache
def _all() -> Select[Any]:
    return every_column(ITEMS).where(ITEMS.c.shelf == bindparam("on")).order_by(ITEMS.c.place)


@cache
def _last() -> Select[Any]:
    return select(func.max(ITEMS.c.place)).where(ITEMS.c.shelf == bindparam("on"))

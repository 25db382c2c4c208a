"""Rows on their way into the database and out of it: what is to be sealed is sealed, times become text.

A row is a mapping of column names to plain values. Rows are read without the database library's own
conversions, so that a cell somebody tampered with is told by its place instead of as a fault of the library.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Column, RowMapping, Select, Table, select, type_coerce
from sqlalchemy.types import NULLTYPE

from storage.errors import DamagedRecord
from storage.sealing import Sealer
from storage.tables import INSTANT, SEALED

Row = dict[str, Any]


@dataclass(frozen=True)
class _Layout:
    """What is to be done with the cells of a table, worked out once: many rows are read at a time."""

    keys: tuple[str, ...]
    sealed: tuple[tuple[str, str], ...]  # name, and how its place is called
    instants: tuple[tuple[str, str], ...]


@cache
def _layout(table: Table) -> _Layout:
    return _Layout(
        tuple(key.name for key in table.primary_key),
        tuple((column.name, str(column)) for column in table.columns if SEALED in column.info),
        tuple((column.name, str(column)) for column in table.columns if INSTANT in column.info),
    )


@cache
def every_column(table: Table) -> Select[*tuple[Any, ...]]:
    """The select of all columns of a table, their values as the database holds them."""
    return select(*(type_coerce(column, NULLTYPE).label(column.name) for column in table.columns))


def pack(sealer: Sealer, table: Table, row: Row, names: Iterable[str] | None = None) -> Row:
    """The row as the database keeps it; only the columns of `names`, where given."""
    wanted = row if names is None else names
    return {name: _packed(sealer, table.columns[name], row) for name in wanted}


def unpack(sealer: Sealer, table: Table, row: Row | RowMapping) -> Row:
    """The row with its values in plain. Raises WrongKey, or DamagedRecord naming the cell."""
    layout = _layout(table)
    plain = dict(row)
    keys = _keys(layout, row)
    for name, called in layout.sealed:
        if plain[name] is not None:
            plain[name] = sealer.unseal(plain[name], called, *keys)
    for name, called in layout.instants:
        if plain[name] is not None:
            plain[name] = _instant(plain[name], (called, *keys))
    return plain


def findable(text: str) -> str:
    """An id somebody typed, as a database can be asked for it: without what no id of ours holds."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "?")


def at_utc(value: dt.datetime) -> dt.datetime:
    """The same instant in UTC. Raises ValueError for a time without a zone, which is no instant."""
    if value.tzinfo is None:
        raise ValueError(f"a time in the record must say its zone: {value.isoformat()}")
    return value.astimezone(dt.UTC)


def instant_text(value: dt.datetime) -> str:
    """An instant as text of one width."""
    return at_utc(value).isoformat(timespec="microseconds")


def _packed(sealer: Sealer, column: Column[Any], row: Row) -> Any:
    value = row[column.name]
    if value is None:
        return None
    if SEALED in column.info:
        return sealer.seal(value, *_place(column, row))
    return instant_text(value) if INSTANT in column.info else value


def _instant(value: object, place: tuple[str, ...]) -> dt.datetime:
    try:
        return at_utc(dt.datetime.fromisoformat(str(value)))
    except ValueError:
        cell, *row = place
        raise DamagedRecord(f"{cell} of row {', '.join(row)} is not a time: restore a backup") from None


def _place(column: Column[Any], row: Row | RowMapping) -> tuple[str, ...]:
    return (str(column), *_keys(_layout(column.table), row))


def _keys(layout: _Layout, row: Row | RowMapping) -> list[str]:
    keys = (row[name] for name in layout.keys)
    return [key.hex() if isinstance(key, bytes) else str(key) for key in keys]

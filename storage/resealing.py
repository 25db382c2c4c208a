"""A new key for the record: every row is sealed anew and found by new hashes, piece by piece.

Each piece is a transaction of its own, so the work may be stopped and begun again at any moment, and goes on
beside people who work. The end of the history goes first: every unit of work reads it before anything else,
so from then on no other program seals with the old key.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Table, and_, bindparam, func, or_, select, tuple_

from storage import engine as database
from storage.cells import Row, every_column, pack, unpack
from storage.history import read_end
from storage.mapping import CHILD, PERSON
from storage.sealing import FORMAT, Sealer, key_of
from storage.tables import ACTIONS, AUDITS, HISTORY_END, ITEMS, METADATA, PEOPLE, POSITIONS, RATERS, SEALED

AT_ONCE = 200  # rows sealed anew in one transaction

Hashes = Callable[[Sealer, Row], Row | None]  # the row's look-up hashes; None where nobody can tell them


def reseal(engine: Engine, sealer: Sealer) -> int:
    """Seal everything with the ring's first key; gives how many rows were sealed anew. May raise Busy."""
    return sum(_reseal(engine, sealer, table) for table in _in_order())


def sealed_with(connection: Connection, key_id: bytes) -> dict[str, int]:
    """How many rows of each table hold something that the key of that id sealed; tables of none left out."""
    found = {}
    for table in _in_order():
        query = select(func.count()).select_from(table).where(or_(*_prefixed(table, key_id)))
        count = connection.scalar(query) or 0
        if count:
            found[table.name] = count
    return found


def _in_order() -> list[Table]:
    rest = [table for table in METADATA.sorted_tables if table is not HISTORY_END]
    return [HISTORY_END, *(table for table in rest if _sealed(table))]


def _sealed(table: Table) -> list[str]:
    return [column.name for column in table.columns if SEALED in column.info]


def _prefixed(table: Table, key_id: bytes) -> Iterator[ColumnElement[bool]]:
    head = FORMAT + key_id
    for name in _sealed(table):
        yield func.substr(table.c[name], 1, len(head)) == head


def _reseal(engine: Engine, sealer: Sealer, table: Table) -> int:
    done, after = 0, None
    while True:
        with database.writing(engine) as connection:
            read_end(connection, sealer, lock=True)
            rows = _next_rows(connection, table, after)
            if not rows:
                return done
            done += _reseal_rows(connection, sealer, table, rows)
            after = tuple(rows[-1][column.name] for column in table.primary_key)


def _next_rows(connection: Connection, table: Table, after: Sequence[Any] | None) -> list[Row]:
    keys = list(table.primary_key)
    query = every_column(table).order_by(*keys).limit(AT_ONCE)
    if after is not None:
        query = query.where(tuple_(*keys) > tuple_(*after) if len(keys) > 1 else keys[0] > after[0])
    return [dict(row) for row in connection.execute(query).mappings()]


def _reseal_rows(connection: Connection, sealer: Sealer, table: Table, rows: Sequence[Row]) -> int:
    written: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    done = 0
    for row in rows:
        stale = [
            name for name in _sealed(table) if row[name] is not None and key_of(row[name]) != sealer.current
        ]
        if not stale:
            continue
        done += 1
        values = _anew(sealer, table, row, stale)
        if values is None:
            connection.execute(table.delete().where(_is(table)), _old_key(table, row))
        else:
            written[tuple(sorted(values))].append(values | _old_key(table, row))
    for names, some in written.items():
        connection.execute(table.update().where(_is(table)).values({n: bindparam(n) for n in names}), some)
    return done


def _anew(sealer: Sealer, table: Table, row: Row, stale: list[str]) -> Row | None:
    """What is to be written in the row's place; None where it can no longer be found and goes."""
    plain = unpack(sealer, table, row)
    hashes = HASHES[table](sealer, plain) if table in HASHES else {}
    if hashes is None:
        return None
    keys = {column.name for column in table.primary_key}
    names = _sealed(table) if keys & hashes.keys() else stale  # what is sealed is bound to the row's key
    return pack(sealer, table, plain | hashes, [*names, *hashes])


def _is(table: Table) -> ColumnElement[bool]:
    return and_(*(column == bindparam(f"old_{column.name}") for column in table.primary_key))


def _old_key(table: Table, row: Row) -> Row:
    return {f"old_{column.name}": row[column.name] for column in table.primary_key}


def _of_audit(sealer: Sealer, row: Row) -> Row:
    headline = row["headline"]
    found: Row = {"childview_hash": sealer.look_up(headline["childview_id"], CHILD)}
    for what in ("auditor", "case_manager", "team_manager", "moderator"):
        name = headline.get(what)
        found[f"{what}_hash"] = None if name is None else sealer.look_up(name, PERSON)
    return found


def _of_position(sealer: Sealer, row: Row) -> Row | None:
    # a bookmark of the first release does not say whose it is: the conversation then begins at what is open
    return None if row["person"] is None else {"person_hash": sealer.look_up(row["person"], PERSON)}


def _of_person(sealer: Sealer, row: Row) -> Row:
    return {"name_hash": sealer.look_up(row["particulars"]["name"], PERSON)}


def _of_item(sealer: Sealer, row: Row) -> Row:
    return {"key_hash": sealer.look_up(row["key"], row["shelf"])}


def _of_action(sealer: Sealer, row: Row) -> Row:
    owner = row["contents"].get("responsibility")
    return {"owner_hash": None if owner is None else sealer.look_up(owner, PERSON)}


def _of_rater(sealer: Sealer, row: Row) -> Row:
    return {"person_hash": sealer.look_up(row["person"], PERSON)}


HASHES: dict[Table, Hashes] = {
    AUDITS: _of_audit,
    POSITIONS: _of_position,
    ACTIONS: _of_action,
    RATERS: _of_rater,
    PEOPLE: _of_person,
    ITEMS: _of_item,
}

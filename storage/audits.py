"""Audits in the database: read whole, and written by the difference from what was there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, bindparam, func, select

from audit.record import AuditRecord, State
from storage.cells import Row, every_column, pack, unpack
from storage.mapping import CHILD, PERSON, Rows, from_rows, to_rows
from storage.sealing import Sealer
from storage.tables import ACTIONS, AUDITS, PARTS_OF_AUDIT, POSITIONS

AT_ONCE = 400  # audits read by one statement; databases limit how many values a statement takes


class Audits:
    """The audits' own tables, within one unit of work."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._connection = connection
        self._sealer = sealer

    def one(self, audit_id: str) -> AuditRecord | None:
        """The audit of that id, if there is one."""
        return next(iter(self._read([audit_id])), None)

    def some(self, auditor: str | None, states: Sequence[State]) -> list[AuditRecord]:
        """Audits, oldest first; of one auditor and in some states where asked."""
        query = select(AUDITS.c.id).order_by(AUDITS.c.created_at, AUDITS.c.id)
        if auditor is not None:
            query = query.where(AUDITS.c.auditor_hash.in_(self._sealer.look_ups(auditor, PERSON)))
        if states:
            query = query.where(AUDITS.c.state.in_(states))
        return list(self._read(list(self._connection.scalars(query))))

    def several(self, ids: Sequence[str]) -> list[AuditRecord]:
        """The audits of those ids that there are, in that order."""
        return list(self._read(ids))

    def states(self, month: str) -> dict[State, int]:
        """How many audits of a month are in each state."""
        query = select(AUDITS.c.state, func.count()).where(AUDITS.c.month == month).group_by(AUDITS.c.state)
        rows = self._connection.execute(query.order_by(AUDITS.c.state)).all()
        return dict((state, count) for state, count in rows)  # noqa: C402 - a row is no pair to the checker

    def of_child(self, childview_id: str, month: str | None) -> list[str]:
        """Ids of the audits of that child, in that month where one is given, oldest first."""
        hashes = self._sealer.look_ups(childview_id, CHILD)
        query = select(AUDITS.c.id).where(AUDITS.c.childview_hash.in_(hashes))
        if month is not None:
            query = query.where(AUDITS.c.month == month)
        return list(self._connection.scalars(query.order_by(AUDITS.c.created_at, AUDITS.c.id)))

    def write(self, held: AuditRecord | None, record: AuditRecord) -> None:
        """Change the rows of `held` (none, for a new audit) into those of `record`."""
        old = to_rows(held, self._sealer.look_up) if held else defaultdict(list)
        new = to_rows(record, self._sealer.look_up)
        for table in (AUDITS, *PARTS_OF_AUDIT):  # the audit first: the others' rows point at it
            self._write_table(table, old[table.name], new[table.name])

    def delete(self, audit_id: str) -> None:
        """Delete every row of an audit."""
        for table in (POSITIONS, *PARTS_OF_AUDIT):
            self._connection.execute(table.delete().where(table.c.audit_id == audit_id))
        self._connection.execute(AUDITS.delete().where(AUDITS.c.id == audit_id))

    def write_heads(self, ids: Sequence[str]) -> None:
        """Write anew what lists ask of those audits: their head rows, and who owns their actions."""
        for record in self._read(ids):
            rows = to_rows(record, self._sealer.look_up)
            for table in (AUDITS, ACTIONS):
                for row in rows[table.name]:
                    values = pack(self._sealer, table, row)
                    self._connection.execute(table.update().where(_is(table, row)).values(values))

    def _read(self, ids: Sequence[str]) -> Iterator[AuditRecord]:
        for start in range(0, len(ids), AT_ONCE):
            some = ids[start : start + AT_ONCE]
            rows = self._rows_of(some)
            yield from (from_rows(rows[audit_id]) for audit_id in some if audit_id in rows)

    def _rows_of(self, ids: Sequence[str]) -> dict[str, Rows]:
        given = {"ids": list(ids)}
        found = {row["id"]: _empty(row) for row in self._unpacked(AUDITS, _of_audits(AUDITS), given)}
        for table in PARTS_OF_AUDIT:
            for row in self._unpacked(table, _of_audits(table), given):
                found[row["audit_id"]][table.name].append(row)
        return found

    def _unpacked(self, table: Table, query: Select[Any], given: Row) -> Iterator[Row]:
        for row in self._connection.execute(query, given).mappings():
            yield unpack(self._sealer, table, row)

    def _write_table(self, table: Table, old: Iterable[Row], new: Iterable[Row]) -> None:
        before, after = _by_key(table, old), _by_key(table, new)
        for key in before.keys() - after.keys():
            self._connection.execute(table.delete().where(_is(table, before[key])))
        added = [pack(self._sealer, table, row) for key, row in after.items() if key not in before]
        if added:
            self._connection.execute(table.insert(), added)
        for key, row in after.items():
            if key in before:
                self._change(table, before[key], row)

    def _change(self, table: Table, before: Row, after: Row) -> None:
        # repr, because 1 == True and {a, b} == {b, a} in Python, and the record is kept exactly
        changed = [
            name
            for name, value in after.items()
            if value is not before[name] and repr(value) != repr(before[name])
        ]
        if changed:
            values = pack(self._sealer, table, after, changed)
            self._connection.execute(table.update().where(_is(table, after)).values(values))


@cache
def _of_audits(table: Table) -> Select[Any]:
    """The rows of some audits, in their order; made once, for that takes longer than carrying it out."""
    key = AUDITS.c.id if table is AUDITS else table.c.audit_id
    query = every_column(table).where(key.in_(bindparam("ids", expanding=True)))
    return query if table is AUDITS else query.order_by(key, table.c.place)


def _empty(head: Row) -> Rows:
    return {"audits": [head], **{table.name: [] for table in PARTS_OF_AUDIT}}


def _by_key(table: Table, rows: Iterable[Row]) -> dict[tuple[Any, ...], Row]:
    names = [column.name for column in table.primary_key]
    return {tuple(row[name] for name in names): row for row in rows}


def _is(table: Table, row: Row) -> ColumnElement[bool]:
    return and_(*(column == row[column.name] for column in table.primary_key))

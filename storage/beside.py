"""Holding what stands beside audits against the history: people, editions, what guidance is used, holds.

A fact that the history does not tell of was kept by a release that did not tell of it, or is of the smaller
things (a notice sent, a place in a conversation) that nobody is held to.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, or_, select

from audit.beside import EDITIONS, GUIDANCE, PEOPLE, digest_of, told_of_person
from audit.facts import parts
from audit.history import canonical
from storage import tables
from storage.cells import Row, every_column, unpack
from storage.emptying import is_emptied
from storage.errors import DamagedRecord
from storage.history import is_audit
from storage.items import Items
from storage.sealing import Sealer
from storage.shelves import Known, Shelves
from storage.tables import HISTORY

MONTH = re.compile(r"[0-9]{4}-[0-9]{2}")
HOLDS = "hold/"  # the beginning of a subject: the audit's id follows, the fact is /held
CHANGED = "was changed or removed by something other than this program; restore a backup"
Told = dict[str, dict[str, Any]]  # by subject, by fact: what the history says last
Fault = Iterator[str]


def first_unaccounted(connection: Connection, sealer: Sealer) -> str | None:
    """None where all is as its history says; else a sentence saying what is not."""
    told = _told(connection, sealer)
    try:
        return next((fault for check in CHECKS for fault in check(connection, sealer, told)), None)
    except DamagedRecord as error:
        return str(error)


def _told(connection: Connection, sealer: Sealer) -> Told:
    subject = HISTORY.c.audit_id
    wanted = or_(subject.in_((PEOPLE, EDITIONS, GUIDANCE)), subject.startswith(HOLDS))
    told: Told = {}
    rows = connection.execute(every_column(HISTORY).where(wanted).order_by(HISTORY.c.sequence)).mappings()
    for row in rows:
        line = unpack(sealer, HISTORY, row)
        if not is_emptied(line):
            told.setdefault(line["audit_id"], {})[line["fact"]] = line["after"]
    return told


def _people(connection: Connection, sealer: Sealer, told: Told) -> Fault:
    held = {one.name: told_of_person(one) for one in Shelves(connection, sealer, Known()).people()}
    for fact, said in told.get(PEOPLE, {}).items():
        (name,) = parts(fact)
        if canonical(held.get(name)) != canonical(said):
            yield f"people: what is known of {name} {CHANGED}"


def _editions(connection: Connection, sealer: Sealer, told: Told) -> Fault:
    rows = _rows(connection, sealer, tables.EDITIONS)
    digests: dict[tuple[str, ...], str] = {
        (row["kind"], row["document"], row["edition"]): digest_of(row["title"], row["source"], row["content"])
        for row in rows
    }
    in_force: dict[tuple[str, ...], str] = {
        (row["kind"], row["document"]): row["edition"] for row in rows if row["in_force"]
    }
    for fact, said in told.get(EDITIONS, {}).items():
        path = tuple(parts(fact))
        held = digests.get(path) if len(path) == 3 else in_force.get(path)
        if held != said:
            what = "the edition" if len(path) == 3 else "which edition is in force of"
            yield f"editions: {what} {' '.join(path)} {CHANGED}"


def _guidance(connection: Connection, sealer: Sealer, told: Told) -> Fault:
    shelves = Shelves(connection, sealer, Known())
    for fact, said in told.get(GUIDANCE, {}).items():
        what, document, *_ = parts(fact)
        if what == "searched" and (shelves.flag(f"guidance:{document}") == "on") != said:
            yield f"guidance: whether {document} is searched {CHANGED}"


def _holds(connection: Connection, sealer: Sealer, told: Told) -> Fault:
    items = Items(connection, sealer)
    for subject, said in told.items():
        if subject.startswith(HOLDS):
            audit_id = subject.removeprefix(HOLDS)
            if (items.one("holds", audit_id) is not None) != bool(said.get("/held")):
                yield f"holds: that audit {audit_id} is held back {CHANGED}"


def _numbers(connection: Connection, sealer: Sealer, told: Told) -> Fault:
    """No number of an audit may be given again, not even where that audit was deleted."""
    del sealer, told
    held = {row.month: row.last for row in connection.execute(select(tables.NUMBERS))}
    for audit_id in connection.scalars(select(HISTORY.c.audit_id).distinct()):
        month, _, number = audit_id.rpartition("-")
        if is_audit(audit_id) and MONTH.fullmatch(month) and number.isdecimal():
            last = held.get(month, 0 if held else int(number))
            if not isinstance(last, int) or int(number) > last:
                yield f"numbers: the last number given in {month} {CHANGED}"


def _cells(connection: Connection, sealer: Sealer, told: Told) -> Fault:
    """Each of the smaller things opens at least where it stands: DamagedRecord tells of one that does not."""
    del told
    for table in (tables.ITEMS, tables.POSITIONS):
        _rows(connection, sealer, table)
    yield from ()


def _rows(connection: Connection, sealer: Sealer, table: Table) -> list[Row]:
    query = connection.execute(every_column(table), execution_options={"yield_per": 1000}).mappings()
    return [unpack(sealer, table, row) for row in query]


CHECKS: tuple[Callable[[Connection, Sealer, Told], Fault], ...] = (
    *(_people, _editions, _guidance, _holds, _numbers, _cells),
)

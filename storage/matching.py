"""Holding the rows against the history: what an audit says must be what was last written of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from audit.facts import record_facts
from audit.headlines import headline_of, settled
from audit.history import canonical
from audit.record import AuditRecord
from storage.audits import Audits
from storage.cells import every_column, unpack
from storage.errors import DamagedRecord
from storage.headlines import headlines_by_id
from storage.mapping import CHILD, PERSON
from storage.sealing import Sealer
from storage.tables import ACTIONS, AUDITS, HISTORY, RATERS

AT_ONCE = 100  # audits held in memory
Told = dict[str, dict[str, Any]]  # by audit, by fact: what its history says


def first_mismatch(connection: Connection, sealer: Sealer, told_of: set[str]) -> str | None:
    """None where every audit is what its history says; else a sentence. `told_of` are ids with history."""
    held = list(connection.scalars(select(AUDITS.c.id).order_by(AUDITS.c.id)))
    gone = sorted(told_of.difference(held))
    if gone:
        return f"audit {gone[0]} was removed by something other than this program: restore a backup"
    for start in range(0, len(held), AT_ONCE):
        fault = next(_faults(connection, sealer, held[start : start + AT_ONCE]), None)
        if fault:
            return fault
    return None


def _faults(connection: Connection, sealer: Sealer, ids: Sequence[str]) -> Iterator[str]:
    told = _told(connection, sealer, ids)
    try:
        records = Audits(connection, sealer).several(ids)
        lines = headlines_by_id(connection, sealer, ids)
        hashes = _hashes_held(connection, ids)
        hidden = set(_hidden(connection, ids))
        rows = _rows_held(connection, ids)
    except DamagedRecord as error:
        yield str(error)
        return
    for record in records:
        if record.id not in told:
            yield f"audit {record.id} was inserted by something other than this program: restore a backup"
        fact = _differing(record, told[record.id])
        if fact is not None:
            yield f"audit {record.id}: {fact} is not what its history says: {CHANGED}"
        if lines[record.id] != headline_of(record):
            yield f"audit {record.id}: its line in lists is not what the audit says: {CHANGED}"
        if not hashes[record.id].issubset(_hashes(sealer, record)):
            yield f"audit {record.id}: it is not found by the child and the people it names: {CHANGED}"
        if not rows[record.id].issubset(_rows(sealer, record)):
            yield f"audit {record.id}: it is not found by who owns its actions or rates it: {CHANGED}"
        if record.id in hidden and not settled(record):
            yield f"audit {record.id}: it is left out of what is still to do: {CHANGED}"


CHANGED = "it was changed by something other than this program; restore a backup"


Hashes = set[tuple[str, bytes | None]]  # by column
Found = tuple[str, int, bytes | None]  # table, place, hash


def _hashes(sealer: Sealer, record: AuditRecord) -> Hashes:
    """What an audit may be found by, under every key of the ring."""
    named = {
        "auditor_hash": (record.data.auditor, PERSON),
        "case_manager_hash": (record.data.case_manager, PERSON),
        "team_manager_hash": (record.data.team_manager, PERSON),
        "moderator_hash": (record.moderator, PERSON),
        "childview_hash": (record.data.child.childview_id, CHILD),
    }
    return {
        (column, found)
        for column, (name, purpose) in named.items()
        for found in ([None] if name is None else sealer.look_ups(name, purpose))
    }


def _hashes_held(connection: Connection, ids: Sequence[str]) -> dict[str, Hashes]:
    columns = [column for column in AUDITS.columns if column.name.endswith("_hash")]
    rows = connection.execute(select(AUDITS.c.id, *columns).where(AUDITS.c.id.in_(ids))).mappings()
    return {row["id"]: {(column.name, row[column.name]) for column in columns} for row in rows}


def _hidden(connection: Connection, ids: Sequence[str]) -> Iterator[str]:
    """The audits that lists of what is still to do leave out."""
    query = select(AUDITS.c.id).where(AUDITS.c.id.in_(ids), AUDITS.c.settled.isnot(False))
    return iter(connection.scalars(query))


def _rows(sealer: Sealer, record: AuditRecord) -> set[Found]:
    """By which hashes actions and raters may be found, under every key of the ring."""
    named = [("actions", place, one.responsibility) for place, one in enumerate(record.data.actions)]
    named += [("raters", place, name) for place, name in enumerate(record.raters)]
    return {
        (table, place, found)
        for table, place, name in named
        for found in ([None] if name is None else sealer.look_ups(name, PERSON))
    }


def _rows_held(connection: Connection, ids: Sequence[str]) -> dict[str, set[Found]]:
    held: dict[str, set[Found]] = defaultdict(set)
    for column in (ACTIONS.c.owner_hash, RATERS.c.person_hash):
        table = column.table
        query = select(table.c.audit_id, table.c.place, column).where(table.c.audit_id.in_(ids))
        for audit_id, place, found in connection.execute(query):
            held[audit_id].add((table.name, place, found))
    return held


def _told(connection: Connection, sealer: Sealer, ids: Sequence[str]) -> Told:
    query = every_column(HISTORY).where(HISTORY.c.audit_id.in_(ids)).order_by(HISTORY.c.sequence)
    told: Told = defaultdict(dict)
    for row in connection.execute(query).mappings():
        line = unpack(sealer, HISTORY, row)
        told[line["audit_id"]][line["fact"]] = line["after"]
    return told


def _differing(record: AuditRecord, told: Mapping[str, Any]) -> str | None:
    """The first fact that is not what was last written of it."""
    said = record_facts(record)
    for fact in dict.fromkeys((*said, *told)):
        if canonical(said.get(fact)) != canonical(told.get(fact)):
            return fact
    return None

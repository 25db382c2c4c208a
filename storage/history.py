"""The history in the database: lines are added, read, and never changed.

Every line carries a hash over itself and the line before (`audit.history`), whichever audit that belongs to.
The hash covers salted digests of the values and of the reason, so that these can go while the chain holds.
The number and hash of the last line stand sealed in `history_end`: lines cut off at the end are missed, and
lines added by hand are not believed.
"""

import secrets
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from audit.history import GENESIS, chain, digest
from audit.record import Act, Change, HistoryLine
from storage.cells import Row, at_utc, every_column, pack, unpack
from storage.errors import DamagedRecord
from storage.sealing import Sealer
from storage.tables import AUDITS, HISTORY, HISTORY_END

END = 1  # the id of the one row of history_end


def has_end(connection: Connection) -> bool:
    """Whether the history has been begun."""
    return connection.execute(select(HISTORY_END.c.id)).first() is not None


def begin(connection: Connection, sealer: Sealer) -> None:
    """Write the end of an empty history, unless it is there. Raises DamagedRecord where it was taken away."""
    if has_end(connection):
        return
    for table in (HISTORY, AUDITS):
        if connection.execute(select(table.primary_key.columns[0]).limit(1)).first():
            raise DamagedRecord("the sealed end of the history is missing: restore a backup")
    connection.execute(HISTORY_END.insert(), [pack(sealer, HISTORY_END, _end_row(0, GENESIS))])


def read_end(connection: Connection, sealer: Sealer, *, lock: bool = False) -> tuple[int, str]:
    """Number and hash of the last line. With `lock`, nobody else writes until this transaction ends.

    Raises WrongKey where the record was sealed with another key, and DamagedRecord.
    """
    query = every_column(HISTORY_END)
    row = connection.execute(query.with_for_update() if lock else query).mappings().first()
    if row is None:
        raise DamagedRecord("the sealed end of the history is missing: restore a backup")
    sequence, last = unpack(sealer, HISTORY_END, row)["seal"]
    return sequence, last


class History:
    """The history, within one unit of work that begins after the line `end`."""

    def __init__(self, connection: Connection, sealer: Sealer, end: tuple[int, str]) -> None:
        self._connection = connection
        self._sealer = sealer
        self._end = end

    def add(self, audit_id: str, act: Act, changes: Sequence[Change]) -> None:
        """Write one line for each change, and the new end."""
        if not changes:
            return
        act = act.model_copy(update={"at": at_utc(act.at)})
        rows = [self._next(audit_id, act, change) for change in changes]
        self._connection.execute(HISTORY.insert(), [pack(self._sealer, HISTORY, row) for row in rows])
        end = pack(self._sealer, HISTORY_END, _end_row(*self._end))
        self._connection.execute(HISTORY_END.update().where(HISTORY_END.c.id == END).values(seal=end["seal"]))

    def of(self, audit_id: str) -> list[HistoryLine]:
        """Every line of one audit, oldest first."""
        query = every_column(HISTORY).where(HISTORY.c.audit_id == audit_id).order_by(HISTORY.c.sequence)
        rows = self._connection.execute(query).mappings()
        return [_line(unpack(self._sealer, HISTORY, row)) for row in rows]

    def beside(self) -> list[HistoryLine]:
        """Every line that is not of an audit, oldest first."""
        query = every_column(HISTORY).where(HISTORY.c.audit_id.contains("/")).order_by(HISTORY.c.sequence)
        rows = self._connection.execute(query).mappings()
        return [_line(unpack(self._sealer, HISTORY, row)) for row in rows]

    def last(self) -> int:
        """The number of the last line; 0 before the first."""
        return self._connection.scalar(select(func.max(HISTORY.c.sequence))) or 0

    def _next(self, audit_id: str, act: Act, change: Change) -> Row:
        sequence, previous = self._end
        row: Row = {
            "sequence": sequence + 1,
            "audit_id": audit_id,
            "at": act.at,
            "actor": act.actor,
            "command": act.name,
            "fact": change.fact,
            "reason": act.reason,
            "before": change.before,
            "after": change.after,
            "salt": secrets.token_hex(16),
        }
        row |= digests(row)
        told = line_hash(previous, row)
        self._end = (sequence + 1, told)
        return row | {"hash": told}


def is_audit(subject: str) -> bool:
    """Whether the subject of a line is an audit; what is none has a stroke in its name."""
    return "/" not in subject


def digests(row: Row) -> dict[str, str]:
    """The salted digests of what may go from a line one day."""
    return {f"{name}_digest": digest(row[name], row["salt"]) for name in ("reason", "before", "after")}


def line_hash(previous: str, row: Row) -> str:
    """The hash of a line, given its row in plain and the hash of the line before."""
    # the reason goes in as its digest: it may tell of the child, and must be able to go as well
    act = Act(actor=row["actor"], name=row["command"], at=row["at"], reason=row["reason_digest"])
    return chain(previous, row["audit_id"], act, row["fact"], row["before_digest"], row["after_digest"])


def _end_row(sequence: int, last: str) -> dict[str, Any]:
    return {"id": END, "seal": [sequence, last]}


def _line(row: Row) -> HistoryLine:
    return HistoryLine(
        sequence=row["sequence"],
        audit=row["audit_id"],
        act=Act(actor=row["actor"], name=row["command"], at=row["at"], reason=row["reason"]),
        change=Change(fact=row["fact"], before=row["before"], after=row["after"]),
        hash=row["hash"],
    )

"""Walking the whole history and recomputing its chain."""

from sqlalchemy import Connection, RowMapping

from audit.history import GENESIS
from storage.cells import every_column, unpack
from storage.errors import StorageError
from storage.history import digests, line_hash, read_end
from storage.sealing import Sealer
from storage.tables import HISTORY

AT_ONCE = 1000  # lines held in memory


def first_break(connection: Connection, sealer: Sealer) -> str | None:
    """None where every line is as it was written and none is missing; else a sentence saying where not."""
    try:
        end = read_end(connection, sealer)
    except StorageError as error:
        return str(error)
    number, previous = 0, GENESIS
    query = every_column(HISTORY).order_by(HISTORY.c.sequence)
    rows = connection.execute(query, execution_options={"yield_per": AT_ONCE}).mappings()
    for row in rows:
        number += 1
        fault = _misplaced(number, row["sequence"]) or _fault(sealer, row, previous)
        if fault:
            return fault
        previous = row["hash"]
        if number == end[0] and previous != end[1]:
            return f"{_where(row)}: it is not the line that was written last"
    return _ending(number, end[0])


def _misplaced(expected: int, found: object) -> str | None:
    if found == expected:
        return None
    if isinstance(found, int) and found > expected:
        return f"the history breaks at line {expected}: that line was removed"
    return f"the history breaks at line {found}: that line was inserted"


def _fault(sealer: Sealer, row: RowMapping, previous: str) -> str | None:
    try:
        plain = unpack(sealer, HISTORY, row)
        if any(plain[name] != value for name, value in digests(plain).items()):
            return f"{_where(row)}: its values were changed"
        if line_hash(previous, plain) != row["hash"]:
            return f"{_where(row)}: it was changed, or it is not the line that was written there"
    except (StorageError, ValueError, TypeError):  # a cell holds what the program never writes
        return f"{_where(row)}: it was changed, moved or inserted by something other than this program"
    return None


def _ending(count: int, expected: int) -> str | None:
    if count < expected:
        missing = (
            "1 line at its end was" if expected - count == 1 else f"{expected - count} lines at its end were"
        )
        return f"the history breaks after line {count}: {missing} removed"
    if count > expected:
        return f"the history breaks at line {expected + 1}: that line was inserted"
    return None


def _where(row: RowMapping) -> str:
    return f"the history breaks at line {row['sequence']} (audit {row['audit_id']})"

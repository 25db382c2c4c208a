"""Walking the whole history, recomputing its chain, and holding the rows against it."""

from collections.abc import Iterator

from sqlalchemy import Connection, RowMapping

from audit.history import GENESIS
from storage.beside import first_unaccounted
from storage.cells import Row, every_column, unpack
from storage.emptying import holds, is_emptied
from storage.errors import StorageError
from storage.history import digests, is_audit, line_hash, read_end
from storage.matching import first_mismatch
from storage.sealing import Sealer
from storage.tables import HISTORY

AT_ONCE = 1000  # lines held in memory


def first_break(connection: Connection, sealer: Sealer) -> str | None:
    """None where all is as it was written and nothing is missing; else a sentence saying where not."""
    try:
        end = read_end(connection, sealer)
    except StorageError as error:
        return str(error)
    told_of: set[str] = set()
    fault = next(_breaks(connection, sealer, end, told_of), None)
    return fault or first_mismatch(connection, sealer, told_of) or first_unaccounted(connection, sealer)


def _breaks(connection: Connection, sealer: Sealer, end: tuple[int, str], told_of: set[str]) -> Iterator[str]:
    """What is wrong with the chain; `told_of` takes the ids of the audits whose lines say something."""
    number, previous = 0, GENESIS
    query = every_column(HISTORY).order_by(HISTORY.c.sequence)
    rows = connection.execute(query, execution_options={"yield_per": AT_ONCE}).mappings()
    for row in rows:
        number += 1
        fault = _misplaced(number, row["sequence"]) or _fault(sealer, row, previous, told_of)
        if fault:
            yield fault
        previous = row["hash"]
        if number == end[0] and previous != end[1]:
            yield f"{_where(row)}: it is not the line that was written last"
    fault = _ending(number, end[0])
    if fault:
        yield fault


def _misplaced(expected: int, found: object) -> str | None:
    if found == expected:
        return None
    if isinstance(found, int) and found > expected:
        return f"the history breaks at line {expected}: that line was removed"
    return f"the history breaks at line {found}: that line was inserted"


def _fault(sealer: Sealer, row: RowMapping, previous: str, told_of: set[str]) -> str | None:
    try:
        plain = unpack(sealer, HISTORY, row)
        if is_emptied(plain):
            return None if holds(plain) else f"{_where(row)}: it was changed after its words were deleted"
        if is_audit(plain["audit_id"]):
            told_of.add(plain["audit_id"])
        return _changed(plain, previous, row)
    except (StorageError, ValueError, TypeError):  # a cell holds what the program never writes
        return f"{_where(row)}: it was changed, moved or inserted by something other than this program"


def _changed(plain: Row, previous: str, row: RowMapping) -> str | None:
    if any(plain[name] != value for name, value in digests(plain).items()):
        return f"{_where(row)}: its values were changed"
    if line_hash(previous, plain) != row["hash"]:
        return f"{_where(row)}: it was changed, or it is not the line that was written there"
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
    subject = str(row["audit_id"])
    whose = f"audit {subject}" if is_audit(subject) else subject
    return f"the history breaks at line {row['sequence']} ({whose})"

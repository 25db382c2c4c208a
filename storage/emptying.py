"""Lines of history whose words are gone for good, while the chain over them holds.

Who, what, the values, the reason and the salt go; the number, the audit's id, the time, the command, the
digests (which nobody can guess back without the salt) and the hash stay. In place of the salt stands, sealed,
a digest of what stays: only this program can empty a line, and what stays cannot be changed unseen.
"""

import hashlib
from collections.abc import Sequence

from sqlalchemy import Connection, select

from audit.history import canonical
from storage.cells import Row, every_column, pack, unpack
from storage.sealing import Sealer
from storage.tables import HISTORY

AT_ONCE = 400  # lines emptied by one statement
GOES = ("actor", "fact", "reason", "before", "after", "salt")
STAYS = ("sequence", "audit_id", "command", "reason_digest", "before_digest", "after_digest", "hash")


def empty(connection: Connection, sealer: Sealer, lines: Sequence[int]) -> int:
    """Empty those lines; gives how many were not empty before."""
    done = 0
    for start in range(0, len(lines), AT_ONCE):
        some = every_column(HISTORY).where(HISTORY.c.sequence.in_(lines[start : start + AT_ONCE]))
        for row in connection.execute(some).mappings().all():
            plain = unpack(sealer, HISTORY, row)
            if not is_emptied(plain):
                values = pack(sealer, HISTORY, plain | _nothing(plain), GOES)
                connection.execute(
                    HISTORY.update().where(HISTORY.c.sequence == row["sequence"]).values(values)
                )
                done += 1
    return done


def lines_of(connection: Connection, audit_id: str) -> list[int]:
    """The numbers of the lines of one audit."""
    return list(connection.scalars(select(HISTORY.c.sequence).where(HISTORY.c.audit_id == audit_id)))


def is_emptied(plain: Row) -> bool:
    """Whether that line (in plain) was emptied by this program."""
    return isinstance(plain["salt"], dict)


def holds(plain: Row) -> bool:
    """Whether an emptied line is as it was left."""
    return {name: plain[name] for name in GOES} == _nothing(plain)


def _nothing(plain: Row) -> Row:
    stays = [*(plain[name] for name in STAYS), plain["at"].isoformat()]
    proof = hashlib.sha256(canonical(stays).encode("ascii")).hexdigest()
    return {**dict.fromkeys(GOES), "actor": "", "fact": "", "salt": {"emptied": proof}}

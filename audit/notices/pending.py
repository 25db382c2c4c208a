"""What an act has people told of, kept in the transaction of the act itself: so nothing can come between.

Who these people are, and by when they must act, is worked out when the notices are made.
"""

from collections.abc import Iterable

from pydantic import TypeAdapter

from audit.life.tell import Told, consequences
from audit.ports import Transaction
from audit.record import Act, AuditRecord

SHELF = "consequences"
TOLD: TypeAdapter[Told] = TypeAdapter(Told)


def remember(transaction: Transaction, before: AuditRecord | None, after: AuditRecord, act: Act) -> None:
    """Keep what an act has people told of."""
    for told in consequences(before, after, act):
        transaction.keep_item(SHELF, told.key, TOLD.dump_json(told).decode())


def pending(reading: Transaction) -> list[Told]:
    """What was kept and not yet made into notices, oldest first."""
    return [TOLD.validate_json(content) for _, content in reading.items(SHELF)]


def forget(transaction: Transaction, made: Iterable[Told]) -> None:
    """Take out what was made into notices."""
    for told in made:
        transaction.remove_item(SHELF, told.key)

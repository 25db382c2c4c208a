"""What is still to be said in Slack: kept in the record until Slack has it, in order, person by person.

A *lane* is a row of things to send one after another. Contents hold case text, so they lie on sealed shelves
and are removed once delivered. A lane is worked on by one worker at a time, however many there are.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict

from audit.ports import Store, Transaction

LANES, LANE, HEARD = "slack.lanes", "slack.outbox.{}", "slack.heard"
LEASE = 90.0  # seconds that a worker may be silent before another takes over its lane
REMEMBERED = 2 * 24 * 3600.0  # seconds; Slack's last retry comes after five minutes

Then = Callable[[Transaction], None]


class Item(BaseModel):
    """One thing to send. `kind` says how (see `delivery`); `tries` and `doubtful`: of earlier attempts."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    key: str
    lane: str
    kind: str
    user: str
    audit: str = ""
    step: str = ""
    text: str = ""
    blocks: list[dict[str, Any]] = []
    more: dict[str, Any] = {}
    tries: int = 0
    doubtful: bool = False


class Held(BaseModel):
    """Who works on a lane, until when (seconds since 1970)."""

    worker: str = ""
    until: float = 0.0


def new_key() -> str:
    """A key that nothing else has; it goes to Slack with the message and names nobody."""
    return secrets.token_hex(8)


def put(transaction: Transaction, item: Item) -> None:
    """Line an item up; an item of the same key in the same lane is replaced where it stands."""
    transaction.keep_item(LANE.format(item.lane), item.key, item.model_dump_json())
    if transaction.item(LANES, item.lane) is None:
        transaction.keep_item(LANES, item.lane, Held().model_dump_json())


def hear(transaction: Transaction, event: str) -> bool:
    """Remember that this came from Slack; False where it came before."""
    return transaction.keep_item(HEARD, event, str(time.time()))


def heard(transaction: Transaction, event: str) -> bool:
    """Whether this came before."""
    return transaction.item(HEARD, event) is not None


@dataclass(frozen=True)
class Outbox:
    """The lanes as one worker sees them."""

    store: Store
    worker: str
    now: Callable[[], float] = time.time

    def lanes(self) -> list[str]:
        """Every lane that has something to send."""
        with self.store.reading() as reading:
            return [lane for lane, _ in reading.items(LANES)]

    def claim(self, lane: str) -> Item | None:
        """The first item of a lane, which is then this worker's; None where there is none for us."""
        with self.store.transaction() as transaction:
            return self._first(transaction, lane)

    def done(self, item: Item, then: Then | None = None) -> Item | None:
        """Take a sent item out, together with what follows from its sending; gives the next one."""
        with self.store.transaction() as transaction:
            transaction.remove_item(LANE.format(item.lane), item.key)
            if then:
                then(transaction)
            return self._first(transaction, item.lane)

    def keep(self, item: Item) -> None:
        """Keep what was found out about an item that is not sent yet."""
        with self.store.transaction() as transaction:
            if transaction.item(LANE.format(item.lane), item.key) is not None:
                transaction.keep_item(LANE.format(item.lane), item.key, item.model_dump_json())

    def release(self, lane: str) -> None:
        """Let another worker have the lane."""
        with self.store.transaction() as transaction:
            if transaction.item(LANES, lane) is not None:
                transaction.keep_item(LANES, lane, Held().model_dump_json())

    def forget(self) -> None:
        """Forget which events came long ago."""
        with self.store.transaction() as transaction:
            for event, at in transaction.items(HEARD):
                if float(at) < self.now() - REMEMBERED:
                    transaction.remove_item(HEARD, event)

    def _first(self, transaction: Transaction, lane: str) -> Item | None:
        kept = transaction.item(LANES, lane)
        held = Held.model_validate_json(kept) if kept else Held()
        if held.worker not in ("", self.worker) and held.until > self.now():
            return None
        waiting = transaction.items(LANE.format(lane))
        if not waiting:
            transaction.remove_item(LANES, lane)
            return None
        mine = Held(worker=self.worker, until=self.now() + LEASE)
        transaction.keep_item(LANES, lane, mine.model_dump_json())
        return Item.model_validate_json(waiting[0][1])

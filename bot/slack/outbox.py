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

LANES, LANE = "slack.lanes", "slack.outbox.{}"
HEARD = "slack.heard.{}"  # one shelf a day (counted since 1970), so that forgetting is cheap
DAY = 24 * 3600.0  # seconds
FORGOTTEN = range(2, 9)  # days; Slack's last retry comes after five minutes
LEASE = 90.0  # seconds that a worker may be silent before another takes over its lane

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
    return not heard(transaction, event) and transaction.keep_item(HEARD.format(_today()), event, "heard")


def heard(transaction: Transaction, event: str) -> bool:
    """Whether this came before, today or yesterday."""
    return any(transaction.item(HEARD.format(_today() - ago), event) for ago in (0, 1))


def _today() -> int:
    return int(time.time() // DAY)


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
        """Let another worker have a lane that was this worker's."""
        with self.store.transaction() as transaction:
            kept = transaction.item(LANES, lane)
            if kept and Held.model_validate_json(kept).worker == self.worker:
                transaction.keep_item(LANES, lane, Held().model_dump_json())

    def forget(self) -> None:
        """Forget which events came before yesterday."""
        shelves = [HEARD.format(_today() - ago) for ago in FORGOTTEN]
        with self.store.reading() as reading:
            old = [(shelf, event) for shelf in shelves for event, _ in reading.items(shelf)]
        if old:
            with self.store.transaction() as transaction:
                for shelf, event in old:
                    transaction.remove_item(shelf, event)

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

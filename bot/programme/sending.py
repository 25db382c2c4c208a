"""One round of telling: what follows from the record is put in the queue, what waits there is sent.

Any number of workers may do rounds at once, or a schedule `checkback due --send`; the queue sees to it that
each notice goes out once (see `audit.notices.queue`).
"""

import datetime as dt
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from audit.deadlines import uk_date
from audit.due import is_here
from audit.notices import queue
from audit.notices.bundling import bundled, bundles
from audit.notices.hours import is_sensible
from audit.notices.shapes import Waiting, Wishes
from audit.permissions import is_same
from audit.ports import Clock, Store
from audit.record import Person
from audit.timings import GUIDE, Timings
from bot.programme.channels import Channel, Down, Letter, Refused
from bot.programme.wishes import wishes_of

Outcome = Literal["sent", "failed", "left"]
GIVE_UP_AFTER = dt.timedelta(days=30)


@dataclass(frozen=True)
class Round:
    """What came of a round: how many went out, could not, or wait for sensible hours or a channel."""

    sent: int = 0
    failed: int = 0
    waiting: int = 0


@dataclass
class Sender:
    """Sends what waits. `channels` are tried in the order a person wishes, else as they stand here."""

    store: Store
    channels: Sequence[Channel]
    clock: Clock
    timings: Timings = GUIDE
    worker: str = field(default_factory=lambda: secrets.token_hex(4))

    def send_all(self) -> Round:
        """Send everything whose time has come; what fails does not hold up the rest."""
        now = self.clock()
        with self.store.reading() as reading:
            held = queue.waiting(reading)
            people = reading.people()
            wishes = {one.notice.to: wishes_of(reading, one.notice.to) for one in held}
        ready = [one for one in held if queue.can_claim(one, now) and self._is_time(one, wishes, now)]
        counted = {"sent": 0, "failed": 0, "left": len(held) - len(ready)}
        for bundle in bundles(ready):
            counted[self._send(bundle, people, wishes[bundle[0].notice.to])] += len(bundle)
        return Round(counted["sent"], counted["failed"], counted["left"])

    def _is_time(self, held: Waiting, wishes: dict[str, Wishes], now: dt.datetime) -> bool:
        notice = held.notice
        return notice.urgent or is_sensible(now, wishes[notice.to], self.timings.closed)

    def _send(self, bundle: Sequence[Waiting], people: Sequence[Person], wishes: Wishes) -> Outcome:
        """Send one message with everything that goes together."""
        to = bundle[0].notice.to
        person = next((one for one in people if is_same(one.name, to)), None)
        now = self.clock()
        if person is not None and not is_here(person, uk_date(now)):
            return self._drop(bundle)  # nobody is written to who has left
        channel = self._channel(bundle[0], person, wishes)
        if person is None or channel is None:
            return self._nobody(bundle, now)
        whole = bundled([one.notice for one in bundle])
        keys = [one.notice.key for one in bundle]
        with self.store.transaction() as transaction:
            mine = queue.claim(transaction, keys, self.worker, channel.name, whole.key, now)
            if len(mine) < len(keys):
                for one in mine:
                    queue.release(transaction, one)
                return "left"  # another worker was faster with some of it: the next round looks again
            previous = queue.latest(transaction, channel.name, to, whole.topic)
        return self._through(channel, mine, Letter(whole, person, now, previous))

    def _through(self, channel: Channel, held: Sequence[Waiting], letter: Letter) -> Outcome:
        """Bring claimed notices to their reader; what was claimed earlier may have arrived already."""
        first = held[0]
        try:
            was_claimed = first.claimed_at is not None and first.through == channel.name
            receipt = "" if was_claimed and channel.delivered(letter) else channel.send(letter)
        except (Refused, Down) as trouble:
            never = channel.name if isinstance(trouble, Refused) else None
            with self.store.transaction() as transaction:
                for one in held:
                    queue.put_off(transaction, one, self.clock(), refused=never)
            return "failed"
        with self.store.transaction() as transaction:
            for one in held:
                queue.done(transaction, one.notice, channel.name, receipt, self.clock())
        return "sent"

    def _channel(self, held: Waiting, person: Person | None, wishes: Wishes) -> Channel | None:
        if person is None:
            return None
        may = [one for one in self.channels if one.reaches(person) and one.name not in held.refused]
        # A claim that was left behind is settled through the channel that it was made for; a meeting comes
        # by mail where it can, with its invitation.
        wished = held.through if held.claimed_at else "email" if held.notice.meeting else wishes.channel
        return next((one for one in may if one.name == wished), may[0] if may else None)

    def _nobody(self, bundle: Sequence[Waiting], now: dt.datetime) -> Outcome:
        """Nothing reaches this person: it stays for a channel set up later, until it is old."""
        old = [one for one in bundle if now - one.put_at > GIVE_UP_AFTER and not one.notice.urgent]
        return self._drop(old)

    def _drop(self, bundle: Sequence[Waiting]) -> Outcome:
        with self.store.transaction() as transaction:
            for one in bundle:
                if transaction.item(queue.WAITING, one.notice.key):
                    queue.done(transaction, one.notice, "nobody", "", self.clock())
        return "left"

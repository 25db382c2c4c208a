"""Sends what lies in the outbox: each lane in order, at Slack's pace, again and again until Slack has it."""

import logging
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from audit.errors import AuditError
from bot.slack.errors import RateLimited, Refused, Unavailable
from bot.slack.outbox import Item, Outbox, Then
from storage.errors import StorageError

# How an item is sent; gives what to write down once it is.
Deliver = Callable[[Item], Then | None]
log = logging.getLogger(__name__)

PACE = 1.0  # seconds between two messages to one person, as Slack asks
LONGEST_WAIT = 60.0
MOST_FAILURES = 4  # of our own on one message; what Slack cannot take just now is tried for ever
FORGET_AFTER = 180  # looks, which is an hour
LOOK_AGAIN = 20.0  # seconds after which lanes are looked at that nobody woke: another worker may have ended
# What Slack says where the token or its permissions are wrong: no fault of the message, which waits.
NOT_US = frozenset(
    ("invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope")
)
PACED = ("say", "root", "ask", "pinned")


class Sender:
    """The sending side of one worker."""

    def __init__(
        self, outbox: Outbox, deliver: Mapping[str, Deliver], pace: float = PACE, threads: int = 8
    ) -> None:
        self._outbox = outbox
        self._deliver = deliver
        self._pace = pace
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="send")
        self._lock = threading.Lock()
        self._active: set[str] = set()
        self._woken: set[str] = set()
        self._timers: dict[str, threading.Timer] = {}
        self._last: dict[str, float] = {}
        self._stopped = threading.Event()

    def start(self) -> None:
        """Begin with what an earlier run left, and look again from time to time."""
        self.wake_all()
        threading.Thread(target=self._watch, name="send-watch", daemon=True).start()

    def wake(self, lane: str) -> None:
        """Something was put into that lane."""
        with self._lock:
            if self._stopped.is_set() or lane in self._timers:
                return  # it waits, and will look for itself
            if lane in self._active:
                self._woken.add(lane)
                return
            self._active.add(lane)
        self._pool.submit(self._run, lane)

    def wake_all(self) -> None:
        """Look at every lane that has something."""
        try:
            for lane in self._outbox.lanes():
                self.wake(lane)
        except (StorageError, AuditError) as error:
            log.warning("the outbox could not be read: %s", type(error).__name__)

    def stop(self) -> None:
        """Send no more; what is left waits for the next run."""
        self._stopped.set()
        with self._lock:
            for timer in self._timers.values():
                timer.cancel()
            resting = list(self._timers)
        self._pool.shutdown(wait=True)
        for lane in resting:
            self._outbox.release(lane)

    def idle(self) -> bool:
        """Whether nothing is being sent and nothing waits for its time."""
        with self._lock:
            return not self._active and not self._timers

    def _run(self, lane: str) -> None:
        wait = None
        try:
            wait = self._send_all(lane)
        except (StorageError, AuditError) as error:
            log.warning("the outbox could not be used: %s", type(error).__name__)
            wait = self._pace + 1.0
        self._rest(lane, wait)

    def _rest(self, lane: str, wait: float | None) -> None:
        """Leave the lane, or come back to it later."""
        with self._lock:
            self._active.discard(lane)
            again = lane in self._woken
            self._woken.discard(lane)
            if wait is not None and not self._stopped.is_set():
                timer = threading.Timer(wait, self._later, [lane])
                timer.daemon = True
                self._timers[lane] = timer
                timer.start()
                return
        if again:
            self.wake(lane)

    def _later(self, lane: str) -> None:
        with self._lock:
            self._timers.pop(lane, None)
        self.wake(lane)

    def _send_all(self, lane: str) -> float | None:
        """Send until the lane is empty; gives how long to wait where something remains."""
        item = self._outbox.claim(lane)
        while item is not None and not self._stopped.is_set():
            early = self._too_early(item)
            if early > 0:
                return early
            try:
                then = self._deliver[item.kind](item)
            except RateLimited as limited:
                return limited.after
            except Unavailable as trouble:
                return self._once_more(item, doubtful=trouble.doubtful)
            except Refused as refused:
                if refused.reason in NOT_US:
                    log.error("Slack refuses the bot itself: %s; nothing is lost, mend that", refused.reason)
                    return LONGEST_WAIT
                log.warning("%s of %s was refused: %s", item.kind, item.audit or "-", refused.reason)
                then = None
            except (StorageError, AuditError):
                raise
            except Exception as error:  # noqa: BLE001 - one message must not hold up the lane for ever
                log.error("%s of %s failed: %s", item.kind, item.audit or "-", type(error).__name__)
                if item.tries < MOST_FAILURES:
                    return self._once_more(item, doubtful=True)
                then = None
            if item.kind in PACED:
                self._last[lane] = time.monotonic()
            item = self._outbox.done(item, then)
        return None

    def _too_early(self, item: Item) -> float:
        if item.kind not in PACED or item.lane not in self._last:
            return 0.0
        return self._last[item.lane] + self._pace - time.monotonic()

    def _once_more(self, item: Item, *, doubtful: bool) -> float:
        update = {"tries": item.tries + 1, "doubtful": item.doubtful or doubtful}
        self._outbox.keep(item.model_copy(update=update))
        return float(min(self._pace * 2**item.tries, LONGEST_WAIT))

    def _watch(self) -> None:
        looks = 0
        while not self._stopped.wait(LOOK_AGAIN):
            self.wake_all()
            looks += 1
            try:
                if looks % FORGET_AFTER == 1:
                    self._outbox.forget()
            except (StorageError, AuditError):
                log.warning("old events could not be forgotten yet")

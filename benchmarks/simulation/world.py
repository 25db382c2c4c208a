"""The simulated service's parts: record, clock, channels; and what can go wrong with each of them."""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from audit.forms import FormShelf
from audit.notices.shapes import ChannelName
from audit.ports import Store, Transaction
from audit.programme.cycle import Cycle
from audit.programme.service import ProgrammeService
from audit.record import Person
from audit.ruling import Ways
from audit.service import AuditService
from audit.timings import GUIDE
from benchmarks.simulation.cast import DECIDER
from bot.programme.channels import Down, Letter
from bot.programme.desk import Desk
from bot.programme.sending import Sender
from questionbank.models import Form


class Killed(BaseException):
    """The process ended here."""


@dataclass
class Trouble:
    """What goes wrong, and how often: shares of acts, from 0 to 1. All of it by a seed."""

    chance: random.Random
    kill_before: float = 0.0  # before a transaction is committed
    kill_after: float = 0.0  # after it
    channel_down: float = 0.0
    kill_sending: float = 0.0  # on either side of a message's arrival
    answer_lost: float = 0.0  # a message that arrived and nobody heard of it
    jump: float = 0.0  # of rounds that see a clock that is wrong
    counted: dict[str, int] = field(default_factory=dict)

    def strikes(self, what: str, share: float) -> bool:
        """Whether it happens now."""
        hit = self.chance.random() < share
        self.counted[what] = self.counted.get(what, 0) + hit
        return hit


@dataclass
class Clock:
    """The clock of the service. `off` is by how much it is wrong."""

    now: dt.datetime
    off: dt.timedelta = dt.timedelta()

    def __call__(self) -> dt.datetime:
        return self.now + self.off


class FragileStore:
    """A store whose process may end on either side of a commit, while `armed`."""

    def __init__(self, inner: Store, trouble: Trouble) -> None:
        self._inner = inner
        self._trouble = trouble
        self.armed = False
        self.after_too = False

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        with self._inner.transaction() as transaction:
            yield transaction
            if self.armed and self._trouble.strikes("killed before a commit", self._trouble.kill_before):
                raise Killed
        if (
            self.armed
            and self.after_too
            and self._trouble.strikes("killed after a commit", self._trouble.kill_after)
        ):
            raise Killed

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        with self._inner.reading() as reading:
            yield reading

    def verify(self) -> str | None:
        return self._inner.verify()

    def close(self) -> None:
        self._inner.close()


@dataclass
class Post:
    """The world outside: what reached people, whatever became of the process. It knows each key it took."""

    name: ChannelName
    trouble: Trouble
    clock: Clock
    arrived: list[tuple[dt.datetime, Letter]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    def reaches(self, person: Person) -> bool:
        """Those of the other service have mail alone; everybody else is in Slack."""
        return ("social care auditor" in person.roles) == (self.name == "email")

    def send(self, letter: Letter) -> str:
        if self.trouble.strikes("channel down", self.trouble.channel_down):
            raise Down("no network")
        if self.trouble.strikes("killed before a message", self.trouble.kill_sending):
            raise Killed
        self.arrived.append((self.clock(), letter))
        self.keys.add(letter.notice.key)
        if self.trouble.strikes("killed after a message", self.trouble.kill_sending):
            raise Killed
        if self.trouble.strikes("answer lost", self.trouble.answer_lost):
            raise Killed  # the message is there and nobody heard: the worker gives up on it
        return f"{self.name}-{len(self.arrived)}"

    def delivered(self, letter: Letter) -> bool | None:
        return letter.notice.key in self.keys


@dataclass
class Service:
    """The running service: its parts are put together anew at each restart."""

    open_store: Callable[[], Store]
    forms: dict[str, Callable[[], Form]]
    clock: Clock
    trouble: Trouble
    cycle: Cycle
    restarts: int = 0

    def __post_init__(self) -> None:
        self.posts = tuple(Post(name, self.trouble, self.clock) for name in ("slack", "email"))
        self._start()

    def _start(self) -> None:
        self.store = FragileStore(self.open_store(), self.trouble)
        ways = Ways(decider=DECIDER, safeguarding="the front door team on 0000 000 000")
        self.audits = AuditService(self.store, FormShelf(self.forms), self.clock, ways)
        self.programme = ProgrammeService(self.store, self.audits, self.clock, self.cycle, GUIDE)
        self.desk = Desk(self.programme, Sender(self.store, self.posts, self.clock), ways)

    def restart(self) -> None:
        """The process ends and comes back."""
        self.store.close()
        self.restarts += 1
        self._start()

    def act(self, what: Callable[[], object], *, whole: bool = False) -> None:
        """Do something until it is done, however often the process ends on the way.

        `whole` acts may be repeated after they were done; the others are lost only before their commit.
        """
        while True:
            self.store.armed, self.store.after_too = True, whole
            try:
                what()
            except Killed:
                self.restart()
            else:
                return
            finally:
                self.store.armed = False

    def round(self) -> None:
        """One round of telling; a process that ends in it starts again at the next."""
        if self.trouble.strikes("clock wrong", self.trouble.jump):
            hours = self.trouble.chance.choice([-26, -3, -1, 1, 2, 30])
            self.clock.off = dt.timedelta(hours=hours)
        self.store.armed = self.store.after_too = True
        try:
            self.desk.round()
        except Killed:
            self.restart()
        finally:
            self.clock.off = dt.timedelta()
            self.store.armed = False

"""The programme's parts put together: what is due, who was told, and the rounds in which people are told."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from audit.days import month_after, month_of
from audit.deadlines import uk_date
from audit.due import Item, due_of, is_here
from audit.headlines import Headline
from audit.life.tell import Told
from audit.lists import may_wait_for
from audit.notices import queue
from audit.notices.pending import forget, pending
from audit.notices.reminders import chases, reminder
from audit.notices.shapes import Notice, Wishes
from audit.notices.told import Telling
from audit.permissions import Actor, Do, allowed
from audit.ports import Store, Transaction
from audit.programme import exempting, monthly, service_actions
from audit.programme.giving import BECAUSE
from audit.programme.service import ProgrammeService
from audit.record import AuditRecord, Person
from audit.roles import Role
from audit.ruling import Ways
from audit.text import folded
from bot.programme.sending import Round, Sender
from bot.programme.wishes import all_wishes

AT_ONCE = 100  # read together
LOOKED_BACK = 24  # months; a year after its summary was due one owes its meeting nothing (`monthly`)


@dataclass(frozen=True)
class Look:
    """The record as one round sees it: current audits in lines, whole where anything can become due.

    `happened` is what acts had people told of since the last.
    """

    reading: Transaction
    people: Sequence[Person]
    lines: Sequence[Headline]
    records: dict[str, AuditRecord]
    happened: Sequence[Told]
    now: dt.datetime


@dataclass
class Desk:
    """What is due and who is told. One object serves a worker; it remembers audits only to read them once."""

    programme: ProgrammeService
    sender: Sender
    ways: Ways
    _held: dict[str, AuditRecord] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)
    _here: Sequence[Person] = ()
    _due: dict[str, tuple[int, list[Item]]] = field(default_factory=dict)
    _seen: tuple[Sequence[Person], dict[str, int]] = field(
        default=((), {})
    )  # whose and which audits' notices are all put

    @property
    def _store(self) -> Store:
        return self.programme.store

    def due(self, actor: Actor) -> list[tuple[Item, bool]]:
        """Everything due or late that this person may see, with whether all who must do it were told."""
        with self._store.reading() as reading:
            lines = self._current(reading)
            records = self._records(reading, lines)
            items = self._items(reading, lines, records.values(), reading.people())
            shown = [item for item in items if _may_see(actor, item, records)]
            return [(item, _told(reading, item)) for item in shown]

    def due_from(self, actor: Actor) -> list[Item]:
        """What is due or late from that person alone, read without going through everybody's audits."""
        today = uk_date(self.programme.clock())
        with self._store.reading() as reading:
            here = [person for person in reading.people() if is_here(person, today)]
            records = reading.several(may_wait_for(reading, actor, here, self.ways.decider))
            found = due_of(records, here, today, self.programme.timings, self.ways.decider)
            found += service_actions.items(reading, here) + exempting.items(reading, here)
            if Role.LEARNING_ACADEMY in actor.roles:  # a month's papers hang on all of its audits
                lines = self._current(reading)
                found += monthly.items(reading, lines, here, today, self.programme.timings)
        mine = [item for item in found if actor.name in item.who]
        return sorted(mine, key=lambda item: (item.due, item.audit or "", item.what, item.action or ""))

    def round(self) -> Round:
        """Settle the programme, put what follows from the record into the queue, send what waits."""
        with self._store.reading() as reading:
            known = self._current(reading)
        settled = self.programme.settle(known)
        self.collect(None if settled else known)
        return self.sender.send_all()

    def collect(self, known: Sequence[Headline] | None = None) -> int:
        """Put every notice that the record asks for into the queue; gives how many were new.

        `known` are the current audits, where they are at hand.
        """
        now = self.programme.clock()
        with self._store.reading() as reading:
            happened = pending(reading)  # before the audits are read: what happens meanwhile waits
            lines = self._current(reading) if known is None else known
            records = self._records(reading, lines)
            changed = reading.several(sorted({told.audit for told in happened}))
            records |= {record.id: record for record in changed}
            look = Look(reading, reading.people(), lines, records, happened, now)
            wanted = self._unknown(reading, self._wanted(look))
            reminders = self._unknown(reading, self._reminders(look))
        if wanted or reminders or look.happened:
            with self._store.transaction() as transaction:
                for one in reminders:
                    queue.replace(transaction, one, now)
                forget(transaction, look.happened)
                queue.put_all(transaction, wanted, now)
        self._seen = (look.people, {audit: record.version for audit, record in look.records.items()})
        return len(wanted) + len(reminders)

    def _wanted(self, look: "Look") -> list[Notice]:
        """What acts had people told of, and what audits that changed since the last look ask for."""
        telling = Telling(
            people=look.people,
            today=uk_date(look.now),
            timings=self.programme.timings,
            because=lambda audit, person: look.reading.item(BECAUSE, f"{audit}/{person}"),
            decider=self.ways.decider,
            safeguarding=self.ways.safeguarding,
        )
        people, versions = self._seen
        seen = versions if people == look.people else {}
        there = [told for told in look.happened if told.audit in look.records]  # others were deleted since
        found = [one for told in there for one in telling.of(look.records[told.audit], told)]
        for audit, record in look.records.items():
            if seen.get(audit) != record.version:
                found += telling.notices(record)
            found += chases(record, look.people, look.now, self.programme.timings, self.ways.safeguarding)
        return found

    def _reminders(self, look: "Look") -> list[Notice]:
        today = uk_date(look.now)
        items = self._items(look.reading, look.lines, look.records.values(), look.people)
        busy = sorted({name for item in items for name in item.who})
        wished = all_wishes(look.reading)
        found = [reminder(name, items, today, wished.get(folded(name), Wishes())) for name in busy]
        return [one for one in found if one]

    def _unknown(self, reading: Transaction, notices: Iterable[Notice]) -> list[Notice]:
        """Those that were never put. A key that was known once is not asked for again."""
        new = [one for one in notices if one.key not in self._known]
        known = {one.key for one in new if _known(reading, one)} if len(new) < AT_ONCE else _keys(reading)
        self._known |= known
        return [one for one in new if one.key not in known]

    def _items(
        self,
        reading: Transaction,
        lines: Sequence[Headline],
        records: Iterable[AuditRecord],
        people: Sequence[Person],
    ) -> list[Item]:
        today = uk_date(self.programme.clock())
        here = [person for person in people if is_here(person, today)]
        if here != self._here:
            self._here, self._due = here, {}
        items = [item for record in records for item in self._due_of(record, here, today)]
        items += monthly.items(reading, lines, here, today, self.programme.timings)
        items += service_actions.items(reading, here) + exempting.items(reading, here)
        return sorted(items, key=lambda item: (item.due, item.audit or "", item.what, item.action or ""))

    def _due_of(self, record: AuditRecord, here: Sequence[Person], today: dt.date) -> list[Item]:
        """What one audit makes due: worked out once for each of its versions."""
        version, due = self._due.get(record.id, (None, None))
        if due is None or version != record.version:
            due = due_of([record], here, today, self.programme.timings, self.ways.decider)
            self._due[record.id] = (record.version, due)
        return due

    def _current(self, reading: Transaction) -> list[Headline]:
        """The audits that a round looks at: what is settled and long past asks for nothing any more."""
        today = uk_date(self.programme.clock())
        return reading.current(month_after(month_of(today), -LOOKED_BACK))

    def _records(self, reading: Transaction, lines: Sequence[Headline]) -> dict[str, AuditRecord]:
        """Each audit about which anything can become due; one that did not change is not read again."""
        versions = {audit: record.version for audit, record in self._held.items()}
        open_ = [line for line in lines if not line.settled]
        new = [line.id for line in open_ if versions.get(line.id) != line.version]
        for start in range(0, len(new), AT_ONCE):
            self._held |= {one.id: one for one in reading.several(new[start : start + AT_ONCE])}
        self._held = {line.id: self._held[line.id] for line in open_ if line.id in self._held}
        return dict(self._held)


def _keys(reading: Transaction) -> set[str]:
    """Every key there is: asked for once, when a worker begins."""
    return {key for shelf in (queue.SENT, queue.WAITING) for key, _ in reading.items(shelf)}


def _known(reading: Transaction, notice: Notice) -> bool:
    return bool(reading.item(queue.SENT, notice.key) or reading.item(queue.WAITING, notice.key))


def _told(reading: Transaction, item: Item) -> bool:
    """Whether everybody who must do it was told of it."""
    told = [queue.was_told(reading, item.what, item.audit, item.action, name) for name in item.who]
    return bool(told) and all(told)


def _may_see(actor: Actor, item: Item, records: dict[str, AuditRecord]) -> bool:
    if item.audit is None:
        return allowed(actor, Do.PROGRAMME) or actor.name in item.who
    return actor.name in item.who or allowed(actor, Do.VIEW, records[item.audit])

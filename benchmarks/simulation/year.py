"""The year itself: months planned, drawn and given out; everyone at work; people coming and going."""

import datetime as dt
import heapq
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count

from audit.days import first_of, last_of, months_from, on_or_after
from audit.permissions import THE_OPERATOR
from audit.programme.exempting import Request
from audit.programme.service import Choice
from audit.programme.shapes import LineOfEnquiry
from audit.record import AuditRecord
from benchmarks.simulation import cast
from benchmarks.simulation.doings import Doings
from benchmarks.simulation.world import Service

THEMES = ("knife", "custody", "girls", "victims")
WHERE = {"knife": "knife", "custody": "custody or age>=16", "girls": "gender = girl", "victims": "victim"}
ROUNDS = (dt.time(4), dt.time(9, 10), dt.time(15, 10))
UTC = dt.UTC


@dataclass
class Year:
    """Plays the months of a year, and on until everything is finished."""

    service: Service
    chance: random.Random
    first: str = "2026-04"
    last: str = "2027-03"
    full: int = 11
    dip: int = 6
    tail: int = 115  # days in which everything that was begun is finished
    _events: list[tuple[dt.datetime, int, Callable[[], object]]] = field(default_factory=list)
    _numbers: "count[int]" = field(default_factory=count)
    _known: set[str] = field(default_factory=set)
    specials: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.doings = Doings(self.service, self.chance)
        self.cases = cast.caseload(self.chance)

    def play(self) -> None:
        """From the first day of the first month until nothing is left to do."""
        self.service.act(lambda: self.service.audits.keep_people(cast.people(), THE_OPERATOR))
        self._calendar()
        while self._events:
            when, _, what = heapq.heappop(self._events)
            self.service.clock.now = when
            what()

    def at(self, when: dt.datetime, what: Callable[[], object]) -> None:
        """Let something happen then."""
        heapq.heappush(self._events, (when, next(self._numbers), what))

    def later(self, days: float, what: Callable[[], object]) -> None:
        """Let something happen in so many days, at an hour when people work."""
        day = on_or_after((self.service.clock.now + dt.timedelta(days=days)).date())
        hour = dt.time(self.chance.randint(9, 16), self.chance.randint(0, 59))
        when = dt.datetime.combine(day, hour, UTC)
        self.at(max(when, self.service.clock.now + dt.timedelta(minutes=1)), what)

    def _calendar(self) -> None:
        start, end = first_of(self.first), last_of(self.last) + dt.timedelta(days=self.tail)
        for month in months_from(self.first, self.last):
            day = on_or_after(first_of(month))
            self.at(dt.datetime.combine(day, dt.time(8, 30), UTC), lambda month=month: self._month(month))
        day = start
        while day < end:
            for hour in ROUNDS:
                self.at(dt.datetime.combine(day, hour, UTC), self.service.round)
            self.at(dt.datetime.combine(day, dt.time(8, 45), UTC), self._look_for_new)
            day += dt.timedelta(days=1)
        self._people(start)

    def _people(self, start: dt.date) -> None:
        """Holidays, somebody new, somebody with a last day, somebody gone from one day to the next."""
        if self.first == self.last:
            return

        def at(days: int, what: Callable[[], object]) -> None:
            self.at(dt.datetime.combine(start + dt.timedelta(days=days), dt.time(8), UTC), what)

        at(20, lambda: self._away(cast.AUDITORS[0], "2026-08-01", "2026-08-31"))
        at(25, lambda: self._away(cast.AUDITORS[1], "2026-07-06", "2026-08-07"))
        at(30, lambda: self._away(cast.AUDITORS[2], "2026-12-01", "2027-01-10"))
        leaver = next(one for one in cast.people() if one.name == cast.LEAVER)
        last_day = dt.date(2026, 10, 30)
        at(150, lambda: self._keep(cast.leaving(leaver, last_day)))
        at(214, lambda: self._keep(cast.newcomer()))
        at(300, lambda: self.service.act(lambda: self.service.audits.deactivate(cast.GONE, THE_OPERATOR)))

    def _keep(self, person: object) -> None:
        self.service.act(lambda: self.service.audits.keep_people([person], THE_OPERATOR))  # type: ignore[list-item]

    def _away(self, name: str, first: str, last: str) -> None:
        days = {"first": dt.date.fromisoformat(first), "last": dt.date.fromisoformat(last)}
        request = Request(person=name, reason="leave", **days)  # type: ignore[arg-type]
        with self.service.store.reading() as reading:
            manager = next(one.line_manager for one in reading.people() if one.name == name)
        self.service.act(lambda: self._exempting(request, name))
        self.later(1, lambda: self.service.act(lambda: self._exempting(request, str(manager)), whole=True))

    def _exempting(self, request: Request, name: str) -> None:
        self.service.programme.exempt(request, self.service.audits.actor(name))

    def _month(self, month: str) -> None:
        """The academy plans, draws and gives out."""
        academy = self.service.audits.actor(cast.ACADEMY)
        kinds = self.service.cycle.kinds(month)
        theme = THEMES[int(month[-2:]) % len(THEMES)]
        places = {"full": self.full, "dip-sample": self.dip, "group": 2, "joint": 7}
        split = {kind: places[kind] for kind in kinds}
        first = {kind: number // 2 if kind in ("full", "dip-sample") else 0 for kind, number in split.items()}
        rest = {kind: number - first[kind] for kind, number in split.items()}
        lines = [
            LineOfEnquiry(title=theme, where=WHERE[theme], places=first, theme=theme, questions=("1", "2")),
            LineOfEnquiry(title="Everything else", places=rest, questions=("3", "4")),
        ]
        for line in lines:
            self.service.act(
                lambda line=line: self.service.programme.plan_line(month, line, academy), whole=True
            )
        choice = Choice(seed=f"seed of {month}")
        self.service.act(
            lambda: self.service.programme.select(month, self.cases, academy, choice), whole=True
        )
        self.service.act(lambda: self.service.programme.allocate(month, academy), whole=True)

    def _look_for_new(self) -> None:
        """Everybody looks at what they got and makes plans for it."""
        with self.service.store.reading() as reading:
            lines = reading.headlines(states=("allocated",))
        for line in lines:
            if line.id not in self._known:
                self._known.add(line.id)
                self._plan(self.doings.record(line.id)[0])

    def _plan(self, record: AuditRecord) -> None:
        """What will become of one audit."""
        number, audit, chance = len(self._known), record.id, self.chance
        self.later(chance.randint(1, 9), lambda: self.doings.begin(audit))
        ends_early = number % 41 == 20 and record.data.kind in ("full", "joint")
        if ends_early:
            self._special("withdrawn", audit)
            self.later(chance.randint(3, 7), lambda: self.doings.withdraw(audit))
        elif number % 19 == 6 and record.data.kind == "full":
            self._special("exempt", audit)
            self.later(2, lambda: self._exempt(audit))
        if number % 60 == 10:
            self._special("concern", audit)
            self.later(10, lambda: self._worry(audit))
        if record.data.kind == "group":
            for rater in record.raters:
                self.later(chance.randint(3, 20), lambda rater=rater: self._rate(audit, rater))
            self.later(24, lambda: self._agreed(audit))
            return
        grade = "Inadequate" if number % 40 == 5 and record.data.kind != "dip-sample" else None
        if grade:
            self._special("Inadequate", audit)
        self.later(chance.randint(10, 27), lambda: self._written(audit, grade))

    def _special(self, what: str, audit: str) -> None:
        self.specials.setdefault(what, []).append(audit)

    def _is_here(self, audit: str) -> bool:
        """Whether the auditor is still there; otherwise it waits to be given to somebody else."""
        name = self.doings.record(audit)[0].data.auditor
        with self.service.store.reading() as reading:
            person = next((one for one in reading.people() if one.name == name), None)
        today = self.service.clock.now.date()
        return bool(person and person.active and (not person.leaves_on or today <= person.leaves_on))

    def _exempt(self, audit: str) -> None:
        record, _ = self.doings.record(audit)
        if record.state not in ("allocated", "in progress") or not self._is_here(audit):
            return
        request = Request(audit=audit, reason="too much at once")
        own = self.service.audits.actor(record.data.auditor)
        with self.service.store.reading() as reading:
            manager = next(one.line_manager for one in reading.people() if one.name == record.data.auditor)
        self.service.act(lambda: self.service.programme.exempt(request, own), whole=True)
        self.later(1, lambda: self._agree_exempt(audit, request, str(manager)))

    def _agree_exempt(self, audit: str, request: Request, manager: str) -> None:
        if self.doings.record(audit)[0].state in ("allocated", "in progress"):
            actor = self.service.audits.actor(manager)
            self.service.act(lambda: self.service.programme.exempt(request, actor))

    def _worry(self, audit: str) -> None:
        """A concern in the evening, acknowledged the next morning at the earliest."""
        if not self._is_here(audit):
            return
        night = self.service.clock.now.replace(hour=21, minute=20)
        self.at(night, lambda: self.doings.worry(audit))
        self.at(night + dt.timedelta(minutes=1), self.service.round)
        morning = night + dt.timedelta(hours=self.chance.choice([3, 7, 14]))
        self.at(morning, lambda: self.doings.acknowledge(audit))

    def _rate(self, audit: str, rater: str) -> None:
        with self.service.store.reading() as reading:
            here = {one.name for one in reading.people() if one.active}
        if rater in here:
            self.doings.rate(audit, rater)

    def _agreed(self, audit: str) -> None:
        if self._is_here(audit):
            self.doings.agree(audit)
        record, _ = self.doings.record(audit)
        if record.state in ("allocated", "in progress"):
            self.later(2, lambda: self._agreed(audit))
        elif record.state == "submitted":
            self.later(5, lambda: self._judged(audit))

    def _written(self, audit: str, grade: str | None) -> None:
        if not self._is_here(audit):
            self.later(5, lambda: self._written(audit, grade))
            return
        self.doings.write(audit, grade)
        if self.doings.record(audit)[0].state == "submitted":
            self.later(self.chance.randint(1, 6), lambda: self._judged(audit))

    def _judged(self, audit: str) -> None:
        """Moderated, or sent back once and moderated then."""
        number = int(audit[-3:])
        record, _ = self.doings.record(audit)
        back = (
            number % 12 == 7
            and not record.returned_at
            and record.data.kind == "full"
            and not record.inadequate
        )
        if back:
            self._special("returned", audit)
            self.doings.send_back(audit)
            self.later(3, lambda: self._written(audit, None))
            return
        if not self.doings.moderate(audit, disagrees=number % 9 == 4 and record.data.kind == "full"):
            self.later(1, lambda: self._judged(audit))  # the panel waits for the other half
            return
        if number % 25 == 4 or record.inadequate:
            self._special("escalated", audit)
            self.later(2, lambda: self.doings.escalate(audit))
            self.later(5, lambda: self.doings.decide(audit))
        self._after(audit, record)

    def _after(self, audit: str, record: AuditRecord) -> None:
        self.later(1, lambda: self.doings.arrange(audit))
        self.later(8, lambda: self.doings.meet(audit))
        end = {0: "opened again", 1: "dropped"}.get(int(audit[-3:]) % 10, "done")
        self.later(self.chance.randint(20, 55), lambda: self.doings.finish_action(audit, end))
        if record.inadequate:
            self.later(22, lambda: self.doings.arrange(audit, "follow-up"))
            self.later(29, lambda: self.doings.meet(audit, "follow-up"))

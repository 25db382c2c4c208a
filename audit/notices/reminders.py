"""What a person is reminded of today, as one message; and a concern chased until it is acknowledged.

A reminder comes when something crosses a step: a week before it is due, two days before, on the day, the day
after, and then every week. It lists everything that is near or late, and is brought up to date in place.
Pure functions of what is due and the clock, whatever was missed meanwhile: only the latest step counts.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from audit.deadlines import uk_date
from audit.due import Item, holders, is_here, team_manager
from audit.life.shapes import Concern, concerns
from audit.notices.queue import about
from audit.notices.shapes import Notice, Wishes
from audit.notices.wording import due_line, notice
from audit.permissions import Role
from audit.record import AuditRecord, Person
from audit.timings import Timings

BEFORE = (7, 2, 0)  # days before it is due
NEAR = dt.timedelta(days=7)
WEEK = 7
WITHOUT = ("concern",)  # chased by itself, at once


def reminder(person: str, items: Iterable[Item], today: dt.date, wishes: Wishes) -> Notice | None:
    """What that person is reminded of; None where nothing crossed a step. Keys change with each crossing."""
    mine = [one for one in items if person in one.who and one.what not in WITHOUT]
    if wishes.reminders == "late only":
        mine = [one for one in mine if one.due < today]
    near = [one for one in mine if one.due - NEAR <= today]
    crossed = max((crossing for one in near if (crossing := last_crossing(one.due, today))), default=None)
    if crossed is None:
        return None
    if wishes.reminders == "mondays":
        crossed += dt.timedelta(days=-crossed.weekday() % WEEK)
        if crossed > today:
            return None
    return _listed(person, near, crossed, today)


def last_crossing(due: dt.date, today: dt.date) -> dt.date | None:
    """The last day, up to today, on which something due then crossed a step."""
    if today > due:
        late = (today - due).days
        weeks = late // WEEK
        return due + dt.timedelta(days=weeks * WEEK if weeks else 1)
    return next(
        (due - dt.timedelta(days=n) for n in sorted(BEFORE) if due - dt.timedelta(days=n) <= today), None
    )


def chases(
    record: AuditRecord, people: Sequence[Person], now: dt.datetime, timings: Timings, safeguarding: str = ""
) -> list[Notice]:
    """The notices that chase a concern nobody has acknowledged yet: only the latest round of them.

    The first rounds go to the team manager, from the second on also to the deputy head, from the third to the
    head of service.
    """
    rounds = [(one.id, round_) for one in concerns(record.data) if (round_ := _round(one, now, timings)) > 0]
    if not rounds:
        return []
    here = [person for person in people if is_here(person, uk_date(now))]
    return [
        notice(
            "chase",
            f"chase/{record.id}/{number}/{round_}/{person}",
            person,
            audit=record.id,
            why=why,
            what="concern",
            safeguarding=safeguarding,
        )
        for number, round_ in rounds
        for person, why in _chased(record, here, round_)
    ]


def _round(concern: Concern, now: dt.datetime, timings: Timings) -> int:
    if not concern.is_open or concern.at is None or not timings.acknowledge_hours:
        return 0
    return int((now - concern.at) / dt.timedelta(hours=timings.acknowledge_hours))


def _chased(record: AuditRecord, people: Sequence[Person], round_: int) -> list[tuple[str, str]]:
    deputies, heads = holders(people, Role.DEPUTY_HEAD), holders(people, Role.HEAD_OF_SERVICE)
    found = [(name, "You are the team manager of this case.") for name in team_manager(record)]
    if round_ > 1 or not found:
        found += [(name, "You are the deputy head of service.") for name in deputies]
    if round_ > 2 or not found:
        found += [(name, "You are the head of service.") for name in heads]
    return list(dict(reversed(found)).items())


def _listed(person: str, near: Sequence[Item], crossed: dt.date, today: dt.date) -> Notice:
    ordered = sorted(near, key=lambda one: (one.due, one.audit or "", one.what))
    lines = tuple(
        due_line(
            one.what, one.due, today, audit=one.audit or "", action=one.action or "", month=one.month or ""
        )
        for one in ordered
    )
    late = sum(one.due < today for one in near)
    things = "1 thing waits" if len(near) == 1 else f"{len(near)} things wait"
    return Notice(
        key=f"reminder/{person}/{crossed}",
        to=person,
        kind="reminder",
        what="reminder",
        says=f"{things} for you{f', {late} of them late' if late else ''}.",
        why="You are the one who can do them.",
        by=ordered[0].due,
        act="home",
        button="Show what waits for me",
        lines=lines,
        topic="reminder",
        covers=tuple(about(one.what, one.audit, one.action) for one in ordered),
    )

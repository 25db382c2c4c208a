"""What a month owes its quality and performance meeting (section 5): the summary, the papers."""

import datetime as dt
from collections.abc import Iterable, Sequence

from audit.deadlines import deadlines, uk_date
from audit.due import Item, holders, is_history
from audit.errors import BadAudit
from audit.headlines import Headline
from audit.permissions import Actor, Do, Role, require
from audit.ports import Store, Transaction
from audit.programme import shelves
from audit.programme.shapes import Shape
from audit.record import ENDED, Act, Person
from audit.timings import MonthName, Timings

STEPS = ("summary", "papers")
SHELF = "month-steps"
YEAR = 366  # days


class Step(Shape):
    """That a month's summary was written or its papers went round."""

    month: MonthName
    step: str
    on: dt.date
    by: str


def items(
    reading: Transaction,
    lines: Iterable[Headline],
    people: Sequence[Person],
    today: dt.date,
    timings: Timings,
) -> list[Item]:
    """The summaries and papers that are still owed, of the audits in `lines`.

    A month is due with the last of its audits that were handed in; months older than a year owe nothing.
    """
    done = {(step.month, step.step) for step in shelves.every(reading, SHELF, Step)}
    due: dict[tuple[str, str], dt.date] = {}
    for line in lines:
        open_ = [step for step in STEPS if (line.month, step) not in done]
        for step, day in _owed(line, open_, timings).items():
            if (today - day).days < YEAR:
                key = (line.month, step)
                due[key] = max(day, due.get(key, day))
    who = holders(people, Role.LEARNING_ACADEMY)
    return [
        Item(what=step, due=day, who=who, role="learning academy", month=month)
        for (month, step), day in due.items()
    ]


def _owed(line: Headline, steps: Sequence[str], timings: Timings) -> dict[str, dt.date]:
    """By when one audit wants those steps of its month; nothing before it was handed in."""
    if not steps or line.submitted_at is None or line.state in ENDED or is_history(line):
        return {}
    by_name = deadlines(line, timings)
    return {step: day for step in steps if (day := by_name[step])}


def record_step(store: Store, month: str, step: str, actor: Actor, now: dt.datetime, on: dt.date) -> Step:
    """Write down that a month's summary was written or its papers went round. Raises BadAudit, NotAllowed."""
    require(actor, Do.PROGRAMME)
    if step not in STEPS:
        raise BadAudit(f"a month has no step {step!r}; it has: {', '.join(STEPS)}")
    if on > uk_date(now):
        raise BadAudit(f"{on:%d %B %Y} is still to come; write it down once it is done")
    made = Step(month=month, step=step, on=on, by=actor.name)
    with store.transaction() as transaction:
        act = Act(actor=actor.name, name=step, at=now)
        shelves.keep(transaction, SHELF, f"{month}/{step}", made, f"programme/{month}", act)
    return made

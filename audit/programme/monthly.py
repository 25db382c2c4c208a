"""What a month owes its quality and performance meeting (section 5): the summary, the papers."""

import datetime as dt
from collections.abc import Iterable, Sequence

from audit.deadlines import deadlines
from audit.due import Item, holders, is_history
from audit.errors import BadAudit
from audit.permissions import Actor, Do, Role, require
from audit.ports import Store, Transaction
from audit.programme import shelves
from audit.programme.shapes import Shape
from audit.record import Act, AuditRecord, Person
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


def owed(record: AuditRecord, timings: Timings) -> dict[tuple[str, str], dt.date]:
    """By when one audit wants its month's summary and papers; nothing before it was handed in."""
    if record.state in ("withdrawn", "exempt") or is_history(record):
        return {}
    by_name = deadlines(record, timings)
    return {(record.data.month, step): day for step in STEPS if (day := by_name[step])}


def items(
    reading: Transaction,
    asked: Iterable[dict[tuple[str, str], dt.date]],
    people: Sequence[Person],
    today: dt.date,
) -> list[Item]:
    """The summaries and papers that are still owed; `asked` is what each audit wants (`owed`).

    A month is due with the last of its audits that were handed in; months older than a year owe nothing.
    """
    done = {(step.month, step.step) for step in shelves.every(reading, SHELF, Step)}
    due: dict[tuple[str, str], dt.date] = {}
    for wants in asked:
        for key, day in wants.items():
            if key not in done and (today - day).days < YEAR:
                due[key] = max(day, due.get(key, day))
    who = holders(people, Role.LEARNING_ACADEMY)
    return [
        Item(what=step, due=day, who=who, role="learning academy", month=month)
        for (month, step), day in due.items()
    ]


def record_step(store: Store, month: str, step: str, actor: Actor, now: dt.datetime, on: dt.date) -> Step:
    """Write down that a month's summary was written or its papers went round. Raises BadAudit, NotAllowed."""
    require(actor, Do.PROGRAMME)
    if step not in STEPS:
        raise BadAudit(f"a month has no step {step!r}; it has: {', '.join(STEPS)}")
    made = Step(month=month, step=step, on=on, by=actor.name)
    with store.transaction() as transaction:
        act = Act(actor=actor.name, name=step, at=now)
        shelves.keep(transaction, SHELF, f"{month}/{step}", made, f"programme/{month}", act)
    return made

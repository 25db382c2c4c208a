"""When things are due and whether that was met: for each figure the formula and the value it has today.

A formula recalculates on every opening of the workbook. Its value is written beside it for readers that do
not calculate; the tests hold the two together.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from audit.models import Action
from audit.record import State
from audit.tracking.values import due_date, typed_on
from docgen.tracker.tracked import Tracked

CLOSED_ACTIONS = ("Completed", "Checked back", "Dropped")
WITHOUT_DEADLINES: tuple[State, ...] = ("exempt", "withdrawn")


@dataclass(frozen=True, slots=True)
class Dated:
    """An action with its audit and the day it is due by."""

    of: Tracked
    action: Action
    due: dt.date | None


def dated(tracked: Sequence[Tracked]) -> list[Dated]:
    """Every action of these audits."""
    return [
        Dated(one, action, due_date(action.timescale, typed_on(one.record)))
        for one in tracked
        for action in one.record.data.actions
    ]


def days_overdue(due: dt.date | None, status: str, today: dt.date) -> int | None:
    """How many days late an open action is; None for one that is not."""
    late = (today - due).days if due and status not in CLOSED_ACTIONS else 0
    return late if late > 0 else None


def days_overdue_formula(due: str, status: str) -> str:
    """The same as a formula over the cells of due date and status."""
    closed = _is_one_of(status, CLOSED_ACTIONS)
    return f'=IF(ISNUMBER({due}),IF(OR({closed},{due}>=TODAY()),"",TODAY()-{due}),"")'


def kept(
    due: dt.date | None,
    done: dt.date | None,
    state: State,
    done_in: Sequence[State],
    today: dt.date,
    undated: str = "Not started",
) -> str:
    """Whether a deadline was met, in words. `done_in` are the states in which what was due has happened.

    `undated` is said of one that has no day.
    """
    if state in WITHOUT_DEADLINES:
        return "Does not apply"
    if done and due:
        return "Met" if done <= due else f"Late by {_days((done - due).days)}"
    if state in done_in:
        return "Date not recorded"
    if due is None:
        return undated
    return f"Overdue by {_days((today - due).days)}" if today > due else "Not yet due"


def kept_formula(
    due: str, done: str, state: str, done_in: Sequence[State] = (), undated: str = "Not started"
) -> str:
    """The same as a formula over the cells of the deadline, the day it was done, and the audit's state."""
    late = f'"Late by "&({done}-{due})&IF({done}-{due}=1," day"," days")'
    overdue = f'"Overdue by "&(TODAY()-{due})&IF(TODAY()-{due}=1," day"," days")'
    open_ = f'IF(NOT(ISNUMBER({due})),"{undated}",IF(TODAY()>{due},{overdue},"Not yet due"))'
    unfinished = f'IF({_is_one_of(state, done_in)},"Date not recorded",{open_})' if done_in else open_
    finished = f'IF({done}<={due},"Met",{late})'
    both = f"AND(ISNUMBER({done}),ISNUMBER({due}))"
    applying = f"IF({both},{finished},{unfinished})"
    ended = f'IF({_is_one_of(state, WITHOUT_DEADLINES)},"Does not apply",{applying})'
    return f'=IF({state}="","",{ended})'


def _is_one_of(cell: str, values: Sequence[str]) -> str:
    return "OR(" + ",".join(f'{cell}="{value}"' for value in values) + ")"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"

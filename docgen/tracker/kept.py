"""Every deadline of an audit: when it is due, when it was met, and what the sheet calls the two.

The deadlines are those of `audit.deadlines`, all of them, in its order; one that is new there stands here
under its own name, and nobody can yet say whether it was met.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from audit.deadlines import deadlines, moderated_on, uk_date
from audit.life.shapes import meetings
from audit.record import AuditRecord, State
from audit.timings import Timings
from docgen.tracker.tracked import Tracked

NOT_STARTED, NOT_APPLYING = "Not started", "Does not apply"
Moment = Callable[[AuditRecord], dt.date | None]


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline by its name in `audit.deadlines`, with its columns.

    `done` says when what is due was done; in the states `done_in` it has been, date or not. Deadlines with
    one `done_header` share that column. `undated` is said while it has no date.
    """

    name: str
    due_header: str
    done_header: str
    kept_header: str
    done: Moment
    done_in: tuple[State, ...] = ()
    undated: str = NOT_STARTED


def submitted_on(record: AuditRecord) -> dt.date | None:
    """When it was handed in, the last time."""
    return _day(record.submitted_at)


def _held(kind: str) -> Moment:
    def first(record: AuditRecord) -> dt.date | None:
        held = [one.date for one in meetings(record.data) if one.kind == kind and one.date]
        return min(held, default=None)

    return first


def _day(moment: dt.datetime | None) -> dt.date | None:
    return uk_date(moment) if moment else None


HANDED_IN: tuple[State, ...] = ("submitted", "moderated", "escalated", "closed")
MODERATED: tuple[State, ...] = ("moderated", "escalated", "closed")
MODERATED_ON = "Moderated on"
KNOWN = (
    Deadline("complete", "Hand in by", "Submitted on", "Handed in on time", submitted_on, HANDED_IN),
    Deadline(
        "resubmit",
        "Hand in again by",
        "Handed in again on",
        "Handed in again on time",
        lambda record: submitted_on(record) if record.returned_at and record.state != "returned" else None,
        (),
        NOT_APPLYING,
    ),
    Deadline("moderate", "Moderate by", MODERATED_ON, "Moderated on time", moderated_on, MODERATED),
    Deadline(
        "decide",
        "Decide by",
        "Decided on",
        "Decided on time",
        lambda record: _day(record.decided_at),
        (),
        NOT_APPLYING,
    ),
    Deadline("summary", "Monthly summary", MODERATED_ON, "In time for summary", moderated_on, MODERATED),
    Deadline(
        "quality meeting", "Quality meeting", MODERATED_ON, "In time for meeting", moderated_on, MODERATED
    ),
    Deadline("papers", "Papers by", MODERATED_ON, "In time for papers", moderated_on, MODERATED),
    Deadline("uop meeting", "UoP meeting by", "UoP meeting held", "UoP meeting on time", _held("UoP")),
    Deadline(
        "follow-up",
        "Follow-up by",
        "Follow-up held",
        "Follow-up on time",
        _held("follow-up"),
        (),
        NOT_APPLYING,
    ),
)
BY_NAME: Mapping[str, Deadline] = {deadline.name: deadline for deadline in KNOWN}


def deadline_named(name: str) -> Deadline:
    """The deadline of that name."""
    title = name[:1].upper() + name[1:]
    return BY_NAME.get(name) or Deadline(
        name, f"{title} by", f"{title} on", f"{title} on time", lambda _record: None
    )


def deadlines_of(tracked: Sequence[Tracked], timings: Timings) -> list[tuple[Deadline, list[dt.date | None]]]:
    """Every deadline there is, with the day of each audit."""
    days = [deadlines(one.record, timings) for one in tracked]
    names = dict.fromkeys([*BY_NAME, *(name for by_name in days for name in by_name)])
    return [(deadline_named(name), [by_name.get(name) for by_name in days]) for name in names]

"""The agenda of a quality and performance meeting: what goes well, concerns, grey areas (guide, section 6).

Then what is owed, and what the next month looks into.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from audit.days import month_after
from audit.deadlines import meeting_for, uk_date
from audit.due import OPEN_ACTIONS
from audit.life.standing import settled_rating
from audit.programme.service_actions import ServiceAction
from audit.programme.shapes import Month
from audit.record import AuditRecord
from audit.timings import Timings

GOING_WELL, CONCERNS, GREY = (
    "What is going well?",
    "What are we concerned about?",
    "Where are the grey areas?",
)
CELEBRATE, ACTIONS, NEXT = "Practice to celebrate", "Our own actions", "Lines of enquiry for"
GOOD, WEAK = ("Outstanding", "Good"), ("Requires Improvement", "Inadequate")


@dataclass(frozen=True)
class Point:
    """One heading of the agenda with its lines; a heading without lines says what to talk about."""

    heading: str
    lines: tuple[str, ...]


def agenda(
    month: str,
    records: Iterable[AuditRecord],
    actions: Sequence[ServiceAction],
    planned: Month,
    timings: Timings,
) -> tuple[dt.date, list[Point]]:
    """The day of a month's meeting and its agenda; audits go by their ids. `planned` is the month after."""
    day = timings.meeting_of(month)
    here = [record for record in records if _is_for(record, day, timings)]
    return day, [
        Point(GOING_WELL, tuple(_well(here))),
        Point(CONCERNS, tuple(_worrying(here))),
        Point(GREY, tuple(_grey(here))),
        Point(CELEBRATE, tuple(_celebrated(here, actions))),
        Point(ACTIONS, tuple(_action(one) for one in actions if one.status in OPEN_ACTIONS)),
        Point(f"{NEXT} {month_after(month)}", tuple(line.title for line in planned.lines)),
    ]


def _is_for(record: AuditRecord, day: dt.date, timings: Timings) -> bool:
    """Whether an audit was handed in for the meeting of that day."""
    return record.submitted_at is not None and meeting_for(uk_date(record.submitted_at), timings) == day


def _well(records: Sequence[AuditRecord]) -> Iterator[str]:
    rated = Counter(rating for record in records if (rating := settled_rating(record.data)))
    if rated:
        good = sum(rated[label] for label in GOOD)
        yield f"{good} of {sum(rated.values())} audits are good or outstanding"
    for title, count in _sections(records, GOOD).most_common(3):
        yield f"{title}: good or outstanding in {count}"


def _worrying(records: Sequence[AuditRecord]) -> Iterator[str]:
    for record in records:
        if record.inadequate:
            yield f"audit {record.id} is rated Inadequate"
    for title, count in _sections(records, WEAK).most_common(3):
        yield f"{title}: needs work in {count}"
    raised = sum(len(record.data.concerns) for record in records)
    if raised:
        yield f"{raised} safeguarding concern{'s were' if raised > 1 else ' was'} raised"


def _grey(records: Sequence[AuditRecord]) -> Iterator[str]:
    disagreed: Counter[str] = Counter()
    for record in records:
        disagreed.update(title for title, agrees in record.data.verification.agrees.items() if not agrees)
    for title, count in disagreed.most_common(3):
        yield f"{title}: auditor and moderator disagreed in {count}"
    waiting = sum(record.state in ("submitted", "escalated") for record in records)
    if waiting:
        yield f"{waiting} audit{'s are' if waiting > 1 else ' is'} not settled yet"
    silent = sum(
        record.data.kind != "dip-sample" and record.data.conversations.child is None for record in records
    )
    if silent:
        yield f"{silent} audit{'s' if silent > 1 else ''} without a conversation with the child"


def _celebrated(records: Sequence[AuditRecord], actions: Sequence[ServiceAction]) -> Iterator[str]:
    for record in records:
        yield from (f"audit {record.id}: {remark.text}" for remark in record.put_forward)
    yield from (_action(one) for one in actions if one.kind == "celebration" and one.status in OPEN_ACTIONS)


def _action(action: ServiceAction) -> str:
    return (
        f"{action.id} ({action.kind}): {action.action}, {action.owner}, {action.timescale}, {action.status}"
    )


def _sections(records: Sequence[AuditRecord], labels: Sequence[str]) -> Counter[str]:
    return Counter(
        title
        for record in records
        for title, judgement in record.data.sections.items()
        if judgement.rating in labels
    )

"""The guide's deadlines, reckoned another way than the product does: day by day through a calendar."""

import datetime as dt

from audit.deadlines import UK
from audit.record import AuditRecord


def by_the_calendar(record: AuditRecord) -> dict[str, dt.date | None]:
    """The deadlines of an audit, by their names."""
    given = (record.allocated_at or record.created_at).astimezone(UK).date()
    month, year = given.month % 12 + 1, given.year + given.month // 12
    day = given.day
    while True:
        try:
            found: dict[str, dt.date | None] = {"complete": _back(dt.date(year, month, day))}
            break
        except ValueError:
            day -= 1
    if record.submitted_at:
        handed_in = record.submitted_at.astimezone(UK).date()
        meeting = handed_in + dt.timedelta(days=14)
        while meeting != _meeting(meeting):
            meeting += dt.timedelta(days=1)
        found["quality meeting"] = meeting
        limits = (handed_in + dt.timedelta(days=21), meeting - dt.timedelta(days=7))
        found["moderate"] = _back(min(limits))
        found["papers"] = _back(meeting - dt.timedelta(days=7))
    if record.moderated_at:
        moderated = record.moderated_at.astimezone(UK).date()
        found["uop meeting"] = _back(moderated + dt.timedelta(days=14))
        if record.inadequate:
            found["follow-up"] = _on(moderated + dt.timedelta(days=28))
    return found


BANK = {
    dt.date(2026, *day)
    for day in ((4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28))
} | {
    dt.date(2027, *day)
    for day in ((1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28))
}  # fmt: skip


def _works(day: dt.date) -> bool:
    return day.weekday() < 5 and day not in BANK


def _back(day: dt.date) -> dt.date:
    return day if _works(day) else _back(day - dt.timedelta(days=1))


def _on(day: dt.date) -> dt.date:
    return day if _works(day) else _on(day + dt.timedelta(days=1))


def _meeting(day: dt.date) -> dt.date:
    """The meeting of that day's month: the last Thursday, or the working day before it."""
    last = max(
        dt.date(day.year, day.month, n)
        for n in range(22, 32)
        if (n < 29 or _exists(day.year, day.month, n)) and dt.date(day.year, day.month, n).weekday() == 3
    )
    return _back(last)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True

"""From what a row says to the facts of an action, and what the core asks of them.

Pure. A sheet shows two days that are no facts of their own: the due date, which the timescale names, and the
day on which an action was checked back.
"""

import datetime as dt
from collections.abc import Callable
from typing import get_args

from audit.dates import find_dates, found_dates, only_date
from audit.deadlines import uk_date
from audit.merging import same
from audit.models import Action, ActionStatus
from audit.record import AuditRecord
from audit.tracking.models import Fields
from questionbank.models import Form

STATUSES: tuple[str, ...] = get_args(ActionStatus)
CHECKED_BACK, DROPPED = "Checked back", "Dropped"


def typed_on(record: AuditRecord) -> dt.date:
    """The day from which years are counted: the audit's date, else when it was handed in or begun."""
    return record.data.date or uk_date(record.submitted_at or record.created_at)


def due_date(timescale: str | None, typed: dt.date) -> dt.date | None:
    """The day an action is due by: the latest date that its timescale names, None where it names none."""
    return max(find_dates(timescale or "", typed), default=None)


def with_due(timescale: str, due: dt.date, typed: dt.date) -> str:
    """The timescale with its latest date replaced by `due`; words beside the date stay."""
    day = f"{due:%d/%m/%Y}"
    found = found_dates(timescale, typed)
    if not timescale.strip() or only_date(timescale, typed):
        return day
    if not found:
        return f"{timescale.strip()} (by {day})"
    last = max(found, key=lambda one: one.date)
    moved = timescale[: last.start] + day + timescale[last.end :]
    return moved if due_date(moved, typed) == due else day


def iso_day(text: str) -> dt.date | None:
    """The day that an ISO text is; None for any other text."""
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def cannot_hold(field: str, value: str, form: Form) -> str | None:
    """Why a field cannot hold that value; None where it can."""
    if field == "status" and value not in STATUSES:
        said = f"“{value}” is no status" if value else "an action has a status"
        return f"{said}; choose from: {', '.join(STATUSES)}"
    if field == "question" and value and form.question(value) is None:
        return f"the form has no question {value}"
    if field == "action" and not value.strip():
        return "an action says what is to be done; to end one, set its status to Dropped and say why"
    return None


def lacking(action: Action) -> str | None:
    """What the status of an action asks for and it does not have; None where all is well."""
    if action.status == CHECKED_BACK and not _said(action.evidence):
        return "Checked back needs evidence: say what shows that it is done"
    if action.status == DROPPED and not _said(action.outcome):
        return "Dropped needs a reason: write it into the progress note"
    return None


def with_reason(action: Action) -> Action:
    """An action dropped for the reason in its progress note has it as its outcome, where reports look."""
    if action.status == DROPPED and not _said(action.outcome) and _said(action.progress):
        return action.model_copy(update={"outcome": action.progress})
    return action


def folded(sheet: Fields, base: Fields, typed: dt.date) -> tuple[dict[str, str], dict[str, str]]:
    """What a row says of each fact, the two shown days folded into theirs where somebody edited them.

    Gives the facts by field, and by shown field why an edited day cannot be taken. `base` is what the row
    said when it was written, `typed` the day from which years are counted.
    """
    fields = {name: value for name, value in sheet.items() if name not in FOLDS}
    faults: dict[str, str] = {}
    for name, fold in FOLDS.items():
        if name in sheet and not same(sheet[name], base.get(name, "")):
            fold(fields, sheet[name], base, typed, faults)
    return fields, faults


def _due(fields: dict[str, str], day: str, base: Fields, typed: dt.date, faults: dict[str, str]) -> None:
    timescale = fields.get("timescale", base.get("timescale", ""))
    due = iso_day(day)
    if not day:
        if due_date(timescale, typed):
            faults["due"] = (
                "the due date follows from the timescale, which still names a day; change it there"
            )
    elif due is None:
        faults["due"] = f"“{day}” is no date such as 31/12/2026"
    elif due_date(timescale, typed) != due:
        fields["timescale"] = with_due(timescale, due, typed)


def _checked_on(
    fields: dict[str, str], day: str, base: Fields, typed: dt.date, faults: dict[str, str]
) -> None:
    del typed
    if day and fields.get("status", base.get("status")) != CHECKED_BACK:
        faults["checked_on"] = "the status is not Checked back; set it as well"
    elif day:
        fields["check_back"] = day


def _said(text: str | None) -> bool:
    return bool(text and text.strip())


Fold = Callable[[dict[str, str], str, Fields, dt.date, dict[str, str]], None]
FOLDS: dict[str, Fold] = {"due": _due, "checked_on": _checked_on}
FOLDED_INTO = {"due": "timescale", "checked_on": "check_back"}  # the fact that each shown day is part of

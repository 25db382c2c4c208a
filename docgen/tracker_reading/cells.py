"""From what a cell holds to text: days as ISO texts, whole numbers without a point, statuses by name."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from audit.dates import only_date
from audit.tracking.values import STATUSES
from docgen.tracker.columns import DAYS, Field

Read = tuple[str, str | None, str | None]  # text, note, fault
OTHER_STATUSES = {
    "done": "Completed",
    "complete": "Completed",
    "finished": "Completed",
    "to do": "Not started",
    "open": "Not started",
    "started": "In progress",
    "ongoing": "In progress",
    "underway": "In progress",
    "under way": "In progress",
    "cancelled": "Dropped",
    "checked": "Checked back",
}


def text_of(value: Any) -> str:
    """A cell's value as text."""
    if isinstance(value, str):
        return value
    if type(value) is dt.date:
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "minutes")
    return "" if value is None else str(value)


def month_of(value: Any) -> str:
    """A programme month such as `2026-11`; '' where the cell says none."""
    if isinstance(value, dt.date):
        return f"{value.year}-{value.month:02d}"
    text = text_of(value).strip()
    found = only_date(text, dt.date(2000, 1, 1)) if re.search(r"\d{4}", text) else None
    return text[:7] if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text) else f"{found:%Y-%m}" if found else ""


def reader_of(
    field: Field, header: str, today: dt.date, statuses: Mapping[str, str] | None = None
) -> Callable[[Any], Read] | None:
    """How cells of a field that are no plain text are read; None where `text_of` does.

    `statuses` are a service's own names for the statuses.
    """
    if field in DAYS:
        return lambda value: _day(header, value, today)
    if field == "status":
        known = {status.casefold(): status for status in STATUSES} | OTHER_STATUSES
        known |= {name.strip().casefold(): status for name, status in (statuses or {}).items()}
        return lambda value: _status(value, known)
    return None


def _day(header: str, value: Any, today: dt.date) -> Read:
    """A day; a text is read day first and told; other words stay as they are."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        return "", None, f"“{text_of(value)}” in “{header}” is no date such as 31/12/2026"
    if not isinstance(value, str):
        return text_of(value)[:10], None, None
    typed = value.strip()
    day = only_date(typed, today)
    if not typed or day is None:
        return typed, None, None
    spoken = f"{day.day} {day:%B %Y}"
    told = f"the date typed as text, “{typed}”, was read day first: {spoken}"
    return day.isoformat(), None if typed == day.isoformat() else told, None


def _status(value: Any, known: Mapping[str, str]) -> Read:
    text = text_of(value).strip()
    return known.get(" ".join(text.casefold().split()), text), None, None

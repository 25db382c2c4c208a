"""What came of reading a tracker, for people and as JSON."""

from typing import Any

from audit.deadlines import UK
from audit.tracking import Changed, Conflict, Merged, Problem
from docgen.tracker.columns import HEADERS

NAMES = {str(field): header for field, header in HEADERS.items()}  # the headers of the columns, by field
LONGEST = 60  # characters of a value that are shown


def as_json(merged: Merged) -> dict[str, Any]:
    """The contract's shape."""
    told = merged.model_dump(mode="json", exclude={"told_before", "decided"})
    for one in (*told["changes"], *told["conflicts"]):
        one["column"] = _header(one["field"])
    return told


def told(merged: Merged, *, dry_run: bool) -> str:
    """Everything that was read, a line for each thing, and what to do next."""
    lines = [_changed(one) for one in merged.changes]
    lines += [_conflict(one) for one in merged.conflicts]
    lines += [_problem(one) for one in merged.problems]
    return "\n".join([*lines, _summary(merged, dry_run=dry_run)])


def again(merged: Merged) -> list[str]:
    """What was told when this file was read before and still holds."""
    return [f"told before: {_problem(one)}" for one in merged.told_before]


def _changed(one: Changed) -> str:
    note = f" ({one.note})" if one.note else ""
    what = f"{_header(one.field)}: {_short(one.before)} → {_short(one.after)}"
    return f"{_place(one)}: {what}{note}"


def _conflict(one: Conflict) -> str:
    when = f" on {one.at.astimezone(UK):%d %B %Y at %H:%M}" if one.at else ""
    who = f" (by {one.by}{when})" if one.by else ""
    sides = f"the sheet says {_short(one.sheet)}, the record {_short(one.record)}{who}"
    return f"CONFLICT {_place(one)}: {_header(one.field)}: {sides}"


def _problem(one: Problem) -> str:
    return f"{one.where}: {one.what}"


def _summary(merged: Merged, *, dry_run: bool) -> str:
    if not (merged.changes or merged.conflicts or merged.problems or merged.decided):
        return "Nothing to take in: the sheet says what the record says."
    how = "would be recorded; nothing was changed" if dry_run else "recorded"
    summary = f"{_count(len(merged.changes), 'change')} {how}"
    if merged.conflicts:
        them = "both sides changed the same cell; --take sheet or --take record decides"
        summary += f". {_count(len(merged.conflicts), 'conflict')} not recorded: {them}"
    if merged.decided:
        summary += f". {_count(merged.decided, 'conflict')} decided: the record keeps what it says"
    if merged.problems:
        summary += f". {_count(len(merged.problems), 'thing')} to look at"
    return summary + "."


def _place(one: Changed | Conflict) -> str:
    return f"{one.where} (audit {one.audit}, action {one.action})"


def _header(field: str) -> str:
    return NAMES.get(field, field)


def _short(value: str | None) -> str:
    if not value:
        return "nothing"
    line = " ".join(value.split())
    return f"“{line}”" if len(line) <= LONGEST else f"“{line[: LONGEST - 1]}…”"


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"

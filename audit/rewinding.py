"""An audit's actions as they were: its history undone back to a line."""

from collections.abc import Iterator, Sequence
from typing import Any

from audit.facts import parts
from audit.models import AuditData
from audit.record import AuditRecord, HistoryLine, Value

# What an action's row in a sheet is made from. Everything else stays as it is.
UNDONE = ("actions", "answers", "date")


def as_of(record: AuditRecord, lines: Sequence[HistoryLine], line: int) -> AuditRecord:
    """The audit with its actions, answers and date as they were once history line number `line` was written.

    `lines` is the audit's whole history, oldest first. An action that did not exist then is left out.
    """
    later = [one for one in lines if one.sequence > line]
    if not later:
        return record
    data = record.data.model_dump(mode="json", by_alias=True)
    for one in reversed(later):
        path = parts(one.change.fact)
        if path and path[0] in UNDONE:
            _undo(data, path, one.change.before)
    data["actions"] = [action for action in data["actions"] if action["status"]]
    return record.model_copy(update={"data": AuditData.model_validate(data)})


def made(lines: Sequence[HistoryLine], action: str) -> int:
    """The number of the last line of the act that made an action; 0 where history does not tell of it."""
    last, seen = 0, set[str]()
    first: HistoryLine | None = None
    for one in _about(lines, action):
        first = first or one
        if one.act != first.act or one.change.fact in seen:
            break
        seen.add(one.change.fact)
        last = one.sequence
    return last


def by_field(lines: Sequence[HistoryLine]) -> dict[tuple[str, str], list[HistoryLine]]:
    """The lines that changed a field of an action, by the action's id and the field, oldest first."""
    found: dict[tuple[str, str], list[HistoryLine]] = {}
    for one in lines:
        path = parts(one.change.fact)
        if len(path) == 3 and path[0] == "actions":
            found.setdefault((path[1], path[2]), []).append(one)
    return found


def _about(lines: Sequence[HistoryLine], action: str) -> Iterator[HistoryLine]:
    for one in lines:
        path = parts(one.change.fact)
        if len(path) == 3 and path[:2] == ["actions", action]:
            yield one


def _undo(data: dict[str, Any], path: Sequence[str], before: Value) -> None:
    """Put the value of before into its place; an action that is gone is made again, by its id."""
    here: Any = data
    if path[0] == "actions":
        here = next((action for action in data["actions"] if str(action["id"]) == path[1]), None)
        if here is None:
            here = {"id": path[1], "status": None}
            data["actions"].append(here)
    elif path[0] == "answers":
        here = data["answers"].setdefault(path[1], {})
    here[path[-1]] = before

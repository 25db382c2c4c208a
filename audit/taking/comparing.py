"""Form and record side by side: what is taken, what is kept, what is a conflict. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.facts import pointer, record_facts
from audit.merging import judged
from audit.permissions import is_same
from audit.record import AuditRecord, HistoryLine, Value
from audit.taking.actions import paired
from audit.taking.base import READ, Pasts
from audit.taking.models import Conflict, Difference, Filled, FilledAction, Left, Take
from audit.taking.places import KIND, QUESTIONS, is_guarded, told, whole_fact

NAMES = ("/auditor", "/case_manager", "/team_manager", "/child/childview_id")  # however they are spelt
NOT_TOGETHER = "it does not go together with what else is recorded"
NOT_YOURS = "only those who may record whole audits change this; tell the learning academy"
UNTOLD_STATUS = "Not started"  # what an action's status is before anybody says anything


@dataclass(slots=True)
class Compared:
    """What came of it. `new` are rows that are actions of their own."""

    differences: list[Difference] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    settled: list[Conflict] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    new: list[FilledAction] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sides:
    """What is compared: the record with its history and its facts' past, and how conflicts are settled.

    `reader` is who brings the form, None for the operator, who may be anybody: what a person brought by an
    earlier reading they go on writing without a conflict.
    """

    record: AuditRecord
    lines: Sequence[HistoryLine]
    past: Pasts
    take: Take | None
    may_guarded: bool
    trusts_numbers: bool
    reader: str | None = None


def compared(filled: Filled, sides: Sides) -> Compared:
    """Everything the form says against what the record says."""
    found = Compared()
    now = _now(sides.record)
    for place, value in filled.facts.items():
        if place in (KIND, QUESTIONS):
            continue
        _one(place, value, now.get(place), sides, found)
    existed = _existed(sides) if sides.trusts_numbers else None
    for row, action in paired(filled.actions, sides.record.data.actions, existed):
        if action is None:
            found.new.append(row)
            continue
        held = action.model_dump()
        for name, text in row.fields.items():
            _one(pointer("actions", str(action.id), name), text, held.get(name), sides, found)
    return found


def undone(found: Compared, after: AuditRecord) -> None:
    """Put what a rule of the record has not let in (a status in social care without any) to what was left."""
    now = _now(after)
    for one in [one for one in found.differences if told(now.get(one.place)) != told(one.after)]:
        found.differences.remove(one)
        found.left.append(Left(one.place, one.after, one.before, NOT_TOGETHER))


def _one(place: str, form: Value, record: Value, sides: Sides, found: Compared) -> None:
    if place in NAMES and is_same(told(form), told(record)):
        return
    verdict = judged(told(form), told(record), sides.past(place))
    if verdict in ("same", "record"):
        return
    last = next((line for line in reversed(sides.lines) if whole_fact(line.change.fact) == place), None)
    if is_guarded(place) and not sides.may_guarded:
        found.left.append(Left(place, form, record, NOT_YOURS))
    elif verdict == "sheet" or _is_untold(place, record) or _is_readers_own(last, sides):
        found.differences.append(Difference(place, record, form))
    else:
        by, at = (last.act.actor, last.act.at) if last else (None, None)
        conflict = Conflict(place, form, record, by, at)
        (found.settled if sides.take else found.conflicts).append(conflict)
        if sides.take == "form":
            found.differences.append(Difference(place, record, form))


def _is_untold(place: str, record: Value) -> bool:
    return place.endswith("/status") and record == UNTOLD_STATUS


def _is_readers_own(last: HistoryLine | None, sides: Sides) -> bool:
    """Whether what the record says came from a form that the same person read in."""
    return last is not None and last.act.name == READ and is_same(last.act.actor, sides.reader)


def _existed(sides: Sides) -> dict[str, bool]:
    """Whether each action was there, and said something, when the form was written; or a form brought it."""
    known: dict[str, bool] = {}
    for action in sides.record.data.actions:
        place = pointer("actions", str(action.id), "action")
        first = next((line for line in sides.lines if line.change.fact == place), None)
        brought = first is not None and first.act.name == READ
        known[str(action.id)] = bool(sides.past(place).written) or brought
    return known


def _now(record: AuditRecord) -> dict[str, Value]:
    """The record's facts; a conversation is one fact, however much is known of it."""
    facts = record_facts(record)
    held = record.data.conversations.model_dump(mode="json", by_alias=True)
    for whom, conversation in held.items():
        if conversation is not None:
            facts[pointer("conversations", whom)] = conversation
    return facts

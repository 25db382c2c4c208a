"""What came of a filled form, as other programs read it: the shape of `audits read --json`."""

from collections.abc import Sequence
from typing import Any

from audit.taking.models import Conflict, Left, Taken
from audit.taking.places import name
from bot.form_reading import Brought, Remark


def brought_json(brought: Brought) -> list[dict[str, Any]]:
    """One object for each document."""
    return [taken_json(one, said) for one, said in zip(brought.taken, brought.remarks, strict=True)]


def taken_json(taken: Taken, remarks: Sequence[Remark]) -> dict[str, Any]:
    """What came of one document. `created` says whether it became a new audit just now."""
    return {
        "file": taken.name,
        "id": taken.audit,
        "created": taken.created,
        "state": taken.record.state,
        "changes": [
            {"place": one.place, "what": name(one.place), "before": one.before, "after": one.after}
            for one in taken.differences
        ],
        "unplaced": [{"where": one.where, "text": one.text, "why": one.why} for one in taken.unplaced],
        "conflicts": [_conflict(one) for one in taken.conflicts],
        "settled": [_conflict(one) for one in taken.settled],
        "left": [_left(one) for one in taken.left],
        "remarks": [{"place": one.place, "what": one.about, "advice": list(one.advice)} for one in remarks],
        "warnings": list(taken.notes),
    }


def _conflict(one: Conflict) -> dict[str, Any]:
    return {
        "place": one.place,
        "what": name(one.place),
        "form": one.form,
        "record": one.record,
        "by": one.by,
        "at": one.at.isoformat() if one.at else None,
    }


def _left(one: Left) -> dict[str, Any]:
    return {
        "place": one.place,
        "what": name(one.place),
        "form": one.form,
        "record": one.record,
        "why": one.why,
    }

"""The moderator's view and queue as JSON values."""

from dataclasses import asdict
from typing import Any

from bot.moderation.queue import Waiting
from bot.moderation.view import Side, View


def view_json(seen: View) -> dict[str, Any]:
    """One audit for its moderator."""
    return {
        "id": seen.audit,
        "state": seen.state,
        "kind": seen.kind,
        "auditor": seen.auditor,
        "submitted_at": seen.handed_in.isoformat() if seen.handed_in else None,
        "due": seen.due.isoformat() if seen.due else None,
        "submit_reason": seen.submit_reason,
        "checks": [asdict(check) for check in seen.checks],
        "judgements": [_side(side) for side in seen.sides],
        "actions": [action.model_dump(mode="json") for action in seen.actions],
        "concerns": [concern.as_data() for concern in seen.concerns],
        "moderation": seen.moderation.as_data(),
        "to_do": [step.what for step in seen.steps],
    }


def waiting_json(one: Waiting) -> dict[str, Any]:
    """One line of the queue."""
    return {**asdict(one), "due": one.due.isoformat() if one.due else None}


def _side(side: Side) -> dict[str, Any]:
    moderator = side.opinion.model_dump(mode="json")
    return {"title": side.title, "rating": side.rating, "comment": side.comment, "moderator": moderator}

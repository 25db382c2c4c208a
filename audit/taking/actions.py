"""Which row of a form's table of actions is which action of the record.

A row is the action of its number where the form was written out for this audit and the action was there;
otherwise the action that says the same. Any other row is an action of its own: nothing is written over.
"""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz

from audit.models import Action
from audit.taking.models import FilledAction

SAME = 92  # likeness in per cent from which two wordings are the same action


def paired(
    rows: Sequence[FilledAction], actions: Sequence[Action], existed: Mapping[str, bool] | None
) -> list[tuple[FilledAction, Action | None]]:
    """Each row with its action, or with none where it is a new one.

    `existed` says of each action's id whether it was there when the form was written; None where that is
    not known, or the form was not written for this audit.
    """
    by_id = {action.id: action for action in actions if action.id}
    found: dict[int, Action] = {}
    taken: set[str | None] = set()
    for place, row in enumerate(rows):
        if existed is not None and existed.get(row.key) and row.key in by_id:
            found[place] = by_id[row.key]
            taken.add(row.key)
    for place, row in enumerate(rows):
        if place not in found and (action := _alike(row, [a for a in actions if a.id not in taken])):
            found[place] = action
            taken.add(action.id)
    return [(row, found.get(place)) for place, row in enumerate(rows)]


def _alike(row: FilledAction, actions: Sequence[Action]) -> Action | None:
    """The action that says the same; of several the one of the same number."""
    wanted = _plain(row.fields.get("action"))
    if not wanted:
        return None
    scored = [(fuzz.ratio(wanted, _plain(action.action)), action.id == row.key, action) for action in actions]
    best = max(scored, key=lambda one: (one[0], one[1]), default=None)
    return best[2] if best and best[0] >= SAME else None


def _plain(text: str | None) -> str:
    return " ".join((text or "").split()).casefold()

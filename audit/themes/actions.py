"""Actions: how they stand, and whether those that are done were done on time."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import get_args

from audit.dates import find_dates
from audit.deadlines import uk_date
from audit.models import Action, ActionStatus
from audit.record import AuditRecord
from audit.themes.models import Figures, Looked, figures
from audit.themes.words import count

OPEN: tuple[ActionStatus, ...] = ("Not started", "In progress")


def due(action: Action, record: AuditRecord) -> dt.date | None:
    """The day an action is due by: the latest that its timescale names."""
    begun = record.data.date or uk_date(record.submitted_at or record.created_at)
    return max(find_dates(action.timescale or "", begun), default=None)


def standing(looked: Sequence[Looked], today: dt.date) -> Figures:
    """How many actions have each status, and how many of the open ones are late."""
    actions = [(one.record, action) for one in looked for action in one.record.data.actions]
    held = Counter(action.status for _, action in actions)
    dates = {id(action): due(action, record) for record, action in actions}
    late = sum(1 for _, a in actions if a.status in OPEN and (day := dates[id(a)]) and day < today)
    undated = sum(1 for _, a in actions if a.status in OPEN and dates[id(a)] is None)
    told = f"{count(len(actions), 'action')} agreed in these audits; {late} of the open ones late"
    told += f", and {undated} without a date anybody could be late for." if undated else "."
    rows = [(status, [held[status]]) for status in get_args(ActionStatus)]
    return figures("Actions by status", "Status", ("Actions",), rows, told)

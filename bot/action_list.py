"""The actions of the audits somebody may see, one after the other."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from audit.deadlines import check_backs, uk_date
from audit.errors import UnknownAudit
from audit.headlines import OVER
from audit.models import Action
from audit.permissions import Actor, is_same
from audit.service import AuditService


@dataclass(frozen=True)
class Listed:
    """One action with the audit it belongs to, and when it is checked back."""

    audit: str
    auditor: str
    team_manager: str | None
    due: dt.date | None
    action: Action


def listed(
    service: AuditService,
    actor: Actor,
    *,
    audit: str | None = None,
    status: str | None = None,
    owner: str | None = None,
    is_open: bool = False,
) -> list[Listed]:
    """The actions of the audits that actor may see, the first to check back at the top.

    Raises UnknownAudit where one is named that is not among them.
    """
    records = service.audits(
        actor, wanted=lambda line: not (is_open and line.settled) if audit is None else line.id == audit
    )
    if audit is not None and not records:
        raise UnknownAudit(
            f"no audit that you may see has the id {audit!r}: `checkback audits list` has them"
        )
    found = [
        Listed(record.id, record.data.auditor, record.data.team_manager, due[str(action.id)], action)
        for record in records
        for due in (check_backs(record),)
        for action in record.data.actions
        if status in (None, action.status)
        and (owner is None or is_same(owner, action.responsibility))
        and not (is_open and action.status in OVER)
    ]
    return sorted(found, key=lambda one: (one.due or dt.date.max, one.audit, str(one.action.id)))


def as_json(one: Listed) -> dict[str, Any]:
    """One action as JSON: its own fields beside the audit's id and the day it is checked back."""
    return {
        "audit": one.audit,
        "auditor": one.auditor,
        "team_manager": one.team_manager,
        "due": one.due.isoformat() if one.due else None,
        **one.action.model_dump(mode="json"),
    }


def line(one: Listed, now: dt.datetime) -> str:
    """One action in one line."""
    action = one.action
    when = f"{one.due:%d %b %Y}" if one.due else "no date"
    late = " LATE" if one.due and one.due < uk_date(now) and action.status not in OVER else ""
    return (
        f"{one.audit} {action.id:>3}  {action.status:<12} {when}{late}  "
        f"{action.action or 'no words'} ({action.responsibility or 'no owner'})"
    )

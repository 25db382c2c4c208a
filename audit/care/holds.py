"""Legal hold: an audit that is held back is deleted by nobody until the hold is lifted."""

import json

from audit.errors import BadAudit, WrongState
from audit.ports import Transaction
from audit.record import Act, Change

SHELF = "holds"  # key: the audit's id; content: who holds it back, since when, and why


def reasons(reading: Transaction) -> dict[str, str]:
    """Why each audit that is held back is, by id."""
    return {key: json.loads(content)["reason"] for key, content in reading.items(SHELF)}


def hold(transaction: Transaction, audit_id: str, act: Act) -> None:
    """Hold an audit back. Raises UnknownAudit, and BadAudit where no reason is given."""
    transaction.audit(audit_id)
    if not (act.reason or "").strip():
        raise BadAudit("a hold needs its reason: give it with --reason")
    content = {"by": act.actor, "at": act.at.isoformat(), "reason": act.reason}
    transaction.keep_item(SHELF, audit_id, json.dumps(content, ensure_ascii=False))
    transaction.note(f"hold/{audit_id}", [Change(fact="/held", before=None, after=True)], act)


def lift(transaction: Transaction, audit_id: str, act: Act) -> None:
    """Let it go again. Raises WrongState where it is not held back."""
    if not transaction.remove_item(SHELF, audit_id):
        raise WrongState(f"audit {audit_id} is not held back")
    transaction.note(f"hold/{audit_id}", [Change(fact="/held", before=True, after=None)], act)


def require_free(reading: Transaction, audit_id: str) -> None:
    """Raise WrongState where the audit is held back."""
    if reading.item(SHELF, audit_id) is not None:
        raise WrongState(f"audit {audit_id} is held back: `checkback hold {audit_id} --lift` first")

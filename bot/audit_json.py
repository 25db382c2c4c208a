"""An audit as other programs read it: the shapes of `audits show --json` and `audits list --json`."""

from typing import Any

from audit.deadlines import deadlines
from audit.record import AuditRecord


def audit_json(record: AuditRecord) -> dict[str, Any]:
    """The audit as data, with its id, state, edition and deadlines."""
    return {
        "id": record.id,
        "state": record.state,
        "document": record.document,
        "edition": record.edition,
        "version": record.version,
        "deadlines": _dates(record),
        "submit_reason": record.submit_reason,
        "contacts": {kind: tick.model_dump(mode="json") for kind, tick in record.contacts.items()},
        **record.data.model_dump(mode="json", by_alias=True),
    }


def summary_json(record: AuditRecord) -> dict[str, Any]:
    """One line of the list of audits: the child by ChildView ID alone."""
    return {
        "id": record.id,
        "state": record.state,
        "kind": record.data.kind,
        "month": record.data.month,
        "childview_id": record.data.child.childview_id,
        "auditor": record.data.auditor,
        "overall": record.data.overall.rating,
        "deadlines": _dates(record),
    }


def _dates(record: AuditRecord) -> dict[str, str | None]:
    return {name: date.isoformat() if date else None for name, date in deadlines(record).items()}

"""An audit as other programs read it: the shapes of `audits show --json` and `audits list --json`."""

from typing import Any

from audit.deadlines import deadlines
from audit.headlines import Headline
from audit.record import AuditRecord
from audit.timings import GUIDE, Timings

# What is known of an audit's life beside its data; what is not there is left out.
LIFE = (
    "moderator",
    "because",
    "approved_by",
    "raters",
    "handed_in",
    "pair",
    "inadequate",
    "practitioner",
    "put_forward",
    "auditors_before",
    "allocated_at",
    "started_at",
    "submitted_at",
    "returned_at",
    "moderated_at",
    "escalated_at",
    "decided_at",
    "closed_at",
    "ended_at",
)


def audit_json(record: AuditRecord, timings: Timings = GUIDE) -> dict[str, Any]:
    """The audit as data, with its id, state, edition and deadlines."""
    return {
        "id": record.id,
        "state": record.state,
        "document": record.document,
        "edition": record.edition,
        "guidance": record.guidance,
        "version": record.version,
        "deadlines": _dates(record, timings),
        "submit_reason": record.submit_reason,
        "life": record.model_dump(mode="json", include=set(LIFE), exclude_defaults=True),
        "contacts": {kind: tick.model_dump(mode="json") for kind, tick in record.contacts.items()},
        **record.data.model_dump(mode="json", by_alias=True),
    }


def summary_json(line: Headline, timings: Timings = GUIDE) -> dict[str, Any]:
    """One line of the list of audits: the child by ChildView ID alone."""
    return {
        "id": line.id,
        "state": line.state,
        "kind": line.kind,
        "month": line.month,
        "childview_id": line.childview_id,
        "auditor": line.auditor,
        "overall": line.overall,
        "deadlines": _dates(line, timings),
    }


def _dates(record: AuditRecord | Headline, timings: Timings) -> dict[str, str | None]:
    found = deadlines(record, timings)
    return {name: date.isoformat() if date else None for name, date in found.items()}

"""Audits for the figures: each as little as a behaviour needs."""

import datetime as dt
from typing import Any

from audit.models import AuditData
from audit.record import AuditRecord, State
from audit.themes.models import Looked
from questionbank.models import Form
from tests.builders import small_form

BEGUN = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)


def looked(state: State = "submitted", form: Form | None = None, days: int = 10, **data: Any) -> Looked:
    """An audit begun on 2 November 2026 and handed in so many days later (never, while it is in progress)."""
    given = {"month": "2026-11", "child": {"childview_id": "CV-1"}, "auditor": "Noor Example"} | data
    handed_in = None if state in ("allocated", "in progress") else BEGUN + dt.timedelta(days=days)
    record = AuditRecord(
        id="2026-11-001",
        state=state,
        document="case-audit",
        edition="e",
        data=AuditData.model_validate(given),
        created_at=BEGUN,
        submitted_at=handed_in,
    )
    return Looked(record, form or small_form())


def rated(rating: str, *numbers: str) -> dict[str, Any]:
    """Answers to these questions with one rating."""
    return {number: {"rating": rating, "comment": "What was seen."} for number in numbers}

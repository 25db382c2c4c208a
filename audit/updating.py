"""New records and data made from old ones."""

from typing import Any

from audit.models import AuditData
from audit.record import AuditRecord


def with_data(record: AuditRecord, data: AuditData) -> AuditRecord:
    """The record with other data."""
    return record.model_copy(update={"data": data})


def updated(data: AuditData, **parts: Any) -> AuditData:
    """The data with some parts changed."""
    return data.model_copy(update=parts)

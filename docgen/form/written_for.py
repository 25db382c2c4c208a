"""Which audit a document was written out for, and at which version: what its properties say."""

from audit.record import AuditRecord


def written_for(record: AuditRecord) -> str:
    """The document's subject: `2026-11-001, version 3`."""
    return f"{record.id}, version {record.version}"

"""The fields of every contact template: the audit and its people, as plain text. What is not known is "".

Fields have flat names, so that a template's needs can be listed. The child is not named: the contact stands
on the child's own record.
"""

from audit.completeness import asked
from audit.record import AuditRecord
from audit.written import day, month
from questionbank.models import Form

KINDS = {
    "full": "full audit",
    "dip-sample": "dip-sample audit",
    "group": "group audit",
    "joint": "joint audit",
}
NOT_HANDED_IN = ("allocated", "in progress", "returned")


def audit_fields(record: AuditRecord, form: Form) -> dict[str, object]:
    """What any contact may say about the audit."""
    data = record.data
    return {
        "audit_id": record.id,
        "audit_kind": KINDS[data.kind],
        "audit_month": month(data.month),
        "audit_date": day(data.date) if data.date else "",
        "auditor": data.auditor,
        "case_manager": data.case_manager or "",
        "team_manager": data.team_manager or "",
        "unfinished": unfinished(record, form),
    }


def unfinished(record: AuditRecord, form: Form) -> str:
    """How far an audit is that has not been handed in ("12 of 60 questions are rated"); otherwise ""."""
    if record.state not in NOT_HANDED_IN:
        return ""
    questions = asked(record.data, form)
    rated = sum(1 for q in questions if (answer := record.data.answers.get(q.number)) and answer.rating)
    return f"{rated} of {len(questions)} questions are rated"

"""The whole built-in form, filled: what is read back is compared with what stood in it."""

import datetime as dt

from audit.models import AuditData
from audit.record import AuditRecord
from audit.taking.beginning import as_data
from audit.taking.models import Filled
from docgen.form import FormWriter, Look
from docgen.form_reading import read_filled
from questionbank.builtin import case_audit
from questionbank.models import Form

TODAY = dt.date(2026, 11, 20)
RATINGS = ("Good", "Requires Improvement", "Not applicable")


def full_data(form: Form | None = None) -> AuditData:
    """An audit in which everything that the form has a place for is said."""
    form = form or case_audit()
    numbers = [question.number for question in form.questions()]
    judged = [section.title for section in form.graded_sections()]
    return AuditData.model_validate(
        {
            "month": "2026-11",
            "child": {
                "name": "Taylor Fictional",
                "age": 15,
                "gender": "Female",
                "childview_id": "CV-1",
                "mosaic_id": "M-22",
                "social_care": {"allocated": True, "status": "Child in need"},
            },
            "auditor": "Alex Example",
            "case_manager": "Casey Manager",
            "team_manager": "Terry Leader",
            "answers": {
                n: {"rating": RATINGS[i % 3], "comment": f"Seen for {n}:\n• the home\n\tand “school” 🙂 <b>"}
                for i, n in enumerate(numbers)
            },
            "sections": {t: {"rating": "Good", "comment": f"On balance, {t}."} for t in judged},
            "overall": {"rating": "Requires Improvement", "comment": "Mixed.\nLate reviews."},
            "feedback": {
                table.key: {q.number: f"{table.key} said {q.number}" for q in table.questions}
                for table in form.feedback
            },
            "actions": [
                {"id": "1", "action": "Hold the review", "responsibility": "Casey Manager",
                 "timescale": "12 May 2027"},
                {"id": "2", "action": "Visit the home\nand write it down", "responsibility": "Casey Manager",
                 "timescale": "in May"},
            ],
            "verification": {
                "by": "Morgan Moderator",
                "date": "2026-12-04",
                "agrees": {**dict.fromkeys(judged, True), "Overall": False},
                "comments": "Talked through.",
            },
        }
    )  # fmt: skip


def record_of(data: AuditData, form: Form | None = None, audit_id: str = "2026-11-001") -> AuditRecord:
    """The record of an audit under a form."""
    form = form or case_audit()
    return AuditRecord(
        id=audit_id,
        state="in progress",
        document=form.document,
        edition=form.edition,
        version=1,
        data=data,
        created_at=dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC),
    )


def written(data: AuditData, form: Form | None = None) -> bytes:
    """The form filled with that audit."""
    form = form or case_audit()
    return FormWriter().write(form, record_of(data, form), Look())


def back(docx: bytes, form: Form | None = None, name: str = "form.docx") -> Filled:
    """What a filled form says."""
    return read_filled(name, docx, form or case_audit(), today=TODAY)


def data_of(filled: Filled) -> AuditData:
    """What was read as an audit; the actions in the order of their numbers."""
    data = AuditData.model_validate(as_data(filled, {}))
    read = zip(data.actions, filled.actions, strict=True)
    rows = [(int(row.key), action.model_copy(update={"id": row.key})) for action, row in read]
    rows.sort(key=lambda one: one[0])
    return data.model_copy(update={"actions": tuple(action for _, action in rows)})

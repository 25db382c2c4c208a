"""Audits made under a form read from a file, with every place of it answered. Everyone in them is made up."""

import datetime as dt
from pathlib import Path

from audit.models import AuditData
from audit.record import AuditRecord
from questionbank.models import Form
from questionbank.reading import read


def form_of(folder: Path, docx: bytes, name: str = "form.docx") -> Form:
    """The form in a Word file."""
    path = folder / name
    path.write_bytes(docx)
    return read(path).form


def record_of(form: Form, **more: object) -> AuditRecord:
    """An audit under a form in which everything is answered, every rating in turn."""
    ratings = [*form.question_ratings, "Not applicable"]
    content: dict[str, object] = {
        "month": "2026-11",
        "date": "2026-11-20",
        "child": {"childview_id": "CV-1", "name": "Robin Example", "age": 15, "gender": "Female"},
        "auditor": "Alex Auditor",
        "case_manager": "Casey Manager",
        "team_manager": "Terry Manager",
        "answers": {
            question.number: {
                "rating": ratings[place % len(ratings)],
                "comment": f"Comment {place}:\nseen & heard.",
            }
            for place, question in enumerate(form.questions())
        },
        "sections": {
            section.title: {"rating": section.overall.options[place % 2], "comment": f"Why {section.title}."}
            for place, section in enumerate(form.graded_sections())
            if section.overall
        },
        "feedback": {
            table.key: {q.number: f"{table.key} on {q.number}" for q in table.questions}
            for table in form.feedback
        },
        "overall": {"rating": "Good", "comment": "Sound on the whole."} if form.overall else {},
        "actions": [
            {"id": str(n), "action": f"Do {n}", "responsibility": "Casey", "timescale": "12 May 2027"}
            for n in range(1, 6)
        ],
        "verification": {
            "by": "Morgan Moderator",
            "date": "2026-12-04",
            "agrees": {"Assessment": True, "Overall": False},
            "comments": "Talked through.",
        },
        **more,
    }
    return AuditRecord(
        id="2026-11-001",
        state="in progress",
        document=form.document,
        edition=form.edition,
        data=AuditData.model_validate(content),
        created_at=dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC),
    )

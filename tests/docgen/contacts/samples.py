"""Small audits and forms for the tests of contact texts and tracker. Everybody is fictional."""

import datetime as dt
from typing import Any

from audit.models import AuditData
from audit.record import AuditRecord
from questionbank.models import Feedback, FeedbackQuestion, Form, Group, Label, Overall, Question, Section

MADE = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
SCALE = (
    Label(label="Outstanding", rank=1, meaning="good"),
    Label(label="Good", rank=2, meaning="good"),
    Label(label="Requires Improvement", rank=3, meaning="needs-work"),
    Label(label="Inadequate", rank=4, meaning="inadequate"),
)
LABELS = tuple(step.label for step in SCALE)


def section(title: str, *numbers: str, about: str = "Question") -> Section:
    """A graded section of one group; question 3 is called `Question 3`."""
    questions = tuple(Question(number=number, title=f"{about} {number}") for number in numbers)
    overall = Overall(label=f"{title}: overall", options=LABELS)
    return Section(title=title, groups=(Group(questions=questions),), overall=overall)


def feedback(key: str, *texts: str) -> Feedback:
    """A feedback table."""
    questions = tuple(FeedbackQuestion(number=str(n), text=text) for n, text in enumerate(texts, 1))
    return Feedback(key=key, from_=key.title(), questions=questions)


def form(*sections: Section, **parts: Any) -> Form:
    """A form of these sections, with a feedback table for each kind of person."""
    content: dict[str, Any] = {
        "document": "tiny",
        "title": "Tiny form",
        "source": "built-in",
        "sections": sections or (section("Assessment", "1", "2"), section("Reviewing", "3")),
        "question_ratings": LABELS[1:3],
        "overall_ratings": LABELS,
        "scale": SCALE,
        "overall": Overall(label="Overall", options=LABELS),
        "feedback": (
            feedback("child", "What changed?", "Anything else?"),
            feedback("parents", "What changed for you?"),
            feedback("case_manager", "What helped?"),
        ),
    }
    return Form(**(content | parts))


def audit(audit_id: str = "2026-11-001", data: dict[str, Any] | None = None, **fields: Any) -> AuditRecord:
    """An audit in progress with nothing in it but what `data` says."""
    known: dict[str, Any] = {"month": "2026-11", "auditor": "Wren Fictional"}
    child = {"childview_id": "CV 1001", "name": "Robin Invented"}
    content: dict[str, Any] = {
        "id": audit_id,
        "state": "in progress",
        "document": "tiny",
        "edition": "e1",
        "data": AuditData.model_validate({**known, "child": child, **(data or {})}),
        "created_at": MADE,
    }
    return AuditRecord(**(content | fields))


AWKWARD = (
    "a & b < c > d \"e\" 'f'",
    "👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 Siân ŵ",
    "طفل في المدرسة",
    "one\ttwo\n\n  three\n",
    "=1+1",
    "+44",
    "-5",
    "@home",
    "\tindented",
    "\nsecond line",
    "{{ audit_id }} {% raw %}",
    "_x0041_ &amp; &#10;",
    "00123",
    "2026-11-20",
    "https://example.org/a",
    "x" * 4000,
)

"""A small form that has one of everything, and audits made under it. Everyone in it is made up."""

import datetime as dt

from audit.models import AuditData
from audit.record import AuditRecord
from questionbank.models import (
    ActionTable,
    Feedback,
    FeedbackQuestion,
    Form,
    Group,
    Label,
    Overall,
    Question,
    Section,
)

LABELS = ("Outstanding", "Good", "Requires Improvement", "Inadequate")


def form(**changed: object) -> Form:
    """A form of two sections: one with groups and standards, one with a bare question."""
    content: dict[str, object] = {
        "document": "small",
        "title": "Small Audit Tool",
        "organisation": "Anytown Youth Justice Service",
        "introduction": "Children come first.\n• They are seen.\n• They are heard.",
        "edition": "small-1",
        "source": "built-in",
        "header": ("Child Name", "Age", "ChildView ID", "Auditor", "Audit Month: January 2023", "Shoe size"),
        "columns": ("No", "Area", "Good or Requires Improvement", "Comment"),
        "sections": (_assessment(), _delivery()),
        "question_ratings": ("Good", "Requires Improvement"),
        "overall_ratings": LABELS,
        "scale": _scale(),
        "overall": Overall(label="Overall Rating:", options=LABELS),
        "feedback": (
            Feedback.model_validate(
                {
                    "key": "child",
                    "from": "Child",
                    "questions": (FeedbackQuestion(number="1", text="What helped?"),),
                }
            ),
        ),
        "actions": ActionTable(
            heading="What Next?", columns=("Action", "Responsibility", "Timescale"), rows=2
        ),
        "verification": (
            "Audit Verified By",
            "Verification Date",
            "Agree with judgments:\n1. Assessment:",
            "Comments",
        ),
    }
    return Form.model_validate({**content, **changed})


def record(**data: object) -> AuditRecord:
    """An audit under that form; `data` are parts of the audit as data."""
    content: dict[str, object] = {
        "month": "2026-11",
        "child": {"childview_id": "CV-1", "name": "Robin Example"},
        "auditor": "Alex Auditor",
    }
    return AuditRecord(
        id="A-2026-11-001",
        state="in progress",
        document="small",
        edition="small-1",
        data=AuditData.model_validate({**content, **data}),
        created_at=dt.datetime(2026, 11, 1, 9, tzinfo=dt.UTC),
    )


def full_record() -> AuditRecord:
    """An audit in which everything is answered."""
    return record(
        child={"childview_id": "CV-1", "name": "Robin Example", "age": 15},
        answers={
            "1": {"rating": "Good", "comment": "Both parents took part."},
            "2": {"rating": "Requires Improvement", "comment": "The review is late."},
            "3": {"rating": "Not applicable", "comment": "Never in custody."},
        },
        sections={
            "Assessment": {"rating": "Good", "comment": "Thorough."},
            "delivery AND review": {"rating": "Inadequate", "comment": "Thin."},
        },
        overall={"rating": "Requires Improvement", "comment": "Mixed."},
        feedback={"child": {"1": "My worker listened."}},
        actions=[
            {"id": "1", "action": "Hold the review", "responsibility": "Casey Manager",
             "timescale": "12 May 2027", "question": "2",
             "measure": "Dip sample", "check_back": "2027-06-01", "status": "In progress"},
        ],
        verification={
            "by": "Morgan Moderator",
            "date": "2026-12-04",
            "agrees": {"Assessment": True, "Overall": False},
            "comments": "Talked through.",
        },
    )  # fmt: skip


def _assessment() -> Section:
    return Section(
        title="Assessment",
        introduction="Know the child.",
        standards=("The child is met at home.", "Parents & carers are heard."),
        groups=(
            Group(
                title="Core Record",
                purpose="The facts.",
                questions=(
                    Question(
                        number="1",
                        title="Details",
                        prompts=("Are they complete?", "Are they true?"),
                        notes=("Look.",),
                    ),
                    Question(number="2", prompts=("Is the review done?",)),
                ),
            ),
        ),
        overall=Overall(label="Assessment Overall Rating", options=LABELS),
    )


def _delivery() -> Section:
    return Section(
        title="Delivery & Review",
        groups=(Group(questions=(Question(number="3", prompts=("Is custody planned for?",)),)),),
        overall=Overall(label="Delivery & Review Overall Rating", options=LABELS),
    )


def _scale() -> tuple[Label, ...]:
    return (
        Label(label="Outstanding", rank=1, meaning="good"),
        Label(label="Good", rank=2, meaning="good"),
        Label(
            label="Requires Improvement",
            rank=3,
            meaning="needs-work",
            printed="Requires Improvement to be Good",
        ),
        Label(label="Inadequate", rank=4, meaning="inadequate", printed="INADEQAUTE"),
    )

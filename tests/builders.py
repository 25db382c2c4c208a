"""Small forms, audits and services for the tests: each as little as a behaviour needs."""

import datetime as dt

from audit import commands as c
from audit.completeness import joint_gaps
from audit.forms import FormShelf
from audit.permissions import THE_OPERATOR
from audit.ports import Store
from audit.record import AuditRecord
from audit.service import AuditService
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

NOW = dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)
GRADES = ("Outstanding", "Good", "Requires Improvement", "Inadequate")
SCALE = (
    Label(label="Outstanding", rank=1, meaning="good"),
    Label(label="Good", rank=2, meaning="good"),
    Label(
        label="Requires Improvement", rank=3, meaning="needs-work", printed="Requires Improvement to be Good"
    ),
    Label(label="Inadequate", rank=4, meaning="inadequate"),
)


def small_form(edition: str = "case-audit-0001") -> Form:
    """Two sections, four questions, one feedback table."""
    assessment = Section(
        title="Assessment",
        standards=("The home was visited.", "The child took part."),
        groups=(
            Group(
                title="Core record",
                purpose="The facts one needs at a glance.",
                questions=(
                    Question(number="1", title="Details", prompts=("Are the details complete?",)),
                    Question(number="2", title="Home", prompts=("Was the home visited?", "What was seen?")),
                ),
            ),
        ),
        overall=Overall(label="Assessment Overall Rating", options=GRADES),
    )
    delivery = Section(
        title="Delivery & Review",
        groups=(
            Group(
                questions=(
                    Question(number="3", prompts=("Was it delivered?",)),
                    Question(number="4", prompts=("Was it reviewed?",)),
                )
            ),
        ),
        overall=Overall(label="Delivery & Review Overall Rating", options=GRADES),
    )
    return Form(
        document="case-audit",
        title="Small audit form",
        edition=edition,
        source="built-in",
        header=("Child Name", "Age"),
        columns=("No", "Area", "Rating", "Comment"),
        sections=(assessment, delivery),
        question_ratings=("Good", "Requires Improvement"),
        overall_ratings=GRADES,
        scale=SCALE,
        overall=Overall(label="Overall Rating", options=GRADES),
        feedback=(
            Feedback(
                key="child", from_="Child", questions=(FeedbackQuestion(number="1", text="What helped?"),)
            ),
        ),
        actions=ActionTable(heading="What next?", columns=("Action", "Responsibility", "Timescale"), rows=2),
        verification=("Audit Verified By", "Verification Date"),
    )


def service_over(store: Store, form: Form | None = None, now: dt.datetime = NOW) -> AuditService:
    """The core over that store, with one small form built in and the clock standing still."""
    kept = form or small_form()
    return AuditService(store, FormShelf({kept.document: lambda: kept}), lambda: now)


def begun(service: AuditService, childview_id: str = "CV-1") -> AuditRecord:
    """An audit just begun by the operator."""
    start = c.StartAudit(childview_id=childview_id, auditor="Alex Example", month="2026-11")
    return service.start(start, THE_OPERATOR).record


def answered(service: AuditService, audit_id: str) -> AuditRecord:
    """That audit with everything rated and explained."""
    for number in ("1", "2", "3", "4"):
        answer = c.RecordAnswer(audit=audit_id, question=number, rating="Good", comment=f"Seen for {number}.")
        service.perform(answer, THE_OPERATOR)
    spoken = {"/conversations_reason": "Everyone was away."}
    service.perform(c.RecordParticulars(audit=audit_id, facts=spoken), THE_OPERATOR)
    for section in ("Assessment", "Delivery & Review", "Overall"):
        judgement = c.RecordJudgement(audit=audit_id, section=section, rating="Good", comment="On balance.")
        service.perform(judgement, THE_OPERATOR)
    if joint_gaps(service.show(audit_id, THE_OPERATOR)[0].data):
        service.perform(c.RecordJoint(audit=audit_id, rating="Good", comment="One aim."), THE_OPERATOR)
    return service.show(audit_id, THE_OPERATOR)[0]

"""What the commands of an auditor at work do: particulars, answers, judgements, feedback."""

from collections.abc import Mapping, Sequence
from typing import Any

from audit import commands as c
from audit.errors import BadAudit, UnknownQuestion
from audit.form_words import (
    graded_section,
    known_rating,
    no_such_question,
    overall_options,
    validated,
)
from audit.kinds.group import require_blind
from audit.models import OVERALL, AuditData, Judgement
from audit.permissions import Do
from audit.ratings import question_options
from audit.record import Act, AuditRecord, Value
from audit.ruling import Ruled
from audit.updating import updated, with_data
from questionbank.models import Form

# The facts of child and case that the auditor fills in before the questions.
PARTICULARS = (
    "/child/name",
    "/child/age",
    "/child/gender",
    "/child/childview_id",
    "/child/mosaic_id",
    "/child/social_care/allocated",
    "/child/social_care/status",
    "/date",
    "/case_manager",
    "/team_manager",
    "/conversations/case_manager",
    "/conversations/child",
    "/conversations/parents",
    "/conversations_reason",
    "/no_action_because",
)


def record_particulars(
    record: AuditRecord, _form: Form, command: c.RecordParticulars, _act: Act
) -> AuditRecord:
    """Set facts of the child and the case."""
    return with_data(record, with_facts(record.data, command.facts))


def with_facts(old: AuditData, facts: Mapping[str, Value]) -> AuditData:
    """The data with facts of child and case set; keys are of PARTICULARS. Raises BadAudit."""
    data = old.model_dump(mode="json", by_alias=True)
    for fact, value in facts.items():
        if fact not in PARTICULARS:
            raise BadAudit(f"{fact} is not one of the facts of child and case: {', '.join(PARTICULARS)}")
        _put(data, fact.split("/")[1:], value)
    if data["child"]["social_care"]["allocated"] is False:
        data["child"]["social_care"]["status"] = None  # how it is involved says nothing once it is not
    return validated(data)


def record_answer(record: AuditRecord, form: Form, command: c.RecordAnswer, _act: Act) -> AuditRecord:
    """Answer one question with a rating, a comment, or both."""
    question = form.question(command.question)
    if question is None:
        raise UnknownQuestion(no_such_question(form, command.question))
    options = question_options(form, question)
    rating = known_rating(command.rating, options, f"question {question.number}")
    old = record.data.answers.get(question.number, Judgement())
    new = _judged(old, rating, command.comment)
    return _blind(record, answers={**record.data.answers, question.number: new})


def record_judgement(record: AuditRecord, form: Form, command: c.RecordJudgement, _act: Act) -> AuditRecord:
    """Judge one section, or the whole."""
    if command.section.casefold() == OVERALL.casefold():
        rating = known_rating(command.rating, overall_options(form), "the overall rating")
        return _blind(record, overall=_judged(record.data.overall, rating, command.comment))
    section = graded_section(form, command.section)
    assert section.overall is not None  # a graded section has one
    rating = known_rating(command.rating, section.overall.options, f"section {section.title}")
    old = record.data.sections.get(section.title, Judgement())
    judged = {**record.data.sections, section.title: _judged(old, rating, command.comment)}
    return _blind(record, sections=judged)


def record_feedback(record: AuditRecord, form: Form, command: c.RecordFeedback, _act: Act) -> AuditRecord:
    """Write down what someone said to one feedback question."""
    table = next((f for f in form.feedback if f.key == command.source), None)
    if table is None or command.number not in {q.number for q in table.questions}:
        known = ", ".join(f"{f.key} 1-{len(f.questions)}" for f in form.feedback) or "none"
        raise UnknownQuestion(
            f"this form has no feedback question {command.number} for {command.source!r}; it has: {known}"
        )
    said = {**record.data.feedback.get(command.source, {}), command.number: command.text}
    return with_data(record, updated(record.data, feedback={**record.data.feedback, command.source: said}))


def _blind(record: AuditRecord, **judged: object) -> AuditRecord:
    """The audit with these judgements, unless they would tell a group what it is to rate blind."""
    after = with_data(record, updated(record.data, **judged))
    require_blind(record, after)
    return after


def _judged(old: Judgement, rating: str | None, comment: str | None) -> Judgement:
    return Judgement(
        rating=old.rating if rating is None else rating or None,
        comment=old.comment if comment is None else comment or None,
    )


def _put(data: dict[str, Any], path: Sequence[str], value: Value) -> None:
    for part in path[:-1]:
        data = data[part]
    data[path[-1]] = value


RULES: dict[type, Ruled] = {
    c.RecordParticulars: Ruled("record particulars", Do.ANSWER, record_particulars),
    c.RecordAnswer: Ruled("record answer", Do.ANSWER, record_answer),
    c.RecordJudgement: Ruled("record judgement", Do.ANSWER, record_judgement),
    c.RecordFeedback: Ruled("record feedback", Do.ANSWER, record_feedback),
}

"""What each command does to an audit: pure functions, one per command, in one table.

A rule takes (record, form, command, act) and gives the new record, or raises an error of `audit.errors`
that says what is wrong. It neither stamps nor stores: `audit.service` does that for all alike.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from audit import commands as c
from audit.completeness import blocking
from audit.errors import BadAudit, Incomplete, UnknownAction, UnknownQuestion, UnknownRating
from audit.faults import first_fault
from audit.models import OVERALL, Action, AuditData, Judgement
from audit.permissions import Do
from audit.ratings import question_options, recognise
from audit.record import Act, AuditRecord, Tick, Value
from questionbank.models import Form, Section

Rule = Callable[[AuditRecord, Form, Any, Act], AuditRecord]

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
)
# The contact texts of an audit, as ChildView's contact types name them (operational guide, section 8).
CONTACT_KINDS = ("management-oversight", "other-case-meeting", "young-person-feedback", "parent-feedback")
ACTION_FIELDS = frozenset(Action.model_fields) - {"id"}


def record_particulars(
    record: AuditRecord, _form: Form, command: c.RecordParticulars, _act: Act
) -> AuditRecord:
    """Set facts of the child and the case."""
    data = record.data.model_dump(mode="json", by_alias=True)
    for fact, value in command.facts.items():
        if fact not in PARTICULARS:
            raise BadAudit(f"{fact} is not one of the facts of child and case: {', '.join(PARTICULARS)}")
        _put(data, fact.split("/")[1:], value)
    if data["child"]["social_care"]["allocated"] is False:
        data["child"]["social_care"]["status"] = None  # how it is involved says nothing once it is not
    return _with_data(record, validated(data))


def record_answer(record: AuditRecord, form: Form, command: c.RecordAnswer, _act: Act) -> AuditRecord:
    """Answer one question with a rating, a comment, or both."""
    question = form.question(command.question)
    if question is None:
        raise UnknownQuestion(no_such_question(form, command.question))
    options = question_options(form, question)
    rating = _rating(command.rating, options, f"question {question.number}")
    old = record.data.answers.get(question.number, Judgement())
    new = _judged(old, rating, command.comment)
    return _with_data(record, _update(record.data, answers={**record.data.answers, question.number: new}))


def record_judgement(record: AuditRecord, form: Form, command: c.RecordJudgement, _act: Act) -> AuditRecord:
    """Judge one section, or the whole."""
    if command.section.casefold() == OVERALL.casefold():
        rating = _rating(command.rating, overall_options(form), "the overall rating")
        return _with_data(
            record, _update(record.data, overall=_judged(record.data.overall, rating, command.comment))
        )
    section = graded_section(form, command.section)
    assert section.overall is not None  # a graded section has one
    rating = _rating(command.rating, section.overall.options, f"section {section.title}")
    old = record.data.sections.get(section.title, Judgement())
    judged = {**record.data.sections, section.title: _judged(old, rating, command.comment)}
    return _with_data(record, _update(record.data, sections=judged))


def record_feedback(record: AuditRecord, form: Form, command: c.RecordFeedback, _act: Act) -> AuditRecord:
    """Write down what someone said to one feedback question."""
    table = next((f for f in form.feedback if f.key == command.source), None)
    if table is None or command.number not in {q.number for q in table.questions}:
        known = ", ".join(f"{f.key} 1-{len(f.questions)}" for f in form.feedback) or "none"
        raise UnknownQuestion(
            f"this form has no feedback question {command.number} for {command.source!r}; it has: {known}"
        )
    said = {**record.data.feedback.get(command.source, {}), command.number: command.text}
    return _with_data(record, _update(record.data, feedback={**record.data.feedback, command.source: said}))


def add_action(record: AuditRecord, form: Form, command: c.AddAction, _act: Act) -> AuditRecord:
    """Add one action at the end of the list, under an id that is never used again."""
    number = record.actions_made + 1
    action = _action({"id": str(number), **_action_fields(form, command.fields)})
    data = _update(record.data, actions=(*record.data.actions, action))
    return record.model_copy(update={"data": data, "actions_made": number})


def change_action(record: AuditRecord, form: Form, command: c.ChangeAction, _act: Act) -> AuditRecord:
    """Change fields of one action."""
    old = _known_action(record, command.action)
    new = _action({**old.model_dump(), **_action_fields(form, command.fields)})
    actions = tuple(new if action.id == old.id else action for action in record.data.actions)
    return _with_data(record, _update(record.data, actions=actions))


def remove_action(record: AuditRecord, _form: Form, command: c.RemoveAction, _act: Act) -> AuditRecord:
    """Take one action back; history keeps it."""
    old = _known_action(record, command.action)
    actions = tuple(action for action in record.data.actions if action.id != old.id)
    return _with_data(record, _update(record.data, actions=actions))


def submit(record: AuditRecord, form: Form, command: c.Submit, act: Act) -> AuditRecord:
    """Hand in: complete, or with the gaps explained (operational guide, section 5)."""
    gaps = tuple(gap.sentence for gap in blocking(record.data, form))
    if gaps and not (command.reason and command.reason.strip()):
        count = "1 thing is" if len(gaps) == 1 else f"{len(gaps)} things are"
        raise Incomplete(f"{count} missing: {'; '.join(gaps[:3])}{'; ...' if len(gaps) > 3 else ''}", gaps)
    reason = command.reason if gaps else None
    return record.model_copy(update={"state": "submitted", "submit_reason": reason, "submitted_at": act.at})


def tick_contact(record: AuditRecord, _form: Form, command: c.TickContact, act: Act) -> AuditRecord:
    """Tick off a contact text as entered in the case management system, or take the tick back."""
    if command.kind not in CONTACT_KINDS:
        raise BadAudit(f"there is no contact text {command.kind!r}; there are: {', '.join(CONTACT_KINDS)}")
    if command.recorded and command.kind in record.contacts:
        return record
    others = {kind: tick for kind, tick in record.contacts.items() if kind != command.kind}
    tick = {command.kind: Tick(by=act.actor, at=act.at)} if command.recorded else {}
    return record.model_copy(update={"contacts": {**others, **tick}})


@dataclass(frozen=True)
class Ruled:
    """A rule with what it is called in the history and which permission it needs."""

    name: str
    act: Do
    rule: Rule


RULES: dict[type, Ruled] = {
    c.RecordParticulars: Ruled("record particulars", Do.ANSWER, record_particulars),
    c.RecordAnswer: Ruled("record answer", Do.ANSWER, record_answer),
    c.RecordJudgement: Ruled("record judgement", Do.ANSWER, record_judgement),
    c.RecordFeedback: Ruled("record feedback", Do.ANSWER, record_feedback),
    c.AddAction: Ruled("add action", Do.ANSWER, add_action),
    c.ChangeAction: Ruled("change action", Do.ANSWER, change_action),
    c.RemoveAction: Ruled("remove action", Do.ANSWER, remove_action),
    c.Submit: Ruled("submit", Do.SUBMIT, submit),
    c.TickContact: Ruled("tick contact", Do.TICK, tick_contact),
}


def no_such_question(form: Form, number: str) -> str:
    """The sentence for a question number that the form does not have."""
    numbers = [question.number for question in form.questions()]
    return f"this form has no question {number}; its questions run from {numbers[0]} to {numbers[-1]}"


def graded_section(form: Form, title: str) -> Section:
    """The graded section of that title, ignoring case and `&`/`and`. Raises UnknownQuestion."""
    wanted = section_key(title)
    for section in form.graded_sections():
        if section_key(section.title) == wanted:
            return section
    known = ", ".join(section.title for section in form.graded_sections())
    raise UnknownQuestion(f"this form has no section {title!r}; its sections are: {known}")


def overall_options(form: Form) -> tuple[str, ...]:
    """The ratings the whole audit can be given."""
    return form.overall.options if form.overall else form.overall_ratings


def section_key(title: str) -> str:
    """A section's title as it is compared."""
    return " ".join(title.casefold().replace("&", " and ").split())


def validated(data: dict[str, Any]) -> AuditData:
    """The data as an audit. Raises BadAudit, naming the field and what was expected."""
    try:
        return AuditData.model_validate(data)
    except ValidationError as error:
        raise BadAudit(first_fault(error)) from None


def _rating(typed: str | None, options: Sequence[str], where: str) -> str | None:
    if typed is None or not typed.strip():
        return typed and ""
    found = recognise(typed, options)
    if found is None:
        raise UnknownRating(f"{typed!r} is no rating of {where}; choose from: {', '.join(options)}")
    return found


def _judged(old: Judgement, rating: str | None, comment: str | None) -> Judgement:
    return Judgement(
        rating=old.rating if rating is None else rating or None,
        comment=old.comment if comment is None else comment or None,
    )


def _action_fields(form: Form, fields: Any) -> dict[str, Any]:
    for name in fields:
        if name not in ACTION_FIELDS:
            raise BadAudit(f"an action has no field {name!r}; it has: {', '.join(sorted(ACTION_FIELDS))}")
    number = fields.get("question")
    if number and form.question(number) is None:
        raise UnknownQuestion(no_such_question(form, number))
    return {name: value or None for name, value in fields.items()}


def _action(fields: dict[str, Any]) -> Action:
    try:
        return Action.model_validate(fields)
    except ValidationError as error:
        raise BadAudit(first_fault(error)) from None


def _known_action(record: AuditRecord, action_id: str) -> Action:
    for action in record.data.actions:
        if action.id == action_id:
            return action
    known = ", ".join(str(action.id) for action in record.data.actions) or "none"
    raise UnknownAction(f"audit {record.id} has no action {action_id}; it has: {known}")


def _with_data(record: AuditRecord, data: AuditData) -> AuditRecord:
    return record.model_copy(update={"data": data})


def _update(data: AuditData, **parts: Any) -> AuditData:
    return data.model_copy(update=parts)


def _put(data: dict[str, Any], path: Sequence[str], value: Value) -> None:
    for part in path[:-1]:
        data = data[part]
    data[path[-1]] = value

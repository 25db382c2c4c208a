"""An audit as text for a terminal: a line of the list, and the whole."""

import textwrap
from collections.abc import Iterator

from audit.deadlines import deadlines
from audit.headlines import Headline, headline_of
from audit.models import AuditData, Conversation, Judgement
from audit.record import AuditRecord
from audit.timings import GUIDE, Timings
from bot.life_text import life_lines
from questionbank.models import Form

NOT_ANSWERED = "Not answered"
# Which deadline an audit in that state runs towards.
NEXT_DUE = {
    "allocated": "complete",
    "in progress": "complete",
    "returned": "resubmit",
    "submitted": "moderate",
    "moderated": "uop meeting",
}


def line(audit: Headline, timings: Timings = GUIDE) -> str:
    """One line: id, state, child, auditor, and what is due next."""
    next_due = deadlines(audit, timings).get(NEXT_DUE.get(audit.state, ""))
    until = f"  due {next_due:%d %b %Y}" if next_due else ""
    child = audit.childview_id
    return f"{audit.id}  {audit.state:<12} {audit.kind:<10} child {child}  {audit.auditor}{until}"


def whole(record: AuditRecord, form: Form) -> str:
    """The audit from head to foot, in the order of the form."""
    return "\n".join(
        [
            line(headline_of(record)),
            f"form {record.document}, edition {record.edition}",
            "",
            *_body(record, form),
        ]
    )


def _body(record: AuditRecord, form: Form) -> Iterator[str]:
    yield from _head(record.data)
    yield from _answers(record.data, form)
    yield from _said(record.data, form)
    for action in record.data.actions:
        yield f"ACTION {action.id}: {action.action} ({action.responsibility or 'no owner'}; {action.status})"
    if record.data.no_action_because and not record.data.actions:
        yield f"NO ACTION NEEDED, because {record.data.no_action_because}"
    yield from life_lines(record)
    verified = record.data.verification
    if verified.by:
        yield f"VERIFIED by {verified.by} on {verified.date or 'no date'}: {verified.comments or ''}"


def _head(data: AuditData) -> Iterator[str]:
    child = data.child
    about = [child.name, f"aged {child.age}" if child.age else None, child.gender, child.social_care.status]
    yield f"child: {', '.join(part for part in about if part) or 'nothing recorded'}"
    for label, name in (("case manager", data.case_manager), ("team manager", data.team_manager)):
        yield f"{label}: {name or 'not recorded'}"
    for name, label in (
        ("case_manager", "case manager"),
        ("child", "child"),
        ("parents", "parents or carers"),
    ):
        held: Conversation | None = getattr(data.conversations, name)
        told = [held.date.isoformat(), held.mode, held.with_] if held else ["none recorded"]
        yield f"conversation with {label}: {', '.join(part for part in told if part)}"
    if data.conversations_reason:
        yield f"  because: {data.conversations_reason}"


def _answers(data: AuditData, form: Form) -> Iterator[str]:
    for section in form.sections:
        yield section.title.upper()
        for group in section.groups:
            for question in group.questions:
                answer = data.answers.get(question.number, Judgement())
                label = question.title or textwrap.shorten(" ".join(question.prompts), 60)
                yield f"  {question.number:>3} {label}: {_judged(answer)}"
        if section.overall:
            yield f"  {section.overall.label}: {_judged(data.sections.get(section.title, Judgement()))}"
    yield f"OVERALL: {_judged(data.overall)}"


def _said(data: AuditData, form: Form) -> Iterator[str]:
    for table in form.feedback:
        for question in table.questions:
            if said := data.feedback.get(table.key, {}).get(question.number):
                yield f"FEEDBACK, {table.from_}, {question.number}: {said}"


def _judged(judgement: Judgement) -> str:
    rating = judgement.rating or NOT_ANSWERED
    return f"{rating} - {judgement.comment}" if judgement.comment else rating

"""An audit as text for a terminal: a line of the list, the whole, a line of its history."""

from collections.abc import Iterator

from audit.deadlines import UK, deadlines
from audit.facts import parts
from audit.models import Judgement
from audit.record import AuditRecord, HistoryLine
from questionbank.models import Form

NOT_ANSWERED = "Not answered"


def line(record: AuditRecord) -> str:
    """One line: id, state, child, auditor, and what is due next."""
    due = deadlines(record)
    next_due = {"submitted": due["moderate"], "in progress": due["complete"]}.get(record.state)
    until = f"  due {next_due:%d %b %Y}" if next_due else ""
    child = record.data.child.childview_id
    return (
        f"{record.id}  {record.state:<12} {record.data.kind:<10} child {child}  {record.data.auditor}{until}"
    )


def whole(record: AuditRecord, form: Form) -> str:
    """The audit from head to foot, in the order of the form."""
    return "\n".join(
        [line(record), f"form {record.document}, edition {record.edition}", "", *_body(record, form)]
    )


def history_line(entry: HistoryLine) -> str:
    """Who changed what, when, in words."""
    what = " ".join(parts(entry.change.fact))
    when = entry.act.at.astimezone(UK)
    change = f"{_short(entry.change.before)} -> {_short(entry.change.after)}"
    return f"{when:%d %b %Y %H:%M}  {entry.act.actor}: {entry.act.name}: {what}: {change}"


def _body(record: AuditRecord, form: Form) -> Iterator[str]:
    data = record.data
    for section in form.sections:
        yield section.title.upper()
        for group in section.groups:
            for question in group.questions:
                answer = data.answers.get(question.number, Judgement())
                label = question.title or " ".join(question.prompts)[:60]
                yield f"  {question.number:>3} {label}: {_judged(answer)}"
        if section.overall:
            yield f"  {section.overall.label}: {_judged(data.sections.get(section.title, Judgement()))}"
    yield f"OVERALL: {_judged(data.overall)}"
    for action in data.actions:
        yield f"ACTION {action.id}: {action.action} ({action.responsibility or 'no owner'}; {action.status})"


def _judged(judgement: Judgement) -> str:
    rating = judgement.rating or NOT_ANSWERED
    return f"{rating} - {judgement.comment}" if judgement.comment else rating


def _short(value: object) -> str:
    text = "nothing" if value is None else str(value)
    return text if len(text) <= 60 else text[:57] + "..."

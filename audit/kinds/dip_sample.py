"""Dip samples (operational guide, section 7): chosen questions, records only, findings of their own."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.beginning import chosen
from audit.errors import BadAudit, WrongState
from audit.kinds import commands as c
from audit.permissions import Do
from audit.record import Act, AuditRecord
from audit.ruling import Around, Ruled
from audit.updating import updated, with_data
from questionbank.models import Form


@dataclass(frozen=True)
class Finding:
    """What the samples found on one question: each rating's count, and the comments where work is needed."""

    number: str
    title: str
    counts: dict[str, int]
    comments: tuple[str, ...]


def choose(record: AuditRecord, form: Form, command: c.ChooseQuestions, _act: Act) -> AuditRecord:
    """Choose the questions; what was answered to others is kept and not counted."""
    questions = chosen(command.questions, form)
    if not questions:
        raise BadAudit("choose at least one question")
    return with_data(record, updated(record.data, questions=questions))


def is_sample(record: AuditRecord, _form: Form, _command: object, _around: Around) -> None:
    """Refuse for any other kind of audit."""
    if record.data.kind != "dip-sample":
        raise WrongState(f"audit {record.id} is no dip sample")


def findings(records: Sequence[AuditRecord], form: Form) -> tuple[Finding, ...]:
    """What dip samples on one form found, question by question in the form's order."""
    return tuple(
        finding for question in form.questions() if (finding := _finding(records, form, question.number))
    )


def findings_text(records: Sequence[AuditRecord], form: Form, month: str) -> str:
    """The findings report of a month's dip samples; no child is named in its own words."""
    count = len(records)
    head = f"Dip sample of {month}: {count} {'case' if count == 1 else 'cases'}, records only"
    return "\n".join([head, "", *_lines(findings(records, form))]).rstrip() + "\n"


def _finding(records: Sequence[AuditRecord], form: Form, number: str) -> Finding | None:
    answers = [r.data.answers[number] for r in records if number in r.data.answers and _asks(r, number)]
    rated = [answer for answer in answers if answer.rating]
    if not rated:
        return None
    question = form.question(number)
    title = (question.title or " ".join(question.prompts)) if question else ""
    needing = [a for a in rated if form.meaning(a.rating or "") in ("needs-work", "inadequate")]
    counts = Counter(answer.rating or "" for answer in rated)
    return Finding(number, title, dict(counts), tuple(a.comment for a in needing if a.comment))


def _asks(record: AuditRecord, number: str) -> bool:
    return not record.data.questions or number in record.data.questions


def _lines(found: Sequence[Finding]) -> Iterator[str]:
    for finding in found:
        counts = ", ".join(f"{label}: {count}" for label, count in finding.counts.items())
        yield f"{finding.number}. {finding.title}"
        yield f"   {counts}"
        yield from (f"   - {comment}" for comment in finding.comments)
        yield ""


RULES: dict[type, Ruled] = {
    c.ChooseQuestions: Ruled("choose questions", Do.ANSWER, choose, is_sample),
}

"""The coaches at work on an audit: what they are told of it, and what they say in the conversation."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from audit.coach import (
    ActionItem,
    CommentItem,
    Flaw,
    Remarks,
    check_action,
    check_comment,
    draft_action,
    load_rules,
    plan_note,
    rewrite_action,
)
from audit.deadlines import uk_date
from audit.life.checks import header_names
from audit.models import OVERALL, Action, AuditData, Judgement
from audit.record import AuditRecord
from questionbank.models import Form


class Coach:
    """Looks at comments and actions by the service's rules, or ours. It advises and never blocks."""

    def __init__(self, folder: Path | None = None) -> None:
        """Raises BadRules, naming file and place: here, and not under somebody who is writing."""
        load_rules(folder)
        self._folder = folder

    def on_answer(self, record: AuditRecord, form: Form, number: str) -> tuple[str, ...]:
        """What there is to say of the comment on one question; nothing where it is good or not there yet."""
        held = record.data.answers.get(number, Judgement())
        return self._on(self._answer_item(record.data, form, number, held))

    def on_judgement(self, record: AuditRecord, form: Form, section: str, held: Judgement) -> tuple[str, ...]:
        """What there is to say of the comment on a section or the whole."""
        return self._on(_item(record.data, form, held, question=section, section=section, question_text=""))

    def flaws(self, record: AuditRecord, form: Form) -> Iterator[tuple[Flaw, ...]]:
        """What the comment coach finds in each comment of an audit, comment by comment."""
        for number, held in record.data.answers.items():
            item = self._answer_item(record.data, form, number, held)
            if item:
                yield check_comment(item, self._folder).flaws
        for section, held in (*record.data.sections.items(), (OVERALL, record.data.overall)):
            item = _item(record.data, form, held, question=section, section=section, question_text="")
            if item:
                yield check_comment(item, self._folder).flaws

    def on_action(self, record: AuditRecord, action: Action) -> tuple[str, ...]:
        """What there is to say of one action, with another wording where there is one."""
        item = self.action_item(record, action)
        said = told(check_action(item, self._folder))
        better = rewrite_action(item, self._folder) if said else None
        return (*said, f"Perhaps: {better}") if better else said

    def draft(self, form: Form, number: str, held: Judgement) -> Mapping[str, str]:
        """An action drafted from a finding, as fields of an action."""
        question = form.question(number)
        label = (question.title if question else None) or f"question {number}"
        drafted = draft_action(label, held.comment or "", self._folder)
        return {
            "action": drafted.action,
            "responsibility": drafted.responsibility,
            "measure": drafted.measure,
            "question": number,
            "finding": held.comment or "",
        }

    def on_plan(self, count: int) -> str | None:
        """What there is to say of a plan that has grown to that many actions."""
        return plan_note(count, self._folder)

    def action_item(self, record: AuditRecord, action: Action) -> ActionItem:
        """An action of an audit as the coach takes it."""
        data = record.data
        return ActionItem(
            action=action.action or "",
            responsibility=action.responsibility or "",
            timescale=action.timescale or "",
            audit_date=data.date or uk_date(record.created_at),
            findings=tuple(_findings(data, action)) or None,
        )

    def _answer_item(self, data: AuditData, form: Form, number: str, held: Judgement) -> CommentItem | None:
        question = form.question(number)
        section = next((s.title for s, _, q in form.places() if q.number == number), "")
        text = " ".join((question.title or "", *question.prompts)).strip() if question else ""
        return _item(data, form, held, question=number, section=section, question_text=text)

    def _on(self, item: CommentItem | None) -> tuple[str, ...]:
        return told(check_comment(item, self._folder)) if item else ()


def _item(data: AuditData, form: Form, held: Judgement, **about: str) -> CommentItem | None:
    """A comment as the coach takes it; None where there is nothing to look at.

    A reason why a question does not apply is no evidence, and need not be.
    """
    if not held.rating or not (held.comment or "").strip():
        return None
    if form.meaning(held.rating) == "not-applicable":
        return None
    return CommentItem(grade=held.rating, comment=held.comment or "", names=header_names(data), **about)


def told(remarks: Remarks) -> tuple[str, ...]:
    """What a person is told: each piece of advice with the rule that gave it; notes stay out of the way."""
    return tuple(f"{advice} [{rule}]" for advice, rule in zip(remarks.advice, remarks.rules, strict=True))


def _findings(data: AuditData, action: Action) -> list[str]:
    """What the action is to answer: its own finding alone; all the audit's comments would excuse anything."""
    if action.finding and action.finding.strip():
        return [action.finding]
    held = data.answers.get(action.question or "")
    return [held.comment] if held and held.comment else []

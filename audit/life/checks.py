"""The quality checks that are run before a moderator opens an audit (operational guide, section 7).

What makes the guide's moderators send audits back: one-liners, ratings missing, text without evidence or
effect on the child, nobody spoken to. They say where to look; the moderator judges.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from audit.coach import ActionItem, CommentItem, Remarks, check_action, check_comment, names_in
from audit.completeness import asked, gaps, joint_gaps, judged_sections, rates_overall
from audit.deadlines import uk_date
from audit.models import OVERALL, AuditData, Judgement
from audit.ratings import is_not_applicable
from audit.record import AuditRecord
from questionbank.models import Form, Question


@dataclass(frozen=True)
class Check:
    """One thing to look at. `place` is as in `audit.completeness.Gap`, or `joint`; `code` a flaw or `gap`."""

    place: str
    code: str
    what: str


def quality_checks(record: AuditRecord, form: Form, folder: Path | None = None) -> tuple[Check, ...]:
    """Everything a moderator should look at, in the order of the form. `folder` as in `audit.coach`."""
    lacking = (Check(gap.place, "gap", gap.sentence) for gap in gaps(record.data, form))
    shared = (Check("joint", "gap", sentence) for sentence in joint_gaps(record.data))
    return (*lacking, *shared, *_comments(record.data, form, folder), *_actions(record, folder))


def header_names(data: AuditData) -> dict[str, str]:
    """The names known from the header, with who they are, for the coach to look for."""
    parents = data.conversations.parents
    spoken_with = names_in(f"Spoke with {parents.with_}.") if parents and parents.with_ else ()
    known: dict[str | None, str] = {
        data.auditor: "the auditor",
        data.team_manager: "the team manager",
        data.case_manager: "the case manager",
        data.joint.social_worker if data.joint else None: "the social worker",
        **dict.fromkeys(spoken_with, "a parent or carer"),
        data.child.name: "the child",
    }
    return {name: who for name, who in known.items() if name and name.strip()}


def _comments(data: AuditData, form: Form, folder: Path | None) -> Iterator[Check]:
    names = header_names(data)
    for place, label, held, text in _said(data, form):
        if not held.rating or not (held.comment or "").strip() or is_not_applicable(form, held.rating):
            continue
        item = CommentItem(
            question=label,
            grade=held.rating,
            comment=held.comment or "",
            question_text=text,
            names=names,
        )
        yield from _flaws(place, check_comment(item, folder))


def _said(data: AuditData, form: Form) -> Iterator[tuple[str, str, Judgement, str]]:
    """Each judgement with its place, its name for the coach, and the question as the form puts it."""
    for question in asked(data, form):
        held = data.answers.get(question.number, Judgement())
        yield f"question:{question.number}", question.number, held, _words(question)
    for title in judged_sections(data, form):
        yield f"section:{title}", title, data.sections.get(title, Judgement()), ""
    if rates_overall(data, form):
        yield f"section:{OVERALL}", OVERALL, data.overall, ""


def _actions(record: AuditRecord, folder: Path | None) -> Iterator[Check]:
    data = record.data
    for action in data.actions:
        finding = action.finding or data.answers.get(action.question or "", Judgement()).comment
        item = ActionItem(
            action=action.action or "",
            responsibility=action.responsibility or "",
            timescale=action.timescale or "",
            audit_date=data.date or uk_date(record.created_at),
            findings=(finding,) if finding else None,
        )
        yield from _flaws(f"action:{action.id}", check_action(item, folder))


def _flaws(place: str, remarks: Remarks) -> Iterator[Check]:
    for flaw, advice in zip(remarks.flaws, remarks.advice, strict=True):
        yield Check(place, flaw, advice)


def _words(question: Question) -> str:
    return " ".join((question.title or "", *question.prompts)).strip()

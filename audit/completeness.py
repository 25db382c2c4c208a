"""What an audit still lacks before it can be handed in, and what is thin though it could be handed in."""

from collections.abc import Iterator
from dataclasses import dataclass

from audit.models import OVERALL, AuditData, Joint, Judgement
from audit.ratings import is_not_applicable
from questionbank.models import Form, Question


@dataclass(frozen=True)
class Gap:
    """One thing missing. `place` is where the conversation goes to mend it; `blocks` hinders submission."""

    place: str
    sentence: str
    blocks: bool


def asked(data: AuditData, form: Form) -> tuple[Question, ...]:
    """The questions this audit answers: the chosen ones of a dip sample, otherwise all."""
    chosen = set(data.questions) if data.kind == "dip-sample" else set()
    return tuple(q for q in form.questions() if not chosen or q.number in chosen)


def judged_sections(data: AuditData, form: Form) -> tuple[str, ...]:
    """The titles of the sections this audit rates; a dip sample rates none."""
    return () if data.kind == "dip-sample" else tuple(section.title for section in form.graded_sections())


def rates_overall(data: AuditData, form: Form) -> bool:
    """Whether this audit has one rating for the whole."""
    return data.kind != "dip-sample" and form.overall is not None


def judged_places(data: AuditData, form: Form) -> tuple[str, ...]:
    """The sections this audit rates and, where it does, the whole."""
    return (*judged_sections(data, form), *((OVERALL,) if rates_overall(data, form) else ()))


def gaps(data: AuditData, form: Form) -> tuple[Gap, ...]:
    """Everything missing, in the order of the form."""
    return (
        *_conversations(data),
        *(gap for question in asked(data, form) for gap in _question(data, form, question)),
        *(gap for title in judged_sections(data, form) for gap in _section(data, title)),
        *_overall(data, form),
        *_feedback(data, form),
        *_actions(data, form),
    )


def blocking(data: AuditData, form: Form) -> tuple[Gap, ...]:
    """The gaps that hinder submission unless they are explained."""
    return tuple(gap for gap in gaps(data, form) if gap.blocks)


def joint_gaps(data: AuditData) -> tuple[str, ...]:
    """What a joint audit lacks of what its two halves share (source 003); it hinders submission too."""
    if data.kind != "joint":
        return ()
    held = data.joint or Joint()
    lacking = []
    if not held.section.rating or not (held.section.comment or "").strip():
        lacking.append("the section on joint working has no rating or no words yet")
    if held.conversation is None and not (data.conversations_reason or "").strip():
        lacking.append("no conversation with the social worker is recorded")
    return tuple(lacking)


def unrated(data: AuditData, form: Form) -> tuple[Gap, ...]:
    """The ratings that are missing: what keeps an audit given as data from counting as complete."""
    return tuple(gap for gap in blocking(data, form) if not gap.place.startswith("fact:"))


def _question(data: AuditData, form: Form, question: Question) -> Iterator[Gap]:
    answer = data.answers.get(question.number, Judgement())
    place = f"question:{question.number}"
    if not answer.rating:
        yield Gap(place, f"question {question.number} has no rating", blocks=True)
    elif not (answer.comment or "").strip():
        what = "no reason why it does not apply" if is_not_applicable(form, answer.rating) else "no comment"
        yield Gap(place, f"question {question.number} has {what}", blocks=False)


def _section(data: AuditData, title: str) -> Iterator[Gap]:
    judgement = data.sections.get(title, Judgement())
    if not judgement.rating:
        yield Gap(f"section:{title}", f"section {title} has no overall rating", blocks=True)
    elif not (judgement.comment or "").strip():
        yield Gap(f"section:{title}", f"section {title} has a rating without a comment", blocks=False)


def _overall(data: AuditData, form: Form) -> Iterator[Gap]:
    if not rates_overall(data, form):
        return
    if not data.overall.rating:
        yield Gap(f"section:{OVERALL}", "the overall rating is missing", blocks=True)
    elif not (data.overall.comment or "").strip():
        yield Gap(f"section:{OVERALL}", "the overall rating has no comment", blocks=False)


def _conversations(data: AuditData) -> Iterator[Gap]:
    if data.kind == "dip-sample" or (data.conversations_reason or "").strip():
        return
    for name, whom in (
        ("case_manager", "the case manager"),
        ("child", "the child"),
        ("parents", "parents or carers"),
    ):
        if getattr(data.conversations, name) is None:
            yield Gap(f"fact:/conversations/{name}", f"no conversation with {whom} is recorded", blocks=True)


def _feedback(data: AuditData, form: Form) -> Iterator[Gap]:
    if data.kind == "dip-sample":
        return
    for table in form.feedback:
        said = data.feedback.get(table.key, {})
        if table.questions and not any((text or "").strip() for text in said.values()):
            first = table.questions[0].number
            yield Gap(
                f"feedback:{table.key}:{first}", f"no feedback from {table.from_} is recorded", blocks=False
            )


def _actions(data: AuditData, form: Form) -> Iterator[Gap]:
    needing = [n for n, answer in data.answers.items() if _needs_work(form, answer)]
    if needing and not data.actions and not (data.no_action_because or "").strip():
        yield Gap("actions", "questions need work, but there is no action", blocks=False)
    for action in data.actions:
        for field, what in (("responsibility", "owner"), ("timescale", "timescale")):
            if not (getattr(action, field) or "").strip():
                yield Gap("actions", f"action {action.id} has no {what}", blocks=False)


def _needs_work(form: Form, answer: Judgement) -> bool:
    return bool(answer.rating) and form.meaning(answer.rating or "") in ("needs-work", "inadequate")

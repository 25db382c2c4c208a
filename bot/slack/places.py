"""The places of an audit that one can go to, grouped for a menu; and all the guidance at one of them."""

import hashlib
from collections.abc import Sequence

from audit.models import Judgement
from audit.permissions import Actor
from audit.record import AuditRecord
from bot.bootstrap import App
from bot.conversation.screens import Info
from bot.conversation.steps import ACTIONS, REVIEW, kind
from bot.slack import ids
from bot.slack.blocks import Message, actions, grouped_select, message, option, section
from bot.slack.ids import At
from bot.slack.limits import OPTION
from bot.slack.views import telling
from questionbank.models import Form

Group = tuple[str, list[tuple[str, str]]]  # its label, and its places: label and short id
MANY = 12  # passages of guidance in one message


def groups(record: AuditRecord, form: Form, listed: Sequence[str]) -> list[Group]:
    """The steps in groups: the case, the sections of the form, feedback, the end."""
    found: dict[str, list[tuple[str, str]]] = {}
    section_of = {q.number: section.title for section, _, q in form.places()}
    for step in listed:
        about = step.partition(":")[2]
        group = {"fact": "The child and the case", "feedback": "Feedback"}.get(kind(step), "To finish")
        if kind(step) == "question":
            group = section_of[about]
        elif kind(step) == "section" and about in section_of.values():
            group = about
        if kind(step) == "fact" and group in found:
            continue  # they share one card
        found.setdefault(group, []).append((_label(record, form, step), short(step)))
    return list(found.items())


def short(step: str) -> str:
    """A step's id, short enough for a menu."""
    return step if len(step) <= OPTION else f"#{hashlib.sha256(step.encode()).hexdigest()[:16]}"


def step_of(chosen: str, listed: Sequence[str]) -> str | None:
    """The step that a short id stands for."""
    return next((step for step in listed if short(step) == chosen), None)


def menu(at: At, listed: Sequence[Group]) -> Message:
    """The menu as a message, where Slack opens no window."""
    made = [
        (label, [option(text, f"{at.audit}|{value}"[:OPTION]) for text, value in steps])
        for label, steps in listed
    ]
    row = actions([grouped_select(ids.GO_MENU, "Choose a place", made)])
    return message("Where to? Choose a place from the menu.", [section("*Where to?*"), row])


def all_guidance(app: App, actor: Actor, at: At) -> Message:
    """Every passage of guidance for the question of a step, as many as one message bears."""
    record, form = app.service.show(at.audit, actor)
    number = at.step.partition(":")[2]
    results = tuple(app.guidance.of(record.guidance).for_question(form, number, limit=MANY))
    none = () if results else ("The guidance in force has nothing on this question.",)
    return telling.info(Info(f"Guidance for question {number}", none, results=results))


def _label(record: AuditRecord, form: Form, step: str) -> str:
    about = step.partition(":")[2]
    if kind(step) == "question":
        question = form.question(about)
        rating = record.data.answers.get(about, Judgement()).rating or "open"
        title = (question.title or " ".join(question.prompts)) if question else ""
        return f"{about}  {title[:45]} ({rating})"
    if kind(step) == "section":
        return f"Rating: {about}"
    if kind(step) == "feedback":
        source, _, number = about.rpartition(":")
        table = next((table for table in form.feedback if table.key == source), None)
        return f"{table.from_ if table else source}, {number}"
    return {ACTIONS: "Actions", REVIEW: "Review and hand in"}.get(step, "Facts of child and case")

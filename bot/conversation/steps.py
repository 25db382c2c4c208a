"""The steps of a conversation: what it asks for, in order, worked out from the form and the audit.

A step's id is `kind` or `kind:key`, such as `question:12` or `fact:/child/name`; it is what is remembered of
where a person stands, and what `audit.completeness` names as the place of a gap.
"""

from audit.completeness import asked, judged_sections, rates_overall
from audit.models import OVERALL
from audit.record import AuditRecord
from bot.conversation.facts import fact_steps
from questionbank.models import Form

ACTIONS = "actions"
REVIEW = "review"


def steps(record: AuditRecord, form: Form) -> list[str]:
    """Every step of this audit, first to last."""
    data = record.data
    sample = data.kind == "dip-sample"
    listed = [f"fact:{fact}" for fact in fact_steps(data)]
    chosen = {question.number for question in asked(data, form)}
    rated = set(judged_sections(data, form))
    for section in form.sections:
        numbers = [q.number for group in section.groups for q in group.questions if q.number in chosen]
        listed += [f"question:{number}" for number in numbers]
        listed += [f"section:{section.title}"] if section.title in rated else []
    if not sample:
        listed += [f"feedback:{table.key}:{q.number}" for table in form.feedback for q in table.questions]
    listed += [f"section:{OVERALL}"] if rates_overall(data, form) else []
    return [*listed, ACTIONS, REVIEW]


def kind(step: str) -> str:
    """The kind of a step: the part of its id before the first colon."""
    return step.partition(":")[0]


def named(words: str, listed: list[str]) -> str | None:
    """The step of that name, else the first of that part: `conversations`, `child`, `feedback`."""
    for step in listed:
        if words in (step.casefold(), step.partition(":")[2].casefold()):
            return step
    for step in listed:
        part, _, rest = step.partition(":")
        if words in (part, rest.strip("/").partition("/")[0].casefold()):
            return step
    return None


def following(step: str, listed: list[str]) -> str:
    """The step after that one. A step inside the actions, or one no longer asked, leads to what is next."""
    if kind(step) == "action":
        return ACTIONS
    position = listed.index(step) if step in listed else -1
    return listed[min(position + 1, len(listed) - 1)]


def preceding(step: str, listed: list[str]) -> str:
    """The step before that one; the first step leads to itself."""
    if kind(step) == "action":
        return ACTIONS
    position = listed.index(step) if step in listed else 1
    return listed[max(position - 1, 0)]

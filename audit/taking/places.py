"""The facts that a form holds, by pointer: how they are compared, and what people call them."""

import json

from audit.facts import parts, pointer
from audit.models import OVERALL
from audit.record import Value

# Facts that are not the auditor's to change: who audits, for which month, and the moderator's verification.
GUARDED = ("/auditor", "/month", "/verification/")
KIND, QUESTIONS = "/kind", "/questions"  # what a form tells of its audit that nobody changes in a form
WHO = {"child": "the child", "parents": "parents or carers", "case_manager": "the case manager"}
FACTS = {
    "/child/name": "the child's name",
    "/child/age": "the child's age",
    "/child/gender": "the child's gender",
    "/child/childview_id": "the ChildView ID",
    "/child/mosaic_id": "the Mosaic ID",
    "/child/social_care/allocated": "allocated in social care",
    "/child/social_care/status": "status in social care",
    "/month": "the audit month",
    "/date": "the audit date",
    "/auditor": "the auditor",
    "/case_manager": "the case manager",
    "/team_manager": "the team manager",
    "/verification/by": "verification: by",
    "/verification/date": "verification: date",
    "/verification/comments": "verification: comments",
}


def whole_fact(fact: str) -> str:
    """The fact that a leaf belongs to: a conversation is one, however much is known of it."""
    path = parts(fact)
    return pointer(*path[:2]) if path[0] == "conversations" else fact


def is_guarded(place: str) -> bool:
    """Whether a place is not the auditor's own to change."""
    return place.startswith(GUARDED)


def told(value: Value) -> str:
    """A value as text, for comparing and for showing; nothing is an empty text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return json.dumps(
            {k: v for k, v in value.items() if v is not None}, sort_keys=True, ensure_ascii=False
        )
    return str(value)


def shown(value: Value) -> str:
    """A value as a person reads it."""
    if isinstance(value, dict):
        whom = f"with {value['with']}" if value.get("with") else ""
        return ", ".join(str(part) for part in (value.get("date"), value.get("mode"), whom) if part)
    return told(value)


def name(place: str) -> str:
    """What people call a place."""
    path = parts(place)
    return FACTS.get(place) or _of_answers(path) or _of_others(path) or place


def _of_answers(path: list[str]) -> str | None:
    match path:
        case ["answers", number, field]:
            return f"question {number}: {field}"
        case ["sections", title, field]:
            return f"{title}: {field}"
        case ["overall", field]:
            return f"{OVERALL}: {field}"
    return None


def _of_others(path: list[str]) -> str | None:
    match path:
        case ["feedback", whose, number]:
            return f"feedback from {WHO.get(whose, whose)}: {number}"
        case ["actions", key, *field]:
            return f"action {key}" + "".join(f": {part.replace('_', '-')}" for part in field)
        case ["conversations", whom]:
            return f"conversation with {WHO.get(whom, whom)}"
        case ["verification", "agrees", title]:
            return f"verification: agreement with {title}"
    return None

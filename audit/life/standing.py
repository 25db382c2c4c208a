"""How an audit stands: who judged it Inadequate, what the whole comes to in the end, what keeps it open."""

from audit.life.shapes import Decision, Moderation, concerns, meetings, moderation
from audit.models import AuditData
from audit.record import AuditRecord, Judge
from questionbank.models import Form

INADEQUATE = "Inadequate"


def judges(data: AuditData, form: Form) -> tuple[Judge, ...]:
    """Who rated the whole Inadequate, of auditor, moderator and decision."""
    view = moderation(data)
    rated: dict[Judge, str | None] = {
        "auditor": data.overall.rating,
        "moderator": view.overall.rating,
        "decision": view.decision.rating if view.decision else None,
    }
    return tuple(who for who, rating in rated.items() if rating and form.meaning(rating) == "inadequate")


def is_inadequate(record: AuditRecord) -> bool:
    """Whether auditor or moderator rate the practice Inadequate, or whoever decided between them does."""
    if record.inadequate:
        return True
    view = moderation(record.data)  # a record made before this was written down says it in its data
    if view.decision and view.decision.rating:
        return view.decision.rating == INADEQUATE
    return INADEQUATE in (record.data.overall.rating, view.overall.rating)


def settled_rating(data: AuditData) -> str | None:
    """The rating of the whole that stands in the end: decided, else moderated, else the auditor's."""
    view = moderation(data)
    if view.decision and view.decision.stands != "moderator":
        return view.decision.rating or data.overall.rating
    return _moderated(view, view.decision) or data.overall.rating


def _moderated(view: Moderation, decision: Decision | None) -> str | None:
    return (decision.rating if decision else None) or view.overall.rating


def still_open(record: AuditRecord) -> tuple[str, ...]:
    """What keeps a moderated audit from closing, as sentences (section 8).

    The Understanding-our-Practice meeting makes the action plan, so it must have been held and each action
    must have an owner and a timescale; a concern must have reached somebody; an Inadequate audit has its
    further meeting after four weeks.
    """
    held = {meeting.kind for meeting in meetings(record.data) if meeting.is_held}
    lacking = [] if "UoP" in held else ["the UoP meeting has not been held"]
    if record.inadequate and "follow-up" not in held:
        lacking.append("the follow-up meeting of an Inadequate audit has not been held")
    for action in record.data.actions:
        if action.status != "Dropped" and not (action.responsibility or "").strip():
            lacking.append(f"action {action.id} has no owner")
        if action.status != "Dropped" and not (action.timescale or "").strip():
            lacking.append(f"action {action.id} has no timescale")
    waiting = [concern.id for concern in concerns(record.data) if concern.is_open]
    return (*lacking, *(f"concern {number} has not been acknowledged" for number in waiting))

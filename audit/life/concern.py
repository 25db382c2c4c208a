"""A safeguarding concern: raised in any state, by auditor or moderator, and chased until it is acknowledged.

The operational guide (section 8) has auditor and moderator tell the team manager without delay.
"""

from audit.errors import BadAudit, NotAllowed, UnknownQuestion
from audit.form_words import no_such_question
from audit.life import commands as c
from audit.life.meeting import closed_when_settled
from audit.life.shapes import Concern, concerns
from audit.life.writing import said, with_concerns
from audit.permissions import Do, is_same
from audit.record import Act, AuditRecord
from audit.ruling import Around, Ruled, Ways
from questionbank.models import Form


def no_referral(ways: Ways, record: AuditRecord | None = None) -> str:
    """What a person who raises a concern is always told. `record` says whether there is a team manager."""
    has_manager = record is None or record.data.team_manager
    who = "The team manager is" if has_manager else "No team manager is named; the heads of the service are"
    return (
        f"{who} told at once. This is not a referral: if the child may be at risk, call {ways.safeguarding}."
    )


def raise_concern(record: AuditRecord, form: Form, command: c.RaiseConcern, act: Act) -> AuditRecord:
    """Write down one more concern; the same words again, still open, are the same concern."""
    text = said(command.text, "the concern")
    if command.question and form.question(command.question) is None:
        raise UnknownQuestion(no_such_question(form, command.question))
    held = concerns(record.data)
    if any(one.is_open and one.text == text and is_same(one.raised_by, act.actor) for one in held):
        return record
    number = str(max((int(one.id) for one in held if one.id.isdecimal()), default=0) + 1)
    concern = Concern(id=number, raised_by=act.actor, at=act.at, question=command.question, text=text)
    return with_concerns(record, (*held, concern))


def acknowledge(record: AuditRecord, _form: Form, command: c.AcknowledgeConcern, act: Act) -> AuditRecord:
    """Write down who has the concern in hand; acknowledged once, it stays so."""
    held = concerns(record.data)
    found = _known(record, command.concern)
    if not found.is_open:
        return record
    told = {"acknowledged_by": act.actor, "acknowledged_at": act.at, "note": command.note or found.note}
    known = found.model_copy(update=told)
    told_of = with_concerns(record, [known if one.id == found.id else one for one in held])
    return closed_when_settled(told_of, act)


def may_acknowledge(record: AuditRecord, _form: Form, command: c.AcknowledgeConcern, around: Around) -> None:
    """Refuse whoever raised it: a concern has reached someone when another person says so."""
    raised_by = _known(record, command.concern).raised_by
    if is_same(around.actor.name, raised_by) and not around.actor.is_operator:
        raise NotAllowed(f"{raised_by} raised concern {command.concern}, so somebody else acknowledges it")


def _known(record: AuditRecord, concern_id: str) -> Concern:
    held = concerns(record.data)
    for one in held:
        if one.id == concern_id:
            return one
    known = ", ".join(one.id for one in held) or "none"
    raise BadAudit(f"audit {record.id} has no concern {concern_id}; it has: {known}")


RULES: dict[type, Ruled] = {
    c.RaiseConcern: Ruled("raise concern", Do.CONCERN, raise_concern),
    c.AcknowledgeConcern: Ruled("acknowledge concern", Do.ACKNOWLEDGE, acknowledge, may_acknowledge),
}

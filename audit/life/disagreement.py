"""When the moderated outcome is not accepted: objection, then a final decision (guide, section 8)."""

from audit.deadlines import uk_date
from audit.errors import BadAudit, Incomplete, NotAllowed, WrongState
from audit.form_words import known_rating, overall_options
from audit.life import commands as c
from audit.life.heads import head_is_one_of
from audit.life.moderation import TALKED
from audit.life.shapes import Decision, Objection, moderation
from audit.life.standing import judges
from audit.life.verification import verification
from audit.life.writing import a_talk, said, with_moderation
from audit.permissions import Do, Role, is_same
from audit.record import Act, AuditRecord
from audit.ruling import Around, Ruled
from audit.updating import updated, with_data
from questionbank.models import Form


def disagree(record: AuditRecord, _form: Form, command: c.Disagree, act: Act) -> AuditRecord:
    """Send the moderated audit up for a decision, once it has been talked over with the moderator."""
    reason = said(command.reason, "the reason for disagreeing")
    view = moderation(record.data)
    if view.decision:
        raise WrongState(f"audit {record.id} has been decided by {view.decision.by}; that is final")
    talk = a_talk(command.talk, command.talk_on, act, view.talk)
    if talk is None or talk.outcome not in TALKED:
        raise Incomplete("first talk it over with the moderator, then say so (--talk held|declined)")
    objection = Objection(by=act.actor, at=act.at, reason=reason)
    view = view.model_copy(update={"talk": talk, "objection": objection})
    return with_moderation(record, view).model_copy(update={"state": "escalated", "escalated_at": act.at})


def decide(record: AuditRecord, form: Form, command: c.Decide, act: Act) -> AuditRecord:
    """Say whose judgement stands. Both stay written; the decision stands beside them."""
    reason = said(command.reason, "the reason for the decision")
    view = moderation(record.data)
    rating = known_rating(command.rating, overall_options(form), "the whole") or _standing(record, command)
    if command.stands == "neither" and not rating:
        raise BadAudit("where neither judgement stands, give the rating of the whole that does")
    decision = Decision(by=act.actor, at=act.at, stands=command.stands, rating=rating, reason=reason)
    view = view.model_copy(update={"decision": decision})
    held = record.data.verification
    table = verification(view, held.by or record.moderator or "", held.date or uk_date(act.at))
    decided = with_moderation(record, view)
    data = updated(decided.data, verification=table)
    given = {"state": "moderated", "decided_at": act.at, "inadequate": judges(data, form)}
    return with_data(decided, data).model_copy(update=given)


def may_object(record: AuditRecord, _form: Form, _command: c.Disagree, around: Around) -> None:
    """Refuse everyone but the auditor and the moderator of this audit."""
    name = around.actor.name
    if not (
        around.actor.is_operator or is_same(name, record.data.auditor) or is_same(name, record.moderator)
    ):
        raise NotAllowed(
            f"only the auditor or the moderator of audit {record.id} can disagree with its outcome"
        )


def may_decide(record: AuditRecord, _form: Form, _command: c.Decide, around: Around) -> None:
    """Refuse whoever moderated the audit, and the stand-in where the head of service can decide."""
    actor = around.actor
    if actor.is_operator:
        return
    if is_same(actor.name, record.moderator):
        named = around.ways.decider
        who = f"{named} decides" if named else "name who decides in the settings (`decider`)"
        raise NotAllowed(f"{actor.name} moderated audit {record.id} and cannot hear the appeal too: {who}")
    parties = (record.moderator, record.data.auditor, *record.auditors_before)
    if Role.HEAD_OF_SERVICE not in actor.roles and not head_is_one_of(parties, around):
        raise NotAllowed(f"the head of service decides on audit {record.id}")


def _standing(record: AuditRecord, command: c.Decide) -> str | None:
    view, own = moderation(record.data), record.data.overall.rating
    return {"auditor": own, "moderator": view.overall.rating or own, "neither": None}[command.stands]


def _was_objected(record: AuditRecord, command: c.Disagree) -> bool:
    held = moderation(record.data).objection
    return record.state == "escalated" and held is not None and held.reason == command.reason.strip()


def _was_decided(record: AuditRecord, command: c.Decide) -> bool:
    held = moderation(record.data).decision
    return record.state == "moderated" and held is not None and held.reason == command.reason.strip()


RULES: dict[type, Ruled] = {
    c.Disagree: Ruled("disagree", Do.DISAGREE, disagree, may_object, _was_objected),
    c.Decide: Ruled("decide", Do.DECIDE, decide, may_decide, _was_decided),
}

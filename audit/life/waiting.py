"""For whom an audit waits: whoever may moderate it, or decide on it, as it stands."""

from audit.permissions import Actor, Do, Role, allowed
from audit.record import AuditRecord


def waits_for(record: AuditRecord, actor: Actor) -> bool:
    """Whether the audit waits for a judgement that this person may be the one to give.

    An Inadequate one waits for the head of service, or whom the service names; any other for moderators and
    the head. Whether the person named is really needed, the command says when it is given.
    """
    if record.state == "submitted":
        is_grave = "auditor" in record.inadequate
        judges = Role.HEAD_OF_SERVICE in actor.roles or (
            actor.stands_in if is_grave else Role.MODERATOR in actor.roles
        )
        return (judges or actor.is_operator) and allowed(actor, Do.MODERATE, record)
    return record.state == "escalated" and allowed(actor, Do.DECIDE, record)

"""The contact texts that are entered in the case management system, ticked off one by one."""

from audit import commands as c
from audit.errors import BadAudit
from audit.permissions import Do
from audit.record import Act, AuditRecord, Tick
from audit.ruling import Ruled
from questionbank.models import Form

# As ChildView's contact types name them (operational guide, section 8).
CONTACT_KINDS = ("management-oversight", "other-case-meeting", "young-person-feedback", "parent-feedback")


def tick_contact(record: AuditRecord, _form: Form, command: c.TickContact, act: Act) -> AuditRecord:
    """Tick off a contact text as entered in the case management system, or take the tick back."""
    if command.kind not in CONTACT_KINDS:
        raise BadAudit(f"there is no contact text {command.kind!r}; there are: {', '.join(CONTACT_KINDS)}")
    if command.recorded and command.kind in record.contacts:
        return record
    others = {kind: tick for kind, tick in record.contacts.items() if kind != command.kind}
    tick = {command.kind: Tick(by=act.actor, at=act.at)} if command.recorded else {}
    return record.model_copy(update={"contacts": {**others, **tick}})


RULES: dict[type, Ruled] = {
    c.TickContact: Ruled("tick contact", Do.TICK, tick_contact),
}

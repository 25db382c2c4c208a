"""A new auditor, or a moderator named. What was written stays with whoever wrote it: stamps and history."""

from audit.errors import NotAllowed, UnknownPerson
from audit.life import commands as c
from audit.life.writing import said
from audit.permissions import Do, is_same, person_named
from audit.record import Act, AuditRecord
from audit.ruling import Around, Ruled
from audit.updating import updated, with_data
from questionbank.models import Form


def reassign(record: AuditRecord, _form: Form, command: c.Reassign, act: Act) -> AuditRecord:
    """Give the audit to another auditor; the month to complete it begins anew."""
    said(command.reason, "the reason for giving the audit to somebody else")
    to = said(command.to, "the new auditor")
    if is_same(to, record.data.auditor):
        return record
    earlier = (*record.auditors_before, record.data.auditor)
    given = {"allocated_at": act.at, "auditors_before": tuple(dict.fromkeys(earlier))}
    return with_data(record, updated(record.data, auditor=to)).model_copy(update=given)


def give_to_moderator(record: AuditRecord, _form: Form, command: c.GiveToModerator, _act: Act) -> AuditRecord:
    """Name who is to moderate the audit."""
    return record.model_copy(update={"moderator": said(command.to, "the moderator")})


def knows_new_auditor(record: AuditRecord, _form: Form, command: c.Reassign, around: Around) -> None:
    """Refuse a person nobody knows, once the service knows its people, and whoever's own case it is."""
    _known(command.to, around)
    if is_same(command.to, record.data.case_manager):
        raise NotAllowed(f"{command.to} works with this child and cannot audit the case")


def knows_moderator(record: AuditRecord, _form: Form, command: c.GiveToModerator, around: Around) -> None:
    """Refuse a person nobody knows, and the audit's own auditor."""
    _known(command.to, around)
    if any(is_same(command.to, name) for name in (record.data.auditor, *record.raters)):
        raise NotAllowed("nobody moderates an audit that they made themselves")


def _known(name: str, around: Around) -> None:
    people = around.people()
    if not people:
        return  # a service that has not listed its people yet
    try:
        person_named(name, people, around.today)
    except UnknownPerson as error:
        raise UnknownPerson(f"{error}; nothing was changed") from None


RULES: dict[type, Ruled] = {
    c.Reassign: Ruled("reassign", Do.REASSIGN, reassign, knows_new_auditor),
    c.GiveToModerator: Ruled("give to moderator", Do.REASSIGN, give_to_moderator, knows_moderator),
}

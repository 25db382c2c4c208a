"""A new auditor, or a moderator named. What was written stays with whoever wrote it: stamps and history."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from audit.errors import NotAllowed, UnknownPerson
from audit.life import commands as c
from audit.life.writing import said
from audit.permissions import Do, is_same, person_named
from audit.programme.eligible import BUDDIES, WHO_AUDITS, Auditor, case_of, goes_against, who_had
from audit.record import Act, AuditRecord, Person
from audit.ruling import Around, Ruled
from audit.text import folded
from audit.updating import updated, with_data
from questionbank.models import Form

Given = TypeVar("Given", c.Reassign, c.GiveToModerator)


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


def in_full(command: Given, around: Around) -> Given:
    """The command with the person's own name, however they were named; refuses a person nobody knows.

    A service that has not listed its people yet can name anybody. Raises UnknownPerson.
    """
    if not command.to.strip() or not around.people():
        return command
    try:
        return replace(command, to=person_named(command.to, around.people(), around.today).name)
    except UnknownPerson as error:
        raise UnknownPerson(f"{error}; nothing was changed") from None


def may_have_it(record: AuditRecord, _form: Form, command: c.Reassign, around: Around) -> None:
    """Refuse whoever works with the child, and of a joint audit the auditor of its other half."""
    if is_same(command.to, record.data.case_manager):
        raise NotAllowed(f"{command.to} works with this child and cannot audit the case")
    if record.pair and is_same(command.to, around.other(record.pair).data.auditor):
        raise NotAllowed(
            f"{command.to} has the other half of this joint audit; each half has its own auditor"
        )


def against_the_rules(record: AuditRecord, command: c.Reassign, around: Around) -> Iterator[str]:
    """What the allocation would not have done: it is done all the same, for somebody chose it."""
    auditor = _as_auditor(record, command.to, around)
    if auditor is None or is_same(command.to, record.data.auditor):
        return
    kind = record.data.kind
    roles = (*WHO_AUDITS[kind], *(BUDDIES if kind == "joint" else ()))
    for rule in goes_against(auditor, case_of(record.data), roles, around.people()):
        yield f"{command.to} has it by hand, against a rule of the allocation: {rule.said}"


def may_moderate(record: AuditRecord, _form: Form, command: c.GiveToModerator, _around: Around) -> None:
    """Refuse whoever made the audit."""
    if any(is_same(command.to, name) for name in record.made_by):
        raise NotAllowed("nobody moderates an audit that they made themselves")


def _as_auditor(record: AuditRecord, name: str, around: Around) -> Auditor | None:
    """The person with the children whom they audited otherwise than here; None where nobody knows them."""
    person: Person | None = next((one for one in around.people() if is_same(one.name, name)), None)
    if person is None:
        return None
    others = (one for one in around.of_child(record.data.child.childview_id) if one.id != record.id)
    has_had = any(is_same(name, one) for other in others for one in who_had(other))
    return Auditor(person, frozenset({folded(record.data.child.childview_id)} if has_had else ()))


RULES: dict[type, Ruled] = {
    c.Reassign: Ruled(
        "reassign",
        Do.REASSIGN,
        reassign,
        may_have_it,
        completed=in_full,
        remarked=against_the_rules,
        meets=True,
    ),
    c.GiveToModerator: Ruled(
        "give to moderator", Do.REASSIGN, give_to_moderator, may_moderate, completed=in_full
    ),
}

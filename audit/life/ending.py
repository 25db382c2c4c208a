"""When an audit is not made after all: exempt (section 7: the line manager permits it), or withdrawn."""

from collections.abc import Iterator

from audit.errors import NotAllowed
from audit.life import commands as c
from audit.life.writing import said
from audit.permissions import Do, is_same
from audit.record import ENDED, Act, AuditRecord
from audit.ruling import Around, Ruled
from questionbank.models import Form


def exempt(record: AuditRecord, _form: Form, command: c.Exempt, act: Act) -> AuditRecord:
    """Let the auditor off, with the reason and who approved it."""
    return _ended(record, "exempt", said(command.reason, "the reason for the exemption"), act).model_copy(
        update={"approved_by": command.approved_by or act.actor}
    )


def withdraw(record: AuditRecord, _form: Form, command: c.Withdraw, act: Act) -> AuditRecord:
    """Take the child out, with the reason."""
    return _ended(record, "withdrawn", said(command.reason, "the reason for withdrawing the audit"), act)


def may_exempt(record: AuditRecord, _form: Form, command: c.Exempt, around: Around) -> None:
    """Refuse without the approval of the auditor's line manager; where none is known, of somebody else."""
    approver = command.approved_by or around.actor.name
    auditor = record.data.auditor
    if is_same(approver, auditor):
        raise NotAllowed(f"{auditor} cannot approve the exemption themselves: their line manager does")
    known = {person.name.casefold(): person for person in around.people()}
    held = known.get(auditor.casefold())
    if held and held.line_manager and not is_same(approver, held.line_manager):
        raise NotAllowed(
            f"an exemption needs the approval of {held.line_manager}, the line manager of {auditor}: "
            "give --approved-by once they agreed"
        )


def other_half_stays(record: AuditRecord, _command: c.Withdraw, around: Around) -> Iterator[str]:
    """Of a joint audit each half is withdrawn by itself: the reason may hold for one service alone."""
    other = around.other(record.pair) if record.pair else None
    if other and other.state not in ENDED:
        yield f"its other half, audit {other.id}, goes on; withdraw it too where the reason holds for both"


def _ended(record: AuditRecord, state: str, reason: str, act: Act) -> AuditRecord:
    return record.model_copy(update={"state": state, "because": reason, "ended_at": act.at})


RULES: dict[type, Ruled] = {
    c.Exempt: Ruled("exempt", Do.EXEMPT, exempt, may_exempt, done=lambda record, _: record.state == "exempt"),
    c.Withdraw: Ruled(
        "withdraw",
        Do.WITHDRAW,
        withdraw,
        done=lambda record, _: record.state == "withdrawn",
        remarked=other_half_stays,
    ),
}

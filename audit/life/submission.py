"""Taking an audit up and handing it in (operational guide, section 5)."""

from audit.completeness import blocking, joint_gaps
from audit.errors import Incomplete, WrongState
from audit.life import commands as c
from audit.life.shapes import Moderation, moderation
from audit.life.standing import judges
from audit.life.writing import with_moderation
from audit.permissions import Do
from audit.record import Act, AuditRecord
from audit.ruling import Around, Ruled
from questionbank.models import Form

MOST = 3  # gaps named in one sentence


def begin(record: AuditRecord, _form: Form, _command: c.Begin, act: Act) -> AuditRecord:
    """Take up an allocated audit."""
    return record.model_copy(update={"state": "in progress", "started_at": record.started_at or act.at})


def submit(record: AuditRecord, form: Form, command: c.Submit, act: Act) -> AuditRecord:
    """Hand in: complete, or with the gaps explained. A new round of moderation begins."""
    gaps = (*(gap.sentence for gap in blocking(record.data, form)), *joint_gaps(record.data))
    if gaps and not (command.reason and command.reason.strip()):
        count = "1 thing is" if len(gaps) == 1 else f"{len(gaps)} things are"
        told = "; ".join(gaps[:MOST]) + ("; ..." if len(gaps) > MOST else "")
        raise Incomplete(f"{count} missing: {told}. Complete it, or explain the gaps (--reason)", gaps)
    given: dict[str, object] = {
        "state": "submitted",
        "submit_reason": command.reason if gaps else None,
        "submitted_at": act.at,
        "started_at": record.started_at or act.at,
    }
    handed_in = _next_round(record).model_copy(update=given)
    found = judges(handed_in.data, form)
    # An Inadequate audit is the head of service's, whoever looked at it in an earlier round (section 5).
    moderator = None if "auditor" in found else record.moderator
    return handed_in.model_copy(update={"inadequate": found, "moderator": moderator})


def _next_round(record: AuditRecord) -> AuditRecord:
    """The record with the moderation empty but for what was sent back; history keeps the rest."""
    if not record.data.moderation:
        return record
    return with_moderation(record, Moderation(returns=moderation(record.data).returns))


def may_submit(record: AuditRecord, _form: Form, _command: c.Submit, _around: Around) -> None:
    """Refuse a group audit before all its raters have handed in what they gave blind."""
    if waiting := record.still_to_rate:
        raise WrongState(f"audit {record.id} waits for the ratings of {', '.join(waiting)}")


def _is_begun(record: AuditRecord, _command: c.Begin) -> bool:
    return record.state == "in progress"


def _is_handed_in(record: AuditRecord, _command: c.Submit) -> bool:
    return record.state == "submitted"


RULES: dict[type, Ruled] = {
    c.Begin: Ruled("begin", Do.ANSWER, begin, done=_is_begun),
    c.Submit: Ruled("submit", Do.SUBMIT, submit, may_submit, _is_handed_in),
}

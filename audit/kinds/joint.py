"""Joint audits with children's social care (the joint proposal, source 003).

Two auditors look at one child as buddies, each with their own form; one section on the quality of joint
working is shared, and both are moderated together by a panel.
"""

from dataclasses import replace

from audit.deadlines import uk_date
from audit.errors import BadAudit, WrongState
from audit.form_words import known_rating
from audit.kinds import commands as c
from audit.life.writing import past_day
from audit.models import Conversation, Joint, Judgement
from audit.permissions import Do, is_same
from audit.record import ENDED, Act, AuditRecord
from audit.ruling import Around, Ruled
from audit.text import folded
from audit.updating import updated, with_data
from questionbank.models import Form

OVER = ("closed", *ENDED)
TITLE = "Quality of Youth Justice and Social Care Joint working"
# What to consider in the shared section, in our own words.
PROMPTS = (
    "Did both services know of each other's part, and of what the other had found out about the child?",
    "Was what matters shared in time, both ways, and written down in both systems?",
    "Do the two plans want the same for the child, and does each say what the other service does?",
    "Did the two workers meet, visit or review together, and did managers of both agree on the risks?",
    "Could the child and the family tell who does what, and were they spared telling everything twice?",
    "What is better for the child because both worked together, and what would make it better still?",
)


def pair(record: AuditRecord, _form: Form, command: c.PairAudits, _act: Act) -> AuditRecord:
    """Make the other audit this one's partner."""
    return record.model_copy(update={"pair": command.other})


def acquainted(record: AuditRecord, partner: AuditRecord) -> AuditRecord:
    """One half, knowing who has the other. A name that somebody wrote stays, and so does what is over."""
    held = record.data.joint or Joint()
    earlier = any(is_same(held.with_, name) for name in partner.auditors_before)
    if (held.with_ and not earlier) or record.state in OVER:
        return record
    new = held.model_copy(update={"with_": partner.data.auditor})
    return with_data(record, updated(record.data, joint=new))


def record_joint(record: AuditRecord, form: Form, command: c.RecordJoint, act: Act) -> AuditRecord:
    """Write the shared section, and the conversation with the social worker."""
    held = record.data.joint or Joint()
    rating = known_rating(command.rating, form.overall_ratings, TITLE)
    section = Judgement(
        rating=held.section.rating if rating is None else rating or None,
        comment=held.section.comment if command.comment is None else command.comment or None,
    )
    told = {"with_": command.with_, "social_worker": command.social_worker}
    given = {name: value or None for name, value in told.items() if value is not None}
    spoken = _spoken(command, held, act)
    new = held.model_copy(update={**given, "section": section, "conversation": spoken})
    return with_data(record, updated(record.data, joint=new))


def case_note(record: AuditRecord) -> str:
    """The shared section alone, as a text for the child's case notes (the pilot of the proposal).

    Names of the child and family are left out: the note stands in the child's own record.
    """
    joint = record.data.joint or Joint()
    spoken = joint.conversation
    with_whom = (
        f"Conversation with the social worker{f' ({joint.social_worker})' if joint.social_worker else ''}"
    )
    lines = [
        f"{TITLE}: joint audit of {record.data.month}",
        f"Audited by {' and '.join(part for part in (record.data.auditor, joint.with_) if part)}",
        f"{with_whom}: {_told(spoken)}",
        f"Rating: {joint.section.rating or 'Not answered'}",
        "",
        joint.section.comment or "Not answered",
    ]
    return "\n".join(lines) + "\n"


def is_joint(record: AuditRecord, _form: Form, _command: object, _around: Around) -> None:
    """Refuse for any other kind of audit."""
    if record.data.kind != "joint":
        raise WrongState(f"audit {record.id} is no joint audit")


def may_pair(record: AuditRecord, form: Form, command: c.PairAudits, around: Around) -> None:
    """Refuse what are not two auditors' audits of one child."""
    is_joint(record, form, command, around)
    other = around.other(command.other)
    is_joint(other, form, command, around)
    if is_same(record.data.auditor, other.data.auditor):
        raise BadAudit("the two halves of a joint audit have two auditors")
    children = {folded(one.data.child.childview_id) for one in (record, other)}
    if len(children) > 1:
        raise BadAudit("the two halves of a joint audit are of one child")
    if record.data.month != other.data.month:
        raise BadAudit("the two halves of a joint audit belong to one month")
    for one, partner in ((record, other), (other, record)):
        earlier = one.pair and one.pair != partner.id and around.other(one.pair)
        if earlier and earlier.state not in ENDED:
            raise BadAudit(f"audit {one.id} has a partner already: {one.pair}")


def paired_with(_record: AuditRecord, command: c.PairAudits) -> c.PairAudits | None:
    """The same command as the partner is given it."""
    return replace(command, audit=command.other, other=command.audit)


def shared_with(record: AuditRecord, command: c.RecordJoint) -> c.RecordJoint | None:
    """The same command for the partner, whose section it is too; the other service is named by each alone."""
    return replace(command, audit=record.pair, with_=None) if record.pair else None


def _spoken(command: c.RecordJoint, held: Joint, act: Act) -> Conversation | None:
    if command.spoke_on is None and command.mode is None:
        return held.conversation
    old = held.conversation
    day = past_day(command.spoke_on, "the day of the conversation", act) if command.spoke_on else None
    return Conversation.model_validate(
        {
            "date": day or (old.date if old else uk_date(act.at)),
            "mode": command.mode or (old.mode if old else None),
            "with": command.social_worker or held.social_worker,
        }
    )


def _told(spoken: Conversation | None) -> str:
    if spoken is None:
        return "none recorded"
    return f"{spoken.date:%d %B %Y}" + (f", {spoken.mode}" if spoken.mode else "")


RULES: dict[type, Ruled] = {
    c.PairAudits: Ruled("pair", Do.REASSIGN, pair, may_pair, shared=paired_with, meets=True),
    c.RecordJoint: Ruled("record joint working", Do.ANSWER, record_joint, is_joint, shared=shared_with),
}

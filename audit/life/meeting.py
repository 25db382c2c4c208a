"""The meetings about an audit, what comes out of them, and closing (operational guide, sections 7 and 8)."""

from typing import get_args

from audit.deadlines import uk_date
from audit.errors import BadAudit, Incomplete
from audit.life import commands as c
from audit.life.shapes import Meeting, MeetingKind, meetings
from audit.life.standing import still_open
from audit.life.writing import given_day, past_day, said, with_meetings
from audit.permissions import Do
from audit.record import Act, AuditRecord, Remark
from audit.ruling import Ruled
from questionbank.models import Form

KINDS = get_args(MeetingKind)
REFLECTION = "reflection"  # before submission (section 7); the others come after moderation (section 8)


def arrange(record: AuditRecord, _form: Form, command: c.ArrangeMeeting, act: Act) -> AuditRecord:
    """Set the day of a meeting, or move the one of that kind that has not been held yet."""
    today = uk_date(act.at)
    day = given_day(command.on, "the day of the meeting", today)
    if day < today:
        raise BadAudit(
            f"the day of the meeting: {day:%d %B %Y} is over; write down a meeting that was held with --held"
        )
    planned = _planned(record, command.kind).model_copy(
        update={"arranged_for": day, "arranged_by": act.actor}
    )
    return _put(record, planned)


def record_meeting(record: AuditRecord, _form: Form, command: c.RecordMeeting, act: Act) -> AuditRecord:
    """Write down a meeting that was held. One that settles everything closes the audit."""
    day = past_day(command.on, "the day of the meeting", act)
    came = tuple(name.strip() for name in command.came if name.strip())
    if not came:
        raise BadAudit("say who came to the meeting")
    same = next((m for m in meetings(record.data) if m.kind == command.kind and m.date == day), None)
    told = {"strengths": command.strengths, "agreed": command.agreed}
    held = (same or _planned(record, command.kind)).model_copy(
        update={
            "date": day,
            "came": came,
            "recorded_by": act.actor,
            **{name: text for name, text in told.items() if text is not None},
        }
    )
    return closed_when_settled(_put(record, held), act)


def comment(record: AuditRecord, _form: Form, command: c.AddPractitionerComment, act: Act) -> AuditRecord:
    """Keep what the practitioner says; said again it takes the place of what was said before."""
    text = said(command.text, "the comment")
    if record.practitioner and record.practitioner.text == text:
        return record
    return record.model_copy(update={"practitioner": Remark(by=act.actor, at=act.at, text=text)})


def put_forward(record: AuditRecord, _form: Form, command: c.PutForward, act: Act) -> AuditRecord:
    """Add one strength to those that the service meeting hears of."""
    text = said(command.text, "the strength")
    if any(one.text == text for one in record.put_forward):
        return record
    strength = Remark(by=act.actor, at=act.at, text=text)
    return record.model_copy(update={"put_forward": (*record.put_forward, strength)})


def close(record: AuditRecord, _form: Form, command: c.Close, act: Act) -> AuditRecord:
    """Close the audit: when all is settled, or with a reason why it ends all the same."""
    lacking = still_open(record)
    if lacking and not (command.reason and command.reason.strip()):
        told = "; ".join(lacking)
        raise Incomplete(f"audit {record.id} is still open: {told}. A reason closes it (--reason)", lacking)
    because = command.reason if lacking else None
    return record.model_copy(update={"state": "closed", "closed_at": act.at, "because": because})


def closed_when_settled(record: AuditRecord, act: Act) -> AuditRecord:
    """The record closed where nothing keeps a moderated audit open any more."""
    if record.state != "moderated" or still_open(record):
        return record
    return record.model_copy(update={"state": "closed", "closed_at": act.at})


def _planned(record: AuditRecord, kind: str) -> Meeting:
    """The meeting of that kind that has not been held yet, or a new one."""
    if kind not in KINDS:
        raise BadAudit(f"there is no meeting {kind!r}; there are: {', '.join(KINDS)}")
    held = meetings(record.data)
    waiting = [one for one in held if one.kind == kind and not one.is_held]
    return waiting[0] if waiting else Meeting(id=_next_id(held), kind=kind)


def _next_id(held: tuple[Meeting, ...]) -> str:
    return str(max((int(one.id) for one in held if one.id.isdecimal()), default=0) + 1)


def _put(record: AuditRecord, meeting: Meeting) -> AuditRecord:
    held = meetings(record.data)
    if not any(one.id == meeting.id for one in held):
        return with_meetings(record, (*held, meeting))
    return with_meetings(record, [meeting if one.id == meeting.id else one for one in held])


RULES: dict[type, Ruled] = {
    c.ArrangeMeeting: Ruled("arrange meeting", Do.MEET, arrange),
    c.RecordMeeting: Ruled("record meeting", Do.MEET, record_meeting),
    c.AddPractitionerComment: Ruled("add practitioner comment", Do.COMMENT, comment),
    c.PutForward: Ruled("put forward", Do.MEET, put_forward),
    c.Close: Ruled("close", Do.MEET, close, done=lambda record, _: record.state == "closed"),
}

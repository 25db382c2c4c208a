"""The life of an audit as lines for a terminal: what was raised, said, met over and decided."""

from collections.abc import Iterator

from audit.deadlines import UK
from audit.life.shapes import concerns, meetings, moderation
from audit.record import AuditRecord


def life_lines(record: AuditRecord) -> Iterator[str]:
    """What happened to an audit beside its answers, a line each; nothing for what did not."""
    if record.because:
        approved = f" (approved by {record.approved_by})" if record.approved_by else ""
        yield f"{record.state.upper()} because: {record.because}{approved}"
    if record.raters:
        done = ", ".join(record.handed_in) or "nobody yet"
        yield f"RATERS {', '.join(record.raters)}; handed in: {done}"
    if record.pair:
        yield f"OTHER HALF {record.pair}"
    for concern in concerns(record.data):
        known = (
            f"acknowledged by {concern.acknowledged_by}" if not concern.is_open else "not acknowledged yet"
        )
        yield f"SAFEGUARDING CONCERN {concern.id}, {known}: {concern.text}"
    yield from _moderation(record)
    yield from _meetings(record)


def _moderation(record: AuditRecord) -> Iterator[str]:
    held = moderation(record.data)
    for sent in held.returns:
        yield f"SENT BACK by {sent.by}: {sent.reason}"
    if held.objection:
        yield f"DISAGREEMENT of {held.objection.by}: {held.objection.reason}"


def _meetings(record: AuditRecord) -> Iterator[str]:
    for meeting in meetings(record.data):
        if meeting.date:
            told = "; ".join(part for part in (meeting.strengths, meeting.agreed) if part)
            yield f"MEETING {meeting.kind} on {meeting.date}, {', '.join(meeting.came)}: {told}"
        elif meeting.arranged_for:
            yield f"MEETING {meeting.kind} arranged for {meeting.arranged_for}"
    if record.practitioner:
        said = record.practitioner
        yield f"PRACTITIONER {said.by}, {said.at.astimezone(UK):%d %B %Y}: {said.text}"
    for strength in record.put_forward:
        yield f"PUT FORWARD by {strength.by}: {strength.text}"

"""After moderation and beside it: objecting, deciding, safeguarding concerns, meetings."""

from typing import Any

from audit import commands as c
from audit.dates import found_dates
from audit.deadlines import uk_date
from audit.errors import UnknownAudit
from audit.life.concern import no_referral
from audit.life.shapes import Concern, concerns
from bot.slack import ids
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners.moderating import perform, ratings, window
from bot.slack.modal_values import chosen, typed
from bot.slack.views import reasons


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.OBJECT, lambda caller: window(caller, reasons.objecting))
    door.modal(ids.OBJECT_VIEW, save_objection)
    door.press(ids.DECIDE, decide)
    door.modal(ids.DECIDE_VIEW, save_decision)
    door.press(ids.CONCERN, raise_concern)
    door.modal(ids.CONCERN_VIEW, save_concern)
    door.press(ids.ACKNOWLEDGE, acknowledge)
    door.modal(ids.ACKNOWLEDGE_VIEW, save_acknowledgement)
    door.press(ids.MEETING, lambda caller: window(caller, reasons.meeting))
    door.modal(ids.MEETING_VIEW, save_meeting)


def save_objection(caller: Caller) -> dict[str, Any] | None:
    """Object to the moderated outcome."""
    outcome: Any = chosen(caller.body, "talk")
    return perform(
        caller, c.Disagree(audit=_audit(caller), reason=typed(caller.body, "reason"), talk=outcome)
    )


def decide(caller: Caller) -> None:
    """Ask whose judgement stands."""
    _, form = caller.desk.app.service.show(_audit(caller), caller.actor)
    window(caller, lambda at: reasons.deciding(at, ratings(form, "")))


def save_decision(caller: Caller) -> dict[str, Any] | None:
    """Settle the disagreement."""
    _, form = caller.desk.app.service.show(_audit(caller), caller.actor)
    place = chosen(caller.body, "rating")
    rating = ratings(form, "")[int(place)] if place is not None else None
    stands: Any = chosen(caller.body, "stands")
    reason = typed(caller.body, "reason")
    return perform(caller, c.Decide(audit=_audit(caller), stands=stands, reason=reason, rating=rating))


def raise_concern(caller: Caller) -> None:
    """Ask what the concern is."""
    rule = no_referral(caller.desk.app.service.ways)
    window(caller, lambda at: reasons.raising(at, rule))


def save_concern(caller: Caller) -> dict[str, Any] | None:
    """Raise it; those who must know are told at once."""
    text, question = typed(caller.body, "text"), typed(caller.body, "question").strip()
    command = c.RaiseConcern(audit=_audit(caller), text=text, question=question or None)
    caller.desk.app.service.perform(command, caller.actor)
    rule = no_referral(caller.desk.app.service.ways)
    caller.desk.work.do(caller.user, lambda: caller.tell(f"The concern is raised. {rule}"))
    return None


def acknowledge(caller: Caller) -> None:
    """Show the concern, and ask what was done."""
    at = At.read(caller.value)
    concern = open_concern(caller, at.audit, at.more)
    if concern is None:
        caller.tell("No concern of that audit waits; somebody has it in hand.")
        return
    window(caller, lambda where: reasons.acknowledging(At(where.audit, 0, "", concern.id), concern))


def save_acknowledgement(caller: Caller) -> dict[str, Any] | None:
    """Say that one has it in hand."""
    at = At.read(caller.value)
    command = c.AcknowledgeConcern(audit=at.audit, concern=at.more, note=typed(caller.body, "note") or None)
    caller.desk.app.service.perform(command, caller.actor)
    caller.desk.work.do(caller.user, lambda: caller.tell("Thank you. It is noted that you have it in hand."))
    return None


def save_meeting(caller: Caller) -> dict[str, Any] | None:
    """Arrange a meeting, or write down one that was held."""
    dates = found_dates(typed(caller.body, "on"), uk_date(caller.desk.app.settings.clock()))
    if not dates:
        return {"response_action": "errors", "errors": {"on": "A date, such as 12 December 2026, please."}}
    on, kind = dates[0].date.isoformat(), _kind(caller)
    if chosen(caller.body, "done") == "arrange":
        return perform(caller, c.ArrangeMeeting(audit=_audit(caller), on=on, kind=kind))
    came = tuple(name.strip() for name in typed(caller.body, "came").split(",") if name.strip())
    said = {name: typed(caller.body, name) or None for name in ("strengths", "agreed")}
    return perform(caller, c.RecordMeeting(audit=_audit(caller), on=on, kind=kind, came=came, **said))


def open_concern(caller: Caller, audit: str, number: str) -> Concern | None:
    """The concern of that number that waits, or the first one that does."""
    service = caller.desk.app.service
    line = next((one for one in service.headlines(caller.actor) if one.id == audit), None)
    if line is None:
        raise UnknownAudit(f"no audit {audit} is yours to see")
    # Only that month is read: the window must open within three seconds.
    records = {record.id: record for record in service.audits(caller.actor, month=line.month)}
    waiting = [one for one in concerns(records[audit].data) if one.is_open]
    return next((one for one in waiting if one.id == number), waiting[0] if waiting else None)


def _audit(caller: Caller) -> str:
    return At.read(caller.value).audit


def _kind(caller: Caller) -> Any:
    return chosen(caller.body, "kind") or "UoP"

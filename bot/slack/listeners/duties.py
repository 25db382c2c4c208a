"""What a month owes its meeting, the service's own actions, and what dip samples found."""

from typing import Any

from audit.dates import found_dates
from audit.deadlines import uk_date
from audit.errors import UnknownAction
from audit.kinds.dip_sample import findings_text
from audit.notices.wording import month_name
from audit.permissions import Do, require
from audit.programme import monthly, service_actions
from audit.programme.service_actions import ServiceAction
from audit.record import State
from bot.slack import home, ids
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners.moderating import window
from bot.slack.modal_values import all_typed, chosen, typed
from bot.slack.views import duties as views
from bot.slack.views import telling
from bot.slack.views.action_rows import STATUSES

HANDED_IN: tuple[State, ...] = ("submitted", "moderated", "escalated", "closed")


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.MONTH_STEP, ask_step)
    door.modal(ids.MONTH_STEP_VIEW, save_step)
    door.press(ids.SERVICE_ACTION, ask_action)
    door.modal(ids.SERVICE_ACTION_VIEW, save_action)


def show_findings(caller: Caller, month: str) -> None:
    """What a month's dip samples found, question by question."""
    require(caller.actor, Do.REPORTS)
    service = caller.desk.app.service
    held = service.audits(caller.actor, states=HANDED_IN, month=month)
    samples = [record for record in held if record.data.kind == "dip-sample"]
    text = findings_text(samples, service.form_in_force(), month)
    caller.show(telling.lines(f"Findings of {month_name(month)}", [text]))


def ask_step(caller: Caller) -> None:
    """Ask when the summary was written, or the papers went round."""
    today = uk_date(caller.desk.app.settings.clock())
    window(caller, lambda _: views.month_step(At.read(caller.value), today))


def save_step(caller: Caller) -> dict[str, Any] | None:
    """Keep it; said twice it is kept once."""
    app = caller.desk.app
    now = app.settings.clock()
    month, _, step = At.read(caller.value).more.partition(" ")
    dates = found_dates(typed(caller.body, "on"), uk_date(now))
    if not dates:
        return {"response_action": "errors", "errors": {"on": "A date, such as 12 December 2026, please."}}
    monthly.record_step(app.store, month, step, caller.actor, now, dates[0].date)
    home.freshen(caller.desk, caller.user)
    return None


def ask_action(caller: Caller) -> None:
    """Ask how one of the service's own actions goes."""
    held = _known(caller)
    window(caller, lambda _: views.service_action(held))


def save_action(caller: Caller) -> dict[str, Any] | None:
    """Keep how it goes."""
    app, held = caller.desk.app, _known(caller)
    given: dict[str, str | None] = dict(all_typed(caller.body))
    place = chosen(caller.body, "status")
    given["status"] = STATUSES[int(place)] if place else None
    service_actions.update(app.store, held.id, given, caller.actor, app.settings.clock())
    home.freshen(caller.desk, caller.user)
    return None


def _known(caller: Caller) -> ServiceAction:
    name = At.read(caller.value).more
    with caller.desk.app.store.reading() as reading:
        held = next((one for one in service_actions.every(reading) if one.id == name), None)
    if held is None:
        raise UnknownAction(f"The service has no action {name} any more.")
    return held

"""Asking to be given no audits for a while, and the line manager's answer to whoever asks."""

from typing import Any

from audit.dates import found_dates
from audit.deadlines import uk_date
from audit.programme import requests
from audit.programme.exempting import Request
from bot.slack import home, ids
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.modal_values import chosen, typed
from bot.slack.views import exempting as views

ANSWERED = "Nothing waits for you there; it was answered already."
NO_DATE = "A date, such as 12 December 2026, please."
NO_WINDOW = "That window could not be opened; please press the button again."


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.modal(ids.EXEMPTION_VIEW, answer)
    door.press(ids.TIME_OFF, lambda caller: _open(caller, views.time_off()))
    door.modal(ids.TIME_OFF_VIEW, ask_for_time_off)


def show(caller: Caller, at: At) -> None:
    """The request that waits for this person's answer, that about the audit of the button first."""
    with caller.desk.app.store.reading() as reading:
        waiting = requests.waiting_for(reading, caller.actor.name)
    waiting.sort(key=lambda one: one.audit != (at.audit or None))
    if waiting:
        _open(caller, views.answering(waiting[0], len(waiting) - 1))
    else:
        caller.tell(ANSWERED)


def show_refused(caller: Caller, at: At) -> None:
    """What this person asked for and was refused, with the reasons."""
    del at
    with caller.desk.app.store.reading() as reading:
        refused = requests.refusals_of(reading, caller.actor.name)
    if refused:
        _open(caller, views.refused(refused))
    else:
        caller.tell(ANSWERED)


def answer(caller: Caller) -> dict[str, Any] | None:
    """Agree to a request or refuse it; answered twice it is answered once."""
    app, request, words = caller.desk.app, At.read(caller.value).more, typed(caller.body, "words")
    now = app.settings.clock()
    with app.store.transaction() as transaction:
        if chosen(caller.body, "answer") == "agree":
            done = requests.agree(transaction, app.service, request, words, caller.actor, now) is not None
        else:
            done = requests.refuse(transaction, request, words, caller.actor, now) is not None
    said = "Your answer is kept, and whoever asked is told." if done else ANSWERED

    def then() -> None:
        app.programme.settle()
        home.freshen(caller.desk, caller.user)
        caller.tell(said)

    caller.desk.work.do(caller.user, then)
    return None


def ask_for_time_off(caller: Caller) -> dict[str, Any] | None:
    """Ask the line manager for a time without audits."""
    app = caller.desk.app
    today = uk_date(app.settings.clock())
    given = {name: typed(caller.body, name).strip() for name in ("first", "last")}
    days = {name: next((one.date for one in found_dates(text, today)), None) for name, text in given.items()}
    wrong = {name: NO_DATE for name, text in given.items() if text and days[name] is None}
    if wrong:
        return {"response_action": "errors", "errors": wrong}
    reason = typed(caller.body, "reason")
    request = Request(person=caller.actor.name, reason=reason, first=days["first"], last=days["last"])
    asked = app.programme.exempt(request, caller.actor)
    told = "It is agreed." if asked.approved_by else "Your line manager is told, and will answer."
    caller.desk.work.do(caller.user, lambda: caller.tell(told))
    return None


def _open(caller: Caller, view: dict[str, Any]) -> None:
    if caller.desk.try_call("views.open", trigger_id=caller.trigger, view=view) is None:
        caller.tell(NO_WINDOW)

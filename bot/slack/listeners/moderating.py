"""Moderating an audit: agreeing and disagreeing section by section, the talk, accepting, sending back."""

from collections.abc import Callable
from typing import Any

from audit import commands as c
from audit.errors import NeedsReason, NotAllowed
from audit.form_words import graded_section, overall_options
from audit.models import OVERALL
from audit.permissions import Do, allowed
from bot.moderation import view as moderating
from bot.slack import home, ids
from bot.slack.blocks import Message
from bot.slack.desk import item
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.modal_values import chosen, typed
from bot.slack.views import board, reasons
from bot.slack.views.board import TALKS
from bot.slack.wording import spoken
from questionbank.models import Form


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.AGREE, agree)
    door.press(ids.DISAGREE, disagree)
    door.press(ids.TALK, talk)
    door.press(ids.ACTIONS_MEET, actions_meet)
    door.press(ids.ACTIONS_MISS, lambda caller: window(caller, reasons.missing))
    door.press(ids.NOTES, notes)
    door.press(ids.ACCEPT, accept)
    door.press(ids.SEND_BACK, lambda caller: window(caller, reasons.sending_back))
    door.modal(ids.DISAGREE_VIEW, save_disagreement)
    door.modal(ids.MISS_VIEW, save_missing)
    door.modal(ids.NOTES_VIEW, save_notes)
    door.modal(ids.SEND_BACK_VIEW, save_sent_back)


def show(caller: Caller, audit: str, reason: str | None = None) -> None:
    """Show the board as a message of its own."""
    now = seen(caller, audit, reason)
    caller.desk.send([item("pinned", caller.user, now, audit=audit, pin=f"board {audit}")])


def seen(caller: Caller, audit: str, reason: str | None = None) -> Message:
    """The board of an audit as it is now. Raises UnknownAudit, NotAllowed, NeedsReason."""
    app = caller.desk.app
    record, form = app.service.show(audit, caller.actor, reason)
    now = moderating.view(record, form, app.settings.coach, app.settings.timings)
    may = frozenset(do for do in Do if allowed(caller.actor, do, record))
    return board.board(now, record.version, may, record.pair)


def agree(caller: Caller) -> None:
    """Agree on a section."""
    at = At.read(caller.value)
    _moderate(caller, c.Moderate(audit=at.audit, agree=(at.step,)))


def disagree(caller: Caller) -> None:
    """Ask why not."""
    at = At.read(caller.value)
    _, form = caller.desk.app.service.show(at.audit, caller.actor)
    window(caller, lambda where: reasons.disagreeing(where, ratings(form, at.step)))


def talk(caller: Caller) -> None:
    """How the talk with the auditor stands."""
    audit, _, outcome = caller.value.partition("|")
    how = next(one for one in TALKS if one == outcome)
    _moderate(caller, c.Moderate(audit=audit, talk=how))  # type: ignore[arg-type] # one of the outcomes


def actions_meet(caller: Caller) -> None:
    """The actions meet the findings."""
    _moderate(caller, c.Moderate(audit=At.read(caller.value).audit, actions_meet_findings=True))


def accept(caller: Caller) -> None:
    """End the moderation."""
    _moderate(caller, c.Moderate(audit=At.read(caller.value).audit, accept=True))


def notes(caller: Caller) -> None:
    """Ask for anything else."""
    at = At.read(caller.value)
    record, form = caller.desk.app.service.show(at.audit, caller.actor)
    held = moderating.view(record, form).moderation.notes
    window(caller, lambda where: reasons.noting(where, held))


def save_disagreement(caller: Caller) -> dict[str, Any] | None:
    """Keep why the moderator disagrees, and their own rating."""
    at = At.read(caller.value)
    _, form = caller.desk.app.service.show(at.audit, caller.actor)
    place = chosen(caller.body, "rating")
    own = {at.step: ratings(form, at.step)[int(place)]} if place is not None else {}
    reason = {at.step: typed(caller.body, "reason")}
    return perform(caller, c.Moderate(audit=at.audit, disagree=reason, ratings=own))


def save_missing(caller: Caller) -> dict[str, Any] | None:
    """Keep in which way the actions do not meet the findings."""
    audit, reason = At.read(caller.value).audit, typed(caller.body, "reason")
    return perform(caller, c.Moderate(audit=audit, actions_meet_findings=False, actions_reason=reason))


def save_notes(caller: Caller) -> dict[str, Any] | None:
    """Keep the notes."""
    audit = At.read(caller.value).audit
    return perform(caller, c.Moderate(audit=audit, notes=typed(caller.body, "notes")))


def save_sent_back(caller: Caller) -> dict[str, Any] | None:
    """Give the audit back to its auditor."""
    outcome: Any = chosen(caller.body, "talk")
    command = c.SendBack(audit=At.read(caller.value).audit, reason=typed(caller.body, "reason"), talk=outcome)
    return perform(caller, command)


def window(caller: Caller, made: Callable[[At], dict[str, Any]]) -> None:
    """Open a window about the audit of the button."""
    at = At.read(caller.value)
    if caller.desk.try_call("views.open", trigger_id=caller.trigger, view=made(at)) is None:
        caller.tell("That window could not be opened; please press the button again.")


def perform(caller: Caller, command: c.Command) -> dict[str, Any] | None:
    """Carry out what a window asked for, and bring the board up to date; the window then closes."""
    outcome = caller.desk.app.service.perform(command, caller.actor)

    def then() -> None:
        for note in outcome.notes:
            caller.tell(spoken(f"Please note: {note}"))
        refresh(caller, command.audit)

    caller.desk.work.do(caller.user, then)
    return None


def refresh(caller: Caller, audit: str) -> None:
    """Bring the person's latest board of that audit up to date."""
    home.freshen(caller.desk, caller.user)
    try:
        now, pin = seen(caller, audit), f"board {audit}"
    except (NeedsReason, NotAllowed):  # what was done needs no look at the audit
        caller.tell(f"It is written down in audit {audit}.")
        return
    caller.desk.send([item("pinned", caller.user, now, audit=audit, pin=pin, in_place=True)])


def ratings(form: Form, title: str) -> tuple[str, ...]:
    """The ratings that a section, or the whole, can be given."""
    if title in ("", OVERALL):
        return overall_options(form)
    overall = graded_section(form, title).overall
    return overall.options if overall else ()


def _moderate(caller: Caller, command: c.Moderate) -> None:
    caller.desk.app.service.perform(command, caller.actor)
    refresh(caller, command.audit)

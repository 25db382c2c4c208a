"""Joint audits: the section that both halves share, its case note text, and naming the other half."""

import hashlib
from typing import Any

from audit import commands as c
from audit.dates import found_dates
from audit.deadlines import uk_date
from audit.errors import WrongState
from audit.kinds.joint import case_note
from audit.models import Joint
from audit.permissions import Do, allowed
from bot.conversation.engine import OPEN
from bot.slack import child, ids
from bot.slack.blocks import message, section
from bot.slack.desk import item
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.limits import INPUT
from bot.slack.listeners.answers import update
from bot.slack.listeners.moderating import window
from bot.slack.modal_values import all_typed, chosen, is_there, typed
from bot.slack.views import joint as views
from bot.slack.views import telling

KEPT_OUT = (
    "This service keeps documents out of Slack. An administrator can give you the case note text of audit {}."
)
CHANGED = "Your buddy wrote there while your window was open. What you typed is below; nothing is kept yet."


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.JOINT, lambda caller: show(caller, At.read(caller.value).audit))
    door.press(ids.JOINT_FILL, fill)
    door.modal(ids.JOINT_VIEW, save)
    door.press(ids.CASE_NOTE, note)
    door.press(ids.PAIR, lambda caller: window(caller, views.pairing))
    door.modal(ids.PAIR_VIEW, pair)


def show(caller: Caller, audit: str, reason: str | None = None, *, anew: bool = True) -> None:
    """Show the shared section: as a new message, or in place of the one that shows it."""
    said = views.shared(_shared(caller, audit, reason))
    pin = f"joint {audit}"
    caller.desk.send([item("pinned", caller.user, said, audit=audit, pin=pin, in_place=not anew)])


def fill(caller: Caller) -> None:
    """Open the window with what is kept."""
    shown = _shared(caller, At.read(caller.value).audit)
    window(caller, lambda _: views.form(_at(shown), shown))


def save(caller: Caller) -> dict[str, Any] | None:
    """Keep what was changed, in both halves; where the section changed meanwhile, show that first."""
    at = At.read(caller.value)
    shown = _shared(caller, at.audit)
    given = _given(caller, shown)
    if at.more != _digest(shown.joint):
        return update(views.form(_at(shown), shown, given, CHANGED))
    held = views.fields(shown.joint)
    changed = {name: text for name, text in given.items() if text != held[name]}
    if "spoke_on" in changed:
        days = found_dates(changed["spoke_on"], uk_date(caller.desk.app.settings.clock()))
        if not days:
            wrong = "A date, such as 12 December 2026, please."
            return {"response_action": "errors", "errors": {"spoke_on": wrong}}
        changed["spoke_on"] = days[0].date.isoformat()
    if "mode" in changed and not changed["mode"]:
        del changed["mode"]  # a conversation that was held stays one
    if changed:
        caller.desk.app.service.perform(c.RecordJoint(audit=at.audit, **changed), caller.actor)
    caller.desk.work.do(caller.user, lambda: show(caller, at.audit, anew=False))
    return None


def note(caller: Caller) -> None:
    """The shared section alone, as a text to copy into the case notes; that it was taken is recorded."""
    app, audit = caller.desk.app, At.read(caller.value).audit
    if app.settings.slack_documents == "elsewhere":
        caller.tell(KEPT_OUT.format(audit))
        return
    record, _ = app.service.export(audit, caller.actor)
    told = record if app.settings.slack_documents == "named" else child.pseudonymised(record)
    text = case_note(told)
    said = telling.lines(f"Text for the case notes, of joint audit {audit}", [text])
    caller.desk.send([item("say", caller.user, said)])


def pair(caller: Caller) -> dict[str, Any] | None:
    """Make two audits the halves of a joint one."""
    audit, other = At.read(caller.value).audit, typed(caller.body, "other").strip()
    caller.desk.app.service.perform(c.PairAudits(audit=audit, other=other), caller.actor)
    text = f"Audits {audit} and {other} are the two halves of a joint audit."
    told = message(text, [section(text)])
    caller.desk.work.do(caller.user, lambda: caller.show(told))
    return None


def _shared(caller: Caller, audit: str, reason: str | None = None) -> views.Shared:
    """The section as this person may see it. Raises WrongState for any other kind of audit."""
    record, form = caller.desk.app.service.show(audit, caller.actor, reason)
    if record.data.kind != "joint":
        raise WrongState(f"audit {audit} is no joint audit")
    is_open = record.state in OPEN
    return views.Shared(
        audit=audit,
        pair=record.pair,
        joint=record.data.joint or Joint(),
        options=form.overall_ratings,
        may_fill=is_open and allowed(caller.actor, Do.ANSWER, record),
        may_pair=is_open and allowed(caller.actor, Do.REASSIGN, record),
    )


def _given(caller: Caller, shown: views.Shared) -> dict[str, str]:
    """The fields as handed in. A comment too long to be edited in Slack stays where none is typed."""
    given = {name: text.strip() for name, text in all_typed(caller.body).items()}
    held = shown.joint.section.comment or ""
    if len(held) > INPUT and is_there(caller.body, "comment"):
        said = given["comment"]
        given["comment"] = f"{held} {said[1:].strip()}" if said.startswith("+") else said or held
    for name, choices in (("rating", shown.options), ("mode", views.MODES)):
        place = chosen(caller.body, name)
        given[name] = choices[int(place)] if place is not None else ""
    return given


def _at(shown: views.Shared) -> At:
    return At(shown.audit, 0, "", _digest(shown.joint))


def _digest(held: Joint) -> str:
    """What tells whether the section is still as it was shown; it says nothing of what stands there."""
    return hashlib.sha256(held.model_dump_json().encode()).hexdigest()[:16]

"""Rating a group audit alone, handing the ratings in, and the meeting that agrees on them."""

from typing import Any

from audit import commands as c
from audit.kinds.agreement import agreement
from audit.permissions import Do
from audit.text import folded
from bot import kinds_text
from bot.slack import group, home, ids
from bot.slack.blocks import Message
from bot.slack.desk import item
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners.moderating import window
from bot.slack.modal_values import typed
from bot.slack.views import rating as views
from bot.slack.views import telling

SAVED = "Those who rate audit {} are named. Each of them is told, and rates alone."


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.SHEET, lambda caller: show_sheet(caller, At.read(caller.value).audit))
    door.press(ids.SHEET_RATE, rate)
    door.press(ids.SHEET_GO, go)
    door.press(ids.SHEET_MENU, pick)
    door.press(ids.HAND_IN_RATINGS, hand_in)
    door.modal(ids.HAND_IN_VIEW, hand_in_with_reason)
    door.press(ids.GROUP, lambda caller: show_meeting(caller, At.read(caller.value).audit))
    door.press(ids.GROUP_AGREE, agree)
    door.press(ids.GROUP_GO, go)
    door.press(ids.GROUP_MENU, pick)
    door.press(ids.GROUP_ALIKE, agree_alike)
    door.press(ids.GROUP_WHOLE, whole)
    door.press(ids.RATERS, name)
    door.modal(ids.RATERS_VIEW, save_names)


def show_sheet(caller: Caller, audit: str, here: int | None = None, *, anew: bool = True) -> None:
    """Show a person's own ratings: as a new message, or in place of the one they pressed in."""
    record, form = caller.desk.app.service.show(audit, caller.actor)
    said = views.sheet(group.sheet(record, form, caller.actor, here))
    _pin(caller, audit, "sheet", said, anew=anew)


def show_meeting(
    caller: Caller, audit: str, here: int | None = None, *, anew: bool = True, reason: str | None = None
) -> None:
    """Show spread and agreement, and the place that is talked over."""
    record, form = caller.desk.app.service.show(audit, caller.actor, reason)
    said = views.meeting(group.meeting(record, form, caller.actor, here))
    _pin(caller, audit, "group", said, anew=anew)


def waiting(caller: Caller) -> list[str]:
    """The group audits that this person is still to rate."""
    lines = caller.desk.app.service.headlines(caller.actor, Do.RATE)
    return [line.id for line in lines if group.is_asked(line, caller.actor)]


def rate(caller: Caller) -> None:
    """Keep one's own rating and go on to the next place that is open; pressed twice it is harmless."""
    at = At.read(caller.value)
    record, form = caller.desk.app.service.show(at.audit, caller.actor)
    listed = group.places(record, form)
    here = group.number_of(listed, at.step)
    label = listed[here].options[int(at.more)]
    done = caller.desk.app.service.perform(
        c.Rate(audit=at.audit, place=at.step, rating=label), caller.actor
    ).record
    mine = group.sheet(done, form, caller.actor).mine
    show_sheet(caller, at.audit, group.first_open(listed, mine, here), anew=False)
    home.freshen(caller.desk, caller.user)


def go(caller: Caller) -> None:
    """One place back or on."""
    at = At.read(caller.value)
    record, form = caller.desk.app.service.show(at.audit, caller.actor)
    step = -1 if caller.action.endswith("_back") else 1
    _show_at(caller, at.audit, group.number_of(group.places(record, form), at.step) + step)


def pick(caller: Caller) -> None:
    """To the place chosen from the menu."""
    audit, _, number = caller.value.partition("|")
    _show_at(caller, audit, int(number))


def hand_in(caller: Caller) -> None:
    """Hand in what is whole; ask why where something is left out."""
    audit = At.read(caller.value).audit
    record, form = caller.desk.app.service.show(audit, caller.actor)
    mine = group.sheet(record, form, caller.actor)
    missing = [place.place for place in mine.places if place.place not in mine.mine]
    if missing and not mine.handed_in:
        window(caller, lambda at: views.handing_in(at, missing))
        return
    if not mine.handed_in:
        caller.desk.app.service.perform(c.HandInRatings(audit=audit), caller.actor)
    _handed_in(caller, audit)


def hand_in_with_reason(caller: Caller) -> dict[str, Any] | None:
    """Hand in with a reason for what is left out."""
    audit = At.read(caller.value).audit
    command = c.HandInRatings(audit=audit, reason=typed(caller.body, "reason"))
    caller.desk.app.service.perform(command, caller.actor)
    caller.desk.work.do(caller.user, lambda: _handed_in(caller, audit))
    return None


def agree(caller: Caller) -> None:
    """Write down what the group agreed on, and go on to the next place that is open."""
    at = At.read(caller.value)
    record, form = caller.desk.app.service.show(at.audit, caller.actor)
    listed = group.places(record, form)
    here = group.number_of(listed, at.step)
    command = c.AgreeRating(audit=at.audit, place=at.step, rating=listed[here].options[int(at.more)])
    done = caller.desk.app.service.perform(command, caller.actor).record
    agreed = group.meeting(done, form, caller.actor).agreed
    show_meeting(caller, at.audit, group.first_open(listed, agreed, here), anew=False)


def agree_alike(caller: Caller) -> None:
    """Write down as agreed what all said alike, all of it or nothing."""
    app, audit = caller.desk.app, At.read(caller.value).audit
    found = group.alike(group.meeting(*app.service.show(audit, caller.actor), caller.actor))
    with app.store.transaction() as transaction:
        for place, label in found.items():
            command = c.AgreeRating(audit=audit, place=place, rating=label)
            app.service.perform_within(transaction, command, caller.actor)
    show_meeting(caller, audit, anew=False)


def whole(caller: Caller) -> None:
    """The spread of every place, and the agreement, as one text."""
    audit = At.read(caller.value).audit
    record, form = caller.desk.app.service.show(audit, caller.actor)
    seen = group.meeting(record, form, caller.actor)
    if seen.waiting:
        show_meeting(caller, audit, anew=False)
        return
    text = kinds_text.agreement_text(agreement(seen.ratings_by, seen.agreed, form))
    caller.show(telling.lines(f"How far the raters of audit {audit} agree", [text]))


def name(caller: Caller) -> None:
    """Ask who rates."""
    held = _raters(caller, At.read(caller.value).audit)
    window(caller, lambda at: views.naming(at, held))


def save_names(caller: Caller) -> dict[str, Any] | None:
    """Keep who rates; whoever is new must be a person the service knows."""
    app, audit = caller.desk.app, At.read(caller.value).audit
    held = _raters(caller, audit)
    named = [one.strip() for one in typed(caller.body, "raters").split(",") if one.strip()]
    already = {folded(one): one for one in held}
    known = tuple(already.get(folded(one)) or app.service.actor(one).name for one in named)
    app.service.perform(c.NameRaters(audit=audit, raters=known), caller.actor)
    caller.desk.work.do(caller.user, lambda: caller.tell(SAVED.format(audit)))
    return None


def _raters(caller: Caller, audit: str) -> tuple[str, ...]:
    """Who rates it, for those who may name them: a look at the list, not into the audit."""
    lines = caller.desk.app.service.headlines(caller.actor, Do.REASSIGN)
    return next((line.raters for line in lines if line.id == audit), ())


def _show_at(caller: Caller, audit: str, here: int) -> None:
    show = show_sheet if caller.action.startswith("sheet") else show_meeting
    show(caller, audit, here, anew=False)


def _handed_in(caller: Caller, audit: str) -> None:
    show_sheet(caller, audit, anew=False)
    home.freshen(caller.desk, caller.user)


def _pin(caller: Caller, audit: str, name: str, said: Message, *, anew: bool) -> None:
    pin = f"{name} {audit}"
    caller.desk.send([item("pinned", caller.user, said, audit=audit, pin=pin, in_place=not anew)])

"""Running the programme from Slack: a month, its lines of enquiry, giving out, agenda, sums, own actions."""

import re
from typing import Any

from audit.deadlines import uk_date
from audit.errors import BadAudit
from audit.notices.wording import month_name
from audit.programme import service_actions
from audit.programme.shapes import KINDS
from bot.programme import showing, standing
from bot.programme import sums as told_sums
from bot.programme.agenda import agenda_of
from bot.programme.asked import by_hand, line_of
from bot.slack import ids
from bot.slack.desk import item
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners.moderating import window
from bot.slack.modal_values import all_typed, chosen, typed
from bot.slack.views import month as views
from bot.slack.views import telling

PLACES = re.compile(r"(\d+)\s*([a-z-]+)")
SEVERAL = re.compile(r"[,;]|\band\b")


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.PLAN_LINE, lambda caller: window(caller, lambda _: views.line(At.read(caller.value))))
    door.modal(ids.PLAN_LINE_VIEW, save_line)
    door.press(ids.DROP_LINE, drop_line)
    door.press(ids.ALLOCATE, plan)
    door.modal(ids.ALLOCATE_VIEW, allocate)
    door.press(ids.AGENDA, show_agenda)
    door.press(ids.SUMS, show_sums)
    door.press(
        ids.ADD_SERVICE_ACTION,
        lambda caller: window(caller, lambda _: views.service_action(At.read(caller.value))),
    )
    door.modal(ids.ADD_SERVICE_ACTION_VIEW, add_action)


def show_month(caller: Caller, month: str, *, anew: bool = True) -> None:
    """How a month stands: its plan, its draw, its audits, everybody's share."""
    app = caller.desk.app
    name = month or f"{uk_date(app.settings.clock()):%Y-%m}"
    told = standing.month(app, caller.actor, name)
    titles = [line["title"] for line in told["lines"]]
    said = views.standing(name, standing.text(told), titles, is_drawn=told["drawn"] is not None)
    pin = f"month {name}"
    caller.desk.send([item("pinned", caller.user, said, pin=pin, in_place=not anew)])


def save_line(caller: Caller) -> dict[str, Any] | None:
    """Add the line to the month, or replace the one of the same words."""
    desk, name = caller.desk.app.programme, _month(caller)
    given: dict[str, str | int | None] = dict(all_typed(caller.body))
    try:
        given |= _places(str(given.pop("places", "")))
    except BadAudit as error:
        return {"response_action": "errors", "errors": {"places": str(error)}}
    line = line_of(given | {"theme": chosen(caller.body, "theme")}, desk.cycle.kinds(name), desk.cycle)
    desk.plan_line(name, line, caller.actor)
    caller.desk.work.do(caller.user, lambda: show_month(caller, name, anew=False))
    return None


def drop_line(caller: Caller) -> None:
    """Take the chosen line of enquiry out of the month."""
    name, _, chosen_line = caller.value.partition("|")
    planned = caller.desk.app.programme.month(name)
    title = next((one.title for one in planned.lines if views.short(one.title) == chosen_line), None)
    if title:
        caller.desk.app.programme.drop_line(name, title, caller.actor)
    show_month(caller, name, anew=False)


def plan(caller: Caller) -> None:
    """Show who would get whom, and ask whether anything is to be otherwise."""
    name = _month(caller)
    made = caller.desk.app.programme.allocate(name, caller.actor, keep=False).made
    told = "\n".join(map(showing.made_text, made))
    window(caller, lambda _: views.giving(At.read(caller.value), told))


def allocate(caller: Caller) -> dict[str, Any] | None:
    """Give a month's children out; handed in twice, whoever has a child keeps it."""
    app, name = caller.desk.app, _month(caller)
    made = app.programme.allocate(name, caller.actor, _by_hand(typed(caller.body, "by_hand"))).made
    told = "\n".join(map(showing.made_text, made)) or "Everything that was drawn has its auditor."

    def then() -> None:
        settled = app.programme.settle()
        caller.show(telling.lines(f"Given out, {month_name(name)}", ["\n".join([told, *settled])]))
        show_month(caller, name, anew=False)

    caller.desk.work.do(caller.user, then)
    return None


def show_agenda(caller: Caller) -> None:
    """The agenda of the month's quality and performance meeting."""
    _, points, heading = agenda_of(caller.desk.app, caller.actor, _month(caller))
    lines = [
        "\n".join([p.heading, *(f"•  {one}" for one in p.lines or ("nothing recorded yet",))]) for p in points
    ]
    caller.show(telling.lines(heading, lines))


def show_sums(caller: Caller) -> None:
    """How the year stands against its plan."""
    name = _month(caller)
    told = told_sums.text(told_sums.year(caller.desk.app, caller.actor, name))
    caller.show(telling.lines(f"Sums of the year, up to {month_name(name)}", [told]))


def add_action(caller: Caller) -> dict[str, Any] | None:
    """Add an action that the quality and performance meeting agreed; handed in twice it is added once."""
    app = caller.desk.app
    fields: dict[str, str | None] = {**all_typed(caller.body), "kind": chosen(caller.body, "kind")}
    fields |= {"meeting": _month(caller)}
    with app.store.reading() as reading:
        same = any(one.action == fields["action"] for one in service_actions.every(reading))
    made = None if same else service_actions.add(app.store, fields, caller.actor, app.settings.clock())
    told = f"The service has a new action, {made.id}." if made else "The service has that action already."
    caller.desk.work.do(caller.user, lambda: caller.tell(told))
    return None


def _places(text: str) -> dict[str, int]:
    """How many of each kind, from `4 full, 2 dip-sample`. Raises BadAudit."""
    found: dict[str, int] = {}
    for part in filter(str.strip, SEVERAL.split(text.casefold())):
        said = PLACES.fullmatch(part.strip())
        if said is None or said[2] not in KINDS:
            raise BadAudit(f"Write it such as 4 full, 2 dip-sample; the kinds are {', '.join(KINDS)}.")
        found[said[2].replace("-", "_")] = int(said[1])
    return found


def _by_hand(text: str) -> dict[str, str]:
    """Who gets whom by hand, from lines such as `CV-12 = Robin Example`. Raises BadAudit."""
    lines = filter(str.strip, re.split(r"[\n;]", text))
    return by_hand(lines, "Write child and auditor, one pair a line, such as CV-12 = Robin Example")


def _month(caller: Caller) -> str:
    return At.read(caller.value).more

"""More of `checkback programme`: agenda, the service's own actions, wishes, the sums."""

import datetime as dt
from typing import Any

import click

from audit.deadlines import uk_date
from audit.headlines import OVER
from audit.notices.shapes import Wishes
from audit.programme import monthly, service_actions
from bot.cli.actions import STATUS
from bot.cli.common import acting, actor, app, as_json, show, show_json
from bot.cli.programme import programme
from bot.programme import sums as told_sums
from bot.programme.agenda import agenda_of
from bot.programme.asked import month_named
from bot.programme.wishes import keep_wishes, wishes_of

KIND = click.Choice(["workshop", "campaign", "celebration", "action"])


def register(root: click.Group) -> None:
    """Nothing to add to the root: these commands stand under `programme`."""
    del root


@programme.command("agenda")
@click.argument("month")
@acting
@as_json
def agenda_(month: str, person: str | None, json_: bool) -> None:
    """The agenda of a month's quality and performance meeting: what goes well, concerns, grey areas."""
    day, points, heading = agenda_of(app(), actor(person), month_named(month))
    if json_:
        show_json({"meeting": day.isoformat(), "points": [vars(point) for point in points]})
        return
    lines = [heading]
    for point in points:
        lines += ["", point.heading, *(f"  - {line}" for line in point.lines or ("nothing recorded yet",))]
    show("\n".join(lines))


@programme.command("record")
@click.argument("month")
@click.argument("step", type=click.Choice(monthly.STEPS))
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The day; today without it.")
@acting
@as_json
def record(month: str, step: str, on: dt.datetime | None, person: str | None, json_: bool) -> None:
    """Write down that a month's summary was written, or its papers went round."""
    now = app().settings.clock()
    day = on.date() if on else uk_date(now)
    made = monthly.record_step(app().store, month_named(month), step, actor(person), now, day)
    value = made.model_dump(mode="json")
    show_json(value) if json_ else show(f"{made.month}: {made.step} on {made.on:%d %B %Y}")


@programme.group("actions")
def actions() -> None:
    """The service's own actions: learning workshops, campaigns, practice to celebrate."""


@actions.command("add")
@click.option("--action", required=True, help="What is to be done.")
@click.option("--owner", required=True, help="Who answers for it.")
@click.option("--timescale", required=True, metavar="DATE", help="By when.")
@click.option("--check-back", metavar="DATE", help="When it is checked back, where that is another day.")
@click.option("--kind", type=KIND, default="action", show_default=True)
@click.option("--meeting", metavar="MONTH", help="The meeting that agreed it; this month's without it.")
@acting
@as_json
def add(meeting: str | None, person: str | None, json_: bool, **given: str | None) -> None:
    """Add an action that the quality and performance meeting agreed."""
    now = app().settings.clock()
    month = month_named(meeting) if meeting else f"{uk_date(now):%Y-%m}"
    made = service_actions.add(app().store, {**given, "meeting": month}, actor(person), now)
    show_json(made.model_dump(mode="json")) if json_ else show(_line(made))


@actions.command("update")
@click.argument("action_id", metavar="ID")
@click.option("--status", type=STATUS)
@click.option("--progress")
@click.option("--evidence", help="How it can be seen that it was done; checking back needs it.")
@click.option("--outcome", help="What came of it; why it was dropped.")
@click.option("--timescale", metavar="DATE")
@click.option("--owner")
@acting
@as_json
def update(action_id: str, person: str | None, json_: bool, **given: str | None) -> None:
    """Say how an action of the service goes, check back on it, or drop it."""
    now = app().settings.clock()
    made = service_actions.update(app().store, action_id, given, actor(person), now)
    show_json(made.model_dump(mode="json")) if json_ else show(_line(made))


@actions.command("list")
@click.option("--open", "is_open", is_flag=True, help="Those that are not over.")
@acting
@as_json
def list_(is_open: bool, person: str | None, json_: bool) -> None:
    """List the service's own actions."""
    actor(person)
    with app().store.reading() as reading:
        held = service_actions.every(reading)
    found = [one for one in held if not is_open or one.status not in OVER]
    if json_:
        show_json([one.model_dump(mode="json") for one in found])
    else:
        show("\n".join(map(_line, found)) or "The service has no action of its own.")


@programme.command("wishes")
@click.option("--as", "person", metavar="PERSON", required=True, help="Whose wishes.")
@click.option("--channel", type=click.Choice(["slack", "email"]), help="How you prefer to be told.")
@click.option("--from", "from_hour", type=click.IntRange(0, 24), help="From which hour.")
@click.option("--until", "until_hour", type=click.IntRange(0, 24), help="Until which hour.")
@click.option("--weekends/--no-weekends", default=None, help="On days off too.")
@click.option("--reminders", type=click.Choice(["as they come", "mondays", "late only"]))
@as_json
def wishes(person: str, json_: bool, **given: Any) -> None:
    """How and when you wish to be told what can wait; urgent things come at once all the same."""
    who = actor(person)
    with app().store.reading() as reading:
        held = wishes_of(reading, who.name)
    wished = held.model_copy(update={name: value for name, value in given.items() if value is not None})
    if wished != held:
        keep_wishes(app().store, app().settings.clock, who.name, Wishes.model_validate(wished.model_dump()))
    value = wished.model_dump(mode="json")
    show_json(value) if json_ else show(_wishes(wished))


@programme.command("sums")
@click.option("--year", metavar="MONTH", help="A month of the year; this month's without it.")
@acting
@as_json
def sums(year: str | None, person: str | None, json_: bool) -> None:
    """How the programme stands: against its plan, over the themes, in judgement, in time."""
    name = month_named(year) if year else f"{uk_date(app().settings.clock()):%Y-%m}"
    value = told_sums.year(app(), actor(person), name)
    show_json(value) if json_ else show(told_sums.text(value))


def _wishes(wished: Wishes) -> str:
    """Somebody's wishes in a sentence."""
    by = {"slack": "in Slack", "email": "by mail"}.get(wished.channel or "", "in Slack, else by mail")
    days = "on any day" if wished.weekends else "on working days"
    reminders = f"reminders: {wished.reminders}"
    return f"You are told {by}, {days} from {wished.from_hour} to {wished.until_hour} o'clock; {reminders}"


def _line(action: service_actions.ServiceAction) -> str:
    due = action.due()
    by = f"{due.day} {due:%B %Y}" if due else action.timescale
    return f"{action.id}  {action.kind}: {action.action} ({action.owner}, by {by}): {action.status}"

"""`checkback due`: what is due or late, who has to do it and whether they were told; and telling them."""

import click

from audit.deadlines import uk_date
from bot.cli.common import acting, actor, app, as_json, show, show_json, tell
from bot.programme import showing
from bot.programme.building import desk


def register(root: click.Group) -> None:
    """Add the commands of this module."""
    root.add_command(due)


@click.command()
@click.option(
    "--within", type=click.IntRange(0, 3660), metavar="DAYS", help="Only what is due within so many days."
)
@click.option("--late", is_flag=True, help="Only what is late.")
@click.option("--send", is_flag=True, help="First send every notice that waits; for a schedule such as cron.")
@acting
@as_json
def due(within: int | None, late: bool, send: bool, person: str | None, json_: bool) -> None:
    """List what is due or late, the first first, and who has been told."""
    who = actor(person)
    held = desk(app())
    if send:
        done = held.round()
        tell(f"{done.sent} sent, {done.failed} could not be sent, {done.waiting} wait")
    today = uk_date(app().settings.clock())
    found = [
        (item, told)
        for item, told in held.due(who)
        if (not late or item.due < today) and (within is None or (item.due - today).days <= within)
    ]
    if json_:
        show_json({"items": [showing.item_json(item, told, today) for item, told in found]})
    else:
        show("\n".join(showing.item_text(item, told, today) for item, told in found) or "Nothing is due.")

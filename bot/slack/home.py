"""Gathering what a person's Home tab shows, and publishing it."""

import datetime as dt
from collections.abc import Mapping

from audit.deadlines import uk_date
from audit.errors import AuditError
from audit.headlines import Headline
from audit.permission_table import TABLE
from audit.permissions import Actor, allowed
from audit.roles import Do
from bot.conversation.engine import OPEN
from bot.slack import child, group
from bot.slack.desk import Desk, item
from bot.slack.errors import Stranger
from bot.slack.outbox import Item, Then
from bot.slack.programme import month_lines
from bot.slack.views.home import AuditLine, Dashboard, WaitingLine, dashboard
from bot.slack.waiting import completing, due_for, waiting
from questionbank.models import Form

SHELF = "slack.homes"  # who has opened the Home tab
LATEST = 30  # finished audits stay on the tab as long as they are among the last so many


def publish(desk: Desk, actor: Actor, user: str) -> None:
    """Show a person's Home tab as it is now; where Slack cannot take it, it comes later."""
    with desk.app.store.transaction() as transaction:
        transaction.keep_item(SHELF, user, "opened")
    view = dashboard(gathered(desk, actor))
    if desk.try_call("views.publish", user_id=user, view=view) is None:
        freshen(desk, user)


def freshen(desk: Desk, user: str) -> None:
    """Bring a person's Home tab up to date soon, if they ever opened it; several changes make one update."""
    with desk.app.store.reading() as reading:
        opened = reading.item(SHELF, user)
    if opened:
        desk.send([item("home", user, lane=f"{user}.home", key="home")])


def deliver(desk: Desk, job: Item) -> Then | None:
    """Publish a Home tab that was to be brought up to date."""
    try:
        view = dashboard(gathered(desk, desk.people.who(job.user)))
    except (Stranger, AuditError):
        return None  # whoever left has no Home tab here
    desk.calls.call("views.publish", user_id=job.user, view=view)
    return None


def gathered(desk: Desk, actor: Actor) -> Dashboard:
    """What stands on a person's Home tab."""
    items = due_for(desk.programme, actor)
    mine = desk.app.service.own(actor)[-LATEST:]
    mine.sort(key=lambda line: (line.state not in OPEN, line.id))
    ends = completing(items)
    editions = {(line.document, line.edition) for line in mine}
    rated = desk.app.service.headlines(actor, Do.RATE)
    rating = {line.id for line in rated if group.is_asked(line, actor)}
    lines = waiting(items, rating)
    forms = {edition: desk.app.service.form_edition(*edition) for edition in editions}
    return Dashboard(
        name=actor.name,
        waiting=[WaitingLine(one.text, one.audit, one.more, one.action, one.verb) for one in lines],
        audits=[_line(desk, line, forms[line.document, line.edition], ends) for line in mine],
        month=month_lines(desk.app, actor),
        may_start=any(Do.START in TABLE[role] for role in actor.roles),
        may_plan=allowed(actor, Do.PROGRAMME),
        rehearsal=desk.rehearsal,
    )


def _line(desk: Desk, line: Headline, form: Form, ends: Mapping[str, dt.date]) -> AuditLine:
    today = uk_date(desk.app.settings.clock())
    return AuditLine(
        audit=line.id,
        child=child.in_a_line(line),
        state=line.state,
        answered=line.answered,
        asked=len(line.questions) or sum(1 for _ in form.questions()),
        due=days_left(ends[line.id], today) if line.id in ends else "",
        open=line.state in OPEN,
        kind=line.kind,
    )


def days_left(due: dt.date, today: dt.date) -> str:
    """How many days are left, in words."""
    left = (due - today).days
    if left < 0:
        return f", {-left} {'day' if left == -1 else 'days'} late"
    return ", due today" if left == 0 else f", {left} {'day' if left == 1 else 'days'} left"

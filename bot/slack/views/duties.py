"""What a month owes its meeting, and the service's own actions: the windows that write down how they go."""

import datetime as dt
from typing import Any

from audit.notices.wording import month_name
from audit.programme.service_actions import ServiceAction
from bot.slack import ids
from bot.slack.blocks import choice_input, escaped, modal, option, section, text_input
from bot.slack.ids import At
from bot.slack.limits import shorten
from bot.slack.views.action_rows import EVIDENCE, OUTCOME, STATUSES

STEPS = {"summary": "was the summary written", "papers": "did the papers go round"}


def month_step(at: At, today: dt.date) -> dict[str, Any]:
    """When a month's summary was written, or its papers went round."""
    month, _, step = at.more.partition(" ")
    day = f"{today.day} {today:%B %Y}"
    field = text_input(
        "on", f"When {STEPS[step]}?", value=day, hint="A date, such as 12 December 2026.", optional=False
    )
    return modal(ids.MONTH_STEP_VIEW, month_name(month), [field], str(at), submit="Save")


def service_action(held: ServiceAction) -> dict[str, Any]:
    """How one of the service's own actions goes."""
    options = [option(status, str(place)) for place, status in enumerate(STATUSES)]
    blocks = [
        section(f"*Action {held.id} of the service*\n{shorten(escaped(held.action), 1500)}"),
        choice_input("status", "How does it stand?", options, options[STATUSES.index(held.status)]),
        text_input("progress", "What has happened?", value=held.progress or "", lines=True),
        text_input("evidence", "Where can it be seen?", value=held.evidence or "", hint=EVIDENCE),
        text_input("outcome", "What did it come to?", value=held.outcome or "", hint=OUTCOME),
    ]
    return modal(
        ids.SERVICE_ACTION_VIEW, f"Action {held.id}", blocks, str(At("", 0, "", held.id)), submit="Save"
    )

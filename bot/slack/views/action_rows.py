"""Actions of all audits: a list with buttons, and the window that says how one goes."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, get_args

from audit.deadlines import uk_date
from audit.headlines import OVER
from audit.models import ActionStatus
from bot.action_list import Listed
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Message,
    actions,
    button,
    choice_input,
    context,
    escaped,
    message,
    modal,
    option,
    section,
    text_input,
)
from bot.slack.ids import At
from bot.slack.limits import shorten

MOST = 15
STATUSES: tuple[str, ...] = get_args(ActionStatus)


def listed(heading: str, found: Sequence[Listed], now: dt.datetime, empty: str) -> Message:
    """The actions, each with its buttons; the sentence `empty` where there is none."""
    if not found:
        return message(empty, [section(escaped(empty))])
    blocks: list[Block] = [section(f"*{escaped(heading)}*")]
    for one in found[:MOST]:
        value = str(At(one.audit, 0, "", str(one.action.id)))
        row = [button("Say how it goes", "action_update", value)]
        blocks += [section(_text(one, now)), actions(row)]
    if len(found) > MOST:
        blocks.append(context(f"and {len(found) - MOST} more; the tracker shows them all"))
    return message(f"{heading}: {len(found)}", blocks)


def form(one: Listed) -> dict[str, Any]:
    """The window that says how an action goes."""
    options = [option(status, str(place)) for place, status in enumerate(STATUSES)]
    chosen = options[STATUSES.index(one.action.status)]
    said = shorten(escaped(one.action.action or ""), 1500)
    blocks = [
        section(f"*{escaped(one.audit)}, action {one.action.id}*\n{said}"),
        choice_input("status", "How does it stand?", options, chosen),
        text_input("progress", "What has happened?", value=one.action.progress or "", lines=True),
        text_input("evidence", "Where can it be seen?", value=one.action.evidence or "", hint=EVIDENCE),
        text_input("outcome", "What did it come to?", value=one.action.outcome or "", hint=OUTCOME),
    ]
    value = str(At(one.audit, 0, "", str(one.action.id)))
    return modal(ids.UPDATE_VIEW, f"Action {one.action.id}", blocks, value, submit="Save")


EVIDENCE = "An action that is checked back needs it: where on the record another person can see it."
OUTCOME = "What it meant for the child; of a dropped action, why; of one opened again, what is missing."


def _text(one: Listed, now: dt.datetime) -> str:
    action = one.action
    when = f"{one.due.day} {one.due:%B %Y}" if one.due else "no date"
    late = ", *late*" if one.due and one.due < uk_date(now) and action.status not in OVER else ""
    owner = shorten(escaped(action.responsibility or "no owner"), 100)
    said = shorten(escaped(action.action or "no words"), 600)
    stands = f"{escaped(action.status)}; {owner}; check back {when}{late}"
    return f"*{escaped(one.audit)}/{action.id}*  {said}\n{stands}"

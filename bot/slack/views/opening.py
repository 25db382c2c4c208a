"""The first message of an audit's thread, and what everyone is told once."""

import datetime as dt

from audit.deadlines import deadlines
from audit.record import AuditRecord
from audit.timings import GUIDE, Timings
from bot.slack import ids
from bot.slack.blocks import Message, actions, button, context, escaped, message, section
from bot.slack.ids import At

ONCE = (
    "One thing to know: what you type here stays in Slack as well as in Checkback's record. Write roles "
    "rather than names (“the mother”, “the school”). You are told this once; the data "
    "protection pack says more."
)


def root(record: AuditRecord, reference: str, timings: Timings = GUIDE) -> Message:
    """Which audit this thread is about, where it stands, and when it is due."""
    month = dt.date.fromisoformat(f"{record.data.month}-01")
    due = deadlines(record, timings)["complete"]
    lines = [
        f"*Audit {escaped(record.id)}*, child {escaped(reference)}",
        f"{month:%B %Y}, {escaped(record.state)}",
    ]
    if due and record.state in ("allocated", "in progress", "returned"):
        lines[1] += f", to be completed by {due.day} {due:%B %Y}"
    value = str(At(record.id))
    shared = [button("Joint working", "joint", value)] if record.data.kind == "joint" else []
    row = actions(
        [
            button("Go on here", ids.RESUME, value),
            *shared,
            button("Documents", ids.DOCUMENTS, value),
            button("Raise a concern", ids.CONCERN, value),
        ]
    )
    blocks = [
        section("\n".join(lines)),
        row,
        context("The conversation is in this thread. Everything is kept as you go."),
    ]
    return message(f"Audit {record.id}: the conversation is in this thread.", blocks)


def once() -> Message:
    """That comments stay in Slack."""
    return message(ONCE, [context(escaped(ONCE))])

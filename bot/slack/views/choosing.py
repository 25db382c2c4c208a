"""Choosing an audit from a list, and the window that begins one."""

from collections.abc import Sequence
from typing import Any

from audit.headlines import Headline
from bot.conversation.engine import OPEN
from bot.slack import child, ids
from bot.slack.blocks import (
    Block,
    Message,
    actions,
    button,
    context,
    escaped,
    message,
    modal,
    section,
    text_input,
)
from bot.slack.ids import At

MOST = 15


def audits(records: Sequence[Headline], heading: str, empty: str) -> Message:
    """Audits with their buttons; the sentence `empty` where there is none."""
    if not records:
        return message(empty, [section(empty)])
    blocks: list[Block] = [section(f"*{heading}*")]
    for record in records[:MOST]:
        reference = escaped(child.in_a_line(record))
        value = str(At(record.id))
        row = [button("Resume", ids.RESUME, value)] if record.state in OPEN else []
        row.append(button("Documents", ids.DOCUMENTS, value))
        blocks += [section(f"*{record.id}*, child {reference}: {escaped(record.state)}"), actions(row)]
    if len(records) > MOST:
        blocks.append(context(f"and {len(records) - MOST} more"))
    return message(f"{heading}: {len(records)}", blocks)


def starting(month: str) -> dict[str, Any]:
    """The window that begins an audit."""
    blocks = [
        text_input("childview_id", "The child's ChildView ID", optional=False),
        text_input("month", "Programme month", value=month, optional=False),
        context("Nothing else is needed now; the rest is asked one by one."),
    ]
    return modal(ids.START_VIEW, "Start an audit", blocks, "", submit="Start")

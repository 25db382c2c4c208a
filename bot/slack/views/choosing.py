"""Choosing an audit from a list, and the window that begins one."""

from collections.abc import Sequence
from typing import Any

from audit.headlines import Headline
from audit.models import Kind
from bot.conversation.engine import OPEN
from bot.slack import child, ids
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

MOST = 15
KINDS: dict[Kind, str] = {
    "full": "Full: records and conversations",
    "dip-sample": "Dip sample: chosen questions, records only",
    "group": "Group: several rate it alone, then meet",
    "joint": "Joint with children's social care",
}


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


def begun(audit: str, kind: Kind, auditor: str, notes: Sequence[str] = ()) -> Message:
    """An audit begun for somebody else, with what its kind still needs."""
    needs = {"group": ("Name the raters…", ids.RATERS), "joint": ("Name the other half…", ids.PAIR)}
    row = [button(*needs[kind], str(At(audit)))] if kind in needs else []
    blocks = [section(f"*Audit {audit} is begun.* {escaped(auditor)} goes on with it.")]
    blocks += [context(*map(escaped, notes))] if notes else []
    return message(f"Audit {audit} is begun.", [*blocks, *([actions(row)] if row else [])])


def starting(month: str, *, for_others: bool = False) -> dict[str, Any]:
    """The window that begins an audit; `for_others` asks whose it is."""
    kinds = [option(label, kind) for kind, label in KINDS.items()]
    whose = text_input(
        "auditor", "Whose audit is it?", hint="A name as in the list of people.", optional=False
    )
    blocks = [
        text_input("childview_id", "The child's ChildView ID", optional=False),
        choice_input("kind", "Which kind of audit?", kinds, kinds[0]),
        text_input("month", "Programme month", value=month, optional=False),
        *([whose] if for_others else []),
        context("Nothing else is needed now; the rest is asked one by one."),
    ]
    return modal(ids.START_VIEW, "Start an audit", blocks, "", submit="Start")

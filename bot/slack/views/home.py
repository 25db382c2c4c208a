"""The Home tab: what waits for me first, then my audits, the month, and what I can do."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.slack import ids
from bot.slack.blocks import Block, actions, button, context, divider, escaped, header, home, section
from bot.slack.ids import At
from bot.slack.views.parts import bar

# What a kind of audit offers beside the rest while it is open: its words and its button's id.
OWN = {
    "group": ("The meeting", "group"),
    "joint": ("Joint working", "joint"),
    "dip-sample": ("Choose the questions…", "saying_choose"),
}
MOST = 12  # audits with buttons of their own; `/audit list` shows the rest


@dataclass(frozen=True)
class AuditLine:
    """One of my audits: its id, the child's reference, how far it is, its state, and what is due."""

    audit: str
    child: str
    state: str
    answered: int
    asked: int
    due: str
    open: bool
    kind: str = "full"


@dataclass(frozen=True)
class WaitingLine:
    """One thing that waits for me, and the button that leads to it; no button where `action` is empty."""

    text: str
    audit: str = ""
    more: str = ""
    action: str = ""
    verb: str = ""


@dataclass(frozen=True)
class Dashboard:
    """Everything on the Home tab."""

    name: str
    waiting: Sequence[WaitingLine]
    audits: Sequence[AuditLine]
    month: Sequence[str]
    may_start: bool
    may_plan: bool = False
    rehearsal: bool = False


def dashboard(shown: Dashboard) -> dict[str, Any]:
    """The Home tab of one person."""
    blocks: list[Block] = [header("Checkback")]
    if shown.rehearsal:
        blocks.append(section("*This is a rehearsal.* Everything here is fictional, and nobody is notified."))
    blocks += [*_waiting(shown), divider(), *_audits(shown), divider(), *_month(shown), divider()]
    row = [button("Start an audit", ids.START, style="primary")] if shown.may_start else []
    row += [button("Look up guidance", ids.LOOK_UP), button("How I am told…", ids.WISHES)]
    row += [button("Time without audits…", ids.TIME_OFF)] if shown.may_start else []
    row.append(button("What can I do here?", ids.HELP))
    return home([*blocks, actions(row)])


def _waiting(shown: Dashboard) -> list[Block]:
    blocks = [section("*Waiting for you*")]
    if not shown.waiting:
        return [*blocks, context("Nothing waits for you at the moment.")]
    for place, line in enumerate(shown.waiting[:MOST]):
        value = str(At(line.audit, 0, "", line.more))
        go_on = button(line.verb, f"{line.action}_{place}", value) if line.action else None
        blocks.append(section(escaped(line.text), go_on))
    if len(shown.waiting) > MOST:
        blocks.append(context(f"and {len(shown.waiting) - MOST} more, due later"))
    return blocks


def _audits(shown: Dashboard) -> list[Block]:
    blocks = [section("*My audits*")]
    if not shown.audits:
        hint = (
            "You have no audit yet. *Start an audit* below begins one; all you need is the ChildView ID."
            if shown.may_start
            else "Audits that are yours will stand here."
        )
        return [*blocks, context(hint)]
    for line in shown.audits[:MOST]:
        state = escaped(f"{_kind(line)}{line.state}{line.due}")
        text = f"*{escaped(line.audit)}*, child {escaped(line.child)}: {state}"
        blocks.append(section(f"{text}\n{bar(line.answered, line.asked)}"))
        value = str(At(line.audit))
        row = [button("Resume", ids.RESUME, value)] if line.open else []
        row += [button(*OWN[line.kind], value)] if line.open and line.kind in OWN else []
        row += [button("Ask to be exempt…", "saying_exempt", value)] if line.open else []
        blocks.append(actions([*row, button("Documents", ids.DOCUMENTS, value)]))
    if len(shown.audits) > MOST:
        blocks.append(context(f"and {len(shown.audits) - MOST} more: `/audit list` shows them all"))
    return blocks


def _kind(line: AuditLine) -> str:
    return "" if line.kind == "full" else f"{line.kind}, "


def _month(shown: Dashboard) -> list[Block]:
    show = button("Show the month", "act_programme", str(At(""))) if shown.may_plan else None
    lines = [section(escaped(line)) for line in shown.month[:MOST]]
    return [
        section("*This month's programme*", show),
        *(lines or [context("No programme is set for this month yet.")]),
    ]

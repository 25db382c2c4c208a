"""Moderation in the terminal: reads lines, shows what is said."""

import textwrap
from collections.abc import Callable, Iterable

from audit.life.waiting import waits_for
from audit.permissions import Actor
from bot.bootstrap import App
from bot.moderation.dialogue import PAUSED, Dialogue
from bot.terminal.loop import joined

WIDTH = 80


def is_to_moderate(app: App, audit_id: str, actor: Actor) -> bool:
    """Whether that audit waits for this person to moderate it.

    Raises UnknownAudit, NotAllowed, NeedsReason.
    """
    if actor.is_operator:
        return False  # the operator types in what auditors answered; moderating has commands of its own
    record, _ = app.service.show(audit_id, actor)
    return record.state == "submitted" and waits_for(record, actor)


def moderate(
    app: App, audit_id: str, actor: Actor, lines: Iterable[str], show: Callable[[str], None]
) -> None:
    """Hold the conversation until it ends or the lines do. Everything confirmed is kept."""
    dialogue = Dialogue(app.service, audit_id, actor, app.settings.coach)
    show(wrapped(dialogue.open()))
    for line in joined(lines):
        said = dialogue.say(line)
        show(wrapped(said.text))
        if said.is_over:
            return
    show(PAUSED.format(id=audit_id))


def wrapped(text: str) -> str:
    """The text in lines that a terminal holds, each going on under where it began."""
    return "\n".join(_wrapped(line) for line in text.split("\n"))


def _wrapped(line: str) -> str:
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.fill(line, WIDTH, subsequent_indent=indent + "  ") if line.strip() else ""

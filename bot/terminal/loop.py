"""The loop of the terminal: reads lines, shows replies. A backslash at the end of a line goes on."""

import re
from collections.abc import Callable, Iterable, Iterator

from audit.permissions import Actor
from bot.bootstrap import App
from bot.conversation.engine import Conversation
from bot.terminal import render
from bot.terminal.opening import Opening

Show = Callable[[str], None]
GOES_ON = "\\"
ESCAPES = re.compile(r"\x1b\[[0-9;]*[A-Za-z~]")  # arrow keys and the like, where no line editing takes them


def talk(app: App, actor: Actor, audit_id: str | None, lines: Iterable[str], show: Show) -> None:
    """Hold the conversation until the person pauses or the lines end. Everything confirmed is kept."""
    said = joined(lines)
    if audit_id is None:
        audit_id = _chosen(app, actor, said, show)
    if audit_id is None:
        return
    conversation = Conversation(app.parts(), audit_id, actor, app.settings.clock)
    show(
        f"Audit {audit_id}. Type `help` at any time, `pause` to leave.\n\n{render.reply(conversation.open())}"
    )
    for line in said:
        reply = conversation.say(line)
        show(render.reply(reply))
        if reply.ended:
            return
    show(f"Left. Everything is kept; `checkback chat --audit {audit_id}` goes on here.")


def joined(lines: Iterable[str]) -> Iterator[str]:
    """Lines as they were meant: those that end in a backslash joined with the next by a line break."""
    begun: list[str] = []
    for line in lines:
        text = ESCAPES.sub("", line.rstrip("\r\n"))
        if text.endswith(GOES_ON):
            begun.append(text.removesuffix(GOES_ON))
            continue
        yield "\n".join([*begun, text])
        begun = []
    if begun:
        yield "\n".join(begun)


def _chosen(app: App, actor: Actor, lines: Iterator[str], show: Show) -> str | None:
    opening = Opening(app.service, actor, app.settings)
    show(opening.ask())
    for line in lines:
        if problem := opening.hear(line):
            show(problem)
        if opening.audit_id or opening.left:
            return opening.audit_id
        show(opening.ask())
    return None

"""A notice as a message: what happened or is needed first, why it comes to you, and the button to do it."""

from audit.notices.shapes import Notice
from bot.slack.blocks import Block, Message, actions, button, context, escaped, message, section, sections
from bot.slack.ids import At
from bot.slack.views.parts import bullets


def notice(shown: Notice) -> Message:
    """The message."""
    by = f" By {shown.by.day} {shown.by:%B %Y}." if shown.by else ""
    head = f"*Urgent.* {escaped(shown.says)}" if shown.urgent else escaped(shown.says)
    blocks: list[Block] = [section(f"{head}{by}")]
    blocks += sections(bullets(shown.lines)) if shown.lines else []
    if shown.act and shown.button:
        value = str(At(shown.audit or "", 0, "", shown.action or ""))
        style = "primary" if shown.urgent else None
        blocks.append(actions([button(shown.button, f"act_{shown.act}", value, style=style)]))
    blocks += [context(escaped(shown.why))] if shown.why else []
    return message(f"{'Urgent. ' if shown.urgent else ''}{shown.says}{by}", blocks)

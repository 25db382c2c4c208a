"""A notice as a message: what happened or is needed first, why it comes to you, and the button to do it."""

from audit.notices.shapes import Notice
from bot.slack.blocks import Block, Message, actions, button, context, escaped, message, section, sections
from bot.slack.ids import At
from bot.slack.views.parts import bullets

# Where another button than the notice's own leads to what can be done in Slack.
INSTEAD = {
    "taken over": ("act_home", "Show what waits for me"),  # it is not theirs to open any more
    "re-opened": ("action_update_0", "Say how it goes"),
    "exemption refused": ("act_refused", "Read why"),
}


def led(shown: Notice) -> tuple[str, str] | None:
    """The button of a notice: its id and its words; None where the notice asks for nothing."""
    if shown.kind in INSTEAD:
        return INSTEAD[shown.kind]
    return (f"act_{shown.act}", shown.button) if shown.act and shown.button else None


def notice(shown: Notice) -> Message:
    """The message."""
    by = f" By {shown.by.day} {shown.by:%B %Y}." if shown.by else ""
    head = f"*Urgent.* {escaped(shown.says)}" if shown.urgent else escaped(shown.says)
    blocks: list[Block] = [section(f"{head}{by}")]
    blocks += sections(bullets(shown.lines)) if shown.lines else []
    if lead := led(shown):
        action, verb = lead
        value = str(At(shown.audit or "", 0, "", shown.action or shown.month or ""))
        style = "primary" if shown.urgent else None
        blocks.append(actions([button(verb, action, value, style=style)]))
    blocks += [context(escaped(shown.why))] if shown.why else []
    return message(f"{'Urgent. ' if shown.urgent else ''}{shown.says}{by}", blocks)

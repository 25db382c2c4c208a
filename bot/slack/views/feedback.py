"""A feedback question: what the child, a parent or carer, or the case manager said."""

from bot.conversation.screens import FeedbackScreen
from bot.slack import ids
from bot.slack.blocks import Message, actions, button, context, escaped, message, section, sections
from bot.slack.limits import shorten
from bot.slack.views.parts import COMMENT_FOLDED, COMMENT_SHOWN, at, moving, standing

HOW_TO = "Reply here with what was said, in their words where you can. Skip it if nothing was."


def feedback(shown: FeedbackScreen) -> Message:
    """The question, what is kept, and where to write."""
    value = str(at(shown.where))
    blocks = [standing(shown.where), *sections(f"*{shown.number} of {shown.of}*  {escaped(shown.text)}")]
    if shown.current:
        blocks.append(section(f"*Kept so far:* {shorten(escaped(shown.current), COMMENT_SHOWN)}"))
    write = button("Write it down", ids.SAY, value, style="primary")
    blocks += [actions(moving(shown.where, write)), context(HOW_TO)]
    return message(f"{shown.where.part}, {shown.number} of {shown.of}: {shown.text}", blocks)


def folded(shown: FeedbackScreen) -> Message:
    """What was said in one line, with a button to change it."""
    said = shorten(escaped(" ".join((shown.current or "nothing noted").split())), COMMENT_FOLDED)
    line = f"*{escaped(shown.source)}, {shown.number}*: {said}"
    edit = button("Edit", ids.SAY, str(at(shown.where)))
    return message(f"{shown.where.part}, {shown.number}: kept.", [section(line, edit)])

"""The rating of a section or of the whole audit, asked with what it is judged by; and folded to one line."""

from audit.models import OVERALL
from bot.conversation.screens import SectionScreen
from bot.slack import ids
from bot.slack.blocks import Message, actions, button, context, escaped, message, section, sections
from bot.slack.limits import shorten
from bot.slack.views.parts import COMMENT_FOLDED, WAITING, at, bullets, kept, moving, ratings, standing

HOW_TO = "Press a rating, or reply here: `good, strong assessment, plans came late`."


def judgement(shown: SectionScreen) -> Message:
    """What good looks like, the grades, the spread of the answers, and a button for each rating."""
    value = str(at(shown.where))
    spread = ", ".join(f"{label} {count}" for label, count in shown.spread) or "none yet"
    about = "Sections so far" if shown.title == OVERALL else "Your answers here"
    blocks = [standing(shown.where), *sections(f"*{escaped(shown.label)}*\n{about}: {escaped(spread)}")]
    if shown.standards:
        blocks += sections(f"*What good looks like*\n{bullets(shown.standards)}")
    if shown.definitions:
        grades = "\n".join(f"•  *{escaped(label)}:* {escaped(text)}" for label, text in shown.definitions)
        blocks += sections(f"*The grades*\n{grades}")
    blocks += kept(shown.judgement)
    blocks += [section(f"*{WAITING[shown.waiting]}*"), actions(ratings(shown.where, shown.options))]
    comment = [button("Write the comment", ids.COMMENT, value)] if shown.judgement.rating else []
    blocks += [actions(moving(shown.where, *comment)), context(HOW_TO)]
    choices = ", ".join(shown.options)
    return message(f"{shown.label}. Choose one: {choices}, or reply in this thread.", blocks)


def folded(shown: SectionScreen) -> Message:
    """The judgement in one line, with a button to change it."""
    held = shown.judgement
    comment = shorten(escaped(" ".join((held.comment or "no comment").split())), COMMENT_FOLDED)
    line = f"*{escaped(shown.label)}*: {escaped(held.rating or 'Not rated')} – {comment}"
    edit = button("Edit", ids.EDIT, str(at(shown.where)))
    state = "is rated" if held.rating else "is open"
    return message(f"{shown.title} {state}.", [section(line, edit)])

"""A question of the form, asked; and its answer, folded to one line."""

from bot.conversation.screens import QuestionScreen
from bot.slack import ids
from bot.slack.blocks import Block, Message, actions, button, context, escaped, message, section, sections
from bot.slack.limits import shorten
from bot.slack.views.parts import (
    COMMENT_FOLDED,
    WAITING,
    at,
    bullets,
    kept,
    moving,
    passages,
    ratings,
    standing,
)

HOW_TO = (
    "Press a rating, or reply here: `good, home visit on 3 March, mother and child seen`. "
    "`?` looks something up."
)


def question(shown: QuestionScreen) -> Message:
    """The question with its guidance, a button for each rating, and what is kept."""
    where = shown.where
    blocks: list[Block] = [standing(where)]
    if shown.purpose:
        blocks += sections(f"*{escaped(shown.group or 'This group')}*\n{escaped(shown.purpose)}")
    blocks += sections(f"*{escaped(named(shown))}*\n{bullets(shown.prompts)}")
    blocks += [context(f"Note: {escaped(note.removeprefix('Note:').strip())}") for note in shown.notes]
    blocks += _guidance(shown)
    blocks += kept(shown.answer)
    blocks += [section(f"*{WAITING[shown.waiting]}*"), actions(ratings(where, shown.options))]
    blocks += [actions(_others(shown)), context(HOW_TO)]
    return message(_plain(shown), blocks)


def named(shown: QuestionScreen) -> str:
    """The question's number and title."""
    return f"Question {shown.number}{f': {shown.title}' if shown.title else ''}"


def folded(shown: QuestionScreen) -> Message:
    """The answered question in one line, with a button to change it."""
    answer = shown.answer
    comment = shorten(escaped(" ".join((answer.comment or "no comment").split())), COMMENT_FOLDED)
    title = shown.title or shorten(" ".join(shown.prompts), 60)
    line = (
        f"*{escaped(shown.number)}  {escaped(title)}*: {escaped(answer.rating or 'Not answered')} – {comment}"
    )
    edit = button("Edit", ids.EDIT, str(at(shown.where)))
    state = "is answered" if answer.rating else "is open"
    return message(f"Question {shown.number} {state}.", [section(line, edit)])


def _guidance(shown: QuestionScreen) -> list[Block]:
    if not shown.snippets:
        return [context("The guidance in force has nothing on this question.")]
    return passages(shown.snippets)


def _others(shown: QuestionScreen) -> list[dict[str, object]]:
    value = str(at(shown.where))
    comment = "Change the comment" if shown.answer.comment else "Write the comment"
    first = [button(comment, ids.COMMENT, value)] if shown.answer.rating or shown.answer.comment else []
    more = f"Guidance ({shown.more_snippets} more)" if shown.more_snippets else "Guidance"
    row = moving(shown.where, *first, button(more, ids.GUIDANCE, value))
    return [*row, button("Raise a concern", ids.CONCERN, value)]


def _plain(shown: QuestionScreen) -> str:
    where = shown.where
    asks = " ".join(shown.prompts)
    choices = ", ".join(shown.options)
    return (
        f"{named(shown)} ({where.part}; {where.answered} of {where.asked} answered). {asks} "
        f"Choose one: {choices}, or reply in this thread."
    )

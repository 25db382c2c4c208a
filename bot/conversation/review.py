"""The review before submission, and handing in."""

from audit import commands as c
from audit.completeness import gaps
from audit.errors import Incomplete
from bot.conversation.context import STAY, Context, Misread, Turn
from bot.conversation.screens import Info, ReviewScreen


def screen(context: Context) -> ReviewScreen:
    """What is missing and what is thin, each with the step that mends it."""
    found = gaps(context.record.data, context.form)
    missing = tuple((gap.place, gap.sentence) for gap in found if gap.blocks)
    thin = tuple((gap.place, gap.sentence) for gap in found if not gap.blocks)
    return ReviewScreen(context.where("Review"), missing, thin)


def answer(context: Context, text: str) -> Turn:
    """Nothing is asked here but to submit or to go somewhere."""
    del context, text
    raise Misread(
        "Type `submit`, `go 12` or `go conversations` to mend something, or `pause` to come back later."
    )


def submit(context: Context, reason: str) -> Turn:
    """Hand in; refused with the list of what is missing unless the gaps are explained."""
    try:
        outcome = context.perform(c.Submit(audit=context.record.id, reason=reason or None))
    except Incomplete as error:
        heading = "Not yet: something is missing"
        footer = "Answer these, or explain: `submit because ...`"
        return Turn(goto="review", info=Info(heading, tuple(error.gaps), footer=footer))
    return Turn(notes=("Submitted. Thank you.",), goto=STAY, warnings=outcome.notes)

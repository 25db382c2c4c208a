"""The review before handing in, the modal that asks why something is missing, the audit handed in."""

from collections.abc import Sequence
from typing import Any

from bot.conversation.screens import ReviewScreen, SubmittedScreen
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Message,
    actions,
    button,
    context,
    escaped,
    message,
    modal,
    section,
    text_input,
)
from bot.slack.ids import At
from bot.slack.views.parts import at, standing

MOST = 18  # gaps of each kind with a button of their own; a message holds 50 blocks
HOW_TO = "Go to any of them, or hand in. Everything is kept; you can come back at any time."


def review(shown: ReviewScreen) -> Message:
    """What is missing and what is thin, each with a button that leads there."""
    value = str(at(shown.where))
    blocks: list[Block] = [standing(shown.where), section("*Before you hand in*")]
    blocks += _gaps(shown, "Missing", shown.missing, 0)
    blocks += _gaps(shown, "Thin, though it could be handed in", shown.thin, MOST)
    if not shown.missing and not shown.thin:
        blocks.append(section("Everything is there."))
    verb = "Hand in with a reason" if shown.missing else "Hand in"
    submit = button(verb, ids.SUBMIT, value, style=None if shown.missing else "primary")
    blocks += [
        actions([submit, button("Back", ids.BACK, value), button("Go to…", ids.GO_TO, value)]),
        context(HOW_TO),
    ]
    told = (
        f"{len(shown.missing)} missing, {len(shown.thin)} thin."
        if shown.missing or shown.thin
        else "Everything is there."
    )
    return message(f"Review of audit {shown.where.audit}: {told}", blocks)


def folded(shown: ReviewScreen) -> Message:
    """The review in one line, with a button to see it again."""
    again = button("Look again", "go_0", str(at(shown.where)))
    line = f"*Review*: {len(shown.missing)} missing, {len(shown.thin)} thin when you looked"
    return message("The review, as it was.", [section(line, again)])


def submitted(shown: SubmittedScreen) -> Message:
    """The audit once it takes no more answers, with its documents."""
    audit = shown.where.audit
    blocks = [
        section(f"*Audit {audit} is {escaped(shown.state)}.*"),
        actions([button("Documents", ids.DOCUMENTS, str(at(shown.where)), style="primary")]),
        context("The Word form, the action plan and the texts for the contact records."),
    ]
    return message(f"Audit {audit} is {shown.state}. Its documents are ready to be made.", blocks)


def reason(where: At, missing: Sequence[str], *, is_joint: bool = False) -> dict[str, Any]:
    """The modal that asks why the audit is handed in with something missing."""
    listed = "\n".join(f"•  {escaped(gap)}" for gap in missing[:MOST])
    rest = f"\n…and {len(missing) - MOST} more" if len(missing) > MOST else ""
    blocks = [
        section(f"*Still missing*\n{listed}{rest}"),
        text_input("reason", "Why is it handed in like this?", lines=True, optional=False),
    ]
    if is_joint:
        blocks.append(context("The shared section is filled in under *Joint working*, on your Home tab."))
    return modal(ids.SUBMIT_VIEW, "Hand in", blocks, str(where), submit="Hand in")


def _gaps(shown: ReviewScreen, heading: str, gaps: Sequence[tuple[str, str]], first: int) -> list[Block]:
    if not gaps:
        return []
    blocks = [section(f"*{heading}* ({len(gaps)})")]
    for place, (step, sentence) in enumerate(gaps[:MOST], first):
        value = str(At(shown.where.audit, shown.where.version, step))
        blocks.append(section(f"•  {escaped(sentence)}", button("Go there", f"go_{place}", value)))
    if len(gaps) > MOST:
        blocks.append(context(f"and {len(gaps) - MOST} more; *Go to…* leads to them"))
    return blocks

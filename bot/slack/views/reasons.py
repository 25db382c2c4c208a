"""The windows that ask for a reason: disagreeing, sending back, objecting, deciding, concerns, meetings."""

from collections.abc import Sequence
from typing import Any

from audit.life.shapes import Concern
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    choice_input,
    context,
    escaped,
    modal,
    option,
    section,
    text_input,
)
from bot.slack.ids import At
from bot.slack.limits import shorten
from bot.slack.views.board import TALKS

WHY = text_input("reason", "Why?", lines=True, optional=False)
MEETINGS = ("UoP", "follow-up", "reflection", "panel")
SIDES = ("auditor", "moderator", "neither")


def disagreeing(at: At, options: Sequence[str]) -> dict[str, Any]:
    """Disagreeing on one section: why, and the moderator's own rating."""
    return modal(ids.DISAGREE_VIEW, "Disagree", [WHY, _rating(options)], str(at), submit="Save")


def missing(at: At) -> dict[str, Any]:
    """The actions do not meet the findings: in which way."""
    return modal(ids.MISS_VIEW, "Actions and findings", [WHY], str(at), submit="Save")


def noting(at: At, notes: str | None) -> dict[str, Any]:
    """Anything else about the practice."""
    field = text_input("notes", "Anything else about the practice?", value=notes or "", lines=True)
    return modal(ids.NOTES_VIEW, "Notes", [field], str(at), submit="Save")


def sending_back(at: At) -> dict[str, Any]:
    """Sending an audit back: why, and how the talk went."""
    told = context("A talk comes first: hold it, or write down that the auditor declined it.")
    return modal(ids.SEND_BACK_VIEW, "Send back", [told, WHY, _talk()], str(at), submit="Send back")


def objecting(at: At) -> dict[str, Any]:
    """Objecting to the moderated outcome."""
    told = context("Talk it over with the moderator first; the head of service then decides.")
    return modal(ids.OBJECT_VIEW, "I do not agree", [told, WHY, _talk()], str(at), submit="Hand on")


def deciding(at: At, options: Sequence[str]) -> dict[str, Any]:
    """Whose judgement stands, and why."""
    sides = [option(f"The {side}'s" if side != "neither" else "Neither's", side) for side in SIDES]
    whose = choice_input("stands", "Whose judgement stands?", sides, None)
    return modal(ids.DECIDE_VIEW, "Decide", [whose, _rating(options), WHY], str(at), submit="Decide")


def raising(at: At, rule: str) -> dict[str, Any]:
    """Raising a safeguarding concern, from the question of the button where there is one."""
    kind, _, number = at.step.partition(":")
    question = number if kind == "question" else ""
    blocks: list[Block] = [
        section(f"*{escaped(rule)}*"),
        text_input("text", "What is the concern?", lines=True, optional=False),
        text_input(
            "question", "In which question did it come up?", value=question, hint="Its number, if it did."
        ),
    ]
    return modal(ids.CONCERN_VIEW, "Safeguarding concern", blocks, str(at), submit="Raise it")


def acknowledging(at: At, concern: Concern) -> dict[str, Any]:
    """Reading a concern and saying that one has it in hand."""
    blocks: list[Block] = [
        section(
            f"*Raised by {escaped(concern.raised_by or 'somebody')}*\n{shorten(escaped(concern.text), 2500)}"
        ),
        text_input("note", "What was done?", lines=True),
    ]
    return modal(ids.ACKNOWLEDGE_VIEW, "Concern", blocks, str(at), submit="I have it in hand")


def meeting(at: At) -> dict[str, Any]:
    """Arranging a meeting, or writing down one that was held."""
    kinds = [option(kind, kind) for kind in MEETINGS]
    wanted = at.more if at.more in MEETINGS else MEETINGS[0]
    done = [option("It is to come", "arrange"), option("It was held", "held")]
    blocks = [
        choice_input("done", "Arrange it, or write it down?", done, done[0]),
        choice_input("kind", "Which meeting?", kinds, kinds[MEETINGS.index(wanted)]),
        text_input("on", "On which day?", hint="A date, such as 12 December 2026.", optional=False),
        text_input("came", "Who came?", hint="Of one that was held: names, with commas between."),
        text_input("strengths", "Strengths", lines=True),
        text_input("agreed", "What was agreed?", lines=True),
    ]
    return modal(ids.MEETING_VIEW, "Meeting", blocks, str(at), submit="Save")


def looking(at: At) -> dict[str, Any]:
    """Why somebody opens an audit that is not theirs."""
    told = section(f"Audit {escaped(at.audit)} is not yours, so opening it is recorded with the reason.")
    return modal(ids.LOOK_VIEW, "Why do you look?", [told, WHY], str(at), submit="Open it")


def _talk() -> Block:
    talks = [option(one.capitalize(), one) for one in TALKS[1:]]
    return choice_input("talk", "The talk", talks, None, optional=True)


def _rating(options: Sequence[str]) -> Block:
    listed = [option(label, str(place)) for place, label in enumerate(options)]
    return choice_input("rating", "Your own rating", listed, None, optional=True)

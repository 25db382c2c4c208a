"""The section that both halves of a joint audit share: read, filled in, and as a text for the case notes."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from audit.kinds.joint import PROMPTS, TITLE
from audit.models import Joint
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Message,
    actions,
    button,
    choice_input,
    context,
    escaped,
    message,
    modal,
    option,
    section,
    sections,
    text_input,
)
from bot.slack.ids import At
from bot.slack.limits import shorten
from bot.slack.views.parts import bullets

MODES = ("face to face", "virtual")
ASKED = 1_200  # characters of the prompts above the fields; the message has them whole
NOW = 1_200  # characters of what stands there now, in a window that is out of date


@dataclass(frozen=True)
class Shared:
    """The shared section as it stands, and what the reader may do to it."""

    audit: str
    pair: str | None
    joint: Joint
    options: Sequence[str]
    may_fill: bool
    may_pair: bool


def shared(shown: Shared) -> Message:
    """The section with its prompts, who was spoken with, and the buttons."""
    held, value = shown.joint, str(At(shown.audit))
    half = f"the other half is {escaped(shown.pair)}" if shown.pair else "the other half is not named yet"
    blocks: list[Block] = [
        section(f"*Joint audit {escaped(shown.audit)}*: {half}"),
        *sections(f"*{TITLE}*\n{bullets(PROMPTS)}"),
        section(f"{_who(held)}\n*Rating:* {escaped(held.section.rating or 'not rated')}"),
        *sections(escaped(held.section.comment or "Nothing is written yet.")),
    ]
    row = [button("Fill it in", ids.JOINT_FILL, value, style="primary")] if shown.may_fill else []
    row.append(button("Case note text", ids.CASE_NOTE, value))
    row += [button("Name the other half…", ids.PAIR, value)] if shown.may_pair and not shown.pair else []
    blocks += [actions(row), context("What one of you writes here stands in both halves.")]
    return message(f"The shared section of joint audit {shown.audit}.", blocks)


def form(at: At, shown: Shared, typed: dict[str, str] | None = None, warning: str = "") -> dict[str, Any]:
    """The window that fills the section in. With `warning` it shows first what stands there now.

    `typed` is what the person had typed; without it the fields hold what is kept.
    """
    held = typed if typed is not None else fields(shown.joint)
    blocks: list[Block] = []
    if warning:
        now = f"*Rating:* {shown.joint.section.rating or 'not rated'}\n{shown.joint.section.comment or ''}"
        blocks += [section(f"*Changed meanwhile.* {escaped(warning)}"), section(shorten(escaped(now), NOW))]
    else:
        blocks.append(section(shorten(bullets(PROMPTS), ASKED)))
    blocks += [
        _choice("rating", "Rating", shown.options, held["rating"]),
        text_input("comment", "What do you say of the joint working?", value=held["comment"], lines=True),
        text_input("social_worker", "The social worker spoken with", value=held["social_worker"]),
        text_input("spoke_on", "On which day?", value=held["spoke_on"], hint="Such as 12 December 2026."),
        _choice("mode", "How?", MODES, held["mode"]),
        text_input("with_", "The auditor of the other service", value=held["with_"]),
    ]
    verb = "Save mine instead" if warning else "Save"
    return modal(ids.JOINT_VIEW, "Joint working", blocks, str(at), submit=verb, close="Cancel")


def pairing(at: At) -> dict[str, Any]:
    """The window that names the other half."""
    field = text_input(
        "other", "Which audit is the other half?", hint="Its id, such as 2026-11-002.", optional=False
    )
    told = context("The other service's audit of the same child in the same month.")
    return modal(ids.PAIR_VIEW, "The other half", [field, told], str(at), submit="Save")


def fields(held: Joint) -> dict[str, str]:
    """What is kept, as the window's fields hold it."""
    spoken = held.conversation
    return {
        "rating": held.section.rating or "",
        "comment": held.section.comment or "",
        "social_worker": held.social_worker or "",
        "spoke_on": _day(spoken.date) if spoken else "",
        "mode": (spoken.mode or "") if spoken else "",
        "with_": held.with_ or "",
    }


def _who(held: Joint) -> str:
    said = fields(held)
    when = " ".join(part for part in (said["spoke_on"], said["mode"]) if part) or "not recorded"
    return (
        f"*Auditor of the other service:* {escaped(said['with_'] or 'not recorded')}\n"
        f"*Social worker:* {escaped(said['social_worker'] or 'not recorded')}; *spoken with:* {escaped(when)}"
    )


def _choice(name: str, label: str, choices: Sequence[str], held: str) -> Block:
    options = [option(choice, str(place)) for place, choice in enumerate(choices)]
    chosen = options[list(choices).index(held)] if held in choices else None
    return choice_input(name, label, options, chosen, optional=True)


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"

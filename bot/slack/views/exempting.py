"""Requests to be exempt: the line manager's window, what became of one's own, and asking for time off."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from audit.programme.requests import Refusal
from audit.programme.shapes import Exemption
from bot.slack import ids
from bot.slack.blocks import Block, choice_input, context, escaped, modal, option, section, text_input
from bot.slack.ids import At
from bot.slack.limits import shorten

SHOWN = 1_500  # characters of a reason
MOST = 5  # refusals, the latest first
DATE = "A date, such as 12 December 2026."


def answering(asked: Exemption, more: int) -> dict[str, Any]:
    """The window in which a line manager agrees, or refuses with a reason."""
    choices = [option("I agree", "agree"), option("I do not agree", "refuse")]
    blocks: list[Block] = [
        section(f"*{escaped(asked.person)}* asks {_about(asked)}."),
        section(f"*The reason given:*\n{shorten(escaped(asked.reason), SHOWN)}"),
        choice_input("answer", "What do you say?", choices, None),
        text_input("words", "Why?", lines=True, hint="Needed where you do not agree; they can read it."),
    ]
    if more:
        blocks.append(context(f"{more} more {'waits' if more == 1 else 'wait'} for you after this one."))
    return modal(ids.EXEMPTION_VIEW, "A request", blocks, str(At("", 0, "", asked.id)), submit="Answer")


def refused(found: Sequence[Refusal]) -> dict[str, Any]:
    """What was asked for and refused, with the reasons."""
    blocks = [
        section(
            f"You asked {_about(one.asked)}. *{escaped(one.refused_by)}* did not agree on "
            f"{_day(one.refused_at)}:\n{shorten(escaped(one.reason), SHOWN)}"
        )
        for one in found[:MOST]
    ]
    told = context("Talk it over with them; you can ask again.")
    return modal(ids.EXEMPTION_VIEW, "Your requests", [*blocks, told], "", submit=None)


def time_off() -> dict[str, Any]:
    """The window that asks for a time without audits."""
    blocks = [
        text_input("first", "From which day?", hint=f"{DATE} Empty: from now."),
        text_input("last", "Until which day?", hint=f"{DATE} Empty: until further notice."),
        text_input("reason", "Why?", lines=True, optional=False),
        context("Your line manager is told, and agrees or refuses. Audits that you have stay yours."),
    ]
    return modal(ids.TIME_OFF_VIEW, "Time without audits", blocks, "", submit="Ask")


def _about(asked: Exemption) -> str:
    if asked.audit:
        return f"to be exempt from audit {escaped(asked.audit)}"
    first = f"from {_day(asked.first)}" if asked.first else "from now"
    last = f"until {_day(asked.last)}" if asked.last else "until further notice"
    return f"for a time without audits, {first} {last}"


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"

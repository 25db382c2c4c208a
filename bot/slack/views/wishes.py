"""The window in which people say how, and when, they wish to be told what can wait."""

from typing import Any

from audit.notices.shapes import Wishes
from bot.slack import ids
from bot.slack.blocks import choice_input, context, modal, option

USUAL = "usual"
CHANNELS = ((USUAL, "As the service usually does"), ("slack", "In Slack"), ("email", "By email"))
DAYS = (("working", "On working days only"), ("every", "On weekends and holidays too"))
REMINDERS = (
    ("as they come", "When something comes near, and while it is late"),
    ("mondays", "On Mondays only, all together"),
    ("late only", "Only what is late"),
)
HOURS = tuple((str(hour), f"{hour:02}:00") for hour in range(25))


def window(held: Wishes) -> dict[str, Any]:
    """The window with what is kept now."""
    days = "every" if held.weekends else "working"
    blocks = [
        _field("channel", "How do you wish to be told?", CHANNELS, held.channel or USUAL),
        _field("from_hour", "From which hour?", HOURS, str(held.from_hour)),
        _field("until_hour", "Until which hour?", HOURS, str(held.until_hour)),
        _field("days", "On which days?", DAYS, days),
        _field("reminders", "When do you wish to be reminded?", REMINDERS, held.reminders),
        context("What is urgent, such as a concern about a child, comes at once all the same."),
    ]
    return modal(ids.WISHES_VIEW, "How I am told", blocks, "", submit="Save", close="Cancel")


def told(kept: Wishes) -> str:
    """What was kept, in a sentence."""
    how = {"slack": "in Slack", "email": "by email"}.get(kept.channel or "", "as the service usually does")
    hours = f"between {kept.from_hour:02}:00 and {kept.until_hour:02}:00"
    if kept.from_hour == kept.until_hour:
        hours = "at any hour"
    days = "every day" if kept.weekends else "on working days"
    when = dict(REMINDERS)[kept.reminders]
    return (
        f"Kept: you are told {how}, {hours}, {days}. Reminders: {when[0].lower()}{when[1:]}. "
        "What is urgent comes at once."
    )


def _field(name: str, label: str, choices: tuple[tuple[str, str], ...], held: str) -> dict[str, Any]:
    options = {value: option(text, value) for value, text in choices}
    return choice_input(name, label, list(options.values()), options[held])

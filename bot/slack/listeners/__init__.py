"""What people can do in Slack, one file for each task; LISTENERS registers them in order."""

from collections.abc import Callable

from bot.slack.door import Door
from bot.slack.listeners import (
    acting,
    answers,
    commands,
    files,
    handing_in,
    looking_up,
    messages,
    moderating,
    moving,
    old_buttons,
    opening_home,
    particulars,
    planning,
    settling,
    waiting,
    words,
)

LISTENERS: tuple[Callable[[Door], None], ...] = (
    answers.register,
    words.register,
    particulars.register,
    planning.register,
    moving.register,
    handing_in.register,
    messages.register,
    looking_up.register,
    commands.register,
    acting.register,
    files.register,
    moderating.register,
    settling.register,
    waiting.register,
    opening_home.register,
    old_buttons.register,
)

"""What a dropped file would change, shown before it is recorded."""

from bot.slack import ids
from bot.slack.blocks import Block, Message, actions, button, context, escaped, message, sections
from bot.slack.limits import shorten

MOST = 8_000  # characters of what was read
WHAT = {"form": "the filled form", "tracker": "the tracker", "caseload": "the caseload extract"}
MERGED = "Where both sides changed the same thing, the record stays."
DRAWN = "Afterwards please delete the file here: an extract holds every child of the service."


def asking(kind: str, told: str, key: str) -> Message:
    """What was read, with the question whether to record it."""
    row = [
        button("Record this", ids.TAKE_FILE, key, style="primary"),
        button("Leave it", ids.LEAVE_FILE, key),
    ]
    blocks: list[Block] = [
        *sections(f"*I have read {WHAT[kind]}*\n{shorten(escaped(told), MOST)}"),
        actions(row),
    ]
    blocks.append(context(f"Nothing is recorded yet. {DRAWN if kind == 'caseload' else MERGED}"))
    return message(f"I have read {WHAT[kind]}; nothing is recorded before you say so.", blocks)


def recorded(kind: str, told: str) -> Message:
    """What was recorded."""
    return message(f"Recorded from {WHAT[kind]}.", sections(f"*Recorded*\n{shorten(escaped(told), MOST)}"))

"""What is told beside the questions: look-ups, entries of guidance whole, help, and short sentences."""

from collections.abc import Sequence
from typing import Any

from bot.conversation.screens import Info
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
    sections,
    text_input,
)
from bot.slack.limits import shorten
from bot.slack.views.parts import passages
from guidance.models import Entry

MOST_ENTRY = 9_000  # characters of an entry in one message; a longer one goes on behind a button
QUERY = 200  # characters of what was looked up that a button carries; no case detail belongs there


def info(shown: Info, *, share: str = "", more: str = "") -> Message:
    """Something that was asked for. `share` and `more` are the values of buttons, where there are such."""
    blocks = [section(f"*{escaped(shown.heading)}*")]
    for line in shown.lines:
        blocks += sections(escaped(line.replace("`", "")))
    blocks += passages(shown.results, shown.query)
    for entry in shown.entries:
        blocks += _entry(entry)
    row = [button("Share here", ids.SHARE, share)] if share else []
    row += [button("More", ids.MORE, more)] if more else []
    blocks += [actions(row)] if row else []
    return message(_plain(shown), blocks)


def sentence(text: str) -> Message:
    """One sentence."""
    return message(text, [section(escaped(text))])


def marked_sentence(text: str) -> Message:
    """A sentence of ours that has markup of its own."""
    return message(text.replace("*", ""), [section(text)])


def shared(shown: Info, user: str) -> Message:
    """An answer shown to a channel, with who shared it."""
    found = info(shown)
    return message(found.text, [*found.blocks, context(f"Shared by <@{user}>")])


def lines(heading: str, listed: Sequence[str]) -> Message:
    """A heading with lines; the plain text says the heading only."""
    blocks = [section(f"*{escaped(heading)}*")]
    for line in listed:
        blocks += sections(escaped(line))
    return message(heading, blocks)


def looking_up(prefilled: str = "") -> dict[str, Any]:
    """The modal that asks what to look up."""
    blocks = [
        text_input(
            "query",
            "What are you looking for?",
            value=prefilled[:QUERY],
            placeholder="2.1.03, or a few words",
            optional=False,
        )
    ]
    return modal(ids.LOOK_UP_VIEW, "Look up guidance", blocks, "", submit="Look up")


def found(shown: Info) -> dict[str, Any]:
    """A look-up's answer inside the modal that asked."""
    return modal(ids.LOOK_UP_VIEW, "Guidance", info(shown).blocks, "", submit=None)


def _entry(entry: Entry) -> list[Block]:
    blocks = [section(f"*{escaped(entry.number)}*  {escaped(entry.question)}")]
    text = "\n".join(f"•  {escaped(paragraph)}" for paragraph in entry.paragraphs)
    if entry.applies and entry.applies not in entry.paragraphs:
        text = f"{escaped(entry.applies)}\n{text}"
    blocks += sections(shorten(text, MOST_ENTRY))
    return [*blocks, context(escaped(entry.cite))]


def _plain(shown: Info) -> str:
    """The point without what was looked up: it may show on a locked screen."""
    numbers = [result.number for result in shown.results] + [entry.number for entry in shown.entries]
    if numbers:
        return f"Guidance: {', '.join(numbers)}"
    return " ".join(shown.lines[:1]) or "Guidance"

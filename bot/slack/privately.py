"""Telling one person something that nobody else sees, by whichever way is open."""

import json
import logging
from http.client import HTTPException
from urllib.request import Request, urlopen

from bot.slack.blocks import Message
from bot.slack.desk import Desk, item
from bot.slack.errors import SlackTrouble
from bot.slack.views import telling

PATIENCE = 5  # seconds
log = logging.getLogger(__name__)


def tell(desk: Desk, user: str, channel: str, response_url: str, text: str) -> None:
    """Say a sentence that only they see."""
    show(desk, user, channel, response_url, telling.sentence(text))


def show(
    desk: Desk, user: str, channel: str, response_url: str, said: Message, thread: str | None = None
) -> None:
    """Show a message that only they see: in answer to what they did, else beside it, else directly."""
    if response_url and _responded(response_url, said):
        return
    if channel and not channel.startswith("D") and _beside(desk, user, channel, said, thread):
        return
    desk.send([item("say", user, said, audit="")])


def _responded(url: str, said: Message) -> bool:
    content = {
        "response_type": "ephemeral",
        "replace_original": False,
        "text": said.text,
        "blocks": said.blocks,
    }
    data = json.dumps(content).encode()
    headers = {"Content-Type": "application/json"}
    if not url.startswith(("https://", "http://")):
        return False
    request = Request(url, data=data, headers=headers, method="POST")  # noqa: S310 - checked above
    try:
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except (OSError, HTTPException) as error:
        log.info("a private answer could not be given: %s", type(error).__name__)
        return False


def _beside(desk: Desk, user: str, channel: str, said: Message, thread: str | None) -> bool:
    try:
        desk.calls.call(
            "chat.postEphemeral",
            channel=channel,
            user=user,
            text=said.text,
            blocks=said.blocks,
            thread_ts=thread,
        )
    except SlackTrouble as trouble:
        log.info("%s", trouble)
        return False
    return True

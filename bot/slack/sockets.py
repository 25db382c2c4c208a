"""The door over Slack's web socket, and a watchdog for a socket that has gone silent."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from slack_bolt import App as Bolt
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.errors import BadSettings
from bot.slack.building import Tokens
from bot.slack.calls import client

log = logging.getLogger(__name__)
LOOK = 30.0  # seconds between two looks at the socket
FIRST_PATIENCE = 300.0  # seconds to wait for Slack when starting


@contextmanager
def connected(bolt: Bolt, tokens: Tokens, ping: float = 10) -> Iterator[SocketModeHandler]:
    """Connect, and stay connected until the block ends. Raises BadSettings where the token is refused."""
    web = client(None, tokens.api_url)
    handler = SocketModeHandler(bolt, tokens.app, web_client=web, concurrency=16, ping_interval=ping)
    ended = threading.Event()
    try:
        _first_connection(handler)
        threading.Thread(target=_watch, args=[handler, ended], name="socket-watch", daemon=True).start()
        yield handler
    finally:
        ended.set()
        _close(handler)


def _close(handler: SocketModeHandler) -> None:
    """Let go of socket and threads.

    slack_sdk's own threads can let go of the socket between its look and its close, which ends its closing
    with an AttributeError half way; a second call finds the socket gone and does the rest.
    """
    try:
        handler.close()  # type: ignore[no-untyped-call] # bolt leaves it untyped
    except AttributeError:
        handler.close()  # type: ignore[no-untyped-call]


def _first_connection(handler: SocketModeHandler) -> None:
    """Connect, waiting for a Slack that is not to be reached yet."""
    until, wait = time.monotonic() + FIRST_PATIENCE, 1.0
    while True:
        try:
            handler.connect()  # type: ignore[no-untyped-call] # bolt leaves it untyped
            return
        except SlackApiError as error:
            status = getattr(error.response, "status_code", 200)
            if status < 400:
                raise BadSettings(
                    f"Slack refused the socket: {error.response['error']}; is SLACK_APP_TOKEN right?"
                ) from None
        except (OSError, SlackClientError, ValueError) as error:
            log.warning("Slack cannot be reached yet: %s", type(error).__name__)
        if time.monotonic() > until:
            raise BadSettings("Slack could not be reached; is there a network, and is SLACK_API_URL right?")
        time.sleep(wait)
        wait = min(wait * 2, 30.0)


def _watch(handler: SocketModeHandler, ended: threading.Event) -> None:
    """Connect anew where the library has given up."""
    while not ended.wait(LOOK):
        if handler.client.is_connected():
            continue
        log.warning("the socket is gone; connecting anew")
        try:
            handler.client.connect_to_new_endpoint()
        except (OSError, SlackClientError, ValueError) as error:
            log.warning("that did not work yet: %s", type(error).__name__)

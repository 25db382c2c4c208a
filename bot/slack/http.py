"""The door over HTTP: bolt's ASGI adapter with the work off the event loop, and limits on what is let in."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from slack_bolt import App as Bolt
from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.adapter.asgi import SlackRequestHandler
from slack_bolt.adapter.asgi.http_request import AsgiHttpRequest

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
log = logging.getLogger(__name__)

PATH = "/slack/events"
MOST_BODY = 1_000_000  # bytes; Slack's largest payload, a modal's state, stays under 250 kB
MOST_AT_ONCE = 200  # requests being answered; more are asked to come again, which Slack does
THREADS = 16


class Handler(SlackRequestHandler):
    """Bolt's adapter. Its own dispatch would hold up the event loop while a request is answered."""

    def __init__(self, bolt: Bolt, executor: ThreadPoolExecutor) -> None:
        super().__init__(bolt, PATH)
        self._executor = executor

    async def dispatch(self, request: AsgiHttpRequest) -> BoltResponse:
        """Answer a request in a thread."""
        body = await request.get_raw_body()
        given = BoltRequest(body=body, query=request.query_string, headers=request.get_headers())
        loop = asyncio.get_running_loop()
        answer: BoltResponse = await loop.run_in_executor(self._executor, self.app.dispatch, given)
        return answer


class Gate:
    """The ASGI application: what is too large, too much at once or in the wrong place goes no further."""

    def __init__(self, bolt: Bolt) -> None:
        self._executor = ThreadPoolExecutor(THREADS, thread_name_prefix="http")
        self._handler = Handler(bolt, self._executor)
        self._answering = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._handler(scope, receive, send)
        elif refusal := self._refused(scope):
            await _answer(send, *refusal)
        else:
            await self._let_in(scope, receive, send)

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        if scope["path"] == "/healthz" and scope["method"] == "GET":
            return 200, "ok"
        if scope["path"] != PATH or scope["method"] != "POST":
            return 404, "not found"
        if self._answering >= MOST_AT_ONCE:
            return 503, "too much at once"
        length = dict(scope["headers"]).get(b"content-length", b"0")
        return (413, "too large") if not length.isdigit() or int(length) > MOST_BODY else None

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._answering += 1
        try:
            await self._handler(scope, _measured(receive), send)
        except TooLarge:
            await _answer(send, 413, "too large")
        except (UnicodeDecodeError, ValueError) as error:
            log.info("a request could not be read: %s", type(error).__name__)
            await _answer(send, 400, "bad request")
        finally:
            self._answering -= 1


class TooLarge(Exception):
    """A body that goes on beyond the limit."""


def _measured(receive: Receive) -> Receive:
    """The same body, as long as it stays within the limit."""
    size = 0

    async def measured() -> MutableMapping[str, Any]:
        nonlocal size
        part = await receive()
        size += len(part.get("body", b""))
        if size > MOST_BODY:
            raise TooLarge
        return part

    return measured


async def _answer(send: Send, status: int, text: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})

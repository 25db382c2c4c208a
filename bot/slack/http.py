"""The door over HTTP: bolt's ASGI adapter with the work off the event loop, and limits on what is let in."""

import asyncio
import logging
import time
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
MOST_A_SECOND = 500  # requests begun; Slack sends a workspace's bot some ten a second at most
PATIENCE = 10.0  # seconds in which a request must have come whole; Slack itself waits three for the answer
THREADS = 16
STAMP, SIGNATURE = b"x-slack-request-timestamp", b"x-slack-signature"


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
        self._second, self._begun = 0, 0

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
        if self._is_flooded():
            return 429, "too many requests"
        if self._answering >= MOST_AT_ONCE:
            return 503, "too much at once"
        headers = dict(scope["headers"])
        if not _may_be_signed(headers):
            return 401, "invalid request"
        length = headers.get(b"content-length", b"0")
        return (413, "too large") if not length.isdigit() or int(length) > MOST_BODY else None

    def _is_flooded(self) -> bool:
        """Whether this second has had its share of requests already."""
        now = int(time.monotonic())
        self._begun = self._begun + 1 if now == self._second else 1
        self._second = now
        return self._begun > MOST_A_SECOND

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._answering += 1
        try:
            await self._handler(scope, _measured(receive), send)
        except TooLarge:
            await _answer(send, 413, "too large")
        except TimeoutError:
            await _answer(send, 408, "too slow")
        except (UnicodeDecodeError, ValueError) as error:
            log.info("a request could not be read: %s", type(error).__name__)
            await _answer(send, 400, "bad request")
        except Exception as error:  # noqa: BLE001 - a log or an answer with the fault's words could tell of a case
            log.error("a request could not be answered: %s", type(error).__name__)
            await _answer(send, 500, "something went wrong")
        finally:
            self._answering -= 1


def _may_be_signed(headers: dict[bytes, bytes]) -> bool:
    """Whether the headers are such as Slack signs with; Bolt holds the signature against the body."""
    stamp, signature = headers.get(STAMP, b""), headers.get(SIGNATURE, b"")
    return stamp.isdigit() and len(stamp) < 13 and signature.isascii() and bool(signature)


class TooLarge(Exception):
    """A body that goes on beyond the limit."""


def _measured(receive: Receive) -> Receive:
    """The same body, as long as it stays within the limits."""
    size, until = 0, time.monotonic() + PATIENCE

    async def measured() -> MutableMapping[str, Any]:
        nonlocal size
        async with asyncio.timeout(max(until - time.monotonic(), 0)):
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

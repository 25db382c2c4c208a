"""The HTTP door before any request reaches the conversation: what is malformed, slow or too much."""

import asyncio
import hashlib
import hmac
import time
from collections.abc import Iterator, MutableMapping
from typing import Any

import pytest
from slack_bolt import App as Bolt

from bot.slack import http
from bot.slack.http import Gate

SECRET = "signing-very-secret"
Headers = dict[str, str]


@pytest.fixture
def gate() -> Iterator[Gate]:
    bolt = Bolt(token="xoxb-1", signing_secret=SECRET, token_verification_enabled=False)
    door = Gate(bolt)
    yield door
    door._executor.shutdown()


def signed(body: bytes) -> Headers:
    stamp = str(int(time.time()))
    told = hmac.new(SECRET.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"x-slack-request-timestamp": stamp, "x-slack-signature": f"v0={told}"}


def status(gate: Gate, body: bytes, headers: Headers, *, comes: bool = True) -> int:
    """The status of the answer to one request; `comes` is whether its body ever does."""
    answers: list[int] = []

    async def receive() -> MutableMapping[str, Any]:
        if not comes:
            await asyncio.sleep(60)
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        if message["type"] == "http.response.start":
            answers.append(message["status"])

    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers.items()]
    scope = {"type": "http", "path": http.PATH, "method": "POST", "headers": raw, "query_string": b""}
    asyncio.run(gate(scope, receive, send))
    return answers[0]


@pytest.mark.parametrize("stamp", ["abc", "nan", "9" * 400, "-1", "", "1e9"])
def test_a_stamp_that_is_no_time_is_an_invalid_request(gate: Gate, stamp: str) -> None:
    assert status(gate, b"x", signed(b"x") | {"x-slack-request-timestamp": stamp}) == 401


@pytest.mark.parametrize("signature", ["", "v0=\xe9", "v0=" + "0" * 64])
def test_a_signature_that_slack_never_makes_is_an_invalid_request(gate: Gate, signature: str) -> None:
    assert status(gate, b"x", signed(b"x") | {"x-slack-signature": signature}) == 401


def test_a_body_that_does_not_come_is_not_waited_for(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(http, "PATIENCE", 0.05)
    assert status(gate, b"x", signed(b"x"), comes=False) == 408


def test_more_requests_than_slack_ever_sends_are_turned_away(
    gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http, "MOST_A_SECOND", 3)
    monkeypatch.setattr(time, "monotonic", lambda: 100.5)
    assert [status(gate, b"x", {}) for _ in range(5)] == [401, 401, 401, 429, 429]
    monkeypatch.setattr(time, "monotonic", lambda: 101.5)
    assert status(gate, b"x", {}) == 401


def test_a_fault_is_answered_and_logged_without_what_it_happened_with(
    gate: Gate, caplog: pytest.LogCaptureFixture
) -> None:
    body = b"payload=null"
    assert status(gate, body, signed(body)) == 500
    assert "a request could not be answered: " in caplog.text
    assert "Traceback" not in caplog.text
    assert "payload" not in caplog.text

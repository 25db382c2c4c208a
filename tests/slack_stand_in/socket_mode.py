"""The stand-in's web sockets: envelopes out, acknowledgements in, and sockets that drop."""

import itertools
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve

from tests.slack_stand_in.server import StandIn

KINDS = {"event": "events_api", "interactive": "interactive", "command": "slash_commands"}
PATIENCE = 5.0


class OverSocket:
    """Delivers what members do over whichever socket is connected; waits for the acknowledgement."""

    def __init__(self) -> None:
        self._sockets: list[ServerConnection] = []
        self._answers: dict[str, dict[str, Any]] = {}
        self._changed = threading.Condition()
        self._numbers = itertools.count(1)

    def __call__(self, kind: str, body: dict[str, Any], retry: int = 0) -> tuple[int, bytes]:
        envelope = f"E{next(self._numbers)}"
        sent = {
            "envelope_id": envelope,
            "type": KINDS[kind],
            "payload": body,
            "accepts_response_payload": True,
        }
        sent |= {"retry_attempt": retry, "retry_reason": "timeout"} if retry else {}
        self.connected().send(json.dumps(sent))
        until = time.monotonic() + PATIENCE
        with self._changed:
            while envelope not in self._answers:
                left = until - time.monotonic()
                assert left > 0, f"{kind} was not acknowledged"
                self._changed.wait(left)
        payload = self._answers.pop(envelope).get("payload")
        return 200, json.dumps(payload).encode() if payload else b""

    def connected(self) -> ServerConnection:
        """The newest socket, waiting for one where there is none."""
        until = time.monotonic() + PATIENCE
        with self._changed:
            while not self._sockets:
                left = until - time.monotonic()
                assert left > 0, "the bot is not connected"
                self._changed.wait(left)
            return self._sockets[-1]

    def drop(self) -> None:
        """Drop every socket, as a network does."""
        with self._changed:
            dropped, self._sockets = self._sockets, []
        for one in dropped:
            one.close()

    def hold(self, socket: ServerConnection) -> None:
        """One connection, from its beginning to its end."""
        socket.send(json.dumps({"type": "hello", "num_connections": 1}))
        with self._changed:
            self._sockets.append(socket)
            self._changed.notify_all()
        try:
            for message in socket:
                self._heard(message)
        except ConnectionClosed:
            return

    def _heard(self, message: str | bytes) -> None:
        try:
            answer = json.loads(message)
        except ValueError:
            return
        if "envelope_id" in answer:
            with self._changed:
                self._answers[answer["envelope_id"]] = answer
                self._changed.notify_all()


@contextmanager
def sockets(slack: StandIn) -> Iterator[OverSocket]:
    """The stand-in with web sockets open."""
    made = OverSocket()
    with serve(made.hold, "127.0.0.1", 0) as server:
        port = server.socket.getsockname()[1]
        slack.state.socket_url = f"ws://127.0.0.1:{port}/link?ticket=t"  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            made.drop()
            server.shutdown()
            thread.join(2)

"""The stand-in's HTTP server: the Web API, uploads and downloads, answers to response URLs."""

import json
import threading
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from tests.slack_stand_in.checking import Bad
from tests.slack_stand_in.methods import FORM_ONLY, METHODS, Refusal
from tests.slack_stand_in.state import APP_TOKEN, TOKEN, State, decoded


class StandIn:
    """A Slack on a free port of loopback. Use it as a context."""

    def __init__(self) -> None:
        self.state = State()
        state = self.state

        class Handler(_Handler):
            held = state

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self._server.server_port}"
        state.base = self.base  # type: ignore[attr-defined]
        state.socket_url = ""  # type: ignore[attr-defined]

    @property
    def api_url(self) -> str:
        """What SLACK_API_URL is set to."""
        return f"{self.base}/api/"

    def __enter__(self) -> "StandIn":
        self._thread = threading.Thread(target=self._server.serve_forever, args=[0.02], daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Handler(BaseHTTPRequestHandler):
    held: State
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        file_id = urlsplit(self.path).path.rpartition("/")[2]
        kept = self.held.files.get(file_id)
        if self.headers.get("Authorization") != f"Bearer {TOKEN}" or kept is None:
            self._send(200, b"<html>please sign in</html>", "text/html")
        else:
            self._send(200, kept["content"], "application/octet-stream")

    def do_POST(self) -> None:
        path = urlsplit(self.path).path
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if path.startswith("/upload/"):
            self._upload(path.rpartition("/")[2], body)
        elif path.startswith("/response/"):
            self._response(path.rpartition("/")[2], body)
        else:
            self._method(path.removeprefix("/api/"), body)

    def _upload(self, file_id: str, body: bytes) -> None:
        with self.held.changed:
            slot = self.held.slots.get(file_id)
            if slot is None:
                self._send(404, b"no slot")
                return
            slot["content"] = body
        self._send(200, b"OK")

    def _response(self, key: str, body: bytes) -> None:
        with self.held.changed:
            self.held.responses.append({"key": key, **json.loads(body)})
            self.held.changed.notify_all()
        self._send(200, b"ok")

    def _method(self, method: str, body: bytes) -> None:
        state = self.held
        with state.changed:
            trouble = state.trouble(method)
            if trouble and not trouble.after_doing:
                answer = {"ok": False, "error": trouble.error or "ratelimited"}
                self._send(trouble.status, json.dumps(answer).encode(), "application/json", trouble.headers)
                return
            answer = self._answered(method, body)
            state.changed.notify_all()
        if trouble:
            self.close_connection = True  # done, but nobody hears of it
            self.connection.close()
            return
        self._send(200, json.dumps(answer).encode(), "application/json")

    def _answered(self, method: str, body: bytes) -> dict[str, Any]:
        try:
            given = self._arguments(method, body)
            self.held.calls.append((method, given))
            return {"ok": True, **METHODS[method](self.held, given)}
        except Refusal as refusal:
            self.held.refused.append(f"{method}: {refusal.error} {refusal.why}")
            return {"ok": False, "error": refusal.error}
        except Bad as bad:
            self.held.refused.append(f"{method}: invalid_arguments {bad}")
            return {"ok": False, "error": "invalid_arguments"}

    def _arguments(self, method: str, body: bytes) -> dict[str, Any]:
        if method not in METHODS or method in self.held.missing:
            raise Refusal("unknown_method")
        wanted = APP_TOKEN if method == "apps.connections.open" else TOKEN
        kind = Message()
        kind["content-type"] = self.headers.get("Content-Type") or ""
        as_json = kind.get_content_type() == "application/json"
        given = json.loads(body or b"{}") if as_json else {k: decoded(v) for k, v in parse_qsl(body.decode())}
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ") or given.get("token", "")
        if token != wanted:
            raise Refusal("invalid_auth" if token else "not_authed")
        if as_json and method in FORM_ONLY:
            raise Refusal("invalid_arguments", "this method takes no JSON")
        return {name: value for name, value in given.items() if name != "token"}

    def _send(
        self, status: int, body: bytes, kind: str = "text/plain", headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

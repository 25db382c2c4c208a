"""A member of the stand-in's workspace: types, presses, fills in windows, waits for what the bot shows."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from copy import deepcopy
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.slack_stand_in.methods import direct
from tests.slack_stand_in.server import StandIn
from tests.slack_stand_in.state import SECRET

PATIENCE = 8.0
Deliver = Callable[[str, dict[str, Any]], tuple[int, bytes]]  # kind (event, interactive, command) and body


class OverHttp:
    """Delivers what members do to the bot's request URL, signed as Slack signs."""

    def __init__(self, url: str, secret: str = SECRET) -> None:
        self._url, self._secret = urlsplit(url), secret
        self.timings: dict[str, list[float]] = {}  # seconds until the acknowledgement, by kind

    def __call__(self, kind: str, body: dict[str, Any], retry: int = 0) -> tuple[int, bytes]:
        if kind == "event":
            content, form = json.dumps(body), "application/json"
        elif kind == "command":
            content, form = urlencode(body), "application/x-www-form-urlencoded"
        else:
            content, form = urlencode({"payload": json.dumps(body)}), "application/x-www-form-urlencoded"
        return self.send(content, form, retry=retry, kind=str(body.get("type") or kind))

    def send(
        self, content: str, form: str, at: float | None = None, retry: int = 0, kind: str = "other"
    ) -> tuple[int, bytes]:
        """Sign and send; `at` is when it claims to have been signed."""
        stamp = str(int(at or time.time()))
        signed = hmac.new(self._secret.encode(), f"v0:{stamp}:{content}".encode(), hashlib.sha256).hexdigest()
        headers = {
            "Content-Type": form,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": f"v0={signed}",
        }
        headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"} if retry else {}
        begun = time.perf_counter()
        connection = HTTPConnection(str(self._url.hostname), self._url.port, timeout=10)
        try:
            connection.request("POST", self._url.path, content.encode(), headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()
            self.timings.setdefault(kind, []).append(time.perf_counter() - begun)


class Member:
    """One person in front of Slack."""

    def __init__(self, slack: StandIn, deliver: Deliver, user: str, email: str = "") -> None:
        self.slack, self.deliver, self.user = slack, deliver, user
        with slack.state.changed:
            slack.state.emails[user] = email
            self.direct = direct(slack.state, user)

    def commands(self, command: str, text: str, channel: str = "") -> str:
        """Type a slash command; gives the key of its response URL."""
        key = f"r{self.slack.state.number()}"
        body = {
            "command": command,
            "text": text,
            "user_id": self.user,
            "channel_id": channel or self.direct,
            "team_id": "T001",
            "trigger_id": self.slack.state.trigger(self.user),
            "response_url": f"{self.slack.base}/response/{key}",
        }
        self.acknowledged(self.deliver("command", body))
        return key

    def types(self, text: str, thread: str | None = None, **more: Any) -> dict[str, Any]:
        """Type a message into the direct messages; gives the event as it was delivered."""
        ts = self.slack.state.ts()
        said = {"type": "message", "channel": self.direct, "user": self.user, "text": text, "ts": ts}
        said |= {"thread_ts": thread} if thread else {}
        with self.slack.state.changed:
            self.slack.state.messages[self.direct].append({**said, "blocks": []})
        event = {**said, "channel_type": "im", "event_ts": ts, **more}
        return self.happens(event)

    def happens(self, event: dict[str, Any], retry: int = 0) -> dict[str, Any]:
        """Have an event delivered."""
        body = {"type": "event_callback", "team_id": "T001", "api_app_id": "A1", "event": event}
        body |= {"event_id": f"Ev{event.get('event_ts', event.get('ts'))}", "event_time": 1}
        self.acknowledged(self.deliver("event", body))
        return body

    def opens_home(self) -> None:
        """Open the Home tab."""
        self.happens(
            {"type": "app_home_opened", "user": self.user, "tab": "home", "event_ts": self.slack.state.ts()}
        )

    def presses(self, message: dict[str, Any], label: str, *, trigger: str | None = None) -> None:
        """Press the button with that label in a message, in the Home tab, or choose that option of a menu."""
        element, block, option = find_element(message["blocks"], label)
        action = {
            "type": element["type"],
            "action_id": element["action_id"],
            "block_id": block.get("block_id", "b"),
        }
        action |= {"selected_option": option} if option else {"value": element.get("value", "")}
        body: dict[str, Any] = {
            "type": "block_actions",
            "user": {"id": self.user, "team_id": "T001"},
            "team": {"id": "T001"},
            "trigger_id": self.slack.state.trigger(self.user) if trigger is None else trigger,
            "actions": [action],
        }
        if message.get("type") == "home":
            body["view"] = message
        else:
            body |= {"channel": {"id": self.direct}, "message": message}
            body["container"] = {"type": "message", "message_ts": message["ts"]}
            body["response_url"] = f"{self.slack.base}/response/r{self.slack.state.number()}"
        self.acknowledged(self.deliver("interactive", body))

    def submits(self, view: dict[str, Any], **filled: str) -> dict[str, Any]:
        """Hand a window in with these fields (a choice's label, or text); gives Slack's response_action."""
        values = {
            block["block_id"]: _filled(block, filled) for block in view["blocks"] if block["type"] == "input"
        }
        body = self._view("view_submission", {**view, "state": {"values": values}})
        status, answer = self.deliver("interactive", body)
        assert status == 200, answer
        if not answer:
            with self.slack.state.changed:
                self.slack.state.views.pop(view["id"], None)
            return {}
        return self._acted(view, json.loads(answer))

    def closes(self, view: dict[str, Any]) -> None:
        """Close a window without handing it in."""
        self.slack.state.views.pop(view["id"], None)
        self.acknowledged(self.deliver("interactive", self._view("view_closed", view)))

    def sees(self, words: str, among: int = 0) -> dict[str, Any]:
        """Wait for a direct message whose text or blocks hold these words; the newest wins."""

        def there() -> dict[str, Any] | None:
            listed = [m for m in self.slack.state.messages[self.direct][among:] if words in shown(m)]
            return deepcopy(listed[-1]) if listed else None  # as it is now: it may change underneath

        return self.waits(there, words)

    def sees_window(self, title: str = "") -> dict[str, Any]:
        """Wait for an open window with that title."""

        def there() -> dict[str, Any] | None:
            listed = [v for v in self.slack.state.views.values() if title in v["title"]["text"]]
            return listed[-1] if listed else None

        return self.waits(there, f"a window {title}")

    def sees_window_of(self, step: str) -> dict[str, Any]:
        """Wait for my own open window about a step of my audit."""

        def there() -> dict[str, Any] | None:
            mine = [v for v in list(self.slack.state.views.values()) if v["user"] == self.user]
            return next((v for v in reversed(mine) if v["private_metadata"].endswith(step)), None)

        return self.waits(there, f"a window about {step}")

    def sees_asked(self, number: int) -> str:
        """Wait for what is asked after that question; gives the beginning of its text."""

        def there() -> str | None:
            last = self.slack.state.messages[self.direct][-1]
            text = str(last.get("first_text", ""))
            return text if text and not text.startswith((f"Question {number}:", "Noted", "Kept")) else None

        return str(self.waits(there, f"what comes after question {number}"))

    def is_told(self, key: str) -> dict[str, Any]:
        """Wait for the private answer to a command."""
        return self.waits(lambda: next((r for r in self.slack.state.responses if r["key"] == key), None), key)

    def waits(self, there: Callable[[], Any], what: str) -> Any:
        """Wait until something is there."""
        until = time.monotonic() + PATIENCE
        with self.slack.state.changed:
            while not (found := there()):
                left = until - time.monotonic()
                assert left > 0, (
                    f"{what!r} did not come; refused: {self.slack.state.refused}; last: {self._last()}"
                )
                self.slack.state.changed.wait(min(left, 0.5))
            return found

    def acknowledged(self, answer: tuple[int, bytes]) -> None:
        """Slack shows nothing else than that it was taken."""
        assert answer[0] == 200, answer

    def _acted(self, view: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
        from tests.slack_stand_in import checking

        assert answer["response_action"] in ("update", "errors", "clear", "push"), answer
        if answer["response_action"] == "update":
            checking.view(answer["view"])
            with self.slack.state.changed:
                new = {**answer["view"], "id": view["id"], "hash": f"{self.slack.state.number()}.h"}
                new["user"] = self.user
                self.slack.state.views[view["id"]] = new
        if answer["response_action"] == "errors":
            named = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
            assert answer["errors"], answer
            assert set(answer["errors"]) <= named, answer
        return answer

    def _view(self, kind: str, view: dict[str, Any]) -> dict[str, Any]:
        user = {"id": self.user, "team_id": "T001"}
        return {
            "type": kind,
            "user": user,
            "team": {"id": "T001"},
            "view": view,
            "trigger_id": self.slack.state.trigger(self.user),
        }

    def _last(self) -> str:
        listed = self.slack.state.messages[self.direct]
        return shown(listed[-1])[:300] if listed else "nothing"


def shown(message: dict[str, Any]) -> str:
    """Everything a message shows."""
    return message["text"] + json.dumps(message.get("blocks", []), ensure_ascii=False)


def find_element(blocks: list[dict[str, Any]], label: str) -> tuple[Any, Any, Any]:
    """The button with that label, or the menu that has such an option; with its block and the option."""
    for block in blocks:
        for element in [*block.get("elements", []), *([block["accessory"]] if "accessory" in block else [])]:
            if element.get("type") == "button" and element["text"]["text"] == label:
                return element, block, None
            groups = [group["options"] for group in element.get("option_groups", [])]
            for option in [*element.get("options", []), *(o for group in groups for o in group)]:
                if label in option["text"]["text"]:
                    return element, block, option
    raise AssertionError(f"no button {label!r} in {json.dumps(blocks)[:1500]}")


def _filled(block: dict[str, Any], filled: dict[str, str]) -> dict[str, Any]:
    element = block["element"]
    given = filled.get(block["block_id"])
    if element["type"] == "plain_text_input":
        text = element.get("initial_value") if given is None else given
        return {element["action_id"]: {"type": element["type"], "value": text or None}}
    options = [
        *element.get("options", []),
        *(o for g in element.get("option_groups", []) for o in g["options"]),
    ]
    wanted = next((o for o in options if given is not None and given in o["text"]["text"]), None)
    return {
        element["action_id"]: {
            "type": element["type"],
            "selected_option": wanted or element.get("initial_option"),
        }
    }

"""Calls to the Slack Web API: one place that speaks to it, and tells apart what can go wrong."""

from http.client import HTTPException
from typing import Any
from urllib.request import Request, urlopen

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.slack.errors import RateLimited, Refused, Unavailable

PATIENCE = 10  # seconds for one call
UPLOAD_PATIENCE = 60  # seconds for the bytes of one file
UNWELL = ("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org")


class Calls:
    """The Web API with a bot's token. Raises RateLimited, Unavailable, Refused."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    @property
    def token(self) -> str:
        """The bot's token, for downloads."""
        return self._client.token or ""

    @property
    def base_url(self) -> str:
        """Where the Web API is."""
        return self._client.base_url

    def call(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Call a method with its arguments as JSON; those that are None are left out."""
        given = {name: value for name, value in arguments.items() if value is not None}
        return self._tried(method, json=given)

    def ask(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Call a method that reads, with its arguments as a form: several of these do not take JSON."""
        given = {name: value for name, value in arguments.items() if value is not None}
        return self._tried(method, params=given)

    def upload(self, name: str, content: bytes, channel: str, thread: str | None) -> None:
        """Upload a file into a channel or thread, in Slack's three steps."""
        slot = self.ask("files.getUploadURLExternal", filename=name, length=len(content))
        send_bytes(str(slot["upload_url"]), content)
        files = [{"id": slot["file_id"], "title": name}]
        self.call("files.completeUploadExternal", files=files, channel_id=channel, thread_ts=thread)

    def _tried(self, method: str, **how: Any) -> dict[str, Any]:
        try:
            answer = self._client.api_call(method, **how)
        except SlackApiError as error:
            raise _meaning(method, error) from None
        except (OSError, HTTPException, SlackClientError):
            raise Unavailable(method, doubtful=True) from None
        data = answer.data
        return data if isinstance(data, dict) else {}


def send_bytes(url: str, content: bytes) -> None:
    """Post the bytes of a file to where Slack said. Raises Unavailable; half a file is shown to nobody."""
    if not url.startswith(("https://", "http://")):
        raise Refused("the upload of a file", "no web address")
    headers = {"Content-Type": "application/octet-stream"}
    request = Request(url, data=content, headers=headers, method="POST")  # noqa: S310 - checked above
    try:
        with urlopen(request, timeout=UPLOAD_PATIENCE) as answer:  # noqa: S310
            answer.read()
    except (OSError, HTTPException):
        raise Unavailable("the upload of a file", doubtful=False) from None


def client(token: str | None, url: str | None) -> WebClient:
    """A client that never tries again by itself: what may be repeated is the outbox's business."""
    made = WebClient(token=token, timeout=PATIENCE, retry_handlers=[])
    if url:
        made.base_url = api_url(url)
    return made


def api_url(url: str) -> str:
    """Where the Web API is, with `/api/` where only the host was given."""
    rest = url.split("://", 1)[-1].rstrip("/")
    return url.rstrip("/") + ("/" if "/" in rest else "/api/")


def _meaning(method: str, error: SlackApiError) -> RateLimited | Unavailable | Refused:
    response = error.response
    status = getattr(response, "status_code", 200)
    if status == 429:
        return RateLimited(method, _seconds(response.headers))
    data = getattr(response, "data", None)
    reason = str(data.get("error", "")) if isinstance(data, dict) else ""
    if reason == "ratelimited":
        return RateLimited(method, _seconds(response.headers))
    if status >= 500 or not reason or reason in UNWELL:
        return Unavailable(method, doubtful=True)
    return Refused(method, reason)


def _seconds(headers: Any) -> float:
    """What Retry-After says, at least a second; headers come with any spelling and as lists."""
    for name, value in dict(headers).items():
        if str(name).lower() == "retry-after":
            first = value[0] if isinstance(value, list) else value
            return max(float(first), 1.0) if str(first).replace(".", "", 1).isdigit() else 1.0
    return 1.0

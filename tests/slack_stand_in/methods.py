"""The Web API methods the bot uses, each as strict as Slack: what it refuses there is refused here."""

import time
from collections.abc import Callable
from typing import Any

from tests.slack_stand_in import checking
from tests.slack_stand_in.checking import Bad
from tests.slack_stand_in.state import BOT, BOT_ID, State

Arguments = dict[str, Any]


class Refusal(Exception):
    """Slack's `error`."""

    def __init__(self, error: str, why: str = "") -> None:
        super().__init__(why)
        self.error, self.why = error, why


def auth_test(state: State, given: Arguments) -> Arguments:
    return {
        "url": "https://stand-in.invalid/",
        "team": "T",
        "user": "checkback",
        "user_id": BOT,
        "bot_id": BOT_ID,
        "team_id": "T001",
    }


def users_info(state: State, given: Arguments) -> Arguments:
    user = given.get("user", "")
    if user not in state.emails:
        raise Refusal("user_not_found")
    profile = {"email": state.emails[user]} if state.emails[user] else {}
    return {"user": {"id": user, "name": user.lower(), "profile": profile}}


def users_by_email(state: State, given: Arguments) -> Arguments:
    user = next((one for one, email in state.emails.items() if email and email == given.get("email")), None)
    if user is None:
        raise Refusal("users_not_found")
    return users_info(state, {"user": user})


def users_list(state: State, given: Arguments) -> Arguments:
    return {"members": [{"id": user, "is_bot": False, "deleted": False} for user in state.emails]}


def conversations_open(state: State, given: Arguments) -> Arguments:
    user = given.get("users", "")
    if user not in state.emails:
        raise Refusal("user_not_found")
    return {"channel": {"id": direct(state, user)}}


def direct(state: State, user: str) -> str:
    """The direct channel of a user, made at the first use."""
    channel = f"D{user[1:]}"
    state.channels[channel] = user
    state.messages.setdefault(channel, [])
    return channel


def chat_post(state: State, given: Arguments) -> Arguments:
    channel = _channel(state, given)
    _said(given)
    thread = given.get("thread_ts")
    if thread is not None:
        parent = state.find(channel, thread)
        if parent is None:
            raise Refusal("thread_not_found")
        if parent.get("thread_ts") not in (None, parent["ts"]):
            raise Refusal("invalid_thread_ts", "a reply cannot begin a thread")
    if "reply_broadcast" in given and thread is None:
        raise Refusal("invalid_arguments", "reply_broadcast outside a thread")
    _metadata(given)
    ts = state.ts()
    message = {"type": "message", "ts": ts, "user": BOT, "bot_id": BOT_ID, "text": given.get("text", "")}
    message |= {"blocks": given.get("blocks", []), "thread_ts": thread, "metadata": given.get("metadata", {})}
    message |= {"posted_at": time.monotonic(), "first_text": message["text"]}
    state.messages[channel].append(message)
    return {"channel": channel, "ts": ts, "message": message}


def chat_update(state: State, given: Arguments) -> Arguments:
    channel = _channel(state, given)
    _said(given)
    checking.need(len(given.get("text", "")) <= 4000, "text over 4,000 in an update")
    message = state.find(channel, given.get("ts", ""))
    if message is None:
        raise Refusal("message_not_found")
    if message["user"] != BOT:
        raise Refusal("cant_update_message")
    message["text"] = given.get("text", message["text"])
    message["blocks"] = given.get("blocks", [])
    return {"channel": channel, "ts": message["ts"], "text": message["text"]}


def chat_ephemeral(state: State, given: Arguments) -> Arguments:
    channel = _channel(state, given)
    _said(given)
    if given.get("user") not in state.emails:
        raise Refusal("user_not_in_channel")
    state.ephemeral.append({"channel": channel, "user": given["user"], **given})
    return {"message_ts": state.ts()}


def history(state: State, given: Arguments) -> Arguments:
    channel = _channel(state, given)
    listed = [m for m in state.messages[channel] if m.get("thread_ts") in (None, m["ts"])]
    return {"messages": list(reversed(listed)), "has_more": False}


def replies(state: State, given: Arguments) -> Arguments:
    channel = _channel(state, given)
    if state.find(channel, given.get("ts", "")) is None:
        raise Refusal("thread_not_found")
    oldest = given.get("oldest", "0")
    listed = [m for m in state.messages[channel] if given["ts"] in (m["ts"], m.get("thread_ts"))]
    return {"messages": [m for m in listed if m["ts"] == given["ts"] or m["ts"] >= oldest], "has_more": False}


def views_open(state: State, given: Arguments) -> Arguments:
    user, until = state.triggers.pop(given.get("trigger_id", ""), ("", 0.0))
    if not user:
        raise Refusal("invalid_trigger_id")
    if time.monotonic() > until:
        raise Refusal("expired_trigger_id")
    checking.view(given.get("view"))
    checking.need(given["view"]["type"] == "modal", "only modals are opened")
    view = {**given["view"], "id": f"V{state.number()}", "hash": f"{state.number()}.h"}
    view |= {"state": {"values": {}}, "user": user}
    state.views[view["id"]] = view
    return {"view": view}


def views_publish(state: State, given: Arguments) -> Arguments:
    checking.view(given.get("view"))
    checking.need(given["view"]["type"] == "home", "only Home is published")
    state.homes[given["user_id"]] = given["view"]
    return {"view": given["view"]}


def upload_url(state: State, given: Arguments) -> Arguments:
    if not given.get("filename") or not str(given.get("length", "")).isdigit():
        raise Refusal("invalid_arguments")
    file_id = f"F{state.number()}"
    state.slots[file_id] = {"name": given["filename"], "length": int(given["length"]), "content": None}
    return {"file_id": file_id, "upload_url": f"{state.base}/upload/{file_id}"}  # type: ignore[attr-defined]


def upload_done(state: State, given: Arguments) -> Arguments:
    done = []
    for one in given.get("files", []):
        slot = state.slots.pop(one.get("id"), None)
        if slot is None or slot["content"] is None or len(slot["content"]) != slot["length"]:
            raise Refusal("file_not_found", "nothing was uploaded there")
        state.files[one["id"]] = {**slot, "channel": _channel(state, {"channel": given["channel_id"]})}
        state.files[one["id"]]["thread_ts"] = given.get("thread_ts")
        done.append({"id": one["id"], "title": one.get("title")})
    return {"files": done}


def socket_open(state: State, given: Arguments) -> Arguments:
    return {"url": state.socket_url}  # type: ignore[attr-defined]


METHODS: dict[str, Callable[[State, Arguments], Arguments]] = {
    "auth.test": auth_test,
    "users.info": users_info,
    "users.list": users_list,
    "users.lookupByEmail": users_by_email,
    "conversations.open": conversations_open,
    "conversations.history": history,
    "conversations.replies": replies,
    "chat.postMessage": chat_post,
    "chat.update": chat_update,
    "chat.postEphemeral": chat_ephemeral,
    "views.open": views_open,
    "views.publish": views_publish,
    "files.getUploadURLExternal": upload_url,
    "files.completeUploadExternal": upload_done,
    "apps.connections.open": socket_open,
}
# Methods that take their arguments as a form only.
FORM_ONLY = {
    "users.info",
    "users.list",
    "users.lookupByEmail",
    "conversations.history",
    "conversations.replies",
    "files.getUploadURLExternal",
}


def _channel(state: State, given: Arguments) -> str:
    channel = given.get("channel", "")
    channel = direct(state, channel) if channel in state.emails else channel
    if channel in state.channels:
        return str(channel)
    if channel in state.joined:
        state.messages.setdefault(channel, [])
        return str(channel)
    raise Refusal("not_in_channel" if channel.startswith("C") else "channel_not_found")


def _said(given: Arguments) -> None:
    """Text and blocks as Slack takes them."""
    if not given.get("text"):
        raise Refusal("no_text")
    if len(given["text"]) > 40_000:
        raise Refusal("msg_too_long")
    try:
        checking.blocks(given.get("blocks", []), "message")
    except Bad as bad:
        raise Refusal("invalid_blocks", str(bad)) from None


def _metadata(given: Arguments) -> None:
    metadata = given.get("metadata")
    if metadata is not None and not ({"event_type", "event_payload"} <= set(metadata)):
        raise Refusal("invalid_metadata_format")

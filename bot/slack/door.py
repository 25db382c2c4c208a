"""The one place where Slack's requests come in: acknowledged, read, and given to whom they concern.

Everything registered here passes the same check: is this a person the service knows. Handlers get a
`Caller`, so there is no way round it. A handler's errors become a sentence for the person; what was not
foreseen gets a reference, and the log the kind of fault and its place, never what was said.
"""

import logging
import secrets
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from re import Pattern
from typing import Any

from slack_bolt import Ack
from slack_bolt import App as Bolt

from audit.errors import AuditError
from audit.permissions import Actor
from bot.conversation.context import Misread
from bot.errors import DoorError
from bot.slack import privately
from bot.slack.blocks import Message
from bot.slack.desk import Desk
from bot.slack.in_turn import awaited
from bot.slack.wording import spoken
from docgen.errors import DocumentError
from guidance.errors import GuidanceError
from questionbank.errors import FormError
from storage.errors import StorageError

log = logging.getLogger(__name__)
KNOWN = (AuditError, Misread, DoorError, GuidanceError, FormError, StorageError, DocumentError)
Body = dict[str, Any]


@dataclass(frozen=True)
class Caller:
    """A known person who pressed, typed or opened something, and what came with it."""

    actor: Actor
    user: str
    body: Body
    desk: Desk
    channel: str = ""
    trigger: str = ""
    response_url: str = ""
    value: str = ""
    action: str = ""
    text: str = ""
    event: Body = field(default_factory=dict)

    def tell(self, text: str) -> None:
        """Say a sentence that only they see."""
        privately.tell(self.desk, self.user, self.channel, self.response_url, text)

    def show(self, said: Message, thread: str | None = None) -> None:
        """Show a message that only they see."""
        privately.show(self.desk, self.user, self.channel, self.response_url, said, thread)


Handler = Callable[[Caller], None]
# A modal's handler answers before Slack is acknowledged: None closes it, a dict is Slack's response_action.
Submitted = Callable[[Caller], dict[str, Any] | None]


class Door:
    """Registers what people can do."""

    def __init__(self, bolt: Bolt, desk: Desk) -> None:
        self._bolt = bolt
        self._desk = desk

    def press(self, action: str | Pattern[str], handler: Handler) -> None:
        """A button or menu in a message or on the Home tab."""

        def pressed(ack: Ack, body: Body) -> None:
            ack()
            self._later(body["user"]["id"], body, handler, _pressed)

        self._bolt.action(action)(pressed)

    def modal(self, callback: str | Pattern[str], handler: Submitted) -> None:
        """A modal handed in."""

        def submitted(ack: Ack, body: Body) -> None:
            answer = self._now(body["user"]["id"], body, handler)
            if answer:
                ack(**answer)
            else:
                ack()

        self._bolt.view(callback)(submitted)

    def closed(self, callback: str | Pattern[str], handler: Handler) -> None:
        """A modal closed without handing it in."""

        def left(ack: Ack, body: Body) -> None:
            ack()
            self._later(body["user"]["id"], body, handler, _viewed)

        self._bolt.view_closed(callback)(left)

    def command(self, name: str, handler: Handler) -> None:
        """A slash command."""

        def commanded(ack: Ack, body: Body) -> None:
            ack()
            self._later(body["user_id"], body, handler, _commanded)

        self._bolt.command(name)(commanded)

    def shortcut(self, callback: str, handler: Handler) -> None:
        """A shortcut of a message, or of the whole workspace."""

        def chosen(ack: Ack, body: Body) -> None:
            ack()
            self._later(body["user"]["id"], body, handler, _pressed)

        self._bolt.shortcut(callback)(chosen)

    def event(self, name: str | Pattern[str], handler: Handler) -> None:
        """Something that happened. Messages of bots and of Slack itself concern nobody here."""

        def happened(body: Body) -> None:
            event = body.get("event") or {}
            user = next((str(u) for u in (event.get("user"), *_authors(event)) if u), "")
            if user and user != self._desk.bot_user and not event.get("bot_id"):
                self._later(user, body, handler, _happened)

        self._bolt.event(name)(happened)

    def _later(self, user: str, body: Body, handler: Handler, read: Callable[[Body], dict[str, Any]]) -> None:
        self._desk.work.do(user, lambda: self._guarded(user, body, handler, read))

    def _guarded(
        self, user: str, body: Body, handler: Handler, read: Callable[[Body], dict[str, Any]]
    ) -> None:
        where = read(body)
        try:
            actor = self._desk.people.who(user)
            self._desk.delivery.remember(user, where.get("channel", ""))
            handler(Caller(actor=actor, user=user, body=body, desk=self._desk, **where))
        except Exception as error:  # noqa: BLE001 - a person always gets a sentence
            sentence = explained(error)
            privately.tell(
                self._desk, user, where.get("channel", ""), where.get("response_url", ""), sentence
            )

    def _now(self, user: str, body: Body, handler: Submitted) -> dict[str, Any] | None:
        try:
            with awaited():
                actor = self._desk.people.who(user)
                return handler(Caller(actor=actor, user=user, body=body, desk=self._desk, **_viewed(body)))
        except Exception as error:  # noqa: BLE001 - the modal stays open with what was typed, and says why
            return {"response_action": "errors", "errors": {_first_input(body): explained(error)}}


def explained(error: Exception) -> str:
    """The sentence for whatever went wrong; a fault of ours gets a reference that the log has too."""
    if isinstance(error, KNOWN):
        text = spoken(str(error))
        return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")
    reference = secrets.token_hex(3)
    last = traceback.extract_tb(error.__traceback__)[-1]
    log.error("fault %s: %s at %s:%s", reference, type(error).__name__, Path(last.filename).name, last.lineno)
    return f"Something went wrong on our side; what was confirmed is kept. Please report {reference}."


def _authors(event: Body) -> list[str | None]:
    """Whose message was changed or deleted."""
    return [(event.get(name) or {}).get("user") for name in ("message", "previous_message")]


def _pressed(body: Body) -> dict[str, Any]:
    acted = (body.get("actions") or [{}])[0]
    chosen = acted.get("selected_option") or {}
    return {
        "channel": (body.get("channel") or {}).get("id", ""),
        "trigger": body.get("trigger_id", ""),
        "response_url": body.get("response_url", ""),
        "value": acted.get("value") or chosen.get("value") or "",
        "action": acted.get("action_id", ""),
        "text": (body.get("message") or {}).get("text", ""),
    }


def _viewed(body: Body) -> dict[str, Any]:
    return {"value": body["view"].get("private_metadata", ""), "trigger": body.get("trigger_id", "")}


def _commanded(body: Body) -> dict[str, Any]:
    return {
        "channel": body.get("channel_id", ""),
        "trigger": body.get("trigger_id", ""),
        "response_url": body.get("response_url", ""),
        "text": (body.get("text") or "").strip(),
    }


def _happened(body: Body) -> dict[str, Any]:
    event = body["event"]
    return {"channel": event.get("channel", ""), "text": event.get("text") or "", "event": event}


def _first_input(body: Body) -> str:
    """The block under which a modal can show an error."""
    blocks = body["view"].get("blocks", [])
    return next((str(block["block_id"]) for block in blocks if block["type"] == "input"), "comment")

"""The bot takes its own messages back; what people typed stays and is said to stay."""

import datetime as dt
from typing import Any

import pytest

from audit.notices import queue
from audit.notices.wording import notice
from bot.slack import threads
from bot.slack.errors import RateLimited, Refused, Unavailable
from bot.slack.threads import Thread
from bot.slack.traces import SlackTraces
from tests.storage.fake import MemoryStore


class Slack:
    """A workspace with one thread: the bot's question and document, a person's answer between them.

    Beside it the notices that the bot sent them.
    """

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = [
            {"ts": "1.0", "user": "UBOT", "text": "Audit"},
            {"ts": "2.0", "user": "U1", "text": "good, he was seen at home"},
            {"ts": "3.0", "bot_id": "B1", "text": "Kept.", "files": [{"id": "F1"}]},
        ]
        self.notices: list[dict[str, Any]] = [
            {"ts": "5.0", "user": "UBOT", "text": "Audit A-1 was returned."},
            {"ts": "6.0", "user": "UBOT", "text": "More:", "blocks": [{"value": "0|A-1|"}]},
            {"ts": "6.1", "user": "UBOT", "text": "Audit A-10 was returned."},
            {"ts": "6.2", "user": "U1", "text": "What is A-1?"},
            {"ts": "6.3", "user": "UBOT", "text": "Audit A-1", "reply_count": 4},
        ]
        self.asked: dict[str, Any] = {}
        self.files = ["F1"]
        self.trouble: list[Exception] = []

    def call(self, method: str, **given: Any) -> dict[str, Any]:
        if self.trouble:
            raise self.trouble.pop(0)
        if method == "auth.test":
            return {"user_id": "UBOT", "bot_id": "B1"}
        if method == "files.delete":
            self.files.remove(given["file"])
            return {}
        for said in (self.messages, self.notices):
            found = [message for message in said if message["ts"] == given["ts"]]
            if found:
                said.remove(found[0])
                return {}
        raise Refused(method, "message_not_found")

    def ask(self, method: str, **given: Any) -> dict[str, Any]:
        if method == "conversations.history":
            self.asked = given
            return {"messages": list(self.notices)}
        assert (method, given["channel"], given["ts"]) == ("conversations.replies", "D1", "1.0")
        first = given["cursor"] is None
        some = self.messages[:2] if first else self.messages[2:]
        return {"messages": list(some), "response_metadata": {"next_cursor": "more" if first else ""}}


@pytest.fixture
def store() -> MemoryStore:
    kept = MemoryStore()
    with kept.transaction() as tx:
        threads.keep(tx, Thread(audit="A-1", user="U1", ts="1.0"))
        threads.keep(tx, Thread(audit="A-2", user="U1", ts="9.0"))
        threads.keep(tx, Thread(audit="A-1", user="U2"))  # nothing was posted yet
        tx.keep_item(threads.DIRECT, "U1", "D1")
    return kept


def test_the_bots_messages_and_files_go_and_what_people_typed_is_listed(store: MemoryStore) -> None:
    slack = Slack()
    (remains,) = SlackTraces(slack, store).remove(["A-1"])
    assert "audit A-1 with U1: 1 messages that people typed remain" in remains
    assert [message["ts"] for message in slack.messages] == ["2.0"]
    assert slack.files == []


def test_slack_is_waited_for_when_it_asks(store: MemoryStore) -> None:
    slack, waited = Slack(), list[float]()
    slack.trouble = [RateLimited("chat.delete", 3)]
    SlackTraces(slack, store, waited.append).remove(["A-1"])
    assert waited == [3]
    assert [message["ts"] for message in slack.messages] == ["2.0"]


def test_what_cannot_be_removed_is_said_and_hinders_nothing(store: MemoryStore) -> None:
    slack = Slack()
    slack.trouble = [Unavailable("auth.test", doubtful=False)]
    (remains,) = SlackTraces(slack, store).remove(["A-1"])
    assert "not removed (Slack did not answer auth.test" in remains


def test_an_audit_without_a_thread_leaves_nothing(store: MemoryStore) -> None:
    assert SlackTraces(Slack(), store).remove(["A-3"]) == []


def test_notices_about_the_audit_go_and_others_stay(store: MemoryStore) -> None:
    told_at = dt.datetime(2026, 5, 4, 9, tzinfo=dt.UTC)
    with store.transaction() as tx:
        for audit in ("A-1", "A-10"):
            one = notice("returned", f"{audit}/returned/1", "Ash Auditor", audit=audit)
            queue.done(tx, one, "slack", "notice abc", told_at)
    slack = Slack()
    SlackTraces(slack, store).remove(["A-1"])
    assert [message["ts"] for message in slack.notices] == ["6.1", "6.2", "6.3"]
    assert slack.asked["channel"] == "D1"
    assert float(slack.asked["oldest"]) < told_at.timestamp() < float(slack.asked["latest"])


def test_nobodys_messages_are_looked_through_where_nobody_was_told(store: MemoryStore) -> None:
    slack = Slack()
    SlackTraces(slack, store).remove(["A-1"])
    assert slack.asked == {}

"""Where an audit stands in Slack: its thread in a person's direct messages, and the message that asks.

Kept on sealed shelves of the record, so that a restart, another worker or a second window changes nothing.
"""

from pydantic import BaseModel, ConfigDict

from audit.ports import Transaction
from bot.conversation.steps import kind

THREADS, ROOTS, DIRECT, TOLD = "slack.threads", "slack.roots", "slack.direct", "slack.told"
PINNED = "slack.pinned"  # the messages that are known by a name
FACTS = "facts"  # the one message of all facts


class Thread(BaseModel):
    """One audit's thread with one person. `ts` is its first message, once Slack has it.

    `step` and `seen` are the step asked last and the version it was shown at; `asked` gives the message of
    each step.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    audit: str
    user: str
    ts: str = ""
    step: str = ""
    seen: int = 0
    asked: dict[str, str] = {}

    def moved(self, step: str, seen: int) -> "Thread":
        """The thread with another step asked."""
        return self.model_copy(update={"step": step, "seen": seen})

    def with_message(self, step: str, ts: str) -> "Thread":
        """The thread knowing the message of a step."""
        return self.model_copy(update={"asked": {**self.asked, slot(step): ts}})


def slot(step: str) -> str:
    """Under which name the message of a step is remembered: all facts share one."""
    return FACTS if kind(step) == "fact" else step


def find(transaction: Transaction, audit: str, user: str) -> Thread | None:
    """That person's thread about that audit."""
    kept = transaction.item(THREADS, _key(audit, user))
    return Thread.model_validate_json(kept) if kept else None


def keep(transaction: Transaction, thread: Thread) -> None:
    """Keep a thread as it is now."""
    transaction.keep_item(THREADS, _key(thread.audit, thread.user), thread.model_dump_json())


def keep_root(transaction: Transaction, channel: str, thread: Thread) -> None:
    """Remember which thread begins with which message."""
    transaction.keep_item(ROOTS, f"{channel} {thread.ts}", _key(thread.audit, thread.user))


def begun_at(transaction: Transaction, channel: str, ts: str) -> Thread | None:
    """The thread that begins with that message."""
    kept = transaction.item(ROOTS, f"{channel} {ts}")
    found = transaction.item(THREADS, kept) if kept else None
    return Thread.model_validate_json(found) if found else None


def every(transaction: Transaction) -> list[Thread]:
    """Every thread there is."""
    return [Thread.model_validate_json(kept) for _, kept in transaction.items(THREADS)]


def direct(transaction: Transaction, user: str) -> str | None:
    """The channel of a person's direct messages, if it is known."""
    return transaction.item(DIRECT, user)


def _key(audit: str, user: str) -> str:
    return f"{audit} {user}"

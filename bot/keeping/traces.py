"""What stands outside the record about an audit, and goes with it as far as we can reach it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from audit.ports import Store


class Traces(Protocol):
    """One place outside the record where audits leave traces."""

    def remove(self, audits: Sequence[str]) -> list[str]:
        """Remove what can be removed of those audits, before they are deleted.

        Gives a sentence for each thing that remains, saying where and who can remove it.
        """


def slack_traces(store: Store) -> Iterator[Traces]:
    """Slack, where the service has its token."""
    token = os.environ.get("SLACK_BOT_TOKEN", "").strip()
    if token:
        from bot.slack.calls import Calls, client
        from bot.slack.traces import SlackTraces

        yield SlackTraces(Calls(client(token, os.environ.get("SLACK_API_URL", "").strip() or None)), store)


class DataFolder:
    """Documents that lie in the data folder under an audit's id."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def remove(self, audits: Sequence[str]) -> list[str]:
        """Remove them; those that cannot be removed remain."""
        remains = []
        for audit_id in audits:
            for path in sorted(self._home.rglob(f"{audit_id}[-.]*")):
                try:
                    path.unlink()
                except OSError as error:
                    remains.append(f"{path} could not be removed ({error.strerror}): remove it yourself")
        return remains


WHAT_REMAINS = (
    "What people typed in Slack cannot be deleted by the bot: Slack's own retention applies to it.",
    "Backups made before today still hold what was deleted: let them lapse (docs/data-protection.md).",
    "Documents that people saved or sent, and the case management system, are outside this record.",
)

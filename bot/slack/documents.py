"""Making an audit's documents beside everything else: a message that says so, then the files in its place."""

from dataclasses import dataclass
from typing import Any

from audit.errors import AuditError
from audit.permissions import Actor
from bot import delivery
from bot.bootstrap import App
from bot.slack import child, threads
from bot.slack.blocks import message, section
from bot.slack.calls import Calls
from bot.slack.delivery import Delivery
from bot.slack.errors import Refused, Stranger
from bot.slack.outbox import Item, Outbox, Then
from bot.slack.people import People
from docgen.errors import DocumentError

PREPARING = "Preparing the documents of audit {}. This takes a moment; you can go on meanwhile."
READY = "The documents of audit {} are here: {}."
ELSEWHERE = (
    "This service keeps documents out of Slack. `checkback audits documents {}` writes them, or ask an "
    "administrator for them."
)


@dataclass(frozen=True)
class DocumentMaker:
    """Makes and uploads; what was done already is written down on the way, so a new start goes on there."""

    app: App
    calls: Calls
    people: People
    delivery: Delivery
    outbox: Outbox

    def deliver(self, job: Item) -> Then | None:
        """Make the documents that the job names and put them where they were asked for."""
        channel, thread = self.delivery.channel(job.user), self._thread(job)
        try:
            self._delivered(job, channel, thread)
        except (AuditError, DocumentError, Stranger) as error:
            self._say(channel, thread, f"The documents could not be made: {error}")
        return None

    def _delivered(self, job: Item, channel: str, thread: str | None) -> None:
        actor = self.people.who(job.user)
        if self.app.settings.slack_documents == "elsewhere":
            self._say(channel, thread, ELSEWHERE.format(job.audit))
            return
        if not job.more.get("ts"):
            job = self._noted(job, ts=self._say(channel, thread, PREPARING.format(job.audit)))
        files = documents(self.app, job.audit, actor, job.more.get("reason"))
        for name, content in files.items():
            if name not in job.more.get("sent", []):
                self.calls.upload(name, content, channel, thread)
                job = self._noted(job, sent=[*job.more.get("sent", []), name])
        self._change(channel, job.more["ts"], READY.format(job.audit, ", ".join(files)))

    def _thread(self, job: Item) -> str | None:
        with self.app.store.reading() as reading:
            thread = threads.find(reading, job.audit, job.user)
        return thread.ts or None if thread else None

    def _noted(self, job: Item, **more: Any) -> Item:
        noted = job.model_copy(update={"more": {**job.more, **more}})
        self.outbox.keep(noted)
        return noted

    def _say(self, channel: str, thread: str | None, text: str) -> str:
        said = message(text, [section(text)])
        answer = self.calls.call(
            "chat.postMessage", channel=channel, thread_ts=thread, text=said.text, blocks=said.blocks
        )
        return str(answer.get("ts", ""))

    def _change(self, channel: str, ts: str, text: str) -> None:
        said = message(text, [section(text)])
        try:
            self.calls.call("chat.update", channel=channel, ts=ts, text=said.text, blocks=said.blocks)
        except Refused:  # the message is gone; the files say enough
            return


def documents(app: App, audit: str, actor: Actor, reason: str | None = None) -> dict[str, bytes]:
    """Every document of an audit as the service lets Slack have it; that they were made is recorded.

    Raises UnknownAudit, NotAllowed, NeedsReason.
    """
    if app.settings.slack_documents == "named":
        return delivery.documents(app, audit, actor, reason=reason)
    record, form = app.service.export(audit, actor, reason)
    return delivery.made(app, child.pseudonymised(record), form)

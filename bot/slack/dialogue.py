"""The conversation in a thread: every act on an audit comes through here, whether pressed or typed.

An act is carried out by the conversation first, so that it is kept; then one transaction writes where the
thread stands, remembers that the act was heard, and lines up what Slack is to show.
"""

from contextlib import suppress
from dataclasses import dataclass

from audit.permissions import Actor
from audit.ports import Transaction
from bot.conversation.context import Misread
from bot.conversation.engine import Conversation
from bot.conversation.screens import FactScreen, Reply, Screen, SubmittedScreen
from bot.slack import child, outbox, threads
from bot.slack.blocks import Message, message
from bot.slack.delivery import ROOT
from bot.slack.desk import Desk, item
from bot.slack.fact_sheet import facts_of
from bot.slack.ids import At
from bot.slack.outbox import Item
from bot.slack.threads import Thread
from bot.slack.views import facts as fact_views
from bot.slack.views import opening, parts, screens, telling


@dataclass(frozen=True)
class Dialogue:
    """One person's dealings with one audit in Slack."""

    desk: Desk
    actor: Actor
    user: str
    audit: str

    def thread(self) -> Thread | None:
        """Their thread about this audit, if it was ever opened."""
        with self.desk.app.store.reading() as reading:
            return threads.find(reading, self.audit, self.user)

    def conversation(self, step: str = "", seen: int | None = None) -> Conversation:
        """The conversation, standing at that step if one is named."""
        app = self.desk.app
        left_out = child.left_out(app.settings)
        made = Conversation(app.parts(), self.audit, self.actor, app.settings.clock, left_out, brief=True)
        if step:
            made.stand(step, seen)
        return made

    def begin(self, notes: tuple[str, ...] = ()) -> None:
        """Open the audit's thread, or ask anew in it where they were. Raises UnknownAudit, NotAllowed."""
        reply = self.conversation().open()
        screen = reply.screen
        record, _ = self.desk.app.service.show(self.audit, self.actor)
        thread = self.thread()
        asking = self._ask(screen, Reply(screen, notes=notes), broadcast=thread is not None)
        items = [asking]
        if thread is None:
            reference = child.reference(record.data, self.desk.app.settings)
            items = [
                item(
                    "root",
                    self.user,
                    opening.root(record, reference, self.desk.app.settings.timings),
                    audit=self.audit,
                ),
                *self._told(),
                asking,
            ]

        def then(transaction: Transaction) -> None:
            now = threads.find(transaction, self.audit, self.user) or Thread(audit=self.audit, user=self.user)
            threads.keep(transaction, now.moved(screen.where.step, screen.where.version))

        self.desk.send(items, then)

    def answered(
        self,
        before: str,
        reply: Reply,
        event: str = "",
        *,
        typed: bool = False,
        said: Conversation | None = None,
    ) -> None:
        """Show what came of an act on the step `before`; an event that was heard before shows nothing.

        `said` is the conversation in which it was done, which has the audit at hand.
        """
        then_fold = self._before(before, reply, said or self.conversation(before))
        with self.desk.app.store.transaction() as transaction:
            if event and not outbox.hear(transaction, event):
                return
            thread = threads.find(transaction, self.audit, self.user)
            if thread is None:
                return
            items = self._items(thread, before, reply, then_fold, typed=typed)
            for one in items:
                outbox.put(transaction, one)
            step = reply.screen.where.step if thread.step == before else thread.step
            seen = reply.screen.where.version
            threads.keep(transaction, thread.moved(step, seen))
        self.desk.wake(items)

    def refresh(self, step: str) -> None:
        """Show a step's message again as it is now: asked where it is asked, else folded to its line."""
        thread = self.thread()
        conversation = self.conversation(step)
        reply = conversation.show()
        asked = thread is not None and thread.step == step
        shown = self.message_for(reply.screen) if asked else self._before(step, reply, conversation)
        self.desk.send([item("update", self.user, shown, audit=self.audit, step=step)])

    def tell(self, told: Message, event: str = "") -> None:
        """Say something in the thread that asks for nothing."""
        one = item("say", self.user, told, audit=self.audit)
        with self.desk.app.store.transaction() as transaction:
            if event and not outbox.hear(transaction, event):
                return
            outbox.put(transaction, one)
        self.desk.wake([one])

    def message_for(self, screen: Screen) -> Message:
        """The message that asks what a screen asks."""
        if isinstance(screen, FactScreen):
            settings = self.desk.app.settings
            listed = facts_of(self.desk.app, self.actor, self.audit)
            return fact_views.card(screen, listed, names_kept_out=settings.slack_child != "named")
        return screens.shown(screen)

    def _items(self, thread: Thread, before: str, reply: Reply, fold: Message, *, typed: bool) -> list[Item]:
        """What Slack is to show after an act on the step `before`."""
        screen = reply.screen
        told = parts.said(reply.notes, reply.warnings, reply.remarks)
        if reply.info:
            share = ""
            return [item("say", self.user, telling.info(reply.info, share=share), audit=self.audit)]
        folding = item("update", self.user, fold, audit=self.audit, step=before)
        if threads.slot(thread.step) != threads.slot(before):  # another step is asked meanwhile
            said = [item("say", self.user, message(plain(reply), told), audit=self.audit)]
            return [folding, *(said if reply.remarks or reply.warnings else [])]
        if isinstance(screen, SubmittedScreen):
            closed = item("update", self.user, self.message_for(screen), audit=self.audit, step=before)
            return [closed, self._root_update()]
        if threads.slot(before) == threads.slot(screen.where.step):
            waits = parts.waiting_line(screen) if typed else []
            said = [item("say", self.user, message(plain(reply), [*told, *waits]), audit=self.audit)]
            shown = item("update", self.user, self.message_for(screen), audit=self.audit, step=before)
            worth = reply.warnings or reply.remarks or not reply.taken
            return [*(said if worth or (typed and (told or waits)) else []), shown]
        return [folding, self._ask(screen, reply)]

    def _ask(self, screen: Screen, reply: Reply, *, broadcast: bool = False) -> Item:
        """The message that asks, headed by what was said of the last answer."""
        asks = self.message_for(screen)
        told = parts.said(reply.notes, reply.warnings, reply.remarks)
        whole = message(asks.text, [*told, *asks.blocks])
        step = screen.where.step
        return item("ask", self.user, whole, audit=self.audit, step=step, broadcast=broadcast)

    def _before(self, before: str, reply: Reply, conversation: Conversation) -> Message:
        """The line that the step before folds to, with what was kept there."""
        if threads.slot(before) == threads.FACTS:
            where = At(self.audit, reply.screen.where.version, before)
            return fact_views.folded(where, facts_of(self.desk.app, self.actor, self.audit))
        with suppress(Misread):  # an action taken back meanwhile has no screen
            screen = conversation.look(before)
            if screen.where.step == before and (folded := screens.folded(screen)):
                return folded
        return telling.sentence("; ".join(reply.notes) or "Done.")

    def _told(self) -> list[Item]:
        """What is said once to everyone who answers in Slack."""
        with self.desk.app.store.transaction() as transaction:
            if not transaction.keep_item(threads.TOLD, self.user, "yes"):
                return []
        return [item("say", self.user, opening.once(), audit=self.audit)]

    def _root_update(self) -> Item:
        record, _ = self.desk.app.service.show(self.audit, self.actor)
        reference = child.reference(record.data, self.desk.app.settings)
        return item(
            "update",
            self.user,
            opening.root(record, reference, self.desk.app.settings.timings),
            audit=self.audit,
            step=ROOT,
        )


def plain(reply: Reply) -> str:
    """What a reply says, as plain text without anything about the child."""
    if reply.remarks:
        return "Kept, with a thought on it."
    return "Please look: something was not as expected." if reply.warnings else "Noted."

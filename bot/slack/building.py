"""Putting the Slack door together: one function, nothing at import."""

import logging
import secrets
from dataclasses import dataclass, field

from slack_bolt import App as Bolt
from slack_bolt.authorization import AuthorizeResult

from bot.bootstrap import App
from bot.programme.building import desk as programme_desk
from bot.slack import calls as slack_calls
from bot.slack import home
from bot.slack.calls import Calls
from bot.slack.catching_up import catch_up
from bot.slack.delivery import Delivery
from bot.slack.desk import Desk
from bot.slack.documents import DocumentMaker
from bot.slack.door import Door
from bot.slack.errors import SlackTrouble
from bot.slack.listeners import LISTENERS
from bot.slack.notices import Rounds, SlackChannel
from bot.slack.outbox import Outbox
from bot.slack.people import People
from bot.slack.sender import PACE, Sender
from bot.slack.work import Work

log = logging.getLogger(__name__)
ONLY = "only"  # the worker's name where there is one process: after a restart its lanes are its own


@dataclass(frozen=True)
class Tokens:
    """What Slack gave the service, and where Slack is if it is not the usual one."""

    bot: str = field(repr=False)
    signing_secret: str = field(default="", repr=False)
    app: str = field(default="", repr=False)
    api_url: str | None = None


@dataclass(frozen=True)
class SlackDoor:
    """The door, ready to be opened over HTTP or a socket."""

    bolt: Bolt
    desk: Desk
    rounds: Rounds

    def start(self) -> None:
        """Send what an earlier run left, hear what was said meanwhile, and begin to tell people of things."""
        self.desk.sender.start()
        catch_up(self.desk)
        if not self.desk.rehearsal:
            self.rounds.start()

    def stop(self) -> None:
        """Finish what was begun; what is not sent yet waits in the record."""
        self.rounds.stop()
        self.desk.work.stop()
        self.desk.sender.stop()


def build(
    app: App, tokens: Tokens, *, workers: int = 1, pace: float = PACE, rehearsal: bool = False
) -> SlackDoor:
    """The Slack door of a service. Asks Slack once who the bot is; a bad token raises Refused."""
    client = slack_calls.client(tokens.bot, tokens.api_url)
    calls = Calls(client)
    bot_user, bot_id = _who_am_i(calls)
    people = People(app, calls)
    outbox = Outbox(app.store, ONLY if workers == 1 else secrets.token_hex(4))
    delivery = Delivery(calls, app.store)
    maker = DocumentMaker(app, calls, people, delivery, outbox)
    kinds = {**delivery.kinds(), "documents": maker.deliver}
    sender = Sender(outbox, kinds, pace)
    # Notices go into the outbox, so the channel needs only the parts that stand already.
    channel = SlackChannel(app, people, sender)
    programme = programme_desk(app, [channel])
    desk = Desk(app, calls, people, outbox, delivery, sender, Work(), programme, bot_user, rehearsal)
    kinds["home"] = lambda job: home.deliver(desk, job)
    known = AuthorizeResult(
        enterprise_id=None, team_id=None, bot_user_id=bot_user, bot_id=bot_id, bot_token=tokens.bot
    )
    bolt = Bolt(
        client=slack_calls.client(None, tokens.api_url),
        authorize=lambda: known,
        signing_secret=tokens.signing_secret,
        process_before_response=True,  # listeners only acknowledge and hand the work on
        logger=logging.getLogger("bot.slack.bolt"),
    )
    door = Door(bolt, desk)
    for register in LISTENERS:
        register(door)
    return SlackDoor(bolt, desk, Rounds(programme))


def _who_am_i(calls: Calls) -> tuple[str, str]:
    """The bot's user and bot ids. Where Slack is not to be reached now, the bot starts without knowing."""
    try:
        told = calls.call("auth.test")
    except SlackTrouble as trouble:
        if trouble.code == "refused":
            raise
        log.warning("Slack could not be asked who we are; going on")
        return "", ""
    return str(told.get("user_id", "")), str(told.get("bot_id", ""))

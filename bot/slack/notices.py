"""Notices in Slack: one more channel of the programme, and the rounds in which people are told.

A notice is lined up in the outbox, where it cannot be lost; the same notice is lined up once.
"""

import hashlib
import logging
import threading

from audit.errors import AuditError
from audit.notices.shapes import ChannelName
from audit.record import Person
from bot.bootstrap import App
from bot.programme.channels import Letter, Refused
from bot.programme.desk import Desk as Programme
from bot.slack import outbox
from bot.slack.desk import item
from bot.slack.people import People
from bot.slack.sender import Sender
from bot.slack.views import notices as views
from storage.errors import StorageError

log = logging.getLogger(__name__)
EVERY = 60.0  # seconds between two rounds


class SlackChannel:
    """The channel of those who are in Slack."""

    name: ChannelName = "slack"

    def __init__(self, app: App, people: People, sender: Sender) -> None:
        self._store = app.store
        self._people = people
        self._sender = sender

    def reaches(self, person: Person) -> bool:
        """Whether we know who the person is in Slack."""
        return self._people.user_of(person.name) is not None

    def send(self, letter: Letter) -> str:
        """Line it up; gives the key under which it is known. Raises Refused for nobody in Slack."""
        user = self._people.user_of(letter.person.name)
        if user is None:
            raise Refused("that person is not known in Slack")
        key = _key(letter)
        topic = letter.notice.topic
        pin = f"topic {topic}" if topic else ""
        said = item("pinned", user, views.notice(letter.notice), key=key, pin=pin, in_place=bool(topic))
        with self._store.transaction() as transaction:
            if outbox.hear(transaction, key):
                outbox.put(transaction, said)
        self._sender.wake(said.lane)
        return key

    def delivered(self, letter: Letter) -> bool | None:
        """Whether it was lined up earlier."""
        with self._store.reading() as reading:
            return outbox.heard(reading, _key(letter))


class Rounds:
    """Tells people what they must hear, every minute while the door is open."""

    def __init__(self, programme: Programme, every: float = EVERY) -> None:
        self._programme = programme
        self._every = every
        self._ended = threading.Event()

    def start(self) -> None:
        """Begin."""
        threading.Thread(target=self._go_round, name="rounds", daemon=True).start()

    def stop(self) -> None:
        """End; what waits stays in the queue."""
        self._ended.set()

    def once(self) -> None:
        """One round. What goes wrong is tried again in the next."""
        try:
            self._programme.round()
        except (AuditError, StorageError) as error:
            log.warning("a round of notices came to nothing: %s", type(error).__name__)
        except Exception as error:  # noqa: BLE001 - the bot answers on, whatever ails the notices
            log.error("a round of notices failed: %s", type(error).__name__)

    def _go_round(self) -> None:
        while not self._ended.wait(self._every):
            self.once()


def _key(letter: Letter) -> str:
    """The notice's key as Slack may see it: it says nothing."""
    return f"notice {hashlib.sha256(letter.notice.key.encode()).hexdigest()[:24]}"

"""What the programme asks of a channel that brings notices to people."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from audit.notices.shapes import ChannelName, Notice
from audit.record import Person
from bot.errors import DoorError


class Down(DoorError):
    """The channel does not work just now; the notice is tried again later."""

    code = "channel_down"


class Refused(DoorError):
    """The channel will never bring this notice to this person; another one may."""

    code = "channel_refused"


@dataclass(frozen=True)
class Letter:
    """A notice on its way to a person. `previous` is the receipt of the message that it brings up to date."""

    notice: Notice
    person: Person
    at: dt.datetime
    previous: str | None = None


class Channel(Protocol):
    """A way to reach people."""

    name: ChannelName

    def reaches(self, person: Person) -> bool:
        """Whether the channel is set up and knows that person."""

    def send(self, letter: Letter) -> str:
        """Bring it to the person, or line it up where it cannot be lost; gives a receipt.

        The same notice sent twice must reach the person once where the channel can see to that.
        Raises Down, Refused.
        """

    def delivered(self, letter: Letter) -> bool | None:
        """Whether it reached the channel earlier; None where that cannot be known."""

"""A notice, how it stands on its way, and what a person wishes. Nothing in a notice names a child."""

import datetime as dt
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Hour = Annotated[int, Field(ge=0, le=24)]
ChannelName = Literal["slack", "email"]


class Shape(BaseModel):
    """A value."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Notice(Shape):
    """One thing to tell one person.

    `key` is unique for ever: a notice of the same key is the same notice. `kind` is one of `wording.KINDS`,
    `what` the thing due that it counts as telling of. `says` is what happened or is needed, `why` why it
    comes to this person, `by` by when, `button` the act it offers and its words. `lines` are further lines,
    `topic` the message it brings up to date (empty: a message of its own).
    An urgent one does not wait for sensible hours. `meeting` is the day of a meeting to put in a calendar.
    `covers` are the things due that it tells its reader of, as `queue.about` writes them.
    """

    key: str
    to: str
    kind: str
    what: str
    says: str
    why: str = ""
    by: dt.date | None = None
    act: str = ""
    button: str = ""
    lines: tuple[str, ...] = ()
    audit: str | None = None
    action: str | None = None
    month: str | None = None
    topic: str = ""
    urgent: bool = False
    meeting: dt.date | None = None
    covers: tuple[str, ...] = ()


class Waiting(Shape):
    """A notice on its way. `claimed_by` is the worker that is sending it, since `claimed_at`.

    `bundle` is the key of the message in which it goes out with others. `tries` counts failures; it is not
    tried again before `not_before`. `refused` are the channels that said that they will never reach this
    person with it.
    """

    notice: Notice
    put_at: dt.datetime
    claimed_by: str | None = None
    claimed_at: dt.datetime | None = None
    through: ChannelName | None = None
    bundle: str | None = None
    tries: int = 0
    not_before: dt.datetime | None = None
    refused: tuple[ChannelName, ...] = ()


class Sent(Shape):
    """That a notice was delivered: through what, when, and the channel's own receipt."""

    to: str
    what: str
    through: ChannelName | Literal["nobody"]
    at: dt.datetime
    receipt: str = ""
    audit: str | None = None


class Wishes(Shape):
    """How a person wishes to be told things that can wait. Urgent things come at once, whatever stands here.

    Hours are of the clock in the United Kingdom; `weekends` lets reminders come on days when nobody works.
    `reminders`: as things come near, on Mondays only, or only what is late.
    """

    channel: ChannelName | None = None
    from_hour: Hour = 9
    until_hour: Hour = 17
    weekends: bool = False
    reminders: Literal["as they come", "mondays", "late only"] = "as they come"

"""The desk of the programme, put together from the service's parts and the channels that are set up."""

from collections.abc import Sequence

from bot.bootstrap import App
from bot.programme.channels import Channel
from bot.programme.desk import Desk
from bot.programme.sending import Sender


def desk(app: App, channels: Sequence[Channel] = ()) -> Desk:
    """The desk. `channels` come before email: the Slack door hands in its own."""
    from bot.programme.email import EmailChannel

    mail = EmailChannel(app.settings.email, app.settings.organisation)
    sender = Sender(app.store, (*channels, mail), app.settings.clock, app.settings.timings)
    return Desk(app.programme, sender, app.ways)

"""What can go wrong with Slack.

SlackTrouble
├── RateLimited    Slack asks to wait; `after` says how many seconds
├── Unavailable    Slack could not be reached or is unwell; `doubtful`: the call may have been carried out
└── Refused        Slack will not do it, however often it is asked; `code` is Slack's own word for why
Stranger           somebody whom this service does not know, or who may no longer act
"""

from bot.errors import DoorError


class SlackTrouble(DoorError):
    """A call to Slack that came to nothing."""

    code = "slack"


class RateLimited(SlackTrouble):
    """Slack asks to wait."""

    code = "rate_limited"

    def __init__(self, method: str, after: float) -> None:
        super().__init__(f"Slack asks to wait {after:g} seconds before {method}")
        self.after = after


class Unavailable(SlackTrouble):
    """Slack could not be reached, or is unwell."""

    code = "unavailable"

    def __init__(self, method: str, *, doubtful: bool) -> None:
        super().__init__(f"Slack did not answer {method}; it is tried again")
        self.doubtful = doubtful


class Refused(SlackTrouble):
    """Slack will not do it."""

    code = "refused"

    def __init__(self, method: str, reason: str) -> None:
        super().__init__(f"Slack refused {method}: {reason}")
        self.reason = reason


class Stranger(DoorError):
    """Somebody whom this service does not know, or who may no longer act."""

    code = "stranger"

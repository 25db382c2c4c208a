"""A rehearsal: the whole bot on fictional data, in a folder that goes when it ends."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from audit import commands as c
from audit.deadlines import uk_date
from audit.permissions import THE_OPERATOR
from audit.record import Person
from audit.roles import Role
from bot.bootstrap import App, open_app
from bot.settings import Settings, load
from bot.slack import calls
from bot.slack.building import Tokens
from bot.slack.calls import Calls
from bot.slack.errors import SlackTrouble

MOST_MEMBERS = 1_000  # of the workspace; whoever else presses gets the sentence for strangers
CHILDREN = ("EXAMPLE-001", "EXAMPLE-002")
ROLES = (Role.AUDITOR, Role.MODERATOR, Role.TEAM_MANAGER, Role.ADMINISTRATOR)


@contextmanager
def rehearsal_settings(tokens: Tokens) -> Iterator[Settings]:
    """Settings of a service in a temporary folder; every member of the workspace may act there."""
    with tempfile.TemporaryDirectory(prefix="checkback-rehearsal-") as folder:
        settings = settings_in(Path(folder))
        app = open_app(settings)
        try:
            furnish(app, members(Calls(calls.client(tokens.bot, tokens.api_url))))
        finally:
            app.store.close()
        yield settings


def settings_in(folder: Path) -> Settings:
    """The service's settings but for the record, which is a new one there, whatever the environment says."""
    return load().apart(folder)


def members(slack: Calls) -> list[str]:
    """The people of the workspace; empty where Slack does not list them."""
    try:
        listed = slack.ask("users.list", limit=MOST_MEMBERS).get("members", [])
    except SlackTrouble:
        return []
    return [str(one["id"]) for one in listed if not one.get("is_bot") and not one.get("deleted")]


def furnish(app: App, users: list[str]) -> None:
    """Fictional people for those users, and an audit begun for each of the first few."""
    people = [
        Person(name=f"Rehearsal {number}", slack_id=user, roles=tuple(role.value for role in ROLES))
        for number, user in enumerate(users, 1)
    ]
    app.service.keep_people(people, THE_OPERATOR)
    month = uk_date(app.settings.clock()).isoformat()[:7]
    for person, child in zip(people, CHILDREN, strict=False):
        begin = c.StartAudit(childview_id=child, auditor=person.name, month=month)
        app.service.start(begin, THE_OPERATOR)

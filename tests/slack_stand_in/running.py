"""The bot as it runs, against the stand-in: the record in a folder, the door open over HTTP on loopback."""

import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import uvicorn

from audit.permissions import THE_OPERATOR
from audit.record import Edition, Person
from bot.bootstrap import App, open_app
from bot.settings import Settings
from bot.slack.building import SlackDoor, Tokens, build
from bot.slack.http import Gate
from questionbank.models import Form
from tests.builders import NOW, small_form
from tests.slack_stand_in.server import StandIn
from tests.slack_stand_in.state import APP_TOKEN, SECRET, TOKEN
from tests.storage.fake import MemoryStore

PEOPLE = (
    Person(name="Alex Example", slack_id="UALEX", roles=("auditor",)),
    Person(name="Mo Example", slack_id="UMO", roles=("moderator",)),
    Person(name="Terry Example", email="terry@example.invalid", roles=("team manager",)),
    Person(name="Robin Example", slack_id="UROBIN", roles=("administrator",)),
)


def service_in(home: Path, form: Form | None = None, **settings: str) -> App:
    """A service with a small form in force and four people, its record in a file."""
    app = open_app(Settings(home=home, now=NOW, **settings))  # type: ignore[arg-type]
    return _furnished(app, form or small_form())


def service_in_memory(home: Path, **settings: str) -> App:
    """The same with its record in memory, which passes the same contract tests and is quicker to make."""
    return _furnished(App(Settings(home=home, now=NOW, **settings), MemoryStore()), small_form())  # type: ignore[arg-type]


def _furnished(app: App, kept: Form) -> App:
    with app.store.transaction() as transaction:
        transaction.keep_edition(
            Edition(
                kind="form",
                document=kept.document,
                edition=kept.edition,
                title=kept.title,
                source="built-in",
                content=kept.model_dump_json(by_alias=True),
                kept_at=NOW,
                kept_by="tests",
                in_force=True,
            )
        )
    app.service.keep_people(PEOPLE, THE_OPERATOR)
    return app


def door_to(app: App, slack: StandIn, pace: float = 0.0, workers: int = 1) -> SlackDoor:
    """The Slack door of a service, speaking to the stand-in."""
    tokens = Tokens(bot=TOKEN, signing_secret=SECRET, app=APP_TOKEN, api_url=slack.api_url)
    return build(app, tokens, pace=pace, workers=workers)


@contextlib.contextmanager
def over_http(door: SlackDoor) -> Iterator[str]:
    """The door open over HTTP; gives the request URL."""
    config = uvicorn.Config(
        Gate(door.bolt),
        host="127.0.0.1",
        port=0,
        log_level="error",
        lifespan="off",
        ws="none",
        access_log=False,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 5
    while not server.started and time.monotonic() < until:
        time.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    door.start()
    try:
        yield f"http://127.0.0.1:{port}/slack/events"
    finally:
        server.should_exit = True
        thread.join(5)
        door.stop()

"""Opening the door: over a web socket, or over HTTP with as many workers as wanted."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from audit.coach import CommentItem, check_comment, load_rules
from bot.bootstrap import open_app
from bot.errors import BadSettings
from bot.settings import Settings, load
from bot.slack.building import SlackDoor, Tokens, build
from bot.slack.errors import SlackTrouble
from bot.slack.in_turn import InTurn
from bot.slack.rehearsal import rehearsal_settings, settings_in

Tell = Callable[[str], None]
# What the libraries log could tell what people said; what is wrong with Slack we say ourselves.
QUIET = ("slack_sdk", "slack_bolt", "bot.slack.bolt", "alembic", "uvicorn")
SWITCH = 0.001  # seconds: work behind must not keep an acknowledgement waiting for its turn
REHEARSAL = "CHECKBACK_REHEARSAL"  # tells HTTP workers, which are processes of their own


def tokens() -> Tokens:
    """What Slack gave the service, from the environment. Raises BadSettings where there is no bot token."""
    bot = os.environ.get("SLACK_BOT_TOKEN", "").strip()
    if not bot:
        raise BadSettings(
            "SLACK_BOT_TOKEN is not set: copy the Bot User OAuth Token from the app's page in Slack"
        )
    return Tokens(
        bot=bot,
        signing_secret=os.environ.get("SLACK_SIGNING_SECRET", "").strip(),
        app=os.environ.get("SLACK_APP_TOKEN", "").strip(),
        api_url=os.environ.get("SLACK_API_URL", "").strip() or None,
    )


def serve_socket(settings: Settings, tell: Tell, *, rehearsal: bool = False) -> None:
    """Serve over Socket Mode until interrupted."""
    from bot.slack.sockets import connected

    given = tokens()
    if not given.app:
        raise BadSettings("SLACK_APP_TOKEN is not set: Socket Mode needs one; or serve with --http HOST:PORT")
    quiet_logs()
    door = opened(settings, given, rehearsal=rehearsal)
    try:
        with connected(door.bolt, given):
            tell("Connected to Slack. Ctrl-C ends.")
            _until_told_to_end()
    finally:
        close(door)


def serve_http(
    settings: Settings, address: str, tell: Tell, *, workers: int = 1, rehearsal: bool = False
) -> None:
    """Serve HTTP on that address until interrupted."""
    import uvicorn

    host, port = host_and_port(address)
    given = tokens()
    if not given.signing_secret:
        raise BadSettings(
            "SLACK_SIGNING_SECRET is not set: without it nobody could tell Slack from a stranger"
        )
    quiet_logs()
    tell(f"Listening on http://{host}:{port}/slack/events. Ctrl-C ends.")
    options: dict[str, Any] = {"host": host, "port": port, "log_level": "warning"}
    options |= {"access_log": False, "server_header": False}
    if workers > 1:
        os.environ[REHEARSAL] = str(settings.home) if rehearsal else ""
        os.environ["CHECKBACK_WORKERS"] = str(workers)
        uvicorn.run("bot.slack.worker:application", factory=True, workers=workers, lifespan="on", **options)
        return
    from bot.slack.http import Gate

    door = opened(settings, given, rehearsal=rehearsal)
    signal.signal(signal.SIGTERM, _leave)  # uvicorn raises it again once it has closed
    try:
        uvicorn.run(Gate(door.bolt), lifespan="off", **options)
    finally:
        close(door)


def opened(settings: Settings, given: Tokens, *, workers: int = 1, rehearsal: bool = False) -> SlackDoor:
    """The door with its record open and its sender at work. Raises BadSettings, BadRules."""
    load_rules(settings.coach)  # a faulty file is told to whoever starts the service, not to who writes
    sys.setswitchinterval(SWITCH)
    app = open_app(settings)
    app = replace(app, store=InTurn(app.store))
    try:
        door = build(app, given, workers=workers, rehearsal=rehearsal)
    except SlackTrouble as trouble:
        app.store.close()
        raise BadSettings(f"{trouble}; is SLACK_BOT_TOKEN right, and SLACK_API_URL?") from None
    door.start()
    threading.Thread(target=_warm, args=[door], name="warm", daemon=True).start()
    return door


def close(door: SlackDoor) -> None:
    """Finish what was begun, and let go of the record."""
    door.stop()
    door.desk.app.store.close()


def host_and_port(address: str) -> tuple[str, int]:
    """The two parts of HOST:PORT. Raises BadSettings."""
    host, _, port = address.rpartition(":")
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise BadSettings(f"--http needs HOST:PORT, such as 127.0.0.1:3000, not {address!r}")
    return host.strip("[]") or "127.0.0.1", int(port)


def quiet_logs() -> None:
    """Our own log on standard error; of the libraries only what is wrong: they would tell what was said."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.CRITICAL)


def _warm(door: SlackDoor) -> None:
    """Build the search index, and have guidance and coaches at hand, before the first person asks."""
    app = door.desk.app
    form = app.service.form_in_force()
    app.guidance.search("home visit", form, limit=1)
    for question in form.questions():
        app.guidance.for_question(form, question.number)
    check_comment(CommentItem(grade=form.overall_ratings[0], comment="Seen."), app.settings.coach)


def _leave(*_: object) -> None:
    """End in good order: what was begun is finished on the way out."""
    raise SystemExit(0)


def _until_told_to_end() -> None:
    ended = threading.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: ended.set())
    ended.wait()


def run(http: str | None, workers: int, tell: Tell, *, rehearsal: bool) -> None:
    """Serve as asked until interrupted. A rehearsal lives in a folder of its own, which goes when it ends."""
    if not rehearsal:
        serve(load(), http, workers, tell)
        return
    with rehearsal_settings(tokens()) as settings:
        tell(f"A rehearsal: everything is fictional, and kept in {settings.home} until it ends.")
        serve(settings, http, workers, tell, rehearsal=True)


def serve(settings: Settings, http: str | None, workers: int, tell: Tell, *, rehearsal: bool = False) -> None:
    """Serve over HTTP where an address is given, else over a socket."""
    if http:
        serve_http(settings, http, tell, workers=workers, rehearsal=rehearsal)
    else:
        serve_socket(settings, tell, rehearsal=rehearsal)


def settings_for(rehearsal: Path | None) -> Settings:
    """The settings in force, or those of a rehearsal in that folder."""
    return settings_in(rehearsal) if rehearsal else load()

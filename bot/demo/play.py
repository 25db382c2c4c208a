"""Playing the fictional audit: every line goes through the same conversation that auditors use."""

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

from audit.permissions import THE_OPERATOR
from bot import delivery, importing, tracker
from bot.bootstrap import App, open_app
from bot.cli.common import write_file
from bot.conversation.engine import Conversation
from bot.demo.script import Script, script
from bot.settings import load
from bot.terminal import render
from bot.terminal.opening import Opening

Tell = Callable[[str], None]


def play(out: Path, sources: Path | None, tell: Tell) -> list[Path]:
    """Play the audit in a temporary data folder and write its documents into `out`; gives their paths."""
    with tempfile.TemporaryDirectory(prefix="checkback-demo-") as folder:
        settings = load().apart(Path(folder))  # the service's own record is not to be played in
        app = open_app(settings.model_copy(update={"now": dt.datetime(2026, 11, 20, 10, tzinfo=dt.UTC)}))
        try:
            _import(app, sources, tell)
            audit_id, transcript = _converse(app, script())
            tell(f"audit {audit_id}: {len(transcript)} turns of conversation")
            return _write(app, audit_id, transcript, out, tell)
        finally:
            app.store.close()


def _import(app: App, sources: Path | None, tell: Tell) -> None:
    for path in sorted(sources.iterdir()) if sources else ():
        try:
            reading = importing.read(path, None, None)
        except importing.NOT_OFFICIAL as error:
            tell(f"left out: {error}")
            continue
        for one in importing.put_in_force(app.store, [(path, reading)], THE_OPERATOR, app.settings.clock()):
            tell(f"imported {one.file}: {one.kind} {one.document}")


def _converse(app: App, played: Script) -> tuple[str, list[str]]:
    """Hold the conversation; gives the audit's id and what was said and shown, turn by turn."""
    transcript = []
    opening = Opening(app.service, THE_OPERATOR, app.settings)
    for line in played.opening:
        transcript.append(f"{opening.ask()}\n\n> {line}\n")
        opening.hear(line)
    assert opening.audit_id is not None  # the script begins an audit
    conversation = Conversation(app.parts(), opening.audit_id, THE_OPERATOR, app.settings.clock)
    shown = conversation.open()
    while (typed := played.answer(shown.screen)) is not None:
        transcript.append(f"{render.reply(shown)}\n\n> {typed}\n")
        shown = conversation.say(typed)
    transcript.append(render.reply(shown))
    return opening.audit_id, transcript


def _write(app: App, audit_id: str, transcript: list[str], out: Path, tell: Tell) -> list[Path]:
    made = delivery.documents(app, audit_id, THE_OPERATOR)
    workbook, _, _ = tracker.workbook(app, THE_OPERATOR, tell)
    made["tracker.xlsx"] = workbook
    made["conversation.txt"] = "\n".join(transcript).encode()
    return [write_file(out / name, content) for name, content in made.items()]

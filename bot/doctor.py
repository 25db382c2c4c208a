"""Looking after a service: what is in order, what to know, what to mend."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from audit.coach import load_rules
from audit.errors import AuditError
from bot.bootstrap import App
from bot.errors import DoorError
from bot.settings import FILE
from guidance.errors import GuidanceError
from questionbank.errors import FormError
from storage.errors import StorageError

Verdict = Literal["good", "note", "mend"]


@dataclass(frozen=True)
class Finding:
    """One thing looked at: how it stands, and what to do where something is to be done."""

    verdict: Verdict
    what: str
    says: str


def examine(app: App) -> list[Finding]:
    """Everything worth knowing, secrets never; what cannot be looked at is itself a finding."""
    parts = (_settings, _key, _record, _documents, _definitions, _coaches, _people)
    return [finding for part in parts for finding in _looked_at(part, app)] + list(_slack())


def _looked_at(part: Callable[[App], Iterator[Finding]], app: App) -> list[Finding]:
    try:
        return list(part(app))
    except (StorageError, AuditError, FormError, GuidanceError, DoorError, ValueError, OSError) as error:
        return [Finding("mend", part.__name__.strip("_"), " ".join(str(error).split()))]


def _settings(app: App) -> Iterator[Finding]:
    path = app.settings.home / FILE
    if path.exists() or os.path.exists(FILE):  # noqa: PTH110 - relative to where the command runs
        yield Finding("good", "settings", f"data folder {app.settings.home}")
    else:
        yield Finding("note", "settings", f"no {FILE}; `checkback init` writes one with every key")
    if app.settings.now:
        yield Finding("note", "clock", f"stands still at {app.settings.now.isoformat()} (CHECKBACK_NOW)")


def _key(app: App) -> Iterator[Finding]:
    beside = app.settings.home / "key"
    if app.settings.key or app.settings.key_file or app.settings.keyring:
        yield Finding("good", "key", "set by the service")
    elif beside.stat().st_mode & 0o077:
        yield Finding("mend", "key", f"{beside} can be read by others; `chmod 600 {beside}`")
    else:
        yield Finding(
            "note",
            "key",
            f"{beside} lies beside the record; keep a copy elsewhere, or set CHECKBACK_KEY_FILE",
        )


def _record(app: App) -> Iterator[Finding]:
    broken = app.store.verify()
    if broken:
        yield Finding("mend", "history", broken)
    else:
        yield Finding("good", "history", "whole")


def _documents(app: App) -> Iterator[Finding]:
    form = app.service.form_in_force()
    yield Finding("good", "form", f"{form.title}, edition {form.edition} ({form.source})")
    for document in app.guidance.library.documents:
        yield Finding("good", "guidance", f"{document.title}, edition {document.edition} ({document.source})")


def _definitions(app: App) -> Iterator[Finding]:
    where = app.settings.definitions or "built-in"
    yield Finding("good", "grading definitions", f"{', '.join(app.definitions)} ({where})")


def _coaches(app: App) -> Iterator[Finding]:
    rules = load_rules(app.settings.coach).rules.rules
    said = sum(rule.on for rule in rules.values())
    yield Finding("good", "coaches", f"{said} rules ({app.settings.coach or 'built-in'})")


def _people(app: App) -> Iterator[Finding]:
    everyone = app.service.people()
    if everyone:
        yield Finding("good", "people", f"{len(everyone)} known")
    else:
        yield Finding("note", "people", "nobody is known yet; `checkback people import FILE.csv` adds people")


def _slack() -> Iterator[Finding]:
    names = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")
    missing = [name for name in names if not os.environ.get(name)]
    yield Finding("note", "Slack", f"not set: {', '.join(missing)}" if missing else "tokens are set")

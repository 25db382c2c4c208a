"""Files dropped into the direct message: a Word form, a tracker, a caseload extract, read and shown first.

Nothing is recorded before the person says so. Meanwhile the file lies on a sealed shelf of the record.
"""

import base64
import json
import re
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from audit.deadlines import uk_date
from audit.permissions import Actor
from audit.programme.errors import BadCaseload
from audit.programme.service import Choice
from audit.record import Value
from audit.taking.desk import Wanted
from bot import form_reading, reading_text, tracker, tracker_text
from bot.bootstrap import App
from bot.errors import DoorError
from bot.programme import caseload, showing
from bot.slack import outbox, threads
from bot.slack.calls import Calls
from bot.slack.desk import item
from bot.slack.views import files as views

if TYPE_CHECKING:
    from bot.slack.door import Caller

SHELF = "slack.dropped"
AUDIT_ID = re.compile(r"\d{4}-\d{2}-\d{3,}(?=-form)")
MOST_BYTES = 10_000_000
FORGOTTEN_AFTER = 7 * 24 * 3600.0  # seconds that an undecided file is kept
PATIENCE = 30  # seconds for a download
KINDS = {".docx": "form", ".xlsx": "tracker", ".csv": "caseload"}
MONTH = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])")  # in the name of an extract: the month it is drawn for
NAMES = (
    "that extract holds children's names, which this service keeps out of Slack; please delete it here, and "
    "drop one without the column of names"
)
HOSTS = ("slack.com", "slack-edge.com", "slack-files.com")  # where Slack keeps files


class CannotTake(DoorError):
    """A file that was dropped and cannot be read here."""

    code = "cannot_take"


@dataclass(frozen=True)
class Dropped:
    """A file that waits for its person's word: what it is, and its audit or its month, where known."""

    kind: str
    content: bytes
    audit: str | None = None
    month: str | None = None


def take(caller: "Caller", dropped: Sequence[dict[str, Any]], key: str) -> None:
    """Read each file, show what it would change, and ask. A file that Slack sends twice is read once."""
    with caller.desk.app.store.transaction() as transaction:
        if not outbox.hear(transaction, key):
            return
        thread = threads.begun_at(transaction, caller.channel, str(caller.event.get("thread_ts", "")))
    for file in dropped:
        got = fetch(caller.desk.calls, file, thread.audit if thread else None)
        told = read(caller.desk.app, got, caller.actor, dry_run=True)
        shelf_key = _shelved(caller.desk.app, caller.user, got)
        said = views.asking(got.kind, told, shelf_key)
        caller.desk.send([item("say", caller.user, said, audit=got.audit or "")])


def fetch(calls: Calls, file: dict[str, Any], audit: str | None) -> Dropped:
    """Download a file with the bot's token, which goes to Slack alone. Raises CannotTake.

    `audit` is that of the thread it was dropped into; else the one its name begins with, as ours do.
    """
    name = str(file.get("name") or "")
    kind = KINDS.get(Path(name).suffix.lower())
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    if kind is None:
        raise CannotTake(
            "I read filled Word forms (.docx), edited trackers (.xlsx) and caseload extracts (.csv); "
            "that file is none of them"
        )
    if int(file.get("size") or 0) > MOST_BYTES:
        raise CannotTake(
            f"that file is larger than {MOST_BYTES // 1_000_000} MB, which no form or tracker is"
        )
    if not _at_slack(url, calls.base_url):
        raise CannotTake("that file does not lie in Slack; please upload it here instead of linking to it")
    ours = AUDIT_ID.match(name)
    content = _downloaded(url, calls.token, is_office=kind != "caseload")
    found = MONTH.search(name)
    return Dropped(kind, content, audit or (ours[0] if ours else None), found[0] if found else None)


def read(app: App, got: Dropped, actor: Actor, *, dry_run: bool) -> str:
    """What the file changes, in plain lines; recorded unless `dry_run`. Raises what the readers raise."""
    if got.kind == "form":
        month = uk_date(app.settings.clock()).isoformat()[:7]
        given: dict[str, Value] = {} if got.audit else {"/auditor": actor.name, "/month": month}
        wanted = Wanted(into=got.audit, given=given, dry_run=dry_run)
        brought = form_reading.bring(app, [("form.docx", got.content)], actor, wanted)
        return reading_text.whole(brought, dry_run=dry_run)
    if got.kind == "caseload":
        return _drawn(app, got, actor, dry_run=dry_run)
    with tempfile.TemporaryDirectory(prefix="checkback-") as folder:
        path = Path(folder) / "tracker.xlsx"
        path.write_bytes(got.content)
        merged = tracker.read_tracker(app, path, actor, dry_run=dry_run)
    return tracker_text.told(merged, dry_run=dry_run)


def _drawn(app: App, got: Dropped, actor: Actor, *, dry_run: bool) -> str:
    """A month's children drawn from an extract. Raises CannotTake, BadCaseload, NotAllowed."""
    month = got.month or uk_date(app.settings.clock()).isoformat()[:7]
    with tempfile.TemporaryDirectory(prefix="checkback-") as folder:
        path = Path(folder) / "caseload.csv"
        path.write_bytes(got.content)
        try:
            found = caseload.read(path)
        except BadCaseload as error:
            raise CannotTake(str(error).replace(str(path), "the extract")) from None
    if app.settings.slack_child != "named" and any(case.name for case in found.cases):
        raise CannotTake(NAMES)
    drawn = app.programme.select(month, found.cases, actor, Choice(keep=not dry_run))
    left = [f"line {problem.line} left out: {problem.what}" for problem in found.problems]
    return "\n".join([showing.draw_text(drawn), *left])


def waiting(app: App, user: str, key: str) -> Dropped | None:
    """The file that waits under that key; None where it was decided already."""
    with app.store.reading() as reading:
        kept = reading.item(SHELF, f"{user} {key}")
    return _unpacked(kept) if kept else None


def forget(app: App, user: str, key: str) -> bool:
    """Take the file from the shelf; False where it is gone already."""
    with app.store.transaction() as transaction:
        return transaction.remove_item(SHELF, f"{user} {key}")


def _at_slack(url: str, api: str) -> bool:
    parts, ours = urlsplit(url), urlsplit(api)
    host = parts.hostname or ""
    if host == ours.hostname and parts.scheme == ours.scheme:
        return True
    return parts.scheme == "https" and any(host == one or host.endswith(f".{one}") for one in HOSTS)


class _NoRedirect(HTTPRedirectHandler):
    """A download stays where it is: the token must not follow to another host."""

    def redirect_request(self, *_: Any) -> None:
        """Follow nothing."""


def _downloaded(url: str, token: str, *, is_office: bool) -> bytes:
    request = Request(url, headers={"Authorization": f"Bearer {token}"})  # noqa: S310 - checked by _at_slack
    try:
        with build_opener(_NoRedirect).open(request, timeout=PATIENCE) as answer:
            content: bytes = answer.read(MOST_BYTES + 1)
    except (OSError, HTTPException):
        raise CannotTake("that file could not be fetched from Slack; please drop it here once more") from None
    if len(content) > MOST_BYTES or (is_office and not content.startswith(b"PK")):
        raise CannotTake("that file is no Word form and no tracker, whatever its name says")
    return content


def _shelved(app: App, user: str, got: Dropped) -> str:
    """Keep a file until its person decides, and let go of those that nobody decided on; gives its key."""
    key, now = outbox.new_key(), time.time()
    with app.store.transaction() as transaction:
        for other, kept in transaction.items(SHELF):
            if json.loads(kept)[3] < now - FORGOTTEN_AFTER:
                transaction.remove_item(SHELF, other)
        packed = [got.kind, base64.b64encode(got.content).decode(), got.audit, now, got.month]
        transaction.keep_item(SHELF, f"{user} {key}", json.dumps(packed))
    return key


def _unpacked(kept: str) -> Dropped:
    kind, content, audit, _, *month = json.loads(kept)
    return Dropped(kind, base64.b64decode(content), audit, month[0] if month else None)

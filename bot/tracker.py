"""The tracker of everything a person may see, and a manager's copy of it read back.

The command line and Slack share these functions. A service whose own tracker is mapped in the settings has
that one read, and brought up to date in place.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audit.deadlines import uk_date
from audit.permissions import THE_OPERATOR, Actor
from audit.tracking import Merged, Snapshot, Take
from audit.tracking.models import Fields, Sheet
from bot.bootstrap import App
from bot.delivery import look
from bot.errors import InUse, UnreadEdits
from docgen import tracker, tracker_own, tracker_reading
from docgen.errors import NotATracker
from docgen.tracker.actions import shown
from docgen.tracker.due import dated

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Written:
    """A tracker to be kept, and how many audits and actions it holds."""

    content: bytes
    audits: int
    actions: int


def workbook(app: App, actor: Actor, tell: Tell) -> tuple[bytes, int, int]:
    """The workbook with how many audits and actions it holds. Raises NotAllowed.

    `tell` is called with a sentence for each thing that did not fit into a sheet.
    """
    seen = app.tracking.snapshot(actor)
    written = _new(app, seen, tell)
    _told(app, actor, seen)
    return written.content, written.audits, written.actions


def tracker_for(app: App, path: Path, actor: Actor, tell: Tell, *, overwrite: bool = False) -> Written:
    """The tracker as it is to stand in that file: new, or the service's own brought up to date.

    Raises NotAllowed, InUse where the file is open, UnreadEdits where it has edits that would be lost (not
    with `overwrite`), UnreadableWorkbook and NotATracker where it is something else.
    """
    seen = app.tracking.snapshot(actor)
    written = _for(app, path, seen, tell, overwrite=overwrite)
    _told(app, actor, seen)
    return written


def _told(app: App, actor: Actor, seen: Snapshot) -> None:
    """Taking so much away is accounted for: who, when, which audits."""
    app.care.took(actor, "tracker", [record.id for record in seen.records])


def _for(app: App, path: Path, seen: Snapshot, tell: Tell, *, overwrite: bool) -> Written:
    if not path.exists() or (path.is_file() and path.stat().st_size == 0):
        return _new(app, seen, tell)
    _refuse_in_use(path)
    book = tracker_reading.open_workbook(path)
    layout = _layout(app, book)
    if not overwrite:
        _refuse_unread(app, path, book)
    if layout is None:
        return _new(app, seen, tell)
    plan = dated([tracker.Tracked(record, seen.form_of(record)) for record in seen.records])
    today = uk_date(seen.at)
    edited = tracker_own.edit(book, layout, plan, _known(seen), today, seen.line)
    tell(f"{path.name}: {edited.changed} rows brought up to date, {edited.added} added")
    return Written(edited.content, len(seen.records), len(plan))


def read_tracker(
    app: App, path: Path, actor: Actor, *, take: Take | None = None, dry_run: bool = False
) -> Merged:
    """Merge an edited tracker with the record; with `dry_run` only say what would come of it.

    Conflicts are recorded only with `take`. Raises UnreadableWorkbook, NotATracker, NotAllowed, Busy; then
    nothing was changed.
    """
    sheet = _sheet(app, tracker_reading.open_workbook(path), actor)
    return app.tracking.merge(sheet, shown, actor, take=take, dry_run=dry_run)


def _sheet(app: App, book: tracker_reading.Workbook, actor: Actor) -> Sheet:
    seen = app.tracking.seen(actor)
    today = uk_date(app.settings.clock())
    return tracker_reading.read(book, _known(seen), today, _layout(app, book))


def _new(app: App, seen: Snapshot, tell: Tell) -> Written:
    tracked = [tracker.Tracked(record, seen.form_of(record)) for record in seen.records]
    content = tracker.write(tracked, look(app), seen.at, tell, seen.line, app.settings.timings)
    return Written(content, len(tracked), sum(len(record.data.actions) for record in seen.records))


def _layout(app: App, book: tracker_reading.Workbook) -> tracker_reading.Layout | None:
    """How the service's own tracker is laid out, where this is it."""
    own = app.settings.tracker
    if not own.columns or own.sheet not in book.sheets():
        return None
    return tracker_reading.Layout(own.sheet, own.fields(), own.statuses)


def _known(seen: Snapshot) -> tracker_reading.Known:
    """What the record says of an action, asked by its ids."""
    records = {record.id: record for record in seen.records}

    @cache
    def of_audit(audit: str) -> Mapping[str, Fields]:
        record = records.get(audit)
        return shown(record, seen.form_of(record)) if record else {}

    return lambda audit, action: of_audit(audit).get(action)


def _refuse_in_use(path: Path) -> None:
    """Raise InUse where Excel or LibreOffice has left word that it has the file open."""
    for mark in (f"~${path.name}", f".~lock.{path.name}#"):
        if path.with_name(mark).exists():
            raise InUse(
                f"{path} is open in Excel or LibreOffice: save and close it there, then try again (if nobody "
                f"has it open, delete {mark} beside it)"
            )


def _refuse_unread(app: App, path: Path, book: tracker_reading.Workbook) -> None:
    """Raise UnreadEdits where the file holds what the record has not got and nobody was told of."""
    try:
        sheet = _sheet(app, book, THE_OPERATOR)
    except NotATracker:
        raise NotATracker(
            f"{path} is a workbook, but no tracker; it was left as it is: give another name"
        ) from None
    merged = app.tracking.merge(sheet, shown, THE_OPERATOR, dry_run=True)
    if unread := len(merged.changes) + len(merged.conflicts) + len(merged.problems):
        edits = "an edit" if unread == 1 else f"{unread} edits"
        raise UnreadEdits(
            f"{path} has {edits} that the record has not got: run `checkback tracker read {path}` first, or "
            "add --overwrite to give them up"
        )

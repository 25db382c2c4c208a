"""A small service, its tracker, and a manager's copy of it: edited with another library, read back."""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl import Workbook as Openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from audit import commands as c
from audit.forms import FormShelf
from audit.permissions import THE_OPERATOR, Actor
from audit.record import AuditRecord
from audit.service import AuditService
from audit.tracking import Merged, Take, Tracking
from docgen import tracker, tracker_reading
from docgen.ooxml.look import Look
from docgen.tracker.actions import shown
from tests.builders import NOW, small_form
from tests.storage.fake import MemoryStore

TODAY = dt.date(2026, 11, 20)
ACTIONS: tuple[dict[str, str], ...] = (
    {
        "action": "Update the safety plan",
        "responsibility": "Kit Made-Up",
        "timescale": "within 10 working days (10/12/2026)",
        "question": "2",
    },
    {"action": "Call the school", "responsibility": "Sol Notreal", "status": "In progress"},
    {"action": "Ask Mum", "timescale": "3 January 2027", "check_back": "15 January 2027"},
)
ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
Edit = Callable[["Copy"], None]


class Copy:
    """A tracker opened for editing: cells of the sheet Actions by row and header."""

    def __init__(self, data: bytes) -> None:
        self.book: Openpyxl = openpyxl.load_workbook(BytesIO(data))
        self.sheet: Worksheet = self.book["Actions"]

    def column(self, header: str) -> int:
        """The number of a column."""
        return next(cell.column for cell in self.sheet[1] if cell.value == header)

    def put(self, row: int, header: str, value: Any) -> None:
        """Type into a cell; a text stays a text whatever it begins with, as Excel saves it."""
        cell = self.sheet.cell(row, self.column(header))
        cell.value = ESCAPED.sub("_x005F_", value) if isinstance(value, str) else value
        if isinstance(value, str) and value.startswith("="):
            cell.data_type = "s"

    def row(self, row: int, **values: Any) -> None:
        """Fill a row; headers have `_` for spaces."""
        for header, value in values.items():
            self.put(row, header.replace("_", " "), value)

    @property
    def data(self) -> bytes:
        """The saved file."""
        buffer = BytesIO()
        self.book.save(buffer)
        return buffer.getvalue()


class Service:
    """A service with one audit of three actions; its clock stands still, as in rehearsals."""

    def __init__(self, actions: Sequence[Mapping[str, str]] = ACTIONS) -> None:
        self.store = MemoryStore()
        form = small_form()
        shelf = FormShelf({form.document: lambda: form})
        self.now = NOW
        self.core = AuditService(self.store, shelf, lambda: self.now)
        self.tracking = Tracking(self.store, shelf, lambda: self.now)
        self.audit = self.start("CV-1", actions)

    def start(self, child: str, actions: Sequence[Mapping[str, str]] = (), **more: str) -> str:
        """One more audit; gives its id."""
        data = {"month": "2026-11", "date": "2026-11-01", "auditor": "Alex Example", **more}
        full = {**data, "child": {"childview_id": child}, "actions": list(actions)}
        return self.core.take_in(full, THE_OPERATOR).record.id

    def change(self, action: str, **fields: str) -> None:
        """Change an action at another door."""
        self.core.perform(c.ChangeAction(audit=self.audit, action=action, fields=fields), THE_OPERATOR)

    def write(self) -> bytes:
        """The tracker as it stands."""
        seen = self.tracking.snapshot(THE_OPERATOR)
        tracked = [tracker.Tracked(record, seen.form_of(record)) for record in seen.records]
        return tracker.write(tracked, Look(), seen.at, line=seen.line)

    def copy(self, edit: Edit | None = None) -> bytes:
        """The tracker, edited and saved."""
        copy = Copy(self.write())
        if edit:
            edit(copy)
        return copy.data

    def read(
        self, data: bytes, take: Take | None = None, dry_run: bool = False, actor: Actor = THE_OPERATOR
    ) -> Merged:
        """Read a copy back."""
        seen = self.tracking.seen(actor)
        records = {record.id: record for record in seen.records}

        def known(audit: str, action: str) -> Mapping[str, str] | None:
            record = records.get(audit)
            return shown(record, seen.form_of(record)).get(action) if record else None

        sheet = tracker_reading.read(tracker_reading.Workbook("tracker.xlsx", data), known, TODAY)
        return self.tracking.merge(sheet, shown, actor, take=take, dry_run=dry_run)

    @property
    def record(self) -> AuditRecord:
        """The audit as it is recorded."""
        return self.core.show(self.audit, THE_OPERATOR)[0]

    def says(self, action: str, field: str) -> Any:
        """What the record says of an action."""
        return next(getattr(one, field) for one in self.record.data.actions if one.id == action)


def changed(merged: Merged) -> dict[tuple[str, str], str | None]:
    """What a reading changed: the new value by action and field."""
    return {(one.action, one.field): one.after for one in merged.changes}


def problems(merged: Merged) -> str:
    """What a reading told."""
    return "\n".join(f"{one.where}: {one.what}" for one in merged.problems)


def is_empty(merged: Merged) -> bool:
    """Whether a reading brought nothing and told nothing."""
    return not (merged.changes or merged.conflicts or merged.problems)

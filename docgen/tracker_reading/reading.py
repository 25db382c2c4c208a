"""Reading a whole tracker."""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from audit.merging import same
from audit.tracking.models import Fields, Problem, Sheet, SheetRow
from docgen.tracker.actions import SHEET
from docgen.tracker.columns import DAYS, HEADERS, Field
from docgen.tracker_reading.grid import Grid, read_grid
from docgen.tracker_reading.headers import Columns, by_name, settled
from docgen.tracker_reading.opening import Workbook
from docgen.tracker_reading.rows import sheet_rows
from docgen.tracker_reading.written import audits_of, written

SAMPLE = 200  # rows whose cells tell what a column without a known header holds
# What the record says of an action, by the ids of its audit and its own; None where it knows none.
Known = Callable[[str, str], Fields | None]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a service's own tracker is laid out: its sheet, its headers and its names for the statuses."""

    sheet: str = SHEET
    columns: Mapping[str, Field] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)


def read(book: Workbook, known: Known, today: dt.date, layout: Layout | None = None) -> Sheet:
    """The rows of a tracker. Raises NotATracker, UnreadableWorkbook.

    `today` is the day from which the years of dates typed without one are counted.
    """
    own = layout or Layout()
    grid = read_grid(book, own.sheet, own.columns)
    columns = _columns(grid, own, known, today)
    rows, problems = sheet_rows(grid, columns, today, own.statuses)
    about = written(book)
    return Sheet(
        mark=hashlib.sha256(book.data).hexdigest(),
        rows=tuple(rows),
        audits=lambda: audits_of(book),
        line=about.line if about.line is not None else _latest(rows),
        written=about.when,
        numbered=bool(own.columns) or "number" in columns.where or "key" in columns.where,
        problems=(*_told(grid, columns, own), *problems),
    )


def _columns(grid: Grid, layout: Layout, known: Known, today: dt.date) -> Columns:
    """Where each field stands: by name, then by place and by what the cells say."""
    named = by_name(grid.headers, layout.columns)
    if layout.columns or len(named) == len(HEADERS):
        return settled(grid.headers, named, lambda _field, _number: False)

    def agrees(field: Field, number: int) -> bool:
        trial = Columns({**named, field: number})
        sample = Grid(grid.sheet, grid.headers, list(islice(grid.rows, SAMPLE)), grid.first)
        rows, _ = sheet_rows(sample, trial, today)
        return field not in IDENTITY_FIELDS and _mostly(field, rows, known)

    return settled(grid.headers, named, agrees)


def _mostly(field: Field, rows: Sequence[SheetRow], known: Known) -> bool:
    """Whether a column says what the record says in most rows, and in one at least that says something."""
    agreeing = differing = 0
    for row in rows:
        fields = known(row.audit, row.action)
        if fields is None:
            continue
        said, recorded = row.fields.get(field, ""), fields.get(field, "")
        agreeing += bool(recorded) and same(said, recorded)
        differing += not same(said, recorded)
    return agreeing > 0 and agreeing >= differing


def _latest(rows: Sequence[SheetRow]) -> int | None:
    """When the sheet was written last, as its rows remember it; None where they do not."""
    return max((row.line for row in rows if row.line is not None), default=None)


def _told(grid: Grid, columns: Columns, layout: Layout) -> list[Problem]:
    """Columns that are missing, where the sheet is ours; a service's own has only those it wants."""
    if layout.columns:
        return []
    missing = [HEADERS[field] for field in columns.missing if field not in (*IDENTITY_FIELDS, *DERIVED_DAYS)]
    unknown = f" ({', '.join(columns.unknown)} is not known)" if columns.unknown else ""
    return [
        Problem(
            where=grid.sheet,
            what=f"the column {header} is missing{unknown}; what the record says there stays as it is",
        )
        for header in missing
    ]


IDENTITY_FIELDS: tuple[Field, ...] = ("audit", "number", "child", "month", "key")
DERIVED_DAYS: tuple[Field, ...] = tuple(day for day in DAYS if day != "check_back")

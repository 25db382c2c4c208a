"""The sheet Lists: what the drop-downs of the other sheets offer."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from audit.deadlines import UK
from audit.models import ActionStatus
from audit.record import State
from audit.themes.counting import labels
from audit.themes.counting import sections as section_titles
from audit.written import day
from docgen.tracker.book import Book
from docgen.tracker.table import Column, Place, set_widths, write_table
from docgen.tracker.tracked import Tracked

SHEET = "Lists"
ABOUT, WRITTEN, LINE = "tblAbout", "Written", "Record line"
STATUSES, OWNERS = 0, 1  # where in the order of the lists these stand; each takes two columns of the sheet


@dataclass(frozen=True, slots=True)
class Lists:
    """The ranges that drop-downs take their choices from."""

    statuses: str
    owners: str


def lists(tracked: Sequence[Tracked]) -> Lists:
    """Where the lists for these audits stand, to be used before the sheet itself is written."""
    ranges = [_range(number, len(entries)) for number, (_, _, entries) in enumerate(_lists(tracked))]
    return Lists(statuses=ranges[STATUSES], owners=ranges[OWNERS])


def write_lists(book: Book, tracked: Sequence[Tracked], now: dt.datetime, line: int | None) -> None:
    """Write the sheet: each list a table of its own, with an empty column between, then what this file is."""
    sheet = book.sheet(SHEET)
    every = _lists(tracked)
    spaced = [
        column for header, _, _ in every for column in (Column(header, 26, "plain"), Column("", 3, "plain"))
    ]
    set_widths(book, sheet, spaced)
    for number, (header, table, entries) in enumerate(every):
        rows = [[entry] for entry in entries]
        place = Place(0, 2 * number)
        write_table(book, sheet, table, [Column(header, 26, "plain")], rows, place, f"The list {header}")
    _write_about(book, sheet, Place(0, 2 * len(every)), now, line)


def _write_about(book: Book, sheet: Any, place: Place, now: dt.datetime, line: int | None) -> None:
    """When this workbook was written, for people and for reading it back where hidden things got lost."""
    moment = now.astimezone(UK)
    rows = [[WRITTEN, f"{day(moment.date())} at {moment:%H:%M}"], [LINE, "" if line is None else str(line)]]
    sheet.set_column(place.column, place.column + 1, 26)
    columns = [Column("About this workbook", 26, "plain"), Column("Value", 26, "plain")]
    write_table(book, sheet, ABOUT, columns, rows, place, "When this workbook was written")


def _lists(tracked: Sequence[Tracked]) -> list[tuple[str, str, Sequence[str]]]:
    """Header, name of the table, and entries of each list."""
    named = {(a.responsibility or "").strip() for one in tracked for a in one.record.data.actions}
    return [
        ("Status of an action", "tblStatuses", get_args(ActionStatus)),
        ("Owner", "tblOwners", sorted(named - {""}, key=str.casefold)),
        ("Section", "tblSections", section_titles(tracked)),
        ("Rating", "tblRatingLabels", labels(tracked)),
        ("State of an audit", "tblStates", get_args(State)),
    ]


def _range(number: int, entries: int) -> str:
    column = chr(ord("A") + 2 * number)
    return f"={SHEET}!${column}$2:${column}${1 + max(entries, 1)}"
